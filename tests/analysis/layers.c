/* SPDX-License-Identifier: MIT */
/* What is pooled and the two layers, from the definitions: pairs that share
 * pools, overlaps and correlations, and QAP over every relabeling. */
#include "analysis/made.h"
#include "analysis/world.h"
#include "support/cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 5
#define NONE ((double)NAN)

static const char *const asked[] = {
    "projection",   "co_pooling",  "pool_cohesion", "pool_sizes",
    "pool_members", "layer_pairs", "layer_qap"};
enum { PROJECTION, CO_POOLING, COHESION, SIZES, MEMBERS, PAIRS, QAP };

static const ptce_detail_table *table_of(const worlds *w, size_t k,
                                         size_t detail)
{
    return &w->measuring.networks[k].details[detail];
}

static double number_at(const ptce_detail_table *table, size_t row,
                        size_t column)
{
    assert_true(row < table->rows && column < table->detail->column_count);
    return table->cells[row * table->detail->column_count + column].number;
}

static size_t actor_at(const ptce_detail_table *table, size_t row,
                       size_t column)
{
    return strtoul(
        table->cells[row * table->detail->column_count + column].text, NULL,
        10);
}

/* ---- Projection ---------------------------------------------------------- */

static double naive_newman(const world *w, size_t i, size_t j)
{
    double sum = 0;
    for (size_t r = 0; r < w->pools; r++)
        if (w->member[r][i] && w->member[r][j])
            sum += 1 / ((double)world_size(w, r) - 1);
    return sum;
}

/* One row for each pair that shares, in order; and the weights of an actor add
 * up to the number of its shared pools. */
static void check_projection(const worlds *w, size_t k)
{
    const world *at = &w->items[k];
    const ptce_detail_table *table = table_of(w, k, PROJECTION);
    double strength[WORLD_ACTORS] = {0};
    size_t row = 0;
    for (size_t i = 0; i < at->n; i++)
        for (size_t j = i + 1; j < at->n; j++) {
            double shared = (double)world_shared(at, i, j);
            if (shared == 0)
                continue;
            assert_true(actor_at(table, row, 0) == i &&
                        actor_at(table, row, 1) == j);
            assert_true(number_at(table, row, 2) == shared);
            assert_near(number_at(table, row, 3), naive_newman(at, i, j),
                        1e-12);
            assert_near(number_at(table, row, 4),
                        shared / ((double)world_shared(at, i, i) +
                                  (double)world_shared(at, j, j) - shared),
                        1e-12);
            strength[i] += number_at(table, row, 3);
            strength[j] += number_at(table, row, 3);
            row++;
        }
    assert_int_equal(table->rows, row);
    for (size_t i = 0; i < at->n; i++) {
        double shared = 0;
        for (size_t r = 0; r < at->pools; r++)
            shared += at->member[r][i] && world_size(at, r) > 1;
        assert_near(strength[i], shared, 1e-9);
    }
}

/* ---- Chance -------------------------------------------------------------- */

