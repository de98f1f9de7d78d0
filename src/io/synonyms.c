/* SPDX-License-Identifier: MIT */
/* Rows of words, folded: without case, accents, punctuation and blanks. */
#include "io/synonyms.h"

#include <string.h>

typedef struct column_row {
    unsigned about;
    const char *column, *words;
} column_row;

enum {
    N = PT_ABOUT_NODES,
    E = PT_ABOUT_EDGES,
    M = PT_ABOUT_MEMBERS,
    S = PT_ABOUT_SOURCES,
    G = PT_ABOUT_GRAPH
};

// clang-format off
static const column_row columns[] = {
    {N, "id", "id identifiant identifier code cle key noeud node fichier file reseau network"},
    {S, "id", "id identifiant identifier code cle key source"},
    {G, "id", "id identifiant identifier"},
    {N, "name", "name nom nomcomplet label libelle intitule denomination raisonsociale structure organisation organization organisme acteur actor partenaire partner"},
    {G, "name", "name nom reseau pole network intitule"},
    {N, "short", "short nomcourt nomabrege abrege sigle acronyme acronym shortname"},
    {N, "class", "class classe"},
    {N, "type", "type typedacteur typeacteur typedestructure typestructure categorie category statut statutjuridique formejuridique legalform legalstatus actortype familledacteur"},
    {N, "siret", "siret numerosiret nosiret nsiret"},
    {N, "role", "role fonction mission"},
    {N, "members", "members membres"},
    {N, "circle", "circle cercle"},
    {N, "answered", "answered arepondu repondu reponse repondant respondent responded"},
    {N, "kind", "kind volet couche layer"},
    {E, "kind", "kind volet couche layer genre relation typedelien typelien tietype"},
    {E, "type", "type"},
    {N, "what", "what objet quoi moyen"},
    {E, "what", "what objet quoi description libelle label intitule"},
    {E, "nature", "nature naturedulien typederelation"},
    {E, "from", "from de source origine emetteur acteur1 acteura depart ego"},
    {E, "to", "to vers a target cible destination destinataire acteur2 acteurb arrivee alter"},
    {E, "weight", "weight poids force intensite valeur value strength frequence"},
    {E, "directed", "directed dirige oriente sens direction"},
    {E, "certainty", "certainty certitude fiabilite confidence"},
    {N | E | M, "since", "since depuis debut start begin datedebut datededebut anneedebut anneededebut entree dateentree startdate"},
    {N | E | M, "until", "until jusqua jusquen fin end stop datefin datedefin anneefin anneedefin sortie datesortie enddate"},
    {N | M | G, "sources", "sources source reference references"},
    {E, "sources", "sources reference references"},
    {N | E | M | S | G, "note", "note notes remarque remarques commentaire commentaires comment comments observation observations"},
    {M, "pool", "pool miseencommun ressource resource moyen moyenpartage mutualisation projet id objet"},
    {M, "actor", "actor acteur membre member structure organisation organization partenaire"},
    {S, "title", "title titre intitule"},
    {S, "publisher", "publisher editeur auteur author organisme"},
    {S, "url", "url lien adresse link web"},
    {S, "date", "date annee year"},
    {G, "commune", "commune ville city town"},
    {G, "insee", "insee codeinsee codecommune"},
    {G, "department", "department departement"},
    {G, "region", "region"},
    {G, "latitude", "latitude lat"},
    {G, "longitude", "longitude lon lng long"},
    {G, "sectors", "sectors secteurs secteur sector"},
    {G, "activities", "activities activites activite activity"},
    {G, "founded", "founded creation anneedecreation anneedefondation annee fondation foundedin"},
    {G, "lead", "lead porteur chefdefile structureporteuse leader"},
    {G, "legal_form", "legalform formejuridique statut statutjuridique"},
    {G, "groups", "groups groupes"},
    {G, "gaps", "gaps lacunes manques"},
};

typedef struct value_row {
    const char *list, *value, *words;
} value_row;

