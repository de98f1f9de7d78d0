/* SPDX-License-Identifier: MIT */
/* The better documented group with ever more of its ties and memberships taken
 * away: what the search for a tipping point and its curve look at. */
#ifndef PT_THINNING_H
#define PT_THINNING_H

#include "analysis/thin.h"
#include "compare/groups.h"
#include "compare/ranks.h"

#define PT_THIN_STEPS PTCE_TIPPING_STEPS

/* A value of one thinned network; NaN where undefined or without any tie. */
typedef struct pt_thin_level {
    double *values; /* [network][draw][row] */
} pt_thin_level;

typedef struct pt_tipping_search {
    ptce_contrast *contrast;
    size_t kept, lost; /* steps: the last known to hold, the first not to */
    const char *what;  /* was lost there */
    bool moved;        /* some thinned value differs from the full one */
} pt_tipping_search;

/* All contrasts are searched at once: a level of thinning serves them all. */
typedef struct pt_thinning {
    pt_comparing *c;
    pt_side side;     /* that is thinned */
    size_t *networks; /* rows of the measuring: kept and of that side */
    size_t network_count;
    const pt_measure_row **rows;
    pt_tipping_search *searches;
    size_t count; /* of rows and searches */
    size_t draws;
    pt_thin_level levels[PT_THIN_STEPS + 1];
    double *sample; /* room for all networks */
} pt_thinning;

/* Make, in workers, the levels that are wanted and not there yet. */
ptce_status pt_thin_levels(pt_thinning *t, bool *wanted, ptce_error *err);
double pt_thin_value(const pt_thinning *t, size_t step, size_t network,
                     size_t draw, size_t row);
/* Values of both groups in one draw, those of the thinned group from it; in
 * t->sample. */
pt_samples pt_thin_sample(const pt_thinning *t, size_t step, size_t draw,
                          size_t row);
/* How far each contrast lies apart as ever more is taken away. */
ptce_status pt_tipping_curves(pt_thinning *t, ptce_error *err);

#endif
