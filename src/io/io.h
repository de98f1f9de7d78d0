/* SPDX-License-Identifier: MIT */
/* Inside the room: one reader and one writer a kind of file. */
#ifndef PT_IO_H
#define PT_IO_H

#include "io/in.h"
#include <ptce/io.h>

#define PT_NETWORK_FORMAT "ptce-network/1"
#define PT_COLLECTION_FORMAT "ptce-collection/1"

/* Read the object of a file; what breaks a rule is a finding, and as much as
 * can be is built all the same. NULL only if memory is exhausted. */
ptce_status pt_network_read(ptce_network **out, pt_slice object,
                            const char *origin, ptce_findings *findings,
                            ptce_error *err);
ptce_status pt_collection_read(ptce_collection **out, pt_slice object,
                               const char *origin, ptce_findings *findings,
                               ptce_error *err);

void pt_collection_write(ptce_text *out, const ptce_collection *collection);

/* Writing what both kinds share: absent and empty things are left out. */
struct pt_json;
void pt_out_text(struct pt_json *json, const char *key, const char *value);
void pt_out_texts(struct pt_json *json, const char *key,
                  const ptce_strings *texts, bool one_a_line);
void pt_out_extras(struct pt_json *json, const ptce_attributes *extras);

#endif
