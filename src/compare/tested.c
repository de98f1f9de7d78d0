/* SPDX-License-Identifier: MIT */
/* The record of a test: adjustments over many, and p in plain words. */
#include "compare/tested.h"
#include "compare/exact.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

ptce_tested pt_tested_new(const ptce_measure *measure)
{
    return (ptce_tested){.measure = measure,
                         .p_exact = (double)NAN,
                         .p_maxt = (double)NAN,
                         .p_holm = (double)NAN,
                         .p_bh = (double)NAN,
                         .p_by = (double)NAN};
}

void pt_tested_take(ptce_tested *tested, const ptce_test *test)
{
    tested->p_exact = test->p;
    tested->relabelings = test->relabelings;
    tested->as_extreme = test->as_extreme;
    tested->exact = test->exact;
}

/* ---- Adjustments --------------------------------------------------------- */

ptce_status pt_tested_adjust(ptce_tested *const *all, size_t count,
                             ptce_error *err)
{
    size_t tested = 0;
    double *p = pt_alloc(count, sizeof *p);
    double *adjusted = pt_alloc(3 * count, sizeof *adjusted);
    ptce_status st = p && adjusted ? PTCE_OK : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        if (all[i]->tested)
            p[tested++] = all[i]->p_exact;
    if (st == PTCE_OK)
        st = pt_holm(adjusted, p, tested, err);
    if (st == PTCE_OK)
        st = pt_benjamini_hochberg(adjusted + count, p, tested, err);
    if (st == PTCE_OK)
        st = pt_benjamini_yekutieli(adjusted + 2 * count, p, tested, err);
    for (size_t i = 0, t = 0; st == PTCE_OK && i < count; i++) {
        if (!all[i]->tested)
            continue;
        all[i]->p_holm = adjusted[t];
        all[i]->p_bh = adjusted[count + t];
        all[i]->p_by = adjusted[2 * count + t++];
    }
    free(p);
    free(adjusted);
    return st;
}

/* ---- In plain words ------------------------------------------------------ */

static void slot_word(pt_saying *s, const char *kind, const char *id,
                      const char *part)
{
    char key[128];
    (void)snprintf(key, sizeof key, "%s.%s%s", kind, id, part);
    pt_slot_text(s, ptce_word(s->lang, key));
}

void pt_slot_measure(pt_saying *s, const ptce_measure *measure)
{
    slot_word(s, "measure", measure->id, "");
}

void pt_slot_ensemble(pt_saying *s, const ptce_measure *measure, size_t draws)
{
    pt_slot_count(s, draws);
    slot_word(s, "ensemble", ptce_ensemble_name(ptce_measure_ensemble(measure)),
              ".with");
    slot_word(s, "rank", measure->id, "");
}

void pt_say_p(ptce_text *out, pt_saying *s, const ptce_tested *tested,
              const char *key)
{
    char word[64];
    double p = tested->p_exact;
    pt_slot_count(s, tested->as_extreme);
    pt_slot_count(s, tested->relabelings);
    pt_slot_p(s, p);
    if (!tested->exact)
        pt_slot_p(s, sqrt(p * (1 - p) / (double)tested->relabelings));
    (void)snprintf(word, sizeof word, "%s.%s", key,
                   tested->exact ? "exact" : "drawn");
    pt_say(out, s, word);
}

static bool has_reason(const ptce_compared_value *network, const char *code)
{
    return network->reason && strcmp(network->reason, code) == 0;
}

/* Nothing where an earlier one has the same reason. */
static void say_reason(ptce_text *out, pt_saying *s, pt_value_at *at,
                       const void *data, size_t i)
{
    const ptce_compared_value *network;
    const char *code = at(data, i)->reason;
    for (size_t j = 0; j < i; j++)
        if (has_reason(at(data, j), code))
            return;
    ptce_text *names = pt_slot(s);
    for (; (network = at(data, i)); i++) {
        if (!has_reason(network, code))
            continue;
        ptce_text_add(names, names->length ? ", " : "");
        ptce_text_add(names, network->name);
    }
    slot_word(s, "reason", code, "");
    pt_say(out, s, "compare.say.without");
}

void pt_say_without(ptce_text *out, pt_saying *s, pt_value_at *at,
                    const void *data)
{
    const ptce_compared_value *network;
    for (size_t i = 0; (network = at(data, i)); i++)
        if (network->reason)
            say_reason(out, s, at, data, i);
}

void pt_say_untested(ptce_text *out, pt_saying *s, const ptce_tested *tested)
{
    if (tested->untested) {
        slot_word(s, "test", tested->untested, "");
        pt_say(out, s, "compare.say.untested");
    } else if (!tested->by_percentile &&
               tested->measure->comparable != PTCE_CLASS_A) {
        pt_say(out, s, "compare.say.exploratory");
    }
}
