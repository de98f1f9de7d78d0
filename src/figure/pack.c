/* SPDX-License-Identifier: MIT */
/* Parts on one page: each as high as it fits among the boxes and lines of
 * those before it, on a raster. */
#include "figure/part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CELL 8.0
#define MARGIN 11.0 /* that a box keeps on its side */
#define ASIDE 0.4   /* rows lower are worth a column nearer to an edge */
#define STEP 6.0    /* between two points of a line */

typedef struct raster {
    unsigned char *cells; /* columns times rows */
    size_t columns, rows;
} raster;

static ptce_status raster_new(raster *r, double width, double height,
                              ptce_error *err)
{
    r->columns = (size_t)ceil((width + 2 * MARGIN) / CELL) + 1;
    r->rows = (size_t)ceil((height + 2 * MARGIN) / CELL) + 1;
    r->cells = pt_alloc(r->columns * r->rows, 1);
    return r->cells ? PTCE_OK : pt_nomem(err);
}

static size_t cell_of(double at, size_t count)
{
    double cell = floor((at + MARGIN) / CELL);
    return (size_t)fmin(fmax(cell, 0), (double)count - 1);
}

static void fill(raster *r, double left, double top, double right,
                 double bottom)
{
    size_t first = cell_of(left, r->columns);
    size_t last = cell_of(right, r->columns);
    size_t end = cell_of(bottom, r->rows);
    for (size_t y = cell_of(top, r->rows); y <= end; y++)
        memset(&r->cells[y * r->columns + first], 1, last - first + 1);
}

/* A part on a raster of its own, from its left top corner. */
static void stamp(raster *r, const pt_part *p, pt_bounds b)
{
    for (size_t k = 0; k < p->graph.node_count; k++) {
        double x = p->x[k] - b.left;
        double y = p->y[k] - b.top;
        double w = p->width[k] / 2 + MARGIN;
        double h = p->height[k] / 2 + MARGIN;
        fill(r, x - w, y - h, x + w, y + h);
    }
    for (size_t e = 0; e < p->graph.edge_count; e++) {
        double x = p->x[p->from[e]] - b.left;
        double y = p->y[p->from[e]] - b.top;
        double dx = p->x[p->to[e]] - b.left - x;
        double dy = p->y[p->to[e]] - b.top - y;
        size_t steps = (size_t)ceil(hypot(dx, dy) / STEP) + 1;
        for (size_t i = 0; i <= steps; i++) {
            double share = (double)i / (double)steps;
            double px = x + dx * share;
            double py = y + dy * share;
            fill(r, px - 3, py - 3, px + 3, py + 3);
        }
    }
}

static bool fits(const raster *page, const raster *p, size_t x, size_t y)
{
    for (size_t row = 0; row < p->rows; row++) {
        const unsigned char *a = &page->cells[(y + row) * page->columns + x];
        const unsigned char *b = &p->cells[row * p->columns];
        for (size_t i = 0; i < p->columns; i++)
            if (a[i] & b[i])
                return false;
    }
    return true;
}

/* As high as may be, and by an edge of the page rather than in its middle:
 * then there is room for the next one beside it. */
static void find_place(const raster *page, const raster *p, size_t *x,
                       size_t *y)
{
    double least = HUGE_VAL;
    size_t most = page->columns - p->columns;
    *x = *y = 0;
    for (size_t i = 0; i < (most + 1) * (page->rows - p->rows); i++) {
        size_t row = i / (most + 1);
        size_t column = i % (most + 1);
        size_t aside = column < most - column ? column : most - column;
        double cost = (double)row + ASIDE * (double)aside;
        if ((double)row >= least)
            return;
        if (cost < least && fits(page, p, column, row)) {
            least = cost;
            *x = column;
            *y = row;
        }
    }
}

static void put_down(raster *page, const raster *p, size_t x, size_t y)
{
    for (size_t row = 0; row < p->rows; row++)
        for (size_t i = 0; i < p->columns; i++)
            page->cells[(y + row) * page->columns + x + i] |=
                p->cells[row * p->columns + i];
}

static ptce_status pack_one(raster *page, pt_part *p, ptce_error *err)
{
    size_t column = 0;
    size_t row = 0;
    raster own = {0};
    pt_bounds b = pt_part_bounds(p);
    ptce_status st = raster_new(&own, b.right - b.left, b.bottom - b.top, err);
    if (st == PTCE_OK) {
        stamp(&own, p, b);
        find_place(page, &own, &column, &row);
        put_down(page, &own, column, row);
    }
    for (size_t k = 0; st == PTCE_OK && k < p->graph.node_count; k++) {
        p->x[k] += (double)column * CELL - b.left;
        p->y[k] += (double)row * CELL - b.top;
    }
    free(own.cells);
    return st;
}

ptce_status pt_parts_pack(pt_part *parts, size_t count, double width,
                          ptce_error *err)
{
    raster page = {0};
    double height = 0;
    for (size_t i = 0; i < count; i++) {
        pt_bounds b = pt_part_bounds(&parts[i]);
        height += b.bottom - b.top + 2 * MARGIN + 3 * CELL;
        width = fmax(width, b.right - b.left);
    }
    ptce_status st = raster_new(&page, width, height, err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = pack_one(&page, &parts[i], err);
    free(page.cells);
    return st;
}
