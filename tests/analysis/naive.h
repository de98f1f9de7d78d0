/* SPDX-License-Identifier: MIT */
/* The measures again, from their definitions, on a small matrix: slow, short,
 * and sharing nothing with the library. */
#ifndef TESTS_NAIVE_H
#define TESTS_NAIVE_H

#include <stdbool.h>
#include <stddef.h>

#define NAIVE_MAX 10

/* What weights mean. */
typedef enum naive_weights {
    NAIVE_IGNORE,
    NAIVE_STRENGTH,
    NAIVE_LENGTH /* weights are then sixths, of at most 4 */
} naive_weights;

typedef struct naive {
    size_t n;
    bool directed;
    naive_weights weights;
    bool tied[NAIVE_MAX][NAIVE_MAX];
    double weight[NAIVE_MAX][NAIVE_MAX];
    int type[NAIVE_MAX];
} naive;

/* A network measure, or that of vertex v, or that of the edge from v to w; NaN
 * where undefined. */
typedef double naive_measure(const naive *g, size_t v, size_t w);

/* The naive form of a measure, or NULL if there is none. */
naive_measure *naive_find(const char *id);

#endif
