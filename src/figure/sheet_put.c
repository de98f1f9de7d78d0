/* SPDX-License-Identifier: MIT */
/* The statements of a sheet: marks, links, texts, rules, samples. */
#include "figure/sheet.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define POINTS_PER_INCH 72.0
#define FONTS "Liberation Sans,Arial,Helvetica"
#define SWATCH_WIDE 26.0
#define SWATCH_TALL 14.0
#define MANY 500 /* links */
#define PIECES 8 /* of a curve, where it is wide */

static double inches(double points)
{
    return floor(points / POINTS_PER_INCH * 1e5 + 0.5) / 1e5;
}

static void put_number(pt_sheet_writer *w, const char *name, double value)
{
    ptce_text_add(w->dot, name);
    ptce_text_add(w->dot, "=");
    ptce_text_add_number(w->dot, value);
    ptce_text_add(w->dot, " ");
}

static void put_word(pt_sheet_writer *w, const char *name, const char *value)
{
    ptce_text_add(w->dot, name);
    ptce_text_add(w->dot, "=");
    pt_dot_quote(w->dot, value);
    ptce_text_add(w->dot, " ");
}

static void put_point(pt_sheet_writer *w, double x, double y)
{
    ptce_text_add_number(
        w->dot, floor((x + w->x + w->picture->paper.margin) * 100 + 0.5) / 100);
    ptce_text_add(w->dot, ",");
    ptce_text_add_number(w->dot, floor((w->height - y) * 100 + 0.5) / 100);
}

static void put_place(pt_sheet_writer *w, double x, double y)
{
    ptce_text_add(w->dot, "pos=\"");
    put_point(w, x, y);
    ptce_text_add(w->dot, "\" ");
}

static void put_size(pt_sheet_writer *w, double width, double height)
{
    put_number(w, "width", inches(width));
    put_number(w, "height", inches(height));
}

/* A node that is no actor: text, rule, sample. */
static void put_thing(pt_sheet_writer *w)
{
    char name[32];
    (void)snprintf(name, sizeof name, "t%04zu [", ++w->things);
    ptce_text_add(w->dot, name);
}

static void put_look(pt_sheet_writer *w, pt_look look)
{
    put_word(w, "shape", look.shape);
    put_word(w, "style", look.style);
    put_word(w, "fillcolor", look.fill);
    put_word(w, "color", look.line);
    put_number(w, "penwidth", look.pen);
    if (look.peripheries > 1)
        put_number(w, "peripheries", look.peripheries);
}

void pt_put_font(pt_sheet_writer *w, bool bold)
{
    const char *font = w->picture->theme->font;
    ptce_text_add(w->dot, "\"");
    ptce_text_add(w->dot, font ? font : "");
    ptce_text_add(w->dot, font ? "," : "");
    ptce_text_add(w->dot, FONTS);
    ptce_text_add(w->dot, bold ? " Bold\" " : "\"");
}

static void end_statement(pt_sheet_writer *w)
{
    ptce_text_add(w->dot, "];\n");
}

double pt_put_lines(pt_sheet_writer *w, double x, double y, const char *lines,
                    pt_words_style style)
{
    /* A little wide: fonts are hinted, and lines must begin at the left edge.
     */
    double width =
        pt_lines_width(lines, style.size) * (style.bold ? 1.12 : 1.06) + 6;
    double height = (double)pt_lines_count(lines) * style.size * PT_LEADING;
    put_thing(w);
    put_place(w, x + width / 2, y + height / 2);
    put_size(w, width, height);
    ptce_text_add(w->dot, "shape=none label=");
    pt_dot_label(w->dot, lines, 'l');
    ptce_text_add(w->dot, " ");
    put_number(w, "fontsize", style.size);
    put_word(w, "fontcolor", style.colour);
    if (style.bold) {
        ptce_text_add(w->dot, "fontname=");
        pt_put_font(w, true);
    }
    end_statement(w);
    return height;
}

double pt_put_text(pt_sheet_writer *w, double x, double y, const char *text,
                   double width, pt_words_style style)
{
    const char *lines = pt_label_wrap(w->picture->arena, text, style.size,
                                      width / (style.bold ? 1.12 : 1));
    if (!lines) {
        w->status = PTCE_E_NOMEM;
        return 0;
    }
    return pt_put_lines(w, x, y, lines, style);
}

