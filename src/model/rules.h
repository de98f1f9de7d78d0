/* SPDX-License-Identifier: MIT */
/* What the checks of rules share: where they report to. */
#ifndef PT_RULES_H
#define PT_RULES_H

#include "model/model.h"

typedef struct pt_inspection {
    ptce_findings *findings;
    const char *origin;
    const char *rule;  /* the row being checked */
    char pointer[160]; /* of the fact being checked */
    size_t likenesses; /* words compared so far to say what may be meant */
    ptce_status status;
} pt_inspection;

/* The facts that the rest is about: set the pointer, then note the rule being
 * checked with its slots, closed by NULL. */
void pt_at(pt_inspection *in, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void pt_note(pt_inspection *in, ...) __attribute__((sentinel));

typedef void pt_check_network(pt_inspection *in, const ptce_network *network);
typedef void pt_check_collection(pt_inspection *in,
                                 const ptce_collection *collection);

/* rules_rows.c: ids, references, dates */
pt_check_network pt_check_bad_id, pt_check_duplicate_id, pt_check_pool_actor_id,
    pt_check_unknown_actor, pt_check_unknown_source, pt_check_source_twice,
    pt_check_self_tie, pt_check_member_twice, pt_check_duplicate_tie,
    pt_check_lead_unknown, pt_check_dates_reversed, pt_check_year_implausible,
    pt_check_unsourced;
/* rules_facts.c: what is said about sources, places and the whole */
pt_check_network pt_check_source_uncited, pt_check_source_date, pt_check_url,
    pt_check_siret, pt_check_insee, pt_check_coordinates,
    pt_check_coordinates_half, pt_check_pool_one_member, pt_check_pool_empty,
    pt_check_actor_without_tie, pt_check_lead_absent, pt_check_thin,
    pt_check_definition;
/* rules_names.c: spellings */
pt_check_network pt_check_name_twins;
pt_check_collection pt_check_name_twins_across, pt_check_id_two_bodies,
    pt_check_id_spellings;
/* rules_collection.c */
pt_check_collection pt_check_bad_collection_id, pt_check_network_twice,
    pt_check_common_unknown, pt_check_group_label, pt_check_group_missing;

#endif
