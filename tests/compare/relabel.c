/* SPDX-License-Identifier: MIT */
/* Every relabeling is visited once, within strata too; tests that walk along
 * them agree with a count from the definition. */
#include "support/cmocka_all.h"

#include "compare/exact.h"

#include <math.h>
#include <string.h>

#define MOST 12

static unsigned mask_of(const pt_relabeling *r)
{
    unsigned mask = 0;
    for (size_t i = 0; i < r->chosen; i++)
        mask |= 1u << r->places[i];
    return mask;
}

static size_t bits_of(unsigned mask)
{
    size_t count = 0;
    for (; mask; mask &= mask - 1)
        count++;
    return count;
}

/* How many subsets keep the number of each stratum, from the definition. */
static size_t count_subsets(const pt_labels *labels, unsigned observed)
{
    size_t total = labels->m + labels->n;
    size_t count = 0;
    for (unsigned mask = 0; mask < 1u << total; mask++) {
        bool same = bits_of(mask) == bits_of(observed);
        for (size_t s = 0; same && labels->strata && s < total; s++) {
            unsigned stratum = 0;
            for (size_t i = 0; i < total; i++)
                stratum |= labels->strata[i] == s ? 1u << i : 0;
            same = bits_of(mask & stratum) == bits_of(observed & stratum);
        }
        count += same;
    }
    return count;
}

static void check_visits(const pt_labels *labels)
{
    static bool seen[1u << MOST];
    pt_relabeling r;
    memset(seen, 0, sizeof seen);
    assert_int_equal(pt_relabeling_init(&r, labels, 1, NULL), PTCE_OK);
    assert_true(r.exact);
    unsigned observed = mask_of(&r);
    bool first_is_chosen = labels->m <= labels->n;
    unsigned group = (1u << labels->m) - 1;
    unsigned all = (1u << (labels->m + labels->n)) - 1;
    assert_int_equal(observed, first_is_chosen ? group : all & ~group);
    size_t visits = 0;
    while (pt_relabeling_next(&r)) {
        unsigned mask = mask_of(&r);
        assert_false(seen[mask]);
        seen[mask] = true;
        visits++;
        assert_int_equal(bits_of(mask), r.chosen);
    }
    assert_true(seen[observed]);
    assert_int_equal(visits, r.number);
    assert_int_equal(visits, count_subsets(labels, observed));
    pt_relabeling_clear(&r);
}

static void relabelings__visit_every_subset_once(void **state)
{
    (void)state;
    for (size_t m = 1; m <= 6; m++)
        for (size_t n = 1; n <= 6; n++)
            check_visits(&(pt_labels){m, n, NULL});
}

static void relabelings__keep_to_their_strata(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 7);
    for (int round = 0; round < 60; round++) {
        size_t strata[MOST];
        pt_labels labels = {1 + (size_t)pt_random_below(&random, 5),
                            1 + (size_t)pt_random_below(&random, 5), strata};
        for (size_t i = 0; i < labels.m + labels.n; i++)
            strata[i] = (size_t)pt_random_below(&random, 3);
        check_visits(&labels);
    }
}

static void relabelings__are_drawn_where_they_are_too_many(void **state)
{
    (void)state;
    const pt_labels labels = {20, 20, NULL};
    pt_relabeling r;
    assert_int_equal(pt_relabeling_init(&r, &labels, 1, NULL), PTCE_OK);
    assert_false(r.exact);
    assert_int_equal(r.number, PT_RELABELINGS_DRAWN);
    assert_true(pt_relabeling_next(&r));
    for (size_t i = 0; i < r.chosen; i++)
        assert_int_equal(r.places[i], i); /* the observed one comes first */
    size_t in_first[40] = {0};
    while (pt_relabeling_next(&r))
        for (size_t i = 0; i < r.chosen; i++)
            in_first[r.places[i]]++;
    for (size_t i = 0; i < 40; i++) /* half of the draws, within 5 sigma */
        assert_near((double)in_first[i], PT_RELABELINGS_DRAWN / 2.0, 800);
    pt_relabeling_clear(&r);
}

/* ---- Brunner and Munzel ---------------------------------------------------
 */

static double midrank(double x, const double *values, size_t count)
{
    double rank = 0.5;
    for (size_t i = 0; i < count; i++)
        rank += values[i] < x ? 1 : values[i] == x ? 0.5 : 0;
    return rank;
}

/* Of the ranks of x among all less those among x: mean rank and variance. */
static double spread_of(double *mean, const double *x, size_t m,
                        const double *all, size_t total)
{
    double own = 0;
    *mean = 0;
    for (size_t i = 0; i < m; i++) {
        *mean += midrank(x[i], all, total) / (double)m;
        own += midrank(x[i], x, m) / (double)m;
    }
    double sum = 0;
    for (size_t i = 0; i < m; i++)
        sum += pow(
            midrank(x[i], all, total) - midrank(x[i], x, m) - *mean + own, 2);
    return sum / (double)(m - 1);
}

