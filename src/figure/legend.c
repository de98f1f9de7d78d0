/* SPDX-License-Identifier: MIT */
/* The legend: one entry for each thing that the picture shows, and no other. */
#include "figure/sheet.h"

#include <math.h>
#include <string.h>

#define CELL_LEAST 150.0
#define SAMPLE 34.0 /* from a sample to its words */
#define ROW_LEAST 16.0
#define WORDS 9.0
#define STEPS 9 /* of a scale of shades */
#define PATCH 13.0
#define GAP 16.0 /* between words and the next sample */

/* Entries flow in columns of one width; a heading begins a new row. */
typedef struct flow {
    pt_sheet_writer *w;
    double cell, x, row;
    const char *heading; /* waiting for its first entry */
} flow;

static void break_row(flow *f)
{
    f->w->y += f->row;
    f->x = 0;
    f->row = 0;
}

static void begin_entry(flow *f, double cells)
{
    if (f->heading) {
        pt_words_style style = {WORDS, true, f->w->picture->theme->ink};
        break_row(f);
        f->w->y += 4;
        f->w->y +=
            pt_put_text(f->w, 0, f->w->y,
                        ptce_word(f->w->picture->options->lang, f->heading),
                        f->w->width, style) +
            3;
        f->heading = NULL;
    }
    if (f->x > 0 && f->x + cells * f->cell > f->w->width + 1)
        break_row(f);
}

static void end_entry(flow *f, const char *words, double cells, double sample)
{
    pt_words_style style = {WORDS, false, f->w->picture->theme->ink};
    double height = pt_put_text(f->w, f->x + sample, f->w->y + 1.5, words,
                                cells * f->cell - sample - GAP, style);
    f->row = fmax(f->row, fmax(height + 5, ROW_LEAST + 3));
    f->x += cells * f->cell;
}

static void add_look(flow *f, pt_look look, const char *words)
{
    begin_entry(f, 1);
    pt_put_swatch(f->w, f->x, f->w->y, look);
    end_entry(f, words, 1, SAMPLE);
}

static void add_stroke(flow *f, pt_stroke stroke, const char *key)
{
    begin_entry(f, 1);
    pt_put_stroke(f->w, f->x, f->w->y, stroke);
    end_entry(f, ptce_word(f->w->picture->options->lang, key), 1, SAMPLE);
}

/* What is singled out, and by a heavy line. */
static void add_lit(flow *f)
{
    const pt_picture *picture = f->w->picture;
    const ptce_figure_options *options = picture->options;
    pt_look look = pt_look_plain(picture->theme, 0, true);
    look.line = picture->theme->ink;
    look.style = "filled";
    look.pen = 3.4;
    bool cuts =
        options->highlight && strcmp(options->highlight, "articulation") == 0;
    add_look(
        f, look,
        ptce_word(options->lang, cuts ? "figure.articulation" : "figure.lit"));
}

/* A number by shades: both ends, and what they are of. */
static void add_scale(flow *f)
{
    const pt_picture *picture = f->w->picture;
    ptce_lang lang = picture->options->lang;
    double ends[2] = {picture->shade_low, picture->shade_high};
    bool any = false;
    for (size_t i = 0; i < picture->mark_count; i++)
        any = any || (!picture->marks[i].is_pool &&
                      !isfinite(picture->marks[i].shade));
    if (isfinite(ends[0])) {
        ptce_text key = {0};
        ptce_text numbers[2] = {{0}};
        ptce_text words = {0};
        ptce_text_add(&key, "measure.");
        ptce_text_add(&key, picture->options->color_by);
        const char *name = ptce_word_find(lang, ptce_text_get(&key));
        for (int i = 0; i < 2; i++)
            ptce_text_add_decimal(&numbers[i], lang, ends[i],
                                  pt_decimals(ends, 2));
        const char *slots[] = {name ? name : picture->options->color_by,
                               ptce_text_get(&numbers[0]),
                               ptce_text_get(&numbers[1])};
        ptce_text_add_word(&words, lang, "figure.shade", slots, 3);
        double cells = floor((f->w->width + 1) / f->cell);
        begin_entry(f, cells);
        for (int i = 0; i < STEPS; i++)
            pt_put_patch(f->w, f->x + i * PATCH, f->w->y, PATCH,
                         pt_shade_look(picture, (double)i / (STEPS - 1)).fill);
        end_entry(f, ptce_text_get(&words), cells, STEPS * PATCH + 8);
        for (int i = 0; i < 2; i++)
            ptce_text_clear(&numbers[i]);
        ptce_text_clear(&key);
        ptce_text_clear(&words);
    }
    if (any)
        add_look(f, pt_shade_look(picture, (double)NAN),
                 ptce_word(lang, "figure.no-value"));
}

static void add_groups(flow *f)
{
    const pt_picture *picture = f->w->picture;
    for (size_t group = 0; group < picture->group_count; group++) {
        bool used = false;
        for (size_t i = 0; !used && i < picture->mark_count; i++)
            used =
                !picture->marks[i].is_pool && picture->marks[i].group == group;
        if (used)
            add_look(f, pt_group_look(picture, group), picture->groups[group]);
    }
}

