/* SPDX-License-Identifier: MIT */
/* In plain words: how the groups are documented, what so many networks allow to
 * see, and what would undo a contrast. */
#include "compare/groups.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SLOTS 9

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

/* Two significant digits, so that no p is shown as 0. */
static int decimals_of_p(double p)
{
    return p > 0 && p < 0.1 ? 1 - (int)floor(log10(p)) : 2;
}

/* ---- Documentation ------------------------------------------------------- */

static const ptce_documented *find(const ptce_comparison *comparison,
                                   const char *id)
{
    size_t i = 0;
    while (strcmp(comparison->documentation[i].id, id) != 0)
        i++;
    return &comparison->documentation[i];
}

static void fill_medians(filling *f, const ptce_documented *d, bool swap)
{
    double medians[] = {d->median_first, d->median_second};
    int decimals = pt_decimals(medians, 2);
    fill_number(f, medians[swap], decimals);
    fill_number(f, medians[!swap], decimals);
}

void ptce_documentation_say(ptce_text *out, const ptce_comparison *comparison,
                            const ptce_collection *collection, ptce_lang lang)
{
    filling f = {.lang = lang};
    ptce_which better = comparison->better_documented;
    bool swap = better == PTCE_SECOND_GROUP;
    const ptce_documented *facts = find(comparison, "facts_per_actor");
    fill_group(&f, comparison, swap ? &comparison->second : &comparison->first,
               collection);
    fill_group(&f, comparison, swap ? &comparison->first : &comparison->second,
               collection);
    fill_medians(&f, facts, swap);
    fill_medians(&f, find(comparison, "sources"), swap);
    fill_number(&f, fabs(facts->cliff.estimate), 2);
    fill_number(&f, facts->rank.p, decimals_of_p(facts->rank.p));
    say(out, &f,
        better != PTCE_NEITHER_GROUP ? "compare.documented"
                                     : "compare.documented.equal");
}

void ptce_power_say(ptce_text *out, const ptce_comparison *comparison,
                    ptce_lang lang)
{
    filling f = {.lang = lang};
    const ptce_power *power = &comparison->power;
    pt_text_add_grouped(next_slot(&f), lang, comparison->first.count);
    pt_text_add_grouped(next_slot(&f), lang, comparison->second.count);
    fill_number(&f, power->smallest_p, decimals_of_p(power->smallest_p));
    fill_number(&f, power->detectable_delta, 2);
    say(out, &f,
        isfinite(power->detectable_delta) ? "compare.power"
                                          : "compare.power.none");
}

/* ---- What would undo a contrast --------------------------------------------
 */

static void say_tipping(ptce_text *out, filling *f,
                        const ptce_comparison *comparison,
                        const ptce_contrast *contrast,
                        const ptce_collection *collection)
{
    const ptce_tipping *tipping = &contrast->tipping;
    char key[64];
    (void)snprintf(key, sizeof key, "compare.tipping.%s",
                   tipping->lost ? tipping->lost : tipping->code);
    if (!ptce_word_find(f->lang, key)) /* nothing to tell */
        return;
    double share = tipping->lost ? tipping->share : PTCE_TIPPING_MOST;
    fill_number(f, 100 * share, 0);
    fill_group(f, comparison,
               comparison->better_documented == PTCE_SECOND_GROUP
                   ? &comparison->second
                   : &comparison->first,
               collection);
    say(out, f, key);
}

void pt_undoing_say(ptce_text *out, const ptce_comparison *comparison,
                    const ptce_contrast *contrast,
                    const ptce_collection *collection, ptce_lang lang)
{
    filling f = {.lang = lang};
    const ptce_influence *influence = &contrast->influence;
    say_tipping(out, &f, comparison, contrast, collection);
    if (!influence->id)
        return;
    ptce_text_add(next_slot(&f), influence->name);
    fill_number(&f, influence->delta, 2);
    fill_number(&f, influence->p, decimals_of_p(influence->p));
    say(out, &f, "compare.influence");
}
