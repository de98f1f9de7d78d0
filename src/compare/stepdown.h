/* SPDX-License-Identifier: MIT */
/* Step-down maxT (Westfall and Young 1993) along any walk over relabelings. */
#ifndef PT_STEPDOWN_H
#define PT_STEPDOWN_H

#include "base/base.h"

/* What rounding may take from a statistic that is equal to another one. Two
 * statistics of few networks that differ do so by far more. */
#define PT_SLACK 1e-13

/* A walk: the relabeling it comes to first is the observed one. */
typedef struct pt_walk {
    bool (*next)(void *data); /* false behind the last */
    /* Of a measure under the present relabeling: 0 to 1, larger for a larger
     * contrast, alike for all measures. */
    double (*statistic)(const void *data, size_t measure);
    void *data;
} pt_walk;

/* Adjusted p of each measure. */
ptce_status pt_step_down(double *adjusted, size_t count, const pt_walk *walk,
                         ptce_error *err);

#endif
