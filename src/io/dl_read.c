/* SPDX-License-Identifier: MIT */
/* UCINET's DL: matrices full or half, lists of edges or nodes, several
 * matrices, one mode or two, labels listed or embedded, rows that wrap. A
 * matrix that is its own mirror is read as undirected ties, another as directed
 * ones; cells of 0 are no tie, those of the diagonal are left aside. */
#include "io/dl.h"
#include "io/formats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t matrices(const pt_dl *d)
{
    return d->sizes[PT_DL_MATRICES] ? d->sizes[PT_DL_MATRICES] : 1;
}

static size_t columns_of(const pt_dl *d)
{
    return d->sizes[d->two_modes ? PT_DL_COLUMNS : PT_DL_ROWS];
}

static bool add_arc(pt_dl *d, pt_dl_arc arc)
{
    double value = 1;
    if (arc.weight.length && !pt_slice_number(arc.weight, &value)) {
        if (*arc.weight.at != '.' && !pt_slice_is(arc.weight, "na"))
            return pt_lex_expected(&d->lex, arc.weight, "number");
        d->missing++;
        return true;
    }
    if (!(value < 0 || value > 0))
        return true;
    if (arc.from == arc.to && !d->two_modes) {
        d->diagonal++;
        return true;
    }
    ptce_status st = d->arc_count < PT_OUTLINE_EDGES
                         ? pt_grow((void **)&d->arcs, &d->arc_capacity,
                                   d->arc_count, sizeof *d->arcs, d->lex.err)
                         : pt_fail(d->lex.err, PTCE_E_LIMIT, "outline-edges",
                                   "10000000", NULL);
    if (st == PTCE_OK)
        d->arcs[d->arc_count++] = arc;
    return pt_lex_take(&d->lex, st);
}

/* ---- Matrices
 * ---------------------------------------------------------------- */

static bool cell_word(pt_dl *d, pt_slice *word)
{
    bool quoted = false;
    do {
        if (!pt_dl_word(d, ",", word, &quoted))
            return pt_lex_goes_on(&d->lex) &&
                   pt_lex_expected(&d->lex, *word, "cell");
    } while (!quoted && pt_slice_is(*word, "!"));
    return true;
}

static bool embedded_labels(pt_dl *d, size_t set, size_t count, bool fresh)
{
    pt_slice word;
    for (size_t i = 0; i < count; i++)
        if (!cell_word(d, &word) || (fresh && !pt_dl_add_label(d, set, word)))
            return false;
    return true;
}

static bool read_matrix_row(pt_dl *d, size_t matrix, size_t row)
{
    size_t width = columns_of(d);
    size_t start = d->layout == PT_DL_UPPER ? row : 0;
    size_t stop = d->layout == PT_DL_LOWER ? row + 1 : width;
    pt_slice word;
    for (size_t column = start; column < stop; column++) {
        if (d->no_diagonal && column == row)
            continue;
        size_t to = d->two_modes ? d->sizes[PT_DL_ROWS] + column : column;
        if (!cell_word(d, &word) ||
            !add_arc(d, (pt_dl_arc){row, to, matrix, word, word.at}))
            return false;
    }
    return true;
}

/* Labels in the data are new only if none are listed or read before. */
static bool read_matrix(pt_dl *d, size_t matrix)
{
    size_t names = d->two_modes ? PT_DL_COLUMNS : PT_DL_ROWS;
    bool columns_new = d->labels[names].count == 0;
    if (d->embedded[PT_DL_COLUMNS] &&
        !embedded_labels(d, names, columns_of(d), columns_new))
        return false;
    bool rows_new = d->labels[PT_DL_ROWS].count == 0;
    for (size_t row = 0; row < d->sizes[PT_DL_ROWS]; row++) {
        if (d->embedded[PT_DL_ROWS] &&
            !embedded_labels(d, PT_DL_ROWS, 1, rows_new))
            return false;
        if (!read_matrix_row(d, matrix, row))
            return false;
    }
    return true;
}

