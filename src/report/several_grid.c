/* SPDX-License-Identifier: MIT */
/* Several groups for people: who is compared, the tables, and the sentences of
 * the primary measures. */
#include "report/several.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Groups that have a column of their own; of more, the lowest and the highest
 * median are shown, with the number of their group. */
#define GROUPS_TERMINAL 5
#define GROUPS_PAGE 12
#define NAME_COLUMNS 30

typedef struct context {
    const ptce_several *several;
    const ptce_collection *collection;
} context;

static bool is_each(const ptce_several *several,
                    const ptce_table_options *options)
{
    return several->group_count <=
           (options->format == PTCE_TABLE ? GROUPS_TERMINAL : GROUPS_PAGE);
}

/* ---- Medians --------------------------------------------------------------
 */

static void add_group_titles(pt_grid *grid, const ptce_several *several,
                             const ptce_table_options *options)
{
    if (!is_each(several, options)) {
        pt_grid_title(grid, ptce_word(options->lang, "table.several.lowest"),
                      true);
        pt_grid_title(grid, ptce_word(options->lang, "table.several.highest"),
                      true);
        return;
    }
    for (size_t g = 0; g < several->group_count; g++) {
        ptce_text number = {0};
        ptce_text title = {0};
        ptce_text_add_count(&number, g + 1);
        const char *slots[] = {ptce_text_get(&number)};
        ptce_text_add_word(&title, options->lang, "table.several.group", slots,
                           1);
        pt_grid_title(grid, ptce_text_get(&title), true);
        ptce_text_clear(&number);
        ptce_text_clear(&title);
    }
}

static void add_effect_titles(pt_grid *grid, ptce_lang lang)
{
    pt_grid_title(grid, "E²", true);
    pt_grid_title(grid, ptce_word(lang, "table.several.chance"), true);
}

/* "0,80 (3)": a median and its group; of equal ones, the first. */
static void add_end(pt_grid *grid, const double *medians, size_t count,
                    int sign, ptce_lang lang, int decimals)
{
    size_t end = count;
    ptce_text *cell = pt_grid_next(grid);
    for (size_t g = 0; g < count; g++)
        if (isfinite(medians[g]) &&
            (end == count || sign * medians[g] > sign * medians[end]))
            end = g;
    ptce_text_add_decimal(cell, lang, end < count ? medians[end] : (double)NAN,
                          decimals);
    if (end == count)
        return;
    ptce_text_add(cell, " (");
    ptce_text_add_count(cell, end + 1);
    ptce_text_add(cell, ")");
}

static void add_medians(pt_grid *grid, const ptce_several *several,
                        const double *medians,
                        const ptce_table_options *options, int decimals)
{
    size_t count = several->group_count;
    if (!is_each(several, options)) {
        add_end(grid, medians, count, -1, options->lang, decimals);
        add_end(grid, medians, count, 1, options->lang, decimals);
        return;
    }
    for (size_t g = 0; g < count; g++)
        pt_grid_add_decimal(grid, options->lang, medians[g], decimals);
}

static void add_effect(pt_grid *grid, const ptce_kruskal *effect,
                       ptce_lang lang)
{
    pt_grid_add_decimal(grid, lang, effect->epsilon_squared, 2);
    pt_grid_add_decimal(grid, lang, effect->epsilon_squared_expected, 2);
}

/* "2/4/3", or all of them. */
static void add_counts(ptce_text *cell, const ptce_several *several,
                       const size_t *n, const ptce_table_options *options)
{
    size_t total = 0;
    bool each = is_each(several, options);
    for (size_t g = 0; g < several->group_count; g++) {
        total += n[g];
        if (!each)
            continue;
        ptce_text_add(cell, g ? "/" : "");
        ptce_text_add_count(cell, n[g]);
    }
    if (!each)
        ptce_text_add_count(cell, total);
}

/* ---- Measures -------------------------------------------------------------
 */

static const ptce_several *several_of(const pt_compared *c)
{
    return ((const context *)c->result)->several;
}

static const ptce_tested *tested_at(const void *result, size_t i)
{
    return &((const context *)result)->several->contrasts[i].test;
}

static void add_titles(pt_grid *grid, const pt_compared *c, pt_part part)
{
    (void)part;
    add_group_titles(grid, several_of(c), c->options);
    add_effect_titles(grid, c->options->lang);
}

static void add_cells(pt_grid *grid, const pt_compared *c, size_t i)
{
    const ptce_several *several = several_of(c);
    const ptce_several_contrast *contrast = &several->contrasts[i];
    double *medians = pt_alloc(several->group_count, sizeof *medians);
    if (!medians) {
        grid->bytes.failed = true;
        return;
    }
    for (size_t g = 0; g < several->group_count; g++)
        medians[g] = contrast->parts[g].median;
    int decimals = contrast->test.by_percentile
                       ? 2
                       : pt_decimals(medians, several->group_count);
    add_medians(grid, several, medians, c->options, decimals);
    add_effect(grid, &contrast->effect, c->options->lang);
    free(medians);
}

