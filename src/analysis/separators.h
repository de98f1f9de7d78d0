/* SPDX-License-Identifier: MIT */
/* Small vertex cuts of a part of a graph, by flows. */
#ifndef PT_SEPARATORS_H
#define PT_SEPARATORS_H

#include "analysis/graph.h"

/* Some vertices of a flat graph, ascending; the graph among them. */
typedef struct pt_part {
    size_t *members;
    size_t count;
} pt_part;

/* Look for fewer than k vertices without which the others fall apart. cut[i]
 * tells whether the i-th member is one of them; *found is false where there are
 * none, so that a part of more than k members is k-connected. place maps the
 * members to their place among them. O((n + d²) k m), d the smallest degree. */
ptce_status pt_cut_below(bool *found, bool *cut, const pt_part *part,
                         const size_t *place, size_t k, const pt_graph *flat,
                         ptce_error *err);

#endif
