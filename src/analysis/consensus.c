/* SPDX-License-Identifier: MIT */
/* What the runs of one method have in common: groups of actors that most runs
 * put together, and how firmly each actor belongs to its community. */
#include "analysis/communities.h"
#include "analysis/detail.h"

#include <string.h>

#define PAIRS_MAX 2000 /* vertices, beyond which pairs are not counted */

/* ---- Pairs that stay together -------------------------------------------- */

/* How many runs put each pair of vertices together; on the diagonal, how many
 * leave a vertex alone. */
typedef struct company {
    pt_divisions divisions;
    uint16_t *runs;
    pt_reason reason;
} company;

static void count_with(uint16_t *runs, const double *label, size_t v, size_t n)
{
    bool alone = true;
    for (size_t w = 0; w < n; w++) {
        bool same = w != v && label[w] == label[v];
        runs[w] += same;
        alone &= !same;
    }
    runs[v] += alone;
}

static void count_pairs(company *c)
{
    const pt_divisions *d = &c->divisions;
    for (size_t run = 0; run < d->runs; run++)
        for (size_t v = 0; v < d->n; v++)
            count_with(&c->runs[v * d->n], d->labels[run], v, d->n);
}

static ptce_status keep_company(company *c, pt_study *study,
                                const pt_asked *asked, ptce_error *err)
{
    size_t n = study->flat->n;
    *c = (company){.reason = PT_DEFINED};
    if (n > PAIRS_MAX) {
        c->reason = PT_TOO_LARGE;
        return PTCE_OK;
    }
    ptce_status st = pt_divisions_draw(
        &c->divisions, study, study->view->community,
        pt_divisions_afford(study, asked->options->draws), err);
    if (st != PTCE_OK || c->divisions.reason != PT_DEFINED) {
        c->reason = c->divisions.reason;
        return st;
    }
    c->runs = pt_arena_take(study->arena, n * n, sizeof *c->runs);
    if (!c->runs)
        return pt_nomem(err);
    count_pairs(c);
    return PTCE_OK;
}

static double share(const company *c, size_t v, size_t w)
{
    return (double)c->runs[v * c->divisions.n + w] / (double)c->divisions.runs;
}

/* ---- Consensus ----------------------------------------------------------- */

/* Everybody whom a chain of pairs leads to that are together in more than half
 * of the runs. */
static void spread(double *label, const company *c, size_t from, size_t *stack)
{
    size_t n = c->divisions.n;
    size_t count = 0;
    stack[count++] = from;
    label[from] = (double)from;
    while (count > 0) {
        size_t v = stack[--count];
        for (size_t w = 0; w < n; w++) {
            if (w == v || label[w] >= 0 || share(c, v, w) <= 0.5)
                continue;
            label[w] = (double)from;
            stack[count++] = w;
        }
    }
}

static void add_group(pt_cells *cells, const pt_study *study, const company *c,
                      size_t number, const size_t *members, size_t count)
{
    double sum = 0;
    double least = 1;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            double value = share(c, members[i], members[j]);
            sum += value;
            least = fmin(least, value);
        }
    }
    double alone = share(c, members[0], members[0]);
    pt_cell_number(cells, (double)number);
    pt_cell_number(cells, (double)count);
    pt_cell_number(cells, count > 1
                              ? sum / ((double)count * (double)(count - 1) / 2)
                              : alone);
    pt_cell_number(cells, count > 1 ? least : alone);
    pt_cell_vertices(cells, study, members, count);
}

