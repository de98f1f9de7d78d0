/* SPDX-License-Identifier: MIT */
/* The comparison of networks with themselves: the two views, and who is in
 * both. */
#include "compare/paired.h"
#include "compare/signs.h"

#include <math.h>
#include <string.h>

/* ---- The views ------------------------------------------------------------
 */

/* Common actors of both collections are left out on both sides; the period is
 * that of a side's own collection. */
static ptce_status settle(ptce_view *view, pt_arena *arena,
                          const ptce_paired_side *side,
                          const ptce_paired_side *other, bool with_common,
                          ptce_error *err)
{
    ptce_view own;
    ptce_status st = pt_view_settle(&own, arena, side->collection, &side->view,
                                    with_common, err);
    if (st == PTCE_OK)
        st = pt_view_settle(view, arena, other->collection, &own, with_common,
                            err);
    if (st == PTCE_OK) {
        view->from = own.from;
        view->to = own.to;
    }
    return st;
}

/* ---- What the sides are called --------------------------------------------
 */

static const char *name_of(const ptce_collection *collection)
{
    if (collection->name)
        return collection->name;
    if (collection->id)
        return collection->id;
    return collection->origin ? collection->origin : "";
}

/* The period; or the collection's name, with its period if they differ. */
static const char *label_of(const ptce_paired *out, const ptce_view *view,
                            const ptce_collection *collection)
{
    bool differ =
        out->before.from != out->after.from || out->before.to != out->after.to;
    ptce_text label = {0};
    if (!out->periods)
        ptce_text_add(&label, name_of(collection));
    if (!out->periods && differ && view->from != PTCE_NO_YEAR)
        ptce_text_add(&label, ", ");
    if (out->periods || differ)
        ptce_view_get(&label, view, "period");
    const char *copy =
        label.failed
            ? NULL
            : pt_arena_text(out->arena, ptce_text_get(&label), label.length);
    ptce_text_clear(&label);
    return copy;
}

static ptce_status label(ptce_paired *out, const ptce_paired_side *before,
                         const ptce_paired_side *after, ptce_error *err)
{
    out->periods = before->collection == after->collection;
    out->label_before = label_of(out, &out->before, before->collection);
    out->label_after = label_of(out, &out->after, after->collection);
    return out->label_before && out->label_after ? PTCE_OK : pt_nomem(err);
}

/* ---- The pairs ------------------------------------------------------------
 */

static void leave_out(ptce_paired *out, const ptce_network *network,
                      const char *code)
{
    out->left_out[out->left_out_count++] =
        (ptce_left_out){network->id, network->name, code};
}

static ptce_status has_tie(bool *found, const ptce_measures *m, ptce_error *err)
{
    return pt_has_tie(found, m->vertices, m->vertex_count, m->edges,
                      m->edge_count, err);
}

static ptce_status add_pair(pt_pairing *c, const ptce_measures *before,
                            const ptce_measures *after, ptce_error *err)
{
    ptce_paired *out = c->out;
    bool tied[2] = {false, false};
    ptce_status st = has_tie(&tied[0], before, err);
    if (st == PTCE_OK)
        st = has_tie(&tied[1], after, err);
    bool kept = tied[0] && tied[1];
    c->pairs[c->count++] = (pt_pair){before, after, kept};
    if (kept)
        out->networks[out->count++] = after->network->id;
    else
        leave_out(out, after->network,
                  tied[1]   ? "no-tie-before"
                  : tied[0] ? "no-tie-after"
                            : "no-tie-in-view");
    return st;
}

/* Both sides are sorted by id. */
static ptce_status match(pt_pairing *c, ptce_error *err)
{
    ptce_paired *out = c->out;
    const ptce_measuring *before = &out->measured_before;
    const ptce_measuring *after = &out->measured_after;
    ptce_status st = PTCE_OK;
    size_t b = 0;
    size_t a = 0;
    while (st == PTCE_OK && (b < before->count || a < after->count)) {
        const ptce_measures *mb = &before->networks[b];
        const ptce_measures *ma = &after->networks[a];
        int order = b == before->count ? 1
                    : a == after->count
                        ? -1
                        : strcmp(mb->network->id, ma->network->id);
        if (order == 0)
            st = add_pair(c, mb, ma, err);
        else if (order < 0)
            leave_out(out, mb->network, "only-before");
        else
            leave_out(out, ma->network, "only-after");
        b += order <= 0;
        a += order >= 0;
    }
    return st;
}

static ptce_status pair_up(pt_pairing *c, ptce_error *err)
{
    ptce_paired *out = c->out;
    size_t most = out->measured_before.count + out->measured_after.count;
    bool exact;
    out->left_out = pt_arena_take(out->arena, most, sizeof *out->left_out);
    out->networks = pt_arena_take(out->arena, most, sizeof *out->networks);
    c->pairs = pt_arena_take(out->arena, most, sizeof *c->pairs);
    if (!out->left_out || !out->networks || !c->pairs)
        return pt_nomem(err);
    ptce_status st = match(c, err);
    if (st == PTCE_OK && out->count == 0)
        return pt_fail(err, PTCE_E_DATA,
                       c->count > 0 ? "compare-paired-untied"
                                    : "compare-paired-none",
                       out->label_before, out->label_after, NULL);
    double flips = (double)pt_flips(&exact, out->count);
    out->smallest_p = exact ? 2 / flips : (double)NAN;
    return st;
}

/* ---- All of it ------------------------------------------------------------
 */

static ptce_status measure(pt_pairing *c, const ptce_paired_side *before,
                           const ptce_paired_side *after, ptce_error *err)
{
    ptce_paired *out = c->out;
    ptce_status st = ptce_measure_all(&out->measured_before, before->collection,
                                      &out->before, c->run, err);
    if (st == PTCE_OK)
        st = ptce_measure_all(&out->measured_after, after->collection,
                              &out->after, c->run, err);
    if (st == PTCE_OK)
        st = pair_up(c, err);
    if (st != PTCE_OK || c->options->raw)
        return st;
    out->draws =
        c->options->draws ? (size_t)c->options->draws : PTCE_COMPARE_DRAWS;
    st = ptce_percentiles_all(&out->measured_before, out->draws, c->run, err);
    if (st == PTCE_OK)
        st =
            ptce_percentiles_all(&out->measured_after, out->draws, c->run, err);
    return st;
}

ptce_status ptce_compare_paired(ptce_paired *out,
                                const ptce_paired_side *before,
                                const ptce_paired_side *after,
                                const ptce_paired_options *options,
                                const ptce_run *run, ptce_error *err)
{
    *out = (ptce_paired){.arena = pt_arena_new(), .exact = true};
    pt_pairing c = {.out = out, .options = options, .run = run};
    if (!out->arena)
        return pt_nomem(err);
    ptce_status st = settle(&out->before, out->arena, before, after,
                            options->with_common, err);
    if (st == PTCE_OK)
        st = settle(&out->after, out->arena, after, before,
                    options->with_common, err);
    if (st == PTCE_OK)
        st = label(out, before, after, err);
    if (st == PTCE_OK)
        st = measure(&c, before, after, err);
    if (st == PTCE_OK)
        st = pt_paired_document(&c, err);
    if (st == PTCE_OK)
        st = pt_paired_contrast(&c, err);
    if (st != PTCE_OK)
        ptce_paired_clear(out);
    return st;
}

void ptce_paired_clear(ptce_paired *paired)
{
    ptce_measuring_clear(&paired->measured_before);
    ptce_measuring_clear(&paired->measured_after);
    pt_arena_free(paired->arena);
    *paired = (ptce_paired){0};
}
