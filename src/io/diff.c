/* SPDX-License-Identifier: MIT */
/* What changed between two versions of a network: records matched by what
 * identifies them, then their fields. */
#include "io/diff.h"

#include <stdlib.h>
#include <string.h>

#define LOOKED_AT 1000 /* ties of one pair, for the one that changed */

/* ---- Records ------------------------------------------------------------- */

static const char *keep(pt_diffing *d, ptce_text *text)
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

static void add(pt_diffing *d, pt_diff_records *to, pt_diff_record item)
{
    if (d->status == PTCE_OK)
        d->status = pt_grow((void **)&to->items, &to->capacity, to->count,
                            sizeof *to->items, d->err);
    item.match = PTCE_NOBODY;
    if (d->status == PTCE_OK)
        to->items[to->count++] = item;
}

const char *pt_diff_cell(const pt_table *table, const char *column, size_t row)
{
    const char *text = pt_table_get(table, pt_table_find(table, column), row);
    return text ? text : "";
}

static const char *label_of(const pt_outline *o, size_t node)
{
    const char *name = pt_diff_cell(&o->node_table, "name", node);
    return *name ? name : o->nodes[node].id;
}

static void add_nodes(pt_diffing *d, pt_diff_side *s)
{
    const pt_outline *o = s->outline;
    for (size_t i = 0; i < o->node_count; i++) {
        bool pool =
            strcmp(pt_diff_cell(&o->node_table, "class", i), "pool") == 0;
        add(d, &s->sections[pool ? PT_DIFF_POOLS : PT_DIFF_ACTORS],
            (pt_diff_record){.key = o->nodes[i].id,
                             .id = o->nodes[i].id,
                             .label = label_of(o, i),
                             .table = &o->node_table,
                             .row = i});
    }
}

/* "a – b": an undirected tie is called by its lower end first. */
static void add_edge(pt_diffing *d, pt_diff_side *s, size_t i)
{
    static const char *const facts[] = {"kind", "nature", "what", "since",
                                        "until"};
    const pt_outline *o = s->outline;
    const pt_edge *edge = &o->edges[i];
    bool member =
        strcmp(pt_diff_cell(&o->edge_table, "kind", i), "membership") == 0;
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
    ptce_text_add(&loose, pt_diff_cell(&o->edge_table, "kind", i));
    ptce_text_add(&key, ptce_text_get(&loose));
    for (size_t j = 0; !member && j < PT_COUNT(facts); j++) {
        ptce_text_add(&key, "\x1f");
        ptce_text_add(&key, pt_diff_cell(&o->edge_table, facts[j], i));
    }
    add(d, &s->sections[member ? PT_DIFF_MEMBERS : PT_DIFF_TIES],
        (pt_diff_record){.key = keep(d, &key),
                         .loose = keep(d, &loose),
                         .label = keep(d, &label),
                         .table = &o->edge_table,
                         .row = i});
}

static void add_records(pt_diffing *d, pt_diff_side *s)
{
    d->status = pt_outline_from_network(&s->outline, s->network, d->err);
    if (d->status != PTCE_OK)
        return;
    add(d, &s->sections[PT_DIFF_NETWORK],
        (pt_diff_record){
            .key = "", .label = s->network->name, .table = &s->outline->graph});
    for (size_t i = 0; i < s->network->source_count; i++) {
        const ptce_source *source = &s->network->sources[i];
        add(d, &s->sections[PT_DIFF_SOURCES],
            (pt_diff_record){.key = source->id,
                             .id = source->id,
                             .label =
                                 source->title ? source->title : source->id,
                             .source = source});
    }
    add_nodes(d, s);
    for (size_t i = 0; d->status == PTCE_OK && i < s->outline->edge_count; i++)
        add_edge(d, s, i);
}

/* ---- Matching ------------------------------------------------------------ */

static int by_key(const void *a, const void *b)
{
    const pt_diff_record *x = a;
    const pt_diff_record *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static void sort(pt_diff_records *all)
{
    if (all->count > 1)
        qsort(all->items, all->count, sizeof *all->items, by_key);
}

static void match(pt_diff_records *before, pt_diff_records *after, size_t i,
                  size_t j)
{
    before->items[i].match = j;
    after->items[j].match = i;
}

static void match_keys(pt_diff_records *before, pt_diff_records *after)
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
static size_t find_loose(const pt_diff_records *all, const char *loose)
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
        const pt_diff_record *item = &all->items[i];
        if (strncmp(item->key, loose, length) != 0)
            return PTCE_NOBODY;
        if (item->match == PTCE_NOBODY && strcmp(item->loose, loose) == 0)
            return i;
    }
    return PTCE_NOBODY;
}

static void match_all(pt_diffing *d)
{
    for (size_t i = 0; i < PT_DIFF_SECTIONS; i++) {
        pt_diff_records *before = &d->sides[0].sections[i];
        pt_diff_records *after = &d->sides[1].sections[i];
        sort(before);
        sort(after);
        match_keys(before, after);
        for (size_t j = 0; i == PT_DIFF_TIES && j < before->count; j++) {
            const pt_diff_record *item = &before->items[j];
            size_t found = item->match == PTCE_NOBODY
                               ? find_loose(after, item->loose)
                               : PTCE_NOBODY;
            if (found != PTCE_NOBODY)
                match(before, after, j, found);
        }
    }
}

/* ---- Fields -------------------------------------------------------------- */

static const char *const source_fields[] = {"title", "publisher", "url", "date",
                                            "note"};

static const char *source_field(const ptce_source *source, size_t i)
{
    const char *const values[] = {source->title, source->publisher, source->url,
                                  source->date, source->note};
    return values[i];
}

static void add_field(pt_diff_field *fields, size_t *count, const char *name,
                      const char *before, const char *after)
{
    if (pt_text_order(before, after) != 0 && *count < PT_DIFF_FIELDS)
        fields[(*count)++] = (pt_diff_field){name, before, after};
}

/* The columns of both versions, each once. */
static void compare_rows(pt_diff_field *fields, size_t *count,
                         const pt_diff_record *a, const pt_diff_record *b)
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

static void compare_extras(pt_diff_field *fields, size_t *count,
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
size_t pt_diff_compare(pt_diff_field *fields, const pt_diff_record *a,
                       const pt_diff_record *b)
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

ptce_status ptce_diff(ptce_text *out, const ptce_network *before,
                      const ptce_network *after, bool as_json, ptce_lang lang,
                      bool *same, ptce_error *err)
{
    pt_diffing d = {.sides = {{.network = before}, {.network = after}},
                    .arena = pt_arena_new(),
                    .lang = lang,
                    .err = err};
    if (!d.arena)
        return pt_nomem(err);
    for (size_t i = 0; i < 2 && d.status == PTCE_OK; i++)
        add_records(&d, &d.sides[i]);
    if (d.status == PTCE_OK) {
        match_all(&d);
        *same = (as_json ? pt_diff_json(out, &d) : pt_diff_text(out, &d)) == 0;
        d.status = ptce_text_check(out, err);
    }
    for (size_t i = 0; i < 2; i++) {
        pt_outline_free(d.sides[i].outline);
        for (size_t j = 0; j < PT_DIFF_SECTIONS; j++)
            free(d.sides[i].sections[j].items);
    }
    pt_arena_free(d.arena);
    return d.status;
}
