/* SPDX-License-Identifier: MIT */
/* One screen about a collection, or about its only network. */
#include "model/model.h"
#include "report/tables.h"

#include <stdlib.h>
#include <string.h>

#define MOST_TIED 5

/* ---- Lines -------------------------------------------------------------- */

/* A word with one slot, broken into lines. */
static void write_line(ptce_text *out, ptce_lang lang, const char *key,
                       const char *slot, size_t indent)
{
    if (!slot || !*slot)
        return;
    ptce_text line = {0};
    ptce_text_add_word(&line, lang, key, &slot, 1);
    pt_text_add_wrapped(out, ptce_text_get(&line), indent);
    ptce_text_clear(&line);
}

static void write_heading(ptce_text *out, ptce_lang lang, const char *key)
{
    ptce_text_add(out, "\n");
    ptce_text_add(out, ptce_word(lang, key));
    ptce_text_add(out, "\n");
}

static void add_joined(ptce_text *out, const char *text)
{
    ptce_text_add(out, out->length > 0 ? ", " : "");
    ptce_text_add(out, text);
}

static void write_list(ptce_text *out, ptce_lang lang, const char *key,
                       const ptce_strings *list)
{
    ptce_text joined = {0};
    for (size_t i = 0; i < list->count; i++)
        add_joined(&joined, list->items[i]);
    write_line(out, lang, key, ptce_text_get(&joined), 0);
    ptce_text_clear(&joined);
}

/* ---- A collection ------------------------------------------------------- */

/* "yes" for true and "no" for false, else the value itself. */
static const char *group_text(const ptce_network *network, const char *key,
                              ptce_lang lang)
{
    const char *value = ptce_group_value(network, key);
    if (!value)
        return "–";
    if (strcmp(value, "true") == 0)
        return ptce_word(lang, "table.yes");
    return strcmp(value, "false") == 0 ? ptce_word(lang, "table.no") : value;
}

static void add_titles(pt_grid *grid, const ptce_collection *collection,
                       ptce_lang lang)
{
    static const char *const counts[] = {"show.actors", "show.ties",
                                         "show.pools", "show.sources"};
    pt_grid_title(grid, ptce_word(lang, "table.network"), false);
    for (size_t i = 0; i < collection->group_count && i < 3; i++) {
        const ptce_group *group = &collection->groups[i];
        const char *label = group->label[lang];
        pt_grid_title(grid, label ? label : group->key, false);
    }
    pt_grid_title(grid, ptce_word(lang, "show.region"), false);
    for (size_t i = 0; i < PT_COUNT(counts); i++)
        pt_grid_title(grid, ptce_word(lang, counts[i]), true);
    pt_grid_title(grid, ptce_word(lang, "show.documented"), false);
}

static void add_network(pt_grid *grid, const ptce_network *network,
                        const ptce_collection *collection, ptce_lang lang)
{
    ptce_documentation d = ptce_document(network);
    const char *region = network->place.region;
    pt_grid_add(grid, network->id);
    for (size_t i = 0; i < collection->group_count && i < 3; i++)
        pt_grid_add(grid, group_text(network, collection->groups[i].key, lang));
    pt_text_add_cut(pt_grid_next(grid), region ? region : "–", 16);
    pt_grid_add_count(grid, lang, d.actors);
    pt_grid_add_count(grid, lang, d.ties);
    pt_grid_add_count(grid, lang, d.pools);
    pt_grid_add_count(grid, lang, d.sources);
    pt_grid_add(grid,
                pt_documented_word(d.ties + d.pools_with_two_members, lang));
}

static void show_collection(ptce_text *out, const ptce_collection *collection,
                            ptce_lang lang)
{
    const char *title = collection->title  ? collection->title
                        : collection->name ? collection->name
                                           : collection->id;
    if (title)
        pt_text_add_wrapped(out, title, 0);
    ptce_text count = {0};
    pt_text_add_grouped(&count, lang, collection->network_count);
    write_line(out, lang, "show.networks", ptce_text_get(&count), 0);
    ptce_text_clear(&count);
    ptce_text_add(out, "\n");
    pt_grid grid = {0};
    add_titles(&grid, collection, lang);
    for (size_t i = 0; i < collection->network_count; i++)
        add_network(&grid, collection->networks[i], collection, lang);
    pt_grid_write(out, &grid, PTCE_TABLE);
    pt_grid_clear(&grid);
    ptce_text_add(out, "\n");
    pt_text_add_wrapped(out, ptce_word(lang, "show.caution"), 0);
}

