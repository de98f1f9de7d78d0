/* SPDX-License-Identifier: MIT */
/* The division of largest modularity (Brandes et al. 2008), by igraph's integer
 * programme, made small first:
 *
 * - A community never spans components, so each is solved alone. A vertex with
 *   nothing but a loop stands for the others: it keeps the total of weights,
 *   and nobody gains by joining it.
 * - An actor with one partner is always with that partner: joining the
 *   partner's community of weight K gains w/m (1 - K/2m) > 0, leaving another
 *   loses nothing. It becomes a loop at the partner.
 *
 * A partnership of fifty actors is then a problem of twenty vertices and some
 * milliseconds. */
#include "analysis/communities.h"
#include "analysis/ig.h"

#include <stdlib.h>
#include <time.h>

#define VERTICES_MAX 5000 /* of the graph */
#define KERNEL_MAX 50     /* of what is left of a component */
/* Steps of branch and bound times the square of vertices: five to ten seconds
 * for networks where everybody looks alike, counted in steps so that an answer
 * does not depend on the machine. */
#define WORK_MAX 4e5
/* Seconds of processor: a net below that bound. */
#define SECONDS_MAX 20

typedef struct problem {
    const pt_graph *graph;
    const double *weight; /* by edge */
    double unit;          /* scales weights to a mean of 1 */
    pt_arena *arena;
    size_t *component, *sizes, components;
    size_t *order, *first; /* vertices by component */
    size_t *keeper;        /* of a vertex: itself, or its only partner */
    size_t *place;         /* of a keeper, within its component */
    double *loop;          /* by place */
} problem;

/* ---- Making it small ----------------------------------------------------- */

static bool take_room(problem *p)
{
    size_t n = p->graph->n;
    p->component = pt_arena_take(p->arena, n, sizeof *p->component);
    p->order = pt_arena_take(p->arena, n, sizeof *p->order);
    p->first = pt_arena_take(p->arena, n + 2, sizeof *p->first);
    p->keeper = pt_arena_take(p->arena, n, sizeof *p->keeper);
    p->place = pt_arena_take(p->arena, n, sizeof *p->place);
    p->loop = pt_arena_take(p->arena, n, sizeof *p->loop);
    return p->component && p->order && p->first && p->keeper && p->place &&
           p->loop;
}

/* Of two actors that have only each other, the first keeps. */
static size_t keeper_of(const pt_graph *graph, size_t v)
{
    if (pt_degree(&graph->out, v) != 1)
        return v;
    size_t partner = graph->out.vertex[graph->out.start[v]];
    bool alike = pt_degree(&graph->out, partner) == 1;
    return alike && partner > v ? v : partner;
}

/* first is filled two places ahead; putting vertices moves it into place. */
static ptce_status set_up(problem *p, ptce_error *err)
{
    const pt_graph *graph = p->graph;
    if (!take_room(p))
        return pt_nomem(err);
    ptce_status st = pt_components(p->component, &p->sizes, &p->components,
                                   graph, p->arena, err);
    if (st != PTCE_OK)
        return st;
    for (size_t c = 0; c < p->components; c++)
        p->first[c + 2] = p->first[c + 1] + p->sizes[c];
    for (size_t v = 0; v < graph->n; v++) {
        p->order[p->first[p->component[v] + 1]++] = v;
        p->keeper[v] = keeper_of(graph, v);
    }
    double total = 0;
    for (size_t e = 0; e < graph->m; e++)
        total += p->weight[e];
    p->unit = (double)graph->m / total;
    return PTCE_OK;
}

/* Numbers the keepers of a component. */
static size_t place_keepers(problem *p, size_t c)
{
    size_t count = 0;
    for (size_t i = p->first[c]; i < p->first[c + 1]; i++)
        if (p->keeper[p->order[i]] == p->order[i])
            p->place[p->order[i]] = count++;
    return count;
}

/* ---- Solving a component ------------------------------------------------- */

