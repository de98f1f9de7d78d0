/* SPDX-License-Identifier: MIT */
/* What stands behind a pole's figure: pools, actors and ties with their
 * sources, and what could not be found. */
#include "report/page.h"

#include <stdio.h>
#include <stdlib.h>

/* Sources as links to the pole's own list: [S1, S4]. */
static void add_citations(pt_page *page, xmlNode *parent,
                          const ptce_network *network,
                          const ptce_citations *citations)
{
    pt_html *html = &page->html;
    if (citations->count == 0)
        return;
    xmlNode *node = pt_html_add(html, parent, "span", "soft small");
    pt_html_text(html, node, " [");
    for (size_t i = 0; i < citations->count; i++) {
        ptce_text target = {0};
        ptce_text_add(&target, network->id);
        ptce_text_add(&target, ".");
        ptce_text_add(&target, citations->ids[i]);
        pt_html_text(html, node, i ? ", " : "");
        (void)pt_html_go(html, node, "#source-", ptce_text_get(&target),
                         citations->ids[i]);
        html->failed |= target.failed;
        ptce_text_clear(&target);
    }
    pt_html_text(html, node, "]");
}

/* " (2012–2014)", or nothing. */
static void add_years(pt_page *page, xmlNode *node, ptce_period period)
{
    if (period.since == PTCE_NO_YEAR && period.until == PTCE_NO_YEAR)
        return;
    pt_html_text(&page->html, node, " (");
    pt_html_text(&page->html, node, pt_page_years(page, period));
    pt_html_text(&page->html, node, ")");
}

/* The years of a fact for the script; an open end has none. */
static void set_years(pt_page *page, xmlNode *node, ptce_period period)
{
    const struct {
        const char *name;
        int year;
    } ends[] = {{"data-since", period.since}, {"data-until", period.until}};
    for (size_t i = 0; i < PT_COUNT(ends); i++) {
        char year[16];
        (void)snprintf(year, sizeof year, "%d", ends[i].year);
        if (ends[i].year != PTCE_NO_YEAR)
            pt_html_set(&page->html, node, ends[i].name, year);
    }
}

/* ---- Pools -------------------------------------------------------------- */

static void add_pool(pt_page *page, xmlNode *list, const ptce_network *network,
                     const ptce_pool *pool)
{
    pt_html *html = &page->html;
    xmlNode *item = pt_html_add(html, list, "li", NULL);
    pt_html_set(html, item, "data-pool", pool->id);
    pt_html_set(html, item, "data-kind", ptce_kind_name(pool->kind));
    set_years(page, item, pool->period);
    (void)pt_html_put(html, item, "strong", pool->name);
    add_years(page, item, pool->period);
    xmlNode *kind = pt_html_add(html, item, "span", "soft");
    pt_html_text(html, kind, " – ");
    pt_html_text(html, kind,
                 pt_page_list(page, "kind", ptce_kind_name(pool->kind)));
    if (pool->what != PTCE_WHAT_COUNT) {
        pt_html_text(html, kind, ", ");
        pt_html_text(html, kind,
                     pt_page_list(page, "what", ptce_what_name(pool->what)));
    }
    add_citations(page, item, network, &pool->citations);
    (void)pt_html_add(html, item, "br", NULL);
    if (pool->member_count == 0)
        pt_html_say(html, item, "report.pole.no-member", NULL);
    for (size_t i = 0; i < pool->member_count; i++) {
        const ptce_member *member = &pool->members[i];
        pt_html_text(html, item, i ? ", " : "");
        pt_html_text(html, item, network->actors[member->actor].name);
        add_years(page, item, member->period);
    }
}

void pt_page_pools(pt_page *page, xmlNode *parent, const ptce_network *network)
{
    pt_html *html = &page->html;
    if (network->pool_count == 0 && network->actor_count == 0)
        return;
    (void)pt_html_word(html, parent, "h4", "report.pole.pools", NULL);
    if (network->pool_count == 0) {
        (void)pt_html_word(html, parent, "p", "report.pole.no-pool", NULL);
        return;
    }
    xmlNode *scope = pt_html_word(html, parent, "p", "report.scope.all", NULL);
    pt_html_set(html, scope, "class", "soft small");
    xmlNode *list = pt_html_add(html, parent, "ul", "plain");
    for (size_t i = 0; i < network->pool_count; i++)
        add_pool(page, list, network, &network->pools[i]);
}

