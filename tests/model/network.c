/* SPDX-License-Identifier: MIT */
/* A network is the same whatever the order of its rows. */
#include "analysis/made.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#define ACTORS 6

/* The same facts, rows in an order given by a seed. */
static ptce_network *make(uint64_t seed)
{
    static const size_t ends[][2] = {{0, 1}, {4, 2}, {2, 3}, {1, 0}, {5, 1}};
    size_t order[ACTORS];
    pt_random random;
    pt_random_seed(&random, seed);
    for (size_t i = 0; i < ACTORS; i++)
        order[i] = i;
    for (size_t i = ACTORS; i > 1; i--) {
        size_t j = (size_t)pt_random_below(&random, i);
        size_t kept = order[j];
        order[j] = order[i - 1];
        order[i - 1] = kept;
    }
    ptce_network *network = made_new("n", ACTORS, PT_COUNT(ends), 2);
    for (size_t i = 0; i < ACTORS; i++)
        made_actor(network, order[i], PTCE_TYPE_ASSOCIATION);
    for (size_t i = 0; i < ACTORS; i++)
        if (order[i] < PT_COUNT(ends))
            made_tie(network, ends[order[i]][0], ends[order[i]][1],
                     (double)order[i] + 1);
    ptce_pool *pools[2];
    pools[order[0] % 2] = made_pool(network, order[0] % 2 ? "p1" : "p0", 4);
    pools[1 - order[0] % 2] = made_pool(network, order[0] % 2 ? "p0" : "p1", 4);
    for (size_t i = 0; i < ACTORS; i++)
        if (order[i] != 3)
            made_member(network, pools[order[i] / 3], order[i]);
    return made_done(network);
}

static void is_same(const ptce_network *a, const ptce_network *b)
{
    for (size_t i = 0; i < a->actor_count; i++)
        assert_string_equal(a->actors[i].id, b->actors[i].id);
    assert_int_equal(a->tie_count, b->tie_count);
    for (size_t i = 0; i < a->tie_count; i++) {
        assert_int_equal(a->ties[i].from, b->ties[i].from);
        assert_int_equal(a->ties[i].to, b->ties[i].to);
        assert_near(a->ties[i].weight, b->ties[i].weight, 0);
    }
    for (size_t i = 0; i < a->pool_count; i++) {
        assert_string_equal(a->pools[i].id, b->pools[i].id);
        assert_int_equal(a->pools[i].member_count, b->pools[i].member_count);
        for (size_t j = 0; j < a->pools[i].member_count; j++)
            assert_int_equal(a->pools[i].members[j].actor,
                             b->pools[i].members[j].actor);
    }
}

static void network_settle__forgets_the_order_of_rows(void **state)
{
    (void)state;
    ptce_network *first = make(1);
    for (uint64_t seed = 2; seed < 30; seed++) {
        ptce_network *other = make(seed);
        is_same(first, other);
        ptce_network_free(other);
    }
    ptce_network_free(first);
}

static void actor_find__finds_each_and_nobody_else(void **state)
{
    (void)state;
    ptce_network *network = make(5);
    for (size_t i = 0; i < network->actor_count; i++)
        assert_int_equal(ptce_actor_find(network, network->actors[i].id), i);
    assert_int_equal(ptce_actor_find(network, "006"), PTCE_NOBODY);
    assert_int_equal(ptce_actor_find(network, ""), PTCE_NOBODY);
    assert_int_equal(ptce_actor_find(network, NULL), PTCE_NOBODY);
    ptce_network_free(network);
}

static void network_settle__leaves_a_reference_to_nobody_open(void **state)
{
    (void)state;
    ptce_network *network = made_new("n", 1, 1, 1);
    made_actor(network, 0, PTCE_TYPE_STATE);
    made_tie(network, 0, 9, 1);
    ptce_pool *pool = made_pool(network, "p", 1);
    made_member(network, pool, 9);
    network->lead_id = "nobody";
    made_done(network);
    assert_int_equal(network->ties[0].to, PTCE_NOBODY);
    assert_int_equal(network->pools[0].members[0].actor, PTCE_NOBODY);
    assert_int_equal(network->lead, PTCE_NOBODY);
    ptce_network_free(network);
}

