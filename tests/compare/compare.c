/* SPDX-License-Identifier: MIT */
/* The comparison of two groups, end to end on made-up poles. */
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
    options.tipping_draws = 20;
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

static void compare__takes_the_only_yes_or_no_group(void **state)
{
    (void)state;
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, &err),
                     PTCE_OK);
    assert_string_equal(c.by, "temoin");
    assert_string_equal(c.first.value, "true");
    assert_int_equal(c.first.count, 2);
    assert_string_equal(c.first.networks[0], "alpha");
    assert_int_equal(c.second.count, 2);
    ptce_comparison_clear(&c);
}

static void compare__names_whom_it_leaves_out(void **state)
{
    (void)state;
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, &err),
                     PTCE_OK);
    assert_int_equal(c.left_out_count, 2);
    assert_string_equal(c.left_out[0].id, "gamma");
    assert_string_equal(c.left_out[0].code, "no-tie-in-view");
    assert_string_equal(c.left_out[1].code, "no-group");
    ptce_comparison_clear(&c);
}

static void compare__leaves_common_actors_out_unless_asked(void **state)
{
    (void)state;
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, &err),
                     PTCE_OK);
    assert_int_equal(c.view.without_count, 1);
    assert_string_equal(c.view.without[0], "etat");
    assert_near(find(&c, "nodes")->first[0].value, 4, 0);
    ptce_comparison_clear(&c);
    ptce_compare_options options = {.with_common = true};
    assert_int_equal(compare_poles(&c, options, &err), PTCE_OK);
    assert_int_equal(c.view.without_count, 0);
    assert_near(find(&c, "nodes")->first[0].value, 5, 0);
    ptce_comparison_clear(&c);
}

static void compare__does_not_name_a_common_actor_twice(void **state)
{
    (void)state;
    const char *without[] = {"etat"};
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.without = without;
    view.without_count = 1;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {.draws = DRAWS};
    ptce_comparison c;
    assert_int_equal(ptce_compare(&c, poles, &view, &options, &run, NULL),
                     PTCE_OK);
    assert_int_equal(c.view.without_count, 1);
    ptce_comparison_clear(&c);
}

static void compare__tests_class_a_and_with_raw_everything(void **state)
{
    (void)state;
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, &err),
                     PTCE_OK);
    assert_true(find(&c, "mean_degree")->tested);
    assert_false(find(&c, "mean_degree")->by_percentile);
    assert_string_equal(find(&c, "density")->untested, "descriptive");
    assert_true(isnan(find(&c, "density")->p_exact) != 0);
    assert_int_equal(c.draws, DRAWS);
    ptce_comparison_clear(&c);
    ptce_compare_options options = {.raw = true};
    assert_int_equal(compare_poles(&c, options, &err), PTCE_OK);
    assert_true(find(&c, "density")->tested);
    assert_true(find(&c, "density")->p_exact > 0);
    assert_true(find(&c, "transitivity")->tested);
    assert_false(find(&c, "transitivity")->by_percentile);
    assert_true(isnan(find(&c, "transitivity")->first[0].percentile) != 0);
    assert_int_equal(c.draws, 0);
    ptce_comparison_clear(&c);
}

/* gamma has no tie, but its list of actors is a composition. */
static void compare__counts_composition_without_ties(void **state)
{
    (void)state;
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, &err),
                     PTCE_OK);
    const ptce_contrast *degree = find(&c, "mean_degree");
    const ptce_contrast *types = find(&c, "type_diversity");
    assert_int_equal(degree->n_first + degree->n_second, 4);
    assert_int_equal(degree->relabelings, 6);
    assert_int_equal(types->n_first + types->n_second, 5);
    assert_int_equal(types->relabelings, 10);
    /* Its labels are dealt out among other networks than those of the rest. */
    assert_true(isnan(types->p_maxt) != 0);
    assert_true(types->p_holm >= types->p_exact);
    assert_true(degree->p_maxt >= degree->p_exact);
    ptce_comparison_clear(&c);
}

