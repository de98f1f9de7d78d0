/* SPDX-License-Identifier: MIT */
/* The words and measures of the page, and the works that they go back to. */
#include "report/page.h"
#include "report/references.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Words and measures ------------------------------------------------- */

/* A measure that the page tells about, beside the table of all numbers. */
static bool is_shown(const pt_page *page, const ptce_measure *measure)
{
    static const char *const always[] = {"betweenness_normalized", "degree",
                                         "fragmentation"};
    static const char *const several[] = {"ei_type_excess", "isolate_share",
                                          "mean_degree", "pooling_intensity"};
    for (size_t i = 0; i < PT_COUNT(always); i++)
        if (pt_text_order(always[i], measure->id) == 0)
            return true;
    bool shown = page->comparison && measure->primary;
    if (page->collection->network_count > 1)
        for (size_t i = 0; i < PT_COUNT(several); i++)
            shown |= pt_text_order(several[i], measure->id) == 0;
    return shown;
}

/* A measure of the folded table only. */
static bool is_counted(const pt_page *page, const ptce_measure *measure)
{
    if (!page->comparison || is_shown(page, measure))
        return false;
    for (size_t i = 0; i < page->comparison->contrast_count; i++)
        if (page->comparison->contrasts[i].measure == measure)
            return true;
    return false;
}

static void add_measure(pt_page *page, xmlNode *list,
                        const ptce_measure *measure)
{
    pt_html *html = &page->html;
    char key[96];
    xmlNode *name =
        pt_html_put(html, list, "dt", pt_measure_name(measure, html->lang));
    pt_html_set_joined(html, name, "id", "measure-", measure->id);
    (void)snprintf(key, sizeof key, "measure.%s.says", measure->id);
    xmlNode *says = pt_html_word(html, list, "dd", key, NULL);
    if (page->measuring->view.from == PTCE_NO_YEAR ||
        pt_text_order(measure->id, "isolate_share") != 0)
        return;
    pt_html_text(html, says, " ");
    pt_html_say(html, says, "report.isolates.comparison",
                pt_page_view_years(page), NULL);
}

static void add_term(pt_page *page, xmlNode *list, const char *prefix,
                     const char *term)
{
    char key[96];
    (void)snprintf(key, sizeof key, "%s.%s", prefix, term);
    (void)pt_html_word(&page->html, list, "dt", key, NULL);
    (void)snprintf(key, sizeof key, "%s.%s.says", prefix, term);
    (void)pt_html_word(&page->html, list, "dd", key, NULL);
}

/* What chapters tell; the rows are details of a measuring. */
static const char *const details[] = {"articulations", "brokerage",
                                      "governance", "ranking"};

void pt_page_glossary(pt_page *page, xmlNode *section)
{
    static const char *const terms[] = {"tie",   "pool",  "median",
                                        "shift", "cliff", "p"};
    pt_html *html = &page->html;
    (void)pt_html_word(html, section, "h3", "report.glossary", NULL);
    xmlNode *list = pt_html_add(html, section, "dl", "glossary");
    for (size_t i = 0; i < PT_COUNT(terms) && (i < 2 || page->comparison); i++)
        add_term(page, list, "report.term", terms[i]);
    for (size_t i = 0; i < PT_COUNT(details); i++)
        add_term(page, list, "detail", details[i]);
    const ptce_measure *measure;
    size_t counted = 0;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++) {
        if (is_shown(page, measure))
            add_measure(page, list, measure);
        counted += is_counted(page, measure);
    }
    if (counted == 0)
        return;
    xmlNode *fold = pt_page_fold(page, section, "page.glossary.rest",
                                 pt_html_count(html, counted));
    pt_html_set(html, fold, "class", "printed");
    list = pt_html_add(html, fold, "dl", "glossary small");
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++)
        if (is_counted(page, measure))
            add_measure(page, list, measure);
}

/* ---- References --------------------------------------------------------- */

#define MOST 160

typedef struct keys {
    const char *items[MOST]; /* each ends at a blank or a NUL */
    size_t count;
} keys;

static int by_key(const void *a, const void *b)
{
    const char *x = *(const char *const *)a;
    const char *y = *(const char *const *)b;
    size_t length = strcspn(x, " ");
    size_t other = strcspn(y, " ");
    int order = strncmp(x, y, length < other ? length : other);
    return order ? order : (length > other) - (length < other);
}

static void add_keys(keys *k, const char *references)
{
    const char *at = references ? references : "";
    for (size_t length; (length = pt_reference_next(&at)); at += length)
        if (k->count < MOST)
            k->items[k->count++] = at;
}

void pt_page_references(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    keys k = {.count = 0};
    const ptce_measure *measure;
    for (size_t i = 0; (measure = ptce_measure_at(i)); i++)
        if (is_shown(page, measure) || is_counted(page, measure))
            add_keys(&k, measure->references);
    for (size_t i = 0; i < PT_COUNT(details); i++) {
        const ptce_detail *detail = ptce_detail_find(details[i]);
        add_keys(&k, detail ? detail->references : NULL);
    }
    qsort(k.items, k.count, sizeof k.items[0], by_key);
    (void)pt_html_word(html, section, "h3", "page.references", NULL);
    (void)pt_html_word(html, section, "p", "page.references.says", NULL);
    xmlNode *list = pt_html_add(html, section, "ul", "references small");
    for (size_t i = 0; i < k.count; i++) {
        ptce_text text = {0};
        if ((i == 0 || by_key(&k.items[i], &k.items[i - 1]) != 0) &&
            pt_reference_say(&text, k.items[i], strcspn(k.items[i], " ")))
            (void)pt_html_put(html, list, "li", ptce_text_get(&text));
        html->failed |= text.failed;
        ptce_text_clear(&text);
    }
}

/* ---- Made from ---------------------------------------------------------- */

void pt_page_inputs(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    (void)pt_html_word(html, section, "h3", "page.inputs", NULL);
    char seed[32];
    (void)snprintf(seed, sizeof seed, "%llu",
                   (unsigned long long)page->run->seed);
    (void)pt_html_word(html, section, "p", "page.inputs.says", PTCE_VERSION,
                       ptce_igraph_version(), ptce_graphviz_version(),
                       ptce_libxml2_version(), seed, NULL);
    if (!page->digests)
        return;
    xmlNode *fold =
        pt_page_fold(page, section, "page.inputs.digests",
                     pt_html_count(html, page->collection->network_count));
    xmlNode *table = pt_page_table(page, fold, "page.inputs.caption", false);
    xmlNode *head = pt_html_add(html, table, "thead", NULL);
    xmlNode *row = pt_html_add(html, head, "tr", NULL);
    (void)pt_page_column(page, row, ptce_word(html->lang, "report.table.pole"),
                         false);
    (void)pt_page_column(page, row, "SHA-256", false);
    xmlNode *body = pt_html_add(html, table, "tbody", NULL);
    for (size_t i = 0; i < page->collection->network_count; i++) {
        row = pt_html_add(html, body, "tr", NULL);
        xmlNode *name =
            pt_html_put(html, row, "th", page->collection->networks[i]->id);
        pt_html_set(html, name, "scope", "row");
        xmlNode *cell = pt_html_add(html, row, "td", NULL);
        (void)pt_html_put(html, cell, "code", ptce_text_get(&page->digests[i]));
    }
}
