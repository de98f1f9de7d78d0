/* SPDX-License-Identifier: MIT */
/* What a view takes as options, and what it keeps of a network. */
#include "analysis/made.h"
#include "support/cmocka_all.h"

#include <string.h>

/* ---- Options ---------------------------------------------------------- */

static void gets(const ptce_view *view, const char *option,
                 const char *expected)
{
    ptce_text text = {0};
    ptce_text_add(&text, "");
    ptce_view_get(&text, view, option);
    assert_string_equal(ptce_text_get(&text), expected);
    ptce_text_clear(&text);
}

static void view_set__takes_every_value_of_every_option(void **state)
{
    (void)state;
    const ptce_view_option *option;
    for (size_t i = 0; (option = ptce_view_option_at(i)); i++) {
        ptce_view view = PTCE_VIEW_DEFAULT;
        gets(&view, option->name, option->values[0] ? option->values[0] : "");
        for (size_t j = 0; option->values[j]; j++) {
            assert_int_equal(
                ptce_view_set(&view, option->name, option->values[j], NULL),
                PTCE_OK);
            gets(&view, option->name, option->values[j]);
        }
    }
}

static void view_set__refuses_what_is_no_value(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_error err = {0};
    assert_int_equal(ptce_view_set(&view, "layer", "ALL", &err), PTCE_E_USAGE);
    assert_string_equal(err.id, "view-value");
    assert_string_equal(err.slots[2], "all, cooperation, mutualisation");
    assert_int_equal(ptce_view_set(&view, "colour", "all", &err), PTCE_E_USAGE);
    assert_string_equal(err.id, "view-option");
}

static void view_set__reads_periods(void **state)
{
    static const char *const bad[] = {
        "",           "x",         "20145",      "2014-", "-2014",  "2016-2014",
        "2014-2016x", "2014 2016", "2014-20166", "13",    "2014-16"};
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    assert_int_equal(ptce_view_set(&view, "period", "2014", NULL), PTCE_OK);
    gets(&view, "period", "2014");
    assert_int_equal(ptce_view_set(&view, "period", "2010-2016", NULL),
                     PTCE_OK);
    gets(&view, "period", "2010-2016");
    for (size_t i = 0; i < PT_COUNT(bad); i++)
        assert_int_equal(ptce_view_set(&view, "period", bad[i], NULL),
                         PTCE_E_USAGE);
    gets(&view, "period", "2010-2016");
}

/* ---- Selection -------------------------------------------------------- */

/* 0 association, 1 company, 2 state, 3 funder, 4 training; ties 0-1 (2010 to
 * 2012, cooperation, project), 1-2 (since 2014, mutualisation), 0-3 (undated,
 * inferred, funding), 2-4 (until 2011); a pool of 0, 1, 3 since 2013 that 1
 * left in 2014, and a joint project of 2 and 4. */
static ptce_network *network;

static int make(void **state)
{
    static const ptce_type types[] = {PTCE_TYPE_ASSOCIATION, PTCE_TYPE_COMPANY,
                                      PTCE_TYPE_STATE, PTCE_TYPE_FUNDER,
                                      PTCE_TYPE_TRAINING};
    (void)state;
    network = made_new("n", 5, 4, 2);
    for (size_t i = 0; i < 5; i++)
        made_actor(network, i, types[i]);
    ptce_tie *tie = made_tie(network, 0, 1, 1);
    tie->period = (ptce_period){2010, 2012};
    tie->nature = PTCE_NATURE_PROJECT;
    tie = made_tie(network, 1, 2, 1);
    tie->period.since = 2014;
    tie->kind = PTCE_KIND_MUTUALISATION;
    tie = made_tie(network, 0, 3, 1);
    tie->certainty = PTCE_INFERRED;
    tie->nature = PTCE_NATURE_FUNDING;
    tie = made_tie(network, 2, 4, 1);
    tie->period.until = 2011;
    ptce_pool *pool = made_pool(network, "building", 3);
    pool->period.since = 2013;
    made_member(network, pool, 0);
    made_member(network, pool, 1);
    pool->members[1].period.until = 2014;
    made_member(network, pool, 3);
    pool = made_pool(network, "project", 2);
    pool->kind = PTCE_KIND_COOPERATION;
    made_member(network, pool, 2);
    made_member(network, pool, 4);
    made_done(network);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    ptce_network_free(network);
    return 0;
}

