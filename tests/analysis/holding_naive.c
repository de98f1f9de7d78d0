/* SPDX-License-Identifier: MIT */
/* Details of what holds a network together, against their definitions, on
 * small random networks, directed or not, with pools or without. */
#include "analysis/asked.h"
#include "analysis/made.h"
#include "analysis/naive_steps.h"
#include "analysis/sample.h"

#include <stdlib.h>

typedef void check_table(const naive *g, const ptce_measures *measures,
                         const ptce_detail_table *table);

typedef struct checked {
    const char *id;
    check_table *check;
} checked;

/* Undirected and directed; each network is measured once. */
static void check_samples(const checked *details, size_t count)
{
    static samples s;
    for (size_t round = 0; round < 2; round++) {
        samples_measure(&s, 20 + round, round == 1, false, 2);
        for (size_t d = 0; d < count; d++) {
            ask_detail(&s.measuring, details[d].id, "000", 20);
            for (size_t k = 0; k < SAMPLES; k++) {
                const ptce_measures *m = &s.measuring.networks[k];
                details[d].check(&s.items[k].matrix, m, &m->details[0]);
            }
        }
        samples_free(&s);
    }
}

static double pairs_within(const naive *g)
{
    distances x;
    double sum = 0;
    measure_distances(&x, g);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (i != j && x.d[i][j] < FAR)
                sum += 1 / (double)x.d[i][j];
    return sum;
}

static double fragmentation(const naive *g)
{
    double n = (double)g->n;
    return 1 - pairs_within(g) / (n * (n - 1));
}

/* ---- Key players --------------------------------------------------------- */

static double negative(const naive *g, size_t set)
{
    naive h = *g;
    for (size_t v = g->n; v-- > 0;)
        if (set >> v & 1)
            h = without_vertex(&h, v);
    return h.n < 2 ? NONE : fragmentation(&h);
}

static double positive(const naive *g, size_t set)
{
    distances x;
    double sum = 0;
    measure_distances(&x, g);
    for (size_t j = 0; j < g->n; j++) {
        long long least = FAR;
        for (size_t i = 0; i < g->n; i++)
            if ((set >> i & 1) && x.d[i][j] < least)
                least = x.d[i][j];
        sum += least == 0 ? 1 : least < FAR ? 1 / (double)least : 0;
    }
    return sum / (double)g->n;
}

typedef double value_of_set(const naive *g, size_t set);

static void spell(char text[64], size_t set)
{
    size_t at = 0;
    text[0] = '\0';
    for (size_t v = 0; v < NAIVE_MAX; v++)
        if (set >> v & 1)
            at += (size_t)snprintf(text + at, 64 - at, "%s%03zu", at ? " " : "",
                                   v);
}

static bool is_listed(const ptce_detail_table *table, size_t k, size_t set)
{
    char text[64];
    spell(text, set);
    for (size_t i = 0; i < table->rows; i++)
        if (number_at(table, i, "k") == (double)k &&
            strcmp(text_at(table, i, "set"), text) == 0)
            return true;
    return false;
}

static void check_size(const naive *g, const ptce_detail_table *table, size_t k,
                       value_of_set *value)
{
    double best = -1;
    size_t count = 0;
    size_t rows = 0;
    for (size_t set = 0; set < (size_t)1 << g->n; set++)
        if ((size_t)__builtin_popcountll(set) == k)
            best = fmax(best, value(g, set));
    for (size_t set = 0; best >= 0 && set < (size_t)1 << g->n; set++)
        count += (size_t)__builtin_popcountll(set) == k &&
                 value(g, set) > best - 1e-9;
    /* beyond 50 sets of equal value not all are listed */
    for (size_t set = 0; count <= 50 && set < (size_t)1 << g->n; set++)
        if ((size_t)__builtin_popcountll(set) == k &&
            is_listed(table, k, set) != (value(g, set) > best - 1e-9))
            fail_msg("%s: set %zx of %zu", table->detail->id, set, g->n);
    for (size_t i = 0; i < table->rows; i++) {
        if (number_at(table, i, "k") != (double)k)
            continue;
        rows++;
        assert_near(number_at(table, i, "value"), best, 1e-9);
        assert_true(number_at(table, i, "sets") == (double)count);
    }
    assert_int_equal(rows, count < 50 ? count : 50);
}

