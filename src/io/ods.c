/* SPDX-License-Identifier: MIT */
/* Spreadsheets of LibreOffice: one XML of all tables in an archive. */
#include "io/archive.h"
#include "io/formats.h"
#include "io/sheets.h"
#include "io/xml_read.h"
#include "io/xml_text.h"

#include <stdlib.h>
#include <string.h>

#define REPEATED_MOST 1000 /* of what is not empty */

/* ---- Reading ------------------------------------------------------------- */

typedef struct tables {
    pt_import *import;
    pt_sheets *sheets;
    ptce_error *err;
    bool in_table, in_cell, in_note;
    size_t line, rows;       /* of the row at hand, and how often it stands */
    size_t column, repeated; /* of the cell */
    bool valued;             /* the value is told by an attribute */
    ptce_text text;
    size_t paragraphs;
    pt_slice *cells;
    size_t count, capacity;
} tables;

static const char *attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2) {
        const char *colon = strrchr(attributes[i], ':');
        if (strcmp(colon ? colon + 1 : attributes[i], name) == 0)
            return attributes[i + 1];
    }
    return NULL;
}

static size_t times(const char **attributes, const char *name)
{
    const char *value = attribute(attributes, name);
    size_t number = value ? strtoul(value, NULL, 10) : 1;
    return number > 0 ? number : 1;
}

static void start_cell(tables *t, const char **attributes)
{
    static const char *const values[] = {"value", "date-value",
                                         "boolean-value"};
    t->in_cell = true;
    t->valued = false;
    t->text.length = 0;
    t->paragraphs = 0;
    t->repeated = times(attributes, "number-columns-repeated");
    for (size_t i = 0; !t->valued && i < PT_COUNT(values); i++) {
        const char *value = attribute(attributes, values[i]);
        if (!value)
            continue;
        t->valued = true;
        ptce_text_add(&t->text, value);
    }
}

static void put_cell(tables *t)
{
    const char *text = "";
    size_t length = t->text.length;
    if (length > 0)
        text = pt_sheets_keep(t->sheets,
                              (pt_slice){ptce_text_get(&t->text), length});
    size_t most = length > 0 ? REPEATED_MOST : PT_SHEET_COLUMNS + 1;
    for (size_t i = 0;
         text && i < t->repeated && i < most && t->count <= PT_SHEET_COLUMNS;
         i++) {
        ptce_status st = pt_grow((void **)&t->cells, &t->capacity, t->count,
                                 sizeof *t->cells, t->err);
        pt_sheets_take(t->sheets, st);
        if (st != PTCE_OK)
            return;
        t->cells[t->count++] = pt_slice_bare((pt_slice){text, length});
    }
    t->in_cell = false;
}

static void put_row(tables *t)
{
    bool empty = true;
    for (size_t i = 0; i < t->count; i++)
        empty = empty && t->cells[i].length == 0;
    for (size_t i = 0; !empty && i < t->rows && i < REPEATED_MOST; i++)
        pt_sheets_row(t->sheets, t->cells, t->count, t->line + i);
    t->line += t->rows;
    t->count = 0;
}

/* Blanks and tabs are elements. */
static void add_blanks(tables *t, const char *name, const char **attributes)
{
    size_t count = 1;
    if (strcmp(name, "s") == 0)
        count = times(attributes, "c");
    for (size_t i = 0; i < count && i < REPEATED_MOST; i++)
        ptce_text_add(&t->text, strcmp(name, "tab") == 0          ? "\t"
                                : strcmp(name, "line-break") == 0 ? "\n"
                                                                  : " ");
}

static void add_text(tables *t, const pt_xml *xml)
{
    if (t->in_cell && !t->in_note && !t->valued && t->paragraphs > 0)
        ptce_text_add_bytes(&t->text, ptce_text_get(&xml->text),
                            xml->text.length);
}

static bool is_one_of(const char *name, const char *a, const char *b)
{
    return strcmp(name, a) == 0 || strcmp(name, b) == 0;
}

static void start_inside(tables *t, const char *name, const char **attributes)
{
    if (is_one_of(name, "annotation", "table"))
        t->in_note = true;
    if (t->in_note || t->valued)
        return;
    if (strcmp(name, "p") == 0 && t->paragraphs++ > 0)
        ptce_text_add(&t->text, "\n");
    else if (is_one_of(name, "s", "tab") || strcmp(name, "line-break") == 0)
        add_blanks(t, name, attributes);
}

