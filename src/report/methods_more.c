/* SPDX-License-Identifier: MIT */
/* The methods of a comparison of several groups, and of networks before and
 * after. */
#include "report/article.h"
#include "report/paired.h"
#include "report/several.h"

#include <math.h>
#include <stdlib.h>

/* What the tests of both have in common: p alone, then adjusted. */
static void say_adjustments(pt_article *a)
{
    static const char *const tests[] = {"maxt", "holm", "bh"};
    for (size_t i = 0; i < PT_COUNT(tests); i++)
        pt_article_fill_cite(a, tests[i]);
    pt_article_say(a, "methods.adjust");
}

/* ---- Several groups ------------------------------------------------------ */

static void say_groups(pt_article *a, const ptce_several *several,
                       const ptce_collection *collection)
{
    pt_slot_count(&a->saying, several->group_count);
    pt_slot_text(&a->saying,
                 collection->title ? collection->title : collection->name);
    pt_slot_text(&a->saying, several->by);
    ptce_text *names = pt_slot(&a->saying);
    for (size_t g = 0; g < several->group_count; g++) {
        ptce_text_add(names, g ? ", " : "");
        ptce_text_add(
            names, ptce_several_label(several, g, collection, a->saying.lang));
        ptce_text_add(names, " (");
        ptce_text_add_count(names, several->groups[g].count);
        ptce_text_add(names, ")");
    }
    pt_article_say(a, "methods.several.networks");
    pt_article_left_out(a, several->left_out, several->left_out_count);
    pt_article_view(a, &several->view);
}

static bool say_several_measures(pt_article *a, const ptce_several *several)
{
    size_t count = several->contrast_count;
    pt_article_measure *measures = pt_alloc(count, sizeof *measures);
    if (!measures)
        return false;
    for (size_t i = 0; i < count; i++) {
        const ptce_tested *test = &several->contrasts[i].test;
        measures[i] = (pt_article_measure){test->measure, test->tested,
                                           test->by_percentile};
    }
    pt_article_measures(a, measures, count, several->draws);
    free(measures);
    return true;
}

ptce_status ptce_several_methods(ptce_text *out, const ptce_several *several,
                                 const ptce_collection *collection,
                                 const ptce_table_options *options,
                                 const ptce_run *run, ptce_error *err)
{
    pt_article a = {.run = run, .saying = {.lang = options->lang}};
    say_groups(&a, several, collection);
    a.paragraphs.failed |= !say_several_measures(&a, several);
    pt_slot_count(&a.saying, several->relabelings);
    pt_article_fill_cite(&a, "kruskal-wallis");
    pt_article_say(&a, several->exact ? "methods.several.exact"
                                      : "methods.several.drawn");
    pt_article_say(&a, "methods.several.effect");
    say_adjustments(&a);
    pt_article_end(&a);
    pt_article_say(&a, "methods.several.documentation");
    pt_article_software(&a);
    return pt_article_write(out, &a, options, err);
}

/* ---- Before and after ---------------------------------------------------- */

static bool say_paired_measures(pt_article *a, const ptce_paired *paired)
{
    size_t count = paired->contrast_count;
    pt_article_measure *measures = pt_alloc(count, sizeof *measures);
    if (!measures)
        return false;
    for (size_t i = 0; i < count; i++) {
        const ptce_tested *test = &paired->contrasts[i].test;
        measures[i] = (pt_article_measure){test->measure, test->tested,
                                           test->by_percentile};
    }
    pt_article_measures(a, measures, count, paired->draws);
    free(measures);
    return true;
}

static void say_pairs(pt_article *a, const ptce_paired *paired)
{
    ptce_view view = pt_paired_view(paired);
    pt_slot_count(&a->saying, paired->count);
    pt_slot_text(&a->saying, paired->label_before);
    pt_slot_text(&a->saying, paired->label_after);
    pt_article_say(a, paired->periods ? "methods.paired.periods"
                                      : "methods.paired.surveys");
    if (paired->left_out_count > 0) {
        pt_slot_count(&a->saying, paired->left_out_count);
        ptce_text *names = pt_slot(&a->saying);
        for (size_t i = 0; i < paired->left_out_count; i++) {
            ptce_text_add(names, i ? ", " : "");
            ptce_text_add(names, paired->left_out[i].name);
        }
        pt_article_say(a, "methods.paired.left-out");
    }
    pt_article_view(a, &view);
}

ptce_status ptce_paired_methods(ptce_text *out, const ptce_paired *paired,
                                const ptce_table_options *options,
                                const ptce_run *run, ptce_error *err)
{
    pt_article a = {.run = run, .saying = {.lang = options->lang}};
    say_pairs(&a, paired);
    a.paragraphs.failed |= !say_paired_measures(&a, paired);
    pt_article_fill_cite(&a, "wilcoxon");
    pt_article_say(&a, paired->exact ? "methods.paired.exact"
                                     : "methods.paired.drawn");
    pt_article_say(&a, "methods.paired.effect");
    say_adjustments(&a);
    pt_article_end(&a);
    pt_article_say(&a, "methods.paired.documentation");
    if (paired->periods) {
        pt_slot_count(&a.saying, paired->carried.ties);
        pt_slot_count(&a.saying, paired->carried.both);
        pt_slot_count(&a.saying, paired->carried.undated);
        pt_article_say(&a, "methods.paired.carried");
    }
    pt_article_software(&a);
    return pt_article_write(out, &a, options, err);
}
