/* SPDX-License-Identifier: MIT */
/* Lines between boxes: straight where the way is free, else the gentlest bend
 * that runs over no other box. Ours rather than Graphviz's, whose router takes
 * half a minute on 200 nodes and lays many lines upon one another. */
#include "figure/figure.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define STEP 5.0 /* points between two probes of a line */
#define STEPS_LEAST 24
#define STEPS_MOST 160
#define CLEARANCE 4.0
#define BEHIND 20        /* lying on a box, against passing near it */
#define LANE 0.10        /* bend of the second line of a pair */
#define BENDS 14         /* tried on each side */
#define FEW_BENDS 3      /* where lines are too many to follow far bends */
#define MANY 2e4         /* links times marks: too many */
#define BEND 0.07        /* of the length, a step */
#define TWISTS 7         /* tried for each end, on each side */
#define TWIST 0.17       /* of the length, a step */
#define ROOM 34.0        /* that a line may take above and below the boxes */
#define ROUTED_UP_TO 1e5 /* links times marks; beyond, straight lines */
#define NUDGED_UP_TO 1e4 /* the same, where boxes give way */
#define APART 9.0        /* that boxes keep */
#define ARROW 6.5        /* length of an arrowhead */

typedef struct curve {
    pt_point p[4];
} curve;

/* Where lines may run. */
typedef struct area {
    double left, top, right, bottom;
} area;

typedef struct router {
    const pt_picture *picture;
    const pt_link *link;
    area limits;
    curve best;
    size_t least;
    int bends; /* tried on each side */
} router;

static double rounded(double value)
{
    return floor(value * 100 + 0.5) / 100;
}

pt_point pt_curve_at(const pt_point points[4], double t)
{
    double u = 1 - t;
    double k[4] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
    pt_point p = {0, 0};
    for (int i = 0; i < 4; i++) {
        p.x += k[i] * points[i].x;
        p.y += k[i] * points[i].y;
    }
    return p;
}

/* The polar form of the curve. */
static pt_point blossom(const pt_point points[4], double t0, double t1,
                        double t2)
{
    pt_point p[4] = {points[0], points[1], points[2], points[3]};
    double t[3] = {t0, t1, t2};
    for (int level = 0; level < 3; level++)
        for (int i = 0; i < 3 - level; i++)
            p[i] = (pt_point){
                p[i].x + (p[i + 1].x - p[i].x) * t[level],
                p[i].y + (p[i + 1].y - p[i].y) * t[level],
            };
    return (pt_point){rounded(p[0].x), rounded(p[0].y)};
}

void pt_curve_cut(pt_point out[4], const pt_point points[4], double t0,
                  double t1)
{
    out[0] = blossom(points, t0, t0, t0);
    out[1] = blossom(points, t0, t0, t1);
    out[2] = blossom(points, t0, t1, t1);
    out[3] = blossom(points, t1, t1, t1);
}

static pt_point at(const curve *c, double t)
{
    return pt_curve_at(c->p, t);
}

static bool inside(const pt_mark *mark, pt_point p, double margin)
{
    double dx = fabs(p.x - mark->x) / (mark->width / 2 + margin);
    double dy = fabs(p.y - mark->y) / (mark->height / 2 + margin);
    return mark->is_pool ? dx * dx + dy * dy < 1 : dx < 1 && dy < 1;
}

/* Control points stand beside the straight line, at shares of it. */
static curve bent(const router *r, const double share[2], const double bend[2])
{
    const pt_mark *a = &r->picture->marks[r->link->from];
    const pt_mark *b = &r->picture->marks[r->link->to];
    double dx = b->x - a->x;
    double dy = b->y - a->y;
    curve c = {{{a->x, a->y}, {0, 0}, {0, 0}, {b->x, b->y}}};
    for (int i = 0; i < 2; i++)
        c.p[i + 1] = (pt_point){a->x + dx * share[i] - dy * bend[i],
                                a->y + dy * share[i] + dx * bend[i]};
    return c;
}

/* The quadratic curve with one control point. */
static curve arched(const router *r, double share, double bend)
{
    double shares[2] = {share * 2 / 3, (1 + 2 * share) / 3};
    double bends[2] = {bend * 2 / 3, bend * 2 / 3};
    return bent(r, shares, bends);
}

