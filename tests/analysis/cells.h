/* SPDX-License-Identifier: MIT */
/* Looking at the tables of details in tests. */
#ifndef TESTS_CELLS_H
#define TESTS_CELLS_H

#include "support/cmocka_all.h"
#include <ptce/analysis.h>

#include <string.h>

/* The table of that detail; asserts that it was asked for. */
static inline const ptce_detail_table *table_of(const ptce_measures *measures,
                                                const char *id)
{
    for (size_t d = 0; d < measures->detail_count; d++)
        if (strcmp(measures->details[d].detail->id, id) == 0)
            return &measures->details[d];
    fail_msg("no detail %s", id);
    return NULL;
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

/* The row whose first column is that text (and whose second is the other, if
 * it is not NULL), or how many rows there are. */
static inline size_t row_of(const ptce_detail_table *table, const char *first,
                            const char *second)
{
    size_t columns = table->detail->column_count;
    for (size_t i = 0; i < table->rows; i++)
        if (strcmp(table->cells[i * columns].text, first) == 0 &&
            (!second ||
             strcmp(table->cells[i * columns + 1].text, second) == 0))
            return i;
    return table->rows;
}

/* The number of an indicator, NaN where it is undefined. */
static inline double indicated(const ptce_detail_table *table,
                               const char *indicator)
{
    size_t row = row_of(table, indicator, NULL);
    if (row == table->rows)
        fail_msg("%s has no row %s", table->detail->id, indicator);
    return table->cells[row * 2 + 1].number;
}

#endif
