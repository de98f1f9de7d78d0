/* SPDX-License-Identifier: MIT */
/* Each primary contrast without each network: the one that matters most. */
#include "compare/exact.h"
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The i-th defined value's network; first group, then second. */
static const ptce_compared_value *defined_at(const ptce_contrast *contrast,
                                             size_t i)
{
    const ptce_compared_value *lists[] = {contrast->first, contrast->second};
    const size_t counts[] = {contrast->count_first, contrast->count_second};
    for (size_t g = 0; g < 2; g++)
        for (size_t j = 0; j < counts[g]; j++)
            if (isfinite(lists[g][j].compared) && i-- == 0)
                return &lists[g][j];
    return NULL;
}

static pt_samples without(double *rest, const double *values,
                          const ptce_contrast *contrast, size_t i)
{
    size_t total = contrast->n_first + contrast->n_second;
    memcpy(rest, values, i * sizeof *values);
    memcpy(rest + i, values + i + 1, (total - i - 1) * sizeof *values);
    bool of_first = i < contrast->n_first;
    return (pt_samples){rest, contrast->n_first - of_first,
                        contrast->n_second - !of_first};
}

/* Equal changes: the lowest id. */
static bool is_more(double change, const ptce_compared_value *value,
                    double most, const ptce_influence *influence)
{
    double c = pt_number_round(change);
    double m = pt_number_round(most);
    if (!influence->id || c != m)
        return !influence->id || c > m;
    return strcmp(value->id, influence->id) < 0;
}

/* p of the rest, within strata where there are some. */
static ptce_status test_rest(ptce_contrast *contrast, const pt_samples *rest,
                             size_t *strata, size_t which, uint64_t seed,
                             ptce_error *err)
{
    ptce_test within;
    pt_rank_test test;
    ptce_status st;
    if (!strata) {
        st = pt_mann_whitney(&test, rest, seed, err);
        if (st == PTCE_OK)
            contrast->influence.p =
                (double)test.as_extreme / (double)test.relabelings;
        return st;
    }
    memmove(strata + which, strata + which + 1,
            (rest->m + rest->n - which) * sizeof *strata);
    st = pt_rank_within(&within, rest, strata, seed, err);
    if (st == PTCE_OK)
        contrast->influence.p = within.p;
    return st;
}

static ptce_status look(ptce_contrast *contrast, const double *values,
                        double *rest, size_t *strata, uint64_t seed,
                        ptce_error *err)
{
    size_t total = contrast->n_first + contrast->n_second;
    ptce_influence *influence = &contrast->influence;
    double most = 0;
    size_t which = 0;
    for (size_t i = 0; i < total; i++) {
        pt_samples samples = without(rest, values, contrast, i);
        if (samples.m == 0 || samples.n == 0)
            continue;
        const ptce_compared_value *value = defined_at(contrast, i);
        double delta = pt_cliff_delta(&samples).estimate;
        double change = fabs(delta - contrast->cliff.estimate);
        if (!is_more(change, value, most, influence))
            continue;
        most = change;
        which = i;
        *influence =
            (ptce_influence){value->id, value->name, delta, (double)NAN};
    }
    if (!influence->id)
        return PTCE_OK;
    pt_samples samples = without(rest, values, contrast, which);
    return test_rest(contrast, &samples, strata, which, seed, err);
}

ptce_status pt_influence_make(pt_comparing *c, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < c->out->contrast_count; i++) {
        ptce_contrast *contrast = &c->out->contrasts[i];
        contrast->influence =
            (ptce_influence){NULL, NULL, (double)NAN, (double)NAN};
        if (!contrast->tested || !contrast->measure->primary)
            continue;
        double *values = pt_contrast_values(contrast);
        double *rest =
            pt_alloc(contrast->n_first + contrast->n_second, sizeof *rest);
        size_t *strata = NULL;
        st = values && rest ? pt_contrast_strata(&strata, c, contrast, err)
                            : pt_nomem(err);
        if (st == PTCE_OK)
            st = look(contrast, values, rest, strata, c->run->seed, err);
        free(strata);
        free(values);
        free(rest);
    }
    return st;
}
