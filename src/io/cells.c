/* SPDX-License-Identifier: MIT */
/* Cells and columns: what they hold, how they are called. */
#include "io/lex.h"
#include "io/synonyms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JOINED 256             /* bytes of several values in one cell */
#define FILLING ((size_t)4096) /* bytes of a default that are always fine */

bool pt_lex_put(pt_lex *lex, pt_table *table, const char *name, pt_cell holds,
                size_t row, pt_slice text)
{
    pt_outline *outline = lex->import->outline;
    size_t column = 0;
    ptce_status st = pt_table_column(outline, table, pt_slice_of(name), holds,
                                     &column, lex->err);
    if (st == PTCE_OK)
        st = pt_table_set(outline, table, column, row, text, lex->err);
    return pt_lex_take(lex, st);
}

bool pt_lex_value(pt_lex *lex, pt_table *table, pt_slice name, pt_cell kind,
                  size_t row, pt_slice text)
{
    pt_outline *outline = lex->import->outline;
    size_t i = 0;
    ptce_status st = pt_table_column(outline, table, name, kind, &i, lex->err);
    if (!pt_lex_take(lex, st))
        return false;
    pt_column *column = &table->columns[i];
    bool numbers =
        (column->holds == PT_CELL_INTEGER || column->holds == PT_CELL_NUMBER) &&
        (kind == PT_CELL_INTEGER || kind == PT_CELL_NUMBER);
    if (column->holds != kind)
        column->holds = numbers ? PT_CELL_NUMBER : PT_CELL_TEXT;
    return pt_lex_take(lex,
                       pt_table_set(outline, table, i, row, text, lex->err));
}

bool pt_lex_append(pt_lex *lex, pt_table *table, pt_slice name, pt_cell kind,
                   size_t row, pt_slice text, size_t *replaced)
{
    char joined[JOINED];
    size_t i = 0;
    ptce_status st =
        pt_table_column(lex->import->outline, table, name, kind, &i, lex->err);
    if (!pt_lex_take(lex, st))
        return false;
    const char *held = pt_table_get(table, i, row);
    if (held && strlen(held) + text.length + 2 > sizeof joined) {
        ++*replaced;
        return true;
    }
    if (!held)
        return pt_lex_value(lex, table, name, kind, row, text);
    (void)snprintf(joined, sizeof joined, "%s%c%.*s", held, PT_OUTLINE_MANY,
                   (int)text.length, text.at);
    return pt_lex_value(lex, table, name, PT_CELL_TEXT, row,
                        pt_slice_of(joined));
}

static bool is_integer(pt_slice text)
{
    size_t start = text.length && (*text.at == '-' || *text.at == '+');
    for (size_t i = start; i < text.length; i++)
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
    return text.length > start;
}

bool pt_cell_fits(pt_cell holds, pt_slice text)
{
    double value = 0;
    switch (holds) {
    case PT_CELL_INTEGER:
        return is_integer(text);
    case PT_CELL_NUMBER:
        return pt_slice_number(text, &value);
    case PT_CELL_BOOLEAN:
        return pt_slice_equal(text, pt_slice_of("true")) ||
               pt_slice_equal(text, pt_slice_of("false"));
    case PT_CELL_ANY:
    case PT_CELL_TEXT:
    default:
        return true;
    }
}

static pt_slice truth(pt_slice text)
{
    if (pt_slice_is(text, "true") || pt_slice_is(text, "1"))
        return pt_slice_of("true");
    if (pt_slice_is(text, "false") || pt_slice_is(text, "0"))
        return pt_slice_of("false");
    return text;
}

bool pt_lex_cell(pt_lex *lex, pt_table *table, size_t column, size_t row,
                 pt_slice text, const char *at)
{
    static const char *const kinds[] = {
        [PT_CELL_NUMBER] = PT_SLOT_WORDS "expected.number",
        [PT_CELL_INTEGER] = PT_SLOT_WORDS "expected.integer",
        [PT_CELL_BOOLEAN] = PT_SLOT_WORDS "expected.boolean"};
    pt_cell holds = table->columns[column].holds;
    bool typed = holds != PT_CELL_ANY && holds != PT_CELL_TEXT;
    if (typed) {
        pt_slice bare = pt_slice_bare(text);
        if (bare.length == 0 || pt_slice_is(bare, "nan"))
            return true;
        text = holds == PT_CELL_BOOLEAN ? truth(bare) : bare;
    }
    if (!pt_cell_fits(holds, text)) {
        if (!pt_lex_note_at(lex, "format-cell", at, text, kinds[holds]))
            return false;
        table->columns[column].holds = PT_CELL_TEXT;
    }
    return pt_lex_take(lex, pt_table_set(lex->import->outline, table, column,
                                         row, text, lex->err));
}

bool pt_lex_share(pt_lex *lex, pt_table *table, size_t column, size_t row,
                  const char *text)
{
    ptce_status st =
        pt_table_reserve(lex->import->outline, table, column, row, lex->err);
    if (!pt_lex_take(lex, st))
        return false;
    table->columns[column].cells[row] = text;
    return true;
}

