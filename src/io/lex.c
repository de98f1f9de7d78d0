/* SPDX-License-Identifier: MIT */
/* Places, findings, lines and words of a text. */
#include "io/lex.h"

#include <stdio.h>
#include <string.h>

#define RETURNS 16 /* starts from the beginning before lines are given up */
#define EXCERPT 48 /* bytes of a token that are shown */
#define COUNT ((size_t)1000000000000) /* of a number read as a count */
#define NUMBER ((size_t)400)          /* bytes of a number */

pt_lex pt_lex_of(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_lex lex = {.import = import, .err = err, .text = text};
    lex.at = text.at;
    lex.end = text.at + text.length;
    lex.place.at = text.at;
    lex.place.line = 1;
    lex.place.column = 1;
    return lex;
}

bool pt_lex_take(pt_lex *lex, ptce_status status)
{
    if (status != PTCE_OK && lex->status == PTCE_OK)
        lex->status = status;
    return pt_lex_goes_on(lex);
}

/* Move the place; false if it went back too often to be worth it. */
static bool move(pt_lex *lex, const char *at)
{
    if (at < lex->place.at) {
        if (lex->place.returns++ >= RETURNS)
            return false;
        lex->place.at = lex->text.at;
        lex->place.line = 1;
        lex->place.column = 1;
    }
    for (; lex->place.at < at; lex->place.at++) {
        const char *c = lex->place.at;
        bool pair = *c == '\r' && c + 1 < lex->end && c[1] == '\n';
        if ((*c == '\n' || *c == '\r') && !pair) {
            lex->place.line++;
            lex->place.column = 1;
        } else if (((unsigned char)*c & 0xC0) != 0x80) {
            lex->place.column++;
        }
    }
    return true;
}

static bool is_inside(const pt_lex *lex, const char *at)
{
    return (uintptr_t)at >= (uintptr_t)lex->text.at &&
           (uintptr_t)at <= (uintptr_t)lex->end;
}

size_t pt_lex_line(pt_lex *lex, const char *at)
{
    return is_inside(lex, at) && move(lex, at) ? lex->place.line : 0;
}

static void excerpt(char shown[EXCERPT + 8], pt_slice token)
{
    size_t length = token.length < EXCERPT ? token.length : EXCERPT;
    while (length < token.length && length > 0 &&
           ((unsigned char)token.at[length] & 0xC0) == 0x80)
        length--;
    if (length)
        memcpy(shown, token.at, length);
    (void)snprintf(shown + length, 8, "%s", length < token.length ? "…" : "");
}

bool pt_lex_note_at(pt_lex *lex, const char *rule, const char *at,
                    pt_slice culprit, const char *word)
{
    char shown[EXCERPT + 8];
    bool placed = is_inside(lex, at) && move(lex, at);
    excerpt(shown, culprit);
    ptce_status st =
        pt_import_note(lex->import, rule, placed ? lex->place.line : 0,
                       placed ? lex->place.column : 0, shown, word, NULL);
    return pt_lex_take(lex, st == PTCE_OK ? st : pt_nomem(lex->err));
}

bool pt_lex_note(pt_lex *lex, const char *rule, pt_slice token,
                 const char *word)
{
    return pt_lex_note_at(lex, rule, token.at, token, word);
}

bool pt_lex_stop(pt_lex *lex, const char *rule, pt_slice token,
                 const char *word)
{
    (void)pt_lex_note(lex, rule, token, word);
    lex->stopped = true;
    return false;
}

bool pt_lex_expected(pt_lex *lex, pt_slice token, const char *what)
{
    char word[64];
    (void)snprintf(word, sizeof word, PT_SLOT_WORDS "expected.%s", what);
    bool ended = token.at == lex->end;
    return pt_lex_stop(lex, ended ? "format-truncated" : "format-expected",
                       token, word);
}

/* ---- Lines and words ------------------------------------------------------
 */

bool pt_lex_next_line(pt_lex *lex, pt_slice *line)
{
    if (lex->at >= lex->end)
        return false;
    line->at = lex->at;
    while (lex->at < lex->end && *lex->at != '\n' && *lex->at != '\r')
        lex->at++;
    line->length = (size_t)(lex->at - line->at);
    if (lex->at < lex->end)
        lex->at +=
            lex->at[0] == '\r' && lex->at + 1 < lex->end && lex->at[1] == '\n'
                ? 2
                : 1;
    return true;
}

