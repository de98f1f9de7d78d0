/* SPDX-License-Identifier: MIT */
/* What would undo a contrast: the better documented group is thinned, in
 * workers, and each contrast looked at again, by bisection over the share that
 * is taken away. */
#include "compare/tipping.h"
#include "analysis/thin.h"
#include "base/worker.h"
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define STEPS PTCE_TIPPING_STEPS
#define WORK_MOST 3e6 /* vertices and edges measured */
#define SEED UINT64_C(0x7469707069)

/* A value of one thinned network; NaN where undefined or without any tie. */
typedef struct level {
    double *values; /* [network][draw][row] */
} level;

typedef struct search {
    ptce_contrast *contrast;
    size_t kept, lost; /* steps: the last known to hold, the first not to */
    const char *what;  /* was lost there */
    bool moved;        /* some thinned value differs from the full one */
} search;

/* All contrasts are searched at once: a level of thinning serves them all. */
typedef struct thinning {
    pt_comparing *c;
    pt_side side;     /* that is thinned */
    size_t *networks; /* rows of the measuring: kept and of that side */
    size_t network_count;
    const pt_measure_row **rows;
    search *searches;
    size_t count; /* of rows and searches */
    size_t draws;
    level levels[STEPS + 1];
    double *sample; /* room for all networks */
} thinning;

/* ---- In the worker --------------------------------------------------------
 */

/* A worker thins several networks: a fork costs as much as many draws. */
typedef struct task {
    const thinning *t;
    size_t from, to;    /* rows of t->networks */
    const bool *wanted; /* steps */
} task;

