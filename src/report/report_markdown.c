/* SPDX-License-Identifier: MIT */
/* The page as Markdown, for a repository: read from the page's own tree, so
 * that it says the same. Drawings become images of the files beside it. */
#include "report/page.h"
#include "report/report.h"

#include <string.h>

typedef struct writer {
    ptce_text *out;
} writer;

static void write_inside(writer *w, const xmlNode *node);

static bool is_tag(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           xmlStrEqual(node->name, BAD_CAST name);
}

static bool has_class(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp((xmlNode *)node, BAD_CAST "class");
    bool has = value && strstr((const char *)value, name) != NULL;
    xmlFree(value);
    return has;
}

/* ---- Text --------------------------------------------------------------- */

/* What Markdown or HTML would take for its own; a table's bars too. */
static void add_plain(ptce_text *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        if (strchr("\\`*_{}[]<>|#~", *c))
            ptce_text_add(out, "\\");
        if (*c == '\n')
            ptce_text_add(out, " ");
        else if (*c == '&')
            ptce_text_add(out, "&amp;");
        else
            ptce_text_add_bytes(out, c, 1);
    }
}

/* An address between < and >: nothing in it may end it. */
static void add_address(ptce_text *out, const char *address)
{
    static const char digits[] = "0123456789ABCDEF";
    for (const char *c = address; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        if (byte > ' ' && byte < 0x7f && !strchr("<>()\\\"", *c)) {
            ptce_text_add_bytes(out, c, 1);
            continue;
        }
        const char code[] = {'%', digits[byte >> 4], digits[byte & 15]};
        ptce_text_add_bytes(out, code, sizeof code);
    }
}

static void add_inline(ptce_text *out, const xmlNode *node);

static void add_inlines(ptce_text *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        add_inline(out, child);
}

static void add_link(ptce_text *out, const xmlNode *node)
{
    xmlChar *href = xmlGetProp((xmlNode *)node, BAD_CAST "href");
    const char *address = href ? (const char *)href : "";
    /* A place in the page is none of this text. */
    bool within = *address == '#';
    ptce_text_add(out, within ? "" : "[");
    add_inlines(out, node);
    if (!within) {
        ptce_text_add(out, "](");
        add_address(out, address);
        ptce_text_add(out, ")");
    }
    xmlFree(href);
}

static void add_marked(ptce_text *out, const xmlNode *node, const char *mark)
{
    ptce_text_add(out, mark);
    add_inlines(out, node);
    ptce_text_add(out, mark);
}

static void add_inline(ptce_text *out, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE)
        add_plain(out, (const char *)node->content);
    else if (node->type != XML_ELEMENT_NODE || is_tag(node, "svg"))
        return;
    else if (is_tag(node, "a"))
        add_link(out, node);
    else if (is_tag(node, "strong"))
        add_marked(out, node, "**");
    else if (is_tag(node, "br"))
        ptce_text_add(out, " – ");
    else if (has_class(node, "badge"))
        add_marked(out, node, " *");
    else if (!has_class(node, "downloads"))
        add_inlines(out, node);
}

/* ---- Blocks ------------------------------------------------------------- */

static void end_block(writer *w)
{
    ptce_text_add(w->out, "\n\n");
}

static void write_line(writer *w, const char *before, const xmlNode *node)
{
    ptce_text_add(w->out, before);
    add_inlines(w->out, node);
    end_block(w);
}

static void write_row(writer *w, const xmlNode *row)
{
    ptce_text_add(w->out, "|");
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        ptce_text_add(w->out, " ");
        add_inlines(w->out, cell);
        ptce_text_add(w->out, " |");
    }
    ptce_text_add(w->out, "\n");
}

static void write_rule(writer *w, const xmlNode *row)
{
    ptce_text_add(w->out, "|");
    for (const xmlNode *cell = row->children; cell; cell = cell->next)
        ptce_text_add(w->out, has_class(cell, "number") ? " ---: |" : " --- |");
    ptce_text_add(w->out, "\n");
}

