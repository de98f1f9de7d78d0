/* SPDX-License-Identifier: MIT */
/** The same networks twice, before and after: signed ranks over all sign flips,
 *  effect first. */
#ifndef PTCE_PAIRED_H
#define PTCE_PAIRED_H

#include <ptce/several.h>

/** One of the two: a collection, and the view under which it is measured. */
typedef struct ptce_paired_side {
    const ptce_collection *collection;
    ptce_view view; /**< without a period: the collection's */
} ptce_paired_side;

/** How values changed, after less before. NaN is undefined. */
typedef struct ptce_change {
    size_t n; /**< pairs with both values */
    size_t rose, fell, unchanged;
    double median_before, median_after;
    /** Hodges and Lehmann's pseudo-median of all n differences, with the exact
     *  signed-rank interval; few pairs: no ends. */
    ptce_interval shift;
    /** Matched-pairs rank-biserial correlation, -1 to 1, positive: risen; of
     *  the pairs that changed, NaN if none did. */
    double rank_biserial;
    double v; /**< rank sum of the pairs that rose, among those that changed */
} ptce_change;

/** One measure compared. test.relabelings are sign flips of the pairs that
 *  changed (Wilcoxon): all of them up to 19 such pairs, else drawn. */
typedef struct ptce_paired_contrast {
    ptce_tested test;
    ptce_compared_value *before, *after; /**< the same networks, by id */
    size_t count;
    ptce_change change;                             /**< of what is compared */
    double value_median_before, value_median_after; /**< of pairs with both */
} ptce_paired_contrast;

/** How the pairs are documented in each view's period, whatever else it leaves
 *  out. The words are documented.ID. */
typedef struct ptce_paired_documented {
    const char *id;
    ptce_change change;
    ptce_test rank; /**< statistic: V */
} ptce_paired_documented;

/** Ties of the pairs, of one collection in two periods; else all 0. */
typedef struct ptce_carried {
    size_t ties;    /**< in one of the periods at least */
    size_t both;    /**< in both: */
    size_t undated; /**< … as nothing tells when they were */
    size_t open;    /**< … as nothing tells that they ended */
} ptce_carried;

typedef struct ptce_paired {
    ptce_view before, after; /**< as used, with the common actors of both */
    bool periods;            /**< one collection, two periods */
    const char *label_before, *label_after; /**< the periods, or the names of
                                                 the collections */
    const char **networks;                  /**< ids of the pairs, sorted */
    size_t count;
    ptce_left_out *left_out; /**< sorted by id */
    size_t left_out_count;
    bool exact;
    size_t draws;
    double smallest_p; /**< if all pairs change; NaN if flips are drawn */
    ptce_paired_contrast *contrasts; /**< primary ones first, then as rows */
    size_t contrast_count;
    ptce_paired_documented *documentation;
    size_t documentation_count;
    ptce_carried carried;
    ptce_measuring measured_before, measured_after;
    struct pt_arena *arena;
} ptce_paired;

typedef struct ptce_paired_options {
    bool with_common; /**< keep the collections' common actors */
    bool raw;         /**< test every value as it is: exploratory */
    uint64_t draws;   /**< of each ensemble; 0: PTCE_COMPARE_DRAWS */
} ptce_paired_options;

/** Compare networks with themselves. Pairs are matched by id; a network without
 *  the other, or without a tie in one of the views, is left out and named.
 *
 *  @retval PTCE_E_DATA no pair is left. */
PTCE_API ptce_status ptce_compare_paired(ptce_paired *out,
                                         const ptce_paired_side *before,
                                         const ptce_paired_side *after,
                                         const ptce_paired_options *options,
                                         const ptce_run *run, ptce_error *err);
PTCE_API void ptce_paired_clear(ptce_paired *paired);

/** How the pairs are documented before and after, in plain words: what to know
 *  before any measure. */
PTCE_API void ptce_paired_documentation_say(ptce_text *out,
                                            const ptce_paired *paired,
                                            ptce_lang lang);
/** What so many pairs allow to see, in plain words. */
PTCE_API void ptce_paired_design_say(ptce_text *out, const ptce_paired *paired,
                                     ptce_lang lang);
/** Plain words about one measure, to be quoted as they are. */
PTCE_API void ptce_paired_say(ptce_text *out, const ptce_paired *paired,
                              const ptce_paired_contrast *contrast,
                              ptce_lang lang);

#endif
