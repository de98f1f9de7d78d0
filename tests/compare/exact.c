/* SPDX-License-Identifier: MIT */
/* Exact tests against a naive walk over all bit masks. */
#include "support/cmocka_all.h"

#include "compare/exact.h"

#include <math.h>
#include <string.h>

/* The sign-matrix form: sum over pairs of sign(x - y), every mask of the right
 * size. */
static int64_t contrast(const double *values, size_t total, unsigned mask)
{
    int64_t sum = 0;
    for (size_t i = 0; i < total; i++)
        for (size_t j = 0; j < total; j++)
            if ((mask >> i & 1u) && !(mask >> j & 1u))
                sum += (values[i] > values[j]) - (values[i] < values[j]);
    return sum < 0 ? -sum : sum;
}

static size_t bits(unsigned mask)
{
    size_t count = 0;
    for (; mask; mask &= mask - 1)
        count++;
    return count;
}

static void naive(uint64_t *extreme, uint64_t *all, const double *values,
                  size_t m, size_t n)
{
    int64_t observed = contrast(values, m + n, (1u << m) - 1);
    *extreme = *all = 0;
    for (unsigned mask = 0; mask < 1u << (m + n); mask++) {
        if (bits(mask) != m)
            continue;
        (*all)++;
        *extreme += contrast(values, m + n, mask) >= observed;
    }
}

static void mann_whitney__agrees_with_a_naive_walk(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 7);
    for (size_t trial = 0; trial < 60; trial++) {
        double values[12];
        size_t m = 1 + (size_t)pt_random_below(&random, 6);
        size_t n = 1 + (size_t)pt_random_below(&random, 6);
        for (size_t i = 0; i < m + n; i++) /* few values, many ties */
            values[i] = (double)pt_random_below(&random, 5);
        uint64_t extreme;
        uint64_t all;
        naive(&extreme, &all, values, m, n);
        pt_samples samples = {values, m, n};
        pt_rank_test test;
        assert_int_equal(pt_mann_whitney(&test, &samples, 1, NULL), PTCE_OK);
        assert_int_equal(test.relabelings, all);
        assert_int_equal(test.as_extreme, extreme);
    }
}

static void
mann_whitney__visits_all_relabelings_of_the_real_design(void **state)
{
    (void)state;
    double values[23];
    for (size_t i = 0; i < 23; i++)
        values[i] = (double)i;
    pt_samples samples = {values, 8, 15};
    pt_rank_test test;
    assert_int_equal(pt_mann_whitney(&test, &samples, 1, NULL), PTCE_OK);
    assert_int_equal(test.relabelings, 490314);
    assert_int_equal(test.as_extreme, 2);
    assert_true(test.exact);
}

static void mann_whitney__draws_when_there_are_too_many(void **state)
{
    (void)state;
    double values[40];
    for (size_t i = 0; i < 40; i++)
        values[i] = (double)(i * 7 % 40);
    pt_samples samples = {values, 20, 20};
    pt_rank_test one;
    pt_rank_test two;
    assert_int_equal(pt_mann_whitney(&one, &samples, 3, NULL), PTCE_OK);
    assert_int_equal(pt_mann_whitney(&two, &samples, 3, NULL), PTCE_OK);
    assert_false(one.exact);
    assert_int_equal(one.relabelings, PT_RELABELINGS_DRAWN);
    assert_int_equal(one.as_extreme, two.as_extreme);
    assert_true(one.as_extreme >= 1); /* the observed one is among them */
    double p = (double)one.as_extreme / (double)one.relabelings;
    assert_near(p, erfc(fabs(one.z) / sqrt(2)), 0.02);
    assert_int_equal(pt_mann_whitney(&two, &samples, 4, NULL), PTCE_OK);
    assert_int_not_equal(one.as_extreme, two.as_extreme);
}

static void
mann_whitney__counts_the_observed_draw_of_a_larger_group(void **state)
{
    (void)state;
    double values[60];
    for (size_t i = 0; i < 60; i++)
        values[i] = (double)i;
    pt_samples samples = {values, 40, 20}; /* fully apart */
    pt_rank_test test;
    assert_int_equal(pt_mann_whitney(&test, &samples, 1, NULL), PTCE_OK);
    assert_int_equal(test.as_extreme, 1);
}

