/* SPDX-License-Identifier: MIT */
/* What role one kind of actor plays: from the definitions on small random
 * networks, and by hand. */
#include "analysis/kinds_steps.h"

#define ROUNDS 2
#define FOCUS PTCE_TYPE_COOPERATIVE

static const char *const ids[] = {"focus", "focus_actors"};

/* ---- Focus --------------------------------------------------------------- */

static bool in_focus(const naive *g, size_t v)
{
    return g->type[v] == FOCUS;
}

/* Those who remain, and the ties among them. */
static naive without_focus(const naive *g)
{
    naive h = *g;
    for (size_t v = h.n; v-- > 0;)
        if (in_focus(&h, v))
            h = without_vertex(&h, v);
    return h;
}

/* Over pairs of those who remain, in the whole network or without the rest. */
static double fragmentation(const naive *g, bool whole)
{
    distances x;
    naive h = whole ? *g : without_focus(g);
    double sum = 0;
    double remaining = 0;
    measure_distances(&x, &h);
    for (size_t i = 0; i < h.n; i++) {
        remaining += !in_focus(&h, i);
        for (size_t j = 0; j < h.n; j++)
            if (i != j && !in_focus(&h, i) && !in_focus(&h, j) &&
                x.d[i][j] < FAR)
                sum += 1 / (double)x.d[i][j];
    }
    return remaining < 2 ? NONE : 1 - sum / (remaining * (remaining - 1));
}

/* Pieces with somebody who remains, each counted at its first such actor. */
static double pieces(const naive *g, bool whole)
{
    distances x;
    naive h = whole ? *g : without_focus(g);
    h = flattened(&h);
    double count = 0;
    measure_distances(&x, &h);
    for (size_t i = 0; i < h.n; i++) {
        bool first = !in_focus(&h, i);
        for (size_t j = 0; j < i; j++)
            first &= in_focus(&h, j) || x.d[i][j] >= FAR;
        count += first;
    }
    return count;
}

/* Mid-rank from the highest. */
static double rank_of(const naive *g, naive_measure *of, size_t v)
{
    double rank = 0.5;
    for (size_t i = 0; i < g->n; i++) {
        double more = of(g, i, 0) - of(g, v, 0);
        rank += more > 1e-9 ? 1 : more > -1e-9 ? 0.5 : 0;
    }
    return rank;
}

static void check_ranks(const naive *g, const ptce_detail_table *table,
                        naive_measure *of, const char *best_row,
                        const char *mean_row)
{
    double best = HUGE_VAL;
    double sum = 0;
    for (size_t v = 0; v < g->n; v++)
        if (in_focus(g, v)) {
            best = fmin(best, rank_of(g, of, v));
            sum += rank_of(g, of, v);
        }
    assert_near(indicated(table, best_row), best, 1e-9);
    assert_near(indicated(table, mean_row), sum / count_type(g, FOCUS), 1e-9);
}

static void check_focus_ties(const naive *g, const ptce_detail_table *table)
{
    naive flat = flattened(g);
    naive rest = without_focus(g);
    double count = count_type(g, FOCUS);
    double tied = 0;
    double isolated = 0;
    double near = 0;
    for (size_t v = 0; v < g->n; v++) {
        double kept = 0;
        for (size_t w = 0; w < g->n; w++)
            kept += !in_focus(g, w) && flat.tied[v][w];
        tied += in_focus(g, v) && near_count(g, v) > 0;
        near += in_focus(g, v) ? near_count(g, v) : 0;
        isolated += !in_focus(g, v) && near_count(g, v) > 0 && kept == 0;
    }
    assert_true(indicated(table, "actors") == count);
    assert_near(indicated(table, "actor_share"), count / (double)g->n, 1e-12);
    assert_true(indicated(table, "tied_actors") == tied);
    assert_true(indicated(table, "ties_touching") == ties(g) - ties(&rest));
    assert_near(indicated(table, "tie_share"), 1 - ties(&rest) / ties(g),
                1e-12);
    assert_near(indicated(table, "mean_partners"), near / count, 1e-12);
    assert_near(indicated(table, "ties_among"),
                count_pairs(g, FOCUS, FOCUS, true) / (g->directed ? 1 : 2),
                1e-12);
    assert_near(indicated(table, "density_among"),
                count_pairs(g, FOCUS, FOCUS, true) / (count * (count - 1)),
                1e-12);
    assert_true(indicated(table, "isolated_without") == isolated);
}

