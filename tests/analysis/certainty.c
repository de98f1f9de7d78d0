/* SPDX-License-Identifier: MIT */
/* How far numbers and ranks can be relied on: cases by hand. */
#include "analysis/certainty.h"

#define EXACT 1e-9

/* ---- By hand --------------------------------------------------------------
 */

static ptce_network *new_actors(size_t actors, size_t ties, size_t pools)
{
    ptce_network *network = made_new("made", actors, ties, pools);
    for (size_t i = 0; i < actors; i++)
        made_actor(network, i, PTCE_TYPE_OTHER);
    return network;
}

/* A tie that so many sources tell of. */
static void told(ptce_network *network, size_t from, size_t to, size_t sources)
{
    made_cite(network, &made_tie(network, from, to, 1)->citations, sources);
}

/* A path 0-1-2-3 told by two sources, and chords told by one. */
static ptce_network *path_with_chords(void)
{
    ptce_network *network = new_actors(4, 6, 0);
    told(network, 0, 1, 2);
    told(network, 1, 2, 2);
    told(network, 2, 3, 2);
    told(network, 0, 2, 1);
    told(network, 0, 3, 1);
    return made_done(network);
}

static void keep__at_its_ends_leaves_nothing_to_chance(void **state)
{
    (void)state;
    ptce_network *network = path_with_chords();
    asked a;
    ask(&a, network, "uncertainty", 1, 200);
    for (size_t i = 0; i < a.table->rows; i++) {
        const ptce_cell *row =
            &a.table->cells[i * a.table->detail->column_count];
        if (isnan(row[1].number) || isnan(row[3].number))
            continue;
        for (size_t c = 3; c <= 5; c++)
            assert_true(row[c].number == row[1].number);
        assert_true(row[6].number == 1);
    }
    done(&a);
    ask(&a, network, "uncertainty", 0, 200);
    assert_true(number_in(&a, "edges", "value") == 5);
    assert_true(number_in(&a, "edges", "low") == 3);
    assert_true(number_in(&a, "edges", "high") == 3);
    assert_true(number_in(&a, "diameter", "mean") == 3);
    assert_true(number_in(&a, "bridges", "mean") == 3);
    done(&a);
    ask(&a, network, "ranking", 1, 200); /* 0 and 2 are alike */
    assert_string_equal(cell_of(a.table, "betweenness", NULL, "first")->text,
                        "000");
    assert_true(number_in(&a, "betweenness", "probability") == 0.5);
    assert_reason(cell_of(a.table, "degree", NULL, "draws"), "enumerated");
    done(&a);
    ask(&a, network, "ranked_actors", 0, 200); /* the path: 1 and 2 are */
    assert_true(cell_of(a.table, "betweenness", "000", "first")->number == 0);
    assert_true(cell_of(a.table, "betweenness", "001", "first")->number == 0.5);
    assert_true(cell_of(a.table, "betweenness", "002", "rank_high")->number ==
                1.5);
    done(&a);
    ptce_network_free(network);
}

/* Two chords, each there or not: 3, 4, 4 or 5 ties. */
static void uncertainty__counts_every_combination(void **state)
{
    (void)state;
    ptce_network *network = path_with_chords();
    asked a;
    ask(&a, network, "uncertainty", 0.5, 200);
    assert_true(number_in(&a, "edges", "mean") == 4);
    assert_true(number_in(&a, "edges", "low") == 3);
    assert_true(number_in(&a, "edges", "high") == 5);
    assert_true(number_in(&a, "transitivity", "defined") == 1);
    /* only the chord 0-2 makes a triangle: 3/5 alone, 6/8 with 0-3 */
    assert_near(number_in(&a, "transitivity", "mean"), (0.6 + 0.75) / 4, EXACT);
    assert_reason(cell_of(a.table, "edges", NULL, "draws"), "enumerated");
    assert_reason(cell_of(a.table, "modularity", NULL, "mean"), "not-drawn");
    assert_near(number_in(&a, "modularity", "value"),
                made_value(&a.measuring, "modularity", 0), EXACT);
    done(&a);
    ask(&a, network, "articulation_probability", 0.5, 200);
    assert_int_equal(a.table->rows, 2); /* 2 without 0-3; 1 without both */
    assert_string_equal(a.table->cells[0].text, "002");
    assert_true(a.table->cells[1].number == 0.5);
    assert_true(a.table->cells[2].number == 0);
    assert_string_equal(a.table->cells[3].text, "001");
    assert_true(a.table->cells[4].number == 0.25);
    done(&a);
    ptce_network_free(network);
}

/* Hubs 0 and 1 with four leaves each; every tie is told by one source. */
static ptce_network *two_hubs(void)
{
    ptce_network *network = new_actors(10, 9, 0);
    told(network, 0, 1, 2);
    for (size_t i = 2; i < 10; i++)
        told(network, i % 2, i, 1);
    return made_done(network);
}

