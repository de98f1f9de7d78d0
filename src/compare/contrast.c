/* SPDX-License-Identifier: MIT */
/* One measure compared: values of the two groups, effects, exact p; and the
 * adjustments over all of them. */
#include "compare/exact.h"
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a list of actors tells without any tie: for these a network left out
 * for want of ties still counts. */
static const char *const of_composition[] = {"type_diversity"};

static bool is_of_composition(const ptce_measure *measure)
{
    for (size_t i = 0; i < PT_COUNT(of_composition); i++)
        if (strcmp(of_composition[i], measure->id) == 0)
            return true;
    return false;
}

static bool is_compared(const ptce_measure *measure, const ptce_view *view)
{
    return measure->level == PTCE_NETWORK &&
           (measure->scale == PTCE_RATIO ||
            measure->scale == PTCE_DIFFERENCE) &&
           (!measure->directed_only ||
            view->direction == PTCE_DIRECTION_FOLLOW);
}

/* The code of why a measure is not tested, or NULL. */
static const char *why_untested(const ptce_contrast *contrast, bool raw)
{
    if (contrast->n_first == 0 || contrast->n_second == 0)
        return "no-value";
    if (raw || contrast->measure->comparable == PTCE_CLASS_A)
        return NULL;
    return contrast->measure->comparable == PTCE_CLASS_B ? "needs-ensemble"
                                                         : "descriptive";
}

/* ---- Values ------------------------------------------------------------- */

static ptce_status gather(ptce_contrast *contrast, const pt_comparing *c,
                          ptce_error *err)
{
    ptce_comparison *out = c->out;
    size_t most = out->measuring.count;
    bool composition = is_of_composition(contrast->measure);
    contrast->first = pt_arena_take(out->arena, most, sizeof *contrast->first);
    contrast->second =
        pt_arena_take(out->arena, most, sizeof *contrast->second);
    if (!contrast->first || !contrast->second)
        return pt_nomem(err);
    for (size_t i = 0; i < most; i++) {
        if (c->sides[i] == PT_NEITHER || (!c->kept[i] && !composition))
            continue;
        const ptce_measures *measures = &out->measuring.networks[i];
        double value = ptce_measure_value(measures, contrast->measure, 0);
        ptce_compared_value row = {measures->network->id,
                                   measures->network->name,
                                   pt_number_round(value)};
        if (c->sides[i] == PT_FIRST) {
            contrast->first[contrast->count_first++] = row;
            contrast->n_first += isfinite(value) ? 1 : 0;
        } else {
            contrast->second[contrast->count_second++] = row;
            contrast->n_second += isfinite(value) ? 1 : 0;
        }
    }
    return PTCE_OK;
}

static double *add_defined(double *to, const ptce_compared_value *rows,
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (isfinite(rows[i].value))
            *to++ = rows[i].value;
    return to;
}

/* The values of both groups in one array, to be freed; NULL if memory is
 * exhausted. */
static double *pooled_values(const ptce_contrast *contrast)
{
    double *values =
        pt_alloc(contrast->n_first + contrast->n_second, sizeof *values);
    if (values)
        (void)add_defined(
            add_defined(values, contrast->first, contrast->count_first),
            contrast->second, contrast->count_second);
    return values;
}

/* ---- One contrast ------------------------------------------------------- */

static ptce_status test_contrast(ptce_contrast *contrast,
                                 const pt_samples *samples, uint64_t seed,
                                 ptce_error *err)
{
    pt_rank_test test;
    ptce_status st = pt_mann_whitney(&test, samples, seed, err);
    if (st != PTCE_OK)
        return st;
    contrast->as_extreme = test.as_extreme;
    contrast->p_exact = (double)test.as_extreme / (double)test.relabelings;
    return PTCE_OK;
}

static ptce_status fill(ptce_contrast *contrast, const pt_comparing *c,
                        ptce_error *err)
{
    ptce_status st = gather(contrast, c, err);
    if (st != PTCE_OK)
        return st;
    double *values = pooled_values(contrast);
    if (!values)
        return pt_nomem(err);
    pt_samples samples = {values, contrast->n_first, contrast->n_second};
    contrast->untested = why_untested(contrast, c->options->raw);
    contrast->tested = !contrast->untested;
    contrast->relabelings =
        pt_relabelings(&contrast->exact, samples.m, samples.n);
    contrast->cliff = pt_cliff_delta(&samples);
    st = pt_hodges_lehmann(&contrast->hodges_lehmann, &samples, err);
    if (st == PTCE_OK && contrast->tested)
        st = test_contrast(contrast, &samples, c->run->seed, err);
    contrast->median_first = pt_median(values, contrast->n_first); /* sorts */
    contrast->median_second =
        pt_median(values + contrast->n_first, contrast->n_second);
    free(values);
    return st;
}

