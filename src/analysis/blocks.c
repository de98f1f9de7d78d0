/* SPDX-License-Identifier: MIT */
/* Cohesive blocks after Moody and White (2003): groups that stay whole while
 * fewer actors leave than their cohesion says, one within another. A block that
 * is k-connected lies on one side of every cut of fewer than k vertices, the
 * cut included, so that cutting finds each of them once.
 *
 * Not igraph's own search: it takes all smallest cuts of a part out at once and
 * loses who stands between two of them (Albizzi among the families of Florence,
 * half of the core of the karate club), and it ends the process where there are
 * many, on a ring of forty already. */
#include "analysis/detail.h"
#include "analysis/separators.h"

#include <stdlib.h>
#include <string.h>

/* Actors squared times edges, of the 2-core; some seconds. */
#define STEPS_MAX 3e8
#define ACTORS_MAX 20000

typedef struct block {
    pt_part part;
    size_t cohesion;
} block;

/* A part in which blocks of that cohesion and more are looked for. */
typedef struct task {
    pt_part part;
    size_t k;
} task;

typedef struct finder {
    const pt_graph *flat;
    pt_arena *arena;
    block *blocks;
    size_t count, capacity;
    task *tasks;
    size_t task_count, task_capacity;
    size_t *place; /* by vertex: its place in the part at hand, or n */
    size_t *label; /* by place: component without the cut */
    size_t *queue;
    bool *cut; /* by place */
} finder;

/* ---- Parts --------------------------------------------------------------- */

static bool is_here(const finder *f, size_t v)
{
    return f->place[v] < f->flat->n;
}

static void enter(finder *f, const pt_part *part)
{
    for (size_t i = 0; i < part->count; i++)
        f->place[part->members[i]] = i;
}

static void leave(finder *f, const pt_part *part)
{
    for (size_t i = 0; i < part->count; i++)
        f->place[part->members[i]] = f->flat->n;
}

static size_t degree_here(const finder *f, size_t v)
{
    const pt_adjacency *near = &f->flat->out;
    size_t count = 0;
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
        count += is_here(f, near->vertex[i]);
    return count;
}

/* Without those who have fewer than k neighbours in the part, again and again:
 * they are in no block of cohesion k. */
static void peel(finder *f, pt_part *part, size_t k)
{
    const pt_adjacency *near = &f->flat->out;
    size_t waiting = 0;
    size_t kept = 0;
    for (size_t i = 0; i < part->count; i++)
        f->label[i] = degree_here(f, part->members[i]);
    for (size_t i = 0; i < part->count; i++)
        if (f->label[i] < k)
            f->queue[waiting++] = i;
    for (size_t at = 0; at < waiting; at++) {
        size_t v = part->members[f->queue[at]];
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
            if (is_here(f, near->vertex[i]) &&
                f->label[f->place[near->vertex[i]]]-- == k)
                f->queue[waiting++] = f->place[near->vertex[i]];
    }
    for (size_t i = 0; i < part->count; i++) {
        f->place[part->members[i]] = f->flat->n;
        if (f->label[i] >= k)
            part->members[kept++] = part->members[i];
    }
    part->count = kept;
    enter(f, part);
}

/* Label those in the part that a place reaches without the cut. */
static void flood(finder *f, const pt_part *part, size_t first, size_t label)
{
    const pt_adjacency *near = &f->flat->out;
    size_t count = 0;
    f->label[first] = label;
    f->queue[count++] = first;
    for (size_t at = 0; at < count; at++) {
        size_t v = part->members[f->queue[at]];
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
            size_t w = f->place[near->vertex[i]];
            if (w == f->flat->n || f->cut[w] || f->label[w])
                continue;
            f->label[w] = label;
            f->queue[count++] = w;
        }
    }
}

/* Label what hangs together without the cut, from 1 on; how many there are. */
static size_t label_components(finder *f, const pt_part *part)
{
    size_t labels = 0;
    memset(f->label, 0, part->count * sizeof *f->label);
    for (size_t first = 0; first < part->count; first++)
        if (!f->cut[first] && !f->label[first])
            flood(f, part, first, ++labels);
    return labels;
}

static ptce_status add_task(finder *f, const pt_part *part, size_t label,
                            size_t k, ptce_error *err)
{
    ptce_status st = pt_grow((void **)&f->tasks, &f->task_capacity,
                             f->task_count, sizeof *f->tasks, err);
    if (st != PTCE_OK)
        return st;
    task *next = &f->tasks[f->task_count];
    *next = (task){.k = k};
    next->part.members = pt_arena_take(f->arena, part->count, sizeof(size_t));
    if (!next->part.members)
        return pt_nomem(err);
    for (size_t i = 0; i < part->count; i++)
        if (f->cut[i] || f->label[i] == label)
            next->part.members[next->part.count++] = part->members[i];
    f->task_count++;
    return PTCE_OK;
}

