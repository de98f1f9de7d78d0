/* SPDX-License-Identifier: MIT */
/* The samplers against whole ensembles that others listed: every key of
 * golden/nulls_exact is looked at, for every graph that has it. */
#include "analysis/golden_file.h"
#include "analysis/law.h"
#include "analysis/made.h"
#include "analysis/null.h"
#include "analysis/standing.h"

#include <string.h>

#define EACH 30 /* draws of each graph of the degrees */
#define CUG_DRAWS 20000
#define SURE 4 /* standard errors */

/* One graph of the file, with what was drawn for it. */
typedef struct trial {
    const char *name;
    const cJSON *golden; /* its values */
    ptce_measuring measuring;
    pt_graph like;
    double triples;
    size_t observed;   /* triangles */
    uint64_t *codes;   /* of graphs with its degrees, sorted */
    double *listed;    /* transitivity, of each different one of them */
    size_t *triangles; /* of each draw */
    size_t draws, different;
    bool frozen;
    double *uniform; /* triangles of graphs of its size */
} trial;

static size_t count_triangles(const pt_graph *graph)
{
    bool tied[16][16] = {{false}};
    size_t count = 0;
    for (size_t e = 0; e < graph->m; e++)
        tied[graph->edges[e].from][graph->edges[e].to] = true;
    for (size_t e = 0; e < graph->m; e++)
        for (size_t c = 0; c < graph->n; c++)
            count +=
                tied[graph->edges[e].from][c] && tied[graph->edges[e].to][c];
    return count;
}

static double golden_of(const trial *t, const char *key)
{
    return number_of(find(t->golden, key));
}

/* ---- Drawing --------------------------------------------------------------
 */

static void draw_degrees(trial *t)
{
    pt_swaps swaps;
    pt_random random;
    pt_random_seed(&random, 1);
    t->draws = EACH * (size_t)golden_of(t, "degree_preserving_realisations");
    t->codes = pt_alloc(t->draws, sizeof *t->codes);
    t->triangles = pt_alloc(t->draws, sizeof *t->triangles);
    t->listed = pt_alloc(t->draws, sizeof *t->listed);
    assert_true(t->codes && t->triangles && t->listed);
    assert_int_equal(pt_swaps_open(&swaps, &t->like, &random, NULL), PTCE_OK);
    t->frozen = swaps.frozen;
    for (size_t draw = 0; draw < t->draws; draw++) {
        pt_graph graph;
        assert_int_equal(pt_swaps_draw(&graph, &swaps, &random, NULL), PTCE_OK);
        uint64_t code = code_of(&graph);
        bool seen = false;
        for (size_t i = 0; i < draw && !seen; i++)
            seen = t->codes[i] == code;
        t->codes[draw] = code;
        t->triangles[draw] = count_triangles(&graph);
        if (!seen)
            t->listed[t->different++] =
                pt_number_round(3 * (double)t->triangles[draw] / t->triples);
        pt_graph_clear(&graph);
    }
    pt_swaps_close(&swaps);
}

static void draw_size(trial *t)
{
    pt_random random;
    pt_random_seed(&random, 2);
    t->uniform = pt_alloc(CUG_DRAWS, sizeof *t->uniform);
    assert_non_null(t->uniform);
    for (size_t draw = 0; draw < CUG_DRAWS; draw++) {
        pt_graph graph;
        assert_int_equal(pt_null_cug(&graph, &t->like, &random, NULL), PTCE_OK);
        t->uniform[draw] = (double)count_triangles(&graph);
        pt_graph_clear(&graph);
    }
}

/* ---- Laws -----------------------------------------------------------------
 */

/* Each count of triangles as often as the histogram says; rare ones together.
 */
static void assert_law(const cJSON *histogram, const size_t *seen, size_t draws,
                       const char *what)
{
    double all = 0;
    double chi = 0;
    double rare[2] = {0, 0};
    size_t cells = 0;
    size_t found = 0;
    const cJSON *cell;
    cJSON_ArrayForEach(cell, histogram) all += cell->valuedouble;
    cJSON_ArrayForEach(cell, histogram)
    {
        size_t triangles = (size_t)strtoul(cell->string, NULL, 10);
        double expected = (double)draws * cell->valuedouble / all;
        double off = (double)seen[triangles] - expected;
        found += seen[triangles];
        if (expected < 5) {
            rare[0] += expected;
            rare[1] += (double)seen[triangles];
            continue;
        }
        chi += off * off / expected;
        cells++;
    }
    if (rare[0] > 0) {
        chi += (rare[1] - rare[0]) * (rare[1] - rare[0]) / rare[0];
        cells++;
    }
    assert_int_equal(found, draws); /* and no other count */
    assert_fits(chi, cells - 1, what);
}

