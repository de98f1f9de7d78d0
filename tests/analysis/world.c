/* SPDX-License-Identifier: MIT */
#include "analysis/world.h"
#include "analysis/made.h"
#include "support/cmocka_all.h"

static void draw_pools(world *w, pt_random *random)
{
    double chance = pt_random_unit(random);
    w->pools = (size_t)pt_random_below(random, WORLD_POOLS + 1);
    for (size_t r = 0; r < w->pools; r++) {
        char id[32];
        (void)snprintf(id, sizeof id, "pool-%zu", r);
        ptce_pool *pool = made_pool(w->network, id, w->n);
        pool->kind = w->kind[r] = (ptce_kind)pt_random_below(random, 2);
        for (size_t i = 0; i < w->n; i++) {
            w->member[r][i] = pt_random_unit(random) < chance;
            if (w->member[r][i])
                made_member(w->network, pool, i);
        }
    }
}

static void draw_ties(world *w, pt_random *random)
{
    double chance = pt_random_unit(random) * pt_random_unit(random);
    for (size_t layer = 0; layer < PTCE_KIND_COUNT; layer++)
        for (size_t i = 0; i < w->n; i++)
            for (size_t j = i + 1; j < w->n; j++) {
                if (pt_random_unit(random) >= chance)
                    continue;
                w->tied[layer][i][j] = w->tied[layer][j][i] = true;
                made_tie(w->network, i, j, 1)->kind = (ptce_kind)layer;
            }
}

static void draw(world *w, uint64_t seed)
{
    pt_random random;
    pt_random_seed(&random, seed);
    *w = (world){.n = (size_t)pt_random_below(&random, WORLD_ACTORS + 1)};
    w->network =
        made_new("world", w->n, PTCE_KIND_COUNT * w->n * w->n, WORLD_POOLS);
    for (size_t i = 0; i < w->n; i++)
        made_actor(w->network, i, (ptce_type)pt_random_below(&random, 4));
    draw_pools(w, &random);
    draw_ties(w, &random);
    (void)made_done(w->network);
}

void worlds_measure(worlds *w, size_t round, ptce_pools pools,
                    const char *const *details, size_t count)
{
    const ptce_detail *rows[8];
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    view.pools = pools;
    run.jobs = 2;
    for (size_t k = 0; k < WORLDS; k++) {
        draw(&w->items[k], 7000 + round * WORLDS + k);
        w->networks[k] = w->items[k].network;
    }
    w->collection =
        (ptce_collection){.networks = w->networks, .network_count = WORLDS};
    assert_int_equal(
        ptce_measure_all(&w->measuring, &w->collection, &view, &run, NULL),
        PTCE_OK);
    for (size_t d = 0; d < count; d++)
        rows[d] = ptce_detail_find(details[d]);
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    options.details = rows;
    options.count = count;
    if (count)
        assert_int_equal(ptce_detail_all(&w->measuring, &options, &run, NULL),
                         PTCE_OK);
}

void worlds_free(worlds *w)
{
    ptce_measuring_clear(&w->measuring);
    for (size_t k = 0; k < WORLDS; k++)
        ptce_network_free(w->networks[k]);
}

double worlds_value(const worlds *w, size_t k, const char *id, size_t index)
{
    return ptce_measure_value(&w->measuring.networks[k], ptce_measure_find(id),
                              index);
}

const char *worlds_reason(const worlds *w, size_t k, const char *id,
                          size_t index)
{
    return ptce_measure_reason(&w->measuring.networks[k], ptce_measure_find(id),
                               index);
}

size_t world_size(const world *w, size_t pool)
{
    size_t count = 0;
    for (size_t i = 0; i < w->n; i++)
        count += w->member[pool][i];
    return count;
}

size_t world_shared(const world *w, size_t i, size_t j)
{
    size_t count = 0;
    for (size_t r = 0; r < w->pools; r++)
        count += w->member[r][i] && w->member[r][j];
    return count;
}

bool world_in(const world *w, size_t layer, size_t i, size_t j)
{
    bool found = w->tied[layer][i][j];
    for (size_t r = 0; i != j && r < w->pools; r++)
        found |= w->kind[r] == layer && w->member[r][i] && w->member[r][j];
    return found;
}

bool world_joined(const world *w, size_t a, size_t b)
{
    if (a < w->n && b < w->n)
        return w->tied[0][a][b] || w->tied[1][a][b];
    if (a < w->n)
        return w->member[b - w->n][a];
    return b < w->n && w->member[a - w->n][b];
}
