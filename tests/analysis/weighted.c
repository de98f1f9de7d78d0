/* SPDX-License-Identifier: MIT */
/* What weights and directions change: cases small enough to be worked out by
 * hand. */
#include "analysis/lengths.h"
#include "analysis/made.h"
#include "analysis/sample.h"
#include "support/cmocka_all.h"

#include <stdint.h>
#include <string.h>

#define TIGHT 1e-12
#define ROUNDS 2

typedef struct arc {
    size_t from, to;
    double weight;
} arc;

/* Measured network of n actors "000", "001", … */
typedef struct measured {
    ptce_network *network;
    made_one one;
    ptce_measuring measuring;
} measured;

static void measure_arcs(measured *m, size_t n, const arc *arcs, size_t count,
                         bool directed, ptce_weights weights)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.weights = weights;
    if (directed)
        view.direction = PTCE_DIRECTION_FOLLOW;
    m->network = made_new("arcs", n, count, 0);
    for (size_t v = 0; v < n; v++)
        made_actor(m->network, v, PTCE_TYPE_OTHER);
    for (size_t i = 0; i < count; i++)
        made_tie(m->network, arcs[i].from, arcs[i].to, arcs[i].weight)
            ->directed = directed;
    made_measure(&m->measuring, &m->one, made_done(m->network), &view);
}

static void measured_clear(measured *m)
{
    ptce_measuring_clear(&m->measuring);
    ptce_network_free(m->network);
}

static double value(const measured *m, const char *id, size_t index)
{
    return made_value(&m->measuring, id, index);
}

static void assert_reason(const measured *m, const char *id, const char *code)
{
    const char *reason = ptce_measure_reason(&m->measuring.networks[0],
                                             ptce_measure_find(id), 0);
    assert_non_null(reason);
    assert_string_equal(reason, code);
}

/* ---- Lengths ------------------------------------------------------------- */

static uint64_t residue_of_sum(double weight, size_t times)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < times; i++)
        sum = pt_residue_add(sum, pt_length_of(weight).residue);
    return sum;
}

/* k edges of weight k are as long as one of weight 1, for any k; and what a
 * pool of k + 1 members gives k times is a weight of 1. */
static void lengths__add_up_without_rounding(void **state)
{
    (void)state;
    for (size_t k = 1; k <= 1000; k++) {
        double sum = 0;
        for (size_t i = 0; i < k; i++)
            sum += 1 / (double)k;
        assert_true(residue_of_sum((double)k, k) == 1);
        assert_true(residue_of_sum((double)k / 100, k) == 100);
        assert_true(pt_length_of(1 / (double)k).residue == k);
        assert_true(k > 200 || pt_length_of(sum).residue == 1);
    }
}

static void lengths__keep_near_weights_apart(void **state)
{
    (void)state;
    static const double weights[] = {0.1,       0.1 + 1e-9, 0.3333333333,
                                     1.0 / 3,   M_PI,       M_E,
                                     1e9 / 3.0, 1e9,        1e-9};
    for (size_t i = 0; i < PT_COUNT(weights); i++) {
        pt_length length = pt_length_of(weights[i]);
        assert_near(length.value * weights[i], 1.0, TIGHT);
        assert_true(length.residue < PT_LENGTH_PRIME);
        for (size_t j = 0; j < i; j++)
            assert_true(pt_length_of(weights[j]).residue != length.residue);
    }
}

/* 0-1-2-3 by three ties of weight 3 is as long as 0-3 by one of weight 1, and
 * 0.1 + 0.2 by way of 4 as 0.15 + 0.15 by way of 5: in floating point neither
 * is. */
static void length__sees_paths_that_are_equally_long(void **state)
{
    static const arc arcs[] = {{0, 1, 3},        {1, 2, 3},       {2, 3, 3},
                               {0, 3, 1},        {6, 4, 1 / 0.1}, {4, 7, 5},
                               {6, 5, 1 / 0.15}, {5, 7, 1 / 0.15}};
    measured m;
    (void)state;
    measure_arcs(&m, 8, arcs, PT_COUNT(arcs), false, PTCE_WEIGHTS_LENGTH);
    /* 0-3 by both ways: 1 between is half, 0-2 and 1-3 whole */
    assert_near(value(&m, "betweenness", 1), 1.5, TIGHT);
    assert_near(value(&m, "betweenness", 4), 0.5, TIGHT);
    assert_near(value(&m, "betweenness", 5), 0.5, TIGHT);
    assert_near(value(&m, "closeness", 0), 3.0 / (1.0 / 3 + 2.0 / 3 + 1),
                TIGHT);
    assert_near(value(&m, "eccentricity", 0), 1.0, TIGHT);
    measured_clear(&m);
}

