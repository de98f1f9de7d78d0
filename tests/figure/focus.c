/* SPDX-License-Identifier: MIT */
/* Neighbourhoods, highlights and shades: what is asked for is shown. */
#include "support/cmocka_all.h"

#include "figure/figure.h"
#include <ptce/ptce.h>

#include <stdlib.h>
#include <string.h>

#define DATA PTCE_SOURCE_DIR "/tests/golden/figure/"

static const ptce_view default_view = PTCE_VIEW_DEFAULT;
static const ptce_run default_run = PTCE_RUN_DEFAULT;

typedef struct house {
    ptce_collection *collection;
    ptce_measuring measuring;
} house;

static int read_archer(void **state)
{
    static house h;
    ptce_error err = {0};
    const char *path = DATA "pole-sud-archer.json";
    *state = &h;
    return ptce_read(&h.collection, &path, 1, NULL, &err) == PTCE_OK &&
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

static ptce_status show(pt_picture *picture, const house *h,
                        const ptce_figure_options *options)
{
    ptce_error err = {0};
    return pt_picture_init(picture, &h->measuring.networks[0], &default_view,
                           options, &err);
}

/* By the documented facts themselves. */
static bool are_near(const ptce_network *network, size_t a, size_t b)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        if ((tie->from == a && tie->to == b) ||
            (tie->from == b && tie->to == a))
            return true;
    }
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        size_t both = 0;
        for (size_t j = 0; j < pool->member_count; j++)
            both += pool->members[j].actor == a || pool->members[j].actor == b;
        if (both == 2)
            return true;
    }
    return a == b;
}

static bool is_shown(const pt_picture *picture, size_t row)
{
    for (size_t i = 0; i < picture->mark_count; i++)
        if (!picture->marks[i].is_pool && picture->marks[i].row == row)
            return true;
    return false;
}

static void focus__shows_neighbours_and_no_other(void **state)
{
    house *h = *state;
    const ptce_network *network = h->collection->networks[0];
    ptce_figure_options one = {.focus = "coorace"};
    ptce_figure_options two = {.focus = "coorace", .radius = 2};
    pt_picture near;
    pt_picture far;
    size_t centre = ptce_actor_find(network, "coorace");
    size_t count = 0;
    assert_int_equal(show(&near, h, &one), PTCE_OK);
    assert_int_equal(show(&far, h, &two), PTCE_OK);
    for (size_t a = 0; a < network->actor_count; a++) {
        bool within = false;
        assert_int_equal(is_shown(&near, a), are_near(network, centre, a));
        for (size_t b = 0; b < network->actor_count; b++)
            within = within ||
                     (are_near(network, centre, b) && are_near(network, b, a));
        assert_int_equal(is_shown(&far, a), within);
        count += within;
    }
    assert_true(count > 10 && count < network->actor_count);
    for (size_t i = 0; i < near.link_count; i++)
        assert_true(near.links[i].from < near.mark_count &&
                    near.links[i].to < near.mark_count);
    pt_picture_clear(&near);
    pt_picture_clear(&far);
}

static void focus__refuses_whom_the_view_does_not_have(void **state)
{
    pt_picture picture;
    ptce_figure_options options = {.focus = "nobody"};
    assert_int_equal(show(&picture, *state, &options), PTCE_E_USAGE);
}

/* Whether a link's ends reach each other without it. */
static bool joined_without(const pt_picture *picture, const pt_link *left_out)
{
    bool *seen = calloc(picture->mark_count, sizeof *seen);
    assert_non_null(seen);
    seen[left_out->from] = true;
    for (size_t round = 0; round < picture->mark_count; round++)
        for (size_t i = 0; i < picture->link_count; i++) {
            const pt_link *link = &picture->links[i];
            if (link->from == left_out->from && link->to == left_out->to)
                continue;
            bool any = seen[link->from] || seen[link->to];
            seen[link->from] = seen[link->to] = any;
        }
    bool joined = seen[left_out->to];
    free(seen);
    return joined;
}

static void highlight__shows_the_bridges(void **state)
{
    pt_picture picture;
    size_t lit = 0;
    ptce_figure_options options = {.highlight = "bridges"};
    assert_int_equal(show(&picture, *state, &options), PTCE_OK);
    for (size_t i = 0; i < picture.link_count; i++) {
        const pt_link *link = &picture.links[i];
        if (link->member)
            continue;
        assert_int_equal(link->lit, !joined_without(&picture, link));
        lit += link->lit;
    }
    assert_true(lit > 5);
    pt_picture_clear(&picture);
}

static void highlight__shows_one_actor_with_its_links(void **state)
{
    pt_picture picture;
    size_t lit = 0;
    ptce_figure_options options = {.highlight = "coorace"};
    assert_int_equal(show(&picture, *state, &options), PTCE_OK);
    for (size_t i = 0; i < picture.mark_count; i++)
        lit += picture.marks[i].lit;
    assert_int_equal(lit, 1);
    for (size_t i = 0; i < picture.link_count; i++) {
        const pt_link *link = &picture.links[i];
        assert_int_equal(link->lit, picture.marks[link->from].lit ||
                                        picture.marks[link->to].lit);
    }
    pt_picture_clear(&picture);
}

static void shades__run_from_end_to_end(void **state)
{
    for (size_t t = 0; ptce_theme_at(t); t++) {
        pt_picture picture;
        ptce_figure_options options = {.color_by = "betweenness",
                                       .theme = ptce_theme_at(t)};
        assert_int_equal(show(&picture, *state, &options), PTCE_OK);
        const pt_theme *theme = picture.theme;
        for (size_t i = 0; i < picture.mark_count; i++) {
            const pt_mark *mark = &picture.marks[i];
            if (mark->is_pool)
                continue;
            if (mark->shade == picture.shade_high)
                assert_string_equal(mark->look.fill, theme->shade_high);
            if (mark->shade == picture.shade_low)
                assert_string_equal(mark->look.fill, theme->shade_low);
        }
        assert_true(picture.shade_high > picture.shade_low);
        assert_string_equal(pt_shade_look(&picture, 0).fill, theme->shade_low);
        pt_picture_clear(&picture);
    }
}

static void labels__name_the_most_important(void **state)
{
    pt_picture picture;
    size_t named = 0;
    double least = HUGE_VAL;
    double most = -HUGE_VAL; /* of those without a name */
    ptce_figure_options options = {.labels = 3};
    assert_int_equal(show(&picture, *state, &options), PTCE_OK);
    for (size_t i = 0; i < picture.mark_count; i++) {
        const pt_mark *mark = &picture.marks[i];
        named += !mark->bare;
        if (!mark->bare)
            least = fmin(least, mark->value);
        else if (!mark->is_pool)
            most = fmax(most, mark->value);
        assert_int_equal(mark->lines[0] == '\0', mark->bare);
    }
    assert_int_equal(named, 3);
    assert_true(least >= most);
    pt_picture_clear(&picture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(focus__shows_neighbours_and_no_other),
        cmocka_unit_test(focus__refuses_whom_the_view_does_not_have),
        cmocka_unit_test(highlight__shows_the_bridges),
        cmocka_unit_test(highlight__shows_one_actor_with_its_links),
        cmocka_unit_test(shades__run_from_end_to_end),
        cmocka_unit_test(labels__name_the_most_important),
    };
    return cmocka_run_group_tests(tests, read_archer, forget);
}
