/* SPDX-License-Identifier: MIT */
/* Distances between the networks kept: what each consists of is counted, large
 * portraits in workers, and the counts compared. */
#include "base/worker.h"
#include "compare/bags.h"
#include "compare/groups.h"

#include <math.h>
#include <stdlib.h>

/* Steps of a portrait beyond which a network is left out; and up to which a
 * worker would cost more than the portrait. */
#define PORTRAIT_MAX 4e8
#define PORTRAIT_HERE 1e6

/* The networks kept, by id. */
typedef struct crowd {
    size_t count;
    pt_graph *graphs; /* of the view; vertices and edges are borrowed */
    pt_graph *flat;
    size_t **types; /* of each vertex; a pool is a type of its own */
    pt_bag *bags;
    double *square;
} crowd;

/* ---- Opening --------------------------------------------------------------
 */

static ptce_status open_graph(pt_graph *graph, const ptce_measures *measures,
                              bool directed, ptce_error *err)
{
    *graph = (pt_graph){.directed = directed,
                        .n = measures->vertex_count,
                        .m = measures->edge_count,
                        .vertices = measures->vertices,
                        .edges = measures->edges,
                        .arena = pt_arena_new()};
    return graph->arena ? pt_graph_link(graph, err) : pt_nomem(err);
}

static ptce_status open_flat(pt_graph *flat, const pt_graph *graph,
                             ptce_error *err)
{
    size_t *edge_of = pt_alloc(graph->m, sizeof *edge_of);
    ptce_status st =
        edge_of ? pt_graph_flatten(flat, edge_of, graph, err) : pt_nomem(err);
    free(edge_of);
    return st;
}

static size_t *types_of(const ptce_measures *measures)
{
    size_t *types = pt_alloc(measures->vertex_count, sizeof *types);
    for (size_t v = 0; types && v < measures->vertex_count; v++) {
        const ptce_vertex *vertex = &measures->vertices[v];
        types[v] = vertex->is_pool
                       ? PTCE_TYPE_COUNT
                       : measures->network->actors[vertex->row].type;
    }
    return types;
}

static void crowd_clear(crowd *all)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->graphs)
            pt_graph_clear(&all->graphs[i]);
        if (all->flat)
            pt_graph_clear(&all->flat[i]);
        if (all->types)
            free(all->types[i]);
        if (all->bags)
            pt_bag_clear(&all->bags[i]);
    }
    free(all->graphs);
    free(all->flat);
    free((void *)all->types);
    free(all->bags);
    free(all->square);
}

static ptce_status crowd_init(crowd *all, const pt_comparing *c,
                              ptce_error *err)
{
    const ptce_comparison *out = c->out;
    size_t count = out->first.count + out->second.count;
    *all = (crowd){.count = count,
                   .graphs = pt_alloc(count, sizeof *all->graphs),
                   .flat = pt_alloc(count, sizeof *all->flat),
                   .types = pt_alloc(count, sizeof *all->types),
                   .bags = pt_alloc(count, sizeof *all->bags),
                   .square = pt_alloc(count * count, sizeof *all->square)};
    if (!all->graphs || !all->flat || !all->types || !all->bags || !all->square)
        return pt_nomem(err);
    size_t row = 0;
    for (size_t i = 0; i < out->measuring.count; i++) {
        const ptce_measures *measures = &out->measuring.networks[i];
        if (!c->kept[i])
            continue;
        ptce_status st =
            open_graph(&all->graphs[row], measures,
                       out->view.direction == PTCE_DIRECTION_FOLLOW, err);
        if (st == PTCE_OK)
            st = open_flat(&all->flat[row], &all->graphs[row], err);
        if (st != PTCE_OK)
            return st;
        all->types[row] = types_of(measures);
        if (!all->types[row++])
            return pt_nomem(err);
    }
    return PTCE_OK;
}

static void empty_bags(crowd *all)
{
    for (size_t i = 0; i < all->count; i++)
        pt_bag_clear(&all->bags[i]);
}

/* ---- Portraits, in workers
 * --------------------------------------------------- */

static ptce_status work(ptce_text *out, const void *data, ptce_error *err)
{
    pt_bag bag;
    ptce_status st = pt_bag_portrait(&bag, data, err);
    if (st != PTCE_OK)
        return st;
    pt_flat_add_count(out, bag.count);
    for (size_t i = 0; i < bag.count; i++) {
        pt_flat_add_count(out, bag.items[i].key);
        pt_flat_add_number(out, bag.items[i].weight);
    }
    pt_bag_clear(&bag);
    return PTCE_OK;
}

static ptce_status take_portrait(pt_bag *bag, const pt_job *job, size_t n,
                                 ptce_error *err)
{
    pt_flat flat = {ptce_text_get(&job->result), job->result.length, false};
    size_t count = pt_flat_count(&flat, (n + 1) * n);
    *bag = (pt_bag){.items = pt_alloc(count, sizeof *bag->items)};
    if (!bag->items)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        uint64_t key = pt_flat_count(&flat, SIZE_MAX);
        double weight = pt_flat_number(&flat);
        bool sound = weight > 0 && weight <= (double)n &&
                     (i == 0 || key > bag->items[i - 1].key);
        flat.failed = flat.failed || !sound;
        bag->items[bag->count++] = (pt_item){key, weight};
    }
    return flat.failed || flat.left > 0
               ? pt_fail(err, PTCE_E_LIMIT, "worker-died", "portrait", NULL)
               : PTCE_OK;
}

