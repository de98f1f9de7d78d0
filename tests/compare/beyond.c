/* SPDX-License-Identifier: MIT */
/* What a comparison says beyond ranks: documentation, strata, influence,
 * distances, on the laureates. */
#include "compare/exact.h"
#include "compare/groups.h"
#include "compare/ranks.h"
#include "report/tables_poles.h"
#include "support/cmocka_all.h"

#include <math.h>
#include <string.h>

#define DRAWS 20

static ptce_collection *laureates;

static ptce_comparison shared; /* of the laureates */

static void compare_with(ptce_comparison *out, const ptce_collection *poles,
                         ptce_compare_options options, size_t jobs)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    run.jobs = jobs;
    options.tipping_draws = DRAWS;
    options.draws = DRAWS;
    assert_int_equal(ptce_compare(out, poles, &view, &options, &run, NULL),
                     PTCE_OK);
}

static int read_all(void **state)
{
    (void)state;
    laureates = read_poles(PTCE_SOURCE_DIR "/graphs/laureats-2013");
    if (laureates)
        compare_with(&shared, laureates, (ptce_compare_options){0}, 2);
    return !laureates;
}

static int free_all(void **state)
{
    (void)state;
    ptce_comparison_clear(&shared);
    ptce_collection_free(laureates);
    return 0;
}

static const ptce_contrast *find(const ptce_comparison *comparison,
                                 const char *id)
{
    for (size_t i = 0; i < comparison->contrast_count; i++)
        if (strcmp(comparison->contrasts[i].measure->id, id) == 0)
            return &comparison->contrasts[i];
    return NULL;
}

/* ---- Tipping points ---------------------------------------------------- */

static void tipping__does_not_depend_on_jobs(void **state)
{
    (void)state;
    ptce_comparison b;
    compare_with(&b, laureates, (ptce_compare_options){0}, 1);
    size_t points = 0;
    for (size_t i = 0; i < b.contrast_count; i++) {
        const ptce_tipping *x = &shared.contrasts[i].tipping;
        const ptce_tipping *y = &b.contrasts[i].tipping;
        assert_true((x->lost == NULL) == (x->code != NULL));
        assert_true(x->lost == y->lost && x->code == y->code);
        assert_true(!x->lost || x->share == y->share);
        points += x->lost != NULL;
        if (strncmp(b.contrasts[i].measure->id, "share_", 6) == 0)
            assert_null(x->lost); /* of actors, not of ties */
    }
    assert_true(points > 0);
    ptce_comparison_clear(&b);
}

/* ---- Adjustment ---------------------------------------------------------- */

static bool is_kept(const char *id, const ptce_compared_group *group)
{
    for (size_t i = 0; i < group->count; i++)
        if (strcmp(group->networks[i], id) == 0)
            return true;
    return false;
}

static size_t kept_values(double *to, const ptce_compared_value *rows,
                          size_t count, const ptce_compared_group *group)
{
    size_t added = 0;
    for (size_t i = 0; i < count; i++)
        if (is_kept(rows[i].id, group) && isfinite(rows[i].compared))
            to[added++] = rows[i].compared;
    return added;
}

/* Shares of families, which also have a p of poles without ties, are among
 * those a reader looks at: they count. */
static void maxt__is_over_all_that_every_kept_pole_has(void **state)
{
    (void)state;
    static double values[128][32];
    pt_samples samples[128];
    const ptce_contrast *members[128];
    double adjusted[128];
    size_t count = 0;
    size_t others = 0;
    for (size_t i = 0; i < shared.contrast_count; i++) {
        const ptce_contrast *x = &shared.contrasts[i];
        size_t m =
            kept_values(values[count], x->first, x->count_first, &shared.first);
        size_t n = kept_values(values[count] + m, x->second, x->count_second,
                               &shared.second);
        if (!x->tested || m != shared.first.count || n != shared.second.count)
            continue;
        others += x->count_first + x->count_second > m + n;
        samples[count] = (pt_samples){values[count], m, n};
        members[count++] = x;
    }
    assert_int_equal(others, 9);
    assert_int_equal(pt_maxt(adjusted, samples, count, 1, NULL), PTCE_OK);
    for (size_t i = 0; i < count; i++) {
        bool own = members[i]->count_first == shared.first.count;
        assert_true(own == (isnan(members[i]->p_maxt) == 0));
        if (own)
            assert_near(members[i]->p_maxt, adjusted[i], 0);
    }
}

/* ---- Strata -------------------------------------------------------------- */

static void compare_within(ptce_comparison *out, const char *within)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {
        .by = "temoin", .within = within, .draws = DRAWS};
    assert_int_equal(ptce_compare(out, laureates, &view, &options, &run, NULL),
                     PTCE_OK);
}

