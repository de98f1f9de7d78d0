/* SPDX-License-Identifier: MIT */
/* Tests over all relabelings: every way of calling m of the m + n values "the
 * first group" is visited when there are at most PT_RELABELINGS_MAX of them,
 * else PT_RELABELINGS_DRAWN drawn with a seed, the observed one among them.
 * Ranks are integers, so a tie is never lost to rounding. */
#ifndef PT_EXACT_H
#define PT_EXACT_H

#include "compare/ranks.h"

#define PT_RELABELINGS_MAX 1000000u
#define PT_RELABELINGS_DRAWN 100000u

/* How many relabelings of m and n values are visited; whether that is all. */
uint64_t pt_relabelings(bool *exact, size_t m, size_t n);

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

/* Step-down maxT (Westfall and Young 1993) on |z|. @p samples holds one entry
 * a measure, all of the same networks in the same order. */
ptce_status pt_maxt(double *adjusted, const pt_samples *samples, size_t count,
                    uint64_t seed, ptce_error *err);

/* Adjustments of p-values (Holm 1979; Benjamini and Hochberg 1995). */
ptce_status pt_holm(double *adjusted, const double *p, size_t count,
                    ptce_error *err);
ptce_status pt_benjamini_hochberg(double *adjusted, const double *p,
                                  size_t count, ptce_error *err);

#endif
