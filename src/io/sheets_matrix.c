/* SPDX-License-Identifier: MIT */
/* Tables that are no list of ties: a matrix of actors, or the answers to a
 * survey. A blank is no zero; "?" and "NR" are ties that nobody observed. */
#include "io/sheets.h"

#include "base/json_text.h"
#include "io/lex.h"

#include <stdlib.h>
#include <string.h>

#define GAPS_MOST 1000 /* pairs told one by one */

/* ---- Gaps ---------------------------------------------------------------- */

static void add_gap(pt_sheets *s, pt_slice from, pt_slice to)
{
    ptce_text gap = {0};
    size_t count = 0;
    for (size_t i = 0; i < s->gaps.length; i++)
        count += s->gaps.data[i] == '\n';
    if (count >= GAPS_MOST)
        return;
    ptce_text_add_bytes(&gap, from.at, from.length);
    ptce_text_add(&gap, " – ");
    ptce_text_add_bytes(&gap, to.at, to.length);
    ptce_text_add(&gap, " : ?");
    ptce_text_add(&s->gaps, s->gaps.length ? ",\n" : "");
    pt_json_quote(&s->gaps, ptce_text_get(&gap), false);
    ptce_text_clear(&gap);
}

static bool is_unknown(pt_slice cell)
{
    char text[32];
    if (cell.length == 0 || cell.length >= sizeof text)
        return false;
    memcpy(text, cell.at, cell.length);
    text[cell.length] = '\0';
    return pt_is_unknown(text);
}

/* ---- A matrix ------------------------------------------------------------ */

void pt_sheets_matrix_head(pt_sheets *sheets, const pt_slice *cells,
                           size_t count)
{
    pt_outline *o = sheets->import->outline;
    for (size_t i = 0; i < count; i++) {
        sheets->across[i] = PTCE_NOBODY;
        sheets->headers[i] = NULL;
        if (i == 0 || cells[i].length == 0)
            continue;
        sheets->across[i] = pt_sheets_mention(sheets, cells[i]);
        if (sheets->across[i] != PTCE_NOBODY)
            sheets->headers[i] = o->nodes[sheets->across[i]].id;
    }
    sheets->header_count = count;
}

/* What a cell of a matrix says: a weight, nothing, or that nobody knows. */
typedef enum said { NOTHING, TIE, UNKNOWN, NONSENSE } said;

static said read_cell(pt_sheets *s, pt_slice cell, const char **weight)
{
    char number[PT_CELL_NUMBER_BYTES];
    char text[PT_CELL_NUMBER_BYTES];
    double value = 0;
    *weight = NULL;
    if (cell.length == 0) {
        s->blanks++;
        return NOTHING;
    }
    if (is_unknown(cell))
        return UNKNOWN;
    if (cell.length >= sizeof text)
        return NONSENSE;
    memcpy(text, cell.at, cell.length);
    text[cell.length] = '\0';
    if (pt_decimal_read(number, text) && pt_number_read(&value, number)) {
        s->zeros += value == 0;
        *weight = number[0] ? pt_arena_text(s->import->outline->arena, number,
                                            strlen(number))
                            : NULL;
        return value == 0 ? NOTHING : TIE;
    }
    const char *yes = pt_value_meant("yes", text);
    if (!yes)
        return NONSENSE;
    return strcmp(yes, "true") == 0 ? TIE : NOTHING;
}

static void add_crossing(pt_sheets *s, size_t from, size_t to,
                         const char *weight)
{
    ptce_status st = pt_grow((void **)&s->crossings, &s->crossing_capacity,
                             s->crossing_count, sizeof *s->crossings, s->err);
    if (st != PTCE_OK)
        s->status = st;
    else
        s->crossings[s->crossing_count++] =
            (pt_crossing){from, to, s->line, weight};
}

static void take_cell(pt_sheets *s, size_t row, pt_slice name, pt_slice cell,
                      size_t column)
{
    const char *weight;
    size_t to = s->across[column];
    if (to == PTCE_NOBODY)
        return;
    said what = read_cell(s, cell, &weight);
    const char *id = s->import->outline->nodes[to].id;
    if (row == to && what != NONSENSE)
        s->diagonals += what == TIE;
    else if (what == TIE)
        add_crossing(s, row, to, weight);
    else if (what == UNKNOWN)
        add_gap(s, name, pt_slice_of(id));
    else if (what == NONSENSE) {
        const char *text =
            pt_arena_text(s->import->outline->arena, cell.at, cell.length);
        pt_sheets_note(s, column, "table-matrix-cell", text ? text : "", NULL);
    }
}

void pt_sheets_matrix_row(pt_sheets *sheets, const pt_slice *cells,
                          size_t count)
{
    if (cells[0].length == 0) {
        pt_sheets_note(sheets, 0, "table-no-id", NULL);
        return;
    }
    size_t row = pt_sheets_mention(sheets, cells[0]);
    for (size_t i = 1; i < sheets->header_count && pt_sheets_go_on(sheets); i++)
        take_cell(sheets, row, cells[0],
                  i < count ? cells[i] : (pt_slice){"", 0}, i);
}

static int by_pair(const void *a, const void *b)
{
    const pt_crossing *x = a;
    const pt_crossing *y = b;
    size_t low_x = x->from < x->to ? x->from : x->to;
    size_t low_y = y->from < y->to ? y->from : y->to;
    size_t high_x = x->from + x->to - low_x;
    size_t high_y = y->from + y->to - low_y;
    if (low_x != low_y)
        return low_x < low_y ? -1 : 1;
    if (high_x != high_y)
        return high_x < high_y ? -1 : 1;
    return x->from < y->from ? -1 : x->from > y->from;
}

