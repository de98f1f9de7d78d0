/* SPDX-License-Identifier: MIT */
/* Effect sizes: Cliff's delta and the Hodges-Lehmann shift. */
#include "compare/ranks.h"

#include <math.h>
#include <stdlib.h>

static int sign(double x, double y)
{
    return (x > y) - (x < y);
}

pt_pairs pt_pairs_count(const pt_samples *samples)
{
    pt_pairs pairs = {0, 0};
    const double *second = samples->values + samples->m;
    for (size_t i = 0; i < samples->m; i++) {
        for (size_t j = 0; j < samples->n; j++) {
            int s = sign(samples->values[i], second[j]);
            pairs.larger += s > 0;
            pairs.smaller += s < 0;
        }
    }
    return pairs;
}

/* #(x > y) - #(x < y) for one value of one sample against all of the other. */
static double dominance(double x, const double *others, size_t count)
{
    int64_t sum = 0;
    for (size_t j = 0; j < count; j++)
        sum += sign(x, others[j]);
    return (double)sum;
}

static double delta_of(const pt_samples *samples, const pt_pairs *pairs)
{
    double total = (double)samples->m * (double)samples->n;
    return ((double)pairs->larger - (double)pairs->smaller) / total;
}

/* Delta as the variance sees it: never quite 1, so that it keeps a spread. */
static double drawn_in(double delta, double pairs)
{
    return fabs(delta) < 1 ? delta : delta * (pairs - 1) / pairs;
}

double pt_cliff_variance(const pt_samples *samples)
{
    const double *x = samples->values;
    const double *y = x + samples->m;
    double m = (double)samples->m;
    double n = (double)samples->n;
    pt_pairs pairs = pt_pairs_count(samples);
    double d = drawn_in(delta_of(samples, &pairs), m * n);
    double rows = 0;
    double columns = 0;
    for (size_t i = 0; i < samples->m; i++)
        rows += pow(dominance(x[i], y, samples->n) / n - d, 2);
    for (size_t j = 0; j < samples->n; j++)
        columns += pow(-dominance(y[j], x, samples->m) / m - d, 2);
    double larger = (double)pairs.larger;
    double smaller = (double)pairs.smaller;
    double cells = larger * (1 - d) * (1 - d) + smaller * (1 + d) * (1 + d) +
                   (m * n - larger - smaller) * d * d;
    double variance =
        (n * n * rows + m * m * columns - cells) / (m * n * (m - 1) * (n - 1));
    /* An unbiased estimate may be negative: then the least that Cliff allows.
     */
    return variance > 0 ? variance : (1 - d * d) / (m * n - 1);
}

ptce_interval pt_cliff_delta(const pt_samples *samples)
{
    double pairs = (double)samples->m * (double)samples->n;
    if (pairs == 0)
        return (ptce_interval){(double)NAN, (double)NAN, (double)NAN};
    pt_pairs counts = pt_pairs_count(samples);
    double delta = delta_of(samples, &counts);
    if (samples->m < 2 || samples->n < 2)
        return (ptce_interval){delta, (double)NAN, (double)NAN};
    double d = drawn_in(delta, pairs);
    double t = pt_student_quantile(samples->m + samples->n - 2);
    double spread = t * sqrt(pt_cliff_variance(samples));
    double rest = 1 - d * d;
    double reach = spread * sqrt(rest * rest + spread * spread);
    double scale = rest + spread * spread;
    ptce_interval cliff = {delta, (d * rest - reach) / scale,
                           (d * rest + reach) / scale};
    if (delta >= 1)
        cliff.high = 1;
    if (delta <= -1)
        cliff.low = -1;
    return cliff;
}

ptce_status pt_hodges_lehmann(ptce_interval *out, const pt_samples *samples,
                              ptce_error *err)
{
    const double *second = samples->values + samples->m;
    size_t count = samples->m * samples->n;
    *out = (ptce_interval){(double)NAN, (double)NAN, (double)NAN};
    if (count == 0)
        return PTCE_OK;
    size_t k;
    ptce_status st = pt_wilcoxon_rank(&k, samples->m, samples->n, err);
    if (st != PTCE_OK)
        return st;
    double *differences = pt_alloc(count, sizeof *differences);
    if (!differences)
        return pt_nomem(err);
    for (size_t i = 0; i < samples->m; i++)
        for (size_t j = 0; j < samples->n; j++)
            differences[i * samples->n + j] = samples->values[i] - second[j];
    out->estimate = pt_median(differences, count); /* sorts */
    if (k > 0) {
        out->low = differences[k - 1];
        out->high = differences[count - k];
    }
    free(differences);
    return PTCE_OK;
}
