/* SPDX-License-Identifier: MIT */
/* Counting what networks consist of, and comparing the counts. */
#include "compare/bags.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void pt_bag_clear(pt_bag *bag)
{
    free(bag->items);
    *bag = (pt_bag){0};
}

static int by_key(const void *a, const void *b)
{
    uint64_t x = ((const pt_item *)a)->key;
    uint64_t y = ((const pt_item *)b)->key;
    return (x > y) - (x < y);
}

/* Sort the items and merge those of one key. */
static void settle(pt_bag *bag)
{
    size_t kept = 0;
    if (bag->count > 1)
        qsort(bag->items, bag->count, sizeof *bag->items, by_key);
    for (size_t i = 0; i < bag->count; i++) {
        if (kept > 0 && bag->items[kept - 1].key == bag->items[i].key)
            bag->items[kept - 1].weight += bag->items[i].weight;
        else
            bag->items[kept++] = bag->items[i];
    }
    bag->count = kept;
}

static ptce_status open_bag(pt_bag *bag, size_t most, ptce_error *err)
{
    *bag = (pt_bag){.items = pt_alloc(most, sizeof *bag->items)};
    return bag->items ? PTCE_OK : pt_nomem(err);
}

static void put(pt_bag *bag, uint64_t key, double weight)
{
    bag->items[bag->count++] = (pt_item){key, weight};
}

/* ---- Portraits ------------------------------------------------------------
 */

typedef struct search {
    size_t *queue;
    bool *seen;
    pt_bag bag;
    size_t capacity;
} search;

static ptce_status put_level(search *s, size_t level, size_t count,
                             ptce_error *err)
{
    ptce_status st = pt_grow((void **)&s->bag.items, &s->capacity, s->bag.count,
                             sizeof *s->bag.items, err);
    if (st == PTCE_OK)
        put(&s->bag, PT_PORTRAIT_KEY(level, count), 1);
    return st;
}

/* Queue the neighbours of v that were not seen; returns the new end. */
static size_t look_around(search *s, const pt_adjacency *out, size_t v,
                          size_t tail)
{
    for (size_t i = out->start[v]; i < out->start[v + 1]; i++) {
        size_t w = out->vertex[i];
        if (!s->seen[w])
            s->queue[tail++] = w;
        s->seen[w] = true;
    }
    return tail;
}

/* One item a level that somebody stands on. */
static ptce_status look_from(search *s, const pt_graph *graph, size_t source,
                             ptce_error *err)
{
    memset(s->seen, 0, graph->n);
    s->seen[source] = true;
    s->queue[0] = source;
    size_t head = 0;
    size_t tail = 1;
    ptce_status st = PTCE_OK;
    for (size_t level = 0; st == PTCE_OK && head < tail; level++) {
        size_t end = tail;
        st = put_level(s, level, end - head, err);
        for (; head < end; head++)
            tail = look_around(s, &graph->out, s->queue[head], tail);
    }
    return st;
}

ptce_status pt_bag_portrait(pt_bag *bag, const pt_graph *graph, ptce_error *err)
{
    search s = {.queue = pt_alloc(graph->n, sizeof *s.queue),
                .seen = pt_alloc(graph->n, sizeof *s.seen)};
    ptce_status st = s.queue && s.seen ? PTCE_OK : pt_nomem(err);
    *bag = (pt_bag){0};
    for (size_t v = 0; st == PTCE_OK && v < graph->n; v++) {
        st = look_from(&s, graph, v, err);
        if (v % 64 == 63)
            settle(&s.bag); /* few cells differ: the list stays short */
    }
    free(s.queue);
    free(s.seen);
    settle(&s.bag);
    if (st == PTCE_OK)
        *bag = s.bag;
    else
        pt_bag_clear(&s.bag);
    return st;
}

void pt_bag_weigh_portrait(pt_bag *bag)
{
    for (size_t i = 0; i < bag->count; i++)
        bag->items[i].weight *= (double)(bag->items[i].key & UINT32_MAX);
}

/* ---- Degrees and types -----------------------------------------------------
 */

