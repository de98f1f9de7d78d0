/* SPDX-License-Identifier: MIT */
/* Ranks, and how values spread, as pure functions on arrays. */
#ifndef PT_SPREAD_H
#define PT_SPREAD_H

#include "base/base.h"

/* A value and how much it counts. */
typedef struct pt_weighted {
    double value, weight;
} pt_weighted;

/* Sorts by value. */
void pt_weighted_sort(pt_weighted *items, size_t count);
/* The smallest value such that it and those below hold the share of all
 * weight; NaN where there is none. Items are sorted. */
double pt_weighted_quantile(const pt_weighted *items, size_t count,
                            double share);
double pt_weighted_mean(const pt_weighted *items, size_t count);

/* Standard error of the jackknife over n values that each lack one actor:
 * sqrt((n - 2) / (2n) Σ (z - mean)²), Snijders and Borgatti 1999. */
double pt_jackknife_error(const double *values, size_t n);

/* Ranks from 1 for the largest value; equal values share the mean of their
 * ranks. Values are equal where they differ by less than 1e-10 of the largest:
 * two actors in the same position differ by rounding. NaN has no rank (NaN).
 * Returns how many have one. */
size_t pt_ranks_falling(double *rank, const double *values, size_t n,
                        pt_weighted *scratch);
/* Spearman's correlation over the pairs that are defined in both; NaN where
 * these are fewer than three, or all equal on one side. */
double pt_spearman(const double *x, const double *y, size_t n, double *scratch,
                   pt_weighted *items);

#endif
