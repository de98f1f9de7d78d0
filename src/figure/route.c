/* SPDX-License-Identifier: MIT */
/* Lines between boxes: straight where the way is free, else the gentlest bend
 * that runs over no other box. Ours rather than Graphviz's, whose router takes
 * half a minute on 200 nodes and lays many lines upon one another. */
#include "figure/figure.h"

#include <math.h>

#define STEPS 40
#define CLEARANCE 4.0
#define LANE 0.10        /* bend of the second line of a pair */
#define BENDS 14U        /* tried on each side */
#define BEND 0.07        /* of the length, a step */
#define ROUTED_UP_TO 4e6 /* links times marks */
#define ARROW 6.5        /* length of an arrowhead */

typedef struct curve {
    pt_point from, control, to;
} curve;

static pt_point at(const curve *c, double t)
{
    double u = 1 - t;
    return (pt_point){
        u * u * c->from.x + 2 * u * t * c->control.x + t * t * c->to.x,
        u * u * c->from.y + 2 * u * t * c->control.y + t * t * c->to.y};
}

static bool inside(const pt_mark *mark, pt_point p, double margin)
{
    double dx = fabs(p.x - mark->x) / (mark->width / 2 + margin);
    double dy = fabs(p.y - mark->y) / (mark->height / 2 + margin);
    return mark->is_pool ? dx * dx + dy * dy < 1 : dx < 1 && dy < 1;
}

/* The control point stands beside the straight line, at a share of it. */
static curve bent(const pt_picture *picture, const pt_link *link, double share,
                  double bend)
{
    const pt_mark *a = &picture->marks[link->from];
    const pt_mark *b = &picture->marks[link->to];
    double dx = b->x - a->x;
    double dy = b->y - a->y;
    return (curve){
        {a->x, a->y},
        {a->x + dx * share - dy * bend, a->y + dy * share + dx * bend},
        {b->x, b->y}};
}

/* Steps of the curve that lie on boxes it does not join. */
static size_t hits(const pt_picture *picture, const pt_link *link,
                   const curve *c, double margin)
{
    size_t count = 0;
    double left = fmin(c->control.x, fmin(c->from.x, c->to.x));
    double right = fmax(c->control.x, fmax(c->from.x, c->to.x));
    double top = fmin(c->control.y, fmin(c->from.y, c->to.y));
    double bottom = fmax(c->control.y, fmax(c->from.y, c->to.y));
    for (size_t i = 0; i < picture->mark_count; i++) {
        const pt_mark *mark = &picture->marks[i];
        if (i == link->from || i == link->to ||
            mark->x + mark->width / 2 + margin < left ||
            mark->x - mark->width / 2 - margin > right ||
            mark->y + mark->height / 2 + margin < top ||
            mark->y - mark->height / 2 - margin > bottom)
            continue;
        for (int step = 1; step < STEPS; step++)
            count += inside(mark, at(c, (double)step / STEPS), margin);
    }
    return count;
}

/* The gentlest bend with the fewest hits, from the link's own lane outwards. */
static curve choose(const pt_picture *picture, const pt_link *link, bool route)
{
    static const double shares[] = {0.5, 0.2, 0.8};
    double lane = link->lane ? LANE : 0;
    curve best = bent(picture, link, shares[0], lane);
    size_t least = route ? hits(picture, link, &best, CLEARANCE) : 0;
    size_t tries = PT_COUNT(shares) * 2 * BENDS;
    for (size_t i = 0; least > 0 && i < tries; i++) {
        size_t step = i / (2 * PT_COUNT(shares)) + 1;
        double bend = (double)step * BEND * (i % 2 ? -1 : 1);
        curve next =
            bent(picture, link, shares[i / 2 % PT_COUNT(shares)], lane + bend);
        size_t now = hits(picture, link, &next, CLEARANCE);
        if (now < least) {
            least = now;
            best = next;
        }
    }
    return best;
}

/* Where the curve leaves the box it begins in, seen from t towards middle. */
static double edge_of(const pt_mark *mark, const curve *c, double t)
{
    double in = t;
    double out = 0.5;
    for (int i = 0; i < 40; i++) {
        double middle = (in + out) / 2;
        if (inside(mark, at(c, middle), 0.5))
            in = middle;
        else
            out = middle;
    }
    return out;
}

/* Step back along the curve by the length of an arrowhead. */
static double before(const curve *c, double t, double direction)
{
    pt_point tip = at(c, t);
    double back = t;
    for (int i = 0; i < 400; i++) {
        pt_point p = at(c, back);
        if (hypot(p.x - tip.x, p.y - tip.y) >= ARROW)
            break;
        back += direction * 0.0025;
    }
    return back;
}

static double rounded(double value)
{
    return floor(value * 100 + 0.5) / 100;
}

/* The piece between two parameters as a cubic curve. */
static void cut(pt_point out[4], const curve *c, double t0, double t1)
{
    pt_point a = at(c, t0);
    pt_point b = at(c, t1);
    double u0 = 1 - t0;
    double u1 = 1 - t1;
    double k0 = u0 * u1;
    double k1 = u0 * t1 + t0 * u1;
    double k2 = t0 * t1;
    pt_point m = {k0 * c->from.x + k1 * c->control.x + k2 * c->to.x,
                  k0 * c->from.y + k1 * c->control.y + k2 * c->to.y};
    out[0] = a;
    out[1] = (pt_point){(a.x + 2 * m.x) / 3, (a.y + 2 * m.y) / 3};
    out[2] = (pt_point){(b.x + 2 * m.x) / 3, (b.y + 2 * m.y) / 3};
    out[3] = b;
    for (int i = 0; i < 4; i++)
        out[i] = (pt_point){rounded(out[i].x), rounded(out[i].y)};
}

void pt_route(pt_picture *picture)
{
    bool route = (double)picture->link_count * (double)picture->mark_count <
                 ROUTED_UP_TO;
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link *link = &picture->links[i];
        curve c = choose(picture, link, route);
        link->crosses = hits(picture, link, &c, 0) > 0;
        double t0 = edge_of(&picture->marks[link->from], &c, 0);
        double t1 = edge_of(&picture->marks[link->to], &c, 1);
        link->tail = at(&c, t0);
        link->head = at(&c, t1);
        if (link->backward)
            t0 = before(&c, t0, 1);
        if (link->forward)
            t1 = before(&c, t1, -1);
        cut(link->curve, &c, t0, t1);
        link->tail = (pt_point){rounded(link->tail.x), rounded(link->tail.y)};
        link->head = (pt_point){rounded(link->head.x), rounded(link->head.y)};
    }
}
