/* SPDX-License-Identifier: MIT */
/* What is done to every tested measure, whatever the test. */
#ifndef PT_TESTED_H
#define PT_TESTED_H

#include "compare/saying.h"
#include <ptce/several.h>

ptce_tested pt_tested_new(const ptce_measure *measure);
/* Take what a test found. */
void pt_tested_take(ptce_tested *tested, const ptce_test *test);
/* Holm, Benjamini and Hochberg, Benjamini and Yekutieli over those tested. */
ptce_status pt_tested_adjust(ptce_tested *const *all, size_t count,
                             ptce_error *err);

/* "Mesure « … »" by its name, into a slot. */
void pt_slot_measure(pt_saying *s, const ptce_measure *measure);
/* The number of draws, what is drawn, and what a percentile of 100 % means:
 * slots 2 to 4 of a sentence on percentiles, behind the measure. */
void pt_slot_ensemble(pt_saying *s, const ptce_measure *measure, size_t draws);
/* p as a count: KEY.exact or KEY.drawn. */
void pt_say_p(ptce_text *out, pt_saying *s, const ptce_tested *tested,
              const char *key);
/* The networks that lack a percentile, each under its reason. */
typedef const ptce_compared_value *pt_value_at(const void *data, size_t i);
void pt_say_without(ptce_text *out, pt_saying *s, pt_value_at *at,
                    const void *data);
/* Why a measure is not tested, or that it is exploratory; else nothing. */
void pt_say_untested(ptce_text *out, pt_saying *s, const ptce_tested *tested);

#endif
