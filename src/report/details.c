/* SPDX-License-Identifier: MIT */
/* Details of networks in any format: small tables under their names, members of
 * JSON, rows of CSV. */
#include "report/tables.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define LABEL_COLUMNS 30
#define LIST_COLUMNS 48

/* ---- Words -------------------------------------------------------------- */

const char *pt_detail_word(const ptce_detail *detail, const char *part,
                           ptce_lang lang)
{
    char key[160];
    (void)snprintf(key, sizeof key, "detail.%s%s", detail->id, part);
    return ptce_word_find(lang, key);
}

const char *pt_column_title(const ptce_detail *detail,
                            const ptce_detail_column *column, ptce_lang lang)
{
    char key[128];
    (void)snprintf(key, sizeof key, ".%s", column->id);
    const char *own = pt_detail_word(detail, key, lang);
    (void)snprintf(key, sizeof key, "column.%s", column->id);
    return own ? own : ptce_word(lang, key);
}

/* The label of an actor or a pool that a cell names. */
static const char *label_of(const ptce_network *network, const char *id)
{
    size_t row = ptce_actor_find(network, id);
    if (row != PTCE_NOBODY)
        return ptce_actor_label(&network->actors[row]);
    for (size_t i = 0; i < network->pool_count; i++)
        if (strcmp(network->pools[i].id, id) == 0)
            return network->pools[i].name;
    return id;
}

static void say_list(ptce_text *out, const ptce_network *network,
                     const char *ids)
{
    for (const char *at = ids; *at;) {
        char id[80];
        size_t length = strcspn(at, " ");
        (void)snprintf(id, sizeof id, "%.*s", (int)length, at);
        ptce_text_add(out, at > ids ? ", " : "");
        ptce_text_add(out, label_of(network, id));
        at += length;
        at += *at == ' ';
    }
}

static void say_word(ptce_text *out, const ptce_detail_column *column,
                     const char *code, ptce_lang lang)
{
    char key[128];
    (void)snprintf(key, sizeof key, "%s.%s", column->words, code);
    ptce_text_add(out, ptce_word(lang, key));
}

/* A number beside numbers of other units: two digits of what is small. */
static void say_value(ptce_text *out, double value, ptce_lang lang)
{
    double size = fabs(value);
    int decimals = value == floor(value) ? 0 : size >= 10 ? 1 : 2;
    double digit = 0.1;
    while (decimals >= 2 && decimals < 6 && size < digit) {
        decimals++;
        digit /= 10;
    }
    if (decimals == 6 && size < 1e-6) {
        ptce_text_add(out, value > 0 ? "< " : "> −");
        size = 1e-6;
        value = size;
    }
    ptce_text_add_decimal(out, lang, value, decimals);
}

void pt_cell_say(ptce_text *out, const ptce_detail_column *column,
                 const ptce_cell *cell, const ptce_network *network,
                 ptce_lang lang, int decimals)
{
    if (cell->reason) {
        ptce_text_add(out, "–");
    } else if (column->kind == PTCE_CELL_ACTOR) {
        ptce_text_add(out, label_of(network, cell->text));
    } else if (column->kind == PTCE_CELL_ACTORS) {
        say_list(out, network, cell->text);
    } else if (column->kind == PTCE_CELL_WORD) {
        say_word(out, column, cell->text, lang);
    } else if (column->kind == PTCE_CELL_BOOLEAN) {
        ptce_text_add(
            out, ptce_word(lang, cell->number != 0 ? "table.yes" : "table.no"));
    } else if (column->kind == PTCE_CELL_VALUE) {
        say_value(out, cell->number, lang);
    } else if (column->kind == PTCE_CELL_COUNT && cell->number >= 0) {
        pt_text_add_grouped(out, lang, (uint64_t)cell->number);
    } else {
        ptce_text_add_decimal(out, lang, cell->number, decimals);
    }
}

/* Decimals of a value, and the most of a column or, where each row is a
 * quantity of its own, of a row. */
static int decimals_of(double value)
{
    if (!isfinite(value) || value == floor(value))
        return 0;
    return fabs(value) >= 10 ? 1 : fabs(value) >= 0.01 ? 2 : 3;
}

static int row_decimals(const ptce_detail_table *table, size_t row)
{
    size_t columns = table->detail->column_count;
    int most = 0;
    for (size_t c = 0; c < columns; c++) {
        int wanted = decimals_of(table->cells[row * columns + c].number);
        most = wanted > most ? wanted : most;
    }
    return most;
}

