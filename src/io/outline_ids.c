/* SPDX-License-Identifier: MIT */
/* Ids of actors, pools and sources: kept where they are ids, made of texts
 * where they are none. */
#include "io/building.h"
#include "io/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ID_ROOM 54 /* leaves place for a number behind */
#define MOST_LIKENESSES ((size_t)2000000)

const char *pt_building_keep(pt_building *b, const char *text)
{
    const char *kept = pt_arena_text(b->in.arena, text, strlen(text));
    if (!kept)
        b->status = pt_nomem(b->err);
    return kept;
}

/* ---- Names that stand for an id ------------------------------------------ */

/* An index of folded spellings of declared nodes; `line` of its rows is the
 * node, or 0 where two share a spelling (nodes count from 1 here). */
static void add_spelling(pt_building *b, size_t node, const char *text)
{
    ptce_text folded = {0};
    size_t row;
    bool again = false;
    if (!text)
        return;
    pt_text_add_folded(&folded, text);
    pt_slice slice = {ptce_text_get(&folded), folded.length};
    if (folded.length > 0 && b->status == PTCE_OK)
        b->status = pt_outline_declare(b->spellings, slice, node + 1, &row,
                                       &again, b->err);
    if (again && b->spellings->nodes[row].line != node + 1)
        b->spellings->nodes[row].line = 0;
    ptce_text_clear(&folded);
}

static void index_spellings(pt_building *b)
{
    b->spellings = pt_outline_new("");
    if (!b->spellings) {
        b->status = pt_nomem(b->err);
        return;
    }
    for (size_t i = 0; b->status == PTCE_OK && i < b->outline->node_count;
         i++) {
        if (!b->outline->nodes[i].declared)
            continue;
        add_spelling(b, i, b->outline->nodes[i].id);
        add_spelling(b, i, pt_building_cell(&b->nodes, PT_NODE_NAME, i));
        add_spelling(b, i, pt_building_cell(&b->nodes, PT_NODE_SHORT, i));
    }
}

static size_t find_spelling(const pt_building *b, const char *text)
{
    ptce_text folded = {0};
    pt_text_add_folded(&folded, text);
    size_t row = pt_outline_find(
        b->spellings, (pt_slice){ptce_text_get(&folded), folded.length});
    ptce_text_clear(&folded);
    size_t node = row == PTCE_NOBODY ? 0 : b->spellings->nodes[row].line;
    return node ? node - 1 : PTCE_NOBODY;
}

/* The id or the name nearest to a text, while not too much was compared. */
static const char *nearest(pt_building *b, const char *text)
{
    size_t count = b->outline->node_count;
    if (b->likenesses + 2 * count > MOST_LIKENESSES)
        return NULL;
    const char **names = pt_alloc(2 * count, sizeof *names);
    size_t some = 0;
    for (size_t i = 0; names && i < count; i++) {
        if (!b->outline->nodes[i].declared)
            continue;
        names[some++] = b->outline->nodes[i].id;
        names[some++] = pt_building_cell(&b->nodes, PT_NODE_NAME, i);
    }
    b->likenesses += 2 * count;
    const char *near = names ? pt_nearest(text, names, some) : NULL;
    free(names);
    return near;
}

/* Nodes that only edges name: another spelling of a declared one, or unknown
 * where some are declared at all. */
static void resolve_mentions(pt_building *b)
{
    const pt_outline *o = b->outline;
    size_t declared = 0;
    for (size_t i = 0; i < o->node_count; i++)
        declared += o->nodes[i].declared;
    if (declared == 0 || declared == o->node_count)
        return;
    index_spellings(b);
    for (size_t i = 0; b->status == PTCE_OK && i < o->node_count; i++) {
        if (o->nodes[i].declared)
            continue;
        size_t known = find_spelling(b, o->nodes[i].id);
        if (known != PTCE_NOBODY) {
            b->same[i] = known;
            b->said.found_by_name++;
        } else {
            pt_building_note(b, &b->nodes, i, NULL, "unknown-actor",
                             o->nodes[i].id, "", "", nearest(b, o->nodes[i].id),
                             NULL);
        }
    }
}

