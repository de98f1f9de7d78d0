/* SPDX-License-Identifier: MIT */
/* Statuses and errors. */
#include "base/base.h"
#include "support/cmocka_all.h"

#include <string.h>

static void status_exit__keeps_the_promise_of_the_command_line(void **state)
{
    (void)state;
    assert_int_equal(ptce_status_exit(PTCE_OK), 0);
    assert_int_equal(ptce_status_exit(PTCE_NO), 1);
    assert_int_equal(ptce_status_exit(PTCE_E_USAGE), 2);
    assert_int_equal(ptce_status_exit(PTCE_E_READ), 3);
    assert_int_equal(ptce_status_exit(PTCE_E_SYNTAX), 3);
    assert_int_equal(ptce_status_exit(PTCE_E_DATA), 3);
    assert_int_equal(ptce_status_exit(PTCE_E_LIMIT), 4);
    assert_int_equal(ptce_status_exit(PTCE_E_SYSTEM), 4);
    assert_string_equal(ptce_status_name(PTCE_E_DATA), "data");
    assert_string_equal(ptce_lang_name(PTCE_FR), "fr");
}

static void error_describe__says_where_what_and_what_to_do(void **state)
{
    (void)state;
    ptce_error err;
    ptce_text text = {0};
    assert_int_equal(pt_fail(&err, PTCE_E_USAGE, "period", "12-x", NULL),
                     PTCE_E_USAGE);
    pt_error_place(&err, "a.json", 3, 7);
    ptce_error_describe(&text, &err, PTCE_EN);
    assert_string_equal(ptce_text_get(&text),
                        "a.json:3:7: \"12-x\" is not a period\n"
                        "Write one year (2014) or two (2010-2016).\n");
    ptce_text_clear(&text);
}

static void fail__takes_no_error_for_an_answer(void **state)
{
    (void)state;
    assert_int_equal(pt_fail(NULL, PTCE_E_READ, "file-open", "x", NULL),
                     PTCE_E_READ);
    pt_error_place(NULL, "a.json", 1, 1);
}

static void fail__cuts_long_slots_between_characters(void **state)
{
    (void)state;
    char lengthy[601];
    ptce_error err;
    for (size_t i = 0; i < 600; i += 2)
        memcpy(lengthy + i, "é", 2);
    lengthy[600] = '\0';
    (void)pt_fail(&err, PTCE_E_READ, "file-open", lengthy, NULL);
    size_t length = strlen(err.slots[0]);
    assert_true(length < sizeof err.slots[0]);
    assert_int_equal(pt_utf8_valid(err.slots[0], length), length);
    assert_true(length >= sizeof err.slots[0] - 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_exit__keeps_the_promise_of_the_command_line),
        cmocka_unit_test(error_describe__says_where_what_and_what_to_do),
        cmocka_unit_test(fail__takes_no_error_for_an_answer),
        cmocka_unit_test(fail__cuts_long_slots_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
