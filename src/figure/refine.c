/* SPDX-License-Identifier: MIT */
/* What makes a part hard to read, as a number, and a search that lowers it:
 * annealing with moves of one box at a time. Force-directed layouts know
 * distances only; this knows boxes, lines behind them, and the page. */
#include "figure/part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CROSSING 1.0
#define BEHIND 3.0    /* a line behind a box */
#define CLEARANCE 6.0 /* that lines keep from boxes */
#define TOUCHING 12.0 /* boxes that overlap */
#define GAP 30.0      /* from box to box along a line */
#define STRETCH 0.16  /* a line longer by one GAP */
#define NEAR 12.0     /* boxes closer than this, beyond what they must keep */
#define CLOSE 0.25    /* the same, at its worst */
#define COSINE 0.968  /* lines within 14.5 degrees are a bundle */
#define BUNDLE 0.6
#define ROOM 0.40 /* for a box: the page half as large again as wished */
#define HOT 1.2   /* temperatures */
#define COLD 0.02
#define MOVES 320  /* a box */
#define WORK 6e7   /* tests of pairs, for a part */
#define REACH 0.35 /* of the page, a move at first */
#define REACH_LEAST 7.0

typedef struct refiner {
    const pt_part *p;
    double *x, *y;
    size_t *first, *edges; /* edges of box k: edges[first[k]] … */
    double wide, tall;
    pt_random random;
} refiner;

/* ---- Lines ----------------------------------------------------------------*/

static double side(const pt_part *p, size_t a, size_t b, size_t c)
{
    return (p->x[b] - p->x[a]) * (p->y[c] - p->y[a]) -
           (p->y[b] - p->y[a]) * (p->x[c] - p->x[a]);
}

static bool cross(const pt_part *p, size_t e, size_t f)
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

/* Whether a segment meets a square of half side 1 about the origin. */
static bool meets_square(double x0, double y0, double x1, double y1)
{
    double enter = 0;
    double leave = 1;
    double from[2] = {x0, y0};
    double way[2] = {x1 - x0, y1 - y0};
    for (int axis = 0; axis < 2; axis++) {
        if (fabs(way[axis]) < 1e-9) {
            if (fabs(from[axis]) > 1)
                return false;
            continue;
        }
        double t0 = (-1 - from[axis]) / way[axis];
        double t1 = (1 - from[axis]) / way[axis];
        enter = fmax(enter, fmin(t0, t1));
        leave = fmin(leave, fmax(t0, t1));
    }
    return enter < leave;
}

static bool meets_disc(double x0, double y0, double x1, double y1)
{
    double dx = x1 - x0;
    double dy = y1 - y0;
    double t = -(x0 * dx + y0 * dy) / fmax(dx * dx + dy * dy, 1e-9);
    t = fmin(fmax(t, 0), 1);
    double x = x0 + t * dx;
    double y = y0 + t * dy;
    return x * x + y * y < 1;
}

static bool runs_behind(const pt_part *p, size_t e, size_t k)
{
    size_t a = p->from[e];
    size_t b = p->to[e];
    if (k == a || k == b)
        return false;
    double w = p->width[k] / 2 + CLEARANCE * p->air;
    double h = p->height[k] / 2 + CLEARANCE * p->air;
    double x0 = p->x[a] - p->x[k];
    double x1 = p->x[b] - p->x[k];
    double y0 = p->y[a] - p->y[k];
    double y1 = p->y[b] - p->y[k];
    if ((x0 > w && x1 > w) || (x0 < -w && x1 < -w) || (y0 > h && y1 > h) ||
        (y0 < -h && y1 < -h))
        return false;
    x0 /= w;
    x1 /= w;
    y0 /= h;
    y1 /= h;
    return p->round[k] ? meets_disc(x0, y0, x1, y1)
                       : meets_square(x0, y0, x1, y1);
}

/* From the centre of a box to its edge in a direction. */
static double extent(const pt_part *p, size_t k, double c, double s)
{
    double w = p->width[k] / 2;
    double h = p->height[k] / 2;
    if (p->round[k])
        return w * h / sqrt(h * h * c * c + w * w * s * s);
    return fmin(w / fmax(fabs(c), 1e-9), h / fmax(fabs(s), 1e-9));
}

