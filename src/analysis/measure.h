/* SPDX-License-Identifier: MIT */
/* A measure inside the library: its public row and what computes it; and the
 * study, one network under one view with what its measures share. */
#ifndef PT_MEASURE_H
#define PT_MEASURE_H

#include "analysis/graph.h"
#include "analysis/paths.h"

#include <math.h>

/* Why a value is undefined; the words are reason.CODE. */
#define PT_REASON_ROWS(X)                                                      \
    X(PT_DEFINED, "")                                                          \
    X(PT_NO_ACTOR, "no-actor")                                                 \
    X(PT_ONE_ACTOR, "one-actor")                                               \
    X(PT_FEW_ACTORS, "few-actors")                                             \
    X(PT_NO_EDGE, "no-edge")                                                   \
    X(PT_NO_POOL, "no-pool")                                                   \
    X(PT_NO_TRIPLE, "no-triple")                                               \
    X(PT_ISOLATED, "isolated")                                                 \
    X(PT_REACHES_NOBODY, "reaches-nobody")                                     \
    X(PT_DEGREE_BELOW_TWO, "degree-below-two")                                 \
    X(PT_EQUAL_DEGREES, "equal-degrees")                                       \
    X(PT_ONE_TYPE, "one-type")                                                 \
    X(PT_DISCONNECTED, "disconnected")                                         \
    X(PT_NOT_UNIQUE, "not-unique")                                             \
    X(PT_NO_CONTRAST, "no-contrast")                                           \
    X(PT_NO_CONVERGENCE, "no-convergence")                                     \
    X(PT_POOL_VERTEX, "pool-vertex")                                           \
    X(PT_TWO_MODE, "two-mode")                                                 \
    X(PT_ONE_LAYER, "one-layer")                                               \
    X(PT_DIRECTED, "directed")                                                 \
    X(PT_UNDIRECTED, "undirected")                                             \
    X(PT_NO_BROKERAGE, "no-brokerage")                                         \
    X(PT_NO_SPREAD, "no-spread")                                               \
    X(PT_EQUAL_DRAWS, "equal-draws")                                           \
    X(PT_ONE_OF_KIND, "one-of-kind")                                           \
    X(PT_NO_SUCH_ACTOR, "no-such-actor")                                       \
    X(PT_NO_CYCLE, "no-cycle")                                                 \
    X(PT_COMPLETE, "complete")                                                 \
    X(PT_FIXED_BY_SIZE, "fixed-by-size")                                       \
    X(PT_FIXED_BY_DEGREES, "fixed-by-degrees")                                 \
    X(PT_FIXED_BY_TYPES, "fixed-by-types")                                     \
    X(PT_RARELY_DEFINED, "rarely-defined")                                     \
    X(PT_NOT_HERE, "not-here")                                                 \
    X(PT_TOO_LARGE, "too-large")                                               \
    X(PT_NO_MEMBER, "no-member")                                               \
    X(PT_ONE_MEMBERSHIP, "one-membership")                                     \
    X(PT_ONE_ACROSS, "one-across")                                             \
    X(PT_SHARES_NOTHING, "shares-nothing")                                     \
    X(PT_NO_SHARED_POOL, "no-shared-pool")                                     \
    X(PT_NO_CHAIN, "no-chain")                                                 \
    X(PT_FLAT_LAYER, "flat-layer")                                             \
    X(PT_EMPTY_LAYER, "empty-layer")                                           \
    X(PT_NOT_DOCUMENTED, "not-documented")                                     \
    X(PT_WHOLE_NETWORK, "whole-network")                                       \
    X(PT_NO_CIRCLE, "no-circle")                                               \
    X(PT_NO_FUNDING, "no-funding")                                             \
    X(PT_NO_SOURCE, "no-source")                                               \
    X(PT_EQUAL_VALUES, "equal-values")                                         \
    X(PT_NOT_DRAWN, "not-drawn")                                               \
    X(PT_NOT_WITHOUT_ONE, "not-without-one")                                   \
    X(PT_ENUMERATED, "enumerated")                                             \
    X(PT_TOO_HARD, "too-hard")                                                 \
    X(PT_NO_RIVAL, "no-rival")

typedef enum pt_reason {
#define X(id, code) id,
    PT_REASON_ROWS(X)
#undef X
        PT_REASON_COUNT
} pt_reason;

const char *pt_reason_code(pt_reason reason);

/* Where a measure writes: one value a network, vertex or edge. */
typedef struct pt_column {
    double *values;
    unsigned char *reasons;
    size_t count;
} pt_column;

static inline void pt_undefined(const pt_column *out, size_t i,
                                pt_reason reason)
{
    out->values[i] = (double)NAN;
    out->reasons[i] = (unsigned char)reason;
}

static inline ptce_status pt_undefine(const pt_column *out, pt_reason reason)
{
    for (size_t i = 0; i < out->count; i++)
        pt_undefined(out, i, reason);
    return PTCE_OK;
}

