/* SPDX-License-Identifier: MIT */
#include "base/words.h"

static const pt_word words[] = {
    {"compare.placeholder", "", ""},
};

const pt_word_table pt_words_compare = {words, PT_COUNT(words)};
