/* SPDX-License-Identifier: MIT */
/* Naive measures of size and of how ties are spread. */
#include "analysis/naive_steps.h"

static double nodes(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return (double)g->n;
}

static double edges(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return ties(g);
}

static double density(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double n = (double)g->n;
    return g->n < 2 ? NONE : ties(g) / (n * (n - 1)) * (g->directed ? 1 : 2);
}

double naive_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t j = 0; j < g->n; j++)
        count += g->tied[v][j] + (g->directed ? g->tied[j][v] : 0);
    return count;
}

double naive_in_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t j = 0; j < g->n; j++)
        count += g->tied[j][v];
    return g->directed ? count : NONE;
}

double naive_out_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t j = 0; j < g->n; j++)
        count += g->tied[v][j];
    return g->directed ? count : NONE;
}

double naive_strength(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    for (size_t j = 0; j < g->n; j++)
        sum += g->weight[v][j] + (g->directed ? g->weight[j][v] : 0);
    return sum;
}

static double mean_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    for (size_t i = 0; i < g->n; i++)
        sum += naive_degree(g, i, 0);
    return sum / (double)g->n;
}

static double isolates(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        count += near_count(g, i) == 0;
    return count;
}

static double isolate_share(const naive *g, size_t v, size_t w)
{
    return isolates(g, v, w) / (double)g->n;
}

double naive_components(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sizes[NAIVE_MAX];
    return component_sizes(sizes, g);
}

double naive_largest_component_share(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sizes[NAIVE_MAX];
    double most = 0;
    (void)component_sizes(sizes, g);
    for (size_t i = 0; i < g->n; i++)
        most = fmax(most, sizes[i]);
    return most / (double)g->n;
}

/* Half the mean absolute difference, relative to the mean. */
static double degree_gini(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    double apart = 0;
    for (size_t i = 0; i < g->n; i++) {
        sum += naive_degree(g, i, 0);
        for (size_t j = 0; j < g->n; j++)
            apart += fabs(naive_degree(g, i, 0) - naive_degree(g, j, 0));
    }
    return sum > 0 ? apart / (2 * (double)g->n * sum) : NONE;
}

double naive_centralize(const naive *g, naive_measure *of, double possible)
{
    double most = 0;
    double sum = 0;
    for (size_t i = 0; i < g->n; i++)
        most = fmax(most, of(g, i, 0));
    for (size_t i = 0; i < g->n; i++)
        sum += most - of(g, i, 0);
    return sum / possible;
}

static double centralization_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double n = (double)g->n;
    return g->n < 3
               ? NONE
               : naive_centralize(g, naive_degree,
                                  (n - 1) * (n - 2) * (g->directed ? 2 : 1));
}

static double centralization_in_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double n = (double)g->n;
    return g->n < 3 || !g->directed
               ? NONE
               : naive_centralize(g, naive_in_degree, (n - 1) * (n - 1));
}

static double centralization_out_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double n = (double)g->n;
    return g->n < 3 || !g->directed
               ? NONE
               : naive_centralize(g, naive_out_degree, (n - 1) * (n - 1));
}

// clang-format off
static const naive_row rows[] = {
    {"nodes", nodes},
    {"edges", edges},
    {"density", density},
    {"mean_degree", mean_degree},
    {"isolates", isolates},
    {"isolate_share", isolate_share},
    {"components", naive_components},
    {"largest_component_share", naive_largest_component_share},
    {"degree_gini", degree_gini},
    {"centralization_degree", centralization_degree},
    {"centralization_in_degree", centralization_in_degree},
    {"centralization_out_degree", centralization_out_degree},
    {"degree", naive_degree},
    {"in_degree", naive_in_degree},
    {"out_degree", naive_out_degree},
    {"strength", naive_strength},
};
// clang-format on

const naive_family naive_size = {rows, PT_COUNT(rows)};
