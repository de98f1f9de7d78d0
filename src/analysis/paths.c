/* SPDX-License-Identifier: MIT */
/* Breadth-first sweeps: distances, and betweenness after Brandes (2001). */
#include "analysis/paths.h"

#include <stdlib.h>

#define UNSEEN SIZE_MAX

/* What one search leaves behind. */
typedef struct search {
    size_t *queue; /* vertices in the order of their distance */
    size_t count;
    size_t *distance;
    double *ways;    /* shortest paths from the source */
    double *waiting; /* dependency gathered from farther vertices */
} search;

static ptce_status search_init(search *s, size_t n, ptce_error *err)
{
    *s = (search){.queue = pt_alloc(n, sizeof *s->queue),
                  .distance = pt_alloc(n, sizeof *s->distance),
                  .ways = pt_alloc(n, sizeof *s->ways),
                  .waiting = pt_alloc(n, sizeof *s->waiting)};
    for (size_t v = 0; s->distance && v < n; v++)
        s->distance[v] = UNSEEN;
    return s->queue && s->distance && s->ways && s->waiting ? PTCE_OK
                                                            : pt_nomem(err);
}

static void search_clear(search *s)
{
    free(s->queue);
    free(s->distance);
    free(s->ways);
    free(s->waiting);
}

/* Only what the last search saw, so that many small components stay cheap. */
static void forget(search *s)
{
    for (size_t i = 0; i < s->count; i++) {
        s->distance[s->queue[i]] = UNSEEN;
        s->ways[s->queue[i]] = 0;
        s->waiting[s->queue[i]] = 0;
    }
    s->count = 0;
}

/* Step from v to its neighbour w. */
static void step(search *s, size_t v, size_t w)
{
    if (s->distance[w] == UNSEEN) {
        s->distance[w] = s->distance[v] + 1;
        s->queue[s->count++] = w;
    }
    if (s->distance[w] == s->distance[v] + 1)
        s->ways[w] += s->ways[v];
}

static void run_from(search *s, const pt_adjacency *near, size_t source,
                     size_t without)
{
    forget(s);
    s->distance[source] = 0;
    s->ways[source] = 1;
    s->queue[s->count++] = source;
    for (size_t head = 0; head < s->count; head++) {
        size_t v = s->queue[head];
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
            if (near->vertex[i] != without)
                step(s, v, near->vertex[i]);
    }
}

/* Farthest first, each vertex hands its dependency to those before it. */
static void gather(search *s, const pt_graph *graph, pt_paths *paths)
{
    const pt_adjacency *back = &graph->in;
    for (size_t at = s->count; at-- > 1;) {
        size_t w = s->queue[at];
        double share = (1 + s->waiting[w]) / s->ways[w];
        for (size_t i = back->start[w]; i < back->start[w + 1]; i++) {
            size_t v = back->vertex[i];
            if (s->distance[v] == UNSEEN ||
                s->distance[v] + 1 != s->distance[w])
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
        double d = (double)s->distance[s->queue[at]];
        paths->sum[source] += d;
        paths->harmonic[source] += 1 / d;
    }
    paths->reached[source] = (double)(s->count - 1);
    paths->eccentricity[source] = (double)s->distance[s->queue[s->count - 1]];
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
    ptce_status st = search_init(&s, graph->n, err);
    for (size_t v = 0; st == PTCE_OK && v < graph->n; v++) {
        run_from(&s, &graph->out, v, graph->n);
        measure_distances(&s, paths, v);
        gather(&s, graph, paths);
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
    ptce_status st = search_init(&s, graph->n, err);
    for (size_t v = 0; st == PTCE_OK && v < graph->n; v++) {
        if (v == without)
            continue;
        run_from(&s, &graph->out, v, without);
        for (size_t at = 1; at < s.count; at++)
            *sum += 1 / (double)s.distance[s.queue[at]];
    }
    search_clear(&s);
    return st;
}
