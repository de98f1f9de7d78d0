/* SPDX-License-Identifier: MIT */
/* Checked allocation and arenas. */
#include "base/base.h"
#include "support/cmocka_all.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

static void grow__keeps_items_and_zeroes_the_rest(void **state)
{
    (void)state;
    int *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(
            pt_grow((void **)&items, &capacity, i, sizeof *items, NULL),
            PTCE_OK);
        assert_int_equal(items[i], 0);
        items[i] = (int)i;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    free(items);
}

static void grow__refuses_an_overflow(void **state)
{
    (void)state;
    void *items = NULL;
    size_t capacity = SIZE_MAX / 4;
    ptce_error err = {0};
    assert_int_equal(pt_grow(&items, &capacity, capacity, 16, &err),
                     PTCE_E_NOMEM);
    assert_null(items);
}

static void arena__gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    pt_arena *arena = pt_arena_new();
    for (size_t size = 0; size < 200000; size = size * 2 + 1) {
        unsigned char *taken = pt_arena_take(arena, size, 1);
        assert_non_null(taken);
        assert_int_equal((uintptr_t)taken % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(taken[i], 0);
        memset(taken, 0xAA, size);
    }
    assert_null(pt_arena_take(arena, SIZE_MAX / 2, 16));
    char *text = pt_arena_text(arena, "pôle sud", 5);
    assert_string_equal(text, "pôle");
    pt_arena_free(arena);
    pt_arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grow__keeps_items_and_zeroes_the_rest),
        cmocka_unit_test(grow__refuses_an_overflow),
        cmocka_unit_test(arena__gives_zeroed_aligned_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
