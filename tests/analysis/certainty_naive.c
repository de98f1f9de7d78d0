/* SPDX-License-Identifier: MIT */
/* How far numbers and ranks can be relied on, again from the definitions: on
 * small random networks whose ties are all uncertain, every combination of
 * ties is measured by the naive measures. */
#include "analysis/made.h"
#include "analysis/naive_steps.h"
#include "analysis/sample.h"
#include "support/cmocka_all.h"

#include <stdlib.h>

#define MOST_TIES 7
#define COMBINATIONS (1 << MOST_TIES)
#define ROUNDS 2
#define NEAR 1e-9

/* Every network that the uncertain ties of one may leave. */
typedef struct combinations {
    naive graphs[COMBINATIONS];
    double weights[COMBINATIONS];
    size_t count;
} combinations;

static bool combine(combinations *all, const naive *g, double keep)
{
    size_t from[MOST_TIES];
    size_t to[MOST_TIES];
    size_t ties = 0;
    for (size_t i = 0; i < g->n; i++) {
        for (size_t j = g->directed ? 0 : i + 1; j < g->n; j++) {
            if (!g->tied[i][j])
                continue;
            if (ties == MOST_TIES)
                return false;
            from[ties] = i;
            to[ties++] = j;
        }
    }
    all->count = (size_t)1 << ties;
    for (size_t c = 0; c < all->count; c++) {
        naive *h = &all->graphs[c];
        *h = *g;
        all->weights[c] = 1;
        for (size_t t = 0; t < ties; t++) {
            bool there = c >> t & 1;
            all->weights[c] *= there ? keep : 1 - keep;
            if (there)
                continue;
            h->tied[from[t]][to[t]] = false;
            h->weight[from[t]][to[t]] = 0;
            if (!g->directed) {
                h->tied[to[t]][from[t]] = false;
                h->weight[to[t]][from[t]] = 0;
            }
        }
    }
    return true;
}

/* ---- What the definitions give --------------------------------------------
 */

/* The smallest value such that it and those below weigh that share. */
static double quantile(const double *values, const double *weights,
                       size_t count, double share)
{
    double total = 0;
    double best = NONE;
    for (size_t i = 0; i < count; i++)
        total += isnan(values[i]) ? 0 : weights[i];
    for (size_t i = 0; i < count; i++) {
        double below = 0;
        for (size_t j = 0; j < count; j++)
            below += values[j] <= values[i] + NEAR ? weights[j] : 0;
        if (below >= share * total - NEAR && !(values[i] >= best))
            best = values[i];
    }
    return best;
}

static double mean(const double *values, const double *weights, size_t count)
{
    double total = 0;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        total += isnan(values[i]) ? 0 : weights[i];
        sum += isnan(values[i]) ? 0 : weights[i] * values[i];
    }
    return sum / total;
}

static double weight_of_defined(const double *values, const double *weights,
                                size_t count)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += isnan(values[i]) ? 0 : weights[i];
    return total;
}

/* NaN where a value without one actor is undefined. */
static double jackknife(naive_measure *measure, const naive *g)
{
    double values[NAIVE_MAX];
    double n = (double)g->n;
    double average = 0;
    double squares = 0;
    for (size_t i = 0; i < g->n; i++) {
        naive h = without_vertex(g, i);
        values[i] = measure(&h, 0, 0);
        average += values[i] / n;
    }
    for (size_t i = 0; i < g->n; i++)
        squares += pow(values[i] - average, 2);
    return g->n < 3 ? NONE : sqrt((n - 2) / (2 * n) * squares);
}

/* Mid-ranks from 1 for the largest; how many are ranked. */
static size_t rank_all(double *rank, naive_measure *measure, double sign,
                       const naive *g)
{
    double values[NAIVE_MAX];
    size_t count = 0;
    for (size_t v = 0; v < g->n; v++) {
        values[v] = sign * measure(g, v, 0);
        count += isnan(values[v]) == 0;
    }
    for (size_t v = 0; v < g->n; v++) {
        double better = 0;
        double equal = 0;
        for (size_t w = 0; w < g->n; w++) {
            better += values[w] > values[v] + NEAR;
            equal += fabs(values[w] - values[v]) <= NEAR;
        }
        rank[v] = isnan(values[v]) ? NONE : better + (1 + equal) / 2;
    }
    return count;
}

