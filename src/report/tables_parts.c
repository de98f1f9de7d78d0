/* SPDX-License-Identifier: MIT */
/* Parts that several results carry: the choice of measures, who made the
 * numbers, and the view they were made under. */
#include "report/tables.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- The choice of measures --------------------------------------------- */

ptce_status pt_only_check(const ptce_table_options *options, ptce_error *err)
{
    for (size_t i = 0; i < options->only_count; i++) {
        const char *id = options->only[i];
        if (ptce_measure_find(id))
            continue;
        const char *near = ptce_measure_near(id);
        return pt_fail(err, PTCE_E_USAGE,
                       near ? "measure-near" : "measure-unknown", id, near,
                       NULL);
    }
    return PTCE_OK;
}

bool pt_only_has(const ptce_table_options *options, const ptce_measure *measure)
{
    for (size_t i = 0; i < options->only_count; i++)
        if (strcmp(options->only[i], measure->id) == 0)
            return true;
    return !options->only;
}

/* A name of another level would leave an empty column unsaid. */
static ptce_status check_level(ptce_level level,
                               const ptce_table_options *options,
                               ptce_error *err)
{
    static const char *const levels[] = {"network", "node", "edge"};
    for (size_t i = 0; i < options->only_count; i++) {
        const ptce_measure *measure = ptce_measure_find(options->only[i]);
        if (measure->level != level)
            return pt_fail(err, PTCE_E_USAGE, "measure-level", measure->id,
                           levels[measure->level], NULL);
    }
    return PTCE_OK;
}

ptce_status pt_measure_list_init(pt_measure_list *list, ptce_level level,
                                 const ptce_table_options *options,
                                 ptce_error *err)
{
    *list = (pt_measure_list){0};
    ptce_status st = pt_only_check(options, err);
    if (st == PTCE_OK && options->format != PTCE_JSON)
        st = check_level(level, options, err);
    if (st != PTCE_OK)
        return st;
    size_t count = 0;
    while (ptce_measure_at(count))
        count++;
    list->items = pt_alloc(count, sizeof(ptce_measure *));
    if (!list->items)
        return pt_nomem(err);
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++)
        if (measure->level == level && pt_only_has(options, measure))
            list->items[list->count++] = measure;
    return PTCE_OK;
}

void pt_measure_list_clear(pt_measure_list *list)
{
    free((void *)list->items);
    *list = (pt_measure_list){0};
}

/* ---- JSON --------------------------------------------------------------- */

void pt_json_made_by(pt_json *json, const ptce_run *run)
{
    pt_json_object(json, "made_by", PT_JSON_INLINE);
    pt_json_text(json, "ptce", PTCE_VERSION);
    pt_json_text(json, "igraph", ptce_igraph_version());
    pt_json_text(json, "graphviz", ptce_graphviz_version());
    pt_json_count(json, "seed", run->seed);
    pt_json_end(json);
}

static void add_option(pt_json *json, const ptce_view *view, const char *name)
{
    ptce_text value = {0};
    ptce_view_get(&value, view, name);
    pt_json_text(json, name, value.length > 0 ? ptce_text_get(&value) : NULL);
    ptce_text_clear(&value);
}

/* What is looked at, then by which method it is measured. */
void pt_json_view(pt_json *json, const ptce_view *view)
{
    const ptce_view_option *option;
    pt_json_object(json, "view", PT_JSON_INLINE);
    for (size_t i = 0; (option = ptce_view_option_at(i)); i++) {
        if (strcmp(option->name, "direction") == 0) {
            pt_json_array(json, "without", PT_JSON_INLINE);
            for (size_t j = 0; j < view->without_count; j++)
                pt_json_text(json, NULL, view->without[j]);
            pt_json_end(json);
        }
        if (!option->method)
            add_option(json, view, option->name);
    }
    pt_json_end(json);
    pt_json_object(json, "method", PT_JSON_INLINE);
    for (size_t i = 0; (option = ptce_view_option_at(i)); i++)
        if (option->method)
            add_option(json, view, option->name);
    pt_json_end(json);
}

void pt_json_value(pt_json *json, const char *key, const ptce_measure *measure,
                   double value)
{
    if (measure->scale == PTCE_BOOLEAN && isfinite(value))
        pt_json_bool(json, key, value != 0);
    else
        pt_json_number(json, key, value);
}

/* ---- Words -------------------------------------------------------------- */

