/* SPDX-License-Identifier: MIT */
/* What charts of the page are drawn with: a pen over one SVG element. */
#ifndef PT_CHART_H
#define PT_CHART_H

#include "report/page.h"

typedef struct pt_pen {
    pt_page *page;
    xmlNode *svg;
    double size; /* of text */
} pt_pen;

/* A new drawing in a figure, with what it says for those who cannot see it. */
pt_pen pt_pen_open(pt_page *page, xmlNode *figure, double width, double height,
                   const char *alternative);
/* A text at its baseline; anchor is start, middle or end. */
xmlNode *pt_pen_text(pt_pen *pen, double x, double y, const char *text,
                     const char *anchor);
/* The same, no wider than width; a text that is cut keeps its whole as title.
 */
xmlNode *pt_pen_fit(pt_pen *pen, double x, double y, const char *text,
                    const char *anchor, double width);
void pt_pen_line(pt_pen *pen, const char *class_name, const double at[4]);
/* The mark of a pole: a square of the first group, else a disc; hollow where
 * it has no value. */
xmlNode *pt_pen_mark(pt_pen *pen, double x, double y, pt_side side,
                     bool hollow);

/* A pole on a map of likeness, or a leaf of a tree. */
typedef struct pt_chart_pole {
    const char *name;
    pt_side side;
    double x, y; /* of a map */
    size_t size; /* actors */
} pt_chart_pole;

/* Two branches that join; below count a leaf, else the join before. */
typedef struct pt_chart_join {
    size_t left, right;
    double height;
} pt_chart_join;

/* Poles where likeness puts them: near is alike. Both axes have one scale and
 * no unit. Every pole is named. */
void pt_chart_likeness(pt_page *page, xmlNode *figure,
                       const pt_chart_pole *poles, size_t count,
                       const char *alternative);
/* The tree of their average linkage, count - 1 joins. */
void pt_chart_tree(pt_page *page, xmlNode *figure, const pt_chart_pole *poles,
                   const pt_chart_join *joins, size_t count,
                   const char *alternative);

#endif
