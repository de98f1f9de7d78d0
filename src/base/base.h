/* SPDX-License-Identifier: MIT */
/* Shared inside the library: memory, errors, UTF-8, numbers. */
#ifndef PT_BASE_H
#define PT_BASE_H

#include <ptce/base.h>

#define PT_COUNT(array) (sizeof(array) / sizeof(array)[0])
#define PT_INPUT_LIMIT ((size_t)512 << 20) /* bytes of one input */

/* ---- Memory ------------------------------------------------------------ */

/* Zeroed memory for count items, or NULL; checked against overflow. */
void *pt_alloc(size_t count, size_t size);
/* Grow a vector so that it holds one item more; *capacity in items. */
ptce_status pt_grow(void **items, size_t *capacity, size_t count, size_t size,
                    ptce_error *err);

/* Memory that is freed all at once. */
typedef struct pt_arena pt_arena;
pt_arena *pt_arena_new(void);
void pt_arena_free(pt_arena *arena);
/* Zeroed, aligned for any type; NULL if memory is exhausted. */
void *pt_arena_take(pt_arena *arena, size_t count, size_t size);
/* A copy of length bytes with a NUL behind, or NULL. */
char *pt_arena_text(pt_arena *arena, const char *bytes, size_t length);

/* ---- Errors ------------------------------------------------------------ */

/* Fill err (if any) with a word and its slots, and return status. The slots
 * are strings, closed by NULL: pt_fail(err, PTCE_E_READ, "file-missing", path,
 * NULL). A slot that starts with PT_SLOT_WORDS is a list of keys of the
 * catalogue, separated by blanks, and is shown as their words. */
#define PT_SLOT_WORDS "\x1f"
ptce_status pt_fail(ptce_error *err, ptce_status status, const char *id, ...)
    __attribute__((sentinel));
/* The same for "memory was exhausted", the most common one. */
static inline ptce_status pt_nomem(ptce_error *err)
{
    (void)pt_fail(err, PTCE_E_NOMEM, "no-memory", NULL);
    return PTCE_E_NOMEM; /* whoever reads a caller sees that it is no success */
}
/* Say which file an error is about; NULL for none. */
void pt_error_place(ptce_error *err, const char *origin, size_t line,
                    size_t column);

/* ---- UTF-8 ------------------------------------------------------------- */

/* Bytes of the valid code point at text, 0 if there is none. */
size_t pt_utf8_step(const char *text, size_t length, int32_t *code_point);
/* Offset of the first byte that is not valid UTF-8; length if all is. */
size_t pt_utf8_valid(const char *text, size_t length);
/* Append text as XML and a terminal can hold it: invalid bytes, controls and
 * forbidden code points become U+FFFD; bidirectional controls and byte-order
 * marks are dropped. */
void pt_text_add_clean(ptce_text *out, const char *text);
/* Append the text without case, accents, punctuation and spaces: what two
 * spellings of one name share. */
void pt_text_add_folded(ptce_text *out, const char *text);
/* Columns a terminal needs. */
size_t pt_utf8_columns(const char *text);

/* ---- Numbers ----------------------------------------------------------- */

#define PT_NUMBER_MAX 32
/* 12 significant digits, no locale; "null" if not finite. */
void pt_number_write(char out[PT_NUMBER_MAX], double value);
/* A whole decimal text ("-1.5e3", with a dot) to a number; false if not. */
bool pt_number_read(double *value, const char *text);
/* The value rounded to 12 significant digits, as it is written. */
double pt_number_round(double value);

/* Append a whole number for people, its thousands set apart: 490 314 (narrow
 * no-break space) in French, 490,314 in English. */
void pt_text_add_grouped(ptce_text *out, ptce_lang lang, uint64_t value);
/* Decimals that show a column of values to about three significant digits; 0
 * where all are whole. Undefined values do not count. */
int pt_decimals(const double *values, size_t count);

/* ---- Order and likeness ------------------------------------------------- */

/* strcmp for qsort over arrays of const char *; NULL sorts first. */
int pt_text_order(const char *a, const char *b);
/* The candidate nearest to word by edit distance, or NULL if none is near. */
const char *pt_nearest(const char *word, const char *const *candidates,
                       size_t count);

/* ---- Random numbers ----------------------------------------------------- */

/* xoshiro256** (Blackman and Vigna 2018), seeded by splitmix64: ours, so that
 * a seed means the same draws in every release. */
typedef struct pt_random {
    uint64_t state[4];
} pt_random;
void pt_random_seed(pt_random *random, uint64_t seed);
uint64_t pt_random_next(pt_random *random);
/* Uniform in [0, bound), without bias; bound > 0. */
uint64_t pt_random_below(pt_random *random, uint64_t bound);
/* Uniform in [0, 1). */
double pt_random_unit(pt_random *random);

#endif