static ptce_status consensus(pt_cells *cells, pt_study *study,
                             const pt_asked *asked, ptce_error *err)
{
    company c;
    size_t n = study->flat->n;
    size_t groups;
    ptce_status st = keep_company(&c, study, asked, err);
    if (st != PTCE_OK || c.reason != PT_DEFINED)
        return st == PTCE_OK ? pt_cells_none(cells, c.reason) : st;
    double *raw = pt_arena_take(study->arena, n, sizeof *raw);
    double *label = pt_arena_take(study->arena, n, sizeof *label);
    size_t *order = pt_arena_take(study->arena, n, sizeof *order);
    if (!raw || !label || !order)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++)
        raw[v] = -1;
    for (size_t v = 0; v < n; v++)
        if (raw[v] < 0)
            spread(raw, &c, v, order);
    st = pt_labels_number(label, &groups, raw, n, err);
    if (st == PTCE_OK)
        st = pt_labels_sort(order, label, n, groups, err);
    if (st != PTCE_OK)
        return st;
    for (size_t g = 1, start = 0; g <= groups; g++) {
        size_t end = start;
        while (end < n && (size_t)label[order[end]] == g)
            end++;
        add_group(cells, study, &c, g, order + start, end - start);
        start = end;
    }
    return PTCE_OK;
}

static const ptce_detail_column consensus_columns[] = {
    {"group", PTCE_CELL_COUNT, NULL},     {"size", PTCE_CELL_COUNT, NULL},
    {"together", PTCE_CELL_NUMBER, NULL}, {"weakest", PTCE_CELL_NUMBER, NULL},
    {"members", PTCE_CELL_ACTORS, NULL},
};

const pt_detail_row pt_detail_consensus = {{.id = "consensus",
                                            PT_COLUMNS(consensus_columns),
                                            .cost = PTCE_COST_N2M,
                                            .references = "lancichinetti2012"},
                                           consensus};

/* ---- How firmly an actor belongs ----------------------------------------- */

/* Mean share of runs in which v is with the members of each community. */
static void mean_company(double *mean, double *size, const company *c,
                         const pt_partition *partition, size_t v)
{
    memset(mean, 0, (partition->count + 1) * sizeof *mean);
    memset(size, 0, (partition->count + 1) * sizeof *size);
    for (size_t w = 0; w < c->divisions.n; w++) {
        size_t k = (size_t)partition->community[w];
        if (w == v)
            continue;
        mean[k] += share(c, v, w);
        size[k]++;
    }
    for (size_t k = 1; k <= partition->count; k++)
        mean[k] = size[k] > 0 ? mean[k] / size[k] : share(c, v, v);
}

static void add_support(pt_cells *cells, const pt_study *study,
                        const double *mean, size_t v)
{
    size_t own = (size_t)study->partition.community[v];
    size_t rival = 0; /* mean[0] is 0 */
    for (size_t k = 1; k <= study->partition.count; k++)
        if (k != own && mean[k] > mean[rival])
            rival = k;
    pt_cell_vertices(cells, study, &v, 1);
    pt_cell_number(cells, (double)own);
    pt_cell_number(cells, mean[own]);
    if (rival > 0)
        pt_cell_number(cells, (double)rival);
    else
        pt_cell_undefined(cells, PT_NO_RIVAL);
    pt_cell_number(cells, mean[rival]);
}

static ptce_status community_support(pt_cells *cells, pt_study *study,
                                     const pt_asked *asked, ptce_error *err)
{
    company c;
    size_t n = study->flat->n;
    ptce_status st = keep_company(&c, study, asked, err);
    if (st == PTCE_OK && c.reason == PT_DEFINED)
        st = pt_study_partition(study, err);
    if (st != PTCE_OK || c.reason != PT_DEFINED)
        return st == PTCE_OK ? pt_cells_none(cells, c.reason) : st;
    double *mean = pt_arena_take(study->arena, n + 1, sizeof *mean);
    double *size = pt_arena_take(study->arena, n + 1, sizeof *size);
    if (!mean || !size)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++) {
        mean_company(mean, size, &c, &study->partition, v);
        add_support(cells, study, mean, v);
    }
    return PTCE_OK;
}

static const ptce_detail_column community_support_columns[] = {
    {"actor", PTCE_CELL_ACTOR, NULL},      {"community", PTCE_CELL_COUNT, NULL},
    {"support", PTCE_CELL_NUMBER, NULL},   {"rival", PTCE_CELL_COUNT, NULL},
    {"elsewhere", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_community_support = {
    {.id = "community_support",
     PT_COLUMNS(community_support_columns),
     .cost = PTCE_COST_N2M,
     .references = "lancichinetti2012"},
    community_support};
