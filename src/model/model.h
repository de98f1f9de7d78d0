/* SPDX-License-Identifier: MIT */
/* The model inside the library: building, rules, the selection of a view. */
#ifndef PT_MODEL_H
#define PT_MODEL_H

#include "base/base.h"
#include <ptce/model.h>

#include <stdarg.h>

/* A value of a closed list by its name; the COUNT value if there is none. */
ptce_type pt_type_named(const char *name);
ptce_kind pt_kind_named(const char *name);
ptce_nature pt_nature_named(const char *name);
ptce_what pt_what_named(const char *name);
ptce_circle pt_circle_named(const char *name);
ptce_family pt_family_named(const char *name);

/* An empty network with its arena, or NULL. Its arrays are filled by a reader;
 * then pt_network_settle sorts them and resolves references: what names nobody
 * stays PTCE_NOBODY and is found by the rules. */
ptce_network *pt_network_new(void);
ptce_status pt_network_settle(ptce_network *network, ptce_error *err);

/* Whether a fact may well not exist: a tie that is inferred or that fewer than
 * two sources tell of; an actor in a pool that fewer than two sources tell of.
 * A membership that cites nothing rests on the sources of its pool. @p first is
 * the first of the actor's memberships in it. */
bool pt_tie_is_uncertain(const ptce_tie *tie);
bool pt_member_is_uncertain(const ptce_pool *pool, size_t first);

/* Mark the actors that have a tie or share a pool. */
void pt_mark_tied(bool *tied, const ptce_network *network);

/* The id of an actor nearest to a mistyped one, or NULL. */
const char *pt_nearest_actor(const char *word, const ptce_network *network);

ptce_collection *pt_collection_new(void);
/* Sorts what we do not know, as pt_network_settle does. */
void pt_collection_settle(ptce_collection *collection);
/* The labels of a key of groups, or NULL. */
const ptce_group *pt_group_find(const ptce_collection *collection,
                                const char *key);
/* Takes the network over; keeps the networks sorted by id. */
ptce_status pt_collection_add(ptce_collection *collection,
                              ptce_network *network, ptce_error *err);

/* ---- Findings and rules ------------------------------------------------- */

/* Note a finding; strings are copied; slots closed by NULL. Line and column
 * are given by the reader later, from the pointer. The slot PT_SLOT_NEAR is
 * what may have been meant. */
#define PT_SLOT_NEAR 3
ptce_status pt_findings_add(ptce_findings *findings, const char *rule,
                            const char *origin, const char *pointer, ...)
    __attribute__((sentinel));
ptce_status pt_findings_addv(ptce_findings *findings, const char *rule,
                             const char *origin, const char *pointer,
                             va_list slots);

/* Every rule about one settled network, and about a collection as a whole. */
ptce_status pt_rules_network(ptce_findings *findings,
                             const ptce_network *network, ptce_error *err);
ptce_status pt_rules_collection(ptce_findings *findings,
                                const ptce_collection *collection,
                                ptce_error *err);

/* ---- The selection of a view -------------------------------------------- */

/* A pool as far as the view sees it. */
typedef struct pt_selected_pool {
    size_t pool;     /* row of network.pools */
    size_t *members; /* rows of network.actors, ascending, all kept */
    size_t member_count;
} pt_selected_pool;

/* What is left out beside what the view leaves out: the same network as if it
 * were documented otherwise. */
typedef struct pt_omission {
    size_t actor;        /* row of network.actors, or PTCE_NOBODY */
    const bool *ties;    /* by row of network.ties; NULL: none */
    const bool *members; /* by membership, one pool after the other, at the
                            first of the actor's in that pool; NULL: none */
} pt_omission;

/* What a view keeps of a network, before any projection. */
typedef struct pt_selection {
    const ptce_network *network;
    const ptce_view *view;
    const pt_omission *omission; /* NULL: nothing; borrowed */
    size_t *actors;              /* rows kept, ascending */
    size_t actor_count;
    size_t *ties;
    size_t tie_count;
    pt_selected_pool *pools; /* also those with one member left, or none */
    size_t pool_count;
    pt_arena *arena;
} pt_selection;

ptce_status pt_selection_init(pt_selection *selection,
                              const ptce_network *network,
                              const ptce_view *view, ptce_error *err);
/* The same with an omission, which may be NULL. */
ptce_status pt_selection_init_without(pt_selection *selection,
                                      const ptce_network *network,
                                      const ptce_view *view,
                                      const pt_omission *omission,
                                      ptce_error *err);
void pt_selection_clear(pt_selection *selection);

#endif