/* Every pair both ways with one weight. */
static bool is_symmetric(const pt_sheets *s)
{
    const pt_crossing *all = s->crossings;
    if (s->crossing_count % 2)
        return false;
    for (size_t i = 0; i + 1 < s->crossing_count; i += 2)
        if (all[i].from != all[i + 1].to || all[i].to != all[i + 1].from ||
            pt_text_order(all[i].weight, all[i + 1].weight) != 0)
            return false;
    return true;
}

/* Nobody stands both down and across: what stands across are pools. */
static bool is_two_mode(const pt_sheets *s)
{
    bool *down = pt_alloc(s->import->outline->node_count, sizeof *down);
    bool apart = down && s->crossing_count > 0;
    for (size_t i = 0; down && i < s->crossing_count; i++)
        down[s->crossings[i].from] = true;
    for (size_t i = 1; apart && i < s->header_count; i++)
        if (s->across[i] != PTCE_NOBODY && down[s->across[i]])
            apart = false;
    free(down);
    return apart;
}

static void put_pools(pt_sheets *s)
{
    pt_outline *o = s->import->outline;
    for (size_t i = 1; i < s->header_count; i++)
        if (s->across[i] != PTCE_NOBODY)
            pt_sheets_put(s, &o->node_table, "class", s->across[i],
                          pt_slice_of("pool"));
}

static void say_count(pt_sheets *s, const char *word, size_t count)
{
    ptce_text number = {0};
    if (count == 0)
        return;
    ptce_text_add_count(&number, count);
    s->line = 0;
    pt_sheets_note(s, PTCE_NOBODY, "read-as", ptce_text_get(&number), word,
                   NULL);
    ptce_text_clear(&number);
}

void pt_sheets_matrix_end(pt_sheets *sheets)
{
    pt_outline *o = sheets->import->outline;
    if (sheets->crossing_count > 1)
        qsort(sheets->crossings, sheets->crossing_count,
              sizeof *sheets->crossings, by_pair);
    bool pools = is_two_mode(sheets);
    bool symmetric = !pools && is_symmetric(sheets);
    if (pools)
        put_pools(sheets);
    for (size_t i = 0; i < sheets->crossing_count && pt_sheets_go_on(sheets);
         i += symmetric ? 2 : 1) {
        const pt_crossing *c = &sheets->crossings[i];
        sheets->line = c->line;
        size_t edge =
            pt_sheets_edge(sheets, c->from, c->to, !symmetric && !pools);
        if (c->weight && !pools)
            pt_sheets_put(sheets, &o->edge_table, "weight", edge,
                          pt_slice_of(c->weight));
        if (sheets->kind_word && !pools)
            pt_sheets_put(sheets, &o->edge_table, "kind", edge,
                          pt_slice_of(sheets->kind_word));
    }
    say_count(sheets, PT_SLOT_WORDS "said.matrix", 1);
    say_count(sheets, PT_SLOT_WORDS "said.diagonal", sheets->diagonals);
    if (sheets->zeros > 0)
        say_count(sheets, PT_SLOT_WORDS "said.blanks", sheets->blanks);
}

/* ---- A survey ------------------------------------------------------------ */

/* Partners in one cell, parted by ";", "|", lines, or commas where no other
 * mark is. */
static void take_partners(pt_sheets *s, size_t actor, pt_slice cell,
                          const char *kind)
{
    const char *marks = ";|\n";
    const char *end = cell.at + cell.length;
    if (!memchr(cell.at, ';', cell.length) &&
        !memchr(cell.at, '|', cell.length) &&
        !memchr(cell.at, '\n', cell.length))
        marks = ",";
    for (const char *at = cell.at; at < end && pt_sheets_go_on(s);) {
        const char *start = at;
        while (at < end && !strchr(marks, *at))
            at++;
        pt_slice name = pt_slice_bare((pt_slice){start, (size_t)(at - start)});
        at++;
        if (name.length == 0)
            continue;
        size_t edge =
            pt_sheets_edge(s, actor, pt_sheets_mention(s, name), true);
        pt_sheets_put(s, &s->import->outline->edge_table, "kind", edge,
                      pt_slice_of(kind));
    }
}

void pt_sheets_survey_row(pt_sheets *sheets, const pt_slice *cells,
                          size_t count)
{
    pt_outline *o = sheets->import->outline;
    if (cells[0].length == 0) {
        pt_sheets_note(sheets, 0, "table-no-id", NULL);
        return;
    }
    size_t actor = pt_sheets_mention(sheets, cells[0]);
    bool answered = false;
    bool asked = false;
    for (size_t i = 1; i < count && i < sheets->header_count; i++) {
        const char *header = sheets->headers[i];
        const char *kind =
            header ? pt_sheets_survey_kind(pt_slice_of(header)) : NULL;
        if (!kind && header)
            pt_sheets_put(sheets, &o->node_table, header, actor, cells[i]);
        if (!kind || cells[i].length == 0)
            continue;
        asked = true;
        if (is_unknown(cells[i]))
            continue;
        answered = true;
        take_partners(sheets, actor, cells[i], kind);
    }
    if (asked)
        pt_sheets_put(sheets, &o->node_table, "answered", actor,
                      pt_slice_of(answered ? "true" : "false"));
}
