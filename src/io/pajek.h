/* SPDX-License-Identifier: MIT */
/* Inside the reader of Pajek: where it is, and its rows. */
#ifndef PT_PAJEK_H
#define PT_PAJEK_H

#include "io/lex.h"

typedef enum pt_section {
    PAJEK_NOWHERE,
    PAJEK_VERTICES,
    PAJEK_ARCS,
    PAJEK_EDGES,
    PAJEK_ARCS_LIST,
    PAJEK_EDGES_LIST,
    PAJEK_MATRIX,
    PAJEK_COLUMN, /* of a partition or vector */
    PAJEK_ASIDE
} pt_section;

typedef struct pt_vertex {
    pt_slice label; /* without length: none */
    const char *at;
} pt_vertex;

typedef struct pt_pajek {
    pt_lex lex;
    pt_outline *out;
    pt_section section;
    pt_vertex *vertices;
    size_t count, first_mode; /* of all, and of the first of two modes */
    bool known, declared; /* *Vertices was met; the nodes are in the outline */
    bool foreign;         /* a further network of other vertices */
    pt_slice network, relation;
    size_t networks;
    pt_slice column; /* name of the partition or vector */
    pt_cell holds;
    size_t cell;         /* of the column or matrix being read */
    pt_outline *legend;  /* classes of the partition by their numbers */
    pt_outline *pending; /* of the partition to come */
    pt_slice first_network;
    size_t joined; /* further networks of the same vertices */
    size_t graphs, partitions, pictures, times;
} pt_pajek;

bool pt_pajek_start_vertices(pt_pajek *p, pt_slice rest);
/* All vertices are known: they become nodes, by label or by number. */
bool pt_pajek_declare(pt_pajek *p);
bool pt_pajek_vertex(pt_pajek *p, pt_slice line);
bool pt_pajek_line(pt_pajek *p, pt_slice line, bool directed);
bool pt_pajek_list(pt_pajek *p, pt_slice line, bool directed);
bool pt_pajek_matrix(pt_pajek *p, pt_slice line);

#endif
