/* SPDX-License-Identifier: MIT */
/* Measures of an actor: its place among paths, ties and neighbours. */
#include "analysis/ig.h"
#include "analysis/measure_rows.h"

#include <string.h>

/* ---- Position ----------------------------------------------------------- */

static ptce_status degree(const pt_column *out, pt_study *study,
                          ptce_error *err)
{
    (void)err;
    for (size_t v = 0; v < out->count; v++)
        out->values[v] = pt_ends_at(study->graph, v);
    return PTCE_OK;
}

static ptce_status in_degree(const pt_column *out, pt_study *study,
                             ptce_error *err)
{
    (void)err;
    for (size_t v = 0; v < out->count; v++)
        out->values[v] = (double)pt_degree(&study->graph->in, v);
    return PTCE_OK;
}

static ptce_status out_degree(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    (void)err;
    for (size_t v = 0; v < out->count; v++)
        out->values[v] = (double)pt_degree(&study->graph->out, v);
    return PTCE_OK;
}

static ptce_status strength(const pt_column *out, pt_study *study,
                            ptce_error *err)
{
    (void)err;
    for (size_t e = 0; e < study->graph->m; e++) {
        const ptce_edge *edge = &study->graph->edges[e];
        out->values[edge->from] += edge->weight;
        out->values[edge->to] += edge->weight;
    }
    return PTCE_OK;
}

/* The paths of the study in a column, or why there are none. */
static ptce_status take_paths(const pt_column *out, pt_study *study,
                              bool *ready, ptce_error *err)
{
    pt_reason reason;
    ptce_status st = pt_study_paths(study, &reason, err);
    *ready = st == PTCE_OK && reason == PT_DEFINED;
    return st == PTCE_OK && !*ready ? pt_undefine(out, reason) : st;
}

static ptce_status betweenness(const pt_column *out, pt_study *study,
                               ptce_error *err)
{
    bool ready;
    ptce_status st = take_paths(out, study, &ready, err);
    for (size_t v = 0; ready && v < out->count; v++)
        out->values[v] = study->paths.betweenness[v];
    return st;
}

static ptce_status betweenness_normalized(const pt_column *out, pt_study *study,
                                          ptce_error *err)
{
    bool ready;
    double n = (double)study->graph->n;
    double possible = (n - 1) * (n - 2) / (study->graph->directed ? 1 : 2);
    if (study->graph->n < 3)
        return pt_undefine(out, PT_FEW_ACTORS);
    ptce_status st = take_paths(out, study, &ready, err);
    for (size_t v = 0; ready && v < out->count; v++)
        out->values[v] = study->paths.betweenness[v] / possible;
    return st;
}

static ptce_status closeness(const pt_column *out, pt_study *study,
                             ptce_error *err)
{
    bool ready;
    ptce_status st = take_paths(out, study, &ready, err);
    for (size_t v = 0; ready && v < out->count; v++) {
        out->values[v] = study->paths.reached[v] / study->paths.sum[v];
        if (study->paths.reached[v] == 0)
            pt_undefined(out, v,
                         pt_ends_at(study->graph, v) == 0 ? PT_ISOLATED
                                                          : PT_REACHES_NOBODY);
    }
    return st;
}

static ptce_status harmonic(const pt_column *out, pt_study *study,
                            ptce_error *err)
{
    bool ready;
    ptce_status st = take_paths(out, study, &ready, err);
    for (size_t v = 0; ready && v < out->count; v++)
        out->values[v] = study->paths.harmonic[v];
    return st;
}

static ptce_status harmonic_normalized(const pt_column *out, pt_study *study,
                                       ptce_error *err)
{
    bool ready;
    if (study->graph->n < 2)
        return pt_undefine(out, PT_ONE_ACTOR);
    double nearest = pt_shortest_length(study->graph);
    ptce_status st = take_paths(out, study, &ready, err);
    for (size_t v = 0; ready && v < out->count; v++)
        out->values[v] =
            study->paths.harmonic[v] * nearest / ((double)study->graph->n - 1);
    return st;
}

