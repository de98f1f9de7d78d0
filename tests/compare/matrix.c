/* SPDX-License-Identifier: MIT */
/* Tests, map and tree of a matrix of distances: small cases by hand, and what
 * must hold of any. */
#include "support/cmocka_all.h"

#include "compare/matrix.h"

#include <math.h>

#define MOST 12

static void fill_by_points(double *d, const double *x, const double *y,
                           size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            d[i * n + j] = hypot(x[i] - x[j], y[i] - y[j]);
}

static void draw_points(double *x, double *y, size_t n, pt_random *random)
{
    for (size_t i = 0; i < n; i++) {
        x[i] = pt_random_unit(random) * 4;
        y[i] = pt_random_unit(random);
    }
}

/* ---- Tests ----------------------------------------------------------------
 */

/* On a line PERMANOVA is the analysis of variance. */
static void permanova__is_the_analysis_of_variance_on_a_line(void **state)
{
    (void)state;
    const double x[] = {1, 3, 8, 9, 10};
    const double y[5] = {0};
    double d[25];
    fill_by_points(d, x, y, 5);
    pt_permanova got;
    const pt_square square = {d, 2, 3, NULL};
    assert_int_equal(pt_permanova_test(&got, &square, 1, NULL), PTCE_OK);
    double within = 1 + 1 + 1 + 0 + 1;
    double total = 0;
    for (size_t i = 0; i < 5; i++)
        total += (x[i] - 6.2) * (x[i] - 6.2);
    assert_near(got.within, within, 1e-12);
    assert_near(got.total, total, 1e-12);
    assert_near(got.f, (total - within) / (within / 3), 1e-9);
    assert_int_equal(got.test.relabelings, 10);
    assert_int_equal(got.test.as_extreme, 1);
}

/* F of values in two groups, from the definition. */
static double anova(unsigned mask, const double *values, size_t total)
{
    double sums[2] = {0};
    double sizes[2] = {0};
    for (size_t i = 0; i < total; i++) {
        sums[mask >> i & 1] += values[i];
        sizes[mask >> i & 1]++;
    }
    double mean = (sums[0] + sums[1]) / (double)total;
    double between = 0;
    double within = 0;
    for (size_t i = 0; i < total; i++) {
        size_t g = mask >> i & 1;
        between += pow(sums[g] / sizes[g] - mean, 2);
        within += pow(values[i] - sums[g] / sizes[g], 2);
    }
    return between / (within / (double)(total - 2));
}

static void permdisp__is_anova_of_distances_to_the_centre(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 5);
    for (int round = 0; round < 40; round++) {
        double x[9];
        double y[9];
        double d[81];
        double away[9];
        size_t m = 3 + (size_t)pt_random_below(&random, 4);
        draw_points(x, y, 9, &random);
        fill_by_points(d, x, y, 9);
        for (size_t g = 0; g < 2; g++) {
            size_t from = g ? m : 0;
            size_t to = g ? 9 : m;
            double cx = 0;
            double cy = 0;
            for (size_t i = from; i < to; i++) {
                cx += x[i] / (double)(to - from);
                cy += y[i] / (double)(to - from);
            }
            for (size_t i = from; i < to; i++)
                away[i] = hypot(x[i] - cx, y[i] - cy);
        }
        double observed = anova((1u << m) - 1, away, 9);
        size_t want = 0;
        for (unsigned mask = 0; mask < 1u << 9; mask++)
            if ((size_t)__builtin_popcount(mask) == m)
                want += anova(mask, away, 9) >= observed * (1 - 1e-9);
        ptce_test got;
        const pt_square square = {d, m, 9 - m, NULL};
        assert_int_equal(pt_permdisp_test(&got, &square, 1, NULL), PTCE_OK);
        assert_near(got.statistic, observed, 1e-9 * (1 + observed));
        assert_int_equal(got.as_extreme, want);
    }
}

