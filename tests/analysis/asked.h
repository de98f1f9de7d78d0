/* SPDX-License-Identifier: MIT */
/* Asking for one detail of networks that are measured, and reading it. */
#ifndef TESTS_ASKED_H
#define TESTS_ASKED_H

#include "base/base.h"
#include "support/cmocka_all.h"
#include <ptce/analysis.h>

#include <string.h>

static inline void ask_detail(ptce_measuring *measuring, const char *id,
                              const char *actor, size_t draws)
{
    const ptce_detail *detail = ptce_detail_find(id);
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err = {0};
    assert_non_null(detail);
    options.details = &detail;
    options.count = 1;
    options.actor = actor;
    options.draws = draws ? draws : options.draws;
    if (ptce_detail_all(measuring, &options, &run, &err) != PTCE_OK)
        fail_msg("%s: %s %s", id, err.id, err.slots[0]);
}

static inline const ptce_cell *cell_at(const ptce_detail_table *table,
                                       size_t row, const char *column)
{
    const ptce_detail *detail = table->detail;
    assert_true(row < table->rows);
    for (size_t c = 0; c < detail->column_count; c++)
        if (strcmp(detail->columns[c].id, column) == 0)
            return &table->cells[row * detail->column_count + c];
    fail_msg("%s has no column %s", detail->id, column);
    return NULL;
}

/* The row whose first cell is that word. */
static inline size_t row_of(const ptce_detail_table *table, const char *word)
{
    size_t columns = table->detail->column_count;
    for (size_t i = 0; i < table->rows; i++)
        if (strcmp(table->cells[i * columns].text, word) == 0)
            return i;
    fail_msg("%s has no row %s", table->detail->id, word);
    return 0;
}

static inline double number_at(const ptce_detail_table *table, size_t row,
                               const char *column)
{
    return cell_at(table, row, column)->number;
}

static inline const char *text_at(const ptce_detail_table *table, size_t row,
                                  const char *column)
{
    const char *text = cell_at(table, row, column)->text;
    return text ? text : "";
}

#endif
