/* SPDX-License-Identifier: MIT */
/* Words that the report's script says; the page hands them to it. */
#include "base/words.h"

static const pt_word words[] = {
    {"script.actor", "Acteur :", "Actor:"},
    {"script.after", "après", "after"},
    {"script.alone", "acteurs sans aucun lien", "actors without any tie"},
    {"script.before", "avant", "before"},
    {"script.colon", " : ", ": "},
    {"script.filter", "Ne garder que les lignes contenant :", "Keep only rows that contain:"},
    {"script.found", "{1} résultats", "{1} results"},
    {"script.found.one", "1 résultat", "1 result"},
    {"script.fragmentation", "fragmentation (part des paires d’acteurs qu’aucun chemin ne relie)", "fragmentation (share of the pairs of actors that no path joins)"},
    {"script.from", "De :", "From:"},
    {"script.largest", "acteurs du plus grand morceau", "actors of the largest piece"},
    {"script.layer", "Liens :", "Ties:"},
    {"script.layer.all", "tous", "all"},
    {"script.layer.cooperation", "coopération", "cooperation"},
    {"script.layer.mutualisation", "mutualisation", "mutualisation"},
    {"script.look", "Survolez un acteur de la figure, ou choisissez-le dans la liste : ses liens, son rôle et ses sources s’affichent ici. Un clic le garde affiché ; Échap le libère. Au clavier, les flèches passent d’un acteur à l’autre.", "Point at an actor in the figure, or choose one from the list: its ties, role and sources appear here. A click keeps it; Escape lets it go. From the keyboard, arrow keys move from actor to actor."},
    {"script.measure", "Ce que l’on compte", "What is counted"},
    {"script.nobody", "aucun en particulier", "none in particular"},
    {"script.now-alone", "Se retrouvent sans aucun lien : {1}.", "Left without any tie: {1}."},
    {"script.pieces", "morceaux séparés", "separate pieces"},
    {"script.pools", "mises en commun à deux membres ou plus", "pools of two members or more"},
    {"script.pools-lost", "Mises en commun qui n’ont plus deux membres : {1}.", "Pools that no longer have two members: {1}."},
    {"script.put-back", "Tout remettre", "Put everything back"},
    {"script.remove", "Que se passerait-il sans cet acteur ?", "What if this actor left?"},
    {"script.rows", "{1} lignes sur {2}", "{1} of {2} rows"},
    {"script.search", "Chercher un pôle ou un acteur :", "Find a pole or an actor:"},
    {"script.tie", "1 lien documenté :", "1 documented tie:"},
    {"script.ties", "{1} liens documentés :", "{1} documented ties:"},
    {"script.to", "à :", "to:"},
    {"script.type", "Type d’acteur :", "Type of actor:"},
    {"script.type.all", "tous", "all"},
    {"script.without", "Sans {1} : ce qui se défait, compté sur les liens que montre la figure. Un lien que personne n’a écrit pourrait tenir.", "Without {1}: what comes apart, counted over the ties that the figure shows. A tie that nobody wrote down may hold."},
};

const pt_word_table pt_words_script = {words, PT_COUNT(words)};
