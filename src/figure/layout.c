/* SPDX-License-Identifier: MIT */
/* Where the boxes go: Graphviz lays out each connected part, then parts are
 * drawn together to the shape of a page, freed of overlap, and packed. */
#include "figure/figure.h"
#include "figure/gv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH_MOST PT_DRAWING_WIDTH
#define GAP_X 16.0
#define GAP_Y 15.0
#define PART_GAP 26.0
#define FILL 0.46       /* share of a part's area that its boxes cover */
#define PAGE_RATIO 1.35 /* width to height */
#define FLAT_RATIO 2.2  /* the same, of parts that stand one below another */
#define TRIES_UP_TO 150 /* nodes of a part that is laid out several times */
#define TRIES 24
#define SFDP_FROM 1500 /* nodes; neato would take a minute */
#define PUSHES 400
#define PUSH_STEPS 5e8 /* pairs looked at, for a layout: about a second */
#define NARROWINGS 25
#define EDGES_UP_TO 600 /* of a part that is laid out several times */

/* A connected part, with its own numbering. */
typedef struct part {
    pt_gv_graph graph;
    size_t *marks; /* of the picture */
    double *width, *height, *x, *y;
    size_t *from, *to;
    double ratio; /* of width to height, as wished */
    double steps; /* that may still be spent on pushing */
} part;

typedef struct box {
    double left, top, right, bottom;
} box;

static box bounds(const part *p)
{
    box b = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < p->graph.node_count; i++) {
        b.left = fmin(b.left, p->x[i] - p->width[i] / 2);
        b.right = fmax(b.right, p->x[i] + p->width[i] / 2);
        b.top = fmin(b.top, p->y[i] - p->height[i] / 2);
        b.bottom = fmax(b.bottom, p->y[i] + p->height[i] / 2);
    }
    return b;
}

/* ---- Overlap --------------------------------------------------------------*/

/* Push two boxes apart along the axis that needs less, seen through the bias:
 * a part that is too wide prefers to grow downwards. */
static bool push(part *p, size_t i, size_t j, double bias)
{
    double dx = p->x[j] - p->x[i];
    double dy = p->y[j] - p->y[i];
    double over_x = (p->width[i] + p->width[j]) / 2 + GAP_X - fabs(dx);
    double over_y = (p->height[i] + p->height[j]) / 2 + GAP_Y - fabs(dy);
    if (over_x <= 1e-6 || over_y <= 1e-6)
        return false;
    if (over_x * bias < over_y) {
        double half = copysign(over_x / 2 + 1e-3, dx);
        p->x[i] -= half;
        p->x[j] += half;
    } else {
        double half = copysign(over_y / 2 + 1e-3, dy);
        p->y[i] -= half;
        p->y[j] += half;
    }
    return true;
}

static void push_all(part *p, double bias)
{
    bool pushed = true;
    double pairs =
        (double)p->graph.node_count * (double)p->graph.node_count / 2;
    for (size_t round = 0; pushed && round < PUSHES && p->steps > 0; round++) {
        pushed = false;
        p->steps -= pairs;
        for (size_t i = 0; i < p->graph.node_count; i++)
            for (size_t j = i + 1; j < p->graph.node_count; j++)
                pushed = push(p, i, j, bias) || pushed;
    }
}

/* ---- Shape ----------------------------------------------------------------*/

/* Turn so that the part is widest along x. */
static void turn(part *p)
{
    double n = (double)p->graph.node_count;
    double mx = 0;
    double my = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (size_t i = 0; i < p->graph.node_count; i++) {
        mx += p->x[i] / n;
        my += p->y[i] / n;
    }
    for (size_t i = 0; i < p->graph.node_count; i++) {
        xx += (p->x[i] - mx) * (p->x[i] - mx);
        yy += (p->y[i] - my) * (p->y[i] - my);
        xy += (p->x[i] - mx) * (p->y[i] - my);
    }
    double angle = atan2(2 * xy, xx - yy) / 2;
    double c = cos(angle);
    double s = sin(angle);
    for (size_t i = 0; i < p->graph.node_count; i++) {
        double dx = p->x[i] - mx;
        double dy = p->y[i] - my;
        p->x[i] = c * dx + s * dy;
        p->y[i] = c * dy - s * dx;
    }
}

