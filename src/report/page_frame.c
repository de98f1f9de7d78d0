/* SPDX-License-Identifier: MIT */
/* What a network is a network of: the frame that studies of networks report
 * (boundary, nodes, ties, direction, weight, years, what is missing). */
#include "report/page.h"

#include <stdio.h>

typedef struct frame {
    size_t types, directed, weighted, undated;
    int first, last; /* years of the facts, or PTCE_NO_YEAR */
} frame;

static void count_year(frame *f, int year)
{
    if (year == PTCE_NO_YEAR)
        return;
    f->first = f->first == PTCE_NO_YEAR || year < f->first ? year : f->first;
    f->last = f->last == PTCE_NO_YEAR || year > f->last ? year : f->last;
}

static void count_period(frame *f, ptce_period period)
{
    count_year(f, period.since);
    count_year(f, period.until);
    f->undated += period.since == PTCE_NO_YEAR && period.until == PTCE_NO_YEAR;
}

static frame count_frame(const ptce_network *network)
{
    frame f = {.first = PTCE_NO_YEAR, .last = PTCE_NO_YEAR};
    bool types[PTCE_TYPE_COUNT] = {false};
    for (size_t i = 0; i < network->actor_count; i++) {
        f.types += !types[network->actors[i].type];
        types[network->actors[i].type] = true;
    }
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        f.directed += tie->directed;
        f.weighted += tie->weight < 1 || tie->weight > 1;
        count_period(&f, tie->period);
    }
    for (size_t i = 0; i < network->pool_count; i++)
        count_period(&f, network->pools[i].period);
    return f;
}

static xmlNode *add_fact(pt_page *page, xmlNode *list, const char *key)
{
    (void)pt_html_word(&page->html, list, "dt", key, NULL);
    return pt_html_add(&page->html, list, "dd", NULL);
}

static void add_years(pt_page *page, xmlNode *list, const frame *f)
{
    pt_html *html = &page->html;
    xmlNode *node = add_fact(page, list, "page.frame.years");
    bool period = page->measuring->view.from != PTCE_NO_YEAR;
    if (f->first != PTCE_NO_YEAR)
        pt_html_say(html, node, "page.frame.years.facts",
                    pt_page_years(page, (ptce_period){f->first, f->last}),
                    pt_html_count(html, f->undated), NULL);
    else
        pt_html_say(html, node, "page.frame.years.none", NULL);
    pt_html_text(html, node, " ");
    pt_html_say(html, node,
                period ? "page.frame.years.view" : "page.frame.years.all",
                pt_page_view_years(page), NULL);
}

static void add_missing(pt_page *page, xmlNode *list,
                        const ptce_network *network,
                        const ptce_documentation *d)
{
    pt_html *html = &page->html;
    size_t surveyed = 0;
    size_t silent = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        surveyed += network->actors[i].answered != PTCE_ANSWER_UNKNOWN;
        silent += network->actors[i].answered == PTCE_ANSWER_NO;
    }
    xmlNode *node = add_fact(page, list, "page.frame.missing");
    if (surveyed > 0)
        pt_html_say(html, node, "page.frame.missing.survey",
                    pt_html_count(html, silent), pt_html_count(html, surveyed),
                    NULL);
    else
        pt_html_say(html, node, "page.frame.missing.documents", NULL);
    pt_html_text(html, node, " ");
    pt_html_say(html, node, "page.frame.missing.counts",
                pt_html_count(html, d->actors_without_tie),
                pt_html_count(html, d->pools - d->pools_with_two_members),
                pt_html_count(html, network->gaps.count), NULL);
}

static void add_ties(pt_page *page, xmlNode *list, const ptce_documentation *d,
                     const frame *f)
{
    pt_html *html = &page->html;
    const ptce_view *view = &page->measuring->view;
    xmlNode *node = add_fact(page, list, "page.frame.ties");
    pt_html_say(html, node,
                !d->ties           ? "page.frame.ties.none"
                : d->inferred_ties ? "page.frame.ties.says"
                                   : "page.frame.ties.stated",
                pt_html_count(html, d->ties),
                pt_html_count(html, d->inferred_ties), NULL);
    if (d->pools > 0) {
        pt_html_text(html, node, " ");
        pt_html_say(html, node, "page.frame.pools",
                    pt_html_count(html, d->pools), NULL);
    }
    if (d->ties == 0)
        return;
    pt_html_say(html, add_fact(page, list, "page.frame.direction"),
                !f->directed ? "page.frame.direction.none"
                : view->direction == PTCE_DIRECTION_IGNORE
                    ? "page.frame.direction.ignored"
                    : "page.frame.direction.followed",
                pt_html_count(html, f->directed), pt_html_count(html, d->ties),
                NULL);
}

void pt_page_frame(pt_page *page, xmlNode *parent, size_t row)
{
    pt_html *html = &page->html;
    const ptce_network *network = page->collection->networks[row];
    const ptce_documentation *d = &page->facts.each[row];
    frame f = count_frame(network);
    xmlNode *box = pt_html_add(html, parent, "div", "frame");
    (void)pt_html_word(html, box, "h4", "page.frame.title", NULL);
    xmlNode *list = pt_html_add(html, box, "dl", "facts small");
    pt_html_say(html, add_fact(page, list, "page.frame.boundary"),
                "page.frame.boundary.says", NULL);
    pt_html_say(html, add_fact(page, list, "page.frame.nodes"),
                "page.frame.nodes.says", pt_html_count(html, d->actors),
                pt_html_count(html, f.types), NULL);
    add_ties(page, list, d, &f);
    if (d->ties > 0)
        pt_html_say(html, add_fact(page, list, "page.frame.weight"),
                    f.weighted ? "page.frame.weight.some"
                               : "page.frame.weight.one",
                    pt_html_count(html, f.weighted), NULL);
    add_years(page, list, &f);
    add_missing(page, list, network, d);
}