static void tests__say_nothing_of_networks_at_one_spot(void **state)
{
    (void)state;
    const double d[25] = {0};
    const pt_square square = {d, 2, 3, NULL};
    pt_permanova permanova;
    ptce_test test;
    assert_int_equal(pt_permanova_test(&permanova, &square, 1, NULL), PTCE_OK);
    assert_true(isnan(permanova.f) != 0 && isnan(permanova.r2) != 0);
    assert_near(permanova.test.p, 1, 0);
    assert_int_equal(pt_permdisp_test(&test, &square, 1, NULL), PTCE_OK);
    assert_true(isnan(test.statistic) != 0);
    assert_near(test.p, 1, 0);
    assert_int_equal(pt_energy_test(&test, &square, 1, NULL), PTCE_OK);
    assert_near(test.statistic, 0, 0);
    assert_near(test.p, 1, 0);
}

/* Which group is called the first changes nothing. */
static void tests__do_not_depend_on_which_group_is_first(void **state)
{
    (void)state;
    double x[9];
    double y[9];
    double d[81];
    double turned[81];
    pt_random random;
    pt_random_seed(&random, 11);
    draw_points(x, y, 9, &random);
    fill_by_points(d, x, y, 9);
    for (size_t i = 0; i < 9; i++)
        for (size_t j = 0; j < 9; j++)
            turned[i * 9 + j] = d[(i + 3) % 9 * 9 + (j + 3) % 9];
    const pt_square a = {d, 3, 6, NULL};
    const pt_square b = {turned, 6, 3, NULL};
    pt_permanova pa;
    pt_permanova pb;
    ptce_test ea;
    ptce_test eb;
    assert_int_equal(pt_permanova_test(&pa, &a, 1, NULL), PTCE_OK);
    assert_int_equal(pt_permanova_test(&pb, &b, 1, NULL), PTCE_OK);
    assert_near(pa.f, pb.f, 1e-9);
    assert_int_equal(pa.test.as_extreme, pb.test.as_extreme);
    assert_int_equal(pt_energy_test(&ea, &a, 1, NULL), PTCE_OK);
    assert_int_equal(pt_energy_test(&eb, &b, 1, NULL), PTCE_OK);
    assert_near(ea.statistic, eb.statistic, 1e-9);
    assert_int_equal(ea.as_extreme, eb.as_extreme);
    assert_int_equal(pt_permdisp_test(&ea, &a, 1, NULL), PTCE_OK);
    assert_int_equal(pt_permdisp_test(&eb, &b, 1, NULL), PTCE_OK);
    assert_near(ea.statistic, eb.statistic, 1e-9);
    assert_int_equal(ea.as_extreme, eb.as_extreme);
}

/* ---- Map ------------------------------------------------------------------
 */

static void map__gives_points_of_the_plane_back(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 2);
    for (size_t n = 3; n <= MOST; n++) {
        double x[MOST];
        double y[MOST];
        double d[MOST * MOST];
        double points[2 * MOST];
        double eigenvalues[MOST];
        pt_map map = {.points = points, .eigenvalues = eigenvalues};
        draw_points(x, y, n, &random);
        fill_by_points(d, x, y, n);
        assert_int_equal(pt_map_make(&map, d, n, NULL), PTCE_OK);
        assert_near(map.stress, 0, 1e-7);
        assert_near(map.positive_mass, 1, 1e-9);
        assert_true(eigenvalues[0] >= eigenvalues[1]);
        for (size_t axis = 0; axis < 2; axis++) {
            double sum = 0;
            double largest = 0;
            for (size_t i = 0; i < n; i++) {
                double here = points[2 * i + axis];
                sum += here;
                largest = fabs(here) > fabs(largest) ? here : largest;
            }
            assert_near(sum, 0, 1e-9);
            assert_true(largest > 0);
        }
    }
}

/* Three at 1 from each other and all at 1/2 from a fourth: no such place. */
static void map__tells_what_no_map_can_show(void **state)
{
    (void)state;
    const double d[] = {0, 1, 1, .5, 1, 0, 1, .5, 1, 1, 0, .5, .5, .5, .5, 0};
    double points[8];
    double eigenvalues[4];
    pt_map map = {.points = points, .eigenvalues = eigenvalues};
    assert_int_equal(pt_map_make(&map, d, 4, NULL), PTCE_OK);
    assert_true(eigenvalues[3] < -0.01);
    assert_true(map.positive_mass < 0.99);
    assert_true(map.stress > 0.01);
}

