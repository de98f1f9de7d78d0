/* SPDX-License-Identifier: MIT */
/* The figure inside its room: the picture (what is drawn, where), the style,
 * text metrics, and the steps from a view to a sheet. Lengths are in points; x
 * grows to the right and y downwards, from the top left corner. */
#ifndef PT_FIGURE_H
#define PT_FIGURE_H

#include "model/model.h"
#include <ptce/figure.h>

#define PT_LABEL_MAX 512    /* code points of a label that are drawn */
#define PT_DRAWN_MAX 2000   /* marks in a drawing */
#define PT_TEXT_SMALL 9.0   /* the smallest label: 6.5 pt at 170 mm */
#define PT_TEXT_LARGE 17.0  /* the largest label */
#define PT_TEXT_LITTLE 11.0 /* the same, on a sheet of many networks */
#define PT_SHEET_WIDTH 664.0
#define PT_MARGIN 16.0
#define PT_ASIDE_GAP 24.0 /* between a drawing and a legend beside it */
#define PT_DRAWING_WIDTH (PT_SHEET_WIDTH - 2 * PT_MARGIN)

/* ---- Text metrics -------------------------------------------------------- */

/* Width of a text in Liberation Sans (as Helvetica and Arial), in points. */
double pt_text_width(const char *text, size_t length, double size);
/* The text as it is drawn: clean, on one line, cut beyond PT_LABEL_MAX. */
char *pt_label_clean(pt_arena *arena, const char *text);
/* A copy broken by words into lines no wider than width, if words allow. */
char *pt_label_wrap(pt_arena *arena, const char *text, double size,
                    double width);
/* Width of the widest line, and number of lines. */
double pt_lines_width(const char *lines, double size);
size_t pt_lines_count(const char *lines);
/* Lines for a box of pleasing shape, and for an ellipse with its size. */
char *pt_label_box(pt_arena *arena, const char *text, double size);
char *pt_label_ellipse(pt_arena *arena, const char *text, double size,
                       double *width, double *height);

/* Height of a line, as Graphviz sets them. */
#define PT_LEADING 1.2

/* ---- Style --------------------------------------------------------------- */

/* How a mark looks: colour and form, so that either alone tells the type. */
typedef struct pt_look {
    const char *fill, *line;
    const char *shape, *style;
    double pen;
    int peripheries;
} pt_look;

#define PT_LOOKS PTCE_TYPE_COUNT

typedef ptce_style pt_theme;

const pt_theme *pt_theme_named(const char *name); /* NULL: the default */
/* The look of the i-th group of a mapping; beyond PT_LOOKS they repeat. */
pt_look pt_look_at(const pt_theme *theme, size_t group);
/* The look of the i-th group of any other mapping: forms say nothing. */
#define PT_PLAIN_LOOKS PTCE_STYLE_GROUPS
pt_look pt_look_plain(const pt_theme *theme, size_t group, bool none);
/* The look of all pools. */
pt_look pt_look_pool(const pt_theme *theme);

/* ---- The picture ----------------------------------------------------------*/

struct pt_picture;

typedef struct pt_mark {
    const struct pt_picture *owner; /* whose facts it is about */
    const char *id;                 /* of the actor or the pool */
    bool is_pool;
    bool lit;     /* singled out by --highlight */
    size_t row;   /* of network.actors or network.pools */
    size_t group; /* of the colour mapping */
    size_t links; /* that end here; 0: isolated */
    size_t component;
    double value; /* of the measure that sizes the label; NaN: undefined */
    double shade; /* the number that colours it; NaN: undefined */
    double share; /* of that measure's range */
    bool bare;    /* drawn without its name */
    bool dim;     /* stands elsewhere in the sheet: nothing ends here */
    double font;
    const char *lines;
    pt_look look;
    double width, height;
    double x, y; /* centre */
} pt_mark;

typedef struct pt_point {
    double x, y;
} pt_point;

