/* SPDX-License-Identifier: MIT */
/* What chance would give, by looking at everything chance could do: every
 * graph, every deal of the types, every place of the ties, on tiny networks. */
#include "analysis/cells.h"
#include "analysis/made.h"
#include "analysis/naive_steps.h"
#include "analysis/sample.h"

#define ROUNDS 2
#define ROLES 6

static const char *const role_names[ROLES] = {"coordinator",    "consultant",
                                              "representative", "gatekeeper",
                                              "liaison",        "total"};

static double count_of(const naive *g, size_t role, size_t v)
{
    return naive_find(role < 5 ? role_names[role] : "brokered_pairs")(g, v, 0);
}

/* Draw a round of networks and ask one detail of them. */
static void ask(samples *s, size_t round, bool directed, const char *id,
                ptce_weights weights)
{
    const ptce_detail *detail = ptce_detail_find(id);
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    options.details = &detail;
    options.count = 1;
    view.weights = weights;
    if (directed)
        view.direction = PTCE_DIRECTION_FOLLOW;
    samples_draw(s, round, directed, false);
    assert_int_equal(
        ptce_measure_all(&s->measuring, &s->collection, &view, &run, NULL),
        PTCE_OK);
    assert_int_equal(ptce_detail_all(&s->measuring, &options, &run, NULL),
                     PTCE_OK);
}

/* The next arrangement of rows by number; false behind the last. */
static bool next_order(int *row, size_t n)
{
    size_t i = n - 1;
    while (i > 0 && row[i - 1] > row[i])
        i--;
    if (i == 0)
        return false;
    size_t j = n - 1;
    while (row[j] < row[i - 1])
        j--;
    int kept = row[j];
    row[j] = row[i - 1];
    row[i - 1] = kept;
    for (size_t k = n - 1; i < k; i++, k--) {
        kept = row[i];
        row[i] = row[k];
        row[k] = kept;
    }
    return true;
}

static void start_order(int *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        row[i] = (int)i;
}

/* ---- Every graph --------------------------------------------------------- */

typedef struct moments {
    double mean[NAIVE_MAX][ROLES], square[NAIVE_MAX][ROLES];
} moments;

/* The graph of a number: a bit for each pair, or ordered pair. */
static size_t fill(naive *h, size_t code)
{
    size_t bit = 0;
    for (size_t i = 0; i < h->n; i++)
        for (size_t j = h->directed ? 0 : i + 1; j < h->n; j++) {
            if (i == j)
                continue;
            h->tied[i][j] = code >> bit & 1;
            if (!h->directed)
                h->tied[j][i] = h->tied[i][j];
            bit++;
        }
    return bit;
}

/* Over all graphs, each pair tied with the density of the network. */
static void look_at_all_graphs(moments *all, const naive *g)
{
    naive h = *g;
    size_t slots = fill(&h, 0);
    double d = ties(g) / (double)slots;
    memset(all, 0, sizeof *all);
    for (size_t code = 0; code < (size_t)1 << slots; code++) {
        (void)fill(&h, code);
        double chance = pow(d, ties(&h)) * pow(1 - d, (double)slots - ties(&h));
        for (size_t v = 0; v < h.n; v++)
            for (size_t role = 0; role < ROLES; role++) {
                double count = count_of(&h, role, v);
                all->mean[v][role] += chance * count;
                all->square[v][role] += chance * count * count;
            }
    }
}

static void check_expectation(const sample *s, const ptce_measures *measures)
{
    static moments all;
    const ptce_detail_table *table = table_of(measures, "brokerage_expected");
    look_at_all_graphs(&all, &s->matrix);
    for (size_t v = 0; v < s->matrix.n; v++)
        for (size_t role = 0; role < ROLES; role++) {
            size_t row =
                row_of(table, measures->vertices[v].id, role_names[role]);
            double mean = all.mean[v][role];
            double variance = all.square[v][role] - mean * mean;
            double count = count_of(&s->matrix, role, v);
            double deviation = cell_at(table, row, "deviation")->number;
            assert_true(cell_at(table, row, "observed")->number == count);
            assert_near(cell_at(table, row, "expected")->number, mean, 1e-9);
            assert_near(cell_at(table, row, "z_exact")->number,
                        variance > 1e-12 ? (count - mean) / sqrt(variance)
                                         : NONE,
                        1e-9);
            assert_near(cell_at(table, row, "z")->number,
                        deviation > 0 ? (count - mean) / deviation : NONE,
                        1e-9);
            if (s->matrix.directed)
                assert_near(deviation * deviation, variance, 1e-9);
        }
}

