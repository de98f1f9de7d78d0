/* SPDX-License-Identifier: MIT */
/* Inside the reader of UCINET's DL: what the header says, what the data say. */
#ifndef PT_DL_H
#define PT_DL_H

#include "io/lex.h"

typedef enum pt_dl_layout {
    PT_DL_FULL,
    PT_DL_UPPER,
    PT_DL_LOWER,
    PT_DL_EDGES1, /* rows and columns are the same nodes */
    PT_DL_EDGES2,
    PT_DL_NODES1,
    PT_DL_NODES2,
    PT_DL_COUNTED1, /* a list of nodes, their number before it */
    PT_DL_COUNTED2
} pt_dl_layout;

typedef struct pt_dl_labels {
    pt_slice *items;
    size_t count, capacity;
    pt_outline *index; /* of those found in the data */
} pt_dl_labels;

enum { PT_DL_ROWS, PT_DL_COLUMNS, PT_DL_MATRICES, PT_DL_SETS };

typedef struct pt_dl_arc {
    size_t from, to; /* columns of two modes are counted behind the rows */
    size_t matrix;
    pt_slice weight; /* without length: 1 */
    const char *at;
} pt_dl_arc;

typedef struct pt_dl {
    pt_lex lex;
    pt_outline *out;
    size_t sizes[PT_DL_SETS]; /* as the header gives them, 0 for not */
    pt_dl_labels labels[PT_DL_SETS];
    pt_dl_layout layout;
    bool two_modes, no_diagonal;
    bool embedded[PT_DL_SETS]; /* labels stand in the data */
    pt_dl_arc *arcs;
    size_t arc_count, arc_capacity;
    size_t missing, diagonal;
} pt_dl;

/* The next word, behind blanks, commas and, in the header, equal signs. */
bool pt_dl_word(pt_dl *d, const char *stops, pt_slice *word, bool *quoted);
bool pt_dl_add_label(pt_dl *d, size_t set, pt_slice label);
/* Read up to behind "data:". */
bool pt_dl_header(pt_dl *d);

#endif