static void check_realisations(trial *t, double expected)
{
    assert_int_equal(t->different, (size_t)expected);
    assert_uniform(t->codes, t->draws, (size_t)expected, t->name);
}

static void check_reached(trial *t, double expected)
{
    assert_int_equal(t->different, (size_t)expected);
    assert_int_equal(t->frozen, expected == 1);
}

static void check_degrees_law(trial *t, double expected)
{
    (void)expected;
    size_t seen[64] = {0};
    for (size_t i = 0; i < t->draws; i++)
        seen[t->triangles[i]]++;
    assert_law(find(t->golden, "degree_preserving_triangle_histogram"), seen,
               t->draws, t->name);
}

static void check_size_law(trial *t, double expected)
{
    (void)expected;
    size_t seen[64] = {0};
    for (size_t i = 0; i < CUG_DRAWS; i++)
        seen[(size_t)t->uniform[i]]++;
    assert_law(find(t->golden, "cug_edges_triangle_histogram"), seen, CUG_DRAWS,
               t->name);
}

/* ---- Standings ------------------------------------------------------------
 */

static void check_observed(trial *t, double expected)
{
    assert_int_equal(t->observed, (size_t)expected);
    assert_near(made_value(&t->measuring, "transitivity", 0),
                3 * expected / t->triples, EXACT);
}

static void check_triples(trial *t, double expected)
{
    double sum = 0;
    for (size_t v = 0; v < t->like.n; v++) {
        double degree = made_value(&t->measuring, "degree", v);
        sum += degree * (degree - 1) / 2;
    }
    assert_near(sum, expected, 0);
}

/* Transitivity among those of all graphs with its degrees, each once. */
static pt_standing among_listed(const trial *t)
{
    pt_standing standing = {
        .value = pt_number_round(3 * (double)t->observed / t->triples)};
    pt_standing_judge(&standing, t->listed, t->different, PT_FIXED_BY_DEGREES);
    return standing;
}

static void check_mean(trial *t, double expected)
{
    assert_near(among_listed(t).among.mean, expected, EXACT);
}

static void check_z(trial *t, double expected)
{
    pt_standing standing = among_listed(t);
    assert_near(standing.among.z, expected, EXACT);
    assert_true(standing.among.fixed == (isnan(expected) != 0));
}

/* The file counts half of the graphs where all have one value; we say that the
 * degrees alone fix it, and give no percentile. */
static void check_percentile(trial *t, double expected)
{
    pt_standing standing = among_listed(t);
    if (!standing.among.fixed) {
        assert_near(standing.among.percentile, expected, EXACT);
        return;
    }
    assert_near(expected, 0.5, 0);
    assert_true(isnan(standing.among.percentile) != 0);
    assert_int_equal(standing.reason, PT_FIXED_BY_DEGREES);
}

static void check_upper(trial *t, double expected)
{
    double value = among_listed(t).value;
    double upper = 0;
    for (size_t i = 0; i < t->different; i++)
        upper += t->listed[i] >= value;
    assert_near(upper / (double)t->different, expected, EXACT);
}

static pt_standing among_uniform(const trial *t)
{
    pt_standing standing = {.value = (double)t->observed};
    pt_standing_judge(&standing, t->uniform, CUG_DRAWS, PT_FIXED_BY_SIZE);
    return standing;
}

static void check_size_mean(trial *t, double expected)
{
    ptce_percentile among = among_uniform(t).among;
    double error = among.sd / sqrt((double)CUG_DRAWS);
    assert_true(fabs(among.mean - expected) <= SURE * error);
}

static void check_size_percentile(trial *t, double expected)
{
    ptce_percentile among = among_uniform(t).among;
    if (among.fixed)
        assert_near(expected, 0.5, 0);
    else
        assert_true(fabs(among.percentile - expected) <= SURE * among.error);
}

