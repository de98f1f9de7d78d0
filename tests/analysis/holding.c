/* SPDX-License-Identifier: MIT */
/* What holds a network together: against the golden files, and on networks
 * whose answer is known by hand. */
#include "analysis/asked.h"
#include "analysis/golden_file.h"
#include "analysis/made.h"

#include <stdlib.h>

static const char *const files[] = {
    "borgatti_holes",     "florentine_marriage", "krackhardt_kite",
    "les_miserables",     "tiny_bowtie5",        "tiny_complete5",
    "tiny_disconnected9", "tiny_path5",          "tiny_star6",
    "zachary_karate",
};

static const char *file_of(const cJSON *golden, const char *which)
{
    const char *path = find(find(golden, "data"), which)->valuestring;
    return strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
}

/* One network, measured; free with one_close. */
typedef struct one_network {
    ptce_network *network;
    ptce_measuring measuring;
    made_one one;
} one_network;

static void one_open(one_network *o, ptce_network *network)
{
    o->network = network;
    made_measure(&o->measuring, &o->one, network, NULL);
}

static const ptce_detail_table *one_ask(one_network *o, const char *id,
                                        const char *actor)
{
    ask_detail(&o->measuring, id, actor, 0);
    return &o->measuring.networks[0].details[0];
}

static void one_close(one_network *o)
{
    ptce_measuring_clear(&o->measuring);
    ptce_network_free(o->network);
}

/* ---- Golden key players -------------------------------------------------- */

static void spell_set(char text[64], const cJSON *set)
{
    const cJSON *number;
    size_t at = 0;
    cJSON_ArrayForEach(number, set) at += (size_t)snprintf(
        text + at, 64 - at, "%s%03d", at ? " " : "", number->valueint);
}

static bool has_set(const ptce_detail_table *table, double k, const cJSON *set)
{
    char text[64];
    spell_set(text, set);
    for (size_t i = 0; i < table->rows; i++)
        if (number_at(table, i, "k") == k &&
            strcmp(text_at(table, i, "set"), text) == 0)
            return true;
    return false;
}

/* Ours are exactly those of the file, with the same value; at least one size
 * of set is there. A set that our list has no room for cannot be missed. */
static void compare_sets(const ptce_detail_table *table, const cJSON *golden,
                         const char *value)
{
    const cJSON *size;
    size_t sizes = 0;
    cJSON_ArrayForEach(size, golden)
    {
        double k = strtod(size->string, NULL);
        const cJSON *sets = find(size, "sets");
        const cJSON *set;
        double count = (double)cJSON_GetArraySize(sets);
        bool any = false;
        for (size_t i = 0; i < table->rows; i++) {
            if (number_at(table, i, "k") != k)
                continue;
            any = true;
            assert_near(number_at(table, i, "value"),
                        number_of(find(size, value)), 1e-12);
            assert_true(number_at(table, i, "sets") == count);
        }
        assert_true(any && count <= 50);
        cJSON_ArrayForEach(set, sets) assert_true(has_set(table, k, set));
        sizes++;
    }
    assert_true(sizes > 0);
}

/* ---- Golden robustness --------------------------------------------------- */

static void compare_curve(const ptce_detail_table *table, const cJSON *golden)
{
    const cJSON *curve = find(golden, "curve");
    const cJSON *order = find(golden, "order");
    double sum = 0;
    assert_int_equal(table->rows, cJSON_GetArraySize(curve));
    for (size_t i = 0; i < table->rows; i++) {
        double share = number_at(table, i, "attack");
        assert_near(share, number_of(cJSON_GetArrayItem(curve, (int)i)), EXACT);
        assert_int_equal(strtol(text_at(table, i, "who"), NULL, 10),
                         cJSON_GetArrayItem(order, (int)i)->valueint);
        sum += share;
    }
    assert_near(sum / (double)table->rows, number_of(find(golden, "R")), EXACT);
}

/* ---- Golden core --------------------------------------------------------- */

static void compare_core(const ptce_detail_table *table, const cJSON *golden)
{
    const cJSON *missing = find(golden, "missing");
    double fit = number_of(find(missing, "fit"));
    if (isnan(fit)) {
        assert_string_equal(table->reason, "no-contrast");
        return;
    }
    bool exact = number_at(table, 0, "exact") == 1;
    if (table->rows > 0 && exact)
        assert_true(number_at(table, 0, "fit") >= fit - EXACT);
    assert_near(number_at(table, 0, "fit"), fit, EXACT);
}

