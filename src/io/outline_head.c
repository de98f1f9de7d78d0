/* SPDX-License-Identifier: MIT */
/* What a network is beside its rows: written as the head of a network file and
 * read by the reader of those. */
#include "base/json_text.h"
#include "io/building.h"
#include "io/io.h"

#include <string.h>

typedef enum head_use { TEXT, TEXTS, NUMBER, JSON, OBJECT } head_use;

/* `of` "place": inside that object. */
static const struct {
    const char *column, *of;
    head_use use;
} head_rows[] = {
    {"groups", "", JSON},          {"sectors", "", TEXTS},
    {"activities", "", TEXTS},     {"founded", "", NUMBER},
    {"legal_form", "", TEXT},      {"note", "", TEXT},
    {"sources", "", JSON},         {"gaps", "", TEXTS},
    {"commune", "place", TEXT},    {"insee", "place", TEXT},
    {"department", "place", TEXT}, {"region", "place", TEXT},
    {"latitude", "place", NUMBER}, {"longitude", "place", NUMBER},
    {"place", "place", OBJECT},
};

static const char *graph_cell(const pt_building *b, const char *name)
{
    const pt_table *graph = &b->outline->graph;
    const char *cell = pt_table_get(graph, pt_table_find(graph, name), 0);
    return cell && *cell ? cell : NULL;
}

/* ---- Id and name --------------------------------------------------------- */

static void add_base_name(ptce_text *out, const char *origin)
{
    const char *slash = strrchr(origin, '/');
    const char *name = slash && slash[1] ? slash + 1 : origin;
    const char *dot = strchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    ptce_text_add_bytes(out, name, length);
}

static void add_identity(pt_building *b, pt_json *json)
{
    const char *id = graph_cell(b, "id");
    const char *name = graph_cell(b, "name");
    ptce_text base = {0};
    ptce_text slug = {0};
    add_base_name(&base, b->outline->origin);
    if (!name)
        name = id ? id : ptce_text_get(&base);
    if (!id || !pt_is_id(id, false)) {
        pt_slug_add(&slug, id ? id : name);
        id = slug.length ? ptce_text_get(&slug) : "network";
    }
    pt_json_text(json, "format", PT_NETWORK_FORMAT);
    pt_json_text(json, "id", id);
    pt_json_text(json, "name", *name ? name : id);
    ptce_text_clear(&base);
    ptce_text_clear(&slug);
}

/* ---- Columns ------------------------------------------------------------- */

static void add_texts(pt_building *b, pt_json *json, const char *key,
                      const char *cell)
{
    ptce_strings texts = {0};
    if (!pt_building_texts(b, &texts, cell)) {
        b->status = pt_nomem(b->err);
        return;
    }
    pt_json_array(json, key, PT_JSON_INLINE);
    for (size_t i = 0; i < texts.count; i++)
        pt_json_text(json, NULL, texts.items[i]);
    pt_json_end(json);
}

/* The members of an object among those that are being written. */
static void add_object(pt_building *b, pt_json *json, const char *cell)
{
    ptce_attributes list = {0};
    if (*cell == '{' && pt_is_json(cell))
        pt_in_any(&b->in, &list, pt_slice_trim(cell, strlen(cell)));
    for (size_t i = 0; i < list.count; i++)
        pt_json_raw(json, list.items[i].key, list.items[i].json);
}

static void add_cell(pt_building *b, pt_json *json, const char *column,
                     head_use use)
{
    const char *cell = graph_cell(b, column);
    if (!cell)
        return;
    char number[PT_CELL_NUMBER_BYTES];
    bool json_cell = use == JSON && pt_is_json(cell);
    if (use == TEXTS)
        add_texts(b, json, column, cell);
    else if (use == OBJECT)
        add_object(b, json, cell);
    else if (json_cell || (use == NUMBER && pt_is_json_number(cell)))
        pt_json_raw(json, column, cell);
    else if (use == NUMBER && pt_decimal_read(number, cell))
        pt_json_raw(json, column, number);
    else
        pt_json_text(json, column, cell);
}

