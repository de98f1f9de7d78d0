/* SPDX-License-Identifier: MIT */
/* Measures of a network: its size and how ties are spread over actors. */
#include "analysis/measure_rows.h"

#include <stdlib.h>

static double size(const pt_study *study)
{
    return (double)study->graph->n;
}

static ptce_status nodes(const pt_column *out, pt_study *study, ptce_error *err)
{
    (void)err;
    return pt_set(out, size(study));
}

static ptce_status edges(const pt_column *out, pt_study *study, ptce_error *err)
{
    (void)err;
    return pt_set(out, (double)study->graph->m);
}

static ptce_status density(const pt_column *out, pt_study *study,
                           ptce_error *err)
{
    (void)err;
    const pt_graph *graph = study->graph;
    double actors = (double)pt_actor_count(study);
    if (actors < 2)
        return pt_undefine(out, actors > 0 ? PT_ONE_ACTOR : PT_NO_ACTOR);
    double possible = pt_pairs(actors) + actors * (double)graph->pools;
    return pt_set(out,
                  (double)graph->m / (possible * (graph->directed ? 2 : 1)));
}

static ptce_status mean_degree(const pt_column *out, pt_study *study,
                               ptce_error *err)
{
    (void)err;
    double actors = (double)pt_actor_count(study);
    double ends = 0;
    if (actors == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    for (size_t v = 0; v < study->graph->n; v++)
        if (!study->graph->vertices[v].is_pool)
            ends += pt_ends_at(study->graph, v);
    return pt_set(out, ends / actors);
}

static ptce_status components(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    (void)err;
    double count = 0;
    for (size_t c = 0; c < study->component_count; c++)
        count += study->component_size[c] > 0;
    return pt_set(out, count);
}

static ptce_status largest_component_share(const pt_column *out,
                                           pt_study *study, ptce_error *err)
{
    (void)err;
    size_t largest = 0;
    if (pt_actor_count(study) == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    for (size_t c = 0; c < study->component_count; c++)
        if (study->component_size[c] > largest)
            largest = study->component_size[c];
    return pt_set(out, (double)largest / (double)pt_actor_count(study));
}

static size_t count_isolates(const pt_study *study)
{
    size_t count = 0;
    for (size_t v = 0; v < study->flat->n; v++)
        count += pt_is_isolated(study, v);
    return count;
}

static ptce_status isolates(const pt_column *out, pt_study *study,
                            ptce_error *err)
{
    (void)err;
    return pt_set(out, (double)count_isolates(study));
}

static ptce_status isolate_share(const pt_column *out, pt_study *study,
                                 ptce_error *err)
{
    (void)err;
    size_t actors = pt_actor_count(study);
    if (actors == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    return pt_set(out, (double)count_isolates(study) / (double)actors);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static ptce_status degree_gini(const pt_column *out, pt_study *study,
                               ptce_error *err)
{
    size_t n = 0;
    double sum = 0;
    double ranked = 0;
    if (study->graph->m == 0)
        return pt_undefine(out, PT_NO_EDGE);
    double *degrees = pt_alloc(study->graph->n, sizeof *degrees);
    if (!degrees)
        return pt_nomem(err);
    for (size_t v = 0; v < study->graph->n; v++)
        if (!study->graph->vertices[v].is_pool)
            degrees[n++] = pt_ends_at(study->graph, v);
    qsort(degrees, n, sizeof *degrees, by_value);
    for (size_t i = 0; i < n; i++) {
        sum += degrees[i];
        ranked += (2 * (double)(i + 1) - (double)n - 1) * degrees[i];
    }
    free(degrees);
    return pt_set(out, ranked / ((double)n * sum));
}

/* Freeman: all arcs of a star lead to one actor, or come from it. */
static ptce_status centralize(const pt_column *out, const pt_study *study,
                              const pt_adjacency *near)
{
    double n = size(study);
    double most = 0;
    if (study->graph->n < 3)
        return pt_undefine(out, PT_FEW_ACTORS);
    for (size_t v = 0; v < study->graph->n; v++)
        most = fmax(most, (double)pt_degree(near, v));
    return pt_set(out,
                  (n * most - (double)study->graph->m) / ((n - 1) * (n - 1)));
}

static ptce_status centralization_in_degree(const pt_column *out,
                                            pt_study *study, ptce_error *err)
{
    (void)err;
    return centralize(out, study, &study->graph->in);
}

static ptce_status centralization_out_degree(const pt_column *out,
                                             pt_study *study, ptce_error *err)
{
    (void)err;
    return centralize(out, study, &study->graph->out);
}

static ptce_status centralization_degree(const pt_column *out, pt_study *study,
                                         ptce_error *err)
{
    (void)err;
    double n = size(study);
    double most = 0;
    double sum = 0;
    if (study->graph->n < 3)
        return pt_undefine(out, PT_FEW_ACTORS);
    for (size_t v = 0; v < study->graph->n; v++) {
        most = fmax(most, pt_ends_at(study->graph, v));
        sum += pt_ends_at(study->graph, v);
    }
    double possible = (n - 1) * (n - 2) * (study->graph->directed ? 2 : 1);
    return pt_set(out, (n * most - sum) / possible);
}

// clang-format off
static const pt_measure_row size_rows[] = {
    PT_ROW(nodes, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "wasserman1994", nodes),
    PT_ROW(edges, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "wasserman1994", edges),
    PT_ROW(density, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "wasserman1994 anderson1999", density),
    PT_ROW(mean_degree, NETWORK, RATIO, A, PRIMARY, 0, ANY, LINEAR, "wasserman1994 anderson1999", mean_degree),
    PT_ROW(isolates, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "wasserman1994", isolates),
    PT_ROW(isolate_share, NETWORK, RATIO, A, PRIMARY, 0, 1, LINEAR, "wasserman1994", isolate_share),
    PT_ROW(components, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "wasserman1994", components),
    PT_ROW(largest_component_share, NETWORK, RATIO, B, OTHER, 0, 1, LINEAR, "wasserman1994", largest_component_share),
    PT_ROW(degree_gini, NETWORK, RATIO, B, OTHER, 0, 1, LINEAR, "gini1912", degree_gini),
    PT_ONE_MODE(centralization_degree, NETWORK, RATIO, B, PRIMARY, 0, 1, LINEAR, "freeman1979", centralization_degree),
    PT_ROW_OF(centralization_in_degree, NETWORK, RATIO, B, OTHER, 0, 1, LINEAR, "freeman1979", centralization_in_degree, .directed_only = true, .one_mode = true),
    PT_ROW_OF(centralization_out_degree, NETWORK, RATIO, B, OTHER, 0, 1, LINEAR, "freeman1979", centralization_out_degree, .directed_only = true, .one_mode = true),
};
// clang-format on

const pt_measure_family pt_measures_size = {size_rows, PT_COUNT(size_rows),
                                            PTCE_NETWORK};
