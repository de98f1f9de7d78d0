/* SPDX-License-Identifier: MIT */
/* Pajek networks and projects. A vertex is called by its id. A kind of edge is
 * a relation. In a project each column of nodes is a partition or a vector; the
 * classes of a partition are named in comments before it, which our reader
 * takes back. Lines of text have no line breaks: they become blanks. */
#include "io/formats.h"
#include "io/lex.h"
#include "io/shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Places
 * ------------------------------------------------------------------ */

typedef struct frame {
    size_t x, y; /* columns, PTCE_NOBODY for none */
    double low[2], scale;
} frame;

static bool place_of(double place[2], const frame *f, const pt_table *table,
                     size_t row)
{
    const char *x = pt_table_get(table, f->x, row);
    const char *y = pt_table_get(table, f->y, row);
    return x && y && pt_number_read(&place[0], x) &&
           pt_number_read(&place[1], y);
}

/* Pajek's sheet is from 0 to 1: what does not lie on it is scaled. */
static frame frame_of(const pt_table *table)
{
    frame f = {.x = pt_table_find(table, "x"), .y = pt_table_find(table, "y")};
    double low[2] = {HUGE_VAL, HUGE_VAL};
    double high[2] = {-HUGE_VAL, -HUGE_VAL};
    for (size_t row = 0; row < table->rows; row++) {
        double place[2];
        if (!place_of(place, &f, table, row))
            continue;
        for (size_t i = 0; i < 2; i++) {
            low[i] = fmin(low[i], place[i]);
            high[i] = fmax(high[i], place[i]);
        }
    }
    double extent = fmax(high[0] - low[0], high[1] - low[1]);
    bool fits = low[0] >= 0 && low[1] >= 0 && high[0] <= 1 && high[1] <= 1;
    f.low[0] = low[0];
    f.low[1] = low[1];
    f.scale = fits ? 0 : extent > 0 ? 0.9 / extent : 1;
    return f;
}

static void add_place(ptce_text *out, const frame *f, const pt_table *table,
                      size_t row)
{
    double place[2];
    if (!place_of(place, f, table, row))
        return;
    for (size_t i = 0; i < 2; i++) {
        ptce_text_add(out, " ");
        if (f->scale > 0)
            ptce_text_add_number(
                out,
                round((0.05 + (place[i] - f->low[i]) * f->scale) * 1e4) / 1e4);
        else
            ptce_text_add(out, pt_table_get(table, i ? f->y : f->x, row));
    }
    ptce_text_add(out, " 0.5");
}

/* ---- Vertices and lines
 * --------------------------------------------------------- */

static void add_vertices(ptce_text *out, const pt_outline *outline)
{
    const pt_table *table = &outline->node_table;
    const frame f = frame_of(table);
    size_t actors = pt_outline_modes(outline);
    ptce_text_add(out, "*Vertices ");
    ptce_text_add_count(out, outline->node_count);
    if (actors) {
        ptce_text_add(out, " ");
        ptce_text_add_count(out, actors);
    }
    ptce_text_add(out, "\n");
    for (size_t i = 0; i < outline->node_count; i++) {
        ptce_text_add_count(out, i + 1);
        ptce_text_add(out, " ");
        pt_add_quoted(out, outline->nodes[i].id);
        add_place(out, &f, table, i);
        ptce_text_add(out, "\n");
    }
}

static void add_star(ptce_text *out, bool directed, size_t relation,
                     const char *name)
{
    ptce_text_add(out, directed ? "*Arcs" : "*Edges");
    if (name) {
        ptce_text_add(out, " :");
        ptce_text_add_count(out, relation);
        ptce_text_add(out, " ");
        pt_add_quoted(out, name);
    }
    ptce_text_add(out, "\n");
}

/* The lines of a relation, directed or not; the star line before the first. */
static void add_lines(ptce_text *out, const pt_outline *outline,
                      const size_t *relations, size_t relation,
                      const char *name, bool directed)
{
    const pt_table *table = &outline->edge_table;
    size_t weight = pt_table_find(table, "weight");
    bool any = false;
    for (size_t i = 0; i < outline->edge_count; i++) {
        const pt_edge *edge = &outline->edges[i];
        const char *cell = pt_table_get(table, weight, i);
        if (edge->directed != directed || relations[i] != relation)
            continue;
        if (!any)
            add_star(out, directed, relation, name);
        any = true;
        ptce_text_add_count(out, edge->from + 1);
        ptce_text_add(out, " ");
        ptce_text_add_count(out, edge->to + 1);
        ptce_text_add(out, cell ? " " : "");
        ptce_text_add(out, cell ? cell : "");
        ptce_text_add(out, "\n");
    }
}