static void maxt__of_one_measure_is_its_own_p(void **state)
{
    (void)state;
    const double values[] = {1, 2, 2, 5, 2, 3, 4, 0};
    pt_samples samples = {values, 4, 4};
    pt_rank_test test;
    double adjusted = (double)NAN;
    assert_int_equal(pt_mann_whitney(&test, &samples, 1, NULL), PTCE_OK);
    assert_int_equal(pt_maxt(&adjusted, &samples, 1, 1, NULL), PTCE_OK);
    assert_near(adjusted, (double)test.as_extreme / (double)test.relabelings,
                0);
}

/* The definition, in floating point with a margin: walk all masks, take the
 * running maximum of |z|, count, make monotone. */
static void naive_maxt(double *adjusted, const pt_samples *samples,
                       size_t count)
{
    size_t total = samples->m + samples->n;
    double z[8][1u << 8];
    double observed[8];
    size_t order[8];
    for (size_t k = 0; k < count; k++) {
        pt_rank_test test;
        assert_int_equal(pt_mann_whitney(&test, &samples[k], 1, NULL), PTCE_OK);
        observed[k] = fabs(test.z);
        double scale =
            test.z == 0
                ? 0
                : observed[k] / (double)contrast(samples[k].values, total,
                                                 (1u << samples->m) - 1);
        for (unsigned mask = 0; mask < 1u << total; mask++)
            z[k][mask] =
                scale * (double)contrast(samples[k].values, total, mask);
        size_t i = k;
        for (; i > 0 && observed[order[i - 1]] < observed[k]; i--)
            order[i] = order[i - 1];
        order[i] = k; /* falling */
    }
    double running = 0;
    for (size_t i = 0; i < count; i++) {
        double reached = 0;
        double all = 0;
        for (unsigned mask = 0; mask < 1u << total; mask++) {
            if (bits(mask) != samples->m)
                continue;
            double largest = 0;
            for (size_t j = i; j < count; j++)
                largest = fmax(largest, z[order[j]][mask]);
            all++;
            reached += largest >= observed[order[i]] - 1e-9;
        }
        running = fmax(running, reached / all);
        adjusted[order[i]] = running;
    }
}

static void maxt__agrees_with_a_naive_walk(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 11);
    for (size_t trial = 0; trial < 20; trial++) {
        double values[4][8];
        pt_samples samples[4];
        for (size_t k = 0; k < 4; k++) {
            samples[k] = (pt_samples){values[k], 3, 5};
            for (size_t i = 0; i < 8; i++)
                values[k][i] = (double)pt_random_below(&random, 4 + k);
        }
        double want[4];
        double got[4];
        /* z of every mask is scaled from the observed one: needs one. */
        bool zero = false;
        for (size_t k = 0; k < 4; k++)
            zero = zero || contrast(values[k], 8, 7) == 0;
        if (zero)
            continue;
        naive_maxt(want, samples, 4);
        assert_int_equal(pt_maxt(got, samples, 4, 1, NULL), PTCE_OK);
        for (size_t k = 0; k < 4; k++)
            assert_near(got[k], want[k], 1e-12);
    }
}

static void maxt__takes_a_measure_without_spread(void **state)
{
    (void)state;
    const double flat[] = {1, 1, 1, 1, 1};
    const double steep[] = {5, 4, 1, 2, 3};
    const pt_samples samples[] = {{flat, 2, 3}, {steep, 2, 3}};
    double adjusted[2];
    assert_int_equal(pt_maxt(adjusted, samples, 2, 1, NULL), PTCE_OK);
    assert_near(adjusted[0], 1, 0);
    assert_near(adjusted[1], 0.2, 1e-15);
}

static void adjustments__of_nothing_are_nothing(void **state)
{
    (void)state;
    assert_int_equal(pt_holm(NULL, NULL, 0, NULL), PTCE_OK);
    assert_int_equal(pt_benjamini_hochberg(NULL, NULL, 0, NULL), PTCE_OK);
    assert_int_equal(pt_maxt(NULL, NULL, 0, 1, NULL), PTCE_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mann_whitney__agrees_with_a_naive_walk),
        cmocka_unit_test(
            mann_whitney__visits_all_relabelings_of_the_real_design),
        cmocka_unit_test(mann_whitney__draws_when_there_are_too_many),
        cmocka_unit_test(
            mann_whitney__counts_the_observed_draw_of_a_larger_group),
        cmocka_unit_test(maxt__of_one_measure_is_its_own_p),
        cmocka_unit_test(maxt__agrees_with_a_naive_walk),
        cmocka_unit_test(maxt__takes_a_measure_without_spread),
        cmocka_unit_test(adjustments__of_nothing_are_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
