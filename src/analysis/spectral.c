/* SPDX-License-Identifier: MIT */
/* Leading eigenvectors where they are unique. */
#include "analysis/ig.h"
#include "analysis/measure.h"

#include <stdlib.h>
#include <string.h>

#define EQUAL_VALUES 1e-9 /* relative: two leading eigenvalues are one */

/* ---- Eigenvectors, a component at a time ---------------------------------
 * The leading eigenvector of a graph lives on the component with the largest
 * leading eigenvalue; where two components share it, there is no one vector.
 */

typedef struct parts {
    size_t *component, *sizes, count;
    size_t *members; /* vertices, by component */
    size_t *first;   /* of a component's members */
    size_t *local;   /* place of a vertex among them */
} parts;

static ptce_status part(parts *p, const pt_graph *graph, pt_arena *arena,
                        ptce_error *err)
{
    p->component = pt_arena_take(arena, graph->n, sizeof *p->component);
    p->members = pt_arena_take(arena, graph->n, sizeof *p->members);
    p->local = pt_arena_take(arena, graph->n, sizeof *p->local);
    p->first = pt_arena_take(arena, graph->n + 1, sizeof *p->first);
    if (!p->component || !p->members || !p->local || !p->first)
        return pt_nomem(err);
    ptce_status st =
        pt_components(p->component, &p->sizes, &p->count, graph, arena, err);
    if (st != PTCE_OK)
        return st;
    for (size_t c = 0; c < p->count; c++)
        p->first[c + 1] = p->first[c] + p->sizes[c];
    size_t *filled = pt_alloc(p->count, sizeof *filled);
    if (!filled)
        return pt_nomem(err);
    for (size_t v = 0; v < graph->n; v++) {
        size_t c = p->component[v];
        p->local[v] = filled[c]++;
        p->members[p->first[c] + p->local[v]] = v;
    }
    free(filled);
    return PTCE_OK;
}

/* No eigenvalue is larger than the largest degree. */
static double bound_of(const parts *p, const pt_graph *graph, size_t c)
{
    size_t most = 0;
    for (size_t i = p->first[c]; i < p->first[c + 1]; i++) {
        size_t degree = pt_degree(&graph->out, p->members[i]);
        most = degree > most ? degree : most;
    }
    return (double)most;
}

