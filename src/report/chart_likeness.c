/* SPDX-License-Identifier: MIT */
/* Poles where their likeness puts them, and the tree that joins them. */
#include "figure/figure.h"
#include "report/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- The map ------------------------------------------------------------- */

#define MAP_WIDTH 640.0
#define MAP_MARGIN 60.0
#define MAP_LEAST 260.0
#define NAME_MOST 150.0

typedef struct box {
    double left, top, right, bottom;
} box;

typedef struct map {
    pt_pen pen;
    const pt_chart_pole *poles;
    size_t count;
    double west, north, scale, height;
    box *taken; /* marks, then the names already placed */
    size_t taken_count;
} map;

static double overlap(const box *a, const box *b)
{
    double width = fmin(a->right, b->right) - fmax(a->left, b->left);
    double height = fmin(a->bottom, b->bottom) - fmax(a->top, b->top);
    return width > 0 && height > 0 ? width * height : 0;
}

static double map_x(const map *m, size_t i)
{
    return MAP_MARGIN + (m->poles[i].x - m->west) * m->scale;
}

static double map_y(const map *m, size_t i)
{
    return MAP_MARGIN / 2 + (m->north - m->poles[i].y) * m->scale;
}

/* One scale for both axes: a distance is the same in any direction. */
static void set_scale(map *m)
{
    double east = -HUGE_VAL;
    double south = HUGE_VAL;
    m->west = HUGE_VAL;
    m->north = -HUGE_VAL;
    for (size_t i = 0; i < m->count; i++) {
        m->west = fmin(m->west, m->poles[i].x);
        east = fmax(east, m->poles[i].x);
        m->north = fmax(m->north, m->poles[i].y);
        south = fmin(south, m->poles[i].y);
    }
    double width = east - m->west;
    m->scale = width > 0 ? (MAP_WIDTH - 2 * MAP_MARGIN) / width : 1;
    m->height = fmax(MAP_LEAST, (m->north - south) * m->scale + MAP_MARGIN);
}

/* Where a name may stand around its mark: right, left, above, below. */
static box place_of(const map *m, size_t i, int place, double width)
{
    double x = map_x(m, i);
    double y = map_y(m, i);
    double size = m->pen.size;
    box b = {x + 8, y - size / 2, x + 8 + width, y + size / 2};
    if (place == 1) {
        b.left = x - 8 - width;
        b.right = x - 8;
    } else if (place > 1) {
        int step = (place - 2) / 2;
        double shift = (place % 2 ? 1 : -1) * (6 + size / 2 + size * step);
        b = (box){x - width / 2, y + shift - size / 2, x + width / 2,
                  y + shift + size / 2};
    }
    return b;
}

static double cost_of(const map *m, const box *b, size_t i)
{
    double cost = 0;
    for (size_t j = 0; j < m->taken_count; j++)
        if (j != i)
            cost += overlap(b, &m->taken[j]);
    if (b->left < 0 || b->right > MAP_WIDTH || b->top < 0 ||
        b->bottom > m->height)
        cost += 1e6;
    return cost;
}

#define PLACES 10

static void name_pole(map *m, size_t i)
{
    const char *name = m->poles[i].name;
    double width =
        fmin(NAME_MOST, pt_text_width(name, strlen(name), m->pen.size));
    box best = place_of(m, i, 0, width);
    double least = cost_of(m, &best, i);
    for (int place = 1; place < PLACES && least > 0; place++) {
        box b = place_of(m, i, place, width);
        double cost = cost_of(m, &b, i);
        if (cost < least) {
            best = b;
            least = cost;
        }
    }
    m->taken[m->taken_count++] = best;
    double x = map_x(m, i);
    double y = map_y(m, i);
    if (fabs((best.top + best.bottom) / 2 - y) > 2 * m->pen.size)
        pt_pen_line(&m->pen, "leader",
                    (double[]){x, y, x, best.top > y ? best.top : best.bottom});
    (void)pt_pen_fit(&m->pen, best.left, best.bottom - 2, name, "start",
                     NAME_MOST);
}

