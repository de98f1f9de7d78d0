/* SPDX-License-Identifier: MIT */
/* GML: a list of keys and values of one graph, its nodes and edges. Nodes are
 * called by their labels where these tell them apart, else by their numbers. */
#include "io/formats.h"
#include "io/gml.h"

#include <stdlib.h>
#include <string.h>

static pt_cell cell_of(pt_gml_token kind)
{
    return kind == PT_GML_INTEGER ? PT_CELL_INTEGER
           : kind == PT_GML_REAL  ? PT_CELL_NUMBER
                                  : PT_CELL_TEXT;
}

/* ---- Nodes
 * ------------------------------------------------------------------- */

static bool node_of(pt_gml *g, pt_slice id, const char *at, bool declares,
                    size_t *row)
{
    pt_lex *lex = &g->lex;
    bool again = false;
    size_t line = pt_lex_line(lex, at);
    ptce_status st =
        declares ? pt_outline_declare(g->ids, id, line, row, &again, lex->err)
                 : pt_outline_mention(g->ids, id, line, row, lex->err);
    if (st == PTCE_OK && *row == g->count) {
        st = pt_grow((void **)&g->nodes, &g->capacity, g->count,
                     sizeof *g->nodes, lex->err);
        if (st == PTCE_OK)
            g->nodes[g->count++] = (pt_gml_node){.at = at};
    }
    if (declares && st == PTCE_OK)
        g->nodes[*row].at = at;
    return pt_lex_take(lex, st) &&
           (!again || pt_lex_note_at(lex, "duplicate-id", at, id, NULL));
}

/* A row being read: its columns wait until it is known which row it is. */
typedef struct waiting {
    pt_slice key, value;
    pt_gml_token kind;
} waiting;

#define WAITING 256
typedef struct record {
    waiting items[WAITING];
    size_t count;
    pt_slice id, label, source, target;
    bool of_nodes, directed;
} record;

static bool wait(pt_gml *g, record *r, pt_slice key, pt_gml_token kind,
                 pt_slice value)
{
    if (kind == PT_GML_WORD && pt_slice_is(value, "nan"))
        return true;
    if (r->count == WAITING)
        return pt_lex_stop(&g->lex, "format-limit", key,
                           PT_SLOT_WORDS "ignored.columns");
    r->items[r->count++] = (waiting){key, value, kind};
    return true;
}

static bool take_graphics(pt_gml *g, void *data, pt_slice key,
                          pt_gml_token kind, pt_slice value)
{
    record *r = data;
    if (pt_slice_is(key, "x") || pt_slice_is(key, "y"))
        return wait(g, r, key, kind, value);
    if (pt_slice_is(key, "fill") && kind == PT_GML_TEXT)
        return wait(g, r, pt_slice_of("color"), kind, value);
    g->pictures++;
    return pt_gml_skip_value(g, kind);
}

static bool take_of_row(pt_gml *g, void *data, pt_slice key, pt_gml_token kind,
                        pt_slice value)
{
    record *r = data;
    if (kind == PT_GML_OPEN && r->of_nodes && pt_slice_is(key, "graphics"))
        return pt_gml_list(g, true, take_graphics, r);
    if (kind == PT_GML_OPEN) {
        g->lists++;
        return pt_gml_skip(g);
    }
    if (r->of_nodes && pt_slice_is(key, "id"))
        r->id = value;
    else if (r->of_nodes && pt_slice_is(key, "label"))
        r->label = value;
    else if (!r->of_nodes && pt_slice_is(key, "source"))
        r->source = value;
    else if (!r->of_nodes && pt_slice_is(key, "target"))
        r->target = value;
    else if (!r->of_nodes && pt_slice_is(key, "directed"))
        r->directed = pt_slice_is(value, "1");
    else if (r->of_nodes || !pt_slice_is(key, "key")) /* NetworkX counts */
        return wait(g, r, key, kind, value);
    return true;
}

static bool put_waiting(pt_gml *g, const record *r, pt_table *table, size_t at)
{
    for (size_t i = 0; i < r->count; i++) {
        const waiting *item = &r->items[i];
        if (!pt_lex_append(&g->lex, table, item->key, cell_of(item->kind), at,
                           item->value, &g->replaced))
            return false;
    }
    return true;
}

static bool read_node(pt_gml *g, pt_slice at)
{
    record r = {.of_nodes = true};
    size_t number = 0;
    if (!pt_gml_list(g, true, take_of_row, &r))
        return false;
    if (!r.id.at)
        return pt_lex_stop(&g->lex, "format-missing", at, "id");
    if (!node_of(g, r.id, at.at, true, &number))
        return false;
    g->nodes[number].label = r.label;
    return put_waiting(g, &r, &g->out->node_table, number);
}

