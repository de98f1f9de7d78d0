/* SPDX-License-Identifier: MIT */
/* Nodes to actors and pools, edges to ties and memberships. */
#include "io/building.h"
#include "io/json.h"

#include <stdlib.h>
#include <string.h>

/* ---- Values -------------------------------------------------------------- */

static const char *cell_of(const pt_rows *rows, unsigned field, size_t row)
{
    return pt_building_cell(rows, field, row);
}

static const char *text_of(pt_building *b, const pt_rows *rows, unsigned field,
                           size_t row)
{
    const char *cell = cell_of(rows, field, row);
    return cell ? pt_building_keep(b, cell) : NULL;
}

/* A value of a closed list, or NULL: nothing there, not known, or a finding. */
static const char *closed(pt_building *b, pt_rows *rows, unsigned field,
                          size_t row, const char *list)
{
    const char *cell = cell_of(rows, field, row);
    if (!cell)
        return NULL;
    if (cell == rows->memos[field].cell && rows->memos[field].value)
        return rows->memos[field].value;
    const char *value = pt_value_meant(list, cell);
    if (!value && pt_is_unknown(cell)) {
        b->said.unknown++;
        return NULL;
    }
    if (!value) {
        ptce_text allowed = {0};
        pt_values_add(&allowed, list);
        pt_building_note(b, rows, row, rows->names[field], "unknown-value",
                         rows->names[field], cell, ptce_text_get(&allowed),
                         pt_value_near(list, cell), NULL);
        ptce_text_clear(&allowed);
        return NULL;
    }
    rows->memos[field].cell = cell;
    rows->memos[field].value = value;
    return value;
}

static void wrong(pt_building *b, const pt_rows *rows, unsigned field,
                  size_t row, const char *expected)
{
    pt_building_note(b, rows, row, rows->names[field], "wrong-type",
                     rows->names[field], expected, cell_of(rows, field, row),
                     NULL);
}

/* A year as it is, or the year of a date: four digits that stand alone. */
static bool read_year(int *year, const char *text, bool *cut)
{
    const char *at = text + (*text == '-');
    size_t digits = strspn(at, "0123456789");
    *cut = false;
    if (digits > 0 && digits <= 4 &&
        (at[digits] == '\0' || strcmp(at + digits, ".0") == 0)) {
        *year = (int)strtol(text, NULL, 10);
        return true;
    }
    size_t found = 0;
    for (at = text; *at;) {
        digits = strspn(at, "0123456789");
        if (digits == 4) {
            *year = (int)strtol(at, NULL, 10);
            found++;
        }
        at += digits;
        at += *at != '\0';
    }
    *cut = true;
    return found == 1;
}

static int year_of(pt_building *b, const pt_rows *rows, unsigned field,
                   size_t row)
{
    const char *cell = cell_of(rows, field, row);
    int year = PTCE_NO_YEAR;
    bool cut = false;
    if (!cell)
        return PTCE_NO_YEAR;
    if (read_year(&year, cell, &cut)) {
        b->said.dates_cut += cut;
        return year;
    }
    if (pt_is_unknown(cell))
        b->said.unknown++;
    else
        wrong(b, rows, field, row, PT_SLOT_WORDS "rule.value.year");
    return PTCE_NO_YEAR;
}

/* Digits without what sets thousands apart: blanks, and the mark that is not
 * the decimal one, where that is forced. */
static void strip_thousands(char *text, const char *decimal)
{
    static const char *const blanks[] = {" ", "\u00A0", "\u202F"};
    char *out = text;
    char other = decimal && *decimal == ',' ? '.' : ',';
    for (const char *at = text; *at;) {
        size_t skip = decimal && *at == other;
        for (size_t i = 0; skip == 0 && i < PT_COUNT(blanks); i++)
            if (strncmp(at, blanks[i], strlen(blanks[i])) == 0)
                skip = strlen(blanks[i]);
        if (skip == 0)
            *out++ = *at++;
        at += skip;
    }
    *out = '\0';
}

