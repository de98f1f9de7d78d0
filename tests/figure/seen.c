/* SPDX-License-Identifier: MIT */
#include "figure/seen.h"
#include "figure/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STEPS 24         /* a piece of a curve is seen as so many chords */
#define BOLDER 1.09      /* than regular letters */
#define PRINTED 481.8898 /* points in 170 mm */
#define ASCENT 0.74      /* of the size: letters above the base line */
#define DESCENT 0.21
#define TOUCH 0.5 /* points that may touch without a fault */

typedef struct frame {
    double scale, dx, dy;
} frame;

static void *grown(void *items, size_t count, size_t size)
{
    void *more = realloc(items, (count + 1) * size);
    if (!more)
        abort();
    memset((char *)more + count * size, 0, size);
    return more;
}

static double number(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    double read = value ? strtod((char *)value, NULL) : 0;
    xmlFree(value);
    return read;
}

static void word(char *out, size_t size, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    (void)snprintf(out, size, "%s", value ? (char *)value : "");
    xmlFree(value);
}

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *)node->name, name) == 0;
}

static void reach(seen_box *box, double x, double y)
{
    box->left = fmin(box->left, x);
    box->right = fmax(box->right, x);
    box->top = fmin(box->top, y);
    box->bottom = fmax(box->bottom, y);
}

static const seen_box nowhere = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};

/* ---- Shapes ---------------------------------------------------------------*/

/* The numbers of an attribute, two by two. */
static size_t pairs(double (**out)[2], const xmlNode *node, const char *name)
{
    size_t count = 0;
    size_t half = 0;
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    *out = NULL;
    for (char *at = (char *)value; at && *at;) {
        char *end = NULL;
        double v = strtod(at, &end);
        if (end == at) {
            at++;
            continue;
        }
        at = end;
        if (half == 0)
            *out = grown(*out, count, sizeof **out);
        (*out)[count][half] = v;
        count += half;
        half = 1 - half;
    }
    xmlFree(value);
    return count;
}

static void reach_shape(seen_box *box, const xmlNode *node, frame f)
{
    if (is(node, "ellipse")) {
        double x = number(node, "cx") + f.dx;
        double y = number(node, "cy") + f.dy;
        double rx = number(node, "rx");
        double ry = number(node, "ry");
        reach(box, (x - rx) * f.scale, (y - ry) * f.scale);
        reach(box, (x + rx) * f.scale, (y + ry) * f.scale);
        return;
    }
    double(*points)[2];
    size_t count = pairs(&points, node, is(node, "path") ? "d" : "points");
    for (size_t i = 0; i < count; i++)
        reach(box, (points[i][0] + f.dx) * f.scale,
              (points[i][1] + f.dy) * f.scale);
    free(points);
}

static void add_text(seen *s, const xmlNode *node, frame f, size_t group)
{
    s->texts = grown(s->texts, s->text_count, sizeof *s->texts);
    seen_text *text = &s->texts[s->text_count++];
    xmlChar *words = xmlNodeGetContent((xmlNode *)node);
    char anchor[16];
    char weight[16];
    word(anchor, sizeof anchor, node, "text-anchor");
    word(weight, sizeof weight, node, "font-weight");
    word(text->fill, sizeof text->fill, node, "fill");
    text->size = number(node, "font-size") * f.scale;
    text->group = group;
    double wide =
        pt_text_width((char *)words, strlen((char *)words), text->size);
    wide *= weight[0] ? BOLDER : 1;
    double x = (number(node, "x") + f.dx) * f.scale;
    double y = (number(node, "y") + f.dy) * f.scale;
    x -= strcmp(anchor, "middle") == 0 ? wide / 2
         : strcmp(anchor, "end") == 0  ? wide
                                       : 0;
    text->box = (seen_box){x, y - ASCENT * text->size, x + wide,
                           y + DESCENT * text->size};
    xmlFree(words);
}

static void add_line(seen *s, const xmlNode *group, const xmlNode *path,
                     frame f)
{
    double(*p)[2];
    size_t count = pairs(&p, path, "d");
    s->lines = grown(s->lines, s->line_count, sizeof *s->lines);
    seen_line *line = &s->lines[s->line_count++];
    line->box = nowhere;
    word(line->from, sizeof line->from, group, "data-from");
    word(line->to, sizeof line->to, group, "data-to");
    for (size_t i = 0; i + 3 < count; i += 3) {
        pt_point c[4];
        for (size_t j = 0; j < 4; j++)
            c[j] = (pt_point){(p[i + j][0] + f.dx) * f.scale,
                              (p[i + j][1] + f.dy) * f.scale};
        for (size_t step = i > 0; step <= STEPS; step++) {
            pt_point at = pt_curve_at(c, (double)step / STEPS);
            line->points =
                grown(line->points, line->point_count, sizeof *line->points);
            line->points[line->point_count][0] = at.x;
            line->points[line->point_count++][1] = at.y;
            reach(&line->box, at.x, at.y);
        }
    }
    free(p);
}

