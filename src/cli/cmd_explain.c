/* SPDX-License-Identifier: MIT */
/* ptce explain: what a measure, a rule or a test means. */
#include "cli/cli.h"

static ptce_status run(pt_call *call)
{
    const char *id = call->argument_count > 0 ? call->arguments[0] : NULL;
    return ptce_explain(&call->out, id, call->lang, &call->err);
}

static const char *const examples[] = {
    "ptce explain",
    "ptce explain ei_type_excess --lang fr",
    NULL,
};

const pt_command pt_command_explain = {
    .name = "explain",
    .arguments = "value.id",
    .most = 1,
    .examples = examples,
    .run = run,
};
