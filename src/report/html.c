/* SPDX-License-Identifier: MIT */
/* A page as a libxml2 tree, and its text as HTML5. */
#include "report/html.h"

#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

ptce_status pt_html_init(pt_html *html, ptce_lang lang, ptce_error *err)
{
    *html = (pt_html){.lang = lang};
    html->doc = xmlNewDoc(BAD_CAST "1.0");
    html->root = html->doc
                     ? xmlNewDocNode(html->doc, NULL, BAD_CAST "html", NULL)
                     : NULL;
    if (!html->root) {
        pt_html_clear(html);
        return pt_nomem(err);
    }
    (void)xmlDocSetRootElement(html->doc, html->root);
    /* Else every letter beyond ASCII would be written as a reference. */
    html->doc->encoding = xmlStrdup(BAD_CAST "UTF-8");
    html->failed = html->doc->encoding == NULL;
    pt_html_set(html, html->root, "lang", ptce_lang_name(lang));
    return PTCE_OK;
}

void pt_html_clear(pt_html *html)
{
    xmlFreeDoc(html->doc);
    html->doc = NULL;
    html->root = NULL;
}

ptce_status pt_html_write(ptce_text *out, pt_html *html, ptce_error *err)
{
    xmlOutputBuffer *buffer = html->failed ? NULL : xmlAllocOutputBuffer(NULL);
    if (!buffer)
        return pt_nomem(err);
    /* The document stays an XML one: as an HTML one libxml2 would let comments
     * inside attributes through unescaped. */
    htmlNodeDumpFormatOutput(buffer, html->doc, html->root, "UTF-8", 0);
    bool good = buffer->error == XML_ERR_OK;
    if (good) {
        ptce_text_add(out, "<!DOCTYPE html>\n");
        ptce_text_add_bytes(out,
                            (const char *)xmlOutputBufferGetContent(buffer),
                            xmlOutputBufferGetSize(buffer));
        ptce_text_add(out, "\n");
    }
    (void)xmlOutputBufferClose(buffer);
    return good ? ptce_text_check(out, err) : pt_nomem(err);
}

/* ---- Elements ---------------------------------------------------------- */

xmlNode *pt_html_add(pt_html *html, xmlNode *parent, const char *tag,
                     const char *class_name)
{
    if (!parent)
        return NULL;
    xmlNode *node = xmlNewTextChild(parent, NULL, BAD_CAST tag, NULL);
    if (!node)
        html->failed = true;
    if (class_name)
        pt_html_set(html, node, "class", class_name);
    return node;
}

static void add_text(pt_html *html, xmlNode *node, const ptce_text *text)
{
    if (!node || text->length == 0)
        return;
    if (text->failed || text->length > INT_MAX) {
        html->failed = true;
        return;
    }
    xmlNode *child =
        xmlNewTextLen(BAD_CAST ptce_text_get(text), (int)text->length);
    if (!child || !xmlAddChild(node, child))
        html->failed = true;
}

void pt_html_text(pt_html *html, xmlNode *node, const char *text)
{
    ptce_text clean = {0};
    pt_text_add_clean(&clean, text ? text : "");
    add_text(html, node, &clean);
    ptce_text_clear(&clean);
}

static void say(pt_html *html, xmlNode *node, const char *key, va_list list)
{
    const char *slots[9];
    size_t count = 0;
    for (const char *slot;
         count < PT_COUNT(slots) && (slot = va_arg(list, const char *));)
        slots[count++] = slot;
    ptce_text text = {0};
    ptce_text_add_word(&text, html->lang, key, slots, count);
    pt_html_text(html, node, ptce_text_get(&text));
    html->failed |= text.failed;
    ptce_text_clear(&text);
}

void pt_html_say(pt_html *html, xmlNode *node, const char *key, ...)
{
    va_list list;
    va_start(list, key);
    say(html, node, key, list);
    va_end(list);
}

xmlNode *pt_html_word(pt_html *html, xmlNode *parent, const char *tag,
                      const char *key, ...)
{
    xmlNode *node = pt_html_add(html, parent, tag, NULL);
    va_list list;
    va_start(list, key);
    say(html, node, key, list);
    va_end(list);
    return node;
}

