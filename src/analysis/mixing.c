/* SPDX-License-Identifier: MIT */
/* Which types of actor tie with which: the given types as a division of the
 * network, the own-kind share of each, the table of pairs of types, and ties
 * that bond or bridge. */
#include "analysis/detail.h"
#include "analysis/ig.h"
#include "analysis/measure_rows.h"

#include <string.h>

/* ---- Modularity of the given types --------------------------------------- */

static double weight_of(const pt_study *study, const ptce_edge *edge)
{
    return study->view->weights == PTCE_WEIGHTS_STRENGTH ? edge->weight : 1;
}

/* Of the flat graph: weight of all ties, of those within a type, squared, and
 * at the ends of each type. */
typedef struct sums {
    double all, within, squares;
    double ends[PTCE_TYPE_COUNT];
    size_t counts[PTCE_TYPE_COUNT];
    double n;
} sums;

static pt_reason sum_weights(sums *s, const pt_study *study)
{
    const pt_graph *flat = study->flat;
    *s = (sums){.n = (double)pt_actor_count(study)};
    if (study->graph->pools)
        return PT_TWO_MODE;
    if (flat->m == 0)
        return PT_NO_EDGE;
    (void)pt_count_types(s->counts, study);
    for (size_t e = 0; e < flat->m; e++) {
        ptce_type a = pt_type_of(study, flat->edges[e].from);
        ptce_type b = pt_type_of(study, flat->edges[e].to);
        double weight = weight_of(study, &flat->edges[e]);
        s->all += weight;
        s->squares += weight * weight;
        s->within += a == b ? weight : 0;
        s->ends[a] += weight;
        s->ends[b] += weight;
    }
    return PT_DEFINED;
}

static double modularity_of(const sums *s)
{
    double value = s->within / s->all;
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++)
        value -= pow(s->ends[t] / (2 * s->all), 2);
    return value;
}

/* Exact, over all ways to place the ties, weights and all, on pairs of actors:
 * a pair has 0, 1 or 2 ends in a type, and ties take pairs without
 * replacement. */
static double expected_modularity(const sums *s)
{
    double pairs = pt_pairs(s->n);
    double value = 0;
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++) {
        double k = (double)s->counts[t];
        double ends = k * (s->n - 1);
        double squares = 4 * pt_pairs(k) + k * (s->n - k);
        double two =
            pairs > 1 ? (ends * ends - squares) / (pairs * (pairs - 1)) : 0;
        double mean =
            s->squares * squares / pairs + (s->all * s->all - s->squares) * two;
        value += pt_pairs(k) / pairs - mean / (4 * s->all * s->all);
    }
    return value;
}

/* Of two shares: what is left of rounding is no difference. */
static double difference(double a, double b)
{
    return fabs(a - b) < 1e-14 ? 0 : a - b;
}

static ptce_status modularity_type(const pt_column *out, pt_study *study,
                                   ptce_error *err)
{
    (void)err;
    sums s;
    pt_reason reason = sum_weights(&s, study);
    return reason == PT_DEFINED ? pt_set(out, modularity_of(&s))
                                : pt_undefine(out, reason);
}

static ptce_status modularity_type_excess(const pt_column *out, pt_study *study,
                                          ptce_error *err)
{
    (void)err;
    sums s;
    pt_reason reason = sum_weights(&s, study);
    return reason == PT_DEFINED
               ? pt_set(out,
                        difference(modularity_of(&s), expected_modularity(&s)))
               : pt_undefine(out, reason);
}

// clang-format off
static const pt_measure_row mixing_rows[] = {
    PT_ROW(modularity_type, NETWORK, DIFFERENCE, B, OTHER, -1, 1, LINEAR, "newman2004", modularity_type),
    PT_ROW(modularity_type_excess, NETWORK, DIFFERENCE, C, OTHER, -2, 2, LINEAR, "newman2004", modularity_type_excess),
};
// clang-format on

const pt_measure_family pt_measures_mixing = {
    mixing_rows, PT_COUNT(mixing_rows), PTCE_NETWORK};

/* ---- Pairs of types ------------------------------------------------------ */

/* Ties from each type to each; without directions, only from the lower to the
 * higher one. */
typedef struct table {
    double ties[PTCE_TYPE_COUNT][PTCE_TYPE_COUNT];
    size_t counts[PTCE_TYPE_COUNT];
    double n;
    bool directed;
} table;

