/* SPDX-License-Identifier: MIT */
/* Where the poles are: the map, and beside it those without coordinates. */
#include "report/page.h"

#include <math.h>

static void add_unplaced(pt_page *page, xmlNode *parent)
{
    pt_html *html = &page->html;
    xmlNode *aside = pt_html_add(html, parent, "div", NULL);
    (void)pt_html_word(html, aside, "h3", "report.map.unplaced", NULL);
    xmlNode *list = pt_html_add(html, aside, "ul", "small");
    for (size_t i = 0; i < page->collection->network_count; i++) {
        const ptce_network *network = page->collection->networks[i];
        if (isfinite(network->place.latitude) &&
            isfinite(network->place.longitude))
            continue;
        xmlNode *item = pt_html_add(html, list, "li", NULL);
        (void)pt_html_go(html, item, "#pole-", network->id, network->name);
        if (network->place.region) {
            pt_html_text(html, item, ", ");
            pt_html_text(html, item, network->place.region);
        }
        if (pt_page_side(page, network) == PT_SIDE_FIRST) {
            pt_html_text(html, item, " ");
            pt_page_badge(page, item, PT_SIDE_FIRST);
        }
    }
}

void pt_page_map(pt_page *page, xmlNode *main)
{
    pt_html *html = &page->html;
    size_t placed = pt_chart_map_count(page);
    size_t count = page->collection->network_count;
    xmlNode *section = pt_page_section(page, main, "map", "report.map.title");
    xmlNode *two = pt_html_add(html, section, "div", "two");
    if (placed > 0) {
        xmlNode *figure = pt_html_add(html, two, "figure", NULL);
        pt_chart_map(page, figure);
        (void)pt_html_word(html, figure, "figcaption", "report.map.caption",
                           pt_html_count(html, placed),
                           pt_html_count(html, count), NULL);
    }
    if (placed < count)
        add_unplaced(page, two);
}
