/* SPDX-License-Identifier: MIT */
/* Tests beside the one on ranks, of each tested contrast. */
#include "compare/exact.h"
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>

/* A mean of shares or of correlations tells little; of counts it does. */
static bool is_counted(const ptce_measure *measure)
{
    return measure->scale == PTCE_RATIO && isinf(measure->max);
}

static ptce_status fill(ptce_contrast *contrast, const pt_comparing *c,
                        ptce_error *err)
{
    const ptce_test none = {.statistic = (double)NAN, .p = (double)NAN};
    contrast->brunner_munzel = contrast->mean_difference = none;
    if (!contrast->tested)
        return PTCE_OK;
    double *values = pt_contrast_values(contrast);
    if (!values)
        return pt_nomem(err);
    pt_samples samples = {values, contrast->n_first, contrast->n_second};
    uint64_t seed = c->run->seed;
    size_t *strata = NULL;
    ptce_status st = pt_contrast_strata(&strata, c, contrast, err);
    if (st == PTCE_OK)
        st = pt_brunner_munzel(&contrast->brunner_munzel, &samples, strata,
                               seed, err);
    if (st == PTCE_OK && is_counted(contrast->measure))
        st = pt_mean_difference(&contrast->mean_difference, &samples, strata,
                                seed, err);
    free(strata);
    free(values);
    return st;
}

ptce_status pt_contrasts_beside(pt_comparing *c, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < c->out->contrast_count; i++)
        st = fill(&c->out->contrasts[i], c, err);
    return st;
}
