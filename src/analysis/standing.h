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

/* Draws come in chunks, each from a stream of its own, so that they can be made
 * by several workers and be the same. */
#define PT_CHUNK ((size_t)100)

/* A measure of the network itself, measured as the drawn ones are. */
typedef struct pt_observed {
    double value;
    pt_reason value_reason;
    pt_reason none; /* why there is no ensemble of this network */
    bool frozen;    /* it is the only network of its ensemble */
} pt_observed;

/* Measure the network and the draws of one chunk; @p draws is how many there
 * are in all. observed has one entry for each measure with an ensemble, drawn
 * PT_CHUNK for each: rounded values, NaN where undefined or not drawn. */
ptce_status pt_standing_draw(pt_observed *observed, double *drawn,
                             pt_study *study, size_t chunk, size_t draws,
                             ptce_error *err);
/* How many draws a chunk has. */
size_t pt_chunk_length(size_t chunk, size_t draws);

/* The value observed, and where it stands. */
typedef struct pt_standing {
    double value;
    pt_reason value_reason;
    ptce_percentile among; /* without its reason, which is here: */
    pt_reason reason;      /* why there is no percentile */
} pt_standing;

/* Where an observed value stands among all draws of its ensemble. */
pt_standing pt_standing_of(const pt_observed *observed, ptce_ensemble ensemble,
                           const double *drawn, size_t draws);

/* One standing for each measure with an ensemble. */
ptce_status pt_standings(pt_standing *out, pt_study *study, size_t draws,
                         ptce_error *err);

/* Among the drawn values, NaN where undefined; all rounded by the caller.
 * @p fixed is the reason to give where no draw differs. */
void pt_standing_judge(pt_standing *out, const double *drawn, size_t count,
                       pt_reason fixed);

#endif
