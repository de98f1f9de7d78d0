/* SPDX-License-Identifier: MIT */
/* The strict pass over JSON text, RFC 8259 and no more. */
#include "io/json_scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A key of an object that is still open. */
typedef struct open_key {
    const char *text; /* decoded only if it was written with escapes */
    size_t length;
    size_t offset;
} open_key;

typedef struct level {
    const char *key; /* of the item being read; NULL in arrays */
    size_t key_length;
    size_t index;
} level;

typedef void visit_value(void *data, size_t offset, uint64_t hash);

typedef struct scanner {
    const char *text;
    size_t length, at;
    level levels[PT_SCAN_DEPTH + 1];
    size_t depth;
    open_key *keys; /* of all open objects, the innermost last */
    size_t key_count, key_capacity;
    pt_arena *arena; /* decoded keys */
    pt_scan_report *report;
    visit_value *visit;
    void *data;
    bool failed;
} scanner;

static bool scan_value(scanner *s, uint64_t hash);

/* ---- Faults ------------------------------------------------------------ */

static void add_pointer(ptce_text *out, const scanner *s)
{
    for (size_t i = 0; i < s->depth; i++) {
        const level *l = &s->levels[i];
        ptce_text_add(out, "/");
        if (!l->key) {
            ptce_text_add_count(out, l->index);
            continue;
        }
        for (size_t j = 0; j < l->key_length; j++) {
            if (l->key[j] == '~')
                ptce_text_add(out, "~0");
            else if (l->key[j] == '/')
                ptce_text_add(out, "~1");
            else
                ptce_text_add_bytes(out, l->key + j, 1);
        }
    }
}

/* The character at an offset, or the word that begins there. */
static size_t excerpt_length(const scanner *s, size_t offset)
{
    size_t end = offset;
    while (end < s->length && end - offset < 24 &&
           strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                  "0123456789.+-_",
                  s->text[end]))
        end++;
    if (end > offset || offset >= s->length)
        return end - offset;
    int32_t cp;
    size_t step = pt_utf8_step(s->text + offset, s->length - offset, &cp);
    return step ? step : 1;
}

static bool fault_of(scanner *s, const char *rule, size_t offset,
                     const char *excerpt, size_t length)
{
    char shown[64];
    ptce_text pointer = {0};
    add_pointer(&pointer, s);
    if (length >= sizeof shown)
        length = sizeof shown - 1;
    while (length > 0 && pt_utf8_valid(excerpt, length) != length)
        length--;
    memcpy(shown, excerpt, length);
    shown[length] = '\0';
    pt_scan_fault fault = {rule, offset, ptce_text_get(&pointer), shown};
    if (s->report)
        s->report(s->data, &fault);
    ptce_text_clear(&pointer);
    return false;
}

static bool fault_at(scanner *s, const char *rule, size_t offset)
{
    size_t length = excerpt_length(s, offset);
    return fault_of(s, rule, offset, s->text + offset, length);
}

static bool fault(scanner *s, const char *rule)
{
    return fault_at(s, rule, s->at);
}

static bool out_of_memory(scanner *s)
{
    return fault_of(s, NULL, s->at, "", 0);
}

static bool starts(const scanner *s, const char *word)
{
    size_t length = strlen(word);
    return s->length - s->at >= length &&
           memcmp(s->text + s->at, word, length) == 0;
}

/* What stands where something else was expected. */
static bool unexpected(scanner *s)
{
    if (s->at >= s->length)
        return fault(s, "json-truncated");
    if (starts(s, "//") || starts(s, "/*") || starts(s, "#"))
        return fault(s, "json-comment");
    if (starts(s, "'") || starts(s, "“") || starts(s, "”") || starts(s, "«"))
        return fault(s, "json-quote");
    return fault(s, "json-syntax");
}

/* ---- Tokens ------------------------------------------------------------ */

