/* SPDX-License-Identifier: MIT */
/* Before and after at the level of the statistic: a published example, and a
 * naive walk over all sign flips. */
#include "support/cmocka_all.h"

#include "compare/relabel.h"
#include "compare/signs.h"

#define MOST 12

/* ---- By definition --------------------------------------------------------
 */

static double rank_of(const double *d, size_t n, size_t i)
{
    double rank = 0.5;
    for (size_t j = 0; j < n; j++)
        if (d[j] != 0)
            rank += fabs(d[j]) < fabs(d[i])    ? 1
                    : fabs(d[j]) == fabs(d[i]) ? 0.5
                                               : 0;
    return rank;
}

/* Sum of the ranks with their signs, of the pairs that changed; bit i of the
 * mask turns the i-th sign. */
static double lean(const double *d, size_t n, unsigned mask)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        if (d[i] != 0)
            sum += rank_of(d, n, i) * (d[i] > 0 ? 1 : -1) *
                   (mask >> i & 1 ? -1 : 1);
    return fabs(sum);
}

static double spread_of(const double *d, size_t n)
{
    double spread = 0;
    for (size_t i = 0; i < n; i++)
        spread += d[i] != 0 ? rank_of(d, n, i) * rank_of(d, n, i) : 0;
    return spread;
}

/* Flips of pairs that did not change are no ways of their own. */
static void naive(uint64_t *all, uint64_t *extreme, const double *d, size_t n)
{
    double observed = lean(d, n, 0);
    *all = *extreme = 0;
    for (unsigned mask = 0; mask < 1u << n; mask++) {
        bool idle = false;
        for (size_t i = 0; i < n; i++)
            idle |= d[i] == 0 && (mask >> i & 1);
        if (idle)
            continue;
        (*all)++;
        *extreme += lean(d, n, mask) >= observed - 1e-9;
    }
}

static size_t draw(double *d, pt_random *random)
{
    size_t n = 1 + (size_t)pt_random_below(random, 10);
    for (size_t i = 0; i < n; i++) /* few values, many ties, some 0 */
        d[i] = (double)pt_random_below(random, 9) - 4;
    return n;
}

static void signs__agree_with_a_naive_walk(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 13);
    for (size_t trial = 0; trial < 80; trial++) {
        double d[MOST];
        uint64_t all;
        uint64_t extreme;
        ptce_test test;
        size_t n = draw(d, &random);
        naive(&all, &extreme, d, n);
        assert_int_equal(pt_signs_test(&test, d, n, 1, NULL), PTCE_OK);
        assert_int_equal(test.relabelings, all);
        assert_int_equal(test.as_extreme, extreme);
        assert_true(test.exact);
        double v = 0;
        for (size_t i = 0; i < n; i++)
            v += d[i] > 0 ? rank_of(d, n, i) : 0;
        assert_near(test.statistic, v, 1e-12);
    }
}

/* ---- Published ------------------------------------------------------------
 */

static const double before[] = {1.83, 0.50, 1.62, 2.48, 1.68,
                                1.88, 1.55, 3.06, 1.30};
static const double after[] = {0.878, 0.647, 0.598, 2.05, 1.06,
                               1.29,  1.06,  3.14,  1.29};

/* Hollander and Wolfe 1973, p. 29: depression before and after a treatment; as
 * in the help of R's wilcox.test: V = 40, p = 0.03906, the pseudo-median -0.46
 * with the interval (-0.786, -0.010). There the sign is first less second, so
 * V is of the pairs that fell. */
static void signs__give_the_published_example_of_depression(void **state)
{
    (void)state;
    double d[9];
    ptce_test test;
    ptce_change change;
    for (size_t i = 0; i < 9; i++)
        d[i] = pt_difference(before[i], after[i]);
    assert_int_equal(pt_signs_test(&test, d, 9, 1, NULL), PTCE_OK);
    assert_near(45 - test.statistic, 40, 0);
    assert_int_equal(test.relabelings, 512);
    assert_int_equal(test.as_extreme, 20);
    assert_near(test.p, 0.0390625, 0);
    assert_int_equal(pt_change(&change, d, 9, NULL), PTCE_OK);
    assert_near(change.shift.estimate, -0.46, 1e-12);
    assert_near(change.shift.low, -0.786, 1e-12);
    assert_near(change.shift.high, -0.010, 1e-12);
    assert_near(change.rank_biserial, (5.0 - 40.0) / 45.0, 1e-12);
    assert_int_equal(change.rose, 2);
    assert_int_equal(change.fell, 7);
}

