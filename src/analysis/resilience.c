/* SPDX-License-Identifier: MIT */
/* What holds together when actors leave: the most tied one by one, against any
 * order. */
#include "analysis/detail.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>

#define SEED_ORDERS 0x6f72646572u /* "order" */
#define STEPS_MAX 4e7             /* vertices and edges, over all orders */

/* Sums over random orders: of the largest piece, and of its square, behind
 * each removal, and behind all removals. Whole numbers, so that they are
 * exact. */
typedef struct exits {
    double *sum, *squares; /* NULL where only the total is wanted */
    double total;
} exits;

typedef struct order {
    size_t *order, *left, *parent, *size;
} order;

static bool order_init(order *o, const pt_graph *flat)
{
    *o = (order){.order = pt_alloc(flat->n, sizeof(size_t)),
                 .left = pt_alloc(flat->n, sizeof(size_t)),
                 .parent = pt_alloc(flat->n, sizeof(size_t)),
                 .size = pt_alloc(flat->n, sizeof(size_t))};
    return o->order && o->left && o->parent && o->size;
}

static void order_clear(order *o)
{
    free(o->order);
    free(o->left);
    free(o->parent);
    free(o->size);
}

/* Fisher and Yates. */
static void shuffle(size_t *items, size_t n, pt_random *random)
{
    for (size_t i = 0; i < n; i++)
        items[i] = i;
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)pt_random_below(random, i);
        size_t item = items[i - 1];
        items[i - 1] = items[j];
        items[j] = item;
    }
}

static bool fits(const pt_study *study, size_t draws)
{
    double size = (double)(study->flat->n + 2 * study->flat->m);
    return size * (double)draws <= STEPS_MAX;
}

static ptce_status leave_at_random(exits *e, const pt_study *study,
                                   size_t draws, ptce_error *err)
{
    const pt_graph *flat = study->flat;
    pt_random random;
    order o;
    ptce_status st = order_init(&o, flat) ? PTCE_OK : pt_nomem(err);
    pt_random_seed(&random, study->seed ^ SEED_ORDERS);
    for (size_t i = 0; st == PTCE_OK && i < draws; i++) {
        shuffle(o.order, flat->n, &random);
        pt_stages(o.left, o.order, flat, o.parent, o.size);
        for (size_t q = 0; q < flat->n; q++) {
            double left = (double)o.left[q];
            e->total += left;
            if (!e->sum)
                continue;
            e->sum[q] += left;
            e->squares[q] += left * left;
        }
    }
    order_clear(&o);
    return st;
}

/* ---- Measures ------------------------------------------------------------ */

static ptce_status robustness_random(const pt_column *out, pt_study *study,
                                     ptce_error *err)
{
    exits e = {0};
    if (study->flat->n == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    if (!fits(study, PTCE_DRAWS))
        return pt_undefine(out, PT_TOO_LARGE);
    ptce_status st = leave_at_random(&e, study, PTCE_DRAWS, err);
    double n = (double)study->flat->n;
    return st == PTCE_OK ? pt_set(out, e.total / (n * n * PTCE_DRAWS)) : st;
}

static ptce_status robustness_gap(const pt_column *out, pt_study *study,
                                  ptce_error *err)
{
    double attack = 0;
    ptce_status st = robustness_random(out, study, err);
    if (st != PTCE_OK || out->reasons[0] != PT_DEFINED)
        return st;
    st = pt_robustness(&attack, study->flat, err);
    return st == PTCE_OK ? pt_set(out, out->values[0] - attack) : st;
}

// clang-format off
static const pt_measure_row resilience_rows[] = {
    PT_ROW(robustness_random, NETWORK, RATIO, C, OTHER, 0, 0.5, LINEAR, "schneider2011", robustness_random),
    PT_ROW(robustness_gap, NETWORK, DIFFERENCE, C, OTHER, -0.5, 0.5, LINEAR, "schneider2011", robustness_gap),
};
// clang-format on

const pt_measure_family pt_measures_resilience = {
    resilience_rows, PT_COUNT(resilience_rows), PTCE_NETWORK};

/* ---- The curve ----------------------------------------------------------- */

static void say_curve(pt_cells *cells, const pt_study *study, const size_t *who,
                      const size_t *left, const exits *e, size_t draws)
{
    const pt_graph *flat = study->flat;
    double count = (double)draws;
    double n = (double)flat->n;
    for (size_t q = 0; q < flat->n; q++) {
        pt_cell_number(cells, (double)(q + 1));
        pt_cell_text(cells, flat->vertices[who[q]].id);
        pt_cell_number(cells, (double)left[q] / n);
        if (!e->sum) {
            pt_cell_undefined(cells, PT_TOO_LARGE);
            pt_cell_undefined(cells, PT_TOO_LARGE);
            continue;
        }
        double spread = e->squares[q] - e->sum[q] * e->sum[q] / count;
        pt_cell_number(cells, e->sum[q] / count / n);
        pt_cell_number(cells, spread > 0 && draws > 1
                                  ? sqrt(spread / (count - 1) / count) / n
                                  : 0);
    }
}

static ptce_status robustness_curve(pt_cells *cells, pt_study *study,
                                    const pt_asked *asked, ptce_error *err)
{
    size_t n = study->flat->n;
    size_t draws = asked->options->draws;
    exits e = {0};
    if (n == 0)
        return pt_cells_none(cells, PT_NO_ACTOR);
    size_t *who = pt_arena_take(study->arena, n, sizeof *who);
    size_t *left = pt_arena_take(study->arena, n, sizeof *left);
    if (!who || !left)
        return pt_nomem(err);
    ptce_status st = pt_attack(who, left, study->flat, err);
    if (st == PTCE_OK && fits(study, draws)) {
        e.sum = pt_arena_take(study->arena, n, sizeof *e.sum);
        e.squares = pt_arena_take(study->arena, n, sizeof *e.squares);
        st = e.sum && e.squares ? leave_at_random(&e, study, draws, err)
                                : pt_nomem(err);
    }
    if (st == PTCE_OK)
        say_curve(cells, study, who, left, &e, draws);
    return st;
}

static const ptce_detail_column curve_columns[] = {
    {"removed", PTCE_CELL_COUNT, NULL}, {"who", PTCE_CELL_ACTOR, NULL},
    {"attack", PTCE_CELL_NUMBER, NULL}, {"random", PTCE_CELL_NUMBER, NULL},
    {"error", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_robustness_curve = {
    {.id = "robustness_curve",
     PT_COLUMNS(curve_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "schneider2011"},
    robustness_curve};
