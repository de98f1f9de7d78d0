/* SPDX-License-Identifier: MIT */
/* Two versions of a network: records matched by what identifies them. */
#ifndef PT_DIFF_H
#define PT_DIFF_H

#include "io/meaning.h"

typedef enum pt_diff_section {
    PT_DIFF_NETWORK,
    PT_DIFF_SOURCES,
    PT_DIFF_ACTORS,
    PT_DIFF_POOLS,
    PT_DIFF_MEMBERS,
    PT_DIFF_TIES
} pt_diff_section;
#define PT_DIFF_SECTIONS 6

#define PT_DIFF_FIELDS 32
typedef struct pt_diff_record {
    const char *key;   /* same key: the same thing, changed or not */
    const char *loose; /* of ties: what is left alike when a fact changes */
    const char *id;    /* of what has one */
    const char *label; /* as people call it */
    const pt_table *table;
    size_t row;
    const ptce_source *source;
    const char *direction;
    size_t match; /* the record of the other side, or PTCE_NOBODY */
} pt_diff_record;

typedef struct pt_diff_records {
    pt_diff_record *items;
    size_t count, capacity;
} pt_diff_records;

/* One version. */
typedef struct pt_diff_side {
    const ptce_network *network;
    pt_outline *outline;
    pt_diff_records sections[PT_DIFF_SECTIONS];
} pt_diff_side;

typedef struct pt_diffing {
    pt_diff_side sides[2]; /* before, after */
    pt_arena *arena;
    ptce_lang lang;
    ptce_status status;
    ptce_error *err;
} pt_diffing;

typedef struct pt_diff_field {
    const char *name, *before, *after;
} pt_diff_field;

/* The fields that differ; at most PT_DIFF_FIELDS. */
size_t pt_diff_compare(pt_diff_field *fields, const pt_diff_record *a,
                       const pt_diff_record *b);
/* The text of a cell, "" where there is none. */
const char *pt_diff_cell(const pt_table *table, const char *column, size_t row);
/* Append all that differs; how many records do. */
size_t pt_diff_text(ptce_text *out, pt_diffing *d);
size_t pt_diff_json(ptce_text *out, const pt_diffing *d);

#endif
