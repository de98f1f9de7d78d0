/* SPDX-License-Identifier: MIT */
/* The parts of ptce_compare_paired. */
#ifndef PT_PAIRED_H
#define PT_PAIRED_H

#include "compare/groups.h"
#include "compare/tested.h"
#include <ptce/paired.h>

/* A network of both sides. */
typedef struct pt_pair {
    const ptce_measures *before, *after;
    bool kept; /* with a tie in both views */
} pt_pair;

/* A comparison in the making. */
typedef struct pt_pairing {
    ptce_paired *out;
    const ptce_paired_options *options;
    const ptce_run *run;
    pt_pair *pairs; /* by id */
    size_t count;
} pt_pairing;

/* How the pairs are documented, and which ties count twice. */
ptce_status pt_paired_document(pt_pairing *c, ptce_error *err);
/* Every measure: primary ones first, adjusted over all of them. */
ptce_status pt_paired_contrast(pt_pairing *c, ptce_error *err);
/* What changed in n pairs, and its test unless there is nothing to flip; the
 * three arrays are the caller's, and the values are sorted. */
ptce_status pt_paired_describe(ptce_change *change, ptce_test *test,
                               double *differences, double *before,
                               double *after, size_t n, uint64_t seed,
                               ptce_error *err);

#endif
