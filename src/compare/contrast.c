/* SPDX-License-Identifier: MIT */
/* One measure compared: values of the two groups, effects, exact p; and the
 * adjustments over all of them. */
#include "compare/exact.h"
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool pt_is_compared(const ptce_measure *measure, const ptce_view *view)
{
    return measure->level == PTCE_NETWORK &&
           (measure->scale == PTCE_RATIO ||
            measure->scale == PTCE_DIFFERENCE) &&
           (!measure->directed_only ||
            view->direction == PTCE_DIRECTION_FOLLOW);
}

/* ---- Values ------------------------------------------------------------- */

/* Percentiles are rounded as values are: those of different numbers of draws
 * may tie. */
ptce_compared_value pt_compared_value_of(const ptce_measures *measures,
                                         const ptce_measure *measure)
{
    double value = pt_number_round(ptce_measure_value(measures, measure, 0));
    const ptce_percentile *among = ptce_measure_percentile(measures, measure);
    return (ptce_compared_value){
        .id = measures->network->id,
        .name = measures->network->name,
        .value = value,
        .percentile = among ? pt_number_round(among->percentile) : (double)NAN,
        .reason =
            among ? among->reason : ptce_measure_reason(measures, measure, 0)};
}

/* Percentiles nearer than that are tied: draws do not tell them apart, least of
 * all where most of them stand, at 0 and at 1. */
#define PERCENTILE_STEP 0.01

/* Choose what is compared of each network; returns how many have it. */
size_t pt_compared_choose(ptce_compared_value *rows, size_t count,
                          bool by_percentile)
{
    size_t defined = 0;
    for (size_t i = 0; i < count; i++) {
        rows[i].compared =
            by_percentile
                ? pt_number_round(PERCENTILE_STEP *
                                  round(rows[i].percentile / PERCENTILE_STEP))
                : rows[i].value;
        defined += isfinite(rows[i].compared) ? 1 : 0;
    }
    return defined;
}

/* Class B by percentile, unless a group has none: the values are then shown
 * and not tested. */
static void choose_compared(ptce_contrast *contrast, bool by_percentile)
{
    contrast->by_percentile = by_percentile;
    contrast->n_first = pt_compared_choose(
        contrast->first, contrast->count_first, by_percentile);
    contrast->n_second = pt_compared_choose(
        contrast->second, contrast->count_second, by_percentile);
    if (by_percentile && (contrast->n_first == 0 || contrast->n_second == 0))
        choose_compared(contrast, false);
}

/* The code of why a measure is not tested, or NULL. */
static const char *why_untested(const ptce_contrast *contrast, bool raw)
{
    if (contrast->n_first == 0 || contrast->n_second == 0)
        return "no-value";
    if (raw || contrast->by_percentile ||
        contrast->measure->comparable == PTCE_CLASS_A)
        return NULL;
    return contrast->measure->comparable == PTCE_CLASS_B ? "no-percentile"
                                                         : "descriptive";
}

static ptce_status gather(ptce_contrast *contrast, const pt_comparing *c,
                          ptce_error *err)
{
    ptce_comparison *out = c->out;
    size_t most = out->measuring.count;
    contrast->first = pt_arena_take(out->arena, most, sizeof *contrast->first);
    contrast->second =
        pt_arena_take(out->arena, most, sizeof *contrast->second);
    if (!contrast->first || !contrast->second)
        return pt_nomem(err);
    for (size_t i = 0; i < most; i++) {
        if (c->sides[i] == PT_NEITHER ||
            (!c->kept[i] && !contrast->measure->of_actors))
            continue;
        ptce_compared_value row = pt_compared_value_of(
            &out->measuring.networks[i], contrast->measure);
        if (c->sides[i] == PT_FIRST)
            contrast->first[contrast->count_first++] = row;
        else
            contrast->second[contrast->count_second++] = row;
    }
    choose_compared(contrast,
                    !c->options->raw &&
                        contrast->measure->comparable == PTCE_CLASS_B);
    return PTCE_OK;
}

static double *add_defined(double *to, const ptce_compared_value *rows,
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (isfinite(rows[i].compared))
            *to++ = rows[i].compared;
    return to;
}

/* The median of the values, whether they are what is compared or not. */
ptce_status pt_values_median(double *out, const ptce_compared_value *rows,
                             size_t count, ptce_error *err)
{
    size_t defined = 0;
    double *values = pt_alloc(count, sizeof *values);
    if (!values)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++)
        if (isfinite(rows[i].value))
            values[defined++] = rows[i].value;
    *out = pt_median(values, defined);
    free(values);
    return PTCE_OK;
}

