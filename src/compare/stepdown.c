/* SPDX-License-Identifier: MIT */
/* Step-down maxT along any walk over relabelings. */
#include "compare/stepdown.h"

#include <math.h>
#include <stdlib.h>

typedef struct step {
    double observed;
    size_t measure;
    uint64_t reached; /* relabelings in which the largest statistic of this and
                         all lower steps is at least as large */
} step;

static int by_statistic(const void *a, const void *b)
{
    const step *x = a;
    const step *y = b;
    if (x->observed != y->observed)
        return x->observed < y->observed ? -1 : 1;
    return (x->measure > y->measure) - (x->measure < y->measure);
}

static void start(step *steps, size_t count, const pt_walk *walk)
{
    for (size_t i = 0; i < count; i++)
        steps[i] = (step){walk->statistic(walk->data, i), i, 0};
    qsort(steps, count, sizeof *steps, by_statistic);
}

static void count_reached(step *steps, size_t count, const pt_walk *walk)
{
    double largest = 0;
    for (size_t p = 0; p < count; p++) {
        largest = fmax(largest, walk->statistic(walk->data, steps[p].measure));
        steps[p].reached += largest >= steps[p].observed - PT_SLACK;
    }
}

ptce_status pt_step_down(double *adjusted, size_t count, const pt_walk *walk,
                         ptce_error *err)
{
    if (count == 0)
        return PTCE_OK;
    step *steps = pt_alloc(count, sizeof *steps);
    if (!steps)
        return pt_nomem(err);
    uint64_t visited = 0;
    while (walk->next(walk->data)) {
        if (visited++ == 0)
            start(steps, count, walk);
        count_reached(steps, count, walk);
    }
    double running = 0;
    for (size_t p = count; p-- > 0;) { /* from the largest down */
        running = fmax(running, (double)steps[p].reached / (double)visited);
        adjusted[steps[p].measure] = running;
    }
    free(steps);
    return PTCE_OK;
}
