/* SPDX-License-Identifier: MIT */
/* The graph of actors and pools, and the pairs of actors that share a pool. */
#include "analysis/twomode.h"

#include <stdlib.h>

/* Pairs beyond which they are not listed. */
#define SHARINGS_MAX 1e6

/* ---- The graph ---------------------------------------------------------- */

/* Number the actors that are in a pool, by row of network.actors; the rows are
 * sorted by id. SIZE_MAX for the others. */
static ptce_status number_actors(size_t **number, pt_incidence *incidence,
                                 pt_study *study, ptce_error *err)
{
    const pt_selection *all = &study->whole_selection;
    size_t count = study->network->actor_count;
    *number = pt_arena_take(study->arena, count, sizeof **number);
    incidence->graph.vertices =
        pt_arena_take(study->arena, count + all->pool_count,
                      sizeof *incidence->graph.vertices);
    if (!*number || !incidence->graph.vertices)
        return pt_nomem(err);
    for (size_t i = 0; i < all->pool_count; i++)
        for (size_t j = 0; j < all->pools[i].member_count; j++)
            (*number)[all->pools[i].members[j]] = 1;
    for (size_t row = 0; row < count; row++) {
        if ((*number)[row] == 0) {
            (*number)[row] = SIZE_MAX;
            continue;
        }
        const ptce_actor *actor = &study->network->actors[row];
        incidence->graph.vertices[incidence->actors] =
            (ptce_vertex){actor->id, actor->name, false, row};
        (*number)[row] = incidence->actors++;
    }
    return PTCE_OK;
}

static ptce_status number_pools(size_t **number, pt_incidence *incidence,
                                pt_study *study, ptce_error *err)
{
    const pt_selection *all = &study->whole_selection;
    *number = pt_arena_take(study->arena, study->network->pool_count,
                            sizeof **number);
    incidence->pool =
        pt_arena_take(study->arena, all->pool_count, sizeof *incidence->pool);
    if (!*number || !incidence->pool)
        return pt_nomem(err);
    for (size_t row = 0; row < study->network->pool_count; row++)
        (*number)[row] = SIZE_MAX;
    for (size_t i = 0; i < all->pool_count; i++) {
        const ptce_pool *pool = &study->network->pools[all->pools[i].pool];
        size_t vertex = incidence->actors + incidence->pools;
        if (all->pools[i].member_count == 0)
            continue;
        incidence->graph.vertices[vertex] =
            (ptce_vertex){pool->id, pool->name, true, all->pools[i].pool};
        (*number)[all->pools[i].pool] = vertex;
        incidence->pool[incidence->pools++] = i;
    }
    return PTCE_OK;
}

/* Edges by actor, then pool: each actor's end is counted before it is put. */
static ptce_status join(pt_incidence *incidence, const size_t *number,
                        pt_study *study, ptce_error *err)
{
    const pt_selection *all = &study->whole_selection;
    pt_graph *graph = &incidence->graph;
    size_t *next = pt_alloc(incidence->actors + 1, sizeof *next);
    for (size_t i = 0; i < all->pool_count; i++)
        graph->m += all->pools[i].member_count;
    graph->edges = pt_arena_take(study->arena, graph->m, sizeof *graph->edges);
    if (!next || !graph->edges) {
        free(next);
        return pt_nomem(err);
    }
    for (size_t i = 0; i < all->pool_count; i++)
        for (size_t j = 0; j < all->pools[i].member_count; j++)
            next[number[all->pools[i].members[j]] + 1]++;
    for (size_t a = 1; a < incidence->actors; a++)
        next[a] += next[a - 1];
    for (size_t k = 0; k < incidence->pools; k++) {
        const pt_selected_pool *pool = &all->pools[incidence->pool[k]];
        for (size_t j = 0; j < pool->member_count; j++) {
            size_t a = number[pool->members[j]];
            graph->edges[next[a]++] = (ptce_edge){
                .from = a, .to = incidence->actors + k, .weight = 1};
        }
    }
    free(next);
    return pt_graph_link(graph, err);
}

static ptce_status place(pt_incidence *incidence, const size_t *actor,
                         const size_t *pool, pt_study *study, ptce_error *err)
{
    const pt_graph *view = study->graph;
    incidence->of_vertex =
        pt_arena_take(study->arena, view->n, sizeof *incidence->of_vertex);
    if (!incidence->of_vertex)
        return pt_nomem(err);
    for (size_t v = 0; v < view->n; v++) {
        const ptce_vertex *vertex = &view->vertices[v];
        incidence->of_vertex[v] =
            vertex->is_pool ? pool[vertex->row] : actor[vertex->row];
    }
    return PTCE_OK;
}

static ptce_status count_components(pt_incidence *incidence, pt_study *study,
                                    ptce_error *err)
{
    size_t *sizes;
    size_t *component =
        pt_arena_take(study->arena, incidence->graph.n, sizeof *component);
    if (!component)
        return pt_nomem(err);
    return pt_components(component, &sizes, &incidence->components,
                         &incidence->graph, study->arena, err);
}

