/* SPDX-License-Identifier: MIT */
/* Numbers as text and back. */
#include "base/base.h"
#include "support/cmocka_all.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static void writes(double value, const char *expected)
{
    char number[PT_NUMBER_MAX];
    pt_number_write(number, value);
    assert_string_equal(number, expected);
}

static void number_write__gives_twelve_digits_and_no_more(void **state)
{
    (void)state;
    writes(0.1, "0.1");
    writes(1.0 / 3, "0.333333333333");
    writes(123456, "123456");
    writes(1e300, "1e+300");
    writes(-2.5, "-2.5");
}

static void number_write__has_no_negative_zero_and_no_nan(void **state)
{
    (void)state;
    writes(-0.0, "0");
    writes((double)NAN, "null");
    writes(HUGE_VAL, "null");
    writes(-HUGE_VAL, "null");
}

static void number_read__takes_whole_decimal_texts_only(void **state)
{
    static const char *const good[] = {"0", "-1.5e3", "+2", ".5", "1.", "1E-2"};
    static const double values[] = {0, -1500, 2, 0.5, 1, 0.01};
    static const char *const bad[] = {"",    ".",   "-",     "1,5", " 1", "1 ",
                                      "0x1", "nan", "1e999", "1e",  "inf"};
    (void)state;
    double value = 7;
    for (size_t i = 0; i < PT_COUNT(good); i++) {
        assert_true(pt_number_read(&value, good[i]));
        assert_near(value, values[i], 1e-15);
    }
    for (size_t i = 0; i < PT_COUNT(bad); i++)
        assert_false(pt_number_read(&value, bad[i]));
}

static void number_round__is_what_is_written(void **state)
{
    (void)state;
    char number[PT_NUMBER_MAX];
    double value = 0;
    for (double x = 1e-9; x < 1e9; x *= 7.123456789) {
        pt_number_write(number, x);
        assert_true(pt_number_read(&value, number));
        assert_true(value == pt_number_round(x));
    }
}

/* The test may change the locale; the library may not, and must not care. */
static void numbers__ignore_the_locale(void **state)
{
    (void)state;
    double value = 0;
    if (!setlocale(LC_ALL, "fr_FR.UTF-8"))
        skip();
    assert_string_equal(localeconv()->decimal_point, ",");
    writes(1.5, "1.5");
    assert_true(pt_number_read(&value, "1.5"));
    assert_near(value, 1.5, 0);
    assert_false(pt_number_read(&value, "1,5"));
    ptce_text text = {0};
    ptce_text_add_decimal(&text, PTCE_EN, 0.25, 2);
    ptce_text_add_decimal(&text, PTCE_FR, 0.25, 2);
    assert_string_equal(ptce_text_get(&text), "0.250,25");
    ptce_text_clear(&text);
    assert_string_equal(localeconv()->decimal_point, ",");
    (void)setlocale(LC_ALL, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_write__gives_twelve_digits_and_no_more),
        cmocka_unit_test(number_write__has_no_negative_zero_and_no_nan),
        cmocka_unit_test(number_read__takes_whole_decimal_texts_only),
        cmocka_unit_test(number_round__is_what_is_written),
        cmocka_unit_test(numbers__ignore_the_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
