/* SPDX-License-Identifier: MIT */
/* How far numbers and ranks can be relied on: golden values, cases by hand,
 * and draws against what they estimate. */
#include "analysis/golden_file.h"
#include "analysis/made.h"
#include "analysis/spread.h"
#include "analysis/variant.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

/* ---- A study of one network ---------------------------------------------- */

static const ptce_view plain = PTCE_VIEW_DEFAULT;

typedef struct opened {
    pt_selection selection;
    pt_graph graph;
    pt_study study;
} opened;

static void open_study(opened *o, const ptce_network *network)
{
    *o = (opened){0};
    assert_int_equal(pt_selection_init(&o->selection, network, &plain, NULL),
                     PTCE_OK);
    assert_int_equal(pt_graph_of_view(&o->graph, &o->selection, NULL), PTCE_OK);
    assert_int_equal(
        pt_study_open(&o->study, &o->selection, &o->graph, 1, NULL), PTCE_OK);
}

static void close_study(opened *o)
{
    pt_study_close(&o->study);
    pt_graph_clear(&o->graph);
    pt_selection_clear(&o->selection);
}

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

/* ---- Details of one network -----------------------------------------------
 */

typedef struct asked {
    ptce_measuring measuring;
    made_one one;
    const ptce_detail_table *table;
} asked;

static void ask(asked *a, ptce_network *network, const char *id, double keep,
                size_t draws)
{
    const ptce_detail *detail = ptce_detail_find(id);
    ptce_detail_options options = {
        .details = &detail, .count = 1, .draws = draws, .keep = keep};
    ptce_run run = PTCE_RUN_DEFAULT;
    assert_non_null(detail);
    made_measure(&a->measuring, &a->one, network, &plain);
    assert_int_equal(ptce_detail_all(&a->measuring, &options, &run, NULL),
                     PTCE_OK);
    a->table = &a->measuring.networks[0].details[0];
}

static void done(asked *a)
{
    ptce_measuring_clear(&a->measuring);
}

static size_t column_of(const ptce_detail_table *table, const char *id)
{
    for (size_t c = 0; c < table->detail->column_count; c++)
        if (strcmp(table->detail->columns[c].id, id) == 0)
            return c;
    fail_msg("no column %s", id);
    return 0;
}

/* The cell of a column in the row whose first cells are these words. */
static const ptce_cell *cell_of(const ptce_detail_table *table,
                                const char *first, const char *second,
                                const char *column)
{
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *row = &table->cells[i * table->detail->column_count];
        if (strcmp(row[0].text, first) == 0 &&
            (!second || strcmp(row[1].text, second) == 0))
            return &row[column_of(table, column)];
    }
    fail_msg("no row %s", first);
    return NULL;
}

static double number_in(const asked *a, const char *first, const char *column)
{
    return cell_of(a->table, first, NULL, column)->number;
}