int pt_detail_decimals(const ptce_detail_table *table, size_t column)
{
    size_t columns = table->detail->column_count;
    int most = 0;
    for (size_t i = 0; i < table->rows; i++) {
        int wanted = decimals_of(table->cells[i * columns + column].number);
        most = wanted > most ? wanted : most;
    }
    return most;
}

/* ---- For people --------------------------------------------------------- */

static bool is_numeric(const ptce_detail_column *column)
{
    return column->kind > PTCE_CELL_WORD && column->kind != PTCE_CELL_BOOLEAN;
}

/* As much of a list as a line holds, at least one name; the rest moves on. */
static void add_line(ptce_text *out, const char **rest)
{
    size_t kept = 0;
    for (size_t end = 0; (*rest)[kept]; kept = end) {
        ptce_text line = {0};
        end = kept + strcspn(*rest + kept, ",");
        end += (*rest)[end] == ',';
        ptce_text_add_bytes(&line, *rest, end);
        bool fits = pt_utf8_columns(ptce_text_get(&line)) <= LIST_COLUMNS;
        ptce_text_clear(&line);
        if (!fits && kept > 0)
            break;
    }
    ptce_text_add_bytes(out, *rest, kept);
    *rest += kept;
    *rest += **rest == ' ';
}

static void add_cell(pt_grid *grid, const ptce_detail_column *column,
                     const char **rest, ptce_table_format format)
{
    bool plain = format == PTCE_TABLE;
    if (plain && column->kind == PTCE_CELL_ACTORS) {
        add_line(pt_grid_next(grid), rest);
        return;
    }
    if (plain && column->kind == PTCE_CELL_ACTOR)
        pt_text_add_cut(pt_grid_next(grid), *rest, LABEL_COLUMNS);
    else
        pt_grid_add(grid, *rest);
    *rest += strlen(*rest);
}

/* A row, and in a plain table as many more lines as its lists need. */
static void add_row(pt_grid *grid, const ptce_detail_table *table,
                    const ptce_cell *cells, const int *decimals,
                    const ptce_network *network,
                    const ptce_table_options *options)
{
    size_t columns = table->detail->column_count;
    ptce_text texts[PT_GRID_COLUMNS] = {0};
    const char *rest[PT_GRID_COLUMNS];
    bool more = true;
    for (size_t c = 0; c < columns; c++) {
        pt_cell_say(&texts[c], &table->detail->columns[c], &cells[c], network,
                    options->lang, decimals[c]);
        rest[c] = ptce_text_get(&texts[c]);
    }
    while (more) {
        more = false;
        for (size_t c = 0; c < columns; c++) {
            add_cell(grid, &table->detail->columns[c], &rest[c],
                     options->format);
            more |= *rest[c] != '\0';
        }
    }
    for (size_t c = 0; c < columns; c++)
        ptce_text_clear(&texts[c]);
}

static void write_cells(ptce_text *out, const ptce_detail_table *table,
                        const ptce_network *network,
                        const ptce_table_options *options)
{
    const ptce_detail *detail = table->detail;
    pt_grid grid = {0};
    int decimals[PT_GRID_COLUMNS];
    for (size_t c = 0; c < detail->column_count; c++) {
        pt_grid_title(
            &grid, pt_column_title(detail, &detail->columns[c], options->lang),
            is_numeric(&detail->columns[c]));
        decimals[c] = pt_detail_decimals(table, c);
    }
    for (size_t i = 0; i < table->rows; i++) {
        for (size_t c = 0; detail->by_row && c < detail->column_count; c++)
            decimals[c] = row_decimals(table, i);
        add_row(&grid, table, table->cells + i * detail->column_count, decimals,
                network, options);
    }
    pt_grid_write(out, &grid, options->format);
    pt_grid_clear(&grid);
}

void pt_detail_grid(ptce_text *out, const ptce_detail_table *table,
                    const ptce_network *network,
                    const ptce_table_options *options)
{
    const char *name = pt_detail_word(table->detail, "", options->lang);
    pt_grid_note(out, name ? name : table->detail->id, options->format);
    if (table->reason) {
        char key[96];
        (void)snprintf(key, sizeof key, "reason.%s", table->reason);
        pt_grid_note(out, ptce_word(options->lang, key), options->format);
    } else if (table->rows == 0) {
        pt_grid_note(out, ptce_word(options->lang, "table.no-rows"),
                     options->format);
    } else {
        write_cells(out, table, network, options);
    }
}

/* ---- JSON --------------------------------------------------------------- */

