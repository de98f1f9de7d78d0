/* SPDX-License-Identifier: MIT */
/* What a figure shows: the marks and links of a view, with their looks. */
#include "figure/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Options --------------------------------------------------------------*/

typedef const char *name_at(size_t i);

static ptce_status check_name(name_at *at, const char *option,
                              const char *value, ptce_error *err)
{
    ptce_text allowed = {0};
    for (size_t i = 0; at(i); i++) {
        if (!value || strcmp(at(i), value) == 0) {
            ptce_text_clear(&allowed);
            return PTCE_OK;
        }
        ptce_text_add(&allowed, i ? ", " : "");
        ptce_text_add(&allowed, at(i));
    }
    ptce_status st = pt_fail(err, PTCE_E_USAGE, "figure-value", option, value,
                             ptce_text_get(&allowed), NULL);
    ptce_text_clear(&allowed);
    return st;
}

const char *ptce_highlight_at(size_t i)
{
    static const char *const names[] = {"articulation", "bridges"};
    return i < PT_COUNT(names) ? names[i] : NULL;
}

static bool has_id(const ptce_network *network, const char *id)
{
    for (size_t i = 0; i < network->pool_count; i++)
        if (strcmp(network->pools[i].id, id) == 0)
            return true;
    return ptce_actor_find(network, id) != PTCE_NOBODY;
}

static ptce_status check_highlight(const char *name,
                                   const ptce_measures *networks, size_t count,
                                   ptce_error *err)
{
    for (size_t i = 0; name && i < count; i++)
        if (has_id(networks[i].network, name))
            return PTCE_OK;
    return check_name(ptce_highlight_at, "highlight", name, err);
}

/* A list of names, or a measure of actors that has an order. */
static bool is_colour(const char *name)
{
    const ptce_measure *row = ptce_measure_find(name);
    if (row && row->level == PTCE_NODE && row->scale != PTCE_NOMINAL)
        return true;
    for (size_t i = 0; ptce_colour_at(i); i++)
        if (strcmp(ptce_colour_at(i), name) == 0)
            return true;
    return false;
}

const char *pt_attribute(const ptce_actor *actor, const char *key)
{
    for (size_t i = 0; i < actor->attributes.count; i++)
        if (strcmp(actor->attributes.items[i].key, key) == 0)
            return actor->attributes.items[i].text;
    return NULL;
}

static bool has_attribute(const ptce_network *network, const char *key)
{
    for (size_t i = 0; i < network->actor_count; i++)
        if (pt_attribute(&network->actors[i], key))
            return true;
    return false;
}

static ptce_status check_colour(const char *name, const ptce_measures *networks,
                                size_t count, ptce_error *err)
{
    if (!name || is_colour(name))
        return PTCE_OK;
    for (size_t i = 0; i < count; i++)
        if (has_attribute(networks[i].network, name))
            return PTCE_OK;
    return check_name(ptce_colour_at, "color-by", name, err);
}

ptce_status pt_options_check(const ptce_figure_options *options,
                             const ptce_measures *networks, size_t count,
                             ptce_error *err)
{
    const ptce_measure *size_by = NULL;
    pt_paper paper;
    ptce_status st = check_name(ptce_layout_at, "layout", options->layout, err);
    if (st == PTCE_OK)
        st = check_name(ptce_theme_at, "theme", options->theme, err);
    if (st == PTCE_OK)
        st = check_highlight(options->highlight, networks, count, err);
    if (st == PTCE_OK)
        st = check_colour(options->color_by, networks, count, err);
    if (st == PTCE_OK && options->panels)
        st = check_name(ptce_panels_at, "panels", options->panels, err);
    if (st == PTCE_OK)
        st = check_name(ptce_page_at, "page", options->page, err);
    if (st == PTCE_OK)
        st = pt_paper_init(&paper, options, err);
    if (st == PTCE_OK && (options->dpi < 0 || options->dpi > 600))
        st = pt_fail(err, PTCE_E_USAGE, "figure-dpi", NULL);
    if (st != PTCE_OK || !options->size_by)
        return st;
    size_by = ptce_measure_find(options->size_by);
    if (!size_by || size_by->level != PTCE_NODE ||
        size_by->scale == PTCE_NOMINAL)
        return pt_fail(err, PTCE_E_USAGE, "figure-size", options->size_by,
                       NULL);
    return PTCE_OK;
}

