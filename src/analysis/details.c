/* SPDX-License-Identifier: MIT */
/* The table of details, and how their cells are filled. */
#include "analysis/detail.h"
#include "base/worker.h"

#include <assert.h>
#include <string.h>

/* Sorted by id. */
static const pt_detail_row *const rows[] = {
    &pt_detail_composition,
    &pt_detail_definition,
    &pt_detail_null_ensembles,
};

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

static ptce_cell_kind next_kind(const pt_cells *cells)
{
    const ptce_detail *detail = cells->detail;
    return detail->columns[cells->count % detail->column_count].kind;
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
    assert(next_kind(cells) <= PTCE_CELL_WORD);
    add_cell(cells, text, 0, PT_DEFINED);
}

void pt_cell_number(pt_cells *cells, double value)
{
    assert(next_kind(cells) > PTCE_CELL_WORD);
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
