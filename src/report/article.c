/* SPDX-License-Identifier: MIT */
/* Sentences, citations and references of a paragraph on methods. */
#include "report/article.h"
#include "report/references.h"

#include <stdlib.h>
#include <string.h>

void pt_article_say(pt_article *a, const char *key)
{
    const ptce_text *out = &a->paragraphs;
    if (out->length > 0 && ptce_text_get(out)[out->length - 1] != '\n')
        ptce_text_add(&a->paragraphs, " ");
    pt_say(&a->paragraphs, &a->saying, key);
}

void pt_article_end(pt_article *a)
{
    ptce_text_add(&a->paragraphs, "\n");
}

/* ---- Citations ----------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const pt_cited *x = a;
    const pt_cited *y = b;
    size_t shorter = x->length < y->length ? x->length : y->length;
    int order = strncmp(x->key, y->key, shorter);
    return order ? order : (x->length > y->length) - (x->length < y->length);
}

static void remember(pt_article *article, const char *key, size_t length)
{
    const pt_cited one = {key, length};
    for (size_t i = 0; i < article->cited_count; i++)
        if (by_key(&article->cited[i], &one) == 0)
            return;
    if (article->cited_count < PT_CITED_MOST)
        article->cited[article->cited_count++] = one;
}

void pt_article_cite(pt_article *a, ptce_text *out, const char *test)
{
    size_t length;
    const char *at = pt_test_references(test);
    for (bool more = false; at && (length = pt_reference_next(&at));
         at += length, more = true) {
        ptce_text_add(out, !more                       ? ""
                           : a->saying.lang == PTCE_FR ? "\u00a0; "
                                                       : "; ");
        if (pt_reference_cite(out, at, length, a->saying.lang))
            remember(a, at, length);
    }
}

void pt_article_fill_cite(pt_article *a, const char *test)
{
    pt_article_cite(a, pt_slot(&a->saying), test);
}

/* ---- Sentences of every comparison ----------------------------------------
 */

void pt_article_left_out(pt_article *a, const ptce_left_out *left_out,
                         size_t count)
{
    ptce_text names = {0};
    size_t untied = 0;
    for (size_t i = 0; i < count; i++) {
        if (pt_text_order(left_out[i].code, "no-tie-in-view") != 0)
            continue;
        ptce_text_add(&names, untied++ ? ", " : "");
        ptce_text_add(&names, left_out[i].name);
    }
    if (untied == 0)
        return;
    pt_slot_count(&a->saying, untied);
    *pt_slot(&a->saying) = names;
    pt_article_say(a, "methods.left-out");
}

void pt_article_view(pt_article *a, const ptce_view *view)
{
    pt_view_say(pt_slot(&a->saying), view, a->saying.lang);
    pt_article_say(a, "methods.view");
    pt_article_end(a);
}

/* How many were tested; those that were not are told apart. */
void pt_article_measures(pt_article *a, const pt_article_measure *measures,
                         size_t count, size_t draws)
{
    ptce_text names = {0};
    size_t tested = 0;
    size_t primary = 0;
    size_t ranked = 0;
    for (size_t i = 0; i < count; i++) {
        tested += measures[i].tested;
        ranked += measures[i].tested && measures[i].by_percentile;
        if (!measures[i].tested || !measures[i].measure->primary)
            continue;
        ptce_text_add(&names, primary++ ? ", " : "");
        ptce_text_add(&names,
                      pt_measure_name(measures[i].measure, a->saying.lang));
    }
    pt_slot_count(&a->saying, count);
    pt_slot_count(&a->saying, tested);
    pt_slot_count(&a->saying, primary);
    *pt_slot(&a->saying) = names;
    pt_article_say(a, "methods.measures");
    if (tested < count) {
        pt_slot_count(&a->saying, count - tested);
        pt_article_say(a, "methods.described");
    }
    if (draws == 0) {
        pt_article_say(a, "methods.raw");
    } else if (ranked > 0) {
        pt_slot_count(&a->saying, ranked);
        pt_slot_count(&a->saying, draws);
        pt_article_fill_cite(a, "percentile");
        pt_article_say(a, "methods.percentile");
    }
    pt_article_say(a, "methods.undefined");
}

void pt_article_software(pt_article *a)
{
    static const char igraph[] = "csardi2006";
    pt_slot_text(&a->saying, PTCE_VERSION);
    pt_slot_text(&a->saying, ptce_igraph_version());
    ptce_text_add_count(pt_slot(&a->saying), a->run->seed);
    if (pt_reference_cite(pt_slot(&a->saying), igraph, sizeof igraph - 1,
                          a->saying.lang))
        remember(a, igraph, sizeof igraph - 1);
    pt_article_say(a, "methods.software");
    pt_article_end(a);
}

/* ---- All of it ------------------------------------------------------------
 */

void pt_article_references(ptce_text *out, pt_article *a)
{
    qsort(a->cited, a->cited_count, sizeof *a->cited, by_key);
    for (size_t i = 0; i < a->cited_count; i++) {
        (void)pt_reference_say(out, a->cited[i].key, a->cited[i].length);
        ptce_text_add(out, "\n");
    }
}

/* Each line as a paragraph. */
static void add_lines(ptce_text *out, const char *lines, const char *mark,
                      ptce_table_format format)
{
    for (size_t length; *lines; lines += length + (lines[length] == '\n')) {
        ptce_text line = {0};
        length = strcspn(lines, "\n");
        ptce_text_add_bytes(&line, lines, length);
        if (out->length > 0 && format != PTCE_MARKDOWN)
            ptce_text_add(out, "\n");
        ptce_text_add(out, mark);
        pt_text_add_paragraph(out, ptce_text_get(&line), format);
        out->failed |= line.failed;
        ptce_text_clear(&line);
    }
}

ptce_status pt_article_write(ptce_text *out, pt_article *a,
                             const ptce_table_options *options, ptce_error *err)
{
    ptce_table_format format = options->format;
    ptce_text references = {0};
    ptce_status st = PTCE_OK;
    if (format == PTCE_JSON || format == PTCE_CSV) {
        st = pt_fail(err, PTCE_E_USAGE, "methods-format",
                     ptce_table_format_name(format), NULL);
    } else {
        pt_article_references(&references, a);
        add_lines(out, ptce_text_get(&a->paragraphs), "", format);
        add_lines(out, ptce_word(options->lang, "methods.references"), "",
                  format);
        add_lines(out, ptce_text_get(&references),
                  format == PTCE_MARKDOWN ? "- " : "", format);
        out->failed |= a->paragraphs.failed || references.failed;
        st = ptce_text_check(out, err);
    }
    ptce_text_clear(&a->paragraphs);
    ptce_text_clear(&references);
    return st;
}
