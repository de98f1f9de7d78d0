/* SPDX-License-Identifier: MIT */
/* Sweeps by breadth (edges are steps) or after Dijkstra (edges have lengths):
 * distances, and betweenness after Brandes (2001). */
#include "analysis/paths.h"

#include <math.h>
#include <stdlib.h>

#define UNSEEN UINT64_MAX   /* no residue is that large */
#define UNSETTLED SIZE_MAX  /* not in the queue yet */
#define COST_OF_LENGTHS 4.0 /* the heap, measured */

/* What one search leaves behind. */
typedef struct search {
    const pt_graph *graph;
    size_t *queue; /* vertices in the order of their distance */
    size_t count;
    size_t *place;      /* of a vertex in the queue */
    uint64_t *distance; /* steps, or the residue of the length */
    double *value;      /* the same as a number */
    double *ways;       /* shortest paths from the source */
    double *waiting;    /* dependency gathered from farther vertices */
    size_t *heap;       /* seen but not settled, the nearest on top */
    size_t *slot;       /* of such a vertex in the heap */
    size_t held;        /* in the heap */
} search;

static ptce_status search_init(search *s, const pt_graph *graph,
                               ptce_error *err)
{
    size_t n = graph->n;
    *s = (search){.graph = graph,
                  .queue = pt_alloc(n, sizeof *s->queue),
                  .place = pt_alloc(n, sizeof *s->place),
                  .distance = pt_alloc(n, sizeof *s->distance),
                  .value = pt_alloc(n, sizeof *s->value),
                  .ways = pt_alloc(n, sizeof *s->ways),
                  .waiting = pt_alloc(n, sizeof *s->waiting),
                  .heap = pt_alloc(n, sizeof *s->heap),
                  .slot = pt_alloc(n, sizeof *s->slot)};
    if (!s->queue || !s->place || !s->distance || !s->value || !s->ways ||
        !s->waiting || !s->heap || !s->slot)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++) {
        s->distance[v] = UNSEEN;
        s->place[v] = UNSETTLED;
    }
    return PTCE_OK;
}

static void search_clear(search *s)
{
    free(s->queue);
    free(s->place);
    free(s->distance);
    free(s->value);
    free(s->ways);
    free(s->waiting);
    free(s->heap);
    free(s->slot);
}

/* Only what the last search saw, so that many small components stay cheap. */
static void forget(search *s)
{
    for (size_t i = 0; i < s->count; i++) {
        size_t v = s->queue[i];
        s->distance[v] = UNSEEN;
        s->place[v] = UNSETTLED;
        s->waiting[v] = 0;
    }
    s->count = 0;
}

static void set_out(search *s, size_t v, uint64_t distance, double value,
                    double ways)
{
    s->distance[v] = distance;
    s->value[v] = value;
    s->ways[v] = ways;
}

static void settle(search *s, size_t v)
{
    s->place[v] = s->count;
    s->queue[s->count++] = v;
}

/* ---- By breadth ---------------------------------------------------------- */

/* Step from v to its neighbour w. */
static void step(search *s, size_t v, size_t w)
{
    uint64_t distance = s->distance[v] + 1;
    if (s->distance[w] == distance) {
        s->ways[w] += s->ways[v];
    } else if (s->distance[w] == UNSEEN) {
        set_out(s, w, distance, (double)distance, s->ways[v]);
        settle(s, w);
    }
}

static void walk(search *s, size_t source, size_t without)
{
    const pt_adjacency *near = &s->graph->out;
    settle(s, source);
    for (size_t head = 0; head < s->count; head++) {
        size_t v = s->queue[head];
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
            if (near->vertex[i] != without)
                step(s, v, near->vertex[i]);
    }
}

/* ---- By length ----------------------------------------------------------- */

static bool is_nearer(const search *s, size_t v, size_t w)
{
    return s->value[v] < s->value[w] || (s->value[v] == s->value[w] && v < w);
}

static void put(search *s, size_t slot, size_t v)
{
    s->heap[slot] = v;
    s->slot[v] = slot;
}

/* Up from where it is, for it came nearer. */
static void raise(search *s, size_t v)
{
    size_t slot = s->slot[v];
    while (slot > 0 && is_nearer(s, v, s->heap[(slot - 1) / 2])) {
        put(s, slot, s->heap[(slot - 1) / 2]);
        slot = (slot - 1) / 2;
    }
    put(s, slot, v);
}

static size_t take_nearest(search *s)
{
    size_t nearest = s->heap[0];
    size_t v = s->heap[--s->held];
    size_t slot = 0;
    for (size_t child; (child = 2 * slot + 1) < s->held; slot = child) {
        if (child + 1 < s->held &&
            is_nearer(s, s->heap[child + 1], s->heap[child]))
            child++;
        if (is_nearer(s, v, s->heap[child]))
            break;
        put(s, slot, s->heap[child]);
    }
    if (s->held > 0)
        put(s, slot, v);
    return nearest;
}

