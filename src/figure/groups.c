/* SPDX-License-Identifier: MIT */
/* What colours tell: types, families, communities or an attribute. */
#include "figure/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHADES_LEAST 5 /* numbers that differ, to be a scale */

static const char *word(const char *stem, const char *name,
                        const pt_picture *picture)
{
    ptce_text key = {0};
    ptce_text_add(&key, stem);
    ptce_text_add(&key, name);
    const char *found = ptce_word(picture->options->lang, ptce_text_get(&key));
    const char *copy = pt_arena_text(picture->arena, found, strlen(found));
    ptce_text_clear(&key);
    return copy;
}

/* The group of that name, added if it is new; the names stay sorted by first
 * appearance, which is the order of ids. */
static size_t group_named(pt_picture *picture, const char *name)
{
    for (size_t i = 0; i < picture->group_count; i++)
        if (strcmp(picture->groups[i], name) == 0)
            return i;
    picture->groups[picture->group_count] = name;
    return picture->group_count++;
}

static size_t family_look(ptce_family family)
{
    size_t type = 0;
    while (ptce_family_of((ptce_type)type) != family)
        type++;
    return type;
}

static void set_words(pt_picture *picture, bool families)
{
    for (size_t i = 0; i < PT_LOOKS; i++) {
        ptce_family family = ptce_family_of((ptce_type)i);
        picture->groups[i] =
            families ? word("family.", ptce_family_name(family), picture)
                     : word("type.", ptce_type_name((ptce_type)i), picture);
    }
    picture->group_count = PT_LOOKS;
}

static const char *community_name(const pt_picture *picture, size_t number)
{
    ptce_text name = {0};
    ptce_text digits = {0};
    ptce_text_add_count(&digits, number);
    const char *slots[] = {ptce_text_get(&digits)};
    ptce_text_add_word(&name, picture->options->lang, "figure.community", slots,
                       1);
    const char *copy =
        pt_arena_text(picture->arena, ptce_text_get(&name), name.length);
    ptce_text_clear(&name);
    ptce_text_clear(&digits);
    return copy;
}

/* Communities in the order of their numbers, then those who have none: whoever
 * stands alone is no community. */
static ptce_status set_communities(pt_picture *picture, ptce_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->mark_count; i++) {
        pt_mark *mark = &picture->marks[i];
        double number = pt_mark_value(picture, "community", mark);
        bool any = mark->links > 0 && number >= 1 &&
                   number <= (double)picture->mark_count;
        mark->group = any ? (size_t)number - 1 : PTCE_NOBODY;
        if (any && mark->group >= count)
            count = mark->group + 1;
    }
    for (size_t i = 0; i < count; i++) {
        picture->groups[i] = community_name(picture, i + 1);
        if (!picture->groups[i])
            return pt_nomem(err);
    }
    picture->groups[count] =
        ptce_word(picture->options->lang, "figure.no-community");
    picture->no_group = count;
    picture->group_count = count + 1;
    for (size_t i = 0; i < picture->mark_count; i++)
        if (picture->marks[i].group == PTCE_NOBODY)
            picture->marks[i].group = count;
    return PTCE_OK;
}

static void set_attribute(pt_picture *picture, const char *key)
{
    for (size_t i = 0; i < picture->mark_count; i++) {
        pt_mark *mark = &picture->marks[i];
        if (mark->is_pool)
            continue;
        const char *value =
            pt_attribute(&picture->network->actors[mark->row], key);
        mark->group =
            group_named(picture, value ? value
                                       : ptce_word(picture->options->lang,
                                                   "figure.no-group"));
        if (!value)
            picture->no_group = mark->group;
    }
}

static void set_types(pt_picture *picture, bool families)
{
    set_words(picture, families);
    for (size_t i = 0; i < picture->mark_count; i++) {
        pt_mark *mark = &picture->marks[i];
        if (mark->is_pool)
            continue;
        ptce_type type = picture->network->actors[mark->row].type;
        mark->group =
            families ? family_look(ptce_family_of(type)) : (size_t)type;
    }
}

/* ---- Numbers --------------------------------------------------------------*/

static double attribute_number(const pt_picture *picture, const pt_mark *mark,
                               const char *key)
{
    double value = 0;
    const char *text = pt_attribute(&picture->network->actors[mark->row], key);
    return text && pt_number_read(&value, text) ? value : (double)NAN;
}

