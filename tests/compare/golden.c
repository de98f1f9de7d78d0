/* SPDX-License-Identifier: MIT */
/* Every key of the golden statistics is either reproduced or named here as out
 * of scope; a key that is neither fails. */
#include "compare/golden.h"

#include "compare/exact.h"

#include <string.h>

/* Keys of the golden files that the library does not compute. */
static const struct {
    const char *prefix, *reason;
} out_of_scope[] = {
    {"westfall_young_maxT_t_equalvar",
     "maxT is on ranks, so that measures are commensurate"},
};

static bool is_out_of_scope(const char *key)
{
    for (size_t i = 0; i < PT_COUNT(out_of_scope); i++)
        if (strncmp(key, out_of_scope[i].prefix,
                    strlen(out_of_scope[i].prefix)) == 0)
            return true;
    return false;
}

/* ---- The checks --------------------------------------------------------- */

static void check_mann_whitney(const column *c, const cJSON *want)
{
    pt_rank_test test;
    assert_int_equal(pt_mann_whitney(&test, &c->samples, 1, NULL), PTCE_OK);
    double p = (double)test.as_extreme / (double)test.relabelings;
    assert_true(test.exact);
    assert_near(test.u, number(want, "U_x"), 0);
    assert_near(p, number(want, "p_exact_two_sided"), 0);
    assert_near(test.z, number(want, "z_tie_corrected_no_continuity"),
                TOLERANCE);
    assert_int_equal(c->samples.m, (int)number(want, "n_x"));
    assert_int_equal(c->samples.n, (int)number(want, "n_y"));
}

static void check_interval(ptce_interval got, const cJSON *want,
                           const char *estimate, const char *interval)
{
    const cJSON *ends = at(want, interval);
    assert_near(got.estimate, number(want, estimate), TOLERANCE);
    assert_near(got.low, cJSON_GetArrayItem(ends, 0)->valuedouble, TOLERANCE);
    assert_near(got.high, cJSON_GetArrayItem(ends, 1)->valuedouble, TOLERANCE);
}

static void check_cliff(const column *c, const cJSON *want)
{
    ptce_interval cliff = pt_cliff_delta(&c->samples);
    check_interval(cliff, want, "delta", "ci95_cliff_asymmetric_t");
    assert_near(pt_cliff_variance(&c->samples),
                number(want, "variance_unbiased"), TOLERANCE);
    assert_near((cliff.estimate + 1) / 2, number(want, "A12_common_language"),
                TOLERANCE);
}

static void check_hodges_lehmann(const column *c, const cJSON *want)
{
    ptce_interval shift;
    size_t k = 0;
    assert_int_equal(pt_hodges_lehmann(&shift, &c->samples, NULL), PTCE_OK);
    assert_int_equal(pt_wilcoxon_rank(&k, c->samples.m, c->samples.n, NULL),
                     PTCE_OK);
    if (k == 0) { /* the golden file gives the whole range, the library none */
        assert_int_equal((int)number(want, "k"), 1);
        assert_true(c->samples.m + c->samples.n < 7);
        assert_near(shift.estimate, number(want, "shift"), TOLERANCE);
        return;
    }
    check_interval(shift, want, "shift", "ci95_order_statistics");
    assert_int_equal(k, (int)number(want, "k"));
}

static double p_of(const column *c)
{
    pt_rank_test test;
    assert_int_equal(pt_mann_whitney(&test, &c->samples, 1, NULL), PTCE_OK);
    return (double)test.as_extreme / (double)test.relabelings;
}

typedef ptce_status adjuster(double *adjusted, const double *p, size_t count,
                             ptce_error *err);

static ptce_status as_it_is(double *adjusted, const double *p, size_t count,
                            ptce_error *err)
{
    (void)err;
    memcpy(adjusted, p, count * sizeof *p);
    return PTCE_OK;
}

