/* SPDX-License-Identifier: MIT */
/* Several pictures on one sheet: the layers or the periods of a network with
 * everybody in the same place, or many networks in little. All become marks and
 * links of one picture, so that one legend and one footer hold for them. */
#include "figure/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COLUMN_GAP 18.0
#define ROW_GAP 14.0
#define CAPTION 9.0
#define CAPTION_GAP 5.0
#define MANY_COLUMNS 5 /* of a sheet of networks */
#define FEW_COLUMNS 2  /* of layers and periods */
#define NAMED 12       /* actors of a panel, unless asked otherwise */
#define NAMED_ALL 16   /* marks that are all named */

static const char *const names[] = {"layer", "period", "network"};

const char *ptce_panels_at(size_t i)
{
    return i < PT_COUNT(names) ? names[i] : NULL;
}

/* ---- The same places -----------------------------------------------------*/

static const pt_mark *find_mark(const pt_picture *base, const pt_mark *mark)
{
    for (size_t i = 0; i < base->mark_count; i++)
        if (base->marks[i].is_pool == mark->is_pool &&
            base->marks[i].row == mark->row)
            return &base->marks[i];
    return NULL;
}

static const pt_link *find_link(const pt_picture *base, const pt_picture *own,
                                const pt_link *link)
{
    const pt_mark *from = find_mark(base, &own->marks[link->from]);
    const pt_mark *to = find_mark(base, &own->marks[link->to]);
    for (size_t i = 0; i < base->link_count; i++) {
        const pt_link *other = &base->links[i];
        if (other->member == link->member && other->kind == link->kind &&
            &base->marks[other->from] == from && &base->marks[other->to] == to)
            return other;
    }
    return NULL;
}

/* Everything where it stands in the base; who has no link here is dim. */
static void adopt(pt_picture *own, const pt_picture *base)
{
    for (size_t i = 0; i < own->mark_count; i++) {
        pt_mark *mark = &own->marks[i];
        const pt_mark *there = find_mark(base, mark);
        if (!there)
            continue;
        mark->x = there->x;
        mark->y = there->y;
        mark->width = there->width;
        mark->height = there->height;
        mark->font = there->font;
        mark->lines = there->lines;
        mark->bare = there->bare;
        mark->dim = mark->links == 0 && there->links > 0;
    }
    for (size_t i = 0; i < own->link_count; i++) {
        pt_link *link = &own->links[i];
        const pt_link *there = find_link(base, own, link);
        if (!there)
            continue;
        memcpy(link->curve, there->curve, sizeof link->curve);
        link->tail = there->tail;
        link->head = there->head;
        link->forward = there->forward && link->forward;
        link->backward = there->backward && link->backward;
    }
    own->width = base->width;
    own->height = base->height;
}

/* ---- The sum --------------------------------------------------------------*/

/* A picture without marks, for the sheet as a whole. */
static ptce_status sum_init(pt_panels *p, ptce_error *err)
{
    pt_picture *sum = &p->sum;
    const pt_picture *like = &p->parts[0];
    *sum = (pt_picture){.measures = like->measures,
                        .network = like->network,
                        .view = p->base.arena ? &p->whole : like->view,
                        .text_large = like->text_large,
                        .options = &p->options,
                        .theme = like->theme,
                        .size_by = like->size_by,
                        .value_low = (double)NAN,
                        .value_high = (double)NAN,
                        .shade_low = like->shade_low,
                        .shade_high = like->shade_high,
                        .scaled = like->scaled,
                        .typed = like->typed,
                        .groups = like->groups,
                        .group_count = like->group_count,
                        .no_group = like->no_group,
                        .isolates_top = (double)NAN,
                        .paper = like->paper,
                        .arena = pt_arena_new()};
    if (!sum->arena)
        return pt_nomem(err);
    sum->captions = pt_arena_take(sum->arena, p->count, sizeof *sum->captions);
    return sum->captions ? PTCE_OK : pt_nomem(err);
}

static void shift(pt_point *p, double dx, double dy)
{
    p->x += dx;
    p->y += dy;
}

