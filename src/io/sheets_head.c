/* SPDX-License-Identifier: MIT */
/* Which table a sheet is, by its name and its header, and what its columns
 * are read as. */
#include "io/sheets.h"

#include <stdio.h>
#include <string.h>

/* ---- Which table --------------------------------------------------------- */

static const struct {
    pt_sheet_kind kind;
    pt_about about;
    const char *words; /* names of files and sheets, folded */
} kinds[] = {
    {PT_SHEET_ACTORS, PT_ABOUT_NODES,
     "actors acteurs nodes noeuds structures organisations membresdupole"},
    {PT_SHEET_TIES, PT_ABOUT_EDGES,
     "ties liens edges relations cooperations links"},
    {PT_SHEET_POOLS, PT_ABOUT_NODES,
     "pools misesencommun mutualisations ressources resources"},
    {PT_SHEET_MEMBERS, PT_ABOUT_MEMBERS, "members membres memberships"},
    {PT_SHEET_SOURCES, PT_ABOUT_SOURCES, "sources"},
    {PT_SHEET_NETWORK, PT_ABOUT_GRAPH, "network reseau pole"},
    {PT_SHEET_LEFT, PT_ABOUT_GRAPH,
     "notes aide help lisezmoi readme listes lists explications"},
};

static pt_about about_of(pt_sheet_kind kind)
{
    for (size_t i = 0; i < PT_COUNT(kinds); i++)
        if (kinds[i].kind == kind)
            return kinds[i].about;
    return PT_ABOUT_NODES;
}

/* The last part of a path, without what follows its first dot, folded. */
static void add_folded_name(ptce_text *out, const char *path)
{
    const char *slash = strrchr(path, '/');
    char name[128];
    const char *start = slash ? slash + 1 : path;
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(start, "."), start);
    pt_text_add_folded(out, name);
}

/* Whether a name is one of the words, or begins with one. */
static bool begins_with(const char *words, const char *name)
{
    for (const char *at = words; *at;) {
        size_t length = strcspn(at, " ");
        if (strncmp(name, at, length) == 0)
            return true;
        at += length + (at[length] == ' ');
    }
    return false;
}

bool pt_sheets_knows(const char *name)
{
    ptce_text folded = {0};
    bool known = false;
    add_folded_name(&folded, name);
    for (size_t i = 0; i < PT_COUNT(kinds); i++)
        known = known || begins_with(kinds[i].words, ptce_text_get(&folded));
    ptce_text_clear(&folded);
    return known;
}

static void name_tells(pt_sheets *s, const char *name)
{
    ptce_text folded = {0};
    add_folded_name(&folded, name);
    const char *word = ptce_text_get(&folded);
    for (size_t i = 0; i < PT_COUNT(kinds); i++)
        if (s->kind == PT_SHEET_UNKNOWN && begins_with(kinds[i].words, word))
            s->kind = kinds[i].kind;
    if (strstr(word, "mutualis") || strstr(word, "pooling"))
        s->kind_word = "mutualisation";
    else if (strstr(word, "cooper"))
        s->kind_word = "cooperation";
    ptce_text_clear(&folded);
}

void pt_sheets_begin(pt_sheets *sheets, const char *origin, const char *sheet)
{
    pt_outline *o = sheets->import->outline;
    sheets->kind = PT_SHEET_UNKNOWN;
    sheets->kind_word = NULL;
    sheets->headed = false;
    sheets->header_count = 0;
    sheets->crossing_count = 0;
    sheets->zeros = sheets->blanks = sheets->diagonals = 0;
    sheets->part = 0;
    sheets->line = 1;
    if (o->part_count < PT_OUTLINE_PARTS) {
        pt_part *part = &o->parts[o->part_count];
        *part = (pt_part){0};
        if (origin)
            part->origin = pt_arena_text(o->arena, origin, strlen(origin));
        if (sheet)
            part->sheet = pt_arena_text(o->arena, sheet, strlen(sheet));
        if ((origin && !part->origin) || (sheet && !part->sheet))
            pt_sheets_take(sheets, pt_nomem(sheets->err));
        sheets->part = (unsigned char)++o->part_count;
    }
    if (sheets->expected != PT_SHEET_UNKNOWN)
        sheets->kind = sheets->expected;
    else
        name_tells(sheets, sheet ? sheet : origin ? origin : o->origin);
}

