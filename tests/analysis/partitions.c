/* SPDX-License-Identifier: MIT */
/* Details of communities: who is in them, what methods find side by side, and
 * what runs have in common, which is what their labels say. */
#include "analysis/divided.h"
#include "support/cmocka_all.h"
#include <ptce/report.h>

#include <stdlib.h>
#include <string.h>

static const ptce_detail_table *ask(ptce_measuring *measuring, const char *id,
                                    size_t draws)
{
    static const ptce_detail *asked[1];
    asked[0] = ptce_detail_find(id);
    assert_non_null(asked[0]);
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    options.details = asked;
    options.count = 1;
    options.draws = draws;
    assert_int_equal(ptce_detail_all(measuring, &options, &run, NULL), PTCE_OK);
    return &measuring->networks[0].details[0];
}

static const ptce_cell *cell(const ptce_detail_table *table, size_t row,
                             const char *column)
{
    const ptce_detail *detail = table->detail;
    for (size_t c = 0; c < detail->column_count; c++)
        if (strcmp(detail->columns[c].id, column) == 0)
            return &table->cells[row * detail->column_count + c];
    fail_msg("no column %s", column);
    return NULL;
}

static double number(const ptce_detail_table *table, size_t row,
                     const char *column)
{
    return cell(table, row, column)->number;
}

/* Actors 0 1 2 and 3 4 5 all tied, 2 to 3, and 6 to nobody. */
static ptce_network *two_triangles(void)
{
    static const size_t ties[][2] = {{0, 1}, {1, 2}, {0, 2}, {2, 3},
                                     {3, 4}, {4, 5}, {3, 5}};
    ptce_network *network = made_new("triangles", 7, PT_COUNT(ties), 0);
    for (size_t i = 0; i < 7; i++)
        made_actor(network, i,
                   i < 2 ? PTCE_TYPE_COOPERATIVE : PTCE_TYPE_COMPANY);
    for (size_t i = 0; i < PT_COUNT(ties); i++)
        (void)made_tie(network, ties[i][0], ties[i][1], 1);
    return made_done(network);
}

