/* SPDX-License-Identifier: MIT */
/* Networks from anywhere to a folder that is a collection, with the groups of
 * a small table. */
#include "io/building.h"
#include "io/foreign.h"
#include "io/formats.h"
#include "io/io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct saving {
    ptce_collection *all;
    ptce_findings *findings;
    const ptce_exchange *options;
    pt_outline *groups; /* a node a network, a column a key */
    ptce_status status;
    ptce_error *err;
} saving;

/* ---- The table of groups ------------------------------------------------- */

/* A table of networks reads like one of actors: an id and what is said. */
static void read_groups(saving *s, const char *path)
{
    ptce_text text = {0};
    const char *encoding = NULL;
    ptce_exchange options = *s->options;
    pt_import import = {.findings = s->findings, .options = &options};
    options.format = NULL;
    s->groups = pt_outline_new(path);
    import.outline = s->groups;
    if (!s->groups) {
        s->status = pt_nomem(s->err);
        return;
    }
    s->status = ptce_file_read(&text, path, PT_INPUT_LIMIT, s->err);
    if (s->status == PTCE_OK)
        s->status =
            pt_decode(&text, path, NULL, s->findings, &encoding, s->err);
    if (s->status == PTCE_OK && encoding)
        s->status = pt_csv_read_nodes(
            &import, (pt_slice){ptce_text_get(&text), text.length}, s->err);
    ptce_text_clear(&text);
}

/* "folder/pole.graphml.gz" is pole. */
static void add_base_name(ptce_text *out, const char *origin)
{
    const char *slash = strrchr(origin, '/');
    const char *name = slash && slash[1] ? slash + 1 : origin;
    ptce_text_add_bytes(out, name, strcspn(name, "."));
}

/* The row about a network: by its id, its file, or its name. */
static size_t find_row(const saving *s, const ptce_network *network)
{
    ptce_text base = {0};
    add_base_name(&base, network->origin);
    const char *slash = strrchr(network->origin, '/');
    const char *const names[] = {network->id, ptce_text_get(&base),
                                 slash ? slash + 1 : network->origin,
                                 network->name};
    size_t row = PTCE_NOBODY;
    for (size_t i = 0; row == PTCE_NOBODY && i < PT_COUNT(names); i++)
        row = pt_outline_find(s->groups, pt_slice_of(names[i]));
    ptce_text_clear(&base);
    return row;
}

static bool is_group(const char *column)
{
    return strcmp(column, "class") != 0 && strcmp(column, "name") != 0 &&
           strcmp(column, "id") != 0;
}

static bool has_group(const ptce_network *network, const char *key)
{
    return ptce_group_value(network, key) != NULL;
}

static const char *kept(saving *s, ptce_network *network, const char *text)
{
    const char *copy = pt_arena_text(network->arena, text, strlen(text));
    if (!copy)
        s->status = pt_nomem(s->err);
    return copy;
}

/* A group that the table gives; one that the network has stays. */
static void add_group(saving *s, ptce_network *network, const char *key,
                      const char *cell, pt_cell holds)
{
    ptce_text json = {0};
    ptce_attributes *groups = &network->groups;
    if (has_group(network, key))
        return;
    ptce_attribute *items =
        pt_arena_take(network->arena, groups->count + 1, sizeof *items);
    pt_cell_json(&json, cell, holds);
    const char *name = kept(s, network, key);
    const char *value = kept(s, network, ptce_text_get(&json));
    const char *text = kept(s, network, cell);
    if (items && name && value && text) {
        if (groups->count > 0)
            memcpy(items, groups->items, groups->count * sizeof *items);
        items[groups->count++] = (ptce_attribute){name, value, text};
        groups->items = items;
    } else {
        s->status = pt_nomem(s->err);
    }
    ptce_text_clear(&json);
}

/* A column of yes and no, in words, is true and false. */
static bool is_of_words(const pt_column *column, size_t rows)
{
    for (size_t i = 0; i < rows && i < column->capacity; i++) {
        const char *cell = column->cells[i];
        if (cell && (pt_is_json_number(cell) || !pt_value_meant("yes", cell)))
            return false;
    }
    return true;
}

static void take_cell(saving *s, ptce_network *network, const pt_column *column,
                      size_t rows, const char *cell)
{
    bool words = is_of_words(column, rows);
    add_group(s, network, column->name,
              words ? pt_value_meant("yes", cell) : cell,
              words ? PT_CELL_BOOLEAN : pt_column_guess(column, rows));
}

static void give_groups(saving *s, ptce_network *network)
{
    const pt_table *table = &s->groups->node_table;
    size_t row = find_row(s, network);
    if (row == PTCE_NOBODY)
        return;
    s->groups->nodes[row].line = 0; /* used */
    for (size_t i = 0; i < table->column_count && s->status == PTCE_OK; i++) {
        const char *cell = pt_table_get(table, i, row);
        if (cell && *cell && is_group(table->columns[i].name))
            take_cell(s, network, &table->columns[i], table->rows, cell);
    }
    if (s->status == PTCE_OK)
        s->status = pt_network_settle(network, s->err);
}

