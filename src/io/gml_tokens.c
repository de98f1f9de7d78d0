/* SPDX-License-Identifier: MIT */
/* GML's tokens, and lists of keys and values. */
#include "io/gml.h"

#define DEPTH 64

/* ---- Tokens
 * ------------------------------------------------------------------ */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_part(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.';
}

static void skip(pt_lex *lex)
{
    bool fresh = lex->at == lex->text.at; /* at the start of a line */
    for (; lex->at < lex->end; lex->at++) {
        char c = *lex->at;
        if (c == '#' && fresh)
            while (lex->at + 1 < lex->end && *lex->at != '\n')
                lex->at++;
        else if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            return;
        fresh = *lex->at == '\n' || (fresh && *lex->at != '\n');
    }
}

static pt_gml_token take_text(pt_gml *g, pt_slice *word)
{
    pt_lex *lex = &g->lex;
    const char *start = ++lex->at;
    while (lex->at < lex->end && *lex->at != '"')
        lex->at++;
    *word = (pt_slice){start, (size_t)(lex->at - start)};
    if (lex->at >= lex->end) {
        (void)pt_lex_expected(lex, (pt_slice){lex->end, 0}, "quote");
        return PT_GML_BAD;
    }
    lex->at++;
    return pt_lex_dereference(lex, word) ? PT_GML_TEXT : PT_GML_BAD;
}

static pt_gml_token take_number(pt_lex *lex, pt_slice *word)
{
    bool whole = true;
    while (lex->at < lex->end &&
           (is_part(*lex->at) || *lex->at == '-' || *lex->at == '+')) {
        whole =
            whole && (*lex->at != '.' && *lex->at != 'e' && *lex->at != 'E');
        lex->at++;
    }
    word->length = (size_t)(lex->at - word->at);
    if (whole && pt_cell_fits(PT_CELL_INTEGER, *word))
        return PT_GML_INTEGER;
    if (pt_cell_fits(PT_CELL_NUMBER, *word))
        return PT_GML_REAL;
    return word->length ? PT_GML_WORD : PT_GML_BAD; /* +INF, NAN */
}

static pt_gml_token next(pt_gml *g, pt_slice *word)
{
    pt_lex *lex = &g->lex;
    skip(lex);
    *word = (pt_slice){lex->at, 0};
    if (lex->at >= lex->end)
        return PT_GML_END;
    char c = *lex->at;
    if (c == '[' || c == ']') {
        word->length = 1;
        lex->at++;
        return c == '[' ? PT_GML_OPEN : PT_GML_CLOSE;
    }
    if (c == '"')
        return take_text(g, word);
    if (is_letter(c)) {
        while (lex->at < lex->end && is_part(*lex->at))
            lex->at++;
        word->length = (size_t)(lex->at - word->at);
        return PT_GML_WORD;
    }
    pt_gml_token kind = take_number(lex, word);
    if (kind == PT_GML_BAD) {
        word->length = 1;
        (void)pt_lex_expected(lex, *word, "key");
    }
    return kind;
}

/* ---- Lists of keys and values
 * --------------------------------------------------- */

bool pt_gml_list(pt_gml *g, bool within, pt_gml_take *takes, void *data)
{
    pt_slice key;
    pt_slice value;
    while (pt_lex_goes_on(&g->lex)) {
        pt_gml_token kind = next(g, &key);
        if (kind == (within ? PT_GML_CLOSE : PT_GML_END))
            return true;
        if (kind != PT_GML_WORD)
            return pt_lex_goes_on(&g->lex) &&
                   pt_lex_expected(&g->lex, key, within ? "key-or-end" : "key");
        kind = next(g, &value);
        if (kind == PT_GML_END || kind == PT_GML_CLOSE)
            return pt_lex_expected(&g->lex, value, "value");
        if (kind != PT_GML_BAD)
            (void)takes(g, data, key, kind, value);
    }
    return false;
}

bool pt_gml_skip(pt_gml *g)
{
    size_t depth = 1;
    pt_slice word;
    while (pt_lex_goes_on(&g->lex)) {
        pt_gml_token kind = next(g, &word);
        if (kind == PT_GML_OPEN && ++depth > DEPTH)
            return pt_lex_stop(&g->lex, "format-limit", word,
                               PT_SLOT_WORDS "ignored.levels");
        if (kind == PT_GML_CLOSE && --depth == 0)
            return true;
        if (kind == PT_GML_END)
            return pt_lex_expected(&g->lex, word, "key-or-end");
    }
    return false;
}

bool pt_gml_skip_value(pt_gml *g, pt_gml_token kind)
{
    return kind != PT_GML_OPEN || pt_gml_skip(g);
}
