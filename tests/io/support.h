/* SPDX-License-Identifier: MIT */
/* What the tests of this room share: a folder of their own, and texts read as
 * files. */
#ifndef TESTS_IO_SUPPORT_H
#define TESTS_IO_SUPPORT_H

#include "support/cmocka_all.h"
#include <ptce/io.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The path of a file in a folder made for this process; it stays for the life
 * of the test program. */
static inline const char *scratch(const char *name)
{
    static char folder[64];
    static char path[256];
    if (!*folder) {
        (void)snprintf(folder, sizeof folder, "/tmp/ptce-io-XXXXXX");
        assert_non_null(mkdtemp(folder));
    }
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
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