static igraph_error_t build_part(igraph_t *ig, const parts *p,
                                 const pt_graph *graph, size_t c)
{
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (size_t i = p->first[c]; i < p->first[c + 1]; i++) {
        size_t v = p->members[i];
        for (size_t j = graph->out.start[v]; j < graph->out.start[v + 1]; j++) {
            size_t w = graph->out.vertex[j];
            if (w < v || code != IGRAPH_SUCCESS)
                continue;
            code = igraph_vector_int_push_back(&ends,
                                               (igraph_integer_t)p->local[v]);
            if (code == IGRAPH_SUCCESS)
                code = igraph_vector_int_push_back(
                    &ends, (igraph_integer_t)p->local[w]);
        }
    }
    if (code == IGRAPH_SUCCESS)
        code = igraph_create(ig, &ends, (igraph_integer_t)p->sizes[c],
                             IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
    return code;
}

/* The eigenvalue, and the vector of a component into its members' places. */
static ptce_status solve_part(double *value, double *vector, const parts *p,
                              const pt_graph *graph, size_t c, ptce_error *err)
{
    igraph_t ig;
    igraph_vector_t result;
    igraph_arpack_options_t options;
    ptce_status st = pt_ig_check(build_part(&ig, p, graph, c), err);
    if (st != PTCE_OK)
        return st;
    igraph_arpack_options_init(&options);
    st = pt_ig_check(igraph_vector_init(&result, 0), err);
    if (st != PTCE_OK) {
        igraph_destroy(&ig);
        return st;
    }
    st = pt_ig_check(igraph_eigenvector_centrality(&ig, &result, value,
                                                   IGRAPH_UNDIRECTED, true,
                                                   NULL, &options),
                     err);
    for (size_t i = 0; st == PTCE_OK && i < p->sizes[c]; i++)
        vector[p->members[p->first[c] + i]] = fmax(0, VECTOR(result)[i]);
    igraph_vector_destroy(&result);
    igraph_destroy(&ig);
    return st;
}

/* Over the parts; whoever holds the largest eigenvalue keeps its vector. */
static ptce_status lead_parts(pt_eigen *out, const parts *p,
                              const pt_graph *graph, ptce_error *err)
{
    double best = 0;
    size_t holder = SIZE_MAX;
    for (size_t c = 0; c < p->count; c++) {
        double value = 0;
        double tolerance = EQUAL_VALUES * best;
        if (p->sizes[c] < 2 || bound_of(p, graph, c) < best - tolerance)
            continue;
        ptce_status st = solve_part(&value, out->vector, p, graph, c, err);
        if (st != PTCE_OK)
            return st;
        if (value > best + tolerance)
            out->reason = PT_DEFINED;
        else if (value >= best - tolerance)
            out->reason = PT_NOT_UNIQUE;
        if (value > best) {
            best = value;
            holder = c;
        }
    }
    for (size_t v = 0; v < graph->n; v++)
        if (p->component[v] != holder)
            out->vector[v] = 0;
    return PTCE_OK;
}

static ptce_status lead(pt_eigen *out, const pt_graph *graph, pt_arena *arena,
                        ptce_error *err)
{
    parts p = {0};
    out->vector = pt_arena_take(arena, graph->n, sizeof(double));
    if (!out->vector)
        return pt_nomem(err);
    out->reason = PT_NO_EDGE;
    if (graph->m == 0)
        return PTCE_OK;
    ptce_status st = part(&p, graph, arena, err);
    return st == PTCE_OK ? lead_parts(out, &p, graph, err) : st;
}

/* Trouble with one vector is not the end of the others. */
static ptce_status settle(pt_eigen *out, ptce_status st)
{
    if (st != PTCE_E_NUMERIC)
        return st;
    out->reason = PT_NO_CONVERGENCE;
    return PTCE_OK;
}

/* A directed graph has one leading eigenvector, of arcs that come in, if
 * everybody reaches everybody. */
static ptce_status lead_directed(pt_study *study, ptce_error *err)
{
    const pt_graph *graph = study->graph;
    pt_ig *ig = study->ig;
    igraph_bool_t strong = false;
    igraph_arpack_options_t options;
    study->eigen.vector = pt_arena_take(study->arena, graph->n, sizeof(double));
    if (!study->eigen.vector)
        return pt_nomem(err);
    study->eigen.reason = graph->m ? PT_NOT_UNIQUE : PT_NO_EDGE;
    ptce_status st = pt_ig_check(
        igraph_is_connected(&ig->graph, &strong, IGRAPH_STRONG), err);
    if (st != PTCE_OK || !strong || graph->m == 0)
        return st;
    study->eigen.reason = PT_DEFINED;
    igraph_arpack_options_init(&options);
    return pt_ig_take(study->eigen.vector, graph->n, ig,
                      igraph_eigenvector_centrality(&ig->graph, &ig->result,
                                                    NULL, IGRAPH_DIRECTED, true,
                                                    NULL, &options),
                      err);
}

ptce_status pt_study_eigen(pt_study *study, ptce_error *err)
{
    if (study->has_eigen)
        return PTCE_OK;
    ptce_status st = study->graph->directed
                         ? lead_directed(study, err)
                         : lead(&study->eigen, study->graph, study->arena, err);
    study->has_eigen = true;
    return settle(&study->eigen, st);
}

/* ---- Hubs and authorities ------------------------------------------------ */

/* Each vertex twice, as one that points and as one that is pointed at: the
 * leading eigenvector of that graph holds both scores. */
static ptce_status double_cover(pt_graph *cover, const pt_graph *graph,
                                pt_arena *arena, ptce_error *err)
{
    size_t n = graph->n;
    *cover = (pt_graph){.n = 2 * n, .arena = arena};
    cover->edges = pt_arena_take(arena, graph->out.start[n], sizeof(ptce_edge));
    if (!cover->edges)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++)
        for (size_t i = graph->out.start[v]; i < graph->out.start[v + 1]; i++)
            cover->edges[cover->m++] = (ptce_edge){
                .from = v, .to = n + graph->out.vertex[i], .weight = 1};
    return pt_graph_link(cover, err);
}

static void scale_to_one(double *vector, size_t n)
{
    double most = 0;
    for (size_t v = 0; v < n; v++)
        most = fmax(most, vector[v]);
    for (size_t v = 0; most > 0 && v < n; v++)
        vector[v] /= most;
}

ptce_status pt_study_hits(pt_study *study, ptce_error *err)
{
    if (study->has_hits)
        return PTCE_OK;
    size_t n = study->graph->n;
    pt_graph cover;
    pt_eigen both = {0};
    ptce_status st = double_cover(&cover, study->graph, study->arena, err);
    if (st == PTCE_OK)
        st = settle(&both, lead(&both, &cover, study->arena, err));
    if (st != PTCE_OK)
        return st;
    if (!both.vector)
        return pt_nomem(err);
    study->hub = (pt_eigen){both.vector, both.reason};
    study->authority = (pt_eigen){both.vector + n, both.reason};
    scale_to_one(study->hub.vector, n);
    scale_to_one(study->authority.vector, n);
    study->has_hits = true;
    return PTCE_OK;
}
