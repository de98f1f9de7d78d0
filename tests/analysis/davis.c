/* SPDX-License-Identifier: MIT */
/* Eighteen women and fourteen events: every value of the golden file of two
 * modes is tested here or listed with the reason why not. */
#include "analysis/golden_file.h"
#include "analysis/made.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#define SPECTRAL 1e-7
#define ACTORS 18
#define POOLS 14

static cJSON *golden;
static ptce_network *davis;
/* Pools projected, with the details; and kept as vertices. */
static ptce_measuring projected, kept;

typedef struct pairing {
    const char *key, *measure;
    const ptce_measuring *measuring;
} pairing;

static const pairing pairings[] = {
    {"actors", "nodes", &projected},
    {"ties", "edges", &kept},
    {"density", "two_mode_density", &projected},
    {"degree", "degree", &kept},
    {"degree_normalised_BE", "two_mode_degree", &kept},
    {"closeness_BE", "two_mode_closeness", &kept},
    {"betweenness_raw", "betweenness", &kept},
    {"betweenness_BE", "two_mode_betweenness", &kept},
    {"projection_binary_density", "density", &projected},
    {"projection_binary_transitivity", "transitivity", &projected},
    {"clustering_robins_alexander", "two_mode_clustering_global", &projected},
    {"clustering_latapy_dot", "two_mode_clustering", &kept},
    {"clustering_opsahl_global_actors", "two_mode_closure_actors", &projected},
    {"clustering_opsahl_global_resources", "two_mode_closure_pools",
     &projected},
    {"redundancy_actors", "redundancy", &projected},
    {"resource_single_holder_share", "single_member_pool_share", &projected},
    {"mean_holders_per_resource", "mean_pool_size", &projected},
    {"pooled_pairs_share", "pooled_pair_share", &projected},
    {"resources_lost_if_actor_leaves", "pools_left_alone", &projected},
};

static const char *const tested_apart[] = {
    "resources",
    "eigenvector_actors_l2",
    "eigenvector_resources_l2",
    "projection_shared_count",
    "projection_newman2001",
    "projection_jaccard",
    "mean_shared_resources_per_tied_pair",
    "articulation_points_twomode",
    "backbone_hypergeometric_upper_p",
    "backbone_pairs_p_below_0.05",
    "backbone_pairs_holm_0.05",
    "backbone_pairs_bh_0.05",
};

static const char *const out_of_scope[][2] = {
    {"singular_values_squared", "not offered: no meaning for partners"},
};

static const cJSON *value_of(const char *key)
{
    const cJSON *item = find(find(golden, "values"), key);
    if (!item)
        fail_msg("no %s", key);
    return item;
}

/* ---- Measures ------------------------------------------------------------ */

static void compare(const pairing *p)
{
    const cJSON *item = value_of(p->key);
    bool list = cJSON_IsArray(item);
    size_t count = list ? (size_t)cJSON_GetArraySize(item) : 1;
    if (list)
        assert_true(count <= p->measuring->networks[0].vertex_count);
    for (size_t i = 0; i < count; i++) {
        double expected =
            number_of(list ? cJSON_GetArrayItem(item, (int)i) : item);
        double value = made_value(p->measuring, p->measure, i);
        if (!is_near(value, expected, EXACT))
            fail_msg("%s [%zu] = %.15g, expected %.15g", p->measure, i, value,
                     expected);
    }
}

static void measures__agree_with_the_golden_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < PT_COUNT(pairings); i++)
        compare(&pairings[i]);
    assert_int_equal(kept.networks[0].vertex_count - ACTORS,
                     value_of("resources")->valueint);
    assert_near(made_value(&projected, "shared_pool_share", 0),
                1 - number_of(value_of("resource_single_holder_share")), 0);
}

