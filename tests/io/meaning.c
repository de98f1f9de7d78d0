/* SPDX-License-Identifier: MIT */
/* Outlines: nothing of a network is lost on the way there and back, and what
 * comes from elsewhere is understood, or told. */
#include "support.h"

#include "io/meaning.h"
#include "io/synonyms.h"

#define GRAPHS PTCE_SOURCE_DIR "/graphs/"

static const ptce_exchange plainly = {0};

static void assert_word(const ptce_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].rule->severity == PTCE_ERROR)
            fail_msg("%s: %s", findings->items[i].rule->id,
                     findings->items[i].slots[0]);
}

/* network → outline → network, in canonical form. */
static void assert_restored(const ptce_network *network)
{
    ptce_findings findings = {0};
    ptce_network *again = NULL;
    ptce_text before = {0};
    ptce_text after = {0};
    pt_import import = {.findings = &findings, .options = &plainly};
    assert_int_equal(pt_outline_from_network(&import.outline, network, NULL),
                     PTCE_OK);
    assert_int_equal(pt_outline_to_network(&again, &import, NULL), PTCE_OK);
    assert_word(&findings);
    ptce_network_write(&before, network);
    ptce_network_write(&after, again);
    assert_string_equal(ptce_text_get(&before), ptce_text_get(&after));
    pt_outline_free(import.outline);
    ptce_network_free(again);
    ptce_findings_clear(&findings);
    ptce_text_clear(&before);
    ptce_text_clear(&after);
}

static size_t restore_all(const char *path)
{
    ptce_collection *collection = NULL;
    assert_int_equal(ptce_read(&collection, &path, 1, NULL, NULL), PTCE_OK);
    size_t count = collection->network_count;
    for (size_t i = 0; i < count; i++)
        assert_restored(collection->networks[i]);
    ptce_collection_free(collection);
    return count;
}

static void outline__holds_all_of_every_network(void **state)
{
    (void)state;
    size_t count = restore_all(GRAPHS "laureats-2013");
    count += restore_all(GRAPHS "laureats-2015");
    count += restore_all(GRAPHS "demarche-nationale.json");
    assert_int_equal(count, 26);
}

#define HEAD "{\"format\": \"ptce-network/1\", \"id\": \"n\", \"name\": \"N\""

