/* SPDX-License-Identifier: MIT */
/* A network as nodes, edges and columns. */
#include "base/json_text.h"
#include "io/meaning.h"
#include "io/synonyms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define KEYS_MOST 100 /* attributes that get a column of their own */
#define KEY_BYTES 64

/* An attribute that several actors have. */
typedef struct plan {
    const char *key;
    pt_cell holds;
    bool plain; /* fits the cells of one column */
} plan;

typedef struct filler {
    pt_outline *outline;
    pt_table *table;
    size_t row;
    plan *plans; /* sorted by key */
    size_t plan_count, plan_capacity;
    ptce_status status;
    ptce_error *err;
} filler;

/* ---- Cells --------------------------------------------------------------- */

static void put(filler *f, const char *name, pt_cell holds, const char *text)
{
    if (text && f->status == PTCE_OK)
        f->status = pt_table_put(f->outline, f->table, name, holds, f->row,
                                 text, f->err);
}

static void put_text(filler *f, const char *name, const char *text)
{
    put(f, name, PT_CELL_TEXT, text);
}

static void put_number(filler *f, const char *name, double value)
{
    char number[PT_NUMBER_MAX];
    pt_number_write(number, value);
    put(f, name, PT_CELL_NUMBER, number);
}

static void put_year(filler *f, const char *name, int year)
{
    char number[PT_NUMBER_MAX];
    if (year == PTCE_NO_YEAR)
        return;
    pt_number_write(number, year);
    put(f, name, PT_CELL_INTEGER, number);
}

static void put_period(filler *f, ptce_period period)
{
    put_year(f, "since", period.since);
    put_year(f, "until", period.until);
}

/* The text that a writer has built; cleared. */
static void put_built(filler *f, const char *name, ptce_text *text)
{
    if (text->failed)
        f->status = pt_nomem(f->err);
    if (text->length > 0 && text->data[text->length - 1] == '\n')
        text->data[--text->length] = '\0'; /* of the outermost block */
    if (text->length > 0)
        put_text(f, name, ptce_text_get(text));
    ptce_text_clear(text);
}

/* Whether joining would be read back: nothing that looks like a list, nothing
 * that trimming would change. */
static bool is_joinable(const ptce_strings *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        const char *text = texts->items[i];
        size_t length = strlen(text);
        if (length == 0 || strchr(text, PT_OUTLINE_MANY) || text[0] == '[' ||
            strchr(" \t\n\r", text[0]) || strchr(" \t\n\r", text[length - 1]))
            return false;
    }
    return true;
}

static void put_texts(filler *f, const char *name, const ptce_strings *texts)
{
    static const char many[] = {PT_OUTLINE_MANY, '\0'};
    ptce_text out = {0};
    if (texts->count == 0)
        return;
    if (is_joinable(texts)) {
        for (size_t i = 0; i < texts->count; i++) {
            ptce_text_add(&out, i ? many : "");
            ptce_text_add(&out, texts->items[i]);
        }
    } else {
        pt_json json = {.out = &out};
        pt_json_array(&json, NULL, PT_JSON_INLINE);
        for (size_t i = 0; i < texts->count; i++)
            pt_json_text(&json, NULL, texts->items[i]);
        pt_json_end(&json);
    }
    put_built(f, name, &out);
}

static void put_citations(filler *f, const ptce_citations *citations)
{
    const ptce_strings ids = {citations->ids, citations->count};
    put_texts(f, "sources", &ids);
}

static void add_members(pt_json *json, const ptce_attributes *attributes)
{
    for (size_t i = 0; i < attributes->count; i++)
        pt_json_raw(json, attributes->items[i].key, attributes->items[i].json);
}

static void put_object(filler *f, const char *name,
                       const ptce_attributes *attributes)
{
    ptce_text out = {0};
    pt_json json = {.out = &out};
    if (attributes->count == 0)
        return;
    pt_json_object(&json, NULL, PT_JSON_INLINE);
    add_members(&json, attributes);
    pt_json_end(&json);
    put_built(f, name, &out);
}

