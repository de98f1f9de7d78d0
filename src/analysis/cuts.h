/* SPDX-License-Identifier: MIT */
/* Where a flat graph falls apart: what each vertex and each edge leaves behind
 * when it is taken away, from one walk in depth. */
#ifndef PT_CUTS_H
#define PT_CUTS_H

#include "analysis/graph.h"

/* Sizes count the vertices that count. */
typedef struct pt_cuts {
    size_t *whole;   /* size of the component that a vertex is in, with it */
    size_t *pieces;  /* that hold somebody, of its component without it */
    size_t *largest; /* of these pieces */
    double *squares; /* sum of their sizes' squares */
    size_t *side;    /* by edge: size behind it if it is a bridge, else none */
    bool *bridge;    /* by edge */
} pt_cuts;

/* counts is by vertex, or NULL where all count. O(n + m). */
ptce_status pt_cuts_find(pt_cuts *cuts, const pt_graph *flat,
                         const bool *counts, pt_arena *arena, ptce_error *err);

#endif
