/* SPDX-License-Identifier: MIT */
/* Key players (Borgatti 2006): the set whose leaving breaks most, and the set
 * that is nearest to all, each the best of every set of its size. Distances are
 * counted as whole numbers, so that equally good sets have the same bits. */
#include "analysis/detail.h"

#include <stdlib.h>
#include <string.h>

#define SIZE_MOST 3
#define SETS_TOLD 50
#define STEPS_MAX 2e9 /* of one size of set: some seconds */
#define EQUAL 1e-12

/* All sets of one size, one after the other, in order of their vertices. */
typedef struct sets {
    size_t n, k;
    size_t set[SIZE_MOST];
} sets;

/* The best value so far, and the sets that reach it. */
typedef struct best {
    double value;
    size_t count;
    size_t told[SETS_TOLD][SIZE_MOST];
} best;

static void first_set(sets *s)
{
    for (size_t i = 0; i < s->k; i++)
        s->set[i] = i;
}

static bool next_set(sets *s)
{
    size_t i = s->k;
    while (i > 0 && s->set[i - 1] == s->n - s->k + i - 1)
        i--;
    if (i == 0)
        return false;
    s->set[i - 1]++;
    for (; i < s->k; i++)
        s->set[i] = s->set[i - 1] + 1;
    return true;
}

static double count_sets(size_t n, size_t k)
{
    double count = 1;
    for (size_t i = 0; i < k; i++)
        count *= (double)(n - i) / (double)(i + 1);
    return count;
}

static void keep_set(best *b, const sets *s, double value)
{
    if (b->count > 0 && value < b->value - EQUAL)
        return;
    if (b->count == 0 || value > b->value + EQUAL) {
        b->value = value;
        b->count = 0;
    }
    if (b->count < SETS_TOLD)
        memcpy(b->told[b->count], s->set, sizeof s->set);
    b->count++;
}

static void say_best(pt_cells *cells, const pt_study *study, const best *b,
                     size_t k)
{
    size_t told = b->count < SETS_TOLD ? b->count : SETS_TOLD;
    for (size_t i = 0; i < told; i++) {
        pt_cell_number(cells, (double)k);
        pt_cell_number(cells, b->value);
        pt_cell_number(cells, (double)b->count);
        pt_cell_vertices(cells, study, b->told[i], k);
    }
}

static void say_too_large(pt_cells *cells, size_t k)
{
    pt_cell_number(cells, (double)k);
    pt_cell_undefined(cells, PT_TOO_LARGE);
    pt_cell_undefined(cells, PT_TOO_LARGE);
    pt_cell_undefined(cells, PT_TOO_LARGE);
}

/* Sum of 1/d over counts of pairs by distance. */
static double sum_inverse(const size_t *pairs, size_t n)
{
    double sum = 0;
    for (size_t d = 1; d < n; d++)
        if (pairs[d] > 0)
            sum += (double)pairs[d] / (double)d;
    return sum;
}

/* ---- Who breaks most ----------------------------------------------------- */

/* Sets of vertices as bits: a search sees each vertex once. */
typedef struct rows {
    size_t n, words;
    uint64_t *near;     /* neighbours, words for each vertex */
    uint64_t *left;     /* vertices not yet seen by a search */
    uint64_t *frontier; /* seen last */
    uint64_t *next;
    size_t *pairs; /* by distance */
} rows;

static ptce_status rows_init(rows *r, const pt_graph *graph, ptce_error *err)
{
    size_t words = (graph->n + 63) / 64;
    *r = (rows){.n = graph->n,
                .words = words,
                .near = pt_alloc(graph->n * words, sizeof(uint64_t)),
                .left = pt_alloc(words, sizeof(uint64_t)),
                .frontier = pt_alloc(words, sizeof(uint64_t)),
                .next = pt_alloc(words, sizeof(uint64_t)),
                .pairs = pt_alloc(graph->n + 1, sizeof(size_t))};
    if (!r->near || !r->left || !r->frontier || !r->next || !r->pairs)
        return pt_nomem(err);
    for (size_t v = 0; v < graph->n; v++)
        for (size_t i = graph->out.start[v]; i < graph->out.start[v + 1]; i++) {
            size_t w = graph->out.vertex[i];
            r->near[v * words + w / 64] |= (uint64_t)1 << (w % 64);
        }
    return PTCE_OK;
}

/* A search from each vertex, each of them seen once. */
static double steps_of_set(size_t n)
{
    size_t words = (n + 63) / 64;
    return (double)n * (double)n * (double)words;
}

static void rows_clear(rows *r)
{
    free(r->near);
    free(r->left);
    free(r->frontier);
    free(r->next);
    free(r->pairs);
}

static void remove_bit(uint64_t *bits, size_t v)
{
    bits[v / 64] &= ~((uint64_t)1 << (v % 64));
}

/* Neighbours of the frontier. */
static void spread(rows *r)
{
    memset(r->next, 0, r->words * sizeof *r->next);
    for (size_t word = 0; word < r->words; word++) {
        for (uint64_t bits = r->frontier[word]; bits; bits &= bits - 1) {
            size_t v = word * 64 + (size_t)__builtin_ctzll(bits);
            const uint64_t *near = r->near + v * r->words;
            for (size_t i = 0; i < r->words; i++)
                r->next[i] |= near[i];
        }
    }
}

/* What of it is new becomes the frontier; how many that is. */
static size_t advance(rows *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->words; i++) {
        r->frontier[i] = r->next[i] & r->left[i];
        r->left[i] &= ~r->frontier[i];
        count += (size_t)__builtin_popcountll(r->frontier[i]);
    }
    return count;
}

static bool is_in(const sets *s, size_t v)
{
    for (size_t i = 0; i < s->k; i++)
        if (s->set[i] == v)
            return true;
    return false;
}

