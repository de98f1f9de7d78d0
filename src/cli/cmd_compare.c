/* SPDX-License-Identifier: MIT */
/* ptce compare: one group of networks against another. */
#include "cli/cli.h"

static ptce_status run(pt_call *call)
{
    ptce_compare_options *options = call->options;
    ptce_table_options table = pt_call_table(call);
    options->by = call->by;
    options->with_common = call->with_common;
    ptce_collection *collection = NULL;
    ptce_comparison comparison = {0};
    ptce_status st = pt_call_read(call, &collection);
    if (st == PTCE_OK)
        st = ptce_compare(&comparison, collection, &call->view, options,
                          &call->run, &call->err);
    if (st == PTCE_OK)
        st = ptce_comparison_write(&call->out, &comparison, collection, &table,
                                   &call->run, &call->err);
    if (st == PTCE_OK)
        st = pt_call_deliver(call, call->output);
    ptce_comparison_clear(&comparison);
    ptce_collection_free(collection);
    return st;
}

#define TARGET(field) offsetof(ptce_compare_options, field)
// clang-format off
static const pt_option rows[] = {
    {.word = "draws", .kind = PT_NUMBER, .target = TARGET(draws), .value = "value.number", .help = "option.draws.compare", .least = 20, .most = 100000, .standard = "1000"},
    {.word = "within", .kind = PT_TEXT, .target = TARGET(within), .value = "value.group"},
    {.word = "raw", .kind = PT_FLAG, .target = TARGET(raw)},
};
// clang-format on

static const char *const examples[] = {
    "ptce compare graphs/laureats-2013 --by temoin",
    "ptce compare graphs/laureats-2013 --layer mutualisation --format json",
    NULL,
};

const pt_command pt_command_compare = {
    .name = "compare",
    PT_TAKES("paths"),
    .shares = PT_VIEWS | PT_GROUPS | PT_TABLES,
    PT_OWN(rows, ptce_compare_options),
    .examples = examples,
    .run = run,
};
