/* SPDX-License-Identifier: MIT */
/* Details of what is pooled: pools and their sizes, and the pairs of actors
 * that share some. */
#include "analysis/detail.h"
#include "analysis/twomode.h"

#include <stdlib.h>

/* ---- Pools --------------------------------------------------------------- */

static ptce_status pool_sizes(pt_cells *cells, pt_study *study,
                              const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    const pt_incidence *incidence;
    ptce_status st = pt_study_incidence(&incidence, study, err);
    if (st != PTCE_OK)
        return st;
    if (incidence->pools == 0)
        return pt_cells_none(cells, PT_NO_POOL);
    size_t *count = pt_alloc(incidence->actors + 1, sizeof *count);
    if (!count)
        return pt_nomem(err);
    for (size_t v = incidence->actors; v < incidence->graph.n; v++)
        count[pt_degree(&incidence->graph.out, v)]++;
    for (size_t size = 1; size <= incidence->actors; size++) {
        if (count[size] == 0)
            continue;
        pt_cell_number(cells, (double)size);
        pt_cell_number(cells, (double)count[size]);
        pt_cell_number(cells, (double)count[size] / (double)incidence->pools);
    }
    free(count);
    return PTCE_OK;
}

static const ptce_detail_column pool_sizes_columns[] = {
    {"size", PTCE_CELL_COUNT, NULL},
    {"pools", PTCE_CELL_COUNT, NULL},
    {"share", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_pool_sizes = {{.id = "pool_sizes",
                                             PT_COLUMNS(pool_sizes_columns),
                                             .cost = PTCE_COST_LINEAR,
                                             .references = "borgatti1997"},
                                            pool_sizes};

/* How many families the members are of. */
static double count_families(const pt_study *study,
                             const pt_selected_pool *pool)
{
    bool seen[PTCE_FAMILY_COUNT] = {false};
    double count = 0;
    for (size_t j = 0; j < pool->member_count; j++) {
        ptce_type type = study->network->actors[pool->members[j]].type;
        bool *family = &seen[ptce_family_of(type)];
        count += !*family;
        *family = true;
    }
    return count;
}

static void add_members(pt_cells *cells, const pt_study *study,
                        const pt_selected_pool *pool)
{
    ptce_text ids = {0};
    for (size_t j = 0; j < pool->member_count; j++) {
        ptce_text_add(&ids, j ? " " : "");
        ptce_text_add(&ids, study->network->actors[pool->members[j]].id);
    }
    cells->bytes.failed |= ids.failed;
    pt_cell_text(cells, ptce_text_get(&ids));
    ptce_text_clear(&ids);
}

/* Also pools of which no member is documented. */
static ptce_status pools(pt_cells *cells, pt_study *study,
                         const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    (void)err;
    const pt_selection *all = &study->whole_selection;
    if (all->pool_count == 0)
        return pt_cells_none(cells, PT_NO_POOL);
    for (size_t i = 0; i < all->pool_count; i++) {
        const ptce_pool *pool = &study->network->pools[all->pools[i].pool];
        pt_cell_text(cells, pool->id);
        pt_cell_text(cells, ptce_kind_name(pool->kind));
        if (pool->what == PTCE_WHAT_COUNT)
            pt_cell_undefined(cells, PT_NOT_DOCUMENTED);
        else
            pt_cell_text(cells, ptce_what_name(pool->what));
        pt_cell_number(cells, (double)all->pools[i].member_count);
        pt_cell_number(cells, count_families(study, &all->pools[i]));
        add_members(cells, study, &all->pools[i]);
    }
    return PTCE_OK;
}

static const ptce_detail_column pools_columns[] = {
    {"pool", PTCE_CELL_ACTOR, NULL},     {"kind", PTCE_CELL_WORD, "kind"},
    {"what", PTCE_CELL_WORD, "what"},    {"size", PTCE_CELL_COUNT, NULL},
    {"families", PTCE_CELL_COUNT, NULL}, {"members", PTCE_CELL_ACTORS, NULL},
};

const pt_detail_row pt_detail_pool_members = {{.id = "pool_members",
                                               PT_COLUMNS(pools_columns),
                                               .cost = PTCE_COST_LINEAR,
                                               .references = "borgatti1997"},
                                              pools};

/* ---- Projection ---------------------------------------------------------- */

/* The ids of a pair, in the order of ids. */
static void add_pair(pt_cells *cells, const pt_incidence *incidence,
                     const pt_sharing *pair)
{
    pt_cell_text(cells, incidence->graph.vertices[pair->a].id);
    pt_cell_text(cells, incidence->graph.vertices[pair->b].id);
}

static double pools_of(const pt_incidence *incidence, size_t a)
{
    return (double)pt_degree(&incidence->graph.out, a);
}

static ptce_status projection(pt_cells *cells, pt_study *study,
                              const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    pt_sharings sharings;
    ptce_status st = pt_study_sharings(&sharings, study, err);
    if (st != PTCE_OK || sharings.reason != PT_DEFINED)
        return st == PTCE_OK ? pt_cells_none(cells, sharings.reason) : st;
    for (size_t i = 0; i < sharings.count; i++) {
        const pt_sharing *pair = &sharings.pairs[i];
        double shared = (double)pair->shared;
        add_pair(cells, study->incidence, pair);
        pt_cell_number(cells, shared);
        pt_cell_number(cells, pair->newman);
        pt_cell_number(cells,
                       shared / (pools_of(study->incidence, pair->a) +
                                 pools_of(study->incidence, pair->b) - shared));
    }
    return PTCE_OK;
}

static const ptce_detail_column projection_columns[] = {
    {"actor", PTCE_CELL_ACTOR, NULL},    {"with", PTCE_CELL_ACTOR, NULL},
    {"shared", PTCE_CELL_COUNT, NULL},   {"newman", PTCE_CELL_NUMBER, NULL},
    {"jaccard", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_projection = {{.id = "projection",
                                             PT_COLUMNS(projection_columns),
                                             .cost = PTCE_COST_NM,
                                             .references = "newman2001"},
                                            projection};

/* ---- More than chance would have ----------------------------------------- */

/* log k! for k up to n. */
static double *log_factorials(size_t n)
{
    double *logs = pt_alloc(n + 1, sizeof *logs);
    for (size_t k = 2; logs && k <= n; k++)
        logs[k] = logs[k - 1] + log((double)k);
    return logs;
}

static double log_choose(const double *logs, size_t n, size_t k)
{
    return logs[n] - logs[k] - logs[n - k];
}

/* P(X >= shared), X the pools common to two actors of k and l pools, each drawn
 * from all pools. Small terms are added first. */
static double upper_tail(const double *logs, size_t pools, size_t k, size_t l,
                         size_t shared)
{
    size_t most = k < l ? k : l;
    double sum = 0;
    if (shared == 0 || shared + pools <= k + l)
        return 1; /* they cannot have fewer in common */
    for (size_t x = most; x >= shared; x--)
        if (l - x <= pools - k)
            sum += exp(log_choose(logs, k, x) +
                       log_choose(logs, pools - k, l - x) -
                       log_choose(logs, pools, l));
    return fmin(sum, 1);
}

typedef struct tested {
    const pt_sharing *pair;
    double p, rounded, holm, bh;
} tested;

static int by_p(const void *a, const void *b)
{
    const tested *x = a;
    const tested *y = b;
    if (x->rounded != y->rounded)
        return x->rounded < y->rounded ? -1 : 1;
    if (x->pair->a != y->pair->a)
        return x->pair->a < y->pair->a ? -1 : 1;
    return (x->pair->b > y->pair->b) - (x->pair->b < y->pair->b);
}

/* Over all pairs of actors: those that share nothing have p = 1 and stand
 * behind these. */
static void adjust(tested *tests, size_t count, double pairs)
{
    double most = 0;
    double least = 1;
    for (size_t i = 0; i < count; i++) {
        most = fmax(most, fmin(1, (pairs - (double)i) * tests[i].p));
        tests[i].holm = most;
    }
    for (size_t i = count; i-- > 0;) {
        least = fmin(least, pairs / (double)(i + 1) * tests[i].p);
        tests[i].bh = least;
    }
}

static void add_tested(pt_cells *cells, const pt_incidence *incidence,
                       const tested *test)
{
    double expected = pools_of(incidence, test->pair->a) *
                      pools_of(incidence, test->pair->b) /
                      (double)incidence->pools;
    add_pair(cells, incidence, test->pair);
    pt_cell_number(cells, (double)test->pair->shared);
    pt_cell_number(cells, expected);
    pt_cell_number(cells, test->p);
    pt_cell_number(cells, test->holm);
    pt_cell_number(cells, test->bh);
}

static void test_pairs(tested *tests, const pt_sharings *sharings,
                       const pt_incidence *incidence, const double *logs)
{
    for (size_t i = 0; i < sharings->count; i++) {
        const pt_sharing *pair = &sharings->pairs[i];
        double p = upper_tail(
            logs, incidence->pools, pt_degree(&incidence->graph.out, pair->a),
            pt_degree(&incidence->graph.out, pair->b), pair->shared);
        tests[i] =
            (tested){.pair = pair, .p = p, .rounded = pt_number_round(p)};
    }
    if (sharings->count > 1)
        qsort(tests, sharings->count, sizeof *tests, by_p);
}

static ptce_status co_pooling(pt_cells *cells, pt_study *study,
                              const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    pt_sharings sharings;
    ptce_status st = pt_study_sharings(&sharings, study, err);
    if (st != PTCE_OK || sharings.reason != PT_DEFINED)
        return st == PTCE_OK ? pt_cells_none(cells, sharings.reason) : st;
    const pt_incidence *incidence = study->incidence;
    double actors = (double)incidence->actors;
    double *logs = log_factorials(incidence->pools);
    tested *tests = pt_alloc(sharings.count, sizeof *tests);
    if (!logs || !tests) {
        free(logs);
        free(tests);
        return pt_nomem(err);
    }
    test_pairs(tests, &sharings, incidence, logs);
    adjust(tests, sharings.count, actors * (actors - 1) / 2);
    for (size_t i = 0; i < sharings.count; i++)
        add_tested(cells, incidence, &tests[i]);
    free(logs);
    free(tests);
    return PTCE_OK;
}

static const ptce_detail_column co_pooling_columns[] = {
    {"actor", PTCE_CELL_ACTOR, NULL},  {"with", PTCE_CELL_ACTOR, NULL},
    {"shared", PTCE_CELL_COUNT, NULL}, {"expected", PTCE_CELL_NUMBER, NULL},
    {"p", PTCE_CELL_NUMBER, NULL},     {"holm", PTCE_CELL_NUMBER, NULL},
    {"bh", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_co_pooling = {
    {.id = "co_pooling",
     PT_COLUMNS(co_pooling_columns),
     .cost = PTCE_COST_NM,
     .references = "tumminello2011 holm1979 benjamini1995"},
    co_pooling};

/* ---- Pieces held together by several pools ------------------------------- */

typedef struct pieces {
    size_t *parent, *size; /* by actor */
    size_t count, largest; /* of two actors and more */
} pieces;

static size_t root_of(pieces *p, size_t a)
{
    while (p->parent[a] != a) {
        p->parent[a] = p->parent[p->parent[a]];
        a = p->parent[a];
    }
    return a;
}

static void unite(pieces *p, size_t a, size_t b)
{
    a = root_of(p, a);
    b = root_of(p, b);
    if (a == b)
        return;
    p->count += p->size[a] == 1 && p->size[b] == 1;
    p->count -= p->size[a] > 1 && p->size[b] > 1;
    p->parent[b] = a;
    p->size[a] += p->size[b];
    if (p->size[a] > p->largest)
        p->largest = p->size[a];
}

/* Pairs that share s pools or more, and the pieces they make. */
static void add_level(pt_cells *cells, pieces *p, const pt_sharings *sharings,
                      size_t actors, size_t s)
{
    double pairs = 0;
    p->count = p->largest = 0;
    for (size_t a = 0; a < actors; a++) {
        p->parent[a] = a;
        p->size[a] = 1;
    }
    for (size_t i = 0; i < sharings->count; i++) {
        if (sharings->pairs[i].shared < s)
            continue;
        unite(p, sharings->pairs[i].a, sharings->pairs[i].b);
        pairs++;
    }
    pt_cell_number(cells, (double)s);
    pt_cell_number(cells, pairs);
    pt_cell_number(cells, (double)p->count);
    pt_cell_number(cells, (double)p->largest);
}

static ptce_status pool_cohesion(pt_cells *cells, pt_study *study,
                                 const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    pt_sharings sharings;
    ptce_status st = pt_study_sharings(&sharings, study, err);
    if (st != PTCE_OK || sharings.reason != PT_DEFINED)
        return st == PTCE_OK ? pt_cells_none(cells, sharings.reason) : st;
    size_t actors = study->incidence->actors;
    size_t most = 0;
    pieces p = {pt_alloc(actors, sizeof *p.parent),
                pt_alloc(actors, sizeof *p.size), 0, 0};
    for (size_t i = 0; i < sharings.count; i++)
        if (sharings.pairs[i].shared > most)
            most = sharings.pairs[i].shared;
    if (!p.parent || !p.size)
        st = pt_nomem(err);
    for (size_t s = 1; st == PTCE_OK && s <= most; s++)
        add_level(cells, &p, &sharings, actors, s);
    free(p.parent);
    free(p.size);
    return st;
}

static const ptce_detail_column pool_cohesion_columns[] = {
    {"shared", PTCE_CELL_COUNT, NULL},
    {"pairs", PTCE_CELL_COUNT, NULL},
    {"components", PTCE_CELL_COUNT, NULL},
    {"largest", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_pool_cohesion = {
    {.id = "pool_cohesion",
     PT_COLUMNS(pool_cohesion_columns),
     .cost = PTCE_COST_NM,
     .references = "aksoy2020"},
    pool_cohesion};
