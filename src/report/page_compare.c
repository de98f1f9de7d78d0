/* SPDX-License-Identifier: MIT */
/* Group against group: what is documented first, then effect before p. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>

/* Those left out for one reason: " (aucun lien documenté) : A, B". Nothing
 * where an earlier one has the same reason. */
static void add_reason(pt_page *page, xmlNode *node, size_t row)
{
    pt_html *html = &page->html;
    const ptce_comparison *comparison = page->comparison;
    const char *code = comparison->left_out[row].code;
    for (size_t i = 0; i < row; i++)
        if (pt_text_order(comparison->left_out[i].code, code) == 0)
            return;
    char key[96];
    (void)snprintf(key, sizeof key, "reason.%s", code);
    pt_html_text(html, node,
                 row ? ptce_word(html->lang, "report.semicolon") : " ");
    pt_html_text(html, node, "(");
    pt_html_say(html, node, key, NULL);
    pt_html_text(html, node, ")");
    bool any = false;
    for (size_t i = row; i < comparison->left_out_count; i++) {
        const ptce_left_out *out = &comparison->left_out[i];
        if (pt_text_order(out->code, code) != 0)
            continue;
        pt_html_text(html, node,
                     any ? ", " : ptce_word(html->lang, "report.colon"));
        (void)pt_html_go(html, node, "#pole-", out->id, out->name);
        any = true;
    }
}

static void add_left_out(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    const ptce_comparison *comparison = page->comparison;
    if (comparison->left_out_count == 0)
        return;
    xmlNode *left =
        pt_html_word(html, section, "p", "report.comparison.left-out",
                     pt_html_count(html, comparison->left_out_count), NULL);
    for (size_t i = 0; i < comparison->left_out_count; i++)
        add_reason(page, left, i);
    pt_html_text(html, left, ".");
}

/* The actors that the comparison does not see, by their names. */
static void add_without(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    const ptce_view *view = &page->comparison->view;
    xmlNode *text =
        pt_html_word(html, section, "p", "report.comparison.view", NULL);
    for (size_t i = 0; i < view->without_count; i++) {
        pt_html_text(html, text, i ? ", " : " ");
        pt_html_text(html, text, pt_page_actor_name(page, view->without[i]));
    }
    if (view->without_count == 0)
        pt_html_say(html, text, "report.comparison.without-none", NULL);
    pt_html_text(html, text, ".");
    if (view->from != PTCE_NO_YEAR) {
        pt_html_text(html, text, " ");
        pt_html_say(html, text, "report.comparison.period", NULL);
        pt_html_text(&page->html, text,
                     pt_page_years(page, (ptce_period){view->from, view->to}));
        pt_html_text(html, text, ".");
    }
}

/* ---- One measure -------------------------------------------------------- */

static void add_interval(pt_page *page, xmlNode *list, const char *key,
                         const ptce_interval *interval)
{
    pt_html *html = &page->html;
    (void)pt_html_word(html, list, "dt", key, NULL);
    xmlNode *value = pt_html_add(html, list, "dd", NULL);
    pt_html_say(html, value, "report.interval",
                pt_html_decimal(html, interval->estimate, 2),
                pt_html_decimal(html, interval->low, 2),
                pt_html_decimal(html, interval->high, 2), NULL);
}

static void add_corrected(pt_page *page, xmlNode *list, const char *key,
                          double p)
{
    if (isnan(p))
        return;
    (void)pt_html_word(&page->html, list, "dt", key, NULL);
    (void)pt_html_put(&page->html, list, "dd",
                      pt_html_decimal(&page->html, p, 3));
}

static void add_p(pt_page *page, xmlNode *list, const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    (void)pt_html_word(html, list, "dt", "report.p", NULL);
    xmlNode *value = pt_html_add(html, list, "dd", NULL);
    if (isnan(contrast->p_exact)) {
        char key[96];
        (void)snprintf(key, sizeof key, "test.%s",
                       contrast->untested ? contrast->untested : "untested");
        pt_html_say(html, value, "report.p.none", NULL);
        if (contrast->untested && ptce_word_find(html->lang, key)) {
            pt_html_text(html, value, " ");
            pt_html_say(html, value, key, NULL);
        }
        return;
    }
    pt_html_say(html, value,
                contrast->exact ? "report.p.exact" : "report.p.drawn",
                pt_html_decimal(html, contrast->p_exact, 3),
                pt_html_count(html, (size_t)contrast->as_extreme),
                pt_html_count(html, (size_t)contrast->relabelings), NULL);
    add_corrected(page, list, "report.p.holm", contrast->p_holm);
    add_corrected(page, list, "report.p.maxt", contrast->p_maxt);
}

