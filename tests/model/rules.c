/* SPDX-License-Identifier: MIT */
/* Every rule has a text that breaks it and one that keeps it: a sound network,
 * and the same with one thing replaced. */
#include "../io/support.h"

#include "base/base.h"

#include <sys/stat.h>

static const char sound[] =
    "{\"format\": \"ptce-network/1\", \"id\": \"pole\", \"name\": \"Pôle\",\n"
    " \"groups\": {\"temoin\": true},\n"
    " \"place\": {\"insee\": \"2A004\", \"latitude\": 41.9, "
    "\"longitude\": 8.7},\n"
    " \"founded\": 2007, \"lead\": \"alpha\",\n"
    " \"sources\": [\n"
    "  {\"id\": \"S1\", \"url\": \"https://e.org/1\", \"date\": \"2014-02\"},\n"
    "  {\"id\": \"S2\"}, {\"id\": \"S3\"}],\n"
    " \"actors\": [\n"
    "  {\"id\": \"alpha\", \"name\": \"Atelier Alpha\", "
    "\"type\": \"association\", \"siret\": \"73282932000074\", "
    "\"since\": 2001, \"until\": 2010, \"sources\": [\"S1\"]},\n"
    "  {\"id\": \"beta\", \"name\": \"Banque Beta\", \"type\": \"funder\", "
    "\"sources\": [\"S1\", \"S2\"]},\n"
    "  {\"id\": \"gamma\", \"name\": \"Garage Gamma\", "
    "\"type\": \"company\", \"sources\": [\"S3\"]},\n"
    "  {\"id\": \"delta\", \"name\": \"Dépôt Delta\", "
    "\"type\": \"company\", \"sources\": [\"S3\"]},\n"
    "  {\"id\": \"omega\", \"name\": \"Office Omega\", "
    "\"type\": \"state\", \"sources\": [\"S3\"]}],\n"
    " \"pools\": [\n"
    "  {\"id\": \"toit\", \"name\": \"Toit commun\", "
    "\"kind\": \"mutualisation\", \"sources\": [\"S1\"], \"members\": [\n"
    "   {\"actor\": \"alpha\", \"until\": 2005, \"sources\": [\"S1\"]},\n"
    "   {\"actor\": \"alpha\", \"since\": 2006, \"sources\": [\"S1\"]},\n"
    "   {\"actor\": \"omega\", \"sources\": [\"S1\"]}]}],\n"
    " \"ties\": [\n"
    "  {\"from\": \"alpha\", \"to\": \"beta\", \"kind\": \"cooperation\", "
    "\"what\": \"x\", \"directed\": true, \"sources\": [\"S1\"]},\n"
    "  {\"from\": \"beta\", \"to\": \"alpha\", \"kind\": \"cooperation\", "
    "\"what\": \"x\", \"directed\": true, \"sources\": [\"S1\"]},\n"
    "  {\"from\": \"beta\", \"to\": \"gamma\", \"kind\": \"cooperation\", "
    "\"weight\": 2, \"sources\": [\"S2\"]},\n"
    "  {\"from\": \"delta\", \"to\": \"omega\", \"kind\": \"cooperation\", "
    "\"sources\": [\"S2\"]}]}\n";

/* What breaks a rule: this instead of that, and where it is then found. */
typedef struct breach {
    const char *rule, *that, *instead, *pointer;
} breach;

