/* SPDX-License-Identifier: MIT */
/* Inside the reader of GML: its tokens and lists. */
#ifndef PT_GML_H
#define PT_GML_H

#include "io/lex.h"

typedef enum pt_gml_token {
    PT_GML_WORD,
    PT_GML_TEXT,
    PT_GML_INTEGER,
    PT_GML_REAL,
    PT_GML_OPEN,
    PT_GML_CLOSE,
    PT_GML_END,
    PT_GML_BAD
} pt_gml_token;

typedef struct pt_gml_node {
    pt_slice label; /* without length: none */
    const char *at;
} pt_gml_node;

typedef struct pt_gml {
    pt_lex lex;
    pt_outline *out;
    pt_outline *ids; /* the nodes by their numbers; same rows */
    pt_gml_node *nodes;
    size_t count, capacity;
    pt_outline *columns[3]; /* ours: names and kinds of columns by their keys,
                               of graph, nodes, edges */
    bool directed, met;
    size_t graphs, lists, replaced, pictures;
} pt_gml;

/* What is done with a key; the value is at hand, or opens a list to be read. */
typedef bool pt_gml_take(pt_gml *g, void *data, pt_slice key, pt_gml_token kind,
                         pt_slice value);

/* Read keys and values to the end of a list, or of the text. */
bool pt_gml_list(pt_gml *g, bool within, pt_gml_take *takes, void *data);
/* To the end of a list whose contents are left aside. */
bool pt_gml_skip(pt_gml *g);
bool pt_gml_skip_value(pt_gml *g, pt_gml_token kind);

#endif
