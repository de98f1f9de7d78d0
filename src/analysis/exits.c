/* SPDX-License-Identifier: MIT */
/* What if an actor leaves: the network before and after, and who and what is
 * lost with it. */
#include "analysis/detail.h"
#include "analysis/measure_rows.h"

/* Steps of work for the distances before and after. */
#define SWEEP_MAX 4e8

/* The network without the leaver. */
typedef struct exit_of {
    size_t v;          /* the leaver */
    bool *isolated;    /* actors with no tie left, who had one */
    bool *cut_off;     /* actors of smaller pieces that its leaving makes */
    double isolates;   /* actors without tie, after */
    double components; /* after */
    double largest;    /* of them */
    size_t *piece;     /* by vertex; that of the leaver is not used */
    size_t *size;      /* by piece */
} exit_of;

/* The leaver's vertex, or n if the view leaves it out. */
static size_t vertex_of(const pt_graph *graph, size_t actor)
{
    size_t v = 0;
    while (v < graph->n &&
           (graph->vertices[v].is_pool || graph->vertices[v].row != actor))
        v++;
    return v;
}

static void flood(exit_of *x, const pt_graph *flat, size_t *queue,
                  size_t source, size_t piece)
{
    size_t count = 0;
    x->piece[source] = piece;
    queue[count++] = source;
    for (size_t head = 0; head < count; head++) {
        size_t u = queue[head];
        for (size_t i = flat->out.start[u]; i < flat->out.start[u + 1]; i++) {
            size_t w = flat->out.vertex[i];
            if (w == x->v || x->piece[w] != SIZE_MAX)
                continue;
            x->piece[w] = piece;
            queue[count++] = w;
        }
    }
    x->size[piece] = count;
}

/* Pieces are numbered by their lowest vertex, so that at equal size the one of
 * lowest id counts as the largest. */
static void cut(exit_of *x, const pt_study *study, size_t *queue)
{
    const pt_graph *flat = study->flat;
    size_t home = study->component[x->v];
    size_t largest = SIZE_MAX; /* of the leaver's component */
    size_t count = 0;
    for (size_t u = 0; u < flat->n; u++)
        x->piece[u] = SIZE_MAX;
    for (size_t u = 0; u < flat->n; u++) {
        if (u == x->v || x->piece[u] != SIZE_MAX)
            continue;
        flood(x, flat, queue, u, count);
        double size = (double)x->size[count];
        x->largest = size > x->largest ? size : x->largest;
        if (study->component[u] == home &&
            (largest == SIZE_MAX || x->size[count] > x->size[largest]))
            largest = count;
        count++;
    }
    x->components = (double)count;
    for (size_t u = 0; u < flat->n; u++) {
        bool alone = u != x->v && x->size[x->piece[u]] == 1;
        bool counts = u != x->v && !flat->vertices[u].is_pool;
        bool was_tied = pt_degree(&flat->out, u) > 0;
        x->isolates += counts && alone;
        x->isolated[u] = counts && alone && was_tied;
        x->cut_off[u] = counts && !alone && study->component[u] == home &&
                        x->piece[u] != largest;
    }
}

static ptce_status exit_init(exit_of *x, pt_study *study, size_t v,
                             ptce_error *err)
{
    size_t n = study->flat->n;
    pt_arena *arena = study->arena;
    size_t *queue = pt_arena_take(arena, n, sizeof *queue);
    *x = (exit_of){.v = v,
                   .isolated = pt_arena_take(arena, n, sizeof(bool)),
                   .cut_off = pt_arena_take(arena, n, sizeof(bool)),
                   .piece = pt_arena_take(arena, n, sizeof(size_t)),
                   .size = pt_arena_take(arena, n, sizeof(size_t))};
    if (!queue || !x->isolated || !x->cut_off || !x->piece || !x->size)
        return pt_nomem(err);
    cut(x, study, queue);
    return PTCE_OK;
}

/* ---- Lines of the card --------------------------------------------------- */

static void say(pt_cells *cells, const char *indicator, double before,
                double after)
{
    pt_cell_text(cells, indicator);
    pt_cell_number(cells, before);
    pt_cell_number(cells, after);
    pt_cell_number(cells, after - before);
}

static void say_undefined(pt_cells *cells, const char *indicator,
                          pt_reason reason)
{
    pt_cell_text(cells, indicator);
    pt_cell_undefined(cells, reason);
    pt_cell_undefined(cells, reason);
    pt_cell_undefined(cells, reason);
}

