/* SPDX-License-Identifier: MIT */
/* Node-link JSON, as NetworkX (links or edges) and D3 (by id or by place) have
 * it: one object a node and a link. The direction of a link is its own where
 * not all agree. */
#include "io/formats.h"
#include "io/json_rows.h"
#include "io/shape.h"

#include <stdio.h>

static const char *const node_taken[] = {"id", NULL};
static const char *const link_taken[] = {"source", "target", "key", "directed",
                                         NULL};
static const char *const graph_taken[] = {NULL};

typedef struct nodelink {
    pt_lex lex;
    pt_outline *out;
    bool directed;
    bool by_place; /* nodes have no ids, links count them from 0 */
    size_t others; /* members of the whole that mean nothing here */
} nodelink;

static bool is_scalar(pt_slice value)
{
    pt_json_type type = pt_json_type_of(value);
    return type == PT_TYPE_TEXT || type == PT_TYPE_NUMBER;
}

/* ---- Nodes
 * -------------------------------------------------------------------- */

static bool declare(nodelink *n, pt_slice value, pt_slice id, size_t place,
                    size_t *row)
{
    char number[24];
    pt_slice name = {0};
    (void)snprintf(number, sizeof number, "%zu", place);
    if (!id.at || n->by_place)
        name = pt_slice_of(number);
    else if (!is_scalar(id))
        return pt_lex_expected(&n->lex, id, "id");
    else if (!pt_rows_text(&n->lex, id, &name))
        return false;
    return pt_lex_declare(&n->lex, name, value.at, row);
}

static bool read_node(nodelink *n, pt_slice value, size_t place)
{
    size_t row = 0;
    pt_slice key;
    pt_slice item;
    if (is_scalar(value))
        return declare(n, value, value, place, &row);
    if (*value.at != '{')
        return pt_lex_expected(&n->lex, value, "object");
    pt_slice id = pt_rows_member(value, "id");
    n->by_place = n->by_place || (place == 0 && !id.at);
    if (!declare(n, value, id, place, &row))
        return false;
    pt_walk walk = pt_walk_into(value);
    while (pt_walk_next(&walk, &key, &item))
        if ((n->by_place || item.at != id.at) &&
            !pt_rows_put(&n->lex, &n->out->node_table, node_taken, row, key,
                         item))
            return false;
    return true;
}

/* ---- Links
 * -------------------------------------------------------------------- */

/* An end: an id, a place, or the node itself, as D3 leaves it. */
static bool end_of(nodelink *n, pt_slice link, const char *name, size_t *row)
{
    pt_slice value = pt_rows_member(link, name);
    pt_slice id = {0};
    if (value.at && *value.at == '{')
        value = pt_rows_member(value, "id");
    if (!value.at || !is_scalar(value))
        return pt_lex_stop(&n->lex, "format-missing", (pt_slice){link.at, 1},
                           name);
    if (n->by_place && *value.at != '"') {
        if (pt_slice_count(value, row) && *row < n->out->node_count)
            return true;
        char most[24];
        (void)snprintf(most, sizeof most, "%zu", n->out->node_count);
        return pt_lex_stop(&n->lex, "format-range", value, most);
    }
    return pt_rows_text(&n->lex, value, &id) &&
           pt_lex_mention(&n->lex, id, link.at, row);
}

static bool read_link(nodelink *n, pt_slice value)
{
    size_t ends[2] = {0};
    size_t row = 0;
    pt_slice key;
    pt_slice item;
    if (*value.at != '{')
        return pt_lex_expected(&n->lex, value, "object");
    pt_slice own = pt_rows_member(value, "directed");
    bool told = own.at && pt_json_type_of(own) == PT_TYPE_BOOL;
    bool directed = told ? *own.at == 't' : n->directed;
    if (!end_of(n, value, "source", &ends[0]) ||
        !end_of(n, value, "target", &ends[1]) ||
        !pt_lex_edge(&n->lex, ends[0], ends[1], directed, value.at, &row))
        return false;
    pt_walk walk = pt_walk_into(value);
    while (pt_walk_next(&walk, &key, &item)) {
        const pt_slice name = {key.at + 1, key.length - 2};
        bool is_own = pt_rows_is_taken(name, link_taken, 0) && *name.at != '_';
        if (!is_own && !pt_rows_put(&n->lex, &n->out->edge_table, link_taken,
                                    row, key, item))
            return false;
    }
    return true;
}

/* ---- The whole
 * ------------------------------------------------------------------ */