static void check_focus(const naive *g, const ptce_measures *measures)
{
    const ptce_detail_table *table = table_of(measures, "focus");
    double theirs = 0;
    if (count_type(g, FOCUS) == 0) {
        assert_string_equal(table->reason, "no-such-actor");
        return;
    }
    check_focus_ties(g, table);
    check_ranks(g, table, naive_find("betweenness"), "betweenness_rank_best",
                "betweenness_rank_mean");
    check_ranks(g, table, naive_find("strength"), "strength_rank_best",
                "strength_rank_mean");
    for (size_t v = 0; v < g->n; v++)
        theirs += in_focus(g, v) ? total_of(g, v) : 0;
    assert_near(indicated(table, "brokerage_share"),
                theirs / naive_find("brokerage_total")(g, 0, 0), 1e-12);
    assert_true(indicated(table, "pieces_before") == pieces(g, true));
    assert_true(indicated(table, "pieces_after") == pieces(g, false));
    double before = indicated(table, "fragmentation_before");
    assert_near(before, fragmentation(g, true), 1e-9);
    assert_near(indicated(table, "fragmentation_after"),
                fragmentation(g, false), 1e-9);
    if (!isnan(before))
        assert_true(indicated(table, "fragmentation_change") >= 0);
}

static void check_focus_actors(const naive *g, const ptce_measures *measures)
{
    const ptce_detail_table *table = table_of(measures, "focus_actors");
    double last = HUGE_VAL;
    assert_true(table->rows == (size_t)count_type(g, FOCUS));
    for (size_t row = 0; row < table->rows; row++) {
        size_t v =
            (size_t)strtoul(cell_at(table, row, "actor")->text, NULL, 10);
        const ptce_cell *role = cell_at(table, row, "role");
        double degree = cell_at(table, row, "degree")->number;
        assert_true(in_focus(g, v) && degree <= last);
        assert_true(degree == naive_degree(g, v, 0));
        assert_near(cell_at(table, row, "strength")->number,
                    naive_strength(g, v, 0), 1e-12);
        assert_near(cell_at(table, row, "strength_rank")->number,
                    rank_of(g, naive_strength, v), 1e-12);
        assert_near(cell_at(table, row, "betweenness_rank")->number,
                    rank_of(g, naive_find("betweenness"), v), 1e-12);
        assert_true(cell_at(table, row, "brokerage")->number == total_of(g, v));
        if (total_of(g, v) > 0)
            check_main_role(g, v, role->text);
        else
            assert_string_equal(role->reason, "no-brokerage");
        last = degree;
    }
}

static void check_round(size_t round, bool directed)
{
    static samples s;
    samples_measure(&s, round, directed, false, 2);
    ask_details(&s.measuring, ids, 2, ptce_type_name(FOCUS));
    for (size_t k = 0; k < SAMPLES; k++) {
        check_focus(&s.items[k].matrix, &s.measuring.networks[k]);
        check_focus_actors(&s.items[k].matrix, &s.measuring.networks[k]);
    }
    samples_free(&s);
}

static void focus__is_what_its_definition_says(void **state)
{
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        check_round(round, false);
        check_round(round, true);
    }
}

/* ---- By hand ------------------------------------------------------------- */

/* A town hall (0) and the State (1) with two associations (2, 3) and a firm
 * (4): 0-2, 0-3, 1-2, 4 alone; a pool of 0 and 1, one of 0, 2 and 3, one of 4,
 * one of 0 and 4. */