static void say_size(pt_cells *cells, const pt_study *study, const exit_of *x)
{
    const pt_graph *graph = study->graph;
    double actors = (double)pt_actor_count(study);
    double isolates = 0;
    double largest = 0;
    for (size_t u = 0; u < graph->n; u++)
        isolates +=
            !graph->vertices[u].is_pool && pt_degree(&study->flat->out, u) == 0;
    for (size_t c = 0; c < study->component_count; c++)
        largest = fmax(largest, (double)study->component_size[c]);
    say(cells, "actors", actors, actors - 1);
    say(cells, "ties", (double)graph->m,
        (double)graph->m - pt_ends_at(graph, x->v));
    say(cells, "isolates", isolates, x->isolates);
    say(cells, "components", (double)study->component_count, x->components);
    if (graph->n > 1)
        say(cells, "largest_share", largest / (double)graph->n,
            x->largest / (double)(graph->n - 1));
    else
        say_undefined(cells, "largest_share", PT_ONE_ACTOR);
}

static ptce_status say_distances(pt_cells *cells, const pt_study *study,
                                 const exit_of *x, ptce_error *err)
{
    const pt_graph *graph = study->graph;
    double n = (double)graph->n;
    double before;
    double after;
    pt_reason reason = n < 3 ? PT_FEW_ACTORS
                       : n * (n + 2 * (double)graph->m) > SWEEP_MAX
                           ? PT_TOO_LARGE
                           : PT_DEFINED;
    if (reason != PT_DEFINED) {
        say_undefined(cells, "distance_fragmentation", reason);
        return PTCE_OK;
    }
    ptce_status st = pt_paths_without(&before, graph, graph->n, err);
    if (st == PTCE_OK)
        st = pt_paths_without(&after, graph, x->v, err);
    if (st == PTCE_OK)
        say(cells, "distance_fragmentation", 1 - before / (n * (n - 1)),
            1 - after / ((n - 1) * (n - 2)));
    return st;
}

/* Paths of two steps that begin or end at v and that nothing shortens: with
 * those that v stands in the middle of, all that its leaving takes away. */
static double open_ends(const pt_graph *graph, size_t v, const pt_adjacency *to,
                        size_t *mark)
{
    double count = 0;
    for (size_t i = to->start[v]; i < to->start[v + 1]; i++)
        mark[to->vertex[i]] = v + 1;
    mark[v] = v + 1;
    for (size_t i = to->start[v]; i < to->start[v + 1]; i++) {
        size_t b = to->vertex[i];
        for (size_t j = to->start[b]; j < to->start[b + 1]; j++)
            count += mark[to->vertex[j]] != v + 1;
    }
    for (size_t u = 0; u < graph->n; u++)
        mark[u] = 0;
    return count;
}

static ptce_status say_brokerage(pt_cells *cells, pt_study *study,
                                 const exit_of *x, ptce_error *err)
{
    pt_reason reason;
    double all = 0;
    double carried = 0;
    const pt_graph *graph = study->graph;
    ptce_status st = pt_study_brokerage(study, &reason, err);
    if (st != PTCE_OK)
        return st;
    if (reason != PT_DEFINED) {
        say_undefined(cells, "brokerage", reason);
        say_undefined(cells, "carried", reason);
        return PTCE_OK;
    }
    size_t *mark = pt_arena_take(study->arena, graph->n, sizeof *mark);
    if (!mark)
        return pt_nomem(err);
    for (size_t role = 0; role < PT_ROLE_COUNT; role++) {
        for (size_t u = 0; u < graph->n; u++)
            all += study->brokerage[role][u];
        carried += study->brokerage[role][x->v];
    }
    double ends = open_ends(graph, x->v, &graph->out, mark) +
                  open_ends(graph, x->v, &graph->in, mark);
    say(cells, "brokerage", all, all - carried - ends);
    say(cells, "carried", carried, 0);
    return PTCE_OK;
}

static bool is_member(const pt_selected_pool *pool, size_t actor)
{
    for (size_t i = 0; i < pool->member_count; i++)
        if (pool->members[i] == actor)
            return true;
    return false;
}

static void say_pools(pt_cells *cells, const pt_study *study, size_t actor)
{
    const pt_selection *all = &study->whole_selection;
    double joined = 0;
    double with_one[2] = {0}; /* member, before and after */
    double with_none[2] = {0};
    for (size_t i = 0; i < all->pool_count; i++) {
        size_t before = all->pools[i].member_count;
        size_t in = is_member(&all->pools[i], actor);
        joined += (double)in;
        with_one[0] += before == 1;
        with_one[1] += before - in == 1;
        with_none[0] += before == 0;
        with_none[1] += before - in == 0;
    }
    say(cells, "pools", joined, 0);
    say(cells, "pools_with_one", with_one[0], with_one[1]);
    say(cells, "pools_with_none", with_none[0], with_none[1]);
}

