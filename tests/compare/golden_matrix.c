/* SPDX-License-Identifier: MIT */
/* Golden values of what is read from distances: tests, maps, trees. */
#include "compare/golden.h"

#include "compare/matrix.h"

#include <math.h>
#include <string.h>

/* The matrix that a key is about: given in the file, or Euclidean over the
 * complete measures, each divided by its standard deviation. */
typedef struct matrix {
    double cells[MOST * MOST];
    size_t count;
    pt_square square;
} matrix;

static void add_measure(matrix *d, const column *c)
{
    size_t n = d->count;
    double mean = 0;
    double squares = 0;
    for (size_t i = 0; i < n; i++)
        mean += c->values[i] / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += pow(c->values[i] - mean, 2) / (double)(n - 1);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            d->cells[i * n + j] +=
                pow(c->values[i] - c->values[j], 2) / squares;
}

static void read_matrix(matrix *d, const golden *g, bool given)
{
    const cJSON *cells = at(at(g->root, "input"), "given_distance");
    const cJSON *item;
    *d = (matrix){.count = (size_t)cJSON_GetArraySize(g->metrics->child)};
    cJSON_ArrayForEach(item, g->metrics)
    {
        column c;
        read_column(&c, g, item->string);
        if (!given && c.complete)
            add_measure(d, &c);
    }
    size_t n = d->count;
    for (size_t i = 0; i < n * n; i++)
        d->cells[i] =
            given ? cJSON_GetArrayItem(cJSON_GetArrayItem(cells, (int)(i / n)),
                                       (int)(i % n))
                        ->valuedouble
                  : sqrt(d->cells[i]);
    d->square = (pt_square){d->cells, g->first, n - g->first, NULL};
}

static void check_permanova(const matrix *d, const cJSON *want)
{
    pt_permanova got;
    assert_int_equal(pt_permanova_test(&got, &d->square, 1, NULL), PTCE_OK);
    assert_near(got.total, number(want, "SS_total"), TOLERANCE);
    assert_near(got.within, number(want, "SS_within"), TOLERANCE);
    assert_near(got.f, number(want, "pseudo_F"), TOLERANCE);
    assert_near(got.r2, number(want, "R2"), TOLERANCE);
    assert_near(got.test.p, number(want, "p_exact"), 1e-15);
}

static void check_energy(const matrix *d, const cJSON *want)
{
    ptce_test got;
    assert_int_equal(pt_energy_test(&got, &d->square, 1, NULL), PTCE_OK);
    assert_near(got.statistic, number(want, "energy_statistic"), TOLERANCE);
    assert_near(got.p, number(want, "p_exact"), 1e-15);
}

/* The golden file has no p: tests/compare/matrix.c counts it. */
static void check_permdisp(const matrix *d, const cJSON *want)
{
    ptce_test got;
    assert_int_equal(pt_permdisp_test(&got, &d->square, 1, NULL), PTCE_OK);
    assert_near(got.statistic, want->valuedouble, TOLERANCE);
}

static void check_map(const matrix *d, const cJSON *want, const char *what)
{
    double points[2 * MOST];
    double eigenvalues[MOST];
    pt_map map = {.points = points, .eigenvalues = eigenvalues};
    assert_int_equal(pt_map_make(&map, d->cells, d->count, NULL), PTCE_OK);
    if (strcmp(what, "mds_stress1_2d") == 0) {
        assert_near(map.stress, want->valuedouble, 1e-7);
    } else if (strcmp(what, "classical_mds_eigenvalues") == 0) {
        check_numbers(eigenvalues, d->count, want, 1e-7);
    } else {
        for (size_t i = 0; i < d->count; i++) {
            double row[MOST];
            for (size_t j = 0; j < d->count; j++)
                row[j] = hypot(points[2 * i] - points[2 * j],
                               points[2 * i + 1] - points[2 * j + 1]);
            check_numbers(row, d->count, cJSON_GetArrayItem(want, (int)i),
                          1e-7);
        }
    }
}

static void check_tree(const matrix *d, const cJSON *want, pt_linkage linkage)
{
    ptce_merge merges[MOST];
    double heights[MOST];
    double correlation;
    assert_int_equal(pt_tree_make(merges, d->cells, d->count, linkage, NULL),
                     PTCE_OK);
    if (cJSON_IsArray(want)) {
        for (size_t i = 0; i + 1 < d->count; i++)
            heights[i] = merges[i].height;
        check_numbers(heights, d->count - 1, want, TOLERANCE);
        return;
    }
    assert_int_equal(
        pt_cophenetic(&correlation, d->cells, merges, d->count, NULL), PTCE_OK);
    assert_near(correlation, want->valuedouble, TOLERANCE);
}

/* "permanova[given_distance]", or [standardised_metrics]. */
bool check_matrix_key(const golden *g, const cJSON *item)
{
    static matrix d;
    char what[64];
    (void)snprintf(what, sizeof what, "%s", item->string);
    char *bracket = strchr(what, '[');
    if (!bracket)
        return false;
    *bracket = '\0';
    read_matrix(&d, g, strcmp(bracket + 1, "given_distance]") == 0);
    if (strcmp(what, "permanova") == 0)
        check_permanova(&d, item);
    else if (strcmp(what, "energy_two_sample") == 0)
        check_energy(&d, item);
    else if (strcmp(what, "betadisper_F") == 0)
        check_permdisp(&d, item);
    else if (strncmp(what, "classical_mds_", 14) == 0 ||
             strcmp(what, "mds_stress1_2d") == 0)
        check_map(&d, item, what);
    else if (strcmp(what, "hclust_average_heights") == 0 ||
             strcmp(what, "cophenetic_correlation_average") == 0)
        check_tree(&d, item, PT_AVERAGE);
    else if (strcmp(what, "hclust_complete_heights") == 0 ||
             strcmp(what, "cophenetic_correlation_complete") == 0)
        check_tree(&d, item, PT_COMPLETE);
    else
        return false;
    return true;
}
