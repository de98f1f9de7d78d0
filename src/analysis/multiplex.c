/* SPDX-License-Identifier: MIT */
/* Cooperation and pooling as two layers over the same actors, whatever the
 * view's layer and what it makes of pools. */
#include "analysis/detail.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>

/* ---- How the layers overlap ---------------------------------------------- */

typedef struct overlap {
    double in[PTCE_KIND_COUNT]; /* pairs of each layer */
    double both, either;
    double pairs; /* that could be */
} overlap;

static bool is_in(const ptce_edge *edge, size_t layer)
{
    return layer == PTCE_KIND_COOPERATION ? edge->cooperation
                                          : edge->mutualisation;
}

static overlap count_pairs(const pt_graph *whole)
{
    overlap count = {.either = (double)whole->m,
                     .pairs = pt_pairs((double)whole->n)};
    for (size_t e = 0; e < whole->m; e++) {
        const ptce_edge *edge = &whole->edges[e];
        for (size_t layer = 0; layer < PTCE_KIND_COUNT; layer++)
            count.in[layer] += is_in(edge, layer);
        count.both += edge->cooperation && edge->mutualisation;
    }
    return count;
}

static ptce_status overlap_of(const pt_column *out, const pt_study *study,
                              ptce_kind layer)
{
    if (!study->whole)
        return pt_undefine(out, PT_TOO_LARGE);
    overlap count = count_pairs(study->whole);
    return count.in[layer] > 0 ? pt_set(out, count.both / count.in[layer])
                               : pt_undefine(out, PT_EMPTY_LAYER);
}

static ptce_status overlap_cooperation(const pt_column *out, pt_study *study,
                                       ptce_error *err)
{
    (void)err;
    return overlap_of(out, study, PTCE_KIND_COOPERATION);
}

static ptce_status overlap_mutualisation(const pt_column *out, pt_study *study,
                                         ptce_error *err)
{
    (void)err;
    return overlap_of(out, study, PTCE_KIND_MUTUALISATION);
}

/* Pearson over pairs, of two columns of zeros and ones; NaN where one of them
 * does not vary. */
static double correlate(const overlap *count, double both)
{
    double x = count->in[PTCE_KIND_COOPERATION];
    double y = count->in[PTCE_KIND_MUTUALISATION];
    double spread = x * (count->pairs - x) * (y * (count->pairs - y));
    return spread > 0 ? (count->pairs * both - x * y) / sqrt(spread)
                      : (double)NAN;
}

static ptce_status layer_correlation(const pt_column *out, pt_study *study,
                                     ptce_error *err)
{
    (void)err;
    if (!study->whole)
        return pt_undefine(out, PT_TOO_LARGE);
    overlap count = count_pairs(study->whole);
    double value = correlate(&count, count.both);
    return isnan(value) ? pt_undefine(out, PT_FLAT_LAYER) : pt_set(out, value);
}

/* ---- Actors across layers ------------------------------------------------ */

static void count_degrees(double in[PTCE_KIND_COUNT], const pt_graph *whole,
                          size_t v)
{
    in[PTCE_KIND_COOPERATION] = in[PTCE_KIND_MUTUALISATION] = 0;
    for (size_t i = whole->out.start[v]; i < whole->out.start[v + 1]; i++) {
        const ptce_edge *edge = &whole->edges[whole->out.edge[i]];
        for (size_t layer = 0; layer < PTCE_KIND_COUNT; layer++)
            in[layer] += is_in(edge, layer);
    }
}

/* Sums of whole numbers: whether degrees vary is told exactly. */
static ptce_status layer_degree_correlation(const pt_column *out,
                                            pt_study *study, ptce_error *err)
{
    (void)err;
    double sum[PTCE_KIND_COUNT] = {0};
    double square[PTCE_KIND_COUNT] = {0};
    double product = 0;
    if (!study->whole)
        return pt_undefine(out, PT_TOO_LARGE);
    double n = (double)study->whole->n;
    for (size_t v = 0; v < study->whole->n; v++) {
        double in[PTCE_KIND_COUNT];
        count_degrees(in, study->whole, v);
        for (size_t layer = 0; layer < PTCE_KIND_COUNT; layer++) {
            sum[layer] += in[layer];
            square[layer] += in[layer] * in[layer];
        }
        product += in[PTCE_KIND_COOPERATION] * in[PTCE_KIND_MUTUALISATION];
    }
    double spread = 1;
    for (size_t layer = 0; layer < PTCE_KIND_COUNT; layer++)
        spread *= n * square[layer] - sum[layer] * sum[layer];
    if (!(spread > 0))
        return pt_undefine(out, PT_FLAT_LAYER);
    double value = (n * product - sum[0] * sum[1]) / sqrt(spread);
    return pt_set(out, fmax(-1, fmin(1, value)));
}