/* ---- Actors ------------------------------------------------------------- */

/* What a link of the web and the script find an actor by. */
static void name_actor(pt_page *page, xmlNode *item,
                       const ptce_network *network, const ptce_actor *actor)
{
    pt_html *html = &page->html;
    const char *type = ptce_type_name(actor->type);
    ptce_text id = {0};
    ptce_text_add(&id, network->id);
    ptce_text_add(&id, ".");
    ptce_text_add(&id, actor->id);
    pt_html_set_joined(html, item, "id", "actor-", ptce_text_get(&id));
    pt_html_set(html, item, "data-actor", actor->id);
    pt_html_set(html, item, "data-type", type);
    pt_html_set(html, item, "data-type-name", pt_page_list(page, "type", type));
    html->failed |= id.failed;
    ptce_text_clear(&id);
}

void pt_page_actors(pt_page *page, xmlNode *parent, const ptce_network *network)
{
    pt_html *html = &page->html;
    if (network->actor_count == 0)
        return;
    xmlNode *fold = pt_page_fold(page, parent, "report.pole.actors",
                                 pt_html_count(html, network->actor_count));
    pt_html_set(html, fold, "class", "printed actors");
    xmlNode *list = pt_html_add(html, fold, "ul", "plain small");
    for (size_t i = 0; i < network->actor_count; i++) {
        const ptce_actor *actor = &network->actors[i];
        xmlNode *item = pt_html_add(html, list, "li", NULL);
        name_actor(page, item, network, actor);
        (void)pt_html_put(html, item, "strong", actor->name);
        add_years(page, item, actor->period);
        pt_html_text(html, item, ", ");
        pt_html_text(html, item,
                     pt_page_list(page, "type", ptce_type_name(actor->type)));
        if (actor->role) {
            pt_html_text(html, item, ptce_word(html->lang, "report.colon"));
            pt_html_text(html, item, actor->role);
        }
        add_citations(page, item, network, &actor->citations);
    }
}

/* ---- Ties --------------------------------------------------------------- */

static void add_nature(pt_page *page, xmlNode *row, const ptce_tie *tie)
{
    pt_html *html = &page->html;
    xmlNode *cell = pt_html_add(html, row, "td", "words");
    pt_html_text(html, cell,
                 pt_page_list(page, "kind", ptce_kind_name(tie->kind)));
    if (tie->nature != PTCE_NATURE_COUNT) {
        pt_html_text(html, cell, ", ");
        pt_html_text(
            html, cell,
            pt_page_list(page, "nature", ptce_nature_name(tie->nature)));
    }
    if (tie->what) {
        (void)pt_html_add(html, cell, "br", NULL);
        xmlNode *what = pt_html_put(html, cell, "span", tie->what);
        pt_html_set(html, what, "class", "small soft");
    }
}

static void add_tie(pt_page *page, xmlNode *body, const ptce_network *network,
                    const ptce_tie *tie)
{
    pt_html *html = &page->html;
    xmlNode *row = pt_html_add(html, body, "tr", NULL);
    pt_html_set(html, row, "data-from", network->actors[tie->from].id);
    pt_html_set(html, row, "data-to", network->actors[tie->to].id);
    pt_html_set(html, row, "data-kind", ptce_kind_name(tie->kind));
    set_years(page, row, tie->period);
    xmlNode *pair = pt_html_add(html, row, "th", NULL);
    pt_html_set(html, pair, "scope", "row");
    pt_html_text(html, pair, ptce_actor_label(&network->actors[tie->from]));
    pt_html_text(html, pair, tie->directed ? " → " : " – ");
    pt_html_text(html, pair, ptce_actor_label(&network->actors[tie->to]));
    add_nature(page, row, tie);
    xmlNode *years = pt_html_add(html, row, "td", NULL);
    pt_html_text(&page->html, years, pt_page_years(page, tie->period));
    if (!years || !years->children)
        pt_html_text(html, years, "–");
    xmlNode *certainty = pt_html_put(
        html, row, "td",
        pt_page_list(page, "certainty", ptce_certainty_name(tie->certainty)));
    add_citations(page, certainty, network, &tie->citations);
}