static void add_marks(flow *f)
{
    const pt_picture *picture = f->w->picture;
    bool pools = false;
    bool lit = false;
    for (size_t i = 0; i < picture->mark_count; i++) {
        pools = pools || picture->marks[i].is_pool;
        lit = lit || picture->marks[i].lit;
    }
    f->heading = "figure.actors";
    if (picture->scaled)
        add_scale(f);
    else
        add_groups(f);
    if (pools)
        add_look(f, pt_look_pool(picture->theme),
                 ptce_word(picture->options->lang, "figure.pool"));
    if (lit)
        add_lit(f);
}

/* Samples of what both kinds may be have the dash of those that are drawn. */
static bool dashed_only(const pt_picture *picture, const pt_link *sample)
{
    bool any = false;
    for (size_t i = 0; i < picture->link_count; i++) {
        const pt_link *link = &picture->links[i];
        bool alike = !link->member && (!sample->inferred || link->inferred) &&
                     (!sample->forward || link->forward || link->backward) &&
                     (sample->weight <= 1 || link->weight > 1);
        if (alike && link->kind == PTCE_KIND_COOPERATION)
            return false;
        any = any || alike;
    }
    return any;
}

/* What some link of the picture is; the legend shows a sample of it. */
static void add_links(flow *f)
{
    const pt_picture *picture = f->w->picture;
    static const struct {
        const char *key;
        pt_link sample;
    } rows[] = {
        {"figure.cooperation", {.kind = PTCE_KIND_COOPERATION, .weight = 1}},
        {"figure.mutualisation",
         {.kind = PTCE_KIND_MUTUALISATION, .weight = 1}},
        {"figure.inferred", {.inferred = true, .weight = 1}},
        {"figure.directed", {.forward = true, .weight = 1}},
        {"figure.weight", {.weight = 9}},
        {"figure.member", {.member = true, .weight = 1}},
        {"figure.bridge", {.lit = true, .weight = 1}},
    };
    bool used[PT_COUNT(rows)] = {false};
    for (size_t i = 0; i < picture->link_count; i++) {
        const pt_link *link = &picture->links[i];
        used[5] = used[5] || link->member;
        used[6] = used[6] || link->lit;
        if (link->member)
            continue;
        used[0] = used[0] || link->kind == PTCE_KIND_COOPERATION;
        used[1] = used[1] || link->kind == PTCE_KIND_MUTUALISATION;
        used[2] = used[2] || link->inferred;
        used[3] = used[3] || link->forward || link->backward;
        used[4] = used[4] || link->weight > 1;
    }
    const char *lit = picture->options->highlight;
    bool lights_one = lit && strcmp(lit, "bridges") != 0;
    f->heading = "figure.ties";
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        pt_link sample = rows[i].sample;
        if (!used[i] || (i == 6 && lights_one))
            continue; /* the lines of the actor that is singled out */
        if (i >= 2 && dashed_only(picture, &sample))
            sample.kind = PTCE_KIND_MUTUALISATION;
        add_stroke(f, pt_stroke_of(picture, &sample), rows[i].key);
    }
}

static void add_size(flow *f)
{
    const pt_picture *picture = f->w->picture;
    ptce_lang lang = picture->options->lang;
    if (!(picture->value_high > picture->value_low) &&
        !(picture->value_high > 0))
        return;
    double ends[2] = {picture->value_low, picture->value_high};
    ptce_text key = {0};
    ptce_text words = {0};
    ptce_text low = {0};
    ptce_text high = {0};
    int decimals = pt_decimals(ends, 2);
    ptce_text_add(&key, "measure.");
    ptce_text_add(&key, picture->size_by->id);
    ptce_text_add_decimal(&low, lang, ends[0], decimals);
    ptce_text_add_decimal(&high, lang, ends[1], decimals);
    const char *slots[] = {ptce_word(lang, ptce_text_get(&key)),
                           ptce_text_get(&low), ptce_text_get(&high)};
    ptce_text_add_word(&words, lang,
                       picture->bare_count ? "figure.size-some" : "figure.size",
                       slots, 3);
    double cells = floor((f->w->width + 1) / f->cell);
    begin_entry(f, cells);
    f->w->y += 3;
    pt_words_style small = {PT_TEXT_SMALL, false, picture->theme->ink};
    pt_words_style large = {picture->text_large, false, picture->theme->ink};
    (void)pt_put_lines(f->w, f->x, f->w->y + 3, "Aa", small);
    (void)pt_put_lines(f->w, f->x + 14,
                       f->w->y + 3 - (picture->text_large - PT_TEXT_SMALL),
                       "Aa", large);
    end_entry(f, ptce_text_get(&words), cells, SAMPLE + 8);
    ptce_text_clear(&key);
    ptce_text_clear(&words);
    ptce_text_clear(&low);
    ptce_text_clear(&high);
}

void pt_put_legend(pt_sheet_writer *w)
{
    double columns = fmax(1, floor(w->width / CELL_LEAST));
    flow f = {.w = w, .cell = w->width / columns};
    add_marks(&f);
    add_links(&f);
    break_row(&f);
    add_size(&f);
    break_row(&f);
}
