/* SPDX-License-Identifier: MIT */
/* Sentences with slots that are filled one after the other. */
#ifndef PT_SAYING_H
#define PT_SAYING_H

#include "base/base.h"
#include <ptce/compare.h>

#define PT_SLOTS 9

typedef struct pt_saying {
    ptce_text slots[PT_SLOTS];
    size_t count;
    ptce_lang lang;
} pt_saying;

/* The next slot, to be filled before the next call. */
ptce_text *pt_slot(pt_saying *s);
void pt_slot_text(pt_saying *s, const char *text);
void pt_slot_number(pt_saying *s, double value, int decimals);
void pt_slot_count(pt_saying *s, uint64_t value);
/* Two significant digits, so that no p is shown as 0. */
void pt_slot_p(pt_saying *s, double p);
/* "pôles témoins", or "groupe temoin = true" where the collection has no words
 * for it. */
void pt_slot_group(pt_saying *s, const ptce_comparison *comparison,
                   const ptce_compared_group *group,
                   const ptce_collection *collection);
/* Append the word with its slots, and empty them. */
void pt_say(ptce_text *out, pt_saying *s, const char *key);

#endif