/* Two chains of arcs from 0 to the same end, whose weights are 53 primes, on
 * the second in the reverse order: as long, though the lengths have no common
 * denominator below a hundred digits. */
static void length__needs_no_common_multiple(void **state)
{
    enum { PRIMES = 53 };
    arc arcs[2 * PRIMES];
    measured m;
    size_t count = 0;
    (void)state;
    for (size_t p = 2; count < PRIMES; p++) {
        bool prime = true;
        for (size_t q = 2; q < p; q++)
            prime &= p % q != 0;
        if (prime)
            arcs[count++].weight = (double)p;
    }
    for (size_t i = 0; i < PRIMES; i++) {
        arc *other = &arcs[2 * PRIMES - 1 - i];
        size_t at = 2 * PRIMES - 1 - i;
        other->weight = arcs[i].weight;
        other->from = i + 1 < PRIMES ? at : 0;
        other->to = i > 0 ? at + 1 : PRIMES;
        arcs[i].from = i;
        arcs[i].to = i + 1;
    }
    measure_arcs(&m, 2 * PRIMES, arcs, 2 * PRIMES, true, PTCE_WEIGHTS_LENGTH);
    /* those before times those behind, but half for the ends of both chains */
    for (size_t v = 1; v < PRIMES; v++) {
        double pairs = (double)(v * (PRIMES - v)) - 0.5;
        assert_near(value(&m, "betweenness", v), pairs, TIGHT);
        assert_near(value(&m, "betweenness", PRIMES + v), pairs, TIGHT);
    }
    measured_clear(&m);
}

static void length__keeps_shares_within_bounds(void **state)
{
    static const arc star[] = {{0, 1, 4}, {0, 2, 4}, {0, 3, 4}};
    measured m;
    (void)state;
    measure_arcs(&m, 4, star, PT_COUNT(star), false, PTCE_WEIGHTS_LENGTH);
    assert_near(value(&m, "closeness", 0), 4.0, TIGHT);
    assert_near(value(&m, "diameter", 0), 0.5, TIGHT);
    assert_near(value(&m, "harmonic", 0), 12.0, TIGHT);
    assert_near(value(&m, "harmonic_normalized", 0), 1.0, TIGHT);
    /* 6 ordered pairs at one length, 6 at two: 9 of 12 */
    assert_near(value(&m, "global_efficiency", 0), 0.75, TIGHT);
    assert_near(value(&m, "distance_fragmentation", 0), 0.25, TIGHT);
    assert_near(value(&m, "fragmentation_if_removed", 0), 1.0, TIGHT);
    assert_near(value(&m, "centralization_closeness", 0), 1.0, TIGHT);
    assert_near(value(&m, "centralization_betweenness", 0), 1.0, TIGHT);
    measured_clear(&m);
}

/* ---- Strength ------------------------------------------------------------ */

/* 0 puts 3/4 of its weight into 1, who is tied to 2 as strongly as anybody. */
static void strength__weighs_partners(void **state)
{
    static const arc arcs[] = {{0, 1, 3}, {0, 2, 1}, {1, 2, 3}};
    measured m;
    (void)state;
    measure_arcs(&m, 3, arcs, PT_COUNT(arcs), false, PTCE_WEIGHTS_STRENGTH);
    /* of 1: p(0,2) m(1,2) = 1/4 · 3/3; of 2: p(0,1) m(2,1) = 3/4 · 3/3 */
    assert_near(value(&m, "effective_size", 0), 1.0, TIGHT);
    assert_near(value(&m, "efficiency", 0), 0.5, TIGHT);
    /* p(0,1) + p(0,2) p(2,1) = 3/4 + 1/4 · 3/4, p(0,2) + p(0,1) p(1,2) */
    assert_near(value(&m, "constraint", 0),
                pow(3.0 / 4 + 3.0 / 16, 2) + pow(1.0 / 4 + 3.0 / 8, 2), TIGHT);
    /* Katz and the degree do not listen */
    assert_near(value(&m, "katz", 0), value(&m, "katz", 1), TIGHT);
    assert_near(value(&m, "degree", 0), 2.0, 0);
    assert_true(value(&m, "pagerank", 1) > value(&m, "pagerank", 0));
    assert_true(value(&m, "hub", 1) > value(&m, "hub", 0));
    measured_clear(&m);
}

