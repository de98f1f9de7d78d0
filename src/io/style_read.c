/* SPDX-License-Identifier: MIT */
/* ptce-style/1: a shipped style and what differs from it. The first fault ends
 * the reading, with its line and column. */
#include "io/json.h"
#include <ptce/style.h>

#include <math.h>
#include <string.h>

#define STYLE_LIMIT ((size_t)1 << 20) /* bytes */
#define PEN_LEAST 0.2
#define PEN_MOST 6.0
#define CONTRAST_LEAST 4.5
#define FONT_MOST 40 /* bytes */
#define FAULT_MOST 60

typedef struct reader {
    ptce_style *style;
    const char *text, *origin;
    ptce_error *err;
    ptce_status status;
} reader;

static void place(reader *r, const char *at)
{
    pt_scan_place here = {.text = r->text};
    pt_scan_advance(&here, (size_t)(at - r->text));
    pt_error_place(r->err, r->origin, here.lines + 1, here.columns + 1);
}

/* The first fault is the one that is told. */
static void refuse(reader *r, pt_slice at, const char *id, const char *one,
                   const char *two)
{
    if (r->status != PTCE_OK)
        return;
    r->status = pt_fail(r->err, PTCE_E_DATA, id, one, two, NULL);
    place(r, at.at);
}

static const char *text_of(reader *r, pt_slice value)
{
    if (pt_json_type_of(value) != PT_TYPE_TEXT) {
        refuse(r, value, "style-text", "", "");
        return NULL;
    }
    const char *text = pt_json_decode(r->style->arena, value);
    if (!text && r->status == PTCE_OK)
        r->status = pt_nomem(r->err);
    return text;
}

/* ---- Values ---------------------------------------------------------------*/

typedef void read_value(reader *r, void *target, pt_slice value);

static void read_colour(reader *r, void *target, pt_slice value)
{
    const char *text = text_of(r, value);
    if (text && (text[0] != '#' || strlen(text) != 7 ||
                 strspn(text + 1, "0123456789abcdefABCDEF") != 6))
        refuse(r, value, "style-colour", text, "");
    if (text && r->status == PTCE_OK)
        *(const char **)target = text;
}

static void read_name(reader *r, void *target, pt_slice value)
{
    const char *text = text_of(r, value);
    if (text)
        *(const char **)target = text;
}

/* A family of fonts reaches Graphviz and SVG: letters, digits, blanks only. */
static void read_font(reader *r, void *target, pt_slice value)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -";
    const char *text = text_of(r, value);
    if (text && (!*text || strlen(text) > FONT_MOST ||
                 strspn(text, allowed) != strlen(text)))
        refuse(r, value, "style-font", text, "");
    if (text && r->status == PTCE_OK)
        *(const char **)target = text;
}

static void read_choice(reader *r, const char **target, pt_slice value,
                        const char *const *names, const char *list)
{
    const char *text = text_of(r, value);
    if (!text)
        return;
    for (; *names; names++)
        if (strcmp(text, *names) == 0) {
            *target = *names;
            return;
        }
    refuse(r, value, "style-value", text, list);
}

static void read_shape(reader *r, void *target, pt_slice value)
{
    static const char *const names[] = {"box", "note", "component", NULL};
    read_choice(r, target, value, names, "box, note, component");
}

static void read_corners(reader *r, void *target, pt_slice value)
{
    static const char *const names[] = {"square", "round", NULL};
    read_choice(r, target, value, names, "square, round");
}

static void read_border(reader *r, void *target, pt_slice value)
{
    static const char *const names[] = {"solid",  "dashed",  "dotted",
                                        "double", "hatched", NULL};
    read_choice(r, target, value, names,
                "solid, dashed, dotted, double, hatched");
}

static void read_pen(reader *r, void *target, pt_slice value)
{
    double pen = pt_json_type_of(value) == PT_TYPE_NUMBER
                     ? pt_json_decode_number(value)
                     : (double)NAN;
    if (pen >= PEN_LEAST && pen <= PEN_MOST)
        *(double *)target = pen;
    else
        refuse(r, value, "style-pen", "", "");
}

/* ---- Objects --------------------------------------------------------------*/

typedef struct field {
    const char *key;
    read_value *read; /* NULL: read before */
    size_t offset;
} field;

