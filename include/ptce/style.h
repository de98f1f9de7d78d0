/* SPDX-License-Identifier: MIT */
/** How figures look, as data: colours, forms and lines. The shipped styles and
 *  those read from a file are the same thing to whoever draws. */
#ifndef PTCE_STYLE_H
#define PTCE_STYLE_H

#include <ptce/model.h>

/** How one kind of mark looks. Colours are "#rrggbb". */
typedef struct ptce_look {
    const char *fill, *line;
    const char *shape;   /**< box note component; of a pool: ellipse */
    const char *corners; /**< square round */
    const char *border;  /**< solid dashed dotted double hatched */
    double pen;          /**< width of the line, in points */
} ptce_look;

#define PTCE_STYLE_GROUPS 8

typedef struct ptce_style {
    const char *name;
    const char *ink, *faint;             /**< text; text of less weight */
    const char *tie, *inferred, *member; /**< lines */
    const char *shade_low, *shade_high;  /**< ends of a scale of numbers */
    const char *font;                    /**< before Liberation Sans, or NULL */
    ptce_look types[PTCE_TYPE_COUNT];
    ptce_look groups[PTCE_STYLE_GROUPS]; /**< communities, attributes */
    ptce_look pool;
    struct pt_arena *arena; /**< of a style that was read; NULL: shipped */
} ptce_style;

/** The i-th shipped style (screen, print, mono), NULL behind the last. */
PTCE_API const ptce_style *ptce_style_at(size_t i);
/** The shipped style of that name; NULL: there is none. */
PTCE_API const ptce_style *ptce_style_named(const char *name);

/** Read a style from a file in `ptce-style/1`: JSON that names a shipped style
 *  as its "base" and what differs from it.
 *
 *  @retval PTCE_E_READ the file cannot be read.
 *  @retval PTCE_E_DATA it is no such style; @p err says where and why. Letters
 *                      must stand out from every fill by a contrast of 4.5. */
PTCE_API ptce_status ptce_style_read(ptce_style **out, const char *path,
                                     ptce_error *err);
PTCE_API void ptce_style_free(ptce_style *style);

#endif
