/* SPDX-License-Identifier: MIT */
/* Networks read together. */
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

ptce_collection *pt_collection_new(void)
{
    ptce_collection *collection = pt_alloc(1, sizeof *collection);
    pt_arena *arena = pt_arena_new();
    if (!collection || !arena) {
        free(collection);
        pt_arena_free(arena);
        return NULL;
    }
    collection->arena = arena;
    collection->from = PTCE_NO_YEAR;
    collection->to = PTCE_NO_YEAR;
    return collection;
}

void ptce_collection_free(ptce_collection *collection)
{
    if (!collection)
        return;
    for (size_t i = 0; i < collection->network_count; i++)
        ptce_network_free(collection->networks[i]);
    free(collection->networks);
    pt_arena_free(collection->arena);
    free(collection);
}

ptce_status pt_collection_add(ptce_collection *collection,
                              ptce_network *network, ptce_error *err)
{
    size_t count = collection->network_count;
    ptce_network **networks =
        realloc(collection->networks, (count + 1) * sizeof(ptce_network *));
    if (!networks) {
        ptce_network_free(network);
        return pt_nomem(err);
    }
    collection->networks = networks;
    size_t at = count;
    while (at > 0 && pt_text_order(networks[at - 1]->id, network->id) > 0) {
        networks[at] = networks[at - 1];
        at--;
    }
    networks[at] = network;
    collection->network_count++;
    return PTCE_OK;
}

const ptce_group *pt_group_find(const ptce_collection *collection,
                                const char *key)
{
    for (size_t i = 0; i < collection->group_count; i++)
        if (strcmp(collection->groups[i].key, key) == 0)
            return &collection->groups[i];
    return NULL;
}

const char *ptce_group_label(const ptce_collection *collection, const char *key,
                             const char *value, ptce_lang lang)
{
    const ptce_group *group = pt_group_find(collection, key);
    for (size_t i = 0; group && i < group->value_count; i++)
        if (strcmp(group->values[i].value, value) == 0 &&
            group->values[i].label[lang])
            return group->values[i].label[lang];
    return value;
}
