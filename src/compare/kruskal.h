/* SPDX-License-Identifier: MIT */
/* Kruskal and Wallis (1952) over all ways to deal the labels out, as pure
 * functions on arrays. */
#ifndef PT_KRUSKAL_H
#define PT_KRUSKAL_H

#include "base/base.h"
#include <ptce/several.h>

/* Values of several groups, one group behind the other; groups may be empty.
 * Values are finite and rounded to 12 significant digits by the caller. */
typedef struct pt_grouped {
    const double *values;
    const size_t *sizes;
    size_t groups;
} pt_grouped;

/* H and epsilon squared. */
ptce_status pt_kruskal(ptce_kruskal *out, const pt_grouped *data,
                       ptce_error *err);
/* Those relabelings with an H at least as large; the statistic is H. Where all
 * values are equal that is all of them, and H is NaN. */
ptce_status pt_kruskal_test(ptce_test *out, const pt_grouped *data,
                            uint64_t seed, ptce_error *err);
/* The smallest p that values without ties could have in groups of these sizes;
 * NaN where relabelings would be drawn. */
ptce_status pt_kruskal_smallest_p(double *p, const size_t *sizes, size_t groups,
                                  ptce_error *err);
/* Step-down maxT over measures of the same networks in the same groups. */
ptce_status pt_kruskal_maxt(double *adjusted, const pt_grouped *measures,
                            size_t count, uint64_t seed, ptce_error *err);

#endif
