/* SPDX-License-Identifier: MIT */
/* Which mode of governance the documented ties suggest (Provan and Kenis 2008),
 * and the numbers behind it. The paper has types and no thresholds: those here
 * are ours, so that the mode is an indication only. */
#include "analysis/detail.h"
#include "analysis/measure_rows.h"
#include "analysis/null.h"

#include <stdlib.h>
#include <string.h>

#define SEED_DRAWS 0x676f7665726eu /* "govern" */
#define LEADING_SHARE (1.0 / 3)
#define NEAR_SHARES 1.5
#define SPEAKS_ALONE 0.5
#define UNUSUAL 0.95
#define STEPS_MAX 1e9 /* each actor removed in turn; or draws */
#define TOP 3

/* What the rule looks at; numbers are NaN where nobody can say. */
typedef struct evidence {
    size_t first;          /* vertex with the most ties */
    bool own_body;         /* of the pole */
    double tie_share;      /* of the first */
    double between;        /* its share of betweenness */
    double rise;           /* of distance fragmentation when it leaves */
    double usual_rise;     /* 95th percentile of the others' */
    double central;        /* degree centralization */
    double central_median; /* of random networks */
    double ratio;          /* of the largest tie share to the third */
    double alone;          /* share of facts that only insiders tell */
    pt_reason rise_reason, central_reason, ratio_reason, alone_reason;
    double draws;
} evidence;

/* ---- Documents ----------------------------------------------------------- */

/* How roles say that a body was made to run the pole, folded. */
static const char *const body_words[] = {
    "structurepropre", "structureducluster", "sonproprenom", "ownbody"};

static bool folded_has(const char *text, const char *word)
{
    ptce_text folded = {0};
    pt_text_add_folded(&folded, text ? text : "");
    bool found = strstr(ptce_text_get(&folded), word) != NULL;
    ptce_text_clear(&folded);
    return found;
}

static bool folded_equal(const char *a, const char *b)
{
    ptce_text x = {0};
    ptce_text y = {0};
    pt_text_add_folded(&x, a ? a : "");
    pt_text_add_folded(&y, b ? b : "");
    bool equal =
        x.length > 0 && strcmp(ptce_text_get(&x), ptce_text_get(&y)) == 0;
    ptce_text_clear(&x);
    ptce_text_clear(&y);
    return equal;
}

/* An attribute says it, or the role, or the actor is called as the pole. */
static bool is_own_body(const ptce_network *network, const ptce_actor *actor)
{
    for (size_t i = 0; i < actor->attributes.count; i++)
        if (strcmp(actor->attributes.items[i].key, "own_body") == 0)
            return strcmp(actor->attributes.items[i].text, "true") == 0;
    for (size_t i = 0; i < PT_COUNT(body_words); i++)
        if (folded_has(actor->role, body_words[i]))
            return true;
    return folded_equal(actor->id, network->id) ||
           folded_equal(actor->name, network->name);
}

/* Whether the name under which a source is published begins with that of the
 * actor. */
static bool publishes(const ptce_actor *actor, const char *publisher)
{
    const char *names[] = {actor->name, actor->short_name};
    ptce_text folded = {0};
    bool found = false;
    pt_text_add_folded(&folded, publisher ? publisher : "");
    for (size_t i = 0; i < PT_COUNT(names); i++) {
        ptce_text name = {0};
        pt_text_add_folded(&name, names[i] ? names[i] : "");
        found |=
            name.length > 0 && strncmp(ptce_text_get(&folded),
                                       ptce_text_get(&name), name.length) == 0;
        ptce_text_clear(&name);
    }
    ptce_text_clear(&folded);
    return found;
}

/* Sources by the lead, by the pole's own body or by the most tied actor. */
static void mark_insiders(bool *inside, const pt_study *study, size_t first)
{
    const ptce_network *network = study->network;
    for (size_t a = 0; a < network->actor_count; a++) {
        const ptce_actor *actor = &network->actors[a];
        if (a != network->lead && a != first && !is_own_body(network, actor))
            continue;
        for (size_t s = 0; s < network->source_count; s++)
            inside[s] |= publishes(actor, network->sources[s].publisher);
    }
}

