/* SPDX-License-Identifier: MIT */
/* Articulation points and bridges after Tarjan (1972), with the sizes of what
 * they hold together; and what is said of them. */
#include "analysis/cuts.h"

#include "analysis/detail.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>

/* ---- The walk ------------------------------------------------------------ */

typedef struct walk {
    const pt_graph *flat;
    const bool *counts;
    pt_cuts *cuts;
    size_t *seen;      /* when a vertex was met, from 1 */
    size_t *low;       /* earliest vertex that its subtree touches */
    size_t *under;     /* size of its subtree */
    size_t *separated; /* sizes of subtrees that hang on it alone */
    size_t *next;      /* row of the adjacency to look at */
    size_t *from;      /* edge that led there */
    size_t *path;      /* from the root to the vertex at hand */
    size_t *order;     /* vertices of the component, as met */
} walk;

static ptce_status walk_init(walk *w, pt_cuts *cuts, const pt_graph *flat,
                             const bool *counts, ptce_error *err)
{
    size_t n = flat->n;
    *w = (walk){.flat = flat,
                .counts = counts,
                .cuts = cuts,
                .seen = pt_alloc(n, sizeof(size_t)),
                .low = pt_alloc(n, sizeof(size_t)),
                .under = pt_alloc(n, sizeof(size_t)),
                .separated = pt_alloc(n, sizeof(size_t)),
                .next = pt_alloc(n, sizeof(size_t)),
                .from = pt_alloc(n, sizeof(size_t)),
                .path = pt_alloc(n, sizeof(size_t)),
                .order = pt_alloc(n, sizeof(size_t))};
    return w->seen && w->low && w->under && w->separated && w->next &&
                   w->from && w->path && w->order
               ? PTCE_OK
               : pt_nomem(err);
}

static void walk_clear(walk *w)
{
    free(w->seen);
    free(w->low);
    free(w->under);
    free(w->separated);
    free(w->next);
    free(w->from);
    free(w->path);
    free(w->order);
}

static size_t weight_of(const walk *w, size_t v)
{
    return !w->counts || w->counts[v];
}

static void add_piece(pt_cuts *cuts, size_t v, size_t size)
{
    if (size == 0)
        return;
    cuts->pieces[v]++;
    cuts->squares[v] += (double)size * (double)size;
    cuts->largest[v] = size > cuts->largest[v] ? size : cuts->largest[v];
}

static void meet(walk *w, size_t v, size_t edge, size_t time)
{
    w->seen[v] = w->low[v] = time;
    w->under[v] = weight_of(w, v);
    w->next[v] = w->flat->out.start[v];
    w->from[v] = edge;
}

/* The subtree of v is done: what it means to the vertex before it. */
static void leave(walk *w, size_t v, size_t before)
{
    w->under[before] += w->under[v];
    if (w->low[v] < w->low[before])
        w->low[before] = w->low[v];
    if (w->low[v] >= w->seen[before]) {
        add_piece(w->cuts, before, w->under[v]);
        w->separated[before] += w->under[v];
    }
    if (w->low[v] > w->seen[before]) {
        w->cuts->bridge[w->from[v]] = true;
        w->cuts->side[w->from[v]] = w->under[v];
    }
}

/* One component; *time counts all vertices met. */
static void walk_from(walk *w, size_t root, size_t *time)
{
    const pt_adjacency *near = &w->flat->out;
    size_t depth = 0;
    size_t first = *time;
    w->path[depth++] = root;
    w->order[*time] = root;
    meet(w, root, SIZE_MAX, ++*time);
    while (depth > 0) {
        size_t v = w->path[depth - 1];
        if (w->next[v] == near->start[v + 1]) {
            if (--depth > 0)
                leave(w, v, w->path[depth - 1]);
            continue;
        }
        size_t i = w->next[v]++;
        size_t u = near->vertex[i];
        if (w->seen[u] == 0) {
            w->path[depth++] = u;
            w->order[*time] = u;
            meet(w, u, near->edge[i], ++*time);
        } else if (near->edge[i] != w->from[v] && w->seen[u] < w->low[v]) {
            w->low[v] = w->seen[u];
        }
    }
    for (size_t i = first; i < *time; i++) {
        size_t v = w->order[i];
        w->cuts->whole[v] = w->under[root];
        add_piece(w->cuts, v,
                  w->under[root] - w->separated[v] - weight_of(w, v));
    }
}

