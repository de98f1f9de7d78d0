/* SPDX-License-Identifier: MIT */
/* What tests of certainty share: a study of one network, and a detail of it. */
#ifndef TESTS_CERTAINTY_H
#define TESTS_CERTAINTY_H

#include "analysis/made.h"
#include "analysis/spread.h"
#include "analysis/variant.h"
#include "support/cmocka_all.h"

#include <string.h>

/* ---- A study of one network ---------------------------------------------- */

static const ptce_view plain = PTCE_VIEW_DEFAULT;

typedef struct opened {
    pt_selection selection;
    pt_graph graph;
    pt_study study;
} opened;

static inline void open_study(opened *o, const ptce_network *network)
{
    *o = (opened){0};
    assert_int_equal(pt_selection_init(&o->selection, network, &plain, NULL),
                     PTCE_OK);
    assert_int_equal(pt_graph_of_view(&o->graph, &o->selection, NULL), PTCE_OK);
    assert_int_equal(
        pt_study_open(&o->study, &o->selection, &o->graph, 1, NULL), PTCE_OK);
}

static inline void close_study(opened *o)
{
    pt_study_close(&o->study);
    pt_graph_clear(&o->graph);
    pt_selection_clear(&o->selection);
}

/* ---- Details of one network -----------------------------------------------
 */

typedef struct asked {
    ptce_measuring measuring;
    made_one one;
    const ptce_detail_table *table;
} asked;

static inline void ask(asked *a, ptce_network *network, const char *id,
                       double keep, size_t draws)
{
    const ptce_detail *detail = ptce_detail_find(id);
    ptce_detail_options options = {
        .details = &detail, .count = 1, .draws = draws, .keep = keep};
    ptce_run run = PTCE_RUN_DEFAULT;
    assert_non_null(detail);
    made_measure(&a->measuring, &a->one, network, &plain);
    assert_int_equal(ptce_detail_all(&a->measuring, &options, &run, NULL),
                     PTCE_OK);
    a->table = &a->measuring.networks[0].details[0];
}

static inline void done(asked *a)
{
    ptce_measuring_clear(&a->measuring);
}

static inline size_t column_of(const ptce_detail_table *table, const char *id)
{
    for (size_t c = 0; c < table->detail->column_count; c++)
        if (strcmp(table->detail->columns[c].id, id) == 0)
            return c;
    fail_msg("no column %s", id);
    return 0;
}

/* The cell of a column in the row whose first cells are these words. */
static inline const ptce_cell *cell_of(const ptce_detail_table *table,
                                       const char *first, const char *second,
                                       const char *column)
{
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *row = &table->cells[i * table->detail->column_count];
        if (strcmp(row[0].text, first) == 0 &&
            (!second || strcmp(row[1].text, second) == 0))
            return &row[column_of(table, column)];
    }
    fail_msg("no row %s", first);
    return NULL;
}

static inline double number_in(const asked *a, const char *first,
                               const char *column)
{
    return cell_of(a->table, first, NULL, column)->number;
}

static inline void assert_reason(const ptce_cell *cell, const char *reason)
{
    assert_non_null(cell->reason);
    assert_string_equal(cell->reason, reason);
}

#endif
