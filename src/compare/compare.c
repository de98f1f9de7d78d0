/* SPDX-License-Identifier: MIT */
/* The comparison of two groups of a collection. */
#include "compare/groups.h"

#include <string.h>

static bool stands_in(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

ptce_status pt_view_settle(ptce_view *view, pt_arena *arena,
                           const ptce_collection *collection,
                           const ptce_view *asked, bool with_common,
                           ptce_error *err)
{
    const ptce_strings *common = &collection->common_actors;
    size_t most = asked->without_count + common->count;
    const char **without = pt_arena_take(arena, most, sizeof *without);
    if (!without)
        return pt_nomem(err);
    *view = *asked;
    for (size_t i = 0; i < asked->without_count; i++)
        without[i] = asked->without[i];
    for (size_t i = 0; !with_common && i < common->count; i++)
        if (!stands_in(common->items[i], without, view->without_count))
            without[view->without_count++] = common->items[i];
    view->without = without;
    if (view->from == PTCE_NO_YEAR) {
        view->from = collection->from;
        view->to = collection->to;
    }
    return PTCE_OK;
}

/* All that stands beside the contrasts and their own p. */
static ptce_status make_beside(pt_comparing *c, ptce_error *err)
{
    static ptce_status (*const parts[])(pt_comparing *, ptce_error *) = {
        pt_facts_make,       pt_power_make,     pt_contrasts_beside,
        pt_contrasts_adjust, pt_influence_make, pt_otherwise_make,
        pt_tipping_make,     pt_distances_make, pt_profile_make};
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(parts); i++)
        st = parts[i](c, err);
    return st;
}

ptce_status ptce_compare(ptce_comparison *out,
                         const ptce_collection *collection,
                         const ptce_view *view,
                         const ptce_compare_options *options,
                         const ptce_run *run, ptce_error *err)
{
    *out = (ptce_comparison){.arena = pt_arena_new()};
    pt_comparing c = {
        .out = out, .collection = collection, .options = options, .run = run};
    if (!out->arena)
        return pt_nomem(err);
    ptce_status st = pt_groups_pick(out, collection, options->by, err);
    if (st == PTCE_OK)
        st = pt_view_settle(&out->view, out->arena, collection, view,
                            options->with_common, err);
    if (st == PTCE_OK)
        st =
            ptce_measure_all(&out->measuring, collection, &out->view, run, err);
    if (st == PTCE_OK)
        st = pt_groups_split(&c, err);
    if (st == PTCE_OK && !options->raw && (!options->brief || options->draws)) {
        out->draws =
            options->draws ? (size_t)options->draws : PTCE_COMPARE_DRAWS;
        st = ptce_percentiles_all(&out->measuring, out->draws, run, err);
    }
    if (st == PTCE_OK)
        st = pt_strata_make(&c, err);
    if (st == PTCE_OK)
        st = pt_documentation_make(&c, err);
    if (st == PTCE_OK)
        st = pt_contrasts_make(&c, err);
    if (st == PTCE_OK && !options->brief)
        st = make_beside(&c, err);
    if (st != PTCE_OK)
        ptce_comparison_clear(out);
    return st;
}

void ptce_comparison_clear(ptce_comparison *comparison)
{
    ptce_measuring_clear(&comparison->measuring);
    pt_arena_free(comparison->arena);
    *comparison = (ptce_comparison){0};
}