/* ---- Attributes ---------------------------------------------------------- */

static pt_cell cell_of(const ptce_attribute *attribute)
{
    char first = *attribute->json;
    if (first == '"')
        return PT_CELL_TEXT;
    return first == 't' || first == 'f' ? PT_CELL_BOOLEAN : PT_CELL_NUMBER;
}

/* What a cell shows as it is: not empty, without edges of blanks. */
static bool is_plain(const ptce_attribute *attribute)
{
    const char *text = attribute->text;
    size_t length = strlen(text);
    if (length == 0 || strchr(" \t\n\r", text[0]) ||
        strchr(" \t\n\r", text[length - 1]) || pt_is_unknown(text))
        return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x20)
            return false;
    return true;
}

static bool is_key(const char *key)
{
    size_t length = strlen(key);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)key[i] < 0x20)
            return false;
    return length > 0 && length <= KEY_BYTES && key[0] != ' ' &&
           key[length - 1] != ' ';
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const plan *)a)->key, ((const plan *)b)->key);
}

static plan *find_plan(const filler *f, const char *key)
{
    const plan wanted = {.key = key};
    return f->plan_count == 0 ? NULL
                              : bsearch(&wanted, f->plans, f->plan_count,
                                        sizeof wanted, by_key);
}

static void note_attribute(filler *f, const ptce_attribute *attribute)
{
    plan *known = find_plan(f, attribute->key);
    pt_cell holds = cell_of(attribute);
    if (known) {
        known->plain = known->plain && known->holds == holds;
        return;
    }
    if (f->plan_count >= KEYS_MOST || !is_key(attribute->key))
        return;
    f->status = pt_grow((void **)&f->plans, &f->plan_capacity, f->plan_count,
                        sizeof *f->plans, f->err);
    if (f->status != PTCE_OK)
        return;
    f->plans[f->plan_count++] =
        (plan){.key = attribute->key, .holds = holds, .plain = true};
    qsort(f->plans, f->plan_count, sizeof *f->plans, by_key);
}

static void plan_attributes(filler *f, const ptce_network *network)
{
    for (size_t i = 0; i < network->actor_count; i++) {
        const ptce_attributes *list = &network->actors[i].attributes;
        for (size_t j = 0; f->status == PTCE_OK && j < list->count; j++)
            note_attribute(f, &list->items[j]);
    }
}

/* The column of an attribute: its key, where that means nothing else. */
static void put_attribute(filler *f, const plan *p, const char *text)
{
    ptce_text name = {0};
    if (pt_column_meant(PT_ABOUT_NODES, p->key) || strchr(p->key, '.') ||
        strcmp(p->key, "extras") == 0 || strcmp(p->key, "attributes") == 0)
        ptce_text_add(&name, "attribute.");
    ptce_text_add(&name, p->key);
    if (name.failed)
        f->status = pt_nomem(f->err);
    else
        put(f, ptce_text_get(&name), p->holds, text);
    ptce_text_clear(&name);
}

static void put_attributes(filler *f, const ptce_attributes *attributes)
{
    ptce_text rest = {0};
    pt_json json = {.out = &rest};
    pt_json_object(&json, NULL, PT_JSON_INLINE);
    size_t nothing = rest.length;
    for (size_t i = 0; i < attributes->count; i++) {
        const ptce_attribute *attribute = &attributes->items[i];
        const plan *p = find_plan(f, attribute->key);
        bool again =
            i > 0 && strcmp(attributes->items[i - 1].key, attribute->key) == 0;
        if (p && p->plain && !again && is_plain(attribute))
            put_attribute(f, p, attribute->text);
        else
            pt_json_raw(&json, attribute->key, attribute->json);
    }
    bool some = rest.length > nothing;
    pt_json_end(&json);
    if (some)
        put_built(f, "attributes", &rest);
    ptce_text_clear(&rest);
}

