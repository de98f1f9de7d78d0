/* SPDX-License-Identifier: MIT */
/* A view that keeps pools as vertices never takes a pool for an actor: every
 * measure is undefined there, or checked here against its definition, or
 * listed with the reason why pools do not enter. */
#include "analysis/made.h"
#include "analysis/world.h"
#include "support/cmocka_all.h"

#include <math.h>
#include <string.h>

#define ROUNDS 6
#define NONE ((double)NAN)

/* ---- Steps --------------------------------------------------------------- */

static size_t vertices(const world *w)
{
    return w->n + w->pools;
}

/* Components by flooding labels, without one vertex (or all, for SIZE_MAX) and
 * without one edge; how many of them hold an actor, and how many of these the
 * largest. */
typedef struct pieces {
    size_t label[WORLD_MAX];
    double actors[WORLD_MAX]; /* by label */
    double count;
} pieces;

static void cut(pieces *p, const world *w, size_t without, size_t a, size_t b)
{
    *p = (pieces){0};
    for (size_t v = 0; v < vertices(w); v++)
        p->label[v] = v;
    for (size_t round = 0; round < vertices(w); round++)
        for (size_t v = 0; v < vertices(w); v++)
            for (size_t u = 0; u < vertices(w); u++)
                if (v != without && u != without && !(v == a && u == b) &&
                    !(v == b && u == a) && world_joined(w, v, u) &&
                    p->label[u] < p->label[v])
                    p->label[v] = p->label[u];
    for (size_t i = 0; i < w->n; i++)
        p->actors[p->label[i]] += i != without;
    for (size_t v = 0; v < vertices(w); v++)
        p->count += p->actors[v] > 0;
}

static double degree(const world *w, size_t v)
{
    double count = 0;
    for (size_t u = 0; u < vertices(w); u++)
        count += u != v && world_joined(w, v, u);
    return count;
}

static bool is_alone(const world *w, size_t i)
{
    for (size_t j = 0; j < w->n; j++)
        if (j != i && (world_joined(w, i, j) || world_shared(w, i, j)))
            return false;
    return true;
}

/* ---- What is checked ----------------------------------------------------- */

typedef double naive_keep(const world *w, size_t v, size_t u);

static double nodes(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    return (double)vertices(w);
}

static double edges(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    double ends = 0;
    for (size_t x = 0; x < vertices(w); x++)
        ends += degree(w, x);
    return ends / 2;
}

/* Pairs of actors, and of an actor and a pool. */
static double density(const world *w, size_t v, size_t u)
{
    double possible = 0;
    for (size_t x = 0; x < vertices(w); x++)
        for (size_t y = x + 1; y < vertices(w); y++)
            possible += x < w->n;
    return w->n < 2 ? NONE : edges(w, v, u) / possible;
}

static double mean_degree(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    double sum = 0;
    for (size_t i = 0; i < w->n; i++)
        sum += degree(w, i);
    return w->n ? sum / (double)w->n : NONE;
}

static double isolates(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    double count = 0;
    for (size_t i = 0; i < w->n; i++)
        count += is_alone(w, i);
    return count;
}

static double isolate_share(const world *w, size_t v, size_t u)
{
    return w->n ? isolates(w, v, u) / (double)w->n : NONE;
}

static double components(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    pieces p;
    cut(&p, w, SIZE_MAX, SIZE_MAX, SIZE_MAX);
    return p.count;
}

static double largest_component_share(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    pieces p;
    double most = 0;
    cut(&p, w, SIZE_MAX, SIZE_MAX, SIZE_MAX);
    for (size_t x = 0; x < vertices(w); x++)
        most = fmax(most, p.actors[x]);
    return w->n ? most / (double)w->n : NONE;
}

static double fragmentation(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    pieces p;
    double apart = 0;
    double pairs = 0;
    cut(&p, w, SIZE_MAX, SIZE_MAX, SIZE_MAX);
    for (size_t i = 0; i < w->n; i++)
        for (size_t j = i + 1; j < w->n; j++) {
            apart += p.label[i] != p.label[j];
            pairs++;
        }
    return pairs > 0 ? apart / pairs : NONE;
}

