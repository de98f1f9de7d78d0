/* SPDX-License-Identifier: MIT */
#include "support/cmocka_all.h"

#include "figure/figure.h"
#include "figure/seen.h"
#include <ptce/ptce.h>

#include <graphviz/gvc.h>
#include <libxml/parser.h>
#include <string.h>

#define DATA PTCE_SOURCE_DIR "/tests/golden/figure/"

static const char *const files[] = {
    DATA "pole-sud-archer.json", DATA "cluster-jura.json", DATA "ardaynes.json",
    DATA "dechets-alpilles.json", DATA "hostile.json"};

/* What Graphviz and its fonts keep until the end of the process. */
__attribute__((visibility("default"))) const char *
__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libfontconfig\nleak:libpango\nleak:libcgraph\n"
           "leak:libltdl\nleak:libglib\nleak:libcairo\n";
}

typedef struct drawing {
    ptce_collection *collection;
    ptce_measuring measuring;
    ptce_text out[PTCE_FIGURE_FORMATS];
} drawing;

static const ptce_view default_view = PTCE_VIEW_DEFAULT;
static const ptce_run default_run = PTCE_RUN_DEFAULT;
static const ptce_figure_format formats[] = {PTCE_DOT, PTCE_SVG, PTCE_PDF,
                                             PTCE_PNG};

static void measure(drawing *d, const char *path)
{
    ptce_error err = {0};
    *d = (drawing){0};
    assert_int_equal(ptce_read(&d->collection, &path, 1, NULL, &err), PTCE_OK);
    assert_int_equal(ptce_measure_all(&d->measuring, d->collection,
                                      &default_view, &default_run, &err),
                     PTCE_OK);
}

static ptce_status try_draw(drawing *d, ptce_figure_options options)
{
    ptce_error err = {0};
    return ptce_draw_all(d->out, formats, 4, &d->measuring, &options,
                         &default_run, &err);
}

static void end(drawing *d)
{
    for (size_t i = 0; i < PTCE_FIGURE_FORMATS; i++)
        ptce_text_clear(&d->out[i]);
    ptce_measuring_clear(&d->measuring);
    ptce_collection_free(d->collection);
}

static void draw(drawing *d, const char *path)
{
    measure(d, path);
    assert_int_equal(try_draw(d, (ptce_figure_options){.lang = PTCE_FR}),
                     PTCE_OK);
}

/* No element or attribute that could run or fetch anything. */
static void assert_harmless(const xmlNode *node)
{
    static const char *const allowed[] = {"svg",     "g",        "title",
                                          "desc",    "path",     "polygon",
                                          "ellipse", "polyline", "text"};
    for (; node; node = node->next) {
        bool known = node->type != XML_ELEMENT_NODE;
        assert_true(known || node->ns);
        assert_int_not_equal(node->type, XML_COMMENT_NODE);
        for (size_t i = 0; i < PT_COUNT(allowed) && !known; i++)
            known = strcmp(allowed[i], (const char *)node->name) == 0;
        assert_true(known);
        for (xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties
                                                         : NULL;
             a; a = a->next) {
            assert_int_not_equal(strncmp((const char *)a->name, "on", 2), 0);
            assert_string_not_equal((const char *)a->name, "href");
        }
        assert_harmless(node->children);
    }
}

static void svg__parses_and_is_harmless(void **state)
{
    (void)state;
    for (size_t i = 0; i < PT_COUNT(files); i++) {
        drawing d;
        draw(&d, files[i]);
        const ptce_text *svg = &d.out[PTCE_SVG];
        xmlDoc *doc = xmlReadMemory(ptce_text_get(svg), (int)svg->length, NULL,
                                    NULL, XML_PARSE_NONET);
        assert_non_null(doc);
        assert_harmless(xmlDocGetRootElement(doc));
        xmlFreeDoc(doc);
        assert_null(strstr(ptce_text_get(svg), "http://www.w3.org/1999"));
        end(&d);
    }
}

/* Texts in a drawing without spaces and line breaks, one behind another. */
static void gather(ptce_text *out, const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE &&
            strcmp((const char *)node->parent->name, "text") == 0) {
            for (const xmlChar *at = node->content; *at; at++)
                if (*at != ' ')
                    ptce_text_add_bytes(out, (const char *)at, 1);
        }
        gather(out, node->children);
    }
}

