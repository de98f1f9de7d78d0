/* SPDX-License-Identifier: MIT */
/* Vertex cuts after Even (1975) and Esfahanian and Hakimi (1984): a small cut
 * parts a vertex of smallest degree from another that is not its neighbour, or
 * holds it, and then parts two of its neighbours. */
#include "analysis/separators.h"

#include <stdlib.h>
#include <string.h>

#define NO_ARC SIZE_MAX

/* Each vertex is an arc of capacity 1 from its entry, 2v, to its exit, 2v + 1;
 * an edge leads from either exit to the other entry and never fills. The twin
 * of an arc, a ^ 1, gives back what flows. */
typedef struct network {
    size_t n; /* vertices */
    size_t arcs;
    size_t *first; /* by node */
    size_t *next, *head;
    size_t *room, *empty; /* left in an arc; and before anything flows */
    size_t *queue, *from; /* by node: the arc it was reached by */
    bool *reached;
} network;

static void clear(network *w)
{
    free(w->first);
    free(w->next);
    free(w->head);
    free(w->room);
    free(w->empty);
    free(w->queue);
    free(w->from);
    free(w->reached);
}

static bool take(network *w, size_t n, size_t ends)
{
    size_t arcs = 2 * (n + ends);
    *w = (network){.n = n,
                   .first = pt_alloc(2 * n, sizeof *w->first),
                   .next = pt_alloc(arcs, sizeof *w->next),
                   .head = pt_alloc(arcs, sizeof *w->head),
                   .room = pt_alloc(arcs, sizeof *w->room),
                   .empty = pt_alloc(arcs, sizeof *w->empty),
                   .queue = pt_alloc(2 * n, sizeof *w->queue),
                   .from = pt_alloc(2 * n, sizeof *w->from),
                   .reached = pt_alloc(2 * n, sizeof *w->reached)};
    return w->first && w->next && w->head && w->room && w->empty && w->queue &&
           w->from && w->reached;
}

static void add_half(network *w, size_t from, size_t to, size_t room)
{
    w->head[w->arcs] = to;
    w->empty[w->arcs] = room;
    w->next[w->arcs] = w->first[from];
    w->first[from] = w->arcs++;
}

static void add_arc(network *w, size_t from, size_t to, size_t room)
{
    add_half(w, from, to, room);
    add_half(w, to, from, 0);
}

static bool is_member(const pt_part *part, const size_t *place, size_t v)
{
    return place[v] < part->count && part->members[place[v]] == v;
}

static ptce_status build(network *w, const pt_part *part, const size_t *place,
                         const pt_graph *flat, ptce_error *err)
{
    const pt_adjacency *near = &flat->out;
    size_t ends = 0;
    for (size_t i = 0; i < part->count; i++)
        ends += pt_degree(near, part->members[i]);
    if (!take(w, part->count, ends))
        return pt_nomem(err);
    for (size_t node = 0; node < 2 * w->n; node++)
        w->first[node] = NO_ARC;
    for (size_t i = 0; i < w->n; i++) {
        size_t v = part->members[i];
        add_arc(w, 2 * i, 2 * i + 1, 1);
        for (size_t j = near->start[v]; j < near->start[v + 1]; j++)
            if (is_member(part, place, near->vertex[j]))
                add_arc(w, 2 * i + 1, 2 * place[near->vertex[j]], w->n);
    }
    return PTCE_OK;
}

/* Whether one more path leads from the exit of s to the entry of t. */
static bool reach(network *w, size_t s, size_t t)
{
    size_t count = 0;
    memset(w->reached, 0, 2 * w->n * sizeof *w->reached);
    w->queue[count++] = 2 * s + 1;
    w->reached[2 * s + 1] = true;
    for (size_t at = 0; at < count && !w->reached[2 * t]; at++) {
        for (size_t a = w->first[w->queue[at]]; a != NO_ARC; a = w->next[a]) {
            size_t node = w->head[a];
            if (w->room[a] == 0 || w->reached[node])
                continue;
            w->reached[node] = true;
            w->from[node] = a;
            w->queue[count++] = node;
        }
    }
    return w->reached[2 * t];
}

static void push(network *w, size_t s, size_t t)
{
    for (size_t node = 2 * t; node != 2 * s + 1;) {
        size_t a = w->from[node];
        w->room[a]--;
        w->room[a ^ 1]++;
        node = w->head[a ^ 1];
    }
}

/* Whether fewer than k vertices part s from t, that are not neighbours: what is
 * reached at its entry and not at its exit is in the way. */
static bool part_by(network *w, bool *cut, size_t s, size_t t, size_t k)
{
    memcpy(w->room, w->empty, w->arcs * sizeof *w->room);
    for (size_t paths = 0; reach(w, s, t); paths++) {
        if (paths + 1 == k)
            return false;
        push(w, s, t);
    }
    for (size_t i = 0; i < w->n; i++)
        cut[i] = w->reached[2 * i] && !w->reached[2 * i + 1];
    return true;
}

static bool are_joined(const network *w, size_t i, size_t j)
{
    for (size_t a = w->first[2 * i + 1]; a != NO_ARC; a = w->next[a])
        if (w->empty[a] > 0 && w->head[a] == 2 * j)
            return true;
    return false;
}

static size_t degree_of(const network *w, size_t i)
{
    size_t count = 0;
    for (size_t a = w->first[2 * i + 1]; a != NO_ARC; a = w->next[a])
        count += w->empty[a] > 0;
    return count;
}

static bool search(network *w, bool *cut, size_t k)
{
    size_t v = 0;
    for (size_t i = 1; i < w->n; i++)
        if (degree_of(w, i) < degree_of(w, v))
            v = i;
    for (size_t i = 0; i < w->n; i++)
        if (i != v && !are_joined(w, v, i) && part_by(w, cut, v, i, k))
            return true;
    for (size_t i = 0; i < w->n; i++) {
        for (size_t j = i + 1; are_joined(w, v, i) && j < w->n; j++)
            if (are_joined(w, v, j) && !are_joined(w, i, j) &&
                part_by(w, cut, i, j, k))
                return true;
    }
    return false;
}

ptce_status pt_cut_below(bool *found, bool *cut, const pt_part *part,
                         const size_t *place, size_t k, const pt_graph *flat,
                         ptce_error *err)
{
    network w = {0};
    *found = false;
    ptce_status st = build(&w, part, place, flat, err);
    if (st == PTCE_OK && part->count > 1 && k > 0)
        *found = search(&w, cut, k);
    clear(&w);
    return st;
}
