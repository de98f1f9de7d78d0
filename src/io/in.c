/* SPDX-License-Identifier: MIT */
/* Objects read by tables of fields. */
#include "io/in.h"
#include "io/json.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

/* ---- Findings ------------------------------------------------------------ */

void pt_in_enter(pt_in *in, const char *key, size_t index)
{
    in->path[in->depth].key = key;
    in->path[in->depth].index = index;
    in->depth++;
}

void pt_in_leave(pt_in *in)
{
    in->depth--;
}

static void add_path(ptce_text *out, const pt_in *in)
{
    for (size_t i = 0; i < in->depth; i++) {
        ptce_text_add(out, "/");
        if (!in->path[i].key) {
            ptce_text_add_count(out, in->path[i].index);
            continue;
        }
        for (const char *c = in->path[i].key; *c; c++) {
            if (*c == '~' || *c == '/')
                ptce_text_add(out, *c == '~' ? "~0" : "~1");
            else
                ptce_text_add_bytes(out, c, 1);
        }
    }
}

void pt_in_note(pt_in *in, const char *rule, ...)
{
    ptce_text pointer = {0};
    va_list slots;
    add_path(&pointer, in);
    va_start(slots, rule);
    ptce_status st = pt_findings_addv(in->findings, rule, in->origin,
                                      ptce_text_get(&pointer), slots);
    va_end(slots);
    if (st != PTCE_OK)
        in->status = st;
    ptce_text_clear(&pointer);
}

static const char *key_name(const pt_in *in)
{
    for (size_t i = in->depth; i > 0; i--)
        if (in->path[i - 1].key)
            return in->path[i - 1].key;
    return "";
}

void pt_in_wrong_type(pt_in *in, const char *expected, pt_slice value)
{
    static const char *const names[] = {
        PT_SLOT_WORDS "rule.value.text", PT_SLOT_WORDS "rule.value.number",
        PT_SLOT_WORDS "rule.value.bool", PT_SLOT_WORDS "rule.value.null",
        PT_SLOT_WORDS "rule.value.list", PT_SLOT_WORDS "rule.value.object"};
    pt_in_note(in, "wrong-type", key_name(in), expected,
               names[pt_json_type_of(value)], NULL);
}

/* ---- Values -------------------------------------------------------------- */

static bool is_type(pt_in *in, pt_slice value, pt_json_type type,
                    const char *expected)
{
    if (pt_json_type_of(value) == type)
        return true;
    pt_in_wrong_type(in, expected, value);
    return false;
}

static char *decode(pt_in *in, pt_slice value)
{
    char *text = pt_json_decode(in->arena, value);
    if (!text)
        in->status = PTCE_E_NOMEM;
    return text;
}

void pt_in_format(pt_in *in, void *target, pt_slice value)
{
    (void)target;
    (void)is_type(in, value, PT_TYPE_TEXT, PT_SLOT_WORDS "rule.value.text");
}

void pt_in_text(pt_in *in, void *target, pt_slice value)
{
    const char **text = target;
    /* an empty text says as little as none */
    if (is_type(in, value, PT_TYPE_TEXT, PT_SLOT_WORDS "rule.value.text") &&
        value.length > 2)
        *text = decode(in, value);
}

void pt_in_name(pt_in *in, void *target, pt_slice value)
{
    if (pt_json_type_of(value) == PT_TYPE_TEXT && value.length == 2)
        pt_in_note(in, "empty-text", key_name(in), NULL);
    else
        pt_in_text(in, target, value);
}

void pt_in_number(pt_in *in, void *target, pt_slice value)
{
    double *number = target;
    if (is_type(in, value, PT_TYPE_NUMBER, PT_SLOT_WORDS "rule.value.number"))
        *number = pt_json_decode_number(value);
}

void pt_in_year(pt_in *in, void *target, pt_slice value)
{
    int *year = target;
    double number = (double)NAN;
    if (pt_json_type_of(value) == PT_TYPE_NUMBER)
        number = pt_json_decode_number(value);
    if (number >= -9999 && number <= 9999 && floor(number) == number)
        *year = (int)number;
    else
        pt_in_wrong_type(in, PT_SLOT_WORDS "rule.value.year", value);
}

