/* SPDX-License-Identifier: MIT */
/* Communities by every method: none beats the optimum, which is that of all
 * divisions there are. */
#include "analysis/divided.h"
#include "analysis/sample.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS 6 /* of fifty networks, with directions and without */

/* ---- All divisions of a small network ------------------------------------ */

typedef struct weighed {
    size_t n;
    double a[NAIVE_MAX][NAIVE_MAX]; /* symmetric */
    double k[NAIVE_MAX];
    double twice;
} weighed;

static weighed weigh(const naive *g, bool weights)
{
    weighed out = {.n = g->n};
    for (size_t i = 0; i < g->n; i++) {
        for (size_t j = 0; j < g->n; j++) {
            bool tied = g->tied[i][j] || g->tied[j][i];
            double sum = g->directed ? g->weight[i][j] + g->weight[j][i]
                                     : g->weight[i][j];
            out.a[i][j] = weights ? sum : tied;
            out.k[i] += out.a[i][j];
        }
        out.twice += out.k[i];
    }
    return out;
}

static double modularity_of(const weighed *g, const size_t *label)
{
    double sum = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (label[i] == label[j])
                sum += g->a[i][j] - g->k[i] * g->k[j] / g->twice;
    return sum / g->twice;
}

/* Each vertex joins one of the communities so far, or opens the next. */
static double best_of_all(const weighed *g, size_t *label, size_t v,
                          size_t count)
{
    if (v == g->n)
        return modularity_of(g, label);
    double best = -1;
    for (size_t c = 0; c <= count; c++) {
        label[v] = c;
        best = fmax(best, best_of_all(g, label, v + 1, count + (c == count)));
    }
    return best;
}

static void find_parts(const weighed *g, size_t *part)
{
    for (size_t i = 0; i < g->n; i++)
        part[i] = i;
    for (size_t round = 0; round < g->n; round++)
        for (size_t i = 0; i < g->n; i++)
            for (size_t j = 0; j < g->n; j++)
                if (g->a[i][j] > 0 && part[j] > part[i])
                    part[j] = part[i];
}

static void check_division(const weighed *g, const double *community,
                           double modularity, double best, size_t method)
{
    const char *name = pt_community_name((ptce_community)method);
    size_t label[NAIVE_MAX];
    size_t part[NAIVE_MAX];
    for (size_t v = 0; v < g->n; v++)
        label[v] = (size_t)community[v];
    assert_near(modularity, modularity_of(g, label), 1e-9);
    if (modularity > best + 1e-9)
        fail_msg("%s finds %.12g, the optimum is %.12g", name, modularity,
                 best);
    if (method == PTCE_COMMUNITY_OPTIMAL)
        assert_near(modularity, best, 1e-9);
    find_parts(g, part);
    for (size_t v = 0; v < g->n; v++)
        for (size_t w = 0; w < v; w++)
            if (label[v] == label[w] && part[v] != part[w])
                fail_msg("%s joins what nothing ties", name);
}

static void check_methods(const sample *item, bool weights)
{
    weighed g = weigh(&item->matrix, weights);
    size_t label[NAIVE_MAX];
    double best = g.twice > 0 ? best_of_all(&g, label, 0, 0) : (double)NAN;
    for (size_t method = 0; method < PT_COMMUNITY_COUNT; method++) {
        inside in;
        pt_divisions d;
        ptce_view view = view_by(method);
        if (item->matrix.directed)
            view.direction = PTCE_DIRECTION_FOLLOW;
        if (weights)
            view.weights = PTCE_WEIGHTS_STRENGTH;
        open_inside(&in, item->network, &view);
        assert_int_equal(
            pt_divisions_draw(&d, &in.study, (ptce_community)method, 5, NULL),
            PTCE_OK);
        assert_int_equal(d.reason, g.twice > 0 ? PT_DEFINED : PT_NO_EDGE);
        for (size_t run = 0; run < d.runs; run++)
            check_division(&g, d.labels[run], d.modularity[run], best, method);
        close_inside(&in);
    }
}

static void check_round(size_t round, bool directed, bool weights)
{
    static samples s;
    samples_draw(&s, round, directed, false);
    for (size_t i = 0; i < SAMPLES; i++) {
        check_methods(&s.items[i], weights);
        ptce_network_free(s.networks[i]);
    }
}

static void no_method__beats_the_best_of_all_divisions(void **state)
{
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++)
        check_round(round, false, false);
    for (size_t round = 0; round < ROUNDS; round++)
        check_round(round, true, false);
}

static void no_method__beats_the_best_of_all_weighted_divisions(void **state)
{
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++)
        check_round(round, false, true);
    for (size_t round = 0; round < ROUNDS; round++)
        check_round(round, true, true);
}

