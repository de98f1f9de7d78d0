/* SPDX-License-Identifier: MIT */
/* What role one kind of actor plays (local authorities, for instance), and
 * what the network would lose without it. */
#include "analysis/brokerage.h"
#include "analysis/focus.h"
#include "analysis/measure_rows.h"

#include <string.h>

/* Steps of work for distances with and without the focus. */
#define DISTANCES_MAX 4e8

/* ---- The network without them ---------------------------------------------
 */

/* Over ordered pairs of vertices that remain: how near they are. */
typedef struct nearness {
    const pt_graph *graph;
    const bool *gone;
    bool pass; /* paths may lead through those who leave */
    size_t *steps, *queue;
    double *at; /* pairs at each distance */
} nearness;

static void reach(const nearness *x, size_t source)
{
    const pt_adjacency *out = &x->graph->out;
    size_t head = 0;
    size_t tail = 0;
    memset(x->steps, 0, x->graph->n * sizeof *x->steps);
    x->steps[source] = 1;
    x->queue[tail++] = source;
    while (head < tail) {
        size_t v = x->queue[head++];
        if (v != source && !x->gone[v])
            x->at[x->steps[v] - 1]++;
        for (size_t i = out->start[v]; i < out->start[v + 1]; i++) {
            size_t w = out->vertex[i];
            if (x->steps[w] || (x->gone[w] && !x->pass))
                continue;
            x->steps[w] = x->steps[v] + 1;
            x->queue[tail++] = w;
        }
    }
}

/* Distance-weighted fragmentation among those who remain: pairs are counted
 * first, so that nothing changes where no distance does. */
static double fragmentation(const nearness *x, double remaining)
{
    double sum = 0;
    memset(x->at, 0, x->graph->n * sizeof *x->at);
    for (size_t v = 0; v < x->graph->n; v++)
        if (!x->gone[v])
            reach(x, v);
    for (size_t d = 1; d < x->graph->n; d++)
        sum += x->at[d] / (double)d;
    return 1 - sum / (remaining * (remaining - 1));
}

static size_t root_of(size_t *parent, size_t v)
{
    while (parent[v] != v)
        v = parent[v] = parent[parent[v]];
    return v;
}

/* Pieces that hold somebody who remains; parent and seen are scratch. */
static double count_pieces(const nearness *x, size_t *parent, size_t *seen)
{
    double pieces = 0;
    for (size_t v = 0; v < x->graph->n; v++) {
        parent[v] = v;
        seen[v] = 0;
    }
    for (size_t e = 0; e < x->graph->m; e++) {
        const ptce_edge *edge = &x->graph->edges[e];
        if (x->pass || !(x->gone[edge->from] || x->gone[edge->to]))
            parent[root_of(parent, edge->from)] = root_of(parent, edge->to);
    }
    for (size_t v = 0; v < x->graph->n; v++) {
        if (x->gone[v] || seen[root_of(parent, v)]++)
            continue;
        pieces++;
    }
    return pieces;
}

/* Actors that had a tie, and have none without them. */
static double count_isolated(const pt_focus *f)
{
    const pt_graph *flat = f->study->flat;
    double isolated = 0;
    for (size_t v = 0; v < flat->n; v++) {
        bool left = pt_degree(&flat->out, v) == 0 || f->in[v] ||
                    flat->vertices[v].is_pool;
        for (size_t i = flat->out.start[v]; i < flat->out.start[v + 1]; i++)
            left |= !f->in[flat->out.vertex[i]];
        isolated += !left;
    }
    return isolated;
}

/* ---- Indicators ------------------------------------------------------------
 */

static void say(pt_cells *cells, const char *indicator, double value)
{
    pt_cell_text(cells, indicator);
    pt_cell_number(cells, value);
}

static void say_not(pt_cells *cells, const char *indicator, pt_reason reason)
{
    pt_cell_text(cells, indicator);
    pt_cell_undefined(cells, reason);
}

static void say_ratio(pt_cells *cells, const char *indicator, double part,
                      double whole, pt_reason reason)
{
    if (whole > 0)
        say(cells, indicator, part / whole);
    else
        say_not(cells, indicator, reason);
}

static void say_ties(pt_cells *cells, const pt_focus *f)
{
    const pt_graph *graph = f->study->graph;
    double touching = 0;
    double among = 0;
    double tied = 0;
    double ends = 0;
    for (size_t e = 0; e < graph->m; e++) {
        bool from = f->in[graph->edges[e].from];
        bool to = f->in[graph->edges[e].to];
        touching += from || to;
        among += from && to;
    }
    for (size_t v = 0; v < graph->n; v++) {
        double degree = (double)pt_degree(&f->study->flat->out, v);
        tied += f->in[v] && degree > 0;
        ends += f->in[v] ? degree : 0;
    }
    double pairs = pt_pairs(f->actors);
    double others = pt_pairs(f->actors - f->count);
    double own = pt_pairs(f->count) * (graph->directed ? 2 : 1);
    say(cells, "actors", f->count);
    say(cells, "actor_share", f->count / f->actors);
    say(cells, "tied_actors", tied);
    say(cells, "ties_touching", touching);
    say_ratio(cells, "tie_share", touching, (double)graph->m, PT_NO_EDGE);
    if (graph->pools)
        say_not(cells, "tie_share_expected", PT_TWO_MODE);
    else
        say_ratio(cells, "tie_share_expected", pairs - others, pairs,
                  PT_ONE_ACTOR);
    say(cells, "mean_partners", ends / f->count);
    say_ratio(cells, "mean_partners_others",
              2 * (double)f->study->flat->m - ends, (double)graph->n - f->count,
              PT_ONE_ACTOR);
    say(cells, "ties_among", among);
    if (graph->pools)
        say_not(cells, "density_among", PT_TWO_MODE);
    else
        say_ratio(cells, "density_among", among, own, PT_ONE_OF_KIND);
}

