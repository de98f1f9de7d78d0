/* SPDX-License-Identifier: MIT */
/* Values against their ensembles: the same computation on each drawn graph. */
#include "analysis/standing.h"
#include "analysis/null.h"

#include <stdlib.h>
#include <string.h>

/* Steps of work over all draws beyond which no percentile is computed. */
#define WORK_MAX 1e9
/* Streams of random numbers of the ensembles, apart from any other. */
#define SEED_OF_DRAWS 0x6e756c6cu

/* ---- Which measure against what ------------------------------------------
 * Centralisation, inequality, core and robustness follow from the degrees, so
 * they are held against networks of the same size; what is left once degrees
 * are known, against networks of the same degrees. */
static const struct {
    const char *id;
    ptce_ensemble ensemble;
} ensembles[] = {
    {"articulation_share", PTCE_ENSEMBLE_DEGREES},
    {"assortativity_degree", PTCE_ENSEMBLE_DEGREES},
    {"assortativity_type", PTCE_ENSEMBLE_TYPES},
    {"centralization_betweenness", PTCE_ENSEMBLE_SIZE},
    {"centralization_closeness", PTCE_ENSEMBLE_SIZE},
    {"centralization_degree", PTCE_ENSEMBLE_SIZE},
    {"clustering_mean", PTCE_ENSEMBLE_DEGREES},
    {"core_periphery_fit", PTCE_ENSEMBLE_SIZE},
    {"degree_gini", PTCE_ENSEMBLE_SIZE},
    {"fragmentation", PTCE_ENSEMBLE_DEGREES},
    {"global_efficiency", PTCE_ENSEMBLE_DEGREES},
    {"largest_component_share", PTCE_ENSEMBLE_DEGREES},
    {"mean_distance", PTCE_ENSEMBLE_DEGREES},
    {"robustness", PTCE_ENSEMBLE_SIZE},
    {"transitivity", PTCE_ENSEMBLE_DEGREES},
};

const char *ptce_ensemble_name(ptce_ensemble ensemble)
{
    static const char *const names[] = {NULL, "size", "degrees", "types"};
    return names[ensemble];
}

ptce_ensemble ptce_measure_ensemble(const ptce_measure *measure)
{
    for (size_t i = 0; i < PT_COUNT(ensembles); i++)
        if (strcmp(ensembles[i].id, measure->id) == 0)
            return ensembles[i].ensemble;
    return PTCE_ENSEMBLE_NONE;
}

pt_referenced pt_referenced_at(size_t i)
{
    const pt_measure_row *row;
    for (size_t r = 0; (row = pt_measure_row_at(r)); r++) {
        ptce_ensemble ensemble = ptce_measure_ensemble(&row->measure);
        if (ensemble != PTCE_ENSEMBLE_NONE && i-- == 0)
            return (pt_referenced){row, ensemble};
    }
    return (pt_referenced){0};
}

size_t pt_referenced_count(void)
{
    return PT_COUNT(ensembles);
}

/* ---- Judging --------------------------------------------------------------
 */

static void undefine(pt_standing *out, pt_reason reason)
{
    double none = (double)NAN;
    out->among =
        (ptce_percentile){none, none, none, none, none, 0, false, NULL};
    out->reason = reason;
}

/* No network of the ensemble has another value. */
static void fix(pt_standing *out, size_t draws, pt_reason reason)
{
    undefine(out, reason);
    out->among.mean = out->value;
    out->among.sd = 0;
    out->among.draws = draws;
    out->among.fixed = true;
}

/* Spread is looked for in the values, not in a sum that may round to it. */
static void take_spread(ptce_percentile *among, const double *drawn,
                        size_t count, double value)
{
    double first = (double)NAN;
    double sum = 0;
    double squares = 0;
    bool spreads = false;
    for (size_t i = 0; i < count; i++) {
        if (isnan(drawn[i]))
            continue;
        first = isnan(first) ? drawn[i] : first;
        spreads |= drawn[i] != first;
        sum += drawn[i];
    }
    among->mean = spreads ? sum / (double)among->draws : first;
    for (size_t i = 0; i < count; i++)
        if (!isnan(drawn[i]))
            squares += (drawn[i] - among->mean) * (drawn[i] - among->mean);
    among->sd = spreads ? sqrt(squares / (double)among->draws) : 0;
    among->z = spreads ? (value - among->mean) / among->sd : (double)NAN;
}

void pt_standing_judge(pt_standing *out, const double *drawn, size_t count,
                       pt_reason fixed)
{
    double value = out->value;
    size_t below = 0;
    size_t equal = 0;
    size_t defined = 0;
    for (size_t i = 0; i < count; i++) {
        below += drawn[i] < value;
        equal += drawn[i] == value;
        defined += isnan(drawn[i]) ? 0 : 1;
    }
    if (defined == 0 || 2 * defined < count) {
        undefine(out, PT_RARELY_DEFINED);
        return;
    }
    if (equal == defined) {
        fix(out, defined, fixed);
        return;
    }
    ptce_percentile *among = &out->among;
    double p = ((double)below + (double)equal / 2) / (double)defined;
    out->reason = PT_DEFINED;
    *among = (ptce_percentile){.percentile = p,
                               .error = sqrt(p * (1 - p) / (double)defined),
                               .draws = defined};
    take_spread(among, drawn, count, value);
}

/* ---- Drawing --------------------------------------------------------------
 */

/* One ensemble of one network, and the measures held against it. */
typedef struct ensemble {
    ptce_ensemble kind;
    pt_reason fixed;
    pt_study *study;
    pt_random random;
    pt_swaps swaps;
    pt_referenced *rows;
    size_t *places; /* of their standings */
    size_t count;
    double *drawn; /* by row, then draw */
    size_t draws;
} ensemble;

