/* SPDX-License-Identifier: MIT */
/* Naive measures of brokerage and of types against chance. */
#include "analysis/naive_steps.h"

/* ---- Brokerage ----------------------------------------------------------- */

static double brokered_pairs(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double count = 0;
    for (size_t a = 0; a < g->n; a++)
        for (size_t c = 0; c < g->n; c++)
            count += a != c && g->tied[a][v] && g->tied[v][c] && !g->tied[a][c];
    return count;
}

static double brokerage_total(const naive *g, size_t v, size_t w)
{
    UNUSED;
    double sum = 0;
    for (size_t i = 0; i < g->n; i++)
        sum += brokered_pairs(g, i, 0);
    return sum;
}

static double brokerage_first_share(const naive *g, size_t v, size_t w)
{
    double most = 0;
    for (size_t i = 0; i < g->n; i++)
        most = fmax(most, brokered_pairs(g, i, 0));
    return most / brokerage_total(g, v, w);
}

/* ---- Ties dealt to pairs ------------------------------------------------- */

/* ways[k][x]: how many sets of k pairs of actors hold x of different types,
 * one pair after the other. */
typedef struct ways {
    double of[NAIVE_MAX * NAIVE_MAX][NAIVE_MAX * NAIVE_MAX];
    size_t pairs, mixed;
} ways;

static void count_ways(ways *all, const naive *g)
{
    memset(all, 0, sizeof *all);
    all->of[0][0] = 1;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++) {
            size_t step = g->type[i] != g->type[j];
            for (size_t k = all->pairs + 1; k > 0; k--)
                for (size_t x = all->mixed + step + 1; x-- > step;)
                    all->of[k][x] += all->of[k - 1][x - step];
            all->pairs++;
            all->mixed += step;
        }
}

double naive_openness_p(const naive *g, int tail)
{
    static ways all;
    size_t m = (size_t)ties(g);
    size_t seen = 0;
    double hit = 0;
    double sum = 0;
    count_ways(&all, g);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++)
            seen += g->tied[i][j] && g->type[i] != g->type[j];
    long far = labs((long)(seen * all.pairs) - (long)(m * all.mixed));
    for (size_t x = 0; x <= m; x++) {
        long off = labs((long)(x * all.pairs) - (long)(m * all.mixed));
        bool as_far = tail < 0 ? x <= seen : tail > 0 ? x >= seen : off >= far;
        hit += as_far ? all.of[m][x] : 0;
        sum += all.of[m][x];
    }
    bool fixed = all.mixed == 0 || all.mixed == all.pairs || m == all.pairs;
    return g->directed || m == 0 || fixed ? NONE : hit / sum;
}

static double ei_type_p(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return naive_openness_p(g, 0);
}

/* ---- Modularity of types ------------------------------------------------- */

double naive_modularity_type(const naive *g, bool weighted)
{
    naive h = flattened(g);
    double k[NAIVE_MAX] = {0};
    double twice = 0;
    double sum = 0;
    for (size_t i = 0; i < h.n; i++)
        for (size_t j = 0; j < h.n; j++) {
            if (!weighted)
                h.weight[i][j] = h.tied[i][j];
            k[i] += h.weight[i][j];
            twice += h.weight[i][j];
        }
    for (size_t i = 0; i < h.n; i++)
        for (size_t j = 0; j < h.n; j++)
            if (h.type[i] == h.type[j])
                sum += h.weight[i][j] - k[i] * k[j] / twice;
    return sum / twice;
}

static double modularity_type(const naive *g, size_t v, size_t w)
{
    UNUSED;
    return naive_modularity_type(g, false);
}

/* Ends of a pair of actors in a type. */
static double ends_in(const naive *g, size_t i, size_t j, int type)
{
    return (g->type[i] == type) + (g->type[j] == type);
}

/* By the chances that one pair, and that two, are among the ties. */
static double expected_modularity(const naive *g)
{
    naive h = flattened(g);
    double m = ties(&h);
    double pairs = (double)(h.n * (h.n - 1)) / 2;
    double one = m / pairs;
    double two = pairs > 1 ? one * (m - 1) / (pairs - 1) : 0;
    double value = 0;
    for (size_t i = 0; i < h.n; i++)
        for (size_t j = i + 1; j < h.n; j++) {
            value += h.type[i] == h.type[j] ? one / m : 0;
            for (size_t a = 0; a < h.n; a++)
                for (size_t b = a + 1; b < h.n; b++)
                    for (int type = 0; type < 3; type++)
                        value -= (a == i && b == j ? one : two) *
                                 ends_in(&h, i, j, type) *
                                 ends_in(&h, a, b, type) / (4 * m * m);
        }
    return value;
}

static double modularity_type_excess(const naive *g, size_t v, size_t w)
{
    return modularity_type(g, v, w) - expected_modularity(g);
}

// clang-format off
static const naive_row rows[] = {
    {"brokered_pairs", brokered_pairs},
    {"brokerage_total", brokerage_total},
    {"brokerage_first_share", brokerage_first_share},
    {"ei_type_p", ei_type_p},
    {"modularity_type", modularity_type},
    {"modularity_type_excess", modularity_type_excess},
};
// clang-format on

const naive_family naive_kinds = {rows, PT_COUNT(rows)};
