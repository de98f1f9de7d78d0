/* SPDX-License-Identifier: MIT */
/* Naive measures of whole networks, of types and of influence. */
#include "analysis/naive_steps.h"

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
            sum += naive_largest_component_share(&h, 0, 0) * (double)h.n;
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
                x[count] = g->directed ? naive_out_degree(g, i, 0)
                                       : naive_degree(g, i, 0);
                y[count++] = g->directed ? naive_in_degree(g, j, 0)
                                         : naive_degree(g, j, 0);
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

static double reciprocity_dyads(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double mutual = 0;
    double tied = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++) {
            mutual += g->tied[i][j] && g->tied[j][i];
            tied += joined(g, i, j);
        }
    return g->directed ? mutual / tied : NONE;
}

/* The correlation of the matrix, beside its diagonal, with its transpose. */
static double reciprocity_excess(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double x[NAIVE_MAX * NAIVE_MAX];
    double y[NAIVE_MAX * NAIVE_MAX];
    size_t count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (i != j) {
                x[count] = g->tied[i][j];
                y[count++] = g->tied[j][i];
            }
    return g->directed ? correlation(x, y, count) : NONE;
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
                    out += pull(g, j, k);
                next[i] +=
                    0.85 * p[j] * (out > 0 ? pull(g, j, i) / out : 1 / n);
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

// clang-format off
static const naive_row rows[] = {
    {"reciprocity", reciprocity},
    {"reciprocity_dyads", reciprocity_dyads},
    {"reciprocity_excess", reciprocity_excess},
    {"assortativity_degree", assortativity_degree},
    {"robustness", robustness},
    {"core_periphery_fit", core_periphery_fit},
    {"type_diversity", type_diversity},
    {"ei_type", ei_type},
    {"ei_type_expected", ei_type_expected},
    {"ei_type_excess", ei_type_excess},
    {"pagerank", pagerank},
    {"katz", katz},
    {"coordinator", coordinator},
    {"consultant", consultant},
    {"representative", representative},
    {"gatekeeper", gatekeeper},
    {"liaison", liaison},
};
// clang-format on

const naive_family naive_whole = {rows, PT_COUNT(rows)};
