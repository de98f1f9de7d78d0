/* SPDX-License-Identifier: MIT */
/* How far the rank of an actor can be relied on, over the uncertain ties. */
#include "analysis/ranking.h"
#include "analysis/detail.h"

#include <string.h>

#define TAIL 0.025
#define TOP 3

/* Epskamp, Borsboom and Fried 2018. */
#define STABLE 0.5
#define FRAGILE 0.25
#define MOST_RANKS ((size_t)1 << 22)

/* ---- Scores -------------------------------------------------------------- */

ptce_status pt_contest_score(double *scores, const pt_contests *all,
                             const pt_contest *c, pt_study *study,
                             ptce_error *err)
{
    ptce_status st = pt_measure_compute(&all->column, c->row, study, err);
    for (size_t v = 0; v < all->n; v++)
        scores[v] = study->graph->vertices[v].is_pool
                        ? (double)NAN
                        : c->sign * all->column.values[v];
    return st;
}

/* Whoever stands k-th, at equal ranks by lowest id; SIZE_MAX if nobody. */
static size_t standing(const pt_contest *c, size_t n, size_t k)
{
    size_t best = SIZE_MAX;
    for (size_t turn = 0; turn < k; turn++) {
        size_t last = best;
        best = SIZE_MAX;
        for (size_t v = 0; v < n; v++) {
            bool behind = last == SIZE_MAX || c->rank[v] > c->rank[last] ||
                          (c->rank[v] == c->rank[last] && v > last);
            if (!isnan(c->rank[v]) && behind &&
                (best == SIZE_MAX || c->rank[v] < c->rank[best]))
                best = v;
        }
    }
    return best;
}

static pt_reason first_reason(const pt_contests *all, const pt_study *study)
{
    for (size_t v = 0; v < all->n; v++)
        if (!study->graph->vertices[v].is_pool)
            return (pt_reason)all->column.reasons[v];
    return PT_NO_ACTOR;
}

/* Whether anybody stands before anybody else. */
static ptce_status open_contest(pt_contest *c, pt_contests *all,
                                pt_study *study, ptce_error *err)
{
    size_t n = all->n;
    c->original = pt_arena_take(study->arena, n, sizeof(double));
    c->rank = pt_arena_take(study->arena, n, sizeof(double));
    c->won = pt_arena_take(study->arena, n, sizeof(double));
    c->on_podium = pt_arena_take(study->arena, n, sizeof(double));
    if (!c->original || !c->rank || !c->won || !c->on_podium)
        return pt_nomem(err);
    ptce_status st = pt_contest_score(c->original, all, c, study, err);
    if (st != PTCE_OK)
        return st;
    size_t count = pt_ranks_falling(c->rank, c->original, n, all->sorted);
    size_t first = standing(c, n, 1);
    size_t last = first;
    for (size_t v = 0; v < n; v++)
        if (c->rank[v] > c->rank[first])
            last = v;
    c->reason = count == 0      ? first_reason(all, study)
                : count == 1    ? PT_ONE_ACTOR
                : first == last ? PT_EQUAL_VALUES
                                : PT_DEFINED;
    c->no_drop = count == 2 ? PT_FEW_ACTORS : PT_DEFINED;
    return PTCE_OK;
}

static ptce_status take_scratch(pt_contests *all, pt_study *study, size_t most,
                                ptce_error *err)
{
    pt_arena *arena = study->arena;
    size_t n = all->n = study->graph->n;
    all->items = pt_arena_take(arena, most, sizeof *all->items);
    all->column = (pt_column){pt_arena_take(arena, n, sizeof(double)),
                              pt_arena_take(arena, n, 1), n};
    all->scores = pt_arena_take(arena, n, sizeof(double));
    all->scratch = pt_arena_take(arena, 4 * n, sizeof(double));
    all->tally = pt_arena_take(arena, 2 * n + 1, sizeof(size_t));
    all->sorted = pt_arena_take(arena, n, sizeof *all->sorted);
    return all->items && all->column.values && all->column.reasons &&
                   all->scores && all->scratch && all->tally && all->sorted
               ? PTCE_OK
               : pt_nomem(err);
}

/* Contests by measures of these ids, closed by NULL. */
static ptce_status open_contests(pt_contests *all, pt_study *study,
                                 const char *const *ids, ptce_error *err)
{
    size_t most = 0;
    while (ids[most])
        most++;
    ptce_status st = take_scratch(all, study, most, err);
    for (size_t i = 0; st == PTCE_OK && i < most; i++) {
        const pt_measure_row *row = pt_measure_row_find(ids[i]);
        if (!row || (row->measure.directed_only && !study->graph->directed))
            continue;
        pt_contest *c = &all->items[all->count++];
        c->row = row;
        c->sign = strcmp(ids[i], "constraint") == 0 ? -1 : 1;
        st = open_contest(c, all, study, err);
    }
    return st;
}

