/* SPDX-License-Identifier: MIT */
/* Texts set for a screen: broken into lines, cut to a width. */
#include "report/tables.h"

#include <string.h>

#define SCREEN 96

static size_t columns_of(const char *bytes, size_t length)
{
    ptce_text word = {0};
    ptce_text_add_bytes(&word, bytes, length);
    size_t columns = pt_utf8_columns(ptce_text_get(&word));
    ptce_text_clear(&word);
    return columns;
}

static void start_line(ptce_text *out, size_t indent)
{
    for (size_t i = 0; i < indent; i++)
        ptce_text_add(out, " ");
}

void pt_text_add_line(ptce_text *out, const char *text)
{
    ptce_text clean = {0};
    pt_text_add_clean(&clean, text);
    for (size_t i = 0; i < clean.length; i++)
        if (strchr("\n\r\t", clean.data[i]))
            clean.data[i] = ' ';
    ptce_text_add(out, ptce_text_get(&clean));
    out->failed = out->failed || clean.failed;
    ptce_text_clear(&clean);
}

static void add_lines(ptce_text *out, const char *text, size_t indent)
{
    size_t column = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        size_t width = columns_of(text, length);
        bool first = column == 0;
        if (!first && column + 1 + width > SCREEN - indent) {
            ptce_text_add(out, "\n");
            first = true;
            column = 0;
        }
        if (first)
            start_line(out, indent);
        else
            ptce_text_add(out, " ");
        ptce_text_add_bytes(out, text, length);
        column += width + (first ? 0 : 1);
        text += length;
        text += strspn(text, " ");
    }
    ptce_text_add(out, "\n");
}

void pt_text_add_wrapped(ptce_text *out, const char *text, size_t indent)
{
    ptce_text line = {0};
    pt_text_add_line(&line, text);
    add_lines(out, ptce_text_get(&line), indent);
    out->failed = out->failed || line.failed;
    ptce_text_clear(&line);
}

void pt_text_add_cut(ptce_text *out, const char *text, size_t columns)
{
    if (pt_utf8_columns(text) <= columns) {
        ptce_text_add(out, text);
        return;
    }
    size_t left = strlen(text);
    size_t kept = 0;
    size_t used = 0;
    while (left > kept) {
        int32_t code_point;
        size_t step = pt_utf8_step(text + kept, left - kept, &code_point);
        step = step ? step : 1;
        size_t width = columns_of(text + kept, step);
        if (used + width + 1 > columns)
            break;
        used += width;
        kept += step;
    }
    while (kept > 0 && text[kept - 1] == ' ')
        kept--;
    ptce_text_add_bytes(out, text, kept);
    ptce_text_add(out, "…");
}
