/* SPDX-License-Identifier: MIT */
/* Bytes to text: gzip, and the encodings of spreadsheets. */
#include "io/foreign.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

#define CHUNK ((size_t)1 << 16)
#define SWELLS 250 /* times its size, beyond the free part */
#define SWELLS_FREE ((size_t)64 << 20)

/* ---- gzip ---------------------------------------------------------------- */

static ptce_status refuse(ptce_error *err, const char *id, const char *path)
{
    (void)pt_fail(err, PTCE_E_READ, id, path, "512", NULL);
    pt_error_place(err, path, 0, 0);
    return PTCE_E_READ;
}

static bool swells(size_t in, size_t out)
{
    return out > PT_INPUT_LIMIT || (out > SWELLS_FREE && out / SWELLS > in);
}

/* Every member of the file, one behind the other. */
static ptce_status inflate_all(ptce_text *out, z_stream *stream, size_t length,
                               const char *path, ptce_error *err)
{
    unsigned char chunk[CHUNK];
    int code = Z_OK;
    while (code != Z_STREAM_END || stream->avail_in > 0) {
        if (code == Z_STREAM_END && inflateReset(stream) != Z_OK)
            return refuse(err, "gzip-broken", path);
        stream->next_out = chunk;
        stream->avail_out = sizeof chunk;
        code = inflate(stream, Z_NO_FLUSH);
        size_t got = sizeof chunk - stream->avail_out;
        if ((code != Z_OK && code != Z_STREAM_END) ||
            (code == Z_OK && got == 0))
            return refuse(err, "gzip-broken", path);
        ptce_text_add_bytes(out, (const char *)chunk, got);
        if (swells(length, out->length))
            return refuse(err, "gzip-swells", path);
        if (out->failed)
            return pt_nomem(err);
    }
    return PTCE_OK;
}

ptce_status pt_gunzip(ptce_text *text, const char *path, bool *was,
                      ptce_error *err)
{
    z_stream stream = {0};
    ptce_text out = {0};
    *was = text->length > 2 && memcmp(text->data, "\x1f\x8b", 2) == 0;
    if (!*was)
        return PTCE_OK;
    if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK)
        return pt_nomem(err);
    stream.next_in = (unsigned char *)text->data;
    stream.avail_in = (unsigned)text->length; /* at most PT_INPUT_LIMIT */
    ptce_status st = inflate_all(&out, &stream, text->length, path, err);
    (void)inflateEnd(&stream);
    if (st == PTCE_OK) {
        ptce_text_clear(text);
        *text = out;
    } else {
        ptce_text_clear(&out);
    }
    return st;
}

ptce_status pt_gzip(ptce_text *text, ptce_error *err)
{
    z_stream stream = {0};
    ptce_text out = {0};
    unsigned char chunk[CHUNK];
    if (text->length > UINT32_MAX ||
        deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return pt_nomem(err);
    stream.next_in = (unsigned char *)text->data;
    stream.avail_in = (unsigned)text->length;
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = chunk;
        stream.avail_out = sizeof chunk;
        code = deflate(&stream, Z_FINISH);
        ptce_text_add_bytes(&out, (const char *)chunk,
                            sizeof chunk - stream.avail_out);
    }
    (void)deflateEnd(&stream);
    ptce_text_clear(text);
    *text = out;
    return ptce_text_check(text, err);
}

/* ---- Which encoding ------------------------------------------------------ */

/* Letters and signs of French texts as two encodings write them. */
static const unsigned char windows[] =
    "\xe9\xe8\xea\xeb\xe0\xe2\xe7\xee\xef\xf4\xf6\xf9\xfb\xfc\x9c\xc9\xc0\xc7"
    "\xc8\x92\xab\xbb\xb0\xa0";
static const unsigned char macintosh[] =
    "\x8e\x8f\x90\x91\x88\x89\x8d\x94\x95\x99\x9a\x9d\x9e\x9f\xcf\x83\xcb\x82"
    "\xe9\xd5\xc7\xc8\xa1\xca";

static size_t score(const ptce_text *text, const unsigned char *letters)
{
    bool wanted[256] = {false};
    size_t count = 0;
    for (; *letters; letters++)
        wanted[*letters] = true;
    for (size_t i = 0; i < text->length; i++)
        count += wanted[(unsigned char)text->data[i]];
    return count;
}

static bool has_mark(const ptce_text *text, const char *mark, size_t length)
{
    return text->length >= length && memcmp(text->data, mark, length) == 0;
}

/* UTF-16 without a mark: every other byte of the beginning is NUL. */
static const char *sixteen(const ptce_text *text)
{
    size_t most = text->length < 4096 ? text->length : 4096;
    size_t even = 0;
    size_t odd = 0;
    for (size_t i = 0; i + 1 < most; i += 2) {
        even += text->data[i] == 0;
        odd += text->data[i + 1] == 0;
    }
    size_t pairs = most / 2;
    if (pairs < 2 || text->length % 2)
        return NULL;
    if (odd * 3 > pairs * 2 && even == 0)
        return "UTF-16LE";
    return even * 3 > pairs * 2 && odd == 0 ? "UTF-16BE" : NULL;
}

/* What an XML text says about itself. */
static const char *declared(const ptce_text *text, char name[32])
{
    const char *start = "<?xml";
    if (!has_mark(text, start, strlen(start)))
        return NULL;
    const char *end = memchr(text->data, '>', text->length);
    const char *at = strstr(text->data, "encoding=");
    if (!end || !at || at > end)
        return NULL;
    at += strlen("encoding=");
    char quote[2] = {*at++, '\0'};
    size_t length = strcspn(at, quote);
    if (length == 0 || length >= 32)
        return NULL;
    memcpy(name, at, length);
    name[length] = '\0';
    return name;
}

