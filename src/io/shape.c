/* SPDX-License-Identifier: MIT */
/* Shapes of outlines. */
#include "io/shape.h"

#include <stdlib.h>
#include <string.h>

size_t pt_outline_arcs(const pt_outline *outline)
{
    size_t arcs = 0;
    for (size_t i = 0; i < outline->edge_count; i++)
        arcs += outline->edges[i].directed;
    return arcs;
}

size_t pt_outline_modes(const pt_outline *outline)
{
    const pt_table *table = &outline->node_table;
    size_t class = pt_table_find(table, "class");
    size_t actors = 0;
    if (class == PTCE_NOBODY)
        return 0;
    for (size_t row = 0; row < table->rows; row++) {
        const char *cell = pt_table_get(table, class, row);
        bool actor = cell && strcmp(cell, "actor") == 0;
        bool pool = cell && strcmp(cell, "pool") == 0;
        if ((!actor && !pool) || (actor && actors < row))
            return 0;
        actors += actor;
    }
    for (size_t i = 0; i < outline->edge_count; i++)
        if (outline->edges[i].from >= actors || outline->edges[i].to < actors)
            return 0;
    return actors < table->rows ? actors : 0;
}

typedef struct pair {
    size_t low, high;
} pair;

static int order_pairs(const void *left, const void *right)
{
    const pair *a = left;
    const pair *b = right;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return (a->high > b->high) - (a->high < b->high);
}

ptce_status pt_outline_parallel(bool *parallel, const pt_outline *outline,
                                ptce_error *err)
{
    size_t count = outline->edge_count;
    pair *pairs = pt_alloc(count + 1, sizeof *pairs);
    *parallel = false;
    if (!pairs)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        const pt_edge *edge = &outline->edges[i];
        bool turned = edge->from > edge->to;
        pairs[i] = (pair){turned ? edge->to : edge->from,
                          turned ? edge->from : edge->to};
    }
    qsort(pairs, count, sizeof *pairs, order_pairs);
    for (size_t i = 1; i < count; i++)
        *parallel = *parallel || order_pairs(&pairs[i - 1], &pairs[i]) == 0;
    free(pairs);
    return PTCE_OK;
}

ptce_status pt_classify(size_t *numbers, pt_outline *classes,
                        const pt_table *table, size_t column, ptce_error *err)
{
    for (size_t row = 0; row < table->rows; row++) {
        const char *cell = pt_table_get(table, column, row);
        size_t class = 0;
        ptce_status st = PTCE_OK;
        if (cell)
            st = pt_outline_mention(classes, pt_slice_of(cell), 0, &class, err);
        if (st != PTCE_OK)
            return st;
        numbers[row] = cell ? class + 1 : 0;
    }
    return PTCE_OK;
}

void pt_add_quoted(ptce_text *out, const char *text)
{
    ptce_text_add(out, "\"");
    for (const char *at = text; *at; at++) {
        bool broken = (unsigned char)*at < 0x20;
        ptce_text_add_bytes(out, broken ? " " : at, 1);
        ptce_text_add(out, *at == '"' ? "\"" : "");
    }
    ptce_text_add(out, "\"");
}