/* ---- The header ---------------------------------------------------------- */

static bool means(pt_about about, pt_slice header, const char *wanted)
{
    char text[128];
    if (header.length >= sizeof text)
        return false;
    memcpy(text, header.at, header.length);
    text[header.length] = '\0';
    const char *column = pt_column_meant(about, text);
    return column && strcmp(column, wanted) == 0;
}

static size_t find_column(pt_about about, const pt_slice *cells, size_t count,
                          const char *wanted)
{
    for (size_t i = 0; i < count; i++)
        if (means(about, cells[i], wanted))
            return i;
    return PTCE_NOBODY;
}

/* "coopère avec", "mutualise avec": a column of a survey, and its kind. */
const char *pt_sheets_survey_kind(pt_slice header)
{
    char text[128];
    const char *kind = NULL;
    ptce_text folded = {0};
    if (header.length >= sizeof text)
        return NULL;
    memcpy(text, header.at, header.length);
    text[header.length] = '\0';
    pt_text_add_folded(&folded, text);
    const char *word = ptce_text_get(&folded);
    if (strstr(word, "mutualise") || strstr(word, "partage") ||
        strstr(word, "shareswith"))
        kind = "mutualisation";
    else if (strstr(word, "cooper") || strstr(word, "partenair") ||
             strstr(word, "travailleavec") || strstr(word, "workswith"))
        kind = "cooperation";
    ptce_text_clear(&folded);
    return kind;
}

static bool is_survey(const pt_slice *cells, size_t count)
{
    bool some = false;
    for (size_t i = 1; i < count; i++)
        some = some || pt_sheets_survey_kind(cells[i]);
    return some;
}

static bool has_both(pt_about about, const pt_slice *cells, size_t count,
                     const char *a, const char *b)
{
    size_t x = find_column(about, cells, count, a);
    size_t y = find_column(about, cells, count, b);
    return x != PTCE_NOBODY && y != PTCE_NOBODY && x != y;
}

/* Whether a column but the first has a name of ours: then it is no matrix. */
static bool knows_column(const pt_slice *cells, size_t count)
{
    static const char *const names[] = {"name",  "type",  "siret",   "role",
                                        "since", "until", "sources", "note"};
    for (size_t i = 0; i < PT_COUNT(names); i++) {
        size_t column = find_column(PT_ABOUT_NODES, cells, count, names[i]);
        if (column != PTCE_NOBODY && column > 0)
            return true;
    }
    return false;
}

/* A table that has no name of ours is told by its header. */
static pt_sheet_kind header_tells(const pt_slice *cells, size_t count)
{
    if (has_both(PT_ABOUT_EDGES, cells, count, "from", "to"))
        return PT_SHEET_TIES;
    if (count > 1 && is_survey(cells, count))
        return PT_SHEET_SURVEY;
    if (has_both(PT_ABOUT_MEMBERS, cells, count, "pool", "actor"))
        return PT_SHEET_MEMBERS;
    if (has_both(PT_ABOUT_NODES, cells, count, "id", "name") ||
        has_both(PT_ABOUT_NODES, cells, count, "name", "type") ||
        has_both(PT_ABOUT_NODES, cells, count, "id", "type"))
        return PT_SHEET_ACTORS;
    if (count > 2 && cells[0].length == 0)
        return PT_SHEET_MATRIX;
    return count > 3 && !knows_column(cells, count) ? PT_SHEET_MATRIX
                                                    : PT_SHEET_UNKNOWN;
}

/* The name of a sheet may promise what its header does not keep: a matrix
 * may well be called ties. */
