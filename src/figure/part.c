/* SPDX-License-Identifier: MIT */
/* A part drawn together to the shape of a page and freed of overlap. */
#include "figure/part.h"

#include <math.h>
#include <string.h>

#define PUSHES 400
#define NARROWINGS 25

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
    double over_x = (p->width[i] + p->width[j]) / 2 + PT_GAP_X - fabs(dx);
    double over_y = (p->height[i] + p->height[j]) / 2 + PT_GAP_Y - fabs(dy);
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
        area += (p->width[i] + PT_GAP_X) * (p->height[i] + PT_GAP_Y);
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
    double sx = wide / fmax(spread(p->x, n) + PT_GAP_X, 1);
    double sy = tall / fmax(spread(p->y, n) + PT_GAP_Y, 1);
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
