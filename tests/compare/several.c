/* SPDX-License-Identifier: MIT */
/* More than two groups, end to end on made-up poles. */
#include "support/cmocka_all.h"

#include "compare/several_poles.h"
#include "report/tables_poles.h"

#include <string.h>

#define DRAWS 60

static ptce_collection *poles;

static int read_all(void **state)
{
    (void)state;
    poles = read_poles(SEVERAL);
    return !poles;
}

static int free_all(void **state)
{
    (void)state;
    ptce_collection_free(poles);
    return 0;
}

static ptce_status compare_poles(ptce_several *out,
                                 const ptce_collection *collection,
                                 ptce_compare_options options, ptce_error *err)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    options.draws = DRAWS;
    return ptce_compare_several(out, collection, &view, &options, &run, err);
}

static void compare_by(ptce_several *out, const char *by)
{
    ptce_compare_options options = {.by = by};
    assert_int_equal(compare_poles(out, poles, options, NULL), PTCE_OK);
}

static const ptce_several_contrast *find(const ptce_several *several,
                                         const char *id)
{
    for (size_t i = 0; i < several->contrast_count; i++)
        if (strcmp(several->contrasts[i].test.measure->id, id) == 0)
            return &several->contrasts[i];
    return NULL;
}

static void several__puts_networks_in_groups_or_names_them(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        size_t count;
    } groups[] = {
        {"=2+3", 2}, {"atelier", 2}, {"ferme", 2}, {"seul", 1}, {"vide", 0}};
    ptce_several s;
    compare_by(&s, "kind");
    assert_int_equal(s.group_count, sizeof groups / sizeof groups[0]);
    for (size_t g = 0; g < s.group_count; g++) {
        assert_string_equal(s.groups[g].value, groups[g].value);
        assert_int_equal(s.groups[g].count, groups[g].count);
    }
    assert_string_equal(s.groups[1].networks[1], "p02");
    assert_int_equal(s.kept, 7);
    assert_int_equal(s.left_out_count, 3);
    assert_string_equal(s.left_out[0].id, "p03");
    assert_string_equal(s.left_out[0].code, "no-tie-in-view");
    assert_string_equal(s.left_out[1].id, "p09");
    assert_string_equal(s.left_out[1].code, "no-group");
    assert_string_equal(s.left_out[2].code, "no-tie-in-view");
    assert_int_equal(s.view.without_count, 1);
    assert_string_equal(s.view.without[0], "etat");
    assert_int_equal(s.relabelings, 630); /* 7! / (2! 2! 2! 1!) */
    assert_true(s.exact);
    ptce_several_clear(&s);
}

static void several__treats_measures_by_their_class(void **state)
{
    (void)state;
    ptce_several s;
    compare_by(&s, "kind");
    const ptce_several_contrast *degree = find(&s, "mean_degree");
    const ptce_several_contrast *central = find(&s, "centralization_degree");
    const ptce_several_contrast *density = find(&s, "density");
    assert_true(degree->test.tested && !degree->test.by_percentile);
    assert_int_equal(degree->test.relabelings, 630);
    assert_near(degree->test.p_exact, (double)degree->test.as_extreme / 630,
                1e-15);
    assert_true(degree->test.p_maxt >= degree->test.p_exact);
    assert_true(degree->test.p_holm >= degree->test.p_bh);
    assert_true(central->test.tested && central->test.by_percentile);
    assert_near(central->parts[3].median,
                central->parts[3].values[0].percentile, 0.005 + 1e-12);
    assert_near(central->parts[3].value_median,
                central->parts[3].values[0].value, 0);
    assert_false(density->test.tested);
    assert_string_equal(density->test.untested, "descriptive");
    assert_true(isnan(density->test.p_exact) != 0);
    assert_true(isfinite(density->effect.h));
    for (size_t i = 1; i < s.contrast_count; i++)
        assert_true(s.contrasts[i - 1].test.measure->primary ||
                    !s.contrasts[i].test.measure->primary);
    ptce_several_clear(&s);
    ptce_compare_options raw = {.by = "kind", .raw = true};
    assert_int_equal(compare_poles(&s, poles, raw, NULL), PTCE_OK);
    assert_true(find(&s, "density")->test.tested);
    assert_false(find(&s, "centralization_degree")->test.by_percentile);
    assert_int_equal(s.draws, 0);
    ptce_several_clear(&s);
}

/* Lists of actors are compared of poles without ties, too, and then cannot be
 * dealt out together with the rest. */
