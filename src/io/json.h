/* SPDX-License-Identifier: MIT */
/* Values decoded by cJSON, from slices of text that the scan let through. */
#ifndef PT_JSON_H
#define PT_JSON_H

#include "io/json_scan.h"
#include "model/model.h"

typedef enum pt_json_type {
    PT_TYPE_TEXT,
    PT_TYPE_NUMBER,
    PT_TYPE_BOOL,
    PT_TYPE_NULL,
    PT_TYPE_LIST,
    PT_TYPE_OBJECT
} pt_json_type;

pt_json_type pt_json_type_of(pt_slice value);
/* The text of a string, in the arena; NULL if memory is exhausted. */
char *pt_json_decode(pt_arena *arena, pt_slice value);
/* The texts of an array; false if memory is exhausted. */
bool pt_json_decode_texts(pt_arena *arena, ptce_strings *out, pt_slice value);
/* A number from its own digits, not through the library. */
double pt_json_decode_number(pt_slice value);
/* Append a value in canonical form: one line, our own escapes, numbers as they
 * were written. */
void pt_json_canonical(ptce_text *out, pt_slice value);

#endif