/* A task for each component, with the cut. */
static ptce_status split(finder *f, const pt_part *part, size_t k,
                         ptce_error *err)
{
    ptce_status st = PTCE_OK;
    size_t labels = label_components(f, part);
    for (size_t label = 1; st == PTCE_OK && label <= labels; label++)
        st = add_task(f, part, label, k, err);
    return st;
}

/* ---- Blocks -------------------------------------------------------------- */

static ptce_status add_block(finder *f, const pt_part *part, size_t cohesion,
                             ptce_error *err)
{
    ptce_status st = pt_grow((void **)&f->blocks, &f->capacity, f->count,
                             sizeof *f->blocks, err);
    if (st == PTCE_OK)
        f->blocks[f->count++] = (block){*part, cohesion};
    return st;
}

/* The cohesion of a connected part of two members and more, and the cut in
 * f->cut that shows it; none in a complete part, whose cohesion is one less
 * than its members. */
static ptce_status find_cohesion(finder *f, const pt_part *part, size_t k,
                                 size_t *cohesion, bool *found, ptce_error *err)
{
    *found = false;
    ptce_status st = PTCE_OK;
    for (*cohesion = k - 1; st == PTCE_OK && !*found; ++*cohesion) {
        if (*cohesion + 1 == part->count)
            return PTCE_OK;
        st = pt_cut_below(found, f->cut, part, f->place, *cohesion + 1, f->flat,
                          err);
    }
    --*cohesion;
    return st;
}

/* A connected part: a block if it is k-connected, else to be cut. */
static ptce_status examine(finder *f, pt_part *part, size_t k, ptce_error *err)
{
    size_t cohesion;
    bool found;
    ptce_status st = find_cohesion(f, part, k, &cohesion, &found, err);
    if (st == PTCE_OK && cohesion >= k)
        st = add_block(f, part, cohesion, err);
    if (st == PTCE_OK && found)
        st = split(f, part, cohesion >= k ? cohesion + 1 : k, err);
    return st;
}

static ptce_status do_task(finder *f, task *next, ptce_error *err)
{
    pt_part *part = &next->part;
    ptce_status st = PTCE_OK;
    enter(f, part);
    peel(f, part, next->k);
    memset(f->cut, 0, part->count * sizeof *f->cut);
    if (part->count <= next->k)
        st = PTCE_OK;
    else if (label_components(f, part) > 1)
        st = split(f, part, next->k, err);
    else
        st = examine(f, part, next->k, err);
    leave(f, part);
    return st;
}

/* Blocks of a higher cohesion behind those they may lie in. */
static int by_cohesion(const void *a, const void *b)
{
    const block *x = a;
    const block *y = b;
    if (x->cohesion != y->cohesion)
        return x->cohesion < y->cohesion ? -1 : 1;
    if (x->part.count != y->part.count)
        return x->part.count > y->part.count ? -1 : 1;
    for (size_t i = 0; i < x->part.count; i++)
        if (x->part.members[i] != y->part.members[i])
            return x->part.members[i] < y->part.members[i] ? -1 : 1;
    return 0;
}

/* The whole network is a block, of cohesion 0 where it is in pieces. */
static ptce_status find_all(finder *f, ptce_error *err)
{
    pt_part all = {pt_arena_take(f->arena, f->flat->n, sizeof(size_t)),
                   f->flat->n};
    if (!all.members)
        return pt_nomem(err);
    for (size_t v = 0; v < f->flat->n; v++) {
        all.members[v] = v;
        f->place[v] = v;
    }
    ptce_status st = PTCE_OK;
    if (label_components(f, &all) > 1) {
        st = add_block(f, &all, 0, err);
        if (st == PTCE_OK)
            st = split(f, &all, 1, err);
    } else {
        st = examine(f, &all, 1, err);
    }
    leave(f, &all);
    while (st == PTCE_OK && f->task_count > 0) {
        task next = f->tasks[--f->task_count];
        st = do_task(f, &next, err);
    }
    if (st == PTCE_OK && f->count > 1)
        qsort(f->blocks, f->count, sizeof *f->blocks, by_cohesion);
    return st;
}

/* ---- The table ------------------------------------------------------------
 */

static bool holds(const pt_part *outer, const pt_part *inner)
{
    size_t at = 0;
    for (size_t i = 0; i < inner->count; i++) {
        while (at < outer->count && outer->members[at] < inner->members[i])
            at++;
        if (at == outer->count || outer->members[at] != inner->members[i])
            return false;
    }
    return true;
}