static void svg__shows_every_name_as_it_is(void **state)
{
    (void)state;
    drawing d;
    draw(&d, DATA "hostile.json");
    const ptce_network *network = d.collection->networks[0];
    const ptce_text *svg = &d.out[PTCE_SVG];
    xmlDoc *doc = xmlReadMemory(ptce_text_get(svg), (int)svg->length, NULL,
                                NULL, XML_PARSE_NONET);
    ptce_text all = {0};
    gather(&all, xmlDocGetRootElement(doc));
    pt_arena *arena = pt_arena_new();
    for (size_t i = 0; i < network->actor_count; i++) {
        const char *clean = pt_label_clean(arena, network->actors[i].name);
        ptce_text plain = {0};
        for (; *clean; clean++)
            if (*clean != ' ')
                ptce_text_add_bytes(&plain, clean, 1);
        if (!strstr(ptce_text_get(&all), ptce_text_get(&plain)))
            fail_msg("not drawn: %s", ptce_text_get(&plain));
        ptce_text_clear(&plain);
    }
    pt_arena_free(arena);
    ptce_text_clear(&all);
    xmlFreeDoc(doc);
    end(&d);
}

static void read_svg(seen *s, const ptce_text *svg)
{
    xmlDoc *doc = xmlReadMemory(ptce_text_get(svg), (int)svg->length, NULL,
                                NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    seen_read(s, doc);
    xmlFreeDoc(doc);
}

static void compare_named(const seen *ours, const seen *stock)
{
    size_t compared = 0;
    for (size_t i = 0; i < ours->group_count; i++)
        for (size_t j = 0; j < stock->group_count; j++) {
            const seen_group *a = &ours->groups[i];
            const seen_group *b = &stock->groups[j];
            if (!a->is_named || strcmp(a->id, b->id) != 0)
                continue;
            assert_near(a->box.left, b->box.left, 1e-9);
            assert_near(a->box.right, b->box.right, 1e-9);
            assert_near(a->box.top, b->box.top, 1e-9);
            assert_near(a->box.bottom, b->box.bottom, 1e-9);
            compared++;
        }
    assert_true(compared > 3);
}

static void dot__holds_only_our_attributes(void **state)
{
    (void)state;
    for (size_t i = 0; i < PT_COUNT(files); i++) {
        drawing d;
        draw(&d, files[i]);
        Agraph_t *g = agmemread(ptce_text_get(&d.out[PTCE_DOT]));
        assert_non_null(g);
        char banned[] = "image";
        char url[] = "URL";
        assert_null(agattr(g, AGNODE, banned, NULL));
        assert_null(agattr(g, AGNODE, url, NULL));
        assert_int_equal(agerrors(), 0);
        (void)agclose(g);
        end(&d);
    }
}

static void draw__gives_the_same_bytes_whatever_the_order(void **state)
{
    (void)state;
    drawing a;
    drawing b;
    draw(&a, DATA "pole-sud-archer.json");
    draw(&b, DATA "pole-sud-archer-shuffled.json");
    for (size_t i = 0; i < PTCE_FIGURE_FORMATS; i++) {
        assert_true(a.out[i].length > 1000);
        assert_int_equal(a.out[i].length, b.out[i].length);
        assert_memory_equal(a.out[i].data, b.out[i].data, a.out[i].length);
    }
    end(&a);
    end(&b);
}

static void draw__refuses_options_that_name_nothing(void **state)
{
    (void)state;
    const ptce_figure_options bad[] = {
        {.layout = "nop"},          {.theme = "dark"},
        {.size_by = "density"},     {.color_by = "nothing"},
        {.highlight = "communism"}, {.dpi = 100000}};
    drawing d;
    measure(&d, DATA "ardaynes.json");
    for (size_t i = 0; i < PT_COUNT(bad); i++)
        assert_int_equal(try_draw(&d, bad[i]), PTCE_E_USAGE);
    end(&d);
}

/* ---- Outputs --------------------------------------------------------------*/

/* Whoever has our DOT draws our figure with stock Graphviz: same boxes, same
 * texts, same places. */
static void dot__is_drawn_by_stock_graphviz_as_by_us(void **state)
{
    (void)state;
    static const char path[] = PTCE_BINARY_DIR "/figure-under-test.dot";
    static const char *const some[] = {DATA "pole-sud-archer.json",
                                       DATA "hostile.json"};
    for (size_t i = 0; i < PT_COUNT(some); i++) {
        drawing d;
        seen ours;
        seen stock;
        ptce_text svg = {0};
        draw(&d, some[i]);
        assert_int_equal(ptce_file_write(path, &d.out[PTCE_DOT], NULL),
                         PTCE_OK);
        FILE *pipe = popen(
            "neato -n2 -Tsvg '" PTCE_BINARY_DIR "/figure-under-test.dot'", "r");
        assert_non_null(pipe);
        char bytes[4096];
        for (size_t n = 1; n > 0;) {
            n = fread(bytes, 1, sizeof bytes, pipe);
            ptce_text_add_bytes(&svg, bytes, n);
        }
        assert_int_equal(pclose(pipe), 0);
        read_svg(&ours, &d.out[PTCE_SVG]);
        read_svg(&stock, &svg);
        assert_int_equal(ours.text_count, stock.text_count);
        for (size_t j = 0; j < ours.text_count; j++) {
            assert_near(ours.texts[j].box.left, stock.texts[j].box.left, 1e-9);
            assert_near(ours.texts[j].size, stock.texts[j].size, 1e-9);
            assert_near(ours.texts[j].box.top, stock.texts[j].box.top, 1e-9);
        }
        compare_named(&ours, &stock);
        seen_clear(&ours);
        seen_clear(&stock);
        ptce_text_clear(&svg);
        end(&d);
    }
}

/* What a PDF says of itself, and that the file is whole. */
static void pdf__says_what_it_shows(void **state)
{
    (void)state;
    drawing d;
    draw(&d, DATA "ardaynes.json");
    const ptce_text *pdf = &d.out[PTCE_PDF];
    static const char title[] = "/Title <FEFF0041007200640061";
    static const char path[] = PTCE_BINARY_DIR "/figure-under-test.pdf";
    assert_non_null(memmem(pdf->data, pdf->length, title, sizeof title - 1));
    assert_non_null(memmem(pdf->data, pdf->length, "/Lang (fr)", 10));
    assert_int_equal(ptce_file_write(path, pdf, NULL), PTCE_OK);
    FILE *pipe =
        popen("pdfinfo '" PTCE_BINARY_DIR "/figure-under-test.pdf' 2>&1", "r");
    char bytes[4096] = "";
    assert_non_null(pipe);
    bytes[fread(bytes, 1, sizeof bytes - 1, pipe)] = '\0';
    assert_int_equal(pclose(pipe), 0);
    assert_non_null(strstr(bytes, "Ardaynes"));
    assert_non_null(strstr(bytes, "ptce"));
    assert_null(strstr(bytes, "rror"));
    end(&d);
}

static bool are_joined(const char *words, const char *a, const char *b)
{
    static const char *const arrows[] = {" – ", " → "};
    bool found = false;
    for (size_t i = 0; i < PT_COUNT(arrows); i++) {
        ptce_text pair = {0};
        ptce_text_add(&pair, a);
        ptce_text_add(&pair, arrows[i]);
        ptce_text_add(&pair, b);
        found = found || strstr(words, ptce_text_get(&pair)) != NULL;
        ptce_text_clear(&pair);
    }
    return found;
}

/* Every actor, and every pair that is tied, is named in the description. */
static void svg__tells_in_words_what_it_shows(void **state)
{
    (void)state;
    drawing d;
    draw(&d, DATA "pole-sud-archer.json");
    const ptce_text *svg = &d.out[PTCE_SVG];
    const ptce_network *network = d.collection->networks[0];
    ptce_text words = {0};
    xmlDoc *doc = xmlReadMemory(ptce_text_get(svg), (int)svg->length, NULL,
                                NULL, XML_PARSE_NONET);
    for (xmlNode *n = xmlDocGetRootElement(doc)->children; n; n = n->next) {
        if (strcmp((const char *)n->name, "desc") != 0)
            continue;
        xmlChar *content = xmlNodeGetContent(n);
        ptce_text_add(&words, (const char *)content);
        xmlFree(content);
    }
    xmlFreeDoc(doc);
    for (size_t i = 0; i < network->actor_count; i++)
        assert_non_null(strstr(ptce_text_get(&words), network->actors[i].name));
    for (size_t i = 0; i < network->pool_count; i++)
        assert_non_null(strstr(ptce_text_get(&words), network->pools[i].name));
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        assert_true(
            are_joined(ptce_text_get(&words), network->actors[tie->from].name,
                       network->actors[tie->to].name) ||
            are_joined(ptce_text_get(&words), network->actors[tie->to].name,
                       network->actors[tie->from].name));
    }
    ptce_text_clear(&words);
    end(&d);
}

