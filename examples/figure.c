/* SPDX-License-Identifier: MIT */
/* The figure of a network as SVG on standard output, without what is only
 * inferred.
 *
 *     cc -std=c17 figure.c $(pkg-config --cflags --libs ptce)
 *     ./a.out graphs/laureats-2013/pole-sud-archer.json > archer.svg */
#include <ptce/ptce.h>

#include <stdio.h>

int main(int argc, char **argv)
{
    ptce_collection *collection = NULL;
    ptce_measuring measuring = {0};
    ptce_text svg = {0};
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err = {0};
    ptce_figure_options options = {.theme = "print", .lang = PTCE_FR};
    const ptce_figure_format format = PTCE_SVG;
    const char *const paths[] = {argc == 2 ? argv[1] : "-"};
    view.certainty = PTCE_CERTAIN_STATED;

    ptce_status st = ptce_read(&collection, paths, 1, NULL, &err);
    if (st == PTCE_OK)
        st = ptce_measure_all(&measuring, collection, &view, &run, &err);
    if (st == PTCE_OK)
        st = ptce_draw(&svg, &format, 1, &measuring.networks[0], &view,
                       &options, &run, &err);
    if (st == PTCE_OK)
        (void)fwrite(ptce_text_get(&svg), 1, svg.length, stdout);
    else
        fprintf(stderr, "figure: %s %s\n", err.id, err.slots[0]);
    ptce_text_clear(&svg);
    ptce_measuring_clear(&measuring);
    ptce_collection_free(collection);
    return ptce_status_exit(st);
}
