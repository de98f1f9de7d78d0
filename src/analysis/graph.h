/* SPDX-License-Identifier: MIT */
/* The graph of a view: simple, weighted, in canonical order. */
#ifndef PT_GRAPH_H
#define PT_GRAPH_H

#include "analysis/lengths.h"
#include "model/model.h"
#include <ptce/analysis.h>

/* Pairs that pools may give under `project` and `count`. */
#define PT_POOL_PAIRS ((size_t)5 << 20)

/* Neighbours of the vertex v: rows start[v] … start[v + 1] - 1, ascending. */
typedef struct pt_adjacency {
    size_t *start;
    size_t *vertex; /* the neighbour */
    size_t *edge;   /* the edge that leads there */
} pt_adjacency;

/* Vertices sorted by id (at one id the actor first), edges by from, to. */
typedef struct pt_graph {
    bool directed;
    size_t n, m;
    ptce_vertex *vertices;
    ptce_edge *edges;
    pt_length *lengths; /* by edge; NULL where each edge is one step */
    pt_adjacency out;   /* along arcs; all neighbours where undirected */
    pt_adjacency in;    /* against arcs; the same as out where undirected */
    size_t pools;       /* vertices that are pools */
    pt_arena *arena;
} pt_graph;

/* PTCE_E_LIMIT where pools give too many pairs, PTCE_E_DATA where a weight is
 * out of the range that libraries stand. */
ptce_status pt_graph_of_view(pt_graph *graph, const pt_selection *selection,
                             ptce_error *err);
/* The graph without its directions: opposite arcs merge, weights add.
 * edge_of[i] is the edge that the i-th arc went into. The vertices are
 * borrowed. */
ptce_status pt_graph_flatten(pt_graph *flat, size_t *edge_of,
                             const pt_graph *graph, ptce_error *err);
/* Fill the adjacency from edges that are sorted and simple. */
ptce_status pt_graph_link(pt_graph *graph, ptce_error *err);
void pt_graph_clear(pt_graph *graph);

static inline size_t pt_degree(const pt_adjacency *near, size_t v)
{
    return near->start[v + 1] - near->start[v];
}

#endif
