/* SPDX-License-Identifier: MIT */
/* Workbooks of Excel, by libxlsxwriter, which this file alone knows. Written
 * in memory; a template has lists of values and notes beside its rows. */
#include "io/formats.h"
#include "io/sheets.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define CELL_MOST 32767 /* characters of a cell, as Excel has it */
#define ROWS_MOST 1048576
#define LARGE_ROWS 50000
#define LISTED_ROWS 500 /* of a template, that get lists of values */

typedef struct paper {
    const pt_view *view;
    lxw_workbook *book;
    lxw_format *bold, *wrapped;
    bool template;
    ptce_status status;
    ptce_error *err;
} paper;

/* ---- Cells --------------------------------------------------------------- */

/* UTF-16 units, which is what Excel counts; no fewer than it needs. */
static bool fits(const char *text)
{
    return strlen(text) <= CELL_MOST || pt_utf8_columns(text) <= CELL_MOST / 2;
}

/* Whether a number comes back as it was: else it stays text. */
static bool is_exact(const char *cell, pt_cell holds, double *value)
{
    char number[PT_NUMBER_MAX];
    if ((holds != PT_CELL_NUMBER && holds != PT_CELL_INTEGER) ||
        !pt_is_json_number(cell) || !pt_number_read(value, cell))
        return false;
    pt_number_write(number, *value);
    return strcmp(number, cell) == 0;
}

static void write_cell(paper *p, lxw_worksheet *sheet, size_t row,
                       size_t column, const char *cell, pt_cell holds)
{
    double value;
    lxw_row_t y = (lxw_row_t)row;
    lxw_col_t x = (lxw_col_t)column;
    if (is_exact(cell, holds, &value))
        (void)worksheet_write_number(sheet, y, x, value, NULL);
    else if (fits(cell))
        (void)worksheet_write_string(sheet, y, x, cell, NULL);
    else
        p->status = pt_fail(p->err, PTCE_E_LIMIT, "xlsx-cell", "32767", NULL);
}

/* ---- The template -------------------------------------------------------- */

/* The values that a list allows, in words of the language. */
static size_t list_values(char **values, size_t room, char *bytes, size_t size,
                          const char *list, ptce_lang lang)
{
    ptce_text names = {0};
    size_t count = 0;
    size_t used = 0;
    pt_values_add(&names, list);
    char *rest = names.data;
    for (char *name; count + 1 < room && (name = strsep(&rest, ","));) {
        char key[64];
        name += *name == ' ';
        (void)snprintf(key, sizeof key, "%s.%s", list, name);
        const char *word =
            lang == PTCE_FR ? ptce_word_find(PTCE_FR, key) : NULL;
        word = word && pt_value_meant(list, word) ? word : name;
        int length = snprintf(bytes + used, size - used, "%s", word);
        if (length < 0 || used + (size_t)length + 1 > size)
            break;
        values[count++] = bytes + used;
        used += (size_t)length + 1;
    }
    values[count] = NULL;
    ptce_text_clear(&names);
    return count;
}

static void add_list(const paper *p, lxw_worksheet *sheet, size_t column,
                     const char *list)
{
    char *values[32];
    char bytes[512];
    if (list_values(values, PT_COUNT(values), bytes, sizeof bytes, list,
                    p->view->lang) == 0)
        return;
    lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_LIST,
                                      .value_list = values,
                                      .error_type =
                                          LXW_VALIDATION_ERROR_TYPE_WARNING};
    (void)worksheet_data_validation_range(sheet, 1, (lxw_col_t)column,
                                          LISTED_ROWS, (lxw_col_t)column,
                                          &validation);
}

/* Ends of ties and members are chosen among the actors. */
static void add_actor_list(const paper *p, lxw_worksheet *sheet, size_t column)
{
    char formula[96];
    const pt_view_sheet actors = {.name = "actors"};
    (void)snprintf(formula, sizeof formula, "='%s'!$A$2:$A$%d",
                   pt_view_name(p->view, &actors), LISTED_ROWS + 1);
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .value_formula = formula,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};
    (void)worksheet_data_validation_range(sheet, 1, (lxw_col_t)column,
                                          LISTED_ROWS, (lxw_col_t)column,
                                          &validation);
}

/* A note on the header: its word is column.NAME.note. */
static void add_note(const paper *p, lxw_worksheet *sheet, size_t column,
                     const char *name)
{
    char key[96];
    (void)snprintf(key, sizeof key, "column.%s.note", name);
    const char *note = ptce_word_find(p->view->lang, key);
    if (note)
        (void)worksheet_write_comment(sheet, 0, (lxw_col_t)column, note);
}

static void help_with(const paper *p, lxw_worksheet *sheet,
                      const pt_view_column *column, size_t at)
{
    if (column->list)
        add_list(p, sheet, at, column->list);
    if (column->of == PT_OF_FROM || column->of == PT_OF_TO ||
        column->of == PT_OF_ACTOR)
        add_actor_list(p, sheet, at);
    if (column->of == PT_OF_DIRECTED)
        add_list(p, sheet, at, "yes");
    add_note(p, sheet, at, column->name);
}

