/* SPDX-License-Identifier: MIT */
/* Measures of actors and pools as two modes. Borgatti and Everett (1997) divide
 * by what a vertex of its own mode could reach; the others count how pools are
 * chained by their members. */
#include "analysis/twomode.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>

/* Steps of work beyond which a measure is refused: some seconds each. */
#define SWEEP_MAX 4e8
#define WALKS_MAX 3e8

static double degree_of(const pt_incidence *incidence, size_t v)
{
    return (double)pt_degree(&incidence->graph.out, v);
}

static bool is_pool(const pt_incidence *incidence, size_t v)
{
    return v >= incidence->actors;
}

/* How many vertices the mode of v has, and the other mode. */
static double own_mode(const pt_incidence *incidence, size_t v)
{
    return (double)(is_pool(incidence, v) ? incidence->pools
                                          : incidence->actors);
}

static double other_mode(const pt_incidence *incidence, size_t v)
{
    return (double)(is_pool(incidence, v) ? incidence->actors
                                          : incidence->pools);
}

/* Sum of squared degrees of one mode: walks of two steps through it. */
static double walks_through(const pt_incidence *incidence, size_t first,
                            size_t last)
{
    double sum = 0;
    for (size_t v = first; v < last; v++)
        sum += degree_of(incidence, v) * degree_of(incidence, v);
    return sum;
}

static bool walks_fit(const pt_incidence *incidence)
{
    return walks_through(incidence, 0, incidence->graph.n) <= WALKS_MAX;
}

/* ---- A value a vertex ---------------------------------------------------- */

/* Scratch to look around a vertex with. */
typedef struct around {
    double *common; /* by vertex: walks of two steps from here; 0 between */
    size_t *met;    /* those with common > 0, in the order they were met */
    size_t count;
    size_t *mark; /* by vertex: the last turn that met it */
    size_t turn;
} around;

typedef double value_at(const pt_incidence *incidence, size_t v, around *near,
                        pt_reason *reason);

static bool take_around(around *near, size_t n)
{
    *near = (around){.common = pt_alloc(n, sizeof *near->common),
                     .met = pt_alloc(n, sizeof *near->met),
                     .mark = pt_alloc(n, sizeof *near->mark)};
    return near->common && near->met && near->mark;
}

static void drop_around(around *near)
{
    free(near->common);
    free(near->met);
    free(near->mark);
}

/* Those of v's own mode that share a neighbour with it. */
static void meet(around *near, const pt_incidence *incidence, size_t v)
{
    const pt_adjacency *out = &incidence->graph.out;
    while (near->count > 0)
        near->common[near->met[--near->count]] = 0;
    for (size_t i = out->start[v]; i < out->start[v + 1]; i++) {
        size_t r = out->vertex[i];
        for (size_t j = out->start[r]; j < out->start[r + 1]; j++) {
            size_t w = out->vertex[j];
            if (w != v && near->common[w]++ == 0)
                near->met[near->count++] = w;
        }
    }
}

/* Whoever is in no pool, and a pool without a member, has no value. */
static ptce_status take_values(const pt_column *out, const pt_study *study,
                               const pt_incidence *incidence, value_at *value,
                               ptce_error *err)
{
    around near;
    ptce_status st =
        take_around(&near, incidence->graph.n) ? PTCE_OK : pt_nomem(err);
    for (size_t v = 0; st == PTCE_OK && v < out->count; v++) {
        size_t at = incidence->of_vertex[v];
        pt_reason reason =
            study->graph->vertices[v].is_pool ? PT_NO_MEMBER : PT_NO_POOL;
        if (at != SIZE_MAX) {
            reason = PT_DEFINED;
            out->values[v] = value(incidence, at, &near, &reason);
        }
        if (reason != PT_DEFINED)
            pt_undefined(out, v, reason);
    }
    drop_around(&near);
    return st;
}

static double degree_at(const pt_incidence *incidence, size_t v, around *near,
                        pt_reason *reason)
{
    (void)near;
    (void)reason;
    return degree_of(incidence, v) / other_mode(incidence, v);
}

