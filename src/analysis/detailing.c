/* SPDX-License-Identifier: MIT */
/* Details of networks: one worker a network and detail; the parent checks the
 * cells as it would check a file. */
#include "analysis/detail.h"
#include "base/worker.h"

#include <stdlib.h>
#include <string.h>

#define MOST_CELLS ((size_t)1 << 24)

typedef struct task {
    const ptce_network *network;
    const ptce_view *view;
    const pt_detail_row *row;
    const ptce_detail_options *options;
    uint64_t seed;
} task;

/* ---- In the worker ------------------------------------------------------ */

static ptce_status compute(pt_cells *cells, const task *t, pt_study *study,
                           const pt_selection *selection, ptce_error *err)
{
    pt_asked asked = {t->options, selection,
                      t->options->actor
                          ? ptce_actor_find(t->network, t->options->actor)
                          : PTCE_NOBODY};
    bool needs_actor =
        t->row->detail.needs && strcmp(t->row->detail.needs, "actor") == 0;
    if (needs_actor && asked.actor == PTCE_NOBODY)
        return pt_cells_none(cells, PT_NOT_HERE);
    ptce_status st = t->row->compute(cells, study, &asked, err);
    if (st == PTCE_E_NUMERIC) {
        cells->count = 0;
        return pt_cells_none(cells, PT_NO_CONVERGENCE);
    }
    return st == PTCE_OK ? ptce_text_check(&cells->bytes, err) : st;
}

static void send(ptce_text *out, const pt_cells *cells)
{
    pt_flat_add_count(out, (size_t)cells->reason);
    pt_flat_add_count(out, cells->count);
    if (cells->count > 0)
        ptce_text_add_bytes(out, ptce_text_get(&cells->bytes),
                            cells->bytes.length);
}

static ptce_status work(ptce_text *out, const void *data, ptce_error *err)
{
    const task *t = data;
    pt_selection selection = {0};
    pt_graph graph = {0};
    pt_study study = {0};
    pt_cells cells = {.detail = &t->row->detail};
    ptce_status st = pt_selection_init(&selection, t->network, t->view, err);
    if (st == PTCE_OK)
        st = pt_graph_of_view(&graph, &selection, err);
    if (st == PTCE_OK)
        st = pt_study_open(&study, &selection, &graph, t->seed, err);
    if (st == PTCE_OK)
        st = compute(&cells, t, &study, &selection, err);
    if (st == PTCE_OK)
        send(out, &cells);
    ptce_text_clear(&cells.bytes);
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

static bool take_table(ptce_detail_table *table, const ptce_text *bytes,
                       pt_arena *arena)
{
    pt_flat flat = {ptce_text_get(bytes), bytes->length, false};
    size_t columns = table->detail->column_count;
    table->reason =
        pt_reason_code((pt_reason)pt_flat_count(&flat, PT_REASON_COUNT - 1));
    size_t count = pt_flat_count(&flat, MOST_CELLS);
    if (flat.failed || count % columns != 0)
        return false;
    table->rows = count / columns;
    table->cells = pt_arena_take(arena, count, sizeof *table->cells);
    if (!table->cells)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!take_cell(&table->cells[i], &table->detail->columns[i % columns],
                       &flat, arena))
            return false;
    return flat.left == 0;
}

static ptce_status collect(ptce_measures *measures, pt_job *jobs,
                           const ptce_detail_options *options, ptce_error *err)
{
    measures->details = pt_arena_take(measures->arena, options->count,
                                      sizeof *measures->details);
    measures->detail_count = 0;
    if (!measures->details)
        return pt_nomem(err);
    for (size_t d = 0; d < options->count; d++) {
        ptce_detail_table *table = &measures->details[d];
        *table = (ptce_detail_table){.detail = options->details[d]};
        if (jobs[d].status == PTCE_OK &&
            !take_table(table, &jobs[d].result, measures->arena))
            jobs[d].status =
                pt_fail(&jobs[d].error, PTCE_E_LIMIT, "worker-died",
                        options->details[d]->id, NULL);
        if (jobs[d].status != PTCE_OK) {
            if (err)
                *err = jobs[d].error;
            pt_error_place(err, measures->network->origin, 0, 0);
            return jobs[d].status;
        }
        measures->detail_count++;
    }
    return PTCE_OK;
}

static ptce_status run_jobs(ptce_measuring *measuring, pt_job *jobs,
                            task *tasks, const ptce_detail_options *options,
                            const ptce_run *run, ptce_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < measuring->count; i++) {
        for (size_t d = 0; d < options->count; d++) {
            tasks[count] = (task){
                measuring->networks[i].network, &measuring->view,
                (const pt_detail_row *)options->details[d], options, run->seed};
            jobs[count] = (pt_job){.work = work, .task = &tasks[count]};
            count++;
        }
    }
    ptce_status st = pt_workers_run(jobs, count, run, err);
    for (size_t i = 0; st == PTCE_OK && i < measuring->count; i++)
        st = collect(&measuring->networks[i], jobs + i * options->count,
                     options, err);
    for (size_t i = 0; i < count; i++)
        ptce_text_clear(&jobs[i].result);
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
    if (st != PTCE_OK)
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
