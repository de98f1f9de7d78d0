/* SPDX-License-Identifier: MIT */
/* What is known of poles beside their structure: against the networks read
 * again here, and against every relabeling counted one by one. */
#include "report/tables_poles.h"
#include "support/cmocka_all.h"

#include <math.h>
#include <string.h>

#define POLES_MOST 23
#define WAYS 490314.0 /* to call 8 of 23 the first group */

static ptce_collection *laureates;
static ptce_comparison shared;

static int read_all(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {.raw = true, .tipping_draws = 20};
    laureates = read_poles(PTCE_SOURCE_DIR "/graphs/laureats-2013");
    return !laureates || ptce_compare(&shared, laureates, &view, &options, &run,
                                      NULL) != PTCE_OK;
}

static int free_all(void **state)
{
    (void)state;
    ptce_comparison_clear(&shared);
    ptce_collection_free(laureates);
    return 0;
}

static const ptce_fact *find(const char *id, const char *label)
{
    for (size_t i = 0; i < shared.fact_count; i++) {
        const ptce_fact *fact = &shared.facts[i];
        if (strcmp(fact->id, id) == 0 &&
            (label ? fact->label && strcmp(fact->label, label) == 0
                   : !fact->label))
            return fact;
    }
    return NULL;
}

static bool is_first(const ptce_network *network)
{
    return strcmp(ptce_group_value(network, "temoin"), "true") == 0;
}

static double choose(double n, double k)
{
    return k <= 0 ? 1 : choose(n - 1, k - 1) * n / k;
}

/* Fisher's exact test, from the hypergeometric law: outcomes whose share of the
 * first group is at least as far from what is expected. */
static double fisher(double have, double all, double first, double seen)
{
    double expected = have * first / all;
    double p = 0;
    for (double k = 0; k <= have && k <= first; k++)
        if (fabs(k - expected) >= fabs(seen - expected) - 1e-9)
            p += choose(have, k) * choose(all - have, first - k);
    return p / choose(all, first);
}

static void regions__are_of_all_laureates(void **state)
{
    (void)state;
    const ptce_fact *regions = find("region", NULL);
    assert_int_equal(regions->kind, PTCE_FACT_WORD);
    assert_int_equal(regions->sides.n_first, 8);
    assert_int_equal(regions->sides.n_second, 15);
    assert_near((double)regions->sides.rank.relabelings, WAYS, 0);
    assert_true(regions->sides.rank.exact);
    assert_int_equal(regions->kinds, 15);
}

static void one_region__is_fishers_test(void **state)
{
    (void)state;
    size_t rows = 0;
    for (size_t i = 0; i < shared.fact_count; i++) {
        const ptce_fact *fact = &shared.facts[i];
        if (fact->kind != PTCE_FACT_HAS)
            continue;
        size_t m = fact->sides.n_first;
        size_t n = fact->sides.n_second;
        size_t have = fact->have_first + fact->have_second;
        assert_true(have >= 2);
        assert_near(fact->sides.rank.p,
                    fisher((double)have, (double)(m + n), (double)m,
                           (double)fact->have_first),
                    1e-12);
        assert_near(fact->sides.cliff.estimate,
                    (double)fact->have_first / (double)m -
                        (double)fact->have_second / (double)n,
                    1e-12);
        rows++;
    }
    assert_true(rows > 5);
}

static void one_region__counts_its_poles(void **state)
{
    (void)state;
    size_t have[2] = {0, 0};
    for (size_t i = 0; i < laureates->network_count; i++) {
        const ptce_network *network = laureates->networks[i];
        if (strcmp(network->place.region, "Ile de France") == 0)
            have[is_first(network) ? 0 : 1]++;
    }
    const ptce_fact *fact = find("region", "Ile de France");
    assert_int_equal(fact->have_first, have[0]);
    assert_int_equal(fact->have_second, have[1]);
    assert_true(have[1] > 0);
    assert_null(find("region", "Auvergne")); /* of one pole only */
}

/* Chi square of the types of lead over every way to deal out the labels. */
static double chi_square(const ptce_type *types, size_t count,
                         const bool *first, double m)
{
    double sum = 0;
    for (ptce_type t = 0; t < PTCE_TYPE_COUNT; t++) {
        double size = 0;
        double here = 0;
        for (size_t i = 0; i < count; i++) {
            size += types[i] == t;
            here += types[i] == t && first[i];
        }
        double n = (double)count;
        double off = here - m * size / n;
        if (size > 0)
            sum += off * off * n * n / (size * m * (n - m));
    }
    return sum;
}

