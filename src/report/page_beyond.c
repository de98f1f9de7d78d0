/* SPDX-License-Identifier: MIT */
/* The comparison beside measures: how the groups are documented, what is known
 * of the poles beside structure, which are alike, and how it was done. */
#include "report/chart.h"
#include "report/methods.h"
#include "report/page.h"

#include <stdlib.h>
#include <string.h>

/* A paragraph of what was said; the text is cleared. */
static void add_said(pt_page *page, xmlNode *parent, ptce_text *said)
{
    (void)pt_html_put(&page->html, parent, "p", ptce_text_get(said));
    page->html.failed |= said->failed;
    ptce_text_clear(said);
}

void pt_page_documented(pt_page *page, xmlNode *section)
{
    ptce_text said = {0};
    ptce_documentation_say(&said, page->comparison, page->collection,
                           page->html.lang);
    add_said(page, section, &said);
}

void pt_page_power(pt_page *page, xmlNode *section)
{
    ptce_text said = {0};
    ptce_power_say(&said, page->comparison, page->html.lang);
    add_said(page, section, &said);
}

/* ---- Facts -----------------------------------------------------------------
 */

static const char *next_cell(const char *cell)
{
    return cell + strlen(cell) + 1;
}

/* The table that `ptce compare` prints: a row of titles, then the others. */
static void add_grid(pt_page *page, xmlNode *table, const pt_grid *grid)
{
    pt_html *html = &page->html;
    const char *cell = ptce_text_get(&grid->bytes);
    xmlNode *head = pt_html_add(html, table, "thead", NULL);
    xmlNode *row = pt_html_add(html, head, "tr", NULL);
    for (size_t i = 0; i < grid->columns; i++, cell = next_cell(cell))
        (void)pt_page_column(page, row, cell, grid->numeric[i]);
    xmlNode *body = pt_html_add(html, table, "tbody", NULL);
    for (size_t i = grid->columns; i < grid->cells; i += grid->columns) {
        row = pt_html_add(html, body, "tr", NULL);
        xmlNode *name = pt_html_put(html, row, "th", cell);
        pt_html_set(html, name, "scope", "row");
        cell = next_cell(cell);
        for (size_t j = 1; j < grid->columns; j++, cell = next_cell(cell))
            pt_html_set(html, pt_html_put(html, row, "td", cell), "class",
                        "number");
    }
}

void pt_page_compared_facts(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    ptce_text said = {0};
    pt_grid grid = {0};
    (void)pt_html_word(html, section, "h3", "report.facts.title", NULL);
    ptce_facts_say(&said, page->comparison, html->lang);
    add_said(page, section, &said);
    xmlNode *fold =
        pt_page_fold(page, section, "report.facts.fold",
                     pt_html_count(html, page->comparison->fact_count));
    xmlNode *table = pt_page_table(page, fold, "table.part.facts", false);
    pt_facts_fill(&grid, page->comparison, html->lang);
    add_grid(page, table, &grid);
    page->html.failed |= grid.bytes.failed;
    pt_grid_clear(&grid);
    (void)pt_html_word(html, fold, "p", "table.facts.note", NULL);
}

/* ---- Likeness --------------------------------------------------------------
 */

static const ptce_distances *find(const ptce_comparison *comparison,
                                  const char *method)
{
    for (size_t i = 0; i < comparison->distance_count; i++)
        if (strcmp(comparison->distances[i].method, method) == 0)
            return &comparison->distances[i];
    return NULL;
}

static size_t actors_of(const ptce_comparison *comparison, const char *id)
{
    const ptce_measuring *measuring = &comparison->measuring;
    for (size_t i = 0; i < measuring->count; i++)
        if (strcmp(measuring->networks[i].network->id, id) == 0)
            return measuring->networks[i].vertex_count;
    return 0;
}

static pt_chart_pole *list_poles(const pt_page *page, const ptce_distances *d)
{
    pt_chart_pole *poles = pt_alloc(d->count, sizeof *poles);
    for (size_t i = 0; poles && i < d->count; i++)
        poles[i] = (pt_chart_pole){
            .name = d->names[i],
            .side = d->in_first[i] ? PT_SIDE_FIRST : PT_SIDE_SECOND,
            .x = d->mds[2 * i],
            .y = d->mds[2 * i + 1],
            .size = actors_of(page->comparison, d->ids[i])};
    return poles;
}

