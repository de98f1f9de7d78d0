/* SPDX-License-Identifier: MIT */
/* How rows of the table of measures are written, and small common steps. */
#ifndef PT_MEASURE_ROWS_H
#define PT_MEASURE_ROWS_H

#include "analysis/measure.h"

/* id, level, scale, class, primary, lowest, highest, cost, references,
 * function, more fields */
#define PT_ROW_OF(id_, level_, scale_, class_, first_, low, high, cost_, refs, \
                  function, ...)                                               \
    {                                                                          \
        .measure = {.id = #id_,                                                \
                    .level = PTCE_##level_,                                    \
                    .scale = PTCE_##scale_,                                    \
                    .comparable = PTCE_CLASS_##class_,                         \
                    .primary = (first_),                                       \
                    .min = (low),                                              \
                    .max = (high),                                             \
                    .cost = PTCE_COST_##cost_,                                 \
                    .references = (refs),                                      \
                    __VA_ARGS__},                                              \
        .compute = (function)                                                  \
    }
#define PT_ROW(id_, level_, scale_, class_, first_, low, high, cost_, refs,    \
               function)                                                       \
    PT_ROW_OF(id_, level_, scale_, class_, first_, low, high, cost_, refs,     \
              function, .one_mode = false)
/* What makes sense only where all vertices are actors. */
#define PT_ONE_MODE(id_, level_, scale_, class_, first_, low, high, cost_,     \
                    refs, function)                                            \
    PT_ROW_OF(id_, level_, scale_, class_, first_, low, high, cost_, refs,     \
              function, .one_mode = true)
/* What a list of actors tells without any tie. */
#define PT_OF_ACTORS(id_, level_, scale_, class_, first_, low, high, cost_,    \
                     refs, function)                                           \
    PT_ROW_OF(id_, level_, scale_, class_, first_, low, high, cost_, refs,     \
              function, .of_actors = true)
#define PRIMARY true
#define OTHER false
#define ANY HUGE_VAL

static inline ptce_status pt_set(const pt_column *out, double value)
{
    out->values[0] = value;
    return PTCE_OK;
}

static inline double pt_pairs(double n)
{
    return n * (n - 1) / 2;
}

/* Whether weights are the strength of ties, for measures that know it. */
static inline bool pt_by_strength(const pt_study *study)
{
    return study->view->weights == PTCE_WEIGHTS_STRENGTH;
}

/* Ends of edges at a vertex: in both directions where they are followed. */
static inline double pt_ends_at(const pt_graph *graph, size_t v)
{
    size_t count = pt_degree(&graph->out, v);
    if (graph->directed)
        count += pt_degree(&graph->in, v);
    return (double)count;
}

#endif
