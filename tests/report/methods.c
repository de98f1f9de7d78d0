/* SPDX-License-Identifier: MIT */
/* References in words, and the methods of a comparison: what was run and
 * nothing else. */
#include "report/references.h"
#include "report/tables.h"
#include "report/tables_poles.h"
#include "support/cmocka_all.h"

#include <string.h>

static ptce_collection *poles;

static int read_all(void **state)
{
    (void)state;
    poles = read_poles(POLES);
    return !poles;
}

static int free_all(void **state)
{
    (void)state;
    ptce_collection_free(poles);
    return 0;
}

/* ---- References ------------------------------------------------------------
 */

static void check_keys(const char *keys)
{
    size_t length;
    for (const char *at = keys; at && (length = pt_reference_next(&at));
         at += length) {
        ptce_text full = {0};
        ptce_text cited = {0};
        assert_true(pt_reference_say(&full, at, length));
        assert_true(pt_reference_cite(&cited, at, length, PTCE_EN));
        const char *text = ptce_text_get(&full);
        assert_null(strpbrk(text, "{}\\\n"));
        assert_null(strstr(text, "--"));
        assert_null(strstr(text, " and , "));
        assert_int_equal(text[0] == ' ', 0);
        char year[5] = {0};
        memcpy(year, ptce_text_get(&cited) + cited.length - 4, 4);
        assert_int_equal(strspn(year, "0123456789"), 4);
        assert_non_null(strstr(text, year));
        ptce_text_clear(&full);
        ptce_text_clear(&cited);
    }
}

static void references__of_every_measure_and_detail_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; ptce_measure_at(i); i++)
        check_keys(ptce_measure_at(i)->references);
    for (size_t i = 0; ptce_detail_at(i); i++)
        check_keys(ptce_detail_at(i)->references);
}

static void references__of_every_test_are_found(void **state)
{
    (void)state;
    static const char *const tests[] = {"mann-whitney", "hodges-lehmann",
                                        "cliff-delta",  "maxt",
                                        "holm",         "bh",
                                        "by",           "percentile",
                                        "permanova",    "permdisp",
                                        "energy",       "mds",
                                        "linkage",      "cramer-v",
                                        "distance-wl",  "distance-profile"};
    for (size_t i = 0; i < PT_COUNT(tests); i++) {
        assert_non_null(pt_test_references(tests[i]));
        check_keys(pt_test_references(tests[i]));
    }
    assert_null(pt_test_references("mann"));
}

static void reference__reads_as_in_a_bibliography(void **state)
{
    (void)state;
    ptce_text text = {0};
    assert_true(pt_reference_say(&text, "hodges1963", 10));
    assert_string_equal(
        ptce_text_get(&text),
        "Hodges, Joseph L.; Lehmann, Erich L. (1963). Estimates of location "
        "based on rank tests. Annals of Mathematical Statistics, 34, 598–611.");
    ptce_text_clear(&text);
    assert_true(pt_reference_cite(&text, "hodges1963", 10, PTCE_FR));
    assert_string_equal(ptce_text_get(&text), "Hodges et Lehmann 1963");
    ptce_text_clear(&text);
    assert_true(pt_reference_cite(&text, "fosdick2018", 11, PTCE_EN));
    assert_string_equal(ptce_text_get(&text), "Fosdick et al. 2018");
    ptce_text_clear(&text);
    assert_false(pt_reference_say(&text, "hodges196", 9));
    assert_false(pt_reference_say(&text, "nobody1900", 10));
    assert_int_equal(text.length, 0);
}

/* ---- Methods ---------------------------------------------------------------
 */

static ptce_status write(ptce_text *out, ptce_compare_options how,
                         ptce_table_format format, ptce_lang lang,
                         ptce_error *err)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_table_options options = {.format = format, .lang = lang};
    ptce_comparison comparison;
    how.draws = 20;
    how.tipping_draws = 20;
    assert_int_equal(ptce_compare(&comparison, poles, &view, &how, &run, NULL),
                     PTCE_OK);
    ptce_status st =
        ptce_comparison_methods(out, &comparison, poles, &options, &run, err);
    ptce_comparison_clear(&comparison);
    return st;
}

static bool tells(const ptce_text *text, const char *words)
{
    return strstr(ptce_text_get(text), words) != NULL;
}

static void methods__tell_what_was_run_and_no_more(void **state)
{
    (void)state;
    ptce_text plain = {0};
    ptce_text raw = {0};
    ptce_text within = {0};
    ptce_error err;
    ptce_table_format as = PTCE_MARKDOWN; /* no line breaks in a sentence */
    assert_int_equal(
        write(&plain, (ptce_compare_options){0}, as, PTCE_EN, &err), PTCE_OK);
    assert_int_equal(
        write(&raw, (ptce_compare_options){.raw = true}, as, PTCE_EN, &err),
        PTCE_OK);
    assert_int_equal(write(&within,
                           (ptce_compare_options){.within = "documentation"},
                           as, PTCE_EN, &err),
                     PTCE_OK);
    assert_true(tells(&raw, "exploratory"));
    assert_false(tells(&plain, "exploratory"));
    assert_false(tells(&raw, "mid-rank percentile"));
    assert_true(tells(&plain, "maxT procedure"));
    assert_true(tells(&plain, "Westfall, Peter H."));
    assert_false(tells(&within, "maxT"));
    assert_false(tells(&within, "Westfall"));
    assert_true(tells(&within, "“documentation”"));
    assert_false(tells(&plain, "significant"));
    ptce_text_clear(&plain);
    ptce_text_clear(&raw);
    ptce_text_clear(&within);
}

static void methods__are_text_in_every_format_that_has_text(void **state)
{
    (void)state;
    ptce_text fr = {0};
    ptce_text latex = {0};
    ptce_error err;
    ptce_compare_options how = {0};
    assert_int_equal(write(&fr, how, PTCE_TABLE, PTCE_FR, &err), PTCE_OK);
    assert_true(tells(&fr, "Nous avons comparé"));
    assert_true(tells(&fr, "Références"));
    assert_int_equal(write(&latex, how, PTCE_LATEX, PTCE_EN, &err), PTCE_OK);
    assert_true(tells(&latex, "5\\%"));
    assert_false(tells(&latex, "\n% "));
    ptce_text_clear(&latex);
    assert_int_equal(write(&latex, how, PTCE_JSON, PTCE_EN, &err),
                     PTCE_E_USAGE);
    assert_string_equal(err.id, "methods-format");
    ptce_text_clear(&fr);
    ptce_text_clear(&latex);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references__of_every_measure_and_detail_are_found),
        cmocka_unit_test(references__of_every_test_are_found),
        cmocka_unit_test(reference__reads_as_in_a_bibliography),
        cmocka_unit_test(methods__tell_what_was_run_and_no_more),
        cmocka_unit_test(methods__are_text_in_every_format_that_has_text),
    };
    return cmocka_run_group_tests(tests, read_all, free_all);
}