static const struct {
    const char *key;
    void (*check)(trial *t, double expected);
} checks[] = {
    {"degree_preserving_realisations", check_realisations},
    {"degree_preserving_triangle_histogram", check_degrees_law},
    {"observed_triangles", check_observed},
    {"triples", check_triples},
    {"degree_preserving_transitivity_mean", check_mean},
    {"degree_preserving_transitivity_z", check_z},
    {"degree_preserving_percentile_midrank", check_percentile},
    {"degree_preserving_p_upper", check_upper},
    {"reached_by_single_double_edge_swaps", check_reached},
    {"cug_edges_triangle_histogram", check_size_law},
    {"cug_edges_expected_triangles", check_size_mean},
    {"cug_edges_percentile_midrank", check_size_percentile},
};

/* What the program prints agrees with the whole ensemble. */
static void check_program(const trial *t)
{
    const ptce_percentile *printed = ptce_measure_percentile(
        &t->measuring.networks[0], ptce_measure_find("transitivity"));
    pt_standing exact = among_listed(t);
    assert_non_null(printed);
    assert_true(printed->fixed == exact.among.fixed);
    assert_int_equal(printed->draws, t->frozen ? 0 : PTCE_COMPARE_DRAWS);
    if (printed->fixed) {
        assert_string_equal(printed->reason, "fixed-by-degrees");
        assert_near(printed->mean, exact.value, 0);
        return;
    }
    assert_null(printed->reason);
    double error = sqrt(exact.among.percentile * (1 - exact.among.percentile) /
                        PTCE_COMPARE_DRAWS);
    assert_true(fabs(printed->percentile - exact.among.percentile) <=
                SURE * error);
    assert_near(printed->error,
                sqrt(printed->percentile * (1 - printed->percentile) /
                     PTCE_COMPARE_DRAWS),
                EXACT);
}

/* ---- One graph ------------------------------------------------------------
 */

static ptce_network *network_of(const char *name)
{
    char file[128];
    cJSON *golden = read_golden(name);
    const cJSON *data = find(golden, "data");
    (void)snprintf(file, sizeof file, "%s",
                   find(data, "nodes")->valuestring + strlen("data/"));
    ptce_network *network = made_from_files(
        file, find(data, "edges")->valuestring + strlen("data/"), NULL);
    cJSON_Delete(golden);
    return network;
}

static void check_graph(const cJSON *golden)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    trial t = {.name = golden->string, .golden = find(golden, "values")};
    made_one one;
    ptce_network *network = network_of(t.name);
    made_measure(&t.measuring, &one, network, &view);
    assert_int_equal(
        ptce_percentiles_all(&t.measuring, PTCE_COMPARE_DRAWS, &run, NULL),
        PTCE_OK);
    t.like = (pt_graph){.n = t.measuring.networks[0].vertex_count,
                        .m = t.measuring.networks[0].edge_count,
                        .vertices = t.measuring.networks[0].vertices,
                        .edges = t.measuring.networks[0].edges};
    t.triples = golden_of(&t, "triples");
    t.observed = count_triangles(&t.like);
    draw_degrees(&t);
    draw_size(&t);
    const cJSON *item;
    cJSON_ArrayForEach(item, t.golden)
    {
        size_t i = 0;
        while (i < PT_COUNT(checks) && strcmp(checks[i].key, item->string) != 0)
            i++;
        if (i == PT_COUNT(checks))
            fail_msg("nobody looks at %s", item->string);
        checks[i].check(&t, number_of(item));
    }
    check_program(&t);
    free(t.codes);
    free(t.triangles);
    free(t.listed);
    free(t.uniform);
    ptce_measuring_clear(&t.measuring);
    ptce_network_free(network);
}

static void golden__every_ensemble_has_its_law(void **state)
{
    (void)state;
    cJSON *root = read_golden("nulls_exact");
    const cJSON *golden;
    size_t graphs = 0;
    cJSON_ArrayForEach(golden, find(root, "graphs"))
    {
        check_graph(golden);
        graphs++;
    }
    assert_int_equal(graphs, 6);
    cJSON_Delete(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden__every_ensemble_has_its_law),
    };
    return cmocka_run_group_tests_name("analysis.null_golden", tests, NULL,
                                       NULL);
}
