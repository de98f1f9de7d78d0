/* SPDX-License-Identifier: MIT */
/* The sheet from top to bottom: title, subtitle, drawing, legend, footer. */
#include "figure/sheet.h"

#include <math.h>
#include <string.h>

#define TITLE 16.0
#define SUBTITLE 10.0
#define FOOTER 9.0
#define CAPTION 9.0

static void add_part(ptce_text *out, const char *text)
{
    if (!text || !*text)
        return;
    ptce_text_add(out, out->length ? " · " : "");
    ptce_text_add(out, text);
}

static void add_choice(ptce_text *out, const pt_picture *picture,
                       const char *option)
{
    ptce_text key = {0};
    ptce_text_add(&key, "view.");
    ptce_text_add(&key, option);
    ptce_text_add(&key, ".");
    ptce_view_get(&key, picture->view, option);
    add_part(out, ptce_word(picture->options->lang, ptce_text_get(&key)));
    ptce_text_clear(&key);
}

/* The name of what `without` says: an actor's, else a word of a list. */
static const char *left_out(const pt_picture *picture, const char *word)
{
    static const char *const stems[] = {"type.", "family.", "nature."};
    size_t row = ptce_actor_find(picture->network, word);
    const char *name = NULL;
    if (row != PTCE_NOBODY)
        return ptce_actor_label(&picture->network->actors[row]);
    for (size_t i = 0; !name && i < PT_COUNT(stems); i++) {
        ptce_text key = {0};
        ptce_text_add(&key, stems[i]);
        ptce_text_add(&key, word);
        name = ptce_word_find(picture->options->lang, ptce_text_get(&key));
        ptce_text_clear(&key);
    }
    return name ? name : word;
}

static void add_without(ptce_text *out, const pt_picture *picture)
{
    ptce_lang lang = picture->options->lang;
    ptce_text names = {0};
    ptce_text part = {0};
    for (size_t i = 0; i < picture->view->without_count; i++) {
        ptce_text_add(&names, i ? ", " : "");
        ptce_text_add(&names, left_out(picture, picture->view->without[i]));
    }
    if (names.length) {
        const char *slots[] = {ptce_text_get(&names)};
        ptce_text_add_word(&part, lang, "figure.without", slots, 1);
        add_part(out, ptce_text_get(&part));
    }
    ptce_text_clear(&names);
    ptce_text_clear(&part);
}

static void add_period(ptce_text *out, const pt_picture *picture)
{
    ptce_text years = {0};
    ptce_text part = {0};
    ptce_view_get(&years, picture->view, "period");
    const char *slots[] = {ptce_text_get(&years)};
    ptce_text_add_word(&part, picture->options->lang, "figure.period", slots,
                       1);
    add_part(out, ptce_text_get(&part));
    if (picture->view->undated == PTCE_UNDATED_DROP)
        add_choice(out, picture, "undated");
    ptce_text_clear(&years);
    ptce_text_clear(&part);
}

/* What the view leaves out; nothing for a view that shows all. */
static void add_view(ptce_text *out, const pt_picture *picture)
{
    const ptce_view *view = picture->view;
    if (view->layer != PTCE_LAYER_ALL)
        add_choice(out, picture, "layer");
    if (view->from != PTCE_NO_YEAR)
        add_period(out, picture);
    if (view->certainty != PTCE_CERTAIN_ALL)
        add_choice(out, picture, "certainty");
    if (view->pools == PTCE_POOLS_DROP)
        add_choice(out, picture, "pools");
    add_without(out, picture);
}

/* Whose neighbourhood it is. */
static void add_focus(ptce_text *out, const pt_picture *picture)
{
    const char *id = picture->options->focus;
    size_t radius = picture->options->radius ? picture->options->radius : 1;
    ptce_text number = {0};
    ptce_text part = {0};
    if (!id)
        return;
    size_t row = ptce_actor_find(picture->network, id);
    const char *name = row == PTCE_NOBODY
                           ? id
                           : ptce_actor_label(&picture->network->actors[row]);
    ptce_text_add_count(&number, radius);
    const char *slots[] = {ptce_text_get(&number), name};
    ptce_text_add_word(&part, picture->options->lang, "figure.focus", slots, 2);
    add_part(out, ptce_text_get(&part));
    ptce_text_clear(&number);
    ptce_text_clear(&part);
}

const char *pt_sheet_title(const pt_picture *picture)
{
    return picture->options->title ? picture->options->title
                                   : picture->network->name;
}

void pt_sheet_subtitle(ptce_text *out, const pt_picture *picture)
{
    const ptce_place *place = &picture->network->place;
    bool several = picture->fact_count > 1; /* networks, in many places */
    if (!several) {
        add_part(out, place->commune);
        if (!place->commune || !place->department ||
            strcmp(place->commune, place->department) != 0)
            add_part(out, place->department);
        add_part(out, place->region);
    }
    add_focus(out, picture);
    add_view(out, picture);
}

