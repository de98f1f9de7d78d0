/* SPDX-License-Identifier: MIT */
/* Every measure compared before and after: values of the pairs, what changed,
 * exact p; and the adjustments over all of them. */
#include "compare/paired.h"
#include "compare/ranks.h"
#include "compare/signs.h"

#include <math.h>
#include <stdlib.h>

ptce_status pt_paired_describe(ptce_change *change, ptce_test *test,
                               double *differences, double *before,
                               double *after, size_t n, uint64_t seed,
                               ptce_error *err)
{
    *test = (ptce_test){.statistic = (double)NAN, .p = (double)NAN};
    ptce_status st = pt_change(change, differences, n, err);
    if (st == PTCE_OK && change->rose + change->fell > 0)
        st = pt_signs_test(test, differences, n, seed, err);
    change->median_before = pt_median(before, n); /* sorts */
    change->median_after = pt_median(after, n);
    return st;
}

/* Work space of as many values as there are pairs. */
typedef struct columns {
    double *differences, *before, *after;
} columns;

static void columns_clear(columns *k)
{
    free(k->differences);
    free(k->before);
    free(k->after);
}

static ptce_status columns_init(columns *k, size_t count, ptce_error *err)
{
    *k = (columns){.differences = pt_alloc(count, sizeof *k->differences),
                   .before = pt_alloc(count, sizeof *k->before),
                   .after = pt_alloc(count, sizeof *k->after)};
    return k->differences && k->before && k->after ? PTCE_OK : pt_nomem(err);
}

/* ---- One measure --------------------------------------------------------- */

static ptce_status gather(ptce_paired_contrast *contrast, const pt_pairing *c,
                          ptce_error *err)
{
    pt_arena *arena = c->out->arena;
    const ptce_measure *measure = contrast->test.measure;
    contrast->before = pt_arena_take(arena, c->count, sizeof *contrast->before);
    contrast->after = pt_arena_take(arena, c->count, sizeof *contrast->after);
    if (!contrast->before || !contrast->after)
        return pt_nomem(err);
    for (size_t i = 0; i < c->count; i++) {
        const pt_pair *pair = &c->pairs[i];
        if (!pair->kept && !measure->of_actors)
            continue;
        contrast->before[contrast->count] =
            pt_compared_value_of(pair->before, measure);
        contrast->after[contrast->count++] =
            pt_compared_value_of(pair->after, measure);
    }
    return PTCE_OK;
}

/* What is compared of the pairs that have it twice; returns how many. */
static size_t choose(columns *k, ptce_paired_contrast *contrast,
                     bool by_percentile)
{
    size_t n = 0;
    contrast->test.by_percentile = by_percentile;
    (void)pt_compared_choose(contrast->before, contrast->count, by_percentile);
    (void)pt_compared_choose(contrast->after, contrast->count, by_percentile);
    for (size_t i = 0; i < contrast->count; i++) {
        double before = contrast->before[i].compared;
        double after = contrast->after[i].compared;
        if (!isfinite(before) || !isfinite(after))
            continue;
        k->before[n] = before;
        k->after[n] = after;
        k->differences[n++] = pt_difference(before, after);
    }
    return n;
}

static void take_value_medians(ptce_paired_contrast *contrast, columns *k)
{
    size_t n = 0;
    for (size_t i = 0; i < contrast->count; i++) {
        double before = contrast->before[i].value;
        double after = contrast->after[i].value;
        if (!isfinite(before) || !isfinite(after))
            continue;
        k->before[n] = before;
        k->after[n++] = after;
    }
    contrast->value_median_before = pt_median(k->before, n);
    contrast->value_median_after = pt_median(k->after, n);
}

/* The code of why a measure is not tested, or NULL. Without any change there is
 * no sign to flip. */
static const char *why_untested(const ptce_paired_contrast *contrast, bool raw)
{
    ptce_class class_of = contrast->test.measure->comparable;
    if (contrast->change.n == 0)
        return "no-pair";
    if (!raw && class_of == PTCE_CLASS_B && !contrast->test.by_percentile)
        return "no-paired-percentile";
    if (!raw && class_of == PTCE_CLASS_C)
        return "descriptive";
    return contrast->change.rose + contrast->change.fell == 0 ? "unchanged"
                                                              : NULL;
}

static ptce_status fill(ptce_paired_contrast *contrast, const pt_pairing *c,
                        columns *k, ptce_error *err)
{
    ptce_tested *tested = &contrast->test;
    ptce_test test;
    bool by_percentile =
        !c->options->raw && tested->measure->comparable == PTCE_CLASS_B;
    ptce_status st = gather(contrast, c, err);
    if (st != PTCE_OK)
        return st;
    size_t n = choose(k, contrast, by_percentile);
    if (n == 0 && by_percentile)
        n = choose(k, contrast, false);
    st = pt_paired_describe(&contrast->change, &test, k->differences, k->before,
                            k->after, n, c->run->seed, err);
    tested->untested = why_untested(contrast, c->options->raw);
    tested->tested = !tested->untested;
    tested->relabelings =
        pt_flips(&tested->exact, contrast->change.rose + contrast->change.fell);
    if (st == PTCE_OK && tested->tested)
        pt_tested_take(tested, &test);
    take_value_medians(contrast, k);
    return st;
}