static void outline__holds_what_is_unusual(void **state)
{
    (void)state;
    static const char *const texts[] = {
        HEAD ", \"actors\": []}",
        /* attributes that clash, mix, look like something else */
        HEAD ", \"actors\": [{\"id\": \"a\", \"name\": \" A|B\\n\", \"type\": "
             "\"other\", \"attributes\": {\"type\": \"x\", \"Nom\": 1, "
             "\"size\": \"12\", \"mixed\": 1, \"flag\": true, \"none\": \"\", "
             "\"\": \"empty\", \"x.y\": \"?\", \"attributes\": false, "
             "\"big\": 12345678901234567890, \"e\": 1E+2, \"s\": \" edge \"}},"
             "{\"id\": \"b\", \"name\": \"=B\", \"type\": \"state\", "
             "\"answered\": false, \"attributes\": {\"mixed\": \"1\", "
             "\"size\": \"13\", \"flag\": false}}, {\"id\": \"c\", \"name\": "
             "\"C\", \"type\": \"other\", \"answered\": true, \"own\": "
             "{\"deep\": [1.50, null]}}]}",
        /* pools, memberships, citations twice, extras everywhere */
        HEAD ", \"groups\": {\"call\": \"2013\", \"temoin\": true, \"n\": 1}, "
             "\"place\": {\"commune\": \"X\", \"latitude\": 45.04, "
             "\"altitude\": [1]}, \"sectors\": [\"a|b\", \"c\"], "
             "\"activities\": [\"[x]\"], \"founded\": -50, \"lead\": \"a\", "
             "\"note\": \"?\", \"sources\": [{\"id\": \"S1\", \"title\": "
             "\"T\", \"pages\": 3}], \"actors\": [{\"id\": \"a\", \"name\": "
             "\"A\", \"type\": \"mutual\", \"sources\": [\"S1\", \"S1\"]}, "
             "{\"id\": \"b\", \"name\": \"B\", \"type\": \"training\"}], "
             "\"pools\": [{\"id\": \"p\", \"name\": \"P\", \"kind\": "
             "\"cooperation\", \"own\": 1, \"members\": [{\"actor\": \"a\", "
             "\"since\": 2001, \"until\": 2003, \"mine\": {}}, {\"actor\": "
             "\"a\", \"since\": 2005, \"sources\": [\"S1\"]}]}, {\"id\": "
             "\"q\", \"name\": \"Q\", \"kind\": \"mutualisation\", \"members\":"
             " []}], \"ties\": [{\"from\": \"b\", \"to\": \"a\", \"kind\": "
             "\"cooperation\", \"weight\": 0.333333333333, \"directed\": true, "
             "\"note\": \"NR\", \"z\": [1]}, {\"from\": \"a\", \"to\": \"b\", "
             "\"kind\": \"mutualisation\", \"what\": \"w\", \"certainty\": "
             "\"inferred\"}], \"gaps\": [\"g|h\", \" i\"], \"zz\": {\"y\": "
             "null}}",
    };
    for (size_t i = 0; i < PT_COUNT(texts); i++) {
        ptce_collection *collection = NULL;
        const char *path =
            scratch_write("odd.json", texts[i], strlen(texts[i]));
        assert_int_equal(ptce_read(&collection, &path, 1, NULL, NULL), PTCE_OK);
        assert_restored(collection->networks[0]);
        ptce_collection_free(collection);
    }
}

/* ---- From elsewhere ------------------------------------------------------ */

typedef struct case_ {
    pt_import import;
    ptce_findings findings;
    ptce_exchange options;
    ptce_network *network;
} case_;

static void begin(case_ *c)
{
    *c = (case_){0};
    c->import = (pt_import){.outline = pt_outline_new("dir/My pole.gml"),
                            .findings = &c->findings,
                            .options = &c->options};
    assert_non_null(c->import.outline);
}

static void end(case_ *c)
{
    pt_outline_free(c->import.outline);
    ptce_network_free(c->network);
    ptce_findings_clear(&c->findings);
}

static size_t node(case_ *c, const char *id, bool declared)
{
    size_t row;
    pt_outline *o = c->import.outline;
    ptce_status st =
        declared ? pt_outline_declare(o, pt_slice_of(id), 7, &row, NULL, NULL)
                 : pt_outline_mention(o, pt_slice_of(id), 9, &row, NULL);
    assert_int_equal(st, PTCE_OK);
    return row;
}

static size_t edge(case_ *c, const char *from, const char *to)
{
    size_t row;
    size_t a = node(c, from, false);
    size_t b = node(c, to, false);
    assert_int_equal(
        pt_outline_edge(c->import.outline, a, b, false, 12, &row, NULL),
        PTCE_OK);
    return row;
}

static void put(case_ *c, bool of_edge, size_t row, const char *column,
                const char *text)
{
    pt_outline *o = c->import.outline;
    assert_int_equal(pt_table_put(o, of_edge ? &o->edge_table : &o->node_table,
                                  column, PT_CELL_ANY, row, text, NULL),
                     PTCE_OK);
}

static void understand(case_ *c)
{
    assert_int_equal(pt_outline_to_network(&c->network, &c->import, NULL),
                     PTCE_OK);
    assert_non_null(c->network);
}

