/* SPDX-License-Identifier: MIT */
/* Variants of a network, and the ensemble that its uncertain facts span. */
#include "analysis/variant.h"

#include <string.h>

#define DRAW_SEED 0x7469657364726177u /* apart from what else a seed draws */
#define COMBINATIONS 10               /* times the draws, rather than drawing */
#define LINEAR_WORK 1e7               /* some ten seconds each */
#define SWEEP_WORK 1e9
#define OVERHEAD 200 /* of a variant, in steps over a vertex or an edge */

/* ---- Variants ------------------------------------------------------------ */

ptce_status pt_variant_open(pt_variant *variant, const pt_study *of,
                            const pt_omission *omission, ptce_error *err)
{
    *variant = (pt_variant){0};
    ptce_status st = pt_selection_init_without(&variant->selection, of->network,
                                               of->view, omission, err);
    if (st == PTCE_OK)
        st = pt_graph_of_view(&variant->graph, &variant->selection, err);
    if (st == PTCE_OK)
        st = pt_study_open(&variant->study, &variant->selection,
                           &variant->graph, of->seed, err);
    return st;
}

void pt_variant_close(pt_variant *variant)
{
    pt_study_close(&variant->study);
    pt_graph_clear(&variant->graph);
    pt_selection_clear(&variant->selection);
}

/* ---- Facts --------------------------------------------------------------- */

static void list_ties(pt_fact_list *list, const pt_selection *selection,
                      bool uncertain)
{
    const ptce_tie *ties = selection->network->ties;
    for (size_t i = 0; i < selection->tie_count; i++)
        if (!uncertain || pt_tie_is_uncertain(&ties[selection->ties[i]]))
            list->items[list->count++] = (pt_fact){true, selection->ties[i]};
}

static void list_members(pt_fact_list *list, const pt_selection *selection,
                         bool uncertain)
{
    const ptce_pool *pools = selection->network->pools;
    size_t base = 0;
    size_t pool = 0;
    for (size_t i = 0; i < selection->pool_count; i++) {
        const pt_selected_pool *selected = &selection->pools[i];
        while (pool < selected->pool)
            base += pools[pool++].member_count;
        size_t first = 0; /* both lists are ascending */
        for (size_t j = 0; j < selected->member_count; j++) {
            while (pools[pool].members[first].actor != selected->members[j])
                first++;
            if (!uncertain || pt_member_is_uncertain(&pools[pool], first))
                list->items[list->count++] = (pt_fact){false, base + first};
        }
    }
}

ptce_status pt_facts_list(pt_fact_list *list, const pt_selection *selection,
                          bool uncertain, pt_arena *arena, ptce_error *err)
{
    const ptce_network *network = selection->network;
    size_t members = 0;
    for (size_t i = 0; i < network->pool_count; i++)
        members += network->pools[i].member_count;
    *list = (pt_fact_list){
        .items = pt_arena_take(arena, network->tie_count + members,
                               sizeof *list->items),
        .ties = pt_arena_take(arena, network->tie_count, sizeof(bool)),
        .members = pt_arena_take(arena, members, sizeof(bool))};
    if (!list->items || !list->ties || !list->members)
        return pt_nomem(err);
    list->omission = (pt_omission){PTCE_NOBODY, list->ties, list->members};
    list_ties(list, selection, uncertain);
    list_members(list, selection, uncertain);
    return PTCE_OK;
}

void pt_fact_omit(pt_fact_list *list, size_t i, bool omitted)
{
    bool *flags = list->items[i].is_tie ? list->ties : list->members;
    flags[list->items[i].row] = omitted;
}

/* ---- The ensemble -------------------------------------------------------- */

static bool is_open(double keep)
{
    return keep > 0 && keep < 1;
}

void pt_ensemble_plan(pt_ensemble *ensemble, size_t draws)
{
    size_t most = COMBINATIONS * (draws ? draws : 1);
    size_t combinations = 1;
    ensemble->open = 0;
    for (size_t i = 0; i < ensemble->facts.count; i++)
        ensemble->open += is_open(ensemble->keep[i]);
    for (size_t i = 0; i < ensemble->open && combinations <= most; i++)
        combinations *= 2;
    ensemble->exact = combinations <= most;
    ensemble->size = ensemble->exact ? combinations : draws ? draws : 1;
}

ptce_status pt_ensemble_init(pt_ensemble *ensemble, const pt_study *study,
                             const pt_selection *selection, double keep,
                             size_t draws, ptce_error *err)
{
    *ensemble = (pt_ensemble){.study = study};
    ptce_status st =
        pt_facts_list(&ensemble->facts, selection, true, study->arena, err);
    if (st != PTCE_OK)
        return st;
    ensemble->keep = pt_arena_take(study->arena, ensemble->facts.count,
                                   sizeof *ensemble->keep);
    if (!ensemble->keep)
        return pt_nomem(err);
    for (size_t i = 0; i < ensemble->facts.count; i++)
        ensemble->keep[i] = keep;
    pt_ensemble_plan(ensemble, draws);
    return PTCE_OK;
}

/* The facts of the i-th combination: its bits are the open facts that are left
 * out. Returns its probability. */
static double combine(pt_ensemble *ensemble, size_t i)
{
    double weight = 1;
    for (size_t f = 0; f < ensemble->facts.count; f++) {
        double keep = ensemble->keep[f];
        bool omitted = !(keep > 0);
        if (is_open(keep)) {
            omitted = i & 1;
            i >>= 1;
            weight *= omitted ? 1 - keep : keep;
        }
        pt_fact_omit(&ensemble->facts, f, omitted);
    }
    return weight;
}

static double draw(pt_ensemble *ensemble, pt_random *random)
{
    for (size_t f = 0; f < ensemble->facts.count; f++) {
        double keep = ensemble->keep[f];
        bool omitted = !(keep > 0);
        if (is_open(keep))
            omitted = pt_random_unit(random) >= keep;
        pt_fact_omit(&ensemble->facts, f, omitted);
    }
    return 1 / (double)ensemble->size;
}

ptce_status pt_ensemble_visit(pt_ensemble *ensemble, pt_visit *visit,
                              void *data, ptce_error *err)
{
    pt_random random;
    ptce_status st = PTCE_OK;
    pt_random_seed(&random, ensemble->study->seed ^ DRAW_SEED);
    for (size_t i = 0; st == PTCE_OK && i < ensemble->size; i++) {
        pt_variant variant;
        double weight =
            ensemble->exact ? combine(ensemble, i) : draw(ensemble, &random);
        st = pt_variant_open(&variant, ensemble->study,
                             &ensemble->facts.omission, err);
        if (st == PTCE_OK)
            st = visit(data, &variant.study, i, weight, err);
        pt_variant_close(&variant);
    }
    return st;
}

bool pt_evaluations_fit(const pt_study *study, ptce_cost cost, size_t count)
{
    double n = (double)study->graph->n;
    double m = (double)study->graph->m;
    double linear = (n + m + OVERHEAD) * (double)count;
    return linear <= LINEAR_WORK &&
           (cost == PTCE_COST_LINEAR ||
            n * (n + 2 * m) * (double)count <= SWEEP_WORK);
}
