/* SPDX-License-Identifier: MIT */
/* Rows of sheets to an outline: which table a sheet is, what its columns are.
 */
#include "io/sheets.h"

#include "base/json_text.h"
#include "io/lex.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Small things -------------------------------------------------------- */

ptce_status pt_sheets_init(pt_sheets *sheets, pt_import *import,
                           ptce_error *err)
{
    *sheets = (pt_sheets){
        .import = import, .origin = import->outline->origin, .err = err};
    return PTCE_OK;
}

void pt_sheets_clear(pt_sheets *sheets)
{
    free(sheets->crossings);
    ptce_text_clear(&sheets->sources);
    ptce_text_clear(&sheets->gaps);
}

static const pt_part *part_of(const pt_sheets *s)
{
    return s->part ? &s->import->outline->parts[s->part - 1] : NULL;
}

static void add_reference(ptce_text *out, const pt_part *part, size_t column,
                          size_t line)
{
    char letters[8];
    size_t count = 0;
    if (part && part->sheet)
        ptce_text_add(out, part->sheet);
    if (column == PTCE_NOBODY)
        return;
    ptce_text_add(out, part && part->sheet ? "!" : "");
    for (size_t left = column + 1; left > 0; left = (left - 1) / 26)
        letters[count++] = (char)('A' + (left - 1) % 26);
    while (count > 0)
        ptce_text_add_bytes(out, &letters[--count], 1);
    ptce_text_add_count(out, line);
}

void pt_sheets_note(pt_sheets *sheets, size_t column, const char *rule, ...)
{
    ptce_findings *findings = sheets->import->findings;
    const pt_part *part = part_of(sheets);
    const char *origin = part && part->origin ? part->origin : sheets->origin;
    ptce_text pointer = {0};
    size_t before = findings->count;
    add_reference(&pointer, part, column, sheets->line);
    va_list slots;
    va_start(slots, rule);
    ptce_status st = pt_findings_addv(findings, rule, origin,
                                      ptce_text_get(&pointer), slots);
    va_end(slots);
    pt_sheets_take(sheets, st);
    if (findings->count > before)
        findings->items[before].line = sheets->line;
    ptce_text_clear(&pointer);
}

/* The quote that keeps a spreadsheet from running a text is no part of it. */
static pt_slice harmless(pt_slice text)
{
    size_t quotes = 0;
    while (quotes < text.length && text.at[quotes] == '\'')
        quotes++;
    if (quotes > 0 && quotes < text.length &&
        strchr("=+-@\t\r", text.at[quotes]))
        return (pt_slice){text.at + 1, text.length - 1};
    return text;
}

void pt_sheets_put(pt_sheets *sheets, pt_table *table, const char *column,
                   size_t row, pt_slice text)
{
    size_t place = 0;
    pt_outline *outline = sheets->import->outline;
    if (sheets->status != PTCE_OK || text.length == 0)
        return;
    pt_sheets_take(sheets, pt_table_column(outline, table, pt_slice_of(column),
                                           PT_CELL_ANY, &place, sheets->err));
    if (sheets->status == PTCE_OK)
        pt_sheets_take(sheets, pt_table_set(outline, table, place, row,
                                            harmless(text), sheets->err));
}

size_t pt_sheets_mention(pt_sheets *sheets, pt_slice name)
{
    pt_outline *outline = sheets->import->outline;
    size_t before = outline->node_count;
    size_t row = PTCE_NOBODY;
    if (sheets->status == PTCE_OK)
        pt_sheets_take(sheets,
                       pt_outline_mention(outline, harmless(name), sheets->line,
                                          &row, sheets->err));
    if (sheets->status != PTCE_OK)
        return PTCE_NOBODY;
    if (outline->node_count > before)
        outline->nodes[row].part = sheets->part;
    return row;
}

