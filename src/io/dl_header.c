/* SPDX-License-Identifier: MIT */
/* The header of a DL file: words in any order, over any number of lines, parted
 * by blanks, commas, equal signs and line ends. */
#include "io/dl.h"

#include <string.h>

#define UNLISTED 1000 /* nodes that the data need not name */

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static pt_slice quoted_word(pt_lex *lex)
{
    char quote = *lex->at++;
    pt_slice word = {lex->at, 0};
    while (
        lex->at < lex->end &&
        (*lex->at != quote || (lex->at + 1 < lex->end && lex->at[1] == quote)))
        lex->at += *lex->at == quote ? 2 : 1;
    word.length = (size_t)(lex->at - word.at);
    lex->at += lex->at < lex->end;
    return word;
}

bool pt_dl_word(pt_dl *d, const char *stops, pt_slice *word, bool *quoted)
{
    pt_lex *lex = &d->lex;
    while (lex->at < lex->end &&
           (is_blank(*lex->at) || strchr(stops, *lex->at)))
        lex->at++;
    *word = (pt_slice){lex->at, 0};
    *quoted = lex->at < lex->end && *lex->at == '"';
    if (lex->at >= lex->end)
        return false;
    if (*quoted) {
        *word = quoted_word(lex);
        return pt_lex_unquote(lex, word);
    }
    while (lex->at < lex->end && !is_blank(*lex->at) &&
           !strchr(stops, *lex->at))
        lex->at++;
    word->length = (size_t)(lex->at - word->at);
    return true;
}

bool pt_dl_add_label(pt_dl *d, size_t set, pt_slice label)
{
    pt_dl_labels *labels = &d->labels[set];
    ptce_status st = pt_grow((void **)&labels->items, &labels->capacity,
                             labels->count, sizeof *labels->items, d->lex.err);
    if (st == PTCE_OK)
        labels->items[labels->count++] = label;
    return pt_lex_take(&d->lex, st);
}

/* ---- Labels ----------------------------------------------------------------
 */

/* Where the labels that begin here end: at "data:" or at the next line that
 * begins with a word of the header. */
static const char *labels_end(const pt_lex *lex)
{
    static const char *const words[] = {
        "data:",         "row labels",   "column labels", "col labels",
        "matrix labels", "level labels", "labels"};
    bool first = true;
    for (const char *at = lex->at; at < lex->end;) {
        pt_slice line = {at, 0};
        while (at < lex->end && *at != '\n' && *at != '\r')
            at++;
        line.length = (size_t)(at - line.at);
        pt_slice bare = pt_slice_bare(line);
        for (size_t i = 0; i < PT_COUNT(words) && !first; i++)
            if (pt_slice_begins(bare, words[i]))
                return bare.at;
        for (const char *in = line.at; in + 5 <= at && first; in++)
            if (pt_slice_is((pt_slice){in, 5}, "data:"))
                return in;
        first = false;
        while (at < lex->end && (*at == '\n' || *at == '\r'))
            at++;
    }
    return lex->end;
}

/* Labels with blanks and without quotes stand one a line. */
static bool stand_by_line(pt_dl *d, const char *end, size_t expected)
{
    pt_dl probe = *d;
    pt_slice word;
    bool quoted = false;
    size_t words = 0;
    size_t lines = 0;
    const char *start = d->lex.at;
    probe.lex.end = end;
    while (words <= expected && pt_dl_word(&probe, ",=", &word, &quoted))
        words++;
    if (words == expected)
        return false;
    for (const char *at = start; at < end && lines <= expected; at++) {
        while (at < end && is_blank(*at))
            at++;
        lines += at < end;
        while (at < end && *at != '\n' && *at != '\r')
            at++;
    }
    return lines == expected;
}

