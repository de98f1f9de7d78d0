/* SPDX-License-Identifier: MIT */
/* DOT's tokens, as Graphviz's scanner takes them. */
#include "io/dot.h"

#include <string.h>

/* Attributes that draw, point somewhere or name a file, sorted. The weight,
 * comment, class and size are not among them. */
static const char *const looks[] = {"Damping",
                                    "K",
                                    "URL",
                                    "_background",
                                    "area",
                                    "arrowhead",
                                    "arrowsize",
                                    "arrowtail",
                                    "bb",
                                    "beautify",
                                    "bgcolor",
                                    "center",
                                    "charset",
                                    "cluster",
                                    "clusterrank",
                                    "color",
                                    "colorscheme",
                                    "compound",
                                    "concentrate",
                                    "constraint",
                                    "decorate",
                                    "defaultdist",
                                    "dim",
                                    "dimen",
                                    "dir",
                                    "diredgeconstraints",
                                    "distortion",
                                    "dpi",
                                    "edgeURL",
                                    "edgehref",
                                    "edgetarget",
                                    "edgetooltip",
                                    "epsilon",
                                    "esep",
                                    "fillcolor",
                                    "fixedsize",
                                    "fontcolor",
                                    "fontname",
                                    "fontnames",
                                    "fontpath",
                                    "fontsize",
                                    "forcelabels",
                                    "gradientangle",
                                    "headURL",
                                    "head_lp",
                                    "headclip",
                                    "headhref",
                                    "headlabel",
                                    "headport",
                                    "headtarget",
                                    "headtooltip",
                                    "height",
                                    "href",
                                    "id",
                                    "image",
                                    "imagepath",
                                    "imagepos",
                                    "imagescale",
                                    "inputscale",
                                    "label",
                                    "labelURL",
                                    "label_scheme",
                                    "labelangle",
                                    "labeldistance",
                                    "labelfloat",
                                    "labelfontcolor",
                                    "labelfontname",
                                    "labelfontsize",
                                    "labelhref",
                                    "labeljust",
                                    "labelloc",
                                    "labeltarget",
                                    "labeltooltip",
                                    "landscape",
                                    "layer",
                                    "layerlistsep",
                                    "layers",
                                    "layerselect",
                                    "layersep",
                                    "layout",
                                    "len",
                                    "levels",
                                    "levelsgap",
                                    "lhead",
                                    "lheight",
                                    "linelength",
                                    "lp",
                                    "ltail",
                                    "lwidth",
                                    "margin",
                                    "maxiter",
                                    "mclimit",
                                    "mindist",
                                    "minlen",
                                    "mode",
                                    "model",
                                    "newrank",
                                    "nodesep",
                                    "nojustify",
                                    "normalize",
                                    "notranslate",
                                    "nslimit",
                                    "nslimit1",
                                    "oneblock",
                                    "ordering",
                                    "orientation",
                                    "outputorder",
                                    "overlap",
                                    "overlap_scaling",
                                    "overlap_shrink",
                                    "pack",
                                    "packmode",
                                    "pad",
                                    "page",
                                    "pagedir",
                                    "pencolor",
                                    "penwidth",
                                    "peripheries",
                                    "pin",
                                    "pos",
                                    "quadtree",
                                    "quantum",
                                    "radius",
                                    "rank",
                                    "rankdir",
                                    "ranksep",
                                    "ratio",
                                    "rects",
                                    "regular",
                                    "remincross",
                                    "repulsiveforce",
                                    "resolution",
                                    "root",
                                    "rotate",
                                    "rotation",
                                    "samehead",
                                    "sametail",
                                    "samplepoints",
                                    "scale",
                                    "searchsize",
                                    "sep",
                                    "shape",
                                    "shapefile",
                                    "showboxes",
                                    "sides",
                                    "skew",
                                    "smoothing",
                                    "sortv",
                                    "splines",
                                    "start",
                                    "style",
                                    "stylesheet",
                                    "tailURL",
                                    "tail_lp",
                                    "tailclip",
                                    "tailhref",
                                    "taillabel",
                                    "tailport",
                                    "target",
                                    "tooltip",
                                    "truecolor",
                                    "vertices",
                                    "viewport",
                                    "voro_margin",
                                    "width",
                                    "xdotversion",
                                    "xlabel",
                                    "xlp",
                                    "z"};