/* The same values, or, the sign being -1, values that add up to the same. */
static bool are_one(const ptce_compared_value *a, const ptce_compared_value *b,
                    size_t count, double sign)
{
    double offset = 0;
    for (size_t i = 0; i < count; i++) {
        double difference = a[i].value - sign * b[i].value;
        if (isnan(a[i].value) != isnan(b[i].value))
            return false;
        if (isnan(difference))
            continue;
        if (sign < 0 && offset == 0)
            offset = difference;
        if (fabs(difference - offset) > 1e-9)
            return false;
    }
    return true;
}

static bool are_one_measure(const ptce_contrast *a, const ptce_contrast *b,
                            double sign)
{
    return a->tested && b->tested && a->count_first == b->count_first &&
           a->count_second == b->count_second &&
           are_one(a->first, b->first, a->count_first, sign) &&
           are_one(a->second, b->second, a->count_second, sign);
}

/* Cliff's delta, pair by pair, undefined values taken for an end. */
static double delta_with_ends(const ptce_contrast *contrast, double end)
{
    double sum = 0;
    for (size_t i = 0; i < contrast->count_first; i++)
        for (size_t j = 0; j < contrast->count_second; j++) {
            double x = contrast->first[i].compared;
            double y = contrast->second[j].compared;
            x = isnan(x) ? end : x;
            y = isnan(y) ? end : y;
            sum += (x > y) - (x < y);
        }
    return sum / (double)(contrast->count_first * contrast->count_second);
}

static void check_otherwise(const ptce_comparison *c)
{
    size_t ended = 0;
    size_t varied = 0;
    for (size_t i = 0; i < c->contrast_count; i++) {
        const ptce_contrast *contrast = &c->contrasts[i];
        bool whole = contrast->n_first == contrast->count_first &&
                     contrast->n_second == contrast->count_second;
        bool looked = contrast->tested && contrast->measure->primary;
        assert_int_equal(isfinite(contrast->lowest.p), looked && !whole);
        if (isfinite(contrast->lowest.p)) {
            assert_near(contrast->lowest.delta,
                        delta_with_ends(contrast, -HUGE_VAL), 1e-12);
            assert_near(contrast->highest.delta,
                        delta_with_ends(contrast, HUGE_VAL), 1e-12);
            ended++;
        }
        if (isfinite(contrast->without_pools.p)) {
            assert_true(looked &&
                        contrast->measure->comparable == PTCE_CLASS_A);
            varied++;
        }
    }
    assert_true(ended > 0 && varied > 2);
}

/* A primary contrast without pools is that of the view without pools. */
static void check_variant(const ptce_comparison *c,
                          const ptce_collection *whole)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {.brief = true};
    ptce_comparison other;
    view.pools = PTCE_POOLS_DROP;
    assert_int_equal(ptce_compare(&other, whole, &view, &options, &run, NULL),
                     PTCE_OK);
    const ptce_contrast *degree = find(&other, "mean_degree");
    assert_near(find(c, "mean_degree")->without_pools.delta,
                degree->cliff.estimate, 0);
    assert_near(find(c, "mean_degree")->without_pools.p, degree->p_exact, 0);
    ptce_comparison_clear(&other);
}

/* One measure under two names, or upside down, would count twice in every
 * adjustment. */
static void compare__looks_at_the_laureates_once_and_otherwise(void **state)
{
    (void)state;
    ptce_collection *laureats =
        read_poles(PTCE_SOURCE_DIR "/graphs/laureats-2013");
    assert_non_null(laureats);
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {.draws = DRAWS};
    ptce_comparison c;
    assert_int_equal(ptce_compare(&c, laureats, &view, &options, &run, NULL),
                     PTCE_OK);
    for (size_t i = 0; i < c.contrast_count; i++) {
        const ptce_contrast *a = &c.contrasts[i];
        for (size_t j = 0; j < i; j++) {
            const ptce_contrast *b = &c.contrasts[j];
            if (are_one_measure(a, b, 1) || are_one_measure(a, b, -1))
                fail_msg("%s and %s are one", a->measure->id, b->measure->id);
        }
    }
    check_otherwise(&c);
    check_variant(&c, laureats);
    ptce_comparison_clear(&c);
    ptce_collection_free(laureats);
}

