/* SPDX-License-Identifier: MIT */
/* What the writers of several groups and of pairs share, for machines. */
#include "report/compared.h"

#include <math.h>

static const char *const classes[] = {NULL, "A", "B", "C"};

static const char *ensemble_of(const ptce_tested *tested)
{
    return ptce_ensemble_name(ptce_measure_ensemble(tested->measure));
}

static const char *compared_of(const ptce_tested *tested)
{
    return tested->by_percentile ? "percentile" : "value";
}

/* ---- JSON -----------------------------------------------------------------
 */

void pt_json_compared(pt_json *json, const ptce_tested *tested)
{
    pt_json_text(json, "id", tested->measure->id);
    pt_json_text(json, "class", classes[tested->measure->comparable]);
    pt_json_bool(json, "primary", tested->measure->primary);
    pt_json_text(json, "ensemble", ensemble_of(tested));
    pt_json_text(json, "compared", compared_of(tested));
}

void pt_json_tested(pt_json *json, const ptce_tested *tested)
{
    pt_json_number(json, "p_exact", tested->p_exact);
    pt_json_number(json, "p_maxt", tested->p_maxt);
    pt_json_number(json, "p_holm", tested->p_holm);
    pt_json_number(json, "p_bh", tested->p_bh);
    pt_json_number(json, "p_by", tested->p_by);
    pt_json_count(json, "relabelings", tested->relabelings);
    if (tested->tested)
        pt_json_count(json, "as_extreme", tested->as_extreme);
    else
        pt_json_null(json, "as_extreme");
    pt_json_bool(json, "exact", tested->exact);
    pt_json_bool(json, "tested", tested->tested);
    pt_json_text(json, "untested_code", tested->untested);
    pt_json_bool(json, "exploratory",
                 tested->tested && !tested->by_percentile &&
                     tested->measure->comparable != PTCE_CLASS_A);
}

void pt_json_rank(pt_json *json, const ptce_test *test)
{
    bool tested = isfinite(test->p);
    pt_json_number(json, "p_exact", test->p);
    pt_json_count(json, "relabelings", tested ? test->relabelings : 0);
    if (tested)
        pt_json_count(json, "as_extreme", test->as_extreme);
    else
        pt_json_null(json, "as_extreme");
}

/* ---- CSV ------------------------------------------------------------------
 */

void pt_csv_number(ptce_text *out, double value)
{
    ptce_text_add(out, ",");
    if (isfinite(value))
        ptce_text_add_number(out, value);
}

void pt_csv_count(ptce_text *out, uint64_t value)
{
    ptce_text_add(out, ",");
    ptce_text_add_count(out, value);
}

static void add_code(ptce_text *out, const char *code)
{
    ptce_text_add(out, ",");
    ptce_text_add(out, code ? code : "");
}

void pt_csv_compared(ptce_text *out, const ptce_tested *tested)
{
    ptce_text_add(out, tested->measure->id);
    add_code(out, classes[tested->measure->comparable]);
    add_code(out, tested->measure->primary ? "true" : "false");
    add_code(out, tested->tested ? "true" : "false");
    add_code(out, tested->untested);
    add_code(out, ensemble_of(tested));
    add_code(out, compared_of(tested));
}

void pt_csv_tested(ptce_text *out, const ptce_tested *tested)
{
    const double adjusted[] = {tested->p_exact, tested->p_maxt, tested->p_holm,
                               tested->p_bh, tested->p_by};
    for (size_t i = 0; i < PT_COUNT(adjusted); i++)
        pt_csv_number(out, adjusted[i]);
    pt_csv_count(out, tested->relabelings);
    if (tested->tested)
        pt_csv_count(out, tested->as_extreme);
    else
        ptce_text_add(out, ",");
}
