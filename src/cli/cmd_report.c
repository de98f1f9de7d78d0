/* SPDX-License-Identifier: MIT */
/* ptce report: everything about a collection, into a folder. */
#include "cli/cli.h"

#define FOLDER "report"

static ptce_status run(pt_call *call)
{
    ptce_report_options *options = call->options;
    if (!options->folder)
        options->folder = FOLDER;
    options->lang = call->lang;
    options->compare.by = call->by;
    options->compare.with_common = call->with_common;
    ptce_style *style = NULL;
    ptce_collection *collection = NULL;
    ptce_status st = pt_call_style(call, &style);
    options->figure = call->figure;
    options->figure.lang = call->lang;
    if (st == PTCE_OK)
        st = pt_call_read(call, &collection);
    if (st == PTCE_OK)
        st = ptce_report(collection, &call->view, options, &call->run,
                         &call->err);
    if (st == PTCE_OK)
        pt_call_note(call, "cli.report-done", options->folder, NULL);
    ptce_collection_free(collection);
    ptce_style_free(style);
    return st;
}

#define TARGET(field) offsetof(ptce_report_options, field)
// clang-format off
static const pt_option rows[] = {
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(folder), .value = "value.folder", .help = "option.output.report", .standard = FOLDER},
    {.word = "draws", .kind = PT_NUMBER, .target = TARGET(compare.draws), .value = "value.number", .help = "option.draws.compare", .least = 20, .most = 100000, .standard = "200"},
    {.word = "force", .kind = PT_FLAG, .target = TARGET(force)},
    {.word = "draws", .kind = PT_NUMBER, .target = TARGET(draws), .value = "value.number", .least = 20, .most = 100000, .standard = "200"},
};
// clang-format on

static const char *const examples[] = {
    "ptce report graphs/laureats-2013 -o report",
    "ptce report graphs/laureats-2013 --lang fr --period 2010-2016 -o rapport",
    NULL,
};

const pt_command pt_command_report = {
    .name = "report",
    PT_TAKES("paths"),
    .shares = PT_VIEWS | PT_GROUPS | PT_FIGURES,
    PT_OWN(rows, ptce_report_options),
    .examples = examples,
    .run = run,
};
