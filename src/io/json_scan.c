/* SPDX-License-Identifier: MIT */
/* The strict pass over JSON text, RFC 8259 and no more. */
#include "io/json_token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool scan_value(pt_scanner *s, uint64_t hash);

/* ---- Keys -------------------------------------------------------------- */

/* FNV-1a, continued: the hash of a pointer grows with its tokens. */
static uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001B3u;
    return hash;
}

#define HASH_START 0xCBF29CE484222325u
#define HASH_STEP(hash) (((hash) ^ 0x1FFu) * 0x100000001B3u) /* no byte */

static size_t encode(char *out, int32_t cp)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t more = cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    static const int heads[] = {0, 0xC0, 0xE0, 0xF0};
    for (size_t i = more; i > 0; i--, cp >>= 6)
        out[i] = (char)(unsigned char)(0x80 | (cp & 0x3F));
    out[0] = (char)(unsigned char)(heads[more] | cp);
    return more + 1;
}

/* A key written with escapes, decoded: "\u0061" repeats "a". */
static bool decode(pt_scanner *s, pt_open_key *key)
{
    static const char letters[] = "bfnrt";
    static const char values[] = "\b\f\n\r\t";
    char *out = pt_arena_take(s->arena, key->length + 1, 1);
    if (!out)
        return pt_scan_out_of_memory(s);
    size_t length = 0;
    size_t base = key->offset + 1;
    for (size_t i = 0; i < key->length; i++) {
        if (key->text[i] != '\\') {
            out[length++] = key->text[i];
            continue;
        }
        char c = key->text[++i];
        const char *letter = strchr(letters, c);
        if (c != 'u') {
            if (letter)
                c = values[letter - letters];
            out[length++] = c;
            continue;
        }
        int32_t cp = pt_scan_read_hex(s, base + i + 1);
        i += 4;
        if (pt_scan_is_high(cp)) {
            cp = 0x10000 + ((cp - 0xD800) << 10) +
                 (pt_scan_read_hex(s, base + i + 3) - 0xDC00);
            i += 6;
        }
        length += encode(out + length, cp);
    }
    key->text = out;
    key->length = length;
    return true;
}

static bool scan_key(pt_scanner *s)
{
    bool escaped;
    pt_open_key key = {.offset = s->at};
    if (!pt_scan_string(s, &escaped))
        return false;
    key.text = s->text + key.offset + 1;
    key.length = s->at - key.offset - 2;
    if (escaped && !decode(s, &key))
        return false;
    if (pt_grow((void **)&s->keys, &s->key_capacity, s->key_count, sizeof key,
                NULL) != PTCE_OK)
        return pt_scan_out_of_memory(s);
    s->keys[s->key_count++] = key;
    s->levels[s->depth - 1].key = key.text;
    s->levels[s->depth - 1].key_length = key.length;
    return true;
}

static int by_key(const void *a, const void *b)
{
    const pt_open_key *x = a;
    const pt_open_key *y = b;
    size_t shorter = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->text, y->text, shorter);
    if (order == 0)
        order = (x->length > y->length) - (x->length < y->length);
    if (order == 0)
        order = (x->offset > y->offset) - (x->offset < y->offset);
    return order;
}

static void close_keys(pt_scanner *s, size_t first)
{
    size_t count = s->key_count - first;
    s->key_count = first;
    if (count < 2 || !s->report)
        return;
    pt_open_key *keys = s->keys + first;
    qsort(keys, count, sizeof *keys, by_key);
    for (size_t i = 1; i < count; i++) {
        const pt_open_key *key = &keys[i];
        if (key->length != keys[i - 1].length ||
            memcmp(key->text, keys[i - 1].text, key->length) != 0)
            continue;
        s->levels[s->depth - 1].key = key->text;
        s->levels[s->depth - 1].key_length = key->length;
        (void)pt_scan_fault_of(s, "duplicate-key", key->offset, key->text,
                               key->length);
    }
}

/* ---- Values ------------------------------------------------------------ */

/* Behind an item: a comma, or the end of the block. */
static bool scan_between(pt_scanner *s, char close, bool *ended)
{
    pt_scan_skip_space(s);
    char c = pt_scan_peek(s);
    *ended = c == close;
    if (c != close && c != ',') {
        bool item =
            c == '"' || c == '{' || c == '[' || c == '-' || pt_scan_is_digit(c);
        return item ? pt_scan_fault_here(s, "json-comma-missing")
                    : pt_scan_unexpected(s);
    }
    size_t comma = s->at++;
    if (c == close)
        return true;
    pt_scan_skip_space(s);
    return pt_scan_peek(s) == close && s->at < s->length
               ? pt_scan_fault_at(s, "json-comma", comma)
               : true;
}

static bool scan_member(pt_scanner *s, uint64_t hash)
{
    if (pt_scan_peek(s) != '"')
        return pt_scan_unexpected(s);
    if (!scan_key(s))
        return false;
    pt_scan_skip_space(s);
    if (pt_scan_peek(s) != ':')
        return s->at < s->length ? pt_scan_fault_here(s, "json-colon")
                                 : pt_scan_unexpected(s);
    s->at++;
    const pt_level *l = &s->levels[s->depth - 1];
    if (s->visit)
        hash = hash_bytes(HASH_STEP(hash), l->key, l->key_length);
    return scan_value(s, hash);
}

static bool scan_item(pt_scanner *s, uint64_t hash)
{
    if (s->visit) {
        char index[24];
        int length =
            snprintf(index, sizeof index, "%zu", s->levels[s->depth - 1].index);
        hash = hash_bytes(HASH_STEP(hash), index, (size_t)length);
    }
    return scan_value(s, hash);
}

