/* SPDX-License-Identifier: MIT */
/* How the report was made, in ordinary words, and what it cannot say. */
#include "report/page.h"

#include <stdio.h>

static void add_paragraphs(pt_page *page, xmlNode *parent,
                           const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        (void)pt_html_word(&page->html, parent, "p", keys[i], NULL);
}

/* ---- The section -------------------------------------------------------- */

#define NAMES 7

/* Which measures know the weights of ties, by what the view makes of them. */
static void add_weights(pt_page *page, xmlNode *section)
{
    static const char *const keys[] = {
        [PTCE_WEIGHTS_IGNORE] = "report.method.weights",
        [PTCE_WEIGHTS_STRENGTH] = "report.method.weights.strength",
        [PTCE_WEIGHTS_LENGTH] = "report.method.weights.length"};
    static const char *const examples[][NAMES] = {
        [PTCE_WEIGHTS_IGNORE] = {"strength", "clustering_weighted", "weight",
                                 "degree", "density", "transitivity",
                                 "pooling_intensity"},
        [PTCE_WEIGHTS_STRENGTH] = {"strength", "clustering_weighted", "weight",
                                   "pagerank", "constraint", "degree",
                                   "transitivity"},
        [PTCE_WEIGHTS_LENGTH] = {"strength", "clustering_weighted", "weight",
                                 "betweenness", "closeness", "degree",
                                 "transitivity"}};
    ptce_weights weights = page->measuring->view.weights;
    const char *const *ids = examples[weights];
    const char *names[NAMES];
    for (size_t i = 0; i < NAMES; i++) {
        const ptce_measure *measure = ptce_measure_find(ids[i]);
        names[i] = measure ? pt_measure_name(measure, page->html.lang) : ids[i];
    }
    (void)pt_html_word(&page->html, section, "p", keys[weights], names[0],
                       names[1], names[2], names[3], names[4], names[5],
                       names[6], NULL);
}

void pt_page_method(pt_page *page, xmlNode *main)
{
    static const char *const how[] = {
        "report.method.sources", "report.method.documented",
        "report.method.view", "report.method.ranks"};
    static const char *const limits[] = {
        "report.limits.missing", "report.limits.lead", "report.limits.cause"};
    pt_html *html = &page->html;
    xmlNode *section =
        pt_page_section(page, main, "method", "report.method.title");
    xmlNode *brief =
        pt_html_word(html, section, "p", "page.method.brief", NULL);
    pt_html_set(html, brief, "id", "brief");
    add_paragraphs(page, section, how, PT_COUNT(how));
    ptce_text view = {0};
    pt_view_say(&view, &page->measuring->view, html->lang);
    (void)pt_html_put(html, section, "p", ptce_text_get(&view));
    html->failed |= view.failed;
    ptce_text_clear(&view);
    add_weights(page, section);
    if (page->comparison)
        (void)pt_html_word(html, section, "p", "report.method.comparison",
                           NULL);
    if (page->comparison)
        pt_page_methods(page, section);
    (void)pt_html_word(html, section, "h3", "report.limits", NULL);
    add_paragraphs(page, section, limits, PT_COUNT(limits));
    pt_page_glossary(page, section);
    pt_page_references(page, section);
    (void)pt_html_word(html, section, "h3", "report.cite", NULL);
    (void)pt_html_word(html, section, "p", "report.cite.how",
                       pt_page_title(page), PTCE_VERSION, NULL);
    xmlNode *data = pt_html_word(html, section, "p", "page.cite.data", NULL);
    pt_html_text(html, data, " ");
    (void)pt_html_go(html, data, "", "data.json", "data.json");
    pt_html_text(html, data, ".");
    pt_page_inputs(page, section);
}
