/* SPDX-License-Identifier: MIT */
/* The canonical form: stable, independent of the order of rows, complete. */
#include "support.h"

#include "base/base.h"

static void format_bytes(ptce_text *out, const char *text)
{
    ptce_error err = {0};
    const char *path = scratch_write("case.json", text, strlen(text));
    if (ptce_format(out, path, NULL, &err) != PTCE_OK)
        fail_msg("%s: rule %s at %s", err.id, err.slots[1], err.slots[2]);
}

#define HEAD "{\"format\": \"ptce-network/1\", \"id\": \"n\", \"name\": \"N\""

static void write__puts_one_row_a_line(void **state)
{
    (void)state;
    ptce_text out = {0};
    format_bytes(
        &out,
        HEAD ", \"ties\": [{\"kind\": \"cooperation\", \"to\": \"b\", "
             "\"from\": \"a\", \"weight\": 1.0, \"note\": null}], "
             "\"sectors\": [], \"gaps\": [\"g\"], \"z\": 1e2, \"groups\": {}, "
             "\"pools\": [{\"members\": [{\"actor\": \"b\"}, {\"actor\": "
             "\"a\", \"since\": 2001}], \"kind\": \"mutualisation\", \"name\": "
             "\"P\", \"id\": \"p\"}], \"actors\": [{\"type\": \"other\", "
             "\"id\": \"b\", \"name\": \"\\u00c9\"}, {\"type\": \"other\", "
             "\"id\": \"a\", \"name\": \"A\"}]}");
    static const char expected[] =
        "{\n"
        " \"format\": \"ptce-network/1\",\n"
        " \"id\": \"n\",\n"
        " \"name\": \"N\",\n"
        " \"actors\": [\n"
        "  {\"id\": \"a\", \"name\": \"A\", \"type\": \"other\"},\n"
        "  {\"id\": \"b\", \"name\": \"É\", \"type\": \"other\"}\n"
        " ],\n"
        " \"pools\": [\n"
        "  {\n"
        "   \"id\": \"p\",\n"
        "   \"name\": \"P\",\n"
        "   \"kind\": \"mutualisation\",\n"
        "   \"members\": [\n"
        "    {\"actor\": \"a\", \"since\": 2001},\n"
        "    {\"actor\": \"b\"}\n"
        "   ]\n"
        "  }\n"
        " ],\n"
        " \"ties\": [\n"
        "  {\"from\": \"a\", \"to\": \"b\", \"kind\": \"cooperation\", "
        "\"directed\": false, \"certainty\": \"stated\"}\n"
        " ],\n"
        " \"gaps\": [\n"
        "  \"g\"\n"
        " ],\n"
        " \"z\": 1e2\n"
        "}\n";
    assert_string_equal(ptce_text_get(&out), expected);
    ptce_text_clear(&out);
}

static void write__keeps_unknown_keys_to_the_last_digit(void **state)
{
    (void)state;
    ptce_text out = {0};
    format_bytes(&out,
                 HEAD ", \"zeta\": 12345678901234567890.10, \"actors\": "
                      "[{\"id\": \"a\", \"name\": \"A\", \"type\": \"other\", "
                      "\"own\": {\"deep\" : [ 1.50 , null,\"\\u00e9\\n\" ]}}], "
                      "\"beta\": [ ], \"place\": {\"x\": true}, \"sources\": "
                      "[{\"id\": \"S1\", \"pages\": 9007199254740993}]}");
    const char *text = ptce_text_get(&out);
    assert_non_null(
        strstr(text, "\"own\": {\"deep\": [1.50, null, \"é\\n\"]}"));
    assert_non_null(strstr(text, "\"pages\": 9007199254740993}"));
    assert_non_null(strstr(text, "\"place\": {\"x\": true}"));
    assert_non_null(strstr(
        text, " \"beta\": [],\n \"zeta\": 12345678901234567890.10\n}\n"));
    ptce_text_clear(&out);
}

static void write__keeps_unknown_keys_of_a_collection(void **state)
{
    (void)state;
    ptce_text out = {0};
    format_bytes(&out,
                 "{\"format\": \"ptce-collection/1\", \"name\": \"C\", \"id\": "
                 "\"c\", \"period\": \"2014\", \"own\": 1.0, \"groups\": "
                 "{\"g\": {\"order\": 2, \"label\": {\"de\": \"x\", \"fr\": "
                 "\"f\"}, \"values\": {\"b\": {\"en\": \"e\", \"br\": "
                 "\"y\"}}}}, \"networks\": []}");
    static const char expected[] =
        "{\n"
        " \"format\": \"ptce-collection/1\",\n"
        " \"id\": \"c\",\n"
        " \"name\": \"C\",\n"
        " \"period\": \"2014\",\n"
        " \"networks\": [],\n"
        " \"groups\": {\n"
        "  \"g\": {\n"
        "   \"label\": {\"fr\": \"f\", \"de\": \"x\"},\n"
        "   \"values\": {\n"
        "    \"b\": {\"en\": \"e\", \"br\": \"y\"}\n"
        "   },\n"
        "   \"order\": 2\n"
        "  }\n"
        " },\n"
        " \"own\": 1.0\n"
        "}\n";
    assert_string_equal(ptce_text_get(&out), expected);
    ptce_text_clear(&out);
}

/* ---- The order of rows --------------------------------------------------- */

#define ROWS 6

