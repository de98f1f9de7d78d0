/* SPDX-License-Identifier: MIT */
/* Reading: what hostile or broken input meets, and what a good file becomes. */
#include "support.h"

#include "base/base.h"

#include <sys/stat.h>
#include <time.h>

#define MINIMAL                                                                \
    "{\"format\": \"ptce-network/1\", \"id\": \"n\", \"name\": \"N\", "        \
    "\"actors\": [{\"id\": \"a\", \"name\": \"A\", \"type\": \"other\"}, "     \
    "{\"id\": \"b\", \"name\": \"B\", \"type\": \"mutual\"}], "                \
    "\"ties\": [{\"from\": \"a\", \"to\": \"b\", "                             \
    "\"kind\": \"cooperation\"}]}"

static ptce_status read_bytes(const char *bytes, size_t length,
                              ptce_findings *findings, ptce_error *err)
{
    ptce_collection *collection = NULL;
    const char *path = scratch_write("case.json", bytes, length);
    ptce_status st = ptce_read(&collection, &path, 1, findings, err);
    assert_int_equal(st == PTCE_OK, collection != NULL);
    ptce_collection_free(collection);
    return st;
}

/* ---- Hostile input ------------------------------------------------------- */

static void read__refuses_what_is_not_json(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *rule;
        size_t line, column;
    } cases[] = {
        {"", 0, "json-empty", 1, 1},
        {"\x7f"
         "ELF\0\0\1",
         7, "json-binary", 1, 5},
        {"id;name\n1;2\n", 12, "json-syntax", 1, 1},
        {"{\n \"é\": \"\xFF\"}", 12, "json-utf8", 2, 8},
        {"{\"a\": \"x\\u0000y\"}", 17, "json-nul", 1, 9},
        {"\xEF\xBB\xBF{}", 5, "json-bom", 1, 1},
        {"{ // note\n}", 11, "json-comment", 1, 3},
    };
    for (size_t i = 0; i < PT_COUNT(cases); i++) {
        ptce_findings findings = {0};
        ptce_error err = {0};
        assert_int_equal(
            read_bytes(cases[i].bytes, cases[i].length, &findings, &err),
            PTCE_E_SYNTAX);
        assert_string_equal(err.id, "not-json");
        assert_int_equal(findings.count, 1);
        assert_string_equal(findings.items[0].rule->id, cases[i].rule);
        assert_int_equal(findings.items[0].line, cases[i].line);
        assert_int_equal(findings.items[0].column, cases[i].column);
        assert_int_equal(err.line, cases[i].line);
        ptce_findings_clear(&findings);
    }
}

static void read__refuses_ten_thousand_nested_arrays(void **state)
{
    (void)state;
    static char text[20000];
    memset(text, '[', 10000);
    memset(text + 10000, ']', 10000);
    assert_int_equal(read_bytes(text, sizeof text, NULL, NULL), PTCE_E_SYNTAX);
}

static void read__refuses_a_very_long_string(void **state)
{
    (void)state;
    size_t length = (size_t)8 << 20;
    char *text = malloc(length);
    assert_non_null(text);
    memset(text, 'a', length);
    memcpy(text, "{\"name\":\"", 9);
    assert_int_equal(read_bytes(text, length, NULL, NULL), PTCE_E_SYNTAX);
    free(text);
}

static void read__refuses_paths_that_are_no_files(void **state)
{
    (void)state;
    char fifo[256];
    (void)snprintf(fifo, sizeof fifo, "%s", scratch("pipe.json"));
    assert_int_equal(mkfifo(fifo, 0600), 0);
    char folder[256];
    (void)snprintf(folder, sizeof folder, "%s", scratch("empty"));
    assert_int_equal(mkdir(folder, 0777), 0);
    const struct {
        const char *path, *id;
    } cases[] = {{fifo, "file-not-regular"},
                 {"/nonexistent/x.json", "file-open"},
                 {folder, "file-open"},
                 {"/dev/null", "file-not-regular"}};
    for (size_t i = 0; i < PT_COUNT(cases); i++) {
        ptce_collection *collection = NULL;
        ptce_findings findings = {0};
        ptce_error err = {0};
        assert_int_equal(
            ptce_read(&collection, &cases[i].path, 1, &findings, &err),
            PTCE_E_READ);
        assert_string_equal(err.id, cases[i].id);
        assert_non_null(find_rule(&findings, cases[i].id));
        assert_null(collection);
        ptce_findings_clear(&findings);
    }
    (void)unlink(fifo);
    const char *path = folder;
    ptce_findings findings = {0};
    assert_int_equal(ptce_check(&findings, &path, 1, NULL), PTCE_E_READ);
    assert_non_null(find_rule(&findings, "folder-empty"));
    ptce_findings_clear(&findings);
}

