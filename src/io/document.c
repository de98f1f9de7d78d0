/* SPDX-License-Identifier: MIT */
/* One file of a reading: text, kind, findings and where they stand. */
#include "io/document.h"
#include "io/foreign.h"
#include "io/json.h"

#include <stdlib.h>
#include <string.h>

ptce_status pt_reading_init(pt_reading *reading, ptce_findings *findings,
                            ptce_error *err)
{
    *reading = (pt_reading){.findings = findings, .arena = pt_arena_new()};
    return reading->arena ? PTCE_OK : pt_nomem(err);
}

void pt_reading_clear(pt_reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        pt_document *document = reading->documents[i];
        ptce_text_clear(&document->text);
        ptce_network_free(document->network);
        ptce_collection_free(document->collection);
    }
    free(reading->documents);
    free(reading->fixed);
    pt_arena_free(reading->arena);
}

pt_document *pt_reading_find(const pt_reading *reading, const char *path)
{
    for (size_t i = 0; i < reading->count; i++)
        if (strcmp(reading->documents[i]->origin, path) == 0)
            return reading->documents[i];
    return NULL;
}

char *pt_reading_path(pt_reading *reading, const char *folder, size_t length,
                      const char *name)
{
    size_t rest = strlen(name);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    char *path = pt_arena_take(reading->arena, length + rest + 2, 1);
    if (!path)
        return NULL;
    memcpy(path, folder, length);
    if (length > 0 && folder[length - 1] != '/')
        path[length++] = '/';
    memcpy(path + length, name, rest + 1);
    return path;
}

/* ---- The text ------------------------------------------------------------ */

typedef struct scanning {
    pt_reading *reading;
    pt_document *document;
    ptce_status status;
} scanning;

static void report(void *data, const pt_scan_fault *fault)
{
    scanning *s = data;
    pt_reading *reading = s->reading;
    size_t at = reading->findings->count;
    s->status = fault->rule
                    ? pt_findings_add(reading->findings, fault->rule,
                                      s->document->origin, fault->pointer,
                                      fault->excerpt, NULL)
                    : PTCE_E_NOMEM;
    if (s->status != PTCE_OK || reading->findings->count == at)
        return;
    s->status = pt_grow((void **)&reading->fixed, &reading->fixed_capacity,
                        reading->fixed_count, sizeof *reading->fixed, NULL);
    if (s->status == PTCE_OK)
        reading->fixed[reading->fixed_count++] = (pt_fixed){at, fault->offset};
}

static ptce_status scan(pt_reading *reading, pt_document *document,
                        ptce_error *err)
{
    scanning s = {reading, document, PTCE_OK};
    document->scanned = pt_scan(ptce_text_get(&document->text),
                                document->text.length, report, &s);
    document->broken = !document->scanned;
    return s.status == PTCE_OK ? PTCE_OK : pt_nomem(err);
}

/* ---- The kind of a file ------------------------------------------------- */

static const char *const formats[] = {PT_NETWORK_FORMAT, PT_COLLECTION_FORMAT};

typedef enum kind { NETWORK, COLLECTION, STRANGE } kind;

static bool is_key(pt_slice key, const char *quoted)
{
    return key.length == strlen(quoted) &&
           memcmp(key.at, quoted, key.length) == 0;
}

/* The value of "format", and what the other keys look like. */
static kind look_at_keys(pt_slice object, pt_slice *format)
{
    kind guess = STRANGE;
    *format = (pt_slice){0};
    if (pt_json_type_of(object) != PT_TYPE_OBJECT)
        return STRANGE;
    pt_walk walk = pt_walk_into(object);
    pt_slice key;
    pt_slice value;
    while (pt_walk_next(&walk, &key, &value)) {
        if (is_key(key, "\"format\""))
            *format = value;
        else if (is_key(key, "\"actors\"") || is_key(key, "\"ties\""))
            guess = NETWORK;
        else if (is_key(key, "\"networks\"") && guess == STRANGE)
            guess = COLLECTION;
    }
    return guess;
}

static bool is_ours(const char *format)
{
    return strncmp(format, "ptce-network", 12) == 0 ||
           strncmp(format, "ptce-collection", 15) == 0;
}

/* A file without a format of ours; false if the reading is to be given up. */
static bool note_strange(pt_reading *reading, const pt_document *document,
                         pt_slice object, const char *format)
{
    pt_in in = {.findings = reading->findings, .origin = document->origin};
    if (pt_json_type_of(object) != PT_TYPE_OBJECT) {
        pt_in_wrong_type(&in, PT_SLOT_WORDS "rule.value.object", object);
    } else if (!format) {
        pt_in_note(&in, "missing-key", "format", NULL);
    } else {
        pt_in_enter(&in, "format", 0);
        pt_in_note(&in, "format-unknown", format, "", "",
                   pt_nearest(format, formats, PT_COUNT(formats)), NULL);
    }
    return in.status == PTCE_OK;
}