static void signs__turn_when_before_and_after_are_swapped(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 2);
    for (size_t trial = 0; trial < 30; trial++) {
        double d[MOST];
        double turned[MOST];
        ptce_test tests[2];
        ptce_change changes[2];
        size_t n = draw(d, &random);
        for (size_t i = 0; i < n; i++)
            turned[i] = -d[i];
        assert_int_equal(pt_signs_test(&tests[0], d, n, 1, NULL), PTCE_OK);
        assert_int_equal(pt_signs_test(&tests[1], turned, n, 1, NULL), PTCE_OK);
        assert_int_equal(pt_change(&changes[0], d, n, NULL), PTCE_OK);
        assert_int_equal(pt_change(&changes[1], turned, n, NULL), PTCE_OK);
        assert_int_equal(tests[0].as_extreme, tests[1].as_extreme);
        assert_near(changes[0].shift.estimate, -changes[1].shift.estimate,
                    1e-12);
        assert_near(changes[0].shift.low, -changes[1].shift.high, 1e-12);
        assert_near(changes[0].rank_biserial, -changes[1].rank_biserial, 1e-12);
        assert_int_equal(changes[0].rose, changes[1].fell);
        assert_int_equal(changes[0].unchanged, changes[1].unchanged);
    }
}

/* ---- The interval ---------------------------------------------------------
 */

/* Tables of the signed-rank law, as R's qsignrank(0.025, n) gives them. */
static void signed_rank__is_that_of_the_tables(void **state)
{
    (void)state;
    const struct {
        size_t n, k;
    } rows[] = {{1, 0}, {4, 0},  {5, 0},   {6, 1},   {7, 3},  {8, 4},
                {9, 6}, {10, 9}, {15, 26}, {20, 53}, {25, 90}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t k;
        assert_int_equal(pt_signed_rank(&k, rows[i].n, NULL), PTCE_OK);
        assert_int_equal(k, rows[i].k);
    }
    size_t exact;
    size_t normal;
    assert_int_equal(pt_signed_rank(&exact, 100, NULL), PTCE_OK);
    assert_int_equal(pt_signed_rank(&normal, 101, NULL), PTCE_OK);
    assert_true(normal > exact && normal < exact + 60);
}

static void change__keeps_pairs_that_do_not_change(void **state)
{
    (void)state;
    const double d[] = {0, 0, 0, 0, 0, 0, 3};
    const double same[] = {0, 0, 0};
    ptce_change change;
    ptce_test test;
    assert_int_equal(pt_change(&change, d, 7, NULL), PTCE_OK);
    assert_near(change.shift.estimate, 0, 0);
    assert_near(change.rank_biserial, 1, 0);
    assert_int_equal(change.unchanged, 6);
    assert_int_equal(pt_signs_test(&test, d, 7, 1, NULL), PTCE_OK);
    assert_int_equal(test.relabelings, 2);
    assert_int_equal(pt_change(&change, same, 3, NULL), PTCE_OK);
    assert_true(isnan(change.rank_biserial) != 0);
    assert_true(isnan(change.shift.low) != 0);
    assert_int_equal(pt_signs_test(&test, same, 3, 1, NULL), PTCE_OK);
    assert_near(test.p, 1, 0);
    assert_int_equal(pt_change(&change, same, 0, NULL), PTCE_OK);
    assert_true(isnan(change.shift.estimate) != 0);
}

static void difference__is_equal_where_values_differ_as_much(void **state)
{
    (void)state;
    const double third = 0.333333333333; /* of 12 digits, as they are written */
    const double thirds = 0.666666666667;
    assert_near(pt_difference(0, third), pt_difference(third, thirds), 0);
    assert_near(pt_difference(0.1, 0.3), pt_difference(0.3, 0.5), 0);
    assert_near(pt_difference(1000, 1000.1), pt_difference(0, 0.1), 0);
    assert_near(pt_difference(thirds, third), -pt_difference(third, thirds), 0);
    assert_near(pt_difference(2, 2), 0, 0);
    assert_near(pt_difference(0, 0), 0, 0);
    assert_true(pt_difference(-1e-300, 1e-300) > 1.9e-300);
    assert_true(pt_difference(0, 5e-320) > 0);
    assert_true(pt_difference(1, 1 + 1e-9) > 0);
}