/* From v, which is settled, to its neighbour w, which is not. */
static void reach(search *s, size_t v, size_t w, const pt_length *length)
{
    uint64_t distance = pt_residue_add(s->distance[v], length->residue);
    double value = s->value[v] + length->value;
    if (s->distance[w] == distance) {
        s->ways[w] += s->ways[v];
        return;
    }
    if (s->distance[w] == UNSEEN)
        put(s, s->held++, w);
    else if (value >= s->value[w])
        return;
    set_out(s, w, distance, value, s->ways[v]);
    raise(s, w);
}

static void walk_lengths(search *s, size_t source, size_t without)
{
    const pt_adjacency *near = &s->graph->out;
    put(s, s->held++, source);
    while (s->held > 0) {
        size_t v = take_nearest(s);
        settle(s, v);
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
            size_t w = near->vertex[i];
            if (w != without && s->place[w] == UNSETTLED)
                reach(s, v, w, &s->graph->lengths[near->edge[i]]);
        }
    }
}

/* ---- What a search says -------------------------------------------------- */

static void run_from(search *s, size_t source, size_t without)
{
    forget(s);
    set_out(s, source, 0, 0, 1);
    if (s->graph->lengths)
        walk_lengths(s, source, without);
    else
        walk(s, source, without);
}

/* Whether a shortest path to w ends with the edge from v. */
static bool leads_to(const search *s, size_t v, size_t edge, size_t w)
{
    const pt_length *lengths = s->graph->lengths;
    if (s->place[v] >= s->place[w])
        return false;
    return s->distance[w] ==
           (lengths ? pt_residue_add(s->distance[v], lengths[edge].residue)
                    : s->distance[v] + 1);
}

/* Farthest first, each vertex hands its dependency to those before it. */
static void gather(search *s, pt_paths *paths)
{
    const pt_adjacency *back = &s->graph->in;
    for (size_t at = s->count; at-- > 1;) {
        size_t w = s->queue[at];
        double share = (1 + s->waiting[w]) / s->ways[w];
        for (size_t i = back->start[w]; i < back->start[w + 1]; i++) {
            size_t v = back->vertex[i];
            if (!leads_to(s, v, back->edge[i], w))
                continue;
            s->waiting[v] += s->ways[v] * share;
            paths->edge_betweenness[back->edge[i]] += s->ways[v] * share;
        }
        paths->betweenness[w] += s->waiting[w];
    }
}

static void measure_distances(const search *s, pt_paths *paths, size_t source)
{
    for (size_t at = 1; at < s->count; at++) {
        double d = s->value[s->queue[at]];
        paths->sum[source] += d;
        paths->harmonic[source] += 1 / d;
    }
    paths->reached[source] = (double)(s->count - 1);
    paths->eccentricity[source] = s->value[s->queue[s->count - 1]];
}

static bool take_paths(pt_paths *paths, const pt_graph *graph, pt_arena *arena)
{
    size_t n = graph->n;
    paths->betweenness = pt_arena_take(arena, n, sizeof(double));
    paths->edge_betweenness = pt_arena_take(arena, graph->m, sizeof(double));
    paths->sum = pt_arena_take(arena, n, sizeof(double));
    paths->reached = pt_arena_take(arena, n, sizeof(double));
    paths->harmonic = pt_arena_take(arena, n, sizeof(double));
    paths->eccentricity = pt_arena_take(arena, n, sizeof(double));
    return paths->betweenness && paths->edge_betweenness && paths->sum &&
           paths->reached && paths->harmonic && paths->eccentricity;
}

ptce_status pt_paths_sweep(pt_paths *paths, const pt_graph *graph,
                           pt_arena *arena, ptce_error *err)
{
    search s;
    if (!take_paths(paths, graph, arena))
        return pt_nomem(err);
    ptce_status st = search_init(&s, graph, err);
    for (size_t v = 0; st == PTCE_OK && v < graph->n; v++) {
        run_from(&s, v, graph->n);
        measure_distances(&s, paths, v);
        gather(&s, paths);
    }
    double share = graph->directed ? 1 : 0.5; /* each pair was seen twice */
    for (size_t v = 0; v < graph->n; v++)
        paths->betweenness[v] *= share;
    for (size_t e = 0; e < graph->m; e++)
        paths->edge_betweenness[e] *= share;
    search_clear(&s);
    return st;
}

ptce_status pt_paths_without(double *sum, const pt_graph *graph, size_t without,
                             ptce_error *err)
{
    search s;
    *sum = 0;
    ptce_status st = search_init(&s, graph, err);
    for (size_t v = 0; st == PTCE_OK && v < graph->n; v++) {
        if (v == without)
            continue;
        run_from(&s, v, without);
        for (size_t at = 1; at < s.count; at++)
            *sum += 1 / s.value[s.queue[at]];
    }
    search_clear(&s);
    return st;
}

double pt_paths_cost(const pt_graph *graph)
{
    double n = (double)graph->n;
    return n * (n + 2 * (double)graph->m) *
           (graph->lengths ? COST_OF_LENGTHS : 1);
}

double pt_shortest_length(const pt_graph *graph)
{
    double shortest = HUGE_VAL;
    for (size_t e = 0; graph->lengths && e < graph->m; e++)
        shortest = fmin(shortest, graph->lengths[e].value);
    return isfinite(shortest) ? shortest : 1;
}