static void ranking__lets_equals_share_the_first_place(void **state)
{
    (void)state;
    ptce_network *network = two_hubs();
    asked a;
    ask(&a, network, "ranking", 0.5, 200);
    assert_string_equal(cell_of(a.table, "degree", NULL, "first")->text, "000");
    assert_string_equal(cell_of(a.table, "degree", NULL, "second")->text,
                        "001");
    assert_near(number_in(&a, "degree", "probability"), 0.5, EXACT);
    assert_reason(cell_of(a.table, "clustering", NULL, "first"),
                  "equal-values");
    done(&a);
    ask(&a, network, "ranked_actors", 0.5, 200);
    const ptce_cell *rank = cell_of(a.table, "degree", "001", "rank");
    assert_true(rank->number == 1.5);
    assert_near(cell_of(a.table, "degree", "001", "first")->number, 0.5, EXACT);
    assert_near(cell_of(a.table, "degree", "000", "top_three")->number,
                cell_of(a.table, "degree", "001", "top_three")->number, EXACT);
    done(&a);
    ask(&a, network, "ranking", 0.5, 20); /* 256 combinations are too many */
    assert_true(number_in(&a, "degree", "draws") == 20);
    double p = number_in(&a, "degree", "probability");
    assert_true(fabs(p - 0.5) < 4 * 0.5 / sqrt(20));
    done(&a);
    ptce_network_free(network);
}

/* A star of five leaves. The correlation of the degrees with the original
 * ones is .775, .707 and .707 without one to three ties, .632 without four:
 * three of five may be lost, which is the grid's 0.6. */
static void ranking__drops_ties_until_the_order_is_lost(void **state)
{
    (void)state;
    ptce_network *network = new_actors(6, 5, 0);
    for (size_t i = 1; i < 6; i++)
        told(network, 0, i, 2);
    made_done(network);
    asked a;
    ask(&a, network, "ranking", 0.5, 50);
    assert_near(number_in(&a, "degree", "cs"), 0.6, EXACT);
    assert_string_equal(cell_of(a.table, "degree", NULL, "verdict")->text,
                        "stable");
    assert_true(number_in(&a, "degree", "probability") == 1);
    assert_reason(cell_of(a.table, "clustering", NULL, "cs"),
                  "one-actor"); /* nobody else has two partners */
    done(&a);
    ptce_network_free(network);
    /* Betweenness of a path of three: without a tie nobody is between. */
    network = new_actors(3, 2, 0);
    told(network, 0, 1, 2);
    told(network, 1, 2, 2);
    made_done(network);
    ask(&a, network, "ranking", 0.5, 50);
    assert_true(number_in(&a, "betweenness", "cs") == 0);
    assert_string_equal(cell_of(a.table, "betweenness", NULL, "verdict")->text,
                        "unstable");
    done(&a);
    ptce_network_free(network);
}

static void ranking__calls_the_least_constrained_first(void **state)
{
    (void)state;
    ptce_network *network = new_actors(4, 3, 0);
    for (size_t i = 0; i < 3; i++)
        told(network, 3, i, 2);
    made_done(network);
    asked a;
    ask(&a, network, "ranking", 0.5, 20);
    assert_string_equal(cell_of(a.table, "constraint", NULL, "first")->text,
                        "003");
    done(&a);
    ptce_network_free(network);
}

static void details__say_why_there_is_nothing_to_tell(void **state)
{
    (void)state;
    ptce_network *network = new_actors(2, 1, 0);
    told(network, 0, 1, 1);
    made_done(network);
    asked a;
    ask(&a, network, "ranking", 0.5, 20);
    assert_reason(cell_of(a.table, "degree", NULL, "first"), "equal-values");
    done(&a);
    ask(&a, network, "uncertainty", 0.5, 20);
    assert_reason(cell_of(a.table, "density", NULL, "error"), "few-actors");
    assert_true(number_in(&a, "density", "mean") == 0.5);
    assert_true(number_in(&a, "mean_distance", "defined") == 0.5);
    done(&a);
    ptce_network_free(network);
    network = made_done(new_actors(0, 0, 0));
    ask(&a, network, "ranking", 0.5, 20);
    assert_reason(cell_of(a.table, "degree", NULL, "first"), "no-actor");
    done(&a);
    ptce_network_free(network);
    network = made_done(new_actors(1, 0, 0));
    ask(&a, network, "ranking", 0.5, 20);
    assert_reason(cell_of(a.table, "degree", NULL, "first"), "one-actor");
    done(&a);
    ptce_network_free(network);
}

/* Three members of a pool, one of them told by a single source; its measures
 * look at every layer and see the same variant. */