static bool told_alone(const ptce_citations *citations, const bool *inside)
{
    for (size_t i = 0; i < citations->count; i++)
        if (citations->sources[i] == PTCE_NOBODY ||
            !inside[citations->sources[i]])
            return false;
    return citations->count > 0;
}

/* Of the ties of the view and the pools with two members or more. */
static ptce_status count_alone(evidence *e, const pt_study *study,
                               const pt_selection *selection, ptce_error *err)
{
    const ptce_network *network = study->network;
    bool *inside = pt_alloc(network->source_count, sizeof *inside);
    double alone = 0;
    double facts = 0;
    if (!inside)
        return pt_nomem(err);
    mark_insiders(inside, study, study->flat->vertices[e->first].row);
    for (size_t i = 0; i < selection->tie_count; i++) {
        const ptce_tie *tie = &network->ties[selection->ties[i]];
        facts += tie->citations.count > 0;
        alone += told_alone(&tie->citations, inside);
    }
    for (size_t i = 0; i < selection->pool_count; i++) {
        const ptce_pool *pool = &network->pools[selection->pools[i].pool];
        if (selection->pools[i].member_count < 2)
            continue;
        facts += pool->citations.count > 0;
        alone += told_alone(&pool->citations, inside);
    }
    free(inside);
    e->alone_reason = facts > 0 ? PT_DEFINED : PT_NO_SOURCE;
    e->alone = alone / facts;
    return PTCE_OK;
}

/* ---- Structure ----------------------------------------------------------- */

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The nearest rank. */
static double percentile(double *values, size_t count, double share)
{
    qsort(values, count, sizeof *values, rising);
    size_t rank = (size_t)ceil(share * (double)count - 1e-9);
    return values[rank > 0 ? rank - 1 : 0];
}

static double centralization(const pt_graph *flat)
{
    double n = (double)flat->n;
    double most = 0;
    for (size_t v = 0; v < flat->n; v++)
        most = fmax(most, (double)pt_degree(&flat->out, v));
    return (n * most - 2 * (double)flat->m) / ((n - 1) * (n - 2));
}

static void measure_first(evidence *e, const pt_study *study)
{
    const pt_graph *flat = study->flat;
    double top[TOP] = {0};
    for (size_t v = 0; v < flat->n; v++) {
        double degree = (double)pt_degree(&flat->out, v);
        if (pt_degree(&flat->out, v) > pt_degree(&flat->out, e->first))
            e->first = v;
        for (size_t i = 0; i < TOP; i++) {
            if (degree <= top[i])
                continue;
            memmove(top + i + 1, top + i, (TOP - 1 - i) * sizeof *top);
            top[i] = degree;
            break;
        }
    }
    e->tie_share = top[0] / (double)flat->m;
    e->ratio_reason = top[TOP - 1] > 0 ? PT_DEFINED : PT_FEW_ACTORS;
    e->ratio = top[0] / top[TOP - 1];
    e->own_body = is_own_body(
        study->network, &study->network->actors[flat->vertices[e->first].row]);
}

static ptce_status measure_between(evidence *e, pt_study *study,
                                   ptce_error *err)
{
    pt_paths paths = {0};
    double sum = 0;
    ptce_status st = pt_paths_sweep(&paths, study->flat, study->arena, err);
    for (size_t v = 0; st == PTCE_OK && v < study->flat->n; v++)
        sum += paths.betweenness[v];
    if (st == PTCE_OK)
        e->between = sum > 0 ? paths.betweenness[e->first] / sum : 0;
    return st;
}

/* How much farther apart the others are once an actor has left, against what
 * the leaving of each other actor does. */