static double steps_of(const pt_graph *graph)
{
    return (double)graph->n * (double)(graph->n + graph->m);
}

static bool is_for_worker(const pt_graph *graph)
{
    double steps = steps_of(graph);
    return steps > PORTRAIT_HERE && steps <= PORTRAIT_MAX;
}

static ptce_status take_portraits(crowd *all, const pt_job *jobs,
                                  ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < all->count; i++) {
        const pt_graph *graph = &all->graphs[i];
        if (is_for_worker(graph)) {
            const pt_job *job = jobs++;
            st = job->status;
            if (st != PTCE_OK && err)
                *err = job->error;
            if (st == PTCE_OK)
                st = take_portrait(&all->bags[i], job, graph->n, err);
        } else if (steps_of(graph) <= PORTRAIT_HERE) {
            st = pt_bag_portrait(&all->bags[i], graph, err);
        }
        pt_bag_weigh_portrait(&all->bags[i]);
    }
    return st;
}

static ptce_status fill_portraits(crowd *all, const pt_comparing *c,
                                  ptce_error *err)
{
    size_t count = 0;
    pt_job *jobs = pt_alloc(all->count, sizeof *jobs);
    if (!jobs)
        return pt_nomem(err);
    for (size_t i = 0; i < all->count; i++)
        if (is_for_worker(&all->graphs[i]))
            jobs[count++] = (pt_job){.work = work, .task = &all->graphs[i]};
    ptce_status st =
        count > 0 ? pt_workers_run(jobs, count, c->run, err) : PTCE_OK;
    if (st == PTCE_OK)
        st = take_portraits(all, jobs, err);
    for (size_t i = 0; i < count; i++)
        ptce_text_clear(&jobs[i].result);
    free(jobs);
    return st;
}

/* ---- The other counts
 * -------------------------------------------------------- */

static ptce_status fill_degrees(crowd *all, const pt_comparing *c,
                                ptce_error *err)
{
    (void)c;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < all->count; i++)
        st = pt_bag_degrees(&all->bags[i], &all->graphs[i], err);
    return st;
}

static ptce_status fill_mixing(crowd *all, const pt_comparing *c,
                               ptce_error *err)
{
    (void)c;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < all->count; i++)
        st = pt_bag_mixing(&all->bags[i], &all->graphs[i], all->types[i],
                           PTCE_TYPE_COUNT + 1, err);
    return st;
}

static ptce_status fill_subtrees(crowd *all, const pt_comparing *c,
                                 ptce_error *err)
{
    (void)c;
    const pt_graph **flat = pt_alloc(all->count, sizeof(void *));
    for (size_t i = 0; flat && i < all->count; i++)
        flat[i] = &all->flat[i];
    ptce_status st = flat ? pt_bags_subtrees(all->bags, flat,
                                             (const size_t *const *)all->types,
                                             all->count, err)
                          : pt_nomem(err);
    free((void *)flat);
    return st;
}

/* ---- Methods
 * ----------------------------------------------------------------- */

/* Those that may be tested first. */
static const struct {
    const char *method;
    bool descriptive;
    ptce_status (*fill)(crowd *all, const pt_comparing *c, ptce_error *err);
    double (*between)(const pt_bag *a, const pt_bag *b);
} methods[] = {
    {"mixing", false, fill_mixing, pt_bag_jsd},
    {"wl", false, fill_subtrees, pt_bag_cosine_distance},
    {"portrait", true, fill_portraits, pt_bag_jsd},
    {"degrees", true, fill_degrees, pt_bag_jsd},
};

/* Roots, which are metrics; rounding would leave some dust on a distance of
 * nothing. */
static void compare_bags(crowd *all,
                         double (*between)(const pt_bag *a, const pt_bag *b))
{
    const double dust = 1e-14;
    for (size_t i = 0; i < all->count; i++) {
        for (size_t j = 0; j <= i; j++) {
            double d = between(&all->bags[i], &all->bags[j]);
            d = d < dust ? 0 : sqrt(d);
            all->square[i * all->count + j] = d;
            all->square[j * all->count + i] = d;
        }
    }
}

ptce_status pt_distances_make(pt_comparing *c, ptce_error *err)
{
    if (c->out->first.count + c->out->second.count > PTCE_DISTANCES_MAX)
        return PTCE_OK;
    crowd all;
    ptce_status st = crowd_init(&all, c, err);
    for (size_t k = 0; st == PTCE_OK && k < PT_COUNT(methods); k++) {
        st = methods[k].fill(&all, c, err);
        if (st == PTCE_OK) {
            compare_bags(&all, methods[k].between);
            st = pt_distances_add(c, methods[k].method, methods[k].descriptive,
                                  all.square, "too-large", err);
        }
        empty_bags(&all);
    }
    crowd_clear(&all);
    return st;
}
