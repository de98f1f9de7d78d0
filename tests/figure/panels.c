/* SPDX-License-Identifier: MIT */
/* Sheets of several pictures: same places, no overlap, one legend. */
#include "support/cmocka_all.h"

#include "figure/figure.h"
#include "figure/seen.h"
#include <ptce/ptce.h>

#include <libxml/parser.h>
#include <string.h>

#define DATA PTCE_SOURCE_DIR "/tests/golden/figure/"

static const ptce_view default_view = PTCE_VIEW_DEFAULT;
static const ptce_run default_run = PTCE_RUN_DEFAULT;

/* What Graphviz and its fonts keep until the end of the process. */
__attribute__((visibility("default"))) const char *
__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libfontconfig\nleak:libpango\nleak:libcgraph\n"
           "leak:libltdl\nleak:libglib\nleak:libcairo\n";
}

typedef struct house {
    ptce_collection *collection;
    ptce_measuring measuring;
} house;

static int read_some(void **state)
{
    static house h;
    ptce_error err = {0};
    const char *paths[] = {DATA "pole-sud-archer.json", DATA "ardaynes.json",
                           DATA "dechets-alpilles.json"};
    *state = &h;
    return ptce_read(&h.collection, paths, PT_COUNT(paths), NULL, &err) ==
                       PTCE_OK &&
                   ptce_measure_all(&h.measuring, h.collection, &default_view,
                                    &default_run, &err) == PTCE_OK
               ? 0
               : -1;
}

static int forget(void **state)
{
    house *h = *state;
    ptce_measuring_clear(&h->measuring);
    ptce_collection_free(h->collection);
    return 0;
}

static const ptce_measures *archer(const house *h)
{
    for (size_t i = 0; i < h->measuring.count; i++)
        if (strcmp(h->measuring.networks[i].network->id, "pole-sud-archer") ==
            0)
            return &h->measuring.networks[i];
    return NULL;
}

static void layers__have_everybody_in_the_same_place(void **state)
{
    pt_panels p;
    ptce_error err = {0};
    ptce_figure_options options = {.panels = "layer"};
    size_t ties = 0;
    assert_int_equal(pt_panels_init(&p, archer(*state), 1, &default_view,
                                    &options, &default_run, &err),
                     PTCE_OK);
    assert_int_equal(p.count, 2);
    for (size_t i = 0; i < p.count; i++) {
        const pt_picture *part = &p.parts[i];
        for (size_t j = 0; j < part->link_count; j++)
            assert_int_equal(part->links[j].kind, (ptce_kind)i);
        ties += part->link_count;
        for (size_t j = 0; j < part->mark_count; j++) {
            const pt_mark *mark = &part->marks[j];
            const pt_mark *there = NULL;
            for (size_t k = 0; !there && k < p.base.mark_count; k++)
                if (strcmp(p.base.marks[k].id, mark->id) == 0)
                    there = &p.base.marks[k];
            assert_non_null(there);
            assert_near(mark->x, there->x, 0);
            assert_near(mark->y, there->y, 0);
            assert_int_equal(mark->dim, mark->links == 0 && there->links > 0);
        }
    }
    assert_int_equal(ties, p.base.link_count);
    assert_int_equal(p.sum.link_count, ties);
    pt_panels_clear(&p);
}

static void periods__are_as_asked_or_refused(void **state)
{
    static const char *const bad[] = {NULL, "", "2010", "2010,nought",
                                      "2001,2002,2003,2004,2005,2006,2007,2008,"
                                      "2009"};
    pt_panels p;
    ptce_error err = {0};
    ptce_figure_options options = {.panels = "period"};
    for (size_t i = 0; i < PT_COUNT(bad); i++) {
        options.periods = bad[i];
        assert_int_equal(pt_panels_init(&p, archer(*state), 1, &default_view,
                                        &options, &default_run, &err),
                         PTCE_E_USAGE);
    }
    options.periods = "2000-2009,2014-2018";
    assert_int_equal(pt_panels_init(&p, archer(*state), 1, &default_view,
                                    &options, &default_run, &err),
                     PTCE_OK);
    assert_int_equal(p.count, 2);
    assert_int_equal(p.parts[0].view->to, 2009);
    assert_int_equal(p.parts[1].view->from, 2014);
    assert_true(p.parts[0].link_count < p.base.link_count);
    pt_panels_clear(&p);
}

static void sheet__shows_every_network_without_overlap(void **state)
{
    const house *h = *state;
    ptce_error err = {0};
    ptce_text svg = {0};
    ptce_figure_format format = PTCE_SVG;
    ptce_figure_options options = {.title = "<b>All & sundry</b>"};
    size_t actors = 0;
    seen s;
    assert_int_equal(ptce_draw_sheet(&svg, &format, 1, &h->measuring, &options,
                                     &default_run, &err),
                     PTCE_OK);
    xmlDoc *doc = xmlReadMemory(ptce_text_get(&svg), (int)svg.length, NULL,
                                NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    seen_read(&s, doc);
    faults f = seen_judge(&s);
    assert_int_equal(
        f.label_label + f.label_mark + f.mark_mark + f.outside + f.small, 0);
    for (size_t i = 0; i < s.group_count; i++) {
        actors += s.groups[i].is_named && strstr(s.groups[i].id, "-n-");
        for (size_t j = 0; j < i; j++)
            assert_true(!s.groups[i].is_named ||
                        strcmp(s.groups[i].id, s.groups[j].id) != 0);
    }
    for (size_t i = 0; i < h->measuring.count; i++)
        actors -= h->measuring.networks[i].network->actor_count;
    assert_int_equal(actors, 0);
    assert_non_null(
        strstr(ptce_text_get(&svg), "&lt;b&gt;All &amp; sundry&lt;/b&gt;"));
    seen_clear(&s);
    xmlFreeDoc(doc);
    ptce_text_clear(&svg);
    options.color_by = "community";
    assert_int_equal(ptce_draw_sheet(&svg, &format, 1, &h->measuring, &options,
                                     &default_run, &err),
                     PTCE_E_USAGE);
}

static void sheet__is_fitted_to_a_page_or_refused(void **state)
{
    const house *h = *state;
    ptce_error err = {0};
    ptce_text svg = {0};
    ptce_figure_format format = PTCE_SVG;
    ptce_figure_options options = {.page = "a4"};
    seen s;
    assert_int_equal(ptce_draw_sheet(&svg, &format, 1, &h->measuring, &options,
                                     &default_run, &err),
                     PTCE_OK);
    xmlDoc *doc = xmlReadMemory(ptce_text_get(&svg), (int)svg.length, NULL,
                                NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    seen_read(&s, doc);
    faults f = seen_judge(&s);
    assert_int_equal(f.outside + f.small + f.label_label, 0);
    assert_true(fabs(s.height / s.width - 297.0 / 210) < 0.01);
    seen_clear(&s);
    xmlFreeDoc(doc);
    ptce_text_clear(&svg);
    options = (ptce_figure_options){.width = "80mm"};
    assert_int_equal(ptce_draw_sheet(&svg, &format, 1, &h->measuring, &options,
                                     &default_run, &err),
                     PTCE_E_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers__have_everybody_in_the_same_place),
        cmocka_unit_test(periods__are_as_asked_or_refused),
        cmocka_unit_test(sheet__shows_every_network_without_overlap),
        cmocka_unit_test(sheet__is_fitted_to_a_page_or_refused),
    };
    return cmocka_run_group_tests(tests, read_some, forget);
}