static kind kind_of(pt_reading *reading, pt_document *document, pt_slice object,
                    pt_expected expected)
{
    pt_slice value;
    kind guess = look_at_keys(object, &value);
    const char *format = NULL;
    if (value.at && pt_json_type_of(value) == PT_TYPE_TEXT)
        format = pt_json_decode(reading->arena, value);
    for (size_t i = 0; format && i < PT_COUNT(formats); i++)
        if (strcmp(format, formats[i]) == 0)
            return (kind)i;
    if (!format && guess != STRANGE)
        return guess; /* its reader will say that the format is missing */
    if (expected == PT_EXPECT_OURS || (format && is_ours(format)))
        (void)note_strange(reading, document, object, format);
    return STRANGE;
}

/* ---- Reading ------------------------------------------------------------- */

static pt_document *new_document(pt_reading *reading, const char *path)
{
    if (pt_grow((void **)&reading->documents, &reading->capacity,
                reading->count, sizeof(pt_document *), NULL) != PTCE_OK)
        return NULL;
    pt_document *document = pt_arena_take(reading->arena, 1, sizeof *document);
    char *origin = pt_arena_text(reading->arena, path, strlen(path));
    if (!document || !origin)
        return NULL;
    document->origin = origin;
    reading->documents[reading->count++] = document;
    return document;
}

static void worsen(pt_reading *reading, ptce_status status)
{
    if (reading->status != PTCE_E_READ)
        reading->status = status;
}

ptce_status pt_reading_unread(pt_reading *reading, const char *path,
                              const ptce_error *error, ptce_error *err)
{
    if (reading->status != PTCE_E_READ)
        reading->error = *error;
    worsen(reading, PTCE_E_READ);
    ptce_status st = pt_findings_add(reading->findings, error->id, path, "",
                                     error->slots[0], error->slots[1], NULL);
    return st == PTCE_OK ? PTCE_OK : pt_nomem(err);
}

static bool is_over_limit(const ptce_findings *findings, size_t first)
{
    for (size_t i = first; i < findings->count; i++)
        if (strcmp(findings->items[i].rule->id, "too-many") == 0)
            return true;
    return false;
}

static ptce_status read_object(pt_reading *reading, pt_document *document,
                               pt_expected expected, ptce_error *err)
{
    size_t first = reading->findings->count;
    pt_slice object =
        pt_slice_trim(ptce_text_get(&document->text), document->text.length);
    kind of = kind_of(reading, document, object, expected);
    ptce_status st = PTCE_OK;
    if (of == NETWORK)
        st = pt_network_read(&document->network, object, document->origin,
                             reading->findings, err);
    else if (of == COLLECTION)
        st = pt_collection_read(&document->collection, object, document->origin,
                                reading->findings, err);
    if (st == PTCE_OK && document->network)
        st = pt_rules_network(reading->findings, document->network, err);
    document->broken = is_over_limit(reading->findings, first);
    return st;
}

static ptce_status read_own(pt_reading *reading, pt_document *document,
                            pt_expected expected, ptce_error *err)
{
    ptce_status st = scan(reading, document, err);
    if (st == PTCE_OK && document->scanned)
        st = read_object(reading, document, expected, err);
    return st;
}

/* A file of another tool; true if it was one. */
static bool read_foreign(pt_reading *reading, pt_document *document,
                         pt_expected expected, ptce_status *st, ptce_error *err)
{
    if (!reading->options || expected != PT_EXPECT_OURS)
        return false;
    const pt_format *format =
        pt_foreign_format(document->origin, &document->text, reading->options);
    if (format)
        *st = pt_foreign_read(&document->network, &document->text,
                              document->origin, format, reading->options,
                              reading->findings, err);
    return format != NULL;
}

static ptce_status read_bytes(pt_reading *reading, pt_document *document,
                              ptce_error *err)
{
    bool packed = false;
    ptce_status st =
        ptce_file_read(&document->text, document->origin, PT_INPUT_LIMIT, err);
    if (st == PTCE_OK && reading->options)
        st = pt_gunzip(&document->text, document->origin, &packed, err);
    return st;
}

