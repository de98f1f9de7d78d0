/* SPDX-License-Identifier: MIT */
/* What the report is, and what one sees: results first, each with its caveat.
 */
#include "report/page.h"

#include <string.h>

const char *pt_page_title(const pt_page *page)
{
    const ptce_collection *collection = page->collection;
    if (collection->title)
        return collection->title;
    if (collection->name)
        return collection->name;
    if (collection->network_count == 1)
        return collection->networks[0]->name;
    return ptce_word(page->html.lang, "report.untitled");
}

/* ---- The header --------------------------------------------------------- */

static xmlNode *add_fact(pt_page *page, xmlNode *list, const char *key)
{
    (void)pt_html_word(&page->html, list, "dt", key, NULL);
    return pt_html_add(&page->html, list, "dd", NULL);
}

/* Whether an option of the view is as it is unless one asks. */
static bool is_standard(const ptce_view *view, const ptce_view_option *option)
{
    ptce_text value = {0};
    ptce_view_get(&value, view, option->name);
    bool is = strcmp(ptce_text_get(&value), option->values[0]) == 0;
    ptce_text_clear(&value);
    return is;
}

/* What is tied, in plain words, and every option that was asked for; the
 * others stand in the method. */
static void say_view(pt_page *page, xmlNode *node, const ptce_view *view)
{
    pt_html *html = &page->html;
    const ptce_view_option *option;
    pt_html_say(html, node, "page.view.plain", NULL);
    for (size_t i = 0; (option = ptce_view_option_at(i)); i++) {
        if (!option->values[0] || is_standard(view, option))
            continue;
        ptce_text key = {0};
        ptce_text_add(&key, "view.");
        ptce_text_add(&key, option->name);
        ptce_text_add(&key, ".");
        ptce_view_get(&key, view, option->name);
        pt_html_text(html, node, " · ");
        pt_html_say(html, node, ptce_text_get(&key), NULL);
        ptce_text_clear(&key);
    }
}

static void add_period(pt_page *page, xmlNode *list, const ptce_view *view)
{
    xmlNode *node = add_fact(page, list, "report.header.period");
    if (view->from == PTCE_NO_YEAR) {
        pt_html_say(&page->html, node, "report.header.no-period", NULL);
        return;
    }
    pt_html_text(&page->html, node,
                 pt_page_years(page, (ptce_period){view->from, view->to}));
    pt_html_text(&page->html, node, " ");
    pt_html_say(&page->html, node,
                view->undated == PTCE_UNDATED_KEEP
                    ? "report.header.undated-kept"
                    : "report.header.undated-dropped",
                NULL);
}

/* The words for a group that every network shares, or NULL. */
static const char *shared_group(const pt_page *page, const ptce_group *group)
{
    const ptce_collection *collection = page->collection;
    const char *value = ptce_group_value(collection->networks[0], group->key);
    for (size_t i = 0; value && i < collection->network_count; i++) {
        const char *other =
            ptce_group_value(collection->networks[i], group->key);
        if (!other || strcmp(other, value) != 0)
            value = NULL;
    }
    return value ? ptce_group_label(collection, group->key, value,
                                    page->html.lang)
                 : NULL;
}

/* The title of a collection has one language: in English the page says beside
 * it what the collection is. */
static void add_collection(pt_page *page, xmlNode *header)
{
    pt_html *html = &page->html;
    const ptce_collection *collection = page->collection;
    if (html->lang == PTCE_FR || collection->network_count < 2)
        return;
    xmlNode *text =
        pt_html_word(html, header, "p", "report.header.collection",
                     pt_html_count(html, collection->network_count), NULL);
    pt_html_set(html, text, "class", "lead");
    for (size_t i = 0; i < collection->group_count; i++) {
        const char *label = shared_group(page, &collection->groups[i]);
        pt_html_text(html, text, label ? ", " : "");
        pt_html_text(html, text, label);
    }
    pt_html_text(html, text, ".");
}

