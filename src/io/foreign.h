/* SPDX-License-Identifier: MIT */
/* Files of other tools: their bytes, their format, their network. */
#ifndef PT_FOREIGN_H
#define PT_FOREIGN_H

#include "io/meaning.h"

/* Inflate a text that is gzip, in place; others stay as they are. PTCE_E_READ
 * for a broken one and for one that swells beyond the limits. */
ptce_status pt_gunzip(ptce_text *text, const char *path, bool *was,
                      ptce_error *err);
ptce_status pt_gzip(ptce_text *text, ptce_error *err);

/* Bring a text to UTF-8 without byte-order mark. *encoding is what it was in,
 * NULL where it cannot be read: then a finding tells why. */
ptce_status pt_decode(ptce_text *text, const char *origin, const char *wanted,
                      ptce_findings *findings, const char **encoding,
                      ptce_error *err);

/* The format of a file: what is asked for, what its first bytes say, what its
 * name says. NULL: a file of our own, or nothing known. */
const pt_format *pt_foreign_format(const char *path, const ptce_text *text,
                                   const ptce_exchange *options);
/* Whether a folder holds the tables of one network. */
bool pt_foreign_is_folder(const char *path);

/* Read a file, or a folder of tables where text is NULL. *out is NULL where
 * nothing could be read; findings tell why. */
ptce_status pt_foreign_read(ptce_network **out, ptce_text *text,
                            const char *path, const pt_format *format,
                            const ptce_exchange *options,
                            ptce_findings *findings, ptce_error *err);

#endif
