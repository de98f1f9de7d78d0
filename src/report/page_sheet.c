/* SPDX-License-Identifier: MIT */
/* The sheet of small multiples: every pole's drawing without its names, side
 * by side. Places and colours are read from the figures themselves. */
#include "report/page.h"

#include <libxml/hash.h>
#include <libxml/parser.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDE 160.0
#define HIGH 120.0
#define MARGIN 6.0
#define MOST 400 /* actors; more would be a blot */

typedef struct mark {
    double low[2], high[2]; /* of its outline: x, y */
    bool pool;
    char colour[24];
} mark;

typedef struct sheet {
    pt_page *page;
    size_t prefix; /* length of "ID-" before our ids */
    xmlHashTable *names;
    mark *marks;
    size_t count, most;
    double low[2], high[2], scale;
    ptce_text lines[2]; /* ties; memberships */
} sheet;

/* ---- Reading a figure --------------------------------------------------- */

static bool is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           xmlStrEqual(node->name, BAD_CAST name);
}

static void include(mark *m, size_t axis, double value)
{
    m->low[axis] = fmin(m->low[axis], value);
    m->high[axis] = fmax(m->high[axis], value);
}

/* Numbers of a path or of points, x and y in turn. */
static void include_numbers(mark *m, const char *text)
{
    size_t axis = 0;
    while (*text) {
        char number[32];
        size_t length = strspn(text, "+-.0123456789eE");
        if (length == 0) {
            text++;
            continue;
        }
        double value;
        if (length < sizeof number) {
            memcpy(number, text, length);
            number[length] = '\0';
            if (pt_number_read(&value, number))
                include(m, axis, value);
        }
        axis = 1 - axis;
        text += length;
    }
}

static void include_attribute(mark *m, xmlNode *shape, const char *name)
{
    xmlChar *value = xmlGetProp(shape, BAD_CAST name);
    double number;
    if (value && strcmp(name, "cx") == 0 &&
        pt_number_read(&number, (const char *)value))
        include(m, 0, number);
    else if (value && strcmp(name, "cy") == 0 &&
             pt_number_read(&number, (const char *)value))
        include(m, 1, number);
    else if (value && name[0] != 'c')
        include_numbers(m, (const char *)value);
    xmlFree(value);
}

static mark read_mark(xmlNode *group)
{
    static const char *const places[] = {"points", "d", "cx", "cy"};
    mark m = {.low = {HUGE_VAL, HUGE_VAL}, .high = {-HUGE_VAL, -HUGE_VAL}};
    for (xmlNode *shape = group->children; shape; shape = shape->next) {
        if (!is_named(shape, "polygon") && !is_named(shape, "path") &&
            !is_named(shape, "ellipse"))
            continue;
        for (size_t i = 0; i < PT_COUNT(places); i++)
            include_attribute(&m, shape, places[i]);
        xmlChar *stroke = xmlGetProp(shape, BAD_CAST "stroke");
        if (stroke && *stroke == '#' && !*m.colour)
            (void)snprintf(m.colour, sizeof m.colour, "%s",
                           (const char *)stroke);
        xmlFree(stroke);
    }
    return m;
}

static void add_mark(sheet *s, xmlNode *group, const char *name)
{
    mark m = read_mark(group);
    if (!isfinite(m.low[0]) || !isfinite(m.low[1]) || s->count == s->most)
        return;
    m.pool = name[0] == 'p';
    for (size_t axis = 0; axis < 2; axis++) {
        double middle = (m.low[axis] + m.high[axis]) / 2;
        s->low[axis] = fmin(s->low[axis], middle);
        s->high[axis] = fmax(s->high[axis], middle);
    }
    s->marks[s->count] = m;
    if (xmlHashAddEntry(s->names, BAD_CAST name, &s->marks[s->count]) == 0)
        s->count++;
}

typedef void visit(sheet *s, xmlNode *group);

static void each_group(sheet *s, xmlNode *node, visit *visitor)
{
    for (; node; node = node->next) {
        if (is_named(node, "g"))
            visitor(s, node);
        each_group(s, node->children, visitor);
    }
}

static void visit_mark(sheet *s, xmlNode *group)
{
    xmlChar *id = xmlGetProp(group, BAD_CAST "id");
    if (id && strlen((const char *)id) > s->prefix + 2) {
        const char *name = (const char *)id + s->prefix;
        if (strncmp(name, "n-", 2) == 0 || strncmp(name, "p-", 2) == 0)
            add_mark(s, group, name);
    }
    xmlFree(id);
}

static double place(const sheet *s, const mark *m, size_t axis)
{
    double room = axis == 0 ? WIDE : HIGH;
    double size = (s->high[axis] - s->low[axis]) * s->scale;
    double middle = (m->low[axis] + m->high[axis]) / 2;
    return (room - size) / 2 + (middle - s->low[axis]) * s->scale;
}

