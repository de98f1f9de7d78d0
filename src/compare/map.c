/* SPDX-License-Identifier: MIT */
/* Classical scaling (Torgerson 1952): eigenvectors of the doubly centred
 * squares, by Jacobi's rotations in a fixed order. */
#include "compare/matrix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SWEEPS 60

/* ---- Eigenvectors ---------------------------------------------------------
 */

typedef struct symmetric {
    double *a; /* turned to diagonal */
    double *v; /* columns are the eigenvectors */
    size_t n;
} symmetric;

static double off_diagonal(const symmetric *s)
{
    double sum = 0;
    for (size_t i = 0; i < s->n; i++)
        for (size_t j = 0; j < i; j++)
            sum += s->a[i * s->n + j] * s->a[i * s->n + j];
    return sum;
}

static void turn(double *x, double *y, double cosine, double sine)
{
    double u = *x;
    double w = *y;
    *x = cosine * u - sine * w;
    *y = sine * u + cosine * w;
}

/* Rotate rows and columns p < q so that their cell becomes 0. */
static void rotate(symmetric *s, size_t p, size_t q)
{
    size_t n = s->n;
    double cell = s->a[p * n + q];
    if (cell == 0)
        return;
    double theta = (s->a[q * n + q] - s->a[p * n + p]) / (2 * cell);
    double t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(theta * theta + 1));
    double cosine = 1 / sqrt(t * t + 1);
    double sine = t * cosine;
    for (size_t k = 0; k < n; k++)
        turn(&s->a[k * n + p], &s->a[k * n + q], cosine, sine);
    for (size_t k = 0; k < n; k++)
        turn(&s->a[p * n + k], &s->a[q * n + k], cosine, sine);
    for (size_t k = 0; k < n; k++)
        turn(&s->v[k * n + p], &s->v[k * n + q], cosine, sine);
    s->a[p * n + q] = s->a[q * n + p] = 0;
}

static void diagonalise(symmetric *s)
{
    double size = 0;
    for (size_t i = 0; i < s->n * s->n; i++)
        size += s->a[i] * s->a[i];
    for (size_t i = 0; i < s->n; i++)
        s->v[i * s->n + i] = 1;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        if (off_diagonal(s) <= 1e-32 * size)
            return;
        for (size_t p = 0; p + 1 < s->n; p++)
            for (size_t q = p + 1; q < s->n; q++)
                rotate(s, p, q);
    }
}

/* ---- The map --------------------------------------------------------------
 */

/* -1/2 of the squares, less the means of row and column. */
static void centre(double *a, const double *distances, double *means, size_t n)
{
    double all = 0;
    for (size_t i = 0; i < n; i++) {
        means[i] = 0;
        for (size_t j = 0; j < n; j++) {
            double d = distances[i * n + j];
            a[i * n + j] = -d * d / 2;
            means[i] += a[i * n + j] / (double)n;
        }
        all += means[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            a[i * n + j] += all - means[i] - means[j];
}

static void order_by_size(size_t *order, const symmetric *s)
{
    for (size_t i = 0; i < s->n; i++) {
        size_t j = i;
        double value = s->a[i * s->n + i];
        for (; j > 0 && s->a[order[j - 1] * s->n + order[j - 1]] < value; j--)
            order[j] = order[j - 1];
        order[j] = i;
    }
}

static void put_axis(pt_map *map, const symmetric *s, size_t column,
                     size_t axis)
{
    double length = sqrt(fmax(s->a[column * s->n + column], 0));
    size_t largest = 0;
    for (size_t i = 0; i < s->n; i++) {
        double here = fabs(s->v[i * s->n + column]);
        /* An equal one further down does not win by its last bits. */
        if (here > fabs(s->v[largest * s->n + column]) * (1 + 1e-9))
            largest = i;
    }
    double sign = s->v[largest * s->n + column] < 0 ? -1 : 1;
    for (size_t i = 0; i < s->n; i++)
        map->points[2 * i + axis] = sign * length * s->v[i * s->n + column];
}

static double stress_of(const pt_map *map, const double *distances, size_t n)
{
    double off = 0;
    double all = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            double d = distances[i * n + j];
            double shown =
                hypot(map->points[2 * i] - map->points[2 * j],
                      map->points[2 * i + 1] - map->points[2 * j + 1]);
            off += (d - shown) * (d - shown);
            all += d * d;
        }
    }
    return all > 0 ? sqrt(off / all) : (double)NAN;
}

static void read_map(pt_map *map, const symmetric *s, size_t *order,
                     const double *distances)
{
    order_by_size(order, s);
    double positive = 0;
    double sizes = 0;
    double largest = 0;
    for (size_t i = 0; i < s->n; i++) {
        map->eigenvalues[i] = s->a[order[i] * s->n + order[i]];
        largest = fmax(largest, fabs(map->eigenvalues[i]));
    }
    for (size_t i = 0; i < s->n; i++) {
        double value = map->eigenvalues[i];
        bool noise = fabs(value) < 1e-12 * largest;
        positive += value > 0 && !noise ? value : 0;
        sizes += noise ? 0 : fabs(value);
    }
    map->positive_mass = sizes > 0 ? positive / sizes : (double)NAN;
    memset(map->points, 0, 2 * s->n * sizeof *map->points);
    for (size_t axis = 0; axis < 2 && axis < s->n; axis++)
        put_axis(map, s, order[axis], axis);
    map->stress = stress_of(map, distances, s->n);
}

ptce_status pt_map_make(pt_map *map, const double *distances, size_t count,
                        ptce_error *err)
{
    symmetric s = {.a = pt_alloc(count * count, sizeof(double)),
                   .v = pt_alloc(count * count, sizeof(double)),
                   .n = count};
    double *means = pt_alloc(count, sizeof *means);
    size_t *order = pt_alloc(count, sizeof *order);
    ptce_status st = PTCE_OK;
    if (s.a && s.v && means && order) {
        centre(s.a, distances, means, count);
        diagonalise(&s);
        read_map(map, &s, order, distances);
    } else {
        st = pt_nomem(err);
    }
    free(s.a);
    free(s.v);
    free(means);
    free(order);
    return st;
}