/* A row about a network that is not there may be a slip. */
static void tell_unused(saving *s)
{
    size_t count = s->all->network_count;
    const char **ids = pt_alloc(count, sizeof *ids);
    for (size_t i = 0; ids && i < count; i++)
        ids[i] = s->all->networks[i]->id;
    for (size_t i = 0; ids && i < s->groups->node_count; i++) {
        const pt_node *node = &s->groups->nodes[i];
        if (node->line == 0 || s->status != PTCE_OK)
            continue;
        size_t before = s->findings->count;
        if (pt_findings_add(s->findings, "group-network", s->groups->origin, "",
                            node->id, "", "", pt_nearest(node->id, ids, count),
                            NULL) != PTCE_OK)
            s->status = pt_nomem(s->err);
        if (s->findings->count > before)
            s->findings->items[before].line = node->line;
    }
    if (!ids)
        s->status = pt_nomem(s->err);
    free(ids);
}

/* ---- The folder ---------------------------------------------------------- */

static void write_file(saving *s, const char *folder, const char *name,
                       const ptce_text *text)
{
    ptce_text path = {0};
    ptce_text_add(&path, folder);
    ptce_text_add(&path, "/");
    ptce_text_add(&path, name);
    s->status = ptce_text_check(&path, s->err);
    if (s->status == PTCE_OK)
        s->status = ptce_file_write(ptce_text_get(&path), text, s->err);
    ptce_text_clear(&path);
}

static void write_network(saving *s, const char *folder, size_t i)
{
    const ptce_network *network = s->all->networks[i];
    ptce_text text = {0};
    ptce_text name = {0};
    ptce_text_add(&name, network->id);
    ptce_text_add(&name, ".json");
    ptce_network_write(&text, network);
    char *file =
        pt_arena_text(s->all->arena, ptce_text_get(&name), name.length);
    if (!file || name.failed)
        s->status = pt_nomem(s->err);
    else
        write_file(s, folder, file, &text);
    s->all->files.items[i] = file;
    ptce_text_clear(&text);
    ptce_text_clear(&name);
}

/* The name of the folder is that of the collection, unless it has one. */
static void name_collection(saving *s, const char *folder)
{
    ptce_text slug = {0};
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    char *path = pt_arena_text(s->all->arena, folder, length);
    const char *slash = path ? strrchr(path, '/') : NULL;
    const char *name = slash ? slash + 1 : path;
    if (name)
        pt_slug_add(&slug, name);
    const char *id = slug.length ? ptce_text_get(&slug) : "collection";
    if (!s->all->id)
        s->all->id = pt_arena_text(s->all->arena, id, strlen(id));
    if (!s->all->name)
        s->all->name = name && *name ? name : s->all->id;
    if (!s->all->id || !path)
        s->status = pt_nomem(s->err);
    ptce_text_clear(&slug);
}

static void write_all(saving *s, const char *folder)
{
    ptce_collection *all = s->all;
    ptce_text text = {0};
    all->files.items =
        pt_arena_take(all->arena, all->network_count, sizeof *all->files.items);
    all->files.count = all->network_count;
    if (!all->files.items)
        s->status = pt_nomem(s->err);
    for (size_t i = 0; s->status == PTCE_OK && i < all->network_count; i++)
        write_network(s, folder, i);
    if (s->status != PTCE_OK)
        return;
    name_collection(s, folder);
    pt_collection_write(&text, all);
    if (s->status == PTCE_OK)
        write_file(s, folder, "collection.json", &text);
    ptce_text_clear(&text);
}

ptce_status ptce_collection_save(const char *folder, ptce_collection *all,
                                 const char *groups,
                                 const ptce_exchange *options,
                                 ptce_findings *findings, ptce_error *err)
{
    saving s = {
        .all = all, .findings = findings, .options = options, .err = err};
    size_t errors = findings->errors;
    if (groups)
        read_groups(&s, groups);
    if (s.status == PTCE_OK && findings->errors > errors)
        s.status =
            pt_fail(err, PTCE_E_DATA, "broken-rules", "1",
                    findings->items[findings->count - 1].rule->id, "", NULL);
    for (size_t i = 0; groups && s.status == PTCE_OK && i < all->network_count;
         i++)
        give_groups(&s, all->networks[i]);
    if (groups && s.status == PTCE_OK)
        tell_unused(&s);
    if (s.status == PTCE_OK)
        s.status = ptce_folder_make(folder, err);
    if (s.status == PTCE_OK)
        write_all(&s, folder);
    pt_outline_free(s.groups);
    return s.status;
}
