/* SPDX-License-Identifier: MIT */
/* Measures as `ptce-measures/1`: all levels. */
#include "report/tables.h"

#include <stdio.h>

/* What is written of every network. */
typedef struct writing {
    pt_json json;
    pt_measure_list lists[3]; /* by level */
    ptce_lang lang;
} writing;

static void write_documentation(pt_json *json,
                                const ptce_documentation *documentation)
{
    pt_json_object(json, "documentation", PT_JSON_INLINE);
    pt_json_count(json, "actors", documentation->actors);
    pt_json_count(json, "actors_without_tie",
                  documentation->actors_without_tie);
    pt_json_count(json, "ties", documentation->ties);
    pt_json_count(json, "inferred_ties", documentation->inferred_ties);
    pt_json_count(json, "pools", documentation->pools);
    pt_json_count(json, "pools_with_two_members",
                  documentation->pools_with_two_members);
    pt_json_count(json, "sources", documentation->sources);
    pt_json_end(json);
}

static void write_values(writing *w, const ptce_measures *measures,
                         ptce_level level, size_t row)
{
    for (size_t i = 0; i < w->lists[level].count; i++) {
        const ptce_measure *measure = w->lists[level].items[i];
        pt_json_value(&w->json, measure->id, measure,
                      ptce_measure_value(measures, measure, row));
    }
}

static bool has_reasons(const writing *w, const ptce_measures *measures,
                        ptce_level level, size_t row)
{
    for (size_t i = 0; i < w->lists[level].count; i++)
        if (ptce_measure_reason(measures, w->lists[level].items[i], row))
            return true;
    return false;
}

static void write_detail_reason(writing *w, const ptce_detail_table *table,
                                bool in_words)
{
    char key[96];
    if (!table->reason)
        return;
    (void)snprintf(key, sizeof key, "reason.%s", table->reason);
    pt_json_text(&w->json, table->detail->id,
                 in_words ? ptce_word(w->lang, key) : table->reason);
}

/* "undefined" with sentences, "undefined_codes" with their stable codes. */
static void write_reasons(writing *w, const ptce_measures *measures,
                          ptce_level level, size_t row)
{
    static const char *const keys[] = {"undefined", "undefined_codes"};
    for (size_t turn = 0; turn < PT_COUNT(keys); turn++) {
        pt_json_object(&w->json, keys[turn], PT_JSON_OPEN);
        for (size_t i = 0; i < w->lists[level].count; i++) {
            const ptce_measure *measure = w->lists[level].items[i];
            const char *code = ptce_measure_reason(measures, measure, row);
            char key[96];
            if (!code)
                continue;
            (void)snprintf(key, sizeof key, "reason.%s", code);
            pt_json_text(&w->json, measure->id,
                         turn == 0 ? ptce_word(w->lang, key) : code);
        }
        for (size_t i = 0; level == PTCE_NETWORK && i < measures->detail_count;
             i++)
            write_detail_reason(w, &measures->details[i], turn == 0);
        pt_json_end(&w->json);
    }
}

static void write_nodes(writing *w, const ptce_measures *measures)
{
    pt_json_array(&w->json, "nodes", PT_JSON_OPEN);
    for (size_t i = 0; i < measures->vertex_count; i++) {
        const ptce_vertex *vertex = &measures->vertices[i];
        pt_json_object(&w->json, NULL, PT_JSON_INLINE);
        pt_json_text(&w->json, "id", vertex->id);
        pt_json_text(&w->json, "kind", vertex->is_pool ? "pool" : "actor");
        write_values(w, measures, PTCE_NODE, i);
        if (has_reasons(w, measures, PTCE_NODE, i))
            write_reasons(w, measures, PTCE_NODE, i);
        pt_json_end(&w->json);
    }
    pt_json_end(&w->json);
}

static void write_edges(writing *w, const ptce_measures *measures)
{
    pt_json_array(&w->json, "edges", PT_JSON_OPEN);
    for (size_t i = 0; i < measures->edge_count; i++) {
        const ptce_edge *edge = &measures->edges[i];
        pt_json_object(&w->json, NULL, PT_JSON_INLINE);
        pt_json_text(&w->json, "from", measures->vertices[edge->from].id);
        pt_json_text(&w->json, "to", measures->vertices[edge->to].id);
        write_values(w, measures, PTCE_EDGE, i);
        if (has_reasons(w, measures, PTCE_EDGE, i))
            write_reasons(w, measures, PTCE_EDGE, i);
        pt_json_end(&w->json);
    }
    pt_json_end(&w->json);
}

static void write_details(writing *w, const ptce_measures *measures)
{
    if (measures->detail_count == 0)
        return;
    pt_json_object(&w->json, "details", PT_JSON_OPEN);
    for (size_t i = 0; i < measures->detail_count; i++)
        pt_detail_json(&w->json, &measures->details[i], w->lang);
    pt_json_end(&w->json);
}

static void write_network(writing *w, const ptce_measures *measures)
{
    pt_json_object(&w->json, NULL, PT_JSON_OPEN);
    pt_json_text(&w->json, "id", measures->network->id);
    pt_json_text(&w->json, "name", measures->network->name);
    write_documentation(&w->json, &measures->documentation);
    pt_json_object(&w->json, "network", PT_JSON_OPEN);
    write_values(w, measures, PTCE_NETWORK, 0);
    pt_json_end(&w->json);
    write_nodes(w, measures);
    write_edges(w, measures);
    write_details(w, measures);
    write_reasons(w, measures, PTCE_NETWORK, 0);
    pt_json_end(&w->json);
}

ptce_status pt_measures_json(ptce_text *out, const ptce_measuring *measuring,
                             const ptce_table_options *options,
                             const ptce_run *run, ptce_error *err)
{
    static const ptce_level levels[] = {PTCE_NETWORK, PTCE_NODE, PTCE_EDGE};
    writing w = {.json = {.out = out}, .lang = options->lang};
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(levels); i++)
        st = pt_measure_list_init(&w.lists[levels[i]], levels[i], options, err);
    if (st != PTCE_OK)
        goto done;
    pt_json_object(&w.json, NULL, PT_JSON_OPEN);
    pt_json_text(&w.json, "format", "ptce-measures/1");
    pt_json_made_by(&w.json, run);
    pt_json_view(&w.json, &measuring->view);
    pt_json_array(&w.json, "networks", PT_JSON_OPEN);
    for (size_t i = 0; i < measuring->count; i++)
        write_network(&w, &measuring->networks[i]);
    pt_json_end(&w.json);
    pt_json_end(&w.json);

done:
    for (size_t i = 0; i < PT_COUNT(w.lists); i++)
        pt_measure_list_clear(&w.lists[i]);
    return st;
}
