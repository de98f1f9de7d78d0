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

static bool is_gexf(const char *head, size_t length)
{
    (void)length;
    return has(head, "<gexf") || has(head, ":gexf");
}

/* The first bytes that are no blank, comment or byte-order mark, whatever their
 * case. */
static bool begins(const char *head, const char *comments, const char *word)
{
    while (*head && (strchr(" \t\r\n", *head) || strchr(comments, *head)))
        head += strchr(" \t\r\n", *head) ? 1 : strcspn(head, "\n");
    return strncasecmp(head, word, strlen(word)) == 0;
}

static bool is_pajek(const char *head, size_t length)
{
    (void)length;
    return begins(head, "%", "*vertices") || begins(head, "%", "*network") ||
           begins(head, "%", "*partition") || begins(head, "%", "*vector");
}

/* "dl" and a blank or comma behind it, whatever their case. */
static bool is_dl(const char *head, size_t length)
{
    (void)length;
    head += strspn(head, " \t\r\n");
    return strncasecmp(head, "dl", 2) == 0 && head[2] &&
           strchr(" ,\t\r\n", head[2]);
}

/* "graph" and its bracket, or the keys that stand before it. */
static bool is_gml(const char *head, size_t length)
{
    const char *bracket = strpbrk(head, "[{");
    (void)length;
    return (begins(head, "#", "graph") && bracket && *bracket == '[') ||
           ((begins(head, "#", "creator") || begins(head, "#", "version")) &&
            has(head, "graph"));
}

static bool is_vna(const char *head, size_t length)
{
    (void)length;
    return begins(head, "", "*node data") ||
           begins(head, "", "*node properties") ||
           begins(head, "", "*tie data");
}

/* Not our own files, which have nodes of neither kind. */
static bool is_json(const char *head)
{
    head += strspn(head, " \t\r\n");
    return (*head == '{' || *head == '[') && !has(head, "\"ptce-");
}

static bool is_nodelink(const char *head, size_t length)
{
    (void)length;
    bool links = has(head, "\"links\"") && has(head, "\"source\"");
    return is_json(head) && (links || has(head, "\"nodes\"")) &&
           !has(head, "\"elements\"");
}

static bool is_cyjs(const char *head, size_t length)
{
    (void)length;
    return is_json(head) && (has(head, "\"elements\"") ||
                             (*head == '[' && has(head, "\"data\"")));
}

static bool is_zip(const char *head, size_t length)
{
    return length > 4 && memcmp(head, "PK\x03\x04", 4) == 0;
}

/* The first member of an OpenDocument is its type, not compressed. */
static bool is_ods(const char *head, size_t length)
{
    static const char type[] = "mimetypeapplication/vnd.oasis.opendocument";
    return is_zip(head, length) && length > 30 + sizeof type &&
           memcmp(head + 30, type, sizeof type - 1) == 0;
}

static bool is_xlsx(const char *head, size_t length)
{
    return is_zip(head, length) && !is_ods(head, length);
}

/* A word of DOT and its brace, behind comments. */
static bool is_dot(const char *head, size_t length)
{
    static const char *const words[] = {"strict", "digraph", "graph"};
    (void)length;
    for (size_t i = 0; i < PT_COUNT(words); i++)
        if (begins(head, "#/", words[i]))
            return has(head, "{");
    return false;
}

#define PT_HOLDS_ALL                                                           \
    (PT_HOLDS_NAMES | PT_HOLDS_GRAPH | PT_HOLDS_NODE_COLUMNS |                 \
     PT_HOLDS_EDGE_COLUMNS | PT_HOLDS_WEIGHTS | PT_HOLDS_KINDS |               \
     PT_HOLDS_TYPES | PT_HOLDS_PARALLEL | PT_HOLDS_DIRECTIONS |                \
     PT_HOLDS_ISOLATES | PT_HOLDS_POSITIONS | PT_HOLDS_BREAKS | PT_HOLDS_ARCS)

static const pt_format rows[] = {
    {"graphml", "graphml", PT_HOLDS_ALL, is_graphml, pt_graphml_read,
     pt_graphml_write},
    {"gexf", "gexf", PT_HOLDS_ALL & ~(unsigned)PT_HOLDS_GRAPH, is_gexf,
     pt_gexf_read, pt_gexf_write},
    {"pajek", "net",
     PT_HOLDS_WEIGHTS | PT_HOLDS_KINDS | PT_HOLDS_DIRECTIONS |
         PT_HOLDS_ISOLATES | PT_HOLDS_POSITIONS | PT_HOLDS_ARCS,
     is_pajek, pt_pajek_read, pt_pajek_write},
    {"paj", "paj",
     PT_HOLDS_ALL & ~(unsigned)(PT_HOLDS_GRAPH | PT_HOLDS_PARALLEL |
                                PT_HOLDS_EDGE_COLUMNS | PT_HOLDS_BREAKS),
     is_pajek, pt_paj_read, pt_paj_write},
    {"dl", "dl",
     PT_HOLDS_ARCS | PT_HOLDS_WEIGHTS | PT_HOLDS_KINDS | PT_HOLDS_ISOLATES,
     is_dl, pt_dl_read, pt_dl_write},
    {"gml", "gml", PT_HOLDS_ALL, is_gml, pt_gml_read, pt_gml_write},
    {"vna", "vna", PT_HOLDS_ALL & ~(unsigned)(PT_HOLDS_GRAPH | PT_HOLDS_BREAKS),
     is_vna, pt_vna_read, pt_vna_write},
    {"dot", "dot gv", PT_HOLDS_ALL, is_dot, pt_dot_read, pt_dot_write},
    {"nodelink", "nodelink.json d3.json", PT_HOLDS_ALL, is_nodelink,
     pt_nodelink_read, pt_nodelink_write},
    {"cyjs", "cyjs", PT_HOLDS_ALL, is_cyjs, pt_cyjs_read, pt_cyjs_write},
    {"edgelist", "edges edgelist ncol", PT_HOLDS_WEIGHTS, NULL,
     pt_edgelist_read, pt_edgelist_write},
    {"csv", "csv tsv",
     PT_HOLDS_EDGE_COLUMNS | PT_HOLDS_WEIGHTS | PT_HOLDS_KINDS |
         PT_HOLDS_PARALLEL | PT_HOLDS_DIRECTIONS | PT_HOLDS_ARCS |
         PT_HOLDS_BREAKS,
     pt_csv_sniff, pt_csv_read, pt_csv_write},
    {"xlsx", "xlsx xlsm", PT_HOLDS_ALL | PT_FORMAT_RAW, is_xlsx, pt_xlsx_read,
     pt_xlsx_write},
    {"ods", "ods", PT_HOLDS_ALL | PT_FORMAT_RAW, is_ods, pt_ods_read,
     pt_ods_write},
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
