/* SPDX-License-Identifier: MIT */
/* Strata: labels are dealt out among like networks only, so that what the
 * strata tell apart is not taken for a difference between the groups. */
#include "compare/groups.h"
#include "compare/relabel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define THIRDS 3

size_t pt_facts_of(const ptce_network *network)
{
    size_t facts = network->tie_count;
    for (size_t i = 0; i < network->pool_count; i++)
        if (network->pools[i].member_count > 1)
            facts += network->pools[i].member_count;
    return facts;
}

/* ---- The value of a network ------------------------------------------------
 */

static bool has_side(const pt_comparing *c, size_t i)
{
    return c->sides[i] != PT_NEITHER;
}

/* Least, middle and best documented third of the networks of both groups. */
static const char *third_of(const pt_comparing *c, size_t i)
{
    static const char *const names[] = {"1", "2", "3"};
    const ptce_measures *networks = c->out->measuring.networks;
    size_t facts = pt_facts_of(networks[i].network);
    size_t fewer = 0;
    size_t count = 0;
    for (size_t j = 0; j < c->out->measuring.count; j++) {
        count += has_side(c, j);
        fewer += has_side(c, j) && pt_facts_of(networks[j].network) < facts;
    }
    size_t third = count ? THIRDS * fewer / count : 0;
    return names[third < THIRDS ? third : THIRDS - 1];
}

static const char *value_of(const pt_comparing *c, size_t i)
{
    const char *key = c->options->within;
    const ptce_network *network = c->out->measuring.networks[i].network;
    if (strcmp(key, "documentation") == 0)
        return third_of(c, i);
    return pt_key_value(network, key);
}

/* ---- The strata -------------------------------------------------------------
 */

/* Place of a value among those so far; their number where it is new. NULL, no
 * value, is one like another. */
static size_t stratum_of(ptce_comparison *out, const char *value)
{
    size_t s = 0;
    while (s < out->stratum_count &&
           pt_text_order(out->strata[s].value, value) != 0)
        s++;
    return s;
}

static int by_value(const void *a, const void *b)
{
    return pt_text_order(((const ptce_stratum *)a)->value,
                         ((const ptce_stratum *)b)->value);
}

static void list_strata(const pt_comparing *c)
{
    ptce_comparison *out = c->out;
    for (size_t i = 0; i < out->measuring.count; i++) {
        const char *value = value_of(c, i);
        if (has_side(c, i) && stratum_of(out, value) == out->stratum_count)
            out->strata[out->stratum_count++] = (ptce_stratum){.value = value};
    }
    if (out->stratum_count > 1)
        qsort(out->strata, out->stratum_count, sizeof *out->strata, by_value);
}

ptce_status pt_strata_make(pt_comparing *c, ptce_error *err)
{
    ptce_comparison *out = c->out;
    size_t count = out->measuring.count;
    out->within = c->options->within;
    if (!out->within)
        return PTCE_OK;
    out->strata = pt_arena_take(out->arena, count, sizeof *out->strata);
    c->strata = pt_arena_take(out->arena, count, sizeof *c->strata);
    if (!out->strata || !c->strata)
        return pt_nomem(err);
    list_strata(c);
    bool known = false;
    for (size_t s = 0; s < out->stratum_count; s++)
        known |= out->strata[s].value != NULL;
    if (!known)
        return pt_fail(err, PTCE_E_USAGE, "compare-within-unknown", out->within,
                       NULL);
    for (size_t i = 0; i < count; i++) {
        if (!has_side(c, i))
            continue;
        c->strata[i] = stratum_of(out, value_of(c, i));
        ptce_stratum *stratum = &out->strata[c->strata[i]];
        stratum->first += c->kept[i] && c->sides[i] == PT_FIRST;
        stratum->second += c->kept[i] && c->sides[i] == PT_SECOND;
    }
    return PTCE_OK;
}

/* ---- Of values -------------------------------------------------------- */

static size_t stratum_of_id(const pt_comparing *c, const char *id)
{
    size_t i = 0;
    while (c->out->measuring.networks[i].network->id != id)
        i++;
    return c->strata[i];
}

static size_t *add_strata(size_t *to, const pt_comparing *c,
                          const ptce_compared_value *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isnan(rows[i].compared))
            *to++ = stratum_of_id(c, rows[i].id);
    return to;
}

ptce_status pt_contrast_strata(size_t **strata, const pt_comparing *c,
                               const ptce_contrast *contrast, ptce_error *err)
{
    *strata = NULL;
    if (!c->strata)
        return PTCE_OK;
    *strata = pt_alloc(contrast->n_first + contrast->n_second, sizeof(size_t));
    if (!*strata)
        return pt_nomem(err);
    (void)add_strata(
        add_strata(*strata, c, contrast->first, contrast->count_first), c,
        contrast->second, contrast->count_second);
    return PTCE_OK;
}