void pt_in_bool(pt_in *in, void *target, pt_slice value)
{
    bool *yes = target;
    if (is_type(in, value, PT_TYPE_BOOL, PT_SLOT_WORDS "rule.value.bool"))
        *yes = *value.at == 't';
}

void pt_in_texts(pt_in *in, void *target, pt_slice value)
{
    if (!is_type(in, value, PT_TYPE_LIST, PT_SLOT_WORDS "rule.value.texts"))
        return;
    pt_walk walk = pt_walk_into(value);
    pt_slice item;
    bool good = true;
    for (size_t i = 0; pt_walk_next(&walk, NULL, &item); i++) {
        pt_in_enter(in, NULL, i);
        good =
            is_type(in, item, PT_TYPE_TEXT, PT_SLOT_WORDS "rule.value.text") &&
            good;
        pt_in_leave(in);
    }
    if (good && !pt_json_decode_texts(in->arena, target, value))
        in->status = PTCE_E_NOMEM;
}

unsigned pt_in_choice(pt_in *in, pt_slice value, pt_in_list *name)
{
    unsigned count = 0;
    while (name(count))
        count++;
    if (!is_type(in, value, PT_TYPE_TEXT, PT_SLOT_WORDS "rule.value.text"))
        return count;
    const char *text = decode(in, value);
    for (unsigned i = 0; text && i < count; i++)
        if (strcmp(name(i), text) == 0)
            return i;
    if (!text)
        return count;
    const char *names[16];
    ptce_text allowed = {0};
    for (unsigned i = 0; i < count && i < PT_COUNT(names); i++) {
        names[i] = name(i);
        ptce_text_add(&allowed, i ? ", " : "");
        ptce_text_add(&allowed, names[i]);
    }
    pt_in_note(in, "unknown-value", key_name(in), text, ptce_text_get(&allowed),
               pt_nearest(text, names, count), NULL);
    ptce_text_clear(&allowed);
    return count;
}

/* ---- Keys we do not know, and keys that are free ------------------------- */

/* Room doubles, so that many keys cost no more than their number. */
static ptce_attribute *add_attribute(pt_in *in, ptce_attributes *list)
{
    size_t count = list->count;
    if ((count & (count - 1)) == 0) {
        size_t room = count ? count * 2 : 1;
        ptce_attribute *items = pt_arena_take(in->arena, room, sizeof *items);
        if (!items) {
            in->status = PTCE_E_NOMEM;
            return NULL;
        }
        if (count > 0)
            memcpy(items, list->items, count * sizeof *items);
        list->items = items;
    }
    return &list->items[list->count++];
}

static void keep(pt_in *in, ptce_attributes *list, const char *key,
                 pt_slice value)
{
    ptce_text json = {0};
    pt_json_canonical(&json, value);
    char *kept = json.failed ? NULL
                             : pt_arena_text(in->arena, ptce_text_get(&json),
                                             json.length);
    ptce_text_clear(&json);
    ptce_attribute *item = kept ? add_attribute(in, list) : NULL;
    if (!item) {
        in->status = PTCE_E_NOMEM;
        return;
    }
    item->key = key;
    item->json = kept;
    item->text =
        pt_json_type_of(value) == PT_TYPE_TEXT ? decode(in, value) : item->json;
}

void pt_in_scalars(pt_in *in, void *target, pt_slice value)
{
    if (!is_type(in, value, PT_TYPE_OBJECT, PT_SLOT_WORDS "rule.value.object"))
        return;
    pt_walk walk = pt_walk_into(value);
    pt_slice key;
    pt_slice item;
    while (in->status == PTCE_OK && pt_walk_next(&walk, &key, &item)) {
        const char *name = decode(in, key);
        pt_json_type type = pt_json_type_of(item);
        if (!name || type == PT_TYPE_NULL)
            continue;
        pt_in_enter(in, name, 0);
        if (type == PT_TYPE_LIST || type == PT_TYPE_OBJECT)
            pt_in_wrong_type(in, PT_SLOT_WORDS "rule.value.scalar", item);
        else
            keep(in, target, name, item);
        pt_in_leave(in);
    }
}

