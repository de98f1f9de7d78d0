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
static ptce_status open_whole(pt_study *study, ptce_error *err)
{
    study->whole_view = *study->view;
    study->whole_view.layer = PTCE_LAYER_ALL;
    study->whole_view.pools = PTCE_POOLS_PROJECT;
    study->whole_view.direction = PTCE_DIRECTION_IGNORE;
    ptce_status st = pt_selection_init(&study->whole_selection, study->network,
                                       &study->whole_view, err);
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

/* What every study begins with, once its graph is known. */
static ptce_status open_shape(pt_study *study, ptce_error *err)
{
    const pt_graph *graph = study->graph;
    ptce_status st = open_flat(study, err);
    study->component =
        pt_arena_take(study->arena, graph->n, sizeof *study->component);
    if (st == PTCE_OK && !study->component)
        st = pt_nomem(err);
    if (st == PTCE_OK)
        st = pt_components(study->component, &study->component_size,
                           &study->component_count, study->flat, study->arena,
                           err);
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
    return st == PTCE_OK ? open_whole(study, err) : st;
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
    double n = (double)study->graph->n;
    *reason = n * (n + 2 * (double)study->graph->m) > SWEEP_MAX ? PT_TOO_LARGE
                                                                : PT_DEFINED;
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

/* ---- Brokerage ---------------------------------------------------------- */

static pt_role role_of(ptce_type a, ptce_type b, ptce_type c)
{
    if (a == b)
        return b == c ? PT_COORDINATOR : PT_REPRESENTATIVE;
    if (b == c)
        return PT_GATEKEEPER;
    return a == c ? PT_CONSULTANT : PT_LIAISON;
}

/* Paths a -> b -> c without a -> c. mark is v + 1 for those a points at. */
static void broker(pt_study *study, size_t b, size_t *mark)
{
    const pt_adjacency *out = &study->graph->out;
    const pt_adjacency *in = &study->graph->in;
    ptce_type type = pt_type_of(study, b);
    for (size_t i = in->start[b]; i < in->start[b + 1]; i++) {
        size_t a = in->vertex[i];
        ptce_type from = pt_type_of(study, a);
        for (size_t j = out->start[a]; j < out->start[a + 1]; j++)
            mark[out->vertex[j]] = a + 1;
        for (size_t j = out->start[b]; j < out->start[b + 1]; j++) {
            size_t c = out->vertex[j];
            if (c == a || mark[c] == a + 1)
                continue;
            pt_role role = role_of(from, type, pt_type_of(study, c));
            study->brokerage[role][b]++;
        }
    }
}

ptce_status pt_study_brokerage(pt_study *study, pt_reason *reason,
                               ptce_error *err)
{
    *reason = study->graph->pools        ? PT_TWO_MODE
              : pt_study_hubs_fit(study) ? PT_DEFINED
                                         : PT_TOO_LARGE;
    if (*reason != PT_DEFINED || study->has_brokerage)
        return PTCE_OK;
    size_t n = study->graph->n;
    for (size_t role = 0; role < PT_ROLE_COUNT; role++) {
        study->brokerage[role] = pt_arena_take(study->arena, n, sizeof(double));
        if (!study->brokerage[role])
            return pt_nomem(err);
    }
    size_t *mark = pt_arena_take(study->arena, n, sizeof *mark);
    if (!mark)
        return pt_nomem(err);
    for (size_t b = 0; b < n; b++)
        broker(study, b, mark);
    study->has_brokerage = true;
    return PTCE_OK;
}