ptce_status pt_reading_add(pt_reading *reading, pt_document **out,
                           const char *path, pt_expected expected,
                           ptce_error *err)
{
    *out = pt_reading_find(reading, path);
    if (*out)
        return PTCE_OK;
    pt_document *document = new_document(reading, path);
    ptce_error error = {0};
    if (!document)
        return pt_nomem(err);
    ptce_status st = read_bytes(reading, document, &error);
    if (st == PTCE_E_NOMEM)
        return pt_nomem(err);
    if (st != PTCE_OK)
        return pt_reading_unread(reading, path, &error, err);
    if (!read_foreign(reading, document, expected, &st, err))
        st = read_own(reading, document, expected, err);
    if (document->broken)
        worsen(reading, PTCE_E_SYNTAX);
    if (document->network || document->collection)
        *out = document;
    return st;
}

ptce_status pt_reading_add_tables(pt_reading *reading, pt_document **out,
                                  const char *folder, ptce_error *err)
{
    ptce_error error = {0};
    *out = NULL;
    pt_document *document = new_document(reading, folder);
    if (!document)
        return pt_nomem(err);
    ptce_status st =
        pt_foreign_read(&document->network, NULL, document->origin, NULL,
                        reading->options, reading->findings, &error);
    if (st == PTCE_E_READ)
        return pt_reading_unread(reading, folder, &error, err);
    if (st != PTCE_OK && err)
        *err = error;
    if (document->network)
        *out = document;
    return st;
}

/* ---- Where findings stand ------------------------------------------------ */

typedef struct spot {
    ptce_finding *finding;
    size_t offset;
} spot;

static int by_offset(const void *a, const void *b)
{
    const spot *x = a;
    const spot *y = b;
    return (x->offset > y->offset) - (x->offset < y->offset);
}

static size_t fixed_offset(const pt_reading *reading, size_t finding)
{
    for (size_t i = 0; i < reading->fixed_count; i++)
        if (reading->fixed[i].finding == finding)
            return reading->fixed[i].offset;
    return SIZE_MAX;
}

/* The findings of a file, with their offsets. */
static ptce_status find_spots(spot *spots, size_t *count,
                              const pt_reading *reading,
                              const pt_document *document, ptce_error *err)
{
    ptce_findings *findings = reading->findings;
    const char **pointers = pt_alloc(findings->count, sizeof *pointers);
    size_t *offsets = pt_alloc(findings->count, sizeof *offsets);
    ptce_status st = PTCE_OK;
    *count = 0;
    if (!pointers || !offsets) {
        st = pt_nomem(err);
        goto done;
    }
    for (size_t i = 0; i < findings->count; i++) {
        if (strcmp(findings->items[i].origin, document->origin) != 0)
            continue;
        pointers[*count] = findings->items[i].pointer;
        spots[*count].finding = &findings->items[i];
        spots[(*count)++].offset = fixed_offset(reading, i);
    }
    if (document->scanned && *count > 0)
        st = pt_scan_find(offsets, ptce_text_get(&document->text),
                          document->text.length, pointers, *count, err);
    for (size_t i = 0; st == PTCE_OK && document->scanned && i < *count; i++)
        if (spots[i].offset == SIZE_MAX)
            spots[i].offset = offsets[i];

done:
    free(pointers);
    free(offsets);
    return st;
}

static ptce_status place_in(const pt_reading *reading,
                            const pt_document *document, ptce_error *err)
{
    spot *spots = pt_alloc(reading->findings->count, sizeof *spots);
    size_t count = 0;
    ptce_status st = spots ? find_spots(spots, &count, reading, document, err)
                           : pt_nomem(err);
    pt_scan_place place = {.text = ptce_text_get(&document->text)};
    if (st == PTCE_OK && count > 1)
        qsort(spots, count, sizeof *spots, by_offset);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        if (spots[i].offset == SIZE_MAX)
            break;
        pt_scan_advance(&place, spots[i].offset);
        spots[i].finding->line = place.lines + 1;
        spots[i].finding->column = place.columns + 1;
    }
    free(spots);
    return st;
}

static int by_count(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b)
{
    const ptce_finding *x = a;
    const ptce_finding *y = b;
    int order = strcmp(x->origin, y->origin);
    if (order == 0)
        order = by_count(x->line, y->line);
    if (order == 0)
        order = by_count(x->column, y->column);
    if (order == 0) /* the order of the table */
        order = (x->rule > y->rule) - (x->rule < y->rule);
    if (order == 0)
        order = strcmp(x->pointer, y->pointer);
    for (size_t i = 0; order == 0 && i < PTCE_ERROR_SLOTS; i++)
        order = pt_text_order(x->slots[i], y->slots[i]);
    return order;
}

ptce_status pt_reading_place(pt_reading *reading, ptce_error *err)
{
    ptce_findings *findings = reading->findings;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < reading->count; i++)
        st = place_in(reading, reading->documents[i], err);
    reading->fixed_count = 0; /* the order changes now */
    if (findings->count > 1)
        qsort(findings->items, findings->count, sizeof *findings->items,
              by_place);
    return st;
}