static void add_help_sheet(paper *p)
{
    const char *name = ptce_word(p->view->lang, "sheet.help");
    const char *text = ptce_word(p->view->lang, "new.help");
    lxw_worksheet *sheet = workbook_add_worksheet(p->book, name);
    lxw_row_t row = 0;
    char line[512];
    (void)worksheet_set_column(sheet, 0, 0, 100, p->wrapped);
    while (*text) {
        size_t length = strcspn(text, "\n");
        (void)snprintf(line, sizeof line, "%.*s", (int)length, text);
        (void)worksheet_write_string(sheet, row++, 0, line, p->wrapped);
        text += length;
        text += *text == '\n';
    }
}

/* ---- Sheets -------------------------------------------------------------- */

static double width_of(const pt_view *view, const pt_view_sheet *sheet,
                       size_t column)
{
    size_t widest = pt_utf8_columns(sheet->columns[column].header) + 3;
    for (size_t row = 0; row < sheet->row_count && row < 200; row++) {
        const char *cell = pt_view_cell(view, sheet, column, row);
        size_t wide = cell ? pt_utf8_columns(cell) + 1 : 0;
        widest = wide > widest ? wide : widest;
    }
    return widest > 50 ? 50 : (double)widest;
}

static void write_sheet(paper *p, const pt_view_sheet *from)
{
    const pt_view *view = p->view;
    lxw_worksheet *sheet =
        workbook_add_worksheet(p->book, pt_view_name(view, from));
    if (!sheet || from->row_count >= ROWS_MOST) {
        p->status =
            sheet ? pt_fail(p->err, PTCE_E_LIMIT, "xlsx-rows", "1048576", NULL)
                  : pt_nomem(p->err);
        return;
    }
    for (size_t i = 0; i < from->column_count; i++) {
        lxw_col_t x = (lxw_col_t)i;
        (void)worksheet_set_column(sheet, x, x, width_of(view, from, i), NULL);
        (void)worksheet_write_string(sheet, 0, x, from->columns[i].header,
                                     p->bold);
        if (p->template)
            help_with(p, sheet, &from->columns[i], i);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    for (size_t row = 0; row < from->row_count && p->status == PTCE_OK; row++)
        for (size_t i = 0; i < from->column_count; i++) {
            const char *cell = pt_view_cell(view, from, i, row);
            if (cell && *cell && p->status == PTCE_OK)
                write_cell(p, sheet, row + 1, i, cell, from->columns[i].holds);
        }
}

/* No clock in what is written. */
static void set_properties(lxw_workbook *book)
{
    lxw_doc_properties properties = {.created = 315532800};
    (void)workbook_set_properties(book, &properties);
}

static ptce_status read_back(ptce_text *out, int file, ptce_error *err)
{
    char chunk[65536];
    ssize_t got;
    if (lseek(file, 0, SEEK_SET) != 0)
        return pt_nomem(err);
    while ((got = read(file, chunk, sizeof chunk)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return pt_nomem(err);
        ptce_text_add_bytes(out, chunk, (size_t)got);
    }
    return ptce_text_check(out, err);
}

static bool is_large(const pt_view *view)
{
    size_t rows = 0;
    for (size_t i = 0; i < view->sheet_count; i++)
        rows += view->sheets[i].row_count;
    return rows > LARGE_ROWS;
}

static ptce_status write_book(ptce_text *out, const pt_view *view,
                              bool template, int file, ptce_error *err)
{
    char path[64];
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    paper p = {.view = view, .template = template, .err = err};
    /* large sheets go to a temporary file, row by row */
    lxw_workbook_options large = {.constant_memory = LXW_TRUE};
    p.book =
        is_large(view) ? workbook_new_opt(path, &large) : workbook_new(path);
    if (!p.book)
        return pt_nomem(err);
    p.bold = workbook_add_format(p.book);
    p.wrapped = workbook_add_format(p.book);
    if (!p.bold || !p.wrapped) {
        p.status = pt_nomem(err);
    } else {
        format_set_bold(p.bold);
        format_set_text_wrap(p.wrapped);
        set_properties(p.book);
    }
    for (size_t i = 0; i < view->sheet_count && p.status == PTCE_OK; i++)
        write_sheet(&p, &view->sheets[i]);
    if (template && p.status == PTCE_OK)
        add_help_sheet(&p);
    if (workbook_close(p.book) != LXW_NO_ERROR && p.status == PTCE_OK)
        p.status = pt_fail(err, PTCE_E_SYSTEM, "xlsx-write", NULL);
    return p.status == PTCE_OK ? read_back(out, file, err) : p.status;
}

ptce_status pt_xlsx_write_as(ptce_text *out, const pt_outline *outline,
                             const ptce_exchange *options, bool template,
                             ptce_error *err)
{
    pt_view view;
    int file = memfd_create("ptce", MFD_CLOEXEC);
    if (file < 0)
        return pt_fail(err, PTCE_E_SYSTEM, "xlsx-write", NULL);
    ptce_status st =
        pt_view_init(&view, outline, options->lang,
                     template ? PT_VIEW_TEMPLATE : PT_VIEW_ALL, err);
    if (st == PTCE_OK)
        st = write_book(out, &view, template, file, err);
    pt_view_clear(&view);
    (void)close(file);
    return st;
}

static const ptce_exchange plain;

ptce_status pt_xlsx_write(ptce_text *out, const pt_outline *outline,
                          ptce_error *err)
{
    return pt_xlsx_write_as(out, outline, &plain, false, err);
}
