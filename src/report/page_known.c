/* SPDX-License-Identifier: MIT */
/* What is known and how well: it comes first, since all else rests on it. */
#include "report/page.h"

#include <math.h>
#include <stdlib.h>

/* ---- Key facts ---------------------------------------------------------- */

/* The word may name a second count. */
static void add_tile(pt_page *page, xmlNode *list, const char *key,
                     size_t count, size_t second)
{
    const char *number = pt_html_count(&page->html, count);
    xmlNode *tile = pt_html_add(&page->html, list, "div", NULL);
    (void)pt_html_word(&page->html, tile, "dt", key, number,
                       pt_html_count(&page->html, second), NULL);
    (void)pt_html_put(&page->html, tile, "dd", number);
}

static void add_tiles(pt_page *page, xmlNode *section)
{
    const pt_facts *facts = &page->facts;
    xmlNode *list = pt_html_add(&page->html, section, "dl", "tiles");
    size_t networks = page->collection->network_count;
    if (networks > 1)
        add_tile(page, list, "report.tile.networks", networks, 0);
    add_tile(page, list, "report.tile.organisations", facts->organisations, 0);
    add_tile(page, list, "report.tile.ties", facts->all.ties, 0);
    add_tile(page, list, "report.tile.pools", facts->all.pools,
             facts->all.pools_with_two_members);
    add_tile(page, list, "report.tile.sources", facts->all.sources,
             facts->addresses);
    if (networks > 1)
        add_tile(page, list, "report.tile.untied", facts->untied, 0);
}

/* ---- Sentences ---------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    if (count == 0)
        return (double)NAN;
    qsort(values, count, sizeof *values, by_value);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

typedef size_t pick(const ptce_documentation *documentation);

static size_t pick_ties(const ptce_documentation *documentation)
{
    return documentation->ties;
}

static size_t pick_sources(const ptce_documentation *documentation)
{
    return documentation->sources;
}

/* The median of a count over one group, as people read it. */
static const char *group_median(pt_page *page, pt_side side, pick *picked)
{
    const ptce_collection *collection = page->collection;
    double *values = pt_alloc(collection->network_count, sizeof *values);
    size_t count = 0;
    for (size_t i = 0; values && i < collection->network_count; i++)
        if (pt_page_side(page, collection->networks[i]) == side)
            values[count++] = (double)picked(&page->facts.each[i]);
    double middle = values ? median(values, count) : (double)NAN;
    page->html.failed |= values == NULL;
    free(values);
    bool whole = middle >= 0 && floor(middle) >= middle;
    return pt_html_decimal(&page->html, middle, whole ? 0 : 1);
}

static void claim_groups(pt_page *page, xmlNode *list)
{
    if (!page->comparison)
        return;
    xmlNode *claim = pt_page_claim(page, list, "report.claim.groups.caveat");
    pt_html_say(&page->html, claim, "report.claim.groups",
                pt_page_group(page, PT_SIDE_FIRST),
                group_median(page, PT_SIDE_FIRST, pick_ties),
                group_median(page, PT_SIDE_FIRST, pick_sources),
                pt_page_group(page, PT_SIDE_SECOND),
                group_median(page, PT_SIDE_SECOND, pick_ties),
                group_median(page, PT_SIDE_SECOND, pick_sources), NULL);
}

/* The names of the networks without any tie or pool, as links. */
static void name_untied(pt_page *page, xmlNode *claim)
{
    const ptce_collection *collection = page->collection;
    size_t named = 0;
    for (size_t i = 0; i < collection->network_count; i++) {
        if (pt_facts_evidence(&page->facts, i) > 0)
            continue;
        const ptce_network *network = collection->networks[i];
        pt_html_text(&page->html, claim, named++ ? ", " : "");
        (void)pt_html_go(&page->html, claim, "#pole-", network->id,
                         network->name);
    }
    pt_html_text(&page->html, claim, ".");
}

