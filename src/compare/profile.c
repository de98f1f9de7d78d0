/* SPDX-License-Identifier: MIT */
/* The profile of a network: where each of its values stands among random
 * networks, which neither its size nor the number of its ties decides. */
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>

/* What is left once the degrees, or the types, of the actors are known; in the
 * spirit of the significance profiles of Milo et al. 2004. */
static const char *const ids[] = {"transitivity", "assortativity_degree",
                                  "global_efficiency", "articulation_share",
                                  "assortativity_type"};

static void fill(double *row, const ptce_measures *measures)
{
    for (size_t i = 0; i < PT_COUNT(ids); i++) {
        const ptce_percentile *p =
            ptce_measure_percentile(measures, ptce_measure_find(ids[i]));
        row[i] = p ? p->percentile : (double)NAN;
    }
}

ptce_status pt_profile_make(pt_comparing *c, ptce_error *err)
{
    const ptce_comparison *out = c->out;
    size_t count = out->first.count + out->second.count;
    size_t filled = 0;
    if (out->draws == 0)
        return PTCE_OK;
    double *rows = pt_alloc(count * PT_COUNT(ids), sizeof *rows);
    if (!rows)
        return pt_nomem(err);
    for (size_t i = 0; i < out->measuring.count && filled < count; i++)
        if (c->kept[i])
            fill(&rows[filled++ * PT_COUNT(ids)], &out->measuring.networks[i]);
    ptce_status st = pt_distances_profile(c, rows, PT_COUNT(ids), err);
    free(rows);
    return st;
}
