/* SPDX-License-Identifier: MIT */
/* Brokerage, modularity of types and tests of the E-I index agree with the
 * golden files, key by key. */
#include "analysis/cells.h"
#include "analysis/golden_file.h"
#include "analysis/made.h"
#include "support/cmocka_all.h"

#define MOST_DETAILS 4

static ptce_network *network_of(const char *name, const char *column)
{
    cJSON *golden = read_golden(name);
    const cJSON *data = find(golden, "data");
    const char *nodes = strrchr(find(data, "nodes")->valuestring, '/');
    const char *edges = strrchr(find(data, "edges")->valuestring, '/');
    assert_true(nodes && edges);
    ptce_network *network = made_from_files(nodes + 1, edges + 1, column);
    cJSON_Delete(golden);
    return network;
}

static void ask(ptce_measuring *measuring, const char *const *ids, size_t count)
{
    const ptce_detail *details[MOST_DETAILS];
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    assert_true(count <= MOST_DETAILS);
    for (size_t i = 0; i < count; i++)
        details[i] = ptce_detail_find(ids[i]);
    options.details = details;
    options.count = count;
    assert_int_equal(ptce_detail_all(measuring, &options, &run, NULL), PTCE_OK);
}

/* The type tells networks and their grouping column. */
static const char *const grouped[][2] = {
    {"tiny_bowtie5", "kind"},       {"tiny_complete5", "kind"},
    {"tiny_disconnected9", "kind"}, {"tiny_path5", "kind"},
    {"tiny_star6", "kind"},         {"zachary_karate", "club"},
};

static const cJSON *value_of(const cJSON *golden, const char *key,
                             const char *column)
{
    char name[64];
    (void)snprintf(name, sizeof name, "%s[%s]", key, column);
    return find(find(golden, "values"), name);
}

/* ---- Brokerage ----------------------------------------------------------- */

/* In the order of the columns of the golden files. */
static const char *const roles[] = {"coordinator",    "consultant",
                                    "representative", "gatekeeper",
                                    "liaison",        "total"};
static const char *const sums[] = {"w_I", "w_O", "b_IO", "b_OI", "b_O", "t"};

static void compare_scores(const ptce_measuring *measuring, const cJSON *golden,
                           const char *column)
{
    const ptce_measures *measures = &measuring->networks[0];
    const ptce_detail_table *table = table_of(measures, "brokerage_expected");
    const cJSON *scores = value_of(golden, "brokerage_z", column);
    assert_int_equal(cJSON_GetArraySize(scores), measures->vertex_count);
    assert_int_equal(table->rows, measures->vertex_count * PT_COUNT(roles));
    for (size_t v = 0; v < measures->vertex_count; v++)
        for (size_t role = 0; role < PT_COUNT(roles); role++) {
            size_t row = row_of(table, measures->vertices[v].id, roles[role]);
            const cJSON *score = cJSON_GetArrayItem(
                cJSON_GetArrayItem(scores, (int)v), (int)role);
            assert_near(cell_at(table, row, "z")->number, number_of(score),
                        EXACT);
        }
}

static void compare_sums(const ptce_measuring *measuring, const cJSON *golden,
                         const char *column)
{
    const cJSON *whole = value_of(golden, "brokerage_global_raw", column);
    const ptce_detail_table *table =
        table_of(&measuring->networks[0], "brokerage_roles");
    assert_non_null(whole);
    if (number_of(find(whole, "t")) == 0) {
        assert_string_equal(table->reason, "no-brokerage");
        return;
    }
    for (size_t role = 0; role < PT_COUNT(roles); role++)
        assert_true(cell_at(table, row_of(table, roles[role], NULL), "observed")
                        ->number == number_of(find(whole, sums[role])));
}

static void brokerage__agrees_with_the_golden_files(void **state)
{
    static const char *const ids[] = {"brokerage_expected", "brokerage_roles"};
    (void)state;
    for (size_t i = 0; i < PT_COUNT(grouped); i++) {
        const char *column = grouped[i][1];
        cJSON *golden = read_golden(grouped[i][0]);
        ptce_network *network = network_of(grouped[i][0], column);
        ptce_measuring measuring;
        made_one one;
        made_measure(&measuring, &one, network, NULL);
        ask(&measuring, ids, 2);
        compare_sums(&measuring, golden, column);
        if (!table_of(&measuring.networks[0], "brokerage_expected")->reason)
            compare_scores(&measuring, golden, column);
        else
            fail_msg("%s has no table of roles", grouped[i][0]);
        ptce_measuring_clear(&measuring);
        ptce_network_free(network);
        cJSON_Delete(golden);
    }
}

