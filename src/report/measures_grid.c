/* SPDX-License-Identifier: MIT */
/* Measures for people: networks as rows of one table; nodes or edges as a table
 * a network. The view stands above, how it is documented below. */
#include "report/tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LABEL_COLUMNS 30

/* What a terminal shows without --only. */
static const char *const defaults[] = {
    /* networks */
    "nodes", "edges", "mean_degree", "density", "isolates", "transitivity",
    "pooling_intensity",
    /* nodes */
    "degree", "betweenness", "harmonic_normalized", "clustering",
    "articulation", "community", "pools",
    /* edges */
    "weight", "edge_betweenness", "bridge", "embeddedness"};

typedef struct setting {
    const ptce_measuring *measuring;
    const ptce_table_options *options;
    pt_measure_list list;
    ptce_text *out;
} setting;

static bool is_default(const ptce_measure *measure)
{
    for (size_t i = 0; i < PT_COUNT(defaults); i++)
        if (strcmp(defaults[i], measure->id) == 0)
            return true;
    return false;
}

/* Columns that say something to a person: not those of directed views in an
 * undirected one, nor those of actors alone where pools are kept, and on a
 * terminal only as many as fit. */
static void choose(setting *s)
{
    bool directed = s->measuring->view.direction == PTCE_DIRECTION_FOLLOW;
    bool kept = s->measuring->view.pools == PTCE_POOLS_KEEP;
    size_t count = 0;
    for (size_t i = 0; i < s->list.count && !s->options->only; i++) {
        const ptce_measure *measure = s->list.items[i];
        bool fits = s->options->format != PTCE_TABLE || is_default(measure);
        if (fits && (directed || !measure->directed_only) &&
            !(kept && measure->one_mode))
            s->list.items[count++] = measure;
    }
    if (!s->options->only)
        s->list.count = count;
    if (s->list.count > PT_GRID_COLUMNS - 3)
        s->list.count = PT_GRID_COLUMNS - 3;
}

/* ---- Cells -------------------------------------------------------------- */

static size_t rows_of(const ptce_measures *measures, ptce_level level)
{
    if (level == PTCE_NETWORK)
        return 1;
    return level == PTCE_NODE ? measures->vertex_count : measures->edge_count;
}

/* Decimals for a column over some networks. */
static int decimals_of(const ptce_measure *measure,
                       const ptce_measures *networks, size_t count)
{
    int most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t rows = rows_of(&networks[i], measure->level);
        for (size_t row = 0; row < rows; row++) {
            double value = ptce_measure_value(&networks[i], measure, row);
            bool whole = !isfinite(value) || value == floor(value);
            if (!whole && fabs(value) >= 10)
                most = most > 1 ? most : 1;
            else if (!whole)
                most = 2;
        }
    }
    return most;
}

static void add_value(pt_grid *grid, const setting *s,
                      const ptce_measure *measure, double value, int decimals)
{
    if (measure->scale == PTCE_BOOLEAN && isfinite(value))
        pt_grid_add(grid, ptce_word(s->options->lang,
                                    value != 0 ? "table.yes" : "table.no"));
    else
        pt_grid_add_decimal(grid, s->options->lang, value, decimals);
}

static void add_label(pt_grid *grid, const setting *s, const char *label)
{
    ptce_text *cell = pt_grid_next(grid);
    if (s->options->format == PTCE_TABLE)
        pt_text_add_cut(cell, label, LABEL_COLUMNS);
    else
        ptce_text_add(cell, label);
}

/* A page has room for the whole name. */
static const char *label_of(const setting *s, const ptce_measures *measures,
                            size_t vertex)
{
    return s->options->format == PTCE_TABLE ? pt_vertex_label(measures, vertex)
                                            : measures->vertices[vertex].name;
}

static void add_row_labels(pt_grid *grid, const setting *s,
                           const ptce_measures *measures, size_t row)
{
    if (s->options->level == PTCE_NETWORK) {
        add_label(grid, s,
                  s->options->format == PTCE_TABLE ? measures->network->id
                                                   : measures->network->name);
    } else if (s->options->level == PTCE_NODE) {
        add_label(grid, s, label_of(s, measures, row));
    } else {
        add_label(grid, s, label_of(s, measures, measures->edges[row].from));
        add_label(grid, s, label_of(s, measures, measures->edges[row].to));
    }
}

