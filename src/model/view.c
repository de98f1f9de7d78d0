/* SPDX-License-Identifier: MIT */
/* The view: its options as rows, and the selection it makes of a network. */
#include "model/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Options ----------------------------------------------------------- */

static const ptce_view_option options[] = {
    {"layer", {"all", "cooperation", "mutualisation"}, false},
    {"pools", {"project", "count", "keep", "drop"}, false},
    {"period", {NULL}, false},
    {"undated", {"keep", "drop"}, false},
    {"certainty", {"all", "stated"}, false},
    {"direction", {"ignore", "follow"}, false},
    {"weights", {"ignore", "strength", "length"}, true},
    {"community",
     {"leiden", "louvain", "walktrap", "infomap", "edge-betweenness",
      "optimal"},
     true},
};

/* Where the choice of each option stands; an enumeration is an unsigned. */
static const size_t fields[] = {
    offsetof(ptce_view, layer),     offsetof(ptce_view, pools),
    offsetof(ptce_view, from),      offsetof(ptce_view, undated),
    offsetof(ptce_view, certainty), offsetof(ptce_view, direction),
    offsetof(ptce_view, weights),   offsetof(ptce_view, community),
};

_Static_assert(PT_COUNT(fields) == PT_COUNT(options), "a field an option");
_Static_assert(sizeof(ptce_layer) == sizeof(unsigned), "read as unsigned");

const ptce_view_option *ptce_view_option_at(size_t i)
{
    return i < PT_COUNT(options) ? &options[i] : NULL;
}

static unsigned get_choice(const ptce_view *view, size_t option)
{
    unsigned choice;
    memcpy(&choice, (const char *)view + fields[option], sizeof choice);
    return choice;
}

static void set_choice(ptce_view *view, size_t option, size_t value)
{
    unsigned choice = (unsigned)value;
    memcpy((char *)view + fields[option], &choice, sizeof choice);
}

#define YEAR_DIGITS 4

/* "2012" or "2010-2016". */
static bool read_period(ptce_view *view, const char *text)
{
    char *end = NULL;
    if (strspn(text, "0123456789") != YEAR_DIGITS)
        return false;
    long from = strtol(text, &end, 10);
    long to = from;
    if (*end == '-') {
        if (strspn(end + 1, "0123456789") != YEAR_DIGITS)
            return false;
        to = strtol(end + 1, &end, 10);
    }
    if (*end || to < from)
        return false;
    view->from = (int)from;
    view->to = (int)to;
    return true;
}

static ptce_status refuse_value(const ptce_view_option *option,
                                const char *value, ptce_error *err)
{
    ptce_text allowed = {0};
    for (size_t j = 0; option->values[j]; j++) {
        ptce_text_add(&allowed, j ? ", " : "");
        ptce_text_add(&allowed, option->values[j]);
    }
    ptce_status st = pt_fail(err, PTCE_E_USAGE, "view-value", option->name,
                             value, ptce_text_get(&allowed), NULL);
    ptce_text_clear(&allowed);
    return st;
}

ptce_status ptce_view_set(ptce_view *view, const char *option,
                          const char *value, ptce_error *err)
{
    size_t i = 0;
    while (i < PT_COUNT(options) && strcmp(options[i].name, option) != 0)
        i++;
    if (i == PT_COUNT(options))
        return pt_fail(err, PTCE_E_USAGE, "view-option", option, NULL);
    if (!options[i].values[0])
        return read_period(view, value)
                   ? PTCE_OK
                   : pt_fail(err, PTCE_E_USAGE, "period", value, NULL);
    for (size_t j = 0; options[i].values[j]; j++) {
        if (strcmp(options[i].values[j], value) == 0) {
            set_choice(view, i, j);
            return PTCE_OK;
        }
    }
    return refuse_value(&options[i], value, err);
}

