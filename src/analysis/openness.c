/* SPDX-License-Identifier: MIT */
/* Is the network open across types? The E-I index against what chance would
 * give: ties dealt to pairs of actors (exact), and types dealt to actors. */
#include "analysis/detail.h"
#include "analysis/measure_rows.h"

#include <stdlib.h>
#include <string.h>

#define OPENNESS_SEED 0x6f70656eu
/* Work beyond which permutations are drawn, and not even drawn. */
#define ENUMERATION_MAX 2e7
#define DRAWING_MAX 2e9

/* ---- Ties and pairs ------------------------------------------------------ */

/* Of n actors: pairs and ties, and how many join two types. */
typedef struct openness {
    size_t counts[PTCE_TYPE_COUNT];
    double n, pairs, mixed_pairs, ties, mixed_ties;
} openness;

/* A tie that is followed both ways would be two arcs that are no independent
 * draws: the law is one of undirected ties. */
static pt_reason look(openness *o, const pt_study *study)
{
    const pt_graph *graph = study->graph;
    if (graph->pools)
        return PT_TWO_MODE;
    if (graph->directed)
        return PT_DIRECTED;
    if (graph->m == 0)
        return PT_NO_EDGE;
    *o = (openness){.ties = (double)graph->m};
    o->n = (double)pt_count_types(o->counts, study);
    o->pairs = o->mixed_pairs = pt_pairs(o->n);
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++)
        o->mixed_pairs -= pt_pairs((double)o->counts[t]);
    for (size_t e = 0; e < graph->m; e++)
        o->mixed_ties += pt_type_of(study, graph->edges[e].from) !=
                         pt_type_of(study, graph->edges[e].to);
    /* how far a count is from its mean is told in whole numbers */
    return o->pairs * o->ties < 0x1p63 ? PT_DEFINED : PT_TOO_LARGE;
}

/* pairs times the distance of a number of mixed ties from its mean. */
static uint64_t distance(const openness *o, double mixed_ties)
{
    uint64_t value = (uint64_t)mixed_ties * (uint64_t)o->pairs;
    uint64_t mean = (uint64_t)o->ties * (uint64_t)o->mixed_pairs;
    return value > mean ? value - mean : mean - value;
}

/* Weights of what is as far down, as far up and as far away as observed. */
typedef struct tails {
    double lower, upper, both, all;
} tails;

static void weigh(tails *sum, const openness *o, double mixed_ties,
                  double weight)
{
    sum->all += weight;
    if (mixed_ties <= o->mixed_ties)
        sum->lower += weight;
    if (mixed_ties >= o->mixed_ties)
        sum->upper += weight;
    if (distance(o, mixed_ties) >= distance(o, o->mixed_ties))
        sum->both += weight;
}

/* ---- Ties dealt to pairs ------------------------------------------------- */

/* The hypergeometric law by its ratios of neighbours, from the mode outwards:
 * no factorials, and every term positive. */
static tails hypergeometric(const openness *o)
{
    double m = o->ties;
    double k = o->mixed_pairs;
    double inner = o->pairs - k;
    double low = fmax(0, m - inner);
    double high = fmin(m, k);
    double mode = floor((m + 1) * (k + 1) / (o->pairs + 2));
    mode = fmin(fmax(mode, low), high);
    tails sum = {0};
    double weight = 1;
    double x = mode;
    while (x <= high && weight > 0) {
        weigh(&sum, o, x, weight);
        weight *= (k - x) / (x + 1) * ((m - x) / (inner - m + x + 1));
        x++;
    }
    weight = 1;
    x = mode;
    while (x > low && weight > 0) {
        weight *= x / (k - x + 1) * ((inner - m + x) / (m - x + 1));
        x--;
        weigh(&sum, o, x, weight);
    }
    return sum;
}

static bool ties_are_fixed(const openness *o)
{
    return o->mixed_pairs == 0 || o->mixed_pairs == o->pairs ||
           o->ties == o->pairs;
}

static ptce_status ei_type_p(const pt_column *out, pt_study *study,
                             ptce_error *err)
{
    (void)err;
    openness o;
    pt_reason reason = look(&o, study);
    if (reason == PT_DEFINED && ties_are_fixed(&o))
        reason = PT_NO_SPREAD;
    if (reason != PT_DEFINED)
        return pt_undefine(out, reason);
    tails sum = hypergeometric(&o);
    return pt_set(out, sum.both / sum.all);
}

