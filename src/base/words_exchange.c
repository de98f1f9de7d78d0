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
    {"lost.isolates", "acteurs sans lien", "actors without a tie"},
    {"lost.parallel", "liens entre les mêmes acteurs, réunis en un", "ties between the same actors, joined into one"},
    {"lost.pools", "mises en commun, écrites comme des acteurs", "pools, written as actors"},
    {"lost.undirected", "liens sans direction, écrits dans les deux sens", "undirected ties, written both ways"},
    {"rule.column-read", "colonne « {1} » lue comme « {2} »", "column \"{1}\" read as \"{2}\""},
    {"rule.column-read.why", "Chaque outil nomme ses colonnes à sa façon ; ce qui a été compris est dit.", "Every tool has its own names for columns; what was understood is told."},
    {"rule.format-lost", "ce format ne peut contenir : {2} ({1})", "this format cannot hold: {2} ({1})"},
    {"rule.format-lost.hint", "Gardez aussi le réseau dans son format d’origine, ou écrivez un compagnon avec --sidecar.", "Keep the network in its own format too, or write a companion with --sidecar."},
    {"rule.format-lost.why", "Rien ne se perd en silence : ce qui n’a pas de place dans le format choisi est dit.", "Nothing is lost in silence: what has no place in the chosen format is told."},
    {"rule.pool-tie", "« {1} » et « {2} » sont deux mises en commun : elles ne peuvent être liées", "\"{1}\" and \"{2}\" are both pools: they cannot be tied"},
    {"rule.pool-tie.hint", "Reliez des acteurs, ou un acteur et une mise en commun.", "Tie actors, or an actor and a pool."},
    {"rule.pool-tie.why", "Une mise en commun a pour membres des acteurs.", "The members of a pool are actors."},
    {"rule.read-as", "{2} ({1})", "{2} ({1})"},
    {"rule.read-as.why", "Ce qui a été compris autrement qu’il n’est écrit est dit.", "What was understood otherwise than it is written is told."},
    {"rule.type-guessed", "type deviné d’après les mots : {2} ({1})", "type guessed from words: {2} ({1})"},
    {"rule.type-guessed.hint", "Donnez une colonne « type », ou --map type=COLONNE.", "Give a column \"type\", or --map type=COLUMN."},
    {"rule.type-guessed.why", "Les mesures de composition reposent sur les types : une devinette se vérifie.", "Measures of composition rest on the types: a guess wants checking."},
    {"said.dates-cut", "dates réduites à leur année", "dates cut to their year"},
    {"said.decimal-commas", "nombres à virgule décimale", "numbers with a decimal comma"},
    {"said.found-by-name", "acteurs retrouvés par leur nom", "actors found by their name"},
    {"said.ids-made", "identifiants faits à partir des textes", "ids made from the texts"},
    {"said.kinds-assumed", "liens sans volet, lus comme coopération", "ties without a kind, read as cooperation"},
    {"said.not-observed", "cellules « ? » ou « NR » : non observées", "cells \"?\" or \"NR\": not observed"},
    {"said.sources-made", "sources citées sans être décrites, ajoutées", "sources cited without being described, added"},
    {"said.summed", "liens en double, additionnés", "double ties, added up"},
    {"said.told-apart", "liens en double, distingués par un numéro", "double ties, told apart by a number"},
    {"said.types-other", "acteurs dont le type n’est pas connu, lus comme « autre »", "actors of unknown type, read as \"other\""},
};

const pt_word_table pt_words_exchange = {words, PT_COUNT(words)};
