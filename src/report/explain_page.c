/* SPDX-License-Identifier: MIT */
/* Every measure and detail on one page of Markdown, from their rows. */
#include "report/tables.h"

#include <math.h>
#include <stdio.h>

/* What is said of a measure or a detail, in this order. */
static const char *const parts[] = {"formula", "convention", "undefined"};

static void add_escaped(ptce_text *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        if (*at == '*' || *at == '_' || *at == '<' || *at == '>' ||
            *at == '|' || *at == '\\')
            ptce_text_add(out, "\\");
        ptce_text_add_bytes(out, at, 1);
    }
}

/* "- Formula: …" */
static void write_item(ptce_text *out, ptce_lang lang, const char *key,
                       const char *text)
{
    ptce_text line = {0};
    if (!text || !*text)
        return;
    ptce_text_add_word(&line, lang, key, &text, 1);
    ptce_text_add(out, "- ");
    add_escaped(out, ptce_text_get(&line));
    ptce_text_add(out, "\n");
    ptce_text_clear(&line);
}

static void write_words(ptce_text *out, ptce_lang lang, const char *kind,
                        const char *id)
{
    char key[128];
    char field[64];
    (void)snprintf(key, sizeof key, "%s.%s", kind, id);
    const char *name = ptce_word(lang, key);
    ptce_text_add(out, "\n### `");
    ptce_text_add(out, id);
    ptce_text_add(out, "` — ");
    add_escaped(out, name);
    (void)snprintf(key, sizeof key, "%s.%s.says", kind, id);
    ptce_text_add(out, "\n\n");
    add_escaped(out, ptce_word(lang, key));
    ptce_text_add(out, "\n\n");
    for (size_t i = 0; i < PT_COUNT(parts); i++) {
        (void)snprintf(key, sizeof key, "%s.%s.%s", kind, id, parts[i]);
        (void)snprintf(field, sizeof field, "explain.%s", parts[i]);
        write_item(out, lang, field, ptce_word_find(lang, key));
    }
}

static void write_heading(ptce_text *out, ptce_lang lang, const char *key)
{
    ptce_text_add(out, "\n## ");
    ptce_text_add(out, ptce_word(lang, key));
    ptce_text_add(out, "\n");
}

static void write_measure(ptce_text *out, const ptce_measure *measure,
                          ptce_lang lang)
{
    ptce_text range = {0};
    write_words(out, lang, "measure", measure->id);
    if (measure->one_mode)
        write_item(out, lang, "explain.pools",
                   ptce_word(lang, "explain.pools.undefined"));
    pt_range_say(&range, measure, lang);
    write_item(out, lang, "explain.range", ptce_text_get(&range));
    write_item(out, lang, "explain.cost",
               ptce_word(lang, pt_cost_word(measure->cost)));
    write_item(out, lang, "explain.references", measure->references);
    ptce_text_clear(&range);
}

static void write_detail(ptce_text *out, const ptce_detail *detail,
                         ptce_lang lang)
{
    ptce_text titles = {0};
    write_words(out, lang, "detail", detail->id);
    pt_columns_say(&titles, detail, lang);
    write_item(out, lang, "explain.columns", ptce_text_get(&titles));
    write_item(out, lang, "explain.cost",
               ptce_word(lang, pt_cost_word(detail->cost)));
    write_item(out, lang, "explain.references", detail->references);
    ptce_text_clear(&titles);
}

void ptce_explain_page(ptce_text *out, ptce_lang lang)
{
    static const char *const headings[] = {
        "explain.list.network", "explain.list.node", "explain.list.edge"};
    const ptce_measure *measure;
    const ptce_detail *detail;
    ptce_text_add(out, ptce_word(lang, "explain.page"));
    ptce_text_add(out, "\n");
    for (size_t level = 0; level < PT_COUNT(headings); level++) {
        write_heading(out, lang, headings[level]);
        for (size_t i = 0; (measure = ptce_measure_at(i)); i++)
            if (measure->level == (ptce_level)level)
                write_measure(out, measure, lang);
    }
    write_heading(out, lang, "explain.list.detail");
    for (size_t i = 0; (detail = ptce_detail_at(i)); i++)
        write_detail(out, detail, lang);
}
