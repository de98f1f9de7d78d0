/* SPDX-License-Identifier: MIT */
/* DOT's attributes: what they are called as columns, what is left aside. */
#include "io/dot.h"
#include "io/meaning.h"

#include <string.h>

#define SPREAD ((size_t)65536) /* what statements may say of many */

bool pt_dot_step(pt_dot *d)
{
    return pt_dot_next(&d->lex, &d->word);
}

bool pt_dot_expected(pt_dot *d, const char *what)
{
    pt_slice token = {d->word.at, d->word.kind == PT_DOT_END
                                      ? 0
                                      : (size_t)(d->lex.at - d->word.at)};
    return d->word.kind != PT_DOT_BAD && pt_lex_expected(&d->lex, token, what);
}

pt_dot_scope *pt_dot_here(pt_dot *d)
{
    return &d->scopes[d->depth];
}

/* ---- Attributes
 * --------------------------------------------------------------- */

bool pt_dot_put(pt_dot *d, pt_table *table, const char *name, pt_cell holds,
                size_t row, pt_slice text)
{
    return pt_lex_put(&d->lex, table, name, holds, row, text);
}

/* "12.5,40!" to x and y. */
static bool put_place(pt_dot *d, size_t row, pt_slice text)
{
    const char *comma = memchr(text.at, ',', text.length);
    pt_table *table = &d->out->node_table;
    double value = 0;
    if (!comma)
        return true;
    pt_slice x = pt_slice_bare((pt_slice){text.at, (size_t)(comma - text.at)});
    pt_slice y = {comma + 1, text.length - x.length - 1};
    y.length = (size_t)(text.at + text.length - y.at);
    for (size_t i = 0; i < y.length; i++)
        if (y.at[i] == ',' || y.at[i] == '!')
            y.length = i;
    y = pt_slice_bare(y);
    if (!pt_slice_number(x, &value) || !pt_slice_number(y, &value))
        return true;
    return pt_dot_put(d, table, "x", PT_CELL_NUMBER, row, x) &&
           pt_dot_put(d, table, "y", PT_CELL_NUMBER, row, y);
}

/* The name of a column: an underscore more was ours. */
static pt_slice column_of(pt_slice name)
{
    pt_slice bare = name;
    while (bare.length && *bare.at == '_') {
        bare.at++;
        bare.length--;
    }
    bool ours = bare.length < name.length &&
                (pt_dot_name_of(bare) == PT_DOT_LOOKS ||
                 pt_slice_equal(bare, pt_slice_of("weight")));
    return ours ? (pt_slice){name.at + 1, name.length - 1} : name;
}

static bool set_node(pt_dot *d, size_t row, const pt_dot_setting *s)
{
    pt_table *table = &d->out->node_table;
    pt_slice text;
    bool label = pt_slice_is(s->name, "label");
    if (!pt_dot_value(&d->lex, &s->value, label ? d->out->nodes[row].id : NULL,
                      &text))
        return false;
    if (label)
        return pt_lex_dereference(&d->lex, &text) &&
               pt_dot_put(d, table, "name", PT_CELL_TEXT, row, text);
    if (pt_slice_is(s->name, "pos"))
        return put_place(d, row, text);
    if (d->lex.import->options->drawing && pt_slice_is(s->name, "id"))
        return pt_dot_put(d, table, PT_DRAWING_ID, PT_CELL_TEXT, row, text);
    if (pt_slice_is(s->name, "fillcolor"))
        return pt_dot_put(d, table, "color", PT_CELL_TEXT, row, text);
    if (pt_dot_name_of(s->name) == PT_DOT_LOOKS) {
        d->pictures += !pt_slice_is(s->name, "style");
        return true;
    }
    return pt_lex_value(&d->lex, table, column_of(s->name), PT_CELL_ANY, row,
                        text);
}

bool pt_dot_spreads(pt_dot *d, size_t count, const char *at)
{
    d->spread += count;
    return d->spread <= SPREAD + d->lex.text.length ||
           pt_lex_stop(&d->lex, "format-swells", (pt_slice){at, 1}, NULL);
}

/* A value for rows to share. */
static bool share(pt_dot *d, const pt_dot_setting *s, pt_dot_shared *kept)
{
    pt_slice text;
    bool label = pt_slice_is(s->name, "label");
    if (!pt_dot_value(&d->lex, &s->value, NULL, &text) ||
        (label && !pt_lex_dereference(&d->lex, &text)))
        return false;
    *kept = (pt_dot_shared){.column = column_of(s->name)};
    kept->dir = pt_slice_is(s->name, "dir");
    kept->text = pt_arena_text(d->out->arena, text.at, text.length);
    return kept->text || pt_lex_take(&d->lex, pt_nomem(d->lex.err));
}

