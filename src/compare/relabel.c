/* SPDX-License-Identifier: MIT */
/* The enumerator of relabelings, and any test that walks along it. */
#include "compare/relabel.h"

/* What rounding may take from a statistic that is equal to the observed one. */
#define SLACK 1e-12

/* ---- How many ------------------------------------------------------------ */

/* C(total, chosen), or one more than the maximum. */
static uint64_t binomial(size_t total, size_t chosen)
{
    uint64_t ways = 1;
    for (size_t i = 1; i <= chosen; i++) {
        ways = ways * (total - chosen + i) / i;
        if (ways > PT_RELABELINGS_MAX)
            return PT_RELABELINGS_MAX + 1;
    }
    return ways;
}

uint64_t pt_relabelings(bool *exact, size_t m, size_t n)
{
    uint64_t ways = binomial(m + n, m < n ? m : n);
    *exact = ways <= PT_RELABELINGS_MAX;
    return *exact ? ways : PT_RELABELINGS_DRAWN;
}

static uint64_t count_ways(const pt_relabeling *r)
{
    uint64_t ways = 1;
    for (size_t b = 0; b < r->block_count; b++) {
        const pt_block *block = &r->blocks[b];
        size_t rest = block->total - block->chosen;
        ways *=
            binomial(block->total, block->chosen < rest ? block->chosen : rest);
        if (ways > PT_RELABELINGS_MAX)
            return PT_RELABELINGS_MAX + 1;
    }
    return ways;
}

/* ---- Opening ------------------------------------------------------------- */

static size_t stratum_of(const pt_labels *labels, size_t place)
{
    return labels->strata ? labels->strata[place] : 0;
}

static size_t strata_of(const pt_labels *labels)
{
    size_t count = 1;
    for (size_t i = 0; labels->strata && i < labels->m + labels->n; i++)
        if (labels->strata[i] >= count)
            count = labels->strata[i] + 1;
    return count;
}

/* The places from the chosen group on: those of the smaller one first. */
static size_t place_at(const pt_labels *labels, size_t i)
{
    size_t total = labels->m + labels->n;
    if (labels->m <= labels->n)
        return i;
    return i < labels->n ? i + labels->m : i + labels->m - total;
}

static ptce_status take_block(pt_relabeling *r, pt_block *block,
                              ptce_error *err)
{
    block->items = pt_arena_take(r->arena, block->total, sizeof(size_t));
    block->pick = pt_arena_take(r->arena, block->chosen, sizeof(size_t));
    if (!block->items || !block->pick)
        return pt_nomem(err);
    for (size_t i = 0; i < block->chosen; i++)
        block->pick[i] = i;
    block->total = 0; /* filled again, as observed: the chosen in front */
    return PTCE_OK;
}

static ptce_status fill_blocks(pt_relabeling *r, const pt_labels *labels,
                               ptce_error *err)
{
    for (size_t i = 0; i < r->total; i++) {
        size_t place = place_at(labels, i);
        pt_block *block = &r->blocks[stratum_of(labels, place)];
        block->total++;
        block->chosen += i < r->chosen;
    }
    size_t first = 0;
    for (size_t b = 0; b < r->block_count; b++) {
        r->blocks[b].first = first;
        first += r->blocks[b].chosen;
    }
    r->number = count_ways(r);
    r->exact = r->number <= PT_RELABELINGS_MAX;
    if (!r->exact)
        r->number = PT_RELABELINGS_DRAWN;
    for (size_t b = 0; b < r->block_count; b++) {
        ptce_status st = take_block(r, &r->blocks[b], err);
        if (st != PTCE_OK)
            return st;
    }
    for (size_t i = 0; i < r->total; i++) {
        size_t place = place_at(labels, i);
        pt_block *block = &r->blocks[stratum_of(labels, place)];
        block->items[block->total++] = place;
    }
    return PTCE_OK;
}