/* A network whose rows stand in a given order. */
static void ordered(ptce_text *text, const size_t *order)
{
    static const char *const actors[ROWS] = {"e", "a", "f", "c", "b", "d"};
    static const char *const ties[ROWS] = {
        "\"from\": \"a\", \"to\": \"b\", \"what\": \"x\"",
        "\"from\": \"b\", \"to\": \"a\", \"what\": \"y\"",
        "\"from\": \"a\", \"to\": \"b\", \"since\": 2001",
        "\"from\": \"f\", \"to\": \"c\", \"nature\": \"study\"",
        ("\"from\": \"c\", \"to\": \"f\", \"directed\": true, "
         "\"sources\": [\"S2\", \"S1\"]"),
        "\"from\": \"f\", \"to\": \"c\", \"directed\": true"};
    ptce_text_add(text, HEAD ", \"sources\": [");
    for (size_t i = 0; i < 2; i++)
        ptce_text_add(text, (order[0] < 3) == (i == 0) ? "{\"id\": \"S1\"}"
                                                       : "{\"id\": \"S2\"}");
    char *between = strstr(text->data, "}{");
    assert_non_null(between);
    text->length = (size_t)(between - text->data) + 1;
    ptce_text_add(text,
                  order[0] < 3 ? ", {\"id\": \"S2\"}]" : ", {\"id\": \"S1\"}]");
    ptce_text_add(text, ", \"actors\": [");
    for (size_t i = 0; i < ROWS; i++) {
        ptce_text_add(text, i ? ", {\"id\": \"" : "{\"id\": \"");
        ptce_text_add(text, actors[order[i]]);
        ptce_text_add(text, "\", \"name\": \"A\", \"type\": \"other\"}");
    }
    ptce_text_add(text, "], \"ties\": [");
    for (size_t i = 0; i < ROWS; i++) {
        ptce_text_add(text, i ? ", {" : "{");
        ptce_text_add(text, ties[order[ROWS - 1 - i]]);
        ptce_text_add(text, ", \"kind\": \"cooperation\"}");
    }
    ptce_text_add(text, "], \"pools\": [{\"id\": \"p\", \"name\": \"P\", "
                        "\"kind\": \"cooperation\", \"members\": [");
    for (size_t i = 0; i < ROWS; i++) {
        ptce_text_add(text, i ? ", {\"actor\": \"" : "{\"actor\": \"");
        ptce_text_add(text, actors[order[i]]);
        ptce_text_add(text, "\"}");
    }
    ptce_text_add(text, "]}]}");
}

static void write__does_not_depend_on_the_order_of_rows(void **state)
{
    (void)state;
    size_t order[ROWS] = {0, 1, 2, 3, 4, 5};
    ptce_text first = {0};
    pt_random random;
    pt_random_seed(&random, 1);
    for (size_t round = 0; round < 50; round++) {
        ptce_text shuffled = {0};
        ptce_text out = {0};
        ordered(&shuffled, order);
        format_bytes(&out, ptce_text_get(&shuffled));
        if (round == 0)
            format_bytes(&first, ptce_text_get(&shuffled));
        assert_string_equal(ptce_text_get(&out), ptce_text_get(&first));
        ptce_text_clear(&shuffled);
        ptce_text_clear(&out);
        for (size_t i = ROWS - 1; i > 0; i--) {
            size_t j = (size_t)pt_random_below(&random, i + 1);
            size_t kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
    ptce_text_clear(&first);
}

static void write__is_stable(void **state)
{
    (void)state;
    static const char text[] = HEAD
        ", \"place\": {\"latitude\": 45.0400000000000009, \"longitude\": "
        "1e-7}, \"actors\": [{\"id\": \"a\", \"name\": \"A\\t\\u007f\\/\", "
        "\"type\": \"other\", \"attributes\": {\"n\": 1.00, \"e\": "
        "\"\\u00e9\"}}]}";
    ptce_text once = {0};
    ptce_text twice = {0};
    format_bytes(&once, text);
    format_bytes(&twice, ptce_text_get(&once));
    assert_string_equal(ptce_text_get(&once), ptce_text_get(&twice));
    ptce_text_clear(&once);
    ptce_text_clear(&twice);
}

static void format__refuses_what_is_broken(void **state)
{
    (void)state;
    static const char text[] =
        HEAD ", \"actors\": [], \"ties\": [{\"from\": \"a\", \"to\": \"b\", "
             "\"kind\": \"cooperation\"}]}";
    ptce_text out = {0};
    ptce_error err = {0};
    ptce_findings findings = {0};
    const char *path = scratch_write("case.json", text, strlen(text));
    assert_int_equal(ptce_format(&out, path, NULL, &err), PTCE_E_DATA);
    assert_int_equal(out.length, 0);
    assert_int_equal(ptce_format(&out, "/tmp", &findings, &err), PTCE_E_READ);
    assert_string_equal(err.id, "file-is-folder");
    assert_string_equal(findings.items[0].rule->id, "file-is-folder");
    ptce_findings_clear(&findings);
    ptce_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(write__puts_one_row_a_line),
        cmocka_unit_test(write__keeps_unknown_keys_to_the_last_digit),
        cmocka_unit_test(write__keeps_unknown_keys_of_a_collection),
        cmocka_unit_test(write__does_not_depend_on_the_order_of_rows),
        cmocka_unit_test(write__is_stable),
        cmocka_unit_test(format__refuses_what_is_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
