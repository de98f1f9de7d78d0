/* SPDX-License-Identifier: MIT */
/* Relabelings: every way of calling m of m + n networks "the first group" where
 * there are at most PT_RELABELINGS_MAX of them, else PT_RELABELINGS_DRAWN drawn
 * with a seed, the observed one among them. Within strata, labels are dealt out
 * in each stratum apart. */
#ifndef PT_RELABEL_H
#define PT_RELABEL_H

#include "base/base.h"
#include <ptce/compare.h>

#define PT_RELABELINGS_MAX 1000000u
#define PT_RELABELINGS_DRAWN 100000u

/* How many relabelings of m and n are visited; whether that is all. */
uint64_t pt_relabelings(bool *exact, size_t m, size_t n);

/* Who is in which group: the first m places are the first group, then n. */
typedef struct pt_labels {
    size_t m, n;
    const size_t *strata; /* of each place, from 0; NULL: one for all */
} pt_labels;

/* How many relabelings are visited; whether that is all of them. */
ptce_status pt_labels_count(uint64_t *number, bool *exact,
                            const pt_labels *labels, ptce_error *err);

/* One stratum: its places, those chosen in front. */
typedef struct pt_block {
    size_t total, chosen;
    size_t first;  /* where its chosen stand in pt_relabeling.places */
    size_t *items; /* places, as they are drawn */
    size_t *pick;  /* rows of items that are chosen, where all are visited */
} pt_block;

/* The smaller group is chosen: a two-sided statistic is the same for a group
 * and for the rest. */
typedef struct pt_relabeling {
    size_t total, chosen;
    size_t *places; /* of the chosen */
    uint64_t number, visited;
    bool exact;
    pt_random random;
    pt_block *blocks;
    size_t block_count;
    pt_arena *arena;
} pt_relabeling;

ptce_status pt_relabeling_init(pt_relabeling *r, const pt_labels *labels,
                               uint64_t seed, ptce_error *err);
/* The next one, or false behind the last. Where some are drawn, the observed
 * one comes first. */
bool pt_relabeling_next(pt_relabeling *r);
void pt_relabeling_clear(pt_relabeling *r);

/* A statistic of a group against the rest, between 0 and 1 and larger for a
 * larger contrast. */
typedef double pt_statistic(const void *data, const size_t *places,
                            size_t count);

/* Count the relabelings with a statistic at least as large as observed, up to
 * rounding. out->statistic is left to the caller. */
ptce_status pt_relabel_test(ptce_test *out, pt_statistic *statistic,
                            const void *data, const pt_labels *labels,
                            uint64_t seed, ptce_error *err);

#endif
