/* SPDX-License-Identifier: MIT */
/* The measures agree with every golden file, and every golden value is either
 * tested here or listed with the reason why not. */
#include "analysis/golden_file.h"
#include "analysis/made.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#define SPECTRAL 1e-7

static const char *const files[] = {
    "borgatti_holes",     "florentine_marriage", "krackhardt_kite",
    "les_miserables",     "tiny_bowtie5",        "tiny_complete5",
    "tiny_disconnected9", "tiny_path5",          "tiny_star6",
    "zachary_karate",
};

/* A golden key, perhaps a member or a column of it, and the measure. */
typedef struct pairing {
    const char *key, *member;
    int column; /* of a list of lists, or -1 */
    const char *measure;
    double tolerance;
} pairing;

static const pairing pairings[] = {
    {"n", NULL, -1, "nodes", 0},
    {"m", NULL, -1, "edges", 0},
    {"components", NULL, -1, "components", 0},
    {"density", NULL, -1, "density", EXACT},
    {"mean_degree", NULL, -1, "mean_degree", EXACT},
    {"degree", NULL, -1, "degree", 0},
    {"strength", NULL, -1, "strength", EXACT},
    {"degree_gini", NULL, -1, "degree_gini", EXACT},
    {"diameter_over_reachable_pairs", NULL, -1, "diameter", 0},
    {"apl_over_reachable_pairs", NULL, -1, "mean_distance", EXACT},
    {"eccentricity_own_component", NULL, -1, "eccentricity", 0},
    {"global_efficiency", NULL, -1, "global_efficiency", EXACT},
    {"fragmentation", "F_residual", -1, "fragmentation", EXACT},
    {"fragmentation", "DF_residual", -1, "distance_fragmentation", EXACT},
    {"closeness_component", NULL, -1, "closeness", EXACT},
    {"harmonic_raw", NULL, -1, "harmonic", EXACT},
    {"betweenness_raw", NULL, -1, "betweenness", EXACT},
    {"betweenness_normalised", NULL, -1, "betweenness_normalized", EXACT},
    {"eigenvector_max1", NULL, -1, "eigenvector", SPECTRAL},
    {"pagerank_085", NULL, -1, "pagerank", SPECTRAL},
    {"katz_alpha005_beta1_raw", NULL, -1, "katz", SPECTRAL},
    {"constraint", NULL, -1, "constraint", EXACT},
    {"effective_size", NULL, -1, "effective_size", EXACT},
    {"efficiency_burt", NULL, -1, "efficiency", EXACT},
    {"coreness", NULL, -1, "coreness", 0},
    {"clustering_local_nan", NULL, -1, "clustering", EXACT},
    {"clustering_barrat_local", NULL, -1, "clustering_weighted", EXACT},
    {"clustering_average_defined", NULL, -1, "clustering_mean", EXACT},
    {"transitivity_global", NULL, -1, "transitivity", EXACT},
    {"assortativity_degree", NULL, -1, "assortativity_degree", EXACT},
    {"centralization_degree", NULL, -1, "centralization_degree", EXACT},
    {"centralization_betweenness", NULL, -1, "centralization_betweenness",
     EXACT},
    {"centralization_closeness", NULL, -1, "centralization_closeness", EXACT},
    {"robustness_degree_recalc", "R", -1, "robustness", EXACT},
    {"fragmentation_after_single_removal_DF_residual", NULL, -1,
     "fragmentation_if_removed", EXACT},
    {"fragmentation_after_single_removal_F_residual", NULL, -1,
     "component_fragmentation_if_removed", EXACT},
    /* with the column of the node file as type */
    {"assortativity_nominal[]", NULL, -1, "assortativity_type", EXACT},
    {"ei[]", "index", -1, "ei_type", EXACT},
    {"ei_expected_by_chance[]", NULL, -1, "ei_type_expected", EXACT},
    {"brokerage_raw[]", NULL, 0, "coordinator", 0},
    {"brokerage_raw[]", NULL, 1, "consultant", 0},
    {"brokerage_raw[]", NULL, 2, "representative", 0},
    {"brokerage_raw[]", NULL, 3, "gatekeeper", 0},
    {"brokerage_raw[]", NULL, 4, "liaison", 0},
    {"brokerage_raw[]", NULL, 5, "brokered_pairs", 0},
    {"brokerage_global_raw[]", "t", -1, "brokerage_total", 0},
    {"modularity[]", NULL, -1, "modularity_type", EXACT},
};

/* What weights mean in the view, and a pairing. */
typedef struct weighted_pairing {
    ptce_weights weights;
    pairing pairing;
} weighted_pairing;

