/* SPDX-License-Identifier: MIT */
/* What the best core is made of, and whether it says more than chance. */
#include "analysis/detail.h"
#include "analysis/measure_rows.h"
#include "analysis/null.h"

#define SEED_DRAWS 0x636f7265u /* "core" */
/* Vertices and edges, times draws, that a search in each draw may see: about a
 * second. */
#define DRAWN_MAX 2e5

/* Why there is no core, or PT_DEFINED. */
static ptce_status find_core(pt_reason *reason, pt_study *study,
                             ptce_error *err)
{
    *reason = PT_NO_EDGE;
    return study->graph->m == 0 ? PTCE_OK : pt_study_core(study, reason, err);
}

static ptce_status core_size(const pt_column *out, pt_study *study,
                             ptce_error *err)
{
    pt_reason reason;
    double size = 0;
    ptce_status st = find_core(&reason, study, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    for (size_t v = 0; v < study->flat->n; v++)
        size += study->core.in_core[v];
    return pt_set(out, size);
}

// clang-format off
static const pt_measure_row core_rows[] = {
    PT_ROW(core_size, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "borgatti2000", core_size),
};
// clang-format on

const pt_measure_family pt_measures_core = {core_rows, PT_COUNT(core_rows),
                                            PTCE_NETWORK};

/* ---- Blocks -------------------------------------------------------------- */

enum { CORE, BETWEEN, PERIPHERY, BLOCKS };

static const char *const block_names[BLOCKS] = {"core", "between", "periphery"};

static void say_block(pt_cells *cells, size_t block, double actors,
                      double pairs, double ties)
{
    pt_cell_text(cells, block_names[block]);
    pt_cell_number(cells, actors);
    pt_cell_number(cells, pairs);
    pt_cell_number(cells, ties);
    if (pairs > 0)
        pt_cell_number(cells, ties / pairs);
    else
        pt_cell_undefined(cells, PT_ONE_ACTOR);
}

static ptce_status core_periphery(pt_cells *cells, pt_study *study,
                                  const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    pt_reason reason;
    ptce_status st = find_core(&reason, study, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_cells_none(cells, reason) : st;
    size_t n = study->flat->n;
    const bool *in = study->core.in_core;
    size_t *core = pt_arena_take(study->arena, n, sizeof *core);
    if (!core)
        return pt_nomem(err);
    size_t inside = 0;
    double ties[BLOCKS] = {0};
    for (size_t v = 0; v < n; v++)
        if (in[v])
            core[inside++] = v;
    for (size_t e = 0; e < study->flat->m; e++) {
        const ptce_edge *edge = &study->flat->edges[e];
        size_t ends = (size_t)in[edge->from] + (size_t)in[edge->to];
        ties[ends == 2 ? CORE : ends == 1 ? BETWEEN : PERIPHERY]++;
    }
    double c = (double)inside;
    double p = (double)(n - inside);
    say_block(cells, CORE, c, pt_pairs(c), ties[CORE]);
    pt_cell_vertices(cells, study, core, inside);
    say_block(cells, BETWEEN, c + p, c * p, ties[BETWEEN]);
    pt_cell_text(cells, "");
    say_block(cells, PERIPHERY, p, pt_pairs(p), ties[PERIPHERY]);
    pt_cell_text(cells, "");
    return PTCE_OK;
}

static const ptce_detail_column core_periphery_columns[] = {
    {"block", PTCE_CELL_WORD, "block"},  {"actors", PTCE_CELL_COUNT, NULL},
    {"pairs", PTCE_CELL_COUNT, NULL},    {"ties", PTCE_CELL_COUNT, NULL},
    {"density", PTCE_CELL_NUMBER, NULL}, {"core", PTCE_CELL_ACTORS, NULL},
};

const pt_detail_row pt_detail_core_periphery = {
    {.id = "core_periphery",
     PT_COLUMNS(core_periphery_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "borgatti2000"},
    core_periphery};

/* ---- Against chance ------------------------------------------------------ */

/* Where the fit stands among those of random networks. */
typedef struct standing {
    pt_reason reason; /* why it is not known */
    double percentile, error;
    size_t draws;
} standing;

static ptce_status draw_fit(double *fit, pt_core *core, const pt_graph *like,
                            pt_random *random, uint64_t seed, ptce_error *err)
{
    pt_graph graph = {0};
    ptce_status st = pt_null_cug(&graph, like, random, err);
    if (st == PTCE_OK)
        st = pt_core_search(core, &graph, seed, err);
    *fit = core->fit;
    pt_graph_clear(&graph);
    return st;
}

/* The network and the draws are searched in the same way, without the proof
 * that only the network gets: else it would have an advantage. */
static ptce_status stand(standing *out, pt_study *study, size_t draws,
                         ptce_error *err)
{
    const pt_graph *flat = study->flat;
    double below = 0;
    pt_random random;
    pt_core core = {.in_core =
                        pt_arena_take(study->arena, flat->n, sizeof(bool))};
    if (!core.in_core)
        return pt_nomem(err);
    ptce_status st = pt_core_search(&core, flat, study->seed, err);
    double observed = core.fit;
    pt_random_seed(&random, study->seed ^ SEED_DRAWS);
    out->draws = 0;
    for (size_t i = 0; st == PTCE_OK && i < draws; i++) {
        double fit;
        st = draw_fit(&fit, &core, flat, &random, study->seed, err);
        if (isnan(fit))
            continue;
        out->draws++;
        below += fit < observed - PT_CORE_EQUAL    ? 1
                 : fit <= observed + PT_CORE_EQUAL ? 0.5
                                                   : 0;
    }
    out->reason = out->draws ? PT_DEFINED : PT_NO_CONTRAST;
    out->percentile = below / (double)out->draws;
    out->error =
        sqrt(out->percentile * (1 - out->percentile) / (double)out->draws);
    return st;
}

static pt_reason cannot_stand(const pt_study *study, size_t draws)
{
    double size = (double)(study->flat->n + study->flat->m);
    if (study->graph->pools > 0)
        return PT_TWO_MODE;
    return study->flat->n > PT_NULL_MAX || size * (double)draws > DRAWN_MAX
               ? PT_TOO_LARGE
               : PT_DEFINED;
}

/* Actors said to be of the core, and how many of both cores are in both. */
static void say_declared(pt_cells *cells, const pt_study *study)
{
    double declared = 0;
    double both = 0;
    double either = 0;
    bool documented = false;
    for (size_t v = 0; v < study->graph->n; v++) {
        const ptce_vertex *vertex = &study->graph->vertices[v];
        if (vertex->is_pool)
            continue;
        ptce_circle circle = study->network->actors[vertex->row].circle;
        bool core = circle == PTCE_CIRCLE_CORE;
        documented |= circle != PTCE_CIRCLE_COUNT;
        declared += core;
        both += core && study->core.in_core[v];
        either += core || study->core.in_core[v];
    }
    if (!documented) {
        pt_cell_undefined(cells, PT_NO_CIRCLE);
        pt_cell_undefined(cells, PT_NO_CIRCLE);
        return;
    }
    pt_cell_number(cells, declared);
    if (either > 0)
        pt_cell_number(cells, both / either);
    else
        pt_cell_undefined(cells, PT_NO_ACTOR);
}

static ptce_status core_periphery_test(pt_cells *cells, pt_study *study,
                                       const pt_asked *asked, ptce_error *err)
{
    pt_reason reason;
    size_t draws = asked->options->draws;
    ptce_status st = find_core(&reason, study, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_cells_none(cells, reason) : st;
    standing s = {.reason = cannot_stand(study, draws)};
    if (s.reason == PT_DEFINED)
        st = stand(&s, study, draws, err);
    if (st != PTCE_OK)
        return st;
    pt_cell_number(cells, study->core.fit);
    pt_cell_number(cells, study->core.exact);
    if (s.reason == PT_DEFINED) {
        pt_cell_number(cells, s.percentile);
        pt_cell_number(cells, s.error);
    } else {
        pt_cell_undefined(cells, s.reason);
        pt_cell_undefined(cells, s.reason);
    }
    pt_cell_number(cells, (double)s.draws);
    say_declared(cells, study);
    return PTCE_OK;
}

static const ptce_detail_column core_test_columns[] = {
    {"fit", PTCE_CELL_NUMBER, NULL},        {"exact", PTCE_CELL_BOOLEAN, NULL},
    {"percentile", PTCE_CELL_NUMBER, NULL}, {"error", PTCE_CELL_NUMBER, NULL},
    {"draws", PTCE_CELL_COUNT, NULL},       {"declared", PTCE_CELL_COUNT, NULL},
    {"overlap", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_core_periphery_test = {
    {.id = "core_periphery_test",
     PT_COLUMNS(core_test_columns),
     .cost = PTCE_COST_NM,
     .references = "borgatti2000 anderson1999"},
    core_periphery_test};
