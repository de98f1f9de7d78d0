/* SPDX-License-Identifier: MIT */
/* The facts that the page tells in sentences, counted once. */
#include "model/model.h"
#include "report/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Organisations over networks ---------------------------------------- */

typedef struct entry {
    const ptce_actor *actor;
    size_t network;
} entry;

static int by_actor(const void *a, const void *b)
{
    const entry *x = a;
    const entry *y = b;
    int order = strcmp(x->actor->id, y->actor->id);
    if (order != 0)
        return order;
    return (x->network > y->network) - (x->network < y->network);
}

static int by_presence(const void *a, const void *b)
{
    const pt_shared *x = a;
    const pt_shared *y = b;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return strcmp(x->id, y->id);
}

static bool is_common(const ptce_collection *collection, const char *id)
{
    for (size_t i = 0; i < collection->common_actors.count; i++)
        if (strcmp(collection->common_actors.items[i], id) == 0)
            return true;
    return false;
}

static ptce_status share(pt_facts *facts, const entry *entries, size_t count,
                         ptce_error *err)
{
    pt_shared *shared = &facts->shared[facts->shared_count];
    shared->id = entries[0].actor->id;
    shared->name = entries[0].actor->name;
    shared->networks =
        pt_arena_take(facts->arena, count, sizeof *shared->networks);
    if (!shared->networks)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++)
        shared->networks[shared->count++] = entries[i].network;
    facts->shared_count++;
    return PTCE_OK;
}

/* Entries are sorted by actor: a run of one id is one organisation. */
static ptce_status count_runs(pt_facts *facts, const entry *entries,
                              size_t count, const ptce_collection *collection,
                              ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (size_t i = 0, end; st == PTCE_OK && i < count; i = end) {
        const ptce_actor *actor = entries[i].actor;
        for (end = i + 1;
             end < count && strcmp(entries[end].actor->id, actor->id) == 0;)
            end++;
        facts->organisations++;
        facts->local += actor->type == PTCE_TYPE_LOCAL_AUTHORITY;
        if (end - i > 1 && !is_common(collection, actor->id))
            st = share(facts, &entries[i], end - i, err);
    }
    return st;
}

static int by_address(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Poles cite the same page: it is one source. */
static ptce_status count_addresses(pt_facts *facts,
                                   const ptce_collection *collection,
                                   ptce_error *err)
{
    size_t count = 0;
    const char **urls = pt_alloc(facts->all.sources, sizeof(const char *));
    if (!urls)
        return pt_nomem(err);
    for (size_t i = 0; i < collection->network_count; i++) {
        const ptce_network *network = collection->networks[i];
        for (size_t j = 0; j < network->source_count; j++) {
            if (network->sources[j].url)
                urls[count++] = network->sources[j].url;
            else
                facts->addresses++;
        }
    }
    if (count > 0)
        qsort(urls, count, sizeof(const char *), by_address);
    for (size_t i = 0; i < count; i++)
        facts->addresses += i == 0 || strcmp(urls[i], urls[i - 1]) != 0;
    free(urls);
    return PTCE_OK;
}

static ptce_status count_organisations(pt_facts *facts,
                                       const ptce_collection *collection,
                                       ptce_error *err)
{
    size_t count = 0;
    entry *entries = pt_alloc(facts->all.actors, sizeof *entries);
    facts->shared =
        pt_arena_take(facts->arena, facts->all.actors, sizeof *facts->shared);
    if (!entries || !facts->shared) {
        free(entries);
        return pt_nomem(err);
    }
    for (size_t i = 0; i < collection->network_count; i++) {
        const ptce_network *network = collection->networks[i];
        for (size_t j = 0; j < network->actor_count; j++)
            entries[count++] = (entry){&network->actors[j], i};
    }
    if (count > 0)
        qsort(entries, count, sizeof *entries, by_actor);
    ptce_status st = count_runs(facts, entries, count, collection, err);
    if (facts->shared_count > 0)
        qsort(facts->shared, facts->shared_count, sizeof *facts->shared,
              by_presence);
    free(entries);
    return st;
}

/* ---- Local authorities, pools, leads ------------------------------------ */

static bool is_local(const ptce_network *network, size_t actor)
{
    return network->actors[actor].type == PTCE_TYPE_LOCAL_AUTHORITY;
}

static void count_local(pt_facts *facts, const ptce_network *network)
{
    bool here = false;
    for (size_t i = 0; i < network->actor_count; i++)
        here |= is_local(network, i);
    facts->local_networks += here;
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        if (is_local(network, tie->from) || is_local(network, tie->to)) {
            facts->local_ties++;
            facts->local_natures[tie->nature]++;
        }
    }
}