ptce_status pt_bag_degrees(pt_bag *bag, const pt_graph *graph, ptce_error *err)
{
    ptce_status st = open_bag(bag, graph->n, err);
    for (size_t v = 0; st == PTCE_OK && v < graph->n; v++)
        put(bag, pt_degree(&graph->out, v), 1);
    if (st == PTCE_OK)
        settle(bag);
    return st;
}

ptce_status pt_bag_mixing(pt_bag *bag, const pt_graph *graph,
                          const size_t *types, size_t type_count,
                          ptce_error *err)
{
    ptce_status st = open_bag(bag, 2 * graph->m, err);
    for (size_t e = 0; st == PTCE_OK && e < graph->m; e++) {
        size_t from = types[graph->edges[e].from];
        size_t to = types[graph->edges[e].to];
        put(bag, from * type_count + to, 1);
        if (!graph->directed)
            put(bag, to * type_count + from, 1);
    }
    if (st == PTCE_OK)
        settle(bag);
    return st;
}

/* ---- Subtrees ---------------------------------------------------------------
 */

#define DEPTH 2

/* A vertex of one of the graphs: its label, and what the next one is made of.
 */
typedef struct rooted {
    size_t graph, vertex;
    size_t label;
    size_t *near; /* sorted labels of its neighbours */
    size_t near_count;
} rooted;

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a;
    size_t y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static int by_subtree(const void *a, const void *b)
{
    const rooted *x = a;
    const rooted *y = b;
    if (x->label != y->label)
        return x->label < y->label ? -1 : 1;
    if (x->near_count != y->near_count)
        return x->near_count < y->near_count ? -1 : 1;
    for (size_t i = 0; i < x->near_count; i++)
        if (x->near[i] != y->near[i])
            return x->near[i] < y->near[i] ? -1 : 1;
    return 0;
}

static int by_place(const void *a, const void *b)
{
    const rooted *x = a;
    const rooted *y = b;
    if (x->graph != y->graph)
        return x->graph < y->graph ? -1 : 1;
    return (x->vertex > y->vertex) - (x->vertex < y->vertex);
}

typedef struct forest {
    rooted *all; /* by graph and vertex */
    size_t count;
    size_t *near; /* room for all neighbours */
} forest;

static ptce_status forest_init(forest *f, const pt_graph *const *flat,
                               const size_t *const *types, size_t count,
                               ptce_error *err)
{
    size_t ends = 0;
    for (size_t g = 0; g < count; g++) {
        f->count += flat[g]->n;
        ends += 2 * flat[g]->m;
    }
    f->all = pt_alloc(f->count, sizeof *f->all);
    f->near = pt_alloc(ends, sizeof *f->near);
    if (!f->all || !f->near)
        return pt_nomem(err);
    rooted *next = f->all;
    size_t *near = f->near;
    for (size_t g = 0; g < count; g++) {
        for (size_t v = 0; v < flat[g]->n; v++) {
            size_t degree = pt_degree(&flat[g]->out, v);
            *next++ = (rooted){g, v, types[g][v], near, degree};
            near += degree;
        }
    }
    return PTCE_OK;
}

/* Labels of the neighbours, each list sorted. */
static void gather(forest *f, const pt_graph *const *flat)
{
    const rooted *first = f->all; /* of the graph at hand */
    for (size_t i = 0; i < f->count; i++) {
        rooted *r = &f->all[i];
        if (r->vertex == 0)
            first = r;
        const pt_adjacency *out = &flat[r->graph]->out;
        for (size_t j = 0; j < r->near_count; j++)
            r->near[j] = first[out->vertex[out->start[r->vertex] + j]].label;
        if (r->near_count > 1)
            qsort(r->near, r->near_count, sizeof *r->near, by_number);
    }
}

