/* SPDX-License-Identifier: MIT */
/* Outlines as text that tests compare. */
#ifndef OUTLINES_H
#define OUTLINES_H

#include "base/json_text.h"
#include "io/format.h"

#include <stdlib.h>
#include <string.h>

/* A reading from its start to its end. */
typedef struct reading {
    ptce_findings findings;
    pt_import import;
    ptce_error err;
    ptce_status status;
} reading;

static inline void read_outline(reading *r, const pt_format *format,
                                const char *origin, const char *text,
                                size_t length)
{
    static const ptce_exchange options = {0};
    *r = (reading){.status = PTCE_E_NOMEM};
    r->import.options = &options;
    r->import.outline = pt_outline_new(origin);
    r->import.findings = &r->findings;
    char *copy = malloc(length ? length : 1); /* a byte too far is seen */
    if (copy && length)
        memcpy(copy, text, length);
    if (copy && r->import.outline)
        r->status = format->read(&r->import, (pt_slice){copy, length}, &r->err);
    free(copy);
}

static inline void clear_reading(reading *r)
{
    pt_outline_free(r->import.outline);
    ptce_findings_clear(&r->findings);
}

static const pt_table *sorted_table;

static inline int order_columns(const void *a, const void *b)
{
    const pt_column *columns = sorted_table->columns;
    return strcmp(columns[*(const size_t *)a].name,
                  columns[*(const size_t *)b].name);
}

/* The cells of a row by the names of their columns, also those of columns that
 * are empty elsewhere. */
static inline void dump_cells(ptce_text *out, const pt_table *table, size_t row)
{
    size_t order[PT_OUTLINE_COLUMNS];
    for (size_t i = 0; i < table->column_count; i++)
        order[i] = i;
    sorted_table = table;
    qsort(order, table->column_count, sizeof *order, order_columns);
    for (size_t i = 0; i < table->column_count; i++) {
        const char *cell = pt_table_get(table, order[i], row);
        if (!cell)
            continue;
        ptce_text_add(out, " ");
        ptce_text_add(out, table->columns[order[i]].name);
        ptce_text_add(out, "=");
        pt_json_quote(out, cell, false);
    }
    ptce_text_add(out, "\n");
}

static inline void dump_kinds(ptce_text *out, const char *what,
                              const pt_table *table)
{
    static const char *const kinds[] = {
        [PT_CELL_ANY] = "any",         [PT_CELL_TEXT] = "text",
        [PT_CELL_NUMBER] = "number",   [PT_CELL_INTEGER] = "integer",
        [PT_CELL_BOOLEAN] = "boolean",
    };
    if (table->column_count == 0)
        return;
    ptce_text_add(out, what);
    for (size_t i = 0; i < table->column_count; i++) {
        ptce_text_add(out, i ? ", " : ": ");
        ptce_text_add(out, table->columns[i].name);
        ptce_text_add(out, " ");
        ptce_text_add(out, kinds[table->columns[i].holds]);
    }
    ptce_text_add(out, "\n");
}

static inline void dump_findings(ptce_text *out, const ptce_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const ptce_finding *finding = &findings->items[i];
        if (strcmp(finding->rule->id, "table-read") == 0)
            continue; /* told of every table */
        ptce_text_add_count(out, finding->line);
        ptce_text_add(out, ":");
        ptce_text_add_count(out, finding->column);
        ptce_text_add(out, " ");
        ptce_text_add(out, finding->rule->id);
        ptce_text_add(out, ": ");
        ptce_finding_message(out, finding, PTCE_EN);
        ptce_text_add(out, "\n");
    }
}

static inline void dump_edge(ptce_text *out, const pt_outline *outline,
                             size_t i)
{
    const pt_edge *edge = &outline->edges[i];
    const char *from = outline->nodes[edge->from].id;
    const char *to = outline->nodes[edge->to].id;
    bool turned = !edge->directed && strcmp(from, to) > 0;
    pt_json_quote(out, turned ? to : from, false);
    ptce_text_add(out, edge->directed ? " -> " : " -- ");
    pt_json_quote(out, turned ? from : to, false);
    dump_cells(out, &outline->edge_table, i);
}

static inline int order_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Lines in the order of bytes: the order of rows is no matter. */
static inline void add_sorted(ptce_text *out, ptce_text *lines)
{
    size_t count = 0;
    size_t capacity = 0;
    char **line = NULL;
    for (char *at = lines->data; at && *at; at += strlen(at) + 1) {
        if (pt_grow((void **)&line, &capacity, count, sizeof *line, NULL) !=
            PTCE_OK)
            abort();
        line[count++] = at;
        at[strcspn(at, "\n")] = '\0';
    }
    if (count)
        qsort(line, count, sizeof *line, order_lines);
    for (size_t i = 0; i < count; i++) {
        ptce_text_add(out, line[i]);
        ptce_text_add(out, "\n");
    }
    free(line);
    ptce_text_clear(lines);
}

/* What an outline says, whatever the order of its rows and columns. */
static inline void dump_outline(ptce_text *out, const pt_outline *outline)
{
    ptce_text lines = {0};
    ptce_text_add(out, "graph");
    dump_cells(out, &outline->graph, 0);
    for (size_t i = 0; i < outline->node_count; i++) {
        pt_json_quote(&lines, outline->nodes[i].id, false);
        dump_cells(&lines, &outline->node_table, i);
    }
    add_sorted(out, &lines);
    for (size_t i = 0; i < outline->edge_count; i++)
        dump_edge(&lines, outline, i);
    add_sorted(out, &lines);
}

#endif