static igraph_error_t add_edge(igraph_vector_int_t *ends,
                               igraph_vector_t *weights, size_t a, size_t b,
                               double weight)
{
    igraph_error_t code =
        igraph_vector_int_push_back(ends, (igraph_integer_t)a);
    if (code == IGRAPH_SUCCESS)
        code = igraph_vector_int_push_back(ends, (igraph_integer_t)b);
    if (code == IGRAPH_SUCCESS)
        code = igraph_vector_push_back(weights, weight);
    return code;
}

/* Edges between keepers; those within one become loops. Each edge is met at
 * its lower end. */
static igraph_error_t add_edges(igraph_vector_int_t *ends,
                                igraph_vector_t *weights, problem *p, size_t c,
                                double *sum)
{
    const pt_adjacency *near = &p->graph->out;
    igraph_error_t code = IGRAPH_SUCCESS;
    *sum = 0;
    for (size_t i = p->first[c]; i < p->first[c + 1]; i++) {
        size_t v = p->order[i];
        size_t a = p->place[p->keeper[v]];
        for (size_t j = near->start[v]; j < near->start[v + 1]; j++) {
            size_t b = p->place[p->keeper[near->vertex[j]]];
            double weight = p->weight[near->edge[j]] * p->unit;
            if (near->vertex[j] < v || code != IGRAPH_SUCCESS)
                continue;
            *sum += weight;
            if (a == b)
                p->loop[a] += weight;
            else
                code = add_edge(ends, weights, a, b, weight);
        }
    }
    return code;
}

/* Loops of keepers, and the vertex that stands for other components. */
static igraph_error_t add_loops(igraph_vector_int_t *ends,
                                igraph_vector_t *weights, problem *p,
                                size_t count, double rest)
{
    igraph_error_t code = IGRAPH_SUCCESS;
    for (size_t k = 0; k < count; k++) {
        if (code == IGRAPH_SUCCESS && p->loop[k] > 0)
            code = add_edge(ends, weights, k, k, p->loop[k]);
        p->loop[k] = 0;
    }
    if (code == IGRAPH_SUCCESS && rest > 0)
        code = add_edge(ends, weights, count, count, rest);
    return code;
}

/* igraph asks now and then whether to go on. The usual remedy for what it holds
 * when told to stop, freeing its stack here, would take the problem from under
 * the solver; freeing it later would follow pointers into frames that are gone.
 * The stack is dropped instead: some megabytes, in a worker that soon ends. */
static struct {
    double steps;
    clock_t stop;
} left;

static igraph_error_t spend(void *data)
{
    (void)data;
    left.steps--;
    return left.steps < 0 || clock() > left.stop ? IGRAPH_INTERRUPTED
                                                 : IGRAPH_SUCCESS;
}

static ptce_status solve(igraph_vector_int_t *membership, pt_reason *reason,
                         const igraph_vector_int_t *ends,
                         const igraph_vector_t *weights, size_t count,
                         ptce_error *err)
{
    igraph_t ig;
    double size = (double)count;
    ptce_status st = pt_ig_check(
        igraph_create(&ig, ends, (igraph_integer_t)count, IGRAPH_UNDIRECTED),
        err);
    if (st != PTCE_OK)
        return st;
    left.steps = size * size / 2 + WORK_MAX / (size * size);
    igraph_interruption_handler_t *before =
        igraph_set_interruption_handler(spend);
    igraph_error_t code =
        igraph_community_optimal_modularity(&ig, NULL, membership, weights);
    (void)igraph_set_interruption_handler(before);
    if (code == IGRAPH_INTERRUPTED) {
        *reason = PT_TOO_HARD;
        IGRAPH_FINALLY_CLEAN(IGRAPH_FINALLY_STACK_SIZE());
    } else {
        st = pt_ig_check(code, err);
    }
    igraph_destroy(&ig);
    return st;
}

