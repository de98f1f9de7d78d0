/* SPDX-License-Identifier: MIT */
/* What a view makes of ties, pools and directions; and how measures answer
 * when a network is changed in a known way. */
#include "analysis/made.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

static ptce_edge edge_between(const ptce_measuring *measuring, const char *from,
                              const char *to)
{
    const ptce_measures *measures = &measuring->networks[0];
    for (size_t e = 0; e < measures->edge_count; e++)
        if (strcmp(measures->vertices[measures->edges[e].from].id, from) == 0 &&
            strcmp(measures->vertices[measures->edges[e].to].id, to) == 0)
            return measures->edges[e];
    return (ptce_edge){.weight = (double)NAN};
}

static double weight_between(const ptce_measuring *measuring, const char *from,
                             const char *to)
{
    return edge_between(measuring, from, to).weight;
}

/* 1 -> 2, 2 -> 1, 2 - 3; a pool of 1, 3, 4; a pool of 5 alone. */
static ptce_network *make_mixed(void)
{
    ptce_network *network = made_new("mixed", 5, 3, 2);
    for (size_t i = 5; i > 0; i--)
        made_actor(network, i, PTCE_TYPE_ASSOCIATION);
    made_tie(network, 1, 2, 2)->directed = true;
    made_tie(network, 2, 1, 3)->directed = true;
    (void)made_tie(network, 3, 2, 1);
    ptce_pool *shared = made_pool(network, "002-building", 3);
    made_member(network, shared, 4);
    made_member(network, shared, 1);
    made_member(network, shared, 3);
    made_member(network, made_pool(network, "van", 1), 5);
    return made_done(network);
}

static void measure_mixed(ptce_measuring *out, made_one *one,
                          ptce_network **network, ptce_pools pools,
                          ptce_direction direction)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.pools = pools;
    view.direction = direction;
    *network = make_mixed();
    made_measure(out, one, *network, &view);
}

