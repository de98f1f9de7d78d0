/* SPDX-License-Identifier: MIT */
/* Shortest paths, counted in steps: one sweep from every vertex feeds every
 * measure that needs them. */
#ifndef PT_PATHS_H
#define PT_PATHS_H

#include "analysis/graph.h"

/* By vertex, along outgoing arcs; unordered pairs count once in betweenness
 * where the graph is undirected. */
typedef struct pt_paths {
    double *betweenness;
    double *edge_betweenness; /* by edge */
    double *sum;              /* of distances to what is reached */
    double *reached;          /* how many others are reached */
    double *harmonic;         /* sum of 1/distance */
    double *eccentricity;     /* largest distance to what is reached */
} pt_paths;

/* Brandes 2001. O(n m). */
ptce_status pt_paths_sweep(pt_paths *paths, const pt_graph *graph,
                           pt_arena *arena, ptce_error *err);
/* Sum of 1/distance over ordered pairs, without the vertex `without` (n for
 * none). O(n m). */
ptce_status pt_paths_without(double *sum, const pt_graph *graph, size_t without,
                             ptce_error *err);

#endif
