/* SPDX-License-Identifier: MIT */
/* What would undo a contrast, on made-up poles; and what so many can see. */
#include "compare/tipping.h"
#include "analysis/made.h"
#include "analysis/thin.h"
#include "compare/exact.h"
#include "compare/groups.h"
#include "compare/power.h"
#include "report/tables_poles.h"
#include "support/cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define DRAWS 20

static ptce_collection *laureates;

static void compare_with(ptce_comparison *out, const ptce_collection *poles,
                         ptce_compare_options options, size_t jobs)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    run.jobs = jobs;
    options.tipping_draws = DRAWS;
    assert_int_equal(ptce_compare(out, poles, &view, &options, &run, NULL),
                     PTCE_OK);
}

static int read_all(void **state)
{
    (void)state;
    laureates = read_poles(PTCE_SOURCE_DIR "/graphs/laureats-2013");
    return !laureates;
}

static int free_all(void **state)
{
    (void)state;
    ptce_collection_free(laureates);
    return 0;
}

static const ptce_contrast *find(const ptce_comparison *comparison,
                                 const char *id)
{
    for (size_t i = 0; i < comparison->contrast_count; i++)
        if (strcmp(comparison->contrasts[i].measure->id, id) == 0)
            return &comparison->contrasts[i];
    return NULL;
}

/* ---- Verdict and power ----------------------------------------------------
 */

static void verdict__is_that_of_all_relabelings(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 4);
    size_t below_count = 0;
    for (int round = 0; round < 400; round++) {
        double values[14];
        size_t m = 1 + (size_t)pt_random_below(&random, 7);
        size_t n = 1 + (size_t)pt_random_below(&random, 7);
        for (size_t i = 0; i < m + n; i++)
            values[i] = (double)pt_random_below(&random, 9) + (i < m ? 2 : 0);
        pt_samples samples = {values, m, n};
        pt_rank_test test;
        bool below;
        assert_int_equal(pt_mann_whitney(&test, &samples, 1, NULL), PTCE_OK);
        assert_int_equal(pt_rank_verdict(&below, &samples, NULL), PTCE_OK);
        assert_int_equal(below, 20 * test.as_extreme <= test.relabelings);
        below_count += below;
    }
    assert_true(below_count > 20 && below_count < 380);
}

static void verdict__of_many_is_by_the_normal_law(void **state)
{
    (void)state;
    double values[80];
    bool below;
    pt_samples samples = {values, 40, 40};
    for (size_t i = 0; i < 80; i++)
        values[i] = (double)(i % 40);
    assert_int_equal(pt_rank_verdict(&below, &samples, NULL), PTCE_OK);
    assert_false(below);
    for (size_t i = 0; i < 40; i++)
        values[i] += 15;
    assert_int_equal(pt_rank_verdict(&below, &samples, NULL), PTCE_OK);
    assert_true(below);
    assert_int_equal(pt_rank_verdict(&below, &(pt_samples){values, 0, 5}, NULL),
                     PTCE_OK);
    assert_false(below);
}

/* 8 against 15: 0.66, simulated apart with power .83 at .68 and .71 at .60. */
static void power__of_8_against_15_sees_two_thirds(void **state)
{
    (void)state;
    double delta;
    size_t draws;
    assert_int_equal(pt_detectable_delta(&delta, &draws, 8, 15, 1, NULL),
                     PTCE_OK);
    assert_near(delta, 0.66, 0.01);
    double larger;
    assert_int_equal(pt_detectable_delta(&larger, &draws, 16, 30, 1, NULL),
                     PTCE_OK);
    assert_true(larger < delta - 0.1);
}

static void power__of_few_sees_nothing(void **state)
{
    (void)state;
    static const size_t sizes[][2] = {{0, 5}, {1, 1}, {2, 2}, {3, 3}, {3, 4}};
    double delta;
    size_t draws;
    for (size_t i = 0; i < PT_COUNT(sizes); i++) {
        assert_int_equal(pt_detectable_delta(&delta, &draws, sizes[i][0],
                                             sizes[i][1], 1, NULL),
                         PTCE_OK);
        assert_true(isnan(delta) != 0);
    }
    assert_int_equal(pt_detectable_delta(&delta, &draws, 4, 4, 1, NULL),
                     PTCE_OK);
    assert_true(delta > 0.8 && delta < 1);
}

