/* SPDX-License-Identifier: MIT */
/* Measuring: one worker a network; the parent builds the same graph and takes
 * the values apart. */
#include "analysis/measure.h"
#include "base/worker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct task {
    const ptce_network *network;
    const ptce_view *view;
    uint64_t seed;
} task;

/* ---- In the worker ------------------------------------------------------ */

/* igraph failing at one measure is that measure's trouble; memory is not. */
ptce_status pt_measure_compute(const pt_measure_row *row, const pt_column *out,
                               pt_study *study, ptce_error *err)
{
    if (row->measure.directed_only && !study->graph->directed)
        return pt_undefine(out, PT_UNDIRECTED);
    ptce_status st = row->compute(out, study, err);
    if (st == PTCE_E_NUMERIC)
        return pt_undefine(out, PT_NO_CONVERGENCE);
    for (size_t i = 0; st == PTCE_OK && i < out->count; i++)
        if (!isfinite(out->values[i]) && out->reasons[i] == PT_DEFINED)
            pt_undefined(out, i, PT_NO_CONVERGENCE);
    return st;
}

static ptce_status compute_rows(ptce_text *out, pt_column *column,
                                pt_study *study, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    const pt_measure_row *row;
    for (size_t i = 0; st == PTCE_OK && (row = pt_measure_row_at(i)); i++) {
        column->count = pt_level_length(row->measure.level, study->graph->n,
                                        study->graph->m);
        memset(column->values, 0, column->count * sizeof *column->values);
        memset(column->reasons, 0, column->count);
        st = pt_measure_compute(row, column, study, err);
        ptce_text_add_bytes(out, (const char *)column->values,
                            column->count * sizeof *column->values);
        ptce_text_add_bytes(out, (const char *)column->reasons, column->count);
    }
    return st;
}

static ptce_status compute_all(ptce_text *out, pt_study *study, ptce_error *err)
{
    size_t n = study->graph->n;
    size_t m = study->graph->m;
    size_t longest = (n > m ? n : m) + 1;
    pt_column column = {pt_alloc(longest, sizeof(double)), pt_alloc(longest, 1),
                        0};
    ptce_status st = column.values && column.reasons
                         ? compute_rows(out, &column, study, err)
                         : pt_nomem(err);
    free(column.values);
    free(column.reasons);
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
        st = compute_all(out, &study, err);
    pt_study_close(&study);
    pt_graph_clear(&graph);
    pt_selection_clear(&selection);
    return st;
}

/* ---- In the parent ------------------------------------------------------- */

/* The graph without the adjacency, which nobody needs any more. */
static ptce_status take_graph(ptce_measures *measures, const pt_graph *graph,
                              ptce_error *err)
{
    pt_arena *arena = measures->arena = pt_arena_new();
    if (!arena)
        return pt_nomem(err);
    measures->vertices =
        pt_arena_take(arena, graph->n, sizeof *measures->vertices);
    measures->edges = pt_arena_take(arena, graph->m, sizeof *measures->edges);
    if (!measures->vertices || !measures->edges)
        return pt_nomem(err);
    if (graph->n)
        memcpy(measures->vertices, graph->vertices,
               graph->n * sizeof *graph->vertices);
    if (graph->m)
        memcpy(measures->edges, graph->edges, graph->m * sizeof *graph->edges);
    measures->vertex_count = graph->n;
    measures->edge_count = graph->m;
    return PTCE_OK;
}

static ptce_status prepare(ptce_measures *measures, const ptce_network *network,
                           const ptce_view *view, ptce_error *err)
{
    pt_selection selection = {0};
    pt_graph graph = {0};
    measures->network = network;
    measures->documentation = ptce_document(network);
    ptce_status st = pt_selection_init(&selection, network, view, err);
    if (st == PTCE_OK)
        st = pt_graph_of_view(&graph, &selection, err);
    if (st == PTCE_OK)
        st = take_graph(measures, &graph, err);
    pt_graph_clear(&graph);
    pt_selection_clear(&selection);
    return st;
}

/* A value is finite and has no reason, or is NaN and has a known one. */
static bool is_sound(double value, unsigned char reason)
{
    if (isnan(value))
        return reason > PT_DEFINED && reason < PT_REASON_COUNT;
    return isfinite(value) && reason == PT_DEFINED;
}