/* The word KIND.ID of a measure, or NULL. */
static const char *word_of(const char *kind, const ptce_measure *measure,
                           ptce_lang lang)
{
    char key[96];
    (void)snprintf(key, sizeof key, "%s.%s", kind, measure->id);
    return ptce_word_find(lang, key);
}

const char *pt_measure_name(const ptce_measure *measure, ptce_lang lang)
{
    const char *name = word_of("measure", measure, lang);
    return name ? name : measure->id;
}

const char *pt_measure_title(const ptce_measure *measure, ptce_lang lang)
{
    const char *title = word_of("table.short", measure, lang);
    return title ? title : pt_measure_name(measure, lang);
}

const char *pt_vertex_label(const ptce_measures *measures, size_t row)
{
    const ptce_vertex *vertex = &measures->vertices[row];
    return vertex->is_pool
               ? vertex->name
               : ptce_actor_label(&measures->network->actors[vertex->row]);
}

void pt_documentation_say(ptce_text *out, const ptce_documentation *d,
                          ptce_lang lang)
{
    const struct {
        const char *key;
        size_t count;
    } rows[] = {
        {"table.documented.actors", d->actors},
        {"table.documented.untied", d->actors_without_tie},
        {"table.documented.ties", d->ties},
        {"table.documented.inferred", d->inferred_ties},
        {"table.documented.pools", d->pools},
        {"table.documented.sources", d->sources},
    };
    ptce_text texts[PT_COUNT(rows)] = {{0}};
    const char *slots[PT_COUNT(rows)];
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        ptce_text count = {0};
        pt_text_add_grouped(&count, lang, rows[i].count);
        const char *slot = ptce_text_get(&count);
        ptce_text_add_word(&texts[i], lang, rows[i].key, &slot, 1);
        slots[i] = ptce_text_get(&texts[i]);
        ptce_text_clear(&count);
    }
    ptce_text_add_word(out, lang, "table.documented", slots, PT_COUNT(slots));
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        ptce_text_clear(&texts[i]);
}

const char *pt_documented_word(size_t evidence, ptce_lang lang)
{
    static const struct {
        size_t least;
        const char *key;
    } steps[] = {
        {25, "report.documented.good"},
        {PT_PARTIAL, "report.documented.partial"},
        {1, "report.documented.thin"},
        {0, "report.documented.none"},
    };
    size_t i = 0;
    while (evidence < steps[i].least)
        i++;
    return ptce_word(lang, steps[i].key);
}

static void add_choice(ptce_text *out, const ptce_view *view, const char *name,
                       ptce_lang lang)
{
    char key[96];
    ptce_text value = {0};
    ptce_view_get(&value, view, name);
    (void)snprintf(key, sizeof key, "view.%s.%s", name, ptce_text_get(&value));
    ptce_text_add(out, ptce_word(lang, key));
    ptce_text_clear(&value);
}

/* The method where it is not the usual one. */
static void say_method(ptce_text *out, const ptce_view *view, ptce_lang lang)
{
    const ptce_view_option *option;
    for (size_t i = 0; (option = ptce_view_option_at(i)); i++) {
        ptce_text value = {0};
        ptce_view_get(&value, view, option->name);
        if (option->method &&
            strcmp(ptce_text_get(&value), option->values[0]) != 0) {
            ptce_text_add(out, " · ");
            add_choice(out, view, option->name, lang);
        }
        ptce_text_clear(&value);
    }
}

void pt_view_say(ptce_text *out, const ptce_view *view, ptce_lang lang)
{
    ptce_text_add(out, ptce_word(lang, "table.view"));
    add_choice(out, view, "layer", lang);
    ptce_text_add(out, " · ");
    add_choice(out, view, "pools", lang);
    if (view->from != PTCE_NO_YEAR) {
        ptce_text_add(out, " · ");
        ptce_view_get(out, view, "period");
        ptce_text_add(out, ", ");
        add_choice(out, view, "undated", lang);
    }
    ptce_text_add(out, " · ");
    add_choice(out, view, "certainty", lang);
    ptce_text_add(out, " · ");
    add_choice(out, view, "direction", lang);
    say_method(out, view, lang);
    for (size_t i = 0; i < view->without_count; i++) {
        ptce_text_add(out, i ? ", " : " · ");
        if (i == 0) {
            ptce_text_add(out, ptce_word(lang, "view.without"));
            ptce_text_add(out, " ");
        }
        ptce_text_add(out, view->without[i]);
    }
}