void ptce_view_get(ptce_text *out, const ptce_view *view, const char *option)
{
    for (size_t i = 0; i < PT_COUNT(options); i++) {
        if (strcmp(options[i].name, option) != 0)
            continue;
        if (options[i].values[0]) {
            ptce_text_add(out, options[i].values[get_choice(view, i)]);
        } else if (view->from != PTCE_NO_YEAR) {
            char period[32];
            (void)snprintf(period, sizeof period,
                           view->from == view->to ? "%d" : "%d-%d", view->from,
                           view->to);
            ptce_text_add(out, period);
        }
    }
}

/* ---- What is left out --------------------------------------------------- */

static bool names_a_list(const char *word)
{
    return pt_type_named(word) != PTCE_TYPE_COUNT ||
           pt_family_named(word) != PTCE_FAMILY_COUNT ||
           pt_nature_named(word) != PTCE_NATURE_COUNT;
}

static bool has_pool(const ptce_network *network, const char *id)
{
    for (size_t i = 0; i < network->pool_count; i++)
        if (strcmp(network->pools[i].id, id) == 0)
            return true;
    return false;
}

static bool names_a_row(const char *word, const ptce_collection *collection)
{
    for (size_t i = 0; i < collection->network_count; i++)
        if (ptce_actor_find(collection->networks[i], word) != PTCE_NOBODY ||
            has_pool(collection->networks[i], word))
            return true;
    return false;
}

const char *pt_nearest_actor(const char *word, const ptce_network *network)
{
    const char **ids = pt_alloc(network->actor_count, sizeof *ids);
    for (size_t i = 0; ids && i < network->actor_count; i++)
        ids[i] = network->actors[i].id;
    const char *nearest =
        ids ? pt_nearest(word, ids, network->actor_count) : NULL;
    free(ids);
    return nearest;
}

static const char *nearest_anywhere(const char *word,
                                    const ptce_collection *collection)
{
    const char *nearest = NULL;
    for (size_t i = 0; !nearest && i < collection->network_count; i++)
        nearest = pt_nearest_actor(word, collection->networks[i]);
    return nearest;
}

ptce_status ptce_view_check(const ptce_view *view,
                            const ptce_collection *collection, ptce_error *err)
{
    for (size_t i = 0; i < view->without_count; i++) {
        const char *word = view->without[i];
        if (names_a_list(word) || names_a_row(word, collection))
            continue;
        const char *near = nearest_anywhere(word, collection);
        return pt_fail(err, PTCE_E_USAGE,
                       near ? "without-near" : "without-unknown", word, near,
                       NULL);
    }
    return PTCE_OK;
}

static bool left_out(const ptce_view *view, const char *word)
{
    for (size_t i = 0; word && i < view->without_count; i++)
        if (strcmp(view->without[i], word) == 0)
            return true;
    return false;
}

/* ---- The selection ------------------------------------------------------- */

static bool is_undated(ptce_period period)
{
    return period.since == PTCE_NO_YEAR && period.until == PTCE_NO_YEAR;
}

static bool in_period(const ptce_view *view, ptce_period period)
{
    if (view->from == PTCE_NO_YEAR)
        return true;
    if (is_undated(period))
        return view->undated == PTCE_UNDATED_KEEP;
    if (period.since != PTCE_NO_YEAR && period.since > view->to)
        return false;
    return period.until == PTCE_NO_YEAR || period.until >= view->from;
}

static bool in_layer(const ptce_view *view, ptce_kind kind)
{
    if (view->layer == PTCE_LAYER_COOPERATION)
        return kind == PTCE_KIND_COOPERATION;
    if (view->layer == PTCE_LAYER_MUTUALISATION)
        return kind == PTCE_KIND_MUTUALISATION;
    return true;
}

static bool keeps_actor(const ptce_view *view, const ptce_actor *actor)
{
    return !left_out(view, actor->id) &&
           !left_out(view, ptce_type_name(actor->type)) &&
           !left_out(view, ptce_family_name(ptce_family_of(actor->type)));
}

static bool keeps_tie(const ptce_view *view, const ptce_tie *tie,
                      const bool *kept)
{
    return kept[tie->from] && kept[tie->to] && in_layer(view, tie->kind) &&
           in_period(view, tie->period) &&
           !left_out(view, ptce_nature_name(tie->nature)) &&
           (view->certainty == PTCE_CERTAIN_ALL ||
            tie->certainty == PTCE_STATED);
}