static const breach breaches[] = {
    {"duplicate-key", "\"founded\": 2007", "\"id\": \"b\"", "/id"},
    {"format-unknown", "ptce-network/1", "ptce-network/2", "/format"},
    {"missing-key", "\"name\": \"Pôle\",", "", ""},
    {"missing-key", "\"to\": \"gamma\", ", "", "/ties/2"},
    {"unknown-key", "\"founded\"", "\"funded\"", "/funded"},
    {"wrong-type", "2007", "\"2007\"", "/founded"},
    {"wrong-type", "[\"S1\", \"S2\"]", "[\"S1\", 2]", "/actors/1/sources/1"},
    {"unknown-value", "\"funder\"", "\"founder\"", "/actors/1/type"},
    {"empty-text", "\"Banque Beta\"", "\"\"", "/actors/1/name"},
    {"weight-range", "\"weight\": 2", "\"weight\": 0", "/ties/2/weight"},
    {"bad-id", "\"pole\"", "\"Pole\"", "/id"},
    {"bad-id", "{\"id\": \"S2\"}", "{\"id\": \"S 2\"}", "/sources/1/id"},
    {"bad-id", "\"toit\"", "\"toît\"", "/pools/0/id"},
    {"duplicate-id", "\"id\": \"gamma\"", "\"id\": \"beta\"", "/actors/2/id"},
    {"duplicate-id", "{\"id\": \"S3\"}", "{\"id\": \"S2\"}", "/sources/2/id"},
    {"pool-actor-id", "\"toit\"", "\"omega\"", "/pools/0/id"},
    {"unknown-actor", "\"to\": \"gamma\"", "\"to\": \"gama\"", "/ties/2/to"},
    {"unknown-actor", "\"actor\": \"omega\"", "\"actor\": \"omga\"",
     "/pools/0/members/2/actor"},
    {"unknown-source", "[\"S1\", \"S2\"]", "[\"S1\", \"S9\"]",
     "/actors/1/sources"},
    {"lead-unknown", "\"lead\": \"alpha\"", "\"lead\": \"alfa\"", "/lead"},
    {"self-tie", "\"to\": \"gamma\"", "\"to\": \"beta\"", "/ties/2"},
    {"duplicate-tie", "\"beta\", \"to\": \"alpha\"",
     "\"alpha\", \"to\": \"beta\"", "/ties/1"},
    {"duplicate-tie",
     "\"x\", \"directed\": true, \"sources\": [\"S1\"]},\n  {\"from\": "
     "\"beta\", "
     "\"to\": \"gamma\"",
     "\"x\", \"sources\": [\"S1\"]},\n  {\"from\": \"beta\", \"to\": \"gamma\"",
     "/ties/1"},
    {"member-twice", "\"since\": 2006", "\"since\": 2005",
     "/pools/0/members/1"},
    {"member-twice", "\"since\": 2006, ", "", NULL},
    {"source-twice", "[\"S1\", \"S2\"]", "[\"S1\", \"S2\", \"S1\"]",
     "/actors/1/sources"},
    {"dates-reversed", "\"until\": 2010", "\"until\": 2000", "/actors/0/until"},
    {"wrong-type", "\"until\": 2010", "\"until\": 20100", "/actors/0/until"},
    {"year-implausible", "\"until\": 2010", "\"until\": 2210",
     "/actors/0/until"},
    {"year-implausible", "2007", "207", "/founded"},
    {"coordinates", "41.9", "410.9", "/place/latitude"},
    {"coordinates", "8.7", "-180.5", "/place/longitude"},
    {"coordinates-half", "\"latitude\": 41.9, ", "", "/place"},
    {"insee", "2A004", "20004", "/place/insee"},
    {"insee", "2A004", "A2004", "/place/insee"},
    {"insee", "2A004", "2A00", "/place/insee"},
    {"siret", "73282932000074", "73282932000075", "/actors/0/siret"},
    {"siret", "73282932000074", "732 829 320 00074", "/actors/0/siret"},
    {"siret", "73282932000074", "35600000000041", "/actors/0/siret"},
    {"url", "https://e.org/1", "javascript:alert(1)", "/sources/0/url"},
    {"url", "https://e.org/1", "https://", "/sources/0/url"},
    {"url", "https://e.org/1", "https://e.org/a b", "/sources/0/url"},
    {"source-date", "2014-02", "2014-13", "/sources/0/date"},
    {"source-date", "2014-02", "vers 2014", "/sources/0/date"},
    {"source-date", "2014-02", "2014-02-30", "/sources/0/date"},
    {"unsourced", "\"funder\", \"sources\": [\"S1\", \"S2\"]", "\"funder\"",
     "/actors/1"},
    {"unsourced", "\"weight\": 2, \"sources\": [\"S2\"]", "\"weight\": 2",
     "/ties/2"},
    {"unsourced", "\"until\": 2005, \"sources\": [\"S1\"]", "\"until\": 2005",
     "/pools/0/members/0"},
    {"unsourced", "\"mutualisation\", \"sources\": [\"S1\"]",
     "\"mutualisation\"", "/pools/0"},
    {"name-twins", "Dépôt Delta", "GARAGE-gâmma", "/actors/3/name"},
    {"name-twins", "Dépôt Delta", "Garage Gama", "/actors/3/name"},
    {"name-twins", "Dépôt Delta", "Gerage Gamma", "/actors/3/name"},
    {"source-uncited", "{\"id\": \"S3\"}", "{\"id\": \"S3\"}, {\"id\": \"S4\"}",
     "/sources/3"},
    {"pool-empty", "\"pools\": [",
     "\"pools\": [{\"id\": \"v\", \"name\": \"v\", \"kind\": "
     "\"cooperation\", \"sources\": [\"S1\"], \"members\": []},",
     "/pools/0"},
    {"pool-one-member", "\"pools\": [",
     "\"pools\": [{\"id\": \"v\", \"name\": \"v\", \"kind\": "
     "\"cooperation\", \"sources\": [\"S1\"], \"members\": [{\"actor\": "
     "\"beta\", \"sources\": [\"S1\"]}]},",
     "/pools/0"},
    {"actor-without-tie", "\"to\": \"gamma\"", "\"to\": \"delta\"",
     "/actors/2"},
    {"lead-absent", "\"lead\": \"alpha\"", "\"lead\": null", ""},
    {"thin", ", {\"id\": \"S3\"}", "", ""},
};

