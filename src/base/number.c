/* SPDX-License-Identifier: MIT */
/* Numbers as text and back, whatever the locale of the host: the conversions
 * of the C library are used under the C locale of this thread only. */
#include "base/base.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static locale_t enter(locale_t *c_locale)
{
    *c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return *c_locale ? uselocale(*c_locale) : (locale_t)0;
}

static void leave(locale_t before, locale_t c_locale)
{
    if (c_locale) {
        (void)uselocale(before);
        freelocale(c_locale);
    }
}

void pt_number_write(char out[PT_NUMBER_MAX], double value)
{
    if (!isfinite(value)) {
        (void)snprintf(out, PT_NUMBER_MAX, "null");
        return;
    }
    if (value == 0) /* no "-0" */
        value = 0;
    locale_t c_locale;
    locale_t before = enter(&c_locale);
    (void)snprintf(out, PT_NUMBER_MAX, "%.12g", value);
    leave(before, c_locale);
}

bool pt_number_read(double *value, const char *text)
{
    const char *at = text;
    at += *at == '-' || *at == '+';
    size_t digits = strspn(at, "0123456789");
    at += digits;
    if (*at == '.') {
        size_t decimals = strspn(at + 1, "0123456789");
        digits += decimals;
        at += 1 + decimals;
    }
    if (digits == 0)
        return false;
    if (*at == 'e' || *at == 'E') {
        at++;
        at += *at == '-' || *at == '+';
        size_t exponent = strspn(at, "0123456789");
        if (exponent == 0)
            return false;
        at += exponent;
    }
    if (*at)
        return false;
    locale_t c_locale;
    locale_t before = enter(&c_locale);
    *value = strtod(text, NULL);
    leave(before, c_locale);
    return isfinite(*value);
}

double pt_number_round(double value)
{
    char number[PT_NUMBER_MAX];
    double rounded = value;
    pt_number_write(number, value);
    return pt_number_read(&rounded, number) ? rounded : value;
}