/* Of the places 1 to k, what falls to an actor at that mid-rank. */
static double places(const double *rank, size_t n, size_t v, double k)
{
    double better = 0;
    double equal = 0;
    for (size_t w = 0; w < n; w++) {
        better += rank[w] < rank[v];
        equal += rank[w] == rank[v];
    }
    return fmax(0, fmin(equal, k - better)) / equal;
}

/* ---- Against the tables ----------------------------------------------------
 */

static const ptce_cell *row_of(const ptce_detail_table *table, const char *id,
                               const char *actor)
{
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *row = &table->cells[i * table->detail->column_count];
        if (strcmp(row[0].text, id) == 0 &&
            (!actor || (row[1].text && strcmp(row[1].text, actor) == 0)))
            return row;
    }
    return NULL;
}

static void assert_same(const char *what, const char *id, double value,
                        double expected)
{
    if (isnan(value) ? !isnan(expected) : !is_near(value, expected, NEAR))
        fail_msg("%s of %s is %.15g, expected %.15g", what, id, value,
                 expected);
}

static size_t check_uncertainty(const ptce_detail_table *table, const naive *g,
                                const combinations *all)
{
    static double values[COMBINATIONS];
    size_t checked = 0;
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *row = &table->cells[i * table->detail->column_count];
        naive_measure *measure = naive_find(row[0].text);
        bool drawn = !row[7].reason || strcmp(row[7].reason, "not-drawn") != 0;
        if (!measure || !drawn)
            continue;
        for (size_t c = 0; c < all->count; c++)
            values[c] = measure(&all->graphs[c], 0, 0);
        assert_same("value", row[0].text, row[1].number, measure(g, 0, 0));
        assert_same("error", row[0].text, row[2].number, jackknife(measure, g));
        assert_same("mean", row[0].text, row[3].number,
                    mean(values, all->weights, all->count));
        assert_same("low", row[0].text, row[4].number,
                    quantile(values, all->weights, all->count, 0.025));
        assert_same("high", row[0].text, row[5].number,
                    quantile(values, all->weights, all->count, 0.975));
        assert_same("defined", row[0].text, row[6].number,
                    weight_of_defined(values, all->weights, all->count));
        checked++;
    }
    return checked;
}

static void check_articulation(const ptce_detail_table *table,
                               const combinations *all)
{
    naive_measure *articulation = naive_find("articulation");
    size_t above_zero = 0;
    for (size_t v = 0; v < all->graphs[0].n; v++) {
        double p = 0;
        char id[32];
        (void)snprintf(id, sizeof id, "%03zu", v);
        for (size_t c = 0; c < all->count; c++)
            p += all->weights[c] * articulation(&all->graphs[c], v, 0);
        const ptce_cell *row = row_of(table, id, NULL);
        above_zero += p > 0;
        if (p > 0)
            assert_non_null(row);
        assert_same("articulation", id, row ? row[1].number : 0, p);
    }
    assert_int_equal(table->rows, above_zero);
    for (size_t i = 1; i < table->rows; i++)
        assert_true(table->cells[3 * i + 1].number <=
                    table->cells[3 * (i - 1) + 1].number);
}

/* P(first) and P(top three) of an actor over what ranks anybody. */
static void share_places(double *first, double *top, naive_measure *measure,
                         double sign, const combinations *all, size_t v)
{
    double rank[NAIVE_MAX];
    double total = 0;
    *first = *top = 0;
    for (size_t c = 0; c < all->count; c++) {
        const naive *g = &all->graphs[c];
        if (rank_all(rank, measure, sign, g) == 0)
            continue;
        total += all->weights[c];
        if (isnan(rank[v]))
            continue;
        *first += all->weights[c] * places(rank, g->n, v, 1);
        *top += all->weights[c] * places(rank, g->n, v, 3);
    }
    *first /= total;
    *top /= total;
}