static void outline__understands_french_columns_and_values(void **state)
{
    (void)state;
    case_ c;
    begin(&c);
    size_t a = node(&c, "Régie du Sud-Ouest", true);
    put(&c, false, a, "Dénomination", "La Régie");
    put(&c, false, a, "Statut", "SCIC");
    put(&c, false, a, "N° SIRET", "01234567890123");
    put(&c, false, a, "effectif", "12");
    put(&c, false, a, "A répondu", "NR");
    size_t b = node(&c, "2", true);
    put(&c, false, b, "Dénomination", "Mairie de X");
    put(&c, false, b, "effectif", "9");
    size_t e = edge(&c, "Régie du Sud-Ouest", "2");
    put(&c, true, e, "Volet", "mise en commun");
    put(&c, true, e, "Nature", "Financement");
    put(&c, true, e, "Poids", "2,5");
    put(&c, true, e, "Depuis", "12/03/2012");
    put(&c, true, e, "Jusqu'à", "?");
    put(&c, true, e, "Sources", "S1; https://x.org/a,b");
    understand(&c);
    assert_word(&c.findings);
    const ptce_network *n = c.network;
    assert_string_equal(n->id, "my-pole");
    assert_string_equal(n->name, "My pole");
    assert_string_equal(n->actors[0].id, "2");
    assert_int_equal(n->actors[0].type, PTCE_TYPE_LOCAL_AUTHORITY);
    assert_string_equal(n->actors[1].id, "regie-du-sud-ouest");
    assert_string_equal(n->actors[1].name, "La Régie");
    assert_int_equal(n->actors[1].type, PTCE_TYPE_COOPERATIVE);
    assert_int_equal(n->actors[1].answered, PTCE_ANSWER_NO);
    assert_string_equal(n->actors[1].siret, "01234567890123");
    assert_string_equal(n->actors[1].attributes.items[0].json, "12");
    const ptce_tie *tie = &n->ties[0];
    assert_int_equal(tie->kind, PTCE_KIND_MUTUALISATION);
    assert_int_equal(tie->nature, PTCE_NATURE_FUNDING);
    assert_true(tie->weight == 2.5);
    assert_int_equal(tie->period.since, 2012);
    assert_int_equal(tie->period.until, PTCE_NO_YEAR);
    assert_int_equal(tie->citations.count, 2);
    assert_int_equal(n->source_count, 2);
    assert_string_equal(n->sources[0].id, "S1");
    assert_string_equal(n->sources[1].url, "https://x.org/a,b");
    assert_non_null(find_rule(&c.findings, "column-read"));
    assert_non_null(find_rule(&c.findings, "type-guessed"));
    end(&c);
}

static void outline__tells_every_problem_in_one_pass(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *slot, *near;
        size_t line;
    } expected[] = {
        {"unknown-actor", "Groupe Archet", "Groupe Archer", 9},
        {"unknown-value", "kind", "cooperation", 12},
        {"weight-range", NULL, NULL, 12},
        {"wrong-type", "since", NULL, 12},
        {"self-tie", "groupe-archer", NULL, 12},
    };
    case_ c;
    begin(&c);
    size_t a = node(&c, "groupe-archer", true);
    put(&c, false, a, "name", "Groupe Archer");
    (void)node(&c, "b", true);
    (void)edge(&c, "GROUPE ARCHER", "Groupe Archet");
    size_t e = edge(&c, "groupe-archer", "b");
    put(&c, true, e, "kind", "coperation");
    put(&c, true, e, "weight", "0");
    put(&c, true, e, "since", "soon");
    (void)edge(&c, "groupe-archer", "Groupe Archer");
    understand(&c);
    for (size_t i = 0; i < PT_COUNT(expected); i++) {
        const ptce_finding *f = find_rule(&c.findings, expected[i].rule);
        assert_non_null(f);
        assert_int_equal(f->line, expected[i].line);
        if (expected[i].slot)
            assert_string_equal(f->slots[0], expected[i].slot);
        if (expected[i].near)
            assert_string_equal(f->slots[3], expected[i].near);
    }
    assert_int_equal(c.findings.errors, PT_COUNT(expected));
    end(&c);
}

