/* SPDX-License-Identifier: MIT */
/* Faults and tokens of the scan. */
#include "io/json_token.h"

#include <stdio.h>
#include <string.h>

/* ---- Faults ------------------------------------------------------------ */

static void add_pointer(ptce_text *out, const pt_scanner *s)
{
    for (size_t i = 0; i < s->depth; i++) {
        const pt_level *l = &s->levels[i];
        ptce_text_add(out, "/");
        if (!l->key) {
            ptce_text_add_count(out, l->index);
            continue;
        }
        for (size_t j = 0; j < l->key_length; j++) {
            if (l->key[j] == '~')
                ptce_text_add(out, "~0");
            else if (l->key[j] == '/')
                ptce_text_add(out, "~1");
            else
                ptce_text_add_bytes(out, l->key + j, 1);
        }
    }
}

/* The character at an offset, or the word that begins there. */
static size_t excerpt_length(const pt_scanner *s, size_t offset)
{
    size_t end = offset;
    while (end < s->length && end - offset < 24 &&
           strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                  "0123456789.+-_",
                  s->text[end]))
        end++;
    if (end > offset || offset >= s->length)
        return end - offset;
    int32_t cp;
    size_t step = pt_utf8_step(s->text + offset, s->length - offset, &cp);
    return step ? step : 1;
}

bool pt_scan_fault_of(pt_scanner *s, const char *rule, size_t offset,
                      const char *excerpt, size_t length)
{
    char shown[64];
    ptce_text pointer = {0};
    add_pointer(&pointer, s);
    if (length >= sizeof shown)
        length = sizeof shown - 1;
    while (length > 0 && pt_utf8_valid(excerpt, length) != length)
        length--;
    memcpy(shown, excerpt, length);
    shown[length] = '\0';
    pt_scan_fault fault = {rule, offset, ptce_text_get(&pointer), shown};
    if (s->report)
        s->report(s->data, &fault);
    ptce_text_clear(&pointer);
    return false;
}

bool pt_scan_fault_at(pt_scanner *s, const char *rule, size_t offset)
{
    size_t length = excerpt_length(s, offset);
    return pt_scan_fault_of(s, rule, offset, s->text + offset, length);
}

bool pt_scan_fault_here(pt_scanner *s, const char *rule)
{
    return pt_scan_fault_at(s, rule, s->at);
}

bool pt_scan_out_of_memory(pt_scanner *s)
{
    return pt_scan_fault_of(s, NULL, s->at, "", 0);
}

bool pt_scan_starts(const pt_scanner *s, const char *word)
{
    size_t length = strlen(word);
    return s->length - s->at >= length &&
           memcmp(s->text + s->at, word, length) == 0;
}

/* What stands where something else was expected. */
bool pt_scan_unexpected(pt_scanner *s)
{
    if (s->at >= s->length)
        return pt_scan_fault_here(s, "json-truncated");
    if (pt_scan_starts(s, "//") || pt_scan_starts(s, "/*") ||
        pt_scan_starts(s, "#"))
        return pt_scan_fault_here(s, "json-comment");
    if (pt_scan_starts(s, "'") || pt_scan_starts(s, "“") ||
        pt_scan_starts(s, "”") || pt_scan_starts(s, "«"))
        return pt_scan_fault_here(s, "json-quote");
    return pt_scan_fault_here(s, "json-syntax");
}

/* ---- Tokens ------------------------------------------------------------ */

void pt_scan_skip_space(pt_scanner *s)
{
    while (s->at < s->length) {
        char c = s->text[s->at];
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
            break;
        s->at++;
    }
}

bool pt_scan_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char pt_scan_peek(const pt_scanner *s)
{
    if (s->at >= s->length)
        return '\0';
    return s->text[s->at];
}

