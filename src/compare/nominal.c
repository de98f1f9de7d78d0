/* SPDX-License-Identifier: MIT */
/* Words against groups, by chi square over relabelings. */
#include "compare/nominal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Places by their word: which of the kinds each has, and how many have it. */
typedef struct nominal {
    size_t *kind, *size, *here; /* here: room to count in */
    size_t total, kinds;
} nominal;

/* Cramér's V², which with two groups is chi square over the number of places:
 * for fixed sizes it grows as chi square does. */
static double association(const void *data, const size_t *places, size_t count)
{
    const nominal *n = data;
    double all = (double)n->total;
    double chosen = (double)count;
    double sum = 0;
    memset(n->here, 0, n->kinds * sizeof *n->here);
    for (size_t i = 0; i < count; i++)
        n->here[n->kind[places[i]]]++;
    for (size_t k = 0; k < n->kinds; k++) {
        double size = (double)n->size[k];
        double off = (double)n->here[k] - chosen * size / all;
        sum += off * off / size;
    }
    return sum * all / (chosen * (all - chosen));
}

static ptce_status nominal_init(nominal *n, const char *const *words,
                                size_t total, ptce_error *err)
{
    *n = (nominal){.kind = pt_alloc(total, sizeof(size_t)),
                   .size = pt_alloc(total, sizeof(size_t)),
                   .here = pt_alloc(total, sizeof(size_t)),
                   .total = total};
    if (!n->kind || !n->size || !n->here)
        return pt_nomem(err);
    for (size_t i = 0; i < total; i++) {
        size_t first = 0;
        while (strcmp(words[first], words[i]) != 0)
            first++;
        n->kind[i] = first < i ? n->kind[first] : n->kinds++;
        n->size[n->kind[i]]++;
    }
    return PTCE_OK;
}

static void nominal_clear(nominal *n)
{
    free(n->kind);
    free(n->size);
    free(n->here);
}

/* Of the first group as it is. */
static ptce_status observe(double *v, const nominal *n, size_t m,
                           ptce_error *err)
{
    size_t *places = pt_alloc(m, sizeof *places);
    if (!places)
        return pt_nomem(err);
    for (size_t i = 0; i < m; i++)
        places[i] = i;
    *v = sqrt(association(n, places, m));
    free(places);
    return PTCE_OK;
}

ptce_status pt_nominal_test(ptce_test *out, size_t *kinds,
                            const char *const *words, const pt_labels *labels,
                            uint64_t seed, ptce_error *err)
{
    nominal n;
    *out = (ptce_test){.statistic = (double)NAN, .p = (double)NAN};
    ptce_status st = nominal_init(&n, words, labels->m + labels->n, err);
    *kinds = n.kinds;
    bool tested = labels->m > 0 && labels->n > 0;
    if (st == PTCE_OK && tested)
        st = pt_relabel_test(out, association, &n, labels, seed, err);
    if (st == PTCE_OK && tested)
        st = observe(&out->statistic, &n, labels->m, err);
    nominal_clear(&n);
    return st;
}
