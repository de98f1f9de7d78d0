/* SPDX-License-Identifier: MIT */
/* What share of the documented facts a ranking can lose: case dropping after
 * Epskamp, Borsboom and Fried 2018. */
#include "analysis/ranking.h"

#define STEP 0.05 /* between the shares of facts that are dropped */
#define LEVELS 15
#define CORRELATION 0.7
#define CONFIDENCE 0.95
#define DROP_SEED 0x706f7264 /* apart from what else a seed draws */

/* Omit so many facts, each set equally likely. */
static void drop(pt_fact_list *facts, size_t *order, size_t count,
                 pt_random *random)
{
    for (size_t i = 0; i < facts->count; i++)
        pt_fact_omit(facts, i, false);
    for (size_t i = 0; i < count; i++) {
        size_t j = i + (size_t)pt_random_below(random, facts->count - i);
        size_t chosen = order[j];
        order[j] = order[i];
        order[i] = chosen;
        pt_fact_omit(facts, chosen, true);
    }
}

static ptce_status correlate(pt_contests *all, pt_contest *c, pt_study *variant,
                             size_t draws, ptce_error *err)
{
    ptce_status st = pt_contest_score(all->scores, all, c, variant, err);
    double rho = pt_spearman(c->original, all->scores, all->n, all->scratch,
                             all->sorted);
    c->failed += !(rho >= CORRELATION - 1e-9);
    c->lost = (double)(draws - c->failed) < CONFIDENCE * (double)draws;
    return st;
}

static ptce_status drop_once(pt_contests *all, const pt_study *study,
                             const pt_fact_list *facts, size_t draws,
                             ptce_error *err)
{
    pt_variant variant;
    ptce_status st = pt_variant_open(&variant, study, &facts->omission, err);
    for (size_t k = 0; st == PTCE_OK && k < all->count; k++) {
        pt_contest *c = &all->items[k];
        if (!c->lost)
            st = correlate(all, c, &variant.study, draws, err);
    }
    pt_variant_close(&variant);
    return st;
}

static bool all_lost(const pt_contests *all)
{
    for (size_t k = 0; k < all->count; k++)
        if (!all->items[k].lost)
            return false;
    return true;
}

/* At least that share of the facts, and one. */
static size_t dropped_at(size_t level, size_t facts)
{
    return (size_t)ceil((double)level * STEP * (double)facts - 1e-9);
}

/* A measure keeps the last share at which its ranking is not yet lost. */
static ptce_status drop_levels(pt_contests *all, const pt_study *study,
                               pt_fact_list *facts, size_t draws,
                               ptce_error *err)
{
    pt_random random;
    ptce_status st = PTCE_OK;
    size_t *order = pt_arena_take(study->arena, facts->count, sizeof *order);
    if (!order)
        return pt_nomem(err);
    pt_random_seed(&random, study->seed ^ DROP_SEED);
    for (size_t i = 0; i < facts->count; i++)
        order[i] = i;
    for (size_t level = 1; level <= LEVELS && !all_lost(all); level++) {
        size_t count = dropped_at(level, facts->count);
        bool same = count == dropped_at(level - 1, facts->count);
        for (size_t k = 0; k < all->count; k++)
            all->items[k].failed = 0;
        for (size_t i = 0; !same && i < draws && !all_lost(all); i++) {
            drop(facts, order, count, &random);
            st = drop_once(all, study, facts, draws, err);
            if (st != PTCE_OK)
                return st;
        }
        for (size_t k = 0; k < all->count; k++)
            if (!all->items[k].lost)
                all->items[k].resists = STEP * (double)level;
    }
    return st;
}

ptce_status pt_contests_drop(pt_contests *all, pt_study *study,
                             const pt_asked *asked, ptce_error *err)
{
    pt_fact_list facts;
    size_t draws = asked->options->draws ? asked->options->draws : 1;
    for (size_t k = 0; k < all->count; k++) {
        pt_contest *c = &all->items[k];
        if (c->reason != PT_DEFINED)
            c->no_drop = c->reason;
        else if (!pt_evaluations_fit(study, c->row->measure.cost,
                                     LEVELS * draws))
            c->no_drop = PT_TOO_LARGE;
        c->lost = c->no_drop != PT_DEFINED;
    }
    ptce_status st =
        pt_facts_list(&facts, asked->selection, false, study->arena, err);
    return st == PTCE_OK ? drop_levels(all, study, &facts, draws, err) : st;
}