pt_dot_name pt_dot_name_of(pt_slice name)
{
    for (size_t i = 0; i < PT_COUNT(looks); i++)
        if (pt_slice_equal(name, pt_slice_of(looks[i])))
            return PT_DOT_LOOKS;
    return PT_DOT_FREE;
}

/* ---- Blanks and comments
 * --------------------------------------------------------- */

static bool starts(const pt_lex *lex, const char *text)
{
    size_t length = strlen(text);
    return (size_t)(lex->end - lex->at) >= length &&
           memcmp(lex->at, text, length) == 0;
}

static void skip_line(pt_lex *lex)
{
    while (lex->at < lex->end && *lex->at != '\n')
        lex->at++;
}

static bool at_line_start(const pt_lex *lex)
{
    return lex->at == lex->text.at || lex->at[-1] == '\n';
}

static bool skip_comment(pt_lex *lex)
{
    lex->at += 2;
    while (lex->at < lex->end && !starts(lex, "*/"))
        lex->at++;
    if (lex->at >= lex->end)
        return pt_lex_expected(lex, (pt_slice){lex->end, 0}, "comment-end");
    lex->at += 2;
    return true;
}

/* False if a comment does not end. */
static bool skip_blanks(pt_lex *lex)
{
    while (lex->at < lex->end) {
        char c = *lex->at;
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            lex->at++;
        else if (starts(lex, "//") || (c == '#' && at_line_start(lex)))
            skip_line(lex);
        else if (!starts(lex, "/*"))
            break;
        else if (!skip_comment(lex))
            return false;
    }
    return true;
}

/* ---- Words
 * ------------------------------------------------------------------- */

