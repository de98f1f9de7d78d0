/* SPDX-License-Identifier: MIT */
/* Whom a figure singles out: the neighbourhood of one actor, bridges, actors
 * without whom the network falls apart. */
#include "figure/figure.h"

#include <stdlib.h>
#include <string.h>

/* The mark of an actor, or of a pool; PTCE_NOBODY: it is not shown. */
static size_t mark_named(const pt_picture *picture, const char *id)
{
    for (size_t i = 0; i < picture->mark_count; i++)
        if (strcmp(picture->marks[i].id, id) == 0)
            return i;
    return PTCE_NOBODY;
}

/* ---- Neighbourhood --------------------------------------------------------*/

/* Half steps from a mark: a tie takes two, the way to a pool one. */
static void spread(size_t *steps, const pt_picture *picture, size_t centre,
                   size_t most)
{
    for (size_t i = 0; i < picture->mark_count; i++)
        steps[i] = SIZE_MAX;
    steps[centre] = picture->marks[centre].is_pool ? 1 : 0;
    for (size_t now = 0; now <= most; now++)
        for (size_t i = 0; i < picture->link_count; i++) {
            const pt_link *link = &picture->links[i];
            size_t next = now + (link->member ? 1 : 2);
            if (steps[link->from] == now && next < steps[link->to])
                steps[link->to] = next;
            if (steps[link->to] == now && next < steps[link->from])
                steps[link->from] = next;
        }
}

/* Keep the marks with a new number, and the links between them. */
static void keep(pt_picture *picture, const size_t *number)
{
    size_t kept = 0;
    for (size_t i = 0; i < picture->mark_count; i++)
        if (number[i] != PTCE_NOBODY) {
            picture->marks[number[i]] = picture->marks[i];
            picture->marks[number[i]].links = 0;
            kept++;
        }
    picture->mark_count = kept;
    kept = 0;
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link link = picture->links[i];
        if (number[link.from] == PTCE_NOBODY || number[link.to] == PTCE_NOBODY)
            continue;
        link.from = number[link.from];
        link.to = number[link.to];
        picture->marks[link.from].links++;
        picture->marks[link.to].links++;
        picture->links[kept++] = link;
    }
    picture->link_count = kept;
}

ptce_status pt_focus(pt_picture *picture, ptce_error *err)
{
    const char *id = picture->options->focus;
    if (!id)
        return PTCE_OK;
    size_t radius = picture->options->radius ? picture->options->radius : 1;
    size_t centre = mark_named(picture, id);
    if (centre == PTCE_NOBODY)
        return pt_fail(err, PTCE_E_USAGE, "figure-actor", "focus", id,
                       picture->network->id, NULL);
    size_t *steps = pt_alloc(2 * picture->mark_count, sizeof *steps);
    if (!steps)
        return pt_nomem(err);
    size_t *number = steps + picture->mark_count;
    size_t kept = 0;
    spread(steps, picture, centre, 2 * radius);
    picture->marks[centre].lit = true;
    for (size_t i = 0; i < picture->mark_count; i++)
        number[i] = steps[i] <= 2 * radius ? kept++ : PTCE_NOBODY;
    keep(picture, number);
    free(steps);
    return PTCE_OK;
}

/* ---- Highlights -----------------------------------------------------------*/

static size_t vertex_of(const ptce_measures *measures, const char *id)
{
    for (size_t i = 0; i < measures->vertex_count; i++)
        if (!measures->vertices[i].is_pool &&
            strcmp(measures->vertices[i].id, id) == 0)
            return i;
    return PTCE_NOBODY;
}

static bool is_bridge(const pt_picture *picture, size_t a, size_t b)
{
    const ptce_measures *measures = picture->measures;
    const ptce_measure *bridge = ptce_measure_find("bridge");
    size_t from = vertex_of(measures, picture->marks[a].id);
    size_t to = vertex_of(measures, picture->marks[b].id);
    for (size_t i = 0; bridge && i < measures->edge_count; i++) {
        const ptce_edge *edge = &measures->edges[i];
        if ((edge->from == from && edge->to == to) ||
            (edge->from == to && edge->to == from))
            return ptce_measure_value(measures, bridge, i) > 0;
    }
    return false;
}

/* Two members whom nothing but one pool joins are a bridge as well. */
static void light_pool(pt_picture *picture, size_t pool)
{
    pt_link *members[2] = {NULL, NULL};
    size_t count = 0;
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link *link = &picture->links[i];
        if (!link->member || link->from != pool)
            continue;
        if (count < 2)
            members[count] = link;
        count++;
    }
    if (count != 2 || !is_bridge(picture, members[0]->to, members[1]->to))
        return;
    members[0]->lit = members[1]->lit = true;
}

static void light_bridges(pt_picture *picture)
{
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link *link = &picture->links[i];
        if (!link->member)
            link->lit = is_bridge(picture, link->from, link->to);
    }
    for (size_t i = 0; i < picture->mark_count; i++)
        if (picture->marks[i].is_pool)
            light_pool(picture, i);
}

static void light_one(pt_picture *picture, const char *id)
{
    size_t mark = mark_named(picture, id);
    if (mark == PTCE_NOBODY)
        return;
    picture->marks[mark].lit = true;
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link *link = &picture->links[i];
        link->lit = link->from == mark || link->to == mark;
    }
}

void pt_light(pt_picture *picture)
{
    const char *what = picture->options->highlight;
    if (!what)
        return;
    if (strcmp(what, "bridges") == 0)
        light_bridges(picture);
    else if (strcmp(what, "articulation") != 0)
        light_one(picture, what);
    else
        for (size_t i = 0; i < picture->mark_count; i++)
            picture->marks[i].lit =
                picture->marks[i].lit ||
                pt_mark_value(picture, what, &picture->marks[i]) > 0;
}
