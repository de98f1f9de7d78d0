/* SPDX-License-Identifier: MIT */
/* Leading eigenvectors where they are unique. */
#include "analysis/ig.h"
#include "analysis/measure.h"

#include <stdlib.h>
#include <string.h>

#define EQUAL_VALUES 1e-9 /* relative: two leading eigenvalues are one */
#define SPREAD_WORK 2e9   /* steps of work for each component reached */
#define SPREAD_CHANGE 1e-14

/* ---- Eigenvectors, a component at a time ---------------------------------
 * The leading eigenvector of a graph lives on the component with the largest
 * leading eigenvalue; where two components share it, there is no one vector.
 * With directions, components are strong ones, and the vector also reaches
 * whoever is reached from there.
 */

typedef struct parts {
    const pt_graph *graph;
    bool weighted; /* ties count by their weight */
    size_t *component, *sizes, count;
    size_t *members; /* vertices, by component */
    size_t *first;   /* of a component's members */
    size_t *local;   /* place of a vertex among them */
} parts;

static ptce_status part(parts *p, pt_arena *arena, ptce_error *err)
{
    size_t n = p->graph->n;
    p->component = pt_arena_take(arena, n, sizeof *p->component);
    p->members = pt_arena_take(arena, n, sizeof *p->members);
    p->local = pt_arena_take(arena, n, sizeof *p->local);
    p->first = pt_arena_take(arena, n + 1, sizeof *p->first);
    if (!p->component || !p->members || !p->local || !p->first)
        return pt_nomem(err);
    ptce_status st = p->graph->directed
                         ? pt_strong_components(p->component, &p->sizes,
                                                &p->count, p->graph, arena, err)
                         : pt_components(p->component, &p->sizes, &p->count,
                                         p->graph, arena, err);
    if (st != PTCE_OK)
        return st;
    for (size_t c = 0; c < p->count; c++)
        p->first[c + 1] = p->first[c] + p->sizes[c];
    size_t *filled = pt_alloc(p->count, sizeof *filled);
    if (!filled)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++) {
        size_t c = p->component[v];
        p->local[v] = filled[c]++;
        p->members[p->first[c] + p->local[v]] = v;
    }
    free(filled);
    return PTCE_OK;
}

static double weight_of(const parts *p, size_t edge)
{
    return p->weighted ? p->graph->edges[edge].weight : 1;
}

/* No eigenvalue is larger than the largest degree (or strength). */
static double bound_of(const parts *p, size_t c)
{
    const pt_adjacency *out = &p->graph->out;
    double most = 0;
    for (size_t i = p->first[c]; i < p->first[c + 1]; i++) {
        size_t v = p->members[i];
        double sum = 0;
        for (size_t j = out->start[v]; j < out->start[v + 1]; j++)
            sum += weight_of(p, out->edge[j]);
        most = fmax(most, sum);
    }
    return most;
}

/* The ties within a component, ends numbered by place; weights beside. */
static igraph_error_t list_ties(igraph_vector_int_t *ends,
                                igraph_vector_t *weights, const parts *p,
                                size_t c)
{
    const pt_adjacency *out = &p->graph->out;
    igraph_error_t code = IGRAPH_SUCCESS;
    for (size_t i = p->first[c]; i < p->first[c + 1]; i++) {
        size_t v = p->members[i];
        for (size_t j = out->start[v]; j < out->start[v + 1]; j++) {
            size_t w = out->vertex[j];
            if ((!p->graph->directed && w < v) || p->component[w] != c ||
                code != IGRAPH_SUCCESS)
                continue;
            code = igraph_vector_int_push_back(ends,
                                               (igraph_integer_t)p->local[v]);
            if (code == IGRAPH_SUCCESS)
                code = igraph_vector_int_push_back(
                    ends, (igraph_integer_t)p->local[w]);
            if (code == IGRAPH_SUCCESS)
                code = igraph_vector_push_back(weights,
                                               weight_of(p, out->edge[j]));
        }
    }
    return code;
}

static igraph_error_t build_part(igraph_t *ig, igraph_vector_t *weights,
                                 const parts *p, size_t c)
{
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = list_ties(&ends, weights, p, c);
    if (code == IGRAPH_SUCCESS)
        code = igraph_create(ig, &ends, (igraph_integer_t)p->sizes[c],
                             p->graph->directed);
    igraph_vector_int_destroy(&ends);
    return code;
}

/* The eigenvalue, and the vector of a component into its members' places. */
static ptce_status solve_built(double *value, double *vector, const parts *p,
                               size_t c, const igraph_t *ig,
                               const igraph_vector_t *weights, ptce_error *err)
{
    igraph_vector_t result;
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    ptce_status st = pt_ig_check(igraph_vector_init(&result, 0), err);
    if (st != PTCE_OK)
        return st;
    st = pt_ig_check(igraph_eigenvector_centrality(
                         ig, &result, value, p->graph->directed, true,
                         p->weighted ? weights : NULL, &options),
                     err);
    for (size_t i = 0; st == PTCE_OK && i < p->sizes[c]; i++)
        vector[p->members[p->first[c] + i]] = fmax(0, VECTOR(result)[i]);
    igraph_vector_destroy(&result);
    return st;
}

static ptce_status solve_part(double *value, double *vector, const parts *p,
                              size_t c, ptce_error *err)
{
    igraph_t ig;
    igraph_vector_t weights;
    ptce_status st = pt_ig_check(igraph_vector_init(&weights, 0), err);
    if (st != PTCE_OK)
        return st;
    st = pt_ig_check(build_part(&ig, &weights, p, c), err);
    if (st == PTCE_OK) {
        st = solve_built(value, vector, p, c, &ig, &weights, err);
        igraph_destroy(&ig);
    }
    igraph_vector_destroy(&weights);
    return st;
}