static void several__counts_composition_without_ties(void **state)
{
    (void)state;
    ptce_several s;
    compare_by(&s, "kind");
    const ptce_several_contrast *types = find(&s, "type_diversity");
    assert_int_equal(types->effect.n, 9);
    assert_int_equal(types->effect.groups, 5);
    assert_int_equal(types->test.relabelings, 15120); /* 9! / (2! 3! 2!) */
    assert_true(isnan(types->test.p_maxt) != 0);
    assert_true(types->test.p_holm >= types->test.p_exact);
    ptce_several_clear(&s);
}

static void
several__leaves_a_group_out_of_a_measure_it_has_no_value_of(void **state)
{
    (void)state;
    ptce_several s;
    compare_by(&s, "kind");
    bool seen = false;
    for (size_t i = 0; i < s.contrast_count; i++) {
        const ptce_several_contrast *contrast = &s.contrasts[i];
        size_t n = 0;
        size_t filled = 0;
        for (size_t g = 0; g < s.group_count; g++) {
            n += contrast->parts[g].n;
            filled += contrast->parts[g].n > 0;
            assert_true((contrast->parts[g].n == 0) ==
                        (isnan(contrast->parts[g].median) != 0));
        }
        assert_int_equal(contrast->effect.n, n);
        assert_int_equal(contrast->effect.groups, filled);
        seen |= n < 7 && contrast->test.tested;
        if (n < 7)
            assert_true(isnan(contrast->test.p_maxt) != 0);
    }
    assert_true(seen);
    ptce_several_clear(&s);
}

/* Every pole its own group: whatever the labels, H is the same. */
static void several__does_not_test_groups_of_one(void **state)
{
    (void)state;
    const char *paths[] = {SEVERAL "/p01.json", SEVERAL "/p04.json",
                           SEVERAL "/p06.json"};
    ptce_collection *three = NULL;
    ptce_several s;
    assert_int_equal(ptce_read(&three, paths, 3, NULL, NULL), PTCE_OK);
    ptce_compare_options options = {.by = "kind"};
    assert_int_equal(compare_poles(&s, three, options, NULL), PTCE_OK);
    assert_string_equal(find(&s, "mean_degree")->test.untested, "one-each");
    assert_near(find(&s, "mean_degree")->effect.epsilon_squared, 1, 1e-12);
    assert_near(s.smallest_p, 1, 0);
    ptce_several_clear(&s);
    ptce_collection_free(three);
}

/* The largest, over p up to this one, of p times how many are not below it. */
static double naive_holm(const ptce_several *several, double p)
{
    double adjusted = 0;
    for (size_t i = 0; i < several->contrast_count; i++) {
        double least = several->contrasts[i].test.p_exact;
        double left = 0;
        for (size_t j = 0; j < several->contrast_count; j++)
            left += several->contrasts[j].test.p_exact >= least;
        if (least <= p)
            adjusted = fmax(adjusted, fmin(1, least * left));
    }
    return adjusted;
}

/* Of two values, the same p as the comparison of two groups. */
static void several__of_two_groups_agrees_with_compare(void **state)
{
    (void)state;
    ptce_several s;
    ptce_comparison c;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {
        .by = "region", .draws = DRAWS, .tipping_draws = 20};
    compare_by(&s, "region");
    assert_int_equal(ptce_compare(&c, poles, &view, &options, &run, NULL),
                     PTCE_OK);
    assert_int_equal(s.group_count, 2);
    assert_string_equal(c.second.value, "Sud");
    assert_int_equal(s.contrast_count, c.contrast_count);
    for (size_t i = 0; i < c.contrast_count; i++) {
        const ptce_tested *test = &s.contrasts[i].test;
        assert_true(test->measure == c.contrasts[i].measure);
        if (!test->untested || strcmp(test->untested, "one-each") != 0)
            assert_int_equal(test->tested, c.contrasts[i].tested);
        if (!test->tested)
            continue;
        assert_int_equal(test->as_extreme, c.contrasts[i].as_extreme);
        assert_int_equal(test->relabelings, c.contrasts[i].relabelings);
        assert_near(test->p_maxt, c.contrasts[i].p_maxt, 1e-12);
        assert_near(test->p_holm, naive_holm(&s, test->p_exact), 1e-12);
        assert_true(test->p_holm >= test->p_bh && test->p_by >= test->p_bh);
    }
    for (size_t i = 0; i < s.documentation_count; i++) {
        assert_string_equal(s.documentation[i].id, c.documentation[i].id);
        assert_near(s.documentation[i].rank.p, c.documentation[i].rank.p,
                    1e-12);
        assert_near(s.documentation[i].medians[0],
                    c.documentation[i].median_first, 0);
    }
    ptce_several_clear(&s);
    ptce_comparison_clear(&c);
}