static void add_panel(pt_picture *sum, const pt_picture *own, double x,
                      double y)
{
    size_t first = sum->mark_count;
    for (size_t i = 0; i < own->mark_count; i++) {
        pt_mark mark = own->marks[i];
        mark.x += x;
        mark.y += y;
        sum->marks[sum->mark_count++] = mark;
    }
    for (size_t i = 0; i < own->link_count; i++) {
        pt_link link = own->links[i];
        link.from += first;
        link.to += first;
        for (int j = 0; j < 4; j++)
            shift(&link.curve[j], x, y);
        shift(&link.tail, x, y);
        shift(&link.head, x, y);
        sum->links[sum->link_count++] = link;
    }
    sum->value_low = fmin(sum->value_low, own->value_low);
    sum->value_high = fmax(sum->value_high, own->value_high);
    sum->bare_count += own->bare_count;
}

static ptce_status take_room(pt_panels *p, ptce_error *err)
{
    pt_picture *sum = &p->sum;
    size_t marks = 0;
    size_t links = 0;
    for (size_t i = 0; i < p->count; i++) {
        marks += p->parts[i].mark_count;
        links += p->parts[i].link_count;
    }
    sum->marks = pt_arena_take(sum->arena, marks, sizeof *sum->marks);
    sum->links = pt_arena_take(sum->arena, links, sizeof *sum->links);
    return sum->marks && sum->links ? PTCE_OK : pt_nomem(err);
}

/* One row of panels from the first on; returns its height. */
static double put_row(pt_panels *p, size_t first, double y, ptce_error *err)
{
    pt_picture *sum = &p->sum;
    double wide = p->room + COLUMN_GAP;
    double head = 0;
    double row = 0;
    size_t end = first + p->columns < p->count ? first + p->columns : p->count;
    for (size_t j = first; j < end; j++) {
        char *lines =
            pt_label_wrap(sum->arena, p->captions[j], CAPTION, p->room * 0.9);
        if (!lines) {
            (void)pt_nomem(err);
            return -1;
        }
        head = fmax(head, (double)pt_lines_count(lines) * CAPTION * PT_LEADING);
        row = fmax(row, p->parts[j].height);
        sum->captions[sum->caption_count++] =
            (pt_caption){(double)(j - first) * wide, y, lines};
    }
    head += CAPTION_GAP;
    for (size_t j = first; j < end; j++)
        add_panel(sum, &p->parts[j],
                  (double)(j - first) * wide +
                      fmax(0, (p->room - p->parts[j].width) / 2),
                  y + head);
    return head + row;
}

static ptce_status sum_up(pt_panels *p, ptce_error *err)
{
    double y = 0;
    ptce_status st = sum_init(p, err);
    if (st == PTCE_OK)
        st = take_room(p, err);
    if (st == PTCE_OK)
        st = pt_paper_init(&p->sum.paper, &p->options, err);
    for (size_t i = 0; st == PTCE_OK && i < p->count; i += p->columns) {
        double height = put_row(p, i, y, err);
        if (height < 0)
            return PTCE_E_NOMEM;
        y += height + ROW_GAP;
    }
    p->sum.facts = p->base.arena ? &p->base : p->parts;
    p->sum.fact_count = p->base.arena ? 1 : p->count;
    p->sum.width = PT_DRAWING_WIDTH;
    p->sum.height = fmax(y - ROW_GAP, 0);
    return st == PTCE_OK ? pt_paper_take(&p->sum, err) : st;
}

static void set_columns(pt_panels *p, size_t columns)
{
    p->columns = columns;
    p->room = (PT_DRAWING_WIDTH - COLUMN_GAP * (double)(columns - 1)) /
              (double)columns;
}

static ptce_status column_init(pt_picture *own, const pt_panels *p,
                               const ptce_measures *measures,
                               const ptce_view *view, double most,
                               ptce_error *err)
{
    ptce_status st =
        pt_picture_init_scaled(own, measures, view, &p->options, most, err);
    if (st == PTCE_OK) {
        own->paper.room = p->room;
        own->paper.least = 0;
        own->panel = (size_t)(own - p->parts) + 1;
    }
    return st;
}