static void check_sizes(const naive *g, const ptce_detail_table *table,
                        value_of_set *value, size_t left)
{
    assert_true((table->reason != NULL) == (g->n < 1 + left || ties(g) == 0));
    for (size_t k = 1; !table->reason && k <= 3 && k + left <= g->n; k++)
        check_size(g, table, k, value);
}

static void check_negative(const naive *g, const ptce_measures *measures,
                           const ptce_detail_table *table)
{
    (void)measures;
    check_sizes(g, table, negative, 2);
}

static void check_positive(const naive *g, const ptce_measures *measures,
                           const ptce_detail_table *table)
{
    (void)measures;
    check_sizes(g, table, positive, 1);
}

/* ---- The curve of robustness --------------------------------------------- */

static void check_curve(const naive *g, const ptce_measures *measures,
                        const ptce_detail_table *table)
{
    naive h = flattened(g);
    size_t name[NAIVE_MAX];
    assert_int_equal(table->rows, g->n);
    for (size_t i = 0; i < g->n; i++)
        name[i] = i;
    for (size_t q = 0; q < g->n; q++) {
        size_t first = 0;
        char id[32];
        for (size_t i = 1; i < h.n; i++)
            if (near_count(&h, i) > near_count(&h, first))
                first = i;
        (void)snprintf(id, sizeof id, "%03zu", name[first]);
        assert_string_equal(text_at(table, q, "who"), id);
        h = without_vertex(&h, first);
        memmove(name + first, name + first + 1, (h.n - first) * sizeof *name);
        double largest =
            h.n ? naive_largest_component_share(&h, 0, 0) * (double)h.n : 0;
        assert_near(number_at(table, q, "attack"), largest / (double)g->n,
                    1e-12);
        /* at least one actor is left, at most all others together */
        double left = (double)(g->n - q - 1);
        double most = left / (double)g->n;
        double random = number_at(table, q, "random");
        assert_true(random <= most + 1e-12 &&
                    random >= (left > 0) / (double)g->n - 1e-12);
        assert_true(number_at(table, q, "error") >= 0);
    }
    (void)measures;
}

/* ---- Bridges ------------------------------------------------------------- */

static void check_bridges(const naive *g, const ptce_measures *measures,
                          const ptce_detail_table *table)
{
    double sizes[NAIVE_MAX];
    naive flat = flattened(g);
    size_t found = 0;
    double before = component_sizes(sizes, &flat);
    for (size_t i = 0; i < g->n; i++) {
        for (size_t j = i + 1; j < g->n; j++) {
            naive h = flat;
            char ids[2][32];
            distances x;
            double near = 0;
            double far = 0;
            h.tied[i][j] = h.tied[j][i] = false;
            if (!flat.tied[i][j] || component_sizes(sizes, &h) == before)
                continue;
            measure_distances(&x, &h);
            for (size_t v = 0; v < g->n; v++) {
                near += x.d[i][v] < FAR;
                far += x.d[j][v] < FAR;
            }
            (void)snprintf(ids[0], sizeof ids[0], "%03zu", i);
            (void)snprintf(ids[1], sizeof ids[1], "%03zu", j);
            for (size_t row = 0; row < table->rows; row++) {
                if (strcmp(text_at(table, row, "from"), ids[0]) != 0 ||
                    strcmp(text_at(table, row, "to"), ids[1]) != 0)
                    continue;
                assert_true(number_at(table, row, "cut_off") ==
                            fmin(near, far));
                found++;
            }
        }
    }
    assert_int_equal(found, table->rows);
    assert_true(ptce_measure_value(measures, ptce_measure_find("bridges"), 0) ==
                (double)found);
}

/* ---- The exit card ------------------------------------------------------- */

static void check_line(const ptce_detail_table *table, const char *indicator,
                       double before, double after)
{
    size_t row = row_of(table, indicator);
    double found[] = {number_at(table, row, "before"),
                      number_at(table, row, "after")};
    if (!is_near(found[0], before, 1e-9) || !is_near(found[1], after, 1e-9))
        fail_msg("%s: %g to %g, by definition %g to %g", indicator, found[0],
                 found[1], before, after);
    assert_true(is_near(number_at(table, row, "change"), after - before, 1e-9));
}

