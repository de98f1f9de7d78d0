/* SPDX-License-Identifier: MIT */
#include "analysis/made.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

static const char *number_id(ptce_network *network, size_t number)
{
    char id[32];
    int length = snprintf(id, sizeof id, "%03zu", number);
    return pt_arena_text(network->arena, id, (size_t)length);
}

ptce_network *made_new(const char *id, size_t actors, size_t ties, size_t pools)
{
    ptce_network *network = pt_network_new();
    assert_non_null(network);
    network->id = network->name = pt_arena_text(network->arena, id, strlen(id));
    network->actors =
        pt_arena_take(network->arena, actors, sizeof *network->actors);
    network->ties = pt_arena_take(network->arena, ties, sizeof *network->ties);
    network->pools =
        pt_arena_take(network->arena, pools, sizeof *network->pools);
    return network;
}

void made_actor(ptce_network *network, size_t number, ptce_type type)
{
    ptce_actor *actor = &network->actors[network->actor_count];
    *actor = (ptce_actor){.id = number_id(network, number),
                          .type = type,
                          .period = {PTCE_NO_YEAR, PTCE_NO_YEAR},
                          .circle = PTCE_CIRCLE_COUNT,
                          .row = network->actor_count++};
    actor->name = actor->id;
}

ptce_tie *made_tie(ptce_network *network, size_t from, size_t to, double weight)
{
    ptce_tie *tie = &network->ties[network->tie_count];
    *tie = (ptce_tie){.from_id = number_id(network, from),
                      .to_id = number_id(network, to),
                      .kind = PTCE_KIND_COOPERATION,
                      .nature = PTCE_NATURE_COUNT,
                      .weight = weight,
                      .period = {PTCE_NO_YEAR, PTCE_NO_YEAR},
                      .row = network->tie_count++};
    return tie;
}

ptce_pool *made_pool(ptce_network *network, const char *id, size_t members)
{
    ptce_pool *pool = &network->pools[network->pool_count];
    *pool = (ptce_pool){
        .id = pt_arena_text(network->arena, id, strlen(id)),
        .kind = PTCE_KIND_MUTUALISATION,
        .what = PTCE_WHAT_COUNT,
        .period = {PTCE_NO_YEAR, PTCE_NO_YEAR},
        .members = pt_arena_take(network->arena, members, sizeof(ptce_member)),
        .row = network->pool_count++};
    pool->name = pool->id;
    return pool;
}

void made_member(ptce_network *network, ptce_pool *pool, size_t number)
{
    pool->members[pool->member_count] =
        (ptce_member){.actor_id = number_id(network, number),
                      .period = {PTCE_NO_YEAR, PTCE_NO_YEAR},
                      .row = pool->member_count};
    pool->member_count++;
}

void made_cite(ptce_network *network, ptce_citations *citations, size_t count)
{
    citations->ids =
        pt_arena_take(network->arena, count, sizeof *citations->ids);
    citations->count = count;
    for (size_t i = 0; i < count; i++) {
        char id[16];
        int length = snprintf(id, sizeof id, "S%zu", i + 1);
        citations->ids[i] = pt_arena_text(network->arena, id, (size_t)length);
    }
}

ptce_network *made_done(ptce_network *network)
{
    assert_int_equal(pt_network_settle(network, NULL), PTCE_OK);
    return network;
}

void made_measure(ptce_measuring *out, made_one *one, ptce_network *network,
                  const ptce_view *view)
{
    static const ptce_view plain = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err = {0};
    ptce_text text = {0};
    one->networks[0] = network;
    one->collection =
        (ptce_collection){.networks = one->networks, .network_count = 1};
    if (ptce_measure_all(out, &one->collection, view ? view : &plain, &run,
                         &err) == PTCE_OK)
        return;
    ptce_error_describe(&text, &err, PTCE_EN);
    fail_msg("measuring failed: %s", ptce_text_get(&text));
}

double made_value(const ptce_measuring *measuring, const char *id, size_t index)
{
    const ptce_measure *measure = ptce_measure_find(id);
    if (!measure)
        fail_msg("no measure %s", id);
    return ptce_measure_value(&measuring->networks[0], measure, index);
}

void made_read(made_rows *rows, const char *name)
{
    char path[512];
    ptce_text text = {0};
    *rows = (made_rows){0};
    (void)snprintf(path, sizeof path, "%s/tests/golden/data/%s",
                   PTCE_SOURCE_DIR, name);
    assert_int_equal(ptce_file_read(&text, path, 1 << 20, NULL), PTCE_OK);
    size_t lines = 0;
    for (size_t i = 0; i < text.length; i++)
        lines += text.data[i] == '\n';
    rows->text = text.data;
    rows->rows = pt_alloc(lines + 1, sizeof *rows->rows);
    for (char *at = rows->text; *at;) {
        char *end = at + strcspn(at, "\r\n");
        char *next = end + strspn(end, "\r\n");
        *end = '\0';
        size_t field = 0;
        for (char *part; field < MADE_FIELDS && (part = strsep(&at, ","));)
            rows->rows[rows->count][field++] = part;
        rows->count++;
        at = next;
    }
}

void made_rows_clear(made_rows *rows)
{
    free(rows->text);
    free(rows->rows);
}

size_t made_column(const made_rows *rows, const char *name)
{
    size_t field = 0;
    while (field < MADE_FIELDS && rows->rows[0][field] && name &&
           strcmp(rows->rows[0][field], name) != 0)
        field++;
    return name && field < MADE_FIELDS && rows->rows[0][field] ? field
                                                               : MADE_FIELDS;
}

static ptce_type type_of(const made_rows *nodes, size_t row, size_t column)
{
    if (column == MADE_FIELDS)
        return PTCE_TYPE_OTHER;
    const char *word = nodes->rows[row][column];
    ptce_type type = pt_type_named(word);
    if (type != PTCE_TYPE_COUNT)
        return type;
    size_t kinds = 0;
    for (size_t i = 1; i < nodes->count; i++) {
        bool seen = false;
        for (size_t j = 1; j < i; j++)
            seen |= strcmp(nodes->rows[j][column], nodes->rows[i][column]) == 0;
        if (strcmp(nodes->rows[i][column], word) == 0)
            return (ptce_type)kinds;
        kinds += !seen;
    }
    return PTCE_TYPE_OTHER;
}

ptce_network *made_from_files(const char *nodes_file, const char *edges_file,
                              const char *column)
{
    made_rows nodes;
    made_rows edges;
    made_read(&nodes, nodes_file);
    made_read(&edges, edges_file);
    ptce_network *network = made_new(edges_file, nodes.count, edges.count, 0);
    size_t type = made_column(&nodes, column);
    for (size_t i = 1; i < nodes.count; i++)
        made_actor(network, strtoul(nodes.rows[i][0], NULL, 10),
                   type_of(&nodes, i, type));
    for (size_t i = 1; i < edges.count; i++)
        (void)made_tie(network, strtoul(edges.rows[i][0], NULL, 10),
                       strtoul(edges.rows[i][1], NULL, 10),
                       (double)strtoul(edges.rows[i][2], NULL, 10));
    made_rows_clear(&nodes);
    made_rows_clear(&edges);
    return made_done(network);
}