static void compare__puts_primary_measures_first(void **state)
{
    (void)state;
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, &err),
                     PTCE_OK);
    for (size_t i = 1; i < c.contrast_count; i++)
        assert_true(c.contrasts[i - 1].measure->primary ||
                    !c.contrasts[i].measure->primary);
    assert_true(c.contrasts[0].measure->primary);
    ptce_comparison_clear(&c);
}

static void compare__refuses_a_group_that_is_none(void **state)
{
    (void)state;
    const struct {
        const char *by, *id;
    } rows[] = {{"regions", "compare-by-unknown"}, {"call", "compare-by-one"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ptce_comparison c;
        ptce_error err;
        ptce_compare_options options = {.by = rows[i].by};
        assert_int_equal(compare_poles(&c, options, &err), PTCE_E_USAGE);
        assert_string_equal(err.id, rows[i].id);
        assert_null(c.arena);
    }
}

static void compare__says_when_a_group_has_no_tie(void **state)
{
    (void)state;
    const char *without[] = {"association"};
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.without = without;
    view.without_count = 1;
    view.layer = PTCE_LAYER_MUTUALISATION;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {.draws = DRAWS};
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(ptce_compare(&c, poles, &view, &options, &run, &err),
                     PTCE_E_DATA);
    assert_string_equal(err.id, "compare-empty");
}

static ptce_view keeping(const char *const *without, size_t count)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.pools = PTCE_POOLS_KEEP;
    view.without = without;
    view.without_count = count;
    return view;
}

/* Of epsilon there remain one actor and its pool, which is a vertex then. */
static void compare__leaves_out_a_pole_with_a_pool_of_one_member(void **state)
{
    (void)state;
    const char *without[] = {"e2", "e3", "e4", "e5"};
    ptce_view view = keeping(without, sizeof without / sizeof without[0]);
    ptce_run run = PTCE_RUN_DEFAULT;
    for (int follow = 0; follow < 2; follow++) {
        view.direction = follow ? PTCE_DIRECTION_FOLLOW : PTCE_DIRECTION_IGNORE;
        ptce_compare_options options = {.draws = DRAWS};
        ptce_comparison c;
        assert_int_equal(ptce_compare(&c, poles, &view, &options, &run, NULL),
                         PTCE_OK);
        assert_int_equal(c.second.count, 1);
        assert_string_equal(c.second.networks[0], "delta");
        assert_string_equal(c.left_out[0].id, "epsilon");
        assert_string_equal(c.left_out[0].code, "no-tie-in-view");
        ptce_comparison_clear(&c);
    }
}

/* Without ties, the first group has shared pools, and the second none. */
static void compare__keeps_a_pole_whose_pool_is_shared(void **state)
{
    (void)state;
    const char *without[] = {"a1"};
    ptce_view view = keeping(without, sizeof without / sizeof without[0]);
    view.layer = PTCE_LAYER_MUTUALISATION;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {.draws = DRAWS};
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(ptce_compare(&c, poles, &view, &options, &run, &err),
                     PTCE_E_DATA);
    assert_string_equal(err.id, "compare-empty");
    assert_string_equal(err.slots[1], "false");
}

