/* SPDX-License-Identifier: MIT */
/* GraphML as Gephi, yEd, visone, igraph and NetworkX write it: keys with types
 * and defaults, data of graph, nodes and edges. Of yEd's and visone's pictures
 * the label, place and colour of a node are taken. A graph within a node is
 * refused; hyperedges, ports and further graphs are left aside. */
#include "io/formats.h"
#include "io/xml_read.h"

#include <stdlib.h>
#include <string.h>

typedef enum context {
    OUTSIDE,
    ROOT,
    KEY,
    DEFAULT,
    GRAPH,
    NODE,
    EDGE,
    DATA,
    PICTURE, /* within data, of another vocabulary */
    ASIDE    /* known to be of no use */
} context;

typedef struct key {
    const char *name;
    const char *fallback; /* what a row without it holds, or NULL */
    pt_cell holds;
    bool picture;
    bool of_nodes, of_edges, of_graph;
} key;

typedef struct graphml {
    pt_xml xml;
    pt_outline *out;
    pt_outline *key_ids; /* row of keys by their ids */
    key *keys;
    size_t key_count, key_capacity;
    context contexts[PT_XML_DEPTH + 1]; /* of the open elements */
    size_t graphs, hyperedges, ports, pictures;
    bool directed;
    bool foreign;    /* the data being read hold elements */
    pt_table *table; /* whose row is being read */
    size_t row;
    size_t key; /* whose data is being read */
} graphml;

static const char *attribute(graphml *g, const char **attributes,
                             const char *name, const char *element)
{
    const char *value = pt_xml_attribute(attributes, name);
    if (!value)
        (void)pt_xml_stop(&g->xml, "format-missing", element, name);
    return value;
}

/* ---- Keys ------------------------------------------------------------------
 */

static pt_cell kind_of(const char *type)
{
    static const struct {
        const char *type;
        pt_cell holds;
    } rows[] = {{"boolean", PT_CELL_BOOLEAN}, {"int", PT_CELL_INTEGER},
                {"long", PT_CELL_INTEGER},    {"integer", PT_CELL_INTEGER},
                {"float", PT_CELL_NUMBER},    {"double", PT_CELL_NUMBER}};
    for (size_t i = 0; type && i < PT_COUNT(rows); i++)
        if (strcmp(type, rows[i].type) == 0)
            return rows[i].holds;
    return PT_CELL_TEXT;
}

/* The key with an id, added if there is none. */
static key *key_of(graphml *g, const char *id)
{
    ptce_error *err = g->xml.lex.err;
    size_t row = 0;
    ptce_status st =
        pt_outline_mention(g->key_ids, pt_slice_of(id), 0, &row, err);
    if (st == PTCE_OK && row == g->key_count) {
        st = pt_grow((void **)&g->keys, &g->key_capacity, g->key_count,
                     sizeof *g->keys, err);
        if (st == PTCE_OK)
            g->keys[g->key_count++] = (key){.name = g->key_ids->nodes[row].id,
                                            .holds = PT_CELL_TEXT,
                                            .of_nodes = true,
                                            .of_edges = true,
                                            .of_graph = true};
    }
    if (!pt_lex_take(&g->xml.lex, st))
        return NULL;
    g->key = row;
    return &g->keys[row];
}

static void start_key(graphml *g, const char **attributes)
{
    const char *id = attribute(g, attributes, "id", "key");
    key *k = id ? key_of(g, id) : NULL;
    if (!k)
        return;
    const char *name = pt_xml_attribute(attributes, "attr.name");
    const char *of = pt_xml_attribute(attributes, "for");
    bool all = !of || strcmp(of, "all") == 0;
    pt_arena *arena = g->out->arena;
    k->picture = !name && pt_xml_attribute(attributes, "yfiles.type");
    if (name && *name)
        k->name = pt_arena_text(arena, name, strlen(name));
    if (!k->name)
        (void)pt_lex_take(&g->xml.lex, pt_nomem(g->xml.lex.err));
    k->holds = kind_of(pt_xml_attribute(attributes, "attr.type"));
    k->of_nodes = all || strcmp(of, "node") == 0;
    k->of_edges = all || strcmp(of, "edge") == 0;
    k->of_graph = all || strcmp(of, "graph") == 0;
}

