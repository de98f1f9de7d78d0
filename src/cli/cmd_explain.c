/* SPDX-License-Identifier: MIT */
/* ptce explain: what a measure, a rule or a test means. */
#include "cli/cli.h"

typedef struct explain_options {
    bool markdown;
} explain_options;

static ptce_status run(pt_call *call)
{
    const explain_options *options = call->options;
    if (options->markdown) {
        ptce_explain_page(&call->out, call->lang);
        return ptce_text_check(&call->out, &call->err);
    }
    const char *id = call->argument_count > 0 ? call->arguments[0] : NULL;
    return ptce_explain(&call->out, id, call->lang, &call->err);
}

// clang-format off
static const pt_option rows[] = {
    {.word = "markdown", .kind = PT_FLAG, .target = offsetof(explain_options, markdown)},
};
// clang-format on

static const char *const examples[] = {
    "ptce explain",
    "ptce explain ei_type_excess --lang fr",
    "ptce explain --markdown > measures.md",
    NULL,
};

const pt_command pt_command_explain = {
    .name = "explain",
    .arguments = "value.id",
    .most = 1,
    PT_OWN(rows, explain_options),
    .examples = examples,
    .run = run,
};
