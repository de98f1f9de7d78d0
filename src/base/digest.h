/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4): of a script for the page's policy, of an input for
 * those who want to know what a result was made from. */
#ifndef PT_DIGEST_H
#define PT_DIGEST_H

#include "base/base.h"

#define PT_DIGEST_BYTES 32

void pt_digest(unsigned char out[PT_DIGEST_BYTES], const char *bytes,
               size_t length);
/* The digest as 64 hexadecimal digits, and in base64 as a policy wants it. */
void pt_digest_add_hex(ptce_text *out, const char *bytes, size_t length);
void pt_digest_add_base64(ptce_text *out, const char *bytes, size_t length);

#endif