/* A table of roles needs a tie. */
static size_t check_roles(bool directed, size_t least, size_t most)
{
    static samples s;
    size_t checked = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        ask(&s, round, directed, "brokerage_expected", PTCE_WEIGHTS_IGNORE);
        for (size_t k = 0; k < SAMPLES; k++) {
            size_t n = s.items[k].matrix.n;
            if (n < least || n > most || ties(&s.items[k].matrix) == 0)
                continue;
            check_expectation(&s.items[k], &s.measuring.networks[k]);
            checked++;
        }
        samples_free(&s);
    }
    return checked;
}

static void roles__have_the_moments_of_all_graphs(void **state)
{
    (void)state;
    assert_true(check_roles(true, 2, 4) > 10);
    assert_true(check_roles(false, 2, 5) > 10);
}

/* ---- Every deal of the types --------------------------------------------- */

/* Mean of every role of v, its own type kept. */
static void check_mixed(const sample *s, const ptce_measures *measures,
                        size_t v)
{
    const ptce_detail_table *table = table_of(measures, "brokerage_expected");
    int order[NAIVE_MAX];
    double sums[ROLES] = {0};
    double deals = 0;
    start_order(order, s->matrix.n);
    do {
        naive h = s->matrix;
        for (size_t i = 0; i < h.n; i++)
            h.type[i] = s->matrix.type[order[i]];
        if (h.type[v] != s->matrix.type[v])
            continue;
        for (size_t role = 0; role < ROLES; role++)
            sums[role] += count_of(&h, role, v);
        deals++;
    } while (next_order(order, s->matrix.n));
    for (size_t role = 0; role < ROLES; role++) {
        size_t row = row_of(table, measures->vertices[v].id, role_names[role]);
        assert_near(cell_at(table, row, "expected_types")->number,
                    sums[role] / deals, 1e-9);
    }
}

static void roles__have_the_mean_of_all_deals_of_types(void **state)
{
    static samples s;
    (void)state;
    size_t checked = 0;
    for (int directed = 0; directed < 2; directed++) {
        ask(&s, 1, directed, "brokerage_expected", PTCE_WEIGHTS_IGNORE);
        for (size_t k = 0; k < SAMPLES; k++) {
            size_t n = s.items[k].matrix.n;
            if (n == 0 || n > 6 || ties(&s.items[k].matrix) == 0)
                continue;
            check_mixed(&s.items[k], &s.measuring.networks[k], k % n);
            checked++;
        }
        samples_free(&s);
    }
    assert_true(checked > 20);
}

/* Sums over the network, with any deal of the types. */
static void check_sums(const sample *s, const ptce_measures *measures)
{
    const ptce_detail_table *table = table_of(measures, "brokerage_roles");
    int order[NAIVE_MAX];
    double sums[ROLES] = {0};
    double deals = 0;
    start_order(order, s->matrix.n);
    do {
        naive h = s->matrix;
        for (size_t i = 0; i < h.n; i++)
            h.type[i] = s->matrix.type[order[i]];
        for (size_t role = 0; role < ROLES; role++)
            for (size_t v = 0; v < h.n; v++)
                sums[role] += count_of(&h, role, v);
        deals++;
    } while (next_order(order, s->matrix.n));
    for (size_t role = 0; role < ROLES; role++)
        assert_near(cell_at(table, role, "expected")->number,
                    sums[role] / deals, 1e-9);
}

static void sums_of_roles__have_the_mean_of_all_deals(void **state)
{
    static samples s;
    (void)state;
    size_t checked = 0;
    for (int directed = 0; directed < 2; directed++) {
        ask(&s, 2, directed, "brokerage_roles", PTCE_WEIGHTS_IGNORE);
        for (size_t k = 0; k < SAMPLES; k++) {
            if (s.items[k].matrix.n > 6 ||
                table_of(&s.measuring.networks[k], "brokerage_roles")->reason)
                continue;
            check_sums(&s.items[k], &s.measuring.networks[k]);
            checked++;
        }
        samples_free(&s);
    }
    assert_true(checked > 20);
}

typedef struct deals {
    double count, sum, square, lower, upper, both;
} deals;

static double mixed_ties(const naive *g)
{
    double mixed = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++)
            mixed += g->tied[i][j] && g->type[i] != g->type[j];
    return mixed;
}

/* Every order of the types: each deal as often as any other. */
static deals look_at_all_deals(const naive *g)
{
    int order[NAIVE_MAX];
    deals all = {0};
    double seen = mixed_ties(g);
    double pairs = (double)(g->n * (g->n - 1)) / 2;
    naive full = *g;
    (void)fill(&full, ((size_t)1 << (size_t)pairs) - 1);
    double mean = ties(g) * mixed_ties(&full) / pairs;
    start_order(order, g->n);
    do {
        naive h = *g;
        for (size_t i = 0; i < h.n; i++)
            h.type[i] = g->type[order[i]];
        double mixed = mixed_ties(&h);
        all.count++;
        all.sum += mixed;
        all.square += mixed * mixed;
        all.lower += mixed <= seen;
        all.upper += mixed >= seen;
        all.both += fabs(mixed - mean) > fabs(seen - mean) - 1e-9;
    } while (next_order(order, g->n));
    return all;
}

