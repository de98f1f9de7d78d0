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

/** A contrast with a share of the ties and pool memberships of the better
 *  documented group taken away: Cliff's delta over the random ways to do so. */
typedef struct ptce_tipping_point {
    double share;
    double delta, low, high; /**< median, first and last decile */
    double below;            /**< share of the ways with a p of at most 0.05 */
} ptce_tipping_point;

/** What would undo a contrast: the share of the ties and pool memberships of
 *  the better documented group to take away, so that in half of the random ways
 *  to do so the shift changes its sign or its p rises above 0.05. */
typedef struct ptce_tipping {
    double share;     /**< NaN where there is none */
    const char *lost; /**< "sign" or "verdict"; NULL where there is none */
    const char *code; /**< why there is none; the words are tipping.CODE */
    /** PTCE_TIPPING_CURVE points from nothing taken away to PTCE_TIPPING_MOST;
     *  NULL where taking away was not looked at or moves nothing. */
    ptce_tipping_point *curve;
    size_t curve_count;
} ptce_tipping;

/** A contrast looked at otherwise: NaN where there is nothing to look at. */
typedef struct ptce_otherwise {
    double delta, p;
} ptce_otherwise;

/** A contrast without the network whose absence changes delta most. */
typedef struct ptce_influence {
    const char *id, *name; /**< NULL where too few networks are left */
    double delta, p;
} ptce_influence;

/** One measure compared. Undefined values are left out, never imputed. p_holm,
 *  p_bh and p_by are over all tested measures, p_maxt over those defined for
 *  all networks kept; it is NaN for the rest, for those compared of other
 *  networks too (which still count in the adjustment), and within strata. */
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
    double p_exact, p_maxt, p_holm, p_bh, p_by; /**< NaN where not tested */
    /** Beside the rank test: without equal shapes (its statistic is negative
     *  where the first is larger); and of means, for counts only. */
    ptce_test brunner_munzel, mean_difference;
    ptce_tipping tipping;     /**< of tested measures of class A */
    ptce_influence influence; /**< of tested primary measures */
    /** Of tested primary measures that some network kept has no value of, as if
     *  these had the lowest of all, or the highest. */
    ptce_otherwise lowest, highest;
    /** Of tested primary measures of class A: in the view without pools; and,
     *  where there is a period, without undated facts. */
    ptce_otherwise without_pools, without_undated;
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

/** Networks among which labels are dealt out, and how many of them are kept. */
typedef struct ptce_stratum {
    const char *value; /**< NULL: those without a value */
    size_t first, second;
} ptce_stratum;

typedef enum ptce_which {
    PTCE_NEITHER_GROUP,
    PTCE_FIRST_GROUP,
    PTCE_SECOND_GROUP
} ptce_which;

/** How the groups are documented, whatever the view. Every network of a group
 *  counts, also one left out for want of ties. */
typedef struct ptce_documented {
    const char *id; /**< "actors"; the words are documented.ID */
    size_t n_first, n_second;
    double median_first, median_second;
    ptce_interval hodges_lehmann, cliff;
    ptce_test rank; /**< statistic: U of the first group */
} ptce_documented;

typedef enum ptce_fact_kind {
    PTCE_FACT_NUMBER, /**< ranked, as a measure is */
    PTCE_FACT_WORD,   /**< one word a pole: are words and groups independent? */
    PTCE_FACT_HAS     /**< poles that have one given word, against the others */
} ptce_fact_kind;

/** What is known of poles beside their structure: place, sectors, lead, the
 *  part of local authorities. Every network of a group counts where no tie is
 *  needed, also one left out for want of ties; one of which it is not
 *  documented does not. The words are fact.ID.
 *
 *  sides.rank is the rank test of numbers and of 0 and 1 (PTCE_FACT_HAS; there
 *  delta is the difference of shares); of words it is that of chi square over
 *  all relabelings, its statistic Cramér's V. */
typedef struct ptce_fact {
    const char *id, *label; /**< label: the word of PTCE_FACT_HAS, or NULL */
    /** The name of the label is LABEL_KEY.LABEL of the catalogue; NULL: a label
     *  is data and stands for itself. */
    const char *label_key;
    ptce_fact_kind kind;
    ptce_documented sides;          /**< medians are of numbers only */
    size_t have_first, have_second; /**< of PTCE_FACT_HAS */
    size_t kinds;                   /**< different words, of PTCE_FACT_WORD */
    double cramer_v;                /**< 0 to 1, of PTCE_FACT_WORD; else NaN */
    double p_holm;                  /**< over the facts */
} ptce_fact;

/** What the numbers of networks kept allow to see. */
typedef struct ptce_power {
    uint64_t relabelings; /**< of all networks kept */
    double smallest_p;    /**< of a two-sided rank test */
    /** Cliff's delta that the rank test at 5 % sees with a chance of 80 %,
     *  between normal laws of equal spread; NaN where it can never see any. */
    double detectable_delta;
    size_t draws; /**< random samples behind it */
} ptce_power;

/** How far apart the networks are, by one method. The words are
 *  test.distance-METHOD. Those for which the method is defined stand by id. */