static void two_triangles__are_two_communities(void **state)
{
    (void)state;
    ptce_measuring measuring;
    made_one one;
    ptce_network *network = two_triangles();
    made_measure(&measuring, &one, network, NULL);
    const ptce_detail_table *t = ask(&measuring, "community_methods", 20);
    assert_int_equal(t->rows, PT_COMMUNITY_COUNT);
    for (size_t i = 0; i < t->rows; i++) {
        bool draws = i == PTCE_COMMUNITY_LEIDEN ||
                     i == PTCE_COMMUNITY_LOUVAIN || i == PTCE_COMMUNITY_INFOMAP;
        assert_near(number(t, i, "modularity"), 6 / 7.0 - 0.5, 1e-12);
        assert_true(number(t, i, "communities") == 3);
        assert_true(number(t, i, "runs") == (draws ? 20 : 1));
        assert_true(number(t, i, "exact") == 1);
        assert_true(number(t, i, "gap") == 0);
    }
    t = ask(&measuring, "community_members", 20);
    assert_int_equal(t->rows, 3);
    assert_string_equal(cell(t, 0, "members")->text, "000 001 002");
    assert_string_equal(cell(t, 1, "members")->text, "003 004 005");
    assert_string_equal(cell(t, 2, "members")->text, "006");
    assert_true(number(t, 0, "size") == 3 && number(t, 2, "size") == 1);
    assert_true(number(t, 0, "inside") == 3 && number(t, 2, "inside") == 0);
    assert_true(number(t, 1, "outside") == 1 && number(t, 2, "outside") == 0);
    assert_true(number(t, 0, "families") == 2 && number(t, 1, "families") == 1);
    assert_string_equal(cell(t, 0, "centre")->text, "000");
    t = ask(&measuring, "community_support", 20);
    for (size_t v = 0; v < 7; v++) {
        assert_true(number(t, v, "support") == 1);
        assert_string_equal(cell(t, v, "rival")->reason, "no-rival");
        assert_true(number(t, v, "elsewhere") == 0);
    }
    t = ask(&measuring, "consensus", 20);
    assert_int_equal(t->rows, 3);
    assert_true(number(t, 0, "together") == 1 && number(t, 2, "weakest") == 1);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

static void methods__are_set_beside_each_other_without_the_optimum(void **state)
{
    static const size_t one_step[] = {1};
    (void)state;
    ptce_measuring measuring;
    made_one one;
    ptce_network *network = circle(51, one_step, 1);
    double best = 0;
    made_measure(&measuring, &one, network, NULL);
    const ptce_detail_table *t = ask(&measuring, "community_methods", 20);
    for (size_t i = 0; i < PTCE_COMMUNITY_OPTIMAL; i++) {
        assert_string_equal(cell(t, i, "exact")->reason, "too-large");
        assert_true(number(t, i, "lowest") <= number(t, i, "median"));
        best = fmax(best, number(t, i, "modularity"));
    }
    for (size_t i = 0; i < PTCE_COMMUNITY_OPTIMAL; i++)
        assert_near(number(t, i, "gap"), best - number(t, i, "modularity"),
                    1e-9);
    assert_string_equal(cell(t, PTCE_COMMUNITY_OPTIMAL, "modularity")->reason,
                        "too-large");
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

/* ---- Runs ---------------------------------------------------------------- */

/* Adjusted Rand index, from each pair of vertices. */
static double naive_rand(const double *x, const double *y, size_t n)
{
    double both = 0;
    double in_x = 0;
    double in_y = 0;
    double all = 0;
    for (size_t v = 0; v < n; v++) {
        for (size_t w = 0; w < v; w++) {
            both += x[v] == x[w] && y[v] == y[w];
            in_x += x[v] == x[w];
            in_y += y[v] == y[w];
            all++;
        }
    }
    double expected = in_x * in_y / all;
    double most = (in_x + in_y) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
}

static void check_agreement(const pt_divisions *d, const ptce_detail_table *t,
                            size_t method)
{
    double sum = 0;
    double pairs = 0;
    double distinct = 0;
    for (size_t a = 0; a < d->runs; a++) {
        bool seen = false;
        for (size_t b = 0; b < a; b++) {
            double value = naive_rand(d->labels[a], d->labels[b], d->n);
            sum += value;
            pairs++;
            seen |= value > 1 - 1e-12;
        }
        distinct += !seen;
    }
    assert_near(number(t, method, "agreement"), sum / pairs, 1e-9);
    assert_true(number(t, method, "distinct") == distinct);
}

static double together(const pt_divisions *d, size_t v, size_t w)
{
    double count = 0;
    for (size_t run = 0; run < d->runs; run++)
        count += d->labels[run][v] == d->labels[run][w];
    return count / (double)d->runs;
}

/* Whoever is in one group is linked by pairs of a majority, whoever is not is
 * in none; means are those of the definition. */
static void check_consensus(const pt_divisions *d, const ptce_detail_table *t)
{
    size_t group[64] = {0};
    for (size_t row = 0; row < t->rows; row++) {
        double sum = 0;
        double weakest = 1;
        double size = number(t, row, "size");
        const char *ids = cell(t, row, "members")->text;
        for (const char *at = ids; *at;
             at += strcspn(at, " "), at += *at == ' ')
            group[strtoul(at, NULL, 10)] = row + 1;
        for (size_t v = 0; v < d->n; v++) {
            for (size_t w = 0; w < v; w++) {
                if (group[v] != row + 1 || group[w] != row + 1)
                    continue;
                sum += together(d, v, w);
                weakest = fmin(weakest, together(d, v, w));
            }
        }
        if (size < 2)
            continue;
        assert_near(number(t, row, "together"), 2 * sum / (size * (size - 1)),
                    1e-12);
        assert_near(number(t, row, "weakest"), weakest, 1e-12);
    }
    for (size_t v = 0; v < d->n; v++) {
        size_t close = 0;
        size_t mates = 0;
        for (size_t w = 0; w < d->n; w++) {
            if (v == w)
                continue;
            bool majority = together(d, v, w) > 0.5;
            assert_true(!majority || group[v] == group[w]);
            close += majority;
            mates += group[v] == group[w];
        }
        assert_true((close > 0) == (mates > 0));
    }
}

static void check_support(const pt_divisions *d, const ptce_detail_table *t)
{
    for (size_t v = 0; v < d->n; v++) {
        double sum = 0;
        double count = 0;
        for (size_t w = 0; w < d->n; w++) {
            if (v == w ||
                number(t, v, "community") != number(t, w, "community"))
                continue;
            sum += together(d, v, w);
            count++;
        }
        if (count > 0)
            assert_near(number(t, v, "support"), sum / count, 1e-12);
        assert_true(number(t, v, "elsewhere") >= 0);
    }
}

static void check_runs(ptce_network *network, size_t method, size_t draws)
{
    ptce_view view = view_by(method);
    ptce_measuring measuring;
    made_one one;
    inside in;
    pt_divisions d;
    made_measure(&measuring, &one, network, &view);
    open_inside(&in, network, &view);
    assert_int_equal(
        pt_divisions_draw(&d, &in.study, (ptce_community)method, draws, NULL),
        PTCE_OK);
    const ptce_detail_table *t = ask(&measuring, "community_methods", draws);
    assert_int_equal((size_t)number(t, method, "runs"), d.runs);
    assert_near(number(t, method, "modularity"), d.modularity[d.best], 1e-12);
    if (d.runs > 1)
        check_agreement(&d, t, method);
    check_consensus(&d, ask(&measuring, "consensus", draws));
    check_support(&d, ask(&measuring, "community_support", draws));
    close_inside(&in);
    ptce_measuring_clear(&measuring);
}

/* Circles can be cut in many ways: runs differ. */
static void details__say_what_the_runs_have_in_common(void **state)
{
    static const size_t steps[] = {1, 2};
    (void)state;
    for (size_t method = 0; method < PTCE_COMMUNITY_OPTIMAL; method++) {
        for (size_t count = 1; count <= 2; count++) {
            ptce_network *network = circle(20, steps, count);
            check_runs(network, method, 20);
            check_runs(network, method, 2); /* half is not most */
            ptce_network_free(network);
        }
    }
}

static void runs__differ_on_a_circle(void **state)
{
    static const size_t steps[] = {1};
    (void)state;
    ptce_measuring measuring;
    made_one one;
    ptce_network *network = circle(20, steps, 1);
    made_measure(&measuring, &one, network, NULL);
    const ptce_detail_table *t = ask(&measuring, "community_methods", 20);
    assert_true(number(t, PTCE_COMMUNITY_LEIDEN, "distinct") > 1);
    assert_true(number(t, PTCE_COMMUNITY_LEIDEN, "agreement") < 1);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

/* ---- In a table ---------------------------------------------------------- */

/* All are there, and no line is wider than a page. */
static void a_long_list__goes_on_below(void **state)
{
    static const size_t steps[] = {1, 2, 3, 4, 5, 6};
    (void)state;
    ptce_measuring measuring;
    made_one one;
    ptce_text text = {0};
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_table_options options = {.format = PTCE_TABLE, .lang = PTCE_EN};
    ptce_network *network = circle(40, steps, 6);
    made_measure(&measuring, &one, network, NULL);
    (void)ask(&measuring, "consensus", 2);
    assert_int_equal(
        ptce_measures_write(&text, &measuring, &options, &run, NULL), PTCE_OK);
    for (size_t i = 0; i < 40; i++)
        assert_non_null(strstr(ptce_text_get(&text), network->actors[i].id));
    const char *at = strstr(ptce_text_get(&text), "weakest");
    assert_non_null(at);
    for (size_t length; *at; at += length + (at[length] == '\n')) {
        length = strcspn(at, "\n");
        assert_true(length <= 100);
    }
    ptce_text_clear(&text);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_triangles__are_two_communities),
        cmocka_unit_test(
            methods__are_set_beside_each_other_without_the_optimum),
        cmocka_unit_test(details__say_what_the_runs_have_in_common),
        cmocka_unit_test(runs__differ_on_a_circle),
        cmocka_unit_test(a_long_list__goes_on_below),
    };
    return cmocka_run_group_tests_name("analysis.partitions", tests, NULL,
                                       NULL);
}