static const value_row values[] = {
    {"class", "actor", "actor acteur actors acteurs structure organisation organization"},
    {"class", "pool", "pool pools ressource resource miseencommun moyen event evenement projet project"},
    {"kind", "cooperation", "cooperation coop partenariat partnership collaboration"},
    {"kind", "mutualisation", "mutualisation mutualization pooling miseencommun partage sharing mutu"},
    {"kind", "membership", "membership appartenance membre member affiliation"},
    {"type", "association", "asso associationloi1901 association1901 nonprofit ngo ong charity"},
    {"type", "cooperative", "scop scic cae coop cooperatives"},
    {"type", "mutual", "mutuelle"},
    {"type", "social_enterprise", "entreprisedinsertion insertion siae esus ess entreprisesociale"},
    {"type", "company", "entreprise sarl sas sa eurl societe business pme tpe firm"},
    {"type", "local_authority", "collectivite collectiviteterritoriale collectivites commune mairie ville region departement epci intercommunalite municipality"},
    {"type", "state", "etat servicesdeletat serviceetat servicedeletat government gouvernement"},
    {"type", "training", "organismedeformation lycee cfa ecole school"},
    {"type", "research", "universite university laboratoire labo"},
    {"type", "network", "tetedereseau federation union"},
    {"type", "funder", "financeur banque bank bailleur"},
    {"type", "other", "autre autres divers"},
    {"nature", "founding", "cofondation"},
    {"nature", "funding", "subvention grant finance"},
    {"nature", "support", "accompagnement soutien conseil aide"},
    {"nature", "supply", "achat vente prestation clientfournisseur commande"},
    {"nature", "project", "projetcommun"},
    {"nature", "pooling", "mutualisation partage"},
    {"nature", "membership", "adhesion adherent membre"},
    {"what", "premises", "local locaux batiment bureaux office site"},
    {"what", "staff", "salarie salaries emploi emplois rh poste"},
    {"what", "purchasing", "achatsgroupes groupementdachat achat"},
    {"what", "equipment", "materiel machines vehicule"},
    {"what", "service", "services"},
    {"what", "data", "donnee information informations"},
    {"what", "project", "projet"},
    {"circle", "core", "coeur noyaudur centre"},
    {"circle", "founding", "fondateurs fondatrice founder"},
    {"circle", "partner", "partenaires peripherie"},
    {"certainty", "stated", "sure certain certaine documente confirme declare sourced"},
    {"certainty", "inferred", "deduit deduite suppose probable incertain guessed"},
    {"yes", "true", "true vrai oui yes y o 1 x directed dirige oriente"},
    {"yes", "false", "false faux non no n 0 undirected nondirige nonoriente"},
};

static const value_row hints[] = {
    {"", "association", "association associations asso"},
    {"", "cooperative", "cooperative cooperatives scop scic cae cuma biocoop"},
    {"", "mutual", "mutuelle mutuelles mutualite"},
    {"", "foundation", "fondation foundation"},
    {"", "social_enterprise", "insertion esat esus regie"},
    {"", "research", "universite university cnrs inra inrae laboratoire recherche research"},
    {"", "training", "lycee cfa afpa greta ecole school formation iut"},
    {"", "local_authority", "commune communes mairie ville region departement metropole agglomeration communaute municipality"},
    {"", "state", "prefecture direccte dreets etat ministere ministry dreal ademe drac"},
    {"", "network", "reseau network federation union cress"},
    {"", "funder", "banque bank bpifrance fonds credit caisse"},
    {"", "company", "sarl sas sasu eurl entreprise entreprises societe gmbh ltd inc"},
};
// clang-format on

static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; length > 0 && *at;) {
        size_t here = strcspn(at, " ");
        if (here == length && memcmp(at, word, length) == 0)
            return true;
        at += here;
        at += *at == ' ';
    }
    return false;
}

static const char *column_of(pt_about about, const char *folded)
{
    for (size_t i = 0; i < PT_COUNT(columns); i++)
        if (columns[i].about & about && has_word(columns[i].words, folded))
            return columns[i].column;
    return NULL;
}

const char *pt_column_meant(pt_about about, const char *name)
{
    ptce_text folded = {0};
    for (size_t i = 0; i < PT_COUNT(columns); i++)
        if (columns[i].about & about && strcmp(columns[i].column, name) == 0)
            return columns[i].column;
    pt_text_add_folded(&folded, name);
    const char *column = column_of(about, ptce_text_get(&folded));
    ptce_text_clear(&folded);
    return column;
}

/* ---- Values -------------------------------------------------------------- */

static const char *certainty_at(unsigned i)
{
    return i <= PTCE_INFERRED ? ptce_certainty_name((ptce_certainty)i) : NULL;
}

static const char *class_at(unsigned i)
{
    static const char *const names[] = {"actor", "pool", NULL};
    return i < PT_COUNT(names) ? names[i] : NULL;
}

static const char *yes_at(unsigned i)
{
    static const char *const names[] = {"true", "false", NULL};
    return i < PT_COUNT(names) ? names[i] : NULL;
}