static int bits_of(unsigned set)
{
    int count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* Over all sets of l of the pools, how many have so many of the first k. */
static double naive_tail(size_t pools, size_t k, size_t l, size_t shared)
{
    double all = 0;
    double reached = 0;
    for (unsigned set = 0; set < 1u << pools; set++) {
        if ((size_t)bits_of(set) != l)
            continue;
        all++;
        reached += (size_t)bits_of(set & ((1u << k) - 1)) >= shared;
    }
    return reached / all;
}

static void check_order(const ptce_detail_table *table, double pairs)
{
    for (size_t i = 0; i < table->rows; i++) {
        double p = number_at(table, i, 4);
        double holm = 0;
        double bh = 1;
        for (size_t j = 0; j < table->rows; j++) {
            double other = number_at(table, j, 4);
            double before = 0; /* as small or smaller */
            double below = 0;
            for (size_t x = 0; x < table->rows; x++) {
                before += number_at(table, x, 4) <= other + 1e-12;
                below += number_at(table, x, 4) < other - 1e-12;
            }
            if (other <= p + 1e-12)
                holm = fmax(holm, fmin(1, (pairs - below) * other));
            if (other >= p - 1e-12)
                bh = fmin(bh, pairs / before * other);
        }
        assert_near(number_at(table, i, 5), holm, 1e-9);
        assert_near(number_at(table, i, 6), bh, 1e-9);
    }
}

static void check_co_pooling(const worlds *w, size_t k)
{
    const world *at = &w->items[k];
    const ptce_detail_table *table = table_of(w, k, CO_POOLING);
    size_t held = 0;
    double actors = 0;
    for (size_t r = 0; r < at->pools; r++)
        held += world_size(at, r) > 0;
    for (size_t i = 0; i < at->n; i++)
        actors += world_shared(at, i, i) > 0;
    assert_int_equal(table->rows, table_of(w, k, PROJECTION)->rows);
    for (size_t row = 0; row < table->rows; row++) {
        size_t i = actor_at(table, row, 0);
        size_t j = actor_at(table, row, 1);
        size_t mine = world_shared(at, i, i);
        size_t yours = world_shared(at, j, j);
        assert_near(number_at(table, row, 3),
                    (double)(mine * yours) / (double)held, 1e-12);
        assert_near(number_at(table, row, 4),
                    naive_tail(held, mine, yours, world_shared(at, i, j)),
                    1e-9);
        if (row > 0)
            assert_true(number_at(table, row, 4) >=
                        number_at(table, row - 1, 4) - 1e-12);
    }
    check_order(table, actors * (actors - 1) / 2);
}

/* ---- Pools --------------------------------------------------------------- */

static void check_pools(const worlds *w, size_t k)
{
    const world *at = &w->items[k];
    const ptce_detail_table *sizes = table_of(w, k, SIZES);
    const ptce_detail_table *members = table_of(w, k, MEMBERS);
    double held = 0;
    double share = 0;
    assert_int_equal(members->rows, at->pools);
    for (size_t r = 0; r < at->pools; r++) {
        held += world_size(at, r) > 0;
        assert_true(number_at(members, r, 3) == (double)world_size(at, r));
    }
    for (size_t i = 0; i < sizes->rows; i++) {
        double count = 0;
        for (size_t r = 0; r < at->pools; r++)
            count += (double)world_size(at, r) == number_at(sizes, i, 0);
        assert_true(count > 0 && number_at(sizes, i, 1) == count);
        assert_near(number_at(sizes, i, 2), count / held, 1e-12);
        share += number_at(sizes, i, 2);
    }
    if (held > 0)
        assert_near(share, 1, 1e-12);
}

/* Pieces by flooding, for each number of pools. */
static void check_cohesion(const worlds *w, size_t k)
{
    const world *at = &w->items[k];
    const ptce_detail_table *table = table_of(w, k, COHESION);
    for (size_t s = 1; s <= table->rows; s++) {
        size_t label[WORLD_ACTORS];
        double size[WORLD_ACTORS] = {0};
        double pairs = 0;
        double pieces = 0;
        double largest = 0;
        for (size_t i = 0; i < at->n; i++)
            label[i] = i;
        for (size_t round = 0; round < at->n; round++)
            for (size_t i = 0; i < at->n; i++)
                for (size_t j = 0; j < at->n; j++)
                    if (i != j && world_shared(at, i, j) >= s &&
                        label[j] < label[i])
                        label[i] = label[j];
        for (size_t i = 0; i < at->n; i++) {
            size[label[i]]++;
            for (size_t j = i + 1; j < at->n; j++)
                pairs += world_shared(at, i, j) >= s;
        }
        for (size_t i = 0; i < at->n; i++) {
            pieces += size[i] > 1;
            largest = fmax(largest, size[i]);
        }
        assert_true(number_at(table, s - 1, 0) == (double)s);
        assert_true(number_at(table, s - 1, 1) == pairs && pairs > 0);
        assert_true(number_at(table, s - 1, 2) == pieces);
        assert_true(number_at(table, s - 1, 3) == largest);
    }
    for (size_t i = 0; i < at->n; i++)
        for (size_t j = i + 1; j < at->n; j++)
            assert_true(world_shared(at, i, j) <= table->rows);
}

/* ---- Layers -------------------------------------------------------------- */

/* Pearson, NaN without spread. */
static double correlate(const double *x, const double *y, size_t count)
{
    double mx = 0;
    double my = 0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (size_t i = 0; i < count; i++) {
        mx += x[i] / (double)count;
        my += y[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        xy += (x[i] - mx) * (y[i] - my);
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
    }
    return xx > 1e-12 && yy > 1e-12 ? xy / sqrt(xx * yy) : NONE;
}

/* Over pairs, the actors of the second layer under other names. */
static double naive_correlation(const world *w, const size_t *name)
{
    double x[WORLD_ACTORS * WORLD_ACTORS];
    double y[WORLD_ACTORS * WORLD_ACTORS];
    size_t count = 0;
    for (size_t i = 0; i < w->n; i++)
        for (size_t j = i + 1; j < w->n; j++) {
            x[count] = world_in(w, 0, i, j);
            y[count++] = world_in(w, 1, name[i], name[j]);
        }
    return correlate(x, y, count);
}

static double count_layer(const world *w, size_t layer, size_t i)
{
    double count = 0;
    for (size_t j = 0; j < w->n; j++)
        count += j != i && world_in(w, layer, i, j);
    return count;
}

static void check_network(const worlds *w, size_t k, const char *id,
                          double expected)
{
    double value = worlds_value(w, k, id, 0);
    if (!is_near(value, expected, 1e-9))
        fail_msg("%s of world %zu = %.15g, by definition %.15g", id, k, value,
                 expected);
}

static void check_layers(const worlds *w, size_t k)
{
    static const size_t names[] = {0, 1, 2, 3, 4, 5, 6, 7};
    const world *at = &w->items[k];
    double degree[PTCE_KIND_COUNT][WORLD_ACTORS];
    double pairs[4] = {0}; /* of each layer, both, either */
    double sum = 0;
    double count = 0;
    for (size_t i = 0; i < at->n; i++) {
        double c = degree[0][i] = count_layer(at, 0, i);
        double m = degree[1][i] = count_layer(at, 1, i);
        if (c + m > 0) {
            sum += 2 * (1 - (c * c + m * m) / ((c + m) * (c + m)));
            count++;
        }
        for (size_t j = i + 1; j < at->n; j++) {
            bool in[] = {world_in(at, 0, i, j), world_in(at, 1, i, j)};
            pairs[0] += in[0];
            pairs[1] += in[1];
            pairs[2] += in[0] && in[1];
            pairs[3] += in[0] || in[1];
        }
    }
    check_network(w, k, "overlap_cooperation", pairs[2] / pairs[0]);
    check_network(w, k, "overlap_mutualisation", pairs[2] / pairs[1]);
    check_network(w, k, "layer_correlation", naive_correlation(at, names));
    check_network(w, k, "layer_degree_correlation",
                  correlate(degree[0], degree[1], at->n));
    check_network(w, k, "mean_participation", sum / count);
    for (size_t row = 0; pairs[3] > 0 && row < 4; row++)
        assert_true(number_at(table_of(w, k, PAIRS), row, 1) == pairs[row]);
}

/* ---- QAP ----------------------------------------------------------------- */

typedef struct relabeling {
    const world *w;
    size_t name[WORLD_ACTORS];
    double observed;
    double as_far, all;
} relabeling;

/* All orders of the names from the first on. */
static void relabel(relabeling *r, size_t first)
{
    if (first == r->w->n) {
        double value = naive_correlation(r->w, r->name);
        r->as_far += fabs(value) >= fabs(r->observed) - 1e-9;
        r->all++;
        return;
    }
    for (size_t i = first; i < r->w->n; i++) {
        size_t name = r->name[first];
        r->name[first] = r->name[i];
        r->name[i] = name;
        relabel(r, first + 1);
        r->name[i] = r->name[first];
        r->name[first] = name;
    }
}

/* Up to six actors: 720 relabelings, from the definition. */
static void check_qap(const worlds *w, size_t k)
{
    relabeling r = {.w = &w->items[k]};
    const ptce_detail_table *table = table_of(w, k, QAP);
    for (size_t i = 0; i < r.w->n; i++)
        r.name[i] = i;
    r.observed = naive_correlation(r.w, r.name);
    if (isnan(r.observed)) {
        assert_string_equal(table->reason, "flat-layer");
        return;
    }
    assert_near(number_at(table, 0, 0), r.observed, 1e-9);
    assert_true(number_at(table, 0, 3) == 1 && number_at(table, 0, 4) == 0);
    if (r.w->n > 6)
        return;
    relabel(&r, 0);
    assert_near(number_at(table, 0, 2), r.all, 0);
    assert_near(number_at(table, 0, 1), r.as_far / r.all, 1e-12);
}

static void pooling__is_what_its_definitions_say(void **state)
{
    static worlds w;
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        worlds_measure(&w, round, PTCE_POOLS_PROJECT, asked, PT_COUNT(asked));
        for (size_t k = 0; k < WORLDS; k++) {
            check_projection(&w, k);
            check_co_pooling(&w, k);
            check_pools(&w, k);
            check_cohesion(&w, k);
            check_layers(&w, k);
            check_qap(&w, k);
        }
        worlds_free(&w);
    }
}

/* Twelve actors in two rings that are the same: no relabeling of those drawn
 * but the documented one does as well; p is one of the draws. */
static void qap__draws_where_it_cannot_enumerate(void **state)
{
    enum { ACTORS = 12, DRAWS = 500 };
    const ptce_detail *detail = ptce_detail_find("layer_qap");
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_measuring m;
    made_one one;
    (void)state;
    ptce_network *network = made_new("rings", ACTORS, 2 * ACTORS, 0);
    for (size_t i = 0; i < ACTORS; i++) {
        made_actor(network, i, PTCE_TYPE_COMPANY);
        (void)made_tie(network, i, (i + 1) % ACTORS, 1);
        made_tie(network, i, (i + 1) % ACTORS, 1)->kind =
            PTCE_KIND_MUTUALISATION;
    }
    made_measure(&m, &one, made_done(network), NULL);
    options.details = &detail;
    options.count = 1;
    options.draws = DRAWS;
    assert_int_equal(ptce_detail_all(&m, &options, &run, NULL), PTCE_OK);
    const ptce_detail_table *table = &m.networks[0].details[0];
    assert_near(number_at(table, 0, 0), 1, 1e-12);
    assert_near(number_at(table, 0, 1), 1.0 / DRAWS, 1e-12);
    assert_near(number_at(table, 0, 2), DRAWS, 0);
    assert_near(number_at(table, 0, 3), 0, 0);
    assert_near(number_at(table, 0, 4),
                sqrt((1.0 / DRAWS) * (1 - 1.0 / DRAWS) / DRAWS), 1e-12);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pooling__is_what_its_definitions_say),
        cmocka_unit_test(qap__draws_where_it_cannot_enumerate),
    };
    return cmocka_run_group_tests_name("analysis.layers", tests, NULL, NULL);
}