/* Actors, ties as pairs, pools as members: "01234 01 03 12 24 [013] [24]". */
static void selects_without(const ptce_view *view, const pt_omission *omission,
                            const char *expected)
{
    pt_selection selection;
    ptce_text text = {0};
    assert_int_equal(
        pt_selection_init_without(&selection, network, view, omission, NULL),
        PTCE_OK);
    for (size_t i = 0; i < selection.actor_count; i++)
        ptce_text_add_count(&text, selection.actors[i]);
    for (size_t i = 0; i < selection.tie_count; i++) {
        ptce_text_add(&text, " ");
        ptce_text_add_count(&text, network->ties[selection.ties[i]].from);
        ptce_text_add_count(&text, network->ties[selection.ties[i]].to);
    }
    for (size_t i = 0; i < selection.pool_count; i++) {
        ptce_text_add(&text, " [");
        for (size_t j = 0; j < selection.pools[i].member_count; j++)
            ptce_text_add_count(&text, selection.pools[i].members[j]);
        ptce_text_add(&text, "]");
    }
    assert_string_equal(ptce_text_get(&text), expected);
    ptce_text_clear(&text);
    pt_selection_clear(&selection);
}

static void selects(const ptce_view *view, const char *expected)
{
    selects_without(view, NULL, expected);
}

static void selection__keeps_all_by_default(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    selects(&view, "01234 01 03 12 24 [013] [24]");
}

static void selection__follows_the_layer(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.layer = PTCE_LAYER_COOPERATION;
    selects(&view, "01234 01 03 24 [24]");
    view.layer = PTCE_LAYER_MUTUALISATION;
    selects(&view, "01234 12 [013]");
}

static void selection__follows_the_period_but_keeps_actors(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.from = view.to = 2012;
    selects(&view, "01234 01 03 [24]");
    view.from = view.to = 2014;
    selects(&view, "01234 03 12 [013] [24]");
    view.from = 2015;
    view.to = 2020;
    selects(&view, "01234 03 12 [03] [24]");
    view.from = 2009;
    selects(&view, "01234 01 03 12 24 [013] [24]");
}

static void selection__drops_undated_facts_when_asked(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.undated = PTCE_UNDATED_DROP;
    selects(&view, "01234 01 03 12 24 [013] [24]"); /* no period: no effect */
    view.from = view.to = 2014;
    /* Members 0 and 3 give no year of their own: they have the pool's. */
    selects(&view, "01234 12 [013]");
}

static void selection__keeps_only_what_is_stated(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.certainty = PTCE_CERTAIN_STATED;
    selects(&view, "01234 01 12 24 [013] [24]");
}

static void selection__leaves_out_ids_types_families_natures(void **state)
{
    static const struct {
        const char *word, *kept;
    } rows[] = {
        {"000", "1234 12 24 [13] [24]"},
        {"company", "0234 03 24 [03] [24]"},
        {"authority", "0134 01 03 [013] [4]"},
        {"funding", "01234 01 12 24 [013] [24]"},
        {"building", "01234 01 03 12 24 [24]"},
        {"nothing", "01234 01 03 12 24 [013] [24]"},
    };
    (void)state;
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        ptce_view view = PTCE_VIEW_DEFAULT;
        view.without = &rows[i].word;
        view.without_count = 1;
        selects(&view, rows[i].kept);
    }
    static const char *const many[] = {"000", "knowledge", "001"};
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.without = many;
    view.without_count = 3;
    selects(&view, "23 [3] [2]");
}

static void selection__drops_pools(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.pools = PTCE_POOLS_DROP;
    selects(&view, "01234 01 03 12 24");
}

/* Ties are sorted; members are counted over both pools: 0 1 3, 2 4. */
static void selection__omits_an_actor_ties_and_memberships(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    const bool ties[4] = {[1] = true, [3] = true};
    const bool members[5] = {[1] = true, [3] = true};
    pt_omission omission = {.actor = 1};
    selects_without(&view, &omission, "0234 03 24 [03] [24]");
    omission = (pt_omission){.actor = PTCE_NOBODY, .ties = ties};
    selects_without(&view, &omission, "01234 01 12 [013] [24]");
    omission = (pt_omission){.actor = PTCE_NOBODY, .members = members};
    selects_without(&view, &omission, "01234 01 03 12 24 [03] [4]");
    view.layer = PTCE_LAYER_COOPERATION; /* the other pool still counts */
    selects_without(&view, &omission, "01234 01 03 24 [4]");
}

