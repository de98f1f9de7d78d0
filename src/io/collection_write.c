/* SPDX-License-Identifier: MIT */
/* The canonical form of collection.json. Networks and common actors stand in
 * byte order: a collection is a set. */
#include "base/json_text.h"
#include "io/io.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void out_sorted(pt_json *json, const char *key,
                       const ptce_strings *texts, bool one_a_line)
{
    ptce_strings sorted = {pt_alloc(texts->count, sizeof *sorted.items),
                           texts->count};
    if (!sorted.items) {
        json->out->failed = true;
        return;
    }
    if (texts->count > 0) {
        memcpy(sorted.items, texts->items, texts->count * sizeof *sorted.items);
        qsort(sorted.items, sorted.count, sizeof *sorted.items, by_text);
    }
    pt_out_texts(json, key, &sorted, one_a_line);
    free(sorted.items);
}

static void out_label(pt_json *json, const char *key, const char *const *label,
                      const ptce_attributes *extras)
{
    if (!label[PTCE_FR] && !label[PTCE_EN] && extras->count == 0)
        return;
    pt_json_object(json, key, PT_JSON_INLINE);
    pt_out_text(json, "fr", label[PTCE_FR]);
    pt_out_text(json, "en", label[PTCE_EN]);
    pt_out_extras(json, extras);
    pt_json_end(json);
}

static void out_group(pt_json *json, const ptce_group *group)
{
    pt_json_object(json, group->key, PT_JSON_OPEN);
    out_label(json, "label", group->label, &group->label_extras);
    if (group->value_count > 0) {
        pt_json_object(json, "values", PT_JSON_OPEN);
        for (size_t i = 0; i < group->value_count; i++)
            out_label(json, group->values[i].value, group->values[i].label,
                      &group->values[i].extras);
        pt_json_end(json);
    }
    pt_out_extras(json, &group->extras);
    pt_json_end(json);
}

static void out_period(pt_json *json, const ptce_collection *collection)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_text period = {0};
    view.from = collection->from;
    view.to = collection->to;
    ptce_view_get(&period, &view, "period");
    if (period.length > 0)
        pt_json_text(json, "period", ptce_text_get(&period));
    ptce_text_clear(&period);
}

void pt_collection_write(ptce_text *out, const ptce_collection *collection)
{
    pt_json writer = {.out = out};
    pt_json *json = &writer;
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "format", PT_COLLECTION_FORMAT);
    pt_json_text(json, "id", collection->id);
    pt_json_text(json, "name", collection->name);
    pt_out_text(json, "title", collection->title);
    out_period(json, collection);
    if (collection->files.count > 0)
        out_sorted(json, "networks", &collection->files, true);
    else
        pt_json_raw(json, "networks", "[]");
    if (collection->group_count > 0) {
        pt_json_object(json, "groups", PT_JSON_OPEN);
        for (size_t i = 0; i < collection->group_count; i++)
            out_group(json, &collection->groups[i]);
        pt_json_end(json);
    }
    out_sorted(json, "common_actors", &collection->common_actors, false);
    pt_out_extras(json, &collection->extras);
    pt_json_end(json);
}
