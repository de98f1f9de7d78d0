/* SPDX-License-Identifier: MIT */
/* What the comparison comes to, for those who read no further. */
#include "report/page.h"

#include <math.h>

pt_verdict pt_page_verdict(const ptce_contrast *contrast)
{
    double corrected =
        isnan(contrast->p_maxt) ? contrast->p_holm : contrast->p_maxt;
    if (isnan(contrast->p_exact))
        return PT_VERDICT_UNTESTED;
    if (contrast->p_exact > 0.05)
        return PT_VERDICT_CHANCE;
    return corrected <= 0.05 ? PT_VERDICT_CLEAR : PT_VERDICT_ALONE;
}

static size_t count(const ptce_comparison *comparison, pt_verdict verdict)
{
    size_t found = 0;
    for (size_t i = 0; i < comparison->contrast_count; i++)
        found += comparison->contrasts[i].measure->primary &&
                 pt_page_verdict(&comparison->contrasts[i]) == verdict;
    return found;
}

/* "degré moyen, transitivité": the main measures of a verdict. */
static void add_names(pt_page *page, xmlNode *node, pt_verdict verdict)
{
    pt_html *html = &page->html;
    bool any = false;
    for (size_t i = 0; i < page->comparison->contrast_count; i++) {
        const ptce_contrast *contrast = &page->comparison->contrasts[i];
        if (!contrast->measure->primary || pt_page_verdict(contrast) != verdict)
            continue;
        pt_html_text(html, node,
                     any ? ", " : ptce_word(html->lang, "report.colon"));
        (void)pt_html_go(html, node, "#contrast-", contrast->measure->id,
                         pt_measure_name(contrast->measure, html->lang));
        any = true;
    }
    pt_html_text(html, node, ".");
}

void pt_page_summary(pt_page *page, xmlNode *section)
{
    pt_html *html = &page->html;
    const ptce_comparison *comparison = page->comparison;
    size_t clear = count(comparison, PT_VERDICT_CLEAR);
    size_t alone = count(comparison, PT_VERDICT_ALONE);
    size_t tested = clear + alone + count(comparison, PT_VERDICT_CHANCE);
    xmlNode *list = pt_html_add(html, section, "ol", "claims");
    xmlNode *claim = pt_page_claim(page, list, "page.summary.caveat");
    pt_html_say(html, claim,
                clear ? "page.summary.clear" : "page.summary.nothing",
                pt_html_count(html, clear), pt_html_count(html, tested),
                pt_page_group(page, PT_SIDE_FIRST),
                pt_page_group(page, PT_SIDE_SECOND), NULL);
    if (clear)
        add_names(page, claim, PT_VERDICT_CLEAR);
    if (!alone)
        return;
    pt_html_text(html, claim, " ");
    pt_html_say(html, claim, "page.summary.alone", pt_html_count(html, alone),
                NULL);
    add_names(page, claim, PT_VERDICT_ALONE);
}
