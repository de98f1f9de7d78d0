/* SPDX-License-Identifier: MIT */
/* How far numbers can be relied on, against the golden files. */
#include "analysis/certainty.h"
#include "analysis/golden_file.h"

#include <stdlib.h>

static const char *file_of(const cJSON *golden, const char *which)
{
    const char *path = find(find(golden, "data"), which)->valuestring;
    return strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
}

static ptce_network *network_named(const char *name)
{
    cJSON *golden = read_golden(name);
    ptce_network *network = made_from_files(file_of(golden, "nodes"),
                                            file_of(golden, "edges"), NULL);
    cJSON_Delete(golden);
    return network;
}

static double value_of(pt_study *study, const char *id)
{
    double value;
    unsigned char reason;
    const pt_column column = {&value, &reason, 1};
    assert_int_equal(
        pt_measure_compute(&column, pt_measure_row_find(id), study, NULL),
        PTCE_OK);
    return value;
}

/* ---- Golden: the jackknife ------------------------------------------------
 */

#define LEAVES "_leave_one_out"
#define ERROR "_jackknife_se"

/* What is not the same here, and why. */
static const char *const other_convention[][3] = {
    {"tiny_bowtie5", "transitivity",
     "without its middle there is no triple: undefined here, 0 there"},
};

static bool differs(const char *graph, const char *measure)
{
    for (size_t i = 0; i < PT_COUNT(other_convention); i++)
        if (strcmp(other_convention[i][0], graph) == 0 &&
            strcmp(other_convention[i][1], measure) == 0)
            return true;
    return false;
}

static void compare_leaves(ptce_network *network, const char *graph,
                           const char *measure, const cJSON *values)
{
    opened o;
    size_t undefined = 0;
    open_study(&o, network);
    assert_int_equal(cJSON_GetArraySize(values), o.selection.actor_count);
    for (size_t i = 0; i < o.selection.actor_count; i++) {
        const pt_omission omission = {.actor = o.selection.actors[i]};
        pt_variant variant;
        assert_int_equal(pt_variant_open(&variant, &o.study, &omission, NULL),
                         PTCE_OK);
        double value = value_of(&variant.study, measure);
        double golden = number_of(cJSON_GetArrayItem(values, (int)i));
        undefined += isnan(value) != 0;
        if (isnan(value))
            assert_true(golden == 0);
        else
            assert_near(value, golden, EXACT);
        pt_variant_close(&variant);
    }
    assert_int_equal(undefined, differs(graph, measure));
    close_study(&o);
}

static void compare_error(ptce_network *network, const char *graph,
                          const char *measure, const cJSON *all, double golden)
{
    char key[96];
    double leaves[64];
    asked a;
    (void)snprintf(key, sizeof key, "%s" LEAVES, measure);
    const cJSON *values = find(all, key);
    size_t n = (size_t)cJSON_GetArraySize(values);
    assert_true(n < PT_COUNT(leaves));
    for (size_t i = 0; i < n; i++)
        leaves[i] = number_of(cJSON_GetArrayItem(values, (int)i));
    assert_near(pt_jackknife_error(leaves, n), golden, EXACT);
    ask(&a, network, "uncertainty", 1, 20);
    const ptce_cell *cell = cell_of(a.table, measure, NULL, "error");
    if (differs(graph, measure))
        assert_reason(cell, "not-without-one");
    else
        assert_near(cell->number, golden, EXACT);
    done(&a);
}

static void jackknife__agrees_with_the_golden_file(void **state)
{
    (void)state;
    cJSON *golden = read_golden("jackknife_open");
    const cJSON *graph;
    const cJSON *value;
    cJSON_ArrayForEach(graph, find(golden, "graphs"))
    {
        ptce_network *network = network_named(graph->string);
        const cJSON *values = find(graph, "values");
        cJSON_ArrayForEach(value, values)
        {
            char measure[64];
            (void)snprintf(measure, sizeof measure, "%s", value->string);
            char *leaves = strstr(measure, LEAVES);
            char *error = strstr(measure, ERROR);
            if (!leaves && !error)
                fail_msg("%s is not tested", value->string);
            *(leaves ? leaves : error) = '\0';
            if (leaves)
                compare_leaves(network, graph->string, measure, value);
            else
                compare_error(network, graph->string, measure, values,
                              number_of(value));
        }
        ptce_network_free(network);
    }
    cJSON_Delete(golden);
}

/* ---- Golden: uncertain ties -----------------------------------------------
 */

#define ACTORS 5

/* Expectations over an ensemble: weighted sums of powers, to tell the error
 * of a mean as well. */
typedef struct sums {
    double weight;
    double ties[3], components[2], largest[2], connected[2];
    double degree[ACTORS][2], articulation[ACTORS][2];
} sums;

static void add(double *powers, double value, double weight)
{
    powers[0] += weight * value;
    powers[1] += weight * value * value;
}

static void take_nodes(double powers[ACTORS][2], const char *id,
                       pt_study *study, double weight)
{
    double values[ACTORS];
    unsigned char reasons[ACTORS];
    const pt_column column = {values, reasons, ACTORS};
    assert_int_equal(
        pt_measure_compute(&column, pt_measure_row_find(id), study, NULL),
        PTCE_OK);
    for (size_t v = 0; v < ACTORS; v++)
        add(powers[v], values[v], weight);
}

