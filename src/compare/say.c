/* SPDX-License-Identifier: MIT */
/* A contrast in plain words: documented values, the networks at hand and no
 * sample, the effect, and p as a count. */
#include "compare/groups.h"
#include "compare/ranks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define SLOTS 9

/* The slots of a word, as they are filled. */
typedef struct filling {
    ptce_text slots[SLOTS];
    size_t count;
    ptce_lang lang;
} filling;

static ptce_text *next_slot(filling *f)
{
    return &f->slots[f->count++];
}

static void fill_number(filling *f, double value, int decimals)
{
    ptce_text_add_decimal(next_slot(f), f->lang, value, decimals);
}

static void fill_count(filling *f, uint64_t value)
{
    pt_text_add_grouped(next_slot(f), f->lang, value);
}

/* Add the word with its slots, and empty them. */
static void say(ptce_text *out, filling *f, const char *key)
{
    const char *slots[SLOTS];
    for (size_t i = 0; i < f->count; i++)
        slots[i] = ptce_text_get(&f->slots[i]);
    ptce_text_add_word(out, f->lang, key, slots, f->count);
    for (size_t i = 0; i < f->count; i++) {
        if (f->slots[i].failed)
            out->failed = true;
        ptce_text_clear(&f->slots[i]);
    }
    f->count = 0;
}

/* "pôles témoins", or "groupe temoin = true" where the collection has no
 * words for it. */
static void fill_group(filling *f, const ptce_comparison *comparison,
                       const ptce_compared_group *group,
                       const ptce_collection *collection)
{
    const char *label =
        ptce_group_label(collection, comparison->by, group->value, f->lang);
    ptce_text *slot = next_slot(f);
    if (label != group->value) {
        ptce_text_add(slot, label);
        return;
    }
    const char *slots[] = {comparison->by, group->value};
    ptce_text_add_word(slot, f->lang, "compare.group", slots, PT_COUNT(slots));
}

static void fill_measure(filling *f, const ptce_contrast *contrast)
{
    char key[128];
    (void)snprintf(key, sizeof key, "measure.%s", contrast->measure->id);
    ptce_text_add(next_slot(f), ptce_word(f->lang, key));
}

static void say_medians(ptce_text *out, filling *f,
                        const ptce_comparison *comparison,
                        const ptce_contrast *contrast,
                        const ptce_collection *collection)
{
    double medians[] = {contrast->median_first, contrast->median_second};
    int decimals = pt_decimals(medians, PT_COUNT(medians));
    fill_measure(f, contrast);
    fill_count(f, contrast->n_first + contrast->n_second);
    fill_number(f, medians[0], decimals);
    fill_count(f, contrast->n_first);
    fill_group(f, comparison, &comparison->first, collection);
    fill_number(f, medians[1], decimals);
    fill_count(f, contrast->n_second);
    fill_group(f, comparison, &comparison->second, collection);
    say(out, f, "compare.say.medians");
}

/* Which group has the larger values: nobody can say where the interval of delta
 * holds 0, or where there is none. */
static const char *word_of_effect(const ptce_interval *delta)
{
    if (delta->low > 0 || delta->high < 0)
        return delta->estimate > 0 ? "compare.say.larger"
                                   : "compare.say.smaller";
    return "compare.say.open";
}

static void say_effect(ptce_text *out, filling *f,
                       const ptce_contrast *contrast)
{
    const ptce_interval *delta = &contrast->cliff;
    say(out, f, word_of_effect(delta));
    fill_number(f, delta->estimate, 2);
    if (!isfinite(delta->low)) {
        say(out, f, "compare.say.delta");
        return;
    }
    fill_number(f, delta->low, 2);
    fill_number(f, delta->high, 2);
    say(out, f, "compare.say.interval");
}

/* Two significant digits. */
static int decimals_of_p(double p)
{
    return p >= 0.1 ? 2 : p > 0 ? 1 - (int)floor(log10(p)) : 2;
}

static void say_p(ptce_text *out, filling *f, const ptce_contrast *contrast,
                  bool within)
{
    double p = contrast->p_exact;
    fill_count(f, contrast->as_extreme);
    fill_count(f, contrast->relabelings);
    fill_number(f, p, decimals_of_p(p));
    if (contrast->exact) {
        say(out, f, within ? "compare.say.exact.within" : "compare.say.exact");
        return;
    }
    double error = sqrt(p * (1 - p) / (double)contrast->relabelings);
    fill_number(f, error, decimals_of_p(error));
    say(out, f, "compare.say.drawn");
}

void ptce_contrast_say(ptce_text *out, const ptce_comparison *comparison,
                       const ptce_contrast *contrast,
                       const ptce_collection *collection, ptce_lang lang)
{
    filling f = {.lang = lang};
    if (contrast->n_first == 0 || contrast->n_second == 0) {
        fill_measure(&f, contrast);
        say(out, &f, "compare.say.no-value");
        return;
    }
    say_medians(out, &f, comparison, contrast, collection);
    if (contrast->tested) {
        say_effect(out, &f, contrast);
        say_p(out, &f, contrast, comparison->within != NULL);
        if (contrast->measure->comparable != PTCE_CLASS_A)
            say(out, &f, "compare.say.exploratory");
        pt_undoing_say(out, comparison, contrast, collection, lang);
        return;
    }
    char key[64];
    (void)snprintf(key, sizeof key, "test.%s", contrast->untested);
    ptce_text_add(next_slot(&f), ptce_word(lang, key));
    say(out, &f, "compare.say.untested");
}
