/* SPDX-License-Identifier: MIT */
/* From the selection of a view to its graph. */
#include "analysis/graph.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Beyond these, igraph aborts, loops or answers nonsense. */
#define WEIGHT_MIN 1e-9
#define WEIGHT_MAX 1e9

/* One arc or edge before merging; row keeps the order of addition, so that
 * sums of weights do not depend on the sort. */
typedef struct half {
    ptce_edge edge;
    size_t row;
} half;

typedef struct builder {
    pt_graph *graph;
    const pt_selection *selection;
    size_t *vertex_of; /* by row of network.actors */
    half *halves;
    size_t count, capacity;
} builder;

/* ---- Vertices ----------------------------------------------------------- */

static ptce_vertex actor_vertex(const ptce_network *network, size_t row)
{
    const ptce_actor *actor = &network->actors[row];
    return (ptce_vertex){actor->id, actor->name, false, row};
}

static ptce_vertex pool_vertex(const ptce_network *network, size_t row)
{
    const ptce_pool *pool = &network->pools[row];
    return (ptce_vertex){pool->id, pool->name, true, row};
}

/* Both lists are sorted by id: merge them. pool_at receives the vertex of each
 * selected pool. */
static void merge_vertices(builder *b, size_t pools, size_t *pool_at)
{
    const pt_selection *s = b->selection;
    pt_graph *graph = b->graph;
    size_t i = 0;
    size_t j = 0;
    while (i < s->actor_count || j < pools) {
        bool is_actor = j == pools;
        if (i < s->actor_count && j < pools) {
            const char *actor = s->network->actors[s->actors[i]].id;
            const char *pool = s->network->pools[s->pools[j].pool].id;
            is_actor = pt_text_order(actor, pool) <= 0;
        }
        if (is_actor) {
            b->vertex_of[s->actors[i]] = graph->n;
            graph->vertices[graph->n++] =
                actor_vertex(s->network, s->actors[i++]);
        } else {
            pool_at[j] = graph->n;
            graph->vertices[graph->n++] =
                pool_vertex(s->network, s->pools[j++].pool);
        }
    }
    graph->pools = pools;
}

/* ---- Edges -------------------------------------------------------------- */

static bool weight_is_sound(double weight)
{
    return weight >= WEIGHT_MIN && weight <= WEIGHT_MAX; /* not NaN either */
}

static ptce_status add_half(builder *b, ptce_edge edge, ptce_error *err)
{
    ptce_status st =
        pt_grow((void **)&b->halves, &b->capacity, b->count, sizeof(half), err);
    if (st != PTCE_OK)
        return st;
    b->halves[b->count] = (half){edge, b->count};
    b->count++;
    return PTCE_OK;
}

/* An undirected pair: one edge, or two arcs where direction is followed. */
static ptce_status add_pair(builder *b, ptce_edge edge, ptce_error *err)
{
    if (edge.from > edge.to) {
        size_t from = edge.from;
        edge.from = edge.to;
        edge.to = from;
    }
    ptce_status st = add_half(b, edge, err);
    if (st != PTCE_OK || !b->graph->directed)
        return st;
    size_t from = edge.from;
    edge.from = edge.to;
    edge.to = from;
    return add_half(b, edge, err);
}

static ptce_edge edge_of_kind(size_t from, size_t to, ptce_kind kind)
{
    return (ptce_edge){.from = from,
                       .to = to,
                       .weight = 1,
                       .cooperation = kind == PTCE_KIND_COOPERATION,
                       .mutualisation = kind == PTCE_KIND_MUTUALISATION};
}

static ptce_status add_tie(builder *b, const ptce_tie *tie, ptce_error *err)
{
    ptce_edge edge =
        edge_of_kind(b->vertex_of[tie->from], b->vertex_of[tie->to], tie->kind);
    edge.weight = tie->weight;
    if (edge.from == edge.to)
        return PTCE_OK;
    if (!weight_is_sound(edge.weight)) {
        char weight[PT_NUMBER_MAX];
        pt_number_write(weight, edge.weight);
        return pt_fail(err, PTCE_E_DATA, "weight-range", tie->from_id,
                       tie->to_id, weight, NULL);
    }
    return b->graph->directed && tie->directed ? add_half(b, edge, err)
                                               : add_pair(b, edge, err);
}

