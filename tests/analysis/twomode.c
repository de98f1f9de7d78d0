/* SPDX-License-Identifier: MIT */
/* Actors and pools as two modes, from the definitions, on hundreds of small
 * networks with ties that must not enter. */
#include "analysis/made.h"
#include "analysis/world.h"
#include "support/cmocka_all.h"

#include <math.h>
#include <string.h>

#define ROUNDS 8
#define FAR 1000
#define NONE ((double)NAN)

/* ---- The incidence as a matrix ------------------------------------------- */

/* Vertices of both modes that have a neighbour: first actors, then pools. */
typedef struct modes {
    size_t n, actors;
    bool joined[WORLD_MAX][WORLD_MAX];
    int distance[WORLD_MAX][WORLD_MAX];
    size_t of_actor[WORLD_ACTORS], of_pool[WORLD_POOLS]; /* or WORLD_MAX */
} modes;

static void measure_distances(modes *m)
{
    for (size_t i = 0; i < m->n; i++)
        for (size_t j = 0; j < m->n; j++)
            m->distance[i][j] = i == j ? 0 : m->joined[i][j] ? 1 : FAR;
    for (size_t k = 0; k < m->n; k++)
        for (size_t i = 0; i < m->n; i++)
            for (size_t j = 0; j < m->n; j++)
                if (m->distance[i][k] + m->distance[k][j] < m->distance[i][j])
                    m->distance[i][j] = m->distance[i][k] + m->distance[k][j];
}

static void make_modes(modes *m, const world *w)
{
    *m = (modes){0};
    for (size_t i = 0; i < w->n; i++)
        m->of_actor[i] = world_shared(w, i, i) ? m->n++ : WORLD_MAX;
    m->actors = m->n;
    for (size_t r = 0; r < w->pools; r++)
        m->of_pool[r] = world_size(w, r) ? m->n++ : WORLD_MAX;
    for (size_t i = 0; i < w->n; i++)
        for (size_t r = 0; r < w->pools; r++)
            if (w->member[r][i])
                m->joined[m->of_actor[i]][m->of_pool[r]] =
                    m->joined[m->of_pool[r]][m->of_actor[i]] = true;
    measure_distances(m);
}

static double degree(const modes *m, size_t v)
{
    double count = 0;
    for (size_t w = 0; w < m->n; w++)
        count += m->joined[v][w];
    return count;
}

static double common(const modes *m, size_t v, size_t w)
{
    double count = 0;
    for (size_t r = 0; r < m->n; r++)
        count += m->joined[v][r] && m->joined[w][r];
    return count;
}

static double size_of(const modes *m, size_t v, bool own)
{
    return (double)((v < m->actors) == own ? m->actors : m->n - m->actors);
}

/* ---- A value a vertex ---------------------------------------------------- */

typedef double naive_value(const modes *m, size_t v);

static double naive_degree(const modes *m, size_t v)
{
    return degree(m, v) / size_of(m, v, false);
}

static double naive_closeness(const modes *m, size_t v)
{
    double sum = 0;
    for (size_t w = 0; w < m->n; w++)
        sum += m->distance[v][w];
    return sum >= FAR
               ? NONE
               : (size_of(m, v, false) + 2 * (size_of(m, v, true) - 1)) / sum;
}

static double ways(const modes *m, size_t from, size_t to)
{
    if (from == to)
        return 1;
    double sum = 0;
    for (size_t w = 0; w < m->n; w++)
        if (m->joined[from][w] &&
            m->distance[w][to] + 1 == m->distance[from][to])
            sum += ways(m, w, to);
    return sum;
}

/* The highest betweenness is that of the centre of a tree: its neighbours take
 * as equal shares of its own mode as can be, and the distances do the rest. */
static double most_between(double own, double other)
{
    double branches[WORLD_MAX] = {0};
    double pairs = 0;
    double all = 0;
    for (size_t i = 0; i < (size_t)other; i++)
        branches[i] = 1;
    for (size_t i = 0; i + 1 < (size_t)own; i++)
        branches[i % (size_t)other]++;
    for (size_t i = 0; i < (size_t)other; i++) {
        pairs += branches[i] * (branches[i] - 1) / 2;
        all += branches[i];
    }
    return all * (all - 1) / 2 - pairs;
}