static ptce_status two_mode_degree(const pt_column *out, pt_study *study,
                                   ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    return st == PTCE_OK ? take_values(out, study, incidence, degree_at, err)
                         : st;
}

/* ---- Distances ----------------------------------------------------------- */

static ptce_status take_paths(pt_reason *reason, pt_study *study,
                              const pt_incidence **incidence, ptce_error *err)
{
    ptce_status st = pt_study_incidence(incidence, study, err);
    if (st != PTCE_OK)
        return st;
    const pt_graph *graph = &(*incidence)->graph;
    double n = (double)graph->n;
    *reason =
        n * (n + 2 * (double)graph->m) > SWEEP_MAX ? PT_TOO_LARGE : PT_DEFINED;
    if (*reason != PT_DEFINED || study->incidence->has_paths)
        return PTCE_OK;
    st = pt_paths_sweep(&study->incidence->paths, graph, study->arena, err);
    study->incidence->has_paths = st == PTCE_OK;
    return st;
}

/* As near as can be: one step to the other mode, two to one's own. */
static double closeness_at(const pt_incidence *incidence, size_t v,
                           around *near, pt_reason *reason)
{
    (void)near;
    if (incidence->components > 1)
        *reason = PT_DISCONNECTED;
    double least = other_mode(incidence, v) + 2 * (own_mode(incidence, v) - 1);
    return least / incidence->paths.sum[v];
}