static ptce_status add_clique(builder *b, const pt_selected_pool *pool,
                              ptce_error *err)
{
    const pt_selection *s = b->selection;
    ptce_kind kind = s->network->pools[pool->pool].kind;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; i < pool->member_count; i++) {
        for (size_t j = i + 1; st == PTCE_OK && j < pool->member_count; j++) {
            ptce_edge edge = edge_of_kind(b->vertex_of[pool->members[i]],
                                          b->vertex_of[pool->members[j]], kind);
            if (s->view->pools == PTCE_POOLS_PROJECT)
                edge.weight = 1 / (double)(pool->member_count - 1);
            st = add_pair(b, edge, err);
        }
    }
    return st;
}

static ptce_status add_star(builder *b, const pt_selected_pool *pool, size_t at,
                            ptce_error *err)
{
    ptce_kind kind = b->selection->network->pools[pool->pool].kind;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < pool->member_count; i++)
        st = add_pair(b, edge_of_kind(b->vertex_of[pool->members[i]], at, kind),
                      err);
    return st;
}

/* Cliques are quadratic: refuse before the memory is gone. */
static ptce_status check_pairs(const pt_selection *s, ptce_error *err)
{
    double pairs = 0;
    size_t largest = 0;
    for (size_t i = 0; i < s->pool_count; i++) {
        double k = (double)s->pools[i].member_count;
        pairs += k * (k - 1) / 2;
        if (s->pools[i].member_count > s->pools[largest].member_count)
            largest = i;
    }
    if (pairs <= (double)PT_POOL_PAIRS)
        return PTCE_OK;
    char most[32];
    (void)snprintf(most, sizeof most, "%zu", PT_POOL_PAIRS);
    return pt_fail(err, PTCE_E_LIMIT, "pool-pairs",
                   s->network->pools[s->pools[largest].pool].id, most, NULL);
}

static ptce_status add_edges(builder *b, const size_t *pool_at, ptce_error *err)
{
    const pt_selection *s = b->selection;
    bool keeps = s->view->pools == PTCE_POOLS_KEEP;
    ptce_status st = keeps ? PTCE_OK : check_pairs(s, err);
    for (size_t i = 0; st == PTCE_OK && i < s->tie_count; i++)
        st = add_tie(b, &s->network->ties[s->ties[i]], err);
    for (size_t i = 0; st == PTCE_OK && i < s->pool_count; i++)
        st = keeps ? add_star(b, &s->pools[i], pool_at[i], err)
                   : add_clique(b, &s->pools[i], err);
    return st;
}

static int by_ends(const void *a, const void *b)
{
    const half *x = a;
    const half *y = b;
    if (x->edge.from != y->edge.from)
        return x->edge.from < y->edge.from ? -1 : 1;
    if (x->edge.to != y->edge.to)
        return x->edge.to < y->edge.to ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Sort and merge the halves into the graph's edges. into[row] is the edge that
 * a half went into; it may be NULL. */
static ptce_status merge_edges(pt_graph *graph, half *halves, size_t count,
                               size_t *into, ptce_error *err)
{
    if (count > 1)
        qsort(halves, count, sizeof *halves, by_ends);
    graph->edges = pt_arena_take(graph->arena, count, sizeof *graph->edges);
    if (!graph->edges)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        const ptce_edge *next = &halves[i].edge;
        ptce_edge *last = graph->m ? &graph->edges[graph->m - 1] : NULL;
        if (last && last->from == next->from && last->to == next->to) {
            last->weight += next->weight;
            last->cooperation |= next->cooperation;
            last->mutualisation |= next->mutualisation;
        } else {
            graph->edges[graph->m++] = *next;
        }
        if (into)
            into[halves[i].row] = graph->m - 1;
    }
    for (size_t i = 0; i < graph->m; i++)
        graph->edges[i].weight = fmin(graph->edges[i].weight, WEIGHT_MAX);
    return PTCE_OK;
}

/* From the weights, once they are summed. */
static ptce_status add_lengths(pt_graph *graph, ptce_error *err)
{
    graph->lengths =
        pt_arena_take(graph->arena, graph->m, sizeof *graph->lengths);
    if (!graph->lengths)
        return pt_nomem(err);
    for (size_t e = 0; e < graph->m; e++)
        graph->lengths[e] = pt_length_of(graph->edges[e].weight);
    return PTCE_OK;
}

/* ---- Adjacency ---------------------------------------------------------- */

static void put(pt_adjacency *near, size_t v, size_t neighbour, size_t edge)
{
    size_t at = near->start[v + 1]++;
    near->vertex[at] = neighbour;
    near->edge[at] = edge;
}

static bool take_adjacency(pt_adjacency *near, pt_arena *arena, size_t n,
                           size_t ends)
{
    near->start = pt_arena_take(arena, n + 2, sizeof *near->start);
    near->vertex = pt_arena_take(arena, ends, sizeof *near->vertex);
    near->edge = pt_arena_take(arena, ends, sizeof *near->edge);
    return near->start && near->vertex && near->edge;
}

