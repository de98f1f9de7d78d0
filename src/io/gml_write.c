/* SPDX-License-Identifier: MIT */
/* GML in 7-bit ASCII, as its definition and NetworkX ask for: other letters are
 * references. The label is the id of a node, which NetworkX takes for its name.
 * A graph of both directed and other edges is undirected, and its directed
 * edges say so. Keys are letters and digits; a column with another name, or of
 * Booleans, which GML lacks, is told in a list that others pass over. */
#include "io/formats.h"
#include "io/lex.h"
#include "io/shape.h"

#include <string.h>

typedef struct writer {
    ptce_text *out;
    const pt_table *table;
    const char *what; /* graph, node, edge */
    pt_cell kinds[PT_OUTLINE_COLUMNS];
    bool plain[PT_OUTLINE_COLUMNS]; /* the name is its key */
} writer;

static void add_reference(ptce_text *out, int32_t code)
{
    ptce_text_add(out, "&#");
    ptce_text_add_count(out, (size_t)code);
    ptce_text_add(out, ";");
}

static void add_string(ptce_text *out, const char *text)
{
    size_t length = strlen(text);
    ptce_text_add(out, "\"");
    for (size_t i = 0; i < length;) {
        int32_t code = 0;
        size_t step = pt_utf8_step(text + i, length - i, &code);
        if (step == 0 || code == '"' || code == '&' || code < 0x20 ||
            code > 0x7E)
            add_reference(out, step ? code : 0xFFFD);
        else
            ptce_text_add_bytes(out, text + i, 1);
        i += step ? step : 1;
    }
    ptce_text_add(out, "\"");
}

/* ---- Columns
 * ------------------------------------------------------------------ */

static bool is_key(const char *name)
{
    static const char *const taken[] = {
        "id",       "label",       "source",     "target",    "key",
        "graphics", "directed",    "node",       "edge",      "multigraph",
        "value",    "graphcolumn", "nodecolumn", "edgecolumn"};
    const char *const letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *const parts =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
    for (size_t i = 0; i < PT_COUNT(taken); i++)
        if (pt_slice_is(pt_slice_of(name), taken[i]))
            return false;
    return *name && strchr(letters, *name) &&
           name[strspn(name, parts)] == '\0' && strncmp(name, "column", 6) != 0;
}

static void add_key(const writer *w, size_t column)
{
    if (w->plain[column]) {
        ptce_text_add(w->out, w->table->columns[column].name);
    } else {
        ptce_text_add(w->out, "column");
        ptce_text_add_count(w->out, column);
    }
}

static void plan(writer *w, ptce_text *out, const pt_table *table,
                 const char *what)
{
    *w = (writer){.out = out, .table = table, .what = what};
    for (size_t i = 0; i < table->column_count; i++) {
        w->kinds[i] = pt_column_kind(&table->columns[i]);
        w->plain[i] = is_key(table->columns[i].name);
        if (w->plain[i] && w->kinds[i] != PT_CELL_BOOLEAN)
            continue;
        ptce_text_add(out, "  ");
        ptce_text_add(out, what);
        ptce_text_add(out, "column [ key \"");
        add_key(w, i);
        ptce_text_add(out, "\" name ");
        add_string(out, table->columns[i].name);
        ptce_text_add(out, w->kinds[i] == PT_CELL_BOOLEAN
                               ? " kind \"boolean\" ]\n"
                               : " ]\n");
    }
}

/* A number as GML has them: whole ones of 32 bits, others with a dot. */
static void add_number(ptce_text *out, const char *cell, bool whole)
{
    const char *exponent = strpbrk(cell, "eE");
    bool dotted = strchr(cell, '.') != NULL;
    if (whole && strlen(cell) > 9) {
        add_string(out, cell);
        return;
    }
    if (!exponent || dotted) {
        ptce_text_add(out, cell);
        return;
    }
    ptce_text_add_bytes(out, cell, (size_t)(exponent - cell));
    ptce_text_add(out, ".0");
    ptce_text_add(out, exponent);
}

