/* SPDX-License-Identifier: MIT */
/* Cohesive blocks after Moody and White (2003): groups that stay whole while
 * fewer actors leave than their cohesion says, one within another. */
#include "analysis/detail.h"
#include "analysis/ig.h"

#include <stdlib.h>
#include <string.h>

/* Beyond these the search for the smallest cuts takes more than seconds. */
#define ACTORS_MAX 300
#define EDGES_MAX 3000

typedef struct block {
    size_t *members; /* ascending */
    size_t size, cohesion;
    size_t label, parent; /* igraph's; its own label where there is none */
} block;

/* Blocks of a higher cohesion behind those they may lie in. */
static int by_cohesion(const void *a, const void *b)
{
    const block *x = a;
    const block *y = b;
    if (x->cohesion != y->cohesion)
        return x->cohesion < y->cohesion ? -1 : 1;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    for (size_t i = 0; i < x->size; i++)
        if (x->members[i] != y->members[i])
            return x->members[i] < y->members[i] ? -1 : 1;
    return (x->label > y->label) - (x->label < y->label);
}

static int ascending(const void *a, const void *b)
{
    size_t x = *(const size_t *)a;
    size_t y = *(const size_t *)b;
    return (x > y) - (x < y);
}

typedef struct found {
    igraph_vector_int_list_t members;
    igraph_vector_int_t cohesion, parent;
    block *blocks;
    size_t count;
} found;

static ptce_status take_block(block *out, const found *f, size_t i,
                              pt_study *study, ptce_error *err)
{
    const igraph_vector_int_t *members =
        igraph_vector_int_list_get_ptr(&f->members, (igraph_integer_t)i);
    igraph_integer_t parent = VECTOR(f->parent)[i];
    *out = (block){.size = (size_t)igraph_vector_int_size(members),
                   .cohesion = (size_t)VECTOR(f->cohesion)[i],
                   .label = i,
                   .parent = parent < 0 ? i : (size_t)parent};
    out->members = pt_arena_take(study->arena, out->size, sizeof(size_t));
    if (!out->members)
        return pt_nomem(err);
    for (size_t j = 0; j < out->size; j++) {
        out->members[j] = (size_t)VECTOR(*members)[j];
        if (out->members[j] >= study->flat->n)
            return pt_fail(err, PTCE_E_NUMERIC, "igraph", "block", NULL);
    }
    if (out->size > 1)
        qsort(out->members, out->size, sizeof(size_t), ascending);
    return out->parent < f->count
               ? PTCE_OK
               : pt_fail(err, PTCE_E_NUMERIC, "igraph", "block", NULL);
}

static ptce_status take_blocks(found *f, pt_study *study, ptce_error *err)
{
    f->count = (size_t)igraph_vector_int_list_size(&f->members);
    f->blocks = pt_arena_take(study->arena, f->count, sizeof *f->blocks);
    if (!f->blocks)
        return pt_nomem(err);
    if ((size_t)igraph_vector_int_size(&f->cohesion) != f->count ||
        (size_t)igraph_vector_int_size(&f->parent) != f->count)
        return pt_fail(err, PTCE_E_NUMERIC, "igraph", "length", NULL);
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < f->count; i++)
        st = take_block(&f->blocks[i], f, i, study, err);
    if (st == PTCE_OK && f->count > 1)
        qsort(f->blocks, f->count, sizeof *f->blocks, by_cohesion);
    return st;
}

static void add_block(pt_cells *cells, const found *f, size_t i,
                      const pt_study *study)
{
    const block *b = &f->blocks[i];
    size_t within = 0;
    while (f->blocks[within].label != b->parent)
        within++;
    bool is_whole = within == i;
    pt_cell_number(cells, (double)i + 1);
    if (is_whole)
        pt_cell_undefined(cells, PT_WHOLE_NETWORK);
    else
        pt_cell_number(cells, (double)within + 1);
    pt_cell_number(cells, (double)b->cohesion);
    pt_cell_number(cells, (double)b->size);
    if (is_whole)
        pt_cell_undefined(cells, PT_WHOLE_NETWORK);
    else
        pt_cell_vertices(cells, study, b->members, b->size);
}

static ptce_status find_blocks(pt_cells *cells, pt_study *study,
                               ptce_error *err)
{
    found f = {0};
    igraph_error_t code = igraph_vector_int_list_init(&f.members, 0);
    if (code != IGRAPH_SUCCESS)
        return pt_ig_check(code, err);
    code = igraph_vector_int_init(&f.cohesion, 0);
    if (code != IGRAPH_SUCCESS)
        goto no_cohesion;
    code = igraph_vector_int_init(&f.parent, 0);
    if (code != IGRAPH_SUCCESS)
        goto no_parent;
    code = igraph_cohesive_blocks(&study->flat_ig->graph, &f.members,
                                  &f.cohesion, &f.parent, NULL);
    ptce_status st = pt_ig_check(code, err);
    if (st == PTCE_OK)
        st = take_blocks(&f, study, err);
    for (size_t i = 0; st == PTCE_OK && i < f.count; i++)
        add_block(cells, &f, i, study);
    igraph_vector_int_destroy(&f.parent);
    igraph_vector_int_destroy(&f.cohesion);
    igraph_vector_int_list_destroy(&f.members);
    return st;

no_parent:
    igraph_vector_int_destroy(&f.cohesion);
no_cohesion:
    igraph_vector_int_list_destroy(&f.members);
    return pt_ig_check(code, err);
}

static ptce_status cohesive_blocks(pt_cells *cells, pt_study *study,
                                   const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    const pt_graph *flat = study->flat;
    if (study->graph->pools > 0)
        return pt_cells_none(cells, PT_TWO_MODE);
    if (flat->n > ACTORS_MAX || flat->m > EDGES_MAX)
        return pt_cells_none(cells, PT_TOO_LARGE);
    if (flat->m == 0)
        return pt_cells_none(cells, flat->n ? PT_NO_EDGE : PT_NO_ACTOR);
    return find_blocks(cells, study, err);
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
     .references = "moody2003"},
    cohesive_blocks};
