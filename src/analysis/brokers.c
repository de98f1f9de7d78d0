/* SPDX-License-Identifier: MIT */
/* Brokers one by one and role by role, beside what chance would give. */
#include "analysis/brokerage.h"
#include "analysis/detail.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>
#include <string.h>

/* Six rows an actor: beyond, the table would not be read by anybody. */
#define MOST_ACTORS 100000

/* ---- What chance would give ----------------------------------------------
 * Gould and Fernandez: types are fixed, and each arc is there with the chance
 * d, on its own. */

/* For an actor of one type: ordered pairs of others that make the role, and
 * ordered pairs of such pairs that share their first or their last actor. */
typedef struct chances {
    double pairs[PT_BROKER_COLUMNS], sharing[PT_BROKER_COLUMNS];
} chances;

static chances chances_of(ptce_type type, const size_t counts[PTCE_TYPE_COUNT],
                          double n)
{
    chances c = {0};
    double own = (double)counts[type] - 1;
    double rest = n - (double)counts[type];
    c.pairs[PT_COORDINATOR] = own * (own - 1);
    c.sharing[PT_COORDINATOR] = 2 * own * (own - 1) * (own - 2);
    c.pairs[PT_REPRESENTATIVE] = own * rest;
    c.sharing[PT_REPRESENTATIVE] =
        own * rest * (rest - 1) + rest * own * (own - 1);
    c.pairs[PT_GATEKEEPER] = c.pairs[PT_REPRESENTATIVE];
    c.sharing[PT_GATEKEEPER] = c.sharing[PT_REPRESENTATIVE];
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++) {
        double k = (double)counts[t];
        if (t == (size_t)type)
            continue;
        c.pairs[PT_CONSULTANT] += k * (k - 1);
        c.sharing[PT_CONSULTANT] += 2 * k * (k - 1) * (k - 2);
        c.pairs[PT_LIAISON] += k * (rest - k);
        c.sharing[PT_LIAISON] += 2 * k * (rest - k) * (rest - k - 1);
    }
    c.pairs[PT_ROLE_COUNT] = (n - 1) * (n - 2);
    c.sharing[PT_ROLE_COUNT] = 2 * (n - 1) * (n - 2) * (n - 3);
    return c;
}

typedef struct expectation {
    double mean, deviation;
    double exact; /* deviation where arcs go both ways by construction */
    double mixed; /* if the pairs that the actor joins had any types */
} expectation;

/* Without directions each pair is one of two, and counts twice in every role
 * but the two that tell its ends apart: twice the variance there. */
static expectation expect(const pt_study *study, const chances *c, size_t role,
                          double brokered)
{
    double n = (double)study->graph->n;
    double arcs = (double)study->graph->m * (study->graph->directed ? 1 : 2);
    double d = arcs / (n * (n - 1));
    double open = d * d * (1 - d);
    double variance = c->pairs[role] * open * (1 - open) +
                      c->sharing[role] * pow(d * (1 - d), 3);
    bool twice = !study->graph->directed && role != PT_REPRESENTATIVE &&
                 role != PT_GATEKEEPER;
    return (expectation){
        .mean = c->pairs[role] * open,
        .deviation = sqrt(variance),
        .exact = sqrt(variance * (twice ? 2 : 1)),
        .mixed = n > 2 ? brokered * c->pairs[role] / ((n - 1) * (n - 2)) : 0,
    };
}

static void add_z(pt_cells *cells, double value, double mean, double deviation)
{
    if (deviation > 0)
        pt_cell_number(cells, (value - mean) / deviation);
    else
        pt_cell_undefined(cells, PT_NO_SPREAD);
}

/* ---- Details ------------------------------------------------------------- */

