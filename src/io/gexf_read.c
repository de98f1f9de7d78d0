/* SPDX-License-Identifier: MIT */
/* GEXF 1.1 to 1.3 as Gephi and NetworkX write it: attributes with types and
 * defaults, spells, places, colours and sizes. Hierarchies are read flat. */
#include "io/formats.h"
#include "io/xml_read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum part { OF_NODES, OF_EDGES, PARTS } part;

typedef struct attribute {
    const char *title;
    const char *fallback; /* what a row without it holds, or NULL */
    pt_cell holds;
} attribute;

typedef struct attribute_list {
    pt_outline *ids; /* rows of items by their ids */
    attribute *items;
    size_t count, capacity;
} attribute_list;

typedef struct gexf {
    pt_xml xml;
    pt_outline *out;
    attribute_list lists[PARTS];
    part declared; /* class of the attributes being declared */
    struct {
        part of;
        size_t row; /* PTCE_NOBODY outside */
    } open[PT_XML_DEPTH + 1];
    size_t graphs, hierarchy, instants, pictures;
    size_t aside; /* depth of what is skipped, 0 for none */
    bool directed, named;
} gexf;

static pt_table *table_of(gexf *g, part of)
{
    return of == OF_NODES ? &g->out->node_table : &g->out->edge_table;
}

static const char *needed(gexf *g, const char **attributes, const char *name,
                          const char *element)
{
    const char *value = pt_xml_attribute(attributes, name);
    if (!value)
        (void)pt_xml_stop(&g->xml, "format-missing", element, name);
    return value;
}

/* ---- Attributes ------------------------------------------------------------
 */

static pt_cell kind_of(const char *type)
{
    static const struct {
        const char *type;
        pt_cell holds;
    } rows[] = {{"boolean", PT_CELL_BOOLEAN},   {"integer", PT_CELL_INTEGER},
                {"long", PT_CELL_INTEGER},      {"short", PT_CELL_INTEGER},
                {"byte", PT_CELL_INTEGER},      {"biginteger", PT_CELL_INTEGER},
                {"float", PT_CELL_NUMBER},      {"double", PT_CELL_NUMBER},
                {"bigdecimal", PT_CELL_NUMBER}, {"int", PT_CELL_INTEGER}};
    for (size_t i = 0; type && i < PT_COUNT(rows); i++)
        if (strcmp(type, rows[i].type) == 0)
            return rows[i].holds;
    return PT_CELL_TEXT;
}

/* The attribute with an id, added if there is none. */
static attribute *attribute_of(gexf *g, part of, const char *id)
{
    attribute_list *list = &g->lists[of];
    ptce_error *err = g->xml.lex.err;
    size_t row = 0;
    ptce_status st =
        pt_outline_mention(list->ids, pt_slice_of(id), 0, &row, err);
    if (st == PTCE_OK && row == list->count) {
        st = pt_grow((void **)&list->items, &list->capacity, list->count,
                     sizeof *list->items, err);
        if (st == PTCE_OK)
            list->items[list->count++] = (attribute){
                .title = list->ids->nodes[row].id, .holds = PT_CELL_TEXT};
    }
    return pt_lex_take(&g->xml.lex, st) ? &list->items[row] : NULL;
}

static void start_attribute(gexf *g, const char **attributes)
{
    const char *id = needed(g, attributes, "id", "attribute");
    const char *title = pt_xml_attribute(attributes, "title");
    attribute *item = id ? attribute_of(g, g->declared, id) : NULL;
    if (!item)
        return;
    if (title && *title)
        item->title = pt_arena_text(g->out->arena, title, strlen(title));
    if (!item->title) {
        (void)pt_lex_take(&g->xml.lex, pt_nomem(g->xml.lex.err));
        return;
    }
    item->holds = kind_of(pt_xml_attribute(attributes, "type"));
    g->named = g->named ||
               (g->declared == OF_NODES && strcmp(item->title, "name") == 0);
    g->open[g->xml.depth].row = (size_t)(item - g->lists[g->declared].items);
}

