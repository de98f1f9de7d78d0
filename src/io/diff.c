/* SPDX-License-Identifier: MIT */
/* What changed between two versions of a network: records matched by what
 * identifies them, then their fields. */
#include "base/json_text.h"
#include "io/meaning.h"
#include "io/synonyms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum section { NETWORK, SOURCES, ACTORS, POOLS, MEMBERS, TIES } section;
#define SECTIONS 6
static const char *const section_names[SECTIONS] = {
    "network", "sources", "actors", "pools", "members", "ties"};

#define FIELDS 32
#define LOOKED_AT 1000 /* ties of one pair, for the one that changed */
typedef struct record {
    const char *key;   /* same key: the same thing, changed or not */
    const char *loose; /* of ties: what is left alike when a fact changes */
    const char *id;    /* of what has one */
    const char *label; /* as people call it */
    const pt_table *table;
    size_t row;
    const ptce_source *source;
    const char *direction;
    size_t match; /* the record of the other side, or PTCE_NOBODY */
} record;

typedef struct records {
    record *items;
    size_t count, capacity;
} records;

/* One version. */
typedef struct side {
    const ptce_network *network;
    pt_outline *outline;
    records sections[SECTIONS];
} side;

typedef struct diffing {
    side sides[2]; /* before, after */
    pt_arena *arena;
    ptce_lang lang;
    ptce_status status;
    ptce_error *err;
} diffing;

/* ---- Records ------------------------------------------------------------- */

static const char *keep(diffing *d, ptce_text *text)
{
    const char *kept =
        text->failed
            ? NULL
            : pt_arena_text(d->arena, ptce_text_get(text), text->length);
    ptce_text_clear(text);
    if (!kept)
        d->status = pt_nomem(d->err);
    return kept;
}

static void add(diffing *d, records *to, record item)
{
    if (d->status == PTCE_OK)
        d->status = pt_grow((void **)&to->items, &to->capacity, to->count,
                            sizeof *to->items, d->err);
    item.match = PTCE_NOBODY;
    if (d->status == PTCE_OK)
        to->items[to->count++] = item;
}

static const char *cell(const pt_table *table, const char *column, size_t row)
{
    const char *text = pt_table_get(table, pt_table_find(table, column), row);
    return text ? text : "";
}

static const char *label_of(const pt_outline *o, size_t node)
{
    const char *name = cell(&o->node_table, "name", node);
    return *name ? name : o->nodes[node].id;
}

static void add_nodes(diffing *d, side *s)
{
    const pt_outline *o = s->outline;
    for (size_t i = 0; i < o->node_count; i++) {
        bool pool = strcmp(cell(&o->node_table, "class", i), "pool") == 0;
        add(d, &s->sections[pool ? POOLS : ACTORS],
            (record){.key = o->nodes[i].id,
                     .id = o->nodes[i].id,
                     .label = label_of(o, i),
                     .table = &o->node_table,
                     .row = i});
    }
}

/* "a – b": an undirected tie is called by its lower end first. */
static void add_edge(diffing *d, side *s, size_t i)
{
    static const char *const facts[] = {"kind", "nature", "what", "since",
                                        "until"};
    const pt_outline *o = s->outline;
    const pt_edge *edge = &o->edges[i];
    bool member = strcmp(cell(&o->edge_table, "kind", i), "membership") == 0;
    size_t ends[] = {edge->from, edge->to};
    if (!edge->directed && !member &&
        strcmp(o->nodes[ends[0]].id, o->nodes[ends[1]].id) > 0) {
        ends[0] = edge->to;
        ends[1] = edge->from;
    }
    ptce_text label = {0};
    ptce_text loose = {0};
    ptce_text key = {0};
    ptce_text_add(&label, label_of(o, ends[0]));
    ptce_text_add(&label, edge->directed ? " → " : " – ");
    ptce_text_add(&label, label_of(o, ends[1]));
    ptce_text_add(&loose, o->nodes[ends[0]].id);
    ptce_text_add(&loose, edge->directed ? ">" : " ");
    ptce_text_add(&loose, o->nodes[ends[1]].id);
    ptce_text_add(&loose, " ");
    ptce_text_add(&loose, cell(&o->edge_table, "kind", i));
    ptce_text_add(&key, ptce_text_get(&loose));
    for (size_t j = 0; !member && j < PT_COUNT(facts); j++) {
        ptce_text_add(&key, "\x1f");
        ptce_text_add(&key, cell(&o->edge_table, facts[j], i));
    }
    add(d, &s->sections[member ? MEMBERS : TIES],
        (record){.key = keep(d, &key),
                 .loose = keep(d, &loose),
                 .label = keep(d, &label),
                 .table = &o->edge_table,
                 .row = i});
}

