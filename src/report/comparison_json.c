/* SPDX-License-Identifier: MIT */
/* A comparison as `ptce-comparison/1`. */
#include "report/tables.h"

#include <math.h>
#include <stdio.h>

static void write_group(pt_json *json, const char *key,
                        const ptce_compared_group *group)
{
    pt_json_object(json, key, PT_JSON_INLINE);
    pt_json_text(json, "value", group->value);
    pt_json_array(json, "networks", PT_JSON_INLINE);
    for (size_t i = 0; i < group->count; i++)
        pt_json_text(json, NULL, group->networks[i]);
    pt_json_end(json);
    pt_json_end(json);
}

static void write_groups(pt_json *json, const ptce_comparison *comparison,
                         ptce_lang lang)
{
    pt_json_object(json, "groups", PT_JSON_OPEN);
    pt_json_text(json, "by", comparison->by);
    write_group(json, "first", &comparison->first);
    write_group(json, "second", &comparison->second);
    pt_json_left_out(json, comparison->left_out, comparison->left_out_count,
                     lang);
    pt_json_end(json);
}

void pt_json_values(pt_json *json, const char *key,
                    const ptce_compared_value *values, size_t count,
                    bool ranked)
{
    pt_json_array(json, key, PT_JSON_INLINE);
    for (size_t i = 0; i < count; i++) {
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_text(json, "id", values[i].id);
        pt_json_number(json, "value", values[i].value);
        if (ranked)
            pt_json_number(json, "percentile", values[i].percentile);
        if (values[i].reason)
            pt_json_text(json, "code", values[i].reason);
        pt_json_end(json);
    }
    pt_json_end(json);
}

/* null where it is not defined. */
static void write_test(pt_json *json, const char *key, const char *statistic,
                       const ptce_test *test)
{
    if (isnan(test->p) != 0) {
        pt_json_null(json, key);
        return;
    }
    pt_json_object(json, key, PT_JSON_INLINE);
    pt_json_number(json, statistic, test->statistic);
    pt_json_number(json, "p_exact", test->p);
    pt_json_count(json, "as_extreme", test->as_extreme);
    pt_json_end(json);
}

static void write_otherwise(pt_json *json, const char *key,
                            const ptce_otherwise *otherwise)
{
    if (!isfinite(otherwise->p)) {
        pt_json_null(json, key);
        return;
    }
    pt_json_object(json, key, PT_JSON_INLINE);
    pt_json_number(json, "cliffs_delta", otherwise->delta);
    pt_json_number(json, "p_exact", otherwise->p);
    pt_json_end(json);
}

static void write_tipping(pt_json *json, const ptce_tipping *tipping)
{
    if (tipping->lost) {
        pt_json_object(json, "tipping_point", PT_JSON_INLINE);
        pt_json_number(json, "share", tipping->share);
        pt_json_text(json, "lost", tipping->lost);
        pt_json_end(json);
    } else {
        pt_json_null(json, "tipping_point");
    }
    pt_json_text(json, "tipping_code", tipping->code);
    pt_json_array(json, "tipping_curve", PT_JSON_OPEN);
    for (size_t i = 0; i < tipping->curve_count; i++) {
        const ptce_tipping_point *point = &tipping->curve[i];
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_number(json, "share", point->share);
        pt_json_number(json, "cliffs_delta", point->delta);
        pt_json_number(json, "low", point->low);
        pt_json_number(json, "high", point->high);
        pt_json_number(json, "p_below", point->below);
        pt_json_end(json);
    }
    pt_json_end(json);
}

static void write_influence(pt_json *json, const ptce_influence *influence)
{
    if (!influence->id) {
        pt_json_null(json, "influence");
        return;
    }
    pt_json_object(json, "influence", PT_JSON_INLINE);
    pt_json_text(json, "id", influence->id);
    pt_json_number(json, "delta", influence->delta);
    pt_json_number(json, "p_exact", influence->p);
    pt_json_end(json);
}

