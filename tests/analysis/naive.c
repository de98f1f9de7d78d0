/* SPDX-License-Identifier: MIT */
#include "analysis/naive.h"

#include <math.h>
#include <string.h>

#define FAR 1000
#define NONE ((double)NAN)
#define UNUSED (void)v, (void)w

/* ---- Steps -------------------------------------------------------------- */

static bool joined(const naive *g, size_t i, size_t j)
{
    return g->tied[i][j] || g->tied[j][i];
}

static double near_count(const naive *g, size_t i)
{
    double count = 0;
    for (size_t j = 0; j < g->n; j++)
        count += joined(g, i, j);
    return count;
}

static double ties(const naive *g)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            count += g->tied[i][j];
    return g->directed ? count : count / 2;
}

/* Floyd and Warshall, and numbers of shortest paths by length. */
typedef struct distances {
    int d[NAIVE_MAX][NAIVE_MAX];
    double ways[NAIVE_MAX][NAIVE_MAX];
} distances;

static void measure_distances(distances *x, const naive *g)
{
    size_t n = g->n;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            x->d[i][j] = i == j ? 0 : g->tied[i][j] ? 1 : FAR;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                if (x->d[i][k] + x->d[k][j] < x->d[i][j])
                    x->d[i][j] = x->d[i][k] + x->d[k][j];
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            x->ways[i][j] = i == j;
    for (int length = 1; length < (int)n; length++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                for (size_t k = 0; x->d[i][j] == length && k < n; k++)
                    if (g->tied[k][j] && x->d[i][k] == length - 1)
                        x->ways[i][j] += x->ways[i][k];
}

static naive without_vertex(const naive *g, size_t v)
{
    naive h = *g;
    h.n = 0;
    for (size_t i = 0; i < g->n; i++) {
        size_t column = 0;
        if (i == v)
            continue;
        for (size_t j = 0; j < g->n; j++) {
            if (j == v)
                continue;
            h.tied[h.n][column] = g->tied[i][j];
            h.weight[h.n][column] = g->weight[i][j];
            column++;
        }
        h.type[h.n++] = g->type[i];
    }
    return h;
}

static naive flattened(const naive *g)
{
    naive h = *g;
    h.directed = false;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++) {
            h.tied[i][j] = joined(g, i, j);
            if (g->directed)
                h.weight[i][j] = g->weight[i][j] + g->weight[j][i];
        }
    return h;
}

/* Sizes of components by flooding labels. */
static double component_sizes(double sizes[NAIVE_MAX], const naive *g)
{
    size_t label[NAIVE_MAX];
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        label[i] = i;
    for (size_t round = 0; round < g->n; round++)
        for (size_t i = 0; i < g->n; i++)
            for (size_t j = 0; j < g->n; j++)
                if (joined(g, i, j) && label[j] < label[i])
                    label[i] = label[j];
    memset(sizes, 0, NAIVE_MAX * sizeof *sizes);
    for (size_t i = 0; i < g->n; i++)
        sizes[label[i]]++;
    for (size_t i = 0; i < g->n; i++)
        count += sizes[i] > 0;
    return count;
}

/* ---- Size --------------------------------------------------------------- */

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

static double degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t j = 0; j < g->n; j++)
        count += g->tied[v][j] + (g->directed ? g->tied[j][v] : 0);
    return count;
}

static double in_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t j = 0; j < g->n; j++)
        count += g->tied[j][v];
    return g->directed ? count : NONE;
}

static double out_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t j = 0; j < g->n; j++)
        count += g->tied[v][j];
    return g->directed ? count : NONE;
}

static double strength(const naive *g, size_t v, size_t w)
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
        sum += degree(g, i, 0);
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

static double components(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sizes[NAIVE_MAX];
    return component_sizes(sizes, g);
}

static double largest_component_share(const naive *g, size_t v, size_t w)
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
        sum += degree(g, i, 0);
        for (size_t j = 0; j < g->n; j++)
            apart += fabs(degree(g, i, 0) - degree(g, j, 0));
    }
    return sum > 0 ? apart / (2 * (double)g->n * sum) : NONE;
}

static double centralize(const naive *g, naive_measure *of, double possible)
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
    return g->n < 3 ? NONE
                    : centralize(g, degree,
                                 (n - 1) * (n - 2) * (g->directed ? 2 : 1));
}

/* ---- Paths -------------------------------------------------------------- */

static double fragmentation(const naive *g, size_t v, size_t w)
{
    UNUSED;
    naive h = flattened(g);
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
            sum += 1.0 / x.d[v][j];
    return sum;
}

static double harmonic_normalized(const naive *g, size_t v, size_t w)
{
    return g->n < 2 ? NONE : harmonic(g, v, w) / ((double)g->n - 1);
}

