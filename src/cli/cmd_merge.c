/* SPDX-License-Identifier: MIT */
/* ptce merge and split: networks joined through the actors they share, and
 * taken apart. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

typedef struct merge_options {
    const char *output, *id;
    pt_list same;
    bool with_common;
} merge_options;

static void tell(const pt_call *call, const ptce_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        ptce_text message = {0};
        const ptce_finding *finding = &findings->items[i];
        if (strcmp(finding->rule->id, "merge-differs") == 0 ||
            strcmp(finding->rule->id, "name-twins") == 0) {
            ptce_finding_message(&message, finding, call->lang);
            pt_call_note(call, "convert.told", finding->origin,
                         ptce_text_get(&message), NULL);
        }
        ptce_text_clear(&message);
    }
}

static ptce_status run_merge(pt_call *call)
{
    const merge_options *o = call->options;
    ptce_collection *all = NULL;
    ptce_network *whole = NULL;
    ptce_findings findings = {0};
    ptce_status st = pt_call_read(call, &all);
    ptce_merge_options options = {.id = o->id,
                                  .same = (const char *const *)o->same.items,
                                  .same_count = o->same.count};
    if (st == PTCE_OK && !o->with_common) {
        options.without = all->common_actors.items;
        options.without_count = all->common_actors.count;
    }
    if (st == PTCE_OK)
        st = ptce_merge_networks(&whole, all, &options, &findings, &call->err);
    tell(call, &findings);
    if (st == PTCE_OK && findings.errors > 0) {
        pt_call_tell_findings(call, &findings);
        st = PTCE_E_DATA;
    }
    if (st == PTCE_OK) {
        ptce_network_write(&call->out, whole);
        st = pt_call_deliver(call, o->output);
    }
    ptce_network_free(whole);
    ptce_collection_free(all);
    ptce_findings_clear(&findings);
    return st;
}

#define TARGET(field) offsetof(merge_options, field)
// clang-format off
static const pt_option merge_rows[] = {
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(output), .value = "value.file"},
    {.word = "id", .kind = PT_TEXT, .target = TARGET(id), .value = "value.name"},
    {.word = "same", .kind = PT_LIST, .target = TARGET(same), .value = "value.same"},
    {.word = "with-common", .kind = PT_FLAG, .target = TARGET(with_common), .help = "option.with-common.merge"},
};
// clang-format on

static const char *const merge_examples[] = {
    "ptce merge pole-a.json pole-b.json -o both.json",
    "ptce merge a.xlsx b.graphml --same scop-x=x-scop --id valley",
    NULL,
};

const pt_command pt_command_merge = {
    .name = "merge",
    .also = "join",
    PT_TAKES("paths"),
    PT_OWN(merge_rows, merge_options),
    .examples = merge_examples,
    .run = run_merge,
};

/* ---- split --------------------------------------------------------------- */

typedef struct split_options {
    const char *output;
} split_options;

static ptce_status write_parts(pt_call *call, const ptce_collection *parts,
                               const char *folder)
{
    char path[4096];
    ptce_status st = ptce_folder_make(folder, &call->err);
    for (size_t i = 0; st == PTCE_OK && i < parts->network_count; i++) {
        int length = snprintf(path, sizeof path, "%s/%s.json", folder,
                              parts->networks[i]->id);
        if (length < 0 || (size_t)length >= sizeof path)
            return pt_call_refuse(call, "convert.path-long", folder, NULL);
        ptce_network_write(&call->out, parts->networks[i]);
        st = pt_call_deliver(call, path);
        if (st == PTCE_OK)
            pt_call_note(call, "split.written", path, NULL);
    }
    return st;
}

static ptce_status run_split(pt_call *call)
{
    const split_options *o = call->options;
    ptce_collection *all = NULL;
    ptce_collection *parts = NULL;
    ptce_findings findings = {0};
    bool changed = false;
    ptce_status st = pt_call_read(call, &all);
    if (st == PTCE_OK && all->network_count != 1)
        st = pt_call_refuse(call, "diff.one-network", call->arguments[0], NULL);
    if (st == PTCE_OK)
        st = ptce_split_network(&parts, all->networks[0], &changed, &findings,
                                &call->err);
    if (st == PTCE_OK && changed)
        pt_call_tell(call, "split.changed", call->arguments[0], NULL);
    if (st == PTCE_OK)
        st = write_parts(call, parts, o->output ? o->output : ".");
    ptce_collection_free(parts);
    ptce_collection_free(all);
    ptce_findings_clear(&findings);
    return st;
}

// clang-format off
static const pt_option split_rows[] = {
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = offsetof(split_options, output), .value = "value.folder", .help = "option.output.split"},
};
// clang-format on

static const char *const split_examples[] = {
    "ptce split both.json -o apart",
    NULL,
};

const pt_command pt_command_split = {
    .name = "split",
    .arguments = "value.file",
    .least = 1,
    .most = 1,
    PT_OWN(split_rows, split_options),
    .examples = split_examples,
    .run = run_split,
};
