/* SPDX-License-Identifier: MIT */
/* The study of one network: its graphs and what measures share, each computed
 * at the first call. */
#include "analysis/ig.h"
#include "analysis/measure.h"

/* Steps of work beyond which a measure is refused: some seconds each. */
#define SWEEP_MAX 4e8
#define HUBS_MAX 3e8

/* ---- Opening ------------------------------------------------------------ */

static ptce_status open_flat(pt_study *study, ptce_error *err)
{
    const pt_graph *graph = study->graph;
    study->flat = graph;
    study->flat_edge =
        pt_arena_take(study->arena, graph->m, sizeof *study->flat_edge);
    if (!study->flat_edge)
        return pt_nomem(err);
    for (size_t e = 0; e < graph->m; e++)
        study->flat_edge[e] = e;
    if (!graph->directed)
        return PTCE_OK;
    study->flat = &study->flat_graph;
    return pt_graph_flatten(&study->flat_graph, study->flat_edge, graph, err);
}

/* Pooling is measured whatever the view's layer and whatever becomes of pools
 * in it. Where that graph would be too large, its measures are undefined. */
static ptce_status open_whole(pt_study *study, const pt_omission *omission,
                              ptce_error *err)
{
    study->whole_view = *study->view;
    study->whole_view.layer = PTCE_LAYER_ALL;
    study->whole_view.pools = PTCE_POOLS_PROJECT;
    study->whole_view.direction = PTCE_DIRECTION_IGNORE;
    study->whole_view.weights = PTCE_WEIGHTS_IGNORE;
    ptce_status st =
        pt_selection_init_without(&study->whole_selection, study->network,
                                  &study->whole_view, omission, err);
    if (st != PTCE_OK)
        return st;
    st = pt_graph_of_view(&study->whole_graph, &study->whole_selection, err);
    if (st == PTCE_OK)
        study->whole = &study->whole_graph;
    return st == PTCE_E_LIMIT ? PTCE_OK : st;
}

static ptce_status open_session(struct pt_ig **ig, pt_study *study,
                                const pt_graph *graph, ptce_error *err)
{
    *ig = pt_arena_take(study->arena, 1, sizeof **ig);
    return *ig ? pt_ig_open(*ig, graph, study->seed, err) : pt_nomem(err);
}

/* A component is as large as the actors in it are many. */
static ptce_status open_components(pt_study *study, ptce_error *err)
{
    const pt_graph *graph = study->graph;
    study->component =
        pt_arena_take(study->arena, graph->n, sizeof *study->component);
    if (!study->component)
        return pt_nomem(err);
    ptce_status st =
        pt_components(study->component, &study->component_size,
                      &study->component_count, study->flat, study->arena, err);
    for (size_t v = 0; st == PTCE_OK && graph->pools > 0 && v < graph->n; v++)
        study->component_size[study->component[v]] -=
            graph->vertices[v].is_pool;
    return st;
}

/* What every study begins with, once its graph is known. */
static ptce_status open_shape(pt_study *study, ptce_error *err)
{
    const pt_graph *graph = study->graph;
    ptce_status st = open_flat(study, err);
    if (st == PTCE_OK)
        st = open_components(study, err);
    if (st == PTCE_OK)
        st = open_session(&study->ig, study, graph, err);
    if (st == PTCE_OK && graph->directed)
        st = open_session(&study->flat_ig, study, study->flat, err);
    else
        study->flat_ig = study->ig;
    return st;
}

ptce_status pt_study_open(pt_study *study, const pt_selection *selection,
                          const pt_graph *graph, uint64_t seed, ptce_error *err)
{
    *study = (pt_study){.network = selection->network,
                        .view = selection->view,
                        .graph = graph,
                        .seed = seed,
                        .arena = pt_arena_new()};
    if (!study->arena)
        return pt_nomem(err);
    ptce_status st = open_shape(study, err);
    return st == PTCE_OK ? open_whole(study, selection->omission, err) : st;
}

ptce_status pt_study_open_drawn(pt_study *study, const pt_study *like,
                                const pt_graph *graph, ptce_error *err)
{
    *study = (pt_study){.network = like->network,
                        .view = like->view,
                        .graph = graph,
                        .seed = like->seed,
                        .is_drawn = true,
                        .arena = pt_arena_new()};
    return study->arena ? open_shape(study, err) : pt_nomem(err);
}

