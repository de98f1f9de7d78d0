/* SPDX-License-Identifier: MIT */
/* UCINET's DL: a full matrix a kind while it can be looked at, else a list of
 * edges. An undirected tie stands on both sides of the diagonal. */
#include "io/formats.h"
#include "io/lex.h"
#include "io/shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LARGEST_MATRIX 200 /* nodes */

typedef struct writer {
    ptce_text *out;
    const pt_outline *outline;
    pt_outline *kinds;
    size_t *kind_of; /* by edge, from 1; 0: none said */
    bool unsaid;     /* some edge has no kind */
    size_t actors;   /* the first of two modes, or 0 */
    double *cells;   /* of one matrix */
    size_t width, height;
} writer;

static double weight_of(const pt_outline *outline, size_t edge)
{
    const pt_table *table = &outline->edge_table;
    const char *cell =
        pt_table_get(table, pt_table_find(table, "weight"), edge);
    double value = 1;
    return cell && pt_number_read(&value, cell) ? value : 1;
}

/* As it is if no reader can take it for anything else. */
static void add_label(ptce_text *out, const char *label)
{
    bool plain = *label && strncasecmp(label, "labels", 6) != 0;
    for (const char *at = label; *at && plain; at++)
        plain = (*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') ||
                (*at >= 'A' && *at <= 'Z') || *at == '_' || *at == '-' ||
                ((unsigned char)*at >= 0x80 && (unsigned char)*at != 0xC2);
    if (plain)
        ptce_text_add(out, label);
    else
        pt_add_quoted(out, label);
    ptce_text_add(out, "\n");
}

static void add_size(ptce_text *out, const char *name, size_t size)
{
    ptce_text_add(out, name);
    ptce_text_add_count(out, size);
}

static size_t matrices(const writer *w)
{
    size_t all = w->kinds->node_count + w->unsaid;
    return all ? all : 1;
}

static void add_labels(const writer *w)
{
    const pt_outline *outline = w->outline;
    size_t first = w->actors ? w->actors : outline->node_count;
    ptce_text_add(w->out, w->actors ? "row labels:\n" : "labels:\n");
    for (size_t i = 0; i < outline->node_count; i++) {
        if (i == first)
            ptce_text_add(w->out, "column labels:\n");
        add_label(w->out, outline->nodes[i].id);
    }
    if (w->kinds->node_count == 0)
        return;
    ptce_text_add(w->out, "matrix labels:\n");
    for (size_t i = 0; i < w->kinds->node_count; i++)
        add_label(w->out, w->kinds->nodes[i].id);
    if (w->unsaid)
        add_label(w->out, "ties");
}

/* The matrix of a kind; of what says none, 0. */
static bool is_of(const writer *w, size_t edge, size_t matrix)
{
    size_t kind = w->kind_of[edge];
    return kind ? kind == matrix + 1 : matrix == w->kinds->node_count;
}

static void add_matrix(const writer *w, size_t matrix)
{
    const pt_outline *outline = w->outline;
    memset(w->cells, 0, w->width * w->height * sizeof *w->cells);
    for (size_t i = 0; i < outline->edge_count; i++) {
        const pt_edge *edge = &outline->edges[i];
        size_t to = edge->to - w->actors;
        if (!is_of(w, i, matrix))
            continue;
        w->cells[edge->from * w->width + to] += weight_of(outline, i);
        if (!w->actors && !edge->directed)
            w->cells[to * w->width + edge->from] += weight_of(outline, i);
    }
    for (size_t row = 0; row < w->height; row++)
        for (size_t column = 0; column < w->width; column++) {
            ptce_text_add_number(w->out, w->cells[row * w->width + column]);
            ptce_text_add(w->out, column + 1 < w->width ? " " : "\n");
        }
}

static void add_arc(const writer *w, size_t from, size_t to, double weight)
{
    ptce_text_add_count(w->out, from + 1);
    ptce_text_add(w->out, " ");
    ptce_text_add_count(w->out, to + 1);
    if (fabs(weight - 1) > 0) {
        ptce_text_add(w->out, " ");
        ptce_text_add_number(w->out, weight);
    }
    ptce_text_add(w->out, "\n");
}

static void add_list(const writer *w, size_t matrix)
{
    const pt_outline *outline = w->outline;
    ptce_text_add(w->out, matrix ? "!\n" : "");
    for (size_t i = 0; i < outline->edge_count; i++) {
        const pt_edge *edge = &outline->edges[i];
        double weight = weight_of(outline, i);
        if (!is_of(w, i, matrix))
            continue;
        add_arc(w, edge->from, edge->to - w->actors, weight);
        if (!w->actors && !edge->directed)
            add_arc(w, edge->to, edge->from, weight);
    }
}

static void add_all(writer *w)
{
    size_t nodes = w->outline->node_count;
    size_t all = matrices(w);
    bool full = w->cells != NULL;
    ptce_text_add(w->out, "dl ");
    if (w->actors) {
        add_size(w->out, "nr=", w->actors);
        add_size(w->out, " nc=", nodes - w->actors);
    } else {
        add_size(w->out, "n=", nodes);
    }
    if (all > 1)
        add_size(w->out, " nm=", all);
    ptce_text_add(w->out, full        ? "\nformat=fullmatrix\n"
                          : w->actors ? "\nformat=edgelist2\n"
                                      : "\nformat=edgelist1\n");
    if (nodes)
        add_labels(w);
    ptce_text_add(w->out, "data:\n");
    for (size_t i = 0; i < all; i++) {
        if (full)
            add_matrix(w, i);
        else
            add_list(w, i);
    }
}

ptce_status pt_dl_write(ptce_text *out, const pt_outline *outline,
                        ptce_error *err)
{
    writer w = {.out = out, .outline = outline};
    size_t nodes = outline->node_count;
    ptce_status st = PTCE_OK;
    w.actors = pt_outline_modes(outline);
    w.height = w.actors ? w.actors : nodes;
    w.width = nodes - w.actors;
    w.kinds = pt_outline_new("");
    w.kind_of = pt_alloc(outline->edge_count + 1, sizeof *w.kind_of);
    if (nodes > 0 && nodes <= LARGEST_MATRIX)
        w.cells = pt_alloc(w.width * w.height, sizeof *w.cells);
    if (!w.kinds || !w.kind_of ||
        (!w.cells && nodes > 0 && nodes <= LARGEST_MATRIX))
        st = pt_nomem(err);
    if (st == PTCE_OK)
        st = pt_classify(w.kind_of, w.kinds, &outline->edge_table,
                         pt_table_find(&outline->edge_table, "kind"), err);
    for (size_t i = 0; i < outline->edge_count && st == PTCE_OK; i++)
        w.unsaid = w.unsaid || w.kind_of[i] == 0;
    if (st == PTCE_OK) {
        add_all(&w);
        st = ptce_text_check(out, err);
    }
    pt_outline_free(w.kinds);
    free(w.kind_of);
    free(w.cells);
    return st;
}