static ptce_status sum_up(void *data, pt_study *study, size_t i, double weight,
                          ptce_error *err)
{
    sums *s = data;
    double components = value_of(study, "components");
    (void)i;
    (void)err;
    s->weight += weight;
    add(s->ties, value_of(study, "edges"), weight);
    add(s->components, components, weight);
    add(s->connected, components == 1, weight);
    add(s->largest, ACTORS * value_of(study, "largest_component_share"),
        weight);
    take_nodes(s->degree, "degree", study, weight);
    take_nodes(s->articulation, "articulation", study, weight);
    return PTCE_OK;
}

/* The confidence that the golden file gives a tie. */
static double confidence_of(const ptce_tie *tie, const made_rows *edges,
                            const cJSON *confidence)
{
    for (size_t i = 1; i < edges->count; i++) {
        char from[16];
        char to[16];
        (void)snprintf(from, sizeof from, "%03d", atoi(edges->rows[i][0]));
        (void)snprintf(to, sizeof to, "%03d", atoi(edges->rows[i][1]));
        if ((strcmp(from, tie->from_id) == 0 && strcmp(to, tie->to_id) == 0) ||
            (strcmp(to, tie->from_id) == 0 && strcmp(from, tie->to_id) == 0))
            return number_of(cJSON_GetArrayItem(confidence, (int)i - 1));
    }
    fail_msg("no edge %s-%s", tie->from_id, tie->to_id);
    return 0;
}

static void compare_mean(const double *powers, double golden, size_t draws)
{
    double variance = powers[1] - powers[0] * powers[0];
    double margin = draws ? 4 * sqrt(variance / (double)draws) : 0;
    assert_near(powers[0], golden, margin + EXACT);
}

static void compare_list(double powers[ACTORS][2], const cJSON *golden,
                         size_t draws)
{
    assert_int_equal(cJSON_GetArraySize(golden), ACTORS);
    for (size_t v = 0; v < ACTORS; v++)
        compare_mean(powers[v], number_of(cJSON_GetArrayItem(golden, (int)v)),
                     draws);
}

static void compare_expectation(sums *s, const cJSON *golden, size_t draws)
{
    const char *key = golden->string;
    double variance = s->ties[1] - s->ties[0] * s->ties[0];
    if (strcmp(key, "expected_ties") == 0)
        compare_mean(s->ties, number_of(golden), draws);
    else if (strcmp(key, "variance_of_tie_count") == 0)
        /* of about normal counts, the variance varies by sqrt(2/N) of it */
        assert_near(variance, number_of(golden),
                    (draws ? 4 * variance * sqrt(2 / (double)draws) : 0) +
                        EXACT);
    else if (strcmp(key, "expected_components") == 0)
        compare_mean(s->components, number_of(golden), draws);
    else if (strcmp(key, "expected_largest_component") == 0)
        compare_mean(s->largest, number_of(golden), draws);
    else if (strcmp(key, "probability_connected") == 0)
        compare_mean(s->connected, number_of(golden), draws);
    else if (strcmp(key, "expected_degree") == 0)
        compare_list(s->degree, golden, draws);
    else if (strcmp(key, "probability_articulation_point") == 0)
        compare_list(s->articulation, golden, draws);
    else
        fail_msg("%s is not tested", key);
}

static void uncertain_ties__agree_with_the_golden_file(void **state)
{
    (void)state;
    cJSON *golden = read_golden("uncertain_ties_open");
    const cJSON *graph = find(golden, "graph");
    ptce_network *network = network_named(graph->valuestring);
    made_rows edges;
    made_read(&edges, "tiny_bowtie5_edges.csv");
    opened o;
    pt_ensemble ensemble;
    open_study(&o, network);
    assert_int_equal(
        pt_ensemble_init(&ensemble, &o.study, &o.selection, 0.5, 200, NULL),
        PTCE_OK);
    assert_int_equal(ensemble.facts.count, network->tie_count);
    for (size_t f = 0; f < ensemble.facts.count; f++)
        ensemble.keep[f] =
            confidence_of(&network->ties[ensemble.facts.items[f].row], &edges,
                          find(golden, "tie_confidence_in_edge_file_order"));
    for (size_t draws = 0; draws <= 4000; draws += 4000) {
        sums s = {0};
        pt_ensemble_plan(&ensemble, 200);
        assert_true(ensemble.exact && ensemble.size == 64);
        if (draws) {
            ensemble.exact = false;
            ensemble.size = draws;
        }
        assert_int_equal(pt_ensemble_visit(&ensemble, sum_up, &s, NULL),
                         PTCE_OK);
        assert_near(s.weight, 1, EXACT);
        const cJSON *value;
        cJSON_ArrayForEach(value, find(golden, "values"))
            compare_expectation(&s, value, draws);
    }
    close_study(&o);
    made_rows_clear(&edges);
    ptce_network_free(network);
    cJSON_Delete(golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jackknife__agrees_with_the_golden_file),
        cmocka_unit_test(uncertain_ties__agree_with_the_golden_file),
    };
    return cmocka_run_group_tests_name("analysis.certainty_golden", tests, NULL,
                                       NULL);
}
