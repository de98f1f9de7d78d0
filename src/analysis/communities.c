/* SPDX-License-Identifier: MIT */
/* Communities by each method: igraph's searches, fed with what they stand, and
 * their labels put in our order. */
#include "analysis/communities.h"
#include "analysis/ig.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define RUNS 10         /* of a search that draws */
#define RUN_EDGES 20000 /* that all runs may see together, beyond the first */
#define ITERATIONS 10
#define ITERATIONS_LARGE 2
#define STEPS 4 /* of a random walk, as its authors advise */
/* Work beyond which a method is refused: some seconds each, as measured on
 * scale-free and star graphs. */
#define LOUVAIN_MAX 2e5  /* n + m */
#define INFOMAP_MAX 2e4  /* n + m */
#define WALKTRAP_MAX 2e9 /* n (m + largest degree²) */
#define CUTS_MAX 2e8     /* n m² */
#define RUNS_MOST 200
#define RUNS_MAX 2e8 /* runs (n + m)², for runs beyond the first */
/* A whole number that turns weights into whole numbers is sought up to here:
 * it holds the shares 1/(k - 1) of pools of up to eleven members. */
#define FACTOR_MAX 2520

typedef struct group {
    size_t size, first, label;
} group;

/* One search and where it writes. */
typedef struct search {
    pt_study *study;
    const pt_graph *graph;
    pt_ig *ig;
    double *weight;               /* by edge; 1 where weights do not count */
    igraph_vector_t view;         /* of weight */
    const igraph_vector_t *given; /* to igraph; NULL where weights are 1 */
    double total;                 /* weight */
    double *raw;                  /* labels as found, below n */
    double code_length;           /* of the last run of Infomap */
    pt_reason reason;
    double *inside, *ends; /* weight of a community */
} search;

/* ---- Labels -------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
    const group *x = a;
    const group *y = b;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static size_t number(double *labels, const double *raw, size_t n, group *groups,
                     size_t *rank)
{
    size_t count = 0;
    for (size_t v = 0; v < n; v++) {
        group *g = &groups[(size_t)raw[v]];
        if (g->size++ == 0)
            g->first = v;
        groups[v].label = v;
    }
    if (n > 1)
        qsort(groups, n, sizeof *groups, by_size);
    for (size_t i = 0; i < n && groups[i].size; i++)
        rank[groups[i].label] = ++count;
    for (size_t v = 0; v < n; v++)
        labels[v] = (double)rank[(size_t)raw[v]];
    return count;
}

ptce_status pt_labels_number(double *labels, size_t *count, const double *raw,
                             size_t n, ptce_error *err)
{
    group *groups = pt_alloc(n, sizeof *groups);
    size_t *rank = pt_alloc(n, sizeof *rank);
    ptce_status st = PTCE_OK;
    if (!groups || !rank)
        st = pt_nomem(err);
    else
        *count = number(labels, raw, n, groups, rank);
    free(groups);
    free(rank);
    return st;
}

/* start is filled one place ahead of where a label begins. */
ptce_status pt_labels_sort(size_t *order, const double *labels, size_t n,
                           size_t count, ptce_error *err)
{
    size_t *start = pt_alloc(count + 2, sizeof *start);
    if (!start)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++)
        start[(size_t)labels[v] + 1]++;
    for (size_t c = 1; c <= count + 1; c++)
        start[c] += start[c - 1];
    for (size_t v = 0; v < n; v++)
        order[start[(size_t)labels[v]]++] = v;
    free(start);
    return PTCE_OK;
}

/* Newman 2004, from labels of 0 to n. */
static double modularity(search *s, const double *labels)
{
    const pt_graph *graph = s->graph;
    double sum = 0;
    memset(s->inside, 0, (graph->n + 1) * sizeof *s->inside);
    memset(s->ends, 0, (graph->n + 1) * sizeof *s->ends);
    for (size_t e = 0; e < graph->m; e++) {
        size_t c = (size_t)labels[graph->edges[e].from];
        size_t d = (size_t)labels[graph->edges[e].to];
        s->ends[c] += s->weight[e];
        s->ends[d] += s->weight[e];
        if (c == d)
            s->inside[c] += s->weight[e];
    }
    for (size_t c = 0; c <= graph->n; c++) {
        double share = s->ends[c] / (2 * s->total);
        sum += s->inside[c] / s->total - share * share;
    }
    return sum;
}

