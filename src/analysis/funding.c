/* SPDX-License-Identifier: MIT */
/* Dependent on one funder? Ties of nature funding, whatever becomes of them in
 * the graph. */
#include "analysis/detail.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>
#include <string.h>

#define SWEEPS_MAX 1e9 /* steps of work for removing each funder in turn */

/* Who funds whom, each pair once. */
typedef struct grant {
    size_t from, to; /* rows of network.actors */
    double weight;
} grant;

typedef struct funding {
    grant *grants; /* sorted by from, to */
    size_t count;
    size_t *funders; /* by row of an actor: how many fund it */
    double funded;   /* actors that somebody funds */
} funding;

static int by_pair(const void *a, const void *b)
{
    const grant *x = a;
    const grant *y = b;
    if (x->from != y->from)
        return x->from > y->from ? 1 : -1;
    if (x->to != y->to)
        return x->to > y->to ? 1 : -1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

static bool gives(const ptce_network *network, size_t actor)
{
    return ptce_family_of(network->actors[actor].type) == PTCE_FAMILY_FUNDER;
}

/* A directed tie says who gives; else the end that is a funder by family does.
 * Where neither or both are, nobody can say. */
static bool take_grant(grant *out, const ptce_network *network,
                       const ptce_tie *tie)
{
    *out = (grant){tie->from, tie->to, tie->weight};
    if (tie->nature != PTCE_NATURE_FUNDING || tie->from == tie->to)
        return false;
    if (tie->directed)
        return true;
    if (gives(network, tie->from) == gives(network, tie->to))
        return false;
    if (gives(network, tie->to))
        *out = (grant){tie->to, tie->from, tie->weight};
    return true;
}

static ptce_status find_funding(funding *f, pt_study *study,
                                const pt_selection *selection, ptce_error *err)
{
    const ptce_network *network = study->network;
    *f = (funding){.grants = pt_arena_take(study->arena, selection->tie_count,
                                           sizeof *f->grants),
                   .funders = pt_arena_take(study->arena, network->actor_count,
                                            sizeof *f->funders)};
    if (!f->grants || !f->funders)
        return pt_nomem(err);
    size_t count = 0;
    for (size_t i = 0; i < selection->tie_count; i++)
        count += take_grant(&f->grants[count], network,
                            &network->ties[selection->ties[i]]);
    if (count > 0)
        qsort(f->grants, count, sizeof *f->grants, by_pair);
    for (size_t i = 0; i < count; i++) {
        grant *last = f->count > 0 ? &f->grants[f->count - 1] : NULL;
        if (last && last->from == f->grants[i].from &&
            last->to == f->grants[i].to)
            last->weight += f->grants[i].weight;
        else
            f->grants[f->count++] = f->grants[i];
    }
    for (size_t i = 0; i < f->count; i++)
        f->funded += f->funders[f->grants[i].to]++ == 0;
    return PTCE_OK;
}

/* The grants of one funder: from row i of the list on. */
typedef struct portfolio {
    double funded, sole, weight;
} portfolio;

static portfolio portfolio_of(const funding *f, size_t *i)
{
    portfolio p = {0};
    size_t from = f->grants[*i].from;
    for (; *i < f->count && f->grants[*i].from == from; ++*i) {
        p.funded++;
        p.sole += f->funders[f->grants[*i].to] == 1;
        p.weight += f->grants[*i].weight;
    }
    return p;
}

/* ---- Measures ------------------------------------------------------------ */

/* The ties that the view keeps; pools play no part. */
static ptce_status funding_of_view(funding *f, pt_study *study, ptce_error *err)
{
    pt_selection selection = {0};
    ptce_status st =
        pt_selection_init(&selection, study->network, study->view, err);
    if (st == PTCE_OK)
        st = find_funding(f, study, &selection, err);
    pt_selection_clear(&selection);
    return st;
}

static ptce_status funder_exposure(const pt_column *out, pt_study *study,
                                   ptce_error *err)
{
    funding f;
    double most = 0;
    ptce_status st = funding_of_view(&f, study, err);
    if (st != PTCE_OK || f.count == 0)
        return st == PTCE_OK ? pt_undefine(out, PT_NO_FUNDING) : st;
    for (size_t i = 0; i < f.count;)
        most = fmax(most, portfolio_of(&f, &i).sole);
    return pt_set(out, most / f.funded);
}

static ptce_status funding_hhi(const pt_column *out, pt_study *study,
                               ptce_error *err)
{
    funding f;
    double sum = 0;
    double squares = 0;
    ptce_status st = funding_of_view(&f, study, err);
    if (st != PTCE_OK || f.count == 0)
        return st == PTCE_OK ? pt_undefine(out, PT_NO_FUNDING) : st;
    for (size_t i = 0; i < f.count; i++)
        sum += f.grants[i].weight;
    for (size_t i = 0; i < f.count;) {
        double share = portfolio_of(&f, &i).weight / sum;
        squares += share * share;
    }
    return pt_set(out, fmin(squares, 1));
}

// clang-format off
static const pt_measure_row funding_rows[] = {
    PT_ROW(funder_exposure, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "pfeffer1978", funder_exposure),
    PT_ROW(funding_hhi, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "hirschman1964", funding_hhi),
};
// clang-format on

const pt_measure_family pt_measures_funding = {
    funding_rows, PT_COUNT(funding_rows), PTCE_NETWORK};

/* ---- Each funder --------------------------------------------------------- */

/* How distance fragmentation changes if an actor leaves the view's graph. */
typedef struct parting {
    pt_reason reason;
    size_t *vertex; /* by row of network.actors */
    double before;
} parting;

static ptce_status parting_init(parting *p, pt_study *study, size_t times,
                                ptce_error *err)
{
    const pt_graph *graph = study->graph;
    double n = (double)graph->n;
    double steps = n * (n + 2 * (double)graph->m) * (double)(times + 1);
    p->reason = n < 3                ? PT_FEW_ACTORS
                : steps > SWEEPS_MAX ? PT_TOO_LARGE
                                     : PT_DEFINED;
    p->vertex = pt_arena_take(study->arena, study->network->actor_count,
                              sizeof *p->vertex);
    if (!p->vertex)
        return pt_nomem(err);
    for (size_t v = 0; v < graph->n; v++)
        if (!graph->vertices[v].is_pool)
            p->vertex[graph->vertices[v].row] = v;
    if (p->reason != PT_DEFINED)
        return PTCE_OK;
    ptce_status st = pt_paths_without(&p->before, graph, graph->n, err);
    p->before = 1 - p->before / (n * (n - 1));
    return st;
}

static ptce_status say_change(pt_cells *cells, const parting *p,
                              const pt_study *study, size_t actor,
                              ptce_error *err)
{
    double n = (double)study->graph->n;
    double after = 0;
    if (p->reason != PT_DEFINED) {
        pt_cell_undefined(cells, p->reason);
        return PTCE_OK;
    }
    ptce_status st =
        pt_paths_without(&after, study->graph, p->vertex[actor], err);
    if (st == PTCE_OK)
        pt_cell_number(cells, 1 - after / ((n - 1) * (n - 2)) - p->before);
    return st;
}

static ptce_status say_funder(pt_cells *cells, const funding *f,
                              const parting *p, const portfolio *has,
                              const pt_study *study, size_t actor,
                              ptce_error *err)
{
    pt_cell_text(cells, study->network->actors[actor].id);
    pt_cell_number(cells, has->funded);
    pt_cell_number(cells, has->sole);
    if (f->funded > 0)
        pt_cell_number(cells, has->sole / f->funded);
    else
        pt_cell_undefined(cells, PT_NO_FUNDING);
    return say_change(cells, p, study, actor, err);
}

/* By id, as everywhere: those who fund, and funders by family who are not said
 * to. */
static ptce_status funders(pt_cells *cells, pt_study *study,
                           const pt_asked *asked, ptce_error *err)
{
    funding f;
    parting p = {0};
    const pt_selection *selection = asked->selection;
    ptce_status st = find_funding(&f, study, selection, err);
    if (st != PTCE_OK)
        return st;
    if (f.count == 0)
        return pt_cells_none(cells, PT_NO_FUNDING);
    size_t at = 0;
    size_t times = f.count;
    for (size_t i = 0; i < selection->actor_count; i++)
        times += gives(study->network, selection->actors[i]);
    st = parting_init(&p, study, times, err);
    for (size_t i = 0; st == PTCE_OK && i < selection->actor_count; i++) {
        size_t actor = selection->actors[i];
        portfolio has = {0};
        if (at < f.count && f.grants[at].from == actor)
            has = portfolio_of(&f, &at);
        if (has.funded > 0 || gives(study->network, actor))
            st = say_funder(cells, &f, &p, &has, study, actor, err);
    }
    return st;
}

static const ptce_detail_column funders_columns[] = {
    {"who", PTCE_CELL_ACTOR, NULL},     {"funded", PTCE_CELL_COUNT, NULL},
    {"sole", PTCE_CELL_COUNT, NULL},    {"exposure", PTCE_CELL_NUMBER, NULL},
    {"change", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_funders = {{.id = "funders",
                                          PT_COLUMNS(funders_columns),
                                          .cost = PTCE_COST_N2M,
                                          .references = "borgatti2006"},
                                         funders};