/* ---- All weights doubled ------------------------------------------------- */

static void double_weights(samples *s)
{
    for (size_t k = 0; k < SAMPLES; k++)
        for (size_t t = 0; t < s->networks[k]->tie_count; t++)
            s->networks[k]->ties[t].weight *= 2;
}

/* By how much a measure grows when all weights double. */
typedef struct growth {
    const char *id;
    double factor;
} growth;

static void compare_doubled(const samples *a, const samples *b, const growth *g,
                            double tolerance)
{
    const ptce_measure *measure = ptce_measure_find(g->id);
    for (size_t k = 0; k < SAMPLES; k++) {
        const ptce_measures *x = &a->measuring.networks[k];
        const ptce_measures *y = &b->measuring.networks[k];
        size_t count = measure->level == PTCE_NETWORK ? 1
                       : measure->level == PTCE_NODE  ? x->vertex_count
                                                      : x->edge_count;
        for (size_t i = 0; i < count; i++) {
            double before = ptce_measure_value(x, measure, i) * g->factor;
            double after = ptce_measure_value(y, measure, i);
            if (!is_near(after, before, tolerance))
                fail_msg("%s is %.15g, not %.15g, with weights doubled", g->id,
                         after, before);
        }
    }
}

static void check_doubled(ptce_weights weights, const growth *list,
                          size_t count)
{
    static samples a;
    static samples b;
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.weights = weights;
    view.pools = PTCE_POOLS_DROP; /* whose weights do not double */
    for (size_t round = 0; round < ROUNDS; round++) {
        samples_draw_fractions(&a, round, round % 2);
        samples_draw_fractions(&b, round, round % 2);
        double_weights(&b);
        samples_measure_as(&a, &view, 2);
        samples_measure_as(&b, &view, 2);
        for (size_t i = 0; i < count; i++)
            compare_doubled(&a, &b, &list[i], 1e-9);
        samples_free(&a);
        samples_free(&b);
    }
}

static void strength__does_not_depend_on_the_unit_of_weights(void **state)
{
    static const growth list[] = {
        {"constraint", 1}, {"effective_size", 1}, {"efficiency", 1},
        {"pagerank", 1},   {"eigenvector", 1},    {"hub", 1},
        {"authority", 1},  {"katz", 1},           {"strength", 2},
    };
    (void)state;
    check_doubled(PTCE_WEIGHTS_STRENGTH, list, PT_COUNT(list));
}

static void length__halves_distances_when_weights_double(void **state)
{
    static const growth list[] = {
        {"betweenness", 1},
        {"betweenness_normalized", 1},
        {"edge_betweenness", 1},
        {"harmonic_normalized", 1},
        {"global_efficiency", 1},
        {"distance_fragmentation", 1},
        {"fragmentation_if_removed", 1},
        {"centralization_betweenness", 1},
        {"centralization_closeness", 1},
        {"closeness", 2},
        {"harmonic", 2},
        {"eccentricity", 0.5},
        {"diameter", 0.5},
        {"mean_distance", 0.5},
    };
    (void)state;
    check_doubled(PTCE_WEIGHTS_LENGTH, list, PT_COUNT(list));
}

/* ---- Directions ---------------------------------------------------------- */

/* 0 and 1 point at each other; 1 leads to 2, and 2 to 3; nobody leads to 4. */
static void eigenvector__follows_arcs_from_the_leading_class(void **state)
{
    static const arc arcs[] = {{0, 1, 1}, {1, 0, 1}, {1, 2, 1},
                               {2, 3, 1}, {4, 0, 1}, {4, 3, 1}};
    measured m;
    (void)state;
    measure_arcs(&m, 5, arcs, PT_COUNT(arcs), true, PTCE_WEIGHTS_IGNORE);
    for (size_t v = 0; v < 4; v++)
        assert_near(value(&m, "eigenvector", v), 1.0, 1e-9);
    assert_true(value(&m, "eigenvector", 4) == 0);
    measured_clear(&m);
    /* a weight of 4 beside one of 1: the value is 2, and 1 gets most */
    static const arc heavy[] = {{0, 1, 4}, {1, 0, 1}, {1, 2, 1}};
    measure_arcs(&m, 3, heavy, PT_COUNT(heavy), true, PTCE_WEIGHTS_STRENGTH);
    assert_near(value(&m, "eigenvector", 0), 0.5, 1e-9);
    assert_near(value(&m, "eigenvector", 1), 1.0, 1e-9);
    assert_near(value(&m, "eigenvector", 2), 0.5, 1e-9);
    measured_clear(&m);
}

