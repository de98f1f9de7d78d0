/* SPDX-License-Identifier: MIT */
/* The formats of a comparison of several groups: what every row holds, and
 * values of groups that try to be markup. */
#include "support/cmocka_all.h"

#include "compare/several_poles.h"
#include "report/tables_poles.h"

#include <string.h>

static ptce_collection *poles;
static ptce_several by_kind;

static int compare_all(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {.by = "kind", .draws = 60};
    poles = read_poles(SEVERAL);
    return !poles || ptce_compare_several(&by_kind, poles, &view, &options,
                                          &run, NULL) != PTCE_OK;
}

static int free_all(void **state)
{
    (void)state;
    ptce_several_clear(&by_kind);
    ptce_collection_free(poles);
    return 0;
}

static ptce_text write_as(ptce_table_format format, ptce_lang lang,
                          const char *const *only, size_t count)
{
    ptce_text out = {0};
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_table_options options = {
        .format = format, .lang = lang, .only = only, .only_count = count};
    assert_int_equal(
        ptce_several_write(&out, &by_kind, poles, &options, &run, NULL),
        PTCE_OK);
    return out;
}

static void assert_has(const ptce_text *text, const char *part)
{
    if (!strstr(ptce_text_get(text), part))
        fail_msg("\"%s\" is not in:\n%s", part, ptce_text_get(text));
}

static size_t count_of(const char *text, char wanted)
{
    size_t count = 0;
    for (; *text && *text != '\n'; text++)
        count += *text == wanted;
    return count;
}

static void csv__has_a_row_a_measure_and_group(void **state)
{
    (void)state;
    ptce_text csv = write_as(PTCE_CSV, PTCE_FR, NULL, 0);
    size_t rows = 0;
    size_t commas = count_of(ptce_text_get(&csv), ',');
    for (const char *line = ptce_text_get(&csv); *line; rows++) {
        assert_int_equal(count_of(line, ','), commas);
        line = strchr(line, '\n') + 1;
    }
    assert_int_equal(rows, 1 + by_kind.contrast_count * by_kind.group_count);
    assert_has(&csv, "mean_degree,A,true,true,,,value,'=2+3,2,");
    assert_has(&csv, "density,C,false,false,descriptive,,value,vide,0,,,7,4,");
    ptce_text_clear(&csv);
}

static void grid__shows_medians_effect_and_chance(void **state)
{
    (void)state;
    const char *const only[] = {"mean_degree", "density"};
    ptce_text table = write_as(PTCE_TABLE, PTCE_EN, only, 2);
    const char *text = ptce_text_get(&table);
    assert_has(&table, "Groups: 1 =2+3 (2), 2 workshops (2), 3 farms (2), 4 "
                       "seul (1), 5 vide (0).");
    assert_has(&table, "group 1  group 2  group 3  group 4  group 5    E²  "
                       "chance  exact p");
    assert_has(&table, "2/2/2/1/0");
    assert_true(strstr(text, "Documentation first") <
                strstr(text, "Primary measures"));
    assert_has(&table, "Measure “mean degree”");
    assert_has(&table, "not tested: this value depends too much");
    ptce_text_clear(&table);
    table = write_as(PTCE_TABLE, PTCE_FR, NULL, 0);
    assert_has(&table, "Documentation, quelle que soit la vue");
    ptce_text_clear(&table);
}

static void grid__escapes_what_groups_are_called(void **state)
{
    (void)state;
    ptce_text page = write_as(PTCE_MARKDOWN, PTCE_EN, NULL, 0);
    assert_has(&page, "| mean degree | ");
    assert_has(&page, " p BH | n |");
    ptce_text_clear(&page);
    page = write_as(PTCE_LATEX, PTCE_EN, NULL, 0);
    assert_has(&page, "\\begin{tabular}{l");
    assert_has(&page, "mean degree & ");
    ptce_text_clear(&page);
}

/* More groups than columns: the ends, each with the number of its group. */
static void grid__of_many_groups_shows_the_ends(void **state)
{
    (void)state;
    ptce_collection *laureats =
        read_poles(PTCE_SOURCE_DIR "/graphs/laureats-2013");
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options how = {.by = "region", .raw = true};
    ptce_table_options options = {.lang = PTCE_FR};
    ptce_several regions;
    ptce_text out = {0};
    assert_non_null(laureats);
    view.from = 2010;
    view.to = 2016;
    assert_int_equal(
        ptce_compare_several(&regions, laureats, &view, &how, &run, NULL),
        PTCE_OK);
    assert_false(regions.exact);
    assert_true(isnan(regions.smallest_p) != 0);
    assert_int_equal(
        ptce_several_write(&out, &regions, laureats, &options, &run, NULL),
        PTCE_OK);
    assert_has(&out, "plus basse (gr.)  plus haute (gr.)    E²  hasard");
    assert_has(&out, "p estimé");
    assert_has(&out, "erreur type");
    ptce_text_clear(&out);
    ptce_several_clear(&regions);
    ptce_collection_free(laureats);
}

static void only__must_name_measures(void **state)
{
    (void)state;
    ptce_text out = {0};
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err;
    const char *const only[] = {"mean_degre"};
    ptce_table_options options = {.only = only, .only_count = 1};
    assert_int_equal(
        ptce_several_write(&out, &by_kind, poles, &options, &run, &err),
        PTCE_E_USAGE);
    assert_string_equal(err.id, "measure-near");
    assert_int_equal(out.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv__has_a_row_a_measure_and_group),
        cmocka_unit_test(grid__shows_medians_effect_and_chance),
        cmocka_unit_test(grid__escapes_what_groups_are_called),
        cmocka_unit_test(grid__of_many_groups_shows_the_ends),
        cmocka_unit_test(only__must_name_measures),
    };
    return cmocka_run_group_tests(tests, compare_all, free_all);
}
