/* SPDX-License-Identifier: MIT */
/* A contrast in plain words: documented values, the networks at hand and no
 * sample, the effect, and p as a count. */
#include "compare/groups.h"
#include "compare/ranks.h"
#include "compare/saying.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fill_measure(pt_saying *f, const ptce_contrast *contrast)
{
    char key[128];
    (void)snprintf(key, sizeof key, "measure.%s", contrast->measure->id);
    pt_slot_text(f, ptce_word(f->lang, key));
}

static void say_medians(ptce_text *out, pt_saying *f,
                        const ptce_comparison *comparison,
                        const ptce_contrast *contrast,
                        const ptce_collection *collection)
{
    double medians[] = {contrast->median_first, contrast->median_second};
    int decimals = pt_decimals(medians, PT_COUNT(medians));
    fill_measure(f, contrast);
    pt_slot_count(f, contrast->n_first + contrast->n_second);
    pt_slot_number(f, medians[0], decimals);
    pt_slot_count(f, contrast->n_first);
    pt_slot_group(f, comparison, &comparison->first, collection);
    pt_slot_number(f, medians[1], decimals);
    pt_slot_count(f, contrast->n_second);
    pt_slot_group(f, comparison, &comparison->second, collection);
    pt_say(out, f, "compare.say.medians");
}

/* By what a measure is compared, the medians of that, and those of the values
 * themselves. */
static void say_percentiles(ptce_text *out, pt_saying *f,
                            const ptce_comparison *comparison,
                            const ptce_contrast *contrast,
                            const ptce_collection *collection)
{
    char key[128];
    double values[] = {contrast->value_median_first,
                       contrast->value_median_second};
    int decimals = pt_decimals(values, PT_COUNT(values));
    fill_measure(f, contrast);
    pt_slot_count(f, comparison->draws);
    (void)snprintf(
        key, sizeof key, "ensemble.%s.with",
        ptce_ensemble_name(ptce_measure_ensemble(contrast->measure)));
    pt_slot_text(f, ptce_word(f->lang, key));
    (void)snprintf(key, sizeof key, "rank.%s", contrast->measure->id);
    pt_slot_text(f, ptce_word(f->lang, key));
    pt_say(out, f, "compare.say.ranked");
    pt_slot_count(f, contrast->n_first + contrast->n_second);
    pt_slot_number(f, round(100 * contrast->median_first), 0);
    pt_slot_count(f, contrast->n_first);
    pt_slot_group(f, comparison, &comparison->first, collection);
    pt_slot_number(f, round(100 * contrast->median_second), 0);
    pt_slot_count(f, contrast->n_second);
    pt_slot_group(f, comparison, &comparison->second, collection);
    pt_slot_number(f, values[0], decimals);
    pt_slot_number(f, values[1], decimals);
    pt_say(out, f, "compare.say.ranks");
}

/* The networks of both groups in one list; NULL behind the last. */
static const ptce_compared_value *network_at(const ptce_contrast *contrast,
                                             size_t i)
{
    if (i < contrast->count_first)
        return &contrast->first[i];
    i -= contrast->count_first;
    return i < contrast->count_second ? &contrast->second[i] : NULL;
}

static bool has_reason(const ptce_compared_value *network, const char *code)
{
    return network->reason && strcmp(network->reason, code) == 0;
}

/* Networks without percentile for the reason of the i-th; nothing where an
 * earlier one has the same. */
static void say_reason(ptce_text *out, pt_saying *f,
                       const ptce_contrast *contrast, size_t i)
{
    const ptce_compared_value *network;
    const char *code = network_at(contrast, i)->reason;
    for (size_t j = 0; j < i; j++)
        if (has_reason(network_at(contrast, j), code))
            return;
    ptce_text *names = pt_slot(f);
    for (; (network = network_at(contrast, i)); i++) {
        if (!has_reason(network, code))
            continue;
        ptce_text_add(names, names->length ? ", " : "");
        ptce_text_add(names, network->name);
    }
    char key[96];
    (void)snprintf(key, sizeof key, "reason.%s", code);
    pt_slot_text(f, ptce_word(f->lang, key));
    pt_say(out, f, "compare.say.without");
}