static void say__gives_the_count_and_no_verdict(void **state)
{
    (void)state;
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, &err),
                     PTCE_OK);
    ptce_text out = {0};
    ptce_contrast_say(&out, &c, find(&c, "mean_degree"), poles, PTCE_EN);
    assert_string_equal(
        ptce_text_get(&out),
        "Measure “mean degree”: among the 4 poles compared, which are all "
        "those of the two groups with a documented value and not a sample, "
        "the median is 1.75 in the first group (pilot poles, 2) and 1.30 in "
        "the second (other laureates, 2); neither group can be said to have "
        "the larger values (Cliff’s delta 0.50, 95% interval −0.84 to 0.98, "
        "which tells what a small number of poles leaves uncertain); of the 6 "
        "ways to deal these labels out among these poles, 4 give a difference "
        "of ranks at least as large (exact p = 0.67). Adjusted for 20 measures "
        "being tested at once: p = 1.00 (Holm), 1.00 (maxT, among those "
        "defined for all poles compared). Taking away, at random, 32% of the "
        "documented ties of the better documented group (pilot poles) is "
        "enough to change the direction of the shift. Without pools: delta "
        "0.50 (p = 0.67). The pole that weighs most on this difference is Pôle "
        "Alpha | nord, \"est\": "
        "without it, delta is 1.00 (p = 0.67).");
    ptce_text_clear(&out);
    for (size_t i = 0; i < c.contrast_count; i++) {
        for (ptce_lang lang = PTCE_EN; lang <= PTCE_FR; lang++) {
            ptce_contrast_say(&out, &c, &c.contrasts[i], poles, lang);
            const char *text = ptce_text_get(&out);
            assert_null(strstr(text, "ignificant"));
            assert_null(strstr(text, "ignificati"));
            assert_null(strchr(text, '{'));
            assert_int_equal(text[out.length - 1], '.');
            ptce_text_clear(&out);
        }
    }
    ptce_comparison_clear(&c);
}

/* A contrast made by hand. */
static void assert_says(ptce_interval delta, const char *words)
{
    ptce_comparison c;
    assert_int_equal(compare_poles(&c, (ptce_compare_options){0}, NULL),
                     PTCE_OK);
    ptce_contrast contrast = *find(&c, "mean_degree");
    contrast.cliff = delta;
    ptce_text out = {0};
    ptce_contrast_say(&out, &c, &contrast, poles, PTCE_EN);
    if (!strstr(ptce_text_get(&out), words))
        fail_msg("“%s” is not in: %s", words, ptce_text_get(&out));
    ptce_text_clear(&out);
    ptce_comparison_clear(&c);
}

static void say__names_a_group_only_where_the_interval_leaves_zero(void **state)
{
    (void)state;
    double none = (double)NAN;
    assert_says((ptce_interval){0.5, 0.1, 0.8},
                "a pole of the first group has the larger value more often");
    assert_says((ptce_interval){-0.5, -0.8, -0.1},
                "a pole of the first group has the smaller value more often");
    assert_says((ptce_interval){0.5, 0, 0.8}, "neither group can be said");
    assert_says((ptce_interval){1, none, none},
                "neither group can be said to have the larger values (Cliff’s "
                "delta 1.00); of the");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compare__takes_the_only_yes_or_no_group),
        cmocka_unit_test(compare__names_whom_it_leaves_out),
        cmocka_unit_test(compare__leaves_common_actors_out_unless_asked),
        cmocka_unit_test(compare__does_not_name_a_common_actor_twice),
        cmocka_unit_test(compare__tests_class_a_and_with_raw_everything),
        cmocka_unit_test(compare__counts_composition_without_ties),
        cmocka_unit_test(compare__looks_at_the_laureates_once_and_otherwise),
        cmocka_unit_test(compare__puts_primary_measures_first),
        cmocka_unit_test(compare__refuses_a_group_that_is_none),
        cmocka_unit_test(compare__says_when_a_group_has_no_tie),
        cmocka_unit_test(compare__leaves_out_a_pole_with_a_pool_of_one_member),
        cmocka_unit_test(compare__keeps_a_pole_whose_pool_is_shared),
        cmocka_unit_test(say__gives_the_count_and_no_verdict),
        cmocka_unit_test(
            say__names_a_group_only_where_the_interval_leaves_zero),
    };
    return cmocka_run_group_tests(tests, read_all, free_all);
}