static void add_records(diffing *d, side *s)
{
    d->status = pt_outline_from_network(&s->outline, s->network, d->err);
    if (d->status != PTCE_OK)
        return;
    add(d, &s->sections[NETWORK],
        (record){
            .key = "", .label = s->network->name, .table = &s->outline->graph});
    for (size_t i = 0; i < s->network->source_count; i++) {
        const ptce_source *source = &s->network->sources[i];
        add(d, &s->sections[SOURCES],
            (record){.key = source->id,
                     .id = source->id,
                     .label = source->title ? source->title : source->id,
                     .source = source});
    }
    add_nodes(d, s);
    for (size_t i = 0; d->status == PTCE_OK && i < s->outline->edge_count; i++)
        add_edge(d, s, i);
}

/* ---- Matching ------------------------------------------------------------ */

static int by_key(const void *a, const void *b)
{
    const record *x = a;
    const record *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static void sort(records *all)
{
    if (all->count > 1)
        qsort(all->items, all->count, sizeof *all->items, by_key);
}

static void match(records *before, records *after, size_t i, size_t j)
{
    before->items[i].match = j;
    after->items[j].match = i;
}

static void match_keys(records *before, records *after)
{
    for (size_t i = 0, j = 0; i < before->count && j < after->count;) {
        int order = strcmp(before->items[i].key, after->items[j].key);
        if (order == 0)
            match(before, after, i, j);
        i += order <= 0;
        j += order >= 0;
    }
}

/* The first record in a key's run that is still alone. Keys begin with what is
 * loose, so that those alike stand together. */
static size_t find_loose(const records *all, const char *loose)
{
    size_t length = strlen(loose);
    size_t low = 0;
    size_t high = all->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strncmp(all->items[middle].key, loose, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < all->count && i < low + LOOKED_AT; i++) {
        const record *item = &all->items[i];
        if (strncmp(item->key, loose, length) != 0)
            return PTCE_NOBODY;
        if (item->match == PTCE_NOBODY && strcmp(item->loose, loose) == 0)
            return i;
    }
    return PTCE_NOBODY;
}

static void match_all(diffing *d)
{
    for (size_t i = 0; i < SECTIONS; i++) {
        records *before = &d->sides[0].sections[i];
        records *after = &d->sides[1].sections[i];
        sort(before);
        sort(after);
        match_keys(before, after);
        for (size_t j = 0; i == TIES && j < before->count; j++) {
            const record *item = &before->items[j];
            size_t found = item->match == PTCE_NOBODY
                               ? find_loose(after, item->loose)
                               : PTCE_NOBODY;
            if (found != PTCE_NOBODY)
                match(before, after, j, found);
        }
    }
}

/* ---- Fields -------------------------------------------------------------- */

typedef struct field {
    const char *name, *before, *after;
} field;

static const char *const source_fields[] = {"title", "publisher", "url", "date",
                                            "note"};

static const char *source_field(const ptce_source *source, size_t i)
{
    const char *const values[] = {source->title, source->publisher, source->url,
                                  source->date, source->note};
    return values[i];
}

static void add_field(field *fields, size_t *count, const char *name,
                      const char *before, const char *after)
{
    if (pt_text_order(before, after) != 0 && *count < FIELDS)
        fields[(*count)++] = (field){name, before, after};
}

/* The columns of both versions, each once. */
static void compare_rows(field *fields, size_t *count, const record *a,
                         const record *b)
{
    for (size_t i = 0; i < a->table->column_count; i++) {
        const char *name = a->table->columns[i].name;
        add_field(
            fields, count, name, pt_table_get(a->table, i, a->row),
            pt_table_get(b->table, pt_table_find(b->table, name), b->row));
    }
    for (size_t i = 0; i < b->table->column_count; i++) {
        const char *name = b->table->columns[i].name;
        if (pt_table_find(a->table, name) == PTCE_NOBODY)
            add_field(fields, count, name, NULL,
                      pt_table_get(b->table, i, b->row));
    }
}

static const char *extra(const ptce_attributes *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].key, key) == 0)
            return list->items[i].json;
    return NULL;
}