/* Over the parts; whoever holds the largest eigenvalue keeps its vector. */
static ptce_status lead_parts(double *best, size_t *holder, pt_eigen *out,
                              const parts *p, ptce_error *err)
{
    *best = 0;
    *holder = SIZE_MAX;
    for (size_t c = 0; c < p->count; c++) {
        double value = 0;
        double tolerance = EQUAL_VALUES * *best;
        if (p->sizes[c] < 2 || bound_of(p, c) < *best - tolerance)
            continue;
        ptce_status st = solve_part(&value, out->vector, p, c, err);
        if (st != PTCE_OK)
            return st;
        if (value > *best + tolerance)
            out->reason = PT_DEFINED;
        else if (value >= *best - tolerance)
            out->reason = PT_NOT_UNIQUE;
        if (value > *best) {
            *best = value;
            *holder = c;
        }
    }
    for (size_t v = 0; v < p->graph->n; v++)
        if (p->component[v] != *holder)
            out->vector[v] = 0;
    return PTCE_OK;
}

static void scale_to_one(double *vector, size_t n)
{
    double most = 0;
    for (size_t v = 0; v < n; v++)
        most = fmax(most, vector[v]);
    for (size_t v = 0; most > 0 && v < n; v++)
        vector[v] /= most;
}

/* One step of x = (1/value) A' x over a component; the largest relative
 * change. */
static double settle_part(double *vector, const parts *p, size_t c,
                          double value)
{
    const pt_adjacency *in = &p->graph->in;
    double change = 0;
    for (size_t i = p->first[c]; i < p->first[c + 1]; i++) {
        size_t v = p->members[i];
        double sum = 0;
        for (size_t j = in->start[v]; j < in->start[v + 1]; j++)
            sum += weight_of(p, in->edge[j]) * vector[in->vertex[j]];
        double next = sum / value;
        if (next > 0)
            change = fmax(change, fabs(next - vector[v]) / next);
        vector[v] = next;
    }
    return change;
}

/* Along the arcs that leave the leading component: the components it reaches
 * have smaller eigenvalues, so that the steps converge; those of one vertex
 * need one. */
static void spread(pt_eigen *out, const parts *p, size_t holder, double value)
{
    const double most = SPREAD_WORK / (double)(p->graph->n + p->graph->m);
    for (size_t c = holder; c-- > 0;) {
        double steps = 0;
        while (steps < most &&
               settle_part(out->vector, p, c, value) > SPREAD_CHANGE)
            steps++;
        if (steps >= most)
            out->reason = PT_NO_CONVERGENCE;
    }
    scale_to_one(out->vector, p->graph->n);
}

/* The leading eigenvector of arcs that come in. */
static ptce_status lead(pt_eigen *out, const pt_graph *graph, bool weighted,
                        pt_arena *arena, ptce_error *err)
{
    parts p = {.graph = graph, .weighted = weighted};
    double value;
    size_t holder;
    out->vector = pt_arena_take(arena, graph->n, sizeof(double));
    if (!out->vector)
        return pt_nomem(err);
    out->reason = graph->m ? PT_NO_CYCLE : PT_NO_EDGE;
    if (graph->m == 0)
        return PTCE_OK;
    ptce_status st = part(&p, arena, err);
    if (st == PTCE_OK)
        st = lead_parts(&value, &holder, out, &p, err);
    if (st == PTCE_OK && graph->directed && out->reason == PT_DEFINED)
        spread(out, &p, holder, value);
    return st;
}

/* Trouble with one vector is not the end of the others. */
static ptce_status settle(pt_eigen *out, ptce_status st)
{
    if (st != PTCE_E_NUMERIC)
        return st;
    out->reason = PT_NO_CONVERGENCE;
    return PTCE_OK;
}

ptce_status pt_eigen_lead(pt_eigen *out, const pt_graph *flat, pt_arena *arena,
                          ptce_error *err)
{
    return settle(out, lead(out, flat, false, arena, err));
}

ptce_status pt_study_eigen(pt_study *study, ptce_error *err)
{
    if (study->has_eigen)
        return PTCE_OK;
    bool weighted = study->view->weights == PTCE_WEIGHTS_STRENGTH;
    ptce_status st =
        lead(&study->eigen, study->graph, weighted, study->arena, err);
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
    const pt_adjacency *out = &graph->out;
    *cover = (pt_graph){.n = 2 * n, .arena = arena};
    cover->edges = pt_arena_take(arena, out->start[n], sizeof(ptce_edge));
    if (!cover->edges)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++)
        for (size_t i = out->start[v]; i < out->start[v + 1]; i++)
            cover->edges[cover->m++] =
                (ptce_edge){.from = v,
                            .to = n + out->vertex[i],
                            .weight = graph->edges[out->edge[i]].weight};
    return pt_graph_link(cover, err);
}

ptce_status pt_study_hits(pt_study *study, ptce_error *err)
{
    if (study->has_hits)
        return PTCE_OK;
    size_t n = study->graph->n;
    bool weighted = study->view->weights == PTCE_WEIGHTS_STRENGTH;
    pt_graph cover;
    pt_eigen both = {0};
    ptce_status st = double_cover(&cover, study->graph, study->arena, err);
    if (st == PTCE_OK)
        st = settle(&both, lead(&both, &cover, weighted, study->arena, err));
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
