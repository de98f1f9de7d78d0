/* SPDX-License-Identifier: MIT */
/* Before and after in plain words: documented values, the networks at hand and
 * no sample, the effect, and p as a count. */
#include "compare/paired.h"

#include <math.h>
#include <string.h>

/* ---- One measure ----------------------------------------------------------
 */

typedef struct telling {
    const ptce_paired *paired;
    const ptce_paired_contrast *contrast;
    ptce_text *out;
    pt_saying s;
} telling;

static void say_medians(telling *t)
{
    const ptce_change *change = &t->contrast->change;
    const double medians[] = {change->median_before, change->median_after};
    int decimals = pt_decimals(medians, PT_COUNT(medians));
    pt_slot_measure(&t->s, t->contrast->test.measure);
    pt_slot_count(&t->s, change->n);
    pt_slot_text(&t->s, t->paired->label_before);
    pt_slot_number(&t->s, medians[0], decimals);
    pt_slot_text(&t->s, t->paired->label_after);
    pt_slot_number(&t->s, medians[1], decimals);
    pt_say(t->out, &t->s, "compare.paired.medians");
}

static void say_ranks(telling *t)
{
    const ptce_paired_contrast *contrast = t->contrast;
    const double values[] = {contrast->value_median_before,
                             contrast->value_median_after};
    int decimals = pt_decimals(values, PT_COUNT(values));
    pt_slot_measure(&t->s, contrast->test.measure);
    pt_slot_ensemble(&t->s, contrast->test.measure, t->paired->draws);
    pt_say(t->out, &t->s, "compare.say.ranked");
    pt_slot_count(&t->s, contrast->change.n);
    pt_slot_text(&t->s, t->paired->label_before);
    pt_slot_number(&t->s, round(100 * contrast->change.median_before), 0);
    pt_slot_text(&t->s, t->paired->label_after);
    pt_slot_number(&t->s, round(100 * contrast->change.median_after), 0);
    pt_slot_number(&t->s, values[0], decimals);
    pt_slot_number(&t->s, values[1], decimals);
    pt_say(t->out, &t->s, "compare.paired.ranks");
}

/* In the unit of the measure, or in points of percentile. */
static void say_change(telling *t)
{
    const ptce_change *change = &t->contrast->change;
    bool points = t->contrast->test.by_percentile;
    const double effects[] = {change->median_before, change->median_after,
                              change->shift.estimate};
    double by = points ? 100 : 1;
    int decimals = points ? 0 : pt_decimals(effects, PT_COUNT(effects));
    pt_slot_count(&t->s, change->rose);
    pt_slot_count(&t->s, change->fell);
    pt_slot_count(&t->s, change->unchanged);
    pt_say(t->out, &t->s,
           points ? "compare.paired.moves.rank" : "compare.paired.moves");
    pt_slot_number(&t->s, by * change->shift.estimate, decimals);
    pt_say(t->out, &t->s,
           points ? "compare.paired.shift.rank" : "compare.paired.shift");
    pt_slot_number(&t->s, change->rank_biserial, 2);
    if (isfinite(change->shift.low)) {
        pt_slot_number(&t->s, by * change->shift.low, decimals);
        pt_slot_number(&t->s, by * change->shift.high, decimals);
    }
    pt_say(t->out, &t->s,
           isfinite(change->shift.low) ? "compare.paired.interval"
                                       : "compare.paired.biserial");
}

/* Before, then after: one reason may hold of both. */
static const ptce_compared_value *value_at(const void *data, size_t i)
{
    const ptce_paired_contrast *contrast = ((const telling *)data)->contrast;
    if (i >= contrast->count)
        return NULL;
    const ptce_compared_value *before = &contrast->before[i];
    return before->reason ? before : &contrast->after[i];
}

void ptce_paired_say(ptce_text *out, const ptce_paired *paired,
                     const ptce_paired_contrast *contrast, ptce_lang lang)
{
    telling t = {paired, contrast, out, {.lang = lang}};
    const ptce_tested *tested = &contrast->test;
    if (contrast->change.n == 0) {
        pt_slot_measure(&t.s, tested->measure);
        pt_say(out, &t.s, "compare.paired.no-value");
        return;
    }
    if (tested->by_percentile)
        say_ranks(&t);
    else
        say_medians(&t);
    if (tested->tested) {
        say_change(&t);
        pt_say_p(out, &t.s, tested, "compare.paired.p");
    }
    pt_say_untested(out, &t.s, tested);
    if (paired->draws > 0 && tested->measure->comparable == PTCE_CLASS_B)
        pt_say_without(out, &t.s, value_at, &t);
}

/* ---- Before any measure ---------------------------------------------------
 */

static const ptce_change *find(const ptce_paired *paired, const char *id)
{
    size_t i = 0;
    while (strcmp(paired->documentation[i].id, id) != 0)
        i++;
    return &paired->documentation[i].change;
}

static double p_of(const ptce_paired *paired, const ptce_change *change)
{
    size_t i = 0;
    while (&paired->documentation[i].change != change)
        i++;
    return paired->documentation[i].rank.p;
}

static void slot_medians(pt_saying *s, const ptce_change *change)
{
    const double medians[] = {change->median_before, change->median_after};
    int decimals = pt_decimals(medians, PT_COUNT(medians));
    pt_slot_number(s, medians[0], decimals);
    pt_slot_number(s, medians[1], decimals);
}

static void say_carried(ptce_text *out, pt_saying *s, const ptce_carried *c)
{
    if (c->both == 0)
        return;
    pt_slot_count(s, c->ties);
    pt_slot_count(s, c->both);
    pt_slot_count(s, c->undated);
    pt_slot_count(s, c->open);
    pt_say(out, s, "compare.paired.carried");
}

void ptce_paired_documentation_say(ptce_text *out, const ptce_paired *paired,
                                   ptce_lang lang)
{
    pt_saying s = {.lang = lang};
    const ptce_change *facts = find(paired, "facts_per_actor");
    bool changed = facts->rose + facts->fell > 0;
    bool better = facts->rank_biserial > 0;
    bool worse = facts->rank_biserial < 0;
    pt_slot_text(&s, paired->label_before);
    pt_slot_text(&s, paired->label_after);
    slot_medians(&s, facts);
    slot_medians(&s, find(paired, "cited_sources"));
    pt_slot_count(&s, facts->rose);
    pt_slot_count(&s, facts->fell);
    if (changed)
        pt_slot_p(&s, p_of(paired, facts));
    pt_say(out, &s,
           better    ? "compare.paired.documented.after"
           : worse   ? "compare.paired.documented.before"
           : changed ? "compare.paired.documented.even"
                     : "compare.paired.documented.same");
    say_carried(out, &s, &paired->carried);
}

void ptce_paired_design_say(ptce_text *out, const ptce_paired *paired,
                            ptce_lang lang)
{
    pt_saying s = {.lang = lang};
    bool counted = isfinite(paired->smallest_p);
    pt_slot_count(&s, paired->count);
    if (counted)
        pt_slot_p(&s, paired->smallest_p);
    pt_say(out, &s,
           !counted                    ? "compare.paired.design.drawn"
           : paired->smallest_p > 0.05 ? "compare.paired.design.none"
                                       : "compare.paired.design");
}
