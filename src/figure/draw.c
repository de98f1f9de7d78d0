/* SPDX-License-Identifier: MIT */
/* From measures to files: one worker a network, one layout for all formats. */
#include "base/worker.h"
#include "figure/figure.h"
#include "figure/gv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PNG_DPI 150
#define FIGURE_LIMIT ((size_t)256 << 20)

static const char *const names[] = {"dot", "svg", "pdf", "png"};

_Static_assert(PT_COUNT(names) == PTCE_FIGURE_FORMATS, "a name a format");

const char *ptce_figure_format_name(ptce_figure_format format)
{
    return format < PTCE_FIGURE_FORMATS ? names[format] : NULL;
}

/* ---- Ids ----------------------------------------------------------------- */

void pt_mark_id(ptce_text *out, const pt_picture *picture, size_t mark)
{
    const pt_mark *m = &picture->marks[mark];
    ptce_text_add(out, m->owner->network->id);
    if (m->owner->panel > 0) {
        ptce_text_add(out, "-");
        ptce_text_add_count(out, m->owner->panel);
    }
    ptce_text_add(out, m->is_pool ? "-p-" : "-n-");
    ptce_text_add(out, m->id);
}

void pt_link_id(ptce_text *out, const pt_picture *picture, size_t link)
{
    ptce_text_add(out, picture->network->id);
    ptce_text_add(out, "-e-");
    ptce_text_add_count(out, link + 1);
}

/* ---- In the worker --------------------------------------------------------*/

typedef struct task {
    const ptce_figure_format *formats;
    size_t count;
    const ptce_measures *measures;
    size_t networks; /* on one sheet; 0: one figure */
    const ptce_view *view;
    const ptce_figure_options *options;
    const ptce_run *run;
    bool fallen_back; /* the engine asked for has failed */
} task;

/* cairo writes the hour of printing into PDF, whatever it is told. */
static void fix_date(ptce_text *pdf)
{
    static const char key[] = "/CreationDate (D:";
    static const char date[] = "20130701000000";
    char *at =
        pdf->data ? memmem(pdf->data, pdf->length, key, sizeof key - 1) : NULL;
    if (at && (size_t)(at - pdf->data) + sizeof key + sizeof date < pdf->length)
        memcpy(at + sizeof key - 1, date, sizeof date - 1);
}

static void describe(ptce_text *pdf, const pt_picture *picture)
{
    fix_date(pdf);
    pt_pdf_describe(pdf, picture);
}

static ptce_status make(ptce_text *out, const pt_picture *picture, pt_gv *gv,
                        const ptce_text *dot, ptce_figure_format format,
                        ptce_error *err)
{
    ptce_text raw = {0};
    ptce_status st = PTCE_OK;
    int dpi = picture->options->dpi ? picture->options->dpi : PNG_DPI;
    if (format == PTCE_DOT) {
        ptce_text_add_bytes(out, ptce_text_get(dot), dot->length);
        return ptce_text_check(out, err);
    }
    st = pt_gv_render(&raw, gv, ptce_text_get(dot), names[format],
                      format == PTCE_PNG ? dpi : 0, err);
    if (st == PTCE_OK && format == PTCE_SVG) {
        st = pt_svg_finish(out, &raw, picture, err);
    } else if (st == PTCE_OK) {
        ptce_text_add_bytes(out, ptce_text_get(&raw), raw.length);
        if (format == PTCE_PDF)
            describe(out, picture);
        st = ptce_text_check(out, err);
    }
    ptce_text_clear(&raw);
    return st;
}

static ptce_status write_all(ptce_text *out, const task *t,
                             const pt_picture *picture, ptce_error *err)
{
    pt_gv *gv = NULL;
    ptce_text dot = {0};
    ptce_status st = pt_sheet(&dot, picture, err);
    if (st == PTCE_OK)
        st = pt_gv_open(&gv, err);
    for (size_t i = 0; st == PTCE_OK && i < t->count; i++) {
        ptce_text file = {0};
        st = make(&file, picture, gv, &dot, t->formats[i], err);
        pt_flat_add_count(out, file.length);
        ptce_text_add_bytes(out, ptce_text_get(&file), file.length);
        ptce_text_clear(&file);
    }
    pt_gv_close(gv);
    ptce_text_clear(&dot);
    return st;
}

static ptce_status draw_panels(ptce_text *out, const task *t, ptce_error *err)
{
    pt_panels panels;
    ptce_status st = pt_panels_init(&panels, t->measures, t->networks, t->view,
                                    t->options, t->run, err);
    if (st != PTCE_OK)
        return st;
    panels.sum.fallen_back = t->fallen_back;
    st = write_all(out, t, &panels.sum, err);
    pt_panels_clear(&panels);
    return st;
}

static ptce_status draw(ptce_text *out, const void *data, ptce_error *err)
{
    const task *t = data;
    pt_picture picture;
    if (t->options->panels)
        return draw_panels(out, t, err);
    ptce_status st =
        pt_picture_init(&picture, t->measures, t->view, t->options, err);
    if (st != PTCE_OK)
        return st;
    picture.fallen_back = t->fallen_back;
    st = pt_arrange(&picture, t->run, err);
    if (st == PTCE_OK)
        st = write_all(out, t, &picture, err);
    pt_picture_clear(&picture);
    return st;
}

/* ---- In the parent --------------------------------------------------------*/