static void details__agree_with_the_golden_files(void **state)
{
    size_t exact = 0;
    (void)state;
    for (size_t i = 0; i < PT_COUNT(files); i++) {
        cJSON *golden = read_golden(files[i]);
        const cJSON *values = find(golden, "values");
        one_network o;
        one_open(&o, made_from_files(file_of(golden, "nodes"),
                                     file_of(golden, "edges"), NULL));
        if (find(values, "kpp_neg_DF_residual"))
            compare_sets(one_ask(&o, "key_players_negative", NULL),
                         find(values, "kpp_neg_DF_residual"), "value");
        if (find(values, "kpp_pos"))
            compare_sets(one_ask(&o, "key_players_positive", NULL),
                         find(values, "kpp_pos"), "DR");
        compare_curve(one_ask(&o, "robustness_curve", NULL),
                      find(values, "robustness_degree_recalc"));
        const ptce_detail_table *core =
            one_ask(&o, "core_periphery_test", NULL);
        compare_core(core, find(values, "core_periphery_discrete"));
        exact += core->rows > 0 && number_at(core, 0, "exact") == 1;
        one_close(&o);
        cJSON_Delete(golden);
    }
    /* all but the one where no split is better, and the one too large */
    assert_int_equal(exact, PT_COUNT(files) - 2);
}

/* Women, and events as pools. */
static ptce_network *davis(void)
{
    enum { WOMEN = 18, EVENTS = 14 };
    made_rows edges;
    made_read(&edges, "davis_edges.csv");
    ptce_network *network = made_new("davis", WOMEN, 0, EVENTS);
    for (size_t i = 1; i <= WOMEN; i++)
        made_actor(network, i, PTCE_TYPE_OTHER);
    for (size_t k = 1; k <= EVENTS; k++) {
        char id[16];
        (void)snprintf(id, sizeof id, "e%02zu", k);
        ptce_pool *pool = made_pool(network, id, WOMEN);
        for (size_t i = 1; i < edges.count; i++)
            if (strtoul(edges.rows[i][1], NULL, 10) == WOMEN + k)
                made_member(network, pool, strtoul(edges.rows[i][0], NULL, 10));
    }
    made_rows_clear(&edges);
    return made_done(network);
}

static void davis__hangs_on_nobody_and_no_event(void **state)
{
    (void)state;
    cJSON *golden = read_golden("davis_southern_women");
    const cJSON *points =
        find(find(golden, "values"), "articulation_points_twomode");
    assert_non_null(points);
    one_network o;
    one_open(&o, davis());
    const ptce_detail_table *table = one_ask(&o, "articulations", NULL);
    assert_null(table->reason);
    assert_int_equal(table->rows, cJSON_GetArraySize(points));
    assert_true(made_value(&o.measuring, "articulation_pools", 0) == 0);
    one_close(&o);
    cJSON_Delete(golden);
}

/* ---- By hand ------------------------------------------------------------- */

static ptce_network *shaped(size_t n, const size_t (*pairs)[2], size_t count)
{
    ptce_network *network = made_new("shaped", n, count, 4);
    for (size_t i = 0; i < n; i++)
        made_actor(network, i, PTCE_TYPE_OTHER);
    for (size_t i = 0; i < count; i++)
        (void)made_tie(network, pairs[i][0], pairs[i][1], 1);
    return network;
}

/* Triangles 0 1 2 and 4 5 6, joined over 3: 2 - 3 - 4. */
static const size_t two_triangles[][2] = {{0, 1}, {0, 2}, {1, 2}, {2, 3},
                                          {3, 4}, {4, 5}, {4, 6}, {5, 6}};