static char *replaced(const char *that, const char *instead)
{
    const char *at = strstr(sound, that);
    if (!at)
        fail_msg("%s is not in the sound network", that);
    char *text = NULL;
    assert_true(asprintf(&text, "%.*s%s%s", (int)(at - sound), sound, instead,
                         at + strlen(that)) > 0);
    return text;
}

static void rules__leave_a_sound_network_alone(void **state)
{
    (void)state;
    ptce_findings findings = {0};
    assert_int_equal(check_bytes(&findings, sound, strlen(sound)), PTCE_OK);
    assert_int_equal(findings.count, 1); /* the definition, always told */
    assert_string_equal(findings.items[0].rule->id, "definition");
    ptce_findings_clear(&findings);
}

static void rules__find_what_breaks_them_and_where(void **state)
{
    (void)state;
    for (size_t i = 0; i < PT_COUNT(breaches); i++) {
        const breach *b = &breaches[i];
        ptce_findings findings = {0};
        char *text = replaced(b->that, b->instead);
        assert_int_equal(check_bytes(&findings, text, strlen(text)), PTCE_OK);
        const ptce_finding *found = find_rule(&findings, b->rule);
        if (!found)
            fail_msg("%s instead of %s does not break %s", b->instead, b->that,
                     b->rule);
        if (b->pointer)
            assert_string_equal(found->pointer, b->pointer);
        assert_true(found->line > 0 && found->column > 0);
        ptce_findings_clear(&findings);
        free(text);
    }
}

/* Near cases that keep the rules. */
static void rules__accept_near_cases(void **state)
{
    (void)state;
    static const breach kept[] = {
        {"siret", "73282932000074", "35600000000048", NULL}, /* La Poste */
        {"siret", "73282932000074", "35600000049837", NULL}, /* an office */
        {"insee", "2A004", "97411", NULL},
        {"insee", "2A004", "01001", NULL},
        {"coordinates", "41.9", "-90", NULL},
        {"source-date", "2014-02", "2016-02-29", NULL},
        {"name-twins", "Dépôt Delta", "Garage Gammas et fils", NULL},
        {"weight-range", "\"weight\": 2", "\"weight\": 1e-9", NULL},
        {"wrong-type", "2007", "2007.0", NULL},
        {"dates-reversed", "\"until\": 2010", "\"until\": 2001", NULL},
        {"bad-id", "{\"id\": \"S3\"}", "{\"id\": \"S3\", \"note\": \"\"}",
         NULL},
    };
    for (size_t i = 0; i < PT_COUNT(kept); i++) {
        ptce_findings findings = {0};
        char *text = replaced(kept[i].that, kept[i].instead);
        assert_int_equal(check_bytes(&findings, text, strlen(text)), PTCE_OK);
        if (find_rule(&findings, kept[i].rule))
            fail_msg("%s breaks %s", kept[i].instead, kept[i].rule);
        ptce_findings_clear(&findings);
        free(text);
    }
}

static void hint_of(ptce_text *hint, const char *rule, const char *that,
                    const char *instead)
{
    ptce_findings findings = {0};
    char *text = replaced(that, instead);
    assert_int_equal(check_bytes(&findings, text, strlen(text)), PTCE_OK);
    const ptce_finding *found = find_rule(&findings, rule);
    assert_non_null(found);
    ptce_finding_hint(hint, found, PTCE_EN);
    ptce_findings_clear(&findings);
    free(text);
}