static ptce_status two_mode_closeness(const pt_column *out, pt_study *study,
                                      ptce_error *err)
{
    pt_reason reason;
    const pt_incidence *incidence;
    ptce_status st = take_paths(&reason, study, &incidence, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    return take_values(out, study, incidence, closeness_at, err);
}

/* The most that betweenness can be, by the formula for modes of any size. */
static double most_between(double own, double other)
{
    double s = floor((own - 1) / other);
    double t = own - 1 - s * other;
    return (other * other * (s + 1) * (s + 1) +
            other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) /
           2;
}

static double betweenness_at(const pt_incidence *incidence, size_t v,
                             around *near, pt_reason *reason)
{
    (void)near;
    if (other_mode(incidence, v) < 2)
        *reason = PT_ONE_ACROSS;
    return incidence->paths.betweenness[v] /
           most_between(own_mode(incidence, v), other_mode(incidence, v));
}

static ptce_status two_mode_betweenness(const pt_column *out, pt_study *study,
                                        ptce_error *err)
{
    pt_reason reason;
    const pt_incidence *incidence;
    ptce_status st = take_paths(&reason, study, &incidence, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    return take_values(out, study, incidence, betweenness_at, err);
}

/* ---- Eigenvector --------------------------------------------------------- */

static void scale_mode(double *vector, size_t first, size_t last)
{
    double most = 0;
    for (size_t v = first; v < last; v++)
        most = fmax(most, vector[v]);
    for (size_t v = first; most > 0 && v < last; v++)
        vector[v] /= most;
}

static double eigenvector_at(const pt_incidence *incidence, size_t v,
                             around *near, pt_reason *reason)
{
    (void)near;
    *reason = incidence->eigen.reason;
    return incidence->eigen.vector[v];
}

/* The leading vector of the graph is that of both modes, each up to a factor:
 * the dominant singular vectors of the incidence matrix. */
static ptce_status two_mode_eigenvector(const pt_column *out, pt_study *study,
                                        ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    pt_incidence *own = study->incidence;
    if (!own->has_eigen && own->graph.m > 0) {
        st = pt_eigen_lead(&own->eigen, &own->graph, study->arena, err);
        if (st != PTCE_OK)
            return st;
        own->has_eigen = true;
        scale_mode(own->eigen.vector, 0, own->actors);
        scale_mode(own->eigen.vector, own->actors, own->graph.n);
    }
    return take_values(out, study, incidence, eigenvector_at, err);
}

/* ---- Redundancy and clustering ------------------------------------------- */

/* How many neighbours w of v, later than u, somebody else has together with
 * u. */
static double linked_without(const pt_incidence *incidence, size_t v, size_t u,
                             around *near)
{
    const pt_adjacency *out = &incidence->graph.out;
    double linked = 0;
    near->turn++;
    for (size_t i = out->start[u]; i < out->start[u + 1]; i++) {
        size_t x = out->vertex[i];
        for (size_t j = out->start[x]; x != v && j < out->start[x + 1]; j++)
            near->mark[out->vertex[j]] = near->turn;
    }
    for (size_t i = out->start[v]; i < out->start[v + 1]; i++)
        linked +=
            out->vertex[i] > u && near->mark[out->vertex[i]] == near->turn;
    return linked;
}

/* Latapy, Magnien and Del Vecchio 2008: the share of the pairs of neighbours
 * that stay linked when the vertex goes. */
static double redundancy_at(const pt_incidence *incidence, size_t v,
                            around *near, pt_reason *reason)
{
    const pt_adjacency *out = &incidence->graph.out;
    double degree = degree_of(incidence, v);
    double linked = 0;
    if (degree < 2) {
        *reason = PT_ONE_MEMBERSHIP;
        return 0;
    }
    for (size_t i = out->start[v]; i < out->start[v + 1]; i++)
        linked += linked_without(incidence, v, out->vertex[i], near);
    return linked / pt_pairs(degree);
}

/* Walks of three steps from the neighbours of each vertex. */
static double redundancy_cost(const pt_incidence *incidence)
{
    const pt_adjacency *out = &incidence->graph.out;
    double sum = 0;
    for (size_t u = 0; u < incidence->graph.n; u++) {
        double walks = 0;
        for (size_t i = out->start[u]; i < out->start[u + 1]; i++)
            walks += degree_of(incidence, out->vertex[i]);
        sum += walks * degree_of(incidence, u);
    }
    return sum;
}

static ptce_status redundancy(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    if (redundancy_cost(incidence) > WALKS_MAX)
        return pt_undefine(out, PT_TOO_LARGE);
    return take_values(out, study, incidence, redundancy_at, err);
}

/* Mean overlap, over those it shares something with: common neighbours over
 * all neighbours of the two. */
static double clustering_at(const pt_incidence *incidence, size_t v,
                            around *near, pt_reason *reason)
{
    double sum = 0;
    double degree = degree_of(incidence, v);
    meet(near, incidence, v);
    for (size_t i = 0; i < near->count; i++) {
        double common = near->common[near->met[i]];
        sum += common / (degree + degree_of(incidence, near->met[i]) - common);
    }
    if (near->count == 0)
        *reason = PT_SHARES_NOTHING;
    return sum / (double)near->count;
}

static ptce_status two_mode_clustering(const pt_column *out, pt_study *study,
                                       ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    if (!walks_fit(incidence))
        return pt_undefine(out, PT_TOO_LARGE);
    return take_values(out, study, incidence, clustering_at, err);
}

/* ---- Pools that are left alone ------------------------------------------- */

static ptce_status pools_left_alone(const pt_column *out, pt_study *study,
                                    ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    for (size_t v = 0; st == PTCE_OK && v < out->count; v++) {
        size_t a = incidence->of_vertex[v];
        const pt_adjacency *near = &incidence->graph.out;
        if (study->graph->vertices[v].is_pool)
            pt_undefined(out, v, PT_POOL_VERTEX);
        else if (a != SIZE_MAX)
            for (size_t i = near->start[a]; i < near->start[a + 1]; i++)
                out->values[v] += pt_degree(near, near->vertex[i]) == 2;
    }
    return st;
}

// clang-format off
static const pt_measure_row incidence_rows[] = {
    PT_ROW(two_mode_degree, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "borgatti1997", two_mode_degree),
    PT_ROW(two_mode_closeness, NODE, RATIO, NONE, OTHER, 0, 1, NM, "borgatti1997", two_mode_closeness),
    PT_ROW(two_mode_betweenness, NODE, RATIO, NONE, OTHER, 0, 1, NM, "borgatti1997 brandes2001", two_mode_betweenness),
    PT_ROW(two_mode_eigenvector, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "borgatti1997 bonacich1972", two_mode_eigenvector),
    PT_ROW(two_mode_clustering, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "latapy2008", two_mode_clustering),
    PT_ROW(redundancy, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "latapy2008", redundancy),
    PT_ROW(pools_left_alone, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "borgatti1997", pools_left_alone),
};
// clang-format on

const pt_measure_family pt_measures_incidence = {
    incidence_rows, PT_COUNT(incidence_rows), PTCE_NODE};

/* ---- A value a network --------------------------------------------------- */

static ptce_status two_mode_density(const pt_column *out, pt_study *study,
                                    ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    double possible = (double)incidence->actors * (double)incidence->pools;
    return possible > 0 ? pt_set(out, (double)incidence->graph.m / possible)
                        : pt_undefine(out, PT_NO_POOL);
}

static ptce_status mean_pool_size(const pt_column *out, pt_study *study,
                                  ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    double pools = (double)incidence->pools;
    return pools > 0 ? pt_set(out, (double)incidence->graph.m / pools)
                     : pt_undefine(out, PT_NO_POOL);
}

static ptce_status shared_pool_share(const pt_column *out, pt_study *study,
                                     ptce_error *err)
{
    const pt_incidence *incidence;
    double shared = 0;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    for (size_t v = incidence->actors; v < incidence->graph.n; v++)
        shared += degree_of(incidence, v) > 1;
    return incidence->pools > 0 ? pt_set(out, shared / (double)incidence->pools)
                                : pt_undefine(out, PT_NO_POOL);
}

/* Robins and Alexander 2004: a path of three steps closed by a fourth is a
 * cycle of four, and each such cycle closes four paths. */
static ptce_status two_mode_clustering_global(const pt_column *out,
                                              pt_study *study, ptce_error *err)
{
    const pt_incidence *incidence;
    around near;
    double paths = 0;
    double cycles = 0;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    if (incidence->pools == 0)
        return pt_undefine(out, PT_NO_POOL);
    if (!walks_fit(incidence))
        return pt_undefine(out, PT_TOO_LARGE);
    st = take_around(&near, incidence->graph.n) ? PTCE_OK : pt_nomem(err);
    for (size_t a = 0; st == PTCE_OK && a < incidence->actors; a++) {
        meet(&near, incidence, a);
        for (size_t i = 0; i < near.count; i++)
            cycles += pt_pairs(near.common[near.met[i]]) / 2; /* from both */
    }
    drop_around(&near);
    for (size_t e = 0; e < incidence->graph.m; e++)
        paths += (degree_of(incidence, incidence->graph.edges[e].from) - 1) *
                 (degree_of(incidence, incidence->graph.edges[e].to) - 1);
    if (st != PTCE_OK)
        return st;
    return paths > 0 ? pt_set(out, 4 * cycles / paths)
                     : pt_undefine(out, PT_NO_CHAIN);
}

/* ---- Chains of five ------------------------------------------------------
 * Opsahl 2013: a, p, b, q, c, three of one mode joined by two of the other. A
 * chain is closed where a third of the other mode joins a and c as well. */

typedef struct chain {
    const pt_incidence *incidence;
    around near;  /* of a; its mark tells the neighbours of a */
    size_t *in_p; /* by vertex: p + 1 where it is a neighbour of p */
    size_t a, p;
    double all, closed;
} chain;

/* What a and c have in common, without p and q. */
static bool is_closed(const chain *at, size_t q, size_t c)
{
    double through_p = at->in_p[c] == at->p + 1;
    double through_q = at->near.mark[q] == at->a + 1;
    return at->near.common[c] > through_p + through_q;
}

static void extend(chain *at, size_t b)
{
    const pt_adjacency *out = &at->incidence->graph.out;
    for (size_t i = out->start[b]; i < out->start[b + 1]; i++) {
        size_t q = out->vertex[i];
        for (size_t j = out->start[q]; q != at->p && j < out->start[q + 1];
             j++) {
            size_t c = out->vertex[j];
            if (c == at->a || c == b)
                continue;
            at->all++;
            at->closed += is_closed(at, q, c);
        }
    }
}

static void chain_from(chain *at, size_t a)
{
    const pt_adjacency *out = &at->incidence->graph.out;
    at->a = a;
    meet(&at->near, at->incidence, a);
    for (size_t i = out->start[a]; i < out->start[a + 1]; i++)
        at->near.mark[out->vertex[i]] = a + 1;
    for (size_t i = out->start[a]; i < out->start[a + 1]; i++) {
        size_t p = at->p = out->vertex[i];
        for (size_t j = out->start[p]; j < out->start[p + 1]; j++)
            at->in_p[out->vertex[j]] = p + 1;
        for (size_t j = out->start[p]; j < out->start[p + 1]; j++)
            if (out->vertex[j] != a)
                extend(at, out->vertex[j]);
    }
}

/* At most so many chains have their middle in one mode, and steps to them. */
static double chain_cost(const pt_incidence *incidence, size_t first,
                         size_t last)
{
    const pt_adjacency *out = &incidence->graph.out;
    double sum = 0;
    for (size_t b = first; b < last; b++) {
        double all = 0;
        double same = 0;
        for (size_t i = out->start[b]; i < out->start[b + 1]; i++) {
            double k = degree_of(incidence, out->vertex[i]);
            all += k;
            same += k * k;
        }
        sum += all * all - same + all * degree_of(incidence, b);
    }
    return sum;
}

/* Over the chains that begin in one mode; each is seen from both ends. */
static ptce_status closure(const pt_column *out, pt_study *study, bool of_pools,
                           ptce_error *err)
{
    chain at = {0};
    ptce_status st = pt_study_incidence(&at.incidence, study, err);
    if (st != PTCE_OK)
        return st;
    size_t n = at.incidence->graph.n;
    size_t first = of_pools ? at.incidence->actors : 0;
    size_t last = of_pools ? n : at.incidence->actors;
    if (n == 0)
        return pt_undefine(out, PT_NO_POOL);
    if (chain_cost(at.incidence, first, last) > WALKS_MAX ||
        !walks_fit(at.incidence))
        return pt_undefine(out, PT_TOO_LARGE);
    at.in_p = pt_alloc(n, sizeof *at.in_p);
    if (!take_around(&at.near, n) || !at.in_p)
        st = pt_nomem(err);
    for (size_t a = first; st == PTCE_OK && a < last; a++)
        chain_from(&at, a);
    drop_around(&at.near);
    free(at.in_p);
    if (st != PTCE_OK)
        return st;
    return at.all > 0 ? pt_set(out, at.closed / at.all)
                      : pt_undefine(out, PT_NO_CHAIN);
}

static ptce_status two_mode_closure_actors(const pt_column *out,
                                           pt_study *study, ptce_error *err)
{
    return closure(out, study, false, err);
}

static ptce_status two_mode_closure_pools(const pt_column *out, pt_study *study,
                                          ptce_error *err)
{
    return closure(out, study, true, err);
}

// clang-format off
static const pt_measure_row twomode_rows[] = {
    PT_ROW(two_mode_density, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "borgatti1997", two_mode_density),
    PT_ROW(mean_pool_size, NETWORK, RATIO, C, OTHER, 1, ANY, LINEAR, "borgatti1997", mean_pool_size),
    PT_ROW(shared_pool_share, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "borgatti1997", shared_pool_share),
    PT_ROW(two_mode_clustering_global, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "robins2004", two_mode_clustering_global),
    PT_ROW(two_mode_closure_actors, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "opsahl2013", two_mode_closure_actors),
    PT_ROW(two_mode_closure_pools, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "opsahl2013", two_mode_closure_pools),
};
// clang-format on

const pt_measure_family pt_measures_twomode = {
    twomode_rows, PT_COUNT(twomode_rows), PTCE_NETWORK};
