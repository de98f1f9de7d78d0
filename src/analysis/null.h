/* SPDX-License-Identifier: MIT */
/* Random graphs to hold a network against: ensembles that keep some of what it
 * is. The draws are ours (pt_random), so that a seed means the same graphs in
 * every release. */
#ifndef PT_NULL_H
#define PT_NULL_H

#include "analysis/graph.h"

/* Beyond so many vertices no ensemble of pairs is drawn. */
#define PT_NULL_MAX 5000

/* CUG|n,m: as many vertices and edges (or arcs), all such graphs being equally
 * likely; weights are 1, layers cooperation, vertices borrowed. To be freed
 * with pt_graph_clear. O(n² / 64 + m log m). */
ptce_status pt_null_cug(pt_graph *out, const pt_graph *like, pt_random *random,
                        ptce_error *err);

#endif
