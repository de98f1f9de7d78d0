/* SPDX-License-Identifier: MIT */
/* Measures of a network: how it holds together. */
#include "analysis/ig.h"
#include "analysis/measure_rows.h"

static double size(const pt_study *study)
{
    return (double)study->graph->n;
}

static ptce_status fragmentation(const pt_column *out, pt_study *study,
                                 ptce_error *err)
{
    (void)err;
    double n = (double)pt_actor_count(study);
    double together = 0;
    if (n < 2)
        return pt_undefine(out, PT_ONE_ACTOR);
    for (size_t c = 0; c < study->component_count; c++) {
        double s = (double)study->component_size[c];
        together += s * (s - 1);
    }
    return pt_set(out, 1 - together / (n * (n - 1)));
}

static ptce_status global_efficiency(const pt_column *out, pt_study *study,
                                     ptce_error *err)
{
    pt_reason reason;
    double n = size(study);
    double sum = 0;
    if (study->graph->n < 2)
        return pt_undefine(out, PT_ONE_ACTOR);
    ptce_status st = pt_study_paths(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    for (size_t v = 0; v < study->graph->n; v++)
        sum += study->paths.harmonic[v];
    sum *= pt_shortest_length(study->graph);
    return pt_set(out, sum / (n * (n - 1)));
}

static ptce_status distance_fragmentation(const pt_column *out, pt_study *study,
                                          ptce_error *err)
{
    ptce_status st = global_efficiency(out, study, err);
    if (st == PTCE_OK && out->reasons[0] == PT_DEFINED)
        out->values[0] = 1 - out->values[0];
    return st;
}

static ptce_status diameter(const pt_column *out, pt_study *study,
                            ptce_error *err)
{
    pt_reason reason;
    double most = 0;
    ptce_status st = pt_study_paths(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    for (size_t v = 0; v < study->graph->n; v++)
        most = fmax(most, study->paths.eccentricity[v]);
    return most > 0 ? pt_set(out, most) : pt_undefine(out, PT_NO_EDGE);
}

static ptce_status mean_distance(const pt_column *out, pt_study *study,
                                 ptce_error *err)
{
    pt_reason reason;
    double sum = 0;
    double reached = 0;
    ptce_status st = pt_study_paths(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    for (size_t v = 0; v < study->graph->n; v++) {
        sum += study->paths.sum[v];
        reached += study->paths.reached[v];
    }
    return reached > 0 ? pt_set(out, sum / reached)
                       : pt_undefine(out, PT_NO_EDGE);
}

static ptce_status transitivity(const pt_column *out, pt_study *study,
                                ptce_error *err)
{
    double value = (double)NAN;
    ptce_status st = pt_ig_check(
        igraph_transitivity_undirected(&study->flat_ig->graph, &value,
                                       IGRAPH_TRANSITIVITY_NAN),
        err);
    if (st != PTCE_OK)
        return st;
    return isnan(value) ? pt_undefine(out, PT_NO_TRIPLE) : pt_set(out, value);
}

static ptce_status clustering_mean(const pt_column *out, pt_study *study,
                                   ptce_error *err)
{
    double value = (double)NAN;
    igraph_error_t code = igraph_transitivity_local_undirected(
        &study->flat_ig->graph, &study->flat_ig->result, igraph_vss_all(),
        IGRAPH_TRANSITIVITY_NAN);
    ptce_status st = pt_ig_check(code, err);
    if (st != PTCE_OK)
        return st;
    double sum = 0;
    double count = 0;
    for (size_t v = 0; v < study->flat->n; v++) {
        value = VECTOR(study->flat_ig->result)[v];
        if (isnan(value))
            continue;
        sum += value;
        count++;
    }
    return count > 0 ? pt_set(out, sum / count)
                     : pt_undefine(out, PT_NO_TRIPLE);
}

static ptce_status reciprocity(const pt_column *out, pt_study *study,
                               ptce_error *err)
{
    double value = (double)NAN;
    if (study->graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    ptce_status st =
        pt_ig_check(igraph_reciprocity(&study->ig->graph, &value, true,
                                       IGRAPH_RECIPROCITY_DEFAULT),
                    err);
    return st == PTCE_OK ? pt_set(out, value) : st;
}

/* Pairs with arcs both ways, and with one. */
static void count_dyads(double *mutual, double *asymmetric,
                        const pt_study *study)
{
    double pairs = (double)study->flat->m;
    *mutual = (double)study->graph->m - pairs;
    *asymmetric = pairs - *mutual;
}

static ptce_status reciprocity_dyads(const pt_column *out, pt_study *study,
                                     ptce_error *err)
{
    (void)err;
    double mutual;
    double asymmetric;
    if (study->graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    count_dyads(&mutual, &asymmetric, study);
    return pt_set(out, mutual / (mutual + asymmetric));
}

/* Beyond what as many arcs drawn at random would return (Garlaschelli and
 * Loffredo 2004). */
static ptce_status reciprocity_excess(const pt_column *out, pt_study *study,
                                      ptce_error *err)
{
    (void)err;
    double m = (double)study->graph->m;
    double mutual;
    double asymmetric;
    if (study->graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    double density = m / (2 * pt_pairs(size(study)));
    if (m == 2 * pt_pairs(size(study)))
        return pt_undefine(out, PT_COMPLETE);
    count_dyads(&mutual, &asymmetric, study);
    return pt_set(out, (2 * mutual / m - density) / (1 - density));
}

static ptce_status centralization_betweenness(const pt_column *out,
                                              pt_study *study, ptce_error *err)
{
    pt_reason reason;
    double n = size(study);
    double most = 0;
    double sum = 0;
    if (study->graph->n < 3)
        return pt_undefine(out, PT_FEW_ACTORS);
    ptce_status st = pt_study_paths(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    for (size_t v = 0; v < study->graph->n; v++) {
        most = fmax(most, study->paths.betweenness[v]);
        sum += study->paths.betweenness[v];
    }
    double possible = (n - 1) * (n - 1) * (n - 2);
    return pt_set(out, (n * most - sum) /
                           (study->graph->directed ? possible : possible / 2));
}

static ptce_status centralization_closeness(const pt_column *out,
                                            pt_study *study, ptce_error *err)
{
    pt_reason reason;
    double n = size(study);
    double most = 0;
    double sum = 0;
    if (study->graph->directed)
        return pt_undefine(out, PT_DIRECTED);
    if (study->graph->n < 3)
        return pt_undefine(out, PT_FEW_ACTORS);
    if (study->component_count > 1)
        return pt_undefine(out, PT_DISCONNECTED);
    ptce_status st = pt_study_paths(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    double nearest = pt_shortest_length(study->graph);
    for (size_t v = 0; v < study->graph->n; v++) {
        double closeness = nearest * (n - 1) / study->paths.sum[v];
        most = fmax(most, closeness);
        sum += closeness;
    }
    return pt_set(out, (n * most - sum) * (2 * n - 3) / ((n - 1) * (n - 2)));
}

/* Whether both ends of ties show different degrees: those that ties leave
 * from, and those they lead to. */
static bool degrees_differ(const pt_graph *graph)
{
    bool from = false;
    bool to = false;
    for (size_t e = 1; e < graph->m; e++) {
        const ptce_edge *edge = &graph->edges[e];
        from |= pt_degree(&graph->out, edge->from) !=
                pt_degree(&graph->out, graph->edges[0].from);
        to |= pt_degree(&graph->in, edge->to) !=
              pt_degree(&graph->in, graph->edges[0].to);
    }
    if (graph->directed)
        return from && to;
    return from || to ||
           (graph->m > 0 && pt_degree(&graph->out, graph->edges[0].from) !=
                                pt_degree(&graph->out, graph->edges[0].to));
}

static ptce_status assortativity_degree(const pt_column *out, pt_study *study,
                                        ptce_error *err)
{
    double value = (double)NAN;
    if (study->graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    if (!degrees_differ(study->graph))
        return pt_undefine(out, PT_EQUAL_DEGREES);
    ptce_status st =
        pt_ig_check(igraph_assortativity_degree(&study->ig->graph, &value,
                                                study->graph->directed),
                    err);
    if (st != PTCE_OK)
        return st;
    return isnan(value) ? pt_undefine(out, PT_EQUAL_DEGREES)
                        : pt_set(out, value);
}

static ptce_status modularity(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    ptce_status st = pt_study_partition(study, err);
    if (st != PTCE_OK || study->partition.reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, study->partition.reason) : st;
    return pt_set(out, study->partition.modularity);
}

static ptce_status communities(const pt_column *out, pt_study *study,
                               ptce_error *err)
{
    ptce_status st = pt_study_partition(study, err);
    if (st != PTCE_OK || study->partition.reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, study->partition.reason) : st;
    return pt_set(out, (double)study->partition.count);
}

static ptce_status coreness_max(const pt_column *out, pt_study *study,
                                ptce_error *err)
{
    double most = 0;
    pt_ig *ig = study->flat_ig;
    if (study->graph->n == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    ptce_status st =
        pt_ig_check(igraph_coreness(&ig->graph, &ig->whole, IGRAPH_ALL), err);
    for (size_t v = 0; st == PTCE_OK && v < study->flat->n; v++)
        most = fmax(most, (double)VECTOR(ig->whole)[v]);
    return st == PTCE_OK ? pt_set(out, most) : st;
}

static ptce_status articulation_points(const pt_column *out, pt_study *study,
                                       ptce_error *err)
{
    double count = 0;
    ptce_status st = pt_study_cut_points(study, err);
    if (st != PTCE_OK)
        return st;
    const igraph_vector_int_t *points = &study->flat_ig->whole;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(points); i++)
        count += !study->graph->vertices[VECTOR(*points)[i]].is_pool;
    return pt_set(out, count);
}

static ptce_status articulation_share(const pt_column *out, pt_study *study,
                                      ptce_error *err)
{
    if (pt_actor_count(study) == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    ptce_status st = articulation_points(out, study, err);
    out->values[0] /= (double)pt_actor_count(study);
    return st;
}

static ptce_status bridges(const pt_column *out, pt_study *study,
                           ptce_error *err)
{
    pt_ig *ig = study->flat_ig;
    double count = 0;
    ptce_status st = pt_ig_check(igraph_bridges(&ig->graph, &ig->whole), err);
    if (st != PTCE_OK)
        return st;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&ig->whole); i++)
        count += pt_parts_actors(study, (size_t)VECTOR(ig->whole)[i]);
    return pt_set(out, count);
}

static ptce_status robustness(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    if (study->graph->n == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    return pt_robustness(out->values, study->flat, err);
}

static ptce_status core_periphery_fit(const pt_column *out, pt_study *study,
                                      ptce_error *err)
{
    pt_reason reason;
    if (study->graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    ptce_status st = pt_study_core(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    return pt_set(out, study->core.fit);
}

// clang-format off
static const pt_measure_row cohesion_rows[] = {
    PT_ROW(fragmentation, NETWORK, RATIO, B, OTHER, 0, 1, LINEAR, "borgatti2006", fragmentation),
    PT_ONE_MODE(distance_fragmentation, NETWORK, RATIO, C, OTHER, 0, 1, NM, "borgatti2006", distance_fragmentation),
    PT_ONE_MODE(global_efficiency, NETWORK, RATIO, B, OTHER, 0, 1, NM, "latora2001", global_efficiency),
    PT_ONE_MODE(diameter, NETWORK, RATIO, C, OTHER, 0, ANY, NM, "wasserman1994", diameter),
    PT_ONE_MODE(mean_distance, NETWORK, RATIO, B, OTHER, 0, ANY, NM, "wasserman1994", mean_distance),
    PT_ONE_MODE(transitivity, NETWORK, RATIO, B, PRIMARY, 0, 1, LINEAR, "wasserman1994", transitivity),
    PT_ONE_MODE(clustering_mean, NETWORK, RATIO, B, OTHER, 0, 1, LINEAR, "watts1998", clustering_mean),
    PT_ROW_OF(reciprocity, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "wasserman1994 garlaschelli2004", reciprocity, .directed_only = true, .one_mode = true),
    PT_ROW_OF(reciprocity_dyads, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "wasserman1994", reciprocity_dyads, .directed_only = true, .one_mode = true),
    PT_ROW_OF(reciprocity_excess, NETWORK, DIFFERENCE, A, OTHER, -1, 1, LINEAR, "garlaschelli2004", reciprocity_excess, .directed_only = true, .one_mode = true),
    PT_ONE_MODE(centralization_betweenness, NETWORK, RATIO, B, OTHER, 0, 1, NM, "freeman1979", centralization_betweenness),
    PT_ONE_MODE(centralization_closeness, NETWORK, RATIO, B, OTHER, 0, 1, NM, "freeman1979", centralization_closeness),
    PT_ONE_MODE(assortativity_degree, NETWORK, DIFFERENCE, B, OTHER, -1, 1, LINEAR, "newman2003", assortativity_degree),
    PT_ONE_MODE(modularity, NETWORK, DIFFERENCE, C, OTHER, -0.5, 1, LINEAR, "newman2004 traag2019", modularity),
    PT_ONE_MODE(communities, NETWORK, RATIO, C, OTHER, 1, ANY, LINEAR, "traag2019", communities),
    PT_ONE_MODE(coreness_max, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "seidman1983", coreness_max),
    PT_ROW(articulation_points, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "tarjan1972", articulation_points),
    PT_ROW(articulation_share, NETWORK, RATIO, B, OTHER, 0, 1, LINEAR, "tarjan1972", articulation_share),
    PT_ROW(bridges, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "tarjan1972", bridges),
    PT_ONE_MODE(robustness, NETWORK, RATIO, B, OTHER, 0, 0.5, LINEAR, "schneider2011", robustness),
    PT_ONE_MODE(core_periphery_fit, NETWORK, DIFFERENCE, B, OTHER, -1, 1, LINEAR, "borgatti2000", core_periphery_fit),
};
// clang-format on

const pt_measure_family pt_measures_cohesion = {
    cohesion_rows, PT_COUNT(cohesion_rows), PTCE_NETWORK};