static void add_group(seen *s, const xmlNode *node, frame f)
{
    s->groups = grown(s->groups, s->group_count, sizeof *s->groups);
    seen_group group = {.box = nowhere};
    word(group.id, sizeof group.id, node, "id");
    group.is_named = group.id[0] != '\0';
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (is(n, "text"))
            add_text(s, n, f, s->group_count);
        if (n->type != XML_ELEMENT_NODE || is(n, "text") || is(n, "title"))
            continue;
        reach_shape(&group.box, n, f);
        group.is_round = group.is_round || is(n, "ellipse");
        if (!group.fill[0] || strcmp(group.fill, "none") == 0)
            word(group.fill, sizeof group.fill, n, "fill");
    }
    s->groups[s->group_count++] = group;
}

/* ---- The file -------------------------------------------------------------*/

static frame frame_of(const xmlNode *graph)
{
    frame f = {1, 0, 0};
    char transform[128];
    word(transform, sizeof transform, graph, "transform");
    const char *scale = strstr(transform, "scale(");
    const char *translate = strstr(transform, "translate(");
    f.scale = scale ? strtod(scale + 6, NULL) : 1;
    if (translate) {
        char *end = NULL;
        f.dx = strtod(translate + 10, &end);
        f.dy = strtod(end + 1, NULL);
    }
    return f;
}

static void add_edge(seen *s, const xmlNode *node, frame f)
{
    for (const xmlNode *n = node->children; n; n = n->next)
        if (is(n, "path"))
            add_line(s, node, n, f);
}

static void look(seen *s, const xmlNode *parent, frame f)
{
    for (const xmlNode *n = parent->children; n; n = n->next) {
        char class[128];
        if (!is(n, "g"))
            continue;
        word(class, sizeof class, n, "class");
        bool named = xmlHasProp(n, BAD_CAST "id") != NULL;
        if (strncmp(class, "graph", 5) == 0)
            look(s, n, frame_of(n));
        else if (strncmp(class, "edge", 4) == 0 && named)
            add_edge(s, n, f);
        else if (strncmp(class, "node", 4) == 0)
            add_group(s, n, f);
    }
}

void seen_read(seen *s, const xmlDoc *svg)
{
    const xmlNode *root = xmlDocGetRootElement(svg);
    double(*box)[2];
    *s = (seen){0};
    size_t count = pairs(&box, root, "viewBox");
    s->width = count == 2 ? box[1][0] : 0;
    s->height = count == 2 ? box[1][1] : 0;
    free(box);
    char width[32];
    word(width, sizeof width, root, "width");
    s->printed =
        strstr(width, "mm") ? strtod(width, NULL) * 72 / 25.4 : PRINTED;
    look(s, root, (frame){1, 0, 0});
}

void seen_clear(seen *s)
{
    for (size_t i = 0; i < s->line_count; i++)
        free(s->lines[i].points);
    free(s->texts);
    free(s->groups);
    free(s->lines);
    *s = (seen){0};
}

/* ---- Faults ---------------------------------------------------------------*/

static bool meet(seen_box a, seen_box b)
{
    return a.left + TOUCH < b.right && b.left + TOUCH < a.right &&
           a.top + TOUCH < b.bottom && b.top + TOUCH < a.bottom;
}

static bool within(seen_box a, seen_box b)
{
    return a.left >= b.left - TOUCH && a.right <= b.right + TOUCH &&
           a.top >= b.top - TOUCH && a.bottom <= b.bottom + TOUCH;
}

static bool inside(const seen_group *g, const double p[2])
{
    double x = (g->box.left + g->box.right) / 2;
    double y = (g->box.top + g->box.bottom) / 2;
    double dx = fabs(p[0] - x) / ((g->box.right - g->box.left) / 2 - TOUCH);
    double dy = fabs(p[1] - y) / ((g->box.bottom - g->box.top) / 2 - TOUCH);
    return g->is_round ? dx * dx + dy * dy < 1 : dx < 1 && dy < 1;
}

static void judge_texts(faults *f, const seen *s)
{
    seen_box sheet = {0, 0, s->width, s->height};
    for (size_t i = 0; i < s->text_count; i++) {
        const seen_text *a = &s->texts[i];
        f->small += a->size * s->printed / s->width < 6.49;
        f->outside += !within(a->box, sheet);
        f->outside += s->groups[a->group].is_named &&
                      !within(a->box, s->groups[a->group].box);
        for (size_t j = 0; j < i; j++)
            f->label_label +=
                a->group != s->texts[j].group && meet(a->box, s->texts[j].box);
        for (size_t j = 0; j < s->group_count; j++)
            f->label_mark += j != a->group && s->groups[j].is_named &&
                             meet(a->box, s->groups[j].box);
    }
}

