/* SPDX-License-Identifier: MIT */
#include "base/words.h"

static const pt_word words[] = {
    {"cli.placeholder", "", ""},
};

const pt_word_table pt_words_cli = {words, PT_COUNT(words)};
