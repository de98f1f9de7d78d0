/* SPDX-License-Identifier: MIT */
/* What a comparison did, as an article tells it: sentences about what was run
 * and nothing else, with the sources they cite. */
#include "report/methods.h"
#include "report/references.h"
#include "report/tables.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS 8
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
    ptce_lang lang;
    ptce_text slots[SLOTS];
    size_t count;
    cited cited[CITED_MOST];
    size_t cited_count;
} writer;

/* ---- Slots -----------------------------------------------------------------
 */

static ptce_text *slot(writer *w)
{
    return &w->slots[w->count++];
}

static void fill_count(writer *w, uint64_t value)
{
    pt_text_add_grouped(slot(w), w->lang, value);
}

static void fill_number(writer *w, double value, int decimals)
{
    ptce_text_add_decimal(slot(w), w->lang, value, decimals);
}

static void say(writer *w, const char *key)
{
    const char *slots[SLOTS];
    if (w->out->length > 0 && ptce_text_get(w->out)[w->out->length - 1] != '\n')
        ptce_text_add(w->out, " ");
    for (size_t i = 0; i < w->count; i++)
        slots[i] = ptce_text_get(&w->slots[i]);
    ptce_text_add_word(w->out, w->lang, key, slots, w->count);
    for (size_t i = 0; i < w->count; i++) {
        w->out->failed |= w->slots[i].failed;
        ptce_text_clear(&w->slots[i]);
    }
    w->count = 0;
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
        ptce_text_add(out, !more ? "" : w->lang == PTCE_FR ? "\u00a0; " : "; ");
        if (pt_reference_cite(out, at, length, w->lang))
            remember(w, at, length);
    }
}

static void fill_cite(writer *w, const char *test)
{
    cite(w, slot(w), test);
}

/* ---- Networks
 * ---------------------------------------------------------------- */

static void fill_group(writer *w, const ptce_compared_group *group)
{
    ptce_text_add(slot(w), ptce_group_label(w->collection, w->comparison->by,
                                            group->value, w->lang));
    fill_count(w, group->count);
}

static size_t fill_left_out(writer *w)
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
    fill_count(w, count);
    *slot(w) = names;
    return count;
}

static void clear_slots(writer *w)
{
    while (w->count > 0)
        ptce_text_clear(&w->slots[--w->count]);
}

static void say_networks(writer *w)
{
    fill_group(w, &w->comparison->first);
    fill_group(w, &w->comparison->second);
    ptce_text_add(slot(w), w->collection->title ? w->collection->title
                                                : w->collection->name);
    say(w, "methods.networks");
    if (fill_left_out(w) > 0)
        say(w, "methods.left-out");
    clear_slots(w);
    pt_view_say(slot(w), &w->comparison->view, w->lang);
    say(w, "methods.view");
    end_paragraph(w);
}

/* ---- Measures and tests
 * ------------------------------------------------------ */

static void fill_measures(writer *w)
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
        ptce_text_add(&names, pt_measure_name(contrast->measure, w->lang));
    }
    fill_count(w, c->contrast_count);
    fill_count(w, tested);
    fill_count(w, primary);
    *slot(w) = names;
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
    fill_measures(w);
    say(w, "methods.measures");
    if (c->draws == 0) {
        say(w, "methods.raw");
    } else if (count_ranked(c) > 0) {
        fill_count(w, count_ranked(c));
        fill_count(w, c->draws);
        fill_cite(w, "percentile");
        say(w, "methods.percentile");
    }
    say(w, "methods.undefined");
}

static void say_tests(writer *w)
{
    const ptce_comparison *c = w->comparison;
    fill_count(w, c->power.relabelings);
    fill_cite(w, "mann-whitney");
    say(w, c->exact ? "methods.rank.exact" : "methods.rank.drawn");
    if (c->within) {
        ptce_text_add(slot(w), c->within);
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
    if (isfinite(c->power.detectable_delta)) {
        fill_count(w, c->first.count);
        fill_count(w, c->second.count);
        fill_number(w, c->power.detectable_delta, 2);
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
        fill_count(w, c->tipping_draws);
        fill_number(w, 100 * PTCE_TIPPING_MOST / PTCE_TIPPING_STEPS, 0);
        fill_number(w, 100 * PTCE_TIPPING_MOST, 0);
        say(w, "methods.tipping");
    }
    say(w, "methods.influence");
    fill_cite(w, "cramer-v");
    say(w, "methods.facts");
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
        ptce_text_add(&methods, ptce_word(w->lang, key));
        ptce_text_add(&methods, " (");
        (void)snprintf(key, sizeof key, "distance-%s", c->distances[i].method);
        cite(w, &methods, key);
        ptce_text_add(&methods, ")");
    }
    *slot(w) = methods;
    static const char *const tests[] = {"permanova", "permdisp", "energy",
                                        "mds", "linkage"};
    for (size_t i = 0; i < PT_COUNT(tests); i++)
        fill_cite(w, tests[i]);
    say(w, "methods.distances");
}

static void say_software(writer *w)
{
    static const char igraph[] = "csardi2006";
    ptce_text_add(slot(w), PTCE_VERSION);
    ptce_text_add(slot(w), ptce_igraph_version());
    ptce_text_add_count(slot(w), w->run->seed);
    if (pt_reference_cite(slot(w), igraph, sizeof igraph - 1, w->lang))
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
                .lang = lang};
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
