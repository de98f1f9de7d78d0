/* SPDX-License-Identifier: MIT */
/* Nodes by their ids, edges, and columns that grow. */
#include "io/outline.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Open addressing over rows of nodes; a slot holds row + 1, 0 is free. */
struct pt_outline_index {
    size_t *slots;
    size_t size; /* a power of two, at least twice the nodes */
};

pt_outline *pt_outline_new(const char *origin)
{
    pt_outline *outline = pt_alloc(1, sizeof *outline);
    if (!outline)
        return NULL;
    outline->arena = pt_arena_new();
    outline->index = pt_alloc(1, sizeof *outline->index);
    if (outline->arena)
        outline->origin = pt_arena_text(outline->arena, origin, strlen(origin));
    if (!outline->index || !outline->origin) {
        pt_outline_free(outline);
        return NULL;
    }
    outline->graph.rows = 1;
    return outline;
}

static void free_table(pt_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        free(table->columns[i].cells);
    free(table->columns);
}

void pt_outline_free(pt_outline *outline)
{
    if (!outline)
        return;
    free_table(&outline->graph);
    free_table(&outline->node_table);
    free_table(&outline->edge_table);
    if (outline->index)
        free(outline->index->slots);
    free(outline->index);
    free(outline->nodes);
    free(outline->edges);
    pt_arena_free(outline->arena);
    free(outline);
}

static ptce_status too_many(const pt_outline *outline, const char *word,
                            size_t most, ptce_error *err)
{
    char limit[24];
    (void)snprintf(limit, sizeof limit, "%zu", most);
    (void)pt_fail(err, PTCE_E_LIMIT, word, limit, NULL);
    pt_error_place(err, outline->origin, 0, 0);
    return PTCE_E_LIMIT;
}

/* ---- Nodes --------------------------------------------------------------- */

/* FNV-1a from a start that differs from run to run, so that no file can be made
 * whose ids collide; nothing but the time depends on it. */
static size_t hash(const struct pt_outline_index *index, pt_slice id)
{
    uint64_t value = 14695981039346656037ULL ^ (uint64_t)(uintptr_t)index;
    for (size_t i = 0; i < id.length; i++)
        value = (value ^ (unsigned char)id.at[i]) * 1099511628211ULL;
    return (size_t)(value ^ (value >> 32));
}

static bool is_text(const char *known, pt_slice text)
{
    return strncmp(known, text.at, text.length) == 0 &&
           known[text.length] == '\0';
}

/* The slot that holds the id, or the free one where it belongs. */
static size_t slot_of(const pt_outline *outline, pt_slice id)
{
    const struct pt_outline_index *index = outline->index;
    size_t slot = hash(index, id) & (index->size - 1);
    while (index->slots[slot] &&
           !is_text(outline->nodes[index->slots[slot] - 1].id, id))
        slot = (slot + 1) & (index->size - 1);
    return slot;
}

static ptce_status widen(pt_outline *outline, ptce_error *err)
{
    struct pt_outline_index *index = outline->index;
    if (outline->node_count * 2 < index->size)
        return PTCE_OK;
    size_t size = index->size ? index->size * 2 : 64;
    size_t *slots = pt_alloc(size, sizeof *slots);
    if (!slots)
        return pt_nomem(err);
    free(index->slots);
    index->slots = slots;
    index->size = size;
    for (size_t row = 0; row < outline->node_count; row++)
        slots[slot_of(outline, pt_slice_of(outline->nodes[row].id))] = row + 1;
    return PTCE_OK;
}

size_t pt_outline_find(const pt_outline *outline, pt_slice id)
{
    if (outline->node_count == 0)
        return PTCE_NOBODY;
    size_t held = outline->index->slots[slot_of(outline, id)];
    return held ? held - 1 : PTCE_NOBODY;
}

ptce_status pt_outline_mention(pt_outline *outline, pt_slice id, size_t line,
                               size_t *row, ptce_error *err)
{
    ptce_status st = widen(outline, err);
    if (st != PTCE_OK)
        return st;
    size_t slot = slot_of(outline, id);
    if (outline->index->slots[slot]) {
        *row = outline->index->slots[slot] - 1;
        return PTCE_OK;
    }
    if (outline->node_count >= PT_OUTLINE_NODES)
        return too_many(outline, "outline-nodes", PT_OUTLINE_NODES, err);
    if (id.length > PT_OUTLINE_CELL)
        return too_many(outline, "outline-cell", PT_OUTLINE_CELL, err);
    st = pt_grow((void **)&outline->nodes, &outline->node_capacity,
                 outline->node_count, sizeof *outline->nodes, err);
    if (st != PTCE_OK)
        return st;
    pt_node node = {.id = pt_arena_text(outline->arena, id.at, id.length),
                    .line = line};
    if (!node.id)
        return pt_nomem(err);
    *row = outline->node_count++;
    outline->nodes[*row] = node;
    outline->node_table.rows = outline->node_count;
    outline->index->slots[slot] = *row + 1;
    return PTCE_OK;
}

ptce_status pt_outline_declare(pt_outline *outline, pt_slice id, size_t line,
                               size_t *row, bool *again, ptce_error *err)
{
    ptce_status st = pt_outline_mention(outline, id, line, row, err);
    if (st != PTCE_OK)
        return st;
    pt_node *node = &outline->nodes[*row];
    if (again)
        *again = node->declared;
    if (!node->declared)
        node->line = line;
    node->declared = true;
    return PTCE_OK;
}

/* Every node once more into slots that are free. */
static void index_again(pt_outline *outline)
{
    struct pt_outline_index *index = outline->index;
    if (index->size == 0)
        return;
    memset(index->slots, 0, index->size * sizeof *index->slots);
    for (size_t row = 0; row < outline->node_count; row++)
        index->slots[slot_of(outline, pt_slice_of(outline->nodes[row].id))] =
            row + 1;
}

