/* SPDX-License-Identifier: MIT */
/* ptce new: a network file to start from. JSON has no comments, so what is to
 * be explained stands in its notes. */
#include "cli/cli.h"

static ptce_status run(pt_call *call)
{
    ptce_text_add(&call->out, ptce_word(call->lang, "new.network"));
    return PTCE_OK;
}

static const char *const examples[] = {
    "ptce new > my-pole.json",
    "ptce new --lang fr > mon-pole.json",
    NULL,
};

const pt_command pt_command_new = {
    .name = "new",
    .examples = examples,
    .run = run,
};
