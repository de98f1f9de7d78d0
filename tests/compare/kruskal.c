/* SPDX-License-Identifier: MIT */
/* Several groups at the level of the statistic: published values, and a naive
 * walk over all numbers whose digits are labels. */
#include "support/cmocka_all.h"

#include "compare/dealing.h"
#include "compare/exact.h"
#include "compare/kruskal.h"

#include <string.h>

#define MOST 12

/* ---- By definition --------------------------------------------------------
 */

static double rank_of(const double *values, size_t total, size_t i)
{
    double rank = 0.5;
    for (size_t j = 0; j < total; j++)
        rank += values[j] < values[i] ? 1 : values[j] == values[i] ? 0.5 : 0;
    return rank;
}

/* 12/(n(n + 1)) Σ R²/size - 3(n + 1), less the correction for ties. */
static double naive_h(const double *values, const size_t *labels,
                      const size_t *sizes, size_t groups)
{
    double sums[MOST] = {0};
    double ties = 0;
    double h = 0;
    size_t total = 0;
    for (size_t g = 0; g < groups; g++)
        total += sizes[g];
    double n = (double)total;
    for (size_t i = 0; i < total; i++) {
        double alike = 0;
        sums[labels[i]] += rank_of(values, total, i);
        for (size_t j = 0; j < total; j++)
            alike += values[j] == values[i];
        ties += alike * alike - 1; /* Σ (t³ - t), a t-th for each of t */
    }
    for (size_t g = 0; g < groups; g++)
        if (sizes[g] > 0)
            h += sums[g] * sums[g] / (double)sizes[g];
    h = 12 / (n * (n + 1)) * h - 3 * (n + 1);
    return h / (1 - ties / (n * n * n - n));
}

/* The next number in base `groups`; false behind the last. */
static bool count_up(size_t *labels, size_t total, size_t groups)
{
    for (size_t i = 0; i < total; i++) {
        if (++labels[i] < groups)
            return true;
        labels[i] = 0;
    }
    return false;
}

static bool has_sizes(const size_t *labels, size_t total, const size_t *sizes,
                      size_t groups)
{
    size_t counts[MOST] = {0};
    for (size_t i = 0; i < total; i++)
        counts[labels[i]]++;
    return memcmp(counts, sizes, groups * sizeof *counts) == 0;
}

typedef struct naive {
    double h, mean, largest;
    uint64_t all, as_extreme, as_large_as_any;
} naive;

static naive walk(const pt_grouped *data)
{
    naive out = {0};
    size_t labels[MOST] = {0};
    size_t total = 0;
    for (size_t g = 0; g < data->groups; g++)
        for (size_t i = 0; i < data->sizes[g]; i++)
            labels[total++] = g;
    out.h = naive_h(data->values, labels, data->sizes, data->groups);
    memset(labels, 0, sizeof labels);
    do {
        if (!has_sizes(labels, total, data->sizes, data->groups))
            continue;
        double h = naive_h(data->values, labels, data->sizes, data->groups);
        out.all++;
        out.mean += h;
        out.as_extreme += h >= out.h - 1e-9;
        if (h > out.largest + 1e-9) {
            out.largest = h;
            out.as_large_as_any = 0;
        }
        out.as_large_as_any += h >= out.largest - 1e-9;
    } while (count_up(labels, total, data->groups));
    out.mean /= (double)out.all;
    return out;
}

static pt_grouped make(double *values, size_t *sizes, pt_random *random)
{
    size_t groups = 2 + (size_t)pt_random_below(random, 3);
    size_t total = 0;
    for (size_t g = 0; g < groups; g++) {
        sizes[g] = (size_t)pt_random_below(random, 4);
        total += sizes[g];
    }
    sizes[0] += total < 4 ? 3 : 0;
    sizes[1] += sizes[1] == 0;
    total = 0;
    for (size_t g = 0; g < groups; g++)
        total += sizes[g];
    while (total > 8) {
        size_t g = (size_t)pt_random_below(random, groups);
        total -= sizes[g] > 1;
        sizes[g] -= sizes[g] > 1;
    }
    for (size_t i = 0; i < total; i++) /* few values, many ties */
        values[i] = (double)pt_random_below(random, 5);
    values[0] = -1;
    return (pt_grouped){values, sizes, groups};
}

