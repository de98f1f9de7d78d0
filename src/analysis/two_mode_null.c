/* SPDX-License-Identifier: MIT */
/* Curveball trades. */
#include "analysis/two_mode_null.h"

#include <stdlib.h>

#define TRADES 10 /* a row, from one table to the next */

ptce_status pt_incidence_init(pt_incidence *table, size_t rows, size_t columns,
                              size_t ones, ptce_error *err)
{
    *table = (pt_incidence){
        .rows = rows,
        .columns = columns,
        .start = pt_alloc(rows + 1, sizeof *table->start),
        .column = pt_alloc(ones, sizeof *table->column),
        .mark = pt_alloc(columns, sizeof *table->mark),
        .pot = pt_alloc(2 * columns, sizeof *table->pot),
    };
    if (table->start && table->column && table->mark && table->pot)
        return PTCE_OK;
    pt_incidence_clear(table);
    return pt_nomem(err);
}

void pt_incidence_clear(pt_incidence *table)
{
    free(table->start);
    free(table->column);
    free(table->mark);
    free(table->pot);
    *table = (pt_incidence){0};
}

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a;
    size_t y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static void mark_row(pt_incidence *t, size_t row, size_t mark)
{
    for (size_t i = t->start[row]; i < t->start[row + 1]; i++)
        t->mark[t->column[i]] = mark;
}

/* Put what the row has and no marked row has into the pot behind its first
 * `count`, and what is marked in front of the row; returns the new count. */
static size_t empty_row(pt_incidence *t, size_t row, size_t count)
{
    size_t kept = t->start[row];
    for (size_t i = t->start[row]; i < t->start[row + 1]; i++) {
        size_t column = t->column[i];
        if (t->mark[column] == 0) {
            t->pot[count++] = column;
            continue;
        }
        t->column[i] = t->column[kept];
        t->column[kept++] = column;
    }
    return count;
}

/* What only one of the two rows has, the first row's before the second's;
 * returns how much, and in *of_first how much of it is the first row's. */
static size_t fill_pot(pt_incidence *t, size_t a, size_t b, size_t *of_first)
{
    mark_row(t, b, 1);
    *of_first = empty_row(t, a, 0);
    mark_row(t, b, 0);
    mark_row(t, a, 1);
    size_t count = empty_row(t, b, *of_first);
    mark_row(t, a, 0);
    return count;
}

void pt_incidence_trade(pt_incidence *table, pt_random *random)
{
    size_t a = (size_t)pt_random_below(random, table->rows);
    size_t b = (size_t)pt_random_below(random, table->rows - 1);
    b += b >= a;
    size_t of_a = 0;
    size_t count = fill_pot(table, a, b, &of_a);
    for (size_t i = 0; i + 1 < count; i++) {
        size_t j = i + (size_t)pt_random_below(random, count - i);
        size_t column = table->pot[i];
        table->pot[i] = table->pot[j];
        table->pot[j] = column;
    }
    for (size_t i = 0; i < of_a; i++)
        table->column[table->start[a + 1] - of_a + i] = table->pot[i];
    for (size_t i = of_a; i < count; i++)
        table->column[table->start[b + 1] - count + i] = table->pot[i];
}

void pt_incidence_shuffle(pt_incidence *table, pt_random *random)
{
    if (table->rows < 2)
        return;
    for (size_t i = 0; i < TRADES * table->rows; i++)
        pt_incidence_trade(table, random);
    for (size_t row = 0; row < table->rows; row++) {
        size_t count = table->start[row + 1] - table->start[row];
        if (count > 1)
            qsort(table->column + table->start[row], count, sizeof(size_t),
                  by_number);
    }
}

bool pt_incidence_can_trade(pt_incidence *table)
{
    for (size_t a = 0; a < table->rows; a++) {
        for (size_t b = a + 1; b < table->rows; b++) {
            size_t of_a = 0;
            size_t count = fill_pot(table, a, b, &of_a);
            if (of_a > 0 && of_a < count)
                return true;
        }
    }
    return false;
}
