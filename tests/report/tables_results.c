/* SPDX-License-Identifier: MIT */
/* Prints a JSON result about the made-up poles, for tables_schema.py:
 * measures, two-mode, directed, compare or raw; then en or fr. */
#include "report/tables_poles.h"

#include <stdio.h>
#include <string.h>

static ptce_status measure(ptce_text *out, const ptce_collection *poles,
                           const ptce_view *view,
                           const ptce_table_options *options, ptce_error *err)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_measuring measuring;
    ptce_status st = ptce_measure_all(&measuring, poles, view, &run, err);
    if (st == PTCE_OK)
        st = ptce_measures_write(out, &measuring, options, &run, err);
    ptce_measuring_clear(&measuring);
    return st;
}

static ptce_status compare(ptce_text *out, const ptce_collection *poles,
                           const ptce_table_options *options, bool raw,
                           ptce_error *err)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_compare_options how = {.raw = raw};
    ptce_comparison comparison;
    ptce_status st = ptce_compare(&comparison, poles, &view, &how, &run, err);
    if (st == PTCE_OK)
        st = ptce_comparison_write(out, &comparison, poles, options, &run, err);
    ptce_comparison_clear(&comparison);
    return st;
}

int main(int count, char **words)
{
    if (count != 3)
        return 2;
    ptce_table_options options = {
        .format = PTCE_JSON,
        .lang = strcmp(words[2], "fr") == 0 ? PTCE_FR : PTCE_EN};
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_collection *poles = read_poles(POLES);
    ptce_text out = {0};
    ptce_error err;
    ptce_status st = PTCE_E_READ;
    if (poles && strcmp(words[1], "two-mode") == 0)
        view.pools = PTCE_POOLS_KEEP;
    if (poles && strcmp(words[1], "directed") == 0)
        view.direction = PTCE_DIRECTION_FOLLOW;
    if (poles && strcmp(words[1], "compare") == 0)
        st = compare(&out, poles, &options, false, &err);
    else if (poles && strcmp(words[1], "raw") == 0)
        st = compare(&out, poles, &options, true, &err);
    else if (poles)
        st = measure(&out, poles, &view, &options, &err);
    (void)fputs(ptce_text_get(&out), stdout);
    ptce_text_clear(&out);
    ptce_collection_free(poles);
    return ptce_status_exit(st);
}
