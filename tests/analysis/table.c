/* SPDX-License-Identifier: MIT */
/* The table of measures builds its own tests: over a thousand small networks,
 * each value is in its range, undefined only with a reason, what its
 * definition says, and the same whatever order, run or jobs. */
#include "analysis/made.h"
#include "analysis/measure.h"
#include "analysis/naive_steps.h"
#include "analysis/sample.h"
#include "support/cmocka_all.h"

#include <stdlib.h>

#define ROUNDS 10 /* for each direction */

static size_t count_of(const ptce_measures *measures,
                       const ptce_measure *measure)
{
    if (measure->level == PTCE_NETWORK)
        return 1;
    return measure->level == PTCE_NODE ? measures->vertex_count
                                       : measures->edge_count;
}

/* ---- Against the definitions -------------------------------------------- */

static void check_naive(const sample *s, const ptce_measures *measures,
                        const ptce_measure *measure)
{
    naive_measure *definition = naive_find(measure->id);
    if (!definition)
        return;
    if (s->matrix.n == 0 && measure->level == PTCE_NETWORK)
        return;
    for (size_t i = 0; i < count_of(measures, measure); i++) {
        bool edge = measure->level == PTCE_EDGE;
        size_t v = edge ? measures->edges[i].from : i;
        size_t w = edge ? measures->edges[i].to : 0;
        double expected = definition(&s->matrix, v, w);
        if (measure->level == PTCE_NODE && s->matrix.n < 3 &&
            strcmp(measure->id, "fragmentation_if_removed") == 0)
            expected = (double)NAN;
        double value = ptce_measure_value(measures, measure, i);
        if (!is_near(value, expected, 1e-9))
            fail_msg("%s [%zu] = %.15g, by definition %.15g (n = %zu, %s)",
                     measure->id, i, value, expected, s->matrix.n,
                     s->matrix.directed ? "directed" : "undirected");
    }
}

static void check_sound(const ptce_measures *measures,
                        const ptce_measure *measure)
{
    for (size_t i = 0; i < count_of(measures, measure); i++) {
        double value = ptce_measure_value(measures, measure, i);
        const char *reason = ptce_measure_reason(measures, measure, i);
        if (isnan(value) != (reason != NULL))
            fail_msg("%s: undefined without a reason, or the reverse",
                     measure->id);
        if (reason && strcmp(reason, "no-convergence") == 0)
            fail_msg("%s does not converge", measure->id);
        if (value < measure->min - 1e-12 || value > measure->max + 1e-12)
            fail_msg("%s = %.15g is out of its range", measure->id, value);
        if (measure->scale == PTCE_BOOLEAN && !isnan(value))
            assert_true(value == 0 || value == 1);
    }
}

/* Bit by bit, NaN included. */
static void assert_same(const samples *a, const samples *b)
{
    for (size_t k = 0; k < SAMPLES; k++) {
        const ptce_measures *x = &a->measuring.networks[k];
        const ptce_measures *y = &b->measuring.networks[k];
        size_t total = pt_measure_offset(NULL, x->vertex_count, x->edge_count);
        assert_int_equal(x->vertex_count, y->vertex_count);
        assert_int_equal(x->edge_count, y->edge_count);
        assert_memory_equal(x->values, y->values, total * sizeof(double));
        assert_memory_equal(x->reasons, y->reasons, total);
    }
}

static void measures__do_not_depend_on_jobs_or_the_order_of_rows(void **state)
{
    static samples a;
    static samples b;
    (void)state;
    for (int directed = 0; directed < 2; directed++) {
        samples_measure(&a, 0, directed, false, 1);
        samples_measure(&b, 0, directed, true, 2);
        assert_same(&a, &b);
        samples_free(&a);
        samples_free(&b);
    }
}

/* ---- Results that definitions only bound -------------------------------- */

/* Of the class of v (who reaches v and is reached by it): the spectral radius,
 * from the bounds of Collatz and Wielandt on A + I, which close in. */
