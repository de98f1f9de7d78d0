/* SPDX-License-Identifier: MIT */
/* Details of brokerage and of types that mix: from their
 * definitions on small random networks, and by hand. */
#include "analysis/kinds_steps.h"

#define ROUNDS 2
#define TYPES 3

static const char *const ids[] = {"brokerage", "brokerage_roles", "homophily",
                                  "mixing", "tie_kinds"};

/* ---- Brokers ------------------------------------------------------------- */

static void check_brokers(const naive *g, const ptce_measures *measures)
{
    const ptce_detail_table *table = table_of(measures, "brokerage");
    double left = naive_find("brokerage_total")(g, 0, 0);
    double last = HUGE_VAL;
    if (table->reason)
        assert_true(left == 0);
    for (size_t row = 0; row < table->rows; row++) {
        size_t v =
            (size_t)strtoul(cell_at(table, row, "actor")->text, NULL, 10);
        double total = cell_at(table, row, "total")->number;
        assert_true(total == total_of(g, v) && total > 0 && total <= last);
        if (row > 0 && total == last)
            assert_true(strcmp(cell_at(table, row - 1, "actor")->text,
                               cell_at(table, row, "actor")->text) < 0);
        for (size_t role = 0; role < PT_COUNT(roles); role++)
            assert_true(cell_at(table, row, roles[role])->number ==
                        role_of(g, role, v));
        check_main_role(g, v, cell_at(table, row, "role")->text);
        left -= total;
        last = total;
    }
    assert_true(left == 0);
}

static void check_role_sums(const naive *g, const ptce_measures *measures)
{
    const ptce_detail_table *table = table_of(measures, "brokerage_roles");
    for (size_t role = 0; role < PT_COUNT(roles) && table->rows; role++) {
        double sum = 0;
        size_t first = 0;
        for (size_t v = 0; v < g->n; v++) {
            sum += role_of(g, role, v);
            if (role_of(g, role, v) > role_of(g, role, first))
                first = v;
        }
        const ptce_cell *cell = cell_at(table, role, "first");
        assert_true(cell_at(table, role, "observed")->number == sum);
        assert_near(cell_at(table, role, "share")->number,
                    sum / naive_find("brokerage_total")(g, 0, 0), 1e-12);
        assert_true((cell->reason == NULL) == (sum > 0));
        if (sum > 0)
            assert_int_equal(strtoul(cell->text, NULL, 10), first);
    }
}

/* ---- Types --------------------------------------------------------------- */

static void check_mixing(const naive *g, const ptce_measures *measures)
{
    const ptce_detail_table *table = table_of(measures, "mixing");
    double all = (double)(g->n * (g->n - 1)) / (g->directed ? 1 : 2);
    double left = ties(g);
    for (int a = 0; a < TYPES && table->rows; a++)
        for (int b = g->directed ? 0 : a; b < TYPES; b++) {
            double twice = a == b && !g->directed ? 2 : 1;
            double possible = count_pairs(g, a, b, false) / twice;
            double tied = count_pairs(g, a, b, true) / twice;
            double expected = possible * ties(g) / all;
            size_t row = row_of(table, ptce_type_name((ptce_type)a),
                                ptce_type_name((ptce_type)b));
            assert_true((row < table->rows) == (possible > 0));
            if (possible == 0)
                continue;
            assert_true(cell_at(table, row, "ties")->number == tied);
            assert_true(cell_at(table, row, "possible")->number == possible);
            assert_near(cell_at(table, row, "expected")->number, expected,
                        1e-12);
            assert_near(cell_at(table, row, "ratio")->number, tied / expected,
                        1e-12);
            left -= tied;
        }
    assert_true(left == 0 && (table->reason != NULL) == (ties(g) == 0));
}

static void check_type(const naive *g, const ptce_detail_table *table, int type)
{
    size_t row = row_of(table, ptce_type_name((ptce_type)type), NULL);
    double count = count_type(g, type);
    double ends = 0;
    double own = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++) {
            bool leaves = g->type[i] == type && g->tied[i][j];
            ends += leaves;
            own += leaves && g->type[j] == type;
        }
    assert_true((row < table->rows) == (count > 0));
    if (count == 0)
        return;
    double share = own / ends;
    double chance = (count - 1) / ((double)g->n - 1);
    double index = share >= chance ? (share - chance) / (1 - chance)
                                   : (share - chance) / chance;
    double inside = g->directed ? own : own / 2;
    bool none = count == 1 || count == (double)g->n || ends == 0;
    assert_near(cell_at(table, row, "own_share")->number, share, 1e-12);
    assert_near(cell_at(table, row, "own_expected")->number, chance, 1e-12);
    assert_near(cell_at(table, row, "coleman")->number, none ? NONE : index,
                1e-12);
    assert_true(cell_at(table, row, "inside")->number == inside);
    assert_true(cell_at(table, row, "outside")->number == ends - own);
    assert_near(cell_at(table, row, "ei")->number,
                (ends - own - inside) / (ends - own + inside), 1e-12);
}

