/* SPDX-License-Identifier: MIT */
/* The columns of an outline: what they are called, where they stand. */
#include "io/building.h"

#include <string.h>

static void rename(pt_building *b, pt_table *table, size_t column,
                   const char *name)
{
    char *kept = pt_arena_text(b->outline->arena, name, strlen(name));
    if (kept)
        table->columns[column].name = kept;
    else
        b->status = pt_nomem(b->err);
}

static void say_read_as(pt_building *b, const char *from, const char *to)
{
    if (pt_import_note(b->import, "column-read", 0, 0, from, to, NULL) !=
        PTCE_OK)
        b->status = pt_nomem(b->err);
}

/* The spreadsheet's columns keep their place under the new name. */
static void rename_parts(pt_outline *outline, const char *before,
                         const char *name)
{
    for (size_t i = 0; i < outline->part_count; i++) {
        pt_part *part = &outline->parts[i];
        for (size_t j = 0; j < part->column_count; j++)
            if (part->columns[j] && strcmp(part->columns[j], before) == 0)
                part->columns[j] = name;
    }
}

/* "type=sector": the column sector is read as the type; "type=": none is. */
static void map_column(pt_building *b, pt_table *table, const char *field,
                       const char *wanted)
{
    size_t taken = pt_table_find(table, field);
    size_t column = pt_table_find(table, wanted);
    if ((*wanted && column == PTCE_NOBODY) || column == taken)
        return;
    if (taken != PTCE_NOBODY) {
        ptce_text aside = {0};
        ptce_text_add(&aside, "attribute.");
        ptce_text_add(&aside, field);
        rename(b, table, taken, ptce_text_get(&aside));
        ptce_text_clear(&aside);
    }
    if (column == PTCE_NOBODY || b->status != PTCE_OK)
        return;
    const char *before = table->columns[column].name;
    rename(b, table, column, field);
    rename_parts(b->outline, before, table->columns[column].name);
    say_read_as(b, before, field);
}

static void map_columns(pt_building *b, pt_table *table)
{
    const ptce_exchange *options = b->import->options;
    for (size_t i = 0; options && i < options->map_count; i++) {
        const char *pair = options->map[i];
        size_t length = strcspn(pair, "=");
        char *field = pt_arena_text(b->outline->arena, pair, length);
        if (!field)
            b->status = pt_nomem(b->err);
        else if (pair[length] && b->status == PTCE_OK)
            map_column(b, table, field, pair + length + 1);
    }
}

static bool is_untouched(const char *name)
{
    return strcmp(name, "attributes") == 0 || strcmp(name, "extras") == 0 ||
           strncmp(name, "attribute.", 10) == 0;
}

/* Columns by other names, where the field has no column yet. */
static void understand(pt_building *b, pt_table *table, pt_about about)
{
    for (size_t i = 0; b->status == PTCE_OK && i < table->column_count; i++) {
        const char *before = table->columns[i].name;
        const char *meant =
            is_untouched(before) ? NULL : pt_column_meant(about, before);
        if (!meant || strcmp(meant, before) == 0 ||
            pt_table_find(table, meant) != PTCE_NOBODY)
            continue;
        table->columns[i].name = meant;
        rename_parts(b->outline, before, meant);
        if (b->outline->part_count == 0)
            say_read_as(b, before, meant);
    }
}

/* A column "type" of ties says which kind they are, or, as Gephi writes it,
 * whether they are directed. */
static void understand_tie_type(pt_building *b, pt_table *table)
{
    size_t column = pt_table_find(table, "type");
    if (column == PTCE_NOBODY)
        return;
    const char *first = NULL;
    for (size_t i = 0; !first && i < table->rows; i++)
        first = pt_table_get(table, column, i);
    if (!first)
        return;
    const char *meant = NULL;
    if (pt_value_meant("yes", first))
        meant = "directed";
    else if (pt_value_meant("kind", first))
        meant = "kind";
    else if (pt_value_meant("nature", first))
        meant = "nature";
    if (!meant || pt_table_find(table, meant) != PTCE_NOBODY)
        return;
    table->columns[column].name = meant;
    rename_parts(b->outline, "type", meant);
    say_read_as(b, "type", meant);
}

/* ---- Fields -------------------------------------------------------------- */

static pt_cell named_cell(const char *name)
{
    if (strcmp(name, "number") == 0)
        return PT_CELL_NUMBER;
    return strcmp(name, "boolean") == 0 ? PT_CELL_BOOLEAN : PT_CELL_TEXT;
}

