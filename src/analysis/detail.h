/* SPDX-License-Identifier: MIT */
/* A detail inside the library: its public row, what computes it, and the cells
 * it fills. */
#ifndef PT_DETAIL_H
#define PT_DETAIL_H

#include "analysis/measure.h"

/* What was asked, resolved for one network. */
typedef struct pt_asked {
    const ptce_detail_options *options;
    const pt_selection *selection; /* of the view */
    size_t actor;                  /* row of network.actors, or PTCE_NOBODY */
} pt_asked;

/* Cells in reading order; a row ends with its last column. */
typedef struct pt_cells {
    const ptce_detail *detail;
    ptce_text bytes; /* flat */
    size_t count;
    pt_reason reason; /* why there is no table at all */
} pt_cells;

/* The next cell: of a column of texts, or of one of numbers (NaN is then told
 * as PT_NO_CONVERGENCE), or undefined for a reason. */
void pt_cell_text(pt_cells *cells, const char *text);
void pt_cell_number(pt_cells *cells, double value);
void pt_cell_undefined(pt_cells *cells, pt_reason reason);
/* A number where the reason is PT_DEFINED, else undefined. */
static inline void pt_cell_value(pt_cells *cells, double value,
                                 pt_reason reason)
{
    if (reason == PT_DEFINED)
        pt_cell_number(cells, value);
    else
        pt_cell_undefined(cells, reason);
}
/* The next cell of a column of lists: vertices of the study's graph. */
void pt_cell_vertices(pt_cells *cells, const pt_study *study,
                      const size_t *vertices, size_t count);
/* No table, for a reason. */
static inline ptce_status pt_cells_none(pt_cells *cells, pt_reason reason)
{
    cells->reason = reason;
    return PTCE_OK;
}

typedef ptce_status pt_detail_compute(pt_cells *cells, pt_study *study,
                                      const pt_asked *asked, ptce_error *err);

typedef struct pt_detail_row {
    ptce_detail detail; /* first: the public row is the head of this one */
    pt_detail_compute *compute;
} pt_detail_row;

#define PT_COLUMNS(columns_)                                                   \
    .columns = (columns_), .column_count = PT_COUNT(columns_)

const pt_detail_row *pt_detail_row_at(size_t i);

extern const pt_detail_row pt_detail_composition, pt_detail_definition;
extern const pt_detail_row pt_detail_co_pooling, pt_detail_cohesive_blocks,
    pt_detail_layer_pairs, pt_detail_layer_qap, pt_detail_pool_cohesion,
    pt_detail_pool_members, pt_detail_pool_sizes, pt_detail_projection;
extern const pt_detail_row pt_detail_brokerage, pt_detail_brokerage_expected,
    pt_detail_brokerage_roles;
extern const pt_detail_row pt_detail_homophily, pt_detail_mixing,
    pt_detail_openness, pt_detail_tie_kinds;
extern const pt_detail_row pt_detail_focus, pt_detail_focus_actors;
extern const pt_detail_row pt_detail_articulations, pt_detail_bridge_ties;
extern const pt_detail_row pt_detail_core_periphery;
extern const pt_detail_row pt_detail_core_periphery_test;
extern const pt_detail_row pt_detail_exit_card, pt_detail_exit_losses;
extern const pt_detail_row pt_detail_funders;
extern const pt_detail_row pt_detail_governance, pt_detail_governance_criteria;
extern const pt_detail_row pt_detail_key_players_negative;
extern const pt_detail_row pt_detail_key_players_positive;
extern const pt_detail_row pt_detail_robustness_curve;
extern const pt_detail_row pt_detail_articulation_probability;
extern const pt_detail_row pt_detail_ranked_actors, pt_detail_ranking;
extern const pt_detail_row pt_detail_uncertainty;
extern const pt_detail_row pt_detail_dyad_census, pt_detail_triad_census;
extern const pt_detail_row pt_detail_community_members;
extern const pt_detail_row pt_detail_community_methods;
extern const pt_detail_row pt_detail_community_support, pt_detail_consensus;
extern const pt_detail_row pt_detail_null_ensembles;

#endif
