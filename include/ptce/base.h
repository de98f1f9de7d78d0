/* SPDX-License-Identifier: MIT */
/** What every layer of libptce shares: status and error, text, words in two
 *  languages, files written whole, and how a computation is to be run.
 *
 *  Public calls are single-threaded; parallel work is done by the library in
 *  worker processes. The library never prints, exits, or changes the locale. */
#ifndef PTCE_BASE_H
#define PTCE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PTCE_API __attribute__((visibility("default")))
#define PTCE_VERSION "0.1.0"

/** Name, word, exit status of the command line, meaning. */
#define PTCE_STATUS_ROWS(X)                                                    \
    X(PTCE_OK, "ok", 0, "success")                                             \
    X(PTCE_NO, "no", 1, "the answer is no")                                    \
    X(PTCE_E_USAGE, "usage", 2, "an argument is out of its domain")            \
    X(PTCE_E_READ, "read", 3, "an input could not be read")                    \
    X(PTCE_E_SYNTAX, "syntax", 3, "a text is not in the declared format")      \
    X(PTCE_E_DATA, "data", 3, "the data break a rule of the model")            \
    X(PTCE_E_LIMIT, "limit", 4, "a limit of time, memory or size was met")     \
    X(PTCE_E_NUMERIC, "numeric", 4, "a computation did not converge")          \
    X(PTCE_E_NOMEM, "nomem", 4, "memory was exhausted")                        \
    X(PTCE_E_SYSTEM, "system", 4, "the system refused an operation")

typedef enum ptce_status {
#define X(id, name, exit_status, meaning) id,
    PTCE_STATUS_ROWS(X)
#undef X
} ptce_status;

PTCE_API const char *ptce_status_name(ptce_status status);
PTCE_API int ptce_status_exit(ptce_status status);

typedef enum ptce_lang { PTCE_EN, PTCE_FR } ptce_lang;

/** "en" or "fr". */
PTCE_API const char *ptce_lang_name(ptce_lang lang);

/* ---- Text ------------------------------------------------------------- */

/** A growing, always NUL-terminated byte buffer. Start with {0}; free with
 *  ptce_text_clear. Appending never returns an error: a failed allocation is
 *  remembered and told by ptce_text_check, so a writer checks once. */
typedef struct ptce_text {
    char *data; /**< NULL while empty; see ptce_text_get */
    size_t length;
    size_t capacity;
    bool failed;
} ptce_text;

PTCE_API void ptce_text_clear(ptce_text *text);
/** The bytes, never NULL. Borrowed until the next change. */
PTCE_API const char *ptce_text_get(const ptce_text *text);
PTCE_API void ptce_text_add(ptce_text *text, const char *string);
PTCE_API void ptce_text_add_bytes(ptce_text *text, const char *bytes,
                                  size_t length);
PTCE_API void ptce_text_add_count(ptce_text *text, size_t count);
/** A number for machines: at most 12 significant digits, a dot, no locale.
 *  NaN and infinities are written as null. */
PTCE_API void ptce_text_add_number(ptce_text *text, double value);
/** A number for people, with @p decimals decimals: 0.27 or 0,27. NaN is "–". */
PTCE_API void ptce_text_add_decimal(ptce_text *text, ptce_lang lang,
                                    double value, int decimals);

/* ---- Words ------------------------------------------------------------ */

/** The catalogue's text for a key ("measure.density"), or NULL. */
PTCE_API const char *ptce_word_find(ptce_lang lang, const char *key);
/** As ptce_word_find; the key itself where the catalogue has no such word. */
PTCE_API const char *ptce_word(ptce_lang lang, const char *key);
/** Append a word whose slots {1}…{9} are replaced by @p slots. A word may hold
 *  two forms, "{1} tie||{1} ties": the second is used when the first slot is
 *  not 1 (in French: not 0 or 1). */
PTCE_API void ptce_text_add_word(ptce_text *text, ptce_lang lang,
                                 const char *key, const char *const *slots,
                                 size_t count);

/** The candidate nearest to a mistyped word, or NULL if none is near. */
PTCE_API const char *ptce_nearest(const char *word,
                                  const char *const *candidates, size_t count);

/* ---- Errors ----------------------------------------------------------- */

#define PTCE_ERROR_SLOTS 4

/** What went wrong, where, and about what. Fixed arrays: an error needs no
 *  allocation, lives with its caller and is written on failure only. */
typedef struct ptce_error {
    ptce_status status;
    char id[64];      /**< stable: the words are error.ID and error.ID.hint */
    char origin[512]; /**< file, or "" */
    size_t line;      /**< 1-based, 0 when unknown */
    size_t column;    /**< 1-based, in code points, 0 when unknown */
    char slots[PTCE_ERROR_SLOTS][256];
} ptce_error;

/** One line "origin:line:column: message" and, if there is one, a line with
 *  what to do. */
PTCE_API void ptce_error_describe(ptce_text *out, const ptce_error *err,
                                  ptce_lang lang);

/** The slot of an error that says, in the language in which the error will be
 *  described, what an errno means. */
PTCE_API const char *ptce_reason(int number);

/* ---- Running ---------------------------------------------------------- */

typedef void ptce_progress(void *data, size_t done, size_t total);

/** How a computation is run; none of it changes a result but the seed. */
typedef struct ptce_run {
    uint64_t seed;           /**< of everything that draws */
    size_t jobs;             /**< worker processes at once, at least 1 */
    double limit_seconds;    /**< for one worker */
    size_t limit_bytes;      /**< address space of one worker */
    ptce_progress *progress; /**< may be NULL */
    void *progress_data;
} ptce_run;

#define PTCE_RUN_DEFAULT                                                       \
    {                                                                          \
        .seed = 1, .jobs = 1, .limit_seconds = 60,                             \
        .limit_bytes = (size_t)4 << 30                                         \
    }

/* ---- Files ------------------------------------------------------------ */

/** Write a whole file or nothing: temporary file beside it, fsync, rename.
 *  PTCE_E_SYSTEM if the system refuses; then the old file is as it was. */
PTCE_API ptce_status ptce_file_write(const char *path, const ptce_text *text,
                                     ptce_error *err);
/** Read a whole regular file of at most @p limit bytes, or standard input for
 *  "-". PTCE_E_READ for anything else (missing, folder, FIFO, too large). */
PTCE_API ptce_status ptce_file_read(ptce_text *text, const char *path,
                                    size_t limit, ptce_error *err);
/** Make a folder and its parents; an existing folder is fine. */
PTCE_API ptce_status ptce_folder_make(const char *path, ptce_error *err);
PTCE_API bool ptce_is_folder(const char *path);
PTCE_API bool ptce_file_exists(const char *path);
/** Names of the entries of a folder, sorted by bytes, one a line. */
PTCE_API ptce_status ptce_folder_list(ptce_text *names, const char *path,
                                      ptce_error *err);
/** Safe in a signal handler: removes the temporary file being written. */
PTCE_API void ptce_interrupted(void);

/** PTCE_E_NOMEM if an append failed. */
PTCE_API ptce_status ptce_text_check(const ptce_text *text, ptce_error *err);

#endif
