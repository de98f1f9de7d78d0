/* SPDX-License-Identifier: MIT */
/* Words of the report: its questions and what the page says. */
#include "base/words.h"

static const pt_word words[] = {
    {"page.frame.title", "De quoi parle ce réseau ?", "What is this network of?"},
};

const pt_word_table pt_words_page = {words, PT_COUNT(words)};
