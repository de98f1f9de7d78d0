/* SPDX-License-Identifier: MIT */
/* Findings for machines. */
#include "base/json_text.h"
#include <ptce/report.h>

typedef void say_finding(ptce_text *out, const ptce_finding *finding,
                         ptce_lang lang);

static void add_said(pt_json *json, const char *key, say_finding *say,
                     const ptce_finding *finding, ptce_lang lang)
{
    ptce_text text = {0};
    say(&text, finding, lang);
    pt_json_text(json, key, ptce_text_get(&text));
    ptce_text_clear(&text);
}

static void add_finding(pt_json *json, const ptce_finding *finding,
                        ptce_lang lang)
{
    pt_json_object(json, NULL, PT_JSON_INLINE);
    pt_json_text(json, "file", finding->origin);
    pt_json_count(json, "line", finding->line);
    pt_json_count(json, "column", finding->column);
    pt_json_text(json, "severity", ptce_severity_name(finding->rule->severity));
    pt_json_text(json, "rule", finding->rule->id);
    pt_json_text(json, "pointer", finding->pointer);
    add_said(json, "message", ptce_finding_message, finding, lang);
    add_said(json, "hint", ptce_finding_hint, finding, lang);
    pt_json_end(json);
}

void ptce_findings_write_json(ptce_text *out, const ptce_findings *findings,
                              ptce_lang lang)
{
    pt_json json = {.out = out};
    pt_json_object(&json, NULL, PT_JSON_OPEN);
    pt_json_text(&json, "format", "ptce-findings/1");
    pt_json_count(&json, "errors", findings->errors);
    pt_json_count(&json, "warnings", findings->warnings);
    pt_json_count(&json, "infos", findings->infos);
    pt_json_array(&json, "findings", PT_JSON_OPEN);
    for (size_t i = 0; i < findings->count; i++)
        add_finding(&json, &findings->items[i], lang);
    pt_json_end(&json);
    pt_json_end(&json);
}