/* Equal subtrees get one new label, never used before. */
static ptce_status relabel(forest *f, ptce_error *err)
{
    if (f->count > 1)
        qsort(f->all, f->count, sizeof *f->all, by_subtree);
    size_t *labels = pt_alloc(f->count, sizeof *labels);
    if (!labels)
        return pt_nomem(err);
    size_t label = 0;
    for (size_t i = 0; i < f->count; i++) {
        label += i > 0 && by_subtree(&f->all[i - 1], &f->all[i]) != 0;
        labels[i] = label;
    }
    for (size_t i = 0; i < f->count; i++)
        f->all[i].label = labels[i];
    free(labels);
    if (f->count > 1)
        qsort(f->all, f->count, sizeof *f->all, by_place);
    return PTCE_OK;
}

static void count_labels(pt_bag *bags, const forest *f, uint64_t depth)
{
    for (size_t i = 0; i < f->count; i++)
        put(&bags[f->all[i].graph], (depth << 32) | f->all[i].label, 1);
}

ptce_status pt_bags_subtrees(pt_bag *bags, const pt_graph *const *flat,
                             const size_t *const *types, size_t count,
                             ptce_error *err)
{
    forest f = {0};
    ptce_status st = forest_init(&f, flat, types, count, err);
    for (size_t g = 0; g < count; g++)
        bags[g] = (pt_bag){0};
    for (size_t g = 0; st == PTCE_OK && g < count; g++)
        st = open_bag(&bags[g], (DEPTH + 1) * flat[g]->n, err);
    for (uint64_t depth = 0; st == PTCE_OK && depth <= DEPTH; depth++) {
        if (depth > 0) {
            gather(&f, flat);
            st = relabel(&f, err);
        }
        count_labels(bags, &f, depth);
    }
    for (size_t g = 0; g < count; g++) {
        if (st == PTCE_OK)
            settle(&bags[g]);
        else
            pt_bag_clear(&bags[g]);
    }
    free(f.all);
    free(f.near);
    return st;
}

/* ---- Distances -------------------------------------------------------------
 */

static double weight_of(const pt_bag *bag)
{
    double sum = 0;
    for (size_t i = 0; i < bag->count; i++)
        sum += bag->items[i].weight;
    return sum;
}

/* The next key of either bag with its weight in each; false behind the last. */
static bool next_key(double *x, double *y, const pt_bag *a, const pt_bag *b,
                     size_t at[2])
{
    bool has_a = at[0] < a->count;
    bool has_b = at[1] < b->count;
    uint64_t key_a = has_a ? a->items[at[0]].key : UINT64_MAX;
    uint64_t key_b = has_b ? b->items[at[1]].key : UINT64_MAX;
    *x = has_a && key_a <= key_b ? a->items[at[0]++].weight : 0;
    *y = has_b && key_b <= key_a ? b->items[at[1]++].weight : 0;
    return has_a || has_b;
}

double pt_bag_jsd(const pt_bag *a, const pt_bag *b)
{
    double sum_a = weight_of(a);
    double sum_b = weight_of(b);
    double jsd = 0;
    double x;
    double y;
    size_t at[2] = {0, 0};
    if (sum_a <= 0 || sum_b <= 0)
        return (double)NAN;
    while (next_key(&x, &y, a, b, at)) {
        double p = x / sum_a;
        double q = y / sum_b;
        double middle = (p + q) / 2;
        jsd += p > 0 ? p * log2(p / middle) / 2 : 0;
        jsd += q > 0 ? q * log2(q / middle) / 2 : 0;
    }
    return fmin(fmax(jsd, 0), 1);
}

double pt_bag_cosine_distance(const pt_bag *a, const pt_bag *b)
{
    double aa = 0;
    double bb = 0;
    double ab = 0;
    double x;
    double y;
    size_t at[2] = {0, 0};
    while (next_key(&x, &y, a, b, at)) {
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    if (aa <= 0 || bb <= 0)
        return (double)NAN;
    return fmin(fmax(1 - ab / sqrt(aa * bb), 0), 1);
}

static double distance_of(const double *a, const double *b, size_t columns)
{
    double sum = 0;
    for (size_t c = 0; c < columns; c++)
        sum += (a[c] - b[c]) * (a[c] - b[c]);
    return sqrt(sum);
}

void pt_row_distances(double *square, const double *rows, size_t count,
                      size_t columns)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            square[i * count + j] =
                distance_of(rows + i * columns, rows + j * columns, columns);
}
