/* SPDX-License-Identifier: MIT */
/* The canonical form of a network. Null and empty things are left out, but for
 * `actors` and `members`, which the format asks for; a tie always says whether
 * it is directed and how certain it is, so that it can be read alone. */
#include "base/json_text.h"
#include "io/io.h"

#include <math.h>

void pt_out_text(pt_json *json, const char *key, const char *value)
{
    if (value)
        pt_json_text(json, key, value);
}

void pt_out_texts(pt_json *json, const char *key, const ptce_strings *texts,
                  bool one_a_line)
{
    if (texts->count == 0)
        return;
    pt_json_array(json, key, one_a_line ? PT_JSON_OPEN : PT_JSON_INLINE);
    for (size_t i = 0; i < texts->count; i++)
        pt_json_text(json, NULL, texts->items[i]);
    pt_json_end(json);
}

void pt_out_extras(pt_json *json, const ptce_attributes *extras)
{
    for (size_t i = 0; i < extras->count; i++)
        pt_json_raw(json, extras->items[i].key, extras->items[i].json);
}

static void out_year(pt_json *json, const char *key, int year)
{
    if (year != PTCE_NO_YEAR)
        pt_json_number(json, key, year);
}

static void out_period(pt_json *json, ptce_period period)
{
    out_year(json, "since", period.since);
    out_year(json, "until", period.until);
}

static void out_citations(pt_json *json, const ptce_citations *citations)
{
    const ptce_strings ids = {citations->ids, citations->count};
    pt_out_texts(json, "sources", &ids, false);
}

static void out_attributes(pt_json *json, const char *key,
                           const ptce_attributes *attributes)
{
    if (attributes->count == 0)
        return;
    pt_json_object(json, key, PT_JSON_INLINE);
    pt_out_extras(json, attributes);
    pt_json_end(json);
}

static void out_place(pt_json *json, const ptce_place *place)
{
    bool located = !isnan(place->latitude) || !isnan(place->longitude);
    if (!place->commune && !place->insee && !place->department &&
        !place->region && !located && place->extras.count == 0)
        return;
    pt_json_object(json, "place", PT_JSON_INLINE);
    pt_out_text(json, "commune", place->commune);
    pt_out_text(json, "insee", place->insee);
    pt_out_text(json, "department", place->department);
    pt_out_text(json, "region", place->region);
    if (!isnan(place->latitude))
        pt_json_number(json, "latitude", place->latitude);
    if (!isnan(place->longitude))
        pt_json_number(json, "longitude", place->longitude);
    pt_out_extras(json, &place->extras);
    pt_json_end(json);
}

static void out_source(pt_json *json, const ptce_source *source)
{
    pt_json_object(json, NULL, PT_JSON_INLINE);
    pt_json_text(json, "id", source->id);
    pt_out_text(json, "title", source->title);
    pt_out_text(json, "publisher", source->publisher);
    pt_out_text(json, "url", source->url);
    pt_out_text(json, "date", source->date);
    pt_out_text(json, "note", source->note);
    pt_out_extras(json, &source->extras);
    pt_json_end(json);
}

static void out_actor(pt_json *json, const ptce_actor *actor)
{
    pt_json_object(json, NULL, PT_JSON_INLINE);
    pt_json_text(json, "id", actor->id);
    pt_json_text(json, "name", actor->name);
    pt_out_text(json, "short", actor->short_name);
    pt_json_text(json, "type", ptce_type_name(actor->type));
    pt_out_text(json, "siret", actor->siret);
    pt_out_text(json, "role", actor->role);
    pt_out_text(json, "circle", ptce_circle_name(actor->circle));
    out_period(json, actor->period);
    if (actor->answered != PTCE_ANSWER_UNKNOWN)
        pt_json_bool(json, "answered", actor->answered == PTCE_ANSWER_YES);
    out_attributes(json, "attributes", &actor->attributes);
    pt_out_text(json, "note", actor->note);
    out_citations(json, &actor->citations);
    pt_out_extras(json, &actor->extras);
    pt_json_end(json);
}

