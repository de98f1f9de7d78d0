/* SPDX-License-Identifier: MIT */
/** More than two groups of networks: Kruskal and Wallis over all relabelings,
 *  effect first. */
#ifndef PTCE_SEVERAL_H
#define PTCE_SEVERAL_H

#include <ptce/compare.h>

/** One measure tested by dealing labels or signs out anew, and its adjustments.
 *  p_holm, p_bh and p_by are over all tested measures, p_maxt over those tested
 *  on all networks kept and on no others. NaN where not tested. */
typedef struct ptce_tested {
    const ptce_measure *measure;
    bool tested;          /**< class A and B; others are shown only */
    const char *untested; /**< code of the reason (test.CODE), NULL if tested */
    bool by_percentile;   /**< class B: what is ranked are percentiles */
    double p_exact, p_maxt, p_holm, p_bh, p_by;
    /** Visited, and those with a statistic at least as large as observed. */
    uint64_t relabelings, as_extreme;
    bool exact; /**< all were visited, none drawn */
} ptce_tested;

/** How far the ranks of several groups lie apart. */
typedef struct ptce_kruskal {
    size_t n, groups; /**< values, and groups with some */
    double h;         /**< corrected for ties; NaN if all values are equal, or
                           of fewer than two groups */
    /** Epsilon squared, H(n + 1)/(n² - 1) = H/(n - 1): the share of the spread
     *  of ranks that lies between groups, 0 to 1; NaN with h. */
    double epsilon_squared;
    /** Its mean over all relabelings, (groups - 1)/(n - 1): what chance alone
     *  makes of it. */
    double epsilon_squared_expected;
} ptce_kruskal;

/** The networks of one group, as one measure sees them. */
typedef struct ptce_several_part {
    ptce_compared_value *values; /**< every network kept, by id */
    size_t count;
    size_t n;      /**< with what is compared */
    double median; /**< of what is compared; NaN if there is none */
    double value_median;
} ptce_several_part;

/** One measure compared. Undefined values are left out, never imputed. */
typedef struct ptce_several_contrast {
    ptce_tested test;
    ptce_several_part *parts; /**< one a group, in the order of the groups */
    ptce_kruskal effect;
} ptce_several_contrast;

/** How the groups are documented, whatever the view; also networks left out
 *  for want of ties count. */
typedef struct ptce_several_documented {
    const char *id;  /**< as of ptce_documented */
    size_t *n;       /**< one a group */
    double *medians; /**< one a group */
    ptce_kruskal effect;
    ptce_test rank; /**< statistic: H */
} ptce_several_documented;

typedef struct ptce_several {
    ptce_view view; /**< as used: the common actors stand in its without */
    const char *by;
    ptce_compared_group *groups; /**< sorted by value; some may be empty */
    size_t group_count;
    ptce_left_out *left_out; /**< sorted by id */
    size_t left_out_count;
    size_t kept;  /**< networks of all groups */
    bool exact;   /**< of every tested contrast */
    size_t draws; /**< of each ensemble of random networks; 0: none drawn */
    /** Of the networks kept: relabelings there are, and the smallest p that any
     *  values could have; NaN where relabelings are drawn. */
    uint64_t relabelings;
    double smallest_p;
    ptce_several_contrast *contrasts; /**< primary ones first, then as rows */
    size_t contrast_count;
    ptce_several_documented *documentation;
    size_t documentation_count;
    ptce_measuring measuring;
    struct pt_arena *arena;
} ptce_several;

/** How many values a key has in a collection: a group's key or "region". */
PTCE_API size_t ptce_group_values(const ptce_collection *collection,
                                  const char *by);

/** Compare the groups of a collection that a key makes: a group's key or
 *  "region". Networks where no actor of the view has a tie, or a pool shared
 *  with another, are left out and named; so are those without a value.
 *
 *  @param options by is needed; within is not taken.
 *  @retval PTCE_E_USAGE no such key, one value of it, or strata asked for.
 *  @retval PTCE_E_DATA  fewer than two groups have a network left. */
PTCE_API ptce_status ptce_compare_several(ptce_several *out,
                                          const ptce_collection *collection,
                                          const ptce_view *view,
                                          const ptce_compare_options *options,
                                          const ptce_run *run, ptce_error *err);
PTCE_API void ptce_several_clear(ptce_several *several);

/** A group in words: its label, or its value. */
PTCE_API const char *ptce_several_label(const ptce_several *several,
                                        size_t group,
                                        const ptce_collection *collection,
                                        ptce_lang lang);
/** How the groups are documented, in plain words: what to know before any
 *  measure. */
PTCE_API void ptce_several_documentation_say(ptce_text *out,
                                             const ptce_several *several,
                                             const ptce_collection *collection,
                                             ptce_lang lang);
/** What so many networks in such groups allow to see; and which groups are one
 *  network, or none. */
PTCE_API void ptce_several_design_say(ptce_text *out,
                                      const ptce_several *several,
                                      const ptce_collection *collection,
                                      ptce_lang lang);
/** Plain words about one measure, to be quoted as they are. */
PTCE_API void ptce_several_say(ptce_text *out, const ptce_several *several,
                               const ptce_several_contrast *contrast,
                               const ptce_collection *collection,
                               ptce_lang lang);

#endif
