/* SPDX-License-Identifier: MIT */
/* Brokerage: who stands between two actors that are not tied, and between
 * which types of actor (Gould and Fernandez 1989). */
#include "analysis/brokerage.h"
#include "analysis/measure_rows.h"

const char *const pt_broker_names[PT_BROKER_COLUMNS] = {
    "coordinator", "consultant", "representative",
    "gatekeeper",  "liaison",    "total"};

/* ---- Counting ------------------------------------------------------------ */

static pt_role role_of(ptce_type a, ptce_type b, ptce_type c)
{
    if (a == b)
        return b == c ? PT_COORDINATOR : PT_REPRESENTATIVE;
    if (b == c)
        return PT_GATEKEEPER;
    return a == c ? PT_CONSULTANT : PT_LIAISON;
}

/* Paths a -> b -> c without a -> c. mark is v + 1 for those a points at. */
static void broker(pt_study *study, size_t b, size_t *mark)
{
    const pt_adjacency *out = &study->graph->out;
    const pt_adjacency *in = &study->graph->in;
    ptce_type type = pt_type_of(study, b);
    for (size_t i = in->start[b]; i < in->start[b + 1]; i++) {
        size_t a = in->vertex[i];
        ptce_type from = pt_type_of(study, a);
        for (size_t j = out->start[a]; j < out->start[a + 1]; j++)
            mark[out->vertex[j]] = a + 1;
        for (size_t j = out->start[b]; j < out->start[b + 1]; j++) {
            size_t c = out->vertex[j];
            if (c == a || mark[c] == a + 1)
                continue;
            pt_role role = role_of(from, type, pt_type_of(study, c));
            study->brokerage[role][b]++;
        }
    }
}

ptce_status pt_study_brokerage(pt_study *study, pt_reason *reason,
                               ptce_error *err)
{
    *reason = study->graph->pools        ? PT_TWO_MODE
              : pt_study_hubs_fit(study) ? PT_DEFINED
                                         : PT_TOO_LARGE;
    if (*reason != PT_DEFINED || study->has_brokerage)
        return PTCE_OK;
    size_t n = study->graph->n;
    for (size_t role = 0; role < PT_ROLE_COUNT; role++) {
        study->brokerage[role] = pt_arena_take(study->arena, n, sizeof(double));
        if (!study->brokerage[role])
            return pt_nomem(err);
    }
    size_t *mark = pt_arena_take(study->arena, n, sizeof *mark);
    if (!mark)
        return pt_nomem(err);
    for (size_t b = 0; b < n; b++)
        broker(study, b, mark);
    study->has_brokerage = true;
    return PTCE_OK;
}

double pt_brokered(const pt_study *study, size_t role, size_t v)
{
    double sum = 0;
    if (role < PT_ROLE_COUNT)
        return study->brokerage[role][v];
    for (role = 0; role < PT_ROLE_COUNT; role++)
        sum += study->brokerage[role][v];
    return sum;
}

/* Without directions nobody can tell a representative from a gatekeeper: each
 * brokered pair of an own and another type counts as both, once. Their sum is
 * then one role, at the boundary of the type. */
const char *pt_brokerage_main(const pt_study *study, size_t v)
{
    double counts[PT_ROLE_COUNT];
    size_t most = 0;
    for (size_t role = 0; role < PT_ROLE_COUNT; role++)
        counts[role] = pt_brokered(study, role, v);
    if (!study->graph->directed) {
        counts[PT_REPRESENTATIVE] += counts[PT_GATEKEEPER];
        counts[PT_GATEKEEPER] = 0;
    }
    for (size_t role = 1; role < PT_ROLE_COUNT; role++)
        if (counts[role] > counts[most])
            most = role;
    if (counts[most] == 0)
        return NULL;
    return most == PT_REPRESENTATIVE && !study->graph->directed
               ? "boundary"
               : pt_broker_names[most];
}

double pt_brokered_sum(size_t *first, const pt_study *study, size_t role)
{
    double sum = 0;
    *first = 0;
    for (size_t v = 0; v < study->graph->n; v++) {
        double count = pt_brokered(study, role, v);
        sum += count;
        if (count > pt_brokered(study, role, *first))
            *first = v;
    }
    return sum;
}

/* ---- Measures ------------------------------------------------------------ */

static ptce_status take(const pt_column *out, pt_study *study, size_t role,
                        ptce_error *err)
{
    pt_reason reason;
    ptce_status st = pt_study_brokerage(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    for (size_t v = 0; v < out->count; v++)
        out->values[v] = pt_brokered(study, role, v);
    return PTCE_OK;
}

static ptce_status coordinator(const pt_column *out, pt_study *study,
                               ptce_error *err)
{
    return take(out, study, PT_COORDINATOR, err);
}

static ptce_status consultant(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    return take(out, study, PT_CONSULTANT, err);
}

static ptce_status representative(const pt_column *out, pt_study *study,
                                  ptce_error *err)
{
    return take(out, study, PT_REPRESENTATIVE, err);
}

static ptce_status gatekeeper(const pt_column *out, pt_study *study,
                              ptce_error *err)
{
    return take(out, study, PT_GATEKEEPER, err);
}

static ptce_status liaison(const pt_column *out, pt_study *study,
                           ptce_error *err)
{
    return take(out, study, PT_LIAISON, err);
}

static ptce_status brokered_pairs(const pt_column *out, pt_study *study,
                                  ptce_error *err)
{
    return take(out, study, PT_ROLE_COUNT, err);
}

static ptce_status brokerage_total(const pt_column *out, pt_study *study,
                                   ptce_error *err)
{
    pt_reason reason;
    size_t first;
    ptce_status st = pt_study_brokerage(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    return pt_set(out, pt_brokered_sum(&first, study, PT_ROLE_COUNT));
}

static ptce_status brokerage_first_share(const pt_column *out, pt_study *study,
                                         ptce_error *err)
{
    pt_reason reason;
    size_t first;
    ptce_status st = pt_study_brokerage(study, &reason, err);
    if (st != PTCE_OK || reason != PT_DEFINED)
        return st == PTCE_OK ? pt_undefine(out, reason) : st;
    double sum = pt_brokered_sum(&first, study, PT_ROLE_COUNT);
    return sum > 0 ? pt_set(out, pt_brokered(study, PT_ROLE_COUNT, first) / sum)
                   : pt_undefine(out, PT_NO_BROKERAGE);
}

// clang-format off
static const pt_measure_row brokerage_rows[] = {
    PT_ROW(brokerage_total, NETWORK, RATIO, B, OTHER, 0, ANY, LINEAR, "gould1989", brokerage_total),
    PT_ROW(brokerage_first_share, NETWORK, RATIO, B, OTHER, 0, 1, LINEAR, "gould1989", brokerage_first_share),
};

static const pt_measure_row brokers_rows[] = {
    PT_ROW(coordinator, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "gould1989", coordinator),
    PT_ROW(consultant, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "gould1989", consultant),
    PT_ROW(representative, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "gould1989", representative),
    PT_ROW(gatekeeper, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "gould1989", gatekeeper),
    PT_ROW(liaison, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "gould1989", liaison),
    PT_ROW(brokered_pairs, NODE, RATIO, NONE, OTHER, 0, ANY, LINEAR, "gould1989", brokered_pairs),
};
// clang-format on

const pt_measure_family pt_measures_brokerage = {
    brokerage_rows, PT_COUNT(brokerage_rows), PTCE_NETWORK};
const pt_measure_family pt_measures_brokers = {
    brokers_rows, PT_COUNT(brokers_rows), PTCE_NODE};
