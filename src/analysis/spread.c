/* SPDX-License-Identifier: MIT */
/* Ranks, and how values spread. */
#include "analysis/spread.h"

#include <math.h>
#include <stdlib.h>

#define ROUNDING 1e-12 /* sums of weights are exact to that */
#define EQUAL 1e-10    /* of the largest value */

static int by_value(const void *a, const void *b)
{
    const pt_weighted *x = a;
    const pt_weighted *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

void pt_weighted_sort(pt_weighted *items, size_t count)
{
    if (count > 1)
        qsort(items, count, sizeof *items, by_value);
}

double pt_weighted_quantile(const pt_weighted *items, size_t count,
                            double share)
{
    double total = 0;
    double below = 0;
    for (size_t i = 0; i < count; i++)
        total += items[i].weight;
    for (size_t i = 0; i < count; i++) {
        below += items[i].weight;
        if (below >= share * total - ROUNDING * total)
            return items[i].value;
    }
    return (double)NAN;
}

double pt_weighted_mean(const pt_weighted *items, size_t count)
{
    double total = 0;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        total += items[i].weight;
        sum += items[i].weight * items[i].value;
    }
    return sum / total;
}

double pt_jackknife_error(const double *values, size_t n)
{
    double count = (double)n;
    double mean = 0;
    double squares = 0;
    for (size_t i = 0; i < n; i++)
        mean += values[i] / count;
    for (size_t i = 0; i < n; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    return sqrt((count - 2) / (2 * count) * squares);
}

/* The weight of an item is its place here. */
size_t pt_ranks_falling(double *rank, const double *values, size_t n,
                        pt_weighted *scratch)
{
    size_t count = 0;
    double largest = 0;
    for (size_t v = 0; v < n; v++) {
        rank[v] = (double)NAN;
        if (isnan(values[v]))
            continue;
        scratch[count++] = (pt_weighted){-values[v], (double)v};
        largest = fmax(largest, fabs(values[v]));
    }
    pt_weighted_sort(scratch, count);
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count &&
               scratch[end].value <= scratch[i].value + EQUAL * largest)
            end++;
        for (size_t j = i; j < end; j++)
            rank[(size_t)scratch[j].weight] = (double)(i + 1 + end) / 2;
        i = end;
    }
    return count;
}

/* Pearson's correlation of count values. */
static double correlate(const double *x, const double *y, size_t count)
{
    double n = (double)count;
    double mean = (n + 1) / 2; /* of ranks */
    double both = 0;
    double xx = 0;
    double yy = 0;
    for (size_t i = 0; i < count; i++) {
        both += (x[i] - mean) * (y[i] - mean);
        xx += (x[i] - mean) * (x[i] - mean);
        yy += (y[i] - mean) * (y[i] - mean);
    }
    return xx > 0 && yy > 0 ? both / sqrt(xx * yy) : (double)NAN;
}

double pt_spearman(const double *x, const double *y, size_t n, double *scratch,
                   pt_weighted *items)
{
    double *a = scratch;
    double *b = scratch + n;
    size_t count = 0;
    for (size_t v = 0; v < n; v++) {
        if (isnan(x[v]) || isnan(y[v]))
            continue;
        a[count] = x[v];
        b[count++] = y[v];
    }
    if (count < 3)
        return (double)NAN;
    (void)pt_ranks_falling(scratch + 2 * n, a, count, items);
    (void)pt_ranks_falling(scratch + 3 * n, b, count, items);
    return correlate(scratch + 2 * n, scratch + 3 * n, count);
}
