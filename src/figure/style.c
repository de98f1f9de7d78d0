/* SPDX-License-Identifier: MIT */
/* Colours and forms: one row a group, one column a theme. */
#include "figure/figure.h"

#include <string.h>

// clang-format off
static const pt_theme themes[] = {
    /* name     ink        faint      tie        inferred   member */
    {"screen", "#1a1a1a", "#595959", "#5f6b76", "#9aa5af", "#4a4a4a",
     "#f4f9fd", "#4f9fd0"},
    {"print",  "#000000", "#4d4d4d", "#404040", "#8c8c8c", "#333333",
     "#fafcfe", "#7fbbe0"},
    {"mono",   "#000000", "#4d4d4d", "#333333", "#8a8a8a", "#333333",
     "#ffffff", "#9c9c9c"},
};

/* Line colours follow Okabe and Ito (2008), darkened to hold on white; ESS is
 * round, firms have corners, authorities are doubled, knowledge has a folded
 * corner. Types in the order of PTCE_TYPE_ROWS. */
static const struct {
    const char *fill[PT_COUNT(themes)], *line[PT_COUNT(themes)];
    const char *shape, *style;
    double pen;
    int peripheries;
} looks[] = {
    /* association */
    {{"#d3e9f8", "#edf6fc", "#ffffff"}, {"#0072b2", "#005a8c", "#000000"},
     "box", "filled,rounded", 1, 1},
    /* cooperative */
    {{"#c4e9dc", "#e6f5f0", "#ffffff"}, {"#007f5c", "#00664a", "#000000"},
     "box", "filled,rounded", 1, 2},
    /* mutual */
    {{"#d8e8c2", "#eff6e6", "#ededed"}, {"#4f7a1d", "#3d5f16", "#000000"},
     "box", "filled,rounded", 2.4, 1},
    /* foundation */
    {{"#e2dcf3", "#f2eff9", "#ffffff"}, {"#6a51a3", "#54408a", "#000000"},
     "box", "filled,rounded,dashed", 1.2, 1},
    /* social_enterprise */
    {{"#a5d3f2", "#d8ecf9", "#e2e2e2"}, {"#1f5f93", "#174a73", "#000000"},
     "box", "filled,rounded", 2, 1},
    /* company */
    {{"#fbe3b0", "#fdf3dc", "#ffffff"}, {"#9a6700", "#7a5200", "#000000"},
     "box", "filled", 1.2, 1},
    /* local_authority */
    {{"#f5d3e6", "#fbecf4", "#ffffff"}, {"#a23b77", "#822f5f", "#000000"},
     "box", "filled", 1, 2},
    /* state */
    {{"#e9b4d3", "#f6deec", "#e2e2e2"}, {"#7d2459", "#641d47", "#000000"},
     "box", "filled", 2.4, 1},
    /* training */
    {{"#f8f3b0", "#fcfade", "#ffffff"}, {"#7a7000", "#615900", "#000000"},
     "note", "filled", 1, 1},
    /* research */
    {{"#e6df7d", "#f5f1c6", "#e2e2e2"}, {"#5e5600", "#4b4500", "#000000"},
     "note", "filled", 2.2, 1},
    /* network */
    {{"#f9cfb6", "#fdebdf", "#ffffff"}, {"#b84a00", "#943c00", "#000000"},
     "component", "filled", 1, 1},
    /* funder */
    {{"#dcdcdc", "#ececec", "#d6d6d6"}, {"#444444", "#333333", "#000000"},
     "box", "filled,diagonals", 1, 1},
    /* other */
    {{"#f2f2f2", "#f8f8f8", "#ffffff"}, {"#757575", "#666666", "#555555"},
     "box", "filled,dashed", 1, 1},
};

/* Colours of groups that are no types; without colour, four greys twice. */
static const struct {
    const char *fill[PT_COUNT(themes)], *line[PT_COUNT(themes)];
    const char *style;
} plain[] = {
    {{"#d3e9f8", "#edf6fc", "#ffffff"}, {"#0072b2", "#005a8c", "#000000"}, "filled"},
    {{"#fbe3b0", "#fdf3dc", "#cfcfcf"}, {"#9a6700", "#7a5200", "#000000"}, "filled"},
    {{"#c4e9dc", "#e6f5f0", "#e8e8e8"}, {"#007f5c", "#00664a", "#000000"}, "filled"},
    {{"#f5d3e6", "#fbecf4", "#b5b5b5"}, {"#a23b77", "#822f5f", "#000000"}, "filled"},
    {{"#f8f3b0", "#fcfade", "#ffffff"}, {"#7a7000", "#615900", "#000000"}, "filled,rounded"},
    {{"#f9cfb6", "#fdebdf", "#cfcfcf"}, {"#b84a00", "#943c00", "#000000"}, "filled,rounded"},
    {{"#e2dcf3", "#f2eff9", "#e8e8e8"}, {"#6a51a3", "#54408a", "#000000"}, "filled,rounded"},
    {{"#d8e8c2", "#eff6e6", "#b5b5b5"}, {"#4f7a1d", "#3d5f16", "#000000"}, "filled,rounded"},
};
// clang-format on

_Static_assert(PT_COUNT(plain) == PT_PLAIN_LOOKS, "as many as announced");
_Static_assert(PT_COUNT(looks) == PT_LOOKS, "a look a type");

static const char *const layouts[] = {"auto", "neato", "dot",  "fdp",
                                      "sfdp", "circo", "twopi"};
static const char *const colours[] = {"type", "family", "community"};

const char *ptce_layout_at(size_t i)
{
    return i < PT_COUNT(layouts) ? layouts[i] : NULL;
}

const char *ptce_theme_at(size_t i)
{
    return i < PT_COUNT(themes) ? themes[i].name : NULL;
}

const char *ptce_colour_at(size_t i)
{
    return i < PT_COUNT(colours) ? colours[i] : NULL;
}

const pt_theme *pt_theme_named(const char *name)
{
    for (size_t i = 0; name && i < PT_COUNT(themes); i++)
        if (strcmp(themes[i].name, name) == 0)
            return &themes[i];
    return name ? NULL : themes;
}

pt_look pt_look_at(const pt_theme *theme, size_t group)
{
    size_t column = (size_t)(theme - themes);
    size_t row = group % PT_LOOKS;
    return (pt_look){.fill = looks[row].fill[column],
                     .line = looks[row].line[column],
                     .shape = looks[row].shape,
                     .style = looks[row].style,
                     .pen = looks[row].pen,
                     .peripheries = looks[row].peripheries};
}

pt_look pt_look_plain(const pt_theme *theme, size_t group, bool none)
{
    size_t column = (size_t)(theme - themes);
    size_t row = group % PT_PLAIN_LOOKS;
    return (pt_look){.fill = none ? "#ffffff" : plain[row].fill[column],
                     .line = none ? theme->faint : plain[row].line[column],
                     .shape = "box",
                     .style = none ? "filled,dashed" : plain[row].style,
                     .pen = 1.2,
                     .peripheries = 1};
}

pt_look pt_look_pool(const pt_theme *theme)
{
    return (pt_look){.fill = "#ffffff",
                     .line = theme->member,
                     .shape = "ellipse",
                     .style = "filled",
                     .pen = 1,
                     .peripheries = 1};
}
