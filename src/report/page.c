/* SPDX-License-Identifier: MIT */
/* The frame of the page, and the small parts its sections share. */
#include "report/page.h"

#include "report/report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Groups ------------------------------------------------------------- */

pt_side pt_page_side(const pt_page *page, const ptce_network *network)
{
    const ptce_comparison *comparison = page->comparison;
    const char *value =
        comparison ? ptce_group_value(network, comparison->by) : NULL;
    if (!value)
        return PT_SIDE_NONE;
    if (strcmp(value, comparison->first.value) == 0)
        return PT_SIDE_FIRST;
    return strcmp(value, comparison->second.value) == 0 ? PT_SIDE_SECOND
                                                        : PT_SIDE_NONE;
}

const char *pt_page_group(const pt_page *page, pt_side side)
{
    const ptce_comparison *comparison = page->comparison;
    if (!comparison || side == PT_SIDE_NONE)
        return "";
    return ptce_group_label(page->collection, comparison->by,
                            side == PT_SIDE_FIRST ? comparison->first.value
                                                  : comparison->second.value,
                            page->html.lang);
}

/* A group by yes or no has the word for its members as its own label. */
const char *pt_page_group_one(const pt_page *page, pt_side side)
{
    const ptce_comparison *comparison = page->comparison;
    if (!comparison || side != PT_SIDE_FIRST ||
        strcmp(comparison->first.value, "true") != 0)
        return pt_page_group(page, side);
    for (size_t i = 0; i < page->collection->group_count; i++) {
        const ptce_group *group = &page->collection->groups[i];
        if (strcmp(group->key, comparison->by) == 0 &&
            group->label[page->html.lang])
            return group->label[page->html.lang];
    }
    return pt_page_group(page, side);
}

/* ---- Names -------------------------------------------------------------- */

const char *pt_page_list(const pt_page *page, const char *list,
                         const char *name)
{
    char key[64];
    (void)snprintf(key, sizeof key, "%s.%s", list, name);
    return ptce_word(page->html.lang, key);
}

const char *pt_page_actor_name(const pt_page *page, const char *word)
{
    static const char *const lists[] = {"type", "family", "nature"};
    for (size_t i = 0; i < page->collection->network_count; i++) {
        const ptce_network *network = page->collection->networks[i];
        size_t row = ptce_actor_find(network, word);
        if (row != PTCE_NOBODY)
            return network->actors[row].name;
    }
    for (size_t i = 0; i < PT_COUNT(lists); i++) {
        char key[96];
        (void)snprintf(key, sizeof key, "%s.%s", lists[i], word);
        const char *found = ptce_word_find(page->html.lang, key);
        if (found)
            return found;
    }
    return word;
}

/* ---- Values ------------------------------------------------------------- */

const char *pt_page_years(pt_page *page, ptce_period period)
{
    char since[16] = "";
    char until[16] = "";
    (void)snprintf(since, sizeof since, "%d", period.since);
    (void)snprintf(until, sizeof until, "%d", period.until);
    bool starts = period.since != PTCE_NO_YEAR;
    bool ends = period.until != PTCE_NO_YEAR;
    ptce_text text = {0};
    if (starts && ends && period.since == period.until)
        ptce_text_add(&text, since);
    else if (starts && ends)
        ptce_text_add_word(&text, page->html.lang, "report.years",
                           (const char *[]){since, until}, 2);
    else if (starts)
        ptce_text_add_word(&text, page->html.lang, "report.since",
                           (const char *[]){since}, 1);
    else if (ends)
        ptce_text_add_word(&text, page->html.lang, "report.until",
                           (const char *[]){until}, 1);
    const char *kept = pt_html_keep(&page->html, &text);
    ptce_text_clear(&text);
    return kept;
}

const char *pt_page_view_years(pt_page *page)
{
    const ptce_view *view = &page->measuring->view;
    return pt_page_years(page, (ptce_period){view->from, view->to});
}

/* ---- Parts -------------------------------------------------------------- */

xmlNode *pt_page_section(pt_page *page, xmlNode *parent, const char *id,
                         const char *title_key)
{
    char label[64];
    (void)snprintf(label, sizeof label, "%s-title", id);
    xmlNode *section = pt_html_add(&page->html, parent, "section", NULL);
    pt_html_set(&page->html, section, "id", id);
    pt_html_set(&page->html, section, "aria-labelledby", label);
    xmlNode *title = pt_html_word(&page->html, section, "h2", title_key, NULL);
    pt_html_set(&page->html, title, "id", label);
    return section;
}

/* What the period of the view says of a number, behind a caption. */
static void add_scope(pt_page *page, xmlNode *caption)
{
    bool period = page->measuring->view.from != PTCE_NO_YEAR;
    pt_html_text(&page->html, caption, " ");
    pt_html_say(&page->html, caption,
                period ? "report.scope.period" : "report.scope.all",
                pt_page_view_years(page), NULL);
}

xmlNode *pt_page_table(pt_page *page, xmlNode *parent, const char *caption_key,
                       bool by_view)
{
    const char *caption = ptce_word(page->html.lang, caption_key);
    xmlNode *scroll = pt_html_add(&page->html, parent, "div", "scroll");
    pt_html_set(&page->html, scroll, "tabindex", "0");
    /* Not a landmark: a page would have a hundred. */
    pt_html_set(&page->html, scroll, "role", "group");
    pt_html_set(&page->html, scroll, "aria-label", caption);
    xmlNode *table = pt_html_add(&page->html, scroll, "table", NULL);
    xmlNode *node = pt_html_add(&page->html, table, "caption", NULL);
    xmlNode *text = pt_html_put(&page->html, node, "span", caption);
    if (by_view)
        add_scope(page, text);
    return table;
}