static void read__survives_a_cut_at_every_byte(void **state)
{
    (void)state;
    static const char text[] = MINIMAL;
    for (size_t length = 0; length + 1 < sizeof text; length++) {
        ptce_error err = {0};
        if (read_bytes(text, length, NULL, &err) != PTCE_E_SYNTAX)
            fail_msg("cut at %zu is read", length);
    }
    assert_int_equal(read_bytes(text, sizeof text - 1, NULL, NULL), PTCE_OK);
}

/* Any one byte changed is read, or refused with a finding; never a crash. */
static void read__survives_any_changed_byte(void **state)
{
    (void)state;
    static const char others[] = "\"{}[],:0-e\\ \xC3\x01\x00nx";
    char text[] = MINIMAL;
    for (size_t at = 0; at + 1 < sizeof text; at++) {
        char kept = text[at];
        for (size_t i = 0; i + 1 < sizeof others; i++) {
            ptce_findings findings = {0};
            text[at] = others[i];
            ptce_status st = read_bytes(text, sizeof text - 1, &findings, NULL);
            assert_true(st == PTCE_OK || findings.errors > 0);
            ptce_findings_clear(&findings);
        }
        text[at] = kept;
    }
}

static void read__goes_on_behind_every_error(void **state)
{
    (void)state;
    static const char text[] =
        "{\"format\": \"ptce-network/1\", \"id\": 1, \"name\": \"N\",\n"
        "\"actors\": [3, {\"id\": \"a\"}, {\"id\": \"b\", \"name\": \"B\", "
        "\"type\": \"guild\"}],\n"
        "\"ties\": [{\"from\": \"a\", \"to\": \"z\", \"kind\": "
        "\"cooperation\", \"since\": \"x\"}],\n"
        "\"pools\": {}}";
    static const struct {
        const char *pointer, *rule;
        size_t line;
    } expected[] = {
        {"/id", "wrong-type", 1},
        {"/actors/0", "wrong-type", 2},
        {"/actors/1", "missing-key", 2},
        {"/actors/2/type", "unknown-value", 2},
        {"/ties/0/to", "unknown-actor", 3},
        {"/ties/0/since", "wrong-type", 3},
        {"/pools", "wrong-type", 4},
    };
    ptce_findings findings = {0};
    assert_int_equal(read_bytes(text, strlen(text), &findings, NULL),
                     PTCE_E_DATA);
    for (size_t i = 0; i < PT_COUNT(expected); i++) {
        size_t found = 0;
        for (size_t j = 0; j < findings.count; j++)
            found +=
                strcmp(findings.items[j].pointer, expected[i].pointer) == 0 &&
                strcmp(findings.items[j].rule->id, expected[i].rule) == 0 &&
                findings.items[j].line == expected[i].line;
        if (found == 0)
            fail_msg("%s at %s is not found", expected[i].rule,
                     expected[i].pointer);
    }
    ptce_findings_clear(&findings);
}

static void read__tells_the_first_error_without_findings(void **state)
{
    (void)state;
    static const char text[] = "{\"format\": \"ptce-network/1\", \"id\": \"n\","
                               "\n \"name\": \"N\", \"actors\": 3}";
    ptce_error err = {0};
    assert_int_equal(read_bytes(text, strlen(text), NULL, &err), PTCE_E_DATA);
    assert_string_equal(err.id, "broken-rules");
    assert_string_equal(err.slots[1], "wrong-type");
    assert_string_equal(err.slots[2], "/actors");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 25);
}