static void add_pair(pt_page *page, xmlNode *list, const char *key,
                     const double medians[2], const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    (void)pt_html_word(html, list, "dt", key, NULL);
    xmlNode *value = pt_html_add(html, list, "dd", NULL);
    pt_html_say(html, value, "report.medians.value",
                pt_page_group(page, PT_SIDE_FIRST),
                pt_html_decimal(html, medians[0], 2),
                pt_html_count(html, contrast->n_first),
                pt_page_group(page, PT_SIDE_SECOND),
                pt_html_decimal(html, medians[1], 2),
                pt_html_count(html, contrast->n_second), NULL);
}

static void add_medians(pt_page *page, xmlNode *list,
                        const ptce_contrast *contrast)
{
    const double compared[] = {contrast->median_first, contrast->median_second};
    add_pair(page, list,
             contrast->by_percentile ? "report.medians.rank" : "report.medians",
             compared, contrast);
}

static const ptce_contrast *find_contrast(const ptce_comparison *comparison,
                                          const ptce_measure *measure)
{
    for (size_t i = 0; i < comparison->contrast_count; i++)
        if (comparison->contrasts[i].measure == measure &&
            comparison->contrasts[i].tested)
            return &comparison->contrasts[i];
    return NULL;
}

static const char *p_value(pt_html *html, double p)
{
    return pt_html_decimal(html, p, p < 0.1 ? 3 : 2);
}

/* Who is isolated depends on the period. */
static void add_isolates(pt_page *page, xmlNode *parent,
                         const ptce_contrast *contrast)
{
    const ptce_view *view = &page->comparison->view;
    if (view->from != PTCE_NO_YEAR &&
        pt_text_order(contrast->measure->id, "isolate_share") == 0)
        (void)pt_html_word(
            &page->html, parent, "p", "report.isolates.comparison",
            pt_page_years(page, (ptce_period){view->from, view->to}), NULL);
}

/* What becomes of a difference where less is counted. */
static void add_sensitivity(pt_page *page, xmlNode *parent,
                            const ptce_contrast *contrast)
{
    static const char *const keys[PT_VARIANTS] = {"report.sensitivity.pools",
                                                  "report.sensitivity.undated"};
    pt_html *html = &page->html;
    xmlNode *text = NULL;
    for (size_t i = 0; contrast->tested && i < PT_VARIANTS; i++) {
        const ptce_contrast *variant =
            find_contrast(&page->variants[i], contrast->measure);
        if (!variant)
            continue;
        if (fabs(variant->cliff.estimate - contrast->cliff.estimate) < 0.005 &&
            fabs(variant->p_exact - contrast->p_exact) < 0.005)
            continue;
        if (!text)
            text = pt_html_word(html, parent, "p", "report.sensitivity", NULL);
        pt_html_text(html, text, " ");
        pt_html_say(html, text, keys[i],
                    pt_html_decimal(html, variant->cliff.estimate, 2),
                    p_value(html, variant->p_exact), NULL);
    }
}

/* What documentation could change, where the poles would show it. */
static void add_tipping(pt_page *page, xmlNode *parent,
                        const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    const ptce_comparison *comparison = page->comparison;
    if (contrast->tipping.curve_count == 0)
        return;
    xmlNode *figure = pt_html_add(html, parent, "figure", "tipping");
    pt_chart_tipping(page, figure, contrast);
    pt_side better = comparison->better_documented == PTCE_FIRST_GROUP
                         ? PT_SIDE_FIRST
                         : PT_SIDE_SECOND;
    (void)pt_html_word(html, figure, "figcaption", "page.tipping",
                       pt_page_group(page, better), NULL);
}

