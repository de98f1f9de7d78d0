/* SPDX-License-Identifier: MIT */
/* What a PDF says about itself. cairo writes no title; an update appended to
 * the file, as the format has it, gives one, and the language. */
#include "figure/figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DATE "D:20130701000000Z" /* always the same, or bytes would differ */

typedef struct trailer {
    unsigned long size, root, info, pages, previous;
} trailer;

/* The number behind a key, from a place on; 0: there is none. */
static unsigned long number_at(const char *from, const char *key)
{
    const char *at = from ? strstr(from, key) : NULL;
    return at ? strtoul(at + strlen(key), NULL, 10) : 0;
}

/* The last thing of that kind in a file that holds zeros. */
static const char *last(const ptce_text *pdf, const char *what)
{
    size_t length = strlen(what);
    for (size_t i = pdf->length; i-- > length;)
        if (memcmp(pdf->data + i - length, what, length) == 0)
            return pdf->data + i - length;
    return NULL;
}

static bool read_trailer(trailer *t, const ptce_text *pdf)
{
    char catalog[32];
    const char *at = pdf->data ? last(pdf, "\ntrailer") : NULL;
    t->size = number_at(at, "/Size ");
    t->root = number_at(at, "/Root ");
    t->info = number_at(at, "/Info ");
    t->previous = number_at(at, "startxref\n");
    (void)snprintf(catalog, sizeof catalog, "\n%lu 0 obj", t->root);
    t->pages = number_at(at ? last(pdf, catalog) : NULL, "/Pages ");
    return t->size && t->root && t->info && t->previous && t->pages;
}

/* As UTF-16 in hexadecimal: nothing in it can be an operator. */
static void add_string(ptce_text *out, const char *text)
{
    char unit[8];
    size_t left = strlen(text);
    ptce_text_add(out, "<FEFF");
    while (left > 0) {
        int32_t c = 0;
        size_t step = pt_utf8_step(text, left, &c);
        if (step == 0)
            break;
        if (c >= 0x10000) {
            (void)snprintf(unit, sizeof unit, "%04X",
                           0xD800U + (((unsigned)c - 0x10000U) >> 10));
            ptce_text_add(out, unit);
            c = (int32_t)(0xDC00U + (((unsigned)c - 0x10000U) & 0x3FFU));
        }
        (void)snprintf(unit, sizeof unit, "%04X", (unsigned)c & 0xFFFFU);
        ptce_text_add(out, unit);
        text += step;
        left -= step;
    }
    ptce_text_add(out, ">");
}

static void add_number(ptce_text *out, const char *before, unsigned long value)
{
    ptce_text_add(out, before);
    ptce_text_add_count(out, value);
}

static void add_entry(ptce_text *out, unsigned long object, size_t offset)
{
    char entry[32];
    add_number(out, "", object);
    (void)snprintf(entry, sizeof entry, " 1\n%010zu 00000 n \n", offset);
    ptce_text_add(out, entry);
}

static void add_clean(ptce_text *out, const char *key, const char *text)
{
    ptce_text clean = {0};
    pt_text_add_clean(&clean, text);
    ptce_text_add(out, key);
    add_string(out, ptce_text_get(&clean));
    ptce_text_clear(&clean);
}

void pt_pdf_describe(ptce_text *pdf, const pt_picture *picture)
{
    trailer t = {0};
    ptce_text subject = {0};
    if (!read_trailer(&t, pdf))
        return; /* of another cairo: it stays as it is */
    pt_sheet_footer(&subject, picture);
    size_t info = pdf->length;
    add_number(pdf, "", t.info);
    add_clean(pdf, " 0 obj\n<< /Title ", pt_sheet_title(picture));
    add_clean(pdf, "\n   /Subject ", ptce_text_get(&subject));
    ptce_text_add(pdf, "\n   /Creator (ptce " PTCE_VERSION
                       ")\n   /Producer (Graphviz, cairo)\n"
                       "   /CreationDate (" DATE ") >>\nendobj\n");
    size_t root = pdf->length;
    add_number(pdf, "", t.root);
    add_number(pdf, " 0 obj\n<< /Type /Catalog /Pages ", t.pages);
    ptce_text_add(pdf, " 0 R /Lang (");
    ptce_text_add(pdf, ptce_lang_name(picture->options->lang));
    ptce_text_add(
        pdf, ") /ViewerPreferences << /DisplayDocTitle true >> >>\nendobj\n");
    size_t table = pdf->length;
    ptce_text_add(pdf, "xref\n");
    add_entry(pdf, t.info, info);
    add_entry(pdf, t.root, root);
    add_number(pdf, "trailer\n<< /Size ", t.size);
    add_number(pdf, " /Root ", t.root);
    add_number(pdf, " 0 R /Info ", t.info);
    add_number(pdf, " 0 R /Prev ", t.previous);
    add_number(pdf, " >>\nstartxref\n", table);
    ptce_text_add(pdf, "\n%%EOF\n");
    ptce_text_clear(&subject);
}