static void say_types(pt_cells *cells, const pt_study *study, size_t v)
{
    size_t counts[PTCE_TYPE_COUNT + 1] = {0};
    double before = 0;
    for (size_t u = 0; u < study->graph->n; u++)
        counts[pt_type_of(study, u)]++;
    for (size_t type = 0; type < PTCE_TYPE_COUNT; type++)
        before += counts[type] > 0;
    say(cells, "types", before, before - (counts[pt_type_of(study, v)] == 1));
}

static ptce_status exit_card(pt_cells *cells, pt_study *study,
                             const pt_asked *asked, ptce_error *err)
{
    exit_of x;
    size_t v = vertex_of(study->graph, asked->actor);
    if (v == study->graph->n)
        return pt_cells_none(cells, PT_NOT_HERE);
    ptce_status st = exit_init(&x, study, v, err);
    if (st != PTCE_OK)
        return st;
    say_size(cells, study, &x);
    st = say_distances(cells, study, &x, err);
    if (st == PTCE_OK)
        st = say_brokerage(cells, study, &x, err);
    say_pools(cells, study, asked->actor);
    say_types(cells, study, v);
    return st;
}

static const ptce_detail_column card_columns[] = {
    {"indicator", PTCE_CELL_WORD, "indicator"},
    {"before", PTCE_CELL_NUMBER, NULL},
    {"after", PTCE_CELL_NUMBER, NULL},
    {"change", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_exit_card = {
    {.id = "exit_card",
     PT_COLUMNS(card_columns),
     .needs = "actor",
     .by_row = true,
     .cost = PTCE_COST_NM,
     .references = "borgatti2006 gould1989"},
    exit_card};

/* ---- Who and what is lost ------------------------------------------------ */

/* A row of vertices that are marked. */
static ptce_status say_marked(pt_cells *cells, const pt_study *study,
                              const char *loss, const bool *marked,
                              ptce_error *err)
{
    size_t n = study->graph->n;
    size_t count = 0;
    size_t *who = pt_arena_take(study->arena, n, sizeof *who);
    if (!who)
        return pt_nomem(err);
    for (size_t u = 0; u < n; u++)
        if (marked[u])
            who[count++] = u;
    pt_cell_text(cells, loss);
    pt_cell_number(cells, (double)count);
    pt_cell_vertices(cells, study, who, count);
    return PTCE_OK;
}

/* Pools of the leaver that keep so many members. */
static void say_left_pools(pt_cells *cells, const pt_study *study, size_t actor,
                           const char *loss, size_t left)
{
    const pt_selection *all = &study->whole_selection;
    ptce_text ids = {0};
    double count = 0;
    for (size_t i = 0; i < all->pool_count; i++) {
        const pt_selected_pool *pool = &all->pools[i];
        if (pool->member_count != left + 1 || !is_member(pool, actor))
            continue;
        ptce_text_add(&ids, count > 0 ? " " : "");
        ptce_text_add(&ids, study->network->pools[pool->pool].id);
        count++;
    }
    pt_cell_text(cells, loss);
    pt_cell_number(cells, count);
    cells->bytes.failed |= ids.failed;
    pt_cell_text(cells, ptce_text_get(&ids));
    ptce_text_clear(&ids);
}

static void say_last_of_type(pt_cells *cells, const pt_study *study, size_t v)
{
    size_t count = 0;
    for (size_t u = 0; u < study->graph->n; u++)
        count += pt_type_of(study, u) == pt_type_of(study, v);
    pt_cell_text(cells, "last_of_type");
    pt_cell_number(cells, count == 1);
    pt_cell_vertices(cells, study, &v, count == 1);
}

static ptce_status exit_losses(pt_cells *cells, pt_study *study,
                               const pt_asked *asked, ptce_error *err)
{
    exit_of x;
    size_t v = vertex_of(study->graph, asked->actor);
    if (v == study->graph->n)
        return pt_cells_none(cells, PT_NOT_HERE);
    ptce_status st = exit_init(&x, study, v, err);
    if (st == PTCE_OK)
        st = say_marked(cells, study, "isolated", x.isolated, err);
    if (st == PTCE_OK)
        st = say_marked(cells, study, "cut_off", x.cut_off, err);
    if (st != PTCE_OK)
        return st;
    say_left_pools(cells, study, asked->actor, "pools_with_one", 1);
    say_left_pools(cells, study, asked->actor, "pools_with_none", 0);
    say_last_of_type(cells, study, v);
    return PTCE_OK;
}

static const ptce_detail_column losses_columns[] = {
    {"loss", PTCE_CELL_WORD, "loss"},
    {"count", PTCE_CELL_COUNT, NULL},
    {"who", PTCE_CELL_ACTORS, NULL},
};

const pt_detail_row pt_detail_exit_losses = {{.id = "exit_losses",
                                              PT_COLUMNS(losses_columns),
                                              .needs = "actor",
                                              .cost = PTCE_COST_LINEAR,
                                              .references = "borgatti2006"},
                                             exit_losses};