/* ---- Values of actors ---------------------------------------------------- */

static size_t vertex_of(const ptce_measures *measures, const char *id,
                        bool is_pool)
{
    for (size_t i = 0; i < measures->vertex_count; i++)
        if (measures->vertices[i].is_pool == is_pool &&
            strcmp(measures->vertices[i].id, id) == 0)
            return i;
    return PTCE_NOBODY;
}

double pt_mark_value(const pt_picture *picture, const char *measure,
                     const pt_mark *mark)
{
    const ptce_measure *row = ptce_measure_find(measure);
    size_t vertex = vertex_of(picture->measures, mark->id, mark->is_pool);
    if (!row || vertex == PTCE_NOBODY)
        return (double)NAN;
    return ptce_measure_value(picture->measures, row, vertex);
}

/* ---- Marks ---------------------------------------------------------------*/

static ptce_status add_marks(pt_picture *picture, ptce_error *err)
{
    const pt_selection *selection = &picture->selection;
    size_t count = selection->actor_count + selection->pool_count;
    if (count > PT_DRAWN_MAX) {
        ptce_text n = {0};
        ptce_text limit = {0};
        ptce_text_add_count(&n, count);
        ptce_text_add_count(&limit, PT_DRAWN_MAX);
        ptce_status st =
            pt_fail(err, PTCE_E_LIMIT, "figure-too-many", ptce_text_get(&n),
                    ptce_text_get(&limit), NULL);
        ptce_text_clear(&n);
        ptce_text_clear(&limit);
        return st;
    }
    picture->marks =
        pt_arena_take(picture->arena, count, sizeof *picture->marks);
    if (!picture->marks)
        return pt_nomem(err);
    for (size_t i = 0; i < selection->actor_count; i++) {
        pt_mark *mark = &picture->marks[picture->mark_count++];
        mark->row = selection->actors[i];
        mark->id = picture->network->actors[mark->row].id;
        mark->value = pt_mark_value(picture, picture->size_by->id, mark);
    }
    for (size_t i = 0; i < selection->pool_count; i++) {
        if (selection->pools[i].member_count == 0)
            continue;
        pt_mark *mark = &picture->marks[picture->mark_count++];
        mark->is_pool = true;
        mark->row = selection->pools[i].pool;
        mark->id = picture->network->pools[mark->row].id;
        mark->value = (double)NAN;
    }
    return PTCE_OK;
}

/* ---- Links ---------------------------------------------------------------*/

