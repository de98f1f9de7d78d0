/* SPDX-License-Identifier: MIT */
/* What node-link JSON and Cytoscape's JSON share: objects whose members are
 * cells. A member whose name the format needs itself has an underscore more. */
#ifndef PT_JSON_ROWS_H
#define PT_JSON_ROWS_H

#include "base/json_text.h"
#include "io/json.h"
#include "io/lex.h"

/* Scan the whole text; faults are noted, and end the reading but for keys that
 * stand twice. */
bool pt_rows_scan(pt_lex *lex);
/* The value of a key of an object; .at is NULL if there is none. */
pt_slice pt_rows_member(pt_slice object, const char *key);
/* A text decoded, any other value as it is written. */
bool pt_rows_text(pt_lex *lex, pt_slice value, pt_slice *text);
/* Whether a name, without underscores before it, is one of a list closed by
 * NULL; with at least that many of them. */
bool pt_rows_is_taken(pt_slice name, const char *const *taken, size_t least);
/* Put a member into the column of its name: of lists the items, of objects
 * their text. Null is nothing. */
bool pt_rows_put(pt_lex *lex, pt_table *table, const char *const *taken,
                 size_t row, pt_slice key, pt_slice value);

/* ---- Writing ----------------------------------------------------------------
 */

typedef struct pt_rows_plan {
    const pt_table *table;
    const char *const *taken;
    pt_cell kinds[PT_OUTLINE_COLUMNS];
    bool elsewhere[PT_OUTLINE_COLUMNS]; /* not among the members */
} pt_rows_plan;

void pt_rows_plan_of(pt_rows_plan *plan, const pt_table *table,
                     const char *const *taken);
void pt_rows_add(pt_json *json, const pt_rows_plan *plan, size_t row);
/* One cell under a key. */
void pt_rows_add_cell(pt_json *json, const char *key, pt_cell kind,
                      const char *cell);

#endif
