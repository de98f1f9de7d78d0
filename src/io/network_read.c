/* SPDX-License-Identifier: MIT */
/* ptce-network/1 to a network: its fields, object by object. */
#include "io/io.h"
#include "io/json.h"

#include <math.h>
#include <string.h>

#define MOST_ACTORS 2000000
#define MOST_TIES 10000000

#define AT(type, field) offsetof(type, field)

/* ---- Closed lists -------------------------------------------------------- */

#define LIST(noun)                                                             \
    static const char *noun##_at(unsigned i)                                   \
    {                                                                          \
        return ptce_##noun##_name((ptce_##noun)i);                             \
    }                                                                          \
    static void read_##noun(pt_in *in, void *target, pt_slice value)           \
    {                                                                          \
        ptce_##noun *choice = target;                                          \
        *choice = (ptce_##noun)pt_in_choice(in, value, noun##_at);             \
    }

LIST(type)
LIST(kind)
LIST(nature)
LIST(what)
LIST(circle)

static const char *certainty_at(unsigned i)
{
    return i <= PTCE_INFERRED ? ptce_certainty_name((ptce_certainty)i) : NULL;
}

static void read_certainty(pt_in *in, void *target, pt_slice value)
{
    ptce_certainty *certainty = target;
    unsigned choice = pt_in_choice(in, value, certainty_at);
    *certainty = choice == PTCE_INFERRED ? PTCE_INFERRED : PTCE_STATED;
}

static void read_answered(pt_in *in, void *target, pt_slice value)
{
    ptce_answer *answer = target;
    bool yes = false;
    pt_in_bool(in, &yes, value);
    *answer = yes ? PTCE_ANSWER_YES : PTCE_ANSWER_NO;
}

static void read_weight(pt_in *in, void *target, pt_slice value)
{
    double *weight = target;
    double number = 1;
    pt_in_number(in, &number, value);
    if (number >= 1e-9 && number <= 1e9)
        *weight = number;
    else
        pt_in_note(in, "weight-range", NULL);
}

static void read_citations(pt_in *in, void *target, pt_slice value)
{
    ptce_citations *citations = target;
    ptce_strings ids = {0};
    pt_in_texts(in, &ids, value);
    citations->ids = ids.items;
    citations->count = ids.count;
}

/* ---- Rows ---------------------------------------------------------------- */

static bool read_source(pt_in *in, void *row, size_t index, pt_slice value)
{
    static const pt_field fields[] = {
        {"id", pt_in_name, AT(ptce_source, id), true},
        {"title", pt_in_text, AT(ptce_source, title), false},
        {"publisher", pt_in_text, AT(ptce_source, publisher), false},
        {"url", pt_in_text, AT(ptce_source, url), false},
        {"date", pt_in_text, AT(ptce_source, date), false},
        {"note", pt_in_text, AT(ptce_source, note), false},
    };
    ptce_source *source = row;
    source->row = index;
    (void)pt_in_object(in, value, fields, PT_COUNT(fields), source,
                       &source->extras);
    return source->id != NULL;
}

static bool read_actor(pt_in *in, void *row, size_t index, pt_slice value)
{
    static const pt_field fields[] = {
        {"id", pt_in_name, AT(ptce_actor, id), true},
        {"name", pt_in_name, AT(ptce_actor, name), true},
        {"short", pt_in_text, AT(ptce_actor, short_name), false},
        {"type", read_type, AT(ptce_actor, type), true},
        {"siret", pt_in_text, AT(ptce_actor, siret), false},
        {"role", pt_in_text, AT(ptce_actor, role), false},
        {"circle", read_circle, AT(ptce_actor, circle), false},
        {"since", pt_in_year, AT(ptce_actor, period.since), false},
        {"until", pt_in_year, AT(ptce_actor, period.until), false},
        {"answered", read_answered, AT(ptce_actor, answered), false},
        {"attributes", pt_in_scalars, AT(ptce_actor, attributes), false},
        {"note", pt_in_text, AT(ptce_actor, note), false},
        {"sources", read_citations, AT(ptce_actor, citations), false},
    };
    ptce_actor *actor = row;
    actor->row = index;
    actor->type = PTCE_TYPE_OTHER;
    actor->circle = PTCE_CIRCLE_COUNT;
    actor->period = (ptce_period){PTCE_NO_YEAR, PTCE_NO_YEAR};
    (void)pt_in_object(in, value, fields, PT_COUNT(fields), actor,
                       &actor->extras);
    if (actor->type == PTCE_TYPE_COUNT)
        actor->type = PTCE_TYPE_OTHER;
    if (!actor->name)
        actor->name = actor->id;
    return actor->id != NULL;
}

static bool read_member(pt_in *in, void *row, size_t index, pt_slice value)
{
    static const pt_field fields[] = {
        {"actor", pt_in_name, AT(ptce_member, actor_id), true},
        {"since", pt_in_year, AT(ptce_member, period.since), false},
        {"until", pt_in_year, AT(ptce_member, period.until), false},
        {"note", pt_in_text, AT(ptce_member, note), false},
        {"sources", read_citations, AT(ptce_member, citations), false},
    };
    ptce_member *member = row;
    member->row = index;
    member->period = (ptce_period){PTCE_NO_YEAR, PTCE_NO_YEAR};
    (void)pt_in_object(in, value, fields, PT_COUNT(fields), member,
                       &member->extras);
    return member->actor_id != NULL;
}

static void read_members(pt_in *in, void *target, pt_slice value)
{
    ptce_pool *pool = target;
    void *rows = NULL;
    pt_in_rows(in, &rows, &pool->member_count, value, sizeof(ptce_member),
               MOST_ACTORS, read_member);
    pool->members = rows;
}

static bool read_pool(pt_in *in, void *row, size_t index, pt_slice value)
{
    static const pt_field fields[] = {
        {"id", pt_in_name, AT(ptce_pool, id), true},
        {"name", pt_in_name, AT(ptce_pool, name), true},
        {"kind", read_kind, AT(ptce_pool, kind), true},
        {"what", read_what, AT(ptce_pool, what), false},
        {"since", pt_in_year, AT(ptce_pool, period.since), false},
        {"until", pt_in_year, AT(ptce_pool, period.until), false},
        {"note", pt_in_text, AT(ptce_pool, note), false},
        {"sources", read_citations, AT(ptce_pool, citations), false},
        {"members", read_members, 0, true},
    };
    ptce_pool *pool = row;
    pool->row = index;
    pool->what = PTCE_WHAT_COUNT;
    pool->period = (ptce_period){PTCE_NO_YEAR, PTCE_NO_YEAR};
    (void)pt_in_object(in, value, fields, PT_COUNT(fields), pool,
                       &pool->extras);
    if (pool->kind == PTCE_KIND_COUNT)
        pool->kind = PTCE_KIND_COOPERATION;
    if (!pool->name)
        pool->name = pool->id;
    return pool->id != NULL;
}

static bool read_tie(pt_in *in, void *row, size_t index, pt_slice value)
{
    static const pt_field fields[] = {
        {"from", pt_in_name, AT(ptce_tie, from_id), true},
        {"to", pt_in_name, AT(ptce_tie, to_id), true},
        {"kind", read_kind, AT(ptce_tie, kind), true},
        {"nature", read_nature, AT(ptce_tie, nature), false},
        {"what", pt_in_text, AT(ptce_tie, what), false},
        {"directed", pt_in_bool, AT(ptce_tie, directed), false},
        {"weight", read_weight, AT(ptce_tie, weight), false},
        {"since", pt_in_year, AT(ptce_tie, period.since), false},
        {"until", pt_in_year, AT(ptce_tie, period.until), false},
        {"certainty", read_certainty, AT(ptce_tie, certainty), false},
        {"note", pt_in_text, AT(ptce_tie, note), false},
        {"sources", read_citations, AT(ptce_tie, citations), false},
    };
    ptce_tie *tie = row;
    tie->row = index;
    tie->nature = PTCE_NATURE_COUNT;
    tie->weight = 1;
    tie->period = (ptce_period){PTCE_NO_YEAR, PTCE_NO_YEAR};
    (void)pt_in_object(in, value, fields, PT_COUNT(fields), tie, &tie->extras);
    if (tie->kind == PTCE_KIND_COUNT)
        tie->kind = PTCE_KIND_COOPERATION;
    return tie->from_id != NULL && tie->to_id != NULL;
}

/* ---- The network -------------------------------------------------------- */

/* Four tables that differ in name, row and limit only. */
#define ROWS(plural, singular, most)                                           \
    static void read_##plural(pt_in *in, void *target, pt_slice value)         \
    {                                                                          \
        ptce_network *network = target;                                        \
        void *rows = NULL;                                                     \
        pt_in_rows(in, &rows, &network->singular##_count, value,               \
                   sizeof(ptce_##singular), most, read_##singular);            \
        network->plural = rows;                                                \
    }

ROWS(sources, source, MOST_ACTORS)
ROWS(actors, actor, MOST_ACTORS)
ROWS(pools, pool, MOST_ACTORS)
ROWS(ties, tie, MOST_TIES)

static void read_place(pt_in *in, void *target, pt_slice value)
{
    static const pt_field fields[] = {
        {"commune", pt_in_text, AT(ptce_place, commune), false},
        {"insee", pt_in_text, AT(ptce_place, insee), false},
        {"department", pt_in_text, AT(ptce_place, department), false},
        {"region", pt_in_text, AT(ptce_place, region), false},
        {"latitude", pt_in_number, AT(ptce_place, latitude), false},
        {"longitude", pt_in_number, AT(ptce_place, longitude), false},
    };
    ptce_place *place = target;
    (void)pt_in_object(in, value, fields, PT_COUNT(fields), place,
                       &place->extras);
}

static const pt_field network_fields[] = {
    {"format", pt_in_format, 0, true},
    {"id", pt_in_name, AT(ptce_network, id), true},
    {"name", pt_in_name, AT(ptce_network, name), true},
    {"groups", pt_in_scalars, AT(ptce_network, groups), false},
    {"place", read_place, AT(ptce_network, place), false},
    {"sectors", pt_in_texts, AT(ptce_network, sectors), false},
    {"activities", pt_in_texts, AT(ptce_network, activities), false},
    {"founded", pt_in_year, AT(ptce_network, founded), false},
    {"lead", pt_in_text, AT(ptce_network, lead_id), false},
    {"legal_form", pt_in_text, AT(ptce_network, legal_form), false},
    {"note", pt_in_text, AT(ptce_network, note), false},
    {"sources", read_sources, 0, false},
    {"actors", read_actors, 0, true},
    {"pools", read_pools, 0, false},
    {"ties", read_ties, 0, false},
    {"gaps", pt_in_texts, AT(ptce_network, gaps), false},
};

ptce_status pt_network_read(ptce_network **out, pt_slice object,
                            const char *origin, ptce_findings *findings,
                            ptce_error *err)
{
    *out = NULL;
    ptce_network *network = pt_network_new();
    if (!network)
        return pt_nomem(err);
    pt_in in = {
        .arena = network->arena, .findings = findings, .origin = origin};
    (void)pt_in_object(&in, object, network_fields, PT_COUNT(network_fields),
                       network, &network->extras);
    network->origin = pt_arena_text(network->arena, origin, strlen(origin));
    /* rules and messages need a name, be it a poor one */
    if (!network->id)
        network->id = "";
    if (!network->name)
        network->name = network->id;
    ptce_status st = in.status;
    if (st == PTCE_OK && !network->origin)
        st = PTCE_E_NOMEM;
    if (st == PTCE_OK)
        st = pt_network_settle(network, err);
    else
        st = pt_nomem(err);
    if (st != PTCE_OK) {
        ptce_network_free(network);
        return st;
    }
    *out = network;
    return PTCE_OK;
}