static void document__counts_what_is_documented(void **state)
{
    (void)state;
    ptce_network *network = made_new("n", 6, 2, 3);
    for (size_t i = 0; i < 6; i++)
        made_actor(network, i, PTCE_TYPE_COMPANY);
    made_tie(network, 0, 1, 1);
    made_tie(network, 1, 2, 1)->certainty = PTCE_INFERRED;
    ptce_pool *shared = made_pool(network, "shared", 2);
    made_member(network, shared, 2);
    made_member(network, shared, 3);
    made_member(network, made_pool(network, "alone", 1), 4);
    (void)made_pool(network, "empty", 0);
    made_done(network);
    ptce_documentation d = ptce_document(network);
    assert_int_equal(d.actors, 6);
    assert_int_equal(d.actors_without_tie, 2); /* 4 shares with nobody, 5 */
    assert_int_equal(d.ties, 2);
    assert_int_equal(d.inferred_ties, 1);
    assert_int_equal(d.pools, 3);
    assert_int_equal(d.pools_with_two_members, 1);
    assert_int_equal(d.sources, 0);
    ptce_network_free(network);
}

static void document__knows_an_empty_network(void **state)
{
    (void)state;
    ptce_network *network = made_done(made_new("n", 0, 0, 0));
    ptce_documentation d = ptce_document(network);
    assert_int_equal(d.actors, 0);
    assert_int_equal(d.actors_without_tie, 0);
    ptce_network_free(network);
    ptce_network_free(NULL);
}

static void actor_label__prefers_the_short_name(void **state)
{
    (void)state;
    ptce_actor actor = {.name = "Groupe Archer"};
    assert_string_equal(ptce_actor_label(&actor), "Groupe Archer");
    actor.short_name = "Archer";
    assert_string_equal(ptce_actor_label(&actor), "Archer");
}

static void lists__name_every_value_once(void **state)
{
    (void)state;
    for (ptce_type type = 0; type < PTCE_TYPE_COUNT; type++) {
        assert_int_equal(pt_type_named(ptce_type_name(type)), type);
        assert_true(ptce_family_of(type) < PTCE_FAMILY_COUNT);
    }
    for (ptce_nature nature = 0; nature < PTCE_NATURE_COUNT; nature++)
        assert_int_equal(pt_nature_named(ptce_nature_name(nature)), nature);
    for (ptce_what what = 0; what < PTCE_WHAT_COUNT; what++)
        assert_int_equal(pt_what_named(ptce_what_name(what)), what);
    for (ptce_circle circle = 0; circle < PTCE_CIRCLE_COUNT; circle++)
        assert_int_equal(pt_circle_named(ptce_circle_name(circle)), circle);
    assert_int_equal(pt_type_named("Association"), PTCE_TYPE_COUNT);
    assert_int_equal(pt_kind_named(""), PTCE_KIND_COUNT);
    assert_null(ptce_type_name(PTCE_TYPE_COUNT));
    assert_int_equal(ptce_family_of(PTCE_TYPE_MUTUAL), PTCE_FAMILY_ESS);
    assert_int_equal(ptce_family_of(PTCE_TYPE_STATE), PTCE_FAMILY_AUTHORITY);
}

static void collection_add__keeps_networks_sorted(void **state)
{
    static const char *const ids[] = {"m", "a", "z", "b"};
    (void)state;
    ptce_collection *collection = pt_collection_new();
    for (size_t i = 0; i < PT_COUNT(ids); i++)
        assert_int_equal(pt_collection_add(collection,
                                           made_done(made_new(ids[i], 0, 0, 0)),
                                           NULL),
                         PTCE_OK);
    assert_int_equal(collection->network_count, 4);
    assert_string_equal(collection->networks[0]->id, "a");
    assert_string_equal(collection->networks[1]->id, "b");
    assert_string_equal(collection->networks[3]->id, "z");
    assert_string_equal(ptce_group_label(collection, "g", "v", PTCE_FR), "v");
    ptce_collection_free(collection);
    ptce_collection_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(network_settle__forgets_the_order_of_rows),
        cmocka_unit_test(actor_find__finds_each_and_nobody_else),
        cmocka_unit_test(network_settle__leaves_a_reference_to_nobody_open),
        cmocka_unit_test(document__counts_what_is_documented),
        cmocka_unit_test(document__knows_an_empty_network),
        cmocka_unit_test(actor_label__prefers_the_short_name),
        cmocka_unit_test(lists__name_every_value_once),
        cmocka_unit_test(collection_add__keeps_networks_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