/* ---- Ids made of texts --------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return strcmp((*(const pt_node *const *)a)->id,
                  (*(const pt_node *const *)b)->id);
}

/* The slug, with a number behind it where it is taken; `line` of a taken id
 * counts, so that many equal ones cost no more than their number. */
static const char *take_id(pt_building *b, pt_outline *taken, const char *text)
{
    ptce_text slug = {0};
    char id[96];
    size_t row = 0;
    bool again = false;
    pt_slug_add(&slug, text);
    const char *base = slug.length ? ptce_text_get(&slug) : "n";
    (void)snprintf(id, sizeof id, "%s", base);
    b->status =
        pt_outline_declare(taken, pt_slice_of(id), 1, &row, &again, b->err);
    size_t first = row;
    while (again && b->status == PTCE_OK) {
        size_t number = ++taken->nodes[first].line;
        (void)snprintf(id, sizeof id, "%.*s-%zu", ID_ROOM, base, number);
        b->status =
            pt_outline_declare(taken, pt_slice_of(id), 1, &row, &again, b->err);
    }
    ptce_text_clear(&slug);
    return b->status == PTCE_OK ? taken->nodes[row].id : NULL;
}

/* Valid ids first, then the others in the order of their texts: the order of
 * the rows does not matter. */
static void make_ids(pt_building *b, pt_outline *taken, const pt_node **rest)
{
    const pt_outline *o = b->outline;
    size_t count = 0;
    for (size_t i = 0; b->status == PTCE_OK && i < o->node_count; i++) {
        size_t row;
        if (b->same[i] != i)
            continue;
        if (!pt_is_id(o->nodes[i].id, false)) {
            rest[count++] = &o->nodes[i];
            continue;
        }
        b->ids[i] = o->nodes[i].id;
        b->status = pt_outline_declare(taken, pt_slice_of(b->ids[i]), 1, &row,
                                       NULL, b->err);
    }
    if (count > 1)
        qsort(rest, count, sizeof(pt_node *), by_text);
    for (size_t i = 0; b->status == PTCE_OK && i < count; i++) {
        const char *id = take_id(b, taken, rest[i]->id);
        if (id)
            b->ids[rest[i] - o->nodes] = pt_building_keep(b, id);
    }
    b->said.ids_made = count;
}

void pt_building_ids(pt_building *b)
{
    size_t count = b->outline->node_count;
    b->ids = pt_arena_take(b->outline->arena, count, sizeof *b->ids);
    b->same = pt_arena_take(b->outline->arena, count, sizeof *b->same);
    const pt_node **rest = pt_alloc(count, sizeof(pt_node *));
    pt_outline *taken = pt_outline_new("");
    if (!b->ids || !b->same || !rest || !taken) {
        b->status = pt_nomem(b->err);
    } else {
        for (size_t i = 0; i < count; i++)
            b->same[i] = i;
        resolve_mentions(b);
        if (b->status == PTCE_OK)
            make_ids(b, taken, rest);
    }
    for (size_t i = 0; b->status == PTCE_OK && i < count; i++)
        if (b->same[i] != i)
            b->ids[i] = b->ids[b->same[i]];
    free(rest);
    pt_outline_free(taken);
}

/* ---- Several texts in a cell --------------------------------------------- */

static pt_slice trimmed(const char *at, size_t length)
{
    while (length > 0 && strchr(" \t\n\r", *at)) {
        at++;
        length--;
    }
    while (length > 0 && strchr(" \t\n\r", at[length - 1]))
        length--;
    return (pt_slice){at, length};
}

static bool split(pt_building *b, ptce_strings *texts, const char *cell,
                  const char *marks)
{
    size_t most = 1;
    for (const char *at = cell; *at; at++)
        most += strchr(marks, *at) != NULL;
    const char **items = pt_arena_take(b->in.arena, most, sizeof *items);
    size_t count = 0;
    if (!items)
        return false;
    for (const char *at = cell;; at++) {
        size_t length = strcspn(at, marks);
        pt_slice text = trimmed(at, length);
        if (text.length > 0) {
            items[count] = pt_arena_text(b->in.arena, text.at, text.length);
            if (!items[count++])
                return false;
        }
        at += length;
        if (!*at)
            break;
    }
    *texts = (ptce_strings){items, count};
    return true;
}

