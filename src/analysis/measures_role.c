/* SPDX-License-Identifier: MIT */
/* Measures of an actor: its group, what hangs on it, its roles; and measures
 * of an edge. */
#include "analysis/ig.h"
#include "analysis/measure_rows.h"

/* Steps of work for removing each actor in turn. */
#define REMOVALS_MAX 1e9

/* ---- Groups ------------------------------------------------------------- */

static ptce_status community(const pt_column *out, pt_study *study,
                             ptce_error *err)
{
    ptce_status st = pt_study_partition(study, err);
    if (st != PTCE_OK || study->partition.reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, study->partition.reason) : st;
    for (size_t v = 0; v < out->count; v++)
        out->values[v] = study->partition.community[v];
    return PTCE_OK;
}

static ptce_status articulation(const pt_column *out, pt_study *study,
                                ptce_error *err)
{
    pt_ig *ig = study->flat_ig;
    ptce_status st = pt_study_cut_points(study, err);
    igraph_integer_t count =
        st == PTCE_OK ? igraph_vector_int_size(&ig->whole) : 0;
    for (igraph_integer_t i = 0; i < count; i++)
        out->values[VECTOR(ig->whole)[i]] = 1;
    return st;
}

static ptce_status fragmentation_if_removed(const pt_column *out,
                                            pt_study *study, ptce_error *err)
{
    const pt_graph *graph = study->graph;
    double n = (double)graph->n;
    if (graph->n < 3)
        return pt_undefine(out, PT_FEW_ACTORS);
    if (n * pt_paths_cost(graph) > REMOVALS_MAX)
        return pt_undefine(out, PT_TOO_LARGE);
    double nearest = pt_shortest_length(graph);
    ptce_status st = PTCE_OK;
    for (size_t v = 0; st == PTCE_OK && v < out->count; v++) {
        double sum;
        st = pt_paths_without(&sum, graph, v, err);
        out->values[v] = 1 - nearest * sum / ((n - 1) * (n - 2));
    }
    return st;
}

