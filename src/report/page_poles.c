/* SPDX-License-Identifier: MIT */
/* One section a pole: what it is, who is in it, how one knows. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- The figure --------------------------------------------------------- */

/* What a figure does not show because it is of other years. */
static void add_outside(pt_page *page, xmlNode *caption, size_t row)
{
    pt_html *html = &page->html;
    const pt_within *within = &page->facts.within[row];
    size_t all = pt_facts_evidence(&page->facts, row);
    size_t outside = all - within->ties - within->pools;
    if (outside == 0)
        return;
    pt_html_text(html, caption, " ");
    bool undated = page->measuring->view.undated == PTCE_UNDATED_KEEP;
    pt_html_say(html, caption,
                undated ? "report.pole.outside" : "report.pole.outside.dated",
                pt_html_count(html, outside), pt_html_count(html, all),
                pt_page_view_years(page), NULL);
}

static ptce_status add_figure(pt_page *page, xmlNode *parent, size_t row,
                              ptce_error *err)
{
    pt_html *html = &page->html;
    const ptce_network *network = page->collection->networks[row];
    if (network->actor_count == 0) {
        (void)pt_html_word(html, parent, "p", "report.pole.no-actor", NULL);
        return PTCE_OK;
    }
    xmlNode *figure = pt_html_add(html, parent, "figure", "network");
    pt_html_set_joined(html, figure, "id", "figure-", network->id);
    xmlNode *drawing = pt_html_add(html, figure, "div", "drawing");
    pt_html_set(html, drawing, "tabindex", "0");
    pt_html_set(html, drawing, "role", "group");
    ptce_text label = {0};
    ptce_text_add_word(&label, html->lang, "report.pole.figure",
                       (const char *[]){network->name}, 1);
    pt_html_set(html, drawing, "aria-label", ptce_text_get(&label));
    ptce_text_clear(&label);
    ptce_status st = pt_html_svg(html, drawing,
                                 &page->figures[row * page->figure_step], err);
    xmlNode *caption =
        pt_html_word(html, figure, "figcaption", "report.pole.caption", NULL);
    static const ptce_figure_format files[] = {PTCE_SVG, PTCE_PDF, PTCE_DOT};
    add_outside(page, caption, row);
    pt_html_text(html, caption, " ");
    xmlNode *links = pt_html_add(html, caption, "span", "downloads");
    pt_html_say(html, links, "report.pole.download", NULL);
    for (size_t i = 0; i < PT_COUNT(files); i++) {
        const char *format = ptce_figure_format_name(files[i]);
        char name[96];
        (void)snprintf(name, sizeof name, "%s.%s", network->id, format);
        pt_html_text(html, links, " ");
        (void)pt_html_go(html, links, "figures/", name, format);
    }
    pt_html_text(html, links, " · ");
    (void)pt_html_go(html, links, "#figure-", network->id,
                     ptce_word(html->lang, "page.figure.address"));
    return st;
}

/* ---- What it is --------------------------------------------------------- */

static void add_line(pt_page *page, xmlNode *list, const char *key,
                     const char *value)
{
    if (!value)
        return;
    (void)pt_html_word(&page->html, list, "dt", key, NULL);
    (void)pt_html_put(&page->html, list, "dd", value);
}

static void add_list(pt_page *page, xmlNode *list, const char *key,
                     const ptce_strings *values)
{
    if (values->count == 0)
        return;
    (void)pt_html_word(&page->html, list, "dt", key, NULL);
    xmlNode *node = pt_html_add(&page->html, list, "dd", NULL);
    pt_page_words(page, node, values);
}

static void add_place(pt_page *page, xmlNode *list, const ptce_place *place)
{
    const char *const parts[] = {place->commune, place->department,
                                 place->region};
    if (!parts[0] && !parts[1] && !parts[2])
        return;
    (void)pt_html_word(&page->html, list, "dt", "report.pole.place", NULL);
    xmlNode *node = pt_html_add(&page->html, list, "dd", NULL);
    bool any = false;
    for (size_t i = 0; i < PT_COUNT(parts); i++) {
        if (!parts[i])
            continue;
        pt_html_text(&page->html, node, any ? ", " : "");
        pt_html_text(&page->html, node, parts[i]);
        any = true;
    }
}

void pt_page_identity(pt_page *page, xmlNode *parent,
                      const ptce_network *network)
{
    xmlNode *list = pt_html_add(&page->html, parent, "dl", "facts");
    add_place(page, list, &network->place);
    add_list(page, list, "report.pole.sectors", &network->sectors);
    add_list(page, list, "report.pole.activities", &network->activities);
    if (network->lead != PTCE_NOBODY)
        add_line(page, list, "report.pole.lead",
                 network->actors[network->lead].name);
    add_line(page, list, "report.pole.legal-form", network->legal_form);
    if (network->founded != PTCE_NO_YEAR) {
        char year[16];
        (void)snprintf(year, sizeof year, "%d", network->founded);
        add_line(page, list, "report.pole.founded", year);
    }
    add_line(page, list, "report.pole.note", network->note);
}