static const mark *find_end(const sheet *s, xmlNode *group, const char *name)
{
    xmlChar *end = xmlGetProp(group, BAD_CAST name);
    const mark *found = end && strlen((const char *)end) > s->prefix
                            ? xmlHashLookup(s->names, end + s->prefix)
                            : NULL;
    xmlFree(end);
    return found;
}

static void visit_line(sheet *s, xmlNode *group)
{
    const mark *ends[] = {find_end(s, group, "data-from"),
                          find_end(s, group, "data-to")};
    if (!ends[0] || !ends[1])
        return;
    ptce_text *line = &s->lines[ends[0]->pool];
    for (size_t i = 0; i < 2; i++) {
        ptce_text_add(line, i ? "L" : "M");
        for (size_t axis = 0; axis < 2; axis++) {
            char number[PT_NUMBER_MAX];
            pt_number_write(number, round(place(s, ends[i], axis) * 10) / 10);
            ptce_text_add(line, axis ? " " : "");
            ptce_text_add(line, number);
        }
    }
}

/* ---- Drawing ------------------------------------------------------------ */

static void draw(sheet *s, xmlNode *parent)
{
    static const char *const classes[] = {"thin", "thin dotted"};
    pt_html *html = &s->page->html;
    xmlNode *svg = pt_html_add(html, parent, "svg", "small");
    pt_html_set(html, svg, "viewBox", "0 0 160 120");
    pt_html_set(html, svg, "aria-hidden", "true");
    for (size_t i = 0; i < PT_COUNT(classes); i++) {
        if (s->lines[i].length == 0)
            continue;
        xmlNode *path = pt_html_add(html, svg, "path", classes[i]);
        pt_html_set(html, path, "d", ptce_text_get(&s->lines[i]));
    }
    for (size_t i = 0; i < s->count; i++) {
        const mark *m = &s->marks[i];
        xmlNode *dot =
            pt_html_add(html, svg, "circle", m->pool ? "pool" : NULL);
        pt_html_set_number(html, dot, "cx", place(s, m, 0));
        pt_html_set_number(html, dot, "cy", place(s, m, 1));
        pt_html_set_number(html, dot, "r", m->pool ? 3.2 : 2.6);
        if (!m->pool)
            pt_html_set(html, dot, "fill", m->colour);
    }
}

static void add_drawing(pt_page *page, xmlNode *parent, size_t row)
{
    const ptce_network *network = page->collection->networks[row];
    const ptce_text *figure = &page->figures[row * page->figure_step];
    if (network->actor_count > MOST || figure->length > INT_MAX)
        return;
    xmlDoc *doc =
        xmlReadMemory(ptce_text_get(figure), (int)figure->length, NULL, "UTF-8",
                      XML_PARSE_NONET | XML_PARSE_NOERROR |
                          XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
    sheet s = {.page = page,
               .prefix = strlen(network->id) + 1,
               .names = xmlHashCreate(64),
               .most = network->actor_count + network->pool_count,
               .low = {HUGE_VAL, HUGE_VAL},
               .high = {-HUGE_VAL, -HUGE_VAL}};
    s.marks = pt_alloc(s.most, sizeof *s.marks);
    page->html.failed |= !s.names || !s.marks;
    if (doc && s.names && s.marks) {
        each_group(&s, xmlDocGetRootElement(doc), visit_mark);
        double sides[] = {(WIDE - 2 * MARGIN) / fmax(s.high[0] - s.low[0], 1),
                          (HIGH - 2 * MARGIN) / fmax(s.high[1] - s.low[1], 1)};
        s.scale = fmin(fmin(sides[0], sides[1]), 0.5);
        each_group(&s, xmlDocGetRootElement(doc), visit_line);
        page->html.failed |= s.lines[0].failed || s.lines[1].failed;
        draw(&s, parent);
    }
    xmlHashFree(s.names, NULL);
    xmlFreeDoc(doc);
    free(s.marks);
    ptce_text_clear(&s.lines[0]);
    ptce_text_clear(&s.lines[1]);
}

void pt_page_sheet(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    (void)pt_html_word(html, section, "h3", "page.sheet.title", NULL);
    (void)pt_html_word(html, section, "p", "page.sheet.says", NULL);
    xmlNode *list = pt_html_add(html, section, "ul", "sheet");
    for (size_t i = 0; i < page->collection->network_count; i++) {
        const ptce_network *network = page->collection->networks[i];
        const ptce_documentation *d = &page->facts.each[i];
        xmlNode *item = pt_html_add(html, list, "li", NULL);
        xmlNode *link = pt_html_add(html, item, "a", NULL);
        pt_html_set_joined(html, link, "href", "#pole-", network->id);
        if (network->actor_count > 0)
            add_drawing(page, link, i);
        (void)pt_html_put(html, link, "span", network->name);
        pt_side side = pt_page_side(page, network);
        if (side == PT_SIDE_FIRST)
            pt_page_badge(page, item, side);
        xmlNode *counts = pt_html_word(html, item, "span", "page.sheet.counts",
                                       pt_html_count(html, d->actors),
                                       pt_html_count(html, d->ties), NULL);
        pt_html_set(html, counts, "class", "small soft");
    }
}
