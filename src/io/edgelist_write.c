/* SPDX-License-Identifier: MIT */
/* A list of edges, parted by tabs: two ids and, where there are any, weights.
 */
#include "io/formats.h"
#include "io/shape.h"

#include <string.h>

static void add_id(ptce_text *out, const char *id)
{
    if (*id == '\0' || strpbrk(id, "\t\r\n\"") || strchr("#%", *id) ||
        *id == ' ' || id[strlen(id) - 1] == ' ')
        pt_add_quoted(out, id);
    else
        ptce_text_add(out, id);
}

ptce_status pt_edgelist_write(ptce_text *out, const pt_outline *outline,
                              ptce_error *err)
{
    const pt_table *table = &outline->edge_table;
    size_t weight = pt_table_find(table, "weight");
    for (size_t i = 0; i < outline->edge_count; i++) {
        const char *cell = pt_table_get(table, weight, i);
        add_id(out, outline->nodes[outline->edges[i].from].id);
        ptce_text_add(out, "\t");
        add_id(out, outline->nodes[outline->edges[i].to].id);
        ptce_text_add(out, cell ? "\t" : "");
        ptce_text_add(out, cell ? cell : "");
        ptce_text_add(out, "\n");
    }
    return ptce_text_check(out, err);
}
