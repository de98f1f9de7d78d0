/* SPDX-License-Identifier: MIT */
#include "base/words.h"

static const pt_word words[] = {
    {"report.placeholder", "", ""},
};

const pt_word_table pt_words_report = {words, PT_COUNT(words)};
