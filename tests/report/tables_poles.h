/* SPDX-License-Identifier: MIT */
/* Six small made-up poles: two in the first group, three in the second of which
 * one has no tie, and one without group. */
#ifndef TESTS_REPORT_TABLES_POLES_H
#define TESTS_REPORT_TABLES_POLES_H

#include <ptce/ptce.h>

#define POLES PTCE_SOURCE_DIR "/tests/report/tables_poles"

/* NULL if the path cannot be read. */
static inline ptce_collection *read_poles(const char *path)
{
    ptce_collection *collection = NULL;
    ptce_error err;
    return ptce_read(&collection, &path, 1, NULL, &err) == PTCE_OK ? collection
                                                                   : NULL;
}

#endif