static void triangles__hang_on_their_joint(void **state)
{
    (void)state;
    one_network o;
    one_open(&o, made_done(shaped(7, two_triangles, 8)));
    const ptce_detail_table *cuts = one_ask(&o, "articulations", NULL);
    assert_int_equal(cuts->rows, 3);
    assert_string_equal(text_at(cuts, 0, "who"), "003"); /* 3 and 3 */
    assert_true(number_at(cuts, 0, "cut_off") == 3);
    assert_string_equal(text_at(cuts, 1, "who"), "002"); /* 2 and 4 */
    assert_true(number_at(cuts, 1, "cut_off") == 2);
    assert_near(number_at(cuts, 1, "share_cut"), 2.0 / 7, 1e-12);
    const ptce_detail_table *bridges = one_ask(&o, "bridge_ties", NULL);
    assert_int_equal(bridges->rows, 2);
    assert_true(number_at(bridges, 0, "cut_off") == 3);
    const ptce_detail_table *losses = one_ask(&o, "exit_losses", "003");
    assert_true(number_at(losses, row_of(losses, "isolated"), "count") == 0);
    /* at equal size the piece of lowest id counts as the largest */
    assert_string_equal(text_at(losses, row_of(losses, "cut_off"), "who"),
                        "004 005 006");
    /* F without 3: 1 - 2·3·2/(6·5) */
    assert_near(
        made_value(&o.measuring, "component_fragmentation_if_removed", 3), 0.6,
        1e-12);
    one_close(&o);
}

/* A star of five around 0, with pools: p1 of 0 and 1, p2 of 0 alone, p3 of 1
 * and 2. */
static ptce_network *star_with_pools(void)
{
    static const size_t star[][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}};
    static const size_t members[][2] = {{0, 1}, {0, 0}, {1, 2}};
    ptce_network *network = shaped(5, star, 4);
    for (size_t k = 0; k < 3; k++) {
        char id[16];
        (void)snprintf(id, sizeof id, "p%zu", k + 1);
        ptce_pool *pool = made_pool(network, id, 2);
        made_member(network, pool, members[k][0]);
        if (members[k][1] != members[k][0])
            made_member(network, pool, members[k][1]);
    }
    network->actors[0].type = PTCE_TYPE_COOPERATIVE;
    return made_done(network);
}

static void assert_line(const ptce_detail_table *table, const char *indicator,
                        double before, double after)
{
    size_t row = row_of(table, indicator);
    assert_near(number_at(table, row, "before"), before, 1e-12);
    assert_near(number_at(table, row, "after"), after, 1e-12);
}

static void star__loses_its_centre_and_its_pools(void **state)
{
    (void)state;
    one_network o;
    one_open(&o, star_with_pools());
    const ptce_detail_table *card = one_ask(&o, "exit_card", "000");
    assert_line(card, "ties", 5, 1); /* 1 - 2 by their pool */
    assert_line(card, "isolates", 0, 2);
    assert_line(card, "components", 1, 3);
    assert_line(card, "pools", 2, 0);
    assert_line(card, "pools_with_one", 1, 1); /* p2, then p1 */
    assert_line(card, "pools_with_none", 0, 1);
    assert_line(card, "types", 2, 1);
    assert_line(card, "distance_fragmentation", 0.25, 1 - 2.0 / 12);
    const ptce_detail_table *losses = one_ask(&o, "exit_losses", "000");
    assert_string_equal(text_at(losses, 0, "who"), "003 004");
    assert_string_equal(
        text_at(losses, row_of(losses, "pools_with_one"), "who"), "p1");
    assert_string_equal(
        text_at(losses, row_of(losses, "pools_with_none"), "who"), "p2");
    assert_string_equal(text_at(losses, row_of(losses, "last_of_type"), "who"),
                        "000");
    one_close(&o);
}

static void exit_card__knows_who_is_left_out(void **state)
{
    (void)state;
    static const char *const out[] = {"000"};
    ptce_view view = PTCE_VIEW_DEFAULT;
    one_network o = {.network = star_with_pools()};
    view.without = out;
    view.without_count = 1;
    made_measure(&o.measuring, &o.one, o.network, &view);
    assert_string_equal(one_ask(&o, "exit_card", "000")->reason, "not-here");
    assert_string_equal(one_ask(&o, "exit_losses", "000")->reason, "not-here");
    one_close(&o);
}

