/* SPDX-License-Identifier: MIT */
/* UTF-8, cleaning, folding and likeness. */
#include "base/base.h"
#include "support/cmocka_all.h"

#include <string.h>

static void utf8_valid__finds_the_first_bad_byte(void **state)
{
    static const struct {
        const char *text;
        size_t good;
    } rows[] = {
        {"pôle", 5},
        {"", 0},
        {"a\xFFz", 1},
        {"\xC0\xAF", 0},         /* overlong */
        {"ab\xED\xA0\x80", 2},   /* a surrogate */
        {"\xF4\x90\x80\x80", 0}, /* beyond U+10FFFF */
        {"x\xE2\x82", 1},        /* cut short */
        {"\xF0\x9F\x98\x80", 4},
    };
    (void)state;
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        assert_int_equal(pt_utf8_valid(rows[i].text, strlen(rows[i].text)),
                         rows[i].good);
}

static void utf8_columns__counts_what_a_terminal_shows(void **state)
{
    (void)state;
    assert_int_equal(pt_utf8_columns("pôle"), 4);
    assert_int_equal(pt_utf8_columns("e\xCC\x81"), 1); /* combining accent */
    assert_int_equal(pt_utf8_columns("漢字"), 4);
    assert_int_equal(pt_utf8_columns("\xFF"), 0);
}

static void cleans(const char *text, const char *expected)
{
    ptce_text out = {0};
    pt_text_add_clean(&out, text);
    assert_string_equal(ptce_text_get(&out), expected);
    ptce_text_clear(&out);
}

static void text_add_clean__gives_what_xml_can_hold(void **state)
{
    (void)state;
    cleans("a\tb\nc é", "a\tb\nc é");
    cleans("a\x01z", "a\xEF\xBF\xBDz");
    cleans("a\xFFz", "a\xEF\xBF\xBDz");
    cleans("a\xC2\x9Bz", "a\xEF\xBF\xBDz"); /* a terminal's escape */
    cleans("a\xEF\xBB\xBFz", "az");         /* byte-order mark */
    cleans("a\xE2\x80\xAEz", "az");         /* right-to-left override */
    cleans("a\xEF\xBF\xBFz", "a\xEF\xBF\xBDz");
    cleans("<&>\"", "<&>\""); /* markup is the XML writer's care */
}

static void folds(const char *a, const char *b, bool alike)
{
    ptce_text x = {0};
    ptce_text y = {0};
    pt_text_add_folded(&x, a);
    pt_text_add_folded(&y, b);
    assert_int_equal(strcmp(ptce_text_get(&x), ptce_text_get(&y)) == 0, alike);
    ptce_text_clear(&x);
    ptce_text_clear(&y);
}

static void text_add_folded__joins_spellings_of_one_name(void **state)
{
    (void)state;
    folds("Pôle Sud-Archer", "POLE SUD ARCHER", true);
    folds("L’Atelier", "l'atelier", true);
    folds("e\xCC\x81t\xC3\xA9", "ete", true);
    folds("Groupe 1", "Groupe 2", false);
}

static void nearest__forgives_a_slip_and_no_more(void **state)
{
    static const char *const words[] = {"check", "measure", "draw", NULL};
    (void)state;
    assert_string_equal(pt_nearest("mesure", words, 4), "measure");
    assert_string_equal(ptce_nearest("chek", words, 4), "check");
    assert_null(pt_nearest("xyzzy", words, 4));
    assert_null(pt_nearest("draw", words, 0));
    char huge[200];
    memset(huge, 'a', sizeof huge - 1);
    huge[sizeof huge - 1] = '\0';
    assert_null(pt_nearest(huge, words, 4));
}

static void text_order__puts_nothing_first(void **state)
{
    (void)state;
    assert_true(pt_text_order(NULL, "") < 0);
    assert_int_equal(pt_text_order(NULL, NULL), 0);
    assert_true(pt_text_order("a", NULL) > 0);
    assert_true(pt_text_order("Z", "a") < 0);
    assert_true(pt_text_order("z", "é") < 0); /* by bytes, not by locale */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_valid__finds_the_first_bad_byte),
        cmocka_unit_test(utf8_columns__counts_what_a_terminal_shows),
        cmocka_unit_test(text_add_clean__gives_what_xml_can_hold),
        cmocka_unit_test(text_add_folded__joins_spellings_of_one_name),
        cmocka_unit_test(nearest__forgives_a_slip_and_no_more),
        cmocka_unit_test(text_order__puts_nothing_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
