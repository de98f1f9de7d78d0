/* SPDX-License-Identifier: MIT */
/* Spreadsheets: what people write is read, what is wrong is told where, and
 * what we write comes back. */
#include "support.h"

#include "io/sheets.h"
#include "io/synonyms.h"

#include <sys/stat.h>

#define GRAPHS PTCE_SOURCE_DIR "/graphs/"

typedef struct sitting {
    ptce_exchange options;
    ptce_findings findings;
    ptce_collection *all;
    ptce_error err;
    ptce_status status;
} sitting;

static void read_path(sitting *s, const char *path)
{
    s->status =
        ptce_import(&s->all, &path, 1, &s->options, &s->findings, &s->err);
}

static void read_csv(sitting *s, const char *text)
{
    s->options.format = "csv";
    read_path(s, scratch_write("table.csv", text, strlen(text)));
}

static const ptce_network *network_of(const sitting *s)
{
    for (size_t i = 0; i < s->findings.count && s->status != PTCE_OK; i++)
        if (s->findings.items[i].rule->severity == PTCE_ERROR)
            fail_msg("%s %s (%s)", s->findings.items[i].rule->id,
                     s->findings.items[i].slots[0],
                     s->findings.items[i].pointer);
    assert_int_equal(s->status, PTCE_OK);
    return s->all->networks[0];
}

static void finish(sitting *s)
{
    ptce_collection_free(s->all);
    ptce_findings_clear(&s->findings);
}

static void assert_tie(const ptce_network *n, size_t i, const char *from,
                       const char *to, double weight, bool directed)
{
    assert_true(i < n->tie_count);
    assert_string_equal(n->ties[i].from_id, from);
    assert_string_equal(n->ties[i].to_id, to);
    assert_true(n->ties[i].weight == weight);
    assert_int_equal(n->ties[i].directed, directed);
}

/* ---- One file ------------------------------------------------------------ */

static void ties__are_read_however_they_are_written(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "from,to,weight\na,b,1.5\nb,c,2\n",
        "\xef\xbb\xbf"
        "de;vers;poids\r\na;b;1,5\r\nb;c;2\r\n",
        "De\tVers\tPoids\ra\tb\t1.5\rb\tc\t2\r",
        "\n\n\"de\";\"vers\";\"poids\"\n\"a\";\"b\";\"1,5\"\n\n b ; c ;2",
        "sep=;\r\nSource;Target;Weight;Type\r\na;b;1,5;Undirected\r\n"
        "b;c;2;Undirected\r\n",
        "poids|vers|de\n1.5|b|a\n2|c|b\n",
    };
    for (size_t i = 0; i < PT_COUNT(texts); i++) {
        sitting s = {0};
        read_csv(&s, texts[i]);
        const ptce_network *n = network_of(&s);
        assert_int_equal(n->actor_count, 3);
        assert_int_equal(n->tie_count, 2);
        assert_tie(n, 0, "a", "b", 1.5, false);
        assert_tie(n, 1, "b", "c", 2, false);
        assert_non_null(find_rule(&s.findings, "table-read"));
        finish(&s);
    }
}

static void ties__are_read_as_forced(void **state)
{
    (void)state;
    sitting s = {.options = {.separator = ","}};
    read_csv(&s, "de,vers\n\"x;y\",b;c\nd;e,f\n");
    const ptce_network *n = network_of(&s);
    assert_int_equal(n->actor_count, 4);
    assert_string_equal(n->actors[0].id, "b-c");
    finish(&s);
}

static void numbers__are_read_with_the_mark_that_is_forced(void **state)
{
    (void)state;
    static const struct {
        const char *decimal, *cell;
        double weight;
    } rows[] = {
        {NULL, "1 234,5", 1234.5}, {NULL, "1\u202F234", 1234},
        {",", "1.234,5", 1234.5},  {".", "1,234.5", 1234.5},
        {",", "1.234", 1234},      {".", "1,234", 1234},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        char text[64];
        sitting s = {.options = {.decimal = rows[i].decimal}};
        (void)snprintf(text, sizeof text, "de;vers;poids\na;b;%s\n",
                       rows[i].cell);
        read_csv(&s, text);
        assert_tie(network_of(&s), 0, "a", "b", rows[i].weight, false);
        finish(&s);
    }
}