/* ---- Layers and periods ---------------------------------------------------*/

static ptce_status list_layers(pt_panels *p, const ptce_view *view)
{
    static const char *const layers[] = {"cooperation", "mutualisation"};
    static const char *const words[] = {"figure.cooperation",
                                        "figure.mutualisation"};
    for (size_t i = 0; i < PT_COUNT(layers); i++) {
        p->views[i] = *view;
        p->captions[i] = ptce_word(p->options.lang, words[i]);
        (void)ptce_view_set(&p->views[i], "layer", layers[i], NULL);
    }
    p->count = PT_COUNT(layers);
    return PTCE_OK;
}

/* "2007-2012,2013-2016" */
static ptce_status list_periods(pt_panels *p, const ptce_view *view,
                                ptce_error *err)
{
    const char *at = p->options.periods ? p->options.periods : "";
    while (*at && p->count < PT_PANELS_MOST) {
        size_t length = strcspn(at, ",");
        const char *period = pt_arena_text(p->arena, at, length);
        if (!period)
            return pt_nomem(err);
        p->views[p->count] = *view;
        p->captions[p->count] = period;
        ptce_status st =
            ptce_view_set(&p->views[p->count], "period", period, err);
        if (st != PTCE_OK)
            return st;
        p->count++;
        at += length + (at[length] == ',');
    }
    if (p->count < 2 || *at)
        return pt_fail(err, PTCE_E_USAGE, "figure-periods", NULL);
    return PTCE_OK;
}

/* All that is in any panel, laid out once. */
static ptce_status base_init(pt_panels *p, const ptce_measures *measures,
                             const ptce_view *view, const ptce_run *run,
                             ptce_error *err)
{
    p->whole = *view;
    p->whole.layer = PTCE_LAYER_ALL;
    p->whole.from = p->whole.to = PTCE_NO_YEAR;
    ptce_status st =
        column_init(&p->base, p, measures, &p->whole, (double)NAN, err);
    if (st == PTCE_OK && !p->options.labels && p->base.mark_count > NAMED_ALL) {
        pt_picture_clear(&p->base);
        p->options.labels = NAMED;
        st = column_init(&p->base, p, measures, &p->whole, (double)NAN, err);
    }
    p->base.panel = 1;
    return st == PTCE_OK ? pt_frame(&p->base, run, err) : st;
}

static ptce_status parts_of_network(pt_panels *p, const ptce_measures *measures,
                                    const ptce_view *view, const ptce_run *run,
                                    ptce_error *err)
{
    set_columns(p, FEW_COLUMNS);
    p->parts = pt_arena_take(p->arena, PT_PANELS_MOST, sizeof *p->parts);
    if (!p->parts)
        return pt_nomem(err);
    ptce_status st = strcmp(p->options.panels, "layer") == 0
                         ? list_layers(p, view)
                         : list_periods(p, view, err);
    if (st == PTCE_OK)
        st = base_init(p, measures, view, run, err);
    for (size_t i = 0; st == PTCE_OK && i < p->count; i++) {
        st = column_init(&p->parts[i], p, measures, &p->views[i], (double)NAN,
                         err);
        if (st == PTCE_OK)
            adopt(&p->parts[i], &p->base);
    }
    return st;
}

/* ---- Networks -------------------------------------------------------------*/

/* The largest value of the measure that sizes marks, in all networks. */
static double largest(const ptce_measures *networks, size_t count,
                      const char *size_by)
{
    const ptce_measure *row = ptce_measure_find(size_by ? size_by : "degree");
    double most = (double)NAN;
    for (size_t i = 0; row && i < count; i++)
        for (size_t j = 0; j < networks[i].vertex_count; j++)
            if (!networks[i].vertices[j].is_pool)
                most = fmax(most, ptce_measure_value(&networks[i], row, j));
    return most;
}