static double length_cost(const pt_part *p, size_t e)
{
    size_t a = p->from[e];
    size_t b = p->to[e];
    double dx = p->x[b] - p->x[a];
    double dy = p->y[b] - p->y[a];
    double d = fmax(hypot(dx, dy), 1e-6);
    double gap =
        d - extent(p, a, dx / d, dy / d) - extent(p, b, dx / d, dy / d);
    double share = gap / (GAP * p->air) - 1;
    return share < 0 ? share * share : STRETCH * share;
}

static double line_cost(const pt_part *p, size_t e)
{
    double total = length_cost(p, e);
    for (size_t f = 0; f < p->graph.edge_count; f++)
        total += cross(p, e, f) ? CROSSING : 0;
    for (size_t k = 0; k < p->graph.node_count; k++)
        total += runs_behind(p, e, k) ? BEHIND : 0;
    return total;
}

/* Two lines that leave a box close to one another. */
static double angle_cost(const pt_part *p, size_t k, size_t e, size_t f)
{
    size_t a = p->from[e] == k ? p->to[e] : p->from[e];
    size_t b = p->from[f] == k ? p->to[f] : p->from[f];
    double ax = p->x[a] - p->x[k];
    double ay = p->y[a] - p->y[k];
    double bx = p->x[b] - p->x[k];
    double by = p->y[b] - p->y[k];
    double dot = ax * bx + ay * by;
    if (dot <= 0)
        return 0;
    double cosine =
        dot / sqrt(fmax((ax * ax + ay * ay) * (bx * bx + by * by), 1e-9));
    return cosine > COSINE ? BUNDLE * (cosine - COSINE) / (1 - COSINE) : 0;
}

/* ---- Boxes ----------------------------------------------------------------*/

static double pair_cost(const pt_part *p, size_t i, size_t j)
{
    double dx =
        fabs(p->x[i] - p->x[j]) - (p->width[i] + p->width[j]) / 2 - p->gap_x;
    double dy =
        fabs(p->y[i] - p->y[j]) - (p->height[i] + p->height[j]) / 2 - p->gap_y;
    double gap = fmax(dx, dy);
    double near = NEAR * p->air;
    if (gap >= near)
        return 0;
    if (gap < 0)
        return TOUCHING * (1 + fmin(-gap / 20, 2));
    return CLOSE * (1 - gap / near) * (1 - gap / near);
}

static double page_cost(const pt_part *p, double wide, double tall)
{
    pt_bounds b = pt_part_bounds(p);
    double w = b.right - b.left;
    double h = b.bottom - b.top;
    double more = w * h / (wide * tall) - 1;
    double tilt = fmax(0, h / w - 1 / p->ratio * 1.25);
    return (2 * ROOM * more + tilt) * (double)p->graph.node_count +
           fmax(0, w - p->widest);
}

double pt_part_cost(const pt_part *p)
{
    double wide = 0;
    double tall = 0;
    double total = 0;
    pt_part_wanted(p, &wide, &tall);
    for (size_t e = 0; e < p->graph.edge_count; e++) {
        total += length_cost(p, e);
        for (size_t f = e + 1; f < p->graph.edge_count; f++)
            total += cross(p, e, f) ? CROSSING : 0;
        for (size_t k = 0; k < p->graph.node_count; k++)
            total += runs_behind(p, e, k) ? BEHIND : 0;
    }
    for (size_t i = 0; i < p->graph.node_count; i++)
        for (size_t j = 0; j < i; j++)
            total += pair_cost(p, i, j);
    return total + page_cost(p, wide, tall);
}

/* ---- The search -----------------------------------------------------------*/

static double angles_at(const refiner *r, size_t k)
{
    double total = 0;
    for (size_t i = r->first[k]; i < r->first[k + 1]; i++) {
        size_t e = r->edges[i];
        size_t other = r->p->from[e] == k ? r->p->to[e] : r->p->from[e];
        for (size_t j = r->first[k]; j < i; j++)
            total += angle_cost(r->p, k, e, r->edges[j]);
        for (size_t j = r->first[other]; j < r->first[other + 1]; j++)
            if (r->edges[j] != e)
                total += angle_cost(r->p, other, e, r->edges[j]);
    }
    return total;
}

/* All that depends on where one box stands. */
static double cost_at(const refiner *r, size_t k)
{
    const pt_part *p = r->p;
    double total = angles_at(r, k);
    for (size_t i = r->first[k]; i < r->first[k + 1]; i++)
        total += line_cost(p, r->edges[i]);
    for (size_t e = 0; e < p->graph.edge_count; e++)
        total += runs_behind(p, e, k) ? BEHIND : 0;
    for (size_t j = 0; j < p->graph.node_count; j++)
        total += j == k ? 0 : pair_cost(p, k, j);
    return total;
}

