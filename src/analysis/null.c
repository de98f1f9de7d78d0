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

ptce_status pt_null_cug(pt_graph *out, const pt_graph *like, pt_random *random,
                        ptce_error *err)
{
    size_t n = like->n;
    size_t pairs = n < 2 ? 0 : n * (n - 1) / (like->directed ? 1 : 2);
    assert(n <= PT_NULL_MAX && like->m <= pairs);
    *out = (pt_graph){.directed = like->directed,
                      .n = n,
                      .vertices = like->vertices,
                      .pools = like->pools,
                      .arena = pt_arena_new()};
    uint64_t *bits = pt_alloc(pairs / 64 + 1, sizeof *bits);
    if (out->arena)
        out->edges = pt_arena_take(out->arena, like->m, sizeof *out->edges);
    ptce_status st = PTCE_OK;
    if (!bits || !out->edges) {
        st = pt_nomem(err);
    } else {
        choose(bits, like->m, pairs, random);
        for (size_t k = 0; k < pairs; k++)
            if (is_set(bits, k))
                out->edges[out->m++] = pair_at(k, n, like->directed);
        st = pt_graph_link(out, err);
    }
    free(bits);
    if (st != PTCE_OK)
        pt_graph_clear(out);
    return st;
}
