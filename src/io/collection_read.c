/* SPDX-License-Identifier: MIT */
/* ptce-collection/1 to a collection, without its networks. */
#include "io/io.h"
#include "io/json.h"

#include <stdlib.h>
#include <string.h>

#define AT(type, field) offsetof(type, field)

/* {"fr": …, "en": …} */
static void read_words(pt_in *in, const char **label, ptce_attributes *extras,
                       pt_slice value)
{
    static const pt_field words[] = {
        {"fr", pt_in_text, PTCE_FR * sizeof(char *), false},
        {"en", pt_in_text, PTCE_EN * sizeof(char *), false},
    };
    (void)pt_in_object(in, value, words, PT_COUNT(words), label, extras);
}

static void read_label(pt_in *in, void *target, pt_slice value)
{
    ptce_group *group = target;
    read_words(in, group->label, &group->label_extras, value);
}

/* "2013", or "2010-2016". */
static void read_period(pt_in *in, void *target, pt_slice value)
{
    ptce_collection *collection = target;
    const char *text = NULL;
    pt_in_text(in, &text, value);
    ptce_view view = PTCE_VIEW_DEFAULT;
    if (!text)
        return;
    if (ptce_view_set(&view, "period", text, NULL) != PTCE_OK) {
        pt_in_note(in, "bad-period", text, NULL);
        return;
    }
    collection->from = view.from;
    collection->to = view.to;
}

static void read_value_labels(pt_in *in, void *target, pt_slice value)
{
    ptce_group *group = target;
    if (pt_json_type_of(value) != PT_TYPE_OBJECT) {
        pt_in_wrong_type(in, PT_SLOT_WORDS "rule.value.object", value);
        return;
    }
    group->values =
        pt_arena_take(in->arena, pt_walk_count(value), sizeof *group->values);
    pt_walk walk = pt_walk_into(value);
    pt_slice key;
    pt_slice item;
    if (!group->values)
        in->status = PTCE_E_NOMEM;
    while (group->values && pt_walk_next(&walk, &key, &item)) {
        ptce_group_value_label *row = &group->values[group->value_count];
        row->value = pt_json_decode(in->arena, key);
        if (!row->value)
            break;
        group->value_count++;
        pt_in_enter(in, row->value, 0);
        read_words(in, row->label, &row->extras, item);
        pt_in_leave(in);
    }
}

static int by_value(const void *a, const void *b)
{
    const ptce_group_value_label *x = a;
    const ptce_group_value_label *y = b;
    return pt_text_order(x->value, y->value);
}

static int by_group(const void *a, const void *b)
{
    const ptce_group *x = a;
    const ptce_group *y = b;
    return pt_text_order(x->key, y->key);
}

static void read_group(pt_in *in, ptce_group *group, pt_slice value)
{
    static const pt_field words[] = {
        {"label", read_label, 0, false},
        {"values", read_value_labels, 0, false},
    };
    (void)pt_in_object(in, value, words, PT_COUNT(words), group,
                       &group->extras);
    if (group->value_count > 1)
        qsort(group->values, group->value_count, sizeof *group->values,
              by_value);
}

static void read_groups(pt_in *in, void *target, pt_slice value)
{
    ptce_collection *collection = target;
    if (pt_json_type_of(value) != PT_TYPE_OBJECT) {
        pt_in_wrong_type(in, PT_SLOT_WORDS "rule.value.object", value);
        return;
    }
    ptce_group *groups =
        pt_arena_take(in->arena, pt_walk_count(value), sizeof *groups);
    size_t count = 0;
    pt_walk walk = pt_walk_into(value);
    pt_slice key;
    pt_slice item;
    while (groups && pt_walk_next(&walk, &key, &item)) {
        groups[count].key = pt_json_decode(in->arena, key);
        if (!groups[count].key)
            break;
        pt_in_enter(in, groups[count].key, 0);
        read_group(in, &groups[count++], item);
        pt_in_leave(in);
    }
    collection->groups = groups;
    collection->group_count = count;
    if (!groups)
        in->status = PTCE_E_NOMEM;
    if (count > 1)
        qsort(groups, count, sizeof *groups, by_group);
}

static const pt_field fields[] = {
    {"format", pt_in_format, 0, true},
    {"id", pt_in_name, AT(ptce_collection, id), true},
    {"name", pt_in_name, AT(ptce_collection, name), true},
    {"title", pt_in_text, AT(ptce_collection, title), false},
    {"period", read_period, 0, false},
    {"networks", pt_in_texts, AT(ptce_collection, files), true},
    {"groups", read_groups, 0, false},
    {"common_actors", pt_in_texts, AT(ptce_collection, common_actors), false},
};

ptce_status pt_collection_read(ptce_collection **out, pt_slice object,
                               const char *origin, ptce_findings *findings,
                               ptce_error *err)
{
    *out = NULL;
    ptce_collection *collection = pt_collection_new();
    if (!collection)
        return pt_nomem(err);
    pt_in in = {
        .arena = collection->arena, .findings = findings, .origin = origin};
    (void)pt_in_object(&in, object, fields, PT_COUNT(fields), collection,
                       &collection->extras);
    collection->origin =
        pt_arena_text(collection->arena, origin, strlen(origin));
    pt_collection_settle(collection);
    if (in.status != PTCE_OK || !collection->origin) {
        ptce_collection_free(collection);
        return pt_nomem(err);
    }
    *out = collection;
    return PTCE_OK;
}
