/* SPDX-License-Identifier: MIT */
/* The version of libxml2, which calls 2.9.14 "20914". */
#include <ptce/report.h>

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>

const char *ptce_libxml2_version(void)
{
    static char version[32];
    unsigned long number = strtoul(xmlParserVersion, NULL, 10);
    (void)snprintf(version, sizeof version, "%lu.%lu.%lu", number / 10000,
                   number / 100 % 100, number % 100);
    return version;
}