static ptce_status eccentricity(const pt_column *out, pt_study *study,
                                ptce_error *err)
{
    bool ready;
    ptce_status st = take_paths(out, study, &ready, err);
    for (size_t v = 0; ready && v < out->count; v++)
        out->values[v] = study->paths.eccentricity[v];
    return st;
}

// clang-format off
static const pt_measure_row position_rows[] = {
    PT_ROW(degree, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "freeman1979", degree),
    PT_ROW_OF(in_degree, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "wasserman1994", in_degree, .directed_only = true),
    PT_ROW_OF(out_degree, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "wasserman1994", out_degree, .directed_only = true),
    PT_ROW(strength, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "barrat2004", strength),
    PT_ROW(betweenness, NODE, RATIO, NONE, OTHER, 0, ANY, NM, "freeman1977 brandes2001", betweenness),
    PT_ONE_MODE(betweenness_normalized, NODE, RATIO, NONE, OTHER, 0, 1, NM, "freeman1979", betweenness_normalized),
    PT_ONE_MODE(closeness, NODE, RATIO, NONE, OTHER, 0, ANY, NM, "bavelas1950 freeman1979", closeness),
    PT_ONE_MODE(harmonic, NODE, RATIO, NONE, OTHER, 0, ANY, NM, "marchiori2000", harmonic),
    PT_ONE_MODE(harmonic_normalized, NODE, RATIO, NONE, OTHER, 0, 1, NM, "marchiori2000", harmonic_normalized),
    PT_ONE_MODE(eccentricity, NODE, RATIO, NONE, OTHER, 0, ANY, NM, "wasserman1994", eccentricity),
};
// clang-format on

const pt_measure_family pt_measures_position = {
    position_rows, PT_COUNT(position_rows), PTCE_NODE};

/* ---- Influence ---------------------------------------------------------- */

static ptce_status take_eigen(const pt_column *out, const pt_eigen *eigen)
{
    if (eigen->reason != PT_DEFINED)
        return pt_undefine(out, eigen->reason);
    memcpy(out->values, eigen->vector, out->count * sizeof *out->values);
    return PTCE_OK;
}

static ptce_status eigenvector(const pt_column *out, pt_study *study,
                               ptce_error *err)
{
    ptce_status st = pt_study_eigen(study, err);
    return st == PTCE_OK ? take_eigen(out, &study->eigen) : st;
}

static ptce_status hub(const pt_column *out, pt_study *study, ptce_error *err)
{
    ptce_status st = pt_study_hits(study, err);
    return st == PTCE_OK ? take_eigen(out, &study->hub) : st;
}

static ptce_status authority(const pt_column *out, pt_study *study,
                             ptce_error *err)
{
    ptce_status st = pt_study_hits(study, err);
    return st == PTCE_OK ? take_eigen(out, &study->authority) : st;
}

/* What igraph takes as weights: none unless they are the strength of ties. */
static const igraph_vector_t *tie_weights(const pt_study *study)
{
    return pt_by_strength(study) ? &study->ig->weights : NULL;
}

static ptce_status pagerank(const pt_column *out, pt_study *study,
                            ptce_error *err)
{
    pt_ig *ig = study->ig;
    if (study->graph->n == 0)
        return PTCE_OK;
    return pt_ig_take(out->values, out->count, ig,
                      igraph_pagerank(&ig->graph, IGRAPH_PAGERANK_ALGO_PRPACK,
                                      &ig->result, NULL, igraph_vss_all(),
                                      study->graph->directed, 0.85,
                                      tie_weights(study), NULL),
                      err);
}

#define KATZ_ALPHA 0.05
#define KATZ_STEPS 2000

/* One step of x = 1 + alpha * (sum over those who point here); the largest
 * relative change. */