ptce_status pt_cuts_find(pt_cuts *cuts, const pt_graph *flat,
                         const bool *counts, pt_arena *arena, ptce_error *err)
{
    walk w;
    size_t time = 0;
    *cuts = (pt_cuts){.whole = pt_arena_take(arena, flat->n, sizeof(size_t)),
                      .pieces = pt_arena_take(arena, flat->n, sizeof(size_t)),
                      .largest = pt_arena_take(arena, flat->n, sizeof(size_t)),
                      .squares = pt_arena_take(arena, flat->n, sizeof(double)),
                      .side = pt_arena_take(arena, flat->m, sizeof(size_t)),
                      .bridge = pt_arena_take(arena, flat->m, sizeof(bool))};
    if (!cuts->whole || !cuts->pieces || !cuts->largest || !cuts->squares ||
        !cuts->side || !cuts->bridge)
        return pt_nomem(err);
    ptce_status st = walk_init(&w, cuts, flat, counts, err);
    for (size_t v = 0; st == PTCE_OK && v < flat->n; v++)
        if (w.seen[v] == 0)
            walk_from(&w, v, &time);
    walk_clear(&w);
    return st;
}

/* ---- With pools as vertices ---------------------------------------------- */

/* The graph of the view with its pools as vertices, whatever the view makes of
 * them, and without directions; only actors count. */
typedef struct two_mode {
    ptce_view view;
    pt_selection selection;
    pt_graph graph;
    pt_cuts cuts;
} two_mode;

static ptce_status two_mode_open(two_mode *t, pt_study *study, ptce_error *err)
{
    *t = (two_mode){.view = *study->view};
    t->view.pools = PTCE_POOLS_KEEP;
    t->view.direction = PTCE_DIRECTION_IGNORE;
    ptce_status st =
        pt_selection_init(&t->selection, study->network, &t->view, err);
    if (st == PTCE_OK)
        st = pt_graph_of_view(&t->graph, &t->selection, err);
    bool *counts = pt_arena_take(study->arena, t->graph.n, sizeof *counts);
    if (st == PTCE_OK && !counts)
        st = pt_nomem(err);
    if (st != PTCE_OK)
        return st;
    for (size_t v = 0; v < t->graph.n; v++)
        counts[v] = !t->graph.vertices[v].is_pool;
    return pt_cuts_find(&t->cuts, &t->graph, counts, study->arena, err);
}

static void two_mode_close(two_mode *t)
{
    pt_graph_clear(&t->graph);
    pt_selection_clear(&t->selection);
}

static bool is_cut(const pt_cuts *cuts, size_t v)
{
    return cuts->pieces[v] > 1;
}

/* ---- Measures ------------------------------------------------------------ */

static ptce_status articulation_pools(const pt_column *out, pt_study *study,
                                      ptce_error *err)
{
    two_mode t;
    double count = 0;
    if (study->network->pool_count == 0)
        return pt_undefine(out, PT_NO_POOL);
    ptce_status st = two_mode_open(&t, study, err);
    bool any = st == PTCE_OK && t.graph.pools > 0;
    for (size_t v = 0; any && v < t.graph.n; v++)
        count += t.graph.vertices[v].is_pool && is_cut(&t.cuts, v);
    two_mode_close(&t);
    if (st != PTCE_OK)
        return st;
    return any ? pt_set(out, count) : pt_undefine(out, PT_NO_POOL);
}

static ptce_status component_fragmentation(const pt_column *out,
                                           pt_study *study, ptce_error *err)
{
    pt_cuts cuts;
    double n = (double)study->flat->n;
    double all = 0;
    if (study->flat->n < 3)
        return pt_undefine(out, PT_FEW_ACTORS);
    ptce_status st = pt_cuts_find(&cuts, study->flat, NULL, study->arena, err);
    for (size_t c = 0; c < study->component_count; c++)
        all +=
            (double)study->component_size[c] * (double)study->component_size[c];
    for (size_t v = 0; st == PTCE_OK && v < out->count; v++) {
        double whole = (double)cuts.whole[v];
        double squares = all - whole * whole + cuts.squares[v];
        out->values[v] = 1 - (squares - (n - 1)) / ((n - 1) * (n - 2));
    }
    return st;
}

// clang-format off
static const pt_measure_row cut_rows[] = {
    PT_ROW(articulation_pools, NETWORK, RATIO, C, OTHER, 0, ANY, LINEAR, "tarjan1972", articulation_pools),
};

static const pt_measure_row cut_node_rows[] = {
    PT_ROW(component_fragmentation_if_removed, NODE, RATIO, NONE, OTHER, 0, 1, LINEAR, "borgatti2006", component_fragmentation),
};
// clang-format on

