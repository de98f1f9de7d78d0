/* SPDX-License-Identifier: MIT */
/* Child processes with a deadline; flat results over pipes. */
#include "base/worker.h"

#include <errno.h>
#include <malloc.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RESULT_LIMIT ((size_t)1 << 30)
#define MAX_CHILDREN 64
/* A child that makes thousands of small graphs would give memory back and ask
 * for it again each time: half of its time. */
#define KEEP_FREED (64 << 20)
#define ASK_MORE (4 << 20)

#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SPACE_IS_OURS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SPACE_IS_OURS 0
#endif
#endif
#ifndef ADDRESS_SPACE_IS_OURS
#define ADDRESS_SPACE_IS_OURS 1
#endif

#ifdef PTCE_COVERAGE
extern void __gcov_dump(void);
#endif

/* What a child sends before its bytes. */
typedef struct report {
    ptce_status status;
    ptce_error error;
    size_t length;
} report;

typedef struct child {
    pid_t pid;
    int pipe;
    pt_job *job;
    ptce_text bytes;
    double deadline;
} child;

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- In the child ------------------------------------------------------ */

static void limit_child(const ptce_run *run)
{
    struct rlimit cpu = {.rlim_cur = (rlim_t)run->limit_seconds + 1,
                         .rlim_max = (rlim_t)run->limit_seconds + 2};
    struct rlimit none = {0, 0};
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)setrlimit(RLIMIT_CPU, &cpu);
    (void)setrlimit(RLIMIT_CORE, &none);
    if (ADDRESS_SPACE_IS_OURS) {
        struct rlimit memory = {run->limit_bytes, run->limit_bytes};
        (void)setrlimit(RLIMIT_AS, &memory);
    }
    (void)mallopt(M_TRIM_THRESHOLD, KEEP_FREED);
    (void)mallopt(M_TOP_PAD, ASK_MORE);
    static const int signals[] = {SIGINT, SIGTERM, SIGSEGV, SIGABRT,
                                  SIGBUS, SIGFPE,  SIGILL};
    for (size_t i = 0; i < PT_COUNT(signals); i++)
        (void)signal(signals[i], SIG_DFL); /* a crash is no host's business */
}

static bool send_all(int pipe, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t sent = write(pipe, at, length);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        length -= (size_t)sent;
    }
    return true;
}

_Noreturn static void be_child(int pipe, const pt_job *job, const ptce_run *run)
{
    ptce_text out = {0};
    report head;
    memset(&head, 0, sizeof head);
    limit_child(run);
    head.status = job->work(&out, job->task, &head.error);
    if (head.status == PTCE_OK)
        head.status = ptce_text_check(&out, &head.error);
    head.length = head.status == PTCE_OK ? out.length : 0;
    bool sent = send_all(pipe, &head, sizeof head) &&
                send_all(pipe, ptce_text_get(&out), head.length);
    ptce_text_clear(&out);
#ifdef PTCE_COVERAGE
    __gcov_dump();
#endif
    _exit(sent ? 0 : 1);
}

/* ---- In the parent ----------------------------------------------------- */

static ptce_status start(child *c, pt_job *job, const ptce_run *run,
                         ptce_error *err)
{
    int ends[2];
    if (pipe(ends) != 0)
        return pt_fail(err, PTCE_E_SYSTEM, "worker-start", NULL);
    pid_t pid = fork();
    if (pid < 0) {
        (void)close(ends[0]);
        (void)close(ends[1]);
        return pt_fail(err, PTCE_E_SYSTEM, "worker-start", NULL);
    }
    if (pid == 0) {
        (void)close(ends[0]);
        be_child(ends[1], job, run);
    }
    (void)close(ends[1]);
    *c = (child){.pid = pid,
                 .pipe = ends[0],
                 .job = job,
                 .deadline = now() + run->limit_seconds};
    return PTCE_OK;
}

/* Take the report apart; whatever is not exactly one is a dead worker. */
static void judge(child *c, int wait_status)
{
    report head;
    pt_job *job = c->job;
    if (c->bytes.length >= sizeof head && !c->bytes.failed) {
        memcpy(&head, c->bytes.data, sizeof head);
        if (c->bytes.length == sizeof head + head.length &&
            head.status <= PTCE_E_SYSTEM) {
            job->status = head.status;
            job->error = head.error;
            ptce_text_add_bytes(&job->result, c->bytes.data + sizeof head,
                                head.length);
            if (job->result.failed)
                job->status = pt_nomem(&job->error);
            return;
        }
    }
    char cause[32];
    if (WIFSIGNALED(wait_status) && WTERMSIG(wait_status) == SIGXCPU) {
        job->status = pt_fail(&job->error, PTCE_E_LIMIT, "worker-late", NULL);
        return;
    }
    (void)snprintf(cause, sizeof cause, "%s %d",
                   WIFSIGNALED(wait_status) ? "signal" : "exit",
                   WIFSIGNALED(wait_status) ? WTERMSIG(wait_status)
                                            : WEXITSTATUS(wait_status));
    job->status =
        pt_fail(&job->error, PTCE_E_LIMIT, "worker-died", cause, NULL);
}

