/* SPDX-License-Identifier: MIT */
/* What becomes of a difference as ever more of what is documented of the better
 * documented group is taken away. */
#include "report/chart.h"

#include <math.h>
#include <stdio.h>

#define WIDTH 400.0
#define HEIGHT 196.0
#define LEFT 34.0
#define RIGHT 18.0
#define TOP 22.0
#define BOTTOM 40.0

static double curve_x(double share)
{
    return LEFT + share / PTCE_TIPPING_MOST * (WIDTH - LEFT - RIGHT);
}

static double curve_y(double delta)
{
    return TOP + (1 - delta) / 2 * (HEIGHT - TOP - BOTTOM);
}

static void add_axes(pt_pen *pen)
{
    pt_html *html = &pen->page->html;
    for (int i = -2; i <= 2; i++) {
        double y = curve_y(i / 2.0);
        pt_pen_line(pen, i == 0 ? "axis" : "grid",
                    (double[]){LEFT, y, WIDTH - RIGHT, y});
        xmlNode *text =
            pt_pen_text(pen, LEFT - 5, y + 3.5,
                        pt_html_decimal(html, i / 2.0, i % 2 ? 1 : 0), "end");
        pt_html_set(html, text, "class", "soft");
    }
    for (int i = 0; i < PTCE_TIPPING_CURVE; i += 2) {
        double share = PTCE_TIPPING_MOST * i / (PTCE_TIPPING_CURVE - 1);
        xmlNode *text = pt_pen_text(pen, curve_x(share), HEIGHT - BOTTOM + 15,
                                    pt_html_percent(html, share), "middle");
        pt_html_set(html, text, "class", "soft");
    }
    (void)pt_pen_text(pen, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6,
                      ptce_word(html->lang, "report.tipping.across"), "middle");
    (void)pt_pen_text(pen, 2, 11, ptce_word(html->lang, "report.tipping.up"),
                      "start");
}

static void add_point(ptce_text *out, double x, double y)
{
    char point[48];
    (void)snprintf(point, sizeof point, "%s%d,%d", out->length ? " " : "",
                   (int)round(x), (int)round(y));
    ptce_text_add(out, point);
}

static void add_shape(pt_pen *pen, const char *element, const char *class_name,
                      ptce_text *points)
{
    pt_html *html = &pen->page->html;
    xmlNode *shape = pt_html_add(html, pen->svg, element, class_name);
    pt_html_set(html, shape, "points", ptce_text_get(points));
    html->failed |= points->failed;
    ptce_text_clear(points);
}

/* Points where a group has values left; the first always has. */
static size_t count_defined(const ptce_tipping *tipping)
{
    size_t count = 0;
    while (count < tipping->curve_count &&
           isfinite(tipping->curve[count].delta))
        count++;
    return count;
}

static void add_band(pt_pen *pen, const ptce_tipping *tipping, size_t count)
{
    ptce_text points = {0};
    for (size_t i = 0; i < count; i++)
        add_point(&points, curve_x(tipping->curve[i].share),
                  curve_y(tipping->curve[i].high));
    for (size_t i = count; i-- > 0;)
        add_point(&points, curve_x(tipping->curve[i].share),
                  curve_y(tipping->curve[i].low));
    add_shape(pen, "polygon", "band", &points);
}

static void add_curve(pt_pen *pen, const ptce_tipping *tipping, size_t count)
{
    ptce_text points = {0};
    pt_html *html = &pen->page->html;
    for (size_t i = 0; i < count; i++)
        add_point(&points, curve_x(tipping->curve[i].share),
                  curve_y(tipping->curve[i].delta));
    add_shape(pen, "polyline", "curve", &points);
    for (size_t i = 0; i < count; i++) {
        const ptce_tipping_point *point = &tipping->curve[i];
        xmlNode *mark =
            pt_pen_mark(pen, curve_x(point->share), curve_y(point->delta),
                        PT_SIDE_SECOND, point->below < 0.5);
        pt_html_set(html, mark, "class",
                    point->below < 0.5 ? "open second" : "solid second");
        (void)pt_html_word(html, mark, "title", "report.tipping.point",
                           pt_html_percent(html, point->share),
                           pt_html_decimal(html, point->delta, 2),
                           pt_html_decimal(html, point->low, 2),
                           pt_html_decimal(html, point->high, 2),
                           pt_html_percent(html, point->below), NULL);
    }
}

static void add_turn(pt_pen *pen, const ptce_tipping *tipping)
{
    double x = curve_x(tipping->share);
    bool left = tipping->share > PTCE_TIPPING_MOST / 2;
    pt_html *html = &pen->page->html;
    pt_pen_line(pen, "median", (double[]){x, TOP, x, HEIGHT - BOTTOM});
    xmlNode *text = pt_pen_text(pen, x + (left ? -5 : 5), TOP + 9,
                                pt_html_percent(html, tipping->share),
                                left ? "end" : "start");
    pt_html_set(html, text, "class", "strong");
}

void pt_chart_tipping(pt_page *page, xmlNode *figure,
                      const ptce_contrast *contrast)
{
    const ptce_tipping *tipping = &contrast->tipping;
    pt_html *html = &page->html;
    size_t count = count_defined(tipping);
    const ptce_tipping_point *last = &tipping->curve[count - 1];
    ptce_text label = {0};
    ptce_text_add_word(
        &label, html->lang, "report.tipping.alternative",
        (const char *[]){pt_measure_name(contrast->measure, html->lang),
                         pt_html_decimal(html, tipping->curve[0].delta, 2),
                         pt_html_decimal(html, last->delta, 2),
                         pt_html_percent(html, last->share)},
        4);
    pt_pen pen =
        pt_pen_open(page, figure, WIDTH, HEIGHT, ptce_text_get(&label));
    html->failed |= label.failed;
    ptce_text_clear(&label);
    add_axes(&pen);
    add_band(&pen, tipping, count);
    if (tipping->lost)
        add_turn(&pen, tipping);
    add_curve(&pen, tipping, count);
}