static bool scan_block(pt_scanner *s, uint64_t hash)
{
    bool object = pt_scan_peek(s) == '{';
    char close = object ? '}' : ']';
    if (s->depth >= PT_SCAN_DEPTH)
        return pt_scan_fault_here(s, "json-depth");
    size_t first_key = s->key_count;
    s->at++;
    pt_scan_skip_space(s);
    if (pt_scan_peek(s) == close) {
        s->at++;
        return true;
    }
    s->levels[s->depth++] = (pt_level){0};
    for (bool ended = false; !ended;) {
        pt_scan_skip_space(s);
        if (!(object ? scan_member(s, hash) : scan_item(s, hash)) ||
            !scan_between(s, close, &ended))
            return false;
        s->levels[s->depth - 1].index++;
    }
    close_keys(s, first_key);
    s->depth--;
    return true;
}

static bool scan_value(pt_scanner *s, uint64_t hash)
{
    bool escaped;
    pt_scan_skip_space(s);
    char c = pt_scan_peek(s);
    if (s->visit)
        s->visit(s->data, s->at, hash);
    if (c == '{' || c == '[')
        return scan_block(s, hash);
    if (c == '"')
        return pt_scan_string(s, &escaped);
    if (c == '-' || pt_scan_is_digit(c))
        return pt_scan_number(s);
    return pt_scan_word(s);
}

/* ---- The whole text ------------------------------------------------------ */

/* What makes a file no JSON text at all. */
static bool check_bytes(pt_scanner *s)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (pt_scan_starts(s, mark))
        return pt_scan_fault_of(s, "json-bom", 0, "", 0);
    const char *nul = s->length ? memchr(s->text, '\0', s->length) : NULL;
    if (nul)
        return pt_scan_fault_of(s, "json-binary", (size_t)(nul - s->text), "",
                                0);
    size_t valid = pt_utf8_valid(s->text, s->length);
    if (valid < s->length) {
        char byte[8];
        (void)snprintf(byte, sizeof byte, "0x%02X",
                       (unsigned)(unsigned char)s->text[valid]);
        return pt_scan_fault_of(s, "json-utf8", valid, byte, strlen(byte));
    }
    pt_scan_skip_space(s);
    if (s->at == s->length)
        return pt_scan_fault_of(s, "json-empty", 0, "", 0);
    return true;
}

static bool scan_whole(pt_scanner *s)
{
    if (!scan_value(s, HASH_START))
        return false;
    pt_scan_skip_space(s);
    if (pt_scan_starts(s, "//") || pt_scan_starts(s, "/*") ||
        pt_scan_starts(s, "#"))
        return pt_scan_unexpected(s);
    return s->at == s->length ? true : pt_scan_fault_here(s, "json-trailing");
}

bool pt_scan(const char *text, size_t length, pt_scan_report *report,
             void *data)
{
    pt_scanner s = {.text = text,
                    .length = length,
                    .report = report,
                    .data = data,
                    .arena = pt_arena_new()};
    bool good =
        s.arena ? check_bytes(&s) && scan_whole(&s) : pt_scan_out_of_memory(&s);
    free(s.keys);
    pt_arena_free(s.arena);
    return good;
}

/* ---- Where a pointer leads ---------------------------------------------- */

typedef struct wanted {
    uint64_t hash;
    size_t *offset;
} wanted;

typedef struct search {
    wanted *items; /* sorted by hash */
    size_t count;
} search;

static int by_hash(const void *a, const void *b)
{
    const wanted *x = a;
    const wanted *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

static uint64_t hash_pointer(const char *pointer)
{
    uint64_t hash = HASH_START;
    for (const char *at = pointer; *at; at++) {
        if (*at == '/') {
            hash = HASH_STEP(hash);
        } else if (*at == '~' && at[1]) {
            at++;
            hash = hash_bytes(hash, *at == '1' ? "/" : "~", 1);
        } else {
            hash = hash_bytes(hash, at, 1);
        }
    }
    return hash;
}

static void meet(void *data, size_t offset, uint64_t hash)
{
    const search *found = data;
    size_t low = 0;
    size_t high = found->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (found->items[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < found->count && found->items[low].hash == hash; low++)
        if (*found->items[low].offset == SIZE_MAX)
            *found->items[low].offset = offset;
}

ptce_status pt_scan_find(size_t *offsets, const char *text, size_t length,
                         const char *const *pointers, size_t count,
                         ptce_error *err)
{
    search found = {pt_alloc(count, sizeof(wanted)), count};
    if (!found.items)
        return pt_nomem(err);
    for (size_t i = 0; i < count; i++) {
        offsets[i] = SIZE_MAX;
        found.items[i] = (wanted){hash_pointer(pointers[i]), &offsets[i]};
    }
    qsort(found.items, count, sizeof *found.items, by_hash);
    pt_scanner s = {.text = text,
                    .length = length,
                    .visit = meet,
                    .data = &found,
                    .arena = pt_arena_new()};
    bool good = s.arena && scan_whole(&s);
    free(s.keys);
    pt_arena_free(s.arena);
    free(found.items);
    return good ? PTCE_OK : pt_nomem(err);
}

void pt_scan_advance(pt_scan_place *place, size_t offset)
{
    for (; place->at < offset; place->at++) {
        char c = place->text[place->at];
        if (c == '\n') {
            place->lines++;
            place->columns = 0;
        } else if (((unsigned char)c & 0xC0) != 0x80) {
            place->columns++;
        }
    }
}
