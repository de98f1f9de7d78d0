/* SPDX-License-Identifier: MIT */
/* Before and after for people: who is followed, the tables, and the sentences
 * of the primary measures. */
#include "report/paired.h"

#include <math.h>
#include <stdio.h>

#define NAME_COLUMNS 30

/* ---- Cells ----------------------------------------------------------------
 */

static void add_change_titles(pt_grid *grid, ptce_lang lang)
{
    static const char *const titles[] = {
        "table.paired.before", "table.paired.after", "table.shift",
        "table.paired.biserial", "table.paired.moves"};
    for (size_t i = 0; i < PT_COUNT(titles); i++)
        pt_grid_title(grid, ptce_word(lang, titles[i]), true);
}

static void add_change(pt_grid *grid, const ptce_change *change, ptce_lang lang,
                       bool by_percentile)
{
    const double effects[] = {change->median_before, change->median_after,
                              change->shift.estimate};
    int decimals = by_percentile ? 2 : pt_decimals(effects, PT_COUNT(effects));
    pt_grid_add_decimal(grid, lang, change->median_before, decimals);
    pt_grid_add_decimal(grid, lang, change->median_after, decimals);
    pt_grid_add_interval(grid, lang, &change->shift, decimals);
    pt_grid_add_decimal(grid, lang, change->rank_biserial, 2);
    const size_t moves[] = {change->rose, change->fell, change->unchanged};
    ptce_text *cell = pt_grid_next(grid);
    for (size_t i = 0; i < PT_COUNT(moves); i++) {
        ptce_text_add(cell, i ? "/" : "");
        ptce_text_add_count(cell, moves[i]);
    }
}

/* ---- Measures -------------------------------------------------------------
 */

static const ptce_paired_contrast *contrast_at(const void *result, size_t i)
{
    return &((const ptce_paired *)result)->contrasts[i];
}

static const ptce_tested *tested_at(const void *result, size_t i)
{
    return &contrast_at(result, i)->test;
}

static void add_titles(pt_grid *grid, const pt_compared *c, pt_part part)
{
    (void)part;
    add_change_titles(grid, c->options->lang);
}

static void add_cells(pt_grid *grid, const pt_compared *c, size_t i)
{
    const ptce_paired_contrast *contrast = contrast_at(c->result, i);
    add_change(grid, &contrast->change, c->options->lang,
               contrast->test.by_percentile);
}

static void add_count_cell(ptce_text *cell, const pt_compared *c, size_t i)
{
    ptce_text_add_count(cell, contrast_at(c->result, i)->change.n);
}

static void say_measure(ptce_text *out, const pt_compared *c, size_t i)
{
    ptce_paired_say(out, c->result, contrast_at(c->result, i),
                    c->options->lang);
}

/* ---- Around the tables ----------------------------------------------------
 */

ptce_view pt_paired_view(const ptce_paired *paired)
{
    ptce_view view = paired->before;
    if (paired->before.from != paired->after.from ||
        paired->before.to != paired->after.to)
        view.from = view.to = PTCE_NO_YEAR;
    return view;
}

static void write_pairs(ptce_text *out, const ptce_paired *paired,
                        const ptce_table_options *options)
{
    ptce_text count = {0};
    ptce_text line = {0};
    pt_text_add_grouped(&count, options->lang, paired->count);
    const char *slots[] = {paired->label_before, paired->label_after,
                           ptce_text_get(&count)};
    ptce_text_add_word(&line, options->lang, "table.paired.pairs", slots,
                       PT_COUNT(slots));
    pt_compared_paragraph(out, &line, options);
    ptce_text_clear(&count);
    ptce_view view = pt_paired_view(paired);
    pt_view_say(&line, &view, options->lang);
    pt_compared_paragraph(out, &line, options);
    pt_compared_left_out(out, paired->left_out, paired->left_out_count,
                         options);
}

static void write_first(ptce_text *out, const ptce_paired *paired,
                        const ptce_table_options *options)
{
    ptce_text words = {0};
    pt_compared_gap(out, options);
    ptce_paired_documentation_say(&words, paired, options->lang);
    pt_compared_paragraph(out, &words, options);
    ptce_paired_design_say(&words, paired, options->lang);
    pt_compared_paragraph(out, &words, options);
}

static void write_documentation(ptce_text *out, const ptce_paired *paired,
                                const ptce_table_options *options)
{
    ptce_lang lang = options->lang;
    bool exact = true;
    pt_grid grid = {0};
    for (size_t i = 0; i < paired->documentation_count; i++) {
        const ptce_test *rank = &paired->documentation[i].rank;
        exact &= rank->exact || isnan(rank->p) != 0;
    }
    pt_grid_title(&grid, ptce_word(lang, "table.a-pole"), false);
    add_change_titles(&grid, lang);
    pt_grid_title(&grid, ptce_word(lang, exact ? "table.p" : "table.p.drawn"),
                  true);
    pt_grid_title(&grid, "n", true);
    for (size_t i = 0; i < paired->documentation_count; i++) {
        const ptce_paired_documented *d = &paired->documentation[i];
        char key[64];
        (void)snprintf(key, sizeof key, "documented.%s", d->id);
        ptce_text *name = pt_grid_next(&grid);
        if (options->format == PTCE_TABLE)
            pt_text_add_cut(name, ptce_word(lang, key), NAME_COLUMNS);
        else
            ptce_text_add(name, ptce_word(lang, key));
        add_change(&grid, &d->change, lang, false);
        pt_grid_add_p(&grid, lang, d->rank.p);
        ptce_text_add_count(pt_grid_next(&grid), d->change.n);
    }
    pt_compared_grid(out, &grid, "table.part.paired.documentation", options);
}

void pt_paired_grid(ptce_text *out, const ptce_paired *paired,
                    const ptce_table_options *options)
{
    pt_compared c = {.result = paired,
                     .count = paired->contrast_count,
                     .draws = paired->draws,
                     .exact = paired->exact,
                     .untested = "table.paired.untested",
                     .options = options,
                     .tested = tested_at,
                     .titles = add_titles,
                     .cells = add_cells,
                     .count_cell = add_count_cell,
                     .say = say_measure};
    write_pairs(out, paired, options);
    write_first(out, paired, options);
    if (!options->only)
        write_documentation(out, paired, options);
    pt_compared_tables(out, &c);
    pt_compared_gap(out, options);
    pt_compared_note(out, "table.paired.note", options);
    pt_compared_notes(out, &c);
    pt_compared_sentences(out, &c);
    pt_compared_gap(out, options);
    pt_compared_note(out, "table.paired.caution", options);
}
