/* SPDX-License-Identifier: MIT */
/* A grid of texts for a terminal, for Markdown and for LaTeX. */
#include "report/tables.h"

#include <math.h>
#include <string.h>

/* ---- Filling ------------------------------------------------------------- */

ptce_text *pt_grid_next(pt_grid *grid)
{
    if (grid->cells > 0)
        ptce_text_add_bytes(&grid->bytes, "", 1);
    grid->cells++;
    return &grid->bytes;
}

void pt_grid_add(pt_grid *grid, const char *text)
{
    ptce_text_add(pt_grid_next(grid), text);
}

void pt_grid_title(pt_grid *grid, const char *text, bool numeric)
{
    grid->numeric[grid->columns++] = numeric;
    pt_grid_add(grid, text);
}

void pt_grid_add_decimal(pt_grid *grid, ptce_lang lang, double value,
                         int decimals)
{
    ptce_text_add_decimal(pt_grid_next(grid), lang, value, decimals);
}

void pt_grid_add_count(pt_grid *grid, ptce_lang lang, size_t count)
{
    pt_text_add_grouped(pt_grid_next(grid), lang, count);
}

void pt_grid_add_p(pt_grid *grid, ptce_lang lang, double p)
{
    int decimals = p > 0 && p < 0.1 ? 1 - (int)floor(log10(p)) : 2;
    pt_grid_add_decimal(grid, lang, p, decimals);
}

void pt_grid_add_counts(pt_grid *grid, size_t first, size_t second)
{
    ptce_text *cell = pt_grid_next(grid);
    ptce_text_add_count(cell, first);
    ptce_text_add(cell, "/");
    ptce_text_add_count(cell, second);
}

void pt_grid_add_interval(pt_grid *grid, ptce_lang lang,
                          const ptce_interval *interval, int decimals)
{
    ptce_text *cell = pt_grid_next(grid);
    ptce_text_add_decimal(cell, lang, interval->estimate, decimals);
    if (!isfinite(interval->low))
        return;
    ptce_text_add(cell, " [");
    ptce_text_add_decimal(cell, lang, interval->low, decimals);
    ptce_text_add(cell, lang == PTCE_FR ? " ; " : ", ");
    ptce_text_add_decimal(cell, lang, interval->high, decimals);
    ptce_text_add(cell, "]");
}

void pt_grid_clear(pt_grid *grid)
{
    ptce_text_clear(&grid->bytes);
    *grid = (pt_grid){0};
}

/* ---- Escapes ------------------------------------------------------------- */

/* Replacements of single characters of a markup. */
typedef struct replacement {
    const char *from, *to;
} replacement;

static const replacement of_markdown[] = {
    {"\\", "\\\\"}, {"`", "\\`"}, {"*", "\\*"}, {"_", "\\_"},
    {"[", "\\["},   {"]", "\\]"}, {"<", "\\<"}, {">", "\\>"},
    {"|", "\\|"},   {"&", "\\&"}, {"#", "\\#"}, {NULL, NULL},
};

static const replacement of_latex[] = {
    {"\\", "\\textbackslash{}"},
    {"{", "\\{"},
    {"}", "\\}"},
    {"$", "\\$"},
    {"&", "\\&"},
    {"#", "\\#"},
    {"%", "\\%"},
    {"_", "\\_"},
    {"^", "\\textasciicircum{}"},
    {"~", "\\textasciitilde{}"},
    {"−", "$-$"},
    {"\u00A0", "~"},
    {"\u202F", "\\,"},
    {NULL, NULL},
};

static void add_replaced(ptce_text *out, const char *text,
                         const replacement *rows)
{
    while (*text) {
        const replacement *row = rows;
        while (row->from && strncmp(text, row->from, strlen(row->from)) != 0)
            row++;
        size_t length = row->from ? strlen(row->from) : 1;
        if (row->from)
            ptce_text_add(out, row->to);
        else
            ptce_text_add_bytes(out, text, 1);
        text += length;
    }
}

static void add_cell(ptce_text *out, const char *text, ptce_table_format format)
{
    ptce_text line = {0};
    pt_text_add_line(&line, text);
    if (format == PTCE_TABLE)
        ptce_text_add(out, ptce_text_get(&line));
    else
        add_replaced(out, ptce_text_get(&line),
                     format == PTCE_LATEX ? of_latex : of_markdown);
    out->failed = out->failed || line.failed;
    ptce_text_clear(&line);
}

void pt_grid_note(ptce_text *out, const char *text, ptce_table_format format)
{
    if (format == PTCE_TABLE) {
        pt_text_add_wrapped(out, text, 0);
        return;
    }
    ptce_text_add(out, format == PTCE_LATEX ? "% " : "");
    add_cell(out, text, format);
    ptce_text_add(out, format == PTCE_LATEX ? "\n" : "\n\n");
}

void pt_text_add_paragraph(ptce_text *out, const char *text,
                           ptce_table_format format)
{
    if (format != PTCE_LATEX) {
        pt_grid_note(out, text, format);
        return;
    }
    add_cell(out, text, format);
    ptce_text_add(out, "\n");
}

