/* SPDX-License-Identifier: MIT */
/* Workbooks of Excel: which sheets there are, the texts they share, which
 * numbers are dates, then the rows. */
#include "io/archive.h"
#include "io/formats.h"
#include "io/sheets.h"
#include "io/xml_read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHEETS 64
#define STYLES 4096

typedef struct texts {
    const char **items;
    size_t count, capacity;
} texts;

typedef struct book {
    pt_import *import;
    pt_archive *archive;
    pt_sheets *sheets;
    ptce_error *err;
    struct {
        const char *name, *id, *target;
        bool hidden;
    } list[SHEETS];
    size_t count;
    texts shared;
    bool from_1904;
    bool dates[STYLES]; /* by style of a cell */
    size_t styles;
    bool date_formats[STYLES]; /* by number of a format of the book's own */
    /* at hand */
    ptce_text text; /* of an item or a cell, in several runs */
    bool phonetic, in_item, in_cells;
    char type[16];
    size_t style, column, next, line;
    pt_slice *cells;
    size_t cell_count, cell_capacity;
    ptce_text row; /* texts of the cells of the row, at the offsets */
    size_t offsets[PT_SHEET_COLUMNS + 1];
} book;

/* The value of an attribute whatever its prefix. */
static const char *attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2) {
        const char *colon = strrchr(attributes[i], ':');
        if (strcmp(colon ? colon + 1 : attributes[i], name) == 0)
            return attributes[i + 1];
    }
    return NULL;
}

static const char *keep(book *b, const char *text)
{
    const char *kept =
        pt_arena_text(b->import->outline->arena, text, strlen(text));
    if (!kept)
        b->sheets->status = pt_nomem(b->err);
    return kept;
}

static ptce_status read_part(book *b, const char *name,
                             const pt_xml_reader *reader, bool *found)
{
    ptce_text text = {0};
    pt_xml xml;
    ptce_status st = pt_archive_read(&text, b->archive, name, found, b->err);
    if (st == PTCE_OK && *found)
        st = pt_xml_read(&xml, b->import,
                         (pt_slice){ptce_text_get(&text), text.length}, reader,
                         b, b->err);
    ptce_text_clear(&text);
    return st == PTCE_OK ? b->sheets->status : st;
}

static void nothing(pt_xml *xml, const char *name)
{
    (void)xml;
    (void)name;
}

/* ---- The book ------------------------------------------------------------ */

static void start_book(pt_xml *xml, const char *name, const char **attributes)
{
    book *b = xml->data;
    if (strcmp(name, "workbookPr") == 0) {
        const char *since = attribute(attributes, "date1904");
        b->from_1904 = since && (*since == '1' || *since == 't');
    }
    if (strcmp(name, "sheet") != 0 || b->count == SHEETS)
        return;
    const char *id = NULL;
    for (size_t i = 0; attributes[i]; i += 2) /* r:id, not sheetId */
        if (strchr(attributes[i], ':') && attribute(&attributes[i], "id"))
            id = attributes[i + 1];
    const char *title = attribute(attributes, "name");
    const char *state = attribute(attributes, "state");
    b->list[b->count].name = keep(b, title ? title : "");
    b->list[b->count].id = keep(b, id ? id : "");
    b->list[b->count].hidden = state && strcmp(state, "visible") != 0;
    b->count++;
}

static void start_relations(pt_xml *xml, const char *name,
                            const char **attributes)
{
    book *b = xml->data;
    const char *id = attribute(attributes, "Id");
    const char *target = attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || !id || !target)
        return;
    for (size_t i = 0; i < b->count; i++)
        if (b->list[i].id && strcmp(b->list[i].id, id) == 0)
            b->list[i].target = keep(b, target);
}

/* ---- Styles -------------------------------------------------------------- */

static bool is_date_code(const char *code)
{
    bool quoted = false;
    for (; *code; code++) {
        quoted = quoted != (*code == '"');
        if (!quoted && strchr("yYdD", *code))
            return true;
    }
    return false;
}

