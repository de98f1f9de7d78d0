/* SPDX-License-Identifier: MIT */
/* The rank tests over all relabelings. */
#include "compare/exact.h"

#include <math.h>
#include <stdlib.h>

__extension__ typedef unsigned __int128 wide;

/* ---- The statistic ------------------------------------------------------ */

typedef struct ranked {
    uint64_t *twice;   /* midranks */
    uint64_t distance; /* 2 |W - E| as observed */
    uint64_t spread;   /* sum of (2r - N - 1)²; the tie-corrected variance of W
                          is mn/(4N(N - 1)) times it */
} ranked;

/* 2 |W* - E| of a group, in whole numbers. */
static uint64_t distance(const uint64_t *twice, const size_t *places,
                         size_t chosen, size_t total)
{
    uint64_t sum = 0;
    uint64_t expected = (uint64_t)chosen * (total + 1);
    for (size_t i = 0; i < chosen; i++)
        sum += twice[places[i]];
    return sum > expected ? sum - expected : expected - sum;
}

static ptce_status ranked_init(ranked *ranks, const pt_samples *samples,
                               ptce_error *err)
{
    size_t total = samples->m + samples->n;
    *ranks = (ranked){.twice = pt_alloc(total, sizeof *ranks->twice)};
    if (!ranks->twice)
        return pt_nomem(err);
    ptce_status st = pt_midranks(ranks->twice, samples->values, total, err);
    if (st != PTCE_OK)
        return st;
    int64_t sum = 0;
    for (size_t i = 0; i < total; i++) {
        int64_t off = (int64_t)ranks->twice[i] - (int64_t)(total + 1);
        ranks->spread += (uint64_t)(off * off);
        sum += i < samples->m ? off : 0;
    }
    ranks->distance = (uint64_t)(sum < 0 ? -sum : sum);
    return PTCE_OK;
}

/* ---- Mann-Whitney ------------------------------------------------------- */

static void describe(pt_rank_test *out, const ranked *ranks,
                     const pt_samples *samples)
{
    double m = (double)samples->m;
    double n = (double)samples->n;
    uint64_t twice_w = 0;
    for (size_t i = 0; i < samples->m; i++)
        twice_w += ranks->twice[i];
    out->u = (double)twice_w / 2 - m * (m + 1) / 2;
    double variance =
        m * n * (double)ranks->spread / (4 * (m + n) * (m + n - 1));
    out->z = ranks->spread > 0 ? (out->u - m * n / 2) / sqrt(variance) : 0;
}

ptce_status pt_mann_whitney(pt_rank_test *out, const pt_samples *samples,
                            uint64_t seed, ptce_error *err)
{
    ranked ranks = {0};
    pt_relabeling r = {0};
    *out = (pt_rank_test){0};
    ptce_status st = ranked_init(&ranks, samples, err);
    if (st == PTCE_OK)
        st = pt_relabeling_init(&r, &(pt_labels){samples->m, samples->n, NULL},
                                seed, err);
    if (st != PTCE_OK)
        goto done;
    describe(out, &ranks, samples);
    while (pt_relabeling_next(&r))
        out->as_extreme += distance(ranks.twice, r.places, r.chosen, r.total) >=
                           ranks.distance;
    out->relabelings = r.number;
    out->exact = r.exact;

done:
    pt_relabeling_clear(&r);
    free(ranks.twice);
    return st;
}

/* ---- maxT --------------------------------------------------------------- */

/* |z| of a relabeling reaches the observed |z| of another measure when
 * D² S' >= D'² S; a measure without spread has z = 0. The least such D. */
static uint64_t least_distance(const ranked *measure, const ranked *goal)
{
    if (goal->distance == 0)
        return 0;
    if (measure->spread == 0)
        return UINT64_MAX;
    wide wanted = (wide)goal->distance * goal->distance * measure->spread;
    uint64_t low = 0; /* does not reach */
    uint64_t high = 1;
    while ((wide)high * high * goal->spread < wanted)
        high *= 2;
    while (high - low > 1) {
        uint64_t middle = low + (high - low) / 2;
        if ((wide)middle * middle * goal->spread < wanted)
            low = middle;
        else
            high = middle;
    }
    return high;
}

/* Rows of measures by rising observed |z|. */
static void order_by_z(size_t *order, const ranked *ranks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t j = i;
        for (; j > 0; j--) {
            const ranked *before = &ranks[order[j - 1]];
            if (ranks[i].distance >= least_distance(&ranks[i], before))
                break;
            order[j] = order[j - 1];
        }
        order[j] = i;
    }
}

/* reach[p] counts the relabelings whose largest |z| among the measures at
 * places 0 … p is at least the observed |z| at place p. The level is the number
 * of observed |z| that the running maximum has reached: they rise, so it only
 * grows. */
static void count_reached(uint64_t *reach, pt_relabeling *r,
                          const ranked *ranks, const size_t *order,
                          const uint64_t *least, size_t count)
{
    while (pt_relabeling_next(r)) {
        size_t level = 0;
        for (size_t p = 0; p < count; p++) {
            uint64_t d =
                distance(ranks[order[p]].twice, r->places, r->chosen, r->total);
            while (level < count && d >= least[p * count + level])
                level++;
            reach[p] += level > p;
        }
    }
}

/* Work space of pt_maxt. */
typedef struct stepping {
    ranked *ranks;
    size_t *order;
    uint64_t *least; /* least[p][q]: where measure p reaches z of measure q */
    uint64_t *reach;
} stepping;

static ptce_status stepping_init(stepping *s, const pt_samples *samples,
                                 size_t count, ptce_error *err)
{
    s->ranks = pt_alloc(count, sizeof *s->ranks);
    s->order = pt_alloc(count, sizeof *s->order);
    s->least = pt_alloc(count * count, sizeof *s->least);
    s->reach = pt_alloc(count, sizeof *s->reach);
    if (!s->ranks || !s->order || !s->least || !s->reach)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        ptce_status st = ranked_init(&s->ranks[i], &samples[i], err);
        if (st != PTCE_OK)
            return st;
    }
    order_by_z(s->order, s->ranks, count);
    for (size_t p = 0; p < count; p++)
        for (size_t q = 0; q < count; q++)
            s->least[p * count + q] =
                least_distance(&s->ranks[s->order[p]], &s->ranks[s->order[q]]);
    return PTCE_OK;
}

static void stepping_clear(stepping *s, size_t count)
{
    for (size_t i = 0; s->ranks && i < count; i++)
        free(s->ranks[i].twice);
    free(s->ranks);
    free(s->order);
    free(s->least);
    free(s->reach);
}

ptce_status pt_maxt(double *adjusted, const pt_samples *samples, size_t count,
                    uint64_t seed, ptce_error *err)
{
    stepping s = {0};
    pt_relabeling r = {0};
    if (count == 0)
        return PTCE_OK;
    ptce_status st = stepping_init(&s, samples, count, err);
    if (st == PTCE_OK)
        st = pt_relabeling_init(&r, &(pt_labels){samples->m, samples->n, NULL},
                                seed, err);
    if (st != PTCE_OK)
        goto done;
    count_reached(s.reach, &r, s.ranks, s.order, s.least, count);
    double running = 0;
    for (size_t p = count; p-- > 0;) { /* from the largest z down */
        running = fmax(running, (double)s.reach[p] / (double)r.number);
        adjusted[s.order[p]] = running;
    }

done:
    pt_relabeling_clear(&r);
    stepping_clear(&s, count);
    return st;
}
