/* SPDX-License-Identifier: MIT */
/* Spreadsheets: tables of one network, whatever file they come in. A reader of
 * a file (CSV, XLSX, ODS) hands over its rows; a writer asks for cells. */
#ifndef PT_SHEETS_H
#define PT_SHEETS_H

#include "io/meaning.h"
#include "io/synonyms.h"

#define PT_SHEET_COLUMNS 1024

typedef enum pt_sheet_kind {
    PT_SHEET_UNKNOWN,
    PT_SHEET_ACTORS,
    PT_SHEET_TIES,
    PT_SHEET_POOLS,
    PT_SHEET_MEMBERS,
    PT_SHEET_SOURCES,
    PT_SHEET_NETWORK,
    PT_SHEET_MATRIX, /* actors across and down */
    PT_SHEET_SURVEY, /* an actor a row, its partners in a cell */
    PT_SHEET_LEFT    /* no table of ours */
} pt_sheet_kind;

/* A tie of a matrix, until it is known whether it is symmetric. */
typedef struct pt_crossing {
    size_t from, to; /* nodes */
    size_t line;
    const char *weight;
} pt_crossing;

/* All sheets of one file or folder being read. */
typedef struct pt_sheets {
    pt_import *import;
    const char *origin;
    ptce_error *err;
    ptce_status status;
    pt_sheet_kind expected; /* where it is known beforehand */
    /* the sheet at hand */
    pt_sheet_kind kind;
    const char *kind_word; /* of ties: what the name of the sheet says */
    unsigned char part;
    bool headed;
    size_t line;
    const char *headers[PT_SHEET_COLUMNS]; /* what columns are read as */
    size_t header_count;
    /* of a matrix */
    size_t across[PT_SHEET_COLUMNS];
    pt_crossing *crossings;
    size_t crossing_count, crossing_capacity;
    size_t zeros, blanks, diagonals;
    /* of all sheets */
    ptce_text sources; /* objects of JSON, parted by commas */
    ptce_text gaps;    /* texts of JSON, the same */
    size_t read;       /* sheets that were read */
} pt_sheets;

ptce_status pt_sheets_init(pt_sheets *sheets, pt_import *import,
                           ptce_error *err);
/* Whether a name begins like that of a table of ours: ties-2014.csv. */
bool pt_sheets_knows(const char *name);
/* A sheet begins. Either name may be NULL: origin is a file of its own. */
void pt_sheets_begin(pt_sheets *sheets, const char *origin, const char *sheet);
/* A row of it; cells may be empty. Trailing empty cells may be left out. */
void pt_sheets_row(pt_sheets *sheets, const pt_slice *cells, size_t count,
                   size_t line);
void pt_sheets_end(pt_sheets *sheets);
/* After the last sheet. A file without any table of ours is a finding. */
ptce_status pt_sheets_finish(pt_sheets *sheets);
void pt_sheets_clear(pt_sheets *sheets);

/* Whether rows are still taken. */
static inline bool pt_sheets_go_on(const pt_sheets *sheets)
{
    return sheets->status == PTCE_OK;
}
/* A finding at a cell of the row at hand, or at its line (PTCE_NOBODY). */
void pt_sheets_note(pt_sheets *sheets, size_t column, const char *rule, ...)
    __attribute__((sentinel));
static inline void pt_sheets_take(pt_sheets *sheets, ptce_status status)
{
    if (sheets->status == PTCE_OK)
        sheets->status = status;
}
/* A copy that lives as long as the outline. */
const char *pt_sheets_keep(pt_sheets *s, pt_slice text);
/* sheets_head.c: the header of the sheet; the place of a column in it */
void pt_sheets_head(pt_sheets *s, const pt_slice *cells, size_t count);
size_t pt_sheets_column(const pt_sheets *s, const char *name);
/* sheets_matrix.c */
void pt_sheets_matrix_head(pt_sheets *sheets, const pt_slice *cells,
                           size_t count);
void pt_sheets_matrix_row(pt_sheets *sheets, const pt_slice *cells,
                          size_t count);
void pt_sheets_matrix_end(pt_sheets *sheets);
void pt_sheets_survey_row(pt_sheets *sheets, const pt_slice *cells,
                          size_t count);
/* "coopère avec", "mutualise avec": a column of a survey, its kind or NULL. */
const char *pt_sheets_survey_kind(pt_slice header);
/* A node that is named; PTCE_NOBODY once memory is out. */
size_t pt_sheets_mention(pt_sheets *sheets, pt_slice name);
void pt_sheets_put(pt_sheets *sheets, pt_table *table, const char *column,
                   size_t row, pt_slice text);
size_t pt_sheets_edge(pt_sheets *sheets, size_t from, size_t to, bool directed);

/* ---- CSV ----------------------------------------------------------------- */

/* Read a text of CSV as one sheet. */
void pt_csv_sheet(pt_sheets *sheets, pt_slice text, const char *origin);
/* A cell as CSV writes it: quoted where need be, never a formula. */
void pt_csv_cell(ptce_text *out, const char *text, char separator,
                 bool is_number);

/* ---- Writing ------------------------------------------------------------- */

typedef enum pt_cell_of {
    PT_OF_ID,
    PT_OF_FROM,
    PT_OF_TO,
    PT_OF_POOL,  /* of a membership */
    PT_OF_ACTOR, /* of a membership */
    PT_OF_DIRECTED,
    PT_OF_COLUMN,
    PT_OF_MEMBERS, /* of a pool: their ids */
    PT_OF_TEXT     /* a text of its own */
} pt_cell_of;

typedef struct pt_view_column {
    const char *name; /* as the network file has it */
    const char *header;
    const char *list; /* of values that have words, or NULL */
    pt_cell_of of;
    size_t column;      /* of the table */
    const char **texts; /* of PT_OF_TEXT, by row */
    pt_cell holds;
} pt_view_column;

typedef struct pt_view_sheet {
    pt_sheet_kind kind;
    const char *name; /* "actors" */
    pt_view_column *columns;
    size_t column_count;
    size_t *rows; /* of the outline */
    size_t row_count;
    bool of_edges;
} pt_view_sheet;

typedef enum pt_view_extent {
    PT_VIEW_TIES,    /* one sheet of ties and memberships */
    PT_VIEW_ALL,     /* sheets and columns that have cells */
    PT_VIEW_TEMPLATE /* all sheets, with all columns there may be */
} pt_view_extent;

#define PT_VIEW_SHEETS 6
typedef struct pt_view {
    const pt_outline *outline;
    pt_arena *arena;
    ptce_lang lang;
    pt_view_extent extent;
    pt_view_sheet sheets[PT_VIEW_SHEETS];
    size_t sheet_count;
    const char **members; /* by node: the ids of a pool's members */
} pt_view;

/* An outline as sheets. */
ptce_status pt_view_init(pt_view *view, const pt_outline *outline,
                         ptce_lang lang, pt_view_extent extent,
                         ptce_error *err);
void pt_view_clear(pt_view *view);
/* The text of a cell, or NULL. */
const char *pt_view_cell(const pt_view *view, const pt_view_sheet *sheet,
                         size_t column, size_t row);
/* What a sheet is called, "Acteurs"; a header of a column. */
const char *pt_view_name(const pt_view *view, const pt_view_sheet *sheet);

#endif
