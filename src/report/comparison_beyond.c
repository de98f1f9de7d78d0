/* SPDX-License-Identifier: MIT */
/* The parts of `ptce-comparison/1` beside measures: how the groups are
 * documented, what their numbers allow, distances. */
#include "report/tables.h"

#include <math.h>
#include <stdio.h>

void pt_json_interval(pt_json *json, const char *key, const char *estimate,
                      const ptce_interval *interval)
{
    pt_json_object(json, key, PT_JSON_INLINE);
    pt_json_number(json, estimate, interval->estimate);
    pt_json_number(json, "low", interval->low);
    pt_json_number(json, "high", interval->high);
    pt_json_end(json);
}

void pt_json_relabelings(pt_json *json, const ptce_test *test)
{
    bool tested = isfinite(test->p);
    pt_json_count(json, "relabelings", tested ? test->relabelings : 0);
    if (tested)
        pt_json_count(json, "as_extreme", test->as_extreme);
    else
        pt_json_null(json, "as_extreme");
}

void pt_json_left_out(pt_json *json, const ptce_left_out *left_out,
                      size_t count, ptce_lang lang)
{
    pt_json_array(json, "left_out", PT_JSON_OPEN);
    for (size_t i = 0; i < count; i++) {
        char key[96];
        (void)snprintf(key, sizeof key, "reason.%s", left_out[i].code);
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_text(json, "id", left_out[i].id);
        pt_json_text(json, "reason", ptce_word(lang, key));
        pt_json_text(json, "code", left_out[i].code);
        pt_json_end(json);
    }
    pt_json_end(json);
}

/* ---- Strata -------------------------------------------------------------- */

void pt_json_within(pt_json *json, const ptce_comparison *comparison)
{
    if (!comparison->within) {
        pt_json_null(json, "within");
        return;
    }
    pt_json_object(json, "within", PT_JSON_OPEN);
    pt_json_text(json, "key", comparison->within);
    pt_json_array(json, "strata", PT_JSON_OPEN);
    for (size_t i = 0; i < comparison->stratum_count; i++) {
        const ptce_stratum *stratum = &comparison->strata[i];
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_text(json, "value", stratum->value);
        pt_json_count(json, "n_first", stratum->first);
        pt_json_count(json, "n_second", stratum->second);
        pt_json_end(json);
    }
    pt_json_end(json);
    pt_json_end(json);
}

/* ---- Documentation ------------------------------------------------------- */

static void write_documented(pt_json *json, const ptce_documented *d)
{
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "id", d->id);
    pt_json_count(json, "n_first", d->n_first);
    pt_json_count(json, "n_second", d->n_second);
    pt_json_number(json, "median_first", d->median_first);
    pt_json_number(json, "median_second", d->median_second);
    pt_json_interval(json, "hodges_lehmann", "shift", &d->hodges_lehmann);
    pt_json_interval(json, "cliff_delta", "delta", &d->cliff);
    pt_json_number(json, "p_exact", d->rank.p);
    pt_json_relabelings(json, &d->rank);
    pt_json_end(json);
}

static const char *better_of(const ptce_comparison *comparison)
{
    static const char *const names[] = {NULL, "first", "second"};
    return names[comparison->better_documented];
}

void pt_json_documentation(pt_json *json, const ptce_comparison *comparison)
{
    pt_json_array(json, "documentation", PT_JSON_OPEN);
    for (size_t i = 0; i < comparison->documentation_count; i++)
        write_documented(json, &comparison->documentation[i]);
    pt_json_end(json);
    pt_json_text(json, "better_documented", better_of(comparison));
    pt_json_object(json, "tipping", PT_JSON_INLINE);
    pt_json_count(json, "draws", comparison->tipping_draws);
    pt_json_number(json, "most", PTCE_TIPPING_MOST);
    pt_json_number(json, "step", PTCE_TIPPING_MOST / PTCE_TIPPING_STEPS);
    pt_json_end(json);
}

void pt_json_design(pt_json *json, const ptce_comparison *comparison)
{
    const ptce_power *power = &comparison->power;
    pt_json_object(json, "design", PT_JSON_INLINE);
    pt_json_count(json, "n_first", comparison->first.count);
    pt_json_count(json, "n_second", comparison->second.count);
    pt_json_count(json, "relabelings", power->relabelings);
    pt_json_number(json, "smallest_p", power->smallest_p);
    pt_json_number(json, "detectable_delta", power->detectable_delta);
    pt_json_count(json, "draws", power->draws);
    pt_json_end(json);
}

/* ---- Distances ----------------------------------------------------------- */

static void write_rows(pt_json *json, const char *key, const double *cells,
                       size_t rows, size_t columns)
{
    pt_json_array(json, key, PT_JSON_OPEN);
    for (size_t i = 0; i < rows; i++) {
        pt_json_array(json, NULL, PT_JSON_INLINE);
        for (size_t j = 0; j < columns; j++)
            pt_json_number(json, NULL, cells[i * columns + j]);
        pt_json_end(json);
    }
    pt_json_end(json);
}

static void write_linkage(pt_json *json, const ptce_distances *d)
{
    pt_json_array(json, "linkage", PT_JSON_OPEN);
    for (size_t i = 0; i + 1 < d->count; i++) {
        pt_json_array(json, NULL, PT_JSON_INLINE);
        pt_json_count(json, NULL, d->linkage[i].first);
        pt_json_count(json, NULL, d->linkage[i].second);
        pt_json_number(json, NULL, d->linkage[i].height);
        pt_json_count(json, NULL, d->linkage[i].size);
        pt_json_end(json);
    }
    pt_json_end(json);
    pt_json_number(json, "cophenetic", d->cophenetic);
}

/* "f" and "p"; r2 where it is not NaN. */
static void write_test(pt_json *json, const char *key, const char *statistic,
                       const ptce_test *test, const double *r2)
{
    pt_json_object(json, key, PT_JSON_INLINE);
    pt_json_number(json, statistic, test->statistic);
    if (r2)
        pt_json_number(json, "r2", *r2);
    pt_json_number(json, "p", test->p);
    pt_json_relabelings(json, test);
    pt_json_end(json);
}

static void write_distances(pt_json *json, const ptce_distances *d,
                            ptce_lang lang)
{
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "method", d->method);
    pt_json_bool(json, "descriptive", d->descriptive);
    pt_json_array(json, "ids", PT_JSON_INLINE);
    for (size_t i = 0; i < d->count; i++)
        pt_json_text(json, NULL, d->ids[i]);
    pt_json_end(json);
    pt_json_left_out(json, d->left_out, d->left_out_count, lang);
    write_rows(json, "matrix", d->matrix, d->count, d->count);
    write_rows(json, "mds", d->mds, d->count, 2);
    pt_json_number(json, "stress", d->stress);
    pt_json_number(json, "positive_mass", d->positive_mass);
    write_test(json, "permanova", "f", &d->permanova, &d->r2);
    write_test(json, "permdisp", "f", &d->permdisp, NULL);
    write_test(json, "energy", "e", &d->energy, NULL);
    write_linkage(json, d);
    pt_json_end(json);
}

void pt_json_distances(pt_json *json, const ptce_comparison *comparison,
                       ptce_lang lang)
{
    pt_json_array(json, "distances", PT_JSON_OPEN);
    for (size_t i = 0; i < comparison->distance_count; i++)
        write_distances(json, &comparison->distances[i], lang);
    pt_json_end(json);
}