static void compare_extras(field *fields, size_t *count,
                           const ptce_attributes *a, const ptce_attributes *b)
{
    for (size_t i = 0; i < a->count; i++)
        add_field(fields, count, a->items[i].key, a->items[i].json,
                  extra(b, a->items[i].key));
    for (size_t i = 0; i < b->count; i++)
        if (!extra(a, b->items[i].key))
            add_field(fields, count, b->items[i].key, NULL, b->items[i].json);
}

/* The sources of the network are records of their own. */
static size_t compare(field *fields, const record *a, const record *b)
{
    size_t count = 0;
    if (a->source) {
        for (size_t i = 0; i < PT_COUNT(source_fields); i++)
            add_field(fields, &count, source_fields[i],
                      source_field(a->source, i), source_field(b->source, i));
        compare_extras(fields, &count, &a->source->extras, &b->source->extras);
        return count;
    }
    compare_rows(fields, &count, a, b);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool whole =
            *a->key == '\0' && (strcmp(fields[i].name, "sources") == 0 ||
                                strcmp(fields[i].name, "types") == 0);
        if (!whole)
            fields[kept++] = fields[i];
    }
    return kept;
}

/* ---- For people ---------------------------------------------------------- */

static void add_line(ptce_text *out, diffing *d, const char *sign,
                     const record *item)
{
    ptce_text_add(out, sign);
    pt_text_add_clean(out, item->label);
    if (item->id && strcmp(item->id, item->label) != 0) {
        ptce_text_add(out, " (");
        ptce_text_add(out, item->id);
        ptce_text_add(out, ")");
    }
    if (item->loose) {
        const char *nature = cell(item->table, "nature", item->row);
        const char *what = cell(item->table, "what", item->row);
        char key[64];
        (void)snprintf(key, sizeof key, "nature.%s", nature);
        ptce_text_add(out, *nature || *what ? " (" : "");
        if (*nature)
            ptce_text_add(out, ptce_word(d->lang, key));
        ptce_text_add(out, *nature && *what ? ", " : "");
        pt_text_add_clean(out, what);
        ptce_text_add(out, *nature || *what ? ")" : "");
    }
}

static const char *field_name(const diffing *d, const char *name)
{
    char key[96];
    (void)snprintf(key, sizeof key, "column.%s", name);
    const char *word = ptce_word_find(d->lang, key);
    return word ? word : name;
}

static void add_changes(ptce_text *out, diffing *d, const field *fields,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ptce_text_add(out, "\n      ");
        pt_text_add_clean(out, field_name(d, fields[i].name));
        ptce_text_add(out, ptce_word(d->lang, "report.colon"));
        pt_text_add_clean(out, fields[i].before ? fields[i].before : "–");
        ptce_text_add(out, " → ");
        pt_text_add_clean(out, fields[i].after ? fields[i].after : "–");
    }
}

/* The lines of one section; how many records differ. */
static size_t write_section(ptce_text *out, diffing *d, size_t i)
{
    const records *before = &d->sides[0].sections[i];
    const records *after = &d->sides[1].sections[i];
    field fields[FIELDS];
    size_t differ = 0;
    for (size_t j = 0; j < before->count; j++) {
        const record *item = &before->items[j];
        bool gone = item->match == PTCE_NOBODY;
        size_t count =
            gone ? 0 : compare(fields, item, &after->items[item->match]);
        if (!gone && count == 0)
            continue;
        differ++;
        add_line(out, d, gone ? "  - " : "  ~ ",
                 gone ? item : &after->items[item->match]);
        add_changes(out, d, fields, count);
        ptce_text_add(out, "\n");
    }
    for (size_t j = 0; j < after->count; j++) {
        if (after->items[j].match != PTCE_NOBODY)
            continue;
        differ++;
        add_line(out, d, "  + ", &after->items[j]);
        ptce_text_add(out, "\n");
    }
    return differ;
}

