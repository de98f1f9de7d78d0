/* SPDX-License-Identifier: MIT */
/* Networks that are less documented than they are. */
#include "analysis/thin.h"

#include <string.h>

static size_t count_facts(const ptce_network *network)
{
    size_t facts = network->tie_count;
    for (size_t i = 0; i < network->pool_count; i++)
        facts += network->pools[i].member_count;
    return facts;
}

static bool take_pools(pt_thinner *t)
{
    const ptce_network *full = t->full;
    bool taken = true;
    for (size_t i = 0; taken && i < full->pool_count; i++) {
        ptce_pool *pool = &t->thin.pools[i];
        *pool = full->pools[i];
        pool->members =
            pt_arena_take(t->arena, pool->member_count, sizeof *pool->members);
        taken = pool->members != NULL;
    }
    return taken;
}

ptce_status pt_thinner_init(pt_thinner *t, const ptce_network *network,
                            ptce_error *err)
{
    *t = (pt_thinner){.full = network,
                      .thin = *network,
                      .count = count_facts(network),
                      .arena = pt_arena_new()};
    if (!t->arena)
        return pt_nomem(err);
    t->order = pt_arena_take(t->arena, t->count, sizeof *t->order);
    t->gone = pt_arena_take(t->arena, t->count, sizeof *t->gone);
    t->thin.ties =
        pt_arena_take(t->arena, network->tie_count, sizeof *network->ties);
    t->thin.pools =
        pt_arena_take(t->arena, network->pool_count, sizeof *network->pools);
    if (!t->order || !t->gone || !t->thin.ties || !t->thin.pools ||
        !take_pools(t)) {
        pt_thinner_clear(t);
        return pt_nomem(err);
    }
    for (size_t i = 0; i < t->count; i++)
        t->order[i] = i;
    pt_thinner_take(t, 0);
    return PTCE_OK;
}

void pt_thinner_shuffle(pt_thinner *t, pt_random *random)
{
    for (size_t i = t->count; i > 1; i--) {
        size_t j = (size_t)pt_random_below(random, i);
        size_t fact = t->order[i - 1];
        t->order[i - 1] = t->order[j];
        t->order[j] = fact;
    }
}

void pt_thinner_take(pt_thinner *t, size_t gone)
{
    memset(t->gone, 0, t->count * sizeof *t->gone);
    for (size_t i = 0; i < gone; i++)
        t->gone[t->order[i]] = true;
    const bool *next = t->gone;
    t->thin.tie_count = 0;
    for (size_t i = 0; i < t->full->tie_count; i++)
        if (!*next++)
            t->thin.ties[t->thin.tie_count++] = t->full->ties[i];
    for (size_t i = 0; i < t->full->pool_count; i++) {
        const ptce_pool *full = &t->full->pools[i];
        ptce_pool *pool = &t->thin.pools[i];
        pool->member_count = 0;
        for (size_t j = 0; j < full->member_count; j++)
            if (!*next++)
                pool->members[pool->member_count++] = full->members[j];
    }
}

void pt_thinner_clear(pt_thinner *t)
{
    pt_arena_free(t->arena);
    *t = (pt_thinner){0};
}

/* igraph failing at a measure leaves it undefined, as it does elsewhere. */
static ptce_status compute(double *value, const pt_measure_row *row,
                           pt_study *study, ptce_error *err)
{
    unsigned char reason = PT_DEFINED;
    const pt_column out = {value, &reason, 1};
    *value = 0;
    if (row->measure.directed_only && !study->graph->directed)
        return pt_undefine(&out, PT_UNDIRECTED);
    ptce_status st = row->compute(&out, study, err);
    return st == PTCE_E_NUMERIC ? pt_undefine(&out, PT_NO_CONVERGENCE) : st;
}

ptce_status pt_measure_some(double *values, pt_graph *graph,
                            const ptce_network *network, const ptce_view *view,
                            const pt_measure_row *const *rows, size_t count,
                            uint64_t seed, ptce_error *err)
{
    pt_selection selection = {0};
    pt_study study = {0};
    *graph = (pt_graph){0};
    ptce_status st = pt_selection_init(&selection, network, view, err);
    if (st == PTCE_OK)
        st = pt_graph_of_view(graph, &selection, err);
    if (st == PTCE_OK)
        st = pt_study_open(&study, &selection, graph, seed, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = compute(&values[i], rows[i], &study, err);
    pt_study_close(&study);
    pt_selection_clear(&selection);
    return st;
}