static void matrix__tells_zero_blank_and_unknown_apart(void **state)
{
    (void)state;
    sitting s = {0};
    read_csv(&s, ";a;b;c;d\na;1;2;0;\nb;2;0;?;1\nc;0;NR;;0\nd;;1;0;\n");
    const ptce_network *n = network_of(&s);
    assert_int_equal(n->tie_count, 2);
    assert_tie(n, 0, "a", "b", 2, false);
    assert_tie(n, 1, "b", "d", 1, false);
    assert_int_equal(n->gaps.count, 2);
    assert_string_equal(n->gaps.items[0], "b – c : ?");
    finish(&s);
    s = (sitting){0};
    read_csv(&s, ";a;b\na;0;x\nb;0;0\n");
    n = network_of(&s);
    assert_int_equal(n->tie_count, 1);
    assert_tie(n, 0, "a", "b", 1, true);
    finish(&s);
    s = (sitting){0}; /* nobody stands both down and across */
    read_csv(&s, "acteur;hall;van;fund\na;1;0;1\nb;1;1;0\n");
    n = network_of(&s);
    assert_int_equal(n->actor_count, 2);
    assert_int_equal(n->pool_count, 3);
    assert_int_equal(n->pools[1].member_count, 2);
    finish(&s);
}

static void survey__holds_several_partners_in_a_cell(void **state)
{
    (void)state;
    sitting s = {0};
    read_csv(&s, "Structure,Statut,Coopère avec,Mutualise avec\n"
                 "A,association,\"B; C\",C\nB,SCIC,\"A, D\",\nC,mairie,NR,\n");
    const ptce_network *n = network_of(&s);
    assert_int_equal(n->actor_count, 4);
    assert_int_equal(n->tie_count, 5);
    assert_int_equal(n->actors[0].type, PTCE_TYPE_ASSOCIATION);
    assert_int_equal(n->actors[0].answered, PTCE_ANSWER_YES);
    assert_int_equal(n->actors[2].answered, PTCE_ANSWER_NO);
    assert_int_equal(n->actors[3].answered, PTCE_ANSWER_UNKNOWN);
    assert_true(n->ties[0].directed);
    finish(&s);
}

static void tables__tell_every_problem_by_its_cell(void **state)
{
    (void)state;
    static const struct {
        const char *rule, *pointer;
        size_t line;
    } expected[] = {
        {"table-no-end", "B3", 3},  {"table-wide", "E4", 4},
        {"unknown-value", "D5", 5}, {"weight-range", "C6", 6},
        {"wrong-type", "C7", 7},    {"self-tie", "", 8},
    };
    sitting s = {0};
    read_csv(&s, "de;vers;poids;volet\na;b;1;coop\na\na;c;1;coop;x\n"
                 "a;d;1;mutualizatoin\na;e;0;coop\na;f;two;coop\ng;g;1;coop\n");
    assert_int_equal(s.status, PTCE_E_DATA);
    /* what is wrong with the table itself comes first, by itself */
    for (size_t i = 0; i < 2; i++) {
        const ptce_finding *f = find_rule(&s.findings, expected[i].rule);
        assert_non_null(f);
        assert_string_equal(f->pointer, expected[i].pointer);
        assert_int_equal(f->line, expected[i].line);
    }
    for (size_t i = 2; i < PT_COUNT(expected); i++) {
        const ptce_finding *f = find_rule(&s.findings, expected[i].rule);
        if (!f)
            fail_msg("%s is not told", expected[i].rule);
        assert_string_equal(f->pointer, expected[i].pointer);
        assert_int_equal(f->line, expected[i].line);
    }
    assert_int_equal(s.findings.errors, PT_COUNT(expected));
    finish(&s);
}

static void tables__refuse_what_is_none(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rule;
    } rows[] = {
        {"", "table-none"},
        {"a;b\n1;2\n", "table-none"},
        {"de;vers\na;\"b\n", "table-quote"},
        {"nothing here", "table-none"},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        sitting s = {0};
        read_csv(&s, rows[i].text);
        assert_int_equal(s.status, PTCE_E_DATA);
        assert_non_null(find_rule(&s.findings, rows[i].rule));
        finish(&s);
    }
}

