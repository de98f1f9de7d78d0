/* SPDX-License-Identifier: MIT */
/* The censuses of dyads and triads against their definitions. */
#include "analysis/made.h"
#include "analysis/sample.h"
#include "support/cmocka_all.h"

#include <string.h>

#define TIGHT 1e-12
#define ROUNDS 4

/* The class of three vertices by how each pair is tied and, where that is not
 * enough, by who is pointed at; the definitions as Holland and Leinhardt draw
 * them. */
static const char *class_of(const naive *g, const size_t v[3])
{
    size_t mutual = 0;
    size_t single = 0;
    size_t in[3] = {0}; /* ends of one-way arcs only */
    size_t out[3] = {0};
    bool both[3] = {false}; /* in a mutual pair */
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 3; j++) {
            bool there = i != j && g->tied[v[i]][v[j]];
            bool back = i != j && g->tied[v[j]][v[i]];
            both[i] |= there && back;
            mutual += i < j && there && back;
            single += there && !back;
            out[i] += there && !back;
            in[j] += there && !back;
        }
    static const char *const plain[4][4] = {{"003", "012", "021", "030"},
                                            {"102", "111", "120", ""},
                                            {"201", "210", "", ""},
                                            {"300", "", "", ""}};
    const char *name = plain[mutual][single];
    bool one_sends = false; /* both one-way arcs leave one vertex */
    bool one_receives = false;
    bool pointed_at = false; /* the one-way arc comes to the mutual pair */
    for (size_t i = 0; i < 3; i++) {
        one_sends |= out[i] == 2;
        one_receives |= in[i] == 2;
        pointed_at |= both[i] && in[i] > 0;
    }
    if (strcmp(name, "021") == 0)
        return one_sends ? "021D" : one_receives ? "021U" : "021C";
    if (strcmp(name, "030") == 0)
        return one_sends ? "030T" : "030C";
    if (strcmp(name, "111") == 0)
        return pointed_at ? "111D" : "111U";
    if (strcmp(name, "120") == 0)
        return one_sends ? "120D" : one_receives ? "120U" : "120C";
    return name;
}

static double count_class(const naive *g, const char *name)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++)
            for (size_t k = j + 1; k < g->n; k++) {
                const size_t v[] = {i, j, k};
                char ties[2] = {(char)('0' + (g->tied[i][j] + g->tied[i][k] +
                                              g->tied[j][k])),
                                '\0'};
                count += strcmp(g->directed ? class_of(g, v) : ties, name) == 0;
            }
    return count;
}

static double count_pairs(const naive *g, const char *name)
{
    double count = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i + 1; j < g->n; j++) {
            const char *word = g->tied[i][j] && g->tied[j][i]   ? "mutual"
                               : g->tied[i][j] || g->tied[j][i] ? "asymmetric"
                                                                : "null";
            if (!g->directed && g->tied[i][j])
                word = "tied";
            count += strcmp(word, name) == 0;
        }
    return count;
}

static void check_census(const ptce_detail_table *table, const naive *g,
                         double (*count)(const naive *g, const char *name),
                         double all, size_t rows)
{
    double sum = 0;
    assert_int_equal(table->rows, all > 0 ? rows : 0);
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *row = &table->cells[3 * i];
        double expected = count(g, row[0].text);
        if (row[1].number != expected)
            fail_msg("%s: %g, by definition %g", row[0].text, row[1].number,
                     expected);
        assert_near(row[2].number, expected / all, TIGHT);
        sum += row[1].number;
    }
    assert_true(table->rows == 0 || sum == all);
}

static void census__is_what_its_definition_says(void **state)
{
    static samples s;
    (void)state;
    const ptce_detail *asked[] = {ptce_detail_find("triad_census"),
                                  ptce_detail_find("dyad_census")};
    ptce_detail_options options = {.details = asked, .count = 2};
    ptce_run run = PTCE_RUN_DEFAULT;
    for (size_t round = 0; round < ROUNDS; round++) {
        bool directed = round % 2;
        samples_measure(&s, round, directed, false, 2);
        assert_int_equal(ptce_detail_all(&s.measuring, &options, &run, NULL),
                         PTCE_OK);
        for (size_t k = 0; k < SAMPLES; k++) {
            const naive *g = &s.items[k].matrix;
            const ptce_detail_table *tables = s.measuring.networks[k].details;
            double n = (double)g->n;
            check_census(&tables[0], g, count_class, n * (n - 1) * (n - 2) / 6,
                         directed ? 16 : 4);
            check_census(&tables[1], g, count_pairs, n * (n - 1) / 2,
                         directed ? 3 : 2);
        }
        samples_free(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(census__is_what_its_definition_says),
    };
    return cmocka_run_group_tests_name("analysis.census", tests, NULL, NULL);
}
