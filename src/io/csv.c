/* SPDX-License-Identifier: MIT */
/* CSV as spreadsheets write it: the separator is recognised, quotes are
 * doubled within quotes, lines end as they like. */
#include "io/sheets.h"

#include <stdlib.h>
#include <string.h>

#define LOOKED_AT 20 /* lines from which the separator is told */

/* ---- The separator ------------------------------------------------------- */

/* How often a character parts the cells of each of the first lines. */
static size_t count_lines(size_t counts[LOOKED_AT], pt_slice text,
                          char separator)
{
    size_t lines = 0;
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.length && lines < LOOKED_AT; i++) {
        char c = text.at[i];
        quoted = quoted != (c == '"');
        count += !quoted && c == separator;
        bool end = !quoted && (c == '\n' || c == '\r');
        if (end && count > 0)
            counts[lines++] = count;
        if (end)
            count = 0;
    }
    if (count > 0 && lines < LOOKED_AT)
        counts[lines++] = count;
    return lines;
}

/* The one that parts most lines alike; of several, the one that parts more. */
static char recognise(pt_slice text)
{
    static const char candidates[] = ";,\t|";
    char best = ';';
    size_t best_score = 0;
    for (const char *c = candidates; *c; c++) {
        size_t counts[LOOKED_AT];
        size_t lines = count_lines(counts, text, *c);
        size_t alike = 0;
        for (size_t i = 0; i < lines; i++)
            alike += counts[i] == counts[0];
        size_t score = lines ? alike * 1000 + counts[0] : 0;
        if (*c == '|') /* also parts several values of a cell */
            score /= 1000;
        if (score > best_score) {
            best_score = score;
            best = *c;
        }
    }
    return best;
}

static char separator_of(const ptce_exchange *options, pt_slice text)
{
    const char *wanted = options ? options->separator : NULL;
    if (!wanted || !*wanted)
        return recognise(text);
    bool tab = strcmp(wanted, "tab") == 0 || strcmp(wanted, "\\t") == 0;
    return *(tab ? "\t" : wanted);
}

/* ---- Rows ---------------------------------------------------------------- */

typedef struct parser {
    pt_sheets *sheets;
    const char *at, *end;
    char separator;
    size_t line;
    pt_slice *cells;
    size_t count, capacity;
    ptce_text texts; /* of the cells of a row whose quotes were doubled */
    size_t *offsets; /* into it, PTCE_NOBODY: none */
    size_t offset_capacity;
} parser;

static bool add_cell(parser *p, pt_slice cell, size_t offset)
{
    ptce_error *err = p->sheets->err;
    ptce_status st = pt_grow((void **)&p->cells, &p->capacity, p->count,
                             sizeof *p->cells, err);
    if (st == PTCE_OK)
        st = pt_grow((void **)&p->offsets, &p->offset_capacity, p->count,
                     sizeof *p->offsets, err);
    if (st != PTCE_OK) {
        p->sheets->status = st;
        return false;
    }
    p->offsets[p->count] = offset;
    p->cells[p->count++] = cell;
    return true;
}

static bool is_line_end(const parser *p)
{
    return p->at == p->end || *p->at == '\n' || *p->at == '\r';
}

static pt_slice trim(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    return (pt_slice){at, (size_t)(end - at)};
}

static bool read_bare(parser *p)
{
    const char *start = p->at;
    while (!is_line_end(p) && *p->at != p->separator)
        p->at++;
    return add_cell(p, trim(start, p->at), PTCE_NOBODY);
}

/* Up to the closing quote; what stands behind it belongs to the cell too. */
static bool read_quoted(parser *p)
{
    size_t opened = p->line;
    size_t offset = p->texts.length;
    bool closed = false;
    for (p->at++; p->at < p->end && !closed;) {
        const char *start = p->at;
        while (p->at < p->end && *p->at != '"') {
            p->line += *p->at == '\n';
            p->at++;
        }
        ptce_text_add_bytes(&p->texts, start, (size_t)(p->at - start));
        closed = p->at < p->end && !(p->at + 1 < p->end && p->at[1] == '"');
        if (p->at < p->end && !closed)
            ptce_text_add(&p->texts, "\"");
        p->at += p->at == p->end ? 0 : closed ? 1 : 2;
    }
    const char *rest = p->at;
    while (!is_line_end(p) && *p->at != p->separator)
        p->at++;
    pt_slice behind = trim(rest, p->at);
    ptce_text_add_bytes(&p->texts, behind.at, behind.length);
    if (!closed) {
        p->sheets->line = opened;
        pt_sheets_note(p->sheets, p->count, "table-quote", NULL);
    }
    return add_cell(p, (pt_slice){NULL, p->texts.length - offset}, offset) &&
           closed;
}