/* All laureates are of one call. */
static void strata__of_one_change_nothing(void **state)
{
    (void)state;
    ptce_comparison c;
    compare_within(&c, "call");
    assert_int_equal(c.stratum_count, 1);
    assert_int_equal(c.strata[0].first, 7);
    assert_int_equal(c.strata[0].second, 12);
    for (size_t i = 0; i < c.contrast_count; i++) {
        const ptce_contrast *a = &c.contrasts[i];
        const ptce_contrast *b = &shared.contrasts[i];
        if (!a->tested)
            continue;
        assert_int_equal(a->as_extreme, b->as_extreme);
        assert_int_equal(a->relabelings, b->relabelings);
        if (a->influence.id)
            assert_near(a->influence.p, b->influence.p, 0);
        assert_true(isnan(a->p_maxt) != 0);
        if (a->measure->comparable == PTCE_CLASS_A)
            assert_string_equal(a->tipping.code, "within-strata");
    }
    for (size_t i = 0; i < c.distance_count; i++)
        assert_int_equal(c.distances[i].permanova.as_extreme,
                         shared.distances[i].permanova.as_extreme);
    ptce_comparison_clear(&c);
}

/* Strata that are the groups themselves. */
static void strata__that_are_the_groups_tell_nothing(void **state)
{
    (void)state;
    ptce_comparison c;
    compare_within(&c, "temoin");
    assert_int_equal(c.stratum_count, 2);
    for (size_t i = 0; i < c.contrast_count; i++) {
        assert_false(c.contrasts[i].tested);
        assert_int_equal(c.contrasts[i].relabelings, 1);
        if (c.contrasts[i].measure->comparable == PTCE_CLASS_A)
            assert_string_equal(c.contrasts[i].untested, "not-identifiable");
    }
    ptce_comparison_clear(&c);
}

static void strata__by_documentation_are_thirds(void **state)
{
    (void)state;
    ptce_comparison c;
    compare_within(&c, "documentation");
    assert_int_equal(c.stratum_count, 3);
    size_t kept = 0;
    double ways = 1;
    for (size_t i = 0; i < 3; i++) {
        size_t m = c.strata[i].first;
        size_t n = c.strata[i].second;
        kept += m + n;
        for (size_t k = 1; k <= m; k++) /* C(m + n, m) */
            ways = ways * (double)(n + k) / (double)k;
    }
    assert_int_equal(kept, 19);
    assert_near((double)find(&c, "mean_degree")->relabelings, ways, 1e-6);
    ptce_comparison_clear(&c);
}

static void strata__of_an_unknown_key_are_refused(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_compare_options options = {.within = "colour"};
    ptce_comparison c;
    ptce_error err;
    assert_int_equal(ptce_compare(&c, laureates, &view, &options, &run, &err),
                     PTCE_E_USAGE);
    assert_string_equal(err.id, "compare-within-unknown");
}

/* ---- Influence --------------------------------------------------------------
 */

static double delta_without(const ptce_contrast *contrast, const char *id)
{
    double sum = 0;
    double pairs = 0;
    for (size_t i = 0; i < contrast->count_first; i++) {
        for (size_t j = 0; j < contrast->count_second; j++) {
            const ptce_compared_value *x = &contrast->first[i];
            const ptce_compared_value *y = &contrast->second[j];
            if (!isfinite(x->compared) || !isfinite(y->compared) ||
                strcmp(x->id, id) == 0 || strcmp(y->id, id) == 0)
                continue;
            sum += (x->compared > y->compared) - (x->compared < y->compared);
            pairs++;
        }
    }
    return sum / pairs;
}

static double most_in(const ptce_contrast *contrast,
                      const ptce_compared_value *list, size_t count,
                      double most)
{
    for (size_t i = 0; i < count; i++)
        if (isfinite(list[i].compared))
            most = fmax(most, fabs(delta_without(contrast, list[i].id) -
                                   contrast->cliff.estimate));
    return most;
}

static void influence__names_the_pole_that_changes_delta_most(void **state)
{
    (void)state;
    const ptce_comparison c = shared;
    size_t named = 0;
    for (size_t i = 0; i < c.contrast_count; i++) {
        const ptce_contrast *contrast = &c.contrasts[i];
        const ptce_influence *influence = &contrast->influence;
        assert_int_equal(influence->id != NULL,
                         contrast->tested && contrast->measure->primary);
        if (!influence->id)
            continue;
        named++;
        double most =
            most_in(contrast, contrast->first, contrast->count_first, 0);
        most =
            most_in(contrast, contrast->second, contrast->count_second, most);
        assert_near(influence->delta, delta_without(contrast, influence->id),
                    1e-12);
        assert_near(fabs(influence->delta - contrast->cliff.estimate), most,
                    1e-12);
        assert_true(influence->p > 0 && influence->p <= 1);
    }
    assert_true(named > 3);
}

/* ---- Documentation
 * ----------------------------------------------------------- */

