/* SPDX-License-Identifier: MIT */
/* What explain says of every measure, rule and test. */
#include "support/cmocka_all.h"

#include "base/base.h"
#include <ptce/report.h>
#include <string.h>

/* A word without its text, or with a slot left open. */
static void check_explained(const char *id)
{
    for (ptce_lang lang = PTCE_EN; lang <= PTCE_FR; lang++) {
        ptce_text out = {0};
        ptce_error err;
        assert_int_equal(ptce_explain(&out, id, lang, &err), PTCE_OK);
        const char *text = ptce_text_get(&out);
        if (strstr(text, "{1}") || strstr(text, "explain."))
            fail_msg("%s is explained as:\n%s", id, text);
        if (id)
            assert_int_equal(strncmp(text, id, strlen(id)), 0);
        ptce_text_clear(&out);
    }
}

static void explain__knows_every_measure_rule_and_test(void **state)
{
    (void)state;
    static const char *const tests[] = {"mann-whitney",
                                        "kruskal-wallis",
                                        "hodges-lehmann",
                                        "cliff-delta",
                                        "maxt",
                                        "holm",
                                        "bh"};
    for (size_t i = 0; ptce_measure_at(i); i++)
        check_explained(ptce_measure_at(i)->id);
    for (size_t i = 0; ptce_rule_at(i); i++)
        check_explained(ptce_rule_at(i)->id);
    for (size_t i = 0; i < PT_COUNT(tests); i++)
        check_explained(tests[i]);
    check_explained(NULL);
}

static void explain__says_what_was_perhaps_meant(void **state)
{
    (void)state;
    ptce_text out = {0};
    ptce_error err;
    assert_int_equal(ptce_explain(&out, "cliff-delat", PTCE_EN, &err),
                     PTCE_E_USAGE);
    assert_string_equal(err.slots[1], "cliff-delta");
    assert_int_equal(ptce_explain(&out, "qqqqqqqqqqqq", PTCE_EN, &err),
                     PTCE_E_USAGE);
    assert_string_equal(err.id, "explain-unknown");
    ptce_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explain__knows_every_measure_rule_and_test),
        cmocka_unit_test(explain__says_what_was_perhaps_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