static void end_default(graphml *g)
{
    const ptce_text *text = &g->xml.text;
    key *k = &g->keys[g->key];
    k->fallback =
        pt_arena_text(g->out->arena, ptce_text_get(text), text->length);
    if (!k->fallback)
        (void)pt_lex_take(&g->xml.lex, pt_nomem(g->xml.lex.err));
}

/* ---- Elements --------------------------------------------------------------
 */

static context start_graph(graphml *g, const char **attributes)
{
    const char *id = pt_xml_attribute(attributes, "id");
    const char *direction = pt_xml_attribute(attributes, "edgedefault");
    if (g->graphs++ > 0)
        return ASIDE;
    g->directed = direction && strcmp(direction, "directed") == 0;
    g->table = &g->out->graph;
    g->row = 0;
    if (id && *id)
        (void)pt_lex_put(&g->xml.lex, g->table, "id", PT_CELL_TEXT, 0,
                         pt_slice_of(id));
    return GRAPH;
}

static context start_node(graphml *g, const char **attributes)
{
    const char *id = attribute(g, attributes, "id", "node");
    if (id)
        (void)pt_lex_declare(&g->xml.lex, pt_slice_of(id), pt_xml_at(&g->xml),
                             &g->row);
    g->table = &g->out->node_table;
    return NODE;
}

static context start_edge(graphml *g, const char **attributes)
{
    pt_lex *lex = &g->xml.lex;
    const char *at = pt_xml_at(&g->xml);
    const char *source = attribute(g, attributes, "source", "edge");
    const char *target =
        source ? attribute(g, attributes, "target", "edge") : NULL;
    const char *direction = pt_xml_attribute(attributes, "directed");
    bool directed = direction ? strcmp(direction, "true") == 0 : g->directed;
    size_t from = 0;
    size_t to = 0;
    g->table = &g->out->edge_table;
    if (target && pt_lex_mention(lex, pt_slice_of(source), at, &from) &&
        pt_lex_mention(lex, pt_slice_of(target), at, &to))
        (void)pt_lex_edge(lex, from, to, directed, at, &g->row);
    return EDGE;
}

static context start_data(graphml *g, const char **attributes)
{
    const char *id = attribute(g, attributes, "key", "data");
    g->foreign = false;
    if (id)
        (void)key_of(g, id);
    return DATA;
}

static context start_in_graph(graphml *g, const char *name,
                              const char **attributes)
{
    if (strcmp(name, "node") == 0)
        return start_node(g, attributes);
    if (strcmp(name, "edge") == 0)
        return start_edge(g, attributes);
    if (strcmp(name, "data") == 0) {
        g->table = &g->out->graph;
        g->row = 0;
        return start_data(g, attributes);
    }
    g->hyperedges += strcmp(name, "hyperedge") == 0;
    return ASIDE;
}

static context start_in_row(graphml *g, const char *name,
                            const char **attributes)
{
    if (strcmp(name, "data") == 0)
        return start_data(g, attributes);
    if (strcmp(name, "graph") == 0)
        (void)pt_xml_stop(&g->xml, "graphml-nested", NULL, NULL);
    g->ports += strcmp(name, "port") == 0;
    return ASIDE;
}

/* What a picture of yEd or visone says of a node besides its looks. */
static void start_in_picture(graphml *g, const char *name,
                             const char **attributes)
{
    static const struct {
        const char *element, *attribute, *column;
        pt_cell holds;
    } rows[] = {{"Geometry", "x", "x", PT_CELL_NUMBER},
                {"Geometry", "y", "y", PT_CELL_NUMBER},
                {"Fill", "color", "color", PT_CELL_TEXT}};
    if (g->table != &g->out->node_table)
        return;
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        const char *value = pt_xml_attribute(attributes, rows[i].attribute);
        if (value && strcmp(name, rows[i].element) == 0)
            (void)pt_lex_put(&g->xml.lex, g->table, rows[i].column,
                             rows[i].holds, g->row, pt_slice_of(value));
    }
}

