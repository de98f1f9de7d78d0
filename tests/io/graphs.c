/* SPDX-License-Identifier: MIT */
/* The data of graphs/: valid, canonical, and true to the announcement. */
#include "support.h"

#define GRAPHS PTCE_SOURCE_DIR "/graphs/"
#define ANNOUNCEMENT PTCE_SOURCE_DIR "/tests/io/data/announcement-2014.tsv"
#define LAUREATES 23

static ptce_collection *read_folder(const char *path)
{
    ptce_collection *collection = NULL;
    ptce_error err = {0};
    ptce_status st = ptce_read(&collection, &path, 1, NULL, &err);
    if (st != PTCE_OK)
        fail_msg("%s: %s %s:%zu", path, err.id, err.origin, err.line);
    return collection;
}

static void graphs__pass_the_strict_check(void **state)
{
    (void)state;
    const char *path = PTCE_SOURCE_DIR "/graphs";
    ptce_findings findings = {0};
    assert_int_equal(ptce_check(&findings, &path, 1, NULL), PTCE_OK);
    for (size_t i = 0; i < findings.count; i++) {
        const ptce_finding *f = &findings.items[i];
        if (f->rule->severity != PTCE_INFO)
            fail_msg("%s:%zu: %s (%s)", f->origin, f->line, f->rule->id,
                     f->pointer);
    }
    assert_true(findings.infos > 0);
    ptce_findings_clear(&findings);
}

static size_t assert_canonical(const char *folder, const char *name)
{
    char path[512];
    ptce_text now = {0};
    ptce_text canonical = {0};
    (void)snprintf(path, sizeof path, "%s%s", folder, name);
    assert_int_equal(ptce_file_read(&now, path, 1 << 24, NULL), PTCE_OK);
    assert_int_equal(ptce_format(&canonical, path, NULL, NULL), PTCE_OK);
    if (strcmp(ptce_text_get(&now), ptce_text_get(&canonical)) != 0)
        fail_msg("%s is not in canonical form", path);
    ptce_text_clear(&now);
    ptce_text_clear(&canonical);
    return 1;
}

static size_t assert_folder_canonical(const char *folder)
{
    ptce_collection *collection = read_folder(folder);
    size_t count = assert_canonical(folder, "collection.json");
    for (size_t i = 0; i < collection->files.count; i++)
        count += assert_canonical(folder, collection->files.items[i]);
    ptce_collection_free(collection);
    return count;
}

static void graphs__are_in_canonical_form(void **state)
{
    (void)state;
    size_t count = assert_folder_canonical(GRAPHS "laureats-2013/") +
                   assert_folder_canonical(GRAPHS "laureats-2015/") +
                   assert_canonical(GRAPHS, "demarche-nationale.json");
    assert_int_equal(count, LAUREATES + 2 + 1 + 2);
}

static const ptce_network *find_network(const ptce_collection *collection,
                                        const char *id)
{
    for (size_t i = 0; i < collection->network_count; i++)
        if (strcmp(collection->networks[i]->id, id) == 0)
            return collection->networks[i];
    fail_msg("no network %s", id);
    return NULL;
}

static void assert_announced(const ptce_network *network, char *line)
{
    char *fields[4];
    for (size_t i = 0; i < 4; i++)
        fields[i] = strsep(&line, "\t");
    assert_string_equal(network->place.region, fields[1]);
    assert_string_equal(ptce_group_value(network, "temoin"), fields[2]);
    assert_string_equal(ptce_group_value(network, "call"), "2013");
    size_t count = 0;
    char *sector;
    while ((sector = strsep(&fields[3], "|")) && *sector) {
        assert_true(count < network->sectors.count);
        assert_string_equal(network->sectors.items[count++], sector);
    }
    assert_int_equal(count, network->sectors.count);
}

static void graphs__say_what_the_announcement_said(void **state)
{
    (void)state;
    ptce_collection *collection = read_folder(GRAPHS "laureats-2013");
    ptce_text table = {0};
    size_t rows = 0;
    size_t pilots = 0;
    assert_int_equal(ptce_file_read(&table, ANNOUNCEMENT, 1 << 20, NULL),
                     PTCE_OK);
    char *rest = table.data;
    for (char *line; (line = strsep(&rest, "\n"));) {
        if (*line == '#' || *line == '\0')
            continue;
        char id[65];
        (void)snprintf(id, sizeof id, "%.*s", (int)strcspn(line, "\t"), line);
        const ptce_network *network = find_network(collection, id);
        assert_announced(network, line);
        pilots += strcmp(ptce_group_value(network, "temoin"), "true") == 0;
        rows++;
    }
    assert_int_equal(rows, LAUREATES);
    assert_int_equal(collection->network_count, LAUREATES);
    assert_int_equal(pilots, 8);
    ptce_text_clear(&table);
    ptce_collection_free(collection);
}

/* The counts that graphs/README.md reconciles with the source material. */
static void graphs__hold_all_the_facts(void **state)
{
    (void)state;
    static const char *const paths[] = {GRAPHS "laureats-2013",
                                        GRAPHS "laureats-2015",
                                        GRAPHS "demarche-nationale.json"};
    ptce_collection *all = NULL;
    assert_int_equal(ptce_read(&all, paths, 3, NULL, NULL), PTCE_OK);
    size_t actors = 0;
    size_t ties = 0;
    size_t pools = 0;
    size_t members = 0;
    size_t sources = 0;
    for (size_t i = 0; i < all->network_count; i++) {
        const ptce_network *network = all->networks[i];
        actors += network->actor_count;
        ties += network->tie_count;
        pools += network->pool_count;
        sources += network->source_count;
        for (size_t j = 0; j < network->pool_count; j++)
            members += network->pools[j].member_count;
    }
    assert_int_equal(all->network_count, 26);
    assert_int_equal(actors, 437);
    assert_int_equal(ties, 503 - 60);
    assert_int_equal(pools, 87 + 17);
    assert_int_equal(members, 206 + 55);
    assert_int_equal(sources, 351);
    ptce_collection_free(all);
}

static void graphs__name_their_common_actors_and_period(void **state)
{
    (void)state;
    ptce_collection *collection = read_folder(GRAPHS "laureats-2013");
    assert_string_equal(collection->id, "laureats-2013");
    assert_int_equal(collection->from, 2010);
    assert_int_equal(collection->to, 2016);
    assert_int_equal(collection->common_actors.count, 2);
    assert_string_equal(ptce_group_label(collection, "temoin", "true", PTCE_FR),
                        "pôles témoins");
    assert_string_equal(
        ptce_group_label(collection, "temoin", "false", PTCE_EN),
        "other laureates");
    ptce_collection_free(collection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphs__pass_the_strict_check),
        cmocka_unit_test(graphs__are_in_canonical_form),
        cmocka_unit_test(graphs__say_what_the_announcement_said),
        cmocka_unit_test(graphs__hold_all_the_facts),
        cmocka_unit_test(graphs__name_their_common_actors_and_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