static void say_unranked(ptce_text *out, pt_saying *f,
                         const ptce_contrast *contrast)
{
    const ptce_compared_value *network;
    for (size_t i = 0; (network = network_at(contrast, i)); i++)
        if (network->reason)
            say_reason(out, f, contrast, i);
}

/* Which group has the larger values: nobody can say where the interval of delta
 * holds 0, or where there is none. */
static const char *word_of_effect(const ptce_interval *delta,
                                  bool by_percentile)
{
    if (delta->low > 0 || delta->high < 0) {
        if (by_percentile)
            return delta->estimate > 0 ? "compare.say.rank-larger"
                                       : "compare.say.rank-smaller";
        return delta->estimate > 0 ? "compare.say.larger"
                                   : "compare.say.smaller";
    }
    return by_percentile ? "compare.say.rank-open" : "compare.say.open";
}

static void say_effect(ptce_text *out, pt_saying *f,
                       const ptce_contrast *contrast)
{
    const ptce_interval *delta = &contrast->cliff;
    pt_say(out, f, word_of_effect(delta, contrast->by_percentile));
    pt_slot_number(f, delta->estimate, 2);
    if (!isfinite(delta->low)) {
        pt_say(out, f, "compare.say.delta");
        return;
    }
    pt_slot_number(f, delta->low, 2);
    pt_slot_number(f, delta->high, 2);
    pt_say(out, f, "compare.say.interval");
}

static void say_p(ptce_text *out, pt_saying *f, const ptce_contrast *contrast,
                  bool within)
{
    double p = contrast->p_exact;
    pt_slot_count(f, contrast->as_extreme);
    pt_slot_count(f, contrast->relabelings);
    pt_slot_p(f, p);
    if (contrast->exact) {
        pt_say(out, f,
               within ? "compare.say.exact.within" : "compare.say.exact");
        return;
    }
    double error = sqrt(p * (1 - p) / (double)contrast->relabelings);
    pt_slot_p(f, error);
    pt_say(out, f, "compare.say.drawn");
}

/* p once it is known that other measures were tested too. */
static void say_adjusted(ptce_text *out, pt_saying *f,
                         const ptce_comparison *comparison,
                         const ptce_contrast *contrast)
{
    size_t tested = 0;
    for (size_t i = 0; i < comparison->contrast_count; i++)
        tested += comparison->contrasts[i].tested;
    if (tested < 2 || !isfinite(contrast->p_holm))
        return;
    pt_slot_count(f, tested);
    pt_slot_p(f, contrast->p_holm);
    if (isfinite(contrast->p_maxt))
        pt_slot_p(f, contrast->p_maxt);
    pt_say(out, f,
           isfinite(contrast->p_maxt) ? "compare.say.adjusted"
                                      : "compare.say.adjusted.holm");
}

void ptce_contrast_say(ptce_text *out, const ptce_comparison *comparison,
                       const ptce_contrast *contrast,
                       const ptce_collection *collection, ptce_lang lang)
{
    pt_saying f = {.lang = lang};
    if (contrast->n_first == 0 || contrast->n_second == 0) {
        fill_measure(&f, contrast);
        pt_say(out, &f, "compare.say.no-value");
        return;
    }
    if (contrast->by_percentile)
        say_percentiles(out, &f, comparison, contrast, collection);
    else
        say_medians(out, &f, comparison, contrast, collection);
    if (contrast->tested) {
        say_effect(out, &f, contrast);
        say_p(out, &f, contrast, comparison->within != NULL);
        say_adjusted(out, &f, comparison, contrast);
        if (contrast->by_percentile)
            say_unranked(out, &f, contrast);
        else if (contrast->measure->comparable != PTCE_CLASS_A)
            pt_say(out, &f, "compare.say.exploratory");
        pt_undoing_say(out, comparison, contrast, collection, lang);
        return;
    }
    char key[64];
    (void)snprintf(key, sizeof key, "test.%s", contrast->untested);
    pt_slot_text(&f, ptce_word(lang, key));
    pt_say(out, &f, "compare.say.untested");
    if (comparison->draws > 0 && contrast->measure->comparable == PTCE_CLASS_B)
        say_unranked(out, &f, contrast);
}