static void end_default(gexf *g)
{
    attribute_list *list = &g->lists[g->declared];
    size_t row = g->open[g->xml.depth - 1].row; /* of the attribute */
    const ptce_text *text = &g->xml.text;
    if (row >= list->count)
        return;
    list->items[row].fallback =
        pt_arena_text(g->out->arena, ptce_text_get(text), text->length);
    if (!list->items[row].fallback)
        (void)pt_lex_take(&g->xml.lex, pt_nomem(g->xml.lex.err));
}

static void start_value(gexf *g, const char **attributes)
{
    part of = g->open[g->xml.depth].of;
    size_t row = g->open[g->xml.depth].row;
    const char *id = pt_xml_attribute(attributes, "for");
    const char *value = pt_xml_attribute(attributes, "value");
    id = id ? id : pt_xml_attribute(attributes, "id");
    id = id ? id : needed(g, attributes, "for", "attvalue");
    const attribute *item =
        id && row != PTCE_NOBODY ? attribute_of(g, of, id) : NULL;
    pt_lex *lex = &g->xml.lex;
    size_t column = 0;
    if (!item || !value)
        return;
    if (pt_lex_take(lex, pt_table_column(g->out, table_of(g, of),
                                         pt_slice_of(item->title), item->holds,
                                         &column, lex->err))) {
        g->instants +=
            pt_table_get(table_of(g, of), column, row) != NULL; /* replaced */
        (void)pt_lex_cell(lex, table_of(g, of), column, row, pt_slice_of(value),
                          pt_xml_at(&g->xml));
    }
}

/* ---- Nodes and edges -------------------------------------------------------
 */

static void put(gexf *g, part of, size_t row, const char *name, pt_cell holds,
                const char *value)
{
    if (value && row != PTCE_NOBODY)
        (void)pt_lex_put(&g->xml.lex, table_of(g, of), name, holds, row,
                         pt_slice_of(value));
}

/* A bound of a spell: 2007.0 is 2007, and infinity is none. Of several spells
 * the first begins and the last ends it. */
static void put_bound(gexf *g, part of, size_t row, const char *name,
                      const char *value, bool last)
{
    size_t column = pt_table_find(table_of(g, of), name);
    pt_slice text = value ? pt_slice_bare(pt_slice_of(value)) : (pt_slice){0};
    double number = 0;
    if (text.length == 0 || row == PTCE_NOBODY || strstr(value, "nfinity") ||
        (!last && column != PTCE_NOBODY &&
         pt_table_get(table_of(g, of), column, row)))
        return;
    if (text.length > 2 && memcmp(text.at + text.length - 2, ".0", 2) == 0 &&
        pt_slice_number(text, &number))
        text.length -= 2;
    (void)pt_lex_put(&g->xml.lex, table_of(g, of), name, PT_CELL_ANY, row,
                     text);
}

static void put_spell(gexf *g, part of, size_t row, const char **attributes)
{
    const char *start = pt_xml_attribute(attributes, "start");
    const char *end = pt_xml_attribute(attributes, "end");
    put_bound(g, of, row, "since",
              start ? start : pt_xml_attribute(attributes, "startopen"), false);
    put_bound(g, of, row, "until",
              end ? end : pt_xml_attribute(attributes, "endopen"), true);
    g->instants += pt_xml_attribute(attributes, "timestamp") != NULL ||
                   pt_xml_attribute(attributes, "timestamps") != NULL;
}

static void start_node(gexf *g, const char **attributes)
{
    const char *id = needed(g, attributes, "id", "node");
    size_t row = 0;
    if (!id ||
        !pt_lex_declare(&g->xml.lex, pt_slice_of(id), pt_xml_at(&g->xml), &row))
        return;
    g->hierarchy += g->open[g->xml.depth].row != PTCE_NOBODY ||
                    pt_xml_attribute(attributes, "pid") != NULL;
    g->open[g->xml.depth].of = OF_NODES;
    g->open[g->xml.depth].row = row;
    put(g, OF_NODES, row, g->named ? "label" : "name", PT_CELL_TEXT,
        pt_xml_attribute(attributes, "label"));
    put_spell(g, OF_NODES, row, attributes);
}

