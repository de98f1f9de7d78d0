/* SPDX-License-Identifier: MIT */
/* Words of random networks and of where a value stands among them. */
#include "base/words.h"

static const pt_word words[] = {
    {"detail.null_ensembles", "Rang parmi des réseaux tirés au hasard", "Standing among random networks"},
    {"detail.null_ensembles.convention", "Même taille : tous les graphes de n acteurs et m liens, également probables (CUG|n,m). Mêmes degrés : tous les graphes où chaque acteur garde son nombre de liens, également probables ; échange des bouts de deux liens, un échange impossible comptant comme un pas (10 m échanges pour commencer, puis autant de pas entre deux tirages) ; dans une vue dirigée, degrés entrant et sortant gardés et cycles de trois arcs retournés ; les mises en commun gardées comme sommets le restent et gardent leurs nombres (« curveball »). Types redistribués : mêmes liens, types mélangés entre acteurs. Valeurs arrondies à 12 chiffres ; les tirages où la mesure n’est pas définie ne comptent pas ; l’écart type est celui des tirages. Les poids ne comptent pas.", "Same size: all graphs of n actors and m ties, equally likely (CUG|n,m). Same degrees: all graphs in which each actor keeps its number of ties, equally likely; two ties swap ends, an impossible swap counting as a step (10 m swaps to begin with, then as many steps between two draws); in a directed view in-degrees and out-degrees are kept and cycles of three arcs turned; pools kept as vertices stay pools and keep their numbers (curveball). Types dealt anew: same ties, types shuffled among actors. Values are rounded to 12 digits; draws in which the measure is undefined do not count; the standard deviation is that of the draws. Weights do not count."},
    {"detail.null_ensembles.draws", "tirages", "draws"},
    {"detail.null_ensembles.ensemble", "tirés avec", "drawn with"},
    {"detail.null_ensembles.error", "erreur", "error"},
    {"detail.null_ensembles.fixed", "fixée", "fixed"},
    {"detail.null_ensembles.formula", "rang centile = (#{valeurs tirées < valeur} + ½ #{= valeur}) / B ; z = (valeur − moyenne) / écart type ; erreur = √(p(1 − p) / B)", "percentile = (#{drawn values < value} + ½ #{= value}) / B; z = (value − mean) / standard deviation; error = √(p(1 − p) / B)"},
    {"detail.null_ensembles.mean", "moyenne", "mean"},
    {"detail.null_ensembles.measure", "mesure", "measure"},
    {"detail.null_ensembles.percentile", "centile", "percentile"},
    {"detail.null_ensembles.says", "Où se place chaque valeur parmi celles de réseaux tirés au hasard, qui gardent du réseau sa taille, les degrés de ses acteurs, ou tout sauf la place des types : ce qui en reste est propre à ce réseau.", "Where each value stands among those of random networks, which keep of the network its size, the degrees of its actors, or all but the places of types: what then stands out is its own."},
    {"detail.null_ensembles.sd", "écart t.", "s.d."},
    {"detail.null_ensembles.undefined", "Là où la mesure ne l’est pas, ou ne l’est que dans moins de la moitié des tirages ; z et rang centile, là où aucun tirage ne donne une autre valeur (avec 0 tirage : un seul réseau a ces degrés) ; dans une vue dirigée qui garde les mises en commun ; au-delà de 5 000 acteurs ou de 10⁹ pas de calcul.", "Where the measure is, or is defined in fewer than half of the draws; z and percentile, where no draw gives another value (with 0 draws: a single network has these degrees); in a directed view that keeps pools; beyond 5,000 actors or 10⁹ steps of work."},
    {"detail.null_ensembles.value", "valeur", "value"},
    {"detail.null_ensembles.z", "z", "z"},
    {"ensemble.degrees", "mêmes degrés", "same degrees"},
    {"ensemble.degrees.says", "le rang centile parmi des réseaux tirés au hasard où chaque acteur garde son nombre de liens", "the percentile among random networks in which each actor keeps its number of ties"},
    {"ensemble.size", "même taille", "same size"},
    {"ensemble.size.says", "le rang centile parmi des réseaux tirés au hasard qui ont autant d’acteurs et de liens", "the percentile among random networks with as many actors and ties"},
    {"ensemble.types", "types mélangés", "types shuffled"},
    {"ensemble.types.says", "le rang centile parmi des réseaux de mêmes liens où les types sont redistribués au hasard entre les acteurs", "the percentile among networks of the same ties in which types are dealt out at random among the actors"},
    {"reason.fixed-by-degrees", "les degrés fixent à eux seuls cette valeur", "the degrees alone fix this value"},
    {"reason.fixed-by-size", "le nombre d’acteurs et de liens fixe à lui seul cette valeur", "the numbers of actors and ties alone fix this value"},
    {"reason.fixed-by-types", "redistribuer les types ne change pas cette valeur", "dealing the types out anew does not change this value"},
    {"reason.no-spread", "les tirages donnent tous une même valeur", "all draws give one value"},
    {"reason.rarely-defined", "mesure non définie dans plus de la moitié des réseaux tirés", "measure undefined in more than half of the random networks"},
};

const pt_word_table pt_words_null = {words, PT_COUNT(words)};
