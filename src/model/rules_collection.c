/* SPDX-License-Identifier: MIT */
/* Rules about a collection as a whole. */
#include "model/rules.h"

#include <string.h>

void pt_check_network_twice(pt_inspection *in,
                            const ptce_collection *collection)
{
    for (size_t i = 1; i < collection->network_count; i++) {
        const ptce_network *network = collection->networks[i];
        const ptce_network *before = collection->networks[i - 1];
        if (*network->id == '\0' || strcmp(network->id, before->id) != 0)
            continue;
        in->origin = network->origin;
        pt_at(in, "/id");
        pt_note(in, network->id, before->origin, NULL);
    }
}

static bool is_known(const ptce_collection *collection, const char *id)
{
    for (size_t i = 0; i < collection->network_count; i++)
        if (ptce_actor_find(collection->networks[i], id) != PTCE_NOBODY)
            return true;
    return false;
}

void pt_check_common_unknown(pt_inspection *in,
                             const ptce_collection *collection)
{
    for (size_t i = 0; collection->id && i < collection->common_actors.count;
         i++) {
        const char *id = collection->common_actors.items[i];
        pt_at(in, "/common_actors/%zu", i);
        if (!is_known(collection, id))
            pt_note(in, id, NULL);
    }
}

static bool has_label(const ptce_group *group, const char *value)
{
    for (size_t i = 0; i < group->value_count; i++)
        if (strcmp(group->values[i].value, value) == 0)
            return true;
    return false;
}

/* Whether an earlier network has the same group with the same value. */
static bool was_met(const ptce_collection *collection, size_t before,
                    const ptce_attribute *group)
{
    for (size_t i = 0; i < before; i++) {
        const char *value =
            ptce_group_value(collection->networks[i], group->key);
        if (value && strcmp(value, group->text) == 0)
            return true;
    }
    return false;
}

/* Only of a collection read from its file: a single network has no labels. */
void pt_check_group_label(pt_inspection *in, const ptce_collection *collection)
{
    for (size_t i = 0; collection->id && i < collection->network_count; i++) {
        const ptce_network *network = collection->networks[i];
        for (size_t j = 0; j < network->groups.count; j++) {
            const ptce_attribute *item = &network->groups.items[j];
            const ptce_group *group = pt_group_find(collection, item->key);
            if ((group && has_label(group, item->text)) ||
                was_met(collection, i, item))
                continue;
            in->origin = network->origin;
            pt_at(in, "/groups");
            pt_note(in, item->key, item->text, NULL);
        }
    }
}

void pt_check_group_missing(pt_inspection *in,
                            const ptce_collection *collection)
{
    for (size_t i = 0; i < collection->network_count; i++) {
        const ptce_network *network = collection->networks[i];
        in->origin = network->origin;
        pt_at(in, "%s", "");
        for (size_t j = 0; j < collection->group_count; j++)
            if (!ptce_group_value(network, collection->groups[j].key))
                pt_note(in, network->name, collection->groups[j].key, NULL);
    }
}
