/* SPDX-License-Identifier: MIT */
/* In plain words: how the groups are documented, what so many networks allow to
 * see, and what would undo a contrast. */
#include "compare/groups.h"
#include "compare/saying.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Documentation ------------------------------------------------------- */

static const ptce_documented *find(const ptce_comparison *comparison,
                                   const char *id)
{
    size_t i = 0;
    while (strcmp(comparison->documentation[i].id, id) != 0)
        i++;
    return &comparison->documentation[i];
}

static void fill_medians(pt_saying *f, const ptce_documented *d, bool swap)
{
    double medians[] = {d->median_first, d->median_second};
    int decimals = pt_decimals(medians, 2);
    pt_slot_number(f, medians[swap], decimals);
    pt_slot_number(f, medians[!swap], decimals);
}

void ptce_documentation_say(ptce_text *out, const ptce_comparison *comparison,
                            const ptce_collection *collection, ptce_lang lang)
{
    pt_saying f = {.lang = lang};
    ptce_which better = comparison->better_documented;
    bool swap = better == PTCE_SECOND_GROUP;
    const ptce_documented *facts = find(comparison, "facts_per_actor");
    pt_slot_group(&f, comparison,
                  swap ? &comparison->second : &comparison->first, collection);
    pt_slot_group(&f, comparison,
                  swap ? &comparison->first : &comparison->second, collection);
    fill_medians(&f, facts, swap);
    fill_medians(&f, find(comparison, "sources"), swap);
    pt_slot_number(&f, fabs(facts->cliff.estimate), 2);
    pt_slot_p(&f, facts->rank.p);
    if (better == PTCE_NEITHER_GROUP) {
        pt_say(out, &f, "compare.documented.equal");
        return;
    }
    /* As of any contrast: an interval of delta that holds 0 leaves it open. */
    bool clear = facts->cliff.low > 0 || facts->cliff.high < 0;
    pt_say(out, &f, clear ? "compare.documented" : "compare.documented.open");
    double medians[] = {facts->median_first, facts->median_second};
    if (medians[swap] > 0 && medians[swap] > medians[!swap]) {
        pt_slot_number(&f, round(100 * (1 - medians[!swap] / medians[swap])),
                       0);
        pt_slot_group(&f, comparison,
                      swap ? &comparison->second : &comparison->first,
                      collection);
        pt_say(out, &f, "compare.documented.gap");
    }
    pt_say(out, &f, "compare.documented.end");
}

void ptce_power_say(ptce_text *out, const ptce_comparison *comparison,
                    ptce_lang lang)
{
    pt_saying f = {.lang = lang};
    const ptce_power *power = &comparison->power;
    pt_slot_count(&f, comparison->first.count);
    pt_slot_count(&f, comparison->second.count);
    pt_slot_p(&f, power->smallest_p);
    if (comparison->within) {
        pt_slot_count(&f, power->relabelings);
        pt_say(out, &f, "compare.power.within");
        return;
    }
    pt_slot_number(&f, power->detectable_delta, 2);
    pt_say(out, &f,
           isfinite(power->detectable_delta) ? "compare.power"
                                             : "compare.power.none");
}

/* ---- What would undo a contrast --------------------------------------------
 */

static void say_tipping(ptce_text *out, pt_saying *f,
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
    pt_slot_number(f, 100 * share, 0);
    pt_slot_group(f, comparison,
                  comparison->better_documented == PTCE_SECOND_GROUP
                      ? &comparison->second
                      : &comparison->first,
                  collection);
    pt_say(out, f, key);
}

static void say_one(ptce_text *out, pt_saying *f, const char *key,
                    const ptce_otherwise *otherwise)
{
    if (!isfinite(otherwise->p))
        return;
    pt_slot_number(f, otherwise->delta, 2);
    pt_slot_p(f, otherwise->p);
    pt_say(out, f, key);
}

/* What another way to count would make of it. */
static void say_otherwise(ptce_text *out, pt_saying *f,
                          const ptce_contrast *contrast)
{
    say_one(out, f, "compare.otherwise.pools", &contrast->without_pools);
    say_one(out, f, "compare.otherwise.undated", &contrast->without_undated);
    if (!isfinite(contrast->lowest.p))
        return;
    pt_slot_number(f, contrast->lowest.delta, 2);
    pt_slot_p(f, contrast->lowest.p);
    pt_slot_number(f, contrast->highest.delta, 2);
    pt_slot_p(f, contrast->highest.p);
    pt_say(out, f, "compare.otherwise.ends");
}

void pt_undoing_say(ptce_text *out, const ptce_comparison *comparison,
                    const ptce_contrast *contrast,
                    const ptce_collection *collection, ptce_lang lang)
{
    pt_saying f = {.lang = lang};
    const ptce_influence *influence = &contrast->influence;
    say_tipping(out, &f, comparison, contrast, collection);
    if (contrast->tested && contrast->by_percentile)
        pt_say(out, &f,
               strncmp(contrast->measure->id, "centralization", 14) == 0
                   ? "compare.undoing.centralized"
                   : "compare.undoing.percentile");
    say_otherwise(out, &f, contrast);
    if (!influence->id ||
        pt_number_round(influence->delta - contrast->cliff.estimate) == 0)
        return;
    pt_slot_text(&f, influence->name);
    pt_slot_number(&f, influence->delta, 2);
    pt_slot_p(&f, influence->p);
    pt_say(out, &f, "compare.influence");
}