/* ---- Renderings --------------------------------------------------------- */

static void measure_columns(size_t *widths, const pt_grid *grid)
{
    const char *cell = ptce_text_get(&grid->bytes);
    for (size_t i = 0; i < grid->cells; i++) {
        size_t *width = &widths[i % grid->columns];
        size_t columns = pt_utf8_columns(cell);
        *width = columns > *width ? columns : *width;
        cell += strlen(cell) + 1;
    }
}

static void add_blanks(ptce_text *out, size_t count)
{
    while (count-- > 0)
        ptce_text_add(out, " ");
}

#define SCREEN 96
#define ROOM 40 /* that a text needs to be broken into lines */

/* A long text at the end of a line goes on below where it began. */
static void add_last(ptce_text *out, const char *cell, size_t indent)
{
    size_t columns = pt_utf8_columns(cell);
    if (indent + columns <= SCREEN || indent + ROOM > SCREEN) {
        add_cell(out, cell, PTCE_TABLE);
        ptce_text_add(out, "\n");
        return;
    }
    ptce_text lines = {0};
    pt_text_add_wrapped(&lines, cell, indent);
    out->failed = out->failed || lines.failed;
    ptce_text_add(out, lines.failed ? "\n" : ptce_text_get(&lines) + indent);
    ptce_text_clear(&lines);
}

static void write_terminal(ptce_text *out, const pt_grid *grid)
{
    size_t widths[PT_GRID_COLUMNS] = {0};
    measure_columns(widths, grid);
    const char *cell = ptce_text_get(&grid->bytes);
    size_t indent = 0;
    for (size_t i = 0; i < grid->cells; i++) {
        size_t column = i % grid->columns;
        size_t blanks = widths[column] - pt_utf8_columns(cell);
        bool last = column + 1 == grid->columns;
        add_blanks(out, grid->numeric[column] ? blanks : 0);
        if (last) {
            add_last(out, cell, indent);
        } else {
            add_cell(out, cell, PTCE_TABLE);
            add_blanks(out, grid->numeric[column] ? 0 : blanks);
            ptce_text_add(out, "  ");
        }
        indent = last ? 0 : indent + widths[column] + 2;
        cell += strlen(cell) + 1;
    }
}

static void write_markdown(ptce_text *out, const pt_grid *grid)
{
    const char *cell = ptce_text_get(&grid->bytes);
    for (size_t i = 0; i < grid->cells; i++) {
        size_t column = i % grid->columns;
        ptce_text_add(out, column == 0 ? "| " : " | ");
        add_cell(out, cell, PTCE_MARKDOWN);
        cell += strlen(cell) + 1;
        if (column + 1 < grid->columns)
            continue;
        ptce_text_add(out, " |\n");
        for (size_t c = 0; i < grid->columns && c < grid->columns; c++)
            ptce_text_add(out, grid->numeric[c] ? "| ---: " : "| --- ");
        ptce_text_add(out, i < grid->columns ? "|\n" : "");
    }
}

static void write_latex(ptce_text *out, const pt_grid *grid)
{
    ptce_text_add(out, "\\begin{tabular}{");
    for (size_t c = 0; c < grid->columns; c++)
        ptce_text_add(out, grid->numeric[c] ? "r" : "l");
    ptce_text_add(out, "}\n\\toprule\n");
    const char *cell = ptce_text_get(&grid->bytes);
    for (size_t i = 0; i < grid->cells; i++) {
        bool last = i % grid->columns + 1 == grid->columns;
        add_cell(out, cell, PTCE_LATEX);
        ptce_text_add(out, last ? " \\\\\n" : " & ");
        if (i + 1 == grid->columns)
            ptce_text_add(out, "\\midrule\n");
        cell += strlen(cell) + 1;
    }
    ptce_text_add(out, "\\bottomrule\n\\end{tabular}\n");
}

void pt_grid_write(ptce_text *out, const pt_grid *grid,
                   ptce_table_format format)
{
    if (grid->columns == 0)
        return;
    if (format == PTCE_MARKDOWN)
        write_markdown(out, grid);
    else if (format == PTCE_LATEX)
        write_latex(out, grid);
    else
        write_terminal(out, grid);
    if (format == PTCE_MARKDOWN)
        ptce_text_add(out, "\n");
    out->failed = out->failed || grid->bytes.failed;
}

/* ---- CSV ---------------------------------------------------------------- */

void pt_csv_text(ptce_text *out, const char *text)
{
    bool formula = *text && strchr("=+-@\t\r", *text);
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    ptce_text_add(out, quoted ? "\"" : "");
    ptce_text_add(out, formula ? "'" : "");
    for (; *text; text++) {
        ptce_text_add_bytes(out, text, 1);
        if (*text == '"')
            ptce_text_add(out, "\"");
    }
    ptce_text_add(out, quoted ? "\"" : "");
}