static void memberships__are_facts_too(void **state)
{
    (void)state;
    ptce_network *network = new_actors(4, 1, 1);
    ptce_pool *pool = made_pool(network, "pool", 3);
    for (size_t i = 0; i < 3; i++)
        made_member(network, pool, i);
    made_cite(network, &pool->members[0].citations, 2);
    made_cite(network, &pool->members[1].citations, 2);
    made_cite(network, &pool->members[2].citations, 1);
    told(network, 0, 3, 2);
    made_done(network);
    asked a;
    ask(&a, network, "uncertainty", 0.5, 20);
    assert_true(number_in(&a, "edges", "low") == 2);
    assert_true(number_in(&a, "edges", "high") == 4);
    assert_near(number_in(&a, "pooled_pair_share", "mean"),
                (3.0 / 6 + 1.0 / 6) / 2, EXACT);
    done(&a);
    ask(&a, network, "ranked_actors", 0, 20);
    assert_true(cell_of(a.table, "degree", "002", "rank_low")->number == 4);
    done(&a);
    ptce_network_free(network);
}

/* ---- Parts ----------------------------------------------------------------
 */

static void quantiles__are_values_that_occur(void **state)
{
    pt_weighted items[] = {{3, 0.2}, {1, 0.5}, {2, 0.3}};
    (void)state;
    pt_weighted_sort(items, 3);
    assert_true(pt_weighted_quantile(items, 3, 0.025) == 1);
    assert_true(pt_weighted_quantile(items, 3, 0.5) == 1);
    assert_true(pt_weighted_quantile(items, 3, 0.51) == 2);
    assert_true(pt_weighted_quantile(items, 3, 0.975) == 3);
    assert_near(pt_weighted_mean(items, 3), 1.7, EXACT);
    assert_true(isnan(pt_weighted_quantile(items, 0, 0.5)));
}

static void spearman__shares_ranks_among_equals(void **state)
{
    const double x[] = {4, 4, 1, (double)NAN, 2};
    const double y[] = {8, 6, 1, 9, 1};
    double rank[5];
    double scratch[20];
    pt_weighted items[5];
    (void)state;
    assert_int_equal(pt_ranks_falling(rank, x, 5, items), 4);
    assert_true(rank[0] == 1.5 && rank[1] == 1.5 && rank[2] == 4);
    assert_true(isnan(rank[3]) && rank[4] == 3);
    /* x: 1.5 1.5 4 3; y: 1 2 3.5 3.5 */
    assert_near(pt_spearman(x, y, 5, scratch, items), 4 / 4.5, EXACT);
    assert_true(isnan(pt_spearman(x, y, 2, scratch, items)));
    const double same[] = {1, 1, 1, 1, 1};
    assert_true(isnan(pt_spearman(x, same, 5, scratch, items)));
}

static void ensembles__draw_where_combinations_are_many(void **state)
{
    (void)state;
    ptce_network *network = two_hubs();
    opened o;
    pt_ensemble ensemble;
    open_study(&o, network);
    assert_int_equal(
        pt_ensemble_init(&ensemble, &o.study, &o.selection, 0.3, 26, NULL),
        PTCE_OK);
    assert_int_equal(ensemble.open, 8); /* one tie has two sources */
    assert_true(ensemble.exact && ensemble.size == 256);
    pt_ensemble_plan(&ensemble, 25);
    assert_false(ensemble.exact);
    assert_int_equal(ensemble.size, 25);
    close_study(&o);
    ptce_network_free(network);
}

static void evaluations__are_bounded(void **state)
{
    (void)state;
    pt_graph graph = {.n = 60, .m = 200};
    pt_study study = {.graph = &graph};
    assert_true(pt_evaluations_fit(&study, PTCE_COST_NM, 3000));
    graph = (pt_graph){.n = 3000, .m = 9000};
    assert_false(pt_evaluations_fit(&study, PTCE_COST_NM, 200));
    assert_true(pt_evaluations_fit(&study, PTCE_COST_LINEAR, 200));
    graph = (pt_graph){.n = 200000, .m = 1000000};
    assert_false(pt_evaluations_fit(&study, PTCE_COST_LINEAR, 200));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keep__at_its_ends_leaves_nothing_to_chance),
        cmocka_unit_test(uncertainty__counts_every_combination),
        cmocka_unit_test(ranking__lets_equals_share_the_first_place),
        cmocka_unit_test(ranking__drops_ties_until_the_order_is_lost),
        cmocka_unit_test(ranking__calls_the_least_constrained_first),
        cmocka_unit_test(details__say_why_there_is_nothing_to_tell),
        cmocka_unit_test(memberships__are_facts_too),
        cmocka_unit_test(quantiles__are_values_that_occur),
        cmocka_unit_test(spearman__shares_ranks_among_equals),
        cmocka_unit_test(ensembles__draw_where_combinations_are_many),
        cmocka_unit_test(evaluations__are_bounded),
    };
    return cmocka_run_group_tests_name("analysis.certainty", tests, NULL, NULL);
}
