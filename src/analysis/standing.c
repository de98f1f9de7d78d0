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
    {"brokerage_first_share", PTCE_ENSEMBLE_TYPES},
    {"brokerage_total", PTCE_ENSEMBLE_TYPES},
    {"centralization_betweenness", PTCE_ENSEMBLE_SIZE},
    {"centralization_closeness", PTCE_ENSEMBLE_SIZE},
    {"centralization_degree", PTCE_ENSEMBLE_SIZE},
    {"centralization_in_degree", PTCE_ENSEMBLE_SIZE},
    {"centralization_out_degree", PTCE_ENSEMBLE_SIZE},
    {"clustering_mean", PTCE_ENSEMBLE_DEGREES},
    {"core_periphery_fit", PTCE_ENSEMBLE_SIZE},
    {"degree_gini", PTCE_ENSEMBLE_SIZE},
    {"fragmentation", PTCE_ENSEMBLE_DEGREES},
    {"global_efficiency", PTCE_ENSEMBLE_DEGREES},
    {"largest_component_share", PTCE_ENSEMBLE_DEGREES},
    {"mean_distance", PTCE_ENSEMBLE_DEGREES},
    {"modularity_type", PTCE_ENSEMBLE_TYPES},
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

pt_standing pt_standing_of(const pt_observed *observed, ptce_ensemble ensemble,
                           const double *drawn, size_t draws)
{
    static const pt_reason fixed[] = {PT_DEFINED, PT_FIXED_BY_SIZE,
                                      PT_FIXED_BY_DEGREES, PT_FIXED_BY_TYPES};
    pt_standing out = {.value = observed->value,
                       .value_reason = observed->value_reason};
    if (observed->value_reason != PT_DEFINED)
        undefine(&out, observed->value_reason);
    else if (observed->none != PT_DEFINED)
        undefine(&out, observed->none);
    else if (observed->frozen)
        fix(&out, 0, fixed[ensemble]);
    else
        pt_standing_judge(&out, drawn, draws, fixed[ensemble]);
    return out;
}

/* ---- Drawing --------------------------------------------------------------
 */

size_t pt_chunk_length(size_t chunk, size_t draws)
{
    size_t left = draws - chunk * PT_CHUNK;
    return left < PT_CHUNK ? left : PT_CHUNK;
}

/* One chunk of one ensemble of one network. */
typedef struct ensemble {
    ptce_ensemble kind;
    pt_study *study;
    pt_random random;
    pt_swaps swaps;
    pt_observed *observed;
    double *drawn;
    size_t draws; /* of this chunk */
} ensemble;

/* Whether a measure, by its place, is to be drawn here. */
static bool is_drawn(const ensemble *e, size_t place, const pt_referenced *one)
{
    const pt_observed *observed = &e->observed[place];
    return one->ensemble == e->kind && observed->value_reason == PT_DEFINED &&
           observed->none == PT_DEFINED;
}

static ptce_status compute(double *value, pt_reason *reason,
                           const pt_measure_row *row, pt_study *study,
                           ptce_error *err)
{
    unsigned char code = PT_DEFINED;
    pt_column column = {value, &code, 1};
    *value = 0;
    ptce_status st = pt_measure_compute(&column, row, study, err);
    *reason = (pt_reason)code;
    *value = code == PT_DEFINED ? pt_number_round(*value) : (double)NAN;
    return st;
}

