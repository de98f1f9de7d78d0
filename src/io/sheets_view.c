/* SPDX-License-Identifier: MIT */
/* An outline as sheets: which there are, what stands in their cells. */
#include "base/json_text.h"
#include "io/sheets.h"

#include "io/io.h"
#include "io/json.h"

#include <stdio.h>
#include <string.h>

#define EXPECTED_MOST 16 /* columns that may be added to those there are */

/* ---- Words --------------------------------------------------------------- */

/* The header of a column in the language of the view: its word is column.NAME,
 * else it is called as in the network file. */
static const char *header_of(const pt_view *view, const char *name)
{
    char key[128];
    (void)snprintf(key, sizeof key, "column.%s", name);
    const char *word =
        view->lang == PTCE_FR ? ptce_word_find(PTCE_FR, key) : NULL;
    return word ? word : name;
}

const char *pt_view_name(const pt_view *view, const pt_view_sheet *sheet)
{
    char key[64];
    (void)snprintf(key, sizeof key, "sheet.%s", sheet->name);
    return ptce_word(view->lang, key);
}

/* Values that are words in French; in English they are as in the file. */
static const char *list_of(const char *column, bool of_edges)
{
    static const struct {
        const char *column;
        bool nodes, edges;
        const char *list;
    } rows[] = {
        {"type", true, false, "type"},
        {"circle", true, false, "circle"},
        {"kind", true, true, "kind"},
        {"what", true, false, "what"},
        {"nature", false, true, "nature"},
        {"certainty", false, true, "certainty"},
        {"answered", true, false, "yes"},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        if (strcmp(rows[i].column, column) == 0 &&
            (of_edges ? rows[i].edges : rows[i].nodes))
            return rows[i].list;
    return NULL;
}

static const char *worded(const pt_view *view, const char *list,
                          const char *cell)
{
    char key[96];
    if (!list || view->lang != PTCE_FR)
        return cell;
    (void)snprintf(key, sizeof key, "%s.%s", list, cell);
    const char *word = ptce_word_find(PTCE_FR, key);
    const char *back = word ? pt_value_meant(list, word) : NULL;
    return back && strcmp(back, cell) == 0 ? word : cell;
}

/* ---- Building ------------------------------------------------------------ */

static pt_view_sheet *add_sheet(pt_view *view, pt_sheet_kind kind,
                                const char *name, size_t columns, size_t rows)
{
    pt_view_sheet *sheet = &view->sheets[view->sheet_count];
    *sheet = (pt_view_sheet){.kind = kind, .name = name};
    sheet->columns =
        pt_arena_take(view->arena, columns, sizeof *sheet->columns);
    sheet->rows = pt_arena_take(view->arena, rows, sizeof *sheet->rows);
    if (!sheet->columns || !sheet->rows)
        return NULL;
    view->sheet_count++;
    return sheet;
}

static void add_column(pt_view *view, pt_view_sheet *sheet, const char *name,
                       pt_cell_of of)
{
    sheet->columns[sheet->column_count++] =
        (pt_view_column){.name = name,
                         .header = header_of(view, name),
                         .of = of,
                         .holds = PT_CELL_TEXT};
}

/* Whether a column has a cell in any of the sheet's rows. */
static bool has_cells(const pt_table *table, size_t column,
                      const pt_view_sheet *sheet)
{
    for (size_t i = 0; i < sheet->row_count; i++)
        if (pt_table_get(table, column, sheet->rows[i]))
            return true;
    return false;
}

static void add_table_column(pt_view *view, pt_view_sheet *sheet,
                             const char *name, size_t place, pt_cell holds)
{
    sheet->columns[sheet->column_count++] =
        (pt_view_column){.name = name,
                         .header = header_of(view, name),
                         .list = list_of(name, sheet->of_edges),
                         .of = PT_OF_COLUMN,
                         .column = place,
                         .holds = holds};
}

/* The columns that a kind of sheet may have, in the order people expect. */
static const char *const *expected(pt_sheet_kind kind)
{
    static const char *const actors[] = {
        "name",  "short", "type",     "siret",   "role", "circle",
        "since", "until", "answered", "sources", "note", NULL};
    static const char *const pools[] = {"name",  "kind",    "what", "since",
                                        "until", "sources", "note", NULL};
    static const char *const ties[] = {
        "kind",  "nature",    "what",    "weight", "since",
        "until", "certainty", "sources", "note",   NULL};
    static const char *const members[] = {"since", "until", "sources", "note",
                                          NULL};
    if (kind == PT_SHEET_ACTORS)
        return actors;
    if (kind == PT_SHEET_POOLS)
        return pools;
    return kind == PT_SHEET_TIES ? ties : members;
}

static bool is_expected(pt_sheet_kind kind, const char *name)
{
    for (const char *const *at = expected(kind); *at; at++)
        if (strcmp(*at, name) == 0)
            return true;
    return false;
}

static void add_cells(pt_view *view, pt_view_sheet *sheet,
                      const pt_table *table, const char *without)
{
    for (const char *const *at = expected(sheet->kind); *at; at++) {
        size_t place = pt_table_find(table, *at);
        bool some = place != PTCE_NOBODY && has_cells(table, place, sheet);
        if (some || view->extent == PT_VIEW_TEMPLATE)
            add_table_column(view, sheet, *at, place,
                             some ? table->columns[place].holds : PT_CELL_TEXT);
    }
    for (size_t i = 0; i < table->column_count; i++) {
        const pt_column *column = &table->columns[i];
        if (strcmp(column->name, without) != 0 &&
            !is_expected(sheet->kind, column->name) &&
            has_cells(table, i, sheet))
            add_table_column(view, sheet, column->name, i, column->holds);
    }
}

static bool is_pool(const pt_outline *o, size_t class, size_t node)
{
    const char *cell = pt_table_get(&o->node_table, class, node);
    return cell && strcmp(cell, "pool") == 0;
}

static bool add_nodes(pt_view *view, bool pools)
{
    const pt_outline *o = view->outline;
    size_t class = pt_table_find(&o->node_table, "class");
    pt_view_sheet *sheet =
        add_sheet(view, pools ? PT_SHEET_POOLS : PT_SHEET_ACTORS,
                  pools ? "pools" : "actors",
                  o->node_table.column_count + EXPECTED_MOST, o->node_count);
    if (!sheet)
        return false;
    for (size_t i = 0; i < o->node_count; i++)
        if (is_pool(o, class, i) == pools)
            sheet->rows[sheet->row_count++] = i;
    add_column(view, sheet, "id", PT_OF_ID);
    add_cells(view, sheet, &o->node_table, "class");
    if (pools && view->members)
        add_column(view, sheet, "members", PT_OF_MEMBERS);
    if (pools && sheet->row_count == 0 && view->extent != PT_VIEW_TEMPLATE)
        view->sheet_count--;
    return true;
}

static bool is_membership(const pt_outline *o, size_t kind, size_t edge)
{
    const char *cell = pt_table_get(&o->edge_table, kind, edge);
    return cell && strcmp(cell, "membership") == 0;
}

/* Memberships of which nothing more is known stand in a cell of the pool. */
static bool are_members_bare(const pt_outline *o, size_t kind)
{
    const pt_table *edges = &o->edge_table;
    for (size_t i = 0; i < o->edge_count; i++) {
        if (!is_membership(o, kind, i))
            continue;
        for (size_t j = 0; j < edges->column_count; j++)
            if (j != kind && pt_table_get(edges, j, i))
                return false;
    }
    return true;
}

static bool list_members(pt_view *view, size_t kind)
{
    const pt_outline *o = view->outline;
    static const char many[] = {PT_OUTLINE_MANY, '\0'};
    ptce_text *lists = pt_arena_take(view->arena, o->node_count, sizeof *lists);
    view->members =
        pt_arena_take(view->arena, o->node_count, sizeof *view->members);
    bool good = lists && view->members;
    for (size_t i = 0; good && i < o->edge_count; i++) {
        if (!is_membership(o, kind, i))
            continue;
        ptce_text *list = &lists[o->edges[i].to];
        ptce_text_add(list, list->length ? many : "");
        ptce_text_add(list, o->nodes[o->edges[i].from].id);
    }
    for (size_t i = 0; lists && i < o->node_count; i++) {
        if (good && lists[i].length > 0) {
            view->members[i] = pt_arena_text(
                view->arena, ptce_text_get(&lists[i]), lists[i].length);
            good = view->members[i] && !lists[i].failed;
        }
        ptce_text_clear(&lists[i]);
    }
    return good;
}

static bool add_edges(pt_view *view, bool members, bool with_members)
{
    const pt_outline *o = view->outline;
    size_t kind = pt_table_find(&o->edge_table, "kind");
    pt_view_sheet *sheet =
        add_sheet(view, members ? PT_SHEET_MEMBERS : PT_SHEET_TIES,
                  members ? "members" : "ties",
                  o->edge_table.column_count + EXPECTED_MOST, o->edge_count);
    if (!sheet)
        return false;
    sheet->of_edges = true;
    size_t directed = 0;
    for (size_t i = 0; i < o->edge_count; i++) {
        if (!with_members && is_membership(o, kind, i) != members)
            continue;
        sheet->rows[sheet->row_count++] = i;
        directed += o->edges[i].directed;
    }
    add_column(view, sheet, members ? "pool" : "from",
               members ? PT_OF_POOL : PT_OF_FROM);
    add_column(view, sheet, members ? "actor" : "to",
               members ? PT_OF_ACTOR : PT_OF_TO);
    add_cells(view, sheet, &o->edge_table, members ? "kind" : "");
    if (!members && (directed > 0 || view->extent == PT_VIEW_TEMPLATE))
        add_column(view, sheet, "directed", PT_OF_DIRECTED);
    if (members && sheet->row_count == 0)
        view->sheet_count--;
    return true;
}

/* ---- The network and its sources ----------------------------------------- */

/* Fields of the network that a template asks for. */
static const char *const graph_fields[] = {
    "id",         "name",      "commune", "insee",      "department", "region",
    "latitude",   "longitude", "sectors", "activities", "founded",    "lead",
    "legal_form", "groups",    "note",    "gaps"};

static void add_field(pt_view *view, pt_view_sheet *sheet, const char **names,
                      const char **values, size_t column, const char *name)
{
    const char *cell = pt_table_get(&view->outline->graph, column, 0);
    if (!cell && view->extent != PT_VIEW_TEMPLATE)
        return;
    names[sheet->row_count] = header_of(view, name);
    values[sheet->row_count] = cell;
    sheet->rows[sheet->row_count] = sheet->row_count;
    sheet->row_count++;
}

static bool is_graph_field(const char *name)
{
    for (size_t i = 0; i < PT_COUNT(graph_fields); i++)
        if (strcmp(graph_fields[i], name) == 0)
            return true;
    return strcmp(name, "sources") == 0;
}

static bool add_graph(pt_view *view)
{
    const pt_table *graph = &view->outline->graph;
    size_t most = graph->column_count + PT_COUNT(graph_fields);
    pt_view_sheet *sheet =
        add_sheet(view, PT_SHEET_NETWORK, "network", 2, most);
    const char **names = pt_arena_take(view->arena, most, sizeof *names);
    const char **values = pt_arena_take(view->arena, most, sizeof *values);
    if (!sheet || !names || !values)
        return false;
    for (size_t i = 0; i < PT_COUNT(graph_fields); i++)
        add_field(view, sheet, names, values,
                  pt_table_find(graph, graph_fields[i]), graph_fields[i]);
    for (size_t i = 0; i < graph->column_count; i++)
        if (!is_graph_field(graph->columns[i].name))
            add_field(view, sheet, names, values, i, graph->columns[i].name);
    add_column(view, sheet, "field", PT_OF_TEXT);
    add_column(view, sheet, "value", PT_OF_TEXT);
    sheet->columns[0].texts = names;
    sheet->columns[1].texts = values;
    if (sheet->row_count == 0)
        view->sheet_count--;
    return true;
}

#define SOURCE_FIELDS 7
static const char *const source_fields[SOURCE_FIELDS] = {
    "id", "title", "publisher", "url", "date", "note", "extras"};

/* The place of a plain field of a source, or of its extras. */
static size_t field_of(const char *key, const char *json)
{
    size_t i = 0;
    while (i + 1 < SOURCE_FIELDS && strcmp(source_fields[i], key) != 0)
        i++;
    return *json == '"' ? i : SOURCE_FIELDS - 1;
}

static bool add_source(pt_view *view, const char ***texts, size_t row,
                       pt_slice object)
{
    ptce_attributes fields = {0};
    ptce_findings unheard = {0};
    ptce_text extras = {0};
    pt_in in = {.arena = view->arena, .findings = &unheard, .origin = ""};
    pt_in_any(&in, &fields, object);
    for (size_t i = 0; i < fields.count; i++) {
        const ptce_attribute *field = &fields.items[i];
        size_t place = field_of(field->key, field->json);
        if (place + 1 < SOURCE_FIELDS && *field->text) {
            texts[place][row] = field->text;
            continue;
        }
        ptce_text_add(&extras, extras.length ? ", " : "{");
        pt_json_quote(&extras, field->key, false);
        ptce_text_add(&extras, ": ");
        ptce_text_add(&extras, field->json);
    }
    if (extras.length > 0) {
        ptce_text_add(&extras, "}");
        texts[SOURCE_FIELDS - 1][row] =
            pt_arena_text(view->arena, ptce_text_get(&extras), extras.length);
    }
    bool good = in.status == PTCE_OK && !extras.failed;
    ptce_text_clear(&extras);
    ptce_findings_clear(&unheard);
    return good;
}

/* "sources" is an array of objects, as pt_outline_from_network wrote it. */
static bool add_sources(pt_view *view)
{
    const pt_table *graph = &view->outline->graph;
    const char *cell = pt_table_get(graph, pt_table_find(graph, "sources"), 0);
    if (!cell || *cell != '[' || !pt_is_json(cell))
        return true;
    pt_slice list = pt_slice_trim(cell, strlen(cell));
    size_t count = pt_walk_count(list);
    const char **texts[SOURCE_FIELDS];
    pt_view_sheet *sheet =
        add_sheet(view, PT_SHEET_SOURCES, "sources", SOURCE_FIELDS, count);
    bool good = sheet != NULL;
    for (size_t i = 0; i < SOURCE_FIELDS; i++) {
        texts[i] = pt_arena_take(view->arena, count, sizeof *texts[i]);
        good = good && texts[i];
    }
    pt_walk walk = pt_walk_into(list);
    pt_slice item;
    while (good && pt_walk_next(&walk, NULL, &item)) {
        size_t row = sheet->row_count++;
        sheet->rows[row] = row;
        good = pt_json_type_of(item) == PT_TYPE_OBJECT &&
               add_source(view, texts, row, item);
    }
    for (size_t i = 0; good && i < SOURCE_FIELDS; i++) {
        bool some = i == 0 ||
                    (view->extent == PT_VIEW_TEMPLATE && i + 1 < SOURCE_FIELDS);
        for (size_t row = 0; row < count; row++)
            some = some || texts[i][row];
        if (!some)
            continue;
        add_column(view, sheet, source_fields[i], PT_OF_TEXT);
        sheet->columns[sheet->column_count - 1].texts = texts[i];
    }
    if (good && sheet->row_count == 0)
        view->sheet_count--;
    return good;
}

/* ---- The view ------------------------------------------------------------ */

ptce_status pt_view_init(pt_view *view, const pt_outline *outline,
                         ptce_lang lang, pt_view_extent extent, ptce_error *err)
{
    *view = (pt_view){.outline = outline,
                      .lang = lang,
                      .extent = extent,
                      .arena = pt_arena_new()};
    if (!view->arena)
        return pt_nomem(err);
    size_t kind = pt_table_find(&outline->edge_table, "kind");
    bool good = true;
    if (extent == PT_VIEW_TIES) {
        good = add_edges(view, false, true);
    } else {
        if (are_members_bare(outline, kind))
            good = list_members(view, kind);
        good = good && add_graph(view) && add_nodes(view, false) &&
               add_edges(view, false, false) && add_nodes(view, true);
        if (good && !view->members)
            good = add_edges(view, true, false);
        good = good && add_sources(view);
    }
    return good ? PTCE_OK : pt_nomem(err);
}

void pt_view_clear(pt_view *view)
{
    pt_arena_free(view->arena);
}

const char *pt_view_cell(const pt_view *view, const pt_view_sheet *sheet,
                         size_t column, size_t row)
{
    const pt_outline *o = view->outline;
    const pt_view_column *of = &sheet->columns[column];
    size_t at = sheet->rows[row];
    const pt_table *table = sheet->of_edges ? &o->edge_table : &o->node_table;
    switch (of->of) {
    case PT_OF_ID:
        return o->nodes[at].id;
    case PT_OF_FROM:
    case PT_OF_ACTOR:
        return o->nodes[o->edges[at].from].id;
    case PT_OF_TO:
    case PT_OF_POOL:
        return o->nodes[o->edges[at].to].id;
    case PT_OF_DIRECTED:
        return worded(view, "yes", o->edges[at].directed ? "true" : "false");
    case PT_OF_MEMBERS:
        return view->members[at];
    case PT_OF_TEXT:
        return of->texts[at];
    case PT_OF_COLUMN:
        break;
    }
    const char *cell = pt_table_get(table, of->column, at);
    return cell ? worded(view, of->list, cell) : NULL;
}
