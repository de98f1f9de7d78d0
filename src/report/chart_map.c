/* SPDX-License-Identifier: MIT */
/* The map of what is compared: poles at their coordinates, in plate carrée
 * with the cosine of the middle latitude. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAP_WIDTH 640.0
#define MAP_MARGIN 46.0
#define LABEL_SIZE 12.0

typedef struct place {
    double longitude, latitude;
} place;

/* Metropolitan France by some ninety capes and border towns: a mark to find
 * one's way by, not a border. */
static const place france[] = {
    {2.55, 51.09},  {1.85, 50.96},  {1.60, 50.73},  {1.56, 50.20},
    {1.08, 49.93},  {0.20, 49.70},  {0.10, 49.49},  {-0.25, 49.28},
    {-1.12, 49.36}, {-1.27, 49.69}, {-1.94, 49.72}, {-1.80, 49.37},
    {-1.60, 48.84}, {-1.51, 48.63}, {-2.03, 48.65}, {-2.70, 48.53},
    {-3.10, 48.86}, {-3.98, 48.73}, {-4.75, 48.40}, {-4.30, 48.10},
    {-4.73, 48.04}, {-4.37, 47.80}, {-3.36, 47.70}, {-3.12, 47.48},
    {-2.52, 47.29}, {-2.20, 47.20}, {-2.10, 46.85}, {-1.78, 46.50},
    {-1.15, 46.16}, {-1.10, 45.70}, {-1.20, 45.20}, {-1.25, 44.66},
    {-1.45, 43.65}, {-1.77, 43.37}, {-0.75, 42.93}, {0.00, 42.70},
    {0.70, 42.75},  {1.45, 42.60},  {1.96, 42.40},  {3.17, 42.44},
    {3.03, 42.95},  {3.70, 43.40},  {4.40, 43.45},  {5.05, 43.35},
    {5.35, 43.22},  {5.95, 43.05},  {6.65, 43.18},  {7.28, 43.69},
    {7.53, 43.78},  {7.65, 44.15},  {6.90, 44.40},  {7.05, 44.70},
    {6.72, 44.93},  {7.10, 45.30},  {6.86, 45.83},  {6.78, 46.38},
    {6.20, 46.30},  {6.08, 46.48},  {6.45, 46.90},  {7.00, 47.45},
    {7.58, 47.58},  {7.58, 48.10},  {7.80, 48.58},  {8.20, 48.97},
    {7.40, 49.15},  {6.60, 49.35},  {5.80, 49.53},  {5.00, 49.78},
    {4.83, 50.15},  {4.15, 50.00},  {3.65, 50.45},  {3.15, 50.78},
};
static const place corsica[] = {
    {9.40, 43.00}, {9.50, 42.55}, {9.40, 41.90}, {9.20, 41.37}, {8.80, 41.60},
    {8.60, 42.00}, {8.60, 42.40}, {8.75, 42.57}, {9.20, 42.72},
};

typedef struct box {
    double left, top, right, bottom;
} box;

typedef struct map {
    pt_page *page;
    xmlNode *svg;
    double west, north, scale, squeeze, height;
    box *taken; /* marks and labels already placed */
    size_t taken_count;
} map;

static bool is_placed(const ptce_network *network)
{
    return isfinite(network->place.latitude) &&
           isfinite(network->place.longitude);
}

size_t pt_chart_map_count(const pt_page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->collection->network_count; i++)
        count += is_placed(page->collection->networks[i]);
    return count;
}

static double map_x(const map *m, double longitude)
{
    return MAP_MARGIN + (longitude - m->west) * m->squeeze * m->scale;
}

static double map_y(const map *m, double latitude)
{
    return MAP_MARGIN / 2 + (m->north - latitude) * m->scale;
}

/* By area, so that twice the actors is twice the ink; never invisible. */
static double radius(size_t actors)
{
    return 3.5 + 1.9 * sqrt((double)actors);
}

/* ---- Ground ------------------------------------------------------------- */

static bool in_france(const pt_page *page)
{
    for (size_t i = 0; i < page->collection->network_count; i++) {
        const ptce_place *at = &page->collection->networks[i]->place;
        if (is_placed(page->collection->networks[i]) &&
            (at->latitude < 41.3 || at->latitude > 51.2 ||
             at->longitude < -5.2 || at->longitude > 9.7))
            return false;
    }
    return true;
}

