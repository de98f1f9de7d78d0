/* SPDX-License-Identifier: MIT */
/* Cytoscape's JSON: elements in two lists or one, the members of data as cells,
 * places beside them. The kind of an edge is its interaction. Cytoscape's own
 * numbers and states (SUID, selected) are left aside. */
#include "io/formats.h"
#include "io/json_rows.h"
#include "io/shape.h"

static const char *const node_taken[] = {"id", "SUID", "selected",
                                         "shared_name", NULL};
static const char *const edge_taken[] = {
    "id",   "source",   "target",      "directed",
    "SUID", "selected", "shared_name", "shared_interaction",
    NULL};
static const char *const graph_taken[] = {"SUID", "selected", "shared_name",
                                          NULL};

typedef struct cyjs {
    pt_lex lex;
    pt_outline *out;
} cyjs;

static bool is_object(pt_slice value)
{
    return value.at && *value.at == '{';
}

static bool is_scalar(pt_slice value)
{
    pt_json_type type = pt_json_type_of(value);
    return type == PT_TYPE_TEXT || type == PT_TYPE_NUMBER;
}

static bool text_of(cyjs *c, pt_slice data, const char *name, pt_slice *text)
{
    pt_slice value = pt_rows_member(data, name);
    if (!value.at || !is_scalar(value))
        return pt_lex_stop(&c->lex, "format-missing", (pt_slice){data.at, 1},
                           name);
    return pt_rows_text(&c->lex, value, text);
}

static bool put_data(cyjs *c, pt_slice data, pt_table *table,
                     const char *const *taken, size_t row)
{
    pt_walk walk = pt_walk_into(data);
    pt_slice key;
    pt_slice item;
    while (pt_walk_next(&walk, &key, &item)) {
        const pt_slice name = {key.at + 1, key.length - 2};
        bool own = pt_rows_is_taken(name, taken, 0) && *name.at != '_';
        if (own || pt_slice_equal(name, pt_slice_of("__Annotations")))
            continue;
        if (!pt_rows_put(&c->lex, table, taken, row, key, item))
            return false;
    }
    return true;
}

static bool read_node(cyjs *c, pt_slice element, pt_slice data)
{
    static const char *const axes[] = {"x", "y"};
    pt_slice id = {0};
    size_t row = 0;
    pt_table *table = &c->out->node_table;
    pt_slice place = pt_rows_member(element, "position");
    if (!text_of(c, data, "id", &id) ||
        !pt_lex_declare(&c->lex, id, element.at, &row) ||
        !put_data(c, data, table, node_taken, row))
        return false;
    for (size_t i = 0; i < 2 && is_object(place); i++) {
        pt_slice value = pt_rows_member(place, axes[i]);
        if (value.at && pt_json_type_of(value) == PT_TYPE_NUMBER &&
            !pt_lex_put(&c->lex, table, axes[i], PT_CELL_NUMBER, row, value))
            return false;
    }
    return true;
}

static bool read_edge(cyjs *c, pt_slice element, pt_slice data)
{
    pt_slice ends[2] = {{0}};
    size_t rows[2];
    size_t row = 0;
    pt_slice directed = pt_rows_member(data, "directed");
    return text_of(c, data, "source", &ends[0]) &&
           text_of(c, data, "target", &ends[1]) &&
           pt_lex_mention(&c->lex, ends[0], element.at, &rows[0]) &&
           pt_lex_mention(&c->lex, ends[1], element.at, &rows[1]) &&
           pt_lex_edge(&c->lex, rows[0], rows[1],
                       directed.at && *directed.at == 't', element.at, &row) &&
           put_data(c, data, &c->out->edge_table, edge_taken, row);
}

/* The elements of one list; of both kinds if the list is not told to be one. */
static bool read_elements(cyjs *c, pt_slice list, bool nodes, bool edges)
{
    pt_walk walk = pt_walk_into(list);
    pt_slice element;
    while (pt_walk_next(&walk, NULL, &element)) {
        pt_slice data =
            is_object(element) ? pt_rows_member(element, "data") : element;
        if (!is_object(data))
            return pt_lex_expected(&c->lex, element, "object");
        bool is_edge =
            nodes && edges ? pt_rows_member(data, "source").at != NULL : edges;
        if (is_edge ? !read_edge(c, element, data)
                    : !read_node(c, element, data))
            return false;
    }
    return true;
}

static bool read_lists(cyjs *c, pt_slice elements)
{
    pt_slice nodes = pt_rows_member(elements, "nodes");
    pt_slice edges = pt_rows_member(elements, "edges");
    if (!nodes.at || *nodes.at != '[')
        return pt_lex_stop(&c->lex, "format-missing",
                           (pt_slice){elements.at, 1}, "nodes");
    return read_elements(c, nodes, true, false) &&
           (!edges.at || *edges.at != '[' ||
            read_elements(c, edges, false, true));
}