static void count_pools(pt_facts *facts, const ptce_network *network)
{
    bool here[PTCE_WHAT_COUNT + 1] = {false};
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        if (pool->member_count < 2)
            continue;
        facts->whats[pool->what]++;
        here[pool->what] = true;
    }
    for (size_t i = 0; i <= PTCE_WHAT_COUNT; i++)
        facts->what_networks[i] += here[i];
}

/* The chance from which on a first place counts as firm. */
#define FIRM 0.95

static void count_lead(pt_facts *facts, const ptce_measures *measures)
{
    const ptce_measure *between = ptce_measure_find("betweenness");
    const ptce_network *network = measures->network;
    if (!between || network->lead == PTCE_NOBODY)
        return;
    double most = 0;
    double lead = (double)NAN;
    for (size_t i = 0; i < measures->vertex_count; i++) {
        double value = ptce_measure_value(measures, between, i);
        const ptce_vertex *vertex = &measures->vertices[i];
        most = fmax(most, value);
        if (!vertex->is_pool && vertex->row == network->lead)
            lead = value;
    }
    if (most > 0) {
        const char *id = network->actors[network->lead].id;
        double first = pt_page_first(measures, "betweenness", id);
        facts->led++;
        facts->led_by_lead += lead >= most;
        facts->led_firmly += lead >= most && first >= FIRM;
    }
}

/* What of a network lies in the period of the view, whatever else the view
 * leaves out. */
static ptce_status count_within(pt_facts *facts, size_t row,
                                const ptce_network *network,
                                const ptce_view *view, ptce_error *err)
{
    const ptce_view period = {
        .from = view->from, .to = view->to, .undated = view->undated};
    pt_selection selection;
    ptce_status st = pt_selection_init(&selection, network, &period, err);
    if (st != PTCE_OK)
        return st;
    pt_within *within = &facts->within[row];
    within->ties = selection.tie_count;
    for (size_t i = 0; i < selection.pool_count; i++)
        within->pools +=
            network->pools[selection.pools[i].pool].member_count > 1;
    pt_selection_clear(&selection);
    return PTCE_OK;
}

static void add_documentation(pt_facts *facts, size_t row,
                              const ptce_network *network)
{
    ptce_documentation d = ptce_document(network);
    facts->each[row] = d;
    facts->all.actors += d.actors;
    facts->all.actors_without_tie += d.actors_without_tie;
    facts->all.ties += d.ties;
    facts->all.inferred_ties += d.inferred_ties;
    facts->all.pools += d.pools;
    facts->all.pools_with_two_members += d.pools_with_two_members;
    facts->all.sources += d.sources;
    size_t evidence = pt_facts_evidence(facts, row);
    facts->untied += evidence == 0;
    facts->most = evidence > facts->most ? evidence : facts->most;
    if (d.ties > facts->each[facts->best].ties)
        facts->best = row;
}

size_t pt_facts_evidence(const pt_facts *facts, size_t network)
{
    return facts->each[network].ties +
           facts->each[network].pools_with_two_members;
}

ptce_status pt_facts_init(pt_facts *facts, const ptce_measuring *measuring,
                          const ptce_collection *collection, ptce_error *err)
{
    *facts = (pt_facts){.arena = pt_arena_new()};
    if (facts->arena)
        facts->each = pt_arena_take(facts->arena, collection->network_count,
                                    sizeof *facts->each);
    if (facts->each)
        facts->within = pt_arena_take(facts->arena, collection->network_count,
                                      sizeof *facts->within);
    if (!facts->each || !facts->within) {
        pt_facts_clear(facts);
        return pt_nomem(err);
    }
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < collection->network_count; i++) {
        const ptce_network *network = collection->networks[i];
        st = count_within(facts, i, network, &measuring->view, err);
        add_documentation(facts, i, network);
        count_local(facts, network);
        count_pools(facts, network);
        count_lead(facts, &measuring->networks[i]);
    }
    if (st == PTCE_OK)
        st = count_organisations(facts, collection, err);
    if (st == PTCE_OK)
        st = count_addresses(facts, collection, err);
    if (st != PTCE_OK)
        pt_facts_clear(facts);
    return st;
}

void pt_facts_clear(pt_facts *facts)
{
    pt_arena_free(facts->arena);
    *facts = (pt_facts){0};
}