static bool read_array(nodelink *n, pt_slice array, bool of_nodes)
{
    pt_walk walk = pt_walk_into(array);
    pt_slice item;
    for (size_t i = 0; pt_walk_next(&walk, NULL, &item); i++)
        if (of_nodes ? !read_node(n, item, i) : !read_link(n, item))
            return false;
    return true;
}

static bool read_graph(nodelink *n, pt_slice object)
{
    pt_walk walk = pt_walk_into(object);
    pt_slice key;
    pt_slice item;
    while (pt_walk_next(&walk, &key, &item))
        if (!pt_rows_put(&n->lex, &n->out->graph, graph_taken, 0, key, item))
            return false;
    return true;
}

static bool is_array(pt_slice value)
{
    return value.at && *value.at == '[';
}

static void read_whole(nodelink *n)
{
    pt_slice whole = pt_slice_trim(n->lex.text.at, n->lex.text.length);
    if (*whole.at != '{') {
        (void)pt_lex_expected(&n->lex, whole, "object");
        return;
    }
    pt_slice nodes = pt_rows_member(whole, "nodes");
    pt_slice links = pt_rows_member(whole, "links");
    pt_slice graph = pt_rows_member(whole, "graph");
    pt_slice directed = pt_rows_member(whole, "directed");
    if (!is_array(links))
        links = pt_rows_member(whole, "edges");
    if (!is_array(nodes) || !is_array(links)) {
        (void)pt_lex_stop(&n->lex, "format-missing", (pt_slice){whole.at, 1},
                          is_array(nodes) ? "links" : "nodes");
        return;
    }
    n->directed = directed.at && *directed.at == 't';
    if ((graph.at && *graph.at == '{' && !read_graph(n, graph)) ||
        !read_array(n, nodes, true) || !read_array(n, links, false))
        return;
    pt_table_rename(&n->out->node_table, "label", "name");
    pt_table_rename(&n->out->edge_table, "value", "weight");
    (void)pt_lex_relations(&n->lex);
}

ptce_status pt_nodelink_read(pt_import *import, pt_slice text, ptce_error *err)
{
    nodelink n = {.lex = pt_lex_of(import, text, err), .out = import->outline};
    if (pt_rows_scan(&n.lex))
        read_whole(&n);
    return n.lex.status;
}

/* ---- Writing
 * ------------------------------------------------------------------ */

static void add_links(pt_json *json, const pt_outline *outline, bool mixed)
{
    pt_rows_plan plan;
    pt_rows_plan_of(&plan, &outline->edge_table, link_taken);
    pt_json_array(json, "links", PT_JSON_OPEN);
    for (size_t i = 0; i < outline->edge_count; i++) {
        const pt_edge *edge = &outline->edges[i];
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_text(json, "source", outline->nodes[edge->from].id);
        pt_json_text(json, "target", outline->nodes[edge->to].id);
        if (mixed)
            pt_json_bool(json, "directed", edge->directed);
        pt_rows_add(json, &plan, i);
        pt_json_end(json);
    }
    pt_json_end(json);
}

ptce_status pt_nodelink_write(ptce_text *out, const pt_outline *outline,
                              ptce_error *err)
{
    pt_json json = {.out = out};
    pt_rows_plan plan;
    size_t arcs = pt_outline_arcs(outline);
    bool parallel = false;
    ptce_status st = pt_outline_parallel(&parallel, outline, err);
    if (st != PTCE_OK)
        return st;
    pt_json_object(&json, NULL, PT_JSON_OPEN);
    pt_json_bool(&json, "directed", arcs > 0);
    pt_json_bool(&json, "multigraph", parallel);
    pt_rows_plan_of(&plan, &outline->graph, graph_taken);
    pt_json_object(&json, "graph", PT_JSON_INLINE);
    pt_rows_add(&json, &plan, 0);
    pt_json_end(&json);
    pt_rows_plan_of(&plan, &outline->node_table, node_taken);
    pt_json_array(&json, "nodes", PT_JSON_OPEN);
    for (size_t i = 0; i < outline->node_count; i++) {
        pt_json_object(&json, NULL, PT_JSON_INLINE);
        pt_json_text(&json, "id", outline->nodes[i].id);
        pt_rows_add(&json, &plan, i);
        pt_json_end(&json);
    }
    pt_json_end(&json);
    add_links(&json, outline, arcs > 0 && arcs < outline->edge_count);
    pt_json_end(&json);
    return ptce_text_check(out, err);
}
