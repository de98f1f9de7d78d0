/* SPDX-License-Identifier: MIT */
/* JSON text, written in one pass: own numbers, own escapes, no tree.
 *
 * A block is an object or an array. An open block puts each member on its own
 * line; inside an inline block everything stays on one line, so "one actor a
 * line" is an inline object in an open array. */
#ifndef PT_JSON_TEXT_H
#define PT_JSON_TEXT_H

#include "base/base.h"

#define PT_JSON_DEPTH 16

typedef enum pt_json_layout { PT_JSON_OPEN, PT_JSON_INLINE } pt_json_layout;

typedef struct pt_json {
    ptce_text *out;
    size_t depth;
    struct {
        char close;
        bool inlined;
        bool filled;
    } blocks[PT_JSON_DEPTH];
    bool for_html; /* '<', '>' and '&' as \u escapes: safe inside <script> */
} pt_json;

/* key is NULL inside arrays and for the outermost value. */
void pt_json_object(pt_json *json, const char *key, pt_json_layout layout);
void pt_json_array(pt_json *json, const char *key, pt_json_layout layout);
void pt_json_end(pt_json *json);
void pt_json_text(pt_json *json, const char *key,
                  const char *value);                              /* or null */
void pt_json_number(pt_json *json, const char *key, double value); /* or null */
void pt_json_count(pt_json *json, const char *key, size_t value);
void pt_json_bool(pt_json *json, const char *key, bool value);
void pt_json_raw(pt_json *json, const char *key, const char *json_text);
void pt_json_null(pt_json *json, const char *key);
/* Only the quoted string. */
void pt_json_quote(ptce_text *out, const char *value, bool for_html);

#endif
