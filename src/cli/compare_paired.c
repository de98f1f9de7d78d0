/* SPDX-License-Identifier: MIT */
/* Of ptce compare: networks before and after. */
#include "cli/cli.h"

#include <string.h>

#define PERIOD_BYTES 16

/* ---- What does not go together --------------------------------------------
 */

static const char *clash(const pt_call *call, const pt_paired_asked *asked,
                         const ptce_compare_options *options)
{
    if (call->by)
        return "--by";
    if (options->within)
        return "--within";
    return asked->periods && call->view.from != PTCE_NO_YEAR ? "--period"
                                                             : NULL;
}

/* ---- The periods ----------------------------------------------------------
 */

static bool read_periods(ptce_view *before, ptce_view *after, const char *text)
{
    char first[PERIOD_BYTES];
    size_t length = strcspn(text, ",");
    if (!text[length] || length >= sizeof first)
        return false;
    memcpy(first, text, length);
    first[length] = '\0';
    return ptce_view_set(before, "period", first, NULL) == PTCE_OK &&
           ptce_view_set(after, "period", text + length + 1, NULL) == PTCE_OK &&
           before->to < after->from;
}

/* ---- What is left out -----------------------------------------------------
 */

/* A word may name what is known of one side only. */
static ptce_status check_without(pt_call *call, const ptce_collection *before,
                                 const ptce_collection *after)
{
    ptce_view one = call->view;
    ptce_status st = PTCE_OK;
    one.without_count = 1;
    for (size_t i = 0; st == PTCE_OK && i < call->view.without_count; i++) {
        one.without = &call->view.without[i];
        st = ptce_view_check(&one, before, &call->err);
        if (st != PTCE_OK && ptce_view_check(&one, after, NULL) == PTCE_OK)
            st = PTCE_OK;
    }
    return st;
}

/* ---- All of it ------------------------------------------------------------
 */

static ptce_status compare(pt_call *call, const ptce_paired_side *before,
                           const ptce_paired_side *after,
                           const ptce_compare_options *options, bool methods)
{
    ptce_table_options table = pt_call_table(call);
    ptce_paired_options how = {.with_common = options->with_common,
                               .raw = options->raw,
                               .draws = options->draws};
    ptce_paired paired = {0};
    ptce_status st = ptce_compare_paired(&paired, before, after, &how,
                                         &call->run, &call->err);
    if (st == PTCE_OK)
        st = (methods ? ptce_paired_methods : ptce_paired_write)(
            &call->out, &paired, &table, &call->run, &call->err);
    ptce_paired_clear(&paired);
    return st;
}

ptce_status pt_compare_paired(pt_call *call, const pt_paired_asked *asked,
                              const ptce_compare_options *options, bool methods)
{
    const char *other = clash(call, asked, options);
    ptce_collection *first = NULL;
    ptce_collection *second = NULL;
    ptce_paired_side before = {.view = call->view};
    ptce_paired_side after = {.view = call->view};
    if (other) {
        pt_call_tell(call, "cli.paired-clash", other,
                     asked->periods ? "--periods" : "--paired", NULL);
        return PTCE_E_USAGE;
    }
    if (asked->periods &&
        !read_periods(&before.view, &after.view, asked->periods)) {
        pt_call_tell(call, "cli.periods", asked->periods, NULL);
        return PTCE_E_USAGE;
    }
    ptce_status st =
        pt_call_read_from(call, &first, call->arguments, call->argument_count);
    if (st == PTCE_OK && asked->folder)
        st = pt_call_read_from(call, &second, &asked->folder, 1);
    before.collection = first;
    after.collection = asked->folder ? second : first;
    if (st == PTCE_OK)
        st = check_without(call, before.collection, after.collection);
    if (st == PTCE_OK)
        st = compare(call, &before, &after, options, methods);
    ptce_collection_free(first);
    ptce_collection_free(second);
    return st;
}