/* ---- The definition ----------------------------------------------------- */

/* The kinds of partner that the definition of a PTCE names. */
static const struct {
    const char *key;
    bool by_family;
    int value; /* a ptce_family or a ptce_type */
} partners[] = {
    {"report.kind.ess", true, PTCE_FAMILY_ESS},
    {"report.kind.company", true, PTCE_FAMILY_COMPANY},
    {"report.kind.authority", false, PTCE_TYPE_LOCAL_AUTHORITY},
    {"report.kind.research", false, PTCE_TYPE_RESEARCH},
    {"report.kind.training", false, PTCE_TYPE_TRAINING},
};

static size_t count_kind(const ptce_network *network, size_t partner)
{
    size_t count = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        ptce_type type = network->actors[i].type;
        int value =
            partners[partner].by_family ? (int)ptce_family_of(type) : (int)type;
        count += value == partners[partner].value;
    }
    return count;
}

static size_t count_type(const ptce_network *network, ptce_type type)
{
    size_t count = 0;
    for (size_t i = 0; i < network->actor_count; i++)
        count += network->actors[i].type == type;
    return count;
}

void pt_page_definition(pt_page *page, xmlNode *parent,
                        const ptce_network *network)
{
    pt_html *html = &page->html;
    (void)pt_html_word(html, parent, "h4", "report.pole.definition", NULL);
    xmlNode *list = pt_html_add(html, parent, "ul", "kinds");
    for (size_t i = 0; i < PT_COUNT(partners); i++) {
        size_t count = count_kind(network, i);
        xmlNode *item = pt_html_add(html, list, "li", count ? NULL : "missing");
        pt_html_say(html, item, partners[i].key, NULL);
        pt_html_text(html, item, ptce_word(html->lang, "report.colon"));
        if (count)
            pt_html_text(html, item, pt_html_count(html, count));
        else
            pt_html_say(html, item, "report.kind.missing", NULL);
    }
    size_t networks = count_type(network, PTCE_TYPE_NETWORK);
    if (networks > 0)
        (void)pt_html_word(html, list, "li", "report.kind.network",
                           pt_html_count(html, networks), NULL);
}

/* ---- Key actors --------------------------------------------------------- */

#define KEY_ACTORS 5

static void add_key_head(pt_page *page, xmlNode *table)
{
    static const struct {
        const char *key;
        bool number;
    } columns[] = {
        {"report.column.actor", false}, {"report.column.type", false},
        {"page.key.between", true},     {"page.key.degree", true},
        {"report.column.ranks", true},
    };
    xmlNode *head = pt_html_add(&page->html, table, "thead", NULL);
    xmlNode *row = pt_html_add(&page->html, head, "tr", NULL);
    for (size_t i = 0; i < PT_COUNT(columns); i++)
        (void)pt_page_column(page, row,
                             ptce_word(page->html.lang, columns[i].key),
                             columns[i].number);
}

static void add_key_actor(pt_page *page, xmlNode *body,
                          const ptce_measures *measures, size_t vertex,
                          const char *by)
{
    static const struct {
        const char *id;
        int decimals;
    } columns[] = {{"betweenness_normalized", 2}, {"degree", 0}};
    pt_html *html = &page->html;
    const ptce_vertex *v = &measures->vertices[vertex];
    xmlNode *row = pt_html_add(html, body, "tr", NULL);
    xmlNode *name = pt_html_put(html, row, "th", v->name);
    pt_html_set(html, name, "scope", "row");
    const char *type = "";
    if (!v->is_pool)
        type = pt_page_list(
            page, "type",
            ptce_type_name(measures->network->actors[v->row].type));
    (void)pt_html_put(html, row, "td", type);
    for (size_t i = 0; i < PT_COUNT(columns); i++) {
        const ptce_measure *measure = ptce_measure_find(columns[i].id);
        double value = measure ? ptce_measure_value(measures, measure, vertex)
                               : (double)NAN;
        xmlNode *cell = pt_html_put(
            html, row, "td", pt_html_decimal(html, value, columns[i].decimals));
        pt_html_set(html, cell, "class", "number");
    }
    pt_page_ranks(page, row, measures, by, v->id);
}

/* Ranks among the actors whose value is above zero: the others are not key. */
static size_t rank_key(size_t *order, const ptce_measures *measures,
                       const char *id)
{
    const ptce_measure *measure = ptce_measure_find(id);
    size_t ranked = measure ? ptce_measure_rank(order, measures, measure) : 0;
    size_t count = 0;
    while (count < ranked && count < KEY_ACTORS &&
           ptce_measure_value(measures, measure, order[count]) > 0)
        count++;
    return count;
}