static double isolates(const naive *g)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        count += near_count(g, i) == 0;
    return count;
}

static double types(const naive *g)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++) {
        bool seen = false;
        for (size_t j = 0; j < i; j++)
            seen |= g->type[i] == g->type[j];
        count += !seen;
    }
    return count;
}

static double brokerage_of(const naive *g, size_t v)
{
    static const char *const roles[] = {
        "coordinator", "consultant", "representative", "gatekeeper", "liaison"};
    double sum = 0;
    for (size_t r = 0; r < PT_COUNT(roles); r++)
        sum += naive_find(roles[r])(g, v, 0);
    return sum;
}

static double brokerage(const naive *g)
{
    double sum = 0;
    for (size_t v = 0; v < g->n; v++)
        sum += brokerage_of(g, v);
    return sum;
}

static void check_card(const naive *g, const ptce_measures *measures,
                       const ptce_detail_table *table)
{
    double sizes[NAIVE_MAX];
    (void)measures;
    if (g->n == 0) {
        assert_string_equal(table->reason, "not-here");
        return;
    }
    naive h = without_vertex(g, 0);
    double n = (double)g->n;
    check_line(table, "actors", n, n - 1);
    check_line(table, "ties", ties(g), ties(&h));
    check_line(table, "isolates", isolates(g), isolates(&h));
    check_line(table, "components", component_sizes(sizes, g),
               component_sizes(sizes, &h));
    check_line(table, "largest_share",
               n > 1 ? naive_largest_component_share(g, 0, 0) : NONE,
               n > 1 ? naive_largest_component_share(&h, 0, 0) : NONE);
    check_line(table, "distance_fragmentation", n > 2 ? fragmentation(g) : NONE,
               n > 2 ? fragmentation(&h) : NONE);
    check_line(table, "brokerage", brokerage(g), brokerage(&h));
    check_line(table, "carried", brokerage_of(g, 0), 0);
    check_line(table, "types", types(g), types(&h));
    check_line(table, "pools", 0, 0);
}

static void check_losses(const naive *g, const ptce_measures *measures,
                         const ptce_detail_table *table)
{
    (void)measures;
    if (g->n == 0) {
        assert_string_equal(table->reason, "not-here");
        return;
    }
    naive flat = flattened(g);
    distances x;
    distances y;
    naive h = flat;
    double isolated = 0;
    double apart = 0;
    double largest = 0;
    for (size_t v = 0; v < g->n; v++)
        h.tied[0][v] = h.tied[v][0] = false;
    measure_distances(&x, &flat);
    measure_distances(&y, &h);
    for (size_t v = 1; v < g->n; v++) {
        double piece = 0;
        for (size_t w = 1; w < g->n; w++)
            piece += y.d[v][w] < FAR;
        if (x.d[0][v] >= FAR)
            continue;
        largest = fmax(largest, piece);
        isolated += piece == 1;
        apart += piece > 1;
    }
    double cut_off = largest > 1 ? apart - largest : 0;
    assert_true(number_at(table, row_of(table, "isolated"), "count") ==
                isolated);
    assert_true(number_at(table, row_of(table, "cut_off"), "count") == cut_off);
    double last = 1;
    for (size_t v = 1; v < g->n; v++)
        last = g->type[v] == g->type[0] ? 0 : last;
    assert_true(number_at(table, row_of(table, "last_of_type"), "count") ==
                last);
}

static void details__are_what_their_definitions_say(void **state)
{
    static const checked details[] = {
        {"key_players_negative", check_negative},
        {"key_players_positive", check_positive},
        {"robustness_curve", check_curve},
        {"bridge_ties", check_bridges},
        {"exit_card", check_card},
        {"exit_losses", check_losses},
    };
    (void)state;
    check_samples(details, PT_COUNT(details));
}

/* ---- Pools --------------------------------------------------------------- */

#define ACTORS 6
#define POOLS 3

/* Actors 0 … n - 1, pools behind them. */
typedef struct pooled {
    naive g;
    size_t actors, pools;
    ptce_network *network;
} pooled;

