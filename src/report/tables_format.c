/* SPDX-License-Identifier: MIT */
/* The formats of results, by name. */
#include <ptce/report.h>

static const char *const names[PTCE_TABLE_FORMATS] = {
    "table", "json", "csv", "markdown", "latex",
};

const char *ptce_table_format_name(ptce_table_format format)
{
    return (unsigned)format < PTCE_TABLE_FORMATS ? names[format] : NULL;
}