const pt_measure_family pt_measures_cuts = {cut_rows, PT_COUNT(cut_rows),
                                            PTCE_NETWORK};
const pt_measure_family pt_measures_cut_nodes = {
    cut_node_rows, PT_COUNT(cut_node_rows), PTCE_NODE};

/* ---- What holds the pole together ---------------------------------------- */

typedef struct ranked {
    size_t cut_off, pieces, v;
} ranked;

/* Most cut off first, then the most pieces, then the lowest id. */
static int by_loss(const void *a, const void *b)
{
    const ranked *x = a;
    const ranked *y = b;
    if (x->cut_off != y->cut_off)
        return x->cut_off > y->cut_off ? -1 : 1;
    if (x->pieces != y->pieces)
        return x->pieces > y->pieces ? -1 : 1;
    return (x->v > y->v) - (x->v < y->v);
}

static size_t rank_cuts(ranked *rows, const two_mode *t)
{
    size_t count = 0;
    for (size_t v = 0; v < t->graph.n; v++) {
        bool itself = !t->graph.vertices[v].is_pool;
        if (is_cut(&t->cuts, v))
            rows[count++] =
                (ranked){t->cuts.whole[v] - itself - t->cuts.largest[v],
                         t->cuts.pieces[v], v};
    }
    if (count > 0)
        qsort(rows, count, sizeof *rows, by_loss);
    return count;
}

static ptce_status articulations(pt_cells *cells, pt_study *study,
                                 const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    two_mode t;
    ptce_status st = two_mode_open(&t, study, err);
    ranked *rows = pt_arena_take(study->arena, t.graph.n, sizeof *rows);
    if (st == PTCE_OK && !rows)
        st = pt_nomem(err);
    size_t count = st == PTCE_OK ? rank_cuts(rows, &t) : 0;
    double actors = (double)t.selection.actor_count;
    for (size_t i = 0; i < count; i++) {
        const ptce_vertex *vertex = &t.graph.vertices[rows[i].v];
        pt_cell_text(cells, vertex->is_pool ? "pool" : "actor");
        pt_cell_text(cells, vertex->id);
        pt_cell_number(cells, (double)rows[i].pieces);
        pt_cell_number(cells, (double)rows[i].cut_off);
        pt_cell_number(cells, (double)rows[i].cut_off / actors);
    }
    two_mode_close(&t);
    return st;
}

static const ptce_detail_column articulations_columns[] = {
    {"kind", PTCE_CELL_WORD, "vertex"},    {"who", PTCE_CELL_ACTOR, NULL},
    {"pieces", PTCE_CELL_COUNT, NULL},     {"cut_off", PTCE_CELL_COUNT, NULL},
    {"share_cut", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_articulations = {
    {.id = "articulations",
     PT_COLUMNS(articulations_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "tarjan1972"},
    articulations};

static ptce_status bridge_ties(pt_cells *cells, pt_study *study,
                               const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    pt_cuts cuts;
    const pt_graph *flat = study->flat;
    ranked *rows = pt_arena_take(study->arena, flat->m, sizeof *rows);
    bool *counts = pt_arena_take(study->arena, flat->n, sizeof *counts);
    if (!rows || !counts)
        return pt_nomem(err);
    for (size_t v = 0; v < flat->n; v++)
        counts[v] = !flat->vertices[v].is_pool;
    ptce_status st = pt_cuts_find(&cuts, flat, counts, study->arena, err);
    size_t count = 0;
    for (size_t e = 0; st == PTCE_OK && e < flat->m; e++) {
        size_t whole = cuts.whole[flat->edges[e].from];
        size_t side = cuts.side[e];
        if (cuts.bridge[e])
            rows[count++] =
                (ranked){side < whole - side ? side : whole - side, 0, e};
    }
    if (count > 0)
        qsort(rows, count, sizeof *rows, by_loss);
    for (size_t i = 0; i < count; i++) {
        const ptce_edge *edge = &flat->edges[rows[i].v];
        pt_cell_text(cells, flat->vertices[edge->from].id);
        pt_cell_text(cells, flat->vertices[edge->to].id);
        pt_cell_number(cells, (double)rows[i].cut_off);
    }
    return st;
}

static const ptce_detail_column bridge_ties_columns[] = {
    {"from", PTCE_CELL_ACTOR, NULL},
    {"to", PTCE_CELL_ACTOR, NULL},
    {"cut_off", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_bridge_ties = {{.id = "bridge_ties",
                                              PT_COLUMNS(bridge_ties_columns),
                                              .cost = PTCE_COST_LINEAR,
                                              .references = "tarjan1972"},
                                             bridge_ties};