/* The rows are what the view's method finds. */
static void rows__obey_the_view(void **state)
{
    (void)state;
    for (size_t method = 0; method < PT_COMMUNITY_COUNT; method++) {
        ptce_view view = view_by(method);
        ptce_measuring measuring;
        made_one one;
        inside in;
        pt_divisions d;
        ptce_network *network =
            made_from_files("karate_nodes.csv", "karate_edges.csv", NULL);
        view.weights = PTCE_WEIGHTS_STRENGTH;
        made_measure(&measuring, &one, network, &view);
        open_inside(&in, network, &view);
        assert_int_equal(
            pt_divisions_draw(&d, &in.study, (ptce_community)method, 10, NULL),
            PTCE_OK);
        assert_near(made_value(&measuring, "modularity", 0),
                    d.modularity[d.best], 0);
        assert_near(made_value(&measuring, "communities", 0),
                    (double)d.counts[d.best], 0);
        for (size_t v = 0; v < d.n; v++)
            assert_near(made_value(&measuring, "community", v),
                        d.labels[d.best][v], 0);
        close_inside(&in);
        ptce_measuring_clear(&measuring);
        ptce_network_free(network);
    }
}

/* ---- Published optima ---------------------------------------------------- */

static double optimum_of(const char *nodes, const char *edges)
{
    ptce_view view = view_by(PTCE_COMMUNITY_OPTIMAL);
    ptce_measuring measuring;
    made_one one;
    ptce_network *network = made_from_files(nodes, edges, NULL);
    made_measure(&measuring, &one, network, &view);
    double value = made_value(&measuring, "modularity", 0);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
    return value;
}

/* Brandes et al. 2008: 0.4198; the other places are those of Aloise et al.
 * 2010.
 */
static void optimum__is_the_published_one(void **state)
{
    (void)state;
    assert_near(optimum_of("karate_nodes.csv", "karate_edges.csv"), 0.41979,
                5e-6);
}

/* ---- What changes nothing ------------------------------------------------ */

/* Actors i * step + shift; ties times the weight; isolated actors behind. */
static ptce_network *florentine(size_t step, double weight, size_t isolated)
{
    enum { N = 17 }; /* one of them without a tie, a prime */
    made_rows edges;
    made_read(&edges, "florentine_marriage_edges.csv");
    ptce_network *network =
        made_new("florentine", N + isolated, edges.count, 0);
    for (size_t i = 0; i < N + isolated; i++)
        made_actor(network, i, PTCE_TYPE_OTHER);
    for (size_t i = 1; i < edges.count; i++)
        (void)made_tie(network, strtoul(edges.rows[i][0], NULL, 10) * step % N,
                       strtoul(edges.rows[i][1], NULL, 10) * step % N,
                       weight * (double)(1 + i % 3));
    made_rows_clear(&edges);
    return made_done(network);
}

static void measure(ptce_measuring *out, ptce_network **network,
                    const ptce_view *view, size_t step, double weight,
                    size_t isolated)
{
    static made_one one[2];
    static size_t turn;
    *network = florentine(step, weight, isolated);
    made_measure(out, &one[turn++ % 2], *network, view);
}

/* All runs of a method on a circle, where it has many divisions to choose from,
 * with weights 1, 2, 3 times a factor. */
static ptce_network *weighted_circle(double factor)
{
    static const size_t step[] = {1};
    ptce_network *network = circle(20, step, 1);
    for (size_t i = 0; i < network->tie_count; i++)
        network->ties[i].weight = factor * (double)(1 + i % 3);
    return network;
}

static void weights_in_one_proportion__give_one_division(void **state)
{
    static const double factors[] = {2, 1 / 3.0, 0.1, 4096.0, 7e6, 1e-7};
    (void)state;
    for (size_t f = 0; f < PT_COUNT(factors); f++) {
        for (size_t method = 0; method < PT_COMMUNITY_COUNT; method++) {
            ptce_view view = view_by(method);
            ptce_network *networks[] = {weighted_circle(1),
                                        weighted_circle(factors[f])};
            inside in[2];
            pt_divisions d[2];
            view.weights = PTCE_WEIGHTS_STRENGTH;
            for (size_t k = 0; k < 2; k++) {
                open_inside(&in[k], networks[k], &view);
                assert_int_equal(pt_divisions_draw(&d[k], &in[k].study,
                                                   (ptce_community)method, 10,
                                                   NULL),
                                 PTCE_OK);
            }
            for (size_t run = 0; run < d[0].runs; run++)
                assert_memory_equal(d[0].labels[run], d[1].labels[run],
                                    20 * sizeof(double));
            for (size_t k = 0; k < 2; k++) {
                close_inside(&in[k]);
                ptce_network_free(networks[k]);
            }
        }
    }
}

