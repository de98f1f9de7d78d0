/* SPDX-License-Identifier: MIT */
/* Workers: whatever a job does, the parent lives and knows. */
#include "base/worker.h"
#include "support/cmocka_all.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static ptce_status double_it(ptce_text *out, const void *task, ptce_error *err)
{
    (void)err;
    size_t number = *(const size_t *)task;
    /* Later jobs end first: the order of results must not show it. */
    struct timespec wait = {0, (long)(20 - number) * 1000000};
    (void)nanosleep(&wait, NULL);
    pt_flat_add_count(out, number * 2);
    return PTCE_OK;
}

static ptce_status refuse(ptce_text *out, const void *task, ptce_error *err)
{
    (void)task;
    ptce_text_add(out, "half a result");
    return pt_fail(err, PTCE_E_NUMERIC, "period", "seven", NULL);
}

static ptce_status die(ptce_text *out, const void *task, ptce_error *err)
{
    (void)out;
    (void)task;
    (void)err;
    (void)signal(SIGABRT, SIG_DFL);
    (void)raise(SIGABRT);
    return PTCE_OK;
}

static ptce_status leave(ptce_text *out, const void *task, ptce_error *err)
{
    (void)out;
    (void)task;
    (void)err;
    _exit(0);
}

static ptce_status never_end(ptce_text *out, const void *task, ptce_error *err)
{
    (void)out;
    (void)task;
    (void)err;
    volatile bool forever = true;
    while (forever)
        ;
    return PTCE_OK;
}

static ptce_status sleep_on(ptce_text *out, const void *task, ptce_error *err)
{
    (void)out;
    (void)task;
    (void)err;
    (void)sleep(600);
    return PTCE_OK;
}

static ptce_status fill_pipe(ptce_text *out, const void *task, ptce_error *err)
{
    (void)task;
    (void)err;
    for (size_t i = 0; i < 300000; i++)
        pt_flat_add_count(out, i);
    return PTCE_OK;
}

static ptce_status eat(ptce_text *out, const void *task, ptce_error *err)
{
    (void)task;
    char *much = malloc((size_t)1 << 31);
    if (!much)
        return pt_nomem(err);
    memset(much, 1, (size_t)1 << 20);
    pt_flat_add_count(out, (size_t)much[0]);
    free(much);
    return PTCE_OK;
}

static void results_come_in_the_order_of_jobs(void **state)
{
    (void)state;
    for (size_t at_once = 1; at_once <= 5; at_once += 2) {
        size_t numbers[20];
        pt_job jobs[20] = {0};
        ptce_run run = PTCE_RUN_DEFAULT;
        run.jobs = at_once;
        for (size_t i = 0; i < 20; i++) {
            numbers[i] = i;
            jobs[i] = (pt_job){.work = double_it, .task = &numbers[i]};
        }
        assert_int_equal(pt_workers_run(jobs, 20, &run, NULL), PTCE_OK);
        for (size_t i = 0; i < 20; i++) {
            pt_flat flat = {jobs[i].result.data, jobs[i].result.length, false};
            assert_int_equal(jobs[i].status, PTCE_OK);
            assert_int_equal(pt_flat_count(&flat, 100), i * 2);
            assert_false(flat.failed);
            ptce_text_clear(&jobs[i].result);
        }
    }
}

static pt_job run_one(pt_work *work, double seconds)
{
    pt_job job = {.work = work};
    ptce_run run = PTCE_RUN_DEFAULT;
    run.limit_seconds = seconds;
    run.limit_bytes = (size_t)1 << 30;
    assert_int_equal(pt_workers_run(&job, 1, &run, NULL), PTCE_OK);
    if (job.status != PTCE_OK) {
        assert_int_equal(job.result.length, 0);
        ptce_text_clear(&job.result);
    }
    return job;
}

static void an_error_of_the_work_arrives_without_a_result(void **state)
{
    (void)state;
    pt_job job = run_one(refuse, 10);
    assert_int_equal(job.status, PTCE_E_NUMERIC);
    assert_string_equal(job.error.id, "period");
    assert_string_equal(job.error.slots[0], "seven");
    assert_int_equal(job.result.length, 0);
}