static void draw_pooled(pooled *p, uint64_t seed)
{
    pt_random random;
    pt_random_seed(&random, seed);
    *p = (pooled){.actors = 2 + pt_random_below(&random, ACTORS - 1),
                  .pools = pt_random_below(&random, POOLS + 1)};
    p->g.n = p->actors + p->pools;
    p->network = made_new("pooled", ACTORS, (size_t)ACTORS * ACTORS, POOLS);
    for (size_t i = 0; i < p->actors; i++)
        made_actor(p->network, i, PTCE_TYPE_OTHER);
    for (size_t i = 0; i < p->actors; i++)
        for (size_t j = i + 1; j < p->actors; j++)
            if (pt_random_below(&random, 6) == 0) {
                (void)made_tie(p->network, i, j, 1);
                p->g.tied[i][j] = p->g.tied[j][i] = true;
            }
    for (size_t k = 0; k < p->pools; k++) {
        char id[32];
        size_t v = p->actors + k;
        (void)snprintf(id, sizeof id, "pool-%zu", k);
        ptce_pool *pool = made_pool(p->network, id, ACTORS);
        for (size_t i = 0; i < p->actors; i++)
            if (pt_random_below(&random, 3) == 0) {
                made_member(p->network, pool, i);
                p->g.tied[i][v] = p->g.tied[v][i] = true;
            }
    }
    (void)made_done(p->network);
}

/* Pieces of the component of v without v, and the largest: actors only. */
static size_t pieces_of(size_t *largest, size_t *all, const pooled *p, size_t v)
{
    naive h = p->g;
    distances x;
    distances y;
    size_t count = 0;
    for (size_t w = 0; w < h.n; w++)
        h.tied[v][w] = h.tied[w][v] = false;
    measure_distances(&x, &p->g);
    measure_distances(&y, &h);
    *largest = *all = 0;
    for (size_t i = 0; i < p->actors; i++) {
        size_t size = 0;
        bool first = true;
        if (i == v || x.d[v][i] >= FAR)
            continue;
        for (size_t j = 0; j < p->actors; j++) {
            bool together = j != v && y.d[i][j] < FAR;
            size += together;
            first &= !(together && j < i);
        }
        count += first;
        ++*all;
        *largest = size > *largest ? size : *largest;
    }
    return count;
}

static const char *name_of(char name[32], const pooled *p, size_t v)
{
    if (v < p->actors)
        (void)snprintf(name, 32, "%03zu", v);
    else
        (void)snprintf(name, 32, "pool-%zu", v - p->actors);
    return name;
}

static void check_pooled(const pooled *p, const ptce_measuring *measuring)
{
    const ptce_detail_table *table = &measuring->networks[0].details[0];
    size_t rows = 0;
    double cutting = 0;
    for (size_t v = 0; v < p->g.n; v++) {
        char name[32];
        size_t largest;
        size_t all;
        size_t pieces = pieces_of(&largest, &all, p, v);
        bool pool = v >= p->actors;
        if (!pool)
            assert_true(made_value(measuring, "articulation", v) ==
                        (pieces > 1));
        if (pieces < 2)
            continue;
        size_t row = 0;
        while (row < table->rows &&
               strcmp(text_at(table, row, "who"), name_of(name, p, v)) != 0)
            row++;
        assert_string_equal(text_at(table, row, "kind"),
                            pool ? "pool" : "actor");
        assert_true(number_at(table, row, "pieces") == (double)pieces);
        assert_true(number_at(table, row, "cut_off") ==
                    (double)(all - largest));
        cutting += pool;
        rows++;
    }
    assert_int_equal(rows, table->rows);
    assert_true(is_near(made_value(measuring, "articulation_pools", 0),
                        p->pools ? cutting : NONE, 0));
}

static void articulations__are_what_cuts_actors_apart(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        pooled p;
        made_one one;
        ptce_measuring measuring;
        draw_pooled(&p, seed);
        made_measure(&measuring, &one, p.network, NULL);
        ask_detail(&measuring, "articulations", NULL, 0);
        check_pooled(&p, &measuring);
        ptce_measuring_clear(&measuring);
        ptce_network_free(p.network);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(details__are_what_their_definitions_say),
        cmocka_unit_test(articulations__are_what_cuts_actors_apart),
    };
    return cmocka_run_group_tests_name("analysis.holding_naive", tests, NULL,
                                       NULL);
}
