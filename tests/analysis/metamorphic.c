/* SPDX-License-Identifier: MIT */
/* What must not change, or must change by a known amount, when a network is
 * relabelled, gets an isolated actor, or stands beside its own double. */
#include "analysis/made.h"
#include "analysis/sample.h"
#include "support/cmocka_all.h"

#include <string.h>

#define ROUNDS 4
#define NEAR 1e-9

/* ---- A network made again ------------------------------------------------ */

/* So many copies of a matrix side by side, with isolated actors behind. Actor i
 * of copy c has the number c n + i, or n - 1 - i where numbers run backwards.
 */
typedef struct again {
    size_t copies, isolates;
    bool backwards;
} again;

static size_t number_of(const naive *g, const again *how, size_t copy, size_t i)
{
    return copy * g->n + (how->backwards ? g->n - 1 - i : i);
}

static ptce_network *make(const naive *g, const again *how)
{
    size_t n = how->copies * g->n + how->isolates;
    ptce_network *network = made_new("again", n, how->copies * g->n * g->n, 0);
    for (size_t c = 0; c < how->copies; c++)
        for (size_t i = 0; i < g->n; i++)
            made_actor(network, number_of(g, how, c, i), (ptce_type)g->type[i]);
    for (size_t k = how->copies * g->n; k < n; k++)
        made_actor(network, k, PTCE_TYPE_FUNDER);
    for (size_t c = 0; c < how->copies; c++)
        for (size_t i = 0; i < g->n; i++)
            for (size_t j = g->directed ? 0 : i + 1; j < g->n; j++)
                if (g->tied[i][j])
                    made_tie(network, number_of(g, how, c, i),
                             number_of(g, how, c, j), g->weight[i][j])
                        ->directed = g->directed;
    return made_done(network);
}

typedef struct remade {
    ptce_network *networks[SAMPLES];
    ptce_collection collection;
    ptce_measuring measuring;
} remade;

static void remake(remade *r, const samples *s, const again *how)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    run.jobs = 2;
    for (size_t k = 0; k < SAMPLES; k++)
        r->networks[k] = make(&s->items[k].matrix, how);
    r->collection =
        (ptce_collection){.networks = r->networks, .network_count = SAMPLES};
    assert_int_equal(ptce_measure_all(&r->measuring, &r->collection,
                                      &s->measuring.view, &run, NULL),
                     PTCE_OK);
}

static void free_remade(remade *r)
{
    ptce_measuring_clear(&r->measuring);
    for (size_t k = 0; k < SAMPLES; k++)
        ptce_network_free(r->networks[k]);
}

/* ---- Relations ----------------------------------------------------------- */

static bool stands_in(const char *id, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], id) == 0)
            return true;
    return false;
}

typedef struct pair {
    const ptce_measures *before, *after;
} pair;

static void same(const pair *p, const ptce_measure *measure, size_t before,
                 size_t after, const char *relation)
{
    double x = ptce_measure_value(p->before, measure, before);
    double y = ptce_measure_value(p->after, measure, after);
    if (!is_near(x, y, NEAR))
        fail_msg("%s: %.15g, %s %.15g", measure->id, x, relation, y);
}

static double value(const ptce_measures *measures, const char *id)
{
    return ptce_measure_value(measures, ptce_measure_find(id), 0);
}

/* Where equals are told apart by the lowest id, ids decide. */
static const char *const by_id[] = {
    "modularity", "communities",       "community",     "core",
    "robustness", "robustness_random", "robustness_gap"};

static void relabelling__moves_values_with_their_actors(void **state)
{
    static samples s;
    static remade r;
    const again backwards = {.copies = 1, .backwards = true};
    const ptce_measure *measure;
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        samples_measure(&s, round, round % 2, false, 2);
        remake(&r, &s, &backwards);
        for (size_t k = 0; k < SAMPLES; k++) {
            pair p = {&s.measuring.networks[k], &r.measuring.networks[k]};
            size_t n = s.items[k].matrix.n;
            for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
                if (stands_in(measure->id, by_id, PT_COUNT(by_id)) ||
                    measure->level == PTCE_EDGE)
                    continue;
                size_t count = measure->level == PTCE_NETWORK ? 1 : n;
                for (size_t v = 0; v < count; v++)
                    same(&p, measure, v, count - 1 - v, "relabelled");
            }
        }
        free_remade(&r);
        samples_free(&s);
    }
}

