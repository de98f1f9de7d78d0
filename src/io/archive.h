/* SPDX-License-Identifier: MIT */
/* Archives of sheets, in memory: only members that are asked for by their
 * exact name are read, and nothing swells beyond the limits. */
#ifndef PT_ARCHIVE_H
#define PT_ARCHIVE_H

#include "io/format.h"

typedef struct pt_archive pt_archive;

/* Open the bytes of a zip file, which must outlive it. NULL with PTCE_OK: it
 * is none, or broken, and a finding says so. */
ptce_status pt_archive_open(pt_archive **out, pt_import *import, pt_slice bytes,
                            ptce_error *err);
void pt_archive_close(pt_archive *archive);
/* The text of a member; *found is false where there is none, or where it
 * cannot be read, which is noted. */
ptce_status pt_archive_read(ptce_text *text, pt_archive *archive,
                            const char *name, bool *found, ptce_error *err);

/* Members in their order to the bytes of a zip file, always the same; the
 * first is stored as it is. */
typedef struct pt_archive_member {
    const char *name;
    const ptce_text *text;
} pt_archive_member;
ptce_status pt_archive_write(ptce_text *out, const pt_archive_member *members,
                             size_t count, ptce_error *err);

#endif
