/* SPDX-License-Identifier: MIT */
/* docs/references.bib, where all references stand, in words. */
#ifndef PT_REFERENCES_H
#define PT_REFERENCES_H

#include "base/base.h"

/* The file as it is, made by the build. */
extern const unsigned char pt_references_bib[];

/* Append "Authors (year). Title. Journal, 65, 141–151."; false, and nothing is
 * appended, if no entry has that key. Keys and their length: keys need no end.
 */
bool pt_reference_say(ptce_text *out, const char *key, size_t length);

/* Append "Feng & Cliff 2004", "Rao et al. 1996"; false as above. */
bool pt_reference_cite(ptce_text *out, const char *key, size_t length,
                       ptce_lang lang);

/* The next of keys set apart by blanks: its length, 0 behind the last; *at
 * moves to it, then is to be moved behind it. */
size_t pt_reference_next(const char **at);

#endif
