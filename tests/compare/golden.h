/* SPDX-License-Identifier: MIT */
/* A golden file of statistics as the tests read it. */
#ifndef PTCE_TEST_GOLDEN_H
#define PTCE_TEST_GOLDEN_H

#include "support/cmocka_all.h"

#include "compare/ranks.h"

#include <cjson/cJSON.h>

#define TOLERANCE 1e-9
#define MOST 64

typedef struct golden {
    cJSON *root;
    const cJSON *metrics, *values;
    size_t first;
} golden;

/* The defined values of one measure, as the library takes them. */
typedef struct column {
    double values[MOST];
    pt_samples samples;
    bool complete;
} column;

/* A file of tests/golden, without ".json". */
cJSON *load(const char *name);
/* A member that must be there; and its number. */
const cJSON *at(const cJSON *object, const char *key);
double number(const cJSON *object, const char *key);
void read_column(column *c, const golden *g, const char *metric);
/* A list, item by item. */
void check_numbers(const double *got, size_t count, const cJSON *want,
                   double tolerance);
/* Check what is read from distances; false if the key is about nothing of it.
 */
bool check_matrix_key(const golden *g, const cJSON *item);

#endif
