/* SPDX-License-Identifier: MIT */
/* Findings as lines that an editor can jump to. */
#include "report/tables.h"

#include <stdio.h>

/* Colours of a terminal by severity, and none. */
static const char *const colours[] = {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"};
static const char *const plain = "\x1b[0m";

/* "file:line:column: ", as far as it is known. */
static void write_place(ptce_text *out, const ptce_finding *finding)
{
    if (!finding->origin || !*finding->origin)
        return;
    pt_text_add_line(out, finding->origin);
    ptce_text_add(out, ":");
    if (finding->line > 0) {
        ptce_text_add_count(out, finding->line);
        ptce_text_add(out, ":");
    }
    if (finding->line > 0 && finding->column > 0) {
        ptce_text_add_count(out, finding->column);
        ptce_text_add(out, ":");
    }
    ptce_text_add(out, " ");
}

static void write_severity(ptce_text *out, ptce_severity severity,
                           ptce_lang lang, bool color)
{
    char key[64];
    (void)snprintf(key, sizeof key, "severity.%s",
                   ptce_severity_name(severity));
    const char *word = ptce_word_find(lang, key);
    ptce_text_add(out, color ? colours[severity] : "");
    ptce_text_add(out, word ? word : ptce_severity_name(severity));
    ptce_text_add(out, color ? plain : "");
    ptce_text_add(out, ptce_word(lang, "report.colon"));
}

static void write_finding(ptce_text *out, const ptce_finding *finding,
                          ptce_lang lang, bool color)
{
    ptce_text message = {0};
    ptce_text hint = {0};
    ptce_finding_message(&message, finding, lang);
    ptce_finding_hint(&hint, finding, lang);
    write_place(out, finding);
    write_severity(out, finding->rule->severity, lang, color);
    pt_text_add_line(out, ptce_text_get(&message));
    ptce_text_add(out, " [");
    ptce_text_add(out, finding->rule->id);
    ptce_text_add(out, "]");
    if (finding->pointer && *finding->pointer) {
        ptce_text_add(out, " (");
        pt_text_add_line(out, finding->pointer);
        ptce_text_add(out, ")");
    }
    ptce_text_add(out, "\n");
    if (hint.length > 0) {
        ptce_text_add(out, "    ");
        pt_text_add_line(out, ptce_text_get(&hint));
        ptce_text_add(out, "\n");
    }
    out->failed = out->failed || message.failed || hint.failed;
    ptce_text_clear(&message);
    ptce_text_clear(&hint);
}

static void write_number(ptce_text *out, const char *key, size_t number,
                         ptce_lang lang)
{
    ptce_text text = {0};
    pt_text_add_grouped(&text, lang, number);
    const char *slots[] = {ptce_text_get(&text)};
    ptce_text_add_word(out, lang, key, slots, 1);
    ptce_text_clear(&text);
}

void ptce_findings_write(ptce_text *out, const ptce_findings *findings,
                         ptce_lang lang, size_t most, bool color)
{
    size_t total = findings->errors + findings->warnings + findings->infos;
    size_t shown = findings->count < most ? findings->count : most;
    for (size_t i = 0; i < shown; i++)
        write_finding(out, &findings->items[i], lang, color);
    if (total == 0) {
        ptce_text_add(out, ptce_word(lang, "table.findings.none"));
        ptce_text_add(out, "\n");
        return;
    }
    if (total > shown) {
        write_number(out, "table.findings.more", total - shown, lang);
        ptce_text_add(out, "\n");
    }
    write_number(out, "table.findings.errors", findings->errors, lang);
    ptce_text_add(out, ", ");
    write_number(out, "table.findings.warnings", findings->warnings, lang);
    ptce_text_add(out, ", ");
    write_number(out, "table.findings.infos", findings->infos, lang);
    ptce_text_add(out, "\n");
}
