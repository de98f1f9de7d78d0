/* SPDX-License-Identifier: MIT */
/* The ensembles have the law they promise: on graphs so small that all of an
 * ensemble can be listed, each member is drawn as often as any other. */
#include "analysis/null.h"
#include "analysis/law.h"

#include <string.h>

#define MOST 64 /* edges */
#define DRAWS 8400

/* ---- Graphs as numbers --------------------------------------------------- */

/* The pairs (ordered where directed) of n vertices, in order. */
static size_t list_pairs(ptce_edge *pairs, size_t n, bool directed)
{
    size_t count = 0;
    for (size_t a = 0; a < n; a++)
        for (size_t b = directed ? 0 : a + 1; b < n; b++)
            if (a != b)
                pairs[count++] = (ptce_edge){.from = a, .to = b, .weight = 1};
    return count;
}

/* The graph whose i-th pair is tied where bit i is set. */
static pt_graph graph_of(ptce_edge *edges, size_t n, bool directed,
                         uint64_t bits)
{
    ptce_edge pairs[MOST];
    pt_graph graph = {.n = n, .directed = directed, .edges = edges};
    size_t count = list_pairs(pairs, n, directed);
    for (size_t i = 0; i < count; i++)
        if (bits >> i & 1)
            edges[graph.m++] = pairs[i];
    return graph;
}

/* The degrees as a number: in and out where directed. */
static uint64_t degrees_of(const pt_graph *graph)
{
    uint64_t key = 0;
    for (size_t e = 0; e < graph->m; e++) {
        key += (uint64_t)1 << (4 * graph->edges[e].from);
        key += (uint64_t)1 << (4 * graph->edges[e].to +
                               (graph->directed ? 32 : 0));
    }
    return key;
}

/* How many graphs have the degrees of each graph, by its number; to be freed.
 */
static size_t *count_alike(size_t n, bool directed, size_t *graphs)
{
    ptce_edge edges[MOST];
    *graphs = (size_t)1 << list_pairs(edges, n, directed);
    uint64_t *keys = pt_alloc(*graphs, sizeof *keys);
    size_t *alike = pt_alloc(*graphs, sizeof *alike);
    assert_true(keys && alike);
    for (size_t g = 0; g < *graphs; g++) {
        pt_graph graph = graph_of(edges, n, directed, g);
        keys[g] = degrees_of(&graph);
    }
    for (size_t g = 0; g < *graphs; g++)
        for (size_t h = 0; h < *graphs; h++)
            alike[g] += keys[g] == keys[h];
    free(keys);
    return alike;
}

/* ---- The same size --------------------------------------------------------
 */

static void null_cug__draws_every_graph_equally_often(void **state)
{
    (void)state;
    static const struct {
        size_t n, m, graphs;
        bool directed;
    } rows[] = {{4, 3, 20, false}, {5, 6, 210, false}, {3, 3, 20, true}};
    static uint64_t codes[DRAWS];
    pt_random random;
    pt_random_seed(&random, 1);
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        pt_graph like = {
            .n = rows[i].n, .m = rows[i].m, .directed = rows[i].directed};
        for (size_t draw = 0; draw < DRAWS; draw++) {
            pt_graph graph;
            assert_int_equal(pt_null_cug(&graph, &like, &random, NULL),
                             PTCE_OK);
            assert_int_equal(graph.m, like.m);
            codes[draw] = code_of(&graph);
            pt_graph_clear(&graph);
        }
        assert_uniform(codes, DRAWS, rows[i].graphs, "CUG");
    }
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
        (void)code_of(&graph);
        pt_graph_clear(&graph);
    }
}

/* ---- The same degrees -----------------------------------------------------
 */

static void draw_swapped(uint64_t *codes, size_t draws, const pt_graph *like,
                         uint64_t seed)
{
    pt_random random;
    pt_swaps swaps;
    pt_random_seed(&random, seed);
    assert_int_equal(pt_swaps_open(&swaps, like, &random, NULL), PTCE_OK);
    for (size_t draw = 0; draw < draws; draw++) {
        pt_graph graph;
        assert_int_equal(pt_swaps_draw(&graph, &swaps, &random, NULL), PTCE_OK);
        assert_int_equal(graph.m, like->m);
        assert_true(degrees_of(&graph) == degrees_of(like));
        codes[draw] = code_of(&graph);
        pt_graph_clear(&graph);
    }
    pt_swaps_close(&swaps);
}

/* One graph of every 37 is taken, so that most sequences of degrees are seen:
 * the law must be uniform for each, also where swaps alone stand still. */
