/* SPDX-License-Identifier: MIT */
/** Group against group: exact tests over all relabelings, effect first. */
#ifndef PTCE_COMPARE_H
#define PTCE_COMPARE_H

#include <ptce/analysis.h>

/** A network's value of one measure; NaN is undefined. */
typedef struct ptce_compared_value {
    const char *id, *name;
    double value;
} ptce_compared_value;

/** An estimate and its 95 % interval; NaN where undefined. */
typedef struct ptce_interval {
    double estimate, low, high;
} ptce_interval;

/** A test over relabelings; NaN where it is not defined. */
typedef struct ptce_test {
    double statistic, p;
    uint64_t relabelings, as_extreme; /**< visited; at least as large */
    bool exact;                       /**< all were visited, none drawn */
} ptce_test;

/** Two clusters joined. The rows are clusters 0 … count - 1, the k-th merge
 *  makes cluster count + k; first < second. */
typedef struct ptce_merge {
    size_t first, second;
    double height;
    size_t size; /**< rows in the new cluster */
} ptce_merge;

/** One measure compared. Undefined values are left out, never imputed. p_holm,
 *  p_bh and p_by are over all tested measures, p_maxt over those tested on all
 *  networks kept and on no others; it is NaN for the rest. */
typedef struct ptce_contrast {
    const ptce_measure *measure;
    bool tested;          /**< class A; others are shown only */
    const char *untested; /**< code of the reason (test.CODE), NULL if tested */
    /** Every network kept, by id; where composition is compared (the diversity
     *  of types), also those left out for want of ties. */
    ptce_compared_value *first, *second;
    size_t count_first, count_second;
    size_t n_first, n_second; /**< with a value */
    double median_first, median_second;
    ptce_interval hodges_lehmann; /**< first minus second; few poles: no ends */
    ptce_interval cliff;          /**< delta in -1..1, positive: first larger */
    double p_exact, p_maxt, p_holm, p_bh, p_by; /**< NaN where not tested */
    /** Beside the rank test: without equal shapes (its statistic is negative
     *  where the first is larger); and of means, for counts only. */
    ptce_test brunner_munzel, mean_difference;
    /** Ways to choose n_first networks among all with a value, or how many of
     *  them are drawn; and, where tested, those at least as far from the mean
     *  rank. */
    uint64_t relabelings, as_extreme;
    bool exact; /**< all ways were enumerated, none drawn */
} ptce_contrast;

typedef struct ptce_left_out {
    const char *id, *name;
    const char *code; /**< the words are reason.CODE */
} ptce_left_out;

typedef struct ptce_compared_group {
    const char *value;     /**< of the group's key: "true" */
    const char **networks; /**< ids, sorted */
    size_t count;
} ptce_compared_group;

typedef struct ptce_comparison {
    ptce_view view; /**< as used: the common actors stand in its without */
    const char *by;
    ptce_compared_group first, second;
    ptce_left_out *left_out; /**< sorted by id */
    size_t left_out_count;
    bool exact;               /**< of every tested contrast */
    ptce_contrast *contrasts; /**< primary ones first, then table order */
    size_t contrast_count;
    ptce_measuring measuring;
    struct pt_arena *arena;
} ptce_comparison;

typedef struct ptce_compare_options {
    const char *by;   /**< key of a group with two values; NULL: the only one */
    bool with_common; /**< keep the collection's common actors */
    bool raw;         /**< test every value as it is: exploratory */
} ptce_compare_options;

/** Compare the two groups of a collection. The first group is the value "true",
 *  or else the first by bytes. Networks where no actor of the view has a tie,
 *  or a pool shared with another, are left out and named.
 *
 *  @param view a collection's period is used where the view has none.
 *  @retval PTCE_E_USAGE no such group, or not two values of it.
 *  @retval PTCE_E_DATA  a group has no network left. */
PTCE_API ptce_status ptce_compare(ptce_comparison *out,
                                  const ptce_collection *collection,
                                  const ptce_view *view,
                                  const ptce_compare_options *options,
                                  const ptce_run *run, ptce_error *err);
PTCE_API void ptce_comparison_clear(ptce_comparison *comparison);

/** A sentence in plain words about one contrast, to be quoted as it is. */
PTCE_API void ptce_contrast_say(ptce_text *out,
                                const ptce_comparison *comparison,
                                const ptce_contrast *contrast,
                                const ptce_collection *collection,
                                ptce_lang lang);

#endif
