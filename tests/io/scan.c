/* SPDX-License-Identifier: MIT */
/* The strict scan: what is JSON, what is not, and where. */
#include "support.h"

#include "io/json_scan.h"

#include <time.h>

typedef struct seen {
    size_t count;
    char rule[64];
    char pointer[128];
    char excerpt[64];
    size_t offset;
} seen;

static void remember(void *data, const pt_scan_fault *fault)
{
    seen *s = data;
    if (s->count++ > 0)
        return;
    assert_non_null(fault->rule);
    (void)snprintf(s->rule, sizeof s->rule, "%s", fault->rule);
    (void)snprintf(s->pointer, sizeof s->pointer, "%s", fault->pointer);
    (void)snprintf(s->excerpt, sizeof s->excerpt, "%s", fault->excerpt);
    s->offset = fault->offset;
}

static seen scan(const char *text, size_t length, bool *good)
{
    seen s = {0};
    *good = pt_scan(text, length, remember, &s);
    return s;
}

static void scan__accepts_all_of_json(void **state)
{
    (void)state;
    static const char *const texts[] = {"{}",
                                        "[]",
                                        " null ",
                                        "true",
                                        "false",
                                        "0",
                                        "-0",
                                        "-1.5e+3",
                                        "1E-2",
                                        "\"\"",
                                        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
                                        "\"\\ud83d\\ude00\"",
                                        "[1, [2, {\"a\": {\"b\": []}}]]",
                                        "{\"a\": 1, \"b\": 2}\r\n",
                                        "[9007199254740993, 0.1e1]",
                                        "\"é€😀\x7f\"",
                                        "{\"\": 1}",
                                        "[{\"a\": 1}, {\"a\": 1}]"};
    for (size_t i = 0; i < PT_COUNT(texts); i++) {
        bool good;
        seen s = scan(texts[i], strlen(texts[i]), &good);
        if (!good || s.count)
            fail_msg("%s: %s at %zu", texts[i], s.rule, s.offset);
    }
}

static void scan__names_what_is_wrong_and_where(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rule;
        size_t offset;
    } cases[] = {
        {"", "json-empty", 0},
        {" \n ", "json-empty", 0},
        {"\xEF\xBB\xBF{}", "json-bom", 0},
        {"[\"\xFF\"]", "json-utf8", 2},
        {"[\"\xC0\xAF\"]", "json-utf8", 2},
        {"[\"\xED\xA0\x80\"]", "json-utf8", 2},
        {"[\"\xE2\x82\"]", "json-utf8", 2},
        {"{\"a\"", "json-truncated", 4},
        {"[1", "json-truncated", 2},
        {"[tru", "json-truncated", 4},
        {"\"abc", "json-truncated", 4},
        {"\"abc\\", "json-truncated", 5},
        {"{} x", "json-trailing", 3},
        {"{}{}", "json-trailing", 2},
        {"{} // end", "json-comment", 3},
        {"[1, /* one */ 2]", "json-comment", 4},
        {"# a\n{}", "json-comment", 0},
        {"{'a': 1}", "json-quote", 1},
        {"[“a”]", "json-quote", 1},
        {"[1,]", "json-comma", 2},
        {"{\"a\": 1,}", "json-comma", 7},
        {"[1 2]", "json-comma-missing", 3},
        {"{\"a\": 1 \"b\": 2}", "json-comma-missing", 8},
        {"{\"a\" 1}", "json-colon", 5},
        {"{\"a\"= 1}", "json-colon", 4},
        {"[NaN]", "json-syntax", 1},
        {"[True]", "json-syntax", 1},
        {"{a: 1}", "json-syntax", 1},
        {"id;name\n1;2\n", "json-syntax", 0},
        {"[,1]", "json-syntax", 1},
        {"[1}", "json-syntax", 2},
        {"[nulle]", "json-syntax", 5},
        {"[\"a\tb\"]", "json-control", 3},
        {"[\"a\nb\"]", "json-control", 3},
        {"[\"\\x\"]", "json-escape", 2},
        {"[\"\\u12g4\"]", "json-escape", 2},
        {"[\"a\\u0000b\"]", "json-nul", 3},
        {"[\"\\ud83d\"]", "json-surrogate", 2},
        {"[\"\\ude00\"]", "json-surrogate", 2},
        {"[\"\\ud83d\\u0041\"]", "json-surrogate", 2},
        {"[01]", "json-number", 1},
        {"[1.]", "json-number", 1},
        {"[-]", "json-number", 1},
        {"[1e]", "json-number", 1},
        {"[.5]", "json-syntax", 1},
        {"[+1]", "json-syntax", 1},
        {"[1e999]", "json-number-range", 1},
        {"[-1e400]", "json-number-range", 1},
    };
    for (size_t i = 0; i < PT_COUNT(cases); i++) {
        bool good;
        seen s = scan(cases[i].text, strlen(cases[i].text), &good);
        if (good || s.count != 1 || strcmp(s.rule, cases[i].rule) != 0 ||
            s.offset != cases[i].offset)
            fail_msg("%s: \"%s\" at %zu, expected %s at %zu", cases[i].text,
                     s.rule, s.offset, cases[i].rule, cases[i].offset);
    }
}

static void scan__reports_every_repeated_key_and_goes_on(void **state)
{
    (void)state;
    static const char text[] =
        "{\"a\": 1, \"b\": [{\"x/y\": 1, \"x\\/y\": 2}], \"\\u0061\": 3}";
    bool good;
    seen s = scan(text, strlen(text), &good);
    assert_true(good);
    assert_int_equal(s.count, 2);
    assert_string_equal(s.rule, "duplicate-key");
    assert_string_equal(s.pointer, "/b/0/x~1y");
    assert_string_equal(s.excerpt, "x/y");
    assert_int_equal(s.offset, 26);
}

