/* SPDX-License-Identifier: MIT */
/* GEXF 1.3 for Gephi: the name is the label, since and until are the spell,
 * the kind of an edge keeps parallel ones apart, place, colour and size are
 * those of the drawing. The year of a spell is a number of the format's double
 * time, which every version of Gephi reads. */
#include "io/formats.h"
#include "io/lex.h"
#include "io/shape.h"
#include "io/xml_text.h"

#include <string.h>

/* How a column is said: as an attribute with a number, or in the element. */
typedef enum manner {
    AS_ATTRIBUTE,
    AS_LABEL,
    AS_WEIGHT,
    AS_KIND,
    AS_START,
    AS_END,
    AS_X,
    AS_Y,
    AS_COLOR,
    AS_SIZE,
    MANNERS
} manner;

typedef struct plan {
    const pt_table *table;
    size_t columns[MANNERS]; /* of each manner but the first, or PTCE_NOBODY */
    bool in_element[PT_OUTLINE_COLUMNS];
} plan;

static bool is_filled_alike(const pt_table *table, size_t a, size_t b)
{
    for (size_t row = 0; row < table->rows; row++)
        if (!pt_table_get(table, a, row) != !pt_table_get(table, b, row))
            return false;
    return true;
}

static bool all_colors(const pt_table *table, size_t column)
{
    unsigned rgb[3];
    for (size_t row = 0; row < table->rows; row++) {
        const char *cell = pt_table_get(table, column, row);
        if (cell && !pt_color_read(rgb, cell))
            return false;
    }
    return true;
}

static bool all_numbers(const pt_table *table, size_t column)
{
    for (size_t row = 0; row < table->rows; row++) {
        const char *cell = pt_table_get(table, column, row);
        if (cell && !pt_cell_fits(PT_CELL_NUMBER, pt_slice_of(cell)))
            return false;
    }
    return true;
}

static void assign(plan *p, manner how, const char *name)
{
    size_t column = pt_table_find(p->table, name);
    bool texts = how == AS_LABEL || how == AS_KIND;
    p->columns[how] = PTCE_NOBODY;
    if (column == PTCE_NOBODY ||
        (how == AS_COLOR && !all_colors(p->table, column)) ||
        (!texts && how != AS_COLOR && !all_numbers(p->table, column)))
        return;
    p->columns[how] = column;
    p->in_element[column] = true;
}

static void withdraw(plan *p, manner how)
{
    if (p->columns[how] != PTCE_NOBODY)
        p->in_element[p->columns[how]] = false;
    p->columns[how] = PTCE_NOBODY;
}

static void plan_nodes(plan *p, const pt_outline *outline)
{
    *p = (plan){.table = &outline->node_table};
    assign(p, AS_LABEL, "name");
    assign(p, AS_START, "since");
    assign(p, AS_END, "until");
    assign(p, AS_X, "x");
    assign(p, AS_Y, "y");
    assign(p, AS_COLOR, "color");
    assign(p, AS_SIZE, "size");
    p->columns[AS_WEIGHT] = PTCE_NOBODY;
    p->columns[AS_KIND] = PTCE_NOBODY;
    if (p->columns[AS_X] == PTCE_NOBODY || p->columns[AS_Y] == PTCE_NOBODY ||
        !is_filled_alike(p->table, p->columns[AS_X], p->columns[AS_Y])) {
        withdraw(p, AS_X);
        withdraw(p, AS_Y);
    }
}

static void plan_edges(plan *p, const pt_outline *outline)
{
    *p = (plan){.table = &outline->edge_table};
    for (manner how = AS_LABEL; how < MANNERS; how++)
        p->columns[how] = PTCE_NOBODY;
    assign(p, AS_LABEL, "label");
    assign(p, AS_WEIGHT, "weight");
    assign(p, AS_KIND, "kind");
    assign(p, AS_START, "since");
    assign(p, AS_END, "until");
    assign(p, AS_COLOR, "color");
}

static const char *cell_of(const plan *p, manner how, size_t row)
{
    size_t column = p->columns[how];
    return column == PTCE_NOBODY ? NULL : pt_table_get(p->table, column, row);
}

static void add_if(ptce_text *out, const char *name, const char *value)
{
    if (value)
        pt_xml_add_attribute(out, name, value);
}

static const char *type_of(pt_cell kind)
{
    static const char *const types[] = {[PT_CELL_ANY] = "string",
                                        [PT_CELL_TEXT] = "string",
                                        [PT_CELL_NUMBER] = "double",
                                        [PT_CELL_INTEGER] = "long",
                                        [PT_CELL_BOOLEAN] = "boolean"};
    return types[kind];
}

static void declare(ptce_text *out, const plan *p, const char *class)
{
    bool any = false;
    for (size_t i = 0; i < p->table->column_count; i++) {
        const pt_column *column = &p->table->columns[i];
        if (p->in_element[i])
            continue;
        if (!any) {
            ptce_text_add(out, "    <attributes");
            pt_xml_add_attribute(out, "class", class);
            ptce_text_add(out, " mode=\"static\">\n");
        }
        any = true;
        ptce_text_add(out, "      <attribute");
        pt_xml_add_numbered(out, "id", "", i);
        pt_xml_add_attribute(out, "title", column->name);
        pt_xml_add_attribute(out, "type", type_of(pt_column_kind(column)));
        ptce_text_add(out, "/>\n");
    }
    ptce_text_add(out, any ? "    </attributes>\n" : "");
}

