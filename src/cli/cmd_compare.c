/* SPDX-License-Identifier: MIT */
/* ptce compare: one group of networks against another. */
#include "cli/cli.h"

typedef struct compare_options {
    ptce_compare_options compare;
    const char *format;
    const char *output;
} compare_options;

static ptce_status run(pt_call *call)
{
    const compare_options *options = call->options;
    ptce_table_options table = {.lang = call->lang};
    if (options->format)
        table.format = (ptce_table_format)pt_option_place(pt_option_tables,
                                                          options->format);
    ptce_collection *collection = NULL;
    ptce_comparison comparison = {0};
    ptce_status st = pt_call_read(call, &collection);
    if (st == PTCE_OK)
        st = ptce_compare(&comparison, collection, &call->view,
                          &options->compare, &call->run, &call->err);
    if (st == PTCE_OK)
        st = ptce_comparison_write(&call->out, &comparison, collection, &table,
                                   &call->run, &call->err);
    if (st == PTCE_OK)
        st = pt_call_deliver(call, options->output);
    ptce_comparison_clear(&comparison);
    ptce_collection_free(collection);
    return st;
}

#define TARGET(field) offsetof(compare_options, field)
// clang-format off
static const pt_option rows[] = {
    {.word = "by", .kind = PT_TEXT, .target = TARGET(compare.by), .value = "value.group"},
    {.word = "raw", .kind = PT_FLAG, .target = TARGET(compare.raw)},
    {.word = "with-common", .kind = PT_FLAG, .target = TARGET(compare.with_common)},
    {.word = "format", .kind = PT_CHOICE, .target = TARGET(format), .choices = pt_option_tables, .standard = "table"},
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(output), .value = "value.file"},
};
// clang-format on

static const char *const examples[] = {
    "ptce compare graphs/laureats-2013 --by temoin",
    "ptce compare graphs/laureats-2013 --layer mutualisation --format json",
    NULL,
};

const pt_command pt_command_compare = {
    .name = "compare",
    .arguments = "value.paths",
    .least = 1,
    .most = SIZE_MAX,
    .views = true,
    .options = rows,
    .option_count = PT_COUNT(rows),
    .options_size = sizeof(compare_options),
    .examples = examples,
    .run = run,
};