static void check_swaps(size_t n, bool directed)
{
    static uint64_t codes[DRAWS];
    ptce_edge edges[MOST];
    size_t graphs = 0;
    size_t checked = 0;
    size_t *alike = count_alike(n, directed, &graphs);
    for (size_t g = 5; g < graphs; g += 37) {
        pt_graph like = graph_of(edges, n, directed, g);
        size_t draws = 40 * alike[g];
        if (alike[g] == 1 || draws > DRAWS)
            continue;
        draw_swapped(codes, draws, &like, g);
        assert_uniform(codes, draws, alike[g], directed ? "arcs" : "swaps");
        checked++;
    }
    free(alike);
    assert_true(checked >= 20);
}

static void swaps__draw_every_graph_of_the_degrees_equally_often(void **state)
{
    (void)state;
    check_swaps(5, false);
    check_swaps(4, true);
}

/* Two cycles: no two arcs of one can swap, yet it can be turned. And two arcs
 * that can always swap: a chain that never held would go to and fro. */
static void swaps__turn_cycles_and_do_not_swing(void **state)
{
    (void)state;
    ptce_edge cycle[] = {
        {.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 2, .to = 0}};
    ptce_edge arcs[] = {{.from = 0, .to = 2}, {.from = 1, .to = 3}};
    const pt_graph rows[] = {
        {.n = 3, .m = 3, .directed = true, .edges = cycle},
        {.n = 4, .m = 2, .directed = true, .edges = arcs},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        uint64_t codes[400];
        draw_swapped(codes, PT_COUNT(codes), &rows[i], 3);
        assert_uniform(codes, PT_COUNT(codes), 2, "two graphs");
    }
}

/* Over all graphs of five vertices, and all directed ones of four. */
static void check_frozen(size_t n, bool directed)
{
    ptce_edge edges[MOST];
    size_t graphs = 0;
    size_t *alike = count_alike(n, directed, &graphs);
    pt_random random;
    pt_random_seed(&random, 4);
    for (size_t g = 0; g < graphs; g++) {
        pt_graph like = graph_of(edges, n, directed, g);
        pt_swaps swaps;
        assert_int_equal(pt_swaps_open(&swaps, &like, &random, NULL), PTCE_OK);
        if (swaps.frozen != (alike[g] == 1))
            fail_msg("graph %zu has %zu alike", g, alike[g]);
        assert_true(swaps.m < 2 || swaps.accepted > 0 || swaps.frozen);
        assert_true(pt_swaps_can_move(&swaps) != swaps.frozen);
        pt_swaps_close(&swaps);
    }
    free(alike);
}

static void swaps__are_frozen_where_one_graph_has_the_degrees(void **state)
{
    (void)state;
    check_frozen(5, false);
    check_frozen(4, true);
}

/* ---- Two modes ------------------------------------------------------------
 */

#define ROWS ((size_t)3)
#define COLUMNS ((size_t)4)

/* The margins of a table of bits, as a number. */
static uint64_t margins_of(uint64_t bits)
{
    uint64_t key = 0;
    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        if (bits >> i & 1)
            key += ((uint64_t)1 << (4 * (i / COLUMNS))) +
                   ((uint64_t)1 << (16 + 4 * (i % COLUMNS)));
    return key;
}

static void fill(pt_incidence *table, uint64_t bits)
{
    assert_int_equal(
        pt_incidence_init(table, ROWS, COLUMNS, ROWS * COLUMNS, NULL), PTCE_OK);
    size_t count = 0;
    for (size_t row = 0; row < ROWS; row++) {
        for (size_t column = 0; column < COLUMNS; column++)
            if (bits >> (row * COLUMNS + column) & 1)
                table->column[count++] = column;
        table->start[row + 1] = count;
    }
}

static uint64_t bits_of(const pt_incidence *table)
{
    uint64_t bits = 0;
    for (size_t row = 0; row < ROWS; row++) {
        for (size_t i = table->start[row]; i < table->start[row + 1]; i++) {
            assert_true(i == table->start[row] ||
                        table->column[i - 1] < table->column[i]);
            bits |= (uint64_t)1 << (row * COLUMNS + table->column[i]);
        }
    }
    return bits;
}

