/* SPDX-License-Identifier: MIT */
/* ptce new: a network file to start from. JSON has no comments, so what is to
 * be explained stands in its notes; a workbook has notes of its own. */
#include "cli/cli.h"

typedef struct new_options {
    const char *xlsx;
} new_options;

static ptce_status write_workbook(pt_call *call, const char *path)
{
    ptce_status st = ptce_template(&call->out, call->lang, &call->err);
    if (st == PTCE_OK)
        st = pt_call_deliver(call, path);
    if (st == PTCE_OK)
        pt_call_note(call, "new.workbook", path, NULL);
    return st;
}

static ptce_status run(pt_call *call)
{
    const new_options *options = call->options;
    if (options->xlsx)
        return write_workbook(call, options->xlsx);
    ptce_text_add(&call->out, ptce_word(call->lang, "new.network"));
    return PTCE_OK;
}

// clang-format off
static const pt_option rows[] = {
    {.word = "xlsx", .kind = PT_TEXT, .target = offsetof(new_options, xlsx), .value = "value.file"},
};
// clang-format on

static const char *const examples[] = {
    "ptce new > my-pole.json",
    "ptce new --lang fr > mon-pole.json",
    "ptce new --xlsx my-pole.xlsx",
    NULL,
};

const pt_command pt_command_new = {
    .name = "new",
    PT_OWN(rows, new_options),
    .examples = examples,
    .run = run,
};
