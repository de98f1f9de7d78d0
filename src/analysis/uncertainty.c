/* SPDX-License-Identifier: MIT */
/* How far the measures of a network can be relied on: leaving out one actor
 * after the other, and over its uncertain ties. */
#include "analysis/detail.h"
#include "analysis/spread.h"
#include "analysis/variant.h"

#include <stdlib.h>
#include <string.h>

#define TAIL 0.025

/* A measure of the network and what it was in each variant. */
typedef struct series {
    const pt_measure_row *row;
    double value;
    pt_reason reason;   /* why value is undefined */
    pt_reason no_jack;  /* why there is no standard error */
    pt_reason no_draw;  /* why there is no interval */
    double *jack;       /* by actor left out; NULL where not wanted */
    pt_weighted *drawn; /* defined ones; NULL where not wanted */
    size_t defined;
    double share; /* weight of the defined ones */
} series;

typedef struct trial {
    series *items;
    size_t count;
    size_t actor; /* the one that is left out now, by place */
} trial;

/* ---- Which measures ------------------------------------------------------ */

/* What is searched for, not computed, would cost more than all the others. */
static bool is_searched(const ptce_measure *measure)
{
    static const char *const ids[] = {"communities", "core_periphery_fit",
                                      "modularity"};
    for (size_t i = 0; i < PT_COUNT(ids); i++)
        if (strcmp(ids[i], measure->id) == 0)
            return true;
    return measure->cost == PTCE_COST_N2M;
}

static pt_reason reason_for(const pt_study *study, const ptce_measure *measure,
                            size_t evaluations)
{
    if (is_searched(measure))
        return PT_NOT_DRAWN;
    return pt_evaluations_fit(study, measure->cost, evaluations) ? PT_DEFINED
                                                                 : PT_TOO_LARGE;
}

static ptce_status compute_one(double *value, pt_reason *reason,
                               const pt_measure_row *row, pt_study *study,
                               ptce_error *err)
{
    unsigned char code = PT_DEFINED;
    pt_column out = {.reasons = &code, .count = 1};
    out.values = value;
    ptce_status st = pt_measure_compute(&out, row, study, err);
    *reason = (pt_reason)code;
    return st;
}

static ptce_status open_series(series *s, const pt_ensemble *ensemble,
                               pt_study *study, ptce_error *err)
{
    size_t actors = pt_actor_count(study);
    s->no_jack = actors < 3 ? PT_FEW_ACTORS
                            : reason_for(study, &s->row->measure, actors);
    s->no_draw = reason_for(study, &s->row->measure, ensemble->size);
    if (s->no_jack == PT_DEFINED)
        s->jack = pt_arena_take(study->arena, actors, sizeof *s->jack);
    if (s->no_draw == PT_DEFINED)
        s->drawn =
            pt_arena_take(study->arena, ensemble->size, sizeof *s->drawn);
    if ((s->no_jack == PT_DEFINED && !s->jack) ||
        (s->no_draw == PT_DEFINED && !s->drawn))
        return pt_nomem(err);
    return compute_one(&s->value, &s->reason, s->row, study, err);
}

static ptce_status open_trial(trial *t, const pt_ensemble *ensemble,
                              pt_study *study, ptce_error *err)
{
    t->items = pt_arena_take(study->arena, pt_measure_count(PTCE_NETWORK),
                             sizeof *t->items);
    if (!t->items)
        return pt_nomem(err);
    ptce_status st = PTCE_OK;
    const pt_measure_row *row;
    for (size_t i = 0; st == PTCE_OK && (row = pt_measure_row_at(i)); i++) {
        if (row->measure.level != PTCE_NETWORK ||
            (row->measure.directed_only && !study->graph->directed))
            continue;
        series *s = &t->items[t->count++];
        s->row = row;
        st = open_series(s, ensemble, study, err);
    }
    return st;
}

/* ---- Variants ------------------------------------------------------------ */

