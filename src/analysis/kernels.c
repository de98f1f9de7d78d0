/* SPDX-License-Identifier: MIT */
/* Walks over the flat graph: components, triangles, robustness. */
#include "analysis/measure.h"

#include <stdlib.h>

/* ---- Components ---------------------------------------------------------- */

static size_t flood(size_t *component, size_t *queue, const pt_graph *flat,
                    size_t source)
{
    size_t count = 0;
    queue[count++] = source;
    for (size_t head = 0; head < count; head++) {
        size_t v = queue[head];
        for (size_t i = flat->out.start[v]; i < flat->out.start[v + 1]; i++) {
            size_t w = flat->out.vertex[i];
            if (component[w] != SIZE_MAX)
                continue;
            component[w] = component[source];
            queue[count++] = w;
        }
    }
    return count;
}

ptce_status pt_components(size_t *component, size_t **sizes, size_t *count,
                          const pt_graph *flat, pt_arena *arena,
                          ptce_error *err)
{
    size_t *queue = pt_alloc(flat->n, sizeof *queue);
    *sizes = pt_arena_take(arena, flat->n, sizeof **sizes);
    *count = 0;
    if (!queue || !*sizes) {
        free(queue);
        return pt_nomem(err);
    }
    for (size_t v = 0; v < flat->n; v++)
        component[v] = SIZE_MAX;
    for (size_t v = 0; v < flat->n; v++) {
        if (component[v] != SIZE_MAX)
            continue;
        component[v] = *count;
        (*sizes)[*count] = flood(component, queue, flat, v);
        ++*count;
    }
    free(queue);
    return PTCE_OK;
}

/* ---- Triangles ----------------------------------------------------------- */

/* Whether v stands before u: each edge is looked at from its larger end, so
 * that hubs are not walked once for each neighbour. */
static bool is_smaller(const pt_graph *flat, size_t v, size_t u)
{
    size_t dv = pt_degree(&flat->out, v);
    size_t du = pt_degree(&flat->out, u);
    return dv < du || (dv == du && v < u);
}

ptce_status pt_triangles(double *common, const pt_graph *flat, ptce_error *err)
{
    const pt_adjacency *near = &flat->out;
    size_t *mark = pt_alloc(flat->n, sizeof *mark); /* u + 1 beside u */
    if (!mark)
        return pt_nomem(err);
    for (size_t u = 0; u < flat->n; u++) {
        for (size_t i = near->start[u]; i < near->start[u + 1]; i++)
            mark[near->vertex[i]] = u + 1;
        for (size_t i = near->start[u]; i < near->start[u + 1]; i++) {
            size_t v = near->vertex[i];
            if (!is_smaller(flat, v, u))
                continue;
            size_t shared = 0;
            for (size_t j = near->start[v]; j < near->start[v + 1]; j++)
                shared += mark[near->vertex[j]] == u + 1;
            common[near->edge[i]] = (double)shared;
        }
    }
    free(mark);
    return PTCE_OK;
}

/* ---- Robustness ---------------------------------------------------------- */

/* A tournament over vertices: each node holds the better of two, so that the
 * vertex of highest degree, lowest id stands at the top. */
typedef struct tournament {
    size_t *winner;
    size_t *degree; /* 0 behind the last and where removed */
    bool *removed;
    size_t leaves;
} tournament;

static size_t better(const tournament *t, size_t a, size_t b)
{
    if (t->removed[a] != t->removed[b])
        return t->removed[a] ? b : a;
    return t->degree[b] > t->degree[a] ? b : a;
}

static void replay(tournament *t, size_t v)
{
    for (size_t i = (t->leaves + v) / 2; i > 0; i /= 2)
        t->winner[i] = better(t, t->winner[2 * i], t->winner[2 * i + 1]);
}

static void play(tournament *t, const pt_graph *flat)
{
    for (size_t v = 0; v < t->leaves; v++) {
        t->winner[t->leaves + v] = v;
        t->removed[v] = v >= flat->n;
        t->degree[v] = v < flat->n ? pt_degree(&flat->out, v) : 0;
    }
    for (size_t i = t->leaves - 1; i > 0; i--)
        t->winner[i] = better(t, t->winner[2 * i], t->winner[2 * i + 1]);
}

static void order_removals(size_t *order, tournament *t, const pt_graph *flat)
{
    play(t, flat);
    for (size_t q = 0; q < flat->n; q++) {
        size_t v = t->winner[1];
        order[q] = v;
        t->removed[v] = true;
        replay(t, v);
        for (size_t i = flat->out.start[v]; i < flat->out.start[v + 1]; i++) {
            size_t w = flat->out.vertex[i];
            if (t->removed[w])
                continue;
            t->degree[w]--;
            replay(t, w);
        }
    }
}

static size_t root_of(size_t *parent, size_t v)
{
    while (parent[v] != v) {
        parent[v] = parent[parent[v]];
        v = parent[v];
    }
    return v;
}

/* The vertices are put back, last removed first. */
void pt_stages(size_t *left, const size_t *order, const pt_graph *flat,
               size_t *parent, size_t *size)
{
    size_t largest = 0;
    for (size_t v = 0; v < flat->n; v++)
        size[v] = 0;
    for (size_t q = flat->n; q-- > 0;) {
        size_t v = order[q];
        left[q] = largest;
        parent[v] = v;
        size[v] = 1;
        for (size_t i = flat->out.start[v]; i < flat->out.start[v + 1]; i++) {
            size_t w = flat->out.vertex[i];
            if (size[w] == 0)
                continue;
            size_t a = root_of(parent, v);
            size_t b = root_of(parent, w);
            if (a == b)
                continue;
            parent[b] = a;
            size[a] += size[b];
        }
        size_t here = size[root_of(parent, v)];
        largest = here > largest ? here : largest;
    }
}

ptce_status pt_attack(size_t *order, size_t *left, const pt_graph *flat,
                      ptce_error *err)
{
    tournament t = {.leaves = 1};
    while (t.leaves < flat->n)
        t.leaves *= 2;
    t.winner = pt_alloc(2 * t.leaves, sizeof *t.winner);
    t.degree = pt_alloc(t.leaves, sizeof *t.degree);
    t.removed = pt_alloc(t.leaves, sizeof *t.removed);
    size_t *parent = pt_alloc(flat->n, sizeof *parent);
    ptce_status st = PTCE_OK;
    if (!t.winner || !t.degree || !t.removed || !parent) {
        st = pt_nomem(err);
    } else {
        order_removals(order, &t, flat);
        pt_stages(left, order, flat, parent, t.degree);
    }
    free(t.winner);
    free(t.degree);
    free(t.removed);
    free(parent);
    return st;
}

ptce_status pt_robustness(double *value, const pt_graph *flat, ptce_error *err)
{
    size_t *order = pt_alloc(flat->n, sizeof *order);
    size_t *left = pt_alloc(flat->n, sizeof *left);
    double n = (double)flat->n;
    double sum = 0;
    ptce_status st = PTCE_OK;
    if (!order || !left) {
        st = pt_nomem(err);
    } else {
        st = pt_attack(order, left, flat, err);
        for (size_t q = 0; st == PTCE_OK && q < flat->n; q++)
            sum += (double)left[q];
    }
    *value = sum / (n * n);
    free(order);
    free(left);
    return st;
}