static void rules__say_what_may_be_meant(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *that, *instead, *hint;
    } cases[] = {
        {"unknown-actor", "\"to\": \"gamma\"", "\"to\": \"gama\"",
         "Did you mean \"gamma\"?"},
        {"unknown-source", "[\"S1\", \"S2\"]", "[\"S1\", \"S21\"]",
         "Did you mean \"S1\"?"},
        {"lead-unknown", "\"lead\": \"alpha\"", "\"lead\": \"alfa\"",
         "Did you mean \"alpha\"?"},
        {"unknown-key", "\"founded\"", "\"foundd\"",
         "Did you mean \"founded\"?"},
        {"unknown-value", "\"funder\"", "\"founder\"",
         "Did you mean \"funder\"?"},
        {"format-unknown", "ptce-network/1", "ptce-network/2",
         "Did you mean \"ptce-network/1\"?"},
    };
    for (size_t i = 0; i < PT_COUNT(cases); i++) {
        ptce_text hint = {0};
        hint_of(&hint, cases[i].rule, cases[i].that, cases[i].instead);
        assert_string_equal(ptce_text_get(&hint), cases[i].hint);
        ptce_text_clear(&hint);
    }
}

static void rules__tell_which_partners_are_documented(void **state)
{
    (void)state;
    ptce_findings findings = {0};
    ptce_text text = {0};
    assert_int_equal(check_bytes(&findings, sound, strlen(sound)), PTCE_OK);
    ptce_finding_message(&text, &findings.items[0], PTCE_EN);
    assert_string_equal(
        ptce_text_get(&text),
        "partners documented: social economy, firms; not documented: local "
        "authorities, research, training");
    ptce_text_clear(&text);
    ptce_findings_clear(&findings);
}

/* ---- Collections --------------------------------------------------------- */

#define COLLECTION                                                             \
    "{\"format\": \"ptce-collection/1\", \"id\": \"c\", \"name\": \"C\", "
#define NETWORK(id, group, actor)                                              \
    "{\"format\": \"ptce-network/1\", \"id\": \"" id "\", \"name\": \"N\", "   \
    "\"groups\": {" group "}, \"actors\": [" actor "]}"
#define ACTOR(id, name, type)                                                  \
    "{\"id\": \"" id "\", \"name\": \"" name "\", \"type\": \"" type "\"}"
#define BODY ACTOR("x", "Une Maison", "association")

static const struct {
    const char *rule, *collection, *first, *second;
} collections[] = {
    {"network-missing", "\"networks\": [\"a.json\", \"z.json\"]}",
     NETWORK("a", "", BODY), NETWORK("b", "", BODY)},
    {"network-outside", "\"networks\": [\"a.json\", \"../a.json\"]}",
     NETWORK("a", "", BODY), NETWORK("b", "", BODY)},
    {"network-outside", "\"networks\": [\"/etc/passwd\"]}",
     NETWORK("a", "", BODY), NETWORK("b", "", BODY)},
    {"network-not-one", "\"networks\": [\"a.json\", \"collection.json\"]}",
     NETWORK("a", "", BODY), NETWORK("b", "", BODY)},
    {"network-twice", "\"networks\": [\"a.json\", \"b.json\"]}",
     NETWORK("a", "", BODY), NETWORK("a", "", BODY)},
    {"id-two-bodies", "\"networks\": [\"a.json\", \"b.json\"]}",
     NETWORK("a", "", BODY),
     NETWORK("b", "", ACTOR("x", "Autre chose", "association"))},
    {"id-two-bodies", "\"networks\": [\"a.json\", \"b.json\"]}",
     NETWORK("a", "", BODY),
     NETWORK("b", "", ACTOR("x", "Une Maison", "company"))},
    {"id-spellings", "\"networks\": [\"a.json\", \"b.json\"]}",
     NETWORK("a", "", BODY),
     NETWORK("b", "", ACTOR("x", "Une maison (SCIC)", "association"))},
    {"name-twins", "\"networks\": [\"a.json\", \"b.json\"]}",
     NETWORK("a", "", BODY),
     NETWORK("b", "", ACTOR("y", "une maison", "association"))},
    {"common-unknown",
     "\"networks\": [\"a.json\", \"b.json\"], \"common_actors\": [\"q\"]}",
     NETWORK("a", "", BODY), NETWORK("b", "", BODY)},
    {"group-label", "\"networks\": [\"a.json\", \"b.json\"]}",
     NETWORK("a", "\"call\": \"2013\"", BODY), NETWORK("b", "", BODY)},
    {"group-missing",
     "\"networks\": [\"a.json\", \"b.json\"], \"groups\": {\"call\": "
     "{\"values\": {\"2013\": {\"fr\": \"f\"}}}}}",
     NETWORK("a", "\"call\": \"2013\"", BODY), NETWORK("b", "", BODY)},
    {"bad-period", "\"period\": \"ten years\", \"networks\": []}",
     NETWORK("a", "", BODY), NETWORK("b", "", BODY)},
};