static const char *p_of(pt_html *html, const ptce_test *test)
{
    return pt_html_decimal(html, test->p, test->p < 0.1 ? 3 : 2);
}

/* How far the groups stand apart, as their table tells it. */
static void say_apart(pt_page *page, xmlNode *caption, const ptce_distances *d)
{
    pt_html *html = &page->html;
    pt_html_text(html, caption, " ");
    pt_html_say(html, caption, "report.likeness.apart",
                pt_html_decimal(html, 100 * d->r2, 0),
                p_of(html, &d->permanova), NULL);
    if (!(d->permdisp.p <= 0.05))
        return;
    pt_html_text(html, caption, " ");
    pt_html_say(html, caption, "report.likeness.spread",
                p_of(html, &d->permdisp), NULL);
}

static void add_map(pt_page *page, xmlNode *section, const ptce_distances *d)
{
    pt_html *html = &page->html;
    pt_chart_pole *poles = list_poles(page, d);
    if (!poles) {
        html->failed = true;
        return;
    }
    xmlNode *figure = pt_html_add(html, section, "figure", NULL);
    pt_chart_likeness(page, figure, poles, d->count,
                      ptce_word(html->lang, "report.likeness.map"));
    xmlNode *caption =
        pt_html_word(html, figure, "figcaption", "report.likeness.map.caption",
                     pt_html_decimal(html, d->stress, 2),
                     pt_html_decimal(html, 100 * d->positive_mass, 0), NULL);
    say_apart(page, caption, d);
    free(poles);
}

static void add_tree(pt_page *page, xmlNode *section, const ptce_distances *d)
{
    pt_html *html = &page->html;
    pt_chart_pole *poles = list_poles(page, d);
    pt_chart_join *joins = pt_alloc(d->count, sizeof *joins);
    for (size_t i = 0; joins && i + 1 < d->count; i++)
        joins[i] = (pt_chart_join){d->linkage[i].first, d->linkage[i].second,
                                   d->linkage[i].height};
    if (poles && joins) {
        xmlNode *figure = pt_html_add(html, section, "figure", NULL);
        pt_chart_tree(page, figure, poles, joins, d->count,
                      ptce_word(html->lang, "report.likeness.tree"));
        xmlNode *caption = pt_html_word(
            html, figure, "figcaption", "report.likeness.tree.caption",
            pt_html_decimal(html, d->cophenetic, 2), NULL);
        say_apart(page, caption, d);
    } else {
        html->failed = true;
    }
    free(poles);
    free(joins);
}

/* Size draws the map of portraits; the tree of partnerships knows no size. */
void pt_page_likeness(pt_page *page, xmlNode *section)
{
    const ptce_distances *portrait = find(page->comparison, "portrait");
    const ptce_distances *mixing = find(page->comparison, "mixing");
    if (!portrait || !mixing || portrait->count < 3 || mixing->count < 3)
        return;
    (void)pt_html_word(&page->html, section, "h3", "report.likeness.title",
                       NULL);
    add_map(page, section, portrait);
    add_tree(page, section, mixing);
}

/* ---- Methods ---------------------------------------------------------------
 */

static void add_lines(pt_page *page, xmlNode *parent, const char *lines,
                      const char *tag)
{
    for (size_t length; *lines; lines += length + (lines[length] == '\n')) {
        ptce_text line = {0};
        length = strcspn(lines, "\n");
        ptce_text_add_bytes(&line, lines, length);
        (void)pt_html_put(&page->html, parent, tag, ptce_text_get(&line));
        page->html.failed |= line.failed;
        ptce_text_clear(&line);
    }
}

void pt_page_methods(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    ptce_text paragraphs = {0};
    ptce_text references = {0};
    xmlNode *fold = pt_page_fold(page, section, "report.method.article", NULL);
    pt_methods_say(&paragraphs, &references, page->comparison, page->collection,
                   html->lang, page->run);
    add_lines(page, fold, ptce_text_get(&paragraphs), "p");
    (void)pt_html_word(html, fold, "h4", "methods.references", NULL);
    xmlNode *list = pt_html_add(html, fold, "ul", "small");
    add_lines(page, list, ptce_text_get(&references), "li");
    html->failed |= paragraphs.failed || references.failed;
    ptce_text_clear(&paragraphs);
    ptce_text_clear(&references);
}