static void start(pt_xml *xml, const char *name, const char **attributes)
{
    tables *t = xml->data;
    add_text(t, xml);
    if (t->in_cell) {
        start_inside(t, name, attributes);
    } else if (strcmp(name, "table") == 0) {
        const char *title = attribute(attributes, "name");
        t->in_table = true;
        t->line = 1;
        pt_sheets_begin(t->sheets, NULL, title ? title : "");
    } else if (strcmp(name, "table-row") == 0) {
        t->rows = times(attributes, "number-rows-repeated");
        t->count = 0;
    } else if (is_one_of(name, "table-cell", "covered-table-cell")) {
        start_cell(t, attributes);
    }
    if (!pt_sheets_go_on(t->sheets))
        xml->lex.stopped = true;
}

static void end(pt_xml *xml, const char *name)
{
    tables *t = xml->data;
    add_text(t, xml);
    if (t->in_note)
        t->in_note = !is_one_of(name, "annotation", "table");
    else if (is_one_of(name, "table-cell", "covered-table-cell"))
        put_cell(t);
    else if (strcmp(name, "table-row") == 0)
        put_row(t);
    else if (strcmp(name, "table") == 0 && t->in_table) {
        pt_sheets_end(t->sheets);
        t->in_table = false;
    }
}

static ptce_status read_content(tables *t, pt_archive *archive)
{
    static const pt_xml_reader reader = {start, end};
    ptce_text text = {0};
    pt_xml xml;
    bool found = false;
    ptce_status st =
        pt_archive_read(&text, archive, "content.xml", &found, t->err);
    if (st == PTCE_OK && found)
        st = pt_xml_read(&xml, t->import,
                         (pt_slice){ptce_text_get(&text), text.length}, &reader,
                         t, t->err);
    else if (st == PTCE_OK && t->import->findings->errors == 0)
        st = pt_import_note(t->import, "archive-other", 0, 0, NULL);
    ptce_text_clear(&text);
    return st == PTCE_OK ? t->sheets->status : st;
}

ptce_status pt_ods_read(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_sheets sheets;
    pt_archive *archive = NULL;
    tables t = {.import = import, .sheets = &sheets, .err = err};
    ptce_status st = pt_sheets_init(&sheets, import, err);
    if (st == PTCE_OK)
        st = pt_archive_open(&archive, import, text, err);
    if (st == PTCE_OK && archive)
        st = read_content(&t, archive);
    if (st == PTCE_OK)
        st = pt_sheets_finish(&sheets);
    pt_archive_close(archive);
    ptce_text_clear(&t.text);
    free(t.cells);
    pt_sheets_clear(&sheets);
    return st;
}

/* ---- Writing ------------------------------------------------------------- */

static void flush_blanks(ptce_text *out, size_t *blanks)
{
    if (*blanks > 0) {
        ptce_text_add(out, "<text:s text:c=\"");
        ptce_text_add_count(out, *blanks);
        ptce_text_add(out, "\"/>");
    }
    *blanks = 0;
}

static const char *mark_of(char c)
{
    if (c == '\t')
        return "<text:tab/>";
    return c == '\r' ? "<text:line-break/>" : "</text:p><text:p>";
}

/* Up to the next blank; as much as a piece takes, but no half character. */
static size_t add_piece(ptce_text *out, const char *at)
{
    char piece[256];
    size_t plain = strcspn(at, " \t\n\r");
    size_t length = plain < sizeof piece ? plain : sizeof piece - 1;
    while (length < plain && ((unsigned char)at[length] & 0xC0) == 0x80)
        length--;
    memcpy(piece, at, length);
    piece[length] = '\0';
    pt_xml_add_text(out, piece);
    return length;
}

/* A text as paragraphs; blanks that XML would join stand as elements. */
static void add_paragraphs(ptce_text *out, const char *text)
{
    size_t blanks = 0;
    bool first = true; /* of its paragraph */
    ptce_text_add(out, "<text:p>");
    for (const char *at = text; *at;) {
        bool single =
            *at == ' ' && !first && at[1] && !strchr(" \t\n\r", at[1]);
        if (*at == ' ' && !single) {
            blanks++;
            at++;
            continue;
        }
        flush_blanks(out, &blanks);
        first = *at == '\n';
        if (!strchr(" \t\n\r", *at)) {
            at += add_piece(out, at);
            continue;
        }
        ptce_text_add(out, single ? " " : mark_of(*at));
        at++;
    }
    flush_blanks(out, &blanks);
    ptce_text_add(out, "</text:p>");
}