static bool read_matrices(pt_dl *d)
{
    pt_slice word = {d->lex.at, 0};
    bool quoted = false;
    if (!d->sizes[PT_DL_ROWS] || !columns_of(d))
        return pt_lex_stop(&d->lex, "format-missing", pt_slice_of("DL"), "n");
    for (size_t i = 0; i < matrices(d); i++)
        if (!read_matrix(d, i))
            return false;
    return !pt_dl_word(d, ",", &word, &quoted) ||
           pt_lex_expected(&d->lex, word, "end");
}

/* ---- Lists
 * ------------------------------------------------------------------- */

/* A node by its label or its number. */
static bool node_of(pt_dl *d, size_t set, pt_slice word, size_t *node)
{
    pt_dl_labels *labels = &d->labels[set];
    char most[24];
    bool embedded = d->embedded[set];
    if (!embedded && pt_slice_count(word, node)) {
        (void)snprintf(most, sizeof most, "%zu", d->sizes[set]);
        if (*node < 1 || *node > d->sizes[set])
            return pt_lex_stop(&d->lex, "format-range", word, most);
        --*node;
        return true;
    }
    if (!embedded) {
        *node = pt_outline_find(labels->index, word);
        return *node != PTCE_NOBODY || pt_lex_expected(&d->lex, word, "vertex");
    }
    ptce_status st =
        pt_outline_mention(labels->index, word, 0, node, d->lex.err);
    return pt_lex_take(&d->lex, st) &&
           (*node < labels->count || pt_dl_add_label(d, set, word));
}

/* The index finds listed labels; the first of equal ones. */
static bool index_labels(pt_dl *d, size_t set)
{
    pt_dl_labels *labels = &d->labels[set];
    for (size_t i = 0; i < labels->count; i++) {
        size_t row = 0;
        if (!pt_lex_take(&d->lex,
                         pt_outline_mention(labels->index, labels->items[i], 0,
                                            &row, d->lex.err)))
            return false;
        if (row != i)
            return true; /* twins: only numbers can tell them apart */
    }
    return true;
}

static bool word_of(pt_dl *d, pt_slice *line, pt_slice *word)
{
    bool quoted = false;
    return pt_slice_word(line, PT_PARTED_LIST, word, &quoted) &&
           (!quoted || pt_lex_unquote(&d->lex, word));
}

static bool read_edge(pt_dl *d, size_t matrix, pt_slice line)
{
    size_t to_set = d->two_modes ? PT_DL_COLUMNS : PT_DL_ROWS;
    pt_dl_arc arc = {.matrix = matrix, .at = line.at};
    pt_slice word;
    if (!word_of(d, &line, &word) || !node_of(d, PT_DL_ROWS, word, &arc.from))
        return pt_lex_goes_on(&d->lex);
    if (!word_of(d, &line, &word))
        return pt_lex_expected(&d->lex, line, "vertex");
    if (!node_of(d, to_set, word, &arc.to))
        return false;
    if (!word_of(d, &line, &arc.weight)) {
        arc.weight = (pt_slice){0};
        return add_arc(d, arc);
    }
    for (bool more = true; more; more = word_of(d, &line, &arc.weight)) {
        if (!add_arc(d, arc))
            return false;
        if (++arc.matrix >= matrices(d))
            break;
    }
    return pt_lex_goes_on(&d->lex);
}

static bool read_nodes(pt_dl *d, size_t matrix, pt_slice line, size_t row)
{
    size_t to_set = d->two_modes ? PT_DL_COLUMNS : PT_DL_ROWS;
    bool counted = d->layout == PT_DL_COUNTED1 || d->layout == PT_DL_COUNTED2;
    pt_dl_arc arc = {.matrix = matrix, .from = row, .at = line.at};
    pt_slice word;
    if (!word_of(d, &line, &word))
        return true;
    if (!counted && !node_of(d, PT_DL_ROWS, word, &arc.from))
        return false;
    if (counted && row >= d->sizes[PT_DL_ROWS])
        return pt_lex_expected(&d->lex, word, "end");
    while (word_of(d, &line, &word))
        if (!node_of(d, to_set, word, &arc.to) || !add_arc(d, arc))
            return false;
    return pt_lex_goes_on(&d->lex);
}

