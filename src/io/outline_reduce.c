/* SPDX-License-Identifier: MIT */
/* What a format cannot hold is taken out of an outline, and told: no writer
 * can lose anything in silence. */
#include "io/meaning.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reducing {
    pt_outline *outline;
    ptce_findings *findings;
    unsigned holds;
    ptce_status status;
    ptce_error *err;
} reducing;

static bool holds(const reducing *r, unsigned bit)
{
    return (r->holds & bit) != 0;
}

/* How much of what is lost; the word is lost.WHAT. */
static void tell(reducing *r, const char *what, size_t count, const char *list)
{
    char word[64];
    char number[24];
    if (count == 0 || r->status != PTCE_OK)
        return;
    (void)snprintf(word, sizeof word, PT_SLOT_WORDS "lost.%s", what);
    (void)snprintf(number, sizeof number, "%zu", count);
    if (pt_findings_add(
            r->findings, *list ? "format-lost-columns" : "format-lost",
            r->outline->origin, "", number, word, list, NULL) != PTCE_OK)
        r->status = pt_nomem(r->err);
}

/* ---- Columns ------------------------------------------------------------- */

static size_t filled(const pt_table *table, size_t column)
{
    size_t count = 0;
    for (size_t row = 0; row < table->rows; row++)
        count += pt_table_get(table, column, row) != NULL;
    return count;
}

static void drop_column(pt_table *table, size_t column)
{
    free(table->columns[column].cells);
    memmove(&table->columns[column], &table->columns[column + 1],
            (table->column_count - column - 1) * sizeof *table->columns);
    table->column_count--;
}

/* Columns that a format holds although it does not hold any. */
typedef struct held {
    const char *name;
    unsigned bit;
} held;

static bool is_held(const reducing *r, const held *rows, size_t count,
                    const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].name, name) == 0 && holds(r, rows[i].bit))
            return true;
    return false;
}

/* Drop what is not held; one loss a table: "name 12, type 3". */
static void keep_columns(reducing *r, pt_table *table, const held *rows,
                         size_t count, const char *word)
{
    ptce_text list = {0};
    size_t lost = 0;
    for (size_t i = 0; i < table->column_count;) {
        const char *name = table->columns[i].name;
        size_t cells = filled(table, i);
        if (is_held(r, rows, count, name)) {
            i++;
            continue;
        }
        lost += cells > 0;
        if (cells > 0)
            ptce_text_add(&list, list.length ? ", " : "");
        if (cells > 0)
            ptce_text_add(&list, name);
        drop_column(table, i);
    }
    tell(r, word, lost, ptce_text_get(&list));
    ptce_text_clear(&list);
}

static void keep_node_columns(reducing *r)
{
    static const held rows[] = {
        {"name", PT_HOLDS_NAMES},
        {"type", PT_HOLDS_TYPES},
        {"x", PT_HOLDS_POSITIONS},
        {"y", PT_HOLDS_POSITIONS},
    };
    if (!holds(r, PT_HOLDS_NODE_COLUMNS))
        keep_columns(r, &r->outline->node_table, rows, PT_COUNT(rows),
                     "of-nodes");
}

static void keep_edge_columns(reducing *r)
{
    static const held rows[] = {
        {"weight", PT_HOLDS_WEIGHTS},
        {"kind", PT_HOLDS_KINDS},
    };
    if (!holds(r, PT_HOLDS_EDGE_COLUMNS))
        keep_columns(r, &r->outline->edge_table, rows, PT_COUNT(rows),
                     "of-edges");
}

static void keep_graph_columns(reducing *r)
{
    if (!holds(r, PT_HOLDS_GRAPH))
        keep_columns(r, &r->outline->graph, NULL, 0, "of-network");
}

/* What tells pools from actors, where no column does. */
static void tell_pools(reducing *r)
{
    const pt_table *nodes = &r->outline->node_table;
    size_t class = pt_table_find(nodes, "class");
    size_t pools = 0;
    if (holds(r, PT_HOLDS_NODE_COLUMNS) || holds(r, PT_HOLDS_KINDS))
        return;
    for (size_t i = 0; class != PTCE_NOBODY && i < nodes->rows; i++) {
        const char *cell = pt_table_get(nodes, class, i);
        pools += cell && strcmp(cell, "pool") == 0;
    }
    tell(r, "pools", pools, "");
}

/* ---- Edges --------------------------------------------------------------- */

/* Rows of a table in a new order or number; `from` are the old rows. */
static void pick_rows(reducing *r, pt_table *table, const size_t *from,
                      size_t count)
{
    for (size_t i = 0; r->status == PTCE_OK && i < table->column_count; i++) {
        pt_column *column = &table->columns[i];
        const char **cells = pt_alloc(count, sizeof *cells);
        if (!cells) {
            r->status = pt_nomem(r->err);
            return;
        }
        for (size_t row = 0; row < count; row++)
            cells[row] =
                from[row] < column->capacity ? column->cells[from[row]] : NULL;
        free(column->cells);
        column->cells = cells;
        column->capacity = count;
    }
    table->rows = count;
}