void pt_put_rule(pt_sheet_writer *w, double y)
{
    put_thing(w);
    put_place(w, w->width / 2, y);
    put_size(w, w->width, 0.6);
    ptce_text_add(w->dot, "shape=box style=filled penwidth=0 label=\"\" ");
    put_word(w, "fillcolor", "#c8c8c8");
    end_statement(w);
}

void pt_put_swatch(pt_sheet_writer *w, double x, double y, pt_look look)
{
    double rims = 8.0 * (look.peripheries - 1);
    put_thing(w);
    put_place(w, x + SWATCH_WIDE / 2, y + SWATCH_TALL / 2);
    put_size(w, SWATCH_WIDE - rims, SWATCH_TALL - rims);
    ptce_text_add(w->dot, "label=\"\" ");
    put_look(w, look);
    end_statement(w);
}

void pt_put_patch(pt_sheet_writer *w, double x, double y, double width,
                  const char *fill)
{
    put_thing(w);
    put_place(w, x + width / 2, y + SWATCH_TALL / 2);
    put_size(w, width, SWATCH_TALL);
    ptce_text_add(w->dot, "shape=box style=filled penwidth=0 label=\"\" ");
    put_word(w, "fillcolor", fill);
    end_statement(w);
}

/* Graphviz makes room for control points too: in pieces, they stand close. */
static int pieces_of(const pt_sheet_writer *w, const pt_link *link, double dy)
{
    double margin = w->picture->paper.margin;
    for (int i = 0; i < 4; i++) {
        double x = link->curve[i].x;
        double y = link->curve[i].y + dy;
        if (x < -margin || x > w->width + margin || y < 0 || y > w->height)
            return PIECES;
    }
    return 1;
}

static void put_curve(pt_sheet_writer *w, const pt_link *link, double dy)
{
    int pieces = pieces_of(w, link, dy);
    ptce_text_add(w->dot, "pos=\"");
    if (link->backward) {
        ptce_text_add(w->dot, "s,");
        put_point(w, link->tail.x, link->tail.y + dy);
        ptce_text_add(w->dot, " ");
    }
    if (link->forward) {
        ptce_text_add(w->dot, "e,");
        put_point(w, link->head.x, link->head.y + dy);
        ptce_text_add(w->dot, " ");
    }
    put_point(w, link->curve[0].x, link->curve[0].y + dy);
    for (int piece = 0; piece < pieces; piece++) {
        pt_point points[4];
        pt_curve_cut(points, link->curve, (double)piece / pieces,
                     (double)(piece + 1) / pieces);
        for (int i = 1; i < 4; i++) {
            ptce_text_add(w->dot, " ");
            put_point(w, points[i].x, points[i].y + dy);
        }
    }
    ptce_text_add(w->dot, "\" ");
}

static void put_strokes(pt_sheet_writer *w, pt_stroke stroke)
{
    put_word(w, "color", stroke.colour);
    put_word(w, "style", stroke.style);
    put_number(w, "penwidth", stroke.pen);
    if (stroke.forward || stroke.backward) {
        put_word(w, "dir",
                 !stroke.backward  ? "forward"
                 : !stroke.forward ? "back"
                                   : "both");
    }
    end_statement(w);
}

void pt_put_stroke(pt_sheet_writer *w, double x, double y, pt_stroke stroke)
{
    double middle = y + SWATCH_TALL / 2;
    double end = x + SWATCH_WIDE - (stroke.forward ? 6.5 : 0);
    pt_link link = {.forward = stroke.forward,
                    .head = {x + SWATCH_WIDE, middle}};
    char names[64];
    for (int i = 0; i < 4; i++)
        link.curve[i] = (pt_point){x + (end - x) * i / 3, middle};
    for (int i = 0; i < 2; i++) {
        put_thing(w);
        put_place(w, x + SWATCH_WIDE * i, middle);
        put_size(w, 1, 1);
        ptce_text_add(w->dot, "style=invis label=\"\"");
        end_statement(w);
    }
    (void)snprintf(names, sizeof names, "t%04zu -- t%04zu [", w->things - 1,
                   w->things);
    ptce_text_add(w->dot, names);
    put_curve(w, &link, 0);
    put_strokes(w, stroke);
}

