/* SPDX-License-Identifier: MIT */
/* Cohesive blocks agree with the golden files, are as cohesive as they say when
 * every set of actors is taken out in turn, and leave no cohesive set out. */
#include "analysis/golden_file.h"
#include "analysis/made.h"
#include "analysis/world.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK, WITHIN, COHESION, SIZE, MEMBERS, COLUMNS };

/* The golden blocks are igraph's. Where two smallest cuts touch, it loses the
 * vertices between them: there its blocks lie within ours. */
static const struct {
    const char *name;
    bool loses;
} files[] = {
    {"borgatti_holes", false},     {"florentine_marriage", true},
    {"krackhardt_kite", false},    {"les_miserables", true},
    {"tiny_bowtie5", false},       {"tiny_complete5", false},
    {"tiny_disconnected9", false}, {"tiny_path5", false},
    {"tiny_star6", false},         {"zachary_karate", true},
};

static const ptce_cell *cell_at(const ptce_detail_table *table, size_t row,
                                size_t column)
{
    assert_true(row < table->rows);
    return &table->cells[row * COLUMNS + column];
}

/* ---- Against the golden files -------------------------------------------- */

/* " 1 2 3 " of a list of numbers, to be looked for as text. */
static void spell_list(char *out, size_t size, const cJSON *list)
{
    const cJSON *item;
    size_t at = 0;
    out[0] = '\0';
    cJSON_ArrayForEach(item, list) at += (size_t)snprintf(
        out + at, size - at, "%s%03d", at ? " " : "", item->valueint);
}

static size_t row_of(const ptce_detail_table *table, const cJSON *golden, int i)
{
    char members[1024];
    const cJSON *list = cJSON_GetArrayItem(find(golden, "blocks"), i);
    double cohesion =
        number_of(cJSON_GetArrayItem(find(golden, "cohesion"), i));
    spell_list(members, sizeof members, list);
    for (size_t row = 0; row < table->rows; row++) {
        const char *found = cell_at(table, row, MEMBERS)->text;
        if (cell_at(table, row, COHESION)->number == cohesion &&
            cell_at(table, row, SIZE)->number ==
                (double)cJSON_GetArraySize(list) &&
            (found ? strcmp(found, members) == 0 : row == 0))
            return row;
    }
    fail_msg("no block {%s} of cohesion %g", members, cohesion);
    return 0;
}

/* A single number where there is one block. */
static int parent_of(const cJSON *golden, int i)
{
    const cJSON *parent = find(golden, "parent");
    return (cJSON_IsArray(parent) ? cJSON_GetArrayItem(parent, i) : parent)
        ->valueint;
}

static void compare(const ptce_detail_table *table, const cJSON *golden)
{
    int count = cJSON_GetArraySize(find(golden, "blocks"));
    assert_int_equal(table->rows, count);
    for (int i = 0; i < count; i++) {
        size_t row = row_of(table, golden, i);
        const ptce_cell *within = cell_at(table, row, WITHIN);
        int parent = parent_of(golden, i);
        if (parent == 0)
            assert_string_equal(within->reason, "whole-network");
        else
            assert_true(within->number ==
                        (double)row_of(table, golden, parent - 1) + 1);
    }
}

/* Whether every id of a list, parted by blanks, is in another; NULL is all. */
static bool is_within(const char *inner, const char *outer)
{
    char copy[1024];
    (void)snprintf(copy, sizeof copy, "%s", inner);
    char *rest = copy;
    for (char *id; outer && (id = strsep(&rest, " "));)
        if (!strstr(outer, id))
            return false;
    return true;
}

/* Each golden block lies in one of ours that is as cohesive or more. */
static void compare_within(const ptce_detail_table *table, const cJSON *golden)
{
    int count = cJSON_GetArraySize(find(golden, "blocks"));
    for (int i = 0; i < count; i++) {
        char members[1024];
        bool found = false;
        spell_list(members, sizeof members,
                   cJSON_GetArrayItem(find(golden, "blocks"), i));
        for (size_t row = 0; row < table->rows; row++)
            found |= cell_at(table, row, COHESION)->number >=
                         number_of(
                             cJSON_GetArrayItem(find(golden, "cohesion"), i)) &&
                     is_within(members, cell_at(table, row, MEMBERS)->text);
        if (!found)
            fail_msg("{%s} is in no block", members);
    }
}