/* ---- Rows ---------------------------------------------------------------- */

static void add_node(filler *f, const char *id)
{
    f->table = &f->outline->node_table;
    if (f->status == PTCE_OK)
        f->status = pt_outline_declare(f->outline, pt_slice_of(id), 0, &f->row,
                                       NULL, f->err);
}

static void add_actor(filler *f, const ptce_actor *actor)
{
    add_node(f, actor->id);
    put_text(f, "class", "actor");
    put_text(f, "name", actor->name);
    put_text(f, "short", actor->short_name);
    put_text(f, "type", ptce_type_name(actor->type));
    put_text(f, "siret", actor->siret);
    put_text(f, "role", actor->role);
    put_text(f, "circle", ptce_circle_name(actor->circle));
    put_period(f, actor->period);
    if (actor->answered != PTCE_ANSWER_UNKNOWN)
        put(f, "answered", PT_CELL_BOOLEAN,
            actor->answered == PTCE_ANSWER_YES ? "true" : "false");
    put_attributes(f, &actor->attributes);
    put_text(f, "note", actor->note);
    put_citations(f, &actor->citations);
    put_object(f, "extras", &actor->extras);
}

static void add_pool(filler *f, const ptce_pool *pool)
{
    add_node(f, pool->id);
    put_text(f, "class", "pool");
    put_text(f, "name", pool->name);
    put_text(f, "kind", ptce_kind_name(pool->kind));
    put_text(f, "what", ptce_what_name(pool->what));
    put_period(f, pool->period);
    put_text(f, "note", pool->note);
    put_citations(f, &pool->citations);
    put_object(f, "extras", &pool->extras);
}

static void add_edge(filler *f, const char *from, const char *to, bool directed)
{
    size_t ends[2] = {0};
    f->table = &f->outline->edge_table;
    if (f->status == PTCE_OK)
        f->status = pt_outline_mention(f->outline, pt_slice_of(from), 0,
                                       &ends[0], f->err);
    if (f->status == PTCE_OK)
        f->status = pt_outline_mention(f->outline, pt_slice_of(to), 0, &ends[1],
                                       f->err);
    if (f->status == PTCE_OK)
        f->status = pt_outline_edge(f->outline, ends[0], ends[1], directed, 0,
                                    &f->row, f->err);
}

static void add_tie(filler *f, const ptce_tie *tie)
{
    add_edge(f, tie->from_id, tie->to_id, tie->directed);
    put_text(f, "kind", ptce_kind_name(tie->kind));
    put_text(f, "nature", ptce_nature_name(tie->nature));
    put_text(f, "what", tie->what);
    put_number(f, "weight", tie->weight);
    put_period(f, tie->period);
    put_text(f, "certainty", ptce_certainty_name(tie->certainty));
    put_text(f, "note", tie->note);
    put_citations(f, &tie->citations);
    put_object(f, "extras", &tie->extras);
}

static void add_member(filler *f, const ptce_pool *pool,
                       const ptce_member *member)
{
    add_edge(f, member->actor_id, pool->id, false);
    put_text(f, "kind", "membership");
    put_period(f, member->period);
    put_text(f, "note", member->note);
    put_citations(f, &member->citations);
    put_object(f, "extras", &member->extras);
}

/* ---- The whole ----------------------------------------------------------- */

static void put_place(filler *f, const ptce_place *place)
{
    put_text(f, "commune", place->commune);
    put_text(f, "insee", place->insee);
    put_text(f, "department", place->department);
    put_text(f, "region", place->region);
    if (!isnan(place->latitude))
        put_number(f, "latitude", place->latitude);
    if (!isnan(place->longitude))
        put_number(f, "longitude", place->longitude);
    put_object(f, "place", &place->extras);
}