static ptce_status measure_drawn(ensemble *e, size_t draw,
                                 const pt_graph *graph, ptce_error *err)
{
    pt_study drawn;
    pt_reason reason;
    pt_referenced one;
    ptce_status st = pt_study_open_drawn(&drawn, e->study, graph, err);
    for (size_t i = 0; st == PTCE_OK && (one = pt_referenced_at(i)).row; i++)
        if (is_drawn(e, i, &one))
            st = compute(&e->drawn[i * PT_CHUNK + draw], &reason, one.row,
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

static ptce_status draw_kind(ensemble *e, ptce_error *err)
{
    pt_referenced one;
    bool any = false;
    bool frozen = false;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; (one = pt_referenced_at(i)).row; i++)
        any |= is_drawn(e, i, &one);
    if (!any)
        return PTCE_OK;
    if (e->kind == PTCE_ENSEMBLE_DEGREES) {
        st = pt_swaps_open(&e->swaps, e->study->graph, &e->random, err);
        frozen = e->swaps.frozen;
    }
    for (size_t i = 0; (one = pt_referenced_at(i)).row; i++)
        e->observed[i].frozen |= frozen && is_drawn(e, i, &one);
    if (st == PTCE_OK && !frozen)
        st = draw_all(e, err);
    pt_swaps_close(&e->swaps);
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

/* The network as one of its own draws: what is searched for, such as a core, is
 * searched for in the same way. */
static ptce_status observe(pt_observed *observed, const pt_study *study,
                           size_t draws, ptce_error *err)
{
    pt_study own;
    pt_referenced one;
    pt_reason none = why_none(study, draws);
    ptce_status st = pt_study_open_drawn(&own, study, study->graph, err);
    for (size_t i = 0; st == PTCE_OK && (one = pt_referenced_at(i)).row; i++) {
        observed[i] = (pt_observed){.none = none};
        st = compute(&observed[i].value, &observed[i].value_reason, one.row,
                     &own, err);
    }
    pt_study_close(&own);
    return st;
}

ptce_status pt_standing_draw(pt_observed *observed, double *drawn,
                             pt_study *study, size_t chunk, size_t draws,
                             ptce_error *err)
{
    static const ptce_ensemble kinds[] = {
        PTCE_ENSEMBLE_SIZE, PTCE_ENSEMBLE_DEGREES, PTCE_ENSEMBLE_TYPES};
    size_t length = pt_chunk_length(chunk, draws);
    for (size_t i = 0; i < pt_referenced_count() * PT_CHUNK; i++)
        drawn[i] = (double)NAN;
    ptce_status st = observe(observed, study, draws, err);
    for (size_t k = 0; st == PTCE_OK && k < PT_COUNT(kinds); k++) {
        ensemble e = {.kind = kinds[k],
                      .study = study,
                      .observed = observed,
                      .drawn = drawn,
                      .draws = length};
        pt_random_seed(&e.random, study->seed + SEED_OF_DRAWS +
                                      chunk * PT_COUNT(kinds) + k);
        st = draw_kind(&e, err);
    }
    return st;
}

/* ---- All draws of one network, here and now -------------------------------
 */

static ptce_status draw_and_judge(pt_standing *out, pt_observed *observed,
                                  double *drawn, double *all, pt_study *study,
                                  size_t draws, ptce_error *err)
{
    size_t count = pt_referenced_count();
    ptce_status st = PTCE_OK;
    for (size_t c = 0; st == PTCE_OK && c * PT_CHUNK < draws; c++) {
        st = pt_standing_draw(observed, drawn, study, c, draws, err);
        for (size_t i = 0; i < count; i++)
            memcpy(all + i * draws + c * PT_CHUNK, drawn + i * PT_CHUNK,
                   pt_chunk_length(c, draws) * sizeof *all);
    }
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        out[i] = pt_standing_of(&observed[i], pt_referenced_at(i).ensemble,
                                all + i * draws, draws);
    return st;
}

ptce_status pt_standings(pt_standing *out, pt_study *study, size_t draws,
                         ptce_error *err)
{
    size_t count = pt_referenced_count();
    pt_observed *observed = pt_alloc(count, sizeof *observed);
    double *drawn = pt_alloc(count, PT_CHUNK * sizeof *drawn);
    double *all = pt_alloc(count, draws * sizeof *all);
    ptce_status st =
        observed && drawn && all
            ? draw_and_judge(out, observed, drawn, all, study, draws, err)
            : pt_nomem(err);
    free(observed);
    free(drawn);
    free(all);
    return st;
}