static area around(const curve *c)
{
    area a = {c->p[0].x, c->p[0].y, c->p[0].x, c->p[0].y};
    for (int i = 1; i < 4; i++) {
        a.left = fmin(a.left, c->p[i].x);
        a.right = fmax(a.right, c->p[i].x);
        a.top = fmin(a.top, c->p[i].y);
        a.bottom = fmax(a.bottom, c->p[i].y);
    }
    return a;
}

static int probe(const curve *c, pt_point probes[STEPS_MOST])
{
    double length = 0;
    for (int i = 0; i < 3; i++)
        length += hypot(c->p[i + 1].x - c->p[i].x, c->p[i + 1].y - c->p[i].y);
    int steps =
        (int)fmin(fmax(length / STEP, STEPS_LEAST), (double)STEPS_MOST + 1);
    for (int i = 1; i < steps; i++)
        probes[i - 1] = at(c, (double)i / steps);
    return steps - 1;
}

/* How much of the curve lies on or close to boxes it does not join, or beyond
 * the limits; no more exactly than up to a bound. */
static size_t hits(const router *r, const curve *c, size_t bound)
{
    pt_point probes[STEPS_MOST] = {{0, 0}};
    size_t count = 0;
    int steps = probe(c, probes);
    area box = around(c);
    const area *limits = &r->limits;
    for (int i = 0; i < steps; i++)
        count += probes[i].x < limits->left || probes[i].x > limits->right ||
                         probes[i].y < limits->top ||
                         probes[i].y > limits->bottom
                     ? BEHIND
                     : 0;
    for (size_t i = 0; count < bound && i < r->picture->mark_count; i++) {
        const pt_mark *mark = &r->picture->marks[i];
        double dx = mark->width / 2 + CLEARANCE;
        double dy = mark->height / 2 + CLEARANCE;
        if (i == r->link->from || i == r->link->to || mark->links == 0 ||
            mark->x + dx < box.left || mark->x - dx > box.right ||
            mark->y + dy < box.top || mark->y - dy > box.bottom)
            continue;
        for (int j = 0; j < steps; j++)
            if (inside(mark, probes[j], CLEARANCE))
                count += inside(mark, probes[j], 1) ? BEHIND : 1;
    }
    return count;
}

static void offer(router *r, curve c)
{
    size_t now = hits(r, &c, r->least);
    if (now < r->least) {
        r->least = now;
        r->best = c;
    }
}

/* Bends to one side, the gentlest first. */
static void try_arches(router *r, double lane)
{
    static const double shares[] = {0.5, 0.2, 0.8};
    for (int step = 1; step <= r->bends; step++)
        for (size_t i = 0; r->least > 0 && i < PT_COUNT(shares); i++)
            for (int sign = 1; sign >= -1; sign -= 2)
                offer(r, arched(r, shares[i], lane + sign * step * BEND));
}

static void try_twist(router *r, int i, int j)
{
    static const double shares[][2] = {
        {0.33, 0.67}, {0.1, 0.6}, {0.4, 0.9}, {0, 1}, {-0.2, 1.2}};
    double bends[2] = {i * TWIST, j * TWIST};
    for (size_t k = 0; k < PT_COUNT(shares); k++)
        offer(r, bent(r, shares[k], bends));
}

/* Bends that differ at both ends: around a corner, or like an S. */
static void try_twists(router *r)
{
    for (int sum = 1; sum <= 2 * TWISTS; sum++) {
        for (int i = -TWISTS; r->least > 0 && i <= TWISTS; i++) {
            int j = sum - abs(i);
            if (j >= 0 && j <= TWISTS)
                try_twist(r, i, -j);
            if (j > 0 && j <= TWISTS)
                try_twist(r, i, j);
        }
    }
}

/* The gentlest line with the fewest hits, from the link's own lane outwards. */
static curve choose(router *r, const pt_link *link, bool route)
{
    double lane = link->lane ? LANE : 0;
    r->link = link;
    r->best = arched(r, 0.5, lane);
    r->least = route ? hits(r, &r->best, SIZE_MAX) : 0;
    if (r->least > 0)
        try_arches(r, lane);
    if (r->least > 0 && r->bends == BENDS)
        try_twists(r);
    return r->best;
}