/* Whatever becomes of pools: 0 and 1 hold to 2 and 3 by the pool alone. */
static void pool__that_holds_two_pairs_together(void **state)
{
    static const size_t pairs[][2] = {{0, 1}, {2, 3}};
    static const ptce_pools ways[] = {PTCE_POOLS_PROJECT, PTCE_POOLS_KEEP,
                                      PTCE_POOLS_DROP};
    (void)state;
    for (size_t i = 0; i < PT_COUNT(ways); i++) {
        ptce_view view = PTCE_VIEW_DEFAULT;
        one_network o = {.network = shaped(4, pairs, 2)};
        ptce_pool *pool = made_pool(o.network, "house", 2);
        made_member(o.network, pool, 0);
        made_member(o.network, pool, 2);
        view.pools = ways[i];
        made_measure(&o.measuring, &o.one, made_done(o.network), &view);
        assert_true(made_value(&o.measuring, "articulation_pools", 0) == 1);
        const ptce_detail_table *cuts = one_ask(&o, "articulations", NULL);
        assert_string_equal(text_at(cuts, 0, "who"), "house");
        assert_true(number_at(cuts, 0, "pieces") == 2 &&
                    number_at(cuts, 0, "cut_off") == 2);
        assert_int_equal(cuts->rows, 3);
        one_close(&o);
    }
}

/* ---- Core ---------------------------------------------------------------- */

/* A clique of 0 1 2, each with an actor hanging on it: a perfect core. */
static void core__of_a_clique_with_pendants(void **state)
{
    static const size_t pairs[][2] = {{0, 1}, {0, 2}, {1, 2},
                                      {0, 3}, {1, 4}, {2, 5}};
    (void)state;
    ptce_network *network = shaped(6, pairs, 6);
    network->actors[0].circle = PTCE_CIRCLE_CORE;
    network->actors[3].circle = PTCE_CIRCLE_CORE;
    one_network o;
    one_open(&o, made_done(network));
    const ptce_detail_table *blocks = one_ask(&o, "core_periphery", NULL);
    assert_string_equal(text_at(blocks, 0, "core"), "000 001 002");
    assert_true(number_at(blocks, 0, "density") == 1);
    assert_near(number_at(blocks, 1, "density"), 3.0 / 9, 1e-12);
    assert_true(number_at(blocks, 2, "density") == 0);
    const ptce_detail_table *test = one_ask(&o, "core_periphery_test", NULL);
    assert_near(number_at(test, 0, "fit"), 1, 1e-12);
    assert_true(number_at(test, 0, "exact") == 1);
    /* declared 0 and 3, of which 0 is in the core: 1 of 4 */
    assert_near(number_at(test, 0, "overlap"), 0.25, 1e-12);
    double p = number_at(test, 0, "percentile");
    assert_true(p > 0.5 && p <= 1);
    assert_near(number_at(test, 0, "error"),
                sqrt(p * (1 - p) / number_at(test, 0, "draws")), 1e-12);
    assert_true(made_value(&o.measuring, "core_size", 0) == 3);
    one_close(&o);
}

/* ---- Resilience ---------------------------------------------------------- */

/* A path of three: the middle leaves first in a third of the orders, leaving
 * one, else two; then one. R = (2·2/3 + 1/3 + 1)/9. */
static void path__under_random_exits(void **state)
{
    static const size_t pairs[][2] = {{0, 1}, {1, 2}};
    (void)state;
    one_network o;
    one_open(&o, made_done(shaped(3, pairs, 2)));
    double random = made_value(&o.measuring, "robustness_random", 0);
    assert_near(random, (5.0 / 3 + 1) / 9, 0.02);
    assert_near(made_value(&o.measuring, "robustness_gap", 0),
                random - made_value(&o.measuring, "robustness", 0), 1e-12);
    const ptce_detail_table *curve = one_ask(&o, "robustness_curve", NULL);
    assert_near(number_at(curve, 0, "random"), 5.0 / 9, 0.05);
    /* the standard error of a share that is 1/3 in a third of 200 draws */
    assert_near(number_at(curve, 0, "error"), sqrt(2.0 / 81 / 200), 0.002);
    assert_near(number_at(curve, 1, "error"), 0, 1e-12);
    double mean = 0;
    for (size_t i = 0; i < 3; i++)
        mean += number_at(curve, i, "random") / 3;
    assert_near(mean, random, 1e-12);
    one_close(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(details__agree_with_the_golden_files),
        cmocka_unit_test(davis__hangs_on_nobody_and_no_event),
        cmocka_unit_test(triangles__hang_on_their_joint),
        cmocka_unit_test(star__loses_its_centre_and_its_pools),
        cmocka_unit_test(exit_card__knows_who_is_left_out),
        cmocka_unit_test(pool__that_holds_two_pairs_together),
        cmocka_unit_test(core__of_a_clique_with_pendants),
        cmocka_unit_test(path__under_random_exits),
    };
    return cmocka_run_group_tests_name("analysis.holding", tests, NULL, NULL);
}
