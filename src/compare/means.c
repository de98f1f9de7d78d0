/* SPDX-License-Identifier: MIT */
/* Two tests beside the one on ranks: of the difference of means, and of Brunner
 * and Munzel, who do not suppose equal shapes. */
#include "compare/exact.h"

#include <math.h>
#include <stdlib.h>

static double mean(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum / (double)count;
}

/* ---- Difference of means ------------------------------------------------- */

typedef struct centred {
    double *values; /* less the mean of their stratum */
    double scale;   /* sum of their sizes */
} centred;

/* With the group sizes given, the difference of means only depends on the sum
 * over one group. */
static double sum_of_group(const void *data, const size_t *places, size_t count)
{
    const centred *c = data;
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += c->values[places[i]];
    return c->scale > 0 ? fabs(sum) / c->scale : 0;
}

static void centre(centred *c, const double *values, const size_t *strata,
                   size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double sum = 0;
        size_t size = 0;
        for (size_t j = 0; j < count; j++) {
            if (strata && strata[i] != strata[j])
                continue;
            sum += values[j];
            size++;
        }
        c->values[i] = values[i] - sum / (double)size;
        c->scale += fabs(c->values[i]);
    }
}

ptce_status pt_mean_difference(ptce_test *out, const pt_samples *samples,
                               const size_t *strata, uint64_t seed,
                               ptce_error *err)
{
    size_t total = samples->m + samples->n;
    *out = (ptce_test){.statistic = (double)NAN, .p = (double)NAN};
    if (samples->m == 0 || samples->n == 0)
        return PTCE_OK;
    centred c = {.values = pt_alloc(total, sizeof(double))};
    if (!c.values)
        return pt_nomem(err);
    centre(&c, samples->values, strata, total);
    const pt_labels labels = {samples->m, samples->n, strata};
    ptce_status st = pt_relabel_test(out, sum_of_group, &c, &labels, seed, err);
    out->statistic = mean(samples->values, samples->m) -
                     mean(samples->values + samples->m, samples->n);
    free(c.values);
    return st;
}

ptce_status pt_rank_within(ptce_test *out, const pt_samples *samples,
                           const size_t *strata, uint64_t seed, ptce_error *err)
{
    size_t total = samples->m + samples->n;
    uint64_t *twice = pt_alloc(total, sizeof *twice);
    double *ranks = pt_alloc(total, sizeof *ranks);
    ptce_status st = twice && ranks
                         ? pt_midranks(twice, samples->values, total, err)
                         : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < total; i++)
        ranks[i] = (double)twice[i] / 2;
    const pt_samples ranked = {ranks, samples->m, samples->n};
    if (st == PTCE_OK)
        st = pt_mean_difference(out, &ranked, strata, seed, err);
    free(twice);
    free(ranks);
    return st;
}

/* ---- Brunner and Munzel -------------------------------------------------- */

typedef struct placed {
    double value;
    size_t place;
} placed;

static int by_value(const void *a, const void *b)
{
    const placed *x = a;
    const placed *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

typedef struct placing {
    placed *sorted;
    bool *chosen; /* by place */
    size_t total;
} placing;

/* Sum and sum of squares of the placements of a group: twice the number of
 * others below each value, ties counting half. */
typedef struct spread {
    double count, sum, squares;
} spread;

static void add(spread *s, double placement, size_t times)
{
    s->sum += placement * (double)times;
    s->squares += placement * placement * (double)times;
}

static double variance(const spread *s)
{
    return (s->squares - s->sum * s->sum / s->count) / (s->count - 1);
}

/* One walk along the values: a run of equal ones has `in` of the group and the
 * rest of the others. All sums are whole numbers, so that one relabeling is
 * equal to another to the last bit, or up to the order of two terms. */
static double statistic_of(const placing *p, size_t size)
{
    spread group = {.count = (double)size};
    spread rest = {.count = (double)(p->total - size)};
    size_t group_below = 0;
    size_t rest_below = 0;
    for (size_t i = 0; i < p->total;) {
        size_t in = 0;
        size_t end = i;
        for (; end < p->total && p->sorted[end].value == p->sorted[i].value;
             end++)
            in += p->chosen[p->sorted[end].place];
        size_t out = end - i - in;
        add(&group, (double)(2 * rest_below + out), in);
        add(&rest, (double)(2 * group_below + in), out);
        group_below += in;
        rest_below += out;
        i = end;
    }
    /* Twice the mean placement of a group is its share of larger pairs. */
    double apart = rest.sum / rest.count / group.count / 2 -
                   group.sum / group.count / rest.count / 2;
    double spread_of =
        variance(&group) / 4 / group.count / rest.count / rest.count +
        variance(&rest) / 4 / rest.count / group.count / group.count;
    return apart / 2 / sqrt(fmax(spread_of, 0));
}

static double size_of_statistic(const void *data, const size_t *places,
                                size_t count)
{
    const placing *p = data;
    for (size_t i = 0; i < p->total; i++)
        p->chosen[i] = false;
    for (size_t i = 0; i < count; i++)
        p->chosen[places[i]] = true;
    double t = fabs(statistic_of(p, count));
    if (isnan(t) != 0) /* no difference and no spread */
        return 0;
    return isinf(t) ? 1 : t / (1 + t);
}

static ptce_status placing_init(placing *p, const pt_samples *samples,
                                ptce_error *err)
{
    p->total = samples->m + samples->n;
    p->sorted = pt_alloc(p->total, sizeof *p->sorted);
    p->chosen = pt_alloc(p->total, sizeof *p->chosen);
    if (!p->sorted || !p->chosen)
        return pt_nomem(err);
    for (size_t i = 0; i < p->total; i++)
        p->sorted[i] = (placed){samples->values[i], i};
    qsort(p->sorted, p->total, sizeof *p->sorted, by_value);
    return PTCE_OK;
}

ptce_status pt_brunner_munzel(ptce_test *out, const pt_samples *samples,
                              const size_t *strata, uint64_t seed,
                              ptce_error *err)
{
    placing p = {0};
    *out = (ptce_test){.statistic = (double)NAN, .p = (double)NAN};
    if (samples->m < 2 || samples->n < 2)
        return PTCE_OK;
    const pt_labels labels = {samples->m, samples->n, strata};
    ptce_status st = placing_init(&p, samples, err);
    if (st == PTCE_OK)
        st = pt_relabel_test(out, size_of_statistic, &p, &labels, seed, err);
    for (size_t i = 0; st == PTCE_OK && i < p.total; i++)
        p.chosen[i] = i < samples->m;
    if (st == PTCE_OK) {
        double t = statistic_of(&p, samples->m);
        out->statistic = isfinite(t) ? t : (double)NAN;
    }
    free(p.sorted);
    free(p.chosen);
    return st;
}
