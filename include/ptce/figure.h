/* SPDX-License-Identifier: MIT */
/** The figure of a network: title, drawing, legend and footer in one frame. */
#ifndef PTCE_FIGURE_H
#define PTCE_FIGURE_H

#include <ptce/analysis.h>
#include <ptce/style.h>

typedef enum ptce_figure_format {
    PTCE_DOT,
    PTCE_SVG,
    PTCE_PDF,
    PTCE_PNG,
    PTCE_FIGURE_FORMATS
} ptce_figure_format;

/** "dot", "svg", "pdf", "png": names and file extensions. */
PTCE_API const char *ptce_figure_format_name(ptce_figure_format format);

/** Names of the layouts and themes, default first, NULL behind the last. */
PTCE_API const char *
ptce_layout_at(size_t i); /* auto neato dot fdp sfdp circo twopi */
PTCE_API const char *ptce_theme_at(size_t i);  /* screen print mono */
PTCE_API const char *ptce_colour_at(size_t i); /* type family community */

PTCE_API const char *ptce_highlight_at(size_t i); /* articulation bridges */
PTCE_API const char *ptce_panels_at(size_t i);    /* layer period network */
/** Pages by name: a4 a4-landscape a3 a3-landscape slide. */
PTCE_API const char *ptce_page_at(size_t i);

typedef struct ptce_figure_options {
    const char *layout;      /**< of ptce_layout_at; NULL: the default */
    const char *theme;       /**< of ptce_theme_at; NULL: the default */
    const ptce_style *style; /**< in place of a theme, or NULL */
    const char *size_by;     /**< id of a node measure; NULL: degree */
    const char *color_by;    /**< of ptce_colour_at, a node measure, or an
                              *   attribute of actors; NULL: type */
    const char *highlight;   /**< of ptce_highlight_at, or the id of an actor or
                              *   a pool; NULL: nothing */
    ptce_lang lang;
    int dpi; /**< of PNG, 0: 150 */

    /** How many actors are named, the most important by size_by; 0: all, or
     *  60 where there are more than 300. */
    size_t labels;

    /** Several pictures on one sheet, of ptce_panels_at: the two layers, or the
     *  periods ("2007-2012,2013-2016"), with everybody in the same place; or
     *  the networks (only by ptce_draw_sheet). NULL: one picture. */
    const char *panels;
    const char *periods;
    const char *title; /**< in place of the network's name, or NULL */

    /** Only this actor (or pool) and who is within so many ties and shared
     *  pools of it; 0: one. NULL: everybody. */
    const char *focus;
    size_t radius;

    /** The size on paper: a page by name, or a width ("170mm", "6.5in"; units
     *  mm, cm, in, pt) with or without a height. All NULL: as large as the
     *  drawing needs. Text is never printed smaller than 6.5 points. */
    const char *page; /**< of ptce_page_at */
    const char *width, *height;
} ptce_figure_options;

/** Draw one measured network in several formats from one layout.
 *
 *  The same network, view, options and seed give the same bytes.
 *
 *  @param out      one text a format of @p formats, to be cleared by the
 * caller.
 *  @param measures the network under the view to be drawn (its numbers size and
 *                  colour the drawing).
 *  @retval PTCE_E_USAGE an option names nothing.
 *  @retval PTCE_E_LIMIT more actors than can be drawn, or than the page asked
 *                       for can hold, or Graphviz met its deadline. */
PTCE_API ptce_status ptce_draw(ptce_text *out,
                               const ptce_figure_format *formats, size_t count,
                               const ptce_measures *measures,
                               const ptce_view *view,
                               const ptce_figure_options *options,
                               const ptce_run *run, ptce_error *err);

/** The same for every network of a measuring, run->jobs at once: out holds
 *  count texts a network, network by network. */
PTCE_API ptce_status ptce_draw_all(ptce_text *out,
                                   const ptce_figure_format *formats,
                                   size_t count,
                                   const ptce_measuring *measuring,
                                   const ptce_figure_options *options,
                                   const ptce_run *run, ptce_error *err);

/** All networks of a measuring in little on one sheet, whatever
 *  options->panels says: out holds count texts. */
PTCE_API ptce_status ptce_draw_sheet(ptce_text *out,
                                     const ptce_figure_format *formats,
                                     size_t count,
                                     const ptce_measuring *measuring,
                                     const ptce_figure_options *options,
                                     const ptce_run *run, ptce_error *err);

/** Version of Graphviz that the library runs with. */
PTCE_API const char *ptce_graphviz_version(void);

#endif
