/* SPDX-License-Identifier: MIT */
/* Which mode of governance ties suggest, and who depends on which funder, on
 * networks whose answer is known by hand. */
#include "analysis/asked.h"
#include "analysis/made.h"

typedef struct pole {
    ptce_network *network;
    ptce_measuring measuring;
    made_one one;
} pole;

static void pole_measure(pole *p)
{
    made_measure(&p->measuring, &p->one, made_done(p->network), NULL);
}

static const ptce_detail_table *pole_ask(pole *p, const char *id)
{
    ask_detail(&p->measuring, id, NULL, 0);
    return &p->measuring.networks[0].details[0];
}

static void pole_close(pole *p)
{
    ptce_measuring_clear(&p->measuring);
    ptce_network_free(p->network);
}

static void pole_start(pole *p, size_t actors)
{
    p->network = made_new("pole", actors, 32, 1);
    for (size_t i = 0; i < actors; i++)
        made_actor(p->network, i, PTCE_TYPE_ASSOCIATION);
}

/* ---- Governance ---------------------------------------------------------- */

static void star(pole *p, size_t actors)
{
    pole_start(p, actors);
    for (size_t i = 1; i < actors; i++)
        (void)made_tie(p->network, 0, i, 1);
}

static void assert_mode(pole *p, const char *mode)
{
    pole_measure(p);
    assert_string_equal(text_at(pole_ask(p, "governance"), 0, "mode"), mode);
    pole_close(p);
}

static void star__around_a_member_or_a_body_of_its_own(void **state)
{
    static const ptce_attribute yes = {"own_body", "true", "true"};
    static const ptce_attribute no = {"own_body", "false", "false"};
    (void)state;
    pole p;
    star(&p, 8);
    p.network->actors[0].role = "entreprise d’insertion, porteur";
    assert_mode(&p, "lead_organisation");
    star(&p, 8);
    p.network->actors[0].role = "Structure  PROPRE du pôle ; SCIC";
    assert_mode(&p, "administrative_organisation");
    star(&p, 8);
    p.network->actors[0].role = "the pole's own body";
    assert_mode(&p, "administrative_organisation");
    star(&p, 8);
    p.network->actors[0].name = "Pôle";
    p.network->name = "pole";
    assert_mode(&p, "administrative_organisation");
    star(&p, 8);
    p.network->actors[0].attributes =
        (ptce_attributes){(ptce_attribute[]){yes}, 1};
    assert_mode(&p, "administrative_organisation");
    star(&p, 8);
    p.network->actors[0].role = "structure propre du pôle";
    p.network->actors[0].attributes =
        (ptce_attributes){(ptce_attribute[]){no}, 1};
    assert_mode(&p, "lead_organisation");
}

static void ring__is_shared(void **state)
{
    (void)state;
    pole p;
    pole_start(&p, 8);
    for (size_t i = 0; i < 8; i++)
        (void)made_tie(p.network, i, (i + 1) % 8, 1);
    pole_measure(&p);
    const ptce_detail_table *t = pole_ask(&p, "governance");
    assert_string_equal(text_at(t, 0, "mode"), "shared");
    assert_string_equal(text_at(t, 0, "first"), "000");
    assert_near(number_at(t, 0, "tie_share"), 0.25, 1e-12);
    assert_near(number_at(t, 0, "betweenness_share"), 0.125, 1e-12);
    t = pole_ask(&p, "governance_criteria");
    size_t row = row_of(t, "centralization");
    assert_true(number_at(t, row, "value") == 0);
    assert_true(number_at(t, row, "threshold") > 0);
    assert_true(number_at(t, row, "draws") == PTCE_DRAWS);
    row = row_of(t, "near_shares");
    assert_true(number_at(t, row, "value") == 1 &&
                number_at(t, row, "met") == 1);
    /* each removal leaves the same path: none is above the others */
    row = row_of(t, "rise");
    assert_near(number_at(t, row, "value"), number_at(t, row, "threshold"),
                1e-12);
    assert_true(number_at(t, row, "met") == 0);
    pole_close(&p);
}

/* A path of three with a tail: 1 has half the ties, so it leads, and two of
 * four others are cut off without it. */
static void criteria__are_those_of_a_small_tree(void **state)
{
    (void)state;
    pole p;
    pole_start(&p, 5);
    (void)made_tie(p.network, 0, 1, 1);
    (void)made_tie(p.network, 1, 2, 1);
    (void)made_tie(p.network, 1, 3, 1);
    (void)made_tie(p.network, 3, 4, 1);
    pole_measure(&p);
    const ptce_detail_table *t = pole_ask(&p, "governance_criteria");
    /* DF: 1 - 2·(4 + 4/2 + 2/3)/20; without 1: one pair of six is tied */
    double before = 1 - 2 * (4 + 2 + 2.0 / 3) / 20;
    assert_near(number_at(t, row_of(t, "rise"), "value"), 1 - 1.0 / 6 - before,
                1e-12);
    /* the worst of the others is 3: a star of three and one alone */
    assert_near(number_at(t, row_of(t, "rise"), "threshold"),
                1 - (2 + 0.5) / 6 - before, 1e-12);
    assert_near(number_at(t, row_of(t, "tie_share"), "value"), 0.75, 1e-12);
    /* degrees 3 2 1 1 1: (5·3 - 8)/(4·3) */
    assert_near(number_at(t, row_of(t, "centralization"), "value"), 7.0 / 12,
                1e-12);
    assert_near(number_at(t, row_of(t, "near_shares"), "value"), 3, 1e-12);
    assert_string_equal(cell_at(t, row_of(t, "sources"), "value")->reason,
                        "no-source");
    pole_close(&p);
}