static void out_member(pt_json *json, const ptce_member *member)
{
    pt_json_object(json, NULL, PT_JSON_INLINE);
    pt_json_text(json, "actor", member->actor_id);
    out_period(json, member->period);
    pt_out_text(json, "note", member->note);
    out_citations(json, &member->citations);
    pt_out_extras(json, &member->extras);
    pt_json_end(json);
}

static void out_pool(pt_json *json, const ptce_pool *pool)
{
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "id", pool->id);
    pt_json_text(json, "name", pool->name);
    pt_json_text(json, "kind", ptce_kind_name(pool->kind));
    pt_out_text(json, "what", ptce_what_name(pool->what));
    out_period(json, pool->period);
    pt_out_text(json, "note", pool->note);
    out_citations(json, &pool->citations);
    pt_json_array(json, "members", PT_JSON_OPEN);
    for (size_t i = 0; i < pool->member_count; i++)
        out_member(json, &pool->members[i]);
    pt_json_end(json);
    pt_out_extras(json, &pool->extras);
    pt_json_end(json);
}

static void out_tie(pt_json *json, const ptce_tie *tie)
{
    pt_json_object(json, NULL, PT_JSON_INLINE);
    pt_json_text(json, "from", tie->from_id);
    pt_json_text(json, "to", tie->to_id);
    pt_json_text(json, "kind", ptce_kind_name(tie->kind));
    pt_out_text(json, "nature", ptce_nature_name(tie->nature));
    pt_out_text(json, "what", tie->what);
    pt_json_bool(json, "directed", tie->directed);
    if (tie->weight != 1)
        pt_json_number(json, "weight", tie->weight);
    out_period(json, tie->period);
    pt_json_text(json, "certainty", ptce_certainty_name(tie->certainty));
    pt_out_text(json, "note", tie->note);
    out_citations(json, &tie->citations);
    pt_out_extras(json, &tie->extras);
    pt_json_end(json);
}

static void out_rows(pt_json *json, const ptce_network *network)
{
    if (network->source_count > 0) {
        pt_json_array(json, "sources", PT_JSON_OPEN);
        for (size_t i = 0; i < network->source_count; i++)
            out_source(json, &network->sources[i]);
        pt_json_end(json);
    }
    pt_json_array(json, "actors", PT_JSON_OPEN);
    for (size_t i = 0; i < network->actor_count; i++)
        out_actor(json, &network->actors[i]);
    pt_json_end(json);
    if (network->pool_count > 0) {
        pt_json_array(json, "pools", PT_JSON_OPEN);
        for (size_t i = 0; i < network->pool_count; i++)
            out_pool(json, &network->pools[i]);
        pt_json_end(json);
    }
    if (network->tie_count > 0) {
        pt_json_array(json, "ties", PT_JSON_OPEN);
        for (size_t i = 0; i < network->tie_count; i++)
            out_tie(json, &network->ties[i]);
        pt_json_end(json);
    }
}

void ptce_network_write(ptce_text *out, const ptce_network *network)
{
    pt_json writer = {.out = out};
    pt_json *json = &writer;
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "format", PT_NETWORK_FORMAT);
    pt_json_text(json, "id", network->id);
    pt_json_text(json, "name", network->name);
    out_attributes(json, "groups", &network->groups);
    out_place(json, &network->place);
    pt_out_texts(json, "sectors", &network->sectors, false);
    pt_out_texts(json, "activities", &network->activities, false);
    out_year(json, "founded", network->founded);
    pt_out_text(json, "lead", network->lead_id);
    pt_out_text(json, "legal_form", network->legal_form);
    pt_out_text(json, "note", network->note);
    out_rows(json, network);
    pt_out_texts(json, "gaps", &network->gaps, true);
    pt_out_extras(json, &network->extras);
    pt_json_end(json);
}