static void curveball__draws_every_table_of_the_margins_equally_often(void **s)
{
    static uint64_t codes[DRAWS];
    (void)s;
    for (uint64_t bits = 3; bits < (uint64_t)1 << (ROWS * COLUMNS);
         bits += 97) {
        pt_incidence table;
        pt_random random;
        size_t alike = 0;
        for (uint64_t b = 0; b < (uint64_t)1 << (ROWS * COLUMNS); b++)
            alike += margins_of(b) == margins_of(bits);
        fill(&table, bits);
        assert_true(pt_incidence_can_trade(&table) == (alike > 1));
        pt_random_seed(&random, bits);
        for (size_t draw = 0; draw < 40 * alike; draw++) {
            pt_incidence_shuffle(&table, &random);
            codes[draw] = bits_of(&table);
        }
        assert_uniform(codes, 40 * alike, alike, "curveball");
        pt_incidence_clear(&table);
    }
}

/* Three actors and two pools, one tie; the pools have two members and one. */
static pt_graph two_mode(ptce_vertex *vertices, pt_arena *arena)
{
    static ptce_edge edges[] = {{.from = 0, .to = 1},
                                {.from = 0, .to = 3},
                                {.from = 1, .to = 3},
                                {.from = 2, .to = 4}};
    for (size_t v = 0; v < 5; v++)
        vertices[v] = (ptce_vertex){.id = "", .is_pool = v >= 3, .row = v};
    pt_graph graph = {.n = 5,
                      .m = 4,
                      .pools = 2,
                      .vertices = vertices,
                      .edges = edges,
                      .arena = arena};
    assert_int_equal(pt_graph_link(&graph, NULL), PTCE_OK);
    return graph;
}

/* Of the same size: 3 ties times C(6, 3) = 20 sets of memberships. Of the same
 * degrees: the tie stays, one of three actors is alone in the second pool. */
static void pools__stay_pools(void **state)
{
    (void)state;
    static uint64_t codes[2][DRAWS];
    ptce_vertex vertices[5];
    pt_arena *arena = pt_arena_new();
    pt_graph like = two_mode(vertices, arena);
    pt_swaps swaps;
    pt_random random;
    pt_random_seed(&random, 5);
    assert_int_equal(pt_swaps_open(&swaps, &like, &random, NULL), PTCE_OK);
    assert_false(swaps.frozen);
    for (size_t draw = 0; draw < DRAWS; draw++) {
        pt_graph drawn[2];
        assert_int_equal(pt_null_cug(&drawn[0], &like, &random, NULL), PTCE_OK);
        assert_int_equal(pt_swaps_draw(&drawn[1], &swaps, &random, NULL),
                         PTCE_OK);
        for (size_t i = 0; i < 2; i++) {
            codes[i][draw] = code_of(&drawn[i]);
            assert_int_equal(drawn[i].pools, 2);
            assert_int_equal(
                pt_degree(&drawn[i].out, 3) + pt_degree(&drawn[i].out, 4), 3);
            pt_graph_clear(&drawn[i]);
        }
    }
    assert_uniform(codes[0], DRAWS, 60, "size with pools");
    assert_uniform(codes[1], DRAWS, 3, "degrees with pools");
    pt_swaps_close(&swaps);
    pt_arena_free(arena);
}

/* ---- Types ----------------------------------------------------------------
 */

/* Three actors change places in every order; the pools keep theirs. */
static void null_types__deals_actors_out_equally_often(void **state)
{
    (void)state;
    static uint64_t codes[DRAWS];
    ptce_vertex vertices[5];
    pt_arena *arena = pt_arena_new();
    pt_graph like = two_mode(vertices, arena);
    pt_random random;
    pt_random_seed(&random, 6);
    for (size_t draw = 0; draw < DRAWS; draw++) {
        pt_graph graph;
        assert_int_equal(pt_null_types(&graph, &like, &random, NULL), PTCE_OK);
        codes[draw] = 0;
        for (size_t v = 0; v < 5; v++)
            codes[draw] = 8 * codes[draw] + graph.vertices[v].row;
        assert_int_equal(graph.vertices[3].row, 3);
        assert_ptr_equal(graph.edges, like.edges);
        pt_graph_clear(&graph);
    }
    assert_uniform(codes, DRAWS, 6, "types");
    pt_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_cug__draws_every_graph_equally_often),
        cmocka_unit_test(null_cug__keeps_arcs_and_extremes),
        cmocka_unit_test(swaps__draw_every_graph_of_the_degrees_equally_often),
        cmocka_unit_test(swaps__turn_cycles_and_do_not_swing),
        cmocka_unit_test(swaps__are_frozen_where_one_graph_has_the_degrees),
        cmocka_unit_test(
            curveball__draws_every_table_of_the_margins_equally_often),
        cmocka_unit_test(pools__stay_pools),
        cmocka_unit_test(null_types__deals_actors_out_equally_often),
    };
    return cmocka_run_group_tests_name("analysis.null", tests, NULL, NULL);
}