static bool take_lines(pt_dl *d, size_t set, const char *end)
{
    pt_lex *lex = &d->lex;
    while (lex->at < end) {
        const char *start = lex->at;
        while (lex->at < end && *lex->at != '\n' && *lex->at != '\r')
            lex->at++;
        pt_slice line =
            pt_slice_bare((pt_slice){start, (size_t)(lex->at - start)});
        if (line.length && !pt_dl_add_label(d, set, line))
            return false;
        lex->at += lex->at < end;
    }
    return true;
}

static bool take_labels(pt_dl *d, size_t set)
{
    const char *end = labels_end(&d->lex);
    const char *all = d->lex.end;
    size_t expected = d->sizes[set];
    pt_slice word;
    bool quoted = false;
    if (expected && stand_by_line(d, end, expected))
        return take_lines(d, set, end);
    d->lex.end = end;
    bool goes_on = true;
    while (goes_on && pt_dl_word(d, ",=", &word, &quoted)) {
        goes_on = pt_dl_add_label(d, set, word);
        if (goes_on && expected && d->labels[set].count > expected) {
            d->lex.end = all;
            return pt_lex_expected(&d->lex, word, "data");
        }
    }
    d->lex.end = all;
    d->lex.at = end;
    if (!expected)
        d->sizes[set] = d->labels[set].count;
    return pt_lex_goes_on(&d->lex);
}

/* Behind "labels", "row labels", "matrix labels": embedded, or a list. With one
 * mode the columns are the rows, and called once. */
static bool read_labels(pt_dl *d, size_t set, pt_slice word)
{
    size_t target = set == PT_DL_COLUMNS && !d->two_modes ? PT_DL_ROWS : set;
    bool listed = word.at[word.length - 1] == ':';
    const char *back = d->lex.at;
    bool quoted = false;
    pt_slice next;
    if (!listed && pt_dl_word(d, ",=", &next, &quoted) &&
        pt_slice_begins(next, "embedded")) {
        d->embedded[set] = true;
        return true;
    }
    d->lex.at = back;
    if (!d->labels[target].count)
        return take_labels(d, target);
    d->lex.at = labels_end(&d->lex);
    return true;
}

/* ---- Words
 * ------------------------------------------------------------------- */

static bool read_size(pt_dl *d, size_t set)
{
    pt_slice word;
    bool quoted = false;
    size_t size = 0;
    if (!pt_dl_word(d, ",=", &word, &quoted) || !pt_slice_count(word, &size))
        return pt_lex_expected(&d->lex, word, "count");
    if (size > PT_OUTLINE_NODES || size > d->lex.text.length + UNLISTED)
        return pt_lex_stop(&d->lex, "format-swells", word, NULL);
    d->sizes[set] = size;
    return true;
}

static bool read_layout(pt_dl *d)
{
    static const struct {
        const char *word;
        pt_dl_layout layout;
        bool two_modes;
    } rows[] = {{"fullmatrix", PT_DL_FULL, false},
                {"fm", PT_DL_FULL, false},
                {"upperhalf", PT_DL_UPPER, false},
                {"uh", PT_DL_UPPER, false},
                {"lowerhalf", PT_DL_LOWER, false},
                {"lh", PT_DL_LOWER, false},
                {"edgelist1", PT_DL_EDGES1, false},
                {"el1", PT_DL_EDGES1, false},
                {"edgelist", PT_DL_EDGES1, false},
                {"edgelist2", PT_DL_EDGES2, true},
                {"el2", PT_DL_EDGES2, true},
                {"nodelist1", PT_DL_NODES1, false},
                {"nl1", PT_DL_NODES1, false},
                {"nodelist", PT_DL_NODES1, false},
                {"linkedlist1", PT_DL_NODES1, false},
                {"nodelist2", PT_DL_NODES2, true},
                {"nl2", PT_DL_NODES2, true},
                {"linkedlist2", PT_DL_NODES2, true},
                {"nodelist1b", PT_DL_COUNTED1, false},
                {"nl1b", PT_DL_COUNTED1, false},
                {"nodelist2b", PT_DL_COUNTED2, true},
                {"nl2b", PT_DL_COUNTED2, true}};
    pt_slice word;
    bool quoted = false;
    if (!pt_dl_word(d, ",=", &word, &quoted))
        return pt_lex_expected(&d->lex, word, "layout");
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        if (pt_slice_is(word, rows[i].word)) {
            d->layout = rows[i].layout;
            d->two_modes = d->two_modes || rows[i].two_modes;
            return true;
        }
    return pt_lex_expected(&d->lex, word, "layout");
}

