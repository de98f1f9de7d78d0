/* SPDX-License-Identifier: MIT */
/* Of several groups: how they are documented, and every measure compared. */
#include "compare/dealing.h"
#include "compare/kruskal.h"
#include "compare/ranks.h"
#include "compare/several.h"

#include <math.h>
#include <stdlib.h>

/* What is ranked, one group behind the other. */
typedef struct pile {
    double *values;
    size_t *sizes;
} pile;

static void pile_clear(pile *p)
{
    free(p->values);
    free(p->sizes);
}

static ptce_status pile_init(pile *p, const pt_severing *c, ptce_error *err)
{
    p->values = pt_alloc(c->out->measuring.count, sizeof *p->values);
    p->sizes = pt_alloc(c->out->group_count, sizeof *p->sizes);
    return p->values && p->sizes ? PTCE_OK : pt_nomem(err);
}

static pt_grouped grouped_of(const pile *p, const pt_severing *c)
{
    return (pt_grouped){p->values, p->sizes, c->out->group_count};
}

/* Medians of the groups; sorts each of them. */
static void take_medians(double *medians, const pile *p, size_t groups)
{
    double *values = p->values;
    for (size_t g = 0; g < groups; g++) {
        medians[g] = pt_median(values, p->sizes[g]);
        values += p->sizes[g];
    }
}

/* ---- Documentation ------------------------------------------------------- */

static void pile_documented(pile *p, const pt_severing *c, size_t row)
{
    size_t count = 0;
    for (size_t g = 0; g < c->out->group_count; g++) {
        p->sizes[g] = 0;
        for (size_t i = 0; i < c->out->measuring.count; i++) {
            double value =
                pt_documented_value(row, &c->out->measuring.networks[i]);
            if (c->groups[i] != g || isnan(value) != 0)
                continue;
            p->values[count++] = value;
            p->sizes[g]++;
        }
    }
}

static ptce_status document(ptce_several_documented *d, const pt_severing *c,
                            size_t row, pile *p, ptce_error *err)
{
    size_t groups = c->out->group_count;
    d->id = pt_documented_id(row);
    d->n = pt_arena_take(c->out->arena, groups, sizeof *d->n);
    d->medians = pt_arena_take(c->out->arena, groups, sizeof *d->medians);
    if (!d->n || !d->medians)
        return pt_nomem(err);
    pile_documented(p, c, row);
    pt_grouped data = grouped_of(p, c);
    ptce_status st = pt_kruskal(&d->effect, &data, err);
    d->rank = (ptce_test){.statistic = (double)NAN, .p = (double)NAN};
    if (st == PTCE_OK && d->effect.groups > 1)
        st = pt_kruskal_test(&d->rank, &data, c->run->seed, err);
    for (size_t g = 0; g < groups; g++)
        d->n[g] = p->sizes[g];
    take_medians(d->medians, p, groups);
    return st;
}

ptce_status pt_several_document(pt_severing *c, ptce_error *err)
{
    ptce_several *out = c->out;
    size_t count = 0;
    while (pt_documented_id(count))
        count++;
    pile p;
    ptce_status st = pile_init(&p, c, err);
    out->documentation =
        pt_arena_take(out->arena, count, sizeof *out->documentation);
    if (st == PTCE_OK && !out->documentation)
        st = pt_nomem(err);
    for (size_t row = 0; st == PTCE_OK && row < count; row++)
        st = document(&out->documentation[out->documentation_count++], c, row,
                      &p, err);
    pile_clear(&p);
    return st;
}

/* ---- One measure --------------------------------------------------------- */

static void gather(ptce_several_contrast *contrast, const pt_severing *c)
{
    const ptce_measure *measure = contrast->test.measure;
    for (size_t i = 0; i < c->out->measuring.count; i++) {
        if (c->groups[i] == c->out->group_count ||
            (!c->kept[i] && !measure->of_actors))
            continue;
        ptce_several_part *part = &contrast->parts[c->groups[i]];
        part->values[part->count++] =
            pt_compared_value_of(&c->out->measuring.networks[i], measure);
    }
}

