/* SPDX-License-Identifier: MIT */
/* The table of measures: families of rows, one level after the other. */
#include "analysis/measure.h"

#include <stdint.h>
#include <string.h>

/* Network, then node, then edge. */
static const pt_measure_family *const families[] = {
    &pt_measures_size,       &pt_measures_cohesion,    &pt_measures_kinds,
    &pt_measures_pooling,    &pt_measures_composition, &pt_measures_twomode,
    &pt_measures_multiplex,  &pt_measures_openness,    &pt_measures_mixing,
    &pt_measures_brokerage,  &pt_measures_cuts,        &pt_measures_core,
    &pt_measures_resilience, &pt_measures_funding,     &pt_measures_position,
    &pt_measures_influence,  &pt_measures_neighbours,  &pt_measures_groups,
    &pt_measures_roles,      &pt_measures_incidence,   &pt_measures_brokers,
    &pt_measures_cut_nodes,  &pt_measures_edge,
};

static const char *const reasons[] = {
#define X(id, code) code,
    PT_REASON_ROWS(X)
#undef X
};

const char *pt_reason_code(pt_reason reason)
{
    return reason > PT_DEFINED && reason < PT_REASON_COUNT ? reasons[reason]
                                                           : NULL;
}

const pt_measure_row *pt_measure_row_at(size_t i)
{
    for (size_t f = 0; f < PT_COUNT(families); f++) {
        if (i < families[f]->count)
            return &families[f]->rows[i];
        i -= families[f]->count;
    }
    return NULL;
}

const ptce_measure *ptce_measure_at(size_t i)
{
    const pt_measure_row *row = pt_measure_row_at(i);
    return row ? &row->measure : NULL;
}

const pt_measure_row *pt_measure_row_find(const char *id)
{
    const pt_measure_row *row;
    for (size_t i = 0; (row = pt_measure_row_at(i)); i++)
        if (strcmp(row->measure.id, id) == 0)
            return row;
    return NULL;
}

const ptce_measure *ptce_measure_find(const char *id)
{
    const pt_measure_row *row = pt_measure_row_find(id);
    return row ? &row->measure : NULL;
}

#define MOST_MEASURES 256

const char *ptce_measure_near(const char *id)
{
    const char *ids[MOST_MEASURES];
    size_t count = 0;
    const ptce_measure *measure;
    while (count < MOST_MEASURES && (measure = ptce_measure_at(count)))
        ids[count++] = measure->id;
    return pt_nearest(id, ids, count);
}

size_t pt_measure_count(ptce_level level)
{
    size_t count = 0;
    for (size_t f = 0; f < PT_COUNT(families); f++)
        if (families[f]->level == level)
            count += families[f]->count;
    return count;
}

size_t pt_level_length(ptce_level level, size_t n, size_t m)
{
    if (level == PTCE_NETWORK)
        return 1;
    return level == PTCE_NODE ? n : m;
}

size_t pt_measure_offset(const ptce_measure *measure, size_t n, size_t m)
{
    size_t offset = 0;
    uintptr_t at = (uintptr_t)measure;
    for (size_t f = 0; f < PT_COUNT(families); f++) {
        const pt_measure_family *family = families[f];
        size_t length = pt_level_length(family->level, n, m);
        uintptr_t first = (uintptr_t)family->rows;
        if (at >= first && at < first + family->count * sizeof *family->rows)
            return offset + (at - first) / sizeof *family->rows * length;
        offset += family->count * length;
    }
    return offset;
}
