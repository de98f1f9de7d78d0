/* SPDX-License-Identifier: MIT */
/* Thinned networks, measured in workers. */
#include "compare/thinning.h"
#include "base/worker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WORK_MOST 3e6 /* vertices and edges measured */
#define SEED UINT64_C(0x7469707069)

/* ---- In the worker --------------------------------------------------------
 */

/* A worker thins several networks: a fork costs as much as many draws. */
typedef struct task {
    const pt_thinning *t;
    size_t from, to;    /* rows of t->networks */
    const bool *wanted; /* steps */
} task;

static ptce_status measure_step(double *values, pt_thinner *thinner,
                                const pt_thinning *t, size_t step,
                                ptce_error *err)
{
    double share = PTCE_TIPPING_MOST * (double)step / PT_THIN_STEPS;
    pt_graph graph;
    bool tied = false;
    pt_thinner_take(thinner, (size_t)round(share * (double)thinner->count));
    ptce_status st =
        pt_measure_some(values, &graph, &thinner->thin, &t->c->out->view,
                        t->rows, t->count, t->c->run->seed, err);
    if (st == PTCE_OK)
        st = pt_has_tie(&tied, graph.vertices, graph.n, graph.edges, graph.m,
                        err);
    for (size_t i = 0; i < t->count; i++)
        values[i] = tied ? pt_number_round(values[i]) : (double)NAN;
    pt_graph_clear(&graph);
    return st;
}

/* The order of a draw does not depend on the step: what goes at one step is
 * gone at the next. */
static ptce_status measure_draws(ptce_text *out, pt_thinner *thinner,
                                 double *values, const task *job, size_t row,
                                 ptce_error *err)
{
    const pt_thinning *t = job->t;
    pt_random random;
    ptce_status st = PTCE_OK;
    pt_random_seed(&random, t->c->run->seed ^ (SEED + row));
    for (size_t d = 0; d < t->draws; d++) {
        pt_thinner_shuffle(thinner, &random);
        for (size_t s = 0; st == PTCE_OK && s <= PT_THIN_STEPS; s++) {
            if (!job->wanted[s])
                continue;
            st = measure_step(values, thinner, t, s, err);
            ptce_text_add_bytes(out, (const char *)values,
                                t->count * sizeof *values);
        }
    }
    return st;
}

static ptce_status work(ptce_text *out, const void *data, ptce_error *err)
{
    const task *job = data;
    const pt_thinning *t = job->t;
    double *values = pt_alloc(t->count, sizeof *values);
    ptce_status st = values ? PTCE_OK : pt_nomem(err);
    for (size_t i = job->from; st == PTCE_OK && i < job->to; i++) {
        size_t row = t->networks[i];
        pt_thinner thinner = {0};
        st = pt_thinner_init(&thinner,
                             t->c->out->measuring.networks[row].network, err);
        if (st == PTCE_OK)
            st = measure_draws(out, &thinner, values, job, row, err);
        pt_thinner_clear(&thinner);
    }
    free(values);
    return st;
}

/* ---- Levels ---------------------------------------------------------------
 */

/* What a worker sent: for each network and draw, for each step wanted, a value
 * a row. */
static ptce_status take_networks(pt_thinning *t, const pt_job *job,
                                 const task *asked, size_t steps,
                                 ptce_error *err)
{
    if (job->status != PTCE_OK) {
        if (err)
            *err = job->error;
        return job->status;
    }
    size_t size = t->count * sizeof(double);
    size_t draws = (asked->to - asked->from) * t->draws;
    if (job->result.length != draws * steps * size)
        return pt_fail(err, PTCE_E_LIMIT, "worker-died", "length", NULL);
    const char *at = ptce_text_get(&job->result);
    for (size_t d = 0; d < draws; d++) {
        for (size_t s = 0; s <= PT_THIN_STEPS; s++) {
            if (!asked->wanted[s])
                continue;
            memcpy(t->levels[s].values +
                       (asked->from * t->draws + d) * t->count,
                   at, size);
            at += size;
        }
    }
    return PTCE_OK;
}

/* Networks in a row for one worker: as many as the jobs at once leave to each,
 * but no more than it can do in some seconds. */
static size_t end_of_task(const pt_thinning *t, size_t from, size_t steps)
{
    size_t jobs = t->c->run->jobs > 0 ? t->c->run->jobs : 1;
    size_t most = (t->network_count + jobs - 1) / jobs;
    double work = 0;
    size_t to = from;
    while (to < t->network_count && to - from < most && work < WORK_MOST) {
        const ptce_measures *measures =
            &t->c->out->measuring.networks[t->networks[to++]];
        work += (double)(measures->vertex_count + measures->edge_count + 1) *
                (double)(t->draws * steps);
    }
    return to;
}

static ptce_status run_jobs(pt_thinning *t, const bool *wanted, size_t steps,
                            pt_job *jobs, task *tasks, ptce_error *err)
{
    size_t count = 0;
    for (size_t from = 0; from < t->network_count; count++) {
        size_t to = end_of_task(t, from, steps);
        tasks[count] = (task){t, from, to, wanted};
        jobs[count] = (pt_job){.work = work, .task = &tasks[count]};
        from = to;
    }
    ptce_status st = pt_workers_run(jobs, count, t->c->run, err);
    for (size_t i = 0; i < count; i++) {
        if (st == PTCE_OK)
            st = take_networks(t, &jobs[i], &tasks[i], steps, err);
        ptce_text_clear(&jobs[i].result);
    }
    return st;
}

ptce_status pt_thin_levels(pt_thinning *t, bool *wanted, ptce_error *err)
{
    size_t size = t->network_count * t->draws * t->count;
    size_t steps = 0;
    for (size_t s = 0; s <= PT_THIN_STEPS; s++) {
        wanted[s] = wanted[s] && !t->levels[s].values;
        if (!wanted[s])
            continue;
        t->levels[s].values = pt_alloc(size, sizeof(double));
        if (!t->levels[s].values)
            return pt_nomem(err);
        steps++;
    }
    if (steps == 0)
        return PTCE_OK;
    pt_job *jobs = pt_alloc(t->network_count, sizeof *jobs);
    task *tasks = pt_alloc(t->network_count, sizeof *tasks);
    ptce_status st = jobs && tasks
                         ? run_jobs(t, wanted, steps, jobs, tasks, err)
                         : pt_nomem(err);
    free(jobs);
    free(tasks);
    return st;
}

/* ---- What they give ------------------------------------------------------
 */

double pt_thin_value(const pt_thinning *t, size_t step, size_t network,
                     size_t draw, size_t row)
{
    return t->levels[step].values[(network * t->draws + draw) * t->count + row];
}

/* Values of both groups in one draw; those of the thinned group from it. */
pt_samples pt_thin_sample(const pt_thinning *t, size_t step, size_t draw,
                          size_t row)
{
    const ptce_contrast *contrast = t->searches[row].contrast;
    size_t sizes[2] = {0, 0};
    size_t next = 0;
    for (pt_side side = PT_FIRST; side <= PT_SECOND; side++) {
        bool first = side == PT_FIRST;
        const ptce_compared_value *list =
            first ? contrast->first : contrast->second;
        size_t count = side == t->side ? t->network_count
                       : first         ? contrast->count_first
                                       : contrast->count_second;
        for (size_t i = 0; i < count; i++) {
            double value = side == t->side
                               ? pt_thin_value(t, step, i, draw, row)
                               : list[i].value;
            if (!isfinite(value))
                continue;
            t->sample[next++] = value;
            sizes[side]++;
        }
    }
    return (pt_samples){t->sample, sizes[0], sizes[1]};
}