// clang-format off
static const pt_measure_row openness_rows[] = {
    PT_ROW(ei_type_p, NETWORK, RATIO, C, OTHER, 0, 1, LINEAR, "krackhardt1988", ei_type_p),
};
// clang-format on

const pt_measure_family pt_measures_openness = {
    openness_rows, PT_COUNT(openness_rows), PTCE_NETWORK};

/* ---- Types dealt to actors ----------------------------------------------- */

static double falling(double n, int k)
{
    double product = 1;
    for (int i = 0; i < k; i++)
        product *= n - i;
    return product;
}

/* Variance of the number of mixed ties when types are dealt to actors: from
 * the chances that one tie, two that meet and two that do not are mixed. */
static double label_variance(const openness *o, const pt_study *study)
{
    double meeting = 0;
    double centred = 0;
    double same_twice = 0;
    double same = 1 - o->mixed_pairs / o->pairs;
    for (size_t v = 0; v < study->graph->n; v++) {
        double degree = (double)pt_degree(&study->graph->out, v);
        meeting += degree * (degree - 1);
    }
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++) {
        double k = (double)o->counts[t];
        centred += k * (o->n - k) * (o->n - k - 1);
        same_twice += falling(k, 4);
        for (size_t u = 0; u < PTCE_TYPE_COUNT; u++)
            same_twice +=
                t == u ? 0 : falling(k, 2) * falling((double)o->counts[u], 2);
    }
    double apart = o->ties * (o->ties - 1) - meeting;
    double mean = o->ties * (1 - same);
    double square = mean;
    if (meeting > 0)
        square += meeting * centred / falling(o->n, 3);
    if (apart > 0)
        square += apart * (1 - 2 * same + same_twice / falling(o->n, 4));
    return square - mean * mean;
}

/* Ways to deal the types, or more than any limit. */
static double count_dealings(const openness *o)
{
    double ways = 1;
    double placed = 0;
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++)
        for (size_t i = 1; i <= o->counts[t]; i++)
            ways = ways * ++placed / (double)i;
    return floor(ways + 0.5);
}

static double count_mixed(const pt_graph *graph, const unsigned char *types)
{
    double mixed = 0;
    for (size_t e = 0; e < graph->m; e++)
        mixed += types[graph->edges[e].from] != types[graph->edges[e].to];
    return mixed;
}

static void swap(unsigned char *types, size_t i, size_t j)
{
    unsigned char kept = types[i];
    types[i] = types[j];
    types[j] = kept;
}

/* The next arrangement in lexical order; false behind the last. */
static bool next_dealing(unsigned char *types, size_t n)
{
    size_t i = n - 1;
    while (i > 0 && types[i - 1] >= types[i])
        i--;
    if (i == 0)
        return false;
    size_t j = n - 1;
    while (types[j] <= types[i - 1])
        j--;
    swap(types, i - 1, j);
    for (size_t k = n - 1; i < k; i++, k--)
        swap(types, i, k);
    return true;
}

static void deal(unsigned char *types, const openness *o)
{
    size_t v = 0;
    for (size_t t = 0; t < PTCE_TYPE_COUNT; t++)
        for (size_t i = 0; i < o->counts[t]; i++)
            types[v++] = (unsigned char)t;
}

static void shuffle(unsigned char *types, size_t n, pt_random *random)
{
    for (size_t i = n; i > 1; i--)
        swap(types, i - 1, (size_t)pt_random_below(random, i));
}

typedef struct dealing {
    tails tails;
    double count;
    bool all; /* every dealing was looked at, none was drawn */
    pt_reason reason;
} dealing;

static void deal_all(dealing *d, const openness *o, const pt_graph *graph,
                     unsigned char *types)
{
    do
        weigh(&d->tails, o, count_mixed(graph, types), 1);
    while (next_dealing(types, graph->n));
}

/* What is observed is one of the dealings: no p is ever 0. */
static void draw_dealings(dealing *d, const openness *o, const pt_study *study,
                          unsigned char *types, size_t draws)
{
    pt_random random;
    pt_random_seed(&random, study->seed + OPENNESS_SEED);
    weigh(&d->tails, o, o->mixed_ties, 1);
    for (size_t i = 0; i < draws; i++) {
        shuffle(types, study->graph->n, &random);
        weigh(&d->tails, o, count_mixed(study->graph, types), 1);
    }
}