static const weighted_pairing weighted_pairings[] = {
    {PTCE_WEIGHTS_STRENGTH,
     {"eigenvector_weighted_max1", NULL, -1, "eigenvector", SPECTRAL}},
    {PTCE_WEIGHTS_STRENGTH,
     {"pagerank_085_weighted", NULL, -1, "pagerank", SPECTRAL}},
    {PTCE_WEIGHTS_STRENGTH,
     {"constraint_weighted", NULL, -1, "constraint", EXACT}},
    {PTCE_WEIGHTS_STRENGTH,
     {"effective_size_weighted", NULL, -1, "effective_size", EXACT}},
    {PTCE_WEIGHTS_LENGTH,
     {"betweenness_raw_dist_inverse_weight", NULL, -1, "betweenness", EXACT}},
    {PTCE_WEIGHTS_LENGTH,
     {"closeness_component_dist_inverse_weight", NULL, -1, "closeness", EXACT}},
};

/* Tested by their own function below, or in kinds_golden.c. */
static const char *const tested_apart[] = {
    "brokerage_z[]",
    "modularity_weighted[]",
    "isolates",
    "articulation_points",
    "bridges",
    "edge_betweenness_raw",
    "eigenvector_degenerate",
    "core_periphery_discrete",
    "triangles_per_node",
    "cohesive_blocks", /* in blocks.c */
    /* in holding.c */
    "kpp_neg_DF_residual",
    "kpp_pos",
    "triads_by_edges",
};

/* Not measures of this program, and why. */
static const char *const out_of_scope[][2] = {
    {"component_sizes", "components and largest_component_share say it"},
    {"biconnected_components", "articulation points and bridges say it"},
    {"vertex_connectivity_lcc", "not offered: articulation share says it"},
    {"edge_connectivity_lcc", "not offered: bridges say it"},
    {"degree_variance", "not offered: Gini and centralization say it"},
    {"reachable_ordered_pairs", "part of mean_distance"},
    {"diameter_lcc", "other convention: over reachable pairs is ours"},
    {"apl_lcc", "other convention: over reachable pairs is ours"},
    {"radius_lcc", "not offered: eccentricity says it"},
    {"closeness_wasserman_faust", "other convention: within the component"},
    {"closeness_igraph_raw", "other convention: within the component"},
    {"adjacency_spectral_radius", "not offered: no meaning for partners"},
    {"eigenvector_l2", "other convention: maximum 1"},
    {"clustering_local_zero", "other convention: undefined below two"},
    {"clustering_average_zero", "other convention: mean over the defined"},
    {"clustering_onnela_local", "other convention: Barrat"},
    {"betweenness_dist_inverse_weight_float_trap", "about other programs"},
    {"centralization_degree_igraph_loops_true", "other convention: no loops"},
    {"centralization_eigenvector_max1", "not offered: not comparable"},
    {"centralization_eigenvector_l2", "not offered: not comparable"},
    {"centralization_eigenvector_sna_default", "not offered: wrong on stars"},
    {"maximal_cliques_count", "not offered: no meaning for partners"},
    {"clique_number", "not offered: no meaning for partners"},
    {"adjacency_eigenvalues", "not a measure: distances use them"},
    {"laplacian_eigenvalues", "not a measure: distances use them"},
    {"normalized_laplacian_eigenvalues", "not a measure: distances use them"},
    {"robustness_degree_static", "other convention: recalculated degree"},
    {"fragmentation_after_single_removal_F_isolates", "other denominator"},
};

static ptce_network *network_of(const cJSON *golden, const char *column)
{
    const cJSON *data = find(golden, "data");
    const char *nodes = find(data, "nodes")->valuestring;
    const char *edges = find(data, "edges")->valuestring;
    return made_from_files(
        strrchr(nodes, '/') ? strrchr(nodes, '/') + 1 : nodes,
        strrchr(edges, '/') ? strrchr(edges, '/') + 1 : edges, column);
}

/* "ei[kind]" for "ei[]" and the column kind. */
static void spell(char *key, size_t size, const char *pattern,
                  const char *column)
{
    size_t length = strlen(pattern);
    if (length > 2 && strcmp(pattern + length - 2, "[]") == 0)
        (void)snprintf(key, size, "%.*s[%s]", (int)(length - 2), pattern,
                       column ? column : "");
    else
        (void)snprintf(key, size, "%s", pattern);
}

static void compare_pairing(const ptce_measuring *measuring,
                            const cJSON *values, const pairing *p,
                            const char *column)
{
    char key[128];
    spell(key, sizeof key, p->key, column);
    const cJSON *item = find(values, key);
    if (item && p->member)
        item = find(item, p->member);
    if (!item)
        return;
    const ptce_measure *measure = ptce_measure_find(p->measure);
    assert_non_null(measure);
    bool list = cJSON_IsArray(item);
    size_t count = list ? (size_t)cJSON_GetArraySize(item) : 1;
    for (size_t i = 0; i < count; i++) {
        const cJSON *one = list ? cJSON_GetArrayItem(item, (int)i) : item;
        if (p->column >= 0)
            one = cJSON_GetArrayItem(one, p->column);
        double expected = number_of(one);
        double value = made_value(measuring, p->measure, i);
        if (!is_near(value, expected, p->tolerance))
            fail_msg("%s of %s [%zu] = %.15g, expected %.15g", p->measure,
                     measuring->networks[0].network->id, i, value, expected);
    }
}