/* Ties of a pair in one layer, merged; or a membership. */
typedef struct pt_link {
    const struct pt_picture *owner;
    size_t from, to; /* marks, from < to unless a membership */
    bool member;
    ptce_kind kind;
    bool inferred; /* every tie of it is */
    bool forward, backward;
    double weight;
    size_t lane;  /* among the links of one pair: 0, 1 */
    bool lit;     /* singled out */
    bool crosses; /* runs over a box that is not its own */
    pt_point curve[4];
    pt_point tail, head; /* points of arrowheads, where there are any */
} pt_link;

/* What the sheet is printed on. Lengths are in points where they are printed,
 * else in the units of the drawing, of which one is `scale` points. */
typedef struct pt_paper {
    double width, height; /* printed; 0: as it comes */
    double edge;          /* printed margin of a page; 0: PT_MARGIN units */
    double scale;
    double margin;       /* of the sheet */
    double room, least;  /* for the drawing: at most, at least */
    double aside;        /* width of a legend beside the drawing; 0: below */
    double ratio;        /* of width to height, as wished; 0: any */
    double sheet_height; /* 0: as it comes */
    bool tight;          /* closer than is pleasant, where nothing else fits */
} pt_paper;

/* The name of a panel, at its left top corner. */
typedef struct pt_caption {
    double x, y;
    const char *lines;
} pt_caption;

typedef struct pt_picture {
    const ptce_measures *measures;
    const ptce_network *network;
    const ptce_view *view;
    const ptce_figure_options *options;
    const pt_theme *theme;
    const ptce_measure *size_by;
    bool fallen_back;             /* the engine asked for has failed */
    double value_low, value_high; /* of the labels drawn; NaN: none */
    double value_most; /* that several pictures share; NaN: its own */
    double text_large; /* the largest label */
    size_t bare_count; /* actors without their name */
    size_t panel;      /* its number on a sheet of several; 0: alone */
    pt_selection selection;
    pt_mark *marks; /* actors, then pools, by id */
    size_t mark_count;
    pt_link *links;
    size_t link_count;
    const char **groups; /* words of the colour mapping's groups */
    size_t group_count;
    size_t no_group; /* of those who are in none; or PTCE_NOBODY */
    bool scaled;     /* colours are shades of a number, no groups */
    double shade_low, shade_high;
    bool typed; /* groups are types or families, with their own forms */
    double width, height; /* of the drawing */
    double isolates_top;  /* of the row of isolates, or NaN */
    pt_paper paper;
    pt_caption *captions; /* of panels, where it is the sum of several */
    size_t caption_count;
    const struct pt_picture *facts; /* what the footer counts; NULL: its own */
    size_t fact_count;
    pt_arena *arena;
} pt_picture;

ptce_status pt_picture_init(pt_picture *picture, const ptce_measures *measures,
                            const ptce_view *view,
                            const ptce_figure_options *options,
                            ptce_error *err);
/* The same, sized by a measure whose largest value is that of several. */
ptce_status pt_picture_init_scaled(pt_picture *picture,
                                   const ptce_measures *measures,
                                   const ptce_view *view,
                                   const ptce_figure_options *options,
                                   double most, ptce_error *err);
/* Label and size of every mark; looks are known. */
ptce_status pt_labels_set(pt_picture *picture, ptce_error *err);
void pt_picture_clear(pt_picture *picture);
/* Of an actor; NULL: it has none. */
const char *pt_attribute(const ptce_actor *actor, const char *key);
/* Of a node measure; NaN: undefined. */
double pt_mark_value(const pt_picture *picture, const char *measure,
                     const pt_mark *mark);

/* Leave only the neighbourhood that the options ask for; then single out. */
ptce_status pt_focus(pt_picture *picture, ptce_error *err);
void pt_light(pt_picture *picture);

/* Group and look of every mark; marks and links are known. */
ptce_status pt_groups_set(pt_picture *picture, ptce_error *err);
pt_look pt_group_look(const pt_picture *picture, size_t group);
/* Of a share of the scale of shades from 0 to 1; NaN: undefined. */
pt_look pt_shade_look(const pt_picture *picture, double share);

