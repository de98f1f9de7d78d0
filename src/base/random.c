/* SPDX-License-Identifier: MIT */
/* Our own generator: xoshiro256**, seeded by splitmix64. */
#include "base/base.h"

void pt_random_seed(pt_random *random, uint64_t seed)
{
    for (size_t i = 0; i < PT_COUNT(random->state); i++) {
        seed += 0x9E3779B97F4A7C15u;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        random->state[i] = z ^ (z >> 31);
    }
}

static uint64_t rotate(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

uint64_t pt_random_next(pt_random *random)
{
    uint64_t *s = random->state;
    uint64_t result = rotate(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint64_t pt_random_below(pt_random *random, uint64_t bound)
{
    uint64_t reject = (0 - bound) % bound; /* 2^64 mod bound */
    uint64_t draw;
    do
        draw = pt_random_next(random);
    while (draw < reject);
    return draw % bound;
}

double pt_random_unit(pt_random *random)
{
    return (double)(pt_random_next(random) >> 11) * 0x1p-53;
}