static void outline__numbers_ids_in_an_order_of_its_own(void **state)
{
    (void)state;
    static const char *const ids[2][3] = {{"A b", "a B!", "ÀB"},
                                          {"ÀB", "a B!", "A b"}};
    for (size_t turn = 0; turn < 2; turn++) {
        case_ c;
        begin(&c);
        (void)node(&c, "a-b-2", false);
        for (size_t i = 0; i < 3; i++)
            (void)node(&c, ids[turn][i], false);
        understand(&c);
        assert_int_equal(c.network->actor_count, 4);
        assert_string_equal(c.network->actors[0].id, "a-b");
        assert_string_equal(c.network->actors[0].name, "A b");
        assert_string_equal(c.network->actors[2].id, "a-b-3");
        assert_string_equal(c.network->actors[2].name, "a B!");
        assert_string_equal(c.network->actors[3].id, "ab");
        end(&c);
    }
}

static void outline__treats_double_ties_as_asked(void **state)
{
    (void)state;
    for (int how = PTCE_DUPLICATES_REFUSE; how <= PTCE_DUPLICATES_KEEP; how++) {
        case_ c;
        begin(&c);
        c.options.duplicates = (ptce_duplicates)how;
        put(&c, true, edge(&c, "a", "b"), "weight", "2");
        put(&c, true, edge(&c, "a", "b"), "what", "study");
        put(&c, true, edge(&c, "b", "a"), "weight", "3");
        understand(&c);
        if (how == PTCE_DUPLICATES_REFUSE) {
            assert_non_null(find_rule(&c.findings, "duplicate-tie"));
        } else if (how == PTCE_DUPLICATES_SUM) {
            assert_word(&c.findings);
            assert_int_equal(c.network->tie_count, 2);
            assert_true(c.network->ties[0].weight == 5);
        } else {
            assert_word(&c.findings);
            assert_int_equal(c.network->tie_count, 3);
            assert_string_equal(c.network->ties[1].what, "(2)");
        }
        end(&c);
    }
}

static void outline__maps_columns_as_asked(void **state)
{
    (void)state;
    static const char *const map[] = {"type=sector", "name="};
    case_ c;
    begin(&c);
    c.options.map = map;
    c.options.map_count = 2;
    size_t a = node(&c, "a", true);
    put(&c, false, a, "sector", "funder");
    put(&c, false, a, "type", "odd");
    put(&c, false, a, "name", "Not this");
    understand(&c);
    assert_int_equal(c.network->actors[0].type, PTCE_TYPE_FUNDER);
    assert_string_equal(c.network->actors[0].name, "a");
    assert_int_equal(c.network->actors[0].attributes.count, 2);
    end(&c);
}

static void outline__survives_a_reader_that_stopped(void **state)
{
    (void)state;
    case_ c;
    begin(&c);
    size_t row;
    (void)node(&c, "a", true);
    assert_int_equal(
        pt_outline_edge(c.import.outline, 0, 7, false, 1, &row, NULL), PTCE_OK);
    understand(&c);
    assert_int_equal(c.network->actor_count, 1);
    assert_int_equal(c.network->tie_count, 0);
    end(&c);
}

static void outline__finds_pools_by_class_or_membership(void **state)
{
    (void)state;
    for (int by_class = 0; by_class < 2; by_class++) {
        case_ c;
        begin(&c);
        size_t e = edge(&c, "a", "hall");
        size_t f = edge(&c, "b", "hall");
        if (by_class) {
            put(&c, false, node(&c, "hall", false), "class", "ressource");
        } else {
            put(&c, true, e, "kind", "membership");
            put(&c, true, f, "kind", "membership");
        }
        understand(&c);
        assert_int_equal(c.network->actor_count, 2);
        assert_int_equal(c.network->pool_count, 1);
        assert_int_equal(c.network->pools[0].member_count, 2);
        assert_int_equal(c.network->tie_count, 0);
        end(&c);
    }
}

