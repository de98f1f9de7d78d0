/* SPDX-License-Identifier: MIT */
/* What figures can be asked for, and what they say about it. */
#include "base/words.h"

static const pt_word words[] = {
    {"error.figure-actor", "--{1} : « {3} » n’a, dans cette vue, ni acteur ni mise en commun « {2} »", "--{1}: in this view, \"{3}\" has no actor or pool \"{2}\""},
    {"error.figure-actor.hint", "Donnez un identifiant ; `ptce show` et `ptce measure --level node` les citent.", "Give an id; `ptce show` and `ptce measure --level node` name them."},
    {"error.figure-height-alone", "--height demande aussi --width", "--height needs --width too"},
    {"error.figure-length", "--{1} n’accepte pas « {2} »", "--{1} does not take \"{2}\""},
    {"error.figure-length.hint", "Donnez une longueur de 40 à 2000 mm, avec son unité (mm, cm, in ou pt) : 170mm.", "Give a length from 40 to 2000 mm with its unit (mm, cm, in or pt): 170mm."},
    {"error.figure-page", "« {1} » ne tient pas sur {2} × {3} mm avec des lettres de 6,5 points : il faudrait {4} mm de haut", "\"{1}\" does not fit on {2} × {3} mm with letters of 6.5 points: it would be {4} mm high"},
    {"error.figure-page.hint", "Prenez une page plus grande (--page a3), la largeur seule (--width), ou montrez moins (--focus, --layer, --without).", "Take a larger page (--page a3), the width alone (--width), or show less (--focus, --layer, --without)."},
    {"figure.bridge", "pont : sans ce lien, le réseau se coupe", "bridge: without this tie, the network splits"},
    {"figure.focus", "voisinage de {2}, à {1} lien||voisinage de {2}, jusqu’à {1} liens", "neighbourhood of {2}, within {1} tie||neighbourhood of {2}, within {1} ties"},
    {"figure.lit", "acteur mis en valeur", "actor singled out"},
    {"figure.no-value", "valeur non définie", "value not defined"},
    {"figure.shade", "Couleur : {1}, de {2} à {3}", "Colour: {1}, from {2} to {3}"},
    {"option.focus.draw", "seulement cet acteur et son voisinage (voir --radius)", "only this actor and its neighbourhood (see --radius)"},
    {"option.height", "la hauteur imprimée, avec --width", "the printed height, with --width"},
    {"option.page", "la page que la figure remplit", "the page that the figure fills"},
    {"option.radius", "à combien de liens va le voisinage de --focus", "how many ties the neighbourhood of --focus reaches"},
    {"option.width", "la largeur imprimée, par exemple 170mm", "the printed width, for example 170mm"},
    {"value.length", "LONGUEUR", "LENGTH"},
};

const pt_word_table pt_words_drawing = {words, PT_COUNT(words)};