static double global_efficiency(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    for (size_t i = 0; i < g->n; i++)
        sum += harmonic(g, i, 0);
    return g->n < 2 ? NONE : sum / ((double)g->n * ((double)g->n - 1));
}

static double distance_fragmentation(const naive *g, size_t v, size_t w)
{
    return 1 - global_efficiency(g, v, w);
}

static double fragmentation_if_removed(const naive *g, size_t v, size_t w)
{
    naive h = without_vertex(g, v);
    return distance_fragmentation(&h, v, w);
}

static double eccentricity(const naive *g, size_t v, size_t w)
{
    UNUSED;
    distances x;
    int most = 0;
    measure_distances(&x, g);
    for (size_t j = 0; j < g->n; j++)
        if (x.d[v][j] < FAR && x.d[v][j] > most)
            most = x.d[v][j];
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
                sum += x.d[i][j];
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
            sum += x.d[v][j];
            count++;
        }
    return count / sum;
}

static double centralization_closeness(const naive *g, size_t v, size_t w)
{
    double n = (double)g->n;
    if (g->directed || g->n < 3 || components(g, v, w) > 1)
        return NONE;
    return centralize(g, closeness, (n - 1) * (n - 2) / (2 * n - 3));
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
    return g->n < 3 ? NONE : centralize(g, betweenness, possible);
}

static double edge_betweenness(const naive *g, size_t v, size_t w)
{
    distances x;
    double sum = 0;
    measure_distances(&x, g);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (x.d[i][j] < FAR && x.d[i][v] + 1 + x.d[w][j] == x.d[i][j])
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
    return k < 2 ? NONE : sum / (strength(&h, v, 0) * (k - 1));
}

static double embeddedness(const naive *g, size_t v, size_t w)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        count += joined(g, v, i) && joined(g, w, i);
    return count;
}

static double effective_size(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double pairs = 0;
    double closed = 0;
    double k = near_count(g, v);
    look_around(g, v, &pairs, &closed);
    return k == 0 ? NONE : k - closed / k;
}

