/* SPDX-License-Identifier: MIT */
/* libFuzzer: any bytes to any reader of a format. PTCE_FORMAT names the format,
 * else the first byte picks it; what cannot be in a decoded text (NUL, bytes
 * that are not UTF-8) is made a question mark, as the door of the library would
 * not let it in. What was read is understood as a network, written and read
 * again. The bytes of a workbook are its one sheet, unless they are an archive;
 * PTCE_FORMAT=door gives them to the door itself: gzip and encodings. */
#include "io/archive.h"
#include "io/foreign.h"
#include "io/outlines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count_formats(void)
{
    size_t count = 0;
    while (pt_format_at(count))
        count++;
    return count;
}

static void clean(char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        int32_t code = 0;
        size_t step = pt_utf8_step(text + at, length - at, &code);
        if (step == 0 || code == 0)
            text[at] = '?';
        at += step ? step : 1;
    }
}

/* The format to read, and where its text begins. */
static const pt_format *format_of(const uint8_t *data, size_t size,
                                  size_t *start)
{
    const char *id = getenv("PTCE_FORMAT");
    *start = id ? 0 : 1;
    if (id)
        return pt_format_find(id);
    return size ? pt_format_at(data[0] % count_formats()) : NULL;
}

static const ptce_exchange plainly = {.duplicates = PTCE_DUPLICATES_SUM};

static void understand(reading *r)
{
    ptce_network *network = NULL;
    r->import.options = &plainly;
    (void)pt_outline_to_network(&network, &r->import, &r->err);
    ptce_network_free(network);
}

static void read_text(const pt_format *format, const char *text, size_t length,
                      int again)
{
    reading r;
    ptce_text written = {0};
    read_outline(&r, format, "fuzz", text, length);
    if (again && r.status == PTCE_OK && format->write &&
        format->write(&written, r.import.outline, &r.err) == PTCE_OK)
        read_text(format, ptce_text_get(&written), written.length, 0);
    if (again && r.status == PTCE_OK)
        understand(&r);
    ptce_text_clear(&written);
    clear_reading(&r);
}

/* ---- Workbooks and bytes ------------------------------------------------- */

static void member(pt_archive_member *to, ptce_text *text, const char *name,
                   const char *bytes, size_t length)
{
    ptce_text_add_bytes(text, bytes, length);
    *to = (pt_archive_member){name, text};
}

/* An archive around the bytes of one sheet. */
static void wrap(ptce_text *out, const pt_format *format, const char *bytes,
                 size_t length)
{
    static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
    static const char book[] =
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Liens\" r:id=\"a\"/>"
        "</sheets></workbook>";
    static const char relations[] =
        "<Relationships><Relationship Id=\"a\" Target=\"sheet.xml\"/>"
        "</Relationships>";
    pt_archive_member members[3];
    ptce_text texts[3] = {{0}};
    size_t count = 0;
    if (strcmp(format->id, "ods") == 0) {
        member(&members[0], &texts[0], "mimetype", type, sizeof type - 1);
        member(&members[1], &texts[1], "content.xml", bytes, length);
        count = 2;
    } else {
        member(&members[0], &texts[0], "xl/workbook.xml", book,
               sizeof book - 1);
        member(&members[1], &texts[1], "xl/_rels/workbook.xml.rels", relations,
               sizeof relations - 1);
        member(&members[2], &texts[2], "xl/sheet.xml", bytes, length);
        count = 3;
    }
    (void)pt_archive_write(out, members, count, NULL);
    for (size_t i = 0; i < count; i++)
        ptce_text_clear(&texts[i]);
}

static void read_book(const pt_format *format, const char *bytes, size_t length)
{
    ptce_text archive = {0};
    if (length > 1 && memcmp(bytes, "PK", 2) == 0)
        ptce_text_add_bytes(&archive, bytes, length);
    else
        wrap(&archive, format, bytes, length);
    read_text(format, ptce_text_get(&archive), archive.length, 1);
    ptce_text_clear(&archive);
}

static int read_door(const uint8_t *data, size_t size)
{
    ptce_text text = {0};
    ptce_findings findings = {0};
    const char *encoding = NULL;
    ptce_error err;
    bool packed = false;
    ptce_text_add_bytes(&text, (const char *)data, size);
    if (pt_gunzip(&text, "fuzz", &packed, &err) == PTCE_OK) {
        (void)pt_foreign_format("fuzz", &text, &plainly);
        (void)pt_decode(&text, "fuzz", NULL, &findings, &encoding, &err);
    }
    ptce_text_clear(&text);
    ptce_findings_clear(&findings);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t start = 0;
    const char *id = getenv("PTCE_FORMAT");
    if (id && strcmp(id, "door") == 0)
        return read_door(data, size);
    const pt_format *format = format_of(data, size, &start);
    if (!format)
        return 0;
    size_t length = size - start;
    char *text = malloc(length ? length : 1); /* a byte too far is seen */
    if (!text)
        return 0;
    if (length)
        memcpy(text, data + start, length);
    if (format->holds & PT_FORMAT_RAW) {
        read_book(format, text, length);
    } else {
        clean(text, length);
        read_text(format, text, length, 1);
    }
    free(text);
    return 0;
}
