/* SPDX-License-Identifier: MIT */
/* The list of findings and their words. */
#include "model/model.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEPT 1000 /* findings kept of one reading; the rest is counted */

void ptce_findings_clear(ptce_findings *findings)
{
    free(findings->items);
    pt_arena_free(findings->arena);
    *findings = (ptce_findings){0};
}

static void count(ptce_findings *findings, ptce_severity severity)
{
    size_t *const counts[] = {&findings->errors, &findings->warnings,
                              &findings->infos};
    ++*counts[severity];
}

static const char *keep(ptce_findings *findings, const char *text)
{
    return text ? pt_arena_text(findings->arena, text, strlen(text)) : NULL;
}

ptce_status pt_findings_add(ptce_findings *findings, const char *rule,
                            const char *origin, const char *pointer, ...)
{
    const ptce_rule *row = ptce_rule_find(rule);
    count(findings, row->severity);
    if (findings->count >= KEPT)
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
    va_list slots;
    va_start(slots, pointer);
    for (size_t i = 0; i < PTCE_ERROR_SLOTS; i++) {
        const char *slot = va_arg(slots, const char *);
        if (!slot)
            break;
        finding.slots[i] = keep(findings, slot);
    }
    va_end(slots);
    if (!finding.origin || !finding.pointer)
        return PTCE_E_NOMEM;
    findings->items[findings->count++] = finding;
    return PTCE_OK;
}

static void add_word(ptce_text *out, const ptce_finding *finding,
                     ptce_lang lang, const char *ending)
{
    char key[96];
    (void)snprintf(key, sizeof key, "rule.%s%s", finding->rule->id, ending);
    if (*ending == '\0' || ptce_word_find(lang, key))
        ptce_text_add_word(out, lang, key, finding->slots, PTCE_ERROR_SLOTS);
}

void ptce_finding_message(ptce_text *out, const ptce_finding *finding,
                          ptce_lang lang)
{
    add_word(out, finding, lang, "");
}

void ptce_finding_hint(ptce_text *out, const ptce_finding *finding,
                       ptce_lang lang)
{
    add_word(out, finding, lang, ".hint");
}