static void skip_space(scanner *s)
{
    while (s->at < s->length) {
        char c = s->text[s->at];
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
            break;
        s->at++;
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char peek(const scanner *s)
{
    return s->at < s->length ? s->text[s->at] : '\0';
}

/* Four hexadecimal digits behind \u, or -1. */
static int32_t read_hex(const scanner *s, size_t at)
{
    int32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = i < s->length ? s->text[i] : 'x';
        if (is_digit(c))
            value = value * 16 + (c - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + (c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            value = value * 16 + (c - 'A' + 10);
        else
            return -1;
    }
    return value;
}

static bool is_high(int32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* At a backslash; moves behind the escape. */
static bool scan_escape(scanner *s)
{
    char c = s->at + 1 < s->length ? s->text[s->at + 1] : '\0';
    if (c == '\0') {
        s->at = s->length;
        return fault(s, "json-truncated");
    }
    if (c != 'u') {
        if (!strchr("\"\\/bfnrt", c))
            return fault_of(s, "json-escape", s->at, s->text + s->at, 2);
        s->at += 2;
        return true;
    }
    int32_t unit = read_hex(s, s->at + 2);
    if (unit < 0)
        return fault_of(s, "json-escape", s->at, s->text + s->at, 2);
    if (unit == 0)
        return fault_of(s, "json-nul", s->at, s->text + s->at, 6);
    bool pair = is_high(unit) && s->at + 7 < s->length &&
                s->text[s->at + 6] == '\\' && s->text[s->at + 7] == 'u' &&
                is_low(read_hex(s, s->at + 8));
    if (is_low(unit) || (is_high(unit) && !pair))
        return fault_of(s, "json-surrogate", s->at, s->text + s->at, 6);
    s->at += pair ? 12 : 6;
    return true;
}

/* At the opening quote; moves behind the closing one. */
static bool scan_string(scanner *s, bool *escaped)
{
    size_t start = s->at++;
    *escaped = false;
    while (s->at < s->length) {
        unsigned char c = (unsigned char)s->text[s->at];
        if (c == '"') {
            s->at++;
            return true;
        }
        if (s->at - start > PT_SCAN_STRING)
            return fault_at(s, "json-string-length", start);
        if (c < 0x20)
            return fault_of(s, "json-control", s->at, "", 0);
        if (c == '\\') {
            *escaped = true;
            if (!scan_escape(s))
                return false;
        } else {
            s->at++;
        }
    }
    return fault(s, "json-truncated");
}

static size_t skip_digits(scanner *s)
{
    size_t start = s->at;
    while (is_digit(peek(s)))
        s->at++;
    return s->at - start;
}

static bool number_in_range(const char *token, size_t length)
{
    char text[PT_SCAN_NUMBER + 1];
    double value;
    memcpy(text, token, length);
    text[length] = '\0';
    return pt_number_read(&value, text);
}

static bool scan_number(scanner *s)
{
    size_t start = s->at;
    bool simple = true;
    s->at += peek(s) == '-';
    bool zero = peek(s) == '0';
    size_t digits = skip_digits(s);
    bool good = digits > 0 && !(zero && digits > 1);
    if (good && peek(s) == '.') {
        s->at++;
        good = skip_digits(s) > 0;
    }
    if (good && (peek(s) == 'e' || peek(s) == 'E')) {
        simple = false;
        s->at++;
        s->at += peek(s) == '-' || peek(s) == '+';
        good = skip_digits(s) > 0;
    }
    size_t length = s->at - start;
    if (!good && s->at >= s->length && length > 0)
        return fault(s, "json-truncated");
    if (!good)
        return fault_at(s, "json-number", start);
    if (length > PT_SCAN_NUMBER || ((!simple || digits > 300) &&
                                    !number_in_range(s->text + start, length)))
        return fault_at(s, "json-number-range", start);
    return true;
}

static bool scan_word(scanner *s)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < PT_COUNT(words); i++) {
        if (starts(s, words[i])) {
            s->at += strlen(words[i]);
            return true;
        }
        size_t left = s->length - s->at;
        if (left > 0 && left < strlen(words[i]) &&
            memcmp(s->text + s->at, words[i], left) == 0) {
            s->at = s->length;
            return fault(s, "json-truncated");
        }
    }
    return unexpected(s);
}

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
        out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)(heads[more] | cp);
    return more + 1;
}

/* A key written with escapes, decoded: "\u0061" repeats "a". */
static bool decode(scanner *s, open_key *key)
{
    static const char letters[] = "bfnrt";
    static const char values[] = "\b\f\n\r\t";
    char *out = pt_arena_take(s->arena, key->length + 1, 1);
    if (!out)
        return out_of_memory(s);
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
            out[length++] = letter ? values[letter - letters] : c;
            continue;
        }
        int32_t cp = read_hex(s, base + i + 1);
        i += 4;
        if (is_high(cp)) {
            cp = 0x10000 + ((cp - 0xD800) << 10) +
                 (read_hex(s, base + i + 3) - 0xDC00);
            i += 6;
        }
        length += encode(out + length, cp);
    }
    key->text = out;
    key->length = length;
    return true;
}

static bool scan_key(scanner *s)
{
    bool escaped;
    open_key key = {.offset = s->at};
    if (!scan_string(s, &escaped))
        return false;
    key.text = s->text + key.offset + 1;
    key.length = s->at - key.offset - 2;
    if (escaped && !decode(s, &key))
        return false;
    if (pt_grow((void **)&s->keys, &s->key_capacity, s->key_count, sizeof key,
                NULL) != PTCE_OK)
        return out_of_memory(s);
    s->keys[s->key_count++] = key;
    s->levels[s->depth - 1].key = key.text;
    s->levels[s->depth - 1].key_length = key.length;
    return true;
}

static int by_key(const void *a, const void *b)
{
    const open_key *x = a;
    const open_key *y = b;
    size_t shorter = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->text, y->text, shorter);
    if (order == 0)
        order = (x->length > y->length) - (x->length < y->length);
    if (order == 0)
        order = (x->offset > y->offset) - (x->offset < y->offset);
    return order;
}

