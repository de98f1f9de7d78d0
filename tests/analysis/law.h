/* SPDX-License-Identifier: MIT */
/* Whether draws follow a law: the chi-square test at one in a thousand. */
#ifndef TESTS_LAW_H
#define TESTS_LAW_H

#include "analysis/graph.h"
#include "support/cmocka_all.h"

#include <math.h>
#include <stdlib.h>

/* A graph of at most 8 directed or 11 undirected vertices as a number. */
static inline uint64_t code_of(const pt_graph *graph)
{
    uint64_t code = 0;
    for (size_t e = 0; e < graph->m; e++) {
        size_t a = graph->edges[e].from;
        size_t b = graph->edges[e].to;
        size_t place = graph->directed ? a * graph->n + b : b * (b - 1) / 2 + a;
        assert_true(a < graph->n && b < graph->n && a != b && place < 64);
        assert_true(graph->directed || a < b);
        assert_true((code >> place & 1) == 0);
        code |= (uint64_t)1 << place;
    }
    return code;
}

static inline int by_code(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Chi-square of so many degrees of freedom, by Wilson and Hilferty: below the
 * point that one in a thousand exceeds. */
static inline void assert_fits(double chi, size_t freedom, const char *what)
{
    if (freedom == 0) {
        assert_true(chi == 0);
        return;
    }
    double f = 2 / (9 * (double)freedom);
    double z = (cbrt(chi / (double)freedom) - (1 - f)) / sqrt(f);
    if (z > 3.090232)
        fail_msg("%s: chi-square %g with %zu degrees", what, chi, freedom);
}

/* Sorts the codes. Each of the cells must be seen, and as often as others. */
static inline void assert_uniform(uint64_t *codes, size_t count, size_t cells,
                                  const char *what)
{
    double expected = (double)count / (double)cells;
    double chi = 0;
    size_t seen = 0;
    assert_true(expected >= 10);
    qsort(codes, count, sizeof *codes, by_code);
    for (size_t i = 0; i < count; seen++) {
        size_t end = i + 1;
        while (end < count && codes[end] == codes[i])
            end++;
        double off = (double)(end - i) - expected;
        chi += off * off / expected;
        i = end;
    }
    if (seen != cells)
        fail_msg("%s: %zu cells of %zu", what, seen, cells);
    assert_fits(chi, cells - 1, what);
}

#endif