/* The deepest level, where NetworkX was asked for it. */
static void compare_deepest(const ptce_detail_table *table, const cJSON *golden)
{
    const cJSON *check = find(find(golden, "checks"), "cohesive_blocks");
    const cJSON *both = find(check, "deepest_level_vs_networkx_k_components");
    const cJSON *level = both ? find(both, "networkx") : NULL;
    const cJSON *list;
    double deepest = cell_at(table, table->rows - 1, COHESION)->number;
    if (!level)
        return;
    assert_true(number_of(cJSON_GetArrayItem(level, 0)) == deepest);
    int blocks = 0;
    for (size_t row = 0; row < table->rows; row++)
        blocks += cell_at(table, row, COHESION)->number == deepest;
    assert_int_equal(blocks, cJSON_GetArraySize(cJSON_GetArrayItem(level, 1)));
    cJSON_ArrayForEach(list, cJSON_GetArrayItem(level, 1))
    {
        char members[1024];
        bool found = false;
        spell_list(members, sizeof members, list);
        for (size_t row = 0; row < table->rows; row++) {
            const char *text = cell_at(table, row, MEMBERS)->text;
            found |= text ? strcmp(text, members) == 0
                          : cell_at(table, row, SIZE)->number ==
                                (double)cJSON_GetArraySize(list);
        }
        assert_true(found);
    }
}

/* The biconnected components of three and more are the outermost blocks of
 * cohesion 2 and more. */
static void compare_biconnected(const ptce_detail_table *table,
                                const cJSON *golden)
{
    const cJSON *list;
    int wanted = 0;
    int outermost = 0;
    for (size_t row = 0; row < table->rows; row++) {
        const ptce_cell *within = cell_at(table, row, WITHIN);
        double around =
            within->reason
                ? 0
                : cell_at(table, (size_t)within->number - 1, COHESION)->number;
        outermost += cell_at(table, row, COHESION)->number >= 2 && around < 2;
    }
    cJSON_ArrayForEach(list,
                       find(find(golden, "values"), "biconnected_components"))
        wanted += cJSON_GetArraySize(list) > 2;
    assert_int_equal(outermost, wanted);
}

static const ptce_detail_table *find_blocks(ptce_measuring *m, made_one *one,
                                            ptce_network *network,
                                            const ptce_view *view)
{
    const ptce_detail *detail = ptce_detail_find("cohesive_blocks");
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    options.details = &detail;
    options.count = 1;
    made_measure(m, one, network, view);
    assert_int_equal(ptce_detail_all(m, &options, &run, NULL), PTCE_OK);
    return &m->networks[0].details[0];
}

static void blocks__agree_with_the_golden_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < PT_COUNT(files); i++) {
        ptce_measuring m;
        made_one one;
        cJSON *golden = read_golden(files[i].name);
        const cJSON *data = find(golden, "data");
        ptce_network *network = made_from_files(
            strrchr(find(data, "nodes")->valuestring, '/') + 1,
            strrchr(find(data, "edges")->valuestring, '/') + 1, NULL);
        const ptce_detail_table *table = find_blocks(&m, &one, network, NULL);
        const cJSON *blocks = find(find(golden, "values"), "cohesive_blocks");
        compare_within(table, blocks);
        if (!files[i].loses)
            compare(table, blocks);
        compare_deepest(table, golden);
        compare_biconnected(table, golden);
        ptce_measuring_clear(&m);
        ptce_network_free(network);
        cJSON_Delete(golden);
    }
}

/* ---- By taking actors out ------------------------------------------------ */

static bool is_whole(const world *w, unsigned set)
{
    unsigned reached = set & -set;
    for (size_t round = 0; round < w->n; round++)
        for (size_t i = 0; i < w->n; i++)
            for (size_t j = 0; j < w->n; j++)
                if ((reached >> i & 1) && (set >> j & 1) &&
                    world_joined(w, i, j))
                    reached |= 1u << j;
    return reached == set;
}