static bool is_directed(const gexf *g, const char **attributes)
{
    const char *type = pt_xml_attribute(attributes, "type");
    return type ? strcmp(type, "directed") == 0 || strcmp(type, "dir") == 0
                : g->directed;
}

static void start_edge(gexf *g, const char **attributes)
{
    pt_lex *lex = &g->xml.lex;
    const char *at = pt_xml_at(&g->xml);
    const char *source = needed(g, attributes, "source", "edge");
    const char *target =
        source ? needed(g, attributes, "target", "edge") : NULL;
    size_t from = 0;
    size_t to = 0;
    size_t row = 0;
    if (!target || !pt_lex_mention(lex, pt_slice_of(source), at, &from) ||
        !pt_lex_mention(lex, pt_slice_of(target), at, &to) ||
        !pt_lex_edge(lex, from, to, is_directed(g, attributes), at, &row))
        return;
    g->open[g->xml.depth].of = OF_EDGES;
    g->open[g->xml.depth].row = row;
    put(g, OF_EDGES, row, "kind", PT_CELL_TEXT,
        pt_xml_attribute(attributes, "kind"));
    put(g, OF_EDGES, row, "weight", PT_CELL_ANY,
        pt_xml_attribute(attributes, "weight"));
    put(g, OF_EDGES, row, "label", PT_CELL_TEXT,
        pt_xml_attribute(attributes, "label"));
    put_spell(g, OF_EDGES, row, attributes);
}

/* ---- Looks ------------------------------------------------------------------
 */

static void start_color(gexf *g, part of, size_t row, const char **attributes)
{
    static const char *const names[] = {"r", "g", "b"};
    const char *hex = pt_xml_attribute(attributes, "hex");
    char color[16];
    size_t rgb[3] = {0};
    for (size_t i = 0; !hex && i < 3; i++) {
        const char *shade = pt_xml_attribute(attributes, names[i]);
        if (!shade || !pt_slice_count(pt_slice_of(shade), &rgb[i]) ||
            rgb[i] > 255)
            return;
    }
    (void)snprintf(color, sizeof color, "#%02zx%02zx%02zx", rgb[0], rgb[1],
                   rgb[2]);
    put(g, of, row, "color", PT_CELL_TEXT, hex ? hex : color);
}

static void start_position(gexf *g, size_t row, const char **attributes)
{
    const char *z = pt_xml_attribute(attributes, "z");
    double height = 0;
    put(g, OF_NODES, row, "x", PT_CELL_ANY, pt_xml_attribute(attributes, "x"));
    put(g, OF_NODES, row, "y", PT_CELL_ANY, pt_xml_attribute(attributes, "y"));
    g->pictures += z && pt_number_read(&height, z) && fabs(height) > 0;
}

static bool start_looks(gexf *g, const char *name, const char **attributes)
{
    part of = g->open[g->xml.depth].of;
    size_t row = g->open[g->xml.depth].row;
    if (strcmp(name, "color") == 0)
        start_color(g, of, row, attributes);
    else if (strcmp(name, "position") == 0 && of == OF_NODES)
        start_position(g, row, attributes);
    else if (strcmp(name, "size") == 0 && of == OF_NODES)
        put(g, of, row, "size", PT_CELL_ANY,
            pt_xml_attribute(attributes, "value"));
    else if (strcmp(name, "shape") == 0 || strcmp(name, "thickness") == 0)
        g->pictures++;
    else
        return false;
    return true;
}

/* ---- Elements ---------------------------------------------------------------
 */

static void start_graph(gexf *g, const char **attributes)
{
    const char *type = pt_xml_attribute(attributes, "defaultedgetype");
    if (g->graphs++ > 0)
        g->aside = g->xml.depth;
    g->directed = type && strcmp(type, "directed") == 0;
}

