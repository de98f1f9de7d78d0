/* SPDX-License-Identifier: MIT */
/* The drawing in its frame: boxes and lines together in the middle, actors
 * without tie in rows below. */
#include "figure/figure.h"

#include <math.h>

#define HEADING 22.0 /* from the heading of the isolates to their first row */
#define ISOLATES 26.0
#define GAP 8.0
#define ATTEMPTS 3
#define SEEDS_APART 1000
#define TRIED_UP_TO 80 /* marks */

typedef struct extent {
    double left, top, right, bottom;
} extent;

static void reach(extent *e, double x, double y)
{
    e->left = fmin(e->left, x);
    e->right = fmax(e->right, x);
    e->top = fmin(e->top, y);
    e->bottom = fmax(e->bottom, y);
}

static void reach_curve(extent *e, const pt_link *link)
{
    enum { STEPS = 64 };
    for (int i = 0; i <= STEPS; i++) {
        pt_point p = pt_curve_at(link->curve, (double)i / STEPS);
        reach(e, p.x, p.y);
    }
}

static extent extent_of(const pt_picture *picture)
{
    extent e = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < picture->mark_count; i++) {
        const pt_mark *mark = &picture->marks[i];
        if (mark->links == 0)
            continue;
        reach(&e, mark->x - mark->width / 2, mark->y - mark->height / 2);
        reach(&e, mark->x + mark->width / 2, mark->y + mark->height / 2);
    }
    for (size_t i = 0; i < picture->link_count; i++)
        reach_curve(&e, &picture->links[i]);
    return e;
}

static double rounded(double value)
{
    return floor(value * 100 + 0.5) / 100;
}

static void shift(pt_point *p, double dx, double dy)
{
    *p = (pt_point){rounded(p->x + dx), rounded(p->y + dy)};
}

static void move(pt_picture *picture, double dx, double dy)
{
    for (size_t i = 0; i < picture->mark_count; i++) {
        picture->marks[i].x = rounded(picture->marks[i].x + dx);
        picture->marks[i].y = rounded(picture->marks[i].y + dy);
    }
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link *link = &picture->links[i];
        for (int j = 0; j < 4; j++)
            shift(&link->curve[j], dx, dy);
        shift(&link->tail, dx, dy);
        shift(&link->head, dx, dy);
    }
}

static double widest(const pt_picture *picture)
{
    double wide = picture->paper.least;
    for (size_t i = 0; i < picture->mark_count; i++)
        wide = fmax(wide, picture->marks[i].width);
    return wide;
}

/* The marks of one row, at the height of the tallest. */
static void align_row(pt_picture *picture, size_t from, size_t to, double y,
                      double row)
{
    for (size_t i = from; i < to; i++)
        if (picture->marks[i].links == 0)
            picture->marks[i].y = y + row / 2;
}

static void place_isolates(pt_picture *picture)
{
    double x = 0;
    double y = picture->height > 0
                   ? picture->height + (picture->panel ? GAP : ISOLATES)
                   : 0;
    double row = 0;
    size_t first = PTCE_NOBODY; /* of the row */
    for (size_t i = 0; i < picture->mark_count; i++) {
        pt_mark *mark = &picture->marks[i];
        if (mark->links > 0)
            continue;
        if (first == PTCE_NOBODY) {
            picture->isolates_top = picture->panel ? (double)NAN : y;
            y += picture->panel ? 0 : HEADING;
            first = i;
        }
        if (x > 0 && x + mark->width > picture->width) {
            align_row(picture, first, i, y, row);
            x = 0;
            y += row + GAP;
            row = 0;
            first = i;
        }
        mark->x = x + mark->width / 2;
        x += mark->width + GAP;
        row = fmax(row, mark->height);
    }
    if (first == PTCE_NOBODY)
        return;
    align_row(picture, first, picture->mark_count, y, row);
    picture->height = y + row;
}

static void frame(pt_picture *picture)
{
    extent e = extent_of(picture);
    picture->width = widest(picture);
    picture->height = 0;
    if (e.left <= e.right) {
        picture->width = fmax(picture->width, ceil(e.right - e.left));
        picture->height = ceil(e.bottom - e.top);
        move(picture, (picture->width - (e.right - e.left)) / 2 - e.left,
             -e.top);
    }
    place_isolates(picture);
}

static bool has_crossed_boxes(const pt_picture *picture)
{
    for (size_t i = 0; i < picture->link_count; i++)
        if (picture->links[i].crosses)
            return true;
    return false;
}

/* Where a line finds no way around a box, other places are tried. */
ptce_status pt_frame(pt_picture *picture, const ptce_run *run, ptce_error *err)
{
    ptce_run again = *run;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < ATTEMPTS; i++) {
        picture->width = picture->height = 0;
        picture->isolates_top = (double)NAN;
        again.seed = run->seed + i * SEEDS_APART;
        st = pt_layout(picture, &again, err);
        if (st == PTCE_OK)
            st = pt_route(picture, err);
        if (picture->mark_count > TRIED_UP_TO || !has_crossed_boxes(picture))
            break;
    }
    if (st == PTCE_OK)
        frame(picture);
    return st;
}
