/* SPDX-License-Identifier: MIT */
/* The smallest difference that so many networks allow to see. */
#include "compare/power.h"
#include "compare/groups.h"
#include "compare/relabel.h"

#include <math.h>
#include <stdlib.h>

#define POWER 0.8
#define LEVEL 0.05
#define DRAWS_MOST 20000
#define DRAWS_LEAST 400
#define PAIRS_MOST 4e6

/* Box and Muller. */
static double draw_normal(pt_random *random)
{
    double radius = sqrt(-2 * log(1 - pt_random_unit(random)));
    return radius * cos(2 * acos(-1) * pt_random_unit(random));
}

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A shift d makes U = #{y - x < d}: it is large enough once the pair of that
 * rank is passed. */
static double least_shift(double *pairs, double *x, size_t m, size_t n,
                          size_t rank, pt_random *random)
{
    for (size_t i = 0; i < m; i++)
        x[i] = draw_normal(random);
    for (size_t j = 0; j < n; j++) {
        double y = draw_normal(random);
        for (size_t i = 0; i < m; i++)
            pairs[j * m + i] = y - x[i];
    }
    qsort(pairs, m * n, sizeof *pairs, by_number);
    return pairs[rank - 1];
}

static ptce_status draw_shifts(double *shifts, size_t draws, size_t m, size_t n,
                               size_t rank, uint64_t seed, ptce_error *err)
{
    double *pairs = pt_alloc(m * n, sizeof *pairs);
    double *x = pt_alloc(m, sizeof *x);
    pt_random random;
    pt_random_seed(&random, seed);
    for (size_t i = 0; pairs && x && i < draws; i++)
        shifts[i] = least_shift(pairs, x, m, n, rank, &random);
    ptce_status st = pairs && x ? PTCE_OK : pt_nomem(err);
    free(pairs);
    free(x);
    return st;
}

static size_t draws_for(size_t m, size_t n)
{
    double draws = PAIRS_MOST / ((double)m * (double)n);
    return (size_t)fmin(fmax(draws, DRAWS_LEAST), DRAWS_MOST);
}

ptce_status pt_detectable_delta(double *delta, size_t *draws, size_t m,
                                size_t n, uint64_t seed, ptce_error *err)
{
    bool exact;
    size_t k = 0;
    *delta = (double)NAN;
    *draws = 0;
    if (m == 0 || n == 0 || 2 > LEVEL * (double)pt_relabelings(&exact, m, n))
        return PTCE_OK;
    ptce_status st = pt_wilcoxon_rank(&k, m, n, err);
    if (st != PTCE_OK || k == 0)
        return st;
    double *shifts = pt_alloc(draws_for(m, n), sizeof *shifts);
    if (!shifts)
        return pt_nomem(err);
    /* Rejected for U <= k - 1 and U >= mn - k + 1. */
    *draws = draws_for(m, n);
    st = draw_shifts(shifts, *draws, m, n, m * n - k + 1, seed, err);
    if (st == PTCE_OK) {
        qsort(shifts, *draws, sizeof *shifts, by_number);
        *delta = erf(shifts[(size_t)(POWER * (double)*draws)] / 2);
    }
    free(shifts);
    return st;
}

/* Within strata: how many relabelings there are of the networks kept; a
 * statistic may single out one of them. */
static ptce_status count_within(pt_comparing *c, ptce_error *err)
{
    ptce_power *power = &c->out->power;
    size_t total = c->out->first.count + c->out->second.count;
    size_t *strata = pt_alloc(total, sizeof *strata);
    size_t next = 0;
    bool exact;
    if (!strata)
        return pt_nomem(err);
    for (pt_side side = PT_FIRST; side <= PT_SECOND; side++)
        for (size_t i = 0; i < c->out->measuring.count; i++)
            if (c->sides[i] == side && c->kept[i])
                strata[next++] = c->strata[i];
    const pt_labels labels = {c->out->first.count, c->out->second.count,
                              strata};
    ptce_status st = pt_labels_count(&power->relabelings, &exact, &labels, err);
    power->smallest_p = 1.0 / (double)power->relabelings;
    power->detectable_delta = (double)NAN;
    free(strata);
    return st;
}

ptce_status pt_power_make(pt_comparing *c, ptce_error *err)
{
    ptce_comparison *out = c->out;
    ptce_power *power = &out->power;
    size_t m = out->first.count;
    size_t n = out->second.count;
    bool exact;
    if (c->strata)
        return count_within(c, err);
    power->relabelings = pt_relabelings(&exact, m, n);
    /* Full separation, either way round; of draws, the observed one alone. */
    power->smallest_p = (exact ? 2.0 : 1.0) / (double)power->relabelings;
    return pt_detectable_delta(&power->detectable_delta, &power->draws, m, n,
                               c->run->seed, err);
}