static void map__of_one_or_of_none_is_a_point(void **state)
{
    (void)state;
    const double d[4] = {0};
    double points[4] = {1, 1, 1, 1};
    double eigenvalues[2];
    pt_map map = {.points = points, .eigenvalues = eigenvalues};
    for (size_t n = 0; n <= 2; n++) {
        assert_int_equal(pt_map_make(&map, d, n, NULL), PTCE_OK);
        assert_true(isnan(map.stress) != 0);
        assert_true(isnan(map.positive_mass) != 0);
    }
    assert_near(points[3], 0, 0);
}

/* ---- Tree -----------------------------------------------------------------
 */

static void tree__joins_the_lowest_pair_of_equal_ones(void **state)
{
    (void)state;
    double d[16];
    for (size_t i = 0; i < 16; i++)
        d[i] = i % 5 == 0 ? 0 : 1;
    d[2 * 4 + 3] = d[3 * 4 + 2] = 1 + 1e-15; /* equal as it is written */
    ptce_merge merges[3];
    assert_int_equal(pt_tree_make(merges, d, 4, PT_AVERAGE, NULL), PTCE_OK);
    assert_int_equal(merges[0].first, 0);
    assert_int_equal(merges[0].second, 1);
    assert_int_equal(merges[1].first, 2);
    assert_int_equal(merges[1].second, 4);
    assert_int_equal(merges[2].first, 3);
    assert_int_equal(merges[2].second, 5);
    assert_int_equal(merges[2].size, 4);
    double correlation;
    for (size_t i = 0; i < 16; i++)
        d[i] = i % 5 == 0 ? 0 : 1;
    assert_int_equal(pt_cophenetic(&correlation, d, merges, 4, NULL), PTCE_OK);
    assert_true(isnan(correlation) != 0);
}

/* Heights at which pairs meet are distances of a tree: they give themselves. */
static void tree__of_a_tree_is_that_tree(void **state)
{
    (void)state;
    const double d[] = {0, 1, 4, 4, 1, 0, 4, 4, 4, 4, 0, 2, 4, 4, 2, 0};
    for (pt_linkage linkage = PT_AVERAGE; linkage <= PT_COMPLETE; linkage++) {
        ptce_merge merges[3];
        double correlation;
        assert_int_equal(pt_tree_make(merges, d, 4, linkage, NULL), PTCE_OK);
        assert_near(merges[0].height, 1, 0);
        assert_near(merges[1].height, 2, 0);
        assert_near(merges[2].height, 4, 0);
        assert_int_equal(pt_cophenetic(&correlation, d, merges, 4, NULL),
                         PTCE_OK);
        assert_near(correlation, 1, 1e-12);
    }
}

static void tree__of_one_has_no_merge(void **state)
{
    (void)state;
    const double d[] = {0};
    double correlation = 0;
    assert_int_equal(pt_tree_make(NULL, d, 1, PT_AVERAGE, NULL), PTCE_OK);
    assert_int_equal(pt_cophenetic(&correlation, d, NULL, 1, NULL), PTCE_OK);
    assert_true(isnan(correlation) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(permanova__is_the_analysis_of_variance_on_a_line),
        cmocka_unit_test(permdisp__is_anova_of_distances_to_the_centre),
        cmocka_unit_test(tests__say_nothing_of_networks_at_one_spot),
        cmocka_unit_test(tests__do_not_depend_on_which_group_is_first),
        cmocka_unit_test(map__gives_points_of_the_plane_back),
        cmocka_unit_test(map__tells_what_no_map_can_show),
        cmocka_unit_test(map__of_one_or_of_none_is_a_point),
        cmocka_unit_test(tree__joins_the_lowest_pair_of_equal_ones),
        cmocka_unit_test(tree__of_a_tree_is_that_tree),
        cmocka_unit_test(tree__of_one_has_no_merge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
