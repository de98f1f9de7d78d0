/* SPDX-License-Identifier: MIT */
/* How far the groups lie apart as ever more of what is documented of one of
 * them is taken away: Cliff's delta over the ways to do so. */
#include "compare/thinning.h"
#include "compare/tipping.h"

#include <math.h>
#include <stdlib.h>

#define STRIDE (PT_THIN_STEPS / (PTCE_TIPPING_CURVE - 1))

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The value below which a share of the sorted values lies. */
static double quantile(const double *sorted, size_t count, double share)
{
    return sorted[(size_t)round(share * (double)(count - 1))];
}

/* One point; draws in which a group has no value left do not count. */
static ptce_status look(ptce_tipping_point *point, const pt_thinning *t,
                        size_t step, size_t row, double *deltas,
                        ptce_error *err)
{
    size_t count = 0;
    size_t below = 0;
    ptce_status st = PTCE_OK;
    *point = (ptce_tipping_point){
        pt_number_round(PTCE_TIPPING_MOST * (double)step / PT_THIN_STEPS),
        (double)NAN, (double)NAN, (double)NAN, (double)NAN};
    for (size_t d = 0; st == PTCE_OK && d < t->draws; d++) {
        pt_samples samples = pt_thin_sample(t, step, d, row);
        bool is_below = false;
        if (samples.m == 0 || samples.n == 0)
            continue;
        st = pt_rank_verdict(&is_below, &samples, err);
        pt_pairs pairs = pt_pairs_count(&samples);
        deltas[count++] = ((double)pairs.larger - (double)pairs.smaller) /
                          (double)(samples.m * samples.n);
        below += is_below;
    }
    if (count == 0)
        return st;
    qsort(deltas, count, sizeof *deltas, by_number);
    point->delta = pt_number_round(pt_median(deltas, count));
    point->low = pt_number_round(quantile(deltas, count, 0.1));
    point->high = pt_number_round(quantile(deltas, count, 0.9));
    point->below = pt_number_round((double)below / (double)count);
    return st;
}

static ptce_status draw_curve(pt_thinning *t, size_t row, double *deltas,
                              ptce_error *err)
{
    ptce_contrast *contrast = t->searches[row].contrast;
    ptce_tipping *tipping = &contrast->tipping;
    tipping->curve = pt_arena_take(t->c->out->arena, PTCE_TIPPING_CURVE,
                                   sizeof *tipping->curve);
    if (!tipping->curve)
        return pt_nomem(err);
    double delta = contrast->cliff.estimate;
    tipping->curve[0] = (ptce_tipping_point){0, delta, delta, delta,
                                             contrast->p_exact <= 0.05 ? 1 : 0};
    ptce_status st = PTCE_OK;
    for (size_t k = 1; st == PTCE_OK && k < PTCE_TIPPING_CURVE; k++)
        st = look(&tipping->curve[k], t, k * STRIDE, row, deltas, err);
    tipping->curve_count = PTCE_TIPPING_CURVE;
    return st;
}

ptce_status pt_tipping_curves(pt_thinning *t, ptce_error *err)
{
    bool wanted[PT_THIN_STEPS + 1] = {false};
    double *deltas = pt_alloc(t->draws, sizeof *deltas);
    for (size_t k = 1; k < PTCE_TIPPING_CURVE; k++)
        wanted[k * STRIDE] = true;
    ptce_status st = deltas ? PTCE_OK : pt_nomem(err);
    if (st == PTCE_OK && t->count > 0)
        st = pt_thin_levels(t, wanted, err);
    for (size_t i = 0; st == PTCE_OK && i < t->count; i++)
        if (t->searches[i].moved)
            st = draw_curve(t, i, deltas, err);
    free(deltas);
    return st;
}
