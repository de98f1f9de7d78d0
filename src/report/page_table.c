/* SPDX-License-Identifier: MIT */
/* The poles at a glance: one row a pole. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>

/* Measures of the table; what is not measured leaves no column. */
static const char *const shown[] = {"mean_degree", "isolate_share",
                                    "ei_type_excess", "pooling_intensity"};

void pt_page_badge(pt_page *page, xmlNode *parent, pt_side side)
{
    if (side == PT_SIDE_NONE)
        return;
    bool first = side == PT_SIDE_FIRST;
    xmlNode *badge =
        pt_html_put(&page->html, parent, "span", pt_page_group_one(page, side));
    pt_html_set(&page->html, badge, "class",
                first ? "badge first" : "badge second");
}

static void add_words(pt_page *page, xmlNode *row, const ptce_strings *words)
{
    xmlNode *cell = pt_html_add(&page->html, row, "td", "words small");
    pt_page_words(page, cell, words);
    if (words->count == 0)
        pt_html_text(&page->html, cell, "–");
}

static void add_number(pt_page *page, xmlNode *row, const char *number)
{
    xmlNode *cell = pt_html_put(&page->html, row, "td", number);
    pt_html_set(&page->html, cell, "class", "number");
}

static void add_name(pt_page *page, xmlNode *row, const ptce_network *network)
{
    pt_html *html = &page->html;
    xmlNode *name = pt_html_add(html, row, "th", NULL);
    pt_html_set(html, name, "scope", "row");
    (void)pt_html_go(html, name, "#pole-", network->id, network->name);
    xmlNode *where = pt_html_add(html, name, "span", "small soft");
    const ptce_place *place = &network->place;
    pt_html_text(html, where, place->commune);
    pt_html_text(html, where, place->commune && place->region ? ", " : "");
    pt_html_text(html, where, place->region);
    if (pt_page_side(page, network) == PT_SIDE_FIRST)
        pt_page_badge(page, name, PT_SIDE_FIRST);
}

/* The largest mean degree of the poles: what a full bar is. */
static double most_degree(const pt_page *page)
{
    const ptce_measure *measure = ptce_measure_find(shown[0]);
    double most = 0;
    for (size_t i = 0; measure && i < page->measuring->count; i++)
        most = fmax(most, ptce_measure_value(&page->measuring->networks[i],
                                             measure, 0));
    return most;
}

/* A value and, where it is one from 0 on, its bar. */
static void add_value(pt_page *page, xmlNode *row, double value, double most)
{
    pt_html *html = &page->html;
    xmlNode *cell =
        pt_html_put(html, row, "td", pt_html_decimal(html, value, 2));
    pt_html_set(html, cell, "class", "number");
    if (value >= 0 && most > 0)
        pt_chart_bar(page, cell, value / most);
}

static void add_row(pt_page *page, xmlNode *body, size_t network_row)
{
    pt_html *html = &page->html;
    const ptce_measures *measures = &page->measuring->networks[network_row];
    const ptce_network *network = page->collection->networks[network_row];
    const ptce_documentation *d = &page->facts.each[network_row];
    xmlNode *row = pt_html_add(html, body, "tr", NULL);
    add_name(page, row, network);
    add_words(page, row, &network->sectors);
    size_t evidence = pt_facts_evidence(&page->facts, network_row);
    xmlNode *cell = pt_html_put(html, row, "td",
                                pt_documented_word(evidence, page->html.lang));
    if (page->facts.most > 0)
        pt_chart_bar(page, cell, (double)evidence / (double)page->facts.most);
    add_number(page, row, pt_html_count(html, d->actors));
    add_number(page, row, pt_html_count(html, d->ties));
    add_number(page, row, pt_html_count(html, d->pools_with_two_members));
    add_number(page, row, pt_html_count(html, d->sources));
    for (size_t i = 0; i < PT_COUNT(shown); i++) {
        const ptce_measure *measure = ptce_measure_find(shown[i]);
        if (measure)
            add_value(page, row, ptce_measure_value(measures, measure, 0),
                      i == 0 ? most_degree(page) : 1);
    }
}

