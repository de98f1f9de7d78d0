/* SPDX-License-Identifier: MIT */
/* Shortest paths, counted in steps or in lengths: one sweep from every vertex
 * feeds every measure that needs them. */
#ifndef PT_PATHS_H
#define PT_PATHS_H

#include "analysis/graph.h"

/* By vertex, along outgoing arcs; unordered pairs count once in betweenness
 * where the graph is undirected. Distances are in steps, or where the graph
 * has lengths in units of the length of an edge of weight 1. */
typedef struct pt_paths {
    double *betweenness;
    double *edge_betweenness; /* by edge */
    double *sum;              /* of distances to what is reached */
    double *reached;          /* how many others are reached */
    double *harmonic;         /* sum of 1/distance */
    double *eccentricity;     /* largest distance to what is reached */
} pt_paths;

/* Brandes 2001. O(n m), O(n m log n) with lengths. */
ptce_status pt_paths_sweep(pt_paths *paths, const pt_graph *graph,
                           pt_arena *arena, ptce_error *err);
/* Sum of 1/distance over ordered pairs, without the vertex `without` (n for
 * none). The cost of a sweep. */
ptce_status pt_paths_without(double *sum, const pt_graph *graph, size_t without,
                             ptce_error *err);
/* Steps of work of a sweep; one along lengths takes some times as long. */
double pt_paths_cost(const pt_graph *graph);
/* The length of the shortest edge: 1 where edges are steps, or where there is
 * none. In that unit no distance is below 1, which measures that promise to
 * stay within 0 and 1 need. */
double pt_shortest_length(const pt_graph *graph);

#endif
