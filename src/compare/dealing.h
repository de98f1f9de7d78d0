/* SPDX-License-Identifier: MIT */
/* Dealing the labels of several groups out among networks: every way where
 * there are at most PT_RELABELINGS_MAX, else PT_RELABELINGS_DRAWN drawn with a
 * seed, the observed one among them. */
#ifndef PT_DEALING_H
#define PT_DEALING_H

#include "compare/relabel.h"

typedef struct pt_dealing {
    size_t *labels; /* the group of each place */
    size_t total;
    uint64_t number, visited;
    bool exact;
    pt_random random;
} pt_dealing;

/* How many are visited, of groups of these sizes; whether that is all. */
uint64_t pt_dealings(bool *exact, const size_t *sizes, size_t groups);

/* As observed, the places of a group stand behind those of the one before. */
ptce_status pt_dealing_init(pt_dealing *d, const size_t *sizes, size_t groups,
                            uint64_t seed, ptce_error *err);
/* The next one, the observed one first; false behind the last. */
bool pt_dealing_next(pt_dealing *d);
void pt_dealing_clear(pt_dealing *d);

#endif
