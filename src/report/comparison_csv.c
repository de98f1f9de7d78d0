/* SPDX-License-Identifier: MIT */
/* A comparison as CSV: a row a measure. */
#include "report/tables.h"

#include <math.h>

static void add_number(ptce_text *out, double value)
{
    ptce_text_add(out, ",");
    if (isfinite(value))
        ptce_text_add_number(out, value);
}

static void add_count(ptce_text *out, bool tested, uint64_t value)
{
    ptce_text_add(out, ",");
    if (tested)
        ptce_text_add_count(out, value);
}

static void add_text(ptce_text *out, const char *code)
{
    ptce_text_add(out, ",");
    ptce_text_add(out, code ? code : "");
}

static void add_bool(ptce_text *out, bool value)
{
    ptce_text_add(out, value ? ",true" : ",false");
}

static void add_contrast(ptce_text *out, const ptce_contrast *contrast)
{
    static const char *const classes[] = {",", ",A", ",B", ",C"};
    const double numbers[] = {
        contrast->median_first,
        contrast->median_second,
        contrast->value_median_first,
        contrast->value_median_second,
        contrast->hodges_lehmann.estimate,
        contrast->hodges_lehmann.low,
        contrast->hodges_lehmann.high,
        contrast->cliff.estimate,
        contrast->cliff.low,
        contrast->cliff.high,
        contrast->p_exact,
        contrast->p_maxt,
        contrast->p_holm,
        contrast->p_bh,
        contrast->p_by,
        contrast->brunner_munzel.statistic,
        contrast->brunner_munzel.p,
        contrast->mean_difference.statistic,
        contrast->mean_difference.p,
    };
    ptce_text_add(out, contrast->measure->id);
    ptce_text_add(out, classes[contrast->measure->comparable]);
    add_bool(out, contrast->measure->primary);
    add_bool(out, contrast->tested);
    ptce_text_add(out, ",");
    ptce_text_add(out, contrast->untested ? contrast->untested : "");
    const char *ensemble =
        ptce_ensemble_name(ptce_measure_ensemble(contrast->measure));
    ptce_text_add(out, ",");
    ptce_text_add(out, ensemble ? ensemble : "");
    ptce_text_add(out, contrast->by_percentile ? ",percentile" : ",value");
    add_count(out, true, contrast->n_first);
    add_count(out, true, contrast->n_second);
    for (size_t i = 0; i < PT_COUNT(numbers); i++)
        add_number(out, numbers[i]);
    add_count(out, true, contrast->relabelings);
    add_count(out, contrast->tested, contrast->as_extreme);
    add_number(out, contrast->tipping.share);
    add_text(out, contrast->tipping.lost ? contrast->tipping.lost
                                         : contrast->tipping.code);
    add_text(out, contrast->influence.id);
    add_number(out, contrast->influence.delta);
    add_number(out, contrast->influence.p);
    ptce_text_add(out, "\n");
}

void pt_comparison_csv(ptce_text *out, const ptce_comparison *comparison,
                       const ptce_table_options *options)
{
    ptce_text_add(out, "measure,class,primary,tested,untested_code,ensemble,"
                       "compared,n_first,n_second,median_first,median_second,"
                       "value_median_first,value_median_second,shift,shift_low,"
                       "shift_high,delta,delta_low,delta_high,p_exact,p_maxt,"
                       "p_holm,p_bh,p_by,brunner_munzel,brunner_munzel_p,"
                       "mean_difference,mean_difference_p,relabelings,"
                       "as_extreme,tipping_share,tipping_lost,"
                       "influence,influence_delta,influence_p\n");
    for (size_t i = 0; i < comparison->contrast_count; i++)
        if (pt_only_has(options, comparison->contrasts[i].measure))
            add_contrast(out, &comparison->contrasts[i]);
}
