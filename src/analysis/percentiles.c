/* SPDX-License-Identifier: MIT */
/* Percentiles of a measuring, a worker for each network and chunk of draws; and
 * the detail that shows one network's. */
#include "analysis/detail.h"
#include "analysis/standing.h"
#include "base/worker.h"

#include <stdlib.h>
#include <string.h>

typedef struct task {
    const ptce_network *network;
    const ptce_view *view;
    size_t chunk, draws;
    uint64_t seed;
} task;

/* ---- In the worker ------------------------------------------------------ */

static void send(ptce_text *out, const pt_observed *observed,
                 const double *drawn, size_t length)
{
    pt_flat_add_count(out, (size_t)observed->value_reason);
    pt_flat_add_count(out, (size_t)observed->none);
    pt_flat_add_count(out, observed->frozen);
    pt_flat_add_number(out, observed->value);
    for (size_t draw = 0; draw < length; draw++)
        pt_flat_add_number(out, drawn[draw]);
}

static ptce_status draw_and_send(ptce_text *out, const task *t, pt_study *study,
                                 ptce_error *err)
{
    size_t count = pt_referenced_count();
    pt_observed *observed = pt_alloc(count, sizeof *observed);
    double *drawn = pt_alloc(count, PT_CHUNK * sizeof *drawn);
    if (!observed || !drawn) {
        free(observed);
        free(drawn);
        return pt_nomem(err);
    }
    ptce_status st =
        pt_standing_draw(observed, drawn, study, t->chunk, t->draws, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        send(out, &observed[i], drawn + i * PT_CHUNK,
             pt_chunk_length(t->chunk, t->draws));
    free(observed);
    free(drawn);
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
        st = draw_and_send(out, t, &study, err);
    pt_study_close(&study);
    pt_graph_clear(&graph);
    pt_selection_clear(&selection);
    return st;
}

/* ---- In the parent ------------------------------------------------------- */

/* The jobs of all networks, chunk after chunk. */
typedef struct crew {
    ptce_measuring *measuring;
    pt_job *jobs;
    task *tasks;
    size_t chunks, draws;
    pt_observed *observed; /* of one network */
    double *drawn;         /* of one network, by measure */
} crew;

static ptce_status crew_init(crew *c, ptce_measuring *measuring, size_t draws,
                             const ptce_run *run, ptce_error *err)
{
    size_t count = pt_referenced_count();
    *c = (crew){.measuring = measuring,
                .chunks = (draws + PT_CHUNK - 1) / PT_CHUNK,
                .draws = draws};
    c->jobs = pt_alloc(measuring->count, c->chunks * sizeof *c->jobs);
    c->tasks = pt_alloc(measuring->count, c->chunks * sizeof *c->tasks);
    c->observed = pt_alloc(count, sizeof *c->observed);
    c->drawn = pt_alloc(count, draws * sizeof *c->drawn);
    if (!c->jobs || !c->tasks || !c->observed || !c->drawn)
        return pt_nomem(err);
    for (size_t i = 0; i < measuring->count * c->chunks; i++) {
        c->tasks[i] = (task){measuring->networks[i / c->chunks].network,
                             &measuring->view, i % c->chunks, draws, run->seed};
        c->jobs[i] = (pt_job){.work = work, .task = &c->tasks[i]};
    }
    return PTCE_OK;
}

static void crew_clear(crew *c)
{
    for (size_t i = 0; c->jobs && i < c->measuring->count * c->chunks; i++)
        ptce_text_clear(&c->jobs[i].result);
    free(c->jobs);
    free(c->tasks);
    free(c->observed);
    free(c->drawn);
}

/* One chunk of one network; every chunk tells the same of the network. */
static bool take(crew *c, const pt_job *job, size_t chunk)
{
    pt_flat flat = {ptce_text_get(&job->result), job->result.length, false};
    for (size_t i = 0; i < pt_referenced_count(); i++) {
        pt_observed *o = &c->observed[i];
        o->value_reason = (pt_reason)pt_flat_count(&flat, PT_REASON_COUNT - 1);
        o->none = (pt_reason)pt_flat_count(&flat, PT_REASON_COUNT - 1);
        o->frozen = pt_flat_count(&flat, 1) == 1;
        o->value = pt_flat_number(&flat);
        double *to = c->drawn + i * c->draws + chunk * PT_CHUNK;
        for (size_t d = 0; d < pt_chunk_length(chunk, c->draws); d++)
            to[d] = pt_flat_number(&flat);
        if (flat.failed ||
            (o->value_reason == PT_DEFINED) != (isfinite(o->value) != 0))
            return false;
    }
    return flat.left == 0;
}

static ptce_status refuse(const ptce_measures *measures, pt_job *job,
                          ptce_error *err)
{
    if (job->status == PTCE_OK)
        job->status = pt_fail(&job->error, PTCE_E_LIMIT, "worker-died",
                              "percentile", NULL);
    if (err)
        *err = job->error;
    pt_error_place(err, measures->network->origin, 0, 0);
    return job->status;
}

static ptce_status collect(crew *c, size_t network, ptce_error *err)
{
    ptce_measures *measures = &c->measuring->networks[network];
    size_t count = pt_referenced_count();
    for (size_t chunk = 0; chunk < c->chunks; chunk++) {
        pt_job *job = &c->jobs[network * c->chunks + chunk];
        if (job->status != PTCE_OK || !take(c, job, chunk))
            return refuse(measures, job, err);
    }
    ptce_percentile *percentiles =
        pt_arena_take(measures->arena, count, sizeof *percentiles);
    if (!percentiles)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        pt_standing standing =
            pt_standing_of(&c->observed[i], pt_referenced_at(i).ensemble,
                           c->drawn + i * c->draws, c->draws);
        percentiles[i] = standing.among;
        percentiles[i].reason = pt_reason_code(standing.reason);
    }
    measures->percentiles = percentiles;
    return PTCE_OK;
}

ptce_status ptce_percentiles_all(ptce_measuring *measuring, size_t draws,
                                 const ptce_run *run, ptce_error *err)
{
    crew c;
    ptce_status st = crew_init(&c, measuring, draws, run, err);
    if (st == PTCE_OK)
        st = pt_workers_run(c.jobs, measuring->count * c.chunks, run, err);
    for (size_t i = 0; st == PTCE_OK && i < measuring->count; i++)
        st = collect(&c, i, err);
    crew_clear(&c);
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
    add_number(cells, among->z, why == PT_DEFINED ? PT_EQUAL_DRAWS : why);
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
    if (!standings)
        return pt_nomem(err);
    ptce_status st = pt_standings(standings, study, asked->options->draws, err);
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