void pt_in_any(pt_in *in, void *target, pt_slice value)
{
    if (!is_type(in, value, PT_TYPE_OBJECT, PT_SLOT_WORDS "rule.value.object"))
        return;
    pt_walk walk = pt_walk_into(value);
    pt_slice key;
    pt_slice item;
    while (in->status == PTCE_OK && pt_walk_next(&walk, &key, &item)) {
        const char *name = decode(in, key);
        if (name)
            keep(in, target, name, item);
    }
}

/* ---- Objects ------------------------------------------------------------ */

static bool is_key(pt_slice key, const char *name)
{
    size_t length = strlen(name);
    return key.length == length + 2 && memcmp(key.at + 1, name, length) == 0;
}

static size_t find_field(pt_in *in, pt_slice *key, const pt_field *fields,
                         size_t count)
{
    size_t i = 0;
    while (i < count && !is_key(*key, fields[i].key))
        i++;
    if (i < count || !memchr(key->at, '\\', key->length))
        return i;
    const char *name = decode(in, *key);
    i = 0;
    while (name && i < count && strcmp(name, fields[i].key) != 0)
        i++;
    return i;
}

static void keep_unknown(pt_in *in, pt_slice key, pt_slice value,
                         const pt_field *fields, size_t count,
                         ptce_attributes *extras)
{
    const char *names[32];
    const char *name = decode(in, key);
    if (!name)
        return;
    for (size_t i = 0; i < count; i++)
        names[i] = fields[i].key;
    pt_in_enter(in, name, 0);
    pt_in_note(in, "unknown-key", name, "", "", pt_nearest(name, names, count),
               NULL);
    pt_in_leave(in);
    keep(in, extras, name, value);
}

bool pt_in_object(pt_in *in, pt_slice object, const pt_field *fields,
                  size_t count, void *target, ptce_attributes *extras)
{
    if (!is_type(in, object, PT_TYPE_OBJECT, PT_SLOT_WORDS "rule.value.object"))
        return false;
    uint32_t seen = 0;
    pt_walk walk = pt_walk_into(object);
    pt_slice key;
    pt_slice value;
    while (in->status == PTCE_OK && pt_walk_next(&walk, &key, &value)) {
        size_t i = find_field(in, &key, fields, count);
        if (i == count) {
            keep_unknown(in, key, value, fields, count, extras);
            continue;
        }
        if (pt_json_type_of(value) == PT_TYPE_NULL && !fields[i].required)
            continue;
        seen |= 1u << i;
        pt_in_enter(in, fields[i].key, 0);
        fields[i].read(in, (char *)target + fields[i].offset, value);
        pt_in_leave(in);
    }
    bool whole = true;
    for (size_t i = 0; i < count; i++) {
        if (!fields[i].required || seen & 1u << i)
            continue;
        pt_in_note(in, "missing-key", fields[i].key, NULL);
        whole = false;
    }
    return whole;
}

void pt_in_rows(pt_in *in, void **rows, size_t *count, pt_slice value,
                size_t size, size_t most, pt_in_row *read)
{
    if (!is_type(in, value, PT_TYPE_LIST, PT_SLOT_WORDS "rule.value.list"))
        return;
    size_t room = pt_walk_count(value);
    if (room > most) {
        ptce_text limit = {0};
        ptce_text_add_count(&limit, most);
        pt_in_note(in, "too-many", key_name(in), ptce_text_get(&limit), NULL);
        ptce_text_clear(&limit);
        return;
    }
    char *items = pt_arena_take(in->arena, room, size);
    if (!items) {
        in->status = PTCE_E_NOMEM;
        return;
    }
    *rows = items;
    *count = 0;
    pt_walk walk = pt_walk_into(value);
    pt_slice item;
    for (size_t i = 0;
         in->status == PTCE_OK && pt_walk_next(&walk, NULL, &item); i++) {
        char *row = items + *count * size;
        memset(row, 0, size);
        pt_in_enter(in, NULL, i);
        *count += read(in, row, i, item);
        pt_in_leave(in);
    }
}
