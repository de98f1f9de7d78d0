/* SPDX-License-Identifier: MIT */
/* The verdict of the rank test alone, at small cost. */
#ifndef PT_TIPPING_H
#define PT_TIPPING_H

#include "compare/ranks.h"

/* Whether the two-sided p of the rank test is at most 0.05: exact by counting
 * rank sums instead of visiting relabelings, up to 60 values; by the normal law
 * beyond. False where a sample is empty. */
ptce_status pt_rank_verdict(bool *below, const pt_samples *samples,
                            ptce_error *err);

#endif