static const char *recognise(const ptce_text *text, char name[32])
{
    if (has_mark(text, "\xef\xbb\xbf", 3))
        return "UTF-8";
    if (has_mark(text, "\xff\xfe", 2))
        return "UTF-16LE";
    if (has_mark(text, "\xfe\xff", 2))
        return "UTF-16BE";
    const char *wide = sixteen(text);
    if (wide)
        return wide;
    const char *said = declared(text, name);
    if (said && strcasecmp(said, "utf-8") != 0)
        return said;
    if (pt_utf8_valid(text->data, text->length) == text->length)
        return "UTF-8";
    if (said) /* it says UTF-8 and is not */
        return said;
    return score(text, macintosh) > score(text, windows) ? "MACINTOSH"
                                                         : "WINDOWS-1252";
}

/* ---- Conversion ---------------------------------------------------------- */

/* A name for iconv, which takes options behind slashes that we do not want. */
static bool is_name(const char *name)
{
    for (const char *at = name; *at; at++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    "0123456789-_.:",
                    *at))
            return false;
    return *name != '\0';
}

/* False where a byte is not of the encoding; *at says which. */
static bool convert(ptce_text *out, iconv_t to, const ptce_text *text,
                    size_t *at)
{
    char chunk[4096];
    char *in = text->data;
    size_t left = text->length;
    while (left > 0) {
        char *next = chunk;
        size_t room = sizeof chunk;
        size_t code = iconv(to, &in, &left, &next, &room);
        ptce_text_add_bytes(out, chunk, sizeof chunk - room);
        if (code == (size_t)-1 && errno != E2BIG) {
            *at = text->length - left;
            return false;
        }
        if (out->failed)
            return true;
    }
    return true;
}

static ptce_status note_bad(const ptce_text *text, const char *origin,
                            const char *encoding, size_t at,
                            ptce_findings *findings)
{
    size_t before = findings->count;
    ptce_status st =
        pt_findings_add(findings, "encoding-bad", origin, "", encoding, NULL);
    if (st == PTCE_OK && findings->count > before) {
        pt_scan_place place = {.text = text->data};
        pt_scan_advance(&place, at);
        findings->items[before].line = place.lines + 1;
    }
    return st;
}

static bool is_open(iconv_t to)
{
    return (intptr_t)to != -1;
}

static ptce_status to_utf8(ptce_text *text, const char *origin,
                           const char *encoding, ptce_findings *findings,
                           bool *good, ptce_error *err)
{
    ptce_text out = {0};
    size_t at = 0;
    iconv_t to =
        iconv_open("UTF-8", is_name(encoding) ? encoding : "no-encoding");
    if (!is_open(to)) {
        *good = false;
        return pt_findings_add(findings, "encoding-unknown", origin, "",
                               encoding, NULL) == PTCE_OK
                   ? PTCE_OK
                   : pt_nomem(err);
    }
    bool as_it_is = strcasecmp(encoding, "utf-8") == 0 &&
                    pt_utf8_valid(text->data, text->length) == text->length;
    *good = as_it_is || convert(&out, to, text, &at);
    (void)iconv_close(to);
    if (as_it_is)
        return PTCE_OK;
    if (*good) {
        ptce_text_clear(text);
        *text = out;
        return ptce_text_check(text, err);
    }
    ptce_text_clear(&out);
    return note_bad(text, origin, encoding, at, findings) == PTCE_OK
               ? PTCE_OK
               : pt_nomem(err);
}

static void drop_mark(ptce_text *text)
{
    if (!has_mark(text, "\xef\xbb\xbf", 3))
        return;
    text->length -= 3;
    memmove(text->data, text->data + 3, text->length + 1);
}

ptce_status pt_decode(ptce_text *text, const char *origin, const char *wanted,
                      ptce_findings *findings, const char **encoding,
                      ptce_error *err)
{
    static const struct {
        const char *name, *canonical;
    } known[] = {{"UTF-8", "UTF-8"},
                 {"UTF8", "UTF-8"},
                 {"UTF-16LE", "UTF-16"},
                 {"UTF-16BE", "UTF-16"},
                 {"WINDOWS-1252", "Windows-1252"},
                 {"MACINTOSH", "MacRoman"}};
    char name[32];
    bool good = true;
    *encoding = NULL;
    if (!text->data)
        ptce_text_add(text, "");
    const char *from = wanted ? wanted : recognise(text, name);
    if (strcasecmp(from, "macroman") == 0)
        from = "MACINTOSH";
    ptce_status st = to_utf8(text, origin, from, findings, &good, err);
    if (st != PTCE_OK || !good)
        return st;
    drop_mark(text);
    if (text->length > 0 && memchr(text->data, '\0', text->length)) {
        st = pt_findings_add(findings, "json-binary", origin, "", NULL);
        return st == PTCE_OK ? PTCE_OK : pt_nomem(err);
    }
    *encoding = "?";
    for (size_t i = 0; i < PT_COUNT(known); i++)
        if (strcasecmp(known[i].name, from) == 0)
            *encoding = known[i].canonical;
    if (**encoding == '?')
        *encoding = wanted ? wanted : "XML";
    return PTCE_OK;
}
