/* SPDX-License-Identifier: MIT */
/* Naive measures of what holds a network together. */
#include "analysis/naive_steps.h"

static double component_fragmentation(const naive *g, size_t v, size_t w)
{
    UNUSED;
    naive h = without_vertex(g, v);
    distances x;
    double apart = 0;
    h = flattened(&h);
    measure_distances(&x, &h);
    for (size_t i = 0; i < h.n; i++)
        for (size_t j = 0; j < h.n; j++)
            apart += i != j && x.d[i][j] >= FAR;
    return g->n < 3 ? NONE : apart / ((double)h.n * ((double)h.n - 1));
}

static bool is_better(double fit, size_t set, double best, size_t of)
{
    if (isnan(fit))
        return false;
    if (isnan(best) || fit > best + 1e-12)
        return true;
    return fit > best - 1e-12 &&
           __builtin_popcountll(set) < __builtin_popcountll(of);
}

/* The smallest core of best fit; a core of ties and pairs as a 2 × 2 table. */
static double core_size(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double best = NONE;
    size_t core = 0;
    for (size_t set = 0; set < (size_t)1 << g->n; set++) {
        double cells[2][2] = {{0}};
        for (size_t i = 0; i < g->n; i++)
            for (size_t j = i + 1; j < g->n; j++)
                if (((set >> i) & 1) == ((set >> j) & 1))
                    cells[(set >> i) & 1][joined(g, i, j)]++;
        double out = cells[0][0] + cells[0][1];
        double in = cells[1][0] + cells[1][1];
        double loose = cells[0][0] + cells[1][0];
        double tied = cells[0][1] + cells[1][1];
        double fit =
            out * in * loose * tied > 0
                ? (cells[1][1] * cells[0][0] - cells[1][0] * cells[0][1]) /
                      sqrt(out * in * loose * tied)
                : NONE;
        if (!is_better(fit, set, best, core))
            continue;
        best = fit;
        core = set;
    }
    return isnan(best) ? NONE : (double)__builtin_popcountll(core);
}

// clang-format off
static const naive_row rows[] = {
    {"component_fragmentation_if_removed", component_fragmentation},
    {"core_size", core_size},
};
// clang-format on

const naive_family naive_holding = {rows, PT_COUNT(rows)};
