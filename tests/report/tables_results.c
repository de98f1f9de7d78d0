/* SPDX-License-Identifier: MIT */
/* Prints a JSON result about the made-up poles, for tables_schema.py:
 * measures, two-mode, directed, compare, raw, several, periods, paired,
 * findings or report (its data.json); then en or fr. */
#include "compare/several_poles.h"
#include "report/tables_poles.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int remove_entry(const char *path, const struct stat *status, int type,
                        struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

/* Every detail, as seen from the first pole's first actor. */
static ptce_status detail(ptce_measuring *measuring,
                          const ptce_collection *poles, const ptce_run *run,
                          ptce_error *err)
{
    const ptce_detail *details[64];
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    while (options.count < 64 && ptce_detail_at(options.count)) {
        details[options.count] = ptce_detail_at(options.count);
        options.count++;
    }
    options.details = details;
    options.actor = poles->networks[0]->actors[0].id;
    options.focus = "local_authority";
    options.draws = 20;
    return ptce_detail_all(measuring, &options, run, err);
}

static ptce_status measure(ptce_text *out, const ptce_collection *poles,
                           const ptce_view *view,
                           const ptce_table_options *options, ptce_error *err)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_measuring measuring;
    ptce_status st = ptce_measure_all(&measuring, poles, view, &run, err);
    if (st == PTCE_OK)
        st = detail(&measuring, poles, &run, err);
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

static ptce_status several(ptce_text *out, const ptce_table_options *options,
                           ptce_error *err)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_compare_options how = {.by = "kind", .draws = 60};
    ptce_collection *poles = read_poles(SEVERAL);
    ptce_several compared;
    if (!poles)
        return PTCE_E_READ;
    ptce_status st =
        ptce_compare_several(&compared, poles, &view, &how, &run, err);
    if (st == PTCE_OK)
        st = ptce_several_write(out, &compared, poles, options, &run, err);
    ptce_several_clear(&compared);
    ptce_collection_free(poles);
    return st;
}

/* In two periods, or in two surveys. */
static ptce_status paired(ptce_text *out, const ptce_table_options *options,
                          bool surveys, ptce_error *err)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_paired_options how = {.draws = 60};
    ptce_collection *poles = read_poles(SEVERAL);
    ptce_collection *again = surveys ? read_poles(AFTER) : NULL;
    ptce_paired_side before = {poles, PTCE_VIEW_DEFAULT};
    ptce_paired_side after = {surveys ? again : poles, PTCE_VIEW_DEFAULT};
    ptce_paired compared;
    if (!poles || (surveys && !again))
        return PTCE_E_READ;
    if (!surveys) {
        before.view.from = 2009;
        before.view.to = 2011;
        after.view.from = 2013;
        after.view.to = 2015;
    }
    ptce_status st =
        ptce_compare_paired(&compared, &before, &after, &how, &run, err);
    if (st == PTCE_OK)
        st = ptce_paired_write(out, &compared, options, &run, err);
    ptce_paired_clear(&compared);
    ptce_collection_free(poles);
    ptce_collection_free(again);
    return st;
}

/* The poles and a file that does not read. */
static ptce_status check(ptce_text *out, ptce_lang lang, ptce_error *err)
{
    const char *paths[] = {POLES, "/dev/null"};
    ptce_findings findings = {0};
    ptce_status st = ptce_check(&findings, paths, 2, err);
    ptce_findings_write_json(out, &findings, lang);
    ptce_findings_clear(&findings);
    return st == PTCE_E_READ ? PTCE_OK : PTCE_E_DATA;
}

static ptce_status report(ptce_text *out, const ptce_collection *poles,
                          ptce_lang lang, ptce_error *err)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_view view = PTCE_VIEW_DEFAULT;
    char folder[] = "/tmp/ptce-data-XXXXXX";
    char path[64];
    if (!mkdtemp(folder))
        return PTCE_E_SYSTEM;
    (void)snprintf(path, sizeof path, "%s/data.json", folder);
    ptce_report_options options = {.folder = folder, .lang = lang};
    ptce_status st = ptce_report(poles, &view, &options, &run, err);
    if (st == PTCE_OK)
        st = ptce_file_read(out, path, (size_t)1 << 26, err);
    (void)nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
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
    else if (poles && strcmp(words[1], "several") == 0)
        st = several(&out, &options, &err);
    else if (poles && strcmp(words[1], "periods") == 0)
        st = paired(&out, &options, false, &err);
    else if (poles && strcmp(words[1], "paired") == 0)
        st = paired(&out, &options, true, &err);
    else if (poles && strcmp(words[1], "findings") == 0)
        st = check(&out, options.lang, &err);
    else if (poles && strcmp(words[1], "report") == 0)
        st = report(&out, poles, options.lang, &err);
    else if (poles)
        st = measure(&out, poles, &view, &options, &err);
    (void)fputs(ptce_text_get(&out), stdout);
    ptce_text_clear(&out);
    ptce_collection_free(poles);
    return ptce_status_exit(st);
}