static void extend(box *b, double longitude, double latitude)
{
    b->left = fmin(b->left, longitude);
    b->right = fmax(b->right, longitude);
    b->top = fmax(b->top, latitude);
    b->bottom = fmin(b->bottom, latitude);
}

static void fit(map *m, bool french)
{
    box b = {HUGE_VAL, -HUGE_VAL, -HUGE_VAL, HUGE_VAL};
    const ptce_collection *collection = m->page->collection;
    for (size_t i = 0; i < collection->network_count; i++)
        if (is_placed(collection->networks[i]))
            extend(&b, collection->networks[i]->place.longitude,
                   collection->networks[i]->place.latitude);
    if (french) {
        extend(&b, -5, 51.2);
        extend(&b, 9.6, 41.3);
    } else {
        extend(&b, b.left - 0.5, b.bottom - 0.5);
        extend(&b, b.right + 0.5, b.top + 0.5);
    }
    m->squeeze = fmax(cos((b.top + b.bottom) / 2 * M_PI / 180), 0.1);
    m->west = b.left;
    m->north = b.top;
    double tall = b.top - b.bottom;
    m->scale =
        fmin((MAP_WIDTH - 2 * MAP_MARGIN) / ((b.right - b.left) * m->squeeze),
             MAP_WIDTH / tall);
    m->height = tall * m->scale + MAP_MARGIN;
}

static void add_outline(map *m, const place *places, size_t count)
{
    ptce_text path = {0};
    for (size_t i = 0; i < count; i++) {
        char point[2 * PT_NUMBER_MAX + 4];
        char x[PT_NUMBER_MAX];
        char y[PT_NUMBER_MAX];
        pt_number_write(x, round(map_x(m, places[i].longitude) * 10) / 10);
        pt_number_write(y, round(map_y(m, places[i].latitude) * 10) / 10);
        (void)snprintf(point, sizeof point, "%s%s %s", i ? "L" : "M", x, y);
        ptce_text_add(&path, point);
    }
    ptce_text_add(&path, "Z");
    xmlNode *land = pt_html_add(&m->page->html, m->svg, "path", "land");
    pt_html_set(&m->page->html, land, "d", ptce_text_get(&path));
    ptce_text_clear(&path);
}

static void add_line(map *m, double x1, double y1, double x2, double y2)
{
    pt_html *html = &m->page->html;
    xmlNode *line = pt_html_add(html, m->svg, "line", "grid");
    pt_html_set_number(html, line, "x1", x1);
    pt_html_set_number(html, line, "y1", y1);
    pt_html_set_number(html, line, "x2", x2);
    pt_html_set_number(html, line, "y2", y2);
}

static xmlNode *add_text(map *m, double x, double y, const char *text,
                         const char *class_name)
{
    pt_html *html = &m->page->html;
    xmlNode *node = pt_html_put(html, m->svg, "text", text);
    pt_html_set_number(html, node, "x", x);
    pt_html_set_number(html, node, "y", y);
    pt_html_set(html, node, "class", class_name);
    pt_html_set_number(html, node, "font-size", LABEL_SIZE);
    return node;
}

static const char *degrees(map *m, double at, char label[64], int decimals)
{
    (void)snprintf(label, 64, "%s°",
                   pt_html_decimal(&m->page->html, at, decimals));
    return label;
}

/* A line every so many degrees, so that there are some five each way. */
static void add_graticule(map *m)
{
    double tall = (m->height - MAP_MARGIN) / m->scale;
    double step = tall > 4 ? 2 : tall > 1.5 ? 0.5 : 0.25;
    double right = MAP_WIDTH - MAP_MARGIN / 2;
    double bottom = m->height - MAP_MARGIN / 2;
    double east = m->west + (right - MAP_MARGIN) / (m->squeeze * m->scale);
    int decimals = step < 1 ? 2 : 0;
    char label[64];
    for (long i = lround(ceil((m->north - tall) / step));
         (double)i * step <= m->north; i++) {
        double y = map_y(m, (double)i * step);
        add_line(m, MAP_MARGIN, y, right, y);
        (void)add_text(m, 4, y + 4,
                       degrees(m, (double)i * step, label, decimals), "soft");
    }
    for (long i = lround(ceil(m->west / step)); (double)i * step <= east; i++) {
        double x = map_x(m, (double)i * step);
        add_line(m, x, MAP_MARGIN / 2, x, bottom);
        xmlNode *node =
            add_text(m, x, m->height - 6,
                     degrees(m, (double)i * step, label, decimals), "soft");
        pt_html_set(&m->page->html, node, "text-anchor", "middle");
    }
}

