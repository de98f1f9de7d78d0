/* SPDX-License-Identifier: MIT */
/* JSON text in one pass. */
#include "base/json_text.h"

#include <assert.h>
#include <stdio.h>

static void indent(pt_json *json)
{
    for (size_t i = 0; i < json->depth; i++)
        ptce_text_add(json->out, " ");
}

/* What stands before a value: comma, line break, key. */
static void lead(pt_json *json, const char *key)
{
    if (json->depth > 0) {
        bool inlined = json->blocks[json->depth - 1].inlined;
        if (json->blocks[json->depth - 1].filled)
            ptce_text_add(json->out, inlined ? ", " : ",");
        if (!inlined) {
            ptce_text_add(json->out, "\n");
            indent(json);
        }
        json->blocks[json->depth - 1].filled = true;
    }
    if (key) {
        pt_json_quote(json->out, key, json->for_html);
        ptce_text_add(json->out, ": ");
    }
}

static void open_block(pt_json *json, const char *key, pt_json_layout layout,
                       const char *brackets)
{
    assert(json->depth < PT_JSON_DEPTH);
    bool inlined = layout == PT_JSON_INLINE ||
                   (json->depth > 0 && json->blocks[json->depth - 1].inlined);
    lead(json, key);
    ptce_text_add_bytes(json->out, brackets, 1);
    json->blocks[json->depth].close = brackets[1];
    json->blocks[json->depth].inlined = inlined;
    json->blocks[json->depth].filled = false;
    json->depth++;
}

void pt_json_object(pt_json *json, const char *key, pt_json_layout layout)
{
    open_block(json, key, layout, "{}");
}

void pt_json_array(pt_json *json, const char *key, pt_json_layout layout)
{
    open_block(json, key, layout, "[]");
}

void pt_json_end(pt_json *json)
{
    assert(json->depth > 0);
    json->depth--;
    if (json->blocks[json->depth].filled &&
        !json->blocks[json->depth].inlined) {
        ptce_text_add(json->out, "\n");
        indent(json);
    }
    ptce_text_add_bytes(json->out, &json->blocks[json->depth].close, 1);
    if (json->depth == 0)
        ptce_text_add(json->out, "\n");
}

void pt_json_text(pt_json *json, const char *key, const char *value)
{
    if (!value) {
        pt_json_null(json, key);
        return;
    }
    lead(json, key);
    pt_json_quote(json->out, value, json->for_html);
}

void pt_json_number(pt_json *json, const char *key, double value)
{
    lead(json, key);
    ptce_text_add_number(json->out, value);
}

void pt_json_count(pt_json *json, const char *key, size_t value)
{
    lead(json, key);
    ptce_text_add_count(json->out, value);
}

void pt_json_bool(pt_json *json, const char *key, bool value)
{
    lead(json, key);
    ptce_text_add(json->out, value ? "true" : "false");
}

void pt_json_raw(pt_json *json, const char *key, const char *json_text)
{
    lead(json, key);
    ptce_text_add(json->out, json_text);
}

void pt_json_null(pt_json *json, const char *key)
{
    pt_json_raw(json, key, "null");
}

static void escape(ptce_text *out, unsigned char c)
{
    char code[8];
    (void)snprintf(code, sizeof code, "\\u%04x", c);
    ptce_text_add(out, code);
}

void pt_json_quote(ptce_text *out, const char *value, bool for_html)
{
    ptce_text_add(out, "\"");
    for (const char *at = value; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (c == '"' || c == '\\') {
            ptce_text_add(out, "\\");
            ptce_text_add_bytes(out, at, 1);
        } else if (c == '\n') {
            ptce_text_add(out, "\\n");
        } else if (c == '\t') {
            ptce_text_add(out, "\\t");
        } else if (c < 0x20 || c == 0x7F ||
                   (for_html && (c == '<' || c == '>' || c == '&'))) {
            escape(out, c);
        } else {
            ptce_text_add_bytes(out, at, 1);
        }
    }
    ptce_text_add(out, "\"");
}