static double radius_of(const naive *g, bool reach[NAIVE_MAX][NAIVE_MAX],
                        size_t v)
{
    double x[NAIVE_MAX];
    double low = 0;
    double high = 1;
    for (size_t i = 0; i < g->n; i++)
        x[i] = reach[v][i] && reach[i][v];
    while (high - low > 1e-12 * high) {
        double next[NAIVE_MAX];
        double sum = 0;
        low = HUGE_VAL;
        high = 0;
        for (size_t i = 0; i < g->n; i++) {
            next[i] = x[i];
            for (size_t j = 0; x[i] > 0 && j < g->n; j++)
                next[i] += pull(g, j, i) * x[j];
            if (x[i] > 0) {
                low = fmin(low, next[i] / x[i]);
                high = fmax(high, next[i] / x[i]);
            }
            sum += next[i];
        }
        for (size_t i = 0; i < g->n; i++)
            x[i] = next[i] / sum;
    }
    return high - 1;
}

static void find_reach(bool reach[NAIVE_MAX][NAIVE_MAX], const naive *g)
{
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            reach[i][j] = i == j || g->tied[i][j];
    for (size_t k = 0; k < g->n; k++)
        for (size_t i = 0; i < g->n; i++)
            for (size_t j = 0; j < g->n; j++)
                reach[i][j] |= reach[i][k] && reach[k][j];
}

/* One class leads, or there is no vector, for this reason. */
static const char *find_leader(double *value, size_t *leader, const naive *g,
                               bool reach[NAIVE_MAX][NAIVE_MAX])
{
    bool tie = false;
    double arcs = 0;
    *value = 0;
    for (size_t v = 0; v < g->n; v++) {
        for (size_t w = 0; w < g->n; w++)
            arcs += g->tied[v][w];
        double radius = radius_of(g, reach, v);
        bool same = fabs(radius - *value) < 1e-9 * radius;
        if (same && *value > 0)
            tie |= !(reach[v][*leader] && reach[*leader][v]);
        if (same || radius <= *value)
            continue;
        *value = radius;
        *leader = v;
        tie = false;
    }
    return arcs == 0     ? "no-edge"
           : *value == 0 ? "no-cycle"
           : tie         ? "not-unique"
                         : NULL;
}

/* A x = value x, largest entry 1, positive where the leading class reaches and
 * zero elsewhere; or undefined for the right reason. */
static void check_eigenvector(const sample *s, const ptce_measures *measures)
{
    const ptce_measure *eigenvector = ptce_measure_find("eigenvector");
    const naive *g = &s->matrix;
    bool reach[NAIVE_MAX][NAIVE_MAX];
    double value;
    double most = 0;
    size_t leader = 0;
    if (g->n == 0)
        return;
    find_reach(reach, g);
    const char *expected = find_leader(&value, &leader, g, reach);
    const char *reason = ptce_measure_reason(measures, eigenvector, 0);
    if (expected) {
        assert_non_null(reason);
        assert_string_equal(reason, expected);
        return;
    }
    for (size_t i = 0; i < g->n; i++) {
        double x = ptce_measure_value(measures, eigenvector, i);
        double image = 0;
        for (size_t j = 0; j < g->n; j++)
            image +=
                pull(g, j, i) * ptce_measure_value(measures, eigenvector, j);
        assert_near(image, value * x, 1e-7);
        assert_true(reach[leader][i] ? x > 0 : x == 0);
        most = fmax(most, x);
    }
    assert_near(most, 1.0, 1e-12);
}