static void undirect_all(reducing *r)
{
    pt_outline *o = r->outline;
    size_t lost = 0;
    if (holds(r, PT_HOLDS_ARCS))
        return;
    for (size_t i = 0; i < o->edge_count; i++) {
        lost += o->edges[i].directed;
        o->edges[i].directed = false;
    }
    tell(r, "directions", lost, "");
}

/* Where directed and other edges cannot stand together, an undirected one is
 * an edge each way. */
static void direct_all(reducing *r)
{
    pt_outline *o = r->outline;
    size_t directed = 0;
    for (size_t i = 0; i < o->edge_count; i++)
        directed += o->edges[i].directed;
    if (holds(r, PT_HOLDS_DIRECTIONS) || directed == 0 ||
        directed == o->edge_count)
        return;
    size_t *from = pt_alloc(2 * o->edge_count, sizeof *from);
    pt_edge *edges = pt_alloc(2 * o->edge_count, sizeof *edges);
    size_t count = 0;
    for (size_t i = 0; from && edges && i < o->edge_count; i++) {
        from[count] = i;
        edges[count++] = o->edges[i];
        if (o->edges[i].directed)
            continue;
        from[count] = i;
        edges[count] = o->edges[i];
        edges[count].from = o->edges[i].to;
        edges[count++].to = o->edges[i].from;
    }
    if (!from || !edges) {
        r->status = pt_nomem(r->err);
        free(edges);
    } else {
        for (size_t i = 0; i < count; i++)
            edges[i].directed = true;
        pick_rows(r, &o->edge_table, from, count);
        tell(r, "undirected", o->edge_count - directed, "");
        free(o->edges);
        o->edges = edges;
        o->edge_count = count;
        o->edge_capacity = count;
    }
    free(from);
}

typedef struct sorted {
    size_t row, low, high;
    const char *kind; /* where the format holds kinds */
    bool directed;
} sorted;

static int by_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int same_pair(const sorted *x, const sorted *y)
{
    int order = by_size(x->low, y->low);
    if (order == 0)
        order = by_size(x->high, y->high);
    if (order == 0)
        order = pt_text_order(x->kind, y->kind);
    return order ? order : by_size(x->directed, y->directed);
}

static int by_pair(const void *a, const void *b)
{
    const sorted *x = a;
    const sorted *y = b;
    int order = same_pair(x, y);
    return order ? order : by_size(x->row, y->row);
}

static int by_row(const void *a, const void *b)
{
    return by_size(*(const size_t *)a, *(const size_t *)b);
}

static double weight_of(const pt_table *edges, size_t column, size_t row)
{
    const char *cell = pt_table_get(edges, column, row);
    double weight = 1;
    return cell && pt_number_read(&weight, cell) ? weight : 1;
}

/* Pairs in order; the edges of a pair become its first, weights added. */
static void merge_sorted(reducing *r, const sorted *pairs, size_t *kept,
                         size_t *count)
{
    pt_outline *o = r->outline;
    pt_table *edges = &o->edge_table;
    size_t weights = pt_table_find(edges, "weight");
    size_t lost = 0;
    for (size_t i = 0; r->status == PTCE_OK && i < o->edge_count;) {
        size_t next = i;
        double weight = 0;
        while (next < o->edge_count && same_pair(&pairs[i], &pairs[next]) == 0)
            weight += weight_of(edges, weights, pairs[next++].row);
        kept[(*count)++] = pairs[i].row;
        lost += next - i - 1;
        if (next - i > 1 && holds(r, PT_HOLDS_WEIGHTS)) {
            char number[PT_NUMBER_MAX];
            pt_number_write(number, weight);
            r->status = pt_table_put(o, edges, "weight", PT_CELL_NUMBER,
                                     pairs[i].row, number, r->err);
        }
        i = next;
    }
    tell(r, "parallel", lost, "");
}

static void keep_edges(reducing *r, size_t *kept, size_t count)
{
    pt_outline *o = r->outline;
    if (count > 1)
        qsort(kept, count, sizeof *kept, by_row);
    pick_rows(r, &o->edge_table, kept, count);
    for (size_t i = 0; i < count; i++)
        o->edges[i] = o->edges[kept[i]];
    o->edge_count = count;
}