static void several__refuses_what_makes_no_groups(void **state)
{
    (void)state;
    const struct {
        ptce_compare_options options;
        const char *id;
    } rows[] = {
        {{.by = "knid"}, "compare-by-unknown"},
        {{.by = NULL}, "compare-by-needed"},
        {{.by = "kind", .within = "region"}, "compare-several-within"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ptce_several s;
        ptce_error err;
        assert_int_equal(compare_poles(&s, poles, rows[i].options, &err),
                         PTCE_E_USAGE);
        assert_string_equal(err.id, rows[i].id);
        assert_null(s.arena);
    }
    assert_int_equal(ptce_group_values(poles, "kind"), 5);
    assert_int_equal(ptce_group_values(poles, "region"), 2);
    assert_int_equal(ptce_group_values(poles, "knid"), 0);
}

static void several__needs_two_groups_with_ties(void **state)
{
    (void)state;
    const char *paths[] = {SEVERAL "/p03.json", SEVERAL "/p04.json",
                           SEVERAL "/p10.json"};
    ptce_collection *three = NULL;
    ptce_several s;
    ptce_error err;
    assert_int_equal(ptce_read(&three, paths, 3, NULL, NULL), PTCE_OK);
    ptce_compare_options options = {.by = "kind"};
    assert_int_equal(compare_poles(&s, three, options, &err), PTCE_E_DATA);
    assert_string_equal(err.id, "compare-several-empty");
    ptce_collection_free(three);
}

/* ---- In plain words -------------------------------------------------------
 */

static void say__gives_effect_and_count(void **state)
{
    (void)state;
    ptce_several s;
    compare_by(&s, "kind");
    ptce_text out = {0};
    ptce_several_say(&out, &s, find(&s, "mean_degree"), poles, PTCE_EN);
    assert_string_equal(
        ptce_text_get(&out),
        "Measure “mean degree”: among the 7 poles compared, which are all "
        "those of these 4 groups with a documented value and not a sample, the "
        "median goes from 2.40 (workshops, 2) to 2.69 (farms, 2); the groups "
        "account for 4% of the spread of ranks (epsilon squared 0.04), where "
        "labels dealt out at random would account for 50% on average; of the "
        "630 ways to deal these labels out among these poles, 624 set the "
        "groups apart at least as much (exact p = 0.99).");
    ptce_text_clear(&out);
    ptce_several_design_say(&out, &s, poles, PTCE_FR);
    assert_non_null(strstr(ptce_text_get(&out),
                           "pôle, dont rien ne dit s’il "
                           "ressemble à d’autres\u00a0: seul."));
    assert_non_null(strstr(ptce_text_get(&out), "dans cette vue\u00a0: vide."));
    ptce_text_clear(&out);
    ptce_several_documentation_say(&out, &s, poles, PTCE_EN);
    assert_non_null(strstr(ptce_text_get(&out), "Documentation first: "));
    assert_non_null(strstr(ptce_text_get(&out), " and 3 sources a pole every"));
    ptce_text_clear(&out);
    ptce_several_clear(&s);
}

static void say__is_whole_of_every_measure_and_gives_no_verdict(void **state)
{
    (void)state;
    static const char *const keys[] = {"kind", "region"};
    for (size_t k = 0; k < 4; k++) {
        ptce_several s;
        ptce_compare_options options = {.by = keys[k % 2], .raw = k > 1};
        assert_int_equal(compare_poles(&s, poles, options, NULL), PTCE_OK);
        for (size_t i = 0; i < 2 * s.contrast_count; i++) {
            ptce_text out = {0};
            ptce_several_say(&out, &s, &s.contrasts[i / 2], poles,
                             i % 2 ? PTCE_FR : PTCE_EN);
            const char *text = ptce_text_get(&out);
            if (strstr(text, "compare.s") || strstr(text, "test."))
                fail_msg("%s", text);
            assert_null(strstr(text, "ignifica"));
            assert_null(strchr(text, '{'));
            assert_int_equal(text[out.length - 1], '.');
            ptce_text_clear(&out);
        }
        ptce_several_clear(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several__puts_networks_in_groups_or_names_them),
        cmocka_unit_test(several__treats_measures_by_their_class),
        cmocka_unit_test(several__counts_composition_without_ties),
        cmocka_unit_test(
            several__leaves_a_group_out_of_a_measure_it_has_no_value_of),
        cmocka_unit_test(several__does_not_test_groups_of_one),
        cmocka_unit_test(several__of_two_groups_agrees_with_compare),
        cmocka_unit_test(several__refuses_what_makes_no_groups),
        cmocka_unit_test(several__needs_two_groups_with_ties),
        cmocka_unit_test(say__gives_effect_and_count),
        cmocka_unit_test(say__is_whole_of_every_measure_and_gives_no_verdict),
    };
    return cmocka_run_group_tests(tests, read_all, free_all);
}
