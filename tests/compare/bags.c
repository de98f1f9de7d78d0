/* SPDX-License-Identifier: MIT */
/* Distances between networks: every key of the golden files is either
 * reproduced or named here as out of scope. */
#include "analysis/made.h"
#include "compare/golden.h"

#include "compare/bags.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NETWORKS 12
#define KINDS 16

/* Keys of the golden files that the library does not compute. */
static const struct {
    const char *prefix, *reason;
} out_of_scope[] = {
    {"netlsd", "two reference codes differ, and it is partly driven by size"},
    {"gcd11", "a rank correlation over eleven orbits of few actors is noise"},
    {"orbits4", "only needed by gcd11"},
    {"portrait_divergence_pre2019_netrd", "the formula before the paper's"},
    {"metrics[", "measures: tests/analysis/mini7.c"},
};

/* Networks that the golden matrices hold and whose data are not free to ship.
 */
static const char *const not_shipped[] = {"dolphins"};

static bool is_out_of_scope(const char *key)
{
    for (size_t i = 0; i < PT_COUNT(out_of_scope); i++)
        if (strncmp(key, out_of_scope[i].prefix,
                    strlen(out_of_scope[i].prefix)) == 0)
            return true;
    return false;
}

/* ---- Reading --------------------------------------------------------------
 */

typedef struct made_graph {
    bool shipped;
    pt_graph graph;
    size_t *types;
} made_graph;

/* Kinds by first appearance, shared by all networks. */
static const char *kinds[KINDS];
static size_t kind_count;
static char kind_names[KINDS][32];

static size_t kind_of(const char *name)
{
    for (size_t i = 0; i < kind_count; i++)
        if (strcmp(kinds[i], name) == 0)
            return i;
    assert_true(kind_count < KINDS);
    (void)snprintf(kind_names[kind_count], sizeof kind_names[0], "%s", name);
    kinds[kind_count] = kind_names[kind_count];
    return kind_count++;
}

static int by_ends(const void *a, const void *b)
{
    const ptce_edge *x = a;
    const ptce_edge *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

/* Rows of one network, where the first column names it; all rows else. */
static bool is_of(const made_rows *rows, size_t i, const char *network)
{
    return !network || strcmp(rows->rows[i][0], network) == 0;
}

static void read_graph(made_graph *g, const char *nodes, const char *edges,
                       const char *network)
{
    made_rows list;
    size_t first = network ? 1 : 0;
    made_read(&list, nodes);
    *g = (made_graph){.shipped = true,
                      .types = pt_alloc(list.count, sizeof *g->types),
                      .graph = {.arena = pt_arena_new()}};
    size_t kind = made_column(&list, "kind");
    for (size_t i = 1; i < list.count; i++)
        if (is_of(&list, i, network))
            g->types[g->graph.n++] =
                kind < MADE_FIELDS ? kind_of(list.rows[i][kind]) : 0;
    made_rows_clear(&list);
    made_read(&list, edges);
    g->graph.edges =
        pt_arena_take(g->graph.arena, list.count, sizeof(ptce_edge));
    for (size_t i = 1; i < list.count; i++) {
        if (!is_of(&list, i, network))
            continue;
        size_t a = strtoul(list.rows[i][first], NULL, 10) - 1;
        size_t b = strtoul(list.rows[i][first + 1], NULL, 10) - 1;
        g->graph.edges[g->graph.m++] =
            (ptce_edge){.from = a < b ? a : b, .to = a < b ? b : a};
    }
    made_rows_clear(&list);
    qsort(g->graph.edges, g->graph.m, sizeof(ptce_edge), by_ends);
    assert_int_equal(pt_graph_link(&g->graph, NULL), PTCE_OK);
}

static void clear_graph(made_graph *g)
{
    pt_graph_clear(&g->graph);
    free(g->types);
}

static const char *base_name(const cJSON *path)
{
    return strrchr(path->valuestring, '/') + 1;
}

static void read_named(made_graph *g, const char *name)
{
    *g = (made_graph){0};
    for (size_t i = 0; i < PT_COUNT(not_shipped); i++)
        if (strcmp(not_shipped[i], name) == 0)
            return;
    cJSON *root = load(name);
    const cJSON *data = at(root, "data");
    read_graph(g, base_name(at(data, "nodes")), base_name(at(data, "edges")),
               NULL);
    cJSON_Delete(root);
}

/* ---- Checks ---------------------------------------------------------------
 */

typedef double distance(const pt_bag *a, const pt_bag *b);

static void check_square(const cJSON *want, const pt_bag *bags,
                         const made_graph *graphs, size_t count,
                         distance *between)
{
    assert_int_equal(cJSON_GetArraySize(want), (int)count);
    for (size_t i = 0; i < count; i++) {
        const cJSON *row = cJSON_GetArrayItem(want, (int)i);
        for (size_t j = 0; j < count; j++)
            if (graphs[i].shipped && graphs[j].shipped)
                assert_near(between(&bags[i], &bags[j]),
                            cJSON_GetArrayItem(row, (int)j)->valuedouble,
                            TOLERANCE);
    }
}

static double cell_of(const pt_bag *bag, size_t level, size_t k)
{
    for (size_t i = 0; i < bag->count; i++)
        if (bag->items[i].key == PT_PORTRAIT_KEY(level, k))
            return bag->items[i].weight;
    return 0;
}

/* Column 0 of the golden portrait counts those who see nobody. */
static void check_portrait(const cJSON *want, const pt_bag *bag, size_t n)
{
    double cells = 0;
    for (int l = 0; l < cJSON_GetArraySize(want); l++) {
        const cJSON *row = cJSON_GetArrayItem(want, l);
        double seeing = 0;
        for (int k = 1; k < cJSON_GetArraySize(row); k++) {
            double here = cell_of(bag, (size_t)l, (size_t)k);
            assert_near(here, cJSON_GetArrayItem(row, k)->valuedouble, 0);
            seeing += here;
            cells += here > 0;
        }
        assert_near((double)n - seeing, cJSON_GetArrayItem(row, 0)->valuedouble,
                    0);
    }
    assert_int_equal(bag->count, (size_t)cells);
}

static void check_portraits(const cJSON *want, const cJSON *names,
                            const made_graph *graphs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pt_bag bag;
        if (!graphs[i].shipped)
            continue;
        assert_int_equal(pt_bag_portrait(&bag, &graphs[i].graph, NULL),
                         PTCE_OK);
        check_portrait(at(want, cJSON_GetArrayItem(names, (int)i)->valuestring),
                       &bag, graphs[i].graph.n);
        pt_bag_clear(&bag);
    }
}