static void start_styles(pt_xml *xml, const char *name, const char **attributes)
{
    book *b = xml->data;
    const char *number = attribute(attributes, "numFmtId");
    size_t id = number ? strtoul(number, NULL, 10) : 0;
    if (strcmp(name, "cellXfs") == 0)
        b->in_cells = true;
    if (strcmp(name, "numFmt") == 0 && id < STYLES) {
        const char *code = attribute(attributes, "formatCode");
        b->date_formats[id] = code && is_date_code(code);
    }
    if (b->in_cells && strcmp(name, "xf") == 0 && b->styles < STYLES) {
        bool built_in = (id >= 14 && id <= 17) || id == 22 ||
                        (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        b->dates[b->styles++] =
            built_in || (id < STYLES && b->date_formats[id]);
    }
}

static void end_styles(pt_xml *xml, const char *name)
{
    book *b = xml->data;
    if (strcmp(name, "cellXfs") == 0)
        b->in_cells = false;
}

/* ---- Shared texts -------------------------------------------------------- */

static void start_shared(pt_xml *xml, const char *name, const char **attributes)
{
    book *b = xml->data;
    (void)attributes;
    if (strcmp(name, "si") == 0)
        b->text.length = 0;
    if (strcmp(name, "rPh") == 0)
        b->phonetic = true;
}

static void add_run(book *b, const pt_xml *xml)
{
    if (!b->phonetic)
        ptce_text_add_bytes(&b->text, ptce_text_get(&xml->text),
                            xml->text.length);
}

static void end_shared(pt_xml *xml, const char *name)
{
    book *b = xml->data;
    if (strcmp(name, "t") == 0)
        add_run(b, xml);
    if (strcmp(name, "rPh") == 0)
        b->phonetic = false;
    if (strcmp(name, "si") != 0)
        return;
    ptce_status st = pt_grow((void **)&b->shared.items, &b->shared.capacity,
                             b->shared.count, sizeof *b->shared.items, b->err);
    if (st != PTCE_OK)
        b->sheets->status = st;
    else
        b->shared.items[b->shared.count++] =
            keep(b, b->text.length ? ptce_text_get(&b->text) : "");
}

/* ---- Cells --------------------------------------------------------------- */

/* "AB12" is column 27. */
static size_t column_of(const char *reference)
{
    size_t column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column < 20000;
         reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    return column ? column - 1 : 0;
}

/* Days since the beginning of 1900, as Excel counts them, to a date. */
static void add_date(ptce_text *out, double days, bool from_1904)
{
    long day = (long)days + (from_1904 ? 1462 : 0);
    /* civil from days (Hinnant): day 25569 is 1970-01-01 */
    long z = day - 25569 + 719468;
    long era = (z >= 0 ? z : z - 146096) / 146097;
    long doe = z - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    long mp = (5 * doy + 2) / 153;
    long month = mp < 10 ? mp + 3 : mp - 9;
    char text[96];
    (void)snprintf(text, sizeof text, "%04ld-%02ld-%02ld",
                   yoe + era * 400 + (month <= 2), month,
                   doy - (153 * mp + 2) / 5 + 1);
    ptce_text_add(out, text);
}

/* A number as people see it: whole ones with all their digits. */
static void add_number(book *b, const char *text)
{
    double value;
    char number[64];
    bool date = b->style < b->styles && b->dates[b->style];
    if (!pt_number_read(&value, text)) {
        ptce_text_add(&b->text, text);
    } else if (date && value >= 1 && value < 2958466) {
        add_date(&b->text, value, b->from_1904);
    } else if (value == floor(value) && fabs(value) < 1e15) {
        (void)snprintf(number, sizeof number, "%.0f", value);
        ptce_text_add(&b->text, number);
    } else {
        ptce_text_add_number(&b->text, value);
    }
}

static void take_value(book *b, const char *text)
{
    size_t place = strtoul(text, NULL, 10);
    b->text.length = 0;
    if (strcmp(b->type, "s") == 0) {
        if (place < b->shared.count && b->shared.items[place])
            ptce_text_add(&b->text, b->shared.items[place]);
    } else if (strcmp(b->type, "b") == 0) {
        ptce_text_add(&b->text, *text == '1' ? "true" : "false");
    } else if (strcmp(b->type, "e") == 0) {
        b->sheets->line = b->line;
        pt_sheets_note(b->sheets, b->column, "table-error-cell", text, NULL);
    } else if (strcmp(b->type, "str") == 0 || strcmp(b->type, "d") == 0) {
        ptce_text_add(&b->text, text);
    } else {
        add_number(b, text);
    }
}

static void place_cell(book *b)
{
    if (b->column >= PT_SHEET_COLUMNS + 1 || b->text.length == 0)
        return;
    while (b->cell_count <= b->column) {
        ptce_status st = pt_grow((void **)&b->cells, &b->cell_capacity,
                                 b->cell_count, sizeof *b->cells, b->err);
        if (st != PTCE_OK) {
            b->sheets->status = st;
            return;
        }
        b->cells[b->cell_count++] = (pt_slice){"", 0};
    }
    b->offsets[b->column] = b->row.length;
    b->cells[b->column].length = b->text.length;
    ptce_text_add_bytes(&b->row, ptce_text_get(&b->text), b->text.length);
}

/* The texts of a row stand still once it is whole. */
static void put_row(book *b)
{
    for (size_t i = 0; i < b->cell_count; i++)
        if (b->cells[i].length > 0)
            b->cells[i] = pt_slice_bare((pt_slice){
                ptce_text_get(&b->row) + b->offsets[i], b->cells[i].length});
    if (b->row.failed)
        b->sheets->status = pt_nomem(b->err);
    else
        pt_sheets_row(b->sheets, b->cells, b->cell_count, b->line);
}

static void start_cell(book *b, const char **attributes)
{
    const char *reference = attribute(attributes, "r");
    const char *type = attribute(attributes, "t");
    const char *style = attribute(attributes, "s");
    b->column = reference ? column_of(reference) : b->next;
    b->next = b->column + 1;
    (void)snprintf(b->type, sizeof b->type, "%s", type ? type : "n");
    b->style = style ? strtoul(style, NULL, 10) : 0;
    b->text.length = 0;
}

static void start_sheet(pt_xml *xml, const char *name, const char **attributes)
{
    book *b = xml->data;
    if (strcmp(name, "row") == 0) {
        const char *line = attribute(attributes, "r");
        size_t number = line ? strtoul(line, NULL, 10) : 0;
        b->line = number > 0 ? number : b->line + 1;
        b->cell_count = 0;
        b->row.length = 0;
        b->next = 0;
    } else if (strcmp(name, "c") == 0) {
        start_cell(b, attributes);
    } else if (strcmp(name, "is") == 0) {
        b->text.length = 0;
    } else if (strcmp(name, "rPh") == 0) {
        b->phonetic = true;
    }
    if (!pt_sheets_go_on(b->sheets))
        xml->lex.stopped = true;
}

static void end_sheet(pt_xml *xml, const char *name)
{
    book *b = xml->data;
    if (strcmp(name, "v") == 0)
        take_value(b, ptce_text_get(&xml->text));
    else if (strcmp(name, "t") == 0)
        add_run(b, xml);
    else if (strcmp(name, "rPh") == 0)
        b->phonetic = false;
    else if (strcmp(name, "c") == 0)
        place_cell(b);
    else if (strcmp(name, "row") == 0)
        put_row(b);
}

/* ---- The whole ----------------------------------------------------------- */

/* "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml": a member's name; it is
 * looked up in the archive and nowhere else. */
static void read_sheet(book *b, size_t i)
{
    static const pt_xml_reader reader = {start_sheet, end_sheet};
    char path[512];
    const char *target = b->list[i].target;
    bool found = false;
    if (!target || b->list[i].hidden)
        return;
    int length = *target == '/' ? snprintf(path, sizeof path, "%s", target + 1)
                                : snprintf(path, sizeof path, "xl/%s", target);
    if (length < 0 || (size_t)length >= sizeof path)
        return;
    b->line = 0;
    pt_sheets_begin(b->sheets, NULL, b->list[i].name);
    ptce_status st = read_part(b, path, &reader, &found);
    pt_sheets_take(b->sheets, st);
    pt_sheets_end(b->sheets);
}

static ptce_status read_parts(book *b)
{
    static const pt_xml_reader workbook = {start_book, nothing};
    static const pt_xml_reader relations = {start_relations, nothing};
    static const pt_xml_reader styles = {start_styles, end_styles};
    static const pt_xml_reader shared = {start_shared, end_shared};
    bool found = false;
    size_t errors = b->import->findings->errors;
    ptce_status st = read_part(b, "xl/workbook.xml", &workbook, &found);
    if (st == PTCE_OK && !found)
        return pt_import_note(b->import, "archive-other", 0, 0, NULL) == PTCE_OK
                   ? PTCE_OK
                   : pt_nomem(b->err);
    if (st == PTCE_OK)
        st = read_part(b, "xl/_rels/workbook.xml.rels", &relations, &found);
    if (st == PTCE_OK)
        st = read_part(b, "xl/styles.xml", &styles, &found);
    if (st == PTCE_OK)
        st = read_part(b, "xl/sharedStrings.xml", &shared, &found);
    bool good = b->import->findings->errors == errors;
    for (size_t i = 0; good && st == PTCE_OK && i < b->count; i++) {
        read_sheet(b, i);
        st = b->sheets->status;
    }
    return st;
}

ptce_status pt_xlsx_read(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_sheets sheets;
    book *b = pt_alloc(1, sizeof *b);
    ptce_status st = b ? pt_sheets_init(&sheets, import, err) : pt_nomem(err);
    if (st != PTCE_OK) {
        free(b);
        return st;
    }
    b->import = import;
    b->sheets = &sheets;
    b->err = err;
    st = pt_archive_open(&b->archive, import, text, err);
    if (st == PTCE_OK && b->archive)
        st = read_parts(b);
    if (st == PTCE_OK)
        st = pt_sheets_finish(&sheets);
    pt_archive_close(b->archive);
    ptce_text_clear(&b->text);
    ptce_text_clear(&b->row);
    free(b->shared.items);
    free(b->cells);
    free(b);
    pt_sheets_clear(&sheets);
    return st;
}
