/* SPDX-License-Identifier: MIT */
/* JSON written in one pass. */
#include "base/json_text.h"
#include "support/cmocka_all.h"

static void json__puts_one_row_a_line(void **state)
{
    (void)state;
    ptce_text out = {0};
    pt_json json = {.out = &out};
    pt_json_object(&json, NULL, PT_JSON_OPEN);
    pt_json_text(&json, "id", "a");
    pt_json_array(&json, "rows", PT_JSON_OPEN);
    pt_json_object(&json, NULL, PT_JSON_INLINE);
    pt_json_count(&json, "n", 2);
    pt_json_bool(&json, "b", true);
    pt_json_number(&json, "x", (double)NAN);
    pt_json_text(&json, "t", NULL);
    pt_json_array(&json, "inside", PT_JSON_OPEN);
    pt_json_number(&json, NULL, 0.5);
    pt_json_raw(&json, NULL, "[1]");
    pt_json_end(&json);
    pt_json_end(&json);
    pt_json_end(&json);
    pt_json_object(&json, "empty", PT_JSON_OPEN);
    pt_json_end(&json);
    pt_json_end(&json);
    assert_string_equal(ptce_text_get(&out),
                        "{\n \"id\": \"a\",\n \"rows\": [\n"
                        "  {\"n\": 2, \"b\": true, \"x\": null, \"t\": null,"
                        " \"inside\": [0.5, [1]]}\n ],\n \"empty\": {}\n}\n");
    ptce_text_clear(&out);
}

static void quotes(const char *value, bool for_html, const char *expected)
{
    ptce_text out = {0};
    pt_json_quote(&out, value, for_html);
    assert_string_equal(ptce_text_get(&out), expected);
    ptce_text_clear(&out);
}

static void json_quote__escapes_what_json_asks(void **state)
{
    (void)state;
    quotes("a\"b\\c\n\t", false, "\"a\\\"b\\\\c\\n\\t\"");
    quotes("\x01\x1F\x7F", false, "\"\\u0001\\u001f\\u007f\"");
    quotes("pôle", false, "\"pôle\"");
    quotes("</script>&", false, "\"</script>&\"");
    quotes("</script>&", true, "\"\\u003c/script\\u003e\\u0026\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json__puts_one_row_a_line),
        cmocka_unit_test(json_quote__escapes_what_json_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
