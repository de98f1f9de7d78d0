/* SPDX-License-Identifier: MIT */
/* Strong components (Tarjan 1972), without recursion: a path of many thousand
 * arcs would overflow the stack. */
#include "analysis/measure.h"

#include <stdlib.h>

#define NONE SIZE_MAX

typedef struct walk {
    const pt_adjacency *out;
    size_t *component; /* NONE until its component is closed */
    size_t *sizes, count;
    size_t *found; /* when a vertex was found, from 1; 0 before */
    size_t *low;   /* the earliest found that a vertex leads back to */
    size_t *next;  /* the arc of a vertex to look at next */
    size_t *open;  /* found, in no component yet */
    size_t *path;  /* from the root to where the walk is */
    size_t times, opened, depth;
} walk;

static bool walk_init(walk *w, size_t n)
{
    w->found = pt_alloc(n, sizeof *w->found);
    w->low = pt_alloc(n, sizeof *w->low);
    w->next = pt_alloc(n, sizeof *w->next);
    w->open = pt_alloc(n, sizeof *w->open);
    w->path = pt_alloc(n, sizeof *w->path);
    return w->found && w->low && w->next && w->open && w->path;
}

static void walk_clear(walk *w)
{
    free(w->found);
    free(w->low);
    free(w->next);
    free(w->open);
    free(w->path);
}

static void enter(walk *w, size_t v)
{
    w->found[v] = w->low[v] = ++w->times;
    w->next[v] = w->out->start[v];
    w->open[w->opened++] = v;
    w->path[w->depth++] = v;
}

static void lower(walk *w, size_t v, size_t to)
{
    if (to < w->low[v])
        w->low[v] = to;
}

/* v leads no further back than to itself: what was opened since belongs to
 * it. */
static void close_component(walk *w, size_t v)
{
    size_t u;
    do {
        u = w->open[--w->opened];
        w->component[u] = w->count;
        w->sizes[w->count]++;
    } while (u != v);
    w->count++;
}

static void leave(walk *w, size_t v)
{
    w->depth--;
    if (w->low[v] == w->found[v])
        close_component(w, v);
    if (w->depth > 0)
        lower(w, w->path[w->depth - 1], w->low[v]);
}

static void walk_from(walk *w, size_t root)
{
    enter(w, root);
    while (w->depth > 0) {
        size_t v = w->path[w->depth - 1];
        if (w->next[v] == w->out->start[v + 1]) {
            leave(w, v);
            continue;
        }
        size_t to = w->out->vertex[w->next[v]++];
        if (w->found[to] == 0)
            enter(w, to);
        else if (w->component[to] == NONE)
            lower(w, v, w->found[to]);
    }
}

ptce_status pt_strong_components(size_t *component, size_t **sizes,
                                 size_t *count, const pt_graph *graph,
                                 pt_arena *arena, ptce_error *err)
{
    walk w = {.out = &graph->out, .component = component};
    *sizes = w.sizes = pt_arena_take(arena, graph->n, sizeof *w.sizes);
    bool ready = walk_init(&w, graph->n) && w.sizes;
    for (size_t v = 0; ready && v < graph->n; v++)
        component[v] = NONE;
    for (size_t v = 0; ready && v < graph->n; v++)
        if (w.found[v] == 0)
            walk_from(&w, v);
    *count = w.count;
    walk_clear(&w);
    return ready ? PTCE_OK : pt_nomem(err);
}