static void optimum__does_not_depend_on_names_or_isolates(void **state)
{
    (void)state;
    ptce_view view = view_by(PTCE_COMMUNITY_OPTIMAL);
    for (size_t step = 1; step < 9; step++) {
        ptce_measuring a;
        ptce_measuring b;
        ptce_network *plain;
        ptce_network *other;
        measure(&a, &plain, &view, 1, 1, 0);
        measure(&b, &other, &view, step, 1, 0);
        assert_near(made_value(&a, "modularity", 0),
                    made_value(&b, "modularity", 0), 1e-12);
        ptce_measuring_clear(&b);
        ptce_network_free(other);
        measure(&b, &other, &view, 1, 1, step);
        assert_near(made_value(&a, "modularity", 0),
                    made_value(&b, "modularity", 0), 1e-12);
        assert_true(made_value(&b, "communities", 0) ==
                    made_value(&a, "communities", 0) + (double)step);
        for (size_t v = 0; v < 17; v++)
            assert_true(made_value(&a, "community", v) ==
                        made_value(&b, "community", v));
        ptce_measuring_clear(&a);
        ptce_measuring_clear(&b);
        ptce_network_free(plain);
        ptce_network_free(other);
    }
}

/* ---- What is too much ---------------------------------------------------- */

static ptce_network *star(size_t n)
{
    ptce_network *network = made_new("star", n, n, 0);
    for (size_t i = 0; i < n; i++)
        made_actor(network, i, PTCE_TYPE_OTHER);
    for (size_t i = 1; i < n; i++)
        (void)made_tie(network, 0, i, 1);
    return made_done(network);
}

static void assert_refused(ptce_network *network, ptce_community method,
                           const char *reason)
{
    static const char *const ids[] = {"modularity", "communities", "community"};
    ptce_view view = view_by(method);
    ptce_measuring measuring;
    made_one one;
    made_measure(&measuring, &one, network, &view);
    for (size_t i = 0; i < PT_COUNT(ids); i++) {
        const char *said = ptce_measure_reason(&measuring.networks[0],
                                               ptce_measure_find(ids[i]), 0);
        assert_true(!said == !reason);
        if (reason)
            assert_string_equal(said, reason);
    }
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

static void methods__say_what_is_too_large_for_them(void **state)
{
    static const size_t one[] = {1};
    (void)state;
    assert_refused(circle(30, one, 1), PTCE_COMMUNITY_OPTIMAL, NULL);
    assert_refused(circle(51, one, 1), PTCE_COMMUNITY_OPTIMAL, "too-large");
    assert_refused(circle(51, one, 1), PTCE_COMMUNITY_EDGE_BETWEENNESS, NULL);
    assert_refused(circle(1000, one, 1), PTCE_COMMUNITY_EDGE_BETWEENNESS,
                   "too-large");
    assert_refused(star(100), PTCE_COMMUNITY_WALKTRAP, NULL);
    assert_refused(star(2000), PTCE_COMMUNITY_WALKTRAP, "too-large");
    /* whatever its size: all have one partner */
    assert_refused(star(100), PTCE_COMMUNITY_OPTIMAL, NULL);
}

/* Everybody looks alike: the programme has to try them all. */
static void optimum__is_given_up_where_the_proof_is_too_long(void **state)
{
    static const size_t steps[] = {1, 3, 9};
    (void)state;
    assert_refused(circle(20, steps, 3), PTCE_COMMUNITY_OPTIMAL, "too-hard");
}

static void methods__are_the_values_of_the_option(void **state)
{
    (void)state;
    const ptce_view_option *option = NULL;
    for (size_t i = 0; (option = ptce_view_option_at(i)); i++)
        if (strcmp(option->name, "community") == 0)
            break;
    assert_non_null(option);
    for (size_t k = 0; k < PT_COMMUNITY_COUNT; k++)
        assert_string_equal(option->values[k],
                            pt_community_name((ptce_community)k));
    assert_null(option->values[PT_COMMUNITY_COUNT]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(methods__are_the_values_of_the_option),
        cmocka_unit_test(no_method__beats_the_best_of_all_divisions),
        cmocka_unit_test(no_method__beats_the_best_of_all_weighted_divisions),
        cmocka_unit_test(rows__obey_the_view),
        cmocka_unit_test(optimum__is_the_published_one),
        cmocka_unit_test(optimum__does_not_depend_on_names_or_isolates),
        cmocka_unit_test(optimum__is_given_up_where_the_proof_is_too_long),
        cmocka_unit_test(weights_in_one_proportion__give_one_division),
        cmocka_unit_test(methods__say_what_is_too_large_for_them),
    };
    return cmocka_run_group_tests_name("analysis.communities", tests, NULL,
                                       NULL);
}