static void check_openness(const sample *s, const ptce_measures *measures)
{
    const ptce_detail_table *table = table_of(measures, "openness");
    const naive *g = &s->matrix;
    deals all = look_at_all_deals(g);
    double mean = all.sum / all.count;
    double variance = all.square / all.count - mean * mean;
    bool fixed = variance < 1e-9;
    assert_near(indicated(table, "label_mean"), mean, 1e-9);
    assert_near(indicated(table, "label_z"),
                fixed ? NONE : (mixed_ties(g) - mean) / sqrt(variance), 1e-9);
    assert_near(indicated(table, "label_p"),
                fixed ? NONE : all.both / all.count, 1e-9);
    assert_near(indicated(table, "label_p_lower"),
                fixed ? NONE : all.lower / all.count, 1e-9);
    assert_near(indicated(table, "label_p_upper"),
                fixed ? NONE : all.upper / all.count, 1e-9);
    assert_near(indicated(table, "cug_p"), naive_openness_p(g, 0), 1e-9);
    assert_near(indicated(table, "cug_p_lower"), naive_openness_p(g, -1), 1e-9);
    assert_near(indicated(table, "cug_p_upper"), naive_openness_p(g, 1), 1e-9);
    assert_true(indicated(table, "external") == mixed_ties(g));
    assert_true(indicated(table, "labels_all") > 0);
}

static void openness__is_what_all_deals_of_types_say(void **state)
{
    static samples s;
    (void)state;
    size_t checked = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        ask(&s, round, false, "openness", PTCE_WEIGHTS_IGNORE);
        for (size_t k = 0; k < SAMPLES; k++) {
            if (s.items[k].matrix.n > 6 || ties(&s.items[k].matrix) == 0)
                continue;
            check_openness(&s.items[k], &s.measuring.networks[k]);
            checked++;
        }
        samples_free(&s);
    }
    assert_true(checked > 20);
}

/* ---- Every place of the ties --------------------------------------------- */

/* Weights of the pairs in all orders: every place of the ties, equally often.
 */
static double mean_modularity(const naive *g, bool weighted)
{
    int order[NAIVE_MAX];
    double sum = 0;
    double count = 0;
    size_t pairs = g->n * (g->n - 1) / 2;
    double weights[NAIVE_MAX];
    size_t slot = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++)
            weights[slot++] = g->weight[i][j];
    start_order(order, pairs);
    do {
        naive h = *g;
        slot = 0;
        for (size_t i = 0; i < g->n; i++)
            for (size_t j = i + 1; j < g->n; j++) {
                h.weight[i][j] = h.weight[j][i] = weights[order[slot++]];
                h.tied[i][j] = h.tied[j][i] = h.weight[i][j] > 0;
            }
        sum += naive_modularity_type(&h, weighted);
        count++;
    } while (next_order(order, pairs));
    return sum / count;
}

static void check_modularity(const sample *s, const ptce_measures *measures,
                             bool weighted)
{
    const ptce_measure *value = ptce_measure_find("modularity_type");
    const ptce_measure *excess = ptce_measure_find("modularity_type_excess");
    double q = naive_modularity_type(&s->matrix, weighted);
    assert_near(ptce_measure_value(measures, value, 0), q, 1e-9);
    if (s->matrix.n <= 4)
        assert_near(ptce_measure_value(measures, excess, 0),
                    q - mean_modularity(&s->matrix, weighted), 1e-9);
}

static void modularity__exceeds_the_mean_of_all_places(void **state)
{
    static samples s;
    (void)state;
    size_t checked = 0;
    for (int weighted = 0; weighted < 2; weighted++)
        for (size_t round = 0; round < ROUNDS; round++) {
            ask(&s, round, false, "homophily",
                weighted ? PTCE_WEIGHTS_STRENGTH : PTCE_WEIGHTS_IGNORE);
            for (size_t k = 0; k < SAMPLES; k++) {
                if (ties(&s.items[k].matrix) == 0)
                    continue;
                check_modularity(&s.items[k], &s.measuring.networks[k],
                                 weighted);
                checked++;
            }
            samples_free(&s);
        }
    assert_true(checked > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles__have_the_moments_of_all_graphs),
        cmocka_unit_test(roles__have_the_mean_of_all_deals_of_types),
        cmocka_unit_test(sums_of_roles__have_the_mean_of_all_deals),
        cmocka_unit_test(openness__is_what_all_deals_of_types_say),
        cmocka_unit_test(modularity__exceeds_the_mean_of_all_places),
    };
    return cmocka_run_group_tests_name("analysis.kinds_enumerated", tests, NULL,
                                       NULL);
}
