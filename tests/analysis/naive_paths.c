/* SPDX-License-Identifier: MIT */
/* Naive measures along paths and around an actor. */
#include "analysis/naive_steps.h"

/* ---- Paths -------------------------------------------------------------- */

static double fragmentation(const naive *g, size_t v, size_t w)
{
    UNUSED;
    naive h = flattened(g);
    h.weights = NAIVE_IGNORE;
    distances x;
    double apart = 0;
    measure_distances(&x, &h);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            apart += x.d[i][j] == FAR;
    return g->n < 2 ? NONE : apart / ((double)g->n * ((double)g->n - 1));
}

static double harmonic(const naive *g, size_t v, size_t w)
{
    UNUSED;
    distances x;
    double sum = 0;
    measure_distances(&x, g);
    for (size_t j = 0; j < g->n; j++)
        if (j != v && x.d[v][j] < FAR)
            sum += one_length(g) / (double)x.d[v][j];
    return sum;
}

static double harmonic_normalized(const naive *g, size_t v, size_t w)
{
    double nearness = harmonic(g, v, w) * shortest_length(g);
    return g->n < 2 ? NONE : nearness / ((double)g->n - 1);
}

static double global_efficiency(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    for (size_t i = 0; i < g->n; i++)
        sum += harmonic(g, i, 0) * shortest_length(g);
    return g->n < 2 ? NONE : sum / ((double)g->n * ((double)g->n - 1));
}

static double distance_fragmentation(const naive *g, size_t v, size_t w)
{
    return 1 - global_efficiency(g, v, w);
}

static double fragmentation_if_removed(const naive *g, size_t v, size_t w)
{
    naive h = without_vertex(g, v);
    double scale = shortest_length(g) / shortest_length(&h);
    return 1 - global_efficiency(&h, v, w) * scale;
}

static double eccentricity(const naive *g, size_t v, size_t w)
{
    UNUSED;
    distances x;
    double most = 0;
    measure_distances(&x, g);
    for (size_t j = 0; j < g->n; j++)
        if (x.d[v][j] < FAR)
            most = fmax(most, (double)x.d[v][j] / one_length(g));
    return most;
}

static double diameter(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double most = 0;
    for (size_t i = 0; i < g->n; i++)
        most = fmax(most, eccentricity(g, i, 0));
    return most > 0 ? most : NONE;
}

static double mean_distance(const naive *g, size_t v, size_t w)
{
    UNUSED;
    distances x;
    double sum = 0;
    double count = 0;
    measure_distances(&x, g);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (i != j && x.d[i][j] < FAR) {
                sum += (double)x.d[i][j] / one_length(g);
                count++;
            }
    return sum / count;
}

static double closeness(const naive *g, size_t v, size_t w)
{
    UNUSED;
    distances x;
    double sum = 0;
    double count = 0;
    measure_distances(&x, g);
    for (size_t j = 0; j < g->n; j++)
        if (j != v && x.d[v][j] < FAR) {
            sum += (double)x.d[v][j] / one_length(g);
            count++;
        }
    return count / sum;
}

static double centralization_closeness(const naive *g, size_t v, size_t w)
{
    double n = (double)g->n;
    if (g->directed || g->n < 3 || naive_components(g, v, w) > 1)
        return NONE;
    return naive_centralize(g, closeness, (n - 1) * (n - 2) / (2 * n - 3)) *
           shortest_length(g);
}

static double betweenness(const naive *g, size_t v, size_t w)
{
    UNUSED;
    distances x;
    double sum = 0;
    measure_distances(&x, g);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (i != j && i != v && j != v && x.d[i][j] < FAR &&
                x.d[i][v] + x.d[v][j] == x.d[i][j])
                sum += x.ways[i][v] * x.ways[v][j] / x.ways[i][j];
    return g->directed ? sum : sum / 2;
}

static double betweenness_normalized(const naive *g, size_t v, size_t w)
{
    double n = (double)g->n;
    return g->n < 3 ? NONE
                    : betweenness(g, v, w) /
                          ((n - 1) * (n - 2) / (g->directed ? 1 : 2));
}

static double centralization_betweenness(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double n = (double)g->n;
    double possible = (n - 1) * (n - 1) * (n - 2) / (g->directed ? 1 : 2);
    return g->n < 3 ? NONE : naive_centralize(g, betweenness, possible);
}

static double edge_betweenness(const naive *g, size_t v, size_t w)
{
    distances x;
    double sum = 0;
    measure_distances(&x, g);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (x.d[i][j] < FAR &&
                x.d[i][v] + length_of(g, v, w) + x.d[w][j] == x.d[i][j])
                sum += x.ways[i][v] * x.ways[w][j] / x.ways[i][j];
    return sum;
}

/* ---- Neighbours --------------------------------------------------------- */

/* Ordered pairs of neighbours of v, and those that are tied. */
static void look_around(const naive *g, size_t v, double *pairs, double *closed)
{
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (i != j && joined(g, v, i) && joined(g, v, j)) {
                ++*pairs;
                *closed += joined(g, i, j);
            }
}

static double clustering(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double pairs = 0;
    double closed = 0;
    look_around(g, v, &pairs, &closed);
    return closed / pairs;
}

static double transitivity(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double pairs = 0;
    double closed = 0;
    for (size_t i = 0; i < g->n; i++)
        look_around(g, i, &pairs, &closed);
    return closed / pairs;
}

