/* SPDX-License-Identifier: MIT */
/* UTF-8: validity, cleaning, folding, columns; likeness of words. */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */
#define WORD_MAX 64

size_t pt_utf8_step(const char *text, size_t length, int32_t *code_point)
{
    utf8proc_int32_t cp = -1;
    if (length == 0)
        return 0;
    utf8proc_ssize_t step =
        utf8proc_iterate((const utf8proc_uint8_t *)text,
                         length > 4 ? 4 : (utf8proc_ssize_t)length, &cp);
    if (step <= 0 || cp < 0)
        return 0;
    *code_point = cp;
    return (size_t)step;
}

size_t pt_utf8_valid(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        int32_t cp;
        if ((unsigned char)text[at] < 0x80) {
            at++;
            continue;
        }
        size_t step = pt_utf8_step(text + at, length - at, &cp);
        if (step == 0)
            return at;
        at += step;
    }
    return length;
}

/* Unseen by a reader, and able to change what is seen. */
static bool is_invisible(int32_t cp)
{
    return cp == 0xFEFF || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200E || cp == 0x200F ||
           cp == 0x061C;
}

/* XML 1.0, production 2, less the C1 controls: a terminal may obey them. */
static bool is_xml(int32_t cp)
{
    if (cp >= 0x7F && cp <= 0x9F)
        return false;
    return cp == 0x9 || cp == 0xA || cp == 0xD ||
           (cp >= 0x20 && cp <= 0xD7FF) || (cp >= 0xE000 && cp <= 0xFFFD) ||
           cp >= 0x10000;
}

void pt_text_add_clean(ptce_text *out, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        int32_t cp;
        size_t step = pt_utf8_step(text, left, &cp);
        if (step == 0) {
            ptce_text_add(out, REPLACEMENT);
            step = 1;
        } else if (!is_xml(cp)) {
            ptce_text_add(out, REPLACEMENT);
        } else if (!is_invisible(cp)) {
            ptce_text_add_bytes(out, text, step);
        }
        text += step;
        left -= step;
    }
}

void pt_text_add_folded(ptce_text *out, const char *text)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t length = utf8proc_map(
        (const utf8proc_uint8_t *)text, 0, &folded,
        UTF8PROC_NULLTERM | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
            UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (length < 0) {
        ptce_text_add(out, text);
        return;
    }
    for (utf8proc_ssize_t at = 0; at < length;) {
        utf8proc_int32_t cp;
        utf8proc_ssize_t step = utf8proc_iterate(folded + at, length - at, &cp);
        if (step <= 0)
            break;
        utf8proc_category_t category = utf8proc_category(cp);
        if (category <= UTF8PROC_CATEGORY_LO ||
            (category >= UTF8PROC_CATEGORY_ND &&
             category <= UTF8PROC_CATEGORY_NO))
            ptce_text_add_bytes(out, (const char *)folded + at, (size_t)step);
        at += step;
    }
    free(folded);
}

size_t pt_utf8_columns(const char *text)
{
    size_t columns = 0;
    size_t left = strlen(text);
    while (left > 0) {
        int32_t cp;
        size_t step = pt_utf8_step(text, left, &cp);
        if (step == 0)
            step = 1;
        else
            columns += (size_t)utf8proc_charwidth(cp);
        text += step;
        left -= step;
    }
    return columns;
}

int pt_text_order(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Levenshtein distance over bytes, of words no longer than WORD_MAX. */
static size_t edit_distance(const char *a, const char *b)
{
    size_t rows[2][WORD_MAX + 1];
    size_t na = strlen(a);
    size_t nb = strlen(b);
    for (size_t j = 0; j <= nb; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t *now = rows[i % 2];
        const size_t *before = rows[(i + 1) % 2];
        now[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t swap = before[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = least(swap, least(before[j], now[j - 1]) + 1);
        }
    }
    return rows[na % 2][nb];
}

const char *pt_nearest(const char *word, const char *const *candidates,
                       size_t count)
{
    size_t length = strlen(word);
    const char *nearest = NULL;
    size_t best = length / 3 + 2; /* a near word differs in about a third */
    if (length > WORD_MAX)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        if (!candidates[i] || strlen(candidates[i]) > WORD_MAX)
            continue;
        size_t distance = edit_distance(word, candidates[i]);
        if (distance < best) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

const char *ptce_nearest(const char *word, const char *const *candidates,
                         size_t count)
{
    return pt_nearest(word, candidates, count);
}