static void scale(part *p, double sx, double sy)
{
    for (size_t i = 0; i < p->graph.node_count; i++) {
        p->x[i] *= sx;
        p->y[i] *= sy;
    }
}

/* The size a part of these boxes should have. */
static void wanted_size(const part *p, double *wide, double *tall)
{
    double area = 0;
    double widest = 0;
    for (size_t i = 0; i < p->graph.node_count; i++) {
        area += (p->width[i] + GAP_X) * (p->height[i] + GAP_Y);
        widest = fmax(widest, p->width[i]);
    }
    area /= FILL;
    *wide = fmin(fmax(sqrt(area * p->ratio), widest), WIDTH_MOST);
    *tall = area / *wide;
}

static double spread(const double *values, size_t count)
{
    double low = HUGE_VAL;
    double high = -HUGE_VAL;
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    return high - low;
}

/* Draw a part together or apart until its boxes fill their share of the page;
 * never wider than the page if boxes can give way downwards. */
static void shape(part *p)
{
    double wide = 0;
    double tall = 0;
    size_t n = p->graph.node_count;
    turn(p);
    wanted_size(p, &wide, &tall);
    double sx = wide / fmax(spread(p->x, n) + GAP_X, 1);
    double sy = tall / fmax(spread(p->y, n) + GAP_Y, 1);
    double most = 1.8 * fmin(sx, sy); /* keep the drawing's own proportions */
    scale(p, fmin(sx, most), fmin(sy, most));
    push_all(p, 1);
    for (size_t i = 0; i < NARROWINGS; i++) {
        box b = bounds(p);
        if (b.right - b.left <= WIDTH_MOST)
            break;
        scale(p, fmin(0.96, WIDTH_MOST / (b.right - b.left)), 1);
        push_all(p, 1 + (double)i);
    }
}

/* ---- The best of several ------------------------------------------------- */

static double side(const part *p, size_t a, size_t b, size_t c)
{
    return (p->x[b] - p->x[a]) * (p->y[c] - p->y[a]) -
           (p->y[b] - p->y[a]) * (p->x[c] - p->x[a]);
}

static bool cross(const part *p, size_t e, size_t f)
{
    size_t a = p->from[e];
    size_t b = p->to[e];
    size_t c = p->from[f];
    size_t d = p->to[f];
    if (a == c || a == d || b == c || b == d)
        return false;
    return side(p, a, b, c) * side(p, a, b, d) < 0 &&
           side(p, c, d, a) * side(p, c, d, b) < 0;
}

/* Whether the straight line of an edge runs over a box: clip by the sides. */
static bool runs_over(const part *p, size_t e, size_t k)
{
    size_t a = p->from[e];
    size_t b = p->to[e];
    if (k == a || k == b)
        return false;
    double enter = 0;
    double leave = 1;
    double from[2] = {p->x[a], p->y[a]};
    double to[2] = {p->x[b], p->y[b]};
    double low[2] = {p->x[k] - p->width[k] / 2, p->y[k] - p->height[k] / 2};
    double high[2] = {p->x[k] + p->width[k] / 2, p->y[k] + p->height[k] / 2};
    for (int axis = 0; axis < 2; axis++) {
        double d = to[axis] - from[axis];
        double t0 = (low[axis] - from[axis]) / d;
        double t1 = (high[axis] - from[axis]) / d;
        if (d == 0 && (from[axis] < low[axis] || from[axis] > high[axis]))
            return false;
        if (d == 0)
            continue;
        enter = fmax(enter, fmin(t0, t1));
        leave = fmin(leave, fmax(t0, t1));
    }
    return enter < leave;
}

