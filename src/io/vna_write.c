/* SPDX-License-Identifier: MIT */
/* VNA for NetDraw: the name is the short label, the weight the strength. */
#include "io/formats.h"
#include "io/lex.h"
#include "io/shape.h"

#include <string.h>

static bool is_property(const char *name)
{
    static const char *const names[] = {"name", "x", "y", "color", "size"};
    for (size_t i = 0; i < PT_COUNT(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* A word as it is if it is plain, else in quotes. */
static void add_word(ptce_text *out, const char *text)
{
    bool plain = *text && *text != '*';
    for (const char *at = text; *at && plain; at++)
        plain = (unsigned char)*at > ' ' && *at != '"' && *at != ',' &&
                (unsigned char)*at != 0xC2; /* of no-break spaces */
    if (plain)
        ptce_text_add(out, text);
    else
        pt_add_quoted(out, text);
}

static void add_next(ptce_text *out, const char *text)
{
    ptce_text_add(out, " ");
    add_word(out, text ? text : "");
}

static void add_color(ptce_text *out, const char *cell)
{
    unsigned rgb[3];
    if (!cell || !pt_color_read(rgb, cell)) {
        add_next(out, cell);
        return;
    }
    ptce_text_add(out, " ");
    ptce_text_add_count(out, rgb[0] + 256 * (rgb[1] + 256 * (size_t)rgb[2]));
}

/* The columns of a section by their names, then the rows. */
static void add_nodes(ptce_text *out, const pt_outline *outline,
                      bool properties)
{
    const pt_table *table = &outline->node_table;
    ptce_text_add(out, properties ? "*Node properties\nID" : "*Node data\nID");
    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].name;
        if (is_property(name) == properties)
            add_next(out, strcmp(name, "name") == 0 ? "shortlabel" : name);
    }
    ptce_text_add(out, "\n");
    for (size_t row = 0; row < outline->node_count; row++) {
        add_word(out, outline->nodes[row].id);
        for (size_t i = 0; i < table->column_count; i++) {
            const char *name = table->columns[i].name;
            if (is_property(name) != properties)
                continue;
            if (strcmp(name, "color") == 0)
                add_color(out, pt_table_get(table, i, row));
            else
                add_next(out, pt_table_get(table, i, row));
        }
        ptce_text_add(out, "\n");
    }
}

static void add_ties(ptce_text *out, const pt_outline *outline)
{
    const pt_table *table = &outline->edge_table;
    bool all = pt_outline_arcs(outline) == outline->edge_count;
    bool strength = pt_table_find(table, "strength") == PTCE_NOBODY;
    ptce_text_add(out, "*Tie data\nFROM TO");
    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].name;
        bool weight = strength && strcmp(name, "weight") == 0;
        add_next(out, weight ? "strength" : name);
    }
    ptce_text_add(out, all ? "\n" : " directed\n");
    for (size_t row = 0; row < outline->edge_count; row++) {
        const pt_edge *edge = &outline->edges[row];
        add_word(out, outline->nodes[edge->from].id);
        add_next(out, outline->nodes[edge->to].id);
        for (size_t i = 0; i < table->column_count; i++)
            add_next(out, pt_table_get(table, i, row));
        if (!all)
            ptce_text_add(out, edge->directed ? " true" : " false");
        ptce_text_add(out, "\n");
    }
}

ptce_status pt_vna_write(ptce_text *out, const pt_outline *outline,
                         ptce_error *err)
{
    bool properties = false;
    for (size_t i = 0; i < outline->node_table.column_count; i++)
        properties =
            properties || is_property(outline->node_table.columns[i].name);
    add_nodes(out, outline, false);
    if (properties)
        add_nodes(out, outline, true);
    add_ties(out, outline);
    return ptce_text_check(out, err);
}