static void finish(child *c, bool late, double limit)
{
    int wait_status = 0;
    if (late)
        (void)kill(c->pid, SIGKILL);
    (void)close(c->pipe);
    while (waitpid(c->pid, &wait_status, 0) < 0 && errno == EINTR)
        ;
    if (late) {
        char seconds[PT_NUMBER_MAX];
        pt_number_write(seconds, limit);
        c->job->status =
            pt_fail(&c->job->error, PTCE_E_LIMIT, "worker-late", seconds, NULL);
    } else {
        judge(c, wait_status);
    }
    ptce_text_clear(&c->bytes);
}

/* Whether the child has said all it will say. */
static bool listen_to(child *c)
{
    char chunk[65536];
    ssize_t got = read(c->pipe, chunk, sizeof chunk);
    if (got < 0)
        return errno != EINTR && errno != EAGAIN;
    if (got > 0)
        ptce_text_add_bytes(&c->bytes, chunk, (size_t)got);
    return got == 0 || c->bytes.failed || c->bytes.length > RESULT_LIMIT;
}

typedef struct crew {
    child children[MAX_CHILDREN];
    size_t running;
    const ptce_run *run;
} crew;

/* Wait until some child speaks or is late, or a second has passed. */
static void wait_for(const crew *c, struct pollfd *polls)
{
    double soonest = now() + 1;
    for (size_t i = 0; i < c->running; i++) {
        polls[i] = (struct pollfd){.fd = c->children[i].pipe, .events = POLLIN};
        soonest = fmin(soonest, c->children[i].deadline);
    }
    double wait = fmax(0, (soonest - now()) * 1000);
    (void)poll(polls, (nfds_t)c->running, (int)wait + 1);
}

/* Hear those who speak; finish those that are done or late. */
static void attend(crew *c)
{
    struct pollfd polls[MAX_CHILDREN];
    size_t kept = 0;
    wait_for(c, polls);
    for (size_t i = 0; i < c->running; i++) {
        child *one = &c->children[i];
        bool done = polls[i].revents != 0 && listen_to(one);
        bool late = !done && now() >= one->deadline;
        if (done || late)
            finish(one, late, c->run->limit_seconds);
        else
            c->children[kept++] = *one;
    }
    c->running = kept;
}

/* Jobs that are to be run, and how far they are. */
typedef struct queue {
    pt_job *jobs;
    size_t count, next;
} queue;

/* Start as many as may run at once. After a failure no more are started; those
 * that run are waited for. */
static ptce_status start_more(crew *c, queue *waiting, size_t at_once,
                              ptce_error *err)
{
    ptce_status st = PTCE_OK;
    while (st == PTCE_OK && waiting->next < waiting->count &&
           c->running < at_once) {
        st = start(&c->children[c->running], &waiting->jobs[waiting->next],
                   c->run, err);
        c->running += st == PTCE_OK;
        waiting->next += st == PTCE_OK;
    }
    if (st != PTCE_OK)
        waiting->count = waiting->next;
    return st;
}

ptce_status pt_workers_run(pt_job *jobs, size_t count, const ptce_run *run,
                           ptce_error *err)
{
    crew c = {.run = run};
    queue waiting = {.jobs = jobs, .count = count};
    size_t at_once = run->jobs ? run->jobs : 1;
    ptce_status st = PTCE_OK;
    if (at_once > MAX_CHILDREN)
        at_once = MAX_CHILDREN;
    do {
        ptce_status started = start_more(&c, &waiting, at_once, err);
        st = st == PTCE_OK ? started : st;
        if (c.running > 0)
            attend(&c);
        if (run->progress)
            run->progress(run->progress_data, waiting.next - c.running, count);
    } while (c.running > 0 || waiting.next < waiting.count);
    return st;
}

/* ---- Flat results ------------------------------------------------------ */

void pt_flat_add_count(ptce_text *out, size_t value)
{
    uint64_t wide = value;
    ptce_text_add_bytes(out, (const char *)&wide, sizeof wide);
}

void pt_flat_add_number(ptce_text *out, double value)
{
    ptce_text_add_bytes(out, (const char *)&value, sizeof value);
}

void pt_flat_add_text(ptce_text *out, const char *text)
{
    size_t length = strlen(text);
    pt_flat_add_count(out, length);
    ptce_text_add_bytes(out, text, length + 1);
}

static bool take(pt_flat *flat, void *out, size_t size)
{
    if (flat->failed || flat->left < size) {
        flat->failed = true;
        return false;
    }
    memcpy(out, flat->bytes, size);
    flat->bytes += size;
    flat->left -= size;
    return true;
}

size_t pt_flat_count(pt_flat *flat, size_t limit)
{
    uint64_t wide = 0;
    if (!take(flat, &wide, sizeof wide) || wide > limit) {
        flat->failed = true;
        return 0;
    }
    return (size_t)wide;
}

double pt_flat_number(pt_flat *flat)
{
    double value = 0;
    (void)take(flat, &value, sizeof value);
    return value;
}

const char *pt_flat_text(pt_flat *flat)
{
    size_t length = pt_flat_count(flat, flat->left);
    const char *text = flat->bytes;
    if (flat->failed || flat->left < length + 1 || text[length] != '\0') {
        flat->failed = true;
        return "";
    }
    flat->bytes += length + 1;
    flat->left -= length + 1;
    return text;
}