/* ---- Paper ----------------------------------------------------------------*/

static faults judge(const ptce_text *svg, double *wide, double *tall)
{
    seen s;
    xmlDoc *doc = xmlReadMemory(ptce_text_get(svg), (int)svg->length, NULL,
                                NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    seen_read(&s, doc);
    faults f = seen_judge(&s);
    *wide = s.printed / 72 * 25.4;
    *tall = *wide * s.height / s.width;
    seen_clear(&s);
    xmlFreeDoc(doc);
    return f;
}

static void paper__is_filled_and_legible(void **state)
{
    (void)state;
    static const struct {
        ptce_figure_options options;
        double wide, tall; /* 0: whatever */
    } cases[] = {{{.page = "slide"}, 338.7, 190.5},
                 {{.page = "a4", .lang = PTCE_FR}, 210, 297},
                 {{.width = "17cm"}, 170, 0},
                 {{.width = "4.5in", .height = "150"}, 114.3, 150}};
    for (size_t i = 0; i < PT_COUNT(cases); i++) {
        drawing d;
        double wide = 0;
        double tall = 0;
        measure(&d, DATA "ardaynes.json");
        assert_int_equal(try_draw(&d, cases[i].options), PTCE_OK);
        faults f = judge(&d.out[PTCE_SVG], &wide, &tall);
        assert_int_equal(f.small + f.outside + f.label_label + f.label_mark, 0);
        assert_true(fabs(wide - cases[i].wide) < 0.2);
        assert_true(cases[i].tall == 0 || fabs(tall - cases[i].tall) < 0.6);
        assert_non_null(strstr(ptce_text_get(&d.out[PTCE_DOT]), "size=\""));
        end(&d);
    }
}

static void paper__refuses_what_it_cannot_hold(void **state)
{
    (void)state;
    static const ptce_figure_options bad[] = {
        {.page = "a9"},       {.width = "170 metres"}, {.width = "1mm"},
        {.width = "1e3mm"},   {.width = "-170"},       {.width = ""},
        {.width = "99999cm"}, {.height = "100mm"}};
    drawing d;
    measure(&d, DATA "ardaynes.json");
    for (size_t i = 0; i < PT_COUNT(bad); i++)
        assert_int_equal(try_draw(&d, bad[i]), PTCE_E_USAGE);
    assert_int_equal(
        try_draw(&d, (ptce_figure_options){.width = "60mm", .height = "40mm"}),
        PTCE_E_LIMIT);
    end(&d);
}

static void draw__knows_every_layout_theme_and_colour(void **state)
{
    (void)state;
    drawing d;
    for (size_t i = 0; i < 6; i++) {
        measure(&d, DATA "pole-sud-archer.json");
        ptce_figure_options options = {.layout = ptce_layout_at(i),
                                       .theme = ptce_theme_at(i % 3),
                                       .color_by = ptce_colour_at(i % 3),
                                       .highlight = "articulation",
                                       .lang = i % 2 ? PTCE_EN : PTCE_FR};
        ptce_status st = try_draw(&d, options);
        /* Graphviz 2.42 crashes in circo on this network: it is drawn all the
         * same, by another engine, and says so. */
        assert_int_equal(st, PTCE_OK);
        end(&d);
    }
}

static bool overlap(const pt_mark *a, const pt_mark *b)
{
    return fabs(a->x - b->x) < (a->width + b->width) / 2 &&
           fabs(a->y - b->y) < (a->height + b->height) / 2;
}

static void layout__lets_no_boxes_overlap(void **state)
{
    (void)state;
    for (size_t f = 0; f < PT_COUNT(files); f++) {
        drawing d;
        pt_picture picture;
        ptce_error err = {0};
        ptce_figure_options options = {.lang = PTCE_FR};
        measure(&d, files[f]);
        assert_int_equal(pt_picture_init(&picture, &d.measuring.networks[0],
                                         &default_view, &options, &err),
                         PTCE_OK);
        assert_int_equal(pt_arrange(&picture, &default_run, &err), PTCE_OK);
        for (size_t i = 0; i < picture.mark_count; i++) {
            const pt_mark *mark = &picture.marks[i];
            assert_true(pt_lines_width(mark->lines, mark->font) < mark->width);
            assert_true(mark->font >= PT_TEXT_SMALL);
            for (size_t j = 0; j < i; j++)
                assert_false(overlap(mark, &picture.marks[j]));
        }
        if (f != 4) /* a name of 300 letters may be wider than a page */
            assert_true(picture.width <= PT_SHEET_WIDTH);
        pt_picture_clear(&picture);
        end(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svg__parses_and_is_harmless),
        cmocka_unit_test(svg__shows_every_name_as_it_is),
        cmocka_unit_test(dot__holds_only_our_attributes),
        cmocka_unit_test(draw__gives_the_same_bytes_whatever_the_order),
        cmocka_unit_test(draw__refuses_options_that_name_nothing),
        cmocka_unit_test(dot__is_drawn_by_stock_graphviz_as_by_us),
        cmocka_unit_test(pdf__says_what_it_shows),
        cmocka_unit_test(svg__tells_in_words_what_it_shows),
        cmocka_unit_test(paper__is_filled_and_legible),
        cmocka_unit_test(paper__refuses_what_it_cannot_hold),
        cmocka_unit_test(draw__knows_every_layout_theme_and_colour),
        cmocka_unit_test(layout__lets_no_boxes_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