static bool is_list_of_texts(const char *cell)
{
    if (*cell != '[' || !pt_is_json(cell))
        return false;
    pt_walk walk = pt_walk_into(pt_slice_trim(cell, strlen(cell)));
    pt_slice item;
    while (pt_walk_next(&walk, NULL, &item))
        if (pt_json_type_of(item) != PT_TYPE_TEXT)
            return false;
    return true;
}

bool pt_building_texts(pt_building *b, ptce_strings *texts, const char *cell)
{
    static const char many[] = {PT_OUTLINE_MANY, '\0'};
    if (is_list_of_texts(cell))
        return pt_json_decode_texts(b->in.arena, texts,
                                    pt_slice_trim(cell, strlen(cell)));
    return split(b, texts, cell, many);
}

/* ---- Citations ----------------------------------------------------------- */

static bool knows_source(const pt_building *b, const char *text)
{
    return pt_outline_find(b->cited, pt_slice_of(text)) != PTCE_NOBODY;
}

/* An id that no other source has. */
static const char *source_id(pt_building *b, const char *text)
{
    size_t row;
    const char *id = text;
    if (!pt_is_id(text, true) ||
        pt_outline_find(b->sources, pt_slice_of(text)) != PTCE_NOBODY)
        id = take_id(b, b->sources, text);
    else
        b->status = pt_outline_declare(b->sources, pt_slice_of(text), 1, &row,
                                       NULL, b->err);
    return id && b->status == PTCE_OK ? pt_building_keep(b, id) : NULL;
}

/* A source that is cited but told of nowhere: its text is its title, or its
 * address. */
static const char *stub_source(pt_building *b, const char *text)
{
    ptce_network *n = b->network;
    size_t row;
    b->status = pt_grow((void **)&b->source_rows, &b->source_capacity,
                        n->source_count, sizeof *b->source_rows, b->err);
    const char *id = b->status == PTCE_OK ? source_id(b, text) : NULL;
    if (!id)
        return NULL;
    ptce_source source = {.id = id, .row = n->source_count};
    if (strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0)
        source.url = pt_building_keep(b, text);
    else if (strcmp(id, text) != 0)
        source.title = pt_building_keep(b, text);
    b->source_rows[n->source_count++] = source;
    b->said.sources_made++;
    b->status = pt_outline_declare(b->cited, pt_slice_of(text), n->source_count,
                                   &row, NULL, b->err);
    return id;
}

/* `line` of what is cited is the row of its source, from 1. */
static const char *source_of(pt_building *b, const char *text)
{
    size_t row = pt_outline_find(b->cited, pt_slice_of(text));
    return row == PTCE_NOBODY
               ? stub_source(b, text)
               : b->source_rows[b->cited->nodes[row].line - 1].id;
}

/* People part sources by ";", "," or lines; an address may hold a comma. */
static bool split_sources(pt_building *b, ptce_strings *texts, const char *cell)
{
    if (!pt_building_texts(b, texts, cell))
        return false;
    if (texts->count != 1 || *cell == '[' || knows_source(b, texts->items[0]))
        return true;
    bool address = strstr(cell, "://") != NULL;
    return split(b, texts, cell, address ? ";\n" : ";,\n");
}

void pt_building_cite(pt_building *b, ptce_citations *citations,
                      const char *cell)
{
    ptce_strings texts = {0};
    if (!cell)
        return;
    if (!split_sources(b, &texts, cell)) {
        b->status = pt_nomem(b->err);
        return;
    }
    for (size_t i = 0; i < texts.count && b->status == PTCE_OK; i++)
        texts.items[i] = source_of(b, texts.items[i]);
    citations->ids = texts.items;
    citations->count = texts.count;
}
