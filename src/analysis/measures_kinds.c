/* SPDX-License-Identifier: MIT */
/* Measures of a network: its mix of types of actor, and what is pooled. */
#include "analysis/ig.h"
#include "analysis/measure_rows.h"

#include <string.h>

/* ---- Mix of types ------------------------------------------------------- */

size_t pt_count_types(size_t counts[PTCE_TYPE_COUNT], const pt_study *study)
{
    size_t total = 0;
    memset(counts, 0, PTCE_TYPE_COUNT * sizeof *counts);
    for (size_t v = 0; v < study->graph->n; v++) {
        ptce_type type = pt_type_of(study, v);
        if (type == PTCE_TYPE_COUNT)
            continue;
        counts[type]++;
        total++;
    }
    return total;
}

static ptce_status type_diversity(const pt_column *out, pt_study *study,
                                  ptce_error *err)
{
    (void)err;
    size_t counts[PTCE_TYPE_COUNT];
    double total = (double)pt_count_types(counts, study);
    double same = 0;
    if (total == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++)
        same += (double)counts[t] * (double)counts[t];
    return pt_set(out, 1 - same / (total * total));
}

static ptce_status ei_type_expected(const pt_column *out, pt_study *study,
                                    ptce_error *err)
{
    (void)err;
    size_t counts[PTCE_TYPE_COUNT];
    size_t total = pt_count_types(counts, study);
    double internal = 0;
    if (study->graph->pools)
        return pt_undefine(out, PT_TWO_MODE);
    if (total < 2)
        return pt_undefine(out, total ? PT_ONE_ACTOR : PT_NO_ACTOR);
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++)
        internal += pt_pairs((double)counts[t]);
    return pt_set(out, 1 - 2 * internal / pt_pairs((double)total));
}