static bool read_edge(pt_gml *g, pt_slice at)
{
    record r = {.of_nodes = false};
    size_t from = 0;
    size_t to = 0;
    size_t number = 0;
    if (!pt_gml_list(g, true, take_of_row, &r))
        return false;
    if (!r.source.at || !r.target.at)
        return pt_lex_stop(&g->lex, "format-missing", at,
                           r.source.at ? "target" : "source");
    return node_of(g, r.source, at.at, false, &from) &&
           node_of(g, r.target, at.at, false, &to) &&
           pt_lex_edge(&g->lex, from, to, r.directed, at.at, &number) &&
           put_waiting(g, &r, &g->out->edge_table, number);
}

/* ---- The graph
 * --------------------------------------------------------------- */

/* What our writer says of a column: its key, name and whether it is Boolean. */
typedef struct telling {
    pt_slice key, name;
    bool boolean;
} telling;

static bool take_of_column(pt_gml *g, void *data, pt_slice key,
                           pt_gml_token kind, pt_slice value)
{
    telling *t = data;
    if (pt_slice_is(key, "key"))
        t->key = value;
    else if (pt_slice_is(key, "name"))
        t->name = value;
    else if (pt_slice_is(key, "kind"))
        t->boolean = pt_slice_is(value, "boolean");
    return pt_gml_skip_value(g, kind);
}

static bool read_column(pt_gml *g, size_t which)
{
    telling t = {0};
    size_t row = 0;
    pt_outline *columns = g->columns[which];
    ptce_error *err = g->lex.err;
    if (!pt_gml_list(g, true, take_of_column, &t))
        return false;
    if (!t.key.at)
        return true;
    ptce_status st = pt_outline_mention(columns, t.key, 0, &row, err);
    if (st == PTCE_OK && t.name.at)
        st = pt_table_set(columns, &columns->node_table, 0, row, t.name, err);
    if (st == PTCE_OK && t.boolean)
        st = pt_table_set(columns, &columns->node_table, 1, row,
                          pt_slice_of("boolean"), err);
    return pt_lex_take(&g->lex, st);
}

static bool take_of_graph(pt_gml *g, void *data, pt_slice key,
                          pt_gml_token kind, pt_slice value)
{
    static const char *const told_keys[] = {"graphcolumn", "nodecolumn",
                                            "edgecolumn"};
    pt_table *table = &g->out->graph;
    (void)data;
    if (kind == PT_GML_OPEN && pt_slice_is(key, "node"))
        return read_node(g, key);
    if (kind == PT_GML_OPEN && pt_slice_is(key, "edge"))
        return read_edge(g, key);
    for (size_t i = 0; i < PT_COUNT(told_keys); i++)
        if (kind == PT_GML_OPEN && pt_slice_is(key, told_keys[i]))
            return read_column(g, i);
    if (kind == PT_GML_OPEN) {
        g->lists++;
        return pt_gml_skip(g);
    }
    if (pt_slice_is(key, "directed")) {
        g->directed = pt_slice_is(value, "1");
        return true;
    }
    if (pt_slice_is(key, "multigraph"))
        return true;
    return pt_lex_append(&g->lex, table, key, cell_of(kind), 0, value,
                         &g->replaced);
}

static bool take_of_file(pt_gml *g, void *data, pt_slice key, pt_gml_token kind,
                         pt_slice value)
{
    if (kind == PT_GML_OPEN && pt_slice_is(key, "graph") && !g->met) {
        g->met = true;
        return pt_gml_list(g, true, take_of_graph, data);
    }
    g->graphs += kind == PT_GML_OPEN && pt_slice_is(key, "graph");
    if (pt_slice_is(key, "directed"))
        g->directed = pt_slice_is(value, "1");
    return pt_gml_skip_value(g, kind);
}

/* ---- Afterwards
 * ---------------------------------------------------------------- */

static pt_slice id_of(const pt_gml *g, size_t i, bool by_label)
{
    pt_slice label = g->nodes[i].label;
    return by_label && label.length ? label : pt_slice_of(g->ids->nodes[i].id);
}

static bool labels_differ(pt_gml *g)
{
    pt_outline *seen = pt_outline_new("");
    bool again = false;
    ptce_status st = seen ? PTCE_OK : pt_nomem(g->lex.err);
    for (size_t i = 0; i < g->count && !again && st == PTCE_OK; i++) {
        size_t row = 0;
        st = pt_outline_declare(seen, id_of(g, i, true), 0, &row, &again,
                                g->lex.err);
    }
    pt_outline_free(seen);
    return pt_lex_take(&g->lex, st) && !again;
}

