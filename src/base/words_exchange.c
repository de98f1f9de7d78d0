/* SPDX-License-Identifier: MIT */
/* Words of the way from and to other tools: spreadsheets, losses, convert. */
#include "base/words.h"

static const pt_word words[] = {
    {"error.outline-cell", "un texte de plus de {1} octets", "a text of more than {1} bytes"},
    {"error.outline-cell.hint", "Raccourcissez ce texte.", "Shorten that text."},
    {"error.outline-columns", "plus de {1} colonnes", "more than {1} columns"},
    {"error.outline-columns.hint", "Gardez les colonnes utiles.", "Keep the columns of use."},
    {"error.outline-edges", "plus de {1} liens", "more than {1} ties"},
    {"error.outline-edges.hint", "Découpez ce fichier en plusieurs réseaux.", "Split this file into several networks."},
    {"error.outline-nodes", "plus de {1} acteurs", "more than {1} actors"},
    {"error.outline-nodes.hint", "Découpez ce fichier en plusieurs réseaux.", "Split this file into several networks."},
};

const pt_word_table pt_words_exchange = {words, PT_COUNT(words)};