static ptce_status ei_type(const pt_column *out, pt_study *study,
                           ptce_error *err)
{
    (void)err;
    const pt_graph *graph = study->graph;
    double external = 0;
    if (graph->pools)
        return pt_undefine(out, PT_TWO_MODE);
    if (graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    for (size_t e = 0; e < graph->m; e++)
        external += pt_type_of(study, graph->edges[e].from) !=
                    pt_type_of(study, graph->edges[e].to);
    return pt_set(out, 2 * external / (double)graph->m - 1);
}

static ptce_status ei_type_excess(const pt_column *out, pt_study *study,
                                  ptce_error *err)
{
    ptce_status st = ei_type_expected(out, study, err);
    double expected = out->values[0];
    if (st != PTCE_OK || out->reasons[0] != PT_DEFINED)
        return st;
    st = ei_type(out, study, err);
    if (out->reasons[0] == PT_DEFINED)
        out->values[0] -= expected;
    return st;
}

static ptce_status assortativity_type(const pt_column *out, pt_study *study,
                                      ptce_error *err)
{
    const pt_graph *graph = study->graph;
    pt_ig *ig = study->ig;
    double value = (double)NAN;
    if (graph->pools)
        return pt_undefine(out, PT_TWO_MODE);
    if (graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    igraph_error_t code =
        igraph_vector_int_resize(&ig->whole, (igraph_integer_t)graph->n);
    if (code == IGRAPH_SUCCESS) {
        for (size_t v = 0; v < graph->n; v++)
            VECTOR(ig->whole)[v] = (igraph_integer_t)pt_type_of(study, v);
        code = igraph_assortativity_nominal(&ig->graph, &ig->whole, &value,
                                            graph->directed, true);
    }
    ptce_status st = pt_ig_check(code, err);
    if (st != PTCE_OK)
        return st;
    return isfinite(value) ? pt_set(out, value) : pt_undefine(out, PT_ONE_TYPE);
}

// clang-format off
static const pt_measure_row kinds_rows[] = {
    PT_OF_ACTORS(type_diversity, NETWORK, RATIO, A, PRIMARY, 0, 1, LINEAR, "blau1977", type_diversity),
    PT_ONE_MODE(ei_type, NETWORK, DIFFERENCE, C, OTHER, -1, 1, LINEAR, "krackhardt1988", ei_type),
    PT_ONE_MODE(ei_type_expected, NETWORK, DIFFERENCE, C, OTHER, -1, 1, LINEAR, "krackhardt1988", ei_type_expected),
    PT_ONE_MODE(ei_type_excess, NETWORK, DIFFERENCE, A, PRIMARY, -2, 2, LINEAR, "krackhardt1988", ei_type_excess),
    PT_ONE_MODE(assortativity_type, NETWORK, DIFFERENCE, B, OTHER, -1, 1, LINEAR, "newman2003", assortativity_type),
};
// clang-format on

const pt_measure_family pt_measures_kinds = {kinds_rows, PT_COUNT(kinds_rows),
                                             PTCE_NETWORK};

/* ---- Pooling ------------------------------------------------------------ */

typedef struct layers {
    double pooled, both, either;
} layers;

static layers count_layers(const pt_graph *graph)
{
    layers count = {0};
    for (size_t e = 0; e < graph->m; e++) {
        count.pooled += graph->edges[e].mutualisation;
        count.both +=
            graph->edges[e].mutualisation && graph->edges[e].cooperation;
    }
    count.either = (double)graph->m;
    return count;
}

static ptce_status pooled_pair_share(const pt_column *out, pt_study *study,
                                     ptce_error *err)
{
    (void)err;
    if (!study->whole)
        return pt_undefine(out, PT_TOO_LARGE);
    if (study->whole->n < 2)
        return pt_undefine(out, study->whole->n ? PT_ONE_ACTOR : PT_NO_ACTOR);
    return pt_set(out, count_layers(study->whole).pooled /
                           pt_pairs((double)study->whole->n));
}

static ptce_status pooling_intensity(const pt_column *out, pt_study *study,
                                     ptce_error *err)
{
    (void)err;
    if (!study->whole)
        return pt_undefine(out, PT_TOO_LARGE);
    layers count = count_layers(study->whole);
    return count.either > 0 ? pt_set(out, count.pooled / count.either)
                            : pt_undefine(out, PT_NO_EDGE);
}

static ptce_status multiplex_tie_share(const pt_column *out, pt_study *study,
                                       ptce_error *err)
{
    (void)err;
    if (!study->whole)
        return pt_undefine(out, PT_TOO_LARGE);
    layers count = count_layers(study->whole);
    return count.either > 0 ? pt_set(out, count.both / count.either)
                            : pt_undefine(out, PT_NO_EDGE);
}

static ptce_status single_member_pool_share(const pt_column *out,
                                            pt_study *study, ptce_error *err)
{
    (void)err;
    const pt_selection *all = &study->whole_selection;
    double held = 0;
    double single = 0;
    for (size_t i = 0; i < all->pool_count; i++) {
        held += all->pools[i].member_count > 0;
        single += all->pools[i].member_count == 1;
    }
    return held > 0 ? pt_set(out, single / held) : pt_undefine(out, PT_NO_POOL);
}

static ptce_status layer_overlap(const pt_column *out, pt_study *study,
                                 ptce_error *err)
{
    (void)err;
    if (study->view->layer != PTCE_LAYER_ALL)
        return pt_undefine(out, PT_ONE_LAYER);
    layers count = count_layers(study->graph);
    return count.either > 0 ? pt_set(out, count.both / count.either)
                            : pt_undefine(out, PT_NO_EDGE);
}

// clang-format off
static const pt_measure_row pooling_rows[] = {
    PT_ROW(pooled_pair_share, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "borgatti1997 newman2001", pooled_pair_share),
    PT_ROW(pooling_intensity, NETWORK, RATIO, A, PRIMARY, 0, 1, LINEAR, "battiston2014", pooling_intensity),
    PT_ROW(multiplex_tie_share, NETWORK, RATIO, A, PRIMARY, 0, 1, LINEAR, "battiston2014", multiplex_tie_share),
    PT_ROW(single_member_pool_share, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "borgatti1997", single_member_pool_share),
    PT_ONE_MODE(layer_overlap, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "battiston2014", layer_overlap),
};
// clang-format on

const pt_measure_family pt_measures_pooling = {
    pooling_rows, PT_COUNT(pooling_rows), PTCE_NETWORK};
