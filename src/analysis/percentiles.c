/* SPDX-License-Identifier: MIT */
/* Percentiles of a measuring, one worker a network; and the detail that shows
 * one network's. */
#include "analysis/detail.h"
#include "analysis/standing.h"
#include "base/worker.h"

#include <stdlib.h>
#include <string.h>

#define MOST_DRAWS ((size_t)1 << 24)

typedef struct task {
    const ptce_network *network;
    const ptce_view *view;
    size_t draws;
    uint64_t seed;
} task;

/* ---- In the worker ------------------------------------------------------ */

static void send(ptce_text *out, const pt_standing *standing)
{
    const ptce_percentile *among = &standing->among;
    pt_flat_add_count(out, (size_t)standing->reason);
    pt_flat_add_number(out, among->percentile);
    pt_flat_add_number(out, among->mean);
    pt_flat_add_number(out, among->sd);
    pt_flat_add_number(out, among->z);
    pt_flat_add_number(out, among->error);
    pt_flat_add_count(out, among->draws);
    pt_flat_add_count(out, among->fixed);
}

static ptce_status stand_and_send(ptce_text *out, pt_study *study, size_t draws,
                                  ptce_error *err)
{
    size_t count = pt_referenced_count();
    pt_standing *standings = pt_alloc(count, sizeof *standings);
    ptce_status st =
        standings ? pt_standings(standings, study, draws, err) : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        send(out, &standings[i]);
    free(standings);
    return st;
}

static ptce_status work(ptce_text *out, const void *data, ptce_error *err)
{
    const task *t = data;
    pt_selection selection = {0};
    pt_graph graph = {0};
    pt_study study = {0};
    ptce_status st = pt_selection_init(&selection, t->network, t->view, err);
    if (st == PTCE_OK)
        st = pt_graph_of_view(&graph, &selection, err);
    if (st == PTCE_OK)
        st = pt_study_open(&study, &selection, &graph, t->seed, err);
    if (st == PTCE_OK)
        st = stand_and_send(out, &study, t->draws, err);
    pt_study_close(&study);
    pt_graph_clear(&graph);
    pt_selection_clear(&selection);
    return st;
}

/* ---- In the parent ------------------------------------------------------- */

/* A percentile is a share, or undefined for a reason. */
static bool take(ptce_percentile *out, pt_flat *flat)
{
    pt_reason reason = (pt_reason)pt_flat_count(flat, PT_REASON_COUNT - 1);
    out->percentile = pt_flat_number(flat);
    out->mean = pt_flat_number(flat);
    out->sd = pt_flat_number(flat);
    out->z = pt_flat_number(flat);
    out->error = pt_flat_number(flat);
    out->draws = pt_flat_count(flat, MOST_DRAWS);
    out->fixed = pt_flat_count(flat, 1) == 1;
    out->reason = pt_reason_code(reason);
    if (flat->failed)
        return false;
    return reason == PT_DEFINED ? out->percentile >= 0 && out->percentile <= 1
                                : isnan(out->percentile) != 0;
}

static ptce_status collect(ptce_measures *measures, pt_job *job,
                           ptce_error *err)
{
    size_t count = pt_referenced_count();
    pt_flat flat = {ptce_text_get(&job->result), job->result.length, false};
    measures->percentiles =
        pt_arena_take(measures->arena, count, sizeof *measures->percentiles);
    if (!measures->percentiles)
        return pt_nomem(err);
    bool sound = job->status == PTCE_OK;
    for (size_t i = 0; sound && i < count; i++)
        sound = take(&measures->percentiles[i], &flat);
    if (sound && flat.left == 0)
        return PTCE_OK;
    measures->percentiles = NULL;
    if (job->status == PTCE_OK)
        job->status = pt_fail(&job->error, PTCE_E_LIMIT, "worker-died",
                              "percentile", NULL);
    if (err)
        *err = job->error;
    pt_error_place(err, measures->network->origin, 0, 0);
    return job->status;
}

