/* SPDX-License-Identifier: MIT */
/* ptce format: the canonical form of network files. */
#include "cli/cli.h"

#include <string.h>

#define INPUT_LIMIT ((size_t)512 << 20)

typedef struct format_options {
    bool check, write;
} format_options;

/* The file's own bytes beside its canonical ones. */
static ptce_status is_canonical(bool *same, pt_call *call, const char *path,
                                const ptce_text *canonical)
{
    ptce_text text = {0};
    ptce_status st = ptce_file_read(&text, path, INPUT_LIMIT, &call->err);
    *same = st == PTCE_OK && text.length == canonical->length &&
            memcmp(ptce_text_get(&text), ptce_text_get(canonical),
                   text.length) == 0;
    ptce_text_clear(&text);
    return st;
}

static ptce_status treat(pt_call *call, const char *path,
                         const ptce_text *canonical)
{
    const format_options *options = call->options;
    if (!options->check && !options->write) {
        ptce_text_add(&call->out, ptce_text_get(canonical));
        return PTCE_OK;
    }
    bool same = false;
    ptce_status st = is_canonical(&same, call, path, canonical);
    if (st != PTCE_OK || same)
        return st;
    if (options->check) {
        ptce_text_add(&call->out, path);
        ptce_text_add(&call->out, "\n");
        return PTCE_NO;
    }
    st = ptce_file_write(path, canonical, &call->err);
    if (st == PTCE_OK)
        pt_call_note(call, "cli.format-written", path, NULL);
    return st;
}

static ptce_status format_one(pt_call *call, const char *path)
{
    ptce_text canonical = {0};
    ptce_findings findings = {0};
    ptce_status st = ptce_format(&canonical, path, &findings, &call->err);
    if (st == PTCE_OK)
        st = treat(call, path, &canonical);
    else if (findings.errors > 0)
        pt_call_tell_findings(call, &findings);
    ptce_findings_clear(&findings);
    ptce_text_clear(&canonical);
    return st;
}

static ptce_status run(pt_call *call)
{
    const format_options *options = call->options;
    if (options->check && options->write)
        return pt_call_refuse(call, "cli.format-both", NULL, NULL);
    ptce_status worst = PTCE_OK;
    for (size_t i = 0; i < call->argument_count; i++) {
        const char *path = call->arguments[i];
        if (strcmp(path, "-") == 0 && (options->check || options->write))
            return pt_call_refuse(call, "cli.format-stdin", NULL, NULL);
        ptce_status st = format_one(call, path);
        if (st != PTCE_OK && st != PTCE_NO)
            return st;
        if (st == PTCE_NO)
            worst = st;
    }
    return worst;
}

#define TARGET(field) offsetof(format_options, field)
// clang-format off
static const pt_option rows[] = {
    {.word = "check", .kind = PT_FLAG, .target = TARGET(check)},
    {.word = "write", .kind = PT_FLAG, .target = TARGET(write)},
};
// clang-format on

static const char *const examples[] = {
    "ptce format my-pole.json",
    "ptce format --write my-pole.json",
    "ptce format --check graphs/laureats-2013/*.json",
    NULL,
};

const pt_command pt_command_format = {
    .name = "format",
    PT_TAKES("files"),
    PT_OWN(rows, format_options),
    .examples = examples,
    .run = run,
};