size_t pt_compared_kept(double *to, const ptce_compared_value *rows,
                        size_t count, const char *const *networks,
                        size_t network_count)
{
    size_t added = 0;
    size_t kept = 0; /* both lists are sorted by id */
    for (size_t i = 0; i < count && kept < network_count; i++) {
        if (strcmp(rows[i].id, networks[kept]) != 0)
            continue;
        kept++;
        if (isfinite(rows[i].compared))
            to[added++] = rows[i].compared;
    }
    return added;
}

double *pt_contrast_values(const ptce_contrast *contrast)
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

#define FEWEST 20 /* of fewer relabelings, none is below 5 % */

/* Within strata; where no outcome could be below 5 %, the strata and the groups
 * nearly coincide. */
static ptce_status test_within(ptce_contrast *contrast,
                               const pt_samples *samples, const size_t *strata,
                               uint64_t seed, ptce_error *err)
{
    const pt_labels labels = {samples->m, samples->n, strata};
    ptce_test test;
    ptce_status st =
        pt_labels_count(&contrast->relabelings, &contrast->exact, &labels, err);
    if (st != PTCE_OK || !contrast->tested)
        return st;
    if (contrast->relabelings < FEWEST) {
        contrast->tested = false;
        contrast->untested = "not-identifiable";
        return PTCE_OK;
    }
    st = pt_rank_within(&test, samples, strata, seed, err);
    if (st != PTCE_OK)
        return st;
    contrast->as_extreme = test.as_extreme;
    contrast->p_exact = test.p;
    return PTCE_OK;
}

static ptce_status test_contrast(ptce_contrast *contrast,
                                 const pt_samples *samples,
                                 const size_t *strata, uint64_t seed,
                                 ptce_error *err)
{
    pt_rank_test test;
    if (strata)
        return test_within(contrast, samples, strata, seed, err);
    if (!contrast->tested)
        return PTCE_OK;
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
    if (st == PTCE_OK)
        st = pt_values_median(&contrast->value_median_first, contrast->first,
                              contrast->count_first, err);
    if (st == PTCE_OK)
        st = pt_values_median(&contrast->value_median_second, contrast->second,
                              contrast->count_second, err);
    if (st != PTCE_OK)
        return st;
    double *values = pt_contrast_values(contrast);
    if (!values)
        return pt_nomem(err);
    pt_samples samples = {values, contrast->n_first, contrast->n_second};
    contrast->untested = why_untested(contrast, c->options->raw);
    contrast->tested = !contrast->untested;
    contrast->relabelings =
        pt_relabelings(&contrast->exact, samples.m, samples.n);
    contrast->cliff = pt_cliff_delta(&samples);
    st = pt_hodges_lehmann(&contrast->hodges_lehmann, &samples, err);
    size_t *strata = NULL;
    if (st == PTCE_OK)
        st = pt_contrast_strata(&strata, c, contrast, err);
    if (st == PTCE_OK)
        st = test_contrast(contrast, &samples, strata, c->run->seed, err);
    free(strata);
    contrast->median_first = pt_median(values, contrast->n_first); /* sorts */
    contrast->median_second =
        pt_median(values + contrast->n_first, contrast->n_second);
    free(values);
    return st;
}

/* One contrast for each measure compared, in table order. */
static ptce_status add_contrasts(pt_comparing *c, bool primary, ptce_error *err)
{
    ptce_comparison *out = c->out;
    const ptce_measure *measure;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && (measure = ptce_measure_at(i)); i++) {
        if (measure->primary != primary || !pt_is_compared(measure, &out->view))
            continue;
        ptce_contrast *contrast = &out->contrasts[out->contrast_count++];
        *contrast = (ptce_contrast){.measure = measure,
                                    .p_exact = (double)NAN,
                                    .p_maxt = (double)NAN,
                                    .p_holm = (double)NAN,
                                    .p_bh = (double)NAN,
                                    .p_by = (double)NAN};
        st = fill(contrast, c, err);
        out->exact &= contrast->exact || !contrast->tested;
    }
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
    ptce_status st = add_contrasts(c, true, err);
    return st == PTCE_OK ? add_contrasts(c, false, err) : st;
}

/* ---- Adjustments --------------------------------------------------------- */

