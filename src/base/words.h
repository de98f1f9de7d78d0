/* SPDX-License-Identifier: MIT */
/* The catalogue: every text a user reads, in French and English. A table holds
 * the words of one topic, sorted by key; words.c lists the tables. */
#ifndef PT_WORDS_H
#define PT_WORDS_H

#include "base/base.h"

typedef struct pt_word {
    const char *key;
    const char *fr;
    const char *en;
} pt_word;

typedef struct pt_word_table {
    const pt_word *words;
    size_t count;
} pt_word_table;

extern const pt_word_table pt_words_analysis;  /* measure.* reason.* */
extern const pt_word_table pt_words_brokerage; /* … who stands between whom */
extern const pt_word_table pt_words_census;    /* … pairs and triples */
extern const pt_word_table pt_words_certainty; /* … how far to rely on it */
extern const pt_word_table pt_words_cli;       /* command.* option.* cli.* */
extern const pt_word_table pt_words_communities; /* … who is with whom */
extern const pt_word_table pt_words_compare;     /* compare.* test.* */
extern const pt_word_table pt_words_composition; /* … who takes part */
extern const pt_word_table pt_words_drawing;     /* … sizes, styles, panels */
extern const pt_word_table pt_words_error;       /* error.* */
extern const pt_word_table pt_words_exchange;    /* … from and to others */
extern const pt_word_table pt_words_figure;      /* figure.* */
extern const pt_word_table pt_words_formats;     /* … formats of others */
extern const pt_word_table pt_words_holding;     /* … who holds it together */
extern const pt_word_table pt_words_inference;   /* … and beyond ranks */
extern const pt_word_table pt_words_model;   /* type.* family.* nature.* … */
extern const pt_word_table pt_words_null;    /* … random networks */
extern const pt_word_table pt_words_page;    /* page.* */
extern const pt_word_table pt_words_paired;  /* … before and after */
extern const pt_word_table pt_words_pooling; /* … what is pooled */
extern const pt_word_table pt_words_report;  /* report.* show.* */
extern const pt_word_table pt_words_rule;    /* rule.* severity.* */
extern const pt_word_table pt_words_script;  /* script.*, for report.js */
extern const pt_word_table pt_words_several; /* … more than two groups */

/* The i-th table, NULL behind the last. */
const pt_word_table *pt_words_at(size_t i);

#endif
