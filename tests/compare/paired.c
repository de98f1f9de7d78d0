/* SPDX-License-Identifier: MIT */
/* Networks before and after, end to end: made-up poles in two periods and in
 * two surveys, and the laureates. */
#include "support/cmocka_all.h"

#include "compare/several_poles.h"
#include "report/tables_poles.h"

#include <string.h>

#define DRAWS 60

static ptce_collection *poles, *again;
static ptce_paired periods, surveys, swapped, raw; /* made once */

static ptce_paired_side side_of(const ptce_collection *collection, int from,
                                int to)
{
    ptce_paired_side side = {collection, PTCE_VIEW_DEFAULT};
    side.view.from = from;
    side.view.to = to;
    return side;
}

static ptce_status compare_sides(ptce_paired *out, ptce_paired_side before,
                                 ptce_paired_side after, bool as_it_is,
                                 ptce_error *err)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_paired_options options = {.raw = as_it_is, .draws = DRAWS};
    return ptce_compare_paired(out, &before, &after, &options, &run, err);
}

static ptce_status compare_surveys(ptce_paired *out, bool swap, bool as_it_is)
{
    ptce_paired_side first = side_of(poles, PTCE_NO_YEAR, PTCE_NO_YEAR);
    ptce_paired_side second = side_of(again, PTCE_NO_YEAR, PTCE_NO_YEAR);
    return compare_sides(out, swap ? second : first, swap ? first : second,
                         as_it_is, NULL);
}

static int compare_all(void **state)
{
    (void)state;
    poles = read_poles(SEVERAL);
    again = read_poles(AFTER);
    return !poles || !again ||
           compare_sides(&periods, side_of(poles, 2009, 2011),
                         side_of(poles, 2013, 2015), false, NULL) != PTCE_OK ||
           compare_surveys(&surveys, false, false) != PTCE_OK ||
           compare_surveys(&swapped, true, false) != PTCE_OK ||
           compare_surveys(&raw, false, true) != PTCE_OK;
}

static int free_all(void **state)
{
    (void)state;
    ptce_paired_clear(&periods);
    ptce_paired_clear(&surveys);
    ptce_paired_clear(&swapped);
    ptce_paired_clear(&raw);
    ptce_collection_free(poles);
    ptce_collection_free(again);
    return 0;
}

static const ptce_paired_contrast *find(const ptce_paired *paired,
                                        const char *id)
{
    for (size_t i = 0; i < paired->contrast_count; i++)
        if (strcmp(paired->contrasts[i].test.measure->id, id) == 0)
            return &paired->contrasts[i];
    return NULL;
}

static const ptce_paired_documented *documented(const ptce_paired *paired,
                                                const char *id)
{
    for (size_t i = 0; i < paired->documentation_count; i++)
        if (strcmp(paired->documentation[i].id, id) == 0)
            return &paired->documentation[i];
    return NULL;
}

/* ---- Who is followed ------------------------------------------------------
 */

static void paired__matches_networks_by_id_or_names_them(void **state)
{
    (void)state;
    static const struct {
        const char *id, *code;
    } left[] = {{"p03", "no-tie-before"},
                {"p07", "only-before"},
                {"p09", "only-before"},
                {"p10", "only-before"},
                {"p11", "only-after"}};
    static const char *const kept[] = {"p01", "p02", "p04",
                                       "p05", "p06", "p08"};
    const ptce_paired p = surveys;
    assert_int_equal(p.count, sizeof kept / sizeof kept[0]);
    for (size_t i = 0; i < p.count; i++)
        assert_string_equal(p.networks[i], kept[i]);
    assert_int_equal(p.left_out_count, sizeof left / sizeof left[0]);
    for (size_t i = 0; i < p.left_out_count; i++) {
        assert_string_equal(p.left_out[i].id, left[i].id);
        assert_string_equal(p.left_out[i].code, left[i].code);
    }
    assert_false(p.periods);
    assert_string_equal(p.label_before, "Pôles en plusieurs groupes");
    assert_string_equal(p.label_after, "Pôles, seconde enquête");
    assert_int_equal(p.before.without_count, 1);
    assert_int_equal(p.after.without_count, 1);
    assert_near(p.smallest_p, 2.0 / 64, 0);
    assert_string_equal(swapped.left_out[0].code, "no-tie-after");
    assert_string_equal(swapped.left_out[1].code, "only-after");
}

static void paired__looks_at_two_periods_of_one_collection(void **state)
{
    (void)state;
    const ptce_paired p = periods;
    assert_true(p.periods);
    assert_string_equal(p.label_before, "2009-2011");
    assert_string_equal(p.label_after, "2013-2015");
    assert_int_equal(p.before.from, 2009);
    assert_int_equal(p.after.from, 2013);
    assert_int_equal(p.count, 8);
    assert_string_equal(p.left_out[0].id, "p03");
    assert_string_equal(p.left_out[0].code, "no-tie-in-view");
}

/* p01 has ties since 2009, since 2014, from 2010 to 2012, undated, since 2009,
 * and one with an actor common to all, undated. */
