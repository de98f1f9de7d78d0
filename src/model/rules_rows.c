/* SPDX-License-Identifier: MIT */
/* Rules about rows: ids, references, dates, sources. */
#include "model/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_LIKENESSES 100000 /* so that many typos stay cheap */
#define ID_BYTES 64
#define YEAR_FIRST 1600
#define YEAR_LAST 2100

/* ---- The facts of a network --------------------------------------------- */

/* What actors, pools, members and ties have in common. */
typedef struct fact {
    const char *kind;  /* a key of the catalogue, as a slot */
    const char *label; /* names it in a message */
    ptce_period period;
    const ptce_citations *citations;
    char at[96]; /* JSON Pointer */
} fact;

typedef void visit_fact(pt_inspection *in, const ptce_network *network,
                        const fact *f);

static void visit_pool(pt_inspection *in, const ptce_network *network,
                       const ptce_pool *pool, visit_fact *visit)
{
    fact f = {.kind = PT_SLOT_WORDS "rule.fact.pool",
              .label = pool->name,
              .period = pool->period,
              .citations = &pool->citations};
    (void)snprintf(f.at, sizeof f.at, "/pools/%zu", pool->row);
    visit(in, network, &f);
    for (size_t i = 0; i < pool->member_count; i++) {
        const ptce_member *member = &pool->members[i];
        fact m = {.kind = PT_SLOT_WORDS "rule.fact.member",
                  .label = member->actor_id,
                  .period = member->period,
                  .citations = &member->citations};
        (void)snprintf(m.at, sizeof m.at, "/pools/%zu/members/%zu", pool->row,
                       member->row);
        visit(in, network, &m);
    }
}

static void visit_facts(pt_inspection *in, const ptce_network *network,
                        visit_fact *visit)
{
    for (size_t i = 0; i < network->actor_count; i++) {
        const ptce_actor *actor = &network->actors[i];
        fact f = {.kind = PT_SLOT_WORDS "rule.fact.actor",
                  .label = actor->name,
                  .period = actor->period,
                  .citations = &actor->citations};
        (void)snprintf(f.at, sizeof f.at, "/actors/%zu", actor->row);
        visit(in, network, &f);
    }
    for (size_t i = 0; i < network->pool_count; i++)
        visit_pool(in, network, &network->pools[i], visit);
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        char label[200];
        (void)snprintf(label, sizeof label, "%.80s – %.80s", tie->from_id,
                       tie->to_id);
        fact f = {.kind = PT_SLOT_WORDS "rule.fact.tie",
                  .label = label,
                  .period = tie->period,
                  .citations = &tie->citations};
        (void)snprintf(f.at, sizeof f.at, "/ties/%zu", tie->row);
        visit(in, network, &f);
    }
}

/* ---- Ids ------------------------------------------------------------------
 */

static bool is_id(const char *id, const char *letters)
{
    size_t length = strlen(id);
    return length >= 1 && length <= ID_BYTES && strspn(id, letters) == length;
}

#define SMALL "abcdefghijklmnopqrstuvwxyz0123456789-"
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static void bad_id(pt_inspection *in, const char *id)
{
    if (!is_id(id, SMALL))
        pt_note(in, id, NULL);
}

void pt_check_bad_id(pt_inspection *in, const ptce_network *network)
{
    pt_at(in, "/id");
    if (*network->id) /* else it is missing, and that was said */
        bad_id(in, network->id);
    for (size_t i = 0; i < network->source_count; i++) {
        const ptce_source *source = &network->sources[i];
        pt_at(in, "/sources/%zu/id", source->row);
        if (!is_id(source->id, SMALL CAPITALS))
            pt_note(in, source->id, NULL);
    }
    for (size_t i = 0; i < network->actor_count; i++) {
        pt_at(in, "/actors/%zu/id", network->actors[i].row);
        bad_id(in, network->actors[i].id);
    }
    for (size_t i = 0; i < network->pool_count; i++) {
        pt_at(in, "/pools/%zu/id", network->pools[i].row);
        bad_id(in, network->pools[i].id);
    }
}

void pt_check_bad_collection_id(pt_inspection *in,
                                const ptce_collection *collection)
{
    pt_at(in, "/id");
    if (collection->id)
        bad_id(in, collection->id);
}

