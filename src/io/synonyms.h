/* SPDX-License-Identifier: MIT */
/* What columns and values are called by people and by other tools, in French
 * and English: rows only, so that a new word is one more. */
#ifndef PT_SYNONYMS_H
#define PT_SYNONYMS_H

#include "model/model.h"

typedef enum pt_about {
    PT_ABOUT_NODES = 1,
    PT_ABOUT_EDGES = 2,
    PT_ABOUT_MEMBERS = 4, /* rows that say who is in which pool */
    PT_ABOUT_SOURCES = 8,
    PT_ABOUT_GRAPH = 16
} pt_about;

/* What a column is, by its name without case, accents and punctuation; NULL
 * where nothing is known by that name. */
const char *pt_column_meant(pt_about about, const char *name);

/* A value of a closed list ("type", "kind", "nature", "what", "circle",
 * "certainty", "class", "yes") as the network file spells it, or NULL. */
const char *pt_value_meant(const char *list, const char *text);
/* The values of a list, for a message: "a, b, c"; and the nearest one. */
void pt_values_add(ptce_text *out, const char *list);
const char *pt_value_near(const char *list, const char *text);

/* Whether a text says that nobody knows: "?", "NR", "n.c.". */
bool pt_is_unknown(const char *text);

/* The type that words in a name give away ("SCIC", "mairie"), or the COUNT
 * value. */
ptce_type pt_type_guessed(const char *name);

#endif