/* "row labels", "column labels", "matrix labels": the second word. */
static bool read_set(pt_dl *d, size_t set)
{
    pt_slice word;
    bool quoted = false;
    if (!pt_dl_word(d, ",=", &word, &quoted) ||
        !pt_slice_begins(word, "labels"))
        return pt_lex_expected(&d->lex, word, "header");
    return read_labels(d, set, word);
}

/* "labels", "row labels", "matrix labels"…: the set they name, or none. */
static size_t set_of(pt_slice word)
{
    static const struct {
        const char *word;
        size_t set;
    } rows[] = {{"row", PT_DL_ROWS},        {"rows", PT_DL_ROWS},
                {"column", PT_DL_COLUMNS},  {"col", PT_DL_COLUMNS},
                {"columns", PT_DL_COLUMNS}, {"matrix", PT_DL_MATRICES},
                {"level", PT_DL_MATRICES}};
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        if (pt_slice_is(word, rows[i].word))
            return rows[i].set;
    return PT_DL_SETS;
}

/* "diagonal = absent", "title = …". */
static bool read_remark(pt_dl *d, bool diagonal)
{
    bool quoted = false;
    pt_slice next;
    if (!pt_dl_word(d, ",=", &next, &quoted))
        return pt_lex_expected(&d->lex, next, "header");
    d->no_diagonal =
        d->no_diagonal || (diagonal && pt_slice_is(next, "absent"));
    return true;
}

static bool read_all_labels(pt_dl *d, pt_slice word)
{
    bool read = read_labels(d, PT_DL_ROWS, word);
    d->embedded[PT_DL_COLUMNS] =
        d->embedded[PT_DL_COLUMNS] || d->embedded[PT_DL_ROWS];
    return read;
}

static bool read_word(pt_dl *d, pt_slice word)
{
    bool columns = pt_slice_is(word, "nc");
    size_t set = set_of(word);
    if (pt_slice_is(word, "n"))
        return read_size(d, PT_DL_ROWS);
    if (columns || pt_slice_is(word, "nr")) {
        d->two_modes = true;
        return read_size(d, columns ? PT_DL_COLUMNS : PT_DL_ROWS);
    }
    if (pt_slice_is(word, "nm"))
        return read_size(d, PT_DL_MATRICES);
    if (pt_slice_is(word, "format"))
        return read_layout(d);
    if (set != PT_DL_SETS)
        return read_set(d, set);
    if (pt_slice_is(word, "labels") || pt_slice_is(word, "labels:"))
        return read_all_labels(d, word);
    if (pt_slice_is(word, "diagonal") || pt_slice_is(word, "title"))
        return read_remark(d, pt_slice_is(word, "diagonal"));
    return pt_lex_expected(&d->lex, word, "header");
}

bool pt_dl_header(pt_dl *d)
{
    pt_slice word;
    bool quoted = false;
    if (!pt_dl_word(d, ",=", &word, &quoted) || !pt_slice_is(word, "dl"))
        return pt_lex_stop(&d->lex, "format-other", word, "UCINET DL");
    while (pt_dl_word(d, ",=", &word, &quoted)) {
        if (pt_slice_is(word, "data:"))
            return pt_lex_goes_on(&d->lex);
        if (!read_word(d, word))
            return false;
    }
    return pt_lex_expected(&d->lex, word, "data");
}