/* Refuse options that name nothing; networks may be several, since an
 * attribute need not stand in each. */
ptce_status pt_options_check(const ptce_figure_options *options,
                             const ptce_measures *networks, size_t count,
                             ptce_error *err);

/* The engine that is asked for; the default, where that one has failed. */
const char *pt_engine(const pt_picture *picture);
/* Place the marks that have links. In a worker only: Graphviz lays out. */
ptce_status pt_layout(pt_picture *picture, const ptce_run *run,
                      ptce_error *err);
pt_point pt_curve_at(const pt_point points[4], double t);
/* The piece between two parameters. */
void pt_curve_cut(pt_point out[4], const pt_point points[4], double t0,
                  double t1);
/* Draw the links between placed marks, around boxes where that is cheap; a
 * box that still lies upon a line is moved a little. */
ptce_status pt_route(pt_picture *picture, ptce_error *err);
/* The whole drawing: layout, lines, isolated marks in rows below. */
ptce_status pt_frame(pt_picture *picture, const ptce_run *run, ptce_error *err);
ptce_status pt_paper_init(pt_paper *paper, const ptce_figure_options *options,
                          ptce_error *err);
/* Fit a drawing whose places are given to its paper. */
ptce_status pt_paper_take(pt_picture *picture, ptce_error *err);
/* The whole drawing, fitted to the paper that the options ask for. */
ptce_status pt_arrange(pt_picture *picture, const ptce_run *run,
                       ptce_error *err);

/* ---- Panels ---------------------------------------------------------------*/

#define PT_PANELS_MOST 8 /* views of one network */

typedef struct pt_panels {
    ptce_figure_options options;
    ptce_view *views, whole;
    const char **captions;
    pt_picture base;   /* everything, where panels share places */
    pt_picture *parts; /* one a panel */
    pt_picture sum;    /* the marks and links of all, to be drawn */
    size_t count, columns;
    double room; /* of a column */
    pt_arena *arena;
} pt_panels;

/* As options->panels says: the layers or periods of the first network, or
 * every network. In a worker only. */
ptce_status pt_panels_init(pt_panels *panels, const ptce_measures *networks,
                           size_t count, const ptce_view *view,
                           const ptce_figure_options *options,
                           const ptce_run *run, ptce_error *err);
void pt_panels_clear(pt_panels *panels);

/* ---- Sheet --------------------------------------------------------------- */

/* Quote a text for DOT: always in quotes, nothing in it is an escape. */
void pt_dot_quote(ptce_text *out, const char *text);
/* Quote lines as a label; justify is 'n' (centred), 'l' or 'r'. */
void pt_dot_label(ptce_text *out, const char *lines, char justify);

/* The whole sheet as DOT, every position fixed. */
ptce_status pt_sheet(ptce_text *dot, const pt_picture *picture,
                     ptce_error *err);
/* How high the sheet has to be. */
double pt_sheet_height(const pt_picture *picture);
double pt_sheet_width(const pt_picture *picture);
/* The title of the sheet. */
const char *pt_sheet_title(const pt_picture *picture);
/* The title and the text alternative of the sheet. */
void pt_sheet_subtitle(ptce_text *out, const pt_picture *picture);
void pt_sheet_footer(ptce_text *out, const pt_picture *picture);

/* What the figure shows, in sentences, each on a line of its own. */
void pt_alternative(ptce_text *out, const pt_picture *picture);
/* Give a PDF its title, subject and language; of a kind it does not know, it
 * stays as it is. */
void pt_pdf_describe(ptce_text *pdf, const pt_picture *picture);

/* SVG as Graphviz wrote it to SVG as it ships. */
ptce_status pt_svg_finish(ptce_text *out, const ptce_text *raw,
                          const pt_picture *picture, ptce_error *err);

/* Ids of elements: NETWORK-n-ACTOR, NETWORK-p-POOL, NETWORK-e-N. */
void pt_mark_id(ptce_text *out, const pt_picture *picture, size_t mark);
void pt_link_id(ptce_text *out, const pt_picture *picture, size_t link);

#endif