/* igraph's labels of the last run; each must be below n. */
static ptce_status take_labels(search *s, igraph_error_t code, ptce_error *err)
{
    size_t n = s->graph->n;
    ptce_status st = pt_ig_take_whole(s->raw, n, s->ig, code, err);
    for (size_t v = 0; st == PTCE_OK && v < n; v++)
        if (!(s->raw[v] >= 0 && s->raw[v] < (double)n))
            st = pt_fail(err, PTCE_E_NUMERIC, "igraph", "label", NULL);
    return st;
}

/* ---- Searches that draw -------------------------------------------------- */

/* Leiden on modularity. The number of iterations is fixed: "until stable"
 * never ends on some graphs. */
static ptce_status leiden(search *s, uint64_t run, ptce_error *err)
{
    pt_ig *ig = s->ig;
    igraph_integer_t iterations =
        s->graph->m > RUN_EDGES ? ITERATIONS_LARGE : ITERATIONS;
    ptce_status st =
        pt_ig_check(igraph_strength(&ig->graph, &ig->result, igraph_vss_all(),
                                    IGRAPH_ALL, IGRAPH_NO_LOOPS, s->given),
                    err);
    if (st != PTCE_OK)
        return st;
    pt_ig_reseed(ig, run);
    return take_labels(s,
                       igraph_community_leiden(
                           &ig->graph, s->given, &ig->result, 0.5 / s->total,
                           0.01, false, iterations, &ig->whole, NULL, NULL),
                       err);
}

static ptce_status louvain(search *s, uint64_t run, ptce_error *err)
{
    pt_ig_reseed(s->ig, run);
    return take_labels(s,
                       igraph_community_multilevel(&s->ig->graph, s->given, 1,
                                                   &s->ig->whole, NULL, NULL),
                       err);
}

static ptce_status infomap(search *s, uint64_t run, ptce_error *err)
{
    pt_ig_reseed(s->ig, run);
    return take_labels(s,
                       igraph_community_infomap(&s->ig->graph, s->given, NULL,
                                                1, &s->ig->whole,
                                                &s->code_length),
                       err);
}

/* ---- Walktrap ------------------------------------------------------------ */

/* The labels come only with the merges and the modularity of each. */
static ptce_status walktrap(search *s, uint64_t run, ptce_error *err)
{
    (void)run;
    igraph_matrix_int_t merges;
    ptce_status st = pt_ig_check(igraph_matrix_int_init(&merges, 0, 0), err);
    if (st != PTCE_OK)
        return st;
    st = take_labels(s,
                     igraph_community_walktrap(&s->ig->graph, s->given, STEPS,
                                               &merges, &s->ig->result,
                                               &s->ig->whole),
                     err);
    igraph_matrix_int_destroy(&merges);
    return st;
}

/* ---- Cuts of ties of high betweenness ------------------------------------ */

static size_t root_of(const size_t *parent, size_t v)
{
    while (parent[v] != v)
        v = parent[v];
    return v;
}

/* Puts edges back, the last removed first; the division of largest modularity
 * on the way is the result, the finest where several are. */
static ptce_status cut_best(search *s, const igraph_vector_int_t *removed,
                            size_t *parent, double *labels, ptce_error *err)
{
    size_t n = s->graph->n;
    size_t m = s->graph->m;
    if ((size_t)igraph_vector_int_size(removed) != m)
        return pt_fail(err, PTCE_E_NUMERIC, "igraph", "length", NULL);
    for (size_t v = 0; v < n; v++)
        s->raw[v] = labels[v] = (double)(parent[v] = v);
    double best = modularity(s, labels);
    for (size_t i = m; i-- > 0;) {
        size_t e = (size_t)VECTOR(*removed)[i];
        size_t a = root_of(parent, s->graph->edges[e].from);
        size_t b = root_of(parent, s->graph->edges[e].to);
        if (a == b)
            continue;
        parent[a > b ? a : b] = a > b ? b : a;
        for (size_t v = 0; v < n; v++)
            labels[v] = (double)root_of(parent, v);
        double value = modularity(s, labels);
        if (value <= best + 1e-12)
            continue;
        best = value;
        memcpy(s->raw, labels, n * sizeof *labels);
    }
    return PTCE_OK;
}

/* Girvan and Newman 2002. igraph crashes here on weights that differ much, and
 * takes them for lengths: it counts paths without them, and we choose the cut
 * with them. */