static void add_relations(ptce_text *out, const pt_outline *outline,
                          const size_t *relations, const pt_outline *kinds)
{
    for (size_t k = 0; k <= kinds->node_count; k++) {
        const char *name = k ? kinds->nodes[k - 1].id : NULL;
        add_lines(out, outline, relations, k, name, true);
        add_lines(out, outline, relations, k, name, false);
    }
}

ptce_status pt_pajek_write(ptce_text *out, const pt_outline *outline,
                           ptce_error *err)
{
    pt_outline *kinds = pt_outline_new("");
    size_t *relations = pt_alloc(outline->edge_count + 1, sizeof *relations);
    ptce_status st = kinds && relations ? PTCE_OK : pt_nomem(err);
    if (st == PTCE_OK)
        st = pt_classify(relations, kinds, &outline->edge_table,
                         pt_table_find(&outline->edge_table, "kind"), err);
    if (st == PTCE_OK) {
        add_vertices(out, outline);
        add_relations(out, outline, relations, kinds);
        st = ptce_text_check(out, err);
    }
    free(relations);
    pt_outline_free(kinds);
    return st;
}

/* ---- Projects
 * --------------------------------------------------------------------- */

static void add_head(ptce_text *out, const char *what, const char *name,
                     size_t count)
{
    ptce_text_add(out, what);
    pt_add_quoted(out, name);
    ptce_text_add(out, "\n*Vertices ");
    ptce_text_add_count(out, count);
    ptce_text_add(out, "\n");
}

/* Every cell is filled with a number that Pajek holds. */
static bool is_numeric(const pt_table *table, size_t column)
{
    pt_cell kind = pt_column_kind(&table->columns[column]);
    for (size_t row = 0; row < table->rows; row++) {
        const char *cell = pt_table_get(table, column, row);
        if (!cell || strlen(cell) > 9 ||
            (kind == PT_CELL_INTEGER && *cell == '-'))
            return false;
    }
    return table->rows && (kind == PT_CELL_INTEGER || kind == PT_CELL_NUMBER);
}

static void add_numbers(ptce_text *out, const pt_table *table, size_t column)
{
    bool whole = pt_column_kind(&table->columns[column]) == PT_CELL_INTEGER;
    add_head(out, whole ? "*Partition " : "*Vector ",
             table->columns[column].name, table->rows);
    for (size_t row = 0; row < table->rows; row++) {
        ptce_text_add(out, pt_table_get(table, column, row));
        ptce_text_add(out, "\n");
    }
}

static ptce_status add_partition(ptce_text *out, const pt_table *table,
                                 size_t column, size_t *numbers,
                                 ptce_error *err)
{
    const char *name = table->columns[column].name;
    pt_outline *classes = pt_outline_new("");
    ptce_status st = classes ? pt_classify(numbers, classes, table, column, err)
                             : pt_nomem(err);
    if (st == PTCE_OK && classes->node_count > 0) {
        for (size_t i = 0; i < classes->node_count; i++) {
            ptce_text_add(out, "% class ");
            ptce_text_add_count(out, i + 1);
            ptce_text_add(out, " of ");
            pt_add_quoted(out, name);
            ptce_text_add(out, ": ");
            pt_add_quoted(out, classes->nodes[i].id);
            ptce_text_add(out, "\n");
        }
        add_head(out, "*Partition ", name, table->rows);
        for (size_t row = 0; row < table->rows; row++) {
            ptce_text_add_count(out, numbers[row]);
            ptce_text_add(out, "\n");
        }
    }
    pt_outline_free(classes);
    return st;
}

ptce_status pt_paj_write(ptce_text *out, const pt_outline *outline,
                         ptce_error *err)
{
    const pt_table *table = &outline->node_table;
    const frame f = frame_of(table);
    bool modes = pt_outline_modes(outline) > 0;
    size_t *numbers = pt_alloc(table->rows + 1, sizeof *numbers);
    ptce_text_add(out, "*Network network\n");
    ptce_status st =
        numbers ? pt_pajek_write(out, outline, err) : pt_nomem(err);
    for (size_t i = 0; i < table->column_count && st == PTCE_OK; i++) {
        bool placed =
            (i == f.x || i == f.y) && f.x != PTCE_NOBODY && f.y != PTCE_NOBODY;
        if (placed || (modes && strcmp(table->columns[i].name, "class") == 0))
            continue;
        if (is_numeric(table, i))
            add_numbers(out, table, i);
        else
            st = add_partition(out, table, i, numbers, err);
    }
    free(numbers);
    return st == PTCE_OK ? ptce_text_check(out, err) : st;
}
