/* SPDX-License-Identifier: MIT */
/* The parts of ptce_compare_several. */
#ifndef PT_SEVERAL_H
#define PT_SEVERAL_H

#include "compare/groups.h"
#include "compare/tested.h"

/* A comparison in the making. */
typedef struct pt_severing {
    ptce_several *out;
    const ptce_compare_options *options;
    const ptce_run *run;
    size_t *groups; /* of each measured network; group_count: of none */
    bool *kept;     /* of a group, and with a tie in the view */
} pt_severing;

/* How the groups are documented. */
ptce_status pt_several_document(pt_severing *c, ptce_error *err);
/* Every measure: primary ones first, adjusted over all of them. */
ptce_status pt_several_contrast(pt_severing *c, ptce_error *err);

#endif
