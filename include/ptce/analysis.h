/* SPDX-License-Identifier: MIT */
/** Measures of a network under a view. */
#ifndef PTCE_ANALYSIS_H
#define PTCE_ANALYSIS_H

#include <ptce/model.h>

typedef enum ptce_level { PTCE_NETWORK, PTCE_NODE, PTCE_EDGE } ptce_level;

/** What may be done with values: only RATIO and DIFFERENCE are averaged. */
typedef enum ptce_scale {
    PTCE_RATIO,      /**< counts, shares, distances */
    PTCE_DIFFERENCE, /**< may be negative: correlations, excesses */
    PTCE_NOMINAL,    /**< a label: community */
    PTCE_BOOLEAN     /**< 0 or 1, written true or false */
} ptce_scale;

/** How values of networks of different size may be compared. */
typedef enum ptce_class {
    PTCE_CLASS_NONE, /**< not a network measure */
    PTCE_CLASS_A,    /**< as they are */
    PTCE_CLASS_B,    /**< only against an ensemble of random networks */
    PTCE_CLASS_C     /**< shown, never tested */
} ptce_class;

/** Growth of the cost; n actors, m edges. */
typedef enum ptce_cost {
    PTCE_COST_LINEAR, /**< O(n + m) */
    PTCE_COST_NM,     /**< O(n m): one sweep of shortest paths */
    PTCE_COST_N2M     /**< O(n² m): a sweep for each actor */
} ptce_cost;

/** A measure: one row. The words are measure.ID (its name), measure.ID.says
 *  (what it tells, in a sentence), measure.ID.formula, measure.ID.convention
 *  and measure.ID.undefined. */
typedef struct ptce_measure {
    const char *id;
    ptce_level level;
    ptce_scale scale;
    ptce_class comparable;
    bool primary; /**< of the comparison's fixed list */
    bool directed_only;
    double min, max; /**< HUGE_VAL where unbounded */
    ptce_cost cost;
    const char
        *references; /**< keys of docs/references.bib, separated by a blank */
    bool one_mode;   /**< undefined in a view that keeps pools as vertices */
    bool of_actors;  /**< compared of networks without any tie too */
} ptce_measure;

/** The i-th measure, NULL behind the last; levels in order, rows in table
 * order. */
PTCE_API const ptce_measure *ptce_measure_at(size_t i);
PTCE_API const ptce_measure *ptce_measure_find(const char *id);
/** Measures with an id near to a mistyped one, or NULL. */
PTCE_API const char *ptce_measure_near(const char *id);

/** The random networks that a value of class B is held against. The words are
 *  ensemble.NAME. */
typedef enum ptce_ensemble {
    PTCE_ENSEMBLE_NONE,
    PTCE_ENSEMBLE_SIZE,    /**< "size": as many actors and ties (CUG|n,m) */
    PTCE_ENSEMBLE_DEGREES, /**< "degrees": each actor as many ties */
    PTCE_ENSEMBLE_TYPES    /**< "types": types dealt out anew among actors */
} ptce_ensemble;

/** "size", "degrees" or "types"; NULL for none. */
PTCE_API const char *ptce_ensemble_name(ptce_ensemble ensemble);
/** The ensemble of a measure; none where its class is not B. */
PTCE_API ptce_ensemble ptce_measure_ensemble(const ptce_measure *measure);

/** Where a value stands among those of random networks. NaN is undefined. */
typedef struct ptce_percentile {
    double percentile;  /**< mid-rank, 0 to 1: the share of draws with a smaller
                             value and half of those with an equal one */
    double mean, sd;    /**< of the draws */
    double z;           /**< (value - mean) / sd; NaN without spread */
    double error;       /**< Monte-Carlo standard error of the percentile */
    size_t draws;       /**< that have a value; 0 where none had to be drawn */
    bool fixed;         /**< no network of the ensemble has another value: there
                             is no percentile */
    const char *reason; /**< code of why there is no percentile, or NULL */
} ptce_percentile;

/** What a cell of a detail holds, and how it is written. */
typedef enum ptce_cell_kind {
    PTCE_CELL_ACTOR,  /**< id of an actor or a pool */
    PTCE_CELL_ACTORS, /**< such ids, parted by a blank; a list in JSON */
    PTCE_CELL_WORD,   /**< a code; its words are PREFIX.CODE of the column */
    PTCE_CELL_COUNT,
    PTCE_CELL_NUMBER,
    PTCE_CELL_VALUE, /**< a number in a unit of its own row: counts, shares */
    PTCE_CELL_BOOLEAN
} ptce_cell_kind;

/** A column of a detail. Its title is detail.ID.COLUMN, or column.COLUMN. */
typedef struct ptce_detail_column {
    const char *id;
    ptce_cell_kind kind;
    const char *words; /**< PREFIX of the words of a PTCE_CELL_WORD */
} ptce_detail_column;

/** A detail: what a network says that no single number holds, as a small table
 *  (who the key players are, which types tie with which). The words are those
 *  of a measure, with detail.ID in place of measure.ID. */
typedef struct ptce_detail {
    const char *id;
    const ptce_detail_column *columns;
    size_t column_count;
    const char *needs; /**< "actor" or "focus" of the options, or NULL */
    bool by_row;       /**< rows are quantities of different kinds */
    ptce_cost cost;
    const char *references;
} ptce_detail;

/** The i-th detail, sorted by id, NULL behind the last. */
PTCE_API const ptce_detail *ptce_detail_at(size_t i);
PTCE_API const ptce_detail *ptce_detail_find(const char *id);
/** A detail with an id near to a mistyped one, or NULL. */
PTCE_API const char *ptce_detail_near(const char *id);

