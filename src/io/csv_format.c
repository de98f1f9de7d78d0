/* SPDX-License-Identifier: MIT */
/* The formats csv: one file of ties, or a folder of all tables. */
#include "io/foreign.h"
#include "io/formats.h"
#include "io/sheets.h"

#include <string.h>

/* ---- Reading ------------------------------------------------------------- */

ptce_status pt_csv_read(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_sheets sheets;
    ptce_status st = pt_sheets_init(&sheets, import, err);
    if (st == PTCE_OK) {
        pt_csv_sheet(&sheets, text, import->outline->origin);
        st = pt_sheets_finish(&sheets);
    }
    pt_sheets_clear(&sheets);
    return st;
}

bool pt_csv_sniff(const char *head, size_t length)
{
    char line[512];
    bool from = false;
    bool to = false;
    size_t end = strcspn(head, "\r\n");
    if (length == 0 || end == 0 || end >= sizeof line || *head == '{' ||
        *head == '<')
        return false;
    memcpy(line, head, end);
    line[end] = '\0';
    char *rest = line;
    for (char *cell; (cell = strsep(&rest, ";,\t|"));) {
        const char *meant = pt_column_meant(PT_ABOUT_EDGES, cell);
        from = from || (meant && strcmp(meant, "from") == 0);
        to = to || (meant && strcmp(meant, "to") == 0);
    }
    return from && to;
}

ptce_status pt_csv_read_nodes(pt_import *import, pt_slice text, ptce_error *err)
{
    pt_sheets sheets;
    ptce_status st = pt_sheets_init(&sheets, import, err);
    sheets.expected = PT_SHEET_ACTORS;
    if (st == PTCE_OK) {
        pt_csv_sheet(&sheets, text, import->outline->origin);
        st = pt_sheets_finish(&sheets);
    }
    pt_sheets_clear(&sheets);
    return st;
}