static ptce_status mean_participation(const pt_column *out, pt_study *study,
                                      ptce_error *err)
{
    (void)err;
    double sum = 0;
    double count = 0;
    if (!study->whole)
        return pt_undefine(out, PT_TOO_LARGE);
    for (size_t v = 0; v < study->whole->n; v++) {
        if (pt_degree(&study->whole->out, v) == 0)
            continue;
        sum += pt_participation(study->whole, v);
        count++;
    }
    return count > 0 ? pt_set(out, sum / count) : pt_undefine(out, PT_NO_EDGE);
}

// clang-format off
static const pt_measure_row multiplex_rows[] = {
    PT_ROW(overlap_cooperation, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "battiston2014", overlap_cooperation),
    PT_ROW(overlap_mutualisation, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "battiston2014", overlap_mutualisation),
    PT_ROW(layer_correlation, NETWORK, DIFFERENCE, C, OTHER, -1, 1, LINEAR, "krackhardt1987", layer_correlation),
    PT_ROW(layer_degree_correlation, NETWORK, DIFFERENCE, C, OTHER, -1, 1, LINEAR, "battiston2014", layer_degree_correlation),
    PT_ROW(mean_participation, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "battiston2014", mean_participation),
};
// clang-format on

const pt_measure_family pt_measures_multiplex = {
    multiplex_rows, PT_COUNT(multiplex_rows), PTCE_NETWORK};

/* ---- The layers side by side ----------------------------------------------
 */

enum { BOTH = PTCE_KIND_COUNT, EITHER, LAYER_ROWS };

static const char *const layer_names[LAYER_ROWS] = {
    [PTCE_KIND_COOPERATION] = "cooperation",
    [PTCE_KIND_MUTUALISATION] = "mutualisation",
    [BOTH] = "both",
    [EITHER] = "either"};

static bool is_in_row(const ptce_edge *edge, size_t row)
{
    if (row == BOTH)
        return edge->cooperation && edge->mutualisation;
    return row == EITHER || is_in(edge, row);
}

static double count_actors(const pt_graph *whole, size_t row)
{
    double count = 0;
    for (size_t v = 0; v < whole->n; v++) {
        bool found = false;
        for (size_t i = whole->out.start[v];
             !found && i < whole->out.start[v + 1]; i++)
            found = is_in_row(&whole->edges[whole->out.edge[i]], row);
        count += found;
    }
    return count;
}

static ptce_status layer_pairs(pt_cells *cells, pt_study *study,
                               const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    (void)err;
    if (!study->whole)
        return pt_cells_none(cells, PT_TOO_LARGE);
    if (study->whole->m == 0)
        return pt_cells_none(cells, PT_NO_EDGE);
    overlap count = count_pairs(study->whole);
    double pairs[LAYER_ROWS] = {[BOTH] = count.both, [EITHER] = count.either};
    for (size_t layer = 0; layer < PTCE_KIND_COUNT; layer++)
        pairs[layer] = count.in[layer];
    for (size_t row = 0; row < LAYER_ROWS; row++) {
        pt_cell_text(cells, layer_names[row]);
        pt_cell_number(cells, pairs[row]);
        pt_cell_number(cells, pairs[row] / count.either);
        pt_cell_number(cells, pairs[row] / count.pairs);
        pt_cell_number(cells, count_actors(study->whole, row));
    }
    return PTCE_OK;
}

