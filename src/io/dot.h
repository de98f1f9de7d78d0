/* SPDX-License-Identifier: MIT */
/* Inside the reader of DOT: its tokens, and the names Graphviz takes. */
#ifndef PT_DOT_H
#define PT_DOT_H

#include "io/lex.h"

typedef enum pt_dot_token {
    PT_DOT_ID,   /* a word, number or quoted text: a keyword only if plain */
    PT_DOT_HTML, /* <…>, a text as it stands */
    PT_DOT_EDGE, /* -- or -> */
    PT_DOT_MARK, /* one of { } [ ] ; , : = */
    PT_DOT_END,
    PT_DOT_BAD /* told */
} pt_dot_token;

/* The token at hand. */
typedef struct pt_dot_word {
    pt_dot_token kind;
    bool quoted;
    pt_slice text; /* decoded: \" and \\ */
    pt_slice raw;  /* as written, without quotes */
    const char *at;
} pt_dot_word;

bool pt_dot_next(pt_lex *lex, pt_dot_word *word);
bool pt_dot_is(const pt_dot_word *word, char mark);
/* A word that is not quoted, whatever its case. */
bool pt_dot_is_word(const pt_dot_word *word, const char *keyword);
/* The text of a value: \n, \l and \r are line ends, \N is the name of the
 * node, if there is one. */
bool pt_dot_value(pt_lex *lex, const pt_dot_word *word, const char *node,
                  pt_slice *text);

/* What a name means to Graphviz. */
typedef enum pt_dot_name {
    PT_DOT_FREE,  /* nothing, or nothing that hurts */
    PT_DOT_LOOKS, /* how it is drawn, or a file or address to look into */
} pt_dot_name;
pt_dot_name pt_dot_name_of(pt_slice name);

/* ---- The reader
 * ---------------------------------------------------------------- */

#define PT_DOT_DEFAULTS 8 /* of one scope that are no looks */

typedef struct pt_dot_setting {
    pt_slice name;
    pt_dot_word value;
} pt_dot_setting;

/* A default, decoded once; rows share its text. */
typedef struct pt_dot_shared {
    pt_slice column;
    const char *text;
    bool dir;
} pt_dot_shared;

typedef struct pt_dot_settings {
    pt_dot_shared items[PT_DOT_DEFAULTS];
    size_t count;
} pt_dot_settings;

/* What holds within a pair of braces. */
typedef struct pt_dot_scope {
    pt_dot_settings nodes, edges;
    const char *cluster; /* NULL: none */
    size_t touched;      /* where the nodes named within begin */
} pt_dot_scope;

typedef struct pt_dot {
    pt_lex lex;
    pt_outline *out;
    pt_outline *clusters; /* their labels by their names */
    pt_dot_word word;     /* at hand */
    bool directed;        /* a digraph */
    pt_dot_scope *scopes; /* of the open braces; the first is the graph's */
    size_t depth;
    size_t *touched; /* rows named within subgraphs, the innermost last */
    size_t touched_count, touched_capacity;
    size_t spread, pictures, defaults;
} pt_dot;

/* What a list is about. */
typedef struct pt_dot_target {
    enum {
        PT_DOT_OF_GRAPH,
        PT_DOT_OF_NODES,
        PT_DOT_OF_EDGES,
        PT_DOT_OF_DEFAULTS
    } of;
    size_t first, last; /* rows */
    pt_dot_settings *defaults;
} pt_dot_target;

bool pt_dot_step(pt_dot *d);
bool pt_dot_expected(pt_dot *d, const char *what);
pt_dot_scope *pt_dot_here(pt_dot *d);
bool pt_dot_put(pt_dot *d, pt_table *table, const char *name, pt_cell holds,
                size_t row, pt_slice text);
/* What is said once of many must not make much of little. */
bool pt_dot_spreads(pt_dot *d, size_t count, const char *at);
bool pt_dot_set_shared(pt_dot *d, pt_table *table, size_t row,
                       const pt_dot_shared *s);
bool pt_dot_apply(pt_dot *d, const pt_dot_target *t, const pt_dot_setting *s);
/* Lists in brackets: name = value, a name alone is true. */
bool pt_dot_read_attributes(pt_dot *d, const pt_dot_target *t);

#endif
