/* SPDX-License-Identifier: MIT */
/* One measure in two groups: every pole a named row, the medians marked. */
#include "report/chart.h"

#include <math.h>
#include <stdlib.h>

#define WIDTH 400.0
#define NAMES 134.0 /* column of names */
#define VALUES 40.0 /* column of values */
#define ROW 14.0
#define TITLE 20.0
#define AXIS 18.0

typedef struct strip {
    pt_pen pen;
    double low, high;
    int decimals;
    bool by_percentile;
} strip;

static double strip_x(const strip *s, double value)
{
    double width = WIDTH - NAMES - VALUES - 16;
    return NAMES + 8 + (value - s->low) / (s->high - s->low) * width;
}

static void widen(strip *s, const ptce_compared_value *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double value = values[i].compared;
        if (isnan(value))
            continue;
        s->low = fmin(s->low, value);
        s->high = fmax(s->high, value);
        if (value != floor(value))
            s->decimals = 2;
    }
}

/* From zero where nothing can lie below, and with zero where values may have
 * either sign, so that a small spread does not look large. */
static void set_scale(strip *s, const ptce_contrast *contrast)
{
    s->high = contrast->by_percentile ? 1 : 0;
    s->by_percentile = contrast->by_percentile;
    widen(s, contrast->first, contrast->count_first);
    widen(s, contrast->second, contrast->count_second);
    if (s->high <= s->low)
        s->high = s->low + 1;
}

/* Falling values, those without behind, then by id. */
static int by_value(const void *a, const void *b)
{
    const ptce_compared_value *x = *(const ptce_compared_value *const *)a;
    const ptce_compared_value *y = *(const ptce_compared_value *const *)b;
    if (isnan(x->compared) != isnan(y->compared))
        return isnan(x->compared) ? 1 : -1;
    if (x->compared < y->compared || x->compared > y->compared)
        return x->compared > y->compared ? -1 : 1;
    return pt_text_order(x->id, y->id);
}

static void add_row(strip *s, const ptce_compared_value *value, double y,
                    pt_side side)
{
    pt_html *html = &s->pen.page->html;
    bool undefined = isnan(value->compared);
    double middle = y + ROW / 2;
    double line = y + ROW - 3.5;
    const char *number = pt_html_decimal(html, value->compared, s->decimals);
    (void)pt_pen_fit(&s->pen, NAMES, line, value->name, "end", NAMES - 4);
    xmlNode *text = pt_pen_text(&s->pen, WIDTH - 2, line, number, "end");
    pt_html_set(html, text, "class", "soft");
    pt_pen_line(&s->pen, "faint",
                (double[]){NAMES + 4, middle, WIDTH - VALUES, middle});
    xmlNode *mark = pt_pen_mark(
        &s->pen, undefined ? NAMES + 8 : strip_x(s, value->compared), middle,
        side, undefined);
    (void)pt_html_word(
        html, mark, "title",
        s->by_percentile ? "report.strip.rank" : "report.strip.dot",
        value->name, number, pt_html_decimal(html, value->value, 2), NULL);
}

/* The rows of a group below @p top; where they end. */
static double add_group(strip *s, const ptce_contrast *contrast, pt_side side,
                        double top)
{
    bool first = side == PT_SIDE_FIRST;
    pt_html *html = &s->pen.page->html;
    const ptce_compared_value *values =
        first ? contrast->first : contrast->second;
    size_t count = first ? contrast->count_first : contrast->count_second;
    double median = first ? contrast->median_first : contrast->median_second;
    double end = top + TITLE + (double)count * ROW;
    const ptce_compared_value **rows = pt_alloc(count, sizeof(void *));
    xmlNode *title = pt_pen_text(&s->pen, NAMES, top + TITLE - 6,
                                 pt_page_group(s->pen.page, side), "end");
    pt_html_set(html, title, "class", "strong");
    html->failed |= rows == NULL;
    for (size_t i = 0; rows && i < count; i++)
        rows[i] = &values[i];
    if (rows && count > 1)
        qsort((void *)rows, count, sizeof(void *), by_value);
    if (!isnan(median)) {
        double x = strip_x(s, median);
        pt_pen_line(&s->pen, "median", (double[]){x, top + TITLE, x, end});
    }
    for (size_t i = 0; rows && i < count; i++)
        add_row(s, rows[i], top + TITLE + (double)i * ROW, side);
    free((void *)rows);
    return end;
}

static void add_axis(strip *s, double y)
{
    pt_html *html = &s->pen.page->html;
    pt_pen_line(&s->pen, "grid",
                (double[]){strip_x(s, s->low), y, strip_x(s, s->high), y});
    if (s->low < 0 && s->high > 0) {
        double zero = strip_x(s, 0);
        pt_pen_line(&s->pen, "grid", (double[]){zero, 4, zero, y});
    }
    for (int i = 0; i < 3; i++) {
        static const char *const anchors[] = {"start", "middle", "end"};
        double value = s->low + (s->high - s->low) * i / 2;
        bool whole = value == floor(value);
        xmlNode *node = pt_pen_text(&s->pen, strip_x(s, value), y + AXIS - 5,
                                    pt_html_decimal(html, value, whole ? 0 : 2),
                                    anchors[i]);
        pt_html_set(html, node, "class", "soft");
    }
}

void pt_chart_strip(pt_page *page, xmlNode *figure,
                    const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    size_t rows = contrast->count_first + contrast->count_second;
    ptce_text label = {0};
    ptce_text_add_word(
        &label, html->lang, "report.strip.alternative",
        (const char *[]){pt_measure_name(contrast->measure, page->html.lang),
                         pt_page_group(page, PT_SIDE_FIRST),
                         pt_html_decimal(html, contrast->median_first, 2),
                         pt_page_group(page, PT_SIDE_SECOND),
                         pt_html_decimal(html, contrast->median_second, 2)},
        5);
    strip s = {
        .pen = pt_pen_open(page, figure, WIDTH,
                           2 * TITLE + (double)rows * ROW + AXIS + 4,
                           ptce_text_get(&label)),
    };
    html->failed |= label.failed;
    ptce_text_clear(&label);
    set_scale(&s, contrast);
    double y = add_group(&s, contrast, PT_SIDE_FIRST, 0);
    y = add_group(&s, contrast, PT_SIDE_SECOND, y);
    add_axis(&s, y + 3);
}