static const ptce_detail_column layer_pairs_columns[] = {
    {"layer", PTCE_CELL_WORD, "layers"}, {"pairs", PTCE_CELL_COUNT, NULL},
    {"share", PTCE_CELL_NUMBER, NULL},   {"density", PTCE_CELL_NUMBER, NULL},
    {"actors", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_layer_pairs = {{.id = "layer_pairs",
                                              PT_COLUMNS(layer_pairs_columns),
                                              .cost = PTCE_COST_LINEAR,
                                              .references = "battiston2014"},
                                             layer_pairs};

/* ---- QAP ------------------------------------------------------------------
 * The actors of one layer change names, the other stays: how often do as many
 * pairs coincide as are documented, or as few? */

#define EXACT_MAX 9 /* actors: 9! relabelings */
#define STEPS_MAX 3e8
#define DRAW_SEED 0x51415000u

typedef struct qap {
    const pt_graph *whole;
    size_t moved, still;    /* the smaller layer changes names */
    size_t *name;           /* by actor */
    double expected, apart; /* both × pairs; how far the documented are */
    double as_far, seen;
} qap;

static bool is_joined(const qap *q, size_t a, size_t b)
{
    const pt_adjacency *near = &q->whole->out;
    size_t low = near->start[a];
    size_t high = near->start[a + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (near->vertex[middle] == b)
            return is_in(&q->whole->edges[near->edge[middle]], q->still);
        if (near->vertex[middle] < b)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* Counts are whole numbers: what is as far is told exactly. */
static void look(qap *q, const overlap *count)
{
    double both = 0;
    for (size_t e = 0; e < q->whole->m; e++) {
        const ptce_edge *edge = &q->whole->edges[e];
        both += is_in(edge, q->moved) &&
                is_joined(q, q->name[edge->from], q->name[edge->to]);
    }
    q->as_far += fabs(count->pairs * both - q->expected) >= q->apart;
    q->seen++;
}

static void swap(qap *q, size_t i, size_t j)
{
    size_t name = q->name[i];
    q->name[i] = q->name[j];
    q->name[j] = name;
}

/* Every relabeling once, the documented one first (Heap 1963). */
static void look_at_all(qap *q, const overlap *count)
{
    size_t turn[EXACT_MAX] = {0};
    look(q, count);
    for (size_t i = 1; i < q->whole->n;) {
        if (turn[i] < i) {
            swap(q, i % 2 ? turn[i] : 0, i);
            look(q, count);
            turn[i]++;
            i = 1;
        } else {
            turn[i++] = 0;
        }
    }
}

/* The documented one among them. */
static void look_at_some(qap *q, const overlap *count, size_t draws,
                         uint64_t seed)
{
    pt_random random;
    pt_random_seed(&random, seed ^ DRAW_SEED);
    look(q, count);
    while (q->seen < (double)draws) {
        for (size_t i = q->whole->n; i-- > 1;)
            swap(q, i, (size_t)pt_random_below(&random, i + 1));
        look(q, count);
    }
}

static ptce_status compare_layers(pt_cells *cells, const pt_study *study,
                                  const overlap *count, size_t draws,
                                  ptce_error *err)
{
    size_t n = study->whole->n;
    bool exact = n <= EXACT_MAX;
    double x = count->in[PTCE_KIND_COOPERATION];
    double y = count->in[PTCE_KIND_MUTUALISATION];
    qap q = {.whole = study->whole,
             .moved = x <= y ? PTCE_KIND_COOPERATION : PTCE_KIND_MUTUALISATION,
             .still = x <= y ? PTCE_KIND_MUTUALISATION : PTCE_KIND_COOPERATION,
             .name = pt_alloc(n, sizeof *q.name),
             .expected = x * y,
             .apart = fabs(count->pairs * count->both - x * y)};
    if (!q.name)
        return pt_nomem(err);
    for (size_t v = 0; v < n; v++)
        q.name[v] = v;
    if (exact)
        look_at_all(&q, count);
    else
        look_at_some(&q, count, draws, study->seed);
    free(q.name);
    double p = q.as_far / q.seen;
    pt_cell_number(cells, correlate(count, count->both));
    pt_cell_number(cells, p);
    pt_cell_number(cells, q.seen);
    pt_cell_number(cells, exact);
    pt_cell_number(cells, exact ? 0 : sqrt(p * (1 - p) / q.seen));
    return PTCE_OK;
}

static ptce_status layer_qap(pt_cells *cells, pt_study *study,
                             const pt_asked *asked, ptce_error *err)
{
    if (!study->whole)
        return pt_cells_none(cells, PT_TOO_LARGE);
    overlap count = count_pairs(study->whole);
    size_t draws = asked->options->draws;
    double steps =
        (double)draws * ((double)study->whole->m + (double)study->whole->n);
    if (isnan(correlate(&count, count.both)))
        return pt_cells_none(cells, PT_FLAT_LAYER);
    if (study->whole->n > EXACT_MAX && steps > STEPS_MAX)
        return pt_cells_none(cells, PT_TOO_LARGE);
    return compare_layers(cells, study, &count, draws, err);
}

static const ptce_detail_column layer_qap_columns[] = {
    {"correlation", PTCE_CELL_NUMBER, NULL}, {"p", PTCE_CELL_NUMBER, NULL},
    {"relabelings", PTCE_CELL_COUNT, NULL},  {"exact", PTCE_CELL_BOOLEAN, NULL},
    {"error", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_layer_qap = {
    {.id = "layer_qap",
     PT_COLUMNS(layer_qap_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "hubert1976 krackhardt1987"},
    layer_qap};
