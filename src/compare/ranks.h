/* SPDX-License-Identifier: MIT */
/* Ranks and effect sizes of two samples, as pure functions on arrays.
 *
 * Values are finite and, so that a tie is a tie, rounded to 12 significant
 * digits by the caller. */
#ifndef PT_RANKS_H
#define PT_RANKS_H

#include "base/base.h"
#include <ptce/compare.h>

/* Two samples in one array: the first m values, then n. */
typedef struct pt_samples {
    const double *values;
    size_t m, n;
} pt_samples;

/* Twice the midrank of each value: an integer even where values tie. */
ptce_status pt_midranks(uint64_t *twice, const double *values, size_t count,
                        ptce_error *err);
/* NaN of no values; sorts them. */
double pt_median(double *values, size_t count);
/* Pairs (x of the first, y of the second) with x > y and with x < y. */
typedef struct pt_pairs {
    uint64_t larger, smaller;
} pt_pairs;
pt_pairs pt_pairs_count(const pt_samples *samples);

/* Cliff's delta with the asymmetric interval of Feng and Cliff 2004: unbiased
 * variance, Student t with m + n - 2 degrees of freedom. Where the samples are
 * fully apart, delta (mn - 1)/mn stands in for it in the variance, and the
 * interval ends at the bound. No interval where a sample has one value. */
ptce_interval pt_cliff_delta(const pt_samples *samples);
/* The variance used by pt_cliff_delta. */
double pt_cliff_variance(const pt_samples *samples);

/* Median of all differences x - y with the interval of their order statistics
 * d(k) and d(mn + 1 - k), k of pt_wilcoxon_rank; none where k is 0. */
ptce_status pt_hodges_lehmann(ptce_interval *out, const pt_samples *samples,
                              ptce_error *err);
/* The smallest k with P(U <= k) >= 0.025 under relabeling without ties: exact
 * while mn <= 2500, by the normal law beyond. 1 instead of 0 where d(1) to
 * d(mn) covers at least 94 % (3 against 4); else 0: there is no such interval.
 */
ptce_status pt_wilcoxon_rank(size_t *k, size_t m, size_t n, ptce_error *err);
/* That k of a statistic whose value s has ways[s] of its outcomes. */
size_t pt_rank_of_tail(const double *ways, size_t width);

/* The point that Student's t exceeds with probability 0.025; relative error
 * below 1e-12. */
double pt_student_quantile(size_t degrees_of_freedom);

#endif