/* The contrasts that are adjusted together. */
typedef struct family {
    ptce_contrast **members;
    pt_samples *samples; /* of each, for maxT */
    double *p, *adjusted;
    size_t count;
} family;

static ptce_status family_init(family *f, size_t most, ptce_error *err)
{
    *f = (family){.members = pt_alloc(most, sizeof(ptce_contrast *)),
                  .samples = pt_alloc(most, sizeof *f->samples),
                  .p = pt_alloc(most, sizeof *f->p),
                  .adjusted = pt_alloc(most, sizeof *f->adjusted)};
    return f->members && f->samples && f->p && f->adjusted ? PTCE_OK
                                                           : pt_nomem(err);
}

static void family_clear(family *f)
{
    for (size_t i = 0; f->samples && i < f->count; i++)
        free((void *)f->samples[i].values);
    free((void *)f->members);
    free(f->samples);
    free(f->p);
    free(f->adjusted);
}

/* Every tested measure: each has its own p, whatever networks it is on. */
static void gather_tested(family *f, ptce_comparison *out)
{
    for (size_t i = 0; i < out->contrast_count; i++) {
        ptce_contrast *contrast = &out->contrasts[i];
        if (!contrast->tested)
            continue;
        f->p[f->count] = contrast->p_exact;
        f->members[f->count++] = contrast;
    }
}

/* The tested measures defined for all networks kept: their labels can be dealt
 * out together. One that is compared of other networks too enters with those
 * kept. */
static ptce_status gather_shared(family *f, ptce_comparison *out,
                                 ptce_error *err)
{
    for (size_t i = 0; i < out->contrast_count; i++) {
        ptce_contrast *contrast = &out->contrasts[i];
        if (!contrast->tested)
            continue;
        double *values =
            pt_alloc(out->first.count + out->second.count, sizeof *values);
        if (!values)
            return pt_nomem(err);
        size_t m =
            pt_compared_kept(values, contrast->first, contrast->count_first,
                             out->first.networks, out->first.count);
        size_t n = pt_compared_kept(values + m, contrast->second,
                                    contrast->count_second,
                                    out->second.networks, out->second.count);
        if (m != out->first.count || n != out->second.count) {
            free(values);
            continue;
        }
        f->samples[f->count] = (pt_samples){values, m, n};
        f->members[f->count++] = contrast;
    }
    return PTCE_OK;
}

/* An adjusted p of other networks than those of its own p would say nothing. */
static bool is_of_the_kept(const ptce_contrast *contrast,
                           const ptce_comparison *out)
{
    return contrast->count_first == out->first.count &&
           contrast->count_second == out->second.count;
}

static ptce_status adjust_by_maxt(ptce_comparison *out, uint64_t seed,
                                  ptce_error *err)
{
    family f;
    ptce_status st = family_init(&f, out->contrast_count, err);
    if (st == PTCE_OK)
        st = gather_shared(&f, out, err);
    if (st == PTCE_OK)
        st = pt_maxt(f.adjusted, f.samples, f.count, seed, err);
    for (size_t i = 0; st == PTCE_OK && i < f.count; i++)
        if (is_of_the_kept(f.members[i], out))
            f.members[i]->p_maxt = f.adjusted[i];
    family_clear(&f);
    return st;
}

static ptce_status adjust_by_rank(ptce_comparison *out, ptce_error *err)
{
    family f;
    ptce_status st = family_init(&f, out->contrast_count, err);
    if (st == PTCE_OK) {
        gather_tested(&f, out);
        st = pt_holm(f.adjusted, f.p, f.count, err);
    }
    for (size_t i = 0; st == PTCE_OK && i < f.count; i++)
        f.members[i]->p_holm = f.adjusted[i];
    if (st == PTCE_OK)
        st = pt_benjamini_hochberg(f.adjusted, f.p, f.count, err);
    for (size_t i = 0; st == PTCE_OK && i < f.count; i++)
        f.members[i]->p_bh = f.adjusted[i];
    if (st == PTCE_OK)
        st = pt_benjamini_yekutieli(f.adjusted, f.p, f.count, err);
    for (size_t i = 0; st == PTCE_OK && i < f.count; i++)
        f.members[i]->p_by = f.adjusted[i];
    family_clear(&f);
    return st;
}

ptce_status pt_contrasts_adjust(pt_comparing *c, ptce_error *err)
{
    ptce_status st =
        c->strata ? PTCE_OK : adjust_by_maxt(c->out, c->run->seed, err);
    return st == PTCE_OK ? adjust_by_rank(c->out, err) : st;
}