/* S1 by the lead, S2 by others; the first `alone` ties cite S1 only, the
 * others both. */
static void cite(ptce_network *network, size_t alone)
{
    static const char *const ids[] = {"S1", "S2"};
    network->sources =
        pt_arena_take(network->arena, 2, sizeof *network->sources);
    network->source_count = 2;
    for (size_t s = 0; s < 2; s++)
        network->sources[s] =
            (ptce_source){.id = ids[s],
                          .title = ids[s],
                          .publisher = s == 0 ? "ARCHER (site)" : "Le Dauphiné",
                          .row = s};
    for (size_t i = 0; i < network->tie_count; i++) {
        ptce_citations *c = &network->ties[i].citations;
        c->ids = pt_arena_take(network->arena, 2, sizeof *c->ids);
        c->ids[0] = ids[0];
        c->ids[1] = ids[1];
        c->count = i < alone ? 1 : 2;
    }
}

static void star__told_by_its_centre_alone_says_nothing(void **state)
{
    (void)state;
    for (size_t alone = 4; alone <= 5; alone++) {
        pole p;
        star(&p, 9);
        p.network->actors[0].name = "Archer";
        p.network->lead_id = p.network->actors[0].id;
        cite(p.network, alone);
        pole_measure(&p);
        const ptce_detail_table *t = pole_ask(&p, "governance");
        assert_string_equal(text_at(t, 0, "mode"),
                            alone == 5 ? "undetermined" : "lead_organisation");
        assert_true(number_at(t, 0, "lead_view") == (alone == 5));
        t = pole_ask(&p, "governance_criteria");
        assert_near(number_at(t, row_of(t, "sources"), "value"),
                    (double)alone / 8, 1e-12);
        pole_close(&p);
    }
}

/* ---- Funders ------------------------------------------------------------- */

static void fund(ptce_network *network, size_t from, size_t to, double weight)
{
    ptce_tie *tie = made_tie(network, from, to, weight);
    tie->nature = PTCE_NATURE_FUNDING;
    tie->directed = true;
}

/* 0 funds 2, 3, 4 (3 twice); 1, a funder, funds 4, written from the other
 * end; 5 is a funder of whom no funding is documented. */
static void funders__and_who_has_nobody_else(void **state)
{
    (void)state;
    pole p;
    pole_start(&p, 6);
    p.network->actors[0].type = PTCE_TYPE_STATE;
    p.network->actors[1].type = PTCE_TYPE_FUNDER;
    p.network->actors[5].type = PTCE_TYPE_FUNDER;
    fund(p.network, 0, 2, 1);
    fund(p.network, 0, 3, 2);
    fund(p.network, 0, 3, 2);
    fund(p.network, 0, 4, 1);
    fund(p.network, 4, 1, 4);
    p.network->ties[4].directed = false;
    pole_measure(&p);
    const ptce_detail_table *t = pole_ask(&p, "funders");
    assert_int_equal(t->rows, 3);
    assert_true(number_at(t, 0, "funded") == 3 && number_at(t, 0, "sole") == 2);
    assert_near(number_at(t, 0, "exposure"), 2.0 / 3, 1e-12);
    assert_true(number_at(t, 1, "funded") == 1 && number_at(t, 1, "sole") == 0);
    assert_string_equal(text_at(t, 2, "who"), "005");
    assert_true(number_at(t, 2, "funded") == 0);
    assert_near(made_value(&p.measuring, "funder_exposure", 0), 2.0 / 3, 1e-12);
    /* 6 and 4 of 10 */
    assert_near(made_value(&p.measuring, "funding_hhi", 0), 0.52, 1e-12);
    /* 0 gone: 4 - 1 alone of four others that were all one piece but 5 */
    double before = 1 - 2 * (4 + 4.0 / 2 + 2.0 / 3) / 30;
    assert_near(number_at(t, 0, "change"), 1 - 2.0 / 20 - before, 1e-12);
    pole_close(&p);
}

static void funders__of_whom_nothing_is_documented(void **state)
{
    (void)state;
    pole p;
    pole_start(&p, 3);
    p.network->actors[0].type = PTCE_TYPE_FUNDER;
    (void)made_tie(p.network, 0, 1, 1);
    pole_measure(&p);
    assert_string_equal(pole_ask(&p, "funders")->reason, "no-funding");
    assert_true(isnan(made_value(&p.measuring, "funder_exposure", 0)));
    assert_true(isnan(made_value(&p.measuring, "funding_hhi", 0)));
    pole_close(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(star__around_a_member_or_a_body_of_its_own),
        cmocka_unit_test(ring__is_shared),
        cmocka_unit_test(criteria__are_those_of_a_small_tree),
        cmocka_unit_test(star__told_by_its_centre_alone_says_nothing),
        cmocka_unit_test(funders__and_who_has_nobody_else),
        cmocka_unit_test(funders__of_whom_nothing_is_documented),
    };
    return cmocka_run_group_tests_name("analysis.governance", tests, NULL,
                                       NULL);
}
