/* SPDX-License-Identifier: MIT */
/* Where the boxes go: Graphviz lays out each connected part, several times
 * where that is cheap; the best is refined, and the parts are packed. */
#include "figure/figure.h"
#include "figure/gv.h"
#include "figure/part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GAP_X 16.0 /* that boxes keep */
#define GAP_Y 15.0
#define BARE_CLOSER 0.8 /* where no mark is named */
#define PAGE_RATIO 1.35 /* width to height */
#define FLAT_RATIO 1.9  /* the same, of parts that stand one below another */
#define SMALL_RATIO 1.1
#define RATIO_MOST 3.5
#define SIDE_BY_SIDE                                                           \
    1.3           /* a page this wide has its parts beside one another         \
                   */
#define FILL 0.62 /* share of a part's area that boxes and gaps cover */
#define TIGHT 0.75
#define LOOSE 0.3 /* the same, of so many marks that boxes hardly give way */
#define MANY 300
#define BULGE 16.0      /* that lines may need beside boxes, on a page */
#define TRIES_UP_TO 150 /* nodes of a part that is laid out several times */
#define TRIES 24
#define SMALL 80        /* nodes; beyond, fewer tries and one refined */
#define REFINED 3       /* of these */
#define SFDP_FROM 1500  /* nodes; neato would take a minute */
#define PUSH_STEPS 5e8  /* pairs looked at, for a layout: about a second */
#define EDGES_UP_TO 600 /* of a part that is laid out several times */

static bool by_force(const char *engine)
{
    return strcmp(engine, "neato") == 0 || strcmp(engine, "fdp") == 0 ||
           strcmp(engine, "sfdp") == 0;
}

static ptce_status place_once(pt_part *p, pt_gv *gv, ptce_error *err)
{
    if (p->graph.node_count == 1) {
        p->x[0] = p->y[0] = 0;
        return PTCE_OK;
    }
    ptce_status st = pt_gv_layout(p->x, p->y, gv, &p->graph, err);
    p->steps = PUSH_STEPS;
    if (st == PTCE_OK && by_force(p->graph.engine))
        pt_part_shape(p);
    else if (st == PTCE_OK)
        pt_part_push(p, 1);
    if (st == PTCE_OK && p->graph.node_count > MANY)
        pt_part_push_named(p);
    return st;
}

/* ---- The best of several ------------------------------------------------- */

typedef struct attempt {
    double cost;
    double *at; /* abscissae, then ordinates */
} attempt;

static void keep(attempt *a, const pt_part *p)
{
    size_t n = p->graph.node_count;
    memcpy(a->at, p->x, n * sizeof *p->x);
    memcpy(a->at + n, p->y, n * sizeof *p->y);
    a->cost = pt_part_cost(p);
}

static void recall(pt_part *p, const attempt *a)
{
    size_t n = p->graph.node_count;
    memcpy(p->x, a->at, n * sizeof *p->x);
    memcpy(p->y, a->at + n, n * sizeof *p->y);
}

static int by_cost(const void *a, const void *b)
{
    const attempt *p = a;
    const attempt *q = b;
    return (p->cost > q->cost) - (p->cost < q->cost);
}

/* Stress from several starts; the best are refined, the best of these stays. */
static ptce_status place_best(pt_part *p, pt_gv *gv, unsigned seed,
                              attempt *tries, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    size_t count = p->graph.node_count <= SMALL ? TRIES : TRIES / 3;
    size_t refined = p->graph.node_count <= SMALL ? REFINED : 1;
    for (unsigned i = 0; st == PTCE_OK && i < count; i++) {
        p->graph.start = seed + i;
        st = place_once(p, gv, err);
        if (st == PTCE_OK)
            keep(&tries[i], p);
    }
    if (st != PTCE_OK)
        return st;
    qsort(tries, count, sizeof *tries, by_cost);
    for (unsigned i = 0; st == PTCE_OK && i < refined; i++) {
        recall(p, &tries[i]);
        st = pt_part_refine(p, seed + i, err);
        keep(&tries[i], p);
    }
    qsort(tries, refined, sizeof *tries, by_cost);
    recall(p, &tries[0]);
    return st;
}

/* Our own engine: stress, then refined; only once where there is much to do. */
static ptce_status place_auto(pt_part *p, pt_gv *gv, unsigned seed,
                              ptce_error *err)
{
    size_t n = p->graph.node_count;
    size_t m = p->graph.edge_count;
    p->graph.engine = n > SFDP_FROM ? "sfdp" : "neato";
    if (n > TRIES_UP_TO || m > EDGES_UP_TO || n < 3) {
        ptce_status st = place_once(p, gv, err);
        return st == PTCE_OK && n > 2 && n <= MANY
                   ? pt_part_refine(p, seed, err)
                   : st;
    }
    attempt tries[TRIES];
    double *room = pt_alloc(2 * n * TRIES, sizeof *room);
    if (!room)
        return pt_nomem(err);
    for (size_t i = 0; i < TRIES; i++)
        tries[i] = (attempt){HUGE_VAL, room + 2 * n * i};
    ptce_status st = place_best(p, gv, seed, tries, err);
    free(room);
    return st;
}