/* The golden object's keys say which measures were adjusted together. */
static void check_adjusted(const golden *g, const cJSON *want, adjuster *adjust)
{
    double p[MOST] = {0};
    double adjusted[MOST];
    size_t count = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, want)
    {
        column c;
        read_column(&c, g, item->string);
        p[count++] = p_of(&c);
    }
    assert_int_equal(adjust(adjusted, p, count, NULL), PTCE_OK);
    count = 0;
    cJSON_ArrayForEach(item, want)
    {
        assert_near(adjusted[count++], item->valuedouble, 1e-14);
    }
}

static void check_maxt(const golden *g, const cJSON *want)
{
    static column columns[MOST];
    pt_samples samples[MOST];
    double adjusted[MOST];
    size_t count = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, at(want, "metrics"))
    {
        read_column(&columns[count], g, item->valuestring);
        assert_true(columns[count].complete);
        samples[count] = columns[count].samples;
        count++;
    }
    assert_int_equal(pt_maxt(adjusted, samples, count, 1, NULL), PTCE_OK);
    for (size_t i = 0; i < count; i++) {
        pt_rank_test test;
        assert_int_equal(pt_mann_whitney(&test, &samples[i], 1, NULL), PTCE_OK);
        const cJSON *z = at(want, "statistic_abs");
        const cJSON *step = at(want, "p_adjusted_stepdown");
        assert_near(fabs(test.z), cJSON_GetArrayItem(z, (int)i)->valuedouble,
                    TOLERANCE);
        assert_near(adjusted[i], cJSON_GetArrayItem(step, (int)i)->valuedouble,
                    0);
    }
}

static void check_mean_difference(const column *c, const cJSON *want)
{
    ptce_test test;
    assert_int_equal(pt_mean_difference(&test, &c->samples, NULL, 1, NULL),
                     PTCE_OK);
    assert_true(test.exact);
    assert_near(test.statistic, number(want, "difference"), TOLERANCE);
    assert_near(test.p, number(want, "p_exact_two_sided"), 1e-15);
}

/* The golden file has no p: tests/compare/relabel.c counts it from the
 * definition. */
static void check_brunner_munzel(const column *c, const cJSON *want)
{
    ptce_test test;
    assert_int_equal(pt_brunner_munzel(&test, &c->samples, NULL, 1, NULL),
                     PTCE_OK);
    assert_true(test.as_extreme >= 1);
    if (cJSON_IsNull(want))
        assert_true(isnan(test.statistic) != 0);
    else
        assert_near(test.statistic, want->valuedouble, TOLERANCE);
}

/* "hodges_lehmann[density]" is about density. */
static bool is_about(const golden *g, const cJSON *item, const char *statistic,
                     column *c)
{
    size_t length = strlen(statistic);
    if (strncmp(item->string, statistic, length) != 0 ||
        item->string[length] != '[')
        return false;
    char metric[64];
    (void)snprintf(metric, sizeof metric, "%s", item->string + length + 1);
    metric[strcspn(metric, "]")] = '\0';
    read_column(c, g, metric);
    return true;
}

static bool check_key(const golden *g, const cJSON *item)
{
    column c;
    if (is_about(g, item, "mann_whitney", &c))
        check_mann_whitney(&c, item);
    else if (is_about(g, item, "cliff_delta", &c))
        check_cliff(&c, item);
    else if (is_about(g, item, "hodges_lehmann", &c))
        check_hodges_lehmann(&c, item);
    else if (is_about(g, item, "permutation_mean_difference", &c))
        check_mean_difference(&c, item);
    else if (is_about(g, item, "brunner_munzel_statistic", &c))
        check_brunner_munzel(&c, item);
    else if (strcmp(item->string, "p_raw") == 0)
        check_adjusted(g, item, as_it_is);
    else if (strcmp(item->string, "holm") == 0)
        check_adjusted(g, item, pt_holm);
    else if (strcmp(item->string, "benjamini_hochberg") == 0)
        check_adjusted(g, item, pt_benjamini_hochberg);
    else if (strcmp(item->string, "benjamini_yekutieli") == 0)
        check_adjusted(g, item, pt_benjamini_yekutieli);
    else if (strcmp(item->string, "westfall_young_maxT_ranks") == 0)
        check_maxt(g, item);
    else
        return check_matrix_key(g, item);
    return true;
}

