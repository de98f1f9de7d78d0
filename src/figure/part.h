/* SPDX-License-Identifier: MIT */
/* A connected part of a drawing: boxes and edges with their own numbering, and
 * what can be done with it before it finds its place on the page. */
#ifndef PT_PART_H
#define PT_PART_H

#include "figure/figure.h"
#include "figure/gv.h"

typedef struct pt_part {
    pt_gv_graph graph;
    size_t *marks; /* of the picture */
    double *width, *height, *x, *y;
    size_t *from, *to;
    bool *round;         /* an ellipse, no box */
    bool *named;         /* others are small, and give way */
    double gap_x, gap_y; /* that boxes keep */
    double air;          /* of other distances; 1 where all marks are named */
    double ratio;        /* of width to height, as wished */
    double widest;       /* that the page allows */
    double fill;  /* share of its area that boxes and their gaps should cover */
    double steps; /* that may still be spent on pushing */
} pt_part;

typedef struct pt_bounds {
    double left, top, right, bottom;
} pt_bounds;

pt_bounds pt_part_bounds(const pt_part *part);
/* The size that a part of these boxes should have. */
void pt_part_wanted(const pt_part *part, double *wide, double *tall);
/* Free boxes of overlap; seen through the bias, a part that is too wide
 * prefers to grow downwards. */
void pt_part_push(pt_part *part, double bias);
/* Free the named boxes from one another, then from the small marks, which
 * alone give way: for parts too large to push all of them apart. */
void pt_part_push_named(pt_part *part);
/* Turn, draw together or apart, and push, until the boxes fill their share of
 * the page; never wider than the page if boxes can give way downwards. */
void pt_part_shape(pt_part *part);

/* Make it no wider than the page. */
void pt_part_narrow(pt_part *part);

/* What makes a drawing hard to read, the less the better: lines that cross,
 * run over boxes, are long or leave a box in a bundle, and room wasted. */
double pt_part_cost(const pt_part *part);
/* Move boxes, by a seeded annealing, as long as that cost falls. Work grows as
 * boxes times (edges per box) times (boxes and edges), and has a limit. */
ptce_status pt_part_refine(pt_part *part, uint64_t seed, ptce_error *err);

/* Place the parts on the page, each at its corner: as high as fits, without
 * touching one another's boxes and lines. */
ptce_status pt_parts_pack(pt_part *parts, size_t count, double width,
                          ptce_error *err);

#endif