void pt_page_ties(pt_page *page, xmlNode *parent, const ptce_network *network)
{
    pt_html *html = &page->html;
    if (network->tie_count == 0)
        return;
    xmlNode *fold = pt_page_fold(page, parent, "report.pole.ties",
                                 pt_html_count(html, network->tie_count));
    pt_html_set(html, fold, "class", "printed ties");
    xmlNode *table =
        pt_page_table(page, fold, "report.pole.ties.caption", false);
    xmlNode *head = pt_html_add(html, table, "thead", NULL);
    xmlNode *row = pt_html_add(html, head, "tr", NULL);
    static const char *const columns[] = {
        "report.column.between", "report.column.nature", "report.column.years",
        "report.column.certainty"};
    for (size_t i = 0; i < PT_COUNT(columns); i++)
        (void)pt_page_column(page, row, ptce_word(html->lang, columns[i]),
                             false);
    xmlNode *body = pt_html_add(html, table, "tbody", NULL);
    for (size_t i = 0; i < network->tie_count; i++)
        add_tie(page, body, network, &network->ties[i]);
}

/* ---- Gaps and sources --------------------------------------------------- */

void pt_page_gaps(pt_page *page, xmlNode *parent, const ptce_network *network)
{
    pt_html *html = &page->html;
    if (network->gaps.count == 0)
        return;
    xmlNode *title = pt_html_word(html, parent, "h4", "report.pole.gaps", NULL);
    pt_html_set_joined(html, title, "id", "gaps-", network->id);
    xmlNode *list = pt_html_add(html, parent, "ul", "plain");
    for (size_t i = 0; i < network->gaps.count; i++)
        (void)pt_html_put(html, list, "li", network->gaps.items[i]);
}

static void add_source(pt_page *page, xmlNode *list,
                       const ptce_network *network, const ptce_source *source)
{
    pt_html *html = &page->html;
    ptce_text id = {0};
    ptce_text_add(&id, network->id);
    ptce_text_add(&id, ".");
    ptce_text_add(&id, source->id);
    xmlNode *item = pt_html_add(html, list, "li", NULL);
    pt_html_set_joined(html, item, "id", "source-", ptce_text_get(&id));
    html->failed |= id.failed;
    ptce_text_clear(&id);
    (void)pt_html_put(html, item, "strong", source->id);
    pt_html_text(html, item, " ");
    pt_html_link(html, item, source->url,
                 source->title ? source->title : source->url);
    if (source->publisher) {
        pt_html_text(html, item, ", ");
        pt_html_text(html, item, source->publisher);
    }
    if (source->date) {
        pt_html_text(html, item, ", ");
        pt_page_date(page, item, source->date);
    }
    if (source->note) {
        pt_html_text(html, item, ". ");
        pt_html_text(html, item, source->note);
    }
}

static int by_id(const void *a, const void *b)
{
    return pt_page_natural((*(const ptce_source *const *)a)->id,
                           (*(const ptce_source *const *)b)->id);
}

void pt_page_sources(pt_page *page, xmlNode *parent,
                     const ptce_network *network)
{
    pt_html *html = &page->html;
    (void)pt_html_word(html, parent, "h4", "report.pole.sources", NULL);
    if (network->source_count == 0) {
        (void)pt_html_word(html, parent, "p", "report.pole.no-source", NULL);
        return;
    }
    xmlNode *list = pt_html_add(html, parent, "ol", "sources small");
    const ptce_source **sources =
        pt_alloc(network->source_count, sizeof(const ptce_source *));
    html->failed |= sources == NULL;
    for (size_t i = 0; sources && i < network->source_count; i++)
        sources[i] = &network->sources[i];
    if (sources)
        qsort(sources, network->source_count, sizeof(const ptce_source *),
              by_id);
    for (size_t i = 0; sources && i < network->source_count; i++)
        add_source(page, list, network, sources[i]);
    free(sources);
}
