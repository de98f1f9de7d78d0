/* SPDX-License-Identifier: MIT */
/* Communities: divisions of the vertices of a study's flat graph, one for each
 * seeded run of a method. */
#ifndef PT_COMMUNITIES_H
#define PT_COMMUNITIES_H

#include "analysis/measure.h"

typedef struct pt_divisions {
    pt_reason reason;   /* PT_DEFINED, or why there is no division */
    size_t n, runs;     /* one run of a method that draws nothing */
    size_t best;        /* the first run with the best score */
    double **labels;    /* by run, by vertex: from 1 by falling size, then
                           lowest vertex, so that equal divisions are equal */
    size_t *counts;     /* communities, by run */
    double *modularity; /* by run */
} pt_divisions;

/* Runs 0 … runs - 1 of a method, in the study's arena. */
ptce_status pt_divisions_draw(pt_divisions *out, pt_study *study,
                              ptce_community method, size_t runs,
                              ptce_error *err);
/* From labels below n to numbers from 1, by falling size, then lowest vertex.
 */
ptce_status pt_labels_number(double *labels, size_t *count, const double *raw,
                             size_t n, ptce_error *err);
/* Vertices by label, from labels of 1 to count. */
ptce_status pt_labels_sort(size_t *order, const double *labels, size_t n,
                           size_t count, ptce_error *err);
/* As many runs as asked for, up to what is worth it and what a large graph
 * leaves time for; at least one. */
size_t pt_divisions_afford(const pt_study *study, size_t runs);
/* The method's value of the view's option. */
const char *pt_community_name(ptce_community method);
#define PT_COMMUNITY_COUNT ((size_t)PTCE_COMMUNITY_OPTIMAL + 1)

/* The division of largest modularity, proven: by vertex, the lowest vertex of
 * its community. weight by edge. PT_TOO_LARGE where it is not tried,
 * PT_TOO_HARD where the proof is given up. */
ptce_status pt_optimal(double *labels, pt_reason *reason, const pt_graph *graph,
                       const double *weight, ptce_error *err);

#endif
