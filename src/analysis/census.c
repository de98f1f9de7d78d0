/* SPDX-License-Identifier: MIT */
/* How many pairs and triples of actors are tied in which way. */
#include "analysis/detail.h"
#include "analysis/ig.h"
#include "analysis/measure_rows.h"

static void add_row(pt_cells *cells, const char *code, double count,
                    double total)
{
    pt_cell_text(cells, code);
    pt_cell_number(cells, count);
    pt_cell_number(cells, count / total);
}

/* ---- Pairs --------------------------------------------------------------- */

static ptce_status dyad_census(pt_cells *cells, pt_study *study,
                               const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    (void)err;
    bool directed = study->graph->directed;
    double pairs = pt_pairs((double)study->graph->n);
    double tied = (double)study->flat->m;
    double mutual = directed ? (double)study->graph->m - tied : tied;
    if (study->graph->n < 2)
        return pt_cells_none(cells, PT_ONE_ACTOR);
    add_row(cells, directed ? "mutual" : "tied", mutual, pairs);
    if (directed)
        add_row(cells, "asymmetric", tied - mutual, pairs);
    add_row(cells, "null", pairs - tied, pairs);
    return PTCE_OK;
}

static const ptce_detail_column dyad_columns[] = {
    {"dyad", PTCE_CELL_WORD, "dyad"},
    {"pairs", PTCE_CELL_COUNT, NULL},
    {"share", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_dyad_census = {
    {.id = "dyad_census",
     PT_COLUMNS(dyad_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "holland1970 wasserman1994"},
    dyad_census};

/* ---- Triples ------------------------------------------------------------- */

/* In the order of igraph: mutual, asymmetric and null pairs, and a letter
 * where these do not tell. */
static const char *const names[] = {
    "003",  "012",  "102", "021D", "021U", "021C", "111D", "111U",
    "030T", "030C", "201", "120D", "120U", "120C", "210",  "300"};

static double triples(double n)
{
    return n * (n - 1) * (n - 2) / 6;
}

/* Without directions the numbers of ties, triangles and paths say it all. */
static ptce_status count_ties(pt_cells *cells, pt_study *study, ptce_error *err)
{
    const pt_graph *flat = study->flat;
    double n = (double)flat->n;
    double closed = 0;
    double paths = 0;
    ptce_status st = pt_study_triangles(study, err);
    if (st != PTCE_OK)
        return st;
    for (size_t e = 0; e < flat->m; e++)
        closed += study->triangles[e] / 3;
    closed = round(closed);
    for (size_t v = 0; v < flat->n; v++)
        paths += pt_pairs((double)pt_degree(&flat->out, v));
    double two = paths - 3 * closed;
    double one = (double)flat->m * (n - 2) - 2 * two - 3 * closed;
    add_row(cells, "0", triples(n) - one - two - closed, triples(n));
    add_row(cells, "1", one, triples(n));
    add_row(cells, "2", two, triples(n));
    add_row(cells, "3", closed, triples(n));
    return PTCE_OK;
}

static ptce_status count_arcs(pt_cells *cells, pt_study *study, ptce_error *err)
{
    double counts[PT_COUNT(names)] = {triples((double)study->graph->n)};
    pt_ig *ig = study->ig;
    if (!pt_study_hubs_fit(study))
        return pt_cells_none(cells, PT_TOO_LARGE);
    ptce_status st =
        study->graph->m == 0
            ? PTCE_OK
            : pt_ig_take(counts, PT_COUNT(counts), ig,
                         igraph_triad_census(&ig->graph, &ig->result), err);
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(names); i++)
        add_row(cells, names[i], counts[i], triples((double)study->graph->n));
    return st;
}

static ptce_status triad_census(pt_cells *cells, pt_study *study,
                                const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    if (study->graph->n < 3)
        return pt_cells_none(cells, PT_FEW_ACTORS);
    return study->graph->directed ? count_arcs(cells, study, err)
                                  : count_ties(cells, study, err);
}

static const ptce_detail_column triad_columns[] = {
    {"triad", PTCE_CELL_WORD, "triad"},
    {"triples", PTCE_CELL_COUNT, NULL},
    {"share", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_triad_census = {
    {.id = "triad_census",
     PT_COLUMNS(triad_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "holland1970 davis1972"},
    triad_census};
