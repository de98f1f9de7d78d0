/* SPDX-License-Identifier: MIT */
/* In plain words: what is known of the poles beside their structure. */
#include "compare/saying.h"

#include <math.h>
#include <stdio.h>

void ptce_fact_name(ptce_text *out, const ptce_fact *fact, ptce_lang lang)
{
    char key[96];
    (void)snprintf(key, sizeof key, "fact.%s", fact->id);
    if (fact->kind != PTCE_FACT_HAS) {
        ptce_text_add(out, ptce_word(lang, key));
        return;
    }
    const char *slots[] = {fact->label};
    if (fact->label_key) {
        (void)snprintf(key, sizeof key, "%s.%s", fact->label_key, fact->label);
        slots[0] = ptce_word(lang, key);
    }
    (void)snprintf(key, sizeof key, "fact.%s.one", fact->id);
    ptce_text_add_word(out, lang, key, slots, 1);
}

void ptce_facts_say(ptce_text *out, const ptce_comparison *comparison,
                    ptce_lang lang)
{
    pt_saying s = {.lang = lang};
    ptce_text names = {0};
    size_t tested = 0;
    size_t apart = 0;
    double least = 1;
    for (size_t i = 0; i < comparison->fact_count; i++) {
        const ptce_fact *fact = &comparison->facts[i];
        if (!isfinite(fact->sides.rank.p))
            continue;
        tested++;
        least = fmin(least, fact->p_holm);
        if (fact->sides.rank.p > 0.05)
            continue;
        apart++;
        ptce_text_add(&names, names.length > 0 ? ", " : "");
        ptce_fact_name(&names, fact, lang);
    }
    pt_slot_count(&s, tested);
    pt_slot_count(&s, apart);
    pt_slot_text(&s, ptce_text_get(&names));
    pt_slot_p(&s, least);
    pt_say(out, &s,
           tested == 0  ? "compare.facts.untested"
           : apart == 0 ? "compare.facts.none"
                        : "compare.facts.some");
    out->failed |= names.failed;
    ptce_text_clear(&names);
}
