/* SPDX-License-Identifier: MIT */
/* The chain of swaps over all graphs with the degrees of one. */
#include "analysis/null.h"

#include <assert.h>
#include <stdlib.h>

#define SWAPS 10   /* accepted of each tie, to burn in */
#define STEPS 1000 /* of each tie, at most */

/* ---- Pairs that are tied ------------------------------------------------- */

static bool is_tied(const pt_swaps *s, size_t a, size_t b)
{
    return s->tied[a * s->words + b / 64] >> (b % 64) & 1;
}

static void set_arc(pt_swaps *s, size_t a, size_t b, bool tied)
{
    uint64_t bit = (uint64_t)1 << (b % 64);
    uint64_t *word = &s->tied[a * s->words + b / 64];
    *word = tied ? *word | bit : *word & ~bit;
}

static void set_tie(pt_swaps *s, size_t a, size_t b, bool tied)
{
    set_arc(s, a, b, tied);
    if (!s->like->directed)
        set_arc(s, b, a, tied);
}

/* ---- Steps --------------------------------------------------------------- */

/* a-b and c-d become a-d and c-b. */
static bool swap_ends(pt_swaps *s, pt_random *random)
{
    size_t i = (size_t)pt_random_below(random, s->m);
    size_t j = (size_t)pt_random_below(random, s->m - 1);
    j += j >= i;
    bool turn = !s->like->directed && pt_random_below(random, 2) == 1;
    size_t a = s->from[i];
    size_t b = s->to[i];
    size_t c = turn ? s->to[j] : s->from[j];
    size_t d = turn ? s->from[j] : s->to[j];
    if (a == d || c == b || is_tied(s, a, d) || is_tied(s, c, b))
        return false;
    set_tie(s, a, b, false);
    set_tie(s, c, d, false);
    set_tie(s, a, d, true);
    set_tie(s, c, b, true);
    s->to[i] = d;
    s->from[j] = c;
    s->to[j] = b;
    return true;
}

/* The arc from a to b. */
static size_t *head_of(pt_swaps *s, size_t a, size_t b)
{
    size_t i = s->start[a];
    while (s->to[i] != b)
        i++;
    return &s->to[i];
}

/* a -> b -> c -> a becomes a -> c -> b -> a. It is found from each of its arcs
 * as often before as after, since each vertex keeps its outgoing arcs. */
static bool turn_cycle(pt_swaps *s, pt_random *random)
{
    size_t i = (size_t)pt_random_below(random, s->m);
    size_t a = s->from[i];
    size_t b = s->to[i];
    size_t arcs = s->start[b + 1] - s->start[b];
    if (arcs == 0)
        return false;
    size_t c = s->to[s->start[b] + (size_t)pt_random_below(random, arcs)];
    if (c == a || !is_tied(s, c, a) || is_tied(s, a, c) || is_tied(s, c, b) ||
        is_tied(s, b, a))
        return false;
    size_t *from_b = head_of(s, b, c);
    size_t *from_c = head_of(s, c, a);
    s->to[i] = c;
    *from_b = a;
    *from_c = b;
    set_arc(s, a, b, false);
    set_arc(s, b, c, false);
    set_arc(s, c, a, false);
    set_arc(s, a, c, true);
    set_arc(s, c, b, true);
    set_arc(s, b, a, true);
    return true;
}

bool pt_swaps_step(pt_swaps *swaps, pt_random *random)
{
    assert(swaps->m >= 2);
    bool turns = swaps->like->directed && pt_random_below(random, 4) == 0;
    bool moved = turns ? turn_cycle(swaps, random) : swap_ends(swaps, random);
    swaps->accepted += moved;
    return moved;
}

/* ---- Whether there is anything to draw ----------------------------------- */

/* Whether a has a neighbour, other than c, that c has not. */
static bool has_own(const pt_swaps *s, size_t a, size_t c)
{
    const uint64_t *of_a = s->tied + a * s->words;
    const uint64_t *of_c = s->tied + c * s->words;
    for (size_t w = 0; w < s->words; w++) {
        uint64_t own = of_a[w] & ~of_c[w];
        if (w == c / 64)
            own &= ~((uint64_t)1 << (c % 64));
        if (own)
            return true;
    }
    return false;
}

/* Whether the arc from a to b is part of a cycle that can be turned. */
static bool can_turn(const pt_swaps *s, size_t a, size_t b)
{
    for (size_t i = s->start[b]; i < s->start[b + 1]; i++) {
        size_t c = s->to[i];
        if (c != a && is_tied(s, c, a) && !is_tied(s, a, c) &&
            !is_tied(s, c, b) && !is_tied(s, b, a))
            return true;
    }
    return false;
}

/* A swap takes a neighbour that a has and c has not, against one that c has and
 * a has not: looking at all pairs of vertices is looking at all pairs of edges.
 */
bool pt_swaps_can_move(const pt_swaps *swaps)
{
    size_t n = swaps->like->n;
    for (size_t a = 0; a < n; a++)
        for (size_t c = a + 1; c < n; c++)
            if (has_own(swaps, a, c) && has_own(swaps, c, a))
                return true;
    for (size_t i = 0; swaps->like->directed && i < swaps->m; i++)
        if (can_turn(swaps, swaps->from[i], swaps->to[i]))
            return true;
    return false;
}

/* ---- Opening ------------------------------------------------------------- */

static bool is_membership(const pt_graph *graph, const ptce_edge *edge)
{
    return graph->pools && (graph->vertices[edge->from].is_pool ||
                            graph->vertices[edge->to].is_pool);
}