/* With a dot, or the decimal comma of French spreadsheets. */
static bool read_number(pt_building *b, double *number, const char *text)
{
    char copy[64];
    const char *decimal = b->import->options->decimal;
    size_t length = strlen(text);
    if (!decimal && pt_number_read(number, text))
        return true;
    if (length >= sizeof copy)
        return false;
    memcpy(copy, text, length + 1);
    strip_thousands(copy, decimal);
    char *comma = strchr(copy, ',');
    if (comma)
        *comma = '.';
    bool good = pt_number_read(number, copy);
    b->said.commas += good && comma;
    return good;
}

static double weight_of(pt_building *b, const pt_rows *rows, size_t row)
{
    const char *cell = cell_of(rows, PT_EDGE_WEIGHT, row);
    double weight = 1;
    if (!cell)
        return 1;
    if (read_number(b, &weight, cell)) {
        if (weight >= 1e-9 && weight <= 1e9)
            return weight;
        pt_building_note(b, rows, row, "weight", "weight-range", NULL);
    } else if (pt_is_unknown(cell)) {
        b->said.unknown++;
    } else {
        wrong(b, rows, PT_EDGE_WEIGHT, row, PT_SLOT_WORDS "rule.value.number");
    }
    return 1;
}

/* ---- Other columns ------------------------------------------------------- */

static void add_to(pt_building *b, ptce_attributes *list, const char *key,
                   const char *cell, pt_cell holds)
{
    ptce_text json = {0};
    pt_cell_json(&json, cell, holds);
    size_t count = list->count;
    if ((count & (count - 1)) == 0) { /* room doubles */
        ptce_attribute *items =
            pt_arena_take(b->in.arena, count ? count * 2 : 1, sizeof *items);
        if (items && count > 0)
            memcpy(items, list->items, count * sizeof *items);
        list->items = items;
    }
    const char *kept = pt_building_keep(b, ptce_text_get(&json));
    const char *text =
        *ptce_text_get(&json) == '"' ? pt_building_keep(b, cell) : kept;
    const char *name = pt_building_keep(b, key);
    if (list->items && kept && text && name)
        list->items[list->count++] =
            (ptce_attribute){.key = name, .json = kept, .text = text};
    else
        b->status = pt_nomem(b->err);
    ptce_text_clear(&json);
}

static void add_others(pt_building *b, ptce_attributes *list,
                       const pt_rows *rows, size_t row)
{
    for (size_t i = 0; b->status == PTCE_OK && i < rows->other_count; i++) {
        const pt_column *column = &rows->table->columns[rows->others[i]];
        const char *cell = pt_table_get(rows->table, rows->others[i], row);
        const char *key = column->name;
        if (strncmp(key, "attribute.", 10) == 0)
            key += 10;
        if (cell && *cell)
            add_to(b, list, key, cell, rows->other_holds[i]);
    }
}

/* A cell that holds an object of JSON. */
static void add_json(pt_building *b, ptce_attributes *list, const pt_rows *rows,
                     unsigned field, size_t row, pt_in_read *read)
{
    const char *cell = cell_of(rows, field, row);
    if (!cell)
        return;
    if (*cell == '{' && pt_is_json(cell))
        read(&b->in, list, pt_slice_trim(cell, strlen(cell)));
    else
        add_to(b, list, rows->names[field], cell, PT_CELL_TEXT);
}

/* ---- Nodes --------------------------------------------------------------- */

/* The type as it is said, else guessed from the word, else from the name. */
static ptce_type type_of(pt_building *b, ptce_actor *actor, size_t row)
{
    const char *cell = cell_of(&b->nodes, PT_NODE_TYPE, row);
    const char *value = cell ? pt_value_meant("type", cell) : NULL;
    ptce_type type = PTCE_TYPE_COUNT;
    if (value)
        return pt_type_named(value);
    if (cell && !pt_is_unknown(cell))
        type = pt_type_guessed(cell);
    if (type == PTCE_TYPE_COUNT)
        type = pt_type_guessed(actor->name);
    if (cell && !pt_is_unknown(cell))
        add_to(b, &actor->attributes, "type", cell, PT_CELL_TEXT);
    if (type == PTCE_TYPE_COUNT) {
        b->said.types_other++;
        return PTCE_TYPE_OTHER;
    }
    b->said.types_guessed[type]++;
    return type;
}

