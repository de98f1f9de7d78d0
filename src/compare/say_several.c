/* SPDX-License-Identifier: MIT */
/* Several groups in plain words: documented values, the networks at hand and no
 * sample, the effect beside what chance makes of it, and p as a count. */
#include "compare/several.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *ptce_several_label(const ptce_several *several, size_t group,
                               const ptce_collection *collection,
                               ptce_lang lang)
{
    return ptce_group_label(collection, several->by,
                            several->groups[group].value, lang);
}

/* ---- From the lowest median to the highest --------------------------------
 */

/* Medians of some groups; NaN where a group has none. */
typedef struct medians {
    const double *values;
    size_t lowest, highest; /* groups; of equal ones, the first */
    bool equal;
} medians;

static medians range_of(const double *values, size_t count)
{
    medians m = {.values = values, .lowest = count, .highest = count};
    for (size_t g = 0; g < count; g++) {
        if (isnan(values[g]) != 0)
            continue;
        if (m.lowest == count || values[g] < values[m.lowest])
            m.lowest = g;
        if (m.highest == count || values[g] > values[m.highest])
            m.highest = g;
    }
    m.equal = m.lowest == count || values[m.lowest] == values[m.highest];
    return m;
}

/* Medians as people read them: percentiles in percent. */
typedef struct scale {
    double by;
    int decimals;
} scale;

static scale scale_of(const medians *m, size_t count, bool by_percentile)
{
    scale percent = {100, 0};
    if (by_percentile || m->lowest == count)
        return percent;
    const double ends[] = {m->values[m->lowest], m->values[m->highest]};
    return (scale){1, pt_decimals(ends, PT_COUNT(ends))};
}

static void slot_median(pt_saying *s, double median, scale how)
{
    double value = how.by * median;
    pt_slot_number(s, how.decimals == 0 ? round(value) : value, how.decimals);
}

/* ---- One measure ----------------------------------------------------------
 */

typedef struct telling {
    const ptce_several *several;
    const ptce_several_contrast *contrast;
    const ptce_collection *collection;
    ptce_text *out;
    pt_saying s;
} telling;

static void slot_part(telling *t, const medians *m, size_t group, scale how)
{
    slot_median(&t->s, m->values[group], how);
    pt_slot_text(
        &t->s, ptce_several_label(t->several, group, t->collection, t->s.lang));
    pt_slot_count(&t->s, t->contrast->parts[group].n);
}

static void say_medians(telling *t, const medians *m)
{
    const ptce_several_contrast *contrast = t->contrast;
    bool by_percentile = contrast->test.by_percentile;
    scale how = scale_of(m, t->several->group_count, by_percentile);
    pt_slot_measure(&t->s, contrast->test.measure);
    if (by_percentile) {
        pt_slot_ensemble(&t->s, contrast->test.measure, t->several->draws);
        pt_say(t->out, &t->s, "compare.say.ranked");
    }
    pt_slot_count(&t->s, contrast->effect.n);
    pt_slot_count(&t->s, contrast->effect.groups);
    if (m->equal) {
        slot_median(&t->s, m->values[m->lowest], how);
        pt_say(t->out, &t->s,
               by_percentile ? "compare.several.ranks.equal"
                             : "compare.several.medians.equal");
        return;
    }
    slot_part(t, m, m->lowest, how);
    slot_part(t, m, m->highest, how);
    pt_say(t->out, &t->s,
           by_percentile ? "compare.several.ranks" : "compare.several.medians");
}

static void say_effect(telling *t)
{
    const ptce_kruskal *effect = &t->contrast->effect;
    if (isnan(effect->epsilon_squared) != 0) {
        pt_say(t->out, &t->s, "compare.several.flat");
        return;
    }
    pt_slot_number(&t->s, round(100 * effect->epsilon_squared), 0);
    pt_slot_number(&t->s, effect->epsilon_squared, 2);
    pt_slot_number(&t->s, round(100 * effect->epsilon_squared_expected), 0);
    pt_say(t->out, &t->s, "compare.several.effect");
}

static const ptce_compared_value *value_at(const void *data, size_t i)
{
    const telling *t = data;
    for (size_t g = 0; g < t->several->group_count; g++) {
        const ptce_several_part *part = &t->contrast->parts[g];
        if (i < part->count)
            return &part->values[i];
        i -= part->count;
    }
    return NULL;
}

