/* SPDX-License-Identifier: MIT */
/* Files read whole, written whole or not at all. */
#include "base/base.h"
#include "support/cmocka_all.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof folder, "/tmp/ptce-file-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[128];
    (void)state;
    (void)snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

/* A path in the folder; valid until the next call. */
static const char *in_folder(const char *name)
{
    static char path[256];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void holds(const char *name, const char *expected)
{
    ptce_text text = {0};
    assert_int_equal(ptce_file_read(&text, in_folder(name), 1 << 20, NULL),
                     PTCE_OK);
    assert_string_equal(ptce_text_get(&text), expected);
    ptce_text_clear(&text);
}

static ptce_status put(const char *path, const char *content, ptce_error *err)
{
    ptce_text text = {0};
    ptce_text_add(&text, content);
    ptce_status st = ptce_file_write(path, &text, err);
    ptce_text_clear(&text);
    return st;
}

static void lists(const char *expected)
{
    ptce_text names = {0};
    assert_int_equal(ptce_folder_list(&names, folder, NULL), PTCE_OK);
    assert_string_equal(ptce_text_get(&names), expected);
    ptce_text_clear(&names);
}

static void file_write__replaces_the_whole_file(void **state)
{
    (void)state;
    assert_int_equal(put(in_folder("a"), "a long first text", NULL), PTCE_OK);
    assert_int_equal(put(in_folder("a"), "short", NULL), PTCE_OK);
    holds("a", "short");
    assert_int_equal(put(in_folder("empty"), "", NULL), PTCE_OK);
    holds("empty", "");
    lists("a\nempty\n");
}

/* A disk that is full behind the first bytes: the old file stays. */
static void file_write__leaves_the_old_file_when_the_disk_is_full(void **state)
{
    (void)state;
    struct rlimit before;
    ptce_text text = {0};
    ptce_error err = {0};
    assert_int_equal(put(in_folder("a"), "old", NULL), PTCE_OK);
    for (size_t i = 0; i < 20000; i++)
        ptce_text_add(&text, "0123456789");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {4096, before.rlim_max};
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    ptce_status st = ptce_file_write(in_folder("a"), &text, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(st, PTCE_E_SYSTEM);
    assert_string_equal(err.id, "file-write");
    holds("a", "old");
    lists("a\nempty\n");
    ptce_text_clear(&text);
}

static void file_write__refuses_what_is_not_a_plain_file(void **state)
{
    (void)state;
    ptce_error err = {0};
    assert_int_equal(put(folder, "x", &err), PTCE_E_SYSTEM);
    assert_string_equal(err.id, "not-a-file-to-write");
    assert_int_equal(put("/dev/full", "x", &err), PTCE_E_SYSTEM);
    assert_int_equal(put(in_folder("no/such/folder"), "x", &err),
                     PTCE_E_SYSTEM);
    assert_string_equal(err.id, "file-write");
    char target[256];
    (void)snprintf(target, sizeof target, "%s", in_folder("a"));
    assert_int_equal(symlink(target, in_folder("link")), 0);
    assert_int_equal(put(in_folder("link"), "through", &err), PTCE_E_SYSTEM);
    holds("a", "old");
    assert_int_equal(unlink(in_folder("link")), 0);
}

static void file_write__writes_nothing_of_a_failed_text(void **state)
{
    (void)state;
    ptce_text text = {.failed = true};
    assert_int_equal(ptce_file_write(in_folder("never"), &text, NULL),
                     PTCE_E_NOMEM);
    assert_false(ptce_file_exists(in_folder("never")));
}

static void file_read__refuses_all_but_regular_files(void **state)
{
    static const struct {
        const char *path, *id;
    } rows[] = {{"/no/such/file", "file-open"},
                {"/tmp", "file-is-folder"},
                {"/dev/zero", "file-not-regular"}};
    (void)state;
    ptce_error err = {0};
    ptce_text text = {0};
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        assert_int_equal(ptce_file_read(&text, rows[i].path, 1000, &err),
                         PTCE_E_READ);
        assert_string_equal(err.id, rows[i].id);
    }
    (void)ptce_file_read(&text, "/no/such/file", 1000, &err);
    ptce_text said = {0};
    ptce_error_describe(&said, &err, PTCE_EN);
    ptce_error_describe(&said, &err, PTCE_FR);
    assert_non_null(strstr(ptce_text_get(&said), ": No such file or dir"));
    assert_non_null(
        strstr(ptce_text_get(&said), "\u00A0: fichier ou dossier inex"));
    ptce_text_clear(&said);
    assert_int_equal(mkfifo(in_folder("fifo"), 0600), 0);
    assert_int_equal(ptce_file_read(&text, in_folder("fifo"), 1000, &err),
                     PTCE_E_READ);
    assert_string_equal(err.id, "file-not-regular");
    assert_int_equal(unlink(in_folder("fifo")), 0);
    ptce_text_clear(&text);
}

static void file_read__stops_at_its_limit(void **state)
{
    (void)state;
    ptce_error err = {0};
    ptce_text text = {0};
    assert_int_equal(ptce_file_read(&text, in_folder("a"), 2, &err),
                     PTCE_E_READ);
    assert_string_equal(err.id, "file-too-large");
    ptce_text_clear(&text);
}

static void folder_make__makes_parents_and_takes_what_is_there(void **state)
{
    (void)state;
    ptce_error err = {0};
    assert_int_equal(ptce_folder_make(in_folder("x/y/z/"), NULL), PTCE_OK);
    assert_true(ptce_is_folder(in_folder("x/y/z")));
    assert_int_equal(ptce_folder_make(in_folder("x/y"), NULL), PTCE_OK);
    assert_int_equal(ptce_folder_make(in_folder("a/b"), &err), PTCE_E_SYSTEM);
    assert_int_equal(ptce_folder_make("", &err), PTCE_E_SYSTEM);
    assert_false(ptce_is_folder(in_folder("a")));
}

static void folder_list__sorts_by_bytes(void **state)
{
    (void)state;
    assert_int_equal(put(in_folder("Z"), "", NULL), PTCE_OK);
    assert_int_equal(put(in_folder("é"), "", NULL), PTCE_OK);
    assert_int_equal(put(in_folder("b\nc"), "", NULL), PTCE_OK);
    lists("Z\na\nempty\nx\né\n");
    ptce_text names = {0};
    assert_int_equal(ptce_folder_list(&names, "/no/such", NULL), PTCE_E_READ);
    ptce_text_clear(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file_write__replaces_the_whole_file),
        cmocka_unit_test(file_write__leaves_the_old_file_when_the_disk_is_full),
        cmocka_unit_test(file_write__refuses_what_is_not_a_plain_file),
        cmocka_unit_test(file_write__writes_nothing_of_a_failed_text),
        cmocka_unit_test(file_read__refuses_all_but_regular_files),
        cmocka_unit_test(file_read__stops_at_its_limit),
        cmocka_unit_test(folder_make__makes_parents_and_takes_what_is_there),
        cmocka_unit_test(folder_list__sorts_by_bytes),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
