/* SPDX-License-Identifier: MIT */
/* Adjustments of several p-values. */
#include "compare/exact.h"

#include <math.h>
#include <stdlib.h>

typedef struct ordered {
    double p;
    size_t place;
} ordered;

static int by_p(const void *a, const void *b)
{
    const ordered *x = a;
    const ordered *y = b;
    if (x->p != y->p)
        return x->p < y->p ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* NULL if memory is exhausted. */
static ordered *sort(const double *p, size_t count)
{
    ordered *rows = pt_alloc(count, sizeof *rows);
    for (size_t i = 0; rows && i < count; i++)
        rows[i] = (ordered){p[i], i};
    if (rows)
        qsort(rows, count, sizeof *rows, by_p);
    return rows;
}

ptce_status pt_holm(double *adjusted, const double *p, size_t count,
                    ptce_error *err)
{
    ordered *rows = sort(p, count);
    if (!rows)
        return pt_nomem(err);
    double running = 0;
    for (size_t i = 0; i < count; i++) {
        running = fmax(running, fmin(1, rows[i].p * (double)(count - i)));
        adjusted[rows[i].place] = running;
    }
    free(rows);
    return PTCE_OK;
}

/* Step-up: p(i) scaled by weight K / i, the least of what follows. */
static ptce_status step_up(double *adjusted, const double *p, size_t count,
                           double weight, ptce_error *err)
{
    ordered *rows = sort(p, count);
    if (!rows)
        return pt_nomem(err);
    double running = 1;
    for (size_t i = count; i-- > 0;) {
        double scaled = rows[i].p * weight * (double)count / (double)(i + 1);
        running = fmin(running, scaled);
        adjusted[rows[i].place] = running;
    }
    free(rows);
    return PTCE_OK;
}

ptce_status pt_benjamini_hochberg(double *adjusted, const double *p,
                                  size_t count, ptce_error *err)
{
    return step_up(adjusted, p, count, 1, err);
}

ptce_status pt_benjamini_yekutieli(double *adjusted, const double *p,
                                   size_t count, ptce_error *err)
{
    double weight = 0;
    for (size_t i = 1; i <= count; i++)
        weight += 1 / (double)i;
    return step_up(adjusted, p, count, weight, err);
}
