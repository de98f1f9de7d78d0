/* SPDX-License-Identifier: MIT */
/* ptce measure: the measures of networks, actors or ties. */
#include "cli/cli.h"

#include <string.h>

typedef struct measure_options {
    const char *level;
    pt_list only;
} measure_options;

static const char *level_choice(size_t i)
{
    static const char *const words[] = {
        [PTCE_NETWORK] = "network", [PTCE_NODE] = "node", [PTCE_EDGE] = "edge"};
    return i < PT_COUNT(words) ? words[i] : NULL;
}

/* Told before a long computation, not after it. */
static ptce_status check_only(const pt_call *call,
                              const ptce_table_options *table)
{
    for (size_t i = 0; i < table->only_count; i++) {
        const char *id = table->only[i];
        const ptce_measure *measure = ptce_measure_find(id);
        if (!measure)
            return pt_call_refuse(call, "cli.unknown-measure", id,
                                  ptce_measure_near(id));
        if (measure->level == table->level || table->format == PTCE_JSON)
            continue;
        pt_call_tell(call, "error.measure-level", id,
                     level_choice(measure->level), NULL);
        return PTCE_E_USAGE;
    }
    return PTCE_OK;
}

static ptce_status run(pt_call *call)
{
    const measure_options *options = call->options;
    ptce_table_options table = pt_call_table(call);
    if (options->only.count > 0)
        table.only = (const char *const *)options->only.items;
    table.only_count = options->only.count;
    if (options->level)
        table.level = (ptce_level)pt_option_place(level_choice, options->level);
    ptce_collection *collection = NULL;
    ptce_measuring measuring = {0};
    ptce_status st = check_only(call, &table);
    if (st == PTCE_OK)
        st = pt_call_check_details(call);
    if (st == PTCE_OK)
        st = pt_call_measure(call, &collection, &measuring);
    if (st == PTCE_OK)
        st = pt_call_detail(call, &measuring, table.level);
    if (st == PTCE_OK)
        st = ptce_measures_write(&call->out, &measuring, &table, &call->run,
                                 &call->err);
    if (st == PTCE_OK)
        st = pt_call_deliver(call, call->output);
    ptce_measuring_clear(&measuring);
    ptce_collection_free(collection);
    return st;
}

#define TARGET(field) offsetof(measure_options, field)
// clang-format off
static const pt_option rows[] = {
    {.word = "level", .kind = PT_CHOICE, .target = TARGET(level), .choices = level_choice, .standard = "network"},
    {.word = "only", .kind = PT_LIST, .target = TARGET(only), .value = "value.ids"},
};
// clang-format on

static const char *const examples[] = {
    "ptce measure graphs/laureats-2013",
    "ptce measure pole.json --level node --only degree,betweenness",
    "ptce measure pole.json --detail composition,definition",
    "ptce measure pole.json --stability --level node",
    "ptce measure pole.json --layer cooperation --format json -o out.json",
    NULL,
};

const pt_command pt_command_measure = {
    .name = "measure",
    .also = "metrics",
    PT_TAKES("paths"),
    .shares = PT_VIEWS | PT_TABLES | PT_DETAILS,
    PT_OWN(rows, measure_options),
    .examples = examples,
    .run = run,
};
