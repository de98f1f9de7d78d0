/* SPDX-License-Identifier: MIT */
/* Pajek networks and projects: vertices with labels and places, arcs and edges
 * in relations, lists and matrices, partitions and vectors, two modes. A second
 * network of the same vertices is one more kind of edge; others are left
 * aside. */
#include "io/formats.h"
#include "io/pajek.h"

#include <stdlib.h>
#include <string.h>

#define LEGEND "% class "

/* ---- Partitions and vectors
 * ----------------------------------------------------- */

static pt_outline *new_legend(pt_pajek *p)
{
    pt_outline *legend = pt_outline_new("");
    size_t column = 0;
    ptce_status st = legend ? pt_table_column(legend, &legend->node_table,
                                              pt_slice_of("label"),
                                              PT_CELL_TEXT, &column, p->lex.err)
                            : pt_nomem(p->lex.err);
    (void)pt_lex_take(&p->lex, st);
    return legend;
}

/* `% class 3 of "type": "association"`, ours: before the partition of that
 * name. To others it is a comment. */
static bool read_legend(pt_pajek *p, pt_slice line)
{
    pt_slice number;
    pt_slice word;
    bool quoted = false;
    pt_outline *legend = p->pending;
    size_t row = 0;
    line.at += strlen(LEGEND);
    line.length -= strlen(LEGEND);
    if (!pt_slice_word(&line, PT_PARTED_BLANKS, &number, &quoted) ||
        !pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted) ||
        !pt_slice_is(word, "of") ||
        !pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted) || !quoted ||
        line.length < 2 || *line.at != ':')
        return true;
    line.at++;
    line.length--;
    if (!pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted) || !quoted)
        return true;
    return pt_lex_unquote(&p->lex, &word) &&
           pt_lex_take(&p->lex, pt_outline_declare(legend, number, 0, &row,
                                                   NULL, p->lex.err)) &&
           pt_lex_take(&p->lex, pt_table_set(legend, &legend->node_table, 0,
                                             row, word, p->lex.err));
}

static bool read_cell(pt_pajek *p, pt_slice line)
{
    pt_slice word;
    bool quoted = false;
    if (!pt_slice_word(&line, PT_PARTED_BLANKS, &word, &quoted))
        return true;
    if (!pt_cell_fits(p->holds, word))
        return pt_lex_expected(&p->lex, word, "number");
    if (p->cell >= p->count)
        return pt_lex_expected(&p->lex, word, "section");
    size_t row = p->cell++;
    size_t class = pt_outline_find(p->legend, word);
    const char *label = class == PTCE_NOBODY
                            ? NULL
                            : pt_table_get(&p->legend->node_table, 0, class);
    bool coded = p->legend->node_count > 0;
    if (coded && !label)
        return true; /* of no class */
    return pt_lex_put(&p->lex, &p->out->node_table, p->column.at,
                      coded ? PT_CELL_ANY : p->holds, row,
                      coded ? pt_slice_of(label) : word);
}

/* ---- Sections
 * ---------------------------------------------------------------- */

/* The name after a star word, without quotes, closed by NUL; or another. */
static pt_slice name_of(pt_pajek *p, pt_slice rest, const char *otherwise)
{
    rest = pt_slice_bare(rest);
    if (rest.length && *rest.at == '"') {
        bool quoted = false;
        pt_slice line = rest;
        (void)pt_slice_word(&line, PT_PARTED_BLANKS, &rest, &quoted);
        (void)pt_lex_unquote(&p->lex, &rest);
    }
    if (rest.length == 0)
        return pt_slice_of(otherwise);
    const char *copy = pt_arena_text(p->out->arena, rest.at, rest.length);
    if (!copy)
        (void)pt_lex_take(&p->lex, pt_nomem(p->lex.err));
    return pt_slice_of(copy ? copy : otherwise);
}

static bool start_column(pt_pajek *p, pt_slice rest, const char *otherwise,
                         pt_cell holds)
{
    pt_outline_free(p->legend);
    p->legend = p->pending;
    p->pending = new_legend(p);
    if (!p->pending)
        return false;
    p->section = PAJEK_COLUMN;
    p->column = name_of(p, rest, otherwise);
    p->holds = holds;
    p->cell = 0;
    return pt_pajek_declare(p);
}

/* ":2 "name"" behind *Arcs: the name, else the number. */
static void take_relation(pt_pajek *p, pt_slice rest)
{
    pt_slice word;
    bool quoted = false;
    p->relation = (pt_slice){0};
    if (!pt_slice_word(&rest, PT_PARTED_BLANKS, &word, &quoted) || quoted ||
        *word.at != ':')
        return;
    p->relation = (pt_slice){word.at + 1, word.length - 1};
    if (pt_slice_bare(rest).length)
        p->relation = name_of(p, rest, "");
}

