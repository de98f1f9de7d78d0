/* SPDX-License-Identifier: MIT */
/* ptce measure: the measures of networks, actors or ties. */
#include "cli/cli.h"

#include <string.h>

typedef struct measure_options {
    const char *level;
    pt_list only;
    const char *format;
    const char *output;
} measure_options;

static const char *level_choice(size_t i)
{
    static const char *const words[] = {
        [PTCE_NETWORK] = "network", [PTCE_NODE] = "node", [PTCE_EDGE] = "edge"};
    return i < PT_COUNT(words) ? words[i] : NULL;
}

/* Told before a long computation, not after it. */
static ptce_status check_only(const pt_call *call, const pt_list *only)
{
    for (size_t i = 0; i < only->count; i++)
        if (!ptce_measure_find(only->items[i]))
            return pt_call_refuse(call, "cli.unknown-measure", only->items[i],
                                  ptce_measure_near(only->items[i]));
    return PTCE_OK;
}

static ptce_status run(pt_call *call)
{
    const measure_options *options = call->options;
    ptce_table_options table = {
        .only = options->only.count > 0
                    ? (const char *const *)options->only.items
                    : NULL,
        .only_count = options->only.count,
        .lang = call->lang,
    };
    if (options->level)
        table.level = (ptce_level)pt_option_place(level_choice, options->level);
    if (options->format)
        table.format = (ptce_table_format)pt_option_place(pt_option_tables,
                                                          options->format);
    ptce_collection *collection = NULL;
    ptce_measuring measuring = {0};
    ptce_status st = check_only(call, &options->only);
    if (st == PTCE_OK)
        st = pt_call_measure(call, &collection, &measuring);
    if (st == PTCE_OK)
        st = ptce_measures_write(&call->out, &measuring, &table, &call->run,
                                 &call->err);
    if (st == PTCE_OK)
        st = pt_call_deliver(call, options->output);
    ptce_measuring_clear(&measuring);
    ptce_collection_free(collection);
    return st;
}

#define TARGET(field) offsetof(measure_options, field)
// clang-format off
static const pt_option rows[] = {
    {.word = "level", .kind = PT_CHOICE, .target = TARGET(level), .choices = level_choice, .standard = "network"},
    {.word = "only", .kind = PT_LIST, .target = TARGET(only), .value = "value.ids"},
    {.word = "format", .kind = PT_CHOICE, .target = TARGET(format), .choices = pt_option_tables, .standard = "table"},
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(output), .value = "value.file"},
};
// clang-format on

static const char *const examples[] = {
    "ptce measure graphs/laureats-2013",
    "ptce measure pole.json --level node --only degree,betweenness",
    "ptce measure pole.json --layer cooperation --format json -o "
    "pole.measures.json",
    NULL,
};

const pt_command pt_command_measure = {
    .name = "measure",
    .also = "metrics",
    .arguments = "value.paths",
    .least = 1,
    .most = SIZE_MAX,
    .views = true,
    .options = rows,
    .option_count = PT_COUNT(rows),
    .options_size = sizeof(measure_options),
    .examples = examples,
    .run = run,
};