/* A list for each group, as long as all networks of the group. */
static ptce_status take_lists(ptce_several_contrast *contrast,
                              const pt_severing *c, ptce_error *err)
{
    ptce_several *out = c->out;
    size_t groups = out->group_count;
    contrast->parts =
        pt_arena_take(out->arena, groups, sizeof *contrast->parts);
    ptce_compared_value *all =
        pt_arena_take(out->arena, out->measuring.count, sizeof *all);
    if (!contrast->parts || !all)
        return pt_nomem(err);
    for (size_t g = 0; g < groups; g++) {
        contrast->parts[g].values = all;
        for (size_t i = 0; i < out->measuring.count; i++)
            all += c->groups[i] == g;
    }
    return PTCE_OK;
}

/* Groups with something to compare. */
static size_t choose(ptce_several_contrast *contrast, size_t groups,
                     bool by_percentile)
{
    size_t some = 0;
    contrast->test.by_percentile = by_percentile;
    for (size_t g = 0; g < groups; g++) {
        ptce_several_part *part = &contrast->parts[g];
        part->n = pt_compared_choose(part->values, part->count, by_percentile);
        some += part->n > 0;
    }
    return some;
}

static void pile_compared(pile *p, const ptce_several_contrast *contrast,
                          size_t groups)
{
    size_t count = 0;
    for (size_t g = 0; g < groups; g++) {
        const ptce_several_part *part = &contrast->parts[g];
        p->sizes[g] = part->n;
        for (size_t i = 0; i < part->count; i++)
            if (isfinite(part->values[i].compared))
                p->values[count++] = part->values[i].compared;
    }
}

/* The code of why a measure is not tested, or NULL. Where every group is one
 * network, all relabelings are alike. */
static const char *why_untested(const ptce_several_contrast *contrast, bool raw)
{
    ptce_class class_of = contrast->test.measure->comparable;
    if (contrast->effect.groups < 2)
        return "no-groups";
    if (!raw && class_of == PTCE_CLASS_B && !contrast->test.by_percentile)
        return "no-percentiles";
    if (!raw && class_of == PTCE_CLASS_C)
        return "descriptive";
    return contrast->effect.n == contrast->effect.groups ? "one-each" : NULL;
}

static ptce_status test(ptce_several_contrast *contrast, const pt_severing *c,
                        const pile *p, ptce_error *err)
{
    pt_grouped data = grouped_of(p, c);
    ptce_tested *tested = &contrast->test;
    ptce_status st = pt_kruskal(&contrast->effect, &data, err);
    if (st != PTCE_OK)
        return st;
    tested->relabelings =
        pt_dealings(&tested->exact, p->sizes, c->out->group_count);
    tested->untested = why_untested(contrast, c->options->raw);
    tested->tested = !tested->untested;
    ptce_test found;
    if (!tested->tested)
        return PTCE_OK;
    st = pt_kruskal_test(&found, &data, c->run->seed, err);
    if (st == PTCE_OK)
        pt_tested_take(tested, &found);
    return st;
}

static ptce_status fill(ptce_several_contrast *contrast, const pt_severing *c,
                        pile *p, ptce_error *err)
{
    size_t groups = c->out->group_count;
    bool by_percentile =
        !c->options->raw && contrast->test.measure->comparable == PTCE_CLASS_B;
    ptce_status st = take_lists(contrast, c, err);
    if (st != PTCE_OK)
        return st;
    gather(contrast, c);
    if (choose(contrast, groups, by_percentile) < 2 && by_percentile)
        (void)choose(contrast, groups, false);
    pile_compared(p, contrast, groups);
    st = test(contrast, c, p, err);
    double *values = p->values;
    for (size_t g = 0; st == PTCE_OK && g < groups; g++) {
        ptce_several_part *part = &contrast->parts[g];
        part->median = pt_median(values, part->n); /* sorts */
        values += part->n;
        st = pt_values_median(&part->value_median, part->values, part->count,
                              err);
    }
    return st;
}

static ptce_status add_contrasts(pt_severing *c, bool primary, pile *p,
                                 ptce_error *err)
{
    ptce_several *out = c->out;
    const ptce_measure *measure;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && (measure = ptce_measure_at(i)); i++) {
        if (measure->primary != primary || !pt_is_compared(measure, &out->view))
            continue;
        ptce_several_contrast *contrast =
            &out->contrasts[out->contrast_count++];
        contrast->test = pt_tested_new(measure);
        st = fill(contrast, c, p, err);
        out->exact &= contrast->test.exact || !contrast->test.tested;
    }
    return st;
}

/* ---- Adjustments --------------------------------------------------------- */

