/* SPDX-License-Identifier: MIT */
/* What a rank test of so many against so many can see. */
#ifndef PT_POWER_H
#define PT_POWER_H

#include "compare/ranks.h"

/* Cliff's delta between two normal laws of equal spread that the two-sided test
 * at 5 % sees with a chance of 80 %; NaN where no outcome is below 5 %. Each of
 * *draws random samples tells from which shift on it would be seen. */
ptce_status pt_detectable_delta(double *delta, size_t *draws, size_t m,
                                size_t n, uint64_t seed, ptce_error *err);

#endif