static void documentation__counts_every_pole_of_a_group(void **state)
{
    (void)state;
    ptce_comparison c = shared;
    const ptce_documented *actors = &c.documentation[0];
    assert_string_equal(actors->id, "actors");
    assert_int_equal(actors->n_first, 8);
    assert_int_equal(actors->n_second, 15);
    assert_int_equal(actors->rank.relabelings, 490314);
    double counts[64];
    size_t count = 0;
    for (size_t i = 0; i < laureates->network_count; i++) {
        const ptce_network *network = laureates->networks[i];
        if (strcmp(ptce_group_value(network, "temoin"), "true") == 0)
            counts[count++] = (double)network->actor_count;
    }
    assert_near(actors->median_first, pt_median(counts, count), 0);
    double delta = c.documentation[4].cliff.estimate;
    assert_string_equal(c.documentation[4].id, "facts_per_actor");
    assert_int_equal(c.better_documented,
                     delta > 0 ? PTCE_FIRST_GROUP : PTCE_SECOND_GROUP);
    for (ptce_lang lang = PTCE_EN; lang <= PTCE_FR; lang++) {
        ptce_text words = {0};
        ptce_documentation_say(&words, &c, laureates, lang);
        assert_non_null(strstr(ptce_text_get(&words), "ocument"));
        assert_null(strchr(ptce_text_get(&words), '{'));
        ptce_text_clear(&words);
        ptce_power_say(&words, &c, lang);
        assert_null(strchr(ptce_text_get(&words), '{'));
        ptce_text_clear(&words);
    }
}

/* ---- Distances
 * ---------------------------------------------------------------- */

static void check_distances(const ptce_distances *d)
{
    assert_int_equal(d->count + d->left_out_count, 19);
    for (size_t i = 0; i < d->count; i++) {
        assert_true(i == 0 || strcmp(d->ids[i - 1], d->ids[i]) < 0);
        assert_near(d->matrix[i * d->count + i], 0, 0);
        for (size_t j = 0; j < d->count; j++) {
            assert_near(d->matrix[i * d->count + j],
                        d->matrix[j * d->count + i], 0);
            for (size_t k = 0; k < d->count; k++) /* a metric */
                assert_true(d->matrix[i * d->count + j] <=
                            d->matrix[i * d->count + k] +
                                d->matrix[k * d->count + j] + 1e-9);
        }
    }
    assert_near(d->positive_mass, 1, 1e-6); /* roots bear a map */
    assert_true(d->permanova.exact && d->permanova.p > 0);
    for (size_t i = 0; i < d->left_out_count; i++)
        assert_string_equal(d->left_out[i].code, "no-percentile");
    assert_true(d->r2 >= 0 && d->r2 <= 1);
}

static void distances__are_metrics_of_the_networks_kept(void **state)
{
    (void)state;
    static const char *const methods[] = {"mixing", "wl", "portrait", "degrees",
                                          "profile"};
    ptce_comparison c = shared;
    assert_int_equal(c.distance_count, PT_COUNT(methods));
    for (size_t i = 0; i < c.distance_count; i++) {
        assert_string_equal(c.distances[i].method, methods[i]);
        bool by_size = i == 2 || i == 3;
        assert_int_equal(c.distances[i].descriptive, by_size);
        check_distances(&c.distances[i]);
    }
}

static void profile__leaves_out_and_names_what_is_not_defined(void **state)
{
    (void)state;
    ptce_comparison c = shared;
    pt_side sides[64];
    bool kept[64];
    double rows[2 * 64];
    ptce_run run = PTCE_RUN_DEFAULT;
    pt_comparing making = {
        .out = &c, .run = &run, .sides = sides, .kept = kept};
    const char *hollow = NULL;
    size_t row = 0;
    for (size_t i = 0; i < c.measuring.count; i++) {
        const ptce_network *network = c.measuring.networks[i].network;
        const char *value = ptce_group_value(network, c.by);
        sides[i] = strcmp(value, "true") == 0 ? PT_FIRST : PT_SECOND;
        kept[i] = true;
        for (size_t j = 0; j < c.left_out_count; j++)
            kept[i] &= strcmp(c.left_out[j].id, network->id) != 0;
        if (!kept[i])
            continue;
        rows[2 * row] = (double)row;
        rows[2 * row + 1] = row == 3 ? (double)NAN : 0;
        hollow = row == 3 ? network->id : hollow;
        row++;
    }
    size_t before = c.distance_count;
    assert_int_equal(pt_distances_profile(&making, rows, 2, NULL), PTCE_OK);
    const ptce_distances *d = &c.distances[before];
    assert_string_equal(d->method, "profile");
    assert_int_equal(d->count, 18);
    assert_int_equal(d->left_out_count, 1);
    assert_string_equal(d->left_out[0].id, hollow);
    assert_string_equal(d->left_out[0].code, "no-percentile");
    assert_near(d->matrix[3], 4, 0); /* row 3 is gone: 0 to 4 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maxt__is_over_all_that_every_kept_pole_has),
        cmocka_unit_test(tipping__does_not_depend_on_jobs),
        cmocka_unit_test(strata__of_one_change_nothing),
        cmocka_unit_test(strata__that_are_the_groups_tell_nothing),
        cmocka_unit_test(strata__by_documentation_are_thirds),
        cmocka_unit_test(strata__of_an_unknown_key_are_refused),
        cmocka_unit_test(influence__names_the_pole_that_changes_delta_most),
        cmocka_unit_test(documentation__counts_every_pole_of_a_group),
        cmocka_unit_test(distances__are_metrics_of_the_networks_kept),
        cmocka_unit_test(profile__leaves_out_and_names_what_is_not_defined),
    };
    return cmocka_run_group_tests(tests, read_all, free_all);
}
