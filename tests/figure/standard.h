/* SPDX-License-Identifier: MIT */
#ifndef TESTS_FIGURE_STANDARD_H
#define TESTS_FIGURE_STANDARD_H

#include "figure/figure.h"

/* Measure the pictures of all networks, in every theme and both languages. */
int standard_measure(pt_picture *pictures, size_t count);

void figures__have_no_fault(void **state);
void figures__are_no_worse_than_recorded(void **state);
void the_measure__finds_each_fault(void **state);

#endif
