/* SPDX-License-Identifier: MIT */
/* The network of poles: who is documented in several of them. */
#include "report/chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define WIDTH 800.0
#define HEIGHT 480.0
#define RADIUS 200.0
#define NAMES 185.0 /* room for a name */

/* The poles that share someone, and with whom how many. */
typedef struct ring {
    size_t *rows; /* of the collection */
    size_t count;
    size_t *both; /* count × count: organisations in both */
} ring;

static void ring_clear(ring *r)
{
    free(r->rows);
    free(r->both);
}

static bool ring_init(ring *r, const pt_page *page)
{
    size_t all = page->collection->network_count;
    size_t *place = pt_alloc(all, sizeof *place); /* in the ring, from 1 */
    *r = (ring){.rows = pt_alloc(all, sizeof *r->rows)};
    bool made = place && r->rows;
    for (size_t i = 0; made && i < page->facts.shared_count; i++)
        for (size_t j = 0; j < page->facts.shared[i].count; j++)
            place[page->facts.shared[i].networks[j]] = 1;
    for (size_t i = 0; made && i < all; i++) {
        if (!place[i])
            continue;
        r->rows[r->count++] = i;
        place[i] = r->count;
    }
    r->both = made ? pt_alloc(r->count * r->count, sizeof *r->both) : NULL;
    for (size_t i = 0; r->both && i < page->facts.shared_count; i++) {
        const pt_shared *shared = &page->facts.shared[i];
        for (size_t a = 0; a < shared->count; a++)
            for (size_t b = 0; b < shared->count; b++)
                r->both[(place[shared->networks[a]] - 1) * r->count +
                        place[shared->networks[b]] - 1]++;
    }
    free(place);
    return r->both != NULL;
}

static void point(double at[2], const ring *r, size_t i, double radius)
{
    double turn = 2 * acos(-1) * (double)i / (double)r->count;
    at[0] = WIDTH / 2 + radius * sin(turn);
    at[1] = HEIGHT / 2 - radius * cos(turn);
}

/* A line bent towards the middle, so that lines that meet can be told apart. */
static void add_line(pt_pen *pen, const ring *r, size_t i, size_t j)
{
    double ends[2][2];
    char path[160];
    pt_html *html = &pen->page->html;
    size_t both = r->both[i * r->count + j];
    point(ends[0], r, i, RADIUS);
    point(ends[1], r, j, RADIUS);
    double bend[2];
    for (size_t axis = 0; axis < 2; axis++) {
        double middle = axis ? HEIGHT / 2 : WIDTH / 2;
        bend[axis] =
            middle + 0.35 * ((ends[0][axis] + ends[1][axis]) / 2 - middle);
    }
    (void)snprintf(path, sizeof path, "M%d %dQ%d %d %d %d", (int)ends[0][0],
                   (int)ends[0][1], (int)bend[0], (int)bend[1], (int)ends[1][0],
                   (int)ends[1][1]);
    xmlNode *line = pt_html_add(html, pen->svg, "path", "chord");
    pt_html_set(html, line, "d", path);
    pt_html_set_number(html, line, "stroke-width", 0.6 + 1.1 * (double)both);
    (void)pt_html_word(html, line, "title", "page.shared.pair",
                       pen->page->collection->networks[r->rows[i]]->name,
                       pen->page->collection->networks[r->rows[j]]->name,
                       pt_html_count(html, both), NULL);
}

static void add_name(pt_pen *pen, const ring *r, size_t i)
{
    double at[2];
    const ptce_network *network = pen->page->collection->networks[r->rows[i]];
    point(at, r, i, RADIUS);
    (void)pt_pen_mark(pen, at[0], at[1], pt_page_side(pen->page, network),
                      false);
    point(at, r, i, RADIUS + 12);
    double off = at[0] - WIDTH / 2;
    const char *anchor = off > 5 ? "start" : off < -5 ? "end" : "middle";
    double drop = at[1] < HEIGHT / 2 - RADIUS ? -3 : 8;
    (void)pt_pen_fit(pen, at[0], at[1] + (fabs(off) > 5 ? 4 : drop),
                     network->name, anchor, NAMES);
}

static void add_ring(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    ring r;
    if (!ring_init(&r, page)) {
        html->failed = true;
    } else if (r.count > 2 && r.count <= 60) {
        xmlNode *figure = pt_html_add(html, section, "figure", NULL);
        pt_pen pen = pt_pen_open(page, figure, WIDTH, HEIGHT,
                                 ptce_word(html->lang, "page.shared.figure"));
        for (size_t i = 0; i < r.count; i++)
            for (size_t j = i + 1; j < r.count; j++)
                if (r.both[i * r.count + j] > 0)
                    add_line(&pen, &r, i, j);
        for (size_t i = 0; i < r.count; i++)
            add_name(&pen, &r, i);
        (void)pt_html_word(html, figure, "figcaption", "page.shared.ring",
                           NULL);
    }
    ring_clear(&r);
}

static void add_row(pt_page *page, xmlNode *body, const pt_shared *shared)
{
    pt_html *html = &page->html;
    xmlNode *row = pt_html_add(html, body, "tr", NULL);
    xmlNode *name = pt_html_put(html, row, "th", shared->name);
    pt_html_set(html, name, "scope", "row");
    const ptce_network *first = page->collection->networks[shared->networks[0]];
    ptce_type type = first->actors[ptce_actor_find(first, shared->id)].type;
    (void)pt_html_put(html, row, "td",
                      pt_page_list(page, "type", ptce_type_name(type)));
    pt_html_set(
        html, pt_html_put(html, row, "td", pt_html_count(html, shared->count)),
        "class", "number");
    xmlNode *where = pt_html_add(html, row, "td", "small");
    for (size_t i = 0; i < shared->count; i++) {
        const ptce_network *network =
            page->collection->networks[shared->networks[i]];
        pt_html_text(html, where, i ? ", " : "");
        (void)pt_html_go(html, where, "#pole-", network->id, network->name);
    }
}

void pt_page_shared(pt_page *page, xmlNode *main)
{
    static const struct {
        const char *key;
        bool number;
    } columns[] = {{"page.shared.who", false},
                   {"report.column.type", false},
                   {"page.shared.count", true},
                   {"page.shared.where", false}};
    pt_html *html = &page->html;
    if (page->facts.shared_count == 0)
        return;
    xmlNode *section =
        pt_page_section(page, main, "shared", "page.shared.title");
    pt_page_claim_shared(page, pt_html_add(html, section, "ol", "claims"));
    add_ring(page, section);
    xmlNode *table = pt_page_table(page, section, "page.shared.caption", false);
    xmlNode *head = pt_html_add(html, table, "thead", NULL);
    xmlNode *row = pt_html_add(html, head, "tr", NULL);
    for (size_t i = 0; i < PT_COUNT(columns); i++)
        (void)pt_page_column(page, row, ptce_word(html->lang, columns[i].key),
                             columns[i].number);
    xmlNode *body = pt_html_add(html, table, "tbody", NULL);
    for (size_t i = 0; i < page->facts.shared_count; i++)
        add_row(page, body, &page->facts.shared[i]);
}
