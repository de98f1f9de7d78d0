/* SPDX-License-Identifier: MIT */
/* From the bytes of a file to its network: which format, then reading, then
 * meaning. */
#include "io/foreign.h"
#include "io/formats.h"

#include <string.h>

#define HEAD ((size_t)16 << 10)

/* ---- Which format -------------------------------------------------------- */

static const pt_format *sniffed(const char *head, size_t length, bool raw)
{
    const pt_format *format;
    for (size_t i = 0; (format = pt_format_at(i)); i++)
        if (((format->holds & PT_FORMAT_RAW) != 0) == raw && format->sniff &&
            format->read && format->sniff(head, length))
            return format;
    return NULL;
}

/* The format that a name tells, without ".gz". */
static const pt_format *named(const char *path)
{
    size_t length = strlen(path);
    char name[4096];
    if (length < 3 || length >= sizeof name ||
        strcmp(path + length - 3, ".gz") != 0)
        return pt_format_of(path);
    memcpy(name, path, length - 3);
    name[length - 3] = '\0';
    return pt_format_of(name);
}

static bool looks_like_json(const char *head)
{
    head += strncmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    head += strspn(head, " \t\r\n");
    return *head == '{' || *head == '[';
}

static bool ends_in_json(const char *path)
{
    size_t length = strlen(path);
    return length > 5 && strcmp(path + length - 5, ".json") == 0;
}

const pt_format *pt_foreign_format(const char *path, const ptce_text *text,
                                   const ptce_exchange *options)
{
    char head[HEAD + 1];
    size_t length = text->length < HEAD ? text->length : HEAD;
    if (length > 0)
        memcpy(head, text->data, length);
    head[length] = '\0';
    if (options->format)
        return pt_format_find(options->format);
    const pt_format *format = sniffed(head, length, true);
    if (format)
        return format;
    const pt_format *by_name = named(path);
    if (strstr(head, "\"ptce-") || length == 0)
        return NULL;
    if (by_name && !ends_in_json(path) && !(by_name->holds & PT_FORMAT_RAW))
        return by_name;
    if (ends_in_json(path) && !looks_like_json(head))
        return NULL;
    return sniffed(head, length, false);
}

/* ---- Reading ------------------------------------------------------------- */

static ptce_status say_format(pt_import *import, const pt_format *format,
                              const char *encoding)
{
    return pt_import_note(import, "format-read", 0, 0, format->id, encoding,
                          NULL);
}

static ptce_status read_text(pt_import *import, ptce_text *text,
                             const pt_format *format, ptce_error *err)
{
    const char *encoding = "–";
    ptce_status st = PTCE_OK;
    bool raw = (format->holds & PT_FORMAT_RAW) != 0;
    if (!raw)
        st = pt_decode(text, import->outline->origin, import->options->encoding,
                       import->findings, &encoding, err);
    if (st != PTCE_OK || !encoding)
        return st;
    if (say_format(import, format, encoding) != PTCE_OK)
        return pt_nomem(err);
    return format->read(import, (pt_slice){ptce_text_get(text), text->length},
                        err);
}

ptce_status pt_foreign_read(ptce_network **out, ptce_text *text,
                            const char *path, const pt_format *format,
                            const ptce_exchange *options,
                            ptce_findings *findings, ptce_error *err)
{
    pt_import import = {.findings = findings,
                        .options = options,
                        .outline = pt_outline_new(path)};
    size_t errors = findings->errors;
    *out = NULL;
    if (!import.outline)
        return pt_nomem(err);
    ptce_status st = text ? read_text(&import, text, format, err)
                          : pt_csv_read_folder(&import, path, err);
    if (text)
        ptce_text_clear(text); /* what was read stands in the outline */
    /* what could be read is looked at too: all problems in one pass */
    bool some = import.outline->node_count > 0 || findings->errors == errors;
    if (st == PTCE_OK && some)
        st = pt_outline_to_network(out, &import, err);
    pt_outline_free(import.outline);
    return st;
}
