/* SPDX-License-Identifier: MIT */
/* Words of the data as people read them: dates, lists and abbreviations. */
#include "report/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"

/* ---- Dates ------------------------------------------------------------- */

/* The number of digits[0..count), or -1. */
static int read_digits(const char *digits, size_t count)
{
    int number = 0;
    if (strspn(digits, DIGITS) < count)
        return -1;
    for (size_t i = 0; i < count; i++)
        number = number * 10 + digits[i] - '0';
    return number;
}

/* The word of a month in 2014-02-03 or 2014-02, or NULL. */
static const char *find_month(const char *date, ptce_lang lang)
{
    size_t length = strlen(date);
    if ((length != 7 && length != 10) || date[4] != '-' ||
        read_digits(date, 4) < 0 || read_digits(date + 5, 2) < 0)
        return NULL;
    char key[32];
    (void)snprintf(key, sizeof key, "report.month.%.2s", date + 5);
    return ptce_word_find(lang, key);
}

void pt_page_date(pt_page *page, xmlNode *node, const char *date)
{
    pt_html *html = &page->html;
    const char *month = find_month(date, html->lang);
    int day = month && date[7] == '-' ? read_digits(date + 8, 2) : 0;
    if (!month || day < 0 || day > 31 || (date[7] && day == 0)) {
        pt_html_text(html, node, date);
        return;
    }
    char year[8];
    char number[16];
    (void)snprintf(year, sizeof year, "%.4s", date);
    (void)snprintf(number, sizeof number, "%d", day);
    if (day == 0)
        pt_html_say(html, node, "report.date.month", month, year, NULL);
    else
        pt_html_say(html, node, day == 1 ? "report.date.first" : "report.date",
                    number, month, year, NULL);
}

/* ---- Lists and abbreviations ------------------------------------------- */

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* The length of the word at text, if it is an abbreviation we can spell out. */
static size_t spell_out(const char **meaning, const char *text, ptce_lang lang)
{
    char key[48];
    size_t length = strspn(text, CAPITALS);
    *meaning = NULL;
    if (length < 2 || length > 8)
        return 0;
    (void)snprintf(key, sizeof key, "report.abbr.%.*s", (int)length, text);
    *meaning = ptce_word_find(lang, key);
    return *meaning ? length : 0;
}

static bool ends_word(char c)
{
    return c == '\0' || (c != '\0' && strchr(" ,;.()/'-", c));
}

void pt_page_spell(pt_page *page, xmlNode *node, const char *text)
{
    pt_html *html = &page->html;
    ptce_text part = {0};
    bool starts = true;
    for (const char *c = text; *c;) {
        const char *meaning;
        size_t length = starts ? spell_out(&meaning, c, html->lang) : 0;
        if (length == 0 || !ends_word(c[length])) {
            ptce_text_add_bytes(&part, c, 1);
            starts = ends_word(*c++);
            continue;
        }
        pt_html_text(html, node, ptce_text_get(&part));
        html->failed |= part.failed;
        ptce_text_clear(&part);
        ptce_text_add_bytes(&part, c, length);
        xmlNode *abbr = pt_html_put(html, node, "abbr", ptce_text_get(&part));
        pt_html_set(html, abbr, "title", meaning);
        html->failed |= part.failed;
        ptce_text_clear(&part);
        c += length;
    }
    pt_html_text(html, node, ptce_text_get(&part));
    html->failed |= part.failed;
    ptce_text_clear(&part);
}

void pt_page_words(pt_page *page, xmlNode *node, const ptce_strings *words)
{
    for (size_t i = 0; i < words->count; i++) {
        pt_html_text(&page->html, node, i ? ", " : "");
        pt_page_spell(page, node, words->items[i]);
    }
}

/* ---- Order ------------------------------------------------------------- */

/* Numbers by their value, without leading zeros, of any length. */
static int compare_numbers(const char *a, const char *b, size_t *run_a,
                           size_t *run_b)
{
    const char *x = a + strspn(a, "0");
    const char *y = b + strspn(b, "0");
    size_t wide = strspn(x, DIGITS);
    size_t other = strspn(y, DIGITS);
    *run_a = (size_t)(x - a) + wide;
    *run_b = (size_t)(y - b) + other;
    if (wide != other)
        return wide < other ? -1 : 1;
    return strncmp(x, y, wide);
}

int pt_page_natural(const char *a, const char *b)
{
    const char *x = a;
    const char *y = b;
    while (*x && *y) {
        size_t run_x = 1;
        size_t run_y = 1;
        bool numbers = strspn(x, DIGITS) > 0 && strspn(y, DIGITS) > 0;
        int order = numbers ? compare_numbers(x, y, &run_x, &run_y)
                            : (unsigned char)*x - (unsigned char)*y;
        if (order != 0)
            return order;
        x += run_x;
        y += run_y;
    }
    if (*x || *y)
        return *x ? 1 : -1;
    return strcmp(a, b);
}