static double share_of(const naive *g, size_t i, size_t j)
{
    double all = 0;
    for (size_t k = 0; k < g->n; k++)
        all += g->tied[i][k] + g->tied[k][i];
    return all > 0 ? (g->tied[i][j] + g->tied[j][i]) / all : 0;
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
    return components(&h, v, w) > components(g, v, w) - alone;
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
    return components(&h, v, w) > components(g, v, w);
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

/* ---- Whole networks ----------------------------------------------------- */

static double robustness(const naive *g, size_t v, size_t w)
{
    UNUSED;
    naive h = flattened(g);
    double sum = 0;
    while (h.n > 0) {
        size_t first = 0;
        for (size_t i = 1; i < h.n; i++)
            if (near_count(&h, i) > near_count(&h, first))
                first = i;
        h = without_vertex(&h, first);
        if (h.n > 0)
            sum += largest_component_share(&h, 0, 0) * (double)h.n;
    }
    return g->n ? sum / ((double)g->n * (double)g->n) : NONE;
}

static double correlation(const double *x, const double *y, size_t count)
{
    double mx = 0;
    double my = 0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (size_t i = 0; i < count; i++) {
        mx += x[i] / (double)count;
        my += y[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        xy += (x[i] - mx) * (y[i] - my);
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
    }
    return xx > 1e-12 && yy > 1e-12 ? xy / sqrt(xx * yy) : NONE;
}

static double core_periphery_fit(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double best = NONE;
    for (size_t set = 0; set < (size_t)1 << g->n; set++) {
        double x[NAIVE_MAX * NAIVE_MAX];
        double y[NAIVE_MAX * NAIVE_MAX];
        size_t count = 0;
        for (size_t i = 0; i < g->n; i++)
            for (size_t j = i + 1; j < g->n; j++) {
                if (((set >> i) & 1) != ((set >> j) & 1))
                    continue;
                x[count] = joined(g, i, j);
                y[count++] = (double)((set >> i) & 1);
            }
        best = fmax(best, correlation(x, y, count));
    }
    return best;
}

/* Over both orders of each undirected tie; out against in where directed. */
static double assortativity_degree(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double x[NAIVE_MAX * NAIVE_MAX];
    double y[NAIVE_MAX * NAIVE_MAX];
    size_t count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (g->tied[i][j]) {
                x[count] = g->directed ? out_degree(g, i, 0) : degree(g, i, 0);
                y[count++] = g->directed ? in_degree(g, j, 0) : degree(g, j, 0);
            }
    return correlation(x, y, count);
}

static double reciprocity(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double returned = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            returned += g->tied[i][j] && g->tied[j][i];
    return g->directed ? returned / ties(g) : NONE;
}

static double type_diversity(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double same = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            same += g->type[i] == g->type[j];
    return 1 - same / ((double)g->n * (double)g->n);
}

static double ei_type(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (g->tied[i][j]) {
                sum += g->type[i] == g->type[j] ? -1 : 1;
                count++;
            }
    return sum / count;
}

static double ei_type_expected(const naive *g, size_t v, size_t w)
{
    naive full = *g;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            full.tied[i][j] = i != j;
    return ei_type(&full, v, w);
}

static double ei_type_excess(const naive *g, size_t v, size_t w)
{
    return ei_type(g, v, w) - ei_type_expected(g, v, w);
}

static double count_role(const naive *g, size_t v, int role)
{
    double count = 0;
    for (size_t a = 0; a < g->n; a++)
        for (size_t c = 0; c < g->n; c++) {
            if (a == c || !g->tied[a][v] || !g->tied[v][c] || g->tied[a][c])
                continue;
            bool first = g->type[a] == g->type[v];
            bool last = g->type[v] == g->type[c];
            bool ends = g->type[a] == g->type[c];
            int found = first && last ? 0 : first ? 2 : last ? 3 : ends ? 1 : 4;
            count += found == role;
        }
    return count;
}

static double coordinator(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return count_role(g, v, 0);
}

static double consultant(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return count_role(g, v, 1);
}

static double representative(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return count_role(g, v, 2);
}

static double gatekeeper(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return count_role(g, v, 3);
}

static double liaison(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return count_role(g, v, 4);
}

static double pagerank(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double n = (double)g->n;
    double p[NAIVE_MAX];
    for (size_t i = 0; i < g->n; i++)
        p[i] = 1 / n;
    for (int step = 0; step < 500; step++) {
        double next[NAIVE_MAX];
        for (size_t i = 0; i < g->n; i++) {
            next[i] = 0.15 / n;
            for (size_t j = 0; j < g->n; j++) {
                double out = 0;
                for (size_t k = 0; k < g->n; k++)
                    out += g->tied[j][k];
                next[i] +=
                    0.85 * p[j] * (out > 0 ? g->tied[j][i] / out : 1 / n);
            }
        }
        memcpy(p, next, sizeof p);
    }
    return p[v];
}

static double katz(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double x[NAIVE_MAX] = {0};
    for (int step = 0; step < 500; step++) {
        double next[NAIVE_MAX];
        for (size_t i = 0; i < g->n; i++) {
            next[i] = 1;
            for (size_t j = 0; j < g->n; j++)
                next[i] += 0.05 * g->tied[j][i] * x[j];
        }
        memcpy(x, next, sizeof x);
    }
    return x[v];
}

/* ---- By name ------------------------------------------------------------ */

// clang-format off
#define NAMED(id) {#id, id}
// clang-format on

static const struct {
    const char *id;
    naive_measure *measure;
} all[] = {
    NAMED(nodes),
    NAMED(edges),
    NAMED(density),
    NAMED(mean_degree),
    NAMED(isolates),
    NAMED(isolate_share),
    NAMED(components),
    NAMED(largest_component_share),
    NAMED(degree_gini),
    NAMED(centralization_degree),
    NAMED(fragmentation),
    NAMED(distance_fragmentation),
    NAMED(global_efficiency),
    NAMED(diameter),
    NAMED(mean_distance),
    NAMED(transitivity),
    NAMED(clustering_mean),
    NAMED(reciprocity),
    NAMED(centralization_betweenness),
    NAMED(centralization_closeness),
    NAMED(assortativity_degree),
    NAMED(coreness_max),
    NAMED(articulation_points),
    NAMED(articulation_share),
    NAMED(bridges),
    NAMED(robustness),
    NAMED(core_periphery_fit),
    NAMED(type_diversity),
    NAMED(ei_type),
    NAMED(ei_type_expected),
    NAMED(ei_type_excess),
    NAMED(degree),
    NAMED(in_degree),
    NAMED(out_degree),
    NAMED(strength),
    NAMED(betweenness),
    NAMED(betweenness_normalized),
    NAMED(closeness),
    NAMED(harmonic),
    NAMED(harmonic_normalized),
    NAMED(eccentricity),
    NAMED(pagerank),
    NAMED(katz),
    NAMED(constraint),
    NAMED(effective_size),
    NAMED(coreness),
    NAMED(clustering),
    NAMED(clustering_weighted),
    NAMED(articulation),
    NAMED(fragmentation_if_removed),
    NAMED(coordinator),
    NAMED(consultant),
    NAMED(representative),
    NAMED(gatekeeper),
    NAMED(liaison),
    NAMED(edge_betweenness),
    NAMED(bridge),
    NAMED(embeddedness),
};

naive_measure *naive_find(const char *id)
{
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (strcmp(all[i].id, id) == 0)
            return all[i].measure;
    return NULL;
}