static void add_counts(ptce_text *out, const pt_picture *picture,
                       const char *key, size_t count, size_t inferred)
{
    ptce_text numbers[2] = {{0}};
    ptce_text part = {0};
    ptce_text_add_count(&numbers[0], count);
    ptce_text_add_count(&numbers[1], inferred);
    const char *slots[] = {ptce_text_get(&numbers[0]),
                           ptce_text_get(&numbers[1])};
    ptce_text_add_word(&part, picture->options->lang, key, slots, 2);
    add_part(out, ptce_text_get(&part));
    ptce_text_clear(&numbers[0]);
    ptce_text_clear(&numbers[1]);
    ptce_text_clear(&part);
}

/* Whether the figure shows that row of network.actors. */
static bool shows(const pt_picture *picture, size_t row)
{
    if (!picture->options->focus)
        return true;
    for (size_t i = 0; i < picture->mark_count; i++)
        if (!picture->marks[i].is_pool && picture->marks[i].row == row)
            return true;
    return false;
}

typedef struct facts {
    size_t networks, actors, ties, inferred, pools, sources;
} facts;

static void count_facts(facts *f, const pt_picture *picture)
{
    const pt_selection *selection = &picture->selection;
    size_t actors = 0;
    for (size_t i = 0; i < picture->mark_count; i++)
        actors += !picture->marks[i].is_pool;
    for (size_t i = 0; i < selection->tie_count; i++) {
        const ptce_tie *tie = &picture->network->ties[selection->ties[i]];
        if (!shows(picture, tie->from) || !shows(picture, tie->to))
            continue;
        f->ties++;
        f->inferred += tie->certainty == PTCE_INFERRED;
    }
    f->networks++;
    f->actors += actors;
    f->pools += picture->options->focus ? picture->mark_count - actors
                                        : selection->pool_count;
    f->sources += picture->network->source_count;
}

void pt_sheet_footer(ptce_text *out, const pt_picture *picture)
{
    facts f = {0};
    const pt_picture *counted = picture->facts ? picture->facts : picture;
    size_t count = picture->facts ? picture->fact_count : 1;
    for (size_t i = 0; i < count; i++)
        count_facts(&f, &counted[i]);
    if (f.networks > 1)
        add_counts(out, picture, "figure.n-networks", f.networks, 0);
    add_counts(out, picture, "figure.n-actors", f.actors, 0);
    add_counts(out, picture, f.inferred ? "figure.n-inferred" : "figure.n-ties",
               f.ties, f.inferred);
    add_counts(out, picture, "figure.n-pools", f.pools, 0);
    add_counts(out, picture, "figure.n-sources", f.sources, 0);
}

/* ---- Composition ----------------------------------------------------------*/

static void put_head(pt_sheet_writer *w)
{
    const pt_picture *picture = w->picture;
    ptce_text subtitle = {0};
    pt_words_style big = {TITLE, true, picture->theme->ink};
    pt_words_style small = {SUBTITLE, false, picture->theme->faint};
    const char *name = pt_label_clean(picture->arena, pt_sheet_title(picture));
    pt_sheet_subtitle(&subtitle, picture);
    const char *clean =
        pt_label_clean(picture->arena, ptce_text_get(&subtitle));
    w->y = picture->paper.margin;
    if (!name || !clean)
        w->status = PTCE_E_NOMEM;
    else
        w->y += pt_put_text(w, 0, w->y, name, w->width, big);
    if (w->status == PTCE_OK && subtitle.length)
        w->y += 3 + pt_put_text(w, 0, w->y + 3, clean, w->width, small);
    w->y += 16;
    ptce_text_clear(&subtitle);
}

static void put_body(pt_sheet_writer *w)
{
    const pt_picture *picture = w->picture;
    ptce_lang lang = picture->options->lang;
    pt_words_style faint = {SUBTITLE, false, picture->theme->faint};
    double top = w->y + w->slack / 2;
    if (picture->mark_count == 0) {
        w->y += pt_put_text(w, 0, w->y, ptce_word(lang, "figure.nobody"),
                            w->width, faint);
        return;
    }
    if (isfinite(picture->isolates_top)) {
        ptce_text narrowed = {0};
        add_view(&narrowed, picture);
        const char *key =
            narrowed.length ? "figure.isolates-view" : "figure.isolates";
        (void)pt_put_text(w, 0, top + picture->isolates_top,
                          ptce_word(lang, key), picture->width, faint);
        ptce_text_clear(&narrowed);
    }
    for (size_t i = 0; i < picture->caption_count; i++) {
        const pt_caption *c = &picture->captions[i];
        pt_words_style strong = {CAPTION, true, picture->theme->ink};
        (void)pt_put_lines(w, c->x, top + c->y, c->lines, strong);
    }
    w->y = top;
    pt_put_drawing(w);
    w->y = top + picture->height + w->slack / 2;
}