/* ---- A network: what it is ---------------------------------------------- */

static void show_identity(ptce_text *out, const ptce_network *network,
                          ptce_lang lang)
{
    const ptce_place *place = &network->place;
    const char *places[] = {place->commune, place->department, place->region};
    ptce_text text = {0};
    pt_text_add_wrapped(out, network->name, 0);
    write_line(out, lang, "show.id", network->id, 0);
    for (size_t i = 0; i < PT_COUNT(places); i++)
        if (places[i])
            add_joined(&text, places[i]);
    write_line(out, lang, "show.place", ptce_text_get(&text), 0);
    ptce_text_clear(&text);
    if (network->lead != PTCE_NOBODY)
        write_line(out, lang, "show.lead", network->actors[network->lead].name,
                   0);
    if (network->founded != PTCE_NO_YEAR) {
        ptce_text_add_number(&text, network->founded);
        write_line(out, lang, "show.founded", ptce_text_get(&text), 0);
        ptce_text_clear(&text);
    }
    write_list(out, lang, "show.sectors", &network->sectors);
    write_list(out, lang, "show.activities", &network->activities);
}

/* ---- A network: who is in it -------------------------------------------- */

static void show_family(ptce_text *out, const ptce_network *network,
                        ptce_family family, ptce_lang lang)
{
    ptce_text names = {0};
    ptce_text number = {0};
    ptce_text key = {0};
    size_t count = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        const ptce_actor *actor = &network->actors[i];
        if (ptce_family_of(actor->type) != family)
            continue;
        add_joined(&names, ptce_actor_label(actor));
        count++;
    }
    ptce_text_add(&key, "family.");
    ptce_text_add(&key, ptce_family_name(family));
    ptce_text_add_count(&number, count);
    const char *slots[] = {ptce_word(lang, ptce_text_get(&key)),
                           ptce_text_get(&number), ptce_text_get(&names)};
    ptce_text line = {0};
    ptce_text_add_word(&line, lang, "show.family", slots, PT_COUNT(slots));
    if (count > 0)
        pt_text_add_wrapped(out, ptce_text_get(&line), 2);
    ptce_text_clear(&names);
    ptce_text_clear(&number);
    ptce_text_clear(&key);
    ptce_text_clear(&line);
}

static void show_actors(ptce_text *out, const ptce_network *network,
                        ptce_lang lang)
{
    if (network->actor_count > 0)
        write_heading(out, lang, "show.who");
    for (int i = 0; i < PTCE_FAMILY_COUNT; i++)
        show_family(out, network, (ptce_family)i, lang);
}

/* How much of what ranks rest on is uncertain. */
static void show_caution(ptce_text *out, const ptce_network *network,
                         ptce_lang lang)
{
    size_t facts = network->tie_count;
    size_t uncertain = 0;
    for (size_t i = 0; i < network->tie_count; i++)
        uncertain += pt_tie_is_uncertain(&network->ties[i]);
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        for (size_t j = 0; j < pool->member_count; j++) {
            if (j > 0 && pool->members[j - 1].actor == pool->members[j].actor)
                continue;
            facts++;
            uncertain += pt_member_is_uncertain(pool, j);
        }
    }
    ptce_text counts[2] = {{0}, {0}};
    ptce_text line = {0};
    pt_text_add_grouped(&counts[0], lang, uncertain);
    pt_text_add_grouped(&counts[1], lang, facts);
    const char *slots[] = {ptce_text_get(&counts[0]),
                           ptce_text_get(&counts[1])};
    ptce_text_add_word(&line, lang, "show.most-tied.caution", slots,
                       PT_COUNT(slots));
    pt_text_add_wrapped(out, ptce_text_get(&line), 2);
    ptce_text_clear(&counts[0]);
    ptce_text_clear(&counts[1]);
    ptce_text_clear(&line);
}