/* What is compared of the networks kept; false if one of them has nothing. */
static bool pile_kept(pile *p, const ptce_several_contrast *contrast,
                      const ptce_several *out)
{
    size_t count = 0;
    for (size_t g = 0; g < out->group_count; g++) {
        const ptce_compared_group *group = &out->groups[g];
        const ptce_several_part *part = &contrast->parts[g];
        p->sizes[g] =
            pt_compared_kept(p->values + count, part->values, part->count,
                             group->networks, group->count);
        count += p->sizes[g];
    }
    return count == out->kept;
}

/* An adjusted p of other networks than those of its own p would say nothing. */
static bool is_of_the_kept(const ptce_several_contrast *contrast,
                           const ptce_several *out)
{
    size_t count = 0;
    for (size_t g = 0; g < out->group_count; g++)
        count += contrast->parts[g].count;
    return count == out->kept;
}

/* The tested measures defined for all networks kept: their labels can be dealt
 * out together. One that is compared of other networks too enters with those
 * kept. */
typedef struct family {
    pile *piles;
    pt_grouped *data;
    double *adjusted;
    ptce_several_contrast **members;
    size_t count;
} family;

static void family_clear(family *f, size_t most)
{
    for (size_t i = 0; f->piles && i < most; i++)
        pile_clear(&f->piles[i]);
    free(f->piles);
    free(f->data);
    free(f->adjusted);
    free((void *)f->members);
}

static ptce_status family_init(family *f, size_t most, ptce_error *err)
{
    *f = (family){.piles = pt_alloc(most, sizeof *f->piles),
                  .data = pt_alloc(most, sizeof *f->data),
                  .adjusted = pt_alloc(most, sizeof *f->adjusted),
                  .members = pt_alloc(most, sizeof(ptce_several_contrast *))};
    return f->piles && f->data && f->adjusted && f->members ? PTCE_OK
                                                            : pt_nomem(err);
}

static ptce_status family_gather(family *f, const pt_severing *c,
                                 ptce_error *err)
{
    ptce_several *out = c->out;
    for (size_t i = 0; i < out->contrast_count; i++) {
        ptce_several_contrast *contrast = &out->contrasts[i];
        pile *p = &f->piles[f->count];
        if (!contrast->test.tested)
            continue;
        ptce_status st =
            p->values ? PTCE_OK : pile_init(p, c, err); /* or left before */
        if (st != PTCE_OK)
            return st;
        if (!pile_kept(p, contrast, out))
            continue;
        f->data[f->count] = grouped_of(p, c);
        f->members[f->count++] = contrast;
    }
    return PTCE_OK;
}

static ptce_status adjust_by_maxt(pt_severing *c, ptce_error *err)
{
    ptce_several *out = c->out;
    family f;
    ptce_status st = family_init(&f, out->contrast_count, err);
    if (st == PTCE_OK)
        st = family_gather(&f, c, err);
    if (st == PTCE_OK)
        st = pt_kruskal_maxt(f.adjusted, f.data, f.count, c->run->seed, err);
    for (size_t i = 0; st == PTCE_OK && i < f.count; i++)
        if (is_of_the_kept(f.members[i], out))
            f.members[i]->test.p_maxt = f.adjusted[i];
    family_clear(&f, out->contrast_count);
    return st;
}

static ptce_status adjust_by_rank(ptce_several *out, ptce_error *err)
{
    ptce_tested **all = pt_alloc(out->contrast_count, sizeof(ptce_tested *));
    if (!all)
        return pt_nomem(err);
    for (size_t i = 0; i < out->contrast_count; i++)
        all[i] = &out->contrasts[i].test;
    ptce_status st = pt_tested_adjust(all, out->contrast_count, err);
    free((void *)all);
    return st;
}

ptce_status pt_several_contrast(pt_severing *c, ptce_error *err)
{
    ptce_several *out = c->out;
    size_t count = 0;
    pile p;
    while (ptce_measure_at(count))
        count++;
    out->contrasts = pt_arena_take(out->arena, count, sizeof *out->contrasts);
    ptce_status st = pile_init(&p, c, err);
    if (st == PTCE_OK && !out->contrasts)
        st = pt_nomem(err);
    if (st == PTCE_OK)
        st = add_contrasts(c, true, &p, err);
    if (st == PTCE_OK)
        st = add_contrasts(c, false, &p, err);
    pile_clear(&p);
    if (st == PTCE_OK)
        st = adjust_by_maxt(c, err);
    return st == PTCE_OK ? adjust_by_rank(out, err) : st;
}