/* start is filled two places ahead, so that putting the ends of v moves
 * start[v + 1] from where they begin to where they end. Edges come sorted,
 * hence neighbours are ascending. */
ptce_status pt_graph_link(pt_graph *graph, ptce_error *err)
{
    bool directed = graph->directed;
    size_t ends = directed ? graph->m : 2 * graph->m;
    if (!take_adjacency(&graph->out, graph->arena, graph->n, ends) ||
        (directed && !take_adjacency(&graph->in, graph->arena, graph->n, ends)))
        return pt_nomem(err);
    pt_adjacency *back = directed ? &graph->in : &graph->out;
    size_t *out_start = graph->out.start;
    size_t *back_start = back->start;
    for (size_t e = 0; e < graph->m; e++) {
        out_start[graph->edges[e].from + 2]++;
        back_start[graph->edges[e].to + 2]++;
    }
    for (size_t v = 2; v <= graph->n; v++) {
        out_start[v] += out_start[v - 1];
        if (directed)
            back_start[v] += back_start[v - 1];
    }
    for (size_t e = 0; e < graph->m; e++) {
        put(&graph->out, graph->edges[e].from, graph->edges[e].to, e);
        put(back, graph->edges[e].to, graph->edges[e].from, e);
    }
    if (!directed)
        graph->in = graph->out;
    return PTCE_OK;
}

/* ---- The graph ---------------------------------------------------------- */

static ptce_status build(builder *b, size_t *pool_at, size_t pools,
                         ptce_error *err)
{
    pt_graph *graph = b->graph;
    merge_vertices(b, pools, pool_at);
    ptce_status st = add_edges(b, pool_at, err);
    if (st == PTCE_OK)
        st = merge_edges(graph, b->halves, b->count, NULL, err);
    if (st == PTCE_OK && b->selection->view->weights == PTCE_WEIGHTS_LENGTH)
        st = add_lengths(graph, err);
    return st == PTCE_OK ? pt_graph_link(graph, err) : st;
}

ptce_status pt_graph_of_view(pt_graph *graph, const pt_selection *selection,
                             ptce_error *err)
{
    const ptce_view *view = selection->view;
    size_t pools = view->pools == PTCE_POOLS_KEEP ? selection->pool_count : 0;
    *graph = (pt_graph){.directed = view->direction == PTCE_DIRECTION_FOLLOW,
                        .arena = pt_arena_new()};
    builder b = {.graph = graph, .selection = selection};
    b.vertex_of =
        pt_alloc(selection->network->actor_count, sizeof *b.vertex_of);
    size_t *pool_at = pt_alloc(pools, sizeof *pool_at);
    if (graph->arena)
        graph->vertices =
            pt_arena_take(graph->arena, selection->actor_count + pools,
                          sizeof *graph->vertices);
    ptce_status st = graph->vertices && b.vertex_of && pool_at
                         ? build(&b, pool_at, pools, err)
                         : pt_nomem(err);
    free(b.vertex_of);
    free(b.halves);
    free(pool_at);
    if (st != PTCE_OK)
        pt_graph_clear(graph);
    return st;
}

ptce_status pt_graph_flatten(pt_graph *flat, size_t *edge_of,
                             const pt_graph *graph, ptce_error *err)
{
    *flat = (pt_graph){.n = graph->n,
                       .vertices = graph->vertices,
                       .pools = graph->pools,
                       .arena = pt_arena_new()};
    half *halves = pt_alloc(graph->m, sizeof *halves);
    if (!halves || !flat->arena) {
        free(halves);
        pt_graph_clear(flat);
        return pt_nomem(err);
    }
    for (size_t e = 0; e < graph->m; e++) {
        ptce_edge edge = graph->edges[e];
        if (edge.from > edge.to) {
            edge.from = graph->edges[e].to;
            edge.to = graph->edges[e].from;
        }
        halves[e] = (half){edge, e};
    }
    ptce_status st = merge_edges(flat, halves, graph->m, edge_of, err);
    if (st == PTCE_OK && graph->lengths)
        st = add_lengths(flat, err);
    if (st == PTCE_OK)
        st = pt_graph_link(flat, err);
    free(halves);
    if (st != PTCE_OK)
        pt_graph_clear(flat);
    return st;
}

void pt_graph_clear(pt_graph *graph)
{
    pt_arena_free(graph->arena);
    *graph = (pt_graph){0};
}