/* ---- A folder ------------------------------------------------------------ */

static const char *folder_of(const char *name)
{
    static char path[256];
    (void)snprintf(path, sizeof path, "%s", scratch(name));
    (void)mkdir(path, 0777);
    return path;
}

static void folder__finds_actors_by_name_and_says_who_is_missing(void **state)
{
    (void)state;
    sitting s = {0};
    const char *path = folder_of("names");
    static const char actors[] =
        "id;nom;type;SIRET;effectif\n"
        "g1;Groupe Archer;entreprise sociale;01234567890123;12\n"
        "v;Ville de X;collectivité locale;;\n";
    static const char ties[] = "de;vers\ngroupe archer;VILLE DE X\n"
                               "Groupe Archet;v\n";
    (void)scratch_write("names/acteurs.csv", actors, strlen(actors));
    (void)scratch_write("names/liens.csv", ties, strlen(ties));
    read_path(&s, path);
    assert_int_equal(s.status, PTCE_E_DATA);
    assert_int_equal(s.findings.errors, 1);
    const ptce_finding *f = find_rule(&s.findings, "unknown-actor");
    assert_non_null(f);
    assert_string_equal(f->slots[0], "Groupe Archet");
    assert_string_equal(f->slots[3], "Groupe Archer");
    assert_int_equal(f->line, 3);
    assert_non_null(strstr(f->origin, "names/liens.csv"));
    finish(&s);
    s = (sitting){0};
    (void)scratch_write("names/liens.csv", ties, 33);
    read_path(&s, path);
    const ptce_network *n = network_of(&s);
    assert_string_equal(n->actors[0].siret, "01234567890123");
    assert_string_equal(n->actors[0].attributes.items[0].json, "12");
    assert_tie(n, 0, "g1", "v", 1, false);
    finish(&s);
}

/* Network → folder → network in both languages. */
static void assert_folder_restores(const ptce_network *network, ptce_lang lang)
{
    const ptce_exchange options = {.lang = lang};
    ptce_text before = {0};
    ptce_text after = {0};
    sitting s = {0};
    char path[256];
    (void)snprintf(path, sizeof path, "%s", scratch("restored"));
    assert_int_equal(ptce_export_folder(path, network, &options, NULL),
                     PTCE_OK);
    read_path(&s, path);
    ptce_network_write(&before, network);
    ptce_network_write(&after, network_of(&s));
    assert_string_equal(ptce_text_get(&before), ptce_text_get(&after));
    ptce_text_clear(&before);
    ptce_text_clear(&after);
    finish(&s);
}

static void folder__restores_every_network(void **state)
{
    (void)state;
    static const char *const paths[] = {GRAPHS "laureats-2013",
                                        GRAPHS "laureats-2015",
                                        GRAPHS "demarche-nationale.json"};
    ptce_collection *all = NULL;
    assert_int_equal(ptce_read(&all, paths, PT_COUNT(paths), NULL, NULL),
                     PTCE_OK);
    for (size_t i = 0; i < all->network_count; i++) {
        remove_scratch();
        *scratch_folder = '\0';
        assert_folder_restores(all->networks[i], i % 2 ? PTCE_FR : PTCE_EN);
    }
    ptce_collection_free(all);
}