void pt_chart_likeness(pt_page *page, xmlNode *figure,
                       const pt_chart_pole *poles, size_t count,
                       const char *alternative)
{
    map m = {.poles = poles, .count = count};
    m.taken = pt_alloc(2 * count, sizeof *m.taken);
    if (!m.taken) {
        page->html.failed = true;
        return;
    }
    set_scale(&m);
    m.pen = pt_pen_open(page, figure, MAP_WIDTH, m.height, alternative);
    for (size_t i = 0; i < count; i++) {
        double x = map_x(&m, i);
        double y = map_y(&m, i);
        m.taken[m.taken_count++] = (box){x - 5, y - 5, x + 5, y + 5};
        xmlNode *mark = pt_pen_mark(&m.pen, x, y, poles[i].side, false);
        (void)pt_html_word(&page->html, mark, "title", "report.likeness.pole",
                           pt_html_count(&page->html, poles[i].size),
                           poles[i].name, NULL);
    }
    for (size_t i = 0; i < count; i++)
        name_pole(&m, i);
    free(m.taken);
}

/* ---- The tree ------------------------------------------------------------ */

#define TREE_WIDTH 640.0
#define TREE_NAMES 190.0
#define TREE_ROW 16.0
#define TREE_TOP 6.0

typedef struct tree {
    pt_pen pen;
    const pt_chart_join *joins;
    size_t count;
    double most; /* height of the last join */
    double *y;   /* of leaves and joins */
    size_t *row; /* of leaves */
    size_t next;
} tree;

/* Leaves in the order in which branches stand, left before right. */
static void order_leaves(tree *t, size_t node, size_t *stack)
{
    size_t depth = 0;
    stack[depth++] = node;
    while (depth > 0) {
        size_t at = stack[--depth];
        if (at < t->count) {
            t->row[at] = t->next;
            t->y[at] = TREE_TOP + ((double)t->next++ + 0.5) * TREE_ROW;
            continue;
        }
        stack[depth++] = t->joins[at - t->count].right;
        stack[depth++] = t->joins[at - t->count].left;
    }
}

static double tree_x(const tree *t, size_t node)
{
    double height =
        node < t->count ? 0 : t->joins[node - t->count].height / t->most;
    return TREE_NAMES + 12 + height * (TREE_WIDTH - TREE_NAMES - 60);
}

static void draw_joins(tree *t)
{
    for (size_t i = 0; i + 1 < t->count; i++) {
        const pt_chart_join *join = &t->joins[i];
        double left = t->y[join->left];
        double right = t->y[join->right];
        double x = tree_x(t, t->count + i);
        t->y[t->count + i] = (left + right) / 2;
        pt_pen_line(&t->pen, "branch",
                    (double[]){tree_x(t, join->left), left, x, left});
        pt_pen_line(&t->pen, "branch",
                    (double[]){tree_x(t, join->right), right, x, right});
        pt_pen_line(&t->pen, "branch", (double[]){x, left, x, right});
    }
}

static void draw_leaves(tree *t, const pt_chart_pole *poles)
{
    for (size_t i = 0; i < t->count; i++) {
        (void)pt_pen_mark(&t->pen, TREE_NAMES + 4, t->y[i], poles[i].side,
                          false);
        (void)pt_pen_fit(&t->pen, TREE_NAMES - 6, t->y[i] + 3.5, poles[i].name,
                         "end", TREE_NAMES - 8);
    }
}

static void draw_axis(tree *t, double y)
{
    pt_html *html = &t->pen.page->html;
    double low = TREE_NAMES + 12;
    double high = tree_x(t, 2 * t->count - 2);
    static const char *const anchors[] = {"start", "end"};
    pt_pen_line(&t->pen, "grid", (double[]){low, y, high, y});
    for (int i = 0; i < 2; i++) {
        xmlNode *text = pt_pen_text(
            &t->pen, i ? high : low, y + 13,
            pt_html_decimal(html, i ? t->most : 0, i ? 2 : 0), anchors[i]);
        pt_html_set(html, text, "class", "soft");
    }
}

void pt_chart_tree(pt_page *page, xmlNode *figure, const pt_chart_pole *poles,
                   const pt_chart_join *joins, size_t count,
                   const char *alternative)
{
    tree t = {.joins = joins, .count = count};
    if (count < 2)
        return;
    t.y = pt_alloc(2 * count, sizeof *t.y);
    t.row = pt_alloc(count, sizeof *t.row);
    size_t *stack = pt_alloc(2 * count, sizeof *stack);
    if (t.y && t.row && stack) {
        double bottom = TREE_TOP + (double)count * TREE_ROW;
        t.most = joins[count - 2].height > 0 ? joins[count - 2].height : 1;
        t.pen = pt_pen_open(page, figure, TREE_WIDTH, bottom + 24, alternative);
        order_leaves(&t, 2 * count - 2, stack);
        draw_joins(&t);
        draw_leaves(&t, poles);
        draw_axis(&t, bottom + 6);
    } else {
        page->html.failed = true;
    }
    free(t.y);
    free(t.row);
    free(stack);
}
