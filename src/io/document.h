/* SPDX-License-Identifier: MIT */
/* The files of one reading: their text is kept until every finding has got its
 * line. */
#ifndef PT_DOCUMENT_H
#define PT_DOCUMENT_H

#include "io/io.h"

typedef struct pt_document {
    const char *origin;
    ptce_text text;
    bool scanned; /* the text is JSON */
    bool broken;  /* read, but over a limit or not JSON */
    ptce_network *network;
    ptce_collection *collection;
} pt_document;

/* A finding of the scan, placed by its offset. */
typedef struct pt_fixed {
    size_t finding, offset;
} pt_fixed;

typedef struct pt_reading {
    const ptce_exchange *options; /* NULL: files of our own only */
    pt_arena *arena;
    pt_document **documents;
    size_t count, capacity;
    ptce_findings *findings;
    pt_fixed *fixed;
    size_t fixed_count, fixed_capacity;
    ptce_status status; /* the worst of the files */
    ptce_error error;   /* of the first file that could not be read */
} pt_reading;

ptce_status pt_reading_init(pt_reading *reading, ptce_findings *findings,
                            ptce_error *err);
void pt_reading_clear(pt_reading *reading);

/* What is expected of a file: one met on a walk may be no file of ours. */
typedef enum pt_expected { PT_EXPECT_ANY, PT_EXPECT_OURS } pt_expected;

/* Read one file; what is wrong with it becomes findings. The status is that of
 * memory; *out is NULL for a file that is not ours or could not be read. */
ptce_status pt_reading_add(pt_reading *reading, pt_document **out,
                           const char *path, pt_expected expected,
                           ptce_error *err);
/* Read a folder of tables, as one document. */
ptce_status pt_reading_add_tables(pt_reading *reading, pt_document **out,
                                  const char *folder, ptce_error *err);
/* Note that a path could not be read, and why. */
ptce_status pt_reading_unread(pt_reading *reading, const char *path,
                              const ptce_error *error, ptce_error *err);
pt_document *pt_reading_find(const pt_reading *reading, const char *path);
/* "folder/name", in the arena; NULL if memory is exhausted. */
char *pt_reading_path(pt_reading *reading, const char *folder, size_t length,
                      const char *name);
/* Lines and columns of all findings; then their order. */
ptce_status pt_reading_place(pt_reading *reading, ptce_error *err);

#endif