/* ---- Modularity ---------------------------------------------------------- */

static double modularity_under(const char *name, const char *column,
                               ptce_weights weights)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_network *network = network_of(name, column);
    ptce_measuring measuring;
    made_one one;
    view.weights = weights;
    made_measure(&measuring, &one, network, &view);
    double value = made_value(&measuring, "modularity_type", 0);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
    return value;
}

static void modularity__agrees_with_and_without_weights(void **state)
{
    (void)state;
    size_t weighted = 0;
    for (size_t i = 0; i < PT_COUNT(grouped); i++) {
        const char *column = grouped[i][1];
        cJSON *golden = read_golden(grouped[i][0]);
        const cJSON *with = value_of(golden, "modularity_weighted", column);
        assert_near(
            modularity_under(grouped[i][0], column, PTCE_WEIGHTS_IGNORE),
            number_of(value_of(golden, "modularity", column)), EXACT);
        if (with)
            assert_near(
                modularity_under(grouped[i][0], column, PTCE_WEIGHTS_STRENGTH),
                number_of(with), EXACT);
        weighted += with != NULL;
        cJSON_Delete(golden);
    }
    assert_int_equal(weighted, 2);
}

/* ---- Tests of the E-I index ---------------------------------------------- */

static const char *const pairs[][2] = {
    {"external", "external"},
    {"internal", "internal"},
    {"ei_index", "ei"},
    {"expected_ei", "ei_expected"},
    {"cug_p_lower", "cug_p_lower"},
    {"cug_p_upper", "cug_p_upper"},
    {"cug_z", "cug_z"},
    {"label_permutations", "labels_all"},
    {"label_permutation_mean_external", "label_mean"},
    {"label_permutation_p_lower", "label_p_lower"},
    {"label_permutation_p_upper", "label_p_upper"},
    {"label_permutation_z", "label_z"},
};

static const char *paired(const char *key)
{
    for (size_t i = 0; i < PT_COUNT(pairs); i++)
        if (strcmp(pairs[i][0], key) == 0)
            return pairs[i][1];
    fail_msg("%s is not paired", key);
    return NULL;
}

/* Small chances too: relative, not absolute. */
static void assert_ratio(double value, double expected, const char *key)
{
    if (fabs(value - expected) > EXACT * fabs(expected))
        fail_msg("%s = %.15g, expected %.15g", key, value, expected);
}

static void compare_openness(const cJSON *graph, const char *name,
                             const char *column)
{
    static const char *const ids[] = {"openness"};
    ptce_network *network = network_of(name, column);
    ptce_measuring measuring;
    made_one one;
    made_measure(&measuring, &one, network, NULL);
    ask(&measuring, ids, 1);
    const ptce_detail_table *table =
        table_of(&measuring.networks[0], "openness");
    const cJSON *value;
    cJSON_ArrayForEach(value, find(graph, "values"))
        assert_ratio(indicated(table, paired(value->string)), number_of(value),
                     value->string);
    assert_true(made_value(&measuring, "ei_type_p", 0) ==
                indicated(table, "cug_p"));
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

/* Graphs of the file whose nodes and edges are not among the golden data. */
static const char *const without_data[] = {"sampson_like3[faction]"};

static void openness__agrees_with_every_key(void **state)
{
    (void)state;
    cJSON *golden = read_golden("ei_tests_open");
    const cJSON *graph;
    size_t compared = 0;
    cJSON_ArrayForEach(graph, find(golden, "graphs"))
    {
        char name[64];
        (void)snprintf(name, sizeof name, "%s", graph->string);
        char *column = strchr(name, '[');
        assert_non_null(column);
        bool left = strcmp(name, without_data[0]) == 0;
        *column++ = '\0';
        column[strcspn(column, "]")] = '\0';
        if (left)
            continue;
        compare_openness(graph, name, column);
        compared++;
    }
    assert_int_equal(compared + PT_COUNT(without_data),
                     cJSON_GetArraySize(find(golden, "graphs")));
    cJSON_Delete(golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brokerage__agrees_with_the_golden_files),
        cmocka_unit_test(modularity__agrees_with_and_without_weights),
        cmocka_unit_test(openness__agrees_with_every_key),
    };
    return cmocka_run_group_tests_name("analysis.kinds_golden", tests, NULL,
                                       NULL);
}