static ptce_status edge_betweenness(search *s, uint64_t run, ptce_error *err)
{
    (void)run;
    size_t n = s->graph->n;
    igraph_vector_int_t removed;
    ptce_status st = pt_ig_check(igraph_vector_int_init(&removed, 0), err);
    if (st != PTCE_OK)
        return st;
    size_t *parent = pt_alloc(n, sizeof *parent);
    double *labels = pt_alloc(n, sizeof *labels);
    st = parent && labels
             ? pt_ig_check(igraph_community_edge_betweenness(
                               &s->ig->graph, &removed, NULL, NULL, NULL, NULL,
                               NULL, IGRAPH_UNDIRECTED, NULL),
                           err)
             : pt_nomem(err);
    if (st == PTCE_OK && parent && labels)
        st = cut_best(s, &removed, parent, labels, err);
    free(parent);
    free(labels);
    igraph_vector_int_destroy(&removed);
    return st;
}

/* ---- The optimum --------------------------------------------------------- */

static ptce_status optimal(search *s, uint64_t run, ptce_error *err)
{
    (void)run;
    return pt_optimal(s->raw, &s->reason, s->graph, s->weight, err);
}

/* ---- The methods --------------------------------------------------------- */

static double size_of(const pt_graph *graph)
{
    return (double)graph->n + (double)graph->m;
}

static double no_cost(const pt_graph *graph)
{
    (void)graph;
    return 0;
}

static double walktrap_cost(const pt_graph *graph)
{
    double most = 0;
    for (size_t v = 0; v < graph->n; v++)
        most = fmax(most, (double)pt_degree(&graph->out, v));
    return (double)graph->n * ((double)graph->m + most * most);
}

static double cuts_cost(const pt_graph *graph)
{
    return (double)graph->n * (double)graph->m * (double)graph->m;
}

typedef struct method_row {
    const char *name;
    bool draws;
    bool by_code; /* the best run is that of the shortest code */
    double (*cost)(const pt_graph *graph);
    double most; /* cost */
    ptce_status (*run)(search *s, uint64_t run, ptce_error *err);
} method_row;

/* In the order of ptce_community. */
static const method_row methods[] = {
    {"leiden", true, false, no_cost, 0, leiden},
    {"louvain", true, false, size_of, LOUVAIN_MAX, louvain},
    {"walktrap", false, false, walktrap_cost, WALKTRAP_MAX, walktrap},
    {"infomap", true, true, size_of, INFOMAP_MAX, infomap},
    {"edge-betweenness", false, false, cuts_cost, CUTS_MAX, edge_betweenness},
    {"optimal", false, false, no_cost, 0, optimal},
};

_Static_assert(PT_COUNT(methods) == PT_COMMUNITY_COUNT, "a row a method");

const char *pt_community_name(ptce_community method)
{
    return methods[method].name;
}

/* ---- Weights ------------------------------------------------------------- */

static bool are_whole(const double *weight, size_t m, double factor)
{
    for (size_t e = 0; e < m; e++) {
        double value = weight[e] * factor;
        if (value < 0.5 || fabs(value - round(value)) > 1e-9)
            return false;
    }
    return true;
}

static double divisor_of(double a, double b)
{
    while (b > 0) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return a;
}

/* Weights in one proportion give one result: small whole numbers where there
 * are some (Louvain may loop for ever on sums that differ in the last bit), a
 * mean of 1 otherwise. */
static void scale(double *weight, size_t m)
{
    double factor = 1;
    double total = 0;
    double divisor = 0;
    while (factor <= FACTOR_MAX && !are_whole(weight, m, factor))
        factor++;
    for (size_t e = 0; e < m; e++)
        total += weight[e];
    for (size_t e = 0; e < m; e++)
        weight[e] = factor <= FACTOR_MAX ? round(weight[e] * factor)
                                         : weight[e] * ((double)m / total);
    if (factor > FACTOR_MAX)
        return;
    for (size_t e = 0; e < m && divisor != 1; e++)
        divisor = divisor_of(weight[e], divisor);
    for (size_t e = 0; e < m; e++)
        weight[e] /= divisor;
}

static void weigh(search *s)
{
    const pt_graph *graph = s->graph;
    bool counts = s->study->view->weights == PTCE_WEIGHTS_STRENGTH;
    for (size_t e = 0; e < graph->m; e++)
        s->weight[e] = counts ? graph->edges[e].weight : 1;
    if (counts)
        scale(s->weight, graph->m);
    for (size_t e = 0; e < graph->m; e++)
        s->total += s->weight[e];
    if (counts)
        s->given =
            igraph_vector_view(&s->view, s->weight, (igraph_integer_t)graph->m);
}