static void assert_reason(const ptce_cell *cell, const char *reason)
{
    assert_non_null(cell->reason);
    assert_string_equal(cell->reason, reason);
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

/* ---- By hand --------------------------------------------------------------
 */

static ptce_network *new_actors(size_t actors, size_t ties, size_t pools)
{
    ptce_network *network = made_new("made", actors, ties, pools);
    for (size_t i = 0; i < actors; i++)
        made_actor(network, i, PTCE_TYPE_OTHER);
    return network;
}

/* A tie that so many sources tell of. */
static void told(ptce_network *network, size_t from, size_t to, size_t sources)
{
    made_cite(network, &made_tie(network, from, to, 1)->citations, sources);
}

/* A path 0-1-2-3 told by two sources, and chords told by one. */
static ptce_network *path_with_chords(void)
{
    ptce_network *network = new_actors(4, 6, 0);
    told(network, 0, 1, 2);
    told(network, 1, 2, 2);
    told(network, 2, 3, 2);
    told(network, 0, 2, 1);
    told(network, 0, 3, 1);
    return made_done(network);
}

static void keep__at_its_ends_leaves_nothing_to_chance(void **state)
{
    (void)state;
    ptce_network *network = path_with_chords();
    asked a;
    ask(&a, network, "uncertainty", 1, 200);
    for (size_t i = 0; i < a.table->rows; i++) {
        const ptce_cell *row =
            &a.table->cells[i * a.table->detail->column_count];
        if (isnan(row[1].number) || isnan(row[3].number))
            continue;
        for (size_t c = 3; c <= 5; c++)
            assert_true(row[c].number == row[1].number);
        assert_true(row[6].number == 1);
    }
    done(&a);
    ask(&a, network, "uncertainty", 0, 200);
    assert_true(number_in(&a, "edges", "value") == 5);
    assert_true(number_in(&a, "edges", "low") == 3);
    assert_true(number_in(&a, "edges", "high") == 3);
    assert_true(number_in(&a, "diameter", "mean") == 3);
    assert_true(number_in(&a, "bridges", "mean") == 3);
    done(&a);
    ask(&a, network, "ranking", 1, 200); /* 0 and 2 are alike */
    assert_string_equal(cell_of(a.table, "betweenness", NULL, "first")->text,
                        "000");
    assert_true(number_in(&a, "betweenness", "probability") == 0.5);
    assert_reason(cell_of(a.table, "degree", NULL, "draws"), "enumerated");
    done(&a);
    ask(&a, network, "ranked_actors", 0, 200); /* the path: 1 and 2 are */
    assert_true(cell_of(a.table, "betweenness", "000", "first")->number == 0);
    assert_true(cell_of(a.table, "betweenness", "001", "first")->number == 0.5);
    assert_true(cell_of(a.table, "betweenness", "002", "rank_high")->number ==
                1.5);
    done(&a);
    ptce_network_free(network);
}

/* Two chords, each there or not: 3, 4, 4 or 5 ties. */
static void uncertainty__counts_every_combination(void **state)
{
    (void)state;
    ptce_network *network = path_with_chords();
    asked a;
    ask(&a, network, "uncertainty", 0.5, 200);
    assert_true(number_in(&a, "edges", "mean") == 4);
    assert_true(number_in(&a, "edges", "low") == 3);
    assert_true(number_in(&a, "edges", "high") == 5);
    assert_true(number_in(&a, "transitivity", "defined") == 1);
    /* only the chord 0-2 makes a triangle: 3/5 alone, 6/8 with 0-3 */
    assert_near(number_in(&a, "transitivity", "mean"), (0.6 + 0.75) / 4, EXACT);
    assert_reason(cell_of(a.table, "edges", NULL, "draws"), "enumerated");
    assert_reason(cell_of(a.table, "modularity", NULL, "mean"), "not-drawn");
    assert_near(number_in(&a, "modularity", "value"),
                made_value(&a.measuring, "modularity", 0), EXACT);
    done(&a);
    ask(&a, network, "articulation_probability", 0.5, 200);
    assert_int_equal(a.table->rows, 2); /* 2 without 0-3; 1 without both */
    assert_string_equal(a.table->cells[0].text, "002");
    assert_true(a.table->cells[1].number == 0.5);
    assert_true(a.table->cells[2].number == 0);
    assert_string_equal(a.table->cells[3].text, "001");
    assert_true(a.table->cells[4].number == 0.25);
    done(&a);
    ptce_network_free(network);
}

/* Hubs 0 and 1 with four leaves each; every tie is told by one source. */
static ptce_network *two_hubs(void)
{
    ptce_network *network = new_actors(10, 9, 0);
    told(network, 0, 1, 2);
    for (size_t i = 2; i < 10; i++)
        told(network, i % 2, i, 1);
    return made_done(network);
}

static void ranking__lets_equals_share_the_first_place(void **state)
{
    (void)state;
    ptce_network *network = two_hubs();
    asked a;
    ask(&a, network, "ranking", 0.5, 200);
    assert_string_equal(cell_of(a.table, "degree", NULL, "first")->text, "000");
    assert_string_equal(cell_of(a.table, "degree", NULL, "second")->text,
                        "001");
    assert_near(number_in(&a, "degree", "probability"), 0.5, EXACT);
    assert_reason(cell_of(a.table, "clustering", NULL, "first"),
                  "equal-values");
    done(&a);
    ask(&a, network, "ranked_actors", 0.5, 200);
    const ptce_cell *rank = cell_of(a.table, "degree", "001", "rank");
    assert_true(rank->number == 1.5);
    assert_near(cell_of(a.table, "degree", "001", "first")->number, 0.5, EXACT);
    assert_near(cell_of(a.table, "degree", "000", "top_three")->number,
                cell_of(a.table, "degree", "001", "top_three")->number, EXACT);
    done(&a);
    ask(&a, network, "ranking", 0.5, 20); /* 256 combinations are too many */
    assert_true(number_in(&a, "degree", "draws") == 20);
    double p = number_in(&a, "degree", "probability");
    assert_true(fabs(p - 0.5) < 4 * 0.5 / sqrt(20));
    done(&a);
    ptce_network_free(network);
}

/* A star of five leaves. The correlation of the degrees with the original
 * ones is .775, .707 and .707 without one to three ties, .632 without four:
 * three of five may be lost, which is the grid's 0.6. */
static void ranking__drops_ties_until_the_order_is_lost(void **state)
{
    (void)state;
    ptce_network *network = new_actors(6, 5, 0);
    for (size_t i = 1; i < 6; i++)
        told(network, 0, i, 2);
    made_done(network);
    asked a;
    ask(&a, network, "ranking", 0.5, 50);
    assert_near(number_in(&a, "degree", "cs"), 0.6, EXACT);
    assert_string_equal(cell_of(a.table, "degree", NULL, "verdict")->text,
                        "stable");
    assert_true(number_in(&a, "degree", "probability") == 1);
    assert_reason(cell_of(a.table, "clustering", NULL, "cs"),
                  "one-actor"); /* nobody else has two partners */
    done(&a);
    ptce_network_free(network);
    /* Betweenness of a path of three: without a tie nobody is between. */
    network = new_actors(3, 2, 0);
    told(network, 0, 1, 2);
    told(network, 1, 2, 2);
    made_done(network);
    ask(&a, network, "ranking", 0.5, 50);
    assert_true(number_in(&a, "betweenness", "cs") == 0);
    assert_string_equal(cell_of(a.table, "betweenness", NULL, "verdict")->text,
                        "unstable");
    done(&a);
    ptce_network_free(network);
}

static void ranking__calls_the_least_constrained_first(void **state)
{
    (void)state;
    ptce_network *network = new_actors(4, 3, 0);
    for (size_t i = 0; i < 3; i++)
        told(network, 3, i, 2);
    made_done(network);
    asked a;
    ask(&a, network, "ranking", 0.5, 20);
    assert_string_equal(cell_of(a.table, "constraint", NULL, "first")->text,
                        "003");
    done(&a);
    ptce_network_free(network);
}

static void details__say_why_there_is_nothing_to_tell(void **state)
{
    (void)state;
    ptce_network *network = new_actors(2, 1, 0);
    told(network, 0, 1, 1);
    made_done(network);
    asked a;
    ask(&a, network, "ranking", 0.5, 20);
    assert_reason(cell_of(a.table, "degree", NULL, "first"), "equal-values");
    done(&a);
    ask(&a, network, "uncertainty", 0.5, 20);
    assert_reason(cell_of(a.table, "density", NULL, "error"), "few-actors");
    assert_true(number_in(&a, "density", "mean") == 0.5);
    assert_true(number_in(&a, "mean_distance", "defined") == 0.5);
    done(&a);
    ptce_network_free(network);
    network = made_done(new_actors(0, 0, 0));
    ask(&a, network, "ranking", 0.5, 20);
    assert_reason(cell_of(a.table, "degree", NULL, "first"), "no-actor");
    done(&a);
    ptce_network_free(network);
    network = made_done(new_actors(1, 0, 0));
    ask(&a, network, "ranking", 0.5, 20);
    assert_reason(cell_of(a.table, "degree", NULL, "first"), "one-actor");
    done(&a);
    ptce_network_free(network);
}

/* Three members of a pool, one of them told by a single source; its measures
 * look at every layer and see the same variant. */
static void memberships__are_facts_too(void **state)
{
    (void)state;
    ptce_network *network = new_actors(4, 1, 1);
    ptce_pool *pool = made_pool(network, "pool", 3);
    for (size_t i = 0; i < 3; i++)
        made_member(network, pool, i);
    made_cite(network, &pool->members[0].citations, 2);
    made_cite(network, &pool->members[1].citations, 2);
    made_cite(network, &pool->members[2].citations, 1);
    told(network, 0, 3, 2);
    made_done(network);
    asked a;
    ask(&a, network, "uncertainty", 0.5, 20);
    assert_true(number_in(&a, "edges", "low") == 2);
    assert_true(number_in(&a, "edges", "high") == 4);
    assert_near(number_in(&a, "pooled_pair_share", "mean"),
                (3.0 / 6 + 1.0 / 6) / 2, EXACT);
    done(&a);
    ask(&a, network, "ranked_actors", 0, 20);
    assert_true(cell_of(a.table, "degree", "002", "rank_low")->number == 4);
    done(&a);
    ptce_network_free(network);
}

/* ---- Parts ----------------------------------------------------------------
 */

static void quantiles__are_values_that_occur(void **state)
{
    pt_weighted items[] = {{3, 0.2}, {1, 0.5}, {2, 0.3}};
    (void)state;
    pt_weighted_sort(items, 3);
    assert_true(pt_weighted_quantile(items, 3, 0.025) == 1);
    assert_true(pt_weighted_quantile(items, 3, 0.5) == 1);
    assert_true(pt_weighted_quantile(items, 3, 0.51) == 2);
    assert_true(pt_weighted_quantile(items, 3, 0.975) == 3);
    assert_near(pt_weighted_mean(items, 3), 1.7, EXACT);
    assert_true(isnan(pt_weighted_quantile(items, 0, 0.5)));
}

static void spearman__shares_ranks_among_equals(void **state)
{
    const double x[] = {4, 4, 1, NAN, 2};
    const double y[] = {8, 6, 1, 9, 1};
    double rank[5];
    double scratch[20];
    pt_weighted items[5];
    (void)state;
    assert_int_equal(pt_ranks_falling(rank, x, 5, items), 4);
    assert_true(rank[0] == 1.5 && rank[1] == 1.5 && rank[2] == 4);
    assert_true(isnan(rank[3]) && rank[4] == 3);
    /* x: 1.5 1.5 4 3; y: 1 2 3.5 3.5 */
    assert_near(pt_spearman(x, y, 5, scratch, items), 4 / 4.5, EXACT);
    assert_true(isnan(pt_spearman(x, y, 2, scratch, items)));
    const double same[] = {1, 1, 1, 1, 1};
    assert_true(isnan(pt_spearman(x, same, 5, scratch, items)));
}

static void ensembles__draw_where_combinations_are_many(void **state)
{
    (void)state;
    ptce_network *network = two_hubs();
    opened o;
    pt_ensemble ensemble;
    open_study(&o, network);
    assert_int_equal(
        pt_ensemble_init(&ensemble, &o.study, &o.selection, 0.3, 26, NULL),
        PTCE_OK);
    assert_int_equal(ensemble.open, 8); /* one tie has two sources */
    assert_true(ensemble.exact && ensemble.size == 256);
    pt_ensemble_plan(&ensemble, 25);
    assert_false(ensemble.exact);
    assert_int_equal(ensemble.size, 25);
    close_study(&o);
    ptce_network_free(network);
}

static void evaluations__are_bounded(void **state)
{
    (void)state;
    pt_graph graph = {.n = 60, .m = 200};
    pt_study study = {.graph = &graph};
    assert_true(pt_evaluations_fit(&study, PTCE_COST_NM, 3000));
    graph = (pt_graph){.n = 3000, .m = 9000};
    assert_false(pt_evaluations_fit(&study, PTCE_COST_NM, 200));
    assert_true(pt_evaluations_fit(&study, PTCE_COST_LINEAR, 200));
    graph = (pt_graph){.n = 200000, .m = 1000000};
    assert_false(pt_evaluations_fit(&study, PTCE_COST_LINEAR, 200));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jackknife__agrees_with_the_golden_file),
        cmocka_unit_test(uncertain_ties__agree_with_the_golden_file),
        cmocka_unit_test(keep__at_its_ends_leaves_nothing_to_chance),
        cmocka_unit_test(uncertainty__counts_every_combination),
        cmocka_unit_test(ranking__lets_equals_share_the_first_place),
        cmocka_unit_test(ranking__drops_ties_until_the_order_is_lost),
        cmocka_unit_test(ranking__calls_the_least_constrained_first),
        cmocka_unit_test(details__say_why_there_is_nothing_to_tell),
        cmocka_unit_test(memberships__are_facts_too),
        cmocka_unit_test(quantiles__are_values_that_occur),
        cmocka_unit_test(spearman__shares_ranks_among_equals),
        cmocka_unit_test(ensembles__draw_where_combinations_are_many),
        cmocka_unit_test(evaluations__are_bounded),
    };
    return cmocka_run_group_tests_name("analysis.certainty", tests, NULL, NULL);
}