static ptce_status measure_step(double *values, pt_thinner *thinner,
                                const thinning *t, size_t step, ptce_error *err)
{
    double share = PTCE_TIPPING_MOST * (double)step / STEPS;
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
    const thinning *t = job->t;
    pt_random random;
    ptce_status st = PTCE_OK;
    pt_random_seed(&random, t->c->run->seed ^ (SEED + row));
    for (size_t d = 0; d < t->draws; d++) {
        pt_thinner_shuffle(thinner, &random);
        for (size_t s = 0; st == PTCE_OK && s <= STEPS; s++) {
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
    const thinning *t = job->t;
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
static ptce_status take_networks(thinning *t, const pt_job *job,
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
        for (size_t s = 0; s <= STEPS; s++) {
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
static size_t end_of_task(const thinning *t, size_t from, size_t steps)
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

static ptce_status run_jobs(thinning *t, const bool *wanted, size_t steps,
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

/* Make the levels that are wanted and not there yet. */
static ptce_status make_levels(thinning *t, bool *wanted, ptce_error *err)
{
    size_t size = t->network_count * t->draws * t->count;
    size_t steps = 0;
    for (size_t s = 0; s <= STEPS; s++) {
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

/* ---- One contrast at one level ----------------------------------------------
 */

static double thinned_value(const thinning *t, size_t step, size_t network,
                            size_t draw, size_t row)
{
    return t->levels[step].values[(network * t->draws + draw) * t->count + row];
}

/* Values of both groups in one draw; those of the thinned group from it. */
static pt_samples sample(const thinning *t, size_t step, size_t draw,
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
                               ? thinned_value(t, step, i, draw, row)
                               : list[i].value;
            if (!isfinite(value))
                continue;
            t->sample[next++] = value;
            sizes[side]++;
        }
    }
    return (pt_samples){t->sample, sizes[0], sizes[1]};
}

static int sign(double x)
{
    return (x > 0) - (x < 0);
}

/* In how many draws the sign of the shift is lost, and the verdict. */
static ptce_status count_lost(size_t *signs, size_t *verdicts,
                              const thinning *t, size_t step, size_t row,
                              ptce_error *err)
{
    const ptce_contrast *contrast = t->searches[row].contrast;
    int was = sign(contrast->hodges_lehmann.estimate);
    bool had = contrast->p_exact <= 0.05;
    ptce_status st = PTCE_OK;
    *signs = *verdicts = 0;
    for (size_t d = 0; st == PTCE_OK && d < t->draws; d++) {
        pt_samples samples = sample(t, step, d, row);
        ptce_interval shift = {(double)NAN, (double)NAN, (double)NAN};
        bool below = false;
        st = pt_hodges_lehmann(&shift, &samples, err);
        if (st == PTCE_OK && had)
            st = pt_rank_verdict(&below, &samples, err);
        *signs += sign(shift.estimate) != was;
        *verdicts += had && !below;
    }
    return st;
}

static ptce_status judge(thinning *t, size_t step, size_t row, ptce_error *err)
{
    search *s = &t->searches[row];
    size_t signs;
    size_t verdicts;
    ptce_status st = count_lost(&signs, &verdicts, t, step, row, err);
    if (2 * signs > t->draws || 2 * verdicts > t->draws) {
        s->lost = step;
        s->what = 2 * signs > t->draws ? "sign" : "verdict";
    } else {
        s->kept = step;
    }
    return st;
}

/* ---- All contrasts ----------------------------------------------------------
 */

static bool is_open(const search *s)
{
    return s->lost <= STEPS && s->lost - s->kept > 1;
}

static ptce_status bisect(thinning *t, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (bool more = true; st == PTCE_OK && more;) {
        bool wanted[STEPS + 1] = {false};
        more = false;
        for (size_t i = 0; i < t->count; i++)
            if (is_open(&t->searches[i]))
                wanted[(t->searches[i].kept + t->searches[i].lost) / 2] = more =
                    true;
        st = make_levels(t, wanted, err);
        for (size_t i = 0; st == PTCE_OK && i < t->count; i++)
            if (is_open(&t->searches[i]))
                st = judge(t, (t->searches[i].kept + t->searches[i].lost) / 2,
                           i, err);
    }
    return st;
}

/* Whether thinning as far as we go moves a measure at all. */
static bool is_moved(const thinning *t, size_t row)
{
    for (size_t i = 0; i < t->network_count; i++) {
        const ptce_measures *measures =
            &t->c->out->measuring.networks[t->networks[i]];
        double full = pt_number_round(ptce_measure_value(
            measures, t->searches[row].contrast->measure, 0));
        for (size_t d = 0; d < t->draws; d++) {
            double value = thinned_value(t, STEPS, i, d, row);
            if (isfinite(value) && value != full)
                return true;
        }
    }
    return false;
}

static ptce_status look_at_all(thinning *t, ptce_error *err)
{
    bool wanted[STEPS + 1] = {[STEPS] = true};
    ptce_status st = make_levels(t, wanted, err);
    for (size_t i = 0; st == PTCE_OK && i < t->count; i++) {
        search *s = &t->searches[i];
        s->lost = STEPS + 1;
        s->moved = is_moved(t, i);
        if (s->moved)
            st = judge(t, STEPS, i, err);
        if (s->lost == STEPS)
            s->kept = 0;
    }
    return st == PTCE_OK ? bisect(t, err) : st;
}

static void tell(const thinning *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const search *s = &t->searches[i];
        ptce_tipping *tipping = &s->contrast->tipping;
        *tipping = (ptce_tipping){(double)NAN, NULL,
                                  s->moved ? "not-lost" : "not-of-ties"};
        if (s->lost <= STEPS)
            *tipping = (ptce_tipping){
                pt_number_round(PTCE_TIPPING_MOST * (double)s->lost / STEPS),
                s->what, NULL};
    }
}

/* ---- Opening
 * ------------------------------------------------------------------ */

/* Why a contrast has no tipping point, before any search, or NULL. */
static const char *why_none(const ptce_contrast *contrast,
                            const ptce_comparison *out)
{
    if (!contrast->tested || contrast->measure->comparable != PTCE_CLASS_A)
        return "not-tested";
    if (out->within)
        return "within-strata";
    if (out->better_documented == PTCE_NEITHER_GROUP)
        return "equally-documented";
    return sign(contrast->hodges_lehmann.estimate) == 0 ? "no-shift" : NULL;
}

static ptce_status list_contrasts(thinning *t, ptce_error *err)
{
    ptce_comparison *out = t->c->out;
    t->rows = pt_alloc(out->contrast_count, sizeof(void *));
    t->searches = pt_alloc(out->contrast_count, sizeof *t->searches);
    if (!t->rows || !t->searches)
        return pt_nomem(err);
    for (size_t i = 0; i < out->contrast_count; i++) {
        ptce_contrast *contrast = &out->contrasts[i];
        const char *code = why_none(contrast, out);
        contrast->tipping = (ptce_tipping){(double)NAN, NULL, code};
        if (code)
            continue;
        t->searches[t->count] = (search){.contrast = contrast};
        /* The public row is the head of the inner one. */
        t->rows[t->count++] = (const pt_measure_row *)contrast->measure;
    }
    return PTCE_OK;
}

static ptce_status list_networks(thinning *t, ptce_error *err)
{
    const pt_comparing *c = t->c;
    size_t count = c->out->measuring.count;
    t->side =
        c->out->better_documented == PTCE_FIRST_GROUP ? PT_FIRST : PT_SECOND;
    t->networks = pt_alloc(count, sizeof *t->networks);
    t->sample = pt_alloc(2 * count, sizeof *t->sample);
    if (!t->networks || !t->sample)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++)
        if (c->kept[i] && c->sides[i] == t->side)
            t->networks[t->network_count++] = i;
    return PTCE_OK;
}

ptce_status pt_tipping_make(pt_comparing *c, ptce_error *err)
{
    size_t asked = c->options->tipping_draws;
    thinning t = {.c = c, .draws = asked ? asked : PTCE_DRAWS};
    c->out->tipping_draws = t.draws;
    ptce_status st = list_contrasts(&t, err);
    if (st == PTCE_OK)
        st = list_networks(&t, err);
    if (st == PTCE_OK && t.count > 0)
        st = look_at_all(&t, err);
    if (st == PTCE_OK)
        tell(&t);
    for (size_t s = 0; s <= STEPS; s++)
        free(t.levels[s].values);
    free((void *)t.rows);
    free(t.searches);
    free(t.networks);
    free(t.sample);
    return st;
}
