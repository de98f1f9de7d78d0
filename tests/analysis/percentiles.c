/* SPDX-License-Identifier: MIT */
/* Percentiles: which measure is held against what, and what every percentile
 * promises, on hundreds of small networks. */
#include "analysis/made.h"
#include "analysis/null.h"
#include "analysis/sample.h"
#include "analysis/standing.h"
#include "support/cmocka_all.h"

#include <string.h>

#define DRAWS 20

/* ---- The table ------------------------------------------------------------
 */

static void ensembles__are_named_for_class_b_and_for_no_other(void **state)
{
    (void)state;
    const ptce_measure *measure;
    size_t count = 0;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        ptce_ensemble ensemble = ptce_measure_ensemble(measure);
        bool needed = measure->level == PTCE_NETWORK &&
                      measure->comparable == PTCE_CLASS_B;
        if (needed != (ensemble != PTCE_ENSEMBLE_NONE))
            fail_msg("%s", measure->id);
        if (!needed)
            continue;
        char key[64];
        (void)snprintf(key, sizeof key, "ensemble.%s.says",
                       ptce_ensemble_name(ensemble));
        assert_non_null(ptce_word_find(PTCE_FR, key));
        assert_ptr_equal(&pt_referenced_at(count++).row->measure, measure);
    }
    assert_int_equal(count, pt_referenced_count());
    assert_null(pt_referenced_at(count).row);
}

/* ---- Judging --------------------------------------------------------------
 */

static void judge__takes_the_mid_rank(void **state)
{
    (void)state;
    const double drawn[] = {1, 2, 2, (double)NAN, 4};
    pt_standing s = {.value = 2};
    pt_standing_judge(&s, drawn, PT_COUNT(drawn), PT_FIXED_BY_SIZE);
    assert_near(s.among.percentile, 0.5, 0); /* (1 + 2/2) / 4 */
    assert_int_equal(s.among.draws, 4);
    assert_near(s.among.mean, 2.25, 0);
    assert_near(s.among.sd, sqrt(1.1875), 1e-12);
    assert_near(s.among.z, -0.25 / sqrt(1.1875), 1e-12);
    assert_near(s.among.error, 0.25, 0);
    assert_int_equal(s.reason, PT_DEFINED);
}

static void judge__knows_what_is_fixed_and_what_has_no_spread(void **state)
{
    (void)state;
    const double same[] = {0.1, 0.1, 0.1};
    pt_standing s = {.value = 0.1};
    pt_standing_judge(&s, same, 3, PT_FIXED_BY_TYPES);
    assert_true(s.among.fixed);
    assert_int_equal(s.reason, PT_FIXED_BY_TYPES);
    assert_near(s.among.mean, 0.1, 0);
    assert_near(s.among.sd, 0, 0);
    assert_true(isnan(s.among.percentile) && isnan(s.among.z));
    s = (pt_standing){.value = 0.2}; /* all draws below it */
    pt_standing_judge(&s, same, 3, PT_FIXED_BY_TYPES);
    assert_false(s.among.fixed);
    assert_near(s.among.percentile, 1, 0);
    assert_near(s.among.sd, 0, 0);
    assert_true(isnan(s.among.z) != 0);
}

static void judge__needs_half_of_the_draws(void **state)
{
    (void)state;
    const double drawn[] = {1, (double)NAN, (double)NAN, 3};
    pt_standing s = {.value = 2};
    pt_standing_judge(&s, drawn, 4, PT_FIXED_BY_SIZE);
    assert_near(s.among.percentile, 0.5, 0);
    pt_standing_judge(&s, drawn, 3, PT_FIXED_BY_SIZE);
    assert_int_equal(s.reason, PT_RARELY_DEFINED);
    assert_true(isnan(s.among.percentile) != 0);
    pt_standing_judge(&s, drawn, 0, PT_FIXED_BY_SIZE);
    assert_int_equal(s.reason, PT_RARELY_DEFINED);
}

/* ---- The quick search for a core ------------------------------------------
 */

#define CORES 300

/* Never better than the best of all splits, and seldom worse: in fewer than one
 * graph of fifty. */
