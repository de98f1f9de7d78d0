/* SPDX-License-Identifier: MIT */
/* The session with igraph: threads, handlers, seed, graph. */
#include "analysis/ig.h"

#include <assert.h>
#include <stdio.h>
#include <unistd.h>

/* From OpenMP; declared here because its header is the compiler's own. */
extern void omp_set_num_threads(int count);

/* The first reason igraph gave: it calls the handler once a stack frame, with
 * an empty text after the first. */
static char first_reason[128];

static void keep_reason(const char *reason, const char *file, int line,
                        igraph_error_t code)
{
    (void)file;
    (void)line;
    (void)code;
    if (first_reason[0] == '\0' && reason)
        (void)snprintf(first_reason, sizeof first_reason, "%s", reason);
    IGRAPH_FINALLY_FREE();
}

static void ignore_warning(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

/* igraph asks that this does not return; the worker's parent tells the rest. */
static void end_worker(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
    _exit(70);
}

const char *ptce_igraph_version(void)
{
    const char *version = NULL;
    igraph_version(&version, NULL, NULL, NULL);
    return version;
}

ptce_status pt_ig_check(igraph_error_t code, ptce_error *err)
{
    if (code == IGRAPH_SUCCESS)
        return PTCE_OK;
    ptce_status st =
        code == IGRAPH_ENOMEM
            ? pt_nomem(err)
            : pt_fail(err, PTCE_E_NUMERIC, "igraph", first_reason, NULL);
    first_reason[0] = '\0';
    return st;
}

static igraph_error_t fill(pt_ig *ig, const pt_graph *graph)
{
    igraph_vector_int_t ends;
    igraph_error_t code =
        igraph_vector_int_init(&ends, (igraph_integer_t)(2 * graph->m));
    if (code != IGRAPH_SUCCESS)
        return code;
    for (size_t e = 0; e < graph->m; e++) {
        VECTOR(ends)[2 * e] = (igraph_integer_t)graph->edges[e].from;
        VECTOR(ends)[2 * e + 1] = (igraph_integer_t)graph->edges[e].to;
        VECTOR(ig->weights)[e] = graph->edges[e].weight;
    }
    code = igraph_create(&ig->graph, &ends, (igraph_integer_t)graph->n,
                         graph->directed);
    igraph_vector_int_destroy(&ends);
    return code;
}

ptce_status pt_ig_open(pt_ig *ig, const pt_graph *graph, uint64_t seed,
                       ptce_error *err)
{
    *ig = (pt_ig){.seed = seed};
    omp_set_num_threads(1);
    (void)igraph_set_error_handler(keep_reason);
    (void)igraph_set_warning_handler(ignore_warning);
    (void)igraph_set_fatal_handler(end_worker);
    first_reason[0] = '\0';
    if (igraph_vector_init(&ig->weights, (igraph_integer_t)graph->m) != 0)
        return pt_nomem(err);
    igraph_error_t code = igraph_vector_init(&ig->result, 0);
    if (code != IGRAPH_SUCCESS)
        goto no_result;
    code = igraph_vector_int_init(&ig->whole, 0);
    if (code != IGRAPH_SUCCESS)
        goto no_whole;
    code = fill(ig, graph);
    if (code != IGRAPH_SUCCESS)
        goto no_graph;
    igraph_invalidate_cache(&ig->graph);
    igraph_bool_t simple = false;
    assert(igraph_is_simple(&ig->graph, &simple) == IGRAPH_SUCCESS && simple);
    (void)simple;
    ig->open = true;
    return PTCE_OK;

no_graph:
    igraph_vector_int_destroy(&ig->whole);
no_whole:
    igraph_vector_destroy(&ig->result);
no_result:
    igraph_vector_destroy(&ig->weights);
    return pt_ig_check(code, err);
}

void pt_ig_close(pt_ig *ig)
{
    if (!ig->open)
        return;
    igraph_destroy(&ig->graph);
    igraph_vector_int_destroy(&ig->whole);
    igraph_vector_destroy(&ig->result);
    igraph_vector_destroy(&ig->weights);
    ig->open = false;
}

void pt_ig_reseed(const pt_ig *ig, uint64_t draw)
{
    pt_random random;
    pt_random_seed(&random, ig->seed + draw);
    (void)igraph_rng_seed(igraph_rng_default(),
                          (igraph_uint_t)(pt_random_next(&random) >> 33));
}

static ptce_status wrong_length(ptce_error *err)
{
    return pt_fail(err, PTCE_E_NUMERIC, "igraph", "length", NULL);
}

ptce_status pt_ig_take(double *out, size_t count, const pt_ig *ig,
                       igraph_error_t code, ptce_error *err)
{
    ptce_status st = pt_ig_check(code, err);
    if (st != PTCE_OK)
        return st;
    if ((size_t)igraph_vector_size(&ig->result) != count)
        return wrong_length(err);
    for (size_t i = 0; i < count; i++)
        out[i] = VECTOR(ig->result)[i];
    return PTCE_OK;
}

ptce_status pt_ig_take_whole(double *out, size_t count, const pt_ig *ig,
                             igraph_error_t code, ptce_error *err)
{
    ptce_status st = pt_ig_check(code, err);
    if (st != PTCE_OK)
        return st;
    if ((size_t)igraph_vector_int_size(&ig->whole) != count)
        return wrong_length(err);
    for (size_t i = 0; i < count; i++)
        out[i] = (double)VECTOR(ig->whole)[i];
    return PTCE_OK;
}
