/* SPDX-License-Identifier: MIT */
/* What a network consists of, counted: how far its actors see, which types tie
 * with which. Two networks are as far apart as these counts. */
#ifndef PT_BAGS_H
#define PT_BAGS_H

#include "analysis/graph.h"

typedef struct pt_item {
    uint64_t key;
    double weight; /* > 0 */
} pt_item;

/* Sorted by key, no key twice; the items are the caller's to free. */
typedef struct pt_bag {
    pt_item *items;
    size_t count;
} pt_bag;

void pt_bag_clear(pt_bag *bag);

/* ---- Counting -------------------------------------------------------------
 */

/* A cell of a portrait: its key is level l and number k of vertices seen there,
 * its weight how many vertices see k > 0 others at distance l. */
#define PT_PORTRAIT_KEY(l, k) (((uint64_t)(l) << 32) | (uint64_t)(k))
/* The portrait of Bagrow and others 2008, along arcs where there are any.
 * O(n m). */
ptce_status pt_bag_portrait(pt_bag *bag, const pt_graph *graph,
                            ptce_error *err);
/* Each cell times its k: the pairs of vertices behind it. */
void pt_bag_weigh_portrait(pt_bag *bag);
/* How many vertices have each degree. */
ptce_status pt_bag_degrees(pt_bag *bag, const pt_graph *graph, ptce_error *err);
/* Arcs from each type to each type, an undirected edge counting as two; types
 * are below type_count. */
ptce_status pt_bag_mixing(pt_bag *bag, const pt_graph *graph,
                          const size_t *types, size_t type_count,
                          ptce_error *err);
/* Weisfeiler-Lehman subtrees of depth 0, 1 and 2 over types, without
 * directions: a vertex's label is its own before and those of its neighbours.
 * Labels are shared by all graphs. */
ptce_status pt_bags_subtrees(pt_bag *bags, const pt_graph *const *flat,
                             const size_t *const *types, size_t count,
                             ptce_error *err);

/* ---- Distances ------------------------------------------------------------
 */

/* Jensen-Shannon divergence of the shares, in bits: 0 to 1. NaN of an empty
 * bag. */
double pt_bag_jsd(const pt_bag *a, const pt_bag *b);
/* 1 less the cosine: 0 to 1. */
double pt_bag_cosine_distance(const pt_bag *a, const pt_bag *b);
/* Euclidean distances between rows of a table, into a square; NaN from and to
 * a row that is not complete. */
void pt_row_distances(double *square, const double *rows, size_t count,
                      size_t columns);

#endif