/* One page a language, not one for both: half the weight, and a search or a
 * print finds each text once. */
static void add_other(pt_page *page, xmlNode *header)
{
    pt_html *html = &page->html;
    if (!page->other)
        return;
    const char *lang =
        ptce_lang_name(html->lang == PTCE_FR ? PTCE_EN : PTCE_FR);
    xmlNode *line = pt_html_add(html, header, "p", "other");
    xmlNode *link = pt_html_go(html, line, "", page->other,
                               ptce_word(html->lang, "page.other"));
    pt_html_set(html, link, "hreflang", lang);
    pt_html_set(html, link, "lang", lang);
}

void pt_page_header(pt_page *page, xmlNode *body)
{
    pt_html *html = &page->html;
    const ptce_documentation *all = &page->facts.all;
    size_t networks = page->collection->network_count;
    xmlNode *header = pt_html_add(html, body, "header", NULL);
    xmlNode *kicker = pt_html_word(html, header, "p", "report.kicker", NULL);
    pt_html_set(html, kicker, "class", "kicker");
    add_other(page, header);
    (void)pt_html_put(html, header, "h1", pt_page_title(page));
    add_collection(page, header);
    xmlNode *lead = pt_html_add(html, header, "p", "lead");
    pt_html_say(html, lead,
                networks > 1 ? "report.lead.several" : "report.lead.one",
                pt_html_count(html, networks),
                pt_html_count(html, page->facts.addresses), NULL);
    xmlNode *list = pt_html_add(html, header, "dl", "facts");
    const ptce_view *view = &page->measuring->view;
    add_period(page, list, view);
    say_view(page, add_fact(page, list, "report.header.view"), view);
    pt_html_say(html, add_fact(page, list, "report.header.trust"),
                "report.trust", pt_html_count(html, all->inferred_ties),
                pt_html_count(html, all->ties), NULL);
}

/* ---- Sentences ---------------------------------------------------------- */

/* A claim and, when the claim is said, its caveat. */
xmlNode *pt_page_claim(pt_page *page, xmlNode *list, const char *caveat)
{
    pt_html *html = &page->html;
    xmlNode *item = pt_html_add(html, list, "li", NULL);
    xmlNode *claim = pt_html_add(html, item, "p", "claim");
    xmlNode *node = pt_html_word(html, item, "p", caveat, NULL);
    pt_html_set(html, node, "class", "caveat");
    return claim;
}

/* The most frequent row of counts; count itself if all are 0. The last row,
 * "not given", is never it. */
static size_t most_frequent(const size_t *counts, size_t count, size_t but)
{
    size_t best = count;
    for (size_t i = 0; i < count; i++)
        if (i != but && counts[i] > 0 &&
            (best == count || counts[i] > counts[best]))
            best = i;
    return best;
}

/* "projects (17 of 70), support (12) and governance (11)" */
static void say_natures(pt_page *page, xmlNode *claim)
{
    pt_html *html = &page->html;
    const pt_facts *facts = &page->facts;
    size_t counts[PTCE_NATURE_COUNT];
    size_t rows[3];
    size_t named = 0;
    memcpy(counts, facts->local_natures, sizeof counts);
    while (named < PT_COUNT(rows)) {
        size_t row = most_frequent(counts, PT_COUNT(counts), PTCE_NATURE_OTHER);
        if (row == PT_COUNT(counts))
            break;
        counts[row] = 0;
        rows[named++] = row;
    }
    if (named == 0)
        return;
    pt_html_text(html, claim, " ");
    pt_html_say(html, claim, "report.claim.local.natures", NULL);
    for (size_t i = 0; i < named; i++) {
        if (i > 0)
            pt_html_text(html, claim,
                         i + 1 < named ? ", "
                                       : ptce_word(html->lang, "report.and"));
        pt_html_say(html, claim,
                    i ? "report.claim.local.nature"
                      : "report.claim.local.nature.first",
                    pt_page_list(page, "report.nature",
                                 ptce_nature_name((ptce_nature)rows[i])),
                    pt_html_count(html, facts->local_natures[rows[i]]),
                    pt_html_count(html, facts->local_ties), NULL);
    }
    pt_html_text(html, claim, ".");
}

