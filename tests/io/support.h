/* SPDX-License-Identifier: MIT */
/* What the tests of this room share: a folder of their own, and texts read as
 * files. */
#ifndef TESTS_IO_SUPPORT_H
#define TESTS_IO_SUPPORT_H

#include "support/cmocka_all.h"
#include <ptce/io.h>

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char scratch_folder[64];

static inline int remove_entry(const char *path, const struct stat *status,
                               int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

static inline void remove_scratch(void)
{
    (void)nftw(scratch_folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

/* The path of a file in a folder made for this process, which goes with it. */
static inline const char *scratch(const char *name)
{
    static char path[256];
    if (!*scratch_folder) {
        (void)snprintf(scratch_folder, sizeof scratch_folder,
                       "/tmp/ptce-io-XXXXXX");
        assert_non_null(mkdtemp(scratch_folder));
        (void)atexit(remove_scratch);
    }
    (void)snprintf(path, sizeof path, "%s/%s", scratch_folder, name);
    return path;
}

static inline const char *scratch_write(const char *name, const char *bytes,
                                        size_t length)
{
    const char *path = scratch(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline ptce_status check_bytes(ptce_findings *findings,
                                      const char *bytes, size_t length)
{
    const char *path = scratch_write("case.json", bytes, length);
    return ptce_check(findings, &path, 1, NULL);
}

static inline const ptce_finding *find_rule(const ptce_findings *findings,
                                            const char *rule)
{
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].rule->id, rule) == 0)
            return &findings->items[i];
    return NULL;
}

#endif
