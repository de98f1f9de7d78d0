/* SPDX-License-Identifier: MIT */
/* Measures of actors and pools as two modes. Borgatti and Everett (1997) divide
 * by what a vertex of its own mode could reach; the others count how pools are
 * chained by their members. */
#include "analysis/twomode.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>

/* Steps of work beyond which a measure is refused: some seconds each. */
#define SWEEP_MAX 4e8

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

/* ---- A value a vertex ---------------------------------------------------- */

typedef double value_at(const pt_incidence *incidence, size_t v,
                        pt_around *near, pt_reason *reason);

/* Whoever is in no pool, and a pool without a member, has no value. */
static ptce_status take_values(const pt_column *out, const pt_study *study,
                               const pt_incidence *incidence, value_at *value,
                               ptce_error *err)
{
    pt_around near;
    ptce_status st =
        pt_around_take(&near, incidence->graph.n) ? PTCE_OK : pt_nomem(err);
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
    pt_around_drop(&near);
    return st;
}

static double degree_at(const pt_incidence *incidence, size_t v,
                        pt_around *near, pt_reason *reason)
{
    (void)near;
    *reason = PT_DEFINED;
    return pt_incidence_degree(incidence, v) / other_mode(incidence, v);
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
                           pt_around *near, pt_reason *reason)
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
                             pt_around *near, pt_reason *reason)
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
                             pt_around *near, pt_reason *reason)
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
                             pt_around *near)
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
                            pt_around *near, pt_reason *reason)
{
    const pt_adjacency *out = &incidence->graph.out;
    double degree = pt_incidence_degree(incidence, v);
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
            walks += pt_incidence_degree(incidence, out->vertex[i]);
        sum += walks * pt_incidence_degree(incidence, u);
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
    if (redundancy_cost(incidence) > PT_WALKS_MAX)
        return pt_undefine(out, PT_TOO_LARGE);
    return take_values(out, study, incidence, redundancy_at, err);
}

/* Mean overlap, over those it shares something with: common neighbours over
 * all neighbours of the two. */
static double clustering_at(const pt_incidence *incidence, size_t v,
                            pt_around *near, pt_reason *reason)
{
    double sum = 0;
    double degree = pt_incidence_degree(incidence, v);
    pt_meet(near, incidence, v);
    for (size_t i = 0; i < near->count; i++) {
        double common = near->common[near->met[i]];
        sum += common /
               (degree + pt_incidence_degree(incidence, near->met[i]) - common);
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
    if (!pt_walks_fit(incidence))
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