static void eigenvector__says_why_there_is_none(void **state)
{
    static const arc two[] = {
        {0, 1, 1}, {1, 0, 1}, {2, 3, 1}, {3, 2, 1}, {1, 2, 1}};
    static const arc none[] = {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}};
    measured m;
    (void)state;
    measure_arcs(&m, 4, two, PT_COUNT(two), true, PTCE_WEIGHTS_IGNORE);
    assert_reason(&m, "eigenvector", "not-unique");
    measured_clear(&m);
    measure_arcs(&m, 3, none, PT_COUNT(none), true, PTCE_WEIGHTS_IGNORE);
    assert_reason(&m, "eigenvector", "no-cycle");
    measured_clear(&m);
    measure_arcs(&m, 3, none, 0, true, PTCE_WEIGHTS_IGNORE);
    assert_reason(&m, "eigenvector", "no-edge");
    measured_clear(&m);
}

static void reciprocity__has_three_answers(void **state)
{
    static const arc arcs[] = {{0, 1, 1}, {1, 0, 1}, {1, 2, 1}, {2, 3, 1}};
    static const arc both[] = {{0, 1, 1}, {1, 0, 1}};
    measured m;
    (void)state;
    measure_arcs(&m, 4, arcs, PT_COUNT(arcs), true, PTCE_WEIGHTS_IGNORE);
    assert_near(value(&m, "reciprocity", 0), 2.0 / 4, TIGHT);
    assert_near(value(&m, "reciprocity_dyads", 0), 1.0 / 3, TIGHT);
    assert_near(value(&m, "reciprocity_excess", 0), (0.5 - 1.0 / 3) / (2.0 / 3),
                TIGHT);
    measured_clear(&m);
    measure_arcs(&m, 2, both, PT_COUNT(both), true, PTCE_WEIGHTS_IGNORE);
    assert_near(value(&m, "reciprocity_dyads", 0), 1.0, TIGHT);
    assert_reason(&m, "reciprocity_excess", "complete");
    measured_clear(&m);
    measure_arcs(&m, 4, arcs, 1, false, PTCE_WEIGHTS_IGNORE);
    assert_reason(&m, "reciprocity_excess", "undirected");
    measured_clear(&m);
}

static void centralization__is_one_for_a_star_of_arcs(void **state)
{
    static const arc in[] = {{1, 0, 1}, {2, 0, 1}, {3, 0, 1}};
    measured m;
    (void)state;
    measure_arcs(&m, 4, in, PT_COUNT(in), true, PTCE_WEIGHTS_IGNORE);
    assert_near(value(&m, "centralization_in_degree", 0), 1.0, TIGHT);
    /* three of four actors send one arc: (1 + 0 + 0 + 0) / 9 */
    assert_near(value(&m, "centralization_out_degree", 0), 1.0 / 9, TIGHT);
    assert_near(value(&m, "centralization_degree", 0), 0.5, TIGHT);
    measured_clear(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths__add_up_without_rounding),
        cmocka_unit_test(lengths__keep_near_weights_apart),
        cmocka_unit_test(length__sees_paths_that_are_equally_long),
        cmocka_unit_test(length__needs_no_common_multiple),
        cmocka_unit_test(length__keeps_shares_within_bounds),
        cmocka_unit_test(length__halves_distances_when_weights_double),
        cmocka_unit_test(strength__weighs_partners),
        cmocka_unit_test(strength__does_not_depend_on_the_unit_of_weights),
        cmocka_unit_test(eigenvector__follows_arcs_from_the_leading_class),
        cmocka_unit_test(eigenvector__says_why_there_is_none),
        cmocka_unit_test(reciprocity__has_three_answers),
        cmocka_unit_test(centralization__is_one_for_a_star_of_arcs),
    };
    return cmocka_run_group_tests_name("analysis.weighted", tests, NULL, NULL);
}