void pt_check_duplicate_id(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 1; i < network->source_count; i++) {
        const ptce_source *source = &network->sources[i];
        pt_at(in, "/sources/%zu/id", source->row);
        if (strcmp(source->id, source[-1].id) == 0)
            pt_note(in, source->id, NULL);
    }
    for (size_t i = 1; i < network->actor_count; i++) {
        const ptce_actor *actor = &network->actors[i];
        pt_at(in, "/actors/%zu/id", actor->row);
        if (strcmp(actor->id, actor[-1].id) == 0)
            pt_note(in, actor->id, NULL);
    }
    for (size_t i = 1; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        pt_at(in, "/pools/%zu/id", pool->row);
        if (strcmp(pool->id, pool[-1].id) == 0)
            pt_note(in, pool->id, NULL);
    }
}

void pt_check_pool_actor_id(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        pt_at(in, "/pools/%zu/id", pool->row);
        if (ptce_actor_find(network, pool->id) != PTCE_NOBODY)
            pt_note(in, pool->id, NULL);
    }
}

/* ---- References ----------------------------------------------------------
 */

/* The i-th id of a table, for the search of what may be meant. */
typedef const char *id_at(const ptce_network *network, size_t i);

static const char *actor_id_at(const ptce_network *network, size_t i)
{
    return network->actors[i].id;
}

static const char *source_id_at(const ptce_network *network, size_t i)
{
    return network->sources[i].id;
}

static void note_unknown(pt_inspection *in, const ptce_network *network,
                         const char *id, id_at *at, size_t count)
{
    const char **ids = NULL;
    const char *near = NULL;
    if (in->likenesses + count <= MOST_LIKENESSES)
        ids = pt_alloc(count, sizeof *ids);
    if (ids) {
        for (size_t i = 0; i < count; i++)
            ids[i] = at(network, i);
        near = pt_nearest(id, ids, count);
        in->likenesses += count;
    }
    pt_note(in, id, "", "", near, NULL);
    free(ids);
}

static void note_unknown_actor(pt_inspection *in, const ptce_network *network,
                               const char *id)
{
    note_unknown(in, network, id, actor_id_at, network->actor_count);
}

void pt_check_unknown_actor(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        for (size_t j = 0; j < pool->member_count; j++) {
            const ptce_member *member = &pool->members[j];
            if (member->actor != PTCE_NOBODY)
                continue;
            pt_at(in, "/pools/%zu/members/%zu/actor", pool->row, member->row);
            note_unknown_actor(in, network, member->actor_id);
        }
    }
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        if (tie->from == PTCE_NOBODY) {
            pt_at(in, "/ties/%zu/from", tie->row);
            note_unknown_actor(in, network, tie->from_id);
        }
        if (tie->to == PTCE_NOBODY) {
            pt_at(in, "/ties/%zu/to", tie->row);
            note_unknown_actor(in, network, tie->to_id);
        }
    }
}

void pt_check_lead_unknown(pt_inspection *in, const ptce_network *network)
{
    pt_at(in, "/lead");
    if (network->lead_id && network->lead == PTCE_NOBODY)
        note_unknown_actor(in, network, network->lead_id);
}

static void unknown_sources(pt_inspection *in, const ptce_network *network,
                            const fact *f)
{
    pt_at(in, "%s/sources", f->at);
    for (size_t i = 0; i < f->citations->count; i++)
        if (f->citations->sources[i] == PTCE_NOBODY)
            note_unknown(in, network, f->citations->ids[i], source_id_at,
                         network->source_count);
}

void pt_check_unknown_source(pt_inspection *in, const ptce_network *network)
{
    visit_facts(in, network, unknown_sources);
}

static void sources_twice(pt_inspection *in, const ptce_network *network,
                          const fact *f)
{
    (void)network;
    pt_at(in, "%s/sources", f->at);
    for (size_t i = 1; i < f->citations->count; i++)
        if (strcmp(f->citations->ids[i], f->citations->ids[i - 1]) == 0)
            pt_note(in, f->citations->ids[i], NULL);
}

void pt_check_source_twice(pt_inspection *in, const ptce_network *network)
{
    visit_facts(in, network, sources_twice);
}

static void unsourced(pt_inspection *in, const ptce_network *network,
                      const fact *f)
{
    (void)network;
    pt_at(in, "%s", f->at);
    if (f->citations->count == 0)
        pt_note(in, f->kind, f->label, NULL);
}

void pt_check_unsourced(pt_inspection *in, const ptce_network *network)
{
    visit_facts(in, network, unsourced);
}

/* ---- Ties and members ----------------------------------------------------
 */

void pt_check_self_tie(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        pt_at(in, "/ties/%zu", tie->row);
        if (strcmp(tie->from_id, tie->to_id) == 0)
            pt_note(in, tie->from_id, NULL);
    }
}

static int by_number(double a, double b)
{
    return (a > b) - (a < b);
}

