/* SPDX-License-Identifier: MIT */
/* Graphs that make libraries hang, abort or answer nonsense: whatever the view
 * and the method, every measure and every detail comes to an end, and a value
 * is finite and in its range or has a reason. */
#include "analysis/made.h"
#include "analysis/measure.h"
#include "support/cmocka_all.h"

#include <string.h>

#define SHAPES 16
#define MOST_DETAILS 64

/* ---- The shapes ---------------------------------------------------------- */

static ptce_network *isolates(size_t n)
{
    ptce_network *network = made_new("isolates", n, 0, 0);
    for (size_t i = 0; i < n; i++)
        made_actor(network, i, (ptce_type)(i % 3));
    return made_done(network);
}

static ptce_network *with_actors(const char *id, size_t n, size_t ties,
                                 size_t pools)
{
    ptce_network *network = made_new(id, n, ties, pools);
    for (size_t i = 0; i < n; i++)
        made_actor(network, i, (ptce_type)(i % 4));
    return network;
}

static ptce_network *path(size_t n)
{
    ptce_network *network = with_actors("path", n, n, 0);
    for (size_t i = 1; i < n; i++)
        (void)made_tie(network, i - 1, i, 1);
    return made_done(network);
}

static ptce_network *star(size_t n)
{
    ptce_network *network = with_actors("star", n, n, 0);
    for (size_t i = 1; i < n; i++)
        made_tie(network, 0, i, 1)->directed = i % 2;
    return made_done(network);
}

static ptce_network *complete(size_t n)
{
    ptce_network *network = with_actors("complete", n, n * n, 0);
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            (void)made_tie(network, i, j, 1);
    return made_done(network);
}

/* Equal parts: leading eigenvectors are not unique, optima are several. */
static ptce_network *parts(size_t count, size_t size)
{
    ptce_network *network =
        with_actors("parts", count * size, count * size * size, 0);
    for (size_t c = 0; c < count; c++)
        for (size_t i = 0; i < size; i++)
            for (size_t j = i + 1; j < size; j++)
                (void)made_tie(network, c * size + i, c * size + j, 0.4);
    return made_done(network);
}

/* Arcs one way only: no actor comes back to itself. */
static ptce_network *order(size_t n)
{
    ptce_network *network = with_actors("order", n, n * n, 0);
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            made_tie(network, i, j, 1 + (double)(j % 3))->directed = true;
    return made_done(network);
}

/* Weights at the ends of what is taken, parallel and opposite ties. */
static ptce_network *extremes(void)
{
    static const double weights[] = {1e-9, 1e9, 1, 1e-9, 1e9, 0.3};
    ptce_network *network = with_actors("extremes", 6, 12, 0);
    for (size_t i = 0; i < 6; i++) {
        made_tie(network, i, (i + 1) % 6, weights[i])->directed = true;
        ptce_tie *back = made_tie(network, (i + 1) % 6, i, weights[5 - i]);
        back->directed = i % 2;
        back->kind = PTCE_KIND_MUTUALISATION;
    }
    return made_done(network);
}

/* One pool of everybody, one of nobody, and some of a single member. */
static ptce_network *pools(size_t n)
{
    ptce_network *network = with_actors("pools", n, 2, 4);
    ptce_pool *all = made_pool(network, "all", n);
    for (size_t i = 0; i < n; i++)
        made_member(network, all, i);
    (void)made_pool(network, "nobody", 1);
    made_member(network, made_pool(network, "one", 1), 0);
    made_member(network, made_pool(network, "other", 1), n - 1);
    (void)made_tie(network, 0, n - 1, 1);
    return made_done(network);
}

typedef struct shapes {
    ptce_network *networks[SHAPES];
    ptce_collection collection;
} shapes;

static int make_shapes(void **state)
{
    static shapes all;
    ptce_network *list[] = {isolates(0), isolates(1),  isolates(3), path(2),
                            path(3),     path(40),     star(5),     star(90),
                            complete(4), complete(18), parts(2, 2), parts(5, 4),
                            order(8),    extremes(),   pools(3),    pools(20)};
    assert_int_equal(PT_COUNT(list), SHAPES);
    memcpy(all.networks, list, sizeof list);
    all.collection =
        (ptce_collection){.networks = all.networks, .network_count = SHAPES};
    *state = &all;
    return 0;
}