static void kruskal__agrees_with_a_naive_walk(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 11);
    for (size_t trial = 0; trial < 60; trial++) {
        double values[MOST];
        size_t sizes[MOST];
        pt_grouped data = make(values, sizes, &random);
        naive expected = walk(&data);
        ptce_kruskal effect;
        ptce_test test;
        assert_int_equal(pt_kruskal(&effect, &data, NULL), PTCE_OK);
        assert_int_equal(pt_kruskal_test(&test, &data, 1, NULL), PTCE_OK);
        assert_near(effect.h, expected.h, 1e-9);
        assert_near(test.statistic, expected.h, 1e-9);
        assert_int_equal(test.relabelings, expected.all);
        assert_int_equal(test.as_extreme, expected.as_extreme);
        assert_true(test.exact);
        double n = (double)effect.n;
        assert_near(effect.epsilon_squared, expected.h * (n + 1) / (n * n - 1),
                    1e-9);
        assert_near(effect.epsilon_squared_expected, expected.mean / (n - 1),
                    1e-9);
    }
}

/* ---- Published ------------------------------------------------------------
 */

/* Hollander and Wolfe 1973, p. 116: mucociliary efficiency of normal subjects,
 * of subjects with obstructive airway disease, and with asbestosis; as in the
 * help of R's kruskal.test. The count is of a walk in another language. */
static void kruskal__gives_the_published_mucociliary_h(void **state)
{
    (void)state;
    const double values[] = {2.9, 3.0, 2.5, 2.6, 3.2, 3.8, 2.7,
                             4.0, 2.4, 2.8, 3.4, 3.7, 2.2, 2.0};
    const size_t sizes[] = {5, 4, 5};
    const pt_grouped data = {values, sizes, 3};
    ptce_test test;
    assert_int_equal(pt_kruskal_test(&test, &data, 1, NULL), PTCE_OK);
    assert_near(test.statistic, 0.771428571428571, 1e-12);
    assert_int_equal(test.relabelings, 252252);
    assert_int_equal(test.as_extreme, 179294);
}

/* Ozone by month, of R's `airquality` (Chambers et al. 1983): kruskal.test says
 * H = 29.267 with 4 degrees of freedom, p = 6.901e-06. */
static void kruskal__gives_the_published_h_of_airquality(void **state)
{
    (void)state;
    const double ozone[] = {
        41, 36,  12, 18,  28, 23, 19, 8,   7,  16, 11, 14, 18, 14,  34, 6,  30,
        11, 1,   11, 4,   32, 23, 45, 115, 37, 29, 71, 39, 23, 21,  37, 20, 12,
        13, 135, 49, 32,  64, 40, 77, 97,  97, 85, 10, 27, 7,  48,  35, 61, 79,
        63, 16,  80, 108, 20, 52, 82, 50,  64, 59, 39, 9,  16, 78,  35, 66, 122,
        89, 110, 44, 28,  65, 22, 59, 23,  31, 44, 21, 9,  45, 168, 73, 76, 118,
        84, 85,  96, 78,  73, 91, 47, 32,  20, 23, 21, 24, 44, 21,  28, 9,  13,
        46, 18,  13, 24,  16, 13, 23, 36,  7,  14, 30, 14, 18, 20};
    const size_t sizes[] = {26, 9, 26, 26, 29};
    const pt_grouped data = {ozone, sizes, 5};
    ptce_kruskal effect;
    ptce_test test;
    assert_int_equal(sizeof ozone / sizeof ozone[0], 116);
    assert_int_equal(pt_kruskal(&effect, &data, NULL), PTCE_OK);
    assert_near(effect.h, 29.267, 5e-5);
    assert_int_equal(pt_kruskal_test(&test, &data, 1, NULL), PTCE_OK);
    assert_false(test.exact);
    assert_int_equal(test.relabelings, PT_RELABELINGS_DRAWN);
    assert_true(test.as_extreme >= 1 && test.as_extreme < 10);
}

/* ---- Two groups -----------------------------------------------------------
 */

