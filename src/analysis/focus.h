/* SPDX-License-Identifier: MIT */
/* One kind of actor, a type or a whole family, and what is told of each. */
#ifndef PT_FOCUS_H
#define PT_FOCUS_H

#include "analysis/detail.h"

typedef struct pt_focus {
    pt_study *study;
    bool *in; /* by vertex */
    double count, actors;
    bool has_paths, has_brokerage;
    pt_reason no_paths, no_brokerage;
    double *strength;         /* by vertex */
    double *betweenness_rank; /* by vertex, among actors; 1 is highest */
    double *strength_rank;
    double *pools; /* by vertex: how many it is in */
} pt_focus;

/* Pools that are held, that they are in, that they hold alone, and that would
 * be left with one member. */
typedef struct pt_pooling {
    double held, touched, alone, left_one;
} pt_pooling;

/* The actors and all that is told of each; *none is set where there is no such
 * actor. */
ptce_status pt_focus_look(pt_focus *f, pt_pooling *sum, bool *none,
                          pt_study *study, const pt_asked *asked,
                          ptce_error *err);

#endif
