/* SPDX-License-Identifier: MIT */
/* libFuzzer: any bytes to any reader of a format. The first byte picks the
 * format; what cannot be in a decoded text (NUL, bytes that are not UTF-8) is
 * made a question mark, as the door of the library would not let it in. What
 * was read is written and read again. */
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
    if (size < 1)
        return 0;
    const pt_format *format = pt_format_at(data[0] % count_formats());
    char *text = malloc(size); /* exact: a byte too far is seen */
    if (!text)
        return 0;
    memcpy(text, data + 1, size - 1);
    clean(text, size - 1);
    if (!(format->holds & PT_FORMAT_RAW))
        read_text(format, text, size - 1, 1);
    free(text);
    return 0;
}