static double naive_betweenness(const modes *m, size_t v)
{
    double sum = 0;
    for (size_t i = 0; i < m->n; i++)
        for (size_t j = i + 1; j < m->n; j++)
            if (i != v && j != v && m->distance[i][j] < FAR &&
                m->distance[i][v] + m->distance[v][j] == m->distance[i][j])
                sum += ways(m, i, v) * ways(m, v, j) / ways(m, i, j);
    double most = most_between(size_of(m, v, true), size_of(m, v, false));
    return size_of(m, v, false) < 2 ? NONE : sum / most;
}

static double naive_clustering(const modes *m, size_t v)
{
    double sum = 0;
    double count = 0;
    for (size_t w = 0; w < m->n; w++) {
        double both = common(m, v, w);
        if (w == v || both == 0)
            continue;
        sum += both / (degree(m, v) + degree(m, w) - both);
        count++;
    }
    return count > 0 ? sum / count : NONE;
}

static double naive_redundancy(const modes *m, size_t v)
{
    double linked = 0;
    double pairs = 0;
    for (size_t u = 0; u < m->n; u++)
        for (size_t w = u + 1; w < m->n; w++) {
            if (!m->joined[v][u] || !m->joined[v][w])
                continue;
            pairs++;
            linked += common(m, u, w) > 1;
        }
    return pairs > 0 ? linked / pairs : NONE;
}

static const struct {
    const char *id;
    naive_value *value;
} values[] = {
    {"two_mode_degree", naive_degree},
    {"two_mode_closeness", naive_closeness},
    {"two_mode_betweenness", naive_betweenness},
    {"two_mode_clustering", naive_clustering},
    {"redundancy", naive_redundancy},
};

static void check_value(const worlds *w, size_t k, size_t i, size_t vertex,
                        double expected)
{
    double value = worlds_value(w, k, values[i].id, vertex);
    if (!is_near(value, expected, 1e-9))
        fail_msg("%s of %zu in world %zu = %.15g, by definition %.15g",
                 values[i].id, vertex, k, value, expected);
}

static void check_values(const worlds *w, size_t k, const modes *m, bool kept)
{
    const world *at = &w->items[k];
    for (size_t i = 0; i < PT_COUNT(values); i++) {
        for (size_t a = 0; a < at->n; a++)
            check_value(w, k, i, a,
                        m->of_actor[a] == WORLD_MAX
                            ? NONE
                            : values[i].value(m, m->of_actor[a]));
        for (size_t r = 0; kept && r < at->pools; r++)
            check_value(w, k, i, at->n + r,
                        m->of_pool[r] == WORLD_MAX
                            ? NONE
                            : values[i].value(m, m->of_pool[r]));
    }
}

/* x is along B y and y along B' x, each with maximum 1. */
static void check_eigenvector(const worlds *w, size_t k, const modes *m)
{
    const world *at = &w->items[k];
    double x[WORLD_MAX] = {0};
    double most[2] = {0};
    double factor[2] = {0};
    const char *id = "two_mode_eigenvector";
    for (size_t a = 0; a < at->n; a++)
        if (m->of_actor[a] < WORLD_MAX)
            x[m->of_actor[a]] = worlds_value(w, k, id, a);
    for (size_t r = 0; r < at->pools; r++)
        if (m->of_pool[r] < WORLD_MAX)
            x[m->of_pool[r]] = worlds_value(w, k, id, at->n + r);
    if (m->n == 0 || isnan(x[0]))
        return;
    for (int twice = 0; twice < 2; twice++) {
        for (size_t v = 0; v < m->n; v++) {
            double image = 0;
            for (size_t u = 0; u < m->n; u++)
                image += m->joined[v][u] * x[u];
            most[v >= m->actors] = fmax(most[v >= m->actors], x[v]);
            if (x[v] == 1)
                factor[v >= m->actors] = image;
            if (twice)
                assert_near(image, factor[v >= m->actors] * x[v], 1e-7);
        }
    }
    assert_true(most[0] == 1 && most[1] == 1);
}

