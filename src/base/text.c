/* SPDX-License-Identifier: MIT */
/* The growing text buffer. */
#include "base/base.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ptce_text_clear(ptce_text *text)
{
    free(text->data);
    *text = (ptce_text){0};
}

const char *ptce_text_get(const ptce_text *text)
{
    return text->data ? text->data : "";
}

static bool reserve(ptce_text *text, size_t more)
{
    if (text->failed || more > SIZE_MAX / 4 - text->length)
        return false;
    size_t wanted = text->length + more + 1;
    if (wanted <= text->capacity)
        return true;
    size_t capacity = text->capacity ? text->capacity : 256;
    while (capacity < wanted)
        capacity *= 2;
    char *data = realloc(text->data, capacity);
    if (!data)
        return false;
    text->data = data;
    text->capacity = capacity;
    return true;
}

void ptce_text_add_bytes(ptce_text *text, const char *bytes, size_t length)
{
    if (!reserve(text, length)) {
        text->failed = true;
        return;
    }
    if (length)
        memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
}

void ptce_text_add(ptce_text *text, const char *string)
{
    ptce_text_add_bytes(text, string, strlen(string));
}

void ptce_text_add_count(ptce_text *text, size_t count)
{
    char digits[24];
    (void)snprintf(digits, sizeof digits, "%zu", count);
    ptce_text_add(text, digits);
}

void ptce_text_add_number(ptce_text *text, double value)
{
    char number[PT_NUMBER_MAX];
    pt_number_write(number, value);
    ptce_text_add(text, number);
}

/* Rounded in decimal by the C library; only the separator is ours, so digits
 * and sign are picked out whatever the locale's separator is. */
void ptce_text_add_decimal(ptce_text *text, ptce_lang lang, double value,
                           int decimals)
{
    if (!isfinite(value)) {
        ptce_text_add(text, "–");
        return;
    }
    char printed[400];
    (void)snprintf(printed, sizeof printed, "%.*f", decimals, fabs(value));
    bool negative = value < 0 && strpbrk(printed, "123456789");
    if (negative)
        ptce_text_add(text, "−");
    size_t whole = strspn(printed, "0123456789");
    ptce_text_add_bytes(text, printed, whole);
    if (decimals > 0) {
        ptce_text_add(text, lang == PTCE_FR ? "," : ".");
        ptce_text_add(text, printed + strlen(printed) - (size_t)decimals);
    }
}

void pt_text_add_grouped(ptce_text *out, ptce_lang lang, uint64_t value)
{
    char digits[24];
    int length =
        snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            ptce_text_add(out, lang == PTCE_FR ? "\u202F" : ",");
        ptce_text_add_bytes(out, &digits[i], 1);
    }
}

int pt_decimals(const double *values, size_t count)
{
    bool whole = true;
    double largest = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(values[i]))
            continue;
        whole = whole && values[i] == floor(values[i]);
        largest = fmax(largest, fabs(values[i]));
    }
    if (whole)
        return 0;
    return largest >= 10 ? 1 : largest >= 1 ? 2 : 3;
}

ptce_status ptce_text_check(const ptce_text *text, ptce_error *err)
{
    return text->failed ? pt_nomem(err) : PTCE_OK;
}
