/* SPDX-License-Identifier: MIT */
/* Who stands between others in a pole: a program against the installed libptce.
 *
 *     cc -std=c17 brokers.c $(pkg-config --cflags --libs ptce)
 *     ./a.out graphs/laureats-2013/pole-sud-archer.json */
#include <ptce/ptce.h>

#include <stdio.h>
#include <stdlib.h>

/* The five actors through whom most shortest paths go. */
static void print_brokers(const ptce_measures *measures)
{
    const ptce_measure *betweenness = ptce_measure_find("betweenness");
    size_t *order = calloc(measures->vertex_count + 1, sizeof *order);
    if (!order)
        return;
    size_t ranked = ptce_measure_rank(order, measures, betweenness);
    printf("%s\n", measures->network->name);
    for (size_t i = 0; i < ranked && i < 5; i++)
        printf("  %-40s %8.2f\n", measures->vertices[order[i]].name,
               ptce_measure_value(measures, betweenness, order[i]));
    free(order);
}

static int tell(const ptce_error *err)
{
    ptce_text text = {0};
    ptce_error_describe(&text, err, PTCE_EN);
    fputs(ptce_text_get(&text), stderr);
    ptce_text_clear(&text);
    return ptce_status_exit(err->status);
}

int main(int argc, char **argv)
{
    ptce_collection *collection = NULL;
    ptce_measuring measuring = {0};
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err = {0};
    if (argc != 2) {
        fputs("usage: brokers PATH\n", stderr);
        return 2;
    }
    const char *const paths[] = {argv[1]};
    ptce_status st = ptce_read(&collection, paths, 1, NULL, &err);
    if (st == PTCE_OK)
        st = ptce_view_set(&view, "layer", "cooperation", &err);
    if (st == PTCE_OK)
        st = ptce_measure_all(&measuring, collection, &view, &run, &err);
    for (size_t i = 0; st == PTCE_OK && i < measuring.count; i++)
        print_brokers(&measuring.networks[i]);
    ptce_measuring_clear(&measuring);
    ptce_collection_free(collection);
    return st == PTCE_OK ? 0 : tell(&err);
}
