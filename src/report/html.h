/* SPDX-License-Identifier: MIT */
/* A page as a tree: data become text and attribute values, never markup.
 *
 * Every call accepts a NULL parent and then does nothing, and a failed
 * allocation is remembered and told by pt_html_write, so a page is built
 * without a check a line. */
#ifndef PT_HTML_H
#define PT_HTML_H

#include "base/base.h"
#include <libxml/tree.h>

#define PT_HTML_SLOTS 32

typedef struct pt_html {
    xmlDoc *doc;
    xmlNode *root; /* the element <html> */
    ptce_lang lang;
    bool failed;
    char slots[PT_HTML_SLOTS][48]; /* texts of the last numbers asked for */
    size_t slot;
} pt_html;

ptce_status pt_html_init(pt_html *html, ptce_lang lang, ptce_error *err);
void pt_html_clear(pt_html *html);
/* The page as HTML5 in UTF-8. */
ptce_status pt_html_write(ptce_text *out, pt_html *html, ptce_error *err);

/* ---- Elements ---------------------------------------------------------- */

/* A new last child; class may be NULL. */
xmlNode *pt_html_add(pt_html *html, xmlNode *parent, const char *tag,
                     const char *class_name);
/* The same with a text from the data, or from the catalogue with its slots
 * (closed by NULL). */
xmlNode *pt_html_put(pt_html *html, xmlNode *parent, const char *tag,
                     const char *text);
xmlNode *pt_html_word(pt_html *html, xmlNode *parent, const char *tag,
                      const char *key, ...) __attribute__((sentinel));
/* Append text, or a text of the catalogue, to an element. */
void pt_html_text(pt_html *html, xmlNode *node, const char *text);
void pt_html_say(pt_html *html, xmlNode *node, const char *key, ...)
    __attribute__((sentinel));
void pt_html_set(pt_html *html, xmlNode *node, const char *name,
                 const char *value);
/* "pole-" and "bou-sol" become the value "pole-bou-sol". */
void pt_html_set_joined(pt_html *html, xmlNode *node, const char *name,
                        const char *prefix, const char *value);
/* A length or place in a chart, with two decimals. */
void pt_html_set_number(pt_html *html, xmlNode *node, const char *name,
                        double value);
/* A link to a page of the web where the address is one (http, https), else
 * only its text. */
void pt_html_link(pt_html *html, xmlNode *parent, const char *url,
                  const char *text);
/* A link within the report. */
xmlNode *pt_html_go(pt_html *html, xmlNode *parent, const char *prefix,
                    const char *target, const char *text);
/* A drawing, as elements of the page. PTCE_E_DATA if it is not XML. */
ptce_status pt_html_svg(pt_html *html, xmlNode *parent, const ptce_text *svg,
                        ptce_error *err);

/* ---- Numbers for people -------------------------------------------------
 * Borrowed until PT_HTML_SLOTS numbers later. */
/* A short text kept as one of them. */
const char *pt_html_keep(pt_html *html, const ptce_text *text);
const char *pt_html_count(pt_html *html, size_t count); /* 490 314 */
const char *pt_html_decimal(pt_html *html, double value, int decimals);
const char *pt_html_percent(pt_html *html, double share); /* 27 % */

#endif
