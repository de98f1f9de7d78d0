/* SPDX-License-Identifier: MIT */
#include "base/words.h"

static const pt_word words[] = {
    {"figure.placeholder", "", ""},
};

const pt_word_table pt_words_figure = {words, PT_COUNT(words)};
