/* SPDX-License-Identifier: MIT */
/* The best core, proved: branch and bound over the vertices by falling degree.
 * A branch is left when even the most ties that its core could still gain, and
 * the fewest that its periphery could still keep, would not reach the best fit
 * known. The fit grows with the first and falls with the second. */
#include "analysis/measure.h"

#include <string.h>

#define MOST 64             /* vertices: a set is one word */
#define NODES_MAX (1 << 18) /* splits of 16 vertices, at least, fit in */

typedef struct search {
    size_t n;
    uint64_t near[MOST]; /* neighbours, by place in the order */
    size_t vertex[MOST]; /* by place */
    pt_core *best;
    size_t nodes;
} search;

/* A branch: the first vertices are in the core or in the periphery. */
typedef struct branch {
    size_t decided;
    uint64_t core, periphery;
    size_t size; /* of the core */
    size_t core_ties, periphery_ties;
} branch;

/* Numbers of what the undecided vertices have around them, largest first. */
typedef struct gains {
    size_t count, ties; /* undecided vertices, ties among them */
    size_t to_core[MOST];
    size_t to_periphery[MOST];
    size_t both[MOST]; /* twice those to the core, and those undecided */
    size_t rest[MOST]; /* those to the periphery, and those undecided */
} gains;

static size_t bits(uint64_t set)
{
    return (size_t)__builtin_popcountll(set);
}

/* Whole numbers up to 3 × MOST, by counting. */
static void sort_falling(size_t *values, size_t count)
{
    unsigned char seen[3 * MOST + 1] = {0};
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        seen[values[i]]++;
        most = values[i] > most ? values[i] : most;
    }
    size_t place = 0;
    for (size_t value = most + 1; value-- > 0;)
        for (size_t i = 0; i < seen[value]; i++)
            values[place++] = value;
}

static void measure_gains(gains *g, const search *s, const branch *b)
{
    uint64_t all = s->n == MOST ? UINT64_MAX : ((uint64_t)1 << s->n) - 1;
    uint64_t open = all & ~(b->core | b->periphery);
    *g = (gains){.count = s->n - b->decided};
    for (size_t i = 0; i < g->count; i++) {
        uint64_t near = s->near[b->decided + i];
        size_t undecided = bits(near & open);
        g->to_core[i] = bits(near & b->core);
        g->to_periphery[i] = bits(near & b->periphery);
        g->both[i] = 2 * g->to_core[i] + undecided;
        g->rest[i] = g->to_periphery[i] + undecided;
        g->ties += undecided;
    }
    g->ties /= 2;
    sort_falling(g->to_core, g->count);
    sort_falling(g->to_periphery, g->count);
    sort_falling(g->both, g->count);
    sort_falling(g->rest, g->count);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Where the bounds leave no tie, or no pair without one, what they bound is
 * still a correlation that is not positive. */
static double limit_of(double n, double core, double core_ties,
                       double periphery_ties)
{
    double fit = pt_core_fit(n, core, core_ties, periphery_ties);
    return fit < -1.5 && core >= 2 && n - core >= 2 ? 0 : fit;
}

/* No split of the branch fits better than this. The core takes r of the
 * undecided vertices, for each r those that serve each bound best. */
static double bound_of(const search *s, const branch *b)
{
    gains g;
    measure_gains(&g, s, b);
    double most = -2;
    size_t core = 0; /* sums over the first r of each list */
    size_t both = 0;
    size_t kept = 0; /* to the periphery, over all but the first r */
    size_t touched = 0;
    size_t outside = 0;
    for (size_t i = 0; i < g.count; i++)
        outside += g.to_periphery[i];
    kept = outside;
    for (size_t r = 0; r <= g.count; r++) {
        size_t size = b->size + r;
        size_t pairs = r > 1 ? r * (r - 1) / 2 : 0;
        size_t gain = least(core + least(pairs, g.ties), both / 2);
        size_t left = outside + g.ties; /* less what the r vertices touch */
        left = left > touched ? left - touched : 0;
        left = left > kept ? left : kept;
        size_t ties =
            least(b->core_ties + gain, size > 1 ? size * (size - 1) / 2 : 0);
        most = fmax(most, limit_of((double)s->n, (double)size, (double)ties,
                                   (double)(b->periphery_ties + left)));
        if (r == g.count)
            break;
        core += g.to_core[r];
        both += g.both[r];
        kept -= g.to_periphery[r];
        touched += g.rest[r];
    }
    return most;
}

static void keep(search *s, const branch *b)
{
    pt_core *best = s->best;
    double fit = pt_core_fit((double)s->n, (double)b->size,
                             (double)b->core_ties, (double)b->periphery_ties);
    bool in[MOST] = {false};
    if (fit < -1.5 || fit < best->fit - PT_CORE_EQUAL)
        return;
    for (size_t i = 0; i < s->n; i++)
        in[s->vertex[i]] = b->core >> i & 1;
    bool better = isnan(best->fit) || fit > best->fit + PT_CORE_EQUAL;
    if (!better && !pt_core_comes_first(in, best->in_core, s->n))
        return;
    memcpy(best->in_core, in, s->n * sizeof *in);
    if (isnan(best->fit) || fit > best->fit)
        best->fit = fit;
}

static bool is_hopeless(const search *s, const branch *b)
{
    return !isnan(s->best->fit) &&
           bound_of(s, b) < s->best->fit - PT_CORE_EQUAL;
}

static branch with_next(const search *s, const branch *b, bool in_core)
{
    branch next = *b;
    uint64_t near = s->near[b->decided];
    uint64_t one = (uint64_t)1 << b->decided;
    next.decided++;
    if (in_core) {
        next.core |= one;
        next.size++;
        next.core_ties += bits(near & b->core);
    } else {
        next.periphery |= one;
        next.periphery_ties += bits(near & b->periphery);
    }
    return next;
}

/* Depth first, core before periphery; at most one branch waits at each
 * depth. False where there are too many. */
static bool explore(search *s)
{
    branch waiting[MOST + 1];
    size_t count = 0;
    waiting[count++] = (branch){0};
    while (count > 0) {
        branch b = waiting[--count];
        if (++s->nodes > NODES_MAX)
            return false;
        if (b.decided == s->n) {
            keep(s, &b);
        } else if (!is_hopeless(s, &b)) {
            waiting[count++] = with_next(s, &b, false);
            waiting[count++] = with_next(s, &b, true);
        }
    }
    return true;
}

/* Falling degree, at equal degree the lower vertex: insertion, n is small. */
static void set_order(search *s, const pt_graph *flat)
{
    for (size_t v = 0; v < s->n; v++) {
        size_t at = v;
        while (at > 0 && pt_degree(&flat->out, s->vertex[at - 1]) <
                             pt_degree(&flat->out, v)) {
            s->vertex[at] = s->vertex[at - 1];
            at--;
        }
        s->vertex[at] = v;
    }
}

void pt_core_prove(pt_core *core, const pt_graph *flat)
{
    search s = {.n = flat->n, .best = core};
    size_t place[MOST];
    core->exact = false;
    if (flat->n > MOST)
        return;
    set_order(&s, flat);
    for (size_t i = 0; i < s.n; i++)
        place[s.vertex[i]] = i;
    for (size_t e = 0; e < flat->m; e++) {
        size_t a = place[flat->edges[e].from];
        size_t b = place[flat->edges[e].to];
        s.near[a] |= (uint64_t)1 << b;
        s.near[b] |= (uint64_t)1 << a;
    }
    core->exact = explore(&s);
}