/* The study's brokerage is there, and something is brokered if `some`. */
static ptce_status begin(pt_cells *cells, pt_study *study, bool some,
                         ptce_error *err)
{
    size_t first;
    pt_reason reason;
    ptce_status st = pt_study_brokerage(study, &reason, err);
    if (st != PTCE_OK)
        return st;
    if (reason == PT_DEFINED && study->graph->m == 0)
        reason = PT_NO_EDGE;
    if (reason == PT_DEFINED && some &&
        pt_brokered_sum(&first, study, PT_ROLE_COUNT) == 0)
        reason = PT_NO_BROKERAGE;
    return pt_cells_none(cells, reason);
}

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

/* Who brokers at all, by falling total, then id. */
static size_t rank_brokers(ranked *order, const pt_study *study)
{
    size_t count = 0;
    for (size_t v = 0; v < study->graph->n; v++) {
        double total = pt_brokered(study, PT_ROLE_COUNT, v);
        if (total > 0)
            order[count++] = (ranked){total, v};
    }
    if (count > 1)
        qsort(order, count, sizeof *order, by_value);
    return count;
}

static void add_broker(pt_cells *cells, const pt_study *study, size_t v,
                       const size_t counts[PTCE_TYPE_COUNT])
{
    ptce_type type = pt_type_of(study, v);
    double total = pt_brokered(study, PT_ROLE_COUNT, v);
    chances c = chances_of(type, counts, (double)study->graph->n);
    expectation e = expect(study, &c, PT_ROLE_COUNT, total);
    pt_cell_text(cells, study->graph->vertices[v].id);
    pt_cell_text(cells, ptce_type_name(type));
    pt_cell_text(cells, pt_brokerage_main(study, v));
    for (size_t role = 0; role < PT_ROLE_COUNT; role++)
        pt_cell_number(cells, pt_brokered(study, role, v));
    pt_cell_number(cells, total);
    pt_cell_number(cells, e.mean);
    add_z(cells, total, e.mean, e.deviation);
}

static ptce_status list_brokers(pt_cells *cells, pt_study *study,
                                const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    size_t counts[PTCE_TYPE_COUNT];
    ptce_status st = begin(cells, study, true, err);
    if (st != PTCE_OK || cells->reason != PT_DEFINED)
        return st;
    ranked *order = pt_arena_take(study->arena, study->graph->n, sizeof *order);
    if (!order)
        return pt_nomem(err);
    (void)pt_count_types(counts, study);
    size_t count = rank_brokers(order, study);
    for (size_t i = 0; i < count; i++)
        add_broker(cells, study, order[i].v, counts);
    return PTCE_OK;
}