void pt_page_key_actors(pt_page *page, xmlNode *parent, size_t row)
{
    pt_html *html = &page->html;
    const ptce_measures *measures = &page->measuring->networks[row];
    size_t *order = pt_alloc(measures->vertex_count, sizeof *order);
    html->failed |= order == NULL;
    size_t count = order ? rank_key(order, measures, "betweenness") : 0;
    bool between = count > 0;
    const char *by = between ? "betweenness" : "degree";
    if (order && !between)
        count = rank_key(order, measures, by);
    (void)pt_html_word(html, parent, "h4", "report.pole.key", NULL);
    if (count == 0) {
        (void)pt_html_word(html, parent, "p", "report.pole.no-key", NULL);
    } else {
        xmlNode *table = pt_page_table(page, parent,
                                       between ? "report.pole.key.caption"
                                               : "report.pole.key.by-degree",
                                       true);
        add_key_head(page, table);
        xmlNode *body = pt_html_add(html, table, "tbody", NULL);
        for (size_t i = 0; i < count; i++)
            add_key_actor(page, body, measures, order[i], by);
        pt_page_rank(page, parent, row, by);
    }
    free(order);
}

/* ---- Also elsewhere ----------------------------------------------------- */

static bool is_in(const pt_shared *shared, size_t network)
{
    for (size_t i = 0; i < shared->count; i++)
        if (shared->networks[i] == network)
            return true;
    return false;
}

void pt_page_also(pt_page *page, xmlNode *parent, size_t row)
{
    pt_html *html = &page->html;
    xmlNode *list = NULL;
    for (size_t i = 0; i < page->facts.shared_count; i++) {
        const pt_shared *shared = &page->facts.shared[i];
        if (!is_in(shared, row))
            continue;
        if (!list) {
            (void)pt_html_word(html, parent, "h4", "report.pole.also", NULL);
            list = pt_html_add(html, parent, "ul", "plain");
        }
        xmlNode *item = pt_html_add(html, list, "li", NULL);
        pt_html_text(html, item, shared->name);
        bool any = false;
        for (size_t j = 0; j < shared->count; j++) {
            if (shared->networks[j] == row)
                continue;
            const ptce_network *other =
                page->collection->networks[shared->networks[j]];
            pt_html_text(html, item,
                         any ? ", " : ptce_word(html->lang, "report.colon"));
            (void)pt_html_go(html, item, "#pole-", other->id, other->name);
            any = true;
        }
    }
}

/* ---- The section -------------------------------------------------------- */

static void add_answers(pt_page *page, xmlNode *parent, size_t row)
{
    const ptce_network *network = page->collection->networks[row];
    bool anyone = network->actor_count > 0;
    if (anyone) {
        pt_page_key_actors(page, parent, row);
        pt_page_brokers(page, parent, row);
    }
    pt_page_pools(page, parent, network);
    pt_page_leaves(page, parent, row);
    pt_page_governance(page, parent, row);
    if (anyone)
        pt_page_definition(page, parent, network);
    pt_page_also(page, parent, row);
    if (anyone)
        pt_page_frame(page, parent, row);
    pt_page_actors(page, parent, network);
    pt_page_ties(page, parent, network);
    pt_page_gaps(page, parent, network);
    pt_page_sources(page, parent, network);
}

static void add_known(pt_page *page, xmlNode *article, size_t row)
{
    pt_html *html = &page->html;
    const ptce_documentation *d = &page->facts.each[row];
    size_t evidence = pt_facts_evidence(&page->facts, row);
    xmlNode *known = pt_html_add(html, article, "p", "soft");
    pt_html_say(html, known,
                d->pools ? "report.pole.known" : "page.pole.known.no-pool",
                pt_html_count(html, d->actors), pt_html_count(html, d->ties),
                pt_html_count(html, d->pools),
                pt_html_count(html, d->pools_with_two_members),
                pt_html_count(html, d->sources),
                pt_documented_word(evidence, html->lang), NULL);
    if (evidence > 0 && evidence < PT_PARTIAL)
        (void)pt_html_word(html, article, "p", "page.pole.thin", NULL);
}

static ptce_status add_pole(pt_page *page, xmlNode *parent, size_t row,
                            ptce_error *err)
{
    pt_html *html = &page->html;
    const ptce_network *network = page->collection->networks[row];
    xmlNode *article = pt_html_add(html, parent, "article", "pole");
    pt_html_set_joined(html, article, "id", "pole-", network->id);
    pt_html_set(html, article, "data-network", network->id);
    pt_html_set(html, article, "data-name", network->name);
    xmlNode *title = pt_html_put(html, article, "h3", network->name);
    pt_html_text(html, title, " ");
    if (pt_page_side(page, network) == PT_SIDE_FIRST)
        pt_page_badge(page, title, PT_SIDE_FIRST);
    add_known(page, article, row);
    pt_page_identity(page, article, network);
    ptce_status st = add_figure(page, article, row, err);
    /* On paper, the second page of a leaflet. */
    xmlNode *answers = pt_html_add(html, article, "div", "answers");
    add_answers(page, answers, row);
    return st;
}

ptce_status pt_page_poles(pt_page *page, xmlNode *main, ptce_error *err)
{
    size_t count = page->collection->network_count;
    xmlNode *section =
        pt_page_section(page, main, "poles",
                        count > 1 ? "report.poles.title" : "report.pole.title");
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = add_pole(page, section, i, err);
    return st;
}
