/* SPDX-License-Identifier: MIT */
/* Tests of two groups of networks by the distances between them. */
#include "compare/matrix.h"

#include <math.h>
#include <stdlib.h>

/* What the statistics need of a matrix, so that a relabeling costs the pairs of
 * its smaller group alone. */
typedef struct summed {
    const double *cells; /* squared distances, or distances */
    size_t count;
    double *rows; /* sum of each */
    double all;   /* over pairs */
    double scale;
} summed;

static ptce_status summed_init(summed *s, const double *cells, size_t count,
                               ptce_error *err)
{
    *s = (summed){.cells = cells,
                  .count = count,
                  .rows = pt_alloc(count, sizeof *s->rows)};
    if (!s->rows)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++)
            s->rows[i] += cells[i * count + j];
        s->all += s->rows[i] / 2;
    }
    return PTCE_OK;
}

/* Sums over the pairs in the group, in the rest, and between both. */
typedef struct parts {
    double group, rest, between;
} parts;

static parts part(const summed *s, const size_t *places, size_t count)
{
    parts p = {0};
    double rows = 0;
    for (size_t i = 0; i < count; i++) {
        const double *row = s->cells + places[i] * s->count;
        rows += s->rows[places[i]];
        for (size_t j = 0; j < i; j++)
            p.group += row[places[j]];
    }
    p.between = rows - 2 * p.group;
    p.rest = s->all - p.group - p.between;
    return p;
}

/* Places 0 … m - 1. */
static size_t *first_places(size_t m)
{
    size_t *places = pt_alloc(m, sizeof *places);
    for (size_t i = 0; places && i < m; i++)
        places[i] = i;
    return places;
}

static double *squares_of(const pt_square *square)
{
    size_t total = square->m + square->n;
    double *cells = pt_alloc(total * total, sizeof *cells);
    for (size_t i = 0; cells && i < total * total; i++)
        cells[i] = square->distances[i] * square->distances[i];
    return cells;
}

/* ---- PERMANOVA ------------------------------------------------------------
 */

static double within(const summed *s, const size_t *places, size_t count)
{
    parts p = part(s, places, count);
    return p.group / (double)count + p.rest / (double)(s->count - count);
}

/* F grows as what is within groups falls. */
static double share_between(const void *data, const size_t *places,
                            size_t count)
{
    const summed *s = data;
    return s->scale > 0 ? 1 - within(s, places, count) / s->scale : 0;
}

static void describe(pt_permanova *out, const summed *s, const size_t *first,
                     const pt_square *square)
{
    out->total = s->scale;
    out->within = within(s, first, square->m);
    double between = out->total - out->within;
    double freedom = (double)(square->m + square->n - 2);
    bool apart = out->within > 1e-12 * out->total && out->total > 0;
    out->r2 = out->total > 0 ? between / out->total : (double)NAN;
    out->f = apart ? between / (out->within / freedom) : (double)NAN;
    out->test.statistic = out->f;
}

ptce_status pt_permanova_test(pt_permanova *out, const pt_square *square,
                              uint64_t seed, ptce_error *err)
{
    const pt_labels labels = {square->m, square->n, square->strata};
    summed s = {0};
    double *cells = squares_of(square);
    size_t *first = first_places(square->m);
    *out = (pt_permanova){.f = (double)NAN, .r2 = (double)NAN};
    ptce_status st = cells && first
                         ? summed_init(&s, cells, square->m + square->n, err)
                         : pt_nomem(err);
    if (st == PTCE_OK) {
        s.scale = s.all / (double)s.count;
        st = pt_relabel_test(&out->test, share_between, &s, &labels, seed, err);
    }
    if (st == PTCE_OK)
        describe(out, &s, first, square);
    free(first);
    free(cells);
    free(s.rows);
    return st;
}

/* ---- Energy ---------------------------------------------------------------
 */