/* ---- A value a network --------------------------------------------------- */

static double count_edges(const modes *m)
{
    double count = 0;
    for (size_t v = 0; v < m->actors; v++)
        count += degree(m, v);
    return count;
}

static double naive_robins(const modes *m)
{
    double paths = 0;
    double closed = 0;
    for (size_t a = 0; a < m->n; a++)
        for (size_t b = 0; b < m->n; b++)
            for (size_t c = 0; c < m->n; c++)
                for (size_t d = 0; d < m->n; d++) {
                    if (a == c || b == d || !m->joined[a][b] ||
                        !m->joined[b][c] || !m->joined[c][d])
                        continue;
                    paths++;
                    closed += m->joined[d][a];
                }
    return paths > 0 ? closed / paths : NONE;
}

static bool closes(const modes *m, size_t a, size_t c, size_t p, size_t q)
{
    for (size_t r = 0; r < m->n; r++)
        if (r != p && r != q && m->joined[a][r] && m->joined[c][r])
            return true;
    return false;
}

static double naive_opsahl(const modes *m, bool pools)
{
    double all = 0;
    double closed = 0;
    for (size_t b = 0; b < m->n; b++)
        for (size_t p = 0; (b >= m->actors) == pools && p < m->n; p++)
            for (size_t q = 0; m->joined[b][p] && q < m->n; q++)
                for (size_t a = 0; q != p && m->joined[b][q] && a < m->n; a++)
                    for (size_t c = 0; m->joined[p][a] && c < m->n; c++) {
                        if (!m->joined[q][c] || a == b || c == b || a == c)
                            continue;
                        all++;
                        closed += closes(m, a, c, p, q);
                    }
    return all > 0 ? closed / all : NONE;
}

static void check_network(const worlds *w, size_t k, const char *id,
                          double expected)
{
    double value = worlds_value(w, k, id, 0);
    if (!is_near(value, expected, 1e-9))
        fail_msg("%s of world %zu = %.15g, by definition %.15g", id, k, value,
                 expected);
}

static void check_networks(const worlds *w, size_t k, const modes *m)
{
    double actors = (double)m->actors;
    double pools = (double)m->n - actors;
    double shared = 0;
    for (size_t v = m->actors; v < m->n; v++)
        shared += degree(m, v) > 1;
    check_network(w, k, "two_mode_density",
                  m->n ? count_edges(m) / (actors * pools) : NONE);
    check_network(w, k, "mean_pool_size", m->n ? count_edges(m) / pools : NONE);
    check_network(w, k, "shared_pool_share", m->n ? shared / pools : NONE);
    check_network(w, k, "two_mode_clustering_global", naive_robins(m));
    check_network(w, k, "two_mode_closure_actors", naive_opsahl(m, false));
    check_network(w, k, "two_mode_closure_pools", naive_opsahl(m, true));
}

static void check_left_alone(const worlds *w, size_t k)
{
    const world *at = &w->items[k];
    for (size_t a = 0; a < at->n; a++) {
        double count = 0;
        for (size_t r = 0; r < at->pools; r++)
            count += at->member[r][a] && world_size(at, r) == 2;
        assert_true(worlds_value(w, k, "pools_left_alone", a) == count);
    }
}

static void two_mode__is_what_its_definitions_say(void **state)
{
    static worlds w;
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        bool kept = round % 2 == 1;
        worlds_measure(&w, round, kept ? PTCE_POOLS_KEEP : PTCE_POOLS_PROJECT,
                       NULL, 0);
        for (size_t k = 0; k < WORLDS; k++) {
            modes m;
            make_modes(&m, &w.items[k]);
            check_values(&w, k, &m, kept);
            check_networks(&w, k, &m);
            check_left_alone(&w, k);
            if (kept)
                check_eigenvector(&w, k, &m);
        }
        worlds_free(&w);
    }
}

/* ---- Why there is no value ------------------------------------------------
 */

static void assert_reason(const ptce_measuring *m, const char *id,
                          size_t vertex, const char *reason)
{
    const char *found =
        ptce_measure_reason(&m->networks[0], ptce_measure_find(id), vertex);
    if (!found)
        fail_msg("%s [%zu] is defined", id, vertex);
    assert_string_equal(found, reason);
}