/* ---- Over the uncertain ties --------------------------------------------- */

/* Those who share a rank share what it brings. */
static void award(pt_contests *all, pt_contest *c, size_t i, double weight)
{
    const double *rank = all->scratch;
    memset(all->tally, 0, (2 * all->n + 1) * sizeof *all->tally);
    for (size_t v = 0; v < all->n; v++)
        if (!isnan(rank[v]))
            all->tally[(size_t)(2 * rank[v])]++;
    for (size_t v = 0; v < all->n; v++) {
        if (isnan(rank[v]))
            continue;
        double share = (double)all->tally[(size_t)(2 * rank[v])];
        double better = rank[v] - (share + 1) / 2;
        c->won[v] += better < 1 ? weight / share : 0;
        c->on_podium[v] += weight * fmax(0, fmin(share, TOP - better)) / share;
        if (c->ranks)
            c->ranks[v * all->ranks_kept + i] = (pt_weighted){rank[v], weight};
    }
    c->total += weight;
}

static ptce_status visit(void *data, pt_study *variant, size_t i, double weight,
                         ptce_error *err)
{
    pt_contests *all = data;
    ptce_status st = PTCE_OK;
    for (size_t k = 0; st == PTCE_OK && k < all->count; k++) {
        pt_contest *c = &all->items[k];
        if (c->reason != PT_DEFINED)
            continue;
        st = pt_contest_score(all->scores, all, c, variant, err);
        if (st != PTCE_OK)
            break;
        if (pt_ranks_falling(all->scratch, all->scores, all->n, all->sorted))
            award(all, c, i, weight);
        else
            c->no_draw = first_reason(all, variant);
    }
    return st;
}

static ptce_status draw(pt_contests *all, pt_ensemble *ensemble,
                        ptce_error *err)
{
    bool any = false;
    for (size_t k = 0; k < all->count; k++) {
        pt_contest *c = &all->items[k];
        if (c->reason == PT_DEFINED &&
            !pt_evaluations_fit(ensemble->study, c->row->measure.cost,
                                ensemble->size))
            c->reason = PT_TOO_LARGE;
        any |= c->reason == PT_DEFINED;
    }
    return any ? pt_ensemble_visit(ensemble, visit, all, err) : PTCE_OK;
}

static void put_draws(pt_cells *cells, const pt_ensemble *ensemble)
{
    if (ensemble->exact)
        pt_cell_undefined(cells, PT_ENUMERATED);
    else
        pt_cell_number(cells, (double)ensemble->size);
}

/* ---- Ranking ------------------------------------------------------------- */

static void write_contest(pt_cells *cells, const pt_contest *c, size_t n,
                          const pt_study *study, const pt_ensemble *ensemble)
{
    pt_cell_text(cells, c->row->measure.id);
    if (c->reason != PT_DEFINED) {
        for (size_t i = 0; i < 6; i++)
            pt_cell_undefined(cells, c->reason);
        return;
    }
    size_t first = standing(c, n, 1);
    size_t second = standing(c, n, 2);
    pt_cell_text(cells, study->graph->vertices[first].id);
    pt_cell_value(cells, c->won[first] / c->total,
                  c->total > 0 ? PT_DEFINED : c->no_draw);
    pt_cell_text(cells, study->graph->vertices[second].id);
    pt_cell_value(cells, c->resists, c->no_drop);
    if (c->no_drop == PT_DEFINED)
        pt_cell_text(cells, c->resists >= STABLE - 1e-9    ? "stable"
                            : c->resists >= FRAGILE - 1e-9 ? "fragile"
                                                           : "unstable");
    else
        pt_cell_undefined(cells, c->no_drop);
    put_draws(cells, ensemble);
}

static ptce_status ranking(pt_cells *cells, pt_study *study,
                           const pt_asked *asked, ptce_error *err)
{
    static const char *const ids[] = {
        "degree",      "in_degree",      "out_degree",  "strength",
        "betweenness", "harmonic",       "eigenvector", "pagerank",
        "constraint",  "effective_size", "clustering",  NULL};
    pt_ensemble ensemble;
    pt_contests all = {0};
    ptce_status st =
        pt_ensemble_init(&ensemble, study, asked->selection,
                         asked->options->keep, asked->options->draws, err);
    if (st == PTCE_OK)
        st = open_contests(&all, study, ids, err);
    if (st == PTCE_OK)
        st = draw(&all, &ensemble, err);
    if (st == PTCE_OK)
        st = pt_contests_drop(&all, study, asked, err);
    for (size_t k = 0; st == PTCE_OK && k < all.count; k++)
        write_contest(cells, &all.items[k], all.n, study, &ensemble);
    return st;
}

