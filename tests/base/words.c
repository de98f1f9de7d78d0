/* SPDX-License-Identifier: MIT */
/* The catalogue: whole, sorted, and the same in both languages. */
#include "base/words.h"
#include "support/cmocka_all.h"

#include <string.h>

typedef void check_word(const pt_word *word);

static void for_each(check_word *check)
{
    const pt_word_table *table;
    for (size_t t = 0; (table = pt_words_at(t)); t++)
        for (size_t i = 0; i < table->count; i++)
            check(&table->words[i]);
}

static void words__are_sorted_and_unique(void **state)
{
    (void)state;
    const pt_word_table *table;
    for (size_t t = 0; (table = pt_words_at(t)); t++)
        for (size_t i = 1; i < table->count; i++)
            if (strcmp(table->words[i - 1].key, table->words[i].key) >= 0)
                fail_msg("%s stands before %s", table->words[i - 1].key,
                         table->words[i].key);
}

/* A key of one table must not hide that of another. */
static void words__live_in_one_table_only(void **state)
{
    (void)state;
    const pt_word_table *table;
    for (size_t t = 0; (table = pt_words_at(t)); t++)
        for (size_t i = 0; i < table->count; i++)
            if (ptce_word_find(PTCE_EN, table->words[i].key) !=
                table->words[i].en)
                fail_msg("%s stands in two tables", table->words[i].key);
}

static void is_whole(const pt_word *word)
{
    if (!word->fr || !word->en || !*word->fr || !*word->en)
        fail_msg("%s lacks a language", word->key);
    if (strstr(word->key, "placeholder"))
        fail_msg("%s is still there", word->key);
    if (pt_utf8_valid(word->fr, strlen(word->fr)) != strlen(word->fr) ||
        pt_utf8_valid(word->en, strlen(word->en)) != strlen(word->en))
        fail_msg("%s is not UTF-8", word->key);
}

static void words__exist_in_both_languages(void **state)
{
    (void)state;
    for_each(is_whole);
}

/* Which of {1}…{9} a text uses, as bits; a bit above them for two forms. */
static unsigned slots_of(const char *text)
{
    unsigned slots = strstr(text, "||") ? 1u << 10 : 0;
    for (const char *at = text; (at = strchr(at, '{')); at++)
        if (at[1] >= '1' && at[1] <= '9' && at[2] == '}')
            slots |= 1u << (at[1] - '0');
    return slots;
}

static void has_the_same_slots(const pt_word *word)
{
    if (slots_of(word->fr) != slots_of(word->en))
        fail_msg("%s: slots or forms differ:\n%s\n%s", word->key, word->fr,
                 word->en);
}

static void words__have_the_same_slots_and_forms(void **state)
{
    (void)state;
    for_each(has_the_same_slots);
}

/* French typography: the apostrophe, and the no-break space where a line must
 * not end. URLs, code in backquotes and the network of `ptce new` have their
 * own rules. */
static void is_french(const pt_word *word)
{
    static const char *const wrong[] = {"« ", " »", " :", " ;",
                                        " ?", " !", " %"};
    if (strchr(word->fr, '`') || strncmp(word->key, "new.", 4) == 0)
        return;
    for (const char *at = word->fr; (at = strchr(at, '\'')); at++)
        if (at > word->fr && at[-1] != ' ')
            fail_msg("%s: a typewriter apostrophe: %s", word->key, word->fr);
    for (size_t i = 0; i < PT_COUNT(wrong); i++)
        if (strstr(word->fr, wrong[i]))
            fail_msg("%s: \"%s\" lacks its no-break space: %s", word->key,
                     wrong[i], word->fr);
}

static void words__follow_french_typography(void **state)
{
    (void)state;
    for_each(is_french);
}

static void adds(ptce_lang lang, const char *key, const char *slot,
                 const char *expected)
{
    ptce_text text = {0};
    ptce_text_add_word(&text, lang, key, &slot, 1);
    assert_string_equal(ptce_text_get(&text), expected);
    ptce_text_clear(&text);
}

static void text_add_word__fills_slots(void **state)
{
    (void)state;
    adds(PTCE_EN, "error.period", "x", "\"x\" is not a period");
    adds(PTCE_EN, "error.period", "{1}%s", "\"{1}%s\" is not a period");
    adds(PTCE_EN, "no.such.{1}", "key", "no.such.key");
    adds(PTCE_EN, "{1} tie||{1} ties", "1", "1 tie");
    adds(PTCE_EN, "{1} tie||{1} ties", "0", "0 ties");
    adds(PTCE_EN, "{1} tie||{1} ties", "12", "12 ties");
    adds(PTCE_FR, "{1} lien||{1} liens", "0", "0 lien");
    adds(PTCE_FR, "{1} lien||{1} liens", "1", "1 lien");
    adds(PTCE_FR, "{1} lien||{1} liens", "2", "2 liens");
}

static void word__gives_the_key_where_there_is_no_word(void **state)
{
    (void)state;
    assert_null(ptce_word_find(PTCE_FR, "no.such.key"));
    assert_string_equal(ptce_word(PTCE_FR, "no.such.key"), "no.such.key");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__are_sorted_and_unique),
        cmocka_unit_test(words__live_in_one_table_only),
        cmocka_unit_test(words__exist_in_both_languages),
        cmocka_unit_test(words__have_the_same_slots_and_forms),
        cmocka_unit_test(words__follow_french_typography),
        cmocka_unit_test(text_add_word__fills_slots),
        cmocka_unit_test(word__gives_the_key_where_there_is_no_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