xmlNode *pt_page_column(pt_page *page, xmlNode *row, const char *text,
                        bool number)
{
    xmlNode *column = pt_html_put(&page->html, row, "th", text);
    pt_html_set(&page->html, column, "scope", "col");
    if (number)
        pt_html_set(&page->html, column, "class", "number");
    return column;
}

xmlNode *pt_page_fold(pt_page *page, xmlNode *parent, const char *key,
                      const char *slot)
{
    xmlNode *fold = pt_html_add(&page->html, parent, "details", NULL);
    (void)pt_html_word(&page->html, fold, "summary", key, slot, NULL);
    return fold;
}

void pt_chart_bar(pt_page *page, xmlNode *parent, double share)
{
    char style[32];
    (void)snprintf(style, sizeof style, "width:%d%%",
                   (int)round(fmin(fmax(share, 0), 1) * 100));
    xmlNode *bar = pt_html_add(&page->html, parent, "span", "bar");
    pt_html_set(&page->html, bar, "aria-hidden", "true");
    pt_html_set(&page->html, pt_html_add(&page->html, bar, "span", NULL),
                "style", style);
}

/* ---- The frame ---------------------------------------------------------- */

static void add_meta(pt_page *page, xmlNode *head, const char *name,
                     const char *value, const char *content)
{
    xmlNode *meta = pt_html_add(&page->html, head, "meta", NULL);
    pt_html_set(&page->html, meta, name, value);
    if (content)
        pt_html_set(&page->html, meta, "content", content);
}

static void add_head(pt_page *page)
{
    pt_html *html = &page->html;
    xmlNode *head = pt_html_add(html, html->root, "head", NULL);
    add_meta(page, head, "charset", "utf-8", NULL);
    xmlNode *policy = pt_html_add(html, head, "meta", NULL);
    pt_html_set(html, policy, "http-equiv", "Content-Security-Policy");
    pt_page_policy(page, policy);
    add_meta(page, head, "name", "viewport",
             "width=device-width, initial-scale=1");
    add_meta(page, head, "name", "generator", "ptce " PTCE_VERSION);
    add_meta(page, head, "name", "referrer", "no-referrer");
    (void)pt_html_put(html, head, "title", pt_page_title(page));
    xmlNode *style = pt_html_add(html, head, "style", NULL);
    pt_html_text(html, style, pt_report_css);
}

/* A section that a collection may lack. */
static bool is_there(const pt_page *page, const char *section)
{
    if (pt_text_order(section, "comparison") == 0)
        return page->comparison != NULL;
    if (pt_text_order(section, "shared") == 0)
        return page->facts.shared_count > 0;
    return pt_text_order(section, "local") != 0 || page->facts.local > 0;
}

static void add_contents(pt_page *page, xmlNode *body)
{
    /* The heading with several networks and with one; NULL: no section. */
    static const struct {
        const char *target, *several, *one;
    } rows[] = {
        {"known", "page.known.title", "page.known.title"},
        {"seen", "report.seen.title", NULL},
        {"table", "report.table.title", NULL},
        {"map", "report.map.title", NULL},
        {"comparison", "report.comparison.title", NULL},
        {"shared", "page.shared.title", NULL},
        {"local", "page.local.title", NULL},
        {"poles", "report.poles.title", "report.pole.title"},
        {"method", "report.method.title", "report.method.title"},
    };
    pt_html *html = &page->html;
    xmlNode *nav = pt_html_add(html, body, "nav", "contents");
    pt_html_set(html, nav, "aria-label",
                ptce_word(html->lang, "report.contents"));
    xmlNode *list = pt_html_add(html, nav, "ul", NULL);
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        bool several = page->collection->network_count > 1;
        const char *key = several ? rows[i].several : rows[i].one;
        if (!key || !is_there(page, rows[i].target))
            continue;
        (void)pt_html_go(html, pt_html_add(html, list, "li", NULL), "#",
                         rows[i].target, ptce_word(html->lang, key));
    }
}

static void add_footer(pt_page *page, xmlNode *body)
{
    pt_html *html = &page->html;
    xmlNode *footer = pt_html_add(html, body, "footer", NULL);
    (void)pt_html_word(html, footer, "p", "report.footer", PTCE_VERSION,
                       ptce_igraph_version(), ptce_graphviz_version(), NULL);
}

ptce_status pt_page_write(ptce_text *out, pt_page *page, ptce_error *err)
{
    pt_html *html = &page->html;
    add_head(page);
    xmlNode *body =
        pt_html_add(html, html->root, "body",
                    page->collection->network_count == 1 ? "one" : NULL);
    xmlNode *skip = pt_html_go(html, body, "#", "main",
                               ptce_word(html->lang, "report.skip"));
    pt_html_set(html, skip, "class", "skip");
    pt_page_header(page, body);
    add_contents(page, body);
    xmlNode *main = pt_html_add(html, body, "main", NULL);
    pt_html_set(html, main, "id", "main");
    pt_page_known(page, main);
    if (page->collection->network_count > 1) {
        pt_page_seen(page, main);
        pt_page_poles_table(page, main);
        pt_page_map(page, main);
        pt_page_comparison(page, main);
        pt_page_shared(page, main);
        pt_page_local(page, main);
    }
    ptce_status st = pt_page_poles(page, main, err);
    if (st != PTCE_OK)
        return st;
    pt_page_method(page, main);
    add_footer(page, body);
    pt_page_script(page, body);
    return pt_html_write(out, html, err);
}
