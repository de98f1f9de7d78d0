/* SPDX-License-Identifier: MIT */
/* Kruskal and Wallis's H over all relabelings. Its place is taken by epsilon
 * squared, H/(n - 1), which is the same test and lies between 0 and 1:
 *     sum over groups of (sum of ranks less their mean)² / size
 *   / sum over places of (rank less the mean)². */
#include "compare/kruskal.h"
#include "compare/dealing.h"
#include "compare/ranks.h"
#include "compare/stepdown.h"

#include <math.h>
#include <stdlib.h>

/* ---- Ranks --------------------------------------------------------------- */

typedef struct ranked {
    int64_t *off;  /* twice the midrank less its mean: a whole number */
    double spread; /* sum of their squares; 0 where all values are equal */
} ranked;

static size_t total_of(const pt_grouped *data)
{
    size_t total = 0;
    for (size_t g = 0; g < data->groups; g++)
        total += data->sizes[g];
    return total;
}

static ptce_status ranked_init(ranked *ranks, const pt_grouped *data,
                               ptce_error *err)
{
    size_t total = total_of(data);
    uint64_t *twice = pt_alloc(total, sizeof *twice);
    *ranks = (ranked){.off = pt_alloc(total, sizeof *ranks->off)};
    ptce_status st = twice && ranks->off
                         ? pt_midranks(twice, data->values, total, err)
                         : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < total; i++) {
        ranks->off[i] = (int64_t)twice[i] - (int64_t)(total + 1);
        ranks->spread += (double)ranks->off[i] * (double)ranks->off[i];
    }
    free(twice);
    return st;
}

/* ---- The statistic ------------------------------------------------------- */

/* A walk over relabelings and what is looked at on the way. */
typedef struct walking {
    pt_dealing dealing;
    const size_t *sizes;
    size_t groups;
    int64_t *sums; /* of each group, for one measure at a time */
    ranked *ranks; /* of each measure */
    size_t count;
} walking;

static double between(const void *data, size_t measure)
{
    const walking *w = data;
    const ranked *ranks = &w->ranks[measure];
    double sum = 0;
    if (ranks->spread == 0)
        return 0;
    for (size_t g = 0; g < w->groups; g++)
        w->sums[g] = 0;
    for (size_t i = 0; i < w->dealing.total; i++)
        w->sums[w->dealing.labels[i]] += ranks->off[i];
    for (size_t g = 0; g < w->groups; g++)
        if (w->sizes[g] > 0)
            sum +=
                (double)w->sums[g] * (double)w->sums[g] / (double)w->sizes[g];
    return sum / ranks->spread;
}

static bool next(void *data)
{
    walking *w = data;
    return pt_dealing_next(&w->dealing);
}

static void walking_clear(walking *w)
{
    for (size_t i = 0; w->ranks && i < w->count; i++)
        free(w->ranks[i].off);
    free(w->ranks);
    free(w->sums);
    pt_dealing_clear(&w->dealing);
}

/* To be cleared even on failure. */
static ptce_status walking_init(walking *w, const pt_grouped *measures,
                                size_t count, uint64_t seed, ptce_error *err)
{
    const pt_grouped *one = &measures[0];
    *w = (walking){.sizes = one->sizes,
                   .groups = one->groups,
                   .sums = pt_alloc(one->groups, sizeof *w->sums),
                   .ranks = pt_alloc(count, sizeof *w->ranks),
                   .count = count};
    if (!w->sums || !w->ranks)
        return pt_nomem(err);
    ptce_status st =
        pt_dealing_init(&w->dealing, one->sizes, one->groups, seed, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = ranked_init(&w->ranks[i], &measures[i], err);
    return st;
}

/* ---- What is asked for --------------------------------------------------- */

static void describe(ptce_kruskal *out, const walking *w)
{
    double n = (double)w->dealing.total;
    double share = between(w, 0); /* as observed */
    *out = (ptce_kruskal){.n = w->dealing.total,
                          .h = (double)NAN,
                          .epsilon_squared = (double)NAN,
                          .epsilon_squared_expected = (double)NAN};
    for (size_t g = 0; g < w->groups; g++)
        out->groups += w->sizes[g] > 0;
    if (w->ranks[0].spread == 0 || out->groups < 2)
        return;
    out->epsilon_squared = share;
    out->h = share * (n - 1);
    out->epsilon_squared_expected = (double)(out->groups - 1) / (n - 1);
}

ptce_status pt_kruskal(ptce_kruskal *out, const pt_grouped *data,
                       ptce_error *err)
{
    walking w;
    ptce_status st = walking_init(&w, data, 1, 0, err);
    if (st == PTCE_OK)
        describe(out, &w);
    walking_clear(&w);
    return st;
}

ptce_status pt_kruskal_test(ptce_test *out, const pt_grouped *data,
                            uint64_t seed, ptce_error *err)
{
    walking w;
    ptce_kruskal effect;
    ptce_status st = walking_init(&w, data, 1, seed, err);
    if (st == PTCE_OK) {
        describe(&effect, &w);
        double observed = between(&w, 0) - PT_SLACK;
        *out = (ptce_test){.statistic = effect.h,
                           .relabelings = w.dealing.number,
                           .exact = w.dealing.exact};
        while (next(&w))
            out->as_extreme += between(&w, 0) >= observed;
        out->p = (double)out->as_extreme / (double)out->relabelings;
    }
    walking_clear(&w);
    return st;
}

/* The largest statistic there is, and how often it comes. */
static double share_of_largest(walking *w)
{
    double largest = -1;
    uint64_t times = 0;
    while (next(w)) {
        double here = between(w, 0);
        if (here > largest + PT_SLACK) {
            largest = here;
            times = 0;
        }
        times += here >= largest - PT_SLACK;
    }
    return (double)times / (double)w->dealing.number;
}

ptce_status pt_kruskal_smallest_p(double *p, const size_t *sizes, size_t groups,
                                  ptce_error *err)
{
    pt_grouped data = {.sizes = sizes, .groups = groups};
    size_t total = total_of(&data);
    walking w;
    *p = (double)NAN;
    double *values = pt_alloc(total, sizeof *values);
    if (!values)
        return pt_nomem(err);
    for (size_t i = 0; i < total; i++)
        values[i] = (double)i;
    data.values = values;
    ptce_status st = walking_init(&w, &data, 1, 0, err);
    if (st == PTCE_OK && w.dealing.exact)
        *p = share_of_largest(&w);
    walking_clear(&w);
    free(values);
    return st;
}

ptce_status pt_kruskal_maxt(double *adjusted, const pt_grouped *measures,
                            size_t count, uint64_t seed, ptce_error *err)
{
    walking w;
    if (count == 0)
        return PTCE_OK;
    ptce_status st = walking_init(&w, measures, count, seed, err);
    if (st == PTCE_OK)
        st = pt_step_down(adjusted, count, &(pt_walk){next, between, &w}, err);
    walking_clear(&w);
    return st;
}