static void read_whole(cyjs *c)
{
    pt_slice whole = pt_slice_trim(c->lex.text.at, c->lex.text.length);
    pt_slice elements = whole;
    pt_slice data = {0};
    if (*whole.at == '{') {
        elements = pt_rows_member(whole, "elements");
        data = pt_rows_member(whole, "data");
    }
    if (!elements.at || (*elements.at != '{' && *elements.at != '[')) {
        (void)pt_lex_stop(&c->lex, "format-missing", (pt_slice){whole.at, 1},
                          "elements");
        return;
    }
    if (is_object(data) && !put_data(c, data, &c->out->graph, graph_taken, 0))
        return;
    if (*elements.at == '[' ? !read_elements(c, elements, true, true)
                            : !read_lists(c, elements))
        return;
    pt_table_rename(&c->out->edge_table, "interaction", "kind");
    pt_table_rename(&c->out->node_table, "label", "name");
    (void)pt_lex_relations(&c->lex);
}

ptce_status pt_cyjs_read(pt_import *import, pt_slice text, ptce_error *err)
{
    cyjs c = {.lex = pt_lex_of(import, text, err), .out = import->outline};
    if (pt_rows_scan(&c.lex))
        read_whole(&c);
    return c.lex.status;
}

/* ---- Writing
 * ------------------------------------------------------------------ */

static void add_place(pt_json *json, const pt_rows_plan *plan, size_t row)
{
    static const char *const axes[] = {"x", "y"};
    bool any = false;
    for (size_t i = 0; i < 2; i++) {
        size_t column = pt_table_find(plan->table, axes[i]);
        const char *cell = pt_table_get(plan->table, column, row);
        if (!cell || !plan->elsewhere[column])
            continue;
        if (!any)
            pt_json_object(json, "position", PT_JSON_INLINE);
        any = true;
        pt_rows_add_cell(json, axes[i], PT_CELL_NUMBER, cell);
    }
    if (any)
        pt_json_end(json);
}

static void add_nodes(pt_json *json, const pt_outline *outline)
{
    static const char *const axes[] = {"x", "y"};
    const pt_table *table = &outline->node_table;
    pt_rows_plan plan;
    pt_rows_plan_of(&plan, table, node_taken);
    for (size_t i = 0; i < 2; i++) {
        size_t column = pt_table_find(table, axes[i]);
        if (column != PTCE_NOBODY)
            plan.elsewhere[column] = plan.kinds[column] == PT_CELL_NUMBER ||
                                     plan.kinds[column] == PT_CELL_INTEGER;
    }
    pt_json_array(json, "nodes", PT_JSON_OPEN);
    for (size_t i = 0; i < outline->node_count; i++) {
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_object(json, "data", PT_JSON_INLINE);
        pt_json_text(json, "id", outline->nodes[i].id);
        pt_rows_add(json, &plan, i);
        pt_json_end(json);
        add_place(json, &plan, i);
        pt_json_end(json);
    }
    pt_json_end(json);
}

/* Edges need ids of their own: e and a number. */
static void add_edge_id(pt_json *json, size_t i)
{
    ptce_text id = {0};
    ptce_text_add(&id, "e");
    ptce_text_add_count(&id, i);
    pt_json_text(json, "id", ptce_text_get(&id));
    ptce_text_clear(&id);
}

static void add_edges(pt_json *json, const pt_outline *outline)
{
    const pt_table *table = &outline->edge_table;
    size_t kind = pt_table_find(table, "interaction") == PTCE_NOBODY
                      ? pt_table_find(table, "kind")
                      : PTCE_NOBODY;
    bool arcs = pt_outline_arcs(outline) > 0;
    pt_rows_plan plan;
    pt_rows_plan_of(&plan, table, edge_taken);
    if (kind != PTCE_NOBODY)
        plan.elsewhere[kind] = true;
    pt_json_array(json, "edges", PT_JSON_OPEN);
    for (size_t i = 0; i < outline->edge_count; i++) {
        const pt_edge *edge = &outline->edges[i];
        const char *interaction = pt_table_get(table, kind, i);
        pt_json_object(json, NULL, PT_JSON_INLINE);
        pt_json_object(json, "data", PT_JSON_INLINE);
        add_edge_id(json, i);
        pt_json_text(json, "source", outline->nodes[edge->from].id);
        pt_json_text(json, "target", outline->nodes[edge->to].id);
        if (interaction)
            pt_json_text(json, "interaction", interaction);
        if (arcs)
            pt_json_bool(json, "directed", edge->directed);
        pt_rows_add(json, &plan, i);
        pt_json_end(json);
        pt_json_end(json);
    }
    pt_json_end(json);
}

ptce_status pt_cyjs_write(ptce_text *out, const pt_outline *outline,
                          ptce_error *err)
{
    pt_json json = {.out = out};
    pt_rows_plan plan;
    pt_json_object(&json, NULL, PT_JSON_OPEN);
    pt_json_text(&json, "format_version", "1.0");
    pt_json_text(&json, "generated_by", "ptce");
    pt_json_text(&json, "target_cytoscapejs_version", "~2.1");
    pt_rows_plan_of(&plan, &outline->graph, graph_taken);
    pt_json_object(&json, "data", PT_JSON_INLINE);
    pt_rows_add(&json, &plan, 0);
    pt_json_end(&json);
    pt_json_object(&json, "elements", PT_JSON_OPEN);
    add_nodes(&json, outline);
    add_edges(&json, outline);
    pt_json_end(&json);
    pt_json_end(&json);
    return ptce_text_check(out, err);
}
