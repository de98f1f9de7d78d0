/* SPDX-License-Identifier: MIT */
/* One measure in two groups: every pole a dot, the medians marked. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define STRIP_WIDTH 380.0
#define STRIP_MARGIN 14.0
#define LANE_HEIGHT 46.0
#define DOT 4.2
#define TEXT_SIZE 11.0

typedef struct strip {
    pt_page *page;
    xmlNode *svg;
    double low, high;
} strip;

typedef struct dot {
    const ptce_compared_value *value;
    double x, y;
} dot;

static double strip_x(const strip *s, double value)
{
    return STRIP_MARGIN + (value - s->low) / (s->high - s->low) *
                              (STRIP_WIDTH - 2 * STRIP_MARGIN);
}

static void widen(strip *s, const ptce_compared_value *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (isnan(values[i].compared))
            continue;
        s->low = fmin(s->low, values[i].compared);
        s->high = fmax(s->high, values[i].compared);
    }
}

/* From zero where nothing can lie below, and with zero where values may have
 * either sign, so that a small spread does not look large. */
static void set_scale(strip *s, const ptce_contrast *contrast)
{
    s->low = 0;
    s->high = contrast->by_percentile ? 1 : 0;
    widen(s, contrast->first, contrast->count_first);
    widen(s, contrast->second, contrast->count_second);
    if (s->high <= s->low)
        s->high = s->low + 1;
}

static xmlNode *add_text(strip *s, double x, double y, const char *text,
                         const char *anchor)
{
    pt_html *html = &s->page->html;
    xmlNode *node = pt_html_put(html, s->svg, "text", text);
    pt_html_set_number(html, node, "x", x);
    pt_html_set_number(html, node, "y", y);
    pt_html_set_number(html, node, "font-size", TEXT_SIZE);
    pt_html_set(html, node, "text-anchor", anchor);
    return node;
}

static void add_line(strip *s, const char *class_name, const double at[4])
{
    static const char *const names[] = {"x1", "y1", "x2", "y2"};
    pt_html *html = &s->page->html;
    xmlNode *line = pt_html_add(html, s->svg, "line", class_name);
    for (size_t i = 0; i < PT_COUNT(names); i++)
        pt_html_set_number(html, line, names[i], at[i]);
}

static void add_axis(strip *s, double y)
{
    pt_html *html = &s->page->html;
    add_line(s, "grid",
             (double[]){STRIP_MARGIN, y, STRIP_WIDTH - STRIP_MARGIN, y});
    if (s->low < 0 && s->high > 0) {
        double zero = strip_x(s, 0);
        add_line(s, "grid", (double[]){zero, 4, zero, y});
    }
    for (int i = 0; i < 3; i++) {
        static const char *const anchors[] = {"start", "middle", "end"};
        double value = s->low + (s->high - s->low) * i / 2;
        xmlNode *node = add_text(s, strip_x(s, value), y + TEXT_SIZE + 3,
                                 pt_html_decimal(html, value, 2), anchors[i]);
        pt_html_set(html, node, "class", "soft");
    }
}

static int by_value(const void *a, const void *b)
{
    const dot *x = a;
    const dot *y = b;
    if (x->x < y->x || x->x > y->x)
        return x->x < y->x ? -1 : 1;
    return pt_text_order(x->value->id, y->value->id);
}

/* Dots that would lie on one another step aside, up and down in turn. */
static void spread(dot *dots, size_t count, double middle)
{
    static const double levels[] = {0, -1, 1, -2, 2};
    for (size_t i = 0; i < count; i++) {
        bool free_here = false;
        for (size_t l = 0; l < PT_COUNT(levels) && !free_here; l++) {
            dots[i].y = middle + levels[l] * DOT * 1.3;
            free_here = true;
            for (size_t j = 0; j < i; j++)
                free_here &= hypot(dots[i].x - dots[j].x,
                                   dots[i].y - dots[j].y) > DOT * 1.25;
        }
    }
}

static xmlNode *add_mark(strip *s, const dot *d, pt_side side)
{
    pt_html *html = &s->page->html;
    if (side == PT_SIDE_FIRST) {
        xmlNode *square = pt_html_add(html, s->svg, "rect", "dot first");
        pt_html_set_number(html, square, "x", d->x - DOT * 0.9);
        pt_html_set_number(html, square, "y", d->y - DOT * 0.9);
        pt_html_set_number(html, square, "width", DOT * 1.8);
        pt_html_set_number(html, square, "height", DOT * 1.8);
        return square;
    }
    xmlNode *circle = pt_html_add(html, s->svg, "circle", "dot second");
    pt_html_set_number(html, circle, "cx", d->x);
    pt_html_set_number(html, circle, "cy", d->y);
    pt_html_set_number(html, circle, "r", DOT);
    return circle;
}

static void add_lane(strip *s, const ptce_contrast *contrast, pt_side side)
{
    bool first = side == PT_SIDE_FIRST;
    pt_html *html = &s->page->html;
    const ptce_compared_value *values =
        first ? contrast->first : contrast->second;
    size_t all = first ? contrast->count_first : contrast->count_second;
    double median = first ? contrast->median_first : contrast->median_second;
    double top = first ? 0 : LANE_HEIGHT;
    double middle = top + 30;
    dot *dots = pt_alloc(all, sizeof *dots);
    size_t count = 0;
    for (size_t i = 0; dots && i < all; i++)
        if (!isnan(values[i].compared))
            dots[count++] =
                (dot){&values[i], strip_x(s, values[i].compared), 0};
    html->failed |= dots == NULL;
    (void)add_text(s, STRIP_MARGIN, top + TEXT_SIZE + 1,
                   pt_page_group(s->page, side), "start");
    if (count > 0) {
        qsort(dots, count, sizeof *dots, by_value);
        spread(dots, count, middle);
    }
    for (size_t i = 0; i < count; i++)
        (void)pt_html_word(
            html, add_mark(s, &dots[i], side), "title",
            contrast->by_percentile ? "report.strip.rank" : "report.strip.dot",
            dots[i].value->name,
            pt_html_decimal(html, dots[i].value->compared, 2),
            pt_html_decimal(html, dots[i].value->value, 2), NULL);
    if (count > 0) {
        double x = strip_x(s, median);
        add_line(s, "median", (double[]){x, middle - 12, x, middle + 12});
    }
    free(dots);
}

void pt_chart_strip(pt_page *page, xmlNode *figure,
                    const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    strip s = {.page = page, .svg = pt_html_add(html, figure, "svg", "chart")};
    set_scale(&s, contrast);
    char view_box[64];
    (void)snprintf(view_box, sizeof view_box, "0 0 %d %d", (int)STRIP_WIDTH,
                   (int)(2 * LANE_HEIGHT + TEXT_SIZE + 12));
    pt_html_set(html, s.svg, "viewBox", view_box);
    pt_html_set(html, s.svg, "role", "img");
    ptce_text label = {0};
    ptce_text_add_word(
        &label, html->lang, "report.strip.alternative",
        (const char *[]){pt_measure_name(contrast->measure, page->html.lang),
                         pt_page_group(page, PT_SIDE_FIRST),
                         pt_html_decimal(html, contrast->median_first, 2),
                         pt_page_group(page, PT_SIDE_SECOND),
                         pt_html_decimal(html, contrast->median_second, 2)},
        5);
    pt_html_set(html, s.svg, "aria-label", ptce_text_get(&label));
    ptce_text_clear(&label);
    add_lane(&s, contrast, PT_SIDE_FIRST);
    add_lane(&s, contrast, PT_SIDE_SECOND);
    add_axis(&s, 2 * LANE_HEIGHT + 4);
}