static ptce_status place_part(pt_part *p, pt_gv *gv, unsigned seed,
                              ptce_error *err)
{
    p->graph.start = seed;
    p->graph.air = p->air;
    return strcmp(p->graph.engine, ptce_layout_at(0)) == 0
               ? place_auto(p, gv, seed, err)
               : place_once(p, gv, err);
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

static ptce_status fill_part(pt_part *p, const pt_picture *picture,
                             size_t number, size_t *place, ptce_error *err)
{
    size_t n = 0;
    size_t m = 0;
    for (size_t i = 0; i < picture->mark_count; i++)
        n += picture->marks[i].component == number;
    p->marks = pt_arena_take(picture->arena, n, sizeof(size_t));
    p->width = pt_arena_take(picture->arena, 4 * n, sizeof(double));
    p->from =
        pt_arena_take(picture->arena, 2 * picture->link_count, sizeof(size_t));
    p->round = pt_arena_take(picture->arena, 2 * n, sizeof(bool));
    if (!p->marks || !p->width || !p->from || !p->round)
        return pt_nomem(err);
    p->named = p->round + n;
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
        p->round[n] = picture->marks[i].is_pool;
        p->named[n] = !picture->marks[i].bare;
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
        .engine = pt_engine(picture),
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
    const pt_part *p = a;
    const pt_part *q = b;
    if (p->graph.node_count != q->graph.node_count)
        return p->graph.node_count > q->graph.node_count ? -1 : 1;
    return (p->marks[0] > q->marks[0]) - (p->marks[0] < q->marks[0]);
}

/* The marks of a part to where it is. */
static void settle(const pt_part *p, pt_picture *picture)
{
    pt_bounds b = pt_part_bounds(p);
    for (size_t j = 0; j < p->graph.node_count; j++) {
        picture->marks[p->marks[j]].x = p->x[j];
        picture->marks[p->marks[j]].y = p->y[j];
    }
    picture->width = fmax(picture->width, b.right);
    picture->height = fmax(picture->height, b.bottom);
}

/* The largest part is flat where others stand below it; those are compact. */
static double wished_ratio(const pt_picture *picture, size_t count, size_t part)
{
    size_t most = 0;
    size_t own = 0;
    size_t all = 0;
    for (size_t other = 0; other < count; other++) {
        size_t n = 0;
        for (size_t i = 0; i < picture->mark_count; i++)
            n += picture->marks[i].component == other;
        all += n;
        most = n > most ? n : most;
        own = other == part ? n : own;
    }
    if (own < most)
        return SMALL_RATIO;
    if (picture->paper.ratio >= SIDE_BY_SIDE)
        return fmin(fmax(picture->paper.ratio * (double)most / (double)all, 1),
                    RATIO_MOST);
    if (picture->paper.ratio > 0)
        return picture->paper.ratio * (double)all / (double)most;
    return count > 1 ? FLAT_RATIO : PAGE_RATIO;
}

/* Marks without a name stand closer. */
static double air_of(const pt_picture *picture)
{
    size_t bare = 0;
    for (size_t i = 0; i < picture->mark_count; i++)
        bare += picture->marks[i].bare;
    return 1 -
           BARE_CLOSER * (double)bare / fmax((double)picture->mark_count, 1);
}

ptce_status pt_layout(pt_picture *picture, const ptce_run *run, ptce_error *err)
{
    size_t count = number_parts(picture);
    pt_part *parts = pt_arena_take(picture->arena, count, sizeof *parts);
    size_t *place =
        pt_arena_take(picture->arena, picture->mark_count, sizeof *place);
    unsigned seed = (unsigned)(run->seed % 1000000) + 1;
    pt_gv *gv = NULL;
    if (!parts || !place)
        return pt_nomem(err);
    ptce_status st = pt_gv_open(&gv, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        parts[i].ratio = wished_ratio(picture, count, i);
        parts[i].air = air_of(picture);
        parts[i].gap_x = GAP_X * parts[i].air;
        parts[i].gap_y = GAP_Y * parts[i].air;
        parts[i].widest =
            picture->paper.room - (picture->paper.width > 0 ? BULGE : 0);
        parts[i].fill = picture->paper.tight         ? TIGHT
                        : picture->mark_count > MANY ? LOOSE
                                                     : FILL;
        st = fill_part(&parts[i], picture, i, place, err);
    }
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = place_part(&parts[i], gv, seed, err);
    pt_gv_close(gv);
    if (st != PTCE_OK)
        return st;
    qsort(parts, count, sizeof *parts, by_size);
    st = pt_parts_pack(parts, count, picture->paper.room, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        settle(&parts[i], picture);
    return st;
}