static const ptce_detail_column ranking_columns[] = {
    {"measure", PTCE_CELL_WORD, "measure"},
    {"first", PTCE_CELL_ACTOR, NULL},
    {"probability", PTCE_CELL_NUMBER, NULL},
    {"second", PTCE_CELL_ACTOR, NULL},
    {"cs", PTCE_CELL_NUMBER, NULL},
    {"verdict", PTCE_CELL_WORD, "rank"},
    {"draws", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_ranking = {
    {.id = "ranking",
     PT_COLUMNS(ranking_columns),
     .cost = PTCE_COST_NM,
     .references = "epskamp2018 costenbader2003 borgatti2006robustness"},
    ranking};

/* ---- Ranked actors ------------------------------------------------------- */

static void write_actor(pt_cells *cells, const pt_contest *c,
                        const pt_contests *all, size_t v, const pt_study *study)
{
    pt_weighted *ranks = c->ranks + v * all->ranks_kept;
    pt_weighted_sort(ranks, all->ranks_kept);
    pt_cell_text(cells, c->row->measure.id);
    pt_cell_text(cells, study->graph->vertices[v].id);
    pt_cell_number(cells, c->sign * c->original[v]);
    pt_cell_number(cells, c->rank[v]);
    pt_cell_number(cells, pt_weighted_quantile(ranks, all->ranks_kept, TAIL));
    pt_cell_number(cells,
                   pt_weighted_quantile(ranks, all->ranks_kept, 1 - TAIL));
    pt_cell_number(cells, c->won[v] / c->total);
    pt_cell_number(cells, c->on_podium[v] / c->total);
}

static void write_actors(pt_cells *cells, const pt_contest *c,
                         const pt_contests *all, const pt_study *study,
                         const pt_ensemble *ensemble)
{
    if (c->reason != PT_DEFINED) {
        pt_cell_text(cells, c->row->measure.id);
        for (size_t i = 0; i < 8; i++)
            pt_cell_undefined(cells, c->reason);
        return;
    }
    for (size_t i = 0; i < all->n; i++)
        all->sorted[i] = (pt_weighted){c->rank[i], (double)i};
    for (size_t i = 0; i < all->n; i++)
        if (isnan(c->rank[i]))
            all->sorted[i].value = HUGE_VAL;
    pt_weighted_sort(all->sorted, all->n);
    for (size_t i = 0; i < all->n; i++) {
        if (all->sorted[i].value == HUGE_VAL)
            continue;
        write_actor(cells, c, all, (size_t)all->sorted[i].weight, study);
        put_draws(cells, ensemble);
    }
}

static ptce_status keep_ranks(pt_contests *all, pt_study *study,
                              size_t variants, ptce_error *err)
{
    bool fits = all->n <= MOST_RANKS / variants;
    all->ranks_kept = variants;
    for (size_t k = 0; k < all->count; k++) {
        pt_contest *c = &all->items[k];
        if (c->reason != PT_DEFINED)
            continue;
        if (!fits) {
            c->reason = PT_TOO_LARGE;
            continue;
        }
        c->ranks =
            pt_arena_take(study->arena, all->n * variants, sizeof *c->ranks);
        if (!c->ranks)
            return pt_nomem(err);
    }
    return PTCE_OK;
}

static ptce_status ranked_actors(pt_cells *cells, pt_study *study,
                                 const pt_asked *asked, ptce_error *err)
{
    static const char *const ids[] = {"betweenness", "degree", NULL};
    pt_ensemble ensemble;
    pt_contests all = {0};
    ptce_status st =
        pt_ensemble_init(&ensemble, study, asked->selection,
                         asked->options->keep, asked->options->draws, err);
    if (st == PTCE_OK)
        st = open_contests(&all, study, ids, err);
    if (st == PTCE_OK)
        st = keep_ranks(&all, study, ensemble.size, err);
    if (st == PTCE_OK)
        st = draw(&all, &ensemble, err);
    for (size_t k = 0; st == PTCE_OK && k < all.count; k++)
        write_actors(cells, &all.items[k], &all, study, &ensemble);
    return st;
}

static const ptce_detail_column ranked_columns[] = {
    {"measure", PTCE_CELL_WORD, "measure"},
    {"actor", PTCE_CELL_ACTOR, NULL},
    {"value", PTCE_CELL_NUMBER, NULL},
    {"rank", PTCE_CELL_NUMBER, NULL},
    {"rank_low", PTCE_CELL_NUMBER, NULL},
    {"rank_high", PTCE_CELL_NUMBER, NULL},
    {"first", PTCE_CELL_NUMBER, NULL},
    {"top_three", PTCE_CELL_NUMBER, NULL},
    {"draws", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_ranked_actors = {
    {.id = "ranked_actors",
     PT_COLUMNS(ranked_columns),
     .cost = PTCE_COST_NM,
     .references = "costenbader2003 borgatti2006robustness"},
    ranked_actors};