/* The same in one plain sentence. */
static const char *const verdicts[] = {
    [PT_VERDICT_UNTESTED] = "page.contrast.untested",
    [PT_VERDICT_CHANCE] = "page.contrast.chance",
    [PT_VERDICT_ALONE] = "page.contrast.alone",
    [PT_VERDICT_CLEAR] = "page.contrast.clear"};

static const char *median_of(pt_html *html, const ptce_contrast *contrast,
                             double median)
{
    return contrast->by_percentile ? pt_html_percent(html, median)
                                   : pt_html_decimal(html, median, 2);
}

static void add_plain(pt_page *page, xmlNode *parent,
                      const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    xmlNode *text =
        pt_html_word(html, parent, "p",
                     contrast->by_percentile ? "page.contrast.ranks"
                                             : "page.contrast.medians",
                     pt_page_group(page, PT_SIDE_FIRST),
                     median_of(html, contrast, contrast->median_first),
                     pt_page_group(page, PT_SIDE_SECOND),
                     median_of(html, contrast, contrast->median_second), NULL);
    pt_html_text(html, text, " ");
    pt_html_say(html, text, verdicts[pt_page_verdict(contrast)],
                p_value(html, contrast->p_exact), NULL);
}

static void add_exact(pt_page *page, xmlNode *parent,
                      const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    xmlNode *fold =
        pt_page_fold(page, parent, "page.contrast.exact",
                     pt_measure_name(contrast->measure, html->lang));
    ptce_text sentence = {0};
    ptce_contrast_say(&sentence, page->comparison, contrast, page->collection,
                      html->lang);
    (void)pt_html_put(html, fold, "p", ptce_text_get(&sentence));
    ptce_text_clear(&sentence);
    add_sensitivity(page, fold, contrast);
    xmlNode *list = pt_html_add(html, fold, "dl", "small");
    add_medians(page, list, contrast);
    if (contrast->tested) {
        add_interval(page, list,
                     contrast->by_percentile ? "report.shift.rank"
                                             : "report.shift",
                     &contrast->hodges_lehmann);
        add_interval(page, list, "report.cliff", &contrast->cliff);
    }
    add_p(page, list, contrast);
}

static void add_contrast(pt_page *page, xmlNode *section,
                         const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    xmlNode *article = pt_html_add(html, section, "article", "contrast");
    pt_html_set_joined(html, article, "id", "contrast-", contrast->measure->id);
    (void)pt_html_put(html, article, "h3",
                      pt_measure_name(contrast->measure, page->html.lang));
    xmlNode *left = pt_html_add(html, article, "div", NULL);
    char key[96];
    (void)snprintf(key, sizeof key, "measure.%s.says", contrast->measure->id);
    xmlNode *says = pt_html_word(html, left, "p", key, NULL);
    pt_html_set(html, says, "class", "soft small");
    add_plain(page, left, contrast);
    add_isolates(page, left, contrast);
    add_tipping(page, left, contrast);
    add_exact(page, left, contrast);
    xmlNode *right = pt_html_add(html, article, "div", NULL);
    xmlNode *figure = pt_html_add(html, right, "figure", NULL);
    pt_chart_strip(page, figure, contrast);
}

/* ---- All numbers -------------------------------------------------------- */

static void add_cells(pt_page *page, xmlNode *row,
                      const ptce_contrast *contrast)
{
    pt_html *html = &page->html;
    const char *cells[] = {
        pt_html_count(html, contrast->n_first),
        pt_html_decimal(html, contrast->median_first, 2),
        pt_html_count(html, contrast->n_second),
        pt_html_decimal(html, contrast->median_second, 2),
        pt_html_decimal(html, contrast->hodges_lehmann.estimate, 2),
        pt_html_decimal(html, contrast->cliff.estimate, 2),
        pt_html_decimal(html, contrast->p_exact, 3),
        pt_html_decimal(html, contrast->p_holm, 3),
        pt_html_decimal(html, contrast->p_maxt, 3),
    };
    for (size_t i = 0; i < PT_COUNT(cells); i++)
        pt_html_set(html, pt_html_put(html, row, "td", cells[i]), "class",
                    "number");
}

