/* SPDX-License-Identifier: MIT */
/* Ranks, laws and effect sizes against hand-made and tabulated values. */
#include "support/cmocka_all.h"

#include "compare/ranks.h"

static void midranks__are_shared_by_ties(void **state)
{
    (void)state;
    const double values[] = {3, 1, 3, 2, 3};
    uint64_t twice[5];
    assert_int_equal(pt_midranks(twice, values, 5, NULL), PTCE_OK);
    const uint64_t want[] = {8, 2, 8, 4, 8};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(twice[i], want[i]);
}

static void median__is_the_middle_or_the_mean_of_two(void **state)
{
    (void)state;
    double odd[] = {9, 1, 4};
    double even[] = {9, 1, 4, 2};
    assert_near(pt_median(odd, 3), 4, 0);
    assert_near(pt_median(even, 4), 3, 0);
    assert_true(isnan(pt_median(odd, 0)));
}

/* R: qt(.975, v). */
static void student__agrees_with_tables(void **state)
{
    (void)state;
    const struct {
        size_t v;
        double t;
    } rows[] = {
        {1, 12.706204736174694}, {2, 4.302652729749462},
        {3, 3.182446305283710},  {5, 2.570581835636314},
        {14, 2.144786687917804}, {21, 2.079613844727662},
        {30, 2.042272456301238}, {1000, 1.962339080826408},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        assert_near(pt_student_quantile(rows[i].v), rows[i].t, 1e-12);
    assert_near(pt_student_quantile(SIZE_MAX), 1.959963984540054, 1e-5);
    assert_true(isnan(pt_student_quantile(0)));
}

static size_t rank_of(size_t m, size_t n)
{
    size_t k = SIZE_MAX;
    assert_int_equal(pt_wilcoxon_rank(&k, m, n, NULL), PTCE_OK);
    return k;
}

/* R: qwilcox(.025, m, n). */
static void wilcoxon__agrees_with_tables(void **state)
{
    (void)state;
    assert_int_equal(rank_of(8, 15), 30);
    assert_int_equal(rank_of(15, 8), 30);
    assert_int_equal(rank_of(7, 13), 21);
    assert_int_equal(rank_of(10, 5), 9);
    assert_int_equal(rank_of(20, 20), 128);
    /* The two ways of counting meet: exact up to 50 v 50, normal beyond. */
    assert_in_range(rank_of(50, 50), 965, 970);
    assert_in_range(rank_of(50, 51), 980, 995);
}

/* The whole range of differences covers 1 - 2/C(m + n, m). */
static void wilcoxon__has_no_rank_with_too_few_values(void **state)
{
    (void)state;
    assert_int_equal(rank_of(1, 1), 0);
    assert_int_equal(rank_of(2, 3), 0); /* 80 % */
    assert_int_equal(rank_of(2, 6), 0); /* 93 % */
    assert_int_equal(rank_of(3, 4), 1); /* 94.3 % */
    assert_int_equal(rank_of(2, 8), 1); /* 95.6 % */
}

static void cliff__has_no_interval_for_a_single_value(void **state)
{
    (void)state;
    const double values[] = {2, 1, 3};
    pt_samples samples = {values, 1, 2};
    ptce_interval cliff = pt_cliff_delta(&samples);
    assert_near(cliff.estimate, 0, 0);
    assert_true(isnan(cliff.low) && isnan(cliff.high));
    samples = (pt_samples){values, 0, 3};
    assert_true(isnan(pt_cliff_delta(&samples).estimate));
}

static void cliff__turns_around_with_the_groups(void **state)
{
    (void)state;
    const double there[] = {1, 5, 7, 2, 2, 3, 9};
    const double back[] = {2, 2, 3, 9, 1, 5, 7};
    pt_samples a = {there, 3, 4};
    pt_samples b = {back, 4, 3};
    ptce_interval one = pt_cliff_delta(&a);
    ptce_interval other = pt_cliff_delta(&b);
    assert_near(one.estimate, -other.estimate, 1e-15);
    assert_near(one.low, -other.high, 1e-14);
    assert_near(one.high, -other.low, 1e-14);
}

/* All values equal: no effect, and an interval that says so. */
static void effects__of_equal_values_are_zero(void **state)
{
    (void)state;
    const double values[] = {4, 4, 4, 4, 4};
    pt_samples samples = {values, 2, 3};
    ptce_interval cliff = pt_cliff_delta(&samples);
    assert_near(cliff.estimate, 0, 0);
    assert_true(cliff.low <= 0 && cliff.high >= 0);
    ptce_interval shift;
    assert_int_equal(pt_hodges_lehmann(&shift, &samples, NULL), PTCE_OK);
    assert_near(shift.estimate, 0, 0);
}

/* 2 against 3, fully apart: p is 0.2, so no interval may exclude 0. */
static void hodges_lehmann__has_no_interval_with_too_few_values(void **state)
{
    (void)state;
    const double values[] = {8, 9, 1, 2, 3};
    pt_samples samples = {values, 2, 3};
    ptce_interval shift;
    assert_int_equal(pt_hodges_lehmann(&shift, &samples, NULL), PTCE_OK);
    assert_near(shift.estimate, 6.5, 0);
    assert_true(isnan(shift.low) && isnan(shift.high));
}

static void hodges_lehmann__of_nothing_is_undefined(void **state)
{
    (void)state;
    const double values[] = {4};
    pt_samples samples = {values, 1, 0};
    ptce_interval shift;
    assert_int_equal(pt_hodges_lehmann(&shift, &samples, NULL), PTCE_OK);
    assert_true(isnan(shift.estimate) && isnan(shift.low));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(midranks__are_shared_by_ties),
        cmocka_unit_test(median__is_the_middle_or_the_mean_of_two),
        cmocka_unit_test(student__agrees_with_tables),
        cmocka_unit_test(wilcoxon__agrees_with_tables),
        cmocka_unit_test(wilcoxon__has_no_rank_with_too_few_values),
        cmocka_unit_test(cliff__has_no_interval_for_a_single_value),
        cmocka_unit_test(cliff__turns_around_with_the_groups),
        cmocka_unit_test(effects__of_equal_values_are_zero),
        cmocka_unit_test(hodges_lehmann__has_no_interval_with_too_few_values),
        cmocka_unit_test(hodges_lehmann__of_nothing_is_undefined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