static double both_costs(const refiner *r, size_t k, size_t other)
{
    return cost_at(r, k) + (other == k ? 0 : cost_at(r, other)) +
           page_cost(r->p, r->wide, r->tall);
}

static double any(refiner *r)
{
    return 2 * pt_random_unit(&r->random) - 1;
}

static void swap(double *a, double *b)
{
    double kept = *a;
    *a = *b;
    *b = kept;
}

/* What is tried: stand near a neighbour, or step aside. */
static void move(refiner *r, size_t k, double reach)
{
    size_t degree = r->first[k + 1] - r->first[k];
    if (degree > 0 && pt_random_unit(&r->random) < 0.2) {
        size_t e = r->edges[r->first[k] + pt_random_below(&r->random, degree)];
        size_t to = r->p->from[e] == k ? r->p->to[e] : r->p->from[e];
        double room = 60 + reach / 2;
        r->x[k] = r->x[to] + any(r) * (r->p->width[to] / 2 + room);
        r->y[k] = r->y[to] + any(r) * (r->p->height[to] / 2 + room);
    } else {
        r->x[k] += any(r) * reach;
        r->y[k] += any(r) * reach * 0.8;
    }
}

static void trade(refiner *r, size_t k, size_t other)
{
    swap(&r->x[k], &r->x[other]);
    swap(&r->y[k], &r->y[other]);
}

static void step(refiner *r, double heat, double reach)
{
    size_t n = r->p->graph.node_count;
    size_t k = (size_t)pt_random_below(&r->random, n);
    bool trades = pt_random_unit(&r->random) < 0.15;
    size_t other = trades ? (size_t)pt_random_below(&r->random, n) : k;
    double x = r->x[k];
    double y = r->y[k];
    double before = both_costs(r, k, other);
    if (trades)
        trade(r, k, other);
    else
        move(r, k, reach);
    double after = both_costs(r, k, other);
    if (after <= before ||
        pt_random_unit(&r->random) < exp((before - after) / heat))
        return;
    if (trades) {
        trade(r, k, other);
    } else {
        r->x[k] = x;
        r->y[k] = y;
    }
}

static double moves_of(const pt_part *p)
{
    double n = (double)p->graph.node_count;
    double m = (double)p->graph.edge_count;
    double each = 2 * ((2 * m / n + 1) * (n + m) + n + m);
    return fmin(MOVES * n, WORK / each);
}

static void anneal(refiner *r)
{
    size_t moves = (size_t)moves_of(r->p);
    double reach = REACH * fmax(r->wide, r->tall);
    for (size_t i = 0; i < moves; i++) {
        double share = (double)i / (double)moves;
        step(r, HOT * pow(COLD / HOT, share),
             fmax(reach * pow(REACH_LEAST / reach, share), REACH_LEAST));
    }
}

static void list_edges(refiner *r)
{
    const pt_part *p = r->p;
    for (size_t e = 0; e < p->graph.edge_count; e++) {
        r->first[p->from[e] + 1]++;
        r->first[p->to[e] + 1]++;
    }
    for (size_t k = 0; k < p->graph.node_count; k++)
        r->first[k + 1] += r->first[k];
    for (size_t e = p->graph.edge_count; e-- > 0;) {
        r->edges[--r->first[p->from[e] + 1]] = e;
        r->edges[--r->first[p->to[e] + 1]] = e;
    }
    /* Filled from behind, every start now stands one place too far. */
    memmove(r->first, r->first + 1, p->graph.node_count * sizeof *r->first);
    r->first[p->graph.node_count] = 2 * p->graph.edge_count;
}

ptce_status pt_part_refine(pt_part *p, uint64_t seed, ptce_error *err)
{
    size_t n = p->graph.node_count;
    refiner r = {.p = p, .x = p->x, .y = p->y};
    r.first = pt_alloc(n + 2, sizeof *r.first);
    r.edges = pt_alloc(2 * p->graph.edge_count, sizeof *r.edges);
    ptce_status st = r.first && r.edges ? PTCE_OK : pt_nomem(err);
    if (st == PTCE_OK && n > 1) {
        pt_part_wanted(p, &r.wide, &r.tall);
        pt_random_seed(&r.random, seed);
        list_edges(&r);
        anneal(&r);
        p->steps = 5e7;
        pt_part_push(p, 1);
        pt_part_narrow(p);
    }
    free(r.first);
    free(r.edges);
    return st;
}