static ptce_answer answer_of(pt_building *b, size_t row)
{
    const char *cell = cell_of(&b->nodes, PT_NODE_ANSWERED, row);
    if (!cell)
        return PTCE_ANSWER_UNKNOWN;
    if (pt_is_unknown(cell)) /* who was asked and gave no answer */
        return *cell == '?' ? PTCE_ANSWER_UNKNOWN : PTCE_ANSWER_NO;
    const char *value = closed(b, &b->nodes, PT_NODE_ANSWERED, row, "yes");
    if (!value)
        return PTCE_ANSWER_UNKNOWN;
    return strcmp(value, "true") == 0 ? PTCE_ANSWER_YES : PTCE_ANSWER_NO;
}

static void build_actor(pt_building *b, ptce_actor *actor, size_t row)
{
    pt_rows *rows = &b->nodes;
    const char *name = text_of(b, rows, PT_NODE_NAME, row);
    actor->row = row;
    actor->id = pt_building_keep(b, b->ids[row]);
    actor->name = name ? name : pt_building_keep(b, b->outline->nodes[row].id);
    if (b->status != PTCE_OK)
        return;
    actor->short_name = text_of(b, rows, PT_NODE_SHORT, row);
    actor->siret = text_of(b, rows, PT_NODE_SIRET, row);
    actor->role = text_of(b, rows, PT_NODE_ROLE, row);
    actor->note = text_of(b, rows, PT_NODE_NOTE, row);
    actor->type = type_of(b, actor, row);
    const char *circle = closed(b, rows, PT_NODE_CIRCLE, row, "circle");
    actor->circle = circle ? pt_circle_named(circle) : PTCE_CIRCLE_COUNT;
    actor->period.since = year_of(b, rows, PT_NODE_SINCE, row);
    actor->period.until = year_of(b, rows, PT_NODE_UNTIL, row);
    actor->answered = answer_of(b, row);
    add_others(b, &actor->attributes, rows, row);
    add_json(b, &actor->attributes, rows, PT_NODE_ATTRIBUTES, row,
             pt_in_scalars);
    add_json(b, &actor->extras, rows, PT_NODE_EXTRAS, row, pt_in_any);
    pt_building_cite(b, &actor->citations, cell_of(rows, PT_NODE_SOURCES, row));
}

static void build_pool(pt_building *b, ptce_pool *pool, size_t row)
{
    pt_rows *rows = &b->nodes;
    const char *name = text_of(b, rows, PT_NODE_NAME, row);
    pool->row = row;
    pool->id = pt_building_keep(b, b->ids[row]);
    pool->name = name ? name : pt_building_keep(b, b->outline->nodes[row].id);
    if (b->status != PTCE_OK)
        return;
    const char *kind = closed(b, rows, PT_NODE_KIND, row, "kind");
    const char *what = closed(b, rows, PT_NODE_WHAT, row, "what");
    pool->kind = kind ? pt_kind_named(kind) : PTCE_KIND_MUTUALISATION;
    pool->what = what ? pt_what_named(what) : PTCE_WHAT_COUNT;
    pool->period.since = year_of(b, rows, PT_NODE_SINCE, row);
    pool->period.until = year_of(b, rows, PT_NODE_UNTIL, row);
    pool->note = text_of(b, rows, PT_NODE_NOTE, row);
    add_others(b, &pool->extras, rows, row);
    add_json(b, &pool->extras, rows, PT_NODE_EXTRAS, row, pt_in_any);
    pt_building_cite(b, &pool->citations, cell_of(rows, PT_NODE_SOURCES, row));
}

