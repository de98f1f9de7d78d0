/* SPDX-License-Identifier: MIT */
/* Members of objects to cells and back. */
#include "io/json_rows.h"

#include <stdlib.h>
#include <string.h>

static void note_fault(void *data, const pt_scan_fault *fault)
{
    pt_lex *lex = data;
    if (!fault->rule) {
        (void)pt_lex_take(lex, pt_nomem(lex->err));
        return;
    }
    (void)pt_lex_note_at(lex, fault->rule, lex->text.at + fault->offset,
                         pt_slice_of(fault->excerpt ? fault->excerpt : ""),
                         NULL);
}

bool pt_rows_scan(pt_lex *lex)
{
    if (!pt_scan(lex->text.at, lex->text.length, note_fault, lex))
        lex->stopped = true;
    return pt_lex_goes_on(lex);
}

static pt_slice within_quotes(pt_slice text)
{
    return (pt_slice){text.at + 1, text.length - 2};
}

pt_slice pt_rows_member(pt_slice object, const char *key)
{
    pt_walk walk = pt_walk_into(object);
    pt_slice name;
    pt_slice value;
    while (pt_walk_next(&walk, &name, &value))
        if (pt_slice_equal(within_quotes(name), pt_slice_of(key)))
            return value;
    return (pt_slice){0};
}

bool pt_rows_text(pt_lex *lex, pt_slice value, pt_slice *text)
{
    *text = value;
    if (*value.at != '"')
        return true;
    *text = within_quotes(value);
    if (!memchr(text->at, '\\', text->length))
        return true;
    const char *decoded = pt_json_decode(lex->import->outline->arena, value);
    if (!decoded)
        return pt_lex_take(lex, pt_nomem(lex->err));
    *text = pt_slice_of(decoded);
    return true;
}

bool pt_rows_is_taken(pt_slice name, const char *const *taken, size_t least)
{
    size_t lines = 0;
    while (lines < name.length && name.at[lines] == '_')
        lines++;
    pt_slice bare = {name.at + lines, name.length - lines};
    for (size_t i = 0; taken[i] && lines >= least; i++)
        if (pt_slice_equal(bare, pt_slice_of(taken[i])))
            return true;
    return false;
}

/* A list of texts and numbers as several values; false if it is no such one. */
static bool join(pt_lex *lex, ptce_text *out, pt_slice list)
{
    pt_walk walk = pt_walk_into(list);
    pt_slice item;
    pt_slice text;
    for (size_t i = 0; pt_walk_next(&walk, NULL, &item); i++) {
        pt_json_type type = pt_json_type_of(item);
        if ((type != PT_TYPE_TEXT && type != PT_TYPE_NUMBER) ||
            !pt_rows_text(lex, item, &text) ||
            memchr(text.at, PT_OUTLINE_MANY, text.length))
            return false;
        if (i > 0)
            ptce_text_add_bytes(out, &(char){PT_OUTLINE_MANY}, 1);
        ptce_text_add_bytes(out, text.at, text.length);
    }
    return true;
}

static bool put_block(pt_lex *lex, pt_table *table, size_t row, pt_slice name,
                      pt_slice value)
{
    ptce_text text = {0};
    if (pt_json_type_of(value) != PT_TYPE_LIST || !join(lex, &text, value)) {
        text.length = 0;
        pt_json_canonical(&text, value);
    }
    ptce_status st = ptce_text_check(&text, lex->err);
    bool put = pt_lex_take(lex, st) &&
               pt_lex_value(lex, table, name, PT_CELL_TEXT, row,
                            (pt_slice){ptce_text_get(&text), text.length});
    ptce_text_clear(&text);
    return put;
}

bool pt_rows_put(pt_lex *lex, pt_table *table, const char *const *taken,
                 size_t row, pt_slice key, pt_slice value)
{
    pt_slice name;
    pt_slice text;
    pt_cell kind = PT_CELL_TEXT;
    if (!pt_rows_text(lex, key, &name))
        return false;
    if (pt_rows_is_taken(name, taken, 1))
        name = (pt_slice){name.at + 1, name.length - 1};
    switch (pt_json_type_of(value)) {
    case PT_TYPE_NULL:
        return true;
    case PT_TYPE_LIST:
    case PT_TYPE_OBJECT:
        return put_block(lex, table, row, name, value);
    case PT_TYPE_BOOL:
        kind = PT_CELL_BOOLEAN;
        break;
    case PT_TYPE_NUMBER:
        kind = pt_cell_fits(PT_CELL_INTEGER, value) ? PT_CELL_INTEGER
                                                    : PT_CELL_NUMBER;
        break;
    case PT_TYPE_TEXT:
    default:
        break;
    }
    return pt_rows_text(lex, value, &text) &&
           pt_lex_value(lex, table, name, kind, row, text);
}

/* ---- Writing
 * ------------------------------------------------------------------ */

void pt_rows_plan_of(pt_rows_plan *plan, const pt_table *table,
                     const char *const *taken)
{
    *plan = (pt_rows_plan){.table = table, .taken = taken};
    for (size_t i = 0; i < table->column_count; i++)
        plan->kinds[i] = pt_column_kind(&table->columns[i]);
}

/* Digits as JSON has them: no plus, no zero or dot first, no dot last. */
static bool is_json_number(const char *text)
{
    const char *at = text + (*text == '-');
    size_t digits = strspn(at, "0123456789");
    if (digits == 0 || (digits > 1 && *at == '0'))
        return false;
    at += digits;
    return *at != '.' || (at[1] >= '0' && at[1] <= '9');
}

void pt_rows_add_cell(pt_json *json, const char *key, pt_cell kind,
                      const char *cell)
{
    double value = 0;
    bool number = kind == PT_CELL_NUMBER || kind == PT_CELL_INTEGER;
    if (kind == PT_CELL_BOOLEAN)
        pt_json_bool(json, key, strcmp(cell, "true") == 0);
    else if (number && is_json_number(cell))
        pt_json_raw(json, key, cell);
    else if (number && pt_number_read(&value, cell))
        pt_json_number(json, key, value);
    else
        pt_json_text(json, key, cell);
}

void pt_rows_add(pt_json *json, const pt_rows_plan *plan, size_t row)
{
    for (size_t i = 0; i < plan->table->column_count; i++) {
        const char *name = plan->table->columns[i].name;
        const char *cell = pt_table_get(plan->table, i, row);
        if (!cell || plan->elsewhere[i])
            continue;
        if (!pt_rows_is_taken(pt_slice_of(name), plan->taken, 0)) {
            pt_rows_add_cell(json, name, plan->kinds[i], cell);
            continue;
        }
        ptce_text longer = {0};
        ptce_text_add(&longer, "_");
        ptce_text_add(&longer, name);
        pt_rows_add_cell(json, ptce_text_get(&longer), plan->kinds[i], cell);
        ptce_text_clear(&longer);
    }
}