static void add_titles(pt_grid *grid, const setting *s)
{
    ptce_lang lang = s->options->lang;
    if (s->options->level == PTCE_EDGE) {
        pt_grid_title(grid, ptce_word(lang, "table.from"), false);
        pt_grid_title(grid, ptce_word(lang, "table.to"), false);
    } else {
        pt_grid_title(grid,
                      ptce_word(lang, s->options->level == PTCE_NODE
                                          ? "table.actor"
                                          : "table.network"),
                      false);
    }
    for (size_t i = 0; i < s->list.count; i++)
        pt_grid_title(grid, pt_measure_title(s->list.items[i], lang), true);
}

/* ---- Tables ------------------------------------------------------------- */

/* One table of the rows of some networks. */
static void write_grid(const setting *s, const ptce_measures *networks,
                       size_t count)
{
    pt_grid grid = {0};
    int decimals[PT_GRID_COLUMNS];
    add_titles(&grid, s);
    for (size_t c = 0; c < s->list.count; c++)
        decimals[c] = decimals_of(s->list.items[c], networks, count);
    for (size_t i = 0; i < count; i++) {
        size_t rows = rows_of(&networks[i], s->options->level);
        for (size_t row = 0; row < rows; row++) {
            add_row_labels(&grid, s, &networks[i], row);
            for (size_t c = 0; c < s->list.count; c++)
                add_value(
                    &grid, s, s->list.items[c],
                    ptce_measure_value(&networks[i], s->list.items[c], row),
                    decimals[c]);
        }
    }
    pt_grid_write(s->out, &grid, s->options->format);
    pt_grid_clear(&grid);
}

static void write_view(const setting *s)
{
    ptce_text view = {0};
    pt_view_say(&view, &s->measuring->view, s->options->lang);
    pt_grid_note(s->out, ptce_text_get(&view), s->options->format);
    ptce_text_clear(&view);
    if (s->options->format != PTCE_MARKDOWN)
        ptce_text_add(s->out, "\n");
}

/* How well the networks are documented, all together. */
static void write_documentation(const setting *s)
{
    ptce_documentation sum = {0};
    for (size_t i = 0; i < s->measuring->count; i++) {
        const ptce_documentation *one =
            &s->measuring->networks[i].documentation;
        sum.actors += one->actors;
        sum.actors_without_tie += one->actors_without_tie;
        sum.ties += one->ties;
        sum.inferred_ties += one->inferred_ties;
        sum.pools += one->pools;
        sum.sources += one->sources;
    }
    ptce_text line = {0};
    pt_documentation_say(&line, &sum, s->options->lang);
    if (s->options->format != PTCE_MARKDOWN)
        ptce_text_add(s->out, "\n");
    pt_grid_note(s->out, ptce_text_get(&line), s->options->format);
    ptce_text_clear(&line);
}

static bool has_details(const ptce_measuring *measuring)
{
    return measuring->count > 0 && measuring->networks[0].detail_count > 0;
}

/* Details in place of measures: a table each, a network after the other. */
static void write_details(const setting *s)
{
    for (size_t i = 0; i < s->measuring->count; i++) {
        const ptce_measures *measures = &s->measuring->networks[i];
        if (s->measuring->count > 1) {
            ptce_text_add(s->out, i ? "\n" : "");
            pt_grid_note(s->out, measures->network->name, s->options->format);
        }
        for (size_t d = 0; d < measures->detail_count; d++) {
            ptce_text_add(s->out, d ? "\n" : "");
            pt_detail_grid(s->out, &measures->details[d], measures->network,
                           s->options);
        }
    }
}

static void write_measures(const setting *s)
{
    const ptce_measuring *measuring = s->measuring;
    if (s->options->level == PTCE_NETWORK) {
        write_grid(s, measuring->networks, measuring->count);
        return;
    }
    for (size_t i = 0; i < measuring->count; i++) {
        const ptce_measures *measures = &measuring->networks[i];
        if (i > 0)
            ptce_text_add(s->out, "\n");
        if (measuring->count > 1)
            pt_grid_note(s->out, measures->network->name, s->options->format);
        write_grid(s, measures, 1);
    }
}

ptce_status pt_measures_grid(ptce_text *out, const ptce_measuring *measuring,
                             const ptce_table_options *options, ptce_error *err)
{
    setting s = {.measuring = measuring, .options = options, .out = out};
    ptce_status st =
        pt_measure_list_init(&s.list, options->level, options, err);
    if (st != PTCE_OK)
        return st;
    choose(&s);
    write_view(&s);
    if (has_details(measuring))
        write_details(&s);
    else
        write_measures(&s);
    write_documentation(&s);
    pt_measure_list_clear(&s.list);
    return PTCE_OK;
}
