/* SPDX-License-Identifier: MIT */
/* The ensembles have the law they promise. */
#include "analysis/null.h"
#include "support/cmocka_all.h"

#include <string.h>

#define DRAWS 8400

/* Four vertices, three edges: 20 graphs, each as likely as any other. */
static void null_cug__draws_every_graph_equally_often(void **state)
{
    (void)state;
    pt_graph like = {.n = 4, .m = 3};
    pt_random random;
    size_t seen[64] = {0};
    double chi = 0;
    size_t graphs = 0;
    pt_random_seed(&random, 1);
    for (size_t draw = 0; draw < DRAWS; draw++) {
        static const size_t place[4][4] = {
            {0, 0, 1, 2}, {0, 0, 3, 4}, {0, 0, 0, 5}};
        pt_graph graph;
        size_t code = 0;
        assert_int_equal(pt_null_cug(&graph, &like, &random, NULL), PTCE_OK);
        assert_int_equal(graph.m, 3);
        for (size_t e = 0; e < 3; e++) {
            assert_true(graph.edges[e].from < graph.edges[e].to);
            code |= (size_t)1 << place[graph.edges[e].from][graph.edges[e].to];
        }
        seen[code]++;
        pt_graph_clear(&graph);
    }
    for (size_t code = 0; code < 64; code++) {
        double expected = DRAWS / 20.0;
        double off = (double)seen[code] - expected;
        graphs += seen[code] > 0;
        chi += seen[code] ? off * off / expected : 0;
    }
    assert_int_equal(graphs, 20);
    assert_true(chi < 43.8); /* the 99.9 % quantile with 19 degrees */
}

static void null_cug__keeps_arcs_and_extremes(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 2);
    static const struct {
        size_t n, m;
        bool directed;
    } shapes[] = {{0, 0, false},  {1, 0, true},  {5, 0, false},
                  {5, 10, false}, {5, 20, true}, {5, 7, true}};
    for (size_t i = 0; i < PT_COUNT(shapes); i++) {
        pt_graph like = {
            .n = shapes[i].n, .m = shapes[i].m, .directed = shapes[i].directed};
        pt_graph graph;
        assert_int_equal(pt_null_cug(&graph, &like, &random, NULL), PTCE_OK);
        assert_int_equal(graph.m, shapes[i].m);
        for (size_t e = 1; e < graph.m; e++)
            assert_true(graph.edges[e - 1].from < graph.edges[e].from ||
                        (graph.edges[e - 1].from == graph.edges[e].from &&
                         graph.edges[e - 1].to < graph.edges[e].to));
        for (size_t e = 0; e < graph.m; e++)
            assert_true(graph.edges[e].from != graph.edges[e].to &&
                        graph.edges[e].to < shapes[i].n);
        pt_graph_clear(&graph);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_cug__draws_every_graph_equally_often),
        cmocka_unit_test(null_cug__keeps_arcs_and_extremes),
    };
    return cmocka_run_group_tests_name("analysis.null", tests, NULL, NULL);
}
