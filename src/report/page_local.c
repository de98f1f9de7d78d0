/* SPDX-License-Identifier: MIT */
/* What local authorities do in the poles, as far as it is documented. */
#include "report/page.h"

#include <stdio.h>

typedef struct role {
    size_t actors, ties, pools;
    bool lead;
    size_t natures[PTCE_NATURE_COUNT + 1];
} role;

static bool is_local(const ptce_network *network, size_t actor)
{
    return network->actors[actor].type == PTCE_TYPE_LOCAL_AUTHORITY;
}

static role count_role(const ptce_network *network)
{
    role r = {0};
    for (size_t i = 0; i < network->actor_count; i++)
        r.actors += is_local(network, i);
    for (size_t i = 0; i < network->tie_count; i++) {
        const ptce_tie *tie = &network->ties[i];
        if (!is_local(network, tie->from) && !is_local(network, tie->to))
            continue;
        r.ties++;
        r.natures[tie->nature]++;
    }
    for (size_t i = 0; i < network->pool_count; i++) {
        bool here = false;
        for (size_t j = 0; j < network->pools[i].member_count; j++)
            here |= is_local(network, network->pools[i].members[j].actor);
        r.pools += here;
    }
    r.lead = network->lead != PTCE_NOBODY && is_local(network, network->lead);
    return r;
}

/* "financement (3), projet (2)": the natures, as they are listed. */
static void add_natures(pt_page *page, xmlNode *cell, const role *r)
{
    pt_html *html = &page->html;
    bool any = false;
    for (size_t i = 0; i < PTCE_NATURE_COUNT; i++) {
        if (r->natures[i] == 0)
            continue;
        pt_html_text(html, cell, any ? ", " : "");
        pt_html_say(
            html, cell, "report.claim.local.nature",
            pt_page_list(page, "nature", ptce_nature_name((ptce_nature)i)),
            pt_html_count(html, r->natures[i]), NULL);
        any = true;
    }
    if (!any)
        pt_html_text(html, cell, "–");
}

static void add_number(pt_page *page, xmlNode *row, size_t count)
{
    pt_html *html = &page->html;
    pt_html_set(html, pt_html_put(html, row, "td", pt_html_count(html, count)),
                "class", "number");
}

static void add_row(pt_page *page, xmlNode *body, const ptce_network *network)
{
    pt_html *html = &page->html;
    role r = count_role(network);
    if (r.actors == 0)
        return;
    xmlNode *row = pt_html_add(html, body, "tr", NULL);
    xmlNode *name = pt_html_add(html, row, "th", NULL);
    pt_html_set(html, name, "scope", "row");
    (void)pt_html_go(html, name, "#pole-", network->id, network->name);
    xmlNode *who = pt_html_add(html, row, "td", "words small");
    bool any = false;
    for (size_t i = 0; i < network->actor_count; i++) {
        if (!is_local(network, i))
            continue;
        pt_html_text(html, who, any ? ", " : "");
        pt_html_text(html, who, network->actors[i].name);
        any = true;
    }
    if (r.lead) {
        pt_html_text(html, who, " ");
        pt_html_say(html, who, "page.local.lead", NULL);
    }
    add_number(page, row, r.ties);
    double share =
        network->tie_count ? (double)r.ties / (double)network->tie_count : 0;
    xmlNode *cell = pt_html_put(html, row, "td", pt_html_percent(html, share));
    pt_html_set(html, cell, "class", "number");
    pt_chart_bar(page, cell, share);
    add_natures(page, pt_html_add(html, row, "td", "words small"), &r);
    add_number(page, row, r.pools);
}

void pt_page_local(pt_page *page, xmlNode *main)
{
    static const struct {
        const char *key;
        bool number;
    } columns[] = {
        {"report.table.pole", false},  {"page.local.who", false},
        {"page.local.ties", true},     {"page.local.share", true},
        {"page.local.natures", false}, {"page.local.pools", true},
    };
    pt_html *html = &page->html;
    if (page->facts.local == 0)
        return;
    xmlNode *section = pt_page_section(page, main, "local", "page.local.title");
    (void)pt_html_word(html, section, "p", "page.local.says",
                       pt_html_count(html, page->facts.local),
                       pt_html_count(html, page->facts.local_networks),
                       pt_html_count(html, page->collection->network_count),
                       NULL);
    pt_page_claim_local(page, pt_html_add(html, section, "ol", "claims"));
    xmlNode *table = pt_page_table(page, section, "page.local.caption", false);
    xmlNode *head = pt_html_add(html, table, "thead", NULL);
    xmlNode *row = pt_html_add(html, head, "tr", NULL);
    for (size_t i = 0; i < PT_COUNT(columns); i++)
        (void)pt_page_column(page, row, ptce_word(html->lang, columns[i].key),
                             columns[i].number);
    xmlNode *body = pt_html_add(html, table, "tbody", NULL);
    for (size_t i = 0; i < page->collection->network_count; i++)
        add_row(page, body, page->collection->networks[i]);
}