static void write_table(writer *w, const xmlNode *table)
{
    for (const xmlNode *part = table->children; part; part = part->next) {
        if (is_tag(part, "caption"))
            write_line(w, "", part);
        for (const xmlNode *row = part->children; row; row = row->next) {
            if (!is_tag(row, "tr") || has_class(row, "groups"))
                continue;
            write_row(w, row);
            if (is_tag(part, "thead"))
                write_rule(w, row);
        }
    }
    ptce_text_add(w->out, "\n");
}

static void write_items(writer *w, const xmlNode *list, const char *before)
{
    for (const xmlNode *item = list->children; item; item = item->next) {
        ptce_text_add(w->out, before);
        bool parts = item->children && is_tag(item->children, "p");
        for (const xmlNode *p = parts ? item->children : NULL; p; p = p->next) {
            ptce_text_add(w->out, p == item->children ? "" : " ");
            add_inlines(w->out, p);
        }
        if (!parts)
            add_inlines(w->out, item);
        ptce_text_add(w->out, "\n");
    }
    ptce_text_add(w->out, "\n");
}

/* Terms and what they say; those of tiles stand in a group of their own. */
static void write_terms(writer *w, const xmlNode *list)
{
    for (const xmlNode *node = list->children; node; node = node->next) {
        if (is_tag(node, "div")) {
            write_terms(w, node);
            continue;
        }
        if (is_tag(node, "dt"))
            add_marked(w->out, node, "**");
        else
            write_line(w, " – ", node);
    }
}

/* A pole's drawing lies in a file; a chart says what it shows. */
static void write_figure(writer *w, const xmlNode *figure)
{
    xmlChar *id = xmlGetProp((xmlNode *)figure, BAD_CAST "id");
    const char *name = id ? strchr((const char *)id, '-') : NULL;
    if (name) {
        ptce_text_add(w->out, "![](figures/");
        add_address(w->out, name + 1);
        ptce_text_add(w->out, ".svg)\n\n");
        for (const xmlNode *n = figure->children; n; n = n->next)
            if (is_tag(n, "figcaption"))
                write_line(w, "", n);
    }
    xmlFree(id);
}

typedef void block(writer *w, const xmlNode *node);

static void write_list(writer *w, const xmlNode *node)
{
    write_items(w, node, "- ");
}

static void write_paragraph(writer *w, const xmlNode *node)
{
    write_line(w, "", node);
}

static void write_summary(writer *w, const xmlNode *node)
{
    write_line(w, "##### ", node);
}

static void write_heading(writer *w, const xmlNode *node)
{
    static const char *const marks[] = {"# ", "## ", "### ", "#### "};
    write_line(w, marks[(node->name[1] - '1') & 3], node);
}

static void write_nothing(writer *w, const xmlNode *node)
{
    (void)w;
    (void)node;
}

static void write_block(writer *w, const xmlNode *node)
{
    static const struct {
        const char *tag;
        block *write;
    } rows[] = {
        {"h1", write_heading},     {"h2", write_heading},
        {"h3", write_heading},     {"h4", write_heading},
        {"p", write_paragraph},    {"summary", write_summary},
        {"ul", write_list},        {"ol", write_list},
        {"dl", write_terms},       {"table", write_table},
        {"figure", write_figure},  {"svg", write_nothing},
        {"nav", write_nothing},    {"head", write_nothing},
        {"script", write_nothing},
    };
    if (node->type != XML_ELEMENT_NODE || has_class(node, "skip") ||
        has_class(node, "hint") || has_class(node, "downloads") ||
        has_class(node, "sheet") ||
        xmlHasProp((xmlNode *)node, BAD_CAST "hidden"))
        return;
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        if (!is_tag(node, rows[i].tag))
            continue;
        rows[i].write(w, node);
        return;
    }
    write_inside(w, node);
}

static void write_inside(writer *w, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        write_block(w, child);
}

void pt_report_markdown(ptce_text *out, const xmlNode *root)
{
    writer w = {.out = out};
    write_inside(&w, root);
}