static ptce_status compute(double *value, pt_reason *reason,
                           const pt_measure_row *row, pt_study *study,
                           ptce_error *err)
{
    unsigned char code = PT_DEFINED;
    pt_column column = {value, &code, 1};
    *value = 0;
    ptce_status st = pt_measure_compute(row, &column, study, err);
    *reason = (pt_reason)code;
    *value = code == PT_DEFINED ? pt_number_round(*value) : (double)NAN;
    return st;
}

static ptce_status measure_drawn(ensemble *e, size_t draw,
                                 const pt_graph *graph, ptce_error *err)
{
    pt_study drawn;
    pt_reason reason;
    ptce_status st = pt_study_open_drawn(&drawn, e->study, graph, err);
    for (size_t i = 0; st == PTCE_OK && i < e->count; i++)
        st = compute(&e->drawn[i * e->draws + draw], &reason, e->rows[i].row,
                     &drawn, err);
    pt_study_close(&drawn);
    return st;
}

static ptce_status draw_graph(pt_graph *graph, ensemble *e, ptce_error *err)
{
    const pt_graph *like = e->study->graph;
    if (e->kind == PTCE_ENSEMBLE_DEGREES)
        return pt_swaps_draw(graph, &e->swaps, &e->random, err);
    if (e->kind == PTCE_ENSEMBLE_SIZE)
        return pt_null_cug(graph, like, &e->random, err);
    return pt_null_types(graph, like, &e->random, err);
}

static ptce_status draw_all(ensemble *e, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (size_t draw = 0; st == PTCE_OK && draw < e->draws; draw++) {
        pt_graph graph;
        st = draw_graph(&graph, e, err);
        if (st != PTCE_OK)
            return st;
        st = measure_drawn(e, draw, &graph, err);
        pt_graph_clear(&graph);
    }
    return st;
}

/* Why there is no ensemble of this network, or PT_DEFINED. */
static pt_reason why_none(const pt_study *study, size_t draws)
{
    const pt_graph *graph = study->graph;
    double n = (double)graph->n;
    double work = (double)draws * (n + 1) * (n + 2 * (double)graph->m + 1);
    if (graph->directed && graph->pools)
        return PT_TWO_MODE;
    return graph->n > PT_NULL_MAX || work > WORK_MAX ? PT_TOO_LARGE
                                                     : PT_DEFINED;
}

static ptce_status judge_all(pt_standing *out, ensemble *e, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    bool frozen = false;
    if (e->kind == PTCE_ENSEMBLE_DEGREES) {
        st = pt_swaps_open(&e->swaps, e->study->graph, &e->random, err);
        frozen = e->swaps.frozen;
    }
    if (st == PTCE_OK && !frozen)
        st = draw_all(e, err);
    for (size_t i = 0; st == PTCE_OK && i < e->count; i++) {
        if (frozen)
            fix(&out[e->places[i]], 0, e->fixed);
        else
            pt_standing_judge(&out[e->places[i]], e->drawn + i * e->draws,
                              e->draws, e->fixed);
    }
    pt_swaps_close(&e->swaps);
    return st;
}

/* The observed values of an ensemble's measures; only those that have one are
 * held against it. */
static ptce_status observe(pt_standing *out, ensemble *e, ptce_error *err)
{
    pt_referenced one;
    ptce_status st = PTCE_OK;
    pt_reason none = why_none(e->study, e->draws);
    for (size_t i = 0; st == PTCE_OK && (one = pt_referenced_at(i)).row; i++) {
        if (one.ensemble != e->kind)
            continue;
        st = compute(&out[i].value, &out[i].value_reason, one.row, e->study,
                     err);
        if (out[i].value_reason != PT_DEFINED || none != PT_DEFINED) {
            undefine(&out[i], out[i].value_reason != PT_DEFINED
                                  ? out[i].value_reason
                                  : none);
            continue;
        }
        e->rows[e->count] = one;
        e->places[e->count++] = i;
    }
    return st;
}

static ptce_status stand(pt_standing *out, ptce_ensemble kind, pt_study *study,
                         size_t draws, ptce_error *err)
{
    static const pt_reason fixed[] = {PT_DEFINED, PT_FIXED_BY_SIZE,
                                      PT_FIXED_BY_DEGREES, PT_FIXED_BY_TYPES};
    size_t most = pt_referenced_count();
    ensemble e = {.kind = kind,
                  .fixed = fixed[kind],
                  .study = study,
                  .rows = pt_alloc(most, sizeof *e.rows),
                  .places = pt_alloc(most, sizeof *e.places),
                  .drawn = pt_alloc(most, draws * sizeof *e.drawn),
                  .draws = draws};
    ptce_status st = e.rows && e.places && e.drawn ? PTCE_OK : pt_nomem(err);
    pt_random_seed(&e.random, study->seed + SEED_OF_DRAWS + (uint64_t)kind);
    if (st == PTCE_OK)
        st = observe(out, &e, err);
    if (st == PTCE_OK && e.count > 0)
        st = judge_all(out, &e, err);
    free(e.rows);
    free(e.places);
    free(e.drawn);
    return st;
}

ptce_status pt_standings(pt_standing *out, pt_study *study, size_t draws,
                         ptce_error *err)
{
    static const ptce_ensemble kinds[] = {
        PTCE_ENSEMBLE_SIZE, PTCE_ENSEMBLE_DEGREES, PTCE_ENSEMBLE_TYPES};
    ptce_status st = PTCE_OK;
    for (size_t k = 0; st == PTCE_OK && k < PT_COUNT(kinds); k++)
        st = stand(out, kinds[k], study, draws, err);
    return st;
}
