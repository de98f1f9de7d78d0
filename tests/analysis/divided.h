/* SPDX-License-Identifier: MIT */
/* Studies opened in the test itself, so that every run of a method is seen. */
#ifndef TESTS_DIVIDED_H
#define TESTS_DIVIDED_H

#include "analysis/communities.h"
#include "analysis/made.h"

/* The default view with that method. */
ptce_view view_by(size_t method);
/* Each actor is tied to those so many places further. */
ptce_network *circle(size_t n, const size_t *steps, size_t count);

typedef struct inside {
    pt_selection selection;
    pt_graph graph;
    pt_study study;
} inside;

/* To be closed before the network is freed. */
void open_inside(inside *in, const ptce_network *network,
                 const ptce_view *view);
void close_inside(inside *in);

#endif