static void add_cell(ptce_text *out, const char *cell, pt_cell holds)
{
    bool number = (holds == PT_CELL_NUMBER || holds == PT_CELL_INTEGER) &&
                  pt_is_json_number(cell);
    ptce_text_add(out, "<table:table-cell office:value-type=\"");
    if (number) {
        ptce_text_add(out, "float\"");
        pt_xml_add_attribute(out, "office:value", cell);
    } else {
        ptce_text_add(out, "string\"");
    }
    ptce_text_add(out, ">");
    add_paragraphs(out, cell);
    ptce_text_add(out, "</table:table-cell>");
}

static void add_table(ptce_text *out, const pt_view *view,
                      const pt_view_sheet *sheet)
{
    ptce_text_add(out, "<table:table");
    pt_xml_add_attribute(out, "table:name", pt_view_name(view, sheet));
    ptce_text_add(out, ">\n<table:table-row>");
    for (size_t i = 0; i < sheet->column_count; i++)
        add_cell(out, sheet->columns[i].header, PT_CELL_TEXT);
    ptce_text_add(out, "</table:table-row>\n");
    for (size_t row = 0; row < sheet->row_count; row++) {
        ptce_text_add(out, "<table:table-row>");
        for (size_t i = 0; i < sheet->column_count; i++) {
            const char *cell = pt_view_cell(view, sheet, i, row);
            if (cell)
                add_cell(out, cell, sheet->columns[i].holds);
            else
                ptce_text_add(out, "<table:table-cell/>");
        }
        ptce_text_add(out, "</table:table-row>\n");
    }
    ptce_text_add(out, "</table:table>\n");
}

#define OPENDOCUMENT "urn:oasis:names:tc:opendocument:xmlns:"
#define ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

static void add_content(ptce_text *out, const pt_view *view)
{
    ptce_text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<office:document-content"
                       " xmlns:office=\"" OPENDOCUMENT "office:1.0\""
                       " xmlns:table=\"" OPENDOCUMENT "table:1.0\""
                       " xmlns:text=\"" OPENDOCUMENT
                       "text:1.0\" office:version=\"1.2\">"
                       "\n<office:body><office:spreadsheet>\n");
    for (size_t i = 0; i < view->sheet_count; i++)
        add_table(out, view, &view->sheets[i]);
    ptce_text_add(out, "</office:spreadsheet></office:body>\n"
                       "</office:document-content>\n");
}

ptce_status pt_ods_write_as(ptce_text *out, const pt_outline *outline,
                            const ptce_exchange *options, ptce_error *err)
{
    pt_view view;
    ptce_text type = {0};
    ptce_text content = {0};
    ptce_text manifest = {0};
    ptce_status st =
        pt_view_init(&view, outline, options->lang, PT_VIEW_ALL, err);
    ptce_text_add(&type, ODS_TYPE);
    ptce_text_add(
        &manifest,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
        "xmlns:manifest=\"" OPENDOCUMENT "manifest:1.0\" "
        "manifest:version=\"1.2\">\n<manifest:file-entry "
        "manifest:full-path=\"/\" manifest:version=\"1.2\" "
        "manifest:media-type=\"" ODS_TYPE "\"/>\n<manifest:file-entry "
        "manifest:full-path=\"content.xml\" "
        "manifest:media-type=\"text/xml\"/>\n</manifest:manifest>\n");
    if (st == PTCE_OK)
        add_content(&content, &view);
    const pt_archive_member members[] = {{"mimetype", &type},
                                         {"META-INF/manifest.xml", &manifest},
                                         {"content.xml", &content}};
    if (type.failed || content.failed || manifest.failed)
        st = pt_nomem(err);
    if (st == PTCE_OK)
        st = pt_archive_write(out, members, PT_COUNT(members), err);
    pt_view_clear(&view);
    ptce_text_clear(&type);
    ptce_text_clear(&content);
    ptce_text_clear(&manifest);
    return st;
}

static const ptce_exchange plain;

ptce_status pt_ods_write(ptce_text *out, const pt_outline *outline,
                         ptce_error *err)
{
    return pt_ods_write_as(out, outline, &plain, err);
}
