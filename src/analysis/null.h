/* SPDX-License-Identifier: MIT */
/* Random graphs to hold a network against: ensembles that keep some of what it
 * is. The draws are ours (pt_random), so that a seed means the same graphs in
 * every release. Drawn graphs have weight 1 and layer cooperation; they borrow
 * the vertices of the graph they are like and are freed with pt_graph_clear.
 *
 * Where a view keeps pools, memberships are drawn beside ties, so that a pool
 * stays a pool; such a view has no ensemble where directions are followed. */
#ifndef PT_NULL_H
#define PT_NULL_H

#include "analysis/graph.h"
#include "analysis/two_mode_null.h"

/* Beyond so many vertices no ensemble of pairs is drawn. */
#define PT_NULL_MAX 5000

/* CUG|n,m: as many vertices and edges (or arcs), all such graphs being equally
 * likely; with pools kept, as many ties between actors and as many memberships.
 * O(n² / 64 + m log m). */
ptce_status pt_null_cug(pt_graph *out, const pt_graph *like, pt_random *random,
                        ptce_error *err);

/* The types of actors dealt out anew among them: vertices change their rows of
 * network.actors, edges stay. O(n). */
ptce_status pt_null_types(pt_graph *out, const pt_graph *like,
                          pt_random *random, ptce_error *err);

/* ---- Every vertex keeps its degree ---------------------------------------
 * A chain over all simple graphs with the degrees of one (Fosdick et al. 2018):
 * two edges swap ends; in directed graphs, where that reaches not all, a cycle
 * of three arcs is turned as well (Rao, Jana and Bandyopadhyay 1996). A step
 * that would give a loop or a double edge holds the graph where it is, and
 * counts: only so are all graphs equally likely. Memberships of kept pools keep
 * both their margins (pt_incidence). */
typedef struct pt_swaps {
    const pt_graph *like;
    size_t *from, *to; /* ends of the ties between actors */
    size_t *start;     /* of the arcs of each vertex; from never changes */
    size_t m;          /* of those ties */
    uint64_t *tied;    /* bits, a row of `words` for each vertex */
    size_t words;
    size_t between;      /* steps from one draw to the next */
    size_t accepted;     /* of all steps so far */
    pt_incidence pools;  /* rows are vertices; none where no pool is kept */
    size_t *pool_vertex; /* by column */
    bool frozen; /* no other graph has these degrees: nothing to draw from */
} pt_swaps;

/* Burns in until 10 m swaps are accepted, or 1,000 m steps made; as many steps
 * then part two draws. */
ptce_status pt_swaps_open(pt_swaps *swaps, const pt_graph *like,
                          pt_random *random, ptce_error *err);
ptce_status pt_swaps_draw(pt_graph *out, pt_swaps *swaps, pt_random *random,
                          ptce_error *err);
void pt_swaps_close(pt_swaps *swaps);
/* One step of the chain; whether it moved. At least two ties. */
bool pt_swaps_step(pt_swaps *swaps, pt_random *random);
/* Whether some step could move. O(n³ / 64). */
bool pt_swaps_can_move(const pt_swaps *swaps);

#endif
