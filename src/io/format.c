/* SPDX-License-Identifier: MIT */
/* The table of formats: one row each. */
#include "io/formats.h"

#include <string.h>
#include <strings.h>

/* Whether a word stands in the text, as bytes. */
static bool has(const char *head, const char *word)
{
    return strstr(head, word) != NULL;
}

static bool is_graphml(const char *head, size_t length)
{
    (void)length;
    return has(head, "<graphml") || has(head, ":graphml");
}

#define PT_HOLDS_ALL                                                           \
    (PT_HOLDS_NAMES | PT_HOLDS_GRAPH | PT_HOLDS_NODE_COLUMNS |                 \
     PT_HOLDS_EDGE_COLUMNS | PT_HOLDS_WEIGHTS | PT_HOLDS_KINDS |               \
     PT_HOLDS_TYPES | PT_HOLDS_PARALLEL | PT_HOLDS_DIRECTIONS |                \
     PT_HOLDS_ISOLATES | PT_HOLDS_POSITIONS)

static const pt_format rows[] = {
    {"graphml", "graphml", PT_HOLDS_ALL, is_graphml, pt_graphml_read,
     pt_graphml_write},
    {"csv", "csv tsv",
     PT_HOLDS_EDGE_COLUMNS | PT_HOLDS_WEIGHTS | PT_HOLDS_KINDS |
         PT_HOLDS_PARALLEL | PT_HOLDS_DIRECTIONS,
     pt_csv_sniff, pt_csv_read, pt_csv_write},
};

const pt_format *pt_format_at(size_t i)
{
    return i < PT_COUNT(rows) ? &rows[i] : NULL;
}

const pt_format *pt_format_find(const char *id)
{
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        if (strcmp(rows[i].id, id) == 0)
            return &rows[i];
    return NULL;
}

/* Whether a path ends with a dot and that extension, whatever its case. */
static bool ends(const char *path, const char *extension, size_t length)
{
    size_t all = strlen(path);
    return all > length && path[all - length - 1] == '.' &&
           strncasecmp(path + all - length, extension, length) == 0;
}

static bool has_extension(const pt_format *format, const char *path)
{
    for (const char *at = format->extensions; *at;) {
        size_t length = strcspn(at, " ");
        if (ends(path, at, length))
            return true;
        at += length + (at[length] == ' ');
    }
    return false;
}

const pt_format *pt_format_of(const char *path)
{
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        if (has_extension(&rows[i], path))
            return &rows[i];
    return NULL;
}