static void keep_cells(pt_table *table, const size_t *rows, size_t count)
{
    for (size_t i = 0; i < table->column_count; i++) {
        pt_column *column = &table->columns[i];
        for (size_t row = 0; row < count && row < column->capacity; row++)
            column->cells[row] =
                rows[row] < column->capacity ? column->cells[rows[row]] : NULL;
    }
    table->rows = count;
}

ptce_status pt_outline_keep(pt_outline *outline, const bool *kept,
                            ptce_error *err)
{
    size_t *rows = pt_alloc(outline->node_count, sizeof *rows);
    size_t *places = pt_alloc(outline->node_count, sizeof *places);
    size_t count = 0;
    if (!rows || !places) {
        free(rows);
        free(places);
        return pt_nomem(err);
    }
    for (size_t i = 0; i < outline->node_count; i++) {
        places[i] = count;
        if (kept[i])
            rows[count++] = i;
    }
    for (size_t i = 0; i < count; i++)
        outline->nodes[i] = outline->nodes[rows[i]];
    outline->node_count = count;
    keep_cells(&outline->node_table, rows, count);
    for (size_t i = 0; i < outline->edge_count; i++) {
        outline->edges[i].from = places[outline->edges[i].from];
        outline->edges[i].to = places[outline->edges[i].to];
    }
    index_again(outline);
    free(rows);
    free(places);
    return PTCE_OK;
}

/* ---- Edges --------------------------------------------------------------- */

ptce_status pt_outline_edge(pt_outline *outline, size_t from, size_t to,
                            bool directed, size_t line, size_t *row,
                            ptce_error *err)
{
    if (outline->edge_count >= PT_OUTLINE_EDGES)
        return too_many(outline, "outline-edges", PT_OUTLINE_EDGES, err);
    ptce_status st = pt_grow((void **)&outline->edges, &outline->edge_capacity,
                             outline->edge_count, sizeof *outline->edges, err);
    if (st != PTCE_OK)
        return st;
    *row = outline->edge_count++;
    outline->edges[*row] =
        (pt_edge){.from = from, .to = to, .line = line, .directed = directed};
    outline->edge_table.rows = outline->edge_count;
    return PTCE_OK;
}

/* ---- Columns ------------------------------------------------------------- */

size_t pt_table_find(const pt_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].name, name) == 0)
            return i;
    return PTCE_NOBODY;
}

ptce_status pt_table_column(pt_outline *outline, pt_table *table, pt_slice name,
                            pt_cell holds, size_t *column, ptce_error *err)
{
    if (name.length > PT_OUTLINE_CELL)
        return too_many(outline, "outline-cell", PT_OUTLINE_CELL, err);
    for (*column = 0; *column < table->column_count; ++*column)
        if (is_text(table->columns[*column].name, name))
            return PTCE_OK;
    if (table->column_count >= PT_OUTLINE_COLUMNS)
        return too_many(outline, "outline-columns", PT_OUTLINE_COLUMNS, err);
    ptce_status st = pt_grow((void **)&table->columns, &table->column_capacity,
                             table->column_count, sizeof *table->columns, err);
    if (st != PTCE_OK)
        return st;
    const char *kept = pt_arena_text(outline->arena, name.at, name.length);
    if (!kept)
        return pt_nomem(err);
    *column = table->column_count++;
    table->columns[*column] = (pt_column){.name = kept, .holds = holds};
    return PTCE_OK;
}

ptce_status pt_table_reserve(pt_outline *outline, pt_table *table,
                             size_t column, size_t row, ptce_error *err)
{
    pt_column *target = &table->columns[column];
    while (row >= target->capacity) {
        size_t before = target->capacity;
        if (outline->cells > PT_OUTLINE_CELLS)
            return too_many(outline, "outline-cells", PT_OUTLINE_CELLS, err);
        ptce_status st = pt_grow((void **)&target->cells, &target->capacity,
                                 before, sizeof *target->cells, err);
        if (st != PTCE_OK)
            return st;
        outline->cells += target->capacity - before;
    }
    return PTCE_OK;
}

ptce_status pt_table_set(pt_outline *outline, pt_table *table, size_t column,
                         size_t row, pt_slice text, ptce_error *err)
{
    pt_column *target = &table->columns[column];
    if (text.length > PT_OUTLINE_CELL)
        return too_many(outline, "outline-cell", PT_OUTLINE_CELL, err);
    ptce_status st = pt_table_reserve(outline, table, column, row, err);
    if (st != PTCE_OK)
        return st;
    assert(target->cells);
    /* rows that stand together often say the same */
    const char *above = row > 0 ? target->cells[row - 1] : NULL;
    if (above && is_text(above, text)) {
        target->cells[row] = above;
        return PTCE_OK;
    }
    target->cells[row] = pt_arena_text(outline->arena, text.at, text.length);
    return target->cells[row] ? PTCE_OK : pt_nomem(err);
}

const char *pt_table_get(const pt_table *table, size_t column, size_t row)
{
    if (column >= table->column_count)
        return NULL;
    const pt_column *held = &table->columns[column];
    return row < held->capacity ? held->cells[row] : NULL;
}

ptce_status pt_table_put(pt_outline *outline, pt_table *table, const char *name,
                         pt_cell holds, size_t row, const char *text,
                         ptce_error *err)
{
    size_t column = 0;
    ptce_status st =
        pt_table_column(outline, table, pt_slice_of(name), holds, &column, err);
    return st == PTCE_OK ? pt_table_set(outline, table, column, row,
                                        pt_slice_of(text), err)
                         : st;
}