static pt_reason count_ties(table *t, const pt_study *study)
{
    const pt_graph *graph = study->graph;
    *t = (table){.n = (double)graph->n, .directed = graph->directed};
    if (graph->pools)
        return PT_TWO_MODE;
    if (graph->m == 0)
        return graph->n ? PT_NO_EDGE : PT_NO_ACTOR;
    (void)pt_count_types(t->counts, study);
    for (size_t e = 0; e < graph->m; e++) {
        ptce_type a = pt_type_of(study, graph->edges[e].from);
        ptce_type b = pt_type_of(study, graph->edges[e].to);
        bool turn = !graph->directed && a > b;
        t->ties[turn ? b : a][turn ? a : b]++;
    }
    return PT_DEFINED;
}

static double possible(const table *t, size_t a, size_t b)
{
    double first = (double)t->counts[a];
    double pairs = a == b ? pt_pairs(first) : first * (double)t->counts[b];
    return t->directed && a == b ? 2 * pairs : pairs;
}

static void add_mixing(pt_cells *cells, const table *t, size_t a, size_t b,
                       double density)
{
    double pairs = possible(t, a, b);
    if (pairs == 0)
        return;
    pt_cell_text(cells, ptce_type_name((ptce_type)a));
    pt_cell_text(cells, ptce_type_name((ptce_type)b));
    pt_cell_number(cells, t->ties[a][b]);
    pt_cell_number(cells, pairs);
    pt_cell_number(cells, pairs * density);
    pt_cell_number(cells, t->ties[a][b] / (pairs * density));
}

static ptce_status mix(pt_cells *cells, pt_study *study, const pt_asked *asked,
                       ptce_error *err)
{
    (void)asked;
    (void)err;
    table t;
    pt_reason reason = count_ties(&t, study);
    if (reason != PT_DEFINED)
        return pt_cells_none(cells, reason);
    double pairs = t.n * (t.n - 1) / (t.directed ? 1 : 2);
    double density = (double)study->graph->m / pairs;
    for (size_t a = 0; a < PTCE_TYPE_COUNT; a++)
        for (size_t b = t.directed ? 0 : a; b < PTCE_TYPE_COUNT; b++)
            add_mixing(cells, &t, a, b, density);
    return PTCE_OK;
}

