/* SPDX-License-Identifier: MIT */
/* A network with some of its ties and pool memberships taken away at random, as
 * if they had not been documented; and single measures of such a network. */
#ifndef PT_THIN_H
#define PT_THIN_H

#include "analysis/measure.h"

typedef struct pt_thinner {
    const ptce_network *full;
    ptce_network thin; /* rows are borrowed from full */
    size_t *order;     /* of the facts: ties, then members pool by pool */
    bool *gone;        /* by fact */
    size_t count;      /* of facts */
    pt_arena *arena;
} pt_thinner;

ptce_status pt_thinner_init(pt_thinner *t, const ptce_network *network,
                            ptce_error *err);
/* Another order in which facts go. */
void pt_thinner_shuffle(pt_thinner *t, pt_random *random);
/* Take the first `gone` facts of that order away: t->thin. More of them leave
 * a part of what fewer leave. */
void pt_thinner_take(pt_thinner *t, size_t gone);
void pt_thinner_clear(pt_thinner *t);

/* Some network measures of a network under a view, in this process. *graph is
 * what was measured, to be cleared. */
ptce_status pt_measure_some(double *values, pt_graph *graph,
                            const ptce_network *network, const ptce_view *view,
                            const pt_measure_row *const *rows, size_t count,
                            uint64_t seed, ptce_error *err);

#endif
