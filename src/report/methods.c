/* SPDX-License-Identifier: MIT */
/* What a comparison did, as an article tells it: sentences about what was run
 * and nothing else, with the sources they cite. */
#include "report/methods.h"
#include "report/article.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct writer {
    pt_article article;
    const ptce_comparison *comparison;
    const ptce_collection *collection;
} writer;

static void say(writer *w, const char *key)
{
    pt_article_say(&w->article, key);
}

static void fill_cite(writer *w, const char *test)
{
    pt_article_fill_cite(&w->article, test);
}

/* ---- Networks
 * ---------------------------------------------------------------- */

static void fill_group(writer *w, const ptce_compared_group *group)
{
    pt_slot_group(&w->article.saying, w->comparison, group, w->collection);
    pt_slot_count(&w->article.saying, group->count);
}

static void say_networks(writer *w)
{
    const ptce_collection *collection = w->collection;
    fill_group(w, &w->comparison->first);
    fill_group(w, &w->comparison->second);
    pt_slot_text(&w->article.saying,
                 collection->title ? collection->title : collection->name);
    say(w, "methods.networks");
    pt_article_left_out(&w->article, w->comparison->left_out,
                        w->comparison->left_out_count);
    pt_article_view(&w->article, &w->comparison->view);
}

/* ---- Measures and tests -------------------------------------------------- */

static bool say_measures(writer *w)
{
    const ptce_comparison *c = w->comparison;
    pt_article_measure *measures =
        pt_alloc(c->contrast_count, sizeof *measures);
    if (!measures)
        return false;
    for (size_t i = 0; i < c->contrast_count; i++)
        measures[i] = (pt_article_measure){c->contrasts[i].measure,
                                           c->contrasts[i].tested,
                                           c->contrasts[i].by_percentile};
    pt_article_measures(&w->article, measures, c->contrast_count, c->draws);
    free(measures);
    return true;
}

static void say_tests(writer *w)
{
    const ptce_comparison *c = w->comparison;
    pt_slot_count(&w->article.saying, c->power.relabelings);
    fill_cite(w, "mann-whitney");
    say(w, c->exact ? "methods.rank.exact" : "methods.rank.drawn");
    if (c->within) {
        pt_slot_text(&w->article.saying, c->within);
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
        pt_slot_count(&w->article.saying, c->first.count);
        pt_slot_count(&w->article.saying, c->second.count);
        pt_slot_number(&w->article.saying, c->power.detectable_delta, 2);
        say(w, "methods.power");
    }
    pt_article_end(&w->article);
}

/* ---- What stands beside
 * ------------------------------------------------------ */

static void say_documentation(writer *w)
{
    const ptce_comparison *c = w->comparison;
    say(w, "methods.documentation");
    if (!c->within && c->better_documented != PTCE_NEITHER_GROUP) {
        pt_slot_count(&w->article.saying, c->tipping_draws);
        pt_slot_number(&w->article.saying,
                       100 * PTCE_TIPPING_MOST / PTCE_TIPPING_STEPS, 0);
        pt_slot_number(&w->article.saying, 100 * PTCE_TIPPING_MOST, 0);
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
        ptce_text_add(&methods, ptce_word(w->article.saying.lang, key));
        ptce_text_add(&methods, " (");
        (void)snprintf(key, sizeof key, "distance-%s", c->distances[i].method);
        pt_article_cite(&w->article, &methods, key);
        ptce_text_add(&methods, ")");
    }
    *pt_slot(&w->article.saying) = methods;
    static const char *const tests[] = {"permanova", "permdisp", "energy",
                                        "mds", "linkage"};
    for (size_t i = 0; i < PT_COUNT(tests); i++)
        fill_cite(w, tests[i]);
    say(w, "methods.distances");
}

/* ---- All of it ----------------------------------------------------------- */

static void write_all(writer *w)
{
    say_networks(w);
    w->article.paragraphs.failed |= !say_measures(w);
    say_tests(w);
    say_documentation(w);
    say_distances(w);
    pt_article_software(&w->article);
}

void pt_methods_say(ptce_text *paragraphs, ptce_text *references,
                    const ptce_comparison *comparison,
                    const ptce_collection *collection, ptce_lang lang,
                    const ptce_run *run)
{
    writer w = {.article = {.run = run, .saying = {.lang = lang}},
                .comparison = comparison,
                .collection = collection};
    write_all(&w);
    pt_article_references(references, &w.article);
    *paragraphs = w.article.paragraphs;
}

ptce_status ptce_comparison_methods(ptce_text *out,
                                    const ptce_comparison *comparison,
                                    const ptce_collection *collection,
                                    const ptce_table_options *options,
                                    const ptce_run *run, ptce_error *err)
{
    writer w = {.article = {.run = run, .saying = {.lang = options->lang}},
                .comparison = comparison,
                .collection = collection};
    write_all(&w);
    return pt_article_write(out, &w.article, options, err);
}