/* Where the class is not said, what others are members of is a pool. */
static void classify_by_members(pt_building *b)
{
    const pt_outline *o = b->outline;
    for (size_t i = 0; i < o->edge_count; i++) {
        const char *cell = cell_of(&b->edges, PT_EDGE_KIND, i);
        size_t to = b->same[o->edges[i].to];
        if (cell && strcmp(cell, "membership") == 0 &&
            !cell_of(&b->nodes, PT_NODE_CLASS, to))
            b->is_pool[to] = true;
    }
}

static void classify(pt_building *b)
{
    ptce_network *n = b->network;
    classify_by_members(b);
    for (size_t i = 0; i < b->outline->node_count; i++) {
        if (b->same[i] != i)
            continue;
        const char *class = closed(b, &b->nodes, PT_NODE_CLASS, i, "class");
        if (class)
            b->is_pool[i] = strcmp(class, "pool") == 0;
        b->place[i] = b->is_pool[i] ? n->pool_count++ : n->actor_count++;
    }
}

static void build_nodes(pt_building *b)
{
    ptce_network *n = b->network;
    size_t count = b->outline->node_count;
    b->is_pool = pt_arena_take(b->outline->arena, count, sizeof *b->is_pool);
    b->place = pt_arena_take(b->outline->arena, count, sizeof *b->place);
    if (b->is_pool && b->place)
        classify(b);
    n->actors = pt_arena_take(b->in.arena, n->actor_count, sizeof *n->actors);
    n->pools = pt_arena_take(b->in.arena, n->pool_count, sizeof *n->pools);
    if (!b->is_pool || !b->place || !n->actors || !n->pools) {
        b->status = pt_nomem(b->err);
        return;
    }
    for (size_t i = 0; pt_building_goes_on(b) && i < count; i++) {
        if (b->same[i] != i)
            continue;
        if (b->is_pool[i])
            build_pool(b, &n->pools[b->place[i]], i);
        else
            build_actor(b, &n->actors[b->place[i]], i);
    }
}

/* ---- Edges --------------------------------------------------------------- */

typedef enum edge_use { TIE, MEMBER, NEITHER } edge_use;

static edge_use use_of(const pt_building *b, const pt_edge *edge)
{
    bool from = b->is_pool[b->same[edge->from]];
    bool to = b->is_pool[b->same[edge->to]];
    return from && to ? NEITHER : from || to ? MEMBER : TIE;
}

static ptce_kind kind_of(pt_building *b, size_t row)
{
    const char *value = closed(b, &b->edges, PT_EDGE_KIND, row, "kind");
    ptce_kind kind = value ? pt_kind_named(value) : PTCE_KIND_COOPERATION;
    b->said.kinds_assumed += value == NULL;
    return kind == PTCE_KIND_COUNT ? PTCE_KIND_COOPERATION : kind;
}

static bool is_directed(pt_building *b, size_t row)
{
    const char *value = NULL;
    if (b->edges.columns[PT_EDGE_DIRECTED] != PTCE_NOBODY)
        value = closed(b, &b->edges, PT_EDGE_DIRECTED, row, "yes");
    return value ? strcmp(value, "true") == 0 : b->outline->edges[row].directed;
}

static void build_tie(pt_building *b, ptce_tie *tie, size_t row)
{
    pt_rows *rows = &b->edges;
    const pt_edge *edge = &b->outline->edges[row];
    const ptce_network *n = b->network;
    tie->row = row;
    tie->from_id = n->actors[b->place[b->same[edge->from]]].id;
    tie->to_id = n->actors[b->place[b->same[edge->to]]].id;
    tie->kind = kind_of(b, row);
    const char *nature = closed(b, rows, PT_EDGE_NATURE, row, "nature");
    tie->nature = nature ? pt_nature_named(nature) : PTCE_NATURE_COUNT;
    tie->what = text_of(b, rows, PT_EDGE_WHAT, row);
    tie->note = text_of(b, rows, PT_EDGE_NOTE, row);
    tie->directed = is_directed(b, row);
    tie->weight = weight_of(b, rows, row);
    tie->period.since = year_of(b, rows, PT_EDGE_SINCE, row);
    tie->period.until = year_of(b, rows, PT_EDGE_UNTIL, row);
    const char *certain = closed(b, rows, PT_EDGE_CERTAINTY, row, "certainty");
    tie->certainty = certain && strcmp(certain, "inferred") == 0 ? PTCE_INFERRED
                                                                 : PTCE_STATED;
    add_others(b, &tie->extras, rows, row);
    add_json(b, &tie->extras, rows, PT_EDGE_EXTRAS, row, pt_in_any);
    pt_building_cite(b, &tie->citations, cell_of(rows, PT_EDGE_SOURCES, row));
}

