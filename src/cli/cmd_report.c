/* SPDX-License-Identifier: MIT */
/* ptce report: everything about a collection, into a folder. */
#include "cli/cli.h"

#define FOLDER "report"

typedef struct report_options {
    ptce_report_options report;
} report_options;

static ptce_status run(pt_call *call)
{
    ptce_report_options options =
        ((const report_options *)call->options)->report;
    if (!options.folder)
        options.folder = FOLDER;
    options.lang = call->lang;
    options.figure.lang = call->lang;
    ptce_collection *collection = NULL;
    ptce_status st = pt_call_read(call, &collection);
    if (st == PTCE_OK)
        st = ptce_report(collection, &call->view, &options, &call->run,
                         &call->err);
    if (st == PTCE_OK)
        pt_call_note(call, "cli.report-done", options.folder, NULL);
    ptce_collection_free(collection);
    return st;
}

#define TARGET(field) offsetof(report_options, report.field)
// clang-format off
static const pt_option rows[] = {
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(folder), .value = "value.folder", .help = "option.output.report", .standard = FOLDER},
    {.word = "force", .kind = PT_FLAG, .target = TARGET(force)},
    {.word = "by", .kind = PT_TEXT, .target = TARGET(compare.by), .value = "value.group"},
    {.word = "with-common", .kind = PT_FLAG, .target = TARGET(compare.with_common)},
    {.word = "layout", .kind = PT_CHOICE, .target = TARGET(figure.layout), .choices = ptce_layout_at, .standard = "neato"},
    {.word = "theme", .kind = PT_CHOICE, .target = TARGET(figure.theme), .choices = ptce_theme_at, .standard = "screen"},
};
// clang-format on

static const char *const examples[] = {
    "ptce report graphs/laureats-2013 -o report",
    "ptce report graphs/laureats-2013 --lang fr --period 2010-2016 -o rapport",
    NULL,
};

const pt_command pt_command_report = {
    .name = "report",
    .arguments = "value.paths",
    .least = 1,
    .most = SIZE_MAX,
    .views = true,
    .options = rows,
    .option_count = PT_COUNT(rows),
    .options_size = sizeof(report_options),
    .examples = examples,
    .run = run,
};