static ptce_status check_folder(ptce_findings *findings, const char *collection,
                                const char *first, const char *second)
{
    char folder[256];
    char text[1024];
    (void)snprintf(folder, sizeof folder, "%s", scratch("folder"));
    (void)mkdir(folder, 0777);
    (void)snprintf(text, sizeof text, "%s%s", COLLECTION, collection);
    (void)scratch_write("folder/collection.json", text, strlen(text));
    (void)scratch_write("folder/a.json", first, strlen(first));
    (void)scratch_write("folder/b.json", second, strlen(second));
    const char *path = folder;
    return ptce_check(findings, &path, 1, NULL);
}

static void rules__find_what_is_wrong_in_a_collection(void **state)
{
    (void)state;
    for (size_t i = 0; i < PT_COUNT(collections); i++) {
        ptce_findings findings = {0};
        assert_int_equal(check_folder(&findings, collections[i].collection,
                                      collections[i].first,
                                      collections[i].second),
                         PTCE_OK);
        const ptce_finding *found = find_rule(&findings, collections[i].rule);
        if (!found || found->line == 0)
            fail_msg("case %zu does not break %s", i, collections[i].rule);
        ptce_findings_clear(&findings);
    }
}

static void rules__leave_a_sound_collection_alone(void **state)
{
    (void)state;
    ptce_findings findings = {0};
    assert_int_equal(
        check_folder(&findings,
                     "\"networks\": [\"a.json\", \"b.json\"], \"groups\": "
                     "{\"call\": {\"values\": {\"2013\": {\"fr\": \"f\"}}}}, "
                     "\"common_actors\": [\"x\"]}",
                     NETWORK("a", "\"call\": \"2013\"", BODY),
                     NETWORK("b", "\"call\": \"2013\"", BODY)),
        PTCE_OK);
    assert_int_equal(findings.errors, 0);
    for (size_t i = 0; i < PT_COUNT(collections); i++)
        assert_null(find_rule(&findings, collections[i].rule));
    ptce_findings_clear(&findings);
}

/* ---- The table ----------------------------------------------------------- */

static void rules__have_words_in_both_languages(void **state)
{
    (void)state;
    const ptce_rule *rule;
    for (size_t i = 0; (rule = ptce_rule_at(i)); i++) {
        char key[96];
        assert_ptr_equal(ptce_rule_find(rule->id), rule);
        for (int lang = PTCE_EN; lang <= PTCE_FR; lang++) {
            (void)snprintf(key, sizeof key, "rule.%s", rule->id);
            assert_non_null(ptce_word_find((ptce_lang)lang, key));
            (void)snprintf(key, sizeof key, "rule.%s.why", rule->id);
            assert_non_null(ptce_word_find((ptce_lang)lang, key));
            (void)snprintf(key, sizeof key, "rule.%s.hint", rule->id);
            if (rule->severity != PTCE_INFO &&
                !ptce_word_find((ptce_lang)lang, key))
                fail_msg("%s says not what to do", rule->id);
        }
    }
    assert_null(ptce_rule_find("no-such-rule"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules__leave_a_sound_network_alone),
        cmocka_unit_test(rules__find_what_breaks_them_and_where),
        cmocka_unit_test(rules__accept_near_cases),
        cmocka_unit_test(rules__say_what_may_be_meant),
        cmocka_unit_test(rules__tell_which_partners_are_documented),
        cmocka_unit_test(rules__find_what_is_wrong_in_a_collection),
        cmocka_unit_test(rules__leave_a_sound_collection_alone),
        cmocka_unit_test(rules__have_words_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
