/* SPDX-License-Identifier: MIT */
/* A network that was merged, taken apart. */
#include "io/io.h"
#include "io/json.h"

#include <stdlib.h>
#include <string.h>

static const ptce_attribute *merged_of(const ptce_network *network)
{
    for (size_t i = 0; i < network->extras.count; i++)
        if (strcmp(network->extras.items[i].key, PTCE_MERGED) == 0)
            return &network->extras.items[i];
    return NULL;
}

static bool is_key(pt_slice key, const char *name)
{
    return key.length == strlen(name) + 2 &&
           memcmp(key.at + 1, name, strlen(name)) == 0;
}

/* The value of a key of an object, or nothing. */
static pt_slice value_of(pt_slice object, const char *name, pt_json_type type)
{
    pt_walk walk = pt_walk_into(object);
    pt_slice key;
    pt_slice value;
    if (pt_json_type_of(object) != PT_TYPE_OBJECT)
        return (pt_slice){0};
    while (pt_walk_next(&walk, &key, &value))
        if (is_key(key, name) && pt_json_type_of(value) == type)
            return value;
    return (pt_slice){0};
}

static ptce_status read_parts(ptce_collection *all, pt_slice list,
                              const char *origin, ptce_findings *findings,
                              ptce_error *err)
{
    pt_walk walk = pt_walk_into(list);
    pt_slice item;
    ptce_status st = PTCE_OK;
    while (st == PTCE_OK && pt_walk_next(&walk, NULL, &item)) {
        ptce_network *network = NULL;
        if (pt_json_type_of(item) != PT_TYPE_OBJECT)
            continue;
        st = pt_network_read(&network, item, origin, findings, err);
        if (st == PTCE_OK)
            st = pt_rules_network(findings, network, err);
        if (st == PTCE_OK)
            st = pt_collection_add(all, network, err);
        else
            ptce_network_free(network);
    }
    return st;
}

/* Texts of a list, or none. */
static ptce_strings texts_of(ptce_collection *all, pt_slice object,
                             const char *name)
{
    ptce_strings texts = {0};
    pt_slice list = value_of(object, name, PT_TYPE_LIST);
    if (list.at && !pt_json_decode_texts(all->arena, &texts, list))
        texts = (ptce_strings){0};
    return texts;
}

/* Whether the whole is still what its parts make. */
static ptce_status compare(bool *changed, const ptce_network *whole,
                           ptce_collection *all, pt_slice object,
                           ptce_error *err)
{
    ptce_strings same = texts_of(all, object, "same");
    ptce_strings without = texts_of(all, object, "without");
    const ptce_merge_options options = {.id = whole->id,
                                        .same = same.items,
                                        .same_count = same.count,
                                        .without = without.items,
                                        .without_count = without.count};
    ptce_findings unheard = {0};
    ptce_network *again = NULL;
    ptce_text a = {0};
    ptce_text b = {0};
    ptce_status st = ptce_merge_networks(&again, all, &options, &unheard, err);
    if (st == PTCE_OK) {
        ptce_network_write(&a, whole);
        ptce_network_write(&b, again);
        *changed = strcmp(ptce_text_get(&a), ptce_text_get(&b)) != 0;
    }
    ptce_text_clear(&a);
    ptce_text_clear(&b);
    ptce_network_free(again);
    ptce_findings_clear(&unheard);
    return st;
}

ptce_status ptce_split_network(ptce_collection **out, const ptce_network *whole,
                               bool *changed, ptce_findings *findings,
                               ptce_error *err)
{
    const ptce_attribute *merged = merged_of(whole);
    pt_slice object = {0};
    pt_slice list = {0};
    size_t errors = findings->errors;
    *out = NULL;
    if (merged) {
        object = pt_slice_trim(merged->json, strlen(merged->json));
        list = value_of(object, "networks", PT_TYPE_LIST);
    }
    if (!list.at) {
        (void)pt_fail(err, PTCE_E_DATA, "not-merged", whole->id, NULL);
        return PTCE_E_DATA;
    }
    ptce_collection *all = pt_collection_new();
    if (!all)
        return pt_nomem(err);
    ptce_status st = read_parts(all, list, whole->origin, findings, err);
    if (st == PTCE_OK && findings->errors > errors)
        st = pt_fail(err, PTCE_E_DATA, "not-merged", whole->id, NULL);
    if (st == PTCE_OK)
        st = compare(changed, whole, all, object, err);
    if (st == PTCE_OK)
        *out = all;
    else
        ptce_collection_free(all);
    return st;
}