static void add_source(pt_json *json, const ptce_source *source)
{
    const char *const fields[][2] = {
        {"title", source->title}, {"publisher", source->publisher},
        {"url", source->url},     {"date", source->date},
        {"note", source->note},
    };
    pt_json_object(json, NULL, PT_JSON_INLINE);
    pt_json_text(json, "id", source->id);
    for (size_t i = 0; i < PT_COUNT(fields); i++)
        if (fields[i][1])
            pt_json_text(json, fields[i][0], fields[i][1]);
    add_members(json, &source->extras);
    pt_json_end(json);
}

static void put_sources(filler *f, const ptce_network *network)
{
    ptce_text out = {0};
    pt_json json = {.out = &out};
    if (network->source_count == 0)
        return;
    pt_json_array(&json, NULL, PT_JSON_INLINE);
    for (size_t i = 0; i < network->source_count; i++)
        add_source(&json, &network->sources[i]);
    pt_json_end(&json);
    put_built(f, "sources", &out);
}

static const char *const cell_names[] = {[PT_CELL_ANY] = "",
                                         [PT_CELL_TEXT] = "text",
                                         [PT_CELL_NUMBER] = "number",
                                         [PT_CELL_INTEGER] = "number",
                                         [PT_CELL_BOOLEAN] = "boolean"};

/* Types of attributes that their cells alone would not give away. */
static void put_types(filler *f)
{
    ptce_text out = {0};
    pt_json json = {.out = &out};
    const pt_table *nodes = &f->outline->node_table;
    pt_json_object(&json, NULL, PT_JSON_INLINE);
    size_t nothing = out.length;
    for (size_t i = 0; i < nodes->column_count; i++) {
        const pt_column *column = &nodes->columns[i];
        bool fixed = pt_column_meant(PT_ABOUT_NODES, column->name) ||
                     strcmp(column->name, "attributes") == 0 ||
                     strcmp(column->name, "extras") == 0;
        if (!fixed && pt_column_guess(column, nodes->rows) != column->holds)
            pt_json_text(&json, column->name, cell_names[column->holds]);
    }
    bool some = out.length > nothing;
    pt_json_end(&json);
    f->table = &f->outline->graph;
    f->row = 0;
    if (some)
        put_built(f, "types", &out);
    ptce_text_clear(&out);
}

static void put_graph(filler *f, const ptce_network *network)
{
    f->table = &f->outline->graph;
    f->row = 0;
    put_text(f, "id", network->id);
    put_text(f, "name", network->name);
    put_object(f, "groups", &network->groups);
    put_place(f, &network->place);
    put_texts(f, "sectors", &network->sectors);
    put_texts(f, "activities", &network->activities);
    put_year(f, "founded", network->founded);
    put_text(f, "lead", network->lead_id);
    put_text(f, "legal_form", network->legal_form);
    put_text(f, "note", network->note);
    put_sources(f, network);
    put_texts(f, "gaps", &network->gaps);
    put_object(f, "extras", &network->extras);
}

ptce_status pt_outline_from_network(pt_outline **out,
                                    const ptce_network *network,
                                    ptce_error *err)
{
    filler f = {.err = err, .outline = pt_outline_new(network->origin)};
    *out = NULL;
    if (!f.outline)
        return pt_nomem(err);
    put_graph(&f, network);
    plan_attributes(&f, network);
    for (size_t i = 0; f.status == PTCE_OK && i < network->actor_count; i++)
        add_actor(&f, &network->actors[i]);
    for (size_t i = 0; f.status == PTCE_OK && i < network->pool_count; i++)
        add_pool(&f, &network->pools[i]);
    for (size_t i = 0; f.status == PTCE_OK && i < network->tie_count; i++)
        add_tie(&f, &network->ties[i]);
    for (size_t i = 0; f.status == PTCE_OK && i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        for (size_t j = 0; f.status == PTCE_OK && j < pool->member_count; j++)
            add_member(&f, pool, &pool->members[j]);
    }
    put_types(&f);
    free(f.plans);
    if (f.status != PTCE_OK)
        pt_outline_free(f.outline);
    else
        *out = f.outline;
    return f.status;
}
