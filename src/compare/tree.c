/* SPDX-License-Identifier: MIT */
/* Hierarchical clustering with a fixed rule for ties. */
#include "compare/matrix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The clusters so far: each stands at its lowest row. */
typedef struct forest {
    double *distances;
    size_t *cluster; /* number of the one that stands at a row */
    size_t *size;    /* 0: the row went into a lower one */
    size_t *stands;  /* lowest row of the cluster of each row */
    size_t count;
} forest;

static void forest_clear(forest *f)
{
    free(f->distances);
    free(f->cluster);
    free(f->size);
    free(f->stands);
}

static ptce_status forest_init(forest *f, const double *distances, size_t count,
                               ptce_error *err)
{
    *f = (forest){.distances = pt_alloc(count * count, sizeof(double)),
                  .cluster = pt_alloc(count, sizeof(size_t)),
                  .size = pt_alloc(count, sizeof(size_t)),
                  .stands = pt_alloc(count, sizeof(size_t)),
                  .count = count};
    if (!f->distances || !f->cluster || !f->size || !f->stands)
        return pt_nomem(err);
    if (distances)
        memcpy(f->distances, distances, count * count * sizeof(double));
    for (size_t i = 0; i < count; i++) {
        f->cluster[i] = f->stands[i] = i;
        f->size[i] = 1;
    }
    return PTCE_OK;
}

/* The nearest pair i < j; of equal ones that with the lowest rows. */
static void nearest(size_t *first, size_t *second, const forest *f)
{
    double least = HUGE_VAL;
    for (size_t i = 0; i < f->count; i++) {
        for (size_t j = i + 1; f->size[i] > 0 && j < f->count; j++) {
            double d = pt_number_round(f->distances[i * f->count + j]);
            if (f->size[j] == 0 || !(d < least))
                continue;
            least = d;
            *first = i;
            *second = j;
        }
    }
}

static void join(forest *f, size_t i, size_t j, pt_linkage linkage)
{
    double a = (double)f->size[i];
    double b = (double)f->size[j];
    size_t n = f->count;
    for (size_t k = 0; k < n; k++) {
        double x = f->distances[i * n + k];
        double y = f->distances[j * n + k];
        double d =
            linkage == PT_AVERAGE ? (a * x + b * y) / (a + b) : fmax(x, y);
        f->distances[i * n + k] = f->distances[k * n + i] = d;
    }
    f->size[i] += f->size[j];
    f->size[j] = 0;
}

ptce_status pt_tree_make(ptce_merge *merges, const double *distances,
                         size_t count, pt_linkage linkage, ptce_error *err)
{
    forest f;
    ptce_status st = forest_init(&f, distances, count, err);
    for (size_t k = 0; st == PTCE_OK && k + 1 < count; k++) {
        size_t i = 0;
        size_t j = 0;
        nearest(&i, &j, &f);
        size_t x = f.cluster[i];
        size_t y = f.cluster[j];
        merges[k] =
            (ptce_merge){x < y ? x : y, x < y ? y : x,
                         f.distances[i * count + j], f.size[i] + f.size[j]};
        join(&f, i, j, linkage);
        f.cluster[i] = count + k;
    }
    forest_clear(&f);
    return st;
}

/* Pearson's r of the cells below the diagonal. */
static double correlate(const double *x, const double *y, size_t n)
{
    double mean_x = 0;
    double mean_y = 0;
    double pairs = (double)n * (double)(n - 1) / 2;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            mean_x += x[i * n + j] / pairs;
            mean_y += y[i * n + j] / pairs;
        }
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            double dx = x[i * n + j] - mean_x;
            double dy = y[i * n + j] - mean_y;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
    }
    double least = 1e-24 * pairs;
    bool flat = xx <= least * mean_x * mean_x || yy <= least * mean_y * mean_y;
    return flat ? (double)NAN : xy / sqrt(xx * yy);
}

static void set_across(forest *f, size_t a, size_t b, double height)
{
    size_t n = f->count;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if ((f->stands[i] == a && f->stands[j] == b) ||
                (f->stands[i] == b && f->stands[j] == a))
                f->distances[i * n + j] = height;
}

/* Each cluster is a chain of rows: where two are joined, all pairs across get
 * the height. */
static void fill_heights(forest *f, size_t *first_row, const ptce_merge *merges)
{
    size_t n = f->count;
    for (size_t k = 0; k + 1 < n; k++) {
        size_t a = first_row[merges[k].first];
        size_t b = first_row[merges[k].second];
        size_t low = a < b ? a : b;
        set_across(f, a, b, merges[k].height);
        for (size_t i = 0; i < n; i++)
            if (f->stands[i] == a || f->stands[i] == b)
                f->stands[i] = low;
        first_row[n + k] = low;
    }
}

ptce_status pt_cophenetic(double *correlation, const double *distances,
                          const ptce_merge *merges, size_t count,
                          ptce_error *err)
{
    forest f;
    size_t *first_row = pt_alloc(2 * count, sizeof *first_row);
    *correlation = (double)NAN;
    ptce_status st = forest_init(&f, NULL, count, err);
    if (st == PTCE_OK && !first_row)
        st = pt_nomem(err);
    if (st == PTCE_OK && count > 1) {
        for (size_t i = 0; i < count; i++)
            first_row[i] = i;
        fill_heights(&f, first_row, merges);
        *correlation = correlate(distances, f.distances, count);
    }
    free(first_row);
    forest_clear(&f);
    return st;
}
