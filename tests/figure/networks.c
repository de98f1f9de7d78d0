/* SPDX-License-Identifier: MIT */
/* The drawings of all networks of graphs/, judged as a reader would. */
#include "support/cmocka_all.h"

#include "figure/figure.h"
#include "figure/standard.h"
#include <ptce/ptce.h>

#include <stdlib.h>
#include <string.h>

#define GRAPHS PTCE_SOURCE_DIR "/graphs/"
#define STEPS 400
#define APART_LEAST 9.0 /* of colours, where nothing else differs */
#define RATIO_MOST 1.3  /* of height to width */

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
    pt_picture *pictures; /* by default */
} house;

static ptce_figure_options plain = {.lang = PTCE_FR};

static pt_picture *draw(const house *all, const ptce_figure_options *options)
{
    ptce_error err = {0};
    pt_picture *pictures = calloc(all->measuring.count, sizeof *pictures);
    assert_non_null(pictures);
    for (size_t i = 0; i < all->measuring.count; i++) {
        assert_int_equal(pt_picture_init(&pictures[i],
                                         &all->measuring.networks[i],
                                         &default_view, options, &err),
                         PTCE_OK);
        assert_int_equal(pt_arrange(&pictures[i], &default_run, &err), PTCE_OK);
    }
    return pictures;
}

static void clear(const house *all, pt_picture *pictures)
{
    for (size_t i = 0; i < all->measuring.count; i++)
        pt_picture_clear(&pictures[i]);
    free(pictures);
}

static int draw_all(void **state)
{
    static house all;
    ptce_error err = {0};
    const char *paths[] = {GRAPHS "laureats-2013", GRAPHS "laureats-2015",
                           GRAPHS "demarche-nationale.json"};
    *state = &all;
    if (ptce_read(&all.collection, paths, PT_COUNT(paths), NULL, &err) !=
            PTCE_OK ||
        ptce_measure_all(&all.measuring, all.collection, &default_view,
                         &default_run, &err) != PTCE_OK)
        return -1;
    plain.layout = getenv("PTCE_LAYOUT");
    all.pictures = draw(&all, &plain);
    return standard_measure(all.pictures, all.measuring.count);
}

static int forget_all(void **state)
{
    house *all = *state;
    clear(all, all->pictures);
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
    size_t behind = 0;
    size_t lines = 0;
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
}

/* An end that points into its own box would be hidden, or cross a rim. */
static void lines__end_at_the_edge_of_their_boxes(void **state)
{
    house *all = *state;
    for (size_t i = 0; i < all->measuring.count; i++) {
        const pt_picture *picture = &all->pictures[i];
        for (size_t j = 0; j < picture->link_count; j++) {
            const pt_link *link = &picture->links[j];
            assert_false(lies_on(&picture->marks[link->from], link->tail));
            assert_false(lies_on(&picture->marks[link->to], link->head));
        }
    }
}

static void lines__stay_in_the_drawing(void **state)
{
    house *all = *state;
    ptce_figure_options options = {.lang = PTCE_FR, .layout = "dot"};
    pt_picture *pictures = draw(all, &options);
    for (size_t i = 0; i < all->measuring.count; i++) {
        const pt_picture *picture = &pictures[i];
        double bottom = isfinite(picture->isolates_top) ? picture->isolates_top
                                                        : picture->height;
        for (size_t j = 0; j < picture->link_count * STEPS; j++) {
            pt_point p = pt_curve_at(picture->links[j / STEPS].curve,
                                     (double)(j % STEPS) / STEPS);
            assert_true(p.x > -1 && p.x < picture->width + 1);
            assert_true(p.y > -1 && p.y < bottom + 1);
        }
    }
    clear(all, pictures);
}

/* ---- Boxes and texts ------------------------------------------------------*/

static void boxes__lie_apart_on_a_page(void **state)
{
    house *all = *state;
    for (size_t f = 0; f < all->measuring.count; f++) {
        const pt_picture *picture = &all->pictures[f];
        for (size_t i = 0; i < picture->mark_count * picture->mark_count; i++) {
            const pt_mark *a = &picture->marks[i / picture->mark_count];
            const pt_mark *b = &picture->marks[i % picture->mark_count];
            if (a != b)
                assert_true(fabs(a->x - b->x) >= (a->width + b->width) / 2 ||
                            fabs(a->y - b->y) >= (a->height + b->height) / 2);
        }
        assert_true(picture->height <= RATIO_MOST * picture->width);
    }
}

/* Every size of letters, scaled to a text 170 mm wide. */
static void assert_legible(const char *dot, double width)
{
    static const char key[] = "fontsize=";
    for (const char *at = strstr(dot, key); at; at = strstr(at + 1, key)) {
        double size = strtod(at + sizeof key - 1, NULL);
        assert_true(size * 170 / 25.4 * 72 / width >= 6.5);
    }
}