static void add_part(pt_building *b, pt_json *json, const char *of)
{
    for (size_t i = 0; i < PT_COUNT(head_rows); i++)
        if (strcmp(head_rows[i].of, of) == 0)
            add_cell(b, json, head_rows[i].column, head_rows[i].use);
}

static bool has_place(const pt_building *b)
{
    bool some = false;
    for (size_t i = 0; i < PT_COUNT(head_rows); i++)
        some = some || (*head_rows[i].of && graph_cell(b, head_rows[i].column));
    return some;
}

static void write_head(pt_building *b, ptce_text *out)
{
    pt_json json = {.out = out};
    pt_json_object(&json, NULL, PT_JSON_OPEN);
    add_identity(b, &json);
    add_part(b, &json, "");
    if (has_place(b)) {
        pt_json_object(&json, "place", PT_JSON_INLINE);
        add_part(b, &json, "place");
        pt_json_end(&json);
    }
    pt_json_array(&json, "actors", PT_JSON_INLINE);
    pt_json_end(&json);
    pt_json_end(&json);
}

/* ---- What else is said about the whole ----------------------------------- */

static bool is_head(const char *column)
{
    static const char *const others[] = {"id", "name", "lead", "extras",
                                         "types"};
    for (size_t i = 0; i < PT_COUNT(head_rows); i++)
        if (strcmp(head_rows[i].column, column) == 0)
            return true;
    for (size_t i = 0; i < PT_COUNT(others); i++)
        if (strcmp(others[i], column) == 0)
            return true;
    return false;
}

/* Columns of the graph that are no field of ours are kept as they are. */
static void keep_extras(pt_building *b)
{
    const pt_table *graph = &b->outline->graph;
    ptce_text out = {0};
    pt_json json = {.out = &out};
    pt_json_object(&json, NULL, PT_JSON_INLINE);
    for (size_t i = 0; i < graph->column_count; i++) {
        const pt_column *column = &graph->columns[i];
        const char *cell = pt_table_get(graph, i, 0);
        if (is_head(column->name) || !cell)
            continue;
        ptce_text value = {0};
        pt_cell holds = column->holds == PT_CELL_ANY
                            ? pt_column_guess(column, 1)
                            : column->holds;
        pt_cell_json(&value, cell, holds);
        pt_json_raw(&json, column->name, ptce_text_get(&value));
        ptce_text_clear(&value);
    }
    if (graph_cell(b, "extras"))
        add_object(b, &json, graph_cell(b, "extras"));
    pt_json_end(&json);
    if (pt_is_json(ptce_text_get(&out)))
        pt_in_any(&b->in, &b->network->extras,
                  pt_slice_trim(ptce_text_get(&out), out.length));
    ptce_text_clear(&out);
}

/* The sources that the head tells of, by their ids. */
static void index_sources(pt_building *b)
{
    const ptce_network *n = b->network;
    b->sources = pt_outline_new("");
    b->cited = pt_outline_new("");
    if (!b->sources || !b->cited)
        b->status = pt_nomem(b->err);
    for (size_t i = 0; b->status == PTCE_OK && i < n->source_count; i++) {
        size_t row;
        pt_slice id = pt_slice_of(n->sources[i].id);
        b->status = pt_grow((void **)&b->source_rows, &b->source_capacity, i,
                            sizeof *b->source_rows, b->err);
        if (b->status != PTCE_OK)
            break;
        b->source_rows[i] = n->sources[i];
        b->status = pt_outline_declare(b->sources, id, 1, &row, NULL, b->err);
        if (b->status == PTCE_OK)
            b->status =
                pt_outline_declare(b->cited, id, i + 1, &row, NULL, b->err);
    }
}

void pt_building_head(pt_building *b)
{
    ptce_text head = {0};
    write_head(b, &head);
    pt_slice object = pt_slice_trim(ptce_text_get(&head), head.length);
    if (head.failed || b->status != PTCE_OK)
        b->status = pt_nomem(b->err);
    else
        b->status = pt_network_read(&b->network, object, b->outline->origin,
                                    b->import->findings, b->err);
    ptce_text_clear(&head);
    if (b->status != PTCE_OK)
        return;
    b->in.arena = b->network->arena;
    keep_extras(b);
    index_sources(b);
}
