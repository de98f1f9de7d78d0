/* SPDX-License-Identifier: MIT */
/* A figure as a reader has it: texts, shapes and lines taken from its SVG, and
 * what is wrong with them. Knows nothing of how the figure was made. */
#ifndef TESTS_FIGURE_SEEN_H
#define TESTS_FIGURE_SEEN_H

#include <ptce/base.h>

#include <libxml/tree.h>

typedef struct seen_box {
    double left, top, right, bottom;
} seen_box;

typedef struct seen_text {
    seen_box box;
    double size;
    size_t group; /* SIZE_MAX: of no shape */
    char fill[8];
} seen_text;

/* What stands in one place: an actor, a pool, a sample, a rule. */
typedef struct seen_group {
    char id[160];
    seen_box box;
    bool is_named, is_round;
    char fill[8];
} seen_group;

typedef struct seen_line {
    char from[160], to[160];
    seen_box box;
    size_t point_count;
    double (*points)[2];
} seen_line;

typedef struct seen {
    double width, height;
    double printed; /* width in points: as stated, else 170 mm */
    seen_text *texts;
    seen_group *groups;
    seen_line *lines;
    size_t text_count, group_count, line_count;
} seen;

/* What a reader would hold against a figure. */
typedef struct faults {
    size_t label_label, label_mark, mark_mark;
    size_t line_mark, line_label; /* lines through what they do not join */
    size_t outside;               /* text beyond its box or the frame */
    size_t small;                 /* text under 6.5 pt, printed 170 mm wide */
    size_t crossings;
    double contrast; /* the least of a text */
    double used;     /* share of the drawing that marks cover */
    double aspect;   /* height of the sheet over its width */
} faults;

void seen_read(seen *s, const xmlDoc *svg);
void seen_clear(seen *s);
faults seen_judge(const seen *s);

#endif