/* An actor's value does not depend on what the view makes of pools. */
static void measures__of_actors_are_the_same_where_pools_are_kept(void **state)
{
    static const char *const ids[] = {
        "two_mode_degree",      "two_mode_closeness",  "two_mode_betweenness",
        "two_mode_eigenvector", "two_mode_clustering", "redundancy"};
    (void)state;
    for (size_t i = 0; i < PT_COUNT(ids); i++)
        for (size_t v = 0; v < ACTORS; v++)
            assert_near(made_value(&projected, ids[i], v),
                        made_value(&kept, ids[i], v), 1e-12);
}

/* Unit length there, maximum 1 here. */
static void compare_eigenvector(const char *key, size_t first)
{
    const cJSON *list = value_of(key);
    const cJSON *item;
    double most = 0;
    size_t v = first;
    cJSON_ArrayForEach(item, list) most = fmax(most, number_of(item));
    cJSON_ArrayForEach(item, list)
        assert_near(made_value(&kept, "two_mode_eigenvector", v++),
                    number_of(item) / most, SPECTRAL);
}

static void eigenvector__agrees_up_to_its_scale(void **state)
{
    (void)state;
    compare_eigenvector("eigenvector_actors_l2", 0);
    compare_eigenvector("eigenvector_resources_l2", ACTORS);
}

static void articulation_points__agree_in_both_modes(void **state)
{
    (void)state;
    double count = 0;
    for (size_t v = 0; v < ACTORS + POOLS; v++)
        count += made_value(&kept, "articulation", v);
    assert_int_equal((int)count, cJSON_GetArraySize(
                                     value_of("articulation_points_twomode")));
}

/* ---- Details ------------------------------------------------------------- */

static const ptce_detail_table *table_of(const char *id)
{
    const ptce_measures *measures = &projected.networks[0];
    for (size_t d = 0; d < measures->detail_count; d++)
        if (strcmp(measures->details[d].detail->id, id) == 0)
            return &measures->details[d];
    fail_msg("no detail %s", id);
    return NULL;
}

/* The value of a column for a pair, and what it is for pairs not listed. */
static double pair_value(const ptce_detail_table *table, size_t a, size_t b,
                         const char *column, double absent)
{
    size_t columns = table->detail->column_count;
    size_t c = 0;
    while (strcmp(table->detail->columns[c].id, column) != 0)
        c++;
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *row = &table->cells[i * columns];
        if (strtoul(row[0].text, NULL, 10) == a + 1 &&
            strtoul(row[1].text, NULL, 10) == b + 1)
            return row[c].number;
    }
    return absent;
}

static void compare_pairs(const char *key, const char *detail,
                          const char *column, double absent)
{
    const cJSON *matrix = value_of(key);
    const ptce_detail_table *table = table_of(detail);
    for (size_t a = 0; a < ACTORS; a++)
        for (size_t b = a + 1; b < ACTORS; b++) {
            double expected = number_of(
                cJSON_GetArrayItem(cJSON_GetArrayItem(matrix, (int)a), (int)b));
            double value = pair_value(table, a, b, column, absent);
            if (!is_near(value, expected, EXACT))
                fail_msg("%s of %zu and %zu = %.15g, expected %.15g", column,
                         a + 1, b + 1, value, expected);
        }
}

static void projection__agrees_pair_by_pair(void **state)
{
    (void)state;
    compare_pairs("projection_shared_count", "projection", "shared", 0);
    compare_pairs("projection_newman2001", "projection", "newman", 0);
    compare_pairs("projection_jaccard", "projection", "jaccard", 0);
    const ptce_detail_table *table = table_of("projection");
    double shared = 0;
    for (size_t i = 0; i < table->rows; i++)
        shared += table->cells[i * table->detail->column_count + 2].number;
    assert_near(shared / (double)table->rows,
                number_of(value_of("mean_shared_resources_per_tied_pair")),
                EXACT);
}

static int count_below(const char *column, double level)
{
    int count = 0;
    for (size_t a = 0; a < ACTORS; a++)
        for (size_t b = a + 1; b < ACTORS; b++)
            count +=
                pair_value(table_of("co_pooling"), a, b, column, 1) < level;
    return count;
}

