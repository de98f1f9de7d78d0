/* SPDX-License-Identifier: MIT */
/* Are words and groups independent? */
#ifndef PT_NOMINAL_H
#define PT_NOMINAL_H

#include "compare/relabel.h"

/* Chi square over relabelings, of one word a place; the statistic is Cramér's
 * V, 0 to 1. kinds is how many different words there are. An empty sample
 * leaves statistic and p NaN. */
ptce_status pt_nominal_test(ptce_test *out, size_t *kinds,
                            const char *const *words, const pt_labels *labels,
                            uint64_t seed, ptce_error *err);

#endif
