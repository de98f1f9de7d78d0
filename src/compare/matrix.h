/* SPDX-License-Identifier: MIT */
/* What is read from distances between networks: tests of two groups, a map, a
 * tree. Pure functions on a square symmetric array in rows. */
#ifndef PT_MATRIX_H
#define PT_MATRIX_H

#include "compare/relabel.h"

/* The first m rows are the first group, then n. */
typedef struct pt_square {
    const double *distances;
    size_t m, n;
    const size_t *strata; /* of each row, or NULL */
} pt_square;

/* Anderson 2001: sums of squares between and within groups. */
typedef struct pt_permanova {
    double total, within;
    double f, r2; /* NaN without any distance within groups */
    ptce_test test;
} pt_permanova;

ptce_status pt_permanova_test(pt_permanova *out, const pt_square *square,
                              uint64_t seed, ptce_error *err);

/* Anderson 2006: F of the distances to the centroid of their own group, and
 * its p over the ways to deal these distances out; F is NaN where they have no
 * spread. Centroids are those of the distances themselves, no principal
 * coordinates dropped. */
ptce_status pt_permdisp_test(ptce_test *out, const pt_square *square,
                             uint64_t seed, ptce_error *err);

/* Szekely and Rizzo 2004: mn/(m + n) (2 mean d_xy - mean d_xx - mean d_yy). */
ptce_status pt_energy_test(ptce_test *out, const pt_square *square,
                           uint64_t seed, ptce_error *err);

/* ---- The map --------------------------------------------------------------
 */

/* Classical scaling in two dimensions. */
typedef struct pt_map {
    double *points;      /* x, y of each row */
    double *eigenvalues; /* falling, one a row */
    double stress;       /* Kruskal's stress-1; NaN where all are at one spot */
    double positive_mass; /* sum of positive eigenvalues / sum of sizes */
} pt_map;

/* The largest coordinate of an axis in size, lowest row first, is positive. The
 * arrays are the caller's. */
ptce_status pt_map_make(pt_map *map, const double *distances, size_t count,
                        ptce_error *err);

/* ---- The tree -------------------------------------------------------------
 */

typedef enum pt_linkage { PT_AVERAGE, PT_COMPLETE } pt_linkage;

/* Join the two nearest clusters until one is left: count - 1 merges. Rows are
 * clusters 0 … count - 1, the k-th merge makes cluster count + k. Distances are
 * compared as they are written, to 12 digits; of equal ones the pair with the
 * lowest rows is joined. */
ptce_status pt_tree_make(ptce_merge *merges, const double *distances,
                         size_t count, pt_linkage linkage, ptce_error *err);
/* Pearson's correlation of the distances with the heights at which two rows
 * meet; NaN where one of both is constant. */
ptce_status pt_cophenetic(double *correlation, const double *distances,
                          const ptce_merge *merges, size_t count,
                          ptce_error *err);

#endif
