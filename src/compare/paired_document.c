/* SPDX-License-Identifier: MIT */
/* How the pairs are documented before and after: compared before anything else,
 * since what is better documented always looks denser. */
#include "compare/paired.h"
#include "compare/signs.h"
#include "model/model.h"

#include <math.h>
#include <stdlib.h>

/* ---- The facts of one network ---------------------------------------------
 */

typedef struct facts {
    size_t actors, ties, pools, memberships, sources;
} facts;

static void cite(bool *cited, const ptce_network *network,
                 const ptce_citations *citations)
{
    for (size_t i = 0; i < citations->count; i++)
        if (citations->sources[i] < network->source_count)
            cited[citations->sources[i]] = true;
}

static bool has_member(const pt_selected_pool *pool, size_t actor)
{
    for (size_t i = 0; i < pool->member_count; i++)
        if (pool->members[i] == actor)
            return true;
    return false;
}

static void cite_all(bool *cited, const pt_selection *selection)
{
    const ptce_network *network = selection->network;
    for (size_t i = 0; i < selection->tie_count; i++)
        cite(cited, network, &network->ties[selection->ties[i]].citations);
    for (size_t i = 0; i < selection->pool_count; i++) {
        const pt_selected_pool *selected = &selection->pools[i];
        const ptce_pool *pool = &network->pools[selected->pool];
        if (selected->member_count < 2)
            continue;
        cite(cited, network, &pool->citations);
        for (size_t j = 0; j < pool->member_count; j++)
            if (has_member(selected, pool->members[j].actor))
                cite(cited, network, &pool->members[j].citations);
    }
}

static ptce_status count_facts(facts *out, const pt_selection *selection,
                               ptce_error *err)
{
    size_t sources = selection->network->source_count;
    bool *cited = pt_alloc(sources, sizeof *cited);
    if (!cited)
        return pt_nomem(err);
    *out =
        (facts){.actors = selection->actor_count, .ties = selection->tie_count};
    for (size_t i = 0; i < selection->pool_count; i++) {
        size_t members = selection->pools[i].member_count;
        out->pools += members > 1;
        out->memberships += members > 1 ? members : 0;
    }
    cite_all(cited, selection);
    for (size_t i = 0; i < sources; i++)
        out->sources += cited[i];
    free(cited);
    return PTCE_OK;
}

/* ---- Ties that count twice ------------------------------------------------
 */

static void carry(ptce_carried *carried, const pt_selection *before,
                  const pt_selection *after)
{
    size_t both = 0;
    for (size_t b = 0, a = 0; b < before->tie_count && a < after->tie_count;) {
        size_t row = before->ties[b];
        size_t other = after->ties[a];
        b += row <= other;
        a += other <= row;
        if (row != other)
            continue;
        const ptce_period *period = &before->network->ties[row].period;
        bool open = period->until == PTCE_NO_YEAR;
        both++;
        carried->undated += open && period->since == PTCE_NO_YEAR;
        carried->open += open && period->since != PTCE_NO_YEAR;
    }
    carried->both += both;
    carried->ties += before->tie_count + after->tie_count - both;
}

/* ---- All pairs ------------------------------------------------------------
 */

/* Only the period of the view: whatever else it leaves out. */
static ptce_view period_of(const ptce_view *view)
{
    ptce_view period = PTCE_VIEW_DEFAULT;
    period.from = view->from;
    period.to = view->to;
    period.undated = view->undated;
    return period;
}

static ptce_status look(facts *before, facts *after, pt_pairing *c, size_t i,
                        ptce_error *err)
{
    const ptce_view views[] = {period_of(&c->out->before),
                               period_of(&c->out->after)};
    pt_selection selections[2] = {{0}, {0}};
    ptce_status st = pt_selection_init(
        &selections[0], c->pairs[i].before->network, &views[0], err);
    if (st == PTCE_OK)
        st = pt_selection_init(&selections[1], c->pairs[i].after->network,
                               &views[1], err);
    if (st == PTCE_OK)
        st = count_facts(before, &selections[0], err);
    if (st == PTCE_OK)
        st = count_facts(after, &selections[1], err);
    if (st == PTCE_OK && c->out->periods)
        carry(&c->out->carried, &selections[0], &selections[1]);
    pt_selection_clear(&selections[0]);
    pt_selection_clear(&selections[1]);
    return st;
}

static double actors(const facts *f)
{
    return (double)f->actors;
}

static double ties(const facts *f)
{
    return (double)f->ties;
}

static double pools(const facts *f)
{
    return (double)f->pools;
}

static double facts_per_actor(const facts *f)
{
    return f->actors > 0 ? pt_number_round((double)(f->ties + f->memberships) /
                                           (double)f->actors)
                         : (double)NAN;
}

static double cited_sources(const facts *f)
{
    return (double)f->sources;
}

static const struct {
    const char *id;
    double (*value)(const facts *f);
} rows[] = {
    {"actors", actors},
    {"ties", ties},
    {"pools", pools},
    {"facts_per_actor", facts_per_actor},
    {"cited_sources", cited_sources},
};

/* Room for the values of all pairs, and what was counted of them. */
typedef struct counted {
    facts *before, *after;
    double *differences, *values_before, *values_after;
} counted;

static ptce_status describe(ptce_paired_documented *d, const pt_pairing *c,
                            size_t row, const counted *all, ptce_error *err)
{
    size_t n = 0;
    d->id = rows[row].id;
    for (size_t i = 0; i < c->count; i++) {
        double before = rows[row].value(&all->before[i]);
        double after = rows[row].value(&all->after[i]);
        if (isnan(before) != 0 || isnan(after) != 0)
            continue;
        all->values_before[n] = before;
        all->values_after[n] = after;
        all->differences[n++] = pt_difference(before, after);
    }
    return pt_paired_describe(&d->change, &d->rank, all->differences,
                              all->values_before, all->values_after, n,
                              c->run->seed, err);
}

ptce_status pt_paired_document(pt_pairing *c, ptce_error *err)
{
    ptce_paired *out = c->out;
    counted all = {
        .before = pt_alloc(c->count, sizeof *all.before),
        .after = pt_alloc(c->count, sizeof *all.after),
        .differences = pt_alloc(c->count, sizeof *all.differences),
        .values_before = pt_alloc(c->count, sizeof *all.values_before),
        .values_after = pt_alloc(c->count, sizeof *all.values_after),
    };
    out->documentation =
        pt_arena_take(out->arena, PT_COUNT(rows), sizeof *out->documentation);
    bool room = all.before && all.after && all.differences &&
                all.values_before && all.values_after && out->documentation;
    ptce_status st = room ? PTCE_OK : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < c->count; i++)
        st = look(&all.before[i], &all.after[i], c, i, err);
    for (size_t row = 0; st == PTCE_OK && row < PT_COUNT(rows); row++)
        st = describe(&out->documentation[out->documentation_count++], c, row,
                      &all, err);
    free(all.before);
    free(all.after);
    free(all.differences);
    free(all.values_before);
    free(all.values_after);
    return st;
}