/* All of n_relabelings was visited by a measure that every network has. */
static void check_number(const golden *g)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, g->metrics)
    {
        column c;
        read_column(&c, g, item->string);
        pt_rank_test test;
        assert_int_equal(pt_mann_whitney(&test, &c.samples, 1, NULL), PTCE_OK);
        if (c.complete)
            assert_near((double)test.relabelings,
                        number(g->values, "n_relabelings"), 0);
    }
}

static void check_file(const char *name)
{
    golden g = {.root = load(name)};
    const cJSON *input = at(g.root, "input");
    g.metrics = at(input, "metrics");
    g.values = at(g.root, "values");
    g.first = (size_t)number(input, "group_first");
    const cJSON *item;
    check_number(&g);
    cJSON_ArrayForEach(item, g.values)
    {
        if (strcmp(item->string, "n_relabelings") != 0 &&
            !check_key(&g, item) && !is_out_of_scope(item->string))
            fail_msg("%s: %s is neither checked nor out of scope", name,
                     item->string);
    }
    cJSON_Delete(g.root);
}

static void statistics__agree_with_the_hand_example(void **state)
{
    (void)state;
    check_file("stats_hand_3v4");
}

static void statistics__agree_with_8_against_15(void **state)
{
    (void)state;
    check_file("stats_8v15_open");
}

static void statistics__agree_with_complete_separation(void **state)
{
    (void)state;
    check_file("stats_8v15_separated");
}

static void statistics__agree_with_the_seven_clusters(void **state)
{
    (void)state;
    check_file("mini7_comparison");
}

/* ---- Published examples ------------------------------------------------- */

static void check_two_samples(const cJSON *example)
{
    column c = {.samples = {.values = c.values}};
    const cJSON *item;
    cJSON_ArrayForEach(item, at(example, "x")) c.values[c.samples.m++] =
        item->valuedouble;
    cJSON_ArrayForEach(item, at(example, "y"))
        c.values[c.samples.m + c.samples.n++] = item->valuedouble;
    const cJSON *values = at(example, "values");
    if (cJSON_GetObjectItem(values, "delta"))
        check_cliff(&c, values);
    if (cJSON_GetObjectItem(values, "hodges_lehmann"))
        check_hodges_lehmann(&c, at(values, "hodges_lehmann"));
    if (cJSON_GetObjectItem(values, "p_exact_two_sided"))
        assert_near(p_of(&c), number(values, "p_exact_two_sided"), 1e-12);
}

static void check_list(const cJSON *example, const char *key, adjuster *adjust)
{
    double p[MOST];
    double adjusted[MOST];
    size_t count = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, at(example, "p")) p[count++] = item->valuedouble;
    assert_int_equal(adjust(adjusted, p, count, NULL), PTCE_OK);
    for (size_t i = 0; i < count; i++) {
        const cJSON *want = at(at(example, "values"), key);
        assert_near(adjusted[i], cJSON_GetArrayItem(want, (int)i)->valuedouble,
                    1e-14);
    }
}

static void statistics__agree_with_published_examples(void **state)
{
    (void)state;
    cJSON *root = load("stats_published");
    const cJSON *example;
    cJSON_ArrayForEach(example, at(root, "examples"))
    {
        if (cJSON_GetObjectItem(example, "p")) {
            check_list(example, "holm", pt_holm);
            check_list(example, "benjamini_hochberg", pt_benjamini_hochberg);
            if (cJSON_GetObjectItem(at(example, "values"),
                                    "benjamini_yekutieli"))
                check_list(example, "benjamini_yekutieli",
                           pt_benjamini_yekutieli);
        } else {
            check_two_samples(example);
        }
    }
    cJSON_Delete(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statistics__agree_with_the_hand_example),
        cmocka_unit_test(statistics__agree_with_8_against_15),
        cmocka_unit_test(statistics__agree_with_complete_separation),
        cmocka_unit_test(statistics__agree_with_the_seven_clusters),
        cmocka_unit_test(statistics__agree_with_published_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
