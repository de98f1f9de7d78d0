/* SPDX-License-Identifier: MIT */
/* Graphviz: positions from sizes, and pictures from our own DOT. To be called
 * in a worker only. */
#ifndef PT_GV_H
#define PT_GV_H

#include "base/base.h"

typedef struct pt_gv pt_gv;
ptce_status pt_gv_open(pt_gv **gv, ptce_error *err);
void pt_gv_close(pt_gv *gv);

/* A connected graph of boxes without names; lengths in points. */
typedef struct pt_gv_graph {
    const char *engine;
    unsigned start; /* where the engine's random numbers begin */
    size_t node_count, edge_count;
    const double *width, *height;
    double air; /* of ideal lengths, as of a part */
    const size_t *from, *to;
} pt_gv_graph;

/* Centres, y downwards; each is checked to be finite. */
ptce_status pt_gv_layout(double *x, double *y, pt_gv *gv,
                         const pt_gv_graph *graph, ptce_error *err);
/* Render DOT with fixed positions (neato -n2) as "svg", "pdf" or "png"; dpi
 * matters to "png", 0 leaves it. */
ptce_status pt_gv_render(ptce_text *out, pt_gv *gv, const char *dot,
                         const char *format, int dpi, ptce_error *err);

#endif
