/* SPDX-License-Identifier: MIT */
/* Where values of class B stand among those of random networks. */
#ifndef PT_STANDING_H
#define PT_STANDING_H

#include "analysis/measure.h"

/* A measure and what it is held against. */
typedef struct pt_referenced {
    const pt_measure_row *row;
    ptce_ensemble ensemble;
} pt_referenced;

/* The i-th measure that has an ensemble, in table order; row is NULL behind the
 * last. */
pt_referenced pt_referenced_at(size_t i);
size_t pt_referenced_count(void);

/* The value observed, and where it stands. */
typedef struct pt_standing {
    double value;
    pt_reason value_reason;
    ptce_percentile among; /* without its reason, which is here: */
    pt_reason reason;      /* why there is no percentile */
} pt_standing;

/* One standing for each measure with an ensemble. */
ptce_status pt_standings(pt_standing *out, pt_study *study, size_t draws,
                         ptce_error *err);

/* Among the drawn values, NaN where undefined; all rounded by the caller.
 * @p fixed is the reason to give where no draw differs. */
void pt_standing_judge(pt_standing *out, const double *drawn, size_t count,
                       pt_reason fixed);

#endif
