/* SPDX-License-Identifier: MIT */
/* The list of findings and their words. */
#include "model/model.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEPT 1000 /* findings kept of each severity; the rest is counted */
#define SLOT_BYTES 200

void ptce_findings_clear(ptce_findings *findings)
{
    free(findings->items);
    pt_arena_free(findings->arena);
    *findings = (ptce_findings){0};
}

/* How many of that severity there are; kept and uncounted ones alike. */
static size_t *counter(ptce_findings *findings, ptce_severity severity)
{
    size_t *const counts[] = {&findings->errors, &findings->warnings,
                              &findings->infos};
    return counts[severity];
}

static const char *keep(ptce_findings *findings, const char *text)
{
    return text ? pt_arena_text(findings->arena, text, strlen(text)) : NULL;
}

/* A slot is shown on a terminal: short, and without control characters. */
static const char *keep_slot(ptce_findings *findings, const char *text)
{
    ptce_text shown = {0};
    size_t length = strnlen(text, SLOT_BYTES);
    bool cut = text[length] != '\0';
    while (cut && length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    ptce_text_add_bytes(&shown, text, pt_utf8_valid(text, length));
    ptce_text_add(&shown, cut ? "…" : "");
    char *kept =
        pt_arena_text(findings->arena, ptce_text_get(&shown), shown.length);
    for (size_t i = *text == *PT_SLOT_WORDS; kept && i < shown.length; i++)
        if ((unsigned char)kept[i] < 0x20 || kept[i] == 0x7F)
            kept[i] = ' ';
    ptce_text_clear(&shown);
    return kept;
}

ptce_status pt_findings_addv(ptce_findings *findings, const char *rule,
                             const char *origin, const char *pointer,
                             va_list slots)
{
    const ptce_rule *row = ptce_rule_find(rule);
    assert(row);
    size_t *count = counter(findings, row->severity);
    if ((*count)++ >= KEPT)
        return PTCE_OK;
    if (!findings->arena)
        findings->arena = pt_arena_new();
    ptce_status st = pt_grow((void **)&findings->items, &findings->capacity,
                             findings->count, sizeof *findings->items, NULL);
    if (!findings->arena || st != PTCE_OK)
        return PTCE_E_NOMEM;
    ptce_finding finding = {.rule = row,
                            .origin = keep(findings, origin),
                            .pointer = keep(findings, pointer)};
    for (size_t i = 0; i < PTCE_ERROR_SLOTS; i++) {
        const char *slot = va_arg(slots, const char *);
        if (!slot)
            break;
        finding.slots[i] = keep_slot(findings, slot);
    }
    if (!finding.origin || !finding.pointer)
        return PTCE_E_NOMEM;
    findings->items[findings->count++] = finding;
    return PTCE_OK;
}

ptce_status pt_findings_add(ptce_findings *findings, const char *rule,
                            const char *origin, const char *pointer, ...)
{
    va_list slots;
    va_start(slots, pointer);
    ptce_status st = pt_findings_addv(findings, rule, origin, pointer, slots);
    va_end(slots);
    return st;
}

/* ---- Words --------------------------------------------------------------- */

static void add_text(ptce_text *out, const ptce_finding *finding,
                     ptce_lang lang, const char *key)
{
    ptce_text_add_word(out, lang, key, finding->slots, PTCE_ERROR_SLOTS);
}

void ptce_finding_message(ptce_text *out, const ptce_finding *finding,
                          ptce_lang lang)
{
    char key[96];
    (void)snprintf(key, sizeof key, "rule.%s", finding->rule->id);
    add_text(out, finding, lang, key);
}

void ptce_finding_hint(ptce_text *out, const ptce_finding *finding,
                       ptce_lang lang)
{
    char key[96];
    const char *near = finding->slots[PT_SLOT_NEAR];
    (void)snprintf(key, sizeof key, "rule.%s.hint", finding->rule->id);
    if (near && *near)
        add_text(out, finding, lang, "rule.near");
    else if (ptce_word_find(lang, key))
        add_text(out, finding, lang, key);
}