static bool omits_tie(const pt_omission *omission, size_t row)
{
    return omission && omission->ties && omission->ties[row];
}

static bool omits_member(const pt_omission *omission, size_t membership)
{
    return omission && omission->members && omission->members[membership];
}

/* Members are sorted by actor: a second membership (another period) of the
 * same actor does not count twice. The pool's memberships begin at `base`
 * among all. */
static ptce_status select_pool(pt_selection *selection, size_t row, size_t base,
                               const bool *kept, ptce_error *err)
{
    const ptce_pool *pool = &selection->network->pools[row];
    size_t first = 0;
    pt_selected_pool *selected = &selection->pools[selection->pool_count];
    selected->pool = row;
    selected->member_count = 0;
    selected->members = pt_arena_take(selection->arena, pool->member_count,
                                      sizeof *selected->members);
    if (!selected->members)
        return pt_nomem(err);
    for (size_t i = 0; i < pool->member_count; i++) {
        const ptce_member *member = &pool->members[i];
        size_t n = selected->member_count;
        bool again = n > 0 && selected->members[n - 1] == member->actor;
        if (pool->members[first].actor != member->actor)
            first = i;
        if (omits_member(selection->omission, base + first))
            continue;
        /* A membership without dates of its own lasts as long as the pool. */
        if (kept[member->actor] && !again &&
            (is_undated(member->period) ||
             in_period(selection->view, member->period)))
            selected->members[selected->member_count++] = member->actor;
    }
    selection->pool_count++;
    return PTCE_OK;
}

static ptce_status select_rows(pt_selection *selection, bool *kept,
                               ptce_error *err)
{
    const ptce_network *network = selection->network;
    const ptce_view *view = selection->view;
    const pt_omission *omission = selection->omission;
    size_t omitted = omission ? omission->actor : PTCE_NOBODY;
    size_t base = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        kept[i] = i != omitted && keeps_actor(view, &network->actors[i]);
        if (kept[i])
            selection->actors[selection->actor_count++] = i;
    }
    for (size_t i = 0; i < network->tie_count; i++)
        if (keeps_tie(view, &network->ties[i], kept) && !omits_tie(omission, i))
            selection->ties[selection->tie_count++] = i;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        if (view->pools != PTCE_POOLS_DROP && in_layer(view, pool->kind) &&
            in_period(view, pool->period) && !left_out(view, pool->id))
            st = select_pool(selection, i, base, kept, err);
        base += pool->member_count;
    }
    return st;
}

ptce_status pt_selection_init(pt_selection *selection,
                              const ptce_network *network,
                              const ptce_view *view, ptce_error *err)
{
    return pt_selection_init_without(selection, network, view, NULL, err);
}

ptce_status pt_selection_init_without(pt_selection *selection,
                                      const ptce_network *network,
                                      const ptce_view *view,
                                      const pt_omission *omission,
                                      ptce_error *err)
{
    *selection =
        (pt_selection){.network = network, .view = view, .omission = omission};
    pt_arena *arena = selection->arena = pt_arena_new();
    bool *kept = pt_alloc(network->actor_count, sizeof *kept);
    ptce_status st = PTCE_OK;
    if (arena) {
        selection->actors =
            pt_arena_take(arena, network->actor_count, sizeof(size_t));
        selection->ties =
            pt_arena_take(arena, network->tie_count, sizeof(size_t));
        selection->pools =
            pt_arena_take(arena, network->pool_count, sizeof *selection->pools);
    }
    if (!arena || !kept || !selection->actors || !selection->ties ||
        !selection->pools)
        st = pt_nomem(err);
    else
        st = select_rows(selection, kept, err);
    free(kept);
    if (st != PTCE_OK)
        pt_selection_clear(selection);
    return st;
}

void pt_selection_clear(pt_selection *selection)
{
    pt_arena_free(selection->arena);
    *selection = (pt_selection){0};
}