static void paired__tells_which_ties_count_twice(void **state)
{
    (void)state;
    const char *path = SEVERAL "/p01.json";
    ptce_collection *one = read_poles(path);
    ptce_paired p;
    assert_non_null(one);
    assert_int_equal(compare_sides(&p, side_of(one, 2009, 2011),
                                   side_of(one, 2013, 2015), false, NULL),
                     PTCE_OK);
    assert_int_equal(p.carried.ties, 6);
    assert_int_equal(p.carried.both, 4);
    assert_int_equal(p.carried.undated, 2);
    assert_int_equal(p.carried.open, 2);
    assert_near(documented(&p, "ties")->change.median_before, 5, 0);
    assert_near(documented(&p, "ties")->change.median_after, 5, 0);
    ptce_paired_clear(&p);
    ptce_collection_free(one);
    assert_int_equal(surveys.carried.ties, 0);
}

/* ---- What is compared -----------------------------------------------------
 */

static void paired__treats_measures_by_their_class(void **state)
{
    (void)state;
    const ptce_paired p = surveys;
    const ptce_paired_contrast *degree = find(&p, "mean_degree");
    const ptce_paired_contrast *central = find(&p, "centralization_degree");
    assert_true(degree->test.tested && !degree->test.by_percentile);
    assert_int_equal(degree->change.n, 6);
    size_t changed = degree->change.rose + degree->change.fell;
    assert_int_equal(degree->test.relabelings, 1u << changed);
    assert_int_equal(changed + degree->change.unchanged, 6);
    assert_true(degree->test.p_maxt >= degree->test.p_exact);
    assert_true(degree->test.p_holm >= degree->test.p_bh);
    assert_true(central->test.by_percentile);
    for (size_t i = 0; i < central->count; i++)
        assert_near(central->before[i].compared, central->before[i].percentile,
                    0.005 + 1e-12);
    assert_string_equal(find(&p, "density")->test.untested, "descriptive");
    assert_true(isfinite(find(&p, "density")->change.shift.estimate));
    for (size_t i = 1; i < p.contrast_count; i++)
        assert_true(p.contrasts[i - 1].test.measure->primary ||
                    !p.contrasts[i].test.measure->primary);
    assert_true(find(&raw, "density")->test.tested);
    assert_false(find(&raw, "centralization_degree")->test.by_percentile);
}

/* No period changes a list of actors: there is no sign to flip. */
static void paired__does_not_test_what_does_not_change(void **state)
{
    (void)state;
    const ptce_paired p = periods;
    const ptce_paired_contrast *types = find(&p, "type_diversity");
    assert_int_equal(types->change.n, 10); /* poles without a tie, too */
    assert_int_equal(types->change.unchanged, 10);
    assert_false(types->test.tested);
    assert_string_equal(types->test.untested, "unchanged");
    assert_near(types->change.shift.estimate, 0, 0);
}

/* Compared with themselves in one view, networks do not change at all. */
static void paired__finds_no_change_where_there_is_none(void **state)
{
    (void)state;
    ptce_paired p;
    assert_int_equal(compare_sides(&p, side_of(poles, 2009, 2015),
                                   side_of(poles, 2009, 2015), false, NULL),
                     PTCE_OK);
    for (size_t i = 0; i < p.contrast_count; i++) {
        assert_false(p.contrasts[i].test.tested);
        assert_int_equal(p.contrasts[i].change.rose, 0);
        assert_int_equal(p.contrasts[i].change.fell, 0);
    }
    ptce_text out = {0};
    ptce_paired_documentation_say(&out, &p, PTCE_EN);
    assert_non_null(strstr(ptce_text_get(&out), "each pole has as many ties"));
    ptce_text_clear(&out);
    ptce_paired_clear(&p);
}

static void paired__turns_when_before_and_after_are_swapped(void **state)
{
    (void)state;
    const ptce_paired a = surveys;
    const ptce_paired b = swapped;
    size_t tested = 0;
    assert_int_equal(a.contrast_count, b.contrast_count);
    for (size_t i = 0; i < a.contrast_count; i++) {
        const ptce_paired_contrast *x = &a.contrasts[i];
        const ptce_paired_contrast *y = &b.contrasts[i];
        assert_int_equal(x->test.tested, y->test.tested);
        assert_int_equal(x->test.as_extreme, y->test.as_extreme);
        assert_near(x->test.p_maxt, y->test.p_maxt, 1e-12);
        assert_near(x->test.p_holm, y->test.p_holm, 1e-12);
        assert_near(x->change.shift.estimate, -y->change.shift.estimate, 1e-12);
        assert_near(x->change.shift.low, -y->change.shift.high, 1e-12);
        assert_near(x->change.rank_biserial, -y->change.rank_biserial, 1e-12);
        assert_near(x->change.median_before, y->change.median_after, 0);
        tested += x->test.tested;
    }
    assert_true(tested > 5);
}