static void read__keeps_control_characters_off_the_terminal(void **state)
{
    (void)state;
    static const char text[] =
        "{\"format\": \"ptce-network/1\", \"id\": \"\\u001b[31m\\nx\", "
        "\"name\": \"N\", \"actors\": []}";
    ptce_findings findings = {0};
    ptce_text message = {0};
    assert_int_equal(read_bytes(text, strlen(text), &findings, NULL),
                     PTCE_E_DATA);
    const ptce_finding *found = find_rule(&findings, "bad-id");
    assert_non_null(found);
    ptce_finding_message(&message, found, PTCE_EN);
    assert_null(strpbrk(ptce_text_get(&message), "\x1b\n"));
    ptce_text_clear(&message);
    ptce_findings_clear(&findings);
}

/* ---- Good input ---------------------------------------------------------- */

static void read__gives_every_value_its_place(void **state)
{
    (void)state;
    static const char text[] =
        "{\"format\": \"ptce-network/1\", \"id\": \"n\", \"name\": "
        "\"N\\u00e9\","
        "\"groups\": {\"call\": \"2013\", \"temoin\": true, \"rank\": 2},"
        "\"place\": {\"latitude\": 45.04}, \"founded\": 2007, "
        "\"sources\": [{\"id\": \"S1\"}],"
        "\"actors\": [{\"id\": \"b\", \"name\": \"B\", \"type\": \"state\", "
        "\"answered\": false, \"circle\": \"core\", "
        "\"attributes\": {\"size\": 12}, \"sources\": [\"S1\"]},"
        "{\"id\": \"a\", \"name\": \"A\", \"short\": \"a!\", "
        "\"type\": \"mutual\"}],"
        "\"pools\": [{\"id\": \"p\", \"name\": \"P\", "
        "\"kind\": \"mutualisation\", \"what\": \"staff\", "
        "\"members\": [{\"actor\": \"b\", \"since\": 2001}]}],"
        "\"ties\": [{\"from\": \"b\", \"to\": \"a\", \"kind\": "
        "\"cooperation\", \"nature\": \"study\", \"directed\": true, "
        "\"weight\": 2.5, \"until\": -5, \"certainty\": \"inferred\"}]}";
    ptce_collection *collection = NULL;
    const char *path = scratch_write("good.json", text, strlen(text));
    assert_int_equal(ptce_read(&collection, &path, 1, NULL, NULL), PTCE_OK);
    assert_null(collection->id);
    const ptce_network *network = collection->networks[0];
    assert_string_equal(network->name, "Né");
    assert_string_equal(ptce_group_value(network, "call"), "2013");
    assert_string_equal(ptce_group_value(network, "temoin"), "true");
    assert_string_equal(ptce_group_value(network, "rank"), "2");
    assert_near(network->place.latitude, 45.04, 0);
    assert_true(isnan(network->place.longitude));
    const ptce_actor *b = &network->actors[1];
    assert_string_equal(b->id, "b");
    assert_int_equal(b->answered, PTCE_ANSWER_NO);
    assert_int_equal(b->circle, PTCE_CIRCLE_CORE);
    assert_string_equal(b->attributes.items[0].text, "12");
    assert_int_equal(b->citations.sources[0], 0);
    assert_string_equal(ptce_actor_label(&network->actors[0]), "a!");
    assert_int_equal(network->actors[0].answered, PTCE_ANSWER_UNKNOWN);
    assert_int_equal(network->pools[0].what, PTCE_WHAT_STAFF);
    assert_int_equal(network->pools[0].members[0].actor, 1);
    assert_int_equal(network->pools[0].members[0].period.since, 2001);
    const ptce_tie *tie = &network->ties[0];
    assert_int_equal(tie->from, 1);
    assert_true(tie->directed);
    assert_near(tie->weight, 2.5, 0);
    assert_int_equal(tie->period.until, -5);
    assert_int_equal(tie->period.since, PTCE_NO_YEAR);
    assert_int_equal(tie->certainty, PTCE_INFERRED);
    assert_int_equal(tie->nature, PTCE_NATURE_STUDY);
    ptce_collection_free(collection);
}

