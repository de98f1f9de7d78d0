/* SPDX-License-Identifier: MIT */
/* The shipped styles, one row a kind of mark. Line colours follow Okabe and Ito
 * (2008), darkened to hold on white; social-economy bodies are round, firms
 * have corners, authorities are doubled, knowledge has a folded corner. */
#include "base/base.h"
#include <ptce/style.h>

#include <string.h>

// clang-format off
static const ptce_style styles[] = {
    {.name = "screen", .ink = "#1a1a1a", .faint = "#595959", .tie = "#5f6b76", .inferred = "#9aa5af",
     .member = "#4a4a4a", .shade_low = "#f4f9fd", .shade_high = "#4f9fd0",
     .types = {
         [PTCE_TYPE_ASSOCIATION] = {"#d3e9f8", "#0072b2", "box", "round", "solid", 1},
         [PTCE_TYPE_COOPERATIVE] = {"#c4e9dc", "#007f5c", "box", "round", "double", 1},
         [PTCE_TYPE_MUTUAL] = {"#d8e8c2", "#4f7a1d", "box", "round", "dotted", 1.8},
         [PTCE_TYPE_FOUNDATION] = {"#e2dcf3", "#6a51a3", "box", "round", "dashed", 1.2},
         [PTCE_TYPE_SOCIAL_ENTERPRISE] = {"#a5d3f2", "#1f5f93", "box", "round", "solid", 2},
         [PTCE_TYPE_COMPANY] = {"#fbe3b0", "#9a6700", "box", "square", "solid", 1.2},
         [PTCE_TYPE_LOCAL_AUTHORITY] = {"#f5d3e6", "#a23b77", "box", "square", "double", 1},
         [PTCE_TYPE_STATE] = {"#e9b4d3", "#7d2459", "box", "square", "solid", 2.4},
         [PTCE_TYPE_TRAINING] = {"#f8f3b0", "#7a7000", "note", "square", "solid", 1},
         [PTCE_TYPE_RESEARCH] = {"#e6df7d", "#5e5600", "note", "square", "solid", 2.2},
         [PTCE_TYPE_NETWORK] = {"#f9cfb6", "#b84a00", "component", "square", "solid", 1},
         [PTCE_TYPE_FUNDER] = {"#dcdcdc", "#444444", "box", "square", "hatched", 1},
         [PTCE_TYPE_OTHER] = {"#f2f2f2", "#757575", "box", "square", "dashed", 1},
     },
     .groups = {
         {"#d3e9f8", "#0072b2", "box", "square", "solid", 1.2},
         {"#fbe3b0", "#9a6700", "box", "square", "solid", 1.2},
         {"#c4e9dc", "#007f5c", "box", "square", "solid", 1.2},
         {"#f5d3e6", "#a23b77", "box", "square", "solid", 1.2},
         {"#f8f3b0", "#7a7000", "box", "round", "solid", 1.2},
         {"#f9cfb6", "#b84a00", "box", "round", "solid", 1.2},
         {"#e2dcf3", "#6a51a3", "box", "round", "solid", 1.2},
         {"#c9ced6", "#2f3a46", "box", "round", "solid", 1.2},
     },
     .pool = {"#ffffff", "#4a4a4a", "ellipse", "square", "solid", 1}},
    {.name = "print", .ink = "#000000", .faint = "#4d4d4d", .tie = "#404040", .inferred = "#8c8c8c",
     .member = "#333333", .shade_low = "#fafcfe", .shade_high = "#7fbbe0",
     .types = {
         [PTCE_TYPE_ASSOCIATION] = {"#edf6fc", "#005a8c", "box", "round", "solid", 1},
         [PTCE_TYPE_COOPERATIVE] = {"#e6f5f0", "#00664a", "box", "round", "double", 1},
         [PTCE_TYPE_MUTUAL] = {"#eff6e6", "#3d5f16", "box", "round", "dotted", 1.8},
         [PTCE_TYPE_FOUNDATION] = {"#f2eff9", "#54408a", "box", "round", "dashed", 1.2},
         [PTCE_TYPE_SOCIAL_ENTERPRISE] = {"#d8ecf9", "#174a73", "box", "round", "solid", 2},
         [PTCE_TYPE_COMPANY] = {"#fdf3dc", "#7a5200", "box", "square", "solid", 1.2},
         [PTCE_TYPE_LOCAL_AUTHORITY] = {"#fbecf4", "#822f5f", "box", "square", "double", 1},
         [PTCE_TYPE_STATE] = {"#f6deec", "#641d47", "box", "square", "solid", 2.4},
         [PTCE_TYPE_TRAINING] = {"#fcfade", "#615900", "note", "square", "solid", 1},
         [PTCE_TYPE_RESEARCH] = {"#f5f1c6", "#4b4500", "note", "square", "solid", 2.2},
         [PTCE_TYPE_NETWORK] = {"#fdebdf", "#943c00", "component", "square", "solid", 1},
         [PTCE_TYPE_FUNDER] = {"#ececec", "#333333", "box", "square", "hatched", 1},
         [PTCE_TYPE_OTHER] = {"#f8f8f8", "#666666", "box", "square", "dashed", 1},
     },
     .groups = {
         {"#edf6fc", "#005a8c", "box", "square", "solid", 1.2},
         {"#fdf3dc", "#7a5200", "box", "square", "solid", 1.2},
         {"#e6f5f0", "#00664a", "box", "square", "solid", 1.2},
         {"#fbecf4", "#822f5f", "box", "square", "solid", 1.2},
         {"#fbf8c8", "#857b00", "box", "round", "solid", 1.2},
         {"#fdebdf", "#943c00", "box", "round", "solid", 1.2},
         {"#f2eff9", "#54408a", "box", "round", "solid", 1.2},
         {"#e3e6ea", "#262f39", "box", "round", "solid", 1.2},
     },
     .pool = {"#ffffff", "#333333", "ellipse", "square", "solid", 1}},
    {.name = "mono", .ink = "#000000", .faint = "#4d4d4d", .tie = "#333333", .inferred = "#8a8a8a",
     .member = "#333333", .shade_low = "#ffffff", .shade_high = "#9c9c9c",
     .types = {
         [PTCE_TYPE_ASSOCIATION] = {"#ffffff", "#000000", "box", "round", "solid", 1},
         [PTCE_TYPE_COOPERATIVE] = {"#ffffff", "#000000", "box", "round", "double", 1},
         [PTCE_TYPE_MUTUAL] = {"#ededed", "#000000", "box", "round", "dotted", 1.8},
         [PTCE_TYPE_FOUNDATION] = {"#ffffff", "#000000", "box", "round", "dashed", 1.2},
         [PTCE_TYPE_SOCIAL_ENTERPRISE] = {"#e2e2e2", "#000000", "box", "round", "solid", 2},
         [PTCE_TYPE_COMPANY] = {"#ffffff", "#000000", "box", "square", "solid", 1.2},
         [PTCE_TYPE_LOCAL_AUTHORITY] = {"#ffffff", "#000000", "box", "square", "double", 1},
         [PTCE_TYPE_STATE] = {"#e2e2e2", "#000000", "box", "square", "solid", 2.4},
         [PTCE_TYPE_TRAINING] = {"#ffffff", "#000000", "note", "square", "solid", 1},
         [PTCE_TYPE_RESEARCH] = {"#e2e2e2", "#000000", "note", "square", "solid", 2.2},
         [PTCE_TYPE_NETWORK] = {"#ffffff", "#000000", "component", "square", "solid", 1},
         [PTCE_TYPE_FUNDER] = {"#d6d6d6", "#000000", "box", "square", "hatched", 1},
         [PTCE_TYPE_OTHER] = {"#ffffff", "#555555", "box", "square", "dashed", 1},
     },
     .groups = {
         {"#ffffff", "#000000", "box", "square", "solid", 1.2},
         {"#cfcfcf", "#000000", "box", "square", "solid", 1.2},
         {"#e8e8e8", "#000000", "box", "square", "solid", 1.2},
         {"#b5b5b5", "#000000", "box", "square", "solid", 1.2},
         {"#ffffff", "#000000", "box", "round", "solid", 1.2},
         {"#cfcfcf", "#000000", "box", "round", "solid", 1.2},
         {"#e8e8e8", "#000000", "box", "round", "solid", 1.2},
         {"#b5b5b5", "#000000", "box", "round", "solid", 1.2},
     },
     .pool = {"#ffffff", "#333333", "ellipse", "square", "solid", 1}},
};
// clang-format on

const ptce_style *ptce_style_at(size_t i)
{
    return i < PT_COUNT(styles) ? &styles[i] : NULL;
}

const ptce_style *ptce_style_named(const char *name)
{
    for (size_t i = 0; i < PT_COUNT(styles); i++)
        if (strcmp(styles[i].name, name) == 0)
            return &styles[i];
    return NULL;
}

void ptce_style_free(ptce_style *style)
{
    if (style)
        pt_arena_free(style->arena); /* which holds the style, too */
}