/* A later period is better documented, which is said before anything else. */
static void paired__of_the_laureates_says_what_documentation_does(void **state)
{
    (void)state;
    ptce_collection *laureats =
        read_poles(PTCE_SOURCE_DIR "/graphs/laureats-2013");
    ptce_paired p;
    ptce_text out = {0};
    assert_non_null(laureats);
    assert_int_equal(compare_sides(&p, side_of(laureats, 2010, 2012),
                                   side_of(laureats, 2013, 2016), true, NULL),
                     PTCE_OK);
    const ptce_change *facts = &documented(&p, "facts_per_actor")->change;
    assert_true(p.count > 12 && p.count + p.left_out_count == 23);
    assert_true(facts->rose > facts->fell);
    ptce_paired_documentation_say(&out, &p, PTCE_FR);
    assert_non_null(strstr(ptce_text_get(&out),
                           "mieux documentés après (2013-2016) qu’avant"));
    assert_non_null(strstr(ptce_text_get(&out), "comptent dans les deux"));
    ptce_text_clear(&out);
    ptce_paired_clear(&p);
    ptce_collection_free(laureats);
}

/* ---- What is refused ------------------------------------------------------
 */

static void paired__needs_a_pair_with_ties(void **state)
{
    (void)state;
    ptce_collection *alone = read_poles(AFTER "/p11.json");
    ptce_collection *untied = read_poles(SEVERAL "/p03.json");
    ptce_paired_side sides[] = {side_of(alone, PTCE_NO_YEAR, PTCE_NO_YEAR),
                                side_of(untied, PTCE_NO_YEAR, PTCE_NO_YEAR),
                                side_of(again, PTCE_NO_YEAR, PTCE_NO_YEAR)};
    ptce_paired p;
    ptce_error err;
    assert_int_equal(compare_sides(&p, sides[0], sides[1], false, &err),
                     PTCE_E_DATA);
    assert_string_equal(err.id, "compare-paired-none");
    assert_int_equal(compare_sides(&p, sides[1], sides[2], false, &err),
                     PTCE_E_DATA);
    assert_string_equal(err.id, "compare-paired-untied");
    assert_null(p.arena);
    ptce_collection_free(alone);
    ptce_collection_free(untied);
}

/* ---- In plain words -------------------------------------------------------
 */

static void say__gives_effect_and_count(void **state)
{
    (void)state;
    const ptce_paired p = surveys;
    ptce_text out = {0};
    ptce_paired_say(&out, &p, find(&p, "mean_degree"), PTCE_EN);
    assert_string_equal(
        ptce_text_get(&out),
        "Measure “mean degree”: for the 6 poles followed, which are all those "
        "with a documented value both times and not a sample, the median is "
        "2.33 before (Pôles en plusieurs groupes) and 3.10 after (Pôles, "
        "seconde enquête); the value rises in 5, falls in 0 and stays the same "
        "in 1; the typical change (pseudo-median, after less before) is 0.53 "
        "(95% interval 0.00 to 1.00; rank-biserial correlation 1.00); of the "
        "32 ways to swap before and after in the poles that change, 2 give a "
        "sum of signed ranks at least as far from balance (exact p = 0.062).");
    ptce_text_clear(&out);
    ptce_paired_design_say(&out, &p, PTCE_EN);
    assert_string_equal(ptce_text_get(&out),
                        "With 6 poles followed, the smallest possible p, if "
                        "all of them change, is 0.031.");
    ptce_text_clear(&out);
}

static void say__is_whole_of_every_measure_and_gives_no_verdict(void **state)
{
    (void)state;
    const ptce_paired *all[] = {&surveys, &swapped, &raw, &periods};
    for (size_t k = 0; k < 4; k++) {
        const ptce_paired p = *all[k];
        for (size_t i = 0; i < 2 * p.contrast_count; i++) {
            ptce_text out = {0};
            ptce_paired_say(&out, &p, &p.contrasts[i / 2],
                            i % 2 ? PTCE_FR : PTCE_EN);
            const char *text = ptce_text_get(&out);
            if (strstr(text, "compare.p") || strstr(text, "test.") ||
                strstr(text, "ignifica") || strchr(text, '{'))
                fail_msg("%s", text);
            assert_int_equal(text[out.length - 1], '.');
            ptce_text_clear(&out);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paired__matches_networks_by_id_or_names_them),
        cmocka_unit_test(paired__looks_at_two_periods_of_one_collection),
        cmocka_unit_test(paired__tells_which_ties_count_twice),
        cmocka_unit_test(paired__treats_measures_by_their_class),
        cmocka_unit_test(paired__does_not_test_what_does_not_change),
        cmocka_unit_test(paired__finds_no_change_where_there_is_none),
        cmocka_unit_test(paired__turns_when_before_and_after_are_swapped),
        cmocka_unit_test(paired__of_the_laureates_says_what_documentation_does),
        cmocka_unit_test(paired__needs_a_pair_with_ties),
        cmocka_unit_test(say__gives_effect_and_count),
        cmocka_unit_test(say__is_whole_of_every_measure_and_gives_no_verdict),
    };
    return cmocka_run_group_tests(tests, compare_all, free_all);
}