static char *big_network(size_t actors, size_t *length)
{
    char *text = malloc(actors * 320 + 1000);
    assert_non_null(text);
    int at = sprintf(text, "{\"format\": \"ptce-network/1\", \"id\": \"n\", "
                           "\"name\": \"N\", \"actors\": [");
    for (size_t i = 0; i < actors; i++)
        at += sprintf(text + at,
                      "%s\n{\"id\": \"a%06zu\", \"name\": \"Actor %06zu\", "
                      "\"type\": \"association\"}",
                      i ? "," : "", i, i);
    at += sprintf(text + at, "], \"ties\": [");
    for (size_t i = 0; i < 2 * actors; i++)
        at += sprintf(text + at,
                      "%s\n{\"from\": \"a%06zu\", \"to\": \"a%06zu\", "
                      "\"kind\": \"cooperation\", \"what\": \"%zu\"}",
                      i ? "," : "", i % actors,
                      (i * 7 + 1 + i / actors) % actors, i);
    at += sprintf(text + at, "]}");
    *length = (size_t)at;
    return text;
}

static double seconds_to_check(size_t actors)
{
    size_t length;
    char *text = big_network(actors, &length);
    ptce_findings findings = {0};
    struct timespec start;
    struct timespec end;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    assert_int_equal(check_bytes(&findings, text, length), PTCE_OK);
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    assert_true(findings.warnings >= 3 * actors); /* nothing has a source */
    ptce_findings_clear(&findings);
    free(text);
    return (double)(end.tv_sec - start.tv_sec) +
           (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

static void read__takes_time_in_proportion_to_size(void **state)
{
    (void)state;
    (void)seconds_to_check(2000);
    double one = seconds_to_check(5000);
    double two = seconds_to_check(10000);
    if (two > 3 * one + 0.1)
        fail_msg("%.3f s for one, %.3f s for twice as much", one, two);
}

static void check__leaves_strange_files_of_a_folder_alone(void **state)
{
    (void)state;
    char folder[256];
    (void)snprintf(folder, sizeof folder, "%s", scratch("mixed"));
    (void)mkdir(folder, 0777);
    (void)scratch_write("mixed/package.json", "{\"version\": 1}", 14);
    (void)scratch_write("mixed/notes.txt", "not JSON", 8);
    (void)scratch_write("mixed/n.json", MINIMAL, sizeof MINIMAL - 1);
    assert_int_equal(symlink("/etc", scratch("mixed/link")), 0);
    const char *path = folder;
    ptce_findings findings = {0};
    assert_int_equal(ptce_check(&findings, &path, 1, NULL), PTCE_OK);
    assert_int_equal(findings.errors, 0);
    for (size_t i = 0; i < findings.count; i++)
        assert_non_null(strstr(findings.items[i].origin, "mixed/n.json"));
    ptce_findings_clear(&findings);
    (void)scratch_write("mixed/broken.json", "{", 1);
    assert_int_equal(ptce_check(&findings, &path, 1, NULL), PTCE_E_SYNTAX);
    assert_non_null(find_rule(&findings, "json-truncated"));
    assert_non_null(find_rule(&findings, "thin")); /* n.json was still read */
    ptce_findings_clear(&findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(read__refuses_what_is_not_json),
        cmocka_unit_test(read__refuses_ten_thousand_nested_arrays),
        cmocka_unit_test(read__refuses_a_very_long_string),
        cmocka_unit_test(read__refuses_paths_that_are_no_files),
        cmocka_unit_test(read__survives_a_cut_at_every_byte),
        cmocka_unit_test(read__survives_any_changed_byte),
        cmocka_unit_test(read__goes_on_behind_every_error),
        cmocka_unit_test(read__tells_the_first_error_without_findings),
        cmocka_unit_test(read__keeps_control_characters_off_the_terminal),
        cmocka_unit_test(read__gives_every_value_its_place),
        cmocka_unit_test(read__takes_time_in_proportion_to_size),
        cmocka_unit_test(check__leaves_strange_files_of_a_folder_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
