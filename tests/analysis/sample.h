/* SPDX-License-Identifier: MIT */
/* Small random networks that are also matrices: the same for every test. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "analysis/naive.h"
#include "model/model.h"
#include <ptce/analysis.h>

#define SAMPLES 50 /* at once: a worker starts faster from a small parent */

typedef struct sample {
    naive matrix;
    ptce_network *network;
} sample;

typedef struct samples {
    sample items[SAMPLES];
    ptce_network *networks[SAMPLES];
    ptce_collection collection;
    ptce_measuring measuring;
    bool directed;
} samples;

/* Draw them: 0 to 8 actors of up to three types, ties of weight 1 to 5.
 * Backwards: the same, its rows in the reverse order. */
void samples_draw(samples *s, size_t round, bool directed, bool backwards);
/* The same with weights of 1/3, 1/2, 2/3, 1, 3/2, 2 or 5/2 and up to two pools
 * of three or four members, whose pairs are ties of 1/2 or 1/3 more. */
void samples_draw_fractions(samples *s, size_t round, bool directed);
/* Measure what was drawn under a view that follows direction where the draw
 * does; asserts success. */
void samples_measure_as(samples *s, const ptce_view *view, size_t jobs);
/* Draw and measure them; asserts success. */
void samples_measure(samples *s, size_t round, bool directed, bool backwards,
                     size_t jobs);
void samples_free(samples *s);

#endif