static double katz_step(double *next, const double *x, const pt_graph *graph)
{
    double change = 0;
    for (size_t v = 0; v < graph->n; v++) {
        double sum = 0;
        for (size_t i = graph->in.start[v]; i < graph->in.start[v + 1]; i++)
            sum += x[graph->in.vertex[i]];
        next[v] = 1 + KATZ_ALPHA * sum;
        change = fmax(change, fabs(next[v] - x[v]) / next[v]);
    }
    return change;
}

/* The sum converges where alpha is below the inverse of the leading
 * eigenvalue. */
static ptce_status katz(const pt_column *out, pt_study *study, ptce_error *err)
{
    double *next = pt_arena_take(study->arena, out->count, sizeof *next);
    if (!next)
        return pt_nomem(err);
    for (size_t v = 0; v < out->count; v++)
        out->values[v] = 1;
    for (size_t step = 0; step < KATZ_STEPS; step++) {
        double change = katz_step(next, out->values, study->graph);
        memcpy(out->values, next, out->count * sizeof *next);
        if (change < 1e-15)
            return PTCE_OK;
    }
    return pt_undefine(out, PT_NO_CONVERGENCE);
}

// clang-format off
static const pt_measure_row influence_rows[] = {
    PT_ONE_MODE(eigenvector, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "bonacich1972", eigenvector),
    PT_ONE_MODE(pagerank, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "brin1998", pagerank),
    PT_ONE_MODE(hub, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "kleinberg1999", hub),
    PT_ONE_MODE(authority, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "kleinberg1999", authority),
    PT_ONE_MODE(katz, NODE, RATIO, NONE, OTHER, 1, ANY, LINEAR, "katz1953", katz),
};
// clang-format on

const pt_measure_family pt_measures_influence = {
    influence_rows, PT_COUNT(influence_rows), PTCE_NODE};

/* ---- Neighbours --------------------------------------------------------- */

static ptce_status constraint(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    pt_ig *ig = study->ig;
    if (!pt_study_hubs_fit(study))
        return pt_undefine(out, PT_TOO_LARGE);
    ptce_status st =
        pt_ig_take(out->values, out->count, ig,
                   igraph_constraint(&ig->graph, &ig->result, igraph_vss_all(),
                                     tie_weights(study)),
                   err);
    for (size_t v = 0; st == PTCE_OK && v < out->count; v++)
        if (pt_degree(&study->flat->out, v) == 0)
            pt_undefined(out, v, PT_ISOLATED);
    return st;
}

/* The largest weight at each vertex. */
static void find_strongest(double *most, const pt_graph *flat)
{
    for (size_t e = 0; e < flat->m; e++) {
        const ptce_edge *edge = &flat->edges[e];
        most[edge->from] = fmax(most[edge->from], edge->weight);
        most[edge->to] = fmax(most[edge->to], edge->weight);
    }
}

/* How far v's neighbours are tied to each other: for each neighbour j, the sum
 * over the other neighbours q of p(v,q) m(j,q), where p is q's share in v's
 * weights and m compares j's tie to q with j's strongest (Burt 1992). mine[q]
 * is the weight between v and q, 0 beside. */
static double redundancy(const pt_graph *flat, size_t v, double *mine,
                         const double *most)
{
    const pt_adjacency *near = &flat->out;
    double all = 0;
    double sum = 0;
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
        mine[near->vertex[i]] = flat->edges[near->edge[i]].weight;
        all += flat->edges[near->edge[i]].weight;
    }
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
        size_t j = near->vertex[i];
        for (size_t k = near->start[j]; k < near->start[j + 1]; k++)
            sum += mine[near->vertex[k]] / all *
                   (flat->edges[near->edge[k]].weight / most[j]);
    }
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
        mine[near->vertex[i]] = 0;
    return sum;
}

