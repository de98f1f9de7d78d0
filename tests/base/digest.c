/* SPDX-License-Identifier: MIT */
/* SHA-256: the examples of FIPS 180-4, and every length around a block. */
#include "support/cmocka_all.h"

#include "base/digest.h"

#include <string.h>

static void assert_hex(const char *bytes, size_t length, const char *hex)
{
    ptce_text text = {0};
    pt_digest_add_hex(&text, bytes, length);
    assert_string_equal(ptce_text_get(&text), hex);
    ptce_text_clear(&text);
}

static void digest__is_that_of_the_standard(void **state)
{
    (void)state;
    assert_hex("", 0,
               "e3b0c44298fc1c149afbf4c8996fb924"
               "27ae41e4649b934ca495991b7852b855");
    assert_hex("abc", 3,
               "ba7816bf8f01cfea414140de5dae2223"
               "b00361a396177a9cb410ff61f20015ad");
    const char *two =
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    assert_hex(two, strlen(two),
               "248d6a61d20638b8e5c026930c3e6039"
               "a33ce45964ff2167f6ecedd419db06c1");
    char many[1000];
    memset(many, 'a', sizeof many);
    assert_hex(many, sizeof many,
               "41edece42d63e8d9bf515a9ba6932e1c"
               "20cbc9f5a5d134645adb5db1b9737ea3");
}

/* Of the lengths 0 to 130, the digests one after another; by sha256sum. */
static void digest__knows_every_end_of_a_block(void **state)
{
    (void)state;
    char bytes[130];
    ptce_text all = {0};
    memset(bytes, 'x', sizeof bytes);
    for (size_t i = 0; i <= sizeof bytes; i++)
        pt_digest_add_hex(&all, bytes, i);
    assert_hex(ptce_text_get(&all), all.length,
               "87aca1c44bc7ba8897768170211f0a02"
               "063de70801131ff86c7edb9ce32c6a50");
    ptce_text_clear(&all);
}

static void digest__is_base64_as_a_policy_wants_it(void **state)
{
    (void)state;
    ptce_text text = {0};
    pt_digest_add_base64(&text, "abc", 3);
    assert_string_equal(ptce_text_get(&text),
                        "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    ptce_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digest__is_that_of_the_standard),
        cmocka_unit_test(digest__knows_every_end_of_a_block),
        cmocka_unit_test(digest__is_base64_as_a_policy_wants_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