ptce_status pt_contrasts_make(pt_comparing *c, ptce_error *err)
{
    ptce_comparison *out = c->out;
    size_t count = 0;
    while (ptce_measure_at(count))
        count++;
    out->contrasts = pt_arena_take(out->arena, count, sizeof *out->contrasts);
    if (!out->contrasts)
        return pt_nomem(err);
    out->exact = true;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < 2 * count; i++) {
        const ptce_measure *measure = ptce_measure_at(i % count);
        bool primary_turn = i < count; /* primary ones first */
        if (measure->primary != primary_turn ||
            !is_compared(measure, &out->view))
            continue;
        ptce_contrast *contrast = &out->contrasts[out->contrast_count++];
        *contrast = (ptce_contrast){.measure = measure,
                                    .p_exact = (double)NAN,
                                    .p_maxt = (double)NAN,
                                    .p_holm = (double)NAN,
                                    .p_bh = (double)NAN};
        st = fill(contrast, c, err);
        out->exact &= contrast->exact || !contrast->tested;
    }
    return st;
}

/* ---- Adjustments -------------------------------------------------------- */

/* The values of the networks kept, first group first; false if one has none.
 */
static bool kept_values(double *to, const pt_comparing *c,
                        const ptce_measure *measure)
{
    bool complete = true;
    for (size_t turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < c->out->measuring.count; i++) {
            if (!c->kept[i] || c->sides[i] != (turn ? PT_SECOND : PT_FIRST))
                continue;
            double value =
                ptce_measure_value(&c->out->measuring.networks[i], measure, 0);
            complete &= isfinite(value);
            *to++ = pt_number_round(value);
        }
    }
    return complete;
}

/* Work space: one entry a tested measure. */
typedef struct adjusting {
    double *p, *adjusted;
    pt_samples *samples;
    double *values;
    ptce_contrast **tested, **complete;
    size_t tested_count, complete_count;
} adjusting;

static ptce_status adjusting_init(adjusting *a, const pt_comparing *c,
                                  ptce_error *err)
{
    const ptce_comparison *out = c->out;
    size_t count = out->contrast_count;
    size_t kept = out->first.count + out->second.count;
    a->p = pt_alloc(count, sizeof *a->p);
    a->adjusted = pt_alloc(count, sizeof *a->adjusted);
    a->samples = pt_alloc(count, sizeof *a->samples);
    a->values = pt_alloc(count * kept, sizeof *a->values);
    a->tested = pt_alloc(count, sizeof(ptce_contrast *));
    a->complete = pt_alloc(count, sizeof(ptce_contrast *));
    if (!a->p || !a->adjusted || !a->samples || !a->values || !a->tested ||
        !a->complete)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        ptce_contrast *contrast = &out->contrasts[i];
        if (!contrast->tested)
            continue;
        a->p[a->tested_count] = contrast->p_exact;
        a->tested[a->tested_count++] = contrast;
        double *values = a->values + a->complete_count * kept;
        if (kept_values(values, c, contrast->measure)) {
            a->samples[a->complete_count] =
                (pt_samples){values, out->first.count, out->second.count};
            a->complete[a->complete_count++] = contrast;
        }
    }
    return PTCE_OK;
}

static void adjusting_clear(adjusting *a)
{
    free(a->p);
    free(a->adjusted);
    free(a->samples);
    free(a->values);
    free((void *)a->tested);
    free((void *)a->complete);
}

ptce_status pt_contrasts_adjust(pt_comparing *c, ptce_error *err)
{
    adjusting a = {0};
    ptce_status st = adjusting_init(&a, c, err);
    if (st == PTCE_OK)
        st =
            pt_maxt(a.adjusted, a.samples, a.complete_count, c->run->seed, err);
    /* Composition is tested on more networks than maxT can relabel together:
     * an adjusted p is never below its own. */
    for (size_t i = 0; st == PTCE_OK && i < a.complete_count; i++)
        a.complete[i]->p_maxt = fmax(a.adjusted[i], a.complete[i]->p_exact);
    if (st == PTCE_OK)
        st = pt_holm(a.adjusted, a.p, a.tested_count, err);
    for (size_t i = 0; st == PTCE_OK && i < a.tested_count; i++)
        a.tested[i]->p_holm = a.adjusted[i];
    if (st == PTCE_OK)
        st = pt_benjamini_hochberg(a.adjusted, a.p, a.tested_count, err);
    for (size_t i = 0; st == PTCE_OK && i < a.tested_count; i++)
        a.tested[i]->p_bh = a.adjusted[i];
    adjusting_clear(&a);
    return st;
}