/* ---- Thinning --------------------------------------------------------------
 */

static size_t facts_in(const ptce_network *network)
{
    size_t facts = network->tie_count;
    for (size_t i = 0; i < network->pool_count; i++)
        facts += network->pools[i].member_count;
    return facts;
}

static void thinner__takes_away_as_many_as_asked(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 1);
    for (size_t k = 0; k < laureates->network_count; k++) {
        const ptce_network *full = laureates->networks[k];
        pt_thinner thinner;
        assert_int_equal(pt_thinner_init(&thinner, full, NULL), PTCE_OK);
        assert_int_equal(thinner.count, facts_in(full));
        assert_int_equal(facts_in(&thinner.thin), facts_in(full));
        pt_thinner_shuffle(&thinner, &random);
        size_t ties = full->tie_count;
        for (size_t gone = 0; gone <= thinner.count; gone++) {
            pt_thinner_take(&thinner, gone);
            assert_int_equal(facts_in(&thinner.thin), thinner.count - gone);
            assert_true(thinner.thin.tie_count <= ties); /* never comes back */
            ties = thinner.thin.tie_count;
            for (size_t i = 1; i < ties; i++)
                assert_true(thinner.thin.ties[i - 1].row !=
                            thinner.thin.ties[i].row);
        }
        pt_thinner_clear(&thinner);
    }
}

/* With nothing taken away, single measures are those of a measuring. */
static void measure_some__agrees_with_measuring_all(void **state)
{
    (void)state;
    static const char *const ids[] = {"mean_degree", "pooling_intensity",
                                      "ei_type_excess", "density"};
    const pt_measure_row *rows[PT_COUNT(ids)];
    ptce_view view = PTCE_VIEW_DEFAULT;
    for (size_t i = 0; i < PT_COUNT(ids); i++)
        rows[i] = (const pt_measure_row *)ptce_measure_find(ids[i]);
    for (size_t k = 0; k < laureates->network_count; k += 4) {
        double values[PT_COUNT(ids)];
        ptce_measuring measuring;
        made_one one;
        pt_graph graph;
        made_measure(&measuring, &one, laureates->networks[k], &view);
        assert_int_equal(pt_measure_some(values, &graph, laureates->networks[k],
                                         &view, rows, PT_COUNT(ids), 1, NULL),
                         PTCE_OK);
        for (size_t i = 0; i < PT_COUNT(ids); i++) {
            double want = made_value(&measuring, ids[i], 0);
            if (isnan(want) != 0)
                assert_true(isnan(values[i]) != 0);
            else
                assert_near(values[i], want, 0);
        }
        pt_graph_clear(&graph);
        ptce_measuring_clear(&measuring);
    }
}

/* ---- Tipping points ---------------------------------------------------------
 */

/* Poles of eight actors, the first of which has `ties` ties: to each other one
 * in turn, by rising distance on a circle. */
static ptce_network *pole(const char *id, bool first, size_t ties)
{
    static const ptce_attribute groups[] = {{.key = "g", .text = "true"},
                                            {.key = "g", .text = "false"}};
    ptce_network *network = made_new(id, 8, ties, 0);
    network->groups = (ptce_attributes){
        .items = (ptce_attribute *)&groups[first ? 0 : 1], .count = 1};
    for (size_t i = 1; i <= 8; i++)
        made_actor(network, i, PTCE_TYPE_ASSOCIATION);
    for (size_t i = 0; i < ties; i++)
        (void)made_tie(network, i % 8 + 1, (i + 1 + i / 8) % 8 + 1, 1);
    return made_done(network);
}

/* Four poles against four with so many ties each; the curve of the last one is
 * kept. */
static ptce_tipping_point curve[PTCE_TIPPING_CURVE];

static void compare_ties(ptce_tipping *out, const size_t ties[8])
{
    ptce_network *networks[8];
    ptce_collection poles = {.networks = networks, .network_count = 8};
    ptce_comparison c;
    for (size_t i = 0; i < 8; i++) {
        char id[8];
        (void)snprintf(id, sizeof id, "p%zu", i);
        networks[i] = pole(id, i < 4, ties[i]);
    }
    poles.from = poles.to = PTCE_NO_YEAR;
    compare_with(&c, &poles, (ptce_compare_options){.by = "g"}, 1);
    *out = find(&c, "mean_degree")->tipping;
    for (size_t i = 0; i < out->curve_count; i++)
        curve[i] = out->curve[i];
    out->curve = NULL;
    ptce_comparison_clear(&c);
    for (size_t i = 0; i < 8; i++)
        ptce_network_free(networks[i]);
}

