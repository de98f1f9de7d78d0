/* SPDX-License-Identifier: MIT */
/* Primary contrasts looked at otherwise: undefined values at either end, and
 * views that count less. */
#include "compare/exact.h"
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>

#define NOTHING                                                                \
    (ptce_otherwise)                                                           \
    {                                                                          \
        (double)NAN, (double)NAN                                               \
    }

static bool is_looked_at(const ptce_contrast *contrast)
{
    return contrast->tested && contrast->measure->primary;
}

/* ---- Undefined values at either end ---------------------------------------
 */

/* Values of a list, an end in place of those that are undefined. */
static size_t fill(double *to, const ptce_compared_value *rows, size_t count,
                   double end)
{
    for (size_t i = 0; i < count; i++)
        to[i] = isfinite(rows[i].compared) ? rows[i].compared : end;
    return count;
}

/* An end beyond all values that are defined. */
static double end_of(const ptce_contrast *contrast, bool high)
{
    const ptce_compared_value *lists[] = {contrast->first, contrast->second};
    const size_t counts[] = {contrast->count_first, contrast->count_second};
    double end = high ? -HUGE_VAL : HUGE_VAL;
    for (size_t g = 0; g < PT_COUNT(lists); g++)
        for (size_t i = 0; i < counts[g]; i++) {
            double value = lists[g][i].compared;
            if (isfinite(value))
                end = high ? fmax(end, value) : fmin(end, value);
        }
    return high ? end + 1 : end - 1;
}

static ptce_status test_end(ptce_otherwise *out, const ptce_contrast *contrast,
                            bool high, uint64_t seed, ptce_error *err)
{
    size_t total = contrast->count_first + contrast->count_second;
    double *values = pt_alloc(total, sizeof *values);
    if (!values)
        return pt_nomem(err);
    double end = end_of(contrast, high);
    size_t m = fill(values, contrast->first, contrast->count_first, end);
    size_t n = fill(values + m, contrast->second, contrast->count_second, end);
    const pt_samples samples = {values, m, n};
    pt_rank_test test;
    ptce_status st = pt_mann_whitney(&test, &samples, seed, err);
    if (st == PTCE_OK)
        *out = (ptce_otherwise){pt_cliff_delta(&samples).estimate,
                                (double)test.as_extreme /
                                    (double)test.relabelings};
    free(values);
    return st;
}

static ptce_status look_at_ends(ptce_contrast *contrast, uint64_t seed,
                                ptce_error *err)
{
    if (contrast->n_first == contrast->count_first &&
        contrast->n_second == contrast->count_second)
        return PTCE_OK;
    ptce_status st = test_end(&contrast->lowest, contrast, false, seed, err);
    return st == PTCE_OK
               ? test_end(&contrast->highest, contrast, true, seed, err)
               : st;
}

/* ---- Views that count less ------------------------------------------------
 */

static const ptce_contrast *same_measure(const ptce_comparison *other,
                                         const ptce_contrast *contrast)
{
    for (size_t i = 0; i < other->contrast_count; i++)
        if (other->contrasts[i].measure == contrast->measure)
            return &other->contrasts[i];
    return NULL;
}

/* A view without any tie left in a group has nothing to say. */
static ptce_status compare_view(pt_comparing *c, const ptce_view *view,
                                size_t place, ptce_error *err)
{
    ptce_compare_options options = *c->options;
    ptce_comparison other;
    ptce_error own = {0};
    options.brief = true;
    options.draws = 0;
    options.with_common = true; /* they stand in the view's without */
    options.by = c->out->by;
    ptce_status st =
        ptce_compare(&other, c->collection, view, &options, c->run, &own);
    if (st == PTCE_E_DATA)
        return PTCE_OK;
    if (st != PTCE_OK && err)
        *err = own;
    for (size_t i = 0; st == PTCE_OK && i < c->out->contrast_count; i++) {
        ptce_contrast *contrast = &c->out->contrasts[i];
        const ptce_contrast *found = same_measure(&other, contrast);
        if (!is_looked_at(contrast) || !found || !found->tested ||
            contrast->measure->comparable != PTCE_CLASS_A)
            continue;
        *(place == 0 ? &contrast->without_pools : &contrast->without_undated) =
            (ptce_otherwise){found->cliff.estimate, found->p_exact};
    }
    if (st == PTCE_OK)
        ptce_comparison_clear(&other);
    return st;
}

ptce_status pt_otherwise_make(pt_comparing *c, ptce_error *err)
{
    ptce_comparison *out = c->out;
    ptce_view views[] = {out->view, out->view};
    ptce_status st = PTCE_OK;
    views[0].pools = PTCE_POOLS_DROP;
    views[1].undated = PTCE_UNDATED_DROP;
    const bool differs[] = {out->view.pools != PTCE_POOLS_DROP &&
                                out->view.layer != PTCE_LAYER_MUTUALISATION,
                            out->view.undated != PTCE_UNDATED_DROP &&
                                out->view.from != PTCE_NO_YEAR};
    for (size_t i = 0; i < out->contrast_count; i++) {
        ptce_contrast *contrast = &out->contrasts[i];
        contrast->lowest = contrast->highest = NOTHING;
        contrast->without_pools = contrast->without_undated = NOTHING;
        if (st == PTCE_OK && is_looked_at(contrast) && !out->within)
            st = look_at_ends(contrast, c->run->seed, err);
    }
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(views); i++)
        if (differs[i])
            st = compare_view(c, &views[i], i, err);
    return st;
}