/* ---- What a format cannot hold ------------------------------------------- */

static size_t lost(const ptce_findings *findings, const char *what)
{
    for (size_t i = 0; i < findings->count; i++) {
        const char *slot = findings->items[i].slots[1];
        if (strcmp(slot + (*slot == *PT_SLOT_WORDS), what) == 0)
            return strtoul(findings->items[i].slots[0], NULL, 10);
    }
    return 0;
}

static void reduce__tells_what_it_takes_out(void **state)
{
    (void)state;
    case_ c;
    begin(&c);
    pt_outline *o = c.import.outline;
    (void)node(&c, "alone", true);
    put(&c, false, node(&c, "p", true), "class", "pool");
    put(&c, false, node(&c, "a", true), "name", "A");
    put(&c, true, edge(&c, "a", "b"), "weight", "2");
    put(&c, true, edge(&c, "b", "a"), "nature", "study");
    o->edges[edge(&c, "a", "p")].directed = true;
    assert_int_equal(pt_outline_reduce(o, PT_HOLDS_WEIGHTS | PT_HOLDS_ARCS,
                                       &c.findings, NULL),
                     PTCE_OK);
    assert_int_equal(lost(&c.findings, "lost.pools"), 1);
    assert_int_equal(lost(&c.findings, "lost.of-nodes"), 2);
    assert_int_equal(lost(&c.findings, "lost.of-edges"), 1);
    assert_int_equal(lost(&c.findings, "lost.undirected"), 2);
    assert_int_equal(lost(&c.findings, "lost.parallel"), 2);
    assert_int_equal(lost(&c.findings, "lost.isolates"), 1);
    assert_int_equal(o->node_table.column_count, 0);
    assert_int_equal(o->edge_count, 3);
    assert_string_equal(pt_table_get(&o->edge_table, 0, 0), "3");
    end(&c);
}

static void reduce__leaves_alone_what_is_held(void **state)
{
    (void)state;
    case_ c;
    begin(&c);
    put(&c, true, edge(&c, "a", "b"), "weight", "2");
    put(&c, true, edge(&c, "b", "a"), "nature", "study");
    assert_int_equal(
        pt_outline_reduce(c.import.outline, ~0U, &c.findings, NULL), PTCE_OK);
    assert_int_equal(c.findings.infos, 0);
    assert_int_equal(c.import.outline->edge_count, 2);
    end(&c);
}

static void ids__are_made_of_texts(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Pôle Sud", "pole-sud"},
        {"  L’Œuvre d'ici – SCIC ", "l-uvre-d-ici-scic"},
        {"ﬁn", "fin"},
        {"Ω", ""},
        {"A_b.c", "a-b-c"},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        ptce_text slug = {0};
        pt_slug_add(&slug, rows[i][0]);
        assert_string_equal(ptce_text_get(&slug), rows[i][1]);
        ptce_text_clear(&slug);
    }
    char name[201] = {0};
    memset(name, 'x', 200);
    ptce_text slug = {0};
    pt_slug_add(&slug, name);
    assert_int_equal(slug.length, 64);
    ptce_text_clear(&slug);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outline__holds_all_of_every_network),
        cmocka_unit_test(outline__holds_what_is_unusual),
        cmocka_unit_test(outline__understands_french_columns_and_values),
        cmocka_unit_test(outline__tells_every_problem_in_one_pass),
        cmocka_unit_test(outline__numbers_ids_in_an_order_of_its_own),
        cmocka_unit_test(outline__treats_double_ties_as_asked),
        cmocka_unit_test(outline__maps_columns_as_asked),
        cmocka_unit_test(outline__survives_a_reader_that_stopped),
        cmocka_unit_test(outline__finds_pools_by_class_or_membership),
        cmocka_unit_test(reduce__tells_what_it_takes_out),
        cmocka_unit_test(reduce__leaves_alone_what_is_held),
        cmocka_unit_test(ids__are_made_of_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
