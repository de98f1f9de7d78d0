/* SPDX-License-Identifier: MIT */
/* Networks made in memory: by hand, and from the CSV files of golden/. */
#ifndef TESTS_MADE_H
#define TESTS_MADE_H

#include "model/model.h"
#include <ptce/analysis.h>

/* An empty network with room for so many; ids are copied. */
ptce_network *made_new(const char *id, size_t actors, size_t ties,
                       size_t pools);
/* The actor "007" for number 7. */
void made_actor(ptce_network *network, size_t number, ptce_type type);
ptce_tie *made_tie(ptce_network *network, size_t from, size_t to,
                   double weight);
ptce_pool *made_pool(ptce_network *network, const char *id, size_t members);
void made_member(ptce_network *network, ptce_pool *pool, size_t number);
/* Cite the sources "S1", "S2"… */
void made_cite(ptce_network *network, ptce_citations *citations, size_t count);
/* Settled; to be freed with ptce_network_free. */
ptce_network *made_done(ptce_network *network);

/* A collection of one network that stays the caller's. */
typedef struct made_one {
    ptce_network *networks[1];
    ptce_collection collection;
} made_one;

/* Measure one network; asserts success. */
void made_measure(ptce_measuring *out, made_one *one, ptce_network *network,
                  const ptce_view *view);
double made_value(const ptce_measuring *measuring, const char *id,
                  size_t index);

/* Rows of a CSV file of tests/golden/data; fields are split at commas. */
#define MADE_FIELDS 8
typedef struct made_rows {
    char *text;
    const char *(*rows)[MADE_FIELDS]; /* the first holds the names */
    size_t count;
} made_rows;

void made_read(made_rows *rows, const char *name);
void made_rows_clear(made_rows *rows);
/* The column of that name, or MADE_FIELDS. */
size_t made_column(const made_rows *rows, const char *name);
/* A network of nodes and edges; type by the column of that name (may be NULL):
 * the name of a type, else types by first appearance. */
ptce_network *made_from_files(const char *nodes, const char *edges,
                              const char *column);

#endif
