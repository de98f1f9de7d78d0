/* SPDX-License-Identifier: MIT */
/* A network is built once: sorted into canonical order and resolved. */
#include "model/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

ptce_network *pt_network_new(void)
{
    ptce_network *network = pt_alloc(1, sizeof *network);
    pt_arena *arena = pt_arena_new();
    if (!network || !arena) {
        free(network);
        pt_arena_free(arena);
        return NULL;
    }
    network->arena = arena;
    network->lead = PTCE_NOBODY;
    network->founded = PTCE_NO_YEAR;
    network->place.latitude = (double)NAN;
    network->place.longitude = (double)NAN;
    return network;
}

void ptce_network_free(ptce_network *network)
{
    if (!network)
        return;
    pt_arena_free(network->arena);
    free(network);
}

/* ---- Canonical order --------------------------------------------------- */

static int first_of(int a, int b)
{
    return a ? a : b;
}

static int by_number(double a, double b)
{
    return (a > b) - (a < b);
}

static int by_period(ptce_period a, ptce_period b)
{
    return first_of(by_number(a.since, b.since), by_number(a.until, b.until));
}

/* Rows that are the same in every respect keep the order of the file. */
static int by_row(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int by_attribute(const void *a, const void *b)
{
    const ptce_attribute *x = a;
    const ptce_attribute *y = b;
    return first_of(pt_text_order(x->key, y->key),
                    pt_text_order(x->json, y->json));
}

static int by_source(const void *a, const void *b)
{
    const ptce_source *x = a;
    const ptce_source *y = b;
    return first_of(pt_text_order(x->id, y->id), by_row(x->row, y->row));
}

static int by_actor(const void *a, const void *b)
{
    const ptce_actor *x = a;
    const ptce_actor *y = b;
    return first_of(pt_text_order(x->id, y->id), by_row(x->row, y->row));
}

static int by_pool(const void *a, const void *b)
{
    const ptce_pool *x = a;
    const ptce_pool *y = b;
    return first_of(pt_text_order(x->id, y->id), by_row(x->row, y->row));
}

static int by_member(const void *a, const void *b)
{
    const ptce_member *x = a;
    const ptce_member *y = b;
    return first_of(
        pt_text_order(x->actor_id, y->actor_id),
        first_of(by_period(x->period, y->period), by_row(x->row, y->row)));
}

/* Ends are compared by their rows, which stand in the order of the ids; by the
 * ids themselves only where one names nobody. */
static int by_end(size_t a, const char *a_id, size_t b, const char *b_id)
{
    if (a != PTCE_NOBODY && b != PTCE_NOBODY)
        return by_row(a, b);
    return pt_text_order(a_id, b_id);
}

typedef struct ends {
    size_t low, high;
    const char *low_id, *high_id;
} ends;

static ends ends_of(const ptce_tie *tie)
{
    if (by_end(tie->from, tie->from_id, tie->to, tie->to_id) <= 0)
        return (ends){tie->from, tie->to, tie->from_id, tie->to_id};
    return (ends){tie->to, tie->from, tie->to_id, tie->from_id};
}

static int by_pair(const ptce_tie *x, const ptce_tie *y)
{
    ends a = ends_of(x);
    ends b = ends_of(y);
    int order = by_end(a.low, a.low_id, b.low, b.low_id);
    return order ? order : by_end(a.high, a.high_id, b.high, b.high_id);
}

static int by_tie_words(const ptce_tie *x, const ptce_tie *y)
{
    return first_of(
        pt_text_order(x->what, y->what),
        first_of(by_number(x->weight, y->weight),
                 first_of(by_number((double)x->certainty, (double)y->certainty),
                          by_row(x->row, y->row))));
}

static int by_tie(const void *a, const void *b)
{
    const ptce_tie *x = a;
    const ptce_tie *y = b;
    int order = by_pair(x, y);
    if (order)
        return order;
    order = by_number((double)x->kind, (double)y->kind);
    order = first_of(order, by_number((double)x->nature, (double)y->nature));
    order = first_of(order, by_period(x->period, y->period));
    order = first_of(order, pt_text_order(x->from_id, y->from_id));
    return first_of(order, by_tie_words(x, y));
}

static void sort(void *items, size_t count, size_t size,
                 int (*order)(const void *, const void *))
{
    if (count > 1)
        qsort(items, count, size, order);
}

static int by_string(const void *a, const void *b)
{
    return pt_text_order(*(char *const *)a, *(char *const *)b);
}

/* ---- References -------------------------------------------------------- */

size_t ptce_actor_find(const ptce_network *network, const char *id)
{
    if (!id || network->actor_count == 0)
        return PTCE_NOBODY;
    size_t low = 0;
    size_t high = network->actor_count;
    while (low < high) { /* the first of equal ids */
        size_t middle = low + (high - low) / 2;
        if (pt_text_order(network->actors[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < network->actor_count &&
                 pt_text_order(network->actors[low].id, id) == 0;
    return found ? low : PTCE_NOBODY;
}

static size_t find_source(const ptce_network *network, const char *id)
{
    size_t low = 0;
    size_t high = network->source_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pt_text_order(network->sources[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < network->source_count &&
                 pt_text_order(network->sources[low].id, id) == 0;
    return found ? low : PTCE_NOBODY;
}

static ptce_status settle_citations(ptce_network *network,
                                    ptce_citations *citations, ptce_error *err)
{
    sort(citations->ids, citations->count, sizeof *citations->ids, by_string);
    citations->sources = pt_arena_take(network->arena, citations->count,
                                       sizeof *citations->sources);
    if (!citations->sources)
        return pt_nomem(err);
    for (size_t i = 0; i < citations->count; i++)
        citations->sources[i] = find_source(network, citations->ids[i]);
    return PTCE_OK;
}

static void settle_attributes(ptce_attributes *attributes)
{
    sort(attributes->items, attributes->count, sizeof *attributes->items,
         by_attribute);
}

static ptce_status settle_pool(ptce_network *network, ptce_pool *pool,
                               ptce_error *err)
{
    sort(pool->members, pool->member_count, sizeof *pool->members, by_member);
    settle_attributes(&pool->extras);
    ptce_status st = settle_citations(network, &pool->citations, err);
    for (size_t i = 0; st == PTCE_OK && i < pool->member_count; i++) {
        ptce_member *member = &pool->members[i];
        member->actor = ptce_actor_find(network, member->actor_id);
        settle_attributes(&member->extras);
        st = settle_citations(network, &member->citations, err);
    }
    return st;
}

static void sort_rows(ptce_network *network)
{
    sort(network->sources, network->source_count, sizeof *network->sources,
         by_source);
    sort(network->actors, network->actor_count, sizeof *network->actors,
         by_actor);
    sort(network->pools, network->pool_count, sizeof *network->pools, by_pool);
    for (size_t i = 0; i < network->tie_count; i++) {
        ptce_tie *tie = &network->ties[i];
        tie->from = ptce_actor_find(network, tie->from_id);
        tie->to = ptce_actor_find(network, tie->to_id);
    }
    sort(network->ties, network->tie_count, sizeof *network->ties, by_tie);
    settle_attributes(&network->groups);
    settle_attributes(&network->extras);
    settle_attributes(&network->place.extras);
    for (size_t i = 0; i < network->source_count; i++)
        settle_attributes(&network->sources[i].extras);
}

ptce_status pt_network_settle(ptce_network *network, ptce_error *err)
{
    sort_rows(network);
    network->lead = ptce_actor_find(network, network->lead_id);
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < network->actor_count; i++) {
        ptce_actor *actor = &network->actors[i];
        settle_attributes(&actor->attributes);
        settle_attributes(&actor->extras);
        st = settle_citations(network, &actor->citations, err);
    }
    for (size_t i = 0; st == PTCE_OK && i < network->pool_count; i++)
        st = settle_pool(network, &network->pools[i], err);
    for (size_t i = 0; st == PTCE_OK && i < network->tie_count; i++) {
        ptce_tie *tie = &network->ties[i];
        settle_attributes(&tie->extras);
        st = settle_citations(network, &tie->citations, err);
    }
    return st;
}

void pt_collection_settle(ptce_collection *collection)
{
    settle_attributes(&collection->extras);
    for (size_t i = 0; i < collection->group_count; i++) {
        ptce_group *group = &collection->groups[i];
        settle_attributes(&group->extras);
        settle_attributes(&group->label_extras);
        for (size_t j = 0; j < group->value_count; j++)
            settle_attributes(&group->values[j].extras);
    }
}

/* ---- Reading a network ------------------------------------------------- */

const char *ptce_actor_label(const ptce_actor *actor)
{
    return actor->short_name ? actor->short_name : actor->name;
}

const char *ptce_group_value(const ptce_network *network, const char *key)
{
    for (size_t i = 0; i < network->groups.count; i++)
        if (strcmp(network->groups.items[i].key, key) == 0)
            return network->groups.items[i].text;
    return NULL;
}

static void mark(bool *tied, size_t actor)
{
    if (actor != PTCE_NOBODY)
        tied[actor] = true;
}

void pt_mark_tied(bool *tied, const ptce_network *network)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        mark(tied, network->ties[i].from);
        mark(tied, network->ties[i].to);
    }
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        for (size_t j = 0; pool->member_count > 1 && j < pool->member_count;
             j++)
            mark(tied, pool->members[j].actor);
    }
}

ptce_documentation ptce_document(const ptce_network *network)
{
    ptce_documentation d = {.actors = network->actor_count,
                            .ties = network->tie_count,
                            .pools = network->pool_count,
                            .sources = network->source_count};
    bool *tied = pt_alloc(network->actor_count, sizeof *tied);
    if (tied) {
        pt_mark_tied(tied, network);
        for (size_t i = 0; i < network->actor_count; i++)
            d.actors_without_tie += !tied[i];
    }
    free(tied);
    for (size_t i = 0; i < network->tie_count; i++)
        d.inferred_ties += network->ties[i].certainty == PTCE_INFERRED;
    for (size_t i = 0; i < network->pool_count; i++)
        d.pools_with_two_members += network->pools[i].member_count >= 2;
    return d;
}