static ptce_status measure_rises(evidence *e, pt_study *study, ptce_error *err)
{
    const pt_graph *flat = study->flat;
    double n = (double)flat->n;
    double before = 0;
    double *others = pt_arena_take(study->arena, flat->n, sizeof *others);
    size_t count = 0;
    if (!others)
        return pt_nomem(err);
    ptce_status st = pt_paths_without(&before, flat, flat->n, err);
    before = 1 - before / (n * (n - 1));
    for (size_t v = 0; st == PTCE_OK && v < flat->n; v++) {
        double after = 0;
        st = pt_paths_without(&after, flat, v, err);
        double rise = 1 - after / ((n - 1) * (n - 2)) - before;
        if (v == e->first)
            e->rise = rise;
        else
            others[count++] = rise;
    }
    if (st == PTCE_OK)
        e->usual_rise = percentile(others, count, UNUSUAL);
    return st;
}

static ptce_status draw_centralizations(evidence *e, pt_study *study,
                                        size_t draws, ptce_error *err)
{
    pt_random random;
    ptce_status st = PTCE_OK;
    double *values = pt_arena_take(study->arena, draws, sizeof *values);
    if (!values)
        return pt_nomem(err);
    pt_random_seed(&random, study->seed ^ SEED_DRAWS);
    for (size_t i = 0; st == PTCE_OK && i < draws; i++) {
        pt_graph graph = {0};
        st = pt_null_cug(&graph, study->flat, &random, err);
        if (st == PTCE_OK)
            values[i] = centralization(&graph);
        pt_graph_clear(&graph);
    }
    if (st != PTCE_OK)
        return st;
    qsort(values, draws, sizeof *values, rising);
    e->central_median = (values[(draws - 1) / 2] + values[draws / 2]) / 2;
    e->draws = (double)draws;
    return st;
}

static ptce_status gather(evidence *e, pt_study *study, const pt_asked *asked,
                          ptce_error *err)
{
    double n = (double)study->flat->n;
    double m = (double)study->flat->m;
    double draws = (double)asked->options->draws;
    *e = (evidence){.between = (double)NAN};
    measure_first(e, study);
    e->rise_reason = n < 3                             ? PT_FEW_ACTORS
                     : n * n * (n + 2 * m) > STEPS_MAX ? PT_TOO_LARGE
                                                       : PT_DEFINED;
    e->central_reason = n < 3 ? PT_FEW_ACTORS
                        : n > PT_NULL_MAX || draws * (n * n + m) > STEPS_MAX
                            ? PT_TOO_LARGE
                            : PT_DEFINED;
    ptce_status st = count_alone(e, study, asked->selection, err);
    if (st == PTCE_OK && n * (n + 2 * m) <= STEPS_MAX)
        st = measure_between(e, study, err);
    if (st == PTCE_OK && e->rise_reason == PT_DEFINED)
        st = measure_rises(e, study, err);
    if (st == PTCE_OK && e->central_reason == PT_DEFINED) {
        e->central = centralization(study->flat);
        st = draw_centralizations(e, study, asked->options->draws, err);
    }
    return st;
}

/* ---- The rule ------------------------------------------------------------ */

#define EQUAL 1e-12 /* sums in another order are no difference */

static bool leads(const evidence *e)
{
    return e->tie_share >= LEADING_SHARE - EQUAL;
}

static bool holds(const evidence *e)
{
    return e->rise_reason == PT_DEFINED && e->rise > e->usual_rise + EQUAL;
}

static bool is_flat(const evidence *e)
{
    return e->central_reason == PT_DEFINED &&
           e->central < e->central_median - EQUAL;
}

static bool is_near(const evidence *e)
{
    return e->ratio_reason == PT_DEFINED && e->ratio <= NEAR_SHARES + EQUAL;
}

static bool hears_others(const evidence *e)
{
    return e->alone_reason != PT_DEFINED || e->alone <= SPEAKS_ALONE + EQUAL;
}

static const char *mode_of(const evidence *e)
{
    if (!hears_others(e))
        return "undetermined";
    if (e->own_body && leads(e))
        return "administrative_organisation";
    if (!e->own_body && leads(e) && holds(e))
        return "lead_organisation";
    return is_flat(e) && is_near(e) ? "shared" : "undetermined";
}