/* The lowest vertex of each community becomes the label of its vertices. */
static ptce_status lift(double *labels, const problem *p, size_t c,
                        const igraph_vector_int_t *membership, size_t *lead,
                        size_t count, ptce_error *err)
{
    if ((size_t)igraph_vector_int_size(membership) < count)
        return pt_fail(err, PTCE_E_NUMERIC, "igraph", "length", NULL);
    for (size_t k = 0; k <= count; k++)
        lead[k] = SIZE_MAX;
    for (size_t i = p->first[c]; i < p->first[c + 1]; i++) {
        size_t v = p->order[i];
        size_t k = (size_t)VECTOR(*membership)[p->place[p->keeper[v]]];
        if (k > count)
            return pt_fail(err, PTCE_E_NUMERIC, "igraph", "label", NULL);
        if (lead[k] == SIZE_MAX)
            lead[k] = v;
        labels[v] = (double)lead[k];
    }
    return PTCE_OK;
}

static ptce_status solve_component(double *labels, pt_reason *reason,
                                   problem *p, size_t c, size_t count,
                                   ptce_error *err)
{
    igraph_vector_int_t ends;
    igraph_vector_int_t membership;
    igraph_vector_t weights;
    size_t lead[KERNEL_MAX + 1];
    double sum;
    ptce_status st = pt_ig_check(igraph_vector_int_init(&ends, 0), err);
    if (st != PTCE_OK)
        return st;
    st = pt_ig_check(igraph_vector_int_init(&membership, 0), err);
    if (st != PTCE_OK)
        goto no_membership;
    st = pt_ig_check(igraph_vector_init(&weights, 0), err);
    if (st != PTCE_OK)
        goto no_weights;
    st = pt_ig_check(add_edges(&ends, &weights, p, c, &sum), err);
    bool alone = p->sizes[c] == p->graph->n || sum >= (double)p->graph->m;
    if (st == PTCE_OK)
        st = pt_ig_check(add_loops(&ends, &weights, p, count,
                                   alone ? 0 : (double)p->graph->m - sum),
                         err);
    if (st == PTCE_OK)
        st = solve(&membership, reason, &ends, &weights, count + !alone, err);
    if (st == PTCE_OK && *reason == PT_DEFINED)
        st = lift(labels, p, c, &membership, lead, count, err);
    igraph_vector_destroy(&weights);
no_weights:
    igraph_vector_int_destroy(&membership);
no_membership:
    igraph_vector_int_destroy(&ends);
    return st;
}

static ptce_status solve_all(double *labels, pt_reason *reason, problem *p,
                             ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (size_t c = 0; c < p->components; c++)
        if (place_keepers(p, c) > KERNEL_MAX)
            *reason = PT_TOO_LARGE;
    left.stop = clock() + (clock_t)SECONDS_MAX * CLOCKS_PER_SEC;
    for (size_t c = 0;
         st == PTCE_OK && *reason == PT_DEFINED && c < p->components; c++) {
        size_t count = place_keepers(p, c);
        if (count > 1)
            st = solve_component(labels, reason, p, c, count, err);
        for (size_t i = p->first[c]; count == 1 && i < p->first[c + 1]; i++)
            labels[p->order[i]] = (double)p->order[p->first[c]];
    }
    return st;
}

ptce_status pt_optimal(double *labels, pt_reason *reason, const pt_graph *graph,
                       const double *weight, ptce_error *err)
{
    problem p = {.graph = graph, .weight = weight};
    *reason = graph->n > VERTICES_MAX ? PT_TOO_LARGE : PT_DEFINED;
    if (*reason != PT_DEFINED)
        return PTCE_OK;
    p.arena = pt_arena_new();
    ptce_status st = p.arena ? set_up(&p, err) : pt_nomem(err);
    if (st == PTCE_OK)
        st = solve_all(labels, reason, &p, err);
    pt_arena_free(p.arena);
    return st;
}
