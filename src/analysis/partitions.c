/* SPDX-License-Identifier: MIT */
/* What each method finds, how far its runs agree, and who is in the communities
 * found. */
#include "analysis/communities.h"
#include "analysis/detail.h"

#include <stdlib.h>
#include <string.h>

/* ---- From run to run ----------------------------------------------------- */

/* The first run with the same division as each. */
static size_t *first_alike(const pt_divisions *d, pt_arena *arena,
                           size_t *distinct)
{
    size_t *first = pt_arena_take(arena, d->runs, sizeof *first);
    *distinct = 0;
    for (size_t run = 0; first && run < d->runs; run++) {
        size_t k = 0;
        while (k < run && (first[k] != k || memcmp(d->labels[k], d->labels[run],
                                                   d->n * sizeof(double)) != 0))
            k++;
        first[run] = k;
        *distinct += k == run;
    }
    return first;
}

static double pairs(double n)
{
    return n * (n - 1) / 2;
}

static double pairs_within(const double *labels, size_t n, double *size)
{
    double sum = 0;
    memset(size, 0, (n + 1) * sizeof *size);
    for (size_t v = 0; v < n; v++)
        sum += size[(size_t)labels[v]]++;
    return sum;
}

/* Pairs together in both: the vertices are met by community of a; seen counts
 * those of one community by community of b. */
static double pairs_in_both(const double *b, size_t n, const size_t *by_a,
                            const double *a, double *seen)
{
    double sum = 0;
    memset(seen, 0, (n + 1) * sizeof *seen);
    for (size_t i = 0, start = 0; i < n; i++) {
        if (a[by_a[i]] != a[by_a[start]]) {
            for (; start < i; start++)
                seen[(size_t)b[by_a[start]]] = 0;
        }
        sum += seen[(size_t)b[by_a[i]]]++;
    }
    return sum;
}

/* Hubert and Arabie 1985; 1 where chance alone makes them agree. */
static double adjusted_rand(double both, double in_a, double in_b, size_t n)
{
    double all = pairs((double)n);
    double expected = all > 0 ? in_a * in_b / all : 0;
    double most = (in_a + in_b) / 2;
    return most - expected > 1e-12 ? (both - expected) / (most - expected) : 1;
}

/* The mean over pairs of runs; equal runs are compared once. */
static ptce_status agreement(double *mean, const pt_divisions *d,
                             const size_t *first, pt_arena *arena,
                             ptce_error *err)
{
    size_t n = d->n;
    double *times = pt_arena_take(arena, d->runs, sizeof *times);
    double *within = pt_arena_take(arena, d->runs, sizeof *within);
    double *seen = pt_arena_take(arena, n + 1, sizeof *seen);
    size_t *order = pt_arena_take(arena, n, sizeof *order);
    if (!times || !within || !seen || !order)
        return pt_nomem(err);
    double sum = 0;
    for (size_t run = 0; run < d->runs; run++)
        times[first[run]]++;
    for (size_t a = 0; a < d->runs; a++) {
        if (times[a] == 0)
            continue;
        within[a] = pairs_within(d->labels[a], n, seen);
        ptce_status st =
            pt_labels_sort(order, d->labels[a], n, d->counts[a], err);
        if (st != PTCE_OK)
            return st;
        sum += pairs(times[a]);
        for (size_t b = 0; b < a; b++)
            if (times[b] > 0)
                sum += times[a] * times[b] *
                       adjusted_rand(pairs_in_both(d->labels[b], n, order,
                                                   d->labels[a], seen),
                                     within[a], within[b], n);
    }
    *mean = d->runs > 1 ? sum / pairs((double)d->runs) : 1;
    return PTCE_OK;
}

/* ---- Methods side by side ------------------------------------------------ */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* What all methods found together. */
typedef struct found {
    pt_divisions by_method[PT_COMMUNITY_COUNT];
    double best;      /* modularity */
    pt_reason reason; /* why it is not known to be the optimum */
} found;

#define EQUAL 1e-9

static void add_row(pt_cells *cells, const pt_divisions *d, const found *all,
                    const double *sorted, size_t distinct, double agreement)
{
    double kept = d->modularity[d->best];
    size_t half = d->runs / 2;
    pt_cell_number(cells, kept);
    pt_cell_number(cells, d->runs % 2 ? sorted[half]
                                      : (sorted[half - 1] + sorted[half]) / 2);
    pt_cell_number(cells, sorted[0]);
    pt_cell_number(cells, (double)d->counts[d->best]);
    pt_cell_number(cells, (double)d->runs);
    pt_cell_number(cells, (double)distinct);
    pt_cell_number(cells, agreement);
    if (all->reason == PT_DEFINED)
        pt_cell_number(cells, kept >= all->best - EQUAL);
    else
        pt_cell_undefined(cells, all->reason);
    pt_cell_number(cells, kept >= all->best - EQUAL ? 0 : all->best - kept);
}

static ptce_status add_method(pt_cells *cells, const pt_divisions *d,
                              const found *all, pt_arena *arena,
                              ptce_error *err)
{
    size_t distinct;
    double mean = (double)NAN;
    if (d->reason != PT_DEFINED) {
        for (size_t i = 1; i < cells->detail->column_count; i++)
            pt_cell_undefined(cells, d->reason);
        return PTCE_OK;
    }
    double *sorted = pt_arena_take(arena, d->runs, sizeof *sorted);
    size_t *first = first_alike(d, arena, &distinct);
    if (!sorted || !first)
        return pt_nomem(err);
    memcpy(sorted, d->modularity, d->runs * sizeof *sorted);
    qsort(sorted, d->runs, sizeof *sorted, by_value);
    ptce_status st = agreement(&mean, d, first, arena, err);
    if (st == PTCE_OK)
        add_row(cells, d, all, sorted, distinct, mean);
    return st;
}

