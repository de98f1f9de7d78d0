/* SPDX-License-Identifier: MIT */
#include "analysis/sample.h"
#include "analysis/made.h"
#include "support/cmocka_all.h"

static double draw_weight(pt_random *random, bool fractions)
{
    static const double sixths[] = {2, 3, 4, 6, 9, 12, 15};
    return fractions ? sixths[pt_random_below(random, PT_COUNT(sixths))] / 6
                     : 1 + (double)pt_random_below(random, 5);
}

static void add_pair(naive *g, size_t i, size_t j, double weight)
{
    g->tied[i][j] = g->tied[j][i] = true;
    g->weight[i][j] += weight;
    g->weight[j][i] += weight;
}

/* Up to two, of three or four actors in a row from a place at random. */
static void draw_pools(sample *out, pt_random *random)
{
    static const char *const ids[] = {"pool-a", "pool-b"};
    naive *g = &out->matrix;
    size_t pools = g->n < 4 ? 0 : pt_random_below(random, 3);
    for (size_t p = 0; p < pools; p++) {
        size_t k = 3 + pt_random_below(random, 2);
        size_t first = pt_random_below(random, g->n);
        ptce_pool *pool = made_pool(out->network, ids[p], k);
        for (size_t i = 0; i < k; i++) {
            made_member(out->network, pool, (first + i) % g->n);
            for (size_t j = 0; j < i; j++)
                add_pair(g, (first + i) % g->n, (first + j) % g->n,
                         1 / (double)(k - 1));
        }
    }
}

/* Ties as drawn; order tells in which order their rows come. */
static void draw(sample *out, uint64_t seed, bool directed, bool backwards,
                 bool fractions)
{
    pt_random random;
    pt_random_seed(&random, seed);
    naive *g = &out->matrix;
    *g = (naive){.n = pt_random_below(&random, 9), .directed = directed};
    double chance = pt_random_unit(&random);
    size_t from[64];
    size_t to[64];
    double weight[64];
    size_t count = 0;
    for (size_t i = 0; i < g->n; i++)
        g->type[i] = (int)pt_random_below(&random, 3);
    for (size_t i = 0; i < g->n; i++) {
        for (size_t j = directed ? 0 : i + 1; j < g->n; j++) {
            double w = draw_weight(&random, fractions);
            if (i == j || pt_random_unit(&random) > chance)
                continue;
            from[count] = i;
            to[count] = j;
            weight[count++] = w;
            g->tied[i][j] = true;
            g->weight[i][j] = w;
            if (!directed) {
                g->tied[j][i] = true;
                g->weight[j][i] = w;
            }
        }
    }
    out->network = made_new("sample", g->n, count, 2);
    for (size_t k = 0; k < g->n; k++) {
        size_t i = backwards ? g->n - 1 - k : k;
        made_actor(out->network, i, (ptce_type)g->type[i]);
    }
    for (size_t k = 0; k < count; k++) {
        size_t i = backwards ? count - 1 - k : k;
        made_tie(out->network, from[i], to[i], weight[i])->directed = directed;
    }
    if (fractions)
        draw_pools(out, &random);
    (void)made_done(out->network);
}

static void draw_all(samples *s, size_t round, bool directed, bool backwards,
                     bool fractions)
{
    s->directed = directed;
    for (size_t i = 0; i < SAMPLES; i++) {
        draw(&s->items[i], round * SAMPLES + i, directed, backwards, fractions);
        s->networks[i] = s->items[i].network;
    }
    s->collection =
        (ptce_collection){.networks = s->networks, .network_count = SAMPLES};
}

void samples_draw(samples *s, size_t round, bool directed, bool backwards)
{
    draw_all(s, round, directed, backwards, false);
}

void samples_draw_fractions(samples *s, size_t round, bool directed)
{
    draw_all(s, round, directed, false, true);
}

void samples_measure_as(samples *s, const ptce_view *view, size_t jobs)
{
    ptce_view directed = *view;
    ptce_run run = PTCE_RUN_DEFAULT;
    if (s->directed)
        directed.direction = PTCE_DIRECTION_FOLLOW;
    run.jobs = jobs;
    for (size_t i = 0; i < SAMPLES; i++)
        s->items[i].matrix.weights =
            view->weights == PTCE_WEIGHTS_STRENGTH ? NAIVE_STRENGTH
            : view->weights == PTCE_WEIGHTS_LENGTH ? NAIVE_LENGTH
                                                   : NAIVE_IGNORE;
    assert_int_equal(
        ptce_measure_all(&s->measuring, &s->collection, &directed, &run, NULL),
        PTCE_OK);
}

void samples_measure(samples *s, size_t round, bool directed, bool backwards,
                     size_t jobs)
{
    static const ptce_view plain = PTCE_VIEW_DEFAULT;
    samples_draw(s, round, directed, backwards);
    samples_measure_as(s, &plain, jobs);
}

void samples_free(samples *s)
{
    ptce_measuring_clear(&s->measuring);
    for (size_t i = 0; i < SAMPLES; i++)
        ptce_network_free(s->networks[i]);
}