#define LIST(noun)                                                             \
    static const char *noun##_at(unsigned i)                                   \
    {                                                                          \
        return ptce_##noun##_name((ptce_##noun)i);                             \
    }
LIST(type)
LIST(kind)
LIST(nature)
LIST(what)
LIST(circle)

typedef const char *name_at(unsigned i);

static name_at *list_named(const char *list)
{
    static const struct {
        const char *list;
        name_at *at;
    } rows[] = {
        {"type", type_at},   {"kind", kind_at},     {"nature", nature_at},
        {"what", what_at},   {"circle", circle_at}, {"certainty", certainty_at},
        {"class", class_at}, {"yes", yes_at},
    };
    size_t i = 0;
    while (i + 1 < PT_COUNT(rows) && strcmp(rows[i].list, list) != 0)
        i++;
    return rows[i].at;
}

/* Whether the catalogue's word for a value is the text, in either language. */
static bool is_its_word(const char *list, const char *value, const char *folded)
{
    bool same = false;
    ptce_text key = {0};
    ptce_text_add(&key, list);
    ptce_text_add(&key, ".");
    ptce_text_add(&key, value);
    for (int lang = PTCE_EN; !same && lang <= PTCE_FR; lang++) {
        const char *word = ptce_word_find((ptce_lang)lang, ptce_text_get(&key));
        ptce_text its = {0};
        if (word)
            pt_text_add_folded(&its, word);
        same = word && strcmp(ptce_text_get(&its), folded) == 0;
        ptce_text_clear(&its);
    }
    ptce_text_clear(&key);
    return same;
}

static const char *value_of(const char *list, const char *folded)
{
    name_at *at = list_named(list);
    const char *name;
    for (unsigned i = 0; (name = at(i)); i++)
        if (is_its_word(list, name, folded))
            return name;
    for (size_t i = 0; i < PT_COUNT(values); i++)
        if (strcmp(values[i].list, list) == 0 &&
            has_word(values[i].words, folded))
            return values[i].value;
    return NULL;
}

const char *pt_value_meant(const char *list, const char *text)
{
    name_at *at = list_named(list);
    const char *name;
    for (unsigned i = 0; (name = at(i)); i++)
        if (strcmp(name, text) == 0)
            return name;
    ptce_text folded = {0};
    pt_text_add_folded(&folded, text);
    const char *value =
        folded.length ? value_of(list, ptce_text_get(&folded)) : NULL;
    ptce_text_clear(&folded);
    return value;
}

void pt_values_add(ptce_text *out, const char *list)
{
    name_at *at = list_named(list);
    const char *name;
    for (unsigned i = 0; (name = at(i)); i++) {
        ptce_text_add(out, i ? ", " : "");
        ptce_text_add(out, name);
    }
}

const char *pt_value_near(const char *list, const char *text)
{
    const char *names[32];
    size_t count = 0;
    name_at *at = list_named(list);
    const char *name;
    while (count < PT_COUNT(names) && (name = at((unsigned)count)))
        names[count++] = name;
    return pt_nearest(text, names, count);
}

bool pt_is_unknown(const char *text)
{
    static const char *const said = "nr nc nsp na inconnu unknown nonrenseigne "
                                    "nonreponse noanswer";
    if (strlen(text) > 24)
        return false;
    if (*text && text[strspn(text, "? ")] == '\0')
        return true;
    ptce_text folded = {0};
    pt_text_add_folded(&folded, text);
    bool unknown = has_word(said, ptce_text_get(&folded));
    ptce_text_clear(&folded);
    return unknown;
}

/* ---- Guessing ------------------------------------------------------------ */

static ptce_type type_of_word(const char *word, size_t length)
{
    char copy[48];
    ptce_type type = PTCE_TYPE_COUNT;
    if (length == 0 || length >= sizeof copy)
        return type;
    memcpy(copy, word, length);
    copy[length] = '\0';
    ptce_text folded = {0};
    pt_text_add_folded(&folded, copy);
    for (size_t i = 0; i < PT_COUNT(hints); i++)
        if (has_word(hints[i].words, ptce_text_get(&folded))) {
            type = pt_type_named(hints[i].value);
            break;
        }
    ptce_text_clear(&folded);
    return type;
}

ptce_type pt_type_guessed(const char *name)
{
    static const char *const between = " \t\n'-/,;:.()\"&|_";
    ptce_type type = PTCE_TYPE_COUNT;
    for (const char *at = name; type == PTCE_TYPE_COUNT && *at;) {
        size_t length = strcspn(at, between);
        type = type_of_word(at, length);
        at += length;
        at += *at != '\0';
    }
    return type;
}