static ptce_status core(const pt_column *out, pt_study *study, ptce_error *err)
{
    pt_reason reason;
    if (study->graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    ptce_status st = pt_study_core(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    for (size_t v = 0; v < out->count; v++)
        out->values[v] = study->core.in_core[v];
    return PTCE_OK;
}

// clang-format off
static const pt_measure_row groups_rows[] = {
    PT_ONE_MODE(community, NODE, NOMINAL, NONE, OTHER, 1, ANY, LINEAR, "newman2004 traag2019", community),
    PT_ROW(articulation, NODE, BOOLEAN, NONE, OTHER, 0, 1, LINEAR, "tarjan1972", articulation),
    PT_ONE_MODE(fragmentation_if_removed, NODE, RATIO, NONE, OTHER, 0, 1, N2M, "borgatti2006", fragmentation_if_removed),
    PT_ONE_MODE(core, NODE, BOOLEAN, NONE, OTHER, 0, 1, LINEAR, "borgatti2000", core),
};
// clang-format on

const pt_measure_family pt_measures_groups = {groups_rows,
                                              PT_COUNT(groups_rows), PTCE_NODE};

/* ---- Roles -------------------------------------------------------------- */

/* The graph of all layers has the actors of the view, and nobody else, in the
 * same order: the k-th actor is its vertex k. */
double pt_participation(const pt_graph *whole, size_t k)
{
    double in[PTCE_KIND_COUNT] = {0};
    for (size_t i = whole->out.start[k]; i < whole->out.start[k + 1]; i++) {
        const ptce_edge *edge = &whole->edges[whole->out.edge[i]];
        in[PTCE_KIND_COOPERATION] += edge->cooperation;
        in[PTCE_KIND_MUTUALISATION] += edge->mutualisation;
    }
    double total = 0;
    double squares = 0;
    for (size_t layer = 0; layer < PTCE_KIND_COUNT; layer++)
        total += in[layer];
    for (size_t layer = 0; layer < PTCE_KIND_COUNT; layer++)
        squares += in[layer] / total * (in[layer] / total);
    return PTCE_KIND_COUNT / (PTCE_KIND_COUNT - 1.0) * (1 - squares);
}

static ptce_status participation(const pt_column *out, pt_study *study,
                                 ptce_error *err)
{
    (void)err;
    size_t k = 0;
    if (!study->whole)
        return pt_undefine(out, PT_TOO_LARGE);
    for (size_t v = 0; v < out->count; v++) {
        if (study->graph->vertices[v].is_pool) {
            pt_undefined(out, v, PT_POOL_VERTEX);
            continue;
        }
        if (pt_degree(&study->whole->out, k) == 0)
            pt_undefined(out, v, PT_ISOLATED);
        else
            out->values[v] = pt_participation(study->whole, k);
        k++;
    }
    return PTCE_OK;
}

static ptce_status pools(const pt_column *out, pt_study *study, ptce_error *err)
{
    const pt_selection *all = &study->whole_selection;
    size_t *vertex = pt_arena_take(study->arena, study->network->actor_count,
                                   sizeof *vertex);
    if (!vertex)
        return pt_nomem(err);
    for (size_t v = 0; v < out->count; v++) {
        if (study->graph->vertices[v].is_pool)
            pt_undefined(out, v, PT_POOL_VERTEX);
        else
            vertex[study->graph->vertices[v].row] = v;
    }
    for (size_t i = 0; i < all->pool_count; i++)
        for (size_t j = 0; j < all->pools[i].member_count; j++)
            out->values[vertex[all->pools[i].members[j]]]++;
    return PTCE_OK;
}

// clang-format off
static const pt_measure_row roles_rows[] = {
    PT_ROW(participation, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "battiston2014", participation),
    PT_ROW(pools, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "borgatti1997", pools),
};
// clang-format on

const pt_measure_family pt_measures_roles = {roles_rows, PT_COUNT(roles_rows),
                                             PTCE_NODE};

/* ---- Edges -------------------------------------------------------------- */

static ptce_status weight(const pt_column *out, pt_study *study,
                          ptce_error *err)
{
    (void)err;
    for (size_t e = 0; e < out->count; e++)
        out->values[e] = study->graph->edges[e].weight;
    return PTCE_OK;
}

static ptce_status edge_betweenness(const pt_column *out, pt_study *study,
                                    ptce_error *err)
{
    pt_reason reason;
    ptce_status st = pt_study_paths(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    for (size_t e = 0; e < out->count; e++)
        out->values[e] = study->paths.edge_betweenness[e];
    return PTCE_OK;
}

static ptce_status bridge(const pt_column *out, pt_study *study,
                          ptce_error *err)
{
    pt_ig *ig = study->flat_ig;
    bool *is_bridge =
        pt_arena_take(study->arena, study->flat->m, sizeof *is_bridge);
    if (!is_bridge)
        return pt_nomem(err);
    ptce_status st = pt_ig_check(igraph_bridges(&ig->graph, &ig->whole), err);
    igraph_integer_t count =
        st == PTCE_OK ? igraph_vector_int_size(&ig->whole) : 0;
    for (igraph_integer_t i = 0; i < count; i++)
        is_bridge[VECTOR(ig->whole)[i]] =
            pt_parts_actors(study, (size_t)VECTOR(ig->whole)[i]);
    for (size_t e = 0; e < out->count; e++)
        out->values[e] = is_bridge[study->flat_edge[e]];
    return st;
}

static ptce_status embeddedness(const pt_column *out, pt_study *study,
                                ptce_error *err)
{
    ptce_status st = pt_study_triangles(study, err);
    for (size_t e = 0; st == PTCE_OK && e < out->count; e++)
        out->values[e] = study->triangles[study->flat_edge[e]];
    return st;
}

static ptce_status layers(const pt_column *out, pt_study *study,
                          ptce_error *err)
{
    (void)err;
    for (size_t e = 0; e < out->count; e++)
        out->values[e] = study->graph->edges[e].cooperation +
                         study->graph->edges[e].mutualisation;
    return PTCE_OK;
}

// clang-format off
static const pt_measure_row edge_rows[] = {
    PT_ROW(weight, EDGE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "newman2001", weight),
    PT_ROW(edge_betweenness, EDGE, RATIO, NONE, OTHER, 0, ANY, NM, "girvan2002 brandes2001", edge_betweenness),
    PT_ROW(bridge, EDGE, BOOLEAN, NONE, OTHER, 0, 1, LINEAR, "tarjan1972", bridge),
    PT_ONE_MODE(embeddedness, EDGE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "granovetter1985", embeddedness),
    PT_ROW(layers, EDGE, RATIO, NONE, OTHER, 1, 2, LINEAR, "battiston2014", layers),
};
// clang-format on

const pt_measure_family pt_measures_edge = {edge_rows, PT_COUNT(edge_rows),
                                            PTCE_EDGE};