static void add_numbers(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    const ptce_comparison *comparison = page->comparison;
    xmlNode *fold =
        pt_page_fold(page, section, "report.comparison.numbers",
                     pt_html_count(html, comparison->contrast_count));
    pt_html_set(html, fold, "class", "printed");
    xmlNode *table =
        pt_page_table(page, fold, "report.comparison.caption", false);
    xmlNode *head = pt_html_add(html, table, "thead", NULL);
    xmlNode *row = pt_html_add(html, head, "tr", NULL);
    const char *first = pt_page_group(page, PT_SIDE_FIRST);
    const char *second = pt_page_group(page, PT_SIDE_SECOND);
    (void)pt_page_column(page, row,
                         ptce_word(html->lang, "report.column.measure"), false);
    static const char *const keys[] = {
        "report.column.count", "report.column.median", "report.column.count",
        "report.column.median"};
    for (size_t i = 0; i < PT_COUNT(keys); i++) {
        xmlNode *column = pt_page_column(page, row, NULL, true);
        pt_html_say(html, column, keys[i], i < 2 ? first : second, NULL);
    }
    static const char *const rest[] = {
        "report.column.shift", "report.column.cliff", "report.column.p",
        "report.column.holm", "report.column.maxt"};
    for (size_t i = 0; i < PT_COUNT(rest); i++)
        (void)pt_page_column(page, row, ptce_word(html->lang, rest[i]), true);
    xmlNode *body = pt_html_add(html, table, "tbody", NULL);
    for (size_t i = 0; i < comparison->contrast_count; i++) {
        const ptce_contrast *contrast = &comparison->contrasts[i];
        row = pt_html_add(html, body, "tr", NULL);
        xmlNode *name =
            pt_html_put(html, row, "th",
                        pt_measure_name(contrast->measure, page->html.lang));
        pt_html_set(html, name, "scope", "row");
        if (contrast->by_percentile)
            pt_html_say(html, name, "report.by-rank", NULL);
        add_cells(page, row, contrast);
    }
    xmlNode *files = pt_html_word(html, fold, "p", "report.table.files", NULL);
    pt_html_text(html, files, " ");
    (void)pt_html_go(html, files, "tables/", "comparison.csv",
                     "tables/comparison.csv");
}

/* How to read what follows; said once. */
static void add_reading(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    const ptce_comparison *comparison = page->comparison;
    bool first = comparison->better_documented == PTCE_FIRST_GROUP;
    xmlNode *fold = pt_page_fold(page, section, "page.comparison.how", NULL);
    pt_html_set(html, fold, "class", "printed");
    (void)pt_html_word(html, fold, "p", "report.comparison.how", NULL);
    if (comparison->draws > 0)
        (void)pt_html_word(html, fold, "p", "report.comparison.rank",
                           pt_html_count(html, comparison->draws), NULL);
    (void)pt_html_word(html, fold, "p", "report.comparison.correction", NULL);
    pt_page_power(page, fold);
    if (comparison->tipping_draws > 0)
        (void)pt_html_word(
            html, fold, "p", "report.tipping.caption",
            pt_page_group(page, first ? PT_SIDE_FIRST : PT_SIDE_SECOND),
            pt_page_group(page, PT_SIDE_FIRST),
            pt_html_count(html, comparison->tipping_draws), NULL);
}

void pt_page_comparison(pt_page *page, xmlNode *main)
{
    const ptce_comparison *comparison = page->comparison;
    if (!comparison)
        return;
    pt_html *html = &page->html;
    xmlNode *section =
        pt_page_section(page, main, "comparison", "report.comparison.title");
    pt_page_summary(page, section);
    pt_page_documented(page, section);
    (void)pt_html_word(html, section, "p", "report.comparison.documentation",
                       NULL);
    add_without(page, section);
    add_left_out(page, section);
    add_reading(page, section);
    for (size_t i = 0; i < comparison->contrast_count; i++)
        if (comparison->contrasts[i].measure->primary)
            add_contrast(page, section, &comparison->contrasts[i]);
    add_numbers(page, section);
    pt_page_compared_facts(page, section);
    pt_page_likeness(page, section);
}