bool pt_dot_set_shared(pt_dot *d, pt_table *table, size_t row,
                       const pt_dot_shared *s)
{
    size_t column = 0;
    if (!s->dir || table != &d->out->edge_table) {
        ptce_status st = pt_table_column(d->out, table, s->column, PT_CELL_ANY,
                                         &column, d->lex.err);
        return pt_lex_take(&d->lex, st) &&
               pt_lex_share(&d->lex, table, column, row, s->text);
    }
    pt_edge *edge = &d->out->edges[row];
    size_t from = edge->from;
    bool back = strcmp(s->text, "back") == 0;
    edge->directed = back || strcmp(s->text, "forward") == 0;
    edge->from = back ? edge->to : from;
    edge->to = back ? from : edge->to;
    return true;
}

static bool set_edges(pt_dot *d, size_t first, size_t last,
                      const pt_dot_setting *s)
{
    pt_dot_shared kept;
    bool taken = pt_slice_is(s->name, "label") || pt_slice_is(s->name, "dir");
    if (!taken && pt_dot_name_of(s->name) == PT_DOT_LOOKS) {
        d->pictures++;
        return true;
    }
    if (!share(d, s, &kept) || !pt_dot_spreads(d, last - first - 1, s->name.at))
        return false;
    for (size_t row = first; row < last; row++)
        if (!pt_dot_set_shared(d, &d->out->edge_table, row, &kept))
            return false;
    return true;
}

/* Of the whole graph, or of a cluster only the label. */
static bool set_graph(pt_dot *d, const pt_dot_setting *s)
{
    pt_slice text;
    bool label = pt_slice_is(s->name, "label");
    if (!pt_dot_value(&d->lex, &s->value, NULL, &text) ||
        (label && !pt_lex_dereference(&d->lex, &text)))
        return false;
    if (d->depth == 0 && label)
        return pt_dot_put(d, &d->out->graph, "name", PT_CELL_TEXT, 0, text);
    if (d->depth == 0 && pt_dot_name_of(s->name) == PT_DOT_FREE)
        return pt_lex_value(&d->lex, &d->out->graph, column_of(s->name),
                            PT_CELL_ANY, 0, text);
    const char *cluster = pt_dot_here(d)->cluster;
    size_t row = 0;
    if (!label || !cluster) {
        d->pictures++;
        return true;
    }
    return pt_lex_take(&d->lex,
                       pt_outline_mention(d->clusters, pt_slice_of(cluster), 0,
                                          &row, d->lex.err)) &&
           pt_dot_put(d, &d->clusters->node_table, "label", PT_CELL_TEXT, row,
                      text);
}

bool pt_dot_apply(pt_dot *d, const pt_dot_target *t, const pt_dot_setting *s)
{
    if (t->of == PT_DOT_OF_GRAPH)
        return set_graph(d, s);
    if (t->of == PT_DOT_OF_DEFAULTS) {
        bool kept = pt_dot_name_of(s->name) == PT_DOT_FREE ||
                    pt_slice_is(s->name, "dir");
        if (kept && t->defaults->count < PT_DOT_DEFAULTS)
            return share(d, s, &t->defaults->items[t->defaults->count++]);
        d->defaults++;
        return true;
    }
    if (t->first == t->last)
        return true;
    return t->of == PT_DOT_OF_NODES ? set_node(d, t->first, s)
                                    : set_edges(d, t->first, t->last, s);
}

/* The value at hand, behind an equal sign. */
static bool take_value(pt_dot *d, pt_dot_setting *s)
{
    s->value = d->word;
    if (d->word.kind != PT_DOT_ID && d->word.kind != PT_DOT_HTML)
        return pt_dot_expected(d, "value");
    return pt_dot_step(d);
}

static bool read_attribute(pt_dot *d, const pt_dot_target *t)
{
    pt_dot_setting s = {.name = d->word.text, .value = d->word};
    if (d->word.kind != PT_DOT_ID)
        return pt_dot_expected(d, "attribute");
    s.value.raw = s.value.text = pt_slice_of("true");
    s.value.quoted = false;
    if (!pt_dot_step(d))
        return false;
    if (pt_dot_is(&d->word, '=') && (!pt_dot_step(d) || !take_value(d, &s)))
        return false;
    if (!pt_dot_apply(d, t, &s))
        return false;
    bool parted = pt_dot_is(&d->word, ',') || pt_dot_is(&d->word, ';');
    return !parted || pt_dot_step(d);
}

bool pt_dot_read_attributes(pt_dot *d, const pt_dot_target *t)
{
    while (pt_dot_is(&d->word, '[')) {
        if (!pt_dot_step(d))
            return false;
        while (!pt_dot_is(&d->word, ']'))
            if (!read_attribute(d, t))
                return false;
        if (!pt_dot_step(d))
            return false;
    }
    return true;
}