typedef ptce_status counting(pt_bag *bag, const made_graph *g);

static ptce_status portrait_of(pt_bag *bag, const made_graph *g)
{
    ptce_status st = pt_bag_portrait(bag, &g->graph, NULL);
    pt_bag_weigh_portrait(bag);
    return st;
}

static ptce_status degrees_of(pt_bag *bag, const made_graph *g)
{
    return pt_bag_degrees(bag, &g->graph, NULL);
}

static ptce_status mixing_of(pt_bag *bag, const made_graph *g)
{
    return pt_bag_mixing(bag, &g->graph, g->types, KINDS, NULL);
}

static ptce_status subtrees_of(pt_bag *bags, const made_graph *graphs,
                               size_t count)
{
    const pt_graph *flat[NETWORKS];
    const size_t *types[NETWORKS];
    for (size_t i = 0; i < count; i++) {
        flat[i] = &graphs[i].graph;
        types[i] = graphs[i].types;
    }
    return pt_bags_subtrees(bags, flat, types, count, NULL);
}

static void check_distance(const cJSON *want, const made_graph *graphs,
                           size_t count, counting *fill)
{
    pt_bag bags[NETWORKS] = {{0}};
    for (size_t i = 0; i < count; i++)
        if (graphs[i].shipped)
            assert_int_equal(fill(&bags[i], &graphs[i]), PTCE_OK);
    check_square(want, bags, graphs, count, pt_bag_jsd);
    for (size_t i = 0; i < count; i++)
        pt_bag_clear(&bags[i]);
}

static void check_subtrees(const cJSON *want, const made_graph *graphs,
                           size_t count)
{
    pt_bag bags[NETWORKS] = {{0}};
    assert_int_equal(subtrees_of(bags, graphs, count), PTCE_OK);
    check_square(want, bags, graphs, count, pt_bag_cosine_distance);
    for (size_t i = 0; i < count; i++)
        pt_bag_clear(&bags[i]);
}

static void check_file(const char *file, const cJSON *values,
                       const cJSON *names, const made_graph *graphs,
                       size_t count)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, values)
    {
        const char *key = item->string;
        if (strcmp(key, "networks") == 0 || strcmp(key, "kinds") == 0 ||
            is_out_of_scope(key))
            continue;
        if (strcmp(key, "portraits") == 0)
            check_portraits(item, names, graphs, count);
        else if (strcmp(key, "portrait_divergence") == 0)
            check_distance(item, graphs, count, portrait_of);
        else if (strcmp(key, "degree_jsd") == 0)
            check_distance(item, graphs, count, degrees_of);
        else if (strcmp(key, "mixing_matrix_jsd") == 0)
            check_distance(item, graphs, count, mixing_of);
        else if (strcmp(key, "wl_typed_h2_cosine_distance") == 0)
            check_subtrees(item, graphs, count);
        else
            fail_msg("%s: %s is neither checked nor out of scope", file, key);
    }
}