static void kruskal__of_two_groups_is_mann_and_whitney(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 3);
    for (size_t trial = 0; trial < 40; trial++) {
        double values[MOST];
        const size_t sizes[] = {1 + (size_t)pt_random_below(&random, 6), 0,
                                1 + (size_t)pt_random_below(&random, 6)};
        for (size_t i = 0; i < sizes[0] + sizes[2]; i++)
            values[i] = (double)pt_random_below(&random, 6);
        const pt_grouped data = {values, sizes, 3};
        const pt_samples samples = {values, sizes[0], sizes[2]};
        ptce_test test;
        pt_rank_test two;
        assert_int_equal(pt_kruskal_test(&test, &data, 1, NULL), PTCE_OK);
        assert_int_equal(pt_mann_whitney(&two, &samples, 1, NULL), PTCE_OK);
        assert_int_equal(test.relabelings, two.relabelings);
        assert_int_equal(test.as_extreme, two.as_extreme);
        if (isfinite(test.statistic))
            assert_near(test.statistic, two.z * two.z, 1e-9);
    }
}

/* ---- Edges ----------------------------------------------------------------
 */

static void kruskal__is_undefined_where_nothing_varies(void **state)
{
    (void)state;
    const double values[] = {2, 2, 2, 2};
    const size_t sizes[] = {2, 1, 1};
    const pt_grouped flat = {values, sizes, 3};
    ptce_kruskal effect;
    ptce_test test;
    assert_int_equal(pt_kruskal_test(&test, &flat, 1, NULL), PTCE_OK);
    assert_true(isnan(test.statistic) != 0);
    assert_int_equal(test.as_extreme, 12);
    assert_near(test.p, 1, 0);
    const size_t alone[] = {0, 4, 0};
    const pt_grouped one = {values, alone, 3};
    assert_int_equal(pt_kruskal(&effect, &one, NULL), PTCE_OK);
    assert_int_equal(effect.groups, 1);
    assert_true(isnan(effect.h) != 0);
    const size_t none[] = {0, 0};
    const pt_grouped empty = {values, none, 2};
    assert_int_equal(pt_kruskal(&effect, &empty, NULL), PTCE_OK);
    assert_int_equal(effect.n, 0);
    assert_true(isnan(effect.epsilon_squared) != 0);
}

static void dealings__are_counted_up_to_a_million(void **state)
{
    (void)state;
    const struct {
        size_t sizes[4];
        uint64_t number;
        bool exact;
    } rows[] = {
        {{5, 4, 5, 0}, 252252, true},
        {{8, 0, 15, 0}, 490314, true},
        {{1, 1, 1, 1}, 24, true},
        {{0, 0, 7, 0}, 1, true},
        {{1, 1, 0, 998}, 999000, true},
        {{1, 1, 0, 999}, PT_RELABELINGS_DRAWN, false},
        {{6, 6, 6, 6}, PT_RELABELINGS_DRAWN, false},
        {{100000, 100000, 100000, 100000}, PT_RELABELINGS_DRAWN, false},
        {{SIZE_MAX / 8, SIZE_MAX / 8, 1, 1}, PT_RELABELINGS_DRAWN, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bool exact;
        assert_int_equal(pt_dealings(&exact, rows[i].sizes, 4), rows[i].number);
        assert_int_equal(exact, rows[i].exact);
    }
}

static void kruskal__draws_when_there_are_too_many(void **state)
{
    (void)state;
    double values[30];
    const size_t sizes[] = {10, 10, 10};
    for (size_t i = 0; i < 30; i++)
        values[i] = (double)(i * 7 % 30);
    pt_grouped data = {values, sizes, 3};
    ptce_test one;
    ptce_test two;
    assert_int_equal(pt_kruskal_test(&one, &data, 3, NULL), PTCE_OK);
    assert_int_equal(pt_kruskal_test(&two, &data, 3, NULL), PTCE_OK);
    assert_false(one.exact);
    assert_int_equal(one.as_extreme, two.as_extreme);
    /* Chi square with two degrees of freedom. */
    assert_near(one.p, exp(-one.statistic / 2), 0.02);
    assert_int_equal(pt_kruskal_test(&two, &data, 4, NULL), PTCE_OK);
    assert_int_not_equal(one.as_extreme, two.as_extreme);
    for (size_t i = 0; i < 30; i++)
        values[i] = (double)i; /* fully apart: only the observed one is */
    assert_int_equal(pt_kruskal_test(&one, &data, 3, NULL), PTCE_OK);
    assert_int_equal(one.as_extreme, 1);
}

static void smallest_p__is_that_of_the_largest_h(void **state)
{
    (void)state;
    const size_t rows[][4] = {{2, 2, 2, 0}, {1, 2, 3, 0}, {1, 1, 1, 0},
                              {3, 3, 0, 0}, {1, 0, 4, 2}, {2, 2, 2, 2}};
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        double values[MOST];
        double p;
        for (size_t i = 0; i < MOST; i++)
            values[i] = (double)(i * i);
        const pt_grouped data = {values, rows[r], 4};
        naive expected = walk(&data);
        assert_int_equal(pt_kruskal_smallest_p(&p, rows[r], 4, NULL), PTCE_OK);
        assert_near(p, (double)expected.as_large_as_any / (double)expected.all,
                    1e-12);
    }
    const size_t many[] = {9, 9, 9};
    double p;
    assert_int_equal(pt_kruskal_smallest_p(&p, many, 3, NULL), PTCE_OK);
    assert_true(isnan(p) != 0);
}