static void write_contrast(pt_json *json, const ptce_contrast *contrast,
                           bool drawn)
{
    static const char *const classes[] = {NULL, "A", "B", "C"};
    const ptce_measure *measure = contrast->measure;
    bool tested = contrast->tested;
    bool ranked = drawn && measure->comparable == PTCE_CLASS_B;
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "id", measure->id);
    pt_json_text(json, "class", classes[measure->comparable]);
    pt_json_bool(json, "primary", measure->primary);
    pt_json_text(json, "ensemble",
                 ptce_ensemble_name(ptce_measure_ensemble(measure)));
    pt_json_text(json, "compared",
                 contrast->by_percentile ? "percentile" : "value");
    pt_json_values(json, "first", contrast->first, contrast->count_first,
                   ranked);
    pt_json_values(json, "second", contrast->second, contrast->count_second,
                   ranked);
    pt_json_count(json, "n_first", contrast->n_first);
    pt_json_count(json, "n_second", contrast->n_second);
    pt_json_number(json, "median_first", contrast->median_first);
    pt_json_number(json, "median_second", contrast->median_second);
    pt_json_number(json, "value_median_first", contrast->value_median_first);
    pt_json_number(json, "value_median_second", contrast->value_median_second);
    pt_json_interval(json, "hodges_lehmann", "shift",
                     &contrast->hodges_lehmann);
    pt_json_interval(json, "cliff_delta", "delta", &contrast->cliff);
    pt_json_number(json, "p_exact", contrast->p_exact);
    pt_json_number(json, "p_maxt", contrast->p_maxt);
    pt_json_number(json, "p_holm", contrast->p_holm);
    pt_json_number(json, "p_bh", contrast->p_bh);
    pt_json_number(json, "p_by", contrast->p_by);
    write_test(json, "brunner_munzel", "statistic", &contrast->brunner_munzel);
    write_test(json, "mean_difference", "difference",
               &contrast->mean_difference);
    pt_json_count(json, "relabelings", contrast->relabelings);
    if (tested)
        pt_json_count(json, "as_extreme", contrast->as_extreme);
    else
        pt_json_null(json, "as_extreme");
    write_tipping(json, &contrast->tipping);
    write_otherwise(json, "undefined_lowest", &contrast->lowest);
    write_otherwise(json, "undefined_highest", &contrast->highest);
    write_otherwise(json, "without_pools", &contrast->without_pools);
    write_otherwise(json, "without_undated", &contrast->without_undated);
    write_influence(json, &contrast->influence);
    pt_json_bool(json, "tested", tested);
    pt_json_text(json, "untested_code", contrast->untested);
    pt_json_bool(json, "exploratory",
                 tested && measure->comparable != PTCE_CLASS_A &&
                     !contrast->by_percentile);
    pt_json_end(json);
}

void pt_comparison_json(ptce_text *out, const ptce_comparison *comparison,
                        const ptce_table_options *options, const ptce_run *run)
{
    pt_json json = {.out = out};
    pt_json_object(&json, NULL, PT_JSON_OPEN);
    pt_json_text(&json, "format", "ptce-comparison/1");
    pt_json_made_by(&json, run);
    pt_json_view(&json, &comparison->view);
    write_groups(&json, comparison, options->lang);
    pt_json_within(&json, comparison);
    pt_json_documentation(&json, comparison);
    pt_json_facts(&json, comparison);
    pt_json_design(&json, comparison);
    pt_json_bool(&json, "exact", comparison->exact);
    pt_json_count(&json, "draws", comparison->draws);
    pt_json_array(&json, "measures", PT_JSON_OPEN);
    for (size_t i = 0; i < comparison->contrast_count; i++)
        if (pt_only_has(options, comparison->contrasts[i].measure))
            write_contrast(&json, &comparison->contrasts[i],
                           comparison->draws > 0);
    pt_json_end(&json);
    pt_json_distances(&json, comparison, options->lang);
    pt_json_end(&json);
}