void pt_page_claim_local(pt_page *page, xmlNode *list)
{
    pt_html *html = &page->html;
    const pt_facts *facts = &page->facts;
    if (facts->local == 0 || facts->all.ties == 0)
        return;
    xmlNode *claim = pt_page_claim(page, list, "report.claim.local.caveat");
    double actors = (double)facts->local / (double)facts->organisations;
    double ties = (double)facts->local_ties / (double)facts->all.ties;
    pt_html_say(
        html, claim, "report.claim.local", pt_html_count(html, facts->local),
        pt_html_count(html, facts->organisations),
        pt_html_percent(html, actors), pt_html_count(html, facts->local_ties),
        pt_html_count(html, facts->all.ties), pt_html_percent(html, ties),
        NULL);
    say_natures(page, claim);
}

static void claim_pools(pt_page *page, xmlNode *list)
{
    pt_html *html = &page->html;
    const pt_facts *facts = &page->facts;
    size_t what = most_frequent(facts->whats, PTCE_WHAT_COUNT, PTCE_WHAT_OTHER);
    if (what == PTCE_WHAT_COUNT)
        return;
    xmlNode *claim = pt_page_claim(page, list, "report.claim.pools.caveat");
    pt_html_say(html, claim, "report.claim.pools",
                pt_page_list(page, "what", ptce_what_name((ptce_what)what)),
                pt_html_count(html, facts->whats[what]),
                pt_html_count(html, facts->all.pools_with_two_members), NULL);
    if (page->collection->network_count > 1)
        pt_html_say(html, claim, "report.claim.pools.where",
                    pt_html_count(html, facts->what_networks[what]), NULL);
    pt_html_text(html, claim, ").");
}

void pt_page_claim_shared(pt_page *page, xmlNode *list)
{
    pt_html *html = &page->html;
    const pt_facts *facts = &page->facts;
    if (facts->shared_count == 0)
        return;
    xmlNode *claim = pt_page_claim(page, list, "report.claim.shared.caveat");
    pt_html_say(html, claim, "report.claim.shared",
                pt_html_count(html, facts->shared_count), NULL);
    for (size_t i = 0; i < facts->shared_count && i < 4; i++) {
        pt_html_text(html, claim, i ? ", " : " ");
        pt_html_say(html, claim, "report.claim.shared.one",
                    facts->shared[i].name,
                    pt_html_count(html, facts->shared[i].count), NULL);
    }
    pt_html_text(html, claim, ".");
}

static void claim_lead(pt_page *page, xmlNode *list)
{
    pt_html *html = &page->html;
    const pt_facts *facts = &page->facts;
    if (facts->led < 2)
        return;
    xmlNode *claim = pt_page_claim(page, list, "report.claim.lead.caveat");
    if (page->measuring->view.from != PTCE_NO_YEAR) {
        pt_html_text(html, claim->next, " ");
        pt_html_say(html, claim->next, "report.scope.period",
                    pt_page_view_years(page), NULL);
    }
    pt_html_say(html, claim, "report.claim.lead",
                pt_html_count(html, facts->led_by_lead),
                pt_html_count(html, facts->led), NULL);
    if (facts->led_by_lead == 0)
        return;
    pt_html_text(html, claim, " ");
    pt_html_say(html, claim, "report.claim.lead.firmly",
                pt_html_count(html, facts->led_firmly), NULL);
}

void pt_page_seen(pt_page *page, xmlNode *main)
{
    xmlNode *section = pt_page_section(page, main, "seen", "report.seen.title");
    xmlNode *list = pt_html_add(&page->html, section, "ol", "claims");
    claim_lead(page, list);
    claim_pools(page, list);
}