static double energy(const summed *s, const size_t *places, size_t count)
{
    parts p = part(s, places, count);
    double m = (double)count;
    double n = (double)(s->count - count);
    return m * n / (m + n) *
           (2 * p.between / (m * n) - 2 * p.group / (m * m) -
            2 * p.rest / (n * n));
}

static double share_of_energy(const void *data, const size_t *places,
                              size_t count)
{
    const summed *s = data;
    return s->scale > 0 ? energy(s, places, count) / s->scale : 0;
}

ptce_status pt_energy_test(ptce_test *out, const pt_square *square,
                           uint64_t seed, ptce_error *err)
{
    const pt_labels labels = {square->m, square->n, square->strata};
    summed s = {0};
    size_t *first = first_places(square->m);
    ptce_status st =
        first ? summed_init(&s, square->distances, square->m + square->n, err)
              : pt_nomem(err);
    if (st == PTCE_OK) {
        s.scale = s.all; /* no energy is larger */
        st = pt_relabel_test(out, share_of_energy, &s, &labels, seed, err);
    }
    if (st == PTCE_OK)
        out->statistic = energy(&s, first, square->m);
    free(first);
    free(s.rows);
    return st;
}

/* ---- PERMDISP -------------------------------------------------------------
 */

/* Squared distance to the centroid of rows from … to - 1, from the distances
 * alone: mean of its squares less half the mean over all pairs. */
static void to_centroid(double *out, const double *squares, size_t total,
                        size_t from, size_t to)
{
    double size = (double)(to - from);
    double all = 0;
    for (size_t i = from; i < to; i++)
        for (size_t j = from; j < to; j++)
            all += squares[i * total + j];
    for (size_t i = from; i < to; i++) {
        double sum = 0;
        for (size_t j = from; j < to; j++)
            sum += squares[i * total + j];
        out[i] = sqrt(fabs(sum / size - all / (2 * size * size)));
    }
}

typedef struct spreads {
    const double *values;
    size_t count;
    double mean, total; /* sum of squares around the mean */
} spreads;

/* Share of the sum of squares that lies between groups: F grows with it. */
static double share_of_spread(const void *data, const size_t *places,
                              size_t count)
{
    const spreads *s = data;
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += s->values[places[i]] - s->mean;
    double m = (double)count;
    double n = (double)(s->count - count);
    return s->total > 0 ? sum * sum * (m + n) / (m * n) / s->total : 0;
}

static ptce_status test_spreads(ptce_test *out, spreads *s,
                                const pt_square *square, uint64_t seed,
                                ptce_error *err)
{
    const pt_labels labels = {square->m, square->n, square->strata};
    size_t *first = first_places(square->m);
    if (!first)
        return pt_nomem(err);
    double size = 0;
    for (size_t i = 0; i < s->count; i++) {
        s->mean += s->values[i] / (double)s->count;
        size += s->values[i] * s->values[i];
    }
    for (size_t i = 0; i < s->count; i++)
        s->total += pow(s->values[i] - s->mean, 2);
    if (s->total < 1e-24 * size)
        s->total = 0; /* rounding alone */
    ptce_status st =
        pt_relabel_test(out, share_of_spread, s, &labels, seed, err);
    double share = share_of_spread(s, first, square->m);
    bool defined = s->total > 0 && share < 1 && s->count > 2;
    out->statistic =
        defined ? share / (1 - share) * (double)(s->count - 2) : (double)NAN;
    free(first);
    return st;
}

ptce_status pt_permdisp_test(ptce_test *out, const pt_square *square,
                             uint64_t seed, ptce_error *err)
{
    size_t total = square->m + square->n;
    double *squares = squares_of(square);
    double *values = pt_alloc(total, sizeof *values);
    ptce_status st = squares && values ? PTCE_OK : pt_nomem(err);
    if (st == PTCE_OK) {
        to_centroid(values, squares, total, 0, square->m);
        to_centroid(values, squares, total, square->m, total);
        spreads s = {.values = values, .count = total};
        st = test_spreads(out, &s, square, seed, err);
    }
    free(squares);
    free(values);
    return st;
}