static double clustering_mean(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        if (!isnan(clustering(g, i, 0))) {
            sum += clustering(g, i, 0);
            count++;
        }
    return sum / count;
}

static double clustering_weighted(const naive *g, size_t v, size_t w)
{
    UNUSED;
    naive h = flattened(g);
    double sum = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (i != j && h.tied[v][i] && h.tied[v][j] && h.tied[i][j])
                sum += (h.weight[v][i] + h.weight[v][j]) / 2;
    double k = near_count(g, v);
    return k < 2 ? NONE : sum / (naive_strength(&h, v, 0) * (k - 1));
}

static double embeddedness(const naive *g, size_t v, size_t w)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        count += joined(g, v, i) && joined(g, w, i);
    return count;
}

static double share_of(const naive *g, size_t i, size_t j)
{
    double all = 0;
    for (size_t k = 0; k < g->n; k++)
        all += pull(g, i, k) + pull(g, k, i);
    return all > 0 ? (pull(g, i, j) + pull(g, j, i)) / all : 0;
}

/* Burt's definition for valued ties. */
static double effective_size_weighted(const naive *g, size_t v)
{
    double sum = 0;
    for (size_t j = 0; j < g->n; j++) {
        double most = 0;
        double redundant = 0;
        if (!joined(g, v, j))
            continue;
        for (size_t k = 0; k < g->n; k++)
            most = fmax(most, pull(g, j, k) + pull(g, k, j));
        for (size_t q = 0; q < g->n; q++)
            if (q != v && q != j)
                redundant +=
                    share_of(g, v, q) * (pull(g, j, q) + pull(g, q, j)) / most;
        sum += 1 - redundant;
    }
    return sum;
}

static double effective_size(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double pairs = 0;
    double closed = 0;
    double k = near_count(g, v);
    if (k > 0 && g->weights == NAIVE_STRENGTH)
        return effective_size_weighted(g, v);
    look_around(g, v, &pairs, &closed);
    return k == 0 ? NONE : k - closed / k;
}

static double efficiency(const naive *g, size_t v, size_t w)
{
    return effective_size(g, v, w) / near_count(g, v);
}

static double constraint(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    if (near_count(g, v) == 0)
        return NONE;
    for (size_t j = 0; j < g->n; j++) {
        double p = share_of(g, v, j);
        if (!joined(g, v, j))
            continue;
        for (size_t q = 0; q < g->n; q++)
            if (q != v && q != j)
                p += share_of(g, v, q) * share_of(g, q, j);
        sum += p * p;
    }
    return sum;
}

/* The largest k whose peeling leaves v. */
static double coreness(const naive *g, size_t v, size_t w)
{
    UNUSED;
    for (size_t k = g->n; k > 0; k--) {
        bool in[NAIVE_MAX];
        memset(in, 1, sizeof in);
        for (size_t round = 0; round < g->n; round++)
            for (size_t i = 0; i < g->n; i++) {
                size_t count = 0;
                for (size_t j = 0; j < g->n; j++)
                    count += in[j] && joined(g, i, j);
                in[i] = in[i] && count >= k;
            }
        if (in[v])
            return (double)k;
    }
    return 0;
}

static double coreness_max(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double most = g->n ? 0 : NONE;
    for (size_t i = 0; i < g->n; i++)
        most = fmax(most, coreness(g, i, 0));
    return most;
}

static double articulation(const naive *g, size_t v, size_t w)
{
    double alone = near_count(g, v) == 0;
    naive h = without_vertex(g, v);
    return naive_components(&h, v, w) > naive_components(g, v, w) - alone;
}

static double articulation_points(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        count += articulation(g, i, 0);
    return count;
}

static double articulation_share(const naive *g, size_t v, size_t w)
{
    return articulation_points(g, v, w) / (double)g->n;
}

static double bridge(const naive *g, size_t v, size_t w)
{
    naive h = *g;
    h.tied[v][w] = h.tied[w][v] = false;
    return naive_components(&h, v, w) > naive_components(g, v, w);
}

static double bridges(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++)
            count += joined(g, i, j) && bridge(g, i, j) > 0;
    return count;
}

// clang-format off
static const naive_row rows[] = {
    {"fragmentation", fragmentation},
    {"distance_fragmentation", distance_fragmentation},
    {"global_efficiency", global_efficiency},
    {"diameter", diameter},
    {"mean_distance", mean_distance},
    {"transitivity", transitivity},
    {"clustering_mean", clustering_mean},
    {"centralization_betweenness", centralization_betweenness},
    {"centralization_closeness", centralization_closeness},
    {"coreness_max", coreness_max},
    {"articulation_points", articulation_points},
    {"articulation_share", articulation_share},
    {"bridges", bridges},
    {"betweenness", betweenness},
    {"betweenness_normalized", betweenness_normalized},
    {"closeness", closeness},
    {"harmonic", harmonic},
    {"harmonic_normalized", harmonic_normalized},
    {"eccentricity", eccentricity},
    {"constraint", constraint},
    {"effective_size", effective_size},
    {"efficiency", efficiency},
    {"coreness", coreness},
    {"clustering", clustering},
    {"clustering_weighted", clustering_weighted},
    {"articulation", articulation},
    {"fragmentation_if_removed", fragmentation_if_removed},
    {"edge_betweenness", edge_betweenness},
    {"bridge", bridge},
    {"embeddedness", embeddedness},
};
// clang-format on

const naive_family naive_paths = {rows, PT_COUNT(rows)};