static void show_most_tied(ptce_text *out, const ptce_measures *measures,
                           ptce_lang lang)
{
    const ptce_measure *degree = ptce_measure_find("degree");
    size_t *order = pt_alloc(measures->vertex_count, sizeof *order);
    if (!degree || !order) {
        out->failed = out->failed || !order;
        free(order);
        return;
    }
    size_t count = ptce_measure_rank(order, measures, degree);
    ptce_text names = {0};
    for (size_t i = 0; i < count && i < MOST_TIED; i++) {
        double value = ptce_measure_value(measures, degree, order[i]);
        if (value == 0)
            break;
        add_joined(&names, pt_vertex_label(measures, order[i]));
        ptce_text_add(&names, " (");
        ptce_text_add_decimal(&names, lang, value, 0);
        ptce_text_add(&names, ")");
    }
    if (names.length > 0) {
        write_heading(out, lang, "show.most-tied");
        pt_text_add_wrapped(out, ptce_text_get(&names), 2);
        show_caution(out, measures->network, lang);
    }
    ptce_text_clear(&names);
    free(order);
}

static void show_pools(ptce_text *out, const ptce_network *network,
                       ptce_lang lang)
{
    if (network->pool_count > 0)
        write_heading(out, lang, "show.shared");
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        ptce_text names = {0};
        ptce_text line = {0};
        for (size_t j = 0; j < pool->member_count; j++)
            if (pool->members[j].actor != PTCE_NOBODY)
                add_joined(
                    &names,
                    ptce_actor_label(&network->actors[pool->members[j].actor]));
        const char *slots[] = {pool->name, ptce_text_get(&names)};
        ptce_text_add_word(&line, lang, "show.pool", slots, PT_COUNT(slots));
        pt_text_add_wrapped(out, ptce_text_get(&line), 2);
        ptce_text_clear(&names);
        ptce_text_clear(&line);
    }
}

/* ---- A network: how well it is known ------------------------------------ */

/* The rule on the definition of a PTCE says which partners are documented. */
static void show_definition(ptce_text *out, const ptce_network *network,
                            ptce_lang lang)
{
    ptce_findings findings = {0};
    if (pt_rules_network(&findings, network, NULL) != PTCE_OK)
        out->failed = true;
    for (size_t i = 0; i < findings.count; i++) {
        ptce_text message = {0};
        if (strcmp(findings.items[i].rule->id, "definition") != 0)
            continue;
        ptce_finding_message(&message, &findings.items[i], lang);
        write_heading(out, lang, "show.definition");
        pt_text_add_wrapped(out, ptce_text_get(&message), 2);
        ptce_text_clear(&message);
    }
    ptce_findings_clear(&findings);
}

static void show_gaps(ptce_text *out, const ptce_network *network,
                      ptce_lang lang)
{
    if (network->gaps.count > 0)
        write_heading(out, lang, "show.gaps");
    for (size_t i = 0; i < network->gaps.count; i++)
        write_line(out, lang, "show.gap", network->gaps.items[i], 2);
}

static void show_documentation(ptce_text *out, const ptce_network *network,
                               ptce_lang lang)
{
    ptce_documentation d = ptce_document(network);
    ptce_text line = {0};
    pt_documentation_say(&line, &d, lang);
    ptce_text_add(out, "\n");
    pt_text_add_wrapped(out, ptce_text_get(&line), 0);
    ptce_text_clear(&line);
}

static void show_network(ptce_text *out, const ptce_measures *measures,
                         ptce_lang lang)
{
    const ptce_network *network = measures->network;
    show_identity(out, network, lang);
    show_actors(out, network, lang);
    show_most_tied(out, measures, lang);
    show_pools(out, network, lang);
    show_definition(out, network, lang);
    show_gaps(out, network, lang);
    show_documentation(out, network, lang);
}

/* Details in place of the usual screen. */
static void show_details(ptce_text *out, const ptce_measuring *measuring,
                         ptce_lang lang)
{
    const ptce_table_options options = {.lang = lang};
    for (size_t i = 0; i < measuring->count; i++) {
        const ptce_measures *measures = &measuring->networks[i];
        ptce_text_add(out, i ? "\n" : "");
        pt_text_add_wrapped(out, measures->network->name, 0);
        for (size_t d = 0; d < measures->detail_count; d++) {
            ptce_text_add(out, "\n");
            pt_detail_grid(out, &measures->details[d], measures->network,
                           &options);
        }
        show_documentation(out, measures->network, lang);
    }
}

void ptce_show(ptce_text *out, const ptce_measuring *measuring,
               const ptce_collection *collection, ptce_lang lang)
{
    if (measuring->count > 0 && measuring->networks[0].detail_count > 0)
        show_details(out, measuring, lang);
    else if (measuring->count == 1)
        show_network(out, &measuring->networks[0], lang);
    else
        show_collection(out, collection, lang);
}