/* Four hexadecimal digits behind \u, or -1. */
int32_t pt_scan_read_hex(const pt_scanner *s, size_t at)
{
    int32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = 'x';
        if (i < s->length)
            c = s->text[i];
        if (pt_scan_is_digit(c))
            value = value * 16 + (c - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + (c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            value = value * 16 + (c - 'A' + 10);
        else
            return -1;
    }
    return value;
}

bool pt_scan_is_high(int32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* At a backslash; moves behind the escape. */
static bool scan_escape(pt_scanner *s)
{
    if (s->at + 1 >= s->length) {
        s->at = s->length;
        return pt_scan_fault_here(s, "json-truncated");
    }
    char c = s->text[s->at + 1];
    if (c != 'u') {
        if (!strchr("\"\\/bfnrt", c))
            return pt_scan_fault_of(s, "json-escape", s->at, s->text + s->at,
                                    2);
        s->at += 2;
        return true;
    }
    int32_t unit = pt_scan_read_hex(s, s->at + 2);
    if (unit < 0)
        return pt_scan_fault_of(s, "json-escape", s->at, s->text + s->at, 2);
    if (unit == 0)
        return pt_scan_fault_of(s, "json-nul", s->at, s->text + s->at, 6);
    bool pair = pt_scan_is_high(unit) && s->at + 7 < s->length &&
                s->text[s->at + 6] == '\\' && s->text[s->at + 7] == 'u' &&
                is_low(pt_scan_read_hex(s, s->at + 8));
    if (is_low(unit) || (pt_scan_is_high(unit) && !pair))
        return pt_scan_fault_of(s, "json-surrogate", s->at, s->text + s->at, 6);
    s->at += pair ? 12 : 6;
    return true;
}

/* At the opening quote; moves behind the closing one. */
bool pt_scan_string(pt_scanner *s, bool *escaped)
{
    size_t start = s->at++;
    *escaped = false;
    while (s->at < s->length) {
        unsigned char c = (unsigned char)s->text[s->at];
        if (c == '"') {
            s->at++;
            return true;
        }
        if (s->at - start > PT_SCAN_STRING)
            return pt_scan_fault_at(s, "json-string-length", start);
        if (c < 0x20)
            return pt_scan_fault_of(s, "json-control", s->at, "", 0);
        if (c == '\\') {
            *escaped = true;
            if (!scan_escape(s))
                return false;
        } else {
            s->at++;
        }
    }
    return pt_scan_fault_here(s, "json-truncated");
}

static size_t skip_digits(pt_scanner *s)
{
    size_t start = s->at;
    while (pt_scan_is_digit(pt_scan_peek(s)))
        s->at++;
    return s->at - start;
}

static bool number_in_range(const char *token, size_t length)
{
    char text[PT_SCAN_NUMBER + 1];
    double value;
    memcpy(text, token, length);
    text[length] = '\0';
    return pt_number_read(&value, text);
}

bool pt_scan_number(pt_scanner *s)
{
    size_t start = s->at;
    bool simple = true;
    if (pt_scan_peek(s) == '-')
        s->at++;
    bool zero = pt_scan_peek(s) == '0';
    size_t digits = skip_digits(s);
    bool good = digits > 0 && !(zero && digits > 1);
    if (good && pt_scan_peek(s) == '.') {
        s->at++;
        good = skip_digits(s) > 0;
    }
    if (good && (pt_scan_peek(s) == 'e' || pt_scan_peek(s) == 'E')) {
        simple = false;
        s->at++;
        if (pt_scan_peek(s) == '-' || pt_scan_peek(s) == '+')
            s->at++;
        good = skip_digits(s) > 0;
    }
    size_t length = s->at - start;
    if (!good && s->at >= s->length && length > 0)
        return pt_scan_fault_here(s, "json-truncated");
    if (!good)
        return pt_scan_fault_at(s, "json-number", start);
    if (length > PT_SCAN_NUMBER || ((!simple || digits > 300) &&
                                    !number_in_range(s->text + start, length)))
        return pt_scan_fault_at(s, "json-number-range", start);
    return true;
}

bool pt_scan_word(pt_scanner *s)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < PT_COUNT(words); i++) {
        if (pt_scan_starts(s, words[i])) {
            s->at += strlen(words[i]);
            return true;
        }
        size_t left = s->length - s->at;
        if (left > 0 && left < strlen(words[i]) &&
            memcmp(s->text + s->at, words[i], left) == 0) {
            s->at = s->length;
            return pt_scan_fault_here(s, "json-truncated");
        }
    }
    return pt_scan_unexpected(s);
}