xmlNode *pt_html_put(pt_html *html, xmlNode *parent, const char *tag,
                     const char *text)
{
    xmlNode *node = pt_html_add(html, parent, tag, NULL);
    pt_html_text(html, node, text);
    return node;
}

void pt_html_set(pt_html *html, xmlNode *node, const char *name,
                 const char *value)
{
    pt_html_set_joined(html, node, name, "", value);
}

void pt_html_set_joined(pt_html *html, xmlNode *node, const char *name,
                        const char *prefix, const char *value)
{
    if (!node)
        return;
    ptce_text clean = {0};
    ptce_text_add(&clean, prefix);
    pt_text_add_clean(&clean, value ? value : "");
    if (clean.failed ||
        !xmlSetProp(node, BAD_CAST name, BAD_CAST ptce_text_get(&clean)))
        html->failed = true;
    ptce_text_clear(&clean);
}

void pt_html_set_number(pt_html *html, xmlNode *node, const char *name,
                        double value)
{
    char text[PT_NUMBER_MAX];
    pt_number_write(text, round(value * 100) / 100);
    pt_html_set(html, node, name, text);
}

static bool is_web_address(const char *url)
{
    return url && (strncmp(url, "https://", 8) == 0 ||
                   strncmp(url, "http://", 7) == 0);
}

void pt_html_link(pt_html *html, xmlNode *parent, const char *url,
                  const char *text)
{
    if (!is_web_address(url)) {
        pt_html_text(html, parent, text);
        return;
    }
    xmlNode *link = pt_html_put(html, parent, "a", text);
    pt_html_set(html, link, "href", url);
    pt_html_set(html, link, "rel", "noopener noreferrer");
}

xmlNode *pt_html_go(pt_html *html, xmlNode *parent, const char *prefix,
                    const char *target, const char *text)
{
    xmlNode *link = pt_html_put(html, parent, "a", text);
    pt_html_set_joined(html, link, "href", prefix, target);
    return link;
}

ptce_status pt_html_svg(pt_html *html, xmlNode *parent, const ptce_text *svg,
                        ptce_error *err)
{
    if (!parent || svg->length > INT_MAX)
        return pt_nomem(err);
    xmlDoc *doc =
        xmlReadMemory(ptce_text_get(svg), (int)svg->length, NULL, "UTF-8",
                      XML_PARSE_NONET | XML_PARSE_NOERROR |
                          XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    ptce_status st = PTCE_OK;
    if (!root) {
        st = pt_fail(err, PTCE_E_DATA, "figure-not-svg", NULL);
    } else {
        xmlNode *copy = xmlDocCopyNode(root, html->doc, 1);
        if (!copy || !xmlAddChild(parent, copy))
            st = pt_nomem(err);
    }
    xmlFreeDoc(doc);
    return st;
}

/* ---- Numbers for people ------------------------------------------------- */

const char *pt_html_keep(pt_html *html, const ptce_text *text)
{
    html->slot = (html->slot + 1) % PT_HTML_SLOTS;
    char *slot = html->slots[html->slot];
    (void)snprintf(slot, sizeof html->slots[0], "%s", ptce_text_get(text));
    return slot;
}

const char *pt_html_count(pt_html *html, size_t count)
{
    ptce_text text = {0};
    pt_text_add_grouped(&text, html->lang, count);
    const char *slot = pt_html_keep(html, &text);
    ptce_text_clear(&text);
    return slot;
}

const char *pt_html_decimal(pt_html *html, double value, int decimals)
{
    ptce_text text = {0};
    ptce_text_add_decimal(&text, html->lang, value, decimals);
    const char *slot = pt_html_keep(html, &text);
    ptce_text_clear(&text);
    return slot;
}

const char *pt_html_percent(pt_html *html, double share)
{
    ptce_text text = {0};
    ptce_text_add_decimal(&text, html->lang, share * 100, 0);
    if (!isnan(share))
        ptce_text_add(&text, html->lang == PTCE_FR ? "\u00a0%" : "%");
    const char *slot = pt_html_keep(html, &text);
    ptce_text_clear(&text);
    return slot;
}
