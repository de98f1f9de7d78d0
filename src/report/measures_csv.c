/* SPDX-License-Identifier: MIT */
/* Measures of one level as CSV: a row a network, node or edge. */
#include "report/tables.h"

#include <math.h>

static const char *const heads[] = {"network,name", "network,id,name,type",
                                    "network,from,to"};

static void add_values(ptce_text *out, const ptce_measures *measures,
                       const pt_measure_list *list, size_t row)
{
    for (size_t i = 0; i < list->count; i++) {
        double value = ptce_measure_value(measures, list->items[i], row);
        ptce_text_add(out, ",");
        if (!isfinite(value))
            continue;
        if (list->items[i]->scale == PTCE_BOOLEAN)
            ptce_text_add(out, value != 0 ? "true" : "false");
        else
            ptce_text_add_number(out, value);
    }
    ptce_text_add(out, "\n");
}

static void add_texts(ptce_text *out, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ptce_text_add(out, i ? "," : "");
        pt_csv_text(out, texts[i]);
    }
}

static void add_node(ptce_text *out, const ptce_measures *measures, size_t row)
{
    const ptce_network *network = measures->network;
    const ptce_vertex *vertex = &measures->vertices[row];
    const char *type = vertex->is_pool
                           ? "pool"
                           : ptce_type_name(network->actors[vertex->row].type);
    const char *texts[] = {network->id, vertex->id, vertex->name, type};
    add_texts(out, texts, PT_COUNT(texts));
}

static void add_edge(ptce_text *out, const ptce_measures *measures, size_t row)
{
    const ptce_edge *edge = &measures->edges[row];
    const char *texts[] = {measures->network->id,
                           measures->vertices[edge->from].id,
                           measures->vertices[edge->to].id};
    add_texts(out, texts, PT_COUNT(texts));
}

static void add_network(ptce_text *out, const ptce_measures *measures,
                        size_t row)
{
    (void)row;
    const char *texts[] = {measures->network->id, measures->network->name};
    add_texts(out, texts, PT_COUNT(texts));
}

static size_t count_rows(const ptce_measures *measures, ptce_level level)
{
    if (level == PTCE_NETWORK)
        return 1;
    return level == PTCE_NODE ? measures->vertex_count : measures->edge_count;
}

ptce_status pt_measures_csv(ptce_text *out, const ptce_measuring *measuring,
                            const ptce_table_options *options, ptce_error *err)
{
    static void (*const adders[])(ptce_text *, const ptce_measures *,
                                  size_t) = {add_network, add_node, add_edge};
    pt_measure_list list;
    ptce_status st = pt_measure_list_init(&list, options->level, options, err);
    if (st != PTCE_OK)
        return st;
    ptce_text_add(out, heads[options->level]);
    for (size_t i = 0; i < list.count; i++) {
        ptce_text_add(out, ",");
        ptce_text_add(out, list.items[i]->id);
    }
    ptce_text_add(out, "\n");
    for (size_t i = 0; i < measuring->count; i++) {
        const ptce_measures *measures = &measuring->networks[i];
        size_t rows = count_rows(measures, options->level);
        for (size_t row = 0; row < rows; row++) {
            adders[options->level](out, measures, row);
            add_values(out, measures, &list, row);
        }
    }
    pt_measure_list_clear(&list);
    return PTCE_OK;
}