/* An attribute is a number where every value is one, and there are more than
 * a few: 1 to 3 are rather names. */
static bool is_number(const pt_picture *picture, const char *key)
{
    double seen[SHADES_LEAST];
    size_t count = 0;
    for (size_t i = 0; i < picture->mark_count; i++) {
        const pt_mark *mark = &picture->marks[i];
        if (mark->is_pool ||
            !pt_attribute(&picture->network->actors[mark->row], key))
            continue;
        double value = attribute_number(picture, mark, key);
        bool known = false;
        if (!isfinite(value))
            return false;
        for (size_t j = 0; j < count; j++)
            known = known || seen[j] == value;
        if (!known && count < SHADES_LEAST)
            seen[count++] = value;
    }
    return count == SHADES_LEAST;
}

static void set_shades(pt_picture *picture, const char *by, bool measure)
{
    picture->scaled = true;
    picture->shade_low = picture->shade_high = (double)NAN;
    for (size_t i = 0; i < picture->mark_count; i++) {
        pt_mark *mark = &picture->marks[i];
        if (mark->is_pool)
            continue;
        mark->shade = measure ? pt_mark_value(picture, by, mark)
                              : attribute_number(picture, mark, by);
        if (!isfinite(mark->shade))
            continue;
        picture->shade_low = fmin(picture->shade_low, mark->shade);
        picture->shade_high = fmax(picture->shade_high, mark->shade);
    }
}

static pt_look look_of(const pt_picture *picture, const pt_mark *mark)
{
    double range = picture->shade_high - picture->shade_low;
    if (mark->is_pool)
        return pt_look_pool(picture->theme);
    if (!picture->scaled)
        return pt_group_look(picture, mark->group);
    if (!isfinite(mark->shade))
        return pt_shade_look(picture, (double)NAN);
    return pt_shade_look(
        picture, range > 0 ? (mark->shade - picture->shade_low) / range : 1);
}

static double channel(const char *colour, size_t i)
{
    char digits[3] = {colour[1 + 2 * i], colour[2 + 2 * i], '\0'};
    return (double)strtoul(digits, NULL, 16);
}

/* A colour between two, "#rrggbb". */
static const char *between(pt_arena *arena, const char *a, const char *b,
                           double share)
{
    char mixed[8] = "#";
    for (size_t i = 0; i < 3; i++) {
        double value = channel(a, i) * (1 - share) + channel(b, i) * share;
        (void)snprintf(mixed + 1 + 2 * i, 3, "%02x",
                       (unsigned)floor(value + 0.5) & 255U);
    }
    return pt_arena_text(arena, mixed, 7);
}

pt_look pt_shade_look(const pt_picture *picture, double share)
{
    pt_look look = pt_look_plain(picture->theme, 0, !isfinite(share));
    if (!isfinite(share))
        return look;
    const char *fill = between(picture->arena, picture->theme->shade_low,
                               picture->theme->shade_high, share);
    look.fill = fill ? fill : "#ffffff";
    look.line = picture->theme->tie;
    return look;
}

pt_look pt_group_look(const pt_picture *picture, size_t group)
{
    if (picture->typed)
        return pt_look_at(picture->theme, group);
    return pt_look_plain(picture->theme, group, group == picture->no_group);
}

ptce_status pt_groups_set(pt_picture *picture, ptce_error *err)
{
    const char *by = picture->options->color_by;
    bool families = by && strcmp(by, "family") == 0;
    ptce_status st = PTCE_OK;
    picture->typed = !by || families || strcmp(by, "type") == 0;
    picture->no_group = PTCE_NOBODY;
    picture->group_count = 0;
    picture->groups =
        pt_arena_take(picture->arena, picture->mark_count + PT_LOOKS + 1,
                      sizeof *picture->groups);
    if (!picture->groups)
        return pt_nomem(err);
    if (picture->typed)
        set_types(picture, families);
    else if (strcmp(by, "community") == 0)
        st = set_communities(picture, err);
    else if (ptce_measure_find(by))
        set_shades(picture, by, true);
    else if (is_number(picture, by))
        set_shades(picture, by, false);
    else
        set_attribute(picture, by);
    for (size_t i = 0; i < picture->mark_count; i++)
        picture->marks[i].look = look_of(picture, &picture->marks[i]);
    return st;
}
