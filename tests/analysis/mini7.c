/* SPDX-License-Identifier: MIT */
/* Seven made-up poles with two layers agree with their golden file. */
#include "analysis/golden_file.h"
#include "analysis/made.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

static const char *const mini7_names[][2] = {
    {"n", "nodes"},
    {"m", "edges"},
    {"mean_degree", "mean_degree"},
    {"density", "density"},
    {"isolate_share", "isolate_share"},
    {"components", "components"},
    {"lcc_share", "largest_component_share"},
    {"fragmentation_F", "fragmentation"},
    {"global_efficiency", "global_efficiency"},
    {"transitivity", "transitivity"},
    {"centralization_degree", "centralization_degree"},
    {"centralization_betweenness", "centralization_betweenness"},
    {"degree_gini", "degree_gini"},
    {"articulation_share", "articulation_share"},
    {"max_coreness", "coreness_max"},
    {"ei_index", "ei_type"},
    {"ei_minus_expected", "ei_type_excess"},
    {"assortativity_kind", "assortativity_type"},
    {"robustness_R_recalc", "robustness"},
    {"pooled_pair_share", "pooled_pair_share"},
    {"pooling_intensity", "pooling_intensity"},
    {"multiplex_tie_share", "multiplex_tie_share"},
    {"single_holder_resource_share", "single_member_pool_share"},
};

static void add_holdings(ptce_network *network, const made_rows *rows,
                         const char *id)
{
    const char *last = NULL;
    ptce_pool *pool = NULL;
    for (size_t i = 1; i < rows->count; i++) {
        if (strcmp(rows->rows[i][0], id) != 0)
            continue;
        if (!last || strcmp(last, rows->rows[i][1]) != 0)
            pool = made_pool(network, rows->rows[i][1], rows->count);
        last = rows->rows[i][1];
        made_member(network, pool, strtoul(rows->rows[i][2], NULL, 10));
    }
}

static ptce_network *mini7_network(const char *id)
{
    made_rows nodes;
    made_rows edges;
    made_rows holdings;
    made_read(&nodes, "mini7_nodes.csv");
    made_read(&edges, "mini7_edges.csv");
    made_read(&holdings, "mini7_holdings.csv");
    ptce_network *network =
        made_new(id, nodes.count, edges.count, holdings.count);
    for (size_t i = 1; i < nodes.count; i++) {
        if (strcmp(nodes.rows[i][0], id) != 0)
            continue;
        ptce_type type = pt_type_named(nodes.rows[i][2]);
        if (strcmp(nodes.rows[i][2], "training_research") == 0)
            type = PTCE_TYPE_TRAINING; /* one kind in the golden file */
        assert_true(type != PTCE_TYPE_COUNT);
        made_actor(network, strtoul(nodes.rows[i][1], NULL, 10), type);
    }
    for (size_t i = 1; i < edges.count; i++)
        if (strcmp(edges.rows[i][0], id) == 0)
            (void)made_tie(network, strtoul(edges.rows[i][1], NULL, 10),
                           strtoul(edges.rows[i][2], NULL, 10),
                           (double)strtoul(edges.rows[i][3], NULL, 10));
    add_holdings(network, &holdings, id);
    made_rows_clear(&nodes);
    made_rows_clear(&edges);
    made_rows_clear(&holdings);
    return made_done(network);
}

static const char *mini7_measure(const char *key)
{
    for (size_t i = 0; i < PT_COUNT(mini7_names); i++)
        if (strcmp(mini7_names[i][0], key) == 0)
            return mini7_names[i][1];
    fail_msg("mini7: %s is not paired", key);
    return NULL;
}

static void mini7__structure_and_pooling_agree(void **state)
{
    (void)state;
    static const char *const ids[] = {"T1", "T2", "T3", "L1", "L2", "L3", "L4"};
    cJSON *golden = read_golden("mini7_networks");
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.layer = PTCE_LAYER_COOPERATION;
    for (size_t i = 0; i < PT_COUNT(ids); i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "metrics[%s]", ids[i]);
        const cJSON *metrics = find(find(golden, "values"), key);
        assert_non_null(metrics);
        ptce_network *network = mini7_network(ids[i]);
        ptce_measuring measuring;
        made_one one;
        made_measure(&measuring, &one, network, &view);
        const cJSON *item;
        cJSON_ArrayForEach(item, metrics)
        {
            const char *id = mini7_measure(item->string);
            double value = made_value(&measuring, id, 0);
            if (!is_near(value, number_of(item), EXACT))
                fail_msg("%s %s = %.15g, expected %.15g", ids[i], id, value,
                         number_of(item));
        }
        ptce_measuring_clear(&measuring);
        ptce_network_free(network);
    }
    cJSON_Delete(golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mini7__structure_and_pooling_agree),
    };
    return cmocka_run_group_tests_name("analysis.mini7", tests, NULL, NULL);
}
