/* SPDX-License-Identifier: MIT */
/* Our generator against its published definition. */
#include "base/base.h"
#include "support/cmocka_all.h"

/* Steele, Lea and Flood's splitmix64: the published first outputs of seed 0. */
static void random_seed__fills_the_state_with_splitmix64(void **state)
{
    (void)state;
    pt_random random;
    pt_random_seed(&random, 0);
    assert_true(random.state[0] == 0xE220A8397B1DCDAFu);
    assert_true(random.state[1] == 0x6E789E6AA1B965F4u);
    assert_true(random.state[2] == 0x06C45D188009454Fu);
    assert_true(random.state[3] == 0xF88BB8A8724C81ECu);
}

/* Blackman and Vigna's xoshiro256**: the state 1, 2, 3, 4 of the reference
 * vectors that several implementations share. */
static void random_next__is_xoshiro256_starstar(void **state)
{
    static const uint64_t expected[] = {
        11520u,
        0u,
        1509978240u,
        1215971899390074240u,
        1216172134540287360u,
        607988272756665600u,
        16172922978634559625u,
        8476171486693032832u,
        10595114339597558777u,
        2904607092377533576u,
    };
    (void)state;
    pt_random random = {{1, 2, 3, 4}};
    for (size_t i = 0; i < PT_COUNT(expected); i++)
        assert_true(pt_random_next(&random) == expected[i]);
}

static void random_below__stays_below_and_reaches_all(void **state)
{
    (void)state;
    pt_random random;
    size_t seen[7] = {0};
    pt_random_seed(&random, 42);
    for (size_t i = 0; i < 7000; i++) {
        uint64_t draw = pt_random_below(&random, 7);
        assert_true(draw < 7);
        seen[draw]++;
    }
    for (size_t i = 0; i < 7; i++)
        assert_in_range(seen[i], 850, 1150);
    assert_int_equal(pt_random_below(&random, 1), 0);
}

static void random_unit__is_in_the_half_open_interval(void **state)
{
    (void)state;
    pt_random random;
    double sum = 0;
    pt_random_seed(&random, 3);
    for (size_t i = 0; i < 10000; i++) {
        double draw = pt_random_unit(&random);
        assert_true(draw >= 0 && draw < 1);
        sum += draw;
    }
    assert_near(sum / 10000, 0.5, 0.02);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_seed__fills_the_state_with_splitmix64),
        cmocka_unit_test(random_next__is_xoshiro256_starstar),
        cmocka_unit_test(random_below__stays_below_and_reaches_all),
        cmocka_unit_test(random_unit__is_in_the_half_open_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