static void write_list(pt_json *json, const char *key, const char *ids)
{
    pt_json_array(json, key, PT_JSON_INLINE);
    for (const char *at = ids; *at;) {
        char id[80];
        size_t length = strcspn(at, " ");
        (void)snprintf(id, sizeof id, "%.*s", (int)length, at);
        pt_json_text(json, NULL, id);
        at += length;
        at += *at == ' ';
    }
    pt_json_end(json);
}

static void write_cell(pt_json *json, const ptce_detail_column *column,
                       const ptce_cell *cell)
{
    if (cell->reason)
        pt_json_null(json, column->id);
    else if (column->kind == PTCE_CELL_ACTORS)
        write_list(json, column->id, cell->text);
    else if (column->kind <= PTCE_CELL_WORD)
        pt_json_text(json, column->id, cell->text);
    else if (column->kind == PTCE_CELL_BOOLEAN)
        pt_json_bool(json, column->id, cell->number != 0);
    else
        pt_json_number(json, column->id, cell->number);
}

/* Why cells of a row are null, in the form that nodes have. */
static void write_reasons(pt_json *json, const ptce_detail *detail,
                          const ptce_cell *cells, ptce_lang lang)
{
    static const char *const keys[] = {"undefined", "undefined_codes"};
    bool any = false;
    for (size_t c = 0; c < detail->column_count; c++)
        any = any || cells[c].reason;
    for (size_t turn = 0; any && turn < PT_COUNT(keys); turn++) {
        pt_json_object(json, keys[turn], PT_JSON_INLINE);
        for (size_t c = 0; c < detail->column_count; c++) {
            char key[96];
            if (!cells[c].reason)
                continue;
            (void)snprintf(key, sizeof key, "reason.%s", cells[c].reason);
            pt_json_text(json, detail->columns[c].id,
                         turn == 0 ? ptce_word(lang, key) : cells[c].reason);
        }
        pt_json_end(json);
    }
}

void pt_detail_json(pt_json *json, const ptce_detail_table *table,
                    ptce_lang lang)
{
    const ptce_detail *detail = table->detail;
    if (table->reason) {
        pt_json_null(json, detail->id);
        return;
    }
    pt_json_array(json, detail->id, PT_JSON_OPEN);
    for (size_t i = 0; i < table->rows; i++) {
        const ptce_cell *cells = &table->cells[i * detail->column_count];
        pt_json_object(json, NULL, PT_JSON_INLINE);
        for (size_t c = 0; c < detail->column_count; c++)
            write_cell(json, &detail->columns[c], &cells[c]);
        write_reasons(json, detail, cells, lang);
        pt_json_end(json);
    }
    pt_json_end(json);
}

/* ---- CSV ---------------------------------------------------------------- */

static void add_csv_cell(ptce_text *out, const ptce_detail_column *column,
                         const ptce_cell *cell)
{
    ptce_text_add(out, ",");
    if (cell->reason)
        return;
    if (column->kind <= PTCE_CELL_WORD)
        pt_csv_text(out, cell->text);
    else if (column->kind == PTCE_CELL_BOOLEAN)
        ptce_text_add(out, cell->number != 0 ? "true" : "false");
    else
        ptce_text_add_number(out, cell->number);
}

static void add_csv_rows(ptce_text *out, const ptce_measures *measures,
                         const ptce_detail_table *table)
{
    size_t columns = table->detail->column_count;
    for (size_t i = 0; i < table->rows; i++) {
        pt_csv_text(out, measures->network->id);
        for (size_t c = 0; c < columns; c++)
            add_csv_cell(out, &table->detail->columns[c],
                         &table->cells[i * columns + c]);
        ptce_text_add(out, "\n");
    }
}

static void add_csv_head(ptce_text *out, const ptce_detail *detail)
{
    ptce_text_add(out, "network");
    for (size_t c = 0; c < detail->column_count; c++) {
        ptce_text_add(out, ",");
        ptce_text_add(out, detail->columns[c].id);
    }
    ptce_text_add(out, "\n");
}

/* One table: details have columns of their own. */
ptce_status pt_details_csv(ptce_text *out, const ptce_measuring *measuring,
                           ptce_error *err)
{
    for (size_t i = 0; i < measuring->count; i++) {
        const ptce_measures *measures = &measuring->networks[i];
        if (measures->detail_count != 1)
            return pt_fail(err, PTCE_E_USAGE, "detail-csv", NULL);
        if (i == 0)
            add_csv_head(out, measures->details[0].detail);
        add_csv_rows(out, measures, &measures->details[0]);
    }
    return PTCE_OK;
}
