/* SPDX-License-Identifier: MIT */
/* DOT: labels, places and colours as Graphviz draws them, every other column as
 * an attribute that means nothing to it. A column with the name of one that
 * draws, or opens a file, gets an underscore. Texts are quoted so that nothing
 * in them is an escape, a reference or markup. */
#include "io/dot.h"
#include "io/formats.h"
#include "io/shape.h"

#include <string.h>

/* A text in quotes. The label alone takes references, and all but ids escapes;
 * a line end in an id stands as it is. */
static void add_text(ptce_text *out, const char *text, bool label, bool id)
{
    ptce_text_add(out, "\"");
    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\\') {
            ptce_text_add(out, "\\");
            ptce_text_add_bytes(out, at, 1);
        } else if (*at == '\n' && !id) {
            ptce_text_add(out, "\\n");
        } else if (*at == '&' && label) {
            ptce_text_add(out, "&amp;");
        } else if ((unsigned char)*at < 0x20 && *at != '\n' && *at != '\t') {
            ptce_text_add(out, "\uFFFD");
        } else {
            ptce_text_add_bytes(out, at, 1);
        }
    }
    ptce_text_add(out, "\"");
}

typedef struct list {
    ptce_text *out;
    bool any;
    const char *open; /* what stands before the first */
} list;

static void add_name(list *l, const char *name)
{
    ptce_text_add(l->out, l->any ? ", " : l->open);
    ptce_text_add(l->out, name);
    ptce_text_add(l->out, "=");
    l->any = true;
}

static void add_column(list *l, const char *name, const char *cell)
{
    const char *bare = name + strspn(name, "_");
    ptce_text key = {0};
    ptce_text_add(&key,
                  pt_dot_name_of(pt_slice_of(bare)) == PT_DOT_LOOKS ? "_" : "");
    ptce_text_add(&key, name);
    ptce_text_add(l->out, l->any ? ", " : l->open);
    add_text(l->out, ptce_text_get(&key), false, true);
    ptce_text_add(l->out, "=");
    add_text(l->out, cell, false, false);
    l->any = true;
    ptce_text_clear(&key);
}

static void add_label(list *l, const char *cell)
{
    add_name(l, "label");
    add_text(l->out, cell, true, false);
}

static void add_row(list *l, const pt_table *table, size_t row,
                    const char *label, bool of_nodes)
{
    const char *x = pt_table_get(table, pt_table_find(table, "x"), row);
    const char *y = pt_table_get(table, pt_table_find(table, "y"), row);
    bool placed = of_nodes && x && y;
    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].name;
        const char *cell = pt_table_get(table, i, row);
        if (!cell || (of_nodes && placed &&
                      (strcmp(name, "x") == 0 || strcmp(name, "y") == 0)))
            continue;
        if (strcmp(name, label) == 0) {
            add_label(l, cell);
        } else if (of_nodes && strcmp(name, "color") == 0) {
            add_name(l, "style=filled, fillcolor");
            add_text(l->out, cell, false, false);
        } else {
            add_column(l, name, cell);
        }
    }
    if (!placed)
        return;
    add_name(l, "pos");
    ptce_text_add(l->out, "\"");
    ptce_text_add(l->out, x);
    ptce_text_add(l->out, ",");
    ptce_text_add(l->out, y);
    ptce_text_add(l->out, "\"");
}

static void close_list(const list *l)
{
    ptce_text_add(l->out, l->any ? "];\n" : ";\n");
}

static void add_graph(ptce_text *out, const pt_outline *outline)
{
    const pt_table *table = &outline->graph;
    list l = {.out = out, .open = "  graph ["};
    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].name;
        const char *cell = pt_table_get(table, i, 0);
        if (!cell || strcmp(name, "id") == 0)
            continue;
        if (strcmp(name, "name") == 0)
            add_label(&l, cell);
        else
            add_column(&l, name, cell);
    }
    if (l.any)
        close_list(&l);
}

static void add_edges(ptce_text *out, const pt_outline *outline, bool digraph)
{
    for (size_t i = 0; i < outline->edge_count; i++) {
        const pt_edge *edge = &outline->edges[i];
        list l = {.out = out, .open = " ["};
        ptce_text_add(out, "  ");
        add_text(out, outline->nodes[edge->from].id, false, true);
        ptce_text_add(out, digraph ? " -> " : " -- ");
        add_text(out, outline->nodes[edge->to].id, false, true);
        add_row(&l, &outline->edge_table, i, "label", false);
        if (digraph && !edge->directed) {
            add_name(&l, "dir");
            ptce_text_add(out, "none");
        }
        close_list(&l);
    }
}

ptce_status pt_dot_write(ptce_text *out, const pt_outline *outline,
                         ptce_error *err)
{
    bool digraph = pt_outline_arcs(outline) > 0;
    size_t id = pt_table_find(&outline->graph, "id");
    const char *graph_id = pt_table_get(&outline->graph, id, 0);
    ptce_text_add(out, digraph ? "digraph " : "graph ");
    if (graph_id) {
        add_text(out, graph_id, false, true);
        ptce_text_add(out, " ");
    }
    ptce_text_add(out, "{\n");
    add_graph(out, outline);
    for (size_t i = 0; i < outline->node_count; i++) {
        list l = {.out = out, .open = " ["};
        ptce_text_add(out, "  ");
        add_text(out, outline->nodes[i].id, false, true);
        add_row(&l, &outline->node_table, i, "name", true);
        close_list(&l);
    }
    add_edges(out, outline, digraph);
    ptce_text_add(out, "}\n");
    return ptce_text_check(out, err);
}