/* Names of files that make a folder the tables of one network. */
static bool is_table_name(const char *name)
{
    static const char *const names[] = {"actors.csv", "acteurs.csv",
                                        "ties.csv",   "liens.csv",
                                        "nodes.csv",  "edges.csv"};
    for (size_t i = 0; i < PT_COUNT(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static bool ends_in_csv(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".csv") == 0;
}

bool pt_foreign_is_folder(const char *path)
{
    ptce_text names = {0};
    bool some = false;
    if (ptce_folder_list(&names, path, NULL) == PTCE_OK)
        for (char *name = names.data, *end; name && *name; name = end + 1) {
            end = strchr(name, '\n');
            *end = '\0';
            some = some || is_table_name(name);
        }
    ptce_text_clear(&names);
    return some;
}

static ptce_status read_table(pt_sheets *sheets, const char *path,
                              ptce_error *err)
{
    ptce_text text = {0};
    pt_import *import = sheets->import;
    const char *encoding = NULL;
    ptce_status st = ptce_file_read(&text, path, PT_INPUT_LIMIT, err);
    if (st == PTCE_OK)
        st = pt_decode(&text, path, import->options->encoding, import->findings,
                       &encoding, err);
    if (st == PTCE_OK && encoding)
        st = pt_findings_add(import->findings, "format-read", path, "", "csv",
                             encoding, NULL);
    if (st == PTCE_OK && encoding)
        pt_csv_sheet(sheets, (pt_slice){ptce_text_get(&text), text.length},
                     path);
    ptce_text_clear(&text);
    return st == PTCE_OK ? sheets->status : st;
}

/* A table beside ours, of which the name does not tell what it is. */
static ptce_status say_left(pt_import *import, const char *path,
                            ptce_error *err)
{
    return pt_findings_add(import->findings, "table-unknown", path, "", NULL) ==
                   PTCE_OK
               ? PTCE_OK
               : pt_nomem(err);
}

ptce_status pt_csv_read_folder(pt_import *import, const char *path,
                               ptce_error *err)
{
    pt_sheets sheets;
    ptce_text names = {0};
    ptce_status st = pt_sheets_init(&sheets, import, err);
    if (st == PTCE_OK)
        st = ptce_folder_list(&names, path, err);
    for (char *name = names.data, *end; st == PTCE_OK && name && *name;
         name = end + 1) {
        ptce_text file = {0};
        end = strchr(name, '\n');
        *end = '\0';
        size_t length = strlen(path);
        ptce_text_add(&file, path);
        ptce_text_add(&file, length && path[length - 1] == '/' ? "" : "/");
        ptce_text_add(&file, name);
        if (*name != '.' && ends_in_csv(name) && !pt_sheets_knows(name))
            st = say_left(import, ptce_text_get(&file), err);
        else if (*name != '.' && ends_in_csv(name))
            st = read_table(&sheets, ptce_text_get(&file), err);
        ptce_text_clear(&file);
    }
    if (st == PTCE_OK)
        st = pt_sheets_finish(&sheets);
    ptce_text_clear(&names);
    pt_sheets_clear(&sheets);
    return st;
}

/* ---- Writing ------------------------------------------------------------- */

typedef struct dialect {
    char separator, decimal;
    bool mark; /* a byte-order mark, which Excel needs to see UTF-8 */
} dialect;

/* As the spreadsheets of a language expect it, unless it is asked for. */
static dialect dialect_of(const ptce_exchange *options)
{
    bool french = options->lang == PTCE_FR;
    dialect d = {french ? ';' : ',', french ? ',' : '.', french};
    const char *separator = options->separator;
    if (separator && *separator)
        d.separator = *(strcmp(separator, "tab") == 0 ? "\t" : separator);
    if (options->decimal && *options->decimal)
        d.decimal = *options->decimal;
    return d;
}

static void add_number(ptce_text *out, const char *cell, const dialect *d)
{
    char number[PT_CELL_NUMBER_BYTES];
    if (!pt_is_json_number(cell) || strlen(cell) >= sizeof number) {
        pt_csv_cell(out, cell, d->separator, false);
        return;
    }
    memcpy(number, cell, strlen(cell) + 1);
    char *dot = strchr(number, '.');
    if (dot)
        *dot = d->decimal;
    pt_csv_cell(out, number, d->separator, true);
}

static void add_sheet(ptce_text *out, const pt_view *view,
                      const pt_view_sheet *sheet, const dialect *d)
{
    const char between[] = {d->separator, '\0'};
    if (d->mark)
        ptce_text_add(out, "\xef\xbb\xbf");
    for (size_t i = 0; i < sheet->column_count; i++) {
        ptce_text_add(out, i ? between : "");
        pt_csv_cell(out, sheet->columns[i].header, d->separator, false);
    }
    ptce_text_add(out, "\r\n");
    for (size_t row = 0; row < sheet->row_count; row++) {
        for (size_t i = 0; i < sheet->column_count; i++) {
            const char *cell = pt_view_cell(view, sheet, i, row);
            ptce_text_add(out, i ? between : "");
            if (cell && sheet->columns[i].holds == PT_CELL_NUMBER)
                add_number(out, cell, d);
            else if (cell)
                pt_csv_cell(out, cell, d->separator, false);
        }
        ptce_text_add(out, "\r\n");
    }
}

ptce_status pt_csv_write_as(ptce_text *out, const pt_outline *outline,
                            const ptce_exchange *options, ptce_error *err)
{
    pt_view view;
    dialect d = dialect_of(options);
    ptce_status st =
        pt_view_init(&view, outline, options->lang, PT_VIEW_TIES, err);
    if (st == PTCE_OK)
        add_sheet(out, &view, &view.sheets[0], &d);
    pt_view_clear(&view);
    return st;
}

static const ptce_exchange plain;

ptce_status pt_csv_write(ptce_text *out, const pt_outline *outline,
                         ptce_error *err)
{
    return pt_csv_write_as(out, outline, &plain, err);
}

ptce_status ptce_export_folder(const char *folder, const ptce_network *network,
                               const ptce_exchange *options, ptce_error *err)
{
    pt_outline *outline = NULL;
    pt_view view = {0};
    dialect d = dialect_of(options);
    ptce_status st = pt_outline_from_network(&outline, network, err);
    if (st == PTCE_OK)
        st = pt_view_init(&view, outline, options->lang, PT_VIEW_ALL, err);
    if (st == PTCE_OK)
        st = ptce_folder_make(folder, err);
    for (size_t i = 0; st == PTCE_OK && i < view.sheet_count; i++) {
        ptce_text path = {0};
        ptce_text text = {0};
        ptce_text_add(&path, folder);
        ptce_text_add(&path, "/");
        ptce_text_add(&path, view.sheets[i].name);
        ptce_text_add(&path, ".csv");
        add_sheet(&text, &view, &view.sheets[i], &d);
        st = ptce_text_check(&path, err);
        if (st == PTCE_OK)
            st = ptce_file_write(ptce_text_get(&path), &text, err);
        ptce_text_clear(&path);
        ptce_text_clear(&text);
    }
    pt_view_clear(&view);
    pt_outline_free(outline);
    return st;
}