#define HOSTILE                                                                \
    "{\"format\": \"ptce-network/1\", \"id\": \"n\", \"name\": \"=cmd|' "      \
    "/C calc'!A0\", \"groups\": {\"call\": \"2013\", \"temoin\": true}, "      \
    "\"place\": {\"latitude\": 45.04, \"note\": [1]}, \"lead\": \"b\", "       \
    "\"sources\": [{\"id\": \"S1\", \"title\": \"+1;2\", \"pages\": 3}], "     \
    "\"actors\": [{\"id\": \"a\", \"name\": \"-A;\\\"x\\\"\\ny\", \"type\": "  \
    "\"other\", \"siret\": \"00012345600011\", \"attributes\": {\"size\": "    \
    "\"012\", \"rate\": 1.5, \"Nom\": \"@x\", \"flag\": \"true\"}}, {\"id\": " \
    "\"b\", \"name\": \"'=quoted\", \"type\": \"state\", \"answered\": "       \
    "false, \"attributes\": {\"rate\": 2}, \"own\": {\"x\": [null]}}], "       \
    "\"pools\": [{\"id\": \"p\", \"name\": \"P\", \"kind\": \"cooperation\", " \
    "\"members\": [{\"actor\": \"a\", \"since\": 2001}, {\"actor\": "          \
    "\"b\"}]}, {\"id\": \"q\", \"name\": \"?\", \"kind\": \"mutualisation\", " \
    "\"members\": []}], \"ties\": [{\"from\": \"b\", \"to\": \"a\", "          \
    "\"kind\": \"cooperation\", \"directed\": true, \"weight\": 0.25, "        \
    "\"what\": \"a, b; c | d\"}], \"gaps\": [\"@g\"]}"

static void folder__restores_what_is_hostile(void **state)
{
    (void)state;
    sitting s = {0};
    read_path(&s, scratch_write("hostile.json", HOSTILE, strlen(HOSTILE)));
    assert_folder_restores(network_of(&s), PTCE_EN);
    ptce_text text = {0};
    (void)ptce_file_read(&text, scratch("restored/actors.csv"), 1 << 20, NULL);
    assert_null(strstr(ptce_text_get(&text), ",-A"));
    assert_non_null(strstr(ptce_text_get(&text), "'-A"));
    ptce_text_clear(&text);
    assert_folder_restores(s.all->networks[0], PTCE_FR);
    finish(&s);
}

/* ---- Words --------------------------------------------------------------- */

/* What we write in French we understand. */
static void words__of_columns_and_values_are_understood(void **state)
{
    (void)state;
    static const struct {
        pt_about about;
        const char *columns;
    } tables[] = {
        {PT_ABOUT_NODES, "id name short type siret role circle since until "
                         "answered sources note kind what members"},
        {PT_ABOUT_EDGES, "from to kind nature what weight directed since until "
                         "certainty sources note"},
        {PT_ABOUT_MEMBERS, "pool actor since until sources note"},
        {PT_ABOUT_SOURCES, "id title publisher url date note"},
        {PT_ABOUT_GRAPH, "id name commune insee department region latitude "
                         "longitude sectors activities founded lead legal_form "
                         "groups gaps note"},
    };
    for (size_t i = 0; i < PT_COUNT(tables); i++) {
        char names[256];
        (void)snprintf(names, sizeof names, "%s", tables[i].columns);
        char *rest = names;
        for (char *name; (name = strsep(&rest, " "));) {
            char key[64];
            (void)snprintf(key, sizeof key, "column.%s", name);
            const char *word = ptce_word_find(PTCE_FR, key);
            const char *meant =
                pt_column_meant(tables[i].about, word ? word : name);
            if (!meant || strcmp(meant, name) != 0)
                fail_msg("%s is read as %s", word, meant ? meant : "nothing");
        }
    }
    for (int i = 0; i < PTCE_TYPE_COUNT; i++) {
        char key[64];
        const char *name = ptce_type_name((ptce_type)i);
        (void)snprintf(key, sizeof key, "type.%s", name);
        assert_string_equal(pt_value_meant("type", ptce_word(PTCE_FR, key)),
                            name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties__are_read_however_they_are_written),
        cmocka_unit_test(ties__are_read_as_forced),
        cmocka_unit_test(numbers__are_read_with_the_mark_that_is_forced),
        cmocka_unit_test(matrix__tells_zero_blank_and_unknown_apart),
        cmocka_unit_test(survey__holds_several_partners_in_a_cell),
        cmocka_unit_test(tables__tell_every_problem_by_its_cell),
        cmocka_unit_test(tables__refuse_what_is_none),
        cmocka_unit_test(folder__finds_actors_by_name_and_says_who_is_missing),
        cmocka_unit_test(folder__restores_every_network),
        cmocka_unit_test(folder__restores_what_is_hostile),
        cmocka_unit_test(words__of_columns_and_values_are_understood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
