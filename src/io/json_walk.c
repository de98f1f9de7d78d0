/* SPDX-License-Identifier: MIT */
/* Slicing JSON text that has passed the scan; nothing is checked again. */
#include "io/json_scan.h"

#include <string.h>

static const char *skip_space(const char *at, const char *end)
{
    while (at < end &&
           (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
        at++;
    return at;
}

static const char *skip_string(const char *at, const char *end)
{
    for (at++; at < end && *at != '"'; at++)
        at += *at == '\\';
    return at < end ? at + 1 : end;
}

static const char *skip_block(const char *at, const char *end)
{
    size_t depth = 0;
    while (at < end) {
        if (*at == '"') {
            at = skip_string(at, end);
            continue;
        }
        if (*at == '{' || *at == '[')
            depth++;
        else if (*at == '}' || *at == ']')
            depth--;
        at++;
        if (depth == 0)
            break;
    }
    return at;
}

static const char *skip_value(const char *at, const char *end)
{
    if (at < end && *at == '"')
        return skip_string(at, end);
    if (at < end && (*at == '{' || *at == '['))
        return skip_block(at, end);
    while (at < end && !strchr(",]} \n\t\r", *at))
        at++;
    return at;
}

pt_slice pt_slice_trim(const char *text, size_t length)
{
    const char *end = text + length;
    const char *at = skip_space(text, end);
    return (pt_slice){at, (size_t)(skip_value(at, end) - at)};
}

pt_walk pt_walk_into(pt_slice value)
{
    return (pt_walk){value.at + 1, value.at + value.length - 1};
}

static pt_slice take(pt_walk *walk)
{
    const char *start = skip_space(walk->at, walk->end);
    walk->at = skip_value(start, walk->end);
    return (pt_slice){start, (size_t)(walk->at - start)};
}

bool pt_walk_next(pt_walk *walk, pt_slice *key, pt_slice *value)
{
    walk->at = skip_space(walk->at, walk->end);
    if (walk->at < walk->end && *walk->at == ',')
        walk->at = skip_space(walk->at + 1, walk->end);
    if (walk->at >= walk->end)
        return false;
    if (key) {
        *key = take(walk);
        walk->at = skip_space(walk->at, walk->end) + 1; /* the colon */
    }
    *value = take(walk);
    return true;
}

size_t pt_walk_count(pt_slice value)
{
    pt_walk walk = pt_walk_into(value);
    pt_slice item;
    size_t count = 0;
    bool keyed = *value.at == '{';
    pt_slice key;
    while (pt_walk_next(&walk, keyed ? &key : NULL, &item))
        count++;
    return count;
}
