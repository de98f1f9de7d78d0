/* SPDX-License-Identifier: MIT */
/* The rows of a Pajek network: vertices, lines, lists, matrices. */
#include "io/pajek.h"

#include <stdio.h>
#include <string.h>

#define UNLISTED 1000 /* vertices that need no line of their own */

/* ---- Vertices
 * ---------------------------------------------------------------- */

static void number_id(char id[24], size_t i)
{
    (void)snprintf(id, 24, "%zu", i + 1);
}

static pt_slice id_of(const pt_pajek *p, size_t i, bool by_label, char id[24])
{
    if (by_label && p->vertices[i].label.length)
        return p->vertices[i].label;
    number_id(id, i);
    return pt_slice_of(id);
}

/* Whether the labels tell all vertices apart. */
static bool labels_differ(pt_pajek *p)
{
    pt_outline *seen = pt_outline_new("");
    bool again = false;
    char id[24];
    ptce_status st = seen ? PTCE_OK : pt_nomem(p->lex.err);
    for (size_t i = 0; i < p->count && !again && st == PTCE_OK; i++) {
        size_t row = 0;
        st = pt_outline_declare(seen, id_of(p, i, true, id), 0, &row, &again,
                                p->lex.err);
    }
    pt_outline_free(seen);
    return pt_lex_take(&p->lex, st) && !again;
}

bool pt_pajek_declare(pt_pajek *p)
{
    if (p->declared || !p->known)
        return pt_lex_goes_on(&p->lex);
    p->declared = true;
    bool by_label = labels_differ(p);
    pt_table *table = &p->out->node_table;
    for (size_t i = 0; i < p->count; i++) {
        char id[24];
        size_t row = 0;
        const char *at = p->vertices[i].at;
        pt_slice name = id_of(p, i, by_label, id);
        if (!pt_lex_declare(&p->lex, name, at ? at : p->lex.text.at, &row))
            return false;
        if (!by_label && p->vertices[i].label.length &&
            !pt_lex_put(&p->lex, table, "name", PT_CELL_TEXT, row,
                        p->vertices[i].label))
            return false;
        if (p->first_mode &&
            !pt_lex_put(&p->lex, table, "class", PT_CELL_TEXT, row,
                        pt_slice_of(i < p->first_mode ? "actor" : "pool")))
            return false;
    }
    return pt_lex_goes_on(&p->lex);
}

bool pt_pajek_start_vertices(pt_pajek *p, pt_slice rest)
{
    pt_slice word = rest;
    bool quoted = false;
    size_t count = 0;
    size_t first = 0;
    if (!pt_slice_word(&rest, PT_PARTED_BLANKS, &word, &quoted) ||
        !pt_slice_count(word, &count))
        return pt_lex_expected(&p->lex, word, "count");
    if (pt_slice_word(&rest, PT_PARTED_BLANKS, &word, &quoted) &&
        (!pt_slice_count(word, &first) || first > count))
        return pt_lex_expected(&p->lex, word, "count");
    if (p->section == PAJEK_COLUMN) {
        p->cell = 0;
        if (count == p->count && p->known)
            return true;
        p->partitions++;
        p->section = PAJEK_ASIDE;
        return true;
    }
    p->section = PAJEK_VERTICES;
    if (p->known) {
        p->foreign = count != p->count || first != p->first_mode;
        p->graphs += p->foreign;
        return true;
    }
    if (count > PT_OUTLINE_NODES || count > p->lex.text.length + UNLISTED)
        return pt_lex_stop(&p->lex, "format-swells", word, NULL);
    p->known = true;
    p->count = count;
    p->first_mode = first < count ? first : 0;
    p->vertices = pt_alloc(count, sizeof *p->vertices);
    return p->vertices || count == 0 ||
           pt_lex_take(&p->lex, pt_nomem(p->lex.err));
}

/* A number of a vertex, from 1. */
static bool vertex_of(pt_pajek *p, pt_slice word, size_t *vertex)
{
    char most[24];
    if (!pt_slice_count(word, vertex))
        return pt_lex_expected(&p->lex, word, "vertex");
    (void)snprintf(most, sizeof most, "%zu", p->count);
    if (*vertex < 1 || *vertex > p->count)
        return pt_lex_stop(&p->lex, "format-range", word, most);
    --*vertex;
    return true;
}

/* "[2007-2012,2014-*]" to the first and last year. */
static bool put_times(pt_pajek *p, pt_table *table, size_t row, pt_slice word)
{
    const char *end = word.at + word.length;
    const char *first = word.at + 1;
    const char *stop = first;
    while (stop < end && *stop >= '0' && *stop <= '9')
        stop++;
    if (stop > first &&
        !pt_lex_put(&p->lex, table, "since", PT_CELL_INTEGER, row,
                    (pt_slice){first, (size_t)(stop - first)}))
        return false;
    end -= word.length > 1 && end[-1] == ']';
    const char *last = end;
    while (last > stop && last[-1] >= '0' && last[-1] <= '9')
        last--;
    p->times += memchr(word.at, ',', word.length) != NULL;
    if (last == end && stop < end)
        return true;           /* open: no end */
    bool single = stop >= end; /* [2007] */
    pt_slice until = {single ? first : last,
                      (size_t)(end - (single ? first : last))};
    return until.length == 0 ||
           pt_lex_put(&p->lex, table, "until", PT_CELL_INTEGER, row, until);
}

