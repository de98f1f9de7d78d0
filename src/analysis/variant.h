/* SPDX-License-Identifier: MIT */
/* One network as it would be if some of its facts did not exist: what tells
 * how far a number depends on them. */
#ifndef PT_VARIANT_H
#define PT_VARIANT_H

#include "analysis/measure.h"

/* A study like another one, with an omission. */
typedef struct pt_variant {
    pt_selection selection;
    pt_graph graph;
    pt_study study;
} pt_variant;

/* The omission must outlive the variant. To be closed whatever comes back. */
ptce_status pt_variant_open(pt_variant *variant, const pt_study *of,
                            const pt_omission *omission, ptce_error *err);
void pt_variant_close(pt_variant *variant);

/* ---- Facts --------------------------------------------------------------- */

/* A documented tie, or a documented membership of a pool. */
typedef struct pt_fact {
    bool is_tie;
    size_t row; /* as an omission counts them */
} pt_fact;

/* Facts in canonical order, and an omission that any of them can enter. */
typedef struct pt_fact_list {
    pt_fact *items;
    size_t count;
    bool *ties, *members;
    pt_omission omission;
} pt_fact_list;

/* The facts that a selection rests on: all, or those that are uncertain. */
ptce_status pt_facts_list(pt_fact_list *list, const pt_selection *selection,
                          bool uncertain, pt_arena *arena, ptce_error *err);
void pt_fact_omit(pt_fact_list *list, size_t i, bool omitted);

/* ---- The ensemble --------------------------------------------------------
 * Each fact of a list exists with a probability of its own, independently of
 * the others. Where all combinations are few, each is looked at with its
 * probability; else so many are drawn as are asked for. */

typedef struct pt_ensemble {
    const pt_study *study;
    pt_fact_list facts;
    double *keep; /* by fact: the probability that it exists */
    size_t open;  /* facts that may or may not exist */
    size_t size;  /* networks that are looked at */
    bool exact;   /* all combinations, nothing is drawn */
} pt_ensemble;

/* Facts count as uncertain by their documentation and exist with probability
 * keep. */
ptce_status pt_ensemble_init(pt_ensemble *ensemble, const pt_study *study,
                             const pt_selection *selection, double keep,
                             size_t draws, ptce_error *err);
/* To be called again where ensemble->keep was changed. */
void pt_ensemble_plan(pt_ensemble *ensemble, size_t draws);

/* The i-th network of an ensemble; weights sum to 1. */
typedef ptce_status pt_visit(void *data, pt_study *variant, size_t i,
                             double weight, ptce_error *err);
ptce_status pt_ensemble_visit(pt_ensemble *ensemble, pt_visit *visit,
                              void *data, ptce_error *err);

/* Whether so many evaluations of a measure of that cost take a few seconds at
 * most. */
bool pt_evaluations_fit(const pt_study *study, ptce_cost cost, size_t count);

#endif