static void add_count_cell(ptce_text *cell, const pt_compared *c, size_t i)
{
    const ptce_several *several = several_of(c);
    size_t *n = pt_alloc(several->group_count, sizeof *n);
    for (size_t g = 0; n && g < several->group_count; g++)
        n[g] = several->contrasts[i].parts[g].n;
    if (n)
        add_counts(cell, several, n, c->options);
    else
        cell->failed = true;
    free(n);
}

static void say_measure(ptce_text *out, const pt_compared *c, size_t i)
{
    const context *x = c->result;
    ptce_several_say(out, x->several, &x->several->contrasts[i], x->collection,
                     c->options->lang);
}

/* ---- Around the tables ----------------------------------------------------
 */

static void write_groups(ptce_text *out, const context *x,
                         const ptce_table_options *options)
{
    ptce_text line = {0};
    for (size_t g = 0; g < x->several->group_count; g++) {
        ptce_text counts[2] = {{0}, {0}};
        ptce_text_add_count(&counts[0], g + 1);
        ptce_text_add_count(&counts[1], x->several->groups[g].count);
        const char *slots[] = {
            ptce_text_get(&counts[0]),
            ptce_several_label(x->several, g, x->collection, options->lang),
            ptce_text_get(&counts[1])};
        ptce_text_add(
            &line, g ? ", " : ptce_word(options->lang, "table.several.groups"));
        ptce_text_add_word(&line, options->lang, "table.several.groups.one",
                           slots, PT_COUNT(slots));
        ptce_text_clear(&counts[0]);
        ptce_text_clear(&counts[1]);
    }
    ptce_text_add(&line, ".");
    pt_compared_paragraph(out, &line, options);
}

static void write_first(ptce_text *out, const context *x,
                        const ptce_table_options *options)
{
    ptce_text words = {0};
    pt_compared_gap(out, options);
    ptce_several_documentation_say(&words, x->several, x->collection,
                                   options->lang);
    pt_compared_paragraph(out, &words, options);
    ptce_several_design_say(&words, x->several, x->collection, options->lang);
    pt_compared_paragraph(out, &words, options);
}

static void write_documentation(ptce_text *out, const ptce_several *several,
                                const ptce_table_options *options)
{
    ptce_lang lang = options->lang;
    pt_grid grid = {0};
    pt_grid_title(&grid, ptce_word(lang, "table.a-pole"), false);
    add_group_titles(&grid, several, options);
    add_effect_titles(&grid, lang);
    bool exact = true;
    for (size_t i = 0; i < several->documentation_count; i++)
        exact &= several->documentation[i].rank.exact;
    pt_grid_title(&grid, ptce_word(lang, exact ? "table.p" : "table.p.drawn"),
                  true);
    pt_grid_title(&grid, "n", true);
    for (size_t i = 0; i < several->documentation_count; i++) {
        const ptce_several_documented *d = &several->documentation[i];
        char key[64];
        (void)snprintf(key, sizeof key, "documented.%s", d->id);
        ptce_text *name = pt_grid_next(&grid);
        if (options->format == PTCE_TABLE)
            pt_text_add_cut(name, ptce_word(lang, key), NAME_COLUMNS);
        else
            ptce_text_add(name, ptce_word(lang, key));
        add_medians(&grid, several, d->medians, options,
                    pt_decimals(d->medians, several->group_count));
        add_effect(&grid, &d->effect, lang);
        pt_grid_add_p(&grid, lang, d->rank.p);
        add_counts(pt_grid_next(&grid), several, d->n, options);
    }
    pt_compared_grid(out, &grid, "table.part.documentation", options);
}

void pt_several_grid(ptce_text *out, const ptce_several *several,
                     const ptce_collection *collection,
                     const ptce_table_options *options)
{
    context x = {several, collection};
    pt_compared c = {.result = &x,
                     .count = several->contrast_count,
                     .draws = several->draws,
                     .exact = several->exact,
                     .untested = "table.several.untested",
                     .options = options,
                     .tested = tested_at,
                     .titles = add_titles,
                     .cells = add_cells,
                     .count_cell = add_count_cell,
                     .say = say_measure};
    ptce_text view = {0};
    write_groups(out, &x, options);
    pt_view_say(&view, &several->view, options->lang);
    pt_compared_paragraph(out, &view, options);
    pt_compared_left_out(out, several->left_out, several->left_out_count,
                         options);
    write_first(out, &x, options);
    if (!options->only)
        write_documentation(out, several, options);
    pt_compared_tables(out, &c);
    pt_compared_gap(out, options);
    pt_compared_note(out, "table.several.note", options);
    pt_compared_notes(out, &c);
    pt_compared_sentences(out, &c);
    pt_compared_gap(out, options);
    pt_compared_note(out, "table.several.caution", options);
}