static ptce_status take_values(ptce_measures *measures, const ptce_text *bytes,
                               ptce_error *err)
{
    size_t n = measures->vertex_count;
    size_t m = measures->edge_count;
    size_t total = pt_measure_offset(NULL, n, m);
    measures->values = pt_arena_take(measures->arena, total, sizeof(double));
    measures->reasons = pt_arena_take(measures->arena, total, 1);
    if (!measures->values || !measures->reasons)
        return pt_nomem(err);
    if (bytes->length != total * (sizeof(double) + 1))
        return pt_fail(err, PTCE_E_LIMIT, "worker-died", "length", NULL);
    const char *at = ptce_text_get(bytes);
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        size_t offset = pt_measure_offset(measure, n, m);
        size_t count = pt_level_length(measure->level, n, m);
        memcpy(measures->values + offset, at, count * sizeof(double));
        at += count * sizeof(double);
        memcpy(measures->reasons + offset, at, count);
        at += count;
    }
    for (size_t i = 0; i < total; i++)
        if (!is_sound(measures->values[i], measures->reasons[i]))
            return pt_fail(err, PTCE_E_LIMIT, "worker-died", "value", NULL);
    return PTCE_OK;
}

static ptce_status collect(ptce_measuring *out, pt_job *jobs, ptce_error *err)
{
    for (size_t i = 0; i < out->count; i++) {
        ptce_status st = jobs[i].status;
        if (st == PTCE_OK)
            st =
                take_values(&out->networks[i], &jobs[i].result, &jobs[i].error);
        if (st != PTCE_OK) {
            if (err)
                *err = jobs[i].error;
            pt_error_place(err, out->networks[i].network->origin, 0, 0);
            return st;
        }
    }
    return PTCE_OK;
}

static ptce_status run_jobs(ptce_measuring *out, pt_job *jobs, task *tasks,
                            const ptce_collection *collection,
                            const ptce_run *run, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < out->count; i++) {
        const ptce_network *network = collection->networks[i];
        tasks[i] = (task){network, &out->view, run->seed};
        jobs[i] = (pt_job){.work = work, .task = &tasks[i]};
        st = prepare(&out->networks[i], network, &out->view, err);
    }
    if (st == PTCE_OK)
        st = pt_workers_run(jobs, out->count, run, err);
    if (st == PTCE_OK)
        st = collect(out, jobs, err);
    for (size_t i = 0; i < out->count; i++)
        ptce_text_clear(&jobs[i].result);
    return st;
}

static ptce_status measure(ptce_measuring *out,
                           const ptce_collection *collection,
                           const ptce_run *run, ptce_error *err)
{
    size_t count = collection->network_count;
    out->networks = pt_alloc(count, sizeof *out->networks);
    if (!out->networks)
        return pt_nomem(err);
    out->count = count;
    pt_job *jobs = pt_alloc(count, sizeof *jobs);
    task *tasks = pt_alloc(count, sizeof *tasks);
    ptce_status st = jobs && tasks
                         ? run_jobs(out, jobs, tasks, collection, run, err)
                         : pt_nomem(err);
    free(jobs);
    free(tasks);
    return st;
}

ptce_status ptce_measure_all(ptce_measuring *out,
                             const ptce_collection *collection,
                             const ptce_view *view, const ptce_run *run,
                             ptce_error *err)
{
    *out = (ptce_measuring){.view = *view};
    ptce_status st = measure(out, collection, run, err);
    if (st != PTCE_OK)
        ptce_measuring_clear(out);
    return st;
}

void ptce_measuring_clear(ptce_measuring *measuring)
{
    for (size_t i = 0; i < measuring->count; i++)
        pt_arena_free(measuring->networks[i].arena);
    free(measuring->networks);
    *measuring = (ptce_measuring){0};
}

/* ---- Looking at the values ---------------------------------------------- */

static size_t place(const ptce_measures *measures, const ptce_measure *measure,
                    size_t index)
{
    return pt_measure_offset(measure, measures->vertex_count,
                             measures->edge_count) +
           index;
}

double ptce_measure_value(const ptce_measures *measures,
                          const ptce_measure *measure, size_t index)
{
    return measures->values[place(measures, measure, index)];
}

const char *ptce_measure_reason(const ptce_measures *measures,
                                const ptce_measure *measure, size_t index)
{
    return pt_reason_code(
        (pt_reason)measures->reasons[place(measures, measure, index)]);
}

typedef struct ranked {
    double value;
    size_t row;
} ranked;

static int by_rank(const void *a, const void *b)
{
    const ranked *x = a;
    const ranked *y = b;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Values are rounded as they are written, so that a difference in the last
 * bit does not outrank an id. */
size_t ptce_measure_rank(size_t *order, const ptce_measures *measures,
                         const ptce_measure *measure)
{
    size_t count = 0;
    ranked *rows = pt_alloc(measures->vertex_count, sizeof *rows);
    for (size_t v = 0; rows && v < measures->vertex_count; v++) {
        double value = ptce_measure_value(measures, measure, v);
        if (!isnan(value))
            rows[count++] = (ranked){pt_number_round(value), v};
    }
    if (count > 1)
        qsort(rows, count, sizeof *rows, by_rank);
    for (size_t i = 0; i < count; i++)
        order[i] = rows[i].row;
    free(rows);
    return count;
}
