/* SPDX-License-Identifier: MIT */
/* The exact law of the rank sum with ties, counted and not visited. */
#include "compare/tipping.h"

#include <math.h>
#include <stdlib.h>

#define LEVEL 0.05
#define EXACT_MOST 60
#define NORMAL_LIMIT 1.959963984540054

/* ways[k][s]: subsets of k of the ranks seen so far with sum s of twice the
 * midranks, each rank entering each subset once. */
static void count_ways(double *ways, const uint64_t *twice, size_t total,
                       size_t m, size_t width)
{
    ways[0] = 1;
    for (size_t r = 0; r < total; r++)
        for (size_t k = m; k >= 1; k--)
            for (size_t s = width - 1; s >= twice[r]; s--)
                ways[k * width + s] += ways[(k - 1) * width + s - twice[r]];
}

/* Share of the subsets with a sum at least as far from the mean. */
static double p_of(const double *ways, size_t width, uint64_t sum,
                   uint64_t expected)
{
    uint64_t off = sum > expected ? sum - expected : expected - sum;
    double all = 0;
    double far = 0;
    for (size_t s = 0; s < width; s++) {
        uint64_t here = s > expected ? s - expected : expected - s;
        all += ways[s];
        far += here >= off ? ways[s] : 0;
    }
    return far / all;
}

static bool is_below_by_normal(const uint64_t *twice, size_t total, size_t m,
                               uint64_t sum, uint64_t expected)
{
    double spread = 0;
    double n = (double)(total - m);
    for (size_t i = 0; i < total; i++) {
        double off = (double)twice[i] - (double)(total + 1);
        spread += off * off;
    }
    double variance = (double)m * n * spread /
                      ((double)total * (double)(total - 1)); /* of 2 W */
    double off = (double)sum - (double)expected;
    return variance > 0 && fabs(off) >= NORMAL_LIMIT * sqrt(variance);
}

static ptce_status judge(bool *below, const uint64_t *twice,
                         const pt_samples *samples, ptce_error *err)
{
    size_t total = samples->m + samples->n;
    bool swap = samples->n < samples->m; /* the smaller one costs less */
    size_t m = swap ? samples->n : samples->m;
    const uint64_t *own = swap ? twice + samples->m : twice;
    uint64_t sum = 0;
    uint64_t expected = (uint64_t)m * (total + 1);
    for (size_t i = 0; i < m; i++)
        sum += own[i];
    if (total > EXACT_MOST) {
        *below = is_below_by_normal(twice, total, m, sum, expected);
        return PTCE_OK;
    }
    size_t width = 2 * m * total + 1;
    double *ways = pt_alloc((m + 1) * width, sizeof *ways);
    if (!ways)
        return pt_nomem(err);
    count_ways(ways, twice, total, m, width);
    *below = p_of(ways + m * width, width, sum, expected) <= LEVEL;
    free(ways);
    return PTCE_OK;
}

ptce_status pt_rank_verdict(bool *below, const pt_samples *samples,
                            ptce_error *err)
{
    size_t total = samples->m + samples->n;
    *below = false;
    if (samples->m == 0 || samples->n == 0)
        return PTCE_OK;
    uint64_t *twice = pt_alloc(total, sizeof *twice);
    if (!twice)
        return pt_nomem(err);
    ptce_status st = pt_midranks(twice, samples->values, total, err);
    if (st == PTCE_OK)
        st = judge(below, twice, samples, err);
    free(twice);
    return st;
}
