/* SPDX-License-Identifier: MIT */
/* What a reader of a format has to say. */
#include "io/format.h"

#include <stdio.h>

static ptce_status note(pt_import *import, const char *rule, size_t line,
                        size_t column, va_list slots)
{
    ptce_findings *findings = import->findings;
    size_t before = findings->count;
    ptce_status st =
        pt_findings_addv(findings, rule, import->outline->origin, "", slots);
    if (st == PTCE_OK && findings->count > before) {
        findings->items[before].line = line;
        findings->items[before].column = column;
    }
    return st;
}

ptce_status pt_import_note(pt_import *import, const char *rule, size_t line,
                           size_t column, ...)
{
    va_list slots;
    va_start(slots, column);
    ptce_status st = note(import, rule, line, column, slots);
    va_end(slots);
    return st;
}

ptce_status pt_import_ignored(pt_import *import, const char *what, size_t count)
{
    char word[64];
    char number[24];
    if (count == 0)
        return PTCE_OK;
    (void)snprintf(word, sizeof word, PT_SLOT_WORDS "ignored.%s", what);
    (void)snprintf(number, sizeof number, "%zu", count);
    return pt_import_note(import, "format-ignored", 0, 0, number, word, NULL);
}
