/* SPDX-License-Identifier: MIT */
/* What an outline means: the way to a network and back. */
#ifndef PT_MEANING_H
#define PT_MEANING_H

#include "io/format.h"

/* A network as an outline that loses nothing: actors and pools are nodes,
 * ties and memberships edges; attributes stand under their own key, or behind
 * "attribute." where that is the name of something else; what no cell can hold
 * (nested, mixed) is JSON in the columns "attributes" and "extras". The graph's
 * columns hold the rest, sources and groups as JSON; "types" says what cells
 * would not give away by themselves. NULL on failure. Linear but for sorting.
 */
ptce_status pt_outline_from_network(pt_outline **out,
                                    const ptce_network *network,
                                    ptce_error *err);

/* The way back, for outlines from anywhere. Columns and values are understood
 * in French and English, ids are made where there are none, types are guessed;
 * what was done is told by findings of severity info, and every problem is a
 * finding with its place, all in one pass. *out is NULL only if memory is
 * exhausted or a limit is met. */
ptce_status pt_outline_to_network(ptce_network **out, pt_import *import,
                                  ptce_error *err);

/* What a column whose type nobody tells would be taken for. */
pt_cell pt_column_guess(const pt_column *column, size_t rows);
/* The scalar of a cell as JSON text. */
void pt_cell_json(ptce_text *out, const char *cell, pt_cell holds);
/* Whether a text is a JSON number as it stands. */
bool pt_is_json_number(const char *text);
/* A number as JSON writes it, from a text that may have a decimal comma; false
 * if it is none. */
#define PT_CELL_NUMBER_BYTES 64
bool pt_decimal_read(char out[PT_CELL_NUMBER_BYTES], const char *cell);
/* Whether a text is JSON, within the limits. */
bool pt_is_json(const char *text);
/* Whether a text is an id of the model; source ids may have capitals. */
bool pt_is_id(const char *text, bool capitals);
/* Append an id made of a text: "Pôle Sud" is pole-sud; nothing where no letter
 * or digit is left. */
void pt_slug_add(ptce_text *out, const char *text);

/* Ids of elements, where a figure is read for its looks. */
#define PT_DRAWING_ID "figure.id"
/* Positions and colours of a figure, DOT as ptce_draw writes it, for the actors
 * and pools that it draws. */
ptce_status pt_outline_take_drawing(pt_outline *outline, const char *network,
                                    const char *drawing, ptce_error *err);
/* Take out of an outline what a format cannot hold, and tell it. */
ptce_status pt_outline_reduce(pt_outline *outline, unsigned bits,
                              ptce_findings *findings, ptce_error *err);

#endif
