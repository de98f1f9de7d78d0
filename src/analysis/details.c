/* SPDX-License-Identifier: MIT */
/* The table of details, and how their cells are filled. */
#include "analysis/detail.h"
#include "base/worker.h"

#include <assert.h>
#include <string.h>

// clang-format off
/* Sorted by id. */
static const pt_detail_row *const rows[] = {
    &pt_detail_articulation_probability,
    &pt_detail_articulations,
    &pt_detail_bridge_ties,
    &pt_detail_brokerage,
    &pt_detail_brokerage_expected,
    &pt_detail_brokerage_roles,
    &pt_detail_co_pooling,
    &pt_detail_cohesive_blocks,
    &pt_detail_community_members,
    &pt_detail_community_methods,
    &pt_detail_community_support,
    &pt_detail_composition,
    &pt_detail_consensus,
    &pt_detail_core_periphery,
    &pt_detail_core_periphery_test,
    &pt_detail_definition,
    &pt_detail_dyad_census,
    &pt_detail_exit_card,
    &pt_detail_exit_losses,
    &pt_detail_focus,
    &pt_detail_focus_actors,
    &pt_detail_funders,
    &pt_detail_governance,
    &pt_detail_governance_criteria,
    &pt_detail_homophily,
    &pt_detail_key_players_negative,
    &pt_detail_key_players_positive,
    &pt_detail_layer_pairs,
    &pt_detail_layer_qap,
    &pt_detail_mixing,
    &pt_detail_null_ensembles,
    &pt_detail_openness,
    &pt_detail_pool_cohesion,
    &pt_detail_pool_members,
    &pt_detail_pool_sizes,
    &pt_detail_projection,
    &pt_detail_ranked_actors,
    &pt_detail_ranking,
    &pt_detail_robustness_curve,
    &pt_detail_tie_kinds,
    &pt_detail_triad_census,
    &pt_detail_uncertainty,
};
// clang-format on

const pt_detail_row *pt_detail_row_at(size_t i)
{
    return i < PT_COUNT(rows) ? rows[i] : NULL;
}

const ptce_detail *ptce_detail_at(size_t i)
{
    return i < PT_COUNT(rows) ? &rows[i]->detail : NULL;
}

const ptce_detail *ptce_detail_find(const char *id)
{
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        if (strcmp(rows[i]->detail.id, id) == 0)
            return &rows[i]->detail;
    return NULL;
}

const char *ptce_detail_near(const char *id)
{
    const char *ids[PT_COUNT(rows)];
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        ids[i] = rows[i]->detail.id;
    return pt_nearest(id, ids, PT_COUNT(rows));
}

/* ---- Cells --------------------------------------------------------------- */

/* Whether the next cell is one of texts: a computation that mixes its columns
 * up is a mistake of ours. */
static bool is_text_next(const pt_cells *cells)
{
    const ptce_detail *detail = cells->detail;
    return detail->columns[cells->count % detail->column_count].kind <=
           PTCE_CELL_WORD;
}

static void add_cell(pt_cells *cells, const char *text, double number,
                     pt_reason reason)
{
    pt_flat_add_count(&cells->bytes, (size_t)reason);
    pt_flat_add_number(&cells->bytes, number);
    pt_flat_add_text(&cells->bytes, text);
    cells->count++;
}

void pt_cell_text(pt_cells *cells, const char *text)
{
    bool fits = is_text_next(cells);
    assert(fits);
    (void)fits;
    add_cell(cells, text, 0, PT_DEFINED);
}

void pt_cell_number(pt_cells *cells, double value)
{
    bool fits = !is_text_next(cells);
    assert(fits);
    (void)fits;
    add_cell(cells, "", isfinite(value) ? value : (double)NAN,
             isfinite(value) ? PT_DEFINED : PT_NO_CONVERGENCE);
}

void pt_cell_undefined(pt_cells *cells, pt_reason reason)
{
    assert(reason != PT_DEFINED);
    add_cell(cells, "", (double)NAN, reason);
}

void pt_cell_vertices(pt_cells *cells, const pt_study *study,
                      const size_t *vertices, size_t count)
{
    ptce_text ids = {0};
    for (size_t i = 0; i < count; i++) {
        ptce_text_add(&ids, i ? " " : "");
        ptce_text_add(&ids, study->graph->vertices[vertices[i]].id);
    }
    cells->bytes.failed |= ids.failed;
    pt_cell_text(cells, ptce_text_get(&ids));
    ptce_text_clear(&ids);
}