size_t pt_sheets_edge(pt_sheets *sheets, size_t from, size_t to, bool directed)
{
    size_t row = PTCE_NOBODY;
    if (sheets->status != PTCE_OK)
        return PTCE_NOBODY;
    pt_sheets_take(sheets,
                   pt_outline_edge(sheets->import->outline, from, to, directed,
                                   sheets->line, &row, sheets->err));
    if (sheets->status != PTCE_OK)
        return PTCE_NOBODY;
    sheets->import->outline->edges[row].part = sheets->part;
    return row;
}

/* ---- Rows ---------------------------------------------------------------- */

static pt_slice cell_at(const pt_slice *cells, size_t count, size_t column)
{
    return column < count ? cells[column] : (pt_slice){"", 0};
}

/* All cells of a row but those that were used. */
static void put_rest(pt_sheets *s, pt_table *table, size_t row,
                     const pt_slice *cells, size_t count, const size_t *used,
                     size_t used_count)
{
    for (size_t i = 0; i < count && i < s->header_count; i++) {
        bool done = !s->headers[i];
        for (size_t j = 0; j < used_count; j++)
            done = done || used[j] == i;
        if (!done)
            pt_sheets_put(s, table, s->headers[i], row, cells[i]);
    }
}

static void row_of_members(pt_sheets *s, size_t pool, pt_slice list);

static void row_of_node(pt_sheets *s, const pt_slice *cells, size_t count)
{
    pt_outline *o = s->import->outline;
    bool pool = s->kind == PT_SHEET_POOLS;
    size_t used[] = {pt_sheets_column(s, "id"), PTCE_NOBODY};
    size_t name = pt_sheets_column(s, "name");
    if (pool)
        used[1] = pt_sheets_column(s, "members");
    pt_slice id = cell_at(cells, count, used[0]);
    size_t row = 0;
    bool again = false;
    if (id.length == 0)
        id = cell_at(cells, count, name);
    if (id.length == 0) {
        pt_sheets_note(s, used[0] == PTCE_NOBODY ? name : used[0],
                       "table-no-id", NULL);
        return;
    }
    pt_sheets_take(
        s, pt_outline_declare(o, harmless(id), s->line, &row, &again, s->err));
    if (s->status != PTCE_OK)
        return;
    if (again) {
        pt_sheets_note(s, used[0] == PTCE_NOBODY ? name : used[0],
                       "duplicate-id", o->nodes[row].id, NULL);
        return;
    }
    o->nodes[row].part = s->part;
    pt_sheets_put(s, &o->node_table, "class", row,
                  pt_slice_of(pool ? "pool" : "actor"));
    put_rest(s, &o->node_table, row, cells, count, used, 2);
    if (pool)
        row_of_members(s, row, cell_at(cells, count, used[1]));
}

/* Members of a pool in one cell, parted by "|", ";" or lines. */
static void row_of_members(pt_sheets *s, size_t pool, pt_slice list)
{
    const char *at = list.at;
    const char *end = list.at + list.length;
    while (at < end && pt_sheets_go_on(s)) {
        const char *start = at;
        while (at < end && *at != '|' && *at != ';' && *at != '\n')
            at++;
        pt_slice name = pt_slice_bare((pt_slice){start, (size_t)(at - start)});
        at++;
        if (name.length == 0)
            continue;
        size_t actor = pt_sheets_mention(s, name);
        size_t edge = pt_sheets_edge(s, actor, pool, false);
        pt_sheets_put(s, &s->import->outline->edge_table, "kind", edge,
                      pt_slice_of("membership"));
    }
}

/* A direction is no cell of an edge; false where the word is none. */
static bool take_direction(pt_sheets *s, size_t edge, const char *header,
                           pt_slice cell)
{
    char text[32];
    if (strcmp(header, "directed") != 0 && strcmp(header, "type") != 0)
        return false;
    if (cell.length == 0 || cell.length >= sizeof text)
        return false;
    memcpy(text, cell.at, cell.length);
    text[cell.length] = '\0';
    const char *yes = pt_value_meant("yes", text);
    if (yes)
        s->import->outline->edges[edge].directed = strcmp(yes, "true") == 0;
    return yes != NULL;
}