static ptce_status find_all(found *all, pt_study *study, size_t runs,
                            ptce_error *err)
{
    ptce_status st = PTCE_OK;
    all->best = -HUGE_VAL;
    for (size_t k = 0; st == PTCE_OK && k < PT_COMMUNITY_COUNT; k++) {
        pt_divisions *d = &all->by_method[k];
        st = pt_divisions_draw(d, study, (ptce_community)k, runs, err);
        for (size_t run = 0; run < d->runs; run++)
            all->best = fmax(all->best, d->modularity[run]);
    }
    all->reason = all->by_method[PTCE_COMMUNITY_OPTIMAL].reason;
    return st;
}

static ptce_status community_methods(pt_cells *cells, pt_study *study,
                                     const pt_asked *asked, ptce_error *err)
{
    found all;
    if (study->flat->m == 0)
        return pt_cells_none(cells, PT_NO_EDGE);
    ptce_status st = find_all(
        &all, study, pt_divisions_afford(study, asked->options->draws), err);
    for (size_t k = 0; st == PTCE_OK && k < PT_COMMUNITY_COUNT; k++) {
        pt_cell_text(cells, pt_community_name((ptce_community)k));
        st = add_method(cells, &all.by_method[k], &all, study->arena, err);
    }
    return st;
}

static const ptce_detail_column community_methods_columns[] = {
    {"method", PTCE_CELL_WORD, "community_method"},
    {"modularity", PTCE_CELL_NUMBER, NULL},
    {"median", PTCE_CELL_NUMBER, NULL},
    {"lowest", PTCE_CELL_NUMBER, NULL},
    {"communities", PTCE_CELL_COUNT, NULL},
    {"runs", PTCE_CELL_COUNT, NULL},
    {"distinct", PTCE_CELL_COUNT, NULL},
    {"agreement", PTCE_CELL_NUMBER, NULL},
    {"exact", PTCE_CELL_BOOLEAN, NULL},
    {"gap", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_community_methods = {
    {.id = "community_methods",
     PT_COLUMNS(community_methods_columns),
     .cost = PTCE_COST_N2M,
     .references = "newman2004 brandes2008 traag2019 blondel2008 pons2005 "
                   "rosvall2008 girvan2002 hubert1985"},
    community_methods};

/* ---- Who is in each community -------------------------------------------- */

/* Ties of v to its own community, and those to others. */
static size_t ties_inside(const pt_study *study, const double *label, size_t v)
{
    const pt_adjacency *near = &study->flat->out;
    size_t count = 0;
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++)
        count += label[near->vertex[i]] == label[v];
    return count;
}

/* Families among the members; pools kept as vertices have none. */
static size_t count_families(const pt_study *study, const size_t *members,
                             size_t count)
{
    bool seen[PTCE_FAMILY_COUNT] = {false};
    size_t families = 0;
    for (size_t i = 0; i < count; i++) {
        ptce_type type = pt_type_of(study, members[i]);
        if (type == PTCE_TYPE_COUNT)
            continue;
        bool *here = &seen[ptce_family_of(type)];
        families += !*here;
        *here = true;
    }
    return families;
}

static void add_community(pt_cells *cells, const pt_study *study, size_t number,
                          const size_t *members, size_t count)
{
    const double *label = study->partition.community;
    size_t inside = 0; /* ends of ties */
    size_t outside = 0;
    size_t most = 0;
    size_t centre = members[0];
    for (size_t i = 0; i < count; i++) {
        size_t own = ties_inside(study, label, members[i]);
        inside += own;
        outside += pt_degree(&study->flat->out, members[i]) - own;
        if (own > most) {
            most = own;
            centre = members[i];
        }
    }
    pt_cell_number(cells, (double)number);
    pt_cell_number(cells, (double)count);
    pt_cell_number(cells, (double)inside / 2);
    pt_cell_number(cells, (double)outside);
    pt_cell_number(cells, (double)count_families(study, members, count));
    pt_cell_vertices(cells, study, &centre, 1);
    pt_cell_vertices(cells, study, members, count);
}

static ptce_status community_members(pt_cells *cells, pt_study *study,
                                     const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    size_t n = study->flat->n;
    const pt_partition *partition = &study->partition;
    ptce_status st = pt_study_partition(study, err);
    if (st != PTCE_OK || partition->reason != PT_DEFINED)
        return st == PTCE_OK ? pt_cells_none(cells, partition->reason) : st;
    size_t *order = pt_arena_take(study->arena, n, sizeof *order);
    if (!order)
        return pt_nomem(err);
    st = pt_labels_sort(order, partition->community, n, partition->count, err);
    if (st != PTCE_OK)
        return st;
    for (size_t c = 1, start = 0; c <= partition->count; c++) {
        size_t end = start;
        while (end < n && (size_t)partition->community[order[end]] == c)
            end++;
        add_community(cells, study, c, order + start, end - start);
        start = end;
    }
    return PTCE_OK;
}

static const ptce_detail_column community_members_columns[] = {
    {"community", PTCE_CELL_COUNT, NULL}, {"size", PTCE_CELL_COUNT, NULL},
    {"inside", PTCE_CELL_COUNT, NULL},    {"outside", PTCE_CELL_COUNT, NULL},
    {"families", PTCE_CELL_COUNT, NULL},  {"centre", PTCE_CELL_ACTOR, NULL},
    {"members", PTCE_CELL_ACTORS, NULL},
};

const pt_detail_row pt_detail_community_members = {
    {.id = "community_members",
     PT_COLUMNS(community_members_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "newman2004 traag2019"},
    community_members};
