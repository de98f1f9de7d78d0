/* SPDX-License-Identifier: MIT */
/* Midranks, medians, and the laws of U and of Student's t. */
#include "compare/ranks.h"

#include <math.h>
#include <stdlib.h>

typedef struct placed {
    double value;
    size_t place;
} placed;

static int by_value(const void *a, const void *b)
{
    double x = ((const placed *)a)->value;
    double y = ((const placed *)b)->value;
    return (x > y) - (x < y);
}

ptce_status pt_midranks(uint64_t *twice, const double *values, size_t count,
                        ptce_error *err)
{
    placed *sorted = pt_alloc(count, sizeof *sorted);
    if (!sorted)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (placed){values[i], i};
    qsort(sorted, count, sizeof *sorted, by_value);
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && sorted[end].value == sorted[i].value)
            end++;
        for (size_t j = i; j < end; j++) /* the mean of ranks i+1 … end */
            twice[sorted[j].place] = i + 1 + end;
        i = end;
    }
    free(sorted);
    return PTCE_OK;
}

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

double pt_median(double *values, size_t count)
{
    if (count == 0)
        return (double)NAN;
    qsort(values, count, sizeof *values, by_number);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

/* ---- The law of U -------------------------------------------------------- */

#define EXACT_PAIRS 2500
#define TAIL 0.025
#define TAIL_MOST 0.03

/* ways[k][u]: how many of the k-subsets of the ranks seen so far have U = u,
 * that is a rank sum u above the smallest. The r-th rank enters each subset
 * once, from the largest subset down. */
static void count_ways(double *ways, size_t m, size_t n)
{
    size_t width = m * n + 1;
    ways[0] = 1;
    for (size_t r = 1; r <= m + n; r++)
        for (size_t k = r < m ? r : m; k >= 1; k--)
            for (size_t u = r - k; r - k <= n && u < width; u++)
                ways[k * width + u] += ways[(k - 1) * width + u - (r - k)];
}

/* k = 0 would name a difference outside of all: the whole range of them, k = 1,
 * is taken where it falls short of 95 % by less than a point. */
size_t pt_rank_of_tail(const double *ways, size_t width)
{
    double all = 0;
    for (size_t u = 0; u < width; u++)
        all += ways[u];
    size_t k = 0;
    double below = ways[0];
    while (below < all * (TAIL - 1e-14)) /* a tail of just 0.025 is reached */
        below += ways[++k];
    if (k == 0 && ways[0] <= all * TAIL_MOST)
        return 1;
    return k;
}

ptce_status pt_wilcoxon_rank(size_t *k, size_t m, size_t n, ptce_error *err)
{
    double pairs = (double)m * (double)n;
    if (pairs > EXACT_PAIRS) {
        double spread = sqrt(pairs * (double)(m + n + 1) / 12);
        double rank = ceil(pairs / 2 - 1.959963984540054 * spread);
        *k = rank < 1 ? 1 : (size_t)rank;
        return PTCE_OK;
    }
    size_t width = m * n + 1;
    double *ways = pt_alloc((m + 1) * width, sizeof *ways);
    if (!ways)
        return pt_nomem(err);
    count_ways(ways, m, n);
    *k = pt_rank_of_tail(ways + m * width, width);
    free(ways);
    return PTCE_OK;
}

/* ---- Student's t --------------------------------------------------------- */

/* P(|T| < t) for t = sqrt(v) tan(angle): the finite sums of Abramowitz and
 * Stegun 26.7.3 and 26.7.4. */
static double student_within(double angle, size_t v)
{
    double c2 = cos(angle) * cos(angle);
    bool odd = v % 2 == 1;
    double term = odd ? cos(angle) : 1;
    double sum = v == 1 ? 0 : term;
    for (size_t k = odd ? 3 : 2; k + 2 <= v; k += 2) {
        term *= c2 * (double)(k - 1) / (double)k;
        sum += term;
    }
    double within = sin(angle) * sum;
    return odd ? (angle + within) * 2 / acos(-1) : within;
}

double pt_student_quantile(size_t degrees_of_freedom)
{
    const size_t many = 1000000; /* from here on t is normal to 1e-6 */
    size_t v = degrees_of_freedom < many ? degrees_of_freedom : many;
    if (v == 0)
        return (double)NAN;
    double low = 0;
    double high = acos(-1) / 2;
    for (int step = 0; step < 60; step++) {
        double middle = (low + high) / 2;
        if (student_within(middle, v) < 1 - 2 * TAIL)
            low = middle;
        else
            high = middle;
    }
    return sqrt((double)v) * tan((low + high) / 2);
}
