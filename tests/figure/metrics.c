/* SPDX-License-Identifier: MIT */
#include "support/cmocka_all.h"

#include "figure/figure.h"

#include <string.h>

static void text_width__is_that_of_helvetica(void **state)
{
    (void)state;
    assert_near(pt_text_width("Aé", 3, 1000), 667 + 556, 1e-12);
    assert_near(pt_text_width("’", strlen("’"), 1000), 222, 1e-12);
}

static void label_clean__cuts_what_is_too_long(void **state)
{
    (void)state;
    pt_arena *arena = pt_arena_new();
    char many[2001];
    memset(many, 'a', sizeof many - 1);
    many[2000] = '\0';
    const char *clean = pt_label_clean(arena, many);
    assert_int_equal(strlen(clean), PT_LABEL_MAX + strlen("…"));
    assert_string_equal(pt_label_clean(arena, "  a\n\t b "), "a b");
    assert_string_equal(pt_label_clean(arena, ""), "–");
    pt_arena_free(arena);
}

static void label_wrap__breaks_between_words_only(void **state)
{
    (void)state;
    pt_arena *arena = pt_arena_new();
    const char *lines = pt_label_wrap(arena, "Romans-sur-Isère et Bourg", 9, 1);
    assert_string_equal(lines, "Romans-sur-Isère\net\nBourg");
    pt_arena_free(arena);
}

static void label_ellipse__holds_its_text(void **state)
{
    (void)state;
    pt_arena *arena = pt_arena_new();
    const char *texts[] = {"x", "Bâtiment de Pôle Sud",
                           "Marchés publics et promotion en commun"};
    for (size_t i = 0; i < PT_COUNT(texts); i++) {
        double width = 0;
        double height = 0;
        const char *at = pt_label_ellipse(arena, texts[i], 9, &width, &height);
        double lines = (double)pt_lines_count(at);
        for (double line = 0; line < lines; line++) {
            size_t length = strcspn(at, "\n");
            double dx = pt_text_width(at, length, 9) / width;
            double dy = 2 * (fabs(line + 0.5 - lines / 2) + 0.5) * 9 *
                        PT_LEADING / height;
            assert_true(dx * dx + dy * dy <= 1);
            at += length + (at[length] != '\0');
        }
    }
    pt_arena_free(arena);
}

static void dot_quote__leaves_no_escape(void **state)
{
    (void)state;
    ptce_text out = {0};
    pt_dot_quote(&out, "a\\N\"&\x01\\");
    assert_string_equal(ptce_text_get(&out), "\"a\\\\N\\\"&amp;\\\\\"");
    ptce_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_width__is_that_of_helvetica),
        cmocka_unit_test(label_clean__cuts_what_is_too_long),
        cmocka_unit_test(label_wrap__breaks_between_words_only),
        cmocka_unit_test(label_ellipse__holds_its_text),
        cmocka_unit_test(dot_quote__leaves_no_escape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
