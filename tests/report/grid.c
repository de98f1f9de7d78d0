/* SPDX-License-Identifier: MIT */
/* How small tables are set for a screen: long texts at the end of a line, and
 * rows that are quantities of different kinds. */
#include "report/tables.h"
#include "support/cmocka_all.h"

#include <string.h>

#define SCREEN 96

static void write_names(ptce_text *out, ptce_table_format format)
{
    pt_grid grid = {0};
    ptce_text names = {0};
    for (int i = 0; i < 30; i++)
        ptce_text_add(&names, i ? ", Régie" : "Régie");
    pt_grid_title(&grid, "who", false);
    pt_grid_title(&grid, "number", true);
    pt_grid_title(&grid, "names", false);
    pt_grid_add(&grid, "cut off");
    pt_grid_add(&grid, "30");
    pt_grid_add(&grid, ptce_text_get(&names));
    pt_grid_write(out, &grid, format);
    pt_grid_clear(&grid);
    ptce_text_clear(&names);
}

static void grid__goes_on_below_where_a_long_text_began(void **state)
{
    (void)state;
    ptce_text out = {0};
    size_t lines = 0;
    size_t names = 0;
    write_names(&out, PTCE_TABLE);
    char *rest = out.data;
    for (char *line; (line = strsep(&rest, "\n"));) {
        assert_true(pt_utf8_columns(line) <= SCREEN);
        if (lines++ > 1 && *line) /* "cut off" + 2 + "number" + 2 */
            assert_int_equal(strspn(line, " "), 17);
        for (char *at = line; (at = strstr(at, "Régie")); at++)
            names++;
    }
    assert_true(lines > 3);
    assert_int_equal(names, 30);
    ptce_text_clear(&out);
}

static void grid__leaves_markup_in_one_line(void **state)
{
    (void)state;
    ptce_text out = {0};
    write_names(&out, PTCE_MARKDOWN);
    const char *last = strrchr(ptce_text_get(&out), ',');
    assert_non_null(last);
    assert_string_equal(last, ", Régie |\n\n");
    ptce_text_clear(&out);
}

static void detail__has_the_decimals_of_each_row(void **state)
{
    (void)state;
    ptce_cell cells[] = {
        {.text = "actors", .number = (double)NAN},
        {.number = 34},
        {.number = 33},
        {.number = -1},
        {.text = "largest_share", .number = (double)NAN},
        {.number = 1},
        {.number = 0.875},
        {.number = -0.125},
    };
    ptce_network network = {0};
    ptce_detail_table table = {
        .detail = ptce_detail_find("exit_card"), .cells = cells, .rows = 2};
    ptce_table_options options = {.lang = PTCE_EN};
    ptce_text out = {0};
    pt_detail_grid(&out, &table, &network, &options);
    assert_non_null(strstr(ptce_text_get(&out), "    34     33      −1\n"));
    assert_non_null(strstr(ptce_text_get(&out), "  1.00   0.88   −0.12\n"));
    ptce_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grid__goes_on_below_where_a_long_text_began),
        cmocka_unit_test(grid__leaves_markup_in_one_line),
        cmocka_unit_test(detail__has_the_decimals_of_each_row),
    };
    return cmocka_run_group_tests_name("report.grid", tests, NULL, NULL);
}