/* What makes a drawing hard to read, the less the better. */
static double cost(const part *p)
{
    double total = 0;
    for (size_t e = 0; e < p->graph.edge_count; e++) {
        total += hypot(p->x[p->from[e]] - p->x[p->to[e]],
                       p->y[p->from[e]] - p->y[p->to[e]]) /
                 400;
        for (size_t f = e + 1; f < p->graph.edge_count; f++)
            total += cross(p, e, f);
        for (size_t k = 0; k < p->graph.node_count; k++)
            total += 3 * runs_over(p, e, k);
    }
    box b = bounds(p);
    return total + (b.right - b.left) * (b.bottom - b.top) / 40000 +
           fmax(0, b.right - b.left - WIDTH_MOST);
}

static bool by_force(const char *engine)
{
    return strcmp(engine, "neato") == 0 || strcmp(engine, "fdp") == 0 ||
           strcmp(engine, "sfdp") == 0;
}

static ptce_status place_once(part *p, pt_gv *gv, ptce_error *err)
{
    if (p->graph.node_count == 1) {
        p->x[0] = p->y[0] = 0;
        return PTCE_OK;
    }
    ptce_status st = pt_gv_layout(p->x, p->y, gv, &p->graph, err);
    p->steps = PUSH_STEPS;
    if (st == PTCE_OK && by_force(p->graph.engine))
        shape(p);
    else if (st == PTCE_OK)
        push_all(p, 1);
    return st;
}

static ptce_status place_part(part *p, pt_gv *gv, unsigned seed,
                              ptce_error *err)
{
    size_t n = p->graph.node_count;
    bool several = strcmp(p->graph.engine, "neato") == 0 && n > 2 &&
                   n <= TRIES_UP_TO && p->graph.edge_count <= EDGES_UP_TO;
    double least = HUGE_VAL;
    ptce_status st = PTCE_OK;
    double *best = pt_alloc(2 * n, sizeof *best);
    if (!best)
        return pt_nomem(err);
    for (unsigned i = 0; st == PTCE_OK && i < (several ? TRIES : 1); i++) {
        p->graph.start = seed + i;
        st = place_once(p, gv, err);
        double now = several && st == PTCE_OK ? cost(p) : 0;
        if (st != PTCE_OK || now >= least)
            continue;
        least = now;
        memcpy(best, p->x, n * sizeof *best);
        memcpy(best + n, p->y, n * sizeof *best);
    }
    memcpy(p->x, best, n * sizeof *best);
    memcpy(p->y, best + n, n * sizeof *best);
    free(best);
    return st;
}

/* ---- Parts ----------------------------------------------------------------*/

static void join(pt_mark *marks, size_t count, size_t from, size_t to)
{
    size_t low = from < to ? from : to;
    size_t high = from < to ? to : from;
    for (size_t i = 0; low != high && i < count; i++)
        if (marks[i].component == high)
            marks[i].component = low;
}

/* The component of a mark is first its lowest mark, then its number; isolated
 * marks have none. */
static size_t number_parts(pt_picture *picture)
{
    pt_mark *marks = picture->marks;
    size_t count = 0;
    for (size_t i = 0; i < picture->mark_count; i++)
        marks[i].component = i;
    for (size_t i = 0; i < picture->link_count; i++)
        join(marks, picture->mark_count,
             marks[picture->links[i].from].component,
             marks[picture->links[i].to].component);
    for (size_t i = 0; i < picture->mark_count; i++) {
        if (marks[i].links == 0)
            marks[i].component = PTCE_NOBODY;
        else if (marks[i].component == i)
            marks[i].component = count++;
        else
            marks[i].component = marks[marks[i].component].component;
    }
    return count;
}

const char *pt_engine(const pt_picture *picture)
{
    const char *asked = picture->options->layout;
    return asked && !picture->fallen_back ? asked : ptce_layout_at(0);
}