static void say_contrast(telling *t, double *values)
{
    const ptce_tested *tested = &t->contrast->test;
    for (size_t g = 0; g < t->several->group_count; g++)
        values[g] = t->contrast->parts[g].median;
    medians m = range_of(values, t->several->group_count);
    say_medians(t, &m);
    if (tested->tested) {
        say_effect(t);
        pt_say_p(t->out, &t->s, tested, "compare.several.p");
    }
    pt_say_untested(t->out, &t->s, tested);
    if (t->several->draws > 0 && tested->measure->comparable == PTCE_CLASS_B)
        pt_say_without(t->out, &t->s, value_at, t);
}

void ptce_several_say(ptce_text *out, const ptce_several *several,
                      const ptce_several_contrast *contrast,
                      const ptce_collection *collection, ptce_lang lang)
{
    telling t = {several, contrast, collection, out, {.lang = lang}};
    if (contrast->effect.groups < 2) {
        pt_slot_measure(&t.s, contrast->test.measure);
        pt_say(out, &t.s, "compare.several.no-value");
        return;
    }
    double *values = pt_alloc(several->group_count, sizeof *values);
    if (values)
        say_contrast(&t, values);
    else
        out->failed = true;
    free(values);
}

/* ---- Before any measure ---------------------------------------------------
 */

static const ptce_several_documented *find(const ptce_several *several,
                                           const char *id)
{
    size_t i = 0;
    while (strcmp(several->documentation[i].id, id) != 0)
        i++;
    return &several->documentation[i];
}

/* From which group to which a median goes, what that is worth, and p; or the
 * median of all: KEY.equal. */
static void say_range(ptce_text *out, pt_saying *s, const ptce_several *several,
                      const ptce_several_documented *d,
                      const ptce_collection *collection, const char *key)
{
    char equal[64];
    medians m = range_of(d->medians, several->group_count);
    scale how = scale_of(&m, several->group_count, false);
    const size_t ends[] = {m.lowest, m.highest};
    bool some = m.lowest < several->group_count;
    if (m.equal) {
        (void)snprintf(equal, sizeof equal, "%s.equal", key);
        slot_median(s, some ? d->medians[m.lowest] : (double)NAN, how);
        pt_say(out, s, equal);
        return;
    }
    for (size_t i = 0; i < PT_COUNT(ends); i++) {
        slot_median(s, d->medians[ends[i]], how);
        pt_slot_text(s,
                     ptce_several_label(several, ends[i], collection, s->lang));
    }
    pt_slot_number(s, d->effect.epsilon_squared, 2);
    pt_slot_p(s, d->rank.p);
    pt_say(out, s, key);
}

void ptce_several_documentation_say(ptce_text *out, const ptce_several *several,
                                    const ptce_collection *collection,
                                    ptce_lang lang)
{
    pt_saying s = {.lang = lang};
    say_range(out, &s, several, find(several, "facts_per_actor"), collection,
              "compare.several.documented");
    say_range(out, &s, several, find(several, "sources"), collection,
              "compare.several.sources");
}

/* The groups with so many networks, if any. */
static void say_groups_of(ptce_text *out, pt_saying *s,
                          const ptce_several *several,
                          const ptce_collection *collection, size_t count,
                          const char *key)
{
    ptce_text names = {0};
    for (size_t g = 0; g < several->group_count; g++) {
        if (several->groups[g].count != count)
            continue;
        ptce_text_add(&names, names.length > 0 ? ", " : "");
        ptce_text_add(&names,
                      ptce_several_label(several, g, collection, s->lang));
    }
    if (names.length > 0) {
        pt_slot_text(s, ptce_text_get(&names));
        pt_say(out, s, key);
    }
    out->failed |= names.failed;
    ptce_text_clear(&names);
}

void ptce_several_design_say(ptce_text *out, const ptce_several *several,
                             const ptce_collection *collection, ptce_lang lang)
{
    pt_saying s = {.lang = lang};
    size_t filled = 0;
    for (size_t g = 0; g < several->group_count; g++)
        filled += several->groups[g].count > 0;
    pt_slot_count(&s, several->kept);
    pt_slot_count(&s, filled);
    pt_slot_count(&s, several->relabelings);
    bool counted = isfinite(several->smallest_p);
    if (counted)
        pt_slot_p(&s, several->smallest_p);
    pt_say(out, &s,
           !counted                     ? "compare.several.design.drawn"
           : several->smallest_p > 0.05 ? "compare.several.design.none"
                                        : "compare.several.design");
    say_groups_of(out, &s, several, collection, 1, "compare.several.single");
    say_groups_of(out, &s, several, collection, 0, "compare.several.empty");
}
