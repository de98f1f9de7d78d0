/* SPDX-License-Identifier: MIT */
/* The parts of ptce_compare: who is compared with whom, and what is computed of
 * each measure. */
#ifndef PT_GROUPS_H
#define PT_GROUPS_H

#include "base/base.h"
#include <ptce/compare.h>

typedef enum pt_side { PT_FIRST, PT_SECOND, PT_NEITHER } pt_side;

/* A comparison in the making. */
typedef struct pt_comparing {
    ptce_comparison *out;
    const ptce_collection *collection;
    const ptce_compare_options *options;
    const ptce_run *run;
    pt_side *sides; /* of each measured network, by its group */
    bool *kept;     /* of a side, and with a tie in the view */
} pt_comparing;

/* Choose the key and its two values; the error names those there are. */
ptce_status pt_groups_pick(ptce_comparison *out,
                           const ptce_collection *collection, const char *by,
                           ptce_error *err);
/* Put each measured network on its side, or name why it is left out. */
ptce_status pt_groups_split(pt_comparing *c, ptce_error *err);
/* One contrast a network measure, with effects and exact p. */
ptce_status pt_contrasts_make(pt_comparing *c, ptce_error *err);
/* The defined values of both groups in one array, to be freed; NULL if memory
 * is exhausted. */
double *pt_contrast_values(const ptce_contrast *contrast);
/* Tests beside the one on ranks. */
ptce_status pt_contrasts_beside(pt_comparing *c, ptce_error *err);
/* p-values adjusted over the tested measures. */
ptce_status pt_contrasts_adjust(pt_comparing *c, ptce_error *err);

#endif
