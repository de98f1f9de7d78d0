/* SPDX-License-Identifier: MIT */
/* The actors of one kind: who they are, how they rank, what they pool. */
#include "analysis/focus.h"
#include "analysis/brokerage.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>

/* ---- Who it is ------------------------------------------------------------
 */

/* A name that both a type and a family bear means the same actors. */
static bool is_of(ptce_type type, const char *name)
{
    ptce_type asked = pt_type_named(name);
    if (type == PTCE_TYPE_COUNT)
        return false;
    return asked != PTCE_TYPE_COUNT
               ? type == asked
               : ptce_family_of(type) == pt_family_named(name);
}

static void mark(pt_focus *f, const char *name)
{
    for (size_t v = 0; v < f->study->graph->n; v++) {
        f->in[v] = is_of(pt_type_of(f->study, v), name);
        f->count += f->in[v];
    }
    f->actors = (double)pt_actor_count(f->study);
}

/* ---- Ranks ----------------------------------------------------------------
 */

typedef struct ranked {
    double value;
    size_t v;
} ranked;

static int by_value(const void *a, const void *b)
{
    const ranked *x = a;
    const ranked *y = b;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return (x->v > y->v) - (x->v < y->v);
}

/* Actors alone, from the highest; equal values share the mean of their ranks.
 * Values are compared as they are written. */
static ptce_status rank(double *ranks, const double *values,
                        const pt_study *study, ptce_error *err)
{
    size_t n = study->graph->n;
    size_t count = 0;
    ranked *order = pt_alloc(n, sizeof *order);
    if (!order)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++)
        if (!study->graph->vertices[v].is_pool)
            order[count++] = (ranked){pt_number_round(values[v]), v};
    qsort(order, count, sizeof *order, by_value);
    for (size_t i = 0, j = 0; i < count; i = j) {
        while (j < count && order[j].value == order[i].value)
            j++;
        for (size_t k = i; k < j; k++)
            ranks[order[k].v] = (double)(i + j + 1) / 2;
    }
    free(order);
    return PTCE_OK;
}

/* ---- Gathering ------------------------------------------------------------
 */

static double *column(pt_focus *f)
{
    return pt_arena_take(f->study->arena, f->study->graph->n, sizeof(double));
}

static void sum_strength(pt_focus *f)
{
    const pt_graph *graph = f->study->graph;
    for (size_t e = 0; e < graph->m; e++) {
        f->strength[graph->edges[e].from] += graph->edges[e].weight;
        f->strength[graph->edges[e].to] += graph->edges[e].weight;
    }
}

/* The vertex of each row of the network's actors. */
static size_t *find_vertices(const pt_study *study)
{
    size_t *vertex = pt_arena_take(study->arena, study->network->actor_count,
                                   sizeof *vertex);
    for (size_t v = 0; vertex && v < study->graph->n; v++)
        if (!study->graph->vertices[v].is_pool)
            vertex[study->graph->vertices[v].row] = v;
    return vertex;
}

static ptce_status count_pools(pt_pooling *sum, pt_focus *f, ptce_error *err)
{
    const pt_selection *all = &f->study->whole_selection;
    size_t *vertex = find_vertices(f->study);
    *sum = (pt_pooling){0};
    if (!vertex)
        return pt_nomem(err);
    for (size_t i = 0; i < all->pool_count; i++) {
        const pt_selected_pool *pool = &all->pools[i];
        size_t theirs = 0;
        for (size_t j = 0; j < pool->member_count; j++) {
            size_t v = vertex[pool->members[j]];
            f->pools[v]++;
            theirs += f->in[v];
        }
        sum->held += pool->member_count > 0;
        sum->touched += theirs > 0;
        sum->alone += theirs > 0 && theirs == pool->member_count;
        sum->left_one += theirs > 0 && theirs + 1 == pool->member_count;
    }
    return PTCE_OK;
}

static ptce_status rank_all(pt_focus *f, ptce_error *err)
{
    ptce_status st = rank(f->strength_rank, f->strength, f->study, err);
    if (st == PTCE_OK)
        st = pt_study_paths(f->study, &f->no_paths, err);
    f->has_paths = st == PTCE_OK && f->no_paths == PT_DEFINED;
    if (f->has_paths)
        st = rank(f->betweenness_rank, f->study->paths.betweenness, f->study,
                  err);
    return st;
}