static bool declare_nodes(pt_gml *g)
{
    bool by_label = labels_differ(g);
    for (size_t i = 0; i < g->count && pt_lex_goes_on(&g->lex); i++) {
        const pt_gml_node *n = &g->nodes[i];
        size_t row = 0;
        pt_slice id = id_of(g, i, by_label);
        if (g->ids->nodes[i].declared)
            (void)pt_lex_declare(&g->lex, id, n->at, &row);
        else
            (void)pt_lex_mention(&g->lex, id, n->at, &row);
        if (!by_label && n->label.length)
            (void)pt_lex_put(&g->lex, &g->out->node_table, "label",
                             PT_CELL_TEXT, row, n->label);
    }
    return pt_lex_goes_on(&g->lex);
}

/* 0 and 1 of a column that was told to be Boolean. */
static void make_boolean(pt_column *column)
{
    for (size_t i = 0; i < column->capacity; i++)
        if (column->cells[i])
            column->cells[i] =
                strcmp(column->cells[i], "0") == 0 ? "false" : "true";
    column->holds = PT_CELL_BOOLEAN;
}

static void restore_columns(pt_gml *g, pt_table *table, const pt_outline *told)
{
    for (size_t i = 0; i < table->column_count; i++) {
        pt_column *column = &table->columns[i];
        size_t row = pt_outline_find(told, pt_slice_of(column->name));
        if (row == PTCE_NOBODY)
            continue;
        const char *name = pt_table_get(&told->node_table, 0, row);
        if (pt_table_get(&told->node_table, 1, row))
            make_boolean(column);
        if (name && pt_table_find(table, name) == PTCE_NOBODY)
            column->name = pt_arena_text(g->out->arena, name, strlen(name));
        if (!column->name)
            (void)pt_lex_take(&g->lex, pt_nomem(g->lex.err));
    }
}

static void finish(pt_gml *g)
{
    pt_lex *lex = &g->lex;
    for (size_t i = 0; i < g->out->edge_count && g->directed; i++)
        g->out->edges[i].directed = true;
    if (!declare_nodes(g))
        return;
    restore_columns(g, &g->out->graph, g->columns[0]);
    restore_columns(g, &g->out->node_table, g->columns[1]);
    restore_columns(g, &g->out->edge_table, g->columns[2]);
    pt_table_rename(&g->out->graph, "label", "name");
    pt_table_rename(&g->out->node_table, "label", "name");
    pt_table_rename(&g->out->edge_table, "value", "weight");
    (void)(pt_lex_relations(lex) && pt_lex_ignored(lex, "graphs", g->graphs) &&
           pt_lex_ignored(lex, "lists", g->lists) &&
           pt_lex_ignored(lex, "instants", g->replaced) &&
           pt_lex_ignored(lex, "pictures", g->pictures));
}

static bool prepare(pt_gml *g)
{
    size_t column = 0;
    ptce_error *err = g->lex.err;
    g->ids = pt_outline_new("");
    ptce_status st = g->ids ? PTCE_OK : pt_nomem(err);
    for (size_t i = 0; i < 3 && st == PTCE_OK; i++) {
        g->columns[i] = pt_outline_new("");
        st = g->columns[i] ? PTCE_OK : pt_nomem(err);
        if (st == PTCE_OK)
            st = pt_table_column(g->columns[i], &g->columns[i]->node_table,
                                 pt_slice_of("name"), PT_CELL_TEXT, &column,
                                 err);
        if (st == PTCE_OK)
            st = pt_table_column(g->columns[i], &g->columns[i]->node_table,
                                 pt_slice_of("kind"), PT_CELL_TEXT, &column,
                                 err);
    }
    return pt_lex_take(&g->lex, st);
}

ptce_status pt_gml_read(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_gml g = {.lex = pt_lex_of(import, text, err), .out = import->outline};
    if (prepare(&g) && pt_gml_list(&g, false, take_of_file, NULL)) {
        if (g.met)
            finish(&g);
        else
            (void)pt_lex_expected(&g.lex, (pt_slice){g.lex.end, 0}, "graph");
    }
    free(g.nodes);
    pt_outline_free(g.ids);
    pt_outline_free(g.columns[0]);
    pt_outline_free(g.columns[1]);
    pt_outline_free(g.columns[2]);
    return g.lex.status;
}