static void choose_kind(pt_sheets *s, const pt_slice *cells, size_t count)
{
    bool ties = s->kind == PT_SHEET_TIES || s->kind == PT_SHEET_POOLS;
    if (s->kind == PT_SHEET_UNKNOWN ||
        (s->kind == PT_SHEET_TIES &&
         !has_both(PT_ABOUT_EDGES, cells, count, "from", "to")))
        s->kind = header_tells(cells, count);
    if (ties && s->kind == PT_SHEET_UNKNOWN)
        s->kind = PT_SHEET_TIES;
}

const char *pt_sheets_keep(pt_sheets *s, pt_slice text)
{
    const char *kept =
        pt_arena_text(s->import->outline->arena, text.at, text.length);
    if (!kept)
        pt_sheets_take(s, pt_nomem(s->err));
    return kept;
}

static bool is_taken(const pt_sheets *s, const char *name)
{
    for (size_t i = 0; i < s->header_count; i++)
        if (s->headers[i] && strcmp(s->headers[i], name) == 0)
            return true;
    return false;
}

static void say_column(pt_sheets *s, size_t column, const char *header,
                       const char *meant)
{
    pt_sheets_note(s, column, "column-read", header, meant, NULL);
}

/* "type=sector" holds before any synonym. */
static const char *mapped(const pt_sheets *s, const char *header)
{
    const ptce_exchange *options = s->import->options;
    for (size_t i = 0; options && i < options->map_count; i++) {
        const char *pair = options->map[i];
        const char *wanted = strchr(pair, '=');
        if (wanted && strcmp(wanted + 1, header) == 0)
            return pair;
    }
    return NULL;
}

/* Fields that a map gives to another column, or to none. */
static bool is_mapped_away(const pt_sheets *s, const char *field)
{
    const ptce_exchange *options = s->import->options;
    size_t length = strlen(field);
    for (size_t i = 0; options && i < options->map_count; i++)
        if (strncmp(options->map[i], field, length) == 0 &&
            options->map[i][length] == '=')
            return true;
    return false;
}

static const char *meaning_of(pt_sheets *s, size_t column, const char *header,
                              pt_about about)
{
    const char *pair = mapped(s, header);
    if (pair)
        return pt_sheets_keep(s, (pt_slice){pair, strcspn(pair, "=")});
    const char *meant = pt_column_meant(about, header);
    if (!meant || is_taken(s, meant) || is_mapped_away(s, meant))
        return header;
    if (strcmp(meant, header) != 0)
        say_column(s, column, header, meant);
    return meant;
}

static void read_header(pt_sheets *s, const pt_slice *cells, size_t count)
{
    pt_about about = about_of(s->kind);
    pt_outline *o = s->import->outline;
    for (size_t i = 0; i < count && s->status == PTCE_OK; i++) {
        const char *header =
            cells[i].length ? pt_sheets_keep(s, cells[i]) : NULL;
        s->headers[i] = header ? meaning_of(s, i, header, about) : NULL;
        s->header_count = i + 1;
    }
    const char **names = pt_arena_take(o->arena, count, sizeof *names);
    if (!names) {
        pt_sheets_take(s, pt_nomem(s->err));
        return;
    }
    memcpy(names, s->headers, count * sizeof *names);
    if (s->part) {
        o->parts[s->part - 1].columns = names;
        o->parts[s->part - 1].column_count = count;
    }
}

size_t pt_sheets_column(const pt_sheets *s, const char *name)
{
    for (size_t i = 0; i < s->header_count; i++)
        if (s->headers[i] && strcmp(s->headers[i], name) == 0)
            return i;
    return PTCE_NOBODY;
}

void pt_sheets_head(pt_sheets *s, const pt_slice *cells, size_t count)
{
    s->headed = true;
    choose_kind(s, cells, count);
    if (s->kind == PT_SHEET_MATRIX)
        pt_sheets_matrix_head(s, cells, count);
    else if (s->kind != PT_SHEET_LEFT && s->kind != PT_SHEET_NETWORK)
        read_header(s, cells, count);
    s->read += s->kind != PT_SHEET_LEFT && s->kind != PT_SHEET_UNKNOWN;
}
