/* SPDX-License-Identifier: MIT */
/* GraphML for Gephi, visone, igraph, NetworkX: the name is the label, a colour
 * is r, g and b. Only a graph of both directed and other edges says so at each
 * edge; most tools then refuse it, and the format cannot say it otherwise. */
#include "io/formats.h"
#include "io/lex.h"
#include "io/shape.h"
#include "io/xml_text.h"

#include <string.h>

static const char *const shades[] = {"r", "g", "b"};

typedef struct writer {
    ptce_text *out;
    const pt_outline *outline;
    size_t first_node, first_edge; /* numbers of their first keys */
} writer;

static const char *type_of(pt_cell kind)
{
    static const char *const types[] = {[PT_CELL_ANY] = "string",
                                        [PT_CELL_TEXT] = "string",
                                        [PT_CELL_NUMBER] = "double",
                                        [PT_CELL_INTEGER] = "long",
                                        [PT_CELL_BOOLEAN] = "boolean"};
    return types[kind];
}

static void add_key(const writer *w, const char *of, const char *prefix,
                    size_t number, const char *name, const char *type)
{
    ptce_text_add(w->out, "  <key");
    pt_xml_add_numbered(w->out, "id", prefix, number);
    pt_xml_add_attribute(w->out, "for", of);
    pt_xml_add_attribute(w->out, "attr.name", name);
    pt_xml_add_attribute(w->out, "attr.type", type);
    ptce_text_add(w->out, "/>\n");
}

/* All colours are of the kind that splits into three. */
static bool splits(const pt_table *table, const char *name)
{
    unsigned rgb[3];
    size_t column = pt_table_find(table, name);
    if (strcmp(name, "color") != 0 || column == PTCE_NOBODY ||
        pt_table_find(table, "r") != PTCE_NOBODY ||
        pt_table_find(table, "g") != PTCE_NOBODY ||
        pt_table_find(table, "b") != PTCE_NOBODY)
        return false;
    for (size_t row = 0; row < table->rows; row++) {
        const char *cell = pt_table_get(table, column, row);
        if (cell && !pt_color_read(rgb, cell))
            return false;
    }
    return true;
}

static const char *spelt(const writer *w, const pt_table *table,
                         const char *name)
{
    bool of_nodes = table == &w->outline->node_table;
    return of_nodes && strcmp(name, "name") == 0 &&
                   pt_table_find(table, "label") == PTCE_NOBODY
               ? "label"
               : name;
}

static bool is_id(const writer *w, const pt_table *table, size_t column)
{
    return table == &w->outline->graph &&
           strcmp(table->columns[column].name, "id") == 0;
}

static void add_keys(const writer *w, const pt_table *table, const char *of,
                     const char *prefix)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const pt_column *column = &table->columns[i];
        if (is_id(w, table, i))
            continue;
        if (table == &w->outline->node_table && splits(table, column->name))
            for (size_t shade = 0; shade < 3; shade++)
                add_key(w, of, shades[shade], 0, shades[shade], "int");
        else
            add_key(w, of, prefix, i, spelt(w, table, column->name),
                    type_of(pt_column_kind(column)));
    }
}

static void add_datum(const writer *w, const char *prefix, size_t number,
                      const char *text)
{
    ptce_text_add(w->out, "      <data");
    pt_xml_add_numbered(w->out, "key", prefix, number);
    ptce_text_add(w->out, ">");
    pt_xml_add_text(w->out, text);
    ptce_text_add(w->out, "</data>\n");
}

static void add_shades(const writer *w, const unsigned rgb[3])
{
    for (size_t shade = 0; shade < 3; shade++) {
        ptce_text number = {0};
        ptce_text_add_count(&number, rgb[shade]);
        add_datum(w, shades[shade], 0, ptce_text_get(&number));
        ptce_text_clear(&number);
    }
}

/* A row with its data; the tag is open and closed here. */
static void add_data(const writer *w, const pt_table *table, size_t row,
                     const char *prefix, size_t split, const char *element)
{
    unsigned rgb[3];
    bool any = false;
    for (size_t i = 0; i < table->column_count; i++) {
        const char *cell = pt_table_get(table, i, row);
        if (!cell || is_id(w, table, i))
            continue;
        if (!any && element)
            ptce_text_add(w->out, ">\n");
        any = true;
        if (i == split && pt_color_read(rgb, cell))
            add_shades(w, rgb);
        else
            add_datum(w, prefix, i, cell);
    }
    if (!element)
        return;
    ptce_text_add(w->out, any ? "    </" : "/>\n");
    ptce_text_add(w->out, any ? element : "");
    ptce_text_add(w->out, any ? ">\n" : "");
}

static void add_nodes(const writer *w)
{
    const pt_table *table = &w->outline->node_table;
    size_t split =
        splits(table, "color") ? pt_table_find(table, "color") : PTCE_NOBODY;
    for (size_t i = 0; i < w->outline->node_count; i++) {
        ptce_text_add(w->out, "    <node");
        pt_xml_add_attribute(w->out, "id", w->outline->nodes[i].id);
        add_data(w, table, i, "n", split, "node");
    }
}

static void add_edges(const writer *w, bool directed, bool mixed)
{
    const pt_outline *outline = w->outline;
    for (size_t i = 0; i < outline->edge_count; i++) {
        const pt_edge *edge = &outline->edges[i];
        ptce_text_add(w->out, "    <edge");
        pt_xml_add_numbered(w->out, "id", "e", i);
        pt_xml_add_attribute(w->out, "source", outline->nodes[edge->from].id);
        pt_xml_add_attribute(w->out, "target", outline->nodes[edge->to].id);
        if (mixed && edge->directed != directed)
            pt_xml_add_attribute(w->out, "directed",
                                 edge->directed ? "true" : "false");
        add_data(w, &outline->edge_table, i, "e", PTCE_NOBODY, "edge");
    }
}

ptce_status pt_graphml_write(ptce_text *out, const pt_outline *outline,
                             ptce_error *err)
{
    const writer w = {.out = out, .outline = outline};
    size_t arcs = pt_outline_arcs(outline);
    bool directed = arcs > 0 && arcs == outline->edge_count;
    size_t id = pt_table_find(&outline->graph, "id");
    const char *graph_id =
        id == PTCE_NOBODY ? NULL : pt_table_get(&outline->graph, id, 0);
    ptce_text_add(out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                  "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                  "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                  "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    add_keys(&w, &outline->graph, "graph", "g");
    add_keys(&w, &outline->node_table, "node", "n");
    add_keys(&w, &outline->edge_table, "edge", "e");
    ptce_text_add(out, "  <graph");
    if (graph_id && *graph_id)
        pt_xml_add_attribute(out, "id", graph_id);
    pt_xml_add_attribute(out, "edgedefault",
                         directed ? "directed" : "undirected");
    ptce_text_add(out, ">\n");
    add_data(&w, &outline->graph, 0, "g", PTCE_NOBODY, NULL);
    add_nodes(&w);
    add_edges(&w, directed, arcs > 0 && !directed);
    ptce_text_add(out, "  </graph>\n</graphml>\n");
    return ptce_text_check(out, err);
}