typedef struct ptce_distances {
    const char *method; /**< "mixing", "wl", "portrait", "degrees", "profile" */
    bool descriptive;   /**< driven by size: a test of it alone tells nothing */
    const char **ids, **names;
    bool *in_first; /**< of each: of the first group */
    size_t count;
    ptce_left_out *left_out; /**< of those compared, sorted by id */
    size_t left_out_count;
    double *matrix;       /**< count rows of count; a metric */
    double *mds;          /**< x, y of each: the classical map in the plane */
    double stress;        /**< Kruskal's stress-1 of the map */
    double positive_mass; /**< share of eigenvalues that a space can bear */
    ptce_test permanova;  /**< its statistic is F */
    double r2;            /**< share of squared distances between groups */
    ptce_test permdisp, energy;
    ptce_merge *linkage; /**< average linkage, count - 1 merges of rows */
    double cophenetic;   /**< NaN where all distances are equal */
} ptce_distances;

/** Largest share of ties taken away in search of a tipping point, and steps. */
#define PTCE_TIPPING_MOST 0.6
#define PTCE_TIPPING_STEPS 30
/** Points of a curve: every tenth of the ties. */
#define PTCE_TIPPING_CURVE 7

/** Networks beyond which no distances are made. */
#define PTCE_DISTANCES_MAX 200

typedef struct ptce_compared_group {
    const char *value;     /**< of the group's key: "true" */
    const char **networks; /**< ids, sorted */
    size_t count;
} ptce_compared_group;

typedef struct ptce_comparison {
    ptce_view view; /**< as used: the common actors stand in its without */
    const char *by;
    ptce_compared_group first, second;
    const char *within;   /**< as asked, or NULL */
    ptce_stratum *strata; /**< sorted by value */
    size_t stratum_count;
    ptce_left_out *left_out; /**< sorted by id */
    size_t left_out_count;
    bool exact;   /**< of every tested contrast */
    size_t draws; /**< of each ensemble of random networks; 0: none drawn */
    ptce_contrast *contrasts; /**< primary ones first, then table order */
    size_t contrast_count;
    ptce_documented *documentation;
    size_t documentation_count;
    /** The group with more ties and memberships an actor, else more sources.
     */
    ptce_which better_documented;
    ptce_fact *facts;
    size_t fact_count;
    size_t tipping_draws;
    ptce_power power;
    ptce_distances *distances; /**< one a method */
    size_t distance_count;
    ptce_measuring measuring;
    struct pt_arena *arena;
} ptce_comparison;

typedef struct ptce_compare_options {
    const char *by;   /**< key of a group with two values; NULL: the only one */
    bool with_common; /**< keep the collection's common actors */
    /** Deal labels out only among networks that share this: a key of a group,
     *  "region", or "documentation" (thirds by ties and memberships); or NULL.
     */
    const char *within;
    bool raw;             /**< test every value as it is: exploratory */
    uint64_t draws;       /**< of each ensemble; 0: PTCE_COMPARE_DRAWS */
    size_t tipping_draws; /**< ways to thin at each level; 0: PTCE_DRAWS */
    /** Contrasts and their p only, nothing beside them; percentiles where draws
     *  are asked for. */
    bool brief;
} ptce_compare_options;

/** Compare the two groups of a collection. The first group is the value "true",
 *  or else the first by bytes. Networks where no actor of the view has a tie,
 *  or a pool shared with another, are left out and named.
 *
 *  @param view a collection's period is used where the view has none.
 *  @retval PTCE_E_USAGE no such group, or not two values of it; no stratum.
 *  @retval PTCE_E_DATA  a group has no network left. */
PTCE_API ptce_status ptce_compare(ptce_comparison *out,
                                  const ptce_collection *collection,
                                  const ptce_view *view,
                                  const ptce_compare_options *options,
                                  const ptce_run *run, ptce_error *err);
PTCE_API void ptce_comparison_clear(ptce_comparison *comparison);

/** Which group is better documented, in plain words: what to know before any
 *  contrast. */
PTCE_API void ptce_documentation_say(ptce_text *out,
                                     const ptce_comparison *comparison,
                                     const ptce_collection *collection,
                                     ptce_lang lang);
/** The name of a fact: "region", or "region: Bourgogne". */
PTCE_API void ptce_fact_name(ptce_text *out, const ptce_fact *fact,
                             ptce_lang lang);
/** Which of the facts tell the groups apart, in plain words. */
PTCE_API void ptce_facts_say(ptce_text *out, const ptce_comparison *comparison,
                             ptce_lang lang);
/** What so many networks allow to see, in plain words. */
PTCE_API void ptce_power_say(ptce_text *out, const ptce_comparison *comparison,
                             ptce_lang lang);

/** Plain words about one contrast, to be quoted as they are: who is compared,
 *  the effect, p as a count; then what would undo it. */
PTCE_API void ptce_contrast_say(ptce_text *out,
                                const ptce_comparison *comparison,
                                const ptce_contrast *contrast,
                                const ptce_collection *collection,
                                ptce_lang lang);

#endif
