/* SPDX-License-Identifier: MIT */
/* A list of edges: two ids and perhaps a weight a line, parted by tabs,
 * semicolons, commas or blanks, whichever the first line has. Lines that begin
 * with # or % are comments; a first line that calls its columns is no edge. */
#include "io/formats.h"
#include "io/lex.h"

#include <string.h>

typedef struct edgelist {
    pt_lex lex;
    pt_outline *out;
    char parted; /* by this character, or ' ' for any blanks */
    bool begun;
    size_t more; /* cells beyond the weight */
} edgelist;

/* The first of tab, semicolon and comma outside quotes. */
static char parted_by(pt_slice line)
{
    static const char marks[] = "\t;,";
    for (const char *mark = marks; *mark; mark++) {
        bool within = false;
        for (size_t i = 0; i < line.length; i++) {
            within = within != (line.at[i] == '"');
            if (!within && line.at[i] == *mark)
                return *mark;
        }
    }
    return ' ';
}

static bool next_cell(edgelist *e, pt_slice *line, pt_slice *cell)
{
    bool quoted = false;
    if (e->parted == ' ')
        return pt_slice_word(line, PT_PARTED_BLANKS, cell, &quoted) &&
               (!quoted || pt_lex_unquote(&e->lex, cell));
    if (!line->at)
        return false;
    const char *end = line->at + line->length;
    pt_slice rest = pt_slice_bare(*line);
    if (rest.length && *rest.at == '"') {
        (void)pt_slice_word(&rest, PT_PARTED_BLANKS, cell, &quoted);
        line->at = cell->at + cell->length;
        line->length = (size_t)(end - line->at);
    }
    const char *mark = memchr(line->at, e->parted, line->length);
    if (!quoted)
        *cell = pt_slice_bare((pt_slice){
            line->at, mark ? (size_t)(mark - line->at) : line->length});
    *line =
        mark ? (pt_slice){mark + 1, (size_t)(end - mark - 1)} : (pt_slice){0};
    return !quoted || pt_lex_unquote(&e->lex, cell);
}

/* "source target", "from to", "de vers"… */
static bool is_header(pt_slice from, pt_slice to)
{
    static const char *const names[][2] = {
        {"source", "target"},      {"from", "to"}, {"de", "vers"},
        {"node1", "node2"},        {"src", "dst"}, {"ego", "alter"},
        {"origine", "destination"}};
    for (size_t i = 0; i < PT_COUNT(names); i++)
        if (pt_slice_is(from, names[i][0]) && pt_slice_is(to, names[i][1]))
            return true;
    return false;
}

static bool read_weight(edgelist *e, pt_slice *line, size_t row)
{
    pt_slice cell;
    double value = 0;
    if (!next_cell(e, line, &cell) || cell.length == 0)
        return pt_lex_goes_on(&e->lex);
    if (*cell.at == '{') { /* NetworkX's data */
        e->more += cell.length > 2;
        return true;
    }
    if (!pt_slice_number(cell, &value))
        return pt_lex_expected(&e->lex, cell, "weight");
    if (!pt_lex_put(&e->lex, &e->out->edge_table, "weight", PT_CELL_NUMBER, row,
                    cell))
        return false;
    e->more += next_cell(e, line, &cell);
    return pt_lex_goes_on(&e->lex);
}

static bool read_line(edgelist *e, pt_slice line)
{
    pt_slice from;
    pt_slice to;
    size_t ends[2];
    size_t row = 0;
    const char *at = line.at;
    bool first = !e->begun;
    if (first)
        e->parted = parted_by(line);
    e->begun = true;
    if (!next_cell(e, &line, &from))
        return true;
    if (!next_cell(e, &line, &to))
        return pt_lex_expected(&e->lex, (pt_slice){at, 0}, "two-ids");
    if (first && is_header(from, to))
        return true;
    return pt_lex_mention(&e->lex, from, at, &ends[0]) &&
           pt_lex_mention(&e->lex, to, at, &ends[1]) &&
           pt_lex_edge(&e->lex, ends[0], ends[1], false, at, &row) &&
           read_weight(e, &line, row);
}

ptce_status pt_edgelist_read(pt_import *import, pt_slice text, ptce_error *err)
{
    edgelist e = {.lex = pt_lex_of(import, text, err), .out = import->outline};
    pt_slice line;
    while (pt_lex_goes_on(&e.lex) && pt_lex_next_line(&e.lex, &line)) {
        pt_slice bare = pt_slice_bare(line);
        if (bare.length && *bare.at != '#' && *bare.at != '%')
            (void)read_line(&e, bare);
    }
    (void)pt_lex_ignored(&e.lex, "columns", e.more);
    return e.lex.status;
}
