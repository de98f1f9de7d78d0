/* SPDX-License-Identifier: MIT */
/* The pen of charts. */
#include "report/chart.h"
#include "figure/figure.h"

#include <stdio.h>
#include <string.h>

#define TEXT_SIZE 10.5
#define MARK 4.0

pt_pen pt_pen_open(pt_page *page, xmlNode *figure, double width, double height,
                   const char *alternative)
{
    pt_html *html = &page->html;
    pt_pen pen = {page, pt_html_add(html, figure, "svg", "chart"), TEXT_SIZE};
    char view_box[64];
    (void)snprintf(view_box, sizeof view_box, "0 0 %d %d", (int)width,
                   (int)height);
    pt_html_set(html, pen.svg, "viewBox", view_box);
    pt_html_set(html, pen.svg, "role", "img");
    pt_html_set(html, pen.svg, "aria-label", alternative);
    return pen;
}

xmlNode *pt_pen_text(pt_pen *pen, double x, double y, const char *text,
                     const char *anchor)
{
    pt_html *html = &pen->page->html;
    xmlNode *node = pt_html_put(html, pen->svg, "text", text);
    pt_html_set_number(html, node, "x", x);
    pt_html_set_number(html, node, "y", y);
    pt_html_set_number(html, node, "font-size", pen->size);
    pt_html_set(html, node, "text-anchor", anchor);
    return node;
}

/* The longest beginning that leaves room for "…", cut between characters. */
static size_t fitting(const char *text, double width, double size)
{
    double room = width - pt_text_width("…", strlen("…"), size);
    size_t length = strlen(text);
    while (length > 0 && (pt_text_width(text, length, size) > room ||
                          ((unsigned char)text[length] & 0xc0) == 0x80))
        length--;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

xmlNode *pt_pen_fit(pt_pen *pen, double x, double y, const char *text,
                    const char *anchor, double width)
{
    pt_html *html = &pen->page->html;
    ptce_text cut = {0};
    if (pt_text_width(text, strlen(text), pen->size) <= width)
        return pt_pen_text(pen, x, y, text, anchor);
    ptce_text_add_bytes(&cut, text, fitting(text, width, pen->size));
    ptce_text_add(&cut, "…");
    xmlNode *node = pt_pen_text(pen, x, y, ptce_text_get(&cut), anchor);
    (void)pt_html_put(html, node, "title", text);
    html->failed |= cut.failed;
    ptce_text_clear(&cut);
    return node;
}

void pt_pen_line(pt_pen *pen, const char *class_name, const double at[4])
{
    static const char *const names[] = {"x1", "y1", "x2", "y2"};
    pt_html *html = &pen->page->html;
    xmlNode *line = pt_html_add(html, pen->svg, "line", class_name);
    for (size_t i = 0; i < PT_COUNT(names); i++)
        pt_html_set_number(html, line, names[i], at[i]);
}

xmlNode *pt_pen_mark(pt_pen *pen, double x, double y, pt_side side, bool hollow)
{
    pt_html *html = &pen->page->html;
    if (side == PT_SIDE_FIRST) {
        xmlNode *square = pt_html_add(html, pen->svg, "rect",
                                      hollow ? "hollow first" : "dot first");
        pt_html_set_number(html, square, "x", x - MARK * 0.9);
        pt_html_set_number(html, square, "y", y - MARK * 0.9);
        pt_html_set_number(html, square, "width", MARK * 1.8);
        pt_html_set_number(html, square, "height", MARK * 1.8);
        return square;
    }
    xmlNode *circle = pt_html_add(html, pen->svg, "circle",
                                  hollow ? "hollow second" : "dot second");
    pt_html_set_number(html, circle, "cx", x);
    pt_html_set_number(html, circle, "cy", y);
    pt_html_set_number(html, circle, "r", MARK);
    return circle;
}