ptce_status pt_focus_look(pt_focus *f, pt_pooling *sum, bool *none,
                          pt_study *study, const pt_asked *asked,
                          ptce_error *err)
{
    *f = (pt_focus){.study = study};
    f->in = pt_arena_take(study->arena, study->graph->n, sizeof *f->in);
    f->strength = column(f);
    f->betweenness_rank = column(f);
    f->strength_rank = column(f);
    f->pools = column(f);
    if (!f->in || !f->strength || !f->betweenness_rank || !f->strength_rank ||
        !f->pools)
        return pt_nomem(err);
    mark(f, asked->options->focus);
    *none = f->count == 0;
    if (*none)
        return PTCE_OK;
    sum_strength(f);
    ptce_status st = rank_all(f, err);
    if (st == PTCE_OK)
        st = pt_study_brokerage(study, &f->no_brokerage, err);
    f->has_brokerage = st == PTCE_OK && f->no_brokerage == PT_DEFINED;
    if (st == PTCE_OK)
        st = count_pools(sum, f, err);
    return st;
}

/* ---- Actors ----------------------------------------------------------------
 */

/* By falling number of ties, then id. */
static size_t order_actors(ranked *order, const pt_focus *f)
{
    size_t count = 0;
    for (size_t v = 0; v < f->study->graph->n; v++)
        if (f->in[v])
            order[count++] = (ranked){pt_ends_at(f->study->graph, v), v};
    qsort(order, count, sizeof *order, by_value);
    return count;
}

static void add_broker(pt_cells *cells, const pt_focus *f, size_t v)
{
    if (!f->has_brokerage) {
        pt_cell_undefined(cells, f->no_brokerage);
        pt_cell_undefined(cells, f->no_brokerage);
        return;
    }
    const char *role = pt_brokerage_main(f->study, v);
    pt_cell_number(cells, pt_brokered(f->study, PT_ROLE_COUNT, v));
    if (role)
        pt_cell_text(cells, role);
    else
        pt_cell_undefined(cells, PT_NO_BROKERAGE);
}

static void add_actor(pt_cells *cells, const pt_focus *f, size_t v)
{
    const pt_study *study = f->study;
    pt_cell_text(cells, study->graph->vertices[v].id);
    pt_cell_text(cells, ptce_type_name(pt_type_of(study, v)));
    pt_cell_number(cells, pt_ends_at(study->graph, v));
    pt_cell_number(cells, f->strength[v]);
    pt_cell_number(cells, f->strength_rank[v]);
    if (f->has_paths) {
        pt_cell_number(cells, study->paths.betweenness[v]);
        pt_cell_number(cells, f->betweenness_rank[v]);
    } else {
        pt_cell_undefined(cells, f->no_paths);
        pt_cell_undefined(cells, f->no_paths);
    }
    add_broker(cells, f, v);
    pt_cell_number(cells, f->pools[v]);
}

static ptce_status list_actors(pt_cells *cells, pt_study *study,
                               const pt_asked *asked, ptce_error *err)
{
    pt_focus f;
    pt_pooling sum;
    bool none = false;
    ptce_status st = pt_focus_look(&f, &sum, &none, study, asked, err);
    if (st != PTCE_OK)
        return st;
    if (none)
        return pt_cells_none(cells, PT_NO_SUCH_ACTOR);
    ranked *order = pt_arena_take(study->arena, study->graph->n, sizeof *order);
    if (!order)
        return pt_nomem(err);
    size_t count = order_actors(order, &f);
    for (size_t i = 0; i < count; i++)
        add_actor(cells, &f, order[i].v);
    return PTCE_OK;
}

static const ptce_detail_column focus_actors_columns[] = {
    {"actor", PTCE_CELL_ACTOR, NULL},
    {"type", PTCE_CELL_WORD, "type"},
    {"degree", PTCE_CELL_COUNT, NULL},
    {"strength", PTCE_CELL_NUMBER, NULL},
    {"strength_rank", PTCE_CELL_NUMBER, NULL},
    {"betweenness", PTCE_CELL_NUMBER, NULL},
    {"betweenness_rank", PTCE_CELL_NUMBER, NULL},
    {"brokerage", PTCE_CELL_COUNT, NULL},
    {"role", PTCE_CELL_WORD, "role"},
    {"pools", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_focus_actors = {{.id = "focus_actors",
                                               PT_COLUMNS(focus_actors_columns),
                                               .needs = "focus",
                                               .cost = PTCE_COST_NM,
                                               .references = "gould1989"},
                                              list_actors};