/* Order of what makes two ties one: pair, kind, nature, dates, words. */
static int same_fact(const ptce_tie *x, const ptce_tie *y)
{
    size_t low_x = x->from < x->to ? x->from : x->to;
    size_t low_y = y->from < y->to ? y->from : y->to;
    const int orders[] = {
        by_number((double)low_x, (double)low_y),
        by_number((double)(x->from ^ x->to ^ low_x),
                  (double)(y->from ^ y->to ^ low_y)),
        by_number((double)x->kind, (double)y->kind),
        by_number((double)x->nature, (double)y->nature),
        by_number(x->period.since, y->period.since),
        by_number(x->period.until, y->period.until),
        pt_text_order(x->what, y->what),
    };
    size_t i = 0;
    while (i + 1 < PT_COUNT(orders) && orders[i] == 0)
        i++;
    return orders[i];
}

static int by_fact(const void *a, const void *b)
{
    const ptce_tie *x = *(const ptce_tie *const *)a;
    const ptce_tie *y = *(const ptce_tie *const *)b;
    int order = same_fact(x, y);
    if (order == 0)
        order = by_number((double)x->from, (double)y->from);
    return order ? order : by_number((double)x->row, (double)y->row);
}

/* Arcs in opposite directions are two facts. */
static bool is_repeated(const ptce_tie *tie, const ptce_tie *before)
{
    bool opposite =
        tie->directed && before->directed && tie->from != before->from;
    return !opposite && same_fact(tie, before) == 0;
}

void pt_check_duplicate_tie(pt_inspection *in, const ptce_network *network)
{
    const ptce_tie **ties = pt_alloc(network->tie_count, sizeof(ptce_tie *));
    size_t count = 0;
    if (!ties) {
        in->status = PTCE_E_NOMEM;
        return;
    }
    for (size_t i = 0; i < network->tie_count; i++)
        if (network->ties[i].from != PTCE_NOBODY &&
            network->ties[i].to != PTCE_NOBODY)
            ties[count++] = &network->ties[i];
    if (count > 1)
        qsort(ties, count, sizeof(ptce_tie *), by_fact);
    for (size_t i = 1; i < count; i++) {
        pt_at(in, "/ties/%zu", ties[i]->row);
        if (is_repeated(ties[i], ties[i - 1]))
            pt_note(in, ties[i]->from_id, ties[i]->to_id, NULL);
    }
    free(ties);
}

/* Members are sorted by actor, then by first year; no year is the first. */
static void members_twice(pt_inspection *in, const ptce_pool *pool)
{
    int last = INT_MAX; /* year known so far of the actor's presence */
    for (size_t i = 0; i < pool->member_count; i++) {
        const ptce_member *member = &pool->members[i];
        int until = member->period.until == PTCE_NO_YEAR ? INT_MAX
                                                         : member->period.until;
        bool again =
            i > 0 && strcmp(member->actor_id, member[-1].actor_id) == 0;
        pt_at(in, "/pools/%zu/members/%zu", pool->row, member->row);
        if (again && member->period.since <= last)
            pt_note(in, member->actor_id, pool->name, NULL);
        last = again && last > until ? last : until;
    }
}

void pt_check_member_twice(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 0; i < network->pool_count; i++)
        members_twice(in, &network->pools[i]);
}

/* ---- Dates --------------------------------------------------------------- */

static void dates_reversed(pt_inspection *in, const ptce_network *network,
                           const fact *f)
{
    char since[16];
    char until[16];
    (void)network;
    if (f->period.since == PTCE_NO_YEAR || f->period.until == PTCE_NO_YEAR ||
        f->period.since <= f->period.until)
        return;
    (void)snprintf(since, sizeof since, "%d", f->period.since);
    (void)snprintf(until, sizeof until, "%d", f->period.until);
    pt_at(in, "%s/until", f->at);
    pt_note(in, f->label, since, until, NULL);
}

void pt_check_dates_reversed(pt_inspection *in, const ptce_network *network)
{
    visit_facts(in, network, dates_reversed);
}

static void implausible(pt_inspection *in, int year)
{
    char text[16];
    if (year == PTCE_NO_YEAR || (year >= YEAR_FIRST && year <= YEAR_LAST))
        return;
    (void)snprintf(text, sizeof text, "%d", year);
    pt_note(in, text, NULL);
}

static void years_implausible(pt_inspection *in, const ptce_network *network,
                              const fact *f)
{
    (void)network;
    pt_at(in, "%s/since", f->at);
    implausible(in, f->period.since);
    pt_at(in, "%s/until", f->at);
    implausible(in, f->period.until);
}

void pt_check_year_implausible(pt_inspection *in, const ptce_network *network)
{
    pt_at(in, "/founded");
    implausible(in, network->founded);
    visit_facts(in, network, years_implausible);
}
