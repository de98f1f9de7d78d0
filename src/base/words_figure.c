/* SPDX-License-Identifier: MIT */
#include "base/words.h"

static const pt_word words[] = {
    {"figure.actors", "Acteurs", "Actors"},
    {"figure.articulation", "acteur dont le départ couperait le réseau", "actor whose leaving would split the network"},
    {"figure.community", "communauté {1}", "community {1}"},
    {"figure.cooperation", "coopération", "cooperation"},
    {"figure.description", "Réseau documenté des acteurs de « {1} » ({3}). Il montre : {2}. Chaque acteur est une boîte, dont la couleur et la forme disent le type ; les traits sont les liens documentés.", "Documented network of the actors of \"{1}\" ({3}). It shows: {2}. Each actor is a box, whose colour and form tell its type; lines are documented ties."},
    {"figure.directed", "lien orienté", "directed tie"},
    {"figure.fallback", "Disposition : {2}, car {1} n’a pas su placer ce réseau.", "Layout: {2}, since {1} could not lay out this network."},
    {"figure.inferred", "lien déduit (plus clair)", "inferred tie (lighter)"},
    {"figure.isolates", "Acteurs documentés, sans lien documenté :", "Documented actors without a documented tie:"},
    {"figure.isolates-view", "Acteurs documentés, sans lien dans cette vue :", "Documented actors without a tie in this view:"},
    {"figure.member", "participation à une mise en commun", "membership of a pool"},
    {"figure.mutualisation", "mutualisation", "pooling"},
    {"figure.n-actors", "{1} acteur||{1} acteurs", "{1} actor||{1} actors"},
    {"figure.n-inferred", "{1} lien documenté (déduit : {2})||{1} liens documentés (déduits : {2})", "{1} documented tie ({2} inferred)||{1} documented ties ({2} inferred)"},
    {"figure.n-pools", "{1} mise en commun||{1} mises en commun", "{1} pool||{1} pools"},
    {"figure.n-sources", "{1} source||{1} sources", "{1} source||{1} sources"},
    {"figure.n-ties", "{1} lien documenté||{1} liens documentés", "{1} documented tie||{1} documented ties"},
    {"figure.no-community", "sans communauté", "no community"},
    {"figure.no-group", "sans indication", "not given"},
    {"figure.nobody", "Aucun acteur documenté dans cette vue.", "No documented actor in this view."},
    {"figure.note", "D’après des sources publiques : ce qui n’est pas documenté peut exister. Figure faite avec ptce {1}.", "From public sources: what is not documented may exist. Made by ptce {1}."},
    {"figure.period", "période {1}", "period {1}"},
    {"figure.pool", "mise en commun ou projet partagé", "pool or joint project"},
    {"figure.size", "Taille des noms d’acteurs : {1}, de {2} à {3}", "Size of the actors’ names: {1}, from {2} to {3}"},
    {"figure.sources", "Source : {2}||Sources : {2}", "Source: {2}||Sources: {2}"},
    {"figure.ties", "Liens", "Ties"},
    {"figure.weight", "liens multiples ou forts", "several or strong ties"},
    {"figure.without", "sans {1}", "without {1}"},
};

const pt_word_table pt_words_figure = {words, PT_COUNT(words)};
