/* SPDX-License-Identifier: MIT */
#include "base/words.h"

static const pt_word words[] = {
    {"compare.group", "réseaux du groupe {1} = {2}", "networks of the group {1} = {2}"},
    {"compare.say.drawn", " ; parmi {2} façons, tirées au hasard, de redistribuer ces étiquettes entre ces pôles, {1} donnent un écart de rangs au moins aussi grand (p estimé : {3}, erreur type {4}).", "; of {2} ways, drawn at random, to deal these labels out among these poles, {1} give a difference of ranks at least as large (estimated p = {3}, standard error {4})."},
    {"compare.say.even", " ; d’un groupe à l’autre, un pôle a aussi souvent la valeur la plus forte que la plus faible (delta de Cliff : {1}, intervalle à 95 % de {2} à {3})", "; from one group to the other a pole has the larger value as often as the smaller (Cliff’s delta {1}, 95% interval {2} to {3})"},
    {"compare.say.exact", " ; sur les {2} façons de redistribuer ces étiquettes entre ces pôles, {1} donnent un écart de rangs au moins aussi grand (p exact : {3}).", "; of the {2} ways to deal these labels out among these poles, {1} give a difference of ranks at least as large (exact p = {3})."},
    {"compare.say.larger", " ; un pôle du premier groupe a plus souvent la valeur la plus forte qu’un pôle du second (delta de Cliff : {1}, intervalle à 95 % de {2} à {3})", "; a pole of the first group has the larger value more often than one of the second (Cliff’s delta {1}, 95% interval {2} to {3})"},
    {"compare.say.medians", "{1} : parmi les {2} pôles pour lesquels cette valeur est documentée, qui sont tous ceux de la collection et non un échantillon, la médiane est de {3} pour le premier groupe ({5}, {4}) et de {6} pour le second ({8}, {7})", "{1}: among the {2} poles for which this value is documented, which are all those of the collection and not a sample, the median is {3} in the first group ({5}, {4}) and {6} in the second ({8}, {7})"},
    {"compare.say.no-value", "{1} : un des groupes n’a aucun pôle pour lequel cette valeur est documentée ; il n’y a rien à comparer.", "{1}: one of the groups has no pole for which this value is documented; there is nothing to compare."},
    {"compare.say.smaller", " ; un pôle du premier groupe a plus souvent la valeur la plus faible qu’un pôle du second (delta de Cliff : {1}, intervalle à 95 % de {2} à {3})", "; a pole of the first group has the smaller value more often than one of the second (Cliff’s delta {1}, 95% interval {2} to {3})"},
    {"compare.say.untested", " ; l’écart n’est pas mis à l’épreuve : {1}.", "; the difference is not tested: {1}."},
    {"test.descriptive", "cette valeur dépend trop de la taille du réseau pour être comparée d’un pôle à l’autre", "this value depends too much on the size of the network to be compared between poles"},
    {"test.needs-ensemble", "cette valeur ne se compare qu’à celle de réseaux tirés au hasard, de même taille ou de mêmes degrés", "this value can only be compared with that of random networks of the same size or the same degrees"},
    {"test.no-value", "un des groupes n’a aucune valeur", "one of the groups has no value"},
};

const pt_word_table pt_words_compare = {words, PT_COUNT(words)};