static void is_one_of(const ptce_measuring *measuring, const cJSON *number,
                      const char *id, size_t index)
{
    (void)number;
    assert_true(made_value(measuring, id, index) == 1);
}

/* A list of numbers of nodes is exactly where a boolean is true. */
static void compare_set(const ptce_measuring *measuring, const cJSON *list,
                        const char *id)
{
    const cJSON *number;
    double count = 0;
    cJSON_ArrayForEach(number, list)
        is_one_of(measuring, number, id, (size_t)number->valueint - 1);
    for (size_t v = 0; v < measuring->networks[0].vertex_count; v++)
        count += made_value(measuring, id, v);
    assert_int_equal((int)count, cJSON_GetArraySize(list));
}

static size_t edge_at(const ptce_measures *measures, size_t a, size_t b)
{
    for (size_t e = 0; e < measures->edge_count; e++)
        if ((measures->edges[e].from == a && measures->edges[e].to == b) ||
            (measures->edges[e].from == b && measures->edges[e].to == a))
            return e;
    fail_msg("no edge %zu-%zu", a, b);
    return 0;
}

static void compare_edges(const ptce_measuring *measuring, const cJSON *golden)
{
    const cJSON *values = find(golden, "values");
    const ptce_measures *measures = &measuring->networks[0];
    made_rows rows;
    const char *file = find(find(golden, "data"), "edges")->valuestring;
    made_read(&rows, strrchr(file, '/') ? strrchr(file, '/') + 1 : file);
    const cJSON *list = find(values, "edge_betweenness_raw");
    for (size_t i = 1; i < rows.count; i++) {
        size_t e = edge_at(measures, strtoul(rows.rows[i][0], NULL, 10) - 1,
                           strtoul(rows.rows[i][1], NULL, 10) - 1);
        assert_near(made_value(measuring, "edge_betweenness", e),
                    number_of(cJSON_GetArrayItem(list, (int)i - 1)), EXACT);
    }
    made_rows_clear(&rows);
    const cJSON *pair;
    list = find(values, "bridges");
    cJSON_ArrayForEach(pair, list) is_one_of(
        measuring, pair, "bridge",
        edge_at(measures, (size_t)cJSON_GetArrayItem(pair, 0)->valueint - 1,
                (size_t)cJSON_GetArrayItem(pair, 1)->valueint - 1));
    assert_int_equal((int)made_value(measuring, "bridges", 0),
                     cJSON_GetArraySize(list));
}

/* The core found is one of the optimal ones. */
static void compare_core(const ptce_measuring *measuring, const cJSON *values)
{
    const cJSON *whole = find(values, "core_periphery_discrete");
    const cJSON *golden = whole ? find(whole, "missing") : NULL;
    if (!golden)
        return;
    double fit = made_value(measuring, "core_periphery_fit", 0);
    double best = number_of(find(golden, "fit"));
    if (isnan(best)) {
        assert_true(isnan(fit));
        return;
    }
    if (find(golden, "exact") == NULL && fit > best + EXACT)
        return; /* only a bound was known */
    assert_near(fit, best, EXACT);
    const cJSON *cores = find(golden, "cores");
    const cJSON *core;
    bool found = !cores;
    cJSON_ArrayForEach(core, cores)
    {
        size_t hits = 0;
        size_t count = 0;
        const cJSON *number;
        cJSON_ArrayForEach(number, core) hits +=
            made_value(measuring, "core", (size_t)number->valueint - 1) == 1;
        for (size_t v = 0; v < measuring->networks[0].vertex_count; v++)
            count += made_value(measuring, "core", v) == 1;
        found |= hits == count && (int)hits == cJSON_GetArraySize(core);
    }
    assert_true(found);
}

/* Each triangle of a vertex is counted by two of its edges. */
static void compare_triangles(const ptce_measuring *measuring,
                              const cJSON *values)
{
    const cJSON *list = find(values, "triangles_per_node");
    const ptce_measures *measures = &measuring->networks[0];
    for (size_t v = 0; list && v < measures->vertex_count; v++) {
        double twice = 0;
        for (size_t e = 0; e < measures->edge_count; e++)
            if (measures->edges[e].from == v || measures->edges[e].to == v)
                twice += made_value(measuring, "embeddedness", e);
        assert_true(twice == 2 * number_of(cJSON_GetArrayItem(list, (int)v)));
    }
}

