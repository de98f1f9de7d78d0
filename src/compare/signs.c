/* SPDX-License-Identifier: MIT */
/* Signed ranks: the test over sign flips, the pseudo-median and its interval.
 */
#include "compare/signs.h"
#include "compare/ranks.h"
#include "compare/relabel.h"
#include "compare/stepdown.h"

#include <math.h>
#include <stdlib.h>

#define EXACT_PAIRS 100
#define DIGITS 11 /* of the larger value, that a difference keeps */

/* ---- Ranks --------------------------------------------------------------- */

/* Twice the midrank of each difference's size with its sign, among those that
 * are not 0, which have none. Whole numbers: a tie is never lost. */
typedef struct signed_ranks {
    int64_t *ranks; /* 0 of a pair without a difference */
    double spread;  /* sum of their squares; 0 where nothing changed */
} signed_ranks;

static ptce_status ranks_init(signed_ranks *out, const double *differences,
                              size_t n, ptce_error *err)
{
    double *sizes = pt_alloc(n, sizeof *sizes);
    uint64_t *twice = pt_alloc(n, sizeof *twice);
    size_t changed = 0;
    *out = (signed_ranks){.ranks = pt_alloc(n, sizeof *out->ranks)};
    ptce_status st = sizes && twice && out->ranks ? PTCE_OK : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < n; i++)
        if (differences[i] != 0)
            sizes[changed++] = fabs(differences[i]);
    if (st == PTCE_OK)
        st = pt_midranks(twice, sizes, changed, err);
    for (size_t i = 0, c = 0; st == PTCE_OK && i < n; i++) {
        if (differences[i] == 0)
            continue;
        int64_t rank = (int64_t)twice[c++];
        out->ranks[i] = differences[i] > 0 ? rank : -rank;
        out->spread += (double)rank * (double)rank;
    }
    free(sizes);
    free(twice);
    return st;
}

/* ---- Flips --------------------------------------------------------------- */

uint64_t pt_flips(bool *exact, size_t n)
{
    *exact = n <= PT_SIGNS_MAX;
    return *exact ? (uint64_t)1 << n : PT_RELABELINGS_DRAWN;
}

/* A walk over flips and what is looked at on the way. */
typedef struct walking {
    bool *flipped; /* of each pair */
    size_t n;
    uint64_t number, visited;
    bool exact;
    pt_random random;
    signed_ranks *measures;
    size_t count;
} walking;

static void walking_clear(walking *w)
{
    for (size_t i = 0; w->measures && i < w->count; i++)
        free(w->measures[i].ranks);
    free(w->measures);
    free(w->flipped);
}

/* To be cleared even on failure. */
static ptce_status walking_init(walking *w, const double *const *differences,
                                size_t count, size_t n, uint64_t seed,
                                ptce_error *err)
{
    *w = (walking){.flipped = pt_alloc(n, sizeof *w->flipped),
                   .n = n,
                   .measures = pt_alloc(count, sizeof *w->measures),
                   .count = count};
    if (!w->flipped || !w->measures)
        return pt_nomem(err);
    w->number = pt_flips(&w->exact, n);
    pt_random_seed(&w->random, seed);
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = ranks_init(&w->measures[i], differences[i], n, err);
    return st;
}

/* The bits of a number are the flips; the observed one, without any, is first.
 */
static bool next(void *data)
{
    walking *w = data;
    uint64_t bits = w->visited;
    if (w->visited == w->number)
        return false;
    for (size_t i = 0; i < w->n && w->visited > 0; i++) {
        if (!w->exact && i % 64 == 0)
            bits = pt_random_next(&w->random);
        w->flipped[i] = bits >> i % 64 & 1;
    }
    w->visited++;
    return true;
}

/* |sum of signed ranks|: twice |2V - n(n + 1)/2|. */
static int64_t distance(const walking *w, size_t measure)
{
    const int64_t *ranks = w->measures[measure].ranks;
    int64_t sum = 0;
    for (size_t i = 0; i < w->n; i++)
        sum += w->flipped[i] ? -ranks[i] : ranks[i];
    return sum < 0 ? -sum : sum;
}

/* The square of the sum over its variance and n: at most 1. */
static double statistic(const void *data, size_t measure)
{
    const walking *w = data;
    double sum = (double)distance(w, measure);
    double spread = w->measures[measure].spread;
    return spread > 0 ? sum * sum / (spread * (double)w->n) : 0;
}

/* ---- The test ------------------------------------------------------------ */

/* The differences that are not 0, to be freed. */
static double *changed_of(size_t *count, const double *differences, size_t n)
{
    double *changed = pt_alloc(n, sizeof *changed);
    *count = 0;
    for (size_t i = 0; changed && i < n; i++)
        if (differences[i] != 0)
            changed[(*count)++] = differences[i];
    return changed;
}

