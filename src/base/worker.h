/* SPDX-License-Identifier: MIT */
/* Work by libraries that may hang, abort or eat memory, done in child
 * processes: one fork a job, a flat result over a pipe, a deadline and a limit
 * of address space. Results come back in the order of the jobs, so they do not
 * depend on how many run at once. */
#ifndef PT_WORKER_H
#define PT_WORKER_H

#include "base/base.h"

/* Runs in the child. Appends the result to out; must not write anywhere else.
 */
typedef ptce_status pt_work(ptce_text *out, const void *task, ptce_error *err);

typedef struct pt_job {
    pt_work *work;
    const void *task;
    ptce_text result;   /* to be cleared by the caller */
    ptce_status status; /* of this job */
    ptce_error error;   /* where status is not PTCE_OK */
} pt_job;

/* Runs all jobs, run->jobs at once. PTCE_OK when every job was run to an end,
 * be it good or bad (see each job's status); else PTCE_E_SYSTEM. */
ptce_status pt_workers_run(pt_job *jobs, size_t count, const ptce_run *run,
                           ptce_error *err);

/* ---- Flat results -------------------------------------------------------
 * Plain numbers and texts, appended by the child and taken by the parent, who
 * trusts nothing: every take tells whether there was enough. */
typedef struct pt_flat {
    const char *bytes;
    size_t left;
    bool failed;
} pt_flat;

void pt_flat_add_count(ptce_text *out, size_t value);
void pt_flat_add_number(ptce_text *out, double value);
void pt_flat_add_text(ptce_text *out, const char *text);
size_t pt_flat_count(pt_flat *flat, size_t limit); /* fails above limit */
double pt_flat_number(pt_flat *flat);
const char *
pt_flat_text(pt_flat *flat); /* borrowed from the bytes; "" on failure */

#endif
