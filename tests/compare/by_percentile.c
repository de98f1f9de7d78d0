/* SPDX-License-Identifier: MIT */
/* Measures of class B are compared by their percentile among random networks.
 */
#include "support/cmocka_all.h"

#include "report/tables_poles.h"

#include <string.h>

#define DRAWS 100 /* enough for what is looked at here */

static ptce_collection *poles;

static int read_all(void **state)
{
    (void)state;
    poles = read_poles(POLES);
    return !poles;
}

static int free_all(void **state)
{
    (void)state;
    ptce_collection_free(poles);
    return 0;
}

static ptce_status compare_poles(ptce_comparison *out,
                                 ptce_compare_options options, ptce_error *err)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    if (options.draws == 0)
        options.draws = DRAWS;
    return ptce_compare(out, poles, &view, &options, &run, err);
}

static const ptce_contrast *find(const ptce_comparison *comparison,
                                 const char *id)
{
    for (size_t i = 0; i < comparison->contrast_count; i++)
        if (strcmp(comparison->contrasts[i].measure->id, id) == 0)
            return &comparison->contrasts[i];
    return NULL;
}

static void check_compared(const ptce_contrast *contrast,
                           const ptce_compared_value *rows, size_t count,
                           size_t expected)
{
    size_t defined = 0;
    bool ranked = contrast->measure->comparable == PTCE_CLASS_B;
    for (size_t i = 0; i < count; i++) {
        double compared = rows[i].compared; /* to the nearest hundredth */
        double exactly =
            contrast->by_percentile ? rows[i].percentile : rows[i].value;
        double off = contrast->by_percentile ? 0.005 + 1e-12 : 0;
        assert_int_equal(isnan(compared) != 0, isnan(exactly) != 0);
        assert_true(isnan(compared) || fabs(compared - exactly) <= off);
        assert_true(!contrast->by_percentile || isnan(compared) ||
                    fabs(100 * compared - round(100 * compared)) < 1e-9);
        defined += isnan(compared) ? 0 : 1;
        double explained = ranked ? rows[i].percentile : rows[i].value;
        assert_true((rows[i].reason != NULL) == (isnan(explained) != 0));
        assert_true(ranked || isnan(rows[i].percentile));
        if (!isnan(rows[i].percentile))
            assert_true(rows[i].percentile >= 0 && rows[i].percentile <= 1 &&
                        !isnan(rows[i].value));
    }
    assert_int_equal(defined, expected);
}

static void compare__tests_class_b_by_percentile(void **state)
{
    (void)state;
    ptce_comparison c;
    size_t ranked = 0;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, NULL),
                     PTCE_OK);
    for (size_t i = 0; i < c.contrast_count; i++) {
        const ptce_contrast *contrast = &c.contrasts[i];
        check_compared(contrast, contrast->first, contrast->count_first,
                       contrast->n_first);
        check_compared(contrast, contrast->second, contrast->count_second,
                       contrast->n_second);
        if (!contrast->by_percentile)
            continue;
        ranked++;
        assert_true(contrast->tested &&
                    contrast->measure->comparable == PTCE_CLASS_B);
        assert_true(contrast->n_first > 0 && contrast->n_second > 0);
        assert_true(contrast->median_first >= 0 && contrast->median_first <= 1);
        assert_true(isfinite(contrast->value_median_first) != 0);
    }
    assert_true(ranked > 0);
    ptce_comparison_clear(&c);
}

/* alpha is a triangle: three actors and three ties can be nothing else. */
static void compare__names_whose_size_fixes_a_value(void **state)
{
    (void)state;
    ptce_comparison c;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, NULL),
                     PTCE_OK);
    const ptce_contrast *contrast = find(&c, "centralization_degree");
    assert_true(contrast->by_percentile);
    assert_int_equal(contrast->n_first, 1);
    size_t fixed = contrast->first[0].reason ? 0 : 1;
    assert_string_equal(contrast->first[fixed].reason, "fixed-by-size");
    assert_true(isfinite(contrast->first[fixed].value) != 0);
    assert_int_equal(contrast->relabelings, 3); /* of three poles, not four */
    ptce_comparison_clear(&c);
}

/* No pole has two triangles to choose from: what is left are the values. */
static void compare__shows_values_where_a_group_has_no_percentile(void **state)
{
    (void)state;
    ptce_comparison c;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, NULL),
                     PTCE_OK);
    const ptce_contrast *contrast = find(&c, "transitivity");
    assert_false(contrast->tested);
    assert_false(contrast->by_percentile);
    assert_string_equal(contrast->untested, "no-percentile");
    assert_int_equal(contrast->n_first, 2);
    assert_string_equal(contrast->first[0].reason, "fixed-by-degrees");
    ptce_text out = {0};
    ptce_contrast_say(&out, &c, contrast, poles, PTCE_EN);
    assert_non_null(strstr(ptce_text_get(&out), "is not tested"));
    assert_non_null(strstr(ptce_text_get(&out), "the degrees alone fix this"));
    ptce_text_clear(&out);
    ptce_comparison_clear(&c);
}

static void say__tells_what_a_percentile_is_among(void **state)
{
    (void)state;
    static const char beginning[] =
        "Measure “degree centralization”, compared by its percentile among 100 "
        "random networks for each pole, with as many actors and ties (100%: "
        "ties gather on a single actor more than the size of the network "
        "explains): among the 3 poles compared, which are all those of the two "
        "groups with such a percentile and not a sample, the median percentile "
        "is ";
    static const char middle[] = "; neither group can be said to have the "
                                 "higher percentiles (Cliff’s delta";
    static const char *const parts[] = {
        beginning, middle, " Without a percentile, hence not counted here: ",
        " (the numbers of actors and ties alone fix this value)."};
    ptce_comparison c;
    ptce_text out = {0};
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, NULL),
                     PTCE_OK);
    ptce_contrast_say(&out, &c, find(&c, "centralization_degree"), poles,
                      PTCE_EN);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (!strstr(ptce_text_get(&out), parts[i]))
            fail_msg("“%s” is not in: %s", parts[i], ptce_text_get(&out));
    assert_null(strstr(ptce_text_get(&out), "xploratory"));
    ptce_text_clear(&out);
    ptce_comparison_clear(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compare__tests_class_b_by_percentile),
        cmocka_unit_test(compare__names_whose_size_fixes_a_value),
        cmocka_unit_test(compare__shows_values_where_a_group_has_no_percentile),
        cmocka_unit_test(say__tells_what_a_percentile_is_among),
    };
    return cmocka_run_group_tests(tests, read_all, free_all);
}
