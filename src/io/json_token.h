/* SPDX-License-Identifier: MIT */
/* Inside the scan: its state, its faults and its tokens. Every function that
 * returns false has reported a fault. */
#ifndef PT_JSON_TOKEN_H
#define PT_JSON_TOKEN_H

#include "io/json_scan.h"

/* A key of an object that is still open. */
typedef struct pt_open_key {
    const char *text; /* decoded only if it was written with escapes */
    size_t length;
    size_t offset;
} pt_open_key;

typedef struct pt_level {
    const char *key; /* of the item being read; NULL in arrays */
    size_t key_length;
    size_t index;
} pt_level;

typedef void pt_scan_visit(void *data, size_t offset, uint64_t hash);

typedef struct pt_scanner {
    const char *text;
    size_t length, at;
    pt_level levels[PT_SCAN_DEPTH + 1];
    size_t depth;
    pt_open_key *keys; /* of all open objects, the innermost last */
    size_t key_count, key_capacity;
    pt_arena *arena; /* decoded keys */
    pt_scan_report *report;
    pt_scan_visit *visit;
    void *data;
} pt_scanner;

/* Report a fault with an excerpt of the text; always false. */
bool pt_scan_fault_of(pt_scanner *s, const char *rule, size_t offset,
                      const char *excerpt, size_t length);
bool pt_scan_fault_at(pt_scanner *s, const char *rule, size_t offset);
bool pt_scan_fault_here(pt_scanner *s, const char *rule);
bool pt_scan_out_of_memory(pt_scanner *s);
/* Something else was expected here. */
bool pt_scan_unexpected(pt_scanner *s);

bool pt_scan_starts(const pt_scanner *s, const char *word);
char pt_scan_peek(const pt_scanner *s); /* NUL behind the end */
void pt_scan_skip_space(pt_scanner *s);
bool pt_scan_is_digit(char c);
/* Four hexadecimal digits, or -1; and whether they open a surrogate pair. */
int32_t pt_scan_read_hex(const pt_scanner *s, size_t at);
bool pt_scan_is_high(int32_t unit);

/* Tokens: from their first byte to behind their last. */
bool pt_scan_string(pt_scanner *s, bool *escaped);
bool pt_scan_number(pt_scanner *s);
bool pt_scan_word(pt_scanner *s);

#endif
