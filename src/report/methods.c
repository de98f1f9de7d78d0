/* SPDX-License-Identifier: MIT */
/* What a comparison did, as an article tells it: sentences about what was run
 * and nothing else, with the sources they cite. */
#include "report/methods.h"
#include "compare/saying.h"
#include "report/references.h"
#include "report/tables.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CITED_MOST 64

typedef struct cited {
    const char *key;
    size_t length;
} cited;

typedef struct writer {
    ptce_text *out;
    const ptce_comparison *comparison;
    const ptce_collection *collection;
    const ptce_run *run;
    pt_saying saying;
    cited cited[CITED_MOST];
    size_t cited_count;
} writer;

/* A sentence behind the one before. */
static void say(writer *w, const char *key)
{
    if (w->out->length > 0 && ptce_text_get(w->out)[w->out->length - 1] != '\n')
        ptce_text_add(w->out, " ");
    pt_say(w->out, &w->saying, key);
}

static void end_paragraph(writer *w)
{
    ptce_text_add(w->out, "\n");
}

/* ---- Citations --------------------------------------------------------------
 */

static int by_key(const void *a, const void *b)
{
    const cited *x = a;
    const cited *y = b;
    size_t shorter = x->length < y->length ? x->length : y->length;
    int order = strncmp(x->key, y->key, shorter);
    return order ? order : (x->length > y->length) - (x->length < y->length);
}

static void remember(writer *w, const char *key, size_t length)
{
    const cited one = {key, length};
    for (size_t i = 0; i < w->cited_count; i++)
        if (by_key(&w->cited[i], &one) == 0)
            return;
    if (w->cited_count < CITED_MOST)
        w->cited[w->cited_count++] = one;
}

/* "Cliff 1993; Feng & Cliff 2004", what a test rests on. */
static void cite(writer *w, ptce_text *out, const char *test)
{
    size_t length;
    const char *at = pt_test_references(test);
    for (bool more = false; at && (length = pt_reference_next(&at));
         at += length, more = true) {
        ptce_text_add(out, !more                       ? ""
                           : w->saying.lang == PTCE_FR ? "\u00a0; "
                                                       : "; ");
        if (pt_reference_cite(out, at, length, w->saying.lang))
            remember(w, at, length);
    }
}

static void fill_cite(writer *w, const char *test)
{
    cite(w, pt_slot(&w->saying), test);
}

/* ---- Networks
 * ---------------------------------------------------------------- */

static void fill_group(writer *w, const ptce_compared_group *group)
{
    pt_slot_group(&w->saying, w->comparison, group, w->collection);
    pt_slot_count(&w->saying, group->count);
}

static void say_left_out(writer *w)
{
    const ptce_comparison *c = w->comparison;
    ptce_text names = {0};
    size_t count = 0;
    for (size_t i = 0; i < c->left_out_count; i++) {
        if (pt_text_order(c->left_out[i].code, "no-tie-in-view") != 0)
            continue;
        ptce_text_add(&names, count++ ? ", " : "");
        ptce_text_add(&names, c->left_out[i].name);
    }
    if (count == 0)
        return;
    pt_slot_count(&w->saying, count);
    *pt_slot(&w->saying) = names;
    say(w, "methods.left-out");
}

static void say_networks(writer *w)
{
    const ptce_collection *collection = w->collection;
    fill_group(w, &w->comparison->first);
    fill_group(w, &w->comparison->second);
    pt_slot_text(&w->saying,
                 collection->title ? collection->title : collection->name);
    say(w, "methods.networks");
    say_left_out(w);
    pt_view_say(pt_slot(&w->saying), &w->comparison->view, w->saying.lang);
    say(w, "methods.view");
    end_paragraph(w);
}

/* ---- Measures and tests
 * ------------------------------------------------------ */

/* How many were tested; those that were not are told apart. */
static void say_tested(writer *w)
{
    const ptce_comparison *c = w->comparison;
    ptce_text names = {0};
    size_t tested = 0;
    size_t primary = 0;
    for (size_t i = 0; i < c->contrast_count; i++) {
        const ptce_contrast *contrast = &c->contrasts[i];
        tested += contrast->tested;
        if (!contrast->tested || !contrast->measure->primary)
            continue;
        ptce_text_add(&names, primary++ ? ", " : "");
        ptce_text_add(&names,
                      pt_measure_name(contrast->measure, w->saying.lang));
    }
    pt_slot_count(&w->saying, c->contrast_count);
    pt_slot_count(&w->saying, tested);
    pt_slot_count(&w->saying, primary);
    *pt_slot(&w->saying) = names;
    say(w, "methods.measures");
    if (tested == c->contrast_count)
        return;
    pt_slot_count(&w->saying, c->contrast_count - tested);
    say(w, "methods.described");
}

static size_t count_ranked(const ptce_comparison *c)
{
    size_t count = 0;
    for (size_t i = 0; i < c->contrast_count; i++)
        count += c->contrasts[i].tested && c->contrasts[i].by_percentile;
    return count;
}

static void say_measures(writer *w)
{
    const ptce_comparison *c = w->comparison;
    say_tested(w);
    if (c->draws == 0) {
        say(w, "methods.raw");
    } else if (count_ranked(c) > 0) {
        pt_slot_count(&w->saying, count_ranked(c));
        pt_slot_count(&w->saying, c->draws);
        fill_cite(w, "percentile");
        say(w, "methods.percentile");
    }
    say(w, "methods.undefined");
}