/* What a tie may say and a membership cannot: kept as it is. */
static void keep_as_extras(pt_building *b, ptce_member *member, size_t row)
{
    static const unsigned fields[] = {PT_EDGE_NATURE, PT_EDGE_WHAT};
    for (size_t i = 0; i < PT_COUNT(fields); i++) {
        const char *cell = cell_of(&b->edges, fields[i], row);
        if (cell && b->status == PTCE_OK)
            add_to(b, &member->extras, b->edges.names[fields[i]], cell,
                   PT_CELL_TEXT);
    }
}

static void build_member(pt_building *b, size_t row)
{
    pt_rows *rows = &b->edges;
    const pt_edge *edge = &b->outline->edges[row];
    size_t from = b->same[edge->from];
    size_t to = b->same[edge->to];
    size_t actor = b->is_pool[from] ? to : from;
    size_t pool = b->is_pool[from] ? from : to;
    ptce_pool *of = &b->network->pools[b->place[pool]];
    ptce_member *member = &of->members[of->member_count++];
    member->row = row;
    member->actor_id = b->network->actors[b->place[actor]].id;
    member->period.since = year_of(b, rows, PT_EDGE_SINCE, row);
    member->period.until = year_of(b, rows, PT_EDGE_UNTIL, row);
    member->note = text_of(b, rows, PT_EDGE_NOTE, row);
    keep_as_extras(b, member, row);
    add_others(b, &member->extras, rows, row);
    add_json(b, &member->extras, rows, PT_EDGE_EXTRAS, row, pt_in_any);
    pt_building_cite(b, &member->citations,
                     cell_of(rows, PT_EDGE_SOURCES, row));
}

/* Room for the members of each pool. */
static bool make_room(pt_building *b)
{
    ptce_network *n = b->network;
    const pt_outline *o = b->outline;
    size_t ties = 0;
    for (size_t i = 0; i < o->edge_count; i++) {
        edge_use use = use_of(b, &o->edges[i]);
        size_t from = b->same[o->edges[i].from];
        size_t pool = b->is_pool[from] ? from : b->same[o->edges[i].to];
        ties += use == TIE;
        if (use == MEMBER)
            n->pools[b->place[pool]].member_count++;
    }
    for (size_t i = 0; i < n->pool_count; i++) {
        ptce_pool *pool = &n->pools[i];
        pool->members = pt_arena_take(b->in.arena, pool->member_count,
                                      sizeof *pool->members);
        if (!pool->members)
            return false;
        pool->member_count = 0;
    }
    n->ties = pt_arena_take(b->in.arena, ties, sizeof *n->ties);
    return n->ties != NULL;
}

static void build_edges(pt_building *b)
{
    ptce_network *n = b->network;
    if (!make_room(b)) {
        b->status = pt_nomem(b->err);
        return;
    }
    for (size_t i = 0; pt_building_goes_on(b) && i < b->outline->edge_count;
         i++) {
        const pt_edge *edge = &b->outline->edges[i];
        switch (use_of(b, edge)) {
        case TIE:
            build_tie(b, &n->ties[n->tie_count++], i);
            break;
        case MEMBER:
            build_member(b, i);
            break;
        case NEITHER:
            pt_building_note(b, &b->edges, i, NULL, "pool-tie",
                             b->outline->nodes[edge->from].id,
                             b->outline->nodes[edge->to].id, NULL);
            break;
        }
    }
}

void pt_building_rows(pt_building *b)
{
    build_nodes(b);
    if (pt_building_goes_on(b))
        build_edges(b);
}