pt_stroke pt_stroke_of(const pt_picture *picture, const pt_link *link)
{
    const pt_theme *theme = picture->theme;
    if (link->member)
        return (pt_stroke){link->lit ? theme->ink : theme->member, "dotted",
                           link->lit ? 3 : 1.3, false, false};
    if (link->lit)
        return (pt_stroke){theme->ink,
                           link->kind == PTCE_KIND_MUTUALISATION ? "dashed"
                                                                 : "solid",
                           3, link->forward, link->backward};
    bool many = picture->link_count > MANY; /* lines would hide the rest */
    return (pt_stroke){
        link->inferred || many ? theme->inferred : theme->tie,
        link->kind == PTCE_KIND_MUTUALISATION ? "dashed" : "solid",
        fmin(0.6 + 0.6 * sqrt(link->weight), 4) * (many ? 0.4 : 1),
        link->forward, link->backward};
}

/* ---- The drawing ----------------------------------------------------------*/

static void put_mark_name(pt_sheet_writer *w, size_t mark)
{
    char name[32];
    (void)snprintf(name, sizeof name, "%c%04zu",
                   w->picture->marks[mark].is_pool ? 'p' : 'n', mark + 1);
    ptce_text_add(w->dot, name);
}

static void put_mark(pt_sheet_writer *w, size_t i, double dy)
{
    const pt_mark *mark = &w->picture->marks[i];
    const ptce_network *network = mark->owner->network;
    double rims = 8.0 * (mark->look.peripheries - 1);
    pt_look look = mark->look;
    ptce_text id = {0};
    if (mark->bare) {
        look.peripheries = 1;
        look.shape = mark->is_pool ? "ellipse" : "box";
        look.style =
            strstr(look.style, "rounded") ? "filled,rounded" : "filled";
        look.pen = 1;
        rims = 0;
    }
    if (mark->dim) {
        look.fill = "#ffffff";
        look.line = w->picture->theme->inferred;
    }
    if (mark->lit) {
        look.line = w->picture->theme->ink;
        look.pen = 3.4;
    }
    pt_mark_id(&id, w->picture, i);
    put_mark_name(w, i);
    ptce_text_add(w->dot, " [");
    put_place(w, mark->x, mark->y + dy);
    put_size(w, mark->width - rims, mark->height - rims);
    ptce_text_add(w->dot, "label=");
    pt_dot_label(w->dot, mark->lines, 'n');
    ptce_text_add(w->dot, " ");
    put_number(w, "fontsize", mark->font);
    if (mark->dim)
        put_word(w, "fontcolor", w->picture->theme->faint);
    put_look(w, look);
    put_word(w, "id", ptce_text_get(&id));
    if (mark->is_pool)
        put_word(w, "class", "pool");
    else
        put_word(w, "class", ptce_type_name(network->actors[mark->row].type));
    end_statement(w);
    ptce_text_clear(&id);
}

static void put_link(pt_sheet_writer *w, size_t i, double dy)
{
    const pt_link *link = &w->picture->links[i];
    ptce_text id = {0};
    pt_link_id(&id, w->picture, i);
    put_mark_name(w, link->from);
    ptce_text_add(w->dot, " -- ");
    put_mark_name(w, link->to);
    ptce_text_add(w->dot, " [");
    put_curve(w, link, dy);
    put_word(w, "id", ptce_text_get(&id));
    put_word(w, "class", link->member ? "member" : ptce_kind_name(link->kind));
    put_strokes(w, pt_stroke_of(w->picture, link));
    ptce_text_clear(&id);
}

void pt_put_drawing(pt_sheet_writer *w)
{
    const pt_picture *picture = w->picture;
    for (size_t i = 0; i < picture->mark_count; i++)
        put_mark(w, i, w->y);
    for (size_t i = 0; i < picture->link_count; i++)
        put_link(w, i, w->y);
}