/* The best partition found by the view's method. */
typedef struct pt_partition {
    pt_reason reason;  /* PT_DEFINED, or why there is none */
    double *community; /* by vertex, from 1 */
    double modularity;
    size_t count;
} pt_partition;

typedef struct pt_core {
    bool *in_core; /* by vertex */
    double fit;    /* NaN where no split tells core from periphery */
    bool exact;    /* whether no split can do better */
} pt_core;

/* Leading eigenvector, scaled to maximum 1. */
typedef struct pt_eigen {
    double *vector;
    pt_reason reason; /* PT_DEFINED, or why there is none */
} pt_eigen;

/* How a vertex stands between two others, by their types. */
typedef enum pt_role {
    PT_COORDINATOR,
    PT_CONSULTANT,
    PT_REPRESENTATIVE,
    PT_GATEKEEPER,
    PT_LIAISON,
    PT_ROLE_COUNT
} pt_role;

/* Filled on demand, once; `have` says what is there. */
typedef struct pt_study {
    const ptce_network *network;
    const ptce_view *view;
    ptce_view whole_view;
    pt_selection whole_selection;     /* every layer, whatever the view's */
    pt_graph flat_graph, whole_graph; /* where they are not the view's own */
    const pt_graph *graph;            /* of the view */
    const pt_graph *flat;  /* without directions; graph itself if it has none */
    const pt_graph *whole; /* both layers, pools projected, no directions;
                              NULL where that is too large */
    size_t *flat_edge;     /* edge of flat by edge of graph */
    size_t *component;     /* by vertex, weak */
    size_t component_count;
    size_t *component_size; /* its actors: none where a pool stands alone */
    struct pt_ig *ig;       /* session on graph */
    struct pt_ig *flat_ig;  /* session on flat */
    uint64_t seed;
    bool is_drawn; /* one of many graphs: searches are shorter */
    pt_arena *arena;
    bool has_paths, has_partition, has_core, has_eigen, has_hits;
    bool has_brokerage, has_triangles;
    pt_paths paths;
    pt_partition partition;
    pt_core core;
    pt_eigen eigen, hub, authority;
    double *brokerage[PT_ROLE_COUNT]; /* how often, by vertex */
    double *triangles;                /* by edge of flat */
    struct pt_incidence *incidence;   /* twomode.h */
} pt_study;

typedef ptce_status pt_compute(const pt_column *out, pt_study *study,
                               ptce_error *err);

typedef struct pt_measure_row {
    ptce_measure measure; /* first: the public row is the head of this one */
    pt_compute *compute;
} pt_measure_row;

/* Rows that belong together, all of one level. */
typedef struct pt_measure_family {
    const pt_measure_row *rows;
    size_t count;
    ptce_level level;
} pt_measure_family;

extern const pt_measure_family pt_measures_size;
extern const pt_measure_family pt_measures_cohesion;
extern const pt_measure_family pt_measures_kinds;
extern const pt_measure_family pt_measures_openness;
extern const pt_measure_family pt_measures_mixing;
extern const pt_measure_family pt_measures_brokerage;
extern const pt_measure_family pt_measures_pooling;
extern const pt_measure_family pt_measures_composition;
extern const pt_measure_family pt_measures_twomode;
extern const pt_measure_family pt_measures_multiplex;
extern const pt_measure_family pt_measures_position;
extern const pt_measure_family pt_measures_influence;
extern const pt_measure_family pt_measures_neighbours;
extern const pt_measure_family pt_measures_groups;
extern const pt_measure_family pt_measures_brokers;
extern const pt_measure_family pt_measures_roles;
extern const pt_measure_family pt_measures_incidence;
extern const pt_measure_family pt_measures_edge;
extern const pt_measure_family pt_measures_core;
extern const pt_measure_family pt_measures_cuts;
extern const pt_measure_family pt_measures_cut_nodes;
extern const pt_measure_family pt_measures_funding;
extern const pt_measure_family pt_measures_resilience;

/* The i-th row, levels in order; NULL behind the last; and one by its id. */
const pt_measure_row *pt_measure_row_at(size_t i);
const pt_measure_row *pt_measure_row_find(const char *id);
/* All values of a row, each finite or with a reason. Trouble of one measure is
 * no failure. */
ptce_status pt_measure_compute(const pt_column *out, const pt_measure_row *row,
                               pt_study *study, ptce_error *err);
/* Rows of one level. */
size_t pt_measure_count(ptce_level level);
/* How many values a measure of that level has. */
size_t pt_level_length(ptce_level level, size_t n, size_t m);
/* Where a measure's values begin among all values of a network of n vertices
 * and m edges; for NULL, how many there are. */
size_t pt_measure_offset(const ptce_measure *measure, size_t n, size_t m);

/* ---- What measures share -------------------------------------------------
 * Each is computed at the first call. A computation that would take too long
 * is refused with *reason set. */

ptce_status pt_study_open(pt_study *study, const pt_selection *selection,
                          const pt_graph *graph, uint64_t seed,
                          ptce_error *err);
/* The same network and view with another graph in place of its own, for what
 * depends on that graph alone: there is no whole. */