static size_t write_text(ptce_text *out, diffing *d)
{
    size_t differ = 0;
    for (size_t i = 0; i < SECTIONS; i++) {
        ptce_text lines = {0};
        char key[32];
        size_t some = write_section(&lines, d, i);
        (void)snprintf(key, sizeof key, "sheet.%s", section_names[i]);
        if (some > 0) {
            ptce_text_add(out, ptce_word(d->lang, key));
            ptce_text_add(out, "\n");
            ptce_text_add(out, ptce_text_get(&lines));
        }
        out->failed = out->failed || lines.failed;
        ptce_text_clear(&lines);
        differ += some;
    }
    if (differ == 0) {
        ptce_text_add(out, ptce_word(d->lang, "diff.same"));
        ptce_text_add(out, "\n");
    }
    return differ;
}

/* ---- For machines -------------------------------------------------------- */

static void name_record(pt_json *json, const record *item)
{
    if (item->id)
        pt_json_text(json, "id", item->id);
    pt_json_text(json, "label", item->label);
}

/* Records of one side that the other has not. */
static size_t write_alone(pt_json *json, const char *key, const records *all)
{
    size_t count = 0;
    pt_json_array(json, key, PT_JSON_OPEN);
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].match != PTCE_NOBODY)
            continue;
        count++;
        pt_json_object(json, NULL, PT_JSON_INLINE);
        name_record(json, &all->items[i]);
        pt_json_end(json);
    }
    pt_json_end(json);
    return count;
}

static size_t write_changed(pt_json *json, const records *before,
                            const records *after)
{
    field fields[FIELDS];
    size_t changed = 0;
    pt_json_array(json, "changed", PT_JSON_OPEN);
    for (size_t i = 0; i < before->count; i++) {
        const record *item = &before->items[i];
        size_t count = item->match == PTCE_NOBODY
                           ? 0
                           : compare(fields, item, &after->items[item->match]);
        if (count == 0)
            continue;
        changed++;
        pt_json_object(json, NULL, PT_JSON_INLINE);
        name_record(json, &after->items[item->match]);
        pt_json_array(json, "fields", PT_JSON_INLINE);
        for (size_t j = 0; j < count; j++) {
            pt_json_object(json, NULL, PT_JSON_INLINE);
            pt_json_text(json, "field", fields[j].name);
            pt_json_text(json, "before", fields[j].before);
            pt_json_text(json, "after", fields[j].after);
            pt_json_end(json);
        }
        pt_json_end(json);
        pt_json_end(json);
    }
    pt_json_end(json);
    return changed;
}

static size_t write_json(ptce_text *out, const diffing *d)
{
    pt_json writer = {.out = out};
    pt_json *json = &writer;
    size_t differ = 0;
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "format", "ptce-diff/1");
    pt_json_text(json, "before", d->sides[0].network->origin);
    pt_json_text(json, "after", d->sides[1].network->origin);
    for (size_t i = 0; i < SECTIONS; i++) {
        const records *before = &d->sides[0].sections[i];
        const records *after = &d->sides[1].sections[i];
        pt_json_object(json, section_names[i], PT_JSON_OPEN);
        differ += write_alone(json, "added", after);
        differ += write_alone(json, "removed", before);
        differ += write_changed(json, before, after);
        pt_json_end(json);
    }
    pt_json_bool(json, "same", differ == 0);
    pt_json_end(json);
    return differ;
}

ptce_status ptce_diff(ptce_text *out, const ptce_network *before,
                      const ptce_network *after, bool as_json, ptce_lang lang,
                      bool *same, ptce_error *err)
{
    diffing d = {.sides = {{.network = before}, {.network = after}},
                 .arena = pt_arena_new(),
                 .lang = lang,
                 .err = err};
    if (!d.arena)
        return pt_nomem(err);
    for (size_t i = 0; i < 2 && d.status == PTCE_OK; i++)
        add_records(&d, &d.sides[i]);
    if (d.status == PTCE_OK) {
        match_all(&d);
        *same = (as_json ? write_json(out, &d) : write_text(out, &d)) == 0;
        d.status = ptce_text_check(out, err);
    }
    for (size_t i = 0; i < 2; i++) {
        pt_outline_free(d.sides[i].outline);
        for (size_t j = 0; j < SECTIONS; j++)
            free(d.sides[i].sections[j].items);
    }
    pt_arena_free(d.arena);
    return d.status;
}