/* A A' x = value x for hubs, A' A x for authorities. */
static void check_hits(const sample *s, const ptce_measures *measures, bool hub)
{
    const ptce_measure *measure = ptce_measure_find(hub ? "hub" : "authority");
    const naive *g = &s->matrix;
    double between[NAIVE_MAX] = {0};
    double image[NAIVE_MAX] = {0};
    double value = 0;
    double most = 0;
    if (g->n == 0 || ptce_measure_reason(measures, measure, 0))
        return;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            between[i] += (hub ? pull(g, j, i) : pull(g, i, j)) *
                          ptce_measure_value(measures, measure, j);
    for (size_t i = 0; i < g->n; i++) {
        for (size_t j = 0; j < g->n; j++)
            image[i] += (hub ? pull(g, i, j) : pull(g, j, i)) * between[j];
        value = fmax(value, image[i]);
        most = fmax(most, ptce_measure_value(measures, measure, i));
    }
    assert_near(most, 1.0, 1e-12);
    for (size_t i = 0; i < g->n; i++)
        assert_near(image[i], value * ptce_measure_value(measures, measure, i),
                    1e-7);
}

/* The modularity is that of the communities, which are numbered as promised. */
static void check_communities(const sample *s, const ptce_measures *measures)
{
    const ptce_measure *community = ptce_measure_find("community");
    const ptce_measure *modularity = ptce_measure_find("modularity");
    const naive *g = &s->matrix;
    double twice = 0;
    double sum = 0;
    double size[NAIVE_MAX + 1] = {0};
    size_t first[NAIVE_MAX + 1] = {0};
    if (g->n == 0 || ptce_measure_reason(measures, modularity, 0))
        return;
    double k[NAIVE_MAX] = {0};
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < g->n; j++)
            k[i] += g->tied[i][j] || g->tied[j][i];
    for (size_t i = 0; i < g->n; i++)
        twice += k[i];
    for (size_t i = 0; i < g->n; i++) {
        size_t c = (size_t)ptce_measure_value(measures, community, i);
        if (size[c]++ == 0)
            first[c] = i;
        for (size_t j = 0; j < g->n; j++)
            if (c == (size_t)ptce_measure_value(measures, community, j))
                sum += (g->tied[i][j] || g->tied[j][i]) - k[i] * k[j] / twice;
    }
    assert_near(ptce_measure_value(measures, modularity, 0), sum / twice, 1e-9);
    for (size_t c = 2; c <= g->n && size[c] > 0; c++)
        assert_true(size[c] < size[c - 1] ||
                    (size[c] == size[c - 1] && first[c] > first[c - 1]));
}

static void check_all(const samples *s)
{
    const ptce_measure *measure;
    for (size_t k = 0; k < SAMPLES; k++) {
        const ptce_measures *measures = &s->measuring.networks[k];
        for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
            check_sound(measures, measure);
            check_naive(&s->items[k], measures, measure);
        }
        check_eigenvector(&s->items[k], measures);
        check_hits(&s->items[k], measures, true);
        check_hits(&s->items[k], measures, false);
        check_communities(&s->items[k], measures);
    }
}

static void check_rounds(bool directed)
{
    static samples s;
    for (size_t round = 0; round < ROUNDS; round++) {
        samples_measure(&s, round, directed, false, 2);
        check_all(&s);
        samples_free(&s);
    }
}

static void check_weighted(ptce_weights weights)
{
    static samples s;
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.weights = weights;
    for (size_t round = 0; round < ROUNDS; round++) {
        samples_draw_fractions(&s, round, round % 2);
        samples_measure_as(&s, &view, 2);
        check_all(&s);
        samples_free(&s);
    }
}

static void measures__are_what_their_definitions_say(void **state)
{
    (void)state;
    check_rounds(false);
}

static void
measures__are_what_their_definitions_say_with_directions(void **state)
{
    (void)state;
    check_rounds(true);
}

static void
measures__are_what_their_definitions_say_with_weights_as_strength(void **state)
{
    (void)state;
    check_weighted(PTCE_WEIGHTS_STRENGTH);
}

static void
measures__are_what_their_definitions_say_with_weights_as_length(void **state)
{
    (void)state;
    check_weighted(PTCE_WEIGHTS_LENGTH);
}

/* ---- The table itself --------------------------------------------------- */