static void assert_legend(const char *dot, const pt_picture *picture)
{
    for (int type = 0; type < PTCE_TYPE_COUNT; type++) {
        bool used = false;
        ptce_text key = {0};
        ptce_text label = {0};
        for (size_t i = 0; i < picture->mark_count; i++) {
            const pt_mark *mark = &picture->marks[i];
            used =
                used || (!mark->is_pool &&
                         (int)picture->network->actors[mark->row].type == type);
        }
        ptce_text_add(&key, "type.");
        ptce_text_add(&key, ptce_type_name((ptce_type)type));
        ptce_text_add(&label, "label=\"");
        ptce_text_add(&label, ptce_word(PTCE_FR, ptce_text_get(&key)));
        ptce_text_add(&label, "\\l\"");
        assert_int_equal(strstr(dot, ptce_text_get(&label)) != NULL, used);
        ptce_text_clear(&key);
        ptce_text_clear(&label);
    }
}

static void sheets__are_legible_and_explain_what_they_show(void **state)
{
    house *all = *state;
    for (size_t i = 0; i < all->measuring.count; i++) {
        const pt_picture *picture = &all->pictures[i];
        ptce_text dot = {0};
        ptce_error err = {0};
        assert_int_equal(pt_sheet(&dot, picture, &err), PTCE_OK);
        assert_legible(ptce_text_get(&dot), picture->width + 2 * PT_MARGIN);
        assert_legend(ptce_text_get(&dot), picture);
        ptce_text_clear(&dot);
    }
}

static void sheets__say_paris_once(void **state)
{
    house *all = *state;
    pt_picture picture;
    ptce_error err = {0};
    ptce_text subtitle = {0};
    size_t last = all->measuring.count;
    for (size_t i = 0; i < all->measuring.count; i++)
        if (strcmp(all->measuring.networks[i].network->id,
                   "demarche-nationale") == 0)
            last = i;
    assert_true(last < all->measuring.count);
    assert_int_equal(pt_picture_init(&picture, &all->measuring.networks[last],
                                     &default_view, &plain, &err),
                     PTCE_OK);
    pt_sheet_subtitle(&subtitle, &picture);
    assert_null(strstr(ptce_text_get(&subtitle), "Paris · Paris"));
    ptce_text_clear(&subtitle);
    pt_picture_clear(&picture);
}

static void communities__stand_in_order_and_isolates_in_none(void **state)
{
    house *all = *state;
    ptce_figure_options options = {.lang = PTCE_EN, .color_by = "community"};
    for (size_t i = 0; i < all->measuring.count; i++) {
        pt_picture other;
        const pt_picture *picture = &other;
        ptce_error err = {0};
        assert_int_equal(pt_picture_init(&other, &all->measuring.networks[i],
                                         &default_view, &options, &err),
                         PTCE_OK);
        for (size_t j = 0; j + 1 < picture->group_count; j++)
            assert_int_equal(strtoul(strchr(picture->groups[j], ' '), NULL, 10),
                             j + 1);
        assert_string_equal(picture->groups[picture->group_count - 1],
                            "no community");
        for (size_t j = 0; j < picture->mark_count; j++) {
            const pt_mark *mark = &picture->marks[j];
            if (mark->is_pool)
                continue;
            assert_int_equal(mark->links == 0,
                             mark->group == picture->group_count - 1);
            assert_string_equal(mark->look.shape, "box");
        }
        pt_picture_clear(&other);
    }
}

/* ---- Colours -------------------------------------------------------------*/

