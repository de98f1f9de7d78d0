/* SPDX-License-Identifier: MIT */
/* Before and after for machines: `ptce-comparison/1` with `paired` groups, and
 * CSV, a row a measure; and the choice of a format. */
#include "report/paired.h"

#include <math.h>

/* ---- JSON -----------------------------------------------------------------
 */

static void write_side(pt_json *json, const char *key, const char *label,
                       const ptce_view *view)
{
    ptce_text period = {0};
    ptce_view_get(&period, view, "period");
    pt_json_object(json, key, PT_JSON_INLINE);
    pt_json_text(json, "label", label);
    pt_json_text(json, "period",
                 period.length > 0 ? ptce_text_get(&period) : NULL);
    pt_json_end(json);
    ptce_text_clear(&period);
}

static void write_groups(pt_json *json, const ptce_paired *paired,
                         ptce_lang lang)
{
    pt_json_object(json, "groups", PT_JSON_OPEN);
    pt_json_object(json, "paired", PT_JSON_OPEN);
    write_side(json, "before", paired->label_before, &paired->before);
    write_side(json, "after", paired->label_after, &paired->after);
    pt_json_array(json, "networks", PT_JSON_INLINE);
    for (size_t i = 0; i < paired->count; i++)
        pt_json_text(json, NULL, paired->networks[i]);
    pt_json_end(json);
    pt_json_end(json);
    pt_json_left_out(json, paired->left_out, paired->left_out_count, lang);
    pt_json_end(json);
}

static void write_change(pt_json *json, const ptce_change *change)
{
    pt_json_count(json, "n", change->n);
    pt_json_count(json, "rose", change->rose);
    pt_json_count(json, "fell", change->fell);
    pt_json_count(json, "unchanged", change->unchanged);
    pt_json_number(json, "median_before", change->median_before);
    pt_json_number(json, "median_after", change->median_after);
    pt_json_interval(json, "hodges_lehmann", "shift", &change->shift);
    pt_json_number(json, "rank_biserial", change->rank_biserial);
    pt_json_number(json, "v", change->v);
}

static void write_documentation(pt_json *json, const ptce_paired *paired)
{
    const ptce_carried *carried = &paired->carried;
    pt_json_array(json, "documentation", PT_JSON_OPEN);
    for (size_t i = 0; i < paired->documentation_count; i++) {
        const ptce_paired_documented *d = &paired->documentation[i];
        pt_json_object(json, NULL, PT_JSON_OPEN);
        pt_json_text(json, "id", d->id);
        write_change(json, &d->change);
        pt_json_rank(json, &d->rank);
        pt_json_end(json);
    }
    pt_json_end(json);
    if (!paired->periods) {
        pt_json_null(json, "carried");
        return;
    }
    pt_json_object(json, "carried", PT_JSON_INLINE);
    pt_json_count(json, "ties", carried->ties);
    pt_json_count(json, "both", carried->both);
    pt_json_count(json, "undated", carried->undated);
    pt_json_count(json, "open", carried->open);
    pt_json_end(json);
}

static void write_measure(pt_json *json, const ptce_paired *paired,
                          const ptce_paired_contrast *contrast)
{
    bool ranked =
        paired->draws > 0 && contrast->test.measure->comparable == PTCE_CLASS_B;
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_compared(json, &contrast->test);
    pt_json_values(json, "before", contrast->before, contrast->count, ranked);
    pt_json_values(json, "after", contrast->after, contrast->count, ranked);
    write_change(json, &contrast->change);
    pt_json_number(json, "value_median_before", contrast->value_median_before);
    pt_json_number(json, "value_median_after", contrast->value_median_after);
    pt_json_tested(json, &contrast->test);
    pt_json_end(json);
}

void pt_paired_json(ptce_text *out, const ptce_paired *paired,
                    const ptce_table_options *options, const ptce_run *run)
{
    pt_json json = {.out = out};
    ptce_view view = pt_paired_view(paired);
    pt_json_object(&json, NULL, PT_JSON_OPEN);
    pt_json_text(&json, "format", "ptce-comparison/1");
    pt_json_made_by(&json, run);
    pt_json_view(&json, &view);
    write_groups(&json, paired, options->lang);
    write_documentation(&json, paired);
    pt_json_object(&json, "design", PT_JSON_INLINE);
    pt_json_count(&json, "n", paired->count);
    pt_json_number(&json, "smallest_p", paired->smallest_p);
    pt_json_end(&json);
    pt_json_bool(&json, "exact", paired->exact);
    pt_json_count(&json, "draws", paired->draws);
    pt_json_array(&json, "measures", PT_JSON_OPEN);
    for (size_t i = 0; i < paired->contrast_count; i++)
        if (pt_only_has(options, paired->contrasts[i].test.measure))
            write_measure(&json, paired, &paired->contrasts[i]);
    pt_json_end(&json);
    pt_json_end(&json);
}

/* ---- CSV ------------------------------------------------------------------
 */

static void add_measure(ptce_text *out, const ptce_paired_contrast *contrast)
{
    const ptce_change *change = &contrast->change;
    const size_t counts[] = {change->n, change->rose, change->fell,
                             change->unchanged};
    const double numbers[] = {change->median_before,
                              change->median_after,
                              contrast->value_median_before,
                              contrast->value_median_after,
                              change->shift.estimate,
                              change->shift.low,
                              change->shift.high,
                              change->rank_biserial,
                              change->v};
    pt_csv_compared(out, &contrast->test);
    for (size_t i = 0; i < PT_COUNT(counts); i++)
        pt_csv_count(out, counts[i]);
    for (size_t i = 0; i < PT_COUNT(numbers); i++)
        pt_csv_number(out, numbers[i]);
    pt_csv_tested(out, &contrast->test);
    ptce_text_add(out, "\n");
}

void pt_paired_csv(ptce_text *out, const ptce_paired *paired,
                   const ptce_table_options *options)
{
    ptce_text_add(out, PT_CSV_COMPARED
                  ",n,rose,fell,unchanged,median_before,median_after,"
                  "value_median_before,value_median_after,shift,shift_low,"
                  "shift_high,rank_biserial,v" PT_CSV_TESTED "\n");
    for (size_t i = 0; i < paired->contrast_count; i++)
        if (pt_only_has(options, paired->contrasts[i].test.measure))
            add_measure(out, &paired->contrasts[i]);
}

/* ---- Any format -----------------------------------------------------------
 */

ptce_status ptce_paired_write(ptce_text *out, const ptce_paired *paired,
                              const ptce_table_options *options,
                              const ptce_run *run, ptce_error *err)
{
    ptce_status st = pt_only_check(options, err);
    if (st != PTCE_OK)
        return st;
    if (options->format == PTCE_JSON)
        pt_paired_json(out, paired, options, run);
    else if (options->format == PTCE_CSV)
        pt_paired_csv(out, paired, options);
    else
        pt_paired_grid(out, paired, options);
    return ptce_text_check(out, err);
}