static void claim_documented(pt_page *page, xmlNode *list)
{
    pt_html *html = &page->html;
    const pt_facts *facts = &page->facts;
    const ptce_documentation *best = &facts->each[facts->best];
    if (page->collection->network_count < 2 || best->ties == 0)
        return;
    const ptce_network *network = page->collection->networks[facts->best];
    xmlNode *claim = pt_page_claim(page, list, "report.claim.best.caveat");
    pt_html_say(html, claim, "report.claim.best.before", NULL);
    (void)pt_html_go(html, claim, "#pole-", network->id, network->name);
    bool period = page->measuring->view.from != PTCE_NO_YEAR;
    pt_html_say(html, claim,
                period ? "report.claim.best.period" : "report.claim.best",
                pt_html_count(html, best->ties),
                pt_html_count(html, facts->within[facts->best].ties),
                pt_page_view_years(page), NULL);
    pt_html_text(html, claim, " ");
    if (facts->untied == 0) {
        pt_html_say(html, claim, "report.claim.all-tied", NULL);
        return;
    }
    pt_html_say(html, claim, "report.claim.untied",
                pt_html_count(html, facts->untied), NULL);
    name_untied(page, claim);
}

/* ---- Pole by pole ------------------------------------------------------- */

static void add_number(pt_page *page, xmlNode *row, size_t count)
{
    pt_html *html = &page->html;
    pt_html_set(html, pt_html_put(html, row, "td", pt_html_count(html, count)),
                "class", "number");
}

static void add_row(pt_page *page, xmlNode *body, size_t i)
{
    pt_html *html = &page->html;
    const ptce_network *network = page->collection->networks[i];
    const ptce_documentation *d = &page->facts.each[i];
    size_t evidence = pt_facts_evidence(&page->facts, i);
    xmlNode *row = pt_html_add(html, body, "tr", NULL);
    xmlNode *name = pt_html_add(html, row, "th", NULL);
    pt_html_set(html, name, "scope", "row");
    (void)pt_html_go(html, name, "#pole-", network->id, network->name);
    (void)pt_html_put(html, row, "td",
                      pt_documented_word(evidence, html->lang));
    xmlNode *cell = pt_html_put(html, row, "td", pt_html_count(html, evidence));
    pt_html_set(html, cell, "class", "number");
    if (page->facts.most > 0)
        pt_chart_bar(page, cell, (double)evidence / (double)page->facts.most);
    add_number(page, row, d->inferred_ties);
    add_number(page, row, d->actors_without_tie);
    add_number(page, row, d->sources);
    cell = pt_html_add(html, row, "td", "number");
    if (network->gaps.count > 0)
        (void)pt_html_go(html, cell, "#gaps-", network->id,
                         pt_html_count(html, network->gaps.count));
    else
        pt_html_text(html, cell, pt_html_count(html, 0));
}

static void add_each(pt_page *page, xmlNode *section)
{
    static const struct {
        const char *key;
        bool number;
    } columns[] = {
        {"report.table.pole", false}, {"report.table.documented", false},
        {"page.known.facts", true},   {"page.known.inferred", true},
        {"page.known.alone", true},   {"report.table.sources", true},
        {"page.known.gaps", true},
    };
    pt_html *html = &page->html;
    (void)pt_html_word(html, section, "h3", "page.known.each", NULL);
    xmlNode *table = pt_page_table(page, section, "page.known.caption", false);
    xmlNode *head = pt_html_add(html, table, "thead", NULL);
    xmlNode *row = pt_html_add(html, head, "tr", NULL);
    for (size_t i = 0; i < PT_COUNT(columns); i++)
        (void)pt_page_column(page, row, ptce_word(html->lang, columns[i].key),
                             columns[i].number);
    xmlNode *body = pt_html_add(html, table, "tbody", NULL);
    for (size_t i = 0; i < page->collection->network_count; i++)
        add_row(page, body, i);
}

void pt_page_known(pt_page *page, xmlNode *main)
{
    xmlNode *section = pt_page_section(page, main, "known", "page.known.title");
    add_tiles(page, section);
    if (page->collection->network_count < 2)
        return;
    xmlNode *list = pt_html_add(&page->html, section, "ol", "claims");
    claim_groups(page, list);
    claim_documented(page, list);
    add_each(page, section);
}
