/* SPDX-License-Identifier: MIT */
/* Which networks are compared: the key of the group, its two values, and who
 * is left out. */
#include "compare/groups.h"

#include <stdlib.h>
#include <string.h>

/* ---- The key and its values ---------------------------------------------- */

#define REGION "region" /* a key that every place has */

const char *pt_key_value(const ptce_network *network, const char *key)
{
    bool placed = strcmp(key, REGION) == 0 && network->place.region;
    return placed ? network->place.region : ptce_group_value(network, key);
}

#define VALUES_MAX 3 /* two, and one to see that there are more */

/* Distinct values of a key, sorted; at most VALUES_MAX of them. */
static size_t list_values(const char *values[VALUES_MAX],
                          const ptce_collection *collection, const char *key)
{
    size_t count = 0;
    for (size_t i = 0; i < collection->network_count; i++) {
        const char *value = pt_key_value(collection->networks[i], key);
        size_t at = 0;
        while (value && at < count && strcmp(values[at], value) < 0)
            at++;
        if (!value || (at < count && strcmp(values[at], value) == 0) ||
            count == VALUES_MAX)
            continue;
        memmove(&values[at + 1], &values[at], (count - at) * sizeof values[0]);
        values[at] = value;
        count++;
    }
    return count;
}

static bool is_among(const char *key, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

static bool has_region(const ptce_collection *collection)
{
    for (size_t i = 0; i < collection->network_count; i++)
        if (collection->networks[i]->place.region)
            return true;
    return false;
}

/* Every key of a group in the collection; NULL if memory is exhausted. */
static const char **list_keys(size_t *count, const ptce_collection *collection)
{
    size_t most = 1;
    for (size_t i = 0; i < collection->network_count; i++)
        most += collection->networks[i]->groups.count;
    const char **keys = pt_alloc(most, sizeof *keys);
    *count = 0;
    for (size_t i = 0; keys && i < collection->network_count; i++) {
        const ptce_attributes *groups = &collection->networks[i]->groups;
        for (size_t j = 0; j < groups->count; j++)
            if (!is_among(groups->items[j].key, keys, *count))
                keys[(*count)++] = groups->items[j].key;
    }
    if (keys && has_region(collection) && !is_among(REGION, keys, *count))
        keys[(*count)++] = REGION;
    return keys;
}

static bool is_yes_or_no(const ptce_collection *collection, const char *key)
{
    const char *values[VALUES_MAX];
    return list_values(values, collection, key) == 2 &&
           strcmp(values[0], "false") == 0 && strcmp(values[1], "true") == 0;
}

/* The only key whose values are true and false, or NULL. */
static const char *only_yes_or_no(const ptce_collection *collection,
                                  const char *const *keys, size_t count)
{
    const char *only = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!is_yes_or_no(collection, keys[i]))
            continue;
        if (only)
            return NULL;
        only = keys[i];
    }
    return only;
}

static ptce_status refuse_key(const char *by, const char *const *keys,
                              size_t count, ptce_error *err)
{
    ptce_text list = {0};
    for (size_t i = 0; i < count; i++) {
        ptce_text_add(&list, i ? ", " : "");
        ptce_text_add(&list, keys[i]);
    }
    ptce_status st = by ? pt_fail(err, PTCE_E_USAGE, "compare-by-unknown", by,
                                  count ? ptce_text_get(&list) : "–", NULL)
                        : pt_fail(err, PTCE_E_USAGE, "compare-by-needed",
                                  count ? ptce_text_get(&list) : "–", NULL);
    ptce_text_clear(&list);
    return st;
}

ptce_status pt_groups_refuse(const ptce_collection *collection, const char *by,
                             ptce_error *err)
{
    size_t count = 0;
    const char **keys = list_keys(&count, collection);
    ptce_status st = keys ? refuse_key(by, keys, count, err) : pt_nomem(err);
    free((void *)keys);
    return st;
}

