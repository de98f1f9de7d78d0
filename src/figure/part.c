/* SPDX-License-Identifier: MIT */
/* A part drawn together to the shape of a page and freed of overlap. */
#include "figure/part.h"

#include <math.h>
#include <string.h>

#define PUSHES 400
#define NARROWINGS 25
#define SHOVES 12

pt_bounds pt_part_bounds(const pt_part *p)
{
    pt_bounds b = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (size_t i = 0; i < p->graph.node_count; i++) {
        b.left = fmin(b.left, p->x[i] - p->width[i] / 2);
        b.right = fmax(b.right, p->x[i] + p->width[i] / 2);
        b.top = fmin(b.top, p->y[i] - p->height[i] / 2);
        b.bottom = fmax(b.bottom, p->y[i] + p->height[i] / 2);
    }
    return b;
}

/* ---- Overlap --------------------------------------------------------------*/

/* Push two boxes apart along the axis that needs less, seen through a bias. */
static bool push(pt_part *p, size_t i, size_t j, double bias)
{
    double dx = p->x[j] - p->x[i];
    double dy = p->y[j] - p->y[i];
    double over_x = (p->width[i] + p->width[j]) / 2 + p->gap_x - fabs(dx);
    double over_y = (p->height[i] + p->height[j]) / 2 + p->gap_y - fabs(dy);
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

void pt_part_push(pt_part *p, double bias)
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

/* The second box alone steps aside: twice, since a push moves it half way. */
static bool shove(pt_part *p, size_t i, size_t j)
{
    double x = p->x[i];
    double y = p->y[i];
    bool any = push(p, i, j, 1);
    p->x[i] = x;
    p->y[i] = y;
    if (any && push(p, i, j, 1)) {
        p->x[i] = x;
        p->y[i] = y;
    }
    return any;
}

void pt_part_push_named(pt_part *p)
{
    size_t n = p->graph.node_count;
    bool pushed = true;
    for (size_t round = 0; pushed && round < PUSHES; round++) {
        pushed = false;
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; p->named[i] && j < n; j++)
                pushed = (p->named[j] && push(p, i, j, 1)) || pushed;
    }
    pushed = true;
    for (size_t round = 0; pushed && round < SHOVES; round++) {
        pushed = false;
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; p->named[i] && j < n; j++)
                pushed = (!p->named[j] && shove(p, i, j)) || pushed;
    }
}

/* ---- Shape ----------------------------------------------------------------*/

/* Turn so that the part is widest along x. */
static void turn(pt_part *p)
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

static void scale(pt_part *p, double sx, double sy)
{
    for (size_t i = 0; i < p->graph.node_count; i++) {
        p->x[i] *= sx;
        p->y[i] *= sy;
    }
}

void pt_part_wanted(const pt_part *p, double *wide, double *tall)
{
    double area = 0;
    double widest = 0;
    for (size_t i = 0; i < p->graph.node_count; i++) {
        area += (p->width[i] + p->gap_x) * (p->height[i] + p->gap_y);
        widest = fmax(widest, p->width[i]);
    }
    area /= p->fill;
    *wide = fmin(fmax(sqrt(area * p->ratio), widest), p->widest);
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

void pt_part_shape(pt_part *p)
{
    double wide = 0;
    double tall = 0;
    size_t n = p->graph.node_count;
    turn(p);
    pt_part_wanted(p, &wide, &tall);
    double sx = wide / fmax(spread(p->x, n) + p->gap_x, 1);
    double sy = tall / fmax(spread(p->y, n) + p->gap_y, 1);
    double most = 1.8 * fmin(sx, sy); /* keep the drawing's own proportions */
    scale(p, fmin(sx, most), fmin(sy, most));
    pt_part_push(p, 1);
    pt_part_narrow(p);
}

void pt_part_narrow(pt_part *p)
{
    for (size_t i = 0; i < NARROWINGS; i++) {
        pt_bounds b = pt_part_bounds(p);
        if (b.right - b.left <= p->widest)
            break;
        scale(p, fmin(0.96, p->widest / (b.right - b.left)), 1);
        pt_part_push(p, 1 + (double)i);
    }
}