static void read_field(reader *r, const field *fields, size_t count,
                       void *target, pt_slice key, pt_slice value)
{
    const char *name = text_of(r, key);
    const char *known[24] = {NULL};
    for (size_t i = 0; name && i < count; i++) {
        known[i] = fields[i].key;
        if (strcmp(fields[i].key, name) != 0)
            continue;
        if (fields[i].read)
            fields[i].read(r, (char *)target + fields[i].offset, value);
        return;
    }
    const char *near = name ? pt_nearest(name, known, count) : NULL;
    if (name)
        refuse(r, key, near ? "style-key-near" : "style-key", name,
               near ? near : "");
}

static void read_object(reader *r, const field *fields, size_t count,
                        void *target, pt_slice object)
{
    pt_slice key;
    pt_slice value;
    if (pt_json_type_of(object) != PT_TYPE_OBJECT) {
        refuse(r, object, "style-object", "", "");
        return;
    }
    pt_walk walk = pt_walk_into(object);
    while (r->status == PTCE_OK && pt_walk_next(&walk, &key, &value))
        read_field(r, fields, count, target, key, value);
}

#define LOOK(member) offsetof(ptce_look, member)

static void read_look(reader *r, void *target, pt_slice value)
{
    static const field fields[] = {
        {"fill", read_colour, LOOK(fill)},
        {"line", read_colour, LOOK(line)},
        {"shape", read_shape, LOOK(shape)},
        {"corners", read_corners, LOOK(corners)},
        {"border", read_border, LOOK(border)},
        {"pen", read_pen, LOOK(pen)},
    };
    read_object(r, fields, PT_COUNT(fields), target, value);
}

/* A pool is always an ellipse: its text is set to one. */
static void read_pool(reader *r, void *target, pt_slice value)
{
    static const field fields[] = {
        {"fill", read_colour, LOOK(fill)},
        {"line", read_colour, LOOK(line)},
        {"border", read_border, LOOK(border)},
        {"pen", read_pen, LOOK(pen)},
    };
    read_object(r, fields, PT_COUNT(fields), target, value);
}

static void read_types(reader *r, void *target, pt_slice value)
{
    field fields[PTCE_TYPE_COUNT];
    for (size_t i = 0; i < PTCE_TYPE_COUNT; i++)
        fields[i] = (field){ptce_type_name((ptce_type)i), read_look,
                            i * sizeof(ptce_look)};
    read_object(r, fields, PT_COUNT(fields), target, value);
}

static void read_groups(reader *r, void *target, pt_slice value)
{
    ptce_look *groups = target;
    pt_slice item;
    size_t count = 0;
    if (pt_json_type_of(value) != PT_TYPE_LIST) {
        refuse(r, value, "style-groups", "", "");
        return;
    }
    pt_walk walk = pt_walk_into(value);
    while (r->status == PTCE_OK && pt_walk_next(&walk, NULL, &item)) {
        if (count == PTCE_STYLE_GROUPS)
            refuse(r, item, "style-groups", "", "");
        else
            read_look(r, &groups[count++], item);
    }
}

/* ---- The whole ------------------------------------------------------------*/

#define STYLE(member) offsetof(ptce_style, member)

static const field fields[] = {
    {"format", NULL, 0},
    {"base", NULL, 0},
    {"name", read_name, STYLE(name)},
    {"ink", read_colour, STYLE(ink)},
    {"faint", read_colour, STYLE(faint)},
    {"tie", read_colour, STYLE(tie)},
    {"inferred", read_colour, STYLE(inferred)},
    {"member", read_colour, STYLE(member)},
    {"shade_low", read_colour, STYLE(shade_low)},
    {"shade_high", read_colour, STYLE(shade_high)},
    {"font", read_font, STYLE(font)},
    {"types", read_types, STYLE(types)},
    {"groups", read_groups, STYLE(groups)},
    {"pool", read_pool, STYLE(pool)},
};

