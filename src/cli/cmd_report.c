/* SPDX-License-Identifier: MIT */
/* ptce report: everything about a collection, into a folder. */
#include "cli/cli.h"

#include <stdlib.h>

#define FOLDER "report"

/* What the networks say, as text: what the report is made from. */
static ptce_status write_documents(ptce_text **out,
                                   const ptce_collection *collection,
                                   ptce_error *err)
{
    ptce_status st = PTCE_OK;
    *out = calloc(collection->network_count + 1, sizeof **out);
    if (!*out)
        return ptce_text_check(&(ptce_text){.failed = true}, err);
    for (size_t i = 0; st == PTCE_OK && i < collection->network_count; i++) {
        ptce_network_write(&(*out)[i], collection->networks[i]);
        st = ptce_text_check(&(*out)[i], err);
    }
    return st;
}

static ptce_status run(pt_call *call)
{
    ptce_report_options *options = call->options;
    if (!options->folder)
        options->folder = FOLDER;
    options->lang = call->lang;
    options->compare.draws = (size_t)options->draws;
    options->compare.by = call->by;
    options->compare.with_common = call->with_common;
    options->figure = call->figure;
    options->figure.lang = call->lang;
    ptce_collection *collection = NULL;
    ptce_text *documents = NULL;
    ptce_status st = pt_call_read(call, &collection);
    if (st == PTCE_OK)
        st = write_documents(&documents, collection, &call->err);
    options->documents = documents;
    if (st == PTCE_OK)
        st = ptce_report(collection, &call->view, options, &call->run,
                         &call->err);
    if (st == PTCE_OK)
        pt_call_note(call, "cli.report-done", options->folder, NULL);
    for (size_t i = 0; documents && i < collection->network_count; i++)
        ptce_text_clear(&documents[i]);
    free(documents);
    ptce_collection_free(collection);
    return st;
}

#define TARGET(field) offsetof(ptce_report_options, field)
// clang-format off
static const pt_option rows[] = {
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(folder), .value = "value.folder", .help = "option.output.report", .standard = FOLDER},
    {.word = "draws", .kind = PT_NUMBER, .target = TARGET(draws), .value = "value.number", .help = "option.draws.report", .least = 20, .most = 100000, .standard = "200"},
    {.word = "force", .kind = PT_FLAG, .target = TARGET(force)},
    {.word = "pdf", .kind = PT_FLAG, .target = TARGET(pdf)},
    {.word = "markdown", .kind = PT_FLAG, .help = "option.markdown.report", .target = TARGET(markdown)},
    {.word = "latex", .kind = PT_FLAG, .target = TARGET(latex)},
};
// clang-format on

static const char *const examples[] = {
    "ptce report graphs/laureats-2013 -o report",
    "ptce report graphs/laureats-2013 --lang fr --period 2010-2016 -o rapport",
    "ptce report graphs/laureats-2013/pole-sud-archer.json --pdf -o fiche",
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
