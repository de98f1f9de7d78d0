/* SPDX-License-Identifier: MIT */
/* Sentences with slots. */
#include "compare/saying.h"

#include <math.h>

ptce_text *pt_slot(pt_saying *s)
{
    return &s->slots[s->count++];
}

void pt_slot_text(pt_saying *s, const char *text)
{
    ptce_text_add(pt_slot(s), text);
}

void pt_slot_number(pt_saying *s, double value, int decimals)
{
    ptce_text_add_decimal(pt_slot(s), s->lang, value, decimals);
}

void pt_slot_count(pt_saying *s, uint64_t value)
{
    pt_text_add_grouped(pt_slot(s), s->lang, value);
}

void pt_slot_p(pt_saying *s, double p)
{
    pt_slot_number(s, p, p > 0 && p < 0.1 ? 1 - (int)floor(log10(p)) : 2);
}

void pt_slot_group(pt_saying *s, const ptce_comparison *comparison,
                   const ptce_compared_group *group,
                   const ptce_collection *collection)
{
    const char *label =
        ptce_group_label(collection, comparison->by, group->value, s->lang);
    ptce_text *slot = pt_slot(s);
    if (label != group->value) {
        ptce_text_add(slot, label);
        return;
    }
    const char *slots[] = {comparison->by, group->value};
    ptce_text_add_word(slot, s->lang, "compare.group", slots, PT_COUNT(slots));
}

void pt_say(ptce_text *out, pt_saying *s, const char *key)
{
    const char *slots[PT_SLOTS];
    for (size_t i = 0; i < s->count; i++)
        slots[i] = ptce_text_get(&s->slots[i]);
    ptce_text_add_word(out, s->lang, key, slots, s->count);
    for (size_t i = 0; i < s->count; i++) {
        if (s->slots[i].failed)
            out->failed = true;
        ptce_text_clear(&s->slots[i]);
    }
    s->count = 0;
}
