/* SPDX-License-Identifier: MIT */
#include "base/words.h"

static const pt_word words[] = {
    {"analysis.placeholder", "", ""},
};

const pt_word_table pt_words_analysis = {words, PT_COUNT(words)};