/* Why there is nothing to look at, or PT_DEFINED. */
static pt_reason nothing(const pt_study *study)
{
    if (study->graph->pools > 0)
        return PT_TWO_MODE;
    return study->flat->m == 0 ? PT_NO_EDGE : PT_DEFINED;
}

static ptce_status governance(pt_cells *cells, pt_study *study,
                              const pt_asked *asked, ptce_error *err)
{
    evidence e;
    if (nothing(study) != PT_DEFINED)
        return pt_cells_none(cells, nothing(study));
    ptce_status st = gather(&e, study, asked, err);
    if (st != PTCE_OK)
        return st;
    pt_cell_text(cells, mode_of(&e));
    pt_cell_text(cells, study->flat->vertices[e.first].id);
    pt_cell_number(cells, e.tie_share);
    if (isnan(e.between))
        pt_cell_undefined(cells, PT_TOO_LARGE);
    else
        pt_cell_number(cells, e.between);
    pt_cell_number(cells, e.own_body);
    pt_cell_number(cells, !hears_others(&e));
    return PTCE_OK;
}

static const ptce_detail_column governance_columns[] = {
    {"mode", PTCE_CELL_WORD, "governance"},
    {"first", PTCE_CELL_ACTOR, NULL},
    {"tie_share", PTCE_CELL_NUMBER, NULL},
    {"betweenness_share", PTCE_CELL_NUMBER, NULL},
    {"own_body", PTCE_CELL_BOOLEAN, NULL},
    {"lead_view", PTCE_CELL_BOOLEAN, NULL},
};

const pt_detail_row pt_detail_governance = {{.id = "governance",
                                             PT_COLUMNS(governance_columns),
                                             .cost = PTCE_COST_N2M,
                                             .references = "provan2008"},
                                            governance};

/* ---- What it rests on ---------------------------------------------------- */

static void say(pt_cells *cells, const char *criterion, pt_reason reason,
                double value, double threshold, bool met)
{
    pt_cell_text(cells, criterion);
    if (reason == PT_DEFINED) {
        pt_cell_number(cells, value);
        pt_cell_number(cells, threshold);
        pt_cell_number(cells, met);
    } else {
        pt_cell_undefined(cells, reason);
        pt_cell_undefined(cells, reason);
        pt_cell_undefined(cells, reason);
    }
}

static ptce_status governance_criteria(pt_cells *cells, pt_study *study,
                                       const pt_asked *asked, ptce_error *err)
{
    evidence e;
    if (nothing(study) != PT_DEFINED)
        return pt_cells_none(cells, nothing(study));
    ptce_status st = gather(&e, study, asked, err);
    if (st != PTCE_OK)
        return st;
    say(cells, "sources", e.alone_reason, e.alone, SPEAKS_ALONE,
        hears_others(&e));
    pt_cell_number(cells, 0);
    say(cells, "tie_share", PT_DEFINED, e.tie_share, LEADING_SHARE, leads(&e));
    pt_cell_number(cells, 0);
    say(cells, "rise", e.rise_reason, e.rise, e.usual_rise, holds(&e));
    pt_cell_number(cells, 0);
    say(cells, "centralization", e.central_reason, e.central, e.central_median,
        is_flat(&e));
    pt_cell_number(cells, e.draws);
    say(cells, "near_shares", e.ratio_reason, e.ratio, NEAR_SHARES,
        is_near(&e));
    pt_cell_number(cells, 0);
    return PTCE_OK;
}

static const ptce_detail_column criteria_columns[] = {
    {"criterion", PTCE_CELL_WORD, "criterion"},
    {"value", PTCE_CELL_NUMBER, NULL},
    {"threshold", PTCE_CELL_NUMBER, NULL},
    {"met", PTCE_CELL_BOOLEAN, NULL},
    {"draws", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_governance_criteria = {
    {.id = "governance_criteria",
     PT_COLUMNS(criteria_columns),
     .by_row = true,
     .cost = PTCE_COST_N2M,
     .references = "provan2008 borgatti2006"},
    governance_criteria};