ptce_status pt_study_incidence(const pt_incidence **out, pt_study *study,
                               ptce_error *err)
{
    size_t *actor;
    size_t *pool;
    *out = study->incidence;
    if (*out)
        return PTCE_OK;
    pt_incidence *made = pt_arena_take(study->arena, 1, sizeof *made);
    if (!made)
        return pt_nomem(err);
    made->graph.arena = study->arena;
    ptce_status st = number_actors(&actor, made, study, err);
    if (st == PTCE_OK)
        st = number_pools(&pool, made, study, err);
    if (st != PTCE_OK)
        return st;
    made->graph.n = made->actors + made->pools;
    made->graph.pools = made->pools;
    st = join(made, actor, study, err);
    if (st == PTCE_OK)
        st = place(made, actor, pool, study, err);
    if (st == PTCE_OK)
        st = count_components(made, study, err);
    if (st == PTCE_OK)
        *out = study->incidence = made;
    return st;
}

/* ---- Looking around ------------------------------------------------------ */

bool pt_walks_fit(const pt_incidence *incidence)
{
    double sum = 0;
    for (size_t v = 0; v < incidence->graph.n; v++)
        sum += pt_incidence_degree(incidence, v) *
               pt_incidence_degree(incidence, v);
    return sum <= PT_WALKS_MAX;
}

bool pt_around_take(pt_around *near, size_t n)
{
    *near = (pt_around){.common = pt_alloc(n, sizeof *near->common),
                        .met = pt_alloc(n, sizeof *near->met),
                        .mark = pt_alloc(n, sizeof *near->mark)};
    return near->common && near->met && near->mark;
}

void pt_around_drop(pt_around *near)
{
    free(near->common);
    free(near->met);
    free(near->mark);
}

void pt_meet(pt_around *near, const pt_incidence *incidence, size_t v)
{
    const pt_adjacency *out = &incidence->graph.out;
    while (near->count > 0)
        near->common[near->met[--near->count]] = 0;
    for (size_t i = out->start[v]; i < out->start[v + 1]; i++) {
        size_t r = out->vertex[i];
        for (size_t j = out->start[r]; j < out->start[r + 1]; j++) {
            size_t w = out->vertex[j];
            if (w != v && near->common[w]++ == 0)
                near->met[near->count++] = w;
        }
    }
}

/* ---- Pairs that share --------------------------------------------------- */

static int by_vertex(const void *x, const void *y)
{
    const pt_sharing *a = x;
    const pt_sharing *b = y;
    return (a->b > b->b) - (a->b < b->b);
}

/* The pair of a and b, from the first of a's on; slot[b] is where it stands,
 * counted from 1. */
static pt_sharing *pair_of(pt_sharings *out, size_t first, size_t a, size_t b,
                           size_t *slot)
{
    if (slot[b] <= first) {
        out->pairs[out->count++] = (pt_sharing){.a = a, .b = b};
        slot[b] = out->count;
    }
    return &out->pairs[slot[b] - 1];
}

/* The pairs of the actor a with later ones. */
static void share_with(pt_sharings *out, const pt_graph *graph, size_t a,
                       size_t *slot)
{
    const pt_adjacency *near = &graph->out;
    size_t first = out->count;
    for (size_t i = near->start[a]; i < near->start[a + 1]; i++) {
        size_t pool = near->vertex[i];
        double others = (double)pt_degree(near, pool) - 1;
        for (size_t j = near->start[pool]; j < near->start[pool + 1]; j++) {
            if (near->vertex[j] <= a)
                continue;
            pt_sharing *pair = pair_of(out, first, a, near->vertex[j], slot);
            pair->shared++;
            pair->newman += 1 / others;
        }
    }
    if (out->count > first + 1)
        qsort(out->pairs + first, out->count - first, sizeof *out->pairs,
              by_vertex);
}

ptce_status pt_study_sharings(pt_sharings *out, pt_study *study,
                              ptce_error *err)
{
    const pt_incidence *incidence;
    *out = (pt_sharings){.reason = PT_NO_POOL};
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK || incidence->graph.m == 0)
        return st;
    const pt_graph *graph = &incidence->graph;
    double most = 0;
    for (size_t v = incidence->actors; v < graph->n; v++) {
        double k = (double)pt_degree(&graph->out, v);
        most += k * (k - 1) / 2;
    }
    out->reason = most > SHARINGS_MAX ? PT_TOO_LARGE : PT_NO_SHARED_POOL;
    if (most > SHARINGS_MAX || most == 0)
        return PTCE_OK;
    out->reason = PT_DEFINED;
    out->pairs = pt_arena_take(study->arena, (size_t)most, sizeof *out->pairs);
    size_t *slot = pt_alloc(incidence->actors, sizeof *slot);
    if (!out->pairs || !slot) {
        free(slot);
        return pt_nomem(err);
    }
    for (size_t a = 0; a < incidence->actors; a++)
        share_with(out, graph, a, slot);
    free(slot);
    return PTCE_OK;
}
