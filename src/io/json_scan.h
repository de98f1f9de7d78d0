/* SPDX-License-Identifier: MIT */
/* A strict pass over JSON text, ours, before any library sees it: what it lets
 * through is valid UTF-8, valid JSON, without NUL, within the limits. It knows
 * where everything stands; the library does not. */
#ifndef PT_JSON_SCAN_H
#define PT_JSON_SCAN_H

#include "base/base.h"

#define PT_SCAN_DEPTH 64
#define PT_SCAN_STRING ((size_t)1 << 20) /* bytes of one string, as written */
#define PT_SCAN_NUMBER 1000              /* bytes of one number */

/* Something wrong: the rule, where it stands, and the text that shows it. */
typedef struct pt_scan_fault {
    const char *rule;
    size_t offset;
    const char *pointer; /* "" where it has none; borrowed */
    const char *excerpt;
} pt_scan_fault;

typedef void pt_scan_report(void *data, const pt_scan_fault *fault);

/* True if the text is JSON. Repeated keys are reported and do not end the
 * scan; anything else is reported and ends it. PTCE_E_NOMEM is reported as a
 * fault without rule. Linear but for sorting the keys of large objects. */
bool pt_scan(const char *text, size_t length, pt_scan_report *report,
             void *data);

/* Offsets of values by their JSON Pointers, in one sweep over text that
 * pt_scan let through; SIZE_MAX where there is none. */
ptce_status pt_scan_find(size_t *offsets, const char *text, size_t length,
                         const char *const *pointers, size_t count,
                         ptce_error *err);

/* Line and column of rising offsets: start with {.text = text}. */
typedef struct pt_scan_place {
    const char *text;
    size_t at, lines, columns; /* before it, on its line */
} pt_scan_place;
void pt_scan_advance(pt_scan_place *place, size_t offset);

/* ---- Slices of checked text --------------------------------------------- */

/* The text of a value, from its first to its last byte. */
typedef struct pt_slice {
    const char *at;
    size_t length;
} pt_slice;

/* Steps through the items of an object or array. */
typedef struct pt_walk {
    const char *at, *end;
} pt_walk;

pt_slice pt_slice_trim(const char *text, size_t length);
pt_walk pt_walk_into(pt_slice value);
/* The next item; key, with its quotes, only of objects (NULL for arrays). */
bool pt_walk_next(pt_walk *walk, pt_slice *key, pt_slice *value);
size_t pt_walk_count(pt_slice value);

#endif
