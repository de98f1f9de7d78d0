/* SPDX-License-Identifier: MIT */
/* The comparison of more than two groups of a collection: who is in which. */
#include "compare/several.h"
#include "compare/dealing.h"
#include "compare/kruskal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- The groups ---------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Distinct values of a key, sorted, to be freed; NULL if memory is exhausted.
 */
static const char **
list_values(size_t *count, const ptce_collection *collection, const char *by)
{
    size_t found = 0;
    const char **values = pt_alloc(collection->network_count, sizeof *values);
    for (size_t i = 0; values && i < collection->network_count; i++) {
        const char *value = pt_key_value(collection->networks[i], by);
        if (value)
            values[found++] = value;
    }
    if (found > 1)
        qsort((void *)values, found, sizeof *values, by_text);
    *count = 0;
    for (size_t i = 0; i < found; i++)
        if (i == 0 || strcmp(values[i], values[*count - 1]) != 0)
            values[(*count)++] = values[i];
    return values;
}

size_t ptce_group_values(const ptce_collection *collection, const char *by)
{
    size_t count;
    const char **values = list_values(&count, collection, by);
    free((void *)values);
    return count;
}

static ptce_status make_groups(ptce_several *out,
                               const ptce_collection *collection,
                               const char *by, ptce_error *err)
{
    const char **values = list_values(&out->group_count, collection, by);
    size_t count = out->group_count;
    out->by = by;
    out->groups = pt_arena_take(out->arena, count, sizeof *out->groups);
    ptce_status st = values && out->groups ? PTCE_OK : pt_nomem(err);
    for (size_t g = 0; st == PTCE_OK && g < count; g++)
        out->groups[g].value = values[g];
    free((void *)values);
    return st;
}

/* ---- Who is in which ----------------------------------------------------- */

static size_t group_of(const ptce_several *out, const ptce_network *network)
{
    const char *value = pt_key_value(network, out->by);
    size_t low = 0;
    size_t high = value ? out->group_count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(out->groups[middle].value, value);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return out->group_count;
}

static ptce_status place(pt_severing *c, size_t i, ptce_error *err)
{
    ptce_several *out = c->out;
    const ptce_measures *m = &out->measuring.networks[i];
    bool tied = false;
    ptce_status st = pt_has_tie(&tied, m->vertices, m->vertex_count, m->edges,
                                m->edge_count, err);
    c->groups[i] = group_of(out, m->network);
    c->kept[i] = tied && c->groups[i] < out->group_count;
    if (c->kept[i]) {
        out->groups[c->groups[i]].count++;
        out->kept++;
    } else {
        const char *code =
            c->groups[i] < out->group_count ? "no-tie-in-view" : "no-group";
        out->left_out[out->left_out_count++] =
            (ptce_left_out){m->network->id, m->network->name, code};
    }
    return st;
}

/* The ids of the networks kept, group by group. */
static ptce_status list_networks(pt_severing *c, ptce_error *err)
{
    ptce_several *out = c->out;
    const char **ids = pt_arena_take(out->arena, out->kept, sizeof *ids);
    if (!ids)
        return pt_nomem(err);
    for (size_t g = 0; g < out->group_count; g++) {
        out->groups[g].networks = ids;
        ids += out->groups[g].count;
        out->groups[g].count = 0;
    }
    for (size_t i = 0; i < out->measuring.count; i++) {
        if (!c->kept[i])
            continue;
        ptce_compared_group *group = &out->groups[c->groups[i]];
        group->networks[group->count++] =
            out->measuring.networks[i].network->id;
    }
    return PTCE_OK;
}

static ptce_status split(pt_severing *c, ptce_error *err)
{
    ptce_several *out = c->out;
    size_t count = out->measuring.count;
    size_t filled = 0;
    out->left_out = pt_arena_take(out->arena, count, sizeof *out->left_out);
    c->groups = pt_arena_take(out->arena, count, sizeof *c->groups);
    c->kept = pt_arena_take(out->arena, count, sizeof *c->kept);
    if (!out->left_out || !c->groups || !c->kept)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        ptce_status st = place(c, i, err);
        if (st != PTCE_OK)
            return st;
    }
    for (size_t g = 0; g < out->group_count; g++)
        filled += out->groups[g].count > 0;
    if (filled < 2)
        return pt_fail(err, PTCE_E_DATA, "compare-several-empty", out->by,
                       NULL);
    return list_networks(c, err);
}

/* ---- What they allow to see ---------------------------------------------- */

static ptce_status design(ptce_several *out, ptce_error *err)
{
    size_t *sizes = pt_alloc(out->group_count, sizeof *sizes);
    bool exact;
    if (!sizes)
        return pt_nomem(err);
    for (size_t g = 0; g < out->group_count; g++)
        sizes[g] = out->groups[g].count;
    out->relabelings = pt_dealings(&exact, sizes, out->group_count);
    ptce_status st =
        pt_kruskal_smallest_p(&out->smallest_p, sizes, out->group_count, err);
    free(sizes);
    return st;
}

/* ---- All of it ----------------------------------------------------------- */

static ptce_status refuse(const ptce_collection *collection,
                          const ptce_compare_options *options, ptce_error *err)
{
    const char *by = options->by ? options->by : "";
    if (options->within)
        return pt_fail(err, PTCE_E_USAGE, "compare-several-within", by, NULL);
    size_t count = ptce_group_values(collection, by);
    if (count == 1)
        return pt_fail(err, PTCE_E_USAGE, "compare-by-one", by, NULL);
    return count > 1 ? PTCE_OK : pt_groups_refuse(collection, options->by, err);
}

ptce_status ptce_compare_several(ptce_several *out,
                                 const ptce_collection *collection,
                                 const ptce_view *view,
                                 const ptce_compare_options *options,
                                 const ptce_run *run, ptce_error *err)
{
    *out = (ptce_several){.arena = pt_arena_new(), .exact = true};
    pt_severing c = {.out = out, .options = options, .run = run};
    if (!out->arena)
        return pt_nomem(err);
    ptce_status st = refuse(collection, options, err);
    if (st == PTCE_OK)
        st = make_groups(out, collection, options->by, err);
    if (st == PTCE_OK)
        st = pt_view_settle(&out->view, out->arena, collection, view,
                            options->with_common, err);
    if (st == PTCE_OK)
        st =
            ptce_measure_all(&out->measuring, collection, &out->view, run, err);
    if (st == PTCE_OK)
        st = split(&c, err);
    if (st == PTCE_OK && !options->raw) {
        out->draws =
            options->draws ? (size_t)options->draws : PTCE_COMPARE_DRAWS;
        st = ptce_percentiles_all(&out->measuring, out->draws, run, err);
    }
    if (st == PTCE_OK)
        st = design(out, err);
    if (st == PTCE_OK)
        st = pt_several_document(&c, err);
    if (st == PTCE_OK)
        st = pt_several_contrast(&c, err);
    if (st != PTCE_OK)
        ptce_several_clear(out);
    return st;
}

void ptce_several_clear(ptce_several *several)
{
    ptce_measuring_clear(&several->measuring);
    pt_arena_free(several->arena);
    *several = (ptce_several){0};
}
