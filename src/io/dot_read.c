/* SPDX-License-Identifier: MIT */
/* DOT, read by ourselves: Graphviz's own parser gives up in the middle without
 * a word. Nodes, edges and their attributes are taken; what only draws, or
 * names a file, is left aside. A cluster is a column of its nodes. */
#include "io/dot.h"
#include "io/formats.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH 64

static bool take_mark(pt_dot *d, char mark, const char *what)
{
    return pt_dot_is(&d->word, mark) ? pt_dot_step(d)
                                     : pt_dot_expected(d, what);
}

/* ---- Nodes
 * -------------------------------------------------------------------- */

static bool touch(pt_dot *d, size_t row)
{
    ptce_status st = pt_grow((void **)&d->touched, &d->touched_capacity,
                             d->touched_count, sizeof *d->touched, d->lex.err);
    if (st == PTCE_OK)
        d->touched[d->touched_count++] = row;
    return pt_lex_take(&d->lex, st);
}

/* The node at hand, with its port passed over. */
static bool read_node(pt_dot *d, size_t *row)
{
    pt_slice id = d->word.text;
    size_t before = d->out->node_count;
    bool again = false;
    size_t line = pt_lex_line(&d->lex, d->word.at);
    if (d->word.kind != PT_DOT_ID && d->word.kind != PT_DOT_HTML)
        return pt_dot_expected(d, "node");
    ptce_status st =
        pt_outline_declare(d->out, id, line, row, &again, d->lex.err);
    if (!pt_lex_take(&d->lex, st) || !touch(d, *row) || !pt_dot_step(d))
        return false;
    const pt_dot_scope *s = pt_dot_here(d);
    for (size_t i = 0; i < s->nodes.count && d->out->node_count > before; i++)
        if (!pt_dot_set_shared(d, &d->out->node_table, *row,
                               &s->nodes.items[i]))
            return false;
    if (s->cluster && !pt_dot_put(d, &d->out->node_table, "cluster",
                                  PT_CELL_TEXT, *row, pt_slice_of(s->cluster)))
        return false;
    while (pt_dot_is(&d->word, ':')) {
        bool port = pt_dot_step(d);
        if (!port || !pt_dot_step(d))
            return false;
    }
    return pt_lex_goes_on(&d->lex);
}

/* ---- Subgraphs
 * ---------------------------------------------------------------- */

static bool read_statements(pt_dot *d);

static bool open_scope(pt_dot *d, pt_slice name)
{
    if (d->depth + 1 >= DEPTH)
        return pt_lex_stop(&d->lex, "format-limit", (pt_slice){d->word.at, 1},
                           PT_SLOT_WORDS "ignored.levels");
    d->scopes[d->depth + 1] = *pt_dot_here(d);
    d->depth++;
    pt_dot_here(d)->touched = d->touched_count;
    if (!pt_slice_begins(name, "cluster"))
        return true;
    pt_dot_here(d)->cluster =
        pt_arena_text(d->out->arena, name.at, name.length);
    return pt_dot_here(d)->cluster ||
           pt_lex_take(&d->lex, pt_nomem(d->lex.err));
}

/* "subgraph NAME {…}" or "{…}"; the nodes named within stay touched. */
static bool read_subgraph(pt_dot *d)
{
    pt_slice name = {0};
    if (pt_dot_is_word(&d->word, "subgraph")) {
        if (!pt_dot_step(d))
            return false;
        if (d->word.kind == PT_DOT_ID) {
            name = d->word.text;
            if (!pt_dot_step(d))
                return false;
        }
        if (!pt_dot_is(&d->word, '{'))
            return true; /* named again, without its braces */
    }
    if (!open_scope(d, name) || !pt_dot_step(d) || !read_statements(d))
        return false;
    d->depth--;
    return take_mark(d, '}', "brace");
}

/* ---- Edges
 * -------------------------------------------------------------------- */

static int order_rows(const void *left, const void *right)
{
    size_t a = *(const size_t *)left;
    size_t b = *(const size_t *)right;
    return (a > b) - (a < b);
}

/* One end of an edge: a node or all nodes of a subgraph, from where in touched
 * on. Each stands there once. */
static bool read_end(pt_dot *d, size_t *start)
{
    size_t row = 0;
    *start = d->touched_count;
    bool group =
        pt_dot_is(&d->word, '{') || pt_dot_is_word(&d->word, "subgraph");
    if (!(group ? read_subgraph(d) : read_node(d, &row)))
        return false;
    size_t count = d->touched_count - *start;
    if (count < 2)
        return true;
    size_t *rows = d->touched + *start;
    size_t kept = 1;
    qsort(rows, count, sizeof *rows, order_rows);
    for (size_t i = 1; i < count; i++)
        if (rows[i] != rows[kept - 1])
            rows[kept++] = rows[i];
    d->touched_count = *start + kept;
    return true;
}

/* Edges from all of one end to all of the other. */
static bool join(pt_dot *d, size_t from, size_t to, size_t stop, const char *at)
{
    size_t product = (to - from) * (stop - to);
    if (!pt_dot_spreads(d, product - (product > 0), at))
        return false;
    for (size_t i = from; i < to; i++)
        for (size_t k = to; k < stop; k++) {
            size_t row = 0;
            if (!pt_lex_edge(&d->lex, d->touched[i], d->touched[k], d->directed,
                             at, &row))
                return false;
            const pt_dot_settings *defaults = &pt_dot_here(d)->edges;
            for (size_t n = 0; n < defaults->count; n++)
                if (!pt_dot_set_shared(d, &d->out->edge_table, row,
                                       &defaults->items[n]))
                    return false;
        }
    return true;
}