/* As it stands in Brunner and Munzel 2000. */
static double statistic_of(const double *x, size_t m, const double *y, size_t n)
{
    double all[MOST];
    memcpy(all, x, m * sizeof *x);
    memcpy(all + m, y, n * sizeof *y);
    double mean_x;
    double mean_y;
    double sx = spread_of(&mean_x, x, m, all, m + n);
    double sy = spread_of(&mean_y, y, n, all, m + n);
    double dm = (double)m;
    double dn = (double)n;
    return dm * dn * (mean_y - mean_x) / ((dm + dn) * sqrt(dm * sx + dn * sy));
}

static double size_of(unsigned mask, const double *values, size_t total)
{
    double x[MOST];
    double y[MOST];
    size_t m = 0;
    size_t n = 0;
    for (size_t i = 0; i < total; i++) {
        if (mask >> i & 1)
            x[m++] = values[i];
        else
            y[n++] = values[i];
    }
    double t = fabs(statistic_of(x, m, y, n));
    return isnan(t) != 0 ? 0 : t;
}

static void brunner_munzel__counts_what_the_definition_counts(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 3);
    for (int round = 0; round < 100; round++) {
        double values[MOST];
        size_t m = 2 + (size_t)pt_random_below(&random, 4);
        size_t n = 2 + (size_t)pt_random_below(&random, 4);
        for (size_t i = 0; i < m + n; i++)
            values[i] = (double)pt_random_below(&random, 6);
        double observed = size_of((1u << m) - 1, values, m + n);
        size_t want = 0;
        for (unsigned mask = 0; mask < 1u << (m + n); mask++)
            if (bits_of(mask) == m) {
                double here = size_of(mask, values, m + n);
                want += here >= observed || here >= observed * (1 - 1e-9);
            }
        ptce_test test;
        pt_samples samples = {values, m, n};
        assert_int_equal(pt_brunner_munzel(&test, &samples, NULL, 1, NULL),
                         PTCE_OK);
        assert_int_equal(test.as_extreme, want);
        if (isfinite(test.statistic))
            assert_near(fabs(test.statistic), observed, 1e-9);
    }
}

static void brunner_munzel__needs_two_values_a_sample(void **state)
{
    (void)state;
    const double values[] = {1, 2, 3};
    ptce_test test;
    pt_samples samples = {values, 1, 2};
    assert_int_equal(pt_brunner_munzel(&test, &samples, NULL, 1, NULL),
                     PTCE_OK);
    assert_true(isnan(test.statistic) != 0 && isnan(test.p) != 0);
}

/* ---- Means ----------------------------------------------------------------
 */

/* Two strata far apart: within them nothing moves, across them all does. */
static void mean_difference__leaves_out_what_strata_explain(void **state)
{
    (void)state;
    const double values[] = {101, 102, 103, 1, 104, 2, 3, 4};
    const size_t strata[] = {1, 1, 1, 0, 1, 0, 0, 0};
    pt_samples samples = {values, 4, 4};
    ptce_test free_one;
    ptce_test within;
    assert_int_equal(pt_mean_difference(&free_one, &samples, NULL, 1, NULL),
                     PTCE_OK);
    assert_int_equal(pt_mean_difference(&within, &samples, strata, 1, NULL),
                     PTCE_OK);
    assert_near(free_one.statistic, within.statistic, 0);
    assert_int_equal(free_one.relabelings, 70);
    assert_int_equal(within.relabelings, 16);
    assert_int_equal(within.as_extreme, 2); /* the least sum, and the largest */
}

static void mean_difference__is_undefined_without_a_group(void **state)
{
    (void)state;
    const double values[] = {1, 2};
    ptce_test test;
    pt_samples samples = {values, 0, 2};
    assert_int_equal(pt_mean_difference(&test, &samples, NULL, 1, NULL),
                     PTCE_OK);
    assert_true(isnan(test.p) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relabelings__visit_every_subset_once),
        cmocka_unit_test(relabelings__keep_to_their_strata),
        cmocka_unit_test(relabelings__are_drawn_where_they_are_too_many),
        cmocka_unit_test(brunner_munzel__counts_what_the_definition_counts),
        cmocka_unit_test(brunner_munzel__needs_two_values_a_sample),
        cmocka_unit_test(mean_difference__leaves_out_what_strata_explain),
        cmocka_unit_test(mean_difference__is_undefined_without_a_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
