/* SPDX-License-Identifier: MIT */
/* The page's script: its words, its text, and the policy that lets this very
 * text run and no other. */
#include "report/page.h"

#include "base/digest.h"
#include "base/words.h"
#include "report/report.h"

#include <string.h>

void pt_page_policy(pt_page *page, xmlNode *meta)
{
    ptce_text policy = {0};
    ptce_text_add(&policy, "default-src 'none'; style-src 'unsafe-inline'; "
                           "img-src data:; base-uri 'none'; "
                           "form-action 'none'; script-src 'sha256-");
    pt_digest_add_base64(&policy, pt_report_js, strlen(pt_report_js));
    ptce_text_add(&policy, "'");
    page->html.failed |= policy.failed;
    pt_html_set(&page->html, meta, "content", ptce_text_get(&policy));
    ptce_text_clear(&policy);
}

/* Every row of the table; the script knows them without "script.". */
static void add_words(pt_page *page, xmlNode *body)
{
    pt_html *html = &page->html;
    xmlNode *list = pt_html_add(html, body, "div", NULL);
    pt_html_set(html, list, "id", "words");
    pt_html_set(html, list, "hidden", "hidden");
    for (size_t i = 0; i < pt_words_script.count; i++) {
        const pt_word *word = &pt_words_script.words[i];
        xmlNode *node = pt_html_put(
            html, list, "span", html->lang == PTCE_FR ? word->fr : word->en);
        pt_html_set(html, node, "data-word", strchr(word->key, '.') + 1);
    }
}

void pt_page_script(pt_page *page, xmlNode *body)
{
    add_words(page, body);
    (void)pt_html_put(&page->html, body, "script", pt_report_js);
}