/* What only those who can be reached decide. */
static const char *const local[] = {"degree",
                                    "in_degree",
                                    "out_degree",
                                    "strength",
                                    "betweenness",
                                    "closeness",
                                    "harmonic",
                                    "eccentricity",
                                    "katz",
                                    "constraint",
                                    "effective_size",
                                    "efficiency",
                                    "coreness",
                                    "clustering",
                                    "clustering_weighted",
                                    "coordinator",
                                    "consultant",
                                    "representative",
                                    "gatekeeper",
                                    "liaison",
                                    "brokered_pairs",
                                    "articulation",
                                    "participation",
                                    "pools",
                                    "transitivity",
                                    "clustering_mean",
                                    "diameter",
                                    "mean_distance",
                                    "coreness_max",
                                    "reciprocity",
                                    "ei_type",
                                    "assortativity_degree",
                                    "assortativity_type",
                                    "modularity_type"};

static void check_local(const pair *p, size_t n, const char *relation)
{
    for (size_t i = 0; i < PT_COUNT(local); i++) {
        const ptce_measure *measure = ptce_measure_find(local[i]);
        assert_non_null(measure);
        size_t count = measure->level == PTCE_NETWORK ? 1 : n;
        for (size_t v = 0; v < count; v++)
            same(p, measure, v, v, relation);
    }
}

static void isolate__changes_what_counts_actors_only(void **state)
{
    static samples s;
    static remade r;
    const again isolate = {.copies = 1, .isolates = 1};
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        samples_measure(&s, round, round % 2, false, 2);
        remake(&r, &s, &isolate);
        for (size_t k = 0; k < SAMPLES; k++) {
            pair p = {&s.measuring.networks[k], &r.measuring.networks[k]};
            double n = (double)s.items[k].matrix.n;
            if (n > 0)
                check_local(&p, s.items[k].matrix.n, "with an isolate");
            assert_near(value(p.after, "nodes"), n + 1, 0);
            assert_near(value(p.after, "isolates"),
                        value(p.before, "isolates") + 1, 0);
            assert_near(value(p.after, "components"),
                        value(p.before, "components") + 1, 0);
            if (n >= 2)
                assert_near(value(p.after, "global_efficiency") * (n + 1),
                            value(p.before, "global_efficiency") * (n - 1),
                            NEAR);
        }
        free_remade(&r);
        samples_free(&s);
    }
}

static void union__is_the_two_beside_each_other(void **state)
{
    static samples s;
    static remade r;
    const again twice = {.copies = 2};
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        samples_measure(&s, round, round % 2, false, 2);
        remake(&r, &s, &twice);
        for (size_t k = 0; k < SAMPLES; k++) {
            pair p = {&s.measuring.networks[k], &r.measuring.networks[k]};
            size_t n = s.items[k].matrix.n;
            static const char *const added[] = {
                "nodes",      "edges",   "isolates",
                "components", "bridges", "articulation_points"};
            check_local(&p, n, "twice");
            for (size_t i = 0; i < PT_COUNT(added); i++)
                assert_near(value(p.after, added[i]),
                            2 * value(p.before, added[i]), 0);
            for (size_t i = 0; n > 0 && i < PT_COUNT(local); i++) {
                const ptce_measure *measure = ptce_measure_find(local[i]);
                for (size_t v = 0; measure->level == PTCE_NODE && v < n; v++)
                    same(&p, measure, v, n + v, "in the copy");
            }
        }
        free_remade(&r);
        samples_free(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relabelling__moves_values_with_their_actors),
        cmocka_unit_test(isolate__changes_what_counts_actors_only),
        cmocka_unit_test(union__is_the_two_beside_each_other),
    };
    return cmocka_run_group_tests_name("analysis.metamorphic", tests, NULL,
                                       NULL);
}
