/* SPDX-License-Identifier: MIT */
/* Statuses, errors and their words. */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    int exit_status;
} rows[] = {
#define X(id, name, exit_status, meaning) {name, exit_status},
    PTCE_STATUS_ROWS(X)
#undef X
};

const char *ptce_status_name(ptce_status status)
{
    return rows[status].name;
}

int ptce_status_exit(ptce_status status)
{
    return rows[status].exit_status;
}

const char *ptce_lang_name(ptce_lang lang)
{
    return lang == PTCE_FR ? "fr" : "en";
}

/* Cut at a code point, so that a long text stays valid UTF-8. */
static void copy(char *out, size_t size, const char *text)
{
    size_t length = strlen(text);
    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(out, text, length);
    out[length] = '\0';
}

ptce_status pt_fail(ptce_error *err, ptce_status status, const char *id, ...)
{
    if (!err)
        return status;
    memset(err, 0, sizeof *err);
    err->status = status;
    copy(err->id, sizeof err->id, id);
    va_list slots;
    va_start(slots, id);
    for (size_t i = 0; i < PTCE_ERROR_SLOTS; i++) {
        const char *slot = va_arg(slots, const char *);
        if (!slot)
            break;
        copy(err->slots[i], sizeof err->slots[i], slot);
    }
    va_end(slots);
    return status;
}

void pt_error_place(ptce_error *err, const char *origin, size_t line,
                    size_t column)
{
    if (!err)
        return;
    copy(err->origin, sizeof err->origin, origin ? origin : "");
    err->line = line;
    err->column = column;
}

static void add_word(ptce_text *out, const ptce_error *err, ptce_lang lang,
                     const char *ending)
{
    char key[96];
    const char *slots[PTCE_ERROR_SLOTS];
    for (size_t i = 0; i < PTCE_ERROR_SLOTS; i++)
        slots[i] = err->slots[i];
    (void)snprintf(key, sizeof key, "error.%s%s", err->id, ending);
    if (*ending == '\0' || ptce_word_find(lang, key))
        ptce_text_add_word(out, lang, key, slots, PTCE_ERROR_SLOTS);
}

void ptce_error_describe(ptce_text *out, const ptce_error *err, ptce_lang lang)
{
    if (*err->origin) {
        ptce_text_add(out, err->origin);
        if (err->line > 0) {
            ptce_text_add(out, ":");
            ptce_text_add_count(out, err->line);
            ptce_text_add(out, ":");
            ptce_text_add_count(out, err->column);
        }
        ptce_text_add(out, ": ");
    }
    add_word(out, err, lang, "");
    ptce_text_add(out, "\n");
    size_t before = out->length;
    add_word(out, err, lang, ".hint");
    if (out->length > before)
        ptce_text_add(out, "\n");
}