static double v_of(const signed_ranks *ranks, size_t n)
{
    int64_t twice = 0;
    for (size_t i = 0; i < n; i++)
        twice += ranks->ranks[i] > 0 ? ranks->ranks[i] : 0;
    return (double)twice / 2;
}

ptce_status pt_signs_test(ptce_test *out, const double *differences, size_t n,
                          uint64_t seed, ptce_error *err)
{
    size_t count;
    walking w = {0};
    double *changed = changed_of(&count, differences, n);
    const double *const measures[] = {changed};
    ptce_status st = changed ? walking_init(&w, measures, 1, count, seed, err)
                             : pt_nomem(err);
    if (st == PTCE_OK) {
        int64_t observed = distance(&w, 0);
        *out = (ptce_test){.statistic = v_of(&w.measures[0], count),
                           .relabelings = w.number,
                           .exact = w.exact};
        while (next(&w))
            out->as_extreme += distance(&w, 0) >= observed;
        out->p = (double)out->as_extreme / (double)out->relabelings;
    }
    walking_clear(&w);
    free(changed);
    return st;
}

ptce_status pt_signs_maxt(double *adjusted, const double *const *differences,
                          size_t count, size_t n, uint64_t seed,
                          ptce_error *err)
{
    walking w;
    ptce_status st = walking_init(&w, differences, count, n, seed, err);
    if (st == PTCE_OK)
        st =
            pt_step_down(adjusted, count, &(pt_walk){next, statistic, &w}, err);
    walking_clear(&w);
    return st;
}

/* ---- Differences and their means ----------------------------------------- */

double pt_difference(double before, double after)
{
    double larger = fmax(fabs(before), fabs(after));
    if (larger == 0 || before == after)
        return 0;
    double unit = pow(10, floor(log10(larger)) + 1 - DIGITS);
    if (unit == 0) /* beyond the smallest numbers */
        return after - before;
    return pt_number_round(round((after - before) / unit) * unit);
}

/* ways[s]: subsets of the ranks 1 … n with sum s. */
static void count_ways(double *ways, size_t n)
{
    ways[0] = 1;
    for (size_t r = 1; r <= n; r++)
        for (size_t s = r * (r + 1) / 2; s >= r; s--)
            ways[s] += ways[s - r];
}

ptce_status pt_signed_rank(size_t *k, size_t n, ptce_error *err)
{
    double means = (double)n * (double)(n + 1) / 2;
    if (n > EXACT_PAIRS) {
        double spread = sqrt(means * (double)(2 * n + 1) / 12);
        *k = (size_t)ceil(means / 2 - 1.959963984540054 * spread);
        return PTCE_OK;
    }
    size_t width = (size_t)means + 1;
    double *ways = pt_alloc(width, sizeof *ways);
    if (!ways)
        return pt_nomem(err);
    count_ways(ways, n);
    *k = pt_rank_of_tail(ways, width);
    free(ways);
    return PTCE_OK;
}

/* The pseudo-median of all pairs, changed or not, and its interval. */
static ptce_status describe_shift(ptce_interval *shift,
                                  const double *differences, size_t n,
                                  ptce_error *err)
{
    size_t count = n * (n + 1) / 2;
    size_t k;
    *shift = (ptce_interval){(double)NAN, (double)NAN, (double)NAN};
    if (n == 0)
        return PTCE_OK;
    ptce_status st = pt_signed_rank(&k, n, err);
    if (st != PTCE_OK)
        return st;
    double *means = pt_alloc(count, sizeof *means);
    if (!means)
        return pt_nomem(err);
    size_t filled = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i; j < n; j++)
            means[filled++] = (differences[i] + differences[j]) / 2;
    shift->estimate = pt_median(means, count); /* sorts */
    if (k > 0) {
        shift->low = means[k - 1];
        shift->high = means[count - k];
    }
    free(means);
    return PTCE_OK;
}

ptce_status pt_change(ptce_change *out, const double *differences, size_t n,
                      ptce_error *err)
{
    signed_ranks ranks;
    *out = (ptce_change){.n = n,
                         .median_before = (double)NAN,
                         .median_after = (double)NAN,
                         .rank_biserial = (double)NAN};
    for (size_t i = 0; i < n; i++) {
        out->rose += differences[i] > 0;
        out->fell += differences[i] < 0;
        out->unchanged += differences[i] == 0;
    }
    ptce_status st = ranks_init(&ranks, differences, n, err);
    if (st == PTCE_OK) {
        double changed = (double)(out->rose + out->fell);
        double all = changed * (changed + 1) / 2;
        out->v = v_of(&ranks, n);
        if (changed > 0)
            out->rank_biserial = 2 * out->v / all - 1;
        st = describe_shift(&out->shift, differences, n, err);
    }
    free(ranks.ranks);
    return st;
}
