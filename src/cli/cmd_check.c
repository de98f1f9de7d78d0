/* SPDX-License-Identifier: MIT */
/* ptce check: every finding about network and collection files. */
#include "cli/cli.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

typedef struct check_options {
    bool strict;
    const char *format;
} check_options;

static const char *format_choice(size_t i)
{
    static const char *const words[] = {"text", "json"};
    return i < PT_COUNT(words) ? words[i] : NULL;
}

static ptce_status run(pt_call *call)
{
    const check_options *options = call->options;
    ptce_findings findings = {0};
    ptce_status st = ptce_check(&findings, call->arguments,
                                call->argument_count, &call->err);
    if (options->format && strcmp(options->format, "json") == 0)
        ptce_findings_write_json(&call->out, &findings, call->lang);
    else
        ptce_findings_write(&call->out, &findings, call->lang, SIZE_MAX,
                            pt_call_colored(call, STDOUT_FILENO));
    bool wrong =
        findings.errors > 0 || (options->strict && findings.warnings > 0);
    if (st == PTCE_OK && wrong)
        st = PTCE_NO;
    if (st != PTCE_OK && findings.errors > 0) {
        /* What is wrong stands among the findings. */
        call->err = (ptce_error){0};
        ptce_status sent = pt_call_deliver(call, NULL);
        st = sent == PTCE_OK ? st : sent;
    }
    ptce_findings_clear(&findings);
    return st;
}

#define TARGET(field) offsetof(check_options, field)
// clang-format off
static const pt_option rows[] = {
    {.word = "strict", .kind = PT_FLAG, .target = TARGET(strict)},
    {.word = "format", .kind = PT_CHOICE, .target = TARGET(format), .choices = format_choice, .standard = "text"},
};
// clang-format on

static const char *const examples[] = {
    "ptce check graphs --strict",
    "ptce check my-pole.json --format json",
    NULL,
};

const pt_command pt_command_check = {
    .name = "check",
    .also = "validate",
    PT_TAKES("paths"),
    PT_OWN(rows, check_options),
    .examples = examples,
    .run = run,
};
