/* SPDX-License-Identifier: MIT */
/* Small random networks with ties and pools of both kinds, that are also
 * matrices. */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include "model/model.h"
#include <ptce/analysis.h>

#define WORLDS 40 /* at once */
#define WORLD_ACTORS 8
#define WORLD_POOLS 5
#define WORLD_MAX (WORLD_ACTORS + WORLD_POOLS)

/* Actor i is vertex i, pool r is "pool-r"; with pools kept, vertex n + r. */
typedef struct world {
    size_t n, pools;
    bool member[WORLD_POOLS][WORLD_ACTORS];
    bool tied[PTCE_KIND_COUNT][WORLD_ACTORS][WORLD_ACTORS]; /* both halves */
    ptce_kind kind[WORLD_POOLS];
    ptce_network *network;
} world;

typedef struct worlds {
    world items[WORLDS];
    ptce_network *networks[WORLDS];
    ptce_collection collection;
    ptce_measuring measuring;
} worlds;

/* Draw the worlds of a round and measure them, with these details. */
void worlds_measure(worlds *w, size_t round, ptce_pools pools,
                    const char *const *details, size_t count);
void worlds_free(worlds *w);

/* A value of the k-th world. */
double worlds_value(const worlds *w, size_t k, const char *id, size_t index);
const char *worlds_reason(const worlds *w, size_t k, const char *id,
                          size_t index);

/* Members that are documented. */
size_t world_size(const world *w, size_t pool);
/* Pools that two actors share; how many actor i is in where i is j. */
size_t world_shared(const world *w, size_t i, size_t j);
/* Whether a pair is in a layer, by a tie or a pool. */
bool world_in(const world *w, size_t layer, size_t i, size_t j);
/* The graph with pools as vertices. */
bool world_joined(const world *w, size_t a, size_t b);

#endif