bool pt_lex_fill(pt_lex *lex, pt_table *table, const char *name, pt_cell holds,
                 const char *text)
{
    size_t column = 0;
    pt_outline *outline = lex->import->outline;
    if (table->rows == 0 || (holds != PT_CELL_TEXT && !*text))
        return true;
    if (strlen(text) > lex->text.length / table->rows + FILLING)
        return pt_lex_note_at(lex, "format-swells", NULL, pt_slice_of(text),
                              NULL);
    ptce_status st = pt_table_column(outline, table, pt_slice_of(name), holds,
                                     &column, lex->err);
    if (st == PTCE_OK && !pt_table_get(table, column, table->rows - 1))
        st = pt_table_set(outline, table, column, table->rows - 1,
                          pt_slice_of(text), lex->err);
    if (!pt_lex_take(lex, st))
        return false;
    const char **cells = table->columns[column].cells;
    for (size_t row = 0; row < table->rows; row++)
        cells[row] = cells[row] ? cells[row] : text;
    return true;
}

/* ---- Colours ---------------------------------------------------------------
 */

static int hex_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool pt_color_read(unsigned rgb[3], const char *text)
{
    if (text[0] != '#' || strlen(text) != 7)
        return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hex_of(text[1 + 2 * i]);
        int low = hex_of(text[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        rgb[i] = (unsigned)(high * 16 + low);
    }
    return true;
}

static bool shade(const char *cell, size_t *value)
{
    return cell && pt_slice_count(pt_slice_of(cell), value) && *value < 256;
}

bool pt_lex_colors(pt_lex *lex, pt_table *table)
{
    static const char *const names[] = {"r", "g", "b"};
    size_t columns[3];
    for (size_t i = 0; i < 3; i++) {
        columns[i] = pt_table_find(table, names[i]);
        if (columns[i] == PTCE_NOBODY)
            return true;
    }
    for (size_t row = 0; row < table->rows; row++) {
        size_t rgb[3];
        char color[16];
        bool all = true;
        for (size_t i = 0; i < 3; i++)
            all = all && shade(pt_table_get(table, columns[i], row), &rgb[i]);
        if (!all)
            continue;
        (void)snprintf(color, sizeof color, "#%02zx%02zx%02zx", rgb[0], rgb[1],
                       rgb[2]);
        if (!pt_lex_put(lex, table, "color", PT_CELL_TEXT, row,
                        pt_slice_of(color)))
            return false;
    }
    for (size_t i = 0; i < 3; i++)
        pt_table_drop(table, pt_table_find(table, names[i]));
    return true;
}

static bool all_fit(const pt_column *column, pt_cell holds)
{
    for (size_t row = 0; row < column->capacity; row++)
        if (column->cells[row] &&
            !pt_cell_fits(holds, pt_slice_of(column->cells[row])))
            return false;
    return true;
}

pt_cell pt_column_kind(const pt_column *column)
{
    pt_cell holds = column->holds == PT_CELL_ANY ? PT_CELL_TEXT : column->holds;
    return all_fit(column, holds) ? holds : PT_CELL_TEXT;
}

/* A number that is written in the way numbers are: 026 is a code. */
static bool is_plain(const pt_column *column)
{
    for (size_t row = 0; row < column->capacity; row++) {
        const char *cell = column->cells[row];
        if (cell && cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9')
            return false;
        if (cell && (cell[0] == '+' || strlen(cell) > 15 ||
                     (strlen(cell) > 9 && is_integer(pt_slice_of(cell)))))
            return false; /* SIREN, SIRET, telephone */
    }
    return true;
}

void pt_table_guess(pt_table *table)
{
    static const pt_cell kinds[] = {PT_CELL_BOOLEAN, PT_CELL_INTEGER,
                                    PT_CELL_NUMBER};
    for (size_t i = 0; i < table->column_count; i++) {
        pt_column *column = &table->columns[i];
        for (size_t k = 0; k < PT_COUNT(kinds) && column->holds == PT_CELL_ANY;
             k++)
            if (all_fit(column, kinds[k]) && is_plain(column))
                column->holds = kinds[k];
    }
}

void pt_table_rename(pt_table *table, const char *from, const char *to)
{
    size_t column = pt_table_find(table, from);
    if (column != PTCE_NOBODY && pt_table_find(table, to) == PTCE_NOBODY)
        table->columns[column].name = to; /* a constant, as all callers' */
}

/* The column that a relation belongs into. */
static const char *column_of(const char *relation)
{
    bool kind =
        strcmp(relation, "membership") == 0 || pt_value_meant("kind", relation);
    if (kind)
        return "kind";
    return pt_value_meant("nature", relation) ? "nature" : "what";
}

bool pt_lex_relations(pt_lex *lex)
{
    pt_table *table = &lex->import->outline->edge_table;
    size_t kind = pt_table_find(table, "kind");
    const char *last = NULL; /* rows that stand together share their text */
    const char *column = "kind";
    for (size_t row = 0; kind != PTCE_NOBODY && row < table->rows; row++) {
        const char *cell = pt_table_get(table, kind, row);
        if (!cell)
            continue;
        if (cell != last)
            column = column_of(cell);
        last = cell;
        if (strcmp(column, "kind") == 0)
            continue;
        size_t place = pt_table_find(table, column);
        bool taken = place != PTCE_NOBODY && pt_table_get(table, place, row);
        if (!pt_lex_put(lex, table, taken ? "relation" : column, PT_CELL_TEXT,
                        row, pt_slice_of(cell)))
            return false;
        table->columns[kind].cells[row] = NULL;
    }
    return true;
}

void pt_table_drop(pt_table *table, size_t column)
{
    free(table->columns[column].cells);
    table->column_count--;
    memmove(&table->columns[column], &table->columns[column + 1],
            (table->column_count - column) * sizeof *table->columns);
}