static double degree_gini(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    double sum = 0;
    double apart = 0;
    for (size_t i = 0; i < w->n; i++) {
        sum += degree(w, i);
        for (size_t j = 0; j < w->n; j++)
            apart += fabs(degree(w, i) - degree(w, j));
    }
    return sum > 0 ? apart / (2 * (double)w->n * sum) : NONE;
}

static double node_degree(const world *w, size_t v, size_t u)
{
    (void)u;
    return degree(w, v);
}

/* A vertex without which its actors, itself left out, are in more pieces. */
static double articulation(const world *w, size_t v, size_t u)
{
    (void)u;
    pieces whole;
    pieces left;
    cut(&whole, w, SIZE_MAX, SIZE_MAX, SIZE_MAX);
    cut(&left, w, v, SIZE_MAX, SIZE_MAX);
    double before = whole.count;
    if (v < w->n && whole.actors[whole.label[v]] == 1)
        before--; /* it was alone with its pools */
    return left.count > before;
}

static double articulation_points(const world *w, size_t v, size_t u)
{
    (void)v;
    double count = 0;
    for (size_t i = 0; i < w->n; i++)
        count += articulation(w, i, u);
    return count;
}

static double articulation_share(const world *w, size_t v, size_t u)
{
    return w->n ? articulation_points(w, v, u) / (double)w->n : NONE;
}

static double bridge(const world *w, size_t v, size_t u)
{
    pieces whole;
    pieces left;
    cut(&whole, w, SIZE_MAX, SIZE_MAX, SIZE_MAX);
    cut(&left, w, SIZE_MAX, v, u);
    return left.count > whole.count;
}

static double bridges(const world *w, size_t v, size_t u)
{
    (void)v;
    (void)u;
    double count = 0;
    for (size_t x = 0; x < vertices(w); x++)
        for (size_t y = x + 1; y < vertices(w); y++)
            count += world_joined(w, x, y) && bridge(w, x, y) > 0;
    return count;
}

static const struct {
    const char *id;
    naive_keep *value;
} checked[] = {
    {"nodes", nodes},
    {"edges", edges},
    {"density", density},
    {"mean_degree", mean_degree},
    {"isolates", isolates},
    {"isolate_share", isolate_share},
    {"components", components},
    {"largest_component_share", largest_component_share},
    {"fragmentation", fragmentation},
    {"degree_gini", degree_gini},
    {"degree", node_degree},
    {"articulation", articulation},
    {"articulation_points", articulation_points},
    {"articulation_share", articulation_share},
    {"bridge", bridge},
    {"bridges", bridges},
};

/* Defined there, and why it may be. */
static const char *const right[][2] = {
    {"in_degree", "arcs that come in, whatever from"},
    {"out_degree", "arcs that go out, whatever to"},
    {"strength", "a sum of weights"},
    {"weight", "a fact of the view"},
    {"layers", "a fact of the view"},
    {"betweenness", "raw: paths through members and pools, as it says"},
    {"edge_betweenness", "raw: paths through members and pools, as it says"},
};

/* Computed on actors alone, or on all layers: the same whatever becomes of
 * pools. */
static const char *const same[] = {
    "type_diversity",
    "share_ess",
    "share_company",
    "share_authority",
    "share_knowledge",
    "share_network",
    "share_funder",
    "share_other",
    "family_diversity",
    "definition_partners",
    "pooled_pair_share",
    "pooling_intensity",
    "multiplex_tie_share",
    "single_member_pool_share",
    "participation",
    "pools",
    "two_mode_density",
    "mean_pool_size",
    "shared_pool_share",
    "two_mode_clustering_global",
    "two_mode_closure_actors",
    "two_mode_closure_pools",
    "overlap_cooperation",
    "overlap_mutualisation",
    "layer_correlation",
    "layer_degree_correlation",
    "mean_participation",
    "two_mode_degree",
    "two_mode_closeness",
    "two_mode_betweenness",
    "two_mode_eigenvector",
    "two_mode_clustering",
    "redundancy",
    "pools_left_alone",
    "articulation_pools",
    "funder_exposure",
    "funding_hhi",
};