/* What the graph's column "types" says, else the format, else the cells. */
static pt_cell holds_of(pt_building *b, const pt_table *table, size_t place)
{
    const pt_column *column = &table->columns[place];
    size_t said = pt_table_find(&b->outline->graph, "types");
    const char *types = pt_table_get(&b->outline->graph, said, 0);
    if (types && *types == '{' && pt_is_json(types)) {
        ptce_attributes known = {0};
        pt_in_any(&b->in, &known, pt_slice_trim(types, strlen(types)));
        for (size_t i = 0; i < known.count; i++)
            if (strcmp(known.items[i].key, column->name) == 0)
                return named_cell(known.items[i].text);
    }
    return column->holds == PT_CELL_ANY ? pt_column_guess(column, table->rows)
                                        : column->holds;
}

static void find_fields(pt_building *b, pt_rows *rows)
{
    pt_table *table = rows->table;
    for (size_t i = 0; i < rows->field_count; i++)
        rows->columns[i] = pt_table_find(table, rows->names[i]);
    rows->others = pt_arena_take(b->outline->arena, table->column_count,
                                 sizeof *rows->others);
    rows->other_holds = pt_arena_take(b->outline->arena, table->column_count,
                                      sizeof *rows->other_holds);
    if (!rows->others || !rows->other_holds) {
        b->status = pt_nomem(b->err);
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        bool field = false;
        for (size_t j = 0; j < rows->field_count; j++)
            field = field || rows->columns[j] == i;
        if (field)
            continue;
        rows->other_holds[rows->other_count] = holds_of(b, table, i);
        rows->others[rows->other_count++] = i;
    }
}

void pt_building_columns(pt_building *b)
{
#define X(id, name) [PT_NODE_##id] = (name),
    static const char *const node_names[] = {PT_NODE_FIELDS(X)};
#undef X
#define X(id, name) [PT_EDGE_##id] = (name),
    static const char *const edge_names[] = {PT_EDGE_FIELDS(X)};
#undef X
    pt_outline *o = b->outline;
    map_columns(b, &o->node_table);
    map_columns(b, &o->edge_table);
    understand(b, &o->node_table, PT_ABOUT_NODES);
    understand(b, &o->edge_table, PT_ABOUT_EDGES);
    understand(b, &o->graph, PT_ABOUT_GRAPH);
    understand_tie_type(b, &o->edge_table);
    b->nodes = (pt_rows){.table = &o->node_table,
                         .names = node_names,
                         .field_count = PT_NODE_COUNT};
    b->edges = (pt_rows){.table = &o->edge_table,
                         .names = edge_names,
                         .field_count = PT_EDGE_COUNT,
                         .of_edges = true};
    find_fields(b, &b->nodes);
    find_fields(b, &b->edges);
}

const char *pt_building_cell(const pt_rows *rows, size_t field, size_t row)
{
    const char *cell = pt_table_get(rows->table, rows->columns[field], row);
    return cell && *cell ? cell : NULL;
}

/* ---- Where a cell stands ------------------------------------------------- */

static void add_letters(ptce_text *out, size_t column)
{
    char letters[8];
    size_t count = 0;
    for (size_t left = column + 1; left > 0 && count < sizeof letters;
         left = (left - 1) / 26)
        letters[count++] = (char)('A' + (left - 1) % 26);
    while (count > 0)
        ptce_text_add_bytes(out, &letters[--count], 1);
}

/* As a spreadsheet names a cell: Acteurs!D12. */
static void add_reference(ptce_text *out, const pt_part *part,
                          const char *field, size_t line)
{
    if (part->sheet)
        ptce_text_add(out, part->sheet);
    size_t column = 0;
    while (
        field && column < part->column_count &&
        (!part->columns[column] || strcmp(part->columns[column], field) != 0))
        column++;
    if (!field || column == part->column_count)
        return;
    ptce_text_add(out, part->sheet ? "!" : "");
    add_letters(out, column);
    ptce_text_add_count(out, line);
}

size_t pt_building_place(ptce_text *pointer, const char **origin,
                         const pt_building *b, bool edge, size_t row,
                         const char *field)
{
    const pt_outline *o = b->outline;
    size_t line = edge ? o->edges[row].line : o->nodes[row].line;
    size_t place = edge ? o->edges[row].part : o->nodes[row].part;
    if (place > 0) {
        const pt_part *part = &o->parts[place - 1];
        if (part->origin)
            *origin = part->origin;
        add_reference(pointer, part, field, line);
    }
    return line;
}

void pt_building_note(pt_building *b, const pt_rows *rows, size_t row,
                      const char *field, const char *rule, ...)
{
    ptce_findings *findings = b->import->findings;
    const char *origin = b->outline->origin;
    ptce_text pointer = {0};
    size_t line =
        pt_building_place(&pointer, &origin, b, rows->of_edges, row, field);
    size_t before = findings->count;
    va_list slots;
    va_start(slots, rule);
    ptce_status st = pt_findings_addv(findings, rule, origin,
                                      ptce_text_get(&pointer), slots);
    va_end(slots);
    if (st != PTCE_OK)
        b->status = pt_nomem(b->err);
    if (findings->count > before)
        findings->items[before].line = line;
    ptce_text_clear(&pointer);
}
