/* SPDX-License-Identifier: MIT */
/* Details of networks, computed in workers; the parent checks the cells as it
 * would check a file. */
#include "analysis/detail.h"
#include "base/worker.h"

#include <stdlib.h>
#include <string.h>

#define MOST_CELLS ((size_t)1 << 24)

/* Details first … first + count - 1 of one network. */
typedef struct task {
    const ptce_network *network;
    const ptce_view *view;
    const ptce_detail_options *options;
    size_t first, count;
    uint64_t seed;
} task;

/* ---- In the worker ------------------------------------------------------ */

static ptce_status compute(pt_cells *cells, const pt_asked *asked,
                           pt_study *study, ptce_error *err)
{
    const char *needs = cells->detail->needs;
    bool needs_actor = needs && strcmp(needs, "actor") == 0;
    if (needs_actor && asked->actor == PTCE_NOBODY)
        return pt_cells_none(cells, PT_NOT_HERE);
    const pt_detail_row *row = (const pt_detail_row *)cells->detail;
    ptce_status st = row->compute(cells, study, asked, err);
    if (st != PTCE_E_NUMERIC)
        return st == PTCE_OK ? ptce_text_check(&cells->bytes, err) : st;
    cells->count = 0;
    return pt_cells_none(cells, PT_NO_CONVERGENCE);
}

static void send(ptce_text *out, const pt_cells *cells)
{
    pt_flat_add_count(out, (size_t)cells->reason);
    pt_flat_add_count(out, cells->count);
    if (cells->count > 0)
        ptce_text_add_bytes(out, ptce_text_get(&cells->bytes),
                            cells->bytes.length);
}

static ptce_status compute_all(ptce_text *out, const task *t, pt_study *study,
                               const pt_selection *selection, ptce_error *err)
{
    const char *actor = t->options->actor;
    const pt_asked asked = {t->options, selection,
                            actor ? ptce_actor_find(t->network, actor)
                                  : PTCE_NOBODY};
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < t->count; i++) {
        pt_cells cells = {.detail = t->options->details[t->first + i]};
        st = compute(&cells, &asked, study, err);
        if (st == PTCE_OK)
            send(out, &cells);
        ptce_text_clear(&cells.bytes);
    }
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
        st = compute_all(out, t, &study, &selection, err);
    pt_study_close(&study);
    pt_graph_clear(&graph);
    pt_selection_clear(&selection);
    return st;
}

/* ---- In the parent ------------------------------------------------------- */

static bool take_cell(ptce_cell *cell, const ptce_detail_column *column,
                      pt_flat *flat, pt_arena *arena)
{
    pt_reason reason = (pt_reason)pt_flat_count(flat, PT_REASON_COUNT - 1);
    double number = pt_flat_number(flat);
    const char *text = pt_flat_text(flat);
    if (flat->failed)
        return false;
    bool is_text = column->kind <= PTCE_CELL_WORD;
    *cell = (ptce_cell){
        .reason = pt_reason_code(reason),
        .number = reason == PT_DEFINED && !is_text ? number : (double)NAN};
    if (reason != PT_DEFINED)
        return true;
    if (is_text)
        cell->text = pt_arena_text(arena, text, strlen(text));
    return is_text ? cell->text != NULL : isfinite(number);
}

static bool take_table(ptce_detail_table *table, pt_flat *flat, pt_arena *arena)
{
    size_t columns = table->detail->column_count;
    table->reason =
        pt_reason_code((pt_reason)pt_flat_count(flat, PT_REASON_COUNT - 1));
    size_t count = pt_flat_count(flat, MOST_CELLS);
    if (flat->failed || count % columns != 0)
        return false;
    table->rows = count / columns;
    table->cells = pt_arena_take(arena, count, sizeof *table->cells);
    if (!table->cells)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!take_cell(&table->cells[i], &table->detail->columns[i % columns],
                       flat, arena))
            return false;
    return true;
}

/* The tables of one job; its error is the whole measuring's. */
static ptce_status collect(ptce_measures *measures, pt_job *job, const task *t,
                           ptce_error *err)
{
    pt_flat flat = {ptce_text_get(&job->result), job->result.length, false};
    for (size_t i = 0; job->status == PTCE_OK && i < t->count; i++) {
        const ptce_detail *detail = t->options->details[t->first + i];
        ptce_detail_table *table = &measures->details[t->first + i];
        *table = (ptce_detail_table){.detail = detail};
        bool last = i + 1 == t->count;
        if (!take_table(table, &flat, measures->arena) ||
            (last && flat.left > 0))
            job->status = pt_fail(&job->error, PTCE_E_LIMIT, "worker-died",
                                  detail->id, NULL);
    }
    if (job->status != PTCE_OK) {
        if (err)
            *err = job->error;
        pt_error_place(err, measures->network->origin, 0, 0);
    }
    return job->status;
}