static bool read_lists(pt_dl *d)
{
    bool edges = d->layout == PT_DL_EDGES1 || d->layout == PT_DL_EDGES2;
    size_t matrix = 0;
    size_t row = 0;
    pt_slice line;
    for (size_t i = 0; i < PT_DL_MATRICES; i++)
        if (!index_labels(d, i))
            return false;
    while (pt_lex_goes_on(&d->lex) && pt_lex_next_line(&d->lex, &line)) {
        pt_slice bare = pt_slice_bare(line);
        if (bare.length == 0)
            continue;
        if (*bare.at == '!') {
            row = 0;
            if (++matrix >= matrices(d))
                return pt_lex_expected(&d->lex, bare, "end");
        } else if (edges) {
            (void)read_edge(d, matrix, bare);
        } else {
            (void)read_nodes(d, matrix, bare, row++);
        }
    }
    for (size_t i = 0; i < d->arc_count && d->two_modes; i++)
        d->arcs[i].to += d->embedded[PT_DL_ROWS] ? d->labels[PT_DL_ROWS].count
                                                 : d->sizes[PT_DL_ROWS];
    return pt_lex_goes_on(&d->lex);
}

/* ---- Nodes
 * ------------------------------------------------------------------- */

static size_t count_of(const pt_dl *d, size_t set)
{
    return d->embedded[set] && d->labels[set].count ? d->labels[set].count
                                                    : d->sizes[set];
}

static pt_slice id_of(const pt_dl *d, size_t i, bool by_label, char id[24])
{
    size_t rows = count_of(d, PT_DL_ROWS);
    size_t set = i < rows ? PT_DL_ROWS : PT_DL_COLUMNS;
    const pt_dl_labels *labels = &d->labels[set];
    size_t at = i < rows ? i : i - rows;
    if (by_label && at < labels->count && labels->items[at].length)
        return labels->items[at];
    (void)snprintf(id, 24, "%zu", i + 1);
    return pt_slice_of(id);
}

static bool labels_differ(pt_dl *d, size_t count)
{
    pt_outline *seen = pt_outline_new("");
    bool again = false;
    char id[24];
    ptce_status st = seen ? PTCE_OK : pt_nomem(d->lex.err);
    for (size_t i = 0; i < count && !again && st == PTCE_OK; i++) {
        size_t row = 0;
        st = pt_outline_declare(seen, id_of(d, i, true, id), 0, &row, &again,
                                d->lex.err);
    }
    pt_outline_free(seen);
    return pt_lex_take(&d->lex, st) && !again;
}

static bool declare_nodes(pt_dl *d)
{
    size_t rows = count_of(d, PT_DL_ROWS);
    size_t count = rows + (d->two_modes ? count_of(d, PT_DL_COLUMNS) : 0);
    bool by_label = labels_differ(d, count);
    pt_table *table = &d->out->node_table;
    for (size_t i = 0; i < count && pt_lex_goes_on(&d->lex); i++) {
        char id[24];
        char label[24];
        size_t row = 0;
        pt_slice name = id_of(d, i, true, label);
        const char *at = name.at >= d->lex.text.at && name.at < d->lex.end
                             ? name.at
                             : d->lex.text.at;
        if (pt_lex_declare(&d->lex, id_of(d, i, by_label, id), at, &row) &&
            !by_label)
            (void)pt_lex_put(&d->lex, table, "name", PT_CELL_TEXT, row, name);
        if (d->two_modes)
            (void)pt_lex_put(&d->lex, table, "class", PT_CELL_TEXT, row,
                             pt_slice_of(i < rows ? "actor" : "pool"));
    }
    return pt_lex_goes_on(&d->lex);
}

/* ---- Edges
 * ------------------------------------------------------------------- */

static double weight_of(const pt_dl_arc *arc)
{
    double value = 1;
    (void)(arc->weight.length && pt_slice_number(arc->weight, &value));
    return value;
}

