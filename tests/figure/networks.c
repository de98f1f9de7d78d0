/* SPDX-License-Identifier: MIT */
/* The drawings of all networks of graphs/, judged as a reader would. */
#include "support/cmocka_all.h"

#include "figure/figure.h"
#include <ptce/ptce.h>

#include <stdlib.h>
#include <string.h>

#define GRAPHS PTCE_SOURCE_DIR "/graphs/"
#define STEPS 400
#define RATIO_MOST 1.75

/* What Graphviz and its fonts keep until the end of the process. */
__attribute__((visibility("default"))) const char *
__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libfontconfig\nleak:libpango\nleak:libcgraph\n"
           "leak:libltdl\nleak:libglib\nleak:libcairo\n";
}

static const ptce_view default_view = PTCE_VIEW_DEFAULT;
static const ptce_run default_run = PTCE_RUN_DEFAULT;

typedef struct house {
    ptce_collection *collection;
    ptce_measuring measuring;
    pt_picture *pictures;
} house;

static int measure_all(void **state)
{
    static house all;
    ptce_error err = {0};
    const char *paths[] = {GRAPHS "laureats-2013", GRAPHS "laureats-2015",
                           GRAPHS "demarche-nationale.json"};
    *state = &all;
    return ptce_read(&all.collection, paths, PT_COUNT(paths), NULL, &err) !=
               PTCE_OK ||
           ptce_measure_all(&all.measuring, all.collection, &default_view,
                            &default_run, &err) != PTCE_OK;
}

static void draw(house *all, const ptce_figure_options *options)
{
    ptce_error err = {0};
    all->pictures = calloc(all->measuring.count, sizeof *all->pictures);
    assert_non_null(all->pictures);
    for (size_t i = 0; i < all->measuring.count; i++) {
        pt_picture *picture = &all->pictures[i];
        assert_int_equal(pt_picture_init(picture, &all->measuring.networks[i],
                                         &default_view, options, &err),
                         PTCE_OK);
        assert_int_equal(pt_arrange(picture, &default_run, &err), PTCE_OK);
    }
}

static void clear(house *all)
{
    for (size_t i = 0; i < all->measuring.count; i++)
        pt_picture_clear(&all->pictures[i]);
    free(all->pictures);
    all->pictures = NULL;
}

static int forget_all(void **state)
{
    house *all = *state;
    ptce_measuring_clear(&all->measuring);
    ptce_collection_free(all->collection);
    return 0;
}

/* ---- Lines ---------------------------------------------------------------*/

static bool lies_on(const pt_mark *mark, pt_point p)
{
    double dx = fabs(p.x - mark->x) / (mark->width / 2);
    double dy = fabs(p.y - mark->y) / (mark->height / 2);
    return mark->is_pool ? dx * dx + dy * dy < 1 : dx < 1 && dy < 1;
}

static bool runs_behind(const pt_picture *picture, const pt_link *link)
{
    for (size_t i = 0; i < picture->mark_count; i++)
        for (int step = 0; step <= STEPS; step++)
            if (i != link->from && i != link->to &&
                lies_on(&picture->marks[i],
                        pt_curve_at(link->curve, (double)step / STEPS)))
                return true;
    return false;
}

static void lines__run_behind_no_foreign_box(void **state)
{
    house *all = *state;
    ptce_figure_options options = {.lang = PTCE_FR};
    size_t behind = 0;
    size_t lines = 0;
    draw(all, &options);
    for (size_t i = 0; i < all->measuring.count; i++) {
        const pt_picture *picture = &all->pictures[i];
        for (size_t j = 0; j < picture->link_count; j++)
            if (runs_behind(picture, &picture->links[j])) {
                print_message("behind a box: %s, line %zu\n",
                              picture->network->id, j + 1);
                behind++;
            }
        lines += picture->link_count;
    }
    assert_true(lines > 600);
    assert_int_equal(behind, 0);
    clear(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines__run_behind_no_foreign_box),
    };
    return cmocka_run_group_tests(tests, measure_all, forget_all);
}