static bool start_lines(pt_pajek *p, pt_section section, pt_slice rest)
{
    if (!p->known)
        return pt_lex_expected(&p->lex, rest, "vertices");
    p->section = section;
    p->cell = 0;
    take_relation(p, rest);
    return pt_pajek_declare(p);
}

static bool start_section(pt_pajek *p, pt_slice line)
{
    pt_slice rest = line;
    pt_slice word;
    bool quoted = false;
    if (!pt_slice_word(&rest, PT_PARTED_BLANKS, &word, &quoted))
        return true;
    if (pt_slice_is(word, "*network")) {
        p->section = PAJEK_NOWHERE;
        p->network = name_of(p, rest, "");
        p->first_network = p->networks++ ? p->first_network : p->network;
        p->foreign = false;
        if (p->networks == 1 && p->network.length &&
            !pt_slice_is(p->network, "network"))
            return pt_lex_put(&p->lex, &p->out->graph, "name", PT_CELL_TEXT, 0,
                              p->network);
        return true;
    }
    if (pt_slice_is(word, "*vertices"))
        return pt_pajek_start_vertices(p, rest);
    if (pt_slice_is(word, "*partition"))
        return start_column(p, rest, "partition", PT_CELL_INTEGER);
    if (pt_slice_is(word, "*vector"))
        return start_column(p, rest, "vector", PT_CELL_NUMBER);
    if (pt_slice_is(word, "*arcslist"))
        return start_lines(p, PAJEK_ARCS_LIST, rest);
    if (pt_slice_is(word, "*edgeslist"))
        return start_lines(p, PAJEK_EDGES_LIST, rest);
    if (pt_slice_is(word, "*matrix"))
        return start_lines(p, PAJEK_MATRIX, rest);
    if (pt_slice_begins(word, "*arcs"))
        return start_lines(p, PAJEK_ARCS, rest);
    if (pt_slice_begins(word, "*edges"))
        return start_lines(p, PAJEK_EDGES, rest);
    p->section = PAJEK_ASIDE; /* permutations, clusters, hierarchies, events */
    p->partitions++;
    return true;
}

static bool read_row(pt_pajek *p, pt_slice line)
{
    if (p->foreign && p->section != PAJEK_COLUMN)
        return true;
    switch (p->section) {
    case PAJEK_VERTICES:
        return pt_pajek_vertex(p, line);
    case PAJEK_ARCS:
        return pt_pajek_line(p, line, true);
    case PAJEK_EDGES:
        return pt_pajek_line(p, line, false);
    case PAJEK_ARCS_LIST:
        return pt_pajek_list(p, line, true);
    case PAJEK_EDGES_LIST:
        return pt_pajek_list(p, line, false);
    case PAJEK_MATRIX:
        return pt_pajek_matrix(p, line);
    case PAJEK_COLUMN:
        return read_cell(p, line);
    case PAJEK_NOWHERE:
        return pt_lex_expected(&p->lex, line, "section");
    case PAJEK_ASIDE:
    default:
        return true;
    }
}

static void read_text(pt_pajek *p)
{
    pt_slice line;
    while (pt_lex_goes_on(&p->lex) && pt_lex_next_line(&p->lex, &line)) {
        pt_slice bare = pt_slice_bare(line);
        if (pt_slice_begins(bare, LEGEND))
            (void)read_legend(p, bare);
        else if (bare.length && *bare.at == '*')
            (void)start_section(p, bare);
        else if (bare.length && *bare.at != '%' && !pt_slice_begins(bare, "/*"))
            (void)read_row(p, bare);
    }
}

static void finish(pt_pajek *p)
{
    pt_lex *lex = &p->lex;
    const pt_slice end = {lex->end, 0};
    if (!p->known) {
        (void)pt_lex_expected(lex, end, "vertices");
        return;
    }
    pt_table_guess(&p->out->node_table);
    (void)(pt_pajek_declare(p) &&
           (!p->joined || !p->first_network.length ||
            pt_lex_fill(lex, &p->out->edge_table, "kind", PT_CELL_TEXT,
                        p->first_network.at)) &&
           pt_lex_relations(lex) && pt_lex_ignored(lex, "graphs", p->graphs) &&
           pt_lex_ignored(lex, "partitions", p->partitions) &&
           pt_lex_ignored(lex, "instants", p->times) &&
           pt_lex_ignored(lex, "pictures", p->pictures));
}

ptce_status pt_pajek_read(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_pajek p = {.lex = pt_lex_of(import, text, err), .out = import->outline};
    p.legend = new_legend(&p);
    p.pending = new_legend(&p);
    read_text(&p);
    if (pt_lex_goes_on(&p.lex))
        finish(&p);
    free(p.vertices);
    pt_outline_free(p.legend);
    pt_outline_free(p.pending);
    return p.lex.status;
}

ptce_status pt_paj_read(pt_import *import, pt_slice text, ptce_error *err)
{
    return pt_pajek_read(import, text, err);
}