static void assert_word(const char *key)
{
    for (int lang = PTCE_EN; lang <= PTCE_FR; lang++) {
        const char *word = ptce_word_find((ptce_lang)lang, key);
        if (!word || !*word)
            fail_msg("no word %s", key);
    }
}

static void every_measure__has_its_words(void **state)
{
    static const char *const parts[] = {"", ".says", ".formula", ".convention",
                                        ".undefined"};
    (void)state;
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        for (size_t p = 0; p < PT_COUNT(parts); p++) {
            char key[128];
            (void)snprintf(key, sizeof key, "measure.%s%s", measure->id,
                           parts[p]);
            assert_word(key);
        }
    }
    for (int reason = PT_DEFINED + 1; reason < PT_REASON_COUNT; reason++) {
        char key[128];
        (void)snprintf(key, sizeof key, "reason.%s",
                       pt_reason_code((pt_reason)reason));
        assert_word(key);
    }
}

static void every_reference__is_in_the_bibliography(void **state)
{
    ptce_text bib = {0};
    (void)state;
    assert_int_equal(ptce_file_read(&bib,
                                    PTCE_SOURCE_DIR "/docs/references.bib",
                                    1 << 20, NULL),
                     PTCE_OK);
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        char keys[256];
        (void)snprintf(keys, sizeof keys, "%s", measure->references);
        char *rest = keys;
        for (char *key; (key = strsep(&rest, " "));) {
            char entry[128];
            (void)snprintf(entry, sizeof entry, "{%s,", key);
            if (!strstr(ptce_text_get(&bib), entry))
                fail_msg("%s: no reference %s", measure->id, key);
        }
    }
    ptce_text_clear(&bib);
}

static void table__is_in_order_and_its_ids_are_unique(void **state)
{
    (void)state;
    const ptce_measure *measure;
    size_t offset = 0;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        assert_ptr_equal(ptce_measure_find(measure->id), measure);
        if (i > 0)
            assert_true(measure->level >= ptce_measure_at(i - 1)->level);
        assert_true((measure->level == PTCE_NETWORK) ==
                    (measure->comparable != PTCE_CLASS_NONE));
        assert_int_equal(pt_measure_offset(measure, 3, 2), offset);
        offset += measure->level == PTCE_NETWORK ? 1
                  : measure->level == PTCE_NODE  ? 3
                                                 : 2;
    }
    assert_int_equal(pt_measure_offset(NULL, 3, 2), offset);
    assert_null(ptce_measure_find("degre"));
    assert_string_equal(ptce_measure_near("betweeness"), "betweenness");
    assert_non_null(ptce_igraph_version());
}

static void table__marks_the_primary_measures_of_the_comparison(void **state)
{
    static const char *const primary[] = {
        "mean_degree",       "isolate_share",        "ei_type_excess",
        "pooling_intensity", "multiplex_tie_share",  "type_diversity",
        "transitivity",      "centralization_degree"};
    (void)state;
    size_t count = 0;
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++)
        count += measure->primary;
    assert_int_equal(count, PT_COUNT(primary));
    for (size_t i = 0; i < PT_COUNT(primary); i++)
        assert_true(ptce_measure_find(primary[i])->primary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table__is_in_order_and_its_ids_are_unique),
        cmocka_unit_test(table__marks_the_primary_measures_of_the_comparison),
        cmocka_unit_test(every_measure__has_its_words),
        cmocka_unit_test(every_reference__is_in_the_bibliography),
        cmocka_unit_test(measures__are_what_their_definitions_say),
        cmocka_unit_test(
            measures__are_what_their_definitions_say_with_directions),
        cmocka_unit_test(
            measures__are_what_their_definitions_say_with_weights_as_strength),
        cmocka_unit_test(
            measures__are_what_their_definitions_say_with_weights_as_length),
        cmocka_unit_test(measures__do_not_depend_on_jobs_or_the_order_of_rows),
    };
    return cmocka_run_group_tests_name("analysis.table", tests, NULL, NULL);
}