static ptce_status visit(void *data, pt_study *variant, size_t i, double weight,
                         ptce_error *err)
{
    trial *t = data;
    ptce_status st = PTCE_OK;
    (void)i;
    for (size_t k = 0; st == PTCE_OK && k < t->count; k++) {
        series *s = &t->items[k];
        pt_weighted drawn = {(double)NAN, weight};
        pt_reason reason = s->no_draw;
        if (!s->drawn || weight == 0)
            continue;
        st = compute_one(&drawn.value, &reason, s->row, variant, err);
        s->no_draw = s->defined > 0 ? PT_DEFINED : reason;
        if (reason != PT_DEFINED)
            continue;
        s->drawn[s->defined++] = drawn;
        s->share += weight;
    }
    return st;
}

static ptce_status leave_out(trial *t, const pt_study *study, size_t actor,
                             ptce_error *err)
{
    pt_variant variant;
    const pt_omission omission = {.actor = actor};
    ptce_status st = pt_variant_open(&variant, study, &omission, err);
    for (size_t k = 0; st == PTCE_OK && k < t->count; k++) {
        series *s = &t->items[k];
        pt_reason reason;
        if (!s->jack)
            continue;
        st = compute_one(&s->jack[t->actor], &reason, s->row, &variant.study,
                         err);
        if (reason != PT_DEFINED)
            s->no_jack = PT_NOT_WITHOUT_ONE;
    }
    pt_variant_close(&variant);
    t->actor++;
    return st;
}

static ptce_status jackknife(trial *t, const pt_study *study,
                             const pt_selection *selection, ptce_error *err)
{
    bool any = false;
    for (size_t k = 0; k < t->count; k++)
        any |= t->items[k].jack != NULL;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; any && st == PTCE_OK && i < selection->actor_count; i++)
        st = leave_out(t, study, selection->actors[i], err);
    return st;
}

static ptce_status draw(trial *t, pt_ensemble *ensemble, ptce_error *err)
{
    for (size_t k = 0; k < t->count; k++)
        if (t->items[k].drawn)
            return pt_ensemble_visit(ensemble, visit, t, err);
    return PTCE_OK;
}

/* ---- Uncertainty --------------------------------------------------------- */

static void write_series(pt_cells *cells, series *s, size_t actors,
                         const pt_ensemble *ensemble)
{
    pt_weighted_sort(s->drawn, s->defined);
    pt_reason no_jack = s->no_jack;
    if (s->reason != PT_DEFINED && no_jack == PT_NOT_WITHOUT_ONE)
        no_jack = s->reason;
    pt_cell_text(cells, s->row->measure.id);
    pt_cell_value(cells, s->value, s->reason);
    pt_cell_value(
        cells, no_jack == PT_DEFINED ? pt_jackknife_error(s->jack, actors) : 0,
        no_jack);
    pt_cell_value(cells, pt_weighted_mean(s->drawn, s->defined), s->no_draw);
    pt_cell_value(cells, pt_weighted_quantile(s->drawn, s->defined, TAIL),
                  s->no_draw);
    pt_cell_value(cells, pt_weighted_quantile(s->drawn, s->defined, 1 - TAIL),
                  s->no_draw);
    pt_cell_value(cells, s->share < 1 ? s->share : 1,
                  s->drawn ? PT_DEFINED : s->no_draw);
    pt_cell_value(cells, (double)ensemble->size,
                  !s->drawn         ? s->no_draw
                  : ensemble->exact ? PT_ENUMERATED
                                    : PT_DEFINED);
}

static ptce_status uncertainty(pt_cells *cells, pt_study *study,
                               const pt_asked *asked, ptce_error *err)
{
    pt_ensemble ensemble;
    trial t = {0};
    /* Measures of pooling look at every layer. */
    ptce_status st =
        pt_ensemble_init(&ensemble, study, &study->whole_selection,
                         asked->options->keep, asked->options->draws, err);
    if (st == PTCE_OK)
        st = open_trial(&t, &ensemble, study, err);
    if (st == PTCE_OK)
        st = jackknife(&t, study, asked->selection, err);
    if (st == PTCE_OK)
        st = draw(&t, &ensemble, err);
    for (size_t k = 0; st == PTCE_OK && k < t.count; k++)
        write_series(cells, &t.items[k], pt_actor_count(study), &ensemble);
    return st;
}

