/* SPDX-License-Identifier: MIT */
/* Look-up in the catalogue, slots and the two forms of number. */
#include "base/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const pt_word_table *const tables[] = {
    &pt_words_analysis,  &pt_words_brokerage,   &pt_words_census,
    &pt_words_certainty, &pt_words_cli,         &pt_words_communities,
    &pt_words_compare,   &pt_words_composition, &pt_words_drawing,
    &pt_words_error,     &pt_words_exchange,    &pt_words_figure,
    &pt_words_formats,   &pt_words_holding,     &pt_words_inference,
    &pt_words_model,     &pt_words_null,        &pt_words_page,
    &pt_words_paired,    &pt_words_pooling,     &pt_words_report,
    &pt_words_rule,      &pt_words_script,      &pt_words_several,
};

const pt_word_table *pt_words_at(size_t i)
{
    return i < PT_COUNT(tables) ? tables[i] : NULL;
}

static int by_key(const void *key, const void *row)
{
    return strcmp(key, ((const pt_word *)row)->key);
}

const char *ptce_word_find(ptce_lang lang, const char *key)
{
    for (size_t i = 0; i < PT_COUNT(tables); i++) {
        const pt_word *word = bsearch(key, tables[i]->words, tables[i]->count,
                                      sizeof *word, by_key);
        if (word)
            return lang == PTCE_FR ? word->fr : word->en;
    }
    return NULL;
}

const char *ptce_word(ptce_lang lang, const char *key)
{
    const char *word = ptce_word_find(lang, key);
    return word ? word : key;
}

/* In French 0 and 1 are singular, in English only 1. */
static bool is_plural(ptce_lang lang, const char *number)
{
    if (strcmp(number, "1") == 0)
        return false;
    return !(lang == PTCE_FR && strcmp(number, "0") == 0);
}

/* "key key key" of the catalogue as words, separated by commas. */
static void add_words(ptce_text *text, ptce_lang lang, const char *keys)
{
    char key[96];
    for (const char *at = keys; *at;) {
        size_t length = strcspn(at, " ");
        (void)snprintf(key, sizeof key, "%.*s", (int)length, at);
        ptce_text_add(text, at > keys ? ", " : "");
        ptce_text_add(text, ptce_word(lang, key));
        at += length;
        at += *at == ' ';
    }
}

static void add_slot(ptce_text *text, ptce_lang lang, const char *slot)
{
    if (*slot == *PT_SLOT_WORDS)
        add_words(text, lang, slot + 1);
    else
        ptce_text_add(text, slot);
}

void ptce_text_add_word(ptce_text *text, ptce_lang lang, const char *key,
                        const char *const *slots, size_t count)
{
    const char *at = ptce_word(lang, key);
    const char *end = at + strlen(at);
    const char *plural = strstr(at, "||");
    if (plural && count > 0 && slots[0] && is_plural(lang, slots[0]))
        at = plural + 2;
    else if (plural)
        end = plural;
    while (at < end) {
        if (*at == '{' && at + 2 < end && at[1] >= '1' && at[1] <= '9' &&
            at[2] == '}') {
            size_t slot = (size_t)(at[1] - '1');
            if (slot < count && slots[slot])
                add_slot(text, lang, slots[slot]);
            at += 3;
        } else {
            ptce_text_add_bytes(text, at, 1);
            at++;
        }
    }
}