/* Where the curve leaves the box it begins in at t, be it close to its end. */
static double edge_of(const pt_mark *mark, const curve *c, double t)
{
    double in = t;
    double out = t;
    double step = t > 0.5 ? -0.01 : 0.01;
    for (int i = 0; i < 99 && inside(mark, at(c, out), 0.5); i++) {
        in = out;
        out += step;
    }
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

static area limits_of(const pt_picture *picture)
{
    const pt_paper *paper = &picture->paper;
    double aside = (paper->room - picture->width) / 2;
    if (aside < 0)
        aside = paper->width > 0 ? 0 : ROOM;
    return (area){-aside, -ROOM, picture->width + aside,
                  picture->height + ROOM};
}

static void lay(router *r, pt_link *link, bool route)
{
    curve c = choose(r, link, route);
    double t0 = edge_of(&r->picture->marks[link->from], &c, 0);
    double t1 = edge_of(&r->picture->marks[link->to], &c, 1);
    link->crosses = r->least >= BEHIND;
    link->tail = at(&c, t0);
    link->head = at(&c, t1);
    if (link->backward)
        t0 = before(&c, t0, 1);
    if (link->forward)
        t1 = before(&c, t1, -1);
    pt_curve_cut(link->curve, c.p, t0, t1);
    link->tail = (pt_point){rounded(link->tail.x), rounded(link->tail.y)};
    link->head = (pt_point){rounded(link->head.x), rounded(link->head.y)};
}

/* ---- Boxes that give way --------------------------------------------------*/

static bool lies_under(const pt_picture *picture, const pt_link *link, size_t k)
{
    if (k == link->from || k == link->to)
        return false;
    for (int i = 0; i <= STEPS_MOST; i++)
        if (inside(&picture->marks[k],
                   pt_curve_at(link->curve, (double)i / STEPS_MOST), CLEARANCE))
            return true;
    return false;
}

static bool has_room(const pt_picture *picture, size_t k)
{
    const pt_mark *mark = &picture->marks[k];
    if (mark->x < mark->width / 2 || mark->y < mark->height / 2 ||
        mark->x + mark->width / 2 > picture->width ||
        mark->y + mark->height / 2 > picture->height)
        return false;
    for (size_t i = 0; i < picture->mark_count; i++) {
        const pt_mark *other = &picture->marks[i];
        if (i != k && other->links > 0 &&
            fabs(mark->x - other->x) <
                (mark->width + other->width) / 2 + APART &&
            fabs(mark->y - other->y) <
                (mark->height + other->height) / 2 + APART)
            return false;
    }
    return true;
}

static size_t count_behind(const pt_picture *picture)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->link_count; i++)
        count += picture->links[i].crosses;
    return count;
}

/* Lines anew where the mark stands or stood in their way. */
static bool helps(router *r, pt_picture *picture, size_t k)
{
    size_t before_move = count_behind(picture);
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link *link = &picture->links[i];
        if (link->crosses || link->from == k || link->to == k ||
            lies_under(picture, link, k))
            lay(r, link, true);
    }
    return count_behind(picture) < before_move;
}

static void nudge(router *r, pt_picture *picture, pt_link *kept, size_t k)
{
    static const double ways[] = {14, 28, 45, 65};
    pt_mark *mark = &picture->marks[k];
    pt_mark home = *mark;
    size_t size = picture->link_count * sizeof *kept;
    memcpy(kept, picture->links, size);
    for (size_t i = 0; i < PT_COUNT(ways) * 8; i++) {
        double angle = (double)(i % 8) * 0.78539816339744831;
        mark->x = home.x + ways[i / 8] * cos(angle);
        mark->y = home.y + ways[i / 8] * sin(angle);
        if (!has_room(picture, k))
            continue;
        if (helps(r, picture, k))
            return;
        memcpy(picture->links, kept, size);
    }
    *mark = home;
}

static void give_way(router *r, pt_picture *picture, pt_link *kept)
{
    for (size_t i = 0; i < picture->link_count; i++)
        for (size_t k = 0; picture->links[i].crosses && k < picture->mark_count;
             k++)
            if (picture->marks[k].links > 0 &&
                lies_under(picture, &picture->links[i], k))
                nudge(r, picture, kept, k);
}

ptce_status pt_route(pt_picture *picture, ptce_error *err)
{
    double work = (double)picture->link_count * (double)picture->mark_count;
    router r = {.picture = picture,
                .limits = limits_of(picture),
                .bends = work < MANY ? BENDS : FEW_BENDS};
    pt_link *kept =
        pt_arena_take(picture->arena, picture->link_count, sizeof *kept);
    if (!kept)
        return pt_nomem(err);
    for (size_t i = 0; i < picture->link_count; i++)
        lay(&r, &picture->links[i], work < ROUTED_UP_TO);
    if (work < NUDGED_UP_TO)
        give_way(&r, picture, kept);
    return PTCE_OK;
}