static void add_values(ptce_text *out, const plan *p, size_t row)
{
    bool any = false;
    for (size_t i = 0; i < p->table->column_count; i++) {
        const char *cell = pt_table_get(p->table, i, row);
        if (p->in_element[i] || !cell)
            continue;
        ptce_text_add(out, any ? "" : "        <attvalues>\n");
        any = true;
        ptce_text_add(out, "          <attvalue");
        pt_xml_add_numbered(out, "for", "", i);
        pt_xml_add_attribute(out, "value", cell);
        ptce_text_add(out, "/>\n");
    }
    ptce_text_add(out, any ? "        </attvalues>\n" : "");
}

static void add_looks(ptce_text *out, const plan *p, size_t row)
{
    unsigned rgb[3];
    const char *color = cell_of(p, AS_COLOR, row);
    const char *size = cell_of(p, AS_SIZE, row);
    const char *x = cell_of(p, AS_X, row);
    if (color && pt_color_read(rgb, color)) {
        ptce_text_add(out, "        <viz:color");
        pt_xml_add_numbered(out, "r", "", rgb[0]);
        pt_xml_add_numbered(out, "g", "", rgb[1]);
        pt_xml_add_numbered(out, "b", "", rgb[2]);
        ptce_text_add(out, "/>\n");
    }
    if (x) {
        ptce_text_add(out, "        <viz:position");
        pt_xml_add_attribute(out, "x", x);
        pt_xml_add_attribute(out, "y", cell_of(p, AS_Y, row));
        ptce_text_add(out, " z=\"0\"/>\n");
    }
    if (size) {
        ptce_text_add(out, "        <viz:size");
        pt_xml_add_attribute(out, "value", size);
        ptce_text_add(out, "/>\n");
    }
}

/* What stands between the tags of a node or an edge. */
static void add_row(ptce_text *out, const plan *p, size_t row,
                    const char *element)
{
    size_t before = out->length;
    ptce_text_add(out, ">\n");
    size_t empty = out->length;
    add_values(out, p, row);
    add_looks(out, p, row);
    if (out->length == empty && !out->failed) {
        out->length = before;
        ptce_text_add(out, "/>\n");
        return;
    }
    ptce_text_add(out, "      </");
    ptce_text_add(out, element);
    ptce_text_add(out, ">\n");
}

static void add_nodes(ptce_text *out, const plan *p, const pt_outline *outline)
{
    ptce_text_add(out, "    <nodes>\n");
    for (size_t i = 0; i < outline->node_count; i++) {
        ptce_text_add(out, "      <node");
        pt_xml_add_attribute(out, "id", outline->nodes[i].id);
        add_if(out, "label", cell_of(p, AS_LABEL, i));
        add_if(out, "start", cell_of(p, AS_START, i));
        add_if(out, "end", cell_of(p, AS_END, i));
        add_row(out, p, i, "node");
    }
    ptce_text_add(out, "    </nodes>\n");
}

static void add_edges(ptce_text *out, const plan *p, const pt_outline *outline,
                      bool directed)
{
    ptce_text_add(out, "    <edges>\n");
    for (size_t i = 0; i < outline->edge_count; i++) {
        const pt_edge *edge = &outline->edges[i];
        ptce_text_add(out, "      <edge");
        pt_xml_add_numbered(out, "id", "", i);
        pt_xml_add_attribute(out, "source", outline->nodes[edge->from].id);
        pt_xml_add_attribute(out, "target", outline->nodes[edge->to].id);
        if (edge->directed != directed)
            pt_xml_add_attribute(out, "type",
                                 edge->directed ? "directed" : "undirected");
        add_if(out, "kind", cell_of(p, AS_KIND, i));
        add_if(out, "label", cell_of(p, AS_LABEL, i));
        add_if(out, "weight", cell_of(p, AS_WEIGHT, i));
        add_if(out, "start", cell_of(p, AS_START, i));
        add_if(out, "end", cell_of(p, AS_END, i));
        add_row(out, p, i, "edge");
    }
    ptce_text_add(out, "    </edges>\n");
}

static bool has_spells(const plan *p)
{
    return p->columns[AS_START] != PTCE_NOBODY ||
           p->columns[AS_END] != PTCE_NOBODY;
}

ptce_status pt_gexf_write(ptce_text *out, const pt_outline *outline,
                          ptce_error *err)
{
    size_t arcs = pt_outline_arcs(outline);
    bool directed = arcs > 0 && arcs == outline->edge_count;
    plan nodes;
    plan edges;
    plan_nodes(&nodes, outline);
    plan_edges(&edges, outline);
    ptce_text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<gexf xmlns=\"http://gexf.net/1.3\" "
                       "xmlns:viz=\"http://gexf.net/1.3/viz\" "
                       "version=\"1.3\">\n");
    ptce_text_add(out, "  <graph");
    pt_xml_add_attribute(out, "defaultedgetype",
                         directed ? "directed" : "undirected");
    ptce_text_add(out, has_spells(&nodes) || has_spells(&edges)
                           ? " mode=\"dynamic\" timeformat=\"double\">\n"
                           : " mode=\"static\">\n");
    declare(out, &nodes, "node");
    declare(out, &edges, "edge");
    add_nodes(out, &nodes, outline);
    add_edges(out, &edges, outline, directed);
    ptce_text_add(out, "  </graph>\n</gexf>\n");
    return ptce_text_check(out, err);
}
