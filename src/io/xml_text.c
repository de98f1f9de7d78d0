/* SPDX-License-Identifier: MIT */
/* XML text: escapes and references. */
#include "io/xml_text.h"

#include <string.h>

/* What a byte becomes, or NULL for itself. */
static const char *escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return "&#10;";
    case '\t':
        return "&#9;";
    case '\r':
        return "&#13;";
    default:
        return (unsigned char)c < 0x20 ? "\uFFFD" : NULL;
    }
}

void pt_xml_add_text(ptce_text *out, const char *text)
{
    const char *start = text; /* of what needs no escape */
    const char *at = text;
    for (; *at; at++) {
        const char *escape = escape_of(*at);
        bool forbidden = strncmp(at, "\xEF\xBF\xBE", 3) == 0 ||
                         strncmp(at, "\xEF\xBF\xBF", 3) == 0;
        if (!escape && !forbidden)
            continue;
        ptce_text_add_bytes(out, start, (size_t)(at - start));
        ptce_text_add(out, forbidden ? "\uFFFD" : escape);
        at += forbidden ? 2 : 0;
        start = at + 1;
    }
    ptce_text_add_bytes(out, start, (size_t)(at - start));
}

void pt_xml_add_attribute(ptce_text *out, const char *name, const char *value)
{
    ptce_text_add(out, " ");
    ptce_text_add(out, name);
    ptce_text_add(out, "=\"");
    pt_xml_add_text(out, value);
    ptce_text_add(out, "\"");
}

void pt_xml_add_numbered(ptce_text *out, const char *name, const char *prefix,
                         size_t number)
{
    ptce_text_add(out, " ");
    ptce_text_add(out, name);
    ptce_text_add(out, "=\"");
    ptce_text_add(out, prefix);
    ptce_text_add_count(out, number);
    ptce_text_add(out, "\"");
}
