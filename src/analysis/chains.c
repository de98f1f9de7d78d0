/* SPDX-License-Identifier: MIT */
/* How pools are chained by their members: measures of a network of two modes.
 */
#include "analysis/measure_rows.h"
#include "analysis/twomode.h"

#include <stdlib.h>

/* ---- A value a network --------------------------------------------------- */

static ptce_status two_mode_density(const pt_column *out, pt_study *study,
                                    ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    double possible = (double)incidence->actors * (double)incidence->pools;
    return possible > 0 ? pt_set(out, (double)incidence->graph.m / possible)
                        : pt_undefine(out, PT_NO_POOL);
}

static ptce_status mean_pool_size(const pt_column *out, pt_study *study,
                                  ptce_error *err)
{
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    double pools = (double)incidence->pools;
    return pools > 0 ? pt_set(out, (double)incidence->graph.m / pools)
                     : pt_undefine(out, PT_NO_POOL);
}

static ptce_status shared_pool_share(const pt_column *out, pt_study *study,
                                     ptce_error *err)
{
    const pt_incidence *incidence;
    double shared = 0;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    for (size_t v = incidence->actors; v < incidence->graph.n; v++)
        shared += pt_incidence_degree(incidence, v) > 1;
    return incidence->pools > 0 ? pt_set(out, shared / (double)incidence->pools)
                                : pt_undefine(out, PT_NO_POOL);
}

/* Robins and Alexander 2004: a path of three steps closed by a fourth is a
 * cycle of four, and each such cycle closes four paths. */
static ptce_status two_mode_clustering_global(const pt_column *out,
                                              pt_study *study, ptce_error *err)
{
    const pt_incidence *incidence;
    pt_around near;
    double paths = 0;
    double cycles = 0;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    if (incidence->pools == 0)
        return pt_undefine(out, PT_NO_POOL);
    if (!pt_walks_fit(incidence))
        return pt_undefine(out, PT_TOO_LARGE);
    st = pt_around_take(&near, incidence->graph.n) ? PTCE_OK : pt_nomem(err);
    for (size_t a = 0; st == PTCE_OK && a < incidence->actors; a++) {
        pt_meet(&near, incidence, a);
        for (size_t i = 0; i < near.count; i++)
            cycles += pt_pairs(near.common[near.met[i]]) / 2; /* from both */
    }
    pt_around_drop(&near);
    for (size_t e = 0; e < incidence->graph.m; e++)
        paths +=
            (pt_incidence_degree(incidence, incidence->graph.edges[e].from) -
             1) *
            (pt_incidence_degree(incidence, incidence->graph.edges[e].to) - 1);
    if (st != PTCE_OK)
        return st;
    return paths > 0 ? pt_set(out, 4 * cycles / paths)
                     : pt_undefine(out, PT_NO_CHAIN);
}

/* ---- Chains of five ------------------------------------------------------
 * Opsahl 2013: a, p, b, q, c, three of one mode joined by two of the other. A
 * chain is closed where a third of the other mode joins a and c as well. */

typedef struct chain {
    const pt_incidence *incidence;
    pt_around near; /* of a; its mark tells the neighbours of a */
    size_t *in_p;   /* by vertex: p + 1 where it is a neighbour of p */
    size_t a, p;
    double all, closed;
} chain;

/* What a and c have in common, without p and q. */
static bool is_closed(const chain *at, size_t q, size_t c)
{
    double through_p = at->in_p[c] == at->p + 1;
    double through_q = at->near.mark[q] == at->a + 1;
    return at->near.common[c] > through_p + through_q;
}

static void extend(chain *at, size_t b)
{
    const pt_adjacency *out = &at->incidence->graph.out;
    for (size_t i = out->start[b]; i < out->start[b + 1]; i++) {
        size_t q = out->vertex[i];
        for (size_t j = out->start[q]; q != at->p && j < out->start[q + 1];
             j++) {
            size_t c = out->vertex[j];
            if (c == at->a || c == b)
                continue;
            at->all++;
            at->closed += is_closed(at, q, c);
        }
    }
}