ptce_status pt_study_open_drawn(pt_study *study, const pt_study *like,
                                const pt_graph *graph, ptce_error *err);
void pt_study_close(pt_study *study);

ptce_status pt_study_paths(pt_study *study, pt_reason *reason, ptce_error *err);
ptce_status pt_study_triangles(pt_study *study, ptce_error *err);
ptce_status pt_study_partition(pt_study *study, ptce_error *err);
ptce_status pt_study_core(pt_study *study, pt_reason *reason, ptce_error *err);
ptce_status pt_study_eigen(pt_study *study, ptce_error *err);
ptce_status pt_study_hits(pt_study *study, ptce_error *err);
ptce_status pt_study_brokerage(pt_study *study, pt_reason *reason,
                               ptce_error *err);

/* Sum of squared degrees within the bound for work around each vertex. */
bool pt_study_hubs_fit(const pt_study *study);
/* The type of a vertex; only actors have one. */
static inline ptce_type pt_type_of(const pt_study *study, size_t v)
{
    const ptce_vertex *vertex = &study->graph->vertices[v];
    return vertex->is_pool ? PTCE_TYPE_COUNT
                           : study->network->actors[vertex->row].type;
}
size_t pt_actor_count(const pt_study *study);
/* Whether a kept pool has no two members: it joins nobody to anybody. */
static inline bool pt_is_private(const pt_study *study, size_t v)
{
    return study->graph->vertices[v].is_pool &&
           pt_degree(&study->flat->out, v) < 2;
}
/* Whether a bridge of flat has actors on both sides. */
static inline bool pt_parts_actors(const pt_study *study, size_t edge)
{
    return !pt_is_private(study, study->flat->edges[edge].from) &&
           !pt_is_private(study, study->flat->edges[edge].to);
}
/* An actor that neither a tie nor a shared pool joins to another. */
bool pt_is_isolated(const pt_study *study, size_t v);
/* The vertices whose loss would part actors, in flat_ig->whole. */
ptce_status pt_study_cut_points(pt_study *study, ptce_error *err);
/* Actors of each type; returns how many in all. */
size_t pt_count_types(size_t counts[PTCE_TYPE_COUNT], const pt_study *study);

/* ---- Kernels ------------------------------------------------------------ */

/* Weak components of a flat graph, numbered by lowest vertex. */
ptce_status pt_components(size_t *component, size_t **sizes, size_t *count,
                          const pt_graph *flat, pt_arena *arena,
                          ptce_error *err);
/* Strong components of a graph, numbered so that no arc leads from one to
 * another of a higher number. O(n + m). */
ptce_status pt_strong_components(size_t *component, size_t **sizes,
                                 size_t *count, const pt_graph *graph,
                                 pt_arena *arena, ptce_error *err);
/* Common neighbours of the ends of each edge of a flat graph. O(m^1.5). */
ptce_status pt_triangles(double *common, const pt_graph *flat, ptce_error *err);
/* Battiston et al. 2014: how evenly the k-th actor, who has neighbours in the
 * graph of all layers, is spread over them. */
double pt_participation(const pt_graph *whole, size_t k);
/* Leading eigenvector of a flat graph, or the reason why there is none. */
ptce_status pt_eigen_lead(pt_eigen *out, const pt_graph *flat, pt_arena *arena,
                          ptce_error *err);
/* Schneider et al. 2011: highest current degree removed, ties by lowest id.
 * O((n + m) log n). */
ptce_status pt_robustness(double *value, const pt_graph *flat, ptce_error *err);
/* The same, and what its order leaves: order[q] is removed q-th, left[q] the
 * largest component behind it; both have room for n. */
ptce_status pt_attack(size_t *order, size_t *left, const pt_graph *flat,
                      ptce_error *err);
/* What any order of removals leaves; parent and size are room for n. */
void pt_stages(size_t *left, const size_t *order, const pt_graph *flat,
               size_t *parent, size_t *size);
/* Borgatti and Everett 2000, core-periphery cells left out: the best split that
 * a search of bounded length finds. */
ptce_status pt_core_search(pt_core *core, const pt_graph *flat, uint64_t seed,
                           ptce_error *err);
/* Look for a better split than the one found, or a tied one that comes first;
 * sets exact where every split was seen or ruled out. */
void pt_core_prove(pt_core *core, const pt_graph *flat);
/* Both. */
ptce_status pt_core_periphery(pt_core *core, const pt_graph *flat,
                              uint64_t seed, ptce_error *err);
/* The fit of so many vertices in the core, ties in it and outside it; -2 where
 * it is not defined. */
double pt_core_fit(double n, double core, double core_ties,
                   double periphery_ties);
/* Whether core a stands before core b of equal fit: the smaller, then the one
 * of lower ids. */
bool pt_core_comes_first(const bool *a, const bool *b, size_t n);
#define PT_CORE_EQUAL 1e-12
/* The same with fewer starts, for one graph of many: a fit that is seldom
 * missed, and by little. */
ptce_status pt_core_periphery_quick(pt_core *core, const pt_graph *flat,
                                    uint64_t seed, ptce_error *err);

#endif
