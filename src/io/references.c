/* SPDX-License-Identifier: MIT */
/* References in the texts of GML and DOT: the five of XML, those of Latin-1,
 * and numbers. */
#include "io/lex.h"

#include <string.h>

/* Names of U+00A0 to U+00FF. */
static const char *const latin[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar",
    "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

static const struct {
    const char *name;
    char c;
} basic[] = {
    {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

static int digit_of(char c, int base)
{
    int value = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : base;
    return value < base ? value : -1;
}

/* "#233" or "#xE9" to a code point, 0 if it is none. */
static uint32_t number_of(pt_slice name)
{
    bool hex = name.length > 1 && (name.at[1] == 'x' || name.at[1] == 'X');
    uint32_t value = 0;
    size_t i = hex ? 2 : 1;
    if (i >= name.length)
        return 0;
    for (; i < name.length; i++) {
        int digit = digit_of(name.at[i], hex ? 16 : 10);
        if (digit < 0 || value > 0x10FFFF)
            return 0;
        value = value * (hex ? 16 : 10) + (uint32_t)digit;
    }
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value > 0x10FFFF || surrogate ? 0 : value;
}

static uint32_t code_of(pt_slice name)
{
    if (name.length == 0)
        return 0;
    if (*name.at == '#')
        return number_of(name);
    for (size_t i = 0; i < PT_COUNT(basic); i++)
        if (pt_slice_equal(name, pt_slice_of(basic[i].name)))
            return (unsigned char)basic[i].c;
    for (uint32_t i = 0; i < PT_COUNT(latin); i++)
        if (pt_slice_equal(name, pt_slice_of(latin[i])))
            return 0xA0 + i;
    return 0;
}

/* UTF-8 of a code point; its bytes, never more than its reference has. */
static size_t encode(char *out, uint32_t code)
{
    size_t more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(leads[more] | (code >> (6 * more)));
    for (size_t i = 1; i <= more; i++)
        out[i] = (char)(0x80 | ((code >> (6 * (more - i))) & 0x3F));
    return more + 1;
}

/* The reference at a '&', without it and its semicolon. */
static pt_slice reference_at(const char *at, const char *end)
{
    pt_slice name = {at + 1, 0};
    while (name.at + name.length < end && name.length < 12 &&
           name.at[name.length] != ';' && name.at[name.length] != '&')
        name.length++;
    if (name.at + name.length >= end || name.at[name.length] != ';')
        name.length = 0;
    return name;
}

bool pt_lex_dereference(pt_lex *lex, pt_slice *word)
{
    if (!memchr(word->at, '&', word->length))
        return true;
    char *copy =
        pt_arena_text(lex->import->outline->arena, word->at, word->length);
    if (!copy)
        return pt_lex_take(lex, pt_nomem(lex->err));
    const char *end = word->at + word->length;
    size_t kept = 0;
    for (const char *at = word->at; at < end; at++) {
        pt_slice name = *at == '&' ? reference_at(at, end) : (pt_slice){at, 0};
        uint32_t code = code_of(name);
        if (code) {
            kept += encode(copy + kept, code);
            at += name.length + 1;
        } else {
            copy[kept++] = *at;
        }
    }
    copy[kept] = '\0';
    *word = (pt_slice){copy, kept};
    return true;
}
