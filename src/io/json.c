/* SPDX-License-Identifier: MIT */
/* The only file that knows cJSON: it decodes what the scan has let through. */
#include "io/json.h"
#include "base/json_text.h"
#include <ptce/io.h>

#include <math.h>
#include <string.h>

#include <cjson/cJSON.h>

pt_json_type pt_json_type_of(pt_slice value)
{
    switch (*value.at) {
    case '"':
        return PT_TYPE_TEXT;
    case '{':
        return PT_TYPE_OBJECT;
    case '[':
        return PT_TYPE_LIST;
    case 't':
    case 'f':
        return PT_TYPE_BOOL;
    case 'n':
        return PT_TYPE_NULL;
    default:
        return PT_TYPE_NUMBER;
    }
}

static cJSON *parse(pt_slice value)
{
    return cJSON_ParseWithLengthOpts(value.at, value.length, NULL, 0);
}

char *pt_json_decode(pt_arena *arena, pt_slice value)
{
    cJSON *node = parse(value);
    const char *text = cJSON_GetStringValue(node);
    char *copy = text ? pt_arena_text(arena, text, strlen(text)) : NULL;
    cJSON_Delete(node);
    return copy;
}

bool pt_json_decode_texts(pt_arena *arena, ptce_strings *out, pt_slice value)
{
    cJSON *array = parse(value);
    int size = cJSON_GetArraySize(array);
    size_t count = 0;
    const char **items =
        array ? pt_arena_take(arena, (size_t)size, sizeof *items) : NULL;
    const cJSON *item = items ? array->child : NULL;
    for (; item; item = item->next) {
        const char *text = cJSON_GetStringValue(item);
        items[count] = text ? pt_arena_text(arena, text, strlen(text)) : NULL;
        if (!items[count])
            break;
        count++;
    }
    cJSON_Delete(array);
    if (!items || count < (size_t)size)
        return false;
    *out = (ptce_strings){items, count};
    return true;
}

double pt_json_decode_number(pt_slice value)
{
    char text[PT_SCAN_NUMBER + 1];
    double number = (double)NAN;
    if (value.length > PT_SCAN_NUMBER)
        return (double)NAN;
    memcpy(text, value.at, value.length);
    text[value.length] = '\0';
    (void)pt_number_read(&number, text); /* the scan has read it before */
    return number;
}

static void add_quoted(ptce_text *out, pt_slice value)
{
    cJSON *node = parse(value);
    const char *text = cJSON_GetStringValue(node);
    if (text)
        pt_json_quote(out, text, false);
    else
        out->failed = true;
    cJSON_Delete(node);
}

void pt_json_canonical(ptce_text *out, pt_slice value)
{
    pt_json_type type = pt_json_type_of(value);
    if (type == PT_TYPE_TEXT) {
        add_quoted(out, value);
        return;
    }
    if (type != PT_TYPE_LIST && type != PT_TYPE_OBJECT) {
        ptce_text_add_bytes(out, value.at, value.length);
        return;
    }
    bool object = type == PT_TYPE_OBJECT;
    pt_walk walk = pt_walk_into(value);
    pt_slice key;
    pt_slice item;
    ptce_text_add(out, object ? "{" : "[");
    for (size_t i = 0; pt_walk_next(&walk, object ? &key : NULL, &item); i++) {
        ptce_text_add(out, i ? ", " : "");
        if (object) {
            add_quoted(out, key);
            ptce_text_add(out, ": ");
        }
        pt_json_canonical(out, item);
    }
    ptce_text_add(out, object ? "}" : "]");
}

const char *ptce_cjson_version(void)
{
    return cJSON_Version();
}