static void close_keys(scanner *s, size_t first)
{
    open_key *keys = s->keys + first;
    size_t count = s->key_count - first;
    s->key_count = first;
    if (count < 2 || !s->report)
        return;
    qsort(keys, count, sizeof *keys, by_key);
    for (size_t i = 1; i < count; i++) {
        const open_key *key = &keys[i];
        if (key->length != keys[i - 1].length ||
            memcmp(key->text, keys[i - 1].text, key->length) != 0)
            continue;
        s->levels[s->depth - 1].key = key->text;
        s->levels[s->depth - 1].key_length = key->length;
        (void)fault_of(s, "duplicate-key", key->offset, key->text, key->length);
    }
}

/* ---- Values ------------------------------------------------------------ */

/* Behind an item: a comma, or the end of the block. */
static bool scan_between(scanner *s, char close, bool *ended)
{
    skip_space(s);
    char c = peek(s);
    *ended = c == close;
    if (c != close && c != ',') {
        bool item = c == '"' || c == '{' || c == '[' || c == '-' || is_digit(c);
        return item ? fault(s, "json-comma-missing") : unexpected(s);
    }
    size_t comma = s->at++;
    if (c == close)
        return true;
    skip_space(s);
    return peek(s) == close && s->at < s->length
               ? fault_at(s, "json-comma", comma)
               : true;
}

static bool scan_member(scanner *s, uint64_t hash)
{
    if (peek(s) != '"')
        return unexpected(s);
    if (!scan_key(s))
        return false;
    skip_space(s);
    if (peek(s) != ':')
        return s->at < s->length ? fault(s, "json-colon") : unexpected(s);
    s->at++;
    const level *l = &s->levels[s->depth - 1];
    if (s->visit)
        hash = hash_bytes(HASH_STEP(hash), l->key, l->key_length);
    return scan_value(s, hash);
}

static bool scan_item(scanner *s, uint64_t hash)
{
    if (s->visit) {
        char index[24];
        int length =
            snprintf(index, sizeof index, "%zu", s->levels[s->depth - 1].index);
        hash = hash_bytes(HASH_STEP(hash), index, (size_t)length);
    }
    return scan_value(s, hash);
}

static bool scan_block(scanner *s, uint64_t hash)
{
    bool object = peek(s) == '{';
    char close = object ? '}' : ']';
    if (s->depth >= PT_SCAN_DEPTH)
        return fault(s, "json-depth");
    size_t first_key = s->key_count;
    s->at++;
    skip_space(s);
    if (peek(s) == close) {
        s->at++;
        return true;
    }
    s->levels[s->depth++] = (level){0};
    for (bool ended = false; !ended;) {
        skip_space(s);
        if (!(object ? scan_member(s, hash) : scan_item(s, hash)) ||
            !scan_between(s, close, &ended))
            return false;
        s->levels[s->depth - 1].index++;
    }
    close_keys(s, first_key);
    s->depth--;
    return true;
}

static bool scan_value(scanner *s, uint64_t hash)
{
    bool escaped;
    skip_space(s);
    char c = peek(s);
    if (s->visit)
        s->visit(s->data, s->at, hash);
    if (c == '{' || c == '[')
        return scan_block(s, hash);
    if (c == '"')
        return scan_string(s, &escaped);
    if (c == '-' || is_digit(c))
        return scan_number(s);
    return scan_word(s);
}

/* ---- The whole text ------------------------------------------------------ */

/* What makes a file no JSON text at all. */
static bool check_bytes(scanner *s)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (starts(s, mark))
        return fault_of(s, "json-bom", 0, "", 0);
    const char *nul = s->length ? memchr(s->text, '\0', s->length) : NULL;
    if (nul)
        return fault_of(s, "json-binary", (size_t)(nul - s->text), "", 0);
    size_t valid = pt_utf8_valid(s->text, s->length);
    if (valid < s->length) {
        char byte[8];
        (void)snprintf(byte, sizeof byte, "0x%02X",
                       (unsigned)(unsigned char)s->text[valid]);
        return fault_of(s, "json-utf8", valid, byte, strlen(byte));
    }
    skip_space(s);
    if (s->at == s->length)
        return fault_of(s, "json-empty", 0, "", 0);
    return true;
}

static bool scan_whole(scanner *s)
{
    if (!scan_value(s, HASH_START))
        return false;
    skip_space(s);
    if (starts(s, "//") || starts(s, "/*") || starts(s, "#"))
        return unexpected(s);
    return s->at == s->length ? true : fault(s, "json-trailing");
}

bool pt_scan(const char *text, size_t length, pt_scan_report *report,
             void *data)
{
    scanner s = {.text = text,
                 .length = length,
                 .report = report,
                 .data = data,
                 .arena = pt_arena_new()};
    bool good = s.arena ? check_bytes(&s) && scan_whole(&s) : out_of_memory(&s);
    free(s.keys);
    pt_arena_free(s.arena);
    return good;
}

/* ---- Where a pointer leads ------------------------------------------------
 */

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
    scanner s = {.text = text,
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