void pt_study_close(pt_study *study)
{
    if (study->flat_ig && study->flat_ig != study->ig)
        pt_ig_close(study->flat_ig);
    if (study->ig)
        pt_ig_close(study->ig);
    pt_graph_clear(&study->flat_graph);
    pt_graph_clear(&study->whole_graph);
    pt_selection_clear(&study->whole_selection);
    pt_arena_free(study->arena);
    *study = (pt_study){0};
}

size_t pt_actor_count(const pt_study *study)
{
    return study->graph->n - study->graph->pools;
}

bool pt_is_isolated(const pt_study *study, size_t v)
{
    const pt_adjacency *near = &study->flat->out;
    if (study->graph->vertices[v].is_pool)
        return false;
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
        if (!pt_is_private(study, near->vertex[i]))
            return false;
    return true;
}

/* ---- Shared results ----------------------------------------------------- */

bool pt_study_hubs_fit(const pt_study *study)
{
    double sum = 0;
    for (size_t v = 0; v < study->flat->n; v++) {
        double degree = (double)pt_degree(&study->flat->out, v);
        sum += degree * degree;
    }
    return sum <= HUBS_MAX;
}

ptce_status pt_study_paths(pt_study *study, pt_reason *reason, ptce_error *err)
{
    *reason =
        pt_paths_cost(study->graph) > SWEEP_MAX ? PT_TOO_LARGE : PT_DEFINED;
    if (*reason != PT_DEFINED || study->has_paths)
        return PTCE_OK;
    ptce_status st =
        pt_paths_sweep(&study->paths, study->graph, study->arena, err);
    study->has_paths = st == PTCE_OK;
    return st;
}

ptce_status pt_study_triangles(pt_study *study, ptce_error *err)
{
    if (study->has_triangles)
        return PTCE_OK;
    study->triangles =
        pt_arena_take(study->arena, study->flat->m, sizeof(double));
    if (!study->triangles)
        return pt_nomem(err);
    ptce_status st = pt_triangles(study->triangles, study->flat, err);
    study->has_triangles = st == PTCE_OK;
    return st;
}

ptce_status pt_study_core(pt_study *study, pt_reason *reason, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    if (!study->has_core) {
        study->core.in_core =
            pt_arena_take(study->arena, study->flat->n, sizeof(bool));
        if (!study->core.in_core)
            return pt_nomem(err);
        st = study->is_drawn ? pt_core_periphery_quick(
                                   &study->core, study->flat, study->seed, err)
                             : pt_core_periphery(&study->core, study->flat,
                                                 study->seed, err);
        study->has_core = st == PTCE_OK;
    }
    *reason = isnan(study->core.fit) ? PT_NO_CONTRAST : PT_DEFINED;
    return st;
}

/* Without the edges to private pools, a vertex cuts the graph exactly where it
 * parts actors: every pool that is left keeps a member whoever goes. */
static ptce_status cut_without_private(pt_study *study, ptce_error *err)
{
    pt_graph shared = *study->flat;
    pt_ig session;
    shared.edges = pt_arena_take(study->arena, shared.m, sizeof *shared.edges);
    if (!shared.edges)
        return pt_nomem(err);
    shared.m = 0;
    for (size_t e = 0; e < study->flat->m; e++) {
        const ptce_edge *edge = &study->flat->edges[e];
        if (!pt_is_private(study, edge->from) &&
            !pt_is_private(study, edge->to))
            shared.edges[shared.m++] = *edge;
    }
    ptce_status st = pt_ig_open(&session, &shared, study->seed, err);
    if (st == PTCE_OK)
        st = pt_ig_check(
            igraph_articulation_points(&session.graph, &study->flat_ig->whole),
            err);
    pt_ig_close(&session);
    return st;
}

ptce_status pt_study_cut_points(pt_study *study, ptce_error *err)
{
    if (study->graph->pools > 0)
        return cut_without_private(study, err);
    return pt_ig_check(igraph_articulation_points(&study->flat_ig->graph,
                                                  &study->flat_ig->whole),
                       err);
}
