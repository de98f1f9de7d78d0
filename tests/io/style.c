/* SPDX-License-Identifier: MIT */
#include "support/cmocka_all.h"

#include "base/base.h"
#include <ptce/ptce.h>

#include <string.h>
#include <unistd.h>

static ptce_status read_text(ptce_style **style, const char *json,
                             ptce_error *err)
{
    static const char path[] = PTCE_BINARY_DIR "/style-under-test.json";
    ptce_text text = {0};
    ptce_text_add(&text, json);
    assert_int_equal(ptce_file_write(path, &text, NULL), PTCE_OK);
    ptce_text_clear(&text);
    return ptce_style_read(style, path, err);
}

static void assert_same_look(const ptce_look *a, const ptce_look *b)
{
    assert_string_equal(a->fill, b->fill);
    assert_string_equal(a->line, b->line);
    assert_string_equal(a->shape, b->shape);
    assert_string_equal(a->corners, b->corners);
    assert_string_equal(a->border, b->border);
    assert_near(a->pen, b->pen, 0);
}

/* The files of docs/styles say all that the shipped styles are. */
static void style_read__reads_the_shipped_styles(void **state)
{
    (void)state;
    for (size_t i = 0; ptce_style_at(i); i++) {
        const ptce_style *shipped = ptce_style_at(i);
        ptce_style *style = NULL;
        ptce_error err = {0};
        char path[256];
        (void)snprintf(path, sizeof path, "%s/docs/styles/%s.json",
                       PTCE_SOURCE_DIR, shipped->name);
        assert_int_equal(ptce_style_read(&style, path, &err), PTCE_OK);
        assert_string_equal(style->name, shipped->name);
        assert_string_equal(style->ink, shipped->ink);
        assert_string_equal(style->faint, shipped->faint);
        assert_string_equal(style->tie, shipped->tie);
        assert_string_equal(style->inferred, shipped->inferred);
        assert_string_equal(style->member, shipped->member);
        assert_string_equal(style->shade_low, shipped->shade_low);
        assert_string_equal(style->shade_high, shipped->shade_high);
        for (size_t j = 0; j < PTCE_TYPE_COUNT; j++)
            assert_same_look(&style->types[j], &shipped->types[j]);
        for (size_t j = 0; j < PTCE_STYLE_GROUPS; j++)
            assert_same_look(&style->groups[j], &shipped->groups[j]);
        assert_same_look(&style->pool, &shipped->pool);
        ptce_style_free(style);
    }
}

static void style_read__changes_what_it_names_only(void **state)
{
    (void)state;
    ptce_style *style = NULL;
    ptce_error err = {0};
    assert_int_equal(
        read_text(&style,
                  "{\"types\": {\"company\": {\"fill\": \"#FFEEDD\"}},\n"
                  " \"base\": \"print\", \"format\": \"ptce-style/1\"}",
                  &err),
        PTCE_OK);
    const ptce_style *print = ptce_style_named("print");
    assert_string_equal(style->types[PTCE_TYPE_COMPANY].fill, "#FFEEDD");
    assert_string_equal(style->types[PTCE_TYPE_COMPANY].line,
                        print->types[PTCE_TYPE_COMPANY].line);
    assert_string_equal(style->ink, print->ink);
    ptce_style_free(style);
}

static void style_read__reads_the_example_of_the_manual(void **state)
{
    (void)state;
    ptce_style *style = NULL;
    ptce_error err = {0};
    assert_int_equal(
        ptce_style_read(&style, PTCE_SOURCE_DIR "/docs/styles/example.json",
                        &err),
        PTCE_OK);
    assert_string_equal(style->font, "Source Sans 3");
    ptce_style_free(style);
}

static void style_read__says_where_a_fault_stands(void **state)
{
    (void)state;
#define HEAD "{\"format\": \"ptce-style/1\",\n "
    static const struct {
        const char *json, *id;
        size_t line, column;
    } cases[] = {
        {"", "style-json", 1, 1},
        {"{\"format\": ", "style-json", 1, 12},
        {"[]", "style-object", 1, 1},
        {"{\"format\": \"ptce-network/1\"}", "style-format", 1, 1},
        {HEAD "\"base\": \"dark\"}", "style-value", 2, 10},
        {HEAD "\"ink\": \"red\"}", "style-colour", 2, 9},
        {HEAD "\"ink\": \"#12345g\"}", "style-colour", 2, 9},
        {HEAD "\"ink\": 7}", "style-text", 2, 9},
        {HEAD "\"innk\": \"#000000\"}", "style-key-near", 2, 2},
        {HEAD "\"font\": \"a\\\" onload=\\\"x\"}", "style-font", 2, 10},
        {HEAD "\"font\": \"\"}", "style-font", 2, 10},
        {HEAD "\"types\": {\"company\": {\"shape\": \"star\"}}}", "style-value",
         2, 33},
        {HEAD "\"types\": {\"zzzzzzzzzz\": {}}}", "style-key", 2, 12},
        {HEAD "\"types\": {\"company\": {\"pen\": 1e9}}}", "style-pen", 2, 31},
        {HEAD "\"types\": {\"company\": {\"pen\": null}}}", "style-pen", 2, 31},
        {HEAD "\"groups\": [{},{},{},{},{},{},{},{},{}]}", "style-groups", 2,
         37},
        {HEAD "\"pool\": {\"shape\": \"box\"}}", "style-key", 2, 11},
        {HEAD "\"ink\": \"#eeeeee\"}", "style-contrast", 1, 1},
        {HEAD "\"ink\": \"#000000\", \"ink\": \"#000000\"}", "style-json", 2,
         20},
    };
    for (size_t i = 0; i < PT_COUNT(cases); i++) {
        ptce_style *style = NULL;
        ptce_error err = {0};
        ptce_status st = read_text(&style, cases[i].json, &err);
        if (st != PTCE_E_DATA || strcmp(err.id, cases[i].id) != 0 ||
            err.line != cases[i].line || err.column != cases[i].column)
            fail_msg("%zu: %s at %zu:%zu, expected %s at %zu:%zu", i, err.id,
                     err.line, err.column, cases[i].id, cases[i].line,
                     cases[i].column);
        assert_null(style);
    }
}

static void style_read__needs_a_file(void **state)
{
    (void)state;
    ptce_style *style = NULL;
    ptce_error err = {0};
    assert_int_equal(ptce_style_read(&style, "/nowhere", &err), PTCE_E_READ);
    assert_int_equal(ptce_style_read(&style, PTCE_SOURCE_DIR, &err),
                     PTCE_E_READ);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(style_read__reads_the_shipped_styles),
        cmocka_unit_test(style_read__changes_what_it_names_only),
        cmocka_unit_test(style_read__reads_the_example_of_the_manual),
        cmocka_unit_test(style_read__says_where_a_fault_stands),
        cmocka_unit_test(style_read__needs_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
