/* SPDX-License-Identifier: MIT */
/* Random two-mode networks that keep both margins: every row as many columns,
 * every column as many rows. Curveball (Strona et al. 2014): two rows put what
 * only one of them has in common, shuffle it, and take back as much each. All
 * such tables are equally likely (Carstens 2015). */
#ifndef PT_TWO_MODE_NULL_H
#define PT_TWO_MODE_NULL_H

#include "base/base.h"

typedef struct pt_incidence {
    size_t rows, columns;
    size_t *start;  /* of a row's columns; rows + 1 of them */
    size_t *column; /* ascending within a row when taken */
    size_t *mark;   /* by column: scratch */
    size_t *pot;    /* what is shuffled: scratch */
} pt_incidence;

/* Room for a table with so many ones; start and column to be filled. */
ptce_status pt_incidence_init(pt_incidence *table, size_t rows, size_t columns,
                              size_t ones, ptce_error *err);
void pt_incidence_clear(pt_incidence *table);
/* One trade between two rows drawn at random; at least two rows. */
void pt_incidence_trade(pt_incidence *table, pt_random *random);
/* 10 trades a row. */
void pt_incidence_shuffle(pt_incidence *table, pt_random *random);
/* Whether any trade could change the table. O(rows² columns). */
bool pt_incidence_can_trade(pt_incidence *table);

#endif
