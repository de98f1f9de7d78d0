/* SPDX-License-Identifier: MIT */
/* The enumerator of labels of several groups. */
#include "compare/dealing.h"

#include <stdlib.h>

/* The multinomial coefficient as a product of binomials, each built up so that
 * every step is whole. */
uint64_t pt_dealings(bool *exact, const size_t *sizes, size_t groups)
{
    uint64_t ways = 1;
    uint64_t total = 0;
    *exact = true;
    for (size_t g = 0; g < groups; g++) {
        uint64_t rest = total; /* C(rest + size, the smaller of both) */
        uint64_t few = sizes[g] < rest ? sizes[g] : rest;
        total += sizes[g];
        uint64_t binomial = 1;
        for (uint64_t i = 1; i <= few; i++) {
            binomial = binomial * (total - few + i) / i;
            if (binomial > PT_RELABELINGS_MAX)
                break;
        }
        ways *= binomial;
        if (binomial > PT_RELABELINGS_MAX || ways > PT_RELABELINGS_MAX) {
            *exact = false;
            return PT_RELABELINGS_DRAWN;
        }
    }
    return ways;
}

ptce_status pt_dealing_init(pt_dealing *d, const size_t *sizes, size_t groups,
                            uint64_t seed, ptce_error *err)
{
    *d = (pt_dealing){0};
    for (size_t g = 0; g < groups; g++)
        d->total += sizes[g];
    d->labels = pt_alloc(d->total, sizeof *d->labels);
    if (!d->labels)
        return pt_nomem(err);
    size_t place = 0;
    for (size_t g = 0; g < groups; g++)
        for (size_t i = 0; i < sizes[g]; i++)
            d->labels[place++] = g;
    d->number = pt_dealings(&d->exact, sizes, groups);
    pt_random_seed(&d->random, seed);
    return PTCE_OK;
}

void pt_dealing_clear(pt_dealing *d)
{
    free(d->labels);
    *d = (pt_dealing){0};
}

static void swap(size_t *labels, size_t i, size_t j)
{
    size_t label = labels[i];
    labels[i] = labels[j];
    labels[j] = label;
}

/* The next arrangement in lexicographic order; the observed one is the first
 * of them. */
static void step(pt_dealing *d)
{
    size_t *labels = d->labels;
    size_t i = d->total - 1;
    while (labels[i - 1] >= labels[i])
        i--;
    size_t j = d->total - 1;
    while (labels[j] <= labels[i - 1])
        j--;
    swap(labels, i - 1, j);
    for (size_t low = i, high = d->total - 1; low < high; low++, high--)
        swap(labels, low, high);
}

static void shuffle(pt_dealing *d)
{
    for (size_t i = d->total; i > 1; i--)
        swap(d->labels, i - 1, (size_t)pt_random_below(&d->random, i));
}

bool pt_dealing_next(pt_dealing *d)
{
    if (d->visited == d->number)
        return false;
    if (d->visited > 0) {
        if (d->exact)
            step(d);
        else
            shuffle(d);
    }
    d->visited++;
    return true;
}
