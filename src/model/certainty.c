/* SPDX-License-Identifier: MIT */
/* Which facts may well not exist: inferred, or told by a single source. */
#include "model/model.h"

#include <string.h>

/* Whether a second source stands beside the one that is known; the first that
 * is met becomes known. */
static bool tells_another(const char **known, const ptce_citations *citations)
{
    for (size_t i = 0; i < citations->count; i++) {
        if (!*known)
            *known = citations->ids[i];
        if (strcmp(*known, citations->ids[i]) != 0)
            return true;
    }
    return false;
}

bool pt_tie_is_uncertain(const ptce_tie *tie)
{
    const char *known = NULL;
    return tie->certainty == PTCE_INFERRED ||
           !tells_another(&known, &tie->citations);
}

bool pt_member_is_uncertain(const ptce_pool *pool, size_t first)
{
    const char *known = NULL;
    for (size_t i = first; i < pool->member_count; i++) {
        if (pool->members[i].actor != pool->members[first].actor)
            break;
        if (tells_another(&known, &pool->members[i].citations))
            return false;
    }
    return known || !tells_another(&known, &pool->citations);
}
