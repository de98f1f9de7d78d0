/* SPDX-License-Identifier: MIT */
/* The growing text. */
#include "base/base.h"
#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

static void text__is_an_empty_string_before_anything(void **state)
{
    (void)state;
    ptce_text text = {0};
    assert_string_equal(ptce_text_get(&text), "");
    assert_int_equal(ptce_text_check(&text, NULL), PTCE_OK);
    ptce_text_clear(&text);
}

static void text_add__keeps_every_byte_however_long(void **state)
{
    (void)state;
    ptce_text text = {0};
    for (size_t i = 0; i < 5000; i++)
        ptce_text_add(&text, "abc");
    ptce_text_add_bytes(&text, "\0x", 2);
    assert_int_equal(text.length, 15002);
    assert_int_equal(text.data[text.length], '\0');
    assert_memory_equal(text.data + 14997, "abc\0x", 5);
    ptce_text_clear(&text);
    assert_null(text.data);
}

static void text__remembers_a_failed_append(void **state)
{
    (void)state;
    ptce_text text = {0};
    ptce_error err = {0};
    ptce_text_add(&text, "kept");
    ptce_text_add_bytes(&text, "", SIZE_MAX / 2);
    ptce_text_add(&text, "too late");
    assert_string_equal(ptce_text_get(&text), "kept");
    assert_int_equal(ptce_text_check(&text, &err), PTCE_E_NOMEM);
    assert_string_equal(err.id, "no-memory");
    ptce_text_clear(&text);
}

static void decimal(ptce_lang lang, double value, int decimals,
                    const char *expected)
{
    ptce_text text = {0};
    ptce_text_add_decimal(&text, lang, value, decimals);
    assert_string_equal(ptce_text_get(&text), expected);
    ptce_text_clear(&text);
}

static void text_add_decimal__writes_for_people(void **state)
{
    (void)state;
    decimal(PTCE_EN, 0.266, 2, "0.27");
    decimal(PTCE_FR, 0.266, 2, "0,27");
    decimal(PTCE_FR, -1.5, 1, "−1,5");
    decimal(PTCE_EN, -0.001, 2, "0.00");
    decimal(PTCE_EN, 12, 0, "12");
    decimal(PTCE_FR, (double)NAN, 2, "–");
}

static void text_add_number__writes_for_machines(void **state)
{
    (void)state;
    ptce_text text = {0};
    ptce_text_add_count(&text, 1234567);
    ptce_text_add(&text, " ");
    ptce_text_add_number(&text, 0.1 + 0.2);
    ptce_text_add(&text, " ");
    ptce_text_add_number(&text, (double)NAN);
    assert_string_equal(ptce_text_get(&text), "1234567 0.3 null");
    ptce_text_clear(&text);
}

static void text_add_grouped__sets_thousands_apart(void **state)
{
    (void)state;
    const struct {
        uint64_t value;
        const char *fr, *en;
    } rows[] = {{0, "0", "0"},
                {999, "999", "999"},
                {1000, "1\u202F000", "1,000"},
                {490314, "490\u202F314", "490,314"},
                {1234567, "1\u202F234\u202F567", "1,234,567"}};
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        ptce_text text = {0};
        pt_text_add_grouped(&text, PTCE_FR, rows[i].value);
        assert_string_equal(ptce_text_get(&text), rows[i].fr);
        ptce_text_clear(&text);
        pt_text_add_grouped(&text, PTCE_EN, rows[i].value);
        assert_string_equal(ptce_text_get(&text), rows[i].en);
        ptce_text_clear(&text);
    }
}

static void decimals__suit_the_largest_value_of_a_column(void **state)
{
    (void)state;
    const double whole[] = {1, (double)NAN, 300};
    const double small[] = {0.5, -0.25};
    const double ones[] = {0.5, -2.25};
    const double tens[] = {0.5, 12};
    assert_int_equal(pt_decimals(whole, 3), 0);
    assert_int_equal(pt_decimals(small, 2), 3);
    assert_int_equal(pt_decimals(ones, 2), 2);
    assert_int_equal(pt_decimals(tens, 2), 1);
    assert_int_equal(pt_decimals(NULL, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__is_an_empty_string_before_anything),
        cmocka_unit_test(text_add__keeps_every_byte_however_long),
        cmocka_unit_test(text__remembers_a_failed_append),
        cmocka_unit_test(text_add_decimal__writes_for_people),
        cmocka_unit_test(text_add_number__writes_for_machines),
        cmocka_unit_test(text_add_grouped__sets_thousands_apart),
        cmocka_unit_test(decimals__suit_the_largest_value_of_a_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