/* How many subsets of m of the rest, with what is chosen, reach the goal. */
static void count_ways(double ways[2], const ptce_type *types, size_t count,
                       bool *first, size_t at, size_t left, double m,
                       double goal)
{
    if (left == 0) {
        ways[0] += chi_square(types, count, first, m) >= goal - 1e-9;
        ways[1]++;
        return;
    }
    if (count - at < left)
        return;
    first[at] = true;
    count_ways(ways, types, count, first, at + 1, left - 1, m, goal);
    first[at] = false;
    count_ways(ways, types, count, first, at + 1, left, m, goal);
}

static void leads__are_tested_over_all_relabelings(void **state)
{
    (void)state;
    ptce_type types[POLES_MOST];
    bool first[POLES_MOST];
    size_t count = 0;
    size_t m = 0;
    for (size_t i = 0; i < laureates->network_count; i++) {
        const ptce_network *network = laureates->networks[i];
        if (network->lead == PTCE_NOBODY)
            continue;
        types[count] = network->actors[network->lead].type;
        first[count] = is_first(network);
        m += first[count++];
    }
    const ptce_fact *leads = find("lead", NULL);
    double chi = chi_square(types, count, first, (double)m);
    double ways[2] = {0, 0};
    bool dealt[POLES_MOST] = {false};
    count_ways(ways, types, count, dealt, 0, m, (double)m, chi);
    assert_near(leads->cramer_v, sqrt(chi / (double)count), 1e-12);
    assert_near((double)leads->sides.rank.as_extreme, ways[0], 0);
    assert_near((double)leads->sides.rank.relabelings, ways[1], 0);
}

static void authorities__are_those_of_the_view(void **state)
{
    (void)state;
    const ptce_fact *actors = find("authority_actors", NULL);
    const ptce_fact *ties = find("authority_ties", NULL);
    /* Two poles list nobody but common actors; four have no tie. */
    assert_int_equal(actors->sides.n_first + actors->sides.n_second, 21);
    assert_int_equal(ties->sides.n_first, shared.first.count);
    assert_int_equal(ties->sides.n_second, shared.second.count);
    assert_true(ties->sides.median_first > 0 && ties->sides.median_first < 1);
}

static void facts__are_told_in_both_languages(void **state)
{
    (void)state;
    ptce_text fr = {0};
    ptce_text en = {0};
    ptce_facts_say(&fr, &shared, PTCE_FR);
    ptce_facts_say(&en, &shared, PTCE_EN);
    assert_non_null(strstr(ptce_text_get(&fr), "faits comparés"));
    assert_non_null(strstr(ptce_text_get(&en), "facts compared"));
    ptce_text_clear(&fr);
    ptce_text_clear(&en);
    ptce_fact_name(&en, find("lead", "association"), PTCE_EN);
    assert_string_equal(ptce_text_get(&en), "lead: association");
    ptce_text_clear(&en);
    ptce_fact_name(&fr, find("lead", "cooperative"), PTCE_FR);
    assert_non_null(strstr(ptce_text_get(&fr), "coopérative"));
    ptce_text_clear(&fr);
}

/* A sector may have the name of a type: it is data all the same. */
static void facts__name_words_of_the_catalogue_only(void **state)
{
    (void)state;
    const ptce_fact sector = {
        .id = "sector", .kind = PTCE_FACT_HAS, .label = "training"};
    const ptce_fact lead = {.id = "lead",
                            .kind = PTCE_FACT_HAS,
                            .label = "training",
                            .label_key = "type"};
    ptce_text text = {0};
    ptce_fact_name(&text, &sector, PTCE_FR);
    assert_string_equal(ptce_text_get(&text), "secteur\u00A0: training");
    ptce_text_clear(&text);
    ptce_fact_name(&text, &lead, PTCE_FR);
    assert_null(strstr(ptce_text_get(&text), "training"));
    ptce_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regions__are_of_all_laureates),
        cmocka_unit_test(one_region__is_fishers_test),
        cmocka_unit_test(one_region__counts_its_poles),
        cmocka_unit_test(leads__are_tested_over_all_relabelings),
        cmocka_unit_test(authorities__are_those_of_the_view),
        cmocka_unit_test(facts__are_told_in_both_languages),
        cmocka_unit_test(facts__name_words_of_the_catalogue_only),
    };
    return cmocka_run_group_tests(tests, read_all, free_all);
}
