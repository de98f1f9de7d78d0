/* SPDX-License-Identifier: MIT */
#include "analysis/divided.h"
#include "support/cmocka_all.h"

ptce_view view_by(size_t method)
{
    ptce_view view = PTCE_VIEW_DEFAULT;
    view.community = (ptce_community)method;
    return view;
}

void open_inside(inside *in, const ptce_network *network, const ptce_view *view)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    *in = (inside){0};
    assert_int_equal(pt_selection_init(&in->selection, network, view, NULL),
                     PTCE_OK);
    assert_int_equal(pt_graph_of_view(&in->graph, &in->selection, NULL),
                     PTCE_OK);
    assert_int_equal(
        pt_study_open(&in->study, &in->selection, &in->graph, run.seed, NULL),
        PTCE_OK);
}

void close_inside(inside *in)
{
    pt_study_close(&in->study);
    pt_graph_clear(&in->graph);
    pt_selection_clear(&in->selection);
}

ptce_network *circle(size_t n, const size_t *steps, size_t count)
{
    ptce_network *network = made_new("circle", n, n * count, 0);
    for (size_t i = 0; i < n; i++)
        made_actor(network, i, PTCE_TYPE_OTHER);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < count; k++)
            (void)made_tie(network, i, (i + steps[k]) % n, 1);
    return made_done(network);
}
