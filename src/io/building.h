/* SPDX-License-Identifier: MIT */
/* A network being built from an outline: what its steps share. */
#ifndef PT_BUILDING_H
#define PT_BUILDING_H

#include "io/in.h"
#include "io/meaning.h"
#include "io/synonyms.h"

/* Columns that mean something, by table. */
#define PT_NODE_FIELDS(X)                                                      \
    X(CLASS, "class")                                                          \
    X(NAME, "name")                                                            \
    X(SHORT, "short")                                                          \
    X(TYPE, "type")                                                            \
    X(SIRET, "siret")                                                          \
    X(ROLE, "role")                                                            \
    X(CIRCLE, "circle")                                                        \
    X(SINCE, "since")                                                          \
    X(UNTIL, "until")                                                          \
    X(ANSWERED, "answered")                                                    \
    X(SOURCES, "sources")                                                      \
    X(NOTE, "note")                                                            \
    X(KIND, "kind")                                                            \
    X(WHAT, "what")                                                            \
    X(ATTRIBUTES, "attributes")                                                \
    X(EXTRAS, "extras")
#define PT_EDGE_FIELDS(X)                                                      \
    X(KIND, "kind")                                                            \
    X(NATURE, "nature")                                                        \
    X(WHAT, "what")                                                            \
    X(WEIGHT, "weight")                                                        \
    X(SINCE, "since")                                                          \
    X(UNTIL, "until")                                                          \
    X(CERTAINTY, "certainty")                                                  \
    X(DIRECTED, "directed")                                                    \
    X(SOURCES, "sources")                                                      \
    X(NOTE, "note")                                                            \
    X(EXTRAS, "extras")

#define X(id, name) PT_NODE_##id,
typedef enum pt_node_field { PT_NODE_FIELDS(X) PT_NODE_COUNT } pt_node_field;
#undef X
#define X(id, name) PT_EDGE_##id,
typedef enum pt_edge_field { PT_EDGE_FIELDS(X) PT_EDGE_COUNT } pt_edge_field;
#undef X

#define PT_FIELDS_MOST 16

/* One of the two tables of rows, its fields found. */
typedef struct pt_rows {
    pt_table *table;
    const char *const *names; /* of the fields */
    size_t field_count;
    size_t columns[PT_FIELDS_MOST]; /* places, or PTCE_NOBODY */
    struct {
        const char *cell, *value; /* the last look-up in a closed list */
    } memos[PT_FIELDS_MOST];
    size_t *others; /* places of columns that are no field */
    pt_cell *other_holds;
    size_t other_count;
    bool of_edges;
} pt_rows;

/* What is told once for all rows. */
typedef struct pt_said {
    size_t ids_made, dates_cut, unknown, kinds_assumed, found_by_name,
        memberships;
    size_t types_guessed[PTCE_TYPE_COUNT];
    size_t types_other, sources_made, columns_extra, summed, kept, commas;
} pt_said;

typedef struct pt_building {
    pt_import *import;
    pt_outline *outline;
    ptce_network *network;
    pt_in in;
    pt_rows nodes, edges;
    const char **ids; /* by node */
    size_t *same;     /* the node that a node is another name of, or itself */
    bool *is_pool;
    size_t *place; /* by node: place among actors, or among pools */
    /* outlines used as indices: of the ids of sources, of texts that cite, of
     * names without case and accents */
    pt_outline *sources, *cited, *spellings;
    ptce_source *source_rows;
    size_t source_capacity;
    size_t likenesses;
    pt_said said;
    ptce_status status;
    ptce_error *err;
} pt_building;

/* Note a finding about a cell or, with field NULL, a row. */
void pt_building_note(pt_building *b, const pt_rows *rows, size_t row,
                      const char *field, const char *rule, ...)
    __attribute__((sentinel));

/* The line of a row, and where it or its field stands in a spreadsheet. */
size_t pt_building_place(ptce_text *pointer, const char **origin,
                         const pt_building *b, bool edge, size_t row,
                         const char *field);

/* outline_columns.c */
void pt_building_columns(pt_building *b);
/* The text of a field, or NULL where there is none or an empty one. */
const char *pt_building_cell(const pt_rows *rows, size_t field, size_t row);

/* outline_ids.c */
void pt_building_ids(pt_building *b);
void pt_building_cite(pt_building *b, ptce_citations *citations,
                      const char *cell);
/* The texts of a cell: a JSON list, or set apart by PT_OUTLINE_MANY. */
bool pt_building_texts(pt_building *b, ptce_strings *texts, const char *cell);

/* outline_rows.c */
void pt_building_rows(pt_building *b);
/* outline_head.c */
void pt_building_head(pt_building *b);
const char *pt_building_keep(pt_building *b, const char *text);

static inline bool pt_building_goes_on(const pt_building *b)
{
    return b->status == PTCE_OK && b->in.status == PTCE_OK;
}

#endif
