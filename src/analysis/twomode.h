/* SPDX-License-Identifier: MIT */
/* Actors and pools as a graph of two modes: who is a member of what, and
 * nothing else. Ties between actors are no part of it. */
#ifndef PT_TWOMODE_H
#define PT_TWOMODE_H

#include "analysis/measure.h"

/* Every layer, whatever the view's; actors without a pool and pools without a
 * member are not there. */
typedef struct pt_incidence {
    pt_graph graph;    /* actors 0 … actors - 1, then pools; each by id */
    size_t actors;     /* vertices that are actors */
    size_t pools;      /* vertices that are pools */
    size_t components; /* of it */
    size_t *of_vertex; /* by vertex of the view: vertex here, or SIZE_MAX */
    size_t *pool;      /* by pool: place in whole_selection.pools */
    bool has_paths;
    pt_paths paths;
    bool has_eigen;
    pt_eigen eigen; /* of each mode, scaled to maximum 1 */
} pt_incidence;

/* Computed at the first call; graph.m is 0 where nobody is in a pool. */
ptce_status pt_study_incidence(const pt_incidence **out, pt_study *study,
                               ptce_error *err);

/* Walks beyond which a measure is refused: some seconds. */
#define PT_WALKS_MAX 3e8

static inline double pt_incidence_degree(const pt_incidence *incidence,
                                         size_t v)
{
    return (double)pt_degree(&incidence->graph.out, v);
}

/* Whether all walks of two steps may be walked. */
bool pt_walks_fit(const pt_incidence *incidence);

/* Scratch to look around a vertex with. */
typedef struct pt_around {
    double *common; /* by vertex: walks of two steps from here; 0 between */
    size_t *met;    /* those with common > 0, in the order they were met */
    size_t count;
    size_t *mark; /* by vertex: the last turn that met it */
    size_t turn;
} pt_around;

/* To be dropped, also where it fails. */
bool pt_around_take(pt_around *near, size_t n);
void pt_around_drop(pt_around *near);
/* Those of v's own mode that share a neighbour with it. */
void pt_meet(pt_around *near, const pt_incidence *incidence, size_t v);

/* Two actors and the pools that both are members of. */
typedef struct pt_sharing {
    size_t a, b; /* vertices of the incidence, a < b */
    size_t shared;
    double newman; /* sum over these pools of 1 / (members - 1) */
} pt_sharing;

typedef struct pt_sharings {
    pt_sharing *pairs; /* in the order of a, b; in the study's arena */
    size_t count;
    pt_reason reason; /* PT_DEFINED, or why there are none */
} pt_sharings;

/* The pairs of actors that share a pool. O(sum of squared sizes). */
ptce_status pt_study_sharings(pt_sharings *out, pt_study *study,
                              ptce_error *err);

#endif