static ptce_network *town_hall(void)
{
    static const ptce_type types[] = {PTCE_TYPE_LOCAL_AUTHORITY,
                                      PTCE_TYPE_STATE, PTCE_TYPE_ASSOCIATION,
                                      PTCE_TYPE_ASSOCIATION, PTCE_TYPE_COMPANY};
    static const char *const members[] = {"01", "023", "4", "04"};
    ptce_network *network = made_new("town", PT_COUNT(types), 3, 4);
    for (size_t i = 0; i < PT_COUNT(types); i++)
        made_actor(network, i, types[i]);
    (void)made_tie(network, 0, 2, 1);
    (void)made_tie(network, 0, 3, 1);
    (void)made_tie(network, 1, 2, 1);
    for (size_t i = 0; i < PT_COUNT(members); i++) {
        const char id[] = {'p', (char)('a' + i), '\0'};
        ptce_pool *pool = made_pool(network, id, strlen(members[i]));
        for (const char *at = members[i]; *at; at++)
            made_member(network, pool, (size_t)(*at - '0'));
    }
    return made_done(network);
}

static void focus__tells_the_place_of_a_town_hall(void **state)
{
    (void)state;
    ptce_network *network = town_hall();
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_measuring measuring;
    made_one one;
    view.layer = PTCE_LAYER_COOPERATION;
    made_measure(&measuring, &one, network, &view);
    ask_details(&measuring, ids, 2, "local_authority");
    const ptce_detail_table *table = table_of(&measuring.networks[0], "focus");
    assert_true(indicated(table, "ties_touching") == 2);
    assert_near(indicated(table, "tie_share_expected"), 0.4, 1e-12);
    assert_true(indicated(table, "betweenness_rank_best") == 1.5);
    assert_true(indicated(table, "brokerage_share") == 0.5);
    assert_true(indicated(table, "pools_touched") == 3);
    assert_true(indicated(table, "pools_share") == 0.75);
    assert_true(indicated(table, "pools_alone") == 0);
    assert_true(indicated(table, "pools_left_one") == 2);
    assert_true(indicated(table, "isolated_without") == 1);
    assert_true(indicated(table, "pieces_before") == 2);
    assert_true(indicated(table, "pieces_after") == 3);
    /* among 1, 2, 3, 4: 1-2 at 1, 2-3 at 2, 1-3 at 3; then 1-2 alone */
    assert_near(indicated(table, "fragmentation_before"),
                1 - (1 + 1.0 / 2 + 1.0 / 3) / 6, 1e-12);
    assert_near(indicated(table, "fragmentation_after"), 1 - 1.0 / 6, 1e-12);
    /* with the State: the pool of both */
    ask_details(&measuring, ids, 2, "authority");
    table = table_of(&measuring.networks[0], "focus");
    assert_true(indicated(table, "actors") == 2);
    assert_true(indicated(table, "pools_alone") == 1);
    assert_true(indicated(table, "pools_left_one") == 1);
    assert_true(indicated(table, "isolated_without") == 2);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

/* With pools as vertices: actors rank among actors, and a pool is lost as a
 * path. */
static void focus__works_with_pools_kept(void **state)
{
    (void)state;
    ptce_network *network = town_hall();
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_measuring measuring;
    made_one one;
    view.pools = PTCE_POOLS_KEEP;
    made_measure(&measuring, &one, network, &view);
    ask_details(&measuring, ids, 2, "local_authority");
    const ptce_detail_table *table = table_of(&measuring.networks[0], "focus");
    assert_near(indicated(table, "actor_share"), 0.2, 1e-12);
    assert_true(indicated(table, "betweenness_rank_best") == 1);
    assert_true(indicated(table, "rank_by_chance") == 3);
    assert_true(isnan(indicated(table, "brokerage_share")));
    assert_true(isnan(indicated(table, "density_among")));
    assert_true(indicated(table, "ties_touching") == 5);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(focus__is_what_its_definition_says),
        cmocka_unit_test(focus__tells_the_place_of_a_town_hall),
        cmocka_unit_test(focus__works_with_pools_kept),
    };
    return cmocka_run_group_tests_name("analysis.focus", tests, NULL, NULL);
}