static void row_of_edge(pt_sheets *s, const pt_slice *cells, size_t count,
                        const char *from, const char *to, const char *kind)
{
    pt_outline *o = s->import->outline;
    size_t used[] = {pt_sheets_column(s, from), pt_sheets_column(s, to),
                     PTCE_NOBODY};
    size_t direction = pt_sheets_column(s, "directed");
    if (direction == PTCE_NOBODY)
        direction = pt_sheets_column(s, "type");
    pt_slice ends[2];
    for (size_t i = 0; i < 2; i++) {
        ends[i] = cell_at(cells, count, used[i]);
        if (ends[i].length > 0)
            continue;
        pt_sheets_note(s, used[i], "table-no-end", NULL);
        return;
    }
    size_t a = pt_sheets_mention(s, ends[0]);
    size_t b = pt_sheets_mention(s, ends[1]);
    size_t edge = pt_sheets_edge(s, a, b, false);
    if (s->status != PTCE_OK)
        return;
    if (direction != PTCE_NOBODY &&
        take_direction(s, edge, s->headers[direction],
                       cell_at(cells, count, direction)))
        used[2] = direction;
    if (kind && pt_sheets_column(s, "kind") == PTCE_NOBODY)
        pt_sheets_put(s, &o->edge_table, "kind", edge, pt_slice_of(kind));
    put_rest(s, &o->edge_table, edge, cells, count, used, 3);
}

static void add_quoted(pt_sheets *s, ptce_text *out, pt_slice text)
{
    const char *kept = pt_sheets_keep(s, harmless(text));
    if (kept)
        pt_json_quote(out, kept, false);
}

/* A source as an object; what is JSON in "extras" is taken as it is. */
static void row_of_source(pt_sheets *s, const pt_slice *cells, size_t count)
{
    ptce_text *out = &s->sources;
    if (cell_at(cells, count, pt_sheets_column(s, "id")).length == 0) {
        pt_sheets_note(s, pt_sheets_column(s, "id"), "table-no-id", NULL);
        return;
    }
    ptce_text_add(out, out->length ? ", {" : "{");
    bool first = true;
    for (size_t i = 0; i < count && i < s->header_count; i++) {
        if (!s->headers[i] || cells[i].length == 0)
            continue;
        bool extras = strcmp(s->headers[i], "extras") == 0;
        const char *cell = pt_sheets_keep(s, cells[i]);
        bool json = extras && cell && *cell == '{' && pt_is_json(cell);
        pt_slice object =
            json ? pt_slice_trim(cell, strlen(cell)) : (pt_slice){NULL, 0};
        if (json && object.length <= 2)
            continue;
        ptce_text_add(out, first ? "" : ", ");
        first = false;
        if (json) {
            ptce_text_add_bytes(out, object.at + 1, object.length - 2);
            continue;
        }
        pt_json_quote(out, s->headers[i], false);
        ptce_text_add(out, ": ");
        add_quoted(s, out, cells[i]);
    }
    ptce_text_add(out, "}");
}

/* A field of the network and its value; the title row says neither. */
static void row_of_network(pt_sheets *s, const pt_slice *cells, size_t count)
{
    pt_slice value = cell_at(cells, count, 1);
    if (cells[0].length == 0 || value.length == 0)
        return;
    const char *field = pt_sheets_keep(s, cells[0]);
    const char *meant = field ? pt_column_meant(PT_ABOUT_GRAPH, field) : NULL;
    if (s->line == 1 && !meant)
        return; /* "field, value" */
    if (field)
        pt_sheets_put(s, &s->import->outline->graph, meant ? meant : field, 0,
                      value);
}

static bool is_blank(const pt_slice *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cells[i].length > 0)
            return false;
    return true;
}