static char *nested(size_t depth, const char *open, const char *close)
{
    size_t a = strlen(open);
    size_t b = strlen(close);
    char *text = calloc(depth * (a + b) + 2, 1);
    assert_non_null(text);
    for (size_t i = 0; i < depth; i++)
        memcpy(text + i * a, open, a);
    size_t at = depth * a;
    if (a > 1)
        text[at++] = '0';
    for (size_t i = 0; i < depth; i++, at += b)
        memcpy(text + at, close, b);
    return text;
}

static void scan__allows_64_levels_and_no_more(void **state)
{
    (void)state;
    static const struct {
        size_t depth;
        bool good;
    } cases[] = {{64, true}, {65, false}, {10000, false}, {1000000, false}};
    for (size_t i = 0; i < PT_COUNT(cases); i++) {
        for (int object = 0; object < 2; object++) {
            char *text = nested(cases[i].depth, object ? "{\"a\":" : "[",
                                object ? "}" : "]");
            bool good;
            seen s = scan(text, strlen(text), &good);
            assert_int_equal(good, cases[i].good);
            if (!good)
                assert_string_equal(s.rule, "json-depth");
            free(text);
        }
    }
}

static void scan__refuses_a_string_over_a_mebibyte(void **state)
{
    (void)state;
    for (size_t over = 0; over < 2; over++) {
        size_t length = PT_SCAN_STRING + over * 10;
        char *text = malloc(length + 2);
        assert_non_null(text);
        memset(text, 'x', length + 2);
        text[0] = text[length + 1] = '"';
        bool good;
        seen s = scan(text, length + 2, &good);
        assert_int_equal(good, over == 0);
        if (over)
            assert_string_equal(s.rule, "json-string-length");
        free(text);
    }
}

static void scan_find__leads_to_every_value(void **state)
{
    (void)state;
    static const char text[] = "{\"a\": [10, {\"b/c\": true, \"\": 4}],\n"
                               " \"~\": \"t\", \"\\u00e9\": 5}";
    static const char *const pointers[] = {"",          "/a",    "/a/0", "/a/1",
                                           "/a/1/b~1c", "/a/1/", "/~0",  "/é",
                                           "/missing",  "/a/7"};
    static const char *const starts[] = {"{\"a\"", "[10", "10", "{\"b", "true",
                                         "4}]",    "\"t", "5}", NULL,   NULL};
    size_t offsets[PT_COUNT(pointers)];
    assert_int_equal(pt_scan_find(offsets, text, strlen(text), pointers,
                                  PT_COUNT(pointers), NULL),
                     PTCE_OK);
    for (size_t i = 0; i < PT_COUNT(pointers); i++) {
        if (!starts[i])
            assert_true(offsets[i] == SIZE_MAX);
        else
            assert_int_equal(offsets[i], strstr(text, starts[i]) - text);
    }
}

static void scan_advance__counts_code_points(void **state)
{
    (void)state;
    static const char text[] = "é😀x\r\n  y";
    pt_scan_place place = {.text = text};
    pt_scan_advance(&place, 6);
    assert_int_equal(place.lines, 0);
    assert_int_equal(place.columns, 2);
    pt_scan_advance(&place, 11);
    assert_int_equal(place.lines, 1);
    assert_int_equal(place.columns, 2);
}

static double seconds(const char *text, size_t length)
{
    struct timespec start;
    struct timespec end;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    bool good;
    (void)scan(text, length, &good);
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    return (double)(end.tv_sec - start.tv_sec) +
           (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

/* Many keys in one object are the shape that invites quadratic time. */
static void scan__stays_linear_in_the_number_of_keys(void **state)
{
    (void)state;
    double spent[2];
    for (size_t round = 0; round < 2; round++) {
        size_t count = round ? 200000 : 100000;
        char *text = malloc(count * 16 + 2);
        assert_non_null(text);
        size_t at = 0;
        text[at++] = '{';
        for (size_t i = 0; i < count; i++)
            at += (size_t)sprintf(text + at, "%s\"k%zu\":0", i ? "," : "", i);
        text[at++] = '}';
        spent[round] = seconds(text, at);
        free(text);
    }
    assert_true(spent[1] < 4 * spent[0] + 0.05);
}

static void walk__slices_what_was_scanned(void **state)
{
    (void)state;
    static const char text[] = " { \"a\" : [ 1 , \"x]}\\\"\" ] , \"b\":{} } ";
    pt_slice whole = pt_slice_trim(text, strlen(text));
    assert_int_equal(pt_walk_count(whole), 2);
    pt_walk walk = pt_walk_into(whole);
    pt_slice key;
    pt_slice value;
    assert_true(pt_walk_next(&walk, &key, &value));
    assert_memory_equal(key.at, "\"a\"", key.length);
    assert_int_equal(pt_walk_count(value), 2);
    assert_true(pt_walk_next(&walk, &key, &value));
    assert_memory_equal(value.at, "{}", value.length);
    assert_int_equal(pt_walk_count(value), 0);
    assert_false(pt_walk_next(&walk, &key, &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scan__accepts_all_of_json),
        cmocka_unit_test(scan__names_what_is_wrong_and_where),
        cmocka_unit_test(scan__reports_every_repeated_key_and_goes_on),
        cmocka_unit_test(scan__allows_64_levels_and_no_more),
        cmocka_unit_test(scan__refuses_a_string_over_a_mebibyte),
        cmocka_unit_test(scan_find__leads_to_every_value),
        cmocka_unit_test(scan_advance__counts_code_points),
        cmocka_unit_test(scan__stays_linear_in_the_number_of_keys),
        cmocka_unit_test(walk__slices_what_was_scanned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