static int free_shapes(void **state)
{
    shapes *all = *state;
    for (size_t i = 0; i < SHAPES; i++)
        ptce_network_free(all->networks[i]);
    return 0;
}

/* ---- What holds for all of them ------------------------------------------ */

static const char *about(const ptce_measures *measures, const ptce_view *view)
{
    static char text[128];
    (void)snprintf(text, sizeof text,
                   "%s of %zu (layer %d, pools %d, direction %d, weights %d, "
                   "community %d)",
                   measures->network->id, measures->network->actor_count,
                   (int)view->layer, (int)view->pools, (int)view->direction,
                   (int)view->weights, (int)view->community);
    return text;
}

static void check_values(const ptce_measures *measures, const ptce_view *view)
{
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        size_t count = pt_level_length(measure->level, measures->vertex_count,
                                       measures->edge_count);
        for (size_t row = 0; row < count; row++) {
            double value = ptce_measure_value(measures, measure, row);
            double slack = 1e-9 * fmax(1, fabs(value));
            if (value < measure->min - slack || value > measure->max + slack)
                fail_msg("%s = %g of %s", measure->id, value,
                         about(measures, view));
        }
    }
}

static void check_view(const shapes *all, const ptce_view *view)
{
    const ptce_detail *details[MOST_DETAILS];
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_measuring measuring;
    ptce_error err = {0};
    run.jobs = 2;
    while (options.count < MOST_DETAILS && ptce_detail_at(options.count)) {
        details[options.count] = ptce_detail_at(options.count);
        options.count++;
    }
    options.details = details;
    options.actor = "000";
    options.focus = "association";
    options.draws = 20;
    ptce_status st =
        ptce_measure_all(&measuring, &all->collection, view, &run, &err);
    if (st == PTCE_OK)
        st = ptce_detail_all(&measuring, &options, &run, &err);
    if (st != PTCE_OK)
        fail_msg("%s %s: layer %d, pools %d, direction %d, weights %d, "
                 "community %d",
                 err.id, err.slots[0], (int)view->layer, (int)view->pools,
                 (int)view->direction, (int)view->weights,
                 (int)view->community);
    for (size_t i = 0; i < measuring.count; i++)
        check_values(&measuring.networks[i], view);
    ptce_measuring_clear(&measuring);
}

static void no_shape__stops_a_projection_or_a_direction(void **state)
{
    for (int pools_as = 0; pools_as < 4; pools_as++) {
        for (int direction = 0; direction < 2; direction++) {
            ptce_view view = PTCE_VIEW_DEFAULT;
            view.pools = (ptce_pools)pools_as;
            view.direction = (ptce_direction)direction;
            check_view(*state, &view);
        }
    }
}

static void no_shape__stops_weights(void **state)
{
    for (int weights = 1; weights < 3; weights++) {
        for (int direction = 0; direction < 2; direction++) {
            ptce_view view = PTCE_VIEW_DEFAULT;
            view.weights = (ptce_weights)weights;
            view.direction = (ptce_direction)direction;
            check_view(*state, &view);
        }
    }
}

static void no_shape__stops_a_search_for_communities(void **state)
{
    for (int community = 1; community < 6; community++) {
        ptce_view view = PTCE_VIEW_DEFAULT;
        view.community = (ptce_community)community;
        check_view(*state, &view);
    }
}

static void no_shape__stops_a_layer(void **state)
{
    for (int layer = 1; layer < 3; layer++) {
        ptce_view view = PTCE_VIEW_DEFAULT;
        view.layer = (ptce_layer)layer;
        check_view(*state, &view);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_shape__stops_a_projection_or_a_direction),
        cmocka_unit_test(no_shape__stops_weights),
        cmocka_unit_test(no_shape__stops_a_search_for_communities),
        cmocka_unit_test(no_shape__stops_a_layer),
    };
    return cmocka_run_group_tests_name("analysis.shapes", tests, make_shapes,
                                       free_shapes);
}
