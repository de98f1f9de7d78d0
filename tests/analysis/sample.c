/* SPDX-License-Identifier: MIT */
#include "analysis/sample.h"
#include "analysis/made.h"
#include "support/cmocka_all.h"

/* Ties as drawn; order tells in which order their rows come. */
static void draw(sample *out, uint64_t seed, bool directed, bool backwards)
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
            double w = 1 + (double)pt_random_below(&random, 5);
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
    out->network = made_new("sample", g->n, count, 0);
    for (size_t k = 0; k < g->n; k++) {
        size_t i = backwards ? g->n - 1 - k : k;
        made_actor(out->network, i, (ptce_type)g->type[i]);
    }
    for (size_t k = 0; k < count; k++) {
        size_t i = backwards ? count - 1 - k : k;
        made_tie(out->network, from[i], to[i], weight[i])->directed = directed;
    }
    (void)made_done(out->network);
}

void samples_draw(samples *s, size_t round, bool directed, bool backwards)
{
    s->directed = directed;
    for (size_t i = 0; i < SAMPLES; i++) {
        draw(&s->items[i], round * SAMPLES + i, directed, backwards);
        s->networks[i] = s->items[i].network;
    }
    s->collection =
        (ptce_collection){.networks = s->networks, .network_count = SAMPLES};
}

void samples_measure(samples *s, size_t round, bool directed, bool backwards,
                     size_t jobs)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    if (directed)
        view.direction = PTCE_DIRECTION_FOLLOW;
    run.jobs = jobs;
    samples_draw(s, round, directed, backwards);
    assert_int_equal(
        ptce_measure_all(&s->measuring, &s->collection, &view, &run, NULL),
        PTCE_OK);
}

void samples_free(samples *s)
{
    ptce_measuring_clear(&s->measuring);
    for (size_t i = 0; i < SAMPLES; i++)
        ptce_network_free(s->networks[i]);
}
