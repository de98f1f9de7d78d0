/* SPDX-License-Identifier: MIT */
/* Draws of random graphs. */
#include "analysis/null.h"

#include <assert.h>
#include <stdlib.h>

/* ---- CUG|n,m ------------------------------------------------------------- */

/* The k-th pair (or ordered pair) in the order in which edges stand. */
static ptce_edge pair_at(size_t k, size_t n, bool directed)
{
    ptce_edge edge = {.weight = 1, .cooperation = true};
    if (directed) {
        edge.from = k / (n - 1);
        edge.to = k % (n - 1);
        edge.to += edge.to >= edge.from;
        return edge;
    }
    size_t row = n - 1;
    while (k >= row) {
        k -= row--;
        edge.from++;
    }
    edge.to = edge.from + 1 + k;
    return edge;
}

static bool is_set(const uint64_t *bits, size_t i)
{
    return bits[i / 64] >> (i % 64) & 1;
}

/* m different numbers below the count, each set equally likely (Floyd). */
static void choose(uint64_t *bits, size_t m, size_t count, pt_random *random)
{
    for (size_t j = count - m; j < count; j++) {
        size_t k = (size_t)pt_random_below(random, j + 1);
        size_t chosen = is_set(bits, k) ? j : k;
        bits[chosen / 64] |= (uint64_t)1 << (chosen % 64);
    }
}

static ptce_status start_like(pt_graph *out, const pt_graph *like,
                              ptce_error *err)
{
    *out = (pt_graph){.directed = like->directed,
                      .n = like->n,
                      .vertices = like->vertices,
                      .pools = like->pools,
                      .arena = pt_arena_new()};
    if (out->arena)
        out->edges = pt_arena_take(out->arena, like->m, sizeof *out->edges);
    return out->edges ? PTCE_OK : pt_nomem(err);
}

/* Whether a pair may be an edge of one sort, ties between actors (0) or
 * memberships (1); two pools are never joined. */
static bool is_of_sort(const pt_graph *like, size_t from, size_t to,
                       size_t sort)
{
    return (size_t)like->vertices[from].is_pool +
               (size_t)like->vertices[to].is_pool ==
           sort;
}

/* Ties among pairs of actors, memberships among pairs of actor and pool: the
 * numbers chosen below the count of each sort stand for its pairs in order. */
static ptce_status draw_sorts(pt_graph *out, uint64_t *bits,
                              const pt_graph *like, pt_random *random,
                              ptce_error *err)
{
    size_t actors = like->n - like->pools;
    size_t counts[2] = {actors < 2 ? 0 : actors * (actors - 1) / 2,
                        actors * like->pools};
    size_t ties[2] = {0, 0};
    uint64_t *sorts[2] = {bits, bits + counts[0] / 64 + 1};
    size_t next[2] = {0, 0};
    for (size_t e = 0; e < like->m; e++)
        ties[!is_of_sort(like, like->edges[e].from, like->edges[e].to, 0)]++;
    for (size_t sort = 0; sort < 2; sort++)
        choose(sorts[sort], ties[sort], counts[sort], random);
    for (size_t v = 0; v < like->n; v++)
        for (size_t w = v + 1; w < like->n; w++)
            for (size_t sort = 0; sort < 2; sort++)
                if (is_of_sort(like, v, w, sort) &&
                    is_set(sorts[sort], next[sort]++))
                    out->edges[out->m++] = (ptce_edge){
                        .from = v, .to = w, .weight = 1, .cooperation = true};
    return pt_graph_link(out, err);
}

static ptce_status draw_pairs(pt_graph *out, uint64_t *bits,
                              const pt_graph *like, size_t pairs,
                              pt_random *random, ptce_error *err)
{
    choose(bits, like->m, pairs, random);
    for (size_t k = 0; k < pairs; k++)
        if (is_set(bits, k))
            out->edges[out->m++] = pair_at(k, like->n, like->directed);
    return pt_graph_link(out, err);
}

ptce_status pt_null_cug(pt_graph *out, const pt_graph *like, pt_random *random,
                        ptce_error *err)
{
    size_t n = like->n;
    size_t pairs = n < 2 ? 0 : n * (n - 1) / (like->directed ? 1 : 2);
    assert(n <= PT_NULL_MAX && like->m <= pairs);
    assert(like->pools == 0 || !like->directed);
    uint64_t *bits = pt_alloc(pairs / 64 + 2, sizeof *bits);
    if (!bits) {
        *out = (pt_graph){0};
        return pt_nomem(err);
    }
    ptce_status st = start_like(out, like, err);
    if (st == PTCE_OK)
        st = like->pools ? draw_sorts(out, bits, like, random, err)
                         : draw_pairs(out, bits, like, pairs, random, err);
    free(bits);
    if (st != PTCE_OK)
        pt_graph_clear(out);
    return st;
}

/* ---- Types --------------------------------------------------------------- */

ptce_status pt_null_types(pt_graph *out, const pt_graph *like,
                          pt_random *random, ptce_error *err)
{
    *out = *like;
    out->arena = pt_arena_new();
    size_t *actors = pt_alloc(like->n, sizeof *actors);
    if (out->arena)
        out->vertices =
            pt_arena_take(out->arena, like->n, sizeof *out->vertices);
    if (!out->arena || !out->vertices || !actors) {
        free(actors);
        pt_graph_clear(out);
        return pt_nomem(err);
    }
    size_t count = 0;
    for (size_t v = 0; v < like->n; v++) {
        out->vertices[v] = like->vertices[v];
        if (!like->vertices[v].is_pool)
            actors[count++] = v;
    }
    for (size_t i = count; i > 1; i--) {
        ptce_vertex *a = &out->vertices[actors[i - 1]];
        ptce_vertex *b =
            &out->vertices[actors[(size_t)pt_random_below(random, i)]];
        size_t row = a->row;
        a->row = b->row;
        b->row = row;
    }
    free(actors);
    return PTCE_OK;
}