static void put_foot(pt_sheet_writer *w)
{
    ptce_text footer = {0};
    ptce_lang lang = w->picture->options->lang;
    pt_words_style style = {FOOTER, false, w->picture->theme->faint};
    const char *slots[] = {PTCE_VERSION};
    const char *engines[] = {w->picture->options->layout,
                             pt_engine(w->picture)};
    pt_sheet_footer(&footer, w->picture);
    pt_put_rule(w, w->y + 6);
    w->y += 12;
    w->y += pt_put_text(w, 0, w->y, ptce_text_get(&footer), w->width, style);
    ptce_text_clear(&footer);
    ptce_text_add_word(&footer, lang, "figure.note", slots, 1);
    if (w->picture->fallen_back && engines[0]) {
        ptce_text_add(&footer, " ");
        ptce_text_add_word(&footer, lang, "figure.fallback", engines, 2);
    }
    w->y += 2;
    w->y += pt_put_text(w, 0, w->y, ptce_text_get(&footer), w->width, style);
    w->y += w->picture->paper.margin;
    ptce_text_clear(&footer);
}

/* The size on paper, which Graphviz scales the sheet to. */
static void put_paper(pt_sheet_writer *w)
{
    const pt_paper *paper = &w->picture->paper;
    if (paper->width == 0)
        return;
    ptce_text_add(w->dot, " size=\"");
    ptce_text_add_number(w->dot, floor(paper->width / 72 * 1e4 + 0.5) / 1e4);
    ptce_text_add(w->dot, ",");
    ptce_text_add_number(
        w->dot, floor(w->height * paper->scale / 72 * 1e4 + 0.5) / 1e4);
    ptce_text_add(w->dot, "!\"");
}

/* An invisible box as large as the sheet keeps the margins. */
static void put_open(pt_sheet_writer *w)
{
    ptce_text_add(
        w->dot,
        "// neato -n2 -Tsvg draws this sheet; every position is fixed.\n"
        "graph sheet {\n"
        "graph [bgcolor=white pad=0 margin=0 outputorder=edgesfirst "
        "splines=true "
        "notranslate=true");
    put_paper(w);
    ptce_text_add(w->dot, "];\n"
                          "node [fixedsize=true margin=0 fontname=");
    pt_put_font(w, false);
    ptce_text_add(w->dot, " fontcolor=");
    pt_dot_quote(w->dot, w->picture->theme->ink);
    ptce_text_add(w->dot, "];\nedge [arrowsize=0.6];\n");
    ptce_text_add(w->dot, "sheet [style=invis shape=box label=\"\" pos=\"");
    ptce_text_add_number(w->dot, w->width / 2 + w->picture->paper.margin);
    ptce_text_add(w->dot, ",");
    ptce_text_add_number(w->dot, w->height / 2);
    ptce_text_add(w->dot, "\" width=");
    ptce_text_add_number(w->dot,
                         (w->width + 2 * w->picture->paper.margin) / 72);
    ptce_text_add(w->dot, " height=");
    ptce_text_add_number(w->dot, w->height / 72);
    ptce_text_add(w->dot, "];\n");
}

/* The legend beside the drawing, on pages that are wider than high. */
static void put_aside(pt_sheet_writer *w)
{
    pt_sheet_writer column = *w;
    column.x = w->width - w->picture->paper.aside;
    column.width = w->picture->paper.aside;
    if (w->picture->mark_count > 0)
        pt_put_legend(&column);
    w->things = column.things;
    w->status = column.status;
    w->x = 0;
    put_body(w);
    w->y = fmax(w->y, column.y) + 8;
}

static void compose(pt_sheet_writer *w)
{
    put_open(w);
    put_head(w);
    if (w->picture->paper.aside > 0) {
        put_aside(w);
    } else {
        put_body(w);
        w->y += 14;
        if (w->picture->mark_count > 0) {
            pt_put_rule(w, w->y);
            w->y += 8;
            pt_put_legend(w);
        }
    }
    put_foot(w);
    ptce_text_add(w->dot, "}\n");
}

double pt_sheet_width(const pt_picture *picture)
{
    double aside = picture->paper.aside;
    return picture->width + (aside > 0 ? aside + PT_ASIDE_GAP : 0);
}

double pt_sheet_height(const pt_picture *picture)
{
    ptce_text draft = {0};
    pt_sheet_writer w = {
        .dot = &draft, .picture = picture, .width = pt_sheet_width(picture)};
    compose(&w);
    ptce_text_clear(&draft);
    return ceil(w.y);
}

/* Composed twice: DOT counts from the bottom, and only the first pass tells
 * how high the sheet is. */
ptce_status pt_sheet(ptce_text *dot, const pt_picture *picture, ptce_error *err)
{
    double height = pt_sheet_height(picture);
    pt_sheet_writer w = {.dot = dot,
                         .picture = picture,
                         .width = pt_sheet_width(picture),
                         .height = fmax(height, picture->paper.sheet_height)};
    w.slack = w.height - height;
    compose(&w);
    return w.status == PTCE_OK ? ptce_text_check(dot, err) : pt_nomem(err);
}