/* A network of which nothing is shown says so. */
static const char *caption_of(pt_panels *p, const ptce_measures *measures,
                              size_t i)
{
    ptce_text words = {0};
    ptce_text_add(&words, measures->network->name);
    if (p->parts[i].mark_count == 0) {
        ptce_text_add(&words, " – ");
        ptce_text_add(&words, ptce_word(p->options.lang, "figure.nobody"));
    }
    const char *caption = pt_label_clean(p->arena, ptce_text_get(&words));
    ptce_text_clear(&words);
    return caption;
}

/* Networks by falling size: those of a row are about as high. */
static int by_actors(const void *a, const void *b)
{
    const ptce_measures *p = *(const ptce_measures *const *)a;
    const ptce_measures *q = *(const ptce_measures *const *)b;
    size_t x = p->network->actor_count;
    size_t y = q->network->actor_count;
    if (x != y)
        return x > y ? -1 : 1;
    return strcmp(p->network->id, q->network->id);
}

static ptce_status parts_of_collection(pt_panels *p,
                                       const ptce_measures *networks,
                                       size_t count, const ptce_view *view,
                                       const ptce_run *run, ptce_error *err)
{
    const char *by = p->options.color_by;
    double most = largest(networks, count, p->options.size_by);
    ptce_status st = PTCE_OK;
    set_columns(p, count < MANY_COLUMNS
                       ? count > FEW_COLUMNS ? count : FEW_COLUMNS
                       : MANY_COLUMNS);
    p->options.labels = p->options.labels ? p->options.labels : 1;
    p->parts = pt_arena_take(p->arena, count, sizeof *p->parts);
    p->captions = pt_arena_take(p->arena, count, sizeof *p->captions);
    const ptce_measures **order =
        pt_arena_take(p->arena, count, sizeof(ptce_measures *));
    if (!p->parts || !p->captions || !order)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++)
        order[i] = &networks[i];
    qsort(order, count, sizeof(ptce_measures *), by_actors);
    if (by && strcmp(by, "type") != 0 && strcmp(by, "family") != 0)
        return pt_fail(err, PTCE_E_USAGE, "figure-panels-colour", by, NULL);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        st = column_init(&p->parts[i], p, order[i], view, most, err);
        p->count += st == PTCE_OK;
        p->captions[i] = caption_of(p, order[i], i);
        if (st == PTCE_OK && !p->captions[i])
            st = pt_nomem(err);
        if (st == PTCE_OK)
            st = pt_frame(&p->parts[i], run, err);
    }
    return st;
}

ptce_status pt_panels_init(pt_panels *p, const ptce_measures *networks,
                           size_t count, const ptce_view *view,
                           const ptce_figure_options *options,
                           const ptce_run *run, ptce_error *err)
{
    *p = (pt_panels){.options = *options, .arena = pt_arena_new()};
    p->views = p->arena
                   ? pt_arena_take(p->arena, PT_PANELS_MOST, sizeof *p->views)
                   : NULL;
    p->captions =
        p->arena ? pt_arena_take(p->arena, PT_PANELS_MOST, sizeof *p->captions)
                 : NULL;
    ptce_status st = p->views && p->captions ? PTCE_OK : pt_nomem(err);
    if (st == PTCE_OK)
        st = strcmp(options->panels, "network") == 0
                 ? parts_of_collection(p, networks, count, view, run, err)
                 : parts_of_network(p, networks, view, run, err);
    if (st == PTCE_OK && p->count > 0)
        st = sum_up(p, err);
    if (st != PTCE_OK)
        pt_panels_clear(p);
    return st;
}

void pt_panels_clear(pt_panels *p)
{
    for (size_t i = 0; p->parts && i < p->count; i++)
        if (p->parts[i].arena)
            pt_picture_clear(&p->parts[i]);
    if (p->base.arena)
        pt_picture_clear(&p->base);
    if (p->sum.arena)
        pt_picture_clear(&p->sum);
    pt_arena_free(p->arena);
    *p = (pt_panels){0};
}
