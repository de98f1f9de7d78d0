/* SPDX-License-Identifier: MIT */
/* Cells: what their text is, and ids made of texts. */
#include "io/meaning.h"

#include "base/json_text.h"

#include <ctype.h>
#include <string.h>

#define ID_MOST 64

bool pt_is_json_number(const char *text)
{
    const char *at = text + (*text == '-');
    size_t whole = strspn(at, "0123456789");
    if (whole == 0 || (*at == '0' && whole > 1))
        return false;
    at += whole;
    if (*at == '.') {
        size_t decimals = strspn(at + 1, "0123456789");
        if (decimals == 0)
            return false;
        at += 1 + decimals;
    }
    if (*at == 'e' || *at == 'E') {
        at += 1 + (at[1] == '-' || at[1] == '+');
        size_t exponent = strspn(at, "0123456789");
        if (exponent == 0)
            return false;
        at += exponent;
    }
    double value;
    return *at == '\0' && pt_number_read(&value, text);
}

bool pt_decimal_read(char out[PT_CELL_NUMBER_BYTES], const char *cell)
{
    size_t length = strlen(cell);
    if (length >= PT_CELL_NUMBER_BYTES)
        return false;
    memcpy(out, cell, length + 1);
    char *comma = strchr(out, ',');
    if (comma)
        *comma = '.';
    return pt_is_json_number(out);
}

static void unheard(void *data, const pt_scan_fault *fault)
{
    bool *good = data;
    (void)fault;
    *good = false;
}

bool pt_is_json(const char *text)
{
    bool good = true;
    return pt_scan(text, strlen(text), unheard, &good) && good;
}

static bool is_boolean(const char *text)
{
    return strcmp(text, "true") == 0 || strcmp(text, "false") == 0;
}

/* Long runs of digits are codes: SIRET, telephone. */
static bool is_quantity(const char *text)
{
    char number[PT_CELL_NUMBER_BYTES];
    return strlen(text) < 12 && pt_decimal_read(number, text);
}

pt_cell pt_column_guess(const pt_column *column, size_t rows)
{
    size_t some = 0;
    size_t numbers = 0;
    size_t booleans = 0;
    for (size_t i = 0; i < rows && i < column->capacity; i++) {
        const char *cell = column->cells[i];
        if (!cell)
            continue;
        some++;
        numbers += is_quantity(cell);
        booleans += is_boolean(cell);
        if (numbers < some && booleans < some)
            return PT_CELL_TEXT;
    }
    if (some == 0)
        return PT_CELL_TEXT;
    return numbers == some ? PT_CELL_NUMBER : PT_CELL_BOOLEAN;
}

void pt_cell_json(ptce_text *out, const char *cell, pt_cell holds)
{
    char text[PT_CELL_NUMBER_BYTES];
    bool number = holds == PT_CELL_NUMBER || holds == PT_CELL_INTEGER;
    bool boolean = holds == PT_CELL_BOOLEAN && is_boolean(cell);
    if (boolean || (number && pt_is_json_number(cell)))
        ptce_text_add(out, cell);
    else if (number && pt_decimal_read(text, cell))
        ptce_text_add(out, text);
    else
        pt_json_quote(out, cell, false);
}

/* ---- Ids ----------------------------------------------------------------- */

bool pt_is_id(const char *text, bool capitals)
{
    size_t length = 0;
    for (; text[length]; length++) {
        char c = text[length];
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                    c == '-' || (capitals && c >= 'A' && c <= 'Z');
        if (!good || length >= ID_MOST)
            return false;
    }
    return length > 0;
}

/* Bytes of what parts two words: ASCII that is no letter or digit, and the
 * apostrophe and dashes of typography. */
static size_t gap_at(const char *text)
{
    static const char *const wide[] = {"’", "–", "—", "\u00A0", "\u202F"};
    unsigned char c = (unsigned char)*text;
    if (c < 0x80)
        return !isalnum(c);
    for (size_t i = 0; i < PT_COUNT(wide); i++)
        if (strncmp(text, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

static void add_word(ptce_text *out, size_t start, const char *word,
                     size_t length)
{
    ptce_text copy = {0};
    ptce_text folded = {0};
    ptce_text_add_bytes(&copy, word, length);
    pt_text_add_folded(&folded, ptce_text_get(&copy));
    bool first = true;
    for (size_t i = 0; i < folded.length; i++) {
        char c = folded.data[i];
        bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool apart = first && out->length > start;
        if (!kept || out->length - start + apart >= ID_MOST)
            continue;
        ptce_text_add(out, apart ? "-" : "");
        ptce_text_add_bytes(out, &c, 1);
        first = false;
    }
    out->failed = out->failed || copy.failed || folded.failed;
    ptce_text_clear(&copy);
    ptce_text_clear(&folded);
}

void pt_slug_add(ptce_text *out, const char *text)
{
    size_t start = out->length;
    size_t most =
        (size_t)4 * ID_MOST; /* what is further behind does not fit anyway */
    for (const char *at = text; *at && (size_t)(at - text) < most;) {
        size_t length = 0;
        while (at[length] && !gap_at(at + length))
            length++;
        if (length > most)
            length = most;
        add_word(out, start, at, length);
        at += length;
        at += *at ? gap_at(at) : 0;
    }
}