static void say_tests(writer *w)
{
    const ptce_comparison *c = w->comparison;
    pt_slot_count(&w->saying, c->power.relabelings);
    fill_cite(w, "mann-whitney");
    say(w, c->exact ? "methods.rank.exact" : "methods.rank.drawn");
    if (c->within) {
        pt_slot_text(&w->saying, c->within);
        say(w, "methods.within");
    }
    fill_cite(w, "cliff-delta");
    fill_cite(w, "hodges-lehmann");
    say(w, "methods.effect");
    if (!c->within)
        fill_cite(w, "maxt");
    fill_cite(w, "holm");
    fill_cite(w, "bh");
    say(w, c->within ? "methods.adjust.within" : "methods.adjust");
    fill_cite(w, "brunner-munzel");
    fill_cite(w, "mean-difference");
    fill_cite(w, "by");
    say(w, "methods.beside");
    if (isfinite(c->power.detectable_delta)) {
        pt_slot_count(&w->saying, c->first.count);
        pt_slot_count(&w->saying, c->second.count);
        pt_slot_number(&w->saying, c->power.detectable_delta, 2);
        say(w, "methods.power");
    }
    end_paragraph(w);
}

/* ---- What stands beside
 * ------------------------------------------------------ */

static void say_documentation(writer *w)
{
    const ptce_comparison *c = w->comparison;
    say(w, "methods.documentation");
    if (!c->within && c->better_documented != PTCE_NEITHER_GROUP) {
        pt_slot_count(&w->saying, c->tipping_draws);
        pt_slot_number(&w->saying, 100 * PTCE_TIPPING_MOST / PTCE_TIPPING_STEPS,
                       0);
        pt_slot_number(&w->saying, 100 * PTCE_TIPPING_MOST, 0);
        say(w, "methods.tipping");
    }
    say(w, "methods.influence");
    fill_cite(w, "cramer-v");
    say(w, "methods.facts");
    if (c->within)
        say(w, "methods.facts.within");
}

static void say_distances(writer *w)
{
    const ptce_comparison *c = w->comparison;
    ptce_text methods = {0};
    if (c->distance_count == 0)
        return;
    for (size_t i = 0; i < c->distance_count; i++) {
        char key[64];
        (void)snprintf(key, sizeof key, "distance.%s", c->distances[i].method);
        ptce_text_add(&methods, i ? ", " : "");
        ptce_text_add(&methods, ptce_word(w->saying.lang, key));
        ptce_text_add(&methods, " (");
        (void)snprintf(key, sizeof key, "distance-%s", c->distances[i].method);
        cite(w, &methods, key);
        ptce_text_add(&methods, ")");
    }
    *pt_slot(&w->saying) = methods;
    static const char *const tests[] = {"permanova", "permdisp", "energy",
                                        "mds", "linkage"};
    for (size_t i = 0; i < PT_COUNT(tests); i++)
        fill_cite(w, tests[i]);
    say(w, "methods.distances");
}

static void say_software(writer *w)
{
    static const char igraph[] = "csardi2006";
    pt_slot_text(&w->saying, PTCE_VERSION);
    pt_slot_text(&w->saying, ptce_igraph_version());
    ptce_text_add_count(pt_slot(&w->saying), w->run->seed);
    if (pt_reference_cite(pt_slot(&w->saying), igraph, sizeof igraph - 1,
                          w->saying.lang))
        remember(w, igraph, sizeof igraph - 1);
    say(w, "methods.software");
    end_paragraph(w);
}

/* ---- All of it
 * --------------------------------------------------------------- */

static void list_cited(ptce_text *references, writer *w)
{
    qsort(w->cited, w->cited_count, sizeof *w->cited, by_key);
    for (size_t i = 0; i < w->cited_count; i++) {
        (void)pt_reference_say(references, w->cited[i].key, w->cited[i].length);
        ptce_text_add(references, "\n");
    }
}

void pt_methods_say(ptce_text *paragraphs, ptce_text *references,
                    const ptce_comparison *comparison,
                    const ptce_collection *collection, ptce_lang lang,
                    const ptce_run *run)
{
    writer w = {.out = paragraphs,
                .comparison = comparison,
                .collection = collection,
                .run = run,
                .saying = {.lang = lang}};
    say_networks(&w);
    say_measures(&w);
    say_tests(&w);
    say_documentation(&w);
    say_distances(&w);
    say_software(&w);
    list_cited(references, &w);
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

ptce_status ptce_comparison_methods(ptce_text *out,
                                    const ptce_comparison *comparison,
                                    const ptce_collection *collection,
                                    const ptce_table_options *options,
                                    const ptce_run *run, ptce_error *err)
{
    ptce_table_format format = options->format;
    ptce_text paragraphs = {0};
    ptce_text references = {0};
    if (format == PTCE_JSON || format == PTCE_CSV)
        return pt_fail(err, PTCE_E_USAGE, "methods-format",
                       ptce_table_format_name(format), NULL);
    pt_methods_say(&paragraphs, &references, comparison, collection,
                   options->lang, run);
    add_lines(out, ptce_text_get(&paragraphs), "", format);
    add_lines(out, ptce_word(options->lang, "methods.references"), "", format);
    add_lines(out, ptce_text_get(&references),
              format == PTCE_MARKDOWN ? "- " : "", format);
    out->failed |= paragraphs.failed || references.failed;
    ptce_text_clear(&paragraphs);
    ptce_text_clear(&references);
    return ptce_text_check(out, err);
}
