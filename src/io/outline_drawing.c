/* SPDX-License-Identifier: MIT */
/* Positions and colours of a figure, for formats that hold them. */
#include "io/formats.h"
#include "io/meaning.h"

#include <stdio.h>
#include <string.h>

/* The id of an element of the figure ends in that of an actor or a pool. */
static size_t row_of(const pt_outline *outline, const char *network,
                     const char *element)
{
    size_t length = strlen(network);
    if (!element || strncmp(element, network, length) != 0)
        return PTCE_NOBODY;
    element += length;
    if (strncmp(element, "-n-", 3) != 0 && strncmp(element, "-p-", 3) != 0)
        return PTCE_NOBODY;
    return pt_outline_find(outline, pt_slice_of(element + 3));
}

static ptce_status take(pt_outline *outline, const pt_outline *figure,
                        const char *network, ptce_error *err)
{
    static const struct {
        const char *name;
        pt_cell holds;
    } looks[] = {
        {"x", PT_CELL_NUMBER}, {"y", PT_CELL_NUMBER}, {"color", PT_CELL_TEXT}};
    const pt_table *from = &figure->node_table;
    size_t ids = pt_table_find(from, PT_DRAWING_ID);
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < figure->node_count; i++) {
        size_t row = row_of(outline, network, pt_table_get(from, ids, i));
        for (size_t k = 0; st == PTCE_OK && k < PT_COUNT(looks); k++) {
            const char *text =
                pt_table_get(from, pt_table_find(from, looks[k].name), i);
            if (row != PTCE_NOBODY && text)
                st = pt_table_put(outline, &outline->node_table, looks[k].name,
                                  looks[k].holds, row, text, err);
        }
    }
    return st;
}

ptce_status pt_outline_take_drawing(pt_outline *outline, const char *network,
                                    const char *drawing, ptce_error *err)
{
    const ptce_exchange options = {.drawing = drawing}; /* ids are wanted */
    ptce_findings unheard = {0};
    pt_outline *figure = pt_outline_new("figure");
    if (!figure)
        return pt_nomem(err);
    pt_import import = {figure, &unheard, &options};
    ptce_status st =
        pt_format_find("dot")->read(&import, pt_slice_of(drawing), err);
    if (st == PTCE_OK)
        st = take(outline, figure, network, err);
    pt_outline_free(figure);
    ptce_findings_clear(&unheard);
    return st;
}
