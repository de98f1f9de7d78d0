/* SPDX-License-Identifier: MIT */
/* What is known of the poles beside their structure, compared: the table and
 * the part of `ptce-comparison/1`. */
#include "report/tables.h"

#include <math.h>
#include <stdio.h>

/* ---- For people -----------------------------------------------------------
 */

static void add_sides(pt_grid *grid, const ptce_fact *fact, ptce_lang lang)
{
    const ptce_documented *sides = &fact->sides;
    const double medians[] = {sides->median_first, sides->median_second};
    if (fact->kind == PTCE_FACT_HAS) {
        pt_grid_add_counts(grid, fact->have_first, sides->n_first);
        pt_grid_add_counts(grid, fact->have_second, sides->n_second);
        return;
    }
    for (size_t i = 0; i < PT_COUNT(medians); i++) {
        if (pt_text_order(fact->id, "founded") == 0 && isfinite(medians[i]))
            ptce_text_add_number(pt_grid_next(grid), round(medians[i]));
        else
            pt_grid_add_decimal(grid, lang, medians[i],
                                pt_decimals(medians, PT_COUNT(medians)));
    }
}

static void add_effect(pt_grid *grid, const ptce_fact *fact, ptce_lang lang)
{
    ptce_text *cell = pt_grid_next(grid);
    if (fact->kind == PTCE_FACT_WORD) {
        ptce_text_add(cell, isfinite(fact->cramer_v) ? "V = " : "");
        ptce_text_add_decimal(cell, lang, fact->cramer_v, 2);
    } else {
        ptce_text_add_decimal(cell, lang, fact->sides.cliff.estimate, 2);
    }
}

void pt_facts_fill(pt_grid *grid, const ptce_comparison *comparison,
                   ptce_lang lang)
{
    static const char *const titles[] = {"table.first", "table.second",
                                         "table.fact.effect", "table.p",
                                         "table.holm"};
    pt_grid_title(grid, ptce_word(lang, "table.fact"), false);
    for (size_t i = 0; i < PT_COUNT(titles); i++)
        pt_grid_title(grid, ptce_word(lang, titles[i]), true);
    pt_grid_title(grid, "n", true);
    for (size_t i = 0; i < comparison->fact_count; i++) {
        const ptce_fact *fact = &comparison->facts[i];
        ptce_fact_name(pt_grid_next(grid), fact, lang);
        add_sides(grid, fact, lang);
        add_effect(grid, fact, lang);
        pt_grid_add_p(grid, lang, fact->sides.rank.p);
        pt_grid_add_p(grid, lang, fact->p_holm);
        pt_grid_add_counts(grid, fact->sides.n_first, fact->sides.n_second);
    }
}

void pt_facts_grid(ptce_text *out, const ptce_comparison *comparison,
                   const ptce_table_options *options)
{
    pt_grid grid = {0};
    pt_facts_fill(&grid, comparison, options->lang);
    if (options->format != PTCE_MARKDOWN)
        ptce_text_add(out, "\n");
    pt_grid_note(out, ptce_word(options->lang, "table.part.facts"),
                 options->format);
    pt_grid_write(out, &grid, options->format);
    ptce_text words = {0};
    ptce_facts_say(&words, comparison, options->lang);
    ptce_text_add(&words, " ");
    ptce_text_add(&words, ptce_word(options->lang, "table.facts.note"));
    if (comparison->within) {
        ptce_text_add(&words, " ");
        ptce_text_add(&words, ptce_word(options->lang, "table.facts.within"));
    }
    pt_grid_note(out, ptce_text_get(&words), options->format);
    out->failed |= words.failed;
    ptce_text_clear(&words);
    pt_grid_clear(&grid);
}

/* ---- For programs ----------------------------------------------------------
 */

static void write_fact(pt_json *json, const ptce_fact *fact)
{
    static const char *const kinds[] = {"number", "word", "has"};
    const ptce_documented *sides = &fact->sides;
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "id", fact->id);
    pt_json_text(json, "kind", kinds[fact->kind]);
    pt_json_text(json, "label", fact->label);
    pt_json_count(json, "n_first", sides->n_first);
    pt_json_count(json, "n_second", sides->n_second);
    if (fact->kind == PTCE_FACT_HAS) {
        pt_json_count(json, "have_first", fact->have_first);
        pt_json_count(json, "have_second", fact->have_second);
    }
    if (fact->kind == PTCE_FACT_WORD) {
        pt_json_count(json, "kinds", fact->kinds);
        pt_json_number(json, "cramer_v", fact->cramer_v);
    } else {
        pt_json_number(json, "median_first", sides->median_first);
        pt_json_number(json, "median_second", sides->median_second);
        pt_json_interval(json, "hodges_lehmann", "shift",
                         &sides->hodges_lehmann);
        pt_json_interval(json, "cliff_delta", "delta", &sides->cliff);
    }
    pt_json_number(json, "p_exact", sides->rank.p);
    pt_json_number(json, "p_holm", fact->p_holm);
    pt_json_relabelings(json, &sides->rank);
    pt_json_end(json);
}

void pt_json_facts(pt_json *json, const ptce_comparison *comparison)
{
    pt_json_array(json, "facts", PT_JSON_OPEN);
    for (size_t i = 0; i < comparison->fact_count; i++)
        write_fact(json, &comparison->facts[i]);
    pt_json_end(json);
}