static void say_rank(pt_cells *cells, const pt_focus *f, const double *ranks,
                     const char *best_indicator, const char *mean_indicator)
{
    double best = f->actors;
    double sum = 0;
    for (size_t v = 0; v < f->study->graph->n; v++) {
        if (!f->in[v])
            continue;
        best = fmin(best, ranks[v]);
        sum += ranks[v];
    }
    say(cells, best_indicator, best);
    say(cells, mean_indicator, sum / f->count);
}

static void say_places(pt_cells *cells, const pt_focus *f)
{
    double brokered = 0;
    double theirs = 0;
    say(cells, "rank_by_chance", (f->actors + 1) / 2);
    if (f->has_paths) {
        say_rank(cells, f, f->betweenness_rank, "betweenness_rank_best",
                 "betweenness_rank_mean");
    } else {
        say_not(cells, "betweenness_rank_best", f->no_paths);
        say_not(cells, "betweenness_rank_mean", f->no_paths);
    }
    say_rank(cells, f, f->strength_rank, "strength_rank_best",
             "strength_rank_mean");
    for (size_t v = 0; f->has_brokerage && v < f->study->graph->n; v++) {
        double count = pt_brokered(f->study, PT_ROLE_COUNT, v);
        brokered += count;
        theirs += f->in[v] ? count : 0;
    }
    say_ratio(cells, "brokerage_share", theirs, brokered,
              f->has_brokerage ? PT_NO_BROKERAGE : f->no_brokerage);
}

static void say_pools(pt_cells *cells, const pt_pooling *sum)
{
    say(cells, "pools_touched", sum->touched);
    say_ratio(cells, "pools_share", sum->touched, sum->held, PT_NO_POOL);
    say(cells, "pools_alone", sum->alone);
    say(cells, "pools_left_one", sum->left_one);
}

static void say_distances(pt_cells *cells, nearness *x, double remaining)
{
    static const char *const names[] = {
        "fragmentation_before", "fragmentation_after", "fragmentation_change"};
    double work = remaining * (double)(x->graph->n + 2 * x->graph->m);
    pt_reason reason = remaining < 2          ? PT_ONE_ACTOR
                       : work > DISTANCES_MAX ? PT_TOO_LARGE
                                              : PT_DEFINED;
    for (size_t i = 0; reason != PT_DEFINED && i < PT_COUNT(names); i++)
        say_not(cells, names[i], reason);
    if (reason != PT_DEFINED)
        return;
    x->pass = true;
    double before = fragmentation(x, remaining);
    x->pass = false;
    double after = fragmentation(x, remaining);
    say(cells, names[0], before);
    say(cells, names[1], after);
    say(cells, names[2], after - before);
}

static ptce_status say_loss(pt_cells *cells, const pt_focus *f, ptce_error *err)
{
    const pt_graph *graph = f->study->graph;
    nearness x = {.graph = graph, .gone = f->in, .pass = true};
    x.steps = pt_arena_take(f->study->arena, graph->n, sizeof *x.steps);
    x.queue = pt_arena_take(f->study->arena, graph->n, sizeof *x.queue);
    x.at = pt_arena_take(f->study->arena, graph->n, sizeof *x.at);
    if (!x.steps || !x.queue || !x.at)
        return pt_nomem(err);
    say(cells, "isolated_without", count_isolated(f));
    say(cells, "pieces_before", count_pieces(&x, x.steps, x.queue));
    x.pass = false;
    say(cells, "pieces_after", count_pieces(&x, x.steps, x.queue));
    say_distances(cells, &x, (double)graph->n - f->count);
    return PTCE_OK;
}

static ptce_status tell_role(pt_cells *cells, pt_study *study,
                             const pt_asked *asked, ptce_error *err)
{
    pt_focus f;
    pt_pooling sum;
    bool none = false;
    ptce_status st = pt_focus_look(&f, &sum, &none, study, asked, err);
    if (st != PTCE_OK)
        return st;
    if (none)
        return pt_cells_none(cells, PT_NO_SUCH_ACTOR);
    say_ties(cells, &f);
    say_places(cells, &f);
    say_pools(cells, &sum);
    return say_loss(cells, &f, err);
}

static const ptce_detail_column focus_columns[] = {
    {"indicator", PTCE_CELL_WORD, "focus"},
    {"value", PTCE_CELL_VALUE, NULL},
};

const pt_detail_row pt_detail_focus = {{.id = "focus",
                                        PT_COLUMNS(focus_columns),
                                        .needs = "focus",
                                        .cost = PTCE_COST_NM,
                                        .references = "borgatti2006 gould1989"},
                                       tell_role};
