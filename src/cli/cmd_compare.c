/* SPDX-License-Identifier: MIT */
/* ptce compare: groups of networks, or networks before and after. */
#include "cli/cli.h"

typedef struct compare_options {
    ptce_compare_options how;
    bool methods;
    pt_paired_asked paired;
} compare_options;

static ptce_status write(pt_call *call, const ptce_comparison *comparison,
                         const ptce_collection *collection)
{
    const compare_options *asked = call->options;
    ptce_table_options table = pt_call_table(call);
    return (asked->methods ? ptce_comparison_methods : ptce_comparison_write)(
        &call->out, comparison, collection, &table, &call->run, &call->err);
}

static ptce_status compare_two(pt_call *call, const ptce_collection *collection,
                               const ptce_compare_options *options)
{
    ptce_comparison comparison = {0};
    ptce_status st = ptce_compare(&comparison, collection, &call->view, options,
                                  &call->run, &call->err);
    if (st == PTCE_OK)
        st = write(call, &comparison, collection);
    ptce_comparison_clear(&comparison);
    return st;
}

static ptce_status compare_several(pt_call *call,
                                   const ptce_collection *collection,
                                   const ptce_compare_options *options)
{
    const compare_options *asked = call->options;
    ptce_table_options table = pt_call_table(call);
    ptce_several several = {0};
    ptce_status st = ptce_compare_several(&several, collection, &call->view,
                                          options, &call->run, &call->err);
    if (st == PTCE_OK)
        st = (asked->methods ? ptce_several_methods : ptce_several_write)(
            &call->out, &several, collection, &table, &call->run, &call->err);
    ptce_several_clear(&several);
    return st;
}

static ptce_status run_paired(pt_call *call)
{
    const compare_options *asked = call->options;
    ptce_status st =
        pt_compare_paired(call, &asked->paired, &asked->how, asked->methods);
    return st == PTCE_OK ? pt_call_deliver(call, call->output) : st;
}

static ptce_status run(pt_call *call)
{
    compare_options *asked = call->options;
    ptce_compare_options *options = &asked->how;
    options->by = call->by;
    options->with_common = call->with_common;
    if (asked->paired.periods || asked->paired.folder)
        return run_paired(call);
    ptce_collection *collection = NULL;
    ptce_status st = pt_call_read(call, &collection);
    bool many = st == PTCE_OK && options->by &&
                ptce_group_values(collection, options->by) > 2;
    if (many)
        st = compare_several(call, collection, options);
    else if (st == PTCE_OK)
        st = compare_two(call, collection, options);
    if (st == PTCE_OK)
        st = pt_call_deliver(call, call->output);
    ptce_collection_free(collection);
    return st;
}

#define TARGET(field) offsetof(compare_options, field)
// clang-format off
static const pt_option rows[] = {
    {.word = "draws", .kind = PT_NUMBER, .target = TARGET(how.draws), .value = "value.number", .help = "option.draws.compare", .least = 20, .most = 100000, .standard = "1000"},
    {.word = "within", .kind = PT_TEXT, .target = TARGET(how.within), .value = "value.group"},
    {.word = "raw", .kind = PT_FLAG, .target = TARGET(how.raw)},
    {.word = "periods", .kind = PT_TEXT, .target = TARGET(paired.periods)},
    {.word = "paired", .kind = PT_TEXT, .target = TARGET(paired.folder), .value = "value.folder"},
    {.word = "methods", .kind = PT_FLAG, .target = TARGET(methods)},
};
// clang-format on

static const char *const examples[] = {
    "ptce compare graphs/laureats-2013 --by temoin",
    "ptce compare graphs/laureats-2013 --by region",
    "ptce compare graphs/laureats-2013 --layer mutualisation --format json",
    "ptce compare graphs/laureats-2013 --periods 2010-2012,2013-2016",
    "ptce compare graphs/laureats-2013 --methods --lang fr",
    NULL,
};

const pt_command pt_command_compare = {
    .name = "compare",
    PT_TAKES("paths"),
    .shares = PT_VIEWS | PT_GROUPS | PT_TABLES,
    PT_OWN(rows, compare_options),
    .examples = examples,
    .run = run,
};
