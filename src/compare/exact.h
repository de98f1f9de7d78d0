/* SPDX-License-Identifier: MIT */
/* Rank tests over all relabelings. Ranks are integers, so a tie is never lost
 * to rounding. */
#ifndef PT_EXACT_H
#define PT_EXACT_H

#include "compare/ranks.h"
#include "compare/relabel.h"

typedef struct pt_rank_test {
    uint64_t relabelings; /* visited */
    uint64_t as_extreme;  /* of them with |W* - E| >= |W - E| */
    bool exact;           /* all were visited */
    double u;             /* W - m(m + 1)/2 */
    double z;             /* tie-corrected, no continuity; 0 without spread */
} pt_rank_test;

/* The two-sided Mann-Whitney test; p is as_extreme / relabelings. */
ptce_status pt_mann_whitney(pt_rank_test *out, const pt_samples *samples,
                            uint64_t seed, ptce_error *err);

/* The same within strata: W less what is expected in each of them. Undefined of
 * an empty sample. */
ptce_status pt_rank_within(ptce_test *out, const pt_samples *samples,
                           const size_t *strata, uint64_t seed,
                           ptce_error *err);

/* Step-down maxT (Westfall and Young 1993) on |z|. @p samples holds one entry
 * a measure, all of the same networks in the same order. */
ptce_status pt_maxt(double *adjusted, const pt_samples *samples, size_t count,
                    uint64_t seed, ptce_error *err);

/* The difference of means, and Brunner and Munzel's statistic (2000), negative
 * where the first sample tends to have the larger values, as in its authors'
 * notation; both with a p over relabelings: the latter studentized, Neubert and
 * Brunner 2007. Brunner and Munzel's is NaN where the samples are fully apart
 * (its p is not), and neither has a p where a sample has less than two values
 * and a spread is needed. */
ptce_status pt_mean_difference(ptce_test *out, const pt_samples *samples,
                               const size_t *strata, uint64_t seed,
                               ptce_error *err);
ptce_status pt_brunner_munzel(ptce_test *out, const pt_samples *samples,
                              const size_t *strata, uint64_t seed,
                              ptce_error *err);

/* Adjustments of p-values (Holm 1979; Benjamini and Hochberg 1995; Benjamini
 * and Yekutieli 2001). */
ptce_status pt_holm(double *adjusted, const double *p, size_t count,
                    ptce_error *err);
ptce_status pt_benjamini_hochberg(double *adjusted, const double *p,
                                  size_t count, ptce_error *err);
ptce_status pt_benjamini_yekutieli(double *adjusted, const double *p,
                                   size_t count, ptce_error *err);

#endif