static void quick_core__seldom_misses_the_best(void **state)
{
    (void)state;
    pt_random random;
    size_t missed = 0;
    pt_random_seed(&random, 1);
    for (size_t i = 0; i < CORES; i++) {
        size_t n = 9 + i % 5;
        pt_graph like = {.n = n, .m = n + pt_random_below(&random, 2 * n)};
        pt_graph graph;
        bool best_core[16];
        bool quick_core[16];
        pt_core best = {.in_core = best_core};
        pt_core quick = {.in_core = quick_core};
        assert_int_equal(pt_null_cug(&graph, &like, &random, NULL), PTCE_OK);
        assert_int_equal(pt_core_periphery(&best, &graph, 1, NULL), PTCE_OK);
        assert_int_equal(pt_core_periphery_quick(&quick, &graph, 1, NULL),
                         PTCE_OK);
        assert_true(quick.fit <= best.fit + 1e-12);
        missed += quick.fit < best.fit - 1e-9;
        pt_graph_clear(&graph);
    }
    if (missed > CORES / 50)
        fail_msg("missed %zu of %d", missed, CORES);
}

/* ---- Small networks -------------------------------------------------------
 */

static void check_one(const ptce_measures *measures,
                      const ptce_measure *measure)
{
    const ptce_percentile *p = ptce_measure_percentile(measures, measure);
    if (ptce_measure_ensemble(measure) == PTCE_ENSEMBLE_NONE) {
        assert_null(p);
        return;
    }
    double value = ptce_measure_value(measures, measure, 0);
    assert_non_null(p);
    assert_true((p->reason != NULL) == (isnan(p->percentile) != 0));
    assert_true(p->draws <= DRAWS);
    if (isnan(value)) {
        assert_string_equal(p->reason,
                            ptce_measure_reason(measures, measure, 0));
        assert_false(p->fixed);
        return;
    }
    if (p->fixed) {
        assert_near(p->mean, pt_number_round(value), 0);
        assert_near(p->sd, 0, 0);
        assert_memory_equal(p->reason, "fixed-by-", strlen("fixed-by-"));
        return;
    }
    if (p->reason)
        return;
    assert_true(p->percentile >= 0 && p->percentile <= 1);
    assert_true(p->mean >= measure->min - 1e-9 &&
                p->mean <= measure->max + 1e-9);
    assert_true((p->sd == 0) == (isnan(p->z) != 0));
    /* The value is beyond all draws where its rank is, and not elsewhere. */
    if (p->percentile == 0 || p->percentile == 1)
        assert_true((value > p->mean) == (p->percentile == 1));
}

static void stand_samples(samples *s, size_t round, bool backwards,
                          const ptce_view *view, size_t jobs)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    run.jobs = jobs;
    samples_draw(s, round, view->direction == PTCE_DIRECTION_FOLLOW, backwards);
    assert_int_equal(
        ptce_measure_all(&s->measuring, &s->collection, view, &run, NULL),
        PTCE_OK);
    assert_int_equal(ptce_percentiles_all(&s->measuring, DRAWS, &run, NULL),
                     PTCE_OK);
}

static bool are_equal(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void assert_same(const ptce_measures *a, const ptce_measures *b)
{
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        const ptce_percentile *x = ptce_measure_percentile(a, measure);
        const ptce_percentile *y = ptce_measure_percentile(b, measure);
        check_one(a, measure);
        if (!x)
            continue;
        assert_true(are_equal(x->percentile, y->percentile) &&
                    are_equal(x->mean, y->mean) && are_equal(x->sd, y->sd) &&
                    are_equal(x->z, y->z) && x->draws == y->draws);
        assert_ptr_equal(x->reason, y->reason);
    }
}

static void percentiles__are_sound_and_the_same_whatever_the_order(void **state)
{
    static samples a;
    static samples b;
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    for (int directed = 0; directed < 2; directed++) {
        view.direction =
            directed ? PTCE_DIRECTION_FOLLOW : PTCE_DIRECTION_IGNORE;
        for (size_t round = 0; round < 1; round++) {
            stand_samples(&a, round, false, &view, 1);
            stand_samples(&b, round, true, &view, 2);
            for (size_t k = 0; k < SAMPLES; k++)
                assert_same(&a.measuring.networks[k], &b.measuring.networks[k]);
            samples_free(&a);
            samples_free(&b);
        }
    }
}

/* ---- By hand --------------------------------------------------------------
 */

static const ptce_percentile *stand(ptce_measuring *measuring,
                                    const char *measure)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    assert_int_equal(ptce_percentiles_all(measuring, 500, &run, NULL), PTCE_OK);
    return ptce_measure_percentile(&measuring->networks[0],
                                   ptce_measure_find(measure));
}