/* ---- Runs ---------------------------------------------------------------- */

static ptce_status prepare(search *s, pt_study *study, ptce_error *err)
{
    size_t n = study->flat->n;
    pt_arena *arena = study->arena;
    *s = (search){.study = study, .graph = study->flat, .ig = study->flat_ig};
    s->weight = pt_arena_take(arena, study->flat->m, sizeof *s->weight);
    s->raw = pt_arena_take(arena, n, sizeof *s->raw);
    s->inside = pt_arena_take(arena, n + 1, sizeof *s->inside);
    s->ends = pt_arena_take(arena, n + 1, sizeof *s->ends);
    if (!s->weight || !s->raw || !s->inside || !s->ends)
        return pt_nomem(err);
    weigh(s);
    return PTCE_OK;
}

static ptce_status make_room(pt_divisions *out, size_t runs, pt_arena *arena,
                             ptce_error *err)
{
    out->labels = pt_arena_take(arena, runs, sizeof *out->labels);
    out->counts = pt_arena_take(arena, runs, sizeof *out->counts);
    out->modularity = pt_arena_take(arena, runs, sizeof *out->modularity);
    if (!out->labels || !out->counts || !out->modularity)
        return pt_nomem(err);
    for (size_t run = 0; run < runs; run++) {
        out->labels[run] = pt_arena_take(arena, out->n, sizeof(double));
        if (!out->labels[run])
            return pt_nomem(err);
    }
    return PTCE_OK;
}

static ptce_status draw(pt_divisions *out, search *s, const method_row *m,
                        size_t runs, ptce_error *err)
{
    double best = -HUGE_VAL;
    s->code_length = 0;
    for (size_t run = 0; run < runs; run++) {
        ptce_status st = m->run(s, run, err);
        out->reason = s->reason;
        if (st != PTCE_OK || out->reason != PT_DEFINED)
            return st;
        st = pt_labels_number(out->labels[run], &out->counts[run], s->raw,
                              out->n, err);
        if (st != PTCE_OK)
            return st;
        out->modularity[run] = modularity(s, out->labels[run]);
        out->runs++;
        double score = m->by_code ? -s->code_length : out->modularity[run];
        if (!(score > best + 1e-12))
            continue;
        best = score;
        out->best = run;
    }
    return PTCE_OK;
}

ptce_status pt_divisions_draw(pt_divisions *out, pt_study *study,
                              ptce_community method, size_t runs,
                              ptce_error *err)
{
    const method_row *m = &methods[method];
    search s;
    *out = (pt_divisions){.n = study->flat->n};
    if (study->flat->m == 0)
        out->reason = PT_NO_EDGE;
    else if (m->cost(study->flat) > m->most)
        out->reason = PT_TOO_LARGE;
    if (out->reason != PT_DEFINED)
        return PTCE_OK;
    assert(runs > 0);
    size_t count = m->draws ? runs : 1;
    ptce_status st = make_room(out, count, study->arena, err);
    if (st == PTCE_OK)
        st = prepare(&s, study, err);
    return st == PTCE_OK ? draw(out, &s, m, count, err) : st;
}

size_t pt_divisions_afford(const pt_study *study, size_t runs)
{
    double size = size_of(study->flat) + 1;
    double most = fmin(RUNS_MOST, 1 + floor(RUNS_MAX / (size * size)));
    runs = runs < 1 ? 1 : runs;
    return most < (double)runs ? (size_t)most : runs;
}

ptce_status pt_study_partition(pt_study *study, ptce_error *err)
{
    if (study->has_partition)
        return PTCE_OK;
    size_t runs = 1 + RUN_EDGES / (study->flat->n + study->flat->m + 1);
    pt_divisions divisions;
    pt_partition *best = &study->partition;
    ptce_status st =
        pt_divisions_draw(&divisions, study, study->view->community,
                          runs < RUNS ? runs : RUNS, err);
    if (st != PTCE_OK)
        return st;
    best->reason = divisions.reason;
    if (best->reason == PT_DEFINED) {
        best->community = divisions.labels[divisions.best];
        best->modularity = divisions.modularity[divisions.best];
        best->count = divisions.counts[divisions.best];
    }
    study->has_partition = true;
    return PTCE_OK;
}
