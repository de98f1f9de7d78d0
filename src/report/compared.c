/* SPDX-License-Identifier: MIT */
/* What the writers of several groups and of pairs share, for people. */
#include "report/compared.h"

#include <math.h>
#include <stdio.h>

#define NAME_COLUMNS 30
#define TESTED_NAME_COLUMNS 22

/* ---- Paragraphs -----------------------------------------------------------
 */

void pt_compared_note(ptce_text *out, const char *key,
                      const ptce_table_options *options)
{
    pt_grid_note(out, ptce_word(options->lang, key), options->format);
}

void pt_compared_paragraph(ptce_text *out, ptce_text *text,
                           const ptce_table_options *options)
{
    if (text->length > 0)
        pt_grid_note(out, ptce_text_get(text), options->format);
    out->failed |= text->failed;
    ptce_text_clear(text);
}

void pt_compared_gap(ptce_text *out, const ptce_table_options *options)
{
    if (options->format != PTCE_MARKDOWN)
        ptce_text_add(out, "\n");
}

void pt_compared_left_out(ptce_text *out, const ptce_left_out *left_out,
                          size_t count, const ptce_table_options *options)
{
    ptce_text line = {0};
    for (size_t i = 0; i < count; i++) {
        char key[96];
        (void)snprintf(key, sizeof key, "reason.%s", left_out[i].code);
        const char *slots[] = {left_out[i].name, ptce_word(options->lang, key)};
        ptce_text_add(&line,
                      i ? ", " : ptce_word(options->lang, "table.left-out"));
        ptce_text_add_word(&line, options->lang, "table.left-out.one", slots,
                           PT_COUNT(slots));
    }
    pt_compared_paragraph(out, &line, options);
}

void pt_compared_grid(ptce_text *out, pt_grid *grid, const char *title,
                      const ptce_table_options *options)
{
    pt_compared_gap(out, options);
    pt_compared_note(out, title, options);
    pt_grid_write(out, grid, options->format);
    pt_grid_clear(grid);
}

/* ---- The tables -----------------------------------------------------------
 */

/* The rest, what is not tested, has a title of its own. */
static const char *const part_keys[PT_PART_UNTESTED] = {
    "table.part.primary", "table.part.primary.rank", "table.part.others",
    "table.part.others.rank"};

static pt_part part_of(const ptce_tested *tested)
{
    if (!tested->tested)
        return PT_PART_UNTESTED;
    if (tested->measure->primary)
        return tested->by_percentile ? PT_PART_PRIMARY_RANKS : PT_PART_PRIMARY;
    return tested->by_percentile ? PT_PART_OTHER_RANKS : PT_PART_OTHERS;
}

static bool is_wide(const pt_compared *c)
{
    return c->options->format != PTCE_TABLE;
}

/* A terminal is too narrow for the adjustment of Benjamini and Hochberg. */
static void add_titles(pt_grid *grid, const pt_compared *c, pt_part part)
{
    const char *const tests[] = {c->exact ? "table.p" : "table.p.drawn",
                                 "table.maxt", "table.holm", "table.bh"};
    ptce_lang lang = c->options->lang;
    pt_grid_title(grid, ptce_word(lang, "table.measure"), false);
    c->titles(grid, c, part);
    for (size_t i = 0; part != PT_PART_UNTESTED && i < PT_COUNT(tests); i++)
        if (i < 3 || is_wide(c))
            pt_grid_title(grid, ptce_word(lang, tests[i]), true);
    pt_grid_title(grid, "n", true);
}

static void add_row(pt_grid *grid, const pt_compared *c, size_t i)
{
    const ptce_tested *tested = c->tested(c->result, i);
    ptce_lang lang = c->options->lang;
    const char *name = pt_measure_name(tested->measure, lang);
    ptce_text *cell = pt_grid_next(grid);
    if (is_wide(c))
        ptce_text_add(cell, name);
    else
        pt_text_add_cut(cell, name,
                        tested->tested ? TESTED_NAME_COLUMNS : NAME_COLUMNS);
    c->cells(grid, c, i);
    if (tested->tested) {
        pt_grid_add_p(grid, lang, tested->p_exact);
        pt_grid_add_p(grid, lang, tested->p_maxt);
        pt_grid_add_p(grid, lang, tested->p_holm);
    }
    if (tested->tested && is_wide(c))
        pt_grid_add_p(grid, lang, tested->p_bh);
    c->count_cell(pt_grid_next(grid), c, i);
}

static void write_title(ptce_text *out, const pt_compared *c, pt_part part)
{
    ptce_text draws = {0};
    ptce_text title = {0};
    pt_text_add_grouped(&draws, c->options->lang, c->draws);
    const char *slots[] = {ptce_text_get(&draws)};
    ptce_text_add_word(&title, c->options->lang,
                       part == PT_PART_UNTESTED ? c->untested : part_keys[part],
                       slots, 1);
    pt_compared_paragraph(out, &title, c->options);
    ptce_text_clear(&draws);
}

static void write_part(ptce_text *out, const pt_compared *c, pt_part part)
{
    pt_grid grid = {0};
    size_t rows = 0;
    add_titles(&grid, c, part);
    for (size_t i = 0; i < c->count; i++) {
        const ptce_tested *tested = c->tested(c->result, i);
        if (part_of(tested) != part ||
            !pt_only_has(c->options, tested->measure))
            continue;
        add_row(&grid, c, i);
        rows++;
    }
    if (rows > 0) {
        pt_compared_gap(out, c->options);
        write_title(out, c, part);
        pt_grid_write(out, &grid, c->options->format);
    }
    pt_grid_clear(&grid);
}

void pt_compared_tables(ptce_text *out, const pt_compared *c)
{
    for (pt_part part = PT_PART_PRIMARY; part < PT_PARTS; part++)
        write_part(out, c, part);
}

/* ---- Around them ----------------------------------------------------------
 */

/* No percentile is farther off than one of a half. */
void pt_compared_notes(ptce_text *out, const pt_compared *c)
{
    pt_compared_gap(out, c->options);
    pt_compared_note(out, is_wide(c) ? "table.p.note.bh" : "table.p.note",
                     c->options);
    if (c->draws == 0)
        return;
    ptce_text error = {0};
    ptce_text note = {0};
    ptce_text_add_decimal(&error, c->options->lang,
                          0.5 / sqrt((double)c->draws), 3);
    const char *slots[] = {ptce_text_get(&error)};
    ptce_text_add_word(&note, c->options->lang, "table.rank.note", slots, 1);
    pt_compared_gap(out, c->options);
    pt_compared_paragraph(out, &note, c->options);
    ptce_text_clear(&error);
}

void pt_compared_sentences(ptce_text *out, const pt_compared *c)
{
    for (size_t i = 0; i < c->count; i++) {
        const ptce_tested *tested = c->tested(c->result, i);
        bool said = c->options->only
                        ? pt_only_has(c->options, tested->measure)
                        : tested->tested && tested->measure->primary;
        if (!said)
            continue;
        ptce_text sentence = {0};
        c->say(&sentence, c, i);
        pt_compared_gap(out, c->options);
        pt_compared_paragraph(out, &sentence, c->options);
    }
}
