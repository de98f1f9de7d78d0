/* SPDX-License-Identifier: MIT */
/* Small steps that the tests of brokerage, types and focus share. */
#ifndef TESTS_KINDS_STEPS_H
#define TESTS_KINDS_STEPS_H

#include "analysis/cells.h"
#include "analysis/made.h"
#include "analysis/naive_steps.h"
#include "analysis/sample.h"

static const char *const roles[] = {"coordinator", "consultant",
                                    "representative", "gatekeeper", "liaison"};

static inline double role_of(const naive *g, size_t role, size_t v)
{
    return naive_find(roles[role])(g, v, 0);
}

static inline double total_of(const naive *g, size_t v)
{
    return naive_find("brokered_pairs")(g, v, 0);
}

/* The role that no other exceeds; none before it is as large. */
static inline void check_main_role(const naive *g, size_t v, const char *code)
{
    double counts[PT_COUNT(roles)];
    size_t most = 0;
    for (size_t role = 0; role < PT_COUNT(roles); role++)
        counts[role] = role_of(g, role, v);
    if (!g->directed) {
        assert_true(counts[2] == counts[3]);
        counts[2] *= 2;
        counts[3] = 0;
    }
    for (size_t role = 0; role < PT_COUNT(roles); role++)
        if (counts[role] > counts[most])
            most = role;
    assert_string_equal(code,
                        most == 2 && !g->directed ? "boundary" : roles[most]);
}

static inline double count_type(const naive *g, int type)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        count += g->type[i] == type;
    return count;
}

/* Ordered pairs of actors from a type to another, tied or all. */
static inline double count_pairs(const naive *g, int from, int to, bool tied)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            count += i != j && g->type[i] == from && g->type[j] == to &&
                     (!tied || g->tied[i][j]);
    return count;
}

/* Ask so many details of all networks. */
static inline void ask_details(ptce_measuring *measuring,
                               const char *const *ids, size_t count,
                               const char *focus)
{
    const ptce_detail *details[8];
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    assert_true(count <= PT_COUNT(details));
    for (size_t i = 0; i < count; i++)
        details[i] = ptce_detail_find(ids[i]);
    options.details = details;
    options.count = count;
    options.focus = focus;
    assert_int_equal(ptce_detail_all(measuring, &options, &run, NULL), PTCE_OK);
}

#endif