/** A cell: text or number as its column says. */
typedef struct ptce_cell {
    const char *text;
    double number;      /**< NaN where undefined; 0 or 1 for a boolean */
    const char *reason; /**< code of the reason why it is undefined, or NULL */
} ptce_cell;

/** A detail of one network. */
typedef struct ptce_detail_table {
    const ptce_detail *detail;
    const char *reason; /**< code of the reason why there is none, or NULL */
    ptce_cell *cells;   /**< rows × column_count */
    size_t rows;
} ptce_detail_table;

/** A vertex of the graph of a view. */
typedef struct ptce_vertex {
    const char *id, *name;
    bool is_pool; /**< only with pools kept */
    size_t row;   /**< of network.actors or network.pools */
} ptce_vertex;

/** An edge of the graph; from and to are rows of vertices, from < to unless
 *  direction is followed. */
typedef struct ptce_edge {
    size_t from, to;
    double weight;
    bool cooperation, mutualisation; /**< layers it comes from */
} ptce_edge;

/** The measures of one network under one view. Strings and network are
 *  borrowed from the network. */
typedef struct ptce_measures {
    const ptce_network *network;
    ptce_documentation documentation;
    ptce_vertex *vertices; /**< actors and kept pools in one list, by id */
    size_t vertex_count;
    ptce_edge *edges; /**< sorted by from, to */
    size_t edge_count;
    double *values; /**< see ptce_measure_value */
    unsigned char *reasons;
    ptce_detail_table *details; /**< those asked for, in that order */
    size_t detail_count;
    ptce_percentile *percentiles; /**< see ptce_measure_percentile, or NULL */
    struct pt_arena *arena;
} ptce_measures;

/** What was asked: one result a network, in the order of the collection. */
typedef struct ptce_measuring {
    ptce_view view;
    ptce_measures *networks;
    size_t count;
} ptce_measuring;

/** Measure every network of a collection under a view, all levels.
 *
 *  The same collection, view and seed give the same bits, whatever run->jobs.
 *  Work is done in worker processes.
 *
 *  @param out cleared on failure; free with ptce_measuring_clear.
 *  @param collection, view must outlive @p out.
 *  @retval PTCE_E_LIMIT a worker met its deadline or its memory limit. */
PTCE_API ptce_status ptce_measure_all(ptce_measuring *out,
                                      const ptce_collection *collection,
                                      const ptce_view *view,
                                      const ptce_run *run, ptce_error *err);
PTCE_API void ptce_measuring_clear(ptce_measuring *measuring);

/** Which details, and what some of them need. */
typedef struct ptce_detail_options {
    const ptce_detail *const *details;
    size_t count;
    const char *actor; /**< id, for details that need one */
    const char *focus; /**< a type or a family, for details that need one */
    size_t draws;      /**< of each random ensemble */
    double keep;       /**< chance that an uncertain tie exists, 0 to 1 */
} ptce_detail_options;

#define PTCE_DRAWS 200
#define PTCE_KEEP 0.5
#define PTCE_DETAIL_OPTIONS_DEFAULT                                            \
    {                                                                          \
        .draws = PTCE_DRAWS, .keep = PTCE_KEEP                                 \
    }

/** Add details to every network of a measuring, in place of those it has.
 *
 *  The same measuring, options and seed give the same bits, whatever
 *  run->jobs. Work is done in worker processes.
 *
 *  @retval PTCE_E_USAGE a detail needs an option that is not there, or one that
 *          names nothing in any network.
 *  @retval PTCE_E_LIMIT a worker met its deadline or its memory limit. */
PTCE_API ptce_status ptce_detail_all(ptce_measuring *measuring,
                                     const ptce_detail_options *options,
                                     const ptce_run *run, ptce_error *err);

/** Draws behind a percentile of the comparison. */
#define PTCE_COMPARE_DRAWS 1000

/** Hold every value of class B against its ensemble, in place of earlier
 *  percentiles.
 *
 *  Values are rounded to 12 significant digits. The same measuring, draws and
 *  seed give the same bits, whatever run->jobs and the order of networks. Work
 *  is done in worker processes, one for each network and hundred draws.
 *
 *  @retval PTCE_E_LIMIT a worker met its deadline or its memory limit. */
PTCE_API ptce_status ptce_percentiles_all(ptce_measuring *measuring,
                                          size_t draws, const ptce_run *run,
                                          ptce_error *err);
/** Where a network's value stands; NULL if ptce_percentiles_all was not called,
 *  or for a measure without ensemble. */
PTCE_API const ptce_percentile *
ptce_measure_percentile(const ptce_measures *measures,
                        const ptce_measure *measure);

/** A value; NaN is undefined. @p index is 0 for a network measure, a vertex or
 *  an edge else. */
PTCE_API double ptce_measure_value(const ptce_measures *measures,
                                   const ptce_measure *measure, size_t index);
/** Why a value is undefined: the code of a reason ("no-edge"; the words are
 *  reason.CODE), or NULL where it is defined. */
PTCE_API const char *ptce_measure_reason(const ptce_measures *measures,
                                         const ptce_measure *measure,
                                         size_t index);
/** Rows of the measure's vertices in falling order of value, ties by lowest id,
 *  undefined ones left out; @p order has room for vertex_count. */
PTCE_API size_t ptce_measure_rank(size_t *order, const ptce_measures *measures,
                                  const ptce_measure *measure);

/** Version of igraph that the library runs with. */
PTCE_API const char *ptce_igraph_version(void);

#endif
