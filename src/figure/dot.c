/* SPDX-License-Identifier: MIT */
/* Our own quoter of DOT: whatever a text holds, it stays a text. */
#include "figure/figure.h"

#include <string.h>

/* Graphviz reads escapes twice: in the quoted string only \" counts, in labels
 * \N, \n, \l … and entities do. A doubled backslash and &amp; hold in both. */
static void add_escaped(ptce_text *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '"')
            ptce_text_add(out, "\\\"");
        else if (c == '\\')
            ptce_text_add(out, "\\\\");
        else if (c == '&')
            ptce_text_add(out, "&amp;");
        else if ((unsigned char)c >= 0x20 && c != 0x7F)
            ptce_text_add_bytes(out, &c, 1);
    }
}

void pt_dot_quote(ptce_text *out, const char *text)
{
    ptce_text_add(out, "\"");
    add_escaped(out, text, strlen(text));
    ptce_text_add(out, "\"");
}

void pt_dot_label(ptce_text *out, const char *lines, char justify)
{
    char end[3] = {'\\', justify, '\0'};
    ptce_text_add(out, "\"");
    for (;;) {
        size_t length = strcspn(lines, "\n");
        add_escaped(out, lines, length);
        if (lines[length] || justify != 'n')
            ptce_text_add(out, end);
        if (!lines[length])
            break;
        lines += length + 1;
    }
    ptce_text_add(out, "\"");
}