static ptce_status fill_part(part *p, const pt_picture *picture, size_t number,
                             size_t *place, ptce_error *err)
{
    size_t n = 0;
    size_t m = 0;
    for (size_t i = 0; i < picture->mark_count; i++)
        n += picture->marks[i].component == number;
    p->marks = pt_arena_take(picture->arena, n, sizeof(size_t));
    p->width = pt_arena_take(picture->arena, 4 * n, sizeof(double));
    p->from =
        pt_arena_take(picture->arena, 2 * picture->link_count, sizeof(size_t));
    if (!p->marks || !p->width || !p->from)
        return pt_nomem(err);
    p->height = p->width + n;
    p->x = p->height + n;
    p->y = p->x + n;
    p->to = p->from + picture->link_count;
    n = 0;
    for (size_t i = 0; i < picture->mark_count; i++) {
        if (picture->marks[i].component != number)
            continue;
        place[i] = n;
        p->marks[n] = i;
        p->width[n] = picture->marks[i].width;
        p->height[n] = picture->marks[i].height;
        n++;
    }
    for (size_t i = 0; i < picture->link_count; i++) {
        const pt_link *link = &picture->links[i];
        if (picture->marks[link->from].component != number || link->lane > 0)
            continue;
        p->from[m] = place[link->from];
        p->to[m] = place[link->to];
        m++;
    }
    p->graph = (pt_gv_graph){
        .engine = n > SFDP_FROM ? "sfdp" : pt_engine(picture),
        .node_count = n,
        .edge_count = m,
        .width = p->width,
        .height = p->height,
        .from = p->from,
        .to = p->to,
    };
    return PTCE_OK;
}

static int by_size(const void *a, const void *b)
{
    const part *p = a;
    const part *q = b;
    if (p->graph.node_count != q->graph.node_count)
        return p->graph.node_count > q->graph.node_count ? -1 : 1;
    return (p->marks[0] > q->marks[0]) - (p->marks[0] < q->marks[0]);
}

/* Parts side by side in rows, the largest first. */
static void pack(part *parts, size_t count, pt_picture *picture)
{
    double x = 0;
    double y = 0;
    double row = 0;
    double most = WIDTH_MOST;
    for (size_t i = 0; i < count; i++) {
        box b = bounds(&parts[i]);
        double wide = b.right - b.left;
        double tall = b.bottom - b.top;
        most = fmax(most, wide);
        if (x > 0 && x + wide > most) {
            x = 0;
            y += row + PART_GAP;
            row = 0;
        }
        for (size_t j = 0; j < parts[i].graph.node_count; j++) {
            pt_mark *mark = &picture->marks[parts[i].marks[j]];
            mark->x = parts[i].x[j] - b.left + x;
            mark->y = parts[i].y[j] - b.top + y;
        }
        x += wide + PART_GAP;
        row = fmax(row, tall);
        picture->width = fmax(picture->width, x - PART_GAP);
        picture->height = fmax(picture->height, y + tall);
    }
}

ptce_status pt_layout(pt_picture *picture, const ptce_run *run, ptce_error *err)
{
    size_t count = number_parts(picture);
    part *parts = pt_arena_take(picture->arena, count, sizeof *parts);
    size_t *place =
        pt_arena_take(picture->arena, picture->mark_count, sizeof *place);
    unsigned seed = (unsigned)(run->seed % 1000000) + 1;
    pt_gv *gv = NULL;
    if (!parts || !place)
        return pt_nomem(err);
    ptce_status st = pt_gv_open(&gv, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        parts[i].ratio = count > 1 ? FLAT_RATIO : PAGE_RATIO;
        st = fill_part(&parts[i], picture, i, place, err);
    }
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = place_part(&parts[i], gv, seed, err);
    pt_gv_close(gv);
    if (st != PTCE_OK)
        return st;
    qsort(parts, count, sizeof *parts, by_size);
    pack(parts, count, picture);
    return PTCE_OK;
}