/* The innermost block around the i-th; there is one, as block 0 holds all. */
static size_t block_around(const finder *f, size_t i)
{
    size_t outer = i;
    while (outer-- > 0)
        if (f->blocks[outer].cohesion < f->blocks[i].cohesion &&
            holds(&f->blocks[outer].part, &f->blocks[i].part))
            return outer;
    return 0;
}

static void write_block(pt_cells *cells, const finder *f, size_t i,
                        const pt_study *study)
{
    const block *b = &f->blocks[i];
    pt_cell_number(cells, (double)i + 1);
    if (i == 0)
        pt_cell_undefined(cells, PT_WHOLE_NETWORK);
    else
        pt_cell_number(cells, (double)block_around(f, i) + 1);
    pt_cell_number(cells, (double)b->cohesion);
    pt_cell_number(cells, (double)b->part.count);
    if (i == 0)
        pt_cell_undefined(cells, PT_WHOLE_NETWORK);
    else
        pt_cell_vertices(cells, study, b->part.members, b->part.count);
}

static ptce_status find_blocks(pt_cells *cells, pt_study *study,
                               ptce_error *err)
{
    size_t n = study->flat->n;
    finder f = {.flat = study->flat,
                .arena = study->arena,
                .place = pt_alloc(n, sizeof *f.place),
                .label = pt_alloc(n, sizeof *f.label),
                .queue = pt_alloc(n, sizeof *f.queue),
                .cut = pt_alloc(n, sizeof *f.cut)};
    ptce_status st = f.place && f.label && f.queue && f.cut ? find_all(&f, err)
                                                            : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < f.count; i++)
        write_block(cells, &f, i, study);
    free(f.blocks);
    free(f.tasks);
    free(f.place);
    free(f.label);
    free(f.queue);
    free(f.cut);
    return st;
}

/* Degrees among those who keep two neighbours, less than two for the others;
 * how many they are. */
static size_t keep_two(size_t *degree, size_t *queue, const pt_graph *flat)
{
    const pt_adjacency *near = &flat->out;
    size_t waiting = 0;
    for (size_t v = 0; v < flat->n; v++) {
        degree[v] = pt_degree(near, v);
        if (degree[v] < 2)
            queue[waiting++] = v;
    }
    for (size_t at = 0; at < waiting; at++) {
        size_t v = queue[at];
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
            if (degree[near->vertex[i]]-- == 2)
                queue[waiting++] = near->vertex[i];
    }
    return flat->n - waiting;
}

/* Actors squared times edges of those who keep two neighbours. */
static ptce_status count_steps(double *steps, const pt_graph *flat,
                               ptce_error *err)
{
    double ends = 0;
    size_t *degree = pt_alloc(flat->n, sizeof *degree);
    size_t *queue = pt_alloc(flat->n, sizeof *queue);
    if (!degree || !queue) {
        free(degree);
        free(queue);
        return pt_nomem(err);
    }
    double left = (double)keep_two(degree, queue, flat);
    for (size_t v = 0; v < flat->n; v++)
        ends += degree[v] >= 2 ? (double)degree[v] : 0;
    *steps = left * left * ends / 2;
    free(degree);
    free(queue);
    return PTCE_OK;
}

static ptce_status cohesive_blocks(pt_cells *cells, pt_study *study,
                                   const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    const pt_graph *flat = study->flat;
    double steps = 0;
    if (study->graph->pools > 0)
        return pt_cells_none(cells, PT_TWO_MODE);
    if (flat->n > ACTORS_MAX)
        return pt_cells_none(cells, PT_TOO_LARGE);
    if (flat->m == 0)
        return pt_cells_none(cells, flat->n ? PT_NO_EDGE : PT_NO_ACTOR);
    ptce_status st = count_steps(&steps, flat, err);
    if (st != PTCE_OK)
        return st;
    return steps > STEPS_MAX ? pt_cells_none(cells, PT_TOO_LARGE)
                             : find_blocks(cells, study, err);
}

static const ptce_detail_column cohesive_blocks_columns[] = {
    {"block", PTCE_CELL_COUNT, NULL},    {"within", PTCE_CELL_COUNT, NULL},
    {"cohesion", PTCE_CELL_COUNT, NULL}, {"size", PTCE_CELL_COUNT, NULL},
    {"members", PTCE_CELL_ACTORS, NULL},
};

const pt_detail_row pt_detail_cohesive_blocks = {
    {.id = "cohesive_blocks",
     PT_COLUMNS(cohesive_blocks_columns),
     .cost = PTCE_COST_N2M,
     .references = "moody2003 esfahanian1984"},
    cohesive_blocks};