/* ---- Many pairs, many measures --------------------------------------------
 */

static void signs__are_drawn_when_there_are_too_many(void **state)
{
    (void)state;
    double d[70];
    bool exact;
    ptce_test one;
    ptce_test two;
    assert_int_equal(pt_flips(&exact, 19), 524288);
    assert_true(exact);
    assert_int_equal(pt_flips(&exact, 20), PT_RELABELINGS_DRAWN);
    assert_false(exact);
    for (size_t i = 0; i < 70; i++)
        d[i] = (double)(i * 37 % 70 + 1) * (i % 7 < 4 ? 1 : -1);
    assert_int_equal(pt_signs_test(&one, d, 70, 3, NULL), PTCE_OK);
    assert_int_equal(pt_signs_test(&two, d, 70, 3, NULL), PTCE_OK);
    assert_false(one.exact);
    assert_int_equal(one.as_extreme, two.as_extreme);
    double z = (2 * one.statistic - 2485) / sqrt(spread_of(d, 70));
    assert_near(one.p, erfc(fabs(z) / sqrt(2)), 0.02);
    assert_int_equal(pt_signs_test(&two, d, 70, 4, NULL), PTCE_OK);
    assert_int_not_equal(one.as_extreme, two.as_extreme);
    for (size_t i = 0; i < 70; i++)
        d[i] = 1; /* all rise: only the observed one leans as much */
    assert_int_equal(pt_signs_test(&one, d, 70, 3, NULL), PTCE_OK);
    assert_int_equal(one.as_extreme, 1);
}

static double z_of(const double *d, unsigned mask)
{
    double spread = spread_of(d, 8);
    return spread > 0 ? lean(d, 8, mask) / sqrt(spread) : 0;
}

static void naive_maxt(double *adjusted, double d[4][8])
{
    bool done[4] = {false};
    double running = 0;
    for (size_t step = 0; step < 4; step++) {
        size_t top = 4;
        double reached = 0;
        for (size_t k = 0; k < 4; k++)
            if (!done[k] && (top == 4 || z_of(d[k], 0) > z_of(d[top], 0)))
                top = k;
        for (unsigned mask = 0; mask < 256; mask++) {
            double largest = 0;
            for (size_t k = 0; k < 4; k++)
                if (!done[k])
                    largest = fmax(largest, z_of(d[k], mask));
            reached += largest >= z_of(d[top], 0) - 1e-9;
        }
        running = fmax(running, reached / 256);
        adjusted[top] = running;
        done[top] = true;
    }
}

static void maxt__agrees_with_a_naive_step_down(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 8);
    for (size_t trial = 0; trial < 10; trial++) {
        double d[4][8];
        double adjusted[4];
        double expected[4];
        const double *measures[] = {d[0], d[1], d[2], d[3]};
        for (size_t k = 0; k < 4; k++)
            for (size_t i = 0; i < 8; i++)
                d[k][i] = (double)pt_random_below(&random, 9) - (double)k;
        naive_maxt(expected, d);
        assert_int_equal(pt_signs_maxt(adjusted, measures, 4, 8, 1, NULL),
                         PTCE_OK);
        for (size_t k = 0; k < 4; k++) {
            ptce_test test;
            assert_near(adjusted[k], expected[k], 1e-12);
            assert_int_equal(pt_signs_test(&test, d[k], 8, 1, NULL), PTCE_OK);
            assert_true(adjusted[k] >= test.p - 1e-12);
        }
    }
    assert_int_equal(pt_signs_maxt(NULL, NULL, 0, 5, 1, NULL), PTCE_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs__agree_with_a_naive_walk),
        cmocka_unit_test(signs__give_the_published_example_of_depression),
        cmocka_unit_test(signs__turn_when_before_and_after_are_swapped),
        cmocka_unit_test(signed_rank__is_that_of_the_tables),
        cmocka_unit_test(change__keeps_pairs_that_do_not_change),
        cmocka_unit_test(difference__is_equal_where_values_differ_as_much),
        cmocka_unit_test(signs__are_drawn_when_there_are_too_many),
        cmocka_unit_test(maxt__agrees_with_a_naive_step_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