/* 24 ties against 2: 60 % less is still more. */
static void tipping__does_not_undo_a_wide_gap(void **state)
{
    (void)state;
    ptce_tipping tipping;
    compare_ties(&tipping, (size_t[]){24, 24, 23, 22, 2, 2, 1, 3});
    assert_null(tipping.lost);
    assert_string_equal(tipping.code, "not-lost");
    assert_true(isnan(tipping.share) != 0);
}

/* Ties that go change mean degree by their number only, so all draws agree: of
 * 20 there are 16 left once 17.5 % are gone, in steps of 2 % at 18 %; then one
 * pole of the second group is level, and 4 against 4 needs them all apart. */
static void tipping__is_where_the_groups_meet(void **state)
{
    (void)state;
    ptce_tipping tipping;
    compare_ties(&tipping, (size_t[]){20, 20, 20, 20, 16, 12, 12, 12});
    assert_string_equal(tipping.lost, "verdict");
    assert_near(tipping.share, 0.18, 1e-12);
}

/* All draws agree, so bands are lines: of 20 ties 18, 16, 14, 12, 10 and 8 are
 * left, against 16, 12, 12, 12. */
static void curve__counts_pairs_at_each_tenth(void **state)
{
    (void)state;
    static const double deltas[] = {1, 1, 0.75, 0.5, -0.25, -1, -1};
    ptce_tipping tipping;
    compare_ties(&tipping, (size_t[]){20, 20, 20, 20, 16, 12, 12, 12});
    assert_int_equal(tipping.curve_count, PTCE_TIPPING_CURVE);
    for (size_t i = 0; i < PTCE_TIPPING_CURVE; i++) {
        assert_near(curve[i].share, 0.1 * (double)i, 1e-12);
        assert_near(curve[i].delta, deltas[i], 1e-12);
        assert_near(curve[i].low, deltas[i], 1e-12);
        assert_near(curve[i].high, deltas[i], 1e-12);
        assert_near(curve[i].below, fabs(deltas[i]) == 1, 1e-12);
    }
    compare_ties(&tipping, (size_t[]){9, 9, 9, 9, 9, 9, 9, 9});
    assert_int_equal(tipping.curve_count, 0);
}

/* Without a verdict to lose, the sign is what is left: of 10 ties one is gone
 * at 5 %, and most differences are then none. */
static void tipping__of_the_sign(void **state)
{
    (void)state;
    ptce_tipping tipping;
    compare_ties(&tipping, (size_t[]){10, 10, 20, 10, 9, 9, 9, 20});
    assert_string_equal(tipping.lost, "sign");
    assert_near(tipping.share, 0.06, 1e-12);
}

static void tipping__thins_the_better_documented_group(void **state)
{
    (void)state;
    ptce_tipping tipping;
    compare_ties(&tipping, (size_t[]){12, 12, 12, 16, 20, 20, 20, 20});
    assert_string_equal(tipping.lost, "verdict");
    assert_near(tipping.share, 0.18, 1e-12);
    compare_ties(&tipping, (size_t[]){9, 9, 9, 9, 9, 9, 9, 9});
    assert_null(tipping.lost);
    assert_string_equal(tipping.code, "equally-documented");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdict__is_that_of_all_relabelings),
        cmocka_unit_test(verdict__of_many_is_by_the_normal_law),
        cmocka_unit_test(power__of_8_against_15_sees_two_thirds),
        cmocka_unit_test(power__of_few_sees_nothing),
        cmocka_unit_test(thinner__takes_away_as_many_as_asked),
        cmocka_unit_test(measure_some__agrees_with_measuring_all),
        cmocka_unit_test(tipping__does_not_undo_a_wide_gap),
        cmocka_unit_test(tipping__is_where_the_groups_meet),
        cmocka_unit_test(curve__counts_pairs_at_each_tenth),
        cmocka_unit_test(tipping__of_the_sign),
        cmocka_unit_test(tipping__thins_the_better_documented_group),
    };
    return cmocka_run_group_tests(tests, read_all, free_all);
}
