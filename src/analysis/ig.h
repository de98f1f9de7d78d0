/* SPDX-License-Identifier: MIT */
/* igraph, contained: a session opened in a worker holds the graph and frees
 * what it made. Nothing else includes igraph's headers. */
#ifndef PT_IG_H
#define PT_IG_H

#include "analysis/graph.h"

#include <igraph/igraph.h>

typedef struct pt_ig {
    igraph_t graph;
    igraph_vector_t weights;   /* by edge, gated */
    igraph_vector_t result;    /* for measures that give one number a vertex */
    igraph_vector_int_t whole; /* for those that give an integer */
    uint64_t seed;
    bool open;
} pt_ig;

/* Sets one OpenMP thread and our handlers, builds the igraph_t. Only in a
 * worker: igraph's state is global. */
ptce_status pt_ig_open(pt_ig *ig, const pt_graph *graph, uint64_t seed,
                       ptce_error *err);
void pt_ig_close(pt_ig *ig);

/* Before each stochastic call: the draw-th start of this session's seed. */
void pt_ig_reseed(const pt_ig *ig, uint64_t draw);
/* PTCE_OK, or the status of an igraph code with its first message in err. */
ptce_status pt_ig_check(igraph_error_t code, ptce_error *err);
/* Check the code and copy the result, which must hold count numbers. */
ptce_status pt_ig_take(double *out, size_t count, const pt_ig *ig,
                       igraph_error_t code, ptce_error *err);
ptce_status pt_ig_take_whole(double *out, size_t count, const pt_ig *ig,
                             igraph_error_t code, ptce_error *err);

#endif