/* ---- Every measure ------------------------------------------------------- */

static void check_definition(const worlds *w, size_t k, size_t i)
{
    const ptce_measures *measures = &w->measuring.networks[k];
    const ptce_measure *measure = ptce_measure_find(checked[i].id);
    size_t count = measure->level == PTCE_NETWORK ? 1
                   : measure->level == PTCE_NODE  ? measures->vertex_count
                                                  : measures->edge_count;
    for (size_t at = 0; at < count; at++) {
        bool edge = measure->level == PTCE_EDGE;
        double expected =
            checked[i].value(&w->items[k], edge ? measures->edges[at].from : at,
                             edge ? measures->edges[at].to : 0);
        double value = ptce_measure_value(measures, measure, at);
        if (!is_near(value, expected, 1e-12))
            fail_msg("%s [%zu] of world %zu = %.15g, by definition %.15g",
                     measure->id, at, k, value, expected);
    }
}

static void keep__measures_are_what_their_definitions_say(void **state)
{
    static worlds w;
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        worlds_measure(&w, round, PTCE_POOLS_KEEP, NULL, 0);
        for (size_t k = 0; k < WORLDS; k++)
            for (size_t i = 0; i < PT_COUNT(checked); i++)
                check_definition(&w, k, i);
        worlds_free(&w);
    }
}

static void compare(const worlds *kept, const worlds *projected, size_t k,
                    const char *id)
{
    const ptce_measure *measure = ptce_measure_find(id);
    size_t count = measure->level == PTCE_NETWORK ? 1 : kept->items[k].n;
    for (size_t v = 0; v < count; v++)
        if (!is_near(worlds_value(kept, k, id, v),
                     worlds_value(projected, k, id, v), 1e-9))
            fail_msg("%s [%zu] of world %zu depends on pools", id, v, k);
}

static void keep__leaves_what_is_of_actors_as_it_is(void **state)
{
    static worlds kept;
    static worlds projected;
    (void)state;
    worlds_measure(&kept, ROUNDS, PTCE_POOLS_KEEP, NULL, 0);
    worlds_measure(&projected, ROUNDS, PTCE_POOLS_PROJECT, NULL, 0);
    for (size_t k = 0; k < WORLDS; k++)
        for (size_t i = 0; i < PT_COUNT(same); i++)
            compare(&kept, &projected, k, same[i]);
    worlds_free(&kept);
    worlds_free(&projected);
}

static bool is_listed(const char *id)
{
    for (size_t i = 0; i < PT_COUNT(checked); i++)
        if (strcmp(checked[i].id, id) == 0)
            return true;
    for (size_t i = 0; i < PT_COUNT(right); i++)
        if (strcmp(right[i][0], id) == 0)
            return right[i][1][0] != '\0';
    for (size_t i = 0; i < PT_COUNT(same); i++)
        if (strcmp(same[i], id) == 0)
            return true;
    return false;
}

/* A measure that is on no list is undefined as soon as there is a pool. */
static void keep__lets_no_other_measure_through(void **state)
{
    static worlds w;
    const ptce_measure *measure;
    (void)state;
    worlds_measure(&w, 0, PTCE_POOLS_KEEP, NULL, 0);
    for (size_t k = 0; k < WORLDS; k++)
        for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
            if (w.items[k].pools == 0 || is_listed(measure->id) ||
                measure->directed_only ||
                (measure->level == PTCE_EDGE &&
                 w.measuring.networks[k].edge_count == 0))
                continue;
            const char *reason = worlds_reason(&w, k, measure->id, 0);
            if (!reason || strcmp(reason, "two-mode") != 0)
                fail_msg("%s is neither undefined nor on a list", measure->id);
        }
    worlds_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keep__measures_are_what_their_definitions_say),
        cmocka_unit_test(keep__leaves_what_is_of_actors_as_it_is),
        cmocka_unit_test(keep__lets_no_other_measure_through),
    };
    return cmocka_run_group_tests_name("analysis.keep", tests, NULL, NULL);
}