static void compare_apart(const ptce_measuring *measuring, const cJSON *golden)
{
    const cJSON *values = find(golden, "values");
    compare_set(measuring, find(values, "articulation_points"), "articulation");
    assert_int_equal((int)made_value(measuring, "articulation_points", 0),
                     cJSON_GetArraySize(find(values, "articulation_points")));
    assert_int_equal((int)made_value(measuring, "isolates", 0),
                     cJSON_GetArraySize(find(values, "isolates")));
    compare_edges(measuring, golden);
    compare_core(measuring, values);
    compare_triangles(measuring, values);
    if (find(values, "eigenvector_degenerate"))
        assert_true(isnan(made_value(measuring, "eigenvector", 0)));
}

/* The detail is asked for on the same measuring. */
static void compare_triads(ptce_measuring *measuring, const cJSON *values)
{
    const ptce_detail *asked[] = {ptce_detail_find("triad_census")};
    ptce_detail_options options = {.details = asked, .count = 1};
    ptce_run run = PTCE_RUN_DEFAULT;
    const cJSON *list = find(values, "triads_by_edges");
    assert_int_equal(ptce_detail_all(measuring, &options, &run, NULL), PTCE_OK);
    const ptce_detail_table *table = &measuring->networks[0].details[0];
    assert_int_equal((int)table->rows, cJSON_GetArraySize(list));
    for (size_t i = 0; i < table->rows; i++)
        assert_true(table->cells[3 * i + 1].number ==
                    number_of(cJSON_GetArrayItem(list, (int)i)));
}

/* Measured under each meaning of weights. */
static void compare_weighted(ptce_network *network, const cJSON *values,
                             const char *column)
{
    for (size_t i = 0; i < PT_COUNT(weighted_pairings); i++) {
        ptce_view view = PTCE_VIEW_DEFAULT;
        ptce_measuring measuring;
        made_one one;
        view.weights = weighted_pairings[i].weights;
        made_measure(&measuring, &one, network, &view);
        compare_pairing(&measuring, values, &weighted_pairings[i].pairing,
                        column);
        ptce_measuring_clear(&measuring);
    }
}

static void compare_file(const char *name)
{
    cJSON *golden = read_golden(name);
    const cJSON *columns = find(golden, "grouping_columns");
    int count = cJSON_GetArraySize(columns);
    for (int c = 0; c < (count ? count : 1); c++) {
        const cJSON *item = cJSON_GetArrayItem(columns, c);
        const char *column = item ? item->valuestring : NULL;
        ptce_network *network = network_of(golden, column);
        ptce_measuring measuring;
        made_one one;
        made_measure(&measuring, &one, network, NULL);
        for (size_t i = 0; i < PT_COUNT(pairings); i++)
            compare_pairing(&measuring, find(golden, "values"), &pairings[i],
                            column);
        compare_apart(&measuring, golden);
        compare_triads(&measuring, find(golden, "values"));
        ptce_measuring_clear(&measuring);
        compare_weighted(network, find(golden, "values"), column);
        ptce_network_free(network);
    }
    cJSON_Delete(golden);
}

static void measures__agree_with_the_golden_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < PT_COUNT(files); i++)
        compare_file(files[i]);
}

static bool is_listed(const char *key)
{
    char plain[128];
    (void)snprintf(plain, sizeof plain, "%s", key);
    char *bracket = strchr(plain, '[');
    if (bracket)
        (void)snprintf(bracket, sizeof plain - (size_t)(bracket - plain), "[]");
    for (size_t i = 0; i < PT_COUNT(pairings); i++)
        if (strcmp(pairings[i].key, plain) == 0)
            return true;
    for (size_t i = 0; i < PT_COUNT(weighted_pairings); i++)
        if (strcmp(weighted_pairings[i].pairing.key, plain) == 0)
            return true;
    for (size_t i = 0; i < PT_COUNT(tested_apart); i++)
        if (strcmp(tested_apart[i], plain) == 0)
            return true;
    for (size_t i = 0; i < PT_COUNT(out_of_scope); i++)
        if (strcmp(out_of_scope[i][0], plain) == 0)
            return out_of_scope[i][1][0] != '\0';
    return false;
}

static void golden__every_key_is_tested_or_out_of_scope(void **state)
{
    (void)state;
    for (size_t i = 0; i < PT_COUNT(files); i++) {
        cJSON *golden = read_golden(files[i]);
        const cJSON *value;
        cJSON_ArrayForEach(value, find(golden, "values"))
        {
            if (!is_listed(value->string))
                fail_msg("%s: %s is neither tested nor out of scope", files[i],
                         value->string);
        }
        cJSON_Delete(golden);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures__agree_with_the_golden_files),
        cmocka_unit_test(golden__every_key_is_tested_or_out_of_scope),
    };
    return cmocka_run_group_tests_name("analysis.golden", tests, NULL, NULL);
}