static void chain_from(chain *at, size_t a)
{
    const pt_adjacency *out = &at->incidence->graph.out;
    at->a = a;
    pt_meet(&at->near, at->incidence, a);
    for (size_t i = out->start[a]; i < out->start[a + 1]; i++)
        at->near.mark[out->vertex[i]] = a + 1;
    for (size_t i = out->start[a]; i < out->start[a + 1]; i++) {
        size_t p = at->p = out->vertex[i];
        for (size_t j = out->start[p]; j < out->start[p + 1]; j++)
            at->in_p[out->vertex[j]] = p + 1;
        for (size_t j = out->start[p]; j < out->start[p + 1]; j++)
            if (out->vertex[j] != a)
                extend(at, out->vertex[j]);
    }
}

/* At most so many chains have their middle in one mode, and steps to them. */
static double chain_cost(const pt_incidence *incidence, size_t first,
                         size_t last)
{
    const pt_adjacency *out = &incidence->graph.out;
    double sum = 0;
    for (size_t b = first; b < last; b++) {
        double all = 0;
        double same = 0;
        for (size_t i = out->start[b]; i < out->start[b + 1]; i++) {
            double k = pt_incidence_degree(incidence, out->vertex[i]);
            all += k;
            same += k * k;
        }
        sum += all * all - same + all * pt_incidence_degree(incidence, b);
    }
    return sum;
}

/* Over the chains that begin in one mode; each is seen from both ends. */
static ptce_status closure(const pt_column *out, pt_study *study, bool of_pools,
                           ptce_error *err)
{
    chain at = {0};
    ptce_status st = pt_study_incidence(&at.incidence, study, err);
    if (st != PTCE_OK)
        return st;
    size_t n = at.incidence->graph.n;
    size_t first = of_pools ? at.incidence->actors : 0;
    size_t last = of_pools ? n : at.incidence->actors;
    if (n == 0)
        return pt_undefine(out, PT_NO_POOL);
    if (chain_cost(at.incidence, first, last) > PT_WALKS_MAX ||
        !pt_walks_fit(at.incidence))
        return pt_undefine(out, PT_TOO_LARGE);
    at.in_p = pt_alloc(n, sizeof *at.in_p);
    if (!pt_around_take(&at.near, n) || !at.in_p)
        st = pt_nomem(err);
    for (size_t a = first; st == PTCE_OK && a < last; a++)
        chain_from(&at, a);
    pt_around_drop(&at.near);
    free(at.in_p);
    if (st != PTCE_OK)
        return st;
    return at.all > 0 ? pt_set(out, at.closed / at.all)
                      : pt_undefine(out, PT_NO_CHAIN);
}

static ptce_status two_mode_closure_actors(const pt_column *out,
                                           pt_study *study, ptce_error *err)
{
    return closure(out, study, false, err);
}

static ptce_status two_mode_closure_pools(const pt_column *out, pt_study *study,
                                          ptce_error *err)
{
    return closure(out, study, true, err);
}

// clang-format off
static const pt_measure_row twomode_rows[] = {
    PT_ROW(two_mode_density, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "borgatti1997", two_mode_density),
    PT_ROW(mean_pool_size, NETWORK, RATIO, C, OTHER, 1, ANY, LINEAR, "borgatti1997", mean_pool_size),
    PT_ROW(shared_pool_share, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "borgatti1997", shared_pool_share),
    PT_ROW(two_mode_clustering_global, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "robins2004", two_mode_clustering_global),
    PT_ROW(two_mode_closure_actors, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "opsahl2013", two_mode_closure_actors),
    PT_ROW(two_mode_closure_pools, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "opsahl2013", two_mode_closure_pools),
};
// clang-format on

const pt_measure_family pt_measures_twomode = {
    twomode_rows, PT_COUNT(twomode_rows), PTCE_NETWORK};
