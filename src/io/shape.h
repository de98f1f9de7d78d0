/* SPDX-License-Identifier: MIT */
/* What writers ask of an outline as a whole, and how those of lines quote. */
#ifndef PT_SHAPE_H
#define PT_SHAPE_H

#include "io/outline.h"

/* How many edges are directed. */
size_t pt_outline_arcs(const pt_outline *outline);
/* Two modes: every node is an actor or a pool, actors first, and every edge
 * leads from an actor to a pool. The number of actors, or 0. */
size_t pt_outline_modes(const pt_outline *outline);
/* Whether two edges join the same two nodes. */
ptce_status pt_outline_parallel(bool *parallel, const pt_outline *outline,
                                ptce_error *err);
/* Number what the cells of a column say, from 1; 0 where nothing stands. What
 * they say become the nodes of classes, in the order in which it is met. A
 * column that is PTCE_NOBODY says nothing. */
ptce_status pt_classify(size_t *numbers, pt_outline *classes,
                        const pt_table *table, size_t column, ptce_error *err);
/* A text in quotes, those within doubled, line breaks and tabs as blanks. */
void pt_add_quoted(ptce_text *out, const char *text);

#endif