static ptce_status add_contrasts(pt_pairing *c, bool primary, columns *k,
                                 ptce_error *err)
{
    ptce_paired *out = c->out;
    const ptce_measure *measure;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && (measure = ptce_measure_at(i)); i++) {
        if (measure->primary != primary ||
            !pt_is_compared(measure, &out->before))
            continue;
        ptce_paired_contrast *contrast = &out->contrasts[out->contrast_count++];
        contrast->test = pt_tested_new(measure);
        st = fill(contrast, c, k, err);
        out->exact &= contrast->test.exact || !contrast->test.tested;
    }
    return st;
}

/* ---- Adjustments --------------------------------------------------------- */

/* The changes of the pairs kept; false if one of them has none. */
static bool columns_kept(columns *k, const ptce_paired_contrast *contrast,
                         const ptce_paired *out)
{
    size_t before =
        pt_compared_kept(k->before, contrast->before, contrast->count,
                         out->networks, out->count);
    size_t after = pt_compared_kept(k->after, contrast->after, contrast->count,
                                    out->networks, out->count);
    if (before != out->count || after != out->count)
        return false;
    for (size_t i = 0; i < out->count; i++)
        k->differences[i] = pt_difference(k->before[i], k->after[i]);
    return true;
}

/* The tested measures defined for all pairs kept: their signs can be flipped
 * together. One that is compared of other pairs too enters with those kept. */
typedef struct family {
    columns *all;
    const double **differences;
    double *adjusted;
    ptce_paired_contrast **members;
    size_t count;
} family;

static void family_clear(family *f, size_t most)
{
    for (size_t i = 0; f->all && i < most; i++)
        columns_clear(&f->all[i]);
    free(f->all);
    free((void *)f->differences);
    free(f->adjusted);
    free((void *)f->members);
}

static ptce_status family_init(family *f, size_t most, ptce_error *err)
{
    *f = (family){.all = pt_alloc(most, sizeof *f->all),
                  .differences = pt_alloc(most, sizeof(const double *)),
                  .adjusted = pt_alloc(most, sizeof *f->adjusted),
                  .members = pt_alloc(most, sizeof(ptce_paired_contrast *))};
    return f->all && f->differences && f->adjusted && f->members
               ? PTCE_OK
               : pt_nomem(err);
}

static ptce_status family_gather(family *f, ptce_paired *out, ptce_error *err)
{
    for (size_t i = 0; i < out->contrast_count; i++) {
        ptce_paired_contrast *contrast = &out->contrasts[i];
        columns *k = &f->all[f->count];
        if (!contrast->test.tested)
            continue;
        ptce_status st = k->before ? PTCE_OK /* left before */
                                   : columns_init(k, out->count, err);
        if (st != PTCE_OK)
            return st;
        if (!columns_kept(k, contrast, out))
            continue;
        f->differences[f->count] = k->differences;
        f->members[f->count++] = contrast;
    }
    return PTCE_OK;
}

/* An adjusted p of other pairs than those of its own p would say nothing. */
static ptce_status adjust_by_maxt(pt_pairing *c, ptce_error *err)
{
    ptce_paired *out = c->out;
    family f;
    ptce_status st = family_init(&f, out->contrast_count, err);
    if (st == PTCE_OK)
        st = family_gather(&f, out, err);
    if (st == PTCE_OK)
        st = pt_signs_maxt(f.adjusted, f.differences, f.count, out->count,
                           c->run->seed, err);
    for (size_t i = 0; st == PTCE_OK && i < f.count; i++)
        if (f.members[i]->count == out->count)
            f.members[i]->test.p_maxt = f.adjusted[i];
    family_clear(&f, out->contrast_count);
    return st;
}

static ptce_status adjust_by_rank(ptce_paired *out, ptce_error *err)
{
    ptce_tested **all = pt_alloc(out->contrast_count, sizeof(ptce_tested *));
    if (!all)
        return pt_nomem(err);
    for (size_t i = 0; i < out->contrast_count; i++)
        all[i] = &out->contrasts[i].test;
    ptce_status st = pt_tested_adjust(all, out->contrast_count, err);
    free((void *)all);
    return st;
}

ptce_status pt_paired_contrast(pt_pairing *c, ptce_error *err)
{
    ptce_paired *out = c->out;
    size_t count = 0;
    columns k;
    while (ptce_measure_at(count))
        count++;
    out->contrasts = pt_arena_take(out->arena, count, sizeof *out->contrasts);
    ptce_status st = columns_init(&k, c->count, err);
    if (st == PTCE_OK && !out->contrasts)
        st = pt_nomem(err);
    if (st == PTCE_OK)
        st = add_contrasts(c, true, &k, err);
    if (st == PTCE_OK)
        st = add_contrasts(c, false, &k, err);
    columns_clear(&k);
    if (st == PTCE_OK)
        st = adjust_by_maxt(c, err);
    return st == PTCE_OK ? adjust_by_rank(out, err) : st;
}
