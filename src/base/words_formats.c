/* SPDX-License-Identifier: MIT */
/* Words of the formats of other tools. */
#include "base/words.h"

static const pt_word words[] = {
    {"rule.format-ignored", "laissé de côté en lisant : {2} ({1})", "left aside in reading: {2} ({1})"},
    {"rule.format-ignored.hint", "Ce que ce format peut dire de plus qu’un réseau d’acteurs n’est pas repris.", "What this format can say beyond a network of actors is not taken over."},
    {"rule.format-ignored.why", "Rien ne se perd en silence : ce qu’un lecteur ne reprend pas est dit.", "Nothing is lost in silence: what a reader does not take over is told."},
};

const pt_word_table pt_words_formats = {words, PT_COUNT(words)};
