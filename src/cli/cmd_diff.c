/* SPDX-License-Identifier: MIT */
/* ptce diff: what changed between two versions of a network. */
#include "cli/cli.h"

#include <string.h>

typedef struct diff_options {
    const char *format;
} diff_options;

static const char *format_choice(size_t i)
{
    static const char *const words[] = {"text", "json"};
    return i < PT_COUNT(words) ? words[i] : NULL;
}

/* One network, whatever its format. */
static ptce_status read_one(pt_call *call, ptce_collection **one,
                            const char *path)
{
    ptce_findings findings = {0};
    ptce_status st = ptce_read(one, &path, 1, &findings, &call->err);
    if (st != PTCE_OK && findings.errors > 0)
        pt_call_tell_findings(call, &findings);
    if (st == PTCE_OK && (*one)->network_count != 1)
        st = pt_call_refuse(call, "diff.one-network", path, NULL);
    ptce_findings_clear(&findings);
    return st;
}

static ptce_status run(pt_call *call)
{
    const diff_options *options = call->options;
    ptce_collection *sides[2] = {NULL, NULL};
    bool json = options->format && strcmp(options->format, "json") == 0;
    bool same = true;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; i < 2 && st == PTCE_OK; i++)
        st = read_one(call, &sides[i], call->arguments[i]);
    if (st == PTCE_OK)
        st = ptce_diff(&call->out, sides[0]->networks[0], sides[1]->networks[0],
                       json, call->lang, &same, &call->err);
    ptce_collection_free(sides[0]);
    ptce_collection_free(sides[1]);
    return st == PTCE_OK && !same ? PTCE_NO : st;
}

#define TARGET(field) offsetof(diff_options, field)
// clang-format off
static const pt_option rows[] = {
    {.word = "format", .kind = PT_CHOICE, .target = TARGET(format), .choices = format_choice, .standard = "text"},
};
// clang-format on

static const char *const examples[] = {
    "ptce diff pole-2014.json pole-2016.json",
    "ptce diff pole.json pole.xlsx --format json",
    NULL,
};

const pt_command pt_command_diff = {
    .name = "diff",
    .arguments = "value.two-files",
    .least = 2,
    .most = 2,
    PT_OWN(rows, diff_options),
    .examples = examples,
    .run = run,
};