/* What follows the label of a vertex: a place, then how it is drawn. */
static bool vertex_rest(pt_pajek *p, size_t vertex, pt_slice line)
{
    static const char *const axes[] = {"x", "y"};
    pt_table *table = &p->out->node_table;
    pt_slice word;
    bool quoted = false;
    bool drawn = false;
    double value = 0;
    for (size_t i = 0; pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted);
         i++) {
        if (!quoted && *word.at == '[') {
            if (!put_times(p, table, vertex, word))
                return false;
        } else if (i < 2 && pt_slice_number(word, &value)) {
            if (!pt_lex_put(&p->lex, table, axes[i], PT_CELL_NUMBER, vertex,
                            word))
                return false;
        } else {
            drawn = drawn || i > 2;
        }
    }
    p->pictures += drawn;
    return true;
}

bool pt_pajek_vertex(pt_pajek *p, pt_slice line)
{
    pt_slice word;
    bool quoted = false;
    size_t vertex = 0;
    if (!pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted))
        return true;
    if (!vertex_of(p, word, &vertex))
        return false;
    const char *at = word.at;
    bool labelled = pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted);
    if (labelled && quoted && !pt_lex_unquote(&p->lex, &word))
        return false;
    if (p->declared) { /* of a further network */
        char id[24];
        bool same =
            !labelled || pt_slice_equal(word, id_of(p, vertex, true, id));
        p->graphs += !same && !p->foreign;
        p->foreign = p->foreign || !same;
        return true;
    }
    if (p->vertices[vertex].at)
        return pt_lex_note(&p->lex, "duplicate-id", (pt_slice){at, 1}, NULL);
    p->vertices[vertex].at = at;
    if (labelled)
        p->vertices[vertex].label = word;
    return !labelled || vertex_rest(p, vertex, line);
}

/* ---- Lines between vertices
 * --------------------------------------------------- */

static bool add_line(pt_pajek *p, size_t from, size_t to, bool directed,
                     const char *at, size_t *row)
{
    pt_table *table = &p->out->edge_table;
    pt_slice kind = p->relation;
    if (!pt_lex_edge(&p->lex, from, to, directed, at, row))
        return false;
    if (!kind.length && p->networks > 1) {
        kind = p->network;
        p->joined++;
    }
    if (!kind.length && p->first_mode)
        kind = pt_slice_of("membership");
    return !kind.length ||
           pt_lex_put(&p->lex, table, "kind", PT_CELL_TEXT, *row, kind);
}

/* What follows the weight: a label, times, how the line is drawn. */
static bool line_rest(pt_pajek *p, size_t row, pt_slice line)
{
    pt_table *table = &p->out->edge_table;
    pt_slice word;
    bool quoted = false;
    bool label = false;
    bool drawn = false;
    while (pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted)) {
        if (!quoted && *word.at == '[') {
            if (!put_times(p, table, row, word))
                return false;
        } else if (label) {
            if (!pt_lex_unquote(&p->lex, &word) ||
                !pt_lex_put(&p->lex, table, "label", PT_CELL_TEXT, row, word))
                return false;
            label = false;
        } else {
            label = !quoted && pt_slice_is(word, "l");
            drawn = drawn || !label;
        }
    }
    p->pictures += drawn;
    return true;
}

bool pt_pajek_line(pt_pajek *p, pt_slice line, bool directed)
{
    pt_slice word;
    bool quoted = false;
    size_t ends[2] = {0};
    size_t row = 0;
    double weight = 0;
    const char *at = line.at;
    for (size_t i = 0; i < 2; i++) {
        if (!pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted))
            return i == 0 || pt_lex_expected(&p->lex, line, "vertex");
        if (i == 0 && word.length > 1 && word.at[word.length - 1] == ':') {
            p->relation = (pt_slice){word.at, word.length - 1};
            i--; /* "2: 1 3": a line of relation 2 */
            continue;
        }
        if (!vertex_of(p, word, &ends[i]))
            return false;
    }
    if (!add_line(p, ends[0], ends[1], directed, at, &row))
        return false;
    pt_slice rest = line;
    if (pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted) && !quoted &&
        pt_slice_number(word, &weight)) {
        if (!pt_lex_put(&p->lex, &p->out->edge_table, "weight", PT_CELL_NUMBER,
                        row, word))
            return false;
        rest = line;
    }
    return line_rest(p, row, rest);
}

bool pt_pajek_list(pt_pajek *p, pt_slice line, bool directed)
{
    pt_slice word;
    bool quoted = false;
    size_t from = PTCE_NOBODY;
    while (pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted)) {
        size_t vertex = 0;
        size_t row = 0;
        if (!vertex_of(p, word, &vertex))
            return false;
        if (from != PTCE_NOBODY &&
            !add_line(p, from, vertex, directed, word.at, &row))
            return false;
        from = from == PTCE_NOBODY ? vertex : from;
    }
    return true;
}

bool pt_pajek_matrix(pt_pajek *p, pt_slice line)
{
    size_t width = p->count - p->first_mode;
    size_t height = p->first_mode ? p->first_mode : p->count;
    pt_slice word;
    bool quoted = false;
    double value = 0;
    while (pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted)) {
        size_t row = 0;
        if (!pt_slice_number(word, &value))
            return pt_lex_expected(&p->lex, word, "number");
        if (width == 0 || p->cell / width >= height)
            return pt_lex_expected(&p->lex, word, "section");
        size_t from = p->cell / width;
        size_t to = p->first_mode + p->cell % width;
        p->cell++;
        if (!(value < 0 || value > 0))
            continue;
        if (!add_line(p, from, to, p->first_mode == 0, word.at, &row) ||
            !pt_lex_put(&p->lex, &p->out->edge_table, "weight", PT_CELL_NUMBER,
                        row, word))
            return false;
    }
    return true;
}
