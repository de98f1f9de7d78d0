/* SPDX-License-Identifier: MIT */
/* Words of errors: error.ID, and error.ID.hint for what to do. */
#include "base/words.h"

static const pt_word words[] = {
    {"error.file-is-folder", "« {1} » est un dossier, pas un fichier", "\"{1}\" is a folder, not a file"},
    {"error.file-is-folder.hint", "Un dossier se lit comme collection s’il contient collection.json.", "A folder is read as a collection if it holds collection.json."},
    {"error.file-not-regular", "« {1} » n’est pas un fichier ordinaire (tube, périphérique ou prise)", "\"{1}\" is not a regular file (a pipe, device or socket)"},
    {"error.file-not-regular.hint", "Donnez un fichier, ou « - » pour lire l’entrée standard.", "Give a file, or \"-\" to read standard input."},
    {"error.file-open", "impossible d’ouvrir « {1} » : {2}", "cannot open \"{1}\": {2}"},
    {"error.file-open.hint", "Vérifiez le chemin et les droits de lecture.", "Check the path and the right to read it."},
    {"error.file-read", "lecture de « {1} » interrompue : {2}", "reading \"{1}\" failed: {2}"},
    {"error.file-too-large", "« {1} » dépasse la limite de {2} Mio", "\"{1}\" is over the limit of {2} MiB"},
    {"error.file-write", "impossible d’écrire « {1} » : {2}", "cannot write \"{1}\": {2}"},
    {"error.file-write.hint", "Rien n’a été modifié. Vérifiez le dossier, les droits et la place disponible.", "Nothing was changed. Check the folder, the rights and the free space."},
    {"error.folder-make", "impossible de créer le dossier « {1} » : {2}", "cannot make the folder \"{1}\": {2}"},
    {"error.no-memory", "mémoire épuisée", "memory is exhausted"},
    {"error.no-memory.hint", "Fermez d’autres programmes, ou traitez moins de réseaux à la fois.", "Close other programs, or treat fewer networks at a time."},
    {"error.not-a-file-to-write", "« {1} » existe et n’est pas un fichier ordinaire", "\"{1}\" exists and is not a regular file"},
    {"error.not-a-file-to-write.hint", "Rien n’a été modifié. Choisissez un autre nom.", "Nothing was changed. Choose another name."},
    {"error.period", "« {1} » n’est pas une période", "\"{1}\" is not a period"},
    {"error.period.hint", "Écrivez une année (2014) ou deux (2010-2016).", "Write one year (2014) or two (2010-2016)."},
    {"error.view-option", "la vue n’a pas d’option « {1} »", "the view has no option \"{1}\""},
    {"error.view-value", "--{1} n’accepte pas « {2} »", "--{1} does not take \"{2}\""},
    {"error.view-value.hint", "Valeurs possibles : {3}.", "Possible values: {3}."},
    {"error.without-near", "--without : aucun acteur, type, famille ou nature ne s’appelle « {1} »", "--without: no actor, type, family or nature is called \"{1}\""},
    {"error.without-near.hint", "Vouliez-vous dire « {2} » ?", "Did you mean \"{2}\"?"},
    {"error.without-unknown", "--without : aucun acteur, type, famille ou nature ne s’appelle « {1} »", "--without: no actor, type, family or nature is called \"{1}\""},
    {"error.without-unknown.hint", "`ptce show` donne les identifiants des acteurs.", "`ptce show` gives the ids of the actors."},
    {"error.worker-died", "le calcul s’est arrêté brutalement ({1})", "the computation ended abruptly ({1})"},
    {"error.worker-died.hint", "Il a peut-être dépassé la mémoire permise. Essayez un réseau plus petit ou une autre option.", "It may have met its memory limit. Try a smaller network or another option."},
    {"error.worker-late", "le calcul a dépassé sa limite de temps ({1} s)", "the computation met its time limit ({1} s)"},
    {"error.worker-late.hint", "Augmentez --limit-time, ou choisissez un calcul plus simple.", "Raise --limit-time, or choose a simpler computation."},
    {"error.worker-start", "impossible de lancer un processus de calcul", "cannot start a worker process"},
};

const pt_word_table pt_words_error = {words, PT_COUNT(words)};