static ptce_status take_ties(pt_swaps *s, ptce_error *err)
{
    const pt_graph *like = s->like;
    s->words = like->n / 64 + 1;
    s->from = pt_alloc(like->m, sizeof *s->from);
    s->to = pt_alloc(like->m, sizeof *s->to);
    s->start = pt_alloc(like->n + 1, sizeof *s->start);
    s->tied = pt_alloc(like->n * s->words, sizeof *s->tied);
    if (!s->from || !s->to || !s->start || !s->tied)
        return pt_nomem(err);
    for (size_t e = 0; e < like->m; e++) {
        const ptce_edge *edge = &like->edges[e];
        if (is_membership(like, edge))
            continue;
        s->from[s->m] = edge->from;
        s->to[s->m++] = edge->to;
        s->start[edge->from + 1]++;
        set_tie(s, edge->from, edge->to, true);
    }
    for (size_t v = 0; v < like->n; v++)
        s->start[v + 1] += s->start[v];
    return PTCE_OK;
}

/* The vertex of each column, and the column of each vertex that is a pool. */
static void number_pools(pt_swaps *s, size_t *column)
{
    size_t pools = 0;
    for (size_t v = 0; v < s->like->n; v++) {
        if (!s->like->vertices[v].is_pool)
            continue;
        s->pool_vertex[pools] = v;
        column[v] = pools++;
    }
}

/* Rows are all vertices; those of pools stay empty. */
static void fill_memberships(pt_swaps *s, const size_t *column)
{
    const pt_graph *like = s->like;
    size_t ones = 0;
    for (size_t v = 0; v < like->n; v++) {
        for (size_t i = like->out.start[v]; i < like->out.start[v + 1]; i++) {
            size_t w = like->out.vertex[i];
            if (!like->vertices[v].is_pool && like->vertices[w].is_pool)
                s->pools.column[ones++] = column[w];
        }
        s->pools.start[v + 1] = ones;
    }
}

static ptce_status take_memberships(pt_swaps *s, ptce_error *err)
{
    const pt_graph *like = s->like;
    size_t *column = pt_alloc(like->n, sizeof *column);
    s->pool_vertex = pt_alloc(like->pools, sizeof *s->pool_vertex);
    if (!column || !s->pool_vertex) {
        free(column);
        return pt_nomem(err);
    }
    ptce_status st =
        pt_incidence_init(&s->pools, like->n, like->pools, like->m - s->m, err);
    if (st == PTCE_OK) {
        number_pools(s, column);
        fill_memberships(s, column);
    }
    free(column);
    return st;
}

/* Stopping at an accepted swap favours graphs that few swaps lead to; a number
 * of steps that does not ask where they lead does not. */
static void burn_in(pt_swaps *s, pt_random *random)
{
    size_t steps = 0;
    while (s->m >= 2 && s->accepted < SWAPS * s->m && steps < STEPS * s->m) {
        (void)pt_swaps_step(s, random);
        steps++;
    }
    s->between = steps;
    bool can_move = s->accepted > 0 || (s->m >= 2 && pt_swaps_can_move(s));
    s->frozen = !can_move && !pt_incidence_can_trade(&s->pools);
}

ptce_status pt_swaps_open(pt_swaps *swaps, const pt_graph *like,
                          pt_random *random, ptce_error *err)
{
    assert(like->n <= PT_NULL_MAX);
    assert(like->pools == 0 || !like->directed);
    *swaps = (pt_swaps){.like = like};
    ptce_status st = take_ties(swaps, err);
    if (st == PTCE_OK && like->pools)
        st = take_memberships(swaps, err);
    if (st == PTCE_OK)
        burn_in(swaps, random);
    return st;
}

void pt_swaps_close(pt_swaps *swaps)
{
    free(swaps->from);
    free(swaps->to);
    free(swaps->start);
    free(swaps->tied);
    free(swaps->pool_vertex);
    pt_incidence_clear(&swaps->pools);
    *swaps = (pt_swaps){0};
}

/* ---- Drawing ------------------------------------------------------------- */

static int by_ends(const void *a, const void *b)
{
    const ptce_edge *x = a;
    const ptce_edge *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

static void add_edge(pt_graph *out, size_t a, size_t b)
{
    bool turn = !out->directed && a > b;
    out->edges[out->m++] = (ptce_edge){.from = turn ? b : a,
                                       .to = turn ? a : b,
                                       .weight = 1,
                                       .cooperation = true};
}

static ptce_status copy_out(pt_graph *out, const pt_swaps *s, ptce_error *err)
{
    const pt_graph *like = s->like;
    *out = (pt_graph){.directed = like->directed,
                      .n = like->n,
                      .vertices = like->vertices,
                      .pools = like->pools,
                      .arena = pt_arena_new()};
    if (out->arena)
        out->edges = pt_arena_take(out->arena, like->m, sizeof *out->edges);
    if (!out->edges)
        return pt_nomem(err);
    for (size_t i = 0; i < s->m; i++)
        add_edge(out, s->from[i], s->to[i]);
    for (size_t v = 0; v < s->pools.rows; v++)
        for (size_t i = s->pools.start[v]; i < s->pools.start[v + 1]; i++)
            add_edge(out, v, s->pool_vertex[s->pools.column[i]]);
    if (out->m > 1)
        qsort(out->edges, out->m, sizeof *out->edges, by_ends);
    return pt_graph_link(out, err);
}

ptce_status pt_swaps_draw(pt_graph *out, pt_swaps *swaps, pt_random *random,
                          ptce_error *err)
{
    for (size_t i = 0; i < swaps->between; i++)
        (void)pt_swaps_step(swaps, random);
    if (swaps->pools.rows)
        pt_incidence_shuffle(&swaps->pools, random);
    ptce_status st = copy_out(out, swaps, err);
    if (st != PTCE_OK)
        pt_graph_clear(out);
    return st;
}
