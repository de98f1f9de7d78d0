/* SPDX-License-Identifier: MIT */
/* What every foreign format shares: nodes, edges and columns of texts about
 * them. A reader of a format fills an outline, a writer is given one; what an
 * outline means (types, pools, sources) is said in one place, on the way from
 * and to a network.
 *
 * Columns carry the names of the network file: of nodes class (actor or pool),
 * name, short, type, siret, role, circle, since, until, answered, sources,
 * note, kind, what; of edges kind (cooperation, mutualisation, or membership
 * between an actor and a pool), nature, what, weight, since, until, certainty,
 * sources, note. Pictures add x, y, color and size. Other names are attributes.
 * Several values in one cell are set apart by PT_OUTLINE_MANY. */
#ifndef PT_OUTLINE_H
#define PT_OUTLINE_H

#include "io/json_scan.h"
#include "model/model.h"

#define PT_OUTLINE_NODES 2000000
#define PT_OUTLINE_EDGES 10000000
#define PT_OUTLINE_COLUMNS 256            /* of one table */
#define PT_OUTLINE_CELL ((size_t)1 << 20) /* bytes of one text */
/* Places for cells in all columns, filled or not. */
#define PT_OUTLINE_CELLS ((size_t)1 << 26)
#define PT_OUTLINE_MANY '|'

/* What a column holds, as far as the format says so. */
typedef enum pt_cell {
    PT_CELL_ANY, /* not said: the text is all there is */
    PT_CELL_TEXT,
    PT_CELL_NUMBER,
    PT_CELL_INTEGER,
    PT_CELL_BOOLEAN /* true or false */
} pt_cell;

typedef struct pt_column {
    const char *name;
    pt_cell holds;
    const char **cells; /* by row; NULL: nothing there */
    size_t capacity;    /* rows behind it hold nothing */
} pt_column;

typedef struct pt_table {
    pt_column *columns;
    size_t column_count, column_capacity;
    size_t rows;
} pt_table;

typedef struct pt_node {
    const char *id; /* as the file spells it */
    size_t line;    /* 1-based; where it is declared, else first named */
    bool declared;  /* false: only an edge names it */
    unsigned char part;
} pt_node;

typedef struct pt_edge {
    size_t from, to; /* rows of nodes */
    size_t line;
    bool directed;
    unsigned char part;
} pt_edge;

/* A file or sheet of a spreadsheet, where columns have a place; part 0 is the
 * outline itself, the others count from 1. */
#define PT_OUTLINE_PARTS 32
typedef struct pt_part {
    const char *origin; /* of a file of its own, or NULL */
    const char *sheet;  /* or NULL */
    const char *
        *columns; /* what each column of the sheet is read as, or NULL */
    size_t column_count;
} pt_part;

typedef struct pt_outline {
    pt_arena *arena;
    const char *origin;
    pt_table graph; /* one row: of the network as a whole */
    pt_table node_table, edge_table;
    pt_node *nodes;
    pt_edge *edges;
    size_t node_count, edge_count;
    size_t node_capacity, edge_capacity;
    size_t cells; /* places in all columns */
    pt_part parts[PT_OUTLINE_PARTS];
    size_t part_count;
    struct pt_outline_index *index; /* of the ids */
} pt_outline;

/* NULL if memory is exhausted. */
pt_outline *pt_outline_new(const char *origin);
void pt_outline_free(pt_outline *outline);

/* The row of a node, added if there is none. Declaring one that is declared
 * already changes nothing and makes *again true, which may be NULL.
 * PTCE_E_LIMIT beyond PT_OUTLINE_NODES. O(1). */
ptce_status pt_outline_declare(pt_outline *outline, pt_slice id, size_t line,
                               size_t *row, bool *again, ptce_error *err);
ptce_status pt_outline_mention(pt_outline *outline, pt_slice id, size_t line,
                               size_t *row, ptce_error *err);
/* The row of a node, or PTCE_NOBODY. */
size_t pt_outline_find(const pt_outline *outline, pt_slice id);
/* Leave out the nodes that are not kept; no edge may end at one. */
ptce_status pt_outline_keep(pt_outline *outline, const bool *kept,
                            ptce_error *err);
/* Add an edge between two rows. PTCE_E_LIMIT beyond PT_OUTLINE_EDGES. */
ptce_status pt_outline_edge(pt_outline *outline, size_t from, size_t to,
                            bool directed, size_t line, size_t *row,
                            ptce_error *err);

/* The place of a column, added if there is none. PTCE_E_LIMIT beyond
 * PT_OUTLINE_COLUMNS. */
ptce_status pt_table_column(pt_outline *outline, pt_table *table, pt_slice name,
                            pt_cell holds, size_t *column, ptce_error *err);
/* The place of the column with that name, or PTCE_NOBODY. */
size_t pt_table_find(const pt_table *table, const char *name);
/* Make a column long enough for a row. PTCE_E_LIMIT beyond PT_OUTLINE_CELLS:
 * few bytes in a late row must not become many. */
ptce_status pt_table_reserve(pt_outline *outline, pt_table *table,
                             size_t column, size_t row, ptce_error *err);
/* Set a cell; a copy is taken. PTCE_E_LIMIT beyond PT_OUTLINE_CELL. */
ptce_status pt_table_set(pt_outline *outline, pt_table *table, size_t column,
                         size_t row, pt_slice text, ptce_error *err);
/* The text of a cell, or NULL. */
const char *pt_table_get(const pt_table *table, size_t column, size_t row);

/* Column by name and cell in one, for what is written once. */
ptce_status pt_table_put(pt_outline *outline, pt_table *table, const char *name,
                         pt_cell holds, size_t row, const char *text,
                         ptce_error *err);

static inline pt_slice pt_slice_of(const char *text)
{
    size_t length = 0;
    while (text[length])
        length++;
    return (pt_slice){text, length};
}

#endif