/* ---- Poles -------------------------------------------------------------- */

static double overlap(const box *a, const box *b)
{
    double wide = fmin(a->right, b->right) - fmax(a->left, b->left);
    double tall = fmin(a->bottom, b->bottom) - fmax(a->top, b->top);
    return wide > 0 && tall > 0 ? wide * tall : 0;
}

static double crowding(const map *m, const box *b)
{
    double sum = 0;
    for (size_t i = 0; i < m->taken_count; i++)
        sum += overlap(b, &m->taken[i]);
    double outside = fmax(0, 2 - b->left) + fmax(0, b->right - MAP_WIDTH + 2) +
                     fmax(0, 2 - b->top) + fmax(0, b->bottom - m->height);
    return sum + outside * 100;
}

/* A sans-serif letter is half as wide as high, or a little more. */
static double text_width(const char *text)
{
    return (double)pt_utf8_columns(text) * LABEL_SIZE * 0.55;
}

/* Tries places around the mark, farther at each turn, and takes the least
 * crowded. */
static box place_label(const map *m, double x, double y, double r,
                       const char *text)
{
    static const double way[][2] = {{1, 0},   {-1, 0},   {0.6, -1}, {-0.6, -1},
                                    {0.6, 1}, {-0.6, 1}, {0, -1},   {0, 1}};
    double wide = text_width(text);
    box best = {0};
    double least = HUGE_VAL;
    for (size_t i = 0; i < 5 * PT_COUNT(way); i++) {
        const double *w = way[i % PT_COUNT(way)];
        size_t turn = i / PT_COUNT(way);
        double far = r + 4 + (double)turn * 11;
        double at = x + w[0] * far;
        double left = w[0] > 0 ? at : w[0] < 0 ? at - wide : at - wide / 2;
        double middle = y + w[1] * (far + 3);
        box b = {left, middle - LABEL_SIZE * 0.6, left + wide,
                 middle + LABEL_SIZE * 0.5};
        double crowd = crowding(m, &b) + (double)i * 0.4;
        if (crowd < least) {
            least = crowd;
            best = b;
        }
    }
    return best;
}

static const char *side_class(pt_side side)
{
    return side == PT_SIDE_FIRST    ? "dot first"
           : side == PT_SIDE_SECOND ? "dot second"
                                    : "dot none";
}

/* A square for the first group, a circle for all others: colour is never alone
 * in telling. */
static xmlNode *add_mark(map *m, xmlNode *parent, pt_side side, double x,
                         double y, double r)
{
    pt_html *html = &m->page->html;
    if (side != PT_SIDE_FIRST) {
        xmlNode *circle = pt_html_add(html, parent, "circle", side_class(side));
        pt_html_set_number(html, circle, "cx", x);
        pt_html_set_number(html, circle, "cy", y);
        pt_html_set_number(html, circle, "r", r);
        return circle;
    }
    double half = r * 0.886; /* the area of the circle */
    xmlNode *square = pt_html_add(html, parent, "rect", side_class(side));
    pt_html_set_number(html, square, "x", x - half);
    pt_html_set_number(html, square, "y", y - half);
    pt_html_set_number(html, square, "width", 2 * half);
    pt_html_set_number(html, square, "height", 2 * half);
    return square;
}

static void take_mark(map *m, const ptce_network *network)
{
    double x = map_x(m, network->place.longitude);
    double y = map_y(m, network->place.latitude);
    double r = radius(network->actor_count);
    m->taken[m->taken_count++] = (box){x - r, y - r, x + r, y + r};
}

static void add_pole(map *m, const ptce_network *network)
{
    pt_html *html = &m->page->html;
    double x = map_x(m, network->place.longitude);
    double y = map_y(m, network->place.latitude);
    double r = radius(network->actor_count);
    xmlNode *link = pt_html_add(html, m->svg, "a", NULL);
    pt_html_set_joined(html, link, "href", "#pole-", network->id);
    xmlNode *mark = add_mark(m, link, pt_page_side(m->page, network), x, y, r);
    (void)pt_html_word(html, mark, "title", "report.map.mark", network->name,
                       pt_html_count(html, network->actor_count), NULL);
}