static bool is_part(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* -12, .5, 3. : a number is an id that may begin with a dash. */
static bool take_number(pt_lex *lex)
{
    const char *at = lex->at + (*lex->at == '-');
    const char *digits = at;
    while (at < lex->end && is_digit(*at))
        at++;
    size_t count = (size_t)(at - digits);
    if (at < lex->end && *at == '.')
        for (at++; at < lex->end && is_digit(*at); at++)
            count++;
    if (count > 0)
        lex->at = at;
    return count > 0;
}

/* Copy what a quoted text says: \" and \\ are one character, a backslash before
 * a line end is none. */
static bool decode(pt_lex *lex, pt_slice *text)
{
    if (!memchr(text->at, '\\', text->length))
        return true;
    char *copy =
        pt_arena_text(lex->import->outline->arena, text->at, text->length);
    size_t kept = 0;
    if (!copy)
        return pt_lex_take(lex, pt_nomem(lex->err));
    for (size_t i = 0; i < text->length; i++) {
        const char *next = text->at + i + 1;
        bool escape = text->at[i] == '\\' && i + 1 < text->length;
        if (escape && *next == '\n') {
            i++;
            continue;
        }
        i += escape && (*next == '"' || *next == '\\');
        copy[kept++] = text->at[i];
    }
    copy[kept] = '\0';
    *text = (pt_slice){copy, kept};
    return true;
}

static bool take_quoted(pt_lex *lex, pt_slice *raw)
{
    const char *start = ++lex->at;
    while (lex->at < lex->end && *lex->at != '"')
        lex->at += *lex->at == '\\' && lex->at + 1 < lex->end ? 2 : 1;
    if (lex->at >= lex->end)
        return pt_lex_expected(lex, (pt_slice){lex->end, 0}, "quote");
    *raw = (pt_slice){start, (size_t)(lex->at - start)};
    lex->at++;
    return true;
}

/* Whether a plus and another piece follow; then behind its quote. */
static bool take_piece(pt_lex *lex, pt_slice *piece)
{
    const char *after = lex->at;
    if (skip_blanks(lex) && lex->at < lex->end && *lex->at == '+') {
        lex->at++;
        if (skip_blanks(lex) && lex->at < lex->end && *lex->at == '"')
            return take_quoted(lex, piece);
    }
    lex->at = after;
    return false;
}

/* A text in pieces, "a" + "b". */
static bool take_pieces(pt_lex *lex, pt_dot_word *word)
{
    ptce_text whole = {0};
    pt_slice piece = {0};
    if (!take_quoted(lex, &word->raw))
        return false;
    bool several = take_piece(lex, &piece);
    if (several)
        ptce_text_add_bytes(&whole, word->raw.at, word->raw.length);
    for (bool more = several; more; more = take_piece(lex, &piece))
        ptce_text_add_bytes(&whole, piece.at, piece.length);
    if (several) {
        word->raw.at = pt_arena_text(lex->import->outline->arena,
                                     ptce_text_get(&whole), whole.length);
        word->raw.length = whole.length;
    }
    bool failed = !word->raw.at || whole.failed;
    ptce_text_clear(&whole);
    if (failed)
        return pt_lex_take(lex, pt_nomem(lex->err));
    word->text = word->raw;
    return pt_lex_goes_on(lex) && decode(lex, &word->text);
}

static bool take_html(pt_lex *lex, pt_dot_word *word)
{
    size_t depth = 0;
    const char *start = lex->at + 1;
    for (; lex->at < lex->end; lex->at++) {
        depth += *lex->at == '<';
        depth -= *lex->at == '>';
        if (depth == 0)
            break;
    }
    if (lex->at >= lex->end)
        return pt_lex_expected(lex, (pt_slice){lex->end, 0}, "html-end");
    word->raw = (pt_slice){start, (size_t)(lex->at - start)};
    word->text = word->raw;
    lex->at++;
    return true;
}

static pt_dot_token take_plain(pt_lex *lex)
{
    const char c = *lex->at;
    if (starts(lex, "--") || starts(lex, "->")) {
        lex->at += 2;
        return PT_DOT_EDGE;
    }
    if (strchr("{}[];,:=", c)) {
        lex->at++;
        return PT_DOT_MARK;
    }
    if ((is_part(c) && !is_digit(c)) || !take_number(lex))
        while (lex->at < lex->end && is_part(*lex->at))
            lex->at++;
    return PT_DOT_ID;
}

bool pt_dot_next(pt_lex *lex, pt_dot_word *word)
{
    *word = (pt_dot_word){.kind = PT_DOT_BAD};
    if (!pt_lex_goes_on(lex) || !skip_blanks(lex))
        return false;
    *word = (pt_dot_word){.kind = PT_DOT_END, .at = lex->at};
    word->raw = (pt_slice){lex->at, 0};
    word->text = word->raw;
    if (lex->at >= lex->end)
        return true;
    word->kind = *lex->at == '<' ? PT_DOT_HTML : PT_DOT_ID;
    word->quoted = *lex->at == '"';
    if (word->quoted)
        return take_pieces(lex, word);
    if (word->kind == PT_DOT_HTML)
        return take_html(lex, word);
    word->kind = take_plain(lex);
    word->raw.length = (size_t)(lex->at - word->at);
    word->text = word->raw;
    if (word->raw.length)
        return true;
    word->kind = PT_DOT_BAD;
    return pt_lex_expected(lex, (pt_slice){word->at, 1}, "statement");
}

bool pt_dot_is(const pt_dot_word *word, char mark)
{
    return word->kind == PT_DOT_MARK && *word->raw.at == mark;
}

bool pt_dot_is_word(const pt_dot_word *word, const char *keyword)
{
    return word->kind == PT_DOT_ID && !word->quoted &&
           pt_slice_is(word->raw, keyword);
}

/* Append what an escape means; true if it closes a line. */
static bool add_escape(ptce_text *out, char c, const char *node)
{
    bool closes = c == 'l' || c == 'r';
    if (c == 'n' || closes)
        ptce_text_add(out, "\n");
    else if (c == 'N')
        ptce_text_add(out, node ? node : "\\N");
    else if (c != '\n')
        ptce_text_add_bytes(out, &c, 1);
    return closes;
}

bool pt_dot_value(pt_lex *lex, const pt_dot_word *word, const char *node,
                  pt_slice *text)
{
    ptce_text out = {0};
    bool closed = false; /* a line, by \l or \r */
    *text = word->raw;
    if (!word->quoted || !memchr(text->at, '\\', text->length))
        return true;
    /* a longer one does not become a cell */
    for (size_t i = 0; i < word->raw.length && out.length <= PT_OUTLINE_CELL;
         i++) {
        const char *c = word->raw.at + i;
        bool escape = *c == '\\' && i + 1 < word->raw.length;
        closed = escape && add_escape(&out, c[1], node);
        if (!escape)
            ptce_text_add_bytes(&out, c, 1);
        i += escape;
    }
    out.length -= closed && out.length > 0;
    const char *kept = pt_arena_text(lex->import->outline->arena,
                                     ptce_text_get(&out), out.length);
    bool failed = out.failed || !kept;
    *text = (pt_slice){kept ? kept : "", out.length};
    ptce_text_clear(&out);
    return pt_lex_take(lex, failed ? pt_nomem(lex->err) : PTCE_OK);
}