static ptce_status effective_size_by_strength(const pt_column *out,
                                              pt_study *study, ptce_error *err)
{
    const pt_graph *flat = study->flat;
    if (!pt_study_hubs_fit(study))
        return pt_undefine(out, PT_TOO_LARGE);
    double *mine = pt_arena_take(study->arena, flat->n, sizeof *mine);
    double *most = pt_arena_take(study->arena, flat->n, sizeof *most);
    if (!mine || !most)
        return pt_nomem(err);
    find_strongest(most, flat);
    for (size_t v = 0; v < out->count; v++) {
        out->values[v] =
            (double)pt_degree(&flat->out, v) - redundancy(flat, v, mine, most);
        if (pt_degree(&flat->out, v) == 0)
            pt_undefined(out, v, PT_ISOLATED);
    }
    return PTCE_OK;
}

/* n - 2t/n: the n neighbours less their mean number of ties to each other
 * (Borgatti 1997); every tie among them is a triangle, seen by two edges. */
static ptce_status effective_size(const pt_column *out, pt_study *study,
                                  ptce_error *err)
{
    if (pt_by_strength(study))
        return effective_size_by_strength(out, study, err);
    ptce_status st = pt_study_triangles(study, err);
    if (st != PTCE_OK)
        return st;
    const pt_adjacency *near = &study->flat->out;
    for (size_t v = 0; v < out->count; v++) {
        double n = (double)pt_degree(near, v);
        double twice = 0;
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
            twice += study->triangles[near->edge[i]];
        out->values[v] = n - twice / n;
        if (n == 0)
            pt_undefined(out, v, PT_ISOLATED);
    }
    return PTCE_OK;
}

static ptce_status efficiency(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    ptce_status st = effective_size(out, study, err);
    for (size_t v = 0; st == PTCE_OK && v < out->count; v++)
        if (out->reasons[v] == PT_DEFINED)
            out->values[v] /= (double)pt_degree(&study->flat->out, v);
    return st;
}

static ptce_status coreness(const pt_column *out, pt_study *study,
                            ptce_error *err)
{
    pt_ig *ig = study->flat_ig;
    return pt_ig_take_whole(out->values, out->count, ig,
                            igraph_coreness(&ig->graph, &ig->whole, IGRAPH_ALL),
                            err);
}

static void undefine_below_two(const pt_column *out, const pt_study *study)
{
    for (size_t v = 0; v < out->count; v++)
        if (pt_degree(&study->flat->out, v) < 2)
            pt_undefined(out, v, PT_DEGREE_BELOW_TWO);
}

static ptce_status clustering(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    pt_ig *ig = study->flat_ig;
    ptce_status st = pt_ig_take(
        out->values, out->count, ig,
        igraph_transitivity_local_undirected(
            &ig->graph, &ig->result, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN),
        err);
    if (st == PTCE_OK)
        undefine_below_two(out, study);
    return st;
}

static ptce_status clustering_weighted(const pt_column *out, pt_study *study,
                                       ptce_error *err)
{
    pt_ig *ig = study->flat_ig;
    ptce_status st = pt_ig_take(
        out->values, out->count, ig,
        igraph_transitivity_barrat(&ig->graph, &ig->result, igraph_vss_all(),
                                   &ig->weights, IGRAPH_TRANSITIVITY_NAN),
        err);
    if (st == PTCE_OK)
        undefine_below_two(out, study);
    return st;
}

// clang-format off
static const pt_measure_row neighbours_rows[] = {
    PT_ONE_MODE(constraint, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "burt1992", constraint),
    PT_ONE_MODE(effective_size, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "burt1992 borgatti1997holes", effective_size),
    PT_ONE_MODE(efficiency, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "burt1992", efficiency),
    PT_ONE_MODE(coreness, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "seidman1983", coreness),
    PT_ONE_MODE(clustering, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "watts1998", clustering),
    PT_ONE_MODE(clustering_weighted, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "barrat2004", clustering_weighted),
};
// clang-format on

const pt_measure_family pt_measures_neighbours = {
    neighbours_rows, PT_COUNT(neighbours_rows), PTCE_NODE};
