/* SPDX-License-Identifier: MIT */
/* The closed lists of the format: names and families. */
#include "model/model.h"

#include <string.h>

#define X(id, name) name,
static const char *const family_names[] = {PTCE_FAMILY_ROWS(X)};
static const char *const kind_names[] = {PTCE_KIND_ROWS(X)};
static const char *const nature_names[] = {PTCE_NATURE_ROWS(X)};
static const char *const what_names[] = {PTCE_WHAT_ROWS(X)};
static const char *const circle_names[] = {PTCE_CIRCLE_ROWS(X)};
#undef X
#define X(id, name, family) name,
static const char *const type_names[] = {PTCE_TYPE_ROWS(X)};
#undef X
#define X(id, name, family) family,
static const ptce_family families[] = {PTCE_TYPE_ROWS(X)};
#undef X

/* The place of a name in its list; the list's length if it is not there. */
static size_t place(const char *const *names, size_t count, const char *name)
{
    size_t i = 0;
    while (i < count && strcmp(names[i], name) != 0)
        i++;
    return i;
}

#define NAME(names, value)                                                     \
    ((size_t)(value) < PT_COUNT(names) ? (names)[(size_t)(value)] : NULL)

const char *ptce_family_name(ptce_family family)
{
    return NAME(family_names, family);
}

const char *ptce_type_name(ptce_type type)
{
    return NAME(type_names, type);
}

const char *ptce_kind_name(ptce_kind kind)
{
    return NAME(kind_names, kind);
}

const char *ptce_nature_name(ptce_nature nature)
{
    return NAME(nature_names, nature);
}

const char *ptce_what_name(ptce_what what)
{
    return NAME(what_names, what);
}

const char *ptce_circle_name(ptce_circle circle)
{
    return NAME(circle_names, circle);
}

const char *ptce_certainty_name(ptce_certainty certainty)
{
    return certainty == PTCE_INFERRED ? "inferred" : "stated";
}

const char *ptce_severity_name(ptce_severity severity)
{
    static const char *const names[] = {"error", "warning", "info"};
    return names[severity];
}

ptce_family ptce_family_of(ptce_type type)
{
    return families[type];
}

ptce_family pt_family_named(const char *name)
{
    return (ptce_family)place(family_names, PT_COUNT(family_names), name);
}

ptce_type pt_type_named(const char *name)
{
    return (ptce_type)place(type_names, PT_COUNT(type_names), name);
}

ptce_kind pt_kind_named(const char *name)
{
    return (ptce_kind)place(kind_names, PT_COUNT(kind_names), name);
}

ptce_nature pt_nature_named(const char *name)
{
    return (ptce_nature)place(nature_names, PT_COUNT(nature_names), name);
}

ptce_what pt_what_named(const char *name)
{
    return (ptce_what)place(what_names, PT_COUNT(what_names), name);
}

ptce_circle pt_circle_named(const char *name)
{
    return (ptce_circle)place(circle_names, PT_COUNT(circle_names), name);
}
