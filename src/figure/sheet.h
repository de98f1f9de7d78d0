/* SPDX-License-Identifier: MIT */
/* The sheet being written: DOT statements at places given from the top. */
#ifndef PT_SHEET_H
#define PT_SHEET_H

#include "figure/figure.h"

typedef struct pt_sheet_writer {
    ptce_text *dot;
    const pt_picture *picture;
    double x;      /* added to every abscissa */
    double width;  /* between the margins */
    double height; /* of the whole, from a first pass */
    double y;      /* where the next thing goes */
    double slack;  /* that the page leaves around the drawing */
    size_t things; /* numbered nodes so far */
    ptce_status status;
} pt_sheet_writer;

/* A line of the drawing: dots are membership, dashes mutualisation. */
typedef struct pt_stroke {
    const char *colour, *style;
    double pen;
    bool forward, backward;
} pt_stroke;

pt_stroke pt_stroke_of(const pt_picture *picture, const pt_link *link);

typedef struct pt_words_style {
    double size;
    bool bold;
    const char *colour;
} pt_words_style;

/* The fonts of the style, quoted. */
void pt_put_font(pt_sheet_writer *w, bool bold);
/* Lines of text from their left top corner; returns their height. */
double pt_put_lines(pt_sheet_writer *w, double x, double y, const char *lines,
                    pt_words_style style);
/* The same, wrapped to a width. */
double pt_put_text(pt_sheet_writer *w, double x, double y, const char *text,
                   double width, pt_words_style style);
void pt_put_rule(pt_sheet_writer *w, double y);
/* A sample of a mark or of a line, in a legend. */
void pt_put_swatch(pt_sheet_writer *w, double x, double y, pt_look look);
void pt_put_patch(pt_sheet_writer *w, double x, double y, double width,
                  const char *fill);
void pt_put_stroke(pt_sheet_writer *w, double x, double y, pt_stroke stroke);

/* Marks and links, from w->y downwards. */
void pt_put_drawing(pt_sheet_writer *w);
/* The legend, made from what the picture shows. */
void pt_put_legend(pt_sheet_writer *w);

#endif