static const ptce_detail_column brokerage_columns[] = {
    {"actor", PTCE_CELL_ACTOR, NULL},
    {"type", PTCE_CELL_WORD, "type"},
    {"role", PTCE_CELL_WORD, "role"},
    {"coordinator", PTCE_CELL_COUNT, NULL},
    {"consultant", PTCE_CELL_COUNT, NULL},
    {"representative", PTCE_CELL_COUNT, NULL},
    {"gatekeeper", PTCE_CELL_COUNT, NULL},
    {"liaison", PTCE_CELL_COUNT, NULL},
    {"total", PTCE_CELL_COUNT, NULL},
    {"expected", PTCE_CELL_NUMBER, NULL},
    {"z", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_brokerage = {{.id = "brokerage",
                                            PT_COLUMNS(brokerage_columns),
                                            .cost = PTCE_COST_LINEAR,
                                            .references = "gould1989"},
                                           list_brokers};

static void add_expectations(pt_cells *cells, const pt_study *study, size_t v,
                             const size_t counts[PTCE_TYPE_COUNT])
{
    chances c =
        chances_of(pt_type_of(study, v), counts, (double)study->graph->n);
    double total = pt_brokered(study, PT_ROLE_COUNT, v);
    for (size_t role = 0; role < PT_BROKER_COLUMNS; role++) {
        double count = pt_brokered(study, role, v);
        expectation e = expect(study, &c, role, total);
        pt_cell_text(cells, study->graph->vertices[v].id);
        pt_cell_text(cells, pt_broker_names[role]);
        pt_cell_number(cells, count);
        pt_cell_number(cells, e.mean);
        pt_cell_number(cells, e.deviation);
        add_z(cells, count, e.mean, e.deviation);
        add_z(cells, count, e.mean, e.exact);
        pt_cell_number(cells, e.mixed);
    }
}

static ptce_status expect_brokers(pt_cells *cells, pt_study *study,
                                  const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    size_t counts[PTCE_TYPE_COUNT];
    ptce_status st = begin(cells, study, false, err);
    if (st != PTCE_OK || cells->reason != PT_DEFINED)
        return st;
    if (study->graph->n > MOST_ACTORS)
        return pt_cells_none(cells, PT_TOO_LARGE);
    (void)pt_count_types(counts, study);
    for (size_t v = 0; v < study->graph->n; v++)
        add_expectations(cells, study, v, counts);
    return PTCE_OK;
}

static const ptce_detail_column expected_columns[] = {
    {"actor", PTCE_CELL_ACTOR, NULL},
    {"role", PTCE_CELL_WORD, "role"},
    {"observed", PTCE_CELL_COUNT, NULL},
    {"expected", PTCE_CELL_NUMBER, NULL},
    {"deviation", PTCE_CELL_NUMBER, NULL},
    {"z", PTCE_CELL_NUMBER, NULL},
    {"z_exact", PTCE_CELL_NUMBER, NULL},
    {"expected_types", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_brokerage_expected = {
    {.id = "brokerage_expected",
     PT_COLUMNS(expected_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "gould1989"},
    expect_brokers};

/* ---- The roles of the whole network -------------------------------------- */

/* Share of the ordered triples of actors whose types make each role. */
static void share_roles(double shares[PT_BROKER_COLUMNS],
                        const size_t counts[PTCE_TYPE_COUNT], double n)
{
    memset(shares, 0, PT_BROKER_COLUMNS * sizeof *shares);
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++) {
        if (counts[t] == 0)
            continue;
        chances c = chances_of((ptce_type)t, counts, n);
        for (size_t role = 0; role < PT_BROKER_COLUMNS; role++)
            shares[role] +=
                (double)counts[t] * c.pairs[role] / (n * (n - 1) * (n - 2));
    }
}

static ptce_status sum_roles(pt_cells *cells, pt_study *study,
                             const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    size_t counts[PTCE_TYPE_COUNT];
    double shares[PT_BROKER_COLUMNS];
    size_t first;
    ptce_status st = begin(cells, study, true, err);
    if (st != PTCE_OK || cells->reason != PT_DEFINED)
        return st;
    (void)pt_count_types(counts, study);
    share_roles(shares, counts, (double)study->graph->n);
    double total = pt_brokered_sum(&first, study, PT_ROLE_COUNT);
    for (size_t role = 0; role < PT_BROKER_COLUMNS; role++) {
        double sum = pt_brokered_sum(&first, study, role);
        double expected = total * shares[role];
        pt_cell_text(cells, pt_broker_names[role]);
        pt_cell_number(cells, sum);
        pt_cell_number(cells, sum / total);
        pt_cell_number(cells, expected);
        if (expected > 0)
            pt_cell_number(cells, sum / expected);
        else
            pt_cell_undefined(cells, PT_NO_SPREAD);
        if (sum > 0)
            pt_cell_text(cells, study->graph->vertices[first].id);
        else
            pt_cell_undefined(cells, PT_NO_BROKERAGE);
    }
    return PTCE_OK;
}

static const ptce_detail_column roles_columns[] = {
    {"role", PTCE_CELL_WORD, "role"},  {"observed", PTCE_CELL_COUNT, NULL},
    {"share", PTCE_CELL_NUMBER, NULL}, {"expected", PTCE_CELL_NUMBER, NULL},
    {"ratio", PTCE_CELL_NUMBER, NULL}, {"first", PTCE_CELL_ACTOR, NULL},
};

const pt_detail_row pt_detail_brokerage_roles = {{.id = "brokerage_roles",
                                                  PT_COLUMNS(roles_columns),
                                                  .cost = PTCE_COST_LINEAR,
                                                  .references = "gould1989"},
                                                 sum_roles};
