/* SPDX-License-Identifier: MIT */
/* How the two groups are documented: compared before anything else, since the
 * better documented group always looks denser. */
#include "compare/exact.h"
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>

static double actors(const ptce_measures *m)
{
    return (double)m->documentation.actors;
}

static double ties(const ptce_measures *m)
{
    return (double)m->documentation.ties;
}

static double pools(const ptce_measures *m)
{
    return (double)m->documentation.pools;
}

static double sources(const ptce_measures *m)
{
    return (double)m->documentation.sources;
}

static double facts_per_actor(const ptce_measures *m)
{
    return m->documentation.actors > 0 ? (double)pt_facts_of(m->network) /
                                             (double)m->documentation.actors
                                       : (double)NAN;
}

static double sources_per_tie(const ptce_measures *m)
{
    return m->documentation.ties > 0 ? (double)m->documentation.sources /
                                           (double)m->documentation.ties
                                     : (double)NAN;
}

#define FACTS_PER_ACTOR 4
#define SOURCES 3
static const struct {
    const char *id;
    double (*value)(const ptce_measures *measures);
} rows[] = {
    {"actors", actors},
    {"ties", ties},
    {"pools", pools},
    [SOURCES] = {"sources", sources},
    [FACTS_PER_ACTOR] = {"facts_per_actor", facts_per_actor},
    {"sources_per_tie", sources_per_tie},
};

const char *pt_documented_id(size_t i)
{
    return i < PT_COUNT(rows) ? rows[i].id : NULL;
}

double pt_documented_value(size_t i, const ptce_measures *measures)
{
    return pt_number_round(rows[i].value(measures));
}

static void gather(double *values, ptce_documented *d, const pt_comparing *c,
                   double (*value)(const ptce_measures *measures))
{
    for (pt_side side = PT_FIRST; side <= PT_SECOND; side++) {
        size_t *count = side == PT_FIRST ? &d->n_first : &d->n_second;
        for (size_t i = 0; i < c->out->measuring.count; i++) {
            double here = value(&c->out->measuring.networks[i]);
            if (c->sides[i] != side || isnan(here) != 0)
                continue;
            values[d->n_first + d->n_second] = pt_number_round(here);
            (*count)++;
        }
    }
}

ptce_status pt_documented_describe(ptce_documented *d, double *values,
                                   uint64_t seed, ptce_error *err)
{
    pt_samples samples = {values, d->n_first, d->n_second};
    pt_rank_test test = {0};
    d->cliff = pt_cliff_delta(&samples);
    ptce_status st = pt_hodges_lehmann(&d->hodges_lehmann, &samples, err);
    if (st == PTCE_OK && d->n_first > 0 && d->n_second > 0)
        st = pt_mann_whitney(&test, &samples, seed, err);
    d->rank = (ptce_test){.statistic = (double)NAN, .p = (double)NAN};
    if (test.relabelings > 0)
        d->rank = (ptce_test){
            test.u, (double)test.as_extreme / (double)test.relabelings,
            test.relabelings, test.as_extreme, test.exact};
    d->median_first = pt_median(values, d->n_first); /* sorts */
    d->median_second = pt_median(values + d->n_first, d->n_second);
    return st;
}

static ptce_which better(const ptce_comparison *out)
{
    static const size_t by[] = {FACTS_PER_ACTOR, SOURCES};
    for (size_t i = 0; i < PT_COUNT(by); i++) {
        double delta = out->documentation[by[i]].cliff.estimate;
        if (delta > 0)
            return PTCE_FIRST_GROUP;
        if (delta < 0)
            return PTCE_SECOND_GROUP;
    }
    return PTCE_NEITHER_GROUP;
}

ptce_status pt_documentation_make(pt_comparing *c, ptce_error *err)
{
    ptce_comparison *out = c->out;
    double *values = pt_alloc(out->measuring.count, sizeof *values);
    out->documentation =
        pt_arena_take(out->arena, PT_COUNT(rows), sizeof *out->documentation);
    ptce_status st = values && out->documentation ? PTCE_OK : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(rows); i++) {
        ptce_documented *d = &out->documentation[i];
        d->id = rows[i].id;
        gather(values, d, c, rows[i].value);
        st = pt_documented_describe(d, values, c->run->seed, err);
        out->documentation_count++;
    }
    if (st == PTCE_OK)
        out->better_documented = better(out);
    free(values);
    return st;
}