static void add_group(pt_page *page, xmlNode *row, const char *key,
                      size_t columns)
{
    pt_html *html = &page->html;
    xmlNode *head =
        pt_html_word(html, row, "th", key, pt_page_view_years(page), NULL);
    char span[24];
    (void)snprintf(span, sizeof span, "%zu", columns);
    pt_html_set(html, head, "colspan", span);
    pt_html_set(html, head, "scope", "colgroup");
}

/* What columns are of: all that is documented, or the period. */
static void add_groups(pt_page *page, xmlNode *head, size_t names,
                       size_t counts)
{
    pt_html *html = &page->html;
    xmlNode *row = pt_html_add(html, head, "tr", "groups");
    for (size_t i = 0; i < names; i++)
        (void)pt_html_add(html, row, "td", NULL);
    add_group(page, row, "report.table.all", counts);
    size_t measures = 0;
    for (size_t i = 0; i < PT_COUNT(shown); i++)
        measures += ptce_measure_find(shown[i]) != NULL;
    bool period = page->measuring->view.from != PTCE_NO_YEAR;
    add_group(page, row,
              period ? "report.table.measures"
                     : "report.table.measures.no-period",
              measures);
}

static void add_measure(pt_page *page, xmlNode *row,
                        const ptce_measure *measure)
{
    pt_html *html = &page->html;
    const char *name = pt_measure_name(measure, html->lang);
    xmlNode *column = pt_page_column(page, row, NULL, true);
    if (page->measuring->view.from != PTCE_NO_YEAR &&
        pt_text_order(measure->id, "isolate_share") == 0)
        pt_html_say(html, column, "report.isolates.column", name, NULL);
    else
        pt_html_text(html, column, name);
}

static void add_head(pt_page *page, xmlNode *table)
{
    static const struct {
        const char *key;
        bool number;
    } columns[] = {
        {"report.table.pole", false},       {"report.table.sectors", false},
        {"report.table.documented", false}, {"report.table.actors", true},
        {"report.table.ties", true},        {"report.table.pools", true},
        {"report.table.sources", true},
    };
    xmlNode *head = pt_html_add(&page->html, table, "thead", NULL);
    add_groups(page, head, 2, PT_COUNT(columns) - 2);
    xmlNode *row = pt_html_add(&page->html, head, "tr", NULL);
    for (size_t i = 0; i < PT_COUNT(columns); i++)
        (void)pt_page_column(page, row,
                             ptce_word(page->html.lang, columns[i].key),
                             columns[i].number);
    for (size_t i = 0; i < PT_COUNT(shown); i++) {
        const ptce_measure *measure = ptce_measure_find(shown[i]);
        if (measure)
            add_measure(page, row, measure);
    }
}

void pt_page_poles_table(pt_page *page, xmlNode *main)
{
    pt_html *html = &page->html;
    xmlNode *section =
        pt_page_section(page, main, "table", "report.table.title");
    xmlNode *hint = pt_html_word(html, section, "p", "report.scroll", NULL);
    pt_html_set(html, hint, "class", "hint");
    pt_html_set(html, hint, "aria-hidden", "true");
    xmlNode *table =
        pt_page_table(page, section, "report.table.caption", false);
    add_head(page, table);
    xmlNode *body = pt_html_add(html, table, "tbody", NULL);
    for (size_t i = 0; i < page->collection->network_count; i++)
        add_row(page, body, i);
    xmlNode *note = pt_html_add(html, section, "p", "note downloads");
    pt_html_say(html, note, "report.table.files", NULL);
    static const char *const files[] = {"network.csv", "node.csv", "edge.csv",
                                        "ranking.csv", "ranked_actors.csv"};
    for (size_t i = 0; i < PT_COUNT(files); i++) {
        pt_html_text(html, note, i ? ", " : " ");
        (void)pt_html_go(html, note, "tables/", files[i], files[i]);
    }
    pt_html_text(html, note, ".");
    pt_page_sheet(page, section);
}