static void add_cell(const writer *w, size_t column, const char *cell,
                     const char *indent)
{
    ptce_text_add(w->out, indent);
    add_key(w, column);
    ptce_text_add(w->out, " ");
    if (w->kinds[column] == PT_CELL_BOOLEAN)
        ptce_text_add(w->out, strcmp(cell, "true") == 0 ? "1" : "0");
    else if (w->kinds[column] == PT_CELL_TEXT)
        add_string(w->out, cell);
    else
        add_number(w->out, cell, w->kinds[column] == PT_CELL_INTEGER);
    ptce_text_add(w->out, "\n");
}

/* x, y and color of a node, which are told as graphics. */
static bool is_graphic(const writer *w, size_t column)
{
    const char *name = w->table->columns[column].name;
    if (strcmp(w->what, "node") != 0)
        return false;
    if (strcmp(name, "color") == 0)
        return true;
    return (strcmp(name, "x") == 0 || strcmp(name, "y") == 0) &&
           w->kinds[column] != PT_CELL_TEXT;
}

static void add_graphics(const writer *w, size_t row)
{
    bool any = false;
    for (size_t i = 0; i < w->table->column_count; i++) {
        const char *cell = pt_table_get(w->table, i, row);
        bool color = strcmp(w->table->columns[i].name, "color") == 0;
        if (!cell || !is_graphic(w, i))
            continue;
        ptce_text_add(w->out, any ? "" : "    graphics [\n");
        any = true;
        if (color) {
            ptce_text_add(w->out, "      fill ");
            add_string(w->out, cell);
            ptce_text_add(w->out, "\n");
        } else {
            add_cell(w, i, cell, "      ");
        }
    }
    ptce_text_add(w->out, any ? "    ]\n" : "");
}

static void add_cells(const writer *w, size_t row, const char *indent)
{
    for (size_t i = 0; i < w->table->column_count; i++) {
        const char *cell = pt_table_get(w->table, i, row);
        if (cell && !is_graphic(w, i))
            add_cell(w, i, cell, indent);
    }
}

static void add_count(ptce_text *out, const char *key, size_t count)
{
    ptce_text_add(out, key);
    ptce_text_add_count(out, count);
    ptce_text_add(out, "\n");
}

static void add_rows(const writer *nodes, const writer *edges,
                     const pt_outline *outline, bool mixed)
{
    ptce_text *out = nodes->out;
    for (size_t i = 0; i < outline->node_count; i++) {
        add_count(out, "  node [\n    id ", i);
        ptce_text_add(out, "    label ");
        add_string(out, outline->nodes[i].id);
        ptce_text_add(out, "\n");
        add_cells(nodes, i, "    ");
        add_graphics(nodes, i);
        ptce_text_add(out, "  ]\n");
    }
    for (size_t i = 0; i < outline->edge_count; i++) {
        add_count(out, "  edge [\n    source ", outline->edges[i].from);
        add_count(out, "    target ", outline->edges[i].to);
        if (mixed && outline->edges[i].directed)
            ptce_text_add(out, "    directed 1\n");
        add_cells(edges, i, "    ");
        ptce_text_add(out, "  ]\n");
    }
}

ptce_status pt_gml_write(ptce_text *out, const pt_outline *outline,
                         ptce_error *err)
{
    writer graph;
    writer nodes;
    writer edges;
    size_t arcs = pt_outline_arcs(outline);
    bool mixed = arcs > 0 && arcs < outline->edge_count;
    bool parallel = false;
    ptce_status st = pt_outline_parallel(&parallel, outline, err);
    if (st != PTCE_OK)
        return st;
    ptce_text_add(out, "Creator \"ptce\"\ngraph [\n");
    ptce_text_add(out, arcs && !mixed ? "  directed 1\n" : "  directed 0\n");
    ptce_text_add(out, parallel ? "  multigraph 1\n" : "");
    plan(&graph, out, &outline->graph, "graph");
    plan(&nodes, out, &outline->node_table, "node");
    plan(&edges, out, &outline->edge_table, "edge");
    add_cells(&graph, 0, "  ");
    add_rows(&nodes, &edges, outline, mixed);
    ptce_text_add(out, "]\n");
    return ptce_text_check(out, err);
}