static void start_attributes(gexf *g, const char **attributes)
{
    const char *of = pt_xml_attribute(attributes, "class");
    g->declared = of && strcmp(of, "edge") == 0 ? OF_EDGES : OF_NODES;
}

static void on_start(pt_xml *xml, const char *name, const char **attributes)
{
    gexf *g = xml->data;
    if (xml->depth == 1 && strcmp(name, "gexf") != 0)
        (void)pt_xml_stop(xml, "format-other", name, "GEXF");
    g->open[xml->depth] = g->open[xml->depth - 1];
    if (g->aside || xml->lex.stopped)
        return;
    if (strcmp(name, "graph") == 0)
        start_graph(g, attributes);
    else if (strcmp(name, "attributes") == 0)
        start_attributes(g, attributes);
    else if (strcmp(name, "attribute") == 0)
        start_attribute(g, attributes);
    else if (strcmp(name, "node") == 0)
        start_node(g, attributes);
    else if (strcmp(name, "edge") == 0)
        start_edge(g, attributes);
    else if (strcmp(name, "attvalue") == 0)
        start_value(g, attributes);
    else if (strcmp(name, "spell") == 0 || strcmp(name, "slice") == 0)
        put_spell(g, g->open[xml->depth].of, g->open[xml->depth].row,
                  attributes);
    else if (!start_looks(g, name, attributes))
        g->hierarchy += strcmp(name, "parent") == 0;
}

static void on_end(pt_xml *xml, const char *name)
{
    gexf *g = xml->data;
    const pt_slice text =
        pt_slice_bare((pt_slice){ptce_text_get(&xml->text), xml->text.length});
    if (g->aside == xml->depth)
        g->aside = 0;
    else if (!g->aside && strcmp(name, "default") == 0 && xml->depth > 1)
        end_default(g);
    else if (!g->aside && strcmp(name, "description") == 0 && text.length)
        (void)pt_lex_put(&xml->lex, &g->out->graph, "note", PT_CELL_TEXT, 0,
                         text);
}

static bool fill_defaults(gexf *g, part of)
{
    for (size_t i = 0; i < g->lists[of].count; i++) {
        const attribute *item = &g->lists[of].items[i];
        if (item->fallback &&
            !pt_lex_fill(&g->xml.lex, table_of(g, of), item->title, item->holds,
                         item->fallback))
            return false;
    }
    return true;
}

static void finish(gexf *g)
{
    pt_lex *lex = &g->xml.lex;
    pt_table_guess(&g->out->node_table);
    pt_table_guess(&g->out->edge_table);
    (void)(fill_defaults(g, OF_NODES) && fill_defaults(g, OF_EDGES) &&
           pt_lex_relations(lex) &&
           pt_lex_ignored(lex, "graphs", g->graphs - (g->graphs > 0)) &&
           pt_lex_ignored(lex, "hierarchy", g->hierarchy) &&
           pt_lex_ignored(lex, "instants", g->instants) &&
           pt_lex_ignored(lex, "pictures", g->pictures));
}

ptce_status pt_gexf_read(pt_import *import, pt_slice text, ptce_error *err)
{
    static const pt_xml_reader reader = {on_start, on_end};
    gexf g = {.out = import->outline};
    g.open[0].row = PTCE_NOBODY;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; i < PARTS; i++) {
        g.lists[i].ids = pt_outline_new("");
        st = g.lists[i].ids ? st : pt_nomem(err);
    }
    if (st == PTCE_OK)
        st = pt_xml_read(&g.xml, import, text, &reader, &g, err);
    if (st == PTCE_OK && pt_lex_goes_on(&g.xml.lex)) {
        finish(&g);
        st = g.xml.lex.status;
    }
    for (size_t i = 0; i < PARTS; i++) {
        free(g.lists[i].items);
        pt_outline_free(g.lists[i].ids);
    }
    return st;
}