static ptce_status make_room(ptce_measures *measures, size_t count,
                             ptce_error *err)
{
    measures->details =
        pt_arena_take(measures->arena, count, sizeof *measures->details);
    measures->detail_count = 0;
    return measures->details ? PTCE_OK : pt_nomem(err);
}

/* A worker a network where there are enough of them to go round, else a worker
 * a network and detail. */
static ptce_status run_jobs(ptce_measuring *measuring, pt_job *jobs,
                            task *tasks, const ptce_detail_options *options,
                            const ptce_run *run, ptce_error *err)
{
    size_t step = measuring->count >= run->jobs ? options->count : 1;
    size_t count = 0;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < measuring->count; i++) {
        st = make_room(&measuring->networks[i], options->count, err);
        for (size_t d = 0; d < options->count; d += step) {
            tasks[count] = (task){measuring->networks[i].network,
                                  &measuring->view,
                                  options,
                                  d,
                                  step,
                                  run->seed};
            jobs[count] = (pt_job){.work = work, .task = &tasks[count]};
            count++;
        }
    }
    if (st == PTCE_OK)
        st = pt_workers_run(jobs, count, run, err);
    for (size_t j = 0; st == PTCE_OK && j < count; j++)
        st = collect(&measuring->networks[j * step / options->count], &jobs[j],
                     &tasks[j], err);
    for (size_t i = 0; st == PTCE_OK && i < measuring->count; i++)
        measuring->networks[i].detail_count = options->count;
    for (size_t j = 0; j < count; j++)
        ptce_text_clear(&jobs[j].result);
    return st;
}

static bool is_somebody(const ptce_measuring *measuring, const char *id)
{
    for (size_t i = 0; i < measuring->count; i++)
        if (ptce_actor_find(measuring->networks[i].network, id) != PTCE_NOBODY)
            return true;
    return false;
}

static ptce_status refuse_actor(const ptce_measuring *measuring, const char *id,
                                ptce_error *err)
{
    const char *near = NULL;
    for (size_t i = 0; !near && i < measuring->count; i++)
        near = pt_nearest_actor(id, measuring->networks[i].network);
    return pt_fail(err, PTCE_E_USAGE, near ? "actor-near" : "actor-unknown", id,
                   near, NULL);
}

/* What details need is there and names something. */
static ptce_status check_options(const ptce_measuring *measuring,
                                 const ptce_detail_options *options,
                                 ptce_error *err)
{
    for (size_t d = 0; d < options->count; d++) {
        const char *needs = options->details[d]->needs;
        bool actor = needs && strcmp(needs, "actor") == 0;
        if (needs && !(actor ? options->actor : options->focus))
            return pt_fail(err, PTCE_E_USAGE, "detail-needs",
                           options->details[d]->id, needs, NULL);
    }
    const char *focus = options->focus;
    if (focus && pt_type_named(focus) == PTCE_TYPE_COUNT &&
        pt_family_named(focus) == PTCE_FAMILY_COUNT)
        return pt_fail(err, PTCE_E_USAGE, "focus-unknown", focus, NULL);
    if (options->actor && !is_somebody(measuring, options->actor))
        return refuse_actor(measuring, options->actor, err);
    if (!(options->keep >= 0 && options->keep <= 1))
        return pt_fail(err, PTCE_E_USAGE, "keep", NULL);
    return PTCE_OK;
}

ptce_status ptce_detail_all(ptce_measuring *measuring,
                            const ptce_detail_options *options,
                            const ptce_run *run, ptce_error *err)
{
    ptce_status st = check_options(measuring, options, err);
    if (st != PTCE_OK || options->count == 0)
        return st;
    size_t count = measuring->count * options->count;
    pt_job *jobs = pt_alloc(count, sizeof *jobs);
    task *tasks = pt_alloc(count, sizeof *tasks);
    st = jobs && tasks ? run_jobs(measuring, jobs, tasks, options, run, err)
                       : pt_nomem(err);
    free(jobs);
    free(tasks);
    return st;
}
