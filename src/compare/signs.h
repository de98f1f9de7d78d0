/* SPDX-License-Identifier: MIT */
/* Wilcoxon's signed ranks (1945) over all ways to flip the signs, as pure
 * functions on arrays. */
#ifndef PT_SIGNS_H
#define PT_SIGNS_H

#include "base/base.h"
#include <ptce/paired.h>

/* Pairs up to which all 2^n flips are visited; of more, as many are drawn as of
 * relabelings, the observed one among them. */
#define PT_SIGNS_MAX 19

/* How many flips of n pairs are visited; whether that is all. */
uint64_t pt_flips(bool *exact, size_t n);

/* after - before of two values of 12 significant digits, rounded so that two
 * differences that are equal but for this rounding are equal. */
double pt_difference(double before, double after);

/* What the differences of n pairs tell, but the medians. */
ptce_status pt_change(ptce_change *out, const double *differences, size_t n,
                      ptce_error *err);
/* Those flips with a rank sum at least as far from its mean; pairs without a
 * difference are left out. The statistic is V. */
ptce_status pt_signs_test(ptce_test *out, const double *differences, size_t n,
                          uint64_t seed, ptce_error *err);
/* Step-down maxT over measures of the same n pairs. */
ptce_status pt_signs_maxt(double *adjusted, const double *const *differences,
                          size_t count, size_t n, uint64_t seed,
                          ptce_error *err);
/* The k of the interval [w(k), w(M + 1 - k)] of the M = n(n + 1)/2 means of two
 * differences, as of pt_wilcoxon_rank; exact up to 100 pairs, else by the
 * normal law. */
ptce_status pt_signed_rank(size_t *k, size_t n, ptce_error *err);

#endif