static const ptce_detail_column uncertainty_columns[] = {
    {"measure", PTCE_CELL_WORD, "measure"}, {"value", PTCE_CELL_NUMBER, NULL},
    {"error", PTCE_CELL_NUMBER, NULL},      {"mean", PTCE_CELL_NUMBER, NULL},
    {"low", PTCE_CELL_NUMBER, NULL},        {"high", PTCE_CELL_NUMBER, NULL},
    {"defined", PTCE_CELL_NUMBER, NULL},    {"draws", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_uncertainty = {{.id = "uncertainty",
                                              PT_COLUMNS(uncertainty_columns),
                                              .cost = PTCE_COST_N2M,
                                              .references = "snijders1999"},
                                             uncertainty};

/* ---- Articulation -------------------------------------------------------- */

typedef struct cutting {
    const pt_measure_row *row;
    pt_column column;
    pt_weighted *chance; /* value: by vertex; weight: the vertex */
} cutting;

static ptce_status visit_cuts(void *data, pt_study *variant, size_t i,
                              double weight, ptce_error *err)
{
    cutting *c = data;
    (void)i;
    ptce_status st = pt_measure_compute(&c->column, c->row, variant, err);
    for (size_t v = 0; st == PTCE_OK && v < c->column.count; v++)
        if (c->column.values[v] == 1)
            c->chance[v].value -= weight; /* falling: sorted by its negative */
    return st;
}

static void write_cuts(pt_cells *cells, const cutting *c, const pt_study *study)
{
    size_t n = c->column.count;
    for (size_t v = 0; v < n; v++)
        c->chance[v].value = pt_number_round(c->chance[v].value);
    pt_weighted_sort(c->chance, n);
    for (size_t i = 0; i < n && c->chance[i].value < 0; i++) {
        size_t v = (size_t)c->chance[i].weight;
        pt_cell_text(cells, study->graph->vertices[v].id);
        pt_cell_number(cells, -c->chance[i].value);
        pt_cell_number(cells, c->column.values[v] == 1);
    }
}

static ptce_status articulation_probability(pt_cells *cells, pt_study *study,
                                            const pt_asked *asked,
                                            ptce_error *err)
{
    size_t n = study->graph->n;
    pt_ensemble ensemble;
    cutting c = {.row = pt_measure_row_find("articulation")};
    ptce_status st =
        pt_ensemble_init(&ensemble, study, asked->selection,
                         asked->options->keep, asked->options->draws, err);
    if (st != PTCE_OK)
        return st;
    if (!pt_evaluations_fit(study, PTCE_COST_LINEAR, ensemble.size))
        return pt_cells_none(cells, PT_TOO_LARGE);
    c.column = (pt_column){pt_arena_take(study->arena, n, sizeof(double)),
                           pt_arena_take(study->arena, n, 1), n};
    c.chance = pt_arena_take(study->arena, n, sizeof *c.chance);
    if (!c.column.values || !c.column.reasons || !c.chance)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++)
        c.chance[v].weight = (double)v;
    st = pt_ensemble_visit(&ensemble, visit_cuts, &c, err);
    if (st == PTCE_OK)
        st = pt_measure_compute(&c.column, c.row, study, err);
    if (st == PTCE_OK)
        write_cuts(cells, &c, study);
    return st;
}

static const ptce_detail_column articulation_columns[] = {
    {"actor", PTCE_CELL_ACTOR, NULL},
    {"probability", PTCE_CELL_NUMBER, NULL},
    {"articulation", PTCE_CELL_BOOLEAN, NULL},
};

const pt_detail_row pt_detail_articulation_probability = {
    {.id = "articulation_probability",
     PT_COLUMNS(articulation_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "tarjan1972 smith2013"},
    articulation_probability};
