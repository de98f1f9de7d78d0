/* SPDX-License-Identifier: MIT */
/* Who stands between two actors that are not tied, and between which types. */
#ifndef PT_BROKERAGE_H
#define PT_BROKERAGE_H

#include "analysis/measure.h"

/* Behind the five roles, their sum: PT_ROLE_COUNT is the role of all. */
#define PT_BROKER_COLUMNS (PT_ROLE_COUNT + 1)
extern const char *const pt_broker_names[PT_BROKER_COLUMNS];

/* Of a study whose brokerage is there: how often an actor stands between two
 * others in a role, and as what most often (a code of the words role.CODE;
 * NULL where it stands between nobody). */
double pt_brokered(const pt_study *study, size_t role, size_t v);
const char *pt_brokerage_main(const pt_study *study, size_t v);
/* Sum over all actors, and the first of those who have most. */
double pt_brokered_sum(size_t *first, const pt_study *study, size_t role);

#endif