static bool joins(const seen_line *line, const seen_group *group)
{
    return strcmp(line->from, group->id) == 0 ||
           strcmp(line->to, group->id) == 0;
}

static bool runs_through(const seen_line *line, const seen_group *group)
{
    for (size_t i = 0; meet(line->box, group->box) && i < line->point_count;
         i++)
        if (inside(group, line->points[i]))
            return true;
    return false;
}

static void judge_line(faults *f, const seen *s, const seen_line *line)
{
    seen_box sheet = {0, 0, s->width, s->height};
    f->outside += !within(line->box, sheet);
    for (size_t i = 0; i < s->group_count; i++)
        if (s->groups[i].is_named && !joins(line, &s->groups[i]))
            f->line_mark += runs_through(line, &s->groups[i]);
    for (size_t i = 0; i < s->text_count; i++) {
        const seen_group *owner = &s->groups[s->texts[i].group];
        seen_group area = {.box = s->texts[i].box};
        if (!owner->is_named || !joins(line, owner))
            f->line_label += runs_through(line, &area);
    }
}

static double side(const double a[2], const double b[2], const double c[2])
{
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

static bool cross(const seen_line *a, const seen_line *b)
{
    for (size_t i = 1; meet(a->box, b->box) && i < a->point_count; i++)
        for (size_t j = 1; j < b->point_count; j++) {
            const double *p = a->points[i - 1];
            const double *q = a->points[i];
            const double *r = b->points[j - 1];
            const double *t = b->points[j];
            if (side(p, q, r) * side(p, q, t) < 0 &&
                side(r, t, p) * side(r, t, q) < 0)
                return true;
        }
    return false;
}

static bool share_an_end(const seen_line *a, const seen_line *b)
{
    return strcmp(a->from, b->from) == 0 || strcmp(a->from, b->to) == 0 ||
           strcmp(a->to, b->from) == 0 || strcmp(a->to, b->to) == 0;
}

static double channel(const char *hex)
{
    char two[3] = {hex[0], hex[1], '\0'};
    double v = (double)strtoul(two, NULL, 16) / 255;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(const char *colour)
{
    if (colour[0] != '#')
        return strcmp(colour, "white") == 0 ? 1 : 0; /* none: black */
    return 0.2126 * channel(colour + 1) + 0.7152 * channel(colour + 3) +
           0.0722 * channel(colour + 5);
}

static double least_contrast(const seen *s)
{
    double least = 21;
    for (size_t i = 0; i < s->text_count; i++) {
        const seen_group *owner = &s->groups[s->texts[i].group];
        double a = luminance(s->texts[i].fill) + 0.05;
        double b = luminance(owner->is_named ? owner->fill : "white") + 0.05;
        least = fmin(least, fmax(a, b) / fmin(a, b));
    }
    return least;
}

/* Of the rectangle around all marks and lines. */
static double share_used(const seen *s)
{
    double area = 0;
    seen_box all = nowhere;
    for (size_t i = 0; i < s->group_count; i++) {
        seen_box b = s->groups[i].box;
        if (!s->groups[i].is_named)
            continue;
        reach(&all, b.left, b.top);
        reach(&all, b.right, b.bottom);
        area += (b.right - b.left) * (b.bottom - b.top);
    }
    for (size_t i = 0; i < s->line_count; i++) {
        reach(&all, s->lines[i].box.left, s->lines[i].box.top);
        reach(&all, s->lines[i].box.right, s->lines[i].box.bottom);
    }
    return area > 0 ? area / (all.right - all.left) / (all.bottom - all.top)
                    : 1;
}

faults seen_judge(const seen *s)
{
    faults f = {.contrast = least_contrast(s),
                .used = share_used(s),
                .aspect = s->height / s->width};
    judge_texts(&f, s);
    for (size_t i = 0; i < s->group_count; i++)
        for (size_t j = 0; j < i; j++)
            f.mark_mark += s->groups[i].is_named && s->groups[j].is_named &&
                           meet(s->groups[i].box, s->groups[j].box);
    for (size_t i = 0; i < s->line_count; i++) {
        judge_line(&f, s, &s->lines[i]);
        for (size_t j = 0; j < i; j++)
            f.crossings += !share_an_end(&s->lines[i], &s->lines[j]) &&
                           cross(&s->lines[i], &s->lines[j]);
    }
    return f;
}