static const ptce_detail_column mixing_columns[] = {
    {"from", PTCE_CELL_WORD, "type"},     {"to", PTCE_CELL_WORD, "type"},
    {"ties", PTCE_CELL_COUNT, NULL},      {"possible", PTCE_CELL_COUNT, NULL},
    {"expected", PTCE_CELL_NUMBER, NULL}, {"ratio", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_mixing = {{.id = "mixing",
                                         PT_COLUMNS(mixing_columns),
                                         .cost = PTCE_COST_LINEAR,
                                         .references = "newman2003"},
                                        mix};

/* ---- Own kind ------------------------------------------------------------ */

/* Ties of a type with another; where directions are followed, the ties that
 * leave it. */
static double count_outside(const table *t, size_t type)
{
    double outside = 0;
    for (size_t u = 0; u < PTCE_TYPE_COUNT; u++)
        if (u != type)
            outside += t->ties[type][u] + (t->directed ? 0 : t->ties[u][type]);
    return outside;
}

static double coleman(double share, double expected)
{
    return share >= expected ? (share - expected) / (1 - expected)
                             : (share - expected) / expected;
}

static void add_homophily(pt_cells *cells, const table *t, size_t type)
{
    double inside = t->ties[type][type];
    double outside = count_outside(t, type);
    double count = (double)t->counts[type];
    double ends = inside * (t->directed ? 1 : 2) + outside;
    pt_reason reason = count == t->n ? PT_ONE_TYPE
                       : count == 1  ? PT_ONE_OF_KIND
                                     : PT_DEFINED;
    pt_cell_text(cells, ptce_type_name((ptce_type)type));
    pt_cell_number(cells, count);
    pt_cell_number(cells, inside);
    pt_cell_number(cells, outside);
    if (ends == 0)
        pt_cell_undefined(cells, PT_NO_EDGE);
    else
        pt_cell_number(cells, inside * (t->directed ? 1 : 2) / ends);
    double expected = (count - 1) / (t->n - 1);
    pt_cell_number(cells, expected);
    if (reason != PT_DEFINED || ends == 0)
        pt_cell_undefined(cells, reason != PT_DEFINED ? reason : PT_NO_EDGE);
    else
        pt_cell_number(
            cells, coleman(inside * (t->directed ? 1 : 2) / ends, expected));
    if (ends == 0)
        pt_cell_undefined(cells, PT_NO_EDGE);
    else
        pt_cell_number(cells, (outside - inside) / (outside + inside));
}

static ptce_status homophily(pt_cells *cells, pt_study *study,
                             const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    (void)err;
    table t;
    pt_reason reason = count_ties(&t, study);
    if (reason != PT_DEFINED)
        return pt_cells_none(cells, reason);
    for (size_t type = 0; type < PTCE_TYPE_COUNT; type++)
        if (t.counts[type] > 0)
            add_homophily(cells, &t, type);
    return PTCE_OK;
}

static const ptce_detail_column homophily_columns[] = {
    {"type", PTCE_CELL_WORD, "type"},
    {"actors", PTCE_CELL_COUNT, NULL},
    {"inside", PTCE_CELL_COUNT, NULL},
    {"outside", PTCE_CELL_COUNT, NULL},
    {"own_share", PTCE_CELL_NUMBER, NULL},
    {"own_expected", PTCE_CELL_NUMBER, NULL},
    {"coleman", PTCE_CELL_NUMBER, NULL},
    {"ei", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_homophily = {
    {.id = "homophily",
     PT_COLUMNS(homophily_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "coleman1958 krackhardt1988"},
    homophily};

/* ---- Bonding or bridging ------------------------------------------------- */

enum { BONDING, LOOSE, CLOSED, BRIDGING, LOCAL_BRIDGES, TIE_KINDS };

static const char *const tie_kind_names[TIE_KINDS] = {
    "bonding", "loose", "closed", "bridging", "local_bridge"};

static ptce_status find_bridges(bool **is_bridge, pt_study *study,
                                ptce_error *err)
{
    pt_ig *ig = study->flat_ig;
    *is_bridge =
        pt_arena_take(study->arena, study->flat->m, sizeof **is_bridge);
    if (!*is_bridge)
        return pt_nomem(err);
    ptce_status st = pt_ig_check(igraph_bridges(&ig->graph, &ig->whole), err);
    igraph_integer_t count =
        st == PTCE_OK ? igraph_vector_int_size(&ig->whole) : 0;
    for (igraph_integer_t i = 0; i < count; i++)
        (*is_bridge)[VECTOR(ig->whole)[i]] = true;
    return st;
}

static ptce_status sort_ties(pt_cells *cells, pt_study *study,
                             const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    const pt_graph *flat = study->flat;
    double ties[TIE_KINDS] = {0};
    double bridges[TIE_KINDS] = {0};
    bool *is_bridge = NULL;
    if (study->graph->pools || flat->m == 0)
        return pt_cells_none(cells,
                             study->graph->pools ? PT_TWO_MODE : PT_NO_EDGE);
    ptce_status st = pt_study_triangles(study, err);
    if (st == PTCE_OK)
        st = find_bridges(&is_bridge, study, err);
    if (st != PTCE_OK)
        return st;
    for (size_t e = 0; e < flat->m; e++) {
        bool same = pt_type_of(study, flat->edges[e].from) ==
                    pt_type_of(study, flat->edges[e].to);
        bool embedded = study->triangles[e] > 0;
        int kind = same ? (embedded ? BONDING : LOOSE)
                        : (embedded ? CLOSED : BRIDGING);
        ties[kind]++;
        bridges[kind] += is_bridge[e];
    }
    ties[LOCAL_BRIDGES] = ties[LOOSE] + ties[BRIDGING];
    bridges[LOCAL_BRIDGES] = bridges[LOOSE] + bridges[BRIDGING];
    for (int kind = 0; kind < TIE_KINDS; kind++) {
        pt_cell_text(cells, tie_kind_names[kind]);
        pt_cell_number(cells, ties[kind]);
        pt_cell_number(cells, ties[kind] / (double)flat->m);
        pt_cell_number(cells, bridges[kind]);
    }
    return PTCE_OK;
}

static const ptce_detail_column tie_kinds_columns[] = {
    {"tie_kind", PTCE_CELL_WORD, "tie_kind"},
    {"ties", PTCE_CELL_COUNT, NULL},
    {"share", PTCE_CELL_NUMBER, NULL},
    {"bridges", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_tie_kinds = {
    {.id = "tie_kinds",
     PT_COLUMNS(tie_kinds_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "granovetter1973 burt1992"},
    sort_ties};