/* ---- Several measures -----------------------------------------------------
 */

/* From the largest H down: the share of relabelings in which the largest H of
 * this and all smaller ones reaches it. */
static void naive_maxt(double *adjusted, const pt_grouped *measures,
                       size_t count)
{
    double observed[4];
    bool done[4] = {false};
    double running = 0;
    for (size_t k = 0; k < count; k++)
        observed[k] = walk(&measures[k]).h;
    for (size_t step = 0; step < count; step++) {
        size_t top = count;
        for (size_t k = 0; k < count; k++)
            if (!done[k] && (top == count || observed[k] > observed[top]))
                top = k;
        size_t labels[MOST] = {0};
        double all = 0;
        double reached = 0;
        do {
            if (!has_sizes(labels, 7, measures[0].sizes, 3))
                continue;
            double largest = 0;
            for (size_t k = 0; k < count; k++)
                if (!done[k])
                    largest = fmax(largest, naive_h(measures[k].values, labels,
                                                    measures[k].sizes, 3));
            all++;
            reached += largest >= observed[top] - 1e-9;
        } while (count_up(labels, 7, 3));
        running = fmax(running, reached / all);
        adjusted[top] = running;
        done[top] = true;
    }
}

static void maxt__agrees_with_a_naive_step_down(void **state)
{
    (void)state;
    const size_t sizes[] = {2, 2, 3};
    pt_random random;
    pt_random_seed(&random, 5);
    for (size_t trial = 0; trial < 6; trial++) {
        double values[4][7];
        pt_grouped measures[4];
        double adjusted[4];
        double expected[4];
        for (size_t k = 0; k < 4; k++) {
            for (size_t i = 0; i < 7; i++)
                values[k][i] =
                    (double)(i * k) + (double)pt_random_below(&random, 9);
            measures[k] = (pt_grouped){values[k], sizes, 3};
        }
        naive_maxt(expected, measures, 4);
        assert_int_equal(pt_kruskal_maxt(adjusted, measures, 4, 1, NULL),
                         PTCE_OK);
        for (size_t k = 0; k < 4; k++) {
            ptce_test test;
            assert_near(adjusted[k], expected[k], 1e-12);
            assert_int_equal(pt_kruskal_test(&test, &measures[k], 1, NULL),
                             PTCE_OK);
            assert_true(adjusted[k] >= test.p);
        }
    }
    assert_int_equal(pt_kruskal_maxt(NULL, NULL, 0, 1, NULL), PTCE_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kruskal__agrees_with_a_naive_walk),
        cmocka_unit_test(kruskal__gives_the_published_mucociliary_h),
        cmocka_unit_test(kruskal__gives_the_published_h_of_airquality),
        cmocka_unit_test(kruskal__of_two_groups_is_mann_and_whitney),
        cmocka_unit_test(kruskal__is_undefined_where_nothing_varies),
        cmocka_unit_test(kruskal__draws_when_there_are_too_many),
        cmocka_unit_test(dealings__are_counted_up_to_a_million),
        cmocka_unit_test(smallest_p__is_that_of_the_largest_h),
        cmocka_unit_test(maxt__agrees_with_a_naive_step_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
