/* SPDX-License-Identifier: MIT */
/* The tables of a comparison beside measures: how the groups are documented,
 * and what is read from distances. */
#include "report/tables.h"

#include <math.h>
#include <stdio.h>

static void write(ptce_text *out, pt_grid *grid, const char *title,
                  const ptce_table_options *options)
{
    if (options->format != PTCE_MARKDOWN)
        ptce_text_add(out, "\n");
    pt_grid_note(out, ptce_word(options->lang, title), options->format);
    pt_grid_write(out, grid, options->format);
    pt_grid_clear(grid);
}

/* ---- Documentation ------------------------------------------------------- */

static void add_documented(pt_grid *grid, const ptce_documented *d,
                           ptce_lang lang)
{
    const double effects[] = {d->median_first, d->median_second,
                              d->hodges_lehmann.estimate};
    int decimals = pt_decimals(effects, PT_COUNT(effects));
    char key[64];
    (void)snprintf(key, sizeof key, "documented.%s", d->id);
    pt_grid_add(grid, ptce_word(lang, key));
    for (size_t i = 0; i < PT_COUNT(effects); i++)
        pt_grid_add_decimal(grid, lang, effects[i], decimals);
    pt_grid_add_interval(grid, lang, &d->cliff, 2);
    pt_grid_add_p(grid, lang, d->rank.p);
    pt_grid_add_counts(grid, d->n_first, d->n_second);
}

void pt_documentation_grid(ptce_text *out, const ptce_comparison *comparison,
                           const ptce_table_options *options)
{
    static const char *const titles[] = {
        "table.first", "table.second", "table.shift", "table.cliff", "table.p"};
    pt_grid grid = {0};
    pt_grid_title(&grid, ptce_word(options->lang, "table.a-pole"), false);
    for (size_t i = 0; i < PT_COUNT(titles); i++)
        pt_grid_title(&grid, ptce_word(options->lang, titles[i]), true);
    pt_grid_title(&grid, "n", true);
    for (size_t i = 0; i < comparison->documentation_count; i++)
        add_documented(&grid, &comparison->documentation[i], options->lang);
    write(out, &grid, "table.part.documentation", options);
}

/* ---- Distances ----------------------------------------------------------- */

static void add_distances(pt_grid *grid, const ptce_distances *d,
                          ptce_lang lang)
{
    char key[64];
    ptce_text *name = pt_grid_next(grid);
    (void)snprintf(key, sizeof key, "distance.%s", d->method);
    ptce_text_add(name, ptce_word(lang, key));
    if (d->descriptive)
        ptce_text_add(name, " *");
    pt_grid_add_decimal(grid, lang, d->permanova.statistic, 2);
    pt_grid_add_decimal(grid, lang, d->r2, 2);
    pt_grid_add_p(grid, lang, d->permanova.p);
    pt_grid_add_p(grid, lang, d->permdisp.p);
    pt_grid_add_p(grid, lang, d->energy.p);
    pt_grid_add_decimal(grid, lang, d->stress, 2);
    pt_grid_add_decimal(grid, lang, d->positive_mass, 2);
    pt_grid_add_decimal(grid, lang, d->cophenetic, 2);
    pt_grid_add_count(grid, lang, d->count);
}

void pt_distances_grid(ptce_text *out, const ptce_comparison *comparison,
                       const ptce_table_options *options)
{
    static const char *const titles[] = {
        "F",
        "R²",
        "table.p",
        "table.permdisp",
        "table.energy",
        "table.stress",
        "table.mass",
        "table.cophenetic",
        "n",
    };
    pt_grid grid = {0};
    if (comparison->distance_count == 0)
        return;
    pt_grid_title(&grid, ptce_word(options->lang, "table.distance"), false);
    for (size_t i = 0; i < PT_COUNT(titles); i++)
        pt_grid_title(&grid, ptce_word(options->lang, titles[i]), true);
    for (size_t i = 0; i < comparison->distance_count; i++)
        add_distances(&grid, &comparison->distances[i], options->lang);
    write(out, &grid, "table.part.distances", options);
    pt_grid_note(out, ptce_word(options->lang, "table.distances.note"),
                 options->format);
}