static void search_from(rows *r, const sets *s, size_t source)
{
    memset(r->left, 0xff, r->words * sizeof *r->left);
    memset(r->frontier, 0, r->words * sizeof *r->frontier);
    for (size_t i = 0; i < s->k; i++)
        remove_bit(r->left, s->set[i]);
    remove_bit(r->left, source);
    r->frontier[source / 64] |= (uint64_t)1 << (source % 64);
    for (size_t d = 1;; d++) {
        spread(r);
        size_t count = advance(r);
        if (count == 0)
            return;
        r->pairs[d] += count;
    }
}

static double fragmentation_without(rows *r, const sets *s)
{
    double n = (double)(s->n - s->k);
    memset(r->pairs, 0, r->n * sizeof *r->pairs);
    for (size_t v = 0; v < s->n; v++)
        if (!is_in(s, v))
            search_from(r, s, v);
    return 1 - sum_inverse(r->pairs, r->n) / (n * (n - 1));
}

static ptce_status key_players_negative(pt_cells *cells, pt_study *study,
                                        const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    size_t n = study->graph->n;
    rows r;
    if (n < 3)
        return pt_cells_none(cells, PT_FEW_ACTORS);
    if (study->graph->m == 0)
        return pt_cells_none(cells, PT_NO_EDGE);
    double steps = steps_of_set(n);
    if ((double)n * steps > STEPS_MAX)
        return pt_cells_none(cells, PT_TOO_LARGE);
    ptce_status st = rows_init(&r, study->graph, err);
    for (size_t k = 1; st == PTCE_OK && k <= SIZE_MOST && k + 2 <= n; k++) {
        sets s = {.n = n, .k = k};
        best b = {0};
        if (count_sets(n, k) * steps > STEPS_MAX) {
            say_too_large(cells, k);
            continue;
        }
        first_set(&s);
        do
            keep_set(&b, &s, fragmentation_without(&r, &s));
        while (next_set(&s));
        say_best(cells, study, &b, k);
    }
    rows_clear(&r);
    return st;
}

/* ---- Who is nearest to all ----------------------------------------------- */

/* Distance from each vertex to each, 0 where it is not reached. */
static void fill_distances(size_t *distance, rows *r)
{
    size_t n = r->n;
    for (size_t v = 0; v < n; v++) {
        memset(r->left, 0xff, r->words * sizeof *r->left);
        memset(r->frontier, 0, r->words * sizeof *r->frontier);
        remove_bit(r->left, v);
        r->frontier[v / 64] |= (uint64_t)1 << (v % 64);
        size_t count = 1;
        for (size_t d = 1; count > 0; d++) {
            spread(r);
            count = advance(r);
            for (size_t w = 0; count > 0 && w < n; w++)
                if (r->frontier[w / 64] >> (w % 64) & 1)
                    distance[v * n + w] = d;
        }
    }
}

static double reach(const size_t *distance, size_t *pairs, const sets *s)
{
    memset(pairs, 0, s->n * sizeof *pairs);
    for (size_t j = 0; j < s->n; j++) {
        size_t least = 0;
        for (size_t i = 0; i < s->k; i++) {
            size_t d = distance[s->set[i] * s->n + j];
            least = d > 0 && (least == 0 || d < least) ? d : least;
        }
        pairs[least] += !is_in(s, j);
    }
    return ((double)s->k + sum_inverse(pairs, s->n)) / (double)s->n;
}

static void say_nearest(pt_cells *cells, const pt_study *study,
                        const size_t *distance, size_t *pairs)
{
    size_t n = study->graph->n;
    for (size_t k = 1; k <= SIZE_MOST && k < n; k++) {
        sets s = {.n = n, .k = k};
        best b = {0};
        if (count_sets(n, k) * (double)n > STEPS_MAX) {
            say_too_large(cells, k);
            continue;
        }
        first_set(&s);
        do
            keep_set(&b, &s, reach(distance, pairs, &s));
        while (next_set(&s));
        say_best(cells, study, &b, k);
    }
}

static ptce_status key_players_positive(pt_cells *cells, pt_study *study,
                                        const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    size_t n = study->graph->n;
    rows r;
    if (n < 2)
        return pt_cells_none(cells, PT_ONE_ACTOR);
    if (study->graph->m == 0)
        return pt_cells_none(cells, PT_NO_EDGE);
    if (steps_of_set(n) > STEPS_MAX)
        return pt_cells_none(cells, PT_TOO_LARGE);
    size_t *distance = pt_alloc(n * n, sizeof *distance);
    ptce_status st = rows_init(&r, study->graph, err);
    if (!distance) {
        st = pt_nomem(err);
    } else if (st == PTCE_OK) {
        fill_distances(distance, &r);
        say_nearest(cells, study, distance, r.pairs);
    }
    rows_clear(&r);
    free(distance);
    return st;
}

/* ---- Rows ---------------------------------------------------------------- */

static const ptce_detail_column key_columns[] = {
    {"k", PTCE_CELL_COUNT, NULL},
    {"value", PTCE_CELL_NUMBER, NULL},
    {"sets", PTCE_CELL_COUNT, NULL},
    {"set", PTCE_CELL_ACTORS, NULL},
};

const pt_detail_row pt_detail_key_players_negative = {
    {.id = "key_players_negative",
     PT_COLUMNS(key_columns),
     .cost = PTCE_COST_N2M,
     .references = "borgatti2006"},
    key_players_negative};

const pt_detail_row pt_detail_key_players_positive = {
    {.id = "key_players_positive",
     PT_COLUMNS(key_columns),
     .cost = PTCE_COST_NM,
     .references = "borgatti2006"},
    key_players_positive};