static void co_pooling__agrees_and_nothing_survives(void **state)
{
    (void)state;
    compare_pairs("backbone_hypergeometric_upper_p", "co_pooling", "p", 1);
    assert_int_equal(count_below("p", 0.05),
                     value_of("backbone_pairs_p_below_0.05")->valueint);
    assert_int_equal(count_below("holm", 0.05),
                     value_of("backbone_pairs_holm_0.05")->valueint);
    assert_int_equal(count_below("bh", 0.05),
                     value_of("backbone_pairs_bh_0.05")->valueint);
}

/* ---- Every key ----------------------------------------------------------- */

static bool is_listed(const char *key)
{
    for (size_t i = 0; i < PT_COUNT(pairings); i++)
        if (strcmp(pairings[i].key, key) == 0)
            return true;
    for (size_t i = 0; i < PT_COUNT(tested_apart); i++)
        if (strcmp(tested_apart[i], key) == 0)
            return true;
    for (size_t i = 0; i < PT_COUNT(out_of_scope); i++)
        if (strcmp(out_of_scope[i][0], key) == 0)
            return out_of_scope[i][1][0] != '\0';
    return false;
}

static void golden__every_key_is_tested_or_out_of_scope(void **state)
{
    const cJSON *item;
    (void)state;
    cJSON_ArrayForEach(item, find(golden, "values"))
    {
        if (!is_listed(item->string))
            fail_msg("%s is neither tested nor out of scope", item->string);
    }
}

/* ---- Women as actors, events as pools ------------------------------------ */

static ptce_network *read_davis(void)
{
    made_rows nodes;
    made_rows edges;
    made_read(&nodes, "davis_nodes.csv");
    made_read(&edges, "davis_edges.csv");
    size_t mode = made_column(&nodes, "mode");
    ptce_network *network = made_new("davis", nodes.count, 0, nodes.count);
    for (size_t i = 1; i < nodes.count; i++) {
        const char *number = nodes.rows[i][0];
        if (strcmp(nodes.rows[i][mode], "actor") == 0) {
            made_actor(network, strtoul(number, NULL, 10), PTCE_TYPE_OTHER);
            continue;
        }
        char id[32];
        (void)snprintf(id, sizeof id, "%03lu", strtoul(number, NULL, 10));
        ptce_pool *pool = made_pool(network, id, edges.count);
        for (size_t e = 1; e < edges.count; e++)
            if (strcmp(edges.rows[e][1], number) == 0)
                made_member(network, pool, strtoul(edges.rows[e][0], NULL, 10));
    }
    made_rows_clear(&nodes);
    made_rows_clear(&edges);
    return made_done(network);
}

static int measure_davis(void **state)
{
    static made_one one;
    const ptce_detail *details[] = {ptce_detail_find("projection"),
                                    ptce_detail_find("co_pooling")};
    ptce_detail_options options = {.details = details, .count = 2};
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    (void)state;
    golden = read_golden("davis_southern_women");
    davis = read_davis();
    made_measure(&projected, &one, davis, &view);
    view.pools = PTCE_POOLS_KEEP;
    made_measure(&kept, &one, davis, &view);
    assert_int_equal(ptce_detail_all(&projected, &options, &run, NULL),
                     PTCE_OK);
    return 0;
}

static int forget_davis(void **state)
{
    (void)state;
    ptce_measuring_clear(&projected);
    ptce_measuring_clear(&kept);
    ptce_network_free(davis);
    cJSON_Delete(golden);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures__agree_with_the_golden_file),
        cmocka_unit_test(measures__of_actors_are_the_same_where_pools_are_kept),
        cmocka_unit_test(eigenvector__agrees_up_to_its_scale),
        cmocka_unit_test(articulation_points__agree_in_both_modes),
        cmocka_unit_test(projection__agrees_pair_by_pair),
        cmocka_unit_test(co_pooling__agrees_and_nothing_survives),
        cmocka_unit_test(golden__every_key_is_tested_or_out_of_scope),
    };
    return cmocka_run_group_tests_name("analysis.davis", tests, measure_davis,
                                       forget_davis);
}