/* The mark of an actor: marks of actors are sorted as their rows. */
static size_t mark_of_actor(const pt_picture *picture, size_t row)
{
    size_t low = 0;
    size_t high = picture->selection.actor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (picture->marks[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int by_ends(const void *a, const void *b)
{
    const pt_link *p = a;
    const pt_link *q = b;
    if (p->from != q->from)
        return p->from < q->from ? -1 : 1;
    if (p->to != q->to)
        return p->to < q->to ? -1 : 1;
    return (p->kind > q->kind) - (p->kind < q->kind);
}

static pt_link link_of_tie(const pt_picture *picture, const ptce_tie *tie)
{
    size_t from = mark_of_actor(picture, tie->from);
    size_t to = mark_of_actor(picture, tie->to);
    bool swap = from > to;
    return (pt_link){.from = swap ? to : from,
                     .to = swap ? from : to,
                     .kind = tie->kind,
                     .inferred = tie->certainty == PTCE_INFERRED,
                     .forward = tie->directed && !swap,
                     .backward = tie->directed && swap,
                     .weight = tie->weight};
}

/* Merge what has the same ends and kind. An undirected tie beside a directed
 * one says nothing against the direction: the arrow stays. */
static void merge_ties(pt_picture *picture)
{
    size_t kept = 0;
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link *link = &picture->links[i];
        pt_link *last = kept ? &picture->links[kept - 1] : NULL;
        bool pair = last && last->from == link->from && last->to == link->to;
        if (pair && last->kind == link->kind) {
            last->weight += link->weight;
            last->inferred = last->inferred && link->inferred;
            last->forward = last->forward || link->forward;
            last->backward = last->backward || link->backward;
        } else {
            link->lane = pair ? 1 : 0;
            picture->links[kept++] = *link;
        }
    }
    picture->link_count = kept;
}

static void add_memberships(pt_picture *picture)
{
    const pt_selection *selection = &picture->selection;
    size_t mark = selection->actor_count;
    for (size_t i = 0; i < selection->pool_count; i++) {
        const pt_selected_pool *pool = &selection->pools[i];
        for (size_t j = 0; j < pool->member_count; j++)
            picture->links[picture->link_count++] =
                (pt_link){.from = mark,
                          .to = mark_of_actor(picture, pool->members[j]),
                          .member = true,
                          .kind = picture->network->pools[pool->pool].kind,
                          .weight = 1};
        mark += pool->member_count > 0;
    }
}

static ptce_status add_links(pt_picture *picture, ptce_error *err)
{
    const pt_selection *selection = &picture->selection;
    size_t count = selection->tie_count;
    for (size_t i = 0; i < selection->pool_count; i++)
        count += selection->pools[i].member_count;
    picture->links =
        pt_arena_take(picture->arena, count, sizeof *picture->links);
    if (!picture->links)
        return pt_nomem(err);
    for (size_t i = 0; i < selection->tie_count; i++)
        picture->links[picture->link_count++] =
            link_of_tie(picture, &picture->network->ties[selection->ties[i]]);
    qsort(picture->links, picture->link_count, sizeof *picture->links, by_ends);
    merge_ties(picture);
    add_memberships(picture);
    for (size_t i = 0; i < picture->link_count; i++) {
        picture->marks[picture->links[i].from].links++;
        picture->marks[picture->links[i].to].links++;
    }
    return PTCE_OK;
}

/* ---- The whole -----------------------------------------------------------*/

ptce_status pt_picture_init(pt_picture *picture, const ptce_measures *measures,
                            const ptce_view *view,
                            const ptce_figure_options *options, ptce_error *err)
{
    return pt_picture_init_scaled(picture, measures, view, options, (double)NAN,
                                  err);
}

ptce_status pt_picture_init_scaled(pt_picture *picture,
                                   const ptce_measures *measures,
                                   const ptce_view *view,
                                   const ptce_figure_options *options,
                                   double most, ptce_error *err)
{
    *picture = (pt_picture){
        .measures = measures,
        .network = measures->network,
        .view = view,
        .options = options,
        .theme =
            options->style ? options->style : pt_theme_named(options->theme),
        .size_by =
            ptce_measure_find(options->size_by ? options->size_by : "degree"),
        .isolates_top = (double)NAN,
        .value_most = most,
        .text_large = isfinite(most) ? PT_TEXT_LITTLE : PT_TEXT_LARGE,
        .paper = {.scale = 1, .margin = PT_MARGIN, .room = PT_DRAWING_WIDTH},
        .arena = pt_arena_new(),
    };
    if (!picture->arena)
        return pt_nomem(err);
    ptce_status st =
        pt_selection_init(&picture->selection, measures->network, view, err);
    if (st == PTCE_OK)
        st = add_marks(picture, err);
    if (st == PTCE_OK)
        st = add_links(picture, err);
    if (st == PTCE_OK)
        st = pt_focus(picture, err);
    if (st == PTCE_OK)
        pt_light(picture);
    if (st == PTCE_OK)
        st = pt_groups_set(picture, err);
    if (st == PTCE_OK)
        st = pt_labels_set(picture, err);
    for (size_t i = 0; st == PTCE_OK && i < picture->mark_count; i++)
        picture->marks[i].owner = picture;
    for (size_t i = 0; st == PTCE_OK && i < picture->link_count; i++)
        picture->links[i].owner = picture;
    if (st != PTCE_OK)
        pt_picture_clear(picture);
    return st;
}

void pt_picture_clear(pt_picture *picture)
{
    pt_selection_clear(&picture->selection);
    pt_arena_free(picture->arena);
    *picture = (pt_picture){0};
}