static void check_homophily(const naive *g, const ptce_measures *measures)
{
    const ptce_detail_table *table = table_of(measures, "homophily");
    assert_true((table->reason != NULL) == (ties(g) == 0));
    for (int type = 0; type < TYPES && table->rows; type++)
        check_type(g, table, type);
}

static void check_tie_kinds(const naive *g, const ptce_measures *measures)
{
    static const char *const kinds[] = {"bridging", "loose", "closed",
                                        "bonding"};
    const ptce_detail_table *table = table_of(measures, "tie_kinds");
    double counts[4] = {0};
    double bridges[4] = {0};
    naive flat = flattened(g);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++) {
            bool common = false;
            naive cut = flat;
            double sizes[NAIVE_MAX];
            if (!flat.tied[i][j])
                continue;
            for (size_t k = 0; k < g->n; k++)
                common |= flat.tied[i][k] && flat.tied[j][k];
            int kind = 2 * common + (g->type[i] == g->type[j]);
            cut.tied[i][j] = cut.tied[j][i] = false;
            counts[kind]++;
            bridges[kind] +=
                component_sizes(sizes, &cut) > component_sizes(sizes, &flat);
        }
    assert_true((table->reason != NULL) == (ties(g) == 0));
    for (size_t kind = 0; kind < 4 && table->rows; kind++) {
        size_t row = row_of(table, kinds[kind], NULL);
        assert_true(cell_at(table, row, "ties")->number == counts[kind]);
        assert_true(cell_at(table, row, "bridges")->number == bridges[kind]);
        assert_near(cell_at(table, row, "share")->number,
                    counts[kind] / ties(&flat), 1e-12);
    }
    if (table->rows)
        assert_true(cell_at(table, row_of(table, "local_bridge", NULL), "ties")
                        ->number == counts[0] + counts[1]);
}

static void check_round(size_t round, bool directed)
{
    static samples s;
    samples_measure(&s, round, directed, false, 2);
    ask_details(&s.measuring, ids, PT_COUNT(ids), NULL);
    for (size_t k = 0; k < SAMPLES; k++) {
        const naive *g = &s.items[k].matrix;
        const ptce_measures *measures = &s.measuring.networks[k];
        check_brokers(g, measures);
        check_role_sums(g, measures);
        check_mixing(g, measures);
        check_homophily(g, measures);
        check_tie_kinds(g, measures);
    }
    samples_free(&s);
}

static void details_of_kinds__are_what_their_definitions_say(void **state)
{
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        check_round(round, false);
        check_round(round, true);
    }
}

/* ---- By hand ------------------------------------------------------------- */

/* Whoever is told apart by direction only: 0 -> 1 -> 2, 1 and 2 of a type. */
static void main_role__needs_direction_to_tell_a_gatekeeper(void **state)
{
    static const char *const expected[] = {"boundary", "gatekeeper"};
    (void)state;
    ptce_network *network = made_new("gate", 3, 2, 0);
    for (size_t i = 0; i < 3; i++)
        made_actor(network, i, i ? PTCE_TYPE_MUTUAL : PTCE_TYPE_COMPANY);
    made_tie(network, 0, 1, 1)->directed = true;
    made_tie(network, 1, 2, 1)->directed = true;
    (void)made_done(network);
    for (int directed = 0; directed < 2; directed++) {
        ptce_view view = PTCE_VIEW_DEFAULT;
        ptce_measuring measuring;
        made_one one;
        if (directed)
            view.direction = PTCE_DIRECTION_FOLLOW;
        made_measure(&measuring, &one, network, &view);
        ask_details(&measuring, ids, PT_COUNT(ids), NULL);
        const ptce_detail_table *table =
            table_of(&measuring.networks[0], "brokerage");
        assert_int_equal(table->rows, 1);
        assert_string_equal(cell_at(table, 0, "role")->text,
                            expected[directed]);
        assert_true(cell_at(table, 0, "total")->number == (directed ? 1 : 2));
        ptce_measuring_clear(&measuring);
    }
    ptce_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(details_of_kinds__are_what_their_definitions_say),
        cmocka_unit_test(main_role__needs_direction_to_tell_a_gatekeeper),
    };
    return cmocka_run_group_tests_name("analysis.kinds", tests, NULL, NULL);
}
