/* SPDX-License-Identifier: MIT */
/* One row a foreign format. */
#ifndef PT_FORMAT_H
#define PT_FORMAT_H

#include "io/outline.h"
#include <ptce/io.h>

/* What a format can hold beside nodes with an id and edges between two of
 * them. What it cannot is taken out of an outline before the writer sees it,
 * and told: a writer writes all it is given. */
enum {
    PT_HOLDS_NAMES = 1 << 0,        /* a name beside the id */
    PT_HOLDS_GRAPH = 1 << 1,        /* columns of the network as a whole */
    PT_HOLDS_NODE_COLUMNS = 1 << 2, /* any column of nodes */
    PT_HOLDS_EDGE_COLUMNS = 1 << 3, /* any column of edges */
    PT_HOLDS_WEIGHTS = 1 << 4,      /* the weight of an edge */
    PT_HOLDS_KINDS = 1 << 5,        /* the kind of an edge */
    PT_HOLDS_TYPES = 1 << 6,        /* one type of a node */
    PT_HOLDS_PARALLEL = 1 << 7,     /* several edges between two nodes, with
                                       something to tell them apart */
    PT_HOLDS_DIRECTIONS = 1 << 8,   /* directed and other edges together */
    PT_HOLDS_ISOLATES = 1 << 9,     /* nodes without an edge */
    PT_HOLDS_POSITIONS = 1 << 10,   /* x, y */
    PT_HOLDS_BREAKS = 1 << 11,      /* line breaks and tabs within texts, and
                                       empty texts; a writer makes them blanks
                                       or nothing otherwise */
    PT_HOLDS_ARCS = 1 << 12,        /* that edges are directed */
    PT_FORMAT_RAW = 1 << 16,        /* bytes, not text: an archive of sheets */
};

/* A reading: where what is read goes, and what was found on the way. */
typedef struct pt_import {
    pt_outline *outline;
    ptce_findings *findings;
    const ptce_exchange *options; /* never NULL */
} pt_import;

/* Note a finding at a line and column (0: not known); slots closed by NULL. */
ptce_status pt_import_note(pt_import *import, const char *rule, size_t line,
                           size_t column, ...) __attribute__((sentinel));
/* Say what a reader leaves out, once a kind: "nested graphs", 3 times. The
 * word is ignored.WHAT. */
ptce_status pt_import_ignored(pt_import *import, const char *what,
                              size_t count);

typedef struct pt_format {
    const char *id;         /* "graphml" */
    const char *extensions; /* "net paj", the first is the one written */
    unsigned holds;
    /* Whether a text may well be of this format: its first bytes, NUL behind
     * them. NULL: only its name or --from tells. */
    bool (*sniff)(const char *head, size_t length);
    /* Text is UTF-8 without byte-order mark and NUL. A text that is not of the
     * format is a finding of severity error, by line and column; the status is
     * that of memory and limits. NULL: cannot be read. */
    ptce_status (*read)(pt_import *import, pt_slice text, ptce_error *err);
    /* NULL: cannot be written. */
    ptce_status (*write)(ptce_text *out, const pt_outline *outline,
                         ptce_error *err);
} pt_format;

/* The i-th format, NULL behind the last; one by its id or by the extension of
 * a file name, or NULL. */
const pt_format *pt_format_at(size_t i);
const pt_format *pt_format_find(const char *id);
const pt_format *pt_format_of(const char *path);

#endif