/* What the file says it is, and starts from. */
static void read_base(reader *r, pt_slice object)
{
    pt_slice key;
    pt_slice value;
    bool ours = false;
    if (pt_json_type_of(object) != PT_TYPE_OBJECT) {
        refuse(r, object, "style-object", "", "");
        return;
    }
    pt_walk walk = pt_walk_into(object);
    while (r->status == PTCE_OK && pt_walk_next(&walk, &key, &value)) {
        const char *name = text_of(r, key);
        if (name && strcmp(name, "format") == 0) {
            const char *format = text_of(r, value);
            ours = format && strcmp(format, "ptce-style/1") == 0;
        } else if (name && strcmp(name, "base") == 0) {
            const char *base = text_of(r, value);
            const ptce_style *shipped = base ? ptce_style_named(base) : NULL;
            struct pt_arena *arena = r->style->arena;
            if (base && !shipped)
                refuse(r, value, "style-value", base, "screen, print, mono");
            if (shipped)
                *r->style = *shipped;
            r->style->arena = arena;
        }
    }
    if (!ours)
        refuse(r, object, "style-format", "", "");
}

/* ---- Contrast -------------------------------------------------------------*/

static double channel(const char *hex)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    double value = 0;
    for (int i = 0; i < 2; i++)
        value = value * 16 + (double)((strchr(digits, hex[i]) - digits) % 16);
    value /= 255;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(const char *colour)
{
    return 0.2126 * channel(colour + 1) + 0.7152 * channel(colour + 3) +
           0.0722 * channel(colour + 5);
}

static void check_contrast(reader *r, const char *ink, const char *ground,
                           pt_slice object)
{
    double a = luminance(ink) + 0.05;
    double b = luminance(ground) + 0.05;
    if (fmax(a, b) / fmin(a, b) < CONTRAST_LEAST)
        refuse(r, object, "style-contrast", ink, ground);
}

static void check_contrasts(reader *r, pt_slice object)
{
    const ptce_style *style = r->style;
    check_contrast(r, style->ink, "#ffffff", object);
    check_contrast(r, style->faint, "#ffffff", object);
    check_contrast(r, style->ink, style->pool.fill, object);
    check_contrast(r, style->ink, style->shade_low, object);
    check_contrast(r, style->ink, style->shade_high, object);
    for (size_t i = 0; i < PTCE_TYPE_COUNT; i++)
        check_contrast(r, style->ink, style->types[i].fill, object);
    for (size_t i = 0; i < PTCE_STYLE_GROUPS; i++)
        check_contrast(r, style->ink, style->groups[i].fill, object);
}

static void report(void *data, const pt_scan_fault *fault)
{
    reader *r = data;
    const pt_slice at = {r->text + fault->offset, 0};
    char excerpt[FAULT_MOST + 1];
    size_t length = strcspn(fault->excerpt ? fault->excerpt : "", "\r\n");
    if (!fault->rule) {
        r->status = pt_nomem(r->err);
        return;
    }
    length = length < FAULT_MOST ? length : FAULT_MOST;
    memcpy(excerpt, fault->excerpt ? fault->excerpt : "", length);
    excerpt[length] = '\0';
    refuse(r, at, "style-json", excerpt, "");
}

static ptce_status read_text(reader *r, const ptce_text *text)
{
    r->text = ptce_text_get(text);
    if (!pt_scan(r->text, text->length, report, r) || r->status != PTCE_OK)
        return r->status;
    pt_slice object = pt_slice_trim(r->text, text->length);
    read_base(r, object);
    if (r->status == PTCE_OK)
        read_object(r, fields, PT_COUNT(fields), r->style, object);
    if (r->status == PTCE_OK)
        check_contrasts(r, object);
    return r->status;
}

ptce_status ptce_style_read(ptce_style **out, const char *path, ptce_error *err)
{
    ptce_text text = {0};
    struct pt_arena *arena = pt_arena_new();
    ptce_style *style = arena ? pt_arena_take(arena, 1, sizeof *style) : NULL;
    reader r = {.style = style, .origin = path, .err = err};
    *out = NULL;
    ptce_status st =
        style ? ptce_file_read(&text, path, STYLE_LIMIT, err) : pt_nomem(err);
    if (st == PTCE_OK) {
        *style = *ptce_style_at(0);
        style->arena = arena;
        st = read_text(&r, &text);
    }
    ptce_text_clear(&text);
    if (st == PTCE_OK)
        *out = style;
    else
        pt_arena_free(arena);
    return st;
}