/* 1 and 2 share a house, 3 has a van, 4 nothing; the shed is nobody's. */
static void undefined__says_why(void **state)
{
    ptce_measuring m;
    made_one one;
    ptce_view view = PTCE_VIEW_DEFAULT;
    (void)state;
    ptce_network *network = made_new("few", 4, 0, 3);
    for (size_t i = 1; i <= 4; i++)
        made_actor(network, i, PTCE_TYPE_COMPANY);
    ptce_pool *house = made_pool(network, "house", 2);
    made_member(network, house, 1);
    made_member(network, house, 2);
    (void)made_pool(network, "shed", 1);
    made_member(network, made_pool(network, "van", 1), 3);
    view.pools = PTCE_POOLS_KEEP;
    made_measure(&m, &one, made_done(network), &view);
    assert_reason(&m, "two_mode_degree", 3, "no-pool");
    assert_reason(&m, "two_mode_degree", 5, "no-member");
    assert_reason(&m, "two_mode_closeness", 0, "disconnected");
    assert_reason(&m, "two_mode_clustering", 2, "shares-nothing");
    assert_reason(&m, "redundancy", 0, "one-membership");
    assert_reason(&m, "redundancy", 6, "one-membership");
    assert_reason(&m, "two_mode_clustering_global", 0, "no-chain");
    assert_reason(&m, "two_mode_closure_actors", 0, "no-chain");
    assert_reason(&m, "pools_left_alone", 4, "pool-vertex");
    assert_true(made_value(&m, "two_mode_degree", 0) == 0.5);
    assert_true(made_value(&m, "two_mode_degree", 4) == 2.0 / 3);
    assert_true(made_value(&m, "pools_left_alone", 0) == 1);
    assert_true(made_value(&m, "pools_left_alone", 2) == 0);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

/* One pool of three: from actor to pool to actor. */
static void one_pool__has_nothing_between_its_members(void **state)
{
    ptce_measuring m;
    made_one one;
    ptce_view view = PTCE_VIEW_DEFAULT;
    (void)state;
    ptce_network *network = made_new("one", 3, 0, 1);
    ptce_pool *house = made_pool(network, "house", 3);
    for (size_t i = 1; i <= 3; i++) {
        made_actor(network, i, PTCE_TYPE_COMPANY);
        made_member(network, house, i);
    }
    view.pools = PTCE_POOLS_KEEP;
    made_measure(&m, &one, made_done(network), &view);
    assert_reason(&m, "two_mode_betweenness", 0, "one-across");
    assert_true(made_value(&m, "two_mode_betweenness", 3) == 1);
    assert_true(made_value(&m, "two_mode_closeness", 0) == 1);
    assert_true(made_value(&m, "two_mode_closeness", 3) == 1);
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

static void no_pool__leaves_nothing_to_measure(void **state)
{
    static const char *const ids[] = {
        "two_mode_density",        "mean_pool_size",
        "shared_pool_share",       "two_mode_clustering_global",
        "two_mode_closure_actors", "two_mode_closure_pools",
        "two_mode_degree",         "two_mode_closeness",
        "two_mode_betweenness",    "two_mode_eigenvector",
        "two_mode_clustering",     "redundancy"};
    ptce_measuring m;
    made_one one;
    (void)state;
    ptce_network *network = made_new("none", 2, 1, 0);
    made_actor(network, 1, PTCE_TYPE_COMPANY);
    made_actor(network, 2, PTCE_TYPE_COMPANY);
    (void)made_tie(network, 1, 2, 1);
    made_measure(&m, &one, made_done(network), NULL);
    for (size_t i = 0; i < PT_COUNT(ids); i++)
        assert_reason(&m, ids[i], 0, "no-pool");
    ptce_measuring_clear(&m);
    ptce_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_mode__is_what_its_definitions_say),
        cmocka_unit_test(undefined__says_why),
        cmocka_unit_test(one_pool__has_nothing_between_its_members),
        cmocka_unit_test(no_pool__leaves_nothing_to_measure),
    };
    return cmocka_run_group_tests_name("analysis.twomode", tests, NULL, NULL);
}
