/* SPDX-License-Identifier: MIT */
/* A reader of our own bibliography, which is simple BibTeX: every value in
 * braces, no macros, no accents but UTF-8 (`report.references` checks it). */
#include "report/references.h"

#include <string.h>

typedef struct value {
    const char *text; /* NULL: no such field */
    size_t length;
} value;

size_t pt_reference_next(const char **at)
{
    *at += strspn(*at, " ");
    return strcspn(*at, " ");
}

/* Behind "@article{key,", or NULL. */
static const char *find_entry(const char *key, size_t length)
{
    const char *at = (const char *)pt_references_bib;
    while ((at = strstr(at, "\n@"))) {
        const char *open = strchr(at, '{');
        if (!open)
            return NULL;
        at = open + 1;
        if (strncmp(at, key, length) == 0 && at[length] == ',')
            return at + length;
    }
    return NULL;
}

/* Behind the brace that closes the one before @p at. */
static const char *end_of_braces(const char *at)
{
    size_t depth = 1;
    for (; *at && depth > 0; at++) {
        if (*at == '{')
            depth++;
        else if (*at == '}')
            depth--;
    }
    return at;
}

static value field_of(const char *entry, const char *name)
{
    size_t length = strlen(name);
    const char *at = entry;
    while (*(at += strspn(at, ", \n")) && *at != '}') {
        size_t here = strcspn(at, " =");
        const char *open = strchr(at, '{');
        if (!open)
            break;
        const char *end = end_of_braces(open + 1);
        if (here == length && strncmp(at, name, length) == 0)
            return (value){open + 1, (size_t)(end - 1 - (open + 1))};
        at = end;
    }
    return (value){NULL, 0};
}

/* Without the braces that keep capitals; "--" is a dash. */
static void add_plain(ptce_text *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '{' || text[i] == '}')
            continue;
        if (text[i] == '-' && i + 1 < length && text[i + 1] == '-') {
            ptce_text_add(out, "–");
            i++;
        } else {
            ptce_text_add_bytes(out, &text[i], 1);
        }
    }
}

/* Nothing where there is no such field. */
static void add_field(ptce_text *out, const char *before, const char *entry,
                      const char *name, const char *after)
{
    value field = field_of(entry, name);
    if (!field.text)
        return;
    ptce_text_add(out, before);
    add_plain(out, field.text, field.length);
    ptce_text_add(out, after);
}

#define AND " and "
#define AND_LENGTH (sizeof AND - 1)

/* "Butts, Carter and Carley, Kathleen": set apart by semicolons. */
static void add_people(ptce_text *out, const char *entry, const char *name)
{
    value people = field_of(entry, name);
    for (size_t i = 0; i < people.length; i++) {
        if (strncmp(&people.text[i], AND, AND_LENGTH) == 0) {
            ptce_text_add(out, "; ");
            i += AND_LENGTH - 1;
        } else {
            add_plain(out, &people.text[i], 1);
        }
    }
}

/* Where it appeared. */
static void add_place(ptce_text *out, const char *entry)
{
    add_field(out, " ", entry, "journal", "");
    add_field(out, " In: ", entry, "booktitle", "");
    add_field(out, ", ", entry, "volume", "");
    add_field(out, "(", entry, "number", ")");
    add_field(out, " ", entry, "publisher", "");
    add_field(out, " ", entry, "howpublished", "");
    add_field(out, ", ", entry, "pages", "");
    ptce_text_add(out, ".");
    add_field(out, " https://doi.org/", entry, "doi", "");
}

bool pt_reference_say(ptce_text *out, const char *key, size_t length)
{
    const char *entry = length > 0 ? find_entry(key, length) : NULL;
    if (!entry)
        return false;
    add_people(out, entry, "author");
    if (!field_of(entry, "author").text)
        add_people(out, entry, "editor");
    add_field(out, " (", entry, "year", ").");
    add_field(out, " ", entry, "title", ".");
    add_place(out, entry);
    return true;
}

/* ---- In a text ------------------------------------------------------------
 */

/* Where the next of the people starts, or NULL behind the last. */
static const char *next_person(const char *at, const char *end)
{
    for (; at + AND_LENGTH < end; at++)
        if (strncmp(at, AND, AND_LENGTH) == 0)
            return at + AND_LENGTH;
    return NULL;
}

/* The surname stands before the comma. */
static void add_surname(ptce_text *out, const char *at, const char *end)
{
    size_t length = 0;
    while (at + length < end && at[length] != ',' &&
           strncmp(&at[length], AND, AND_LENGTH) != 0)
        length++;
    add_plain(out, at, length);
}

bool pt_reference_cite(ptce_text *out, const char *key, size_t length,
                       ptce_lang lang)
{
    const char *entry = length > 0 ? find_entry(key, length) : NULL;
    if (!entry)
        return false;
    value people = field_of(entry, "author");
    if (!people.text)
        people = field_of(entry, "editor");
    if (!people.text)
        people = field_of(entry, "title");
    const char *end = people.text + people.length;
    const char *second = next_person(people.text, end);
    bool more = second && next_person(second, end);
    add_surname(out, people.text, end);
    if (more) {
        ptce_text_add(out, " et al.");
    } else if (second) {
        ptce_text_add(out, lang == PTCE_FR ? " et " : " and ");
        add_surname(out, second, end);
    }
    add_field(out, " ", entry, "year", "");
    return true;
}
