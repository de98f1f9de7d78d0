/* SPDX-License-Identifier: MIT */
/** Group against group: exact tests over all relabelings, effect first. */
#ifndef PTCE_COMPARE_H
#define PTCE_COMPARE_H

#include <ptce/analysis.h>

/** A network's value of one measure; NaN is undefined. */
typedef struct ptce_compared_value {
    const char *id, *name;
    double value;
    double percentile; /**< among random networks, 0 to 1; NaN if not class B */
    double compared;   /**< what is ranked: one of the two */
    const char *reason; /**< code of why there is no percentile, or, of another
                             class, no value; or NULL */
} ptce_compared_value;

/** An estimate and its 95 % interval; NaN where undefined. */
typedef struct ptce_interval {
    double estimate, low, high;
} ptce_interval;

/** One measure compared. Undefined values are left out, never imputed. p_holm
 *  and p_bh are over all tested measures, p_maxt over those tested on all
 *  networks kept and on no others; it is NaN for the rest. */
typedef struct ptce_contrast {
    const ptce_measure *measure;
    bool tested;          /**< class A and B; others are shown only */
    const char *untested; /**< code of the reason (test.CODE), NULL if tested */
    /** Class B, if both groups have some: medians, effects and p are of
     *  percentiles among the random networks of ptce_measure_ensemble, not of
     *  values. */
    bool by_percentile;
    /** Every network kept, by id; where composition is compared (the diversity
     *  of types), also those left out for want of ties. */
    ptce_compared_value *first, *second;
    size_t count_first, count_second;
    size_t n_first, n_second; /**< with what is compared */
    double median_first, median_second;
    double value_median_first, value_median_second; /**< of the values */
    ptce_interval hodges_lehmann; /**< first minus second; few poles: no ends */
    ptce_interval cliff;          /**< delta in -1..1, positive: first larger */
    double p_exact, p_maxt, p_holm, p_bh; /**< NaN where not tested */
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
    bool exact;   /**< of every tested contrast */
    size_t draws; /**< of each ensemble of random networks; 0: none drawn */
    ptce_contrast *contrasts; /**< primary ones first, then table order */
    size_t contrast_count;
    ptce_measuring measuring;
    struct pt_arena *arena;
} ptce_comparison;

typedef struct ptce_compare_options {
    const char *by;   /**< key of a group with two values; NULL: the only one */
    bool with_common; /**< keep the collection's common actors */
    bool raw;         /**< test every value as it is: exploratory */
    uint64_t draws;   /**< of each ensemble; 0: PTCE_COMPARE_DRAWS */
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