/* Bytes of the blank a text begins with, 0 for none. */
static size_t blank(pt_slice text)
{
    if (text.length == 0)
        return 0;
    char c = *text.at;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
        c == '\v')
        return 1;
    return text.length > 1 && memcmp(text.at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static void skip(pt_slice *text, size_t bytes)
{
    text->at += bytes;
    text->length -= bytes;
}

static void skip_blanks(pt_slice *text)
{
    for (size_t bytes = blank(*text); bytes; bytes = blank(*text))
        skip(text, bytes);
}

static pt_slice take_quoted(pt_slice *line)
{
    char quote = *line->at;
    skip(line, 1);
    pt_slice word = {line->at, 0};
    while (line->length &&
           (*line->at != quote || (line->length > 1 && line->at[1] == quote)))
        skip(line, *line->at == quote ? 2 : 1);
    word.length = (size_t)(line->at - word.at);
    skip(line, line->length > 0);
    return word;
}

bool pt_slice_word(pt_slice *line, pt_parted parted, pt_slice *word,
                   bool *quoted)
{
    skip_blanks(line);
    *quoted = line->length && *line->at == '"';
    if (line->length == 0)
        return false;
    if (*quoted) {
        *word = take_quoted(line);
    } else {
        *word = (pt_slice){line->at, 0};
        while (line->length && !blank(*line) &&
               (parted == PT_PARTED_BLANKS || *line->at != ','))
            skip(line, 1);
        word->length = (size_t)(line->at - word->at);
    }
    skip_blanks(line);
    if (parted == PT_PARTED_LIST && line->length && *line->at == ',')
        skip(line, 1);
    return true;
}

pt_slice pt_slice_bare(pt_slice text)
{
    skip_blanks(&text);
    while (text.length) {
        char last = text.at[text.length - 1];
        bool wide = text.length > 1 &&
                    memcmp(text.at + text.length - 2, "\xC2\xA0", 2) == 0;
        if (!wide && !(last == ' ' || (last >= '\t' && last <= '\r')))
            break;
        text.length -= wide ? 2 : 1;
    }
    return text;
}

static int small(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

bool pt_slice_begins(pt_slice text, const char *word)
{
    size_t i = 0;
    while (word[i] && i < text.length && small(text.at[i]) == word[i])
        i++;
    return word[i] == '\0';
}

bool pt_slice_is(pt_slice text, const char *word)
{
    return text.length == strlen(word) && pt_slice_begins(text, word);
}

bool pt_slice_equal(pt_slice a, pt_slice b)
{
    return a.length == b.length &&
           (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

bool pt_slice_number(pt_slice text, double *value)
{
    char digits[NUMBER];
    if (text.length == 0 || text.length >= NUMBER)
        return false;
    if (text.length == 1 && *text.at >= '0' && *text.at <= '9') {
        *value = *text.at - '0'; /* most cells of most matrices */
        return true;
    }
    memcpy(digits, text.at, text.length);
    digits[text.length] = '\0';
    return pt_number_read(value, digits);
}

bool pt_slice_count(pt_slice text, size_t *count)
{
    size_t value = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        value = value * 10 + (size_t)(text.at[i] - '0');
        if (value > COUNT)
            return false;
    }
    *count = value;
    return text.length > 0;
}

bool pt_lex_unquote(pt_lex *lex, pt_slice *word)
{
    const char *quote = memchr(word->at, '"', word->length);
    if (!quote)
        return true;
    char *copy =
        pt_arena_text(lex->import->outline->arena, word->at, word->length);
    if (!copy)
        return pt_lex_take(lex, pt_nomem(lex->err));
    size_t kept = 0;
    for (size_t i = 0; i < word->length; i++) {
        copy[kept++] = word->at[i];
        i += word->at[i] == '"' && i + 1 < word->length &&
             word->at[i + 1] == '"';
    }
    copy[kept] = '\0';
    *word = (pt_slice){copy, kept};
    return true;
}

/* ---- Nodes and edges ------------------------------------------------------
 */

bool pt_lex_declare(pt_lex *lex, pt_slice id, const char *at, size_t *row)
{
    bool again = false;
    size_t line = pt_lex_line(lex, at);
    ptce_status st = pt_outline_declare(lex->import->outline, id, line, row,
                                        &again, lex->err);
    if (!pt_lex_take(lex, st))
        return false;
    return !again || pt_lex_note_at(lex, "duplicate-id", at, id, NULL);
}

bool pt_lex_mention(pt_lex *lex, pt_slice id, const char *at, size_t *row)
{
    return pt_lex_take(lex,
                       pt_outline_mention(lex->import->outline, id,
                                          pt_lex_line(lex, at), row, lex->err));
}

bool pt_lex_edge(pt_lex *lex, size_t from, size_t to, bool directed,
                 const char *at, size_t *row)
{
    return pt_lex_take(lex,
                       pt_outline_edge(lex->import->outline, from, to, directed,
                                       pt_lex_line(lex, at), row, lex->err));
}

bool pt_lex_ignored(pt_lex *lex, const char *what, size_t count)
{
    ptce_status st = pt_import_ignored(lex->import, what, count);
    return pt_lex_take(lex, st == PTCE_OK ? st : pt_nomem(lex->err));
}
