/* SPDX-License-Identifier: MIT */
/* Writing what was run, as an article tells it: sentences, the sources they
 * cite, and the list of these. */
#ifndef PT_ARTICLE_H
#define PT_ARTICLE_H

#include "compare/saying.h"
#include "report/tables.h"

#define PT_CITED_MOST 64

typedef struct pt_cited {
    const char *key;
    size_t length;
} pt_cited;

typedef struct pt_article {
    ptce_text paragraphs; /* one a line */
    const ptce_run *run;
    pt_saying saying;
    pt_cited cited[PT_CITED_MOST];
    size_t cited_count;
} pt_article;

/* A sentence behind the one before, with the slots of a->saying. */
void pt_article_say(pt_article *a, const char *key);
void pt_article_end(pt_article *a);
/* "Cliff 1993; Feng & Cliff 2004", what a test rests on: appended, or as the
 * next slot. */
void pt_article_cite(pt_article *a, ptce_text *out, const char *test);
void pt_article_fill_cite(pt_article *a, const char *test);

/* Sentences that every comparison has. */
void pt_article_left_out(pt_article *a, const ptce_left_out *left_out,
                         size_t count);
void pt_article_view(pt_article *a, const ptce_view *view);
/* What was done with measures, one entry each. */
typedef struct pt_article_measure {
    const ptce_measure *measure;
    bool tested, by_percentile;
} pt_article_measure;
void pt_article_measures(pt_article *a, const pt_article_measure *measures,
                         size_t count, size_t draws);
void pt_article_software(pt_article *a);

/* The references cited, one a line, by key. */
void pt_article_references(ptce_text *out, pt_article *a);
/* Both in a format for people; PTCE_E_USAGE for JSON and CSV. Clears the
 * article. */
ptce_status pt_article_write(ptce_text *out, pt_article *a,
                             const ptce_table_options *options,
                             ptce_error *err);

#endif
