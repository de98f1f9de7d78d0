/* SPDX-License-Identifier: MIT */
/* From a style to what Graphviz is told. */
#include "figure/figure.h"

#include <string.h>

static const char *const layouts[] = {"auto", "neato", "dot",  "fdp",
                                      "sfdp", "circo", "twopi"};
static const char *const colours[] = {"type", "family", "community"};

const char *ptce_layout_at(size_t i)
{
    return i < PT_COUNT(layouts) ? layouts[i] : NULL;
}

const char *ptce_theme_at(size_t i)
{
    const ptce_style *style = ptce_style_at(i);
    return style ? style->name : NULL;
}

const char *ptce_colour_at(size_t i)
{
    return i < PT_COUNT(colours) ? colours[i] : NULL;
}

const pt_theme *pt_theme_named(const char *name)
{
    return name ? ptce_style_named(name) : ptce_style_at(0);
}

/* Corners and border as Graphviz has them: one list. */
static const char *style_of(const ptce_look *look)
{
    static const struct {
        const char *border, *square, *round;
    } rows[] = {
        {"dashed", "filled,dashed", "filled,rounded,dashed"},
        {"dotted", "filled,dotted", "filled,rounded,dotted"},
        {"hatched", "filled,diagonals", "filled,rounded,diagonals"},
        {"", "filled", "filled,rounded"},
    };
    size_t row = 0;
    while (row + 1 < PT_COUNT(rows) &&
           strcmp(rows[row].border, look->border) != 0)
        row++;
    return strcmp(look->corners, "round") == 0 ? rows[row].round
                                               : rows[row].square;
}

static pt_look look_of(const ptce_look *look)
{
    return (pt_look){.fill = look->fill,
                     .line = look->line,
                     .shape = look->shape,
                     .style = style_of(look),
                     .pen = look->pen,
                     .peripheries =
                         strcmp(look->border, "double") == 0 ? 2 : 1};
}

pt_look pt_look_at(const pt_theme *theme, size_t group)
{
    return look_of(&theme->types[group % PT_LOOKS]);
}

pt_look pt_look_plain(const pt_theme *theme, size_t group, bool none)
{
    pt_look look = look_of(&theme->groups[group % PT_PLAIN_LOOKS]);
    if (!none)
        return look;
    return (pt_look){.fill = "#ffffff",
                     .line = theme->faint,
                     .shape = "box",
                     .style = "filled,dashed",
                     .pen = 1.2,
                     .peripheries = 1};
}

pt_look pt_look_pool(const pt_theme *theme)
{
    return look_of(&theme->pool);
}
