/* SPDX-License-Identifier: MIT */
/* libFuzzer: any bytes to any reader of a format. PTCE_FORMAT names the format,
 * else the first byte picks it; what cannot be in a decoded text (NUL, bytes
 * that are not UTF-8) is made a question mark, as the door of the library would
 * not let it in. What was read is written and read again. */
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

static void read_text(const pt_format *format, const char *text, size_t length,
                      int again)
{
    reading r;
    ptce_text written = {0};
    read_outline(&r, format, "fuzz", text, length);
    if (again && r.status == PTCE_OK && format->write &&
        format->write(&written, r.import.outline, &r.err) == PTCE_OK)
        read_text(format, ptce_text_get(&written), written.length, 0);
    ptce_text_clear(&written);
    clear_reading(&r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t start = 0;
    const pt_format *format = format_of(data, size, &start);
    if (!format || (format->holds & PT_FORMAT_RAW))
        return 0;
    size_t length = size - start;
    char *text = malloc(length ? length : 1); /* a byte too far is seen */
    if (!text)
        return 0;
    if (length)
        memcpy(text, data + start, length);
    clean(text, length);
    read_text(format, text, length, 1);
    free(text);
    return 0;
}
