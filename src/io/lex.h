/* SPDX-License-Identifier: MIT */
/* What the readers of formats share: where in the text they are, what they
 * have to say about it, and how words and cells are taken.
 *
 * A reader goes on while pt_lex_goes_on; every function that returns bool is
 * true while it does. */
#ifndef PT_LEX_H
#define PT_LEX_H

#include "io/format.h"

typedef struct pt_lex {
    pt_import *import;
    ptce_error *err;
    pt_slice text;
    const char *at, *end;
    ptce_status status; /* of memory and limits */
    bool stopped;       /* a finding ended the reading */
    struct {
        const char *at;
        size_t line, column; /* 1-based */
        size_t returns;      /* how often it had to start again */
    } place;
} pt_lex;

pt_lex pt_lex_of(pt_import *import, pt_slice text, ptce_error *err);

static inline bool pt_lex_goes_on(const pt_lex *lex)
{
    return lex->status == PTCE_OK && !lex->stopped;
}

/* Take over what a call of the outline or of findings answered. */
bool pt_lex_take(pt_lex *lex, ptce_status status);
/* The line of a place in the text, 0 elsewhere. Linear in all over rising
 * places. */
size_t pt_lex_line(pt_lex *lex, const char *at);

/* Note a finding at a token: slot 1 is the token, slot 2 the word given, which
 * may be NULL or start with PT_SLOT_WORDS. */
bool pt_lex_note(pt_lex *lex, const char *rule, pt_slice token,
                 const char *word);
/* The same for a culprit that is no token: decoded, or a word. */
bool pt_lex_note_at(pt_lex *lex, const char *rule, const char *at,
                    pt_slice culprit, const char *word);
/* The same, and end the reading; always false. */
bool pt_lex_stop(pt_lex *lex, const char *rule, pt_slice token,
                 const char *word);
/* Something else was expected: expected.WHAT; ends the reading. */
bool pt_lex_expected(pt_lex *lex, pt_slice token, const char *what);

/* ---- Lines and words ---------------------------------------------------- */

/* The next line, without its end; false behind the last. */
bool pt_lex_next_line(pt_lex *lex, pt_slice *line);

/* What parts the words of a line. */
typedef enum pt_parted {
    PT_PARTED_BLANKS, /* any number of blanks, tabs and no-break spaces */
    PT_PARTED_LIST    /* and at most one comma among them */
} pt_parted;

/* The next word of a line; a quoted one ends at its quote ("" within is one
 * quote, *quoted says so) or at the end of the line. False if there is none. */
bool pt_slice_word(pt_slice *line, pt_parted parted, pt_slice *word,
                   bool *quoted);
/* Without the blanks at both ends. */
pt_slice pt_slice_bare(pt_slice text);
bool pt_slice_is(pt_slice text, const char *word); /* small ASCII letters; */
bool pt_slice_begins(pt_slice text,
                     const char *word); /* the case is no matter */
bool pt_slice_equal(pt_slice a, pt_slice b);
/* A finite number with a dot, without blanks. */
bool pt_slice_number(pt_slice text, double *value);
/* Digits only, up to a million millions. */
bool pt_slice_count(pt_slice text, size_t *count);
/* References such as &amp; &#233; &eacute; become what they mean; in the arena
 * of the outline. */
bool pt_lex_dereference(pt_lex *lex, pt_slice *word);
/* Quotes doubled within become one; in the arena of the outline. */
bool pt_lex_unquote(pt_lex *lex, pt_slice *word);

/* ---- Cells -------------------------------------------------------------- */

/* Set the cell of a column by its name. */
bool pt_lex_put(pt_lex *lex, pt_table *table, const char *name, pt_cell holds,
                size_t row, pt_slice text);
/* Set a cell whose kind the text itself shows: whole and other numbers of one
 * column make it one of numbers, any other mixture one of texts. */
bool pt_lex_value(pt_lex *lex, pt_table *table, pt_slice name, pt_cell kind,
                  size_t row, pt_slice text);
/* The same; what the cell holds already stays before it, up to a short list. */
bool pt_lex_append(pt_lex *lex, pt_table *table, pt_slice name, pt_cell kind,
                   size_t row, pt_slice text, size_t *replaced);
/* Set a cell of a typed column: true and false in small letters, numbers bare,
 * NaN nothing. What is not of the type is noted at a place, and makes the
 * column text. */
bool pt_lex_cell(pt_lex *lex, pt_table *table, size_t column, size_t row,
                 pt_slice text, const char *at);
/* Set a cell to a text that lives in the arena already. */
bool pt_lex_share(pt_lex *lex, pt_table *table, size_t column, size_t row,
                  const char *text);
/* Give every row without it the same cell. A text that would swell is refused:
 * few bytes of a file must not become many. */
bool pt_lex_fill(pt_lex *lex, pt_table *table, const char *name, pt_cell holds,
                 const char *text);
/* Columns r, g and b from 0 to 255 become one, color: #rrggbb. */
bool pt_lex_colors(pt_lex *lex, pt_table *table);
/* "#1a2B3c" to red, green and blue; false if it is none. */
bool pt_color_read(unsigned rgb[3], const char *text);
/* Whether a text is of a kind that a column may hold. */
bool pt_cell_fits(pt_cell holds, pt_slice text);
/* The kind that all cells of a column are of: what it says it holds, or text.
 * Never PT_CELL_ANY. */
pt_cell pt_column_kind(const pt_column *column);
/* What the cells of a column look like, if it does not say so. */
void pt_table_guess(pt_table *table);
/* Give a column another name unless that is taken. */
void pt_table_rename(pt_table *table, const char *from, const char *to);
void pt_table_drop(pt_table *table, size_t column);

/* ---- Nodes and edges ---------------------------------------------------- */

/* Declare a node at a token; a second time is noted. */
bool pt_lex_declare(pt_lex *lex, pt_slice id, const char *at, size_t *row);
bool pt_lex_mention(pt_lex *lex, pt_slice id, const char *at, size_t *row);
bool pt_lex_edge(pt_lex *lex, size_t from, size_t to, bool directed,
                 const char *at, size_t *row);
/* Relations of other tools are no kinds of ours unless they are called so: the
 * others say what an edge is about. */
bool pt_lex_relations(pt_lex *lex);
/* Say what is left aside, if there is any of it. */
bool pt_lex_ignored(pt_lex *lex, const char *what, size_t count);
#endif