/* A chain of ends, or a node or subgraph alone. */
static bool read_chain(pt_dot *d)
{
    size_t keep = d->touched_count;
    size_t from = 0;
    pt_dot_target t = {.of = PT_DOT_OF_EDGES, .first = d->out->edge_count};
    bool single =
        d->word.kind != PT_DOT_MARK && !pt_dot_is_word(&d->word, "subgraph");
    if (!read_end(d, &from))
        return false;
    if (d->word.kind != PT_DOT_EDGE) {
        t.of = PT_DOT_OF_NODES;
        t.first = single ? d->touched[from] : 0;
        t.last = single ? t.first + 1 : 0;
        return pt_dot_read_attributes(d, &t);
    }
    while (d->word.kind == PT_DOT_EDGE) {
        const char *at = d->word.at;
        size_t to = 0;
        if (!pt_dot_step(d) || !read_end(d, &to) ||
            !join(d, from, to, d->touched_count, at))
            return false;
        from = to;
    }
    t.last = d->out->edge_count;
    if (d->depth == 0)
        d->touched_count = keep; /* nobody asks for them */
    return pt_dot_read_attributes(d, &t);
}

/* ---- Statements
 * ----------------------------------------------------------------- */

/* "name = value" of the graph; the name has been read. */
static bool read_assignment(pt_dot *d, pt_slice name)
{
    pt_dot_setting s = {.name = name};
    const pt_dot_target t = {.of = PT_DOT_OF_GRAPH};
    if (!pt_dot_step(d))
        return false;
    s.value = d->word;
    if (d->word.kind != PT_DOT_ID && d->word.kind != PT_DOT_HTML)
        return pt_dot_expected(d, "value");
    return pt_dot_apply(d, &t, &s) && pt_dot_step(d);
}

/* Whether an equal sign follows the word at hand. */
static bool is_assignment(const pt_dot *d)
{
    const char *at = d->lex.at;
    while (at < d->lex.end && (*at == ' ' || (*at >= '\t' && *at <= '\r')))
        at++;
    return d->word.kind == PT_DOT_ID && at < d->lex.end && *at == '=';
}

static bool read_statement(pt_dot *d)
{
    pt_dot_target t = {.of = PT_DOT_OF_DEFAULTS};
    if (is_assignment(d)) {
        pt_slice name = d->word.text;
        return pt_dot_step(d) && read_assignment(d, name);
    }
    if (pt_dot_is_word(&d->word, "graph"))
        t.of = PT_DOT_OF_GRAPH;
    else if (pt_dot_is_word(&d->word, "node"))
        t.defaults = &pt_dot_here(d)->nodes;
    else if (pt_dot_is_word(&d->word, "edge"))
        t.defaults = &pt_dot_here(d)->edges;
    else
        return read_chain(d);
    return pt_dot_step(d) && pt_dot_read_attributes(d, &t);
}

static bool read_statements(pt_dot *d)
{
    while (!pt_dot_is(&d->word, '}')) {
        if (d->word.kind == PT_DOT_END)
            return pt_dot_expected(d, "brace");
        bool read =
            pt_dot_is(&d->word, ';') ? pt_dot_step(d) : read_statement(d);
        if (!read)
            return false;
        if (d->depth == 0)
            d->touched_count = 0;
    }
    return true;
}

static bool read_graph(pt_dot *d)
{
    if (!pt_dot_step(d) ||
        (pt_dot_is_word(&d->word, "strict") && !pt_dot_step(d)))
        return false;
    d->directed = pt_dot_is_word(&d->word, "digraph");
    if (!d->directed && !pt_dot_is_word(&d->word, "graph")) {
        pt_slice token = {d->word.at, (size_t)(d->lex.at - d->word.at)};
        return pt_lex_stop(&d->lex, "format-other", token, "DOT");
    }
    if (!pt_dot_step(d))
        return false;
    if (d->word.kind == PT_DOT_ID) {
        if (!pt_dot_put(d, &d->out->graph, "id", PT_CELL_TEXT, 0,
                        d->word.text) ||
            !pt_dot_step(d))
            return false;
    }
    return take_mark(d, '{', "brace-open") && read_statements(d);
}

/* Clusters are called by their labels where they have some. */
static void name_clusters(pt_dot *d)
{
    pt_table *table = &d->out->node_table;
    size_t column = pt_table_find(table, "cluster");
    for (size_t row = 0; row < table->rows; row++) {
        const char *cell = pt_table_get(table, column, row);
        size_t known = cell ? pt_outline_find(d->clusters, pt_slice_of(cell))
                            : PTCE_NOBODY;
        const char *label =
            known == PTCE_NOBODY
                ? NULL
                : pt_table_get(&d->clusters->node_table, 0, known);
        if (label && !pt_dot_put(d, table, "cluster", PT_CELL_TEXT, row,
                                 pt_slice_of(label)))
            return;
    }
}

ptce_status pt_dot_read(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_dot d = {.lex = pt_lex_of(import, text, err), .out = import->outline};
    d.clusters = pt_outline_new("");
    d.scopes = pt_alloc(DEPTH, sizeof *d.scopes);
    if (!d.clusters || !d.scopes)
        (void)pt_lex_take(&d.lex, pt_nomem(err));
    else if (read_graph(&d))
        name_clusters(&d);
    pt_table_guess(&d.out->graph);
    pt_table_guess(&d.out->node_table);
    pt_table_guess(&d.out->edge_table);
    (void)(pt_lex_goes_on(&d.lex) && pt_lex_relations(&d.lex) &&
           pt_lex_ignored(&d.lex, "pictures", d.pictures) &&
           pt_lex_ignored(&d.lex, "defaults", d.defaults));
    pt_outline_free(d.clusters);
    free(d.scopes);
    free(d.touched);
    return d.lex.status;
}
