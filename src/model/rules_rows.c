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
    const char *kind; /* a key of the catalogue, as a slot */
    const char *name; /* of a tie: its first end */
    const char *other_end;
    const char *place; /* of the pointer, with the rows below */
    size_t row, inner_row;
    ptce_period period;
    const ptce_citations *citations;
} fact;

typedef void visit_fact(pt_inspection *in, const ptce_network *network,
                        const fact *f);

/* Pointer and label are made only for what is reported: there are millions of
 * facts. */
static void at_fact(pt_inspection *in, const fact *f, const char *key)
{
    if (strcmp(f->place, "members") == 0)
        pt_at(in, "/pools/%zu/members/%zu%s", f->row, f->inner_row, key);
    else
        pt_at(in, "/%s/%zu%s", f->place, f->row, key);
}

static void add_label(ptce_text *label, const fact *f)
{
    ptce_text_add(label, f->name);
    if (f->other_end) {
        ptce_text_add(label, " – ");
        ptce_text_add(label, f->other_end);
    }
}

static void visit_pool(pt_inspection *in, const ptce_network *network,
                       const ptce_pool *pool, visit_fact *visit)
{
    const fact f = {.kind = PT_SLOT_WORDS "rule.fact.pool",
                    .name = pool->name,
                    .place = "pools",
                    .row = pool->row,
                    .period = pool->period,
                    .citations = &pool->citations};
    visit(in, network, &f);
    for (size_t i = 0; i < pool->member_count; i++) {
        const ptce_member *member = &pool->members[i];
        const fact m = {.kind = PT_SLOT_WORDS "rule.fact.member",
                        .name = member->actor_id,
                        .place = "members",
                        .row = pool->row,
                        .inner_row = member->row,
                        .period = member->period,
                        .citations = &member->citations};
        visit(in, network, &m);
    }
}

static void visit_facts(pt_inspection *in, const ptce_network *network,
                        visit_fact *visit)
{
    for (size_t i = 0; i < network->actor_count; i++) {
        const ptce_actor *actor = &network->actors[i];
        const fact f = {.kind = PT_SLOT_WORDS "rule.fact.actor",
                        .name = actor->name,
                        .place = "actors",
                        .row = actor->row,
                        .period = actor->period,
                        .citations = &actor->citations};
        visit(in, network, &f);
    }
    for (size_t i = 0; i < network->pool_count; i++)
        visit_pool(in, network, &network->pools[i], visit);
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        const fact f = {.kind = PT_SLOT_WORDS "rule.fact.tie",
                        .name = tie->from_id,
                        .other_end = tie->to_id,
                        .place = "ties",
                        .row = tie->row,
                        .period = tie->period,
                        .citations = &tie->citations};
        visit(in, network, &f);
    }
}

/* ---- Ids ---------------------------------------------------------------- */

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

/* ---- References --------------------------------------------------------- */

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
    for (size_t i = 0; i < f->citations->count; i++) {
        if (f->citations->sources[i] != PTCE_NOBODY)
            continue;
        at_fact(in, f, "/sources");
        note_unknown(in, network, f->citations->ids[i], source_id_at,
                     network->source_count);
    }
}

void pt_check_unknown_source(pt_inspection *in, const ptce_network *network)
{
    visit_facts(in, network, unknown_sources);
}

static void sources_twice(pt_inspection *in, const ptce_network *network,
                          const fact *f)
{
    (void)network;
    for (size_t i = 1; i < f->citations->count; i++) {
        if (strcmp(f->citations->ids[i], f->citations->ids[i - 1]) != 0)
            continue;
        at_fact(in, f, "/sources");
        pt_note(in, f->citations->ids[i], NULL);
    }
}

void pt_check_source_twice(pt_inspection *in, const ptce_network *network)
{
    visit_facts(in, network, sources_twice);
}

static void unsourced(pt_inspection *in, const ptce_network *network,
                      const fact *f)
{
    ptce_text label = {0};
    (void)network;
    if (f->citations->count > 0)
        return;
    add_label(&label, f);
    at_fact(in, f, "");
    pt_note(in, f->kind, ptce_text_get(&label), NULL);
    ptce_text_clear(&label);
}

void pt_check_unsourced(pt_inspection *in, const ptce_network *network)
{
    visit_facts(in, network, unsourced);
}

/* ---- Ties and members --------------------------------------------------- */

void pt_check_self_tie(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        if (strcmp(tie->from_id, tie->to_id) != 0)
            continue;
        pt_at(in, "/ties/%zu", tie->row);
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
    int order = by_number((double)low_x, (double)low_y);
    if (order == 0)
        order = by_number((double)(x->from ^ x->to ^ low_x),
                          (double)(y->from ^ y->to ^ low_y));
    if (order == 0)
        order = by_number((double)x->kind, (double)y->kind);
    if (order == 0)
        order = by_number((double)x->nature, (double)y->nature);
    if (order == 0)
        order = by_number(x->period.since, y->period.since);
    if (order == 0)
        order = by_number(x->period.until, y->period.until);
    return order ? order : pt_text_order(x->what, y->what);
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
        if (!is_repeated(ties[i], ties[i - 1]))
            continue;
        pt_at(in, "/ties/%zu", ties[i]->row);
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
    ptce_text label = {0};
    add_label(&label, f);
    at_fact(in, f, "/until");
    pt_note(in, ptce_text_get(&label), since, until, NULL);
    ptce_text_clear(&label);
}

void pt_check_dates_reversed(pt_inspection *in, const ptce_network *network)
{
    visit_facts(in, network, dates_reversed);
}

static bool is_plausible(int year)
{
    return year == PTCE_NO_YEAR || (year >= YEAR_FIRST && year <= YEAR_LAST);
}

static void note_year(pt_inspection *in, int year)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%d", year);
    pt_note(in, text, NULL);
}

static void years_implausible(pt_inspection *in, const ptce_network *network,
                              const fact *f)
{
    (void)network;
    if (!is_plausible(f->period.since)) {
        at_fact(in, f, "/since");
        note_year(in, f->period.since);
    }
    if (!is_plausible(f->period.until)) {
        at_fact(in, f, "/until");
        note_year(in, f->period.until);
    }
}

void pt_check_year_implausible(pt_inspection *in, const ptce_network *network)
{
    if (!is_plausible(network->founded)) {
        pt_at(in, "/founded");
        note_year(in, network->founded);
    }
    visit_facts(in, network, years_implausible);
}
