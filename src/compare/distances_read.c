/* SPDX-License-Identifier: MIT */
/* What is read from distances between the networks kept: tests of both groups,
 * a map, a tree. */
#include "compare/bags.h"
#include "compare/groups.h"
#include "compare/matrix.h"

#include <math.h>
#include <stdlib.h>

#define METHODS_MAX 8

/* ---- Who ------------------------------------------------------------------
 */

static bool is_defined(const double *square, size_t count, size_t i)
{
    return !isnan(square[i * count + i]);
}

static ptce_status open_rows(ptce_distances *d, pt_arena *arena, size_t count,
                             ptce_error *err)
{
    d->ids = pt_arena_take(arena, count, sizeof *d->ids);
    d->names = pt_arena_take(arena, count, sizeof *d->names);
    d->in_first = pt_arena_take(arena, count, sizeof *d->in_first);
    d->left_out = pt_arena_take(arena, count, sizeof *d->left_out);
    d->matrix = pt_arena_take(arena, count * count, sizeof *d->matrix);
    d->mds = pt_arena_take(arena, 2 * count, sizeof *d->mds);
    d->linkage = pt_arena_take(arena, count, sizeof *d->linkage);
    return d->ids && d->names && d->in_first && d->left_out && d->matrix &&
                   d->mds && d->linkage
               ? PTCE_OK
               : pt_nomem(err);
}

/* The rows of the square that are defined, with their networks; stratum of
 * each row kept. */
static void take_rows(ptce_distances *d, const pt_comparing *c,
                      const double *square, size_t count, const char *code)
{
    size_t row = 0;
    size_t cell = 0;
    for (size_t i = 0; i < c->out->measuring.count; i++) {
        const ptce_network *network = c->out->measuring.networks[i].network;
        if (!c->kept[i])
            continue;
        if (is_defined(square, count, row)) {
            d->in_first[d->count] = c->sides[i] == PT_FIRST;
            d->ids[d->count] = network->id;
            d->names[d->count++] = network->name;
        } else {
            d->left_out[d->left_out_count++] =
                (ptce_left_out){network->id, network->name, code};
        }
        for (size_t j = 0; is_defined(square, count, row) && j < count; j++)
            if (is_defined(square, count, j))
                d->matrix[cell++] = square[row * count + j];
        row++;
    }
}

/* ---- Tests ----------------------------------------------------------------
 */

/* The same distances, the first group's rows in front. */
typedef struct sorted {
    double *cells;
    size_t *order, *strata;
    pt_square square;
} sorted;

/* The stratum of each row, in the order that the tests take them. */
static void take_strata(sorted *s, const ptce_distances *d,
                        const pt_comparing *c)
{
    for (size_t i = 0; i < d->count; i++) {
        size_t k = 0;
        while (c->out->measuring.networks[k].network->id != d->ids[s->order[i]])
            k++;
        s->strata[i] = c->strata[k];
    }
    s->square.strata = s->strata;
}

static ptce_status sort_groups(sorted *s, const ptce_distances *d,
                               const pt_comparing *c, ptce_error *err)
{
    size_t n = d->count;
    *s = (sorted){.cells = pt_alloc(n * n, sizeof *s->cells),
                  .order = pt_alloc(n, sizeof *s->order),
                  .strata = pt_alloc(n, sizeof *s->strata)};
    if (!s->cells || !s->order || !s->strata)
        return pt_nomem(err);
    size_t next = 0;
    for (int second = 0; second < 2; second++)
        for (size_t i = 0; i < n; i++)
            if (d->in_first[i] == !second)
                s->order[next++] = i;
    for (size_t i = 0; i < n; i++) {
        s->square.m += d->in_first[i];
        for (size_t j = 0; j < n; j++)
            s->cells[i * n + j] = d->matrix[s->order[i] * n + s->order[j]];
    }
    s->square.n = n - s->square.m;
    s->square.distances = s->cells;
    if (c->strata)
        take_strata(s, d, c);
    return PTCE_OK;
}

static ptce_status test(ptce_distances *d, const sorted *s, uint64_t seed,
                        ptce_error *err)
{
    pt_permanova permanova;
    ptce_status st = pt_permanova_test(&permanova, &s->square, seed, err);
    if (st != PTCE_OK)
        return st;
    d->permanova = permanova.test;
    d->r2 = permanova.r2;
    st = pt_energy_test(&d->energy, &s->square, seed, err);
    if (st == PTCE_OK && s->square.m > 1 && s->square.n > 1)
        st = pt_permdisp_test(&d->permdisp, &s->square, seed, err);
    return st;
}

static ptce_status test_groups(ptce_distances *d, const pt_comparing *c,
                               ptce_error *err)
{
    const ptce_test none = {.statistic = (double)NAN, .p = (double)NAN};
    sorted s;
    d->permanova = d->permdisp = d->energy = none;
    d->r2 = (double)NAN;
    ptce_status st = sort_groups(&s, d, c, err);
    if (st == PTCE_OK && s.square.m > 0 && s.square.n > 0)
        st = test(d, &s, c->run->seed, err);
    free(s.cells);
    free(s.strata);
    free(s.order);
    return st;
}

/* ---- Map and tree -----------------------------------------------------------
 */

static ptce_status draw(ptce_distances *d, ptce_error *err)
{
    double *eigenvalues = pt_alloc(d->count, sizeof *eigenvalues);
    if (!eigenvalues)
        return pt_nomem(err);
    pt_map map = {.points = d->mds, .eigenvalues = eigenvalues};
    ptce_status st = pt_map_make(&map, d->matrix, d->count, err);
    free(eigenvalues);
    if (st != PTCE_OK)
        return st;
    d->stress = map.stress;
    d->positive_mass = map.positive_mass;
    st = pt_tree_make(d->linkage, d->matrix, d->count, PT_AVERAGE, err);
    return st == PTCE_OK ? pt_cophenetic(&d->cophenetic, d->matrix, d->linkage,
                                         d->count, err)
                         : st;
}

/* ---- A method ---------------------------------------------------------------
 */

ptce_status pt_distances_add(pt_comparing *c, const char *method,
                             bool descriptive, const double *square,
                             const char *code, ptce_error *err)
{
    ptce_comparison *out = c->out;
    size_t count = out->first.count + out->second.count;
    if (!out->distances)
        out->distances =
            pt_arena_take(out->arena, METHODS_MAX, sizeof *out->distances);
    if (!out->distances)
        return pt_nomem(err);
    ptce_distances *d = &out->distances[out->distance_count++];
    *d = (ptce_distances){.method = method, .descriptive = descriptive};
    ptce_status st = open_rows(d, out->arena, count, err);
    if (st != PTCE_OK)
        return st;
    take_rows(d, c, square, count, code);
    st = test_groups(d, c, err);
    return st == PTCE_OK ? draw(d, err) : st;
}

ptce_status pt_distances_profile(pt_comparing *c, const double *percentiles,
                                 size_t columns, ptce_error *err)
{
    size_t count = c->out->first.count + c->out->second.count;
    if (count > PTCE_DISTANCES_MAX)
        return PTCE_OK;
    double *square = pt_alloc(count * count, sizeof *square);
    if (!square)
        return pt_nomem(err);
    pt_row_distances(square, percentiles, count, columns);
    ptce_status st =
        pt_distances_add(c, "profile", false, square, "no-percentile", err);
    free(square);
    return st;
}