static unsigned count_bits(unsigned set)
{
    unsigned count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* The smallest number of actors whose leaving parts a set, or leaves one. */
static unsigned cohesion_of(const world *w, unsigned set)
{
    unsigned least = count_bits(set) - 1;
    for (unsigned out = 0; out < 1u << w->n; out++)
        if ((out & ~set) == 0 && count_bits(out) < least &&
            !is_whole(w, set & ~out))
            least = count_bits(out);
    return least;
}

static unsigned set_of(const world *w, const ptce_cell *members)
{
    unsigned set = 0;
    if (!members->text)
        return (1u << w->n) - 1;
    for (const char *at = members->text; *at;) {
        char *end;
        set |= 1u << strtoul(at, &end, 10);
        at = end + (*end == ' ');
    }
    return set;
}

static void check_blocks(const world *w, const ptce_detail_table *table)
{
    for (size_t row = 0; row < table->rows; row++) {
        unsigned set = set_of(w, cell_at(table, row, MEMBERS));
        const ptce_cell *within = cell_at(table, row, WITHIN);
        double cohesion = cell_at(table, row, COHESION)->number;
        assert_true(cell_at(table, row, BLOCK)->number == (double)row + 1);
        assert_true(cell_at(table, row, SIZE)->number == count_bits(set));
        assert_true(cohesion == cohesion_of(w, set));
        assert_true((row == 0) == (within->reason != NULL));
        if (row == 0)
            continue;
        size_t parent = (size_t)within->number - 1;
        assert_true(parent < row);
        assert_true(cell_at(table, parent, COHESION)->number < cohesion);
        assert_true((set & ~set_of(w, cell_at(table, parent, MEMBERS))) == 0);
    }
}

/* Every set lies in a block that is at least as cohesive. */
static void check_nothing_missed(const world *w, const ptce_detail_table *table)
{
    for (unsigned set = 1; table->rows > 0 && set < 1u << w->n; set++) {
        unsigned cohesion = cohesion_of(w, set);
        bool found = false;
        for (size_t row = 0; row < table->rows; row++)
            found |= cell_at(table, row, COHESION)->number >= cohesion &&
                     !(set & ~set_of(w, cell_at(table, row, MEMBERS)));
        assert_true(found);
    }
}

static void blocks__are_as_cohesive_as_they_say(void **state)
{
    static const char *const asked[] = {"cohesive_blocks"};
    static worlds w;
    (void)state;
    for (size_t round = 0; round < 3; round++) {
        worlds_measure(&w, round, PTCE_POOLS_DROP, asked, 1);
        for (size_t k = 0; k < WORLDS; k++) {
            const ptce_detail_table *table =
                &w.measuring.networks[k].details[0];
            check_blocks(&w.items[k], table);
            if (w.items[k].n <= 6)
                check_nothing_missed(&w.items[k], table);
        }
        worlds_free(&w);
    }
}

/* Many smallest cuts at once. */
static void a_ring__is_one_block(void **state)
{
    enum { ACTORS = 60 };
    ptce_measuring m;
    made_one one;
    (void)state;
    ptce_network *network = made_new("ring", ACTORS, ACTORS, 0);
    for (size_t i = 0; i < ACTORS; i++) {
        made_actor(network, i, PTCE_TYPE_COMPANY);
        (void)made_tie(network, i, (i + 1) % ACTORS, 1);
    }
    const ptce_detail_table *table =
        find_blocks(&m, &one, made_done(network), NULL);
    assert_int_equal(table->rows, 1);
    assert_true(cell_at(table, 0, COHESION)->number == 2);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

/* ---- What is refused ----------------------------------------------------- */

static const char *reason_of(ptce_network *network, ptce_pools pools)
{
    ptce_measuring m;
    made_one one;
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.pools = pools;
    const char *reason = find_blocks(&m, &one, network, &view)->reason;
    ptce_measuring_clear(&m);
    return reason;
}

static void blocks__are_not_sought_where_there_are_none(void **state)
{
    (void)state;
    ptce_network *nobody = made_done(made_new("nobody", 0, 0, 0));
    ptce_network *pooled = made_new("pooled", 2, 0, 1);
    ptce_pool *house = made_pool(pooled, "house", 2);
    for (size_t i = 1; i <= 2; i++) {
        made_actor(pooled, i, PTCE_TYPE_COMPANY);
        made_member(pooled, house, i);
    }
    (void)made_done(pooled);
    assert_string_equal(reason_of(nobody, PTCE_POOLS_PROJECT), "no-actor");
    assert_string_equal(reason_of(pooled, PTCE_POOLS_DROP), "no-edge");
    assert_string_equal(reason_of(pooled, PTCE_POOLS_KEEP), "two-mode");
    assert_null(reason_of(pooled, PTCE_POOLS_PROJECT));
    ptce_network_free(nobody);
    ptce_network_free(pooled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks__agree_with_the_golden_files),
        cmocka_unit_test(blocks__are_as_cohesive_as_they_say),
        cmocka_unit_test(a_ring__is_one_block),
        cmocka_unit_test(blocks__are_not_sought_where_there_are_none),
    };
    return cmocka_run_group_tests_name("analysis.blocks", tests, NULL, NULL);
}