static void project__joins_members_with_newman_weights(void **state)
{
    ptce_measuring m;
    made_one one;
    ptce_network *network;
    (void)state;
    measure_mixed(&m, &one, &network, PTCE_POOLS_PROJECT,
                  PTCE_DIRECTION_IGNORE);
    assert_near(weight_between(&m, "001", "002"), 5.0, 0);
    assert_near(weight_between(&m, "001", "003"), 0.5, 0);
    assert_near(weight_between(&m, "002", "003"), 1.0, 0);
    assert_true(edge_between(&m, "001", "003").mutualisation);
    assert_false(edge_between(&m, "001", "003").cooperation);
    assert_int_equal(m.networks[0].edge_count, 5);
    assert_near(made_value(&m, "pools", 0), 1.0, 0);
    assert_near(made_value(&m, "pools", 4), 1.0, 0);
    assert_near(made_value(&m, "isolates", 0), 1.0, 0);
    assert_near(made_value(&m, "single_member_pool_share", 0), 0.5, 0);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

static void count__joins_members_with_weight_one(void **state)
{
    ptce_measuring m;
    made_one one;
    ptce_network *network;
    (void)state;
    measure_mixed(&m, &one, &network, PTCE_POOLS_COUNT, PTCE_DIRECTION_IGNORE);
    assert_near(weight_between(&m, "001", "004"), 1.0, 0);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

static void drop__leaves_ties_and_still_measures_pooling(void **state)
{
    ptce_measuring m;
    made_one one;
    ptce_network *network;
    (void)state;
    measure_mixed(&m, &one, &network, PTCE_POOLS_DROP, PTCE_DIRECTION_IGNORE);
    assert_int_equal(m.networks[0].edge_count, 2);
    assert_near(made_value(&m, "pooled_pair_share", 0), 0.3, 1e-12);
    assert_near(made_value(&m, "pooling_intensity", 0), 0.6, 1e-12);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

static void keep__makes_pools_vertices_in_one_sorted_list(void **state)
{
    static const char *const ids[] = {"001", "002", "002-building", "003",
                                      "004", "005", "van"};
    ptce_measuring m;
    made_one one;
    ptce_network *network;
    (void)state;
    measure_mixed(&m, &one, &network, PTCE_POOLS_KEEP, PTCE_DIRECTION_IGNORE);
    assert_int_equal(m.networks[0].vertex_count, PT_COUNT(ids));
    for (size_t v = 0; v < PT_COUNT(ids); v++)
        assert_string_equal(m.networks[0].vertices[v].id, ids[v]);
    assert_true(m.networks[0].vertices[2].is_pool);
    assert_near(weight_between(&m, "002-building", "003"), 1.0, 0);
    assert_near(weight_between(&m, "001", "002-building"), 1.0, 0);
    assert_near(weight_between(&m, "005", "van"), 1.0, 0);
    assert_int_equal(m.networks[0].edge_count, 6);
    assert_string_equal(
        ptce_measure_reason(&m.networks[0], ptce_measure_find("ei_type"), 0),
        "two-mode");
    assert_string_equal(
        ptce_measure_reason(&m.networks[0], ptce_measure_find("pools"), 2),
        "pool-vertex");
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

static void follow__makes_two_arcs_of_what_has_no_direction(void **state)
{
    ptce_measuring m;
    made_one one;
    ptce_network *network;
    (void)state;
    measure_mixed(&m, &one, &network, PTCE_POOLS_PROJECT,
                  PTCE_DIRECTION_FOLLOW);
    assert_near(weight_between(&m, "001", "002"), 2.0, 0);
    assert_near(weight_between(&m, "002", "001"), 3.0, 0);
    assert_near(weight_between(&m, "002", "003"), 1.0, 0);
    assert_near(weight_between(&m, "003", "002"), 1.0, 0);
    assert_near(weight_between(&m, "004", "001"), 0.5, 0);
    assert_int_equal(m.networks[0].edge_count, 10);
    assert_near(made_value(&m, "density", 0), 0.5, 1e-12);
    assert_near(made_value(&m, "reciprocity", 0), 1.0, 1e-12);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

static const char *reason_of(const ptce_measuring *m, const char *id, size_t i)
{
    return ptce_measure_reason(&m->networks[0], ptce_measure_find(id), i);
}

/* 1 leads to 2, and 3 stands alone. */
static void closeness__tells_a_sink_from_an_isolate(void **state)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_measuring m;
    made_one one;
    (void)state;
    view.direction = PTCE_DIRECTION_FOLLOW;
    ptce_network *network = made_new("sink", 3, 1, 0);
    for (size_t i = 1; i <= 3; i++)
        made_actor(network, i, PTCE_TYPE_COMPANY);
    made_tie(network, 1, 2, 1)->directed = true;
    network = made_done(network);
    made_measure(&m, &one, network, &view);
    assert_null(reason_of(&m, "closeness", 0));
    assert_string_equal(reason_of(&m, "closeness", 1), "reaches-nobody");
    assert_string_equal(reason_of(&m, "closeness", 2), "isolated");
    assert_string_equal(reason_of(&m, "assortativity_degree", 0),
                        "equal-degrees");
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

/* Two actors of whom one holds a pool alone: it is tied to nobody, and each
 * piece of the three vertices holds one of the two actors. */
static void keep__counts_isolates_and_pieces_over_actors(void **state)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_measuring m;
    made_one one;
    (void)state;
    view.pools = PTCE_POOLS_KEEP;
    ptce_network *network = made_new("kept", 2, 0, 1);
    made_actor(network, 1, PTCE_TYPE_COMPANY);
    made_actor(network, 2, PTCE_TYPE_COMPANY);
    made_member(network, made_pool(network, "house", 1), 1);
    network = made_done(network);
    made_measure(&m, &one, network, &view);
    assert_near(made_value(&m, "isolates", 0), 2, 0);
    assert_near(made_value(&m, "isolate_share", 0), 1, 0);
    assert_near(made_value(&m, "nodes", 0), 3, 0);
    assert_near(made_value(&m, "largest_component_share", 0), 0.5, 0);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

static void large_pools__are_refused_unless_kept(void **state)
{
    enum { MEMBERS = 4000 };
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_measuring m;
    ptce_error err = {0};
    (void)state;
    ptce_network *network = made_new("large", MEMBERS, 0, 1);
    ptce_pool *pool = made_pool(network, "all", MEMBERS);
    for (size_t i = 0; i < MEMBERS; i++) {
        made_actor(network, i, PTCE_TYPE_COMPANY);
        made_member(network, pool, i);
    }
    network = made_done(network);
    made_one one = {{network}, {0}};
    one.collection =
        (ptce_collection){.networks = one.networks, .network_count = 1};
    assert_int_equal(ptce_measure_all(&m, &one.collection, &view, &run, &err),
                     PTCE_E_LIMIT);
    assert_string_equal(err.id, "pool-pairs");
    assert_null(m.networks);
    view.pools = PTCE_POOLS_KEEP;
    assert_int_equal(ptce_measure_all(&m, &one.collection, &view, &run, &err),
                     PTCE_OK);
    assert_string_equal(
        ptce_measure_reason(&m.networks[0],
                            ptce_measure_find("pooling_intensity"), 0),
        "too-large");
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

static void weights__out_of_range_are_refused(void **state)
{
    static const double weights[] = {0, -1, 1e-12, 1e12};
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    (void)state;
    for (size_t i = 0; i < PT_COUNT(weights); i++) {
        ptce_measuring m;
        ptce_error err = {0};
        ptce_network *network = made_new("heavy", 2, 1, 0);
        made_actor(network, 1, PTCE_TYPE_COMPANY);
        made_actor(network, 2, PTCE_TYPE_COMPANY);
        (void)made_tie(network, 1, 2, weights[i]);
        network = made_done(network);
        made_one one = {{network}, {0}};
        one.collection =
            (ptce_collection){.networks = one.networks, .network_count = 1};
        assert_int_equal(
            ptce_measure_all(&m, &one.collection, &view, &run, &err),
            PTCE_E_DATA);
        assert_string_equal(err.id, "weight-range");
        ptce_network_free(network);
    }
}

static void measure_rank__falls_and_breaks_ties_by_id(void **state)
{
    ptce_measuring m;
    made_one one;
    size_t order[6];
    (void)state;
    ptce_network *network =
        made_from_files("tiny_star6_nodes.csv", "tiny_star6_edges.csv", NULL);
    made_measure(&m, &one, network, NULL);
    assert_int_equal(
        ptce_measure_rank(order, &m.networks[0], ptce_measure_find("degree")),
        6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(order[i], i);
    assert_int_equal(ptce_measure_rank(order, &m.networks[0],
                                       ptce_measure_find("clustering")),
                     1);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

/* ---- Changes with a known effect ---------------------------------------- */

/* Karate, its numbers shifted and turned by step (prime to 34), followed by
 * isolated actors and by copies of itself. */
static ptce_network *karate(size_t step, size_t isolated, size_t copies)
{
    enum { N = 34 };
    made_rows edges;
    made_read(&edges, "karate_edges.csv");
    ptce_network *network =
        made_new("karate", N * copies + isolated, copies * edges.count, 0);
    for (size_t i = 0; i < N * copies + isolated; i++)
        made_actor(network, i, PTCE_TYPE_OTHER);
    for (size_t c = 0; c < copies; c++)
        for (size_t i = 1; i < edges.count; i++)
            (void)made_tie(
                network, c * N + strtoul(edges.rows[i][0], NULL, 10) * step % N,
                c * N + strtoul(edges.rows[i][1], NULL, 10) * step % N, 1);
    made_rows_clear(&edges);
    return made_done(network);
}

static void relabelling__moves_values_and_changes_none(void **state)
{
    static const char *const tied_by_id[] = {
        "community",  "core",           "communities",       "modularity",
        "robustness", "robustness_gap", "robustness_random",
    };
    ptce_measuring a;
    ptce_measuring b;
    made_one one_a;
    made_one one_b;
    (void)state;
    ptce_network *plain = karate(1, 0, 1);
    ptce_network *turned = karate(5, 0, 1);
    made_measure(&a, &one_a, plain, NULL);
    made_measure(&b, &one_b, turned, NULL);
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        bool skipped = measure->level == PTCE_EDGE;
        for (size_t k = 0; k < PT_COUNT(tied_by_id); k++)
            skipped |= strcmp(tied_by_id[k], measure->id) == 0;
        size_t count = measure->level == PTCE_NODE ? 34 : 1;
        for (size_t v = 0; !skipped && v < count; v++)
            assert_near(made_value(&b, measure->id, v * 5 % 34),
                        made_value(&a, measure->id, v), 1e-9);
    }
    assert_near(made_value(&a, "modularity", 0), 0.41978961209730437, 1e-9);
    assert_near(made_value(&b, "modularity", 0), 0.41978961209730437, 1e-9);
    ptce_measuring_clear(&a);
    ptce_measuring_clear(&b);
    ptce_network_free(plain);
    ptce_network_free(turned);
}

static void an_isolate__changes_nothing_around_the_others(void **state)
{
    static const char *const unmoved[] = {
        "degree",   "betweenness", "closeness",   "harmonic", "constraint",
        "coreness", "clustering",  "eigenvector", "katz",     "articulation"};
    ptce_measuring a;
    ptce_measuring b;
    made_one one_a;
    made_one one_b;
    (void)state;
    ptce_network *plain = karate(1, 0, 1);
    ptce_network *joined = karate(1, 1, 1);
    made_measure(&a, &one_a, plain, NULL);
    made_measure(&b, &one_b, joined, NULL);
    for (size_t i = 0; i < PT_COUNT(unmoved); i++)
        for (size_t v = 0; v < 34; v++)
            assert_near(made_value(&b, unmoved[i], v),
                        made_value(&a, unmoved[i], v), 1e-9);
    assert_near(made_value(&b, "components", 0), 2.0, 0);
    assert_near(made_value(&b, "transitivity", 0),
                made_value(&a, "transitivity", 0), 1e-12);
    assert_true(isnan(made_value(&b, "closeness", 34)));
    ptce_measuring_clear(&a);
    ptce_measuring_clear(&b);
    ptce_network_free(plain);
    ptce_network_free(joined);
}

static void a_disjoint_copy__doubles_what_adds_up(void **state)
{
    ptce_measuring a;
    ptce_measuring b;
    made_one one_a;
    made_one one_b;
    (void)state;
    ptce_network *plain = karate(1, 0, 1);
    ptce_network *twice = karate(1, 0, 2);
    made_measure(&a, &one_a, plain, NULL);
    made_measure(&b, &one_b, twice, NULL);
    static const char *const doubled[] = {"nodes", "edges", "components",
                                          "articulation_points", "bridges"};
    for (size_t i = 0; i < PT_COUNT(doubled); i++)
        assert_near(made_value(&b, doubled[i], 0),
                    2 * made_value(&a, doubled[i], 0), 0);
    for (size_t v = 0; v < 34; v++) {
        assert_near(made_value(&b, "betweenness", 34 + v),
                    made_value(&a, "betweenness", v), 1e-9);
        assert_true(isnan(made_value(&b, "eigenvector", v)));
        assert_near(made_value(&b, "pagerank", v),
                    made_value(&a, "pagerank", v) / 2, 1e-9);
    }
    ptce_measuring_clear(&a);
    ptce_measuring_clear(&b);
    ptce_network_free(plain);
    ptce_network_free(twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(project__joins_members_with_newman_weights),
        cmocka_unit_test(count__joins_members_with_weight_one),
        cmocka_unit_test(drop__leaves_ties_and_still_measures_pooling),
        cmocka_unit_test(keep__makes_pools_vertices_in_one_sorted_list),
        cmocka_unit_test(follow__makes_two_arcs_of_what_has_no_direction),
        cmocka_unit_test(closeness__tells_a_sink_from_an_isolate),
        cmocka_unit_test(keep__counts_isolates_and_pieces_over_actors),
        cmocka_unit_test(large_pools__are_refused_unless_kept),
        cmocka_unit_test(weights__out_of_range_are_refused),
        cmocka_unit_test(measure_rank__falls_and_breaks_ties_by_id),
        cmocka_unit_test(relabelling__moves_values_and_changes_none),
        cmocka_unit_test(an_isolate__changes_nothing_around_the_others),
        cmocka_unit_test(a_disjoint_copy__doubles_what_adds_up),
    };
    return cmocka_run_group_tests_name("analysis.graph", tests, NULL, NULL);
}