static double channel(const char *hex)
{
    char pair[3] = {hex[0], hex[1], '\0'};
    double value = (double)strtoul(pair, NULL, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(const char *colour)
{
    return 0.2126 * channel(colour + 1) + 0.7152 * channel(colour + 3) +
           0.0722 * channel(colour + 5);
}

static void assert_readable(const char *ink, const char *ground)
{
    double a = luminance(ink) + 0.05;
    double b = luminance(ground) + 0.05;
    assert_true(fmax(a, b) / fmin(a, b) >= 4.5);
}

static void words__stand_out_in_every_theme(void **state)
{
    (void)state;
    for (size_t i = 0; ptce_theme_at(i); i++) {
        const pt_theme *theme = pt_theme_named(ptce_theme_at(i));
        assert_readable(theme->ink, "#ffffff");
        assert_readable(theme->faint, "#ffffff");
        assert_readable(theme->ink, pt_look_pool(theme).fill);
        assert_readable(theme->ink, theme->shade_low);
        assert_readable(theme->ink, theme->shade_high);
        for (size_t group = 0; group < PT_LOOKS; group++)
            assert_readable(theme->ink, pt_look_at(theme, group).fill);
        for (size_t group = 0; group < PT_PLAIN_LOOKS; group++)
            assert_readable(theme->ink,
                            pt_look_plain(theme, group, false).fill);
    }
}

/* As protan, deutan and tritan readers see a colour (Viénot, Brettel and
 * Mollon 1999; the last by Brettel's plane), in linear light. */
static void see(double out[3], const char *colour, int deficiency)
{
    static const double seen[4][3][3] = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
        {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
        {{1, 0.1446, -0.1446}, {0, 0.8592, 0.1408}, {0, 0.8592, 0.1408}},
    };
    double rgb[3] = {channel(colour + 1), channel(colour + 3),
                     channel(colour + 5)};
    for (int i = 0; i < 3; i++) {
        out[i] = 0;
        for (int j = 0; j < 3; j++)
            out[i] += seen[deficiency][i][j] * rgb[j];
    }
}

static double bend(double t)
{
    return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

/* CIE L*a*b* distance of two colours as seen. */
static double distance(const char *a, const char *b, int deficiency)
{
    static const double white[3] = {0.9505, 1, 1.089};
    static const double xyz[3][3] = {{0.4124, 0.3576, 0.1805},
                                     {0.2126, 0.7152, 0.0722},
                                     {0.0193, 0.1192, 0.9505}};
    double lab[2][3];
    for (int k = 0; k < 2; k++) {
        double rgb[3];
        double f[3] = {0};
        see(rgb, k ? b : a, deficiency);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++)
                f[i] += xyz[i][j] * rgb[j] / white[i];
            f[i] = bend(f[i]);
        }
        lab[k][0] = 116 * f[1] - 16;
        lab[k][1] = 500 * (f[0] - f[1]);
        lab[k][2] = 200 * (f[1] - f[2]);
    }
    return sqrt(pow(lab[0][0] - lab[1][0], 2) + pow(lab[0][1] - lab[1][1], 2) +
                pow(lab[0][2] - lab[1][2], 2));
}

static bool same_form(const pt_look *a, const pt_look *b)
{
    return strcmp(a->shape, b->shape) == 0 && strcmp(a->style, b->style) == 0 &&
           a->peripheries == b->peripheries && fabs(a->pen - b->pen) < 0.9;
}

/* The least distance between looks that only colour tells apart. */
static void assert_told_apart(const char *theme, pt_look a, pt_look b)
{
    for (int deficiency = 0; same_form(&a, &b) && deficiency < 4;
         deficiency++) {
        double apart = fmax(distance(a.fill, b.fill, deficiency),
                            distance(a.line, b.line, deficiency));
        if (apart < APART_LEAST)
            fail_msg("%s: %s %s and %s %s are %.1f apart (%d)", theme, a.fill,
                     a.line, b.fill, b.line, apart, deficiency);
    }
}

static void looks__differ_for_colour_blind_readers(void **state)
{
    (void)state;
    for (size_t i = 0; ptce_theme_at(i); i++) {
        const pt_theme *theme = pt_theme_named(ptce_theme_at(i));
        for (size_t a = 0; a < PT_LOOKS; a++)
            for (size_t b = 0; b < a; b++)
                assert_told_apart(theme->name, pt_look_at(theme, a),
                                  pt_look_at(theme, b));
        bool mono = strcmp(theme->name, "mono") == 0; /* greys, four of them */
        for (size_t a = 0; !mono && a < PT_PLAIN_LOOKS; a++)
            for (size_t b = 0; b < a; b++)
                assert_told_apart(theme->name, pt_look_plain(theme, a, false),
                                  pt_look_plain(theme, b, false));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines__run_behind_no_foreign_box),
        cmocka_unit_test(lines__end_at_the_edge_of_their_boxes),
        cmocka_unit_test(lines__stay_in_the_drawing),
        cmocka_unit_test(boxes__lie_apart_on_a_page),
        cmocka_unit_test(sheets__are_legible_and_explain_what_they_show),
        cmocka_unit_test(sheets__say_paris_once),
        cmocka_unit_test(communities__stand_in_order_and_isolates_in_none),
        cmocka_unit_test(words__stand_out_in_every_theme),
        cmocka_unit_test(looks__differ_for_colour_blind_readers),
        cmocka_unit_test(figures__have_no_fault),
        cmocka_unit_test(figures__are_no_worse_than_recorded),
        cmocka_unit_test(the_measure__finds_each_fault),
    };
    return cmocka_run_group_tests(tests, draw_all, forget_all);
}