static size_t check_ranking(const ptce_detail_table *table, const naive *g,
                            const combinations *all)
{
    size_t checked = 0;
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *row = &table->cells[i * table->detail->column_count];
        naive_measure *measure = naive_find(row[0].text);
        double sign = strcmp(row[0].text, "constraint") == 0 ? -1 : 1;
        double rank[NAIVE_MAX];
        double first;
        double top;
        if (!measure || row[1].reason)
            continue;
        size_t actor = strtoul(row[1].text, NULL, 10);
        (void)rank_all(rank, measure, sign, g);
        for (size_t v = 0; v < g->n; v++)
            assert_true(isnan(rank[v]) || rank[v] > rank[actor] ||
                        (rank[v] == rank[actor] && v >= actor));
        share_places(&first, &top, measure, sign, all, actor);
        assert_same("first", row[0].text, row[2].number, first);
        if (!row[4].reason)
            assert_true(row[4].number >= 0 && row[4].number <= 0.75);
        checked++;
    }
    return checked;
}

static size_t check_actors(const ptce_detail_table *table,
                           const combinations *all)
{
    static double ranks[COMBINATIONS];
    size_t checked = 0;
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *row = &table->cells[i * table->detail->column_count];
        naive_measure *measure = naive_find(row[0].text);
        double first;
        double top;
        if (row[1].reason)
            continue;
        size_t v = strtoul(row[1].text, NULL, 10);
        for (size_t c = 0; c < all->count; c++) {
            double rank[NAIVE_MAX];
            (void)rank_all(rank, measure, 1, &all->graphs[c]);
            ranks[c] = rank[v];
        }
        share_places(&first, &top, measure, 1, all, v);
        assert_same("low", row[0].text, row[4].number,
                    quantile(ranks, all->weights, all->count, 0.025));
        assert_same("high", row[0].text, row[5].number,
                    quantile(ranks, all->weights, all->count, 0.975));
        assert_same("first", row[0].text, row[6].number, first);
        assert_same("top", row[0].text, row[7].number, top);
        checked++;
    }
    return checked;
}

static void check(bool directed)
{
    static samples s;
    static combinations all;
    size_t checked[3] = {0};
    const ptce_detail *details[] = {
        ptce_detail_find("uncertainty"),
        ptce_detail_find("articulation_probability"),
        ptce_detail_find("ranking"), ptce_detail_find("ranked_actors")};
    for (size_t round = 0; round < ROUNDS; round++) {
        ptce_run run = PTCE_RUN_DEFAULT;
        ptce_detail_options options = {.details = details,
                                       .count = PT_COUNT(details),
                                       .draws = 20,
                                       .keep = round % 2 ? 0.3 : 0.5};
        run.jobs = 2;
        samples_measure(&s, round, directed, false, 2);
        assert_int_equal(ptce_detail_all(&s.measuring, &options, &run, NULL),
                         PTCE_OK);
        for (size_t k = 0; k < SAMPLES; k++) {
            const naive *g = &s.items[k].matrix;
            const ptce_detail_table *tables = s.measuring.networks[k].details;
            if (!combine(&all, g, options.keep))
                continue;
            checked[0] += check_uncertainty(&tables[0], g, &all);
            check_articulation(&tables[1], &all);
            checked[1] += check_ranking(&tables[2], g, &all);
            checked[2] += check_actors(&tables[3], &all);
        }
        samples_free(&s);
    }
    assert_true(checked[0] > 1000 && checked[1] > 100 && checked[2] > 100);
}

static void certainty__is_what_the_definitions_give(void **state)
{
    (void)state;
    check(false);
}

static void certainty__is_so_where_direction_is_followed(void **state)
{
    (void)state;
    check(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certainty__is_what_the_definitions_give),
        cmocka_unit_test(certainty__is_so_where_direction_is_followed),
    };
    return cmocka_run_group_tests_name("analysis.certainty_naive", tests, NULL,
                                       NULL);
}
