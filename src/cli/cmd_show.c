/* SPDX-License-Identifier: MIT */
/* ptce show: one screen about a network or a collection. */
#include "cli/cli.h"

static ptce_status run(pt_call *call)
{
    ptce_collection *collection = NULL;
    ptce_measuring measuring = {0};
    ptce_status st = pt_call_check_details(call);
    if (st == PTCE_OK)
        st = pt_call_measure(call, &collection, &measuring);
    if (st == PTCE_OK)
        st = pt_call_detail(call, &measuring, PTCE_NODE);
    if (st == PTCE_OK)
        ptce_show(&call->out, &measuring, collection, call->lang);
    ptce_measuring_clear(&measuring);
    ptce_collection_free(collection);
    return st;
}

static const char *const examples[] = {
    "ptce show graphs/laureats-2013",
    "ptce show graphs/laureats-2013/le-phares.json --lang fr",
    NULL,
};

const pt_command pt_command_show = {
    .name = "show",
    .also = "info",
    PT_TAKES("paths"),
    .shares = PT_VIEWS | PT_DETAILS,
    .examples = examples,
    .run = run,
};