static void a_dead_worker_is_an_error(void **state)
{
    (void)state;
    pt_job job = run_one(die, 10);
    assert_int_equal(job.status, PTCE_E_LIMIT);
    assert_string_equal(job.error.id, "worker-died");
    assert_string_equal(job.error.slots[0], "signal 6");
    job = run_one(leave, 10);
    assert_int_equal(job.status, PTCE_E_LIMIT);
    assert_string_equal(job.error.id, "worker-died");
}

static void an_endless_loop_ends_at_the_deadline(void **state)
{
    (void)state;
    time_t begin = time(NULL);
    pt_job job = run_one(never_end, 0.3);
    assert_int_equal(job.status, PTCE_E_LIMIT);
    assert_string_equal(job.error.id, "worker-late");
    job = run_one(sleep_on, 0.3);
    assert_int_equal(job.status, PTCE_E_LIMIT);
    assert_true(time(NULL) - begin < 10);
}

static void one_bad_job_does_not_harm_the_others(void **state)
{
    (void)state;
    size_t number = 4;
    pt_job jobs[] = {{.work = double_it, .task = &number},
                     {.work = die},
                     {.work = double_it, .task = &number}};
    ptce_run run = PTCE_RUN_DEFAULT;
    run.jobs = 2;
    assert_int_equal(pt_workers_run(jobs, 3, &run, NULL), PTCE_OK);
    assert_int_equal(jobs[0].status, PTCE_OK);
    assert_int_equal(jobs[1].status, PTCE_E_LIMIT);
    assert_int_equal(jobs[2].status, PTCE_OK);
    for (size_t i = 0; i < 3; i++)
        ptce_text_clear(&jobs[i].result);
}

static void a_result_larger_than_a_pipe_arrives_whole(void **state)
{
    (void)state;
    pt_job job = run_one(fill_pipe, 30);
    pt_flat flat = {job.result.data, job.result.length, false};
    assert_int_equal(job.status, PTCE_OK);
    for (size_t i = 0; i < 300000; i++)
        assert_int_equal(pt_flat_count(&flat, SIZE_MAX), i);
    assert_int_equal(flat.left, 0);
    ptce_text_clear(&job.result);
}

static void memory_is_limited(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__)
    skip(); /* the sanitizer needs the address space for itself */
#endif
    pt_job job = run_one(eat, 30);
    assert_int_equal(job.status, PTCE_E_NOMEM);
    ptce_text_clear(&job.result);
}

static void flat_results_are_checked_like_any_input(void **state)
{
    (void)state;
    ptce_text text = {0};
    pt_flat_add_count(&text, 9);
    pt_flat_add_number(&text, 0.5);
    pt_flat_add_text(&text, "pôle");
    pt_flat flat = {text.data, text.length, false};
    assert_int_equal(pt_flat_count(&flat, 9), 9);
    assert_near(pt_flat_number(&flat), 0.5, 0);
    assert_string_equal(pt_flat_text(&flat), "pôle");
    assert_false(flat.failed);
    (void)pt_flat_count(&flat, 9);
    assert_true(flat.failed);
    for (size_t length = 0; length < text.length; length++) {
        pt_flat cut = {text.data, length, false};
        (void)pt_flat_count(&cut, 9);
        (void)pt_flat_number(&cut);
        (void)pt_flat_text(&cut);
        assert_true(cut.failed);
    }
    flat = (pt_flat){text.data, text.length, false};
    (void)pt_flat_count(&flat, 8);
    assert_true(flat.failed);
    ptce_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_come_in_the_order_of_jobs),
        cmocka_unit_test(an_error_of_the_work_arrives_without_a_result),
        cmocka_unit_test(a_dead_worker_is_an_error),
        cmocka_unit_test(an_endless_loop_ends_at_the_deadline),
        cmocka_unit_test(one_bad_job_does_not_harm_the_others),
        cmocka_unit_test(a_result_larger_than_a_pipe_arrives_whole),
        cmocka_unit_test(memory_is_limited),
        cmocka_unit_test(flat_results_are_checked_like_any_input),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