static void check_distances_of(const char *file)
{
    made_graph graphs[NETWORKS];
    cJSON *root = load(file);
    const cJSON *names = at(root, "networks");
    size_t count = (size_t)cJSON_GetArraySize(names);
    for (size_t i = 0; i < count; i++)
        read_named(&graphs[i], cJSON_GetArrayItem(names, (int)i)->valuestring);
    check_file(file, at(root, "values"), names, graphs, count);
    for (size_t i = 0; i < count; i++)
        clear_graph(&graphs[i]);
    cJSON_Delete(root);
}

static void distances__agree_with_the_golden_files(void **state)
{
    (void)state;
    check_distances_of("distances_open");
    check_distances_of("distances_open_connected");
    check_distances_of("distances_open_typed");
}

static void distances__agree_with_the_seven_clusters(void **state)
{
    (void)state;
    static const char *const ids[] = {"T1", "T2", "T3", "L1", "L2", "L3", "L4"};
    made_graph graphs[NETWORKS];
    cJSON *root = load("mini7_networks");
    for (size_t i = 0; i < PT_COUNT(ids); i++)
        read_graph(&graphs[i], "mini7_nodes.csv", "mini7_edges.csv", ids[i]);
    check_file("mini7_networks", at(root, "values"), NULL, graphs,
               PT_COUNT(ids));
    for (size_t i = 0; i < PT_COUNT(ids); i++)
        clear_graph(&graphs[i]);
    cJSON_Delete(root);
}

/* ---- What must hold of any ------------------------------------------------
 */

static void jsd__is_a_bit_between_what_shares_nothing(void **state)
{
    (void)state;
    pt_item a[] = {{1, 2}, {5, 2}};
    pt_item b[] = {{2, 7}};
    pt_item twice[] = {{1, 4}, {5, 4}};
    assert_near(pt_bag_jsd(&(pt_bag){a, 2}, &(pt_bag){b, 1}), 1, 1e-15);
    assert_near(pt_bag_jsd(&(pt_bag){a, 2}, &(pt_bag){twice, 2}), 0, 1e-15);
    assert_near(pt_bag_cosine_distance(&(pt_bag){a, 2}, &(pt_bag){b, 1}), 1, 0);
    assert_near(pt_bag_cosine_distance(&(pt_bag){a, 2}, &(pt_bag){twice, 2}), 0,
                1e-15);
    assert_true(isnan(pt_bag_jsd(&(pt_bag){a, 2}, &(pt_bag){0})) != 0);
    assert_true(isnan(pt_bag_cosine_distance(&(pt_bag){0}, &(pt_bag){a, 2})) !=
                0);
}

static void bags__of_nobody_and_of_no_tie(void **state)
{
    (void)state;
    for (size_t n = 0; n < 3; n++) {
        made_graph g = {.graph = {.n = n, .arena = pt_arena_new()},
                        .types = pt_alloc(n, sizeof(size_t))};
        pt_bag bag;
        assert_int_equal(pt_graph_link(&g.graph, NULL), PTCE_OK);
        assert_int_equal(portrait_of(&bag, &g), PTCE_OK);
        assert_int_equal(bag.count, n > 0); /* each sees itself */
        pt_bag_clear(&bag);
        assert_int_equal(mixing_of(&bag, &g), PTCE_OK);
        assert_int_equal(bag.count, 0);
        pt_bag_clear(&bag);
        assert_int_equal(subtrees_of(&bag, &g, 1), PTCE_OK);
        assert_int_equal(bag.count, n > 0 ? 3 : 0);
        pt_bag_clear(&bag);
        clear_graph(&g);
    }
}

static void rows__that_are_not_complete_have_no_distance(void **state)
{
    (void)state;
    double none = (double)NAN;
    const double rows[] = {0, 0, 3, 4, none, 1};
    double square[9];
    pt_row_distances(square, rows, 3, 2);
    assert_near(square[1], 5, 0);
    assert_near(square[3], 5, 0);
    assert_near(square[0], 0, 0);
    assert_true(isnan(square[2]) != 0 && isnan(square[8]) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances__agree_with_the_golden_files),
        cmocka_unit_test(distances__agree_with_the_seven_clusters),
        cmocka_unit_test(jsd__is_a_bit_between_what_shares_nothing),
        cmocka_unit_test(bags__of_nobody_and_of_no_tie),
        cmocka_unit_test(rows__that_are_not_complete_have_no_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