static ptce_status deal_types(dealing *d, const openness *o, pt_study *study,
                              size_t draws, ptce_error *err)
{
    double work = o->n + o->ties;
    double ways = count_dealings(o);
    *d = (dealing){.all = ways * work <= ENUMERATION_MAX};
    d->count = d->all ? ways : (double)draws;
    if (d->count * work > DRAWING_MAX) {
        d->reason = PT_TOO_LARGE;
        return PTCE_OK;
    }
    unsigned char *types =
        pt_arena_take(study->arena, study->graph->n, sizeof *types);
    if (!types)
        return pt_nomem(err);
    deal(types, o);
    if (d->all)
        deal_all(d, o, study->graph, types);
    else
        draw_dealings(d, o, study, types, draws);
    return PTCE_OK;
}

/* ---- The detail ---------------------------------------------------------- */

static void say(pt_cells *cells, const char *indicator, double value,
                pt_reason reason)
{
    pt_cell_text(cells, indicator);
    if (reason == PT_DEFINED)
        pt_cell_number(cells, value);
    else
        pt_cell_undefined(cells, reason);
}

static void say_counts(pt_cells *cells, const openness *o)
{
    double index = 2 * o->mixed_ties / o->ties - 1;
    double expected = 2 * o->mixed_pairs / o->pairs - 1;
    say(cells, "ties", o->ties, PT_DEFINED);
    say(cells, "external", o->mixed_ties, PT_DEFINED);
    say(cells, "internal", o->ties - o->mixed_ties, PT_DEFINED);
    say(cells, "ei", index, PT_DEFINED);
    say(cells, "ei_expected", expected, PT_DEFINED);
    say(cells, "ei_excess", index - expected, PT_DEFINED);
}

static void say_ties_dealt(pt_cells *cells, const openness *o)
{
    pt_reason reason = ties_are_fixed(o) ? PT_NO_SPREAD : PT_DEFINED;
    double share = o->mixed_pairs / o->pairs;
    double variance =
        o->ties * share * (1 - share) * (o->pairs - o->ties) / (o->pairs - 1);
    double mean = o->ties * share;
    tails sum = hypergeometric(o);
    say(cells, "cug_mean", mean, PT_DEFINED);
    say(cells, "cug_z", (o->mixed_ties - mean) / sqrt(variance), reason);
    say(cells, "cug_p", sum.both / sum.all, reason);
    say(cells, "cug_p_lower", sum.lower / sum.all, reason);
    say(cells, "cug_p_upper", sum.upper / sum.all, reason);
}

static void say_types_dealt(pt_cells *cells, const openness *o,
                            const dealing *d, const pt_study *study)
{
    double mean = o->ties * o->mixed_pairs / o->pairs;
    double variance = label_variance(o, study);
    /* a difference of numbers of this size has no more digits than that */
    bool fixed = variance <= 1e-12 * fmax(1, mean * mean);
    pt_reason reason = fixed ? PT_NO_SPREAD : d->reason;
    say(cells, d->all ? "labels_all" : "labels_drawn", d->count, d->reason);
    say(cells, "label_mean", mean, PT_DEFINED);
    say(cells, "label_z", (o->mixed_ties - mean) / sqrt(variance),
        fixed ? PT_NO_SPREAD : PT_DEFINED);
    say(cells, "label_p", d->tails.both / d->tails.all, reason);
    say(cells, "label_p_lower", d->tails.lower / d->tails.all, reason);
    say(cells, "label_p_upper", d->tails.upper / d->tails.all, reason);
}

static ptce_status openness_test(pt_cells *cells, pt_study *study,
                                 const pt_asked *asked, ptce_error *err)
{
    openness o;
    dealing d;
    pt_reason reason = look(&o, study);
    if (reason != PT_DEFINED)
        return pt_cells_none(cells, reason);
    ptce_status st = deal_types(&d, &o, study, asked->options->draws, err);
    if (st != PTCE_OK)
        return st;
    say_counts(cells, &o);
    say_ties_dealt(cells, &o);
    say_types_dealt(cells, &o, &d, study);
    return PTCE_OK;
}

static const ptce_detail_column openness_columns[] = {
    {"indicator", PTCE_CELL_WORD, "openness"},
    {"value", PTCE_CELL_VALUE, NULL},
};

const pt_detail_row pt_detail_openness = {{.id = "openness",
                                           PT_COLUMNS(openness_columns),
                                           .cost = PTCE_COST_LINEAR,
                                           .references = "krackhardt1988"},
                                          openness_test};