static context start_element(graphml *g, context parent, const char *name,
                             const char **attributes)
{
    switch (parent) {
    case OUTSIDE:
        if (strcmp(name, "graphml") != 0)
            (void)pt_xml_stop(&g->xml, "format-other", name, "GraphML");
        return ROOT;
    case ROOT:
        if (strcmp(name, "key") == 0) {
            start_key(g, attributes);
            return KEY;
        }
        return strcmp(name, "graph") == 0 ? start_graph(g, attributes) : ASIDE;
    case KEY:
        return strcmp(name, "default") == 0 ? DEFAULT : ASIDE;
    case GRAPH:
        return start_in_graph(g, name, attributes);
    case NODE:
    case EDGE:
        return start_in_row(g, name, attributes);
    case DATA:
        g->pictures++;
        g->foreign = true;
        start_in_picture(g, name, attributes);
        return PICTURE;
    case PICTURE:
        start_in_picture(g, name, attributes);
        return PICTURE;
    case DEFAULT:
    case ASIDE:
    default:
        return ASIDE;
    }
}

static void on_start(pt_xml *xml, const char *name, const char **attributes)
{
    graphml *g = xml->data;
    context parent = g->contexts[xml->depth - 1];
    g->contexts[xml->depth] = start_element(g, parent, name, attributes);
}

static bool is_of(const graphml *g, const key *k)
{
    if (g->table == &g->out->node_table)
        return k->of_nodes;
    return g->table == &g->out->edge_table ? k->of_edges : k->of_graph;
}

static void end_data(graphml *g)
{
    const key *k = &g->keys[g->key];
    pt_lex *lex = &g->xml.lex;
    size_t column = 0;
    if (k->picture || g->foreign || !is_of(g, k))
        return;
    ptce_status st = pt_table_column(g->out, g->table, pt_slice_of(k->name),
                                     k->holds, &column, lex->err);
    const pt_slice text = {ptce_text_get(&g->xml.text), g->xml.text.length};
    if (pt_lex_take(lex, st))
        (void)pt_lex_cell(lex, g->table, column, g->row, text,
                          pt_xml_at(&g->xml));
}

static void on_end(pt_xml *xml, const char *name)
{
    graphml *g = xml->data;
    context ended = g->contexts[xml->depth];
    const pt_slice text =
        pt_slice_bare((pt_slice){ptce_text_get(&xml->text), xml->text.length});
    if (ended == DEFAULT)
        end_default(g);
    else if (ended == DATA)
        end_data(g);
    else if (ended == PICTURE && strcmp(name, "NodeLabel") == 0 &&
             text.length && g->table == &g->out->node_table)
        (void)pt_lex_put(&xml->lex, g->table, "label", PT_CELL_TEXT, g->row,
                         text);
}

/* ---- Afterwards ------------------------------------------------------------
 */

static void fill_defaults(graphml *g)
{
    for (size_t i = 0; i < g->key_count; i++) {
        const key *k = &g->keys[i];
        if (!k->fallback || k->picture)
            continue;
        if (k->of_nodes && !pt_lex_fill(&g->xml.lex, &g->out->node_table,
                                        k->name, k->holds, k->fallback))
            return;
        if (k->of_edges && !pt_lex_fill(&g->xml.lex, &g->out->edge_table,
                                        k->name, k->holds, k->fallback))
            return;
    }
}

static void finish(graphml *g)
{
    pt_lex *lex = &g->xml.lex;
    fill_defaults(g);
    pt_table_rename(&g->out->node_table, "label", "name");
    (void)(pt_lex_relations(lex) && pt_lex_colors(lex, &g->out->node_table) &&
           pt_lex_ignored(lex, "graphs", g->graphs - (g->graphs > 0)) &&
           pt_lex_ignored(lex, "hyperedges", g->hyperedges) &&
           pt_lex_ignored(lex, "ports", g->ports) &&
           pt_lex_ignored(lex, "pictures", g->pictures));
}

ptce_status pt_graphml_read(pt_import *import, pt_slice text, ptce_error *err)
{
    static const pt_xml_reader reader = {on_start, on_end};
    graphml g = {.out = import->outline};
    g.key_ids = pt_outline_new("");
    if (!g.key_ids)
        return pt_nomem(err);
    (void)pt_xml_read(&g.xml, import, text, &reader, &g, err);
    if (pt_lex_goes_on(&g.xml.lex))
        finish(&g);
    free(g.keys);
    pt_outline_free(g.key_ids);
    return g.xml.lex.status;
}