/* Cells where the header has none belong to no column. */
static void check_width(pt_sheets *s, const pt_slice *cells, size_t count)
{
    for (size_t i = s->header_count; i < count; i++) {
        if (cells[i].length == 0)
            continue;
        const char *text = pt_sheets_keep(s, cells[i]);
        pt_sheets_note(s, i, "table-wide", text ? text : "", NULL);
        return;
    }
}

static void take_row(pt_sheets *s, const pt_slice *cells, size_t count)
{
    switch (s->kind) {
    case PT_SHEET_ACTORS:
    case PT_SHEET_POOLS:
        row_of_node(s, cells, count);
        break;
    case PT_SHEET_TIES:
        row_of_edge(s, cells, count, "from", "to", s->kind_word);
        break;
    case PT_SHEET_MEMBERS:
        row_of_edge(s, cells, count, "actor", "pool", "membership");
        break;
    case PT_SHEET_SOURCES:
        row_of_source(s, cells, count);
        break;
    case PT_SHEET_NETWORK:
        row_of_network(s, cells, count);
        break;
    case PT_SHEET_MATRIX:
        pt_sheets_matrix_row(s, cells, count);
        break;
    case PT_SHEET_SURVEY:
        pt_sheets_survey_row(s, cells, count);
        break;
    case PT_SHEET_UNKNOWN:
    case PT_SHEET_LEFT:
        break;
    }
}

void pt_sheets_row(pt_sheets *sheets, const pt_slice *cells, size_t count,
                   size_t line)
{
    sheets->line = line;
    while (count > 0 && cells[count - 1].length == 0)
        count--;
    if (!pt_sheets_go_on(sheets) || is_blank(cells, count))
        return;
    if (count > PT_SHEET_COLUMNS) {
        pt_sheets_note(sheets, PT_SHEET_COLUMNS, "table-columns", NULL);
        count = PT_SHEET_COLUMNS;
    }
    bool title = !sheets->headed;
    if (title)
        pt_sheets_head(sheets, cells, count);
    if (title && sheets->kind != PT_SHEET_NETWORK)
        return;
    if (sheets->kind != PT_SHEET_NETWORK && sheets->kind != PT_SHEET_LEFT &&
        sheets->kind != PT_SHEET_UNKNOWN)
        check_width(sheets, cells, count);
    take_row(sheets, cells, count);
}

void pt_sheets_end(pt_sheets *sheets)
{
    if (!pt_sheets_go_on(sheets))
        return;
    if (sheets->kind == PT_SHEET_MATRIX)
        pt_sheets_matrix_end(sheets);
    if (sheets->headed && sheets->kind == PT_SHEET_UNKNOWN) {
        sheets->line = 1;
        pt_sheets_note(sheets, PTCE_NOBODY, "table-unknown", NULL);
    }
}

static void put_list(pt_sheets *s, const char *column, const ptce_text *items)
{
    ptce_text all = {0};
    pt_outline *o = s->import->outline;
    if (items->length == 0)
        return;
    ptce_text_add(&all, "[");
    ptce_text_add(&all, ptce_text_get(items));
    ptce_text_add(&all, "]");
    if (all.failed || items->failed)
        pt_sheets_take(s, pt_nomem(s->err));
    else
        pt_sheets_take(s, pt_table_put(o, &o->graph, column, PT_CELL_TEXT, 0,
                                       ptce_text_get(&all), s->err));
    ptce_text_clear(&all);
}

ptce_status pt_sheets_finish(pt_sheets *sheets)
{
    put_list(sheets, "sources", &sheets->sources);
    const pt_outline *o = sheets->import->outline;
    if (pt_table_find(&o->graph, "gaps") == PTCE_NOBODY)
        put_list(sheets, "gaps", &sheets->gaps);
    if (sheets->read == 0 && sheets->import->findings->errors == 0) {
        sheets->part = 0;
        sheets->line = 0;
        pt_sheets_note(sheets, PTCE_NOBODY, "table-none", NULL);
    }
    return sheets->status;
}