static void show(pt_relabeling *r, const pt_block *block)
{
    for (size_t i = 0; i < block->chosen; i++)
        r->places[block->first + i] = block->items[block->pick[i]];
}

ptce_status pt_relabeling_init(pt_relabeling *r, const pt_labels *labels,
                               uint64_t seed, ptce_error *err)
{
    *r =
        (pt_relabeling){.total = labels->m + labels->n,
                        .chosen = labels->m < labels->n ? labels->m : labels->n,
                        .block_count = strata_of(labels),
                        .arena = pt_arena_new()};
    if (!r->arena)
        return pt_nomem(err);
    r->places = pt_arena_take(r->arena, r->chosen, sizeof *r->places);
    r->blocks = pt_arena_take(r->arena, r->block_count, sizeof *r->blocks);
    ptce_status st =
        r->places && r->blocks ? fill_blocks(r, labels, err) : pt_nomem(err);
    if (st != PTCE_OK) {
        pt_relabeling_clear(r);
        return st;
    }
    for (size_t b = 0; b < r->block_count; b++)
        show(r, &r->blocks[b]);
    pt_random_seed(&r->random, seed);
    return PTCE_OK;
}

void pt_relabeling_clear(pt_relabeling *r)
{
    pt_arena_free(r->arena);
    *r = (pt_relabeling){0};
}

ptce_status pt_labels_count(uint64_t *number, bool *exact,
                            const pt_labels *labels, ptce_error *err)
{
    pt_relabeling r;
    ptce_status st = pt_relabeling_init(&r, labels, 0, err);
    if (st != PTCE_OK)
        return st;
    *number = r.number;
    *exact = r.exact;
    pt_relabeling_clear(&r);
    return PTCE_OK;
}

/* ---- Going on ------------------------------------------------------------ */

/* The next subset in lexicographic order; false, and the first one again,
 * behind the last. */
static bool step(pt_block *block)
{
    size_t *pick = block->pick;
    size_t i = block->chosen;
    while (i > 0 && pick[i - 1] == block->total - block->chosen + i - 1)
        i--;
    bool more = i > 0;
    if (more)
        pick[i - 1]++;
    else if (block->chosen > 0)
        pick[i++] = 0;
    for (; i < block->chosen; i++)
        pick[i] = pick[i - 1] + 1;
    return more;
}

static void draw(pt_block *block, pt_random *random)
{
    for (size_t i = 0; i < block->chosen; i++) {
        size_t j = i + (size_t)pt_random_below(random, block->total - i);
        size_t place = block->items[i];
        block->items[i] = block->items[j];
        block->items[j] = place;
    }
}

static void go_on(pt_relabeling *r)
{
    for (size_t b = r->block_count; b-- > 0;) {
        pt_block *block = &r->blocks[b];
        bool more = true;
        if (r->exact)
            more = step(block);
        else
            draw(block, &r->random);
        show(r, block);
        if (r->exact && more)
            break;
    }
}

bool pt_relabeling_next(pt_relabeling *r)
{
    if (r->visited == r->number)
        return false;
    if (r->visited > 0)
        go_on(r);
    r->visited++;
    return true;
}

/* ---- Any test ------------------------------------------------------------ */

ptce_status pt_relabel_test(ptce_test *out, pt_statistic *statistic,
                            const void *data, const pt_labels *labels,
                            uint64_t seed, ptce_error *err)
{
    pt_relabeling r;
    ptce_status st = pt_relabeling_init(&r, labels, seed, err);
    if (st != PTCE_OK)
        return st;
    double observed = statistic(data, r.places, r.chosen) - SLACK;
    out->as_extreme = 0;
    while (pt_relabeling_next(&r))
        out->as_extreme += statistic(data, r.places, r.chosen) >= observed;
    out->relabelings = r.number;
    out->exact = r.exact;
    out->p = (double)out->as_extreme / (double)r.number;
    pt_relabeling_clear(&r);
    return PTCE_OK;
}
