/* SPDX-License-Identifier: MIT */
/* What would undo a contrast: the better documented group is thinned and each
 * contrast looked at again, by bisection over the share that is taken away. */
#include "compare/tipping.h"
#include "compare/thinning.h"

#include <math.h>
#include <stdlib.h>

/* ---- One contrast at one level ----------------------------------------------
 */

static int sign(double x)
{
    return (x > 0) - (x < 0);
}

/* In how many draws the sign of the shift is lost, and the verdict. */
static ptce_status count_lost(size_t *signs, size_t *verdicts,
                              const pt_thinning *t, size_t step, size_t row,
                              ptce_error *err)
{
    const ptce_contrast *contrast = t->searches[row].contrast;
    int was = sign(contrast->hodges_lehmann.estimate);
    bool had = contrast->p_exact <= 0.05;
    ptce_status st = PTCE_OK;
    *signs = *verdicts = 0;
    for (size_t d = 0; st == PTCE_OK && d < t->draws; d++) {
        pt_samples samples = pt_thin_sample(t, step, d, row);
        ptce_interval shift = {(double)NAN, (double)NAN, (double)NAN};
        bool below = false;
        st = pt_hodges_lehmann(&shift, &samples, err);
        if (st == PTCE_OK && had)
            st = pt_rank_verdict(&below, &samples, err);
        *signs += sign(shift.estimate) != was;
        *verdicts += had && !below;
    }
    return st;
}

static ptce_status judge(pt_thinning *t, size_t step, size_t row,
                         ptce_error *err)
{
    pt_tipping_search *s = &t->searches[row];
    size_t signs;
    size_t verdicts;
    ptce_status st = count_lost(&signs, &verdicts, t, step, row, err);
    if (2 * signs > t->draws || 2 * verdicts > t->draws) {
        s->lost = step;
        s->what = 2 * signs > t->draws ? "sign" : "verdict";
    } else {
        s->kept = step;
    }
    return st;
}

/* ---- All contrasts ----------------------------------------------------------
 */

static bool is_open(const pt_tipping_search *s)
{
    return s->lost <= PT_THIN_STEPS && s->lost - s->kept > 1;
}

static ptce_status bisect(pt_thinning *t, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (bool more = true; st == PTCE_OK && more;) {
        bool wanted[PT_THIN_STEPS + 1] = {false};
        more = false;
        for (size_t i = 0; i < t->count; i++)
            if (is_open(&t->searches[i]))
                wanted[(t->searches[i].kept + t->searches[i].lost) / 2] = more =
                    true;
        st = pt_thin_levels(t, wanted, err);
        for (size_t i = 0; st == PTCE_OK && i < t->count; i++)
            if (is_open(&t->searches[i]))
                st = judge(t, (t->searches[i].kept + t->searches[i].lost) / 2,
                           i, err);
    }
    return st;
}

/* Whether thinning as far as we go moves a measure at all. */
static bool is_moved(const pt_thinning *t, size_t row)
{
    for (size_t i = 0; i < t->network_count; i++) {
        const ptce_measures *measures =
            &t->c->out->measuring.networks[t->networks[i]];
        double full = pt_number_round(ptce_measure_value(
            measures, t->searches[row].contrast->measure, 0));
        for (size_t d = 0; d < t->draws; d++) {
            double value = pt_thin_value(t, PT_THIN_STEPS, i, d, row);
            if (isfinite(value) && value != full)
                return true;
        }
    }
    return false;
}

static ptce_status look_at_all(pt_thinning *t, ptce_error *err)
{
    bool wanted[PT_THIN_STEPS + 1] = {[PT_THIN_STEPS] = true};
    ptce_status st = pt_thin_levels(t, wanted, err);
    for (size_t i = 0; st == PTCE_OK && i < t->count; i++) {
        pt_tipping_search *s = &t->searches[i];
        s->lost = PT_THIN_STEPS + 1;
        s->moved = is_moved(t, i);
        if (s->moved)
            st = judge(t, PT_THIN_STEPS, i, err);
        if (s->lost == PT_THIN_STEPS)
            s->kept = 0;
    }
    return st == PTCE_OK ? bisect(t, err) : st;
}

static void tell(const pt_thinning *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const pt_tipping_search *s = &t->searches[i];
        ptce_tipping *tipping = &s->contrast->tipping;
        *tipping =
            (ptce_tipping){.share = (double)NAN,
                           .code = s->moved ? "not-lost" : "not-of-ties"};
        if (s->lost <= PT_THIN_STEPS)
            *tipping = (ptce_tipping){
                .share = pt_number_round(PTCE_TIPPING_MOST * (double)s->lost /
                                         PT_THIN_STEPS),
                .lost = s->what};
    }
}

/* ---- Opening
 * ------------------------------------------------------------------ */

/* Why a contrast has no tipping point, before any search, or NULL. */
static const char *why_none(const ptce_contrast *contrast,
                            const ptce_comparison *out)
{
    if (!contrast->tested || contrast->measure->comparable != PTCE_CLASS_A)
        return "not-tested";
    if (out->within)
        return "within-strata";
    if (out->better_documented == PTCE_NEITHER_GROUP)
        return "equally-documented";
    return sign(contrast->hodges_lehmann.estimate) == 0 ? "no-shift" : NULL;
}

static ptce_status list_contrasts(pt_thinning *t, ptce_error *err)
{
    ptce_comparison *out = t->c->out;
    t->rows = pt_alloc(out->contrast_count, sizeof(void *));
    t->searches = pt_alloc(out->contrast_count, sizeof *t->searches);
    if (!t->rows || !t->searches)
        return pt_nomem(err);
    for (size_t i = 0; i < out->contrast_count; i++) {
        ptce_contrast *contrast = &out->contrasts[i];
        const char *code = why_none(contrast, out);
        contrast->tipping = (ptce_tipping){.share = (double)NAN, .code = code};
        if (code)
            continue;
        t->searches[t->count] = (pt_tipping_search){.contrast = contrast};
        /* The public row is the head of the inner one. */
        t->rows[t->count++] = (const pt_measure_row *)contrast->measure;
    }
    return PTCE_OK;
}

static ptce_status list_networks(pt_thinning *t, ptce_error *err)
{
    const pt_comparing *c = t->c;
    size_t count = c->out->measuring.count;
    t->side =
        c->out->better_documented == PTCE_FIRST_GROUP ? PT_FIRST : PT_SECOND;
    t->networks = pt_alloc(count, sizeof *t->networks);
    t->sample = pt_alloc(2 * count, sizeof *t->sample);
    if (!t->networks || !t->sample)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++)
        if (c->kept[i] && c->sides[i] == t->side)
            t->networks[t->network_count++] = i;
    return PTCE_OK;
}

ptce_status pt_tipping_make(pt_comparing *c, ptce_error *err)
{
    size_t asked = c->options->tipping_draws;
    pt_thinning t = {.c = c, .draws = asked ? asked : PTCE_DRAWS};
    c->out->tipping_draws = t.draws;
    ptce_status st = list_contrasts(&t, err);
    if (st == PTCE_OK)
        st = list_networks(&t, err);
    if (st == PTCE_OK && t.count > 0)
        st = look_at_all(&t, err);
    if (st == PTCE_OK)
        tell(&t);
    if (st == PTCE_OK)
        st = pt_tipping_curves(&t, err);
    for (size_t s = 0; s <= PT_THIN_STEPS; s++)
        free(t.levels[s].values);
    free((void *)t.rows);
    free(t.searches);
    free(t.networks);
    free(t.sample);
    return st;
}