static void add_label(map *m, const ptce_network *network)
{
    double x = map_x(m, network->place.longitude);
    double y = map_y(m, network->place.latitude);
    box b = place_label(m, x, y, radius(network->actor_count), network->name);
    m->taken[m->taken_count++] = b;
    double near_x = fmin(fmax(x, b.left), b.right);
    double middle = (b.top + b.bottom) / 2;
    if (hypot(near_x - x, middle - y) > radius(network->actor_count) + 14) {
        xmlNode *line = pt_html_add(&m->page->html, m->svg, "line", "leader");
        pt_html_set_number(&m->page->html, line, "x1", x);
        pt_html_set_number(&m->page->html, line, "y1", y);
        pt_html_set_number(&m->page->html, line, "x2", near_x);
        pt_html_set_number(&m->page->html, line, "y2", middle);
    }
    (void)add_text(m, b.left, b.bottom - 2, network->name, "name");
}

static void add_legend(pt_page *page, xmlNode *figure)
{
    if (!page->comparison)
        return;
    pt_html *html = &page->html;
    xmlNode *legend = pt_html_add(html, figure, "p", "small");
    for (int side = PT_SIDE_FIRST; side <= PT_SIDE_SECOND; side++) {
        bool first = side == PT_SIDE_FIRST;
        xmlNode *key = pt_html_add(html, legend, "span",
                                   first ? "key first" : "key second");
        pt_html_text(html, key, first ? "■ " : "● ");
        pt_html_text(html, legend, pt_page_group(page, (pt_side)side));
        pt_html_text(html, legend, first ? " · " : "");
    }
}

/* The larger first, so that no mark hides a smaller one; then by id. */
static int by_size(const void *a, const void *b)
{
    const ptce_network *x = *(const ptce_network *const *)a;
    const ptce_network *y = *(const ptce_network *const *)b;
    if (x->actor_count != y->actor_count)
        return x->actor_count < y->actor_count ? 1 : -1;
    return strcmp(x->id, y->id);
}

/* Marks are taken before labels are placed, and drawn above them. */
static void add_poles(map *m, const ptce_network **placed, size_t count)
{
    static void (*const steps[])(map *, const ptce_network *) = {
        take_mark, add_label, add_pole};
    for (size_t step = 0; step < PT_COUNT(steps); step++)
        for (size_t i = 0; i < count; i++)
            steps[step](m, placed[i]);
}

static void place_poles(map *m)
{
    const ptce_collection *collection = m->page->collection;
    const ptce_network **placed =
        pt_alloc(collection->network_count, sizeof(const ptce_network *));
    m->taken = pt_alloc(2 * collection->network_count, sizeof *m->taken);
    m->page->html.failed |= !placed || !m->taken;
    size_t count = 0;
    for (size_t i = 0; placed && i < collection->network_count; i++)
        if (is_placed(collection->networks[i]))
            placed[count++] = collection->networks[i];
    if (count > 0 && m->taken) {
        qsort(placed, count, sizeof(const ptce_network *), by_size);
        add_poles(m, placed, count);
    }
    free(m->taken);
    free(placed);
}

void pt_chart_map(pt_page *page, xmlNode *figure)
{
    pt_html *html = &page->html;
    map m = {.page = page, .svg = pt_html_add(html, figure, "svg", "chart")};
    bool french = in_france(page);
    fit(&m, french);
    char view_box[64];
    (void)snprintf(view_box, sizeof view_box, "0 0 %d %d", (int)MAP_WIDTH,
                   (int)ceil(m.height));
    pt_html_set(html, m.svg, "viewBox", view_box);
    pt_html_set(html, m.svg, "role", "group");
    pt_html_set(html, m.svg, "aria-label",
                ptce_word(html->lang, "report.map.alternative"));
    if (french) {
        add_outline(&m, france, PT_COUNT(france));
        add_outline(&m, corsica, PT_COUNT(corsica));
    }
    add_graticule(&m);
    place_poles(&m);
    add_legend(page, figure);
}