static int order_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* By matrix, then by pair whatever the direction, then by direction. */
static int order_arcs(const void *left, const void *right)
{
    const pt_dl_arc *a = left;
    const pt_dl_arc *b = right;
    size_t low_a = a->from < a->to ? a->from : a->to;
    size_t low_b = b->from < b->to ? b->from : b->to;
    int order = order_sizes(a->matrix, b->matrix);
    order = order ? order : order_sizes(low_a, low_b);
    order = order ? order : order_sizes(a->from + a->to, b->from + b->to);
    order = order ? order : order_sizes(a->from, b->from);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static bool is_mirror(const pt_dl_arc *a, const pt_dl_arc *b)
{
    return a->matrix == b->matrix && a->from == b->to && a->to == b->from &&
           fabs(weight_of(a) - weight_of(b)) <= 0;
}

/* The arcs of a matrix, sorted: whether each has its mirror beside it. */
static bool is_symmetric(const pt_dl_arc *arcs, size_t count)
{
    for (size_t i = 0; i + 1 < count; i += 2)
        if (!is_mirror(&arcs[i], &arcs[i + 1]) ||
            (i + 2 < count && is_mirror(&arcs[i + 1], &arcs[i + 2])))
            return false;
    return count % 2 == 0;
}

static bool add_edge(pt_dl *d, const pt_dl_arc *arc, bool directed,
                     bool weighted)
{
    pt_table *table = &d->out->edge_table;
    const pt_dl_labels *names = &d->labels[PT_DL_MATRICES];
    size_t row = 0;
    char number[24];
    pt_slice kind = {0};
    if (arc->matrix < names->count) {
        kind = names->items[arc->matrix];
    } else if (matrices(d) > 1) {
        (void)snprintf(number, sizeof number, "%zu", arc->matrix + 1);
        kind = pt_slice_of(number);
    } else if (d->two_modes) {
        kind = pt_slice_of("membership");
    }
    if (!pt_lex_edge(&d->lex, arc->from, arc->to, directed, arc->at, &row))
        return false;
    if (kind.length &&
        !pt_lex_put(&d->lex, table, "kind", PT_CELL_TEXT, row, kind))
        return false;
    return !weighted || !arc->weight.length ||
           pt_lex_put(&d->lex, table, "weight", PT_CELL_NUMBER, row,
                      arc->weight);
}

static bool add_edges(pt_dl *d)
{
    bool half = d->layout == PT_DL_UPPER || d->layout == PT_DL_LOWER;
    bool weighted = false;
    size_t stop = 0;
    if (d->arc_count)
        qsort(d->arcs, d->arc_count, sizeof *d->arcs, order_arcs);
    for (size_t i = 0; i < d->arc_count; i++)
        weighted = weighted || fabs(weight_of(&d->arcs[i]) - 1) > 0;
    for (size_t start = 0; start < d->arc_count; start = stop) {
        stop = start;
        while (stop < d->arc_count &&
               d->arcs[stop].matrix == d->arcs[start].matrix)
            stop++;
        bool mutual = !half && !d->two_modes &&
                      is_symmetric(&d->arcs[start], stop - start);
        bool directed = !half && !d->two_modes && !mutual;
        for (size_t i = start; i < stop; i += mutual ? 2 : 1)
            if (!add_edge(d, &d->arcs[i], directed, weighted))
                return false;
    }
    return true;
}

static void read_all(pt_dl *d)
{
    if (!pt_dl_header(d))
        return;
    bool lists = d->layout >= PT_DL_EDGES1;
    (void)((lists ? read_lists(d) : read_matrices(d)) && declare_nodes(d) &&
           add_edges(d) && pt_lex_relations(&d->lex) &&
           pt_lex_ignored(&d->lex, "missing", d->missing) &&
           pt_lex_ignored(&d->lex, "diagonal", d->diagonal));
}

ptce_status pt_dl_read(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_dl d = {.lex = pt_lex_of(import, text, err), .out = import->outline};
    for (size_t i = 0; i < PT_DL_SETS; i++) {
        d.labels[i].index = pt_outline_new("");
        if (!d.labels[i].index)
            (void)pt_lex_take(&d.lex, pt_nomem(err));
    }
    if (pt_lex_goes_on(&d.lex))
        read_all(&d);
    for (size_t i = 0; i < PT_DL_SETS; i++) {
        pt_outline_free(d.labels[i].index);
        free(d.labels[i].items);
    }
    free(d.arcs);
    return d.lex.status;
}