ptce_status pt_groups_pick(ptce_comparison *out,
                           const ptce_collection *collection, const char *by,
                           ptce_error *err)
{
    size_t count = 0;
    const char **keys = list_keys(&count, collection);
    if (!keys)
        return pt_nomem(err);
    out->by = by;
    for (size_t i = 0; by && i < count; i++)
        if (strcmp(keys[i], by) == 0)
            out->by = keys[i]; /* lives as long as the collection */
    if (!by)
        out->by = only_yes_or_no(collection, keys, count);
    ptce_status st = PTCE_OK;
    const char *values[VALUES_MAX] = {"", "", ""};
    size_t found = out->by ? list_values(values, collection, out->by) : 0;
    if (found == 0)
        st = refuse_key(by, keys, count, err);
    else if (found != 2)
        st = pt_fail(err, PTCE_E_USAGE,
                     found < 2 ? "compare-by-one" : "compare-by-many", out->by,
                     NULL);
    free(keys);
    if (st != PTCE_OK)
        return st;
    bool last_is_true = strcmp(values[1], "true") == 0;
    out->first.value = values[last_is_true ? 1 : 0];
    out->second.value = values[last_is_true ? 0 : 1];
    return PTCE_OK;
}

/* ---- The sides ---------------------------------------------------------- */

static pt_side side_of(const ptce_comparison *out, const ptce_network *network)
{
    const char *value = pt_key_value(network, out->by);
    if (value && strcmp(value, out->first.value) == 0)
        return PT_FIRST;
    if (value && strcmp(value, out->second.value) == 0)
        return PT_SECOND;
    return PT_NEITHER;
}

static void leave_out(ptce_comparison *out, const ptce_network *network,
                      const char *code)
{
    out->left_out[out->left_out_count++] =
        (ptce_left_out){network->id, network->name, code};
}

/* A kept pool is a vertex, and alone with one member it joins nobody. */
ptce_status pt_has_tie(bool *found, const ptce_vertex *vertices,
                       size_t vertex_count, const ptce_edge *edges,
                       size_t edge_count, ptce_error *err)
{
    size_t *member = pt_alloc(vertex_count, sizeof *member);
    if (!member)
        return pt_nomem(err);
    *found = false;
    for (size_t e = 0; !*found && e < edge_count; e++) {
        size_t pool = edges[e].from;
        size_t actor = edges[e].to;
        if (!vertices[pool].is_pool) {
            actor = edges[e].from;
            pool = edges[e].to;
        }
        *found = !vertices[pool].is_pool ||
                 (member[pool] > 0 && member[pool] != actor + 1);
        member[pool] = actor + 1;
    }
    free(member);
    return PTCE_OK;
}

ptce_status pt_groups_split(pt_comparing *c, ptce_error *err)
{
    ptce_comparison *out = c->out;
    size_t count = out->measuring.count;
    out->left_out = pt_arena_take(out->arena, count, sizeof *out->left_out);
    out->first.networks = pt_arena_take(out->arena, count, sizeof(char *));
    out->second.networks = pt_arena_take(out->arena, count, sizeof(char *));
    c->sides = pt_arena_take(out->arena, count, sizeof *c->sides);
    c->kept = pt_arena_take(out->arena, count, sizeof *c->kept);
    if (!out->left_out || !out->first.networks || !out->second.networks ||
        !c->sides || !c->kept)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) { /* sorted by id, as the collection */
        const ptce_measures *measures = &out->measuring.networks[i];
        const ptce_network *network = measures->network;
        c->sides[i] = side_of(out, network);
        bool tied = false;
        ptce_status st =
            pt_has_tie(&tied, measures->vertices, measures->vertex_count,
                       measures->edges, measures->edge_count, err);
        if (st != PTCE_OK)
            return st;
        c->kept[i] = c->sides[i] != PT_NEITHER && tied;
        ptce_compared_group *group =
            c->sides[i] == PT_FIRST ? &out->first : &out->second;
        if (c->kept[i])
            group->networks[group->count++] = network->id;
        else
            leave_out(out, network,
                      c->sides[i] == PT_NEITHER ? "no-group"
                                                : "no-tie-in-view");
    }
    const ptce_compared_group *empty =
        out->first.count == 0 ? &out->first : &out->second;
    if (empty->count == 0)
        return pt_fail(err, PTCE_E_DATA, "compare-empty", out->by, empty->value,
                       NULL);
    return PTCE_OK;
}
