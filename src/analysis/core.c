/* SPDX-License-Identifier: MIT */
/* Core and periphery: the split whose ties correlate best with "core all tied,
 * periphery not at all", the cells between them left out (Borgatti and Everett
 * 2000). */
#include "analysis/measure.h"

#include <stdlib.h>
#include <string.h>

#define CUTS 100
#define RANDOM_STARTS 20
#define KICKS 300
#define KICKS_QUICK 30 /* for each of many random graphs */
#define WORK 2e6       /* vertices and edges that starts of one sort may see */
#define EQUAL PT_CORE_EQUAL

/* A split; all counts follow from moving one vertex at a time. */
typedef struct split {
    const pt_graph *flat;
    bool *in;
    size_t *inside; /* neighbours in the core */
    double core;    /* vertices in it */
    double core_ties, periphery_ties;
} split;

/* How a split would be after moving v. */
static split moved(const split *s, size_t v)
{
    split to = *s;
    double inside = (double)s->inside[v];
    double outside = (double)pt_degree(&s->flat->out, v) - inside;
    double sign = s->in[v] ? -1 : 1;
    to.core += sign;
    to.core_ties += sign * inside;
    to.periphery_ties -= sign * outside;
    return to;
}

double pt_core_fit(double n, double core, double core_ties,
                   double periphery_ties)
{
    double ideal = core * (core - 1) / 2;
    double rest = (n - core) * (n - core - 1) / 2;
    double ties = core_ties + periphery_ties;
    double cells = ideal + rest;
    double spread = ideal * rest * ties * (cells - ties);
    if (!(spread > 0))
        return -2;
    return (cells * core_ties - ideal * ties) / sqrt(spread);
}

static double fit_of(const split *s)
{
    return pt_core_fit((double)s->flat->n, s->core, s->core_ties,
                       s->periphery_ties);
}

static void move(split *s, size_t v)
{
    const pt_adjacency *near = &s->flat->out;
    *s = moved(s, v);
    s->in[v] = !s->in[v];
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
        size_t w = near->vertex[i];
        if (s->in[v])
            s->inside[w]++;
        else
            s->inside[w]--;
    }
}

/* Move any vertex that betters the fit until none does. */
static double climb(split *s)
{
    double fit = fit_of(s);
    for (bool better = true; better;) {
        better = false;
        for (size_t v = 0; v < s->flat->n; v++) {
            split to = moved(s, v);
            double next = fit_of(&to);
            if (next <= fit + EQUAL)
                continue;
            move(s, v);
            fit = next;
            better = true;
        }
    }
    return fit;
}

bool pt_core_comes_first(const bool *a, const bool *b, size_t n)
{
    size_t more = 0;
    size_t less = 0;
    bool lower = false;
    for (size_t v = 0; v < n; v++) {
        if (more == 0 && less == 0 && a[v] != b[v])
            lower = a[v];
        more += a[v] && !b[v];
        less += b[v] && !a[v];
    }
    return more == less ? lower : more < less;
}

static void keep_best(pt_core *best, const split *s, double fit)
{
    size_t n = s->flat->n;
    if (fit < -1.5)
        return;
    bool first = isnan(best->fit) || fit > best->fit + EQUAL;
    if (!first && fit >= best->fit - EQUAL)
        first = pt_core_comes_first(s->in, best->in_core, n);
    if (!first)
        return;
    if (isnan(best->fit) || fit > best->fit)
        best->fit = fit;
    memcpy(best->in_core, s->in, n * sizeof *s->in);
}

static void empty(split *s)
{
    size_t n = s->flat->n;
    memset(s->in, 0, n * sizeof *s->in);
    memset(s->inside, 0, n * sizeof *s->inside);
    s->core = 0;
    s->core_ties = 0;
    s->periphery_ties = (double)s->flat->m;
}

typedef struct ranked {
    size_t degree, v;
} ranked;

static int by_degree(const void *a, const void *b)
{
    const ranked *x = a;
    const ranked *y = b;
    if (x->degree != y->degree)
        return x->degree > y->degree ? -1 : 1;
    return (x->v > y->v) - (x->v < y->v);
}

/* So many starts of a sort as a network of that size allows, at least one. */
static size_t starts(const split *s, size_t most)
{
    double fit = WORK / (double)(s->flat->n + s->flat->m + 1);
    size_t whole = fit < (double)most ? (size_t)fit : most;
    return whole > 0 ? whole : 1;
}

/* The best split, with a few vertices moved at random, is a start too: it
 * leaves the hilltops that single moves cannot. */
static void kick(pt_core *best, split *s, size_t most, pt_random *random)
{
    size_t n = s->flat->n;
    size_t kicks = isnan(best->fit) ? 0 : starts(s, most);
    for (size_t i = 0; i < kicks; i++) {
        empty(s);
        for (size_t v = 0; v < n; v++)
            if (best->in_core[v])
                move(s, v);
        for (size_t j = 0; j < 2 + i % 6; j++)
            move(s, (size_t)pt_random_below(random, n));
        keep_best(best, s, climb(s));
    }
}

/* From cuts through the order of degrees, then from random cores. */
static void try_starts(pt_core *best, split *s, ranked *order, size_t kicks,
                       uint64_t seed)
{
    size_t n = s->flat->n;
    for (size_t v = 0; v < n; v++)
        order[v] = (ranked){pt_degree(&s->flat->out, v), v};
    qsort(order, n, sizeof *order, by_degree);
    size_t cuts = starts(s, CUTS);
    size_t step = n > cuts ? n / cuts : 1;
    for (size_t cut = 2; cut < n; cut += step) {
        empty(s);
        for (size_t i = 0; i < cut; i++)
            move(s, order[i].v);
        keep_best(best, s, climb(s));
    }
    pt_random random;
    pt_random_seed(&random, seed);
    size_t draws = starts(s, RANDOM_STARTS);
    for (size_t start = 0; start < draws; start++) {
        empty(s);
        for (size_t v = 0; v < n; v++)
            if (pt_random_below(&random, 4) == 0)
                move(s, v);
        keep_best(best, s, climb(s));
    }
    kick(best, s, kicks, &random);
}

/* From starts alone: the best found, not proven. */
static ptce_status search(pt_core *core, const pt_graph *flat, size_t kicks,
                          uint64_t seed, ptce_error *err)
{
    split s = {.flat = flat,
               .in = pt_alloc(flat->n, sizeof *s.in),
               .inside = pt_alloc(flat->n, sizeof *s.inside)};
    ranked *order = pt_alloc(flat->n, sizeof *order);
    ptce_status st = PTCE_OK;
    core->fit = (double)NAN;
    core->exact = false;
    if (!s.in || !s.inside || !order)
        st = pt_nomem(err);
    else if (flat->n > 0)
        try_starts(core, &s, order, kicks, seed);
    free(s.in);
    free(s.inside);
    free(order);
    return st;
}

ptce_status pt_core_periphery(pt_core *core, const pt_graph *flat,
                              uint64_t seed, ptce_error *err)
{
    ptce_status st = pt_core_search(core, flat, seed, err);
    if (st == PTCE_OK)
        pt_core_prove(core, flat);
    return st;
}

ptce_status pt_core_search(pt_core *core, const pt_graph *flat, uint64_t seed,
                           ptce_error *err)
{
    return search(core, flat, KICKS, seed, err);
}

ptce_status pt_core_periphery_quick(pt_core *core, const pt_graph *flat,
                                    uint64_t seed, ptce_error *err)
{
    return search(core, flat, KICKS_QUICK, seed, err);
}
