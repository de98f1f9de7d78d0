/* SPDX-License-Identifier: MIT */
#include "base/words.h"

static const pt_word words[] = {
    {"rule.placeholder", "", ""},
};

const pt_word_table pt_words_rule = {words, PT_COUNT(words)};