/* The edges by their pairs; those that go one way apart, or not. */
static void sort_pairs(sorted *pairs, const pt_outline *o, size_t kinds,
                       bool ways)
{
    for (size_t i = 0; i < o->edge_count; i++) {
        const pt_edge *e = &o->edges[i];
        bool one_way = ways && e->directed;
        bool turn = !one_way && e->from > e->to;
        pairs[i] = (sorted){.row = i,
                            .low = turn ? e->to : e->from,
                            .high = turn ? e->from : e->to,
                            .kind = pt_table_get(&o->edge_table, kinds, i),
                            .directed = one_way};
    }
    qsort(pairs, o->edge_count, sizeof *pairs, by_pair);
}

/* A tie both ways holds one that goes one way, where nothing else is left to
 * tell them apart. */
static void soften(pt_outline *o, const sorted *pairs)
{
    for (size_t i = 0, next; i < o->edge_count; i = next) {
        bool both_ways = false;
        for (next = i;
             next < o->edge_count && same_pair(&pairs[i], &pairs[next]) == 0;
             next++)
            both_ways |= !o->edges[pairs[next].row].directed;
        for (size_t k = i; both_ways && k < next; k++)
            o->edges[pairs[k].row].directed = false;
    }
}

static void merge_parallel(reducing *r)
{
    pt_outline *o = r->outline;
    if (holds(r, PT_HOLDS_PARALLEL) || o->edge_count == 0)
        return;
    size_t kinds = holds(r, PT_HOLDS_KINDS)
                       ? pt_table_find(&o->edge_table, "kind")
                       : PTCE_NOBODY;
    sorted *pairs = pt_alloc(o->edge_count, sizeof *pairs);
    size_t *kept = pt_alloc(o->edge_count, sizeof *kept);
    size_t count = 0;
    if (!pairs || !kept) {
        r->status = pt_nomem(r->err);
    } else {
        sort_pairs(pairs, o, kinds, false);
        soften(o, pairs);
        sort_pairs(pairs, o, kinds, true);
        merge_sorted(r, pairs, kept, &count);
        if (r->status == PTCE_OK && count < o->edge_count)
            keep_edges(r, kept, count);
    }
    free(pairs);
    free(kept);
}

/* ---- Texts ----------------------------------------------------------- */

/* The text without breaks and tabs; NULL where nothing is left of it. */
static const char *one_line(reducing *r, const char *text)
{
    char *copy = pt_arena_text(r->outline->arena, text, strlen(text));
    if (!copy)
        r->status = pt_nomem(r->err);
    for (char *at = copy; at && *at; at++)
        if (strchr("\n\r\t", *at))
            *at = ' ';
    return copy && *copy ? copy : NULL;
}

static size_t flatten(reducing *r, pt_table *table)
{
    size_t lost = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        pt_column *column = &table->columns[i];
        for (size_t row = 0; row < table->rows && row < column->capacity;
             row++) {
            const char *cell = column->cells[row];
            if (!cell || (*cell && !strpbrk(cell, "\n\r\t")))
                continue;
            column->cells[row] = one_line(r, cell);
            lost++;
        }
    }
    return lost;
}

static void flatten_texts(reducing *r)
{
    if (holds(r, PT_HOLDS_BREAKS))
        return;
    size_t lost = flatten(r, &r->outline->node_table);
    lost += flatten(r, &r->outline->edge_table);
    lost += flatten(r, &r->outline->graph);
    tell(r, "breaks", lost, "");
}

/* ---- Nodes --------------------------------------------------------------- */

static void drop_isolates(reducing *r)
{
    pt_outline *o = r->outline;
    if (holds(r, PT_HOLDS_ISOLATES))
        return;
    bool *tied = pt_alloc(o->node_count, sizeof *tied);
    size_t lost = o->node_count;
    if (!tied) {
        r->status = pt_nomem(r->err);
        return;
    }
    for (size_t i = 0; i < o->edge_count; i++) {
        lost -= !tied[o->edges[i].from];
        tied[o->edges[i].from] = true;
        lost -= !tied[o->edges[i].to];
        tied[o->edges[i].to] = true;
    }
    tell(r, "isolates", lost, "");
    if (lost > 0 && r->status == PTCE_OK)
        r->status = pt_outline_keep(o, tied, r->err);
    free(tied);
}

ptce_status pt_outline_reduce(pt_outline *outline, unsigned bits,
                              ptce_findings *findings, ptce_error *err)
{
    reducing r = {
        .outline = outline, .findings = findings, .holds = bits, .err = err};
    static void (*const steps[])(struct reducing *) = {
        tell_pools,        keep_graph_columns, keep_node_columns,
        keep_edge_columns, undirect_all,       direct_all,
        merge_parallel,    drop_isolates,      flatten_texts,
    };
    for (size_t i = 0; r.status == PTCE_OK && i < PT_COUNT(steps); i++)
        steps[i](&r);
    return r.status;
}