static ptce_network *two_triangles(void)
{
    static const size_t ties[][2] = {{0, 1}, {1, 2}, {0, 2},
                                     {3, 4}, {4, 5}, {3, 5}};
    ptce_network *network = made_new("two-triangles", 6, 6, 0);
    for (size_t i = 0; i < 6; i++)
        made_actor(network, i, i < 3 ? PTCE_TYPE_COMPANY : PTCE_TYPE_STATE);
    for (size_t i = 0; i < PT_COUNT(ties); i++)
        (void)made_tie(network, ties[i][0], ties[i][1], 1 + (double)i);
    return made_done(network);
}

/* Of 70 graphs where six actors have two ties each, 60 are a ring. */
static void percentiles__see_triangles_that_degrees_do_not_ask_for(void **state)
{
    (void)state;
    ptce_network *network = two_triangles();
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_measuring measuring;
    made_one one;
    made_measure(&measuring, &one, network, &view);
    const ptce_percentile *p = stand(&measuring, "transitivity");
    double exact = (60 + 10 / 2.0) / 70;
    assert_true(fabs(p->percentile - exact) < 4 * p->error);
    p = stand(&measuring, "assortativity_type"); /* 2 of 20 ways keep it */
    assert_true(fabs(p->percentile - 0.95) < 4 * p->error);
    p = stand(&measuring, "degree_gini"); /* only equal degrees give 0 */
    assert_true(p->percentile < 0.05 && p->mean > 0.1);
    assert_null(ptce_measure_percentile(&measuring.networks[0],
                                        ptce_measure_find("density")));
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

/* Several workers share the draws; the last has fewer. */
static void percentiles__are_those_of_the_detail(void **state)
{
    (void)state;
    ptce_network *network = two_triangles();
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_measuring measuring;
    made_one one;
    const ptce_detail *details[] = {ptce_detail_find("null_ensembles")};
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    options.details = details;
    options.count = 1;
    options.draws = 2 * PT_CHUNK + 50;
    made_measure(&measuring, &one, network, &view);
    assert_int_equal(
        ptce_percentiles_all(&measuring, options.draws, &run, NULL), PTCE_OK);
    assert_int_equal(ptce_detail_all(&measuring, &options, &run, NULL),
                     PTCE_OK);
    const ptce_detail_table *table = &measuring.networks[0].details[0];
    assert_int_equal(table->rows, pt_referenced_count());
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_percentile *p = ptce_measure_percentile(
            &measuring.networks[0], &pt_referenced_at(i).row->measure);
        const ptce_cell *cells = table->cells + i * table->detail->column_count;
        assert_near(cells[3].number, p->mean, 0);
        assert_near(cells[6].number, p->percentile, 0);
        assert_near(cells[8].number, (double)p->draws, 0);
        assert_true(p->draws == 0 || p->draws > 2 * PT_CHUNK);
    }
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

/* Where directions are followed, kept pools are arcs both ways: there is no
 * ensemble of such graphs. */
static void percentiles__are_undefined_for_directed_pools(void **state)
{
    (void)state;
    ptce_network *network = made_new("pool", 4, 2, 1);
    for (size_t i = 0; i < 4; i++)
        made_actor(network, i, PTCE_TYPE_COMPANY);
    (void)made_tie(network, 0, 1, 1);
    (void)made_tie(network, 2, 3, 1);
    ptce_pool *pool = made_pool(network, "shared", 2);
    made_member(network, pool, 0);
    made_member(network, pool, 2);
    (void)made_done(network);
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.pools = PTCE_POOLS_KEEP;
    ptce_measuring measuring;
    made_one one;
    made_measure(&measuring, &one, network, &view);
    const ptce_percentile *p = stand(&measuring, "degree_gini");
    assert_null(p->reason);
    ptce_measuring_clear(&measuring);
    view.direction = PTCE_DIRECTION_FOLLOW;
    made_measure(&measuring, &one, network, &view);
    p = stand(&measuring, "degree_gini");
    assert_string_equal(p->reason, "two-mode");
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ensembles__are_named_for_class_b_and_for_no_other),
        cmocka_unit_test(judge__takes_the_mid_rank),
        cmocka_unit_test(judge__knows_what_is_fixed_and_what_has_no_spread),
        cmocka_unit_test(judge__needs_half_of_the_draws),
        cmocka_unit_test(quick_core__seldom_misses_the_best),
        cmocka_unit_test(
            percentiles__are_sound_and_the_same_whatever_the_order),
        cmocka_unit_test(
            percentiles__see_triangles_that_degrees_do_not_ask_for),
        cmocka_unit_test(percentiles__are_those_of_the_detail),
        cmocka_unit_test(percentiles__are_undefined_for_directed_pools),
    };
    return cmocka_run_group_tests_name("analysis.percentiles", tests, NULL,
                                       NULL);
}