static bool starts_quoted(const parser *p)
{
    const char *at = p->at;
    while (at < p->end && *at == ' ')
        at++;
    return at < p->end && *at == '"';
}

static bool read_cells(parser *p)
{
    p->count = 0;
    p->texts.length = 0;
    for (;;) {
        if (starts_quoted(p)) {
            p->at += strspn(p->at, " ");
            if (!read_quoted(p))
                return false;
        } else if (!read_bare(p)) {
            return false;
        }
        if (is_line_end(p))
            return true;
        p->at++;
    }
}

/* The byte-order of line ends: \n, \r\n, \r. */
static void end_line(parser *p)
{
    if (p->at < p->end && *p->at == '\r')
        p->at++;
    if (p->at < p->end && *p->at == '\n')
        p->at++;
    p->line++;
}

static const char *line_ends(pt_slice text)
{
    const char *end = memchr(text.at, '\n', text.length);
    if (!end)
        return memchr(text.at, '\r', text.length) ? "CR" : "LF";
    return end > text.at && end[-1] == '\r' ? "CRLF" : "LF";
}

static void say(pt_sheets *sheets, char separator, const char *ends)
{
    const char shown[] = {separator, '\0'};
    sheets->line = 0;
    pt_sheets_note(sheets, PTCE_NOBODY, "table-read",
                   separator == '\t' ? "tab" : shown, ends, NULL);
}

void pt_csv_sheet(pt_sheets *sheets, pt_slice text, const char *origin)
{
    if (text.length > 4 && memcmp(text.at, "sep=", 4) == 0 &&
        (text.at[5] == '\n' || text.at[5] == '\r')) {
        text.at += 6; /* a line for Excel only */
        text.length -= 6;
    }
    parser p = {.sheets = sheets,
                .at = text.at,
                .end = text.at + text.length,
                .separator = separator_of(sheets->import->options, text),
                .line = 1};
    pt_sheets_begin(sheets, origin, NULL);
    say(sheets, p.separator, line_ends(text));
    while (p.at < p.end && pt_sheets_go_on(sheets)) {
        size_t line = p.line;
        bool good = read_cells(&p);
        for (size_t i = 0; i < p.count; i++)
            if (p.offsets[i] != PTCE_NOBODY)
                p.cells[i].at = ptce_text_get(&p.texts) + p.offsets[i];
        if (p.texts.failed)
            sheets->status = pt_nomem(sheets->err);
        if (!good)
            break;
        pt_sheets_row(sheets, p.cells, p.count, line);
        end_line(&p);
    }
    pt_sheets_end(sheets);
    free(p.cells);
    free(p.offsets);
    ptce_text_clear(&p.texts);
}

/* ---- Writing ------------------------------------------------------------- */

/* Whether a spreadsheet would run a text as a formula, or take away the quote
 * that hinders it. */
static bool is_formula(const char *text)
{
    text += strspn(text, "'");
    return *text && strchr("=+-@\t\r", *text);
}

void pt_csv_cell(ptce_text *out, const char *text, char separator,
                 bool is_number)
{
    size_t length = strlen(text);
    bool formula = !is_number && is_formula(text);
    const char marks[] = {separator, '"', '\n', '\r', '\0'};
    bool quoted = length > 0 &&
                  (strpbrk(text, marks) || text[0] == ' ' || text[0] == '\t' ||
                   text[length - 1] == ' ' || text[length - 1] == '\t');
    ptce_text_add(out, quoted ? "\"" : "");
    ptce_text_add(out, formula ? "'" : "");
    for (const char *at = text; *at;) {
        size_t plain = strcspn(at, "\"");
        ptce_text_add_bytes(out, at, plain);
        at += plain;
        if (*at == '"') {
            ptce_text_add(out, "\"\"");
            at++;
        }
    }
    ptce_text_add(out, quoted ? "\"" : "");
}