static ptce_status take(ptce_text *out, size_t count, const pt_job *job,
                        ptce_error *err)
{
    pt_flat flat = {ptce_text_get(&job->result), job->result.length, false};
    for (size_t i = 0; i < count; i++) {
        size_t length = pt_flat_count(&flat, FIGURE_LIMIT);
        if (flat.failed || length > flat.left)
            return pt_fail(err, PTCE_E_LIMIT, "worker-died", "figure", NULL);
        ptce_text_add_bytes(&out[i], flat.bytes, length);
        flat.bytes += length;
        flat.left -= length;
        ptce_status st = ptce_text_check(&out[i], err);
        if (st != PTCE_OK)
            return st;
    }
    return PTCE_OK;
}

/* Graphviz crashed or gave up: other than a wrong option, or no memory. */
static bool engine_failed(const pt_job *job)
{
    static const char *const ids[] = {"worker-died", "graphviz",
                                      "layout-not-finite"};
    for (size_t i = 0; job->status != PTCE_OK && i < PT_COUNT(ids); i++)
        if (strcmp(job->error.id, ids[i]) == 0)
            return true;
    return false;
}

/* Run all jobs, and once more, by the default, those whose engine failed. */
static ptce_status run_jobs(pt_job *jobs, task *tasks, size_t count,
                            const ptce_run *run, ptce_error *err)
{
    ptce_status st = pt_workers_run(jobs, count, run, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        if (!engine_failed(&jobs[i]))
            continue;
        ptce_text_clear(&jobs[i].result);
        tasks[i].fallen_back = true;
        jobs[i] = (pt_job){.work = draw, .task = &tasks[i]};
        st = pt_workers_run(&jobs[i], 1, run, err);
    }
    return st;
}

/* An error says which of many networks it is about. */
static ptce_status complain(const pt_job *job, const task *t, ptce_error *err)
{
    const char *layout = t->options->layout;
    const char *name = t->measures->network->id;
    if (engine_failed(job))
        return pt_fail(err, job->status, "figure-layout", name,
                       layout ? layout : ptce_layout_at(0), NULL);
    if (!err)
        return job->status;
    *err = job->error;
    if (!err->origin[0] && t->networks == 0)
        (void)snprintf(err->origin, sizeof err->origin, "%s", name);
    return job->status;
}

static ptce_status draw_networks(ptce_text *out, const task *common,
                                 const ptce_measures *networks, size_t count,
                                 ptce_error *err)
{
    pt_job *jobs = pt_alloc(count, sizeof *jobs);
    task *tasks = pt_alloc(count, sizeof *tasks);
    ptce_status st = PTCE_OK;
    if (!jobs || !tasks)
        st = pt_nomem(err);
    if (st == PTCE_OK)
        st = pt_options_check(common->options, networks, count, err);
    for (size_t i = 0; jobs && tasks && st == PTCE_OK && i < count; i++) {
        tasks[i] = *common;
        tasks[i].measures = &networks[i];
        jobs[i] = (pt_job){.work = draw, .task = &tasks[i]};
    }
    if (jobs && tasks && st == PTCE_OK)
        st = run_jobs(jobs, tasks, count, common->run, err);
    for (size_t i = 0; jobs && tasks && st == PTCE_OK && i < count; i++)
        st = jobs[i].status == PTCE_OK
                 ? take(&out[i * common->count], common->count, &jobs[i], err)
                 : complain(&jobs[i], &tasks[i], err);
    for (size_t i = 0; jobs && i < count; i++)
        ptce_text_clear(&jobs[i].result);
    free(jobs);
    free(tasks);
    return st;
}

ptce_status ptce_draw(ptce_text *out, const ptce_figure_format *formats,
                      size_t count, const ptce_measures *measures,
                      const ptce_view *view, const ptce_figure_options *options,
                      const ptce_run *run, ptce_error *err)
{
    task common = {.formats = formats,
                   .count = count,
                   .view = view,
                   .options = options,
                   .run = run};
    return draw_networks(out, &common, measures, 1, err);
}

ptce_status ptce_draw_sheet(ptce_text *out, const ptce_figure_format *formats,
                            size_t count, const ptce_measuring *measuring,
                            const ptce_figure_options *options,
                            const ptce_run *run, ptce_error *err)
{
    ptce_figure_options sheet = *options;
    sheet.panels = "network";
    task one = {.formats = formats,
                .count = count,
                .measures = measuring->networks,
                .networks = measuring->count,
                .view = &measuring->view,
                .options = &sheet,
                .run = run};
    pt_job job = {.work = draw, .task = &one};
    if (measuring->count == 0)
        return pt_fail(err, PTCE_E_USAGE, "figure-panels-none", NULL);
    ptce_status st =
        pt_options_check(&sheet, measuring->networks, measuring->count, err);
    if (st == PTCE_OK)
        st = run_jobs(&job, &one, 1, run, err);
    if (st == PTCE_OK)
        st = job.status == PTCE_OK ? take(out, count, &job, err)
                                   : complain(&job, &one, err);
    ptce_text_clear(&job.result);
    return st;
}

ptce_status ptce_draw_all(ptce_text *out, const ptce_figure_format *formats,
                          size_t count, const ptce_measuring *measuring,
                          const ptce_figure_options *options,
                          const ptce_run *run, ptce_error *err)
{
    task common = {.formats = formats,
                   .count = count,
                   .view = &measuring->view,
                   .options = options,
                   .run = run};
    return draw_networks(out, &common, measuring->networks, measuring->count,
                         err);
}
