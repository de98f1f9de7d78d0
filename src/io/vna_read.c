/* SPDX-License-Identifier: MIT */
/* VNA, of NetDraw: node data, node properties and tie data, each with a line of
 * column names. The first column, or the first two of ties, are ids. A cell of
 * "" is none. Ties are directed unless a column of that name denies it. */
#include "io/formats.h"
#include "io/lex.h"

#include <stdio.h>
#include <string.h>

typedef enum section { NOWHERE, NODE_DATA, PROPERTIES, TIES } section;

typedef struct vna {
    pt_lex lex;
    pt_outline *out;
    section section;
    bool headed; /* the line of names has been met */
    const char *names[PT_OUTLINE_COLUMNS];
    size_t count;
    size_t pictures;
} vna;

static bool word_of(vna *v, pt_slice *line, pt_parted parted, pt_slice *word)
{
    bool quoted = false;
    return pt_slice_word(line, parted, word, &quoted) &&
           (!quoted || pt_lex_unquote(&v->lex, word));
}

static bool start_section(vna *v, pt_slice line)
{
    pt_slice word;
    pt_slice rest = line;
    bool quoted = false;
    (void)pt_slice_word(&rest, PT_PARTED_BLANKS, &word, &quoted);
    bool data = pt_slice_begins(rest, "data");
    v->headed = false;
    if (pt_slice_is(word, "*node") && data)
        v->section = NODE_DATA;
    else if (pt_slice_is(word, "*node") && pt_slice_begins(rest, "properties"))
        v->section = PROPERTIES;
    else if (pt_slice_is(word, "*tie") && data)
        v->section = TIES;
    else
        return pt_lex_expected(&v->lex, line, "vna");
    return true;
}

static bool read_names(vna *v, pt_slice line)
{
    pt_slice word;
    v->headed = true;
    v->count = 0;
    while (word_of(v, &line, PT_PARTED_LIST, &word)) {
        if (v->count == PT_OUTLINE_COLUMNS)
            return pt_lex_stop(&v->lex, "format-limit", word,
                               PT_SLOT_WORDS "ignored.columns");
        const char *name = pt_arena_text(v->out->arena, word.at, word.length);
        if (!name)
            return pt_lex_take(&v->lex, pt_nomem(v->lex.err));
        v->names[v->count++] = name;
    }
    return v->count >= (v->section == TIES ? 2 : 1) ||
           pt_lex_expected(&v->lex, line, "names");
}

/* NetDraw numbers colours blue, green, red. */
static pt_slice color_of(char color[16], pt_slice cell)
{
    double value = 0;
    if (!pt_slice_number(cell, &value) || value < 0 || value >= 1 << 24)
        return cell;
    unsigned number = (unsigned)value;
    (void)snprintf(color, 16, "#%02x%02x%02x", number & 0xFF,
                   (number >> 8) & 0xFF, (number >> 16) & 0xFF);
    return pt_slice_of(color);
}

static bool put_property(vna *v, const char *name, size_t row, pt_slice cell)
{
    static const char *const kept[] = {"x", "y", "size"};
    pt_table *table = &v->out->node_table;
    pt_slice called = pt_slice_of(name);
    char color[16];
    if (pt_slice_is(called, "shortlabel")) {
        size_t column = pt_table_find(table, "name");
        bool named = column != PTCE_NOBODY && pt_table_get(table, column, row);
        return named ||
               pt_lex_put(&v->lex, table, "name", PT_CELL_TEXT, row, cell);
    }
    if (pt_slice_is(called, "color"))
        return pt_lex_put(&v->lex, table, "color", PT_CELL_TEXT, row,
                          color_of(color, cell));
    for (size_t i = 0; i < PT_COUNT(kept); i++)
        if (pt_slice_is(called, kept[i]))
            return pt_lex_put(&v->lex, table, kept[i], PT_CELL_ANY, row, cell);
    v->pictures++;
    return true;
}

static bool read_node(vna *v, pt_slice line)
{
    pt_slice word;
    size_t row = 0;
    bool again = false;
    if (!word_of(v, &line, PT_PARTED_BLANKS, &word))
        return true;
    ptce_status st = pt_outline_declare(
        v->out, word, pt_lex_line(&v->lex, word.at), &row, &again, v->lex.err);
    if (!pt_lex_take(&v->lex, st))
        return false;
    for (size_t i = 1; word_of(v, &line, PT_PARTED_BLANKS, &word); i++) {
        if (i >= v->count)
            return pt_lex_expected(&v->lex, word, "line-end");
        if (word.length == 0)
            continue;
        if (v->section == PROPERTIES
                ? !put_property(v, v->names[i], row, word)
                : !pt_lex_put(&v->lex, &v->out->node_table, v->names[i],
                              PT_CELL_ANY, row, word))
            return false;
    }
    return pt_lex_goes_on(&v->lex);
}

static bool read_tie(vna *v, pt_slice line)
{
    pt_slice word;
    size_t ends[2];
    size_t row = 0;
    const char *at = line.at;
    for (size_t i = 0; i < 2; i++) {
        if (!word_of(v, &line, PT_PARTED_BLANKS, &word))
            return pt_lex_expected(&v->lex, line, "id");
        if (!pt_lex_mention(&v->lex, word, at, &ends[i]))
            return false;
    }
    if (!pt_lex_edge(&v->lex, ends[0], ends[1], true, at, &row))
        return false;
    for (size_t i = 2; word_of(v, &line, PT_PARTED_BLANKS, &word); i++) {
        if (i >= v->count)
            return pt_lex_expected(&v->lex, word, "line-end");
        if (strcmp(v->names[i], "directed") == 0)
            v->out->edges[row].directed = !pt_slice_is(word, "false");
        else if (word.length &&
                 !pt_lex_put(&v->lex, &v->out->edge_table, v->names[i],
                             PT_CELL_ANY, row, word))
            return false;
    }
    return pt_lex_goes_on(&v->lex);
}

static bool read_row(vna *v, pt_slice line)
{
    if (v->section == NOWHERE)
        return pt_lex_expected(&v->lex, line, "vna");
    if (!v->headed)
        return read_names(v, line);
    return v->section == TIES ? read_tie(v, line) : read_node(v, line);
}

ptce_status pt_vna_read(pt_import *import, pt_slice text, ptce_error *err)
{
    vna v = {.lex = pt_lex_of(import, text, err), .out = import->outline};
    pt_slice line;
    while (pt_lex_goes_on(&v.lex) && pt_lex_next_line(&v.lex, &line)) {
        pt_slice bare = pt_slice_bare(line);
        if (bare.length && *bare.at == '*')
            (void)start_section(&v, bare);
        else if (bare.length)
            (void)read_row(&v, bare);
    }
    if (pt_lex_goes_on(&v.lex) && v.section == NOWHERE)
        (void)pt_lex_expected(&v.lex, (pt_slice){v.lex.end, 0}, "vna");
    pt_table_guess(&v.out->node_table);
    pt_table_guess(&v.out->edge_table);
    pt_table_rename(&v.out->edge_table, "strength", "weight");
    (void)(pt_lex_relations(&v.lex) &&
           pt_lex_ignored(&v.lex, "pictures", v.pictures));
    return v.lex.status;
}
