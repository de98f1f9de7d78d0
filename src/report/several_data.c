/* SPDX-License-Identifier: MIT */
/* Several groups for machines: `ptce-comparison/1` with `several` groups, and
 * CSV, a row a measure and group; and the choice of a format. */
#include "report/several.h"

/* ---- JSON -----------------------------------------------------------------
 */

static void write_group(pt_json *json, const ptce_compared_group *group)
{
    pt_json_object(json, NULL, PT_JSON_INLINE);
    pt_json_text(json, "value", group->value);
    pt_json_array(json, "networks", PT_JSON_INLINE);
    for (size_t i = 0; i < group->count; i++)
        pt_json_text(json, NULL, group->networks[i]);
    pt_json_end(json);
    pt_json_end(json);
}

static void write_groups(pt_json *json, const ptce_several *several,
                         ptce_lang lang)
{
    pt_json_object(json, "groups", PT_JSON_OPEN);
    pt_json_text(json, "by", several->by);
    pt_json_array(json, "several", PT_JSON_OPEN);
    for (size_t g = 0; g < several->group_count; g++)
        write_group(json, &several->groups[g]);
    pt_json_end(json);
    pt_json_left_out(json, several->left_out, several->left_out_count, lang);
    pt_json_end(json);
}

static void write_effect(pt_json *json, const ptce_kruskal *effect)
{
    pt_json_count(json, "n", effect->n);
    pt_json_count(json, "groups_with_values", effect->groups);
    pt_json_number(json, "h", effect->h);
    pt_json_number(json, "epsilon_squared", effect->epsilon_squared);
    pt_json_number(json, "epsilon_squared_expected",
                   effect->epsilon_squared_expected);
}

static void write_documented(pt_json *json, const ptce_several *several,
                             const ptce_several_documented *d)
{
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "id", d->id);
    pt_json_array(json, "groups", PT_JSON_OPEN);
    for (size_t g = 0; g < several->group_count; g++) {
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_text(json, "value", several->groups[g].value);
        pt_json_count(json, "n", d->n[g]);
        pt_json_number(json, "median", d->medians[g]);
        pt_json_end(json);
    }
    pt_json_end(json);
    write_effect(json, &d->effect);
    pt_json_rank(json, &d->rank);
    pt_json_end(json);
}

static void write_measure(pt_json *json, const ptce_several *several,
                          const ptce_several_contrast *contrast)
{
    bool ranked = several->draws > 0 &&
                  contrast->test.measure->comparable == PTCE_CLASS_B;
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_compared(json, &contrast->test);
    pt_json_array(json, "groups", PT_JSON_OPEN);
    for (size_t g = 0; g < several->group_count; g++) {
        const ptce_several_part *part = &contrast->parts[g];
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_text(json, "value", several->groups[g].value);
        pt_json_values(json, "values", part->values, part->count, ranked);
        pt_json_count(json, "n", part->n);
        pt_json_number(json, "median", part->median);
        pt_json_number(json, "value_median", part->value_median);
        pt_json_end(json);
    }
    pt_json_end(json);
    write_effect(json, &contrast->effect);
    pt_json_tested(json, &contrast->test);
    pt_json_end(json);
}

void pt_several_json(ptce_text *out, const ptce_several *several,
                     const ptce_table_options *options, const ptce_run *run)
{
    pt_json json = {.out = out};
    pt_json_object(&json, NULL, PT_JSON_OPEN);
    pt_json_text(&json, "format", "ptce-comparison/1");
    pt_json_made_by(&json, run);
    pt_json_view(&json, &several->view);
    write_groups(&json, several, options->lang);
    pt_json_array(&json, "documentation", PT_JSON_OPEN);
    for (size_t i = 0; i < several->documentation_count; i++)
        write_documented(&json, several, &several->documentation[i]);
    pt_json_end(&json);
    pt_json_object(&json, "design", PT_JSON_INLINE);
    pt_json_count(&json, "n", several->kept);
    pt_json_count(&json, "relabelings", several->relabelings);
    pt_json_number(&json, "smallest_p", several->smallest_p);
    pt_json_end(&json);
    pt_json_bool(&json, "exact", several->exact);
    pt_json_count(&json, "draws", several->draws);
    pt_json_array(&json, "measures", PT_JSON_OPEN);
    for (size_t i = 0; i < several->contrast_count; i++)
        if (pt_only_has(options, several->contrasts[i].test.measure))
            write_measure(&json, several, &several->contrasts[i]);
    pt_json_end(&json);
    pt_json_end(&json);
}

/* ---- CSV ------------------------------------------------------------------
 */

static void add_measure(ptce_text *out, const ptce_several *several,
                        const ptce_several_contrast *contrast)
{
    const ptce_kruskal *effect = &contrast->effect;
    for (size_t g = 0; g < several->group_count; g++) {
        const ptce_several_part *part = &contrast->parts[g];
        pt_csv_compared(out, &contrast->test);
        ptce_text_add(out, ",");
        pt_csv_text(out, several->groups[g].value);
        pt_csv_count(out, part->n);
        pt_csv_number(out, part->median);
        pt_csv_number(out, part->value_median);
        pt_csv_count(out, effect->n);
        pt_csv_count(out, effect->groups);
        pt_csv_number(out, effect->h);
        pt_csv_number(out, effect->epsilon_squared);
        pt_csv_number(out, effect->epsilon_squared_expected);
        pt_csv_tested(out, &contrast->test);
        ptce_text_add(out, "\n");
    }
}

void pt_several_csv(ptce_text *out, const ptce_several *several,
                    const ptce_table_options *options)
{
    ptce_text_add(out, PT_CSV_COMPARED
                  ",group,n_group,median_group,value_median_group,n,"
                  "groups_with_values,h,epsilon_squared,"
                  "epsilon_squared_expected" PT_CSV_TESTED "\n");
    for (size_t i = 0; i < several->contrast_count; i++)
        if (pt_only_has(options, several->contrasts[i].test.measure))
            add_measure(out, several, &several->contrasts[i]);
}

/* ---- Any format -----------------------------------------------------------
 */

ptce_status ptce_several_write(ptce_text *out, const ptce_several *several,
                               const ptce_collection *collection,
                               const ptce_table_options *options,
                               const ptce_run *run, ptce_error *err)
{
    ptce_status st = pt_only_check(options, err);
    if (st != PTCE_OK)
        return st;
    if (options->format == PTCE_JSON)
        pt_several_json(out, several, options, run);
    else if (options->format == PTCE_CSV)
        pt_several_csv(out, several, options);
    else
        pt_several_grid(out, several, collection, options);
    return ptce_text_check(out, err);
}
