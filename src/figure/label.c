/* SPDX-License-Identifier: MIT */
/* Names in boxes, sized by a measure; where they would be too many, only those
 * of the most important actors. */
#include "figure/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BOX_PAD_X 7.0
#define BOX_PAD_Y 4.5
#define BOX_LEAST 34.0
#define BARE_LEAST 7.0 /* side of a mark without a name */
#define BARE_MORE 9.0
#define BARE_POOL 8.0
#define NAMED_UP_TO 300 /* marks that are all named, unless asked otherwise */
#define NAMED 60        /* of more marks */
#define SIZE_LEAST 0.55 /* of the marks without a name, where many are */

/* Text grows with the measure from PT_TEXT_SMALL at 0 (or at the least value,
 * where it may be negative) to PT_TEXT_LARGE at the largest. */
static void set_fonts(pt_picture *picture)
{
    double low = 0;
    double high = -HUGE_VAL;
    picture->value_low = picture->value_high = (double)NAN;
    if (isfinite(picture->value_most))
        high = picture->value_most;
    for (size_t i = 0; i < picture->mark_count; i++) {
        double value = picture->marks[i].value;
        if (!isfinite(value) || picture->marks[i].is_pool)
            continue;
        low = fmin(low, value);
        high = fmax(high, value);
        picture->value_low = fmin(picture->value_low, value);
        picture->value_high = fmax(picture->value_high, value);
    }
    for (size_t i = 0; i < picture->mark_count; i++) {
        pt_mark *mark = &picture->marks[i];
        double share = (mark->value - low) / (high - low);
        mark->share = isfinite(share) ? share : 0;
        mark->font = PT_TEXT_SMALL;
        if (isfinite(share) && !mark->is_pool)
            mark->font += (picture->text_large - PT_TEXT_SMALL) * share;
        mark->font = floor(mark->font * 4 + 0.5) / 4;
    }
}

static void make_bare(pt_mark *mark, double size)
{
    mark->bare = true;
    mark->lines = "";
    mark->width = mark->height =
        floor(size * (BARE_LEAST + BARE_MORE * mark->share));
    if (mark->is_pool) {
        mark->width = size * BARE_POOL * 1.5;
        mark->height = size * BARE_POOL;
    }
}

static ptce_status set_label(const pt_picture *picture, pt_mark *mark,
                             ptce_error *err)
{
    const ptce_network *network = picture->network;
    const char *text = mark->is_pool
                           ? network->pools[mark->row].name
                           : ptce_actor_label(&network->actors[mark->row]);
    const char *clean = pt_label_clean(picture->arena, text);
    if (!clean)
        return pt_nomem(err);
    if (mark->is_pool) {
        mark->lines = pt_label_ellipse(picture->arena, clean, mark->font,
                                       &mark->width, &mark->height);
    } else {
        mark->lines = pt_label_box(picture->arena, clean, mark->font);
        if (!mark->lines)
            return pt_nomem(err);
        bool tabs = strcmp(mark->look.shape, "box") != 0;
        double rims = 8.0 * (mark->look.peripheries - 1);
        double width = pt_lines_width(mark->lines, mark->font);
        double lines = (double)pt_lines_count(mark->lines);
        mark->width = fmax(width + 2 * BOX_PAD_X + (tabs ? 10 : 0), BOX_LEAST);
        mark->width += rims;
        mark->height = lines * mark->font * PT_LEADING + 2 * BOX_PAD_Y + rims;
    }
    mark->width = ceil(mark->width);
    mark->height = ceil(mark->height);
    return mark->lines ? PTCE_OK : pt_nomem(err);
}

/* By falling value, then by place: places are in the order of ids. */
static int by_value(const void *a, const void *b)
{
    const pt_mark *p = *(const pt_mark *const *)a;
    const pt_mark *q = *(const pt_mark *const *)b;
    if (p->is_pool != q->is_pool)
        return p->is_pool ? 1 : -1;
    double x = isfinite(p->value) ? p->value : -HUGE_VAL;
    double y = isfinite(q->value) ? q->value : -HUGE_VAL;
    if (x != y)
        return x > y ? -1 : 1;
    return (p > q) - (p < q);
}

ptce_status pt_labels_set(pt_picture *picture, ptce_error *err)
{
    size_t count = picture->mark_count;
    size_t asked = picture->options->labels;
    size_t named = asked ? asked : count <= NAMED_UP_TO ? count : NAMED;
    pt_mark **order = pt_alloc(count, sizeof(pt_mark *));
    ptce_status st = order ? PTCE_OK : pt_nomem(err);
    double size = count <= NAMED_UP_TO
                      ? 1
                      : fmax(sqrt(NAMED_UP_TO / (double)count), SIZE_LEAST);
    set_fonts(picture);
    for (size_t i = 0; order && i < count; i++)
        order[i] = &picture->marks[i];
    if (order && named < count)
        qsort(order, count, sizeof(pt_mark *), by_value);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        if (i < named)
            st = set_label(picture, order[i], err);
        else
            make_bare(order[i], size);
        picture->bare_count += i >= named && !order[i]->is_pool;
    }
    free(order);
    return st;
}
