/* SPDX-License-Identifier: MIT */
/* Small common steps of the naive measures, and their tables. */
#ifndef TESTS_NAIVE_STEPS_H
#define TESTS_NAIVE_STEPS_H

#include "analysis/naive.h"
#include "base/base.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FAR ((long long)1 << 60)
#define SIXTHS 24            /* of the largest weight that may be a length */
#define LENGTHS 5354228880LL /* divided by each number up to that */
#define NONE ((double)NAN)
#define UNUSED (void)v, (void)w

typedef struct naive_row {
    const char *id;
    naive_measure *measure;
} naive_row;

typedef struct naive_family {
    const naive_row *rows;
    size_t count;
} naive_family;

extern const naive_family naive_kinds;
extern const naive_family naive_size;
extern const naive_family naive_paths;
extern const naive_family naive_whole;
extern const naive_family naive_holding;

/* Measures that others are made of. */
naive_measure naive_components, naive_degree, naive_in_degree, naive_out_degree,
    naive_largest_component_share, naive_strength;
/* Chance that as many ties on pairs of actors give as few ties across types
 * (tail < 0), as many (> 0), or as far from the mean. */
double naive_openness_p(const naive *g, int tail);
double naive_modularity_type(const naive *g, bool weighted);
/* Freeman: distance of all values from the largest, over the possible. */
double naive_centralize(const naive *g, naive_measure *of, double possible);

static inline bool joined(const naive *g, size_t i, size_t j)
{
    return g->tied[i][j] || g->tied[j][i];
}

static inline double near_count(const naive *g, size_t i)
{
    double count = 0;
    for (size_t j = 0; j < g->n; j++)
        count += joined(g, i, j);
    return count;
}

static inline double ties(const naive *g)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            count += g->tied[i][j];
    return g->directed ? count : count / 2;
}

/* How much j counts for i. */
static inline double pull(const naive *g, size_t i, size_t j)
{
    return g->weights == NAIVE_STRENGTH ? g->weight[i][j] : g->tied[i][j];
}

/* A weight of a sixths is as long as 6/a, in whole numbers LENGTHS/a. */
static inline long long length_of(const naive *g, size_t i, size_t j)
{
    return g->weights == NAIVE_LENGTH ? LENGTHS / llround(6 * g->weight[i][j])
                                      : 1;
}

/* The unit of lengths: that of weight 1. */
static inline double one_length(const naive *g)
{
    return g->weights == NAIVE_LENGTH ? (double)(LENGTHS / 6) : 1;
}

static inline double shortest_length(const naive *g)
{
    double shortest = (double)FAR;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            if (g->tied[i][j])
                shortest = fmin(shortest, (double)length_of(g, i, j));
    return shortest < (double)FAR ? shortest / one_length(g) : 1;
}

/* Floyd and Warshall in whole numbers, and numbers of shortest paths. */
typedef struct distances {
    long long d[NAIVE_MAX][NAIVE_MAX];
    double ways[NAIVE_MAX][NAIVE_MAX];
} distances;

static inline void measure_distances(distances *x, const naive *g)
{
    size_t n = g->n;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            x->d[i][j] = i == j ? 0 : g->tied[i][j] ? length_of(g, i, j) : FAR;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                if (x->d[i][k] + x->d[k][j] < x->d[i][j])
                    x->d[i][j] = x->d[i][k] + x->d[k][j];
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            x->ways[i][j] = i == j;
    for (size_t edges = 1; edges < n; edges++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++) {
                x->ways[i][j] = i == j;
                for (size_t k = 0; k < n; k++)
                    if (g->tied[k][j] &&
                        x->d[i][k] + length_of(g, k, j) == x->d[i][j])
                        x->ways[i][j] += x->ways[i][k];
            }
}

static inline naive without_vertex(const naive *g, size_t v)
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

static inline naive flattened(const naive *g)
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
static inline double component_sizes(double sizes[NAIVE_MAX], const naive *g)
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

#endif