ptce_status ptce_percentiles_all(ptce_measuring *measuring, size_t draws,
                                 const ptce_run *run, ptce_error *err)
{
    size_t count = measuring->count;
    pt_job *jobs = pt_alloc(count, sizeof *jobs);
    task *tasks = pt_alloc(count, sizeof *tasks);
    ptce_status st = jobs && tasks ? PTCE_OK : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        tasks[i] = (task){measuring->networks[i].network, &measuring->view,
                          draws, run->seed};
        jobs[i] = (pt_job){.work = work, .task = &tasks[i]};
    }
    if (st == PTCE_OK)
        st = pt_workers_run(jobs, count, run, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = collect(&measuring->networks[i], &jobs[i], err);
    for (size_t i = 0; jobs && i < count; i++)
        ptce_text_clear(&jobs[i].result);
    free(jobs);
    free(tasks);
    return st;
}

const ptce_percentile *ptce_measure_percentile(const ptce_measures *measures,
                                               const ptce_measure *measure)
{
    pt_referenced one;
    for (size_t i = 0; measures->percentiles; i++) {
        one = pt_referenced_at(i);
        if (!one.row)
            break;
        if (&one.row->measure == measure)
            return &measures->percentiles[i];
    }
    return NULL;
}

/* ---- The detail -----------------------------------------------------------
 */

static void add_number(pt_cells *cells, double value, pt_reason reason)
{
    if (isfinite(value))
        pt_cell_number(cells, value);
    else
        pt_cell_undefined(cells, reason);
}

static void add_row(pt_cells *cells, const pt_referenced *one,
                    const pt_standing *standing)
{
    const ptce_percentile *among = &standing->among;
    pt_reason why = standing->reason;
    pt_cell_text(cells, one->row->measure.id);
    pt_cell_text(cells, ptce_ensemble_name(one->ensemble));
    add_number(cells, standing->value, standing->value_reason);
    add_number(cells, among->mean, why);
    add_number(cells, among->sd, why);
    add_number(cells, among->z, why == PT_DEFINED ? PT_NO_SPREAD : why);
    add_number(cells, among->percentile, why);
    add_number(cells, among->error, why);
    pt_cell_number(cells, (double)among->draws);
    pt_cell_number(cells, among->fixed);
}

static ptce_status null_ensembles(pt_cells *cells, pt_study *study,
                                  const pt_asked *asked, ptce_error *err)
{
    size_t count = pt_referenced_count();
    pt_standing *standings = pt_alloc(count, sizeof *standings);
    ptce_status st =
        standings ? pt_standings(standings, study, asked->options->draws, err)
                  : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        pt_referenced one = pt_referenced_at(i);
        add_row(cells, &one, &standings[i]);
    }
    free(standings);
    return st;
}

static const ptce_detail_column null_ensembles_columns[] = {
    {"measure", PTCE_CELL_WORD, "measure"},
    {"ensemble", PTCE_CELL_WORD, "ensemble"},
    {"value", PTCE_CELL_NUMBER, NULL},
    {"mean", PTCE_CELL_NUMBER, NULL},
    {"sd", PTCE_CELL_NUMBER, NULL},
    {"z", PTCE_CELL_NUMBER, NULL},
    {"percentile", PTCE_CELL_NUMBER, NULL},
    {"error", PTCE_CELL_NUMBER, NULL},
    {"draws", PTCE_CELL_COUNT, NULL},
    {"fixed", PTCE_CELL_BOOLEAN, NULL},
};

const pt_detail_row pt_detail_null_ensembles = {
    {.id = "null_ensembles",
     PT_COLUMNS(null_ensembles_columns),
     .cost = PTCE_COST_NM,
     .references = "anderson1999 carstens2015 fosdick2018 rao1996 strona2014"},
    null_ensembles};