/* An actor twice in a pool is one fact, at its first membership. */
static void omission__takes_an_actor_out_of_a_pool(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    const bool members[3] = {[1] = true};
    pt_omission omission = {.actor = PTCE_NOBODY, .members = members};
    ptce_network *whole = network;
    network = made_new("twice", 2, 0, 1);
    made_actor(network, 0, PTCE_TYPE_OTHER);
    made_actor(network, 1, PTCE_TYPE_OTHER);
    ptce_pool *pool = made_pool(network, "pool", 3);
    for (size_t i = 0; i < 3; i++)
        made_member(network, pool, i > 0);
    pool->members[1].period = (ptce_period){2010, 2011};
    pool->members[2].period = (ptce_period){2014, 2015};
    made_cite(network, &pool->citations, 2);
    made_cite(network, &pool->members[1].citations, 1);
    made_cite(network, &pool->members[2].citations, 2);
    (void)made_done(network);
    selects(&view, "01 [01]");
    selects_without(&view, &omission, "01 [0]");
    /* one membership cites nothing: the pool's two sources; the other cites
     * two in all */
    assert_false(pt_member_is_uncertain(&network->pools[0], 0));
    assert_false(pt_member_is_uncertain(&network->pools[0], 1));
    network->pools[0].members[2].citations.count = 1; /* the same source */
    assert_true(pt_member_is_uncertain(&network->pools[0], 1));
    network->pools[0].citations.count = 1;
    assert_true(pt_member_is_uncertain(&network->pools[0], 0));
    ptce_network_free(network);
    network = whole;
}

static void ties__are_certain_when_stated_by_two_sources(void **state)
{
    (void)state;
    const char *ids[] = {"S1", "S2", "S2"};
    ptce_tie tie = {.citations = {.ids = ids, .count = 2}};
    assert_false(pt_tie_is_uncertain(&tie));
    tie.certainty = PTCE_INFERRED;
    assert_true(pt_tie_is_uncertain(&tie));
    tie.certainty = PTCE_STATED;
    tie.citations.count = 1;
    assert_true(pt_tie_is_uncertain(&tie));
    tie.citations.count = 0;
    assert_true(pt_tie_is_uncertain(&tie));
    tie.citations = (ptce_citations){.ids = &ids[1], .count = 2};
    assert_true(pt_tie_is_uncertain(&tie));
}

static void view_check__knows_every_name(void **state)
{
    static const char *const good[] = {"000", "company", "ess", "funding"};
    static const char *const near[] = {"compani"};
    static const char *const wrong[] = {"0044"};
    static const char *const far[] = {"quite-another"};
    (void)state;
    ptce_collection collection = {.networks = &network, .network_count = 1};
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_error err = {0};
    view.without = good;
    view.without_count = PT_COUNT(good);
    assert_int_equal(ptce_view_check(&view, &collection, &err), PTCE_OK);
    view.without_count = 1;
    view.without = wrong;
    assert_int_equal(ptce_view_check(&view, &collection, &err), PTCE_E_USAGE);
    assert_string_equal(err.id, "without-near");
    view.without = far;
    assert_int_equal(ptce_view_check(&view, &collection, &err), PTCE_E_USAGE);
    assert_string_equal(err.id, "without-unknown");
    view.without = near;
    assert_int_equal(ptce_view_check(&view, &collection, &err), PTCE_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(view_set__takes_every_value_of_every_option),
        cmocka_unit_test(view_set__refuses_what_is_no_value),
        cmocka_unit_test(view_set__reads_periods),
        cmocka_unit_test(selection__keeps_all_by_default),
        cmocka_unit_test(selection__follows_the_layer),
        cmocka_unit_test(selection__follows_the_period_but_keeps_actors),
        cmocka_unit_test(selection__drops_undated_facts_when_asked),
        cmocka_unit_test(selection__keeps_only_what_is_stated),
        cmocka_unit_test(selection__leaves_out_ids_types_families_natures),
        cmocka_unit_test(selection__drops_pools),
        cmocka_unit_test(selection__omits_an_actor_ties_and_memberships),
        cmocka_unit_test(omission__takes_an_actor_out_of_a_pool),
        cmocka_unit_test(ties__are_certain_when_stated_by_two_sources),
        cmocka_unit_test(view_check__knows_every_name),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
