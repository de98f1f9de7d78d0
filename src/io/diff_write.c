/* SPDX-License-Identifier: MIT */
/* What differs between two versions, for people and as JSON. */
#include "base/json_text.h"
#include "io/diff.h"
#include <ptce/io.h>

#include <stdio.h>
#include <string.h>

static const char *const section_names[PT_DIFF_SECTIONS] = {
    "network", "sources", "actors", "pools", "members", "ties"};

/* ---- For people ---------------------------------------------------------- */

static void add_line(ptce_text *out, pt_diffing *d, const char *sign,
                     const pt_diff_record *item)
{
    ptce_text_add(out, sign);
    pt_text_add_clean(out, item->label);
    if (item->id && strcmp(item->id, item->label) != 0) {
        ptce_text_add(out, " (");
        ptce_text_add(out, item->id);
        ptce_text_add(out, ")");
    }
    if (item->loose) {
        const char *nature = pt_diff_cell(item->table, "nature", item->row);
        const char *what = pt_diff_cell(item->table, "what", item->row);
        char key[64];
        (void)snprintf(key, sizeof key, "nature.%s", nature);
        ptce_text_add(out, *nature || *what ? " (" : "");
        if (*nature)
            ptce_text_add(out, ptce_word(d->lang, key));
        ptce_text_add(out, *nature && *what ? ", " : "");
        pt_text_add_clean(out, what);
        ptce_text_add(out, *nature || *what ? ")" : "");
    }
}

static const char *field_name(const pt_diffing *d, const char *name)
{
    char key[96];
    (void)snprintf(key, sizeof key, "column.%s", name);
    const char *word = ptce_word_find(d->lang, key);
    return word ? word : name;
}

static void add_changes(ptce_text *out, pt_diffing *d,
                        const pt_diff_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ptce_text_add(out, "\n      ");
        pt_text_add_clean(out, field_name(d, fields[i].name));
        ptce_text_add(out, ptce_word(d->lang, "report.colon"));
        pt_text_add_clean(out, fields[i].before ? fields[i].before : "–");
        ptce_text_add(out, " → ");
        pt_text_add_clean(out, fields[i].after ? fields[i].after : "–");
    }
}

/* The lines of one section; how many records differ. */
static size_t write_section(ptce_text *out, pt_diffing *d, size_t i)
{
    const pt_diff_records *before = &d->sides[0].sections[i];
    const pt_diff_records *after = &d->sides[1].sections[i];
    pt_diff_field fields[PT_DIFF_FIELDS];
    size_t differ = 0;
    for (size_t j = 0; j < before->count; j++) {
        const pt_diff_record *item = &before->items[j];
        bool gone = item->match == PTCE_NOBODY;
        size_t count =
            gone ? 0
                 : pt_diff_compare(fields, item, &after->items[item->match]);
        if (!gone && count == 0)
            continue;
        differ++;
        add_line(out, d, gone ? "  - " : "  ~ ",
                 gone ? item : &after->items[item->match]);
        add_changes(out, d, fields, count);
        ptce_text_add(out, "\n");
    }
    for (size_t j = 0; j < after->count; j++) {
        if (after->items[j].match != PTCE_NOBODY)
            continue;
        differ++;
        add_line(out, d, "  + ", &after->items[j]);
        ptce_text_add(out, "\n");
    }
    return differ;
}

size_t pt_diff_text(ptce_text *out, pt_diffing *d)
{
    size_t differ = 0;
    for (size_t i = 0; i < PT_DIFF_SECTIONS; i++) {
        ptce_text lines = {0};
        char key[32];
        size_t some = write_section(&lines, d, i);
        (void)snprintf(key, sizeof key, "sheet.%s", section_names[i]);
        if (some > 0) {
            ptce_text_add(out, ptce_word(d->lang, key));
            ptce_text_add(out, "\n");
            ptce_text_add(out, ptce_text_get(&lines));
        }
        out->failed = out->failed || lines.failed;
        ptce_text_clear(&lines);
        differ += some;
    }
    if (differ == 0) {
        ptce_text_add(out, ptce_word(d->lang, "diff.same"));
        ptce_text_add(out, "\n");
    }
    return differ;
}

/* ---- For machines -------------------------------------------------------- */

static void name_record(pt_json *json, const pt_diff_record *item)
{
    if (item->id)
        pt_json_text(json, "id", item->id);
    pt_json_text(json, "label", item->label);
}

/* Records of one side that the other has not. */
static size_t write_alone(pt_json *json, const char *key,
                          const pt_diff_records *all)
{
    size_t count = 0;
    pt_json_array(json, key, PT_JSON_OPEN);
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].match != PTCE_NOBODY)
            continue;
        count++;
        pt_json_object(json, NULL, PT_JSON_INLINE);
        name_record(json, &all->items[i]);
        pt_json_end(json);
    }
    pt_json_end(json);
    return count;
}

static size_t write_changed(pt_json *json, const pt_diff_records *before,
                            const pt_diff_records *after)
{
    pt_diff_field fields[PT_DIFF_FIELDS];
    size_t changed = 0;
    pt_json_array(json, "changed", PT_JSON_OPEN);
    for (size_t i = 0; i < before->count; i++) {
        const pt_diff_record *item = &before->items[i];
        size_t count =
            item->match == PTCE_NOBODY
                ? 0
                : pt_diff_compare(fields, item, &after->items[item->match]);
        if (count == 0)
            continue;
        changed++;
        pt_json_object(json, NULL, PT_JSON_INLINE);
        name_record(json, &after->items[item->match]);
        pt_json_array(json, "fields", PT_JSON_INLINE);
        for (size_t j = 0; j < count; j++) {
            pt_json_object(json, NULL, PT_JSON_INLINE);
            pt_json_text(json, "field", fields[j].name);
            pt_json_text(json, "before", fields[j].before);
            pt_json_text(json, "after", fields[j].after);
            pt_json_end(json);
        }
        pt_json_end(json);
        pt_json_end(json);
    }
    pt_json_end(json);
    return changed;
}

size_t pt_diff_json(ptce_text *out, const pt_diffing *d)
{
    pt_json writer = {.out = out};
    pt_json *json = &writer;
    size_t differ = 0;
    pt_json_object(json, NULL, PT_JSON_OPEN);
    pt_json_text(json, "format", "ptce-diff/1");
    pt_json_text(json, "before", d->sides[0].network->origin);
    pt_json_text(json, "after", d->sides[1].network->origin);
    for (size_t i = 0; i < PT_DIFF_SECTIONS; i++) {
        const pt_diff_records *before = &d->sides[0].sections[i];
        const pt_diff_records *after = &d->sides[1].sections[i];
        pt_json_object(json, section_names[i], PT_JSON_OPEN);
        differ += write_alone(json, "added", after);
        differ += write_alone(json, "removed", before);
        differ += write_changed(json, before, after);
        pt_json_end(json);
    }
    pt_json_bool(json, "same", differ == 0);
    pt_json_end(json);
    return differ;
}
